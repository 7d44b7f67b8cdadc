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

/// Up to so many positions each is looked at by itself: bunches of so few hold one or two each, and take longer.
const FEW: usize = 256;

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
    /// Round nothing: far from everything.
    pub const NONE: Self = Self(Ball::NONE);

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
    ///
    /// `around`: what surrounds each stretch ([`SegmentIndex::surround`]), or nothing where that is not known.
    pub fn masks_within(
        &self,
        (run, around): (Range<u32>, &[Surround]),
        spots: &SpotIndex,
        km: f64,
        found: impl FnMut(u32, u32, u8),
    ) {
        if km.is_nan() || km < 0.0 {
            return;
        }
        wide::start(Masks { index: self, run, around, spots, km, found });
    }

    /// [`SegmentIndex::masks_within`] in the instructions of whoever calls it.
    #[inline(always)]
    fn masks<S: Simd>(
        &self,
        (simd, compare): (S, impl Compare),
        (run, around): (Range<u32>, &[Surround]),
        spots: &SpotIndex,
        km: f64,
        mut found: impl FnMut(u32, u32, u8),
    ) {
        let bounds = Bounds::new(km);
        if spots.spots.len() <= FEW {
            let mut stroll = Stroll::new(self, (run.clone(), around), spots, km);
            while let Some((here, ball)) = stroll.go_on() {
                let number = (here.start - run.start) / STRETCH;
                let stretch = self.stretch(here, ball, &bounds);
                for place in &stroll.near {
                    let at = spots.spots[*place as usize];
                    let (within, near) = stretch.sides(simd, compare, (at - ball.center).small());
                    let open = near & !within;
                    let exact = if open == 0 { 0 } else { self.exactly(&stretch, open, at, &bounds, km) };
                    if within | exact != 0 {
                        found(number, spots.ids[*place as usize], within | exact);
                    }
                }
            }
            return;
        }
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
        (run, around): (Range<u32>, &[Surround]),
        spots: &SpotIndex,
        km: f64,
        found: impl FnMut(u32, u32, u8, &[f64; STRETCH as usize]),
    ) {
        if km.is_nan() || km < 0.0 {
            return;
        }
        wide::start(Pairs { index: self, run, around, spots, km, found });
    }

    /// [`SegmentIndex::pairs_within`] in the instructions of whoever calls it.
    #[inline(always)]
    fn pairs<S: Simd>(
        &self,
        (simd, compare): (S, impl Compare),
        (run, around): (Range<u32>, &[Surround]),
        spots: &SpotIndex,
        km: f64,
        mut found: impl FnMut(u32, u32, u8, &[f64; STRETCH as usize]),
    ) {
        if spots.spots.len() <= FEW {
            let mut edges: Vec<Edges> = Vec::new();
            let mut stroll = Stroll::new(self, (run.clone(), around), spots, km);
            while let Some((here, _)) = stroll.go_on() {
                let number = (here.start - run.start) / STRETCH;
                let all = self.edges(here, &mut edges);
                for own in stroll.near.chunks(TOGETHER) {
                    // Where one is left it is measured twice.
                    let some: [u32; TOGETHER] = std::array::from_fn(|i| own.get(i).copied().unwrap_or(own[0]));
                    let distances = together(&edges, some.map(|place| spots.spots[place as usize]));
                    for (distances, place) in distances.iter().zip(own) {
                        let mask = compare.all_at_most(distances, km) & all;
                        if mask != 0 {
                            found(number, spots.ids[*place as usize], mask, distances);
                        }
                    }
                }
            }
            return;
        }
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
                    let _all = self.edges(stretch.first..stretch.end, &mut edges[place]);
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
                    let distances = together(edges, some.map(|(place, _)| spots.spots[place]));
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

/// Distances, km, to the millimetre, from some positions to the segments of a stretch.
#[inline(always)]
fn together(edges: &[Edges], spots: [V3; TOGETHER]) -> [[f64; LANES]; TOGETHER] {
    let mut distances = [[f64::INFINITY; LANES]; TOGETHER];
    for of_each in edges {
        for (distances, at) in distances.iter_mut().zip(spots) {
            let squares = of_each.squares(at);
            distances.iter_mut().zip(squares).for_each(|(d2, own)| *d2 = d2.min(own));
        }
    }
    distances.iter_mut().for_each(finish);
    distances
}

/// What [`SegmentIndex::masks_within`] asks, for the widest instructions that the machine has: they give the same bits.
struct Masks<'i, F> {
    index: &'i SegmentIndex,
    run: Range<u32>,
    around: &'i [Surround],
    spots: &'i SpotIndex,
    km: f64,
    found: F,
}

