//! Everything that the answer is computed from, for one question: which event touches which segment, how.

mod change;
mod clock;
mod facts;
mod floors;
mod hits;
mod isolated;
mod join;
mod leading;
mod notes;
mod pile;
mod reach;
mod roles;
mod search;
mod segment;
mod strength;
mod suppose;
mod tail_join;
mod tails;
mod top;
mod twins;

use std::sync::Arc;

use passage_model::{Event, EventId, EventKind, Time};
use rayon::prelude::*;

pub(crate) use change::{Along, Change, Touch};
pub(crate) use clock::Clock;
pub(crate) use facts::{Fact, FactContext, Weighs, acts_at_its_place, acts_where_drawn, shape_of};
pub use facts::{informs, named_stretch};
pub(crate) use floors::FloorAt;
pub(crate) use hits::{Gathered, Hits, Placed, Room, bits};
pub use isolated::isolated_factors;
pub(crate) use isolated::{Happened, around, isolated_again, isolated_factor};
pub(crate) use join::covered;
pub(crate) use leading::Leading;
pub(crate) use notes::{Note, may_leave_open, noted};
pub(crate) use pile::Pile;
pub(crate) use reach::{Core, Found, FoundHere, Reach, RoleAt, Ways, covers, one_cover};
pub(crate) use roles::{Role, Roles, may_play_a_role, roles};
pub(crate) use search::look;
pub(crate) use segment::{Counted, SegmentState, by_route, category_place, largest};
pub(crate) use strength::{Strength, Strengths};
pub(crate) use suppose::Supposed;
pub(crate) use tail_join::{TailJob, tails};
pub(crate) use tails::{TailField, TailPart, Tails};
pub(crate) use top::{Peak, Top};

use crate::{Dossier, Link, Network, Params, Question, access::AccessFacts, explain::GapIndex, network::NetRoute};

/// Marks an event without a twin group.
pub(crate) const NO_GROUP: u32 = u32::MAX;

/// Events in the order of their ids; every other list speaks of an event by its place here.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Events<'s> {
    /// Somebody else's, put in order.
    Borrowed(&'s [&'s Event]),
    /// Kept in order.
    Kept(&'s [Arc<Event>]),
}

impl<'s> Events<'s> {
    pub(crate) fn len(self) -> usize {
        match self {
            Self::Borrowed(events) => events.len(),
            Self::Kept(events) => events.len(),
        }
    }

    pub(crate) fn get(self, number: u32) -> &'s Event {
        match self {
            Self::Borrowed(events) => events[number as usize],
            Self::Kept(events) => &events[number as usize],
        }
    }

    fn find(self, id: EventId) -> Option<u32> {
        let place = match self {
            Self::Borrowed(events) => events.binary_search_by_key(&id, |e| e.id),
            Self::Kept(events) => events.binary_search_by_key(&id, |e| e.id),
        };
        place.ok().and_then(|place| u32::try_from(place).ok())
    }
}

/// What a scene has worked out; it refers to events, routes and segments by their places only.
#[derive(Debug, Default)]
pub(crate) struct State {
    /// One for every event, in their order.
    pub(crate) facts: Vec<Fact>,
    /// What is to be done for each.
    pub(crate) notes: Vec<Note>,
    /// Members of each twin group, ascending.
    pub(crate) groups: Vec<Vec<u32>>,
    /// Places that changed hands.
    pub(crate) captures: Vec<u32>,
    /// What each event weighs in the sum: q, or 0 where its twin counts or it does not act.
    pub(crate) weight: Vec<f64>,
    /// What each event adds with that weight.
    pub(crate) strength: Strengths,
    /// What reaches each route, by the place of the route.
    pub(crate) reach: Vec<Reach>,
    pub(crate) tails: Tails,
    pub(crate) counted: Counted,
    pub(crate) access: AccessFacts,
    pub(crate) states: Vec<SegmentState>,
    /// Places of the routes asked for, ascending.
    pub(crate) selected: Vec<usize>,
    /// Violent events known too coarsely to act on a segment.
    pub(crate) background: Vec<u32>,
    pub(crate) ceasefires: Vec<u32>,
    pub(crate) gaps: GapIndex,
}

/// The prepared question.
#[derive(Debug, Clone)]
pub(crate) struct Scene<'s> {
    pub(crate) net: &'s Network,
    pub(crate) dossier: Dossier<'s>,
    pub(crate) events: Events<'s>,
    pub(crate) params: &'s Params,
    pub(crate) question: &'s Question,
    pub(crate) now: Time,
    pub(crate) link: Link,
    /// Sums at which a level may change: the bounds of the rows and that of the Unknown rule.
    pub(crate) bounds: [f64; 5],
    pub(crate) state: &'s State,
    /// The sums of the tails as they count now.
    pub(crate) tails: Vec<TailField<'s>>,
}

/// What a scene is made of beside its state.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ground<'s> {
    pub(crate) net: &'s Network,
    pub(crate) dossier: Dossier<'s>,
    pub(crate) events: Events<'s>,
    pub(crate) params: &'s Params,
    pub(crate) question: &'s Question,
}

