//! The user's own past, and a scale fitted on it.

use std::{collections::HashMap, sync::Arc};

use chrono::Duration;
use passage_backtest::{
    BacktestError, Calibrate, Fit, FitError, Head, Past, Protocol, ReliabilityBin, Roads, Scores, fit_scale, run,
    scale_weeks, start_of_day,
};
use passage_model::{CalibrationTest, Event, EventStatus, Extent, ReportId, Stance, TestedScale, Time};
use passage_risk::{Dossier, Params, ReportHead, ScaleError, SourceHead, belief, is_target};
use passage_store::EventFilter;
use passage_words::Words;

use crate::{
    Desk,
    backtest::refused,
    context::Register,
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
    /// The organisation's, without a country scale.
    params: Arc<Params>,
    /// The time that the record covers. `None`: it holds nothing that counts.
    covered: Option<Covered>,
    /// Until when weeks are used: what a person states, else the end of what the record covers.
    until: Time,
}

/// The time of which the record can be taken to be whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Covered {
    /// Start of the day of the first violent event after the last hole.
    pub(super) from: Time,
    /// End of the day of the newest violent event: that nothing is on record after it may be peace, or an import that has
    /// not been made yet.
    pub(super) until: Time,
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
        let reports: HashMap<ReportId, ReportHead> = view
            .all_report_heads()
            .map_err(fail)?
            .into_iter()
            .map(|head| {
                (head.id, ReportHead { source: head.source, origin: head.origin, received_at: head.received_at })
            })
            .collect();
        let sources = register.sources.values().map(|source| {
            let (reliability, kind, party) = (source.reliability, source.kind, source.party.clone());
            (source.id, SourceHead { reliability, kind, party })
        });
        let sources = sources.collect();
        let dossier = Dossier { events: &events, reports: &reports, sources: &sources };
        let heads: Vec<Head> = events.iter().map(|event| head(event, &dossier, &params)).collect();
        let covered = covered(&events, &heads);
        let until = match (stated, covered) {
            (None, Some(covered)) => until.min(covered.until),
            _ => until,
        };
        Ok(Self { register, events, heads, params, covered, until })
    }

    fn past(&self) -> Past<'_> {
        Past::known(&self.events, &self.heads, self.until).observed_from(self.covered.map(|covered| covered.from))
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

    pub(super) fn fit(&self, words: Words, label: &str) -> Result<Fitted> {
        let (roads, params) = (Roads::new(&self.register.network), &*self.params);
        let fit = fit_scale(&roads, self.past(), params, label, self.until, &mut ()).map_err(|error| match error {
            FitError::Scale(ScaleError::TooFewWeeks { weeks, needed }) => {
                let args = [("weeks", weeks.into()), ("needed", needed.into())];
                ApiError::invalid(words, "calibration-too-few", &args)
            }
            FitError::Backtest(error) => refused(words, &error),
        })?;
        if fit.events == 0 {
            return Err(ApiError::invalid(words, "calibration-nothing-near", &[]));
        }
        let test = self.test(&roads, params).map_err(|error| refused(words, &error))?;
        Ok(Fitted { fit, test })
    }

    /// Every week with enough weeks before it, each with a scale fitted on those alone.
    fn test(&self, roads: &Roads<'_>, params: &Params) -> std::result::Result<Option<CalibrationTest>, BacktestError> {
        let weeks = scale_weeks(&self.past(), params, self.until);
        let tested = weeks.get(*params.calibration.min_weeks as usize..).unwrap_or_default();
        let (Some(first), Some(last)) = (tested.first(), tested.last()) else { return Ok(None) };
        let weekly = Protocol::weekly(*first, *last);
        let protocol = Protocol { calibrate: Calibrate::Scale, baselines: false, ..weekly };
        let report = run(roads, self.past(), params, &protocol, &mut ())?;
        let Some(shipped) = &report.shipped else { return Ok(None) };
        Ok(Some(CalibrationTest {
            weeks: report.origins,
            before: tested_scale(shipped, &report.shipped_reliability),
            after: tested_scale(&report.scores, &report.reliability),
        }))
    }
}

/// What the days of violent events that count say about the record.
fn covered(events: &[Event], heads: &[Head]) -> Option<Covered> {
    let counted = events.iter().zip(heads).filter(|(event, head)| head.happened && is_target(event));
    let mut days: Vec<Time> = counted.map(|(event, _)| start_of_day(event.time.from)).collect();
    days.sort_unstable();
    let until = *days.last()? + Duration::days(1);
    let after = days.windows(2).rposition(|pair| pair[1] - pair[0] > Duration::days(HOLE_DAYS));
    Some(Covered { from: *days.get(after.map_or(0, |at| at + 1))?, until })
}

/// Since when an event was known and how far it is believed.
///
/// A typed or pasted report was known when it was received. A file of past events is received long after them; as in the
/// back-test on files, its events count as known when they were over.
fn head(event: &Event, dossier: &Dossier<'_>, params: &Params) -> Head {
    let q = if event.status == EventStatus::Retracted { 0.0 } else { belief(event, dossier, params).q };
    let supporting = event.evidence.iter().filter(|evidence| evidence.stance == Stance::Supports);
    let received = supporting.filter_map(|evidence| dossier.reports.get(&evidence.report)).map(|head| head.received_at);
    let known_at = if event.source_key.is_some() { None } else { received.min() };
    Head { known_at, q, happened: q >= HAPPENED_Q }
}

fn tested_scale(scores: &Scores, reliability: &[ReliabilityBin]) -> TestedScale {
    TestedScale {
        scores: *scores,
        reliability: reliability.iter().map(|bin| [bin.mean_probability, bin.observed, bin.share]).collect(),
    }
}
