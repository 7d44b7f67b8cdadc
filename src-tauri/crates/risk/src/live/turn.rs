//! What another moment changes: which tails and reports come and go.

use passage_spatial::STRETCH;
use rayon::prelude::*;

use crate::{
    Params,
    scene::{Ground, Note, Reach, State, Strengths, TailJob, TailPart, by_route, noted},
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
    notes: Vec<Note>,
    /// The tails of those events that had one.
    tails: Vec<(u32, TailPart)>,
    weight: Vec<f64>,
    strength: Strengths,
}

impl Before {
    /// Taken out of what is to be worked out anew.
    pub(super) fn take(state: &mut State) -> Self {
        let notes = std::mem::take(&mut state.notes);
        let tails = noted(&notes, Note::TAIL).filter_map(|n| Some((n, state.facts[n as usize].tail?))).collect();
        let weight = std::mem::take(&mut state.weight);
        Self { notes, tails, weight, strength: std::mem::take(&mut state.strength) }
    }
}

/// What comes and goes.
pub(super) struct Turn {
    /// Tails that came, went, or weigh another number of reports.
    pub(super) jobs: Vec<TailJob>,
    /// Reports that cover now.
    pub(super) covering: Vec<u32>,
    /// Reports that count for the Unknown rule now.
    pub(super) fresh: Marks,
    /// Reports that count for it no longer, but still cover; those that do neither.
    pub(super) stale: Marks,
    forgotten: Marks,
    /// Events of whose tails nothing holds any more; reports that no longer cover.
    gone: Marks,
    uncovered: Marks,
}

impl Turn {
    /// `state`: all is counted for the new moment, but not what reaches the routes.
    pub(super) fn new(before: Before, state: &State) -> Self {
        let none = || Marks::new(before.notes.len());
        let mut turn = Self {
            jobs: Vec::new(),
            covering: Vec::new(),
            fresh: none(),
            stale: none(),
            forgotten: none(),
            gone: none(),
            uncovered: none(),
        };
        let mut tails = before.tails.into_iter().peekable();
        for (number, (old, new)) in (0_u32..).zip(before.notes.iter().zip(&state.notes)) {
            match (old.has(Note::COVERS), new.has(Note::COVERS)) {
                (true, false) => turn.uncovered.mark(number),
                (false, true) => turn.covering.push(number),
                _ => {}
            }
            match (before.strength.is_news(number), state.strength.is_news(number)) {
                (true, false) if turn.uncovered.has(number) => turn.forgotten.mark(number),
                (true, false) => turn.stale.mark(number),
                (false, true) => turn.fresh.mark(number),
                _ => {}
            }
            if old.has(Note::TAIL) || new.has(Note::TAIL) {
                let old = tails.next_if(|(of, _)| *of == number).map(|(_, tail)| tail);
                let new = state.facts[number as usize].tail;
                let (was, weight) = (before.weight[number as usize], state.weight[number as usize]);
                let reweighted = was.to_bits() != weight.to_bits();
                if let Some(tail) = old.filter(|_| new.is_none() || reweighted) {
                    turn.jobs.push(TailJob::away(number, tail, was));
                    turn.gone.mark(number);
                }
                if new.is_some() && (old.is_none() || reweighted) {
                    turn.jobs.extend(TailJob::of(state, number, 1.0));
                }
            }
        }
        turn
    }

    /// Lets go of what no longer reaches a route; `counts` are the reports near each of its segments that count for the
    /// Unknown rule.
    pub(super) fn forget(&self, reach: &mut Reach, counts: Option<&mut [u32]>, params: &Params) {
        reach.roles.clear();
        if self.gone.some {
            reach.tail.retain(|event| !self.gone.has(event));
        }
        if !self.uncovered.some {
            return;
        }
        let (known, others) = reach.known_mut(params);
        let counts = counts.unwrap_or_default();
        let told = |stretch: usize, event: u32, mask: u8| {
            if self.forgotten.has(event) {
                let own = counts.iter_mut().skip(stretch * STRETCH as usize).zip(0..STRETCH);
                let touched = own.filter(|(_, bit)| mask >> bit & 1 != 0);
                touched.for_each(|(count, _)| *count = count.saturating_sub(1));
            }
        };
        known.retain_or(|event| !self.uncovered.has(event), told);
        others.retain(|event| !self.uncovered.has(event));
    }
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
