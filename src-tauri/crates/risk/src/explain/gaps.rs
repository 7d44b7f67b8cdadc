//! What is not known, and would raise confidence if it were.

use std::{ops::Range, sync::OnceLock};

use passage_model::{
    CrossingId, Detail, Enforcement, Event, EventId, EventKind, EventTime, Scope, SideStatusKind, SilenceId, Time,
    TimePrecision,
};
use passage_spatial::{Shape, Spot, SpotIndex};

use super::{Gap, background::Recent, concern_km};
use crate::{
    Rule, age as ages,
    route::RouteView,
    scene::{Fact, Note, Scene, acts_at_its_place, acts_where_drawn, may_leave_open, named_stretch, shape_of},
};

impl Scene<'_> {
    /// Whether a side of a crossing was checked after an order was given: that is the word of the gate.
    fn is_heard_of_since(&self, crossing: CrossingId, order: EventId) -> bool {
        let place = self.net.crossing(crossing);
        let sides = place.map_or(&[][..], |place| &self.net.crossings()[place].sides);
        let order = self.number(order).map(|number| EventTime { until: None, ..self.event(number).time });
        let at = |from| EventTime { from, until: None, precision: TimePrecision::Hour };
        sides.iter().flat_map(|side| &side.statuses).any(|status| {
            status.status != SideStatusKind::Unknown
                && status.checked_at <= self.now
                && order.is_some_and(|order| ages::surely_before(order, at(status.checked_at)))
        })
    }
}

/// Gaps that are found once for all routes.
#[derive(Debug, Default)]
pub(crate) struct GapIndex {
    /// Gaps near some routes, by the place of the route; in the order of their events.
    near: Vec<(usize, Gap)>,
    /// Gaps that belong to no route, and those of events without a place of their own on any.
    pub(crate) nowhere: Vec<Gap>,
    /// Where there have been reports of any age; made when it is first asked for.
    places: OnceLock<Places>,
    /// Reports that are too old to count; likewise.
    old: OnceLock<Old>,
    /// Events without weight that may be near a route; made when it is first asked for.
    pub(super) recent: OnceLock<Recent>,
}

/// Placed events of any moment.
#[derive(Debug)]
struct Places {
    /// Those at a single place.
    spots: Vec<u32>,
    /// Those that are lines and areas, and those that came late.
    others: Vec<u32>,
}

impl Places {
    fn new(scene: &Scene<'_>) -> Self {
        let count = u32::try_from(scene.events.len()).unwrap_or(u32::MAX);
        let placed = (0..count).filter(|number| {
            let event = scene.event(*number);
            event.geometry.is_some() && acts_where_drawn(event, scene.params)
        });
        let (spots, others) = placed.partition(|number| scene.fact(*number).spot.is_some());
        Self { spots, others }
    }
}

/// Old reports at single places.
#[derive(Debug)]
struct Old {
    /// Ages in days and places, the newest first.
    all: Vec<(f64, Spot)>,
    /// Where those are that are not tried one by one, by their places in the list: few, more, the rest. Each is made when
    /// those before it are not enough.
    layers: [OnceLock<SpotIndex>; 3],
}

/// Of so many old reports, the newest, each is tried first: where there is fighting one of them is near.
const TRIED: usize = 1_000;

/// The layers end at these places in the list.
const LAYERS: [usize; 4] = [TRIED, 4 * TRIED, 16 * TRIED, usize::MAX];

impl Old {
    fn new(scene: &Scene<'_>, places: &Places) -> Self {
        let old = places.spots.iter().copied().filter(|event| is_old(scene, *event));
        let old = old.filter_map(|event| Some((age(scene, event), scene.fact(event).spot?)));
        let mut all: Vec<(f64, Spot)> = old.collect();
        all.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
        Self { all, layers: Default::default() }
    }

