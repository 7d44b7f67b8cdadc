//! Many positions against a road at once: the road stays at hand, the positions come in bunches.

use std::ops::Range;

use pulp::Simd;
use rstar::AABB;

use super::{
    Bounds, SegmentIndex, Side, Spot, reach,
    spots::{Bunch, SpotIndex},
    stretch::{Edges, LANES, Stretch, bits, finish},
    wide::{self, Compare, Work},
};
use crate::ecef::{Ball, Box3, V3};

/// Neighbouring segments that are looked at together, one bit each.
pub const STRETCH: u32 = 8;

/// Positions that are measured together: one need not wait for what another waits for.
const TOGETHER: usize = 2;

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
    pub fn masks_within(&self, run: Range<u32>, spots: &SpotIndex, km: f64, found: impl FnMut(u32, u32, u8)) {
        if km.is_nan() || km < 0.0 {
            return;
        }
        wide::start(Masks { index: self, run, spots, km, found });
    }

    /// [`SegmentIndex::masks_within`] in the instructions of whoever calls it.
    #[inline(always)]
    fn masks<S: Simd>(
        &self,
        (simd, compare): (S, impl Compare),
        run: Range<u32>,
        spots: &SpotIndex,
        km: f64,
        mut found: impl FnMut(u32, u32, u8),
    ) {
        let bounds = Bounds::new(km);
        let mut walk = Walk::new(self, run.clone(), spots, km, &bounds);
        while walk.go_on() {
            for (stretch, bunch) in walk.meetings() {
                let number = (stretch.first - run.start) / STRETCH;
                let middle = (bunch.ball.center - stretch.ball.center).small();
                let (of_all, of_some) = stretch.sides_of(simd, compare, middle, bunch.ball.radius);
                if of_all == of_some {
                    if of_all != 0 {
                        let range = bunch.from as usize..bunch.to as usize;
                        spots.ids[range].iter().for_each(|id| found(number, *id, of_all));
                    }
                    continue;
                }
                for (place, id, seen) in spots.seen(bunch, stretch).iter() {
                    let (within, near) = stretch.sides(simd, compare, seen);
                    let open = near & !within;
                    let exact =
                        if open == 0 { 0 } else { self.exactly(stretch, open, spots.spots[place], &bounds, km) };
                    if within | exact != 0 {
                        found(number, id, within | exact);
                    }
                }
            }
        }
    }

    /// Those of some segments of a stretch that are near a position, measured.
    #[inline(never)]
    fn exactly(&self, stretch: &Stretch, open: u8, at: V3, bounds: &Bounds, km: f64) -> u8 {
        bits(open).fold(0, |mask, i| {
            let id = stretch.first + u32::try_from(i).unwrap_or(0);
            mask | u8::from(self.is_within_exactly(id, at, bounds, km)) << i
        })
    }

    /// [`SegmentIndex::masks_within`] with the distances, km, to the millimetre, of the segments whose bit is set.
    pub fn pairs_within(
        &self,
        run: Range<u32>,
        spots: &SpotIndex,
        km: f64,
        found: impl FnMut(u32, u32, u8, &[f64; STRETCH as usize]),
    ) {
        if km.is_nan() || km < 0.0 {
            return;
        }
        wide::start(Pairs { index: self, run, spots, km, found });
    }

    /// [`SegmentIndex::pairs_within`] in the instructions of whoever calls it.
    #[inline(always)]
    fn pairs<S: Simd>(
        &self,
        (simd, compare): (S, impl Compare),
        run: Range<u32>,
        spots: &SpotIndex,
        km: f64,
        mut found: impl FnMut(u32, u32, u8, &[f64; STRETCH as usize]),
    ) {
        let bounds = Bounds::new(km);
        let mut edges: Vec<Vec<Edges>> = Vec::new();
        let mut walk = Walk::new(self, run.clone(), spots, km, &bounds);
        while walk.go_on() {
            for (stretch, bunch) in walk.meetings() {
                let middle = (bunch.ball.center - stretch.ball.center).small();
                if stretch.sides_of(simd, compare, middle, bunch.ball.radius).1 == 0 {
                    continue;
                }
                let number = (stretch.first - run.start) / STRETCH;
                let place = number as usize;
                if edges.len() <= place {
                    edges.resize_with(place + 1, Vec::new);
                }
                if edges[place].is_empty() {
                    edges[place] = self.edges(stretch);
                }
                let edges = &edges[place];
                let seen = spots.seen(bunch, stretch);
                let mut seen = seen.iter();
                loop {
                    let mut some = [(0, 0); TOGETHER];
                    let count = some.iter_mut().zip(&mut seen).map(|(own, (place, id, _))| *own = (place, id)).count();
                    if count == 0 {
                        break;
                    }
                    let mut distances = [[f64::INFINITY; LANES]; TOGETHER];
                    for of_each in edges {
                        for (distances, (place, _)) in distances.iter_mut().zip(some) {
                            let squares = of_each.squares(spots.spots[place]);
                            distances.iter_mut().zip(squares).for_each(|(d2, own)| *d2 = d2.min(own));
                        }
                    }
                    distances.iter_mut().for_each(finish);
                    for (distances, (_, id)) in distances.iter().zip(some).take(count) {
                        let mask = compare.all_at_most(distances, km) & stretch.all;
                        if mask != 0 {
                            found(number, id, mask, distances);
                        }
                    }
                }
            }
        }
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

    pub(super) fn vertices_between(&self, from: u32, to: u32) -> &[V3] {
        match (self.starts.get(from as usize), self.starts.get(to as usize)) {
            (Some(from), Some(to)) => &self.vertices[*from as usize..*to as usize],
            _ => &[],
        }
    }
}

