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
