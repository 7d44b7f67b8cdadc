//! What each event is at the moment of the question.

use passage_model::{Detail, Event, EventKind, Geometry, Grade, LocationPrecision, RouteId, Scope, Time};
use passage_spatial::{Shape, Spot};
use rayon::prelude::*;

use super::{Clock, Events, NO_GROUP, category_place, tails::TailPart};
use crate::{
    Belief, Dossier, Network, Params, belief,
    kernel::{Kernel, placed, timed},
};

/// One event at one moment.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fact {
    pub(crate) kind: EventKind,
    pub(crate) weighs: Weighs,
    /// It had begun by then (a passage: was over), is not retracted and not too old to count.
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
        weighs: Weighs::Can,
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
    net: &'s Network,
    dossier: Dossier<'s>,
    params: &'s Params,
    now: Time,
}

impl<'s> FactContext<'s> {
    pub(crate) fn new(net: &'s Network, dossier: Dossier<'s>, params: &'s Params, now: Time) -> Self {
        Self { net, dossier, params, now }
    }

    /// The fact of an event; `factor`: by how much it counts less (rule H4).
    pub(crate) fn fact(self, event: &Event, factor: Option<f64>) -> Fact {
        let Belief { q, grade, contradicted, origins, .. } = belief(event, &self.dossier, self.params);
        let unaged = Fact {
            kind: event.kind(),
            weighs: weighs(event),
            q,
            grade,
            contradicted,
            origins,
            category: u8::try_from(category_place(event.threat_category())).unwrap_or(0),
            spot: match &event.geometry {
                Some(Geometry::Point { at }) => Some(self.net.spot(*at)),
                _ => None,
            },
            ..Fact::NONE
        };
        self.aged(&Clock::new(event, factor, self.params), unaged)
    }

    /// The same fact at the moment of this context.
    pub(crate) fn aged(self, clock: &Clock, fact: Fact) -> Fact {
        clock.aged(fact, self.now, self.params)
    }
}

/// Whether an event can weigh on a level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Weighs {
    /// As far as its kind does.
    Can,
    /// Violent, its place or time known too coarsely for any segment.
    Background,
    /// A standing danger without a place on a road.
    Nowhere,
}

fn weighs(event: &Event) -> Weighs {
    let standing = matches!(
        event.detail,
        Detail::FrontLine { .. } | Detail::ExplosiveHazard { detonated: false, cleared: false, .. }
    );
    let placed = !matches!(event.precision, LocationPrecision::Coarse | LocationPrecision::Linear);
    if standing && !acts_at_its_place(event) {
        Weighs::Nowhere
    } else if event.is_violent() && !(placed && timed(event.time.precision)) {
        Weighs::Background
    } else {
        Weighs::Can
    }
}

/// Whether a report of an event says enough of a level to be heard for the Unknown rule (U1). A danger that acts on no
/// segment, for want of a place or time, must not make Very low of what nothing else is known of.
pub fn informs(event: &Event) -> bool {
    weighs(event) == Weighs::Can
}

/// The facts of all events.
pub(super) fn facts(context: FactContext<'_>, events: Events<'_>, factors: &[f64]) -> Vec<Fact> {
    let count = u32::try_from(events.len()).unwrap_or(u32::MAX);
    let fact = |number: u32| context.fact(events.get(number), factors.get(number as usize).copied());
    (0..count).into_par_iter().with_min_len(512).map(fact).collect()
}

pub(super) fn is_background(fact: &Fact, params: &Params) -> bool {
    fact.active && fact.weighs == Weighs::Background && fact.age_days <= *params.hazard.max_age_days
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

/// From when on an event belongs to the picture.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Joins {
    /// A state, and what lies on a road: it holds at its start.
    AtItsStart,
    /// An adverse act: what has begun is a danger now, though its end lies ahead.
    OnceBegun,
    /// A favourable act: who is under way has not arrived.
    #[default]
    OnceOver,
}

pub(super) fn joins(event: &Event) -> Joins {
    match &event.detail {
        Detail::ExplosiveHazard { detonated: false, .. } => Joins::AtItsStart,
        Detail::Passage { .. } => Joins::OnceOver,
        detail if detail.is_state() => Joins::AtItsStart,
        _ => Joins::OnceBegun,
    }
}

/// Where an event is: its own geometry, else the crossing it is about.
pub(crate) fn shape_of(event: &Event, net: &Network) -> Option<Shape> {
    if let Some(geometry) = &event.geometry {
        return Some(net.shape(geometry));
    }
    let scoped = match &event.detail {
        Detail::Closure(c) | Detail::Reopening(c) => match c.scope {
            Scope::Crossing { crossing } => Some(crossing),
            _ => None,
        },
        _ => None,
    };
    let crossing = net.crossing(event.crossing.or(scoped)?)?;
    Some(net.shape(&Geometry::Point { at: net.crossings()[crossing].at }))
}

/// Whether the place of an event is known well enough to act where it is drawn: a good location precision, or a drawn
/// line or area of a state, which is what it applies to.
pub(crate) fn acts_where_drawn(event: &Event, params: &Params) -> bool {
    placed(event.precision, params).is_some() || is_drawn_state(event)
}

/// Whether the place of an event is known well enough to close a road, set a floor or be half of a trigger where it is
/// drawn: a point that stands for a whole district is no place on a road.
pub(crate) fn acts_at_its_place(event: &Event) -> bool {
    matches!(event.precision, LocationPrecision::Exact | LocationPrecision::Near) || is_drawn_state(event)
}

/// A line or area of a state: what it applies to.
fn is_drawn_state(event: &Event) -> bool {
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
    drawn && state
}

/// The stretch of a route that an event names by its km, where it names one.
pub fn named_stretch(event: &Event) -> Option<(RouteId, f64, f64)> {
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
