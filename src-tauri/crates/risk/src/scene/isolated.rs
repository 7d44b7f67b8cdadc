//! Events count less where little happened in the year before them (rule H4): how much less.

use std::{collections::HashMap, sync::Arc};

use passage_model::{Event, EventStatus, Geometry, Time};
use passage_spatial::Spot;
use rayon::prelude::*;

use crate::{Network, Params, kernel::Ageless};

const MS_PER_DAY: i64 = 86_400_000;

/// When and where an event with a single place was, and since when it is known.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Happened {
    day: i64,
    spot: Spot,
    known: i64,
}

impl Happened {
    /// `known_at`: since when it is known; `None`: since it was over. `None` as an answer: it has no single place.
    pub(crate) fn of(event: &Event, network: &Network, known_at: Option<Time>) -> Option<Self> {
        let Some(Geometry::Point { at }) = &event.geometry else { return None };
        // The first day: what came after it, even while it went on, was no neighbour yet.
        let day = event.time.from.timestamp_millis().div_euclid(MS_PER_DAY);
        let known = known_at.unwrap_or_else(|| event.time.last()).timestamp_millis();
        Some(Self { day, spot: network.spot(*at), known })
    }
}

/// What happened, by cube of space, in the order of the days.
struct Known {
    km: f64,
    cubes: HashMap<[i32; 3], Vec<Happened>>,
}

impl Known {
    fn new(all: impl Iterator<Item = Happened>, km: f64) -> Self {
        let mut cubes: HashMap<[i32; 3], Vec<Happened>> = HashMap::new();
        for one in all {
            cubes.entry(one.spot.cube(km)).or_default().push(one);
        }
        cubes.par_iter_mut().for_each(|(_, events)| events.sort_unstable_by_key(|one| one.day));
        Self { km, cubes }
    }

    /// Events within reach of one on the days before it, known by then.
    fn count(&self, one: Happened, days: f64) -> usize {
        #[expect(clippy::cast_possible_truncation, reason = "a few years at most")]
        let first = one.day - days as i64;
        let [x, y, z] = one.spot.cube(self.km);
        let around = (-1..=1).flat_map(|i| (-1..=1).flat_map(move |j| (-1..=1).map(move |k| [x + i, y + j, z + k])));
        let here = around.filter_map(|cube| self.cubes.get(&cube)).map(|events| {
            let from = events.partition_point(|other| other.day < first);
            let before = events[from..].iter().take_while(|other| other.day < one.day);
            before.filter(|other| other.known <= one.known && one.spot.straight_km(other.spot) <= self.km).count()
        });
        here.sum()
    }
}

/// Whether others near an event are less alone for it.
fn counts(event: &Event, params: &Params) -> bool {
    event.status != EventStatus::Retracted && Ageless::of(event, params).is_some_and(Ageless::is_placed)
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
    let at = |number: usize| Happened::of(event(number), network, known_at(number));
    let counting = (0..count).filter(|number| counts(event(*number), params));
    let known = Known::new(counting.filter_map(at), *o.isolated_km);
    // Where something without a single place lies, nobody can say that it is alone.
    let factor =
        |number: usize| at(number).map_or(1.0, |here| isolated_factor(known.count(here, *o.isolated_days), params));
    (0..count).into_par_iter().map(factor).collect()
}

/// How many of some events lie within reach of another on the days before it.
pub(crate) fn around<'e>(
    network: &Network,
    events: impl Iterator<Item = &'e Event>,
    params: &Params,
    one: &Event,
) -> Option<usize> {
    let here = Happened::of(one, network, None)?;
    let near = events.filter(|event| counts(event, params)).filter_map(|event| Happened::of(event, network, None));
    Some(Known::new(near, *params.options.isolated_km).count(here, *params.options.isolated_days))
}

/// The same of those events only for which it may be another after some have come, gone or moved: `moved` says where they
/// are and were.
pub(crate) fn isolated_again(
    network: &Network,
    events: &[Arc<Event>],
    params: &Params,
    moved: &[Happened],
) -> Vec<(u32, f64)> {
    let o = &params.options;
    let (km, days) = (*o.isolated_km, *o.isolated_days);
    // Round a place that is less alone lies what it is counted from.
    let near = |here: Happened, km: f64| moved.iter().filter(move |one| here.spot.straight_km(one.spot) <= km);
    let here = |(number, event): (usize, &Arc<Event>)| {
        let here = Happened::of(event, network, None)?;
        near(here, 2.0 * km * (1.0 + 1e-9)).next().map(|_| (number, here))
    };
    let around: Vec<(usize, Happened)> = events.par_iter().enumerate().filter_map(here).collect();
    let counting = around.iter().filter(|(number, _)| counts(&events[*number], params));
    let known = Known::new(counting.map(|(_, here)| *here), km);
    let may_differ =
        |here: Happened| near(here, km).any(|one| here.day >= one.day && (here.day - one.day) as f64 <= days);
    let again = around.iter().filter(|(_, here)| may_differ(*here));
    again
        .map(|(number, here)| {
            let factor = isolated_factor(known.count(*here, days), params);
            (u32::try_from(*number).unwrap_or(u32::MAX), factor)
        })
        .collect()
}

/// By how much an event counts less that has so many around it; 1 where the option is off.
pub(crate) fn isolated_factor(around: usize, params: &Params) -> f64 {
    let (o, n) = (&params.options, around as f64);
    if *o.isolated { (n + *o.isolated_alone) / (n + *o.isolated_among) } else { 1.0 }
}
