//! All weights of a hierarchy from those of the steps: from the lowest rank up, parts of the elimination tree that do not
//! depend on each other at once.

use std::{
    ops::Range,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicU32, Ordering::Relaxed},
    },
};

use rayon::prelude::*;

use super::{Hierarchy, NEVER, NO_EDGE, number};

/// Subtrees of at most this share of all ranks are worked on by one thread from end to end.
const TASKS: usize = 64;

/// Weights of all edges upward and downward.
pub(super) fn all(hierarchy: &Hierarchy, steps: &[u32]) -> (Vec<u32>, Vec<u32>) {
    let blank = || -> Vec<AtomicU32> { (0..hierarchy.edges()).map(|_| AtomicU32::new(NEVER)).collect() };
    let (up, down) = (blank(), blank());
    steps.par_iter().zip(&hierarchy.step_edge).with_min_len(1 << 12).for_each(|(weight, edge)| {
        if *edge != NO_EDGE && *weight < NEVER {
            let side = if edge % 2 == 0 { &up } else { &down };
            side[(edge / 2) as usize].fetch_min(*weight, Relaxed);
        }
    });
    let work = Work { hierarchy, up: &up, down: &down, places: Mutex::default() };
    let top = Top::of(hierarchy);
    top.roots.par_iter().for_each(|root| work.solve(&top, root.clone()));
    let plain = |weights: Vec<AtomicU32>| weights.into_iter().map(AtomicU32::into_inner).collect();
    (plain(up), plain(down))
}

/// The upper part of the elimination tree, and the subtrees that hang from it.
struct Top {
    /// Its ranks, ascending.
    ranks: Vec<u32>,
    /// For each: its children among them (by place), and the subtrees below it, as runs of ranks.
    below: Vec<(Vec<usize>, Vec<Range<u32>>)>,
    /// Places of the uppermost, and the subtrees that hang from nothing.
    roots: Vec<Root>,
}

#[derive(Clone)]
enum Root {
    Place(usize),
    Subtree(Range<u32>),
}

impl Top {
    fn of(hierarchy: &Hierarchy) -> Self {
        let count = hierarchy.rank.len();
        let most = (count / TASKS).max(256);
        let mut size = vec![1u32; count];
        for rank in 0..count {
            if let Some(parent) = hierarchy.parent(number(rank)) {
                size[parent as usize] += size[rank];
            }
        }
        let (mut ranks, mut tasks) = (Vec::new(), Vec::new());
        let mut rank = count;
        while rank > 0 {
            let last = rank - 1;
            let below = size[last] as usize;
            if below <= most {
                // A subtree is the run of ranks that ends with its root.
                tasks.push(number(rank - below)..number(rank));
                rank -= below;
            } else {
                ranks.push(number(last));
                rank = last;
            }
        }
        ranks.reverse();
        let mut top = Self { below: vec![(Vec::new(), Vec::new()); ranks.len()], ranks, roots: Vec::new() };
        for place in 0..top.ranks.len() {
            match top.parent(hierarchy, top.ranks[place]) {
                Some(parent) => top.below[parent].0.push(place),
                None => top.roots.push(Root::Place(place)),
            }
        }
        for task in tasks {
            match top.parent(hierarchy, task.end - 1) {
                Some(parent) => top.below[parent].1.push(task),
                None => top.roots.push(Root::Subtree(task)),
            }
        }
        top
    }

    fn parent(&self, hierarchy: &Hierarchy, rank: u32) -> Option<usize> {
        self.ranks.binary_search(&hierarchy.parent(rank)?).ok()
    }
}

struct Work<'w> {
    hierarchy: &'w Hierarchy,
    up: &'w [AtomicU32],
    down: &'w [AtomicU32],
    /// Blank lists, one for each thread that works: making one for every subtree would cost more than the work.
    places: Mutex<Vec<Vec<u32>>>,
}

impl Work<'_> {
    fn solve(&self, top: &Top, root: Root) {
        let place = match root {
            Root::Subtree(run) => return self.run(run),
            Root::Place(place) => place,
        };
        // Down to where the tree branches; what hangs beside that line comes first.
        let mut line = vec![place];
        let mut tasks: Vec<Root> = Vec::new();
        let mut at = place;
        loop {
            let (children, subtrees) = &top.below[at];
            tasks.extend(subtrees.iter().cloned().map(Root::Subtree));
            let [child] = children[..] else {
                tasks.extend(children.iter().map(|child| Root::Place(*child)));
                break;
            };
            line.push(child);
            at = child;
        }
        tasks.into_par_iter().with_max_len(1).for_each(|task| self.solve(top, task));
        self.with_place(|list| {
            for place in line.into_iter().rev() {
                self.complete(top.ranks[place], list);
            }
        });
    }

    fn run(&self, run: Range<u32>) {
        self.with_place(|list| run.for_each(|rank| self.complete(rank, list)));
    }

    fn with_place(&self, work: impl FnOnce(&mut [u32])) {
        let lists = || self.places.lock().unwrap_or_else(PoisonError::into_inner);
        let known = lists().pop();
        let mut list = known.unwrap_or_else(|| vec![NO_EDGE; self.hierarchy.rank.len()]);
        work(&mut list);
        lists().push(list);
    }

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
        for lower in h.downs(rank) {
            let a = *lower as usize;
            let (up_a, down_a) = (self.up[a].load(Relaxed), self.down[a].load(Relaxed));
            // Nothing leads over what is barred both ways: paths, for whoever drives.
            if up_a >= NEVER && down_a >= NEVER {
                continue;
            }
            // Edges of the same lower end that lead further up.
            let end = h.first[h.low[a] as usize + 1] as usize;
            for b in a + 1..end {
                let edge = place[h.up[b] as usize];
                if edge != NO_EDGE {
                    let (up, down) = (&self.up[edge as usize], &self.down[edge as usize]);
                    // Weights are at most NEVER, which is less than half of all numbers: sums do not run over.
                    let new_up = down_a.wrapping_add(self.up[b].load(Relaxed));
                    let new_down = up_a.wrapping_add(self.down[b].load(Relaxed));
                    if new_up < up.load(Relaxed) {
                        up.store(new_up, Relaxed);
                    }
                    if new_down < down.load(Relaxed) {
                        down.store(new_down, Relaxed);
                    }
                }
            }
        }
        for edge in own {
            place[h.up[edge] as usize] = NO_EDGE;
        }
    }
}
