//! Many positions against a road at once: the road stays at hand, the positions come in bunches.

use std::ops::Range;

use rstar::AABB;

use super::{
    Bounds, SegmentIndex, Side, Spot, reach,
    spots::{Bunch, SpotIndex},
    stretch::{Edges, LANES, Stretch, bits, finish, square},
};
use crate::ecef::{Ball, Box3, V3};

/// Neighbouring segments that are looked at together, one bit each.
pub const STRETCH: u32 = 8;

/// Stretches for which the tree of positions is asked once.
const LONG: u32 = 6;

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

    pub(super) fn vertices_between(&self, from: u32, to: u32) -> &[V3] {
        match (self.starts.get(from as usize), self.starts.get(to as usize)) {
            (Some(from), Some(to)) => &self.vertices[*from as usize..*to as usize],
            _ => &[],
        }
    }
}
