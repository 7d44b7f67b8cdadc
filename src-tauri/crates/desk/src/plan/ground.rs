//! From the assessment to the ground: the levels of routes near every place, and closures on the roads they are about.

use std::collections::{BTreeSet, HashMap};

use chrono::Duration;
use passage_model::{
    Access, Closure as Said, Detail, Direction, Event, EventId, Hours, LatLon, RiskLevel, Scope, Time,
};
use passage_risk::{AccessFinding, RouteAssessment};
use passage_roads::{AtHours, Closure, Doubt, Network, RiskField, Section};
use passage_spatial::RouteLine;

use crate::assess::Answered;

/// Levels are known on the routes of the register, and taken to hold so far off them, km. Beyond it is Unknown.
const REACH_KM: f64 = 3.0;

/// What was worked out on a road holds so far off it, km: less than on the routes of the register, which are drawn
/// roughly.
const LEARN_KM: f64 = 1.0;

/// Side of a square of the field, degrees.
const STEP: f64 = 0.01;

/// A road belongs to a route of the register when it lies within so many metres of its line: lines are drawn roughly.
const NEAR_M: f64 = 60.0;

/// A crossing bars the roads within so many metres.
pub(super) const GATE_M: f64 = 250.0;

/// The worst known level of the routes near every place.
pub(super) struct Levels {
    squares: HashMap<(i32, i32), RiskLevel>,
    /// Those that have changed since they were asked for.
    changed: BTreeSet<(i32, i32)>,
}

#[expect(clippy::cast_possible_truncation)]
fn square(lat: f64, lon: f64) -> (i32, i32) {
    ((lat / STEP).floor() as i32, (lon / STEP).floor() as i32)
}

impl Levels {
    pub(super) fn of(answered: &Answered) -> Self {
        let mut levels = Self { squares: HashMap::new(), changed: BTreeSet::new() };
        for route in &answered.assessment.routes {
            let Some(line) = line_of(answered, route) else { continue };
            let overriding = answered.scene.overriding(route.route).map(|overriding| overriding.level);
            for segment in &route.segments {
                // A person's word for the route counts where the computed level is not worse.
                let level = overriding.map_or(segment.level, |word| worse(word, segment.level));
                for km in [segment.from_km, f64::midpoint(segment.from_km, segment.to_km), segment.to_km] {
                    levels.spread(line.at(km), level, REACH_KM);
                }
            }
        }
        levels.changed.clear();
        levels
    }

    /// Middles of the squares whose level has changed since this was asked last.
    pub(super) fn take_changed(&mut self) -> Vec<LatLon> {
        let middle = |(row, column): (i32, i32)| {
            LatLon::new((f64::from(row) + 0.5) * STEP, (f64::from(column) + 0.5) * STEP).ok()
        };
        std::mem::take(&mut self.changed).into_iter().filter_map(middle).collect()
    }

    /// Takes over what was worked out along ways off the routes of the register. Whether anything was new.
    pub(super) fn learn(&mut self, line: &RouteLine, route: &RouteAssessment) -> bool {
        let mut is_new = false;
        for segment in route.segments.iter().filter(|segment| segment.level != RiskLevel::Unknown) {
            for km in [segment.from_km, f64::midpoint(segment.from_km, segment.to_km), segment.to_km] {
                let at = line.at(km);
                let known = self.level(at);
                is_new |= known == RiskLevel::Unknown || known.rank() < segment.level.rank();
                self.spread(at, segment.level, LEARN_KM);
            }
        }
        is_new
    }

    /// Unknown never hides a known level.
    fn spread(&mut self, at: LatLon, level: RiskLevel, reach_km: f64) {
        let north = reach_km / 111.0;
        let east = north / at.lat().to_radians().cos().max(0.05);
        let ((south, west), (top, right)) =
            (square(at.lat() - north, at.lon() - east), square(at.lat() + north, at.lon() + east));
        for row in south..=top {
            for column in west..=right {
                let tells_more = match self.squares.get(&(row, column)) {
                    None => true,
                    Some(RiskLevel::Unknown) => level != RiskLevel::Unknown,
                    Some(known) => level != RiskLevel::Unknown && level.rank() > known.rank(),
                };
                if tells_more {
                    self.squares.insert((row, column), level);
                    self.changed.insert((row, column));
                }
            }
        }
    }
}

