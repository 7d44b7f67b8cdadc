//! Workbooks: which of their sheets holds the table, and its rows.
//!
//! A workbook is unpacked once, counting, before anything trusts it, so that none can claim more than it holds. Of several
//! sheets the first that a reader can use is read and named; a person can name another one (`sheet` in the column map).

mod biff;
mod cfb;
mod ods;
mod repeats;
mod rows;
mod xls;
mod xlsx;
mod xlsx_cells;

use std::io::{Read, Seek};

use super::{Held, Record, Rows, choose, layout};
use crate::{BatchKind, Format, Issue, IssueCode, Item, ReadError, ReadOptions, batch::Collector};

/// Most sheets that are looked at.
const MAX_SHEETS: usize = 200;

/// So many are looked at for whether another one would do as well.
const USABLE_SHEETS: usize = 20;

/// From this rank on a reader can use the sheet.
const USABLE: u8 = 4;

/// A workbook, open.
pub(super) trait Workbook {
    /// Names of the sheets that can hold a table, the visible ones first.
    fn sheets(&self) -> Vec<String>;

    /// Whether the workbook hides this sheet.
    fn hides(&self, sheet: &str) -> bool;

    /// The rows of a sheet.
    fn rows<'b>(&'b mut self, sheet: &str) -> Result<Box<dyn Rows + 'b>, ReadError>;
}

/// Reads the table of a workbook.
pub(crate) fn read<'o>(
    mut source: impl Read + Seek,
    format: Format,
    file: &str,
    options: &'o ReadOptions<'o>,
    out: &mut Collector<'_>,
) -> Result<(Format, BatchKind), ReadError> {
    let limits = options.limits;
    let (mut book, sheets) = open(&mut source, format, file, options)?;
    let picked = pick(book.as_mut(), &sheets, file, options);
    let mut held = None;
    // Where no sheet will do alone, the rows of a repeat group may, with what their submissions say.
    if options.mapped(layout::SHEET).is_none()
        && picked.as_ref().is_ok_and(|(rank, ..)| *rank < USABLE)
        && let Some((sheet, rows)) = repeats::joined(book.as_mut(), &sheets, file, limits.unpacked / 2)?
    {
        let first: Vec<Record> = rows.iter().take(layout::PEEK).cloned().collect();
        if rank(&first, file, options) >= USABLE {
            held = Some((sheet, first, rows));
        }
    }
    let hidden: Vec<String> = sheets.iter().filter(|sheet| book.hides(sheet)).cloned().collect();
    let usable = usable(book.as_mut(), &sheets, file, options);
    let (sheet, first, mut rows): (String, Vec<Record>, Box<dyn Rows + '_>) = if let Some((sheet, first, rows)) = held {
        (sheet, first, Box::new(Held::new(rows)))
    } else {
        let (_, sheet, first) = picked?;
        let rows = book.rows(&sheet)?;
        (sheet, first, rows)
    };
    let others: Vec<&str> = sheets.iter().filter(|name| **name != sheet).map(String::as_str).take(20).collect();
    if !others.is_empty() {
        // Where another would do as well, what was wanted may be there.
        let unsaid = options.mapped(layout::SHEET).is_none();
        let doubtful = unsaid && usable.iter().any(|name| *name != sheet);
        let issue = if doubtful { Issue::warning } else { Issue::notice };
        let issue = issue(IssueCode::SheetChosen).value(&sheet);
        out.item(Item::Issue(issue.expected(others.join(", "))));
    }
    if hidden.contains(&sheet) {
        out.item(Item::Issue(Issue::warning(IssueCode::SheetHidden).value(&sheet)));
    }
    super::read(rows.as_mut(), &first, file, options, out).map_err(|error| match error {
        ReadError::MissingColumns { missing, found, row, .. } => {
            ReadError::MissingColumns { missing, found, row, sheet: Some(sheet.clone()) }
        }
        other => other,
    })
}

type Opened<'b> = (Box<dyn Workbook + 'b>, Vec<String>);

