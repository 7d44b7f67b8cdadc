//! `passage draft`: a report's text in, draft events out. Nothing is stored.

use std::{
    fmt::Write as _,
    fs::File,
    io::{self, Read as _},
    path::Path,
};

use passage_desk::{Desk, DraftArgs, Drafts, MAX_FILE, Reading, ReportText, draft, error::ApiError, text_of_file};
use passage_words::Words;

use crate::{
    output,
    run::{Answer, to_json, unreadable},
};

pub(crate) fn answer(
    desk: &mut Desk,
    words: Words,
    file: &Path,
    args: impl FnOnce(String) -> DraftArgs,
) -> Result<Answer, ApiError> {
    let bytes = read(file).map_err(|error| unreadable(words, file, &error))?;
    let ReportText { text, encoding, notice: of_encoding } = text_of_file(words, &file.display().to_string(), &bytes)?;
    let Reading { drafts, notice } = draft(desk, &args(text))?;
    for notice in [of_encoding, notice].into_iter().flatten() {
        output::note(&notice);
    }
    let mut json = to_json(words, &drafts)?;
    json["encoding"] = encoding.into();
    Ok(Answer { text: told(words, &drafts), json, problems: false })
}

/// The bytes; not more than one over the limit is read.
fn read(file: &Path) -> io::Result<Vec<u8>> {
    let limit = u64::try_from(MAX_FILE).unwrap_or(u64::MAX).saturating_add(1);
    let mut bytes = Vec::new();
    if file == Path::new("-") {
        io::stdin().lock().take(limit).read_to_end(&mut bytes)?;
    } else {
        File::open(file)?.take(limit).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

/// One line for each draft, what it rests on and what is to be looked at; then what gave none.
fn told(words: Words, drafts: &Drafts) -> String {
    let mut text = String::new();
    for draft in &drafts.events {
        let kind = match draft.kind.as_str() {
            "clash" => "armed_clash",
            "attack_site" => "attack_on_site",
            "detention_denial" => "detention_or_denial",
            kind => kind,
        };
        let mut places: Vec<String> = draft.places.iter().map(|place| place.surface.clone()).collect();
        places.extend(draft.border.iter().map(|border| border.join(" - ")));
        let places = if places.is_empty() { words.text("cli-draft-no-place") } else { words.list(&places) };
        let when = [&draft.from, &draft.until].into_iter().flatten().cloned().collect::<Vec<_>>().join(" - ");
        let when = if when.is_empty() { words.text("cli-draft-no-time") } else { when };
        let args = [
            ("kind", words.text(&format!("kind-{}", kind.replace('_', "-"))).into()),
            ("status", words.text(&format!("status-{}", draft.status)).into()),
            ("places", places.into()),
            ("when", when.into()),
        ];
        let _ = writeln!(text, "{}\n  {}", words.with("cli-draft-item", &args), draft.evidence);
        for code in &draft.doubts {
            let _ = writeln!(text, "  {}", words.text(&format!("draft-doubt-{}", code.replace('_', "-"))));
        }
    }
    for sentence in &drafts.unread {
        let _ = writeln!(text, "{}", words.with("draft-unread", &[("words", sentence.trim().into())]));
    }
    if text.is_empty() { words.text("cli-draft-empty") + "\n" } else { text }
}
