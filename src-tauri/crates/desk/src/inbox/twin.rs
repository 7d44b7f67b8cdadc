//! Events on record that a draft may tell of, and whether the two reports may be one: the planner is shown the nearest, and
//! nothing is merged unasked.

use std::collections::HashSet;

use chrono::Duration;
use passage_model::{CheckpointChange, Detail, Event, EventKind, Report, Time};
use passage_store::{EventFilter, StoreError, View};
use passage_words::{Words, fold};

use super::{
    numbers::Numbers,
    same::{NEAR_HOURS_STATE, may_be_one, may_meet},
};
use crate::{
    context::Register,
    dto::{EventForm, TwinDto},
    edit::is_retracted,
    terms, titles,
};

/// Share of the words of the shorter text that come in the same runs of this length, from which on one text may be drawn
/// from the other.
const RUN: usize = 5;
const SAME_WORDS: f64 = 0.25;

/// What drafts of a report may repeat.
pub(super) fn on_record(view: &View<'_>, report: &Report, kinds: Vec<EventKind>) -> Result<Vec<Event>, StoreError> {
    let (since, until) = span(report);
    let mut kinds: Vec<EventKind> = kinds;
    // What ends the one is the other.
    if kinds.iter().any(|kind| matches!(kind, EventKind::Closure | EventKind::Reopening)) {
        kinds.extend([EventKind::Closure, EventKind::Reopening]);
    }
    let filter = EventFilter { time_from: Some(since), time_until: Some(until), kinds, ..EventFilter::default() };
    if filter.kinds.is_empty() { Ok(Vec::new()) } else { view.events(&filter) }
}

/// The events that those of a draft may be the same as, one for each. `None`: one of them is on record nowhere, and would be
/// lost if the draft were merged.
pub(super) fn twins<'e>(
    register: &Register,
    events: &'e [Event],
    forms: &[EventForm],
    report: &Report,
) -> Option<Vec<&'e Event>> {
    let twin = |form| {
        nearest(events, form, report, |event| {
            !is_retracted(event) && may_be_one(register, event, form) && !is_over(register, event, form, report, events)
        })
    };
    forms.iter().map(twin).collect()
}

/// An event like the first of a draft that was taken back: good to know, and nothing to merge with.
pub(super) fn taken_back<'e>(
    register: &Register,
    events: &'e [Event],
    forms: &[EventForm],
    report: &Report,
) -> Option<&'e Event> {
    let form = forms.first()?;
    nearest(events, form, report, |event| is_retracted(event) && may_be_one(register, event, form))
}

/// Of several the nearest in time.
fn nearest<'e>(
    events: &'e [Event],
    form: &EventForm,
    report: &Report,
    wanted: impl Fn(&Event) -> bool,
) -> Option<&'e Event> {
    let candidates = events
        .iter()
        .filter(|event| event.evidence.iter().all(|evidence| evidence.report != report.id) && wanted(event));
    candidates.min_by_key(|event| ((event.time.from - form.time.from).num_minutes().abs(), event.id))
}

/// Whether an event is a state that had ended when the report of a draft tells that one holds: put behind it, the report
/// would be lost.
pub(super) fn is_over(register: &Register, event: &Event, form: &EventForm, report: &Report, events: &[Event]) -> bool {
    if !form.detail.is_state() {
        return false;
    }
    if opposes(&event.detail, &form.detail) {
        return true;
    }
    // What the draft gives no end to it tells of the day of the report.
    let told = form.time.until.unwrap_or_else(|| super::time::day_of(report).max(form.time.from));
    let ended = event.time.until.is_some() && event.time.from <= told && !event.time.holds_at(told);
    let word = event.confirmed_at.map_or(event.time.from, |at| at.max(event.time.from));
    let between = word.min(told)..=told.max(event.time.from);
    let turned = |other: &Event| {
        opposes(&other.detail, &event.detail)
            && !is_retracted(other)
            && between.contains(&other.time.from)
            && may_meet(register, other, form)
    };
    ended || events.iter().any(turned)
}

/// Whether one thing said ends the other.
fn opposes(one: &Detail, other: &Detail) -> bool {
    let gone = |change: &CheckpointChange| *change == CheckpointChange::Gone;
    match (one, other) {
        (Detail::Closure(_), Detail::Reopening(_)) | (Detail::Reopening(_), Detail::Closure(_)) => true,
        (Detail::Checkpoint { change: a, .. }, Detail::Checkpoint { change: b, .. }) => gone(a) != gone(b),
        _ => false,
    }
}

/// From when until when events are read that drafts of a report may repeat: drafts tell of the last thirty days.
fn span(report: &Report) -> (Time, Time) {
    let day = super::time::day_of(report);
    (day - Duration::days(30) - Duration::hours(NEAR_HOURS_STATE), day + Duration::hours(NEAR_HOURS_STATE))
}

/// Words for an event that may be the same. `takes_back`: the draft says that it was reported in error, and is no support for it.
pub(super) fn dto(
    words: Words,
    register: &Register,
    numbers: &Numbers,
    event: &Event,
    others: &[Report],
    report: &Report,
    takes_back: bool,
) -> TwinDto {
    let related = others.iter().find(|other| may_share_origin(other, report));
    let shown = related.or_else(|| others.first());
    let number = shown.and_then(|other| numbers.of(other.id));
    let merges = !(takes_back || is_retracted(event));
    let text = match (related.is_some(), number) {
        _ if takes_back => words.text("draft-takes-back"),
        _ if !merges => words.text("draft-same-retracted"),
        (true, Some(number)) => words.with("draft-one-origin", &[("number", number.into())]),
        (false, Some(number)) => words.with("draft-same-event", &[("number", number.into())]),
        (_, None) => words.text("draft-same-event-no-report"),
    };
    let mut detail = vec![titles::title(words, register, event)];
    detail.extend(terms::terms(words, &event.detail));
    if let Some(other) = shown {
        detail.extend(register.source_name(words.lang(), other.source));
        detail.push(words.short_moment(super::time::day_of(other)));
    }
    TwinDto { event: event.id.to_string(), text, detail: words.beside(&detail), one_origin: related.is_some(), merges }
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
