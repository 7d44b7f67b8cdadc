//! What each event is at the moment of the question.

use passage_model::{Detail, Event, EventId, EventKind, EventStatus, Geometry, Grade, RouteId, Scope, Time};
use passage_spatial::{Shape, Spot};
use rayon::prelude::*;

use super::{Events, Ground, NO_GROUP, State, category_place, tails::TailPart};
use crate::{
    Belief, Dossier, Network, Params, age, belief,
    kernel::{Kernel, placed, timed},
};

/// One event at one moment.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fact {
    pub(crate) kind: EventKind,
    /// Place or time is known too coarsely for any segment.
    pub(crate) coarse: bool,
    /// It had happened by then, is not retracted and not too old to count.
    pub(crate) active: bool,
    /// P(true).
    pub(crate) q: f64,
    /// Grade of the best report behind it.
    pub(crate) grade: Grade,
    /// Both sides have weight.
    pub(crate) contradicted: bool,
    /// Independent origins that support it.
    pub(crate) origins: u32,
    /// Real days since the instant that stands for it.
    pub(crate) age_days: f64,
    /// Real days since it was last reported.
    pub(crate) report_age_days: f64,
    /// What it adds to a sum; `None` where it acts on none.
    pub(crate) kernel: Option<Kernel>,
    /// Its tail, where it has one.
    pub(crate) tail: Option<TailPart>,
    /// Place of its threat category in arrays over all of them.
    pub(crate) category: u8,
    /// Where it is, when that is a single place.
    pub(crate) spot: Option<Spot>,
    /// Group of reports that count once together.
    pub(crate) group: u32,
}

impl Fact {
    /// Nothing yet.
    pub(crate) const NONE: Self = Self {
        kind: EventKind::Ceasefire,
        coarse: false,
        active: false,
        q: 0.0,
        grade: Grade::UNJUDGED,
        contradicted: false,
        origins: 0,
        age_days: 0.0,
        report_age_days: f64::INFINITY,
        kernel: None,
        tail: None,
        category: 0,
        spot: None,
        group: NO_GROUP,
    };
}

/// What turns an event into a fact.
#[derive(Debug, Clone, Copy)]
pub(crate) struct FactContext<'s> {
    dossier: Dossier<'s>,
    params: &'s Params,
    now: Time,
}

impl<'s> FactContext<'s> {
    pub(crate) fn new(dossier: Dossier<'s>, params: &'s Params, now: Time) -> Self {
        Self { dossier, params, now }
    }

    /// The fact of an event.
    pub(crate) fn fact(self, event: &Event) -> Fact {
        let Belief { q, grade, contradicted, origins, .. } = belief(event, &self.dossier, self.params);
        let placed = placed(event.precision, self.params).is_some();
        let unaged = Fact {
            kind: event.kind(),
            coarse: event.is_violent() && !(placed && timed(event.time.precision)),
            q,
            grade,
            contradicted,
            origins,
            category: u8::try_from(category_place(event.threat_category())).unwrap_or(0),
            spot: match &event.geometry {
                Some(Geometry::Point { at }) => Some(Spot::of(*at)),
                _ => None,
            },
            ..Fact::NONE
        };
        self.aged(event, unaged)
    }

    /// The same fact at the moment of this context.
    pub(crate) fn aged(self, event: &Event, fact: Fact) -> Fact {
        let age_days = age::days(self.now, event.time.representative());
        let violent = event.is_violent();
        let too_old =
            violent && age_days > *self.params.hazard.max_age_days && event.kind() != EventKind::ControlChange;
        let active = event.status != EventStatus::Retracted && has_happened(event, self.now) && !too_old;
        let kernel = if active && violent { Kernel::new(event, age_days, self.params) } else { None };
        let tailed = kernel.filter(Kernel::has_tail);
        Fact {
            active,
            age_days,
            report_age_days: if active { age::report_age_days(event, self.now) } else { f64::INFINITY },
            kernel,
            tail: tailed.map(|k| TailPart::new(event, fact.category, k.unaged_tail(), self.params)),
            group: NO_GROUP,
            ..fact
        }
    }
}

