//! A line driven at its own hours: what closes it when they get there, and what the table of advice says. For sheets, which
//! may leave at another hour than a plan, or follow a route of the register.

use std::collections::HashSet;

use passage_model::{
    Access, Advice, CrossingId, Detail, Direction, Event, Hours, LatLon, RiskLevel, Time, TrafficClass, VehicleClass,
};
use passage_risk::{AccessFinding, Drivers, Live};
use passage_roads::{AtHours, Closure, Doubt, Network, Profile, Section};
use passage_spatial::RouteLine;
use passage_words::Words;

use super::{
    adrift,
    assessed::{self, Candidate},
    astray::Passing,
    barred::during,
    course::Course,
    moments::{Look, Thing},
    network, person,
    standing::{self, Reason},
};
use crate::{
    Desk,
    assess::{Answered, level_text},
    context::{Register, Scene},
    dto::AssessArgs,
    error::{ApiError, Result},
    lookup::shown_name,
    titles,
};

/// What is driven, and when it is where.
pub(crate) struct Drive<'a> {
    pub(crate) line: &'a [LatLon],
    pub(crate) crossings: Vec<CrossingId>,
    pub(crate) vehicle: VehicleClass,
    pub(crate) traffic: TrafficClass,
    pub(crate) depart: Time,
    /// When a place so many km from the start is reached: at the earliest, and at the latest.
    pub(crate) at: &'a dyn Fn(f64) -> (Time, Time),
}

impl Limited {
    /// Whether it leaves it open at a moment.
    pub(crate) fn is_open(&self, at: Time) -> bool {
        self.hours.covers(at) == self.opens
    }
}

/// How something stands in the way, the least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Stands {
    /// It is closed, and may mean this road or another beside it.
    Beside,
    /// It is on the road, and nobody knows whether it is open.
    Doubtful,
    /// It is closed.
    Closed,
}

/// Something in the way of it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct InTheWay {
    pub(crate) what: String,
    /// When they get there.
    pub(crate) at: Time,
    pub(crate) stands: Stands,
    /// Only if they are later than planned: when they get there then.
    pub(crate) late: Option<Time>,
}

/// Hours at which the line, or a crossing on it, is closed or open, by an event.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Limited {
    pub(crate) from_km: f64,
    pub(crate) to_km: f64,
    pub(crate) crossing: Option<CrossingId>,
    pub(crate) hours: Hours,
    /// Open at these hours, else closed.
    pub(crate) opens: bool,
}

/// What was found.
#[derive(Debug, Clone, Default)]
pub(crate) struct Driven {
    /// Each once, by where it lies.
    pub(crate) in_the_way: Vec<InTheWay>,
    /// By the table of advice nobody goes: level and access, in words.
    pub(crate) no_go: Option<(String, String)>,
    /// That only if they are later than planned.
    pub(crate) no_go_late: bool,
    /// Closed or open at some hours of the day.
    pub(crate) limited: Vec<Limited>,
    /// From when on it was not looked at what closes.
    pub(crate) unseen: Option<Time>,
    /// Why the roads that were taken in could not be looked at, in words.
    pub(crate) no_roads: Option<String>,
}

