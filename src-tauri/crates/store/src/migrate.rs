//! Migrations: numbered files, compiled in, never altered once released.

use std::path::{Path, PathBuf};

use passage_model::Time;
use rusqlite::Connection;

use crate::{OpenError, chain, copy, open::from_engine};

/// All migrations in order. Version n of the database is the state after the n-th.
pub(crate) const MIGRATIONS: &[&str] = &[
    include_str!("migrations/0001_base.sql"),
    include_str!("migrations/0002_calibration.sql"),
    include_str!("migrations/0003_review.sql"),
    include_str!("migrations/0004_imports.sql"),
    include_str!("migrations/0005_gazetteer.sql"),
    include_str!("migrations/0006_own_value.sql"),
    include_str!("migrations/0007_silence.sql"),
    CHAIN,
    include_str!("migrations/0009_event_row.sql"),
];

/// The migration after which what is on record is put into a chain: no SQL can do that.
const CHAIN: &str = include_str!("migrations/0008_chain.sql");

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
    // A table that others point to can only be built anew while links are not looked after; they are checked below. The
    // switch has no effect inside of a transaction.
    conn.pragma_update(None, "foreign_keys", false).map_err(engine)?;
    let migrated = in_one(conn, path, &migrations[usize::try_from(from).unwrap_or(0)..], to);
    conn.pragma_update(None, "foreign_keys", true).map_err(engine)?;
    migrated.map(|()| backup)
}

