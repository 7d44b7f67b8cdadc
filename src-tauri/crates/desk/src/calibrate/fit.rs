//! The user's own past, and a scale fitted on it.

use std::{
    collections::{HashMap, HashSet},
    ops::ControlFlow,
    sync::Arc,
};

use chrono::Duration;
use passage_backtest::{
    BacktestError, Calibrate, Fit, FitError, Head, Past, Progress, Protocol, ReliabilityBin, Roads, Scores, Watcher,
    fit_scale, run, scale_weeks, start_of_day,
};
use passage_model::{CalibrationTest, Event, EventStatus, Evidence, Extent, ReportId, Stance, TestedScale, Time};
use passage_risk::{Dossier, Expected, Params, ParamsError, ReportHead, ScaleError, belief, is_target};
use passage_store::EventFilter;
use passage_words::Words;

use crate::{
    Desk,
    backtest::refused,
    context::{Register, report_head, source_heads},
    error::{ApiError, Result},
    opening::store_error,
};

/// An event counts as something that happened when it is believed at least so far. Convention: more likely than not.
const HAPPENED_Q: f64 = 0.5;

/// A silence of the whole register longer than this is taken for a hole in the record and not for peace. Convention: a
/// quarter of a year without one violent event anywhere.
const HOLE_DAYS: i64 = 91;

/// A scale is taken to hold so far round the routes that it was fitted on, km. Convention.
const AREA_MARGIN_KM: f64 = 50.0;

/// The routes of the register and the events known by a moment. Examples are left out: nobody lived them.
pub(super) struct OwnPast {
    register: Arc<Register>,
    events: Vec<Event>,
    heads: Vec<Head>,
    /// How far each was believed from when on.
    beliefs: Vec<Vec<(Time, f64)>>,
    /// The organisation's, without a country scale.
    params: Arc<Params>,
    /// The time that the record covers. `None`: it holds nothing that counts.
    covered: Option<Covered>,
    /// Until when weeks are used: what a person states, else the end of what the record covers.
    until: Time,
}

/// The time of which the record can be taken to be whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Covered {
    /// Start of the day of the first violent event after the last hole.
    pub(crate) from: Time,
    /// End of the day of the newest violent event: that nothing is on record after it may be peace, or an import that has
    /// not been made yet.
    pub(crate) until: Time,
}

impl Covered {
    /// From the days of violent events. `None`: there are none.
    pub(crate) fn of<'e>(events: impl Iterator<Item = &'e Event>) -> Option<Self> {
        let mut days: Vec<Time> = events.map(|event| start_of_day(event.time.from)).collect();
        days.sort_unstable();
        let until = *days.last()? + Duration::days(1);
        let after = days.windows(2).rposition(|pair| pair[1] - pair[0] > Duration::days(HOLE_DAYS));
        Some(Self { from: *days.get(after.map_or(0, |at| at + 1))?, until })
    }
}

/// A fitted scale and how it does on weeks that it was not fitted on.
pub(super) struct Fitted {
    pub(super) fit: Fit,
    pub(super) test: Option<CalibrationTest>,
}

impl OwnPast {
    /// `stated`: until when, by a person's word, all that happened is on record.
    pub(super) fn read(desk: &mut Desk, words: Words, stated: Option<Time>) -> Result<Self> {
        let now = desk.now();
        let until = stated.map_or(now, |stated| stated.min(now));
        let register = desk.register(words)?;
        let fail = |error| store_error(words, &error);
        let params = desk.own_params(words, None)?.params;
        let view = desk.store(words)?.at(None);
        let weeks = i64::from(*params.calibration.max_weeks) + 1;
        #[expect(clippy::cast_possible_truncation, reason = "a checked parameter: a few years")]
        let before = Duration::days(*params.hazard.max_age_days as i64) + Duration::weeks(weeks);
        let filter = EventFilter { time_from: Some(until - before), time_until: Some(until), ..EventFilter::default() };
        let mut events = view.events(&filter).map_err(fail)?;
        events.retain(|event| !event.example);
        events.sort_by_key(|event| event.id);
        let mut from_file = HashSet::new();
        let mut reports: HashMap<ReportId, ReportHead> = HashMap::new();
        for head in view.all_report_heads().map_err(fail)? {
            if head.from_file {
                from_file.insert(head.id);
            }
            reports.extend([report_head(head)]);
        }
        let sources = source_heads(&register);
        let dossier = Dossier { events: &events, reports: &reports, sources: &sources };
        let words_of = Heard { dossier, from_file: &from_file, params: &params, until };
        let (heads, beliefs): (Vec<Head>, Vec<_>) = events.iter().map(|event| words_of.told(event)).unzip();
        let covered = covered(&events, &heads);
        let until = match (stated, covered) {
            (None, Some(covered)) => until.min(covered.until),
            _ => until,
        };
        Ok(Self { register, events, heads, beliefs, params, covered, until })
    }

