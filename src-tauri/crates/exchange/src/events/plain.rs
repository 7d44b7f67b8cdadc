//! The plain event table: `id,date_start,date_end,lat,lon,where_prec,kind,deaths_best,country` and optional columns.
//! Described for the people who write such files in `docs/plain-event-csv.md`.

use chrono::NaiveTime;
use passage_model::{
    Actor, ActorRole, Credibility, Detail, EventKind, EventStatus, EventTime, Geometry, Grade, LatLon,
    LocationPrecision, Time, TimePrecision,
};

use super::{
    Cells, Seen, check_future, check_received, date_precision, foreign,
    further::{FURTHER, Further},
    kinds::{self, Context, Kind},
    limits::{self, Limits},
    loose, where_precision, wkt,
};
use crate::{
    BatchKind, EventRecord, Issue, IssueCode, Item, ReadError, ReadOptions, Row,
    batch::Collector,
    names::lang_of,
    table::{Columns, Record, RowReader},
    values::{self, When},
};

/// Names of our fields that a file may call otherwise, our own export among them.
const ID: &[&str] = &["id", "event_id"];
const START: &[&str] = &["date_start", "date", "event_date", "from"];
const END: &[&str] = &["date_end", "end_date", "date_to"];
const UNTIL: &[&str] = &["until", "valid_until", "valid_to", "expires"];
const LAT: &[&str] = &["lat", "latitude", "y"];
const LON: &[&str] = &["lon", "longitude", "lng", "long", "x"];
const KIND: &[&str] = &["kind", "type", "event_type"];
const SUBKIND: &[&str] = &["subkind"];
const WHERE_PRECISION: &[&str] = &["where_prec", "precision"];
const DATE_PRECISION: &[&str] = &["date_prec", "time_precision"];
const DEATHS: &[&str] = &["deaths_best", "deaths", "best", "fatalities"];
const SOURCES: &[&str] = &["n_sources", "number_of_sources"];
/// When the report of the event was there.
const RECEIVED: &[&str] = &["received_at", "received", "reported_at", "published_at", "recorded_at"];

/// What no event can be without. Rows of HXL tables may have no id: their content stands for it.
const NEEDED: [&[&str]; 5] = [ID, START, LAT, LON, KIND];

