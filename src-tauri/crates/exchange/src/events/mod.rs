//! Readers of event tables.

pub(crate) mod acled;
pub(crate) mod foreign;
pub(crate) mod further;
pub(crate) mod insecurity;
pub(crate) mod kinds;
pub(crate) mod kobo;
pub(crate) mod limits;
pub(crate) mod loose;
pub(crate) mod plain;
pub(crate) mod sdi;
pub(crate) mod ucdp;
pub(crate) mod wkt;

use std::collections::HashMap;

use passage_model::{LatLon, LocationPrecision, Time, TimePrecision};

use crate::{
    Issue, IssueCode, PairOrder, dates,
    table::{Columns, Record},
    values::{self, When},
};

/// One row with its columns, collecting what is wrong with it.
pub(crate) struct Cells<'r> {
    record: &'r Record,
    columns: &'r Columns,
    pub(crate) issues: Vec<Issue>,
}

impl<'r> Cells<'r> {
    pub(crate) fn new(record: &'r Record, columns: &'r Columns) -> Self {
        Self { record, columns, issues: Vec::new() }
    }

    /// The value of a column without surrounding blanks; `None` where it is blank or the column is not there.
    pub(crate) fn get(&self, column: Option<usize>) -> Option<&'r str> {
        let value = self.record.get(column?).trim();
        (!value.is_empty()).then_some(value)
    }

    /// Like [`Cells::get`], for free text: the apostrophe with which our own tables guard texts that a spreadsheet
    /// would take for a formula is taken off.
    pub(crate) fn text(&self, column: Option<usize>) -> Option<&'r str> {
        let value = unguarded(self.record.get(column?)).trim();
        (!value.is_empty()).then_some(value)
    }

    /// The name of a column as the file writes it.
    pub(crate) fn name(&self, column: Option<usize>) -> &'r str {
        column.map_or("", |at| self.columns.name(at))
    }

    /// Notes an issue with a column.
    pub(crate) fn note(&mut self, column: Option<usize>, issue: Issue) {
        let name = self.name(column);
        self.issues.push(if issue.column.is_none() && !name.is_empty() { issue.column(name) } else { issue });
    }

    /// A date that must be there.
    pub(crate) fn date(&mut self, column: Option<usize>) -> Option<When> {
        if self.get(column).is_none() {
            self.note(column, Issue::rejected(IssueCode::MissingValue).expected(values::DATE));
            return None;
        }
        self.optional_date(column)
    }

    /// A date that may be blank.
    pub(crate) fn optional_date(&mut self, column: Option<usize>) -> Option<When> {
        let text = self.get(column)?;
        let order = self.columns.day_order();
        let when = values::when(text).or_else(|| dates::numeric(&values::ascii_digits(text), order?).map(When::Day));
        // A sheet whose dates lost their format shows their serial numbers.
        if when.is_none()
            && self.columns.is_sheet()
            && let Some(day) = dates::serial(text)
        {
            let issue = Issue::notice(IssueCode::ValueAssumed).value(text);
            self.note(column, issue.expected(day.format("%Y-%m-%d").to_string()));
            return Some(When::Day(day));
        }
        if when.is_none()
            && let Some(day) = dates::short(&values::ascii_digits(text))
        {
            let issue = Issue::notice(IssueCode::ValueAssumed).value(text);
            self.note(column, issue.expected(day.format("%Y-%m-%d").to_string()));
            return Some(When::Day(day));
        }
        if when.is_none() {
            if order.is_none() && dates::is_numeric(&values::ascii_digits(text)) {
                self.columns.date_open(self.record.line, text);
            }
            self.note(column, Issue::rejected(IssueCode::NotADate).value(text).expected(values::DATE));
        }
        when
    }

    /// A position from two columns, or from one that holds both numbers.
    pub(crate) fn position(&self, lat: Option<usize>, lon: Option<usize>) -> Result<LatLon, Issue> {
        let names = [self.name(lat), self.name(lon)];
        if lat.is_none() || lat != lon {
            return values::position_text(self.get(lat), self.get(lon), names);
        }
        let Some(text) = self.get(lat) else { return values::position_text(None, None, names) };
        let unread = || Issue::rejected(IssueCode::NotANumber).expected(values::RANGE);
        let read = values::pair_text(text).unwrap_or_else(|| Err(unread()));
        let (pair, told) = read.map_err(|issue| issue.column(names[0]).value(text))?;
        // Letters say which is which.
        let turned = !told && self.columns.pair_order() == PairOrder::LonLat;
        let (lat, lon) = if turned { (pair.1, pair.0) } else { pair };
        values::position(lat, lon).map_err(|issue| issue.column(names[0]).value(text))
    }

    /// Deaths: a whole number, blank where not stated.
    pub(crate) fn deaths(&mut self, column: Option<usize>) -> Option<u32> {
        let text = self.get(column)?;
        // Spreadsheets turn whole numbers into 4.0.
        let count = values::count(text.strip_suffix(".0").unwrap_or(text));
        if count.is_none() {
            self.note(column, Issue::rejected(IssueCode::NotANumber).value(text).expected("0, 1, 2, ..."));
        }
        count
    }

    /// The row's own fields as text, one `column: value` a line, without the blank ones.
    pub(crate) fn rendering(&self, columns: impl IntoIterator<Item = usize>) -> String {
        let mut text = String::new();
        for at in columns {
            let value = self.record.get(at).trim();
            if value.is_empty() {
                continue;
            }
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(self.columns.name(at));
            text.push_str(": ");
            text.push_str(value);
        }
        text
    }
}

