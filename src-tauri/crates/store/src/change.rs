//! One change: one transaction, one audit record, any number of writes.

use passage_model::{
    Calibration, CalibrationId, ChangeId, Crossing, CrossingId, Event, EventId, Override, OverrideId, OwnValue,
    OwnValueId, Place, PlaceId, Report, ReportId, Review, Route, RouteId, Silence, SilenceId, Source, SourceId, Time,
};

use crate::{
    Entity, Recorded, Store, StoreError, View,
    audit::{begin, end},
    chain,
    codec::ms,
    links,
    record::Record,
    writer::Writer,
};

/// Who changes what, why and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeNote {
    /// A new id.
    pub id: ChangeId,
    /// Who.
    pub author: String,
    /// Why, where it was said.
    pub reason: Option<String>,
    /// What, as a code (`event.add`). Not empty.
    pub action: String,
    /// The clock now.
    pub recorded_at: Time,
    /// Since when the organisation knows all of it; `None`: since `recorded_at`. See [`Store::change`].
    pub known_from: Option<Time>,
}

/// An open change. Reads through [`Change::view`] see what it has written.
pub struct Change<'c> {
    writer: Writer<'c>,
}

impl<'c> Change<'c> {
    /// The present, with the writes of this change.
    pub fn view(&self) -> View<'_> {
        View::new(self.writer.conn, None)
    }

    /// The revision of the database before this change ([`Store::revision`]): what was worked out at another one rests on
    /// something that is no longer so.
    pub fn before(&self) -> Result<i64, StoreError> {
        let mut statement = self.conn().prepare_cached("SELECT coalesce(max(seq), 0) FROM change WHERE seq < ?1")?;
        Ok(statement.query_row([self.seq()], |row| row.get(0))?)
    }

    fn put<T: Record>(&mut self, value: &T, known_from: Option<Time>) -> Result<Recorded, StoreError> {
        self.writer.put(value, known_from.map(ms))
    }

    /// Records a place: a new one, or a new version.
    pub fn put_place(&mut self, place: &Place) -> Result<Recorded, StoreError> {
        self.put(place, None)
    }

    /// Records a crossing.
    pub fn put_crossing(&mut self, crossing: &Crossing) -> Result<Recorded, StoreError> {
        self.put(crossing, None)
    }

    /// Records a crossing as known since `known_from`.
    pub fn put_crossing_known(&mut self, crossing: &Crossing, known_from: Time) -> Result<Recorded, StoreError> {
        self.put(crossing, Some(known_from))
    }

    /// Records a route. Its crossings and the places among its waypoints must be there when the change ends.
    pub fn put_route(&mut self, route: &Route) -> Result<Recorded, StoreError> {
        self.put(route, None)
    }

    /// Records a source.
    pub fn put_source(&mut self, source: &Source) -> Result<Recorded, StoreError> {
        self.put(source, None)
    }

    /// Records a report. Its source must be there when the change ends. Of a report on record everything but text and
    /// hash may be corrected.
    pub fn put_report(&mut self, report: &Report) -> Result<Recorded, StoreError> {
        self.put(report, None)
    }

    /// Records a report as known since `known_from` (as a rule its receipt).
    pub fn put_report_known(&mut self, report: &Report, known_from: Time) -> Result<Recorded, StoreError> {
        self.put(report, Some(known_from))
    }

    /// Records an event. The reports behind it must be there when the change ends.
    pub fn put_event(&mut self, event: &Event) -> Result<Recorded, StoreError> {
        self.put(event, None)
    }

    /// Records an event as known since `known_from`. Where a version known from later is on record, that one stays
    /// the present ([`Recorded::current`] is false).
    pub fn put_event_known(&mut self, event: &Event, known_from: Time) -> Result<Recorded, StoreError> {
        self.put(event, Some(known_from))
    }

    /// Records an override.
    pub fn put_override(&mut self, level: &Override) -> Result<Recorded, StoreError> {
        self.put(level, None)
    }

    /// Records a country calibration.
    pub fn put_calibration(&mut self, calibration: &Calibration) -> Result<Recorded, StoreError> {
        self.put(calibration, None)
    }

    /// Records what a person did with a draft of a text. Its report must be there when the change ends.
    pub fn put_review(&mut self, review: &Review) -> Result<Recorded, StoreError> {
        self.put(review, None)
    }

    /// Records a number of the method that an organisation has set for itself.
    pub fn put_own_value(&mut self, value: &OwnValue) -> Result<Recorded, StoreError> {
        self.put(value, None)
    }

    /// Records an area from which reports have stopped coming.
    pub fn put_silence(&mut self, silence: &Silence) -> Result<Recorded, StoreError> {
        self.put(silence, None)
    }

    /// Hides an entity from now on; its history stays. What others rest on is not deleted: a report behind an event,
    /// the source of a report, a crossing or place of a route ([`StoreError::InUse`] when the change ends).
    pub fn delete(&mut self, entity: Entity) -> Result<Recorded, StoreError> {
        self.writer.delete(entity, None)
    }

    /// As [`Change::delete`], known since `known_from`.
    pub fn delete_known(&mut self, entity: Entity, known_from: Time) -> Result<Recorded, StoreError> {
        self.writer.delete(entity, Some(ms(known_from)))
    }

    /// Deletes a place.
    pub fn delete_place(&mut self, id: PlaceId) -> Result<Recorded, StoreError> {
        self.delete(Entity::Place(id))
    }

    /// Deletes a crossing.
    pub fn delete_crossing(&mut self, id: CrossingId) -> Result<Recorded, StoreError> {
        self.delete(Entity::Crossing(id))
    }

    /// Deletes a route.
    pub fn delete_route(&mut self, id: RouteId) -> Result<Recorded, StoreError> {
        self.delete(Entity::Route(id))
    }

    /// Deletes a source.
    pub fn delete_source(&mut self, id: SourceId) -> Result<Recorded, StoreError> {
        self.delete(Entity::Source(id))
    }

    /// Hides a report. Its text stays in the history for ever.
    pub fn delete_report(&mut self, id: ReportId) -> Result<Recorded, StoreError> {
        self.delete(Entity::Report(id))
    }

    /// Deletes an event.
    pub fn delete_event(&mut self, id: EventId) -> Result<Recorded, StoreError> {
        self.delete(Entity::Event(id))
    }

    /// Deletes an override.
    pub fn delete_override(&mut self, id: OverrideId) -> Result<Recorded, StoreError> {
        self.delete(Entity::Override(id))
    }

    /// Deletes a country calibration.
    pub fn delete_calibration(&mut self, id: CalibrationId) -> Result<Recorded, StoreError> {
        self.delete(Entity::Calibration(id))
    }

    /// Deletes an own value: the shipped one holds again.
    pub fn delete_own_value(&mut self, id: OwnValueId) -> Result<Recorded, StoreError> {
        self.delete(Entity::OwnValue(id))
    }

    /// Deletes a silence: it was wrong. One that is over is recorded with its end.
    pub fn delete_silence(&mut self, id: SilenceId) -> Result<Recorded, StoreError> {
        self.delete(Entity::Silence(id))
    }

    pub(crate) fn new(writer: Writer<'c>) -> Self {
        Self { writer }
    }

    /// For the tables beside the facts.
    pub(crate) fn conn(&self) -> &'c rusqlite::Connection {
        self.writer.conn
    }

    /// Number of this change.
    pub(crate) fn seq(&self) -> i64 {
        self.writer.change
    }

    /// What must hold before a change is kept.
    pub(crate) fn finish(mut self) -> Result<(), StoreError> {
        let writer = &mut self.writer;
        writer.sound()?;
        links::check(writer.conn, writer.change, &writer.recorded, &writer.removed)?;
        end(writer.conn, writer.change)?;
        chain::link(writer.conn, writer.change)?;
        Ok(writer.search.flush(writer.conn)?)
    }
}

