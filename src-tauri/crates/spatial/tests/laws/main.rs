//! Laws of the crate, with brute force as the judge: geodesic distances to sampled places, never the crate's own
//! vectors. Everything is built by bearings and distances around a centre, so that 180 degrees and the poles are hit as
//! easily as anywhere else.
#![allow(clippy::unwrap_used, clippy::many_single_char_names, reason = "helpers of tests, in the letters of geometry")]

mod coords;
mod golden;
mod index;
mod line;
mod region;

use passage_model::LatLon;
use passage_spatial::{bearing_deg, destination, distance_km};
use proptest::prelude::*;

/// Somewhere, often at an awkward place.
fn centre() -> impl Strategy<Value = LatLon> {
    let at = |lat, lon| LatLon::new(lat, lon).unwrap();
    prop_oneof![
        (-90.0..=90.0_f64, -180.0..=180.0_f64).prop_map(move |(lat, lon)| at(lat, lon)),
        (-60.0..=60.0_f64).prop_map(move |lat| at(lat, 180.0)),
        (89.8..=90.0_f64, -180.0..=180.0_f64, any::<bool>())
            .prop_map(move |(lat, lon, north)| at(if north { lat } else { -lat }, lon)),
        Just(at(0.0, 0.0)),
        Just(at(36.2, 37.1)),
    ]
}

/// Places around a centre: bearings and distances up to `km`.
fn around(km: f64, count: impl Into<proptest::collection::SizeRange>) -> impl Strategy<Value = Vec<LatLon>> {
    (centre(), proptest::collection::vec((0.0..360.0_f64, 0.0..km), count))
        .prop_map(|(c, ways)| ways.into_iter().map(|(bearing, km)| destination(c, bearing, km)).collect())
}

/// Smallest geodesic distance from `p` to the geodesic a-b, by search, km.
fn to_edge(p: LatLon, a: LatLon, b: LatLon) -> f64 {
    let (length, bearing) = (distance_km(a, b), bearing_deg(a, b));
    if length == 0.0 {
        return distance_km(p, a);
    }
    let at = |t: f64| distance_km(p, destination(a, bearing, length * t));
    let n = 12;
    let best = (0..=n).map(|i| f64::from(i) / f64::from(n)).min_by(|s, t| at(*s).total_cmp(&at(*t))).unwrap();
    let (mut low, mut high) = ((best - 1.0 / f64::from(n)).max(0.0), (best + 1.0 / f64::from(n)).min(1.0));
    for _ in 0..30 {
        let (s, t) = (low + (high - low) / 3.0, high - (high - low) / 3.0);
        if at(s) < at(t) { high = t } else { low = s }
    }
    at(low).min(at(high)).min(at(0.0)).min(at(1.0))
}

/// Smallest geodesic distance from `p` to a polyline, by search, km.
fn to_line(p: LatLon, points: &[LatLon]) -> f64 {
    points.windows(2).map(|w| to_edge(p, w[0], w[1])).fold(distance_km(p, points[0]), f64::min)
}
