//! Closures that may mean a road though they were not put on it: such as lie on no road of the network, and such as are
//! drawn beside it and were put on another. Whoever passes them is warned.

use std::collections::HashSet;

use passage_model::{Detail, Direction, Event, Geometry, LatLon, Scope, Time};
use passage_roads::{Closure, Drawn, Edge, Network, RoadClass, Section, mode};
use passage_spatial::RouteLine;

use super::{barred::during, reached::Judging, standing::Reason, stops::Track};
use crate::context::Register;

/// A way that passes so near to what lies on no road is warned, km.
pub(super) const NEAR_KM: f64 = 2.0;

/// What is drawn by hand may mean a road so far off, km.
const BESIDE_KM: f64 = 1.0;

/// From so far off on, km, a closure is not found on a road: what is drawn there is beside it.
const BESIDE_FROM_KM: f64 = 0.2;

/// Places that stand for a closed stretch lie at most so far apart, km.
const STEP_KM: f64 = 1.0;

/// What is drawn beside a way is followed at least so far, km, and compared every so many.
const FOLLOWED_KM: f64 = 3.0;
const COMPARED_KM: f64 = 0.25;

/// Half of what is closed has to lie beside the way, which gets on along it by so much of its length.
const BESIDE: f64 = 0.5;
const KEEPS: f64 = 0.75;

/// The halves of a divided road lie at most so far apart, km.
const HALF_KM: f64 = 0.4;

/// The class of a way is that of its roads so near to a place of it, metres.
const OWN_M: f64 = 60.0;

/// A closure that may mean the road of a way.
#[derive(Debug, Clone, Copy)]
pub(super) struct Astray {
    /// Its number.
    pub(super) id: u32,
    /// Where the way passes it, km from the start.
    pub(super) km: f64,
    /// How far off it lies, km.
    pub(super) off_km: f64,
    /// It lies on no road; else on another than that of the way.
    pub(super) on_no_road: bool,
}

impl Astray {
    /// The message that tells it.
    pub(super) fn message(&self) -> &'static str {
        if self.on_no_road { "plan-warn-astray" } else { "plan-warn-perhaps" }
    }
}

/// A way that is driven.
pub(super) struct Passing<'a> {
    pub(super) line: &'a RouteLine,
    /// Its roads; `None`: there is no network.
    pub(super) roads: Option<(&'a Network, HashSet<Edge>)>,
    /// When a place so many km from the start is reached, without the margin and with it.
    pub(super) at: &'a dyn Fn(f64) -> (Time, Time),
}

/// Closures that may mean the roads of a way and hold when it passes, each at the nearest place.
pub(super) fn near(judging: &Judging<'_>, track: &Track) -> Vec<Astray> {
    let edges = track.choice.way.pieces.iter().map(|piece| piece.arc / 2).collect();
    let at = |km: f64| {
        let reached = track.clock.at(track.metres(km));
        (reached.at, reached.at_margin)
    };
    let passing = Passing { line: &track.line, roads: Some((judging.network, edges)), at: &at };
    let register = judging.answered.register();
    let event = |id| judging.course.event(judging.answered, id);
    let closures = judging.closures.iter().zip(judging.reasons);
    let found = closures.filter(|(closure, _)| closure.concerns(judging.profile)).filter_map(|(closure, reason)| {
        let event = match reason {
            Reason::Event(id) | Reason::Class(id, _) => Some(event(*id)?),
            Reason::Crossing(_) => None,
        };
        passing.passes(closure, *reason, event, register)
    });
    found.collect()
}

