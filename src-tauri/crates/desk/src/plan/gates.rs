//! Crossings of a way against their hours: when they are reached, without the margin and with it, and whether both
//! sides are open then.

use chrono::{Duration, NaiveTime};
use passage_model::{Crossing, Hours, Time};
use passage_words::Words;

use super::{clock::Reached, stops::Track};
use crate::{assess::Answered, dto::*};

/// The crossings that a way passes.
pub(super) fn crossings(
    words: Words,
    answered: &Answered,
    // As they are when they are reached.
    rows: &[CrossingRowDto],
    track: &Track,
) -> Vec<PlanCrossingDto> {
    let passed = track.crossings(answered.register()).into_iter().filter_map(|(id, km)| {
        let crossing = answered.register().crossing(id)?;
        let row = rows.iter().find(|row| row.id == id.to_string())?;
        Some(dto(words, crossing, row, km, track.through(km)))
    });
    passed.collect()
}

fn dto(words: Words, crossing: &Crossing, row: &CrossingRowDto, km: f64, reached: Reached) -> PlanCrossingDto {
    let hours: Vec<Hours> = crossing.sides.iter().filter_map(|side| side.hours).collect();
    let all_known = hours.len() == crossing.sides.len();
    // Who waits for another day is told the hours of that day.
    let waits = reached.at > reached.came && is_open(&hours, reached.at);
    let open = span(&hours, if waits { reached.at } else { reached.came });
    let fit = fit(&hours, all_known, open, reached);
    let hours_text = match open {
        _ if hours.is_empty() => words.text("plan-hours-unknown"),
        None => words.text("plan-hours-shut"),
        Some((from, until)) => {
            let text = hours_span(words, from, until);
            if all_known { text } else { words.with("plan-hours-one-side", &[("hours", text.into())]) }
        }
    };
    let sides = crossing.sides.iter().zip(&row.sides).map(|(side, told)| PlanSideDto {
        name: told.name.clone(),
        hours_text: side.hours.map(|hours| {
            let minute = |minute: u16| format!("{:02}:{:02}", minute / 60, minute % 60);
            words.with(
                "plan-hours",
                &[("from", minute(hours.from_minute).into()), ("until", minute(hours.to_minute).into())],
            )
        }),
        access: told.access,
        access_text: told.access_text.clone(),
        checked_text: match side.statuses.iter().map(|status| status.checked_at).max() {
            Some(at) => words.with("plan-checked", &[("day", words.day(at).into())]),
            None => words.text("plan-checked-never"),
        },
    });
    PlanCrossingDto {
        id: row.id.clone(),
        name: row.name.clone(),
        kind: row.kind,
        km,
        lat: row.lat,
        lon: row.lon,
        at: reached.at,
        at_margin: reached.at_margin,
        access: row.access,
        access_text: row.access_text.clone(),
        reason_text: row.reason_text.clone(),
        sides: sides.collect(),
        open_from: open.map(|open| open.0),
        open_until: open.map(|open| open.1),
        hours_text,
        fit,
        fit_text: words.text(match fit {
            HoursFit::Fits => "plan-fit-fits",
            HoursFit::Tight => "plan-fit-tight",
            HoursFit::Waits => "plan-fit-waits",
            HoursFit::NextDay => "plan-fit-next-day",
            HoursFit::Early => "plan-fit-early",
            HoursFit::Missed => "plan-fit-missed",
            HoursFit::Unknown => "plan-fit-unknown",
        }),
    }
}

/// "05:00 to 13:00".
pub(super) fn hours_span(words: Words, from: Time, until: Time) -> String {
    // The end of the day reads as 24:00, not as the start of the next.
    let ends = if until.time() == NaiveTime::MIN { "24:00".to_owned() } else { words.clock(until) };
    words.with("plan-hours", &[("from", words.clock(from).into()), ("until", ends.into())])
}

fn is_open(hours: &[Hours], at: Time) -> bool {
    hours.iter().all(|hours| hours.covers(at))
}

