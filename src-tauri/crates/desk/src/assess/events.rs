//! Events as the list and the map show them, and the histogram.

use std::collections::HashMap;

use chrono::{Duration, NaiveTime};
use passage_model::{Closure, Detail, Event, EventId, EventKind, EventStatus, Geometry, Grade, LatLon, Scope, Time};
use passage_risk::Reasons;
use passage_words::Words;

use super::{Answered, other_way};
use crate::{context::Scene, dto::*, terms, titles};

/// At most so many events are sent to the window at once; the rest is in the histogram.
const MAX_EVENTS: usize = 5_000;

/// The grade shown for an event: that of its best supporting report.
pub(crate) fn grade<E>(answered: &Answered<E>, event: &Event) -> Grade {
    answered.scene.belief(event).grade
}

/// Events since `start` and states still in force, newest first.
pub(crate) fn rows<E: Reasons>(words: Words, answered: &Answered<E>, start: Time) -> Vec<EventRowDto> {
    let as_of = answered.scene.question.as_of;
    let driven = driven(answered);
    answered
        .scene
        .events()
        .filter(|event| event.time.last() >= start || (is_state(event) && event.time.holds_at(as_of)))
        .take(MAX_EVENTS)
        .map(|event| EventRowDto {
            routes: driven.get(&event.id).cloned().unwrap_or_default(),
            ..told(words, answered, event)
        })
        .collect()
}

/// Kinds that hold until something ends them.
fn is_state(event: &Event) -> bool {
    matches!(
        event.kind(),
        EventKind::Closure
            | EventKind::FrontLine
            | EventKind::Checkpoint
            | EventKind::Ceasefire
            | EventKind::Obstruction
            | EventKind::ExplosiveHazard
    )
}

/// An event as list and map show it.
pub(crate) fn row(words: Words, answered: &Answered, event: &Event) -> EventRowDto {
    let routes = driven(answered).remove(&event.id).unwrap_or_default();
    EventRowDto { routes, ..told(words, answered, event) }
}

/// The same without the routes it is a driver of.
fn told<E>(words: Words, answered: &Answered<E>, event: &Event) -> EventRowDto {
    let register = answered.register();
    let age = (answered.scene.question.as_of - event.time.representative()).max(Duration::zero());
    // A stretch named by km lies on its route.
    let geometry = event.geometry.clone().or_else(|| stretch(answered, event));
    let at = geometry.as_ref().and_then(symbol_position);
    let hours = match &event.detail {
        Detail::Closure(closure) | Detail::Reopening(closure) => closure.hours,
        _ => None,
    };
    EventRowDto {
        id: event.id.to_string(),
        kind: event.kind(),
        icon: titles::icon(&event.detail).to_owned(),
        title: titles::title(words, register, event),
        limits_text: terms::limits(words, event),
        hours,
        place_text: titles::told_whereabouts(words, register, event),
        status: event.status,
        status_text: words.text(&format!("status-{}", event.status.code())),
        grade: grade(answered, event).to_string(),
        claimed: titles::is_claimed(event),
        retracted: event.status == EventStatus::Retracted,
        at: event.time.from,
        when_text: words.event_time(&event.time),
        age_hours: age.num_minutes() as f64 / 60.0,
        lat: at.map(LatLon::lat),
        lon: at.map(LatLon::lon),
        geometry: geometry.filter(|geometry| !matches!(geometry, Geometry::Point { .. })),
        example: event.example,
        routes: Vec::new(),
    }
}

/// The routes that each event is a driver of.
fn driven<E: Reasons>(answered: &Answered<E>) -> HashMap<EventId, Vec<String>> {
    let mut driven: HashMap<EventId, Vec<String>> = HashMap::new();
    for route in &answered.assessment.routes {
        let id = route.route.to_string();
        for event in route.explanation.drivers().iter().filter_map(|driver| driver.event) {
            let routes = driven.entry(event).or_default();
            if routes.last() != Some(&id) {
                routes.push(id.clone());
            }
        }
    }
    // What holds one way only bears on the route whichever way it is looked at.
    for (event, route) in other_way::bearing(answered) {
        let (routes, id) = (driven.entry(event).or_default(), route.to_string());
        if !routes.contains(&id) {
            routes.push(id);
        }
    }
    driven
}

/// The stretch of a route that an event names by km.
fn stretch<E>(answered: &Answered<E>, event: &Event) -> Option<Geometry> {
    let (Detail::Closure(Closure { scope, .. }) | Detail::Reopening(Closure { scope, .. })) = &event.detail else {
        return None;
    };
    let Scope::Section { route, from_km, to_km } = scope else { return None };
    let line = answered.register().network.line(*route)?;
    let (from, to) = (from_km.0.min(to_km.0).max(0.0), from_km.0.max(to_km.0).min(line.length_km()));
    match answered.scene.drawn(line.slice(from, to)) {
        points if points.len() > 1 => Some(Geometry::Line { points }),
        _ => Some(Geometry::Point { at: line.at(from) }),
    }
}

/// Where the symbol stands: the point, or the middle vertex of a line or ring.
fn symbol_position(geometry: &Geometry) -> Option<LatLon> {
    let vertices = geometry.vertices();
    vertices.get(vertices.len() / 2).copied()
}

/// Events per day of their start, also of days without any. What was taken back is not counted.
pub(crate) fn days(scene: &Scene, start: Time, until: Time) -> Vec<DayDto> {
    let day_of = |at: Time| at.date_naive().and_time(NaiveTime::MIN).and_utc();
    let (start, last) = (day_of(start), day_of(until));
    let mut days: Vec<DayDto> = (0..=(last - start).num_days())
        .map(|day| DayDto { day: start + Duration::days(day), total: 0, claimed: 0 })
        .collect();
    let begun = scene.events().skip_while(|event| event.time.from >= until);
    for event in begun.take_while(|event| event.time.from >= start) {
        let place = usize::try_from((event.time.from - start).num_days()).unwrap_or(usize::MAX);
        if let Some(day) = days.get_mut(place).filter(|_| event.status != EventStatus::Retracted) {
            day.total += 1;
            day.claimed += u32::from(matches!(event.status, EventStatus::Rumour | EventStatus::Claimed));
        }
    }
    days
}
