//! CSV, RFC 4180, UTF-8, with the row of HXL tags under the headers.

use std::{borrow::Cow, io::Write};

use super::{Cell, Table, WriteError, Written};
use crate::values::is_formula;

/// Writes a table. `mark`: begin with the byte order mark without which Excel takes UTF-8 for a local encoding.
///
/// A text that a spreadsheet would run as a formula (`=`, `+`, `-`, `@`, their full-width forms, tab or carriage return
/// at its start, also behind blanks) gets an apostrophe in front; our readers take it off again. Numbers and dates are
/// written by us and need no guard. Zero bytes are left out: a row that holds one is no text to any reader.
pub fn write_csv(table: &Table, mark: bool, mut out: impl Write) -> Result<Written, WriteError> {
    table.check()?;
    if mark {
        out.write_all(b"\xef\xbb\xbf")?;
    }
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
    let row = |cells: &mut dyn Iterator<Item = Cow<'_, str>>, writer: &mut csv::Writer<_>| {
        for cell in cells {
            writer.write_field(cell.as_ref())?;
        }
        writer.write_record(None::<&[u8]>)
    };
    row(&mut table.columns.iter().map(|column| guarded(&column.header)), &mut writer).map_err(failed)?;
    if table.is_tagged() {
        let mut tags = table.columns.iter().map(|column| Cow::Borrowed(column.hxl.as_deref().unwrap_or_default()));
        row(&mut tags, &mut writer).map_err(failed)?;
    }
    for cells in &table.rows {
        let mut texts = cells.iter().zip(&table.columns).map(|(cell, column)| match cell {
            Cell::Text(text) => guarded(text),
            other => other.plain(column.kind),
        });
        row(&mut texts, &mut writer).map_err(failed)?;
    }
    writer.flush()?;
    Ok(Written { rows: table.rows.len() as u64, left_out: 0 })
}

fn failed(error: csv::Error) -> WriteError {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error.into(),
        other => std::io::Error::other(format!("{other:?}")).into(),
    }
}

/// The text, with an apostrophe in front where a spreadsheet would calculate instead of show.
fn guarded(text: &str) -> Cow<'_, str> {
    let text = without_nul(text);
    if is_formula(&text) { Cow::Owned(format!("'{text}")) } else { text }
}

/// The text without zero bytes.
pub(super) fn without_nul(text: &str) -> Cow<'_, str> {
    if text.contains('\0') { Cow::Owned(text.replace('\0', "")) } else { Cow::Borrowed(text) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::{Column, ColumnKind};

    fn table(cells: Vec<Cell>) -> Table {
        let columns = vec![
            Column::new("Route", "#loc+route+name", ColumnKind::Text),
            Column::new("km", "", ColumnKind::Number { decimals: 1 }),
        ];
        Table { columns, rows: vec![cells] }
    }

    fn text(table: &Table) -> String {
        let mut out = Vec::new();
        write_csv(table, false, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn tags_go_under_the_headers() {
        let table = table(vec!["حلب, \"M5\"".into(), Cell::Number(-0.04)]);
        assert_eq!(text(&table), "Route,km\r\n#loc+route+name,\r\n\"حلب, \"\"M5\"\"\",0.0\r\n");
    }

    #[test]
    fn formulas_are_guarded_and_numbers_are_not() {
        for dangerous in ["=1+1", "+1", "-x", "@SUM(A1)", "\t=1", "  =1", "＝1"] {
            let written = text(&table(vec![dangerous.into(), Cell::Number(-3.25)]));
            let row = written.lines().nth(2).unwrap();
            assert!(row.starts_with('\'') || row.starts_with("\"'"), "{row}");
            assert!(row.ends_with("-3.2"), "{row}");
        }
        assert_eq!(guarded("M5 = road"), "M5 = road");
    }

    #[test]
    fn ragged_rows_and_unknown_values() {
        assert!(matches!(
            write_csv(&table(vec![Cell::Empty]), false, Vec::new()),
            Err(WriteError::Ragged { row: 1, cells: 1, columns: 2 })
        ));
        assert!(text(&table(vec![Cell::Empty, Cell::Number(f64::NAN)])).ends_with("\r\n,\r\n"));
    }
}
