//! Ceasefires along a route, in words: facts for, their breaches facts against.

use passage_model::{Detail, Event, EventId, EventStatus, TimePrecision};
use passage_risk::{CeasefireFact, RouteAssessment};
use passage_words::Words;

use crate::{
    assess::{Answered, event_grade},
    dto::{CeasefireDto, EventRefDto},
    explain,
};

/// Ceasefires that touch a route, in the order of their events.
pub(super) fn ceasefires(words: Words, answered: &Answered, route: &RouteAssessment) -> Vec<CeasefireDto> {
    route.explanation.ceasefires.iter().filter_map(|fact| dto(words, answered, fact)).collect()
}

/// What they change.
pub(super) fn note(words: Words, answered: &Answered, route: &RouteAssessment) -> Option<String> {
    let counts = *answered.scene.params.options.ceasefire;
    let id = if counts { "ceasefire-counts" } else { "ceasefire-lowers-nothing" };
    (!route.explanation.ceasefires.is_empty()).then(|| words.text(id))
}

fn dto(words: Words, answered: &Answered, fact: &CeasefireFact) -> Option<CeasefireDto> {
    let event = answered.scene.event(fact.event)?;
    let quoted = words.with("quoted", &[("text", answered.title(words, fact.event).into())]);
    let named = explain::with_standing(words, event, quoted);
    let named = match &event.detail {
        Detail::Ceasefire { parties } if !parties.is_empty() => {
            words.with("ceasefire-between", &[("title", named.into()), ("parties", words.list(parties).into())])
        }
        _ => named,
    };
    let place = match fact.distance_km {
        Some(km) if words.is_coarse() => {
            words.with("ceasefire-near-route", &[("distance", explain::distance(words, km).into())])
        }
        Some(km) if km < explain::ON_ROUTE_KM => words.text("ceasefire-on-route"),
        Some(km) => words.with("ceasefire-off-route", &[("distance", words.km(km).into())]),
        None => words.text("ceasefire-no-place"),
    };
    let args = [
        ("title", named.into()),
        ("grade", event_grade(answered, event).to_string().into()),
        ("when", span(words, event).into()),
        ("state", words.text(state(answered, fact, event)).into()),
        ("place", place.into()),
    ];
    let near = words.limit_km(*answered.scene.params.hazard.radius_km);
    let breaches = words.with("ceasefire-breaches", &[("count", fact.breaches.len().into()), ("near", near.into())]);
    let breach = |id: &EventId| {
        let told = answered.scene.event(*id).map(|event| {
            let when = explain::when(words, &event.time);
            let title = explain::with_standing(words, event, answered.title(words, *id));
            words.with("ceasefire-breach", &[("title", title.into()), ("when", when.into())])
        });
        EventRefDto { event: id.to_string(), title: told.unwrap_or_else(|| "—".to_owned()) }
    };
    Some(CeasefireDto {
        event: fact.event.to_string(),
        in_force: fact.in_force,
        text: format!("{} {breaches}", words.with("ceasefire", &args)),
        breaches: fact.breaches.iter().map(breach).collect(),
    })
}

/// "20 Nov to 28 Nov", "since 20 Nov".
fn span(words: Words, event: &Event) -> String {
    let exact = event.time.precision == TimePrecision::Hour;
    let day = |at| if exact { words.near_moment(at) } else { words.day(at) };
    let from = ("from", day(event.time.from).into());
    match event.time.until {
        Some(until) => words.with("ceasefire-span", &[from, ("until", day(until).into())]),
        None => words.with("ceasefire-since", &[from]),
    }
}

/// Whether it holds; one that is denied, or believed too little, is not told as if it did.
fn state(answered: &Answered, fact: &CeasefireFact, event: &Event) -> &'static str {
    let belief = answered.scene.belief(event);
    let denied = belief.contradicted || event.status == EventStatus::Contradicted;
    match fact.in_force {
        false => "ceasefire-ended",
        true if denied => "ceasefire-denied",
        true if belief.q < *answered.scene.params.confidence.doubtful_below_q => "ceasefire-doubted",
        true => "ceasefire-in-force",
    }
}
