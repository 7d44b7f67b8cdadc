//! What the readers of other people's event tables share.

use std::fmt::Write as _;

use passage_model::{EventTime, Geometry, LocationPrecision, Time, TimePrecision};
use sha2::{Digest, Sha256};

use super::{Cells, Seen, check_future};
use crate::{Issue, IssueCode, ReadError, table::Columns, values};

/// The error where one of these columns is not there.
pub(crate) fn need(columns: &Columns, names: &[&str]) -> Result<(), ReadError> {
    let missing: Vec<String> = names.iter().filter(|name| !columns.has(name)).map(|name| (*name).to_owned()).collect();
    if missing.is_empty() { Ok(()) } else { Err(columns.missing(missing)) }
}

/// An id that must be there, once in the file.
pub(crate) fn id<'r>(cells: &mut Cells<'r>, seen: &mut Seen, column: Option<usize>, row: u64) -> Option<&'r str> {
    let Some(id) = cells.get(column) else {
        cells.note(column, Issue::rejected(IssueCode::MissingValue));
        return None;
    };
    if let Some(first) = seen.before(id, row) {
        cells.note(column, Issue::rejected(IssueCode::DuplicateId).value(id).expected(first.to_string()));
        return None;
    }
    Some(id)
}

/// A key for a row without an id: rows of the same content have the same one, in whatever file. A second such row of a
/// file is refused.
pub(crate) fn content_key(cells: &mut Cells<'_>, seen: &mut Seen, width: usize, row: u64) -> Option<String> {
    let mut key = String::with_capacity(24);
    for byte in Sha256::digest(cells.rendering(0..width).as_bytes()).iter().take(12) {
        let _ = write!(key, "{byte:02x}"); // a String takes everything
    }
    if let Some(first) = seen.before(&key, row) {
        cells.issues.push(Issue::rejected(IssueCode::DuplicateRow).expected(first.to_string()));
        return None;
    }
    Some(key)
}

/// A position that must be there.
pub(crate) fn point(cells: &mut Cells<'_>, lat: Option<usize>, lon: Option<usize>) -> Option<Geometry> {
    let names = [cells.name(lat), cells.name(lon)];
    match values::position_text(cells.get(lat), cells.get(lon), names) {
        Ok(at) => Some(Geometry::Point { at }),
        Err(issue) => {
            cells.issues.push(issue);
            None
        }
    }
}

/// A date that must be there and not lie in the future. A clock time is kept where the precision is the hour.
pub(crate) fn time(
    cells: &mut Cells<'_>,
    column: Option<usize>,
    now: Option<Time>,
    precision: TimePrecision,
) -> Option<EventTime> {
    let when = cells.date(column)?;
    let text = cells.get(column).unwrap_or_default();
    if let Some(issue) = check_future(when, now, text, false) {
        cells.note(column, issue);
        return None;
    }
    EventTime::new(when.start(), None, precision).ok()
}

/// A code of a scale that must be there.
pub(crate) fn scale<T>(
    cells: &mut Cells<'_>,
    column: Option<usize>,
    expected: &str,
    read: impl Fn(&str) -> Option<T>,
) -> Option<T> {
    let code = cells.get(column).unwrap_or_default();
    // Spreadsheets turn whole numbers into 4.0.
    let value = read(code.strip_suffix(".0").unwrap_or(code));
    if value.is_none() {
        cells.note(column, Issue::rejected(IssueCode::UnknownPrecision).value(code).expected(expected));
    }
    value
}

/// Near, said so: exact would claim too much, and with less the event would be out of sight.
pub(crate) fn near(cells: &mut Cells<'_>, column: Option<usize>) -> LocationPrecision {
    let issue = match cells.get(column) {
        Some(value) => Issue::notice(IssueCode::ValueAssumed).value(value),
        None if column.is_none() => Issue::notice(IssueCode::NotGiven).column("where_prec"),
        None => Issue::notice(IssueCode::NotGiven),
    };
    cells.note(column, issue.expected("2 (near)"));
    LocationPrecision::Near
}

/// A word as it is compared: lower case, one underscore for anything that is no letter or digit.
pub(crate) fn word(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.trim().chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            out.push(c);
        } else if !out.ends_with('_') && !out.is_empty() {
            out.push('_');
        }
    }
    out.trim_end_matches('_').to_owned()
}
