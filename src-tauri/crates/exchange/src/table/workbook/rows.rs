//! From cells to rows, the same for every kind of workbook.

use chrono::{Duration, NaiveDate, NaiveTime};

use crate::{
    ReadError,
    table::{Record, Rows, Shape},
};

/// Cells of a row beyond this column are put at its end, so that no row is wider than this.
const MAX_COLUMNS: u32 = 2048;

/// A filled cell: row and column from 0, and what it shows.
pub(super) type Cell = (u32, u32, String);

/// Where cells come from, row by row.
pub(super) trait Cells {
    /// The next cell; `None` at the end.
    fn next(&mut self) -> Result<Option<Cell>, ReadError>;
}

impl<I: Iterator<Item = Cell>> Cells for I {
    fn next(&mut self) -> Result<Option<Cell>, ReadError> {
        Ok(Iterator::next(self))
    }
}

/// A merged area over several rows: its value holds for all of them. Columns merged side by side stay blank but for the
/// first, for which of them the value holds nobody can tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Merge {
    /// First row, from 0.
    pub(super) first: u32,
    /// First column, from 0.
    pub(super) column: u32,
    /// Last row.
    pub(super) last: u32,
}

/// The rows of a sheet.
pub(super) struct SheetRows<C> {
    source: C,
    /// The first cell of the next row.
    next: Option<Cell>,
    merged: Vec<Merge>,
    /// How many merged areas have begun.
    at: usize,
    /// Values of merged areas that go on: column, last row, value.
    open: Vec<(u32, u32, String)>,
    /// Longest row, bytes.
    limit: usize,
    ended: bool,
    /// Rows that the workbook does not show.
    hidden: u64,
}

impl<C: Cells> SheetRows<C> {
    /// Rows of these cells. `limit`: longest row, bytes.
    pub(super) fn new(source: C, merged: impl IntoIterator<Item = Merge>, limit: usize) -> Self {
        let mut merged: Vec<Merge> = merged.into_iter().filter(|area| area.last > area.first).collect();
        merged.sort_unstable();
        Self { source, next: None, merged, at: 0, open: Vec::new(), limit, ended: false, hidden: 0 }
    }

    /// The same, of which the workbook does not show so many.
    pub(super) fn hiding(self, hidden: u64) -> Self {
        Self { hidden, ..self }
    }

    fn cell(&mut self) -> Result<Option<Cell>, ReadError> {
        if let Some(cell) = self.next.take() {
            return Ok(Some(cell));
        }
        if self.ended {
            return Ok(None);
        }
        let cell = self.source.next()?;
        self.ended = cell.is_none();
        Ok(cell)
    }

    /// Puts what merged areas say into the row.
    fn spread(&mut self, row: u32, values: &mut Vec<(u32, String)>) {
        self.open.retain(|(_, last, _)| *last >= row);
        for (column, _, value) in &self.open {
            if !values.iter().any(|(at, text)| at == column && !text.is_empty()) {
                values.push((*column, value.clone()));
            }
        }
        while let Some(area) = self.merged.get(self.at).filter(|area| area.first <= row) {
            let value = values.iter().find(|(at, _)| *at == area.column && area.first == row);
            // Overlapping areas are no honest sheet; a few thousand open ones are.
            if let Some((_, value)) = value.filter(|(_, value)| !value.is_empty() && self.open.len() < 4096) {
                self.open.push((area.column, area.last, value.clone()));
            }
            self.at += 1;
        }
    }
}

impl<C: Cells> Rows for SheetRows<C> {
    fn next(&mut self, record: &mut Record) -> Result<bool, ReadError> {
        let Some((row, column, value)) = self.cell()? else { return Ok(false) };
        record.clear(u64::from(row) + 1);
        let mut bytes = value.len();
        let mut values = vec![(column, value)];
        while let Some((at, column, value)) = self.cell()? {
            if at != row {
                self.next = Some((at, column, value));
                break;
            }
            bytes = bytes.saturating_add(value.len());
            if bytes > self.limit || values.len() > MAX_COLUMNS as usize {
                record.shape = Shape::TooLong;
            } else if !value.is_empty() {
                values.push((column, value));
            }
        }
        self.spread(row, &mut values);
        values.sort_by_key(|(column, _)| *column);
        let mut width = 0;
        for (column, value) in values.iter().filter(|(_, value)| !value.is_empty()) {
            while width < (*column).min(MAX_COLUMNS) {
                record.push("");
                width += 1;
            }
            record.push(value);
            width += 1;
        }
        Ok(true)
    }

