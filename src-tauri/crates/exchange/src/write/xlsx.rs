//! Excel workbooks, with the row of HXL tags under the headers.

use std::{
    borrow::Cow,
    io::{Seek, Write},
};

use chrono::Datelike;
use passage_model::Time;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::{Cell, ColumnKind, Table, WriteError, Written, csv::without_nul};
use crate::values::is_formula;

/// A table with the name of its sheet (at most 31 characters; Excel refuses `[ ] : * ? / \`, which are replaced).
#[derive(Debug, Clone, Copy)]
pub struct Sheet<'t> {
    /// Name of the sheet.
    pub name: &'t str,
    /// Its table.
    pub table: &'t Table,
    /// Right to left.
    pub rtl: bool,
}

/// Writes a workbook. `created` is what it states as its time of creation; the clock is not read.
///
/// Texts are written as texts: Excel shows them and never calculates them, so no guard is needed. Only a text that looks
/// guarded already (`'=1`) gets one more apostrophe, because our readers take one off. Zero bytes are left out.
pub fn write_xlsx(sheets: &[Sheet<'_>], created: Time, out: impl Write + Seek + Send) -> Result<Written, WriteError> {
    write_xlsx_marked(sheets, None, created, out)
}

/// [`write_xlsx`] with a marking that says with whom the file may be shared: among the properties of the workbook, and at the
/// head of every page that is printed.
pub fn write_xlsx_marked(
    sheets: &[Sheet<'_>],
    marking: Option<&str>,
    created: Time,
    out: impl Write + Seek + Send,
) -> Result<Written, WriteError> {
    let mut book = Workbook::new();
    let time = ExcelDateTime::from_timestamp(created.timestamp()).map_err(failed)?;
    let properties = DocProperties::new().set_creation_datetime(&time);
    book.set_properties(&marking.iter().fold(properties, |properties, marking| properties.set_comment(*marking)));
    let mut rows = 0;
    for (at, sheet) in sheets.iter().enumerate() {
        sheet.table.check()?;
        let page = book.add_worksheet();
        if let Some(marking) = marking {
            page.set_header(format!("&R{marking}"));
        }
        fill(page, sheet, at).map_err(failed)?;
        rows += sheet.table.rows.len() as u64;
    }
    if sheets.is_empty() {
        book.add_worksheet();
    }
    book.save_to_writer(out).map_err(failed)?;
    Ok(Written { rows, left_out: 0 })
}

fn fill(page: &mut Worksheet, sheet: &Sheet<'_>, number: usize) -> Result<(), XlsxError> {
    let cleaned: String = sheet.name.chars().map(|c| if "[]:*?/\\".contains(c) { ' ' } else { c }).take(31).collect();
    let name = cleaned.trim().trim_matches('\'');
    page.set_name(if name.is_empty() { format!("Sheet{}", number + 1) } else { name.to_owned() })?;
    page.set_right_to_left(sheet.rtl);
    let bold = Format::new().set_bold();
    let table = sheet.table;
    let tagged = table.is_tagged();
    let formats: Vec<Format> = table.columns.iter().map(|column| format(column.kind)).collect();
    for (at, column) in (0u16..).zip(&table.columns) {
        page.write_string_with_format(0, at, &column.header, &bold)?;
        if let Some(tag) = &column.hxl {
            page.write_string(1, at, tag)?;
        }
        page.set_column_width(at, width(table, usize::from(at)))?;
    }
    let first = if tagged { 2u32 } else { 1 };
    page.set_freeze_panes(first, 0)?;
    for (row, cells) in (first..).zip(&table.rows) {
        for ((at, cell), style) in (0u16..).zip(cells).zip(&formats) {
            match cell {
                Cell::Text(text) => {
                    page.write_string(row, at, kept(text))?;
                }
                // Beyond 2^53 a workbook cannot hold whole numbers; counts never come near.
                Cell::Integer(number) => {
                    page.write_number_with_format(row, at, *number as f64, style)?;
                }
                Cell::Number(number) if number.is_finite() => {
                    page.write_number_with_format(row, at, *number, style)?;
                }
                Cell::Empty | Cell::Number(_) => {}
                Cell::Date(day) => {
                    let year = u16::try_from(day.year()).unwrap_or(0);
                    match ExcelDateTime::from_ymd(year, small(day.month()), small(day.day())) {
                        Ok(day) => page.write_datetime_with_format(row, at, &day, style)?,
                        Err(_) => page.write_string(row, at, cell.plain(ColumnKind::Date))?,
                    };
                }
                Cell::Time(time) => {
                    match ExcelDateTime::from_timestamp(time.timestamp()) {
                        Ok(day) => page.write_datetime_with_format(row, at, &day, style)?,
                        Err(_) => page.write_string(row, at, cell.plain(ColumnKind::Time))?,
                    };
                }
            }
        }
    }
    Ok(())
}

/// Longest text of a cell, in the units in which Excel counts it: those of UTF-16.
const MOST: usize = 32_767;

/// Whether a cell has no room for all of a text.
pub(super) fn is_cut(text: &str) -> bool {
    let units = |text: &str| text.encode_utf16().count();
    // Every letter is at least one byte: most texts are told at a glance.
    text.len() >= MOST && units(&guarded(text)) > MOST
}

/// The text such that our readers give it back; what the cell has no room for is cut off behind a sign of that.
fn kept(text: &str) -> Cow<'_, str> {
    if !is_cut(text) {
        return guarded(text);
    }
    let mut left = MOST - 1;
    let whole = guarded(text);
    let fits = whole.chars().take_while(|c| {
        let room = left.checked_sub(c.len_utf16());
        left = room.unwrap_or(0);
        room.is_some()
    });
    Cow::Owned(fits.chain(['…']).collect())
}

fn guarded(text: &str) -> Cow<'_, str> {
    let text = without_nul(text);
    if text.trim_start().starts_with('\'') && is_formula(&text) { Cow::Owned(format!("'{text}")) } else { text }
}

