//! What a row said last time, what it says now, and what people have made of the event in between.

use passage_exchange::EventRecord;
use passage_model::{
    Detail, Event, EventId, EventKind, EventStatus, Geometry, Grade, LocationPrecision, Names, ReportId, Scope,
    TextHash, Time,
};
use passage_words::fold;

/// A row of a list without a source is another event than the one of its number when it lies further off than this beyond
/// what the precision of both places explains, km.
const OTHER_KM: f64 = 5.0;

/// Words that announce that something said before does not hold, folded. They are a hint for a person to read the text.
const CORRECTIONS: &[&str] = &[
    "correction",
    "corrected",
    "corrects",
    "erratum",
    "retraction",
    "retracted",
    "retracts",
    "withdrawn",
    "denied",
    "denies",
    "denial",
    "untrue",
    "rectificatif",
    "rectification",
    "rectifie",
    "dementi",
    "dement",
    "dementit",
    "retracte",
    "تصحيح",
    "تصويب",
    "نفي",
    "ينفي",
    "نفت",
    "تنفي",
];

/// What a row said when it was taken in.
#[derive(Debug, Clone)]
pub(super) struct Word {
    /// The event as the row gave it; `None`: of an older database, where only text and grade are known.
    pub(super) event: Option<Event>,
    pub(super) grade: Grade,
    pub(super) hash: TextHash,
    /// The report made of it, where there is one.
    pub(super) report: Option<ReportId>,
    /// Its own mark of its version.
    pub(super) coded_at: Option<Time>,
}

impl Word {
    /// Whether a row says the same again.
    pub(super) fn is_said_again(&self, event: &Event, record: &EventRecord) -> bool {
        self.event.as_ref().is_none_or(|then| is_told_alike(then, event))
            && self.grade == grade(record)
            && self.hash == TextHash::of(&record.report_text)
    }

    /// Whether a row is an older coding than this one.
    pub(super) fn is_newer_than(&self, record: &EventRecord) -> bool {
        self.coded_at.zip(record.coded_at).is_some_and(|(then, now)| now < then)
    }
}

/// The grade that a row gives.
pub(super) fn grade(record: &EventRecord) -> Grade {
    Grade { reliability: record.reliability, credibility: record.credibility }
}

/// The event that a row tells of: what the row says, and what people added to the one on record.
pub(super) fn of_record(id: EventId, old: Option<&Event>, record: &EventRecord) -> Event {
    let unplaced = unplaced(record);
    Event {
        id,
        title: old.map(|old| old.title.clone()).unwrap_or_default(),
        place: old.and_then(|old| old.place),
        crossing: old.and_then(|old| old.crossing),
        place_text: record.place_text.clone(),
        geometry: unplaced.is_none().then(|| record.geometry.clone()),
        precision: unplaced.unwrap_or(record.precision),
        time: record.time,
        actors: record.actors.clone(),
        status: record.status,
        evidence: old.map(|old| old.evidence.clone()).unwrap_or_default(),
        detail: detail_of(record),
        category: record.category,
        deaths: record.deaths,
        confirmed_at: match old {
            Some(old) => old.confirmed_at,
            None => record.further.as_ref().and_then(|further| further.confirmed_at),
        },
        source_key: Some(record.source_key.clone()),
        example: false,
    }
}

/// How well the place is known of an event that has no position but that of the stretch or border it names, as our export says.
fn unplaced(record: &EventRecord) -> Option<LocationPrecision> {
    if let Detail::Closure(closure) | Detail::Reopening(closure) = &record.detail
        && matches!(closure.scope, Scope::Border { .. })
    {
        return record.further.as_ref()?.nowhere;
    }
    let is_named = match &record.detail {
        Detail::Closure(closure) | Detail::Reopening(closure) => matches!(closure.scope, Scope::Section { .. }),
        Detail::Passage { route, .. } => route.is_some(),
        _ => false,
    };
    record.further.as_ref().filter(|_| is_named)?.stretch.as_ref()?.precision
}

/// Along a place nothing runs: what a table without lines says of a line holds within reach of its first place.
fn detail_of(record: &EventRecord) -> Detail {
    let mut detail = record.detail.clone();
    if let Detail::Closure(closure) | Detail::Reopening(closure) = &mut detail
        && closure.scope == Scope::Along
        && !matches!(record.geometry, Geometry::Line { .. })
    {
        closure.scope = Scope::Geometry;
    }
    detail
}

/// The event with what a row says alone, as it is kept.
pub(super) fn alone(event: &Event) -> Event {
    Event {
        title: Names::default(),
        place: None,
        crossing: None,
        evidence: Vec::new(),
        confirmed_at: None,
        ..event.clone()
    }
}

/// Whether two events are alike in all that a row says.
pub(super) fn is_told_alike(a: &Event, b: &Event) -> bool {
    let millis = |event: &Event| {
        let time = &event.time;
        (time.from.timestamp_millis(), time.until.map(|until| until.timestamp_millis()), time.precision)
    };
    (a.precision, a.status, a.category, a.deaths) == (b.precision, b.status, b.category, b.deaths)
        && a.detail == b.detail
        && a.place_text == b.place_text
        && a.geometry == b.geometry
        && a.actors == b.actors
        && millis(a) == millis(b)
}

/// What becomes of an event when a row says something else than last time.
pub(super) struct Merged {
    /// As it will be: what the file did not change stays as people have set it.
    pub(super) event: Event,
    /// As it is, with what the file and a person have both changed as the file says it; like the event on record: nothing.
    pub(super) clash: Event,
}

