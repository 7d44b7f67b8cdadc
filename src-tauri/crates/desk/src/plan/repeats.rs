//! Predictability: who drives the same way at the same hour again and again can be waited for.

use chrono::{Duration, Timelike};
use passage_model::{Detail, Event, Geometry, LatLon, Time, TimePrecision};
use passage_spatial::RouteLine;
use passage_words::Words;

use super::{stops::Track, way::letter};
use crate::{assess::Answered, dto::*};

/// Movements so many days back are looked at: a convention, two weeks of a routine are enough to be learnt.
const DAYS: i32 = 14;

/// An hour is the same when it differs by less, minutes.
const SAME_MINUTES: i64 = 60;

/// A way is the same when so much of it lies on the other.
const SAME_SHARE: f64 = 0.6;

/// On the other: within so many km.
const NEAR_KM: f64 = 0.5;

/// From so many earlier movements on it is a routine.
const ROUTINE: usize = 2;

/// Ways whose road and hour repeat in the movements on record.
pub(super) fn notes(words: Words, answered: &Answered, depart: Time, tracks: &[Track]) -> Vec<PlanNoteDto> {
    let oldest = depart - Duration::days(i64::from(DAYS));
    let moved: Vec<(Time, RouteLine)> = answered
        .scene
        .events()
        .filter(|event| event.time.from >= oldest && event.time.precision == TimePrecision::Hour)
        .filter(|event| is_same_hour(event.time.from, depart))
        .filter_map(|event| Some((event.time.from, driven(answered, event)?)))
        .collect();
    let notes = tracks.iter().enumerate().filter_map(|(number, track)| {
        let same = moved.iter().filter(|(_, line)| share(track, line) >= SAME_SHARE);
        let mut days: Vec<Time> = same.map(|(at, _)| *at).collect();
        days.sort_unstable();
        (days.len() >= ROUTINE).then(|| {
            let days: Vec<String> = days.iter().map(|at| words.short_moment(*at)).collect();
            PlanNoteDto {
                kind: PlanNoteKind::Repeats,
                text: words.with(
                    "plan-note-repeats",
                    &[
                        ("letter", letter(number).into()),
                        ("count", days.len().into()),
                        ("days", words.span_days(f64::from(DAYS)).into()),
                        ("when", words.list(&days).into()),
                    ],
                ),
            }
        })
    });
    notes.collect()
}

fn is_same_hour(a: Time, b: Time) -> bool {
    let minute = |at: Time| i64::from(at.hour() * 60 + at.minute());
    let apart = (minute(a) - minute(b)).abs();
    apart.min(1440 - apart) <= SAME_MINUTES
}

/// The line that a passage was driven on.
fn driven(answered: &Answered, event: &Event) -> Option<RouteLine> {
    let Detail::Passage { route, from_km, to_km, .. } = &event.detail else { return None };
    let points: Vec<LatLon> = match (route, &event.geometry) {
        (Some(route), _) => {
            let line = answered.register().network.line(*route)?;
            let (from, to) = (from_km.map_or(0.0, |km| km.0), to_km.map_or(line.length_km(), |km| km.0));
            line.slice(from.min(to), from.max(to))
        }
        (None, Some(Geometry::Line { points })) => points.clone(),
        _ => return None,
    };
    RouteLine::new(&points).ok()
}

/// The share of a way that lies on a line.
fn share(track: &Track, line: &RouteLine) -> f64 {
    let length = track.line.length_km();
    let (mut near, mut all, mut km) = (0.0, 0.0, 0.0);
    while km <= length {
        all += 1.0;
        if line.nearest(track.line.at(km)).distance_km <= NEAR_KM {
            near += 1.0;
        }
        km += 1.0;
    }
    near / f64::max(all, 1.0)
}
