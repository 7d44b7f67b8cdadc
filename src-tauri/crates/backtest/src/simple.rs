//! What a planner uses by eye, for comparison, and the Unknown rule: both read off the same walk through the events.

use std::collections::VecDeque;

use chrono::Duration;
use passage_model::{Event, LocationPrecision, Time, TimePrecision};
use passage_risk::{Params, distances, informs};

use crate::{
    arrivals::Arrivals,
    past::{Past, Roads},
};

/// A simple rule for comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Baseline {
    /// The same for every segment and every origin: the share of length followed in up to two years before.
    Climatology,
    /// Any event within 5 km in the last 7 days.
    Any7Days,
    /// Any event within 5 km in the last 14 days.
    Any14Days,
    /// How many events within 10 km in the last 30 days.
    Count30Days,
    /// Kernel density: each event weighs exp(−age/30 days) · exp(−distance/10 km).
    KernelDensity,
    /// Each event within D weighs exp(−age/30 days): the strongest of the simple rules.
    Exponential,
}

impl Baseline {
    /// All, as the method lists them.
    pub const ALL: [Self; 6] =
        [Self::Climatology, Self::Any7Days, Self::Any14Days, Self::Count30Days, Self::KernelDensity, Self::Exponential];

    /// Those with a score that has to be turned into a probability.
    pub(crate) const SCORED: [Self; 5] =
        [Self::Any7Days, Self::Any14Days, Self::Count30Days, Self::KernelDensity, Self::Exponential];

    /// Stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Climatology => "climatology",
            Self::Any7Days => "any_7_days",
            Self::Any14Days => "any_14_days",
            Self::Count30Days => "count_30_days",
            Self::KernelDensity => "kernel_density",
            Self::Exponential => "exponential",
        }
    }
}

/// Distances of the simple rules, km.
const ANY_KM: f64 = 5.0;
const COUNT_KM: f64 = 10.0;
const KERNEL_KM: f64 = 10.0;
/// Beyond this the kernel weighs less than 1 part in 20,000.
const KERNEL_REACH_KM: f64 = 100.0;
const MEMORY_DAYS: f64 = 30.0;
const COUNT_DAYS: i64 = 30;
/// What one event leaves after 400 days: less is nothing.
const FORGOTTEN: f64 = 1.62e-6;

/// Walks through the events and keeps, for every segment, what the simple rules and the Unknown rule ask.
#[derive(Debug)]
pub(crate) struct Walk {
    arrivals: Arrivals,
    at: Option<Time>,
    with_baselines: bool,
    radius_km: f64,
    /// Newest report of any kind near, for the Unknown rule.
    newest_report: Vec<Time>,
    unknown_km: f64,
    unknown_days: f64,
    /// Newest event within 5 km.
    newest: Vec<Time>,
    density: Vec<f64>,
    exponential: Vec<f64>,
    /// Events of the last 30 days: their time and the segments within 10 km.
    recent: VecDeque<(Time, Vec<u32>)>,
}

impl Walk {
    pub(crate) fn new(roads: &Roads<'_>, past: &Past<'_>, params: &Params, with_baselines: bool) -> Self {
        let (n, b) = (roads.segments(), if with_baselines { roads.segments() } else { 0 });
        Self {
            arrivals: Arrivals::new(past),
            at: None,
            with_baselines,
            radius_km: *params.hazard.radius_km,
            newest_report: vec![Time::MIN_UTC; n],
            unknown_km: *params.levels.unknown_km,
            unknown_days: *params.levels.unknown_days,
            newest: vec![Time::MIN_UTC; b],
            density: vec![0.0; b],
            exponential: vec![0.0; b],
            recent: VecDeque::new(),
        }
    }

    /// Goes on to a later moment.
    pub(crate) fn advance(&mut self, at: Time, roads: &Roads<'_>, past: &Past<'_>) {
        let faded = self.at.map_or(0.0, |before| libm::exp(-days(at, before) / MEMORY_DAYS));
        for value in self.density.iter_mut().chain(&mut self.exponential) {
            *value *= faded;
        }
        self.at = Some(at);
        for events in self.arrivals.until(at, past) {
            self.take(at, &events, roads, past);
        }
        let oldest = at - Duration::days(COUNT_DAYS);
        self.recent.retain(|(time, _)| *time >= oldest);
    }

