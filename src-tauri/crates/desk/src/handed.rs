//! Files that are handed out: whole or not there at all, and never in place of a database.

use std::{
    ffi::OsString,
    fs,
    io::{self, Read},
    path::{Path, PathBuf},
};

use passage_words::Words;

use crate::{
    Desk,
    error::{ApiError, ErrorCode, Result},
    opening::shown,
};

/// First bytes of a database without a passphrase.
const SQLITE: &[u8] = b"SQLite format 3\0";

/// Names of databases and what lies beside them end so; one with a passphrase cannot be told by its bytes.
const OWN: [&str; 3] = ["db", "sqlite", "roads"];

/// A file that is written beside its place and not put there yet. Dropped before, it is removed.
pub(crate) struct Beside {
    part: PathBuf,
    place: PathBuf,
}

impl Beside {
    pub(crate) fn write(words: Words, place: &Path, bytes: &[u8]) -> Result<Self> {
        // It could be written, but never put there.
        if place.is_dir() {
            return Err(unwritable(words, place, io::ErrorKind::IsADirectory.into()));
        }
        let mut name = place.file_name().unwrap_or_default().to_os_string();
        // Of this program alone: another one may write the same file.
        name.push(format!(".{}.part", std::process::id()));
        let file = Self { part: place.with_file_name(name), place: place.to_owned() };
        fs::write(&file.part, bytes).map_err(|error| unwritable(words, place, error))?;
        Ok(file)
    }

    /// Puts it in its place.
    pub(crate) fn put(self, words: Words) -> Result<()> {
        fs::rename(&self.part, &self.place).map_err(|error| unwritable(words, &self.place, error))
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        // After `put` there is nothing left to remove.
        let _ = fs::remove_file(&self.part);
    }
}

/// Writes a file whole or not at all.
pub(crate) fn write(words: Words, place: &Path, bytes: &[u8]) -> Result<()> {
    Beside::write(words, place, bytes)?.put(words)
}

fn unwritable(words: Words, place: &Path, error: io::Error) -> ApiError {
    ApiError::new(words, ErrorCode::Unwritable, &[("path", shown(place).into())]).with_detail(error)
}

/// Refuses a place at which a database lies, or a file that belongs to the open one.
pub(crate) fn spare(desk: &Desk, words: Words, place: &Path) -> Result<()> {
    let open = desk.store(words)?.path().map(Path::to_path_buf);
    let beside = |end: &str| {
        let mut name = open.as_deref().map_or_else(OsString::new, |open| open.as_os_str().to_os_string());
        name.push(end);
        PathBuf::from(name)
    };
    let own = [beside(""), beside("-wal"), beside("-shm"), beside("-journal"), crate::plan::roads_place(desk)];
    if own.iter().any(|own| same_file(own, place)) { Err(taken(words, place)) } else { spare_any(words, place) }
}

/// The same where no database is open.
pub(crate) fn spare_any(words: Words, place: &Path) -> Result<()> {
    let named = place.extension().is_some_and(|end| OWN.iter().any(|own| end.eq_ignore_ascii_case(own)));
    let begins = || {
        let mut first = [0; 16];
        fs::File::open(place).and_then(|mut file| file.read_exact(&mut first)).is_ok() && first == SQLITE
    };
    if place.is_file() && (named || begins()) { Err(taken(words, place)) } else { Ok(()) }
}

fn taken(words: Words, place: &Path) -> ApiError {
    ApiError::new(words, ErrorCode::AlreadyExists, &[("path", shown(place).into())])
}

/// Whether two paths lead to one file.
pub(crate) fn same_file(a: &Path, b: &Path) -> bool {
    match (a.canonicalize(), b.canonicalize()) {
        (Ok(a), Ok(b)) => a == b,
        _ => false,
    }
}
