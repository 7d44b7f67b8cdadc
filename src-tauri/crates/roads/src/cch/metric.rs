//! Weights of all edges of the hierarchy for one set of weights of the steps.

use std::sync::{
    Mutex, PoisonError,
    atomic::{AtomicU32, AtomicU64, Ordering::Relaxed},
};

use rayon::prelude::*;

use super::{Hierarchy, NO_EDGE, change::Change, customize::Work};
use crate::states::States;

/// The weight of what cannot be driven; all others are less.
pub(crate) const NEVER: u32 = u32::MAX / 2;

/// From so many changed steps on, all edges of a rank are weighed anew when one of them has to be: then the next rank up
/// is mostly due for another reason already, and nobody needs to find out which of its edges are.
const MANY: usize = 64;

/// The sum of two weights; [`NEVER`] and more is [`NEVER`].
pub(crate) fn plus(a: u32, b: u32) -> u32 {
    a.min(NEVER).saturating_add(b.min(NEVER)).min(NEVER)
}

/// What there is to know of an edge when weights are worked out, side by side: most of the time goes into fetching it.
/// Several threads work weights out, each those of its own ranks.
#[derive(Debug)]
pub(super) struct Link {
    /// The upper end, with marks.
    to: AtomicU32,
    weights: [AtomicU32; 2],
}

/// All edges.
pub(super) type Links = Vec<Link>;

/// Place of the weight upward.
pub(super) const UP: usize = 0;

/// Place of the weight downward.
pub(super) const DOWN: usize = 1;

/// Mark of the last edge of a rank.
const LAST: u32 = 1 << 31;

/// Mark of edges over whose lower end a way may lead that gives another edge of their upper end its weight; all others
/// are certain not to.
const GIVES: u32 = 1 << 30;

/// Ranks are less: the bits above are for marks.
pub(super) const MOST_RANKS: u32 = GIVES;

impl Link {
    fn new(to: u32, last: bool) -> Self {
        let to = AtomicU32::new(if last { to | LAST } else { to });
        Self { to, weights: [NEVER, NEVER].map(AtomicU32::new) }
    }

    /// Upper end.
    pub(super) fn to(&self) -> u32 {
        self.to.load(Relaxed) & !(LAST | GIVES)
    }

    /// Whether it is the last edge upward of its lower end.
    pub(super) fn is_last(&self) -> bool {
        self.to.load(Relaxed) & LAST != 0
    }

    /// Whether a way over its lower end may give another edge of its upper end its weight.
    pub(super) fn gives(&self) -> bool {
        self.to.load(Relaxed) & GIVES != 0
    }

    /// Marks that it may. Only who works on the upper end does.
    pub(super) fn mark_giving(&self) {
        self.to.store(self.to.load(Relaxed) | GIVES, Relaxed);
    }

    fn forget_giving(&self) {
        self.to.store(self.to.load(Relaxed) & !GIVES, Relaxed);
    }

    /// The weight of one side.
    pub(super) fn weight(&self, side: usize) -> u32 {
        self.weights[side].load(Relaxed)
    }

    /// Weights upward and downward.
    pub(super) fn both(&self) -> (u32, u32) {
        (self.weight(UP), self.weight(DOWN))
    }

    pub(super) fn set(&self, (up, down): (u32, u32)) {
        self.weights[UP].store(up, Relaxed);
        self.weights[DOWN].store(down, Relaxed);
    }
}

/// Weights upward and downward of the steps on every edge that has any.
pub(super) type Direct = Vec<[AtomicU32; 2]>;

/// Weights of steps, and of all edges upward and downward.
#[derive(Debug)]
pub(crate) struct Metric {
    pub(crate) steps: Vec<u32>,
    pub(super) links: Links,
    direct: Direct,
    due: Due,
}

impl PartialEq for Metric {
    fn eq(&self, other: &Self) -> bool {
        let all = |metric: &Self| metric.links.iter().map(Link::both).collect::<Vec<_>>();
        self.steps == other.steps && all(self) == all(other)
    }
}

