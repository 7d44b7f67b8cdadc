//! Country calibration: a scale fitted on the user's own past, kept with its test, used once a person has chosen it.

mod fit;
mod job;
mod shipped;
mod tell;

use std::sync::Arc;

use passage_model::{Calibration, CalibrationId, Choice, Time};
use passage_risk::{CountryScale, Link, Params};
use passage_words::Words;

use crate::{
    Desk,
    app::changed,
    cited::cited,
    context::parse_id,
    desk::{new_id, words},
    dto::*,
    error::{ApiError, ErrorCode, Result},
    opening::store_error,
    own_values::OwnParams,
};

pub(crate) use fit::Covered;
pub(crate) use job::FitJob;
pub(crate) use shipped::backtest_shipped;
pub(crate) use tell::period_text;

/// Longest name of a country or region, characters: it stands in the line that every output cites.
const MAX_LABEL: usize = 60;

impl Desk {
    /// The parameters in use, as known at a moment: the shipped ones with the organisation's own values in their places, and
    /// the country scale that a person has chosen.
    pub(crate) fn params(&self, words: Words, known_at: Option<Time>) -> Result<Arc<Params>> {
        Ok(self.params_and_own(words, known_at)?.0)
    }

    /// The same with what the organisation has set.
    pub(crate) fn params_and_own(&self, words: Words, known_at: Option<Time>) -> Result<(Arc<Params>, OwnParams)> {
        let set = self.own_params(words, known_at)?;
        let own = &set.params;
        let calibrations =
            self.store(words)?.at(known_at).calibrations().map_err(|error| store_error(words, &error))?;
        let chosen = in_use(&calibrations).filter(|calibration| fits(calibration, own));
        let calibrated = chosen.map(|calibration| own.with_chosen(scale(calibration)));
        Ok((calibrated.map_or_else(|| Arc::clone(own), Arc::new), set))
    }
}

/// The calibration in use: the one chosen last.
fn in_use(calibrations: &[Calibration]) -> Option<&Calibration> {
    let chosen = calibrations.iter().filter_map(|calibration| Some((calibration.chosen.as_ref()?.at, calibration)));
    chosen.max_by_key(|(at, calibration)| (*at, calibration.id)).map(|(_, calibration)| calibration)
}

/// Whether it was fitted with what a probability rests on now (`own`: without a country scale). A scale means nothing beside
/// other parameters: then outputs say "uncalibrated" until it is fitted again.
fn fits(calibration: &Calibration, own: &Params) -> bool {
    let same = calibration.method == own.of_probability().version();
    same && (calibration.shipped_scale_a - *own.hazard.scale_a).abs() < 1e-9
}

/// Whether the method takes it. What was fitted here it does; a database from elsewhere may bring anything.
fn taken(calibration: &Calibration, own: &Params) -> bool {
    own.with_country(Some(scale(calibration))).is_ok()
}

/// The scale as the method takes it: named, with the time that it rests on. When it was fitted says nothing of that.
fn scale(calibration: &Calibration) -> CountryScale {
    CountryScale {
        label: calibration.label.clone(),
        scale_a: calibration.scale_a,
        weeks: calibration.weeks,
        period: Some(tell::period((calibration.first_origin, calibration.last_origin))),
        areas: calibration.areas.clone(),
    }
}

pub(crate) fn calibrations(desk: &mut Desk, args: LangArgs) -> Result<CalibrationsDto> {
    let words = words(args.lang);
    let now = desk.now();
    let past = fit::OwnPast::read(desk, words, None)?;
    let params = desk.params(words, None)?;
    let mut kept = desk.store(words)?.at(None).calibrations().map_err(|error| store_error(words, &error))?;
    kept.sort_by_key(|calibration| std::cmp::Reverse((calibration.made_at, calibration.id)));
    let own = desk.own_params(words, None)?.params;
    let limits = &own.calibration;
    let (weeks_available, weeks_needed) = (past.weeks(), *limits.min_weeks);
    let missing = past.missing();
    Ok(CalibrationsDto {
        chosen: in_use(&kept)
            .filter(|calibration| fits(calibration, &own) && taken(calibration, &own))
            .map(|calibration| calibration.id.to_string()),
        items: kept.iter().map(|calibration| tell::dto(words, calibration, &kept, (&own, now))).collect(),
        method: cited(words, &params),
        weeks_available,
        weeks_needed,
        weeks_most: *limits.max_weeks,
        enough: missing.is_none() && weeks_available >= weeks_needed,
        text: tell::state(words, missing, (weeks_available, weeks_needed), past.span()),
        warning: tell::warning(words, past.covered(), now),
    })
}

