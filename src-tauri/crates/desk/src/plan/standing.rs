//! Closures as they stand while they are under way: what the pictures of the movement show one after the other, put on
//! the roads that it is about.

use std::collections::{HashMap, HashSet};

use passage_model::{
    Access, Closure as Said, CrossingId, Detail, Direction, Enforcement, Event, EventId, Geometry, RouteId, Scope,
    VehicleClass,
};
use passage_risk::{AccessFinding, RouteAccess, Rule};
use passage_roads::{AtHours, Closure, Doubt, Drawn, Edge, Network, Section};
use passage_spatial::RouteLine;
use rayon::prelude::*;

use super::{
    course::{Course, Span},
    ground::GATE_M,
    moments::end,
};
use crate::{assess::Answered, context::Register};

/// So much of a line on either side of what is closed tells which roads it means, km.
const MORE_KM: f64 = Drawn::MORE_M / 1000.0;

/// Where no road is so near to a crossing, it is marked off the road: metres.
const GATE_LOOKS: [f64; 3] = [GATE_M, 2.0 * GATE_M, 4.0 * GATE_M];

/// So much of a route on either side of a section tells which way it runs, km.
const AROUND_KM: f64 = 0.5;

/// A route that leads through a crossing passes its place at most so far off, km.
const THROUGH_KM: f64 = 3.0;

/// Sections of one road that differ by less than so many metres are the same: two lines beside it mean it so exactly.
const SAME_M: f64 = 60.0;

/// What a closure of the network rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Reason {
    /// A closure or obstruction that was reported.
    Event(EventId),
    /// A crossing that is closed, or whose status is not known.
    Crossing(CrossingId),
    /// The first, for vehicles of one class in the movement.
    Class(EventId, VehicleClass),
}

impl Reason {
    /// The same for vehicles of one class. At a crossing the name says where to ask for whom.
    pub(super) fn of(self, class: VehicleClass) -> Self {
        match self {
            Self::Event(event) => Self::Class(event, class),
            other => other,
        }
    }

    /// The closure or obstruction that it is.
    pub(super) fn event(self) -> Option<EventId> {
        match self {
            Self::Event(event) | Self::Class(event, _) => Some(event),
            Self::Crossing(_) => None,
        }
    }

    fn is(self, other: Self) -> bool {
        self == other || self.event().is_some() && self.event() == other.event()
    }
}

/// Where something stands, before it is put on roads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Place {
    /// Between two places of a line, km as bits; which way along it.
    Stretch {
        line: usize,
        from: u64,
        to: u64,
        direction: Direction,
    },
    Gate(CrossingId),
}

/// A closure without its sections, with what it rests on and its place.
struct Stand {
    closure: Closure,
    reason: Reason,
    place: Place,
    /// The place is named by the event itself; else it is that of a route which shares the road.
    own: bool,
}

/// What the pictures have shown so far.
struct Standing {
    /// Lines are drawn by hand; else they are those of the roads themselves.
    rough: bool,
    stands: Vec<Stand>,
    places: HashMap<(Reason, Place), Vec<usize>>,
}

/// Closures on the roads of the network, each with what it rests on; the number of a closure is its place in the list.
pub(super) fn closures<E>(answered: &Answered<E>, course: &Course, network: &Network) -> (Vec<Closure>, Vec<Reason>) {
    put(answered, course, Some(network))
}

/// The same without roads: all that stands, on no road.
pub(super) fn unplaced<E>(answered: &Answered<E>, course: &Course) -> (Vec<Closure>, Vec<Reason>) {
    put(answered, course, None)
}