    fn past(&self) -> Past<'_> {
        Past::known(&self.events, &self.heads, self.until)
            .with_beliefs(&self.beliefs)
            .observed_from(self.covered.map(|covered| covered.from))
    }

    /// The time that the record covers.
    pub(super) fn covered(&self) -> Option<Covered> {
        self.covered
    }

    /// First and last origin of the weeks that could be used.
    pub(super) fn span(&self) -> Option<(Time, Time)> {
        let weeks = scale_weeks(&self.past(), &self.params, self.until);
        Some((*weeks.first()?, *weeks.last()?))
    }

    /// The parameters that a scale is fitted with.
    pub(super) fn params(&self) -> &Params {
        &self.params
    }

    /// Weeks that could be used.
    pub(super) fn weeks(&self) -> u32 {
        u32::try_from(scale_weeks(&self.past(), &self.params, self.until).len()).unwrap_or(u32::MAX)
    }

    /// The message of what is not there at all.
    pub(super) fn missing(&self) -> Option<&'static str> {
        if self.register.network.segment_count() == 0 {
            Some("calibration-no-routes")
        } else if self.covered.is_none() {
            Some("calibration-no-events")
        } else {
            None
        }
    }

    pub(super) fn routes(&self) -> u32 {
        u32::try_from(self.register.network.routes().count()).unwrap_or(u32::MAX)
    }

    /// Where the routes lie. Each has a box of its own, so that two far regions do not take in what lies between them.
    pub(super) fn areas(&self) -> Vec<Extent> {
        let lines = self.register.routes.iter().map(|route| route.line.iter().copied());
        Extent::merged(lines.filter_map(|points| Extent::around(points, AREA_MARGIN_KM)))
    }

    pub(super) fn km(&self) -> f64 {
        Roads::new(&self.register.network).length_km()
    }

    /// Fits a scale and tests it; `told` hears how far it is and may break it off.
    pub(super) fn fit(
        &self,
        label: &str,
        told: &mut dyn FnMut(Stage, Progress) -> ControlFlow<()>,
    ) -> std::result::Result<Fitted, Trouble> {
        let (roads, params) = (Roads::new(&self.register.network), &*self.params);
        let mut part = Part { stage: Stage::Fit, told };
        let fit = fit_scale(&roads, self.past(), params, label, self.until, &mut part)?;
        if fit.events == 0 {
            return Err(Trouble::NothingNear);
        }
        // A scale that the method would not take is not kept: it would silently be left out.
        let scale_a = fit.scale.scale_a;
        params.with_country(Some(fit.scale.clone())).map_err(|error| match error {
            ParamsError::Range { expected: Expected::EventSeen, .. } => Trouble::TooSmall { scale_a },
            _ => Trouble::TooGreat { scale_a },
        })?;
        part.stage = Stage::Test;
        let test = self.test(&roads, params, &mut part)?;
        Ok(Fitted { fit, test })
    }

    /// Every week with enough weeks before it, each with a scale fitted on those alone.
    fn test(
        &self,
        roads: &Roads<'_>,
        params: &Params,
        watcher: &mut dyn Watcher,
    ) -> std::result::Result<Option<CalibrationTest>, BacktestError> {
        let weeks = scale_weeks(&self.past(), params, self.until);
        let tested = weeks.get(*params.calibration.min_weeks as usize..).unwrap_or_default();
        let (Some(first), Some(last)) = (tested.first(), tested.last()) else { return Ok(None) };
        let weekly = Protocol::weekly(*first, *last);
        let protocol = Protocol { calibrate: Calibrate::Scale, baselines: false, ..weekly };
        let report = run(roads, self.past(), params, &protocol, watcher)?;
        let Some(shipped) = &report.shipped else { return Ok(None) };
        Ok(Some(CalibrationTest {
            weeks: report.origins,
            before: tested_scale(shipped, &report.shipped_reliability),
            after: tested_scale(&report.scores, &report.reliability),
        }))
    }
}

/// What is done: the scale is fitted, then tested on weeks that it was not fitted on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    Fit,
    Test,
}

