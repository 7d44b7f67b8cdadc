//! Event geometries prepared for distances.

use passage_model::{Geometry, LatLon};

use crate::{
    area::Area,
    chain::Chain,
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
        let closed = matches!(g, Geometry::Area { .. });
        let chain = Chain::along(g.vertices(), closed);
        let area = if closed { Area::new(chain.vertices()) } else { None };
        let mut region = Region::of_chain(&chain);
        if let Some(area) = &area {
            for pole in [90.0, -90.0] {
                if LatLon::new(pole, 0.0).is_ok_and(|p| area.contains(V3::of(p))) {
                    region = region.with_pole(pole);
                }
            }
        }
        Self { chain, area, region }
    }

    /// Prepares a single position.
    pub fn point(p: LatLon) -> Self {
        Self { chain: Chain::new(vec![V3::of(p)]), area: None, region: Region::of(&[p]) }
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

    /// Smallest distance, km, between this shape and a polyline of short edges.
    pub(crate) fn distance_to_vertices(&self, vertices: &[V3]) -> f64 {
        if vertices.first().is_some_and(|v| self.holds(*v)) {
            return 0.0;
        }
        arc_km(self.chain.dist2(vertices, f64::INFINITY).sqrt())
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
