//! Reading: the present, or what was known at a time.

use std::collections::HashMap;

use passage_model::{
    Calibration, CalibrationId, Crossing, CrossingId, Event, EventId, Override, OverrideId, OwnValue, Place, PlaceId,
    Report, ReportId, Review, Route, RouteId, Silence, SilenceId, Source, SourceId, TextHash, Time, TimePrecision,
};
use rusqlite::{Connection, OptionalExtension, params};

use crate::{
    EventFilter, ReportHead, StoreError,
    codec::{Id, code, ms, time, unreadable},
    record::{Record, events, live_from, report_heads},
};

/// What is on record, in its present state or as known at a time. Lists come in the order of the ids, which is the
/// order of their making.
#[derive(Clone, Copy)]
pub struct View<'s> {
    conn: &'s Connection,
    at: Option<i64>,
}

/// An entity that was imported under a key of its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeyMatch<T> {
    /// Which.
    pub id: T,
    /// It is deleted now.
    pub deleted: bool,
}

impl<'s> View<'s> {
    pub(crate) fn new(conn: &'s Connection, at: Option<Time>) -> Self {
        Self { conn, at: at.map(ms) }
    }

    /// For the tables beside the facts.
    pub(crate) fn conn(&self) -> &Connection {
        self.conn
    }

    fn all<T: Record>(&self) -> Result<Vec<T>, StoreError> {
        Ok(T::select(self.conn, self.at, None)?)
    }

    fn one<T: Record>(&self, id: Id) -> Result<Option<T>, StoreError> {
        Ok(T::select(self.conn, self.at, Some(id))?.pop())
    }

    /// All places.
    pub fn places(&self) -> Result<Vec<Place>, StoreError> {
        self.all()
    }

    /// One place.
    pub fn place(&self, id: PlaceId) -> Result<Option<Place>, StoreError> {
        self.one(id.bytes())
    }

    /// All crossings.
    pub fn crossings(&self) -> Result<Vec<Crossing>, StoreError> {
        self.all()
    }

    /// One crossing.
    pub fn crossing(&self, id: CrossingId) -> Result<Option<Crossing>, StoreError> {
        self.one(id.bytes())
    }

    /// All routes.
    pub fn routes(&self) -> Result<Vec<Route>, StoreError> {
        self.all()
    }

    /// One route.
    pub fn route(&self, id: RouteId) -> Result<Option<Route>, StoreError> {
        self.one(id.bytes())
    }

    /// All sources.
    pub fn sources(&self) -> Result<Vec<Source>, StoreError> {
        self.all()
    }

    /// One source.
    pub fn source(&self, id: SourceId) -> Result<Option<Source>, StoreError> {
        self.one(id.bytes())
    }

    /// All overrides, also those that have expired, in the order in which they were set.
    pub fn overrides(&self) -> Result<Vec<Override>, StoreError> {
        self.all()
    }

    /// One override.
    pub fn override_by_id(&self, id: OverrideId) -> Result<Option<Override>, StoreError> {
        self.one(id.bytes())
    }

    /// All country calibrations.
    pub fn calibrations(&self) -> Result<Vec<Calibration>, StoreError> {
        self.all()
    }

    /// One country calibration.
    pub fn calibration(&self, id: CalibrationId) -> Result<Option<Calibration>, StoreError> {
        self.one(id.bytes())
    }

    /// Every number of the method that the organisation has set for itself.
    pub fn own_values(&self) -> Result<Vec<OwnValue>, StoreError> {
        self.all()
    }

    /// All areas from which reports have stopped coming, also those that are over.
    pub fn silences(&self) -> Result<Vec<Silence>, StoreError> {
        self.all()
    }

    /// One of them.
    pub fn silence(&self, id: SilenceId) -> Result<Option<Silence>, StoreError> {
        self.one(id.bytes())
    }

    /// Everything that people did with drafts of texts, in the order of doing.
    pub fn reviews(&self) -> Result<Vec<Review>, StoreError> {
        self.all()
    }

