//! The table of a shapefile (dBASE III to 7, without memo files).

use encoding_rs::{Encoding, UTF_8, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252, WINDOWS_1254, WINDOWS_1256};

use super::{long_name, text};
use crate::{ReadError, geojson::Properties};

/// Most columns taken; the format knows 255.
const COLUMNS: usize = 255;

struct Column {
    name: String,
    sort: u8,
    from: usize,
    width: usize,
}

/// Why a shape has no row.
#[derive(Debug, PartialEq)]
pub(super) enum Missing {
    /// The row is struck out.
    Deleted,
    /// The table ends before.
    Absent {
        /// Rows it has.
        rows: u64,
    },
}

/// An opened table.
pub(super) struct Table<'b> {
    rows: &'b [u8],
    width: usize,
    columns: Vec<Column>,
    encoding: &'static Encoding,
    guessed: bool,
}

impl<'b> Table<'b> {
    /// Reads the header. `label`: the text of the `.cpg`; `named`: the encoding that a person has named.
    pub(super) fn new(bytes: &'b [u8], label: Option<&str>, named: Option<&str>) -> Result<Self, ReadError> {
        let damaged =
            |byte: usize, detail: &str| ReadError::Damaged { byte: byte as u64, detail: format!(".dbf: {detail}") };
        let short = |at: usize| bytes.get(at..at + 2).and_then(|b| Some(u16::from_le_bytes(b.try_into().ok()?)));
        let (Some(head), Some(width)) = (short(8), short(10)) else {
            return Err(damaged(0, "the header is cut"));
        };
        let (head, width) = (usize::from(head), usize::from(width));
        let Some(rows) = bytes.get(head..).filter(|_| head >= 32 && width > 0) else {
            return Err(damaged(8, "the header does not fit the table"));
        };
        let mut columns = Vec::new();
        let mut from = 1; // behind the mark of deletion
        for field in bytes.get(32..head).unwrap_or_default().chunks_exact(32).take(COLUMNS) {
            if field.first() == Some(&0x0d) {
                break;
            }
            let name = field.get(..11).unwrap_or_default().split(|byte| *byte == 0).next().unwrap_or_default();
            let (sort, width) = (field.get(11).copied().unwrap_or(b'C'), field.get(16).copied().map_or(0, usize::from));
            columns.push(Column { name: String::from_utf8_lossy(name).trim().to_lowercase(), sort, from, width });
            from += width;
        }
        let named = named.and_then(|label| Encoding::for_label(label.as_bytes()));
        let told = label.and_then(by_label).or(named).or_else(|| by_driver(bytes.get(29).copied().unwrap_or(0)));
        let (encoding, guessed) = match told {
            Some(encoding) => (encoding, false),
            None => guess(rows),
        };
        Ok(Self { rows, width, columns, encoding, guessed })
    }

    /// The name of the encoding, where nothing says which it is.
    pub(super) fn guessed(&self) -> Option<&'static str> {
        self.guessed.then(|| self.encoding.name())
    }

    /// What is said in a row, from 0. Blank values are left out.
    pub(super) fn row(&self, row: u64) -> Result<Properties, Missing> {
        let rows = (self.rows.len() / self.width) as u64;
        let at = usize::try_from(row).ok().and_then(|row| row.checked_mul(self.width));
        let record = at.and_then(|at| self.rows.get(at..at.checked_add(self.width)?));
        let Some(record) = record.filter(|record| record.first() != Some(&0x1a)) else {
            return Err(Missing::Absent { rows });
        };
        if record.first() == Some(&b'*') {
            return Err(Missing::Deleted);
        }
        let mut properties = Properties::new();
        for column in &self.columns {
            let Some(value) = record.get(column.from..column.from + column.width) else { continue };
            if let Some(value) = self.value(column, value) {
                properties.insert(long_name(&column.name).to_owned(), text(value));
            }
        }
        Ok(properties)
    }

    fn value(&self, column: &Column, bytes: &[u8]) -> Option<String> {
        let value = match column.sort {
            // A text that fills its width may be cut in the middle of a letter.
            b'C' => self.encoding.decode_without_bom_handling(bytes).0.trim_end_matches('\u{fffd}').to_owned(),
            b'N' | b'F' | b'D' | b'L' => String::from_utf8_lossy(bytes).into_owned(),
            _ => return None,
        };
        let value = value.trim_matches(|c: char| c.is_whitespace() || c == '\0');
        let unknown = value.is_empty() || value.chars().all(|c| c == '*' || c == '?');
        match (column.sort, value.as_bytes()) {
            _ if unknown => None,
            (b'D', day) if day.len() == 8 && day.iter().all(u8::is_ascii_digit) => {
                let (year, rest) = value.split_at_checked(4)?;
                let (month, day) = rest.split_at_checked(2)?;
                Some(format!("{year}-{month}-{day}"))
            }
            _ => Some(value.to_owned()),
        }
    }
}

/// The label of a `.cpg`: `UTF-8`, `1256`, `ANSI 1252`, `ISO 8859-6`.
fn by_label(label: &str) -> Option<&'static Encoding> {
    let label = label.trim().trim_start_matches('\u{feff}');
    let digits: String = label.chars().filter(char::is_ascii_digit).collect();
    let spelled = label.replace(' ', "-").to_ascii_lowercase();
    match digits.as_str() {
        "65001" => Some(UTF_8),
        _ => Encoding::for_label(label.as_bytes())
            .or_else(|| Encoding::for_label(spelled.as_bytes()))
            .or_else(|| Encoding::for_label(format!("windows-{digits}").as_bytes())),
    }
}

/// The language driver of the header, where it names an encoding of Windows.
fn by_driver(driver: u8) -> Option<&'static Encoding> {
    match driver {
        0x03 | 0x58 | 0x59 => Some(WINDOWS_1252),
        0x7e => Some(WINDOWS_1256),
        0xc8 => Some(WINDOWS_1250),
        0xc9 => Some(WINDOWS_1251),
        0xca => Some(WINDOWS_1254),
        _ => None,
    }
}

/// UTF-8 when it is; else Arabic letters, which come in runs, or Latin ones, which stand alone.
fn guess(rows: &[u8]) -> (&'static Encoding, bool) {
    if std::str::from_utf8(rows).is_ok() {
        return (UTF_8, false);
    }
    let (mut high, mut in_runs) = (0usize, 0usize);
    for pair in rows.windows(2) {
        high += usize::from(pair[0] > 127);
        in_runs += usize::from(pair[0] > 127 && pair[1] > 127);
    }
    (if 2 * in_runs >= high { WINDOWS_1256 } else { WINDOWS_1252 }, true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels() {
        for (label, encoding) in
            [("UTF-8", UTF_8), ("1256\n", WINDOWS_1256), ("ANSI 1252", WINDOWS_1252), ("65001", UTF_8)]
        {
            assert_eq!(by_label(label), Some(encoding), "{label}");
        }
        assert_eq!(by_label("klingon"), None);
    }

    #[test]
    fn nothing_panics_on_any_header() {
        for length in 0..80 {
            let bytes: Vec<u8> = (0..length).map(|at| if at == 8 { 33 } else { 1 }).collect();
            if let Ok(table) = Table::new(&bytes, None, None) {
                let _ = (table.row(0), table.row(u64::MAX));
            }
        }
    }
}
