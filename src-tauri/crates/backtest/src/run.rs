//! The back-test itself: origin by origin, never looking ahead.

use std::ops::ControlFlow;

use chrono::{Datelike, Duration};
use passage_model::{RiskLevel, Time};
use passage_risk::{CountryScale, Exposure, Link, Params, ScaleError, is_target, isolated_factors};

use crate::{
    isotonic::Isotonic,
    past::{Past, Roads, start_of_day},
    protocol::{BacktestError, Calibrate, MAX_ORIGINS, Protocol},
    report::{BaselineScores, Fit, LevelShare, Report, RouteReport},
    scale::{WARM_UP_DAYS, Weeks, weekly},
    scores::Scorer,
    simple::{Baseline, Walk},
    tally::Tally,
};

/// Weekly origins before the first one from which climatology and the curves of the simple rules are taken.
const HISTORY_WEEKS: u32 = 104;
/// With fewer of them there is no climatology of its own, and the simple rules are left out.
const LEAST_HISTORY: usize = 8;
/// They begin so many days after the first event.
const HISTORY_WARM_UP_DAYS: i64 = 60;
/// The curves are fitted on every third segment: its neighbours say nearly the same.
const THIN: usize = 3;

/// How far a back-test is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Steps done: an event measured, an origin gone through.
    pub done: usize,
    /// Steps in all.
    pub total: usize,
}

/// The predictions for one origin, segment by segment in the order of the network.
#[derive(Debug, Clone, Copy)]
pub struct Predictions<'a> {
    /// The origin.
    pub origin: Time,
    /// Probability of an event within D and H, 0 to 1.
    pub p: &'a [f64],
    /// Whether the Unknown rule holds.
    pub unknown: &'a [bool],
}

/// Who follows a back-test, and may break it off: then it ends with [`BacktestError::Cancelled`].
pub trait Watcher {
    /// Called before each step.
    fn progress(&mut self, progress: Progress) -> ControlFlow<()> {
        let _ = progress;
        ControlFlow::Continue(())
    }

    /// Called with what was predicted for each origin.
    fn predicted(&mut self, predictions: Predictions<'_>) -> ControlFlow<()> {
        let _ = predictions;
        ControlFlow::Continue(())
    }
}

/// Nobody follows.
impl Watcher for () {}

/// Roads, events and parameters with all distances measured.
struct Bench<'a> {
    roads: &'a Roads<'a>,
    past: Past<'a>,
    exposure: Exposure,
    params: &'a Params,
    horizon_days: u32,
    /// By how much events count less (rule H4); empty where none does.
    factors: Vec<f64>,
}

impl<'a> Bench<'a> {
    fn new(
        roads: &'a Roads<'a>,
        past: Past<'a>,
        params: &'a Params,
        horizon_days: u32,
        mut step: impl FnMut(usize) -> ControlFlow<()>,
    ) -> Result<Self, BacktestError> {
        if roads.segments() == 0 {
            return Err(BacktestError::NoRoads);
        }
        if !past.events.iter().any(is_target) {
            return Err(BacktestError::NoEvents);
        }
        let exposure = Exposure::watched(roads.network, past.events, params, &mut step);
        let exposure = exposure.ok_or(BacktestError::Cancelled)?;
        let known_at = |event: usize| past.head(event).known_at;
        let factors = isolated_factors(roads.network, past.events.len(), |event| &past.events[event], params, known_at);
        Ok(Self { roads, past, exposure, params, horizon_days, factors })
    }

    fn sums(&self, at: Time) -> Vec<f64> {
        let q = |event: usize, _: &_| self.past.q(event, at) * self.factors.get(event).copied().unwrap_or(1.0);
        self.exposure.sums(self.past.events, self.params, at, q)
    }

    fn followed(&self, at: Time) -> Vec<bool> {
        let happened = |event: usize, _: &_| self.past.head(event).happened;
        self.exposure.followed_by(self.past.events, self.params, at, self.horizon_days, happened)
    }

