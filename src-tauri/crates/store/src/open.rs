//! Opening and making the file, with a verdict for everything that is not one of ours.
//!
//! A file that is refused is left as it was, to the byte. What can be told from the first bytes is told without the
//! engine; and where a write-ahead log is left over from a crash, it is not folded into the file before the file has
//! been accepted.

use std::{
    fs::{self, File, OpenOptions},
    io::Read,
    path::{Path, PathBuf},
    time::Duration,
};

use passage_model::Time;
use rusqlite::{Connection, ErrorCode, MAIN_DB, OpenFlags, config::DbConfig, ffi};

use crate::{
    FileKind, OpenError,
    migrate::{APPLICATION_ID, migrate, supported, version},
    schema::differences,
    sniff::{SQLITE, sniff},
};

/// How long to wait for another program when opening.
const OPEN_WAIT: Duration = Duration::from_millis(1500);
/// How long a write waits for another program.
const WRITE_WAIT: Duration = Duration::from_secs(5);

/// Makes a new database. The file is readable by its owner alone, where the system knows owners.
pub(crate) fn create(
    path: &Path,
    passphrase: Option<&str>,
    now: Time,
    migrations: &[&str],
) -> Result<Connection, OpenError> {
    usable(passphrase)?;
    match private(path) {
        Ok(_) => {}
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            return Err(OpenError::AlreadyExists { path: path.into() });
        }
        Err(error) => return Err(OpenError::Unwritable { path: path.into(), detail: error.to_string() }),
    }
    let made = (|| {
        let conn = Connection::open_with_flags(path, FLAGS)?;
        key(&conn, passphrase)?;
        conn.busy_timeout(OPEN_WAIT)?;
        Ok(conn)
    })()
    .map_err(|error| from_engine(error, Some(path)))
    .and_then(|conn| {
        migrate(&conn, Some(path), migrations, now)?;
        configure(&conn, true).map_err(|error| from_engine(error, Some(path)))?;
        Ok(conn)
    });
    if made.is_err() {
        // Only what was made here a moment ago; a failure to remove it changes nothing for the caller.
        let _ = fs::remove_file(path);
        let _ = fs::remove_file(beside(path, "-wal"));
        let _ = fs::remove_file(beside(path, "-shm"));
    }
    made
}

/// Where the engine keeps the index of the write-ahead log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Index {
    /// In a file beside the database: others may read along.
    Beside,
    /// In memory: nobody else may, and nothing has to be written before something can be read.
    InMemory,
}

/// Opens a database; upgrades it where it is older. On a full disk it can still be read.
pub(crate) fn open(
    path: &Path,
    passphrase: Option<&str>,
    now: Time,
    migrations: &[&str],
) -> Result<Connection, OpenError> {
    match attempt(path, passphrase, now, migrations, Index::Beside) {
        Err(OpenError::Engine(error)) if is_no_room(&error) => {
            attempt(path, passphrase, now, migrations, Index::InMemory)
        }
        opened => opened,
    }
    .map_err(|error| match error {
        OpenError::Engine(error) if error.sqlite_error_code() == Some(ErrorCode::SystemIoFailure) => {
            OpenError::Unwritable { path: path.into(), detail: error.to_string() }
        }
        error => error,
    })
}

/// Whether it failed for want of room beside the database.
fn is_no_room(error: &rusqlite::Error) -> bool {
    let codes =
        [ffi::SQLITE_IOERR_SHMSIZE, ffi::SQLITE_IOERR_SHMOPEN, ffi::SQLITE_IOERR_SHMMAP, ffi::SQLITE_IOERR_WRITE];
    error.sqlite_error().is_some_and(|error| codes.contains(&error.extended_code))
}

