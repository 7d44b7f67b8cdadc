//! What rows of files said when they were taken in last.

use std::collections::HashMap;

use passage_model::{Event, EventId, Grade, Reliability, ReportId, SourceId, TextHash, Time};
use rusqlite::{Connection, OptionalExtension, params};

use crate::{
    Change, Entity, StoreError, View,
    codec::{Id, code, json, ms, time, to_json, unreadable},
    record::Record,
};

/// What a row says, to be kept.
#[derive(Debug, Clone, PartialEq)]
pub struct EventRow {
    /// The event behind which its report stands.
    pub event: EventId,
    /// The report made of it.
    pub report: ReportId,
    /// The grade it gives.
    pub grade: Grade,
    /// Its own mark of its version.
    pub coded_at: Option<Time>,
    /// The event as the row alone gives it; `None`: as this change writes it.
    pub said: Option<Event>,
}

/// What a row said when it was taken in last.
#[derive(Debug, Clone, PartialEq)]
pub struct RowSaid {
    /// The event behind which its report stands.
    pub event: EventId,
    /// The report made of it.
    pub report: ReportId,
    /// Hash of the report's text.
    pub hash: TextHash,
    /// The grade it gave.
    pub grade: Grade,
    /// Its own mark of its version.
    pub coded_at: Option<Time>,
    /// The event as the row gave it; `None`: as it stands now.
    pub said: Option<Event>,
}

impl Change<'_> {
    /// Keeps what a row says. It holds until this change is taken back or a later row of the key comes.
    pub fn put_event_row(&mut self, key: &str, row: &EventRow) -> Result<(), StoreError> {
        let said = row.said.as_ref().map(to_json).transpose();
        let said = said.map_err(|reason| StoreError::Invalid { entity: Entity::Event(row.event), reason })?;
        self.conn()
            .prepare_cached(
                "INSERT INTO event_row (key, change, event, report, grade, coded_at, said) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            )?
            .execute(params![
                key,
                self.seq(),
                row.event.bytes(),
                row.report.bytes(),
                row.grade.to_string(),
                row.coded_at.map(ms),
                said
            ])?;
        Ok(())
    }
}

impl View<'_> {
    /// What the rows of these keys said when they were taken in last. Reads the present.
    pub fn rows_said(&self, keys: &[&str]) -> Result<HashMap<String, RowSaid>, StoreError> {
        let mut changes = Changes::new(self.conn());
        let mut found = HashMap::new();
        for key in keys {
            if let Some(said) = said(self.conn(), &mut changes, key)? {
                found.insert((*key).to_owned(), said);
            }
        }
        Ok(found)
    }

    /// The key under which a report came that stands behind an event of another key; `None`: it came under the event's own.
    pub fn alias_key(&self, report: ReportId) -> Result<Option<String>, StoreError> {
        let mut statement = self.conn().prepare_cached("SELECT key FROM event_alias WHERE report = ?1 LIMIT 1")?;
        Ok(statement.query_row([report.bytes()], |row| row.get(0)).optional()?)
    }

    /// What the row behind an event said, for events whose rows were not kept: the event as it was right after its last
    /// import, with the report that came then and the grade of that time. `imports`: the action of such changes.
    pub fn row_of_history(&self, event: EventId, key: &str, imports: &str) -> Result<Option<RowSaid>, StoreError> {
        Ok(of_history(self.conn(), event, key, imports)?)
    }
}

/// Which changes hold: not taken back, or taken back and done again.
struct Changes<'c> {
    conn: &'c Connection,
    known: HashMap<i64, bool>,
}

impl<'c> Changes<'c> {
    fn new(conn: &'c Connection) -> Self {
        Self { conn, known: HashMap::new() }
    }

    fn hold(&mut self, change: i64) -> rusqlite::Result<bool> {
        if let Some(holds) = self.known.get(&change) {
            return Ok(*holds);
        }
        // An undo takes back a change, a redo an undo, and so on: an even number of them leaves it in force.
        let holds = self
            .conn
            .prepare_cached(
                "WITH RECURSIVE chain (seq, steps) AS (SELECT ?1, 0 UNION ALL \
                 SELECT u.seq, chain.steps + 1 FROM chain JOIN change u ON u.undoes = chain.seq) \
                 SELECT max(steps) % 2 = 0 FROM chain",
            )?
            .query_row([change], |row| row.get(0))?;
        self.known.insert(change, holds);
        Ok(holds)
    }
}

