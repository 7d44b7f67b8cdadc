//! Which segments are near a shape.

mod near;
mod spots;
mod stretch;
mod wide;

use std::ops::Range;

use passage_model::LatLon;
use rstar::{AABB, RTree, RTreeObject};

pub use near::{Around, STRETCH, Surround};
pub use spots::SpotIndex;

use crate::{
    Earth, Shape,
    chain::Chain,
    ecef::{Ball, Box3, V3, arc_km, chord_km, point_edge},
};

/// Most neighbouring segments under one entry of the tree.
const BLOCK: u32 = 4;

/// Segments farther apart than this, km, do not share an entry.
const GAP_KM: f64 = 2.0;

/// An immutable index over segments: an R-tree over runs of neighbours, in space.
///
/// Segments that follow each other along a road are best given one after the other.
///
/// ```
/// use passage_model::LatLon;
/// use passage_spatial::{SegmentIndex, Shape};
/// let at = |lat, lon| LatLon::new(lat, lon);
/// let segments = [[at(36.0, 37.0)?, at(36.01, 37.0)?], [at(37.0, 37.0)?, at(37.01, 37.0)?]];
/// let index = SegmentIndex::build(segments.iter().map(|s| &s[..]));
/// let mut near = Vec::new();
/// index.within(&Shape::point(at(36.0, 37.05)?), 5.0, |id, km| near.push((id, km)));
/// assert_eq!(near.len(), 1);
/// assert!(near[0].0 == 0 && (near[0].1 - 4.51).abs() < 0.01);
/// # Ok::<(), passage_model::LatLonError>(())
/// ```
#[derive(Debug)]
pub struct SegmentIndex {
    tree: RTree<Block>,
    /// The ball that holds each segment.
    balls: Vec<Ball>,
    /// How far each segment bends away from the straight line between its ends, km.
    bends: Vec<f32>,
    vertices: Vec<V3>,
    /// Segment `i` has the vertices `starts[i]..starts[i + 1]`.
    starts: Vec<u32>,
}

/// A run of neighbouring segments.
#[derive(Debug, Clone, Copy)]
struct Block {
    bounds: Box3,
    ball: Ball,
    first: u32,
    end: u32,
}

impl RTreeObject for Block {
    type Envelope = AABB<[f64; 3]>;
    fn envelope(&self) -> Self::Envelope {
        AABB::from_corners(self.bounds.min, self.bounds.max)
    }
}

/// Where a ball lies against a distance from a point.
enum Side {
    In,
    Out,
    Between,
}

/// A position prepared for distances.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spot(V3);

impl Spot {
    /// Prepares a position.
    pub fn of(at: LatLon) -> Self {
        Self::on(Earth::Wgs84, at)
    }

    /// The same on another figure of the earth: that of the index.
    pub fn on(earth: Earth, at: LatLon) -> Self {
        Self(V3::on(earth, at))
    }

    /// The straight distance to another one, km; for distances of some kilometres that over the ground.
    pub fn straight_km(self, other: Self) -> f64 {
        (self.0 - other.0).norm2().sqrt()
    }

    /// The cube of this size, km, that it lies in: positions at most so far apart lie in neighbouring cubes or the same.
    #[expect(clippy::cast_possible_truncation, reason = "within the earth, in cubes of metres at least")]
    pub fn cube(self, km: f64) -> [i32; 3] {
        [self.0.x, self.0.y, self.0.z].map(|at| (at / km).floor() as i32)
    }
}

/// A distance to compare with.
#[derive(Debug, Clone, Copy)]
struct Bounds {
    /// Straight distances, km, that are surely within and surely beyond.
    within: f64,
    beyond: f64,
}

impl Bounds {
    fn new(km: f64) -> Self {
        let chord = chord_km(km);
        // A centimetre of slack: what lies that near to the bound is measured to the millimetre.
        Self { within: chord - 1e-5, beyond: chord + 1e-5 }
    }

    /// The side of everything within `margin` of something at a squared straight distance.
    #[inline]
    fn side(&self, d2: f64, margin: f64) -> Side {
        let (out, within) = (self.beyond + margin, self.within - margin);
        if d2 > out * out {
            Side::Out
        } else if within >= 0.0 && d2 <= within * within {
            Side::In
        } else {
            Side::Between
        }
    }

    #[inline]
    fn side_of(&self, ball: &Ball, at: V3) -> Side {
        self.side((ball.center - at).norm2(), ball.radius)
    }
}

