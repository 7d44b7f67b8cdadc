//! Events as the list and the map show them, and the histogram.

use std::collections::HashMap;

use chrono::{Duration, NaiveTime};
use passage_model::{Event, EventId, EventKind, EventStatus, Geometry, Grade, LatLon, Time};
use passage_risk::Reasons;
use passage_words::Words;

use super::Answered;
use crate::{context::Scene, dto::*, titles};

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
    let at = event.geometry.as_ref().and_then(symbol_position);
    let place = titles::place(words, register, event).or_else(|| match &event.detail {
        passage_model::Detail::Closure(closure) | passage_model::Detail::Reopening(closure) => {
            titles::scope(words, register, &closure.scope)
        }
        passage_model::Detail::Passage { route: Some(route), .. } => register.route_name(words.lang(), *route),
        _ => None,
    });
    EventRowDto {
        id: event.id.to_string(),
        kind: event.kind(),
        icon: titles::icon(&event.detail).to_owned(),
        title: titles::title(words, register, event),
        place_text: place.unwrap_or_else(|| {
            words.text(if event.geometry.is_some() { "place-not-named" } else { "place-not-placed" })
        }),
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
        geometry: event.geometry.clone().filter(|geometry| !matches!(geometry, Geometry::Point { .. })),
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
    driven
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
