//! Reading in the background: large files take a while, and meanwhile the window must answer.
//!
//! The thread reads files and touches no database. Comparing what it read with the register is quick and is done by
//! the call that asks how far it is.

use std::{
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering},
    },
    thread::JoinHandle,
};

use passage_model::Time;

use super::read::{self, FileRead, Kept};
use crate::dto::*;

/// A reading. Dropping it stops it.
pub(crate) struct Job {
    pub(crate) number: u32,
    names: Vec<String>,
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
    done: Option<Vec<FileRead>>,
}

#[derive(Default)]
struct Shared {
    stop: AtomicBool,
    file: AtomicUsize,
    bytes: AtomicU64,
    total: AtomicU64,
    done: Mutex<Option<Vec<FileRead>>>,
}

impl Job {
    /// Begins to read.
    pub(crate) fn start(
        number: u32,
        sources: Vec<ImportSource>,
        reading: Option<TableReading>,
        kept: Kept,
        now: Time,
    ) -> Self {
        let names = sources.iter().map(|source| read::name_of(source.label()).to_owned()).collect();
        let shared = Arc::new(Shared::default());
        let its = Arc::clone(&shared);
        let thread = std::thread::spawn(move || its.run(&sources, reading.as_ref(), &kept, now));
        Self { number, names, shared, thread: Some(thread), done: None }
    }

    /// Stops it at the next quarter of a megabyte.
    pub(crate) fn stop(&self) {
        self.shared.stop.store(true, Ordering::Relaxed);
    }

    /// The files, once all are read.
    pub(crate) fn done(&mut self) -> Option<&[FileRead]> {
        if self.done.is_none() {
            self.done = self.shared.done.lock().unwrap_or_else(PoisonError::into_inner).take();
        }
        self.done.as_deref()
    }

    /// How far it is; `Ready` only says that [`Job::done`] has something.
    pub(crate) fn progress(&mut self) -> ImportProgressDto {
        let at = self.shared.file.load(Ordering::Relaxed).min(self.names.len().saturating_sub(1));
        let (bytes, total) = (self.shared.bytes.load(Ordering::Relaxed), self.shared.total.load(Ordering::Relaxed));
        let stopped = self.shared.stop.load(Ordering::Relaxed);
        let ended = self.thread.as_ref().is_none_or(JoinHandle::is_finished);
        let state = match (stopped, self.done().is_some()) {
            (true, _) => ImportState::Stopped,
            (false, true) => ImportState::Ready,
            // It ended without an answer: a defect, and waiting for it would never end.
            (false, false) if ended && self.done().is_none() => ImportState::Stopped,
            (false, false) => ImportState::Reading,
        };
        ImportProgressDto {
            state,
            file: self.names.get(at).cloned(),
            number: u32::try_from(at + 1).unwrap_or(u32::MAX),
            files: u32::try_from(self.names.len()).unwrap_or(u32::MAX),
            share: share(bytes, total),
            preview: None,
        }
    }
}

#[allow(clippy::cast_precision_loss)] // a share for a bar
fn share(bytes: u64, total: u64) -> f64 {
    if total == 0 { 0.0 } else { (bytes as f64 / total as f64).min(1.0) }
}

impl Drop for Job {
    fn drop(&mut self) {
        self.stop();
    }
}

impl Shared {
    fn run(&self, sources: &[ImportSource], reading: Option<&TableReading>, kept: &Kept, now: Time) {
        let mut files = Vec::with_capacity(sources.len());
        for (at, source) in sources.iter().enumerate() {
            self.file.store(at, Ordering::Relaxed);
            self.bytes.store(0, Ordering::Relaxed);
            let progress = |now: passage_exchange::Progress| {
                self.bytes.store(now.bytes, Ordering::Relaxed);
                self.total.store(now.total, Ordering::Relaxed);
                if self.stop.load(Ordering::Relaxed) {
                    std::ops::ControlFlow::Break(())
                } else {
                    std::ops::ControlFlow::Continue(())
                }
            };
            files.push(read::read(source, reading, kept, now, Some(Box::new(progress))));
            if self.stop.load(Ordering::Relaxed) {
                return;
            }
        }
        *self.done.lock().unwrap_or_else(PoisonError::into_inner) = Some(files);
    }
}
