//! What was imported, under which keys rows of files are known, and which events may be one.

use std::collections::{HashMap, HashSet};

use passage_model::{ChangeId, EventId, ReportId};
use rusqlite::{OptionalExtension, params};

use crate::{Change, ChangeRecord, Store, StoreError, View, audit};

/// What one file of an import brought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedFile {
    /// Its name, without folders. Not empty.
    pub file: String,
    /// SHA-256 of its bytes, hexadecimal.
    pub sha256: String,
    /// Code of the format.
    pub format: String,
    /// What it held, as a code; `None`: several things.
    pub kind: Option<String>,
    /// Rows in it.
    pub rows: u64,
    /// New things.
    pub added: u64,
    /// Things on record that changed.
    pub updated: u64,
    /// Things that were there already, as they are.
    pub unchanged: u64,
    /// Rows taken as a further report of an event of another source.
    pub joined: u64,
    /// Rows left out because of an issue.
    pub rejected: u64,
    /// Rows that held nothing to take.
    pub skipped: u64,
}

/// An import of the past.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportRecord {
    /// Who and when; whether it has been taken back.
    pub change: ChangeRecord,
    /// Its files, in the order of reading.
    pub files: Vec<ImportedFile>,
}

/// The event of which a row of a file is a further report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Alias {
    /// The event.
    pub event: EventId,
    /// The report made of the row.
    pub report: ReportId,
}

/// Another event that may be the same one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Double {
    /// The event that came later.
    pub event: EventId,
    /// The one that was there.
    pub other: EventId,
    /// Hours between their starts.
    pub hours: f64,
    /// Kilometres between their nearest points.
    pub km: f64,
}

impl Change<'_> {
    /// Keeps what a file brought. `ordinal`: its place among the files of this change, from 0.
    pub fn put_imported_file(&mut self, ordinal: u32, file: &ImportedFile) -> Result<(), StoreError> {
        let count = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
        self.conn()
            .prepare_cached(
                "INSERT INTO import_file (change, ordinal, file, sha256, format, kind, rows_in, added, updated, \
                 unchanged, joined, rejected, skipped) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
            )?
            .execute(params![
                self.seq(),
                ordinal,
                file.file,
                file.sha256,
                file.format,
                file.kind,
                count(file.rows),
                count(file.added),
                count(file.updated),
                count(file.unchanged),
                count(file.joined),
                count(file.rejected),
                count(file.skipped),
            ])?;
        Ok(())
    }

    /// Keeps under which key a report came that stands behind an event of another key. It holds as long as the report
    /// stands behind the event: with the change it goes and comes back.
    pub fn put_alias(&mut self, key: &str, alias: Alias) -> Result<(), StoreError> {
        self.conn()
            .prepare_cached("INSERT OR REPLACE INTO event_alias (key, event, report) VALUES (?1, ?2, ?3)")?
            .execute(params![key, alias.event.bytes(), alias.report.bytes()])?;
        Ok(())
    }

    /// Marks two events that may be one. A pair that a person has settled stays settled.
    pub fn put_double(&mut self, double: &Double) -> Result<(), StoreError> {
        self.conn()
            .prepare_cached(
                "INSERT INTO event_double (event, other, hours, km) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
            )?
            .execute(params![double.event.bytes(), double.other.bytes(), double.hours, double.km])?;
        Ok(())
    }
}