impl Passing<'_> {
    /// Whether a closure that was not put on the way may mean it. `event`: what it rests on.
    pub(super) fn passes(
        &self,
        closure: &Closure,
        reason: Reason,
        event: Option<&Event>,
        register: &Register,
    ) -> Option<Astray> {
        let beside = || event.and_then(|event| self.beside(closure, &Stretch::of(event, register)?));
        match &self.roads {
            Some(_) if closure.sections.is_empty() => self.off_road(closure, &places(reason, event, register)),
            _ => beside(),
        }
    }

    /// A closure that lies on no road.
    fn off_road(&self, closure: &Closure, places: &[LatLon]) -> Option<Astray> {
        let region = self.line.region().expand(NEAR_KM);
        let passed = places.iter().filter(|at| region.contains(**at)).map(|at| self.line.nearest(*at));
        let near = passed.min_by(|a, b| a.distance_km.total_cmp(&b.distance_km))?;
        let (at, at_margin) = (self.at)(near.chainage_km);
        let holds = closure.holds(at) || closure.holds(at_margin);
        let (km, off_km) = (near.chainage_km, near.distance_km);
        (holds && off_km <= NEAR_KM).then_some(Astray { id: closure.id, km, off_km, on_no_road: true })
    }

    /// A closure whose line runs beside the way, while it was put on other roads that are no greater, or on none.
    fn beside(&self, closure: &Closure, stretch: &Stretch) -> Option<Astray> {
        let region = self.line.region().expand(BESIDE_KM);
        if !stretch.line.points().iter().any(|at| region.contains(*at)) && !self.leads_past(stretch) {
            return None;
        }
        let is_on = |section: &Section| self.roads.as_ref().is_some_and(|(_, edges)| edges.contains(&section.edge));
        if closure.sections.iter().any(is_on) {
            return None;
        }
        let length = stretch.line.length_km();
        let parts = (length / COMPARED_KM).ceil().max(4.0);
        let (mut passed, mut count, mut part) = (Vec::new(), 0.0, 0.0);
        while part <= parts {
            let near = self.line.nearest(stretch.line.at(length * part / parts));
            (count, part) = (count + 1.0, part + 1.0);
            if near.distance_km <= BESIDE_KM {
                passed.push(near);
            }
        }
        let nearest = passed.iter().min_by(|a, b| a.distance_km.total_cmp(&b.distance_km))?;
        let share = passed.len() as f64 / count;
        let from = passed.iter().map(|near| near.chainage_km).fold(f64::INFINITY, f64::min);
        let to = passed.iter().map(|near| near.chainage_km).fold(0.0, f64::max);
        if share < BESIDE || to - from < KEEPS * share * length || self.runs_otherwise((from, to), stretch) {
            return None;
        }
        let ((first, first_margin), (last, last_margin)) = ((self.at)(from), (self.at)(to));
        let holds = during(closure, first, last) || during(closure, first_margin, last_margin);
        let (km, off_km) = (nearest.chainage_km, nearest.distance_km);
        let found = Astray { id: closure.id, km, off_km, on_no_road: false };
        let is_another = self.is_another(closure, stretch, km) && !self.is_other_half(closure, stretch, &found);
        (holds && !is_another).then_some(found)
    }

    /// Whether the vertices of what is closed may lie far from where the way passes between them.
    fn leads_past(&self, stretch: &Stretch) -> bool {
        let around = stretch.line.region().expand(BESIDE_KM);
        self.line.points().iter().any(|at| around.contains(*at))
    }

    /// What is closed one way only is driven the other way.
    fn runs_otherwise(&self, range: (f64, f64), stretch: &Stretch) -> bool {
        let against = self.line.is_against(range, &stretch.line);
        match stretch.direction {
            Direction::Both => false,
            Direction::Forward => against == Some(true),
            Direction::Backward => against == Some(false),
        }
    }

    /// Whether what is closed surely is another road: its line was taken from that, or that is a greater one.
    fn is_another(&self, closure: &Closure, stretch: &Stretch, km: f64) -> bool {
        let Some((network, edges)) = &self.roads else { return false };
        let class = |edge: Edge| network.kind(edge).class;
        let closed = closure.sections.iter().map(|section| class(section.edge)).min();
        let around = network.around(self.line.at(km), OWN_M, |edge| edges.contains(&edge));
        let own = around.into_iter().map(|snap| class(snap.edge)).min();
        let is_greater = closed.zip(own).is_some_and(|(closed, own): (RoadClass, RoadClass)| closed < own);
        let line = stretch.line.points();
        let drawn = Drawn { line, from: 0.0, to: 1.0, direction: Direction::Both, rough: true };
        is_greater || network.is_traced(&drawn)
    }
}

