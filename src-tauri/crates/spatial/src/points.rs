//! Which of many positions are near a line.

use passage_model::LatLon;
use rstar::{AABB, RTree, RTreeObject};

use crate::ecef::{Box3, V3, chord_km};

/// An index over positions: an R-tree in space.
///
/// ```
/// use passage_model::LatLon;
/// use passage_spatial::PointIndex;
/// let at = |lat, lon| LatLon::new(lat, lon);
/// let index = PointIndex::build([(7, at(36.0, 37.0)?), (8, at(39.0, 37.0)?)]);
/// let mut near = Vec::new();
/// index.around(&[at(36.1, 37.0)?, at(36.1, 37.2)?], 20.0, |id| near.push(id));
/// assert_eq!(near, [7]);
/// # Ok::<(), passage_model::LatLonError>(())
/// ```
#[derive(Debug, Default)]
pub struct PointIndex {
    tree: RTree<Entry>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Entry {
    at: [f64; 3],
    id: u32,
}

impl RTreeObject for Entry {
    type Envelope = AABB<[f64; 3]>;
    fn envelope(&self) -> Self::Envelope {
        AABB::from_point(self.at)
    }
}

impl Entry {
    fn new(id: u32, at: LatLon) -> Self {
        let v = V3::of(at);
        Self { at: [v.x, v.y, v.z], id }
    }
}

impl PointIndex {
    /// Builds the index over positions with their ids.
    pub fn build(points: impl IntoIterator<Item = (u32, LatLon)>) -> Self {
        Self { tree: RTree::bulk_load(points.into_iter().map(|(id, at)| Entry::new(id, at)).collect()) }
    }

    /// Calls `found`, in no particular order, with the id of every position that may be at most `km` from the line
    /// through these points: all that are, and some that are a little farther.
    pub fn around(&self, line: &[LatLon], km: f64, mut found: impl FnMut(u32)) {
        let vertices: Vec<V3> = line.iter().map(|p| V3::of(*p)).collect();
        if vertices.is_empty() || km.is_nan() || km < 0.0 {
            return;
        }
        let b = Box3::of(&vertices).grown((chord_km(km) + 1e-3).min(20_000.0));
        self.tree.locate_in_envelope(&AABB::from_corners(b.min, b.max)).for_each(|entry| found(entry.id));
    }
}
