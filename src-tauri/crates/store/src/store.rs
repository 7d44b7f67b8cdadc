//! The store: one database, opened.

use std::path::{Path, PathBuf};

use passage_model::Time;
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};
use serde_json::Value;

use crate::{Entity, EntityKind, Hit, OpenError, StoreError, View, migrate::MIGRATIONS, open, search::search};

/// One database, opened. Writing takes `&mut self`, so that a change is never half seen; share it behind a mutex.
pub struct Store {
    conn: Connection,
    path: Option<PathBuf>,
    encrypted: bool,
}

/// How much is on record now.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Live places.
    pub places: u32,
    /// Live crossings.
    pub crossings: u32,
    /// Live routes.
    pub routes: u32,
    /// Live sources.
    pub sources: u32,
    /// Live reports.
    pub reports: u32,
    /// Live events.
    pub events: u32,
    /// Live overrides.
    pub overrides: u32,
    /// Issued briefings.
    pub briefings: u32,
    /// Changes on record.
    pub changes: u32,
}

impl Store {
    /// Makes a new database; never overwrites a file. With a passphrase everything in it is encrypted (SQLCipher).
    pub fn create(path: &Path, passphrase: Option<&str>, now: Time) -> Result<Self, OpenError> {
        let conn = open::create(path, passphrase, now, MIGRATIONS)?;
        crate::search::keep_up(&conn).map_err(|error| open::from_engine(error, Some(path)))?;
        Ok(Self { conn, path: Some(path.into()), encrypted: passphrase.is_some() })
    }

    /// Opens a database. An older one is upgraded after a copy was laid beside it (`name.v1.20241130T080000Z.bak`).
    /// Whatever is refused stays as it was.
    pub fn open(path: &Path, passphrase: Option<&str>, now: Time) -> Result<Self, OpenError> {
        let conn = open::open(path, passphrase, now, MIGRATIONS)?;
        Ok(Self { conn, path: Some(path.into()), encrypted: passphrase.is_some() })
    }

    /// Whether the file at the path lies open, as a database or as anything else of SQLite. Told from its first bytes;
    /// nothing is opened.
    pub fn lies_open(path: &Path) -> bool {
        open::first_bytes(path).is_ok_and(|head| head.starts_with(crate::sniff::SQLITE))
    }

    /// A database in memory, gone with the value.
    pub fn in_memory(now: Time) -> Result<Self, OpenError> {
        let conn = open::in_memory(now, MIGRATIONS)?;
        crate::search::keep_up(&conn).map_err(|error| open::from_engine(error, None))?;
        Ok(Self { conn, path: None, encrypted: false })
    }

    /// Where the file is; `None`: in memory.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// Whether the file is encrypted.
    pub fn is_encrypted(&self) -> bool {
        self.encrypted
    }

