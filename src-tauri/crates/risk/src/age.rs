//! Ages, read to the disadvantage of the road: what is adverse may be as young, what is favourable as old, as its time
//! precision allows.

use passage_model::{Event, EventTime, Time, TimePrecision};

const MS_PER_DAY: f64 = 86_400_000.0;

/// Real days from `then` to `now`; negative when `then` is later.
pub(crate) fn days(now: Time, then: Time) -> f64 {
    ms_days(now.timestamp_millis(), then.timestamp_millis())
}

/// The same of milliseconds.
pub(crate) fn ms_days(now: i64, then: i64) -> f64 {
    (now - then) as f64 / MS_PER_DAY
}

/// Real hours from `then` to `now`.
pub(crate) fn hours(now: Time, then: Time) -> f64 {
    days(now, then) * 24.0
}

/// Days that an act may have happened after [`EventTime::last`], from its precision.
fn slack_days(time: EventTime) -> f64 {
    match (time.precision, time.until) {
        (TimePrecision::Hour, _) => 0.0,
        (TimePrecision::Day, _) | (_, Some(_)) => 1.0,
        (TimePrecision::Week, None) => 7.0,
        (TimePrecision::Month | TimePrecision::Coarse, None) => 31.0,
    }
}

/// Whether an adverse act may have happened in the last `window` days. A day, week or month ends where the next begins,
/// so that an act of a day that ended exactly `window` days ago is outside.
pub(crate) fn may_be_within(now: Time, time: EventTime, window: f64) -> bool {
    let age = days(now, time.last()) - slack_days(time);
    if time.precision == TimePrecision::Hour { age <= window } else { age < window }
}

/// The earliest instant at which a favourable act may have been going on to its end.
pub(crate) fn earliest(time: EventTime) -> Time {
    match time.precision {
        TimePrecision::Hour | TimePrecision::Day => time.last(),
        _ => time.from,
    }
}

/// Whether an event lay before a favourable act for certain, whatever the precision of both times leaves open.
pub(crate) fn surely_before(event: EventTime, favourable: EventTime) -> bool {
    days(earliest(favourable), event.last()) > 0.0 && days(earliest(favourable), event.last()) >= slack_days(event)
}

/// When a state was last said to hold, not after `now`: its start or a later confirmation.
pub(crate) fn last_word(event: &Event, now: Time) -> Time {
    match event.confirmed_at {
        Some(at) if at <= now => at.max(event.time.from),
        _ => event.time.from,
    }
}

/// When a front line was last known, not after `now`. A known end counts as the last day it was known; one that lies ahead
/// says nothing of where the line is now.
pub(crate) fn last_known(event: &Event, now: Time) -> Time {
    let ended = event.time.until.filter(|until| *until <= now);
    ended.map_or(last_word(event, now), |until| until.max(last_word(event, now)))
}

/// When an event was last reported, as far as known at `now`: the last word of a state, the last day of an act, the first
/// day when only the week or worse is known. All in milliseconds; `earliest` is that of the event.
pub(crate) fn last_report(now: i64, from: i64, earliest: i64, confirmed: Option<i64>) -> i64 {
    let act = if earliest > now { from } else { earliest };
    confirmed.filter(|at| *at <= now).map_or(act, |at| act.max(at)).max(from)
}

/// Real days since an event was last reported; 0 where that lies ahead.
pub(crate) fn report_age_days(event: &Event, now: Time) -> f64 {
    let [now, from, earliest] = [now, event.time.from, earliest(event.time)].map(|time| time.timestamp_millis());
    let confirmed = event.confirmed_at.map(|time| time.timestamp_millis());
    ms_days(now, last_report(now, from, earliest, confirmed)).max(0.0)
}

#[cfg(test)]
mod tests {
    use chrono::{Duration, TimeZone, Utc};

    use super::*;

    fn at(d: u32, h: u32) -> Time {
        Utc.with_ymd_and_hms(2024, 11, d, h, 0, 0).unwrap()
    }

    #[test]
    fn a_day_counts_to_its_end() {
        let day = EventTime::new(at(1, 0), None, TimePrecision::Day).unwrap();
        assert!(may_be_within(at(15, 12), day, 14.0));
        assert!(!may_be_within(at(16, 0), day, 14.0));
        let hour = EventTime { precision: TimePrecision::Hour, ..day };
        assert!(may_be_within(at(15, 0), hour, 14.0));
        assert!(!may_be_within(at(15, 0) + Duration::milliseconds(1), hour, 14.0));
    }

    #[test]
    fn the_same_day_is_not_surely_before() {
        let day = |d| EventTime::new(at(d, 0), None, TimePrecision::Day).unwrap();
        assert!(!surely_before(day(3), day(3)));
        assert!(surely_before(day(3), day(4)));
        let hour = |d, h| EventTime::new(at(d, h), None, TimePrecision::Hour).unwrap();
        assert!(!surely_before(day(3), hour(3, 23)));
        assert!(surely_before(hour(3, 9), hour(3, 10)));
        assert!(!surely_before(hour(3, 10), hour(3, 10)));
    }
}
