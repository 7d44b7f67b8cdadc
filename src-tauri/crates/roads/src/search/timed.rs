//! Search when something on the way opens and closes: labels of cost and time, led by the exact costs of the network
//! without such hours. A label is kept unless another at the same state is no later, and no dearer even if it waits.

use std::{cmp::Reverse, collections::BinaryHeap, collections::HashMap};

use super::{Driven, End, drive::Piece, rules::Rules};
use crate::{
    cch::{NEVER, plus},
    states::State,
};

/// Most labels of one search: what bounds its memory.
const MOST_LABELS: usize = 4_000_000;

/// The state of having arrived.
const ARRIVED: State = u32::MAX;

struct Label {
    state: State,
    cost: u32,
    /// When they are there, hundredths of a second from departure.
    leave_cs: u32,
    /// What was driven last; `None`: nothing of a road at this end.
    piece: Option<Piece>,
    before: Option<u32>,
}

/// The cheapest way at the hours at which it is driven; `bound`: what a state costs at least to the destination.
/// `None`: there is none within the horizon (or it would take more memory than is granted).
pub(super) fn search(
    rules: &Rules<'_>,
    from: &[End],
    to: &[End],
    direct: &[(u32, (f64, f64))],
    mut bound: impl FnMut(State) -> u32,
) -> Option<(u32, Vec<Piece>)> {
    let mut open = Open { labels: Vec::new(), heap: BinaryHeap::new(), kept: HashMap::new() };
    let states = &rules.network.states;
    for end in from {
        if let Some(label) = Label::at(rules, end.driven, 0) {
            let cost = plus(end.cost, label.cost);
            open.push(Label { state: end.state, cost, ..label }, &mut bound);
        }
    }
    for (arc, part) in direct {
        if let Some(label) = Label::at(rules, Some((*arc, 0, *part)), 0) {
            let cost = plus(rules.part_cost(*arc, part.0, part.1), label.cost);
            open.push(Label { cost, ..label }, &mut bound);
        }
    }
    while let Some(Reverse((_, _, number))) = open.heap.pop() {
        let label = &open.labels[number as usize];
        let (state, cost, leave) = (label.state, label.cost, label.leave_cs);
        if state == ARRIVED {
            return Some((cost, open.trace(number)));
        }
        if !open.keep(state, cost, leave) {
            continue;
        }
        if open.labels.len() > MOST_LABELS {
            return None;
        }
        for end in to.iter().filter(|end| end.state == state) {
            if let Some(label) = Label::at(rules, end.driven, leave) {
                let cost = plus(plus(cost, end.cost), label.cost);
                open.push(Label { cost, before: Some(number), ..label }, &mut bound);
            }
        }
        for step in states.steps_of(state) {
            let own = rules.step_cost(step);
            let step = states.steps[step];
            if own >= NEVER || bound(step.to) >= NEVER {
                continue;
            }
            let part = (0.0, rules.network.length_m(step.arc / 2));
            if let Some(label) = Label::at(rules, Some((step.arc, step.ban, part)), leave) {
                let cost = plus(plus(cost, own), label.cost);
                open.push(Label { state: step.to, cost, before: Some(number), ..label }, &mut bound);
            }
        }
    }
    None
}

impl Label {
    /// Having driven what is to be driven from a moment on: arrived, at the cost of waiting alone. `None`: it does not open.
    fn at(rules: &Rules<'_>, driven: Option<Driven>, from_cs: u32) -> Option<Self> {
        let piece = match driven {
            Some((arc, ban, part)) => Some(rules.drive(arc, ban, part, from_cs)?),
            None => None,
        };
        let (cost, leave_cs) = piece.map_or((0, from_cs), |piece| (piece.wait_cs, piece.leave_cs));
        Some(Self { state: ARRIVED, cost, leave_cs, piece, before: None })
    }
}

struct Open {
    labels: Vec<Label>,
    heap: BinaryHeap<Reverse<(u32, u32, u32)>>,
    /// Cost and time of the labels kept at every state.
    kept: HashMap<State, Vec<(u32, u32)>>,
}

impl Open {
    fn push(&mut self, label: Label, bound: &mut impl FnMut(State) -> u32) {
        let rest = if label.state == ARRIVED { 0 } else { bound(label.state) };
        let total = plus(label.cost, rest);
        if total < NEVER {
            let number = u32::try_from(self.labels.len()).unwrap_or(u32::MAX);
            self.heap.push(Reverse((total, label.leave_cs, number)));
            self.labels.push(label);
        }
    }

    fn keep(&mut self, state: State, cost: u32, time: u32) -> bool {
        let kept = self.kept.entry(state).or_default();
        // Who is earlier may wait, and waiting costs what it takes: only then is nothing lost.
        let fresh = !kept.iter().any(|(c, t)| *t <= time && plus(*c, time - *t) <= cost);
        if fresh {
            kept.push((cost, time));
        }
        fresh
    }

    fn trace(&self, number: u32) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut at = Some(number);
        while let Some(number) = at {
            let label = &self.labels[number as usize];
            pieces.extend(label.piece);
            at = label.before;
        }
        pieces.reverse();
        pieces
    }
}
