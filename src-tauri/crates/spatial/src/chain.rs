//! Polylines in space with boxes over runs of edges.

use passage_model::LatLon;

use crate::{
    earth::Earth,
    ecef::{Box3, V3, edge_edge, point_edge},
    geodesic::{bearing_deg, destination, distance_km},
};

/// Longest straight edge, km: over it the earth's surface rises 2 cm above the edge.
pub const MAX_EDGE_KM: f64 = 1.0;

/// Most edges that one geometry is cut into. A geometry longer than this many edges of [`MAX_EDGE_KM`] (once round the
/// earth) is cut into longer ones, so that hostile input costs accuracy, not memory.
const MAX_CUTS: f64 = 40_000.0;

/// Edges under one box.
const RUN: usize = 16;

/// The inner points that cut the geodesic a-b, of the given length, into equal edges of at most `max_km`.
pub(crate) fn cuts(a: LatLon, b: LatLon, length_km: f64, max_km: f64) -> Vec<LatLon> {
    let n = (length_km / max_km).ceil();
    if n.is_nan() || n <= 1.0 {
        return Vec::new();
    }
    let bearing = bearing_deg(a, b);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most MAX_CUTS and positive")]
    let n = n.min(MAX_CUTS) as u32;
    (1..n).map(|i| destination(a, bearing, length_km * f64::from(i) / f64::from(n))).collect()
}

/// A polyline through space with short edges. Empty, or at least two vertices (a point is an edge of length 0).
#[derive(Debug, Clone)]
pub(crate) struct Chain {
    vertices: Vec<V3>,
    boxes: Vec<Box3>,
}

/// The place on a chain nearest to something.
#[derive(Debug, Clone, Copy)]
pub(crate) struct OnChain {
    /// Squared distance, km².
    pub(crate) d2: f64,
    /// The edge, from vertex `edge` to `edge + 1`.
    pub(crate) edge: usize,
    /// Where on the edge, 0 to 1.
    pub(crate) t: f64,
}

impl Chain {
    /// A chain of vertices that are near enough to each other already.
    pub(crate) fn new(mut vertices: Vec<V3>) -> Self {
        if let [only] = vertices[..] {
            vertices.push(only);
        }
        let last = vertices.len().saturating_sub(1);
        let boxes = (0..last).step_by(RUN).map(|i| Box3::of(&vertices[i..=(i + RUN).min(last)])).collect();
        Self { vertices, boxes }
    }

    /// A chain along the geodesics between these positions, closed into a ring on demand.
    pub(crate) fn along(earth: Earth, points: &[LatLon], closed: bool) -> Self {
        let corners: Vec<V3> = points.iter().map(|p| V3::on(earth, *p)).collect();
        let ends = |i: usize| if i + 1 < points.len() { Some(i + 1) } else { closed.then_some(0) };
        let total: f64 = (0..corners.len()).filter_map(|i| ends(i).map(|j| (corners[j] - corners[i]).norm())).sum();
        let max_km = MAX_EDGE_KM.max(total / MAX_CUTS);
        let mut vertices = Vec::with_capacity(corners.len() + 1);
        for i in 0..corners.len() {
            vertices.push(corners[i]);
            let Some(j) = ends(i) else { break };
            if (corners[j] - corners[i]).norm() > max_km {
                let (a, b) = (points[i], points[j]);
                vertices.extend(cuts(a, b, distance_km(a, b), max_km).into_iter().map(|p| V3::on(earth, p)));
            }
        }
        if closed && let Some(first) = corners.first() {
            vertices.push(*first);
        }
        Self::new(vertices)
    }

    pub(crate) fn vertices(&self) -> &[V3] {
        &self.vertices
    }

    pub(crate) fn boxes(&self) -> &[Box3] {
        &self.boxes
    }

    /// The nearest place on the chain, the first of equals; `None` for an empty chain.
    pub(crate) fn nearest(&self, p: V3) -> Option<OnChain> {
        let at = Box3::of(&[p]);
        let mut best: Option<OnChain> = None;
        for (run, bounds) in self.boxes.iter().enumerate() {
            if best.is_some_and(|b| bounds.dist2(&at) >= b.d2) {
                continue;
            }
            for (edge, a, b) in self.run(run) {
                let (d2, t) = point_edge(p, a, b);
                if best.is_none_or(|b| d2 < b.d2) {
                    best = Some(OnChain { d2, edge, t });
                }
            }
        }
        best
    }

    /// Squared distance between two chains when it is below `limit`, else `limit`; `limit` may be infinite.
    pub(crate) fn dist2(&self, other: &[V3], limit: f64) -> f64 {
        let mut best = limit;
        for pair in other.windows(2) {
            let bounds = Box3::of(pair);
            for (run, own) in self.boxes.iter().enumerate() {
                if own.dist2(&bounds) < best {
                    best = self.run(run).fold(best, |m, (_, a, b)| m.min(edge_edge(a, b, pair[0], pair[1])));
                }
            }
        }
        best
    }

    fn run(&self, run: usize) -> impl Iterator<Item = (usize, V3, V3)> {
        let from = run * RUN;
        let to = (from + RUN).min(self.vertices.len().saturating_sub(1));
        (from..to).map(|i| (i, self.vertices[i], self.vertices[i + 1]))
    }
}
