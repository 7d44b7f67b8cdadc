//! Tables: delimited text and sheets, read row by row.

pub(crate) mod archive;
mod columns;
pub(crate) mod happened;
mod hxl;
pub(crate) mod json;
pub(crate) mod layout;
mod records;
mod split;
pub(crate) mod workbook;

use std::io::Read;

pub(crate) use columns::{Columns, delimiter, normal};
pub(crate) use records::{Record, Records, Shape};

use crate::{
    BatchKind, Format, Issue, IssueCode, Item, ReadError, ReadOptions,
    batch::Collector,
    events::{acled, insecurity, kobo, plain, sdi, ucdp},
    points,
    unused::Unused,
};

/// Guesses from the first rows what a table holds. `None`: nothing we know.
pub(crate) fn guess(text: &str) -> Option<(Format, Option<BatchKind>)> {
    let rows = peek(text);
    let (columns, _) = layout::find(&rows, None)?.columns(&rows);
    layout::recognise(&columns)
        .map(|(format, kind)| (format, Some(kind)))
        .or(columns.is_tagged().then_some((Format::Hxl, None)))
}

/// The first rows of a text, as far as they are whole.
pub(crate) fn peek(text: &str) -> Vec<Record> {
    let mut records = Records::new(text.as_bytes(), delimiter(text), text.len() + 1);
    let (mut rows, mut record) = (Vec::new(), Record::new());
    while rows.len() < layout::PEEK && records.next(&mut record).unwrap_or(false) && record.shape == Shape::Whole {
        rows.push(record.clone());
    }
    rows
}

/// Where rows come from.
pub(crate) trait Rows {
    /// The next row into `record`; `false` at the end.
    fn next(&mut self, record: &mut Record) -> Result<bool, ReadError>;

    /// See [`Records::again_by_line`]; sheets have nothing of the kind.
    fn again_by_line(&mut self, _record: &mut Record) -> bool {
        false
    }

    /// Rows that the workbook does not show; they are read like the others.
    fn hidden(&self) -> u64 {
        0
    }

    /// Whether the rows come from a sheet, where a row ends with its last filled cell.
    fn is_sheet(&self) -> bool {
        false
    }
}

impl<R: Read> Rows for Records<R> {
    fn next(&mut self, record: &mut Record) -> Result<bool, ReadError> {
        Ok(Self::next(self, record)?)
    }

    fn again_by_line(&mut self, record: &mut Record) -> bool {
        Self::again_by_line(self, record)
    }
}

/// Rows that are held.
pub(crate) struct Held(std::vec::IntoIter<Record>);

impl Held {
    /// These rows.
    pub(crate) fn new(rows: Vec<Record>) -> Self {
        Self(rows.into_iter())
    }
}

impl Rows for Held {
    fn next(&mut self, record: &mut Record) -> Result<bool, ReadError> {
        let Some(next) = self.0.next() else { return Ok(false) };
        *record = next;
        Ok(true)
    }

    fn is_sheet(&self) -> bool {
        true
    }
}

/// What a reader of rows does with one row that is in shape.
pub(crate) trait RowReader {
    /// Takes one row.
    fn row(&mut self, record: &Record, columns: &Columns, out: &mut Collector<'_>);
}

/// Reads delimited text, of which `head` are the first characters.
pub(crate) fn read_text<'o>(
    source: impl Read,
    file: &str,
    head: &str,
    options: &'o ReadOptions<'o>,
    out: &mut Collector<'_>,
) -> Result<(Format, BatchKind), ReadError> {
    let mut records = Records::new(source, delimiter(head), options.limits.row_bytes);
    read(&mut records, &peek(head), file, options, out)
}

/// Reads a table, of which `first` are the first rows; gives the format it turned out to be and what the rows are when
/// none is accepted.
pub(crate) fn read<'o>(
    rows: &mut dyn Rows,
    first: &[Record],
    file: &str,
    options: &'o ReadOptions<'o>,
    out: &mut Collector<'_>,
) -> Result<(Format, BatchKind), ReadError> {
    let Some(layout) = layout::find(first, Some(options)) else { return Err(ReadError::Empty) };
    let (columns, issues) = layout.columns(first);
    let columns = columns.of_sheet(rows.is_sheet()).described(options);
    let header = first.get(layout.header).map_or(1, |record| record.line);
    out.issues(header, issues);
    let (format, kind, mut reader) = choose(&columns, file, options)?;
    if options.kind.is_none() && matches!(kind, BatchKind::Places | BatchKind::Crossings) {
        happened::ask(&columns, layout, first)?;
    }
    recognised(format, header, &columns, out);
    let mut unused = Unused::default();
    for at in 0..columns.len() {
        let name = columns.name(at);
        unused.column(if name.is_empty() { BLANK } else { name });
    }

    let mut record = Record::new();
    let mut above = 0u64;
    for at in 0..layout.first() {
        if !rows.next(&mut record)? {
            break;
        }
        let named = at == layout.header || Some(at) == layout.tags || layout::is_separator_line(&record);
        if !named && !record.is_blank() {
            above += 1;
            out.skip(record.line, None);
        }
    }
    if above > 0 {
        let issue = Issue::notice(IssueCode::RowsAboveHeader).value(&above.to_string());
        out.issues(header, [issue.expected(header.to_string())]);
    }
    while rows.next(&mut record)? {
        if record.len() != columns.len() {
            if !rows.is_sheet() {
                rows.again_by_line(&mut record);
            }
            while rows.is_sheet() && record.len() < columns.len() {
                record.push("");
            }
        }
        match in_shape(&record, &columns) {
            Some(issue) => out.row(record.line, [], vec![issue]),
            None if record.is_blank() => out.skip(record.line, Some(IssueCode::EmptyRow)),
            None => {
                if !options.fixed.is_empty() {
                    record.resize(columns.len());
                    options.fixed.iter().for_each(|(_, value)| record.push(value));
                }
                reader.row(&record, &columns, out);
                for at in (0..columns.len()).filter(|at| !columns.is_asked(*at)) {
                    unused.value(at, record.line, record.get(at));
                }
            }
        }
    }
    out.issues(header, columns.date_issue());
    if rows.hidden() > 0 {
        out.item(Item::Issue(Issue::warning(IssueCode::RowsHidden).value(&rows.hidden().to_string())));
    }
    unused.tell(|at, name| columns.is_asked(at) || name == BLANK, out);
    Ok((format, kind))
}

