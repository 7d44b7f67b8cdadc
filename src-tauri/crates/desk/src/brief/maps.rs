//! The maps of a briefing.

use passage_model::{Country, EventId, LatLon, PlaceKind, RouteId, WaypointAt};
use passage_report::doc::{Bounds, MapCrossing, MapDoc, MapEvent, MapPlace, MapRoute, MapSegment};
use passage_risk::RouteAssessment;
use passage_words::Words;

use crate::{
    assess::{self, Answered},
    basemap,
    dto::CrossingRowDto,
};

/// Names offered to a map; it writes those that find room.
const MAX_PLACES: usize = 60;
/// Events offered to a map.
const MAX_EVENTS: usize = 80;

/// The map of one route, with what lies around it.
pub(crate) fn of_route(
    words: Words,
    answered: &Answered,
    route: &RouteAssessment,
    crossings: &[CrossingRowDto],
    title: &str,
) -> Option<MapDoc> {
    let view = bounds(&[route.route], answered)?;
    Some(map(words, answered, view, crossings, title.to_owned(), Some(route.route)))
}

/// The maps of the first page: around the worst routes, and of everything when that shows more.
pub(crate) fn overview(words: Words, answered: &Answered, crossings: &[CrossingRowDto]) -> Vec<MapDoc> {
    let all: Vec<RouteId> = answered.assessment.routes.iter().map(|route| route.route).collect();
    let Some(everything) = bounds(&all, answered) else { return Vec::new() };
    let order = answered.worst_first();
    let mut maps = Vec::new();
    if let Some(worst) = order.first()
        && all.len() > 3
    {
        // The worst route and others of its level that lie around it.
        if let Some(view) = bounds(&[worst.route], answered).filter(|view| area(*view) < area(everything) / 3.0) {
            let name = answered.register().route_name(words.lang(), worst.route).unwrap_or_default();
            let title = words.with("map-around", &[("name", name.into())]);
            maps.push(map(words, answered, view, crossings, title, None));
        }
    }
    maps.push(map(words, answered, everything, crossings, words.text("map-all-routes"), None));
    maps
}

fn area(view: Bounds) -> f64 {
    let (sw, ne) = (view.south_west, view.north_east);
    (ne.lat() - sw.lat()).max(0.01) * (ne.lon() - sw.lon()).max(0.01)
}

/// The smallest rectangle around some routes, a tenth wider on every side.
fn bounds(routes: &[RouteId], answered: &Answered) -> Option<Bounds> {
    let network = &answered.register().network;
    let points: Vec<LatLon> =
        routes.iter().filter_map(|id| network.line(*id)).flat_map(|line| line.points().iter().copied()).collect();
    let fold = |f: fn(f64, f64) -> f64, of: fn(LatLon) -> f64| points.iter().map(|p| of(*p)).reduce(f);
    let (south, north) = (fold(f64::min, LatLon::lat)?, fold(f64::max, LatLon::lat)?);
    let (west, east) = (fold(f64::min, LatLon::lon)?, fold(f64::max, LatLon::lon)?);
    let margin = ((north - south).max(east - west) * 0.1).max(0.02);
    Some(Bounds {
        south_west: LatLon::new((south - margin).max(-90.0), (west - margin).max(-180.0)).ok()?,
        north_east: LatLon::new((north + margin).min(90.0), (east + margin).min(180.0)).ok()?,
    })
}

fn inside(view: Bounds, at: LatLon) -> bool {
    let (sw, ne) = (view.south_west, view.north_east);
    (sw.lat()..=ne.lat()).contains(&at.lat()) && (sw.lon()..=ne.lon()).contains(&at.lon())
}

fn map(
    words: Words,
    answered: &Answered,
    view: Bounds,
    crossings: &[CrossingRowDto],
    title: String,
    focus: Option<RouteId>,
) -> MapDoc {
    MapDoc {
        title,
        note: None,
        view,
        base: basemap::ground(view, home(answered)),
        routes: answered.assessment.routes.iter().rev().map(|route| map_route(answered, route, focus)).collect(),
        crossings: crossings.iter().filter_map(|row| map_crossing(row, view)).collect(),
        events: events(answered, view, focus),
        places: places(words, answered, view, focus),
    }
}

