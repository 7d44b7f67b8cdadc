//! Bounds in latitude and longitude that are right across 180 degrees and at the poles.

use passage_model::LatLon;

use crate::{chain::Chain, ecef::V3};

/// A range of latitudes and a range of longitudes that may run across 180 degrees or all round. May be empty.
///
/// For finding candidates with plain comparisons, in SQL for example; it holds everything it should, and more.
///
/// ```
/// use passage_model::LatLon;
/// use passage_spatial::Region;
/// let fiji = [LatLon::new(-17.0, 179.5)?, LatLon::new(-16.0, -179.5)?];
/// let region = Region::of(&fiji).expand(30.0);
/// assert_eq!(region.lon_ranges().len(), 2);
/// assert!(region.contains(LatLon::new(-16.8, 180.0)?));
/// assert!(!region.contains(LatLon::new(-16.8, 0.0)?));
/// # Ok::<(), passage_model::LatLonError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Region(Option<Bounds>);

#[derive(Debug, Clone, Copy, PartialEq)]
struct Bounds {
    south: f64,
    north: f64,
    /// Western end, -180 to 180.
    west: f64,
    /// Degrees from there to the eastern end, 0 to 360; 360 is all round.
    width: f64,
}

/// Degrees eastwards from `a` to `b`, 0 to below 360.
fn eastward(a: f64, b: f64) -> f64 {
    let d = (b - a).rem_euclid(360.0);
    if d < 360.0 { d } else { 0.0 }
}

fn wrap(lon: f64) -> f64 {
    if (-180.0..=180.0).contains(&lon) { lon } else { (lon + 180.0).rem_euclid(360.0) - 180.0 }
}

impl Bounds {
    /// At a pole every longitude is the same place.
    fn settled(mut self) -> Self {
        self.south = self.south.max(-90.0);
        self.north = self.north.min(90.0);
        if self.width >= 360.0 || self.south <= -90.0 || self.north >= 90.0 {
            self.west = -180.0;
            self.width = 360.0;
        }
        self
    }
}

impl Region {
    /// Holds nothing.
    pub const EMPTY: Self = Self(None);

    /// The smallest region that holds these positions (the positions alone: for the way between them take
    /// [`crate::RouteLine::region`] or [`crate::Shape::region`]). Empty for none.
    pub fn of(points: &[LatLon]) -> Self {
        let Some(first) = points.first() else { return Self::EMPTY };
        let (mut south, mut north) = (first.lat(), first.lat());
        let mut lons = Vec::with_capacity(points.len());
        for p in points {
            south = south.min(p.lat());
            north = north.max(p.lat());
            lons.push(p.lon());
        }
        lons.sort_unstable_by(f64::total_cmp);
        // The widest gap between neighbours is what the range leaves out.
        let last = lons[lons.len() - 1];
        let mut gap = (lons[0] + 360.0 - last, lons[0]);
        for pair in lons.windows(2) {
            if pair[1] - pair[0] > gap.0 {
                gap = (pair[1] - pair[0], pair[1]);
            }
        }
        Self(Some(Bounds { south, north, west: gap.1, width: 360.0 - gap.0 }.settled()))
    }

    pub(crate) fn of_chain(chain: &Chain) -> Self {
        let Ok(origin) = LatLon::new(0.0, 0.0) else { return Self::EMPTY };
        let points: Vec<LatLon> = chain.vertices().iter().map(|v: &V3| v.to_position(origin)).collect();
        let region = Self::of(&points);
        // Within two edges of a pole one edge can jump over any longitude.
        let moves = points.windows(2).any(|w| w[0] != w[1]);
        let near = points.iter().filter(|p| moves && p.lat().abs() > 89.98);
        near.fold(region, |region, p| region.with_pole(90.0_f64.copysign(p.lat())))
    }

    /// This region with everything from it to a pole (latitude 90 or -90) and all longitudes.
    pub(crate) fn with_pole(self, pole: f64) -> Self {
        Self(self.0.map(|b| Bounds { south: b.south.min(pole), north: b.north.max(pole), ..b }.settled()))
    }

    /// Whether it holds nothing.
    pub fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    /// Whether a position is inside or on the edge.
    pub fn contains(&self, p: LatLon) -> bool {
        self.0.is_some_and(|b| {
            (b.south..=b.north).contains(&p.lat()) && (b.width >= 360.0 || eastward(b.west, p.lon()) <= b.width)
        })
    }

    /// A region that holds every position at most `km` from this one. Unchanged for a negative or undefined distance.
    #[must_use]
    pub fn expand(self, km: f64) -> Self {
        if km.is_nan() || km <= 0.0 {
            return self;
        }
        // The meridian is most strongly curved at the equator, radius b²/a = 6335.4 km: the largest angle per km.
        let angle = km / 6335.4;
        let degrees = angle.to_degrees();
        Self(self.0.map(|b| {
            let (south, north) = (b.south - degrees, b.north + degrees);
            let poleward = b.south.abs().max(b.north.abs()).to_radians();
            // The circle round a point reaches farthest east where its bearing is a right angle; one percent covers
            // the difference between the sphere of this formula and the ellipsoid.
            let sin = angle.min(std::f64::consts::FRAC_PI_2).sin() * 1.01 / poleward.cos().max(1e-12);
            let all = sin >= 1.0 || degrees >= 90.0;
            let side = if all { 180.0 } else { sin.asin().to_degrees() };
            Bounds { south, north, west: wrap(b.west - side), width: (b.width + 2.0 * side).min(360.0) }.settled()
        }))
    }