/// What a field of ours may be called, its own name first.
pub(crate) fn called(field: &'static str) -> Vec<&'static str> {
    let all =
        [ID, START, END, UNTIL, LAT, LON, KIND, SUBKIND, WHERE_PRECISION, DATE_PRECISION, DEATHS, SOURCES, RECEIVED];
    all.into_iter().find(|names| names.first() == Some(&field)).map_or_else(|| vec![field], <[_]>::to_vec)
}

/// Whether a thing says that it is an event: a kind of one, and a day or hour from which it was. Whatever else has a kind, a
/// road or a town, says no such word or no such date.
pub(crate) fn is_said(get: impl Fn(&str) -> Option<String>) -> bool {
    let kind = KIND.iter().find_map(|name| get(name));
    let known = kind.is_some_and(|kind| loose::kind(&kind).is_some());
    known && START.iter().filter_map(|name| get(name)).any(|text| values::when(&text).is_some())
}

/// Whether the columns without which there is no event are there.
pub(crate) fn matches(columns: &Columns) -> bool {
    let needed = if columns.is_tagged() { &NEEDED[1..] } else { &NEEDED };
    // A list of places has a type too; what has a name is a place.
    let kind = columns.has(KIND[0]) || !columns.has("name");
    kind && needed.iter().all(|names| columns.any(names).is_some())
}

/// Reads plain event rows.
pub(crate) struct Reader {
    now: Option<Time>,
    key_space: String,
    seen: Seen,
    columns: Fields,
    limits: Limits,
    width: usize,
    /// Columns named by HXL tags or by a person: their kinds are in other people's words.
    foreign: bool,
    /// Whether it is to be told that the content of rows stands for their ids.
    tell: bool,
}

struct Fields {
    id: Option<usize>,
    start: Option<usize>,
    end: Option<usize>,
    until: Option<usize>,
    lat: Option<usize>,
    lon: Option<usize>,
    where_prec: Option<usize>,
    date_prec: Option<usize>,
    kind: Option<usize>,
    subkind: Option<usize>,
    deaths: Option<usize>,
    country: Option<usize>,
    status: Option<usize>,
    grade: Option<usize>,
    source: Option<usize>,
    sources: Option<usize>,
    report: Option<usize>,
    place: Option<usize>,
    actor: Option<usize>,
    received: Option<usize>,
    further: Option<usize>,
    wkt: Option<usize>,
}

impl Reader {
    /// For a header; the error names the columns that are needed and not there.
    pub(crate) fn new(columns: &Columns, options: &ReadOptions<'_>) -> Result<Self, ReadError> {
        Self::with(columns, options, |names| columns.field(options, names))
    }

    /// For a header of our own names, whatever a person has mapped.
    pub(crate) fn fixed(columns: &Columns, options: &ReadOptions<'_>) -> Result<Self, ReadError> {
        Self::with(columns, options, |names| columns.any(names))
    }

    fn with(
        columns: &Columns,
        options: &ReadOptions<'_>,
        field: impl Fn(&[&str]) -> Option<usize>,
    ) -> Result<Self, ReadError> {
        // In the table of somebody else, and where a person says that there are events, the content of a row stands for its id.
        let described = options.is_described() || options.kind == Some(BatchKind::Events);
        let needed = NEEDED.into_iter().skip(usize::from(columns.is_tagged() || described));
        let needed = needed.filter(|names| field(names).is_none());
        let missing: Vec<String> = needed.filter_map(|names| names.first()).map(|name| (*name).to_owned()).collect();
        if !missing.is_empty() {
            return Err(columns.missing(missing));
        }
        Ok(Self {
            now: options.now,
            key_space: options.key_space.clone().unwrap_or_default(),
            seen: Seen::default(),
            width: columns.len(),
            foreign: columns.is_tagged() || described,
            tell: !options.is_described() && !columns.is_tagged(),
            limits: Limits::of(|name| field(&[name])),
            columns: Fields {
                id: field(ID),
                start: field(START),
                end: field(END),
                until: field(UNTIL),
                lat: field(LAT),
                lon: field(LON),
                where_prec: field(WHERE_PRECISION),
                date_prec: field(DATE_PRECISION),
                kind: field(KIND),
                subkind: field(SUBKIND),
                deaths: field(DEATHS),
                country: field(&["country"]),
                status: field(&["status"]),
                grade: field(&["grade"]),
                source: field(&["source"]),
                sources: field(SOURCES),
                report: field(&["report"]),
                place: field(&["place"]),
                actor: field(&["actor"]),
                received: field(RECEIVED),
                further: field(&[FURTHER]),
                wkt: field(&["wkt"]),
            },
        })
    }

    fn kind(&self, cells: &mut Cells<'_>, deaths: Option<u32>) -> Option<Kind> {
        let Some(text) = cells.get(self.columns.kind) else {
            let issue = Issue::rejected(IssueCode::MissingValue).expected(kinds::KINDS);
            cells.note(self.columns.kind, issue);
            return None;
        };
        let context = Context { actor: cells.text(self.columns.actor), deaths };
        let whole = cells.get(self.columns.subkind).map(|sub| format!("{text}/{sub}"));
        let text = whole.as_deref().unwrap_or(text);
        match loose::detail(text, context) {
            Ok(kind) => {
                if let Some(assumed) = kind.assumed {
                    let issue = Issue::notice(IssueCode::ValueAssumed).value(text).expected(assumed);
                    cells.note(self.columns.kind, issue);
                }
                let detail = self.limits.apply(cells, kind.detail)?;
                Some(Kind { detail, ..kind })
            }
            Err(expected) => {
                let issue = Issue::rejected(IssueCode::UnknownKind).value(text).expected(expected);
                cells.note(self.columns.kind, issue);
                None
            }
        }
    }

    fn precision(&self, cells: &mut Cells<'_>) -> Option<LocationPrecision> {
        let column = self.columns.where_prec;
        let Some(text) = cells.get(column) else {
            return Some(foreign::near(cells, column));
        };
        let lower = whole(text).to_ascii_lowercase();
        let read = where_precision(&lower).or_else(|| LocationPrecision::ALL.into_iter().find(|p| p.code() == lower));
        if read.is_none() {
            let expected = "1, 2, 3, 4, 5, 6, 7, exact, near, district, coarse, linear";
            cells.note(column, Issue::rejected(IssueCode::UnknownPrecision).value(text).expected(expected));
        }
        read
    }

    /// Start, end and precision. `until` ends whatever it is; `date_end` ends an act, and a state only when it lies
    /// after the start.
    fn time(&self, cells: &mut Cells<'_>, kind: Option<EventKind>) -> Option<EventTime> {
        let fields = &self.columns;
        let start = cells.date(fields.start);
        let end = cells.optional_date(fields.end);
        let until = cells.optional_date(fields.until);
        let precision = self.time_precision(cells, start, end);
        let (start, state) = (start?, kind.is_some_and(kinds::is_state));
        let last = if until.is_some() { fields.until } else { fields.end };
        let stop = until.or(end);

        let announced = kind.is_some_and(kinds::may_be_announced);
        let start_text = cells.get(fields.start).unwrap_or_default();
        let mut future = check_future(start, self.now, start_text, announced).map(|issue| (fields.start, issue));
        if future.is_none() && !state {
            let stop_text = cells.get(last).unwrap_or_default();
            future = stop.and_then(|stop| check_future(stop, self.now, stop_text, false)).map(|issue| (last, issue));
        }
        if let Some((column, issue)) = future {
            cells.note(column, issue);
        }
        let precision = precision?;
        if let Ok(mut time) =
            EventTime::new(start.start(), stop.and_then(|stop| end_of(start, stop, precision)), precision)
        {
            if time.until == Some(time.from) && until.is_none() {
                time.until = None;
            }
            Some(time)
        } else {
            let issue = Issue::rejected(IssueCode::EndBeforeStart)
                .value(cells.get(last).unwrap_or_default())
                .expected(format!(">= {start_text}"));
            cells.note(last, issue);
            None
        }
    }

    /// `date_prec` where given; else what the dates themselves say: a clock time is the hour; one to six days are a day
    /// (as in UCDP), seven a week, up to 31 a month.
    fn time_precision(&self, cells: &mut Cells<'_>, start: Option<When>, end: Option<When>) -> Option<TimePrecision> {
        let column = self.columns.date_prec;
        if let Some(text) = cells.get(column) {
            let lower = whole(text).to_ascii_lowercase();
            let read = date_precision(&lower).or_else(|| TimePrecision::from_code(&lower));
            if read.is_none() {
                let expected = "1, 2, 3, 4, 5, hour, day, week, month, coarse";
                cells.note(column, Issue::rejected(IssueCode::UnknownPrecision).value(text).expected(expected));
            }
            return read;
        }
        let start = start?;
        if matches!(start, When::Instant(_)) {
            return Some(TimePrecision::Hour);
        }
        let days = end.map_or(0, |end| (end.start() - start.start()).num_days());
        Some(match days {
            ..=5 => TimePrecision::Day,
            6 => TimePrecision::Week,
            7..=30 => TimePrecision::Month,
            _ => TimePrecision::Coarse,
        })
    }

    fn standing(&self, cells: &mut Cells<'_>) -> (EventStatus, Grade) {
        let fields = &self.columns;
        let many = cells.get(fields.sources).and_then(values::count).is_some_and(|count| count > 1);
        let mut status = if many { EventStatus::Corroborated } else { EventStatus::Reported };
        if let Some(text) = cells.get(fields.status) {
            if let Some(read) = EventStatus::from_code(&text.to_ascii_lowercase()) {
                status = read;
            } else {
                let expected = EventStatus::ALL.map(EventStatus::code).join(", ");
                let issue = Issue::rejected(IssueCode::UnknownStatus).value(text).expected(expected);
                cells.note(fields.status, issue);
            }
        }
        let mut grade = Grade::UNJUDGED;
        if let Some(text) = cells.get(fields.grade) {
            if let Ok(read) = text.parse::<Grade>() {
                grade = read;
                if read.is_contradictory() {
                    cells.note(fields.grade, Issue::notice(IssueCode::GradeContradictory).value(text));
                }
            } else {
                let issue = Issue::rejected(IssueCode::GradeMalformed).value(text).expected("A1 ... F6");
                cells.note(fields.grade, issue);
            }
        }
        (status, grade)
    }

    fn key(&mut self, row: u64, cells: &mut Cells<'_>, source: Option<&str>) -> Option<String> {
        let column = self.columns.id;
        if column.is_none() && self.foreign {
            if std::mem::take(&mut self.tell) {
                cells.issues.push(Issue::notice(IssueCode::IdsMade).column(ID[0]));
            }
            let key = foreign::content_key(cells, &mut self.seen, self.width, row)?;
            return Some(format!("event:{}{}:{key}", self.key_space, source.unwrap_or_default()));
        }
        let Some(id) = cells.get(column) else {
            cells.note(column, Issue::rejected(IssueCode::MissingValue));
            return None;
        };
        if let Some(first) = self.seen.before(id, row) {
            let issue = Issue::rejected(IssueCode::DuplicateId).value(id).expected(first.to_string());
            cells.note(column, issue);
            return None;
        }
        Some(format!("event:{}{}:{id}", self.key_space, source.unwrap_or_default()))
    }

    fn record(&mut self, row: u64, cells: &mut Cells<'_>) -> Option<EventRecord> {
        let source = cells.text(self.columns.source);
        let key = self.key(row, cells, source);
        let deaths = cells.deaths(self.columns.deaths);
        let kind = self.kind(cells, deaths);
        let time = self.time(cells, kind.as_ref().map(|kind| kind.detail.kind()));
        let precision = self.precision(cells);
        let (status, grade) = self.standing(cells);
        let fields = &self.columns;
        let at = cells.position(fields.lat, fields.lon);
        let at = at.map_err(|issue| cells.issues.push(issue)).ok();

        let received = cells.optional_date(fields.received);
        let late =
            received.and_then(|when| check_received(when, self.now, cells.get(fields.received).unwrap_or_default()));
        if let Some(issue) = late {
            cells.note(fields.received, issue);
        }
        let actor = cells.text(fields.actor);
        let report = cells.text(fields.report);
        let report_text = report.map_or_else(|| cells.rendering(0..self.width), str::to_owned);
        let mut detail = kind?.detail;
        let further = further(cells, fields.further, &mut detail, grade)?;
        let at = at?;
        Some(EventRecord {
            source_key: key?,
            place_text: cells.text(fields.place).map(str::to_owned),
            geometry: drawn(cells, fields.wkt, at).unwrap_or(Geometry::Point { at }),
            precision: precision?,
            time: time?,
            actors: actor.map(|name| Actor { name: name.to_owned(), role: role(detail.kind()) }).into_iter().collect(),
            status,
            detail,
            category: further.as_ref().and_then(|further| further.category),
            deaths,
            country: cells.text(fields.country).map(str::to_owned),
            source: source.map(str::to_owned),
            reliability: grade.reliability,
            credibility: credibility(grade, cells, fields.grade, fields.sources),
            lang: lang_of(&report_text),
            report_text,
            published_at: received.map(When::start),
            coded_at: None,
            further: further.map(Box::new),
        })
    }
}

/// So near, degrees, the first position of a drawn shape has to be to the position of its row: else somebody moved the row.
const AT_ITS_START: f64 = 1e-4;

/// What our own export says besides; `None`: the row is refused. What opens a road opens no more of it than it did.
#[allow(clippy::option_option)] // refused, or nothing said
fn further(cells: &mut Cells<'_>, column: Option<usize>, detail: &mut Detail, grade: Grade) -> Option<Option<Further>> {
    let Some(text) = cells.text(column) else { return Some(None) };
    let Some(mut further) = Further::read(text) else {
        let refused = limits::opens(detail);
        let issue = if refused {
            Issue::rejected(IssueCode::LimitNotUnderstood)
        } else {
            Issue::warning(IssueCode::LimitLeftOut)
        };
        cells.note(column, issue.value(text).expected("stretch, crossing, gate, order, heard"));
        return (!refused).then_some(None);
    };
    if !further.is_graded(grade.reliability, grade.credibility) {
        further.heard.clear();
    }
    further.complete(detail);
    Some(Some(further))
}

/// The line or area of a row of a table, where it begins at the position of the row.
fn drawn(cells: &mut Cells<'_>, column: Option<usize>, at: LatLon) -> Option<Geometry> {
    let text = cells.text(column)?;
    let near =
        |other: &LatLon| (other.lat() - at.lat()).abs() < AT_ITS_START && (other.lon() - at.lon()).abs() < AT_ITS_START;
    let shape = wkt::read(text).ok().filter(|shape| shape.vertices().first().is_some_and(near));
    if shape.is_none() {
        cells.note(column, Issue::warning(IssueCode::PartsLeftOut).value(text).expected("LINESTRING, POLYGON"));
    }
    shape
}

/// Spreadsheets turn whole numbers into 1.0.
fn whole(text: &str) -> &str {
    text.strip_suffix(".0").unwrap_or(text)
}

/// The end as the model wants it: an instant where the start is one, else the start of the last day. A last day equal to
/// the day of a start by the clock says nothing more.
fn end_of(start: When, stop: When, precision: TimePrecision) -> Option<Time> {
    let day = |time: Time| time.date_naive().and_time(NaiveTime::MIN).and_utc();
    match (start, stop) {
        (When::Instant(from), When::Day(_)) if precision == TimePrecision::Hour && stop.start() == day(from) => None,
        (When::Instant(_), When::Day(_)) if precision == TimePrecision::Hour => {
            Some(stop.start() + chrono::Duration::days(1))
        }
        (When::Day(_), When::Instant(until)) => Some(day(until)),
        _ => Some(stop.start()),
    }
}

/// Without a grade, two sources or more are "probably true"; nothing else is said by the number.
fn credibility(grade: Grade, cells: &Cells<'_>, column: Option<usize>, sources: Option<usize>) -> Credibility {
    let many = cells.get(sources).and_then(values::count).is_some_and(|count| count > 1);
    if cells.get(column).is_none() && many { Credibility::Two } else { grade.credibility }
}

/// What the actor of a row did, by the kind of event.
fn role(kind: EventKind) -> ActorRole {
    match kind {
        EventKind::Closure | EventKind::Reopening => ActorRole::Issuer,
        EventKind::ControlChange | EventKind::FrontLine => ActorRole::Controller,
        _ => ActorRole::Perpetrator,
    }
}

impl RowReader for Reader {
    fn row(&mut self, record: &Record, columns: &Columns, out: &mut Collector<'_>) {
        let mut cells = Cells::new(record, columns);
        let read = self.record(record.line, &mut cells);
        let item = read.map(|event| Item::Event(Box::new(Row { row: record.line, record: event })));
        out.row(record.line, item, cells.issues);
    }
}
