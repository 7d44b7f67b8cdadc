//! XLS of Excel 97 and later (BIFF8), held as references into the file; our own reader, because no file may stop the
//! program, and the libraries for it trust lengths and positions that files claim.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    io::{Read, Seek},
};

use super::{
    Workbook,
    biff::{self, Record, Records, long, place},
    cfb,
    rows::{Cell, Merge, SheetRows, date, is_built_in_date, is_date, number},
};
use crate::{ReadError, options::Limits, table::Rows};

/// A larger one than any real one: rows end at 65,536.
const MAX_BYTES: u64 = 64 << 20;

/// A workbook.
pub(super) struct Book {
    stream: Vec<u8>,
    globals: Globals,
    limit: usize,
}

#[derive(Default)]
struct Globals {
    /// Name and position of the sheets, and whether they are shown.
    sheets: Vec<(String, usize, bool)>,
    texts: Vec<String>,
    /// Whether a cell format shows dates.
    dates: Vec<bool>,
    since_1904: bool,
}

enum Value {
    Shared(usize),
    Text(String),
}

impl Book {
    /// Reads it into memory.
    pub(super) fn open(mut source: impl Read + Seek, file: &str, limits: Limits) -> Result<Self, ReadError> {
        source.rewind()?;
        let limit = MAX_BYTES.min(limits.unpacked);
        let mut bytes = Vec::new();
        source.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > limit {
            return Err(ReadError::TooBig { name: file.to_owned(), limit });
        }
        let stream = cfb::workbook(&bytes)?;
        let globals = globals(&stream)?;
        Ok(Self { stream, globals, limit: limits.row_bytes })
    }

    /// The cells, the merged areas, and how many rows are hidden.
    fn cells(&self, start: usize) -> (Vec<(u32, u32, Value)>, Vec<Merge>, u64) {
        let mut rows: BTreeMap<(u32, u32), Value> = BTreeMap::new();
        let mut merged = Vec::new();
        let mut formula: Option<(u32, u32)> = None;
        let mut depth = 0u32;
        let mut hidden = HashSet::new();
        for Record { id, data } in Records::new(&self.stream, start) {
            match id {
                // Charts inside a sheet are sheets of their own.
                0x0809 => depth += 1,
                0x000a => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        break;
                    }
                }
                _ if depth > 1 => {}
                // Of a row: how high, and whether it is hidden.
                0x0208 => {
                    let is_hidden = long(data, 12).is_some_and(|flags| flags & 0x20 != 0);
                    hidden.extend(place(data, 0).filter(|_| is_hidden));
                }
                0x00bd => self.many(data, &mut rows),
                0x00e5 => merged.extend((0..place(data, 0).unwrap_or(0)).map_while(|at| {
                    let from = 2 + 8 * at as usize;
                    Some(Merge {
                        first: place(data, from)?,
                        last: place(data, from + 2)?,
                        column: place(data, from + 4)?,
                    })
                })),
                0x0207 => {
                    let text = place(data, 0).and_then(|count| biff::text(data, 2, count as usize));
                    if let (Some(at), Some((text, _))) = (formula.take(), text) {
                        rows.insert(at, Value::Text(text));
                    }
                }
                _ => {
                    let (Some(row), Some(column)) = (place(data, 0), place(data, 2)) else { continue };
                    match self.value(id, data) {
                        Some(value) => {
                            rows.insert((row, column), value);
                        }
                        // A formula with a text: it follows.
                        None if id == 0x0006 && data.get(12..14) == Some(&[0xff, 0xff]) && data.get(6) == Some(&0) => {
                            formula = Some((row, column));
                        }
                        None => {}
                    }
                }
            }
        }
        let filled: HashSet<u32> = rows.keys().map(|(row, _)| *row).filter(|row| hidden.contains(row)).collect();
        let cells = rows.into_iter().map(|((row, column), value)| (row, column, value)).collect();
        (cells, merged, filled.len() as u64)
    }

    fn value(&self, id: u16, data: &[u8]) -> Option<Value> {
        let format = place(data, 4)?;
        Some(match id {
            0x00fd => Value::Shared(long(data, 6)? as usize),
            0x0203 => Value::Text(self.number(biff::long_number(data, 6)?, format)),
            0x027e => Value::Text(self.number(biff::short_number(long(data, 6)?), format)),
            0x0204 => Value::Text(biff::text(data, 8, place(data, 6)? as usize)?.0),
            0x0205 if data.get(7) == Some(&1) => Value::Text(biff::error(*data.get(6)?).to_owned()),
            0x0205 => Value::Text((*data.get(6)? == 1).to_string()),
            0x0006 if data.get(12..14)? != [0xff, 0xff] => {
                Value::Text(self.number(biff::long_number(data, 6)?, format))
            }
            0x0006 => match data.get(6)? {
                1 => Value::Text((*data.get(8)? == 1).to_string()),
                2 => Value::Text(biff::error(*data.get(8)?).to_owned()),
                _ => return None,
            },
            _ => return None,
        })
    }

    /// Several numbers of one row.
    fn many(&self, data: &[u8], rows: &mut BTreeMap<(u32, u32), Value>) {
        let (Some(row), Some(column)) = (place(data, 0), place(data, 2)) else { return };
        let pairs = data.get(4..data.len().saturating_sub(2)).unwrap_or_default().chunks_exact(6);
        for (at, pair) in (0u32..).zip(pairs) {
            if let (Some(format), Some(raw)) = (place(pair, 0), long(pair, 2)) {
                let text = self.number(biff::short_number(raw), format);
                rows.insert((row, column.saturating_add(at)), Value::Text(text));
            }
        }
    }

    fn number(&self, value: f64, format: u32) -> String {
        if self.globals.dates.get(format as usize).copied().unwrap_or(false) {
            date(value, self.globals.since_1904)
        } else {
            number(value)
        }
    }
}

