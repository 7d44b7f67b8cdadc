//! From degrees to px: an equirectangular plane true in the middle of the map. Over the few hundred kilometres of a
//! briefing its error of scale stays below one per cent away from the poles.

use passage_model::LatLon;

use crate::doc::Bounds;

/// Kilometres of one degree of latitude (mean radius 6371.0088 km).
const KM_PER_DEGREE: f64 = 111.195;

/// Share of the frame that stays free around what must be visible.
const MARGIN: f64 = 0.05;

/// A projection to a frame.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Projection {
    west: f64,
    north: f64,
    /// px per degree of latitude; longitude is this times the cosine.
    scale: f64,
    cosine: f64,
    /// Frame, px.
    pub width: f64,
    /// Frame, px.
    pub height: f64,
}

impl Projection {
    /// The projection that shows `bounds` in a frame. A rectangle without extent is shown with 5 km around it.
    pub(crate) fn fit(bounds: &Bounds, width: f64, height: f64) -> Self {
        let (a, b) = (bounds.south_west, bounds.north_east);
        let (south, north) = (a.lat().min(b.lat()), a.lat().max(b.lat()));
        let (west, east) = (a.lon().min(b.lon()), a.lon().max(b.lon()));
        let (lat, lon) = (f64::midpoint(south, north), f64::midpoint(west, east));
        let cosine = lat.to_radians().cos().max(0.05);
        let least = 10.0 / KM_PER_DEGREE;
        let tall = (north - south).max(least) * (1.0 + 2.0 * MARGIN);
        let wide = ((east - west) * cosine).max(least) * (1.0 + 2.0 * MARGIN);
        let scale = (height / tall).min(width / wide);
        Self {
            west: lon - width / 2.0 / scale / cosine,
            north: lat + height / 2.0 / scale,
            scale,
            cosine,
            width,
            height,
        }
    }

    /// Position in the frame, px from its left and top.
    pub(crate) fn px(&self, at: LatLon) -> (f64, f64) {
        ((at.lon() - self.west) * self.cosine * self.scale, (self.north - at.lat()) * self.scale)
    }

    /// px of one kilometre.
    pub(crate) fn px_per_km(&self) -> f64 {
        self.scale / KM_PER_DEGREE
    }

    /// Whether a position lies inside the frame less `inset` px.
    pub(crate) fn shows(&self, (x, y): (f64, f64), inset: f64) -> bool {
        x >= inset && y >= inset && x <= self.width - inset && y <= self.height - inset
    }

    /// Length of a scale bar: 1, 2 or 5 times a power of ten km, at most a quarter of the width.
    pub(crate) fn scale_bar_km(&self) -> f64 {
        let longest = self.width / 4.0 / self.px_per_km();
        let power = 10_f64.powf(longest.log10().floor());
        [5.0, 2.0, 1.0].into_iter().map(|step| step * power).find(|km| *km <= longest).unwrap_or(power)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bounds(south: f64, west: f64, north: f64, east: f64) -> Bounds {
        Bounds { south_west: LatLon::new(south, west).unwrap(), north_east: LatLon::new(north, east).unwrap() }
    }

    #[test]
    fn the_middle_stays_in_the_middle_and_corners_inside() {
        let bounds = bounds(35.0, 36.0, 36.0, 39.0);
        let projection = Projection::fit(&bounds, 372.0, 238.0);
        let (x, y) = projection.px(LatLon::new(35.5, 37.5).unwrap());
        assert!((x - 186.0).abs() < 1e-9 && (y - 119.0).abs() < 1e-9);
        for corner in [bounds.south_west, bounds.north_east] {
            assert!(projection.shows(projection.px(corner), 0.0));
        }
    }

    #[test]
    fn kilometres_are_true() {
        let projection = Projection::fit(&bounds(35.0, 36.0, 36.0, 37.0), 300.0, 300.0);
        let (_, a) = projection.px(LatLon::new(35.0, 36.5).unwrap());
        let (_, b) = projection.px(LatLon::new(36.0, 36.5).unwrap());
        assert!(((a - b) / projection.px_per_km() - 111.195).abs() < 1e-9);
        let bar = projection.scale_bar_km() * projection.px_per_km();
        assert!((20.0..=75.0).contains(&bar), "{bar}");
    }

    #[test]
    fn a_point_has_a_map_too() {
        let projection = Projection::fit(&bounds(35.0, 36.0, 35.0, 36.0), 300.0, 300.0);
        assert!(projection.px_per_km() > 10.0 && projection.px_per_km().is_finite());
    }
}
