//! The events of an import: new, changed, as before, or a further report of an event that another source has told of.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use passage_exchange::{Batch, EventRecord, Nearby, Proposal, Row, Window, subkind};
use passage_model::{
    Detail, Event, EventId, EventKind, EventStatus, Evidence, Geometry, Lang, LatLon, Names, Report, ReportId, Scope,
    Source, SourceId, SourceKind, Stance, TextHash,
};
use passage_store::{Alias, Change, Double, EventFilter, StoreError};
use passage_words::{Words, fold};

use super::{DOUBLES, Tally};
use crate::{
    Desk,
    context::Register,
    desk::new_id,
    dto::*,
    error::Result,
    export::written_geometry,
    import::{difference, doubles},
    opening::store_error,
    titles,
};

/// A position that was written and read again is the same up to this distance, km.
const WRITTEN_KM: f64 = 0.005;

/// The events of an import, and what has to be known of those that are there.
pub(crate) struct Events {
    register: Arc<Register>,
    sources: Vec<Source>,
    source_by_name: HashMap<String, SourceId>,
    reports: Vec<Report>,
    /// To be written: new ones and new versions.
    planned: Vec<Event>,
    place: HashMap<EventId, usize>,
    aliases: Vec<(String, Alias)>,
    doubles: Vec<Double>,
    /// Read when the first event comes.
    known: Option<Known>,
    window: Window,
    choices: HashMap<String, bool>,
    same_kinds: HashSet<EventKind>,
}

/// What is there.
struct Known {
    events: HashMap<EventId, Event>,
    by_key: HashMap<String, EventId>,
    /// Keys under which a report of an event of another key came, with what it said.
    aliases: HashMap<String, (Alias, Option<TextHash>)>,
    /// Keys whose event a person has deleted: it stays deleted.
    deleted: HashSet<String>,
    /// Keys whose event went when its import was taken back: taken in again, it is that event again.
    taken_back: HashMap<String, EventId>,
    nearby: Nearby,
}

/// The id of an event in a key, where the file has ids such as ours.
fn own_id(key: &str) -> Option<EventId> {
    key.rsplit(':').next()?.parse().ok()
}

/// Whether a row still says what our export said of an event: one that somebody has changed since is taken for what it is.
fn is_as_written(register: &Register, event: &Event, record: &EventRecord) -> bool {
    let near = |a: &LatLon, b: &LatLon| passage_spatial::distance_km(*a, *b) < WRITTEN_KM;
    let (geometry, precision) = written_geometry(register, event);
    let first = geometry.as_ref().and_then(|geometry| geometry.vertices().first());
    event.kind() == record.detail.kind()
        && subkind(&event.detail) == subkind(&record.detail)
        && (event.time, event.status, precision) == (record.time, record.status, record.precision)
        && first.zip(record.geometry.vertices().first()).is_some_and(|(a, b)| near(a, b))
}

