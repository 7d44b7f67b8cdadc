//! What people read: plain tables on standard output, messages on standard error.

use std::{
    fmt::Write as _,
    io::{self, Write as _},
};

use passage_desk::{dto::AssessmentReport, error::ApiError};
use passage_model::is_unwanted;
use passage_words::Words;
use serde_json::Value;

/// Prints to standard output; a closed pipe is no error worth a message.
pub(crate) fn print(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(readable(text).as_bytes())?;
    out.flush()
}

/// A JSON document. Where its texts hold what a terminal obeys, it says the same in escapes.
pub(crate) fn document(json: &Value) -> String {
    let mut text = String::new();
    for c in json.to_string().chars() {
        if is_unwanted(c) {
            let mut units = [0; 2];
            for unit in c.encode_utf16(&mut units) {
                let _ = write!(text, "\\u{unit:04x}");
            }
        } else {
            text.push(c);
        }
    }
    text.push('\n');
    text
}

/// Text for a terminal: what it would obey, or what would turn a line round, is left out, whatever file or report it came
/// from. Isolated parts stay, which our sentences have where they run from the right.
pub(crate) fn readable(text: &str) -> String {
    let lines = text.split('\n').map(|line| {
        let isolate = |c: char| matches!(c, '\u{2067}' | '\u{2068}' | '\u{2069}');
        let mut open = 0_usize;
        let mut out = String::with_capacity(line.len());
        for c in line.chars() {
            match c {
                '\u{2067}' | '\u{2068}' => open += 1,
                // One that ends nothing would end what is round it.
                '\u{2069}' if open == 0 => continue,
                '\u{2069}' => open -= 1,
                '\t' => {
                    out.push(' ');
                    continue;
                }
                _ => {}
            }
            if isolate(c) || !is_unwanted(c) {
                out.push(c);
            }
        }
        out.extend(std::iter::repeat_n('\u{2069}', open));
        out
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// A message on standard error.
pub(crate) fn note(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{}", readable(text));
}

/// Says on standard error what went wrong.
pub(crate) fn complain(words: Words, error: &ApiError) {
    let mut line = words.with("cli-error", &[("message", error.message.clone().into())]);
    if let Some(details) = &error.details {
        let _ = write!(line, "\n  {details}");
    }
    note(&line);
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
        let held = number(&file["held"]);
        if held > 0 {
            let _ = writeln!(text, "  {}", words.with("cli-import-held", &[("count", held.into())]));
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
    if let Some(warning) = json["warning"].as_str() {
        let _ = writeln!(text, "{warning}");
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_is_told_nothing_but_text() {
        let name = "bypass\u{1b}[1G\u{1b}[2K\u{9b}8m\u{202e}\u{2069}\u{2066} 1\n2\u{7}";
        assert_eq!(readable(name), "bypass[1G[2K8m 1\n2");
        assert_eq!(readable("\u{2068}R-01\u{2069} a\n\u{2068}x\ny"), "\u{2068}R-01\u{2069} a\n\u{2068}x\u{2069}\ny");
        let json = serde_json::json!({ "evidence": name, "tag": "\u{e0041}" });
        let told = document(&json);
        assert!(!told.trim_end().chars().any(is_unwanted), "{told}");
        assert_eq!(serde_json::from_str::<Value>(&told).unwrap(), json);
    }
}
