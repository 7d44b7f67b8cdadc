//! Recording facts: the one place where versions are numbered and the present is moved on.

use passage_model::{Calibration, Crossing, Event, Override, OwnValue, Place, Report, Review, Route, Silence, Source};
use rusqlite::{Connection, OptionalExtension, params};

use crate::{
    Entity, EntityKind, StoreError,
    record::{Record, Refusal},
    search::Pending,
};

/// What came of a write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recorded {
    /// Number of the new version, from 1.
    pub version: u32,
    /// Whether it is the newest by `known_from`. A fact known from earlier than one on record completes the history
    /// but does not change the present.
    pub current: bool,
}

/// Content of a new fact.
#[derive(Clone, Copy)]
pub(crate) enum Content {
    /// Its own.
    New,
    /// That of an older fact.
    Of(i64),
    /// Deleted.
    None,
}

/// The newest version of an entity.
pub(crate) struct Head {
    pub(crate) known_from: i64,
    pub(crate) body: Option<i64>,
    versions: i64,
}

pub(crate) fn head(conn: &Connection, entity: Entity) -> rusqlite::Result<Option<Head>> {
    conn.prepare_cached("SELECT known_from, body, versions FROM head WHERE kind = ?1 AND id = ?2")?
        .query_row(params![entity.kind().number(), entity.bytes()], |row| {
            Ok(Head { known_from: row.get(0)?, body: row.get(1)?, versions: row.get(2)? })
        })
        .optional()
}

/// The writing half of an open change.
pub(crate) struct Writer<'c> {
    pub(crate) conn: &'c Connection,
    pub(crate) change: i64,
    pub(crate) recorded_at: i64,
    /// Known from, where the write does not say otherwise. `None`: from `recorded_at`.
    pub(crate) known_from: Option<i64>,
    next_fact: i64,
    /// What the closing checks have to look at.
    pub(crate) recorded: Vec<EntityKind>,
    pub(crate) removed: Vec<EntityKind>,
    pub(crate) search: Pending,
    /// The first write that failed half-way.
    failed: Option<String>,
}

impl<'c> Writer<'c> {
    pub(crate) fn new(
        conn: &'c Connection,
        change: i64,
        recorded_at: i64,
        known_from: Option<i64>,
    ) -> Result<Self, StoreError> {
        let next_fact = conn.query_row("SELECT coalesce(max(seq), 0) + 1 FROM fact", [], |row| row.get(0))?;
        Ok(Self {
            conn,
            change,
            recorded_at,
            known_from,
            next_fact,
            recorded: Vec::new(),
            removed: Vec::new(),
            search: Pending::default(),
            failed: None,
        })
    }

    /// Refuses to go on after a failed write, so that a change is kept whole or not at all.
    pub(crate) fn sound(&self) -> Result<(), StoreError> {
        self.failed.as_ref().map_or(Ok(()), |reason| Err(StoreError::Poisoned(reason.clone())))
    }

    /// Remembers a failure of a write.
    fn guard<T>(&mut self, result: Result<T, StoreError>) -> Result<T, StoreError> {
        if let Err(error) = &result {
            self.failed.get_or_insert_with(|| error.to_string());
        }
        result
    }

    /// A new version with new content.
    pub(crate) fn put<T: Record>(&mut self, value: &T, known_from: Option<i64>) -> Result<Recorded, StoreError> {
        self.sound()?;
        // Names are made plain where they enter, whatever door they came through.
        let mut plain = value.clone();
        plain.make_plain();
        let value = &plain;
        let entity = value.entity();
        let head = head(self.conn, entity)?;
        let ready = value.ready(self.conn, head.is_some()).map_err(|refusal| match refusal {
            Refusal::Invalid(reason) => StoreError::Invalid { entity, reason },
            Refusal::Engine(error) => error.into(),
        })?;
        let written = self.write(entity, head.as_ref(), known_from, value, &ready);
        self.guard(written)
    }

    fn write<T: Record>(
        &mut self,
        entity: Entity,
        head: Option<&Head>,
        known_from: Option<i64>,
        value: &T,
        ready: &T::Ready,
    ) -> Result<Recorded, StoreError> {
        let (fact, recorded) = self.fact(entity, head, known_from, Content::New)?;
        value.write(self.conn, fact, ready)?;
        if recorded.current {
            self.search.replace(self.conn, entity, value.docs(), head.is_none())?;
        }
        Ok(recorded)
    }