impl Events {
    pub(crate) fn new(register: &Arc<Register>, doubles: &DoublesArgs) -> Self {
        let mut source_by_name = HashMap::new();
        for source in register.sources.values() {
            for name in &source.names.0 {
                source_by_name.insert(fold(&name.text), source.id);
            }
        }
        Self {
            register: Arc::clone(register),
            sources: Vec::new(),
            source_by_name,
            reports: Vec::new(),
            planned: Vec::new(),
            place: HashMap::new(),
            aliases: Vec::new(),
            doubles: Vec::new(),
            known: None,
            window: doubles::window(doubles),
            choices: doubles.rows.iter().map(|choice| (choice.key.clone(), choice.same)).collect(),
            same_kinds: doubles.same_kinds.iter().copied().collect(),
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.planned.is_empty()
    }

    pub(crate) fn write(&self, change: &mut Change<'_>) -> std::result::Result<(), StoreError> {
        for source in &self.sources {
            change.put_source(source)?;
        }
        for report in &self.reports {
            change.put_report(report)?;
        }
        for event in &self.planned {
            change.put_event(event)?;
        }
        for (key, alias) in &self.aliases {
            change.put_alias(key, *alias)?;
        }
        for double in &self.doubles {
            change.put_double(double)?;
        }
        Ok(())
    }

    /// Plans the events of a file.
    pub(crate) fn add(&mut self, desk: &Desk, words: Words, batch: &Batch, tally: &mut Tally) -> Result<()> {
        if batch.events.is_empty() {
            return Ok(());
        }
        let mut known = match self.known.take() {
            Some(known) => known,
            None => Known::read(desk, words, self.window)?,
        };
        known.look_up(desk, words, batch)?;
        for row in &batch.events {
            self.row(desk, words, &mut known, batch, row, tally)?;
        }
        self.known = Some(known);
        Ok(())
    }

    fn row(
        &mut self,
        desk: &Desk,
        words: Words,
        known: &mut Known,
        batch: &Batch,
        row: &Row<EventRecord>,
        tally: &mut Tally,
    ) -> Result<()> {
        let record = &row.record;
        let from = Origin { batch, row: row.row };
        if let Some((alias, said)) = known.aliases.get(&record.source_key).copied() {
            return self.told_before(desk, words, known, from, record, (alias, said), tally);
        }
        // Of our own export and as it was written: what is here under that id says more than the file.
        let own = own_id(&record.source_key).and_then(|id| self.current(known, id));
        if own.is_some_and(|own| is_as_written(&self.register, own, record)) {
            tally.unchanged += 1;
            return Ok(());
        }
        let old = known.by_key.get(&record.source_key).copied().and_then(|id| self.current(known, id)).cloned();
        if old.is_none() && known.deleted.contains(&record.source_key) {
            tally.unchanged += 1;
            return Ok(());
        }
        let Some(old) = old else { return self.new_one(desk, words, known, from, record, tally) };
        let event = of_record(old.id, Some(&old), record);
        // It differs, yet it was taken from this very file: a person changed it since, and a person's word stands.
        if old == event || self.taken_from(desk, words, &old, &batch.sha256)? {
            tally.unchanged += 1;
            return Ok(());
        }
        // The report said something else before: what it says now is a further report, the first stays.
        tally.update(
            row.row,
            || titles::title(words, &self.register, &event),
            || difference::event(words, &self.register, &old, &event),
        );
        self.take(desk, words, from, record, event).map(|_| ())
    }

    /// A row that is on record as a further report of another event.
    #[allow(clippy::too_many_arguments)] // what a row is compared with; each is one thing
    fn told_before(
        &mut self,
        desk: &Desk,
        words: Words,
        known: &Known,
        from: Origin<'_>,
        record: &EventRecord,
        (alias, said): (Alias, Option<TextHash>),
        tally: &mut Tally,
    ) -> Result<()> {
        let event = self.current(known, alias.event).cloned();
        let Some(event) = event.filter(|_| said != Some(TextHash::of(&record.report_text))) else {
            tally.unchanged += 1;
            return Ok(());
        };
        let old = desk.store(words)?.at(None).report(alias.report).map_err(|error| store_error(words, &error))?;
        tally.update(
            from.row,
            || titles::title(words, &self.register, &event),
            || difference::report(words, old.as_ref().map_or("", |old| &old.text), &record.report_text),
        );
        self.join(desk, words, from, record, event).map(|_| ())
    }

    /// An event that no key leads to: new, or one that another source has told of.
    fn new_one(
        &mut self,
        desk: &Desk,
        words: Words,
        known: &mut Known,
        from: Origin<'_>,
        record: &EventRecord,
        tally: &mut Tally,
    ) -> Result<()> {
        let id = match known.taken_back.get(&record.source_key) {
            Some(id) => *id,
            None => new_id!(desk, words, EventId),
        };
        let event = of_record(id, None, record);
        let near = known.nearby.near(0, record).first().copied();
        if let Some((near, other)) = near.and_then(|near| Some((near, self.current(known, near.existing)?.clone()))) {
            let kind = record.detail.kind();
            let same = self.choices.get(&record.source_key).copied().unwrap_or_else(|| self.same_kinds.contains(&kind));
            *tally.double_kinds.entry(kind).or_default() += 1;
            if tally.doubles.len() < DOUBLES {
                let stored = known.events.contains_key(&other.id);
                tally.doubles.push(self.double(desk, words, from.row, record, (&event, &other), near, stored, same)?);
            }
            if same {
                tally.joined += 1;
                let alias = self.join(desk, words, from, record, other)?;
                known.aliases.insert(record.source_key.clone(), (alias, Some(TextHash::of(&record.report_text))));
                return Ok(());
            }
            self.doubles.push(Double { event: event.id, other: other.id, hours: near.hours, km: near.km });
        }
        let register = &self.register;
        tally.add(
            ImportKind::Events,
            from.row,
            || titles::title(words, register, &event),
            || difference::when(words, &event),
        );
        known.nearby.add(&event);
        known.by_key.insert(record.source_key.clone(), event.id);
        self.take(desk, words, from, record, event).map(|_| ())
    }

    #[allow(clippy::too_many_arguments)] // a line of a list, put together from its parts
    fn double(
        &self,
        desk: &Desk,
        words: Words,
        row: u64,
        record: &EventRecord,
        (event, other): (&Event, &Event),
        near: Proposal,
        stored: bool,
        same: bool,
    ) -> Result<DoubleDto> {
        Ok(DoubleDto {
            row,
            key: record.source_key.clone(),
            kind: record.detail.kind(),
            title: titles::title(words, &self.register, event),
            when_text: difference::when(words, event),
            source: record.source.clone().unwrap_or_else(|| words.text("import-unnamed-source")),
            event: stored.then(|| other.id.to_string()),
            other_title: titles::title(words, &self.register, other),
            other_when_text: difference::when(words, other),
            other_source: self.sources_of(desk, words, other)?,
            why: doubles::why(words, near.hours, near.km),
            same,
        })
    }

    /// Who tells of an event, those of this import included.
    fn sources_of(&self, desk: &Desk, words: Words, event: &Event) -> Result<String> {
        let ids: Vec<ReportId> = event.evidence.iter().map(|evidence| evidence.report).collect();
        let mut ids_of_sources = doubles::sources(desk, words, &ids)?;
        ids_of_sources
            .extend(self.reports.iter().filter(|report| ids.contains(&report.id)).map(|report| report.source));
        let mut names: Vec<String> = Vec::new();
        for id in ids_of_sources {
            let fresh =
                || Some(self.sources.iter().find(|source| source.id == id)?.names.in_lang(words.lang())?.to_owned());
            if let Some(name) = self.register.source_name(words.lang(), id).or_else(fresh)
                && !names.contains(&name)
            {
                names.push(name);
            }
        }
        Ok(names.join(", "))
    }

    /// The newest version of an event, that of this import before that on record.
    fn current<'k>(&'k self, known: &'k Known, id: EventId) -> Option<&'k Event> {
        self.place.get(&id).and_then(|at| self.planned.get(*at)).or_else(|| known.events.get(&id))
    }

    /// A further report of an event, which stays as it is.
    fn join(
        &mut self,
        desk: &Desk,
        words: Words,
        from: Origin<'_>,
        record: &EventRecord,
        event: Event,
    ) -> Result<Alias> {
        let id = event.id;
        let alias = Alias { event: id, report: self.take(desk, words, from, record, event)? };
        self.aliases.push((record.source_key.clone(), alias));
        Ok(alias)
    }

    /// Plans an event with the report of the row behind it.
    fn take(
        &mut self,
        desk: &Desk,
        words: Words,
        from: Origin<'_>,
        record: &EventRecord,
        mut event: Event,
    ) -> Result<ReportId> {
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
            provenance: Some(from.batch.provenance(from.row)),
        };
        let id = report.id;
        let stance = if record.status == EventStatus::Contradicted { Stance::Denies } else { Stance::Supports };
        event.evidence.push(Evidence {
            report: id,
            // A contradicted row still says that the event was reported; only a pure denial would deny it.
            stance: if event.evidence.is_empty() { Stance::Supports } else { stance },
            credibility: record.credibility,
        });
        self.reports.push(report);
        match self.place.get(&event.id).and_then(|at| self.planned.get_mut(*at)) {
            Some(planned) => *planned = event,
            None => {
                self.place.insert(event.id, self.planned.len());
                self.planned.push(event);
            }
        }
        Ok(id)
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
}

/// A row of a file.
#[derive(Clone, Copy)]
struct Origin<'b> {
    batch: &'b Batch,
    row: u64,
}

