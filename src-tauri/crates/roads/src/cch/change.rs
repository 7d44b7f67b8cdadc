//! Some weights of steps change, and all that follows from them: rank after rank from the lowest up, only where something
//! has changed below.
//!
//! An edge is only weighed anew when the way over the changed one below it was what gave it its weight, or now is less:
//! most changes end after a few edges.

use std::{ops::Range, sync::atomic::Ordering::Relaxed};

use super::{
    Hierarchy, NEVER, NO_EDGE,
    metric::{Bits, DOWN, Due, Lists, UP, Weights, plus},
    number,
    tree::Part,
};
use crate::states::States;

/// Fewer changes than this are followed up by one thread: it is done before others have begun.
const FEW: usize = 64;

/// An edge is looked for among so many one after another, before it is looked for by halves.
const ROW: usize = 8;

pub(super) struct Change<'c> {
    pub(super) hierarchy: &'c Hierarchy,
    pub(super) states: &'c States,
    pub(super) steps: &'c [u32],
    pub(super) weights: &'c Weights,
    pub(super) gives: &'c Bits,
    pub(super) due: &'c Due,
}

/// Weights upward and downward.
type Pair = (u32, u32);

/// The weights of an edge before and after.
#[derive(Debug, Clone, Copy)]
struct Weighed {
    was: Pair,
    now: Pair,
}

impl Weighed {
    fn changed(&self) -> bool {
        self.was != self.now
    }

    /// Whether it now costs less, some way.
    fn eases(&self) -> bool {
        self.now.0 < self.was.0 || self.now.1 < self.was.1
    }
}

impl Change<'_> {
    /// Follows up all that is due; `count`: how many changes it comes from.
    pub(super) fn run(&self, count: usize, lists: &Lists) {
        let ranks = self.hierarchy.rank.len();
        let work = |part: Part| {
            lists.with(ranks, |place| {
                let mut row = Vec::new();
                match part {
                    Part::Run(run) => {
                        let mut from = run.start;
                        while let Some(rank) = self.due.ranks.next(from, run.end) {
                            self.rank(rank, place, &mut row);
                            from = rank + 1;
                        }
                    }
                    Part::Line(line) => {
                        let due = line.into_iter().filter(|rank| self.due.ranks.next(*rank, *rank + 1).is_some());
                        due.for_each(|rank| self.rank(rank, place, &mut row));
                    }
                }
            });
        };
        if count < FEW {
            work(Part::Run(0..number(ranks)));
        } else {
            self.hierarchy.tree.climb(&work);
        }
    }

    fn get(&self, edge: usize) -> Pair {
        let [up, down] = &self.weights[edge];
        (up.load(Relaxed), down.load(Relaxed))
    }

    /// Weighs the edges upward of a rank that are due, and marks those further up that this changes.
    fn rank(&self, rank: u32, place: &mut [u32], row: &mut Vec<Weighed>) {
        let h = self.hierarchy;
        self.due.ranks.take(rank);
        let below = h.down_run(rank);
        for at in below.clone() {
            place[h.down_low[at] as usize] = h.down[at];
        }
        let own = h.ups(rank);
        row.clear();
        let mut changed = false;
        for edge in own.clone() {
            let was = self.get(edge);
            let now = if self.due.edges.take(number(edge)) { self.weigh(rank, edge, place) } else { was };
            if was != now {
                self.weights[edge][UP].store(now.0, Relaxed);
                self.weights[edge][DOWN].store(now.1, Relaxed);
                changed = true;
            }
            row.push(Weighed { was, now });
        }
        for at in below {
            place[h.down_low[at] as usize] = NO_EDGE;
        }
        if changed {
            self.mark_above(own, row);
        }
    }

    /// The weights of one edge from its steps and the edges below it. `place`: edges from ranks below to its lower end.
    fn weigh(&self, low: u32, edge: usize, place: &[u32]) -> Pair {
        let h = self.hierarchy;
        let high = h.up[edge];
        let (mut up, mut down) = if h.has_step(edge) { self.direct(low, high) } else { (NEVER, NEVER) };
        let Some(lowest) = h.down_low.get(h.down_run(low)).and_then(|lows| lows.first()) else { return (up, down) };
        let run = h.down_run(high);
        let start = run.start + h.down_low[run.clone()].partition_point(|rank| rank < lowest);
        for (lower, b) in h.down_low[start..run.end].iter().zip(&h.down[start..run.end]) {
            if *lower >= low {
                break;
            }
            let a = place[*lower as usize];
            if a != NO_EDGE {
                let (from, on) = (self.get(a as usize), self.get(*b as usize));
                // Weights are at most NEVER, which is less than half of all numbers: sums do not run over.
                let over = (from.1.wrapping_add(on.0), on.1.wrapping_add(from.0));
                if (over.0 <= up || over.1 <= down) && over.0.min(over.1) < NEVER {
                    self.gives.set(a);
                    (up, down) = (up.min(over.0), down.min(over.1));
                }
            }
        }
        (up, down)
    }

    /// The weights of the steps between two ranks, there and back.
    fn direct(&self, low: u32, high: u32) -> Pair {
        let (low, high) = (self.hierarchy.order[low as usize], self.hierarchy.order[high as usize]);
        let least = |from: u32, to: u32| {
            let steps = self.states.steps_of(from).filter(|step| self.states.steps[*step].to == to);
            steps.map(|step| self.steps[step]).min().unwrap_or(NEVER)
        };
        (least(low, high), least(high, low))
    }

    /// Marks the edges between upper ends whose weight came, or now comes, by their common lower rank.
    fn mark_above(&self, own: Range<usize>, row: &[Weighed]) {
        let h = self.hierarchy;
        let uppers = &h.up[own.clone()];
        let eases = row.iter().any(Weighed::eases);
        for (at, edge) in own.enumerate() {
            // What got dearer counts only where it gave the weight.
            if !eases && !self.gives.has(number(edge)) {
                continue;
            }
            let a = row[at];
            // All further up are among the upper ends of this one: those below it know each other.
            let mut left = h.ups(uppers[at]);
            for (to, b) in uppers.iter().zip(row).skip(at + 1) {
                if !a.changed() && !b.changed() {
                    continue;
                }
                let over = |a: Pair, b: Pair| (plus(a.1, b.0), plus(a.0, b.1));
                let (was, now) = (over(a.was, b.was), over(a.now, b.now));
                if was == now {
                    continue;
                }
                let next = h.up[left.clone()].iter().take(ROW).position(|upper| upper >= to);
                left.start += next.unwrap_or_else(|| h.up[left.clone()].partition_point(|upper| upper < to));
                if left.is_empty() || h.up[left.start] != *to {
                    continue;
                }
                let weight = self.get(left.start);
                let touched = |was: u32, now: u32, weight: u32| was != now && (was == weight || now < weight);
                if touched(was.0, now.0, weight.0) || touched(was.1, now.1, weight.1) {
                    self.due.mark(uppers[at], number(left.start));
                }
            }
        }
    }
}
