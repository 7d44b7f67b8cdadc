//! UCDP Georeferenced Event Dataset (GED), CSV: the 41 columns of the candidate and country files and the 49 of the
//! yearly release, told by their columns, not by their number.
//!
//! Conventions, ours:
//! - `type_of_violence` 1 (state-based) and 2 (non-state) are armed clashes of both sides. 3 (one-sided: a party kills
//!   civilians) is an attack on a site, the model's only kind for violence against people who do not fight, with
//!   another site; where the party is a state it is shown under armed conflict instead of terrorism.
//! - Source "UCDP GED", reliability B: coded by rules that are published, from sources that are named. Credibility 2
//!   and status corroborated where `number_of_sources` is 2 or more; 3 and reported where it is 1; 6 and reported
//!   where it was not counted (-1, years before 2013).
//! - The report is a rendering of the row's own fields, one a line; nothing is added.

use passage_model::{
    Actor, ActorRole, Credibility, Detail, EventStatus, EventTime, Geometry, Lang, Reliability, SiteKind,
    ThreatCategory, Time, TimePrecision,
};

use super::{Cells, Seen, check_future, date_precision, where_precision};
use crate::{
    EventRecord, Issue, IssueCode, Item, ReadError, ReadOptions, Row,
    batch::Collector,
    table::{Columns, Record, RowReader},
    values,
};

/// The source's name.
pub const SOURCE: &str = "UCDP GED";

const NEEDED: [&str; 8] =
    ["id", "type_of_violence", "where_prec", "date_prec", "date_start", "date_end", "latitude", "longitude"];

/// Fields that make the report, in this order; the release writes some of them under other names.
const REPORT: [&str; 22] = [
    "id",
    "relid",
    "type_of_violence",
    "dyad_name",
    "number_of_sources",
    "source_article",
    "source_original",
    "where_coordinates",
    "where_description",
    "adm_1",
    "adm_2",
    "country",
    "where_prec",
    "event_clarity",
    "date_prec",
    "date_start",
    "date_end",
    "best",
    "low",
    "high",
    "deaths_civilians",
    "code_status",
];

/// Whether these are the columns of GED.
pub(crate) fn matches(columns: &Columns) -> bool {
    NEEDED.iter().all(|name| columns.has(name))
}

/// Reads GED rows.
pub(crate) struct Reader {
    now: Option<Time>,
    seen: Seen,
    id: Option<usize>,
    kind: Option<usize>,
    where_prec: Option<usize>,
    date_prec: Option<usize>,
    start: Option<usize>,
    end: Option<usize>,
    lat: Option<usize>,
    lon: Option<usize>,
    best: Option<usize>,
    side_a: Option<usize>,
    side_b: Option<usize>,
    state_a: Option<usize>,
    sources: Option<usize>,
    source_date: Option<usize>,
    headline: Option<usize>,
    article: Option<usize>,
    place: [Option<usize>; 4],
    country: Option<usize>,
    report: Vec<usize>,
}

impl Reader {
    /// For a header.
    pub(crate) fn new(columns: &Columns, options: &ReadOptions<'_>) -> Result<Self, ReadError> {
        let missing: Vec<String> =
            NEEDED.iter().filter(|name| !columns.has(name)).map(|name| (*name).to_owned()).collect();
        if !missing.is_empty() {
            return Err(columns.missing(missing));
        }
        let column = |name: &str| columns.any(&[name]);
        Ok(Self {
            now: options.now,
            seen: Seen::default(),
            id: column("id"),
            kind: column("type_of_violence"),
            where_prec: column("where_prec"),
            date_prec: column("date_prec"),
            start: column("date_start"),
            end: column("date_end"),
            lat: column("latitude"),
            lon: column("longitude"),
            best: columns.any(&["best", "best_est", "deaths_best"]),
            side_a: column("side_a"),
            side_b: column("side_b"),
            state_a: column("gwnoa"),
            sources: column("number_of_sources"),
            source_date: column("source_date"),
            headline: column("source_headline"),
            article: column("source_article"),
            place: ["where_coordinates", "where_description", "adm_2", "adm_1"].map(column),
            country: column("country"),
            report: REPORT.iter().filter_map(|name| column(name)).collect(),
        })
    }

    fn detail(&self, cells: &mut Cells<'_>) -> Option<(Detail, Option<ThreatCategory>)> {
        match cells.get(self.kind) {
            Some("1" | "2") => Some((Detail::ArmedClash, None)),
            Some("3") => {
                let state = cells.get(self.state_a).is_some()
                    || cells.get(self.side_a).is_some_and(|side| side.starts_with("Government of "));
                Some((Detail::AttackOnSite { site: SiteKind::Other }, state.then_some(ThreatCategory::ArmedConflict)))
            }
            other => {
                let issue =
                    Issue::rejected(IssueCode::UnknownKind).value(other.unwrap_or_default()).expected("1, 2, 3");
                cells.note(self.kind, issue);
                None
            }
        }
    }

