//! Delimited tables: CSV and its kin.

mod columns;
mod records;
mod split;

use std::io::{self, Read};

pub(crate) use columns::{Columns, delimiter};
pub(crate) use records::{Record, Records, Shape};

use crate::{
    BatchKind, Format, Issue, IssueCode, ReadError, ReadOptions,
    batch::Collector,
    events::{plain, ucdp},
    points,
};

/// Guesses from the header what a table holds. `None`: nothing we know.
pub(crate) fn guess(text: &str) -> Option<(Format, Option<BatchKind>)> {
    let mut first = text.lines().find(|line| !line.trim().is_empty())?;
    let delimiter = delimiter(first);
    if first.starts_with("sep=") {
        first = text.lines().filter(|line| !line.trim().is_empty()).nth(1)?;
    }
    let mut record = Record::new();
    Records::new(first.as_bytes(), delimiter, first.len() + 1).next(&mut record).ok()?;
    let (columns, _) = Columns::new(record.iter());
    if ucdp::matches(&columns) {
        Some((Format::UcdpGed, Some(BatchKind::Events)))
    } else if plain::matches(&columns) {
        Some((Format::EventCsv, Some(BatchKind::Events)))
    } else {
        points::guess(&columns).map(|kind| (Format::PointCsv, Some(kind)))
    }
}

/// What a reader of rows does with one row that is in shape.
pub(crate) trait RowReader {
    /// Takes one row.
    fn row(&mut self, record: &Record, columns: &Columns, out: &mut Collector<'_>);
}

/// Reads a table; gives the format it turned out to be and what the rows are when none is accepted.
pub(crate) fn read<'o>(
    source: impl Read,
    file: &str,
    first_line: &str,
    options: &'o ReadOptions<'o>,
    out: &mut Collector<'_>,
) -> Result<(Format, BatchKind), ReadError> {
    let mut records = Records::new(source, delimiter(first_line), options.limits.row_bytes);
    let mut record = Record::new();
    if !next(&mut records, &mut record)? {
        return Err(ReadError::Empty);
    }
    if record.len() <= 2 && record.get(0).starts_with("sep=") && !next(&mut records, &mut record)? {
        return Err(ReadError::Empty);
    }
    let (columns, issues) = Columns::new(record.iter());
    out.issues(record.line, issues);
    let (format, kind, mut reader) = choose(&columns, file, options)?;

    let mut first = true;
    while next(&mut records, &mut record)? {
        if std::mem::take(&mut first) && is_hxl(&record) {
            continue;
        }
        if record.len() != columns.len() {
            records.again_by_line(&mut record);
        }
        match in_shape(&record, &columns) {
            Some(issue) => out.row(record.line, [], vec![issue]),
            None if record.is_blank() => out.skip(record.line, Some(IssueCode::EmptyRow)),
            None => reader.row(&record, &columns, out),
        }
    }
    Ok((format, kind))
}

fn next<R: Read>(records: &mut Records<R>, record: &mut Record) -> io::Result<bool> {
    records.next(record)
}

type Chosen<'o> = (Format, BatchKind, Box<dyn RowReader + 'o>);

fn choose<'o>(columns: &Columns, file: &str, options: &'o ReadOptions<'o>) -> Result<Chosen<'o>, ReadError> {
    match options.kind {
        None if ucdp::matches(columns) => {
            Ok((Format::UcdpGed, BatchKind::Events, Box::new(ucdp::Reader::new(columns, options)?)))
        }
        Some(BatchKind::Events) if ucdp::matches(columns) && options.column_map.is_empty() => {
            Ok((Format::UcdpGed, BatchKind::Events, Box::new(ucdp::Reader::new(columns, options)?)))
        }
        Some(kind @ (BatchKind::Places | BatchKind::Crossings)) => {
            Ok((Format::PointCsv, kind, Box::new(points::TableReader::new(columns, kind, file, options)?)))
        }
        Some(kind @ (BatchKind::Routes | BatchKind::Segments)) => {
            Err(ReadError::WrongKind { format: Format::Csv.code(), kind: kind.code() })
        }
        None if !plain::matches(columns) => match points::guess(columns) {
            Some(kind) => {
                Ok((Format::PointCsv, kind, Box::new(points::TableReader::new(columns, kind, file, options)?)))
            }
            None => Ok((Format::EventCsv, BatchKind::Events, Box::new(plain::Reader::new(columns, options)?))),
        },
        _ => Ok((Format::EventCsv, BatchKind::Events, Box::new(plain::Reader::new(columns, options)?))),
    }
}

/// A row of HXL tags under the headers: every value that is there starts with `#` and a letter.
fn is_hxl(record: &Record) -> bool {
    let mut any = false;
    record.iter().map(str::trim).filter(|value| !value.is_empty()).all(|value| {
        any = true;
        let mut chars = value.chars();
        chars.next() == Some('#') && chars.next().is_some_and(|c| c.is_ascii_alphabetic())
    }) && any
}

/// What is wrong with the row as a row.
fn in_shape(record: &Record, columns: &Columns) -> Option<Issue> {
    match record.shape {
        Shape::UnclosedQuote => return Some(Issue::rejected(IssueCode::UnclosedQuote).value(record.get(0))),
        Shape::TooLong => return Some(Issue::rejected(IssueCode::RowTooLong)),
        Shape::Whole => {}
    }
    if record.has_nul() {
        return Some(Issue::rejected(IssueCode::NotText));
    }
    let counts =
        |code| Some(Issue::rejected(code).value(&record.len().to_string()).expected(columns.len().to_string()));
    if record.len() > columns.len() {
        // Trailing delimiters are harmless; values beyond the header mean that values have moved.
        let moved = (columns.len()..record.len()).any(|at| !record.get(at).trim().is_empty());
        return if moved { counts(IssueCode::ExtraFields) } else { None };
    }
    if record.len() < columns.len() && !record.is_blank() {
        // A number may have been cut in two: never guess what the rest was.
        return counts(if record.terminated { IssueCode::ShortRow } else { IssueCode::FileTruncated });
    }
    None
}
