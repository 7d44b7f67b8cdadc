//! Whether an event on record may be what a draft tells of. A draft that is merged makes no event of its own: what bars must
//! bar all that the draft bars, and what opens must open no more than the draft opens, or a closure would be lost and a
//! passage lent to a road that nobody has passed.

use chrono::Duration;
use passage_model::{
    Closure, Detail, Direction, Event, EventTime, Geometry, Km, RouteId, Scope, SiteKind, TrafficClass,
};
use passage_spatial::{RouteLine, Shape};
use passage_words::fold;

use crate::{context::Register, dto::EventForm};

/// Events of one kind this near, km, and this near in time may be one (convention, as for imports).
const NEAR_KM: f64 = 5.0;
/// The same for what acts on the road or the place itself: another mine, closure or village is another event.
const SAME_KM: f64 = 1.5;
const NEAR_HOURS: i64 = 36;
/// What holds is said again for longer.
pub(super) const NEAR_HOURS_STATE: i64 = 7 * 24;

/// Whether the event may be what the form says.
pub(super) fn may_be_one(register: &Register, event: &Event, form: &EventForm) -> bool {
    event.kind() == form.detail.kind()
        && same_time(event, form)
        && same_matter(&event.detail, &form.detail)
        && same_place(register, event, form)
}

/// Whether an event and what a form says may lie at one place, be it in part.
pub(super) fn may_meet(register: &Register, event: &Event, form: &EventForm) -> bool {
    match (scope(&event.detail), scope(&form.detail)) {
        (Some(Scope::Border { a, b }), Some(Scope::Border { a: c, b: d })) => {
            return (a, b) == (c, d) || (a, b) == (d, c);
        }
        (Some(Scope::Crossing { crossing: a }), Some(Scope::Crossing { crossing: b })) => return a == b,
        _ => {}
    }
    if let (Some(one), Some(other)) = (stretch(&event.detail), stretch(&form.detail))
        && one.0 == other.0
    {
        return one.1 <= other.2 + SAME_KM && other.1 <= one.2 + SAME_KM;
    }
    if let (Some(one), Some(other)) = (event.crossing, form.crossing.as_deref()) {
        return one.to_string() == other;
    }
    let at = ground(register, &event.detail, event.geometry.as_ref());
    let told = ground(register, &form.detail, form.geometry.as_ref());
    at.zip(told).is_some_and(|(at, told)| Shape::new(&at).distance_to_shape(&Shape::new(&told)) <= SAME_KM)
}

/// The greater and the lesser of two that may be one: what bars has to hold what the draft says, what opens to be held by it.
fn ordered<T>(detail: &Detail, event: T, form: T) -> (T, T) {
    if matches!(detail, Detail::Reopening(_) | Detail::Passage { .. }) { (form, event) } else { (event, form) }
}

fn same_time(event: &Event, form: &EventForm) -> bool {
    let state = form.detail.is_state();
    let long = state || matches!(form.detail, Detail::ControlChange { .. });
    let slack = Duration::hours(if long { NEAR_HOURS_STATE } else { NEAR_HOURS });
    let near = event.time.from - slack <= form.time.last() && form.time.from - slack <= event.time.last();
    let (greater, lesser): (&EventTime, &EventTime) = ordered(&form.detail, &event.time, &form.time);
    // What was over before, or begins later, is another closure.
    let lasts = greater.until.is_none_or(|until| until >= lesser.from);
    near && (!state || lasts && greater.from <= lesser.from + Duration::hours(NEAR_HOURS))
}

/// Whether the particulars allow it.
fn same_matter(event: &Detail, form: &Detail) -> bool {
    match (event, form) {
        (Detail::Closure(of), Detail::Closure(what)) | (Detail::Reopening(what), Detail::Reopening(of)) => {
            holds(of, what)
        }
        // Taken, and taken back.
        (Detail::ControlChange { by, .. }, Detail::ControlChange { from_party, .. }) => {
            by.is_none() || by.as_deref().map(fold) != from_party.as_deref().map(fold)
        }
        (Detail::FrontLine { state: a, .. }, Detail::FrontLine { state: b, .. }) => a == b,
        (Detail::AttackOnSite { site: a }, Detail::AttackOnSite { site: b }) => {
            a == b || [a, b].contains(&&SiteKind::Other)
        }
        (
            Detail::ExplosiveHazard { detonated, cleared, .. },
            Detail::ExplosiveHazard { detonated: went_off, cleared: gone, .. },
        ) => (detonated, cleared) == (went_off, gone),
        (Detail::Checkpoint { change: a, .. }, Detail::Checkpoint { change: b, .. }) => a == b,
        (Detail::Obstruction { passability: a, .. }, Detail::Obstruction { passability: b, .. }) => a >= b,
        (
            Detail::Passage { direction, traffic, vehicle, .. },
            Detail::Passage { direction: way, traffic: whom, vehicle: driven, .. },
        ) => (direction, traffic, vehicle) == (way, whom, driven),
        _ => true,
    }
}

