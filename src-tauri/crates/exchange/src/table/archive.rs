//! Zip archives: measuring them without trusting what they claim, and tables inside them.

use std::{
    cell::Cell,
    io::{self, Cursor, Read, Seek},
    rc::Rc,
};

use encoding_rs::UTF_8;
use zip::{ZipArchive, result::ZipError};

use crate::{
    BatchKind, Format, Issue, IssueCode, Item, ReadError, ReadOptions,
    batch::Collector,
    detect,
    input::{self, Text, Utf8Reader},
};

/// Most members of an archive.
const MAX_MEMBERS: usize = 10_000;

/// A workbook inside an archive is held in memory; larger ones have to be unpacked by hand.
const MAX_HELD: u64 = 64 << 20;

/// How much more may be read in passing than held.
pub(crate) const STREAMED: u64 = 8;

/// Unpacks every member of a workbook, counting: an error where one is damaged, where the sheets together hold more than
/// may be read in passing, or where another member (the texts of all cells) holds more than may be held.
pub(crate) fn measure(source: &mut (impl Read + Seek), file: &str, held: u64) -> Result<(), ReadError> {
    source.rewind()?;
    {
        let mut archive = open(&mut *source)?;
        let mut left = held.saturating_mul(STREAMED);
        for at in 0..archive.len() {
            let sheet = archive.name_for_index(at).is_some_and(|name| name.is_ok_and(|n| n.contains("worksheets/")));
            let limit = if sheet { left } else { held.min(left) };
            let member = archive.by_index(at).map_err(failed)?;
            let (mut member, over) = Capped::new(member, limit);
            let read = io::copy(&mut member, &mut io::sink());
            if over.get() {
                return Err(ReadError::TooBig { name: file.to_owned(), limit });
            }
            left = left.saturating_sub(read.map_err(|error| unpacking(&error))?);
        }
    }
    source.rewind()?;
    Ok(())
}

/// Opens an archive.
pub(crate) fn open<S: Read + Seek>(source: S) -> Result<ZipArchive<S>, ReadError> {
    let archive = ZipArchive::new(source).map_err(failed)?;
    if archive.len() > MAX_MEMBERS {
        return Err(ReadError::Damaged { byte: 0, detail: format!("{} members", archive.len()) });
    }
    Ok(archive)
}

/// The error as one of ours.
pub(crate) fn failed(error: ZipError) -> ReadError {
    match error {
        ZipError::Io(error) => unpacking(&error),
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => ReadError::Locked,
        other => ReadError::Damaged { byte: 0, detail: other.to_string() },
    }
}

/// What went wrong while unpacking: damage is the file's, everything else the system's.
pub(crate) fn unpacking(error: &io::Error) -> ReadError {
    match error.kind() {
        io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput | io::ErrorKind::UnexpectedEof => {
            ReadError::Damaged { byte: 0, detail: error.to_string() }
        }
        kind => ReadError::Io(io::Error::new(kind, error.to_string())),
    }
}

/// A reader that ends with an error at a limit.
pub(crate) struct Capped<R> {
    inner: R,
    left: u64,
    over: Rc<Cell<bool>>,
}

impl<R: Read> Capped<R> {
    pub(crate) fn new(inner: R, limit: u64) -> (Self, Rc<Cell<bool>>) {
        let over = Rc::new(Cell::new(false));
        (Self { inner, left: limit, over: Rc::clone(&over) }, over)
    }
}

impl<R: Read> Read for Capped<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buf)?;
        let Some(left) = self.left.checked_sub(read as u64) else {
            self.over.set(true);
            return Err(io::Error::other("more than the limit"));
        };
        self.left = left;
        Ok(read)
    }
}

fn extension(name: &str) -> String {
    name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase()).unwrap_or_default()
}

/// The members that may be tables: where they stand and their names.
fn tables(archive: &ZipArchive<impl Read + Seek>) -> (Vec<(usize, String)>, Vec<String>) {
    let named = |at: usize| Some((at, archive.name_for_index(at)?.ok()?.into_owned()));
    let names: Vec<(usize, String)> = (0..archive.len()).filter_map(named).collect();
    let all = names.iter().map(|(_, name)| name.clone()).take(20).collect();
    let table = |name: &str| {
        let base = name.rsplit('/').next().unwrap_or(name);
        let known = ["csv", "tsv", "tab", "txt", "ssv", "hxl", "xlsx", "xlsm", "xls", "ods"];
        !name.starts_with("__MACOSX/") && !base.starts_with('.') && known.contains(&extension(base).as_str())
    };
    (names.into_iter().filter(|(_, name)| table(name)).collect(), all)
}

/// Reads the table in an archive: the first that is recognised, else the first. Others are named in notices.
pub(crate) fn read<'o>(
    archive: &mut ZipArchive<impl Read + Seek>,
    file: &str,
    options: &'o ReadOptions<'o>,
    out: &mut Collector<'_>,
) -> Result<(Format, BatchKind), ReadError> {
    let (members, found) = tables(archive);
    let mut chosen: Option<(usize, String, Vec<u8>)> = None;
    for (at, name) in members.iter().take(50) {
        let mut head = Vec::new();
        archive
            .by_index(*at)
            .map_err(failed)?
            .take(input::HEAD as u64)
            .read_to_end(&mut head)
            .map_err(|e| unpacking(&e))?;
        let known = detect(name, &head).is_some_and(|detected| detected.kind.is_some());
        if known || chosen.is_none() {
            chosen = Some((*at, name.clone(), head));
        }
        if known {
            break;
        }
    }
    let Some((at, name, head)) = chosen else { return Err(ReadError::NothingInside { name: file.to_owned(), found }) };
    let rest = members.iter().filter(|(other, _)| *other != at).map(|(_, name)| name.as_str());
    let rest: Vec<&str> = rest.take(20).collect();
    if !rest.is_empty() {
        out.item(Item::Issue(Issue::notice(IssueCode::MemberChosen).value(&name).expected(rest.join(", "))));
    }
    let limit = options.limits.unpacked.saturating_mul(STREAMED);
    let too_big = |limit| ReadError::TooBig { name: name.clone(), limit };
    if let Some(format @ (Format::Xlsx | Format::Xls | Format::Ods)) = detect(&name, &head).map(|told| told.format) {
        let mut held = Vec::new();
        let (mut member, over) = Capped::new(archive.by_index(at).map_err(failed)?, MAX_HELD.min(limit));
        let read = member.read_to_end(&mut held);
        if over.get() {
            return Err(too_big(MAX_HELD.min(limit)));
        }
        read.map_err(|error| unpacking(&error))?;
        return super::workbook::read(Cursor::new(held), format, &name, options, out);
    }
    let (mut member, over) = Capped::new(archive.by_index(at).map_err(failed)?, limit);
    let scan = input::scan(&mut member, &head, options.encoding.as_deref());
    drop(member);
    if over.get() {
        return Err(too_big(limit));
    }
    let scan = scan.map_err(|error| match error {
        ReadError::Io(error) => unpacking(&error),
        other => other,
    })?;
    crate::read::remark(&scan, out);
    let encoding = if scan.text == Text::Utf8 { UTF_8 } else { scan.text.encoding() };
    let first = encoding.decode(&head).0.into_owned();
    let (member, _) = Capped::new(archive.by_index(at).map_err(failed)?, limit);
    super::read_text(Utf8Reader::new(member, scan.text), &name, &first, options, out)
}