impl Metric {
    /// Works out all weights from those of the steps.
    pub(crate) fn new(hierarchy: &Hierarchy, steps: Vec<u32>, lists: &Lists) -> Self {
        let (ranks, edges) = (hierarchy.rank.len(), hierarchy.edges());
        let mut metric = Self {
            steps: Vec::new(),
            links: hierarchy.each_up(Link::new),
            direct: (0..hierarchy.with_step()).map(|_| [NEVER, NEVER].map(AtomicU32::new)).collect(),
            due: Due { ranks: Bits::new(ranks), edges: Bits::new(edges) },
        };
        metric.set(hierarchy, steps, lists);
        metric
    }

    /// Puts other weights of the steps in place of those known, and works all out anew.
    pub(crate) fn set(&mut self, hierarchy: &Hierarchy, steps: Vec<u32>, lists: &Lists) {
        self.links.par_iter().with_min_len(1 << 14).for_each(Link::forget_giving);
        self.direct.par_iter_mut().with_min_len(1 << 14).for_each(|both| *both = [NEVER, NEVER].map(AtomicU32::new));
        steps.par_iter().zip(&hierarchy.step_edge).with_min_len(1 << 12).for_each(|(weight, edge)| {
            if *weight < NEVER
                && *edge != NO_EDGE
                && let Some(place) = hierarchy.step_place((edge / 2) as usize)
            {
                self.direct[place][(edge % 2) as usize].fetch_min(*weight, Relaxed);
            }
        });
        let work = Work { hierarchy, links: &self.links, direct: &self.direct };
        work.all(lists);
        self.steps = steps;
    }

    /// Changes the weights of some steps and all that follows from them. The result is what [`Metric::new`] would make.
    pub(crate) fn change(&mut self, hierarchy: &Hierarchy, states: &States, changes: &[(usize, u32)], lists: &Lists) {
        let many = changes.len() >= MANY;
        for (step, weight) in changes {
            self.steps[*step] = *weight;
        }
        changes.par_iter().with_min_len(256).for_each(|(step, _)| {
            let (edge, side) = (hierarchy.step_edge[*step] / 2, (hierarchy.step_edge[*step] % 2) as usize);
            let place = hierarchy.step_place(edge as usize);
            let Some(direct) = place.filter(|_| hierarchy.step_edge[*step] != NO_EDGE).map(|at| &self.direct[at])
            else {
                return;
            };
            let weight = self.least_step(hierarchy, states, edge as usize, side);
            if direct[side].swap(weight, Relaxed) != weight {
                self.due.ranks.set(hierarchy.low[edge as usize]);
                if !many {
                    self.due.edges.set(edge);
                }
            }
        });
        let work = Work { hierarchy, links: &self.links, direct: &self.direct };
        Change { work, due: &self.due, many }.run(lists);
    }

    /// The least weight of the steps on an edge.
    fn least_step(&self, hierarchy: &Hierarchy, states: &States, edge: usize, side: usize) -> u32 {
        let ends = [hierarchy.low[edge], hierarchy.up[edge]].map(|rank| hierarchy.order[rank as usize]);
        let (from, to) = if side == UP { (ends[0], ends[1]) } else { (ends[1], ends[0]) };
        let steps = states.steps_of(from).filter(|step| states.steps[*step].to == to);
        steps.map(|step| self.steps[step]).min().unwrap_or(NEVER)
    }
}

/// What has to be weighed anew; nothing between changes.
#[derive(Debug)]
pub(super) struct Due {
    pub(super) ranks: Bits,
    /// Edges of those ranks; not used where there is much to do.
    pub(super) edges: Bits,
}

/// One bit for each of many numbers; several threads set and take them.
#[derive(Debug)]
pub(super) struct Bits(Vec<AtomicU64>);

impl Bits {
    fn new(count: usize) -> Self {
        Self((0..count.div_ceil(64)).map(|_| AtomicU64::new(0)).collect())
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
pub(crate) struct Lists(Mutex<Vec<Vec<u32>>>);

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
