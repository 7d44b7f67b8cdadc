//! Events as the list and the map show them, and the histogram.

use std::collections::HashMap;

use chrono::{Duration, NaiveTime};
use passage_model::{Event, EventId, EventKind, EventStatus, Geometry, Grade, LatLon, Time};
use passage_risk::Reasons;
use passage_store::StoreError;
use passage_words::Words;

use super::Answered;
use crate::{Desk, dto::*, titles};

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
    let age = answered.scene.question.as_of - event.time.representative();
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

/// Events per day, also of days without any.
pub(crate) fn days<E>(
    desk: &Desk,
    words: Words,
    answered: &Answered<E>,
    start: Time,
    until: Time,
) -> std::result::Result<Vec<DayDto>, StoreError> {
    let Ok(store) = desk.store(words) else { return Ok(Vec::new()) };
    let start = start.date_naive().and_time(NaiveTime::MIN).and_utc();
    let counts = store.at(answered.scene.known_at).daily_counts(start, until)?;
    let mut days = Vec::new();
    let mut day = start;
    while day <= until {
        let count = counts.iter().find(|count| count.date == day.date_naive());
        days.push(DayDto {
            day,
            total: count.map_or(0, |count| count.total),
            claimed: count.map_or(0, |count| count.claimed),
        });
        day += Duration::days(1);
    }
    Ok(days)
}
