//! The cells of an XLSX sheet, one by one; nothing of the sheet is held but the cell at hand.

use std::{io::Read, rc::Rc};

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};

use super::rows::{Cell, Cells, Merge, date};
use crate::{
    ReadError,
    xml::{self, Elements, Guard, Seen},
};

/// What the sheets of a workbook share.
#[derive(Default)]
pub(super) struct Styles {
    /// The shared texts.
    pub(super) texts: Vec<String>,
    /// Whether a cell format shows dates.
    pub(super) dates: Vec<bool>,
    /// Whether days count from 1904.
    pub(super) since_1904: bool,
}

/// The cells of a sheet.
pub(super) struct SheetCells<'b, R> {
    reader: Reader<Guard<R>>,
    seen: Rc<Seen>,
    styles: &'b Styles,
    token: u64,
    buffer: Vec<u8>,
    row: u32,
    column: u32,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Number,
    Shared,
    Text,
    Bool,
}

struct Open {
    at: (u32, u32),
    sort: Sort,
    is_date: bool,
    text: String,
    /// Inside the value or a piece of text.
    inside: bool,
}

impl<'b, R: Read> SheetCells<'b, R> {
    /// From the XML of a sheet. `token`: longest token, bytes.
    pub(super) fn new(source: R, styles: &'b Styles, token: u64) -> Self {
        let (guard, seen) = Guard::new(source, token);
        let mut reader = Reader::from_reader(guard);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, seen, styles, token, buffer: Vec::new(), row: 0, column: 0 }
    }

    fn open(&mut self, start: &BytesStart<'_>) -> Open {
        if let Some((row, column)) = xml::attribute(start, b"r").and_then(|text| place(&text)) {
            (self.row, self.column) = (row, column);
        }
        let sort = match xml::attribute(start, b"t").as_deref() {
            Some("s") => Sort::Shared,
            Some("b") => Sort::Bool,
            None | Some("n") => Sort::Number,
            Some(_) => Sort::Text,
        };
        let style = xml::attribute(start, b"s").and_then(|style| style.parse::<usize>().ok());
        let is_date = style.and_then(|style| self.styles.dates.get(style)).copied().unwrap_or(false);
        Open { at: (self.row, self.column), sort, is_date, text: String::new(), inside: false }
    }

    fn close(&mut self, open: Open) -> Cell {
        self.column = self.column.saturating_add(1);
        let Open { at: (row, column), sort, is_date, text, .. } = open;
        let value = match sort {
            Sort::Shared => {
                let index = text.trim().parse::<usize>().ok();
                index.and_then(|at| self.styles.texts.get(at)).cloned().unwrap_or_default()
            }
            Sort::Bool => (text.trim() == "1").to_string(),
            Sort::Number => match text.trim().parse::<f64>() {
                Ok(serial) if is_date => date(serial, self.styles.since_1904),
                // Programs write 36.200000000000003; the shortest number that means the same is what a person typed.
                Ok(number) => super::rows::number(number),
                Err(_) => text,
            },
            Sort::Text => unescaped(text),
        };
        (row, column, value)
    }
}

impl<R: Read> Cells for SheetCells<'_, R> {
    fn next(&mut self) -> Result<Option<Cell>, ReadError> {
        let mut open: Option<Open> = None;
        let mut buffer = std::mem::take(&mut self.buffer);
        loop {
            buffer.clear();
            self.seen.token();
            let damaged = |detail: String| ReadError::Damaged { byte: 0, detail };
            match self.reader.read_event_into(&mut buffer) {
                Ok(Event::Start(start)) => match start.local_name().as_ref() {
                    b"row" => {
                        let number = xml::attribute(&start, b"r").and_then(|row| row.parse::<u32>().ok());
                        self.row = number.map_or(self.row, |row| row.saturating_sub(1));
                        self.column = 0;
                    }
                    b"c" => open = Some(self.open(&start)),
                    b"v" | b"t" => {
                        if let Some(open) = &mut open {
                            open.inside = true;
                        }
                    }
                    _ => {}
                },
                Ok(Event::End(end)) => match end.local_name().as_ref() {
                    b"c" => {
                        if let Some(open) = open.take() {
                            let cell = self.close(open);
                            self.buffer = buffer;
                            return Ok(Some(cell));
                        }
                    }
                    b"row" => self.row = self.row.saturating_add(1),
                    b"sheetData" => return Ok(None),
                    _ => {
                        if let Some(open) = &mut open {
                            open.inside = false;
                        }
                    }
                },
                Ok(Event::Text(text)) => push(&mut open, &text.decode().unwrap_or_default()),
                Ok(Event::CData(text)) => push(&mut open, &text.decode().unwrap_or_default()),
                Ok(Event::GeneralRef(reference)) => {
                    let character = xml::character(&reference).unwrap_or('\u{fffd}');
                    push(&mut open, character.encode_utf8(&mut [0; 4]));
                }
                Ok(Event::Eof) if open.is_some() => return Err(damaged("the sheet breaks off".to_owned())),
                Ok(Event::Eof) => return Ok(None),
                Ok(_) => {}
                Err(quick_xml::Error::Io(_)) if self.seen.is_over() => {
                    return Err(ReadError::TooLong { limit: self.token });
                }
                Err(error) => return Err(damaged(format!("line {}: {error}", self.seen.line()))),
            }
        }
    }
}