fn fit(hours: &[Hours], all_known: bool, open: Option<(Time, Time)>, reached: Reached) -> HoursFit {
    if hours.is_empty() {
        return HoursFit::Unknown;
    }
    if is_open(hours, reached.came) {
        return match (is_open(hours, reached.at_margin), all_known) {
            (false, _) => HoursFit::Tight,
            (true, true) => HoursFit::Fits,
            (true, false) => HoursFit::Unknown,
        };
    }
    if reached.at > reached.came && is_open(hours, reached.at) {
        let same_day = reached.at.date_naive() == reached.came.date_naive();
        return if same_day { HoursFit::Waits } else { HoursFit::NextDay };
    }
    match open {
        Some((from, _)) if from > reached.came => HoursFit::Early,
        // Shut all that day: it opens on another one.
        None if next_opening(hours, reached.came).is_some() => HoursFit::Early,
        _ => HoursFit::Missed,
    }
}

/// When all are open on the day of a moment: the span that holds it, else the next of that day, else the last.
fn span(hours: &[Hours], at: Time) -> Option<(Time, Time)> {
    if hours.is_empty() {
        return None;
    }
    let midnight = at.date_naive().and_time(NaiveTime::MIN).and_utc();
    let mut spans: Vec<(Time, Time)> = Vec::new();
    for minute in 0..1440 {
        let (start, end) = (midnight + Duration::minutes(minute), midnight + Duration::minutes(minute + 1));
        if !hours.iter().all(|hours| hours.covers(start)) {
            continue;
        }
        match spans.last_mut() {
            Some((_, last)) if *last == start => *last = end,
            _ => spans.push((start, end)),
        }
    }
    let ahead = spans.iter().find(|(_, until)| at < *until);
    ahead.or(spans.last()).copied()
}

/// When all are next open after a moment, within a week.
pub(super) fn next_opening(hours: &[Hours], after: Time) -> Option<Time> {
    let mut at = after;
    for _ in 0..8 {
        let open = span(hours, at).filter(|(from, _)| *from > after);
        if let Some((from, _)) = open {
            return Some(from);
        }
        at = at.date_naive().succ_opt()?.and_time(NaiveTime::MIN).and_utc();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Time {
        format!("2024-12-0{text}:00Z").parse().unwrap()
    }

    #[test]
    fn both_sides_must_be_open_when_it_is_reached() {
        let hours: Vec<Hours> = ["05:00-13:00", "06:00-12:00"].map(|text| text.parse().unwrap()).into();
        assert_eq!(span(&hours, at("1T08:00")), Some((at("1T06:00"), at("1T12:00"))));
        let reached = |came, margin| Reached { at: at(came), at_margin: at(margin), came: at(came) };
        let fits = |all, came, margin| fit(&hours, all, span(&hours, at(came)), reached(came, margin));
        assert_eq!(fits(true, "1T08:00", "1T08:30"), HoursFit::Fits);
        assert_eq!(fits(false, "1T08:00", "1T08:30"), HoursFit::Unknown);
        assert_eq!(fits(true, "1T11:50", "1T12:30"), HoursFit::Tight);
        assert_eq!(fits(true, "1T12:00", "1T12:30"), HoursFit::Missed);
        assert_eq!(fits(true, "1T05:30", "1T05:40"), HoursFit::Early);
        let waits = Reached { at: at("1T06:00"), at_margin: at("1T06:00"), came: at("1T05:30") };
        assert_eq!(fit(&hours, true, span(&hours, waits.came), waits), HoursFit::Waits);
        assert_eq!(fit(&[], true, None, waits), HoursFit::Unknown);
    }

    #[test]
    fn the_next_opening_may_be_tomorrow() {
        let hours: Vec<Hours> = vec!["05:00-08:30".parse().unwrap()];
        assert_eq!(next_opening(&hours, at("1T09:13")), Some(at("2T05:00")));
        assert_eq!(next_opening(&hours, at("1T04:13")), Some(at("1T05:00")));
        let apart: Vec<Hours> = ["05:00-08:00", "09:00-10:00"].map(|text| text.parse().unwrap()).into();
        assert_eq!(next_opening(&apart, at("1T04:13")), None);
    }
}
