//! XLSX, cell by cell.

use std::io::{Read, Seek};

use calamine::{DataRef, ExcelDateTime, Reader as _, SheetType, SheetVisible, Xlsx, XlsxCellReader, XlsxError};

use super::{Width, Workbook, number};
use crate::{
    ReadError,
    table::{Record, Rows, Shape},
};

/// A workbook.
pub(super) struct Book<S: Read + Seek> {
    book: Xlsx<S>,
    limit: usize,
}

impl<S: Read + Seek> Book<S> {
    /// Opens it. `limit`: longest row, bytes.
    pub(super) fn open(source: S, limit: usize) -> Result<Self, ReadError> {
        Ok(Self { book: Xlsx::new(source).map_err(failed)?, limit })
    }
}

fn failed(error: XlsxError) -> ReadError {
    match error {
        XlsxError::Io(error) => ReadError::Io(error),
        XlsxError::Password => ReadError::Locked,
        other => ReadError::Damaged { byte: 0, detail: other.to_string() },
    }
}

impl<S: Read + Seek> Workbook for Book<S> {
    fn sheets(&self) -> Vec<String> {
        let sheets = self.book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
        let (seen, hidden): (Vec<_>, Vec<_>) = sheets.partition(|sheet| sheet.visible == SheetVisible::Visible);
        seen.into_iter().chain(hidden).map(|sheet| sheet.name.clone()).collect()
    }

    fn rows<'b>(&'b mut self, sheet: &str) -> Result<Box<dyn Rows + 'b>, ReadError> {
        let merged = self.book.merge_cells_by_sheet_name(sheet).map_err(failed)?;
        let mut merged: Vec<Merge> = merged
            .into_iter()
            .filter(|area| area.end.0 > area.start.0)
            .map(|area| Merge { column: area.start.1, first: area.start.0, last: area.end.0 })
            .collect();
        merged.sort_unstable_by_key(|area| (area.first, area.column));
        let cells = self.book.worksheet_cells_reader(sheet).map_err(failed)?;
        Ok(Box::new(SheetRows { cells, next: None, merged, at: 0, open: Vec::new(), limit: self.limit, ended: false }))
    }
}

/// A merged area over several rows: its value holds for all of them. Columns merged side by side stay blank but for the
/// first, for which of them the value holds nobody can tell.
struct Merge {
    column: u32,
    first: u32,
    last: u32,
}

struct SheetRows<'b, S: Read + Seek> {
    cells: XlsxCellReader<'b, S>,
    /// The first cell of the next row.
    next: Option<(u32, u32, String)>,
    merged: Vec<Merge>,
    /// How many merged areas have begun.
    at: usize,
    /// Values of merged areas that go on: column, last row, value.
    open: Vec<(u32, u32, String)>,
    limit: usize,
    ended: bool,
}

impl<S: Read + Seek> SheetRows<'_, S> {
    fn cell(&mut self) -> Result<Option<(u32, u32, String)>, ReadError> {
        if let Some(cell) = self.next.take() {
            return Ok(Some(cell));
        }
        if self.ended {
            return Ok(None);
        }
        if let Some(cell) = self.cells.next_cell().map_err(failed)? {
            let (row, column) = cell.get_position();
            return Ok(Some((row, column, text(cell.get_value()))));
        }
        self.ended = true;
        Ok(None)
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
            if let Some((_, value)) = value.filter(|(_, value)| !value.is_empty()) {
                self.open.push((area.column, area.last, value.clone()));
            }
            self.at += 1;
        }
    }
}

impl<S: Read + Seek> Rows for SheetRows<'_, S> {
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
            if bytes > self.limit || values.len() > super::MAX_COLUMNS as usize {
                record.shape = Shape::TooLong;
                continue;
            }
            if !value.is_empty() {
                values.push((column, value));
            }
        }
        self.spread(row, &mut values);
        values.sort_by_key(|(column, _)| *column);
        let mut width = Width::new();
        for (column, value) in &values {
            width.put(record, *column, value);
        }
        Ok(true)
    }

    fn is_sheet(&self) -> bool {
        true
    }
}

fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(value) => value.to_string(),
        DataRef::Float(value) => number(*value),
        DataRef::Bool(value) => value.to_string(),
        DataRef::DateTime(when) => date(when),
        // `#N/A` and the like are shown as they are: a column that needs a value refuses them by name.
        DataRef::Error(error) => error.to_string(),
    }
}

fn date(when: &ExcelDateTime) -> String {
    // Beyond the calendar of sheets (9999-12-31) the number says more than a made-up date.
    if !when.is_datetime() || !(0.0..2_958_466.0).contains(&when.as_f64()) {
        return number(when.as_f64());
    }
    let (year, month, day, hour, minute, second, _) = when.to_ymd_hms_milli();
    if (hour, minute, second) == (0, 0, 0) {
        format!("{year:04}-{month:02}-{day:02}")
    } else {
        format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}")
    }
}
