//! An index over positions: in bunches of neighbours.

use rstar::{AABB, RTree, RTreeObject};

use super::{Spot, stretch::Stretch};
use crate::ecef::{Ball, Box3, V3};

/// Edge of the smallest cells by which positions are bunched, km.
const CELL_KM: f64 = 3.0;

/// Where they lie far apart the edge is doubled, at most so many times, until so many share a cell on average: a bunch of one
/// takes as long as a bunch of some.
const DOUBLED: u32 = 3;
const SHARED: usize = 8;

/// Most positions in a bunch.
const BUNCH: usize = 32;

/// An immutable index over positions for [`crate::SegmentIndex::masks_within`] and [`crate::SegmentIndex::pairs_within`]: an R-tree
/// over bunches of neighbours, in space.
#[derive(Debug)]
pub struct SpotIndex {
    pub(super) tree: RTree<Bunch>,
    /// The positions, by bunch.
    pub(super) spots: Vec<V3>,
    /// The same as read again and again: small, from the middle of the bunch, per axis.
    small: [Vec<f32>; 3],
    /// Their ids.
    pub(super) ids: Vec<u32>,
}

/// The positions of a bunch as seen from the middle of a stretch.
pub(super) struct Seen<'s> {
    ids: &'s [u32],
    from: usize,
    at: [[f32; BUNCH]; 3],
    /// Those that may be near, by their places in the bunch.
    kept: [u8; BUNCH],
    count: usize,
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
        for doubled in 0..=DOUBLED {
            all.sort_unstable_by_key(|(cell, id, _)| (*cell, *id));
            let cells = all.chunk_by(|a, b| a.0 == b.0).count();
            if doubled == DOUBLED || all.len() >= SHARED * cells {
                break;
            }
            for (cell, ..) in &mut all {
                *cell = cell.map(|place| place >> 1);
            }
        }
        let spots: Vec<V3> = all.iter().map(|(_, _, v)| *v).collect();
        let ids: Vec<u32> = all.iter().map(|(_, id, _)| *id).collect();
        let mut small = [(); 3].map(|()| Vec::with_capacity(all.len()));
        let (mut bunches, mut from) = (Vec::new(), 0);
        for bunch in all.chunk_by(|a, b| a.0 == b.0).flat_map(|cell| cell.chunks(BUNCH)) {
            let own = &spots[from..from + bunch.len()];
            let place = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
            let (ball, bounds) = (Ball::of(own), Box3::of(own));
            for at in own.iter().map(|v| (*v - ball.center).small()) {
                small.iter_mut().zip(at).for_each(|(axis, at)| axis.push(at));
            }
            bunches.push(Bunch { bounds, ball, from: place(from), to: place(from + bunch.len()) });
            from += bunch.len();
        }
        Self { tree: RTree::bulk_load(bunches), spots, small, ids }
    }

    /// Whether there are no positions.
    pub fn is_empty(&self) -> bool {
        self.spots.is_empty()
    }

    /// The ids of all positions, in no particular order.
    pub fn ids(&self) -> impl Iterator<Item = u32> + '_ {
        self.ids.iter().copied()
    }

    /// The positions of a bunch as seen from the middle of a stretch, but for those surely beyond its distance.
    #[inline(always)]
    pub(super) fn seen(&self, bunch: &Bunch, stretch: &Stretch) -> Seen<'_> {
        let middle = (bunch.ball.center - stretch.ball.center).small();
        let (from, to) = (bunch.from as usize, bunch.to as usize);
        let (mut at, mut d2) = ([[0.0; BUNCH]; 3], [0.0; BUNCH]);
        for ((at, small), middle) in at.iter_mut().zip(&self.small).zip(middle) {
            at.iter_mut().zip(&small[from..to]).for_each(|(at, small)| *at = middle + small);
            d2.iter_mut().zip(at).for_each(|(d2, at)| *d2 += *at * *at);
        }
        // Whether one is kept cannot be foretold: what is written for one that is not is written over.
        let (mut kept, mut count) = ([0; BUNCH], 0);
        for (place, d2) in (0..).zip(&d2[..(to - from).min(BUNCH)]) {
            kept[count] = place;
            count += usize::from(*d2 <= stretch.all_beyond);
        }
        Seen { ids: &self.ids[from..to], from, at, kept, count }
    }
}

impl Seen<'_> {
    /// Places among all positions, ids, and where they are seen.
    #[inline(always)]
    pub(super) fn iter(&self) -> impl Iterator<Item = (usize, u32, [f32; 3])> {
        self.kept[..self.count].iter().map(|place| {
            let place = usize::from(*place);
            (self.from + place, self.ids[place], [self.at[0][place], self.at[1][place], self.at[2][place]])
        })
    }
}