    /// Age in days of the newest near a run of segments, where it is less than `newest`.
    fn newest_near(&self, scene: &Scene<'_>, run: &Range<u32>, km: f64, newest: Option<f64>) -> Option<f64> {
        let is_newer = |age: &f64| newest.is_none_or(|newest| *age < newest);
        let around = scene.net.around(run.clone(), km);
        for (age, spot) in self.all.iter().take(TRIED) {
            if !is_newer(age) {
                return None;
            }
            if around.holds(*spot) {
                return Some(*age);
            }
        }
        for (ends, layer) in LAYERS.windows(2).zip(&self.layers) {
            let (from, to) = (ends[0].min(self.all.len()), ends[1].min(self.all.len()));
            let first = self.all.get(from).map(|(age, _)| age)?;
            if !is_newer(first) {
                return None;
            }
            let layer = layer.get_or_init(|| {
                let places = (0..).zip(&self.all).skip(from).take(to - from);
                SpotIndex::build(places.map(|(place, (_, spot))| (place, *spot)))
            });
            let mut nearest = u32::MAX;
            scene.net.run_within(run.clone(), layer, km, |place| nearest = nearest.min(place));
            if let Some((age, _)) = self.all.get(nearest as usize) {
                return Some(*age).filter(is_newer);
            }
        }
        None
    }
}

