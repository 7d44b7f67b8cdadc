//! Reading the inputs of a back-test: all rows or none, since figures over part of a file would be wrong figures.

use std::{collections::HashMap, fmt::Write as _, fs::File, ops::ControlFlow, path::Path};

use chrono::Duration;
use passage_backtest::{Head, network_of, start_of_day};
use passage_exchange::{
    BatchKind, EventRecord, Issue, Item, ReadError, ReadOptions, SegmentRecord, Severity, read_with,
};
use passage_model::{Event, EventId, EventStatus, Names, RouteId};
use passage_risk::Network;
use passage_spatial::{Earth, LineError, RouteLine, Segment};
use passage_words::{Arg, Words};

use crate::{
    error::{ApiError, ErrorCode, Result},
    opening::shown,
};

/// Issues listed in an error; the rest is counted.
const LISTED: usize = 20;

/// Most segments: beyond it a file is not what it seems, and the roads of the earth are fewer.
const MAX_SEGMENTS: usize = 5_000_000;

/// Passes progress on. Reading takes the first twentieth for each file, the test the rest.
pub(super) struct Told<'p> {
    progress: &'p mut dyn FnMut(f64) -> ControlFlow<()>,
    files: f64,
}

const FILE_PART: f64 = 0.05;

impl<'p> Told<'p> {
    pub(super) fn new(progress: &'p mut dyn FnMut(f64) -> ControlFlow<()>) -> Self {
        Self { progress, files: 0.0 }
    }

    pub(super) fn running(&mut self, share: f64) -> ControlFlow<()> {
        (self.progress)(self.files + (1.0 - self.files) * share)
    }
}

/// Events with what is known of each.
pub(super) struct PastEvents {
    pub(super) events: Vec<Event>,
    pub(super) heads: Vec<Head>,
}

/// Ids of the segments, in the order of the network.
pub(super) struct Cut {
    pub(super) ids: Vec<String>,
}

/// Reads the events. Of each only what the method asks is kept, not the report.
pub(super) fn events(words: Words, path: &Path, told: &mut Told<'_>) -> Result<PastEvents> {
    let mut past = PastEvents { events: Vec::new(), heads: Vec::new() };
    read(words, path, BatchKind::Events, told, &mut |item| {
        if let Item::Event(row) = item {
            let number = past.events.len() as u64;
            past.heads.push(head(&row.record));
            past.events.push(event(number, row.record));
        }
    })?;
    Ok(past)
}

/// What is known of an event beside itself: since when, where its row says so. A day without a clock time is over before
/// anything counts as known.
fn head(record: &EventRecord) -> Head {
    let retracted = record.status == EventStatus::Retracted;
    let none = Head { known_at: None, q: 0.0, happened: false };
    let known_at = record.published_at.map(|at| if at == start_of_day(at) { at + Duration::days(1) } else { at });
    Head { known_at, ..if retracted { none } else { Head::RECORDED } }
}

fn event(number: u64, record: EventRecord) -> Event {
    Event {
        id: EventId::from_parts(number, [0; 10]),
        title: Names::default(),
        place: None,
        crossing: None,
        place_text: None,
        geometry: Some(record.geometry),
        precision: record.precision,
        time: record.time,
        actors: Vec::new(),
        status: record.status,
        evidence: Vec::new(),
        detail: record.detail,
        category: None,
        deaths: None,
        confirmed_at: None,
        source_key: None,
        example: false,
    }
}

/// A route in pieces, as the file gives them.
#[derive(Default)]
struct Draft {
    name: String,
    row: u64,
    ids: Vec<String>,
    segments: Vec<Segment>,
}

