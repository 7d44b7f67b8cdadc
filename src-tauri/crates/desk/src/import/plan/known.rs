//! What is there before an import: events, and under which keys rows of files have come.

use std::collections::{HashMap, HashSet};

use passage_exchange::{Nearby, Window};
use passage_model::{Event, EventId, EventStatus, Grade, Reliability};
use passage_store::{Alias, EventFilter, RowSaid, StoreError};
use passage_words::Words;

use super::word::Word;
use crate::{Desk, context::Register, error::Result, opening::store_error};

/// The action of changes that import files.
const IMPORT: &str = "import";

/// What is there.
pub(super) struct Known {
    pub(super) events: HashMap<EventId, Event>,
    pub(super) by_key: HashMap<String, EventId>,
    /// Keys under which a report of an event of another key came.
    pub(super) aliases: HashMap<String, Alias>,
    /// Keys whose event a person has deleted.
    pub(super) deleted: HashMap<String, EventId>,
    /// Keys whose event went when its import was taken back: taken in again, it is that event again.
    pub(super) taken_back: HashMap<String, EventId>,
    /// What the rows of keys said last time.
    said: HashMap<String, RowSaid>,
    /// The same where it had to be found out.
    words: HashMap<String, Word>,
    /// Keys that were looked up.
    learnt: HashSet<String>,
    pub(super) nearby: Nearby,
}

impl Known {
    pub(super) fn read(desk: &Desk, words: Words, window: Window) -> Result<Self> {
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
            deleted: HashMap::new(),
            taken_back: HashMap::new(),
            said: HashMap::new(),
            words: HashMap::new(),
            learnt: HashSet::new(),
            nearby,
        })
    }

    /// Looks up what is there under these keys.
    pub(super) fn look_up(&mut self, desk: &Desk, words: Words, keys: &[&str]) -> Result<()> {
        let view = desk.store(words)?.at(None);
        let fail = |error: StoreError| store_error(words, &error);
        let keys: Vec<&str> = keys.iter().copied().filter(|key| self.learnt.insert((*key).to_owned())).collect();
        self.said.extend(view.rows_said(&keys).map_err(fail)?);
        let keys: Vec<&str> = keys.into_iter().filter(|key| !self.by_key.contains_key(*key)).collect();
        if view.has_aliases().map_err(fail)? {
            for (key, alias) in view.aliases(&keys).map_err(fail)? {
                self.aliases.entry(key).or_insert(alias);
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
                self.deleted.insert(key, id);
            }
        }
        Ok(())
    }

    fn word_of(&self, said: RowSaid) -> Option<Word> {
        let RowSaid { event, report, hash, grade, coded_at, said } = said;
        let event = match said {
            Some(event) => event,
            None => self.events.get(&event)?.clone(),
        };
        Some(Word { event: Some(event), grade, hash, report: Some(report), coded_at })
    }

    /// What the row of a key said last time; `None`: it never said anything. Of older databases it is found out.
    pub(super) fn word(&mut self, desk: &Desk, words: Words, register: &Register, key: &str) -> Result<Option<Word>> {
        if let Some(word) = self.said.get(key).cloned().and_then(|said| self.word_of(said)) {
            return Ok(Some(word));
        }
        if let Some(word) = self.words.get(key) {
            return Ok(Some(word.clone()));
        }
        let found = match (self.aliases.get(key), self.by_key.get(key).or_else(|| self.deleted.get(key))) {
            (Some(alias), _) => self.word_of_report(desk, words, register, *alias)?,
            (None, Some(id)) => {
                let said = desk.store(words)?.at(None).row_of_history(*id, key, IMPORT);
                said.map_err(|error| store_error(words, &error))?.and_then(|said| self.word_of(said))
            }
            (None, None) => None,
        };
        if let Some(word) = &found {
            self.words.insert(key.to_owned(), word.clone());
        }
        Ok(found)
    }

    /// Of a further report: its text, and the grade by which it counts.
    fn word_of_report(&self, desk: &Desk, words: Words, register: &Register, alias: Alias) -> Result<Option<Word>> {
        let report = desk.store(words)?.at(None).report(alias.report).map_err(|error| store_error(words, &error))?;
        let Some(report) = report else { return Ok(None) };
        let behind = self.events.get(&alias.event).map(|event| event.evidence.as_slice()).unwrap_or_default();
        let Some(evidence) = behind.iter().find(|evidence| evidence.report == alias.report) else { return Ok(None) };
        let reliability = register.sources.get(&report.source).map_or(Reliability::F, |source| source.reliability);
        let grade = Grade { reliability, credibility: evidence.credibility };
        Ok(Some(Word { event: None, grade, hash: report.hash, report: Some(alias.report), coded_at: None }))
    }
}
