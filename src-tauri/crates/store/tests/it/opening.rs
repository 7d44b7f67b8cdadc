//! Every verdict of opening, and that what is refused stays as it was.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use passage_store::{FileKind, OpenError, Store};
use rusqlite::Connection;
use tempfile::TempDir;

use crate::common::*;

const PASS: &str = "correct horse";

fn folder() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.passage");
    (folder, path)
}

/// All files of a folder with their content.
fn state(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).map(|p| (p.clone(), fs::read(&p).unwrap())).collect()
}

/// Opens, expects a refusal, and that no file of the folder was altered, added or removed.
fn refused(folder: &TempDir, path: &Path, pass: Option<&str>) -> OpenError {
    let before = state(folder.path());
    let Err(error) = Store::open(path, pass, at(0)) else { panic!("{} was opened", path.display()) };
    assert!(before == state(folder.path()), "refused with `{error}`, but the files have changed");
    error
}

fn made(path: &Path, pass: Option<&str>) {
    let mut store = Store::create(path, pass, at(0)).unwrap();
    change(&mut store, 1, |c| (1..60).try_for_each(|n| c.put_place(&place(n)).map(|_| ())));
}

#[test]
fn what_is_not_there_and_what_is_there_already() {
    let (dir, path) = folder();
    assert!(matches!(refused(&dir, &path, None), OpenError::NotFound { .. }));
    assert!(matches!(refused(&dir, dir.path(), None), OpenError::Foreign { what: FileKind::Folder }));
    made(&path, None);
    let before = state(dir.path());
    for pass in [None, Some(PASS)] {
        assert!(matches!(Store::create(&path, pass, at(0)), Err(OpenError::AlreadyExists { .. })));
    }
    assert!(before == state(dir.path()));
    for pass in ["", "a\0b"] {
        assert!(matches!(refused(&dir, &path, Some(pass)), OpenError::UnusablePassphrase));
        let new = dir.path().join("new");
        assert!(matches!(Store::create(&new, Some(pass), at(0)), Err(OpenError::UnusablePassphrase)));
        assert!(!new.exists());
    }
    let nowhere = dir.path().join("no folder").join("a.passage");
    assert!(matches!(Store::create(&nowhere, None, at(0)), Err(OpenError::Unwritable { .. })));
    assert!(matches!(Store::create("/proc/a.passage".as_ref(), None, at(0)), Err(OpenError::Unwritable { .. })));
}

