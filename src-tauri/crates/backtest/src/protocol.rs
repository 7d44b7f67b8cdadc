//! What is asked of a back-test.

use chrono::Duration;
use passage_model::Time;

/// Most origins of one back-test: daily for more than ten years.
pub const MAX_ORIGINS: u32 = 4_000;

/// How the scale of the link is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Calibrate {
    /// As shipped.
    #[default]
    None,
    /// Fitted for each origin on the weeks before it, once there are enough of them (rule K1).
    Scale,
}

/// Which moments, and what is predicted at each.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Protocol {
    /// First origin: 00:00 UTC of its day.
    pub first: Time,
    /// Last origin at most: likewise.
    pub last: Time,
    /// Days from one origin to the next, 1 or more.
    pub step_days: u32,
    /// Days looked ahead, 1 or more.
    pub horizon_days: u32,
    /// Distance within which an event counts, km.
    pub radius_km: f64,
    /// Scale of the link.
    pub calibrate: Calibrate,
    /// Also score the simple rules, which takes about as long again.
    pub baselines: bool,
}

impl Protocol {
    /// Origins every week, 7 days ahead, 5 km, with the simple rules: that of the method.
    pub fn weekly(first: Time, last: Time) -> Self {
        Self { first, last, step_days: 7, horizon_days: 7, radius_km: 5.0, calibrate: Calibrate::None, baselines: true }
    }

    pub(crate) fn horizon(&self) -> Duration {
        Duration::days(i64::from(self.horizon_days))
    }

    /// The origins of which the record tells what followed, in order, at most [`MAX_ORIGINS`] and one: none before the record
    /// begins, and none whose days ahead are not over when it ends.
    pub(crate) fn origins(&self, known_from: Time, known_until: Time) -> Vec<Time> {
        let asked = self.moments();
        asked.into_iter().filter(|at| *at >= known_from && *at + self.horizon() <= known_until).collect()
    }

    /// How many origins lie before the record begins: that nothing is on record then is no peace.
    pub(crate) fn before(&self, known_from: Time) -> u32 {
        let before = self.moments().into_iter().take_while(|at| *at < known_from).count();
        u32::try_from(before).unwrap_or(u32::MAX)
    }

    /// The origins asked for, at most [`MAX_ORIGINS`] and one.
    fn moments(&self) -> Vec<Time> {
        let step = Duration::days(i64::from(self.step_days.max(1)));
        let next = |at: &Time| at.checked_add_signed(step);
        std::iter::successors(Some(self.first), next)
            .take_while(|at| *at <= self.last)
            .take(MAX_ORIGINS as usize + 1)
            .collect()
    }

    /// How many origins were asked for, at most [`MAX_ORIGINS`] and one.
    pub(crate) fn asked(&self) -> u32 {
        let days = (self.last - self.first).num_days();
        let steps = days / i64::from(self.step_days.max(1));
        if days < 0 { 0 } else { u32::try_from(steps).unwrap_or(MAX_ORIGINS).min(MAX_ORIGINS) + 1 }
    }
}

/// Why a back-test cannot be run.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum BacktestError {
    /// The last origin lies before the first.
    #[error("the last origin {last} lies before the first {first}")]
    TurnedSpan {
        /// First origin.
        first: Time,
        /// Last origin.
        last: Time,
    },
    /// A date outside of the years 1 to 9999.
    #[error("the date {date} is outside of the years 1 to 9999")]
    DateOutOfRange {
        /// The date.
        date: Time,
    },
    /// Step or horizon of no day, or too many origins.
    #[error("{origins} origins asked for, {limit} at most")]
    TooManyOrigins {
        /// Origins asked for (at most the limit and one).
        origins: u32,
        /// Most origins.
        limit: u32,
    },
    /// There is no fit for this distance and horizon.
    #[error("there are no parameters for {radius_km} km and {horizon_days} days")]
    NoParameters {
        /// Distance, km.
        radius_km: f64,
        /// Days ahead.
        horizon_days: u32,
    },
    /// No road.
    #[error("there is no road to predict for")]
    NoRoads,
    /// No event of the sort that is predicted.
    #[error("there is no violent event whose place and day are known")]
    NoEvents,
    /// No origin has its days ahead within the events.
    #[error("the events end on {until}, before the days ahead of the first origin are over")]
    NothingObserved {
        /// Last day on which an event began.
        until: Time,
    },
    /// Every origin lies before the events begin.
    #[error("the events begin on {from}, after the last origin")]
    BeforeRecord {
        /// First day on which an event began.
        from: Time,
    },
    /// The caller broke off.
    #[error("the back-test was broken off")]
    Cancelled,
}

#[cfg(test)]
mod tests {
    use chrono::{TimeZone, Utc};

    use super::*;

    fn day(n: i64) -> Time {
        Utc.with_ymd_and_hms(2019, 1, 7, 0, 0, 0).unwrap() + Duration::days(n)
    }

    #[test]
    fn only_what_can_be_observed_is_asked() {
        let protocol = Protocol::weekly(day(0), day(28));
        assert_eq!(protocol.asked(), 5);
        // Days 21 to 27 are the week after the fourth origin; the day after, nothing more is known.
        assert_eq!(protocol.origins(day(-99), day(28)), [day(0), day(7), day(14), day(21)]);
        assert!(protocol.origins(day(-99), day(6)).is_empty());
        // Nobody knows what happened before the record begins.
        assert_eq!((protocol.origins(day(8), day(28)), protocol.before(day(8))), (vec![day(14), day(21)], 2));
        assert_eq!((protocol.origins(day(7), day(28)).len(), protocol.before(day(7))), (3, 1));
        let turned = Protocol { last: day(-1), ..protocol };
        assert_eq!((turned.asked(), turned.origins(day(-99), day(99)).len()), (0, 0));
    }
}