    /// What was known at a time; `None`: the present, whatever the clock says. Times are compared to the millisecond.
    pub fn at(&self, known_at: Option<Time>) -> View<'_> {
        View::new(&self.conn, known_at)
    }

    /// Grows with every change and every issued briefing: a key for caches of anything read from here.
    pub fn revision(&self) -> Result<i64, StoreError> {
        Ok(self.conn.prepare_cached("SELECT coalesce(max(seq), 0) FROM change")?.query_row([], |row| row.get(0))?)
    }

    /// Grows with every change of what levels and access rest on: crossings, sources, reports, events, levels set by hand,
    /// scales. What was worked out is out of date when this has grown. Routes and places, and what is only written down
    /// (a briefing issued, a movement that waits), leave it as it is.
    pub fn evidence_revision(&self) -> Result<i64, StoreError> {
        Ok(self
            .conn
            .prepare_cached("SELECT coalesce(max(change), 0) FROM touched WHERE kind IN (2, 4, 5, 6, 7, 8)")?
            .query_row([], |row| row.get(0))?)
    }

    /// Live things found by the beginnings of words, in any script, at most `limit`. See [`Hit`].
    pub fn search(&self, text: &str, limit: u32) -> Result<Vec<Hit>, StoreError> {
        search(&self.conn, text, limit)
    }

    /// A setting, such as the name of the workspace; `None`: never set.
    pub fn setting(&self, key: &str) -> Result<Option<Value>, StoreError> {
        let text: Option<String> = self
            .conn
            .prepare_cached("SELECT value FROM setting WHERE key = ?1")?
            .query_row([key], |row| row.get(0))
            .optional()?;
        text.map(|text| serde_json::from_str(&text).map_err(|e| StoreError::Unreadable(format!("setting {key}: {e}"))))
            .transpose()
    }

    /// Keeps a setting. Settings have no history and no undo; `null` removes one. Keys that begin with `search.` are the
    /// store's own.
    pub fn set_setting(&mut self, key: &str, value: &Value) -> Result<(), StoreError> {
        if value.is_null() {
            self.conn.prepare_cached("DELETE FROM setting WHERE key = ?1")?.execute([key])?;
        } else {
            self.conn
                .prepare_cached(
                    "INSERT INTO setting (key, value) VALUES (?1, ?2) \
                     ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                )?
                .execute(params![key, value.to_string()])?;
        }
        Ok(())
    }

    /// How much is on record now.
    pub fn counts(&self) -> Result<Counts, StoreError> {
        let mut counts = Counts::default();
        let mut statement =
            self.conn.prepare_cached("SELECT kind, count(*) FROM head WHERE body IS NOT NULL GROUP BY kind")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let number = row.get(1)?;
            match EntityKind::from_number(row.get(0)?) {
                Some(EntityKind::Place) => counts.places = number,
                Some(EntityKind::Crossing) => counts.crossings = number,
                Some(EntityKind::Route) => counts.routes = number,
                Some(EntityKind::Source) => counts.sources = number,
                Some(EntityKind::Report) => counts.reports = number,
                Some(EntityKind::Event) => counts.events = number,
                Some(EntityKind::Override) => counts.overrides = number,
                Some(EntityKind::Calibration | EntityKind::Review | EntityKind::OwnValue | EntityKind::Silence)
                | None => {}
            }
        }
        (counts.briefings, counts.changes) = self.conn.query_row(
            "SELECT (SELECT count(*) FROM briefing), (SELECT count(*) FROM change)",
            [],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        Ok(counts)
    }

    /// Whether an entity is live now.
    pub fn exists(&self, entity: Entity) -> Result<bool, StoreError> {
        Ok(crate::writer::head(&self.conn, entity)?.is_some_and(|head| head.body.is_some()))
    }

    pub(crate) fn conn(&self) -> &Connection {
        &self.conn
    }

    /// One transaction: kept whole or not at all.
    pub(crate) fn transact<T, E: From<StoreError>>(
        &mut self,
        f: impl FnOnce(&Connection) -> Result<T, E>,
    ) -> Result<T, E> {
        let engine = |error| E::from(StoreError::from(error));
        let tx: Transaction<'_> =
            self.conn.transaction_with_behavior(TransactionBehavior::Immediate).map_err(engine)?;
        let value = f(&tx)?;
        tx.commit().map_err(engine)?;
        Ok(value)
    }
}

/// For [`Store::rekey`].
impl Store {
    /// Closes the file. Until [`Store::replace`] there is a database without any table in its place, so that every
    /// read and write fails instead of seeming to work.
    pub(crate) fn close(&mut self) -> Result<(), StoreError> {
        self.conn = Connection::open_in_memory()?;
        Ok(())
    }

    pub(crate) fn replace(&mut self, conn: Connection, encrypted: bool) {
        self.conn = conn;
        self.encrypted = encrypted;
    }
}

#[cfg(test)]
mod tests {
    use passage_model::{ChangeId, LatLon, Names, Place, PlaceId, PlaceKind};

    use super::*;
    use crate::ChangeNote;

    fn fill(store: &mut Store, n: u64, bytes: usize) -> Result<(), StoreError> {
        let note = ChangeNote {
            id: ChangeId::from_parts(n, [1; 10]),
            author: "a".into(),
            reason: None,
            action: "test".into(),
            recorded_at: Time::UNIX_EPOCH,
            known_from: None,
        };
        let place = Place {
            id: PlaceId::from_parts(n, [1; 10]),
            names: Names::one(passage_model::Lang::En, "Aleppo"),
            at: LatLon::new(36.2, 37.1).unwrap(),
            kind: PlaceKind::City,
            country: None,
            admin1: Some("x".repeat(bytes)),
            pcode: None,
        };
        store.change(note, |change| change.put_place(&place).map(|_| ())).map(|_| ())
    }

