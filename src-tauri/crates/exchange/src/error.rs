//! Why a file cannot be read at all.

use std::io;

/// The file cannot be read at all. Everything that concerns single rows is an [`Issue`](crate::Issue) instead.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The operating system refused.
    #[error("reading failed: {0}")]
    Io(#[from] io::Error),
    /// No bytes, or only white space.
    #[error("the file is empty")]
    Empty,
    /// No format is recognised in name or content.
    #[error("the format of `{name}` is not recognised")]
    UnknownFormat {
        /// File name.
        name: String,
    },
    /// The format is recognised but there is no reader for it.
    #[error("files of the format {format} are not read")]
    UnsupportedFormat {
        /// Code of the format.
        format: &'static str,
    },
    /// The format is read, but it cannot give what was asked for.
    #[error("a file of the format {format} holds no {kind}")]
    WrongKind {
        /// Code of the format.
        format: &'static str,
        /// Code of what was asked for.
        kind: &'static str,
    },
    /// Bytes that are not text where text was expected.
    #[error("the file is not text")]
    NotText,
    /// A table without the columns that are needed.
    #[error("columns are missing: {}; there are: {}", missing.join(", "), found.join(", "))]
    MissingColumns {
        /// The columns that are needed and not there.
        missing: Vec<String>,
        /// The columns that are there, at most 60.
        found: Vec<String>,
        /// Row of the header, from 1.
        row: u64,
        /// The sheet, in a workbook.
        sheet: Option<String>,
    },
    /// A table of places by its columns whose rows seem to be what happened: a person has to say.
    #[error("rows with dates ({date}) and kinds of event ({kind}) may be events, not places")]
    MayBeEvents {
        /// The column of the dates.
        date: String,
        /// The column of the kinds.
        kind: String,
    },
    /// Broken XML or JSON before the first usable row.
    #[error("not well formed at line {line}: {detail}")]
    NotWellFormed {
        /// Line, from 1.
        line: u64,
        /// The parser's words, English.
        detail: String,
    },
    /// Broken bytes in a file that is not text.
    #[error("damaged at byte {byte}: {detail}")]
    Damaged {
        /// Where, bytes from the start of the file or of the member of an archive.
        byte: u64,
        /// What is wrong there, English.
        detail: String,
    },
    /// An archive or compressed block that unpacks to more than the limit.
    #[error("`{name}` unpacks to more than {limit} bytes")]
    TooBig {
        /// The member or file.
        name: String,
        /// The limit, bytes.
        limit: u64,
    },
    /// An archive or database in which there is nothing that is read.
    #[error("`{name}` holds nothing that is read; it holds: {}", found.join(", "))]
    NothingInside {
        /// File name.
        name: String,
        /// What it holds, at most 20 names.
        found: Vec<String>,
    },
    /// A file that belongs to a shapefile and says nothing alone.
    #[error("`{name}` belongs to a shapefile; `{shp}` is the file to read")]
    PartOfShapefile {
        /// File name.
        name: String,
        /// The file of the shapes.
        shp: String,
    },
    /// A workbook or archive that opens only with a password.
    #[error("the file is protected by a password")]
    Locked,
    /// Nested deeper than any honest file.
    #[error("nested deeper than {limit} levels")]
    TooDeep {
        /// The limit.
        limit: usize,
    },
    /// One element or text is longer than the limit.
    #[error("one element is longer than {limit} bytes")]
    TooLong {
        /// The limit, bytes.
        limit: u64,
    },
    /// Coordinates of another reference system than WGS 84 degrees.
    #[error("the coordinate reference system `{crs}` is not read; WGS 84 degrees are expected")]
    UnsupportedCrs {
        /// As the file names it.
        crs: String,
    },
    /// Coordinates that cannot be degrees, and nothing that says what they are.
    #[error("`{name}` does not say its coordinate reference system")]
    UnknownCrs {
        /// The file that should say it.
        name: String,
    },
    /// The file changed while it was read.
    #[error("the file changed while it was read")]
    Changed,
    /// The caller stopped the reading.
    #[error("reading was stopped")]
    Cancelled,
}

impl ReadError {
    /// Every code, for the test of the messages.
    pub const CODES: [&'static str; 20] = [
        "io",
        "empty",
        "unknown-format",
        "unsupported-format",
        "wrong-kind",
        "not-text",
        "missing-columns",
        "may-be-events",
        "not-well-formed",
        "damaged",
        "too-big",
        "nothing-inside",
        "part-of-shapefile",
        "locked",
        "too-deep",
        "too-long",
        "unsupported-crs",
        "unknown-crs",
        "changed",
        "cancelled",
    ];

    /// Stable code; its sentence is the message `read-error-<code>` of `import.ftl`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Io(_) => "io",
            Self::Empty => "empty",
            Self::UnknownFormat { .. } => "unknown-format",
            Self::UnsupportedFormat { .. } => "unsupported-format",
            Self::WrongKind { .. } => "wrong-kind",
            Self::NotText => "not-text",
            Self::MissingColumns { .. } => "missing-columns",
            Self::MayBeEvents { .. } => "may-be-events",
            Self::NotWellFormed { .. } => "not-well-formed",
            Self::Damaged { .. } => "damaged",
            Self::TooBig { .. } => "too-big",
            Self::NothingInside { .. } => "nothing-inside",
            Self::PartOfShapefile { .. } => "part-of-shapefile",
            Self::Locked => "locked",
            Self::TooDeep { .. } => "too-deep",
            Self::TooLong { .. } => "too-long",
            Self::UnsupportedCrs { .. } => "unsupported-crs",
            Self::UnknownCrs { .. } => "unknown-crs",
            Self::Changed => "changed",
            Self::Cancelled => "cancelled",
        }
    }

    /// Whether the file breaks off or down here, so that the rows before may stand.
    pub(crate) fn is_break(&self) -> bool {
        matches!(self, Self::NotWellFormed { .. } | Self::Damaged { .. })
    }

    /// The arguments of the message, by name.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Io(error) => vec![("detail", error.to_string())],
            Self::UnknownFormat { name } | Self::UnknownCrs { name } => vec![("name", name.clone())],
            Self::UnsupportedFormat { format } => vec![("format", (*format).to_owned())],
            Self::WrongKind { format, kind } => vec![("format", (*format).to_owned()), ("kind", (*kind).to_owned())],
            Self::MissingColumns { missing, found, row, sheet } => vec![
                ("missing", missing.join(", ")),
                ("found", found.join(", ")),
                ("row", row.to_string()),
                ("sheet", sheet.clone().unwrap_or_else(|| "none".to_owned())),
            ],
            Self::MayBeEvents { date, kind } => vec![("date", date.clone()), ("kind", kind.clone())],
            Self::NotWellFormed { line, detail } => vec![("row", line.to_string()), ("detail", detail.clone())],
            Self::Damaged { byte, detail } => vec![("row", byte.to_string()), ("detail", detail.clone())],
            Self::TooBig { name, limit } => vec![("name", name.clone()), ("limit", limit.to_string())],
            Self::NothingInside { name, found } => vec![("name", name.clone()), ("found", found.join(", "))],
            Self::PartOfShapefile { name, shp } => vec![("name", name.clone()), ("shp", shp.clone())],
            Self::TooDeep { limit } => vec![("limit", limit.to_string())],
            Self::TooLong { limit } => vec![("limit", limit.to_string())],
            Self::UnsupportedCrs { crs } => vec![("crs", crs.clone())],
            Self::Empty | Self::NotText | Self::Locked | Self::Changed | Self::Cancelled => Vec::new(),
        }
    }
}