impl Passing<'_> {
    /// Whether a road is closed both ways, but was found for one way only, and the way may be its other half.
    fn is_other_half(&self, closure: &Closure, stretch: &Stretch, found: &Astray) -> bool {
        let Some((network, _)) = &self.roads else { return false };
        let one_way = |section: &Section| {
            let kind = network.kind(section.edge);
            match (kind.forward & mode::MOTOR != 0, kind.backward & mode::MOTOR != 0) {
                (true, false) => Some((2 * section.edge, section.from_m)),
                (false, true) => Some((2 * section.edge + 1, network.length_m(section.edge) - section.to_m)),
                _ => None,
            }
        };
        let driven = bearing(&self.line.slice(found.km - 0.05, found.km + 0.05));
        let is_apart = |section: &Section| {
            let arc = one_way(section).and_then(|(arc, from_m)| bearing(&network.stretch(arc, from_m, from_m + 50.0)));
            driven.zip(arc).is_some_and(|(a, b)| a.0 * b.0 + a.1 * b.1 < 0.0)
        };
        stretch.direction == Direction::Both
            && found.off_km <= HALF_KM
            && !closure.sections.is_empty()
            && closure.sections.iter().all(is_apart)
    }
}

/// How far off a road lies what may close it, km; `None`: it is there, or is no line.
pub(super) fn off_road_km(judging: &Judging<'_>, id: u32) -> Option<f64> {
    let closure = judging.closures.get(id as usize)?;
    let event = judging.reasons.get(id as usize)?.event()?;
    let event = judging.course.event(judging.answered, event)?;
    let register = judging.answered.register();
    drawn_off_km(closure, event, register, judging.network).filter(|off_km| *off_km >= BESIDE_FROM_KM)
}

/// How far the roads that a closure was put on lie from its line, km: the farthest of them, on the whole. `None`: it is
/// no line.
pub(super) fn drawn_off_km(closure: &Closure, event: &Event, register: &Register, network: &Network) -> Option<f64> {
    let stretch = Stretch::of(event, register)?;
    let off = |section: &Section| {
        let places = network.stretch(2 * section.edge, section.from_m, section.to_m);
        let sum: f64 = places.iter().map(|at| stretch.line.nearest(*at).distance_km).sum();
        sum / places.len().max(1) as f64
    };
    closure.sections.iter().map(off).max_by(f64::total_cmp)
}

/// The bearing of a line from its first place to its last, as east and north.
fn bearing(line: &[LatLon]) -> Option<(f64, f64)> {
    let (first, last) = (line.first()?, line.last()?);
    Some(((last.lon() - first.lon()) * first.lat().to_radians().cos(), last.lat() - first.lat()))
}

/// A line that is closed, followed a little beyond where it is short.
struct Stretch {
    line: RouteLine,
    direction: Direction,
}

impl Stretch {
    /// `None`: an event closes no line.
    fn of(event: &Event, register: &Register) -> Option<Self> {
        let Detail::Closure(said) = &event.detail else { return None };
        let line = match (&said.scope, &event.geometry) {
            (Scope::Section { route, from_km, to_km }, _) => {
                let line = register.network.line(*route)?;
                let (from, to) = (from_km.0.min(to_km.0), from_km.0.max(to_km.0));
                let more = ((FOLLOWED_KM - (to - from)) / 2.0).max(0.0);
                RouteLine::new(&line.slice(from - more, to + more)).ok()?
            }
            (Scope::Geometry, Some(Geometry::Line { points })) => RouteLine::new(points).ok()?,
            _ => return None,
        };
        Some(Self { line, direction: said.direction })
    }
}

/// Places of a stretch of a line.
fn along(line: &RouteLine, (from, to): (f64, f64)) -> Vec<LatLon> {
    let mut places = vec![line.at(to)];
    let mut km = from;
    while km < to {
        places.push(line.at(km));
        km += STEP_KM;
    }
    places
}

/// Places that stand for what a closure rests on.
fn places(reason: Reason, event: Option<&Event>, register: &Register) -> Vec<LatLon> {
    let Some(event) = event else {
        let Reason::Crossing(id) = reason else { return Vec::new() };
        return register.crossing(id).map(|crossing| crossing.at).into_iter().collect();
    };
    let scope = match &event.detail {
        Detail::Closure(said) | Detail::Reopening(said) => Some(&said.scope),
        _ => None,
    };
    if let Some(Scope::Section { route, from_km, to_km }) = scope
        && let Some(line) = register.network.line(*route)
    {
        let (from, to) = (from_km.0.min(to_km.0), from_km.0.max(to_km.0).min(line.length_km()));
        return along(line, (from, to));
    }
    if let Some(Geometry::Line { points }) = &event.geometry
        && let Ok(line) = RouteLine::new(points)
    {
        return along(&line, (0.0, line.length_km()));
    }
    event.geometry.iter().flat_map(|geometry| geometry.vertices().to_vec()).collect()
}
