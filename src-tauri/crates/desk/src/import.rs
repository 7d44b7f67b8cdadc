//! Importing files: read, compare with what is there, say what would happen, and take it in as one change.

mod plan;

use std::{collections::HashMap, path::Path};

use passage_exchange::{BatchKind, ReadOptions, Severity};
use passage_store::StoreError;
use passage_words::{Arg, Words};

use crate::{
    Desk,
    desk::words,
    dto::*,
    error::{ApiError, Result},
    opening::store_error,
};
use plan::{Plan, Tally};

/// Issues listed per file; the rest is counted.
const MAX_ISSUES: usize = 1_000;

pub(crate) fn import(desk: &mut Desk, args: ImportArgs) -> Result<ImportDto> {
    let words = words(args.lang);
    let column_map = args.map.iter().map(|pair| column(words, pair)).collect::<Result<Vec<_>>>()?;
    let mut plan = Plan::new(desk, words)?;
    let mut files = Vec::new();
    for file in &args.files {
        let options = ReadOptions {
            kind: args.kind.map(batch_kind),
            column_map: column_map.clone(),
            now: Some(desk.now()),
            ..ReadOptions::default()
        };
        files.push(match passage_exchange::read_path(Path::new(file), options) {
            Ok(batch) => {
                let tally = plan.add(desk, words, &batch)?;
                file_dto(words, file, &batch, &tally)
            }
            Err(error) => unreadable(words, file, &error),
        });
    }
    let rejected = files.iter().any(|file| file.format.is_none() || file.rejected > 0);
    let mut change = None;
    let mut applied = false;
    if !args.dry_run && (!rejected || args.accept_partial) {
        applied = true;
        if !plan.is_empty() {
            let names: Vec<&str> = args.files.iter().map(|file| name_of(file)).collect();
            let note = desk.note(words, "import", Some(&names.join(", ")))?;
            let ((), id) = desk
                .opened(words)?
                .store
                .change(note, |change| plan.write(change))
                .map_err(|error: StoreError| store_error(words, &error))?;
            change = Some(id.to_string());
        }
    }
    Ok(ImportDto { files, change, applied })
}

fn batch_kind(kind: ImportKind) -> BatchKind {
    match kind {
        ImportKind::Routes => BatchKind::Routes,
        ImportKind::Crossings => BatchKind::Crossings,
        ImportKind::Places => BatchKind::Places,
        ImportKind::Events => BatchKind::Events,
    }
}

fn column(words: Words, pair: &str) -> Result<(String, String)> {
    match pair.split_once('=') {
        Some((field, column)) if !field.trim().is_empty() && !column.trim().is_empty() => {
            Ok((field.trim().to_owned(), column.trim().to_owned()))
        }
        _ => {
            Err(ApiError::invalid(words, "invalid-map", &[("value", pair.chars().take(80).collect::<String>().into())]))
        }
    }
}

fn name_of(file: &str) -> &str {
    file.rsplit(['/', '\\']).next().unwrap_or(file)
}

fn file_dto(words: Words, file: &str, batch: &passage_exchange::Batch, tally: &Tally) -> ImportFileDto {
    let issues = batch.issues.iter().take(MAX_ISSUES).map(|issue| issue_dto(words, issue)).collect();
    ImportFileDto {
        file: file.to_owned(),
        format: Some(batch.format.to_owned()),
        kind: match batch.kind {
            BatchKind::Events => Some(ImportKind::Events),
            BatchKind::Routes | BatchKind::Segments => Some(ImportKind::Routes),
            BatchKind::Crossings => Some(ImportKind::Crossings),
            BatchKind::Places => Some(ImportKind::Places),
            BatchKind::Mixed => None,
        },
        rows: batch.rows_in,
        added: tally.added,
        updated: tally.updated,
        unchanged: tally.unchanged,
        rejected: batch.rows_rejected,
        issues,
        more_issues: batch.issues.len().saturating_sub(MAX_ISSUES) as u64,
    }
}

fn issue_dto(words: Words, issue: &passage_exchange::Issue) -> ImportIssueDto {
    let text = |value: &Option<String>| Arg::from(value.clone().unwrap_or_default());
    let message = words.with(
        &format!("issue-{}", issue.code.code()),
        &[
            ("row", Arg::from(issue.row.map_or_else(String::new, |row| row.to_string()))),
            ("column", text(&issue.column)),
            ("value", text(&issue.value)),
            ("expected", text(&issue.expected)),
        ],
    );
    ImportIssueDto {
        row: issue.row,
        column: issue.column.clone(),
        code: issue.code.code().to_owned(),
        message,
        value: issue.value.clone(),
        expected: issue.expected.clone(),
        rejected: issue.severity == Severity::Rejected,
    }
}

fn unreadable(words: Words, file: &str, error: &passage_exchange::ReadError) -> ImportFileDto {
    let code = format!("read-error-{}", error.code());
    let args: HashMap<&str, String> = error.args().into_iter().collect();
    let mut fluent: Vec<(&str, Arg<'_>)> = args.iter().map(|(name, value)| (*name, value.clone().into())).collect();
    fluent.push(("file", name_of(file).to_owned().into()));
    ImportFileDto {
        file: file.to_owned(),
        format: None,
        kind: None,
        rows: 0,
        added: 0,
        updated: 0,
        unchanged: 0,
        rejected: 0,
        issues: vec![ImportIssueDto {
            row: None,
            column: None,
            message: words.with(&code, &fluent),
            code: error.code().to_owned(),
            value: None,
            expected: None,
            rejected: true,
        }],
        more_issues: 0,
    }
}
