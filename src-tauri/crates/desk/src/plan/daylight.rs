//! Sunrise, sunset and civil twilight, by the equations of the Astronomical Almanac for the low-precision position of the
//! sun (0.01° between 1950 and 2050) and the hour angle of a given altitude, as the U.S. Naval Observatory publishes them.

use chrono::{Datelike, Duration, NaiveDate, TimeZone, Utc};
use passage_model::{LatLon, Time};

/// Altitude of the sun's centre at sunrise and sunset, degrees: refraction 34′ and half its width, 16′.
const HORIZON: f64 = -0.833;

/// At civil twilight one still sees the road without lamps, degrees.
const CIVIL: f64 = -6.0;

/// Daylight of one day at one place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Daylight {
    pub(super) dawn: Option<Time>,
    pub(super) sunrise: Option<Time>,
    pub(super) sunset: Option<Time>,
    pub(super) dusk: Option<Time>,
}

/// First light and sunset of the day on which a moment falls at a place, where it is dark there at that moment: as a plan
/// counts it, from sunset to the first light. `None`: it is not, or the sun does not rise and set there.
pub(crate) fn dark(at: Time, place: LatLon) -> Option<(Time, Time)> {
    let light = Daylight::of(at, place);
    let (dawn, sunset) = (light.dawn?, light.sunset?);
    (at < dawn || at > sunset).then_some((dawn, sunset))
}

/// Where the sun is: its declination, degrees, and the equation of time, minutes.
fn sun(days: f64) -> (f64, f64) {
    // Days from 2000-01-01 12:00; mean anomaly and mean longitude.
    let anomaly = (357.529 + 0.985_600_28 * days).to_radians();
    let mean = (280.459 + 0.985_647_36 * days).rem_euclid(360.0);
    let longitude = (mean + 1.915 * anomaly.sin() + 0.020 * (2.0 * anomaly).sin()).to_radians();
    let tilt = (23.439 - 0.000_000_36 * days).to_radians();
    let ascension = (tilt.cos() * longitude.sin()).atan2(longitude.cos()).to_degrees();
    let mut behind = mean - ascension.rem_euclid(360.0);
    if behind.abs() > 180.0 {
        behind -= 360.0 * behind.signum();
    }
    ((tilt.sin() * longitude.sin()).asin().to_degrees(), behind * 4.0)
}

impl Daylight {
    /// Of the day on which `at` falls at the place, by the sun: the day around the noon nearest to it.
    pub(super) fn of(at: Time, place: LatLon) -> Self {
        let local = at + shift(place.lon() * 4.0);
        Self::on(local.date_naive(), place)
    }

    fn on(day: NaiveDate, place: LatLon) -> Self {
        let noon = Utc.with_ymd_and_hms(day.year(), day.month(), day.day(), 12, 0, 0).single();
        let Some(noon) = noon.map(|noon| noon - shift(place.lon() * 4.0)) else {
            return Self { dawn: None, sunrise: None, sunset: None, dusk: None };
        };
        let event = |altitude: f64, sign: f64| {
            let mut at = noon;
            // Twice: the sun moves on between noon and its rising.
            for _ in 0..2 {
                let (declination, equation) = sun(since_2000(at));
                let (lat, tilt) = (place.lat().to_radians(), declination.to_radians());
                let cosine = (altitude.to_radians().sin() - lat.sin() * tilt.sin()) / (lat.cos() * tilt.cos());
                if !(-1.0..=1.0).contains(&cosine) {
                    return None;
                }
                at = noon + shift(sign * cosine.acos().to_degrees() * 4.0 - equation);
            }
            Some(at)
        };
        Self {
            dawn: event(CIVIL, -1.0),
            sunrise: event(HORIZON, -1.0),
            sunset: event(HORIZON, 1.0),
            dusk: event(CIVIL, 1.0),
        }
    }
}

#[expect(clippy::cast_precision_loss)] // seconds of some decades
fn since_2000(at: Time) -> f64 {
    (at.timestamp() - 946_728_000) as f64 / 86_400.0
}

/// Minutes as a span, to the second.
#[expect(clippy::cast_possible_truncation)] // minutes of a day or two
fn shift(minutes: f64) -> Duration {
    Duration::seconds((minutes * 60.0).round() as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Within two minutes of the times that almanacs print, to the minute.
    #[test]
    fn sunrise_and_sunset_are_those_of_the_almanac() {
        let known = [
            // London, longest and shortest day: 03:43 and 20:21; 08:04 and 15:53 UTC.
            ("2024-06-20T12:00:00Z", 51.507, -0.128, "03:43", "20:21"),
            ("2024-12-21T12:00:00Z", 51.507, -0.128, "08:04", "15:53"),
            // Quito at the equinox: 06:18 and 18:24 local, UTC-5.
            ("2024-03-20T17:00:00Z", -0.180, -78.468, "11:18", "23:24"),
        ];
        for (day, lat, lon, rise, set) in known {
            let light = Daylight::of(day.parse().unwrap(), LatLon::new(lat, lon).unwrap());
            for (found, wanted) in [(light.sunrise, rise), (light.sunset, set)] {
                let found = found.unwrap();
                let wanted: Time = format!("{}T{wanted}:00Z", found.format("%Y-%m-%d")).parse().unwrap();
                assert!((found - wanted).num_seconds().abs() <= 150, "{day} {found} {wanted}");
            }
        }
    }

    #[test]
    fn twilight_lies_outside_and_the_poles_have_none() {
        let aleppo = LatLon::new(36.2, 37.16).unwrap();
        let light = Daylight::of("2024-12-01T05:00:00Z".parse().unwrap(), aleppo);
        let clock = |at: Option<Time>| at.unwrap().format("%H:%M").to_string();
        assert!(light.dawn < light.sunrise && light.sunrise < light.sunset && light.sunset < light.dusk);
        assert!(clock(light.sunrise).starts_with("04:2") && clock(light.sunset).starts_with("14:1"), "{light:?}");
        let night = Daylight::of("2024-12-21T12:00:00Z".parse().unwrap(), LatLon::new(78.0, 15.0).unwrap());
        assert_eq!((night.sunrise, night.dusk), (None, None));
    }
}
