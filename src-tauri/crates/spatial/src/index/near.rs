//! Many positions against a road at once: the road stays at hand, the positions come in bunches.

use std::ops::Range;

use rstar::{AABB, RTree, RTreeObject};

use super::{Bounds, SegmentIndex, Side, Spot, millimetre, reach};
use crate::ecef::{Ball, Box3, SERIES_KM, V3, arc_km, arc_series_km};

/// Neighbouring segments that are looked at together, one bit each.
pub const STRETCH: u32 = 8;

const LANES: usize = STRETCH as usize;

/// Stretches for which the tree of positions is asked once.
const LONG: u32 = 6;

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

    /// The ids of all positions, in no particular order.
    pub fn ids(&self) -> impl Iterator<Item = u32> + '_ {
        self.ids.iter().copied()
    }

    fn of(&self, bunch: &Bunch) -> impl Iterator<Item = (u32, V3)> + '_ {
        let range = bunch.from as usize..bunch.to as usize;
        self.ids[range.clone()].iter().copied().zip(self.spots[range].iter().copied())
    }
}

/// A few neighbouring segments, each as the straight line between its ends, to be compared with a distance. Per axis, so
/// that all are computed at once; counted from the middle, so that small numbers do.
struct Stretch {
    first: u32,
    /// A bit for each segment that has points.
    all: u8,
    ball: Ball,
    start: [[f32; LANES]; 3],
    along: [[f32; LANES]; 3],
    /// One through the squared lengths.
    inverse: [f32; LANES],
    /// Squared straight distances up to which a segment surely is within the distance, and from which it surely is not.
    within: [f32; LANES],
    beyond: [f32; LANES],
}

/// What the small numbers may be wrong by: their last digit is worth less than a centimetre at these distances.
const SMALL_KM: f64 = 0.001;

/// Distances greater than this, km, are compared in large numbers.
const SMALL_REACH_KM: f64 = 200.0;

impl Stretch {
    /// Where each segment lies against the distance from a position: a bit for those surely within, and for those that
    /// may be.
    #[inline]
    #[expect(
        clippy::many_single_char_names,
        clippy::needless_range_loop,
        reason = "the textbook formula, lane by lane"
    )]
    fn sides(&self, p: V3) -> (u8, u8) {
        #[expect(clippy::cast_possible_truncation, reason = "SMALL_KM allows for it")]
        let [x, y, z] =
            [p.x - self.ball.center.x, p.y - self.ball.center.y, p.z - self.ball.center.z].map(|v| v as f32);
        let (start, along) = (&self.start, &self.along);
        let mut squares = [0.0; LANES];
        for i in 0..LANES {
            let v = [x - start[0][i], y - start[1][i], z - start[2][i]];
            let dot = v[0] * along[0][i] + v[1] * along[1][i] + v[2] * along[2][i];
            let t = (dot * self.inverse[i]).clamp(0.0, 1.0);
            let w = [v[0] - t * along[0][i], v[1] - t * along[1][i], v[2] - t * along[2][i]];
            squares[i] = w[0] * w[0] + w[1] * w[1] + w[2] * w[2];
        }
        let (mut within, mut near) = (0, 0);
        for i in 0..LANES {
            within |= u8::from(squares[i] <= self.within[i]) << i;
            near |= u8::from(squares[i] <= self.beyond[i]) << i;
        }
        (within & self.all, near & self.all)
    }
}

/// The places of the bits of a mask.
#[inline]
fn bits(mut mask: u8) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let place = mask.trailing_zeros();
        (mask != 0).then(|| {
            mask &= mask - 1;
            place as usize
        })
    })
}

/// A run of segments, and a distance: for the question which positions are that near.
#[derive(Debug)]
pub struct Around<'i> {
    index: &'i SegmentIndex,
    run: Range<u32>,
    ball: Ball,
    bounds: Bounds,
    km: f64,
}

impl Around<'_> {
    /// Whether a position is near.
    pub fn holds(&self, spot: Spot) -> bool {
        let at = spot.0;
        let is_out = |ball: &Ball| matches!(self.bounds.side_of(ball, at), Side::Out);
        let mut segments = self.run.clone();
        !is_out(&self.ball)
            && segments.any(|id| {
                self.index.balls.get(id as usize).is_some_and(|ball| !is_out(ball))
                    && self.index.is_within(id, at, &self.bounds, self.km)
            })
    }
}

