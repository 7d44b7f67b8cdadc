//! Geodesics on WGS 84 (Karney 2013).

use geo::{Bearing, Destination, Distance, Geodesic, Point};
use passage_model::LatLon;

fn point(p: LatLon) -> Point<f64> {
    Point::new(p.lon(), p.lat())
}

/// A position from computed degrees: latitude clamped, longitude wrapped; `fallback` when a number is not finite.
pub(crate) fn position(lat: f64, lon: f64, fallback: LatLon) -> LatLon {
    let lon = if (-180.0..=180.0).contains(&lon) { lon } else { (lon + 180.0).rem_euclid(360.0) - 180.0 };
    LatLon::new(lat.clamp(-90.0, 90.0), lon).unwrap_or(fallback)
}

/// Length of the shortest way over the ground between two positions, km. Exact to nanometres; symmetric up to rounding.
///
/// ```
/// use passage_model::LatLon;
/// let new_york = LatLon::new(40.6, -73.8)?;
/// let london = LatLon::new(51.6, -0.5)?;
/// assert!((passage_spatial::distance_km(new_york, london) - 5551.759).abs() < 0.001);
/// # Ok::<(), passage_model::LatLonError>(())
/// ```
pub fn distance_km(a: LatLon, b: LatLon) -> f64 {
    Geodesic.distance(point(a), point(b)) / 1000.0
}

/// The bearing with which the shortest way from `a` to `b` leaves `a`, degrees clockwise from north, 0 to 360.
/// Without meaning when the two are the same place.
pub fn bearing_deg(a: LatLon, b: LatLon) -> f64 {
    Geodesic.bearing(point(a), point(b)).rem_euclid(360.0)
}

/// The position reached after `km` on the geodesic that leaves `from` with this bearing (degrees clockwise from
/// north). Negative distances go backwards; `from` itself when a number is not finite.
///
/// ```
/// use passage_model::LatLon;
/// use passage_spatial::{destination, distance_km};
/// let aleppo = LatLon::new(36.2021, 37.1343)?;
/// let there = destination(aleppo, 90.0, 12.0);
/// assert!((distance_km(aleppo, there) - 12.0).abs() < 1e-9);
/// # Ok::<(), passage_model::LatLonError>(())
/// ```
pub fn destination(from: LatLon, bearing_deg: f64, km: f64) -> LatLon {
    if !(bearing_deg.is_finite() && km.is_finite()) {
        return from;
    }
    let to = Geodesic.destination(point(from), bearing_deg, km * 1000.0);
    position(to.y(), to.x(), from)
}

/// The middle of the shortest way between two positions.
pub fn midpoint(a: LatLon, b: LatLon) -> LatLon {
    let km = distance_km(a, b);
    if km > 0.0 { destination(a, bearing_deg(a, b), km / 2.0) } else { a }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ll(lat: f64, lon: f64) -> LatLon {
        LatLon::new(lat, lon).unwrap()
    }

    /// `GeographicLib`: `GeodSolve` test cases and manual; Flinders Peak to Buninyong from the Geodetic Datum of Australia
    /// technical manual. Among them antipodal and polar ones, which simpler formulas miss.
    #[test]
    fn published_distances() {
        for (lat1, lon1, lat2, lon2, metres) in [
            (40.6, -73.8, 51.6, -0.5, 5_551_759.400),
            (40.6, -73.8, 49.016_666_67, 2.55, 5_853_226.0),
            (35.607_77, -139.448_15, -11.174_91, -69.959_21, 8_935_244.560_481_83),
            (55.524_54, 106.050_87, 77.031_96, -162.817_66, 4_105_086.171_392_44),
            (-21.978_56, 142.590_65, 41.841_38, 98.566_35, 8_394_328.894_657_67),
            (-17.427_61, 173.342_68, -15.847_84, 5.935_57, 16_076_603.163_118_07),
            (36.493_349_428_792, 0.0, 36.493_349_428_792_01, 0.000_000_8, 0.072),
            (88.202_499_451_857, 0.0, -88.202_499_451_857, 179.981_022_032_992_86, 20_003_898.214),
            (89.262_080_389_218, 0.0, -89.262_080_389_218, 179.992_207_982_775_38, 20_003_925.854),
            (0.0, 0.0, 0.0, 180.0, 20_003_931.458_6),
            (90.0, 0.0, -90.0, 0.0, 20_003_931.458_6),
            (-37.951_033_417, 144.424_867_889, -37.652_821_139, 143.926_495_528, 54_972.271),
        ] {
            let km = distance_km(ll(lat1, lon1), ll(lat2, lon2));
            let off = if metres == 5_853_226.0 { 1.0 } else { 0.001 };
            assert!((km * 1000.0 - metres).abs() < off, "{lat1} {lon1} {lat2} {lon2}: {km}");
        }
    }

    #[test]
    fn degenerate_inputs() {
        let p = ll(36.0, 37.0);
        assert_eq!(distance_km(p, p), 0.0);
        assert_eq!(distance_km(ll(0.0, 180.0), ll(0.0, -180.0)), 0.0);
        assert_eq!(distance_km(ll(90.0, 10.0), ll(90.0, -100.0)), 0.0);
        assert_eq!(destination(p, f64::NAN, 1.0), p);
        assert_eq!(destination(p, 0.0, f64::INFINITY), p);
        assert_eq!(midpoint(p, p), p);
        let m = midpoint(ll(-17.0, 179.0), ll(-17.0, -179.0));
        assert!((m.lon().abs() - 180.0).abs() < 1e-9 && (m.lat() + 17.0).abs() < 0.01);
        let over = destination(ll(89.9, 30.0), 0.0, 30.0);
        assert!((over.lon() + 150.0).abs() < 1e-9);
        assert_eq!(bearing_deg(ll(0.0, 179.5), ll(0.0, -179.5)), 90.0);
    }
}