/// Puts together what the file changed since `then` and what people made of it, `ours`.
pub(super) fn merge(then: &Event, ours: &Event, theirs: &Event) -> Merged {
    let mut merged = Merged { event: ours.clone(), clash: ours.clone() };
    let Merged { event, clash } = &mut merged;
    field(&then.detail, &ours.detail, &theirs.detail, &mut event.detail, &mut clash.detail);
    field(&then.place_text, &ours.place_text, &theirs.place_text, &mut event.place_text, &mut clash.place_text);
    field(&then.geometry, &ours.geometry, &theirs.geometry, &mut event.geometry, &mut clash.geometry);
    field(&then.precision, &ours.precision, &theirs.precision, &mut event.precision, &mut clash.precision);
    field(&then.time, &ours.time, &theirs.time, &mut event.time, &mut clash.time);
    field(&then.actors, &ours.actors, &theirs.actors, &mut event.actors, &mut clash.actors);
    field(&then.status, &ours.status, &theirs.status, &mut event.status, &mut clash.status);
    field(&then.category, &ours.category, &theirs.category, &mut event.category, &mut clash.category);
    field(&then.deaths, &ours.deaths, &theirs.deaths, &mut event.deaths, &mut clash.deaths);
    merged
}

fn field<T: PartialEq + Clone>(then: &T, ours: &T, theirs: &T, merged: &mut T, clash: &mut T) {
    if then == theirs || ours == theirs {
        return;
    }
    if then == ours { theirs.clone_into(merged) } else { theirs.clone_into(clash) }
}

/// Whether a person has taken the event back or has it contradicted, and the row still says that it is so.
pub(super) fn is_set_aside(then: &Event, ours: &Event, theirs: &Event) -> bool {
    matches!(ours.status, EventStatus::Retracted | EventStatus::Contradicted)
        && ours.status != then.status
        && ours.status != theirs.status
}

/// Whether the row now says something else of what was, where, when, or how surely: names and numbers apart.
pub(super) fn is_another_claim(then: &Event, theirs: &Event) -> bool {
    let claim = |event: &Event| Event {
        place_text: None,
        actors: Vec::new(),
        category: None,
        deaths: None,
        source_key: None,
        ..alone(event)
    };
    !is_told_alike(&claim(then), &claim(theirs))
}

/// Another kind, or another place.
pub(super) fn is_another(then: &Event, theirs: &Event) -> bool {
    then.kind() != theirs.kind() || is_far(then, theirs)
}

/// Another kind, another place and another day.
pub(super) fn is_quite_another(then: &Event, theirs: &Event) -> bool {
    then.kind() != theirs.kind() && is_far(then, theirs) && then.time.from.date_naive() != theirs.time.from.date_naive()
}

/// Another kind or place, or more than a day apart.
pub(super) fn is_another_or_later(then: &Event, theirs: &Event) -> bool {
    is_another(then, theirs) || (then.time.from - theirs.time.from).abs() > chrono::Duration::days(1)
}

fn is_far(a: &Event, b: &Event) -> bool {
    let (Some(one), Some(other)) = (&a.geometry, &b.geometry) else { return false };
    let pairs = one.vertices().iter().flat_map(|p| other.vertices().iter().map(move |q| (*p, *q)));
    let least = pairs.map(|(p, q)| passage_spatial::distance_km(p, q)).fold(f64::INFINITY, f64::min);
    least > OTHER_KM + spread_km(a.precision).max(spread_km(b.precision))
}

/// How far a place may lie from where it is written.
fn spread_km(precision: LocationPrecision) -> f64 {
    match precision {
        LocationPrecision::Exact => 0.0,
        LocationPrecision::Near | LocationPrecision::District | LocationPrecision::Linear => 25.0,
        LocationPrecision::Coarse => 150.0,
    }
}

/// Whether a text reads as one that takes something back.
pub(super) fn reads_as_correction(text: &str) -> bool {
    fold(text).split(' ').any(|word| CORRECTIONS.iter().any(|known| fold(known) == word))
}

/// Whether an event of this kind lets people through: where its own source takes it back, it must not count on.
pub(super) fn lets_through(event: &Event) -> bool {
    match &event.detail {
        Detail::ExplosiveHazard { cleared, .. } => *cleared,
        Detail::Checkpoint { change, .. } => *change == passage_model::CheckpointChange::Gone,
        detail => matches!(detail.kind(), EventKind::Reopening | EventKind::Passage | EventKind::Ceasefire),
    }
}

/// Whether a key is a number of somebody's list, which another list may use as well: not an id of ours.
pub(super) fn is_numbered(key: &str) -> bool {
    key.starts_with("event:") && own_id(key).is_none()
}

/// The id of an event in a key, where the file has ids such as ours.
pub(super) fn own_id(key: &str) -> Option<EventId> {
    key.rsplit(':').next()?.parse().ok()
}

/// The key of a row whose number belongs to another event: with the name of its file, and a number where that has been
/// used again too.
pub(super) fn key_of_file(key: &str, file: &str, nth: u32) -> String {
    let (dataset, id) = key.rsplit_once(':').unwrap_or(("event", key));
    let (file, again) = (file.replace(':', "_"), if nth > 1 { format!("~{nth}") } else { String::new() });
    format!("{dataset}:@{file}{again}:{id}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_take_something_back_are_told() {
        for text in ["CORRECTION: the road has not reopened", "Démenti : la route reste fermée", "تصحيح: الطريق مغلق"]
        {
            assert!(reads_as_correction(text), "{text}");
        }
        assert!(!reads_as_correction("Road reopened"));
    }

    #[test]
    fn a_used_number_gets_the_name_of_its_file() {
        assert_eq!(key_of_file("event::1", "week:B.csv", 1), "event::@week_B.csv:1");
        assert_eq!(key_of_file("event:Radio:1", "b.csv", 2), "event:Radio:@b.csv~2:1");
        assert!(is_numbered("event::1") && !is_numbered("acled:SYR1"));
    }
}
