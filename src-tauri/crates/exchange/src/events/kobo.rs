//! Exports of `KoboToolbox` and ODK, told by the columns that the server adds (`_uuid`, `_submission_time`; in ODK
//! Central `KEY` and `SubmissionDate`; in sheets of repeat groups `_parent_index`).
//!
//! A form's own questions are found by the last part of their names, whatever groups they stand in (`incident/kind`), or
//! by a column map. The position is `lat` and `lon`, else `_geolocation` (latitude and longitude in one value), else the
//! first pair `_<question>_latitude`, `_<question>_longitude`. Of a repeat group that lies sideways (`site[1]/kind`) the
//! first round is read. A submission is one report, not graded; when it was sent is not when it happened.

use passage_model::{
    Actor, ActorRole, Credibility, EventStatus, Geometry, LocationPrecision, Reliability, Time, TimePrecision,
};

use super::{
    Cells, Seen, check_future, check_received,
    foreign::{self, word},
    kinds::{Context, Kind},
    loose, where_precision,
};
use crate::{
    EventRecord, Issue, IssueCode, Item, ReadError, ReadOptions, Row,
    batch::Collector,
    names::lang_of,
    table::{Columns, Record, RowReader},
    values::{self, When},
};

/// Columns that the servers add.
pub(crate) const SYSTEM: [&str; 8] =
    ["_uuid", "_submission_time", "_id", "_index", "_parent_index", "_submission__uuid", "submissiondate", "key"];

const KIND: &[&str] = &["kind", "event_kind", "event_type", "incident_type", "type_of_incident", "type"];
const DATE: &[&str] = &["date_start", "date", "event_date", "incident_date", "date_of_incident"];
const LAT: &[&str] = &["lat", "latitude"];
const LON: &[&str] = &["lon", "longitude"];

/// Whether these are columns of such an export.
pub(crate) fn matches(columns: &Columns) -> bool {
    (columns.has("_uuid") && (columns.has("_submission_time") || columns.has("_index")))
        || (columns.has("_parent_index") && columns.has("_index"))
        || (columns.has("key") && columns.has("submissiondate"))
}

enum Position {
    Two(Option<usize>, Option<usize>),
    /// Latitude, longitude, and more, in one value.
    One(usize),
}

/// Reads submissions.
pub(crate) struct Reader {
    now: Option<Time>,
    key_space: String,
    seen: Seen,
    width: usize,
    id: Option<usize>,
    /// Several rows of a repeat group belong to one submission.
    round: Option<usize>,
    kind: Option<usize>,
    date: Option<usize>,
    position: Position,
    where_prec: Option<usize>,
    sent: Option<usize>,
    place: Option<usize>,
    country: Option<usize>,
    actor: Option<usize>,
    report: Option<usize>,
    deaths: Option<usize>,
}

impl Reader {
    /// For a header; the error names the questions that are needed and not there.
    pub(crate) fn new(columns: &Columns, options: &ReadOptions<'_>) -> Result<Self, ReadError> {
        let short: Vec<String> = (0..columns.len()).map(|at| last_part(columns.name(at))).collect();
        let field = |names: &[&str]| match names.first().and_then(|field| options.mapped(field)) {
            Some(_) => columns.field(options, names),
            None => names.iter().find_map(|name| short.iter().position(|short| short == name)),
        };
        let ending = |end: &str| short.iter().position(|name| name.starts_with('_') && name.ends_with(end));
        let (lat, lon) = (field(LAT), field(LON));
        let (pair_lat, pair_lon) = (ending("_latitude"), ending("_longitude"));
        let position = match (lat, lon, field(&["_geolocation"]), pair_lat, pair_lon) {
            (Some(_), Some(_), ..) => Some(Position::Two(lat, lon)),
            (_, _, _, Some(_), Some(_)) => Some(Position::Two(pair_lat, pair_lon)),
            (_, _, Some(at), ..) => Some(Position::One(at)),
            _ => None,
        };
        let (kind, date) = (field(KIND), field(DATE));
        let needed = [("kind", kind.is_none()), ("date_start", date.is_none()), ("lat, lon", position.is_none())];
        let missing: Vec<String> = needed.into_iter().filter(|n| n.1).map(|(name, _)| name.to_owned()).collect();
        let Some(position) = position.filter(|_| missing.is_empty()) else { return Err(columns.missing(missing)) };
        let whole = columns.any(&["_uuid", "key"]);
        Ok(Self {
            now: options.now,
            key_space: options.key_space.clone().unwrap_or_default(),
            seen: Seen::default(),
            width: columns.len(),
            id: whole.or_else(|| columns.any(&["_submission__uuid", "_parent_index"])),
            round: if columns.has("_parent_index") { columns.any(&["_index"]) } else { None },
            kind,
            date,
            position,
            where_prec: field(&["where_prec", "precision"]),
            sent: columns.any(&["_submission_time", "submissiondate", "_submission__submission_time"]),
            place: field(&["place", "location_name", "village", "town"]),
            country: field(&["country"]),
            actor: field(&["actor", "perpetrator"]),
            report: field(&["report", "description", "details", "notes", "narrative"]),
            deaths: field(&["deaths_best", "deaths", "killed", "fatalities"]),
        })
    }