/// Why no scale comes of it.
#[derive(Debug, thiserror::Error)]
pub(super) enum Trouble {
    #[error(transparent)]
    Fit(#[from] FitError),
    #[error(transparent)]
    Test(#[from] BacktestError),
    #[error("no event lies near a route")]
    NothingNear,
    #[error("the method does not take a scale of {scale_a}")]
    TooGreat { scale_a: f64 },
    #[error("with a scale of {scale_a} an event would not be seen")]
    TooSmall { scale_a: f64 },
}

impl Trouble {
    /// In words.
    pub(super) fn told(&self, words: Words) -> ApiError {
        match self {
            Self::Fit(FitError::Scale(ScaleError::TooFewWeeks { weeks, needed })) => {
                let args = [("weeks", (*weeks).into()), ("needed", (*needed).into())];
                ApiError::invalid(words, "calibration-too-few", &args)
            }
            Self::Fit(FitError::Backtest(error)) | Self::Test(error) => refused(words, error),
            Self::NothingNear => ApiError::invalid(words, "calibration-nothing-near", &[]),
            Self::TooSmall { scale_a } => {
                ApiError::invalid(words, "calibration-too-small", &[("scale", words.decimal(*scale_a, 4).into())])
            }
            Self::TooGreat { scale_a } => {
                ApiError::invalid(words, "calibration-too-great", &[("scale", words.decimal(*scale_a, 2).into())])
            }
        }
    }
}

/// Passes on how far a stage is.
struct Part<'t> {
    stage: Stage,
    told: &'t mut dyn FnMut(Stage, Progress) -> ControlFlow<()>,
}

impl Watcher for Part<'_> {
    fn progress(&mut self, progress: Progress) -> ControlFlow<()> {
        (self.told)(self.stage, progress)
    }
}

/// What the days of violent events that count say about the record.
fn covered(events: &[Event], heads: &[Head]) -> Option<Covered> {
    let counted = events.iter().zip(heads).filter(|(event, head)| head.happened && is_target(event));
    Covered::of(counted.map(|(event, _)| event))
}

/// What had been heard of an event at each moment, and nothing that was heard after `until`.
///
/// A typed or pasted report was known when it was received. A file of past events is received long after them; as in the
/// back-test on files, its events count as known when they were over, with what the file says of them. Two things remain
/// that were learnt later: the status as it stands now (an event taken back since weighs nothing at any origin) and the
/// grade of a source as it stands now.
struct Heard<'a> {
    dossier: Dossier<'a>,
    from_file: &'a HashSet<ReportId>,
    params: &'a Params,
    until: Time,
}

impl Heard<'_> {
    /// What is known of an event in the end, and how far it was believed from when on (empty: as in the end throughout).
    fn told(&self, event: &Event) -> (Head, Vec<(Time, f64)>) {
        let imported = event.source_key.is_some();
        let received = |evidence: &&Evidence| {
            let head = self.dossier.reports.get(&evidence.report)?;
            let filed = imported && self.from_file.contains(&evidence.report);
            Some(if filed { Time::MIN_UTC } else { head.received_at })
        };
        let by = |at: Time| -> Vec<Evidence> {
            event.evidence.iter().filter(|one| received(one).is_some_and(|heard| heard <= at)).cloned().collect()
        };
        let believed = |at: Time| match event.status {
            EventStatus::Retracted => 0.0,
            _ => belief(&Event { evidence: by(at), ..event.clone() }, &self.dossier, self.params).q,
        };
        let supporting = event.evidence.iter().filter(|evidence| evidence.stance == Stance::Supports);
        let first = supporting.filter_map(|one| received(&one)).min();
        let known_at = if imported { None } else { first };
        if known_at.is_some_and(|known| known > self.until) {
            // Nobody had said so by then.
            return (Head { known_at, q: 0.0, happened: false }, Vec::new());
        }
        let mut times: Vec<Time> = event.evidence.iter().filter_map(|one| received(&one)).collect();
        times.retain(|heard| *heard <= self.until);
        if imported {
            times.push(Time::MIN_UTC);
        }
        times.sort_unstable();
        times.dedup();
        let steps: Vec<(Time, f64)> = times.into_iter().map(|at| (at, believed(at))).collect();
        let q = steps.last().map_or_else(|| believed(self.until), |(_, q)| *q);
        // Heard once: the same throughout.
        let steps = if steps.len() > 1 { steps } else { Vec::new() };
        (Head { known_at, q, happened: q >= HAPPENED_Q }, steps)
    }
}

fn tested_scale(scores: &Scores, reliability: &[ReliabilityBin]) -> TestedScale {
    TestedScale {
        scores: *scores,
        reliability: reliability.iter().map(|bin| [bin.mean_probability, bin.observed, bin.share]).collect(),
    }
}
