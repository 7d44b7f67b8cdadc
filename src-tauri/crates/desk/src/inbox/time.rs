//! When a draft says that something happened, as the form has it.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use passage_intake::Draft;
use passage_model::{EventTime, Report, Time, TimePrecision};

/// Where the time of a draft is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum From {
    /// The words of the draft.
    Words,
    /// The head of the report, or the sentence before.
    Head,
    /// Nothing says: the day of the report stands for it, and the window says so.
    Report,
}

/// The day from which relative times of a report count.
pub(super) fn day_of(report: &Report) -> Time {
    report.published_at.unwrap_or(report.received_at)
}

/// The time of a draft, and where it is from.
pub(super) fn of(part: &Draft, report: &Report) -> (EventTime, From) {
    let until = part.until.as_deref().and_then(stamp);
    let day = day_of(report).date_naive().and_time(NaiveTime::MIN).and_utc();
    // "Closed until the 25th" holds on the day of the report; what ended before it is of that end.
    let lasting = until.filter(|until| part.from.is_none() && until.0 >= day).map(|until| (day, until.1));
    let from = part.from.as_deref().and_then(stamp).or(lasting).or(until);
    let Some((from, exact)) = from else {
        return (EventTime { from: day, until: None, precision: TimePrecision::Day }, From::Report);
    };
    let precision = match part.time_precision.as_str() {
        "week" => TimePrecision::Week,
        "hour" if exact => TimePrecision::Hour,
        _ => TimePrecision::Day,
    };
    let until = until.map(|until| until.0).filter(|until| *until >= from && (part.from.is_some() || lasting.is_some()));
    let whence = if part.when_words.is_some() { From::Words } else { From::Head };
    (EventTime { from, until, precision }, whence)
}

/// A day, or a moment where the zone is said. A clock time without a zone is local to a place that nobody has confirmed yet:
/// its day is certain, its hour in UTC is not.
fn stamp(text: &str) -> Option<(Time, bool)> {
    let day = |text: &str| text.parse::<NaiveDate>().ok().map(|day| day.and_time(NaiveTime::MIN).and_utc());
    let Some((date, clock)) = text.split_once('T') else { return Some((day(text)?, false)) };
    match clock.strip_suffix('Z') {
        Some(clock) => {
            let moment = NaiveDateTime::parse_from_str(&format!("{date} {clock}"), "%Y-%m-%d %H:%M").ok()?;
            Some((moment.and_utc(), true))
        }
        None => Some((day(date)?, false)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_zulu_times_are_read_and_local_clocks_keep_their_day() {
        let at = |text: &str| stamp(text).map(|(at, exact)| (at.to_rfc3339(), exact));
        assert_eq!(at("2024-11-30"), Some(("2024-11-30T00:00:00+00:00".into(), false)));
        assert_eq!(at("2024-11-30T05:58Z"), Some(("2024-11-30T05:58:00+00:00".into(), true)));
        assert_eq!(at("2024-11-30T14:00"), Some(("2024-11-30T00:00:00+00:00".into(), false)));
        for bad in ["", "T", "2024-13-01", "2024-11-30T25:00Z", "30.11.2024"] {
            assert_eq!(at(bad), None, "{bad}");
        }
    }
}
