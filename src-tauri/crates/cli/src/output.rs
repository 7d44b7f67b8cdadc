//! What people read: plain tables on standard output, messages on standard error.

use std::{
    fmt::Write as _,
    io::{self, Write as _},
};

use passage_desk::{dto::AssessmentReport, error::ApiError};
use passage_words::Words;
use serde_json::Value;

/// Prints to standard output; a closed pipe is no error worth a message.
pub(crate) fn print(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()
}

/// Says on standard error what went wrong.
pub(crate) fn complain(words: Words, error: &ApiError) {
    let mut line = words.with("cli-error", &[("message", error.message.clone().into())]);
    if let Some(details) = &error.details {
        let _ = write!(line, "\n  {details}");
    }
    let _ = writeln!(io::stderr().lock(), "{line}");
}

fn number(value: &Value) -> i64 {
    value.as_i64().unwrap_or_default()
}

fn string(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

pub(crate) fn init(words: Words, json: &Value) -> String {
    let count = |name: &str| (name.to_owned(), number(&json[name]));
    let args: Vec<(String, i64)> = ["routes", "crossings", "places", "sources"].map(count).to_vec();
    let mut fluent: Vec<(&str, passage_words::Arg<'_>)> =
        args.iter().map(|(name, n)| (name.as_str(), (*n).into())).collect();
    fluent.push(("db", string(&json["db"]).into()));
    words.with("cli-init", &fluent) + "\n"
}

pub(crate) fn import(words: Words, json: &Value) -> String {
    let mut text = String::new();
    for file in json["files"].as_array().into_iter().flatten() {
        let known = |code: &str| words.text(&format!("import-format-{code}"));
        let format = file["format"].as_str().map_or_else(|| "?".to_owned(), known);
        let args = [
            ("file", string(&file["file"]).into()),
            ("format", format.into()),
            ("added", number(&file["added"]).into()),
            ("updated", number(&file["updated"]).into()),
            ("unchanged", number(&file["unchanged"]).into()),
            ("rejected", number(&file["rejected"]).into()),
        ];
        let _ = writeln!(text, "{}", words.with("cli-import-file", &args));
        if let Some(added) = file["added_text"].as_str() {
            let _ = writeln!(text, "  {}", words.with("cli-import-added", &[("added", added.into())]));
        }
        if let Some(reason) = file["reason"].as_str() {
            let _ = writeln!(text, "  {reason}");
        }
        if let Some(grades) = file["grades"].as_str() {
            let _ = writeln!(text, "  {grades}");
        }
        let joined = number(&file["joined"]);
        if joined > 0 {
            let _ = writeln!(text, "  {}", words.with("cli-import-joined", &[("count", joined.into())]));
        }
        for kind in file["double_kinds"].as_array().into_iter().flatten() {
            let args = [("count", number(&kind["count"]).into()), ("kind", string(&kind["text"]).into())];
            let _ = writeln!(text, "  {}", words.with("cli-import-doubles", &args));
        }
        for issue in file["issues"].as_array().into_iter().flatten() {
            let _ = writeln!(text, "  {}", located(words, issue));
        }
        if let Some(more) = file["more_issues"].as_i64().filter(|more| *more > 0) {
            let _ = writeln!(text, "  {}", words.with("cli-import-more", &[("count", more.into())]));
        }
    }
    if let Some(carried) = json["carried"].as_str() {
        let _ = writeln!(text, "{carried}");
    }
    let _ = writeln!(
        text,
        "{}",
        words.text(if json["applied"] == Value::Bool(true) { "cli-import-applied" } else { "cli-import-nothing" })
    );
    text
}

/// An issue with where it is: "Row 4, column kind: …".
fn located(words: Words, issue: &Value) -> String {
    let message = string(&issue["message"]);
    let Some(row) = issue["row"].as_u64() else { return message };
    let column = issue["column"].as_str();
    let id = if column.is_some() { "issue-at-column" } else { "issue-at-row" };
    let at = words.with(id, &[("row", row.to_string().into()), ("column", column.unwrap_or_default().into())]);
    format!("{at}: {message}")
}

pub(crate) fn assess(words: Words, report: &AssessmentReport) -> String {
    let mut text = words.with(
        "cli-assess-head",
        &[("as_of", words.moment(report.as_of).into()), ("method", report.method.clone().into())],
    );
    text.push('\n');
    for route in &report.routes {
        let level = words.text(&format!("level-{}", route.level.code().replace('_', "-")));
        let mark = if route.part_unknown { "?" } else { "" };
        let _ = writeln!(
            text,
            "\n{} {}  {level}{mark}  {}  {}",
            route.code,
            route.name,
            words.text(&format!("access-{}", route.access.code())),
            words.text(&format!("confidence-{}", route.confidence.code())),
        );
        let _ = writeln!(text, "  {}", route.headline);
        let _ = writeln!(text, "  {}", route.access_reason);
        for gap in &route.gaps {
            let _ = writeln!(text, "  - {}", gap.text);
        }
    }
    text
}

pub(crate) fn queue(words: Words, json: &Value) -> String {
    let mut text = String::new();
    for item in json["items"].as_array().into_iter().flatten() {
        let args = [
            ("title", string(&item["title"]).into()),
            ("grade", string(&item["grade"]).into()),
            ("routes", number(&item["routes_that_change"]).into()),
        ];
        let _ = writeln!(text, "{}", words.with("cli-queue-item", &args));
    }
    if text.is_empty() { words.text("cli-queue-empty") + "\n" } else { text }
}

pub(crate) fn written(words: Words, json: &Value) -> String {
    let mut text = words.with("cli-written", &[("file", string(&json["file"]).into())]) + "\n";
    text += &chain_head(words, json);
    let lost: Vec<_> = json["lost"].as_array().into_iter().flatten().collect();
    if !lost.is_empty() {
        let _ = writeln!(text, "{}", words.text("lost-title"));
    }
    for loss in lost {
        let _ = writeln!(text, "  {}", string(&loss["text"]));
    }
    text
}

pub(crate) fn check(words: Words, json: &Value) -> String {
    let mut text = String::new();
    for problem in json["problems"].as_array().into_iter().flatten() {
        let _ = writeln!(text, "{}", string(problem));
    }
    if text.is_empty() {
        text = words.text("cli-check-ok") + "\n";
    }
    text + &chain_head(words, json)
}

/// The head of the chain over the record, where an answer has one.
fn chain_head(words: Words, json: &Value) -> String {
    let head = json["chain_head"].as_str();
    head.map_or_else(String::new, |head| words.with("cli-chain-head", &[("head", head.into())]) + "\n")
}
