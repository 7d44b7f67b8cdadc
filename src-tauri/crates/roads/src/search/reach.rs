//! From a place to a road from which one gets somewhere.

use std::collections::HashSet;

use passage_model::LatLon;

use super::Router;
use crate::{Edge, Snap, cch::NEVER};

/// Roads with fewer junctions than this that lead to no others are an island (as in Valhalla, `minimum_reachability`):
/// a track that is drawn beside a road and joined to nothing, a street between two squares for those on foot.
const ISLAND: usize = 50;

/// So much farther than an island may a road be that leads on, metres, to be taken in its place (convention). Beyond it
/// the place itself is what cannot be reached, and that has to be said.
const PAST_ISLAND_M: f64 = 300.0;

impl Router<'_> {
    /// The place on a road that this vehicle can use, at most `within_m` metres away. A road that leads nowhere is passed
    /// over for one that does, when that is not much farther.
    pub fn snap(&self, at: LatLon, within_m: f64) -> Option<Snap> {
        let network = self.rules.network;
        let usable = |edge: Edge| {
            network.kind(edge).class != crate::RoadClass::Gate
                && (self.rules.open_cost(2 * edge) < NEVER || self.rules.open_cost(2 * edge + 1) < NEVER)
        };
        let nearest = network.snap(at, within_m, usable)?;
        if !self.is_on_island(nearest.edge) {
            return Some(nearest);
        }
        let within_m = within_m.min(nearest.off_m + PAST_ISLAND_M);
        let beyond = network.snap(at, within_m, |edge| usable(edge) && !self.is_on_island(edge));
        beyond.or(Some(nearest))
    }

    /// Whether only few junctions can be reached from an edge, or reach it. Closures and levels do not make an island:
    /// they are what a plan has to tell.
    fn is_on_island(&self, edge: Edge) -> bool {
        let network = self.rules.network;
        let (a, b) = network.ends(edge);
        let (mut met, mut due) = (HashSet::from([a, b]), vec![a, b]);
        while let Some(node) = due.pop() {
            if met.len() >= ISLAND {
                return false;
            }
            // The junction itself is the state without memory; all its roads leave it, in whichever direction they are open.
            for step in network.states.steps_of(node) {
                let arc = network.states.steps[step].arc;
                let next = crate::import::head(&network.columns, arc);
                if (self.rules.is_usable(arc) || self.rules.is_usable(arc ^ 1)) && met.insert(next) {
                    due.push(next);
                }
            }
        }
        true
    }
}
