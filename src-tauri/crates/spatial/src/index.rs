//! Which segments are near a shape.

use passage_model::LatLon;
use rstar::{AABB, RTree, RTreeObject};

use crate::{
    Shape,
    chain::Chain,
    ecef::{Box3, V3, chord_km},
};

/// An immutable index over segments: an R-tree over their boxes in space.
///
/// ```
/// use passage_model::LatLon;
/// use passage_spatial::{SegmentIndex, Shape};
/// let at = |lat, lon| LatLon::new(lat, lon);
/// let segments = [[at(36.0, 37.0)?, at(36.01, 37.0)?], [at(37.0, 37.0)?, at(37.01, 37.0)?]];
/// let index = SegmentIndex::build(segments.iter().map(|s| &s[..]));
/// let mut near = Vec::new();
/// index.within(&Shape::point(at(36.0, 37.05)?), 5.0, |id, km| near.push((id, km)));
/// assert_eq!(near.len(), 1);
/// assert!(near[0].0 == 0 && (near[0].1 - 4.51).abs() < 0.01);
/// # Ok::<(), passage_model::LatLonError>(())
/// ```
#[derive(Debug)]
pub struct SegmentIndex {
    tree: RTree<Entry>,
    vertices: Vec<V3>,
    /// Segment `i` has the vertices `starts[i]..starts[i + 1]`.
    starts: Vec<usize>,
}

#[derive(Debug, Clone, Copy)]
struct Entry {
    bounds: Box3,
    id: u32,
}

impl RTreeObject for Entry {
    type Envelope = AABB<[f64; 3]>;
    fn envelope(&self) -> Self::Envelope {
        AABB::from_corners(self.bounds.min, self.bounds.max)
    }
}

impl SegmentIndex {
    /// Builds the index. A segment's id is its place in the iterator, from 0; a segment without points keeps its id
    /// and is never found.
    pub fn build<'a>(segments: impl IntoIterator<Item = &'a [LatLon]>) -> Self {
        let (mut vertices, mut starts, mut entries) = (Vec::new(), vec![0], Vec::new());
        for (id, points) in (0..=u32::MAX).zip(segments) {
            let chain = Chain::along(points, false);
            if !chain.vertices().is_empty() {
                entries.push(Entry { bounds: Box3::of(chain.vertices()), id });
            }
            vertices.extend_from_slice(chain.vertices());
            starts.push(vertices.len());
        }
        Self { tree: RTree::bulk_load(entries), vertices, starts }
    }

    /// Calls `found` with the id and exact distance (km, 0 inside an area) of every segment at most `km` from the
    /// shape: each once, in ascending order of ids. Nothing is found for a negative or undefined `km`.
    pub fn within(&self, shape: &Shape, km: f64, mut found: impl FnMut(u32, f64)) {
        if km.is_nan() || km < 0.0 {
            return;
        }
        // A hair more than asked: the exact distance decides.
        let reach = (chord_km(km) + 1e-6).min(20_000.0);
        let mut ids: Vec<u32> = Vec::new();
        for bounds in shape.boxes() {
            let b = bounds.grown(reach);
            ids.extend(self.tree.locate_in_envelope_intersecting(&AABB::from_corners(b.min, b.max)).map(|e| e.id));
        }
        ids.sort_unstable();
        ids.dedup();
        for id in ids {
            let distance = self.measure(id, shape, reach);
            if distance <= km {
                found(id, distance);
            }
        }
    }

    /// How many segments there are.
    pub fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Distance between a segment and a shape, km; infinite for an id that does not exist or a segment without points.
    pub fn distance(&self, id: u32, shape: &Shape) -> f64 {
        self.measure(id, shape, f64::INFINITY)
    }

    fn measure(&self, id: u32, shape: &Shape, limit: f64) -> f64 {
        let id = id as usize;
        match (self.starts.get(id), self.starts.get(id + 1)) {
            (Some(from), Some(to)) => shape.distance_to_vertices(&self.vertices[*from..*to], limit),
            _ => f64::INFINITY,
        }
    }
}