    fn kind(&self, cells: &mut Cells<'_>, deaths: Option<u32>) -> Option<Kind> {
        let text = cells.get(self.kind).unwrap_or_default();
        match loose::detail(text, Context { actor: cells.text(self.actor), deaths }) {
            Ok(kind) => {
                if let Some(assumed) = kind.assumed {
                    let issue = Issue::notice(IssueCode::ValueAssumed).value(text).expected(assumed);
                    cells.note(self.kind, issue);
                }
                Some(kind)
            }
            Err(expected) => {
                let code = if text.is_empty() { IssueCode::MissingValue } else { IssueCode::UnknownKind };
                cells.note(self.kind, Issue::rejected(code).value(text).expected(expected));
                None
            }
        }
    }

    fn place(&self, cells: &mut Cells<'_>) -> Option<Geometry> {
        let at = match self.position {
            Position::Two(lat, lon) => return foreign::point(cells, lat, lon),
            Position::One(at) => at,
        };
        let (text, name) = (cells.get(Some(at)), cells.name(Some(at)));
        // `36.2 37.1 0 4.5` or `[36.2, 37.1]`.
        let mut parts = text
            .unwrap_or_default()
            .trim_matches(['[', ']'])
            .split([' ', ',', ';'])
            .filter(|part| !part.is_empty() && *part != "null" && *part != "None");
        let read = values::position_text(parts.next(), parts.next(), [name, name]);
        read.map_err(|issue| cells.issues.push(issue)).ok().map(|at| Geometry::Point { at })
    }

    fn precision(&self, cells: &mut Cells<'_>) -> Option<LocationPrecision> {
        let Some(text) = cells.get(self.where_prec) else { return Some(foreign::near(cells, self.where_prec)) };
        let read =
            where_precision(text).or_else(|| LocationPrecision::ALL.into_iter().find(|p| p.code() == word(text)));
        if read.is_none() {
            let expected = "1, 2, 3, 4, 5, 6, 7, exact, near, district, coarse, linear";
            cells.note(self.where_prec, Issue::rejected(IssueCode::UnknownPrecision).value(text).expected(expected));
        }
        read
    }

    fn key(&mut self, cells: &mut Cells<'_>, row: u64) -> Option<String> {
        let id = cells.get(self.id).map(|id| match cells.get(self.round) {
            Some(round) => format!("{id}#{round}"),
            None => id.to_owned(),
        });
        let Some(id) = id else {
            let key = foreign::content_key(cells, &mut self.seen, self.width, row)?;
            return Some(format!("kobo:{}{key}", self.key_space));
        };
        if let Some(first) = self.seen.before(&id, row) {
            let issue = Issue::rejected(IssueCode::DuplicateId).value(&id).expected(first.to_string());
            cells.note(self.id, issue);
            return None;
        }
        Some(format!("kobo:{}{id}", self.key_space))
    }

    fn record(&mut self, row: u64, cells: &mut Cells<'_>) -> Option<EventRecord> {
        let key = self.key(cells, row);
        let deaths = cells.deaths(self.deaths);
        let kind = self.kind(cells, deaths);
        let when = cells.date(self.date);
        let late = when.and_then(|when| check_future(when, self.now, cells.get(self.date).unwrap_or_default(), false));
        if let Some(issue) = late {
            cells.note(self.date, issue);
        }
        let by_clock = matches!(when, Some(When::Instant(_)));
        let precision = if by_clock { TimePrecision::Hour } else { TimePrecision::Day };
        let time = when.and_then(|when| passage_model::EventTime::new(when.start(), None, precision).ok());
        let geometry = self.place(cells);
        let place_precision = self.precision(cells);
        let sent = cells.get(self.sent).and_then(values::when);
        let late = sent.and_then(|when| check_received(when, self.now, cells.get(self.sent).unwrap_or_default()));
        if let Some(issue) = late {
            cells.note(self.sent, issue);
        }
        let published = sent.map(When::start);
        let report = cells.text(self.report).map_or_else(|| cells.rendering(0..self.width), str::to_owned);
        let actor = cells.text(self.actor);
        Some(EventRecord {
            source_key: key?,
            place_text: cells.text(self.place).map(str::to_owned),
            geometry: geometry?,
            precision: place_precision?,
            time: time?,
            actors: actor
                .map(|name| Actor { name: name.to_owned(), role: ActorRole::Perpetrator })
                .into_iter()
                .collect(),
            status: EventStatus::Reported,
            detail: kind?.detail,
            category: None,
            deaths,
            country: cells.text(self.country).map(str::to_owned),
            source: None,
            reliability: Reliability::F,
            credibility: Credibility::Six,
            lang: lang_of(&report),
            report_text: report,
            published_at: published,
            coded_at: None,
            further: None,
        })
    }
}

/// The question's own name, without groups: `incident/site[1]/Kind` is `kind`, `incident-kind` of ODK too.
fn last_part(name: &str) -> String {
    let last = name.rsplit(['/', ':']).next().unwrap_or(name);
    let underscored = name.trim().starts_with('_');
    let word = word(last.rsplit_once('-').filter(|_| !underscored).map_or(last, |(_, last)| last));
    if underscored { format!("_{}", word.trim_start_matches('_')) } else { word }
}

impl RowReader for Reader {
    fn row(&mut self, record: &Record, columns: &Columns, out: &mut Collector<'_>) {
        let mut cells = Cells::new(record, columns);
        let read = self.record(record.line, &mut cells);
        let item = read.map(|event| Item::Event(Box::new(Row { row: record.line, record: event })));
        out.row(record.line, item, cells.issues);
    }
}
