//! Many positions against a road at once: the road stays at hand, the positions come in bunches.

use std::ops::Range;

use rstar::{AABB, RTree, RTreeObject};

use super::{Bounds, SegmentIndex, Side, Spot, reach};
use crate::ecef::{Ball, Box3, V3};

/// Neighbouring segments that are looked at together, one bit each.
pub const STRETCH: u32 = 8;

const LANES: usize = STRETCH as usize;

/// Segments for which the tree of positions is asked once.
const LONG: u32 = 4 * STRETCH;

/// Edge of the cells by which positions are bunched, km.
const CELL_KM: f64 = 3.0;

/// Most positions in a bunch.
const BUNCH: usize = 32;

/// An immutable index over positions for [`SegmentIndex::masks_within`] and [`SegmentIndex::pairs_within`]: an R-tree
/// over bunches of neighbours, in space.
#[derive(Debug)]
pub struct SpotIndex {
    tree: RTree<Bunch>,
    spots: Vec<V3>,
    ids: Vec<u32>,
}

/// Positions that lie near each other.
#[derive(Debug, Clone, Copy)]
struct Bunch {
    bounds: Box3,
    ball: Ball,
    from: u32,
    to: u32,
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
        let (ids, spots): (Vec<u32>, Vec<V3>) = all.iter().map(|(_, id, v)| (*id, *v)).unzip();
        let mut bunches = Vec::new();
        let mut from = 0;
        for bunch in all.chunk_by(|a, b| a.0 == b.0).flat_map(|cell| cell.chunks(BUNCH)) {
            let own = &spots[from..from + bunch.len()];
            let place = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
            let (ball, bounds) = (Ball::of(own), Box3::of(own));
            bunches.push(Bunch { bounds, ball, from: place(from), to: place(from + bunch.len()) });
            from += bunch.len();
        }
        Self { tree: RTree::bulk_load(bunches), spots, ids }
    }

    /// Whether there are no positions.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    fn of(&self, bunch: &Bunch) -> impl Iterator<Item = (u32, V3)> + '_ {
        let range = bunch.from as usize..bunch.to as usize;
        self.ids[range.clone()].iter().copied().zip(self.spots[range].iter().copied())
    }
}

/// A few neighbouring segments, each as the straight line between its ends.
struct Stretch {
    first: u32,
    count: usize,
    /// A bit for each segment that has points.
    all: u8,
    ball: Ball,
    /// Starts, directions, and one through their squared lengths; per axis, so that all are computed at once.
    start: [[f64; LANES]; 3],
    along: [[f64; LANES]; 3],
    inverse: [f64; LANES],
    /// How far each bends away from its line.
    bend: [f64; LANES],
}

impl Stretch {
    /// Squared straight distances of a position to the lines. The last digits are those of the place on the earth.
    fn squares(&self, p: V3) -> [f64; LANES] {
        let mut out = [0.0; LANES];
        for (i, out) in out.iter_mut().enumerate() {
            let v = [p.x - self.start[0][i], p.y - self.start[1][i], p.z - self.start[2][i]];
            let dot = v[0] * self.along[0][i] + v[1] * self.along[1][i] + v[2] * self.along[2][i];
            let t = (dot * self.inverse[i]).max(0.0).min(1.0);
            let w = [v[0] - t * self.along[0][i], v[1] - t * self.along[1][i], v[2] - t * self.along[2][i]];
            *out = w[0] * w[0] + w[1] * w[1] + w[2] * w[2];
        }
        out
    }
}

impl SegmentIndex {
    /// Calls `found` for every position that is at most `km` from some segment of a run: with the number of the stretch
    /// of [`STRETCH`] segments of the run, counted from 0, the id of the position, and a bit for each segment of the
    /// stretch that is that near. In the order of the stretches, within a stretch in no particular order. Finds nothing
    /// for a negative or undefined `km`.
    pub fn masks_within(&self, run: Range<u32>, spots: &SpotIndex, km: f64, mut found: impl FnMut(u32, u32, u8)) {
        if km.is_nan() || km < 0.0 {
            return;
        }
        let bounds = Bounds::new(km);
        self.near_stretches(run.clone(), spots, km, |stretch, bunch| {
            let number = (stretch.first - run.start) / STRETCH;
            let between = (bunch.ball.center - stretch.ball.center).norm() + bunch.ball.radius + stretch.ball.radius;
            if between <= bounds.within {
                return spots.of(bunch).for_each(|(id, _)| found(number, id, stretch.all));
            }
            for (id, at) in spots.of(bunch) {
                match bounds.side((stretch.ball.center - at).norm2(), stretch.ball.radius) {
                    Side::Out => {}
                    Side::In => found(number, id, stretch.all),
                    Side::Between => {
                        let mask = self.mask(stretch, at, km, &bounds);
                        if mask != 0 {
                            found(number, id, mask);
                        }
                    }
                }
            }
        });
    }

