//! The chain over the record: what shows that something was altered outside of the program.
//!
//! Each change is hashed with everything it wrote and with the hash of the change before. Whoever may write to the file can
//! work all of it out anew, so the chain proves something only against a head that was noted elsewhere: `check` and `backup`
//! tell it. Settings, lists of names and what helps people (possible doubles, mappings) are outside of it; the present and the
//! search index are derived, and checked as such.

use passage_model::Time;
use rusqlite::{Connection, OptionalExtension, types::ValueRef};
use sha2::{Digest, Sha256};

use crate::{Store, StoreError, codec::time};

/// A link.
type Hash = [u8; 32];

/// What belongs to a change by its number. Columns by name and in this order for ever: another order is another hash.
const OF_CHANGE: [&str; 4] = [
    "SELECT seq, id, author, action, reason, recorded_at, known_from, undoes, undo_depth FROM change WHERE seq = ?1",
    "SELECT kind, added, changed, removed FROM touched WHERE change = ?1 ORDER BY kind",
    "SELECT ordinal, file, sha256, format, kind, rows_in, added, updated, unchanged, joined, rejected, skipped \
     FROM import_file WHERE change = ?1 ORDER BY ordinal",
    "SELECT number, id, sha256, data, html FROM briefing WHERE change = ?1 ORDER BY number",
];

/// What belongs to it by its facts, which are numbered without a gap.
const OF_FACTS: [&str; 15] = [
    "SELECT seq, kind, id, version, change, known_from, recorded_at, body FROM fact \
     WHERE seq BETWEEN ?1 AND ?2 ORDER BY seq",
    "SELECT body, lat, lon, kind, rest FROM place_body WHERE body BETWEEN ?1 AND ?2 ORDER BY body",
    "SELECT body, lat, lon, kind, rest FROM crossing_body WHERE body BETWEEN ?1 AND ?2 ORDER BY body",
    "SELECT body, code, line, rest FROM route_body WHERE body BETWEEN ?1 AND ?2 ORDER BY body",
    "SELECT body, kind, id FROM route_link WHERE body BETWEEN ?1 AND ?2 ORDER BY body, kind, id",
    "SELECT body, kind, reliability, rest FROM source_body WHERE body BETWEEN ?1 AND ?2 ORDER BY body",
    "SELECT text, hash, said FROM report_text WHERE text BETWEEN ?1 AND ?2 ORDER BY text",
    "SELECT body, text, source, origin, received_at, published_at, lang, example, provenance FROM report_body \
     WHERE body BETWEEN ?1 AND ?2 ORDER BY body",
    "SELECT body, kind, status, time_from, time_until, time_precision, place_precision, shape, south, west, north, east, \
     points, category, deaths, confirmed_at, example, place, crossing, place_text, title, source_key, actors, detail \
     FROM event_body WHERE body BETWEEN ?1 AND ?2 ORDER BY body",
    "SELECT body, ordinal, report, stance, credibility FROM evidence WHERE body BETWEEN ?1 AND ?2 ORDER BY body, ordinal",
    "SELECT body, route, level, reason, author, start, expires FROM override_body \
     WHERE body BETWEEN ?1 AND ?2 ORDER BY body",
    "SELECT body, label, scale_a, weeks, chosen_at, chosen_by, rest FROM calibration_body \
     WHERE body BETWEEN ?1 AND ?2 ORDER BY body",
    "SELECT body, report, act, rest FROM review_body WHERE body BETWEEN ?1 AND ?2 ORDER BY body",
    "SELECT body, parameter, rest FROM own_value_body WHERE body BETWEEN ?1 AND ?2 ORDER BY body",
    "SELECT body, rest FROM silence_body WHERE body BETWEEN ?1 AND ?2 ORDER BY body",
];

/// A change from which on the record is not the one that was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Broken {
    /// Its number, from 1.
    pub(crate) change: i64,
    /// When it was recorded, as it says now.
    pub(crate) recorded_at: Time,
}

/// Adds the link of the change that ends.
pub(crate) fn link(conn: &Connection, change: i64) -> rusqlite::Result<()> {
    let before = conn
        .prepare_cached("SELECT hash FROM chain WHERE change < ?1 ORDER BY change DESC LIMIT 1")?
        .query_row([change], |row| row.get(0))
        .optional()?;
    add(conn, change, &hash(conn, change, before)?)
}

/// Adds the links of everything on record: for a database from before there was a chain.
pub(crate) fn start(conn: &Connection) -> rusqlite::Result<()> {
    let mut changes = conn.prepare("SELECT seq FROM change ORDER BY seq")?;
    let mut rows = changes.query([])?;
    let mut before = None;
    while let Some(row) = rows.next()? {
        let change = row.get(0)?;
        let link = hash(conn, change, before)?;
        add(conn, change, &link)?;
        before = Some(link);
    }
    Ok(())
}

