//! Where bytes come from, and who watches. This crate opens no file: the caller hands in bytes, or something that
//! fetches them.

use crate::RoadsError;

/// Bytes of known length that can be fetched from any place.
pub trait Source: Sync {
    /// How many bytes there are.
    fn length(&self) -> u64;

    /// Fills `into` with the bytes that start at `at`. The text of an error says what the system said.
    fn fetch(&self, at: u64, into: &mut [u8]) -> Result<(), String>;
}

impl Source for [u8] {
    fn length(&self) -> u64 {
        self.len() as u64
    }

    fn fetch(&self, at: u64, into: &mut [u8]) -> Result<(), String> {
        let from = usize::try_from(at).map_err(|_| "out of range".to_owned())?;
        let part = from.checked_add(into.len()).and_then(|to| self.get(from..to));
        into.copy_from_slice(part.ok_or_else(|| "out of range".to_owned())?);
        Ok(())
    }
}

/// Fetches `count` bytes; nothing is allocated beyond what the source holds.
pub(crate) fn fetch(source: &(impl Source + ?Sized), at: u64, count: u64) -> Result<Vec<u8>, RoadsError> {
    if at.checked_add(count).is_none_or(|end| end > source.length()) {
        return Err(RoadsError::Damaged { at, detail: "the file is cut" });
    }
    let unreadable = |detail| RoadsError::Unreadable { at, count, detail };
    let size = usize::try_from(count).map_err(|_| unreadable("out of range".to_owned()))?;
    let mut bytes = vec![0; size];
    source.fetch(at, &mut bytes).map_err(unreadable)?;
    Ok(bytes)
}

/// Steps of an import, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Ways and relations are read.
    Ways,
    /// Positions are read.
    Positions,
    /// The network is put together.
    Network,
    /// The order for quick search is worked out.
    Order,
}

/// Who watches over long work.
pub trait Watch: Sync {
    /// Told that `done` of `all` units of a step are done; `false` stops the work.
    fn at(&self, step: Step, done: u64, all: u64) -> bool;
}

/// Nobody watches: the work runs to its end.
impl Watch for () {
    fn at(&self, _: Step, _: u64, _: u64) -> bool {
        true
    }
}

pub(crate) fn go_on(watch: &dyn Watch, step: Step, done: u64, all: u64) -> Result<(), RoadsError> {
    if watch.at(step, done, all) { Ok(()) } else { Err(RoadsError::Stopped) }
}
