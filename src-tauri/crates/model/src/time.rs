//! Times of events with their precision, and since when a fact is known.

use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};

/// An instant, UTC.
pub type Time = DateTime<Utc>;

/// How exactly a time is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum TimePrecision {
    /// To the hour or better.
    Hour,
    /// To the day (UCDP `date_prec` 1 and 2).
    Day,
    /// To the week (UCDP 3).
    Week,
    /// To the month (UCDP 4). Too coarse for the hazard sum.
    Month,
    /// More than a month (UCDP 5). Too coarse for the hazard sum.
    Coarse,
}

impl TimePrecision {
    /// All values, best first.
    pub const ALL: [Self; 5] = [Self::Hour, Self::Day, Self::Week, Self::Month, Self::Coarse];

    /// Stable code, as stored and in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Hour => "hour",
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Coarse => "coarse",
        }
    }

    /// The value with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|p| p.code() == code)
    }
}

/// When an event happened or from when to when it holds.
///
/// For an act (a strike) `until` is the end of the act where the source gives a span. For a state (a closure) it is
/// the end of the state; `None` means that no end is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct EventTime {
    /// Start. With day precision or coarser: 00:00 UTC of the first day.
    pub from: Time,
    /// End, where known. With day precision: 00:00 UTC of the last day (inclusive).
    pub until: Option<Time>,
    /// How exactly both are known.
    pub precision: TimePrecision,
}

/// The span is turned round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the end {until} lies before the start {from}")]
pub struct EventTimeError {
    /// Start given.
    pub from: Time,
    /// End given.
    pub until: Time,
}

impl EventTime {
    /// A time from its parts; the end must not lie before the start.
    pub fn new(from: Time, until: Option<Time>, precision: TimePrecision) -> Result<Self, EventTimeError> {
        match until {
            Some(until) if until < from => Err(EventTimeError { from, until }),
            _ => Ok(Self { from, until, precision }),
        }
    }

    /// The end of the event as it is on record: with day precision or coarser the start of its last day, else the
    /// instant (the start where no end is known).
    pub fn last(&self) -> Time {
        self.until.unwrap_or(self.from)
    }

    /// The instant that stands for the event when its age is counted: the last at which it may have happened, to the
    /// start of a day. Of a week or month without an end that is its last day. It may lie in the future.
    pub fn representative(&self) -> Time {
        let days = match (self.precision, self.until) {
            (TimePrecision::Week, None) => 6,
            (TimePrecision::Month | TimePrecision::Coarse, None) => 30,
            _ => 0,
        };
        self.last() + Duration::days(days)
    }

    /// Whether the event, as an act, has begun at `at` and has not ended: a known end is the end it is on record with.
    pub fn goes_on_at(&self, at: Time) -> bool {
        self.from < at && self.until.is_some_and(|until| until >= at)
    }

    /// Whether the event, as a state, holds at `at`. A known end with day precision includes that whole day.
    pub fn holds_at(&self, at: Time) -> bool {
        let end = self.until.map(|until| match self.precision {
            TimePrecision::Hour => until,
            _ => until + Duration::days(1),
        });
        self.from <= at && end.is_none_or(|end| at < end)
    }
}

/// Since when something is known here: the second time axis.
///
/// `known_from` is when the organisation learnt it (a report's receipt); it may lie before `recorded_at` when an old
/// report is entered late. `recorded_at` is when this database took it in and is set by the machine alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Known {
    /// When the organisation learnt it.
    pub known_from: Time,
    /// When it was recorded here.
    pub recorded_at: Time,
}

#[cfg(test)]
mod tests {
    use chrono::TimeZone;

    use super::*;

    fn day(d: u32) -> Time {
        Utc.with_ymd_and_hms(2024, 11, d, 0, 0, 0).unwrap()
    }

    #[test]
    fn a_turned_span_is_refused() {
        assert!(EventTime::new(day(3), Some(day(2)), TimePrecision::Day).is_err());
    }

    #[test]
    fn an_end_day_is_included() {
        let t = EventTime::new(day(1), Some(day(3)), TimePrecision::Day).unwrap();
        assert!(t.holds_at(day(3) + Duration::hours(23)));
        assert!(!t.holds_at(day(4)));
        let exact = EventTime { precision: TimePrecision::Hour, ..t };
        assert!(!exact.holds_at(day(3)));
    }

    #[test]
    fn a_week_stands_at_its_last_day() {
        let t = EventTime::new(day(1), Some(day(7)), TimePrecision::Week).unwrap();
        assert_eq!((t.representative(), t.last()), (day(7), day(7)));
        let open = EventTime { until: None, ..t };
        assert_eq!((open.representative(), open.last()), (day(7), day(1)));
    }

    #[test]
    fn an_act_goes_on_from_its_start_to_its_end() {
        let t = EventTime::new(day(1), Some(day(3)), TimePrecision::Hour).unwrap();
        assert!(!t.goes_on_at(day(1)) && t.goes_on_at(day(2)) && t.goes_on_at(day(3)));
        assert!(!t.goes_on_at(day(4)) && !EventTime { until: None, ..t }.goes_on_at(day(2)));
    }
}