fn put<E>(answered: &Answered<E>, course: &Course, network: Option<&Network>) -> (Vec<Closure>, Vec<Reason>) {
    let register = answered.register();
    let numbers: HashMap<RouteId, usize> =
        register.routes.iter().zip(0..).map(|(route, number)| (route.id, number)).collect();
    let lines: Vec<Option<&RouteLine>> = register.routes.iter().map(|route| register.network.line(route.id)).collect();
    let mut standing = Standing::new(true);
    let spans = course.spans();
    let mut spans = spans.into_iter();
    let mut note = |picture: &Picture<'_>| {
        standing.on_roads(picture, &numbers, &lines);
        standing.at_crossings(picture);
    };
    if let Some(span) = spans.next() {
        note(&Picture::of(span, answered));
    }
    for (span, later) in spans.zip(&course.later) {
        note(&Picture::of(span, later));
    }
    let found = standing.put_on(&lines, answered, network);
    let mut reasons = Vec::new();
    let numbered = found.into_iter().zip(0..).map(|((closure, reason), id)| {
        reasons.push(reason);
        Closure { id, ..closure }
    });
    (numbered.collect(), reasons)
}

/// What the access of a way shows at one moment of the course.
pub(super) struct Seen<'a> {
    pub(super) span: Span,
    pub(super) access: &'a RouteAccess,
    pub(super) line: &'a RouteLine,
}