/// The facts of all events.
pub(super) fn facts(context: FactContext<'_>, events: Events<'_>) -> Vec<Fact> {
    let count = u32::try_from(events.len()).unwrap_or(u32::MAX);
    (0..count).into_par_iter().with_min_len(512).map(|number| context.fact(events.get(number))).collect()
}

/// Events that are known too coarsely to act on a segment and yet are news of violence.
pub(super) fn background(ground: Ground<'_>, state: &State) -> Vec<EventId> {
    let coarse = |(_, fact): &(u32, &Fact)| is_background(fact, ground.params);
    (0..).zip(&state.facts).filter(coarse).map(|(number, _)| ground.events.get(number).id).collect()
}

pub(super) fn is_background(fact: &Fact, params: &Params) -> bool {
    fact.active && fact.coarse && fact.age_days <= *params.hazard.max_age_days
}

/// Puts something into an ascending list, or takes it out.
pub(super) fn list<T: Ord>(list: &mut Vec<T>, item: T, is_in: bool) {
    match (list.binary_search(&item), is_in) {
        (Ok(place), false) => {
            list.remove(place);
        }
        (Err(place), true) => list.insert(place, item),
        _ => {}
    }
}

pub(super) fn ceasefires(state: &State) -> Vec<u32> {
    let ceasefires = |(_, fact): &(u32, &Fact)| fact.active && fact.kind == EventKind::Ceasefire;
    (0..).zip(&state.facts).filter(ceasefires).map(|(number, _)| number).collect()
}

/// Whether an event belongs to the picture at `now`: a state once it has begun, an act once it is over.
pub(crate) fn has_happened(event: &Event, now: Time) -> bool {
    let lies = matches!(event.detail, Detail::ExplosiveHazard { detonated: false, .. });
    let state = event.detail.is_state() || lies;
    if state { event.time.from <= now } else { event.time.last() < now }
}

/// Where an event is: its own geometry, else the crossing it is about.
pub(crate) fn shape_of(event: &Event, net: &Network) -> Option<Shape> {
    match &event.geometry {
        Some(Geometry::Point { at }) => return Some(Shape::point(*at)),
        Some(geometry) => return Some(Shape::new(geometry)),
        None => {}
    }
    let scoped = match &event.detail {
        Detail::Closure(c) | Detail::Reopening(c) => match c.scope {
            Scope::Crossing { crossing } => Some(crossing),
            _ => None,
        },
        _ => None,
    };
    let crossing = net.crossing(event.crossing.or(scoped)?)?;
    Some(Shape::point(net.crossings()[crossing].at))
}

/// Whether the place of an event is known well enough to act where it is drawn: a good location precision, or a drawn
/// line or area of a state, which is what it applies to.
pub(crate) fn acts_where_drawn(event: &Event, params: &Params) -> bool {
    let drawn = matches!(event.geometry, Some(Geometry::Line { .. } | Geometry::Area { .. }));
    let state = matches!(
        event.kind(),
        EventKind::FrontLine
            | EventKind::Closure
            | EventKind::Reopening
            | EventKind::Obstruction
            | EventKind::ExplosiveHazard
            | EventKind::Passage
    );
    placed(event.precision, params).is_some() || (drawn && state)
}

/// The stretch of a route that an event names by its km, where it names one.
pub(crate) fn named_stretch(event: &Event) -> Option<(RouteId, f64, f64)> {
    match &event.detail {
        Detail::Closure(c) | Detail::Reopening(c) => match c.scope {
            Scope::Section { route, from_km, to_km } => Some((route, from_km.0, to_km.0)),
            _ => None,
        },
        Detail::Passage { route: Some(route), from_km, to_km, .. } => {
            Some((*route, from_km.map_or(0.0, |km| km.0), to_km.map_or(f64::INFINITY, |km| km.0)))
        }
        _ => None,
    }
    .filter(|(_, from, to)| !from.is_nan() && !to.is_nan())
    .map(|(route, from, to)| (route, from.min(to), from.max(to)))
}
