//! Workbooks and tables in archives.

use std::io::{Cursor, Write};

use passage_exchange::{BatchKind, Limits, ReadOptions};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use zip::{ZipWriter, write::SimpleFileOptions};

use crate::support::{codes, try_read};

pub(crate) const HEADER: [&str; 9] =
    ["id", "date_start", "date_end", "lat", "lon", "where_prec", "kind", "deaths_best", "country"];

/// A workbook with notes on the first sheet and events on the second: a real date, a serial number, a merged date.
pub(crate) fn workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    let notes = book.add_worksheet();
    notes.set_name("Read me").unwrap();
    notes.write(0, 0, "How to fill in this workbook").unwrap();
    let sheet = book.add_worksheet();
    sheet.set_name("Events").unwrap();
    sheet.write(0, 0, "Weekly list").unwrap();
    for (at, name) in (0u16..).zip(HEADER) {
        sheet.write(2, at, name).unwrap();
    }
    let date = Format::new().set_num_format("yyyy-mm-dd");
    for row in 3..7u32 {
        sheet.write(row, 0, row).unwrap();
        sheet.write(row, 3, 36.25).unwrap();
        sheet.write(row, 4, 37.5).unwrap();
        sheet.write(row, 5, 1).unwrap();
        sheet.write(row, 6, if row == 6 { "war" } else { "strike/air" }).unwrap();
        sheet.write(row, 7, 3).unwrap();
    }
    sheet.write_with_format(3, 1, ExcelDateTime::parse_from_str("2024-11-29").unwrap(), &date).unwrap();
    sheet.write(4, 1, 45_625).unwrap();
    sheet.merge_range(5, 1, 6, 1, "2024-11-28", &Format::new()).unwrap();
    book.save_to_buffer().unwrap()
}

fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn the_sheet_with_the_table_is_found_and_named() {
    let batch = try_read("week.xlsx", &workbook(), ReadOptions::default()).unwrap();
    assert_eq!((batch.format, batch.kind), ("event-csv", BatchKind::Events));
    assert_eq!((batch.rows_accepted, batch.rows_rejected, batch.rows_skipped), (3, 1, 1), "{:?}", batch.issues);
    let days: Vec<String> = batch.events.iter().map(|row| row.record.time.from.date_naive().to_string()).collect();
    assert_eq!(days, ["2024-11-29", "2024-11-29", "2024-11-28"]);
    assert_eq!(batch.events.iter().map(|row| row.row).collect::<Vec<_>>(), [4, 5, 6]);
    assert_eq!(batch.events[0].record.deaths, Some(3));
    let chosen = batch.issues.iter().find(|issue| issue.code.code() == "sheet-chosen").unwrap();
    assert_eq!((chosen.value.as_deref(), chosen.expected.as_deref()), (Some("Events"), Some("Read me")));
    let codes = codes(&batch);
    for expected in [(Some(3), "rows-above-header"), (Some(5), "value-assumed"), (Some(7), "unknown-kind")] {
        assert!(codes.contains(&expected), "{expected:?} in {codes:?}");
    }
}

#[test]
fn a_person_can_name_the_sheet() {
    let map = |sheet: &str| vec![("sheet".to_owned(), sheet.to_owned())];
    let read =
        |sheet| try_read("w.xlsx", &workbook(), ReadOptions { column_map: map(sheet), ..ReadOptions::default() });
    assert_eq!(read("Events").unwrap().rows_accepted, 3);
    assert_eq!(read("Read me").unwrap_err().code(), "missing-columns");
    let error = read("Elsewhere").unwrap_err();
    assert!(error.code() == "nothing-inside" && error.to_string().contains("Events"), "{error}");
}

#[test]
fn blank_broken_and_cut_workbooks_are_refused() {
    let mut blank = Workbook::new();
    blank.add_worksheet();
    let read = |bytes: &[u8]| try_read("a.xlsx", bytes, ReadOptions::default()).map_err(|error| error.code());
    assert_eq!(read(&blank.save_to_buffer().unwrap()).unwrap_err(), "empty");
    let whole = workbook();
    assert_eq!(read(&whole[..whole.len() / 2]).unwrap_err(), "damaged");
    assert_eq!(read(b"PK\x03\x04").unwrap_err(), "damaged");
    assert_eq!(read(&zipped(&[("xl/workbook.xml", b"<workbook/>")])).unwrap_err(), "damaged");
}

