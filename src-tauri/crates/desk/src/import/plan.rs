//! What an import will write: only what differs from what is there.

use std::{collections::HashMap, sync::Arc};

use passage_exchange::{Batch, CrossingRecord, EventRecord, PlaceRecord, RouteRecord};
use passage_model::{
    Country, Crossing, CrossingId, Event, EventId, EventStatus, Evidence, Lang, Names, Place, PlaceId, Report,
    ReportId, Route, RouteId, Side, Source, SourceId, SourceKind, Stance, TextHash, VehicleClass,
};
use passage_store::{Change, EventFilter, StoreError};
use passage_words::{Words, fold};

use crate::{Desk, context::Register, desk::new_id, edit::next_code, error::Result, opening::store_error};

/// What became of a file's accepted rows.
#[derive(Default)]
pub(crate) struct Tally {
    pub(crate) added: u64,
    pub(crate) updated: u64,
    pub(crate) unchanged: u64,
}

/// Everything to be written, in the order of writing.
pub(crate) struct Plan {
    register: Arc<Register>,
    sources: Vec<Source>,
    reports: Vec<Report>,
    events: Vec<Event>,
    places: Vec<Place>,
    crossings: Vec<Crossing>,
    routes: Vec<Route>,
    source_by_name: HashMap<String, SourceId>,
    /// Events there are, by the key of their file. Read when the first event comes.
    known_events: Option<HashMap<String, Event>>,
    /// Keys whose event a person has deleted: it stays deleted.
    deleted: Vec<String>,
}

impl Plan {
    pub(crate) fn new(desk: &mut Desk, words: Words) -> Result<Self> {
        let register = desk.register(words)?;
        let mut source_by_name = HashMap::new();
        for source in register.sources.values() {
            for name in &source.names.0 {
                source_by_name.insert(fold(&name.text), source.id);
            }
        }
        Ok(Self {
            register,
            sources: Vec::new(),
            reports: Vec::new(),
            events: Vec::new(),
            places: Vec::new(),
            crossings: Vec::new(),
            routes: Vec::new(),
            source_by_name,
            known_events: None,
            deleted: Vec::new(),
        })
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.events.is_empty() && self.places.is_empty() && self.crossings.is_empty() && self.routes.is_empty()
    }

    pub(crate) fn write(&self, change: &mut Change<'_>) -> std::result::Result<(), StoreError> {
        for source in &self.sources {
            change.put_source(source)?;
        }
        for place in &self.places {
            change.put_place(place)?;
        }
        for crossing in &self.crossings {
            change.put_crossing(crossing)?;
        }
        for route in &self.routes {
            change.put_route(route)?;
        }
        for report in &self.reports {
            change.put_report(report)?;
        }
        for event in &self.events {
            change.put_event(event)?;
        }
        Ok(())
    }

    /// Compares a file's records with what is there and plans what differs.
    pub(crate) fn add(&mut self, desk: &Desk, words: Words, batch: &Batch) -> Result<Tally> {
        let mut tally = Tally::default();
        if !batch.events.is_empty() {
            self.read_known(desk, words, batch)?;
        }
        for row in &batch.events {
            self.event(desk, words, &row.record, (&batch.provenance(row.row), &batch.sha256), &mut tally)?;
        }
        for row in &batch.places {
            self.place(desk, words, &row.record, &mut tally)?;
        }
        for row in &batch.crossings {
            self.crossing(desk, words, &row.record, &mut tally)?;
        }
        for row in &batch.routes {
            self.route(desk, words, &row.record, &mut tally)?;
        }
        Ok(tally)
    }

    fn read_known(&mut self, desk: &Desk, words: Words, batch: &Batch) -> Result<()> {
        let view = desk.store(words)?.at(None);
        let fail = |error: StoreError| store_error(words, &error);
        if self.known_events.is_none() {
            let all = view.events(&EventFilter::default()).map_err(fail)?;
            let keyed = all.into_iter().filter_map(|event| Some((event.source_key.clone()?, event)));
            self.known_events = Some(keyed.collect());
        }
        let keys: Vec<&str> = batch.events.iter().map(|row| row.record.source_key.as_str()).collect();
        let found = view.event_ids_by_source_key(&keys).map_err(fail)?;
        self.deleted.extend(found.into_iter().filter(|(_, found)| found.deleted).map(|(key, _)| key));
        self.deleted.sort_unstable();
        Ok(())
    }