impl<F: FnMut(u32, u32, u8)> Work for Masks<'_, F> {
    #[inline(always)]
    fn with<S: Simd>(self, simd: S, compare: impl Compare) {
        self.index.masks((simd, compare), (self.run, self.around), self.spots, self.km, self.found);
    }
}

/// The same for [`SegmentIndex::pairs_within`].
struct Pairs<'i, F> {
    index: &'i SegmentIndex,
    run: Range<u32>,
    around: &'i [Surround],
    spots: &'i SpotIndex,
    km: f64,
    found: F,
}

impl<F: FnMut(u32, u32, u8, &[f64; STRETCH as usize])> Work for Pairs<'_, F> {
    #[inline(always)]
    fn with<S: Simd>(self, simd: S, compare: impl Compare) {
        self.index.pairs((simd, compare), (self.run, self.around), self.spots, self.km, self.found);
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
                let ball = Ball::of(self.index.vertices_between(from, to));
                self.stretches.push(self.index.stretch(from..to, ball, self.bounds));
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

/// The same where there are few positions: each is looked at by itself, and the segments only where one may be near.
struct Stroll<'i> {
    index: &'i SegmentIndex,
    run: Range<u32>,
    around: &'i [Surround],
    spots: &'i SpotIndex,
    reach: f64,
    next: u32,
    /// Positions that may be near the stretches before this segment, by their places.
    ahead: Vec<u32>,
    asked: u32,
    /// Positions that may be near the stretch, likewise.
    near: Vec<u32>,
}

impl<'i> Stroll<'i> {
    fn new(
        index: &'i SegmentIndex,
        (run, around): (Range<u32>, &'i [Surround]),
        spots: &'i SpotIndex,
        km: f64,
    ) -> Self {
        let (next, reach) = (run.start, reach(km));
        Self { index, run, around, spots, reach, next, ahead: Vec::new(), asked: next, near: Vec::new() }
    }

    /// The ball round a stretch.
    #[inline]
    fn ball(&self, here: &Range<u32>) -> Ball {
        let known = self.around.get(((here.start - self.run.start) / STRETCH) as usize);
        known.map_or_else(|| Ball::of(self.index.vertices_between(here.start, here.end)), |around| around.0)
    }

    /// The stretch that begins with a segment.
    fn stretch(&self, from: u32) -> Range<u32> {
        from..self.run.end.min(from + STRETCH)
    }

    /// Looks which positions may be near the stretches from here to [`Stroll::asked`].
    fn look_ahead(&mut self) {
        let middle = self.ball(&self.stretch(self.next + (self.asked - self.next) / 2 / STRETCH * STRETCH)).center;
        let each = (self.next..self.asked).step_by(STRETCH as usize).map(|from| self.ball(&self.stretch(from)));
        let radius = each.fold(0.0_f64, |most, own| most.max((own.center - middle).norm2().sqrt() + own.radius));
        let (all, places) = (Ball { center: middle, radius }, (0..).zip(&self.spots.spots));
        self.ahead.clear();
        self.ahead.extend(places.filter(|(_, at)| is_near(&all, **at, self.reach)).map(|(place, _)| place));
    }

    /// Goes on to the next stretch that a position may be near; `None`: there is none.
    #[inline(never)]
    fn go_on(&mut self) -> Option<(Range<u32>, Ball)> {
        while self.next < self.run.end {
            if self.next == self.asked {
                self.asked = self.run.end.min(self.next + LONG * STRETCH);
                self.look_ahead();
            }
            if self.ahead.is_empty() {
                self.next = self.asked;
                continue;
            }
            let here = self.stretch(self.next);
            self.next = here.end;
            let ball = self.ball(&here);
            let places = self.ahead.iter().copied();
            self.near.clear();
            self.near.extend(places.filter(|place| is_near(&ball, self.spots.spots[*place as usize], self.reach)));
            if !self.near.is_empty() {
                return Some((here, ball));
            }
        }
        None
    }
}

/// Whether something in a ball may be so near a position.
#[inline]
fn is_near(ball: &Ball, at: V3, reach: f64) -> bool {
    let most = reach + ball.radius;
    (ball.center - at).norm2() <= most * most
}