#[test]
fn what_a_sheet_claims_is_not_believed() {
    // The last cell of the last row, and a dimension to match: one row, not a billion cells.
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (at, name) in (0u16..).zip(HEADER) {
        sheet.write(0, at, name).unwrap();
    }
    sheet.write(1_048_575, 16_383, "x").unwrap();
    let batch = try_read("a.xlsx", &book.save_to_buffer().unwrap(), ReadOptions::default()).unwrap();
    assert_eq!(codes(&batch), [(Some(1_048_576), "extra-fields")]);
}

#[test]
fn bombs_are_refused() {
    let text = format!("{}\n{}", HEADER.join(","), " ".repeat(10_000_000));
    let limits = Limits { unpacked: 1_000_000, ..Limits::default() };
    let read = |name, bytes: &[u8]| try_read(name, bytes, ReadOptions { limits, ..ReadOptions::default() });
    assert_eq!(read("a.zip", &zipped(&[("a.csv", text.as_bytes())])).unwrap_err().code(), "too-big");
    assert_eq!(read("a.xlsx", &zipped(&[("xl/a.xml", text.as_bytes())])).unwrap_err().code(), "too-big");
}

#[test]
fn tables_in_archives() {
    let table =
        format!("{}\n1,2024-11-29,,36.2,37.1,1,strike,,\n", HEADER.join(";")).replace(',', ";").replace("36;2", "36.2");
    let bytes =
        zipped(&[("__MACOSX/._a.csv", b"x"), ("notes.txt", b"hello"), ("data/a.csv", table.as_bytes()), ("b.md", b"")]);
    let batch = try_read("a.zip", &bytes, ReadOptions::default()).unwrap();
    assert_eq!((batch.format, batch.rows_accepted), ("event-csv", 1), "{:?}", batch.issues);
    let chosen = batch.issues.iter().find(|issue| issue.code.code() == "member-chosen").unwrap();
    assert_eq!((chosen.value.as_deref(), chosen.expected.as_deref()), (Some("data/a.csv"), Some("notes.txt")));
    let batch = try_read("b.zip", &zipped(&[("w.xlsx", &workbook())]), ReadOptions::default()).unwrap();
    assert_eq!(batch.rows_accepted, 3);
    let error = try_read("c.zip", &zipped(&[("b.md", b"x")]), ReadOptions::default()).unwrap_err();
    assert_eq!(error.code(), "nothing-inside");
}

#[test]
fn repeat_groups_are_read_with_their_submissions() {
    let mut book = Workbook::new();
    let main = book.add_worksheet();
    main.set_name("Visit").unwrap();
    let rows: [[&str; 6]; 3] = [
        ["date", "_where_latitude", "_where_longitude", "_uuid", "_submission_time", "_index"],
        ["2031-02-01", "10.5", "20.25", "aa", "2031-02-02", "1"],
        ["2031-02-01", "11.5", "20.25", "bb", "2031-02-02", "2"],
    ];
    for (row, values) in (0u32..).zip(rows) {
        for (column, value) in (0u16..).zip(values) {
            main.write(row, column, value).unwrap();
        }
    }
    let group = book.add_worksheet();
    group.set_name("incidents").unwrap();
    let rows: [[&str; 4]; 5] = [
        ["incidents/kind", "incidents/notes", "_index", "_parent_index"],
        ["shelling", "First", "1", "1"],
        ["road_closed", "Second", "2", "1"],
        ["shelling", "Third", "3", "2"],
        ["shelling", "Lost", "4", "9"],
    ];
    for (row, values) in (0u32..).zip(rows) {
        for (column, value) in (0u16..).zip(values) {
            group.write(row, column, value).unwrap();
        }
    }
    let batch = try_read("form.xlsx", &book.save_to_buffer().unwrap(), ReadOptions::default()).unwrap();
    assert_eq!((batch.format, batch.rows_accepted, batch.rows_rejected), ("kobo", 3, 1), "{:?}", batch.issues);
    let keys: Vec<&str> = batch.events.iter().map(|row| row.record.source_key.as_str()).collect();
    assert_eq!(keys, ["kobo:aa#1", "kobo:aa#2", "kobo:bb#3"]);
    assert!(codes(&batch).contains(&(Some(5), "missing-value")));
}
