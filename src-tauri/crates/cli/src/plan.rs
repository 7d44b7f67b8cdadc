//! `passage roads` and `passage plan`: the road network, and ways over it.

use std::{fmt::Write as _, path::PathBuf};

use chrono::FixedOffset;
use clap::{Args, Subcommand};
use passage_desk::{Desk, PlanAnswer, PlanArgs, error::ApiError, plan, plan_duration as duration, roads_import};
use passage_model::{LatLon, RiskLevel, Time, TrafficClass, VehicleClass};
use passage_words::Words;

use crate::{
    args::{expected, time, traffic, vehicle},
    run::{Answer, to_json},
};

#[derive(Subcommand)]
pub(crate) enum RoadsWhat {
    /// Take in the roads of OpenStreetMap extracts (.osm.pbf, .osm), joined, in place of those before
    Import {
        /// Extracts
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
}

#[derive(Args)]
pub(crate) struct PlanOptions {
    /// From where, degrees
    #[arg(long, value_name = "LAT,LON", value_parser = position, allow_hyphen_values = true)]
    from: LatLon,
    /// To where, degrees
    #[arg(long, value_name = "LAT,LON", value_parser = position, allow_hyphen_values = true)]
    to: LatLon,
    /// When they leave (RFC 3339, or a date for 00:00 UTC); default: now
    #[arg(long, value_name = "TIME", value_parser = time)]
    depart: Option<Time>,
    /// Local time against UTC, as in +03:00: hours and days on road signs are local; default: UTC
    #[arg(long, value_name = "HH:MM", value_parser = offset, allow_hyphen_values = true)]
    utc_offset: Option<i32>,
    /// In which vehicle
    #[arg(long, value_name = "CLASS", value_parser = vehicle, default_value = "heavy_truck")]
    vehicle: VehicleClass,
    /// As which traffic
    #[arg(long, value_name = "CLASS", value_parser = traffic, default_value = "humanitarian_cargo")]
    traffic: TrafficClass,
    /// In a convoy: a fourth is added to every time
    #[arg(long)]
    convoy: bool,
    /// At most so many ways
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = clap::value_parser!(u8).range(1..=8))]
    alternatives: u8,
    /// How much levels count against time, in hundredths: 0 not at all, 100 as a rule, 400 very much
    #[arg(long, value_name = "HUNDREDTHS", default_value_t = 100)]
    avoid: u16,
    /// Never through this level or a worse one
    #[arg(long, value_name = "LEVEL", value_parser = level)]
    never: Option<RiskLevel>,
}

/// Minutes.
/// `+03:00` as minutes.
pub(crate) fn offset(text: &str) -> Result<i32, String> {
    let at: FixedOffset = text.parse().map_err(|_| "an offset as in +03:00 or -04:30 is expected".to_owned())?;
    Ok(at.local_minus_utc() / 60)
}

fn position(text: &str) -> Result<LatLon, String> {
    let wanted = || "latitude and longitude in degrees are expected, as 36.20,37.13".to_owned();
    let (lat, lon) = text.split_once(',').ok_or_else(wanted)?;
    let (lat, lon) = (lat.trim().parse().map_err(|_| wanted())?, lon.trim().parse().map_err(|_| wanted())?);
    LatLon::new(lat, lon).map_err(|error| error.to_string())
}

fn level(text: &str) -> Result<RiskLevel, String> {
    let level = RiskLevel::from_code(&text.replace('-', "_"));
    level.ok_or_else(|| expected(&RiskLevel::ALL.map(RiskLevel::code)))
}

/// `passage roads`.
pub(crate) fn roads(desk: &mut Desk, words: Words, what: RoadsWhat) -> Result<Answer, ApiError> {
    let RoadsWhat::Import { files } = what;
    import(desk, words, &files)
}

