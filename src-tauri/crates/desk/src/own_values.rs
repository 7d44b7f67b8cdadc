//! Numbers of the method that an organisation has set for itself.

use std::sync::Arc;

use passage_model::{Event, EventStatus, OwnValue, OwnValueError, OwnValueId, Time};
use passage_risk::{Expected, Params, ParamsError, SetValue};
use passage_store::EventFilter;
use passage_words::Words;

use crate::{
    Desk,
    app::changed,
    calibrate::Covered,
    desk::{new_id, words},
    dto::*,
    error::{ApiError, ErrorCode, Result},
    method,
    opening::store_error,
};

/// The option that isolated reports count less; the parameters that go with it have longer names.
const ISOLATED: &str = "options.isolated";

/// The shipped parameters with the organisation's own values in their places.
pub(crate) struct OwnParams {
    pub(crate) params: Arc<Params>,
    /// Those that hold, in the order of their parameters.
    pub(crate) held: Vec<OwnValue>,
    /// Those that do not hold: this program knows no such parameter or value, or it does not go with the others.
    pub(crate) refused: Vec<OwnValue>,
}

impl OwnParams {
    fn new(mut values: Vec<OwnValue>) -> Self {
        // One for each parameter: the last.
        values.sort_by(|a, b| (&a.parameter, a.at, a.id).cmp(&(&b.parameter, b.at, b.id)));
        values.dedup_by(|later, own| {
            later.parameter == own.parameter && {
                std::mem::swap(later, own);
                true
            }
        });
        let shipped = Params::builtin();
        if values.is_empty() {
            return Self { params: Arc::new(shipped.clone()), held: values, refused: Vec::new() };
        }
        if let Ok(params) = shipped.with_values(values.iter().map(set)) {
            return Self { params: Arc::new(params), held: values, refused: Vec::new() };
        }
        // Another program took what this one does not, or a companion was taken back: every value that holds beside those
        // before it.
        let (mut params, mut held, mut refused) = (shipped.clone(), Vec::new(), Vec::new());
        for value in values {
            match params.with_values([set(&value)]) {
                Ok(more) => {
                    params = more;
                    held.push(value);
                }
                Err(_) => refused.push(value),
            }
        }
        Self { params: Arc::new(params), held, refused }
    }
}

fn set(value: &OwnValue) -> SetValue<'_> {
    SetValue { parameter: &value.parameter, value: &value.value, source: &value.reason }
}

impl Desk {
    /// The parameters without a country scale, as known at a moment.
    pub(crate) fn own_params(&self, words: Words, known_at: Option<Time>) -> Result<OwnParams> {
        let values = self.store(words)?.at(known_at).own_values().map_err(|error| store_error(words, &error))?;
        Ok(OwnParams::new(values))
    }
}

pub(crate) fn set_value(desk: &mut Desk, args: SetValueArgs) -> Result<ChangedDto> {
    let words = words(args.lang);
    let kept = desk.store(words)?.at(None).own_values().map_err(|error| store_error(words, &error))?;
    let own = kept.iter().find(|value| value.parameter == args.parameter);
    let value = OwnValue {
        id: match own {
            Some(own) => own.id,
            None => new_id!(desk, words, OwnValueId),
        },
        parameter: args.parameter.clone(),
        value: args.value.trim().to_owned(),
        reason: args.reason.trim().to_owned(),
        by: desk.signed(words, args.author)?,
        at: desk.now(),
    };
    value.check().map_err(|error| {
        let id = match error {
            OwnValueError::NoValue => "param-no-value",
            OwnValueError::NoReason => "param-no-reason",
            OwnValueError::NoAuthor => "param-no-author",
        };
        ApiError::invalid(words, id, &[])
    })?;
    let others = kept.into_iter().filter(|other| other.parameter != value.parameter);
    let before = OwnParams::new(others.collect());
    let then = before.params.with_values([set(&value)]);
    let then = then.map_err(|error| refusal(words, &args.parameter, &error))?;
    if Params::builtin().with_values([set(&value)]).is_ok_and(|alone| alone.edited().is_empty()) {
        return Err(ApiError::invalid(
            words,
            "param-is-shipped",
            &[("name", param_name(words, &args.parameter).into())],
        ));
    }
    if value.parameter.starts_with(ISOLATED) {
        needs_history(desk, words, &then)?;
    }
    let note = desk.note_of(words, "parameter.set", Some(&value.reason), Some(&value.by))?;
    let (_, change) = desk
        .opened(words)?
        .store
        .change(note, |change| change.put_own_value(&value))
        .map_err(|error| store_error(words, &error))?;
    let text = words.with("done-param-set", &[("name", param_name(words, &value.parameter).into())]);
    changed(desk, words, change.to_string(), text, Some(value.id.to_string()))
}

