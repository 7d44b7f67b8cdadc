//! Whether an event says the same of the roads before and after a change of routes: nothing that was closed may be open for
//! it, and nothing that was not open may be.

use std::collections::{HashMap, HashSet};

use passage_model::{Detail, Direction, Event, EventKind, Geometry, LatLon, LocationPrecision, RouteId};
use passage_risk::{Network, OnRoad, Params, on_roads};
use passage_spatial::{RouteLine, Shape};

/// A stretch lies on the new line where it is so near, km. What a rough line means may lie farther off: a share of its
/// longest edge, up to a limit. What is open is so on the road that was driven.
const NEAR_KM: f64 = 0.2;
const DRIVEN_KM: f64 = 0.05;
const ROUGH_SHARE: f64 = 0.1;
const ROUGH_KM: f64 = 1.0;

/// The ends of what is closed or open may move by so much, km.
pub(super) const SAME_KM: f64 = 0.1;

/// Gaps between the ends are none up to so many km. A little more is borne where there is no other way: one change after the
/// other widens it.
pub(super) const GAPS_KM: [f64; 2] = [0.02, SAME_KM];

/// A line that leaves a road goes on along it for less than so much, km; one that ends on it may end sooner.
const ALONG_KM: f64 = 0.1;
const END_KM: f64 = 0.02;
/// It keeps to its course there: so much of the way on the one is way on the other.
const COURSE: f64 = 0.9;
/// It is looked at every so many km.
const STEP_KM: f64 = 0.025;

/// Where, and which way, an event acts: ranges of km, by route, forward or not.
type Covers = HashMap<(RouteId, bool), Vec<(f64, f64)>>;

/// The roads before and after.
pub(super) struct Ground<'a> {
    pub(super) before: &'a Network,
    pub(super) after: &'a Network,
    pub(super) moved: &'a HashSet<RouteId>,
    pub(super) params: &'a Params,
}

/// What a version of an event changes on the roads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Compared {
    /// It no longer acts where it did.
    pub(super) loses: bool,
    /// It acts where it did not.
    pub(super) gains: bool,
}

/// What an event did before the change.
pub(super) struct Was {
    pub(super) found: Vec<OnRoad>,
    /// The same on the lines as they are now.
    expected: Covers,
    /// On which ground it was.
    shapes: Vec<Shape>,
    near_km: f64,
}

impl Ground<'_> {
    pub(super) fn was(&self, event: &Event) -> Was {
        let found = on_roads(self.before, self.params, event);
        let slice = |on: &OnRoad, (from, to): (f64, f64)| self.before.line(on.route).map(|line| line.slice(from, to));
        let mut lines: Vec<Vec<LatLon>> =
            found.iter().flat_map(|on| on.ranges.iter().filter_map(move |range| slice(on, *range))).collect();
        lines.extend(drawn_line(event).map(<[LatLon]>::to_vec));
        let shapes = lines.into_iter().map(|points| Shape::new(&shape_of(points))).collect();
        let expected = self.expected(event, &found);
        let near = |route| self.near_of(event, route);
        let near_km = found.iter().map(|on| near(on.route)).fold(*self.params.access.shared_road_km, f64::max);
        Was { found, expected, shapes, near_km }
    }

    fn near_of(&self, event: &Event, route: RouteId) -> f64 {
        match (self.before.line(route), self.after.line(route)) {
            (Some(old), Some(new)) if self.moved.contains(&route) => near_km(event, (old, 0.0, old.length_km()), new),
            _ => DRIVEN_KM,
        }
    }

    /// Where it has to act on the lines as they are now.
    fn expected(&self, event: &Event, found: &[OnRoad]) -> Covers {
        let mut covers = Covers::new();
        for on in found {
            let (Some(old), Some(new)) = (self.before.line(on.route), self.after.line(on.route)) else { continue };
            for range in &on.ranges {
                if !self.moved.contains(&on.route) {
                    add(&mut covers, on.route, on.direction, *range);
                } else if let Some(laid) = new.lay(old, range.0, range.1, near_km(event, (old, range.0, range.1), new))
                {
                    add(&mut covers, on.route, turned(on.direction, laid.turned), (laid.from_km, laid.to_km));
                } else {
                    for (run, is_turned) in runs(old, *range, new, *self.params.access.shared_road_km) {
                        add(&mut covers, on.route, turned(on.direction, is_turned), run);
                    }
                }
            }
        }
        covers
    }

    /// What changes if it says this from now on; gaps of so many km are none.
    pub(super) fn compare(&self, was: &Was, now: &Event, gap_km: f64) -> Compared {
        let found = on_roads(self.after, self.params, now);
        let mut covers = Covers::new();
        for on in &found {
            on.ranges.iter().for_each(|range| add(&mut covers, on.route, on.direction, *range));
        }
        let missing = |from: &Covers, key: &(RouteId, bool), ranges: &[(f64, f64)]| {
            let there = from.get(key).map_or(&[][..], |there| there);
            ranges.iter().any(|range| is_missing(*range, there, gap_km))
        };
        let loses = was.expected.iter().any(|(key, ranges)| missing(&covers, key, ranges));
        let gains = covers.iter().any(|(key, ranges)| {
            // On a line that was there it is compared by km, on another one by the ground.
            let is_new = self.moved.contains(&key.0) || self.before.line(key.0).is_none();
            if is_new { self.is_off(was, *key, ranges) } else { missing(&was.expected, key, ranges) }
        });
        Compared { loses, gains }
    }

    /// Whether some place of ranges on a new line is not on the ground that it was.
    fn is_off(&self, was: &Was, (route, _): (RouteId, bool), ranges: &[(f64, f64)]) -> bool {
        let Some(line) = self.after.line(route) else { return false };
        ranges.iter().any(|(from, to)| {
            let (from, to) = (from + SAME_KM, to - SAME_KM);
            let step = SAME_KM.max((to - from) / 500.0);
            let mut km = if from > to { f64::midpoint(from, to) } else { from };
            while km <= to.max(km) {
                let place = Shape::new(&Geometry::Point { at: line.at(km) });
                if was.shapes.iter().all(|shape| shape.distance_to_shape(&place) > was.near_km + SAME_KM / 2.0) {
                    return true;
                }
                if km >= to {
                    break;
                }
                km = (km + step).min(to);
            }
            false
        })
    }
}

