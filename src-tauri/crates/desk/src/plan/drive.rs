//! A line driven at its own hours: what closes it when they get there, and what the table of advice says. For sheets, which
//! may leave at another hour than a plan, or follow a route of the register.

use passage_model::{Access, Advice, CrossingId, Direction, LatLon, RiskLevel, Time, TrafficClass, VehicleClass};
use passage_risk::{AccessFinding, Drivers};
use passage_spatial::RouteLine;
use passage_words::Words;

use super::{
    assessed::{self, Candidate},
    moments::{Look, Thing},
    person,
};
use crate::{
    Desk,
    assess::{Answered, level_text},
    context::Scene,
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

/// Something in the way of it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct InTheWay {
    pub(crate) what: String,
    /// When they get there.
    pub(crate) at: Time,
    /// It is closed; else nobody knows.
    pub(crate) closed: bool,
}

/// What was found.
#[derive(Debug, Clone, Default)]
pub(crate) struct Driven {
    /// Each once, by where it lies.
    pub(crate) in_the_way: Vec<InTheWay>,
    /// By the table of advice nobody goes: level and access, in words.
    pub(crate) no_go: Option<(String, String)>,
    /// From when on it was not looked at what closes.
    pub(crate) unseen: Option<Time>,
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
    for (number, at) in times.iter().enumerate() {
        live.move_to(*at);
        let Some(route) = live.overview().routes.pop() else { continue };
        if number == 0 {
            (level, worst) = (route.level, Some(route.access.status).filter(|status| *status != Access::Closed));
        }
        let until = times.get(number + 1).copied();
        let is_reached = |finding: &&AccessFinding| {
            let (first, last) = ((drive.at)(finding.from_km).0, (drive.at)(finding.to_km).1);
            (number == 0 || last >= *at) && until.is_none_or(|until| first < until)
        };
        for finding in route.access.findings.iter().filter(is_reached) {
            worst = worst.max(Some(finding.status));
            let closed = finding.status == Access::Closed;
            let is_named = finding.event.is_some() || finding.crossing.is_some();
            let doubtful = finding.status == Access::Unknown && is_named;
            if !(closed || doubtful) {
                continue;
            }
            let what = named(words, &scene, finding);
            let at = (drive.at)(finding.from_km).0;
            match found.in_the_way.iter_mut().find(|known| known.what == what) {
                Some(known) => known.closed |= closed,
                None => found.in_the_way.push(InTheWay { what, at, closed }),
            }
        }
    }
    found.in_the_way.sort_by_key(|one| one.at);
    scene.question.as_of = drive.depart;
    let answered = Answered::<Drivers>::of_scene(scene);
    if let Some(word) = person::word(words, &answered, &line, level) {
        level = word.level;
    }
    let access = worst.unwrap_or(Access::Unknown);
    if answered.scene.params.advise(level, access) == Advice::NoGo {
        let access = words.text(&format!("access-{}", access.code()));
        found.no_go = Some((level_text(words, level), access));
    }
    let missed = left.iter().filter_map(Thing::first).filter(|at| *at <= latest).min();
    found.unseen = [missed, (latest > look.until).then_some(look.until)].into_iter().flatten().min();
    Ok(found)
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
