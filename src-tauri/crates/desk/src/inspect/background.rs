//! Violent events that may concern a route and are no part of its level, in words: which, when, and why they do not count.

use passage_model::{Event, LocationPrecision, TimePrecision};
use passage_risk::{Gap, RouteAssessment, informs};
use passage_words::Words;

use crate::{
    assess::{Answered, event_grade},
    dto::BackgroundDto,
    explain, titles,
};

/// The newest of them, not more than `most`, and how many more there are in words.
pub(crate) fn background(
    words: Words,
    answered: &Answered,
    route: &RouteAssessment,
    most: usize,
) -> (Vec<BackgroundDto>, Option<String>) {
    let all = &route.explanation.background;
    let told = all.iter().take(most).filter_map(|fact| Some(dto(words, answered, answered.scene.event(fact.event)?)));
    let more = all.len().saturating_sub(most);
    let more_text = (more > 0).then(|| words.with("background-more", &[("count", more.into())]));
    (told.collect(), more_text)
}

/// Dangers that may be near a route and act on none of its level: its background, mines and front lines without a place on
/// a road.
pub(crate) fn dangers_without_weight(answered: &Answered, route: &RouteAssessment) -> usize {
    let unplaced = route.explanation.gaps.iter().filter(|gap| match gap {
        Gap::UnplacedEvent { event } => {
            answered.scene.event(*event).is_some_and(|event| !event.is_violent() && !informs(event))
        }
        _ => false,
    });
    route.explanation.background.len() + unplaced.count()
}

fn dto(words: Words, answered: &Answered, event: &Event) -> BackgroundDto {
    let quoted = words.with("quoted", &[("text", titles::title(words, answered.register(), event).into())]);
    let args = [
        ("title", explain::with_standing(words, event, quoted).into()),
        ("grade", event_grade(answered, event).to_string().into()),
        ("when", explain::when(words, &event.time).into()),
        ("why", words.text(reason(event)).into()),
    ];
    BackgroundDto { event: event.id.to_string(), text: words.with("background-event", &args) }
}

/// Why an event does not count.
fn reason(event: &Event) -> &'static str {
    let dated = event.time.precision < TimePrecision::Month;
    match (event.precision, dated) {
        (LocationPrecision::Coarse, true) => "background-province",
        (LocationPrecision::Linear, true) => "background-line",
        (LocationPrecision::Coarse | LocationPrecision::Linear, false) => "background-both",
        _ => "background-month",
    }
}
