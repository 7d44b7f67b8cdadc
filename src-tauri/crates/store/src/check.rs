//! The health of a database: everything that can be verified.

use passage_model::{BriefingId, ReportId, TextHash, Time};

use crate::{
    Entity, Store, StoreError,
    audit::{content, entity},
    briefing::page_hash,
    chain,
    migrate::MIGRATIONS,
    schema::differences,
    search,
};

/// Something that should not be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// The structure is not the one that this program makes.
    Altered {
        /// The entry that is not as it should be.
        entry: String,
    },
    /// SQLite's own check of the file.
    Integrity {
        /// What it says.
        detail: String,
    },
    /// A page was altered outside of the program, or the disk lost it (encrypted databases only).
    Cipher {
        /// What SQLCipher says.
        detail: String,
    },
    /// A row points to nothing.
    ForeignKey {
        /// Its table.
        table: String,
        /// Its row number, where it has one.
        row: Option<i64>,
    },
    /// The text of a report is not the one that was received.
    ReportHash {
        /// Which report.
        report: ReportId,
    },
    /// The page of a briefing is not the one that was issued.
    BriefingHash {
        /// Which briefing.
        briefing: BriefingId,
    },
    /// From a change on, what is on record is not what was written.
    Chain {
        /// Number of the change, from 1.
        change: i64,
        /// When it was recorded, as it says now.
        recorded_at: Time,
    },
    /// The content of a version cannot be read.
    Unreadable {
        /// Of which entity.
        entity: Entity,
        /// Why.
        detail: String,
    },
    /// The table of the present does not follow from the history.
    Present {
        /// Which entity.
        entity: Entity,
    },
    /// The search index does not follow from the present; [`Store::rebuild_search`] repairs it.
    Search {
        /// How many entries are missing or too many.
        astray: u32,
    },
    /// A check could not be carried out.
    Failed {
        /// Which.
        check: &'static str,
        /// Why.
        detail: String,
    },
}

impl Store {
    /// Checks everything that can be verified: the file, its structure, its pages, its links, the hashes of reports and briefings, the chain over the
    /// record,    /// the content of every version, the present against the history, the search index. Reads the whole database.
    pub fn check(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        let checks: [(&'static str, Check); 10] = [
            ("structure", structure),
            ("integrity", integrity),
            ("cipher", cipher),
            ("foreign_keys", foreign_keys),
            ("report_hashes", report_hashes),
            ("briefing_hashes", briefing_hashes),
            ("chain", chain_holds),
            ("content", contents),
            ("present", present),
            ("search", search_index),
        ];
        for (check, run) in checks {
            if let Err(error) = run(self, &mut problems) {
                problems.push(Problem::Failed { check, detail: error.to_string() });
            }
        }
        problems
    }
}

type Check = fn(&Store, &mut Vec<Problem>) -> Result<(), StoreError>;

/// While it is open, another program may have altered it.
fn structure(store: &Store, problems: &mut Vec<Problem>) -> Result<(), StoreError> {
    let found =
        differences(store.conn(), store.path(), MIGRATIONS).map_err(|error| StoreError::Reopen(Box::new(error)))?;
    problems.extend(found.into_iter().map(|found| Problem::Altered { entry: found.entry }));
    Ok(())
}

fn integrity(store: &Store, problems: &mut Vec<Problem>) -> Result<(), StoreError> {
    let mut statement = store.conn().prepare("PRAGMA integrity_check(100)")?;
    let rows = statement.query_map([], |row| row.get::<_, String>(0))?;
    for detail in rows {
        let detail = detail?;
        if detail != "ok" {
            problems.push(Problem::Integrity { detail });
        }
    }
    Ok(())
}

fn cipher(store: &Store, problems: &mut Vec<Problem>) -> Result<(), StoreError> {
    if !store.is_encrypted() {
        return Ok(());
    }
    let mut statement = store.conn().prepare("PRAGMA cipher_integrity_check")?;
    let rows = statement.query_map([], |row| row.get::<_, String>(0))?;
    for detail in rows {
        problems.push(Problem::Cipher { detail: detail? });
    }
    Ok(())
}

fn foreign_keys(store: &Store, problems: &mut Vec<Problem>) -> Result<(), StoreError> {
    let mut statement = store.conn().prepare("PRAGMA foreign_key_check")?;
    let rows = statement.query_map([], |row| Ok(Problem::ForeignKey { table: row.get(0)?, row: row.get(1)? }))?;
    for problem in rows {
        problems.push(problem?);
    }
    Ok(())
}

fn report_hashes(store: &Store, problems: &mut Vec<Problem>) -> Result<(), StoreError> {
    let mut statement = store
        .conn()
        .prepare("SELECT f.id, t.hash, t.said FROM report_text t LEFT JOIN fact f ON f.seq = t.text ORDER BY t.text")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if TextHash(row.get(1)?) != TextHash::of(row.get_ref(2)?.as_str().unwrap_or_default()) {
            let id: Option<[u8; 16]> = row.get(0)?;
            problems.push(Problem::ReportHash { report: ReportId::from_bytes(id.unwrap_or_default()) });
        }
    }
    Ok(())
}

