//! The method run over many past moments: distances once, sums for each moment (for back-tests and calibration).

use chrono::Duration;
use passage_model::{Event, LocationPrecision, Time, TimePrecision};

use crate::{
    Network, Params, age,
    kernel::{Kernel, placed},
    scene::shape_of,
};

/// Distances of events to the segments within their reach.
///
/// Events are spoken of by their place in the slice it was made from, which must be given again unchanged.
#[derive(Debug)]
pub struct Exposure {
    segments: usize,
    /// Rows of event `i` are `starts[i]..starts[i + 1]`.
    starts: Vec<usize>,
    rows: Vec<(u32, f64)>,
}

impl Exposure {
    /// Measures every violent event that may act on segments.
    pub fn new(network: &Network, events: &[Event], params: &Params) -> Self {
        let mut exposure = Self { segments: network.segment_count(), starts: vec![0], rows: Vec::new() };
        for event in events {
            if event.is_violent()
                && let Some(precision) = placed(event.precision, params)
                && let Some(shape) = shape_of(event, network)
            {
                let core = *params.hazard.radius_km + *precision.spread_km;
                let reach = if *precision.spread_km > 0.0 { core } else { core.max(*params.hazard.tail_reach_km) };
                network.within(&shape, reach, |segment, km| exposure.rows.push((segment, km)));
            }
            exposure.starts.push(exposure.rows.len());
        }
        exposure
    }

    fn rows(&self, event: usize) -> &[(u32, f64)] {
        match (self.starts.get(event), self.starts.get(event + 1)) {
            (Some(from), Some(to)) => &self.rows[*from..*to],
            _ => &[],
        }
    }

    /// The sum s of every segment (in the order of the network, background included) at a moment, from what lay before
    /// it. `q` says how far each event is believed, 0 to 1; 0 leaves it out (not known yet).
    pub fn sums(&self, events: &[Event], params: &Params, as_of: Time, q: impl Fn(usize, &Event) -> f64) -> Vec<f64> {
        let mut sums = vec![*params.hazard.background_b; self.segments];
        for (number, event) in events.iter().enumerate() {
            if event.time.last() >= as_of {
                continue;
            }
            let age_days = age::days(as_of, event.time.representative());
            let Some(kernel) = Kernel::new(event, age_days, params) else { continue };
            let weight = q(number, event);
            if weight > 0.0 {
                for (segment, km) in self.rows(number) {
                    sums[*segment as usize] += weight * kernel.at(*km);
                }
            }
        }
        sums
    }

    /// Which segments saw a violent event within the core distance in the `days` from a moment on: what the probability
    /// is of. Only events whose place is known to about 25 km and whose day is known count.
    pub fn followed(&self, events: &[Event], params: &Params, from: Time, days: u32) -> Vec<bool> {
        let mut followed = vec![false; self.segments];
        let end = from + Duration::days(i64::from(days));
        for (number, event) in events.iter().enumerate() {
            let known = matches!(event.precision, LocationPrecision::Exact | LocationPrecision::Near)
                && matches!(event.time.precision, TimePrecision::Hour | TimePrecision::Day);
            if known && (from..end).contains(&event.time.from) {
                for (segment, km) in self.rows(number) {
                    followed[*segment as usize] |= *km <= *params.hazard.radius_km;
                }
            }
        }
        followed
    }
}
