//! Ceasefires along a route, in words: facts for, their breaches facts against.

use passage_risk::{CeasefireFact, RouteAssessment};
use passage_words::Words;

use crate::{
    assess::{Answered, event_grade},
    dto::{CeasefireDto, EventRefDto},
    explain,
};

/// Ceasefires that touch a route, in the order of their events.
pub(super) fn ceasefires(words: Words, answered: &Answered, route: &RouteAssessment) -> Vec<CeasefireDto> {
    route.explanation.ceasefires.iter().map(|fact| dto(words, answered, fact)).collect()
}

/// What they change.
pub(super) fn note(words: Words, answered: &Answered, route: &RouteAssessment) -> Option<String> {
    let counts = *answered.scene.params.options.ceasefire;
    let id = if counts { "ceasefire-counts" } else { "ceasefire-lowers-nothing" };
    (!route.explanation.ceasefires.is_empty()).then(|| words.text(id))
}

fn dto(words: Words, answered: &Answered, fact: &CeasefireFact) -> CeasefireDto {
    let title = answered.title(words, fact.event);
    let quoted = words.with("quoted", &[("text", title.into())]);
    let event = answered.scene.event(fact.event);
    let named = event.map_or(quoted.clone(), |event| explain::with_standing(words, event, quoted));
    let grade = event.map_or_else(|| "—".to_owned(), |event| event_grade(answered, event).to_string());
    let place = match fact.distance_km {
        Some(km) if km < explain::ON_ROUTE_KM => words.text("ceasefire-on-route"),
        Some(km) => words.with("ceasefire-off-route", &[("distance", words.km(km).into())]),
        None => words.text("ceasefire-no-place"),
    };
    let id = if fact.in_force { "ceasefire-in-force" } else { "ceasefire-ended" };
    let lead = words.with(id, &[("title", named.into()), ("grade", grade.into()), ("place", place.into())]);
    let near = words.limit_km(*answered.scene.params.hazard.radius_km);
    let breaches = words.with("ceasefire-breaches", &[("count", fact.breaches.len().into()), ("near", near.into())]);
    CeasefireDto {
        event: fact.event.to_string(),
        in_force: fact.in_force,
        text: format!("{lead} {breaches}"),
        breaches: fact
            .breaches
            .iter()
            .map(|id| EventRefDto { event: id.to_string(), title: answered.title(words, *id) })
            .collect(),
    }
}
