//! Calibrations in words and as the border gives them.

use chrono::Duration;
use passage_model::{Calibration, Scores, TestedScale, Time};
use passage_risk::Params;
use passage_words::Words;

use super::{fit::Covered, fits, in_use, instead_of, taken};
use crate::dto::*;

/// A scale is worth fitting again when the newest week it rests on is over for longer than this (method, section 1). The
/// day of fitting does not count: a scale fitted today on old events is an old scale.
const REFIT_WEEKS: i64 = 4;

/// With nothing violent on record for longer than this, the record is taken to be behind. Convention.
const BEHIND_DAYS: i64 = 14;

/// The probability that stands for all in the sentence on what a scale does.
const EXAMPLE_P: f64 = 0.1;

/// One calibration. `all`: those on record, to tell which is in use; `own`: the parameters without a country scale.
pub(super) fn dto(
    words: Words,
    calibration: &Calibration,
    all: &[Calibration],
    (own, now): (&Params, Time),
) -> CalibrationDto {
    let fits = fits(calibration, own);
    let taken = taken(calibration, own);
    let chosen = fits && taken && in_use(all).is_some_and(|chosen| chosen.id == calibration.id);
    let choice = calibration.chosen.as_ref().filter(|_| chosen);
    let test = calibration.test.as_ref();
    let args = [
        ("from", words.percent(EXAMPLE_P).into()),
        ("to", words.percent(instead_of(calibration, own, EXAMPLE_P)).into()),
    ];
    let (from, until) = period((calibration.first_origin, calibration.last_origin));
    let mut advice = Vec::new();
    if fits && !taken {
        advice.push(words.text("calibration-refused"));
    } else if fits {
        if now - until > Duration::weeks(REFIT_WEEKS) {
            advice.push(words.with("calibration-old", &[("until", words.date(until).into())]));
        }
        if calibration.areas.is_empty() {
            advice.push(words.text("calibration-no-area"));
        }
    } else {
        advice.push(words.text("calibration-other-method"));
    }
    CalibrationDto {
        id: calibration.id.to_string(),
        label: calibration.label.clone(),
        made_at: calibration.made_at,
        made_by: calibration.made_by.clone(),
        method: calibration.method.clone(),
        weeks: calibration.weeks,
        first_origin: calibration.first_origin,
        last_origin: calibration.last_origin,
        period_text: period_text(words, (from, until)),
        routes: calibration.routes,
        km: calibration.km,
        events: calibration.events,
        scale_a: calibration.scale_a,
        shipped_scale_a: calibration.shipped_scale_a,
        chosen,
        chosen_at: choice.map(|choice| choice.at),
        chosen_by: choice.map(|choice| choice.by.clone()),
        scored_weeks: test.map_or(0, |test| test.weeks),
        before: test.map(|test| scores(&test.before.scores)),
        after: test.map(|test| scores(&test.after.scores)),
        reliability: test.map(|test| bins(&test.after)).unwrap_or_default(),
        reliability_before: test.map(|test| bins(&test.before)).unwrap_or_default(),
        text: words.with("calibration-text", &args),
        advice: (!advice.is_empty()).then(|| advice.join(" ")),
    }
}

/// Whether a calibration can be made, and what is missing; `span`: first and last origin of the weeks that could be used.
pub(super) fn state(
    words: Words,
    missing: Option<&str>,
    (weeks, needed): (u32, u32),
    span: Option<(Time, Time)>,
) -> String {
    match (missing, span) {
        (Some(id), _) => words.text(id),
        (None, Some(span)) if weeks >= needed => {
            let (from, until) = period(span);
            let args =
                [("weeks", weeks.into()), ("from", words.date(from).into()), ("until", words.date(until).into())];
            words.with("calibration-enough", &args)
        }
        (None, _) => words.with("calibration-too-few", &[("weeks", weeks.into()), ("needed", needed.into())]),
    }
}

/// That the record is behind: what is not on record must not read as peace.
pub(super) fn warning(words: Words, covered: Option<Covered>, now: Time) -> Option<String> {
    let newest = covered?.until - Duration::days(1);
    let days = (now - newest).num_days();
    let args = [("day", words.date(newest).into()), ("days", days.into())];
    (days > BEHIND_DAYS).then(|| words.with("calibration-behind", &args))
}

/// The time that a scale rests on: first and last day.
pub(crate) fn period_text(words: Words, (from, until): (Time, Time)) -> String {
    words.with("calibration-period", &[("from", words.date(from).into()), ("until", words.date(until).into())])
}

/// First and last day of weeks that begin at these origins.
pub(super) fn period((first, last): (Time, Time)) -> (Time, Time) {
    (first, last + Duration::days(6))
}

fn scores(scores: &Scores) -> ScoresDto {
    ScoresDto {
        base_rate: scores.base_rate,
        mean_probability: scores.mean_probability,
        brier: scores.brier,
        skill: scores.skill,
        aupr: scores.aupr,
        auc: scores.auc,
        ece: scores.ece,
        pai: scores.pai.map(|[p5, p10, p20]| PaiDto { p5, p10, p20 }),
    }
}

fn bins(tested: &TestedScale) -> Vec<ReliabilityBinDto> {
    let bin = |bin: &[f64; 3]| ReliabilityBinDto { mean_probability: bin[0], observed: bin[1], share_of_km: bin[2] };
    tested.reliability.iter().map(bin).collect()
}
