//! What comes out of a file: accepted rows and located issues.

use passage_model::{Lang, MOST_LETTERS, Names, ShortTexts, plain};

use crate::{
    CrossingRecord, EventRecord, Issue, IssueCode, PlaceRecord, ReadError, RouteRecord, Row, SegmentRecord, Severity,
};

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BatchKind {
    /// Events.
    Events,
    /// Routes.
    Routes,
    /// Crossings.
    Crossings,
    /// Places.
    Places,
    /// Pieces of routes, as given and in order, for back-tests. Only when asked for.
    Segments,
    /// More than one of these.
    Mixed,
}

impl BatchKind {
    /// All values.
    pub const ALL: [Self; 6] = [Self::Events, Self::Routes, Self::Crossings, Self::Places, Self::Segments, Self::Mixed];

    /// Stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Events => "events",
            Self::Routes => "routes",
            Self::Crossings => "crossings",
            Self::Places => "places",
            Self::Segments => "segments",
            Self::Mixed => "mixed",
        }
    }

    /// The value with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// One thing that a reader found, in file order.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// An event.
    Event(Box<Row<EventRecord>>),
    /// A route.
    Route(Row<RouteRecord>),
    /// A piece of a route.
    Segment(Row<SegmentRecord>),
    /// A place.
    Place(Row<PlaceRecord>),
    /// A crossing.
    Crossing(Row<CrossingRecord>),
    /// Something wrong or worth knowing.
    Issue(Issue),
}

impl ShortTexts for Item {
    fn each(&mut self, f: &mut dyn FnMut(&mut String)) {
        match self {
            Self::Event(row) => {
                let event = &mut row.record;
                event.place_text.each(f);
                event.actors.iter_mut().for_each(|actor| f(&mut actor.name));
                event.detail.each(f);
                event.country.each(f);
                event.source.each(f);
            }
            Self::Route(row) => {
                row.record.code.each(f);
                named(&mut row.record.names, f);
                row.record.road_ref.each(f);
                row.record.area.each(f);
            }
            Self::Segment(row) => row.record.name.each(f),
            Self::Place(row) => {
                named(&mut row.record.names, f);
                row.record.country.each(f);
                row.record.admin1.each(f);
                row.record.pcode.each(f);
            }
            Self::Crossing(row) => {
                named(&mut row.record.names, f);
                for side in &mut row.record.sides {
                    side.name.each(f);
                    side.country.each(f);
                    side.authority.each(f);
                }
            }
            Self::Issue(issue) => issue.value.each(f),
        }
    }
}

/// Names of what has one by rule: of marks alone it is a name that cannot be read.
fn named(names: &mut Names, f: &mut dyn FnMut(&mut String)) {
    let any = !names.is_empty();
    names.each(f);
    if any && names.is_empty() {
        *names = Names::one(Lang::Other, "?");
    }
}

/// The counts of a reading. `rows_in == rows_accepted + rows_rejected + rows_skipped`, always.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// Code of the format.
    pub format: &'static str,
    /// What the accepted rows are.
    pub kind: BatchKind,
    /// Rows, features or elements in the file.
    pub rows_in: u64,
    /// Rows whose content was taken. A row may give several records, and several rows one record.
    pub rows_accepted: u64,
    /// Rows left out because of an issue.
    pub rows_rejected: u64,
    /// Rows that hold nothing to take.
    pub rows_skipped: u64,
    /// Bytes of the file.
    pub bytes: u64,
    /// SHA-256 of the file's bytes, hexadecimal.
    pub sha256: String,
    /// Encoding read: `UTF-8`, `UTF-16LE`, `windows-1256`, ...
    pub encoding: &'static str,
}

/// A file read: its counts, its records, its issues.
#[derive(Debug, Clone, PartialEq)]
pub struct Batch {
    /// File name as given.
    pub name: String,
    /// Code of the format.
    pub format: &'static str,
    /// What the accepted rows are.
    pub kind: BatchKind,
    /// Rows, features or elements in the file; the sum of the three below.
    pub rows_in: u64,
    /// Rows whose content was taken.
    pub rows_accepted: u64,
    /// Rows left out because of an issue.
    pub rows_rejected: u64,
    /// Rows that hold nothing to take.
    pub rows_skipped: u64,
    /// Events.
    pub events: Vec<Row<EventRecord>>,
    /// Routes.
    pub routes: Vec<Row<RouteRecord>>,
    /// Pieces of routes.
    pub segments: Vec<Row<SegmentRecord>>,
    /// Places.
    pub places: Vec<Row<PlaceRecord>>,
    /// Crossings.
    pub crossings: Vec<Row<CrossingRecord>>,
    /// Issues, in file order.
    pub issues: Vec<Issue>,
    /// SHA-256 of the file's bytes, hexadecimal.
    pub sha256: String,
    /// Encoding read.
    pub encoding: &'static str,
}

impl Batch {
    /// Where a row came from: file name, SHA-256 of the file, row. For `Report::provenance`.
    pub fn provenance(&self, row: u64) -> String {
        format!("{}, sha256 {}, row {row}", self.name, self.sha256)
    }
}

/// Hands items on and keeps the counts.
pub(crate) struct Collector<'s> {
    sink: &'s mut dyn FnMut(Item),
    max_issues: usize,
    issues: usize,
    left_out: u64,
    pub(crate) rows_in: u64,
    pub(crate) rows_accepted: u64,
    pub(crate) rows_rejected: u64,
    pub(crate) rows_skipped: u64,
    kinds: [bool; 5],
}