fn in_one(conn: &Connection, path: Option<&Path>, migrations: &[&str], to: i64) -> Result<(), OpenError> {
    let engine = |error| from_engine(error, path);
    let tx = rusqlite::Transaction::new_unchecked(conn, rusqlite::TransactionBehavior::Immediate).map_err(engine)?;
    for sql in migrations {
        tx.execute_batch(sql).map_err(engine)?;
        if *sql == CHAIN {
            chain::start(&tx).map_err(engine)?;
        }
    }
    tx.pragma_update(None, "application_id", APPLICATION_ID).map_err(engine)?;
    tx.pragma_update(None, "user_version", to).map_err(engine)?;
    let broken: Option<String> = {
        let mut check = tx.prepare("PRAGMA foreign_key_check").map_err(engine)?;
        let mut rows = check.query([]).map_err(engine)?;
        rows.next().map_err(engine)?.map(|row| row.get(0)).transpose().map_err(engine)?
    };
    if let Some(table) = broken {
        return Err(OpenError::Damaged { detail: format!("a row of {table} points to nothing") });
    }
    tx.commit().map_err(engine)
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
        let frozen = [
            "204148a2745d5837f27d18abd7773f8a9f07f14fbc8246d2fc308591360b815d",
            "de290c65df01668686a6b6734934c19bde5bfd1620de7fc9b22bdcd7fd586767",
            "f553c766ce5d8f9f536f89f743ceb5df6efb4ba3a62dee09568941f2accf7253",
            "4d4b9b12239929629e328533e96508bafa1eb9bc617614d0f0ff8b444253cfcb",
            "da8d7449cea0d8044ad4ae927e6fd919f76de2ad45771916598cb37c772f7790",
            "9c2113a49f911a192b446d114feef41c56a9bcdd9a78b74a7bc33135007d9e29",
            "d0d38bdfef587f3f890830de7792af0cab75f2f5f0a2e8f50d596c9c4933d079",
            "04e2da744959cc9111c7934c2c3d2bf7a2fe9078f890b0b1ee52ed5b999cb6ac",
            "0a4dc493fbe0ac22575f04ce72dc37395c23bb1f1d4f5849963802ebf2a9e9cb",
        ];
        let found: Vec<String> = MIGRATIONS.iter().map(|sql| TextHash::of(sql).to_string()).collect();
        assert_eq!(found, frozen);
    }

    /// The state of one migration, as a file in the field may have it.
    const FIRST: &[&str] = &[MIGRATIONS[0]];
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
            drop(create(&path, pass, now(), FIRST).unwrap());
            let two = [MIGRATIONS[0], SECOND];
            let conn = open(&path, pass, now(), &two).unwrap();
            assert_eq!(version(&conn).unwrap(), 2);
            let x: i64 = conn.query_row("SELECT x FROM second", [], |row| row.get(0)).unwrap();
            assert_eq!(x, 2);
            drop(conn);
            assert_eq!(names(folder.path()), ["a.passage", "a.passage.v1.20241130T080000Z.bak"]);
            // The copy is the old database, and opens with the old program, under the same passphrase.
            let copy = folder.path().join("a.passage.v1.20241130T080000Z.bak");
            assert_eq!(version(&open(&copy, pass, now(), FIRST).unwrap()).unwrap(), 1);
            // The new one does not, and is not copied again by the new program.
            assert!(matches!(open(&path, pass, now(), FIRST), Err(OpenError::Newer { found: 2, supported: 1 })));
            drop(open(&path, pass, now(), &two).unwrap());
            assert_eq!(names(folder.path()).len(), 2);
        }
    }

    #[test]
    fn a_migration_that_fails_leaves_the_old_database() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.passage");
        drop(create(&path, None, now(), FIRST).unwrap());
        let broken = [MIGRATIONS[0], SECOND, "INSERT INTO second VALUES ('text in a strict table')"];
        assert!(matches!(open(&path, None, now(), &broken), Err(OpenError::Engine(_))));
        let conn = open(&path, None, now(), FIRST).unwrap();
        assert_eq!(version(&conn).unwrap(), 1);
        assert!(conn.prepare("SELECT * FROM second").is_err());
    }

    #[test]
    fn without_a_copy_nothing_is_upgraded() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.passage");
        drop(create(&path, None, now(), FIRST).unwrap());
        fs::write(folder.path().join("a.passage.v1.20241130T080000Z.bak"), "in the way").unwrap();
        let before = fs::read(&path).unwrap();
        assert!(matches!(open(&path, None, now(), &[MIGRATIONS[0], SECOND]), Err(OpenError::Backup { .. })));
        assert!(before == fs::read(&path).unwrap());
    }

    /// A trigger that waits in an older file would run while it is upgraded.
    #[test]
    fn an_older_database_of_another_structure_is_not_upgraded() {
        for n in 1..MIGRATIONS.len() {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("a.passage");
            let conn = create(&path, None, now(), &MIGRATIONS[..n]).unwrap();
            conn.execute_batch(
                "CREATE TRIGGER sly AFTER INSERT ON place_body BEGIN INSERT INTO setting VALUES ('ran', '1'); END",
            )
            .unwrap();
            drop(conn);
            let before = fs::read(&path).unwrap();
            let refused = open(&path, None, now(), MIGRATIONS);
            assert!(matches!(refused, Err(OpenError::Altered { detail }) if detail == "trigger sly"));
            assert!(before == fs::read(&path).unwrap());
            assert_eq!(names(folder.path()), ["a.passage"]);
            // Without it, it opens.
            rusqlite::Connection::open(&path).unwrap().execute_batch("DROP TRIGGER sly").unwrap();
            open(&path, None, now(), MIGRATIONS).unwrap();
        }
    }

    #[test]
    fn a_database_that_cannot_be_made_leaves_no_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.passage");
        assert!(create(&path, None, now(), &["CREATE TABLE t (x NOSUCHTYPE) STRICT"]).is_err());
        assert_eq!(names(folder.path()), [""; 0]);
    }

    /// A file of the first version keeps every fact, and takes calibrations afterwards.
    #[test]
    fn the_first_version_is_upgraded_with_what_is_in_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.passage");
        let conn = create(&path, None, now(), FIRST).unwrap();
        conn.execute_batch(
            "INSERT INTO change VALUES (1, zeroblob(16), 'a', 'place.add', NULL, 5, 5, NULL, 0);
             INSERT INTO touched VALUES (1, 1, 1, 0, 0);
             INSERT INTO fact VALUES (1, 1, zeroblob(16), 1, 1, 5, 5, 1);
             INSERT INTO head VALUES (1, zeroblob(16), 1, 5, 1, 1);
             INSERT INTO place_body VALUES (1, 36.2, 37.1, 'city', '{\"names\":[],\"country\":null,\"admin1\":null,\"pcode\":null}');",
        )
        .unwrap();
        drop(conn);
        let store = crate::Store::open(&path, None, now()).unwrap();
        assert_eq!(version(store.conn()).unwrap(), supported(MIGRATIONS));
        assert_eq!(store.counts().unwrap().places, 1);
        assert!(store.chain_head().unwrap().is_some(), "what was there is in the chain");
        assert_eq!(store.audit(9, None).unwrap()[0].touched.len(), 1);
        let damage = |problem: &crate::Problem| {
            matches!(
                problem,
                crate::Problem::Integrity { .. }
                    | crate::Problem::ForeignKey { .. }
                    | crate::Problem::Present { .. }
                    | crate::Problem::Chain { .. }
            )
        };
        assert!(!store.check().iter().any(damage), "{:?}", store.check());
        // What guarded the rebuilt tables still does, and links are looked after again.
        for sql in
            ["DELETE FROM fact", "UPDATE touched SET added = 2", "INSERT INTO head VALUES (1, x'00', 99, 0, 99, 1)"]
        {
            assert!(store.conn().execute(sql, []).is_err(), "{sql}");
        }
        assert_eq!(
            names(folder.path()).iter().filter(|name| name.contains(".v1.")).count(),
            1,
            "a copy was laid beside it"
        );
    }
}