impl View<'_> {
    /// The events behind which a report stands that came under these keys. Reads the present. Of several reports of one
    /// key the newest is named.
    pub fn aliases(&self, keys: &[&str]) -> Result<HashMap<String, Alias>, StoreError> {
        let mut statement = self.conn().prepare_cached(
            "SELECT a.event, a.report FROM event_alias a JOIN head h ON h.kind = 6 AND h.id = a.event \
             AND h.body IS NOT NULL JOIN evidence e ON e.body = h.body AND e.report = a.report WHERE a.key = ?1 \
             ORDER BY a.report DESC LIMIT 1",
        )?;
        let mut found = HashMap::new();
        for key in keys {
            let read = |row: &rusqlite::Row<'_>| {
                Ok(Alias { event: EventId::from_bytes(row.get(0)?), report: ReportId::from_bytes(row.get(1)?) })
            };
            if let Some(alias) = statement.query_row([key], read).optional()? {
                found.insert((*key).to_owned(), alias);
            }
        }
        Ok(found)
    }

    /// Whether any row of a file was ever taken as a further report of another event.
    pub fn has_aliases(&self) -> Result<bool, StoreError> {
        let mut statement = self.conn().prepare_cached("SELECT EXISTS (SELECT 1 FROM event_alias)")?;
        Ok(statement.query_row([], |row| row.get(0))?)
    }

    /// Those of these deleted events that went because somebody took their import back, not because somebody deleted
    /// them. Reads the present.
    pub fn taken_back(&self, events: &[EventId]) -> Result<HashSet<EventId>, StoreError> {
        let mut statement = self.conn().prepare_cached(
            "SELECT 1 FROM head h JOIN fact f ON f.seq = h.fact JOIN change c ON c.seq = f.change \
             WHERE h.kind = 6 AND h.id = ?1 AND h.body IS NULL AND c.undo_depth % 2 = 1",
        )?;
        let mut found = HashSet::new();
        for event in events {
            if statement.exists([event.bytes()])? {
                found.insert(*event);
            }
        }
        Ok(found)
    }

    /// The live events that may be the same as this one and of which no person has said otherwise. Reads the present.
    pub fn doubles(&self, event: EventId) -> Result<Vec<Double>, StoreError> {
        let mut statement = self.conn().prepare_cached(
            "SELECT d.event, d.other, d.hours, d.km FROM event_double d \
             JOIN head h ON h.kind = 6 AND h.id = d.event AND h.body IS NOT NULL \
             JOIN head o ON o.kind = 6 AND o.id = d.other AND o.body IS NOT NULL \
             WHERE (d.event = ?1 OR d.other = ?1) AND d.settled = 0 ORDER BY d.km, d.hours, d.event, d.other",
        )?;
        let rows = statement.query_map([event.bytes()], |row| {
            Ok(Double {
                event: EventId::from_bytes(row.get(0)?),
                other: EventId::from_bytes(row.get(1)?),
                hours: row.get(2)?,
                km: row.get(3)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

impl Store {
    /// The imports of the past, newest first, at most `limit`.
    pub fn imports(&self, limit: u32) -> Result<Vec<ImportRecord>, StoreError> {
        let conn = self.conn();
        let mut ids = conn.prepare_cached(
            "SELECT c.id FROM change c WHERE EXISTS (SELECT 1 FROM import_file i WHERE i.change = c.seq) \
             ORDER BY c.seq DESC LIMIT ?1",
        )?;
        let ids = ids.query_map([limit], |row| Ok(ChangeId::from_bytes(row.get(0)?)))?;
        let mut found = Vec::new();
        for id in ids {
            if let Some(change) = audit::one(conn, id?)? {
                let files = self.imported_files(change.id)?;
                found.push(ImportRecord { change, files });
            }
        }
        Ok(found)
    }

    fn imported_files(&self, change: ChangeId) -> Result<Vec<ImportedFile>, StoreError> {
        let mut statement = self.conn().prepare_cached(
            "SELECT i.file, i.sha256, i.format, i.kind, i.rows_in, i.added, i.updated, i.unchanged, i.joined, \
             i.rejected, i.skipped FROM import_file i JOIN change c ON c.seq = i.change WHERE c.id = ?1 \
             ORDER BY i.ordinal",
        )?;
        let rows = statement.query_map([change.bytes()], |row| {
            let count = |column: usize| -> rusqlite::Result<u64> {
                Ok(u64::try_from(row.get::<_, i64>(column)?).unwrap_or_default())
            };
            Ok(ImportedFile {
                file: row.get(0)?,
                sha256: row.get(1)?,
                format: row.get(2)?,
                kind: row.get(3)?,
                rows: count(4)?,
                added: count(5)?,
                updated: count(6)?,
                unchanged: count(7)?,
                joined: count(8)?,
                rejected: count(9)?,
                skipped: count(10)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Says that two events are not the same one: they are no longer named as such.
    pub fn settle_double(&mut self, one: EventId, other: EventId) -> Result<(), StoreError> {
        self.conn()
            .prepare_cached(
                "UPDATE event_double SET settled = 1 WHERE (event = ?1 AND other = ?2) OR (event = ?2 AND other = ?1)",
            )?
            .execute(params![one.bytes(), other.bytes()])?;
        Ok(())
    }
}