/// Closures that a way was found to lie under and that are not among those known: they hold on roads that no route of the
/// register takes.
pub(super) fn beside(
    answered: &Answered,
    route: &RouteAssessment,
    line: &RouteLine,
    network: &Network,
    known: &[Reason],
) -> Vec<(Closure, Reason)> {
    let mut found = Vec::new();
    for finding in route.access.findings.iter().filter(|finding| finding.crossing.is_none()) {
        let Some(event) = finding.event.and_then(|id| answered.scene.event(id)) else { continue };
        let reason = Reason::Event(event.id);
        let Some(closure) = of_event(finding, event).filter(|_| !known.contains(&reason)) else { continue };
        let part = line.slice(finding.from_km, finding.to_km);
        let sections = if part.len() < 2 {
            network.sections_at(line.at(finding.from_km), NEAR_M)
        } else {
            network.sections_along(&part, NEAR_M, Direction::Both)
        };
        push(&mut found, closure, reason, sections);
    }
    found
}

fn worse(a: RiskLevel, b: RiskLevel) -> RiskLevel {
    if a.rank() >= b.rank() { a } else { b }
}

impl RiskField for Levels {
    fn level(&self, at: LatLon) -> RiskLevel {
        self.squares.get(&square(at.lat(), at.lon())).copied().unwrap_or(RiskLevel::Unknown)
    }
}

fn line_of(answered: &Answered, route: &RouteAssessment) -> Option<RouteLine> {
    RouteLine::new(&answered.register().route(route.route)?.line).ok()
}

/// What a closure of the network rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Reason {
    /// A closure or obstruction that was reported.
    Event(EventId),
    /// A crossing that is closed, or whose status is not known.
    Crossing(passage_model::CrossingId),
}

/// Closures on the roads of the network, each with what it rests on; the number of a closure is its place in the list.
/// `later`: the same question at the end of the movement; what begins under way is taken from it.
pub(super) fn closures(
    answered: &Answered,
    later: Option<&Answered>,
    network: &Network,
) -> (Vec<Closure>, Vec<Reason>) {
    let mut found: Vec<(Closure, Reason)> = Vec::new();
    on_roads(&mut found, answered, network, None);
    if let Some(later) = later {
        on_roads(&mut found, later, network, Some(answered.scene.question.as_of));
    }
    at_crossings(&mut found, answered, network);
    if let Some(later) = later {
        closing_later(&mut found, answered, later, network);
    }
    let mut reasons = Vec::new();
    let numbered = found.into_iter().zip(0..).map(|((closure, reason), id)| {
        reasons.push(reason);
        Closure { id, ..closure }
    });
    (numbered.collect(), reasons)
}

/// Closures of stretches. `after`: only those that begin later.
fn on_roads(found: &mut Vec<(Closure, Reason)>, answered: &Answered, network: &Network, after: Option<Time>) {
    let mut due: Vec<(Closure, Reason, Vec<LatLon>, Direction)> = Vec::new();
    for route in &answered.assessment.routes {
        let Some(line) = line_of(answered, route) else { continue };
        for finding in route.access.findings.iter().filter(|finding| finding.crossing.is_none()) {
            let Some(event) = finding.event.and_then(|id| answered.scene.event(id)) else { continue };
            if after.is_some_and(|after| event.time.from <= after) {
                continue;
            }
            let Some(closure) = of_event(finding, event) else { continue };
            let part = line.slice(finding.from_km, finding.to_km);
            // Along the route the direction means something when the closure is about this route.
            let direction = match &event.detail {
                Detail::Closure(Said { scope: Scope::Section { route: own, .. }, direction, .. })
                    if *own == route.route =>
                {
                    *direction
                }
                _ => Direction::Both,
            };
            // What has no length is closed at one place.
            let part = if part.len() < 2 { vec![line.at(finding.from_km)] } else { part };
            due.push((closure, Reason::Event(event.id), part, direction));
        }
    }
    // Places are put on roads all at once: there may be a great many.
    let places = due.iter().filter(|(_, _, part, _)| part.len() == 1).map(|(_, _, part, _)| part[0]);
    let places: Vec<LatLon> = places.collect();
    let mut at_places = network.sections_at_each(&places, NEAR_M).into_iter();
    for (closure, reason, part, direction) in due {
        let sections = match part[..] {
            [_] => at_places.next().unwrap_or_default(),
            _ => network.sections_along(&part, NEAR_M, direction),
        };
        push(found, closure, reason, sections);
    }
}

