//! Located issues: what is wrong with which row, in words a program can carry.

use std::fmt;

/// Longest value quoted in an issue, characters.
pub const VALUE_CAP: usize = 120;

/// Whether the row was left out or taken with a remark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The row was not taken.
    Rejected,
    /// The row was taken, or held nothing to take; a person should know.
    Notice,
    /// The same, and what was taken may say more than the file does.
    Warning,
}

macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident = $code:literal,)*) => {
        /// What is wrong. The code is stable; its sentence is the message `issue-<code>` of `import.ftl`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum IssueCode {
            $($(#[$doc])* $variant,)*
        }

        impl IssueCode {
            /// Every code.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// Stable code in kebab case.
            pub fn code(self) -> &'static str {
                match self {
                    $(Self::$variant => $code,)*
                }
            }
        }
    };
}

codes! {
    /// A value that must be there is not.
    MissingValue = "missing-value",
    /// Neither latitude nor longitude, or only one of them.
    CoordinatesMissing = "coordinates-missing",
    /// Outside -90..90 or -180..180.
    CoordinatesOutOfRange = "coordinates-out-of-range",
    /// Out of range as given, in range when latitude and longitude change places.
    CoordinatesSwapped = "coordinates-swapped",
    /// Exactly 0, 0: what software writes when it has no position.
    CoordinatesZero = "coordinates-zero",
    /// Not a number, or not one of the expected sort (whole, not negative).
    NotANumber = "not-a-number",
    /// Not an ISO 8601 date or time.
    NotADate = "not-a-date",
    /// The end lies before the start.
    EndBeforeStart = "end-before-start",
    /// Dated after the present.
    DateInFuture = "date-in-future",
    /// An order that begins after the present: taken as announced.
    DateAhead = "date-ahead",
    /// A word for a kind that is not known.
    UnknownKind = "unknown-kind",
    /// A precision code outside the scale.
    UnknownPrecision = "unknown-precision",
    /// A status that is not one of ours.
    UnknownStatus = "unknown-status",
    /// Not a letter A to F and a digit 1 to 6.
    GradeMalformed = "grade-malformed",
    /// A grade whose halves contradict each other.
    GradeContradictory = "grade-contradictory",
    /// The same id stands further up; `expected` is the row of the first.
    DuplicateId = "duplicate-id",
    /// A name or the like that is longer than any may be: it was cut.
    NameCut = "name-cut",
    /// There is no column of ids: the content of each row stands for its id.
    IdsMade = "ids-made",
    /// The same thing without an id stands further up; `expected` is the row of the first.
    DuplicateRow = "duplicate-row",
    /// More values than columns.
    ExtraFields = "extra-fields",
    /// Fewer values than columns.
    ShortRow = "short-row",
    /// A quotation mark that is never closed.
    UnclosedQuote = "unclosed-quote",
    /// A row longer than the limit.
    RowTooLong = "row-too-long",
    /// A row that holds bytes which are not text.
    NotText = "not-text",
    /// A row without any value.
    EmptyRow = "empty-row",
    /// Two columns of one name; the first counts.
    DuplicateColumn = "duplicate-column",
    /// The file ends in the middle.
    FileTruncated = "file-truncated",
    /// A row of a sequence that is not JSON.
    NotJson = "not-json",
    /// JSON, but not a feature.
    NotAFeature = "not-a-feature",
    /// A feature without geometry.
    GeometryMissing = "geometry-missing",
    /// Coordinates that are not lists of numbers.
    GeometryMalformed = "geometry-malformed",
    /// A geometry that has no use here (an area where routes are read).
    GeometryNotUsed = "geometry-not-used",
    /// Several points in one feature; single ones are read.
    PointsTogether = "points-together",
    /// An event's area with holes, or of several parts: one outline is what can be held.
    AreaNotWhole = "area-not-whole",
    /// An event of several parts: one point, line or outline is what can be held; `value` says which parts.
    EventNotWhole = "event-not-whole",
    /// Parts of other sorts than the one that was taken were left out; `value` names them.
    PartsLeftOut = "parts-left-out",
    /// A limit of an opening or a passage that is not understood, or that the event has no room for.
    LimitNotUnderstood = "limit-not-understood",
    /// A limit that is not understood, or that the event has no room for: it was taken without it.
    LimitLeftOut = "limit-left-out",
    /// Columns or properties of which nothing was made; `value` is their number, `expected` their names.
    ColumnsNotUsed = "columns-not-used",
    /// A column of which nothing was made, with a value that looks like a limit or a standing.
    ColumnMayLimit = "column-may-limit",
    /// A column of places or crossings of which nothing was made, that looks like a date or a kind of event.
    ColumnMayHappen = "column-may-happen",
    /// Dates whose order of day and month nobody has named; `value` is one of them.
    DateOrderOpen = "date-order-open",
    /// Rows that the workbook hides were read like the others; `value` is their number.
    RowsHidden = "rows-hidden",
    /// The sheet `value` is hidden in the workbook, and was read.
    SheetHidden = "sheet-hidden",
    /// Fewer than two different points.
    TooFewPoints = "too-few-points",
    /// Parts of one route that do not meet; `value` is the gap in metres.
    RouteGap = "route-gap",
    /// Left out because a part of the same route could not be read; `expected` is the row of that part.
    PartRejected = "part-rejected",
    /// Parts of one line were joined; `value` is their number.
    PartsJoined = "parts-joined",
    /// Parts of one line do not meet and became one route each; `value` is their number.
    PartsSplit = "parts-split",
    /// No name given; `expected` is the one made up.
    NameMissing = "name-missing",
    /// GPX waypoints left out; `value` is their number.
    WaypointsSkipped = "waypoints-skipped",
    /// An entity that is not one of the five of XML was kept as written.
    UnknownEntity = "unknown-entity",
    /// A value that does not say enough was taken as `expected`.
    ValueAssumed = "value-assumed",
    /// A value that is not given at all was taken as `expected`.
    NotGiven = "not-given",
    /// The file does not say its encoding and is not UTF-8: read as `value`.
    EncodingGuessed = "encoding-guessed",
    /// Bytes that are no characters were replaced.
    CharactersLost = "characters-lost",
    /// The file was taken for an export of `value`, by the columns `expected`.
    RecognisedAs = "recognised-as",
    /// Rows above the header were passed over; `value` is their number, `expected` the row of the header.
    RowsAboveHeader = "rows-above-header",
    /// A kind of row that says nothing for a road was passed over; `value` is the kind.
    KindNotUsed = "kind-not-used",
    /// The sheet `value` was read; `expected` are the names of the others.
    SheetChosen = "sheet-chosen",
    /// The file `value` inside an archive was read; `expected` are the names of the others.
    MemberChosen = "member-chosen",
    /// The file is sound and holds no row, feature or element.
    NoRows = "no-rows",
    /// A route takes a crossing that is not there, or not one alone; `value` is its name.
    CrossingNotFound = "crossing-not-found",
    /// Further issues were left out of the list; `value` is their number.
    IssuesLeftOut = "issues-left-out",
}

