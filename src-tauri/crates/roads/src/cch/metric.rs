//! Weights of all edges of the hierarchy for one set of weights of the steps.

use std::sync::{
    Mutex, PoisonError,
    atomic::{AtomicU32, AtomicU64, Ordering::Relaxed},
};

use super::{Hierarchy, NO_EDGE, change::Change, customize};
use crate::states::States;

/// The weight of what cannot be driven; all others are less.
pub(crate) const NEVER: u32 = u32::MAX / 2;

/// The sum of two weights; [`NEVER`] and more is [`NEVER`].
pub(crate) fn plus(a: u32, b: u32) -> u32 {
    a.min(NEVER).saturating_add(b.min(NEVER)).min(NEVER)
}

/// Weights of every edge upward and downward. Several threads work them out, each those of its own ranks.
pub(super) type Weights = Vec<[AtomicU32; 2]>;

/// Place of the weight upward.
pub(super) const UP: usize = 0;

/// Place of the weight downward.
pub(super) const DOWN: usize = 1;

/// Weights of steps, and of all edges upward and downward.
#[derive(Debug)]
pub(crate) struct Metric {
    pub(crate) steps: Vec<u32>,
    pub(super) weights: Weights,
    /// Edges over whose lower end a way may lead that gives another edge of their upper end its weight; all others are
    /// certain not to.
    gives: Bits,
    due: Due,
    lists: Lists,
}

impl PartialEq for Metric {
    fn eq(&self, other: &Self) -> bool {
        let all =
            |metric: &Self| metric.weights.iter().flatten().map(|weight| weight.load(Relaxed)).collect::<Vec<_>>();
        self.steps == other.steps && all(self) == all(other)
    }
}

impl Metric {
    /// Works out all weights from those of the steps.
    pub(crate) fn new(hierarchy: &Hierarchy, steps: Vec<u32>) -> Self {
        let (ranks, edges) = (hierarchy.rank.len(), hierarchy.edges());
        let mut metric = Self {
            steps: Vec::new(),
            weights: (0..edges).map(|_| [NEVER, NEVER].map(AtomicU32::new)).collect(),
            gives: Bits::new(edges),
            due: Due { ranks: Bits::new(ranks), edges: Bits::new(edges) },
            lists: Lists::default(),
        };
        metric.set(hierarchy, steps);
        metric
    }

    /// Puts other weights of the steps in place of those known, and works all out anew.
    pub(crate) fn set(&mut self, hierarchy: &Hierarchy, steps: Vec<u32>) {
        self.gives.clear();
        customize::all(hierarchy, &steps, &mut self.weights, &self.gives, &self.lists);
        self.steps = steps;
    }

    /// Changes the weights of some steps and all that follows from them. The result is what [`Metric::new`] would make.
    pub(crate) fn change(&mut self, hierarchy: &Hierarchy, states: &States, changes: &[(usize, u32)]) {
        for (step, weight) in changes {
            let edge = hierarchy.step_edge[*step];
            if std::mem::replace(&mut self.steps[*step], *weight) != *weight && edge != NO_EDGE {
                self.due.mark(hierarchy.low[(edge / 2) as usize], edge / 2);
            }
        }
        let (steps, weights, gives, due) = (&self.steps[..], &self.weights, &self.gives, &self.due);
        Change { hierarchy, states, steps, weights, gives, due }.run(changes.len(), &self.lists);
    }
}

/// Edges that have to be weighed anew, and their lower ends.
#[derive(Debug)]
pub(super) struct Due {
    pub(super) ranks: Bits,
    pub(super) edges: Bits,
}

impl Due {
    pub(super) fn mark(&self, low: u32, edge: u32) {
        self.edges.set(edge);
        self.ranks.set(low);
    }
}

/// One bit for each of many numbers; several threads set and take them.
#[derive(Debug)]
pub(super) struct Bits(Vec<AtomicU64>);

impl Bits {
    fn new(count: usize) -> Self {
        Self((0..count.div_ceil(64)).map(|_| AtomicU64::new(0)).collect())
    }

    fn clear(&mut self) {
        self.0.iter_mut().for_each(|word| *word.get_mut() = 0);
    }

    pub(super) fn set(&self, number: u32) {
        let (word, bit) = (&self.0[(number / 64) as usize], 1 << (number % 64));
        // Most are set already, and looking is quicker than setting.
        if word.load(Relaxed) & bit == 0 {
            word.fetch_or(bit, Relaxed);
        }
    }

    pub(super) fn has(&self, number: u32) -> bool {
        self.0[(number / 64) as usize].load(Relaxed) >> (number % 64) & 1 == 1
    }

    /// Whether a number is set; not any more afterwards.
    pub(super) fn take(&self, number: u32) -> bool {
        let (word, bit) = (&self.0[(number / 64) as usize], 1 << (number % 64));
        word.load(Relaxed) & bit != 0 && word.fetch_and(!bit, Relaxed) & bit != 0
    }

    /// The first that is set, from a number on and before another one.
    pub(super) fn next(&self, from: u32, to: u32) -> Option<u32> {
        let mut at = from;
        while at < to {
            let left = self.0[(at / 64) as usize].load(Relaxed) >> (at % 64);
            if left != 0 {
                return Some(at + left.trailing_zeros()).filter(|at| *at < to);
            }
            at = (at / 64 + 1) * 64;
        }
        None
    }
}

/// Blank lists with a place for every rank, one for each thread that works: making one takes longer than most work.
#[derive(Debug, Default)]
pub(super) struct Lists(Mutex<Vec<Vec<u32>>>);

impl Lists {
    /// Works with a list of [`NO_EDGE`], and leaves it so.
    pub(super) fn with(&self, ranks: usize, work: impl FnOnce(&mut [u32])) {
        let lists = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = lists().pop();
        let mut list = known.unwrap_or_else(|| vec![NO_EDGE; ranks]);
        work(&mut list);
        lists().push(list);
    }
}
