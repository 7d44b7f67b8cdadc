//! `passage import`, `passage imports` and `passage undo`.

use std::fmt::Write as _;

use passage_desk::{
    Desk,
    dto::{DoublesArgs, ImportArgs, LangArgs, UndoArgs},
    error::ApiError,
};
use passage_words::Words;
use serde_json::{Value, json};

use crate::{
    args::ImportOptions,
    output,
    run::{Answer, call},
};

pub(crate) fn answer(desk: &mut Desk, words: Words, options: ImportOptions) -> Result<Answer, ApiError> {
    let args = ImportArgs {
        files: options.files.iter().map(|file| file.display().to_string()).collect(),
        kind: options.kind.import_kind(),
        map: options.map,
        set: options.set,
        dates: options.dates.map(Into::into),
        pairs: options.pairs.map(Into::into),
        sheet: options.sheet,
        dry_run: options.dry_run,
        accept_partial: options.accept_partial,
        doubles: DoublesArgs {
            hours: Some(options.window_hours),
            km: Some(options.window_km),
            rows: Vec::new(),
            same_kinds: options.same_event,
        },
        lang: words.lang(),
    };
    let json = call(desk, "import", &args)?;
    let is_problem = |file: &Value| {
        file["rejected"].as_u64() != Some(0) || file["held"].as_u64() != Some(0) || file["format"].is_null()
    };
    let problems = json["files"].as_array().is_some_and(|files| files.iter().any(is_problem));
    Ok(Answer { text: output::import(words, &json), json, problems })
}

/// Past imports: when, who, what, and the id with which one is taken back.
pub(crate) fn past(desk: &mut Desk, words: Words) -> Result<Answer, ApiError> {
    let imports = call(desk, "imports", &LangArgs { lang: words.lang() })?;
    let mut text = String::new();
    let string = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    for import in imports.as_array().into_iter().flatten() {
        let mark = if import["undone"] == true { words.text("cli-imports-undone") } else { String::new() };
        let head =
            format!("{}  {}  {}  {mark}", string(&import["change"]), string(&import["at"]), string(&import["author"]));
        let _ = writeln!(text, "{}", head.trim_end());
        for file in import["files"].as_array().into_iter().flatten() {
            let count = |name: &str| file[name].as_i64().unwrap_or_default();
            let args = [
                ("file", string(&file["file"]).into()),
                ("format", words.text(&format!("import-format-{}", string(&file["format"]))).into()),
                ("added", count("added").into()),
                ("updated", count("updated").into()),
                ("unchanged", count("unchanged").into()),
                ("rejected", count("rejected").into()),
            ];
            let _ = writeln!(text, "  {}", words.with("cli-import-file", &args));
            let _ = writeln!(text, "  sha256 {}", string(&file["sha256"]));
        }
    }
    if text.is_empty() {
        text = words.text("cli-imports-none") + "\n";
    }
    Ok(Answer { json: json!({ "imports": imports }), text, problems: false })
}

/// Takes back a change, whole.
pub(crate) fn undo(desk: &mut Desk, words: Words, change: Option<String>) -> Result<Answer, ApiError> {
    let json = call(desk, "undo", &UndoArgs { change, lang: words.lang() })?;
    let text = json["text"].as_str().unwrap_or_default().to_owned() + "\n";
    Ok(Answer { json, text, problems: false })
}