impl GapIndex {
    pub(crate) fn new(scene: &Scene<'_>) -> Self {
        let mut index = Self::default();
        for number in scene.noted(Note::GAP) {
            let _near = index.note(scene, number, scene.fact(number));
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
        self.old = OnceLock::new();
        self.recent = OnceLock::new();
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
        self.renumbered();
        near
    }

    /// Notes the gaps of an event that came late, in its place among the others.
    pub(crate) fn put(&mut self, scene: &Scene<'_>, number: u32) -> Vec<usize> {
        self.recent = OnceLock::new();
        let near = self.note(scene, number, scene.fact(number));
        if let Some(places) = self.places.get_mut()
            && acts_where_drawn(scene.event(number), scene.params)
        {
            places.others.push(number);
        }
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
            self.renumbered();
        }
        // Most events have a place and leave nothing open; they need not be read.
        if !may_leave_open(fact) {
            return Vec::new();
        }
        let p = scene.params;
        let event = scene.event(number);
        let recent = fact.report_age_days <= *p.levels.unknown_days;
        if (recent || is_in_force(event, scene.now)) && is_unplaced(event, scene) {
            let gap = Gap::UnplacedEvent { event: event.id };
            self.nowhere.push(gap);
            if let Some(shape) = shape_of(event, scene.net) {
                self.add_near(scene, &shape, concern_km(event.precision, p), gap);
            }
        }
        match &event.detail {
            Detail::ControlChange { unnamed: Some(count), .. } if *count > 0 && recent => {
                let gap = Gap::UnnamedPlaces { event: event.id, count: *count };
                self.add(scene, event, *p.hazard.tail_reach_km, gap);
            }
            Detail::FrontLine { .. } => {
                let days = ages::days(scene.now, ages::last_known(event, scene.now));
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
        match shape_of(event, scene.net) {
            Some(shape) => self.add_near(scene, &shape, km, gap),
            None => self.nowhere.push(gap),
        }
    }

    fn add_near(&mut self, scene: &Scene<'_>, shape: &Shape, km: f64, gap: Gap) {
        let mut last = usize::MAX;
        scene.net.within(shape, km, |segment, _| {
            let number = scene.net.owner(segment);
            if number != last {
                last = number;
                self.near.push((number, gap));
            }
        });
    }

    /// The gaps of one route.
    pub(crate) fn of_route(&self, scene: &Scene<'_>, view: &RouteView<'_>) -> Vec<Gap> {
        let mut gaps: Vec<Gap> = silent_stretches(scene, view);
        for finding in &view.access.findings {
            match (finding.rule, finding.crossing, finding.event) {
                (Rule::UnknownCrossing, Some(crossing), _) => {
                    let days = finding.age_hours.map(|hours| hours / 24.0);
                    gaps.push(Gap::CrossingUnchecked { crossing, side: finding.side, days });
                }
                (_, _, Some(event))
                    if finding.enforcement == Some(Enforcement::Unconfirmed)
                        && !finding.crossing.is_some_and(|crossing| scene.is_heard_of_since(crossing, event)) =>
                {
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
        let reported: Vec<bool> = scene.of_route(view.route).iter().map(|state| state.reports > 0).collect();
        let mut out = Vec::new();
        let mut start = 0;
        for run in reported.chunk_by(|a, b| a == b) {
            let cuts = &view.route.segments[start..start + run.len()];
            let first = view.route.first + u32::try_from(start).unwrap_or(0);
            start += run.len();
            let (false, Some(from), Some(to)) = (run[0], cuts.first(), cuts.last()) else { continue };
            let (from_km, to_km) = (from.from_km, to.to_km);
            let count = u32::try_from(run.len()).unwrap_or(0);
            out.push(match self.newest_near(scene, first..first + count) {
                Some(days) => Gap::NoReportStretch { from_km, to_km, days },
                None => Gap::NoReportEver { from_km, to_km },
            });
        }
        out
    }

    /// Age in days of the newest old report near a run of segments.
    fn newest_near(&self, scene: &Scene<'_>, run: Range<u32>) -> Option<f64> {
        let km = *scene.params.levels.unknown_km;
        let places = self.places.get_or_init(|| Places::new(scene));
        let is_near = |event: &u32| match &scene.event(*event).geometry {
            Some(geometry) => {
                let shape = scene.net.shape(geometry);
                run.clone().any(|segment| scene.net.distance(segment, &shape) <= km)
            }
            None => false,
        };
        let others = places.others.iter().copied().filter(|event| is_old(scene, *event)).filter(is_near);
        let newest = others.map(|event| age(scene, event)).reduce(f64::min);
        let old = self.old.get_or_init(|| Old::new(scene, places));
        old.newest_near(scene, &run, km, newest).or(newest)
    }
}

/// Stretches from which reports have stopped coming, word by word.
fn silent_stretches(scene: &Scene<'_>, view: &RouteView<'_>) -> Vec<Gap> {
    let silent = scene.silent(view);
    let runs = silent.chunk_by(|(a, of), (b, other)| of == other && a + 1 == *b);
    let stretch = |run: &[(usize, SilenceId)]| {
        let ((first, silence), (last, _)) = (run.first()?, run.last()?);
        let (from, to) = (view.route.segments.get(*first)?, view.route.segments.get(*last)?);
        Some(Gap::ReportingStopped { silence: *silence, from_km: from.from_km, to_km: to.to_km })
    };
    runs.filter_map(stretch).collect()
}

/// Whether an event is part of the picture, but too old to count.
fn is_old(scene: &Scene<'_>, event: u32) -> bool {
    let age = age(scene, event);
    age > *scene.params.levels.unknown_days && age.is_finite()
}

/// Infinite for an event that is not part of the picture.
fn age(scene: &Scene<'_>, event: u32) -> f64 {
    scene.state.strength.of(event).report_age_days
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

/// Whether an event has no place of any kind, or none that is good enough for what it does to a road.
fn is_unplaced(event: &Event, scene: &Scene<'_>) -> bool {
    if event.geometry.is_some() {
        // A mine, a closure or a captured place that is known to its district only is at no place of a road.
        let of_road = match &event.detail {
            Detail::Closure(c) | Detail::Reopening(c) => {
                matches!(c.scope, Scope::Geometry | Scope::Along) && event.crossing.is_none()
            }
            Detail::ExplosiveHazard { detonated, cleared, .. } => !detonated && !cleared,
            Detail::ControlChange { .. } | Detail::FrontLine { .. } | Detail::Obstruction { .. } => true,
            _ => false,
        };
        return of_road && named_stretch(event).is_none() && !acts_at_its_place(event);
    }
    let by_border = match &event.detail {
        Detail::Closure(c) | Detail::Reopening(c) => matches!(c.scope, Scope::Border { .. }),
        _ => false,
    };
    !by_border && named_stretch(event).is_none() && shape_of(event, scene.net).is_none()
}
