//! The line of a route: chainage, cutting, nearest place, stretches near a shape.

use passage_model::LatLon;
use serde::Serialize;

use crate::{
    Region, Shape,
    chain::{Chain, MAX_EDGE_KM, cuts},
    ecef::V3,
    geodesic::distance_km,
};

/// Longest line accepted, km: twice round the earth.
pub const MAX_LENGTH_KM: f64 = 80_000.0;

/// Ends of a stretch are found to this precision, km; a stretch is never shorter than the truth.
const STRETCH_KM: f64 = 0.01;

/// Lines that run beside each other are compared every so many km.
const COMPARED_KM: f64 = 0.1;

/// Positions nearer than this, km, are the same vertex (1 mm).
const SAME_KM: f64 = 1e-6;

/// Why positions do not make a line.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum LineError {
    /// Fewer than two positions that differ.
    #[error("a line needs two different positions, {distinct} given")]
    TooFewPoints {
        /// How many different consecutive positions there are: 0 or 1.
        distinct: usize,
    },
    /// Longer than [`MAX_LENGTH_KM`].
    #[error("a line of more than {limit_km} km: {km} km")]
    TooLong {
        /// The length up to the vertex at which the limit was passed, km.
        km: f64,
        /// The limit, km.
        limit_km: f64,
    },
}

/// The place on a line nearest to a position.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Nearest {
    /// Kilometres from the start of the line.
    pub chainage_km: f64,
    /// Geodesic distance from the position, km.
    pub distance_km: f64,
    /// The place itself.
    pub at: LatLon,
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Segment {
    /// Chainage of its start.
    pub from_km: f64,
    /// Chainage of its end.
    pub to_km: f64,
    /// Its vertices, ends included.
    pub points: Vec<LatLon>,
}

/// A line prepared for measuring along it. Edges are geodesics.
///
/// ```
/// use passage_model::LatLon;
/// use passage_spatial::RouteLine;
/// let line = RouteLine::new(&[LatLon::new(36.0, 37.0)?, LatLon::new(36.0, 37.1)?, LatLon::new(36.1, 37.1)?])?;
/// assert!((line.length_km() - 20.11).abs() < 0.01);
/// assert_eq!(line.segments().len(), 20);
/// let near = line.nearest(LatLon::new(36.05, 37.2)?);
/// assert!((near.chainage_km - 14.57).abs() < 0.02 && (near.distance_km - 9.02).abs() < 0.01);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct RouteLine {
    points: Vec<LatLon>,
    chainages: Vec<f64>,
    chain: Chain,
    /// Chainage of every vertex of `chain`.
    chain_km: Vec<f64>,
    region: Region,
}

impl RouteLine {
    /// Prepares a line. Consecutive positions less than 1 mm apart count once.
    pub fn new(points: &[LatLon]) -> Result<Self, LineError> {
        let mut kept: Vec<LatLon> = Vec::with_capacity(points.len());
        let mut last = V3::ZERO;
        for p in points {
            let v = V3::of(*p);
            if (v - last).norm() > SAME_KM {
                kept.push(*p);
                last = v;
            }
        }
        let (mut chainages, mut vertices, mut chain_km) = (Vec::with_capacity(kept.len()), Vec::new(), Vec::new());
        let mut km = 0.0;
        for (i, p) in kept.iter().enumerate() {
            if i > 0 {
                let previous = kept[i - 1];
                let length = distance_km(previous, *p);
                if km + length > MAX_LENGTH_KM {
                    return Err(LineError::TooLong { km: km + length, limit_km: MAX_LENGTH_KM });
                }
                let inner = cuts(previous, *p, length, MAX_EDGE_KM);
                let edges = inner.len() as f64 + 1.0;
                for (j, q) in inner.into_iter().enumerate() {
                    vertices.push(V3::of(q));
                    chain_km.push(km + length * (j as f64 + 1.0) / edges);
                }
                km += length;
            }
            chainages.push(km);
            vertices.push(V3::of(*p));
            chain_km.push(km);
        }
        if kept.len() < 2 {
            return Err(LineError::TooFewPoints { distinct: kept.len() });
        }
        let chain = Chain::new(vertices);
        let region = Region::of_chain(&chain);
        Ok(Self { points: kept, chainages, chain, chain_km, region })
    }

    /// Length, km.
    pub fn length_km(&self) -> f64 {
        self.chainages.last().copied().unwrap_or(0.0)
    }

    /// The vertices, consecutive duplicates removed.
    pub fn points(&self) -> &[LatLon] {
        &self.points
    }

    /// Chainage of every vertex, km, ascending from 0.
    pub fn chainages(&self) -> &[f64] {
        &self.chainages
    }

    /// The latitudes and longitudes that hold the line, not its vertices alone.
    pub fn region(&self) -> Region {
        self.region
    }

    pub(crate) fn clamp(&self, km: f64) -> f64 {
        if km.is_nan() { 0.0 } else { km.clamp(0.0, self.length_km()) }
    }

    fn vector_at(&self, km: f64) -> V3 {
        let v = self.chain.vertices();
        let next = self.chain_km.partition_point(|k| *k <= km).clamp(1, v.len() - 1);
        let (from, to) = (self.chain_km[next - 1], self.chain_km[next]);
        let t = if to > from { ((km - from) / (to - from)).clamp(0.0, 1.0) } else { 0.0 };
        v[next - 1].lerp(v[next], t)
    }

    /// The position at a chainage, which is clamped to the line (and taken as 0 when undefined).
    pub fn at(&self, km: f64) -> LatLon {
        let km = self.clamp(km);
        let i = self.chainages.partition_point(|k| *k < km);
        match self.chainages.get(i) {
            Some(k) if *k == km => self.points[i],
            _ => self.vector_at(km).to_position(self.points[0]),
        }
    }

