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

/// The meridian is most strongly curved at the equator, radius b²/a: nowhere is one degree of latitude shorter.
const LEAST_RADIUS_KM: f64 = 6335.4;

/// How far, in degrees, a straight edge of `length` km may run poleward of the ends of it that are at most at latitude
/// `poleward`: the sagitta of its great circle against the parallel, L² tan φ / 8R, and a tenth more for what the
/// series leaves out while the pole is at least two lengths away.
fn bulge_deg(length: f64, poleward: f64) -> f64 {
    let sagitta = length.powi(2) * poleward.min(89.999_999).to_radians().tan() / (8.0 * LEAST_RADIUS_KM);
    (1.1 * sagitta / LEAST_RADIUS_KM).to_degrees()
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

    /// Holds every place of the edges, not their ends alone: between its ends an edge runs nearer to the pole than both.
    pub(crate) fn of_chain(chain: &Chain) -> Self {
        let Ok(origin) = LatLon::new(0.0, 0.0) else { return Self::EMPTY };
        let vertices = chain.vertices();
        let mut points = vertices.iter().map(|v: &V3| v.to_position(origin));
        let Some(first) = points.next() else { return Self::EMPTY };
        let (mut south, mut north) = (first.lat(), first.lat());
        // Longitudes are followed from edge to edge, so that a ring round a pole comes to a full turn.
        let (mut west, mut east, mut turns) = (first.lon(), first.lon(), 0.0);
        let mut all_round = false;
        let mut from = first;
        for (to, ends) in points.zip(vertices.windows(2)) {
            let length = (ends[1] - ends[0]).norm();
            let (low, high) = (from.lat().min(to.lat()), from.lat().max(to.lat()));
            let poleward = low.abs().max(high.abs());
            if length > 0.0 && (90.0 - poleward).to_radians() * LEAST_RADIUS_KM < 2.0 * length {
                // So near to a pole an edge may jump over any longitude.
                all_round = true;
                if high > 0.0 { north = 90.0 } else { south = -90.0 }
            }
            let bulge = bulge_deg(length, poleward);
            north = north.max(if high > 0.0 { high + bulge } else { high });
            south = south.min(if low < 0.0 { low - bulge } else { low });
            let step = to.lon() - from.lon();
            turns += if step > 180.0 {
                -360.0
            } else if step < -180.0 {
                360.0
            } else {
                0.0
            };
            west = west.min(to.lon() + turns);
            east = east.max(to.lon() + turns);
            from = to;
        }
        let width = if all_round { 360.0 } else { (east - west).min(360.0) };
        Self(Some(Bounds { south, north, west: wrap(west), width }.settled()))
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
        let angle = km / LEAST_RADIUS_KM;
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
    fn an_edge_runs_poleward_of_its_ends() {
        let (a, b) = (ll(89.8305, 30.0), ll(89.8305, 33.0));
        let line = crate::RouteLine::new(&[a, b]).unwrap();
        let middle = line.at(line.length_km() / 2.0);
        assert!(middle.lat() > a.lat() + 2e-5 && line.region().contains(middle), "{middle:?}");
        assert!(line.region().lat_range().unwrap().1 < a.lat() + 1e-4);
    }

    #[test]
    fn a_ring_round_a_pole_leaves_no_longitude_out() {
        for lat in [89.8, -89.8, 89.99] {
            let ring: Vec<LatLon> = (0..=120).map(|i| ll(lat, f64::from(i * 3 - 180))).collect();
            assert_eq!(crate::RouteLine::new(&ring).unwrap().region().lon_ranges(), [(-180.0, 180.0)], "{lat}");
        }
        let most: Vec<LatLon> = (0..=110).map(|i| ll(89.8, f64::from(i * 3 - 180))).collect();
        let region = crate::RouteLine::new(&most).unwrap().region();
        assert!(region.contains(ll(89.8, 149.0)) && !region.contains(ll(89.8, 151.0)), "{region:?}");
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
