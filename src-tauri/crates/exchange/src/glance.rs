//! A first look at a table: its columns and some of its rows, for a person who says what they mean.

use std::io::{Cursor, Read, Seek};

use encoding_rs::UTF_8;
use sha2::{Digest, Sha256};

use crate::{
    Format, ReadError, ReadOptions, detect,
    input::{self, Text},
    issue::cap,
    table::{self, Record, layout, normal},
};

/// How many bytes of a text are looked at.
const BEGINNING: u64 = 1 << 20;

/// Most rows that are shown.
const ROWS: usize = 5;

/// The first look at a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Glance {
    /// What the file was taken for. `None`: a table whose columns say nothing.
    pub recognised: Option<&'static str>,
    /// Names of the columns as written, blank ones included.
    pub columns: Vec<String>,
    /// Line or row of the header, from 1.
    pub header_row: u64,
    /// The first rows below it, at most five, each as long as `columns`, values capped.
    pub rows: Vec<Vec<String>>,
    /// The sheet, for workbooks.
    pub sheet: Option<String>,
    /// All sheets of the workbook; empty for other tables.
    pub sheets: Vec<String>,
    /// Stands for the header: the same for tables with the same columns in the same order, whatever their rows.
    pub fingerprint: String,
}

/// Looks at a table. `None`: the file is no table. `options` name the sheet (`sheet` in the column map) and the encoding.
///
/// # Errors
/// When the file cannot be read at all.
pub fn glance(
    mut source: impl Read + Seek,
    name: &str,
    options: &ReadOptions<'_>,
) -> Result<Option<Glance>, ReadError> {
    let head = input::head(&mut source)?;
    let detected = detect(name, &head).map(|detected| detected.format);
    let (rows, sheet, sheets) = match detected {
        Some(format @ (Format::Xlsx | Format::Xls | Format::Ods)) => {
            let (sheet, rows, sheets) = table::workbook::first_of(source, format, name, options)?;
            (rows, Some(sheet), sheets)
        }
        Some(format) if !is_text_table(format) => return Ok(None),
        _ => {
            // The beginning says it all, and a file of gigabytes is not read for it.
            let mut source = Cursor::new(beginning(&mut source)?);
            let scan = input::scan(&mut source, &head, options.encoding.as_deref())?;
            let encoding = if scan.text == Text::Utf8 { UTF_8 } else { scan.text.encoding() };
            let text = encoding.decode(&head).0;
            (table::peek(text.trim_start_matches('\u{feff}')), None, Vec::new())
        }
    };
    Ok(look(&rows, sheet, sheets))
}

/// The first bytes, up to the end of a line.
fn beginning(source: &mut (impl Read + Seek)) -> Result<Vec<u8>, ReadError> {
    source.rewind()?;
    let mut bytes = Vec::new();
    source.take(BEGINNING).read_to_end(&mut bytes)?;
    if bytes.len() as u64 == BEGINNING
        && let Some(end) = memchr::memrchr(b'\n', &bytes)
    {
        // In UTF-16 the line end has a second byte.
        bytes.truncate(end + 1 + usize::from(bytes.get(end + 1) == Some(&0)));
    }
    Ok(bytes)
}

fn is_text_table(format: Format) -> bool {
    matches!(
        format,
        Format::Csv
            | Format::EventCsv
            | Format::PointCsv
            | Format::UcdpGed
            | Format::Acled
            | Format::InsecurityInsight
            | Format::Kobo
            | Format::SdiT
            | Format::Hxl
    )
}

fn look(rows: &[Record], sheet: Option<String>, sheets: Vec<String>) -> Option<Glance> {
    let layout = layout::find(rows, None)?;
    let (columns, _) = layout.columns(rows);
    let recognised = layout::recognise(&columns).map(|(format, _)| format.code());
    let (header, first) = match recognised {
        None if !columns.is_tagged() => header(rows).map(|at| (at, at + 1))?,
        _ => (layout.header, layout.first()),
    };
    let header = rows.get(header)?;
    let columns: Vec<String> = header.iter().map(|name| cap(name.trim().trim_start_matches('\u{feff}'))).collect();
    let below = rows.iter().skip(first).filter(|row| !row.is_blank()).take(ROWS);
    let values = |row: &Record| (0..columns.len()).map(|at| cap(row.get(at).trim())).collect();
    Some(Glance {
        recognised,
        header_row: header.line,
        rows: below.map(values).collect(),
        sheet,
        sheets,
        fingerprint: fingerprint(&columns),
        columns,
    })
}

/// The header of a table that is not recognised: the first row that is about as full as the fullest. A title above the
/// table fills one cell.
fn header(rows: &[Record]) -> Option<usize> {
    let filled = |row: &Record| row.iter().filter(|value| !value.trim().is_empty()).count();
    let most = rows.iter().map(filled).max().filter(|most| *most > 0)?;
    rows.iter().position(|row| !layout::is_separator_line(row) && filled(row) * 4 >= most * 3)
}

fn fingerprint(columns: &[String]) -> String {
    let mut hash = Sha256::new();
    for name in columns {
        hash.update(normal(name).as_bytes());
        hash.update([0]);
    }
    hash.finalize().iter().take(16).fold(String::new(), |text, byte| format!("{text}{byte:02x}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(name: &str, text: &str) -> Glance {
        glance(Cursor::new(text.to_owned()), name, &ReadOptions::default()).unwrap().unwrap()
    }

    #[test]
    fn a_title_above_is_no_header() {
        let seen =
            look("a.csv", "Incidents of March\n\nNr;When;Y;X;What\n1;3/4/2024;36.1;37.1;shelling\n2;4/4/2024;;;\n");
        assert_eq!(seen.columns, ["Nr", "When", "Y", "X", "What"]);
        assert_eq!((seen.header_row, seen.recognised), (3, None));
        assert_eq!(seen.rows[0], ["1", "3/4/2024", "36.1", "37.1", "shelling"]);
        assert_eq!(seen.rows.len(), 2);
    }

    #[test]
    fn the_fingerprint_is_of_the_header_alone() {
        let (one, two) = (look("a.csv", "Nr,When\n1,2\n"), look("b.txt", "\u{feff}nr\twhen\n3\t4\n"));
        assert_eq!(one.fingerprint, two.fingerprint);
        assert_ne!(one.fingerprint, look("a.csv", "When,Nr\n1,2\n").fingerprint);
    }

    #[test]
    fn what_is_no_table_is_none() {
        let see = |name: &str, text: &str| glance(Cursor::new(text.to_owned()), name, &ReadOptions::default());
        assert_eq!(see("a.gpx", "<gpx></gpx>").unwrap(), None);
        assert!(see("a.csv", "\n\n").is_err());
        assert_eq!(
            look("a.csv", "id,date_start,lat,lon,kind\n1,2024-01-01,36,37,strike\n").recognised,
            Some("event-csv")
        );
    }
}
