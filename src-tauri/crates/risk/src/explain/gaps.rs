//! What is not known, and would raise confidence if it were.

use std::sync::OnceLock;

use passage_model::{Detail, Enforcement, Event, EventId, EventKind, Geometry, LatLon, Scope, Time};
use passage_spatial::{PointIndex, Shape};

use super::Gap;
use crate::{
    Rule, age,
    route::RouteView,
    scene::{Change, Fact, Scene, acts_where_drawn, named_stretch, shape_of},
};

/// Gaps that are found once for all routes.
#[derive(Debug, Default)]
pub(crate) struct GapIndex {
    /// Gaps near some routes, by the place of the route; in the order of their events.
    near: Vec<(usize, Gap)>,
    /// Gaps that belong to no route.
    pub(crate) nowhere: Vec<Gap>,
    /// Where there have been reports of any age; made when it is first asked for.
    places: OnceLock<Places>,
}

/// Placed events of any moment.
#[derive(Debug, Default)]
struct Places {
    points: PointIndex,
    /// Those that are lines and areas.
    shapes: Vec<u32>,
}

impl Places {
    fn new(scene: &Scene<'_>) -> Self {
        let (mut points, mut shapes) = (Vec::new(), Vec::new());
        let count = u32::try_from(scene.events.len()).unwrap_or(u32::MAX);
        for number in 0..count {
            let event = scene.event(number);
            if acts_where_drawn(event, scene.params) {
                match &event.geometry {
                    Some(Geometry::Point { at }) => points.push((number, *at)),
                    Some(_) => shapes.push(number),
                    None => {}
                }
            }
        }
        Self { points: PointIndex::build(points), shapes }
    }
}

impl GapIndex {
    pub(crate) fn new(scene: &Scene<'_>) -> Self {
        let mut index = Self::default();
        for (number, fact) in scene.active() {
            let _near = index.note(scene, number, fact);
        }
        index
    }

    /// The same after the moment has moved: places stay where they are.
    pub(crate) fn renewed(self, scene: &Scene<'_>) -> Self {
        Self { places: self.places, ..Self::new(scene) }
    }

    /// Events have other numbers now.
    pub(crate) fn renumbered(&mut self) {
        self.places = OnceLock::new();
    }

    /// Takes away what one event left open; answers the routes near it.
    pub(crate) fn forget(&mut self, event: EventId) -> Vec<usize> {
        let is_its = |gap: &Gap| match gap {
            Gap::UnplacedEvent { event: of }
            | Gap::UnnamedPlaces { event: of, .. }
            | Gap::FrontLineStale { event: of, .. } => *of == event,
            _ => false,
        };
        self.nowhere.retain(|gap| !is_its(gap));
        let near = self.near.iter().filter(|(_, gap)| is_its(gap)).map(|(route, _)| *route).collect();
        self.near.retain(|(_, gap)| !is_its(gap));
        self.places = OnceLock::new();
        near
    }

    /// Notes the gaps of an event that came late, in its place among the others.
    pub(crate) fn put(&mut self, scene: &Scene<'_>, number: u32) -> Vec<usize> {
        let near = self.note(scene, number, scene.fact(number));
        self.near.sort_by_key(|(_, gap)| event_of(gap));
        self.nowhere.sort_by_key(event_of);
        near
    }

    /// Notes the gaps that one event leaves; answers the routes near it.
    fn note(&mut self, scene: &Scene<'_>, number: u32, fact: &Fact) -> Vec<usize> {
        let known = self.near.len();
        if !fact.active {
            return Vec::new();
        }
        if fact.report_age_days > *scene.params.levels.unknown_days {
            self.places = OnceLock::new();
        }
        // Most events have a place and leave nothing open; they need not be read.
        if fact.spot.is_some() && !matches!(fact.kind, EventKind::ControlChange | EventKind::FrontLine) {
            return Vec::new();
        }
        let p = scene.params;
        let event = scene.event(number);
        let recent = fact.report_age_days <= *p.levels.unknown_days;
        if (recent || is_in_force(event, scene.now)) && is_unplaced(event, scene) {
            self.nowhere.push(Gap::UnplacedEvent { event: event.id });
        }
        match &event.detail {
            Detail::ControlChange { unnamed: Some(count), .. } if *count > 0 && recent => {
                let gap = Gap::UnnamedPlaces { event: event.id, count: *count };
                self.add(scene, event, *p.hazard.tail_reach_km, gap);
            }
            Detail::FrontLine { .. } => {
                let days = age::days(scene.now, age::last_known(event, scene.now));
                if days > *p.floors.front_days {
                    let gap = Gap::FrontLineStale { event: event.id, days };
                    self.add(scene, event, *p.floors.front_far_km, gap);
                }
            }
            _ => {}
        }
        self.near[known..].iter().map(|(route, _)| *route).collect()
    }

    /// Notes a gap for every route within `km`, or for none where the event has no place.
    fn add(&mut self, scene: &Scene<'_>, event: &Event, km: f64, gap: Gap) {
        let Some(shape) = shape_of(event, scene.net) else {
            self.nowhere.push(gap);
            return;
        };
        let mut last = usize::MAX;
        scene.net.within(&shape, km, |segment, _| {
            let number = scene.net.owner(segment);
            if number != last {
                last = number;
                self.near.push((number, gap));
            }
        });
    }

