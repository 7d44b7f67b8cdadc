//! The best way between states: both ends climb the elimination tree and meet.

pub(crate) mod potentials;

use super::{
    Hierarchy, Metric, NEVER,
    metric::{DOWN, Link, UP, plus},
};
use crate::states::{State, States};

/// Where a search starts or ends, and what it costs to get there (or on from there).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Seed {
    pub(crate) state: State,
    pub(crate) cost: u32,
}

/// A best way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    /// With the costs of its seeds.
    pub(crate) cost: u32,
    /// Steps driven.
    pub(crate) steps: Vec<u32>,
    /// The state it starts from.
    pub(crate) from: State,
    /// The state it ends at.
    pub(crate) to: State,
}

/// Edge by which a rank was reached: none, it is a seed.
const SEED: u32 = u32::MAX;

/// One end of a search: costs by rank, for the ranks that were met.
#[derive(Debug, Default)]
pub(super) struct Climb {
    cost: Vec<u32>,
    by: Vec<u32>,
    met: Vec<u32>,
}

impl Climb {
    /// Climbs from seeds; `side`: which weights of the edges are those in the direction of the climb.
    pub(super) fn run(&mut self, h: &Hierarchy, seeds: &[Seed], links: &[Link], side: usize) {
        self.clear(h.rank.len());
        for seed in seeds {
            let rank = h.rank[seed.state as usize];
            let mut at = Some(rank);
            while let Some(rank) = at.filter(|rank| self.by[*rank as usize] != SEED - 1) {
                self.met.push(rank);
                self.by[rank as usize] = SEED - 1;
                at = h.parent(rank);
            }
            let cost = &mut self.cost[rank as usize];
            *cost = seed.cost.min(*cost);
        }
        self.met.sort_unstable();
        for rank in &self.met {
            let cost = self.cost[*rank as usize];
            if cost >= NEVER {
                continue;
            }
            for edge in h.ups(*rank) {
                let link = &links[edge];
                let (upper, new) = (link.to() as usize, plus(cost, link.weight(side)));
                if new < self.cost[upper] {
                    self.cost[upper] = new;
                    self.by[upper] = super::number(edge);
                }
            }
        }
    }

    fn clear(&mut self, count: usize) {
        if self.cost.len() != count {
            self.cost = vec![NEVER; count];
            self.by = vec![SEED; count];
            self.met.clear();
        }
        for rank in self.met.drain(..) {
            self.cost[rank as usize] = NEVER;
            self.by[rank as usize] = SEED;
        }
    }

    /// Edges from the seed up to a rank, the last one first; and the seed's rank.
    fn trace(&self, h: &Hierarchy, mut rank: u32) -> (Vec<u32>, u32) {
        let mut edges = Vec::new();
        while self.by[rank as usize] < SEED - 1 {
            let edge = self.by[rank as usize];
            edges.push(edge);
            rank = h.low[edge as usize];
        }
        (edges, rank)
    }
}

/// Memory for searches, to be used again.
#[derive(Debug, Default)]
pub(crate) struct Both {
    forward: Climb,
    backward: Climb,
}

impl Both {
    /// The best way from one of `from` to one of `to`; `None`: there is none.
    pub(crate) fn run(
        &mut self,
        h: &Hierarchy,
        states: &States,
        metric: &Metric,
        from: &[Seed],
        to: &[Seed],
    ) -> Option<Found> {
        self.forward.run(h, from, &metric.links, UP);
        self.backward.run(h, to, &metric.links, DOWN);
        let meet = self
            .forward
            .met
            .iter()
            .map(|rank| (plus(self.forward.cost[*rank as usize], self.backward.cost[*rank as usize]), *rank));
        let (cost, rank) = meet.min().filter(|(cost, _)| *cost < NEVER)?;
        let (mut up, first) = self.forward.trace(h, rank);
        up.reverse();
        let (down, last) = self.backward.trace(h, rank);
        let mut steps = Vec::new();
        let legs = up.into_iter().map(|edge| (edge, true)).chain(down.into_iter().map(|edge| (edge, false)));
        for (edge, upward) in legs {
            unpack(h, states, metric, edge, upward, &mut steps);
        }
        Some(Found { cost, steps, from: h.order[first as usize], to: h.order[last as usize] })
    }
}

/// The steps that an edge stands for.
fn unpack(h: &Hierarchy, states: &States, metric: &Metric, edge: u32, upward: bool, steps: &mut Vec<u32>) {
    let mut due = vec![(edge, upward)];
    while let Some((edge, upward)) = due.pop() {
        let (low, high) = (h.low[edge as usize], h.up[edge as usize]);
        let up = |edge: u32| metric.links[edge as usize].weight(UP);
        let down = |edge: u32| metric.links[edge as usize].weight(DOWN);
        let weight = if upward { up(edge) } else { down(edge) };
        let (from, to) = if upward { (low, high) } else { (high, low) };
        let to = h.order[to as usize];
        let mut direct = states.steps_of(h.order[from as usize]);
        let step = direct.find(|step| states.steps[*step].to == to && metric.steps[*step] == weight);
        if let Some(step) = step {
            steps.push(super::number(step));
            continue;
        }
        let by = h.below(low, high).find(|(a, b)| {
            let sum = if upward { plus(down(*a), up(*b)) } else { plus(down(*b), up(*a)) };
            sum == weight
        });
        // The weight of an edge is that of a step or of two edges below it: one of them is always found.
        if let Some((a, b)) = by {
            let (first, second) = if upward { (a, b) } else { (b, a) };
            due.push((second, true));
            due.push((first, false));
        }
    }
}
