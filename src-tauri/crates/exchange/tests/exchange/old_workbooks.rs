//! XLS and ODS, made by hand.

use std::io::{Cursor, Write};

use passage_exchange::{BatchKind, Limits, ReadOptions};
use zip::{ZipWriter, write::SimpleFileOptions};

use crate::{
    support::{codes, try_read},
    workbooks::HEADER,
};

pub(crate) fn ods(rows: &str) -> Vec<u8> {
    let cells = HEADER.map(|name| format!("<table:table-cell><text:p>{name}</text:p></table:table-cell>"));
    let header = cells.concat();
    let content = format!(
        "<office:document-content xmlns:office='o' xmlns:table='t' xmlns:text='x'><office:body><office:spreadsheet>\
         <table:table table:name='Notes'><table:table-row><table:table-cell><text:p>Hello</text:p></table:table-cell>\
         </table:table-row></table:table><table:table table:name='Events'><table:table-row>{header}</table:table-row>\
         {rows}</table:table></office:spreadsheet></office:body></office:document-content>"
    );
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in [("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", &content)] {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const ODS_ROW: &str = "<table:table-cell office:value-type='float' office:value='ID'><text:p>ID</text:p></table:table-cell>\
    <table:table-cell office:value-type='date' office:date-value='2024-11-29'><text:p>29/11/24</text:p></table:table-cell>\
    <table:table-cell/><table:table-cell office:value='36.25'/><table:table-cell office:value='37.5'/>\
    <table:table-cell office:value='1'/><table:table-cell><office:annotation><text:p>hm</text:p></office:annotation>\
    <text:p>strike<text:s/></text:p></table:table-cell><table:table-cell table:number-columns-repeated='2'/>\
    <table:table-cell table:number-columns-repeated='16000'/>";

#[test]
fn ods_dates_and_repeated_blanks() {
    let row = |id: &str, repeat: u32| {
        format!(
            "<table:table-row table:number-rows-repeated='{repeat}'>{}</table:table-row>",
            ODS_ROW.replace("ID", id)
        )
    };
    let blank = "<table:table-row table:number-rows-repeated='1000'><table:table-cell/></table:table-row>";
    let rows = format!("{}{blank}{}{blank}", row("1", 1), row("2", 2));
    let batch = try_read("a.ods", &ods(&rows), ReadOptions::default()).unwrap();
    assert_eq!((batch.kind, batch.rows_accepted, batch.rows_rejected), (BatchKind::Events, 2, 1), "{:?}", batch.issues);
    assert_eq!(batch.events.iter().map(|row| row.row).collect::<Vec<_>>(), [2, 1003]);
    assert!(codes(&batch).contains(&(Some(1004), "duplicate-id")));
}

#[test]
fn ods_that_repeats_without_end_is_refused() {
    let row = "<table:table-row table:number-rows-repeated='4000000000'><table:table-cell \
               table:number-columns-repeated='4000000000'><text:p>xxxxxxxxxxxxxxxx</text:p></table:table-cell></table:table-row>";
    let limits = Limits { unpacked: 1 << 20, ..Limits::default() };
    let error = try_read("a.ods", &ods(row), ReadOptions { limits, ..ReadOptions::default() }).unwrap_err();
    assert_eq!(error.code(), "too-big");
    assert_eq!(
        try_read("a.ods", &ods("<table:table-row>"), ReadOptions::default()).unwrap_err().code(),
        "not-well-formed"
    );
}

fn record(out: &mut Vec<u8>, id: u16, data: &[u8]) {
    out.extend(id.to_le_bytes());
    out.extend(u16::try_from(data.len()).unwrap().to_le_bytes());
    out.extend(data);
}

fn cell(row: u16, column: u16, format: u16, rest: &[u8]) -> Vec<u8> {
    [&row.to_le_bytes()[..], &column.to_le_bytes(), &format.to_le_bytes(), rest].concat()
}

/// The stream of a workbook with one sheet: headers as shared texts, one row of each sort of number.
fn biff() -> Vec<u8> {
    let bof = [0u8, 6, 5, 0, 0, 0, 0, 0];
    let mut out = Vec::new();
    record(&mut out, 0x0809, &bof);
    record(&mut out, 0x00e0, &[0; 20]);
    record(&mut out, 0x00e0, &[0, 0, 14, 0, 0, 0]);
    let name = b"Events";
    let bound = out.len();
    record(&mut out, 0x0085, &[&[0, 0, 0, 0, 0, 0, 6, 0][..], name].concat());
    let mut texts = vec![0u8; 8];
    for name in HEADER.iter().chain(&["strike"]) {
        texts.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
        texts.push(0);
        texts.extend(name.as_bytes());
    }
    record(&mut out, 0x00fc, &texts);
    record(&mut out, 0x000a, &[]);
    let start = u32::try_from(out.len()).unwrap();
    out[bound + 4..bound + 8].copy_from_slice(&start.to_le_bytes());
    record(&mut out, 0x0809, &bof);
    for at in 0..9u16 {
        record(&mut out, 0x00fd, &cell(0, at, 0, &u32::from(at).to_le_bytes()));
    }
    record(&mut out, 0x0203, &cell(1, 0, 0, &7f64.to_le_bytes()));
    record(&mut out, 0x027e, &cell(1, 1, 1, &((45_625u32 << 2) | 2).to_le_bytes()));
    record(&mut out, 0x0203, &cell(1, 3, 0, &36.25f64.to_le_bytes()));
    // Longitude and precision in one record; a formula with a text.
    record(&mut out, 0x00bd, &[1, 0, 4, 0, 0, 0, 0x9b, 0x3a, 0, 0, 0, 0, 6, 0, 0, 0, 5, 0]);
    record(&mut out, 0x0006, &cell(1, 6, 0, &[0, 0, 0, 0, 0, 0, 0xff, 0xff, 0, 0]));
    record(&mut out, 0x0207, b"\x06\0\0strike");
    record(&mut out, 0x000a, &[]);
    out
}

/// A compound file of sectors of 512 bytes: the list of sectors, the directory, the stream.
pub(crate) fn xls(stream_name: &str) -> Vec<u8> {
    let mut stream = biff();
    stream.resize(stream.len().next_multiple_of(512).max(4096), 0);
    let sectors = u32::try_from(stream.len() / 512).unwrap();
    let mut head = vec![0u8; 512];
    head[..8].copy_from_slice(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    head[30] = 9;
    head[32] = 6;
    head[44] = 1;
    head[48..52].copy_from_slice(&1u32.to_le_bytes());
    head[56..60].copy_from_slice(&4096u32.to_le_bytes());
    for at in [60, 68] {
        head[at..at + 4].copy_from_slice(&0xffff_fffeu32.to_le_bytes());
    }
    head[76..].fill(0xff);
    head[76..80].copy_from_slice(&0u32.to_le_bytes());
    let mut fat = vec![0xffff_fffdu32, 0xffff_fffe];
    fat.extend((2..2 + sectors).map(|at| if at + 1 < 2 + sectors { at + 1 } else { 0xffff_fffe }));
    fat.resize(128, 0xffff_ffff);
    let mut directory = vec![0u8; 512];
    let mut entry = |at: usize, name: &str, first: u32, length: usize| {
        for (place, unit) in name.encode_utf16().enumerate() {
            directory[at + 2 * place..at + 2 * place + 2].copy_from_slice(&unit.to_le_bytes());
        }
        directory[at + 64] = u8::try_from(2 * name.len() + 2).unwrap();
        directory[at + 116..at + 120].copy_from_slice(&first.to_le_bytes());
        directory[at + 120..at + 124].copy_from_slice(&u32::try_from(length).unwrap().to_le_bytes());
    };
    entry(0, "Root Entry", 0xffff_fffe, 0);
    entry(128, stream_name, 2, stream.len());
    [head, fat.into_iter().flat_map(u32::to_le_bytes).collect(), directory, stream].concat()
}

#[test]
fn xls_numbers_dates_and_formulas() {
    let batch = try_read("a.xls", &xls("Workbook"), ReadOptions::default()).unwrap();
    assert_eq!((batch.format, batch.rows_accepted), ("event-csv", 1), "{:?}", batch.issues);
    let event = &batch.events[0].record;
    assert_eq!(event.source_key, "event::7");
    assert_eq!(event.time.from.date_naive().to_string(), "2024-11-29");
    assert!(matches!(event.geometry, passage_model::Geometry::Point { at } if (at.lat(), at.lon()) == (36.25, 37.5)));
}

#[test]
fn locked_and_broken_xls_are_refused() {
    let read = |bytes: &[u8]| try_read("a.xls", bytes, ReadOptions::default()).map_err(|error| error.code());
    assert_eq!(read(&xls("EncryptedPackage")).unwrap_err(), "locked");
    assert_eq!(read(&xls("Other")).unwrap_err(), "damaged");
    let whole = xls("Workbook");
    for at in (0..whole.len()).step_by(97) {
        let _ = read(&whole[..at]);
    }
}
