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

/// A restriction that has begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Run {
    turn: u32,
    /// How many of its arcs have been driven.
    driven: u32,
    /// Somebody left the arcs of a forbidden turn by this one, to turn on it and come back.
    away: Option<Arc>,
}

type Begun = Vec<Run>;

impl States {
    pub(crate) fn new(columns: &Columns) -> Result<Self, RoadsError> {
        let nodes = columns.nodes.len();
        let junctions = u32::try_from(nodes).map_err(|_| MANY)?;
        let (out, lists) = outgoing(columns);
        let leaving = Leaving { first: &out, arcs: &lists };
        let mut turns = columns.turns.clone();
        turns.extend(against_coming_back(columns, leaving));
        let starts = starts(&turns);
        let mut maker = Maker { columns, leaving, turns, starts, known: HashMap::new(), begun: Vec::new() };
        let mut states =
            Self { junctions, bans: vec![Vec::new()], first: Vec::with_capacity(nodes + 1), ..Self::default() };
        states.steps.reserve(lists.len());
        let nothing = Begun::new();
        for node in 0..nodes {
            states.first.push(u32::try_from(states.steps.len()).map_err(|_| MANY)?);
            for arc in leaving.of(u32::try_from(node).map_err(|_| MANY)?) {
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
            let node = states.copies[next];
            states.first.push(u32::try_from(states.steps.len()).map_err(|_| MANY)?);
            for arc in leaving.of(node) {
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

/// Arcs that leave a node.
#[derive(Clone, Copy)]
struct Leaving<'l> {
    first: &'l [u32],
    arcs: &'l [Arc],
}

impl<'l> Leaving<'l> {
    fn of(&self, node: Node) -> &'l [Arc] {
        &self.arcs[self.first[node as usize] as usize..self.first[node as usize + 1] as usize]
    }
}

/// Whether the modes of a turn could go along a road, turn on it, and come back. At the end of a dead end one may turn.
fn can_turn(columns: &Columns, leaving: Leaving<'_>, arc: Arc, modes: u8) -> bool {
    goes_both_ways(columns, arc, modes) && leaving.of(head(columns, arc)).len() > 1
}

fn goes_both_ways(columns: &Columns, arc: Arc, modes: u8) -> bool {
    let kind = &columns.kinds[usize::from(columns.kind[(arc / 2) as usize])];
    kind.forward & kind.backward & modes != 0
}

/// What bars the way round an only way on: to drive along it, turn there, and come back for the others.
fn against_coming_back(columns: &Columns, leaving: Leaving<'_>) -> Vec<Turn> {
    let mut all = Vec::new();
    for turn in columns.turns.iter().filter(|turn| turn.only) {
        let [.., arriving, last] = &turn.arcs[..] else { continue };
        let arms = leaving.of(head(columns, *arriving));
        if arms.len() > MOST_ARMS || !can_turn(columns, leaving, *last, turn.modes) {
            continue;
        }
        for arm in arms.iter().filter(|arc| **arc != *last && **arc != arriving ^ 1) {
            let arcs = turn.arcs.iter().copied().chain([last ^ 1, *arm]).collect();
            all.push(Turn { arcs, only: false, ..*turn });
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
    leaving: Leaving<'c>,
    turns: Vec<Turn>,
    starts: HashMap<Arc, Vec<u32>>,
    known: HashMap<(Node, Begun), State>,
    /// What has begun at every copy.
    begun: Vec<Begun>,
}

impl Maker<'_> {
    /// Where a driver stands in a forbidden turn after an arc that is not its next one: back at an earlier junction of it
    /// after turning on its roads, or beside it to turn there. Neither is a way round it, however often. `None`: it is left.
    /// There are only so many places of a turn and so many roads beside it, so this comes to an end.
    fn around(&self, run: Run, arc: Arc) -> Option<Run> {
        let turn = &self.turns[run.turn as usize];
        let driven = run.driven as usize;
        if turn.only {
            return None;
        }
        // Ways round an only way on are forbidden as they are: back at its junction one may drive along it once more, and
        // else they lead no further.
        let round_only = run.turn as usize >= self.columns.turns.len();
        let arriving = *turn.arcs.get(driven.checked_sub(1)?)?;
        if arc == arriving ^ 1 {
            let back = driven > 1 && (!round_only || driven + 1 == turn.arcs.len());
            let again = back && goes_both_ways(self.columns, arc, turn.modes);
            return again.then_some(Run { driven: run.driven - 1, ..run });
        }
        if round_only {
            return None;
        }
        let few = self.leaving.of(head(self.columns, arriving)).len() <= MOST_ARMS;
        let turns = few && can_turn(self.columns, self.leaving, arc, turn.modes);
        turns.then_some(Run { away: Some(arc), ..run })
    }

    fn step(&mut self, arc: Arc, begun: &Begun, states: &mut States) -> Result<Step, RoadsError> {
        let mut on = Begun::new();
        let mut bans = Vec::new();
        for run in begun {
            if let Some(away) = run.away {
                on.extend((arc == away ^ 1).then_some(Run { away: None, ..*run }));
                continue;
            }
            let turn = &self.turns[run.turn as usize];
            let driven = run.driven as usize;
            let last = driven + 1 == turn.arcs.len();
            let follows = turn.arcs.get(driven) == Some(&arc);
            if last && follows != turn.only {
                bans.push(Ban { modes: turn.modes, conditions: turn.conditions });
            }
            if follows && !last {
                on.push(Run { driven: run.driven + 1, ..*run });
            } else if !follows {
                on.extend(self.around(*run, arc));
            }
        }
        let starts = self.starts.get(&arc).into_iter().flatten();
        on.extend(starts.map(|turn| Run { turn: *turn, driven: 1, away: None }));
        on.sort_unstable();
        on.dedup();
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
