//! Roads that a stretch lies on: one that an event names by the km of a route, or one that it draws along a road.

use passage_model::{Detail, Direction, Event, Geometry, LatLon, LocationPrecision, RouteId, Scope};
use passage_spatial::{RouteLine, Shape};

use super::{
    closures::turn,
    facts::Item,
    joined,
    ranges::{Range, common},
};
use crate::{AccessParams, Network, Params, scene::named_stretch};

/// A road that runs along a drawn line for so much of it, km, is meant by it,
const ALONG_KM: f64 = 0.1;
/// where it keeps to its course: so much of the way on the road is way on the line. A road that crosses does not.
const COURSE: f64 = 0.9;
/// The course is looked at every so many km.
const STEP_KM: f64 = 0.025;

/// A road shared with a stretch named by km is looked for so far beyond its ends, km: a short closure closes it too.
const BEYOND_KM: f64 = 0.5;
/// What lies beside the end of a named stretch begins at most so far before it, km.
const BEFORE_KM: f64 = 0.2;
/// So near to an end of a line a foot is that end, km.
const END_KM: f64 = 0.001;

/// A stretch of the register on which an event acts, because it names it or is drawn along it.
#[derive(Debug, Clone, PartialEq)]
pub struct OnRoad {
    /// Of which route.
    pub route: RouteId,
    /// From and to, km from the start of that route; ascending.
    pub ranges: Vec<(f64, f64)>,
    /// Which way along that route.
    pub direction: Direction,
}

/// Where an event acts that names a stretch of a route by its km, or is drawn along a road: on that route, and on all others
/// that share its road. Empty for any other event.
pub fn on_roads(net: &Network, params: &Params, event: &Event) -> Vec<OnRoad> {
    let direction = match &event.detail {
        Detail::Closure(c) | Detail::Reopening(c) => c.direction,
        Detail::Passage { direction, .. } => *direction,
        _ => Direction::Both,
    };
    let found = roads(net, &params.access, event).unwrap_or_default();
    let on_road = |(number, item): (usize, Item)| {
        let route = net.all().get(number)?.id;
        Some(OnRoad { route, ranges: item.ranges, direction: turn(direction, item.turned) })
    };
    found.into_iter().filter_map(on_road).collect()
}

/// The routes that pass at most so many km from what an event names by km or draws as a line.
pub fn routes_beside(net: &Network, event: &Event, km: f64) -> Vec<RouteId> {
    let named = named_stretch(event).and_then(|(id, from, to)| Some(net.line(id)?.slice(from, to)));
    let drawn = match &event.geometry {
        Some(Geometry::Line { points }) => Some(points.clone()),
        _ => None,
    };
    let mut found: Vec<usize> = Vec::new();
    for points in [named, drawn].into_iter().flatten() {
        let shape = match points[..] {
            [at] => Geometry::Point { at },
            _ => Geometry::Line { points },
        };
        net.within(&net.shape(&shape), km, |segment, _| found.push(net.owner(segment)));
    }
    found.sort_unstable();
    found.dedup();
    found.into_iter().filter_map(|number| Some(net.all().get(number)?.id)).collect()
}

/// The same by the places of routes in the network, in their order. `None`: the event names no stretch and draws none.
pub(super) fn roads(net: &Network, p: &AccessParams, event: &Event) -> Option<Vec<(usize, Item)>> {
    let own = match &event.geometry {
        Some(Geometry::Line { points }) => Some(&points[..]),
        _ => None,
    };
    if let Some((id, from, to)) = named_stretch(event) {
        let Some(home) = net.number(id) else { return Some(Vec::new()) };
        // Drawn along a road it lies there, too: the line of the route may have been another when it was reported.
        let own = own.filter(|_| event.precision == LocationPrecision::Linear);
        return Some(named(net, p, (home, from, to), own, is_meant(p, event)));
    }
    let along = match &event.detail {
        Detail::Closure(c) | Detail::Reopening(c) => c.scope == Scope::Along,
        Detail::Passage { .. } => event.precision == LocationPrecision::Linear,
        _ => false,
    };
    let points = own.filter(|_| along)?;
    let mut found = beside(net, p, points, is_meant(p, event));
    found.sort_by_key(|(number, _)| *number);
    Some(found)
}

/// Whether a stretch of a route beside what an event draws is meant by it: a long one, and of what is closed a short one too
/// that runs along it.
fn is_meant(p: &AccessParams, event: &Event) -> impl Fn(&RouteLine, &RouteLine, Range) -> bool {
    let (least, closes) = (*p.shared_road_min_km, matches!(event.detail, Detail::Closure(_)));
    move |line, route, range| range.1 - range.0 >= least || closes && runs_along(line, route, range)
}

/// A stretch named by km, on its own route and on those that share its road.
fn named(
    net: &Network,
    p: &AccessParams,
    (home, from, to): (usize, f64, f64),
    own: Option<&[LatLon]>,
    is_meant: impl Fn(&RouteLine, &RouteLine, Range) -> bool,
) -> Vec<(usize, Item)> {
    let Some(route) = net.all().get(home) else { return Vec::new() };
    let (from, to) = (from.clamp(0.0, route.length_km()), to.clamp(0.0, route.length_km()));
    let mut out = vec![(home, Item { event: 0, ranges: vec![(from, to)], turned: false })];
    out.extend(shared(net, p, home, (from, to)));
    let points = route.line.slice(from, to);
    if let Some(own) = own.filter(|own| *own != points) {
        for (number, item) in beside(net, p, own, is_meant) {
            let same = |known: &&mut (usize, Item)| known.0 == number && known.1.turned == item.turned;
            match out.iter_mut().find(same) {
                _ if number == home => {}
                Some((_, known)) => {
                    known.ranges.extend(item.ranges);
                    known.ranges = joined(std::mem::take(&mut known.ranges));
                }
                None => out.push((number, item)),
            }
        }
    }
    out.sort_by_key(|(number, _)| *number);
    out
}