/// Looks at a line for one class of vehicles.
pub(crate) fn driven(desk: &mut Desk, words: Words, drive: &Drive<'_>) -> Result<Driven> {
    let line = RouteLine::new(drive.line).map_err(|error| ApiError::internal(words, error))?;
    let (_, latest) = (drive.at)(line.length_km());
    let look = Look::line(drive.depart, latest, drive.line);
    let (moments, left) = look.take(look.things(desk, words)?);
    let way = Candidate { line: drive.line.to_vec(), crossings: drive.crossings.clone() };
    let (routes, ids) = assessed::routes(drive.vehicle, vec![way]);
    let question = AssessArgs {
        lang: words.lang(),
        as_of: Some(look.until),
        known_at: None,
        traffic: Some(drive.traffic),
        vehicle: Some(drive.vehicle),
        direction: Some(Direction::Forward),
        window_days: None,
        histogram_days: None,
    };
    // The moment of the arrival knows all that begins under way.
    let mut scene = desk.scene(words, &question, None)?.beside(routes);
    let mut live = scene.live_of(&ids);
    let times: Vec<Time> = std::iter::once(drive.depart).chain(moments).collect();
    let (mut found, mut level, mut worst) = (Driven::default(), RiskLevel::Unknown, None);
    let mut on_time = None;
    for (number, at) in times.iter().enumerate() {
        live.move_to(*at);
        let Some(route) = live.overview().routes.pop() else { continue };
        if number == 0 {
            (level, worst) = (route.level, Some(route.access.status).filter(|status| *status != Access::Closed));
            on_time = worst;
        }
        let until = times.get(number + 1).copied();
        let is_reached = |finding: &&AccessFinding| {
            let (first, last) = ((drive.at)(finding.from_km).0, (drive.at)(finding.to_km).1);
            (number == 0 || last >= *at) && until.is_none_or(|until| first < until)
        };
        for limited in route.access.findings.iter().filter_map(|finding| limited(&scene, finding)) {
            if !found.limited.contains(&limited) {
                found.limited.push(limited);
            }
        }
        for finding in route.access.findings.iter().filter(is_reached) {
            worst = worst.max(Some(finding.status));
            let is_on_time = number == 0 || (drive.at)(finding.to_km).0 >= *at;
            if is_on_time {
                on_time = on_time.max(Some(finding.status));
            }
            let closed = finding.status == Access::Closed;
            let is_named = finding.event.is_some() || finding.crossing.is_some();
            let doubtful = finding.status == Access::Unknown && is_named;
            if !(closed || doubtful) {
                continue;
            }
            let stands = if closed { Stands::Closed } else { Stands::Doubtful };
            let (at, later) = (drive.at)(finding.from_km);
            let late = (!is_on_time).then_some(later);
            found.add(InTheWay { what: named(words, &scene, finding), at, stands, late });
        }
    }
    let roads = match network::open_proven(desk, words) {
        Ok(roads) => Some(roads),
        Err(error) => {
            found.no_roads = network::lost(desk, words, &error)?;
            None
        }
    };
    let picture = AssessArgs { as_of: Some(drive.depart), direction: Some(Direction::Both), ..question };
    for one in on_roads(desk, words, drive, (&line, &look, &picture), roads.as_deref())? {
        let status = match one.stands {
            Stands::Closed => Some(Access::Closed),
            Stands::Doubtful => Some(Access::Unknown),
            Stands::Beside => None,
        };
        worst = worst.max(status);
        if one.late.is_none() {
            on_time = on_time.max(status);
        }
        found.add(one);
    }
    found.settle();
    scene.question.as_of = drive.depart;
    let answered = Answered::<Drivers>::of_scene(scene);
    if let Some(word) = person::word(words, &answered, &line, level) {
        level = word.level;
    }
    let access = worst.unwrap_or(Access::Unknown);
    if answered.scene.params.advise(level, access) == Advice::NoGo {
        let access = words.text(&format!("access-{}", access.code()));
        found.no_go = Some((level_text(words, level), access));
        let planned = on_time.unwrap_or(Access::Unknown);
        found.no_go_late = answered.scene.params.advise(level, planned) != Advice::NoGo;
    }
    let missed = left.iter().filter_map(Thing::first).filter(|at| *at <= latest).min();
    found.unseen = [missed, (latest > look.until).then_some(look.until)].into_iter().flatten().min();
    Ok(found)
}

impl Driven {
    /// Each once, as the worst of what was found of it as planned, and of what was found if they are later.
    fn add(&mut self, one: InTheWay) {
        let same = |known: &&mut InTheWay| known.what == one.what && known.late.is_some() == one.late.is_some();
        match self.in_the_way.iter_mut().find(same) {
            Some(known) => known.stands = known.stands.max(one.stands),
            None => self.in_the_way.push(one),
        }
    }

    /// In their order, and without what is no worse if they are later.
    fn settle(&mut self) {
        let planned: Vec<InTheWay> = self.in_the_way.iter().filter(|one| one.late.is_none()).cloned().collect();
        let is_said = |late: &InTheWay| planned.iter().any(|one| one.what == late.what && one.stands >= late.stands);
        self.in_the_way.retain(|one| one.late.is_none() || !is_said(one));
        self.in_the_way.sort_by_key(|one| one.at);
    }
}

