//! From bytes to UTF-8 text: one pass that measures the file, one that reads it.

mod decode;
mod scan;

use std::{
    cell::Cell,
    io::{self, Read, Seek},
    ops::ControlFlow,
    rc::Rc,
};

pub(crate) use decode::Utf8Reader;
pub(crate) use scan::{Scan, Text, scan};

use crate::{Progress, ReadError, options::ProgressFn};

/// How many first bytes tell the format.
pub(crate) const HEAD: usize = 64 << 10;

/// The first bytes as text, whatever their encoding; wrong characters do not matter for telling formats apart.
pub(crate) fn head_text(head: &[u8]) -> String {
    let head = head.get(..HEAD).unwrap_or(head);
    let encoding = match scan::utf16(head) {
        Some(encoding) => encoding,
        None => encoding_rs::UTF_8,
    };
    encoding.decode(head).0.into_owned()
}

/// Tells the caller how far we are, and lets the caller stop.
pub(crate) struct Watch<'a> {
    progress: Option<ProgressFn<'a>>,
    total: u64,
    bytes: u64,
    told: u64,
    stopped: Rc<Cell<bool>>,
}

impl<'a> Watch<'a> {
    pub(crate) fn new(progress: Option<ProgressFn<'a>>, total: u64) -> Self {
        Self { progress, total, bytes: 0, told: 0, stopped: Rc::default() }
    }

    /// Set when the caller has stopped the reading.
    pub(crate) fn stopped(&self) -> Rc<Cell<bool>> {
        Rc::clone(&self.stopped)
    }

    /// Total bytes handed out.
    pub(crate) fn bytes(&self) -> u64 {
        self.bytes
    }

    fn advance(&mut self, bytes: usize) -> io::Result<()> {
        self.bytes += bytes as u64;
        if self.bytes - self.told < 256 << 10 && bytes > 0 {
            return Ok(());
        }
        self.told = self.bytes;
        let now = Progress { bytes: self.bytes.min(self.total), total: self.total };
        match self.progress.as_mut().map(|progress| progress(now)) {
            Some(ControlFlow::Break(())) => {
                self.stopped.set(true);
                Err(io::Error::other("stopped by the caller"))
            }
            _ => Ok(()),
        }
    }
}

/// Reads and tells.
pub(crate) struct Watched<'w, 'a, R> {
    inner: R,
    watch: &'w mut Watch<'a>,
}

impl<'w, 'a, R: Read> Watched<'w, 'a, R> {
    pub(crate) fn new(inner: R, watch: &'w mut Watch<'a>) -> Self {
        Self { inner, watch }
    }
}

impl<R: Read> Read for Watched<'_, '_, R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buf)?;
        self.watch.advance(read)?;
        Ok(read)
    }
}

/// The first bytes; the source is at its start afterwards.
pub(crate) fn head(source: &mut (impl Read + Seek)) -> Result<Vec<u8>, ReadError> {
    source.rewind()?;
    let mut head = Vec::with_capacity(HEAD);
    source.by_ref().take(HEAD as u64).read_to_end(&mut head)?;
    source.rewind()?;
    Ok(head)
}
