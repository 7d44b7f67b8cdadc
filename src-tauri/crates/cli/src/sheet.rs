//! `passage sheet`: the sheet that a driver carries, or line and stops for a driver's device.

use std::{collections::BTreeMap, fmt::Write as _, path::PathBuf};

use chrono::{DateTime, FixedOffset, NaiveDateTime};
use clap::Args;
use passage_desk::{
    Desk,
    dto::{SheetArgs, SheetFormat, SheetOf, SheetStopArgs, SheetWriteArgs},
    error::ApiError,
};
use passage_model::{Lang, Time, Tlp, VehicleClass};
use passage_words::Words;

use crate::{
    args::{time, tlp, vehicle},
    output,
    run::{Answer, call},
};

#[derive(Args)]
pub(crate) struct SheetOptions {
    /// For which route (id or code)
    #[arg(long, value_name = "ID")]
    route: String,
    /// Driven from its end to its start
    #[arg(long)]
    reverse: bool,
    /// When they leave, with the offset of the local time that the sheet prints: 2024-12-01T08:00+03:00
    #[arg(long, value_name = "TIME", value_parser = local)]
    depart: DateTime<FixedOffset>,
    /// When they must be back; default: filled in by hand
    #[arg(long, value_name = "TIME", value_parser = local)]
    back_by: Option<DateTime<FixedOffset>>,
    /// After that it must not be used; default: 2 hours after the arrival
    #[arg(long, value_name = "TIME", value_parser = local)]
    valid_until: Option<DateTime<FixedOffset>>,
    /// Language beside that of --lang; default: Arabic, beside Arabic English
    #[arg(long, value_name = "en|ar|fr", value_parser = crate::args::lang)]
    second: Option<Lang>,
    /// Marking
    #[arg(long, default_value = "amber+strict", value_parser = tlp)]
    tlp: Tlp,
    /// In which vehicle; default: the route's own
    #[arg(long, value_name = "CLASS", value_parser = vehicle)]
    vehicle: Option<VehicleClass>,
    /// In a convoy: a fourth is added to driving times
    #[arg(long)]
    convoy: bool,
    /// Driving time without stops; default: the route's in normal times, else by the speed of the vehicle
    #[arg(long, value_name = "MINUTES")]
    drive_minutes: Option<u32>,
    /// Call after waiting so long
    #[arg(long, value_name = "MINUTES", default_value_t = 60)]
    wait_minutes: u32,
    /// Planned stop: number of the stop from 0, minutes
    #[arg(long = "stop", value_name = "N=MINUTES", value_parser = stop)]
    stops: Vec<(u32, u32)>,
    /// They call from this stop; default: from start and end
    #[arg(long = "call", value_name = "N")]
    calls: Vec<u32>,
    /// Leave this stop out
    #[arg(long = "without", value_name = "N")]
    without: Vec<u32>,
    /// What to do at a stop, in the first and the second language. No names, no telephone numbers
    #[arg(long = "do", value_name = "N=TEXT|TEXT", value_parser = note)]
    notes: Vec<(u32, String, Option<String>)>,
    /// Where to; .gpx and .kml give line and stops for a device
    #[arg(short, long, value_name = "FILE.html")]
    output: PathBuf,
}