/// A header without a name.
const BLANK: &str = "";

/// Says what a layout of others was taken for, and by what, so that a person can object.
fn recognised(format: Format, header: u64, columns: &Columns, out: &mut Collector<'_>) {
    let by: &[&str] = match format {
        Format::Acled => &acled::NEEDED,
        Format::InsecurityInsight => &insecurity::NEEDED,
        Format::Kobo => &kobo::SYSTEM,
        Format::SdiT => &sdi::TELLING,
        Format::Hxl => &["#"],
        _ => return,
    };
    let by: Vec<&str> = by.iter().filter(|name| format == Format::Hxl || columns.has(name)).copied().collect();
    let by = if format == Format::Hxl { "HXL (#)".to_owned() } else { by.join(", ") };
    let issue = Issue::notice(IssueCode::RecognisedAs).value(format.code()).expected(by);
    out.issues(header, [issue]);
}

type Chosen<'o> = (Format, BatchKind, Box<dyn RowReader + 'o>);

fn choose<'o>(columns: &Columns, file: &str, options: &'o ReadOptions<'o>) -> Result<Chosen<'o>, ReadError> {
    let plain = |format| -> Result<Chosen<'o>, ReadError> {
        Ok((format, BatchKind::Events, Box::new(plain::Reader::new(columns, options)?)))
    };
    let points = |kind| -> Result<Chosen<'o>, ReadError> {
        let format = if columns.is_tagged() { Format::Hxl } else { Format::PointCsv };
        // Among places a word for a crossing makes one of a row, unless a person has said that they are places.
        let said = options.kind.or(Some(kind)).filter(|said| options.kind.is_some() || *said == BatchKind::Crossings);
        Ok((format, kind, Box::new(points::TableReader::new(columns, said, file, options)?)))
    };
    match options.kind {
        Some(kind @ (BatchKind::Places | BatchKind::Crossings)) => return points(kind),
        Some(kind @ (BatchKind::Routes | BatchKind::Segments)) => {
            return Err(ReadError::WrongKind { format: Format::Csv.code(), kind: kind.code() });
        }
        _ => {}
    }
    let unmapped = !options.is_described();
    let recognised = layout::recognise(columns);
    columns.forget();
    Ok(match recognised {
        Some((format @ Format::UcdpGed, kind)) if unmapped || options.kind.is_none() => {
            (format, kind, Box::new(ucdp::Reader::new(columns, options)?))
        }
        Some((format @ Format::Acled, kind)) if unmapped => {
            (format, kind, Box::new(acled::Reader::new(columns, options)?))
        }
        Some((format @ Format::InsecurityInsight, kind)) if unmapped => {
            (format, kind, Box::new(insecurity::Reader::new(columns, options)?))
        }
        // Forms have columns of their own, so a map is the rule there.
        Some((format @ Format::Kobo, kind)) => (format, kind, Box::new(kobo::Reader::new(columns, options)?)),
        Some((format @ Format::SdiT, kind)) if unmapped => {
            (format, kind, Box::new(sdi::Reader::new(columns, options)?))
        }
        Some((_, kind @ (BatchKind::Places | BatchKind::Crossings))) if options.kind.is_none() => return points(kind),
        _ => return plain(if columns.is_tagged() { Format::Hxl } else { Format::EventCsv }),
    })
}

/// What is wrong with the row as a row.
fn in_shape(record: &Record, columns: &Columns) -> Option<Issue> {
    match record.shape {
        Shape::UnclosedQuote => return Some(Issue::rejected(IssueCode::UnclosedQuote).value(record.get(0))),
        Shape::TooLong => return Some(Issue::rejected(IssueCode::RowTooLong)),
        Shape::Whole => {}
    }
    if record.has_nul() {
        return Some(Issue::rejected(IssueCode::NotText));
    }
    let counts =
        |code| Some(Issue::rejected(code).value(&record.len().to_string()).expected(columns.len().to_string()));
    if record.len() > columns.len() {
        // A text that holds the delimiter moves the values behind it, and a last blank one beyond the header: only in a sheet
        // do blank ones there mean nothing.
        let moved = !columns.is_sheet() || (columns.len()..record.len()).any(|at| !record.get(at).trim().is_empty());
        return if moved { counts(IssueCode::ExtraFields) } else { None };
    }
    if record.len() < columns.len() && !record.is_blank() {
        // A number may have been cut in two: never guess what the rest was.
        return counts(if record.terminated { IssueCode::ShortRow } else { IssueCode::FileTruncated });
    }
    None
}