    /// SQLite's own limit on pages gives the error of a full disk at the same places.
    #[test]
    fn a_full_disk_is_an_error_and_keeps_what_was_there() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.passage");
        let mut store = Store::create(&path, None, Time::UNIX_EPOCH).unwrap();
        fill(&mut store, 1, 10).unwrap();
        let pages: i64 = store.conn.pragma_query_value(None, "page_count", |row| row.get(0)).unwrap();
        let set = |store: &Store, pages: i64| {
            store.conn.pragma_update_and_check(None, "max_page_count", pages, |row| row.get::<_, i64>(0)).unwrap()
        };
        // Full at every point of a change, one page later each time.
        for more in 0..40 {
            assert_eq!(set(&store, pages + more), pages + more);
            match fill(&mut store, 2, 100_000) {
                Err(StoreError::DiskFull) => assert!(more < 30),
                Ok(()) => {
                    assert!(more > 20);
                    break;
                }
                Err(other) => panic!("{other}"),
            }
            assert_eq!(store.counts().unwrap().changes, 1);
            assert_eq!(store.search("aleppo", 5).unwrap().len(), 1);
            assert_eq!(store.check(), []);
        }
        assert_eq!(store.counts().unwrap().changes, 2);
        drop(store);
        let store = Store::open(&path, None, Time::UNIX_EPOCH).unwrap();
        assert_eq!(store.at(None).places().unwrap().len(), 2);
        assert_eq!(store.check(), []);
    }

    #[test]
    fn the_index_is_built_again_when_folding_has_changed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.passage");
        let mut store = Store::create(&path, None, Time::UNIX_EPOCH).unwrap();
        fill(&mut store, 1, 10).unwrap();
        store.conn.execute("UPDATE setting SET value = '\"old rules\"' WHERE key = 'search.fold'", []).unwrap();
        store.conn.execute("INSERT INTO search (search) VALUES ('delete-all')", []).unwrap();
        assert!(store.search("aleppo", 5).unwrap().is_empty());
        drop(store);
        let store = Store::open(&path, None, Time::UNIX_EPOCH).unwrap();
        assert_eq!(store.search("aleppo", 5).unwrap().len(), 1);
        assert_eq!(store.check(), []);
    }

    /// A trigger on DELETE does not see the rows that a REPLACE pushes out, unless triggers are recursive.
    #[test]
    fn a_replace_does_not_get_past_the_triggers() {
        let mut store = Store::in_memory(Time::UNIX_EPOCH).unwrap();
        fill(&mut store, 1, 10).unwrap();
        for sql in [
            "INSERT OR REPLACE INTO place_body SELECT body, 1.0, lon, kind, rest FROM place_body",
            "INSERT OR REPLACE INTO fact SELECT seq, kind, id, version, change, 0, recorded_at, NULL FROM fact",
            "INSERT OR REPLACE INTO change SELECT seq, id, 'x', action, reason, 0, 0, undoes, undo_depth FROM change",
        ] {
            let error = store.conn.execute(sql, []).unwrap_err().to_string();
            assert!(error.contains("kept"), "{sql}: {error}");
        }
        assert_eq!(store.check(), []);
    }

    /// What an earlier write of a change left half done is not kept, even where its error was passed over.
    #[test]
    fn a_failed_write_cannot_be_passed_over() {
        let mut store = Store::in_memory(Time::UNIX_EPOCH).unwrap();
        fill(&mut store, 1, 10).unwrap();
        store
            .conn
            .execute_batch(
                "CREATE TRIGGER broken BEFORE INSERT ON place_body WHEN NEW.lat > 50 \
            BEGIN SELECT raise(ABORT, 'broken'); END",
            )
            .unwrap();
        let note = ChangeNote {
            id: ChangeId::from_parts(9, [1; 10]),
            author: "a".into(),
            reason: None,
            action: "test".into(),
            recorded_at: Time::UNIX_EPOCH,
            known_from: None,
        };
        let place = |n, lat| Place {
            id: PlaceId::from_parts(n, [1; 10]),
            names: Names::default(),
            at: LatLon::new(lat, 37.1).unwrap(),
            kind: PlaceKind::City,
            country: None,
            admin1: None,
            pcode: None,
        };
        let result = store.change(note, |change| {
            assert!(matches!(change.put_place(&place(2, 60.0)), Err(StoreError::Engine(_))));
            assert!(matches!(change.put_place(&place(3, 40.0)), Err(StoreError::Poisoned(_))));
            Ok::<_, StoreError>(())
        });
        assert!(matches!(result, Err(StoreError::Poisoned(_))));
        assert_eq!(store.counts().unwrap().changes, 1);
        assert_eq!(store.check(), [crate::Problem::Altered { entry: "trigger broken".into() }]);
        store.conn.execute_batch("DROP TRIGGER broken").unwrap();
        assert_eq!(store.check(), []);
    }
}