/// The country in which most places of the register lie.
fn home(answered: &Answered) -> Option<Country> {
    let mut counts: Vec<(Country, usize)> = Vec::new();
    for country in answered.register().places.values().filter_map(|place| place.country) {
        match counts.iter_mut().find(|(known, _)| *known == country) {
            Some((_, count)) => *count += 1,
            None => counts.push((country, 1)),
        }
    }
    counts.into_iter().max_by_key(|(country, count)| (*count, *country)).map(|(country, _)| country)
}

fn map_route(answered: &Answered, route: &RouteAssessment, focus: Option<RouteId>) -> MapRoute {
    let code = answered.register().route(route.route).map(|route| route.code.clone()).unwrap_or_default();
    MapRoute {
        code,
        focus: focus == Some(route.route),
        segments: assess::route_stretches(answered, route)
            .into_iter()
            .map(|stretch| MapSegment {
                from_km: stretch.from_km,
                to_km: stretch.to_km,
                level: stretch.level,
                access: stretch.access,
                points: stretch.line,
            })
            .collect(),
    }
}

fn map_crossing(row: &CrossingRowDto, view: Bounds) -> Option<MapCrossing> {
    let at = LatLon::new(row.lat, row.lon).ok().filter(|at| inside(view, *at))?;
    // Crossings that no route uses stay in the table; on the map they would hide what matters.
    (!row.routes.is_empty()).then(|| MapCrossing {
        at,
        name: row.name.clone(),
        access: row.access,
        by_order: row.by_order_only,
    })
}

/// Drivers first, the heaviest of any route before the lighter.
fn events(answered: &Answered, view: Bounds, focus: Option<RouteId>) -> Vec<MapEvent> {
    let mut ids: Vec<EventId> = Vec::new();
    for route in answered.worst_first() {
        if focus.is_none_or(|focus| focus == route.route) {
            for id in route.explanation.drivers.iter().filter_map(|driver| driver.event) {
                if !ids.contains(&id) {
                    ids.push(id);
                }
            }
        }
    }
    let as_of = answered.scene.question.as_of;
    ids.into_iter()
        .filter_map(|id| answered.scene.event(id))
        .filter_map(|event| {
            let vertices = event.geometry.as_ref()?.vertices();
            let at = vertices.get(vertices.len() / 2).copied().filter(|at| inside(view, *at))?;
            let age = (as_of - event.time.representative()).num_days().max(0);
            Some(MapEvent {
                at,
                kind: event.kind(),
                status: event.status,
                age_days: u32::try_from(age).unwrap_or(u32::MAX),
            })
        })
        .take(MAX_EVENTS)
        .collect()
}

/// Waypoints of the route in focus, then cities and towns, then waypoints of all routes.
fn places(words: Words, answered: &Answered, view: Bounds, focus: Option<RouteId>) -> Vec<MapPlace> {
    let register = answered.register();
    let mut wanted: Vec<(u8, &passage_model::Place)> = Vec::new();
    for place in register.places.values().filter(|place| inside(view, place.at)) {
        let on = |id: RouteId| {
            register.route(id).is_some_and(|route| {
                route.waypoints.iter().any(|w| matches!(&w.at, WaypointAt::Place { place: on } if *on == place.id))
            })
        };
        let rank = match place.kind {
            _ if focus.is_some_and(on) => 0,
            PlaceKind::City => 1,
            PlaceKind::Town => 2,
            PlaceKind::Village | PlaceKind::Other => 3,
        };
        wanted.push((rank, place));
    }
    wanted.sort_by_key(|(rank, place)| (*rank, place.id));
    wanted
        .into_iter()
        .take(MAX_PLACES)
        .filter_map(|(_, place)| {
            let name = place.names.in_lang(words.lang())?.to_owned();
            Some(MapPlace { at: place.at, name, kind: place.kind })
        })
        .collect()
}