fn attempt(
    path: &Path,
    passphrase: Option<&str>,
    now: Time,
    migrations: &[&str],
    index: Index,
) -> Result<Connection, OpenError> {
    usable(passphrase)?;
    let head = first_bytes(path)?;
    if head.is_empty() {
        // The engine would take it for a new database.
        return Err(OpenError::Foreign { what: FileKind::Empty });
    }
    let plain = head.starts_with(SQLITE);
    if plain {
        judge_header(&head, supported(migrations))?;
        if passphrase.is_some() {
            return Err(OpenError::NotEncrypted);
        }
    } else if passphrase.is_none() {
        return Err(match sniff(&head) {
            Some(what) => OpenError::Foreign { what },
            None if head.len() < 512 => OpenError::Foreign { what: FileKind::Unknown },
            None => OpenError::NeedsPassphraseOrForeign,
        });
    }

    let engine = |error| from_engine(error, Some(path));
    let conn = Connection::open_with_flags(path, FLAGS).map_err(engine)?;
    let left_over = fs::metadata(beside(path, "-wal")).is_ok_and(|wal| wal.len() > 0);
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, left_over).map_err(engine)?;
    conn.busy_timeout(OPEN_WAIT).map_err(engine)?;
    key(&conn, passphrase).map_err(engine)?;
    if index == Index::InMemory {
        conn.pragma_update(None, "locking_mode", "exclusive").map_err(engine)?;
    }
    if let Err(error) = conn.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0)) {
        return Err(match (error.sqlite_error_code(), sniff(&head)) {
            (Some(ErrorCode::NotADatabase), Some(what)) if !plain => OpenError::Foreign { what },
            (Some(ErrorCode::NotADatabase), None) if head.len() < 512 => OpenError::Foreign { what: FileKind::Unknown },
            (Some(ErrorCode::NotADatabase), None) => OpenError::WrongPassphraseOrForeign,
            _ => engine(error),
        });
    }
    accept(&conn, path, migrations)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false).map_err(engine)?;
    migrate(&conn, Some(path), migrations, now)?;
    configure(&conn, true).map_err(engine)?;
    crate::search::keep_up(&conn).map_err(engine)?;
    Ok(conn)
}

/// A database in memory, for tests and trials.
pub(crate) fn in_memory(now: Time, migrations: &[&str]) -> Result<Connection, OpenError> {
    let engine = |error| from_engine(error, None);
    let conn = Connection::open_in_memory().map_err(engine)?;
    migrate(&conn, None, migrations, now)?;
    configure(&conn, false).map_err(engine)?;
    Ok(conn)
}

/// No URIs: a file name that begins with `file:` is a file name.
pub(crate) const FLAGS: OpenFlags = OpenFlags::SQLITE_OPEN_READ_WRITE.union(OpenFlags::SQLITE_OPEN_NO_MUTEX);

/// A new, empty file for its owner alone.
pub(crate) fn private(path: &Path) -> std::io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// The path with something added to its name.
pub(crate) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_os_string();
    name.push(suffix);
    name.into()
}

/// An empty passphrase would mean none, and the engine would cut another short at a NUL.
pub(crate) fn usable(passphrase: Option<&str>) -> Result<(), OpenError> {
    match passphrase {
        Some(text) if text.is_empty() || text.contains('\0') => Err(OpenError::UnusablePassphrase),
        _ => Ok(()),
    }
}

/// What a file begins with.
pub(crate) fn first_bytes(path: &Path) -> Result<Vec<u8>, OpenError> {
    let failed = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::NotFound => OpenError::NotFound { path: path.into() },
        _ => OpenError::Io { path: path.into(), error },
    };
    if fs::metadata(path).map_err(failed)?.is_dir() {
        return Err(OpenError::Foreign { what: FileKind::Folder });
    }
    let mut head = Vec::with_capacity(4096);
    File::open(path).and_then(|file| file.take(4096).read_to_end(&mut head)).map_err(failed)?;
    Ok(head)
}

/// What the header of an unencrypted database says (SQLite file format, section 1.3).
fn judge_header(head: &[u8], supported: i64) -> Result<(), OpenError> {
    let word = |at: usize| head.get(at..at + 4).and_then(|b| b.try_into().ok()).map(i32::from_be_bytes);
    match (word(68), word(60)) {
        (Some(APPLICATION_ID), Some(found)) if i64::from(found) > supported => {
            Err(OpenError::Newer { found: found.into(), supported })
        }
        (Some(APPLICATION_ID), Some(_)) => Ok(()),
        (Some(_), Some(_)) => Err(OpenError::Foreign { what: FileKind::OtherSqlite }),
        _ => Err(OpenError::Damaged { detail: "the file ends within its header".into() }),
    }
}

