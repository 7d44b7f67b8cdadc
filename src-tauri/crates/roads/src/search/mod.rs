//! The search for a way.
//!
//! One [`Router`] answers many searches for one question. It holds the weights of the hierarchy for it; a closure
//! more or less changes only what it touches. Where something on the best way opens and closes at hours, a second search
//! looks at the hours at which the vehicle gets there.

mod barrier;
mod drive;
mod plain;
mod reach;
mod rules;
mod timed;

pub(crate) use barrier::Barrier;
pub use drive::Piece;
pub use plain::SearchGraph;
pub(crate) use rules::Rules;
pub use rules::{HORIZON_H, Preference, Question};

use std::{
    collections::HashMap,
    hint::black_box,
    sync::{Mutex, MutexGuard, PoisonError},
};

use passage_model::LatLon;
use rayon::prelude::*;

use crate::{
    Arc, Closure, Edge, Exposure, Network, Node, Snap,
    cch::{Both, Lists, Metric, NEVER, Potentials, Seed},
    states::State,
};

/// A way from place to place.
#[derive(Debug, Clone, PartialEq)]
pub struct Way {
    /// What is driven, in order.
    pub pieces: Vec<Piece>,
    /// What it was chosen by: hundredths of a second, with what levels, private ground and waiting add.
    pub cost: u32,
}

impl Way {
    /// Hundredths of a second from departure to arrival, waiting included.
    pub fn time_cs(&self) -> u32 {
        self.pieces.last().map_or(0, |piece| piece.leave_cs)
    }

    /// Waiting before what opens later, hundredths of a second.
    pub fn wait_cs(&self) -> u32 {
        self.pieces.iter().map(|piece| piece.wait_cs).sum()
    }

    /// Where it leads.
    pub fn line(&self, network: &Network) -> Vec<LatLon> {
        let mut line: Vec<LatLon> = Vec::new();
        for piece in &self.pieces {
            let own = network.stretch(piece.arc, piece.from_m, piece.to_m);
            let joined = usize::from(line.last().is_some_and(|last| Some(last) == own.first()));
            line.extend_from_slice(own.get(joined..).unwrap_or_default());
        }
        line
    }

    /// Metres driven.
    pub fn metres(&self) -> f64 {
        self.pieces.iter().map(|piece| piece.to_m - piece.from_m).sum()
    }
}

/// What is driven of an arc: the arc, its ban, and metres from where it starts.
type Driven = (Arc, u16, (f64, f64));

/// A part of an arc at an end of a way.
#[derive(Debug, Clone, Copy)]
pub(crate) struct End {
    /// `None`: the place is a junction, and nothing of its roads is driven to be there.
    pub(crate) driven: Option<Driven>,
    /// The state after it (at the start), or before it (at the destination).
    pub(crate) state: State,
    cost: u32,
}

/// A place on a road so near to its end, metres, is the junction there: every road that meets in it serves.
const AT_M: f64 = 0.02;

impl Room {
    /// Both ends of a search. Used by one at a time, and cleared by who begins: one that was given up leaves no trace.
    fn both(&self) -> MutexGuard<'_, Both> {
        self.0.both.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn potentials(&self) -> MutexGuard<'_, Potentials> {
        self.0.potentials.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Answers searches for one question.
#[derive(Debug)]
pub struct Router<'n> {
    pub(crate) rules: Rules<'n>,
    metric: Metric,
    room: Room,
}

/// What weights and searches are worked out in: blank between them, so that routers that work one after another need it
/// only once. With millions of junctions it is a quarter of what a router takes, a third where hours count.
#[derive(Debug, Clone, Default)]
pub(crate) struct Room(std::sync::Arc<Rooms>);

#[derive(Debug, Default)]
struct Rooms {
    lists: Lists,
    both: Mutex<Both>,
    potentials: Mutex<Potentials>,
}

impl<'n> Router<'n> {
    /// Prepares for a question. `exposure`: levels of the edges; without, every level is Unknown.
    pub fn new(network: &'n Network, question: Question, exposure: Option<&Exposure>, closures: Vec<Closure>) -> Self {
        Self::within(network, question, exposure, closures, Room::default())
    }

    /// The same, in a room that others use too.
    pub(crate) fn within(
        network: &'n Network,
        question: Question,
        exposure: Option<&Exposure>,
        closures: Vec<Closure>,
        room: Room,
    ) -> Self {
        let rules = Rules::new(network, question, exposure, closures);
        let metric = Metric::new(&network.hierarchy, rules.costs(), &room.0.lists);
        Self { rules, metric, room }
    }

