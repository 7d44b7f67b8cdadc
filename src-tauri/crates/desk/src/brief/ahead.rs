//! What closures leave of a way while a briefing holds: at which of their hours access is worse than at its moment, and the
//! conditions that follow from their limits.

use std::{collections::BTreeSet, sync::Arc};

use chrono::{Duration, NaiveTime};
use passage_model::{
    Access, Advice, Closure, Detail, Direction, Event, Hours, RouteId, Time, TimePrecision, VehicleClass,
};
use passage_risk::{AccessFinding, RouteAssessment};
use passage_words::Words;

use crate::{
    assess::{Answered, access_kinds},
    explain, terms,
};

/// More moments than these are not looked at: the nearest count.
const MOST: usize = 300;

/// The worst access of a route while the briefing holds, where it is worse than at its moment, and when that is first.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Worse {
    pub(crate) route: RouteId,
    pub(crate) at: Time,
    pub(crate) access: Access,
    pub(crate) advice: Advice,
    /// The way it is looked at; both where the briefing is about one way only.
    pub(crate) direction: Direction,
}

/// `coming`: what has been announced and begins later.
pub(crate) fn worse(answered: &Answered, coming: &[Arc<Event>], valid_until: Time) -> Vec<Worse> {
    let as_of = answered.scene.question.as_of;
    let begins = coming.iter().filter(|event| event.time.from <= valid_until).cloned();
    let events: Vec<Arc<Event>> =
        answered.scene.events().filter(|event| access_kinds(event)).cloned().map(Arc::new).chain(begins).collect();
    let moments = moments(answered, &events, (as_of, valid_until));
    let ids: Vec<RouteId> = answered.assessment.routes.iter().map(|route| route.route).collect();
    let mut found = Vec::new();
    let here = (answered.scene.question.direction, ids);
    let back = answered.other.as_ref().map(|other| {
        let ids = other.assessment.routes.iter().map(|route| route.route).collect();
        (other.scene.question.direction, ids)
    });
    for (direction, ids) in std::iter::once(here).chain(back) {
        let mut scene = answered.scene.of_events(valid_until, events.iter().cloned());
        scene.question.direction = direction;
        let mut live = scene.live_of(&ids);
        let mut worst: Vec<Worse> = Vec::new();
        for at in &moments {
            live.move_to(*at);
            for summary in live.summaries() {
                let Some(route) = answered.route(summary.route) else { continue };
                let level = answered.scene.overriding(route.route).map_or(route.level, |set| set.level);
                let access = summary.outcome.access;
                let advice = answered.scene.params.advise(level, access);
                let now = now(answered, route, direction);
                let before = worst.iter_mut().find(|one| one.route == route.route);
                let least = before.as_ref().map_or(now, |one| one.access);
                if access <= least {
                    continue;
                }
                let one = Worse { route: route.route, at: *at, access, advice, direction };
                match before {
                    Some(before) => *before = one,
                    None => worst.push(one),
                }
            }
        }
        found.extend(worst);
    }
    found
}

/// Access at the moment of the briefing.
fn now(answered: &Answered, route: &RouteAssessment, direction: Direction) -> Access {
    if direction == answered.scene.question.direction {
        return route.access.status;
    }
    let back = answered.other.iter().flat_map(|other| &other.assessment.routes).find(|back| back.route == route.route);
    back.map_or(route.access.status, |back| back.access.status)
}

/// When something begins, ends, opens or shuts.
fn moments(answered: &Answered, events: &[Arc<Event>], (from, until): (Time, Time)) -> Vec<Time> {
    let mut moments = BTreeSet::new();
    for event in events {
        moments.insert(event.time.from);
        let whole_day = event.time.precision != TimePrecision::Hour;
        moments.extend(event.time.until.map(|at| if whole_day { at + Duration::days(1) } else { at }));
        if let Detail::Closure(Closure { hours: Some(hours), .. })
        | Detail::Reopening(Closure { hours: Some(hours), .. }) = &event.detail
        {
            moments.extend(turns(*hours, (from, until)));
        }
    }
    for side in answered.register().crossings.iter().flat_map(|crossing| &crossing.sides) {
        moments.extend(side.hours.into_iter().flat_map(|hours| turns(hours, (from, until))));
        moments.extend(side.statuses.iter().flat_map(|status| [status.since, status.until]).flatten());
    }
    moments.into_iter().filter(|at| *at > from && *at < until).take(MOST).collect()
}

/// When hours begin and end.
fn turns(hours: Hours, (from, until): (Time, Time)) -> Vec<Time> {
    let day = from.date_naive().and_time(NaiveTime::MIN).and_utc();
    let days = (until - day).num_days() + 1;
    let at = |day_number: i64, minute: u16| day + Duration::days(day_number) + Duration::minutes(minute.into());
    (0..=days).flat_map(|number| [at(number, hours.from_minute), at(number, hours.to_minute)]).collect()
}

/// "At 1 Dec, 15:00 UTC access is Closed, advice “No-go”."
pub(crate) fn sentence(words: Words, one: &Worse, asked: Direction) -> String {
    let id =
        if one.direction == asked { "ahead-worse".to_owned() } else { format!("ahead-worse-{}", one.direction.code()) };
    words.with(&id, &told(words, one))
}

/// The same for a list of routes: "R-03 at 1 Dec, 15:00 UTC (Closed, No-go)".
pub(crate) fn listed(words: Words, code: &str, one: &Worse, asked: Direction) -> String {
    let mut args = told(words, one).to_vec();
    let code = if one.direction == asked {
        code.to_owned()
    } else {
        let way = words.text(&format!("direction-{}", one.direction.code()));
        format!("{code} {way}")
    };
    args.push(("route", code.into()));
    words.with("finding-worse-one", &args)
}

