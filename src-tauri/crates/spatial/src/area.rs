//! The inside of a ring on the earth.

use crate::ecef::{A_KM, B_KM, Box3, V3};

/// A ring, prepared to tell inside from outside, on the earth as seen from its centre: a plane that touches the earth
/// in the middle of the ring shows every short edge as a straight line (gnomonic projection), wherever the ring lies.
#[derive(Debug, Clone)]
pub(crate) struct Area {
    axis: V3,
    east: V3,
    north: V3,
    /// Largest angle between the axis and the ring, radians, below a quarter turn.
    radius: f64,
    ring: Vec<[f64; 2]>,
    low: [f64; 2],
    high: [f64; 2],
    /// Edges by horizontal slab of the plane; an edge is in every slab that it reaches.
    slabs: Vec<Vec<u32>>,
}

/// The ring must stay this far (cosine) from the horizon of the plane: 89.4 degrees from its middle.
const HORIZON: f64 = 0.01;

impl Area {
    /// Prepares a closed chain of vertices (first repeated at the end). `None` when no hemisphere holds the ring: such
    /// a ring has no inside that anyone could have meant.
    pub(crate) fn new(vertices: &[V3]) -> Option<Self> {
        let axis = axis_of(vertices)?;
        let helper = if axis.z.abs() < 0.9 { V3::new(0.0, 0.0, 1.0) } else { V3::new(1.0, 0.0, 0.0) };
        let east = helper.cross(axis).unit()?;
        let north = axis.cross(east);
        let mut area = Self {
            axis,
            east,
            north,
            radius: 0.0,
            ring: Vec::with_capacity(vertices.len()),
            low: [f64::INFINITY; 2],
            high: [f64::NEG_INFINITY; 2],
            slabs: Vec::new(),
        };
        for v in vertices {
            let cos = v.dot(axis) / v.norm();
            area.radius = area.radius.max(cos.clamp(-1.0, 1.0).acos());
            let p = area.project(*v)?;
            for (i, value) in p.into_iter().enumerate() {
                area.low[i] = area.low[i].min(value);
                area.high[i] = area.high[i].max(value);
            }
            area.ring.push(p);
        }
        area.slabs = vec![Vec::new(); area.slab_count()];
        for i in 0..area.ring.len().saturating_sub(1) {
            let (y0, y1) = (area.ring[i][1], area.ring[i + 1][1]);
            for slab in area.slab(y0.min(y1))..=area.slab(y0.max(y1)) {
                area.slabs[slab].push(u32::try_from(i).ok()?);
            }
        }
        Some(area)
    }

    fn project(&self, v: V3) -> Option<[f64; 2]> {
        let depth = v.dot(self.axis);
        (depth > HORIZON * v.norm()).then(|| [v.dot(self.east) / depth, v.dot(self.north) / depth])
    }

    /// As many slabs as keep the lists within five times the number of edges, however the edges run.
    fn slab_count(&self) -> usize {
        let edges = self.ring.len() as f64;
        let height = self.high[1] - self.low[1];
        let climb: f64 = self.ring.windows(2).map(|w| (w[1][1] - w[0][1]).abs()).sum();
        let crossed = if height > 0.0 { climb / height } else { edges };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped; NaN becomes 0")]
        let count = (edges / 4.0).min(4.0 * edges / crossed).clamp(1.0, 4096.0) as usize;
        count.max(1)
    }

    fn slab(&self, y: f64) -> usize {
        let height = self.high[1] - self.low[1];
        let share = if height > 0.0 { ((y - self.low[1]) / height).clamp(0.0, 1.0) } else { 0.0 };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 4096")]
        let slab = (share * self.slabs.len() as f64) as usize;
        slab.min(self.slabs.len() - 1)
    }

    /// Whether a point is inside: a line from it to the outside crosses the ring an odd number of times. Points on the
    /// ring itself may fall on either side.
    pub(crate) fn contains(&self, v: V3) -> bool {
        let Some([x, y]) = self.project(v) else { return false };
        if x < self.low[0] || x > self.high[0] || y < self.low[1] || y > self.high[1] {
            return false;
        }
        let mut inside = false;
        for i in &self.slabs[self.slab(y)] {
            let ([x0, y0], [x1, y1]) = (self.ring[*i as usize], self.ring[*i as usize + 1]);
            if (y0 > y) != (y1 > y) && x < x0 + (y - y0) / (y1 - y0) * (x1 - x0) {
                inside = !inside;
            }
        }
        inside
    }

    /// A box around everything inside, bulge of the earth included.
    pub(crate) fn bounds(&self) -> Box3 {
        let mut bounds = Box3::EMPTY;
        for (i, cos) in [self.axis.x, self.axis.y, self.axis.z].into_iter().enumerate() {
            let angle = cos.clamp(-1.0, 1.0).acos();
            let most = (angle - self.radius).max(0.0).cos();
            let least = (angle + self.radius).min(std::f64::consts::PI).cos();
            bounds.max[i] = if most > 0.0 { most * A_KM } else { most * B_KM };
            bounds.min[i] = if least > 0.0 { least * B_KM } else { least * A_KM };
        }
        bounds
    }
}

/// The middle of a cap that holds all vertices: the mean direction, moved towards the farthest vertex in ever smaller
/// steps (Bădoiu and Clarkson 2003) as long as the ring reaches too near the horizon.
fn axis_of(vertices: &[V3]) -> Option<V3> {
    let units: Vec<V3> = vertices.iter().filter_map(|v| v.unit()).collect();
    let mut axis = units.iter().fold(V3::ZERO, |sum, v| sum + *v).unit().or(units.first().copied())?;
    for step in 1..200 {
        let farthest = units.iter().copied().min_by(|a, b| a.dot(axis).total_cmp(&b.dot(axis)))?;
        if farthest.dot(axis) > HORIZON * 1.5 && step > 1 {
            return Some(axis);
        }
        axis = axis.lerp(farthest, 1.0 / f64::from(step + 1)).unit()?;
    }
    None
}
