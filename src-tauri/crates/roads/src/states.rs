//! Junctions with memory: where a turn restriction has begun, the vehicle arrives at a copy of the junction from which
//! the forbidden way on is marked. So a search needs to know of nothing but nodes and steps between them.
//!
//! A *state* is a junction together with the restrictions that the arcs driven last have begun (most often none: then
//! it is the junction itself, with the same number). A *step* is an arc driven from a state to the next one. A step that
//! completes a forbidden turn carries the number of a *ban*, since whether it is in force depends on vehicle and time.

use std::collections::HashMap;

use crate::{
    RoadsError,
    import::{head, tail},
    network::{Arc, Columns, Node, Turn},
};

/// Number of a state; the first are the junctions.
pub(crate) type State = u32;

/// An arc driven from a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Step {
    pub(crate) arc: Arc,
    /// The state it leads to.
    pub(crate) to: State,
    /// Number of its ban; 0: none.
    pub(crate) ban: u16,
}

/// For whom and when a step is forbidden.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Ban {
    pub(crate) modes: u8,
    /// Number of a list of conditions; 0: always.
    pub(crate) conditions: u16,
}

/// All states and steps.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct States {
    /// Junction of every state beyond the junctions themselves.
    pub(crate) copies: Vec<Node>,
    pub(crate) junctions: u32,
    /// First step of every state; one more than there are states.
    pub(crate) first: Vec<u32>,
    pub(crate) steps: Vec<Step>,
    /// Lists of bans; the first is empty.
    pub(crate) bans: Vec<Vec<Ban>>,
    /// Copies by junction.
    copies_of: HashMap<Node, Vec<State>>,
    /// Where arcs lead that begin a restriction, when driven from anywhere.
    entries: HashMap<Arc, State>,
}

/// Restrictions begun, each with how many of its arcs have been driven.
type Begun = Vec<(u32, u32)>;

impl States {
    pub(crate) fn new(columns: &Columns) -> Result<Self, RoadsError> {
        let nodes = columns.nodes.len();
        let junctions = u32::try_from(nodes).map_err(|_| MANY)?;
        let (out, lists) = outgoing(columns);
        let turns = with_evasions(columns, &out, &lists);
        let starts = starts(&turns);
        let mut maker = Maker { columns, turns, starts, known: HashMap::new(), begun: Vec::new() };
        let mut states =
            Self { junctions, bans: vec![Vec::new()], first: Vec::with_capacity(nodes + 1), ..Self::default() };
        states.steps.reserve(lists.len());
        let nothing = Begun::new();
        for node in 0..nodes {
            states.first.push(u32::try_from(states.steps.len()).map_err(|_| MANY)?);
            for arc in &lists[out[node] as usize..out[node + 1] as usize] {
                if maker.starts.contains_key(arc) {
                    let step = maker.step(*arc, &nothing, &mut states)?;
                    states.entries.insert(*arc, step.to);
                    states.steps.push(step);
                } else {
                    states.steps.push(Step { arc: *arc, to: head(columns, *arc), ban: 0 });
                }
            }
        }
        // Copies make copies, until every run of arcs has been followed.
        let mut next = 0;
        while let Some(begun) = maker.begun.get(next).cloned() {
            let node = states.copies[next] as usize;
            states.first.push(u32::try_from(states.steps.len()).map_err(|_| MANY)?);
            for arc in &lists[out[node] as usize..out[node + 1] as usize] {
                let step = maker.step(*arc, &begun, &mut states)?;
                states.steps.push(step);
            }
            next += 1;
        }
        states.first.push(u32::try_from(states.steps.len()).map_err(|_| MANY)?);
        for (node, state) in states.copies.iter().zip(junctions..) {
            states.copies_of.entry(*node).or_default().push(state);
        }
        Ok(states)
    }

    /// How many states there are.
    pub(crate) fn count(&self) -> usize {
        self.junctions as usize + self.copies.len()
    }

    /// The junction of a state.
    pub(crate) fn node(&self, state: State) -> Node {
        state.checked_sub(self.junctions).map_or(state, |copy| self.copies[copy as usize])
    }

    /// All copies of a junction, itself first.
    pub(crate) fn of(&self, node: Node) -> impl Iterator<Item = State> + '_ {
        let copies = self.copies_of.get(&node).map(Vec::as_slice).unwrap_or_default();
        std::iter::once(node).chain(copies.iter().copied())
    }

    /// Numbers of the steps that leave a state.
    pub(crate) fn steps_of(&self, state: State) -> std::ops::Range<usize> {
        self.first[state as usize] as usize..self.first[state as usize + 1] as usize
    }

    /// The state after an arc, when nothing is known of what was driven before.
    pub(crate) fn after(&self, columns: &Columns, arc: Arc) -> State {
        self.entries.get(&arc).copied().unwrap_or_else(|| head(columns, arc))
    }

    pub(crate) fn memory(&self) -> usize {
        self.copies.len() * 4 + self.first.len() * 4 + self.steps.len() * size_of::<Step>()
    }
}

