//! Files that are handed out: whole or not there at all, for their owner alone, and in place of nothing but a file of their own
//! sort.

use std::{
    ffi::OsString,
    fs::{self, File, OpenOptions},
    io::{self, Read, Write},
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

/// Bytes that tell what a file is.
const HEAD: u64 = 4096;

/// A file that is written beside its place and not put there yet. Dropped before, it is removed.
pub(crate) struct Beside {
    /// Held until it is put: nobody takes it for one that was left behind.
    held: File,
    part: PathBuf,
    place: PathBuf,
}

impl Beside {
    pub(crate) fn write(words: Words, place: &Path, bytes: &[u8]) -> Result<Self> {
        replaceable(words, place, bytes)?;
        let unwritable = |error| unwritable(words, place, error);
        let (file, part) = held_part(place).map_err(unwritable)?;
        let mut beside = Self { held: file, part, place: place.to_owned() };
        beside.held.write_all(bytes).map_err(unwritable)?;
        Ok(beside)
    }

    /// Puts it in its place.
    pub(crate) fn put(self, words: Words) -> Result<()> {
        fs::rename(&self.part, &self.place).map_err(|error| unwritable(words, &self.place, error))
    }
}

/// A new file beside a place, to be moved there: readable by its owner alone, or by nobody else than the file there was; under
/// a name that nobody can guess, and never one that is there already, so that no link laid in wait leads the writing elsewhere.
pub fn part(place: &Path) -> io::Result<(File, PathBuf)> {
    named_part(place, PART)
}

/// The end of the name of a file that is written beside its place.
const PART: &str = ".part";

/// The same of one that its writer holds as long as it is written.
const HELD: &str = "-held.part";

/// Digits of chance in its name.
const DIGITS: usize = 16;

/// The same, held as long as the file given is open. What a program that was killed has left behind of the same place, and
/// nobody holds, is removed first.
pub(crate) fn held_part(place: &Path) -> io::Result<(File, PathBuf)> {
    sweep(place);
    loop {
        let (file, part) = named_part(place, HELD)?;
        // Where files cannot be held, none is swept either.
        let held = file.lock().is_ok();
        // Between the making and the holding somebody may have swept it.
        if !held || part.exists() {
            return Ok((file, part));
        }
    }
}

/// Removes what lies beside a place, was made to be put there, and is held by nobody.
fn sweep(place: &Path) {
    let (Some(folder), Some(name)) = (place.parent(), place.file_name().and_then(|name| name.to_str())) else { return };
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let is_part = |found: &str| {
        let random = found.strip_prefix(name).and_then(|rest| rest.strip_prefix('.')?.strip_suffix(HELD));
        random.is_some_and(|random| random.len() == DIGITS && random.chars().all(|c| c.is_ascii_hexdigit()))
    };
    let Ok(there) = fs::read_dir(folder) else { return };
    for entry in there.flatten().filter(|entry| entry.file_name().to_str().is_some_and(is_part)) {
        // Never through a link.
        if !entry.file_type().is_ok_and(|kind| kind.is_file()) {
            continue;
        }
        if let Ok(file) = File::open(entry.path())
            && file.try_lock().is_ok()
        {
            // Held here, so that nobody begins to write it meanwhile.
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn named_part(place: &Path, end: &str) -> io::Result<(File, PathBuf)> {
    let mut random = [0; 8];
    getrandom::fill(&mut random).map_err(|error| io::Error::other(error.to_string()))?;
    let mut name = place.file_name().ok_or(io::ErrorKind::InvalidFilename)?.to_os_string();
    name.push(format!(".{:01$x}{end}", u64::from_le_bytes(random), DIGITS));
    let part = place.with_file_name(name);
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
        let there = fs::metadata(place).map_or(0o600, |there| there.permissions().mode());
        options.mode(there & 0o600);
    }
    Ok((options.open(&part)?, part))
}

/// Makes a folder, with those above it, that is its owner's alone. One that is there stays as it is.
pub(crate) fn folder(path: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// Refuses a place at which something else lies than a file of the sort that is to be written: only such a one may be replaced.
/// Whatever else is there may be the only one of its kind, a backup under a name of its own among it. `begins`: how the new
/// file begins.
pub(crate) fn replaceable(words: Words, place: &Path, begins: &[u8]) -> Result<()> {
    let Ok(there) = fs::metadata(place) else { return Ok(()) };
    if there.is_dir() {
        return Err(unwritable(words, place, io::ErrorKind::IsADirectory.into()));
    }
    let mut head = Vec::new();
    let read = there.is_file() && File::open(place).and_then(|file| file.take(HEAD).read_to_end(&mut head)).is_ok();
    let alike = head.is_empty() || sort(&head).is_some_and(|there| Some(there) == sort(begins));
    if read && alike { Ok(()) } else { Err(taken(words, place)) }
}

/// Of which sort a file is, as it begins. `None`: none that this program writes for others.
fn sort(bytes: &[u8]) -> Option<String> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let head = &bytes[..bytes.len().min(usize::try_from(HEAD).unwrap_or(0))];
    if head.starts_with(b"%PDF-") {
        return Some("pdf".to_owned());
    }
    if head.starts_with(b"PK\x03\x04") {
        // A workbook and a map are told apart by the name of what is packed first.
        let length = head.get(26..28).and_then(|two| two.try_into().ok()).map(u16::from_le_bytes)?;
        return Some(format!("zip {}", String::from_utf8_lossy(head.get(30..30 + usize::from(length))?)));
    }
    if head.contains(&0) {
        return None;
    }
    let text = String::from_utf8_lossy(head);
    let text = text.trim_start();
    if text.get(..14).is_some_and(|start| start.eq_ignore_ascii_case("<!doctype html")) {
        return Some("html".to_owned());
    }
    if text.starts_with("<?xml") {
        let root = text.split('<').skip(1).find(|tag| !tag.starts_with(['?', '!']))?;
        return Some(format!("xml {}", root.split(|c: char| !c.is_alphanumeric()).next()?));
    }
    if text.starts_with('{') {
        return text.contains("\"FeatureCollection\"").then(|| "geojson".to_owned());
    }
    // A table is told by the first of its columns.
    let (first, _) = text.lines().next()?.split_once(',')?;
    let named = !first.is_empty() && first.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    named.then(|| format!("csv {first}"))
}

impl Drop for Beside {
    fn drop(&mut self) {
        // After `put` there is nothing left to remove.
        let _ = fs::remove_file(&self.part);
    }
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
        File::open(place).and_then(|mut file| file.read_exact(&mut first)).is_ok() && first == SQLITE
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

#[cfg(test)]
mod tests {
    use passage_model::Lang;

    use super::*;

    fn write(words: Words, place: &Path, bytes: &[u8]) -> Result<()> {
        Beside::write(words, place, bytes)?.put(words)
    }

    #[test]
    fn only_a_file_of_its_own_sort_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("out");
        let words = Words::new(Lang::En);
        let html: &[u8] = b"<!DOCTYPE html><html>";
        let (csv, gpx, kml) =
            (b"\xef\xbb\xbfid,name\n1,a\n", b"<?xml version=\"1.0\"?>\n<gpx>", b"<?xml version=\"1.0\"?><kml>");
        let geojson = b"{\"type\":\"FeatureCollection\",\"features\":[]}";
        let kinds: [&[u8]; 6] = [html, csv, gpx, kml, geojson, b"%PDF-1.7 \0\x01"];
        for (at, there) in kinds.iter().enumerate() {
            for (other, new) in kinds.iter().enumerate() {
                fs::write(&place, there).unwrap();
                assert_eq!(write(words, &place, new).is_ok(), at == other, "{at} {other}");
                assert_eq!(fs::read(&place).unwrap(), *there);
            }
        }
        // A database with a passphrase looks like nothing; notes and words to remember are nobody else's either.
        for there in [&b"\x9f\x13\x00\xfe\x11\xd0"[..], b"correct horse, battery", b"notes", b"{\"a\":1}", b"name,id\n"]
        {
            fs::write(&place, there).unwrap();
            assert!(kinds.iter().all(|new| write(words, &place, new).is_err()));
            assert_eq!(fs::read(&place).unwrap(), there);
        }
        fs::write(&place, b"").unwrap();
        write(words, &place, html).unwrap();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "no part is left behind");
    }

    #[test]
    fn what_a_killed_program_left_is_swept_and_what_another_writes_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("a.html");
        let words = Words::new(Lang::En);
        let file = |name: &str| folder.path().join(name);
        let left = file("a.html.00112233445566ff-held.part");
        let others = ["b.html.00112233445566ff-held.part", "a.html.00112233445566ff.part", "a.html.note-held.part"];
        fs::write(&left, b"half").unwrap();
        for name in others {
            fs::write(file(name), b"x").unwrap();
        }
        let writing = Beside::write(words, &place, b"<!DOCTYPE html>1").unwrap();
        assert!(!left.exists());
        // Another one at the same time, and both are put.
        write(words, &place, b"<!DOCTYPE html>2").unwrap();
        writing.put(words).unwrap();
        assert_eq!(fs::read(&place).unwrap(), b"<!DOCTYPE html>1");
        assert!(others.iter().all(|name| file(name).exists()));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1 + others.len());
    }

    #[cfg(unix)]
    #[test]
    fn what_is_handed_out_is_its_owners_alone() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("a.html");
        let words = Words::new(Lang::En);
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        write(words, &place, b"<!DOCTYPE html>").unwrap();
        assert_eq!(mode(&place), 0o600);
        for (there, wanted) in [(0o644, 0o600), (0o600, 0o600), (0o400, 0o400)] {
            fs::set_permissions(&place, fs::Permissions::from_mode(there)).unwrap();
            write(words, &place, b"<!DOCTYPE html> ").unwrap();
            assert_eq!(mode(&place), wanted);
        }
        // Names that could be guessed are laid with links: nothing is written through one.
        let victim = folder.path().join("victim");
        fs::write(&victim, b"mine").unwrap();
        symlink(&victim, folder.path().join(format!("a.html.{}.part", std::process::id()))).unwrap();
        write(words, &place, b"<!DOCTYPE html>x").unwrap();
        assert_eq!(fs::read(&victim).unwrap(), b"mine");
        assert!(!fs::symlink_metadata(&place).unwrap().is_symlink());
        let data = folder.path().join("x/y");
        self::folder(&data).unwrap();
        assert_eq!(mode(&data), 0o700);
    }
}
