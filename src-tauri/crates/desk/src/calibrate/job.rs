//! Fitting in the background: a year of a country takes seconds, and meanwhile the window must answer.
//!
//! The thread has the past as it was read and touches no database. What it found is kept by the call that asks how far it
//! is; what is stopped before that leaves nothing behind.

use std::{
    ops::ControlFlow,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    thread::JoinHandle,
};

use passage_backtest::Progress;

use super::{
    Wanted,
    fit::{Fitted, OwnPast, Stage, Trouble},
};

/// A fit that runs. Dropping it stops it.
pub(crate) struct FitJob {
    pub(super) number: u32,
    /// What is asked for, with the past that it is fitted on.
    pub(super) wanted: Wanted,
    pub(super) past: Arc<OwnPast>,
    shared: Arc<Shared>,
    thread: JoinHandle<()>,
}

#[derive(Default)]
struct Shared {
    stop: AtomicBool,
    testing: AtomicBool,
    /// How much of all is done, thousandths.
    done: AtomicU64,
    found: Mutex<Option<Result<Fitted, Trouble>>>,
}

/// How far a fit is.
pub(super) enum Stand {
    Running { stage: Stage, share: f64 },
    Ended(Box<Result<Fitted, Trouble>>),
    Stopped,
}

impl FitJob {
    /// Begins.
    pub(super) fn start(number: u32, wanted: Wanted, past: OwnPast) -> Self {
        let (shared, past) = (Arc::new(Shared::default()), Arc::new(past));
        let (its, its_past, label) = (Arc::clone(&shared), Arc::clone(&past), wanted.label.clone());
        let thread = std::thread::spawn(move || {
            let found = its_past.fit(&label, &mut |stage, progress| its.at(stage, progress));
            *its.found.lock().unwrap_or_else(PoisonError::into_inner) = Some(found);
        });
        Self { number, wanted, past, shared, thread }
    }

    /// How far it is. What it ended with is given once.
    #[expect(clippy::cast_precision_loss)] // a share for a bar
    pub(super) fn stand(&self) -> Stand {
        let ended = self.thread.is_finished();
        let found = self.shared.found.lock().unwrap_or_else(PoisonError::into_inner).take();
        match found {
            Some(found) => Stand::Ended(Box::new(found)),
            // It ended without an answer: a defect, and waiting for it would never end.
            None if ended || self.shared.stop.load(Ordering::Relaxed) => Stand::Stopped,
            None => {
                let testing = self.shared.testing.load(Ordering::Relaxed);
                let stage = if testing { Stage::Test } else { Stage::Fit };
                Stand::Running { stage, share: self.shared.done.load(Ordering::Relaxed).min(1000) as f64 / 1000.0 }
            }
        }
    }
}

impl Drop for FitJob {
    fn drop(&mut self) {
        self.shared.stop.store(true, Ordering::Relaxed);
    }
}

impl Shared {
    /// Both stages measure the same events and go through about as many weeks: half of the bar each.
    fn at(&self, stage: Stage, progress: Progress) -> ControlFlow<()> {
        let before = if stage == Stage::Test { 500 } else { 0 };
        let part = (progress.done * 500).checked_div(progress.total).unwrap_or(0);
        self.testing.store(stage == Stage::Test, Ordering::Relaxed);
        self.done.store(before + u64::try_from(part).unwrap_or(0), Ordering::Relaxed);
        if self.stop.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }
}