fn import(desk: &mut Desk, words: Words, files: &[PathBuf]) -> Result<Answer, ApiError> {
    let made = roads_import(desk, words, files)?;
    let mut text = words.with(
        "cli-roads-imported",
        &[
            ("file", made.file.clone().into()),
            ("roads", made.roads.into()),
            ("km", made.km.round().into()),
            ("junctions", made.junctions.into()),
            ("turns", made.turns.into()),
            ("refused", made.refused.into()),
        ],
    ) + "\n";
    for refusal in made.refusals.iter().take(20) {
        let _ = writeln!(text, "  {} {} {}", refusal.element, refusal.message, refusal.value);
    }
    Ok(Answer { json: to_json(words, &made)?, text, problems: made.refused > 0 })
}

/// `passage plan`.
pub(crate) fn answer(desk: &mut Desk, words: Words, options: &PlanOptions) -> Result<Answer, ApiError> {
    let args = PlanArgs {
        lang: words.lang(),
        from: options.from,
        to: options.to,
        depart: options.depart,
        local_offset_minutes: options.utc_offset,
        vehicle: options.vehicle,
        traffic: options.traffic,
        convoy: options.convoy,
        alternatives: options.alternatives.into(),
        avoid: options.avoid,
        never: options.never,
    };
    let planned = plan(desk, &args)?;
    let problems = planned.alternatives.is_empty();
    Ok(Answer { json: to_json(words, &planned)?, text: told(words, &planned), problems })
}

fn told(words: Words, planned: &PlanAnswer) -> String {
    let snapped = &planned.snapped;
    let mut text = String::new();
    for note in &planned.notes {
        let _ = writeln!(text, "{note}");
    }
    text += &words
        .with("cli-plan-snapped", &[("from", snapped.from_m.round().into()), ("to", snapped.to_m.round().into())]);
    text.push('\n');
    for (number, way) in planned.alternatives.iter().enumerate() {
        let level = words.text(&format!("level-{}", way.level.replace('_', "-")));
        let args = [
            ("number", (number + 1).into()),
            ("km", km(way.km).into()),
            ("time", duration(words, way.minutes).into()),
            ("arrive", words.moment(way.arrive).into()),
            ("level", level.into()),
            ("from", way.worst.from_km.into()),
            ("to", way.worst.to_km.into()),
            ("via", words.list(&way.via).into()),
        ];
        let _ = writeln!(text, "{}", words.with("cli-plan-way", &args));
        if number > 0 {
            let args = [
                ("km", signed(way.more_km, &km(way.more_km.abs())).into()),
                ("time", signed(way.more_minutes, &duration(words, way.more_minutes.abs())).into()),
            ];
            let _ = writeln!(text, "  {}", words.with("cli-plan-more", &args));
        }
        if !way.avoids.is_empty() {
            let _ = writeln!(text, "  {}", words.with("cli-plan-avoids", &[("what", words.list(&way.avoids).into())]));
        }
        for warning in &way.warnings {
            let args = [("km", warning.km.into()), ("text", warning.text.clone().into())];
            let _ = writeln!(text, "  {}", words.with("cli-plan-at", &args));
        }
    }
    if let Some(blocked) = &planned.blocked_text {
        let _ = writeln!(text, "{blocked}");
    }
    for blocked in &planned.blocked_by {
        let opened = blocked.opened.map_or_else(
            || words.text("cli-plan-opened-none"),
            |way| {
                words.with(
                    "cli-plan-opened",
                    &[("km", km(way.km).into()), ("time", duration(words, way.minutes).into())],
                )
            },
        );
        let _ = writeln!(text, "  {}: {opened}", blocked.title);
    }
    for note in &planned.blocked_notes {
        let _ = writeln!(text, "{note}");
    }
    text
}

fn km(km: f64) -> String {
    format!("{km:.0}")
}

fn signed(value: f64, text: &str) -> String {
    // A true minus, as wide as the plus.
    if value < 0.0 { format!("−{text}") } else { format!("+{text}") }
}