fn open<'b>(
    source: &'b mut (impl Read + Seek),
    format: Format,
    file: &str,
    options: &'b ReadOptions<'_>,
) -> Result<Opened<'b>, ReadError> {
    let limits = options.limits;
    if format != Format::Xls {
        super::archive::measure(source, file, limits.unpacked)?;
    }
    let book: Box<dyn Workbook + 'b> = match format {
        Format::Xlsx => Box::new(xlsx::Book::open(source, limits)?),
        Format::Ods => Box::new(ods::Book::open(source, file, options)?),
        _ => Box::new(xls::Book::open(source, file, limits)?),
    };
    let sheets = book.sheets();
    if sheets.is_empty() {
        return Err(ReadError::Damaged { byte: 0, detail: "there is no sheet in it".to_owned() });
    }
    Ok((book, sheets))
}

/// The sheet that would be read, its first rows, and the names of all.
pub(crate) fn first_of(
    mut source: impl Read + Seek,
    format: Format,
    file: &str,
    options: &ReadOptions<'_>,
) -> Result<(String, Vec<Record>, Vec<String>), ReadError> {
    let (mut book, sheets) = open(&mut source, format, file, options)?;
    let (_, sheet, first) = pick(book.as_mut(), &sheets, file, options)?;
    Ok((sheet, first, sheets))
}

/// The sheet to read and its first rows: the one a person named; else the first that a reader can use; else the first
/// with more than a header; else the first that is not blank.
fn pick(
    book: &mut dyn Workbook,
    sheets: &[String],
    file: &str,
    options: &ReadOptions<'_>,
) -> Result<(u8, String, Vec<Record>), ReadError> {
    let named = options.mapped(layout::SHEET);
    let mut best: Option<(u8, String, Vec<Record>)> = None;
    let mut broken = None;
    for sheet in sheets.iter().take(MAX_SHEETS).filter(|sheet| named.is_none_or(|named| named == sheet.as_str())) {
        let first = match first_rows(book, sheet) {
            Ok(first) => first,
            Err(error) => {
                broken = broken.or(Some(error));
                continue;
            }
        };
        let rank = rank(&first, file, options);
        if rank > best.as_ref().map_or(0, |(rank, ..)| *rank) {
            best = Some((rank, sheet.clone(), first));
        }
    }
    match (best, broken, named) {
        (Some(best), ..) => Ok(best),
        (None, Some(error), _) => Err(error),
        (None, None, Some(_)) => {
            Err(ReadError::NothingInside { name: file.to_owned(), found: sheets.iter().take(20).cloned().collect() })
        }
        (None, None, None) => Err(ReadError::Empty),
    }
}

/// The sheets that a reader can use.
fn usable(book: &mut dyn Workbook, sheets: &[String], file: &str, options: &ReadOptions<'_>) -> Vec<String> {
    let options = ReadOptions {
        kind: options.kind,
        column_map: options.column_map.iter().filter(|(ours, _)| ours != layout::SHEET).cloned().collect(),
        fixed: options.fixed.clone(),
        ..ReadOptions::default()
    };
    let mut found = Vec::new();
    for sheet in sheets.iter().take(USABLE_SHEETS) {
        if first_rows(book, sheet).is_ok_and(|first| rank(&first, file, &options) > USABLE) {
            found.push(sheet.clone());
        }
    }
    found
}

fn first_rows(book: &mut dyn Workbook, sheet: &str) -> Result<Vec<Record>, ReadError> {
    let mut rows = book.rows(sheet)?;
    let (mut first, mut record) = (Vec::new(), Record::new());
    while first.len() < layout::PEEK && rows.next(&mut record)? {
        first.push(record.clone());
    }
    Ok(first)
}

fn rank(first: &[Record], file: &str, options: &ReadOptions<'_>) -> u8 {
    let Some(layout) = layout::find(first, Some(options)) else { return 0 };
    let (columns, _) = layout.columns(first);
    let columns = columns.described(options);
    let data = first.len() > layout.first();
    match (choose(&columns, file, options).is_ok(), data, columns.is_tagged() || layout::recognise(&columns).is_some())
    {
        (true, true, _) => USABLE + 1,
        (true, false, _) => USABLE,
        (false, true, true) => 3,
        (false, true, false) => 2,
        (false, false, _) => 1,
    }
}
