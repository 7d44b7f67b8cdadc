//! How far it is at least from any state to the destination: exact for the weights of a metric, worked out for the
//! states that a search looks at only (Strasser, Zeitz: "A* with Perfect Potentials", SEA 2021).

use super::{Climb, Seed};
use crate::{
    cch::{
        Hierarchy, Metric, NEVER,
        metric::{DOWN, UP, plus},
    },
    states::State,
};

/// Costs to a destination.
#[derive(Debug, Default)]
pub(crate) struct Potentials {
    climb: Climb,
    cost: Vec<u32>,
    known: Vec<bool>,
    met: Vec<u32>,
    path: Vec<u32>,
}

impl Potentials {
    /// Prepares for a destination.
    pub(crate) fn aim(&mut self, h: &Hierarchy, metric: &Metric, to: &[Seed]) {
        self.climb.run(h, to, &metric.links, DOWN);
        if self.cost.len() != h.rank.len() {
            self.cost = vec![NEVER; h.rank.len()];
            self.known = vec![false; h.rank.len()];
            self.met.clear();
        }
        for rank in self.met.drain(..) {
            self.known[rank as usize] = false;
        }
    }

    /// What it costs at least from a state to the destination; [`NEVER`]: it cannot be reached.
    pub(crate) fn of(&mut self, h: &Hierarchy, metric: &Metric, state: State) -> u32 {
        let rank = h.rank[state as usize];
        let mut at = Some(rank);
        while let Some(rank) = at.filter(|rank| !self.known[*rank as usize]) {
            self.path.push(rank);
            at = h.parent(rank);
        }
        while let Some(rank) = self.path.pop() {
            let links = metric.links[h.ups(rank)].iter();
            let ups = links.map(|link| plus(link.weight(UP), self.cost[link.to() as usize]));
            let least = ups.min().unwrap_or(NEVER).min(self.climb.cost[rank as usize]);
            self.cost[rank as usize] = least;
            self.known[rank as usize] = true;
            self.met.push(rank);
        }
        self.cost[rank as usize]
    }
}