/// How far from a stretch of the line as it was the new one may lie, km.
pub(super) fn near_km(event: &Event, (old, from, to): (&RouteLine, f64, f64), new: &RouteLine) -> f64 {
    let longest = longest_edge(old, from, to).max(longest_edge(new, 0.0, f64::INFINITY));
    match event.kind() {
        EventKind::Passage => DRIVEN_KM,
        EventKind::Reopening => NEAR_KM,
        _ => (ROUGH_SHARE * longest).clamp(NEAR_KM, ROUGH_KM),
    }
}

/// The longest edge of a line between two chainages, km.
fn longest_edge(line: &RouteLine, from: f64, to: f64) -> f64 {
    let edges = line.chainages().windows(2).filter(|edge| edge[1] > from && edge[0] < to);
    edges.map(|edge| edge[1] - edge[0]).fold(0.0, f64::max)
}

/// The line along which an event is drawn.
pub(super) fn drawn_line(event: &Event) -> Option<&[LatLon]> {
    match &event.geometry {
        Some(Geometry::Line { points }) if event.precision == LocationPrecision::Linear => Some(points),
        _ => None,
    }
}

/// Whether it opens roads, and not closes them.
pub(super) fn opens(event: &Event) -> bool {
    matches!(event.detail, Detail::Reopening(_) | Detail::Passage { .. })
}

pub(super) fn turned(direction: Direction, is_turned: bool) -> Direction {
    match direction {
        Direction::Forward if is_turned => Direction::Backward,
        Direction::Backward if is_turned => Direction::Forward,
        direction => direction,
    }
}

pub(super) fn shape_of(points: Vec<LatLon>) -> Geometry {
    match points[..] {
        [at] => Geometry::Point { at },
        _ => Geometry::Line { points },
    }
}

fn add(covers: &mut Covers, route: RouteId, direction: Direction, range: (f64, f64)) {
    let ways: &[bool] = match direction {
        Direction::Both => &[true, false],
        Direction::Forward => &[true],
        Direction::Backward => &[false],
    };
    for way in ways {
        covers.entry((route, *way)).or_default().push(range);
    }
}

/// Whether more of a range than its ends, and gaps between them of so many km, is in none of the others, or all of it.
fn is_missing((from, to): (f64, f64), others: &[(f64, f64)], gap_km: f64) -> bool {
    let mut near: Vec<(f64, f64)> =
        others.iter().copied().filter(|(a, b)| *a <= to + END_KM && *b >= from - END_KM).collect();
    near.sort_by(|a, b| a.0.total_cmp(&b.0));
    if near.is_empty() {
        return true;
    }
    let first = near[0].0;
    let mut reached = first.max(from);
    for (a, b) in near {
        if a - reached > gap_km {
            return true;
        }
        reached = reached.max(b);
    }
    first - from > SAME_KM || to - reached > SAME_KM
}

/// The parts of a stretch of a line along which another one runs, as ranges of that, and whether it runs against it.
pub(super) fn runs(old: &RouteLine, (from, to): (f64, f64), new: &RouteLine, near_km: f64) -> Vec<((f64, f64), bool)> {
    let mut runs: Vec<Vec<(f64, f64)>> = vec![Vec::new()];
    let end = new.length_km();
    let is_end = |km: f64| km < STEP_KM || km > end - STEP_KM;
    let count = ((to - from) / STEP_KM).ceil().max(1.0);
    let mut number = 0.0;
    while number <= count {
        let km = from + (to - from) * number / count;
        let foot = new.nearest(old.at(km));
        let goes_on = |last: &(f64, f64)| (foot.chainage_km - last.1).abs() <= 4.0 * STEP_KM;
        if foot.distance_km <= near_km {
            let at_end = |last: &(f64, f64)| is_end(foot.chainage_km) && last.1 == foot.chainage_km;
            match runs.last_mut() {
                // Beyond its end there is nothing to run along.
                Some(run) if run.len() == 1 && run.last().is_some_and(at_end) => run[0].0 = km,
                Some(run) if run.last().is_some_and(at_end) => {}
                Some(run) if run.last().is_none_or(goes_on) => run.push((km, foot.chainage_km)),
                _ => runs.push(vec![(km, foot.chainage_km)]),
            }
        } else if runs.last().is_some_and(|run| !run.is_empty()) {
            runs.push(Vec::new());
        }
        number += 1.0;
    }
    runs.into_iter()
        .filter_map(|run| {
            let (first, last) = (run.first()?, run.last()?);
            let advance = (last.1 - first.1).abs();
            let least = if is_end(first.1) || is_end(last.1) { END_KM } else { ALONG_KM };
            let keeps = advance >= least && advance >= COURSE * (last.0 - first.0);
            keeps.then(|| ((first.1.min(last.1), first.1.max(last.1)), last.1 < first.1))
        })
        .collect()
}
