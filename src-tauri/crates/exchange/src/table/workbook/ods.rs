//! ODS: the sheets of `content.xml`, held as filled cells. What repeats is counted against a limit, not believed.

use std::io::{Read, Seek};

use quick_xml::events::BytesStart;

use super::{
    Workbook,
    rows::{Cell, Merge, SheetRows},
};
use crate::{
    ReadError, ReadOptions,
    table::{Rows, archive},
    xml::{self, Elements},
};

/// Rows that a sheet can have.
const MAX_ROWS: u32 = 1 << 20;

/// Cells beyond this column are held only where they are filled, and only once.
const MAX_COLUMNS: u32 = 16_384;

#[derive(Default)]
struct Sheet {
    name: String,
    cells: Vec<Cell>,
    merged: Vec<Merge>,
    /// Rows with cells that are not shown.
    hidden: u64,
}

/// A workbook.
pub(super) struct Book {
    sheets: Vec<Sheet>,
    limit: usize,
}

impl Book {
    /// Reads it.
    pub(super) fn open(source: impl Read + Seek, file: &str, options: &ReadOptions<'_>) -> Result<Self, ReadError> {
        let limits = options.limits;
        let mut zip = archive::open(source)?;
        if let Ok(manifest) = zip.by_name("META-INF/manifest.xml") {
            let mut text = Vec::new();
            manifest.take(1 << 20).read_to_end(&mut text).map_err(|error| archive::unpacking(&error))?;
            if memchr::memmem::find(&text, b"encryption-data").is_some() {
                return Err(ReadError::Locked);
            }
        }
        let content = zip.by_name("content.xml").map_err(archive::failed)?;
        let too_big = ReadError::TooBig { name: file.to_owned(), limit: limits.unpacked };
        let mut parser = Parser { left: limits.unpacked, ..Parser::default() };
        let walked = xml::walk(content, limits.token_bytes, limits.xml_depth, &mut parser);
        if parser.over {
            return Err(too_big);
        }
        walked?;
        Ok(Self { sheets: parser.sheets, limit: limits.row_bytes })
    }
}

impl Workbook for Book {
    fn sheets(&self) -> Vec<String> {
        self.sheets.iter().map(|sheet| sheet.name.clone()).collect()
    }

    fn hides(&self, _sheet: &str) -> bool {
        // Told by a style of the sheet, which is not read.
        false
    }

    fn rows<'b>(&'b mut self, sheet: &str) -> Result<Box<dyn Rows + 'b>, ReadError> {
        let (cells, merged, hidden) = match self.sheets.iter().find(|found| found.name == sheet) {
            Some(found) => (found.cells.as_slice(), found.merged.as_slice(), found.hidden),
            None => (&[][..], &[][..], 0),
        };
        Ok(Box::new(SheetRows::new(cells.iter().cloned(), merged.iter().copied(), self.limit).hiding(hidden)))
    }
}

#[derive(Default)]
struct Parser {
    sheets: Vec<Sheet>,
    row: u32,
    column: u32,
    /// How often the row repeats, and where its cells begin.
    repeat: u32,
    begin: usize,
    /// The row is hidden or filtered out.
    is_hidden: bool,
    /// The cell that is open: repeats, rows spanned, value of an attribute, text.
    cell: Option<(u32, u32, Option<String>, String)>,
    paragraphs: u32,
    /// Depths of the row, the cell and the paragraph that are open.
    depths: [usize; 3],
    /// Depth of an annotation or other element whose text is not the cell's.
    aside: Option<usize>,
    /// Bytes that may still be held.
    left: u64,
    over: bool,
}

impl Parser {
    fn hold(&mut self, cell: Cell) {
        let cost = cell.2.len() as u64 + 40;
        match self.left.checked_sub(cost) {
            Some(left) => {
                self.left = left;
                if let Some(sheet) = self.sheets.last_mut() {
                    sheet.cells.push(cell);
                }
            }
            None => self.over = true,
        }
    }