const MANY: RoadsError = RoadsError::TooMany { what: "junctions and turns", limit: u32::MAX as u64 };

/// Most states; a few files could be made to have a great many.
const MOST_COPIES: usize = 1 << 24;

/// Arcs that leave every node: where each node's start, and all of them.
pub(crate) fn outgoing(columns: &Columns) -> (Vec<u32>, Vec<Arc>) {
    let mut first = vec![0u32; columns.nodes.len() + 1];
    for (a, b) in &columns.ends {
        first[*a as usize + 1] += 1;
        first[*b as usize + 1] += 1;
    }
    for at in 1..first.len() {
        first[at] += first[at - 1];
    }
    let mut next = first.clone();
    let mut arcs = vec![0; columns.ends.len() * 2];
    for arc in 0..u32::try_from(arcs.len()).unwrap_or(u32::MAX) {
        let slot = &mut next[tail(columns, arc) as usize];
        arcs[*slot as usize] = arc;
        *slot += 1;
    }
    (first, arcs)
}

/// Junctions with more roads than this have no turning round added: a file made for it could have a great many.
const MOST_ARMS: usize = 16;

/// The restrictions, and with each of them the ways round it by driving past the junction and turning on the road: in
/// front of a forbidden turn nobody goes on to the next junction, turns there, and comes back for it. At the end of a dead
/// end one may turn.
fn with_evasions(columns: &Columns, out: &[u32], lists: &[Arc]) -> Vec<Turn> {
    let leaving = |node: Node| &lists[out[node as usize] as usize..out[node as usize + 1] as usize];
    let mut all = columns.turns.clone();
    for turn in &columns.turns {
        let [before @ .., arriving, last] = &turn.arcs[..] else { continue };
        let arms = leaving(head(columns, *arriving));
        if arms.len() > MOST_ARMS {
            continue;
        }
        let can_turn = |arc: Arc| {
            let kind = &columns.kinds[usize::from(columns.kind[(arc / 2) as usize])];
            kind.forward & kind.backward & turn.modes != 0 && leaving(head(columns, arc)).len() > 1
        };
        let on = |arc: &&Arc| **arc != *last && **arc != arriving ^ 1;
        let mut evade = |there: Arc, to: Arc| {
            let arcs = before.iter().copied().chain([*arriving, there, there ^ 1, to]).collect();
            all.push(Turn { arcs, only: false, ..*turn });
        };
        if !turn.only {
            arms.iter().filter(on).filter(|arc| can_turn(**arc)).for_each(|arc| evade(*arc, *last));
        } else if can_turn(*last) {
            arms.iter().filter(on).for_each(|arc| evade(*last, *arc));
        }
    }
    all
}

/// Turns by the arc with which they begin.
fn starts(turns: &[Turn]) -> HashMap<Arc, Vec<u32>> {
    let mut starts: HashMap<Arc, Vec<u32>> = HashMap::new();
    for (turn, number) in turns.iter().zip(0..) {
        starts.entry(turn.arcs[0]).or_default().push(number);
    }
    starts
}

struct Maker<'c> {
    columns: &'c Columns,
    turns: Vec<Turn>,
    starts: HashMap<Arc, Vec<u32>>,
    known: HashMap<(Node, Begun), State>,
    /// What has begun at every copy.
    begun: Vec<Begun>,
}

impl Maker<'_> {
    fn step(&mut self, arc: Arc, begun: &Begun, states: &mut States) -> Result<Step, RoadsError> {
        let mut on = Begun::new();
        let mut bans = Vec::new();
        for (number, driven) in begun {
            let turn = &self.turns[*number as usize];
            let driven = *driven as usize;
            let last = driven + 1 == turn.arcs.len();
            let follows = turn.arcs.get(driven) == Some(&arc);
            if last && follows != turn.only {
                bans.push(Ban { modes: turn.modes, conditions: turn.conditions });
            }
            if follows && !last {
                on.push((*number, u32::try_from(driven + 1).unwrap_or(u32::MAX)));
            }
        }
        on.extend(self.starts.get(&arc).into_iter().flatten().map(|number| (*number, 1)));
        on.sort_unstable();
        bans.sort_unstable();
        bans.dedup();
        let node = head(self.columns, arc);
        let to = if on.is_empty() { node } else { self.copy(node, on, states)? };
        let known = states.bans.iter().position(|known| *known == bans);
        let ban = known.unwrap_or_else(|| {
            states.bans.push(bans);
            states.bans.len() - 1
        });
        let ban = u16::try_from(ban).map_err(|_| MANY)?;
        Ok(Step { arc, to, ban })
    }

    fn copy(&mut self, node: Node, begun: Begun, states: &mut States) -> Result<State, RoadsError> {
        if let Some(state) = self.known.get(&(node, begun.clone())) {
            return Ok(*state);
        }
        if states.copies.len() >= MOST_COPIES {
            return Err(MANY);
        }
        let state = u32::try_from(states.count()).map_err(|_| MANY)?;
        states.copies.push(node);
        self.begun.push(begun.clone());
        self.known.insert((node, begun), state);
        Ok(state)
    }
}
