//! Undo: a new change that records what held before as new facts. Nothing is taken out of the history.

use std::collections::BTreeSet;

use passage_model::{ChangeId, EventId, Route};
use rusqlite::{Connection, OptionalExtension, params};

use crate::{
    ChangeNote, ChangeRecord, Entity, EntityKind, Store, StoreError,
    audit::{begin, entity, newest, one},
    change::Change,
    codec::ms,
    links,
    record::Record,
    writer::Writer,
};

impl Store {
    /// Takes a change back: every entity that it touched gets the content that it had before, as a new fact that is
    /// known from the time of the undo. The undo of an undo is a redo.
    ///
    /// Refused when another change has touched one of the entities since, unless that change has been undone as well;
    /// and when something recorded since rests on what would go. Only a source stays for that: it is kept.
    pub fn undo(&mut self, change: ChangeId, note: ChangeNote) -> Result<ChangeId, StoreError> {
        self.undo_and(change, note, |_| Ok::<(), StoreError>(())).map(|(id, ())| id)
    }

    /// The same with further writes in the one change: what must follow from the content that has come back.
    pub fn undo_and<T, E: From<StoreError>>(
        &mut self,
        change: ChangeId,
        note: ChangeNote,
        more: impl FnOnce(&mut Change<'_>) -> Result<T, E>,
    ) -> Result<(ChangeId, T), E> {
        let id = note.id;
        let done = self.transact(|conn| -> Result<T, E> {
            let mut undone = take_back(conn, change, note)?;
            let done = more(&mut undone)?;
            undone.finish()?;
            Ok(done)
        })?;
        Ok((id, done))
    }

    /// The routes as they were before a change, those that had been deleted left out.
    pub fn routes_before(&self, change: ChangeId) -> Result<Vec<Route>, StoreError> {
        let target = in_force(self.conn(), change)?;
        let mut statement = self.conn().prepare_cached(
            "SELECT (SELECT o.body FROM fact o WHERE o.kind = h.kind AND o.id = h.id AND o.change < ?2 \
             ORDER BY o.known_from DESC, o.version DESC LIMIT 1) FROM head h WHERE h.kind = ?1 ORDER BY h.id",
        )?;
        let bodies = statement
            .query_map(params![EntityKind::Route.number(), target.seq], |row| row.get::<_, Option<i64>>(0))?
            .collect::<Result<Vec<_>, _>>()?;
        let routes = bodies.into_iter().flatten().map(|body| Route::by_body(self.conn(), body));
        Ok(routes.collect::<Result<_, _>>()?)
    }

    /// The events that a change touched.
    pub fn events_of(&self, change: ChangeId) -> Result<Vec<EventId>, StoreError> {
        let target = in_force(self.conn(), change)?;
        let sql = "SELECT DISTINCT id FROM fact WHERE change = ?1 AND kind = ?2";
        let mut statement = self.conn().prepare_cached(sql)?;
        let ids = statement.query_map(params![target.seq, EntityKind::Event.number()], |row| row.get(0))?;
        ids.map(|id| Ok(EventId::from_bytes(id?))).collect()
    }

    /// The change that undo would take back: the newest piece of work after a revision that has not been undone.
    pub fn last_undoable(&self, since: i64) -> Result<Option<ChangeRecord>, StoreError> {
        newest(
            self.conn(),
            since,
            "c.undo_depth % 2 = 0 AND NOT EXISTS (SELECT 1 FROM change u WHERE u.undoes = c.seq) \
             AND EXISTS (SELECT 1 FROM fact f WHERE f.change = c.seq)",
        )
    }

    /// The undo that redo would take back: the newest after a revision that has not been redone, as long as no new work has
    /// followed.
    pub fn last_redoable(&self, since: i64) -> Result<Option<ChangeRecord>, StoreError> {
        newest(
            self.conn(),
            since,
            "c.undo_depth % 2 = 1 AND NOT EXISTS (SELECT 1 FROM change u WHERE u.undoes = c.seq) \
             AND NOT EXISTS (SELECT 1 FROM change w WHERE w.seq > c.seq AND w.undo_depth = 0 \
             AND EXISTS (SELECT 1 FROM fact f WHERE f.change = w.seq))",
        )
    }

    /// The same as [`Store::last_undoable`] among the changes of one hand, the newest last.
    pub fn last_undoable_of(&self, changes: &[ChangeId], since: i64) -> Result<Option<ChangeRecord>, StoreError> {
        for id in changes.iter().rev() {
            match standing(self.conn(), *id, since)? {
                Some(Standing { depth, undone: false, facts: true }) if depth % 2 == 0 => return one(self.conn(), *id),
                _ => {}
            }
        }
        Ok(None)
    }

    /// The same as [`Store::last_redoable`] among the changes of one hand, the newest last. What others have done since ends
    /// nothing: where it is in the way, the redo itself is refused.
    pub fn last_redoable_of(&self, changes: &[ChangeId], since: i64) -> Result<Option<ChangeRecord>, StoreError> {
        for id in changes.iter().rev() {
            match standing(self.conn(), *id, since)? {
                Some(Standing { depth: 0, facts: true, .. }) => return Ok(None),
                Some(Standing { depth, undone: false, .. }) if depth % 2 == 1 => return one(self.conn(), *id),
                _ => {}
            }
        }
        Ok(None)
    }
}

/// How a change stands.
struct Standing {
    depth: i64,
    undone: bool,
    facts: bool,
}

/// `None`: it is not on record, or not after the revision.
fn standing(conn: &Connection, change: ChangeId, since: i64) -> Result<Option<Standing>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT c.undo_depth, EXISTS (SELECT 1 FROM change u WHERE u.undoes = c.seq), \
         EXISTS (SELECT 1 FROM fact f WHERE f.change = c.seq) FROM change c WHERE c.id = ?1 AND c.seq > ?2",
    )?;
    let read = |row: &rusqlite::Row<'_>| Ok(Standing { depth: row.get(0)?, undone: row.get(1)?, facts: row.get(2)? });
    Ok(statement.query_row(params![change.bytes(), since], read).optional()?)
}

