//! Moving through time: the window keeps its picture, and must show what a fresh start would show.

use chrono::Duration;
use passage_model::{EventStatus, EventTime, Lang, Time, TimePrecision};

use super::{
    case::{again, question, starter},
    editing::{place, strike},
};
use crate::{Desk, assess, dto::*, edit};

fn at(moment: Time) -> AssessArgs {
    AssessArgs { as_of: Some(moment), ..question(Lang::En) }
}

fn seen(desk: &mut Desk, moment: Time) -> String {
    serde_json::to_string(&assess::desk(desk, at(moment)).unwrap()).unwrap()
}

#[test]
fn every_moment_is_as_if_asked_first() {
    let (mut desk, folder) = starter();
    let start: Time = "2024-11-30T18:00:00Z".parse().unwrap();
    for hours in [0, -6, -12, -48, 6, 24 * 100, -24 * 400, 0, -6] {
        let moment = start + Duration::hours(hours);
        let moved = seen(&mut desk, moment);
        let mut fresh = again(&folder);
        assert_eq!(moved, seen(&mut fresh, moment), "{hours} h");
    }
}

#[test]
fn what_happened_in_a_week_three_years_ago_counts_the_same_at_the_first_question() {
    let (mut desk, folder) = starter();
    let start: Time = "2024-11-30T18:00:00Z".parse().unwrap();
    let raqqa = place(&mut desk, "Raqqa");
    // Its last day is so many days ago as count at most.
    let time = EventTime { from: start - Duration::days(1_095 + 5), until: None, precision: TimePrecision::Week };
    let event = EventForm { time, ..strike(&raqqa) };
    edit::save_event(&mut desk, SaveEventArgs { event, reason: None, lang: Lang::En }).unwrap();
    let mut fresh = again(&folder);
    let first = seen(&mut fresh, start);
    let _ = seen(&mut fresh, start - Duration::hours(6));
    assert_eq!(seen(&mut fresh, start), first);
}

#[test]
fn days_count_what_has_begun_and_was_not_taken_back() {
    let (mut desk, _folder) = starter();
    let moment: Time = "2024-11-30T09:00:00Z".parse().unwrap();
    let asked = || AssessArgs { window_days: Some(30), histogram_days: Some(10), ..at(moment) };
    let before = assess::desk(&mut desk, asked()).unwrap();
    let taken_back = before.events.iter().find(|event| event.at > moment - Duration::days(5)).unwrap().id.clone();
    let form = edit::event_form(&mut desk, IdArgs { id: taken_back, lang: Lang::En }).unwrap();
    let event = EventForm { status: EventStatus::Retracted, ..form };
    edit::save_event(&mut desk, SaveEventArgs { event, reason: None, lang: Lang::En }).unwrap();
    let picture = assess::desk(&mut desk, asked()).unwrap();
    let all = |picture: &DeskDto| picture.days.iter().map(|day| day.total).sum::<u32>();
    assert_eq!(all(&picture) + 1, all(&before));
    assert_eq!(picture.days.len(), 11);
    for day in &picture.days {
        let here = |event: &&EventRowDto| event.at >= day.day && event.at < (day.day + Duration::days(1)).min(moment);
        let counted = picture.events.iter().filter(here).filter(|event| event.status != EventStatus::Retracted);
        let claims = counted.clone().filter(|e| matches!(e.status, EventStatus::Claimed | EventStatus::Rumour));
        assert_eq!((day.total as usize, day.claimed as usize), (counted.count(), claims.count()), "{}", day.day);
    }
}
