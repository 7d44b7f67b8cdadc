//! Migrations: numbered files, compiled in, never altered once released.

use std::path::{Path, PathBuf};

use passage_model::Time;
use rusqlite::Connection;

use crate::{OpenError, copy, open::from_engine};

/// All migrations in order. Version n of the database is the state after the n-th.
pub(crate) const MIGRATIONS: &[&str] = &[include_str!("migrations/0001_base.sql")];

/// `PASG`: tells a database of this program from any other.
pub(crate) const APPLICATION_ID: i32 = i32::from_be_bytes(*b"PASG");

/// Newest version known here.
pub(crate) fn supported(migrations: &[&str]) -> i64 {
    i64::try_from(migrations.len()).unwrap_or(i64::MAX)
}

/// Version of the open database.
pub(crate) fn version(conn: &Connection) -> rusqlite::Result<i64> {
    conn.pragma_query_value(None, "user_version", |row| row.get(0))
}

/// Brings the database to the newest version in one transaction. Where it is upgraded (`path` given, version above 0),
/// a copy is laid beside it first and its path returned.
pub(crate) fn migrate(
    conn: &Connection,
    path: Option<&Path>,
    migrations: &[&str],
    now: Time,
) -> Result<Option<PathBuf>, OpenError> {
    let engine = |error| from_engine(error, path);
    let (from, to) = (version(conn).map_err(engine)?, supported(migrations));
    if from >= to {
        return Ok(None);
    }
    let backup = match path {
        Some(path) if from > 0 => {
            sound(conn, path)?;
            Some(backup(conn, path, from, now)?)
        }
        _ => None,
    };
    let tx = rusqlite::Transaction::new_unchecked(conn, rusqlite::TransactionBehavior::Immediate).map_err(engine)?;
    for sql in &migrations[usize::try_from(from).unwrap_or(0)..] {
        tx.execute_batch(sql).map_err(engine)?;
    }
    tx.pragma_update(None, "application_id", APPLICATION_ID).map_err(engine)?;
    tx.pragma_update(None, "user_version", to).map_err(engine)?;
    tx.commit().map_err(engine)?;
    Ok(backup)
}

/// A damaged database is not upgraded: the migration might spread the damage or bury it.
fn sound(conn: &Connection, path: &Path) -> Result<(), OpenError> {
    let verdict: String = conn
        .query_row("PRAGMA quick_check(1)", [], |row| row.get(0))
        .map_err(|error| from_engine(error, Some(path)))?;
    if verdict == "ok" { Ok(()) } else { Err(OpenError::Damaged { detail: verdict }) }
}

fn backup(conn: &Connection, path: &Path, version: i64, now: Time) -> Result<PathBuf, OpenError> {
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(format!(".v{version}.{}.bak", now.format("%Y%m%dT%H%M%SZ")));
    let target = path.with_file_name(name);
    match copy::copy_to(conn, &target) {
        Ok(()) => Ok(target),
        Err(error) => Err(OpenError::Backup { path: target, detail: error.to_string() }),
    }
}

#[cfg(test)]
mod tests {
    use passage_model::TextHash;

    use super::*;

    /// A released migration is never altered: databases in the field have run it. A new one gets a new line here.
    #[test]
    fn migrations_are_frozen() {
        let frozen = ["c36c5cf62df85012df112717f3eccb411684dbf65cceba11e0e0f8eab47992c2"];
        let found: Vec<String> = MIGRATIONS.iter().map(|sql| TextHash::of(sql).to_string()).collect();
        assert_eq!(found, frozen);
    }
}