/// What closes the roads that the line means, as a plan sees it: what is drawn beside a road closes it too. Without a
/// network, what is drawn beside the line.
fn on_roads(
    desk: &mut Desk,
    words: Words,
    drive: &Drive<'_>,
    (line, look, picture): (&RouteLine, &Look, &AssessArgs),
    network: Option<&Network>,
) -> Result<Vec<InTheWay>> {
    let course = Course::ask(desk, words, picture, look)?;
    let scene = desk.scene(words, picture, None)?;
    let assessment = desk.ask(&scene, Live::overview);
    let answered = Answered { scene, assessment, other: None };
    let (mut closures, mut reasons) = match network {
        Some(network) => standing::closures(&answered, &course, network),
        None => standing::unplaced(&answered, &course),
    };
    let of = (&answered, &course, drive.vehicle);
    for (closure, reason) in adrift::near(of, &[line], &reasons, &mut HashSet::new(), network) {
        closures.push(closure);
        reasons.push(reason);
    }
    let roads = network.map(|network| Roads::of(network, line, drive.vehicle));
    let edges = roads.as_ref().map(|roads| (roads.network, roads.sections.iter().map(|own| own.edge).collect()));
    let passing = Passing { line, roads: edges, at: drive.at };
    let profile = Profile { traffic: drive.traffic, ..Profile::of(drive.vehicle) };
    let register = answered.register();
    let mut found = Vec::new();
    for (closure, reason) in closures.iter().zip(&reasons).filter(|(closure, _)| closure.concerns(&profile)) {
        // Hours of gates are told with the stops.
        if matches!(closure.hours, AtHours::OpenOnly(_)) {
            continue;
        }
        let event = match reason {
            Reason::Event(id) | Reason::Class(id, _) => course.event(&answered, *id),
            Reason::Crossing(_) => None,
        };
        let driven = roads.as_ref().and_then(|roads| roads.driven(closure, line));
        let met = match driven {
            Some((from, to)) => {
                let ((first, first_margin), (last, last_margin)) = ((drive.at)(from), (drive.at)(to));
                let (planned, later) = (during(closure, first, last), during(closure, first_margin, last_margin));
                let stands = if closure.doubt == Doubt::None { Stands::Closed } else { Stands::Doubtful };
                (planned || later).then_some((first, stands, (!planned).then_some(first_margin)))
            }
            None => passing
                .passes(closure, *reason, event, register)
                .map(|astray| ((drive.at)(astray.km).0, Stands::Beside, None)),
        };
        if let Some((at, stands, late)) = met {
            found.push(InTheWay { what: what(words, register, *reason, event), at, stands, late });
        }
    }
    Ok(found)
}

/// The roads that a line means, driven along it.
struct Roads<'n> {
    network: &'n Network,
    sections: Vec<Section>,
}

impl<'n> Roads<'n> {
    fn of(network: &'n Network, line: &RouteLine, vehicle: VehicleClass) -> Self {
        let whole = (0.0, line.length_km());
        let mut sections = standing::along(line, whole, Direction::Forward, network, true);
        sections.retain(|own| network.kind(own.edge).admits(vehicle, own.direction == Direction::Backward));
        Self { network, sections }
    }

    /// From where to where the line is driven over what is closed, km.
    fn driven(&self, closure: &Closure, line: &RouteLine) -> Option<(f64, f64)> {
        let mut range: Option<(f64, f64)> = None;
        for own in &self.sections {
            for closed in closure.sections.iter().filter(|closed| closed.edge == own.edge) {
                let (from_m, to_m) = (own.from_m.max(closed.from_m), own.to_m.min(closed.to_m));
                if from_m > to_m || !closed.direction.covers(own.direction) {
                    continue;
                }
                for at in self.network.stretch(2 * own.edge, from_m, to_m) {
                    let km = line.nearest(at).chainage_km;
                    let (from, to) = range.unwrap_or((km, km));
                    range = Some((from.min(km), to.max(km)));
                }
            }
        }
        range
    }
}

fn what(words: Words, register: &Register, reason: Reason, event: Option<&Event>) -> String {
    match (reason, event) {
        (Reason::Crossing(id), _) => register.crossing_name(words.lang(), id).unwrap_or_else(|| "—".to_owned()),
        (_, Some(event)) => titles::title(words, register, event),
        (_, None) => "—".to_owned(),
    }
}

/// The hours of a closure or opening that acts on the line.
fn limited(scene: &Scene, finding: &AccessFinding) -> Option<Limited> {
    let (closure, opens) = match &scene.event(finding.event?)?.detail {
        Detail::Closure(closure) => (closure, false),
        Detail::Reopening(closure) => (closure, true),
        _ => return None,
    };
    let hours = closure.hours.filter(|_| !closure.partial)?;
    let (from_km, to_km) = (finding.from_km, finding.to_km);
    Some(Limited { from_km, to_km, crossing: finding.crossing, hours, opens })
}

fn named(words: Words, scene: &Scene, finding: &AccessFinding) -> String {
    let register = &scene.register;
    let crossing = finding.crossing.and_then(|id| register.crossing(id));
    match (crossing, finding.event.and_then(|id| scene.event(id))) {
        (Some(crossing), _) => shown_name(&crossing.names, words.lang()),
        (None, Some(event)) => titles::title(words, register, event),
        (None, None) => "—".to_owned(),
    }
}