/// The event that a row tells of: what the row says, and what people added to the one on record.
fn of_record(id: EventId, old: Option<&Event>, record: &EventRecord) -> Event {
    Event {
        id,
        title: old.map(|old| old.title.clone()).unwrap_or_default(),
        place: old.and_then(|old| old.place),
        crossing: old.and_then(|old| old.crossing),
        place_text: record.place_text.clone(),
        geometry: Some(record.geometry.clone()),
        precision: record.precision,
        time: record.time,
        actors: record.actors.clone(),
        status: record.status,
        evidence: old.map(|old| old.evidence.clone()).unwrap_or_default(),
        detail: detail_of(record),
        category: record.category,
        deaths: record.deaths,
        confirmed_at: old.and_then(|old| old.confirmed_at),
        source_key: Some(record.source_key.clone()),
        example: false,
    }
}

/// Along a place nothing runs: what a table without lines says of a line holds within reach of its first place.
fn detail_of(record: &EventRecord) -> Detail {
    let mut detail = record.detail.clone();
    if let Detail::Closure(closure) | Detail::Reopening(closure) = &mut detail
        && closure.scope == Scope::Along
        && !matches!(record.geometry, Geometry::Line { .. })
    {
        closure.scope = Scope::Geometry;
    }
    detail
}