/// With too short a history every place looks quiet, and what happens there would count less than it should (rule H4).
fn needs_history(desk: &Desk, words: Words, then: &Params) -> Result<()> {
    if !*then.options.isolated {
        return Ok(());
    }
    let events = desk.store(words)?.at(None).events(&EventFilter::default());
    let events = events.map_err(|error| store_error(words, &error))?;
    let counts = |event: &&Event| event.is_violent() && event.status != EventStatus::Retracted && !event.example;
    let covered = Covered::of(events.iter().filter(counts));
    let days = covered.map_or(0, |covered| (covered.until.min(desk.now()) - covered.from).num_days().max(0)) as f64;
    let needed = *then.options.isolated_days;
    if days >= needed {
        return Ok(());
    }
    let args = [
        ("name", param_name(words, ISOLATED).into()),
        ("needed", words.span_days(needed).into()),
        ("days", words.span_days(days).into()),
    ];
    Err(ApiError::invalid(words, "param-needs-history", &args))
}

pub(crate) fn clear_value(desk: &mut Desk, args: ClearValueArgs) -> Result<ChangedDto> {
    let words = words(args.lang);
    let all = desk.store(words)?.at(None).own_values().map_err(|error| store_error(words, &error))?;
    let (kept, others): (Vec<_>, Vec<_>) = all.into_iter().partition(|value| value.parameter == args.parameter);
    if kept.is_empty() {
        return Err(ApiError::new(words, ErrorCode::NoSuchThing, &[]));
    }
    // What goes only with the value that is given up would silently be the shipped one again.
    if let Err(error @ ParamsError::Range { .. }) = Params::builtin().with_values(others.iter().map(set)) {
        return Err(refusal(words, &args.parameter, &error));
    }
    if args.parameter.starts_with(ISOLATED) {
        needs_history(desk, words, &OwnParams::new(others).params)?;
    }
    let note = desk.note(words, "parameter.clear", args.reason.as_deref())?;
    let ((), change) = desk
        .opened(words)?
        .store
        .change(note, |change| {
            for value in &kept {
                change.delete_own_value(value.id)?;
            }
            Ok(())
        })
        .map_err(|error: passage_store::StoreError| store_error(words, &error))?;
    let text = words.with("done-param-clear", &[("name", param_name(words, &args.parameter).into())]);
    changed(desk, words, change.to_string(), text, None)
}

/// The name of a parameter in words; of what is none, as it is.
pub(crate) fn param_name(words: Words, parameter: &str) -> String {
    if method::shipped(parameter).is_none() {
        return parameter.to_owned();
    }
    words.text(&format!("param-{}", parameter.replace(['.', '_'], "-")))
}

/// Own values as a briefing prints them: no reason and no name of a person.
pub(crate) fn printed(words: Words, held: &[OwnValue]) -> Vec<String> {
    let plain = |value: &ParamValueDto| match value {
        ParamValueDto::Number { value } => Some(words.marked(&value.to_string())),
        ParamValueDto::Switch { on } => Some(words.text(if *on { "switch-on" } else { "switch-off" })),
        ParamValueDto::Numbers { .. } | ParamValueDto::Records { .. } => None,
    };
    let line = |own: &OwnValue| {
        let name = ("name", param_name(words, &own.parameter).into());
        let shipped = method::shipped(&own.parameter).map(|param| &param.value);
        let value = serde_json::from_str(&own.value).ok().map(|value: serde_json::Value| match value.as_bool() {
            Some(on) => words.text(if on { "switch-on" } else { "switch-off" }),
            None => words.marked(&value.to_string()),
        });
        match (value, shipped.and_then(plain)) {
            (Some(value), Some(shipped)) => {
                words.with("brief-own-value", &[name, ("value", value.into()), ("shipped", shipped.into())])
            }
            _ => words.with("brief-own-table", &[name]),
        }
    };
    held.iter().map(line).collect()
}

/// Why a value is not taken, in words.
pub(crate) fn refusal(words: Words, parameter: &str, error: &ParamsError) -> ApiError {
    let name = ("name", param_name(words, parameter).into());
    match error {
        ParamsError::NoSuch(_) => ApiError::invalid(words, "param-none", &[name]),
        ParamsError::Form(_) => {
            let form = words.text(match method::shipped(parameter).map(|param| &param.value) {
                Some(ParamValueDto::Number { .. }) => "param-form-number",
                Some(ParamValueDto::Switch { .. }) => "param-form-switch",
                Some(ParamValueDto::Numbers { .. }) => "param-form-numbers",
                _ => "param-form-records",
            });
            ApiError::invalid(words, "param-form", &[name, ("form", form.into())])
        }
        // Another parameter may be the one that it does not go with.
        ParamsError::Range { name, expected, .. } => {
            let expected = expected_text(words, *expected);
            ApiError::invalid(
                words,
                "param-range",
                &[("name", param_name(words, name).into()), ("expected", expected.into())],
            )
        }
    }
}

/// What a value has to be, in words.
fn expected_text(words: Words, expected: Expected) -> String {
    if let Expected::Between { least, most } = expected {
        return words.with("param-expected-between", &[("least", least.into()), ("most", most.into())]);
    }
    let code = serde_json::to_value(expected).ok();
    let code = code.as_ref().and_then(|code| code.as_str()).unwrap_or("above_zero").replace('_', "-");
    words.text(&format!("param-expected-{code}"))
}