fn said(conn: &Connection, changes: &mut Changes<'_>, key: &str) -> rusqlite::Result<Option<RowSaid>> {
    let mut statement = conn.prepare_cached(
        "SELECT change, event, report, grade, coded_at, said FROM event_row WHERE key = ?1 ORDER BY change DESC",
    )?;
    let mut rows = statement.query([key])?;
    while let Some(row) = rows.next()? {
        let change: i64 = row.get(0)?;
        if !changes.hold(change)? {
            continue;
        }
        let (event, report): (Id, Id) = (row.get(1)?, row.get(2)?);
        let written = match row.get_ref(5)? {
            rusqlite::types::ValueRef::Null => written(conn, event, change)?,
            _ => Some(Written::Then(Box::new(json(row, 5)?))),
        };
        let (Some(written), Some(hash)) = (written, hash(conn, report)?) else { continue };
        return Ok(Some(RowSaid {
            event: EventId::from_bytes(event),
            report: ReportId::from_bytes(report),
            hash,
            grade: code(row, 3, |text| text.parse().ok())?,
            coded_at: row.get::<_, Option<i64>>(4)?.map(time),
            said: match written {
                Written::Now => None,
                Written::Then(event) => Some(*event),
            },
        }));
    }
    Ok(None)
}

/// An event as a change wrote it.
enum Written {
    /// As it is now.
    Now,
    Then(Box<Event>),
}

fn written(conn: &Connection, event: Id, change: i64) -> rusqlite::Result<Option<Written>> {
    let mut statement = conn.prepare_cached(
        "SELECT f.seq, f.seq = h.body FROM fact f JOIN head h ON h.kind = f.kind AND h.id = f.id \
         WHERE f.kind = 6 AND f.id = ?1 AND f.change = ?2 AND f.body = f.seq ORDER BY f.version DESC LIMIT 1",
    )?;
    let found: Option<(i64, Option<bool>)> =
        statement.query_row(params![event, change], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    Ok(match found {
        None => None,
        Some((_, Some(true))) => Some(Written::Now),
        Some((body, _)) => Some(Written::Then(Box::new(Event::by_body(conn, body)?))),
    })
}

/// The hash of a report's text, which is one for ever.
fn hash(conn: &Connection, report: Id) -> rusqlite::Result<Option<TextHash>> {
    conn.prepare_cached(
        "SELECT t.hash FROM fact f JOIN report_body b ON b.body = f.seq JOIN report_text t ON t.text = b.text \
         WHERE f.kind = 5 AND f.id = ?1 LIMIT 1",
    )?
    .query_row([report], |row| Ok(TextHash(row.get(0)?)))
    .optional()
}

fn of_history(conn: &Connection, event: EventId, key: &str, imports: &str) -> rusqlite::Result<Option<RowSaid>> {
    let mut statement = conn.prepare_cached(
        "SELECT f.seq, f.change, c.action = ?2 FROM fact f JOIN change c ON c.seq = f.change \
         WHERE f.kind = 6 AND f.id = ?1 AND f.body = f.seq ORDER BY f.version",
    )?;
    let versions: Vec<(i64, i64, bool)> = statement
        .query_map(params![event.bytes(), imports], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<Result<_, _>>()?;
    let mut changes = Changes::new(conn);
    let mut of_another = conn.prepare_cached("SELECT 1 FROM event_alias WHERE report = ?1 AND key <> ?2")?;
    let mut known: Vec<ReportId> = Vec::new();
    let (mut first, mut last) = (None, None);
    for (body, change, import) in versions {
        let then = Event::by_body(conn, body)?;
        let mut own = None;
        for evidence in &then.evidence {
            if !known.contains(&evidence.report) {
                known.push(evidence.report);
                // A report that came under another key tells of the event and has not made it.
                if !of_another.exists(params![evidence.report.bytes(), key])? {
                    own = Some(evidence.clone());
                }
            }
        }
        let Some(own) = own else { continue };
        if first.is_none() {
            first = Some((then.clone(), own.clone(), change));
        }
        if import && changes.hold(change)? {
            last = Some((then, own, change));
        }
    }
    let Some((then, own, change)) = last.or(first) else { return Ok(None) };
    let Some(hash) = hash(conn, own.report.bytes())? else { return Ok(None) };
    let reliability = reliability(conn, own.report, change)?.unwrap_or(Reliability::F);
    Ok(Some(RowSaid {
        event,
        report: own.report,
        hash,
        grade: Grade { reliability, credibility: own.credibility },
        coded_at: None,
        said: Some(then),
    }))
}

/// How reliable the source of a report was when a change was made.
fn reliability(conn: &Connection, report: ReportId, change: i64) -> rusqlite::Result<Option<Reliability>> {
    let source: Option<Id> = conn
        .prepare_cached(
            "SELECT b.source FROM fact f JOIN report_body b ON b.body = f.body \
             WHERE f.kind = 5 AND f.id = ?1 AND f.change <= ?2 ORDER BY f.version DESC LIMIT 1",
        )?
        .query_row(params![report.bytes(), change], |row| row.get(0))
        .optional()?;
    let Some(source) = source.map(SourceId::from_bytes) else { return Ok(None) };
    conn.prepare_cached(
        "SELECT b.reliability FROM fact f JOIN source_body b ON b.body = f.body \
         WHERE f.kind = 4 AND f.id = ?1 AND f.change <= ?2 ORDER BY f.version DESC LIMIT 1",
    )?
    .query_row(params![source.bytes(), change], |row| {
        let text: String = row.get(0)?;
        Reliability::from_code(&text).ok_or_else(|| unreadable(0, "a reliability"))
    })
    .optional()
}
