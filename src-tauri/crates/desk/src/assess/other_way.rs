//! The way back: where something is said to hold one way only, access is asked the other way too. Trucks come back.

use std::{collections::HashSet, sync::Arc};

use passage_model::{Access, Detail, Direction, Event, EventId, EventKind, RiskLevel, RouteId, Scope};
use passage_risk::{AccessFinding, Drivers, RouteAccess, RouteAssessment, on_roads};
use passage_words::Words;

use super::Answered;
use crate::{context::Scene, dto::OtherWayDto, explain};

/// Kinds that act on access. Nothing else is asked of the other way: a level is the same both ways.
const KINDS: [EventKind; 7] = [
    EventKind::Closure,
    EventKind::Reopening,
    EventKind::Obstruction,
    EventKind::ControlChange,
    EventKind::Checkpoint,
    EventKind::DetentionOrDenial,
    EventKind::Passage,
];

/// Whether an event may act on access.
pub(crate) fn access_kinds(event: &Event) -> bool {
    KINDS.contains(&event.kind())
}

/// The scene asked the other way, with what acts on access alone. `None`: both ways are asked for already.
pub(crate) fn turned(scene: &Scene) -> Option<Scene> {
    let direction = match scene.question.direction {
        Direction::Forward => Direction::Backward,
        Direction::Backward => Direction::Forward,
        Direction::Both => return None,
    };
    let events = scene.events().filter(|event| access_kinds(event)).cloned().map(Arc::new);
    let mut turned = scene.of_events(scene.question.as_of, events);
    turned.question.direction = direction;
    Some(turned)
}

/// Whether something holds one way only on a road. Through a crossing nothing tells which way is which.
pub(crate) fn is_one_way(event: &Event) -> bool {
    match &event.detail {
        Detail::Closure(said) | Detail::Reopening(said) => {
            said.direction != Direction::Both && !matches!(said.scope, Scope::Crossing { .. } | Scope::Border { .. })
        }
        _ => false,
    }
}

/// The routes asked for on which something may hold one way only, each once.
pub(crate) fn touched<'e>(scene: &Scene, events: impl Iterator<Item = &'e Event>) -> Vec<RouteId> {
    let asked = |id: &RouteId| scene.question.routes.as_ref().is_none_or(|routes| routes.contains(id));
    let mut ids: Vec<RouteId> = Vec::new();
    for event in events.filter(|event| is_one_way(event) && event.time.holds_at(scene.question.as_of)) {
        match &event.detail {
            Detail::Closure(said) | Detail::Reopening(said) if said.scope == Scope::Geometry => {
                ids.extend(scene.register.routes.iter().map(|route| route.id));
            }
            _ => ids.extend(on_roads(&scene.register.network, &scene.params, event).into_iter().map(|on| on.route)),
        }
    }
    ids.retain(asked);
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// Routes the other way. `None`: nothing holds one way only.
pub(super) fn answer(scene: &Scene) -> Option<Box<Answered<Drivers>>> {
    let ids = touched(scene, scene.events());
    if ids.is_empty() {
        return None;
    }
    let scene = turned(scene)?;
    let assessment = scene.live_of(&ids).overview();
    Some(Box::new(Answered { scene, assessment, other: None }))
}

/// What limits the other way and not this one.
fn own<'a>(this: &RouteAccess, other: &'a RouteAccess, scene: &Scene) -> Vec<&'a AccessFinding> {
    let known: HashSet<EventId> = this.findings.iter().filter_map(|finding| finding.event).collect();
    let is_own = |finding: &&AccessFinding| {
        finding.event.is_some_and(|id| !known.contains(&id) && scene.event(id).is_some_and(is_one_way))
    };
    other.findings.iter().filter(is_own).collect()
}

/// A route the other way, where that has to be said.
pub(crate) fn told<E>(
    words: Words,
    answered: &Answered<E>,
    route: &RouteAssessment<E>,
    level: RiskLevel,
) -> Option<OtherWayDto> {
    let other = answered.other.as_deref()?;
    let back = other.assessment.routes.iter().find(|back| back.route == route.route)?;
    let own = own(&route.access, &back.access, &other.scene);
    let is_worse = back.access.status > route.access.status;
    if !is_worse && own.is_empty() {
        return None;
    }
    // What it rests on comes first; what limits it is said although something graver, or nothing known, hides it.
    let basis = if is_worse { back.access.basis.as_ref() } else { own.first().copied() };
    let (status, direction) = (back.access.status, other.scene.question.direction);
    let access = words.text(&format!("access-{}", status.code()));
    let advice = answered.scene.params.advise(level, status);
    let place = basis.filter(|basis| basis.to_km - basis.from_km < route.length_km - 1.0).map(|basis| {
        let crossing = basis.crossing.and_then(|id| other.register().crossing_name(words.lang(), id));
        crossing.unwrap_or_else(|| explain::stretch(words, basis.from_km, basis.to_km))
    });
    let rule = basis.map_or(back.access.rule, |basis| basis.rule);
    let mut reasons = vec![explain::access_reason(words, other, rule, basis)];
    for finding in own {
        let reason = explain::access_reason(words, other, finding.rule, Some(finding));
        if !reasons.contains(&reason) {
            reasons.push(reason);
        }
    }
    let mut what = vec![access.clone()];
    what.extend(place);
    what.push(words.text(&format!("advice-{}", super::advice_id(advice))));
    let args = [("what", words.beside(&what).into()), ("reason", reasons.join(" ").into())];
    Some(OtherWayDto {
        direction,
        access: status,
        advice,
        short_text: words.with(&format!("way-short-{}", direction.code()), &[("access", access.into())]),
        text: words.with(&format!("way-{}", direction.code()), &args),
    })
}

/// Events that act on routes the other way: what bears on them.
pub(crate) fn bearing<E>(answered: &Answered<E>) -> impl Iterator<Item = (EventId, RouteId)> {
    let routes = answered.other.iter().flat_map(|other| &other.assessment.routes);
    routes.flat_map(|route| route.access.findings.iter().filter_map(|finding| Some((finding.event?, route.route))))
}

/// Access of routes the other way before and after news, for those where it is another.
pub(crate) fn moved(scene: &Scene, news: &[passage_risk::KnownEvents]) -> Vec<(RouteId, Access, Access)> {
    let fresh = || news.iter().flat_map(|one| &one.events).map(Arc::as_ref);
    let was = fresh().filter_map(|event| scene.event(event.id));
    let ids = touched(scene, fresh().chain(was));
    let Some(turned) = turned(scene).filter(|_| !ids.is_empty()) else { return Vec::new() };
    let mut live = turned.live_of(&ids);
    let before = live.summaries();
    for one in news {
        live.put(one.clone());
    }
    let after = live.summaries();
    let pairs = before.iter().zip(after).map(|(now, then)| (now.route, now.outcome.access, then.outcome.access));
    pairs.filter(|(_, now, then)| now != then).collect()
}