    /// Takes in events at one place.
    fn take(&mut self, at: Time, events: &[usize], roads: &Roads<'_>, past: &Past<'_>) {
        let Some(first) = events.first().map(|event| &past.events[*event]) else { return };
        let of = |event: &usize| &past.events[*event];
        let reported = events
            .iter()
            .map(of)
            .filter(|event| located(event) && informs(event))
            .map(report_time)
            .max()
            .map(|time| time.min(at));
        let counted: Vec<Time> = events
            .iter()
            .map(of)
            .filter(|event| counts(event))
            .map(|event| event.time.representative().min(at))
            .collect();
        let counted = if self.with_baselines { counted } else { Vec::new() };
        let mut reach = if reported.is_some() { self.unknown_km } else { -1.0 };
        if !counted.is_empty() {
            reach = reach.max(KERNEL_REACH_KM).max(self.radius_km);
        }
        let fresh: f64 = counted.iter().map(|time| libm::exp(-days(at, *time) / MEMORY_DAYS)).sum();
        let newest = counted.iter().max();
        let oldest = at - Duration::days(COUNT_DAYS);
        let in_window = counted.iter().filter(|time| **time >= oldest);
        let mut near = Vec::new();
        distances(roads.network, first, reach, |segment, km| {
            let i = segment as usize;
            if let Some(time) = reported.filter(|_| km <= self.unknown_km) {
                self.newest_report[i] = self.newest_report[i].max(time);
            }
            let Some(newest) = newest else { return };
            if km <= ANY_KM {
                self.newest[i] = self.newest[i].max(*newest);
            }
            if km <= COUNT_KM {
                near.push(segment);
            }
            if km <= self.radius_km {
                self.exponential[i] += fresh;
            }
            self.density[i] += fresh * libm::exp(-km / KERNEL_KM);
        });
        self.recent.extend(in_window.map(|time| (*time, near.clone())));
    }

    /// Whether no report of any kind lies near a segment that is young enough.
    pub(crate) fn unreported(&self, segment: usize) -> bool {
        match (self.at, self.newest_report.get(segment)) {
            (Some(at), Some(newest)) => *newest == Time::MIN_UTC || days(at, *newest) > self.unknown_days,
            _ => true,
        }
    }

    /// The score of a simple rule for every segment.
    pub(crate) fn score(&self, baseline: Baseline, into: &mut Vec<f64>) {
        let at = self.at.unwrap_or(Time::MIN_UTC);
        let any = |limit: f64| {
            let within = move |time: &Time| *time != Time::MIN_UTC && days(at, *time) <= limit;
            self.newest.iter().map(move |time| f64::from(u8::from(within(time))))
        };
        into.clear();
        match baseline {
            Baseline::Climatology => into.resize(self.newest.len(), 0.0),
            Baseline::Any7Days => into.extend(any(7.0)),
            Baseline::Any14Days => into.extend(any(14.0)),
            Baseline::Count30Days => {
                into.resize(self.newest.len(), 0.0);
                for segment in self.recent.iter().flat_map(|(_, segments)| segments) {
                    into[*segment as usize] += 1.0;
                }
            }
            Baseline::KernelDensity => into.extend(&self.density),
            Baseline::Exponential => {
                into.extend(self.exponential.iter().map(|value| if *value < FORGOTTEN { 0.0 } else { *value }));
            }
        }
    }
}

/// Events that a planner would count: violent, placed to the district or better, timed to the week or better.
fn counts(event: &Event) -> bool {
    let timed = matches!(event.time.precision, TimePrecision::Hour | TimePrecision::Day | TimePrecision::Week);
    event.is_violent() && located(event) && timed
}

/// Whether the place is known to the district or better.
fn located(event: &Event) -> bool {
    let precision = event.precision;
    matches!(precision, LocationPrecision::Exact | LocationPrecision::Near | LocationPrecision::District)
}

/// When a report of it was new: the last day of an act, the first where only the week or worse is known.
fn report_time(event: &Event) -> Time {
    match event.time.precision {
        TimePrecision::Hour | TimePrecision::Day => event.time.last(),
        _ => event.time.from,
    }
}

fn days(now: Time, then: Time) -> f64 {
    (now - then).num_milliseconds() as f64 / 86_400_000.0
}
