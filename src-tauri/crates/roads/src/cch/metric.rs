//! Weights of all edges of the hierarchy for one set of weights of the steps.

use std::{
    cmp::Reverse,
    collections::BinaryHeap,
    sync::atomic::{AtomicU32, Ordering::Relaxed},
};

use rayon::prelude::*;

use super::{Hierarchy, NO_EDGE, number};
use crate::states::States;

/// The weight of what cannot be driven; all others are less.
pub(crate) const NEVER: u32 = u32::MAX / 2;

/// The sum of two weights; [`NEVER`] and more is [`NEVER`].
pub(crate) fn plus(a: u32, b: u32) -> u32 {
    a.min(NEVER).saturating_add(b.min(NEVER)).min(NEVER)
}

/// Weights of steps, and of all edges upward and downward.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Metric {
    pub(crate) steps: Vec<u32>,
    pub(super) up: Vec<u32>,
    pub(super) down: Vec<u32>,
}

/// Subtrees of at most this share of all ranks are worked on one beside the other.
const TASKS: usize = 32;

impl Metric {
    /// Works out all weights from those of the steps.
    pub(crate) fn new(hierarchy: &Hierarchy, steps: Vec<u32>) -> Self {
        let blank = || -> Vec<AtomicU32> { (0..hierarchy.edges()).map(|_| AtomicU32::new(NEVER)).collect() };
        let (up, down) = (blank(), blank());
        steps.par_iter().zip(&hierarchy.step_edge).with_min_len(1 << 12).for_each(|(weight, edge)| {
            if *edge != NO_EDGE {
                let side = if edge % 2 == 0 { &up } else { &down };
                side[(edge / 2) as usize].fetch_min(*weight, Relaxed);
            }
        });
        let work = Work { hierarchy, up: &up, down: &down };
        let (tasks, top) = work.tasks();
        let count = hierarchy.rank.len();
        tasks
            .into_par_iter()
            .for_each_init(|| vec![NO_EDGE; count], |place, run| run.for_each(|rank| work.complete(rank, place)));
        let mut place = vec![NO_EDGE; count];
        for rank in top {
            work.complete(rank, &mut place);
        }
        let plain = |weights: Vec<AtomicU32>| weights.into_iter().map(AtomicU32::into_inner).collect();
        Self { steps, up: plain(up), down: plain(down) }
    }

    /// Changes the weights of some steps and all that follows from them. The result is what [`Metric::new`] would make.
    pub(crate) fn change(&mut self, hierarchy: &Hierarchy, states: &States, changes: &[(usize, u32)]) {
        let mut due = BinaryHeap::new();
        for (step, weight) in changes {
            let edge = hierarchy.step_edge[*step];
            if std::mem::replace(&mut self.steps[*step], *weight) != *weight && edge != NO_EDGE {
                due.push(Reverse((hierarchy.low[(edge / 2) as usize], edge / 2)));
            }
        }
        while let Some(Reverse((low, edge))) = due.pop() {
            while due.peek() == Some(&Reverse((low, edge))) {
                due.pop();
            }
            let new = self.weigh(hierarchy, states, edge);
            let at = edge as usize;
            if new == (self.up[at], self.down[at]) {
                continue;
            }
            (self.up[at], self.down[at]) = new;
            let high = hierarchy.up[at];
            for other in hierarchy.ups(low).map(|other| hierarchy.up[other]).filter(|other| *other != high) {
                if let Some(edge) = hierarchy.edge(high.min(other), high.max(other)) {
                    due.push(Reverse((high.min(other), edge)));
                }
            }
        }
    }

    /// The weights of one edge from its steps and the edges below it.
    fn weigh(&self, hierarchy: &Hierarchy, states: &States, edge: u32) -> (u32, u32) {
        let (low, high) = (hierarchy.low[edge as usize], hierarchy.up[edge as usize]);
        let direct = |from: u32, to: u32| {
            let to = hierarchy.order[to as usize];
            let steps = states.steps_of(hierarchy.order[from as usize]);
            steps.filter(|step| states.steps[*step].to == to).map(|step| self.steps[step]).min().unwrap_or(NEVER)
        };
        let (mut up, mut down) = (direct(low, high), direct(high, low));
        for (a, b) in hierarchy.below(low, high) {
            let (a, b) = (a as usize, b as usize);
            up = up.min(plus(self.down[a], self.up[b]));
            down = down.min(plus(self.down[b], self.up[a]));
        }
        (up, down)
    }
}

impl Hierarchy {
    /// Pairs of edges from a common lower rank to both of two ranks.
    pub(super) fn below(&self, low: u32, high: u32) -> impl Iterator<Item = (u32, u32)> + '_ {
        let (mut a, mut b) = (self.downs(low), self.downs(high));
        std::iter::from_fn(move || {
            while let (Some(first), Some(second)) = (a.first(), b.first()) {
                let (x, y) = (self.low[*first as usize], self.low[*second as usize]);
                if x <= y {
                    a = &a[1..];
                }
                if y <= x {
                    b = &b[1..];
                }
                if x == y {
                    return Some((*first, *second));
                }
            }
            None
        })
    }
}

/// Working out all weights: every edge belongs to its lower end, and only that one writes it.
struct Work<'w> {
    hierarchy: &'w Hierarchy,
    up: &'w [AtomicU32],
    down: &'w [AtomicU32],
}

impl Work<'_> {
    /// Runs of ranks that depend on nothing outside, and what is above them all, ascending.
    fn tasks(&self) -> (Vec<std::ops::Range<u32>>, Vec<u32>) {
        let count = self.hierarchy.rank.len();
        let most = (count / TASKS).max(256);
        let mut size = vec![1usize; count];
        for rank in 0..count {
            if let Some(parent) = self.hierarchy.parent(number(rank)) {
                size[parent as usize] += size[rank];
            }
        }
        let (mut tasks, mut top) = (Vec::new(), Vec::new());
        let mut rank = count;
        while rank > 0 {
            let last = rank - 1;
            if size[last] <= most {
                // A subtree is the run of ranks that ends with its root.
                tasks.push(number(rank - size[last])..number(rank));
                rank -= size[last];
            } else {
                top.push(number(last));
                rank = last;
            }
        }
        top.reverse();
        (tasks, top)
    }

    /// Completes the edges upward of a rank from all below it. `place` is blank before and after.
    fn complete(&self, rank: u32, place: &mut [u32]) {
        let h = self.hierarchy;
        for edge in h.ups(rank) {
            place[h.up[edge] as usize] = number(edge);
        }
        for lower in h.downs(rank) {
            let a = *lower as usize;
            let (up_a, down_a) = (self.up[a].load(Relaxed), self.down[a].load(Relaxed));
            // Edges of the same lower end that lead further up.
            let end = h.first[h.low[a] as usize + 1] as usize;
            for b in a + 1..end {
                let edge = place[h.up[b] as usize];
                if edge != NO_EDGE {
                    let (up, down) = (&self.up[edge as usize], &self.down[edge as usize]);
                    let (new_up, new_down) =
                        (plus(down_a, self.up[b].load(Relaxed)), plus(self.down[b].load(Relaxed), up_a));
                    if new_up < up.load(Relaxed) {
                        up.store(new_up, Relaxed);
                    }
                    if new_down < down.load(Relaxed) {
                        down.store(new_down, Relaxed);
                    }
                }
            }
        }
        for edge in h.ups(rank) {
            place[h.up[edge] as usize] = NO_EDGE;
        }
    }
}
