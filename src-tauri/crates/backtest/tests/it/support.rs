//! A road of twenty segments and events along it.

use chrono::{Duration, TimeZone, Utc};
use passage_backtest::{Predictions, Progress, Protocol, Watcher, network_of};
use passage_model::*;
use passage_risk::Network;
use passage_spatial::{Earth, RouteLine};
use std::ops::ControlFlow;

pub(crate) fn day(n: i64) -> Time {
    Utc.with_ymd_and_hms(2018, 1, 1, 0, 0, 0).unwrap() + Duration::days(n)
}

pub(crate) fn road() -> Network {
    let at = |lon| LatLon::new(36.0, lon).unwrap();
    let line = RouteLine::new(&[at(37.0), at(37.2), at(37.4)]).unwrap();
    network_of(Earth::Wgs84, vec![line.segments()]).0
}

/// An event on a day, `tenths` of the road from its start.
pub(crate) fn event(number: u64, on: i64, tenths: u32) -> Event {
    let at = LatLon::new(36.005, 37.0 + 0.04 * f64::from(tenths)).unwrap();
    Event {
        id: EventId::from_parts(number, [0; 10]),
        title: Names::default(),
        place: None,
        crossing: None,
        place_text: None,
        geometry: Some(Geometry::Point { at }),
        precision: LocationPrecision::Exact,
        time: EventTime::new(day(on), None, TimePrecision::Day).unwrap(),
        actors: Vec::new(),
        status: EventStatus::Reported,
        evidence: Vec::new(),
        detail: Detail::ArmedClash,
        category: None,
        deaths: None,
        confirmed_at: None,
        source_key: None,
        example: false,
    }
}

/// A year of events, every third day, wandering along the road.
pub(crate) fn year() -> Vec<Event> {
    (0..122).map(|n| event(n, 3 * i64::try_from(n).unwrap(), u32::try_from(n * 7 % 11).unwrap())).collect()
}

pub(crate) fn autumn() -> Protocol {
    Protocol::weekly(day(245), day(350))
}

/// Keeps what was predicted; breaks off after some steps.
#[derive(Default)]
pub(crate) struct Keeping {
    pub(crate) predicted: Vec<(Time, Vec<f64>)>,
    pub(crate) steps: usize,
    pub(crate) stop_after: Option<usize>,
}

impl Watcher for Keeping {
    fn progress(&mut self, progress: Progress) -> ControlFlow<()> {
        assert!(progress.done < progress.total, "{progress:?}");
        self.steps += 1;
        match self.stop_after {
            Some(after) if self.steps > after => ControlFlow::Break(()),
            _ => ControlFlow::Continue(()),
        }
    }

    fn predicted(&mut self, predictions: Predictions<'_>) -> ControlFlow<()> {
        self.predicted.push((predictions.origin, predictions.p.to_vec()));
        ControlFlow::Continue(())
    }
}