/// The routes that share the road of a stretch named by km.
fn shared(net: &Network, p: &AccessParams, home: usize, (from, to): Range) -> Vec<(usize, Item)> {
    let mut out = Vec::new();
    let Some(route) = net.all().get(home) else { return out };
    let part = Part { line: &route.line, from, to };
    let around = route.line.slice(from - BEYOND_KM, to + BEYOND_KM);
    let Ok(around) = RouteLine::new(&around) else { return out };
    let line = Geometry::Line { points: around.points().to_vec() };
    let mut others: Vec<usize> = Vec::new();
    net.within(&net.shape(&line), *p.shared_road_km, |segment, _| others.push(net.owner(segment)));
    others.dedup();
    // Along a line everything is measured on WGS 84.
    let (wide, narrow) = (Shape::new(&line), Shape::new(&part.geometry()));
    for number in others {
        let Some(other) = net.all().get(number).filter(|_| number != home) else { continue };
        let mut same = other.line.stretch_within(&wide, *p.shared_road_km);
        same.retain(|(a, b)| b - a >= *p.shared_road_min_km);
        if same.is_empty() {
            continue;
        }
        let near = other.line.stretch_within(&narrow, *p.shared_road_km);
        let ranges = common(&same, &near).into_iter().filter_map(|range| part.cut(&other.line, range));
        out.extend(by_course(ranges.collect(), &other.line, &around).map(|item| (number, item)));
    }
    out
}

/// A stretch of a route that is named by its km.
struct Part<'l> {
    line: &'l RouteLine,
    from: f64,
    to: f64,
}

impl Part<'_> {
    fn geometry(&self) -> Geometry {
        let points = self.line.slice(self.from, self.to);
        match points.as_slice() {
            [at] => Geometry::Point { at: *at },
            _ => Geometry::Line { points },
        }
    }

    /// What lies beside this on another line, without what lies before its start or beyond its end. `None`: nothing is
    /// left, the other only passes one of the ends.
    fn cut(&self, other: &RouteLine, (a, b): Range) -> Option<Range> {
        let beside = RouteLine::new(&other.slice(a, b)).ok()?;
        let foot = |km: f64| a + beside.nearest(self.line.at(km)).chainage_km;
        let Ok(own) = RouteLine::new(&self.line.slice(self.from, self.to)) else {
            // A single place.
            return Some((foot(self.from), foot(self.from)));
        };
        let end_at = |km: f64| {
            let at = own.nearest(other.at(km)).chainage_km;
            let end = if at < END_KM { Some(self.from) } else { (at > own.length_km() - END_KM).then_some(self.to) };
            end.map(foot).filter(|foot| (foot - km).abs() <= BEFORE_KM)
        };
        let (from, to) = (end_at(a).unwrap_or(a), end_at(b).unwrap_or(b));
        (to - from > END_KM).then_some((from, to))
    }
}

/// Stretches of a route beside another line: those that run as it does, and those that run against it.
pub(super) fn by_course(ranges: Vec<Range>, line: &RouteLine, other: &RouteLine) -> impl Iterator<Item = Item> {
    let (against, along): (Vec<Range>, Vec<Range>) =
        ranges.into_iter().partition(|range| line.is_against(*range, other) == Some(true));
    let items = [(along, false), (against, true)].map(|(ranges, turned)| Item { event: 0, ranges, turned });
    items.into_iter().filter(|item| !item.ranges.is_empty())
}

/// Stretches of the routes that lie on the road of a line, where they are wanted.
fn beside(
    net: &Network,
    p: &AccessParams,
    points: &[LatLon],
    wanted: impl Fn(&RouteLine, &RouteLine, Range) -> bool,
) -> Vec<(usize, Item)> {
    let Ok(line) = RouteLine::new(points) else { return Vec::new() };
    let drawn = Geometry::Line { points: points.to_vec() };
    let mut near: Vec<usize> = Vec::new();
    net.within(&net.shape(&drawn), *p.shared_road_km, |segment, _| near.push(net.owner(segment)));
    near.dedup();
    // Along a line everything is measured on WGS 84.
    let shape = Shape::new(&drawn);
    let mut out = Vec::new();
    for number in near {
        let Some(route) = net.all().get(number) else { continue };
        let mut ranges = route.line.stretch_within(&shape, *p.shared_road_km);
        ranges.retain(|range| wanted(&line, &route.line, *range));
        out.extend(by_course(ranges, &route.line, &line).map(|item| (number, item)));
    }
    out
}

/// Whether a stretch of a route, however short, runs along a line beside it, and does not cross or meet it.
fn runs_along(line: &RouteLine, route: &RouteLine, (from, to): Range) -> bool {
    let mut feet: Vec<(f64, f64)> = Vec::new();
    let mut km = from;
    while km <= to {
        let foot = line.nearest(route.at(km)).chainage_km;
        // Beyond the ends of the line there is nothing to run along.
        if foot > 0.0 && foot < line.length_km() {
            feet.push((km, foot));
        }
        km += STEP_KM;
    }
    // It may leave the line, or meet it, at a corner: some part of it keeps to the course.
    feet.iter().enumerate().any(|(i, first)| {
        feet.iter().skip(i + 1).any(|last| {
            let advance = (last.1 - first.1).abs();
            advance >= ALONG_KM && advance >= COURSE * (last.0 - first.0)
        })
    })
}
