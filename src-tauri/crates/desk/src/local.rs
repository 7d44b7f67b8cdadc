//! Clocks of the field beside UTC.

use std::ops::RangeInclusive;

use chrono::{NaiveDate, TimeDelta};
use passage_model::Time;
use passage_words::Words;

use crate::error::{ApiError, Result};

/// Local time against UTC anywhere, minutes.
const OFFSETS: RangeInclusive<i32> = -12 * 60..=14 * 60;

/// Minutes east of UTC, as somebody gave them.
pub(crate) fn offset(words: Words, minutes: Option<i32>) -> Result<Option<i32>> {
    match minutes {
        Some(minutes) if !OFFSETS.contains(&minutes) => Err(ApiError::invalid(words, "plan-invalid-offset", &[])),
        minutes => Ok(minutes),
    }
}

/// The day by that clock: "tonight" is said on the day that has begun there. `None`: that of UTC.
pub(crate) fn day(at: Time, utc_offset_minutes: Option<i32>) -> NaiveDate {
    let east = TimeDelta::minutes(utc_offset_minutes.unwrap_or_default().into());
    at.checked_add_signed(east).unwrap_or(at).date_naive()
}