    fn event(
        &mut self,
        desk: &Desk,
        words: Words,
        record: &EventRecord,
        (provenance, sha256): (&str, &str),
        tally: &mut Tally,
    ) -> Result<()> {
        if self.deleted.binary_search(&record.source_key).is_ok() {
            tally.unchanged += 1;
            return Ok(());
        }
        let old = self.known_events.as_ref().and_then(|known| known.get(&record.source_key)).cloned();
        let mut event = Event {
            id: match &old {
                Some(old) => old.id,
                None => new_id!(desk, words, EventId),
            },
            title: old.as_ref().map(|old| old.title.clone()).unwrap_or_default(),
            place: old.as_ref().and_then(|old| old.place),
            crossing: old.as_ref().and_then(|old| old.crossing),
            place_text: record.place_text.clone(),
            geometry: Some(record.geometry.clone()),
            precision: record.precision,
            time: record.time,
            actors: record.actors.clone(),
            status: record.status,
            evidence: old.as_ref().map(|old| old.evidence.clone()).unwrap_or_default(),
            detail: record.detail.clone(),
            category: record.category,
            deaths: record.deaths,
            confirmed_at: old.as_ref().and_then(|old| old.confirmed_at),
            source_key: Some(record.source_key.clone()),
            example: false,
        };
        match old {
            Some(old) if old == event => {
                tally.unchanged += 1;
                return Ok(());
            }
            // It differs, yet it was taken from this very file: a person changed it since, and a person's word stands.
            Some(old) if self.taken_from(desk, words, &old, sha256)? => {
                tally.unchanged += 1;
                return Ok(());
            }
            // The report said something else before: what it says now is a further report, the first stays.
            Some(_) => tally.updated += 1,
            None => tally.added += 1,
        }
        let source = self.source(desk, words, record)?;
        let report = Report {
            id: new_id!(desk, words, ReportId),
            source,
            origin: None,
            received_at: desk.now(),
            published_at: record.published_at,
            lang: record.lang,
            hash: TextHash::of(&record.report_text),
            text: record.report_text.clone(),
            example: false,
            provenance: Some(provenance.to_owned()),
        };
        let stance = if record.status == EventStatus::Contradicted { Stance::Denies } else { Stance::Supports };
        event.evidence.push(Evidence {
            report: report.id,
            // A contradicted row still says that the event was reported; only a pure denial would deny it.
            stance: if event.evidence.is_empty() { Stance::Supports } else { stance },
            credibility: record.credibility,
        });
        if let Some(known) = self.known_events.as_mut() {
            known.insert(record.source_key.clone(), event.clone());
        }
        self.reports.push(report);
        self.events.push(event);
        Ok(())
    }

    /// Whether one of the event's reports came from the file with this hash.
    fn taken_from(&self, desk: &Desk, words: Words, event: &Event, sha256: &str) -> Result<bool> {
        let from_file =
            |report: &Report| report.provenance.as_ref().is_some_and(|provenance| provenance.contains(sha256));
        let ids: Vec<ReportId> = event.evidence.iter().map(|evidence| evidence.report).collect();
        let stored = desk.store(words)?.at(None).reports(&ids).map_err(|error| store_error(words, &error))?;
        Ok(stored.iter().any(from_file)
            || self.reports.iter().any(|report| ids.contains(&report.id) && from_file(report)))
    }

    fn source(&mut self, desk: &Desk, words: Words, record: &EventRecord) -> Result<SourceId> {
        let name = record.source.clone().unwrap_or_else(|| words.text("import-unnamed-source"));
        // One name with two grades in a file is two sources: a grade belongs to the source.
        let key = format!("{} {}", fold(&name), record.reliability.code());
        let plain = fold(&name);
        if let Some(id) = self.source_by_name.get(&key) {
            return Ok(*id);
        }
        if let Some(id) = self.source_by_name.get(&plain)
            && self.register.sources.get(id).is_some_and(|source| source.reliability == record.reliability)
        {
            return Ok(*id);
        }
        let source = Source {
            id: new_id!(desk, words, SourceId),
            names: Names::one(Lang::En, name),
            kind: SourceKind::MonitoringGroup,
            reliability: record.reliability,
            party: None,
            note: None,
        };
        self.source_by_name.insert(key, source.id);
        let id = source.id;
        self.sources.push(source);
        Ok(id)
    }

