//! A box on the ground: for which area something holds.

use serde::{Deserialize, Serialize};

use crate::LatLon;

/// Length of a degree of latitude, km, rounded down: margins come out no smaller than asked for.
const KM_PER_DEGREE: f64 = 110.5;

/// Nearer to the poles than this a margin in degrees of longitude means nothing; no road of ours is there.
const LEAST_COSINE: f64 = 0.05;

/// A box between two parallels and two meridians, degrees (WGS 84). Across the 180th meridian `east` is above 180.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Extent {
    /// Southern edge.
    pub south: f64,
    /// Western edge, -180 to 180, or less by the margin.
    pub west: f64,
    /// Northern edge.
    pub north: f64,
    /// Eastern edge, not below `west`.
    pub east: f64,
}

impl Extent {
    /// The box round some points with a margin on each side, km. `None`: there is no point.
    pub fn around(points: impl Iterator<Item = LatLon> + Clone, margin_km: f64) -> Option<Self> {
        let span = |turned: bool| {
            let mut lons = points.clone().map(|at| if turned && at.lon() < 0.0 { at.lon() + 360.0 } else { at.lon() });
            let first = lons.next()?;
            Some(lons.fold((first, first), |(west, east), lon| (west.min(lon), east.max(lon))))
        };
        // Whichever side of the globe holds them in the narrower box.
        let (plain, turned) = (span(false)?, span(true)?);
        let (west, east) = if turned.1 - turned.0 < plain.1 - plain.0 { turned } else { plain };
        let (south, north) = points
            .map(LatLon::lat)
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(south, north), lat| (south.min(lat), north.max(lat)));
        let (dlat, widest) = (margin_km / KM_PER_DEGREE, south.abs().max(north.abs()));
        let dlon = dlat / (widest + dlat).to_radians().cos().max(LEAST_COSINE);
        Some(Self { south: south - dlat, west: west - dlon, north: north + dlat, east: east + dlon })
    }

    /// Whether a point lies in it.
    pub fn contains(&self, at: LatLon) -> bool {
        (self.south..=self.north).contains(&at.lat())
            && [-360.0, 0.0, 360.0].iter().any(|turn| (self.west..=self.east).contains(&(at.lon() + turn)))
    }

    /// Boxes that overlap made one, again and again until none does.
    pub fn merged(boxes: impl IntoIterator<Item = Self>) -> Vec<Self> {
        let mut apart: Vec<Self> = Vec::new();
        for mut one in boxes {
            while let Some(at) = apart.iter().position(|other| one.overlaps(other)) {
                let other = apart.swap_remove(at);
                one = Self {
                    south: one.south.min(other.south),
                    west: one.west.min(other.west),
                    north: one.north.max(other.north),
                    east: one.east.max(other.east),
                };
            }
            apart.push(one);
        }
        apart
    }

    fn overlaps(&self, other: &Self) -> bool {
        self.south <= other.north && other.south <= self.north && self.west <= other.east && other.west <= self.east
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(lat: f64, lon: f64) -> LatLon {
        LatLon::new(lat, lon).unwrap()
    }

    #[test]
    fn a_box_has_its_margin_on_every_side() {
        let syria = Extent::around([at(36.0, 36.0), at(35.0, 40.0)].into_iter(), 50.0).unwrap();
        for inside in [at(35.5, 38.0), at(36.4, 36.0), at(35.0, 40.5), at(34.6, 35.5)] {
            assert!(syria.contains(inside), "{inside:?}");
        }
        for outside in [at(36.6, 38.0), at(35.5, 40.7), at(48.0, 37.0), at(35.5, -38.0)] {
            assert!(!syria.contains(outside), "{outside:?}");
        }
        assert_eq!(Extent::around(std::iter::empty(), 50.0), None);
    }

    #[test]
    fn the_date_line_does_not_turn_a_box_round_the_globe() {
        let fiji = Extent::around([at(-17.0, 178.0), at(-16.8, -179.9)].into_iter(), 50.0).unwrap();
        assert!(fiji.contains(at(-16.9, 179.5)) && fiji.contains(at(-16.9, -179.8)));
        assert!(!fiji.contains(at(-16.9, 0.0)) && !fiji.contains(at(-16.9, 170.0)));
    }

    #[test]
    fn overlapping_boxes_become_one_and_far_ones_stay_apart() {
        let of = |lat: f64, lon: f64| Extent::around([at(lat, lon)].into_iter(), 50.0).unwrap();
        let merged = Extent::merged([of(36.0, 36.0), of(48.0, 37.0), of(36.0, 37.8), of(36.2, 36.9)]);
        assert_eq!(merged.len(), 2);
        assert!(!merged.iter().any(|one| one.contains(at(42.0, 36.5))));
    }
}