impl Store {
    /// Runs `f` as one change: all its writes are kept together with one audit record, or, when it or a closing check
    /// fails, none of them.
    ///
    /// Since when a fact counts as known: what the single write says, else [`ChangeNote::known_from`], else the moment
    /// of recording. A stated time later than the recording counts as the recording. Unless the single write states
    /// its time, it is never placed before a version on record, so that an edit takes effect although the clock was
    /// set back or the change is about something learnt earlier.
    #[expect(clippy::needless_pass_by_value, reason = "a note belongs to one change: its id is used up")]
    pub fn change<T, E: From<StoreError>>(
        &mut self,
        note: ChangeNote,
        f: impl FnOnce(&mut Change<'_>) -> Result<T, E>,
    ) -> Result<(T, ChangeId), E> {
        let id = note.id;
        let value = self.transact(|conn| -> Result<T, E> {
            let seq = begin(conn, &note, None)?;
            let mut change = Change::new(Writer::new(conn, seq, ms(note.recorded_at), note.known_from.map(ms))?);
            let value = f(&mut change)?;
            change.finish()?;
            Ok(value)
        })?;
        Ok((value, id))
    }

    /// Builds the search index again from what is live.
    pub fn rebuild_search(&mut self) -> Result<(), StoreError> {
        self.transact(|conn| Ok(crate::search::rebuild(conn)?))
    }

    /// Entities that rest on this one, live, and would bar its deletion.
    pub fn users_of(&self, entity: Entity) -> Result<Vec<Entity>, StoreError> {
        links::users(self.conn(), entity)
    }
}