#[test]
fn other_files_are_called_what_they_are() {
    let long = |start: &[u8]| [start, &[b'x'; 5000]].concat();
    let files: [(&str, Vec<u8>, FileKind); 8] = [
        ("empty", vec![], FileKind::Empty),
        ("csv", long(b"lat;lon\r\n"), FileKind::Text),
        ("xlsx", long(b"PK\x03\x04\x14\0\x06\0"), FileKind::Zip),
        ("pdf", long(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n\0"), FileKind::Pdf),
        ("png", long(b"\x89PNG\r\n\x1a\n\0"), FileKind::Picture),
        ("xls", long(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0"), FileKind::Office),
        ("short", b"\0\x01\x02".to_vec(), FileKind::Unknown),
        ("half header", b"SQLite format 3".to_vec(), FileKind::Text),
    ];
    for (name, content, kind) in files {
        let (dir, path) = folder();
        fs::write(&path, content).unwrap();
        for pass in [None, Some(PASS)] {
            let error = refused(&dir, &path, pass);
            assert!(matches!(error, OpenError::Foreign { what } if what == kind), "{name}: {error:?}");
        }
    }
}

#[test]
fn databases_of_other_programs_are_left_alone() {
    for wal in [false, true] {
        let (dir, path) = folder();
        let conn = Connection::open(&path).unwrap();
        if wal {
            conn.pragma_update(None, "journal_mode", "wal").unwrap();
        }
        conn.execute_batch("CREATE TABLE t (x); INSERT INTO t VALUES (1); PRAGMA application_id = 7").unwrap();
        drop(conn);
        for pass in [None, Some(PASS)] {
            assert!(matches!(refused(&dir, &path, pass), OpenError::Foreign { what: FileKind::OtherSqlite }));
        }
    }
}

#[test]
fn passphrases_right_wrong_missing_and_superfluous() {
    let (dir, path) = folder();
    made(&path, Some(PASS));
    assert!(!fs::read(&path).unwrap().starts_with(b"SQLite"), "the header is encrypted too");
    assert!(matches!(refused(&dir, &path, None), OpenError::NeedsPassphraseOrForeign));
    assert!(matches!(refused(&dir, &path, Some("correct horsE")), OpenError::WrongPassphraseOrForeign));
    let store = Store::open(&path, Some(PASS), at(0)).unwrap();
    assert!(store.is_encrypted());
    assert_eq!(store.at(None).places().unwrap().len(), 59);
    assert_eq!(store.check(), []);
    drop(store);
    let (dir, path) = folder();
    made(&path, None);
    assert!(matches!(refused(&dir, &path, Some(PASS)), OpenError::NotEncrypted));
    let noise: Vec<u8> = (0..8192_u32).map(|n| n.wrapping_mul(2_654_435_761).to_le_bytes()[2]).collect();
    fs::write(&path, noise).unwrap();
    assert!(matches!(refused(&dir, &path, None), OpenError::NeedsPassphraseOrForeign));
    assert!(matches!(refused(&dir, &path, Some(PASS)), OpenError::WrongPassphraseOrForeign));
}

#[test]
fn the_engine_encrypts() {
    let conn = Connection::open_in_memory().unwrap();
    let version: String = conn.pragma_query_value(None, "cipher_version", |row| row.get(0)).unwrap();
    assert!(version.starts_with("4."), "{version}");
}

#[test]
fn newer_databases_are_refused_in_the_open_and_behind_a_passphrase() {
    for pass in [None, Some(PASS)] {
        let (dir, path) = folder();
        made(&path, pass);
        let conn = Connection::open(&path).unwrap();
        if let Some(pass) = pass {
            conn.pragma_update(None, "key", pass).unwrap();
        }
        conn.pragma_update(None, "user_version", 9000).unwrap();
        drop(conn);
        let error = refused(&dir, &path, pass);
        assert!(matches!(error, OpenError::Newer { found: 9000, .. }), "{error:?}");
    }
}

/// A crashed newer version leaves its version number in the write-ahead log only: that log must not be folded in.
#[test]
fn a_left_over_log_of_a_newer_version_is_not_touched() {
    let (dir, path) = folder();
    made(&path, None);
    let elsewhere = tempfile::tempdir().unwrap();
    let conn = Connection::open(&path).unwrap();
    conn.pragma_update(None, "user_version", 9000).unwrap();
    let wal = PathBuf::from(format!("{}-wal", path.display()));
    for from in [&path, &wal] {
        fs::copy(from, elsewhere.path().join(from.file_name().unwrap())).unwrap();
    }
    drop(conn);
    drop(dir);
    let path = elsewhere.path().join("a.passage");
    let wal = elsewhere.path().join("a.passage-wal");
    let before = (fs::read(&path).unwrap(), fs::read(&wal).unwrap());
    assert!(!before.1.is_empty());
    assert!(matches!(Store::open(&path, None, at(0)), Err(OpenError::Newer { found: 9000, .. })));
    assert!(before == (fs::read(&path).unwrap(), fs::read(&wal).unwrap()));
}

#[test]
fn damage_is_called_damage() {
    for pass in [None, Some(PASS)] {
        // Cut short.
        let (dir, path) = folder();
        made(&path, pass);
        let whole = fs::read(&path).unwrap();
        fs::write(&path, &whole[..whole.len() / 8192 * 4096]).unwrap();
        let error = refused(&dir, &path, pass);
        assert!(matches!(error, OpenError::Damaged { .. }), "{error:?}");
        // The header is whole, the rest of the first page is noise.
        if pass.is_none() {
            let mut noise = whole.clone();
            noise[100..4096].fill(0xa5);
            fs::write(&path, &noise).unwrap();
            let error = refused(&dir, &path, pass);
            assert!(matches!(error, OpenError::Damaged { .. }), "{error:?}");
            fs::write(&path, &whole[..50]).unwrap();
            assert!(matches!(refused(&dir, &path, pass), OpenError::Damaged { .. }));
        }
        // A page in the middle is noise: opened perhaps, but found.
        let mut noise = whole.clone();
        let middle = whole.len() / 8192 * 4096;
        noise[middle..middle + 4096].fill(0xa5);
        fs::write(&path, &noise).unwrap();
        match Store::open(&path, pass, at(0)) {
            Ok(store) => assert!(!store.check().is_empty()),
            Err(error) => assert!(matches!(error, OpenError::Damaged { .. }), "{error:?}"),
        }
    }
    // A table is missing.
    let (dir, path) = folder();
    made(&path, None);
    Connection::open(&path).unwrap().execute_batch("PRAGMA foreign_keys = OFF; DROP TABLE evidence").unwrap();
    assert!(matches!(refused(&dir, &path, None), OpenError::Damaged { detail } if detail.contains("evidence")));
}

#[test]
fn a_database_in_another_hand_is_locked() {
    let (dir, path) = folder();
    made(&path, None);
    let other = Connection::open(&path).unwrap();
    other.execute_batch("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE").unwrap();
    assert!(matches!(refused(&dir, &path, None), OpenError::Locked));
    other.execute_batch("ROLLBACK; PRAGMA locking_mode = NORMAL").unwrap();
    drop(other);
    // A reader beside is no obstacle, and two may take turns in writing.
    let mut one = Store::open(&path, None, at(0)).unwrap();
    let mut two = Store::open(&path, None, at(0)).unwrap();
    change(&mut one, 2, |c| c.put_place(&place(100)));
    change(&mut two, 3, |c| c.put_place(&place(101)));
    assert_eq!(one.at(None).places().unwrap().len(), 61);
    assert_eq!(one.check(), []);
}

#[cfg(unix)]
#[test]
fn a_new_file_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let (dir, path) = folder();
    made(&path, None);
    let copy = dir.path().join("copy");
    Store::open(&path, None, at(0)).unwrap().backup_to(&copy).unwrap();
    for file in [path, copy] {
        assert_eq!(fs::metadata(file).unwrap().permissions().mode() & 0o777, 0o600);
    }
}

#[cfg(unix)]
#[test]
fn a_write_protected_file_is_refused() {
    use std::os::unix::fs::PermissionsExt;
    let (dir, path) = folder();
    made(&path, None);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o400)).unwrap();
    if fs::OpenOptions::new().write(true).open(&path).is_ok() {
        println!("skipped: this user may write to anything");
        return;
    }
    fs::set_permissions(dir.path(), fs::Permissions::from_mode(0o500)).unwrap();
    let error = refused(&dir, &path, None);
    fs::set_permissions(dir.path(), fs::Permissions::from_mode(0o700)).unwrap();
    assert!(matches!(error, OpenError::ReadOnly | OpenError::Unwritable { .. }), "{error:?}");
}

#[test]
fn names_that_look_like_addresses_are_names() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("file:x?mode=memory&key=y.passage");
    made(&path, None);
    assert_eq!(Store::open(&path, None, at(0)).unwrap().at(None).places().unwrap().len(), 59);
}

