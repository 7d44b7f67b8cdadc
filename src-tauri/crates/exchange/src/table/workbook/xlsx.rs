//! XLSX, cell by cell; only the texts of the cells are held.

use std::io::{Read, Seek};

use calamine::{DataRef, Reader as _, SheetType, SheetVisible, Xlsx, XlsxCellReader, XlsxError};

use super::{
    Workbook,
    rows::{Cell, Cells, Merge, SheetRows, date, number},
};
use crate::{ReadError, table::Rows};

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
        let merged =
            merged.into_iter().map(|area| Merge { first: area.start.0, column: area.start.1, last: area.end.0 });
        let cells = XlsxCells(self.book.worksheet_cells_reader(sheet).map_err(failed)?);
        Ok(Box::new(SheetRows::new(cells, merged, self.limit)))
    }
}

struct XlsxCells<'b, S: Read + Seek>(XlsxCellReader<'b, S>);

impl<S: Read + Seek> Cells for XlsxCells<'_, S> {
    fn next(&mut self) -> Result<Option<Cell>, ReadError> {
        let cell = self.0.next_cell().map_err(failed)?;
        Ok(cell.map(|cell| {
            let (row, column) = cell.get_position();
            (row, column, text(cell.get_value()))
        }))
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
