//! Who changed what, when and why; and the versions of one entity.

use std::collections::BTreeSet;

use passage_model::{
    Calibration, ChangeId, Crossing, Event, Override, OwnValue, Place, Report, Review, Route, Silence, Source, Time,
    plain,
};
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::{
    Body, ChangeNote, Entity, EntityKind, Store, StoreError,
    codec::{ms, time, unreadable},
    record::Record,
};

/// One change of the audit trail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeRecord {
    /// Id.
    pub id: ChangeId,
    /// Who.
    pub author: String,
    /// Why, where it was said.
    pub reason: Option<String>,
    /// What, as a code.
    pub action: String,
    /// When, by the clock of the machine.
    pub recorded_at: Time,
    /// Since when its facts count as known, where they do not say otherwise.
    pub known_from: Time,
    /// The change that this one takes back.
    pub undoes: Option<ChangeId>,
    /// The latest change that takes this one back.
    pub undone_by: Option<ChangeId>,
    /// How many entities it touched, per kind; empty for an issued briefing.
    pub touched: Vec<Touched>,
}

/// How many entities of one kind a change touched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Touched {
    /// The kind.
    pub kind: EntityKind,
    /// New ones.
    pub added: u32,
    /// New versions of ones on record.
    pub changed: u32,
    /// Deleted ones.
    pub removed: u32,
}

/// One version of an entity.
#[derive(Debug, Clone, PartialEq)]
pub struct Version {
    /// Number, from 1 in the order of recording.
    pub version: u32,
    /// The change that recorded it.
    pub change: ChangeId,
    /// Who recorded it.
    pub author: String,
    /// The action of that change.
    pub action: String,
    /// Since when the organisation knows it.
    pub known_from: Time,
    /// When it was recorded.
    pub recorded_at: Time,
    /// Its content; `None`: deleted.
    pub body: Option<Body>,
}

/// Writes the audit record of a change and returns its number.
pub(crate) fn begin(conn: &Connection, note: &ChangeNote, undoes: Option<(i64, i64)>) -> Result<i64, StoreError> {
    let used = conn
        .prepare_cached("SELECT 1 FROM change WHERE id = ?1")?
        .query_row([note.id.bytes()], |_| Ok(()))
        .optional()?;
    if used.is_some() {
        return Err(StoreError::DuplicateChange(note.id));
    }
    let (undoes, depth) = undoes.map_or((None, 0), |(seq, depth)| (Some(seq), depth + 1));
    // Stated knowledge from after the recording is a wrong clock, as for the single fact.
    let known_from = note.known_from.map_or(ms(note.recorded_at), |stated| ms(stated).min(ms(note.recorded_at)));
    conn.prepare_cached(
        "INSERT INTO change (seq, id, author, action, reason, recorded_at, known_from, undoes, undo_depth) \
         VALUES ((SELECT coalesce(max(seq), 0) + 1 FROM change), ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) RETURNING seq",
    )?
    .query_row(
        params![
            note.id.bytes(),
            plain(&note.author),
            note.action,
            note.reason.as_deref().map(plain),
            ms(note.recorded_at),
            known_from,
            undoes,
            depth
        ],
        |row| row.get(0),
    )
    .map_err(Into::into)
}

/// Counts what a change touched, when it ends.
pub(crate) fn end(conn: &Connection, change: i64) -> rusqlite::Result<()> {
    conn.prepare_cached(
        "INSERT INTO touched (change, kind, added, changed, removed) \
         SELECT change, kind, count(DISTINCT CASE WHEN version = 1 THEN id END), \
         count(DISTINCT CASE WHEN version > 1 AND body IS NOT NULL THEN id END), \
         count(DISTINCT CASE WHEN body IS NULL THEN id END) FROM fact WHERE change = ?1 GROUP BY kind",
    )?
    .execute([change])?;
    Ok(())
}

const COLUMNS: &str = "c.seq, c.id, c.author, c.reason, c.action, c.recorded_at, c.known_from, \
     (SELECT u.id FROM change u WHERE u.seq = c.undoes), \
     (SELECT u.id FROM change u WHERE u.undoes = c.seq ORDER BY u.seq DESC LIMIT 1)";

fn record(conn: &Connection, row: &Row<'_>) -> rusqlite::Result<ChangeRecord> {
    let mut touched =
        conn.prepare_cached("SELECT kind, added, changed, removed FROM touched WHERE change = ?1 ORDER BY kind")?;
    let touched = touched.query_map([row.get::<_, i64>(0)?], |row| {
        Ok(Touched {
            kind: EntityKind::from_number(row.get(0)?).ok_or_else(|| unreadable(0, "unknown kind"))?,
            added: row.get(1)?,
            changed: row.get(2)?,
            removed: row.get(3)?,
        })
    })?;
    Ok(ChangeRecord {
        id: ChangeId::from_bytes(row.get(1)?),
        author: plain(&row.get::<_, String>(2)?).into_owned(),
        reason: row.get::<_, Option<String>>(3)?.map(|reason| plain(&reason).into_owned()),
        action: row.get(4)?,
        recorded_at: time(row.get(5)?),
        known_from: time(row.get(6)?),
        undoes: row.get::<_, Option<[u8; 16]>>(7)?.map(ChangeId::from_bytes),
        undone_by: row.get::<_, Option<[u8; 16]>>(8)?.map(ChangeId::from_bytes),
        touched: touched.collect::<Result<_, _>>()?,
    })
}