impl SegmentIndex {
    /// Builds the index. A segment's id is its place in the iterator, from 0; a segment without points keeps its id
    /// and is never found.
    pub fn build<'a>(segments: impl IntoIterator<Item = &'a [LatLon]>) -> Self {
        Self::build_on(Earth::Wgs84, segments)
    }

    /// The same on another figure of the earth: that of the shapes and spots it is asked about.
    pub fn build_on<'a>(earth: Earth, segments: impl IntoIterator<Item = &'a [LatLon]>) -> Self {
        let (mut vertices, mut starts, mut balls, mut bends) = (Vec::new(), vec![0], Vec::new(), Vec::new());
        for points in segments {
            let chain = Chain::along(earth, points, false);
            balls.push(Ball::of(chain.vertices()));
            bends.push(bend(chain.vertices()));
            vertices.extend_from_slice(chain.vertices());
            starts.push(u32::try_from(vertices.len()).unwrap_or(u32::MAX));
        }
        let mut index = Self { tree: RTree::new(), balls, bends, vertices, starts };
        index.tree = RTree::bulk_load(index.blocks());
        index
    }

    fn blocks(&self) -> Vec<Block> {
        let mut blocks: Vec<Block> = Vec::new();
        let mut last: Option<V3> = None;
        for id in 0..u32::try_from(self.len()).unwrap_or(u32::MAX) {
            let own = self.vertices_of(id);
            let (Some(first), Some(end)) = (own.first(), own.last()) else {
                last = None;
                continue;
            };
            let joined = last.is_some_and(|v| (*first - v).norm() <= GAP_KM);
            match blocks.last_mut() {
                Some(block) if joined && id - block.first < BLOCK => block.end = id + 1,
                _ => blocks.push(Block { bounds: Box3::EMPTY, ball: Ball::NONE, first: id, end: id + 1 }),
            }
            last = Some(*end);
        }
        for block in &mut blocks {
            let (from, to) = (self.starts[block.first as usize], self.starts[block.end as usize]);
            let all = &self.vertices[from as usize..to as usize];
            (block.bounds, block.ball) = (Box3::of(all), Ball::of(all));
        }
        blocks
    }

    #[inline]
    fn vertices_of(&self, id: u32) -> &[V3] {
        match (self.starts.get(id as usize), self.starts.get(id as usize + 1)) {
            (Some(from), Some(to)) => &self.vertices[*from as usize..*to as usize],
            _ => &[],
        }
    }

    /// Blocks that may reach within a straight distance of a shape, in the order of their segments.
    fn near(&self, shape: &Shape, chord: f64) -> Vec<&Block> {
        let mut near: Vec<&Block> = Vec::new();
        for bounds in shape.boxes() {
            let b = bounds.grown(chord);
            near.extend(self.tree.locate_in_envelope_intersecting(&AABB::from_corners(b.min, b.max)));
        }
        near.sort_unstable_by_key(|block| block.first);
        near.dedup_by_key(|block| block.first);
        near
    }

    /// Calls `found` with the id and distance (km, to the millimetre, 0 inside an area) of every segment at most `km`
    /// from the shape: each once, in ascending order of ids. Nothing is found for a negative or undefined `km`.
    pub fn within(&self, shape: &Shape, km: f64, mut found: impl FnMut(u32, f64)) {
        if km.is_nan() || km < 0.0 {
            return;
        }
        let reach = reach(km);
        let (point, bounds) = (shape.as_point(), Bounds::new(km));
        for block in self.near(shape, reach) {
            if point.is_some_and(|at| matches!(bounds.side_of(&block.ball, at), Side::Out)) {
                continue;
            }
            for id in block.first..block.end {
                let distance = match point {
                    Some(at) if matches!(bounds.side_of(&self.balls[id as usize], at), Side::Out) => continue,
                    Some(at) => self.km_from(id, at),
                    None => self.measure(id, shape, reach),
                };
                if distance <= km {
                    found(id, distance);
                }
            }
        }
    }

    /// Calls `found` with every run of consecutive segments at most `km` from the shape, ascending: the ids of
    /// [`SegmentIndex::within`], joined. Most are found without measuring them one by one.
    pub fn runs_within(&self, shape: &Shape, km: f64, mut found: impl FnMut(Range<u32>)) {
        let mut runs = Runs { open: None, found: &mut found };
        match shape.as_point() {
            Some(at) if km >= 0.0 => {
                self.runs_of(&self.near(shape, reach(km)), at, km, &mut runs);
            }
            _ => self.within(shape, km, |id, _| runs.add(id, id + 1)),
        }
        runs.close();
    }

    fn runs_of<F: FnMut(Range<u32>)>(&self, near: &[&Block], at: V3, km: f64, runs: &mut Runs<'_, F>) {
        let bounds = Bounds::new(km);
        for block in near {
            match bounds.side_of(&block.ball, at) {
                Side::Out => {}
                Side::In => runs.add(block.first, block.end),
                Side::Between => {
                    for id in block.first..block.end {
                        let is_in = match bounds.side_of(&self.balls[id as usize], at) {
                            Side::Out => false,
                            Side::In => true,
                            Side::Between => self.is_within(id, at, &bounds, km),
                        };
                        if is_in {
                            runs.add(id, id + 1);
                        }
                    }
                }
            }
        }
    }

    /// How many segments there are.
    pub fn len(&self) -> usize {
        self.balls.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Distance between a segment and a shape, km, to the millimetre; infinite for an id that does not exist or a
    /// segment without points.
    pub fn distance(&self, id: u32, shape: &Shape) -> f64 {
        match shape.as_point() {
            Some(at) => self.km_from(id, at),
            None => self.measure(id, shape, f64::INFINITY),
        }
    }

    /// [`SegmentIndex::distance`] from a prepared position.
    pub fn distance_from(&self, id: u32, spot: Spot) -> f64 {
        self.km_from(id, spot.0)
    }

    #[inline]
    fn km_from(&self, id: u32, at: V3) -> f64 {
        millimetre(arc_km(self.square_from(id, at).sqrt()))
    }

    /// Squared straight distance, km².
    #[inline]
    fn square_from(&self, id: u32, at: V3) -> f64 {
        let edges = self.vertices_of(id).windows(2);
        edges.fold(f64::INFINITY, |d2, edge| d2.min(point_edge(at, edge[0], edge[1]).0))
    }

    fn is_within(&self, id: u32, at: V3, bounds: &Bounds, km: f64) -> bool {
        // The line between the ends is as far as the segment, but for the bend; both ways round.
        let own = self.vertices_of(id);
        if let (Some(a), Some(b)) = (own.first(), own.last()) {
            match bounds.side(point_edge(at, *a, *b).0, f64::from(self.bends[id as usize])) {
                Side::Out => return false,
                Side::In => return true,
                Side::Between => {}
            }
        }
        self.is_within_exactly(id, at, bounds, km)
    }

    fn is_within_exactly(&self, id: u32, at: V3, bounds: &Bounds, km: f64) -> bool {
        let d2 = self.square_from(id, at);
        match bounds.side(d2, 0.0) {
            Side::In => true,
            Side::Out => false,
            Side::Between => millimetre(arc_km(d2.sqrt())) <= km,
        }
    }

    fn measure(&self, id: u32, shape: &Shape, limit: f64) -> f64 {
        match self.vertices_of(id) {
            [] => f64::INFINITY,
            own => millimetre(shape.distance_to_vertices(own, limit)),
        }
    }
}

