//! Borders that are closed by order as a whole, where a road crosses one at a control of which the register does not know
//! between which countries it lies.

use passage_model::{Country, Crossing, Detail, Event, EventId, Scope, Time};
use passage_roads::WarningKind;
use passage_words::Words;

use super::{
    reached::Judging,
    stops::{SAME_KM, Track},
};

/// A control of the map on a way, with an order that may close it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Closed {
    /// Metres from the start.
    pub(super) at_m: f64,
    pub(super) order: EventId,
}

/// Controls of a border on a way that are no crossing of the register with its countries, each with every order that closes
/// some border when they get there. Which border it is the map does not say.
pub(super) fn closed(judging: &Judging<'_>, track: &Track) -> Vec<Closed> {
    let register = judging.answered.register();
    let mut known = track.crossings(register);
    // To a crossing with its countries an order is put by itself, whatever somebody says of its sides.
    known.retain(|(id, _)| register.crossing(*id).is_some_and(has_countries));
    let mut closed = Vec::new();
    for warning in track.choice.warnings.iter().filter(|warning| warning.kind == WarningKind::BorderControl) {
        let km = track.km(warning.at_m);
        if known.iter().any(|(_, at)| (at - km).abs() < SAME_KM) {
            continue;
        }
        let reached = track.clock.at(warning.at_m);
        let mut orders: Vec<EventId> = Vec::new();
        for at in [reached.at, reached.at_margin] {
            for order in orders_at(judging, at) {
                if !orders.contains(&order) {
                    orders.push(order);
                }
            }
        }
        closed.extend(orders.into_iter().map(|order| Closed { at_m: warning.at_m, order }));
    }
    closed
}

fn has_countries(crossing: &Crossing) -> bool {
    crossing.sides.len() > 1 && crossing.sides.iter().all(|side| side.country.is_some())
}

/// The order, in words.
pub(super) fn text(words: Words, title: &str) -> String {
    words.with("plan-warn-border-order", &[("what", title.to_owned().into())])
}

/// Orders that close a border at a moment.
fn orders_at(judging: &Judging<'_>, at: Time) -> Vec<EventId> {
    let (answered, profile) = (judging.answered, judging.profile);
    let access = &answered.scene.params.access;
    // The last picture knows all that begins under way.
    let scene = judging.course.later.last().map_or(&answered.scene, |last| &last.scene);
    let believed = |event: &Event, least: f64| event.time.holds_at(at) && scene.belief(event).q >= least;
    let opened = |by: &Event, closed: (Country, Country), since: Time| {
        let Detail::Reopening(said) = &by.detail else { return false };
        let Scope::Border { a, b } = said.scope else { return false };
        ((a, b) == closed || (b, a) == closed)
            && by.time.from > since
            && believed(by, *access.open_min_q)
            && said.traffic.covers(profile.traffic)
            && profile.has_one_of(&said.vehicles)
            && said.hours.is_none_or(|hours| hours.covers(at))
    };
    let closes = |event: &&Event| {
        let Detail::Closure(said) = &event.detail else { return false };
        let Scope::Border { a, b } = said.scope else { return false };
        let since = event.confirmed_at.map_or(event.time.from, |at| at.max(event.time.from));
        !said.partial
            && believed(event, *access.doubt_min_q)
            && said.traffic.covers(profile.traffic)
            && profile.has_one_of(&said.vehicles)
            && said.hours.is_none_or(|hours| hours.covers(at))
            && !scene.events().any(|by| opened(by, (a, b), since))
    };
    scene.events().filter(closes).map(|event| event.id).collect()
}