impl<'s> Collector<'s> {
    pub(crate) fn new(max_issues: usize, sink: &'s mut dyn FnMut(Item)) -> Self {
        Self {
            sink,
            max_issues,
            issues: 0,
            left_out: 0,
            rows_in: 0,
            rows_accepted: 0,
            rows_rejected: 0,
            rows_skipped: 0,
            kinds: [false; 5],
        }
    }

    /// An issue or a record, uncounted as a row.
    pub(crate) fn item(&mut self, mut item: Item) {
        let row = match &item {
            Item::Event(row) => Some(row.row),
            Item::Route(row) => Some(row.row),
            Item::Crossing(row) => Some(row.row),
            Item::Place(row) => Some(row.row),
            Item::Segment(row) => Some(row.row),
            Item::Issue(_) => None,
        };
        let mut long: Option<String> = None;
        item.each(&mut |text| {
            let plain = plain(text);
            if plain.trim() != text {
                *text = plain.trim().to_owned();
            }
            if row.is_some()
                && let Some((end, _)) = text.char_indices().nth(MOST_LETTERS)
            {
                text.truncate(end);
                long.get_or_insert_with(|| text.clone());
            }
        });
        if let (Some(text), Some(row)) = (long, row) {
            let issue = Issue::warning(IssueCode::NameCut).at(row).value(&text);
            self.item(Item::Issue(issue.expected(MOST_LETTERS.to_string())));
        }
        let kind = match &item {
            Item::Event(_) => 0,
            Item::Route(_) => 1,
            Item::Crossing(_) => 2,
            Item::Place(_) => 3,
            Item::Segment(_) => 4,
            Item::Issue(_) => {
                if self.issues >= self.max_issues {
                    self.left_out += 1;
                    return;
                }
                self.issues += 1;
                (self.sink)(item);
                return;
            }
        };
        self.kinds[kind] = true;
        (self.sink)(item);
    }

    /// Whether places or crossings were taken.
    pub(crate) fn has_points(&self) -> bool {
        self.kinds[2] || self.kinds[3]
    }

    /// Issues of one row, located.
    pub(crate) fn issues(&mut self, row: u64, issues: impl IntoIterator<Item = Issue>) {
        for issue in issues {
            let row = issue.row.unwrap_or(row);
            self.item(Item::Issue(issue.at(row)));
        }
    }

    /// A whole row: accepted with its records, unless one of its issues rejects it.
    pub(crate) fn row(&mut self, row: u64, records: impl IntoIterator<Item = Item>, issues: Vec<Issue>) {
        let rejected = issues.iter().any(|issue| issue.severity == Severity::Rejected);
        self.issues(row, issues);
        self.rows_in += 1;
        if rejected {
            self.rows_rejected += 1;
        } else {
            self.rows_accepted += 1;
            records.into_iter().for_each(|item| self.item(item));
        }
    }

    /// Rows that share one fate: the pieces of one route.
    pub(crate) fn rows(&mut self, count: u64, accepted: bool) {
        self.rows_in += count;
        *(if accepted { &mut self.rows_accepted } else { &mut self.rows_rejected }) += count;
    }

    /// A row that holds nothing to take, said so by a notice (or by none where one notice stands for many).
    pub(crate) fn skip(&mut self, row: u64, notice: Option<IssueCode>) {
        self.rows_in += 1;
        self.rows_skipped += 1;
        if let Some(code) = notice {
            self.item(Item::Issue(Issue::notice(code).at(row)));
        }
    }

    /// A row that holds nothing to take, with a notice that says why.
    pub(crate) fn skip_with(&mut self, row: u64, notice: Issue) {
        self.rows_in += 1;
        self.rows_skipped += 1;
        self.item(Item::Issue(notice.at(row)));
    }

    /// The file breaks off or breaks down at `row`. Before the first row this is the error itself; later the rows read
    /// so far stand, and the break is one more rejected row.
    pub(crate) fn broken(&mut self, row: u64, error: ReadError) -> Result<(), ReadError> {
        if self.rows_in == 0 || !error.is_break() {
            return Err(error);
        }
        let mut issue = Issue::rejected(IssueCode::FileTruncated);
        if let ReadError::NotWellFormed { line: at, detail } | ReadError::Damaged { byte: at, detail } = &error {
            issue = issue.value(detail).expected(at.to_string());
        }
        self.row(row, [], vec![issue]);
        Ok(())
    }

    /// The counts, once everything is read; `fallback`: what the rows are where none is accepted.
    pub(crate) fn summary(
        &mut self,
        format: &'static str,
        fallback: BatchKind,
        bytes: u64,
        sha256: String,
        encoding: &'static str,
    ) -> Summary {
        Summary {
            format,
            kind: self.finish(fallback),
            rows_in: self.rows_in,
            rows_accepted: self.rows_accepted,
            rows_rejected: self.rows_rejected,
            rows_skipped: self.rows_skipped,
            bytes,
            sha256,
            encoding,
        }
    }

    /// What the accepted rows are.
    fn finish(&mut self, fallback: BatchKind) -> BatchKind {
        if self.rows_in == 0 {
            (self.sink)(Item::Issue(Issue::notice(IssueCode::NoRows)));
        }
        if self.left_out > 0 {
            let issue = Issue::notice(IssueCode::IssuesLeftOut).value(&self.left_out.to_string());
            (self.sink)(Item::Issue(issue));
        }
        let all = [BatchKind::Events, BatchKind::Routes, BatchKind::Crossings, BatchKind::Places, BatchKind::Segments];
        let mut held = all.into_iter().zip(self.kinds).filter(|(_, held)| *held).map(|(kind, _)| kind);
        match (held.next(), held.next()) {
            (None, _) => fallback,
            (Some(kind), None) => kind,
            (Some(_), Some(_)) => BatchKind::Mixed,
        }
    }
}
