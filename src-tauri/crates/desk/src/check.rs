//! Integrity and copies.

use std::path::{Path, PathBuf};

use passage_model::{Lang, Time};
use passage_store::{Problem, Store, StoreError, put_in_place};
use passage_words::Words;
use sha2::{Digest, Sha256};

use crate::{
    Desk,
    desk::words,
    dto::*,
    error::{ApiError, ErrorCode, Result},
    opening::{open_error, shown, store_error},
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

/// Puts a backup in the place of a database. The backup is copied and checked first; the database that was there is kept
/// beside under a name with the time.
///
/// # Errors
/// Where the backup cannot be opened or has problems, or another program has the database open. Then nothing has changed.
pub fn restore(db: &Path, backup: &Path, passphrase: Option<&str>, lang: Lang, now: Time) -> Result<RestoreDto> {
    let words = words(lang);
    let failed = |path: &Path, error: std::io::Error, code| {
        ApiError::new(words, code, &[("path", shown(path).into())]).with_detail(error)
    };
    let same = |a: &Path, b: &Path| a.canonicalize().ok().zip(b.canonicalize().ok()).is_some_and(|(a, b)| a == b);
    // A log beside it means that it is a database in use, or one left by a crash: part of it is in the log.
    let mut log = backup.as_os_str().to_owned();
    log.push("-wal");
    if same(db, backup) || std::fs::metadata(&log).is_ok_and(|log| log.len() > 0) {
        return Err(ApiError::invalid(words, "invalid-restore", &[("path", shown(backup).into())]));
    }
    let bytes = std::fs::read(backup).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => failed(backup, error, ErrorCode::NotFound),
        _ => failed(backup, error, ErrorCode::Unreadable),
    })?;
    let sha256: [u8; 32] = Sha256::digest(&bytes).into();
    drop(bytes);
    // In a folder of its own beside the database: opening an older one makes a copy beside it.
    let mut folder = db.as_os_str().to_owned();
    folder.push(".restoring");
    let folder = PathBuf::from(folder);
    let part = folder.join("part.db");
    let _ = std::fs::remove_dir_all(&folder); // from an attempt that was cut short
    std::fs::create_dir(&folder).map_err(|error| failed(&folder, error, ErrorCode::Unwritable))?;
    let done = (|| {
        std::fs::copy(backup, &part).map_err(|error| failed(&folder, error, ErrorCode::Unwritable))?;
        let store = Store::open(&part, passphrase, now).map_err(|error| open_error(words, backup, &error))?;
        if let Some(problem) = store.check().first() {
            let (_, detail) = described(words, problem);
            return Err(ApiError::new(words, ErrorCode::Damaged, &[("path", shown(backup).into())]).with_detail(detail));
        }
        drop(store);
        put_in_place(&part, db, passphrase, now).map_err(|error| match error {
            StoreError::Busy => ApiError::new(words, ErrorCode::Busy, &[("path", shown(db).into())]),
            error => store_error(words, &error),
        })
    })();
    // What is left of it is no more than the backup.
    let _ = std::fs::remove_dir_all(&folder);
    Ok(RestoreDto {
        file: shown(backup),
        db: shown(db),
        sha256: hex(&sha256),
        replaced: done?.map(|kept| shown(&kept)),
    })
}

/// Bytes in hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
