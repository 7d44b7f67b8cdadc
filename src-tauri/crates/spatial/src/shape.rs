//! Event geometries prepared for distances.

use passage_model::{Geometry, LatLon};

use crate::{
    area::Area,
    chain::Chain,
    earth::Earth,
    ecef::{Box3, V3, arc_km},
    region::Region,
};

/// A point, line or area, prepared so that many distances to it are cheap.
///
/// An area is the smaller of the two sides of its ring, whichever way the ring runs; it may hold a pole or lie across
/// 180 degrees. A ring that fits into no hemisphere counts as a line. A geometry without any vertex is infinitely far
/// from everything.
///
/// ```
/// use passage_model::{Geometry, LatLon};
/// use passage_spatial::Shape;
/// let at = |lat, lon| LatLon::new(lat, lon);
/// let square = Geometry::Area { ring: vec![at(-1.0, 179.0)?, at(-1.0, -179.0)?, at(1.0, -179.0)?, at(1.0, 179.0)?] };
/// let shape = Shape::new(&square);
/// assert!(shape.contains(at(0.0, 180.0)?));
/// assert_eq!(shape.distance_to(at(0.5, -179.5)?), 0.0);
/// assert!((shape.distance_to(at(0.0, -178.0)?) - 111.3).abs() < 0.2);
/// # Ok::<(), passage_model::LatLonError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Shape {
    chain: Chain,
    area: Option<Area>,
    region: Region,
}

impl Shape {
    /// Prepares a geometry.
    pub fn new(g: &Geometry) -> Self {
        Self::on(Earth::Wgs84, g)
    }

    /// Prepares a geometry for distances to what is prepared on the same figure of the earth.
    pub fn on(earth: Earth, g: &Geometry) -> Self {
        let closed = matches!(g, Geometry::Area { .. });
        let chain = Chain::along(earth, g.vertices(), closed);
        let area = if closed { Area::new(chain.vertices()) } else { None };
        let mut region = Region::of_chain(&chain);
        if let Some(area) = &area {
            for pole in [90.0, -90.0] {
                if LatLon::new(pole, 0.0).is_ok_and(|p| area.contains(V3::on(earth, p))) {
                    region = region.with_pole(pole);
                }
            }
        }
        Self { chain, area, region }
    }

    /// Prepares a single position.
    pub fn point(p: LatLon) -> Self {
        Self::point_on(Earth::Wgs84, p)
    }

    /// The same on another figure of the earth.
    pub fn point_on(earth: Earth, p: LatLon) -> Self {
        Self { chain: Chain::new(vec![V3::on(earth, p)]), area: None, region: Region::of(&[p]) }
    }

    /// Distance over the ground from a position to the nearest place of the shape, km: 0 inside an area, infinite for
    /// an empty shape. Accurate to 1e-4 km up to 30 km, to 0.6 % beyond.
    pub fn distance_to(&self, p: LatLon) -> f64 {
        self.distance_to_vector(V3::of(p))
    }

    pub(crate) fn distance_to_vector(&self, v: V3) -> f64 {
        if self.holds(v) {
            return 0.0;
        }
        self.chain.nearest(v).map_or(f64::INFINITY, |n| arc_km(n.d2.sqrt()))
    }

    /// The place of a shape that is a single position.
    pub(crate) fn as_point(&self) -> Option<V3> {
        match (&self.area, self.chain.vertices()) {
            (None, [a, b]) if a == b => Some(*a),
            _ => None,
        }
    }

    /// Whether a position is inside; always false for points and lines.
    pub fn contains(&self, p: LatLon) -> bool {
        self.holds(V3::of(p))
    }

    pub(crate) fn holds(&self, v: V3) -> bool {
        self.area.as_ref().is_some_and(|area| area.contains(v))
    }

    /// Smallest distance between two shapes, km: 0 where one is inside the other, at most 1e-4 where lines cross,
    /// infinite when one of them is empty.
    pub fn distance_to_shape(&self, other: &Self) -> f64 {
        let inside = |a: &Self, b: &Self| b.chain.vertices().first().is_some_and(|v| a.holds(*v));
        if inside(self, other) || inside(other, self) {
            return 0.0;
        }
        arc_km(self.chain.dist2(other.chain.vertices(), f64::INFINITY).sqrt())
    }

    /// Smallest distance, km, between this shape and a polyline of short edges; anything beyond `limit`, a straight
    /// distance in km, comes out as `limit` over the ground, and sooner.
    pub(crate) fn distance_to_vertices(&self, vertices: &[V3], limit: f64) -> f64 {
        if vertices.first().is_some_and(|v| self.holds(*v)) {
            return 0.0;
        }
        arc_km(self.chain.dist2(vertices, limit * limit).sqrt())
    }

    /// The latitudes and longitudes that hold the shape.
    pub fn region(&self) -> Region {
        self.region
    }

