//! Walking through XML: no token beyond a size, no nesting beyond a depth, a line number for every failure. Entities are
//! never expanded beyond the five of XML and characters by number, so that no document can grow while it is read.

use std::{
    cell::Cell,
    io::{self, BufRead, BufReader, Read},
    rc::Rc,
};

use quick_xml::{
    Reader,
    events::{BytesRef, BytesStart, Event},
};

use crate::{Issue, IssueCode, ReadError};

/// What takes the elements of a document.
pub(crate) trait Elements {
    /// An element starts; the root has the depth 1.
    fn start(&mut self, depth: usize, start: &BytesStart<'_>) -> Result<(), ReadError>;
    /// Text of the element at this depth, perhaps one piece of several.
    fn text(&mut self, _depth: usize, _text: &str) {}
    /// The text held an entity that is not known; it was handed on as written.
    fn unknown_entity(&mut self, _issue: Issue) {}
    /// The element at this depth ends.
    fn end(&mut self, _depth: usize) {}
}

/// Longest text of an element that is kept, bytes.
const TEXT: usize = 64 << 10;

/// The text of one element, as it comes piece by piece.
#[derive(Debug)]
pub(crate) struct Text<T> {
    /// Depth of the element, what its text is for, and how much of it is kept.
    open: Option<(usize, T, usize)>,
    text: String,
}

impl<T> Default for Text<T> {
    fn default() -> Self {
        Self { open: None, text: String::new() }
    }
}

impl<T> Text<T> {
    /// Begins with the element at this depth.
    pub(crate) fn begin(&mut self, depth: usize, target: T) {
        self.open = Some((depth, target, TEXT));
        self.text.clear();
    }

    /// The same for an element whose text is kept however long it is: positions, of which none may be missing.
    pub(crate) fn begin_whole(&mut self, depth: usize, target: T) {
        self.open = Some((depth, target, usize::MAX));
        self.text.clear();
    }

    /// Takes a piece, when it is of this element.
    pub(crate) fn push(&mut self, depth: usize, piece: &str) {
        if self.open.as_ref().is_some_and(|(at, _, limit)| *at == depth && self.text.len() < *limit) {
            self.text.push_str(piece);
        }
    }

    /// Whether an element is open whose text is wanted.
    pub(crate) fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// What the element at this depth was for, and its text, when it is the one.
    pub(crate) fn end(&mut self, depth: usize) -> Option<(T, String)> {
        let (_, target, _) = self.open.take_if(|(at, ..)| *at == depth)?;
        Some((target, std::mem::take(&mut self.text)))
    }
}

/// Reads a document to its end. `token`: longest token, bytes; `limit`: deepest nesting.
pub(crate) fn walk(source: impl Read, token: u64, limit: usize, elements: &mut impl Elements) -> Result<(), ReadError> {
    let (guard, seen) = Guard::new(source, token);
    let mut reader = Reader::from_reader(guard);
    reader.config_mut().expand_empty_elements = true;
    let mut buffer = Vec::new();
    let mut depth = 0usize;
    loop {
        buffer.clear();
        seen.token();
        let ill = |detail: String| ReadError::NotWellFormed { line: seen.line(), detail };
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(start)) => {
                depth += 1;
                if depth > limit {
                    return Err(ReadError::TooDeep { limit });
                }
                elements.start(depth, &start)?;
            }
            Ok(Event::End(_)) => {
                elements.end(depth);
                depth = depth.saturating_sub(1);
            }
            Ok(Event::Text(text)) => elements.text(depth, &text.decode().unwrap_or_default()),
            Ok(Event::CData(text)) => elements.text(depth, &text.decode().unwrap_or_default()),
            Ok(Event::GeneralRef(reference)) => resolve(&reference, depth, elements),
            Ok(Event::Eof) if depth > 0 => return Err(ill("the file ends inside an element".to_owned())),
            Ok(Event::Eof) => return Ok(()),
            Ok(_) => {}
            Err(quick_xml::Error::Io(_)) if seen.is_over() => return Err(ReadError::TooLong { limit: token }),
            Err(quick_xml::Error::Io(error)) => return Err(std::io::Error::new(error.kind(), error).into()),
            Err(error) => return Err(ill(error.to_string())),
        }
    }
}

/// The character that an entity stands for; `None` where it is none of the five of XML and no number.
pub(crate) fn character(reference: &BytesRef<'_>) -> Option<char> {
    match reference.decode().unwrap_or_default().as_ref() {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => reference.resolve_char_ref().ok().flatten(),
    }
}

fn resolve(reference: &BytesRef<'_>, depth: usize, elements: &mut impl Elements) {
    if let Some(character) = character(reference) {
        elements.text(depth, character.encode_utf8(&mut [0; 4]));
    } else {
        let written = format!("&{};", reference.decode().unwrap_or_default());
        elements.text(depth, &written);
        elements.unknown_entity(Issue::notice(IssueCode::UnknownEntity).value(&written));
    }
}

/// The attribute of this local name, its entities resolved where they are known.
pub(crate) fn attribute(start: &BytesStart<'_>, name: &[u8]) -> Option<String> {
    let mut attributes = start.attributes();
    let found =
        attributes.with_checks(false).flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    let text = String::from_utf8_lossy(&found.value);
    Some(match quick_xml::escape::unescape(&text) {
        Ok(plain) => plain.trim().to_owned(),
        Err(_) => text.trim().to_owned(),
    })
}

/// What the guard has seen; shared with the reader of elements.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    since: Cell<u64>,
    lines: Cell<u64>,
    over: Cell<bool>,
}

impl Seen {
    /// A token has been read: the count starts again.
    pub(crate) fn token(&self) {
        self.since.set(0);
    }

    /// Lines passed.
    pub(crate) fn line(&self) -> u64 {
        self.lines.get() + 1
    }

    /// Whether a token was longer than allowed.
    pub(crate) fn is_over(&self) -> bool {
        self.over.get()
    }
}

/// A buffered source that fails when one token goes on for too long: the parser holds a token whole, so a text of a
/// gigabyte would be a gigabyte of memory.
pub(crate) struct Guard<R> {
    inner: BufReader<R>,
    limit: u64,
    seen: Rc<Seen>,
}

impl<R: Read> Guard<R> {
    pub(crate) fn new(source: R, limit: u64) -> (Self, Rc<Seen>) {
        let seen = Rc::<Seen>::default();
        (Self { inner: BufReader::with_capacity(64 << 10, source), limit, seen: Rc::clone(&seen) }, seen)
    }
}

impl<R: Read> Read for Guard<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let data = self.fill_buf()?;
        let count = data.len().min(buf.len());
        buf[..count].copy_from_slice(&data[..count]);
        self.consume(count);
        Ok(count)
    }
}

impl<R: Read> BufRead for Guard<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.seen.since.get() > self.limit {
            self.seen.over.set(true);
            return Err(io::Error::other("one XML token is too long"));
        }
        self.inner.fill_buf()
    }

    fn consume(&mut self, count: usize) {
        let data = self.inner.buffer();
        let passed = data.get(..count).unwrap_or(data);
        let lines = memchr::memchr_iter(b'\n', passed).count() as u64;
        self.seen.lines.set(self.seen.lines.get() + lines);
        self.seen.since.set(self.seen.since.get() + count as u64);
        self.inner.consume(count);
    }
}
