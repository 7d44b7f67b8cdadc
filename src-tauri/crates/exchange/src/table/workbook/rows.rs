//! From cells to rows, the same for every kind of workbook.

use calamine::ExcelDateTime;

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
}

impl<C: Cells> SheetRows<C> {
    /// Rows of these cells. `limit`: longest row, bytes.
    pub(super) fn new(source: C, merged: impl IntoIterator<Item = Merge>, limit: usize) -> Self {
        let mut merged: Vec<Merge> = merged.into_iter().filter(|area| area.last > area.first).collect();
        merged.sort_unstable();
        Self { source, next: None, merged, at: 0, open: Vec::new(), limit, ended: false }
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
}

/// A number as a sheet means it: whole numbers without a point.
pub(super) fn number(value: f64) -> String {
    format!("{value}")
}

/// The day, or day and time, that a sheet means; beyond the calendar of sheets (to 9999-12-31) the number says more than
/// a made-up date.
pub(super) fn date(when: &ExcelDateTime) -> String {
    if !when.is_datetime() || !(0.0..2_900_000.0).contains(&when.as_f64()) {
        return number(when.as_f64());
    }
    let (year, month, day, hour, minute, second, _) = when.to_ymd_hms_milli();
    if (hour, minute, second) == (0, 0, 0) {
        format!("{year:04}-{month:02}-{day:02}")
    } else {
        format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}")
    }
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
        let date =
            |serial, since_1904| date(&ExcelDateTime::new(serial, calamine::ExcelDateTimeType::DateTime, since_1904));
        assert_eq!(date(45_625.0, false), "2024-11-29");
        assert_eq!(date(45_625.5, false), "2024-11-29 12:00:00");
        assert_eq!(date(44_163.0, true), "2024-11-29");
        assert_eq!(date(-1.0, false), "-1");
    }
}