impl fmt::Display for IssueCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// One thing that is wrong or worth knowing, with its place in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issue {
    /// Line of the file on which the row starts (tables, sequences), or number of the feature or element in the file;
    /// from 1. `None`: the whole file.
    pub row: Option<u64>,
    /// The column or property, as the file names it.
    pub column: Option<String>,
    /// What is wrong.
    pub code: IssueCode,
    /// The value as given, at most [`VALUE_CAP`] characters.
    pub value: Option<String>,
    /// What was expected, as a token without language: `YYYY-MM-DD`, `-90..90`, a list of codes, a row number.
    pub expected: Option<String>,
    /// Whether the row was left out.
    pub severity: Severity,
}

impl Issue {
    /// An issue for which the row is left out.
    pub fn rejected(code: IssueCode) -> Self {
        Self { row: None, column: None, code, value: None, expected: None, severity: Severity::Rejected }
    }

    /// A remark.
    pub fn notice(code: IssueCode) -> Self {
        Self { severity: Severity::Notice, ..Self::rejected(code) }
    }

    /// A remark that a person must not miss.
    pub fn warning(code: IssueCode) -> Self {
        Self { severity: Severity::Warning, ..Self::rejected(code) }
    }

    /// With the row.
    #[must_use]
    pub fn at(mut self, row: u64) -> Self {
        self.row = Some(row);
        self
    }

    /// With the column.
    #[must_use]
    pub fn column(mut self, column: impl Into<String>) -> Self {
        self.column = Some(cap(&column.into()));
        self
    }

    /// With the value, capped.
    #[must_use]
    pub fn value(mut self, value: &str) -> Self {
        self.value = Some(cap(value));
        self
    }

    /// With what was expected.
    #[must_use]
    pub fn expected(mut self, expected: impl Into<String>) -> Self {
        self.expected = Some(expected.into());
        self
    }
}

/// The text, cut to [`VALUE_CAP`] characters with an ellipsis where it was longer.
pub(crate) fn cap(text: &str) -> String {
    match text.char_indices().nth(VALUE_CAP) {
        None => text.to_owned(),
        Some(_) => text.chars().take(VALUE_CAP - 1).chain(['…']).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_capped_by_characters() {
        let issue = Issue::rejected(IssueCode::NotADate).value(&"ش".repeat(500)).at(7);
        assert_eq!(issue.value.unwrap().chars().count(), VALUE_CAP);
        assert_eq!(cap("short"), "short");
    }

    #[test]
    fn codes_are_unique() {
        let mut codes: Vec<_> = IssueCode::ALL.iter().map(|c| c.code()).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), IssueCode::ALL.len());
    }
}
