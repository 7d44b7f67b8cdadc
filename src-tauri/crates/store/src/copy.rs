//! Copies of the whole database, and changing its passphrase.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
    time::Duration,
};

use passage_model::Time;
use rusqlite::{Connection, config::DbConfig};

use crate::{
    Store, StoreError,
    migrate::{APPLICATION_ID, MIGRATIONS, version},
    open::{FLAGS, beside, configure, key, open, private, usable},
};

/// How long to wait for another program that may have the database open.
const HELD_WAIT: Duration = Duration::from_millis(500);

/// Writes a whole copy under the same passphrase to a path that does not exist yet. It appears under its name only
/// when it is complete, checked and on the disk.
pub(crate) fn copy_to(conn: &Connection, target: &Path) -> Result<(), StoreError> {
    if target.exists() {
        return Err(StoreError::AlreadyExists(target.into()));
    }
    let io = |error| StoreError::Io { path: target.into(), error };
    let part = beside(target, ".part");
    // From an attempt that was cut short.
    let _ = fs::remove_file(&part);
    private(&part).map_err(io)?;
    let made = fill(conn, &part).and_then(|()| {
        File::open(&part).and_then(|file| file.sync_all()).map_err(io)?;
        fs::rename(&part, target).map_err(io)?;
        sync_folder(target);
        Ok(())
    });
    if made.is_err() {
        let _ = fs::remove_file(&part);
    }
    made
}

fn fill(conn: &Connection, part: &Path) -> Result<(), StoreError> {
    let name = part.to_str().ok_or_else(|| StoreError::Io {
        path: part.into(),
        error: io::Error::new(io::ErrorKind::InvalidInput, "the path is not UTF-8"),
    })?;
    conn.execute("VACUUM INTO ?1", [name])?;
    // Attached without a key of its own, the copy is read with the key of the database.
    conn.execute("ATTACH DATABASE ?1 AS copied", [name])?;
    let verdict = conn.query_row("PRAGMA copied.quick_check(1)", [], |row| row.get::<_, String>(0));
    conn.execute_batch("DETACH DATABASE copied")?;
    match verdict? {
        ok if ok == "ok" => Ok(()),
        damage => Err(StoreError::Damaged(damage)),
    }
}

/// Makes the new name durable. Not every system can; the copy itself is safe either way.
fn sync_folder(path: &Path) {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
}

/// Puts a copy that has been checked in the place of a database; gives the path under which the one that was there is kept,
/// with what belongs to it.
///
/// # Errors
/// [`StoreError::Busy`] where another program has the database open. Then, and after any other error, it is as it was.
pub fn put_in_place(
    part: &Path,
    target: &Path,
    passphrase: Option<&str>,
    now: Time,
) -> Result<Option<PathBuf>, StoreError> {
    let io = |error| StoreError::Io { path: target.into(), error };
    if !target.exists() {
        fs::rename(part, target).map_err(io)?;
        sync_folder(target);
        return Ok(None);
    }
    if is_held(target, passphrase) {
        return Err(StoreError::Busy);
    }
    let stamp = now.format("%Y%m%dT%H%M%SZ");
    let free = |path: &PathBuf| !path.exists();
    let mut names = (1..1000).map(|number| match number {
        1 => beside(target, &format!(".replaced-{stamp}")),
        _ => beside(target, &format!(".replaced-{stamp}-{number}")),
    });
    let kept = names.find(free).ok_or_else(|| StoreError::AlreadyExists(target.into()))?;
    fs::rename(target, &kept).map_err(io)?;
    for suffix in ["-wal", "-shm"] {
        let of_it = beside(target, suffix);
        if of_it.exists() {
            // Left beside the new file, a log of the old one would be taken for its own.
            fs::rename(&of_it, beside(&kept, suffix)).map_err(io)?;
        }
    }
    if let Err(error) = fs::rename(part, target) {
        fs::rename(&kept, target).map_err(io)?;
        return Err(io(error));
    }
    sync_folder(target);
    Ok(Some(kept))
}

/// Whether another program has a database open. One so damaged that the engine cannot tell is in nobody's hands.
fn is_held(path: &Path, passphrase: Option<&str>) -> bool {
    let held = || -> Result<(), StoreError> {
        let conn = Connection::open_with_flags(path, FLAGS)?;
        conn.busy_timeout(HELD_WAIT)?;
        key(&conn, passphrase)?;
        alone(&conn)
    };
    matches!(held(), Err(StoreError::Busy))
}

impl Store {
    /// Writes a whole copy, under the same passphrase, to a path that does not exist yet.
    pub fn backup_to(&self, target: &Path) -> Result<(), StoreError> {
        copy_to(self.conn(), target)
    }