/// Reads the roads: segments as given and in order where every line has `segment_id`, `route_id` and `length_km`, else
/// lines that are cut.
pub(super) fn roads(words: Words, path: &Path, earth: Earth, told: &mut Told<'_>) -> Result<(Cut, Network)> {
    let mut lines: Vec<(u64, SegmentRecord)> = Vec::new();
    read(words, path, BatchKind::Segments, told, &mut |item| {
        if let Item::Segment(row) = item {
            lines.push((row.row, row.record));
        }
    })?;
    let is_piece =
        |record: &SegmentRecord| record.segment_id.is_some() && record.route_id.is_some() && record.length_km.is_some();
    let pieces = lines.iter().filter(|(_, record)| is_piece(record)).count();
    let drafts = if pieces == 0 {
        cut(words, path, lines)?
    } else if pieces == lines.len() {
        assemble(words, path, lines)?
    } else {
        let row = lines.iter().find(|(_, record)| !is_piece(record)).map_or(0, |(row, _)| *row);
        return Err(row_error(words, path, row, "not-a-segment", "segment_id, route_id, length_km"));
    };
    let mut ids = Vec::new();
    let (mut routes, mut rows) = (Vec::with_capacity(drafts.len()), Vec::with_capacity(drafts.len()));
    for draft in drafts {
        ids.extend(draft.ids);
        rows.push((draft.row, draft.name));
        routes.push(draft.segments);
    }
    let (network, refused) = network_of(earth, routes);
    if let Some((route, error)) = refused.first() {
        let at = (0..).zip(&rows).find(|(n, _)| RouteId::from_parts(*n, [0; 10]) == *route);
        let (row, name) = at.map_or((0, ""), |(_, (row, name))| (*row, name));
        return Err(row_error(words, path, row, "too-few-points", &format!("{name}: {error}")));
    }
    Ok((Cut { ids }, network))
}

/// Segments as they are, route by route in the order of their first pieces.
fn assemble(words: Words, path: &Path, lines: Vec<(u64, SegmentRecord)>) -> Result<Vec<Draft>> {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut index: HashMap<String, usize> = HashMap::new();
    let mut seen: HashMap<String, u64> = HashMap::with_capacity(lines.len());
    for (row, record) in lines {
        let (id, route) = (record.segment_id.unwrap_or_default(), record.route_id.unwrap_or_default());
        if let Some(first) = seen.insert(id.clone(), row) {
            return Err(row_error(words, path, row, "duplicate-id", &format!("{id} ({first})")));
        }
        let km = record.length_km.filter(|km| km.is_finite() && *km > 0.0 && *km < 1_000.0);
        let Some(km) = km else {
            return Err(row_error(words, path, row, "not-a-number", &format!("length_km, {id}")));
        };
        let at = *index.entry(route.clone()).or_insert_with(|| {
            drafts.push(Draft { name: route, row, ..Draft::default() });
            drafts.len() - 1
        });
        let draft = &mut drafts[at];
        let from_km = draft.segments.last().map_or(0.0, |segment| segment.to_km);
        draft.segments.push(Segment { from_km, to_km: from_km + km, points: record.line });
        draft.ids.push(id);
    }
    Ok(drafts)
}

/// Lines cut into segments of about 1 km.
fn cut(words: Words, path: &Path, lines: Vec<(u64, SegmentRecord)>) -> Result<Vec<Draft>> {
    let mut names: HashMap<String, u32> = HashMap::new();
    let (mut drafts, mut count) = (Vec::with_capacity(lines.len()), 0);
    for (number, (row, record)) in lines.into_iter().enumerate() {
        let given = record.route_id.or(record.name).unwrap_or_else(|| format!("{}", number + 1));
        let before = names.entry(given.clone()).and_modify(|n| *n += 1).or_insert(1);
        let name = if *before == 1 { given } else { format!("{given}#{before}") };
        let line = RouteLine::new(&record.line)
            .map_err(|error: LineError| row_error(words, path, row, "too-few-points", &format!("{name}: {error}")))?;
        let segments = line.segments();
        count += segments.len();
        if count > MAX_SEGMENTS {
            return Err(row_error(words, path, row, "too-many-segments", &MAX_SEGMENTS.to_string()));
        }
        let ids = (0..segments.len()).map(|n| format!("{name}-{n:03}")).collect();
        drafts.push(Draft { name, row, ids, segments });
    }
    Ok(drafts)
}