/// An event as a row would give it, for showing.
pub(crate) fn event_of(record: &EventRecord) -> Event {
    of_record(EventId::from_parts(0, [0; 10]), None, record)
}

impl Known {
    fn read(desk: &Desk, words: Words, window: Window) -> Result<Self> {
        let all = desk.store(words)?.at(None).events(&EventFilter::default());
        let all = all.map_err(|error| store_error(words, &error))?;
        let mut nearby = Nearby::new(window);
        for event in all.iter().filter(|event| event.status != EventStatus::Retracted && !event.example) {
            nearby.add(event);
        }
        let by_key = all.iter().filter_map(|event| Some((event.source_key.clone()?, event.id))).collect();
        let events = all.into_iter().map(|event| (event.id, event)).collect();
        Ok(Self {
            events,
            by_key,
            aliases: HashMap::new(),
            deleted: HashSet::new(),
            taken_back: HashMap::new(),
            nearby,
        })
    }

    /// What is there under the keys of a file and is no live event of that key.
    fn look_up(&mut self, desk: &Desk, words: Words, batch: &Batch) -> Result<()> {
        let view = desk.store(words)?.at(None);
        let fail = |error: StoreError| store_error(words, &error);
        let keys = batch.events.iter().map(|row| row.record.source_key.as_str());
        let keys: Vec<&str> = keys.filter(|key| !self.by_key.contains_key(*key)).collect();
        if view.has_aliases().map_err(fail)? {
            for (key, alias) in view.aliases(&keys).map_err(fail)? {
                let said = view.report(alias.report).map_err(fail)?.map(|report| report.hash);
                self.aliases.insert(key, (alias, said));
            }
        }
        let found = view.event_ids_by_source_key(&keys).map_err(fail)?;
        let gone: Vec<(String, EventId)> =
            found.into_iter().filter(|(_, found)| found.deleted).map(|(key, found)| (key, found.id)).collect();
        let ids: Vec<EventId> = gone.iter().map(|(_, id)| *id).collect();
        let undone = view.taken_back(&ids).map_err(fail)?;
        for (key, id) in gone {
            if undone.contains(&id) {
                self.taken_back.insert(key, id);
            } else {
                self.deleted.insert(key);
            }
        }
        Ok(())
    }
}