/// Crossings that are closed, open at hours, or of unknown status.
fn at_crossings(found: &mut Vec<(Closure, Reason)>, answered: &Answered, network: &Network) {
    let as_of = answered.scene.question.as_of;
    for assessed in &answered.assessment.crossings {
        let Some(crossing) = answered.register().crossing(assessed.crossing) else { continue };
        let sections = || network.sections_at(crossing.at, GATE_M);
        let reason = Reason::Crossing(crossing.id);
        let by_hours: Vec<Hours> = crossing.sides.iter().filter_map(|side| side.hours).collect();
        let told = assessed.basis.is_some_and(|basis| basis.event.is_some());
        let doubt = match assessed.status {
            Access::Closed => Doubt::None,
            Access::Unknown => Doubt::Unknown,
            Access::Open | Access::Restricted => {
                // Open now; the hours of either side hold when one gets there.
                for hours in by_hours {
                    let gate = Closure { hours: AtHours::OpenOnly(hours), ..Closure::whole(0, Vec::new()) };
                    push(found, gate, reason, sections());
                }
                continue;
            }
        };
        // Closed by the hour only: it opens again.
        if doubt == Doubt::None && !told && by_hours.iter().any(|hours| !hours.covers(as_of)) {
            for hours in by_hours {
                let gate = Closure { hours: AtHours::OpenOnly(hours), ..Closure::whole(0, Vec::new()) };
                push(found, gate, reason, sections());
            }
            continue;
        }
        // Whoever says that it is closed may have said until when.
        let event = assessed.basis.and_then(|basis| basis.event).and_then(|id| answered.scene.event(id));
        let until = event.and_then(|event| Some(end(event.time.until?, event))).filter(|_| doubt == Doubt::None);
        let gate = Closure { doubt, until, ..Closure::whole(0, Vec::new()) };
        push(found, gate, reason, sections());
        // Nobody knows whether it is open; at its hours it is shut for certain.
        if doubt == Doubt::Unknown {
            for hours in by_hours {
                let gate = Closure { hours: AtHours::OpenOnly(hours), ..Closure::whole(0, Vec::new()) };
                push(found, gate, reason, sections());
            }
        }
    }
}

/// Crossings that are to close while they are under way.
fn closing_later(found: &mut Vec<(Closure, Reason)>, now: &Answered, later: &Answered, network: &Network) {
    for assessed in later.assessment.crossings.iter().filter(|assessed| assessed.status == Access::Closed) {
        let event = assessed.basis.and_then(|basis| basis.event).and_then(|id| later.scene.event(id));
        let Some(event) = event.filter(|event| event.time.from > now.scene.question.as_of) else { continue };
        let Some(crossing) = later.register().crossing(assessed.crossing) else { continue };
        let gate = Closure {
            from: Some(event.time.from),
            until: event.time.until.map(|until| end(until, event)),
            ..Closure::whole(0, Vec::new())
        };
        push(found, gate, Reason::Crossing(crossing.id), network.sections_at(crossing.at, GATE_M));
    }
}

/// One closure for one event of the same form: its sections on several routes are put together.
fn push(found: &mut Vec<(Closure, Reason)>, closure: Closure, reason: Reason, sections: Vec<Section>) {
    if sections.is_empty() {
        return;
    }
    let same = |(known, of): &&mut (Closure, Reason)| {
        *of == reason
            && (known.hours, known.doubt) == (closure.hours, closure.doubt)
            && (known.from, known.until) == (closure.from, closure.until)
    };
    match found.iter_mut().find(same) {
        Some((known, _)) => known.sections.extend(sections),
        None => found.push((Closure { sections, ..closure }, reason)),
    }
}

/// The closure that an event makes; `None`: it restricts, or does something else.
fn of_event(finding: &AccessFinding, event: &Event) -> Option<Closure> {
    let doubt = match finding.status {
        Access::Closed | Access::Restricted => Doubt::None,
        Access::Unknown => Doubt::Unknown,
        Access::Open => return None,
    };
    let mut closure = Closure { doubt, ..Closure::whole(0, Vec::new()) };
    closure.from = Some(event.time.from);
    closure.until = event.time.until.map(|until| end(until, event));
    match &event.detail {
        Detail::Closure(said) if !said.partial => {
            closure.traffic = said.traffic.clone();
            closure.vehicles.clone_from(&said.vehicles);
            closure.hours = said.hours.map_or(AtHours::Always, AtHours::Closed);
        }
        Detail::Obstruction { .. } if finding.status != Access::Restricted => {}
        // A change of control makes access unknown, nothing more.
        _ if finding.status == Access::Unknown => {}
        _ => return None,
    }
    // It restricts for another reason than its hours or classes: traffic passes.
    let limited = closure.hours != AtHours::Always || !closure.vehicles.is_empty();
    (finding.status != Access::Restricted || limited).then_some(closure)
}

/// The end of a closure: with a day, the end of that day.
fn end(until: Time, event: &Event) -> Time {
    let exact = event.time.precision <= passage_model::TimePrecision::Hour;
    if exact { until } else { until.checked_add_signed(Duration::days(1)).unwrap_or(until) }
}
