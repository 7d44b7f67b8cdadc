//! Issued briefings: numbered, kept with their page, never changed.

use passage_model::{Briefing, BriefingId, ChangeId, TextHash};
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::{ChangeNote, Invalid, Store, StoreError, audit::begin, chain, codec::json, codec::to_json};

/// The SHA-256 of a page, UTF-8 bytes, hexadecimal in lower case.
pub fn page_hash(html: &str) -> String {
    TextHash::of(html).to_string()
}

fn read(row: &Row<'_>) -> rusqlite::Result<Briefing> {
    json(row, 0)
}

fn next_number(conn: &Connection) -> rusqlite::Result<u32> {
    conn.query_row("SELECT coalesce(max(number), 0) + 1 FROM briefing", [], |row| row.get(0))
}

impl Store {
    /// The number that the next briefing must have.
    pub fn next_briefing_number(&self) -> Result<u32, StoreError> {
        Ok(next_number(self.conn())?)
    }

    /// Keeps an issued briefing with its page. Its number must be the next one and its hash that of the page
    /// ([`page_hash`]). The audit trail gets a record of its own: action `briefing.issue`, the id of the briefing, the
    /// time of issue. It cannot be undone: what has been handed out has been handed out.
    pub fn issue_briefing(&mut self, briefing: &Briefing, html: &str) -> Result<(), StoreError> {
        let found = page_hash(html);
        if found != briefing.sha256 {
            return Err(StoreError::BriefingHash { given: briefing.sha256.clone(), found });
        }
        let data = to_json(briefing).map_err(|reason: Invalid| StoreError::Unreadable(reason.to_string()))?;
        self.transact(|conn| {
            let next = next_number(conn)?;
            if briefing.number != next {
                return Err(StoreError::BriefingNumber { given: briefing.number, next });
            }
            let note = ChangeNote {
                id: ChangeId::from_bytes(briefing.id.bytes()),
                author: briefing.author.clone().unwrap_or_default(),
                reason: None,
                action: "briefing.issue".into(),
                recorded_at: briefing.issued_at,
                known_from: None,
            };
            let change = begin(conn, &note, None)?;
            conn.execute(
                "INSERT INTO briefing (number, id, change, sha256, data, html) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                params![briefing.number, briefing.id.bytes(), change, briefing.sha256, data, html],
            )?;
            chain::link(conn, change)?;
            Ok(())
        })
    }

    /// All issued briefings, newest first.
    pub fn briefings(&self) -> Result<Vec<Briefing>, StoreError> {
        let mut statement = self.conn().prepare_cached("SELECT data FROM briefing ORDER BY number DESC")?;
        let rows = statement.query_map([], read)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// One briefing.
    pub fn briefing(&self, id: BriefingId) -> Result<Option<Briefing>, StoreError> {
        let mut statement = self.conn().prepare_cached("SELECT data FROM briefing WHERE id = ?1")?;
        Ok(statement.query_row([id.bytes()], read).optional()?)
    }

    /// The briefing issued last.
    pub fn last_briefing(&self) -> Result<Option<Briefing>, StoreError> {
        let mut statement = self.conn().prepare_cached("SELECT data FROM briefing ORDER BY number DESC LIMIT 1")?;
        Ok(statement.query_row([], read).optional()?)
    }

    /// The page of a briefing, as it was issued.
    pub fn briefing_html(&self, id: BriefingId) -> Result<Option<String>, StoreError> {
        let mut statement = self.conn().prepare_cached("SELECT html FROM briefing WHERE id = ?1")?;
        Ok(statement.query_row([id.bytes()], |row| row.get(0)).optional()?)
    }
}
