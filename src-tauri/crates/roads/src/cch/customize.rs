//! All weights of a hierarchy from those of the steps: from the lowest rank up, parts of the elimination tree that do not
//! depend on each other at once.

use std::{hint::black_box, sync::atomic::Ordering::Relaxed};

use super::{
    Hierarchy, NEVER, NO_EDGE,
    metric::{DOWN, Direct, Link, Lists, UP},
    number,
    tree::Part,
};

/// So many edges are asked for at once.
const AHEAD: usize = 16;

/// What weights are worked out from, and where they are kept.
#[derive(Clone, Copy)]
pub(super) struct Work<'w> {
    pub(super) hierarchy: &'w Hierarchy,
    pub(super) links: &'w [Link],
    pub(super) direct: &'w Direct,
}

impl Work<'_> {
    /// Works out the weights of all edges.
    pub(super) fn all(&self, lists: &Lists) {
        self.hierarchy.tree.climb(&|part| {
            lists.with(self.hierarchy.rank.len(), |list| match part {
                Part::Run(run) => run.for_each(|rank| self.complete(rank, list)),
                Part::Line(line) => line.into_iter().for_each(|rank| self.complete(rank, list)),
            });
        });
    }

    /// The weights of the steps on an edge.
    pub(super) fn direct(&self, edge: usize) -> (u32, u32) {
        let place = self.hierarchy.step_place(edge);
        place.map_or((NEVER, NEVER), |at| (self.direct[at][UP].load(Relaxed), self.direct[at][DOWN].load(Relaxed)))
    }

    /// Works out the edges upward of a rank from their steps and all below it. Every edge belongs to its lower end, and
    /// only who works on that one writes it. `place` is blank before and after.
    pub(super) fn complete(&self, rank: u32, place: &mut [u32]) {
        let (h, links) = (self.hierarchy, self.links);
        let own = h.ups(rank);
        if own.is_empty() {
            return;
        }
        let below = &h.down[h.down_run(rank)];
        self.ask_for(&below[below.len().saturating_sub(AHEAD)..]);
        for edge in own.clone() {
            links[edge].set(self.direct(edge));
            place[links[edge].to() as usize] = number(edge);
        }
        // The last first: they are more often those over which the best way leads.
        let mut rows = below.rchunks(AHEAD).peekable();
        while let Some(row) = rows.next() {
            row.iter().rev().for_each(|a| self.over(*a, place));
            rows.peek().iter().for_each(|next| self.ask_for(next));
        }
        for edge in own {
            place[links[edge].to() as usize] = NO_EDGE;
        }
    }

    /// Edges lie far apart in memory: those asked for together come together, not one after the other.
    fn ask_for(&self, edges: &[u32]) {
        // A run of edges of one lower end is mostly not longer.
        let both =
            |edge: &u32| self.links[*edge as usize].to() | self.links.get(*edge as usize + 6).map_or(0, Link::to);
        black_box(edges.iter().fold(0, |all, edge| all | both(edge)));
    }

    /// Ways over the lower end of an edge, to the edges that `place` knows.
    fn over(&self, a: u32, place: &[u32]) {
        let links = self.links;
        let first = &links[a as usize];
        let (up_a, down_a) = first.both();
        // Nothing leads over what is barred both ways: paths, for whoever drives.
        if up_a >= NEVER && down_a >= NEVER || first.is_last() {
            return;
        }
        // Edges of the same lower end that lead further up.
        let mut gives = false;
        for b in &links[a as usize + 1..] {
            let edge = place[b.to() as usize];
            if edge != NO_EDGE {
                let above = &links[edge as usize];
                let ((up_b, down_b), (old_up, old_down)) = (b.both(), above.both());
                // Weights are at most NEVER, which is less than half of all numbers: sums do not run over.
                let (new_up, new_down) = (down_a.wrapping_add(up_b), up_a.wrapping_add(down_b));
                if new_up <= old_up || new_down <= old_down {
                    gives |= new_up.min(new_down) < NEVER;
                    above.set((new_up.min(old_up), new_down.min(old_down)));
                }
            }
            if b.is_last() {
                break;
            }
        }
        if gives {
            first.mark_giving();
        }
    }
}