/// What comes with a database from somebody else must not run: a trigger would take back whatever is entered.
#[test]
fn a_structure_that_is_not_ours_is_refused_before_anything_runs() {
    let sly = "CREATE TRIGGER event_body_also AFTER INSERT ON event_body BEGIN SELECT 1; END";
    let alterations = [
        sly,
        "DROP TRIGGER place_body_fixed",
        "DROP TRIGGER place_body_fixed; CREATE TRIGGER place_body_fixed AFTER INSERT ON place_body WHEN NEW.lat > 50 \
         BEGIN INSERT INTO setting VALUES ('ran', '1'); END",
        "CREATE VIEW beside AS SELECT 1",
        "CREATE TABLE beside (x)",
        "DROP INDEX fact_change",
        "CREATE INDEX beside ON fact (recorded_at)",
        "ALTER TABLE evidence ADD COLUMN beside TEXT",
        "ALTER TABLE evidence RENAME TO other; CREATE VIEW evidence AS SELECT * FROM other WHERE stance = 'denies'",
        "PRAGMA writable_schema = 1; UPDATE sqlite_schema SET sql = replace(sql, 'CHECK (deaths >= 0)', '') \
         WHERE name = 'event_body'",
    ];
    for pass in [None, Some(PASS)] {
        for sql in alterations {
            let (dir, path) = folder();
            made(&path, pass);
            let conn = Connection::open(&path).unwrap();
            if let Some(pass) = pass {
                conn.pragma_update(None, "key", pass).unwrap();
            }
            conn.execute_batch(sql).unwrap();
            drop(conn);
            let error = refused(&dir, &path, pass);
            assert!(matches!(error, OpenError::Altered { .. }), "{sql}: {error:?}");
        }
    }
    // While it is open, the check tells.
    let (_dir, path) = folder();
    made(&path, None);
    let store = Store::open(&path, None, at(0)).unwrap();
    assert_eq!(store.check(), []);
    Connection::open(&path).unwrap().execute_batch(sly).unwrap();
    assert_eq!(store.check(), [passage_store::Problem::Altered { entry: "trigger event_body_also".into() }]);
}

#[test]
fn statistics_of_the_engine_and_a_vacuum_are_harmless() {
    for pass in [None, Some(PASS)] {
        let (dir, path) = folder();
        made(&path, pass);
        let raw = || {
            let conn = Connection::open(&path).unwrap();
            if let Some(pass) = pass {
                conn.pragma_update(None, "key", pass).unwrap();
            }
            conn
        };
        raw().execute_batch("ANALYZE; VACUUM").unwrap();
        let sql = "SELECT count(*) FROM sqlite_schema WHERE name = 'sqlite_stat1'";
        assert_eq!(raw().query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap(), 1);
        let store = Store::open(&path, pass, at(0)).unwrap();
        assert_eq!((store.check(), store.at(None).places().unwrap().len()), (Vec::new(), 59));
        drop(store);
        // Only these tables, and these to the letter.
        let sly = "PRAGMA writable_schema = 1; \
             UPDATE sqlite_schema SET sql = 'CREATE TABLE sqlite_stat1(tbl,idx,stat,more)' WHERE name = 'sqlite_stat1'";
        raw().execute_batch(sly).unwrap();
        assert!(matches!(refused(&dir, &path, pass), OpenError::Altered { .. }));
    }
}
