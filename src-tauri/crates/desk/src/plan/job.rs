//! Roads are taken in in the background: a country takes a minute, and meanwhile the window must answer.
//!
//! The thread reads the extracts and writes the network beside the one in use; only the call that asks how far it is
//! puts it in its place, so that nothing changes under a plan that is being made.

use std::{
    path::PathBuf,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering},
    },
    thread::JoinHandle,
};

use passage_roads::{RoadsError, Step, Watch};

use super::network::{Made, Trouble, make};

/// An import of roads. Dropping it stops it.
pub(crate) struct RoadsJob {
    pub(super) number: u32,
    pub(super) files: Vec<PathBuf>,
    /// Where the network is to be put.
    pub(super) into: PathBuf,
    shared: Arc<Shared>,
    thread: JoinHandle<()>,
}

#[derive(Default)]
struct Shared {
    stop: AtomicBool,
    step: AtomicU32,
    /// How much of the step is done, thousandths.
    done: AtomicU64,
    made: Mutex<Option<Result<Made, Trouble>>>,
}

/// How far an import is.
#[expect(clippy::large_enum_variant)] // there is one at a time, and it is taken apart at once
pub(super) enum Stand {
    Running { step: u32, share: f64 },
    Ended(Result<Made, Trouble>),
    Stopped,
}

/// Where each step starts and ends on the bar, by the time they take on a country.
const SHARES: [(f64, f64); 4] = [(0.0, 0.25), (0.25, 0.5), (0.5, 0.6), (0.6, 1.0)];

impl RoadsJob {
    /// Begins.
    pub(super) fn start(number: u32, files: Vec<PathBuf>, into: PathBuf) -> Self {
        let shared = Arc::new(Shared::default());
        let its = Arc::clone(&shared);
        let (its_files, its_place) = (files.clone(), into.clone());
        let thread = std::thread::spawn(move || {
            let made = make(&its_files, &its_place, &*its);
            *its.made.lock().unwrap_or_else(PoisonError::into_inner) = Some(made);
        });
        Self { number, files, into, shared, thread }
    }

    /// How far it is. What it ended with is given once.
    #[expect(clippy::cast_precision_loss)] // a share for a bar
    pub(super) fn stand(&self) -> Stand {
        let ended = self.thread.is_finished();
        let made = self.shared.made.lock().unwrap_or_else(PoisonError::into_inner).take();
        match made {
            Some(Err(Trouble::Roads(RoadsError::Stopped))) => Stand::Stopped,
            Some(made) => Stand::Ended(made),
            // It ended without an answer: a defect, and waiting for it would never end.
            None if ended || self.shared.stop.load(Ordering::Relaxed) => Stand::Stopped,
            None => {
                let step = self.shared.step.load(Ordering::Relaxed);
                let (from, to) = SHARES.get(step as usize).copied().unwrap_or((0.0, 1.0));
                let done = self.shared.done.load(Ordering::Relaxed).min(1000) as f64 / 1000.0;
                Stand::Running { step, share: from + done * (to - from) }
            }
        }
    }
}

impl Drop for RoadsJob {
    fn drop(&mut self) {
        self.shared.stop.store(true, Ordering::Relaxed);
    }
}

impl Watch for Shared {
    fn at(&self, step: Step, done: u64, all: u64) -> bool {
        let number = match step {
            Step::Ways => 0,
            Step::Positions => 1,
            Step::Network => 2,
            Step::Order => 3,
        };
        self.step.store(number, Ordering::Relaxed);
        self.done.store(done.saturating_mul(1000).checked_div(all).unwrap_or(0), Ordering::Relaxed);
        !self.stop.load(Ordering::Relaxed)
    }
}
