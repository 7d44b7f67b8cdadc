//! Events count less where little happened in the year before them (rule H4): how much less.

use std::collections::HashMap;

use passage_model::{Event, EventStatus, Geometry, Time};
use passage_spatial::Spot;
use rayon::prelude::*;

use crate::{Network, Params, kernel::Ageless};

const MS_PER_DAY: i64 = 86_400_000;

/// What happened where and when, by cube of space: days, positions and instants of becoming known, in the order of the days.
struct Happened {
    km: f64,
    cubes: HashMap<[i32; 3], Vec<(i64, Spot, i64)>>,
}

impl Happened {
    /// Events within reach of a position on the days before one, known by then.
    fn count(&self, (day, spot, known): (i64, Spot, i64), days: f64) -> usize {
        #[expect(clippy::cast_possible_truncation, reason = "a few years at most")]
        let first = day - days as i64;
        let [x, y, z] = spot.cube(self.km);
        let around = (-1..=1).flat_map(|i| (-1..=1).flat_map(move |j| (-1..=1).map(move |k| [x + i, y + j, z + k])));
        let here = around.filter_map(|cube| self.cubes.get(&cube)).map(|events| {
            let from = events.partition_point(|(other, ..)| *other < first);
            let before = events[from..].iter().take_while(|(other, ..)| *other < day);
            before.filter(|(_, other, since)| *since <= known && spot.straight_km(*other) <= self.km).count()
        });
        here.sum()
    }
}

/// By how much each of so many events counts less, 0 to 1; empty where the option is off. `known_at` says since when one was
/// known (`None`: since it was over): of those before an event only what was known when it became known is counted.
pub fn isolated_factors<'e>(
    network: &Network,
    count: usize,
    event: impl Fn(usize) -> &'e Event + Sync,
    params: &Params,
    known_at: impl Fn(usize) -> Option<Time> + Sync,
) -> Vec<f64> {
    let o = &params.options;
    if !*o.isolated {
        return Vec::new();
    }
    let at = |number: usize| {
        let event = event(number);
        let Some(Geometry::Point { at }) = &event.geometry else { return None };
        let day = event.time.representative().timestamp_millis().div_euclid(MS_PER_DAY);
        let known = known_at(number).unwrap_or_else(|| event.time.last());
        Some((day, network.spot(*at), known.timestamp_millis()))
    };
    let counts = |number: &usize| {
        let event = event(*number);
        event.status != EventStatus::Retracted && Ageless::of(event, params).is_some_and(Ageless::is_placed)
    };
    let mut happened = Happened { km: *o.isolated_km, cubes: HashMap::new() };
    for one in (0..count).filter(counts).filter_map(at) {
        happened.cubes.entry(one.1.cube(happened.km)).or_default().push(one);
    }
    happened.cubes.par_iter_mut().for_each(|(_, events)| events.sort_unstable_by_key(|(day, ..)| *day));
    let factor = |number: usize| {
        // Where something without a single place lies, nobody can say that it is alone.
        at(number).map_or(1.0, |here| isolated_factor(happened.count(here, *o.isolated_days), params))
    };
    (0..count).into_par_iter().map(factor).collect()
}

/// By how much an event counts less that has so many around it; 1 where the option is off.
pub(crate) fn isolated_factor(around: usize, params: &Params) -> f64 {
    let (o, n) = (&params.options, around as f64);
    if *o.isolated { (n + *o.isolated_alone) / (n + *o.isolated_among) } else { 1.0 }
}