    /// A new version that says: deleted.
    pub(crate) fn delete(&mut self, entity: Entity, known_from: Option<i64>) -> Result<Recorded, StoreError> {
        self.sound()?;
        let head = head(self.conn, entity)?.filter(|head| head.body.is_some()).ok_or(StoreError::NoSuch(entity))?;
        let written = self.restate(entity, Some(&head), known_from, Content::None);
        self.guard(written)
    }

    /// A new version with the content of an older fact, or deleted.
    pub(crate) fn restore(&mut self, entity: Entity, body: Option<i64>) -> Result<Recorded, StoreError> {
        self.sound()?;
        let head = head(self.conn, entity)?;
        let written = self.restate(entity, head.as_ref(), None, body.map_or(Content::None, Content::Of));
        self.guard(written)
    }

    fn restate(
        &mut self,
        entity: Entity,
        head: Option<&Head>,
        known_from: Option<i64>,
        content: Content,
    ) -> Result<Recorded, StoreError> {
        let (_, recorded) = self.fact(entity, head, known_from, content)?;
        if recorded.current {
            let docs = match content {
                Content::Of(body) => docs(self.conn, entity.kind(), body)?,
                Content::New | Content::None => Vec::new(),
            };
            self.search.replace(self.conn, entity, docs, head.is_none())?;
        }
        Ok(recorded)
    }

    /// Writes a fact and moves the head on where the fact is the newest.
    fn fact(
        &mut self,
        entity: Entity,
        head: Option<&Head>,
        known_from: Option<i64>,
        content: Content,
    ) -> Result<(i64, Recorded), StoreError> {
        let newest = head.map(|head| head.known_from);
        // Nothing is known before it reaches us; a later time is a wrong clock.
        let stated = known_from.or(self.known_from).map_or(self.recorded_at, |stated| stated.min(self.recorded_at));
        let known_from = match (known_from, newest) {
            // An edit must take effect even where the clock has been set back since the last one, or where the change
            // as a whole is about something learnt before it. Only a time stated for this very fact is history alone.
            (None, Some(newest)) => stated.max(newest),
            _ => stated,
        };
        let current = newest.is_none_or(|newest| known_from >= newest);
        let version = head.map_or(0, |head| head.versions) + 1;
        let fact = self.next_fact;
        let body = match content {
            Content::New => Some(fact),
            Content::Of(body) => Some(body),
            Content::None => None,
        };
        let (kind, id) = (entity.kind(), entity.bytes());
        self.conn
            .prepare_cached(
                "INSERT INTO fact (seq, kind, id, version, change, known_from, recorded_at, body) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            )?
            .execute(params![fact, kind.number(), id, version, self.change, known_from, self.recorded_at, body])?;
        self.next_fact += 1;
        if current {
            self.conn
                .prepare_cached(
                    "INSERT INTO head (kind, id, fact, known_from, body, versions) VALUES (?1, ?2, ?3, ?4, ?5, ?6) \
                     ON CONFLICT (kind, id) DO UPDATE SET fact = excluded.fact, known_from = excluded.known_from, \
                     body = excluded.body, versions = excluded.versions",
                )?
                .execute(params![kind.number(), id, fact, known_from, body, version])?;
        } else {
            self.conn.prepare_cached("UPDATE head SET versions = ?3 WHERE kind = ?1 AND id = ?2")?.execute(params![
                kind.number(),
                id,
                version
            ])?;
        }
        let list = if body.is_some() { &mut self.recorded } else { &mut self.removed };
        if !list.contains(&kind) {
            list.push(kind);
        }
        Ok((fact, Recorded { version: u32::try_from(version).unwrap_or(u32::MAX), current }))
    }
}

/// What search finds the content of a fact by.
pub(crate) fn docs(conn: &Connection, kind: EntityKind, body: i64) -> rusqlite::Result<Vec<crate::record::Doc>> {
    Ok(match kind {
        EntityKind::Place => Place::by_body(conn, body)?.docs(),
        EntityKind::Crossing => Crossing::by_body(conn, body)?.docs(),
        EntityKind::Route => Route::by_body(conn, body)?.docs(),
        EntityKind::Source => Source::by_body(conn, body)?.docs(),
        EntityKind::Report => Report::by_body(conn, body)?.docs(),
        EntityKind::Event => Event::by_body(conn, body)?.docs(),
        EntityKind::Override => Override::by_body(conn, body)?.docs(),
        EntityKind::Calibration => Calibration::by_body(conn, body)?.docs(),
        EntityKind::Review => Review::by_body(conn, body)?.docs(),
        EntityKind::OwnValue => OwnValue::by_body(conn, body)?.docs(),
        EntityKind::Silence => Silence::by_body(conn, body)?.docs(),
    })
}
