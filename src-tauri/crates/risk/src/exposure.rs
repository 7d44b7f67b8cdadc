//! The method run over many past moments: distances once, sums for each moment (for back-tests and calibration).

use std::{collections::HashMap, ops::ControlFlow, ops::Range};

use chrono::Duration;
use passage_model::{Event, Geometry, LocationPrecision, Time, TimePrecision};

use crate::{
    Network, Params, age,
    kernel::{Kernel, placed},
    scene::shape_of,
};

/// Distances of events to the segments within their reach.
///
/// Events are spoken of by their place in the slice it was made from, which must be given again unchanged. Events at one
/// place share what was measured.
#[derive(Debug)]
pub struct Exposure {
    segments: usize,
    /// Rows of every event.
    spans: Vec<Range<usize>>,
    /// Segment and distance, nearest first.
    rows: Vec<Row>,
}

/// A segment near an event. Distances are whole millimetres, as the network gives them.
#[derive(Debug, Clone, Copy)]
struct Row {
    segment: u32,
    mm: u32,
}

impl Row {
    fn km(self) -> f64 {
        f64::from(self.mm) / 1e6
    }
}

impl Exposure {
    /// Measures every violent event that may act on segments.
    pub fn new(network: &Network, events: &[Event], params: &Params) -> Self {
        let all = Self::watched(network, events, params, |_| ControlFlow::Continue(()));
        all.unwrap_or(Self { segments: network.segment_count(), spans: Vec::new(), rows: Vec::new() })
    }

    /// As [`Exposure::new`]; `watch` is told before each event how many have been measured, and may break off: then there
    /// is no answer.
    pub fn watched(
        network: &Network,
        events: &[Event],
        params: &Params,
        mut watch: impl FnMut(usize) -> ControlFlow<()>,
    ) -> Option<Self> {
        let mut spans = Vec::with_capacity(events.len());
        let mut rows = Vec::new();
        let mut known: HashMap<(u64, u64, u64), Range<usize>> = HashMap::new();
        for (number, event) in events.iter().enumerate() {
            if watch(number).is_break() {
                return None;
            }
            let reach = reach_km(event, params);
            let key = match &event.geometry {
                Some(Geometry::Point { at }) => Some((at.lat().to_bits(), at.lon().to_bits(), reach.to_bits())),
                _ => None,
            };
            if let Some(span) = key.and_then(|key| known.get(&key)) {
                spans.push(span.clone());
                continue;
            }
            let start = rows.len();
            distances(network, event, reach, |segment, km| rows.push(Row { segment, mm: millimetres(km) }));
            rows[start..].sort_unstable_by_key(|row| (row.mm, row.segment));
            let span = start..rows.len();
            if let Some(key) = key {
                known.insert(key, span.clone());
            }
            spans.push(span);
        }
        Some(Self { segments: network.segment_count(), spans, rows })
    }

    /// Segments within reach of an event, nearest first, with their distances, km.
    pub fn near(&self, event: usize) -> impl Iterator<Item = (usize, f64)> + '_ {
        self.rows(event).iter().map(|row| (row.segment as usize, row.km()))
    }

    fn rows(&self, event: usize) -> &[Row] {
        self.spans.get(event).map_or(&[], |span| &self.rows[span.clone()])
    }

    /// The sum s of every segment (in the order of the network, background included) at a moment, from what had begun
    /// before it. `q` says how far each event is believed, 0 to 1; 0 leaves it out (not known yet).
    pub fn sums(&self, events: &[Event], params: &Params, as_of: Time, q: impl Fn(usize, &Event) -> f64) -> Vec<f64> {
        let mut sums = vec![*params.hazard.background_b; self.segments];
        for (number, event) in events.iter().enumerate() {
            let rows = self.rows(number);
            if rows.is_empty() || event.time.from >= as_of {
                continue;
            }
            let age_days = age::days(as_of, event.time.representative().min(as_of));
            let Some(kernel) = Kernel::new(event, age_days, params) else { continue };
            let weight = q(number, event);
            if weight > 0.0 {
                let reach = kernel.reach_km();
                for row in rows.iter().take_while(|row| row.km() <= reach) {
                    sums[row.segment as usize] += weight * kernel.at(row.km());
                }
            }
        }
        sums
    }

    /// Which segments saw a violent event within the core distance in the `days` from a moment on: what the probability
    /// is of. Only events whose place is known to about 25 km and whose day is known count.
    pub fn followed(&self, events: &[Event], params: &Params, from: Time, days: u32) -> Vec<bool> {
        self.followed_by(events, params, from, days, |_, _| true)
    }

    /// As [`Exposure::followed`], counting only the events that `happened`.
    pub fn followed_by(
        &self,
        events: &[Event],
        params: &Params,
        from: Time,
        days: u32,
        happened: impl Fn(usize, &Event) -> bool,
    ) -> Vec<bool> {
        let mut followed = vec![false; self.segments];
        let end = from + Duration::days(i64::from(days));
        for (number, event) in events.iter().enumerate() {
            if (from..end).contains(&event.time.from) && is_target(event) && happened(number, event) {
                let core = |row: &&Row| row.km() <= *params.hazard.radius_km;
                for row in self.rows(number).iter().take_while(core) {
                    followed[row.segment as usize] = true;
                }
            }
        }
        followed
    }
}

/// Whether an event is of the sort that is predicted: violent, its place known to about 25 km, its day known. A span of
/// days leaves the day open.
pub fn is_target(event: &Event) -> bool {
    let one_day = event.time.until.is_none_or(|until| until.date_naive() == event.time.from.date_naive());
    let day = match event.time.precision {
        TimePrecision::Hour => true,
        TimePrecision::Day => one_day,
        _ => false,
    };
    event.is_violent() && day && matches!(event.precision, LocationPrecision::Exact | LocationPrecision::Near)
}

/// Calls `found` with every segment at most `km` from an event's place, and its distance to the millimetre; never for an
/// event without a place.
pub fn distances(network: &Network, event: &Event, km: f64, found: impl FnMut(u32, f64)) {
    if km >= 0.0
        && let Some(shape) = shape_of(event, network)
    {
        network.within(&shape, km, found);
    }
}

/// How far an event may act at any age, km; negative for one that never acts.
fn reach_km(event: &Event, params: &Params) -> f64 {
    match placed(event.precision, params) {
        Some(precision) if event.is_violent() => {
            let core = *params.hazard.radius_km + *precision.spread_km;
            if *precision.spread_km > 0.0 { core } else { core.max(*params.hazard.tail_reach_km) }
        }
        _ => -1.0,
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "reaches are far below 4,000 km")]
fn millimetres(km: f64) -> u32 {
    (km * 1e6).round().clamp(0.0, f64::from(u32::MAX)) as u32
}