/// Closures that ways were found to lie under and that do not stand among those known: they hold on roads that no route
/// of the register takes. `answered`: a picture that knows all events that are spoken of.
pub(super) fn beside<E>(
    answered: &Answered<E>,
    seen: &[Seen<'_>],
    network: &Network,
    (known, reasons): (&[Closure], &[Reason]),
) -> Vec<(Closure, Reason)> {
    let found = taken(answered, seen, Standing::new(false), Some(network), |_| true);
    without((known, reasons), found)
}

/// What one event closes along its own line, which is drawn by hand; on no road where there is none that it may mean.
pub(super) fn drawn<E>(
    answered: &Answered<E>,
    seen: &[Seen<'_>],
    event: EventId,
    network: Option<&Network>,
) -> Vec<(Closure, Reason)> {
    taken(answered, seen, Standing::new(true), network, |id| id == event)
}

fn taken<E>(
    answered: &Answered<E>,
    seen: &[Seen<'_>],
    mut standing: Standing,
    network: Option<&Network>,
    counts: impl Fn(EventId) -> bool,
) -> Vec<(Closure, Reason)> {
    let mut lines: Vec<Option<&RouteLine>> = Vec::new();
    for Seen { span, access, line } in seen {
        let number = lines.iter().position(|other| other.is_some_and(|other| std::ptr::eq(other, *line)));
        let number = number.unwrap_or_else(|| {
            lines.push(Some(line));
            lines.len() - 1
        });
        for finding in access.findings.iter().filter(|finding| finding.crossing.is_none()) {
            let event = finding.event.filter(|id| counts(*id)).and_then(|id| answered.scene.event(id));
            let Some(event) = event else { continue };
            let Some(closure) = of_event(finding, event, &answered.scene) else { continue };
            let own = |own| answered.register().network.line(own);
            let direction = direction_of(event, line, (finding.from_km, finding.to_km), own);
            let place = stretch(finding, number, direction);
            standing.note(*span, closure, Reason::Event(event.id), (place, false));
        }
    }
    standing.put_on(&lines, answered, network)
}

/// Closures without what is known of them already. Those that hold for one class of the movement hold for all.
pub(super) fn without(
    (known, reasons): (&[Closure], &[Reason]),
    mut found: Vec<(Closure, Reason)>,
) -> Vec<(Closure, Reason)> {
    for (closure, reason) in &mut found {
        let same: Vec<&Closure> = known
            .iter()
            .zip(reasons)
            .filter(|(own, of)| of.is(*reason) && (is_alike(own, closure) || is_wider(own, closure)))
            .map(|(own, _)| own)
            .collect();
        closure.sections.retain(|section| !same.iter().any(|own| own.sections.iter().any(|own| holds(own, section))));
    }
    found.retain(|(closure, _)| !closure.sections.is_empty());
    found
}

/// Whether a section lies within another, for the same way along the road.
fn holds(own: &Section, section: &Section) -> bool {
    own.edge == section.edge
        && (own.direction == Direction::Both || own.direction == section.direction)
        && own.from_m <= section.from_m + SAME_M
        && own.to_m >= section.to_m - SAME_M
}

/// Whether two closures hold for the same traffic at the same times.
fn is_alike(a: &Closure, b: &Closure) -> bool {
    has_form(a, b) && (a.from, a.until) == (b.from, b.until)
}

/// Whether a closure is the other for all vehicles.
fn is_wider(own: &Closure, other: &Closure) -> bool {
    own.vehicles.is_empty() && is_alike(own, &Closure { vehicles: Vec::new(), ..other.clone() })
}

fn has_form(a: &Closure, b: &Closure) -> bool {
    (a.hours, a.doubt) == (b.hours, b.doubt) && a.traffic == b.traffic && a.vehicles == b.vehicles
}

/// One picture, whatever its routes are explained by.
struct Picture<'a> {
    span: Span,
    routes: Vec<(RouteId, &'a RouteAccess)>,
    crossings: &'a [passage_risk::CrossingAssessment],
    scene: &'a crate::context::Scene,
}

impl<'a> Picture<'a> {
    fn of<E>(span: Span, answered: &'a Answered<E>) -> Self {
        let routes = answered.assessment.routes.iter().map(|route| (route.route, &route.access)).collect();
        Self { span, routes, crossings: &answered.assessment.crossings, scene: &answered.scene }
    }
}

fn stretch(finding: &AccessFinding, line: usize, direction: Direction) -> Place {
    Place::Stretch { line, from: finding.from_km.to_bits(), to: finding.to_km.to_bits(), direction }
}

impl Standing {
    fn new(rough: bool) -> Self {
        Self { rough, stands: Vec::new(), places: HashMap::new() }
    }

    /// Something that a picture shows: it holds until the next one, and goes on where it held before.
    /// `own`: the event names the place itself.
    fn note(&mut self, span: Span, closure: Closure, reason: Reason, (place, own): (Place, bool)) {
        let from = match span.before {
            None => closure.from,
            // What begins between two moments is shown by the later one.
            Some(before) => Some(closure.from.filter(|from| *from > before).unwrap_or(span.at)),
        };
        let until = [closure.until, span.until].into_iter().flatten().min();
        if from.zip(until).is_some_and(|(from, until)| from >= until) {
            return;
        }
        let known = self.places.entry((reason, place)).or_default();
        let goes_on = |stand: &Stand| {
            let until = stand.closure.until;
            has_form(&stand.closure, &closure) && until.is_some_and(|until| from.is_none_or(|from| from <= until))
        };
        if let Some(number) = known.iter().copied().find(|number| goes_on(&self.stands[*number])) {
            self.stands[number].closure.until = until;
            return;
        }
        known.push(self.stands.len());
        self.stands.push(Stand { closure: Closure { from, until, ..closure }, reason, place, own });
    }

    /// Closures of stretches.
    fn on_roads(&mut self, picture: &Picture<'_>, numbers: &HashMap<RouteId, usize>, lines: &[Option<&RouteLine>]) {
        for (route, access) in &picture.routes {
            let Some(number) = numbers.get(route).copied() else { continue };
            let Some(line) = lines[number] else { continue };
            for finding in access.findings.iter().filter(|finding| finding.crossing.is_none()) {
                let Some(event) = finding.event.and_then(|id| picture.scene.event(id)) else { continue };
                let Some(closure) = of_event(finding, event, picture.scene) else { continue };
                let own = |own| lines[*numbers.get(&own)?];
                let direction = direction_of(event, line, (finding.from_km, finding.to_km), own);
                let place = stretch(finding, number, direction);
                self.note(picture.span, closure, Reason::Event(event.id), (place, section_of(event) == Some(*route)));
            }
        }
    }

    /// Crossings that are closed, open at hours, or of unknown status: each reason by itself, since one may end before
    /// another.
    fn at_crossings(&mut self, picture: &Picture<'_>) {
        for assessed in picture.crossings {
            let Some(crossing) = picture.scene.register.crossing(assessed.crossing) else { continue };
            let place = Place::Gate(crossing.id);
            // The hours of both sides hold when one gets there, whatever else is said.
            for hours in crossing.sides.iter().filter_map(|side| side.hours) {
                let gate = Closure { hours: AtHours::OpenOnly(hours), ..Closure::whole(0, Vec::new()) };
                self.note(picture.span, gate, Reason::Crossing(crossing.id), (place, true));
            }
            for finding in &assessed.findings {
                if matches!(finding.rule, Rule::ClosedHours | Rule::RestrictedHours) && finding.event.is_none() {
                    continue;
                }
                let closure = match finding.event.and_then(|id| picture.scene.event(id)) {
                    Some(event) => of_event(finding, event, picture.scene),
                    None => doubt_of(finding.status).map(|doubt| Closure { doubt, ..Closure::whole(0, Vec::new()) }),
                };
                if let Some(closure) = closure {
                    self.note(picture.span, closure, Reason::Crossing(crossing.id), (place, true));
                }
            }
            if assessed.findings.is_empty() && assessed.status == Access::Unknown {
                let unknown = Closure { doubt: Doubt::Unknown, ..Closure::whole(0, Vec::new()) };
                self.note(picture.span, unknown, Reason::Crossing(crossing.id), (place, true));
            }
        }
    }

    /// Leaves to the place that an event names itself what it means of a road: a route that shares the road may be drawn
    /// otherwise, and run the other way.
    fn as_named(&self, sections: &mut [Vec<Section>]) {
        let stands = || self.stands.iter().enumerate();
        let mut named: HashMap<Reason, Vec<(usize, HashSet<Edge>)>> = HashMap::new();
        for (number, stand) in stands().filter(|(_, stand)| stand.own && matches!(stand.reason, Reason::Event(_))) {
            let edges = sections[number].iter().map(|section| section.edge).collect();
            named.entry(stand.reason).or_default().push((number, edges));
        }
        for (number, stand) in stands().filter(|(_, stand)| !stand.own) {
            for (own, edges) in named.get(&stand.reason).into_iter().flatten() {
                if is_alike(&self.stands[*own].closure, &stand.closure) {
                    sections[number].retain(|section| !edges.contains(&section.edge));
                }
            }
        }
    }

    /// Puts everything on roads; what rests on one reason and holds alike is one closure.
    fn put_on<E>(
        self,
        lines: &[Option<&RouteLine>],
        answered: &Answered<E>,
        network: Option<&Network>,
    ) -> Vec<(Closure, Reason)> {
        let register = answered.register();
        // Most of the time goes into what lies near each place.
        let sections = |stand: &Stand| match (stand.place, network) {
            (_, None) => Vec::new(),
            (Place::Gate(id), Some(network)) => at_gate(id, register, network),
            (Place::Stretch { line, from, to, direction }, Some(network)) => match lines.get(line) {
                Some(Some(line)) => {
                    along(line, (f64::from_bits(from), f64::from_bits(to)), direction, network, self.rough)
                }
                _ => Vec::new(),
            },
        };
        let mut sections: Vec<Vec<Section>> = self.stands.par_iter().map(sections).collect();
        self.as_named(&mut sections);
        let mut found: Vec<(Closure, Reason)> = Vec::new();
        for (stand, sections) in self.stands.into_iter().zip(sections) {
            // What is drawn by hand and lies on no road is kept, to be told where a way passes near it.
            if sections.is_empty() && !self.rough {
                continue;
            }
            match found.iter_mut().find(|(known, of)| *of == stand.reason && is_alike(known, &stand.closure)) {
                Some((known, _)) => known.sections.extend(sections),
                None => found.push((Closure { sections, ..stand.closure }, stand.reason)),
            }
        }
        found
    }
}

/// The roads that a part of a line means, km.
pub(super) fn along(
    line: &RouteLine,
    (from, to): (f64, f64),
    direction: Direction,
    network: &Network,
    rough: bool,
) -> Vec<Section> {
    let (start, end) = ((from - MORE_KM).max(0.0), (to + MORE_KM).min(line.length_km()));
    let share = |km: f64| if end > start { ((km - start) / (end - start)).clamp(0.0, 1.0) } else { 0.0 };
    let around = line.slice(start, end);
    network.sections_drawn(&Drawn { line: &around, from: share(from), to: share(to), direction, rough })
}

/// The roads that a crossing bars: those at its place, and those of the routes that lead through it where these pass it
/// by. Where there is none so near, those at the least distance of a few.
fn at_gate(id: CrossingId, register: &Register, network: &Network) -> Vec<Section> {
    let Some(crossing) = register.crossing(id) else { return Vec::new() };
    let mut sections = GATE_LOOKS
        .iter()
        .map(|within_m| network.sections_at(crossing.at, *within_m))
        .find(|sections| !sections.is_empty())
        .unwrap_or_default();
    for route in register.routes.iter().filter(|route| route.crossings.contains(&id)) {
        let Some(line) = register.network.line(route.id) else { continue };
        let near = line.nearest(crossing.at);
        if near.distance_km * 1000.0 > GATE_M && near.distance_km <= THROUGH_KM {
            let km = near.chainage_km;
            sections.extend(along(line, (km, km), Direction::Both, network, true));
        }
    }
    sections
}

fn doubt_of(status: Access) -> Option<Doubt> {
    match status {
        Access::Closed => Some(Doubt::None),
        Access::Unknown => Some(Doubt::Unknown),
        Access::Restricted | Access::Open => None,
    }
}

/// Whether what is said is not believed enough, or is not enforced.
fn is_doubted(finding: &AccessFinding, scene: &crate::context::Scene) -> bool {
    finding.belief.is_some_and(|belief| belief < *scene.params.access.close_min_q)
        || finding.enforcement == Some(Enforcement::NotEnforced)
}

/// It bars by its hours or for some vehicles only.
fn is_limited(closure: &Closure) -> bool {
    closure.hours != AtHours::Always || !closure.vehicles.is_empty()
}

/// The closure that an event makes; `None`: it restricts, or does something else.
fn of_event(finding: &AccessFinding, event: &Event, scene: &crate::context::Scene) -> Option<Closure> {
    let doubt = match finding.status {
        Access::Unknown => Doubt::Unknown,
        // At its hours it is no surer.
        Access::Restricted if is_doubted(finding, scene) => Doubt::Unknown,
        Access::Closed | Access::Restricted => Doubt::None,
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
    (finding.status != Access::Restricted || is_limited(&closure)).then_some(closure)
}

/// The route on which an event names a section.
fn section_of(event: &Event) -> Option<RouteId> {
    match &event.detail {
        Detail::Closure(Said { scope: Scope::Section { route, .. }, .. }) => Some(*route),
        _ => None,
    }
}

/// Which way along a line a closure holds on a stretch of it, km: its direction is that of its own route or line, which
/// may run against this one there. The direction of a section is that of its route, in whichever order its ends are named.
fn direction_of<'l>(
    event: &Event,
    line: &RouteLine,
    stretch: (f64, f64),
    route: impl FnOnce(RouteId) -> Option<&'l RouteLine>,
) -> Direction {
    let Detail::Closure(Said { scope, direction, .. }) = &event.detail else { return Direction::Both };
    let against = match (scope, &event.geometry) {
        _ if *direction == Direction::Both => None,
        (Scope::Section { route: own, from_km, to_km }, _) => route(*own).and_then(|own| {
            if std::ptr::eq(own, line) {
                return Some(false);
            }
            let (from, to) = (from_km.0.min(to_km.0), from_km.0.max(to_km.0));
            let part = RouteLine::new(&own.slice(from - AROUND_KM, to + AROUND_KM)).ok()?;
            line.is_against(stretch, &part)
        }),
        (Scope::Geometry | Scope::Along, Some(Geometry::Line { points })) => {
            RouteLine::new(points).ok().and_then(|own| line.is_against(stretch, &own))
        }
        _ => None,
    };
    match (against, direction) {
        (None, _) => Direction::Both,
        (Some(false), own) => *own,
        (Some(true), Direction::Forward) => Direction::Backward,
        (Some(true), _) => Direction::Forward,
    }
}