fn briefing_hashes(store: &Store, problems: &mut Vec<Problem>) -> Result<(), StoreError> {
    let mut statement = store
        .conn()
        .prepare("SELECT id, sha256, html, data ->> '$.sha256', data ->> '$.number' = number FROM briefing")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (kept, found) = (row.get::<_, String>(1)?, page_hash(row.get_ref(2)?.as_str().unwrap_or_default()));
        let stated: Option<String> = row.get(3)?;
        if kept != found || stated != Some(kept) || row.get::<_, Option<bool>>(4)? != Some(true) {
            problems.push(Problem::BriefingHash { briefing: BriefingId::from_bytes(row.get(0)?) });
        }
    }
    Ok(())
}

fn chain_holds(store: &Store, problems: &mut Vec<Problem>) -> Result<(), StoreError> {
    let broken = chain::broken(store.conn())?;
    problems.extend(broken.map(|at| Problem::Chain { change: at.change, recorded_at: at.recorded_at }));
    Ok(())
}

fn contents(store: &Store, problems: &mut Vec<Problem>) -> Result<(), StoreError> {
    let conn = store.conn();
    let mut statement = conn.prepare("SELECT kind, id, body FROM fact WHERE body = seq ORDER BY seq")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let entity = entity(row)?;
        if let Err(error) = content(conn, entity.kind(), row.get(2)?) {
            problems.push(Problem::Unreadable { entity, detail: error.to_string() });
        }
    }
    Ok(())
}

/// The present is worked out again from the history.
fn present(store: &Store, problems: &mut Vec<Problem>) -> Result<(), StoreError> {
    let sql = "SELECT kind, id FROM (SELECT h.kind, h.id, h.seq, h.body, h.known_from, \
         (SELECT max(v.version) FROM fact v WHERE v.kind = h.kind AND v.id = h.id) FROM fact h WHERE NOT EXISTS \
         (SELECT 1 FROM fact n WHERE n.kind = h.kind AND n.id = h.id \
         AND (n.known_from, n.version) > (h.known_from, h.version)) \
         EXCEPT SELECT kind, id, fact, body, known_from, versions FROM head) \
         UNION SELECT kind, id FROM head WHERE NOT EXISTS \
         (SELECT 1 FROM fact f WHERE f.kind = head.kind AND f.id = head.id)";
    let mut statement = store.conn().prepare(sql)?;
    let rows = statement.query_map([], entity)?;
    for entity in rows {
        problems.push(Problem::Present { entity: entity? });
    }
    Ok(())
}

fn search_index(store: &Store, problems: &mut Vec<Problem>) -> Result<(), StoreError> {
    let astray = search::astray(store.conn())?;
    if astray > 0 {
        problems.push(Problem::Search { astray });
    }
    Ok(())
}