/// The text without the guard against formulas.
pub(crate) fn unguarded(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if values::is_formula(rest) => rest,
        _ => text,
    }
}

/// UCDP `where_prec` (codebook 19.1, section 3): 1 exact, 2 within about 25 km, 3 second administrative level, 4 first,
/// 5 linear feature or fuzzy area, 6 country, 7 international waters or airspace.
pub(crate) fn where_precision(code: &str) -> Option<LocationPrecision> {
    Some(match code {
        "1" => LocationPrecision::Exact,
        "2" => LocationPrecision::Near,
        "3" => LocationPrecision::District,
        "5" => LocationPrecision::Linear,
        "4" | "6" | "7" => LocationPrecision::Coarse,
        _ => return None,
    })
}

/// UCDP `date_prec` (codebook 19.1, section 3): 1 day, 2 two to six days, 3 week, 4 month, 5 longer.
pub(crate) fn date_precision(code: &str) -> Option<TimePrecision> {
    Some(match code {
        "1" | "2" => TimePrecision::Day,
        "3" => TimePrecision::Week,
        "4" => TimePrecision::Month,
        "5" => TimePrecision::Coarse,
        _ => return None,
    })
}

/// Refuses what is dated after the present; `announced` (an order that starts later) is let through with a notice.
pub(crate) fn check_future(when: When, now: Option<Time>, text: &str, announced: bool) -> Option<Issue> {
    let now = now.filter(|now| when.earliest() > *now)?;
    if announced {
        return Some(Issue::notice(IssueCode::DateAhead).value(text));
    }
    let issue = Issue::rejected(IssueCode::DateInFuture);
    Some(issue.value(text).expected(now.format("<= %Y-%m-%d").to_string()))
}

/// Refuses a report that is said to have been received, or written, more than a day after the present: clocks differ by less.
pub(crate) fn check_received(when: When, now: Option<Time>, text: &str) -> Option<Issue> {
    check_future(when, now.map(|now| now + chrono::Duration::hours(24)), text, false)
}

/// Ids seen in a file, with their rows.
#[derive(Debug, Default)]
pub(crate) struct Seen(HashMap<Box<str>, u64>);

impl Seen {
    /// The row that had this key before, else `None` and the key is remembered.
    pub(crate) fn before(&mut self, key: &str, row: u64) -> Option<u64> {
        if let Some(first) = self.0.get(key) {
            Some(*first)
        } else {
            self.0.insert(key.into(), row);
            None
        }
    }
}
