//! `passage gazetteer`: lists of the names of places, for finding what a report speaks of.

use std::{fmt::Write as _, ops::ControlFlow, sync::atomic::Ordering};

use passage_desk::{
    Desk,
    dto::{GazetteerImportArgs, GazetteerRemoveArgs, LangArgs},
    error::ApiError,
    gazetteer_import_telling,
};
use passage_words::Words;
use serde_json::{Value, json};

use crate::{
    args::GazetteerWhat,
    progress::{Progress, stop_on_interrupt},
    run::{Answer, call, to_json},
};

pub(crate) fn answer(desk: &mut Desk, words: Words, what: GazetteerWhat) -> Result<Answer, ApiError> {
    let lang = words.lang();
    match what {
        GazetteerWhat::Import { files, name, source, date, licence, accept_partial } => {
            let files = files.iter().map(|file| file.display().to_string()).collect();
            let args = GazetteerImportArgs { files, name, source, dated: date, licence, accept_partial, lang };
            let stopped = stop_on_interrupt();
            let mut progress = Progress::new(words, "cli-gazetteer-progress");
            let done = gazetteer_import_telling(desk, &args, &mut |file, share| {
                progress.show(share, &[("file", file)]);
                if stopped.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            });
            progress.end();
            let json = to_json(words, &done?)?;
            let failed = |file: &Value| {
                file["rejected"] != json!(0) || file["applied"] != json!(true) && file["unchanged"] != json!(true)
            };
            let problems = json["files"].as_array().is_some_and(|files| files.iter().any(failed));
            Ok(Answer { text: imported(words, &json, stopped.load(Ordering::Relaxed)), json, problems })
        }
        GazetteerWhat::List => {
            let items = call(desk, "gazetteers", &LangArgs { lang })?;
            Ok(Answer { text: listed(words, &items), json: json!({ "gazetteers": items }), problems: false })
        }
        GazetteerWhat::Remove { name } => {
            let items = call(desk, "gazetteer_remove", &GazetteerRemoveArgs { name: name.clone(), lang })?;
            let text = words.with("cli-gazetteer-removed", &[("name", name.clone().into())]) + "\n";
            Ok(Answer { text, json: json!({ "removed": name, "gazetteers": items }), problems: false })
        }
    }
}

/// `stopped`: the reading was ended by the person at the keyboard.
fn imported(words: Words, json: &Value, stopped: bool) -> String {
    let mut text = String::new();
    for file in json["files"].as_array().into_iter().flatten() {
        let args = [
            ("file", string(&file["file"]).into()),
            ("name", string(&file["name"]).into()),
            ("places", number(&file["places"]).into()),
            ("names", number(&file["names"]).into()),
            ("rejected", number(&file["rejected"]).into()),
            ("skipped", number(&file["skipped"]).into()),
        ];
        let id = match () {
            () if file["unchanged"] == json!(true) => "cli-gazetteer-unchanged",
            () if file["applied"] != json!(true) && stopped => "cli-gazetteer-stopped",
            () if file["applied"] != json!(true) => "cli-gazetteer-nothing",
            () if file["format"] == json!("geonames-names") => "cli-gazetteer-names",
            () => "cli-gazetteer-imported",
        };
        let _ = writeln!(text, "{}", words.with(id, &args));
        for issue in file["issues"].as_array().into_iter().flatten() {
            let _ = writeln!(text, "  {}", string(&issue["message"]));
        }
        if let Some(more) = file["more_issues"].as_i64().filter(|more| *more > 0) {
            let _ = writeln!(text, "  {}", words.with("cli-import-more", &[("count", more.into())]));
        }
    }
    text
}

fn listed(words: Words, items: &Value) -> String {
    let mut text = String::new();
    for item in items.as_array().into_iter().flatten() {
        let or = |value: &Value| value.as_str().map_or_else(|| words.text("cli-gazetteer-not-stated"), str::to_owned);
        let args = [
            ("name", string(&item["name"]).into()),
            ("places", number(&item["places"]).into()),
            ("names", number(&item["names"]).into()),
            ("source", or(&item["source"]).into()),
            ("dated", or(&item["dated"]).into()),
            ("licence", or(&item["licence"]).into()),
            ("file", string(&item["file"]).into()),
            ("hash", string(&item["sha256"]).chars().take(12).collect::<String>().into()),
        ];
        let _ = writeln!(text, "{}", words.with("cli-gazetteer-item", &args));
    }
    if text.is_empty() { words.text("cli-gazetteer-empty") + "\n" } else { text }
}

fn string(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn number(value: &Value) -> i64 {
    value.as_i64().unwrap_or_default()
}
