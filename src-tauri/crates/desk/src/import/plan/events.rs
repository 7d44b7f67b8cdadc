//! The events of an import: new, changed, as before, or a further report of an event that another source has told of.

mod rows;

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    sync::Arc,
};

use passage_exchange::{Batch, EventRecord, Heard, Issue, IssueCode, Proposal, Row, Window, subkind};
use passage_model::{
    CrossingId, Event, EventId, EventKind, Lang, LatLon, Names, Report, ReportId, Source, SourceId, SourceKind,
    TextHash,
};
use passage_store::{Alias, Change, Double, EventRow, StoreError};
use passage_words::{Words, fold};

use self::rows::At;
use super::{
    DOUBLES, Tally,
    ground::Ground,
    known::Known,
    word::{is_told_alike, of_record},
};
use crate::{
    Desk,
    context::Register,
    desk::new_id,
    dto::*,
    error::Result,
    export::written_geometry,
    import::{difference, doubles},
    titles,
};

/// A position that was written and read again is the same up to this distance, km.
const WRITTEN_KM: f64 = 0.005;

/// The events of an import, and what has to be known of those that are there.
pub(crate) struct Events {
    register: Arc<Register>,
    sources: Vec<Source>,
    source_by_name: HashMap<String, SourceId>,
    /// At which crossing rows of our own export say that they are, by their keys.
    at_crossing: HashMap<String, CrossingId>,
    reports: Vec<Report>,
    report_place: HashMap<ReportId, usize>,
    /// To be written: new ones and new versions.
    planned: Vec<Event>,
    place: HashMap<EventId, usize>,
    aliases: Vec<(String, Alias)>,
    doubles: Vec<Double>,
    /// What the rows of this import say, for the next file.
    rows: BTreeMap<String, Kept>,
    /// Read when the first event comes.
    known: Option<Known>,
    window: Window,
    choices: HashMap<String, bool>,
    same_kinds: HashSet<EventKind>,
}

/// What a row of this import says.
struct Kept {
    row: EventRow,
    hash: TextHash,
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
                let name = fold(&name.text);
                source_by_name.insert(format!("{name} {}", source.reliability.code()), source.id);
                source_by_name.insert(name, source.id);
            }
        }
        Self {
            register: Arc::clone(register),
            sources: Vec::new(),
            source_by_name,
            at_crossing: HashMap::new(),
            reports: Vec::new(),
            report_place: HashMap::new(),
            planned: Vec::new(),
            place: HashMap::new(),
            aliases: Vec::new(),
            doubles: Vec::new(),
            rows: BTreeMap::new(),
            known: None,
            window: doubles::window(doubles),
            choices: doubles.rows.iter().map(|choice| (choice.key.clone(), choice.same)).collect(),
            same_kinds: doubles.same_kinds.iter().copied().collect(),
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.planned.is_empty() && self.rows.is_empty()
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
        for (key, Kept { row, .. }) in &self.rows {
            // The event that is written here is what the row says, in most cases; then nothing is kept twice.
            let written = self.place.get(&row.event).and_then(|at| self.planned.get(*at));
            let alike = |said: &Event| written.is_some_and(|event| is_told_alike(said, event));
            let said = row.said.clone().filter(|said| !alike(said));
            change.put_event_row(key, &EventRow { said, ..row.clone() })?;
        }
        Ok(())
    }

    /// Plans the events of a file.
    pub(super) fn add(
        &mut self,
        desk: &Desk,
        words: Words,
        batch: &Batch,
        ground: &Ground<'_>,
        tally: &mut Tally,
    ) -> Result<()> {
        if batch.events.is_empty() {
            return Ok(());
        }
        let mut known = match self.known.take() {
            Some(known) => known,
            None => Known::read(desk, words, self.window)?,
        };
        let keys: Vec<&str> = batch.events.iter().map(|row| row.record.source_key.as_str()).collect();
        known.look_up(desk, words, &keys)?;
        for row in &batch.events {
            let settled = self.settled(words, row, ground, tally);
            self.row(desk, words, &mut known, batch, settled.as_ref().unwrap_or(row), tally)?;
        }
        self.known = Some(known);
        Ok(())
    }

    /// A row of our own export with what it names found; `None`: it is of somebody else.
    fn settled(
        &mut self,
        words: Words,
        row: &Row<EventRecord>,
        ground: &Ground<'_>,
        tally: &mut Tally,
    ) -> Option<Row<EventRecord>> {
        row.record.further.as_ref()?;
        let mut row = row.clone();
        let found = ground.settle(&mut row.record);
        for name in found.missing {
            tally.notes.push(Issue::warning(IssueCode::CrossingNotFound).at(row.row).value(&name));
        }
        if let Some(crossing) = found.crossing {
            self.at_crossing.insert(row.record.source_key.clone(), crossing);
        }
        // Who says it stands under a mark: that holds for the report of the row, too.
        if let (None, Some(main)) = (&row.record.source, row.record.further.as_ref().and_then(|further| further.main()))
        {
            row.record.source = Some(marked(words, &main.source));
            row.record.reliability = main.grade.reliability;
            row.record.credibility = main.grade.credibility;
        }
        Some(row)
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
        let mut event = of_record(id, None, record);
        event.crossing = self.at_crossing.get(&record.source_key).copied();
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
                let alias = self.join(At { desk, words, from }, record, other)?;
                known.aliases.insert(record.source_key.clone(), alias);
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
        self.take(At { desk, words, from }, record, event)
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
        Ok(self.new_source(key, source))
    }

    fn new_source(&mut self, key: String, source: Source) -> SourceId {
        self.source_by_name.insert(key, source.id);
        let id = source.id;
        self.sources.push(source);
        id
    }

    /// The source of a report that our own export marks.
    fn marked_source(&mut self, desk: &Desk, words: Words, heard: &Heard) -> Result<SourceId> {
        let name = marked(words, &heard.source);
        let key = format!("{} {}", fold(&name), heard.grade.reliability.code());
        if let Some(id) = self.source_by_name.get(&key) {
            return Ok(*id);
        }
        let source = Source {
            id: new_id!(desk, words, SourceId),
            names: Names::one(Lang::En, name),
            kind: heard.kind,
            reliability: heard.grade.reliability,
            party: heard.party.clone(),
            note: None,
        };
        Ok(self.new_source(key, source))
    }
}

/// The name of a source of which the file gives no more than a mark.
fn marked(words: Words, mark: &str) -> String {
    format!("{} {mark}", words.text("import-unnamed-source"))
}

/// A row of a file.
#[derive(Clone, Copy)]
struct Origin<'b> {
    batch: &'b Batch,
    row: u64,
}

/// An event as a row would give it, for showing.
pub(crate) fn event_of(record: &EventRecord) -> Event {
    of_record(EventId::from_parts(0, [0; 10]), None, record)
}