/// The newest change for which a condition over `c` holds.
pub(crate) fn newest(conn: &Connection, since: i64, condition: &str) -> Result<Option<ChangeRecord>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM change c WHERE c.seq > ?1 AND {condition} ORDER BY c.seq DESC LIMIT 1");
    Ok(conn.prepare_cached(&sql)?.query_row([since], |row| record(conn, row)).optional()?)
}

/// One change.
pub(crate) fn one(conn: &Connection, id: ChangeId) -> Result<Option<ChangeRecord>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM change c WHERE c.id = ?1");
    Ok(conn.prepare_cached(&sql)?.query_row([id.bytes()], |row| record(conn, row)).optional()?)
}

impl Store {
    /// The audit trail, newest first: at most `limit` changes, older than `before` where that is given.
    pub fn audit(&self, limit: u32, before: Option<ChangeId>) -> Result<Vec<ChangeRecord>, StoreError> {
        let conn = self.conn();
        let sql = format!(
            "SELECT {COLUMNS} FROM change c \
             WHERE ?1 IS NULL OR c.seq < (SELECT b.seq FROM change b WHERE b.id = ?1) ORDER BY c.seq DESC LIMIT ?2"
        );
        let mut statement = conn.prepare_cached(&sql)?;
        let rows = statement.query_map(params![before.map(ChangeId::bytes), limit], |row| record(conn, row))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// One change of the audit trail.
    pub fn change_record(&self, id: ChangeId) -> Result<Option<ChangeRecord>, StoreError> {
        one(self.conn(), id)
    }

    /// The changes after a revision ([`Store::revision`]), newest first: at most `limit`.
    pub fn changes_since(&self, revision: i64, limit: u32) -> Result<Vec<ChangeRecord>, StoreError> {
        let conn = self.conn();
        let sql = format!("SELECT {COLUMNS} FROM change c WHERE c.seq > ?1 ORDER BY c.seq DESC LIMIT ?2");
        let mut statement = conn.prepare_cached(&sql)?;
        let rows = statement.query_map(params![revision, limit], |row| record(conn, row))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The entities that a change touched, in the order of its writes; at most `limit`.
    pub fn touched_by(&self, id: ChangeId, limit: u32) -> Result<Vec<Entity>, StoreError> {
        let mut statement = self.conn().prepare_cached(
            "SELECT f.kind, f.id FROM fact f JOIN change c ON c.seq = f.change WHERE c.id = ?1 \
             GROUP BY f.kind, f.id ORDER BY min(f.seq) LIMIT ?2",
        )?;
        let rows = statement.query_map(params![id.bytes(), limit], entity)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The entities that were touched after a revision ([`Store::revision`]), in the order of their kinds and ids. `None`:
    /// more than `limit`.
    pub fn touched_since(&self, revision: i64, limit: u32) -> Result<Option<Vec<Entity>>, StoreError> {
        // In the order of the changes: asked for in another, every fact that there is would be gone through.
        let mut statement = self.conn().prepare_cached("SELECT kind, id FROM fact WHERE change > ?1")?;
        let mut found = BTreeSet::new();
        for row in statement.query_map([revision], entity)? {
            found.insert(row?);
            if found.len() > limit as usize {
                return Ok(None);
            }
        }
        Ok(Some(found.into_iter().collect()))
    }

    /// Every version of one entity in the order of recording; empty when it was never recorded.
    pub fn history(&self, entity: Entity) -> Result<Vec<Version>, StoreError> {
        let conn = self.conn();
        let mut statement = conn.prepare_cached(
            "SELECT f.version, c.id, c.author, c.action, f.known_from, f.recorded_at, f.body \
             FROM fact f JOIN change c ON c.seq = f.change WHERE f.kind = ?1 AND f.id = ?2 ORDER BY f.version",
        )?;
        let rows = statement.query_map(params![entity.kind().number(), entity.bytes()], |row| {
            Ok(Version {
                version: row.get(0)?,
                change: ChangeId::from_bytes(row.get(1)?),
                author: row.get(2)?,
                action: row.get(3)?,
                known_from: time(row.get(4)?),
                recorded_at: time(row.get(5)?),
                body: row.get::<_, Option<i64>>(6)?.map(|body| content(conn, entity.kind(), body)).transpose()?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

/// An entity from the columns kind and id.
pub(crate) fn entity(row: &Row<'_>) -> rusqlite::Result<Entity> {
    let kind = EntityKind::from_number(row.get(0)?).ok_or_else(|| unreadable(0, "unknown kind"))?;
    Ok(Entity::new(kind, row.get(1)?))
}

/// The content of a fact.
pub(crate) fn content(conn: &Connection, kind: EntityKind, body: i64) -> rusqlite::Result<Body> {
    Ok(match kind {
        EntityKind::Place => Body::Place(Place::by_body(conn, body)?),
        EntityKind::Crossing => Body::Crossing(Crossing::by_body(conn, body)?),
        EntityKind::Route => Body::Route(Route::by_body(conn, body)?),
        EntityKind::Source => Body::Source(Source::by_body(conn, body)?),
        EntityKind::Report => Body::Report(Report::by_body(conn, body)?),
        EntityKind::Event => Body::Event(Box::new(Event::by_body(conn, body)?)),
        EntityKind::Override => Body::Override(Override::by_body(conn, body)?),
        EntityKind::Calibration => Body::Calibration(Box::new(Calibration::by_body(conn, body)?)),
        EntityKind::Review => Body::Review(Review::by_body(conn, body)?),
        EntityKind::OwnValue => Body::OwnValue(OwnValue::by_body(conn, body)?),
        EntityKind::Silence => Body::Silence(Silence::by_body(conn, body)?),
    })
}
