//! Many positions against a road at once: the road stays at hand, the positions come in bunches.

use std::ops::Range;

use rstar::{AABB, RTree, RTreeObject};

use super::{Bounds, SegmentIndex, Side, Spot, millimetre, reach, to_millimetre};
use crate::ecef::{Ball, Box3, SERIES_KM, V3, arc_km, arc_series_km, inverse};

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
    /// The positions, by bunch.
    spots: Vec<V3>,
    /// The same as read again and again: small, from the middle of the bunch, with their ids.
    small: Vec<Small>,
}

#[derive(Debug, Clone, Copy)]
struct Small {
    at: [f32; 3],
    id: u32,
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
    fn seen<'s>(&'s self, bunch: &Bunch, stretch: &Stretch) -> impl Iterator<Item = (usize, u32, [f32; 3])> + use<'s> {
        let [x, y, z] = (bunch.ball.center - stretch.ball.center).small();
        let range = bunch.from as usize..bunch.to as usize;
        let seen = move |(place, small): (usize, &Small)| {
            (place, small.id, [x + small.at[0], y + small.at[1], z + small.at[2]])
        };
        range.clone().zip(&self.small[range]).map(seen)
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
    /// The same for all segments, from the middle.
    all_within: f32,
    all_beyond: f32,
}

/// Four edges of a stretch, per axis, so that all are computed at once.
struct Edges {
    start: [[f64; 4]; 3],
    along: [[f64; 4]; 3],
    inverse: [f64; 4],
    /// The segment of each.
    lane: [usize; 4],
}

impl Edges {
    /// Squared straight distances, each to the bit as [`crate::ecef::point_edge`] has it.
    #[inline]
    fn squares(&self, p: V3) -> [f64; 4] {
        let (mut from, mut dot, mut squares) = ([[0.0; 4]; 3], [0.0; 4], [0.0; 4]);
        for (axis, p) in [p.x, p.y, p.z].into_iter().enumerate() {
            for i in 0..4 {
                from[axis][i] = p - self.start[axis][i];
                dot[i] += from[axis][i] * self.along[axis][i];
            }
        }
        for (dot, inverse) in dot.iter_mut().zip(&self.inverse) {
            *dot = (*dot * inverse).clamp(0.0, 1.0);
        }
        for (from, along) in from.iter().zip(&self.along) {
            for i in 0..4 {
                let left = from[i] - along[i] * dot[i];
                squares[i] += left * left;
            }
        }
        squares
    }
}

/// What the small numbers may be wrong by: their last digit is worth less than a centimetre at these distances.
const SMALL_KM: f64 = 0.001;

/// Distances greater than this, km, are compared in large numbers.
const SMALL_REACH_KM: f64 = 200.0;

