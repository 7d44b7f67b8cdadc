//! What another moment changes: which tails and reports come and go.

use passage_model::Time;
use passage_spatial::{STRETCH, Spot};
use rayon::prelude::*;

use crate::{
    Params,
    network::NetRoute,
    scene::{
        FoundHere, Ground, Note, Reach, State, Strengths, TailJob, TailPart, by_route, named_stretch, noted, roles,
    },
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

/// Events that no longer reach anything in some way, ascending.
#[derive(Default)]
struct Leaving {
    events: Vec<u32>,
    /// Where each was looked for near itself alone.
    spots: Vec<Option<Spot>>,
    /// How far they reached at most, km.
    km: f64,
}

impl Leaving {
    fn push(&mut self, event: u32, spot: Option<Spot>) {
        self.events.push(event);
        self.spots.push(spot);
    }

    /// Those that may be among what reaches a route.
    fn near(&self, route: &NetRoute) -> Self {
        let all = self.events.iter().copied().zip(self.spots.iter().copied());
        let near = all.filter(|(_, spot)| spot.is_none_or(|spot| route.surround.may_reach(spot, self.km)));
        let (events, spots) = near.unzip();
        Self { events, spots, km: self.km }
    }

    /// Whether one of them, by its place, may be among what reaches a stretch.
    fn may_be(&self, route: &NetRoute, stretch: usize, place: usize) -> bool {
        self.spots[place].is_none_or(|spot| route.stretches.get(stretch).is_some_and(|s| s.may_reach(spot, self.km)))
    }
}

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
    /// Events that have no tail any more; reports that no longer cover.
    gone: Leaving,
    uncovered: Leaving,
    /// Events that did something beside the sum which they do no longer, or not so.
    played: Marks,
}

impl Turn {
    /// `state`: all is counted for the new moment, but not what reaches the routes.
    pub(super) fn new(ground: &Ground<'_>, before: &Before, state: &State) -> Self {
        let none = || Marks::new(before.notes.len());
        let (h, p) = (&ground.params.hazard, ground.params);
        let mut turn = Self {
            jobs: Vec::new(),
            covering: Vec::new(),
            roles: Vec::new(),
            arrived: none(),
            fresh: none(),
            stale: none(),
            forgotten: none(),
            gone: Leaving { km: h.tail_reach_km.max(*h.radius_km), ..Leaving::default() },
            uncovered: Leaving { km: p.confidence.km.max(*p.levels.unknown_km), ..Leaving::default() },
            played: none(),
        };
        let (recast, ()) = rayon::join(|| recast(ground, before, state), || turn.sort_out(ground, before, state));
        for (number, (played, plays)) in recast {
            if played {
                turn.played.mark(number);
            }
            turn.roles.extend(plays.then_some(number));
        }
        turn
    }

    /// Which tails and reports come and go.
    fn sort_out(&mut self, ground: &Ground<'_>, before: &Before, state: &State) {
        let mut tails = before.tails.iter().peekable();
        for (number, (old, new)) in (0_u32..).zip(before.notes.iter().zip(&state.notes)) {
            let news = (before.strength.is_news(number), state.strength.is_news(number));
            // Nearly all: nothing comes and nothing goes.
            if old == new && news.0 == news.1 && !new.has(Note::TAIL) {
                continue;
            }
            let (covered, covers) = (old.has(Note::COVERS), new.has(Note::COVERS));
            if covered && !covers {
                // What names a stretch covers it wherever it is itself.
                let near_itself = named_stretch(ground.events.get(number)).is_none();
                self.uncovered.push(number, state.facts[number as usize].spot.filter(|_| near_itself));
            } else if covers && !covered {
                self.covering.push(number);
            }
            match news {
                (true, false) if covered && !covers => self.forgotten.mark(number),
                (true, false) => self.stale.mark(number),
                (false, true) if !covered => self.arrived.mark(number),
                (false, true) => self.fresh.mark(number),
                _ => {}
            }
            if old.has(Note::TAIL) || new.has(Note::TAIL) {
                let old = tails.next_if(|(of, _)| *of == number).map(|(_, tail)| *tail);
                let new = state.facts[number as usize].tail;
                let (was, weight) = (before.weight[number as usize], state.weight[number as usize]);
                // The tail of an act that goes on stays as young as it was.
                let another = old != new || was.to_bits() != weight.to_bits();
                match (old, new) {
                    (Some(tail), None) => {
                        self.jobs.push(TailJob::away(number, tail, was));
                        self.gone.push(number, state.facts[number as usize].spot);
                    }
                    (Some(tail), Some(_)) if another => {
                        self.jobs.push(TailJob::away(number, tail, was).again(state));
                    }
                    (None, Some(_)) => self.jobs.extend(TailJob::of(state, number, 1.0)),
                    _ => {}
                }
            }
        }
    }

    /// Lets go of what no longer reaches a route and adds what was found; `counts` are the reports near each of its segments
    /// that count for the Unknown rule.
    pub(super) fn apply(&self, (route, reach, counts): Reached<'_>, mut found: FoundHere, params: &Params) {
        if self.played.some {
            reach.roles.retain(|at| !self.played.has(at.event));
        }
        reach.add_roles(std::mem::take(&mut found.roles));
        let gone = self.gone.near(route);
        let tail = std::mem::take(&mut found.tail);
        let may_be = |stretch: usize, place: usize| gone.may_be(route, stretch, place);
        reach.tail.renew(route, &gone.events, may_be, |_, _, _| (), tail);
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
        let uncovered = self.uncovered.near(route);
        let may_be = |stretch: usize, place: usize| uncovered.may_be(route, stretch, place);
        known.renew(route, &uncovered.events, may_be, told, more);
        others.renew(route, &uncovered.events, may_be, |_, _, _| (), more_others);
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