fn push(open: &mut Option<Open>, text: &str) {
    if let Some(open) = open.as_mut().filter(|open| open.inside) {
        open.text.push_str(text);
    }
}

/// The text with the characters that a workbook writes by number (`_x000D_`, four hexadecimal digits of UTF-16).
pub(super) fn unescaped(text: String) -> String {
    if !text.contains("_x") {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find("_x") {
        let (before, escape) = rest.split_at(at);
        out.push_str(before);
        let digits = escape.get(2..6).filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()));
        let character = digits
            .filter(|_| escape.get(6..7) == Some("_"))
            .and_then(|digits| u32::from_str_radix(digits, 16).ok())
            .and_then(char::from_u32);
        if let Some(character) = character {
            out.push(character);
            rest = escape.get(7..).unwrap_or_default();
        } else {
            out.push_str("_x");
            rest = escape.get(2..).unwrap_or_default();
        }
    }
    out.push_str(rest);
    out
}

/// Row and column, from 0, of a reference such as `B7`; within the largest sheet there is.
fn place(text: &str) -> Option<(u32, u32)> {
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let column = text
        .bytes()
        .take(letters.min(4))
        .fold(0u32, |sum, letter| sum * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1);
    let row: u32 = text.get(letters..)?.parse().ok()?;
    let (row, column) = (row.checked_sub(1)?, column.checked_sub(1)?);
    (row < 1 << 20 && column < 1 << 14).then_some((row, column))
}

/// Merged areas.
#[derive(Default)]
pub(super) struct Merges {
    pub(super) areas: Vec<Merge>,
    /// Rows with cells that the sheet hides or filters out.
    pub(super) hidden: u64,
    /// The open row is one, and none of its cells has been seen.
    is_hidden: bool,
}

impl Elements for Merges {
    fn start(&mut self, _depth: usize, start: &BytesStart<'_>) -> Result<(), ReadError> {
        match start.local_name().as_ref() {
            b"row" => {
                self.is_hidden = matches!(xml::attribute(start, b"hidden").as_deref(), Some("1" | "true"));
            }
            b"c" if self.is_hidden => {
                self.is_hidden = false;
                self.hidden += 1;
            }
            _ => {}
        }
        if start.local_name().as_ref() == b"mergeCell"
            && let Some(area) = xml::attribute(start, b"ref")
            && let Some((from, to)) = area.split_once(':')
            && let (Some((first, column)), Some((last, _))) = (place(from), place(to))
            // Those over one row change nothing; the others cannot be more than there are rows.
            && last > first
            && self.areas.len() < 1 << 20
        {
            self.areas.push(Merge { first, column, last });
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_by_number() {
        let plain = |text: &str| unescaped(text.to_owned());
        assert_eq!(plain("a_x000D_\nb_x0041_"), "a\r\nbA");
        assert_eq!(plain("_x005F_x0041_"), "_x0041_");
        for same in ["_x", "_x00", "_x00e9", "_xD800_", "_x12é4_", "a_xyz_", "__x0_"] {
            assert_eq!(plain(same), same);
        }
    }

    #[test]
    fn references() {
        assert_eq!(place("A1"), Some((0, 0)));
        assert_eq!(place("XFD1048576"), Some((1_048_575, 16_383)));
        for bad in ["", "A0", "1", "A", "XFE1", "AAAAAAAA1", "A1048577", "É1", "A-1"] {
            assert_eq!(place(bad), None, "{bad}");
        }
    }
}
