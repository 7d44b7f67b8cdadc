//! Closures that are drawn near a way, but too far off for anything to be found of them on it or on a route of the
//! register. Each is looked at along its own line. Where that runs beside roads of the network it may mean these, and
//! nobody knows whether they are open; where it lies on none, whoever passes near is warned.

use std::collections::HashSet;

use passage_model::{Detail, Event, EventId, Geometry, LatLon, Scope, VehicleClass};
use passage_risk::RouteAccess;
use passage_roads::{Closure, Doubt, Network};
use passage_spatial::RouteLine;

use super::{
    assessed::{self, Candidate},
    astray::NEAR_KM,
    course::Course,
    ground::GATE_M,
    standing::{self, Reason, Seen},
};
use crate::{assess::Answered, context::Scene};

/// A drawn line is followed in steps of so many km, and in so many at most.
const STEP_KM: f64 = 0.5;
const MOST_STEPS: f64 = 400.0;

/// Lines that are assessed at one time: their ids are told apart by one byte.
const AT_ONCE: usize = 200;

/// A place is looked at as a line of so many degrees.
const PLACE: f64 = 0.0005;

/// What closes near lines and rests on nothing that is known. `looked`: what was looked at before; what is found is added.
pub(super) fn near<E>(
    (answered, course, vehicle): (&Answered<E>, &Course, VehicleClass),
    lines: &[&RouteLine],
    reasons: &[Reason],
    looked: &mut HashSet<EventId>,
    network: Option<&Network>,
) -> Vec<(Closure, Reason)> {
    let known: HashSet<EventId> = reasons.iter().filter_map(|reason| reason.event()).collect();
    // The last picture knows all that begins under way.
    let scene = course.later.last().map_or(&answered.scene, |last| &last.scene);
    let mut found = Vec::new();
    let mut drawn: Vec<(&Event, RouteLine)> = Vec::new();
    for event in scene.events().filter(|event| closes(event) && !known.contains(&event.id)) {
        let Some(line) = event.geometry.as_ref().and_then(line_of) else { continue };
        // A place or an area on a road is found by the ways over that road.
        let is_on_road = || {
            let place = |at: &LatLon| network.is_some_and(|network| !network.sections_at(*at, GATE_M).is_empty());
            !is_line(event) && event.geometry.as_ref().is_some_and(|geometry| geometry.vertices().iter().any(place))
        };
        if !looked.contains(&event.id) && lines.iter().any(|way| is_near(way, &line)) {
            looked.insert(event.id);
            if !is_on_road() {
                drawn.push((event, line));
            }
        }
    }
    for some in drawn.chunks(AT_ONCE) {
        let pictures = pictures(&answered.scene, course, vehicle, some);
        for (number, (event, line)) in some.iter().enumerate() {
            let spans = course.spans().into_iter().zip(&pictures);
            let seen = spans.filter_map(|(span, picture)| Some(Seen { span, access: picture.get(number)?, line }));
            let seen: Vec<Seen<'_>> = seen.collect();
            let own = match course.later.last() {
                Some(last) => standing::drawn(last, &seen, event.id, network.filter(|_| is_line(event))),
                None => standing::drawn(answered, &seen, event.id, network.filter(|_| is_line(event))),
            };
            found.extend(own);
        }
    }
    for (closure, _) in found.iter_mut().filter(|(closure, _)| !closure.sections.is_empty()) {
        closure.doubt = Doubt::Unknown;
    }
    found
}

/// Access along the lines in every picture of the course.
fn pictures(
    scene: &Scene,
    course: &Course,
    vehicle: VehicleClass,
    drawn: &[(&Event, RouteLine)],
) -> Vec<Vec<RouteAccess>> {
    let ways = drawn.iter().map(|(_, line)| Candidate { line: line.points().to_vec(), crossings: Vec::new() });
    let (routes, ids) = assessed::routes(vehicle, ways.collect());
    let mut pictures = vec![assessed::access(&scene.beside(routes.clone()), &ids)];
    pictures.extend(assessed::later(course, &routes, &ids));
    pictures
}

/// Whether an event closes where it is drawn.
fn closes(event: &Event) -> bool {
    match &event.detail {
        Detail::Closure(said) => !said.partial && matches!(said.scope, Scope::Geometry | Scope::Along),
        Detail::Obstruction { .. } => true,
        _ => false,
    }
}

fn is_line(event: &Event) -> bool {
    matches!(event.geometry, Some(Geometry::Line { .. }))
}

fn line_of(geometry: &Geometry) -> Option<RouteLine> {
    let points = match geometry {
        Geometry::Line { points } => points.clone(),
        Geometry::Point { at } => vec![*at, LatLon::new(at.lat() - PLACE.copysign(at.lat()), at.lon()).ok()?],
        Geometry::Area { ring } => ring.iter().chain(ring.first()).copied().collect(),
    };
    RouteLine::new(&points).ok()
}

/// Whether a drawn line comes so near to a way that it may mean it.
fn is_near(way: &RouteLine, drawn: &RouteLine) -> bool {
    let around = way.region().expand(NEAR_KM);
    let length = drawn.length_km();
    let steps = (length / STEP_KM).ceil().clamp(1.0, MOST_STEPS);
    let mut step = 0.0;
    while step <= steps {
        let at = drawn.at(length * step / steps);
        if around.contains(at) && way.nearest(at).distance_km <= NEAR_KM {
            return true;
        }
        step += 1.0;
    }
    false
}
