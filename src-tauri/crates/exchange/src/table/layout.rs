//! Where in a table the header stands, and what its columns say that the table is.

use super::{Columns, Record, hxl};
use crate::{
    BatchKind, Format, Issue, ReadOptions,
    events::{acled, insecurity, kobo, plain, sdi, ucdp},
    points,
};

/// The name in a column map with which a person names the sheet.
pub(crate) const SHEET: &str = "sheet";

/// How many first rows are looked at.
pub(crate) const PEEK: usize = 25;

/// Where the rows of a table begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Layout {
    /// The row of headers, counted from 0.
    pub(crate) header: usize,
    /// The row of HXL tags.
    pub(crate) tags: Option<usize>,
}

impl Layout {
    /// The first row of data.
    pub(crate) fn first(self) -> usize {
        self.tags.unwrap_or(self.header).max(self.header) + 1
    }

    /// The columns and what is to be said of them.
    pub(crate) fn columns(self, rows: &[Record]) -> (Columns, Vec<Issue>) {
        let Some(header) = rows.get(self.header) else { return Columns::new(std::iter::empty()) };
        let (named, issues) = Columns::new(header.iter());
        let Some(tags) = self.tags.and_then(|at| rows.get(at)) else { return (named.in_row(header.line), issues) };
        let tagged = Columns::tagged((self.tags != Some(self.header)).then_some(header), tags);
        // Headers of a layout of events say more than tags do, tags more than headers that may mean anything.
        match (recognise(&named), recognise(&tagged)) {
            (Some((_, BatchKind::Events)), _) | (Some(_), None) => (named.in_row(header.line), issues),
            _ => (tagged.in_row(header.line), Vec::new()),
        }
    }
}

/// Finds header and tags among the first rows. `None`: all of them are blank.
pub(crate) fn find(rows: &[Record], options: Option<&ReadOptions<'_>>) -> Option<Layout> {
    let rows = rows.get(..PEEK).unwrap_or(rows);
    let filled = |record: &Record| !record.is_blank() && !is_separator_line(record);
    let first = rows.iter().position(filled)?;
    if let Some(tags) = rows.iter().position(hxl::is_tag_row) {
        let header = rows.get(..tags).and_then(|above| above.iter().rposition(filled)).unwrap_or(tags);
        return Some(Layout { header, tags: Some(tags) });
    }
    let mapped = options.map(|options| options.column_map.as_slice()).unwrap_or_default();
    let mapped: Vec<&str> =
        mapped.iter().filter(|(ours, _)| ours != SHEET).map(|(_, theirs)| theirs.as_str()).collect();
    let header = rows.iter().position(|record| {
        if record.is_blank() {
            return false;
        }
        let (columns, _) = Columns::new(record.iter());
        if mapped.is_empty() {
            recognise(&columns).is_some()
        } else {
            mapped.iter().all(|theirs| columns.has(&super::columns::normal(theirs)))
        }
    });
    Some(Layout { header: header.unwrap_or(first), tags: None })
}

/// The line with which a table tells a spreadsheet program its delimiter.
pub(crate) fn is_separator_line(record: &Record) -> bool {
    record.line == 1 && record.len() <= 2 && record.get(0).starts_with("sep=")
}

/// What the columns say that the table is. `None`: nothing that we know.
pub(crate) fn recognise(columns: &Columns) -> Option<(Format, BatchKind)> {
    Some(if ucdp::matches(columns) {
        (Format::UcdpGed, BatchKind::Events)
    } else if acled::matches(columns) {
        (Format::Acled, BatchKind::Events)
    } else if insecurity::matches(columns) {
        (Format::InsecurityInsight, BatchKind::Events)
    } else if kobo::matches(columns) {
        (Format::Kobo, BatchKind::Events)
    } else if sdi::matches(columns) {
        (Format::SdiT, BatchKind::Events)
    } else if plain::matches(columns) {
        (if columns.is_tagged() { Format::Hxl } else { Format::EventCsv }, BatchKind::Events)
    } else {
        let format = if columns.is_tagged() { Format::Hxl } else { Format::PointCsv };
        (format, points::guess(columns)?)
    })
}