    /// What had followed a past week by what was known at a moment: what was heard later scales nothing before.
    fn followed_as_known(&self, week: Time, at: Time) -> Vec<bool> {
        let happened = |event: usize, _: &_| self.past.head(event).happened && self.past.is_known(event, at);
        self.exposure.followed_by(self.past.events, self.params, week, self.horizon_days, happened)
    }

    /// Adds the weeks that are over before `at` and have not been added yet, and learns what has become known of the others.
    fn add_weeks(&self, weeks: &mut Weeks, pending: &mut std::iter::Peekable<std::vec::IntoIter<Time>>, at: Time) {
        let horizon = Duration::days(i64::from(self.horizon_days));
        weeks.learn(&self.roads.km, |week| self.followed_as_known(week, at));
        while let Some(origin) = pending.next_if(|origin| *origin + horizon <= at) {
            weeks.push(origin, self.sums(origin), self.followed_as_known(origin, at), &self.roads.km, true);
        }
    }
}

/// Runs the method against past events.
///
/// For every origin t of the protocol the method sees the events that were over before t and known by then, and says for
/// every segment the probability of at least one violent event (place known to about 25 km, day known) within D km in the H
/// days from t on. Then it is looked up what followed.
pub fn run(
    roads: &Roads<'_>,
    past: Past<'_>,
    params: &Params,
    protocol: &Protocol,
    watcher: &mut dyn Watcher,
) -> Result<Report, BacktestError> {
    let params = parameters(params, protocol)?;
    // Days: what happened on the day of an origin is of the days ahead, at whatever hour it was asked for.
    let (first, last) = (start_of_day(protocol.first), start_of_day(protocol.last));
    let protocol = &Protocol { first, last, ..*protocol };
    let until = past.observed_until().ok_or(BacktestError::NoEvents)?;
    let first_day = past.first_day().ok_or(BacktestError::NoEvents)?;
    let origins = protocol.origins(first_day, until);
    let (Some(first), Some(last)) = (origins.first().copied(), origins.last().copied()) else {
        return Err(if protocol.last < first_day {
            BacktestError::BeforeRecord { from: first_day }
        } else {
            BacktestError::NothingObserved { until }
        });
    };
    let history = history(protocol, first, first_day);
    let total = past.events.len() + history.len() + origins.len();
    let mut done = 0;
    let bench = Bench::new(roads, past, &params, protocol.horizon_days, |event| {
        done = event;
        watcher.progress(Progress { done, total })
    })?;
    let mut done = past.events.len();
    let mut step = |watcher: &mut dyn Watcher| {
        done += 1;
        watcher.progress(Progress { done: done - 1, total }).is_break()
    };
    let with_baselines = protocol.baselines && history.len() >= LEAST_HISTORY;
    let mut walk = Walk::new(roads, &past, &params, with_baselines);

    // Before the first origin: climatology, and the curves of the simple rules.
    let mut before = Tally::default();
    let mut tallies = vec![Tally::default(); Baseline::SCORED.len()];
    let mut score = Vec::new();
    for at in &history {
        if step(watcher) {
            return Err(BacktestError::Cancelled);
        }
        let followed = bench.followed(*at);
        followed.iter().zip(&roads.km).for_each(|(followed, km)| before.add(0.0, *followed, *km));
        if with_baselines {
            walk.advance(*at, roads, &past);
            for (tally, baseline) in tallies.iter_mut().zip(Baseline::SCORED) {
                walk.score(baseline, &mut score);
                for i in (1..score.len()).step_by(THIN) {
                    tally.add(score[i], followed[i], roads.km[i]);
                }
            }
        }
    }
    let history_rate = before.ascending().next().map(|cell| cell.hit / cell.weight());
    let history_rate = history_rate.filter(|_| history.len() >= LEAST_HISTORY);
    let curves: Vec<Isotonic> = tallies.iter().map(|tally| Isotonic::fit(tally, history_rate.unwrap_or(0.0))).collect();
    drop(tallies);

    let mut scored = Scored::new(&params, with_baselines);
    let mut weeks = Weeks::new(&params);
    let mut pending = pending_weeks(protocol, &params, first, last, first_day).into_iter().peekable();
    for at in &origins {
        if step(watcher) {
            return Err(BacktestError::Cancelled);
        }
        walk.advance(*at, roads, &past);
        let link = if protocol.calibrate == Calibrate::Scale {
            bench.add_weeks(&mut weeks, &mut pending, *at);
            scored.scale(weeks.fit("", &params).ok(), &params)
        } else {
            Link::new(&params)
        };
        let (sums, followed) = (bench.sums(*at), bench.followed(*at));
        scored.predict(&link, &sums, &walk);
        if watcher.predicted(Predictions { origin: *at, p: &scored.p, unknown: &scored.unknown }).is_break() {
            return Err(BacktestError::Cancelled);
        }
        scored.add(roads, &link, &sums, &followed, protocol.calibrate == Calibrate::Scale);
        if with_baselines {
            for (n, baseline) in Baseline::SCORED.into_iter().enumerate() {
                walk.score(baseline, &mut score);
                for value in &mut score {
                    *value = curves[n].at(*value);
                }
                scored.baselines[n].add(&score, &followed, &roads.km);
            }
            score.fill(history_rate.unwrap_or(0.0));
            scored.climatology.add(&score, &followed, &roads.km);
        }
    }
    let report = scored.report(roads, history_rate, if history_rate.is_some() { history.len() } else { 0 });
    let mut report = report.ok_or(BacktestError::NoRoads)?;
    (report.origins, report.first, report.last) = (u32::try_from(origins.len()).unwrap_or(u32::MAX), first, last);
    report.before_record = protocol.before(first_day);
    report.left_out = protocol.asked().saturating_sub(report.origins + report.before_record);
    report.method = params.version();
    report.shipped_scale_a = params.scale_a();
    Ok(report)
}