/// What [`SegmentIndex::masks_within`] asks, for the widest instructions that the machine has: they give the same bits.
struct Masks<'i, F> {
    index: &'i SegmentIndex,
    run: Range<u32>,
    spots: &'i SpotIndex,
    km: f64,
    found: F,
}

impl<F: FnMut(u32, u32, u8)> Work for Masks<'_, F> {
    #[inline(always)]
    fn with<S: Simd>(self, simd: S, compare: impl Compare) {
        self.index.masks((simd, compare), self.run, self.spots, self.km, self.found);
    }
}

/// The same for [`SegmentIndex::pairs_within`].
struct Pairs<'i, F> {
    index: &'i SegmentIndex,
    run: Range<u32>,
    spots: &'i SpotIndex,
    km: f64,
    found: F,
}

impl<F: FnMut(u32, u32, u8, &[f64; STRETCH as usize])> Work for Pairs<'_, F> {
    #[inline(always)]
    fn with<S: Simd>(self, simd: S, compare: impl Compare) {
        self.index.pairs((simd, compare), self.run, self.spots, self.km, self.found);
    }
}

/// Walks along a run of segments, some stretches at a time.
struct Walk<'i> {
    index: &'i SegmentIndex,
    rest: Range<u32>,
    spots: &'i SpotIndex,
    bounds: &'i Bounds,
    reach: f64,
    stretches: Vec<Stretch>,
    /// Stretches here by their places, and bunches that may be near enough to them.
    near: Vec<(usize, &'i Bunch)>,
}

impl<'i> Walk<'i> {
    fn new(index: &'i SegmentIndex, run: Range<u32>, spots: &'i SpotIndex, km: f64, bounds: &'i Bounds) -> Self {
        let stretches = Vec::with_capacity(LONG as usize);
        Self { index, rest: run, spots, bounds, reach: reach(km), stretches, near: Vec::new() }
    }

    /// Goes on to the next stretches; `false`: there are none.
    #[inline(never)]
    fn go_on(&mut self) -> bool {
        self.stretches.clear();
        self.near.clear();
        let (mut from, end) = (self.rest.start, self.rest.end.min(self.rest.start + LONG * STRETCH));
        if from >= end {
            return false;
        }
        self.rest.start = end;
        let own = self.index.vertices_between(from, end);
        if own.is_empty() {
            return true;
        }
        let b = Box3::of(own).grown(self.reach);
        for bunch in self.spots.tree.locate_in_envelope_intersecting(&AABB::from_corners(b.min, b.max)) {
            while from < end {
                let to = end.min(from + STRETCH);
                self.stretches.push(self.index.stretch(from..to, self.bounds));
                from = to;
            }
            // The positions stay at hand from one stretch to the next.
            for (place, stretch) in self.stretches.iter().enumerate() {
                let most = self.reach + bunch.ball.radius + stretch.ball.radius;
                if (bunch.ball.center - stretch.ball.center).norm2() <= most * most {
                    self.near.push((place, bunch));
                }
            }
        }
        true
    }

    /// Stretches here, and bunches that may be near enough to them.
    #[inline]
    fn meetings(&self) -> impl Iterator<Item = (&Stretch, &'i Bunch)> {
        self.near.iter().map(|(place, bunch)| (&self.stretches[*place], *bunch))
    }
}
