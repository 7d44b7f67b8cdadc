//! What another moment changes: which tails and reports come and go.

use passage_model::Time;
use passage_spatial::STRETCH;
use rayon::prelude::*;

use crate::{
    Params,
    network::NetRoute,
    scene::{FoundHere, Ground, Note, Reach, Room, State, Strengths, TailJob, TailPart, by_route, noted, roles},
};

/// Whether each of many is marked.
pub(super) struct Marks {
    marks: Vec<bool>,
    some: bool,
}

impl Marks {
    pub(super) fn new(count: usize) -> Self {
        Self { marks: vec![false; count], some: false }
    }

    pub(super) fn mark(&mut self, number: u32) {
        if let Some(mark) = self.marks.get_mut(number as usize) {
            (*mark, self.some) = (true, true);
        }
    }

    #[inline]
    pub(super) fn has(&self, number: u32) -> bool {
        self.marks[number as usize]
    }
}

/// What a picture was before the moment moved.
pub(super) struct Before {
    now: Time,
    notes: Vec<Note>,
    /// The tails of those events that had one.
    tails: Vec<(u32, TailPart)>,
    weight: Vec<f64>,
    strength: Strengths,
}

impl Before {
    /// Taken out of what is to be worked out anew, as it was at that moment.
    pub(super) fn take(state: &mut State, now: Time) -> Self {
        let notes = std::mem::take(&mut state.notes);
        let tails = noted(&notes, Note::TAIL).filter_map(|n| Some((n, state.facts[n as usize].tail?))).collect();
        let weight = std::mem::take(&mut state.weight);
        Self { now, notes, tails, weight, strength: std::mem::take(&mut state.strength) }
    }
}

/// A route, what reaches it, and the reports near each of its segments that count for the Unknown rule.
pub(super) type Reached<'r> = (&'r NetRoute, &'r mut Reach, &'r mut [u32]);

/// What comes and goes.
pub(super) struct Turn {
    /// Tails that came, went, grew younger, or weigh another number of reports.
    pub(super) jobs: Vec<TailJob>,
    /// Reports that cover now.
    pub(super) covering: Vec<u32>,
    /// Events that do something else beside the sum than before.
    pub(super) roles: Vec<u32>,
    /// Reports that count for the Unknown rule now: those that cover only now; those that did before.
    pub(super) arrived: Marks,
    pub(super) fresh: Marks,
    /// Reports that count for it no longer, but still cover; those that do neither.
    pub(super) stale: Marks,
    forgotten: Marks,
    /// Events of whose tails nothing holds any more; reports that no longer cover.
    gone: Marks,
    uncovered: Marks,
    /// Events that did something beside the sum which they do no longer, or not so.
    played: Marks,
}

impl Turn {
    /// `state`: all is counted for the new moment, but not what reaches the routes.
    pub(super) fn new(ground: &Ground<'_>, before: &Before, state: &State) -> Self {
        let none = || Marks::new(before.notes.len());
        let mut turn = Self {
            jobs: Vec::new(),
            covering: Vec::new(),
            roles: Vec::new(),
            arrived: none(),
            fresh: none(),
            stale: none(),
            forgotten: none(),
            gone: none(),
            uncovered: none(),
            played: none(),
        };
        let (recast, ()) = rayon::join(|| recast(ground, before, state), || turn.sort_out(before, state));
        for (number, (played, plays)) in recast {
            if played {
                turn.played.mark(number);
            }
            turn.roles.extend(plays.then_some(number));
        }
        turn
    }

