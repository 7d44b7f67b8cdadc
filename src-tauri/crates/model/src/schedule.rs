//! Opening hours.

use std::{fmt, str::FromStr};

use chrono::{Datelike, Timelike};
use serde::{Deserialize, Serialize};

use crate::Time;

/// A set of weekdays: bit 0 is Monday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(transparent)]
pub struct Weekdays(pub u8);

impl Weekdays {
    /// Every day.
    pub const ALL: Self = Self(0b111_1111);

    /// Whether the set holds this day (0 Monday to 6 Sunday).
    pub fn contains(self, day: u8) -> bool {
        day < 7 && self.0 & (1 << day) != 0
    }
}

/// Hours of the day, UTC, on some days of the week. A span that ends before it starts runs over midnight and belongs
/// to the day on which it starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Hours {
    /// On which days.
    pub days: Weekdays,
    /// Minute of the day at which it opens, 0..1440.
    pub from_minute: u16,
    /// Minute of the day at which it closes, 0..=1440.
    pub to_minute: u16,
}

/// A text is not a span of hours.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a span of hours: `05:00-13:00` is expected (UTC)")]
pub struct HoursError(pub String);

impl Hours {
    /// Whether it is open at `at`.
    pub fn covers(&self, at: Time) -> bool {
        let minute = u16::try_from(at.hour() * 60 + at.minute()).unwrap_or(0);
        let day = u8::try_from(at.weekday().num_days_from_monday()).unwrap_or(0);
        if self.from_minute < self.to_minute {
            self.days.contains(day) && (self.from_minute..self.to_minute).contains(&minute)
        } else {
            let yesterday = (day + 6) % 7;
            (self.days.contains(day) && minute >= self.from_minute)
                || (self.days.contains(yesterday) && minute < self.to_minute)
        }
    }
}

impl fmt::Display for Hours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (a, b) = (self.from_minute, self.to_minute);
        write!(f, "{:02}:{:02}-{:02}:{:02}", a / 60, a % 60, b / 60, b % 60)
    }
}

impl FromStr for Hours {
    type Err = HoursError;
    /// `05:00-13:00`, every day. 24:00 is allowed as an end.
    fn from_str(text: &str) -> Result<Self, HoursError> {
        let error = || HoursError(text.chars().take(40).collect());
        let minute = |part: &str, max: u16| -> Result<u16, HoursError> {
            let (h, m) = part.trim().split_once(':').ok_or_else(error)?;
            let (h, m): (u16, u16) = (h.parse().map_err(|_| error())?, m.parse().map_err(|_| error())?);
            let total = h.checked_mul(60).and_then(|h| h.checked_add(m)).filter(|_| m < 60).ok_or_else(error)?;
            if total <= max { Ok(total) } else { Err(error()) }
        };
        let (from, to) = text.split_once(['-', '–']).ok_or_else(error)?;
        let hours = Self { days: Weekdays::ALL, from_minute: minute(from, 1439)?, to_minute: minute(to, 1440)? };
        if hours.from_minute == hours.to_minute { Err(error()) } else { Ok(hours) }
    }
}

#[cfg(test)]
mod tests {
    use chrono::{TimeZone, Utc};

    use super::*;

    #[test]
    fn spans_over_midnight_belong_to_the_day_they_start() {
        let mut hours: Hours = "22:00-04:00".parse().unwrap();
        hours.days = Weekdays(0b000_0001); // Monday
        let at = |d, h| Utc.with_ymd_and_hms(2024, 11, d, h, 0, 0).unwrap(); // 25 Nov 2024 is a Monday
        assert!(hours.covers(at(25, 23)));
        assert!(hours.covers(at(26, 3)));
        assert!(!hours.covers(at(25, 3)));
        assert!(!hours.covers(at(26, 23)));
    }

    #[test]
    fn bad_hours_are_refused() {
        for bad in ["", "5-13", "25:00-26:00", "05:60-06:00", "05:00-05:00", "65535:00-01:00"] {
            assert!(bad.parse::<Hours>().is_err(), "{bad}");
        }
        assert_eq!("05:00-24:00".parse::<Hours>().unwrap().to_string(), "05:00-24:00");
    }
}