    /// Another one after every change of a place, crossing, route or list of names: a key for caches of what depends on
    /// their names.
    pub fn names_stamp(&self) -> Result<String, StoreError> {
        let sql = "SELECT coalesce(max(fact), 0) || (SELECT coalesce(group_concat(seq || ':' || imported_at || ':' \
             || names, ' '), '') FROM (SELECT ' ' || seq AS seq, imported_at, names FROM gazetteer ORDER BY name)) \
             FROM head WHERE kind IN (1, 2, 3)";
        Ok(self.conn.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
    }

    /// One report with its text.
    pub fn report(&self, id: ReportId) -> Result<Option<Report>, StoreError> {
        self.one(id.bytes())
    }

    /// These reports with their texts, in the order asked for; those not there are left out.
    pub fn reports(&self, ids: &[ReportId]) -> Result<Vec<Report>, StoreError> {
        ids.iter().filter_map(|id| self.report(*id).transpose()).collect()
    }

    /// Every report with its text (for an export).
    pub fn all_reports(&self) -> Result<Vec<Report>, StoreError> {
        self.all()
    }

    /// These reports without their texts; those not there are left out.
    pub fn report_heads(&self, ids: &[ReportId]) -> Result<Vec<ReportHead>, StoreError> {
        Ok(report_heads(self.conn, self.at, Some(ids))?)
    }

    /// All reports without their texts.
    pub fn all_report_heads(&self) -> Result<Vec<ReportHead>, StoreError> {
        Ok(report_heads(self.conn, self.at, None)?)
    }

    /// When the newest report was received. `None`: there is none.
    pub fn newest_report_at(&self) -> Result<Option<Time>, StoreError> {
        let sql = format!("SELECT max(b.received_at) {}", live_from::<Report>(None, ""));
        let newest: Option<i64> =
            self.conn.prepare_cached(&sql)?.query_row(params![self.at, None::<Id>], |row| row.get(0))?;
        Ok(newest.map(time))
    }

    /// When the newest event began that had begun by then, and how exactly that is known. What was taken back is none.
    pub fn newest_event_at(&self, by: Time) -> Result<Option<(Time, TimePrecision)>, StoreError> {
        let sql = format!(
            "SELECT b.time_from, b.time_precision {} AND b.time_from <= ?3 AND b.status <> 'retracted' \
             ORDER BY b.time_from DESC LIMIT 1",
            live_from::<Event>(None, "")
        );
        let mut statement = self.conn.prepare_cached(&sql)?;
        let read = |row: &rusqlite::Row<'_>| Ok((time(row.get(0)?), code(row, 1, TimePrecision::from_code)?));
        Ok(statement.query_row(params![self.at, None::<Id>, ms(by)], read).optional()?)
    }

    /// The reports with these texts, for finding what has been received before. Reads the present.
    pub fn report_ids_by_hash(&self, hashes: &[TextHash]) -> Result<HashMap<TextHash, ReportId>, StoreError> {
        let mut statement = self.conn.prepare_cached(
            "SELECT f.id FROM report_text t JOIN fact f ON f.seq = t.text \
             JOIN head h ON h.kind = 5 AND h.id = f.id AND h.body IS NOT NULL WHERE t.hash = ?1 ORDER BY f.id LIMIT 1",
        )?;
        let mut found = HashMap::new();
        for hash in hashes {
            if let Some(id) = statement.query_row([hash.0], |row| row.get(0)).optional()? {
                found.insert(*hash, ReportId::from_bytes(id));
            }
        }
        Ok(found)
    }

    /// The events that pass the filter.
    pub fn events(&self, filter: &EventFilter) -> Result<Vec<Event>, StoreError> {
        Ok(events(self.conn, self.at, filter)?)
    }

    /// One event.
    pub fn event(&self, id: EventId) -> Result<Option<Event>, StoreError> {
        self.one(id.bytes())
    }

    /// The live events behind which one of these reports stands.
    pub fn event_ids_by_report(&self, report: ReportId) -> Result<Vec<EventId>, StoreError> {
        let sql = format!(
            "SELECT h.id {} AND b.body IN (SELECT e.body FROM evidence e WHERE e.report = ?3) ORDER BY h.id",
            live_from::<Event>(None, "")
        );
        let mut statement = self.conn.prepare_cached(&sql)?;
        let rows = statement.query_map(params![self.at, None::<Id>, report.bytes()], |row| row.get(0))?;
        rows.map(|id| Ok(EventId::from_bytes(id?))).collect()
    }

    /// The events that were imported under these keys, for idempotent import. Reads the present, deleted ones
    /// included: what a person has deleted must not come back unasked. Of several events with one key a live one is
    /// named, else the newest.
    pub fn event_ids_by_source_key(&self, keys: &[&str]) -> Result<HashMap<String, KeyMatch<EventId>>, StoreError> {
        // For a deleted event the key is looked for in any of its versions, for a live one in the present.
        let mut statement = self.conn.prepare_cached(
            "SELECT f.id, h.body IS NULL FROM event_body b CROSS JOIN fact f ON f.seq = b.body \
             CROSS JOIN head h ON h.kind = 6 AND h.id = f.id \
             WHERE b.source_key = ?1 AND (h.body IS NULL OR h.body = b.body)",
        )?;
        let mut found = HashMap::with_capacity(keys.len());
        for key in keys {
            let mut best: Option<KeyMatch<EventId>> = None;
            let mut rows = statement.query([key])?;
            // Few rows: to sort them here is quicker than to have them sorted.
            while let Some(row) = rows.next()? {
                let hit = KeyMatch { id: EventId::from_bytes(row.get(0)?), deleted: row.get(1)? };
                if best.is_none_or(|best| (hit.deleted, best.id) < (best.deleted, hit.id)) {
                    best = Some(hit);
                }
            }
            if let Some(best) = best {
                found.insert((*key).to_owned(), best);
            }
        }
        Ok(found)
    }

    /// Start of the earliest and of the latest event, or `None` without events.
    pub fn event_span(&self) -> Result<Option<(Time, Time)>, StoreError> {
        let sql = format!("SELECT min(b.time_from), max(b.time_from) {}", live_from::<Event>(None, ""));
        let span: (Option<i64>, Option<i64>) = self
            .conn
            .prepare_cached(&sql)?
            .query_row(params![self.at, None::<Id>], |row| Ok((row.get(0)?, row.get(1)?)))?;
        match span {
            (Some(first), Some(last)) => Ok(Some((time(first), time(last)))),
            (None, None) => Ok(None),
            _ => Err(unreadable(0, "half a span").into()),
        }
    }
}