/// A calibration as a person asks for it.
struct Wanted {
    label: String,
    reason: Option<String>,
}

/// What is asked for, and the past that it is to be fitted on.
fn wanted(desk: &mut Desk, words: Words, args: CalibrateArgs) -> Result<(Wanted, fit::OwnPast)> {
    let label: String = args.label.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(MAX_LABEL).collect();
    if label.is_empty() {
        return Err(ApiError::invalid(words, "calibration-no-label", &[]));
    }
    let past = fit::OwnPast::read(desk, words, args.until)?;
    match past.missing() {
        Some(missing) => Err(ApiError::invalid(words, missing, &[])),
        None => Ok((Wanted { label, reason: args.reason }, past)),
    }
}

/// Keeps what was fitted; nothing uses it until a person chooses it.
fn keep(
    desk: &mut Desk,
    words: Words,
    wanted: &Wanted,
    past: &fit::OwnPast,
    fitted: fit::Fitted,
) -> Result<CalibrationDto> {
    let now = desk.now();
    let calibration = Calibration {
        id: new_id!(desk, words, CalibrationId),
        label: wanted.label.clone(),
        made_at: now,
        made_by: desk.author(words)?.filter(|author| !author.trim().is_empty()).unwrap_or_else(|| "—".to_owned()),
        method: past.params().of_probability().version(),
        scale_a: fitted.fit.scale.scale_a,
        shipped_scale_a: *past.params().hazard.scale_a,
        weeks: fitted.fit.scale.weeks,
        first_origin: fitted.fit.first,
        last_origin: fitted.fit.last,
        routes: past.routes(),
        km: past.km(),
        events: fitted.fit.events,
        areas: past.areas(),
        test: fitted.test,
        chosen: None,
    };
    let note = desk.note(words, "calibration.add", wanted.reason.as_deref())?;
    desk.opened(words)?
        .store
        .change(note, |change| change.put_calibration(&calibration))
        .map_err(|error| store_error(words, &error))?;
    Ok(tell::dto(words, &calibration, &[], (past.params(), now)))
}

/// Fits and keeps in one call: the command line waits for it.
pub(crate) fn calibrate(desk: &mut Desk, args: CalibrateArgs) -> Result<CalibrationDto> {
    let words = words(args.lang);
    let (wanted, past) = wanted(desk, words, args)?;
    let follow = &mut |_, _| std::ops::ControlFlow::Continue(());
    let fitted = past.fit(&wanted.label, follow).map_err(|trouble| trouble.told(words))?;
    keep(desk, words, &wanted, &past, fitted)
}

/// Begins to fit in the background; a fit that runs is stopped.
pub(crate) fn calibrate_start(desk: &mut Desk, args: CalibrateArgs) -> Result<CalibrateJobDto> {
    let words = words(args.lang);
    let (wanted, past) = wanted(desk, words, args)?;
    desk.jobs = desk.jobs.wrapping_add(1);
    let number = desk.jobs;
    desk.opened(words)?.fitting = Some(FitJob::start(number, wanted, past));
    Ok(CalibrateJobDto { job: number })
}