    /// The gaps of one route.
    pub(crate) fn of_route(&self, scene: &Scene<'_>, view: &RouteView<'_>) -> Vec<Gap> {
        let mut gaps: Vec<Gap> = Vec::new();
        for finding in &view.access.findings {
            match (finding.rule, finding.crossing, finding.event) {
                (Rule::UnknownCrossing, Some(crossing), _) => {
                    let days = finding.age_hours.map(|hours| hours / 24.0);
                    gaps.push(Gap::CrossingUnchecked { crossing, side: finding.side, days });
                }
                (_, _, Some(event)) if finding.enforcement == Some(Enforcement::Unconfirmed) => {
                    gaps.push(Gap::EnforcementUnconfirmed { event });
                }
                _ => {}
            }
        }
        gaps.extend(self.near.iter().filter(|(number, _)| *number == view.number).map(|(_, gap)| *gap));
        gaps.extend(self.unreported(scene, view));
        let bare = view.access.stretches.iter().filter(|s| s.rule == Rule::UnknownEvidence);
        gaps.extend(bare.map(|s| Gap::NoAccessEvidence { from_km: s.from_km, to_km: s.to_km }));
        let mut seen: Vec<Gap> = Vec::with_capacity(gaps.len());
        for gap in gaps {
            if !seen.contains(&gap) {
                seen.push(gap);
            }
        }
        seen
    }

    /// Stretches without a report near them.
    fn unreported(&self, scene: &Scene<'_>, view: &RouteView<'_>) -> Vec<Gap> {
        let none = Change::none();
        let reported: Vec<bool> = view.route.range().map(|s| scene.is_reported(s, &none)).collect();
        let mut out = Vec::new();
        let mut start = 0;
        for run in reported.chunk_by(|a, b| a == b) {
            let cuts = &view.route.segments[start..start + run.len()];
            let first = view.route.first + u32::try_from(start).unwrap_or(0);
            start += run.len();
            let (false, Some(from), Some(to)) = (run[0], cuts.first(), cuts.last()) else { continue };
            let (from_km, to_km) = (from.from_km, to.to_km);
            let count = u32::try_from(run.len()).unwrap_or(0);
            out.push(match self.newest_near(scene, first..first + count, cuts) {
                Some(days) => Gap::NoReportStretch { from_km, to_km, days },
                None => Gap::NoReportEver { from_km, to_km },
            });
        }
        out
    }

    /// Age in days of the newest old report near a run of segments.
    fn newest_near(
        &self,
        scene: &Scene<'_>,
        segments: std::ops::Range<u32>,
        cuts: &[passage_spatial::Segment],
    ) -> Option<f64> {
        let km = *scene.params.levels.unknown_km;
        let line: Vec<LatLon> = cuts.iter().flat_map(|cut| cut.points.iter().copied()).collect();
        let places = self.places.get_or_init(|| Places::new(scene));
        let mut old = places.shapes.clone();
        places.points.around(&line, km, |event| old.push(event));
        let unknown_days = *scene.params.levels.unknown_days;
        old.retain(|event| scene.fact(*event).active && scene.fact(*event).report_age_days > unknown_days);
        let mut newest: Option<f64> = None;
        for event in old {
            let age = scene.fact(event).report_age_days;
            if newest.is_some_and(|newest| newest <= age) {
                continue;
            }
            let is_near = match (scene.fact(event).spot, &scene.event(event).geometry) {
                (Some(spot), _) => segments.clone().any(|s| scene.net.distance_from(s, spot) <= km),
                (None, Some(geometry)) => {
                    let shape = Shape::new(geometry);
                    segments.clone().any(|s| scene.net.distance(s, &shape) <= km)
                }
                (None, None) => false,
            };
            if is_near {
                newest = Some(age);
            }
        }
        newest
    }
}

/// The event that leaves a gap of the index.
fn event_of(gap: &Gap) -> Option<EventId> {
    match gap {
        Gap::UnplacedEvent { event } | Gap::UnnamedPlaces { event, .. } | Gap::FrontLineStale { event, .. } => {
            Some(*event)
        }
        _ => None,
    }
}

/// Whether something that bars or endangers a road holds at `now`.
fn is_in_force(event: &Event, now: Time) -> bool {
    let state = matches!(
        event.kind(),
        EventKind::Closure | EventKind::FrontLine | EventKind::Obstruction | EventKind::ExplosiveHazard
    );
    state && !event.is_violent() && event.time.holds_at(now)
}

/// Whether an event has no place of any kind.
fn is_unplaced(event: &Event, scene: &Scene<'_>) -> bool {
    if event.geometry.is_some() {
        return false;
    }
    let by_border = match &event.detail {
        Detail::Closure(c) | Detail::Reopening(c) => matches!(c.scope, Scope::Border { .. }),
        _ => false,
    };
    !by_border && named_stretch(event).is_none() && shape_of(event, scene.net).is_none()
}