fn globals(stream: &[u8]) -> Result<Globals, ReadError> {
    let mut globals = Globals::default();
    let mut formats: HashMap<u32, bool> = HashMap::new();
    let mut cell_formats: Vec<u32> = Vec::new();
    let mut texts: Vec<&[u8]> = Vec::new();
    let mut previous = 0;
    for Record { id, data } in Records::new(stream, 0) {
        match id {
            0x0809 if place(data, 0) != Some(0x0600) => return Err(ReadError::UnsupportedFormat { format: "xls" }),
            0x000a => break,
            0x002f => return Err(ReadError::Locked),
            0x0022 => globals.since_1904 = place(data, 0) == Some(1),
            0x0085 if data.get(5) == Some(&0) => {
                let name = data.get(6).and_then(|count| biff::text(data, 7, usize::from(*count)));
                if let (Some((name, _)), Some(at)) = (name, long(data, 0)) {
                    globals.sheets.push((name, at as usize, data.get(4) == Some(&0)));
                }
            }
            0x041e => {
                let text = place(data, 2).and_then(|count| biff::text(data, 4, count as usize));
                if let (Some(id), Some((text, _))) = (place(data, 0), text) {
                    formats.insert(id, is_date(&text));
                }
            }
            0x00e0 => cell_formats.push(place(data, 2).unwrap_or(0)),
            0x00fc => texts.push(data),
            0x003c if previous == 0x00fc => texts.push(data),
            _ => {}
        }
        if id != 0x003c {
            previous = id;
        }
    }
    if globals.sheets.is_empty() {
        return Err(ReadError::Damaged { byte: 0, detail: "there is no sheet in it".to_owned() });
    }
    let shows = |id: &u32| formats.get(id).copied().unwrap_or_else(|| is_built_in_date(*id));
    globals.dates = cell_formats.iter().map(shows).collect();
    globals.texts = biff::shared(&texts);
    Ok(globals)
}

impl Workbook for Book {
    fn sheets(&self) -> Vec<String> {
        let (seen, hidden): (Vec<_>, Vec<_>) = self.globals.sheets.iter().partition(|(_, _, shown)| *shown);
        seen.into_iter().chain(hidden).map(|(name, ..)| name.clone()).collect()
    }

    fn hides(&self, sheet: &str) -> bool {
        self.globals.sheets.iter().any(|(name, _, shown)| name == sheet && !shown)
    }

    fn rows<'b>(&'b mut self, sheet: &str) -> Result<Box<dyn Rows + 'b>, ReadError> {
        let start = self.globals.sheets.iter().find(|(name, ..)| name == sheet).map_or(usize::MAX, |(_, at, _)| *at);
        let (cells, merged, hidden) = self.cells(start);
        let texts = &self.globals.texts;
        let cells = cells.into_iter().map(move |(row, column, value)| -> Cell {
            let text = match value {
                Value::Text(text) => text,
                Value::Shared(at) => texts.get(at).cloned().unwrap_or_default(),
            };
            (row, column, text)
        });
        Ok(Box::new(SheetRows::new(cells, merged, self.limit).hiding(hidden)))
    }
}