    /// Which tails and reports come and go.
    fn sort_out(&mut self, before: &Before, state: &State) {
        let mut tails = before.tails.iter().peekable();
        for (number, (old, new)) in (0_u32..).zip(before.notes.iter().zip(&state.notes)) {
            match (old.has(Note::COVERS), new.has(Note::COVERS)) {
                (true, false) => self.uncovered.mark(number),
                (false, true) => self.covering.push(number),
                _ => {}
            }
            match (before.strength.is_news(number), state.strength.is_news(number)) {
                (true, false) if self.uncovered.has(number) => self.forgotten.mark(number),
                (true, false) => self.stale.mark(number),
                (false, true) if !old.has(Note::COVERS) => self.arrived.mark(number),
                (false, true) => self.fresh.mark(number),
                _ => {}
            }
            if old.has(Note::TAIL) || new.has(Note::TAIL) {
                let old = tails.next_if(|(of, _)| *of == number).map(|(_, tail)| *tail);
                let new = state.facts[number as usize].tail;
                let (was, weight) = (before.weight[number as usize], state.weight[number as usize]);
                // The tail of an act that goes on stays as young as it was.
                let another = old != new || was.to_bits() != weight.to_bits();
                if let Some(tail) = old.filter(|_| another) {
                    self.jobs.push(TailJob::away(number, tail, was));
                    self.gone.mark(number);
                }
                if new.is_some() && another {
                    self.jobs.extend(TailJob::of(state, number, 1.0));
                }
            }
        }
    }

    /// Lets go of what no longer reaches a route and adds what was found; `counts` are the reports near each of its segments
    /// that count for the Unknown rule.
    pub(super) fn apply(
        &self,
        (route, reach, counts): Reached<'_>,
        mut found: FoundHere,
        params: &Params,
        room: &mut Room,
    ) {
        if self.played.some {
            reach.roles.retain(|at| !self.played.has(at.event));
        }
        reach.add_roles(std::mem::take(&mut found.roles));
        let silent = |_: usize, _: u32, _: u8| ();
        let tail = std::mem::take(&mut found.tail);
        if self.gone.some || !tail.is_empty() {
            reach.tail.renew(route, tail, |event| !self.gone.has(event), silent, room);
        }
        let ((known, others), (more, more_others)) = (reach.known_mut(params), found.covers(params));
        if self.arrived.some {
            more.count(counts, |event| self.arrived.has(event));
        }
        let told = |stretch: usize, event: u32, mask: u8| {
            if self.forgotten.has(event) {
                let own = counts.iter_mut().skip(stretch * STRETCH as usize).zip(0..STRETCH);
                let touched = own.filter(|(_, bit)| mask >> bit & 1 != 0);
                touched.for_each(|(count, _)| *count = count.saturating_sub(1));
            }
        };
        if self.uncovered.some || !self.covering.is_empty() {
            known.renew(route, more, |event| !self.uncovered.has(event), told, room);
            others.renew(route, more_others, |event| !self.uncovered.has(event), silent, room);
        }
    }
}

/// Events that do something else beside the sum than before: whether they did something, whether they do something now.
fn recast(ground: &Ground<'_>, before: &Before, state: &State) -> Vec<(u32, (bool, bool))> {
    let role = |notes: &[Note], number: u32, now: Time| {
        let event = ground.events.get(number);
        notes[number as usize].has(Note::ROLE).then(|| roles(event, now, ground.net, ground.params)).flatten()
    };
    let numbers: Vec<u32> = (0..)
        .zip(before.notes.iter().zip(&state.notes))
        .filter(|(_, (old, new))| old.has(Note::ROLE) || new.has(Note::ROLE))
        .map(|(number, _)| number)
        .collect();
    let turned = |number: u32| {
        let (old, new) = (role(&before.notes, number, before.now), role(&state.notes, number, ground.question.as_of));
        let same = match (&old, &new) {
            (Some(old), Some(new)) => old.is_like(new),
            (old, new) => old.is_none() && new.is_none(),
        };
        (!same).then(|| (number, (old.is_some(), new.is_some())))
    };
    numbers.into_par_iter().with_min_len(256).filter_map(turned).collect()
}

/// Counts some reports that count for the Unknown rule now, or no longer.
pub(super) fn recount(
    ground: &Ground<'_>,
    state: &mut State,
    reports: &Marks,
    change: impl Fn(u32, u32) -> u32 + Sync,
) {
    if !reports.some {
        return;
    }
    let mut counted = std::mem::take(&mut state.counted);
    {
        let scene = ground.scene(state);
        by_route(&scene, &mut counted.reports).into_par_iter().for_each(|(route, counts)| {
            let mut more = vec![0; counts.len()];
            scene.known(route).count(&mut more, |event| reports.has(event));
            counts.iter_mut().zip(more).for_each(|(count, more)| *count = change(*count, more));
        });
    }
    state.counted = counted;
}