impl<'s> Ground<'s> {
    pub(crate) fn scene<'t>(self, state: &'t State) -> Scene<'t>
    where
        's: 't,
    {
        let link = Link::new(self.params);
        let row = |row| link.row_starts(row);
        Scene {
            net: self.net,
            dossier: self.dossier,
            events: self.events,
            params: self.params,
            question: self.question,
            now: self.question.as_of,
            link,
            bounds: [row(2), row(3), row(4), row(5), link.sum_at(*self.params.levels.unknown_p)],
            state,
            tails: state.tails.at(self.question.as_of, self.params),
        }
    }

    /// Works everything out; `ways` says what is looked for, `factors` is what [`Ground::factors`] gives.
    pub(crate) fn state(self, ways: Ways, factors: &[f64]) -> State {
        let mut state = self.reached(ways, factors);
        self.settle(&mut state);
        state
    }

    /// What the events are, and what they reach.
    pub(crate) fn reached(self, ways: Ways, factors: &[f64]) -> State {
        let mut state = State { selected: self.selected(), ..State::default() };
        state.facts = facts::facts(self.context(), self.events, factors);
        state.notes = state.facts.par_iter().map(|fact| Note::of(fact, self.params)).collect();
        self.count(&mut state);
        (state.reach, state.tails) = join::join(&self.scene(&state), ways);
        state
    }

    /// [`Ground::count`] after some facts have changed; `false`: too much depends on them, everything has to be counted.
    pub(crate) fn recount(self, state: &mut State, changed: &[u32]) -> bool {
        if changed.iter().any(|number| twins::may_be_twin(self, state, *number)) {
            return false;
        }
        for number in changed {
            let fact = state.facts[*number as usize];
            let weight = if fact.active { fact.q } else { 0.0 };
            state.weight[*number as usize] = weight;
            if !state.strength.set(*number, Strength::of(&fact, weight, self.params), self.params) {
                return false;
            }
            facts::list(&mut state.ceasefires, *number, fact.active && fact.kind == EventKind::Ceasefire);
            facts::list(&mut state.background, *number, facts::is_background(&fact, self.params));
        }
        true
    }

    /// By how much each event counts less (rule H4); empty where none does.
    pub(crate) fn factors(self) -> Vec<f64> {
        let event = |number: usize| self.events.get(u32::try_from(number).unwrap_or(u32::MAX));
        isolated_factors(self.net, self.events.len(), event, self.params, |_| None)
    }

    pub(crate) fn context(self) -> FactContext<'s> {
        FactContext::new(self.net, self.dossier, self.params, self.question.as_of)
    }

    /// What follows from the facts alone.
    pub(crate) fn count(self, state: &mut State) {
        twins::group(self, state);
        state.background = noted(&state.notes, Note::BACKGROUND).collect();
        state.ceasefires = noted(&state.notes, Note::CEASEFIRE).collect();
    }

    /// What follows from the facts and what they reach.
    pub(crate) fn settle(self, state: &mut State) {
        state.access = AccessFacts::collect(&self.scene(state));
        let counted = std::mem::take(&mut state.counted);
        state.counted = segment::counted(&self.scene(state), counted);
        let states = std::mem::take(&mut state.states);
        state.states = segment::base(&self.scene(state), states);
        let gaps = std::mem::take(&mut state.gaps);
        state.gaps = gaps.renewed(&self.scene(state));
    }

    fn selected(self) -> Vec<usize> {
        let mut selected: Vec<usize> = match &self.question.routes {
            None => (0..self.net.all().len()).collect(),
            Some(ids) => ids.iter().filter_map(|id| self.net.number(*id)).collect(),
        };
        selected.sort_unstable();
        selected.dedup();
        selected
    }
}

impl<'s> Scene<'s> {
    /// The routes asked for, in the order of their ids.
    pub(crate) fn routes(&self) -> impl Iterator<Item = &'s NetRoute> + '_ {
        self.state.selected.iter().map(|i| &self.net.all()[*i])
    }

    /// Whether a route (by its place) is asked for.
    pub(crate) fn is_selected(&self, route: u32) -> bool {
        let all = self.state.selected.len() == self.net.all().len();
        all || self.state.selected.binary_search(&(route as usize)).is_ok()
    }

    /// P(true) of an event under a change.
    pub(crate) fn q(&self, event: u32, change: &Change) -> f64 {
        change.q_of(event).unwrap_or_else(|| self.fact(event).q)
    }

    pub(crate) fn fact(&self, event: u32) -> &'s Fact {
        &self.state.facts[event as usize]
    }

    pub(crate) fn event(&self, event: u32) -> &'s Event {
        self.events.get(event)
    }

    /// Events with a note, by their places.
    pub(crate) fn noted(&self, note: Note) -> impl Iterator<Item = u32> + use<'s> {
        noted(&self.state.notes, note)
    }

    pub(crate) fn id(&self, event: u32) -> EventId {
        self.event(event).id
    }

    /// The place of an event among the facts.
    pub(crate) fn number(&self, id: EventId) -> Option<u32> {
        self.events.find(id)
    }

    /// What reaches a route.
    pub(crate) fn reach(&self, route: usize) -> &'s Reach {
        &self.state.reach[route]
    }
}