    fn end_cell(&mut self) {
        let Some((repeat, spanned, value, text)) = self.cell.take() else { return };
        let value = value.unwrap_or(text);
        if !value.is_empty() {
            if let Some(sheet) = self.sheets.last_mut().filter(|_| spanned > 1) {
                let last = self.row.saturating_add(spanned - 1);
                sheet.merged.push(Merge { first: self.row, column: self.column, last });
            }
            for at in 0..repeat.min(MAX_COLUMNS.saturating_sub(self.column)).max(1) {
                if self.over {
                    break;
                }
                self.hold((self.row, self.column.saturating_add(at), value.clone()));
            }
        }
        self.column = self.column.saturating_add(repeat);
    }

    fn end_row(&mut self) {
        let end = self.sheets.last().map_or(0, |sheet| sheet.cells.len());
        if end > self.begin {
            if let Some(sheet) = self.sheets.last_mut().filter(|_| self.is_hidden) {
                sheet.hidden += u64::from(self.repeat);
            }
            for at in 1..self.repeat.min(MAX_ROWS.saturating_sub(self.row)) {
                for index in self.begin..end {
                    let copy = self.sheets.last().and_then(|sheet| sheet.cells.get(index)).cloned();
                    if let Some((row, column, text)) = copy.filter(|_| !self.over) {
                        self.hold((row.saturating_add(at), column, text));
                    }
                }
                if self.over {
                    break;
                }
            }
        }
        self.row = self.row.saturating_add(self.repeat);
    }

    fn text_of(&mut self, text: &str) {
        if self.aside.is_none()
            && let Some((_, _, _, written)) = &mut self.cell
        {
            written.push_str(text);
        }
    }
}

fn times(start: &BytesStart<'_>, name: &[u8]) -> u32 {
    xml::attribute(start, name).and_then(|text| text.parse().ok()).unwrap_or(1).max(1)
}

impl Elements for Parser {
    fn start(&mut self, depth: usize, start: &BytesStart<'_>) -> Result<(), ReadError> {
        if self.over {
            return Err(ReadError::Cancelled); // replaced by the caller, who knows the limit
        }
        match start.local_name().as_ref() {
            b"table" => {
                let name = xml::attribute(start, b"name").unwrap_or_default();
                self.sheets.push(Sheet { name, ..Sheet::default() });
                self.row = 0;
            }
            b"table-row" => {
                self.depths[0] = depth;
                self.column = 0;
                self.is_hidden = xml::attribute(start, b"visibility").is_some_and(|seen| seen != "visible");
                self.repeat = times(start, b"number-rows-repeated");
                self.begin = self.sheets.last().map_or(0, |sheet| sheet.cells.len());
            }
            b"table-cell" | b"covered-table-cell" => {
                self.depths[1] = depth;
                let value = ["date-value", "value", "boolean-value", "string-value"];
                let value = value.into_iter().find_map(|name| xml::attribute(start, name.as_bytes()));
                let repeat = times(start, b"number-columns-repeated");
                self.cell = Some((repeat, times(start, b"number-rows-spanned"), value, String::new()));
                self.paragraphs = 0;
            }
            b"annotation" | b"frame" | b"shapes" if self.aside.is_none() => self.aside = Some(depth),
            b"p" if self.aside.is_none() => {
                self.depths[2] = depth;
                if self.paragraphs > 0 {
                    self.text_of("\n");
                }
                self.paragraphs = self.paragraphs.saturating_add(1);
            }
            b"s" | b"tab" => self.text_of(" "),
            b"line-break" => self.text_of("\n"),
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, _depth: usize, text: &str) {
        // White space between elements is none of the cell's.
        if self.depths[2] > 0 {
            self.text_of(text);
        }
    }

    fn end(&mut self, depth: usize) {
        if self.aside == Some(depth) {
            self.aside = None;
        } else if self.depths[2] == depth {
            self.depths[2] = 0;
        } else if self.depths[1] == depth {
            self.depths[1] = 0;
            self.end_cell();
        } else if self.depths[0] == depth {
            self.depths[0] = 0;
            self.end_row();
        }
    }
}
