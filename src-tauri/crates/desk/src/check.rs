//! Integrity and copies.

use std::path::Path;

use passage_store::Problem;
use passage_words::Words;
use sha2::{Digest, Sha256};

use crate::{
    Desk,
    desk::words,
    dto::*,
    error::{ApiError, ErrorCode, Result},
    opening::{shown, store_error},
};

pub(crate) fn check(desk: &mut Desk, args: LangArgs) -> Result<CheckDto> {
    let words = words(args.lang);
    let problems = desk.store(words)?.check();
    let mut texts: Vec<String> = problems
        .iter()
        .map(|problem| {
            let (id, detail) = described(words, problem);
            words.with(id, &[("detail", detail.into())])
        })
        .collect();
    let register = desk.register(words)?;
    for route in &register.routes {
        if register.network.line(route.id).is_none() {
            texts.push(words.with("problem-route-line", &[("detail", route.code.clone().into())]));
        }
    }
    if let Some(label) = desk.params(words, None)?.set_aside.clone() {
        texts.push(words.with("problem-calibration", &[("detail", label.into())]));
    }
    Ok(CheckDto { ok: texts.is_empty(), problems: texts, chain_head: head(desk, words)? })
}

/// The head of the chain over the record, short enough to be written down by hand.
fn head(desk: &Desk, words: Words) -> Result<Option<String>> {
    let head = desk.store(words)?.chain_head().map_err(|error| store_error(words, &error))?;
    Ok(head.map(|head| hex(&head[..4])))
}

/// The message of a problem, and what it is about.
fn described(words: Words, problem: &Problem) -> (&'static str, String) {
    match problem {
        Problem::Altered { entry } => ("problem-altered", entry.clone()),
        Problem::Integrity { detail } => ("problem-integrity", detail.clone()),
        Problem::Cipher { detail } => ("problem-cipher", detail.clone()),
        Problem::ForeignKey { table, row } => {
            ("problem-foreign-key", format!("{table} {}", row.map_or_else(|| "?".to_owned(), |row| row.to_string())))
        }
        Problem::ReportHash { report } => ("problem-report-hash", report.to_string()),
        Problem::BriefingHash { briefing } => ("problem-briefing-hash", briefing.to_string()),
        Problem::Chain { change, recorded_at } => {
            ("problem-chain", format!("{change} ({})", words.moment(*recorded_at)))
        }
        Problem::Unreadable { entity, detail } => ("problem-unreadable", format!("{entity}: {detail}")),
        Problem::Present { entity } => ("problem-present", entity.to_string()),
        Problem::Search { astray } => ("problem-search", astray.to_string()),
        Problem::Failed { check, detail } => ("problem-failed", format!("{check}: {detail}")),
    }
}

pub(crate) fn backup(desk: &mut Desk, args: BackupArgs) -> Result<BackupDto> {
    let words = words(args.lang);
    let path = Path::new(&args.file);
    let chain_head = head(desk, words)?;
    desk.store(words)?.backup_to(path).map_err(|error| store_error(words, &error))?;
    let bytes = std::fs::read(path).map_err(|error| {
        ApiError::new(words, ErrorCode::Unreadable, &[("path", shown(path).into())]).with_detail(error)
    })?;
    let sha256: [u8; 32] = Sha256::digest(&bytes).into();
    Ok(BackupDto { file: args.file, sha256: hex(&sha256), chain_head })
}

/// Bytes in hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
