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
    use std::fs;

    use chrono::{TimeZone, Utc};
    use passage_model::TextHash;

    use super::*;
    use crate::open::{create, open};

    /// A released migration is never altered: databases in the field have run it. A new one gets a new line here.
    #[test]
    fn migrations_are_frozen() {
        let frozen = ["204148a2745d5837f27d18abd7773f8a9f07f14fbc8246d2fc308591360b815d"];
        let found: Vec<String> = MIGRATIONS.iter().map(|sql| TextHash::of(sql).to_string()).collect();
        assert_eq!(found, frozen);
    }

    const SECOND: &str = "CREATE TABLE second (x INTEGER) STRICT; INSERT INTO second VALUES (2);";

    fn now() -> Time {
        Utc.with_ymd_and_hms(2024, 11, 30, 8, 0, 0).unwrap()
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> =
            fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn an_older_database_is_copied_and_upgraded() {
        for pass in [None, Some("correct horse")] {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("a.passage");
            drop(create(&path, pass, now(), MIGRATIONS).unwrap());
            let two = [MIGRATIONS[0], SECOND];
            let conn = open(&path, pass, now(), &two).unwrap();
            assert_eq!(version(&conn).unwrap(), 2);
            let x: i64 = conn.query_row("SELECT x FROM second", [], |row| row.get(0)).unwrap();
            assert_eq!(x, 2);
            drop(conn);
            assert_eq!(names(folder.path()), ["a.passage", "a.passage.v1.20241130T080000Z.bak"]);
            // The copy is the old database, and opens with the old program, under the same passphrase.
            let copy = folder.path().join("a.passage.v1.20241130T080000Z.bak");
            assert_eq!(version(&open(&copy, pass, now(), MIGRATIONS).unwrap()).unwrap(), 1);
            // The new one does not, and is not copied again by the new program.
            assert!(matches!(open(&path, pass, now(), MIGRATIONS), Err(OpenError::Newer { found: 2, supported: 1 })));
            drop(open(&path, pass, now(), &two).unwrap());
            assert_eq!(names(folder.path()).len(), 2);
        }
    }

    #[test]
    fn a_migration_that_fails_leaves_the_old_database() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.passage");
        drop(create(&path, None, now(), MIGRATIONS).unwrap());
        let broken = [MIGRATIONS[0], SECOND, "INSERT INTO second VALUES ('text in a strict table')"];
        assert!(matches!(open(&path, None, now(), &broken), Err(OpenError::Engine(_))));
        let conn = open(&path, None, now(), MIGRATIONS).unwrap();
        assert_eq!(version(&conn).unwrap(), 1);
        assert!(conn.prepare("SELECT * FROM second").is_err());
    }

    #[test]
    fn without_a_copy_nothing_is_upgraded() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.passage");
        drop(create(&path, None, now(), MIGRATIONS).unwrap());
        fs::write(folder.path().join("a.passage.v1.20241130T080000Z.bak"), "in the way").unwrap();
        let before = fs::read(&path).unwrap();
        assert!(matches!(open(&path, None, now(), &[MIGRATIONS[0], SECOND]), Err(OpenError::Backup { .. })));
        assert!(before == fs::read(&path).unwrap());
    }

    #[test]
    fn a_database_that_cannot_be_made_leaves_no_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.passage");
        assert!(create(&path, None, now(), &["CREATE TABLE t (x NOSUCHTYPE) STRICT"]).is_err());
        assert_eq!(names(folder.path()), [""; 0]);
    }
}