    /// The network.
    pub fn network(&self) -> &'n Network {
        self.rules.network
    }

    /// The closures in the order in which they were given.
    pub fn closures(&self) -> &[Closure] {
        self.rules.closures()
    }

    /// Puts other closures in place of those given before. Only what differs is worked out anew.
    pub fn set_closures(&mut self, closures: Vec<Closure>) {
        let edges = changed(self.rules.closures(), &closures);
        self.rules.set_closures(closures);
        self.weigh(&edges);
    }

    /// Puts other levels in place of those given before; `changed`: the edges on which they differ.
    pub fn set_exposure(&mut self, exposure: &Exposure, changed: &[Edge]) {
        self.rules.set_exposure(exposure);
        self.weigh(changed);
    }

    /// Makes edges dearer by hundredths of their cost, so that other ways are found.
    pub(crate) fn make_dearer(&mut self, edges: impl Iterator<Item = Edge>, hundredths: u16) {
        let edges: Vec<Edge> = edges.inspect(|edge| self.rules.make_dearer(*edge, hundredths)).collect();
        self.weigh(&edges);
    }

    /// Takes back what was made dearer.
    pub(crate) fn forget_dearer(&mut self) {
        let edges = self.rules.forget_dearer();
        self.weigh(&edges);
    }

    /// Works out the weights of edges anew, and all that follows.
    fn weigh(&mut self, edges: &[Edge]) {
        let network = self.rules.network;
        let rows = edges.par_chunks(64).map(|row| {
            let known = row.iter().copied().filter(|edge| (*edge as usize) < network.edges());
            // They lie far apart in memory: those asked for together come together, not one after the other.
            let first = |node: Node| network.states.steps_of(node).start;
            let both = |edge: Edge| [first(network.ends(edge).0), first(network.ends(edge).1)];
            let steps: Vec<usize> = known.clone().flat_map(both).collect();
            black_box(
                steps.iter().fold(0, |all, step| all | network.states.steps.get(*step).map_or(0, |step| step.arc)),
            );
            known.flat_map(|edge| self.changes_of(edge)).collect::<Vec<_>>()
        });
        let mut changes = rows.collect::<Vec<_>>().concat();
        changes.par_sort_unstable();
        changes.dedup();
        // From about a tenth of all steps on, working all out anew takes less time.
        if changes.len() > network.states.steps.len() / 10 + 100 {
            let mut steps = std::mem::take(&mut self.metric.steps);
            for (step, cost) in changes {
                steps[step] = cost;
            }
            self.metric.set(&network.hierarchy, steps, &self.room.0.lists);
        } else {
            self.metric.change(&network.hierarchy, &network.states, &changes, &self.room.0.lists);
        }
    }

    /// Steps over an edge whose cost is another one than is known.
    fn changes_of(&self, edge: Edge) -> impl Iterator<Item = (usize, u32)> + '_ {
        let states = &self.rules.network.states;
        let (first, last) = self.rules.network.ends(edge);
        let leaving = [first, last].into_iter().flat_map(|node| states.of(node));
        let steps = leaving.flat_map(|state| states.steps_of(state));
        let own = steps.filter(move |step| states.steps[*step].arc / 2 == edge);
        own.map(|step| (step, self.rules.step_cost(step))).filter(|(step, cost)| self.metric.steps[*step] != *cost)
    }

    /// The best way between two places on roads; `None`: there is none.
    pub fn best(&mut self, from: Snap, to: Snap) -> Option<Way> {
        let (starts, ends) = (self.starts(from), self.ends(to));
        let direct = self.direct(from, to);
        let hierarchy = &self.rules.network.hierarchy;
        let states = &self.rules.network.states;
        let seeds = |ends: &[End]| ends.iter().map(|end| Seed { state: end.state, cost: end.cost }).collect::<Vec<_>>();
        let target = seeds(&ends);
        let found = self.room.both().run(hierarchy, states, &self.metric, &seeds(&starts), &target);
        let straight = direct.iter().map(|(arc, part)| (self.rules.part_cost(*arc, part.0, part.1), *arc, *part));
        let straight = straight.filter(|(cost, ..)| *cost < NEVER).min_by_key(|(cost, ..)| *cost);
        let plan = match (&found, straight) {
            (Some(found), Some((cost, ..))) if found.cost < cost => self.plan(found, &starts, &ends),
            (_, Some((_, arc, part))) => vec![(arc, 0, part)],
            (Some(found), None) => self.plan(found, &starts, &ends),
            (None, None) => return None,
        };
        let cost = found.iter().map(|found| found.cost).chain(straight.map(|(cost, ..)| cost)).min()?;
        // The weights know of no hours: if nobody has to wait on this way, no other is better.
        if let Some(pieces) = self.rules.without_waiting(&plan) {
            return Some(Way { pieces, cost });
        }
        let mut potentials = self.room.potentials();
        potentials.aim(hierarchy, &self.metric, &target);
        let metric = &self.metric;
        let found =
            timed::search(&self.rules, &starts, &ends, &direct, |state| potentials.of(hierarchy, metric, state));
        found.map(|(cost, pieces)| Way { pieces, cost })
    }

    /// The parts of arcs with which a way from a place may start.
    fn starts(&self, from: Snap) -> Vec<End> {
        self.all_starts(from).into_iter().filter(|end| end.cost < NEVER).collect()
    }

    /// The same, with those that are closed.
    pub(crate) fn all_starts(&self, from: Snap) -> Vec<End> {
        let network = self.rules.network;
        let length = network.length_m(from.edge);
        let at_junction = self.junction(from).map(|state| End { driven: None, state, cost: 0 });
        if at_junction.is_some() {
            return at_junction.into_iter().collect();
        }
        let both = [(2 * from.edge, from.along_m), (2 * from.edge + 1, length - from.along_m)];
        let ends = both.into_iter().filter(|(arc, _)| self.rules.open_cost(*arc) < NEVER).map(|(arc, at)| {
            let part = (at.clamp(0.0, length), length);
            let cost = self.rules.part_cost(arc, part.0, part.1);
            End { driven: Some((arc, 0, part)), state: network.states.after(&network.columns, arc), cost }
        });
        ends.collect()
    }

    /// The junction at which a place on a road is.
    fn junction(&self, place: Snap) -> Option<Node> {
        let (first, last) = self.rules.network.ends(place.edge);
        let length = self.rules.network.length_m(place.edge);
        if place.along_m <= AT_M { Some(first) } else { (place.along_m >= length - AT_M).then_some(last) }
    }

    /// The parts of arcs with which a way to a place may end, from every state in which one may turn into them.
    fn ends(&self, to: Snap) -> Vec<End> {
        self.all_ends(to).into_iter().filter(|end| end.cost < NEVER).collect()
    }

    /// The same, with those that are closed.
    pub(crate) fn all_ends(&self, to: Snap) -> Vec<End> {
        let network = self.rules.network;
        let length = network.length_m(to.edge);
        if let Some(node) = self.junction(to) {
            return network.states.of(node).map(|state| End { driven: None, state, cost: 0 }).collect();
        }
        let mut ends = Vec::new();
        for (arc, at) in [(2 * to.edge, to.along_m), (2 * to.edge + 1, length - to.along_m)] {
            let part = (0.0, at.clamp(0.0, length));
            let cost = self.rules.part_cost(arc, part.0, part.1);
            if self.rules.open_cost(arc) >= NEVER {
                continue;
            }
            let tail = crate::import::tail(&network.columns, arc);
            for state in network.states.of(tail) {
                let mut steps = network.states.steps[network.states.steps_of(state)].iter();
                if let Some(step) = steps.find(|step| step.arc == arc && !self.rules.is_banned(step.ban)) {
                    ends.push(End { driven: Some((arc, step.ban, part)), state, cost });
                }
            }
        }
        ends
    }

    /// Straight along the road when both places are on it.
    pub(crate) fn direct(&self, from: Snap, to: Snap) -> Vec<(Arc, (f64, f64))> {
        if from.edge != to.edge {
            return Vec::new();
        }
        let length = self.rules.network.length_m(from.edge);
        let ahead = (2 * from.edge, (from.along_m, to.along_m));
        let back = (2 * from.edge + 1, (length - from.along_m, length - to.along_m));
        let drivable = |arc: Arc| self.rules.open_cost(arc) < NEVER;
        [ahead, back].into_iter().filter(|(arc, part)| part.0 <= part.1 && drivable(*arc)).collect()
    }

    /// Arcs with their bans and parts, from end to end.
    fn plan(&self, found: &crate::cch::Found, starts: &[End], ends: &[End]) -> Vec<Driven> {
        let network = self.rules.network;
        let at = |ends: &[End], state: State| {
            let own = ends.iter().filter(|end| end.state == state).min_by_key(|end| end.cost);
            own.and_then(|end| end.driven)
        };
        let steps = found.steps.iter().map(|step| {
            let step = network.states.steps[*step as usize];
            (step.arc, step.ban, (0.0, network.length_m(step.arc / 2)))
        });
        at(starts, found.from).into_iter().chain(steps).chain(at(ends, found.to)).collect()
    }
}

/// Edges of the closures that are in one list and not in the other.
fn changed(before: &[Closure], now: &[Closure]) -> Vec<Edge> {
    let mut edges = Vec::new();
    for (own, other) in [(before, now), (now, before)] {
        let by_id: HashMap<u32, &Closure> = other.iter().map(|closure| (closure.id, closure)).collect();
        // Two with the same number only make more work.
        let gone = own.iter().filter(|closure| by_id.get(&closure.id) != Some(closure));
        edges.extend(gone.flat_map(|closure| closure.sections.iter().map(|section| section.edge)));
    }
    edges.sort_unstable();
    edges.dedup();
    edges
}

impl Rules<'_> {
    /// Drives arcs one after another; `None`: something would have to be waited for.
    fn without_waiting(&self, plan: &[Driven]) -> Option<Vec<Piece>> {
        let mut at = 0;
        let drive = plan.iter().map(|(arc, ban, part)| {
            let piece = self.drive(*arc, *ban, *part, at).filter(|piece| piece.wait_cs == 0)?;
            at = piece.leave_cs;
            Some(piece)
        });
        drive.collect()
    }
}
