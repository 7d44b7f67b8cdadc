//! The graph that is searched, laid open: for comparisons with other programs, and for whoever wants to search it plainly.

use passage_model::LatLon;

use super::Router;
use crate::cch::{NEVER, Seed};

/// What can be driven for one question, closures of all times left out: states and steps between them.
#[derive(Debug, Clone, PartialEq)]
pub struct SearchGraph {
    /// First step of every state; one more than there are states.
    pub first: Vec<u32>,
    /// State that each step leads to, ascending for each state, each once.
    pub head: Vec<u32>,
    /// What each step costs, hundredths of a second with preference.
    pub cost: Vec<u32>,
    /// Where every state is.
    pub at: Vec<LatLon>,
}

impl Router<'_> {
    /// The graph of this question. Of several steps between the same states it has the cheapest; what cannot be driven is
    /// left out.
    pub fn graph(&self) -> SearchGraph {
        let network = self.network();
        let states = &network.states;
        let mut graph = SearchGraph { first: vec![0], head: Vec::new(), cost: Vec::new(), at: Vec::new() };
        for state in (0u32..).take(states.count()) {
            let steps = states.steps_of(state).map(|step| (states.steps[step].to, self.metric.steps[step]));
            let mut steps: Vec<(u32, u32)> = steps.filter(|(to, cost)| *to != state && *cost < NEVER).collect();
            steps.sort_unstable();
            steps.dedup_by_key(|(to, _)| *to);
            graph.head.extend(steps.iter().map(|(to, _)| *to));
            graph.cost.extend(steps.iter().map(|(_, cost)| *cost));
            graph.first.push(u32::try_from(graph.head.len()).unwrap_or(u32::MAX));
            graph.at.push(network.position(states.node(state)));
        }
        graph
    }

    /// The states of the cheapest way from one state of [`Router::graph`] to another, and what it costs; hours are not
    /// looked at. `None`: there is none.
    pub fn between(&mut self, from: u32, to: u32) -> Option<(u32, Vec<u32>)> {
        let network = self.rules.network;
        let count = network.states.count();
        if from as usize >= count || to as usize >= count {
            return None;
        }
        let seed = |state| [Seed { state, cost: 0 }];
        let found = self.room.both().run(&network.hierarchy, &network.states, &self.metric, &seed(from), &seed(to))?;
        let steps = found.steps.iter().map(|step| network.states.steps[*step as usize].to);
        Some((found.cost, std::iter::once(from).chain(steps).collect()))
    }
}