    fn place(&mut self, desk: &Desk, words: Words, record: &PlaceRecord, tally: &mut Tally) -> Result<()> {
        let first = record.names.in_lang(Lang::En).map(fold);
        // The same name within a kilometre is the same place.
        let old = self.register.places.values().find(|place| {
            place.names.in_lang(Lang::En).map(fold) == first && passage_spatial::distance_km(place.at, record.at) < 1.0
        });
        let place = Place {
            id: match old {
                Some(old) => old.id,
                None => new_id!(desk, words, PlaceId),
            },
            names: record.names.clone(),
            at: record.at,
            kind: record.kind,
            country: country(record.country.as_deref()),
            admin1: record.admin1.clone(),
            pcode: record.pcode.clone(),
        };
        if count(old, &place, tally) {
            self.places.push(place);
        }
        Ok(())
    }

    fn crossing(&mut self, desk: &Desk, words: Words, record: &CrossingRecord, tally: &mut Tally) -> Result<()> {
        let first = record.names.in_lang(Lang::En).map(fold);
        let old = self.register.crossings.iter().find(|crossing| {
            crossing.names.in_lang(Lang::En).map(fold) == first
                && passage_spatial::distance_km(crossing.at, record.at) < 5.0
        });
        let mut sides: Vec<Side> = record
            .sides
            .iter()
            .map(|side| Side {
                names: side.name.as_ref().map(|name| Names::one(Lang::En, name)).unwrap_or_default(),
                country: country(side.country.as_deref()),
                authority: side.authority.clone(),
                hours: None,
                statuses: Vec::new(),
            })
            .collect();
        if sides.is_empty() {
            sides.push(Side {
                names: record.names.clone(),
                country: None,
                authority: None,
                hours: None,
                statuses: Vec::new(),
            });
        }
        let crossing = Crossing {
            id: match old {
                Some(old) => old.id,
                None => new_id!(desk, words, CrossingId),
            },
            names: record.names.clone(),
            kind: record.kind,
            at: record.at,
            formal: old.and_then(|old| old.formal),
            // A file of points knows nothing of statuses: what people entered stays.
            sides: old.map_or(sides, |old| old.sides.clone()),
        };
        if count(old, &crossing, tally) {
            self.crossings.push(crossing);
        }
        Ok(())
    }

    fn route(&mut self, desk: &Desk, words: Words, record: &RouteRecord, tally: &mut Tally) -> Result<()> {
        let key = Some(record.source_key.as_str());
        let old = self.register.routes.iter().find(|route| route.source_key.as_deref() == key);
        let route = Route {
            id: match old {
                Some(old) => old.id,
                None => new_id!(desk, words, RouteId),
            },
            code: match old {
                Some(old) => old.code.clone(),
                None => self.free_code(record.code.as_deref()),
            },
            names: record.names.clone(),
            road_ref: record.road_ref.clone(),
            area: record.area.clone(),
            line: record.line.clone(),
            waypoints: old.map(|old| old.waypoints.clone()).unwrap_or_default(),
            crossings: old.map(|old| old.crossings.clone()).unwrap_or_default(),
            vehicle: old.map_or(VehicleClass::HeavyTruck, |old| old.vehicle),
            normal_minutes: old.and_then(|old| old.normal_minutes),
            source_key: Some(record.source_key.clone()),
        };
        if count(old, &route, tally) {
            self.routes.push(route);
        }
        Ok(())
    }

    /// The wanted code where it is free, else the next one in the series.
    fn free_code(&self, wanted: Option<&str>) -> String {
        let taken = |code: &str| self.register.routes.iter().chain(&self.routes).any(|route| route.code == code);
        if let Some(code) = wanted.map(str::trim).filter(|code| !code.is_empty() && !taken(code)) {
            return code.to_owned();
        }
        let first = next_code(&self.register);
        if !taken(&first) {
            return first;
        }
        (1..=self.register.routes.len() + self.routes.len() + 1)
            .map(|number| format!("R-{number:02}"))
            .find(|code| !taken(code))
            .unwrap_or(first)
    }
}

/// Counts a record as new, changed or as it was; whether it has to be written.
fn count<T: PartialEq>(old: Option<&T>, new: &T, tally: &mut Tally) -> bool {
    match old {
        None => tally.added += 1,
        Some(old) if old == new => {
            tally.unchanged += 1;
            return false;
        }
        Some(_) => tally.updated += 1,
    }
    true
}

fn country(text: Option<&str>) -> Option<Country> {
    text.and_then(|text| text.parse().ok())
}