    fn mask(&self, stretch: &Stretch, at: V3, km: f64, bounds: &Bounds) -> u8 {
        let squares = stretch.squares(at);
        let mut mask = 0;
        for (i, (d2, bend)) in squares.iter().zip(&stretch.bend).take(stretch.count).enumerate() {
            let id = stretch.first + u32::try_from(i).unwrap_or(0);
            let is_in = match bounds.side(*d2, *bend) {
                Side::Out => false,
                Side::In => true,
                Side::Between => self.is_within_exactly(id, at, bounds, km),
            };
            mask |= u8::from(is_in) << i;
        }
        mask & stretch.all
    }

    /// The same with the distances, km, to the millimetre, of the segments whose bit is set.
    pub fn pairs_within(
        &self,
        run: Range<u32>,
        spots: &SpotIndex,
        km: f64,
        mut found: impl FnMut(u32, u32, u8, &[f64; STRETCH as usize]),
    ) {
        if km.is_nan() || km < 0.0 {
            return;
        }
        let bounds = Bounds::new(km);
        self.near_stretches(run.clone(), spots, km, |stretch, bunch| {
            let number = (stretch.first - run.start) / STRETCH;
            for (id, at) in spots.of(bunch) {
                if matches!(bounds.side((stretch.ball.center - at).norm2(), stretch.ball.radius), Side::Out) {
                    continue;
                }
                let (mut mask, mut distances) = (0, [0.0; LANES]);
                let squares = stretch.squares(at);
                for (i, (d2, bend)) in squares.iter().zip(&stretch.bend).take(stretch.count).enumerate() {
                    if matches!(bounds.side(*d2, *bend), Side::Out) {
                        continue;
                    }
                    let distance = self.km_from(stretch.first + u32::try_from(i).unwrap_or(0), at);
                    if distance <= km {
                        mask |= 1 << i;
                        distances[i] = distance;
                    }
                }
                if mask != 0 {
                    found(number, id, mask, &distances);
                }
            }
        });
    }

    /// Calls `each` with every stretch of a run and every bunch that may be near enough to it.
    fn near_stretches(&self, run: Range<u32>, spots: &SpotIndex, km: f64, mut each: impl FnMut(&Stretch, &Bunch)) {
        let reach = reach(km);
        let (mut from, mut near) = (run.start, Vec::new());
        while from < run.end {
            let end = run.end.min(from + LONG);
            near.clear();
            let own = self.vertices_between(from, end);
            if !own.is_empty() {
                let b = Box3::of(own).grown(reach);
                near.extend(spots.tree.locate_in_envelope_intersecting(&AABB::from_corners(b.min, b.max)).copied());
            }
            near.sort_unstable_by_key(|bunch| bunch.from);
            while from < end {
                let to = end.min(from + STRETCH);
                let stretch = self.stretch(from..to);
                for bunch in &near {
                    let most = reach + bunch.ball.radius + stretch.ball.radius;
                    if (bunch.ball.center - stretch.ball.center).norm2() <= most * most {
                        each(&stretch, bunch);
                    }
                }
                from = to;
            }
        }
    }

    fn stretch(&self, run: Range<u32>) -> Stretch {
        let ball = Ball::of(self.vertices_between(run.start, run.end));
        // What is not there is far from everything.
        let mut stretch = Stretch {
            first: run.start,
            count: run.len(),
            all: 0,
            ball,
            start: [[1e9; LANES]; 3],
            along: [[0.0; LANES]; 3],
            inverse: [0.0; LANES],
            bend: [0.0; LANES],
        };
        for (i, id) in run.enumerate() {
            let own = self.vertices_of(id);
            let (Some(a), Some(b)) = (own.first(), own.last()) else { continue };
            stretch.all |= 1 << i;
            let d = *b - *a;
            for (axis, (start, along)) in [(a.x, d.x), (a.y, d.y), (a.z, d.z)].into_iter().enumerate() {
                (stretch.start[axis][i], stretch.along[axis][i]) = (start, along);
            }
            stretch.inverse[i] = if d.norm2() > 0.0 { 1.0 / d.norm2() } else { 0.0 };
            stretch.bend[i] = f64::from(self.bends[id as usize]);
        }
        stretch
    }

    fn vertices_between(&self, from: u32, to: u32) -> &[V3] {
        match (self.starts.get(from as usize), self.starts.get(to as usize)) {
            (Some(from), Some(to)) => &self.vertices[*from as usize..*to as usize],
            _ => &[],
        }
    }
}
