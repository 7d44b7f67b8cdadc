//! The elimination tree, cut into parts that do not depend on each other: work from the lowest rank up, on all cores.

use std::ops::Range;

use rayon::prelude::*;

use super::number;

/// Subtrees of at most this share of all ranks are worked on by one thread from end to end.
const TASKS: usize = 64;

/// Ranks that one thread works on, in this order.
#[derive(Debug)]
pub(super) enum Part {
    /// A subtree.
    Run(Range<u32>),
    /// Ranks above subtrees.
    Line(Vec<u32>),
}

/// The upper part of the elimination tree, and the subtrees that hang from it.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Tree {
    /// Its ranks, ascending.
    ranks: Vec<u32>,
    /// For each: its children among them (by place), and the subtrees below it, as runs of ranks.
    below: Vec<(Vec<usize>, Vec<Range<u32>>)>,
    /// Places of the uppermost, and the subtrees that hang from nothing.
    roots: Vec<Root>,
}

#[derive(Debug, Clone, PartialEq)]
enum Root {
    Place(usize),
    Subtree(Range<u32>),
}

impl Tree {
    /// The tree of so many ranks, by the parent of each.
    pub(super) fn new(count: usize, parent: impl Fn(u32) -> Option<u32>) -> Self {
        let most = (count / TASKS).max(256);
        let mut size = vec![1u32; count];
        for rank in 0..count {
            if let Some(parent) = parent(number(rank)) {
                size[parent as usize] += size[rank];
            }
        }
        let (mut ranks, mut tasks) = (Vec::new(), Vec::new());
        let mut rank = count;
        while rank > 0 {
            let last = rank - 1;
            // A subtree is the run of ranks that ends with its root. A file may say otherwise: never below the first.
            let below = (size[last] as usize).min(rank);
            if below <= most {
                tasks.push(number(rank - below)..number(rank));
                rank -= below;
            } else {
                ranks.push(number(last));
                rank = last;
            }
        }
        ranks.reverse();
        let mut tree = Self { below: vec![(Vec::new(), Vec::new()); ranks.len()], ranks, roots: Vec::new() };
        let place = |tree: &Self, rank: u32| tree.ranks.binary_search(&parent(rank)?).ok();
        for at in 0..tree.ranks.len() {
            match place(&tree, tree.ranks[at]) {
                Some(parent) => tree.below[parent].0.push(at),
                None => tree.roots.push(Root::Place(at)),
            }
        }
        for task in tasks {
            match place(&tree, task.end - 1) {
                Some(parent) => tree.below[parent].1.push(task),
                None => tree.roots.push(Root::Subtree(task)),
            }
        }
        tree
    }

    /// Calls `work` with all ranks, each once and after all ranks below it.
    pub(super) fn climb(&self, work: &(impl Fn(Part) + Sync)) {
        self.roots.par_iter().with_max_len(1).for_each(|root| self.solve(root, work));
    }

    fn solve(&self, root: &Root, work: &(impl Fn(Part) + Sync)) {
        let mut at = match root {
            Root::Subtree(run) => return work(Part::Run(run.clone())),
            Root::Place(place) => *place,
        };
        // Down to where the tree branches; what hangs beside that line comes first.
        let mut line = vec![self.ranks[at]];
        let mut tasks: Vec<Root> = Vec::new();
        loop {
            let (children, subtrees) = &self.below[at];
            tasks.extend(subtrees.iter().cloned().map(Root::Subtree));
            let [child] = children[..] else {
                tasks.extend(children.iter().map(|child| Root::Place(*child)));
                break;
            };
            line.push(self.ranks[child]);
            at = child;
        }
        tasks.par_iter().with_max_len(1).for_each(|task| self.solve(task, work));
        line.reverse();
        work(Part::Line(line));
    }

    pub(super) fn memory(&self) -> usize {
        let subtrees: usize = self.below.iter().map(|(children, runs)| 8 * (children.len() + runs.len())).sum();
        subtrees + 60 * self.ranks.len()
    }
}
