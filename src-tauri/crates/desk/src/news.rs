//! What has changed since something was read: a small change is read by itself and taken into what is kept, and nothing else
//! is read or worked out anew.

use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};

use passage_model::{Event, EventId, EventStatus, ReportId};
use passage_risk::KnownEvents;
use passage_store::{Entity, Store, StoreError};

use crate::{
    context::{Register, report_head, source_heads},
    desk::Open,
};

/// Where more than so many things have changed, all is read anew.
const MOST: u32 = 500;

/// What was touched since a revision.
#[derive(Default)]
pub(crate) struct Touched {
    /// Routes or crossings.
    pub(crate) roads: bool,
    /// Places or sources.
    names: bool,
    events: BTreeSet<EventId>,
    reports: Vec<ReportId>,
}

impl Touched {
    /// `None`: too much to take in one by one.
    pub(crate) fn since(store: &Store, revision: i64) -> Result<Option<Self>, StoreError> {
        let Some(entities) = store.touched_since(revision, MOST)? else { return Ok(None) };
        let mut touched = Self::default();
        for entity in entities {
            match entity {
                Entity::Route(_) | Entity::Crossing(_) => touched.roads = true,
                Entity::Place(_) | Entity::Source(_) => touched.names = true,
                Entity::Event(id) => {
                    touched.events.insert(id);
                }
                Entity::Report(id) => touched.reports.push(id),
                // Read for every question.
                Entity::Override(_)
                | Entity::Calibration(_)
                | Entity::Review(_)
                | Entity::OwnValue(_)
                | Entity::Silence(_) => {}
            }
        }
        Ok(Some(touched))
    }

    /// Whether anything of the register was.
    pub(crate) fn register(&self) -> bool {
        self.roads || self.names
    }
}

/// An event that weighs nothing any more.
pub(crate) fn taken_back(event: &Event) -> Arc<Event> {
    Arc::new(Event { status: EventStatus::Retracted, ..event.clone() })
}

impl Open {
    /// Takes into what is known, and into the picture of it, what has changed up to a revision. `false`: nothing is kept, or
    /// so much has changed that it has to be read anew; nothing is kept then.
    pub(crate) fn catch_up(&mut self, revision: i64, register: &Register) -> Result<bool, StoreError> {
        let Some(kept) = self.known.take() else { return Ok(false) };
        if kept.revision == revision {
            self.known = Some(kept);
            return Ok(true);
        }
        let Some(mut touched) = Touched::since(&self.store, kept.revision)? else { return Ok(false) };
        // Another word on a source is another word on everything that it has said. Of one that is gone there is nothing.
        let mut sources = source_heads(register);
        if !kept.sources.iter().all(|(id, head)| sources.get(id).is_none_or(|now| now == head)) {
            return Ok(false);
        }
        let view = self.store.at(None);
        for report in &touched.reports {
            touched.events.extend(view.event_ids_by_report(*report)?);
        }
        if touched.events.len() > MOST as usize {
            return Ok(false);
        }
        let reports: HashMap<_, _> = view.report_heads(&touched.reports)?.into_iter().map(report_head).collect();
        let mut events: Vec<Arc<Event>> = Vec::new();
        for id in &touched.events {
            events.extend(view.event(*id)?.filter(|event| kept.takes(event)).map(Arc::new));
        }
        sources.retain(|id, _| !kept.sources.contains_key(id));

        let mut picture =
            self.picture.take().filter(|picture| std::ptr::eq(picture.known.as_ptr(), Arc::as_ptr(&kept)));
        let mut known = Arc::try_unwrap(kept).unwrap_or_else(|shared| (*shared).clone());
        if let Some(picture) = &mut picture {
            // What is no longer there counts as little as what was taken back.
            let gone = touched.events.iter().filter(|id| events.iter().all(|event| event.id != **id));
            let gone = gone.filter_map(|id| known.event(*id)).map(|event| taken_back(event));
            let news = events.iter().cloned().chain(gone).collect();
            // Held by the picture alone, they are added to in place.
            known.reports = Arc::default();
            known.sources = Arc::default();
            picture.live.put(KnownEvents { events: news, reports: Arc::new(reports), sources: Arc::new(sources) });
            let heads = picture.live.known();
            (known.reports, known.sources) = (Arc::clone(&heads.reports), Arc::clone(&heads.sources));
        } else {
            Arc::make_mut(&mut known.reports).extend(reports);
            Arc::make_mut(&mut known.sources).extend(sources);
        }
        for id in &touched.events {
            known.remove(*id);
        }
        for event in events {
            known.insert(event);
        }
        known.revision = revision;
        let known = Arc::new(known);
        self.picture = picture.map(|mut picture| {
            picture.known = Arc::downgrade(&known);
            picture
        });
        self.known = Some(known);
        Ok(true)
    }
}