    /// The part of the line between two chainages, each clamped to the line: a single position when they are equal, and
    /// the same vertices backwards when `from_km` is the greater.
    pub fn slice(&self, from_km: f64, to_km: f64) -> Vec<LatLon> {
        let (from, to) = (self.clamp(from_km), self.clamp(to_km));
        if from > to {
            let mut back = self.slice(to, from);
            back.reverse();
            return back;
        }
        let mut out = vec![self.at(from)];
        let first = self.chainages.partition_point(|k| *k <= from + SAME_KM);
        let end = self.chainages.partition_point(|k| *k < to - SAME_KM);
        if first < end {
            out.extend_from_slice(&self.points[first..end]);
        }
        if to > from {
            out.push(self.at(to));
        }
        out
    }

    /// The place on the line nearest to a position; the first of equals.
    pub fn nearest(&self, p: LatLon) -> Nearest {
        let Some(on) = self.chain.nearest(V3::of(p)) else {
            return Nearest { chainage_km: 0.0, distance_km: distance_km(p, self.points[0]), at: self.points[0] };
        };
        let (from, to) = (self.chain_km[on.edge], self.chain_km[on.edge + 1]);
        let chainage_km = if on.t >= 1.0 { to } else { from + (to - from) * on.t };
        let at = self.at(chainage_km);
        Nearest { chainage_km, distance_km: distance_km(p, at), at }
    }

    /// Equal pieces of about 1 km: as many as the length rounds to, at least one.
    pub fn segments(&self) -> Vec<Segment> {
        let length = self.length_km();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "1 to MAX_LENGTH_KM")]
        let n = length.round().max(1.0) as u32;
        let cut = |i: u32| if i == n { length } else { length * f64::from(i) / f64::from(n) };
        (0..n).map(|i| Segment { from_km: cut(i), to_km: cut(i + 1), points: self.slice(cut(i), cut(i + 1)) }).collect()
    }

    /// Whether another line runs against this one where it lies beside it, between two chainages of this one: by how the
    /// nearest places on the other follow each other there, whatever it does elsewhere. `None`: it runs neither way.
    ///
    /// ```
    /// use passage_model::LatLon;
    /// use passage_spatial::RouteLine;
    /// let line = |places: &[(f64, f64)]| {
    ///     let places: Result<Vec<LatLon>, _> = places.iter().map(|(lat, lon)| LatLon::new(*lat, *lon)).collect();
    ///     RouteLine::new(&places.unwrap()).unwrap()
    /// };
    /// let road = line(&[(36.05, 36.9), (36.05, 37.1)]);
    /// // Out to the east, and back along the road.
    /// let bent = line(&[(36.0, 37.0), (36.0, 37.1), (36.05, 37.1), (36.05, 37.02)]);
    /// assert_eq!(road.is_against((11.0, 18.0), &bent), Some(true));
    /// assert_eq!(bent.is_against((0.0, 1.0), &bent), Some(false));
    /// assert_eq!(line(&[(36.0, 37.05), (36.1, 37.05)]).is_against((5.3, 5.8), &road), None);
    /// ```
    pub fn is_against(&self, (from_km, to_km): (f64, f64), other: &RouteLine) -> Option<bool> {
        let short = ((COMPARED_KM - (to_km - from_km)) / 2.0).max(0.0);
        let (from, to) = (self.clamp(from_km - short), self.clamp(to_km + short));
        let step = ((to - from) / 4.0).min(COMPARED_KM);
        // Where two lines only meet at a place, nothing follows anything.
        if step.is_nan() || step <= 0.0 {
            return None;
        }
        let (mut with, mut km, mut last) = (0.0, from, other.nearest(self.at(from)).chainage_km);
        while km < to - SAME_KM {
            km = (km + step).min(to);
            let next = other.nearest(self.at(km)).chainage_km;
            // Farther than one has gone, it is another part of the other line.
            if (next - last).abs() <= 3.0 * step {
                with += next - last;
            }
            last = next;
        }
        (with.abs() >= 0.2 * (to - from)).then_some(with < 0.0)
    }

    /// The stretches, as chainages from and to, of which every place is at most `km` from a shape. Ascending and apart
    /// from each other. Each holds the true stretch and is at most 20 m longer at either end; where the line only touches or
    /// crosses the shape, a stretch of about 10 m is given. None for a negative or undefined `km`.
    pub fn stretch_within(&self, shape: &Shape, km: f64) -> Vec<(f64, f64)> {
        let mut out: Vec<(f64, f64)> = Vec::new();
        if km.is_nan() || km < 0.0 {
            return out;
        }
        let distance = |at: f64| shape.distance_to_vector(self.vector_at(at));
        let length = self.length_km();
        // Distance changes by no more than the way travelled: a piece whose ends are far enough away is outside as a
        // whole, one whose ends are near enough inside as a whole; what is undecided is halved.
        let mut open = vec![(0.0, length, distance(0.0), distance(length))];
        while let Some((from, to, d_from, d_to)) = open.pop() {
            // One percent for the curvature that the sphere in the distances leaves out.
            let way = (to - from) * 1.01 + 1e-4;
            if (d_from + d_to - way) / 2.0 > km || d_from.is_infinite() {
                continue;
            }
            if (d_from + d_to + way) / 2.0 <= km || to - from <= STRETCH_KM {
                match out.last_mut() {
                    Some(last) if last.1 >= from => last.1 = to,
                    _ => out.push((from, to)),
                }
                continue;
            }
            let middle = from.midpoint(to);
            let d = distance(middle);
            open.push((middle, to, d, d_to));
            open.push((from, middle, d_from, d));
        }
        out
    }
}

#[cfg(test)]
mod tests;
