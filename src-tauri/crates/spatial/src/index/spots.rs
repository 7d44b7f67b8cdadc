//! An index over positions: in bunches of neighbours.

use rstar::{AABB, RTree, RTreeObject};

use super::{Spot, stretch::Stretch};
use crate::ecef::{Ball, Box3, V3};

/// Edge of the cells by which positions are bunched, km.
const CELL_KM: f64 = 3.0;

/// Most positions in a bunch.
const BUNCH: usize = 32;

/// An immutable index over positions for [`SegmentIndex::masks_within`] and [`SegmentIndex::pairs_within`]: an R-tree
/// over bunches of neighbours, in space.
#[derive(Debug)]
pub struct SpotIndex {
    pub(super) tree: RTree<Bunch>,
    /// The positions, by bunch.
    pub(super) spots: Vec<V3>,
    /// The same as read again and again: small, from the middle of the bunch, with their ids.
    pub(super) small: Vec<Small>,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Small {
    at: [f32; 3],
    pub(super) id: u32,
}

/// Positions that lie near each other.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bunch {
    bounds: Box3,
    pub(super) ball: Ball,
    pub(super) from: u32,
    pub(super) to: u32,
}

impl RTreeObject for Bunch {
    type Envelope = AABB<[f64; 3]>;
    fn envelope(&self) -> Self::Envelope {
        AABB::from_corners(self.bounds.min, self.bounds.max)
    }
}

impl SpotIndex {
    /// Builds the index over positions with their ids.
    pub fn build(spots: impl IntoIterator<Item = (u32, Spot)>) -> Self {
        #[expect(clippy::cast_possible_truncation, reason = "at most a few thousand")]
        let cell = |v: &V3| [v.x, v.y, v.z].map(|km| (km / CELL_KM).floor() as i32);
        let mut all: Vec<([i32; 3], u32, V3)> = spots.into_iter().map(|(id, Spot(v))| (cell(&v), id, v)).collect();
        all.sort_unstable_by_key(|(cell, id, _)| (*cell, *id));
        let spots: Vec<V3> = all.iter().map(|(_, _, v)| *v).collect();
        let (mut bunches, mut small, mut from) = (Vec::new(), Vec::with_capacity(all.len()), 0);
        for bunch in all.chunk_by(|a, b| a.0 == b.0).flat_map(|cell| cell.chunks(BUNCH)) {
            let own = &spots[from..from + bunch.len()];
            let place = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
            let (ball, bounds) = (Ball::of(own), Box3::of(own));
            small.extend(bunch.iter().map(|(_, id, v)| Small { at: (*v - ball.center).small(), id: *id }));
            bunches.push(Bunch { bounds, ball, from: place(from), to: place(from + bunch.len()) });
            from += bunch.len();
        }
        Self { tree: RTree::bulk_load(bunches), spots, small }
    }

    /// Whether there are no positions.
    pub fn is_empty(&self) -> bool {
        self.spots.is_empty()
    }

    /// The ids of all positions, in no particular order.
    pub fn ids(&self) -> impl Iterator<Item = u32> + '_ {
        self.small.iter().map(|small| small.id)
    }

    /// The positions of a bunch as seen from the middle of a stretch, with their places.
    #[inline]
    pub(super) fn seen<'s>(
        &'s self,
        bunch: &Bunch,
        stretch: &Stretch,
    ) -> impl Iterator<Item = (usize, u32, [f32; 3])> + use<'s> {
        let [x, y, z] = (bunch.ball.center - stretch.ball.center).small();
        let range = bunch.from as usize..bunch.to as usize;
        let seen = move |(place, small): (usize, &Small)| {
            (place, small.id, [x + small.at[0], y + small.at[1], z + small.at[2]])
        };
        range.clone().zip(&self.small[range]).map(seen)
    }
}