impl Stretch {
    /// Where each segment lies against the distance from a position as seen from the middle: a bit for those surely
    /// within, and for those that may be.
    #[inline]
    fn sides(&self, seen: [f32; 3]) -> (u8, u8) {
        let (mut from, mut dot, mut squares) = ([[0.0; LANES]; 3], [0.0; LANES], [0.0; LANES]);
        for axis in 0..3 {
            for i in 0..LANES {
                from[axis][i] = seen[axis] - self.start[axis][i];
                dot[i] += from[axis][i] * self.along[axis][i];
            }
        }
        for (dot, inverse) in dot.iter_mut().zip(&self.inverse) {
            *dot = (*dot * inverse).clamp(0.0, 1.0);
        }
        for (from, along) in from.iter().zip(&self.along) {
            for i in 0..LANES {
                let left = from[i] - along[i] * dot[i];
                squares[i] += left * left;
            }
        }
        let (mut within, mut near) = (0, 0);
        for (i, d2) in squares.iter().enumerate() {
            within |= u8::from(*d2 <= self.within[i]) << i;
            near |= u8::from(*d2 <= self.beyond[i]) << i;
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

/// Squared straight distances that are surely within and surely beyond a bound, with a margin.
fn squared(bounds: &Bounds, margin: f64) -> (f32, f32) {
    if bounds.beyond > SMALL_REACH_KM {
        return (-1.0, f32::INFINITY);
    }
    #[expect(clippy::cast_possible_truncation, reason = "SMALL_KM allows for it")]
    let squared = |km: f64| if km >= 0.0 { (km * km) as f32 } else { -1.0 };
    (squared(bounds.within - margin), squared(bounds.beyond + margin))
}

#[inline]
fn square([x, y, z]: [f32; 3]) -> f32 {
    x * x + y * y + z * z
}

/// Squared straight distances to distances over the ground, to the millimetre.
#[inline]
fn finish(distances: &mut [f64; LANES]) {
    // All at once where they are short, as they are nearly always.
    let short = |d2: &f64| *d2 < SERIES_KM * SERIES_KM || d2.is_infinite();
    if distances.iter().all(short) {
        for d in distances {
            *d = to_millimetre(arc_series_km(d.sqrt()));
        }
    } else {
        for d in distances {
            *d = millimetre(arc_km(d.sqrt()));
        }
    }
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

/// A ball that holds a run of segments: for the question which are surely far from a position.
#[derive(Debug, Clone, Copy)]
pub struct Surround(Ball);

impl Surround {
    /// Whether the run may come within a distance, km, of a position. True for everything undefined.
    #[inline]
    pub fn may_reach(&self, spot: Spot, km: f64) -> bool {
        let most = reach(km) + self.0.radius;
        let d2 = (self.0.center - spot.0).norm2();
        d2 <= most * most || d2.is_nan()
    }
}

impl SegmentIndex {
    /// The ball round a run of segments.
    pub fn surround(&self, run: Range<u32>) -> Surround {
        Surround(Ball::of(self.vertices_between(run.start, run.end)))
    }

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
                let range = bunch.from as usize..bunch.to as usize;
                return spots.small[range].iter().for_each(|small| found(number, small.id, stretch.all));
            }
            // Short of a few kilometres the middle says little.
            let tries = bounds.within > 2.0 * stretch.ball.radius;
            for (place, id, seen) in spots.seen(bunch, stretch) {
                let d2 = square(seen);
                if d2 > stretch.all_beyond {
                    continue;
                }
                if tries && d2 <= stretch.all_within {
                    found(number, id, stretch.all);
                    continue;
                }
                let (within, near) = stretch.sides(seen);
                let mask = bits(near & !within).fold(within, |mask, i| {
                    let id = stretch.first + u32::try_from(i).unwrap_or(0);
                    mask | u8::from(self.is_within_exactly(id, spots.spots[place], &bounds, km)) << i
                });
                if mask != 0 {
                    found(number, id, mask);
                }
            }
        });
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
        let mut edges: Vec<Vec<Edges>> = Vec::new();
        self.near_stretches(run.clone(), spots, km, &bounds, |stretch, bunch| {
            let number = (stretch.first - run.start) / STRETCH;
            let place = number as usize;
            if edges.len() <= place {
                edges.resize_with(place + 1, Vec::new);
            }
            if edges[place].is_empty() {
                edges[place] = self.edges(stretch);
            }
            let edges = &edges[place];
            for (place, id, seen) in spots.seen(bunch, stretch) {
                if square(seen) > stretch.all_beyond {
                    continue;
                }
                let mut distances = [f64::INFINITY; LANES];
                for four in edges {
                    for (lane, d2) in four.lane.iter().zip(four.squares(spots.spots[place])) {
                        distances[*lane] = distances[*lane].min(d2);
                    }
                }
                finish(&mut distances);
                let within = distances.iter().enumerate();
                let mask = within.fold(0, |mask, (i, distance)| mask | u8::from(*distance <= km) << i);
                if mask & stretch.all != 0 {
                    found(number, id, mask & stretch.all, &distances);
                }
            }
        });
    }

    /// The edges of a stretch, by fours.
    fn edges(&self, stretch: &Stretch) -> Vec<Edges> {
        let (mut edges, mut count) = (Vec::<Edges>::new(), 0);
        for lane in bits(stretch.all) {
            for edge in self.vertices_of(stretch.first + u32::try_from(lane).unwrap_or(0)).windows(2) {
                if count % 4 == 0 {
                    // What is not there is far from everything.
                    edges.push(Edges {
                        start: [[1e9; 4]; 3],
                        along: [[0.0; 4]; 3],
                        inverse: [0.0; 4],
                        lane: [lane; 4],
                    });
                }
                let (i, (a, d)) = (count % 4, (edge[0], edge[1] - edge[0]));
                count += 1;
                let Some(four) = edges.last_mut() else { continue };
                for (axis, (start, along)) in [(a.x, d.x), (a.y, d.y), (a.z, d.z)].into_iter().enumerate() {
                    (four.start[axis][i], four.along[axis][i]) = (start, along);
                }
                (four.inverse[i], four.lane[i]) = (inverse(d.norm2()), lane);
            }
        }
        edges
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
        finish(&mut out);
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
            all_within: 0.0,
            all_beyond: 0.0,
        };
        let margin = ball.radius + SMALL_KM;
        (stretch.all_within, stretch.all_beyond) = squared(bounds, margin);
        for (i, id) in run.enumerate() {
            let own = self.vertices_of(id);
            let (Some(a), Some(b)) = (own.first(), own.last()) else { continue };
            stretch.all |= 1 << i;
            let (a, d) = (*a - ball.center, *b - *a);
            let (a, d) = (a.small(), d.small());
            for axis in 0..3 {
                (stretch.start[axis][i], stretch.along[axis][i]) = (a[axis], d[axis]);
            }
            let length2 = stretch.along.iter().map(|along| along[i] * along[i]).sum::<f32>();
            stretch.inverse[i] = if length2 > 0.0 { 1.0 / length2 } else { 0.0 };
            let margin = f64::from(self.bends[id as usize]) + SMALL_KM;
            (stretch.within[i], stretch.beyond[i]) = squared(bounds, margin);
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