/// Fits the country scale on the newest fully observed weeks before `until`.
pub fn fit_scale(
    roads: &Roads<'_>,
    past: Past<'_>,
    params: &Params,
    label: &str,
    until: Time,
    watcher: &mut dyn Watcher,
) -> Result<Fit, FitError> {
    let days = whole_days(*params.hazard.horizon_days);
    let origins = scale_weeks(&past, params, until);
    let needed = *params.calibration.min_weeks;
    let found = u32::try_from(origins.len()).unwrap_or(u32::MAX);
    if found < needed {
        return Err(ScaleError::TooFewWeeks { weeks: found, needed }.into());
    }
    let total = past.events.len() + origins.len();
    let bench = Bench::new(roads, past, params, days, |done| watcher.progress(Progress { done, total }))?;
    let mut weeks = Weeks::new(params);
    for (n, origin) in origins.iter().enumerate() {
        if watcher.progress(Progress { done: past.events.len() + n, total }).is_break() {
            return Err(BacktestError::Cancelled.into());
        }
        weeks.push(*origin, bench.sums(*origin), bench.followed_as_known(*origin, until), &roads.km, false);
    }
    let scale = weeks.fit(label, params)?;
    let (first, last) = weeks.span().unwrap_or((until, until));
    let events = (0..past.events.len()).filter(|event| bench.exposure.near(*event).next().is_some()).count();
    Ok(Fit { scale, first, last, events: u32::try_from(events).unwrap_or(u32::MAX) })
}

/// The origins that [`fit_scale`] would use, oldest first.
pub fn scale_weeks(past: &Past<'_>, params: &Params, until: Time) -> Vec<Time> {
    let horizon = Duration::days(i64::from(whole_days(*params.hazard.horizon_days)));
    let known = past.events.iter().enumerate().filter(|(event, _)| past.q(*event, until) > 0.0);
    let first = known.map(|(_, event)| start_of_day(event.time.from)).min();
    // Before a hole in the record nothing counts as observed.
    let first = first.map(|first| past.observed_from.map_or(first, |from| first.max(from)));
    let earliest = first.and_then(|first| first.checked_add_signed(Duration::days(WARM_UP_DAYS)));
    let newest = start_of_day(until).checked_sub_signed(horizon);
    match (earliest, newest) {
        (Some(earliest), Some(newest)) => weekly(newest, earliest, *params.calibration.max_weeks),
        _ => Vec::new(),
    }
}

