//! `passage method`: the numbers of the method, and those that the organisation has set for itself.

use std::fmt::Write as _;

use passage_desk::{
    Desk,
    dto::{ClearValueArgs, LangArgs, SetValueArgs},
    error::ApiError,
};
use passage_words::Words;
use serde_json::Value;

use crate::{
    args::MethodWhat,
    run::{Answer, call},
};

pub(crate) fn answer(desk: &mut Desk, words: Words, what: MethodWhat) -> Result<Answer, ApiError> {
    let lang = words.lang();
    let (json, text) = match what {
        MethodWhat::List { own } => {
            let json = call(desk, "method", &LangArgs { lang })?;
            let text = list(words, &json, own);
            (json, text)
        }
        MethodWhat::Set { parameter, value, reason, by } => {
            done(call(desk, "set_value", &SetValueArgs { parameter, value, reason, author: by, lang })?)
        }
        MethodWhat::Clear { parameter, reason } => {
            done(call(desk, "clear_value", &ClearValueArgs { parameter, reason, lang })?)
        }
    };
    Ok(Answer { json, text, problems: false })
}

fn done(json: Value) -> (Value, String) {
    let text = format!("{}\n", string(&json["text"]));
    (json, text)
}

fn list(words: Words, method: &Value, own_only: bool) -> String {
    let mut text = format!("{}\n", string(&method["method"]));
    let groups = method["groups"].as_array().into_iter().flatten();
    for param in groups.flat_map(|group| group["params"].as_array().into_iter().flatten()) {
        let own = &param["own"];
        if own_only && own.is_null() {
            continue;
        }
        let args = [
            ("name", string(&param["name"]).into()),
            ("value", string(&param["json"]).into()),
            ("rule", string(&param["rule"]).into()),
        ];
        let _ = writeln!(text, "{}", words.with("cli-param", &args));
        if own.is_object() {
            let args = [
                ("by", string(&own["by"]).into()),
                ("when", date(&own["at"]).into()),
                ("reason", string(&own["reason"]).into()),
                ("shipped", string(&own["shipped_json"]).into()),
            ];
            let _ = writeln!(text, "  {}", words.with("cli-param-own", &args));
        }
    }
    for value in method["refused"].as_array().into_iter().flatten() {
        let args = [
            ("name", string(&value["parameter"]).into()),
            ("value", string(&value["json"]).into()),
            ("by", string(&value["by"]).into()),
            ("when", date(&value["at"]).into()),
        ];
        let _ = writeln!(text, "{}", words.with("cli-param-refused", &args));
    }
    text
}

fn date(value: &Value) -> String {
    string(value).chars().take(10).collect()
}

fn string(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