/// Runs of segments, joined where they meet.
struct Runs<'f, F: FnMut(Range<u32>)> {
    open: Option<Range<u32>>,
    found: &'f mut F,
}

impl<F: FnMut(Range<u32>)> Runs<'_, F> {
    fn add(&mut self, from: u32, to: u32) {
        match &mut self.open {
            Some(run) if run.end == from => run.end = to,
            _ => {
                if let Some(run) = self.open.replace(from..to) {
                    (self.found)(run);
                }
            }
        }
    }

    fn close(self) {
        if let Some(run) = self.open {
            (self.found)(run);
        }
    }
}

/// How far a chain bends away from the straight line between its ends, km, rounded up.
fn bend(chain: &[V3]) -> f32 {
    let (Some(a), Some(b)) = (chain.first(), chain.last()) else { return 0.0 };
    let d2 = chain.iter().fold(0.0_f64, |most, v| most.max(point_edge(*v, *a, *b).0));
    #[expect(clippy::cast_possible_truncation, reason = "rounded up by more than it can lose")]
    let bend = (d2.sqrt() * 1.000_001 + 1e-6) as f32;
    bend
}

/// A straight distance that holds everything within `km` over the ground, and a hair more: the measured distance
/// decides.
fn reach(km: f64) -> f64 {
    (chord_km(km) + 1e-5).min(20_000.0)
}

/// Finer digits differ between machines.
#[inline]
fn millimetre(km: f64) -> f64 {
    if km < 1e6 { to_millimetre(km) } else { km }
}

/// [`millimetre`] for less than a million kilometres, or an infinity of them.
#[inline]
fn to_millimetre(km: f64) -> f64 {
    // Added and taken away, this leaves no digits behind the point: faster than to round by name.
    const WHOLE: f64 = 6_755_399_441_055_744.0;
    ((km * 1e6 + WHOLE) - WHOLE) / 1e6
}