/// Why a country scale cannot be fitted.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum FitError {
    /// Too few weeks.
    #[error(transparent)]
    Scale(#[from] ScaleError),
    /// The weeks cannot be gone through.
    #[error(transparent)]
    Backtest(#[from] BacktestError),
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked parameters: a few days")]
fn whole_days(days: f64) -> u32 {
    days.round().clamp(1.0, 3_650.0) as u32
}

fn parameters(params: &Params, protocol: &Protocol) -> Result<Params, BacktestError> {
    let (radius_km, horizon_days) = (protocol.radius_km, protocol.horizon_days);
    if protocol.first > protocol.last {
        return Err(BacktestError::TurnedSpan { first: protocol.first, last: protocol.last });
    }
    for date in [protocol.first, protocol.last] {
        if !(1..=9_999).contains(&date.year()) {
            return Err(BacktestError::DateOutOfRange { date });
        }
    }
    if protocol.asked() > MAX_ORIGINS || protocol.step_days == 0 {
        return Err(BacktestError::TooManyOrigins { origins: protocol.asked(), limit: MAX_ORIGINS });
    }
    let found = params.for_target(radius_km, f64::from(horizon_days));
    found.ok_or(BacktestError::NoParameters { radius_km, horizon_days })
}

/// Weekly origins before the first one, oldest first.
fn history(protocol: &Protocol, first: Time, first_day: Time) -> Vec<Time> {
    let newest = first.checked_sub_signed(protocol.horizon());
    let warm = first_day.checked_add_signed(Duration::days(HISTORY_WARM_UP_DAYS));
    match (newest, warm) {
        // Strictly after the warm-up.
        (Some(newest), Some(warm)) => weekly(newest, warm + Duration::days(1), HISTORY_WEEKS),
        _ => Vec::new(),
    }
}

/// Weekly origins for the country scale: those before the first origin and those that pass while the test goes on.
fn pending_weeks(protocol: &Protocol, params: &Params, first: Time, last: Time, first_day: Time) -> Vec<Time> {
    if protocol.calibrate == Calibrate::None {
        return Vec::new();
    }
    let newest = first.checked_sub_signed(protocol.horizon());
    let earliest = first_day.checked_add_signed(Duration::days(WARM_UP_DAYS));
    let (Some(newest), Some(earliest)) = (newest, earliest) else { return Vec::new() };
    let mut weeks = weekly(newest, earliest, *params.calibration.max_weeks);
    let mut at = weeks.last().map_or(newest.max(earliest), |last| *last + Duration::days(7));
    while at + protocol.horizon() <= last {
        weeks.push(at);
        at += Duration::days(7);
    }
    weeks
}

/// What is collected while origins go by.
struct Scored {
    link: Link,
    unknown_p: f64,
    p: Vec<f64>,
    shipped_p: Vec<f64>,
    unknown: Vec<bool>,
    method: Scorer,
    shipped: Scorer,
    routes: Scorer,
    /// Levels 1 to 5 where known, then Unknown: length and followed length.
    levels: [(f64, f64); 6],
    baselines: Vec<Scorer>,
    climatology: Scorer,
    scales: Vec<f64>,
}

impl Scored {
    fn new(params: &Params, with_baselines: bool) -> Self {
        Self {
            link: Link::new(params),
            unknown_p: *params.levels.unknown_p,
            p: Vec::new(),
            shipped_p: Vec::new(),
            unknown: Vec::new(),
            method: Scorer::default(),
            shipped: Scorer::default(),
            routes: Scorer::default(),
            levels: [(0.0, 0.0); 6],
            baselines: vec![Scorer::default(); if with_baselines { Baseline::SCORED.len() } else { 0 }],
            climatology: Scorer::default(),
            scales: Vec::new(),
        }
    }

    /// The link with a fitted scale; the shipped one where there is none yet.
    fn scale(&mut self, scale: Option<CountryScale>, params: &Params) -> Link {
        let fitted = scale.and_then(|scale| params.with_country(Some(scale)).ok());
        self.scales.extend(fitted.as_ref().map(Params::scale_a));
        fitted.as_ref().map_or(self.link, Link::new)
    }

    fn predict(&mut self, link: &Link, sums: &[f64], walk: &Walk) {
        self.p.clear();
        self.p.extend(sums.iter().map(|s| link.of_sum(*s)));
        self.unknown.clear();
        let unknown_p = self.unknown_p;
        self.unknown.extend(self.p.iter().enumerate().map(|(i, p)| *p < unknown_p && walk.unreported(i)));
    }

    fn add(&mut self, roads: &Roads<'_>, link: &Link, sums: &[f64], followed: &[bool], calibrated: bool) {
        self.method.add(&self.p, followed, &roads.km);
        if calibrated {
            self.shipped_p.clear();
            self.shipped_p.extend(sums.iter().map(|s| self.link.of_sum(*s)));
            self.shipped.add(&self.shipped_p, followed, &roads.km);
        }
        for (i, km) in roads.km.iter().enumerate() {
            let at = if self.unknown[i] { 5 } else { usize::from(link.row(self.p[i]).clamp(1, 5) - 1) };
            self.levels[at].0 += km;
            self.levels[at].1 += if followed[i] { *km } else { 0.0 };
        }
        let (mut p, mut seen) = (Vec::with_capacity(roads.routes.len()), Vec::with_capacity(roads.routes.len()));
        for range in roads.routes.iter().filter(|range| !range.is_empty()) {
            let lambda = link.route_lambda(range.clone().map(|i| (roads.km[i], link.lambda(sums[i]))));
            p.push(link.probability(lambda));
            seen.push(followed[range.clone()].contains(&true));
        }
        self.routes.add(&p, &seen, &vec![1.0; p.len()]);
    }

    fn report(&self, roads: &Roads<'_>, history_rate: Option<f64>, history: usize) -> Option<Report> {
        let base = self.method.scores(0.5)?.base_rate;
        let climatology = history_rate.unwrap_or(base);
        let route_base = self.routes.scores(0.5)?.base_rate;
        let length: f64 = self.levels.iter().map(|level| level.0).sum();
        let ranked = RiskLevel::ALL.into_iter().filter(|level| matches!(level.number(), Some(1..=5)));
        let levels = ranked.chain([RiskLevel::Unknown]).zip(self.levels).map(|(level, (km, seen))| LevelShare {
            level,
            share: if length > 0.0 { km / length } else { 0.0 },
            observed: (km > 0.0).then(|| seen / km),
        });
        let mut baselines = Vec::new();
        let scorers = std::iter::once(&self.climatology).chain(&self.baselines);
        for (baseline, scorer) in Baseline::ALL.into_iter().zip(scorers) {
            baselines.extend(scorer.scores(climatology).map(|scores| BaselineScores { baseline, scores }));
        }
        Some(Report {
            method: String::new(),
            origins: 0,
            left_out: 0,
            before_record: 0,
            first: Time::MIN_UTC,
            last: Time::MIN_UTC,
            segments: roads.segments(),
            km: roads.length_km(),
            climatology,
            climatology_origins: history,
            scores: self.method.scores(climatology)?,
            reliability: self.method.reliability(),
            levels: levels.collect(),
            baselines,
            routes: RouteReport {
                routes: roads.routes.iter().filter(|range| !range.is_empty()).count(),
                scores: self.routes.scores(route_base)?,
                reliability: self.routes.reliability(),
            },
            shipped_scale_a: 0.0,
            shipped: self.shipped.scores(climatology),
            shipped_reliability: self.shipped.reliability(),
            scales: self.scales.clone(),
        })
    }
}