    /// Boxes that together hold the shape.
    pub(crate) fn boxes(&self) -> Vec<Box3> {
        match &self.area {
            Some(area) => vec![area.bounds()],
            None => self.chain.boxes().to_vec(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{destination, distance_km};

    fn ll(lat: f64, lon: f64) -> LatLon {
        LatLon::new(lat, lon).unwrap()
    }

    fn area(corners: &[(f64, f64)]) -> Shape {
        Shape::new(&Geometry::Area { ring: corners.iter().map(|(lat, lon)| ll(*lat, *lon)).collect() })
    }

    #[test]
    fn degenerate_geometries() {
        let (p, q) = (ll(36.0, 37.0), ll(36.1, 37.0));
        let km = distance_km(p, q);
        for g in [
            Geometry::Point { at: p },
            Geometry::Line { points: vec![p] },
            Geometry::Line { points: vec![p, p] },
            Geometry::Area { ring: vec![p] },
            Geometry::Area { ring: vec![p, p, p] },
        ] {
            let shape = Shape::new(&g);
            assert!((shape.distance_to(q) - km).abs() < 1e-5, "{g:?}");
            assert_eq!(shape.distance_to(p), 0.0);
            assert!(!shape.contains(q) && !shape.contains(ll(-36.0, -143.0)));
            assert!(shape.region().contains(p));
        }
        let flat = Shape::new(&Geometry::Area { ring: vec![p, q] });
        assert!(!flat.contains(ll(36.05, 37.001)) && flat.distance_to(ll(36.05, 37.0)) < 1e-4);
        let none = Shape::new(&Geometry::Area { ring: vec![] });
        assert_eq!((none.distance_to(p), none.distance_to_shape(&flat)), (f64::INFINITY, f64::INFINITY));
        assert!(none.region().is_empty());
        // Antipodal ends: some geodesic, no failure.
        let round = Shape::new(&Geometry::Line { points: vec![ll(0.0, 0.0), ll(0.0, 180.0)] });
        assert!(round.distance_to(ll(90.0, 0.0)) < 10_020.0);
    }

    #[test]
    fn an_area_with_a_pole_inside() {
        for sign in [1.0, -1.0] {
            let ring = [(80.0 * sign, 0.0), (80.0 * sign, 90.0), (80.0 * sign, 180.0), (80.0 * sign, -90.0)];
            let mut reversed = ring;
            reversed.reverse();
            for shape in [area(&ring), area(&reversed)] {
                assert!(shape.contains(ll(90.0 * sign, 0.0)) && shape.contains(ll(85.0 * sign, 45.0)));
                assert!(!shape.contains(ll(70.0 * sign, 45.0)) && !shape.contains(ll(-90.0 * sign, 0.0)));
                assert!(shape.region().contains(ll(89.0 * sign, 137.0)));
                assert_eq!(shape.region().lon_ranges(), [(-180.0, 180.0)]);
            }
        }
    }

    #[test]
    fn an_area_as_large_as_a_continent() {
        // Ten degrees around the north pole's hemisphere: the smaller side is the northern one.
        let corners: Vec<(f64, f64)> = (0..36).map(|i| (10.0, f64::from(i) * 10.0 - 180.0)).collect();
        let shape = area(&corners);
        assert!(shape.contains(ll(30.0, 77.0)) && !shape.contains(ll(-30.0, 77.0)) && !shape.contains(ll(5.0, 0.0)));
        // A zigzag round the whole earth has no inside; its line still counts.
        let zigzag: Vec<(f64, f64)> =
            (0..36).map(|i| (if i % 2 == 0 { 60.0 } else { -60.0 }, f64::from(i) * 10.0 - 180.0)).collect();
        let shape = area(&zigzag);
        assert!(!shape.contains(ll(90.0, 0.0)) && shape.distance_to(ll(60.0, -180.0)) < 1e-4);
    }

    #[test]
    fn concave_areas_and_holes_of_the_outline() {
        // A U: the gap between its arms is outside.
        let u = area(&[(0.0, 0.0), (0.0, 3.0), (3.0, 3.0), (3.0, 2.0), (1.0, 2.0), (1.0, 1.0), (3.0, 1.0), (3.0, 0.0)]);
        assert!(u.contains(ll(2.0, 0.5)) && u.contains(ll(2.0, 2.5)) && u.contains(ll(0.5, 1.5)));
        assert!(!u.contains(ll(2.0, 1.5)) && !u.contains(ll(3.5, 0.5)));
        let in_gap = u.distance_to(ll(2.0, 1.5));
        assert!((in_gap - distance_km(ll(2.0, 1.5), ll(2.0, 1.0))).abs() < 0.1, "{in_gap}");
    }

    #[test]
    fn shapes_to_shapes() {
        let big = area(&[(35.0, 36.0), (35.0, 38.0), (37.0, 38.0), (37.0, 36.0)]);
        let small = area(&[(36.0, 37.0), (36.0, 37.1), (36.1, 37.1), (36.1, 37.0)]);
        assert_eq!((big.distance_to_shape(&small), small.distance_to_shape(&big)), (0.0, 0.0));
        let crossing = Shape::new(&Geometry::Line { points: vec![ll(36.0, 35.0), ll(36.0, 39.0)] });
        assert!(big.distance_to_shape(&crossing) < 1e-4 && crossing.distance_to_shape(&big) < 1e-4);
        let equator = Shape::new(&Geometry::Line { points: vec![ll(0.0, 35.0), ll(0.0, 39.0)] });
        let away = Shape::point(destination(ll(0.0, 37.0), 0.0, 20.0));
        assert!((equator.distance_to_shape(&away) - 20.0).abs() < 1e-4);
    }
}
