//! Weights of all edges of the hierarchy for one set of weights of the steps.

use std::{cmp::Reverse, collections::BinaryHeap};

use super::{Hierarchy, NO_EDGE, customize};
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

impl Metric {
    /// Works out all weights from those of the steps.
    pub(crate) fn new(hierarchy: &Hierarchy, steps: Vec<u32>) -> Self {
        let (up, down) = customize::all(hierarchy, &steps);
        Self { steps, up, down }
    }

    /// Changes the weights of some steps and all that follows from them. The result is what [`Metric::new`] would make.
    ///
    /// An edge is only weighed anew when the way over the changed one below it was what gave it its weight, or now is
    /// less: most changes end after a few edges.
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
            let at = edge as usize;
            let (new, old) = (self.weigh(hierarchy, states, edge), (self.up[at], self.down[at]));
            if new == old {
                continue;
            }
            let high = hierarchy.up[at];
            for beside in hierarchy.ups(low).filter(|beside| *beside != at) {
                let other = hierarchy.up[beside];
                let Some(above) = hierarchy.edge(high.min(other), high.max(other)) else { continue };
                // From the other end by the common lower one to this one's upper end, and back.
                let there = |own: (u32, u32)| plus(self.down[beside], own.0);
                let back = |own: (u32, u32)| plus(own.1, self.up[beside]);
                let (up, down) = (self.up[above as usize], self.down[above as usize]);
                let (from_other, to_other) = if other < high { (up, down) } else { (down, up) };
                let touched = |old: u32, new: u32, now: u32| old != new && (old == now || new < now);
                if touched(there(old), there(new), from_other) || touched(back(old), back(new), to_other) {
                    due.push(Reverse((high.min(other), above)));
                }
            }
            (self.up[at], self.down[at]) = new;
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
        let (mut a, mut b) = (self.down_run(low), self.down_run(high));
        std::iter::from_fn(move || {
            while !a.is_empty() && !b.is_empty() {
                let (first, second) = (a.start, b.start);
                let (x, y) = (self.down_low[first], self.down_low[second]);
                a.start += usize::from(x <= y);
                b.start += usize::from(y <= x);
                if x == y {
                    return Some((self.down[first], self.down[second]));
                }
            }
            None
        })
    }
}
