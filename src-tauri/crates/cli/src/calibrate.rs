//! `passage calibrate`: the country scales of the database.

use std::fmt::Write as _;

use passage_desk::{
    Desk,
    dto::{CalibrateArgs, ChooseCalibrationArgs, LangArgs},
    error::ApiError,
};
use passage_words::Words;
use serde_json::Value;

use crate::{
    args::CalibrateWhat,
    run::{Answer, call},
};

pub(crate) fn answer(desk: &mut Desk, words: Words, what: CalibrateWhat) -> Result<Answer, ApiError> {
    let lang = words.lang();
    let (json, text) = match what {
        CalibrateWhat::List => {
            let json = call(desk, "calibrations", &LangArgs { lang })?;
            let mut text = format!("{}\n{}\n", string(&json["method"]), string(&json["text"]));
            if let Some(warning) = json["warning"].as_str() {
                let _ = writeln!(text, "{warning}");
            }
            for item in json["items"].as_array().into_iter().flatten() {
                describe(words, item, &mut text);
            }
            (json, text)
        }
        CalibrateWhat::Fit { label, until, reason } => {
            let json = call(desk, "calibrate", &CalibrateArgs { label, until, reason, lang })?;
            let mut text = String::new();
            describe(words, &json, &mut text);
            (json, text)
        }
        CalibrateWhat::Choose { id, reason } => chosen(desk, &ChooseCalibrationArgs { id: Some(id), reason, lang })?,
        CalibrateWhat::Clear { reason } => chosen(desk, &ChooseCalibrationArgs { id: None, reason, lang })?,
    };
    Ok(Answer { json, text, problems: false })
}

fn chosen(desk: &mut Desk, args: &ChooseCalibrationArgs) -> Result<(Value, String), ApiError> {
    let json = call(desk, "choose_calibration", args)?;
    let text = format!("{}\n", string(&json["text"]));
    Ok((json, text))
}

fn describe(words: Words, item: &Value, text: &mut String) {
    let number = |value: &Value| format!("{:.4}", value.as_f64().unwrap_or_default());
    let date = |value: &Value| string(value).chars().take(10).collect::<String>();
    let args = [
        ("id", string(&item["id"]).into()),
        ("label", string(&item["label"]).into()),
        ("made", date(&item["made_at"]).into()),
        ("by", string(&item["made_by"]).into()),
        ("weeks", item["weeks"].as_i64().unwrap_or_default().into()),
        ("scale", number(&item["scale_a"]).into()),
        ("shipped", number(&item["shipped_scale_a"]).into()),
    ];
    let _ = write!(text, "{}", words.with("cli-calibration", &args));
    if item["chosen"] == Value::Bool(true) {
        let _ = write!(text, " [{}]", words.text("cli-calibration-chosen"));
    }
    let _ = writeln!(text, "\n  {}\n  {}", string(&item["period_text"]), string(&item["text"]));
    let (before, after) = (&item["before"], &item["after"]);
    if after.is_object() {
        let share = |value: &Value| words.percent(value.as_f64().unwrap_or_default()).into();
        let args = [
            ("weeks", item["scored_weeks"].as_i64().unwrap_or_default().into()),
            ("said", share(&after["mean_probability"])),
            ("before", share(&before["mean_probability"])),
            ("seen", share(&after["base_rate"])),
            ("after_error", number(&after["ece"]).into()),
            ("before_error", number(&before["ece"]).into()),
        ];
        let _ = writeln!(text, "  {}", words.with("cli-calibration-test", &args));
    }
    if let Some(advice) = item["advice"].as_str() {
        let _ = writeln!(text, "  {advice}");
    }
}

fn string(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