fn add(conn: &Connection, change: i64, hash: &Hash) -> rusqlite::Result<()> {
    conn.prepare_cached("INSERT INTO chain (change, hash) VALUES (?1, ?2)")?.execute((change, hash))?;
    Ok(())
}

/// The first change that does not fit.
pub(crate) fn broken(conn: &Connection) -> rusqlite::Result<Option<Broken>> {
    let mut changes = conn.prepare(
        "SELECT c.seq, c.recorded_at, k.hash FROM change c LEFT JOIN chain k ON k.change = c.seq ORDER BY c.seq",
    )?;
    let mut rows = changes.query([])?;
    let mut before = None;
    while let Some(row) = rows.next()? {
        let (change, kept): (i64, Option<Hash>) = (row.get(0)?, row.get(2)?);
        if kept != Some(hash(conn, change, before)?) {
            return Ok(Some(Broken { change, recorded_at: time(row.get(1)?) }));
        }
        before = kept;
    }
    Ok(None)
}

/// The hash over all that a change wrote.
fn hash(conn: &Connection, change: i64, before: Option<Hash>) -> rusqlite::Result<Hash> {
    let mut hash = Sha256::new();
    hash.update(before.unwrap_or_default());
    let mut buffer = Vec::with_capacity(2 * BUFFER);
    for sql in OF_CHANGE {
        rows(conn, sql, &[change], &mut buffer, &mut hash)?;
    }
    // Both ends are at hand in the index; asked for in one they would be looked for through all of it.
    let facts: (Option<i64>, Option<i64>) = conn
        .prepare_cached(
            "SELECT (SELECT min(seq) FROM fact WHERE change = ?1), (SELECT max(seq) FROM fact WHERE change = ?1)",
        )?
        .query_row([change], |row| Ok((row.get(0)?, row.get(1)?)))?;
    if let (Some(first), Some(last)) = facts {
        for sql in OF_FACTS {
            rows(conn, sql, &[first, last], &mut buffer, &mut hash)?;
        }
    }
    hash.update(&buffer);
    Ok(hash.finalize().into())
}

/// Bytes that are hashed at once: one call for every value took longer than the hashing.
const BUFFER: usize = 1 << 15;

/// Takes in rows, each value with its type and, where that does not say it, its length: nothing can be moved over the border
/// of a value, row or table.
fn rows(conn: &Connection, sql: &str, of: &[i64], buffer: &mut Vec<u8>, hash: &mut Sha256) -> rusqlite::Result<()> {
    let mut statement = conn.prepare_cached(sql)?;
    let columns = statement.column_count();
    let mut rows = statement.query(rusqlite::params_from_iter(of))?;
    while let Some(row) = rows.next()? {
        buffer.push(b'r');
        for at in 0..columns {
            match row.get_ref(at)? {
                ValueRef::Null => buffer.push(b'n'),
                // Most numbers are small.
                ValueRef::Integer(value) => match i8::try_from(value) {
                    Ok(small) => buffer.extend([b's', small.to_le_bytes()[0]]),
                    Err(_) => number(buffer, b'i', value.to_le_bytes()),
                },
                ValueRef::Real(value) => number(buffer, b'f', value.to_bits().to_le_bytes()),
                ValueRef::Text(bytes) => long(buffer, b't', bytes),
                ValueRef::Blob(bytes) => long(buffer, b'b', bytes),
            }
        }
        if buffer.len() > BUFFER {
            hash.update(&*buffer);
            buffer.clear();
        }
    }
    buffer.push(b'e');
    Ok(())
}

fn number(buffer: &mut Vec<u8>, kind: u8, bytes: [u8; 8]) {
    buffer.push(kind);
    buffer.extend(bytes);
}

fn long(buffer: &mut Vec<u8>, kind: u8, bytes: &[u8]) {
    buffer.push(kind);
    // Nothing in SQLite is as long as that.
    buffer.extend_from_slice(&u32::try_from(bytes.len()).unwrap_or(u32::MAX).to_le_bytes());
    buffer.extend_from_slice(bytes);
}

impl Store {
    /// The head of the chain, SHA-256: noted outside of the database, it proves later that nothing before was altered.
    /// `None`: nothing is on record.
    pub fn chain_head(&self) -> Result<Option<[u8; 32]>, StoreError> {
        let mut statement = self.conn().prepare_cached("SELECT hash FROM chain ORDER BY change DESC LIMIT 1")?;
        Ok(statement.query_row([], |row| row.get(0)).optional()?)
    }
}
