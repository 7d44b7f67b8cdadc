//! From values to columns and back.

use chrono::DateTime;
use passage_model::{Lang, LatLon, Time};
use rusqlite::{Row, types::Type};
use serde::{Serialize, de::DeserializeOwned};

use crate::Invalid;

pub(crate) type Id = [u8; 16];

/// Milliseconds since 1970; anything finer is cut off.
pub(crate) fn ms(time: Time) -> i64 {
    time.timestamp_millis()
}

/// The instant of stored milliseconds. Outside of the calendar (only in a tampered file): its nearest end.
pub(crate) fn time(ms: i64) -> Time {
    DateTime::from_timestamp_millis(ms).unwrap_or(if ms < 0 { Time::MIN_UTC } else { Time::MAX_UTC })
}

pub(crate) fn unreadable(column: usize, what: impl Into<String>) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(column, Type::Text, what.into().into())
}

/// A column that holds a code.
pub(crate) fn code<T>(row: &Row<'_>, column: usize, find: impl Fn(&str) -> Option<T>) -> rusqlite::Result<T> {
    let text = row.get_ref(column)?.as_str().map_err(|e| unreadable(column, e.to_string()))?;
    find(text).ok_or_else(|| unreadable(column, format!("unknown code {text}")))
}

/// A column that holds a code or NULL.
pub(crate) fn code_opt<T>(
    row: &Row<'_>,
    column: usize,
    find: impl Fn(&str) -> Option<T>,
) -> rusqlite::Result<Option<T>> {
    match row.get_ref(column)? {
        rusqlite::types::ValueRef::Null => Ok(None),
        _ => code(row, column, find).map(Some),
    }
}

/// A column that holds JSON.
pub(crate) fn json<T: DeserializeOwned>(row: &Row<'_>, column: usize) -> rusqlite::Result<T> {
    let text = row.get_ref(column)?.as_str().map_err(|e| unreadable(column, e.to_string()))?;
    serde_json::from_str(text).map_err(|e| unreadable(column, e.to_string()))
}

/// A value as JSON, after a check that it is read back as it was given: serde writes NaN as null.
pub(crate) fn to_json<T: Serialize + DeserializeOwned + PartialEq>(value: &T) -> Result<String, Invalid> {
    let text = serde_json::to_string(value).map_err(|e| Invalid::NotStorable(e.to_string()))?;
    match serde_json::from_str::<T>(&text) {
        Ok(back) if back == *value => Ok(text),
        Ok(_) => Err(Invalid::NotStorable("a number that is not finite".into())),
        Err(e) => Err(Invalid::NotStorable(e.to_string())),
    }
}

/// Positions as pairs of little-endian doubles: exact, small and quick to read.
pub(crate) fn points_blob(points: &[LatLon]) -> Vec<u8> {
    points.iter().flat_map(|p| [p.lat().to_le_bytes(), p.lon().to_le_bytes()]).flatten().collect()
}

/// A column that holds positions.
pub(crate) fn points(row: &Row<'_>, column: usize) -> rusqlite::Result<Vec<LatLon>> {
    let blob = row.get_ref(column)?.as_blob().map_err(|e| unreadable(column, e.to_string()))?;
    let (pairs, rest) = blob.as_chunks::<16>();
    if !rest.is_empty() {
        return Err(unreadable(column, "half a position"));
    }
    let number = |bytes: &[u8]| bytes.try_into().map_or(f64::NAN, f64::from_le_bytes);
    pairs
        .iter()
        .map(|pair| LatLon::new(number(&pair[..8]), number(&pair[8..])))
        .collect::<Result<_, _>>()
        .map_err(|e| unreadable(column, e.to_string()))
}

/// Two columns that hold a position.
pub(crate) fn position(row: &Row<'_>, lat: usize, lon: usize) -> rusqlite::Result<LatLon> {
    LatLon::new(row.get(lat)?, row.get(lon)?).map_err(|e| unreadable(lat, e.to_string()))
}

pub(crate) fn lang(text: &str) -> Option<Lang> {
    Lang::from_code(text)
}

#[cfg(test)]
mod tests {
    use passage_model::Km;

    use super::*;

    #[test]
    fn numbers_that_are_not_finite_are_refused() {
        assert!(to_json(&Km(1.5)).is_ok());
        assert!(to_json(&Some(f64::NAN)).is_err());
        assert!(to_json(&Some(f64::INFINITY)).is_err());
    }

    #[test]
    fn coordinates_survive_json_to_the_last_bit() {
        // Fails without the feature `float_roundtrip` of serde_json.
        for n in 0..20_000_u32 {
            let value = f64::from(n) * 0.001_234_567_89 + 36.0;
            let at = LatLon::new(value, value).unwrap();
            assert!(to_json(&at).is_ok());
        }
    }

    #[test]
    fn times_outside_of_the_calendar_do_not_panic() {
        assert_eq!(time(i64::MAX), Time::MAX_UTC);
        assert_eq!(time(i64::MIN), Time::MIN_UTC);
        assert_eq!(ms(time(-1)), -1);
    }
}
