//! What became of a file, in words.

use std::collections::{BTreeSet, HashMap};

use passage_exchange::{Batch, BatchKind, EventRecord, Issue, ReadError, Row, Severity};
use passage_model::{Credibility, Grade, Reliability};
use passage_risk::Params;
use passage_words::{Arg, Words};

use super::{
    Tally,
    read::{FileRead, name_of},
    tables,
};
use crate::dto::*;

/// Issues listed per file; the rest is counted.
const MAX_ISSUES: usize = 1_000;

/// A file with what its rows would do.
pub(crate) fn file(
    words: Words,
    read: &FileRead,
    tally: Tally,
    (kept, params): (&HashMap<String, KeptReadingDto>, &Params),
) -> ImportFileDto {
    let table = read.table.as_ref().map(|table| tables::dto(table, read, kept));
    match &read.batch {
        Ok(batch) => ImportFileDto { grades: grades(words, batch, params), ..taken(words, read, batch, tally, table) },
        Err(error) => ImportFileDto { table, ..unreadable(words, &read.file, error) },
    }
}

fn taken(words: Words, read: &FileRead, batch: &Batch, tally: Tally, table: Option<TableDto>) -> ImportFileDto {
    let described = read.reading.as_ref().is_some_and(|reading| !reading.columns.is_empty());
    let reason = if described { Some("described") } else { read.reason };
    let kinds = tally.double_kinds.iter().map(|(kind, count)| DoubleKindDto {
        kind: *kind,
        text: words.text(&format!("kind-{}", kind.code().replace('_', "-"))),
        count: *count,
    });
    ImportFileDto {
        file: read.file.clone(),
        format: Some(batch.format.to_owned()),
        reason: reason.map(|reason| words.text(&format!("imports-reason-{reason}"))),
        sha256: Some(batch.sha256.clone()),
        kind: match batch.kind {
            BatchKind::Events => Some(ImportKind::Events),
            BatchKind::Routes | BatchKind::Segments => Some(ImportKind::Routes),
            BatchKind::Crossings => Some(ImportKind::Crossings),
            BatchKind::Places => Some(ImportKind::Places),
            BatchKind::Mixed => None,
        },
        rows: batch.rows_in,
        accepted: batch.rows_accepted,
        added: tally.added,
        added_text: added(words, &tally.sorts),
        updated: tally.updated,
        unchanged: tally.unchanged,
        joined: tally.joined,
        held: tally.held,
        rejected: batch.rows_rejected,
        skipped: batch.rows_skipped,
        // What meets with what is on record first: it is said nowhere else.
        issues: (tally.issues.iter().cloned())
            .chain(issues(batch, &tally).map(|issue| issue_dto(words, issue)))
            .take(MAX_ISSUES)
            .collect(),
        more_issues: (batch.issues.len() + tally.notes.len() + tally.issues.len()).saturating_sub(MAX_ISSUES) as u64,
        news: tally.news,
        more_changes: tally.updated.saturating_sub(tally.changes.len() as u64),
        changes: tally.changes,
        double_kinds: kinds.collect(),
        grades: None,
        doubles: tally.doubles,
        table,
    }
}

/// What is refused first and what only has to be known last, so that the end of a long list hides nothing that matters.
fn issues<'b>(batch: &'b Batch, tally: &'b Tally) -> impl Iterator<Item = &'b Issue> {
    let all = || batch.issues.iter().chain(&tally.notes);
    let long = batch.issues.len() + tally.notes.len() > MAX_ISSUES;
    let of = move |wanted: Option<Severity>| {
        all().filter(move |issue| wanted.is_none_or(|wanted| issue.severity == wanted) && (long || wanted.is_none()))
    };
    let in_order = of(None).filter(move |_| !long);
    let sorted = [Severity::Rejected, Severity::Warning, Severity::Notice].into_iter().flat_map(move |s| of(Some(s)));
    in_order.chain(sorted)
}

/// "34 events and 2 routes".
fn added(words: Words, sorts: &[(ImportKind, u64)]) -> Option<String> {
    let told = |(sort, count): &(ImportKind, u64)| {
        let id = match sort {
            ImportKind::Routes => "imported-routes",
            ImportKind::Crossings => "imported-crossings",
            ImportKind::Places => "imported-places",
            ImportKind::Events => "imported-events",
        };
        words.with(id, &[("count", (*count).into())])
    };
    let told: Vec<String> = sorts.iter().map(told).collect();
    (!told.is_empty()).then(|| words.list(&told))
}

/// The grades that the events of a file come with, how far the method believes each alone, and what that does to levels.
fn grades(words: Words, batch: &Batch, params: &Params) -> Option<String> {
    let graded = |row: &Row<EventRecord>| (row.record.reliability, row.record.credibility);
    let all: BTreeSet<(Reliability, Credibility)> = batch.events.iter().map(graded).collect();
    let b = &params.belief;
    let told = all.into_iter().map(|(reliability, credibility)| {
        let odds = b.source(reliability) * b.information(credibility);
        let q = (odds / (1.0 + odds)).clamp(*b.min_q, *b.max_q);
        words.with(
            "import-grade",
            &[("grade", Grade { reliability, credibility }.to_string().into()), ("believed", words.percent(q).into())],
        )
    });
    let told: Vec<String> = told.collect();
    (!told.is_empty()).then(|| words.with("import-grades", &[("grades", words.list(&told).into())]))
}

/// An issue in words.
pub(crate) fn issue_dto(words: Words, issue: &Issue) -> ImportIssueDto {
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
        held: false,
        severity: match issue.severity {
            Severity::Rejected => IssueSeverity::Rejected,
            Severity::Warning => IssueSeverity::Warning,
            Severity::Notice => IssueSeverity::Notice,
        },
    }
}

/// Why a file cannot be read at all, in words.
pub(crate) fn error_text(words: Words, file: &str, error: &ReadError) -> String {
    let args: HashMap<&str, String> = error.args().into_iter().collect();
    let mut fluent: Vec<(&str, Arg<'_>)> = args.iter().map(|(name, value)| (*name, value.clone().into())).collect();
    fluent.push(("file", name_of(file).to_owned().into()));
    words.with(&format!("read-error-{}", error.code()), &fluent)
}

fn unreadable(words: Words, file: &str, error: &ReadError) -> ImportFileDto {
    ImportFileDto {
        file: file.to_owned(),
        format: None,
        reason: None,
        sha256: None,
        kind: None,
        rows: 0,
        accepted: 0,
        added: 0,
        added_text: None,
        updated: 0,
        unchanged: 0,
        joined: 0,
        held: 0,
        rejected: 0,
        skipped: 0,
        issues: vec![ImportIssueDto {
            row: None,
            column: None,
            message: error_text(words, file, error),
            code: error.code().to_owned(),
            value: None,
            expected: None,
            rejected: true,
            held: false,
            severity: IssueSeverity::Rejected,
        }],
        more_issues: 0,
        news: Vec::new(),
        changes: Vec::new(),
        more_changes: 0,
        doubles: Vec::new(),
        double_kinds: Vec::new(),
        grades: None,
        table: None,
    }
}