/// Reads a file whole or not at all.
fn read(words: Words, path: &Path, kind: BatchKind, told: &mut Told<'_>, sink: &mut dyn FnMut(Item)) -> Result<()> {
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    let file = File::open(path).and_then(|file| {
        if file.metadata()?.is_dir() { Err(std::io::ErrorKind::IsADirectory.into()) } else { Ok(file) }
    });
    let file = file.map_err(|error| {
        ApiError::new(words, ErrorCode::Unreadable, &[("path", shown(path).into())]).with_detail(error)
    })?;
    let before = told.files;
    let progress = |progress: passage_exchange::Progress| {
        let share = progress.bytes as f64 / progress.total.max(1) as f64;
        (told.progress)(before + FILE_PART * share)
    };
    let options = ReadOptions { kind: Some(kind), progress: Some(Box::new(progress)), ..ReadOptions::default() };
    let mut rejected: Vec<Issue> = Vec::new();
    let mut more = 0_usize;
    let summary = read_with(file, &name, options, &mut |item| match item {
        Item::Issue(issue) if issue.severity == Severity::Rejected => {
            if rejected.len() < LISTED {
                rejected.push(issue);
            } else {
                more += 1;
            }
        }
        other => sink(other),
    });
    told.files = before + FILE_PART;
    let summary = summary.map_err(|error| unreadable(words, path, &error))?;
    if rejected.is_empty() && summary.rows_rejected == 0 {
        return Ok(());
    }
    let mut details = String::new();
    for issue in &rejected {
        let _ = writeln!(details, "{}", described(words, issue));
    }
    if more > 0 {
        let _ = writeln!(details, "{}", words.with("cli-import-more", &[("count", more.into())]));
    }
    let message = words.with("backtest-rejected", &[("path", shown(path).into())]);
    Err(ApiError { code: ErrorCode::RowsRejected, message, details: Some(details.trim_end().to_owned()) })
}

/// `row 3, column date_start [not-a-date]: …`.
fn described(words: Words, issue: &Issue) -> String {
    let text = |value: &Option<String>| Arg::from(value.clone().unwrap_or_default());
    let row = issue.row.map_or_else(String::new, |row| row.to_string());
    let args = [
        ("row", row.into()),
        ("column", text(&issue.column)),
        ("value", text(&issue.value)),
        ("expected", text(&issue.expected)),
    ];
    let place = match (&issue.row, &issue.column) {
        (Some(_), Some(_)) => "issue-at-column",
        (Some(_), None) => "issue-at-row",
        _ => "issue-at-file",
    };
    let code = issue.code.code();
    format!("{} [{code}]: {}", words.with(place, &args), words.with(&format!("issue-{code}"), &args))
}

/// A file that cannot be read at all.
fn unreadable(words: Words, path: &Path, error: &ReadError) -> ApiError {
    if matches!(error, ReadError::Cancelled) {
        return super::refused(words, &passage_backtest::BacktestError::Cancelled);
    }
    let code = format!("read-error-{}", error.code());
    let args: Vec<(&str, Arg<'_>)> = error.args().into_iter().map(|(name, value)| (name, value.into())).collect();
    let message =
        words.with("backtest-file", &[("path", shown(path).into()), ("message", words.with(&code, &args).into())]);
    ApiError { code: ErrorCode::Unreadable, message, details: Some(error.code().to_owned()) }
}

/// A row that the reader takes and a back-test cannot.
fn row_error(words: Words, path: &Path, row: u64, code: &str, value: &str) -> ApiError {
    let value: String = value.chars().take(200).collect();
    let place = words.with("issue-at-row", &[("row", row.to_string().into())]);
    ApiError {
        code: ErrorCode::RowsRejected,
        message: words.with("backtest-rejected", &[("path", shown(path).into())]),
        details: Some(format!("{place} [{code}]: {value}")),
    }
}
