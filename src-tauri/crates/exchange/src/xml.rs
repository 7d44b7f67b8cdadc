//! Guarding the XML parser: no token beyond a size, a line number for every failure.

use std::{
    cell::Cell,
    io::{self, BufRead, BufReader, Read},
    rc::Rc,
};

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