/// How far a fit is; once it is done it is kept.
pub(crate) fn calibrate_progress(desk: &mut Desk, args: CalibrateJobArgs) -> Result<CalibrateProgressDto> {
    let words = words(args.lang);
    let at = |state, share| CalibrateProgressDto {
        state,
        step_text: String::new(),
        share,
        calibration: None,
        problem: None,
    };
    let Some(job) = desk.opened(words)?.fitting.take_if(|job| job.number == args.job) else {
        return Ok(at(CalibrateState::Gone, 0.0));
    };
    match job.stand() {
        job::Stand::Running { stage, share } => {
            let step = match stage {
                fit::Stage::Fit => "calibration-step-fit",
                fit::Stage::Test => "calibration-step-test",
            };
            desk.opened(words)?.fitting = Some(job);
            Ok(CalibrateProgressDto { step_text: words.text(step), ..at(CalibrateState::Running, share) })
        }
        job::Stand::Stopped => Ok(at(CalibrateState::Stopped, 0.0)),
        job::Stand::Ended(found) => match *found {
            Ok(fitted) => {
                let calibration = keep(desk, words, &job.wanted, &job.past, fitted)?;
                Ok(CalibrateProgressDto { calibration: Some(calibration), ..at(CalibrateState::Done, 1.0) })
            }
            Err(trouble) => {
                let problem = Some(trouble.told(words).message);
                Ok(CalibrateProgressDto { problem, ..at(CalibrateState::Failed, 0.0) })
            }
        },
    }
}

/// Stops a fit; nothing of it is kept.
pub(crate) fn calibrate_cancel(desk: &mut Desk, args: CalibrateJobArgs) -> Result<CalibrateJobDto> {
    let words = words(args.lang);
    desk.opened(words)?.fitting.take_if(|job| job.number == args.job);
    Ok(CalibrateJobDto { job: args.job })
}

pub(crate) fn choose_calibration(desk: &mut Desk, args: ChooseCalibrationArgs) -> Result<ChangedDto> {
    let words = words(args.lang);
    let kept = desk.store(words)?.at(None).calibrations().map_err(|error| store_error(words, &error))?;
    let wanted = match &args.id {
        None => None,
        Some(id) => {
            let id: CalibrationId = parse_id(words, id)?;
            let found = kept.iter().find(|calibration| calibration.id == id);
            let found = found.ok_or_else(|| ApiError::new(words, ErrorCode::NoSuchThing, &[]))?;
            let own = desk.own_params(words, None)?.params;
            if !fits(found, &own) {
                return Err(ApiError::invalid(words, "calibration-other-method", &[]));
            }
            if !taken(found, &own) {
                return Err(ApiError::invalid(words, "calibration-refused", &[]));
            }
            Some(found)
        }
    };
    let choice = Choice {
        at: desk.now(),
        by: desk.author(words)?.filter(|author| !author.trim().is_empty()).unwrap_or_else(|| "—".to_owned()),
    };
    let mut writes: Vec<Calibration> = kept
        .iter()
        .filter(|calibration| calibration.chosen.is_some() && Some(calibration.id) != wanted.map(|wanted| wanted.id))
        .map(|calibration| Calibration { chosen: None, ..calibration.clone() })
        .collect();
    writes.extend(wanted.map(|wanted| Calibration { chosen: Some(choice), ..wanted.clone() }));
    if writes.is_empty() {
        return Err(ApiError::invalid(words, "calibration-none-chosen", &[]));
    }
    let action = if wanted.is_some() { "calibration.choose" } else { "calibration.clear" };
    let note = desk.note(words, action, args.reason.as_deref())?;
    let ((), change) = desk
        .opened(words)?
        .store
        .change(note, |change| {
            for calibration in &writes {
                change.put_calibration(calibration)?;
            }
            Ok(())
        })
        .map_err(|error: passage_store::StoreError| store_error(words, &error))?;
    let text = match wanted {
        Some(wanted) => words.with("done-calibration-choose", &[("label", wanted.label.clone().into())]),
        None => words.text("done-calibration-clear"),
    };
    changed(desk, words, change.to_string(), text, args.id)
}

/// What the calibration says where the scale without it says `p`.
fn instead_of(calibration: &Calibration, own: &Params, p: f64) -> f64 {
    let fitted = own.with_country(Some(scale(calibration)));
    fitted.map_or(p, |fitted| Link::new(&fitted).of_sum(Link::new(own).sum_at(p)))
}
