//! What a caller can ask of a reader.

use std::{fmt, ops::ControlFlow};

use passage_model::Time;

use crate::BatchKind;

/// How far a reader has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Bytes of the file read so far, 0 to `total`.
    pub bytes: u64,
    /// Bytes of the file.
    pub total: u64,
}

/// Called every quarter of a megabyte; `Break` stops the reading with [`ReadError::Cancelled`](crate::ReadError).
pub type ProgressFn<'a> = Box<dyn FnMut(Progress) -> ControlFlow<()> + 'a>;

/// Sizes beyond which a reader refuses, so that no file can exhaust the memory of the machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Longest row of a table or sequence, bytes.
    pub row_bytes: usize,
    /// Longest XML token (a tag with its attributes, a text), bytes.
    pub token_bytes: u64,
    /// Deepest nesting of XML elements.
    pub xml_depth: usize,
    /// Most bytes that one member of an archive, or one file beside a shapefile, may have once unpacked. Tables and sheets,
    /// which are read in passing and not held, may have eight times as many.
    pub unpacked: u64,
    /// Most issues kept; the rest is counted.
    pub issues: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { row_bytes: 1 << 20, token_bytes: 4 << 20, xml_depth: 64, unpacked: 256 << 20, issues: 50_000 }
    }
}

/// Which of the first two numbers of a date such as `03/04/2024` is the day. Nobody can tell from the file; a person can.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayOrder {
    /// 3 April.
    DayFirst,
    /// 4 March.
    MonthFirst,
}

/// Which of two numbers in one column is the latitude.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum PairOrder {
    /// `36.2, 37.1` is 36.2 north.
    #[default]
    LatLon,
    /// `37.1, 36.2` is 36.2 north.
    LonLat,
}

/// What to read, and how.
#[derive(Default)]
pub struct ReadOptions<'a> {
    /// What the file holds. `None`: what its content says.
    pub kind: Option<BatchKind>,
    /// Our field name and the column of the file that holds it, for tables and feature properties.
    pub column_map: Vec<(String, String)>,
    /// Our field name and the value that it has in every row of a table, for what no column says.
    pub fixed: Vec<(String, String)>,
    /// How numeric dates of a table are read. `None`: only dates that leave no doubt are taken.
    pub day_order: Option<DayOrder>,
    /// How a column is read that latitude and longitude both are mapped to.
    pub pair_order: PairOrder,
    /// The present: events dated after it are refused. `None`: no such check.
    pub now: Option<Time>,
    /// Put in front of every key made for re-import, so that files of different offices with the same ids (1, 2, 3)
    /// do not meet. Keys of datasets with ids of their own (UCDP) are not touched.
    pub key_space: Option<String>,
    /// Encoding of files that are neither UTF-8 nor UTF-16: a label such as `windows-1256`. `None`: guessed.
    pub encoding: Option<String>,
    /// Sizes refused.
    pub limits: Limits,
    /// Told how far the reader is.
    pub progress: Option<ProgressFn<'a>>,
}

impl fmt::Debug for ReadOptions<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReadOptions")
            .field("kind", &self.kind)
            .field("column_map", &self.column_map)
            .field("fixed", &self.fixed)
            .field("day_order", &self.day_order)
            .field("pair_order", &self.pair_order)
            .field("now", &self.now)
            .field("key_space", &self.key_space)
            .field("encoding", &self.encoding)
            .field("limits", &self.limits)
            .finish_non_exhaustive()
    }
}

impl ReadOptions<'_> {
    /// Whether a person has said how the columns are to be read.
    pub(crate) fn is_described(&self) -> bool {
        !self.fixed.is_empty() || self.column_map.iter().any(|(ours, _)| ours != "sheet")
    }

    /// The column that a person has named for a field of ours.
    pub(crate) fn mapped(&self, field: &str) -> Option<&str> {
        self.column_map.iter().rev().find(|(ours, _)| ours == field).map(|(_, theirs)| theirs.as_str())
    }
}