    fn time(&self, cells: &mut Cells<'_>) -> Option<EventTime> {
        let precision = scale(cells, self.date_prec, "1, 2, 3, 4, 5", date_precision);
        let (start, end) = (cells.date(self.start), cells.date(self.end));
        let (start, end) = (start?, end?);
        let issue = check_future(end, self.now, cells.get(self.end).unwrap_or_default(), false);
        let late = issue.is_some();
        if let Some(issue) = issue {
            cells.note(self.end, issue);
        }
        let until = (end != start).then(|| end.start());
        match EventTime::new(start.start(), until, precision.unwrap_or(TimePrecision::Coarse)) {
            Ok(time) if !late && precision.is_some() => Some(time),
            Ok(_) => None,
            Err(_) => {
                let issue = Issue::rejected(IssueCode::EndBeforeStart)
                    .value(cells.get(self.end).unwrap_or_default())
                    .expected(format!(">= {}", cells.get(self.start).unwrap_or_default()));
                cells.note(self.end, issue);
                None
            }
        }
    }

    /// Both sides of a clash did it; in one-sided violence the second side suffered it.
    fn actors(&self, cells: &Cells<'_>, one_sided: bool) -> Vec<Actor> {
        let second = if one_sided { ActorRole::Target } else { ActorRole::Perpetrator };
        [(self.side_a, ActorRole::Perpetrator), (self.side_b, second)]
            .into_iter()
            .filter_map(|(column, role)| cells.get(column).map(|name| Actor { name: name.to_owned(), role }))
            .collect()
    }

    /// The first date on which a source wrote of it, not counting dates before the event (typing errors of the file).
    fn published(&self, cells: &Cells<'_>, from: Time) -> Option<Time> {
        let dates = cells.get(self.source_date)?.split([';', ',']).filter_map(|text| values::when(text.trim()));
        dates.map(values::When::start).filter(|time| *time >= from).min()
    }

    fn report(&self, cells: &Cells<'_>) -> String {
        let mut columns = self.report.clone();
        // The headline is usually part of the article reference.
        if let (Some(headline), article) = (cells.get(self.headline), cells.get(self.article).unwrap_or_default())
            && !article.contains(headline)
        {
            columns.extend(self.headline);
        }
        cells.rendering(columns)
    }

    fn record(&mut self, row: u64, cells: &mut Cells<'_>) -> Option<EventRecord> {
        let id = cells.get(self.id);
        match id {
            None => cells.note(self.id, Issue::rejected(IssueCode::MissingValue)),
            Some(id) => {
                if let Some(first) = self.seen.before(id, row) {
                    let issue = Issue::rejected(IssueCode::DuplicateId).value(id).expected(first.to_string());
                    cells.note(self.id, issue);
                }
            }
        }
        let detail = self.detail(cells);
        let precision = scale(cells, self.where_prec, "1, 2, 3, 4, 5, 6, 7", where_precision);
        let time = self.time(cells);
        let deaths = cells.deaths(self.best);
        let names = [cells.name(self.lat), cells.name(self.lon)];
        let at = values::position_text(cells.get(self.lat), cells.get(self.lon), names);
        let at = at.map_err(|issue| cells.issues.push(issue)).ok();

        let (detail, category) = detail?;
        let (time, sources) = (time?, cells.get(self.sources).and_then(values::count).unwrap_or(0));
        let (credibility, status) = match sources {
            0 => (Credibility::Six, EventStatus::Reported),
            1 => (Credibility::Three, EventStatus::Reported),
            _ => (Credibility::Two, EventStatus::Corroborated),
        };
        Some(EventRecord {
            source_key: format!("ucdp-ged:{}", id?),
            place_text: self.place.iter().find_map(|column| cells.get(*column)).map(str::to_owned),
            geometry: Geometry::Point { at: at? },
            precision: precision?,
            actors: self.actors(cells, matches!(detail, Detail::AttackOnSite { .. })),
            status,
            category,
            detail,
            deaths,
            country: cells.get(self.country).map(str::to_owned),
            source: Some(SOURCE.to_owned()),
            reliability: Reliability::B,
            credibility,
            report_text: self.report(cells),
            lang: Lang::En,
            published_at: self.published(cells, time.from),
            coded_at: None,
            further: None,
            time,
        })
    }
}

/// A code of a scale that must be there.
fn scale<T>(
    cells: &mut Cells<'_>,
    column: Option<usize>,
    expected: &str,
    read: impl Fn(&str) -> Option<T>,
) -> Option<T> {
    let code = cells.get(column).unwrap_or_default();
    let value = read(code);
    if value.is_none() {
        cells.note(column, Issue::rejected(IssueCode::UnknownPrecision).value(code).expected(expected));
    }
    value
}

impl RowReader for Reader {
    fn row(&mut self, record: &Record, columns: &Columns, out: &mut Collector<'_>) {
        let mut cells = Cells::new(record, columns);
        let read = self.record(record.line, &mut cells);
        let item = read.map(|event| Item::Event(Box::new(Row { row: record.line, record: event })));
        out.row(record.line, item, cells.issues);
    }
}