/// A time with its offset; seconds may be left out.
fn local(text: &str) -> Result<DateTime<FixedOffset>, String> {
    if let Ok(time) =
        DateTime::parse_from_rfc3339(text).or_else(|_| DateTime::parse_from_str(text, "%Y-%m-%dT%H:%M%:z"))
    {
        return Ok(time);
    }
    let utc = text.strip_suffix(['Z', 'z']).and_then(|text| NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").ok());
    utc.map_or_else(|| time(text), |time| Ok(time.and_utc())).map(|time| time.fixed_offset())
}

fn numbered(text: &str) -> Result<(u32, &str), String> {
    let wanted = || "the number of a stop and = are expected".to_owned();
    let (number, rest) = text.split_once('=').ok_or_else(wanted)?;
    Ok((number.trim().parse().map_err(|_| wanted())?, rest))
}

fn stop(text: &str) -> Result<(u32, u32), String> {
    let (number, minutes) = numbered(text)?;
    Ok((number, minutes.trim().parse().map_err(|_| "minutes are expected, as in 3=30".to_owned())?))
}

fn note(text: &str) -> Result<(u32, String, Option<String>), String> {
    let (number, text) = numbered(text)?;
    let (first, second) = text.split_once('|').map_or((text, None), |(first, second)| (first, Some(second)));
    Ok((number, first.trim().to_owned(), second.map(|second| second.trim().to_owned())))
}

/// What was said of each stop. Where calls are named, nobody calls from elsewhere; where none is, `last` and the start do.
fn said(options: &SheetOptions, last: u32) -> Vec<SheetStopArgs> {
    let mut said: BTreeMap<u32, SheetStopArgs> = BTreeMap::new();
    let calls = if options.calls.is_empty() { &vec![0, last] } else { &options.calls };
    let mut of = |index: u32, say: &dyn Fn(&mut SheetStopArgs)| {
        let call = calls.contains(&index);
        say(said.entry(index).or_insert_with(|| SheetStopArgs { index, call, ..SheetStopArgs::default() }));
    };
    for index in [0, last].iter().chain(calls) {
        of(*index, &|_| {});
    }
    for (index, minutes) in &options.stops {
        of(*index, &|stop| stop.minutes = *minutes);
    }
    for index in &options.without {
        of(*index, &|stop| stop.leave_out = true);
    }
    for (index, first, second) in &options.notes {
        of(*index, &|stop| {
            stop.first = Some(first.clone());
            stop.second.clone_from(second);
        });
    }
    said.into_values().collect()
}

/// `passage sheet`.
pub(crate) fn answer(desk: &mut Desk, words: Words, options: &SheetOptions) -> Result<Answer, ApiError> {
    let utc = |time: &DateTime<FixedOffset>| -> Time { time.to_utc() };
    let second = options.second.unwrap_or(if words.lang() == Lang::Ar { Lang::En } else { Lang::Ar });
    let mut sheet = SheetArgs {
        lang: words.lang(),
        of: SheetOf::Route { route: options.route.clone(), reverse: options.reverse },
        langs: Some((words.lang(), second)),
        tlp: options.tlp,
        depart: utc(&options.depart),
        local_offset_minutes: options.depart.offset().local_minus_utc() / 60,
        back_by: options.back_by.as_ref().map(utc),
        valid_until: options.valid_until.as_ref().map(utc),
        vehicle: options.vehicle,
        convoy: options.convoy,
        drive_minutes: options.drive_minutes,
        wait_minutes: Some(options.wait_minutes),
        stops: Vec::new(),
    };
    let preview = call(desk, "sheet_preview", &sheet)?;
    let last = preview["stops"].as_array().map_or(0, |stops| stops.len().saturating_sub(1));
    sheet.stops = said(options, u32::try_from(last).unwrap_or(u32::MAX));
    let extension = options.output.extension().map(std::ffi::OsStr::to_ascii_lowercase);
    let format = match extension.as_deref().and_then(|extension| extension.to_str()) {
        Some("gpx") => SheetFormat::Gpx,
        Some("kml") => SheetFormat::Kml,
        _ => SheetFormat::Html,
    };
    let file = Some(options.output.display().to_string());
    let json = call(desk, "sheet", &SheetWriteArgs { sheet, format, file })?;
    let mut text = output::written(words, &json);
    for warning in json["warnings"].as_array().into_iter().flatten() {
        let _ = writeln!(text, "  {}", warning.as_str().unwrap_or_default());
    }
    Ok(Answer { json, text, problems: false })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_offset_of_the_departure_is_kept() {
        let east = local("2024-12-01T08:00+03:00").unwrap();
        assert_eq!((east.offset().local_minus_utc(), east.to_utc()), (10_800, time("2024-12-01T05:00:00Z").unwrap()));
        assert_eq!(local("2024-12-01T05:00Z").unwrap().offset().local_minus_utc(), 0);
        assert!(local("2024-12-01T08:00").is_err(), "a time without a zone is a guess");
    }

    #[test]
    fn stops_are_named_by_number() {
        assert_eq!(stop("3=30"), Ok((3, 30)));
        assert_eq!(note("2=Keep left|ابق يسارا"), Ok((2, "Keep left".into(), Some("ابق يسارا".into()))));
        assert!(stop("30").is_err() && stop("x=1").is_err() && note("Keep left").is_err());
    }
}