    fn is_sheet(&self) -> bool {
        true
    }

    fn hidden(&self) -> u64 {
        self.hidden
    }
}

/// A number as a sheet means it: whole numbers without a point.
pub(super) fn number(value: f64) -> String {
    format!("{value}")
}

/// The day, or day and time, of a serial number; from 1900 to 9999, beyond which the number says more than a made-up date.
/// Days count from 30 December 1899 (before March 1900 from a day later, for sheets believe in a 29 February 1900), or
/// from the first of 1904.
#[allow(clippy::cast_possible_truncation)] // seconds within ten thousand years
pub(super) fn date(serial: f64, since_1904: bool) -> String {
    let days = if since_1904 { serial + 1462.0 } else { serial };
    if !(1.0..2_958_466.0).contains(&days) {
        return number(serial);
    }
    let days = if days < 60.0 { days + 1.0 } else { days };
    // Whole seconds: a third of a day is never exact.
    let seconds = (days * 86_400.0).round();
    let start = NaiveDate::from_ymd_opt(1899, 12, 30).unwrap_or_default().and_time(NaiveTime::MIN);
    match start.checked_add_signed(Duration::seconds(seconds as i64)) {
        Some(when) if when.time() == NaiveTime::MIN => when.format("%Y-%m-%d").to_string(),
        Some(when) => when.format("%Y-%m-%d %H:%M:%S").to_string(),
        None => number(serial),
    }
}

/// Whether a built-in number format shows dates.
pub(super) fn is_built_in_date(id: u32) -> bool {
    matches!(id, 14..=17 | 22 | 27..=31 | 36 | 50..=54 | 57 | 58)
}

/// Whether the text of a number format shows dates: a year or a day outside quotation marks and brackets.
pub(super) fn is_date(format: &str) -> bool {
    let (mut quoted, mut bracket, mut escaped) = (false, false, false);
    for c in format.chars() {
        match c {
            _ if escaped => escaped = false,
            '\\' | '_' | '*' => escaped = true,
            '"' => quoted = !quoted,
            '[' if !quoted => bracket = true,
            ']' if !quoted => bracket = false,
            'd' | 'D' | 'y' | 'Y' if !quoted && !bracket => return true,
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn merged_values_hold_for_their_rows_only() {
        let cells = [(0, 0, "a"), (0, 2, "x"), (1, 1, "b"), (2, 1, "c"), (3, 5000, "far")];
        let cells = cells.into_iter().map(|(row, column, text)| (row, column, text.to_owned()));
        let mut rows = SheetRows::new(cells, [Merge { first: 0, column: 0, last: 1 }], 100);
        let mut record = Record::new();
        let mut seen = Vec::new();
        while Rows::next(&mut rows, &mut record).unwrap() {
            seen.push((record.line, record.len(), record.get(0).to_owned()));
        }
        let expected = [(1, 3, "a"), (2, 2, "a"), (3, 2, ""), (4, 2049, "")];
        assert_eq!(seen, expected.map(|(line, len, first)| (line, len, first.to_owned())));
    }

    #[test]
    fn serial_numbers_are_days() {
        assert_eq!(date(45_625.0, false), "2024-11-29");
        assert_eq!(date(45_625.5, false), "2024-11-29 12:00:00");
        assert_eq!(date(44_163.0, true), "2024-11-29");
        assert_eq!(date(-1.0, false), "-1");
    }

    #[test]
    fn formats_of_dates() {
        assert!(is_date("yyyy\\-mm\\-dd") && is_date("[$-409]d mmm"));
        assert!(!is_date("0.00\" day\"") && !is_date("[Red]0") && !is_date("hh:mm"));
    }
}