fn small(number: u32) -> u8 {
    u8::try_from(number).unwrap_or(0)
}

fn format(kind: ColumnKind) -> Format {
    let format = Format::new();
    match kind {
        ColumnKind::Text => format,
        ColumnKind::Integer | ColumnKind::Number { decimals: 0 } => format.set_num_format("0"),
        ColumnKind::Number { decimals } => {
            format.set_num_format(format!("0.{}", "0".repeat(usize::from(decimals.min(15)))))
        }
        ColumnKind::Date => format.set_num_format("yyyy-mm-dd"),
        ColumnKind::Time => format.set_num_format("yyyy-mm-dd hh:mm"),
    }
}

/// Wide enough for the heading and the first hundred rows, from 8 to 50 characters.
fn width(table: &Table, at: usize) -> f64 {
    let column = &table.columns[at];
    let cells = table.rows.iter().take(100).filter_map(|row| row.get(at)).map(|cell| cell.plain(column.kind));
    let longest = cells.map(|text| text.chars().count()).chain([column.header.chars().count()]).max();
    longest.unwrap_or(0).clamp(8, 50) as f64 + 1.0
}

fn failed(error: XlsxError) -> WriteError {
    match error {
        XlsxError::IoError(error) => error.into(),
        other => WriteError::Workbook(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read};

    use chrono::TimeZone;

    use super::*;
    use crate::write::Column;

    fn written() -> Vec<u8> {
        let columns = vec![
            Column::new("المسار", "#loc+route+name", ColumnKind::Text),
            Column::new("As of", "#date+start", ColumnKind::Time),
            Column::new("Level", "#severity+risk+num", ColumnKind::Integer),
        ];
        let time = chrono::Utc.with_ymd_and_hms(2024, 11, 29, 8, 0, 0).unwrap();
        let row = vec![Cell::from("=HYPERLINK(\"http://x\")"), Cell::Time(time), Cell::Empty];
        let table = Table { columns, rows: vec![row] };
        let mut out = Cursor::new(Vec::new());
        write_xlsx(&[Sheet { name: "Routes: [all]", table: &table, rtl: true }], time, &mut out).unwrap();
        out.into_inner()
    }

    #[test]
    fn the_same_table_gives_the_same_bytes() {
        assert_eq!(written(), written());
    }

    #[test]
    fn a_formula_in_a_text_stays_a_text() {
        let mut zip = zip::ZipArchive::new(Cursor::new(written())).unwrap();
        let mut part = |name: &str| {
            let mut text = String::new();
            zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
            text
        };
        let sheet = part("xl/worksheets/sheet1.xml");
        assert!(!sheet.contains("<f>"), "{sheet}");
        assert!(part("xl/sharedStrings.xml").contains("#loc+route+name"));
        assert!(part("docProps/core.xml").contains("2024-11-29T08:00:00Z"));
    }
}