impl SegmentIndex {
    /// Prepares a run of segments and a distance, km.
    pub fn around(&self, run: Range<u32>, km: f64) -> Around<'_> {
        let ball = Ball::of(self.vertices_between(run.start, run.end));
        Around { index: self, run, ball, bounds: Bounds::new(km), km }
    }

    /// Calls `found` for every position that is at most `km` from some segment of a run: with the number of the stretch
    /// of [`STRETCH`] segments of the run, counted from 0, the id of the position, and a bit for each segment of the
    /// stretch that is that near. In no particular order, each pair of stretch and position once. Finds nothing for a
    /// negative or undefined `km`.
    pub fn masks_within(&self, run: Range<u32>, spots: &SpotIndex, km: f64, mut found: impl FnMut(u32, u32, u8)) {
        if km.is_nan() || km < 0.0 {
            return;
        }
        let bounds = Bounds::new(km);
        self.near_stretches(run.clone(), spots, km, &bounds, |stretch, bunch| {
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
        let (within, near) = stretch.sides(at);
        bits(near & !within).fold(within, |mask, i| {
            let id = stretch.first + u32::try_from(i).unwrap_or(0);
            mask | u8::from(self.is_within_exactly(id, at, bounds, km)) << i
        })
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
        self.near_stretches(run.clone(), spots, km, &bounds, |stretch, bunch| {
            let number = (stretch.first - run.start) / STRETCH;
            for (id, at) in spots.of(bunch) {
                if matches!(bounds.side((stretch.ball.center - at).norm2(), stretch.ball.radius), Side::Out) {
                    continue;
                }
                let (_, near) = stretch.sides(at);
                let distances = self.distances(stretch.first, near, at);
                let mask = bits(near).fold(0, |mask, i| mask | u8::from(distances[i] <= km) << i);
                if mask != 0 {
                    found(number, id, mask, &distances);
                }
            }
        });
    }

    /// Distances, km, to the millimetre, between a position and those of the [`STRETCH`] segments from `first` on whose bit
    /// is set; infinite for the others.
    pub fn distances_from(&self, first: u32, mask: u8, spot: Spot) -> [f64; STRETCH as usize] {
        self.distances(first, mask, spot.0)
    }

    #[inline]
    fn distances(&self, first: u32, mask: u8, at: V3) -> [f64; LANES] {
        let mut out = [f64::INFINITY; LANES];
        for i in bits(mask) {
            out[i] = self.square_from(first + u32::try_from(i).unwrap_or(0), at);
        }
        // All at once where they are short, as they are nearly always.
        if bits(mask).all(|i| out[i] < SERIES_KM * SERIES_KM) {
            for d in &mut out {
                *d = millimetre(arc_series_km(d.sqrt()));
            }
        } else {
            for d in &mut out {
                *d = millimetre(arc_km(d.sqrt()));
            }
        }
        out
    }

    /// Calls `each` with every stretch of a run and every bunch that may be near enough to it.
    fn near_stretches(
        &self,
        run: Range<u32>,
        spots: &SpotIndex,
        km: f64,
        bounds: &Bounds,
        mut each: impl FnMut(&Stretch, &Bunch),
    ) {
        let reach = reach(km);
        let (mut from, mut stretches) = (run.start, Vec::with_capacity(LONG as usize));
        while from < run.end {
            let end = run.end.min(from + LONG * STRETCH);
            let own = self.vertices_between(from, end);
            stretches.clear();
            while from < end {
                let to = end.min(from + STRETCH);
                stretches.push(self.stretch(from..to, bounds));
                from = to;
            }
            if own.is_empty() {
                continue;
            }
            let b = Box3::of(own).grown(reach);
            for bunch in spots.tree.locate_in_envelope_intersecting(&AABB::from_corners(b.min, b.max)) {
                // The positions stay at hand from one stretch to the next.
                for stretch in &stretches {
                    let most = reach + bunch.ball.radius + stretch.ball.radius;
                    if (bunch.ball.center - stretch.ball.center).norm2() <= most * most {
                        each(stretch, bunch);
                    }
                }
            }
        }
    }

    fn stretch(&self, run: Range<u32>, bounds: &Bounds) -> Stretch {
        let ball = Ball::of(self.vertices_between(run.start, run.end));
        // What is not there is far from everything.
        let mut stretch = Stretch {
            first: run.start,
            all: 0,
            ball,
            start: [[1e9; LANES]; 3],
            along: [[0.0; LANES]; 3],
            inverse: [0.0; LANES],
            within: [-1.0; LANES],
            beyond: [-1.0; LANES],
        };
        for (i, id) in run.enumerate() {
            let own = self.vertices_of(id);
            let (Some(a), Some(b)) = (own.first(), own.last()) else { continue };
            stretch.all |= 1 << i;
            let (a, d) = (*a - ball.center, *b - *a);
            #[expect(clippy::cast_possible_truncation, reason = "SMALL_KM allows for it")]
            for (axis, (start, along)) in [(a.x, d.x), (a.y, d.y), (a.z, d.z)].into_iter().enumerate() {
                (stretch.start[axis][i], stretch.along[axis][i]) = (start as f32, along as f32);
            }
            let length2 = stretch.along.iter().map(|along| along[i] * along[i]).sum::<f32>();
            stretch.inverse[i] = if length2 > 0.0 { 1.0 / length2 } else { 0.0 };
            let margin = f64::from(self.bends[id as usize]) + SMALL_KM;
            let (within, beyond) = (bounds.within - margin, bounds.beyond + margin);
            #[expect(clippy::cast_possible_truncation, reason = "SMALL_KM allows for it")]
            let squared = |km: f64| if km >= 0.0 { (km * km) as f32 } else { -1.0 };
            (stretch.within[i], stretch.beyond[i]) = if bounds.beyond <= SMALL_REACH_KM {
                (squared(within), squared(beyond))
            } else {
                (-1.0, f32::INFINITY)
            };
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
