//! Which event touches which segment.

use passage_model::{Detail, Event, EventId, EventKind, EventStatus, Geometry, RouteId, Scope, Time};
use passage_spatial::Shape;

use super::{Fact, NO_GROUP, Scene, roles, spots::Spots};
use crate::{
    Dossier, Network, Params, age, belief,
    kernel::{Kernel, placed, timed},
    network::NetRoute,
};

/// Whether an event belongs to the picture at `now`: a state once it has begun, an act once it is over.
pub(crate) fn has_happened(event: &Event, now: Time) -> bool {
    let state = match &event.detail {
        Detail::Closure(_)
        | Detail::Reopening(_)
        | Detail::FrontLine { .. }
        | Detail::Checkpoint { .. }
        | Detail::Ceasefire { .. }
        | Detail::Obstruction { .. } => true,
        Detail::ExplosiveHazard { detonated, .. } => !detonated,
        _ => false,
    };
    if state { event.time.from <= now } else { event.time.last() < now }
}

/// The events that count, in the order of their ids, and those that are background.
pub(super) fn facts<'a>(
    events: &[&'a Event],
    dossier: &Dossier<'_>,
    params: &Params,
    now: Time,
) -> (Vec<Fact<'a>>, Vec<EventId>) {
    let (mut facts, mut background) = (Vec::with_capacity(events.len()), Vec::new());
    for event in events {
        if event.status == EventStatus::Retracted || !has_happened(event, now) {
            continue;
        }
        let age_days = age::days(now, event.time.representative());
        let violent = event.is_violent();
        if violent && age_days > *params.hazard.max_age_days && event.kind() != EventKind::ControlChange {
            continue;
        }
        let coarse = placed(event.precision, params).is_none() || !timed(event.time.precision);
        if violent && coarse && age_days <= *params.hazard.max_age_days {
            background.push(event.id);
        }
        facts.push(Fact {
            event,
            belief: belief(event, dossier, params),
            age_days,
            report_age_days: age::report_age_days(event, now),
            kernel: if violent { Kernel::new(event, age_days, params) } else { None },
            group: NO_GROUP,
        });
    }
    (facts, background)
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

/// Segments of a route that a stretch touches.
pub(crate) fn segments_in(route: &NetRoute, from_km: f64, to_km: f64) -> std::ops::Range<u32> {
    let count = |n: usize| u32::try_from(n).unwrap_or(0);
    let from = route.segments.partition_point(|s| s.to_km < from_km);
    let to = route.segments.partition_point(|s| s.from_km <= to_km);
    route.first + count(from)..route.first + count(to.max(from))
}

/// Fills the pairs of the scene, event by event.
pub(super) fn touch(scene: &mut Scene<'_>) {
    let mut wanted = vec![false; scene.net.all().len()];
    for i in &scene.selected {
        wanted[*i] = true;
    }
    let (net, params, now) = (scene.net, scene.params, scene.now);
    let is_wanted = |segment: u32| wanted.get(net.owner(segment)).copied().unwrap_or(false);
    let cover_km = params.confidence.km.max(*params.levels.unknown_km);
    let cover_days = params.confidence.window_days.max(*params.levels.unknown_days);
    let mut spots = Spots::new(net);
    let mut covered: Vec<(u32, f64)> = Vec::new();
    for fact in &scene.facts {
        let event = fact.event;
        let covers = fact.report_age_days <= cover_days;
        let acts = acts_where_drawn(event, params);
        let roles = if acts { roles::roles(event, now, params) } else { None };
        covered.clear();
        if covers
            && let Some((route, from, to)) = named_stretch(event)
            && let Some(route) = net.route(route)
        {
            covered.extend(segments_in(route, from, to).filter(|s| is_wanted(*s)).map(|s| (s, 0.0)));
        }
        let other = roles.as_ref().and_then(|r| r.shape.as_ref());
        let mut reach = fact.kernel.map_or(-1.0, |k| k.reach_km());
        if covers && acts {
            reach = reach.max(cover_km);
        }
        if let (Some(roles), None) = (&roles, other) {
            reach = reach.max(roles.reach_km);
        }
        let near = if reach >= 0.0 { spots.near(event, reach) } else { &[] };
        for (segment, d) in near.iter().copied().filter(|(segment, _)| is_wanted(*segment)) {
            let term = fact.kernel.map_or(0.0, |k| k.at(d));
            if term > 0.0 {
                scene.hazard.push(segment, term);
            }
            if covers && acts && d <= cover_km {
                covered.push((segment, d));
            }
            if let (Some(roles), None) = (&roles, other) {
                roles.at(d, |role| scene.roles.push(segment, role));
            }
        }
        if let (Some(roles), Some(shape)) = (&roles, other) {
            net.within(shape, roles.reach_km, |segment, d| {
                if is_wanted(segment) {
                    roles.at(d, |role| scene.roles.push(segment, role));
                }
            });
        }
        covered.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
        covered.dedup_by_key(|(segment, _)| *segment);
        for (segment, d) in &covered {
            scene.cover.push(*segment, *d);
        }
        scene.hazard.next_event();
        scene.roles.next_event();
        scene.cover.next_event();
    }
    let segments = net.segment_count();
    scene.hazard.finish(segments);
    scene.roles.finish(segments);
    scene.cover.finish(segments);
}
