//! Insecurity Insight's sheets of incidents against health care, aid and education (as on HDX), told by their columns.
//!
//! Conventions, ours:
//! - What happened is counted, not named: someone kidnapped makes an abduction, someone arrested a detention; everything
//!   else is an attack on a site, of health or aid where the columns say so, taken with a notice.
//! - Reliability B: coded by rules that are published; credibility 3, because rows do not say how many sources.
//! - `Geo Precision` is read by its number or its words (as UCDP's, 1 to 6); a place that was censored is coarse.

use passage_model::{
    Actor, ActorRole, AmbushAct, Credibility, DenialAct, Detail, EventStatus, LocationPrecision, Reliability, SiteKind,
    Time, TimePrecision, Traffic,
};

use super::{
    Cells, Seen,
    foreign::{self, word},
    where_precision,
};
use crate::{
    EventRecord, Issue, IssueCode, Item, ReadError, ReadOptions, Row,
    batch::Collector,
    names::lang_of,
    table::{Columns, Record, RowReader},
    values,
};

/// The source's name.
pub(crate) const SOURCE: &str = "Insecurity Insight";

/// Columns that tell it.
pub(crate) const NEEDED: [&str; 2] = ["date", "sind_event_id"];

/// Whether these are its columns.
pub(crate) fn matches(columns: &Columns) -> bool {
    NEEDED.iter().all(|name| columns.has(name))
}

/// Reads its rows.
pub(crate) struct Reader {
    now: Option<Time>,
    seen: Seen,
    width: usize,
    id: Option<usize>,
    date: Option<usize>,
    lat: Option<usize>,
    lon: Option<usize>,
    where_prec: Option<usize>,
    location: Option<usize>,
    country: Option<usize>,
    admin1: Option<usize>,
    perpetrators: [Option<usize>; 2],
    text: Option<usize>,
    killed: Vec<usize>,
    abducted: Vec<usize>,
    arrested: Vec<usize>,
    site: SiteKind,
}

impl Reader {
    /// For a header.
    pub(crate) fn new(columns: &Columns, options: &ReadOptions<'_>) -> Result<Self, ReadError> {
        foreign::need(columns, &["date", "sind_event_id", "latitude", "longitude"])?;
        let all = |words: &[&str]| -> Vec<usize> {
            let named = (0..columns.len()).map(|at| (at, word(columns.name(at))));
            named.filter(|(_, name)| words.iter().any(|word| name.contains(word))).map(|(at, _)| at).collect()
        };
        let site = match (all(&["health"]).is_empty(), all(&["aid_work", "organisation_affected"]).is_empty()) {
            (false, _) => SiteKind::Health,
            (true, false) => SiteKind::Aid,
            (true, true) => SiteKind::Other,
        };
        Ok(Self {
            now: options.now,
            seen: Seen::default(),
            width: columns.len(),
            id: columns.any(&["sind_event_id"]),
            date: columns.any(&["date"]),
            lat: columns.any(&["latitude"]),
            lon: columns.any(&["longitude"]),
            where_prec: columns.any(&["geo_precision"]),
            location: columns.any(&["location_of_incident"]),
            country: columns.any(&["country", "country_iso"]),
            admin1: columns.any(&["admin_1"]),
            perpetrators: [columns.any(&["reported_perpetrator_name"]), columns.any(&["reported_perpetrator"])],
            text: columns.any(&["event_description", "incident_description"]),
            killed: all(&["killed"]),
            abducted: all(&["kidnapped", "abducted"]),
            arrested: all(&["arrested", "detained"]),
            site,
        })
    }

    /// The sum of counts that are stated; `None` where none is.
    fn sum(cells: &mut Cells<'_>, columns: &[usize]) -> Option<u32> {
        let mut sum = None;
        for at in columns {
            if let Some(count) = cells.deaths(Some(*at)) {
                sum = Some(sum.unwrap_or(0u32).saturating_add(count));
            }
        }
        sum
    }

    fn precision(&self, cells: &mut Cells<'_>) -> Option<LocationPrecision> {
        let Some(text) = cells.get(self.where_prec) else { return Some(foreign::near(cells, self.where_prec)) };
        let code = values::ascii_digits(text).chars().find(char::is_ascii_digit).map(|c| c.to_string());
        let lower = text.to_lowercase();
        let read = match code {
            // "(2) 25 km" and "25 km" are the same.
            _ if lower.contains("25 km") => Some(LocationPrecision::Near),
            Some(code) => where_precision(&code),
            None if lower.contains("exact") => Some(LocationPrecision::Exact),
            None if lower.contains("censored") || lower.contains("country") => Some(LocationPrecision::Coarse),
            None => None,
        };
        if read.is_none() {
            let issue = Issue::rejected(IssueCode::UnknownPrecision).value(text).expected("1, 2, 3, 4, 5, 6");
            cells.note(self.where_prec, issue);
        }
        read
    }

    fn record(&mut self, row: u64, cells: &mut Cells<'_>) -> Option<EventRecord> {
        let id = foreign::id(cells, &mut self.seen, self.id, row);
        let time = foreign::time(cells, self.date, self.now, TimePrecision::Day);
        let geometry = foreign::point(cells, self.lat, self.lon);
        let precision = self.precision(cells);
        let deaths = Self::sum(cells, &self.killed);
        let some = |count: Option<u32>| count.is_some_and(|count| count > 0);
        let detail = if some(Self::sum(cells, &self.abducted)) {
            Detail::Ambush { act: AmbushAct::Abduction }
        } else if some(Self::sum(cells, &self.arrested)) {
            Detail::DetentionOrDenial { act: DenialAct::Detained, traffic: Traffic::all() }
        } else {
            let issue = match cells.get(self.location) {
                Some(value) => Issue::notice(IssueCode::ValueAssumed).value(value),
                None => Issue::notice(IssueCode::NotGiven),
            };
            cells.note(self.location.or(self.text), issue.expected(format!("attack_on_site/{}", self.site.code())));
            Detail::AttackOnSite { site: self.site }
        };
        let report = cells.text(self.text).map_or_else(|| cells.rendering(0..self.width), str::to_owned);
        let by = self.perpetrators.iter().find_map(|column| cells.text(*column));
        Some(EventRecord {
            source_key: format!("insecurity-insight:{}", id?),
            place_text: cells.text(self.admin1).map(str::to_owned),
            geometry: geometry?,
            precision: precision?,
            time: time?,
            actors: by.map(|name| Actor { name: name.to_owned(), role: ActorRole::Perpetrator }).into_iter().collect(),
            status: EventStatus::Reported,
            detail,
            category: None,
            deaths,
            country: cells.text(self.country).map(str::to_owned),
            source: Some(SOURCE.to_owned()),
            reliability: Reliability::B,
            credibility: Credibility::Three,
            lang: lang_of(&report),
            report_text: report,
            published_at: None,
            coded_at: None,
            further: None,
        })
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
