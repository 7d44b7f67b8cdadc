//! Days and clock times as they are kept.

use chrono::{NaiveDate, TimeDelta};

use crate::zone::Zone;

/// A day, perhaps with a clock time as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Stamp {
    pub(crate) date: NaiveDate,
    pub(crate) clock: Option<Clock>,
}

/// Hours and minutes, and by which clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Clock {
    pub(crate) hour: u32,
    pub(crate) minute: u32,
    pub(crate) zone: Zone,
}

impl Clock {
    /// `14:00`.
    pub(crate) fn text(self) -> String {
        format!("{:02}:{:02}", self.hour, self.minute)
    }

    /// Whether it is known when in UTC it is, where the report tells hours by this clock.
    pub(crate) fn is_placed(self, report: Option<i32>) -> bool {
        self.zone.east(report).is_some()
    }

    /// The same in UTC, and by how many days that is another one. `None`: its zone is not known.
    fn in_utc(self, report: Option<i32>) -> Option<(Self, i64)> {
        let east = self.zone.east(report)?;
        let minutes = i32::try_from(self.hour * 60 + self.minute).ok()? - east;
        let (of_day, days) = (minutes.rem_euclid(DAY).unsigned_abs(), minutes.div_euclid(DAY));
        Some((Self { hour: of_day / 60, minute: of_day % 60, zone: Zone::UTC }, days.into()))
    }
}

/// Minutes of a day.
const DAY: i32 = 24 * 60;

/// `07:00-15:00`; in UTC and with a `Z` where the zone of both is known, which `report` says of hours that do not.
pub(crate) fn daily(from: Clock, until: Clock, report: Option<i32>) -> String {
    match (from.in_utc(report), until.in_utc(report)) {
        (Some((from, _)), Some((until, _))) => format!("{}-{}Z", from.text(), until.text()),
        _ => format!("{}-{}", from.text(), until.text()),
    }
}

impl Stamp {
    /// As in the contract: `2024-11-30`, `2024-11-30T14:00`, `2024-11-30T05:58Z`; in UTC where the zone is known, which
    /// `report` says of clock times that do not.
    pub(crate) fn text(self, report: Option<i32>) -> String {
        let Some(clock) = self.clock else { return self.date.to_string() };
        let utc = clock
            .in_utc(report)
            .and_then(|(utc, days)| Some((utc, self.date.checked_add_signed(TimeDelta::days(days))?)));
        match utc {
            Some((utc, date)) => format!("{date}T{}Z", utc.text()),
            None => format!("{}T{}", self.date, clock.text()),
        }
    }
}
