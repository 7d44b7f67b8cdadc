//! Search when something on the way opens and closes: labels of cost and time, led by the exact costs of the network
//! without such hours. A label is kept unless another at the same state is no later, and no dearer even if it waits.
//!
//! Nobody waits inside what is closed. Who would be caught there by what begins while they drive waits before it, though
//! it is still open: such a label is held, and is compared only with those that are held as long.

use std::{cmp::Reverse, collections::BinaryHeap, collections::HashMap};

use super::{Driven, End, barrier::Barrier, drive::Piece, rules::Rules};
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
    /// The ban of the step that led there.
    ban: u16,
    before: Option<u32>,
    /// Until when they were held before what was still open, hundredths of a second from departure; 0: they were not.
    held_cs: u32,
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
        let (state, cost, leave, held_cs) = (label.state, label.cost, label.leave_cs, label.held_cs);
        if state == ARRIVED {
            return Some((cost, open.trace(number)));
        }
        if !open.keep(state, cost, leave, held_cs) {
            continue;
        }
        if open.labels.len() > MOST_LABELS {
            return None;
        }
        for end in to.iter().filter(|end| end.state == state) {
            if let Some(label) = Label::at(rules, end.driven, leave) {
                let cost = plus(plus(cost, end.cost), label.cost);
                open.follow(rules, Label { cost, before: Some(number), held_cs, ..label }, &mut bound);
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
                let label = Label { state: step.to, cost, before: Some(number), held_cs, ..label };
                open.follow(rules, label, &mut bound);
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
        let ban = driven.map_or(0, |(_, ban, _)| ban);
        Some(Self { state: ARRIVED, cost, leave_cs, piece, ban, before: None, held_cs: 0 })
    }
}

struct Open {
    labels: Vec<Label>,
    heap: BinaryHeap<Reverse<(u32, u32, u32)>>,
    /// Cost and time of the labels kept at every state, and until when they were held.
    kept: HashMap<State, Vec<(u32, u32, u32)>>,
}

/// Hundredths of a second and metres are rounded: what begins within so many metres of an end begins there.
const END_M: f64 = 0.02;

impl Rules<'_> {
    /// Closures with a length that hold at times and reach the start of a piece, or its end.
    fn over_end(&self, piece: &Piece, start: bool) -> impl Iterator<Item = usize> + '_ {
        let Piece { from_m, to_m, .. } = *piece;
        let reaches =
            move |(_, a, b): &(usize, f64, f64)| b > a && if start { *a <= from_m + END_M } else { *b >= to_m - END_M };
        self.on(piece.arc, from_m, to_m).filter(reaches).map(|(number, ..)| number)
    }

    /// What bars the place between two pieces while they wait there, and goes on over it.
    fn waits_inside(&self, before: &Piece, next: &Piece) -> Option<usize> {
        if next.wait_cs == 0 {
            return None;
        }
        let waits = [next.enter_cs - next.wait_cs, next.enter_cs].map(|cs| self.moment(f64::from(cs)));
        let bars = |number: &usize| {
            let closure = &self.closures()[*number];
            closure.is_hard_for(&self.question.profile) && closure.steady(waits[0], waits[1]) != Some(false)
        };
        self.over_end(next, true).filter(bars).find(|number| self.over_end(before, false).any(|own| own == *number))
    }
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

    /// Takes a label that follows another, unless it waits inside what is closed: then the one that went in is held.
    fn follow(&mut self, rules: &Rules<'_>, label: Label, bound: &mut impl FnMut(State) -> u32) {
        let piece_of = |at: Option<u32>| at.and_then(|at| self.labels[at as usize].piece);
        let inside =
            piece_of(label.before).zip(label.piece).and_then(|(before, next)| rules.waits_inside(&before, &next));
        match (inside, label.before, label.piece) {
            (Some(closure), Some(before), Some(piece)) => self.hold(rules, before, closure, piece.enter_cs, bound),
            _ => self.push(label, bound),
        }
    }

    /// Holds who would be caught inside a closure before they go in, until it is over. `number`: a label that ends inside.
    fn hold(
        &mut self,
        rules: &Rules<'_>,
        mut number: u32,
        mut closure: usize,
        mut until_cs: u32,
        bound: &mut impl FnMut(State) -> u32,
    ) {
        // Every turn of the loop goes back on the way.
        loop {
            let mut label = &self.labels[number as usize];
            while let Some((piece, before)) = label.piece.zip(label.before)
                && rules.over_end(&piece, true).any(|own| own == closure)
                && let Some(last) = self.labels[before as usize].piece
                && rules.over_end(&last, false).any(|own| own == closure)
            {
                label = &self.labels[before as usize];
            }
            let Some(piece) = label.piece else { return };
            let before = label.before.map(|before| &self.labels[before as usize]);
            let arrive_cs = before.map_or(0, |before| before.leave_cs);
            let Some(held) = rules.drive(piece.arc, label.ban, (piece.from_m, piece.to_m), until_cs) else { return };
            let held = Piece { wait_cs: held.enter_cs - arrive_cs, ..held };
            let inside = before.and_then(|before| before.piece).and_then(|last| rules.waits_inside(&last, &held));
            if let (Some(other), Some(before)) = (inside, label.before) {
                (number, closure, until_cs) = (before, other, held.enter_cs);
                continue;
            }
            let held = Label {
                cost: plus(label.cost, held.leave_cs.saturating_sub(label.leave_cs)),
                leave_cs: held.leave_cs,
                piece: Some(held),
                held_cs: held.enter_cs,
                ..*label
            };
            self.push(held, bound);
            return;
        }
    }

    fn keep(&mut self, state: State, cost: u32, time: u32, held: u32) -> bool {
        let kept = self.kept.entry(state).or_default();
        // Who is earlier may wait, and waiting costs what it takes: only then is nothing lost. Inside what is closed they
        // may not, so those that were held are apart.
        let fresh = !kept.iter().any(|(c, t, h)| *h == held && *t <= time && plus(*c, time - *t) <= cost);
        if fresh {
            kept.push((cost, time, held));
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