fn told(words: Words, one: &Worse) -> [(&'static str, passage_words::Arg<'static>); 3] {
    [
        ("when", words.near_moment(one.at).into()),
        ("access", words.text(&format!("access-{}", one.access.code())).into()),
        ("advice", words.text(&format!("advice-{}", crate::assess::advice_id(one.advice))).into()),
    ]
}

/// What the limits of closures and openings ask of a movement on a route, each once.
pub(crate) fn conditions(
    words: Words,
    answered: &Answered,
    route: &RouteAssessment,
    barred: &[&Barred],
) -> Vec<String> {
    let mut out = Vec::new();
    let mut say = |text: Option<String>| out.extend(text);
    for finding in &route.access.findings {
        say(condition(words, answered, finding, None));
    }
    if let Some(other) = answered.other.as_deref()
        && let Some(back) = other.assessment.routes.iter().find(|back| back.route == route.route)
    {
        let known = |finding: &AccessFinding| route.access.findings.iter().any(|own| own.event == finding.event);
        for finding in back.access.findings.iter().filter(|finding| finding.event.is_some() && !known(finding)) {
            say(condition(words, answered, finding, Some(other.scene.question.direction)));
        }
    }
    for Barred { event, finding, .. } in barred {
        let Detail::Closure(closure) = &event.detail else { continue };
        let args = [
            ("place", place(words, answered, finding, None).into()),
            ("vehicles", terms::named(words, &closure.vehicles).into()),
        ];
        let rest =
            Event { detail: Detail::Closure(Closure { vehicles: Vec::new(), ..closure.clone() }), ..event.clone() };
        say(Some(with_rest(words, words.with("hold-no-vehicles", &args), &rest)));
    }
    let mut seen: Vec<String> = Vec::new();
    for text in out {
        if !seen.contains(&text) {
            seen.push(text);
        }
    }
    seen
}

fn condition(words: Words, answered: &Answered, finding: &AccessFinding, way: Option<Direction>) -> Option<String> {
    let event = answered.scene.event(finding.event?)?;
    let place = ("place", place(words, answered, finding, way).into());
    let (closure, id) = match &event.detail {
        Detail::Closure(closure) => (closure, "hold-not-between"),
        Detail::Reopening(closure) => (closure, "hold-only-between"),
        _ => return None,
    };
    let Some(hours) = closure.hours else {
        // At all hours: the other way it is not what the page is about.
        let shut = way.is_some() && finding.status == Access::Closed;
        return shut.then(|| with_rest(words, words.with("hold-closed-way", &[place]), event));
    };
    let text = words.with(id, &[place, ("hours", terms::between(words, hours).into())]);
    let bare = Closure { hours: None, ..closure.clone() };
    let detail = if id == "hold-not-between" { Detail::Closure(bare) } else { Detail::Reopening(bare) };
    Some(with_rest(words, text, &Event { detail, ..event.clone() }))
}

fn with_rest(words: Words, text: String, rest: &Event) -> String {
    match terms::limits(words, rest) {
        Some(rest) => words.with("told-apart", &[("text", text.into()), ("which", rest.into())]),
        None => text,
    }
}

fn place(words: Words, answered: &Answered, finding: &AccessFinding, way: Option<Direction>) -> String {
    let crossing = finding.crossing.and_then(|id| answered.register().crossing_name(words.lang(), id));
    let at = crossing.unwrap_or_else(|| explain::stretch(words, finding.from_km, finding.to_km));
    match way {
        Some(way) => words.with(&format!("hold-way-{}", way.code()), &[("place", at.into())]),
        None => at,
    }
}

/// A closure on a route that bars vehicles of other classes than the one the route is told for.
#[derive(Debug, Clone)]
pub(crate) struct Barred {
    pub(crate) route: RouteId,
    event: Event,
    finding: AccessFinding,
}

/// All such closures on the routes of a briefing.
pub(crate) fn barred(answered: &Answered) -> Vec<Barred> {
    let as_of = answered.scene.question.as_of;
    let is_limited = |event: &&Event| match &event.detail {
        Detail::Closure(closure) => !closure.vehicles.is_empty() && event.time.holds_at(as_of),
        _ => false,
    };
    let limited: Vec<&Event> = answered.scene.events().filter(is_limited).collect();
    let bars = |event: &Event, vehicle| match &event.detail {
        Detail::Closure(closure) => closure.vehicles.contains(&vehicle),
        _ => false,
    };
    let ids: Vec<RouteId> = answered.assessment.routes.iter().map(|route| route.route).collect();
    let own = |id| {
        let stored = || answered.register().route(id).map(|stored| stored.vehicle);
        answered.scene.question.vehicle.or_else(stored)
    };
    let mut found: Vec<Barred> = Vec::new();
    for vehicle in VehicleClass::ALL {
        if !limited.iter().any(|event| bars(event, vehicle)) {
            continue;
        }
        let events = answered.scene.events().filter(|event| access_kinds(event)).cloned().map(Arc::new);
        let mut scene = answered.scene.of_events(as_of, events);
        scene.question.vehicle = Some(vehicle);
        for then in scene.live_of(&ids).overview().routes {
            for event in limited.iter().filter(|event| bars(event, vehicle)) {
                let finding = then.access.findings.iter().find(|finding| finding.event == Some(event.id));
                let known = found.iter().any(|one| one.route == then.route && one.event.id == event.id);
                if own(then.route).is_some_and(|own| bars(event, own)) || known {
                    continue;
                }
                found.extend(finding.map(|finding| Barred {
                    route: then.route,
                    event: (*event).clone(),
                    finding: *finding,
                }));
            }
        }
    }
    found
}
