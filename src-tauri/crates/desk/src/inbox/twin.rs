//! Events on record that a draft may tell of, and whether the two reports may be one: the planner is shown the nearest, and
//! nothing is merged unasked.

use std::collections::HashSet;

use chrono::Duration;
use passage_model::{Detail, Event, EventKind, Geometry, LatLon, Report, ReportId, Scope, Time};
use passage_spatial::distance_km;
use passage_words::{Words, fold};

use super::numbers::Numbers;
use crate::{
    context::Register,
    dto::{EventForm, TwinDto},
    titles,
};

/// Events of one kind this near, km, and this near in time may be one (convention, as for imports).
const NEAR_KM: f64 = 5.0;
const SAME_KM: f64 = 1.5;
const NEAR_HOURS: i64 = 36;
/// What holds is said again for longer.
const NEAR_HOURS_STATE: i64 = 7 * 24;
/// Share of the words of the shorter text that come in the same runs of this length, from which on one text may be drawn
/// from the other.
const RUN: usize = 5;
const SAME_WORDS: f64 = 0.25;

/// Events that may be the same as a new one, nearest in time first.
pub(super) fn twins<'e>(events: &'e [Event], form: &EventForm, report: ReportId) -> Option<&'e Event> {
    let kind = form.detail.kind();
    let at = form.geometry.as_ref().and_then(middle);
    let candidates = events.iter().filter(|event| {
        event.kind() == kind
            && event.evidence.iter().all(|evidence| evidence.report != report)
            && near_in_time(event, form, kind)
            && same_place(event, form, at)
    });
    candidates.min_by_key(|event| ((event.time.from - form.time.from).num_minutes().abs(), event.id))
}

/// From when until when events are read that drafts of a report may repeat: drafts tell of the last thirty days.
pub(super) fn span(report: &Report) -> (Time, Time) {
    let day = super::time::day_of(report);
    (day - Duration::days(30) - Duration::hours(NEAR_HOURS_STATE), day + Duration::hours(NEAR_HOURS_STATE))
}

fn near_in_time(event: &Event, form: &EventForm, kind: EventKind) -> bool {
    let state = form.detail.is_state() || kind == EventKind::ControlChange;
    let slack = Duration::hours(if state { NEAR_HOURS_STATE } else { NEAR_HOURS });
    event.time.from - slack <= form.time.until.unwrap_or(form.time.from) && form.time.from - slack <= event.time.last()
}

fn middle(geometry: &Geometry) -> Option<LatLon> {
    let vertices = geometry.vertices();
    vertices.get(vertices.len() / 2).copied()
}

fn scope(detail: &Detail) -> Option<&Scope> {
    match detail {
        Detail::Closure(closure) | Detail::Reopening(closure) => Some(&closure.scope),
        _ => None,
    }
}

fn same_place(event: &Event, form: &EventForm, at: Option<LatLon>) -> bool {
    if let (Some(Scope::Border { a, b }), Some(Scope::Border { a: c, b: d })) =
        (scope(&event.detail), scope(&form.detail))
    {
        return (a, b) == (c, d) || (a, b) == (d, c);
    }
    if matches!(scope(&event.detail), Some(Scope::Border { .. }))
        || matches!(scope(&form.detail), Some(Scope::Border { .. }))
    {
        return false;
    }
    // A list of so many settlements is the same list wherever it was put.
    if counted(&event.detail).is_some_and(|count| count > 1) && counted(&event.detail) == counted(&form.detail) {
        return true;
    }
    if let (Some(one), Some(other)) = (event.crossing, form.crossing.as_deref()) {
        return one.to_string() == other;
    }
    let other = event.geometry.as_ref().and_then(middle);
    match (at, other) {
        // Villages stand close to each other: another one that fell is another event.
        (Some(at), Some(other)) if event.kind() == EventKind::ControlChange => distance_km(at, other) <= SAME_KM,
        (Some(at), Some(other)) => distance_km(at, other) <= NEAR_KM,
        _ => false,
    }
}

fn counted(detail: &Detail) -> Option<u32> {
    if let Detail::ControlChange { count, .. } = detail { *count } else { None }
}

/// Words for an event that may be the same.
pub(super) fn dto(
    words: Words,
    register: &Register,
    numbers: &Numbers,
    event: &Event,
    others: &[Report],
    report: &Report,
) -> TwinDto {
    let related = others.iter().find(|other| may_share_origin(other, report));
    let shown = related.or_else(|| others.first());
    let number = shown.and_then(|other| numbers.of(other.id));
    let text = match (related.is_some(), number) {
        (true, Some(number)) => words.with("draft-one-origin", &[("number", number.into())]),
        (false, Some(number)) => words.with("draft-same-event", &[("number", number.into())]),
        (_, None) => words.text("draft-same-event-no-report"),
    };
    let mut detail = vec![titles::title(words, register, event)];
    if let Some(other) = shown {
        detail.extend(register.source_name(words.lang(), other.source));
        detail.push(words.short_moment(super::time::day_of(other)));
    }
    TwinDto { event: event.id.to_string(), text, detail: detail.join(" · "), one_origin: related.is_some() }
}

/// Whether two reports may trace to one origin: the same source, the same origin as stated, or much the same words.
pub(super) fn may_share_origin(one: &Report, other: &Report) -> bool {
    let stated = |report: &Report| report.origin.as_deref().map(fold).filter(|origin| !origin.is_empty());
    one.source == other.source
        || stated(one).is_some() && stated(one) == stated(other)
        || shared_words(&one.text, &other.text) >= SAME_WORDS
}

/// Share of the runs of words of the shorter text that the other has too, 0 to 1.
fn shared_words(a: &str, b: &str) -> f64 {
    let runs = |text: &str| -> HashSet<Vec<String>> {
        let words: Vec<String> = fold(text).split_whitespace().take(20_000).map(str::to_owned).collect();
        words.windows(RUN).map(<[String]>::to_vec).collect()
    };
    let (a, b) = (runs(a), runs(b));
    let shorter = a.len().min(b.len());
    if shorter == 0 {
        return 0.0;
    }
    a.intersection(&b).count() as f64 / shorter as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_repeat_each_other_are_seen() {
        let one = "Armed groups said on Friday that they had taken the village of Anjara west of the city.";
        let other = "UPDATE: armed groups said on Friday that they had taken the village of Anjara, a channel writes.";
        assert!(shared_words(one, other) > 0.5, "{}", shared_words(one, other));
        assert_eq!(shared_words(one, "Snow blocks the mountain road to the north since Monday night."), 0.0);
        assert_eq!(shared_words("", one), 0.0);
    }
}
