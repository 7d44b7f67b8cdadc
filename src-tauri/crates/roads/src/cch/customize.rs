//! All weights of a hierarchy from those of the steps: from the lowest rank up, parts of the elimination tree that do not
//! depend on each other at once.

use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

use rayon::prelude::*;

use super::{
    Hierarchy, NEVER, NO_EDGE,
    metric::{Bits, DOWN, Lists, UP, Weights},
    number,
    tree::Part,
};

/// Works out the weights of all edges upward and downward, and which of them give others their weight.
pub(super) fn all(hierarchy: &Hierarchy, steps: &[u32], weights: &mut Weights, gives: &Bits, lists: &Lists) {
    weights.par_iter_mut().with_min_len(1 << 14).for_each(|both| *both = [NEVER, NEVER].map(AtomicU32::new));
    let weights = &*weights;
    steps.par_iter().zip(&hierarchy.step_edge).with_min_len(1 << 12).for_each(|(weight, edge)| {
        if *edge != NO_EDGE && *weight < NEVER {
            weights[(edge / 2) as usize][(edge % 2) as usize].fetch_min(*weight, Relaxed);
        }
    });
    let work = Work { hierarchy, weights, gives };
    hierarchy.tree.climb(&|part| {
        lists.with(hierarchy.rank.len(), |list| match part {
            Part::Run(run) => run.for_each(|rank| work.complete(rank, list)),
            Part::Line(line) => line.into_iter().for_each(|rank| work.complete(rank, list)),
        });
    });
}

struct Work<'w> {
    hierarchy: &'w Hierarchy,
    weights: &'w Weights,
    gives: &'w Bits,
}

impl Work<'_> {
    /// Completes the edges upward of a rank from all below it. Every edge belongs to its lower end, and only who works on
    /// that one writes it. `place` is blank before and after.
    fn complete(&self, rank: u32, place: &mut [u32]) {
        let h = self.hierarchy;
        let own = h.ups(rank);
        if own.is_empty() {
            return;
        }
        for edge in own.clone() {
            place[h.up[edge] as usize] = number(edge);
        }
        let below = h.down_run(rank);
        for (a, lower) in h.down[below.clone()].iter().zip(&h.down_low[below]) {
            let a = *a as usize;
            let (up_a, down_a) = (self.weights[a][UP].load(Relaxed), self.weights[a][DOWN].load(Relaxed));
            // Nothing leads over what is barred both ways: paths, for whoever drives.
            if up_a >= NEVER && down_a >= NEVER {
                continue;
            }
            // Edges of the same lower end that lead further up.
            let end = h.first[*lower as usize + 1] as usize;
            let mut gives = false;
            for b in a + 1..end {
                let edge = place[h.up[b] as usize];
                if edge != NO_EDGE {
                    let ([up, down], [up_b, down_b]) = (&self.weights[edge as usize], &self.weights[b]);
                    // Weights are at most NEVER, which is less than half of all numbers: sums do not run over.
                    let new_up = down_a.wrapping_add(up_b.load(Relaxed));
                    let new_down = up_a.wrapping_add(down_b.load(Relaxed));
                    let (old_up, old_down) = (up.load(Relaxed), down.load(Relaxed));
                    gives |= (new_up <= old_up || new_down <= old_down) && new_up.min(new_down) < NEVER;
                    if new_up < old_up {
                        up.store(new_up, Relaxed);
                    }
                    if new_down < old_down {
                        down.store(new_down, Relaxed);
                    }
                }
            }
            if gives {
                self.gives.set(number(a));
            }
        }
        for edge in own {
            place[h.up[edge] as usize] = NO_EDGE;
        }
    }
}