/// Whether `of` applies to all that `what` applies to.
fn holds(of: &Closure, what: &Closure) -> bool {
    (of.direction == Direction::Both || of.direction == what.direction)
        && TrafficClass::ALL.into_iter().all(|class| of.traffic.covers(class) || !what.traffic.covers(class))
        && (of.vehicles.is_empty()
            || !what.vehicles.is_empty() && what.vehicles.iter().all(|vehicle| of.vehicles.contains(vehicle)))
        && (of.hours.is_none() || of.hours == what.hours)
        && (!of.partial || what.partial)
}

fn same_place(register: &Register, event: &Event, form: &EventForm) -> bool {
    match (scope(&event.detail), scope(&form.detail)) {
        (Some(Scope::Border { a, b }), Some(Scope::Border { a: c, b: d })) => {
            return (a, b) == (c, d) || (a, b) == (d, c);
        }
        (Some(Scope::Crossing { crossing: a }), Some(Scope::Crossing { crossing: b })) => return a == b,
        // A border is not a crossing of it, and a crossing is not the road to it.
        (Some(Scope::Border { .. } | Scope::Crossing { .. }), _)
        | (_, Some(Scope::Border { .. } | Scope::Crossing { .. })) => return false,
        _ => {}
    }
    if let (Some(one), Some(other)) = (stretch(&event.detail), stretch(&form.detail)) {
        let (greater, lesser) = ordered(&form.detail, one, other);
        return greater.0 == lesser.0 && greater.1 <= lesser.1 + SAME_KM && lesser.2 <= greater.2 + SAME_KM;
    }
    let at = ground(register, &event.detail, event.geometry.as_ref());
    let told = ground(register, &form.detail, form.geometry.as_ref());
    // A list of so many settlements is the same list, wherever it was put; a village that is named is that village.
    if told.is_none() && counted(&form.detail).is_some_and(|count| count > 1) {
        return counted(&event.detail) == counted(&form.detail);
    }
    if let (Some(one), Some(other)) = (event.crossing, form.crossing.as_deref()) {
        return one.to_string() == other;
    }
    let on_the_spot =
        form.detail.is_state() || matches!(form.detail, Detail::ControlChange { .. } | Detail::ExplosiveHazard { .. });
    let (Some(at), Some(told)) = (at, told) else { return false };
    let (greater, lesser) = ordered(&form.detail, &at, &told);
    lies_along(lesser, greater, if on_the_spot { SAME_KM } else { NEAR_KM })
}

fn scope(detail: &Detail) -> Option<&Scope> {
    match detail {
        Detail::Closure(closure) | Detail::Reopening(closure) => Some(&closure.scope),
        _ => None,
    }
}

fn counted(detail: &Detail) -> Option<u32> {
    if let Detail::ControlChange { count, .. } = detail { *count } else { None }
}

/// The stretch of a route that is named by km, from the lesser to the greater.
fn stretch(detail: &Detail) -> Option<(RouteId, f64, f64)> {
    let (route, from, to) = match detail {
        Detail::Closure(Closure { scope: Scope::Section { route, from_km, to_km }, .. })
        | Detail::Reopening(Closure { scope: Scope::Section { route, from_km, to_km }, .. }) => {
            (*route, from_km.0, to_km.0)
        }
        Detail::Passage { route: Some(route), from_km, to_km, .. } => {
            (*route, from_km.unwrap_or(Km(0.0)).0, to_km.unwrap_or(Km(f64::INFINITY)).0)
        }
        _ => return None,
    };
    Some((route, from.min(to), from.max(to)))
}

/// Where it is: as drawn, else along the stretch that it names.
fn ground(register: &Register, detail: &Detail, drawn: Option<&Geometry>) -> Option<Geometry> {
    drawn.cloned().or_else(|| {
        let (route, from, to) = stretch(detail)?;
        Some(Geometry::Line { points: register.network.line(route)?.slice(from, to) })
    })
}

/// Whether every place of one geometry is within `km` of the other.
fn lies_along(lesser: &Geometry, greater: &Geometry, km: f64) -> bool {
    let shape = Shape::new(greater);
    let mut points = lesser.vertices().to_vec();
    if let (Geometry::Area { .. }, [first, ..]) = (lesser, &points[..]) {
        points.push(*first);
    }
    match RouteLine::new(&points) {
        Ok(line) => {
            // Ends of a stretch are given to 20 m.
            let whole = |(from, to): &(f64, f64)| *from < 0.03 && *to > line.length_km() - 0.03;
            line.stretch_within(&shape, km).iter().any(whole)
        }
        Err(_) => points.first().is_some_and(|at| shape.distance_to(*at) <= km),
    }
}
