//! A few neighbouring segments against a position, all at once.

use std::ops::Range;

use pulp::Simd;

use super::{Bounds, SegmentIndex, millimetre, near::STRETCH, to_millimetre, wide::Compare};
use crate::ecef::{Ball, SERIES_KM, V3, arc_km, arc_series_km, inverse};

pub(super) const LANES: usize = STRETCH as usize;

/// A few neighbouring segments, each as the straight line between its ends, to be compared with a distance. Per axis, so
/// that all are computed at once; counted from the middle, so that small numbers do.
pub(super) struct Stretch {
    pub(super) first: u32,
    /// A bit for each segment that has points.
    pub(super) all: u8,
    pub(super) ball: Ball,
    start: [[f32; LANES]; 3],
    along: [[f32; LANES]; 3],
    /// One through the squared lengths.
    inverse: [f32; LANES],
    /// Squared straight distances up to which a segment surely is within the distance, and from which it surely is not.
    within: [f32; LANES],
    beyond: [f32; LANES],
    /// The latter for all segments, from the middle.
    pub(super) all_beyond: f32,
}

/// An edge of each segment of a stretch, per axis, so that all are computed at once.
#[derive(Clone)]
pub(super) struct Edges {
    start: [[f64; LANES]; 3],
    along: [[f64; LANES]; 3],
    inverse: [f64; LANES],
}

impl Edges {
    /// Squared straight distances, each to the bit as [`crate::ecef::point_edge`] has it.
    #[inline(always)]
    pub(super) fn squares(&self, p: V3) -> [f64; LANES] {
        let (mut from, mut dot, mut squares) = ([[0.0; LANES]; 3], [0.0; LANES], [0.0; LANES]);
        for (axis, p) in [p.x, p.y, p.z].into_iter().enumerate() {
            for i in 0..LANES {
                from[axis][i] = p - self.start[axis][i];
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
    #[inline(always)]
    pub(super) fn sides<S: Simd>(&self, simd: S, compare: impl Compare, seen: [f32; 3]) -> (u8, u8) {
        let squares = self.squares(simd, seen);
        let (within, near) = (compare.at_most(&squares, &self.within), compare.at_most(&squares, &self.beyond));
        (within & self.all, near & self.all)
    }

    /// The same for all positions in a ball: those segments that are within the distance of each, and those that may be of
    /// some.
    #[inline(always)]
    pub(super) fn sides_of<S: Simd>(&self, simd: S, compare: impl Compare, middle: [f32; 3], radius: f64) -> (u8, u8) {
        #[expect(clippy::cast_possible_truncation, reason = "SMALL_KM allows for it")]
        let radius = (radius + 0.1 * SMALL_KM) as f32;
        let (mut most, mut least) = ([0.0; LANES], [0.0; LANES]);
        for (i, d2) in self.squares(simd, middle).iter().enumerate() {
            (most[i], least[i]) = (d2.sqrt() + radius, (d2.sqrt() - radius).max(0.0));
            (most[i], least[i]) = (most[i] * most[i], least[i] * least[i]);
        }
        let (within, near) = (compare.at_most(&most, &self.within), compare.at_most(&least, &self.beyond));
        (within & self.all, near & self.all)
    }

    /// Squared straight distances of the lines between the ends of the segments.
    #[inline(always)]
    fn squares<S: Simd>(&self, simd: S, seen: [f32; 3]) -> [f32; LANES] {
        let mut squares = [0.0; LANES];
        let (start, along) = (self.start.each_ref().map(lanes::<S>), self.along.each_ref().map(lanes::<S>));
        let (zero, one) = (simd.splat_f32s(0.0), simd.splat_f32s(1.0));
        let seen = seen.map(|seen| simd.splat_f32s(seen));
        for (place, (square, inverse)) in
            S::as_mut_simd_f32s(&mut squares).0.iter_mut().zip(lanes::<S>(&self.inverse)).enumerate()
        {
            let from: [S::f32s; 3] = std::array::from_fn(|axis| simd.sub_f32s(seen[axis], start[axis][place]));
            let product = |axis: usize| simd.mul_f32s(from[axis], along[axis][place]);
            let dot = simd.add_f32s(simd.add_f32s(product(0), product(1)), product(2));
            let at = simd.min_f32s(simd.max_f32s(simd.mul_f32s(dot, *inverse), zero), one);
            let left = |axis: usize| {
                let left = simd.sub_f32s(from[axis], simd.mul_f32s(along[axis][place], at));
                simd.mul_f32s(left, left)
            };
            *square = simd.add_f32s(simd.add_f32s(left(0), left(1)), left(2));
        }
        squares
    }
}

/// Numbers of a stretch as the machine takes them at once.
#[inline(always)]
fn lanes<S: Simd>(numbers: &[f32; LANES]) -> &[S::f32s] {
    S::as_simd_f32s(numbers).0
}

/// The places of the bits of a mask.
#[inline]
pub(super) fn bits(mut mask: u8) -> impl Iterator<Item = usize> {
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

/// Squared straight distances to distances over the ground, to the millimetre.
#[inline(always)]
pub(super) fn finish(distances: &mut [f64; LANES]) {
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

impl SegmentIndex {
    /// The edges of a stretch: the first of each segment, the second, and so on.
    pub(super) fn edges(&self, stretch: &Stretch) -> Vec<Edges> {
        // What is not there is far from everything.
        let none = Edges { start: [[1e9; LANES]; 3], along: [[0.0; LANES]; 3], inverse: [0.0; LANES] };
        let mut edges: Vec<Edges> = Vec::new();
        for lane in bits(stretch.all) {
            let own = self.vertices_of(stretch.first + u32::try_from(lane).unwrap_or(0)).windows(2);
            if edges.len() < own.len() {
                edges.resize(own.len(), none.clone());
            }
            for (of_each, edge) in edges.iter_mut().zip(own) {
                let (a, d) = (edge[0], edge[1] - edge[0]);
                for (axis, (start, along)) in [(a.x, d.x), (a.y, d.y), (a.z, d.z)].into_iter().enumerate() {
                    (of_each.start[axis][lane], of_each.along[axis][lane]) = (start, along);
                }
                of_each.inverse[lane] = inverse(d.norm2());
            }
        }
        edges
    }

    pub(super) fn stretch(&self, run: Range<u32>, bounds: &Bounds) -> Stretch {
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
            all_beyond: 0.0,
        };
        let margin = ball.radius + SMALL_KM;
        (_, stretch.all_beyond) = squared(bounds, margin);
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
}
