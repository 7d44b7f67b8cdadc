//! Neutral tables.

use std::borrow::Cow;

use chrono::{NaiveDate, SecondsFormat};
use passage_model::Time;

use super::WriteError;

/// What a column holds; decides its format in workbooks, not what its cells may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    /// Text.
    Text,
    /// Whole numbers.
    Integer,
    /// Numbers with so many decimals.
    Number {
        /// Digits behind the point.
        decimals: u8,
    },
    /// Days.
    Date,
    /// Instants, UTC.
    Time,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Heading, in the reader's language.
    pub header: String,
    /// HXL tag with attributes, such as `#date+start`. `None`: untagged.
    pub hxl: Option<String>,
    /// What it holds.
    pub kind: ColumnKind,
}

impl Column {
    /// A column; an empty tag is none.
    pub fn new(header: impl Into<String>, hxl: &str, kind: ColumnKind) -> Self {
        Self { header: header.into(), hxl: (!hxl.is_empty()).then(|| hxl.to_owned()), kind }
    }
}

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Not known or not applicable: blank, never a zero.
    Empty,
    /// Text.
    Text(String),
    /// Whole number.
    Integer(i64),
    /// Number; one that is not finite is written blank.
    Number(f64),
    /// Day.
    Date(NaiveDate),
    /// Instant.
    Time(Time),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(text.to_owned()) }
    }
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Empty, Into::into)
    }
}

impl Cell {
    /// As plain text: numbers with the decimals of the column and a point, days `YYYY-MM-DD`, instants RFC 3339 in UTC
    /// to the second.
    pub fn plain(&self, kind: ColumnKind) -> Cow<'_, str> {
        match self {
            Self::Empty => Cow::Borrowed(""),
            Self::Text(text) => Cow::Borrowed(text),
            Self::Integer(number) => Cow::Owned(number.to_string()),
            Self::Number(number) if !number.is_finite() => Cow::Borrowed(""),
            Self::Number(number) => Cow::Owned(match kind {
                ColumnKind::Number { decimals } => fixed(*number, decimals),
                _ => (number + 0.0).to_string(),
            }),
            Self::Date(day) => Cow::Owned(day.format("%Y-%m-%d").to_string()),
            Self::Time(time) => Cow::Owned(time.to_rfc3339_opts(SecondsFormat::Secs, true)),
        }
    }
}

/// The number with so many decimals; never `-0`.
pub(super) fn fixed(number: f64, decimals: u8) -> String {
    let text = format!("{number:.*}", usize::from(decimals));
    match text.strip_prefix('-') {
        Some(rest) if rest.bytes().all(|b| matches!(b, b'0' | b'.')) => rest.to_owned(),
        _ => text,
    }
}

/// A table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// Columns.
    pub columns: Vec<Column>,
    /// Rows, each with one cell a column.
    pub rows: Vec<Vec<Cell>>,
}

impl Table {
    /// Whether any column is tagged: then a row of tags goes under the headers.
    pub fn is_tagged(&self) -> bool {
        self.columns.iter().any(|column| column.hxl.is_some())
    }

    pub(super) fn check(&self) -> Result<(), WriteError> {
        let columns = self.columns.len();
        match self.rows.iter().enumerate().find(|(_, row)| row.len() != columns) {
            Some((at, row)) => Err(WriteError::Ragged { row: at + 1, cells: row.len(), columns }),
            None => Ok(()),
        }
    }
}