/// Records what held before a change as new facts.
fn take_back(conn: &Connection, change: ChangeId, note: ChangeNote) -> Result<Change<'_>, StoreError> {
    let target = in_force(conn, change)?;
    if let Some((later, entity)) = in_the_way(conn, target.seq)? {
        return Err(StoreError::UndoConflict { change, later, entity });
    }
    let before = states_before(conn, target.seq)?;
    if before.is_empty() {
        return Err(StoreError::NothingToUndo(change));
    }
    // An undo is learnt when it is made, whatever the note says.
    let note = ChangeNote { known_from: None, ..note };
    let seq = begin(conn, &note, Some((target.seq, target.depth)))?;
    let mut writer = Writer::new(conn, seq, ms(note.recorded_at), None)?;
    // Sources that would go are looked at last: one on which later reports rest stays, or an import could not be
    // taken back once another file has named the same source.
    let (sources, others): (Vec<_>, Vec<_>) =
        before.into_iter().partition(|(entity, body)| body.is_none() && entity.kind() == EntityKind::Source);
    let alone = others.is_empty();
    for (entity, body) in others {
        writer.restore(entity, body)?;
    }
    for (entity, body) in sources {
        match links::users(conn, entity)?.first() {
            None => drop(writer.restore(entity, body)?),
            Some(by) if alone => return Err(StoreError::InUse { entity, by: *by }),
            Some(_) => {}
        }
    }
    Ok(Change::new(writer))
}

struct Target {
    seq: i64,
    depth: i64,
}

/// The change that carries the effect of `change` now: itself, or the last redo of it.
fn in_force(conn: &Connection, change: ChangeId) -> Result<Target, StoreError> {
    let read = |row: &rusqlite::Row<'_>| {
        Ok((Target { seq: row.get(0)?, depth: row.get(1)? }, ChangeId::from_bytes(row.get(2)?)))
    };
    let mut undo_of =
        conn.prepare_cached("SELECT seq, undo_depth, id FROM change WHERE undoes = ?1 ORDER BY seq DESC LIMIT 1")?;
    let (mut target, _) = conn
        .query_row("SELECT seq, undo_depth, id FROM change WHERE id = ?1", [change.bytes()], read)
        .optional()?
        .ok_or(StoreError::NoSuchChange(change))?;
    while let Some((undo, by)) = undo_of.query_row([target.seq], read).optional()? {
        match undo_of.query_row([undo.seq], read).optional()? {
            None => return Err(StoreError::AlreadyUndone { change, by }),
            Some((redo, _)) => target = redo,
        }
    }
    Ok(target)
}

/// A later change that touched one of the entities and still has an effect: changes that a still later one takes back
/// cancel out with it.
fn in_the_way(conn: &Connection, target: i64) -> Result<Option<(ChangeId, Entity)>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT c.seq, c.undoes FROM change c WHERE c.seq > ?1 AND EXISTS (SELECT 1 FROM fact f WHERE \
         f.change = c.seq AND EXISTS (SELECT 1 FROM fact t WHERE t.kind = f.kind AND t.id = f.id AND t.change = ?1)) \
         ORDER BY c.seq",
    )?;
    let mut rows = statement.query([target])?;
    let mut left: BTreeSet<i64> = BTreeSet::new();
    while let Some(row) = rows.next()? {
        let (seq, undoes): (i64, Option<i64>) = (row.get(0)?, row.get(1)?);
        if undoes.is_none_or(|undoes| !left.remove(&undoes)) {
            left.insert(seq);
        }
    }
    let Some(later) = left.pop_last() else { return Ok(None) };
    let found = conn.query_row(
        "SELECT f.kind, f.id, c.id FROM fact f JOIN change c ON c.seq = f.change WHERE f.change = ?1 \
         AND EXISTS (SELECT 1 FROM fact t WHERE t.kind = f.kind AND t.id = f.id AND t.change = ?2) LIMIT 1",
        [later, target],
        |row| Ok((ChangeId::from_bytes(row.get(2)?), entity(row)?)),
    )?;
    Ok(Some(found))
}

/// What each entity of a change was before it: the newest by (known from, version) among older facts, `None` where it
/// was not there.
fn states_before(conn: &Connection, change: i64) -> Result<Vec<(Entity, Option<i64>)>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT t.kind, t.id, (SELECT o.body FROM fact o WHERE o.kind = t.kind AND o.id = t.id AND o.change < ?1 \
         ORDER BY o.known_from DESC, o.version DESC LIMIT 1) \
         FROM fact t WHERE t.change = ?1 GROUP BY t.kind, t.id ORDER BY min(t.seq)",
    )?;
    let rows = statement.query_map(params![change], |row| Ok((entity(row)?, row.get(2)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