    /// The smallest region that holds both.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        let (a, b) = match (self.0, other.0) {
            (Some(a), Some(b)) => (a, b),
            (None, _) => return other,
            (_, None) => return self,
        };
        // Start at either western end and go east until both are held; the shorter way wins.
        let from = |a: &Bounds, b: &Bounds| (a.west, a.width.max(eastward(a.west, b.west) + b.width));
        let (ab, ba) = (from(&a, &b), from(&b, &a));
        let (west, width) = if ab.1 <= ba.1 { ab } else { ba };
        let (south, north) = (a.south.min(b.south), a.north.max(b.north));
        Self(Some(Bounds { south, north, west, width: width.min(360.0) }.settled()))
    }

    /// Southern and northern latitude, degrees. `None` when empty.
    pub fn lat_range(&self) -> Option<(f64, f64)> {
        self.0.map(|b| (b.south, b.north))
    }

    /// Ranges of longitude, degrees, each ascending within -180 to 180, both ends included: none when empty, else one,
    /// or two across 180 degrees. Since -180 and 180 are one meridian, a range that ends on it comes with the other
    /// name of the meridian as a second range.
    pub fn lon_ranges(&self) -> Vec<(f64, f64)> {
        let Some(b) = self.0 else { return Vec::new() };
        let east = b.west + b.width;
        if b.width >= 360.0 {
            vec![(-180.0, 180.0)]
        } else if east >= 180.0 {
            vec![(b.west, 180.0), (-180.0, east - 360.0)]
        } else if b.west <= -180.0 {
            vec![(-180.0, east), (180.0, 180.0)]
        } else {
            vec![(b.west, east)]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ll(lat: f64, lon: f64) -> LatLon {
        LatLon::new(lat, lon).unwrap()
    }

    fn of(points: &[(f64, f64)]) -> Region {
        Region::of(&points.iter().map(|(lat, lon)| ll(*lat, *lon)).collect::<Vec<_>>())
    }

    #[test]
    fn plain_and_across_180() {
        let plain = of(&[(36.0, 37.0), (35.0, 40.0)]);
        assert_eq!((plain.lat_range(), plain.lon_ranges()), (Some((35.0, 36.0)), vec![(37.0, 40.0)]));
        let across = of(&[(-17.0, 178.0), (-16.0, -179.0), (-16.5, 179.5)]);
        assert_eq!(across.lon_ranges(), [(178.0, 180.0), (-180.0, -179.0)]);
        assert!(across.contains(ll(-16.5, 180.0)) && across.contains(ll(-16.5, -180.0)));
        assert!(!across.contains(ll(-16.5, 0.0)) && !across.contains(ll(-16.5, 177.9)));
    }

    #[test]
    fn the_meridian_of_180_has_two_names() {
        for lon in [180.0, -180.0] {
            let ranges = of(&[(0.0, lon)]).lon_ranges();
            for name in [180.0, -180.0] {
                assert!(ranges.iter().any(|(w, e)| (*w..=*e).contains(&name)), "{ranges:?}");
            }
        }
        assert_eq!(of(&[(0.0, 170.0), (0.0, 180.0)]).lon_ranges(), [(170.0, 180.0), (-180.0, -180.0)]);
        assert_eq!(of(&[(0.0, -170.0), (0.0, -180.0)]).lon_ranges(), [(-180.0, -170.0), (180.0, 180.0)]);
    }

    #[test]
    fn poles_hold_every_longitude() {
        assert_eq!(of(&[(90.0, 10.0)]).lon_ranges(), [(-180.0, 180.0)]);
        let near = of(&[(89.9, 10.0)]).expand(30.0);
        assert_eq!((near.lat_range().unwrap().1, near.lon_ranges()), (90.0, vec![(-180.0, 180.0)]));
        assert_eq!(of(&[(-89.9, 10.0)]).expand(1e6).lat_range(), Some((-90.0, 90.0)));
    }

    #[test]
    fn a_line_over_the_pole_holds_it() {
        let line = crate::RouteLine::new(&[ll(89.0, 30.0), ll(89.0, -150.0)]).unwrap();
        assert!(line.region().contains(ll(90.0, 0.0)));
        let line = crate::RouteLine::new(&[ll(89.998, 0.0), ll(89.998, 180.0)]).unwrap();
        assert!(line.region().contains(ll(90.0, 0.0)) && line.region().contains(ll(89.999, 0.0)));
        // A long way along a parallel is a geodesic that bulges poleward of both ends.
        let line = crate::RouteLine::new(&[ll(60.0, -60.0), ll(60.0, 60.0)]).unwrap();
        assert!(line.region().lat_range().unwrap().1 > 70.0);
    }

    #[test]
    fn union_takes_the_shorter_way_round() {
        let (fiji, samoa) = (of(&[(-17.0, 178.0)]), of(&[(-14.0, -172.0)]));
        for both in [fiji.union(samoa), samoa.union(fiji)] {
            assert_eq!(both.lon_ranges(), [(178.0, 180.0), (-180.0, -172.0)]);
            assert_eq!(both.lat_range(), Some((-17.0, -14.0)));
        }
        assert_eq!(Region::EMPTY.union(fiji), fiji);
        assert_eq!(fiji.union(Region::EMPTY), fiji);
        let all = of(&[(90.0, 0.0)]);
        assert_eq!(all.union(fiji).lon_ranges(), [(-180.0, 180.0)]);
    }

    #[test]
    fn empty_regions_and_undefined_distances() {
        assert!(Region::of(&[]).is_empty() && Region::EMPTY.expand(10.0).is_empty());
        assert!(Region::EMPTY.lon_ranges().is_empty() && Region::EMPTY.lat_range().is_none());
        let one = of(&[(36.0, 37.0)]);
        assert_eq!((one.expand(f64::NAN), one.expand(-3.0)), (one, one));
        assert_eq!(one.expand(f64::INFINITY).lat_range(), Some((-90.0, 90.0)));
    }
}