    /// Sets another passphrase, a first one, or none. The database is written anew beside the old file, checked, and
    /// put in its place in one step; on an error before that the old one stays as it was. After [`StoreError::Reopen`]
    /// the passphrase is changed, but the store is closed and has to be opened again. No other program may have it open.
    ///
    /// The old file is overwritten before it is given up. On flash memory that does not reach every old block: only
    /// a database that had a passphrase from the start was never on the disk in the clear.
    pub fn rekey(&mut self, passphrase: Option<&str>, now: Time) -> Result<(), StoreError> {
        usable(passphrase).map_err(|_| StoreError::UnusablePassphrase)?;
        let Some(path) = self.path().map(Path::to_path_buf) else { return Err(StoreError::InMemory) };
        if passphrase.is_none() && !self.is_encrypted() {
            return Ok(());
        }
        let io = |error| StoreError::Io { path: path.clone(), error };
        let part = beside(&path, ".rekey");
        let _ = fs::remove_file(&part);
        private(&part).map_err(io)?;
        let made = alone(self.conn())
            .and_then(|()| export(self.conn(), &part, passphrase))
            .and_then(|()| File::open(&part).and_then(|file| file.sync_all()).map_err(io));
        if let Err(error) = made {
            let _ = fs::remove_file(&part);
            restore(self.conn())?;
            return Err(error);
        }
        let old = OpenOptions::new().write(true).open(&path);
        if cfg!(windows) {
            // A file that is open is not replaced there.
            self.close()?;
        }
        if let Err(error) = fs::rename(&part, &path) {
            let _ = fs::remove_file(&part);
            if !cfg!(windows) {
                restore(self.conn())?;
            }
            return Err(io(error));
        }
        sync_folder(&path);
        // The old connection goes before its file is overwritten.
        self.close()?;
        if let Ok(old) = old {
            // The name is gone already; what cannot be overwritten is as it would have been without trying.
            let _ = wipe(old);
        }
        let conn = open(&path, passphrase, now, MIGRATIONS).map_err(|error| StoreError::Reopen(Box::new(error)))?;
        self.replace(conn, passphrase.is_some());
        Ok(())
    }
}

/// Takes the database for this connection alone: leaves the write-ahead log, which fails while another has it open.
fn alone(conn: &Connection) -> Result<(), StoreError> {
    let mode: String = conn.pragma_update_and_check(None, "journal_mode", "delete", |row| row.get(0))?;
    if mode != "delete" {
        return Err(StoreError::Busy);
    }
    conn.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
    Ok(conn.execute_batch("BEGIN EXCLUSIVE; COMMIT")?)
}

/// Takes [`alone`] back.
fn restore(conn: &Connection) -> Result<(), StoreError> {
    conn.pragma_update(None, "locking_mode", "NORMAL")?;
    // The lock is let go at the next read.
    version(conn)?;
    Ok(configure(conn, true)?)
}

/// Writes everything to `part` under another passphrase and counts it there.
fn export(conn: &Connection, part: &Path, passphrase: Option<&str>) -> Result<(), StoreError> {
    let name = part.to_string_lossy();
    conn.execute("ATTACH DATABASE ?1 AS rekeyed KEY ?2", [&name, passphrase.unwrap_or_default()])?;
    let written = (|| {
        // The export writes the schema of the other file by hand, virtual tables included.
        conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, false)?;
        conn.query_row("SELECT sqlcipher_export('rekeyed')", [], |_| Ok(()))?;
        conn.pragma_update(Some("rekeyed"), "application_id", APPLICATION_ID)?;
        conn.pragma_update(Some("rekeyed"), "user_version", version(conn)?)?;
        let verdict: String = conn.query_row("PRAGMA rekeyed.quick_check(1)", [], |row| row.get(0))?;
        if verdict != "ok" {
            return Err(StoreError::Damaged(verdict));
        }
        for table in ["change", "fact", "report_text", "event_body", "evidence", "briefing", "search_doc"] {
            let same: bool = conn.query_row(
                &format!("SELECT (SELECT count(*) FROM main.{table}) = (SELECT count(*) FROM rekeyed.{table})"),
                [],
                |row| row.get(0),
            )?;
            if !same {
                return Err(StoreError::Damaged(format!("{table} was not copied whole")));
            }
        }
        Ok(())
    })();
    let defensive = conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true);
    let detached = conn.execute_batch("DETACH DATABASE rekeyed");
    written?;
    defensive?;
    Ok(detached?)
}

/// Overwrites a file that has lost its name.
fn wipe(mut file: File) -> io::Result<()> {
    let mut left = file.metadata()?.len();
    let zeros = vec![0; 65_536];
    while left > 0 {
        let n = left.min(65_536);
        file.write_all(&zeros[..usize::try_from(n).unwrap_or(zeros.len())])?;
        left -= n;
    }
    file.sync_all()
}