/// What only the engine can tell: it is ours, not newer, whole, of the structure that we gave it, and not in another's
/// hands. Nothing is written before that, so that no trigger of a stranger runs.
fn accept(conn: &Connection, path: &Path, migrations: &[&str]) -> Result<(), OpenError> {
    let supported = supported(migrations);
    let engine = |error| from_engine(error, Some(path));
    let id: i32 = conn.pragma_query_value(None, "application_id", |row| row.get(0)).map_err(engine)?;
    if id != APPLICATION_ID {
        return Err(OpenError::Foreign { what: FileKind::OtherSqlite });
    }
    let found = version(conn).map_err(engine)?;
    if found > supported {
        return Err(OpenError::Newer { found, supported });
    }
    let different = differences(conn, Some(path), migrations)?;
    let lost = different.iter().find_map(|one| one.entry.strip_prefix("table ").filter(|_| one.missing));
    match (different.iter().find(|one| !one.missing), lost, different.first()) {
        // What is gone and nothing else may be a page that was lost.
        (None, Some(table), _) => return Err(OpenError::Damaged { detail: format!("the table {table} is missing") }),
        (Some(one), ..) | (None, None, Some(one)) => return Err(OpenError::Altered { detail: one.entry.clone() }),
        (None, None, None) => {}
    }
    if conn.is_readonly(MAIN_DB).map_err(engine)? {
        return Err(OpenError::ReadOnly);
    }
    conn.execute_batch("BEGIN IMMEDIATE; ROLLBACK").map_err(engine)
}

/// Sets the key of SQLCipher.
pub(crate) fn key(conn: &Connection, passphrase: Option<&str>) -> rusqlite::Result<()> {
    let Some(passphrase) = passphrase else { return Ok(()) };
    // A wrong passphrase is an answer of ours, not three lines on the standard error stream.
    conn.pragma_update(None, "cipher_log_level", "NONE")?;
    conn.pragma_update(None, "key", passphrase)
}

/// Settings of every connection.
pub(crate) fn configure(conn: &Connection, file: bool) -> rusqlite::Result<()> {
    if file {
        let mode: String = conn.pragma_update_and_check(None, "journal_mode", "wal", |row| row.get(0))?;
        if mode != "wal" {
            return Err(rusqlite::Error::SqliteFailure(
                rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_BUSY),
                Some(format!("the journal mode stays {mode}")),
            ));
        }
        // FULL: a recorded change survives a power cut. `fullfsync` is the same for macOS.
        conn.pragma_update(None, "synchronous", "FULL")?;
        conn.pragma_update(None, "fullfsync", true)?;
        conn.pragma_update(None, "checkpoint_fullfsync", true)?;
    }
    // A plan holds for every value: with statistics it would be made anew each time another one is bound, which for the
    // thousands of look-ups of one text cost more than they do.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    conn.pragma_update(None, "foreign_keys", true)?;
    // Without this a REPLACE would remove rows past the triggers that keep them.
    conn.pragma_update(None, "recursive_triggers", true)?;
    conn.pragma_update(None, "secure_delete", true)?;
    // Nothing unencrypted beside the database.
    conn.pragma_update(None, "temp_store", "MEMORY")?;
    conn.pragma_update(None, "trusted_schema", false)?;
    conn.pragma_update(None, "cell_size_check", true)?;
    // KiB. An import of a year of events stays in memory until it is committed.
    conn.pragma_update(None, "cache_size", -65_536)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    conn.set_prepared_statement_cache_capacity(128);
    conn.busy_timeout(WRITE_WAIT)
}

/// The verdict on an error of the engine while opening.
pub(crate) fn from_engine(error: rusqlite::Error, path: Option<&Path>) -> OpenError {
    match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::FileLockingProtocolFailed) => {
            OpenError::Locked
        }
        Some(ErrorCode::ReadOnly) => OpenError::ReadOnly,
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => OpenError::Damaged { detail: error.to_string() },
        Some(ErrorCode::CannotOpen | ErrorCode::DiskFull | ErrorCode::PermissionDenied) => {
            OpenError::Unwritable { path: path.unwrap_or(Path::new("")).into(), detail: error.to_string() }
        }
        _ => OpenError::Engine(error),
    }
}
