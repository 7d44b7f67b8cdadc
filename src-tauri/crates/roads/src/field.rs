//! The assessment laid over the ground: which level holds at a place, and what that means for the choice of a way.
//!
//! Levels come in through a trait, as numbers per place: this crate does not assess. They change what is preferred and
//! never how long the drive takes.

use std::sync::Arc;

use passage_model::{LatLon, RiskLevel};
use rayon::prelude::*;

use crate::{Edge, Network};

/// Levels by place.
pub trait RiskField: Sync {
    /// The level that holds here.
    fn level(&self, at: LatLon) -> RiskLevel;
}

/// Nothing has been assessed anywhere.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoField;

impl RiskField for NoField {
    fn level(&self, _: LatLon) -> RiskLevel {
        RiskLevel::Unknown
    }
}

/// A field in squares of equal size in degrees. Outside, the level is Unknown.
#[derive(Debug, Clone, PartialEq)]
pub struct RiskGrid {
    south: f64,
    west: f64,
    step: f64,
    columns: usize,
    cells: Vec<RiskLevel>,
}

impl RiskGrid {
    /// A grid from its south-west corner (degrees), with squares of `step` degrees, row by row from the south, each from
    /// the west. `None`: the step is no positive number, there are no columns, or the last row is not full.
    pub fn new(corner: LatLon, step: f64, columns: usize, cells: Vec<RiskLevel>) -> Option<Self> {
        let fits = step.is_finite() && step > 0.0 && columns > 0 && cells.len().is_multiple_of(columns);
        fits.then(|| Self { south: corner.lat(), west: corner.lon(), step, columns, cells })
    }
}

impl RiskField for RiskGrid {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    fn level(&self, at: LatLon) -> RiskLevel {
        let (row, column) = ((at.lat() - self.south) / self.step, (at.lon() - self.west) / self.step);
        if row < 0.0 || column < 0.0 || column >= self.columns as f64 {
            return RiskLevel::Unknown;
        }
        let place = (row as usize).checked_mul(self.columns).map(|start| start + column as usize);
        place.and_then(|place| self.cells.get(place)).copied().unwrap_or(RiskLevel::Unknown)
    }
}

/// What the levels along one edge come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EdgeRisk {
    /// The worst level along it, by rank: Unknown stands between Medium and High.
    pub worst: RiskLevel,
    /// By how much its time counts more when it is chosen, hundredths, averaged along it.
    pub weight: u16,
}

/// Levels of all edges. Copies share what they hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exposure {
    edges: Arc<Vec<EdgeRisk>>,
}

/// Places at which a level is asked for are at most this far apart, metres.
const SAMPLE_M: f64 = 500.0;

/// By how much time at a level counts more, hundredths. A convention: an hour at High is taken like four hours at Very
/// low; Unknown stands between Medium and High, as in the order of levels.
pub fn weight_of(level: RiskLevel) -> u16 {
    match level {
        RiskLevel::VeryLow => 0,
        RiskLevel::Low => 15,
        RiskLevel::Medium => 60,
        RiskLevel::Unknown => 90,
        RiskLevel::High => 300,
        RiskLevel::VeryHigh => 900,
        RiskLevel::Unacceptable => 2000,
    }
}

impl Exposure {
    /// Asks a field for the levels along every edge.
    pub fn new(network: &Network, field: &impl RiskField) -> Self {
        let edges = u32::try_from(network.edges()).unwrap_or(u32::MAX);
        let edges = (0..edges).into_par_iter().with_min_len(1024).map(|edge| of(network, field, edge)).collect();
        Self { edges: Arc::new(edges) }
    }

    /// Asks a field anew about some edges, where it has changed; those of them that now have another level or weight.
    pub fn learn(&mut self, network: &Network, field: &impl RiskField, edges: &[Edge]) -> Vec<Edge> {
        let known = edges.iter().copied().filter(|edge| (*edge as usize) < self.edges.len());
        let asked: Vec<(Edge, EdgeRisk)> = known.map(|edge| (edge, of(network, field, edge))).collect();
        let changed: Vec<(Edge, EdgeRisk)> = asked.into_iter().filter(|(edge, risk)| self.of(*edge) != *risk).collect();
        if !changed.is_empty() {
            let own = Arc::make_mut(&mut self.edges);
            for (edge, risk) in &changed {
                own[*edge as usize] = *risk;
            }
        }
        changed.into_iter().map(|(edge, _)| edge).collect()
    }

    /// The level of an edge.
    pub fn of(&self, edge: Edge) -> EdgeRisk {
        self.edges.get(edge as usize).copied().unwrap_or(UNKNOWN)
    }
}

const UNKNOWN: EdgeRisk = EdgeRisk { worst: RiskLevel::Unknown, weight: 90 };

fn of(network: &Network, field: &impl RiskField, edge: Edge) -> EdgeRisk {
    let (mut worst, mut sum, mut count) = (RiskLevel::VeryLow, 0u32, 0u32);
    let mut take = |at: LatLon| {
        let level = field.level(at);
        if level.rank() > worst.rank() {
            worst = level;
        }
        sum += u32::from(weight_of(level));
        count += 1;
    };
    // Most edges are short: their ends are enough.
    let (first, last) = network.ends(edge);
    take(network.position(first));
    if network.length_m(edge) <= SAMPLE_M {
        take(network.position(last));
        return EdgeRisk { worst, weight: u16::try_from(sum.div_ceil(count.max(1))).unwrap_or(u16::MAX) };
    }
    let points = network.columns.points(edge);
    for pair in points.windows(2) {
        let metres = crate::network::metres(pair[0], pair[1]);
        let pieces = (metres / SAMPLE_M).ceil().clamp(1.0, 10_000.0);
        let mut at = 1.0;
        while at <= pieces {
            take(crate::network::degrees(crate::network::between(pair[0], pair[1], at / pieces)));
            at += 1.0;
        }
    }
    EdgeRisk { worst, weight: u16::try_from(sum.div_ceil(count.max(1))).unwrap_or(u16::MAX) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_grid_knows_its_squares_and_nothing_outside() {
        let at = |lat, lon| LatLon::new(lat, lon).unwrap();
        let cells = vec![RiskLevel::Low, RiskLevel::High, RiskLevel::VeryLow, RiskLevel::Medium];
        let grid = RiskGrid::new(at(36.0, 37.0), 0.1, 2, cells).unwrap();
        assert_eq!(grid.level(at(36.05, 37.15)), RiskLevel::High);
        assert_eq!(grid.level(at(36.15, 37.05)), RiskLevel::VeryLow);
        for (lat, lon) in [(35.99, 37.1), (36.21, 37.1), (36.1, 36.9), (36.1, 37.21)] {
            assert_eq!(grid.level(at(lat, lon)), RiskLevel::Unknown);
        }
        assert!(RiskGrid::new(at(36.0, 37.0), 0.0, 2, Vec::new()).is_none());
        assert!(RiskGrid::new(at(36.0, 37.0), 0.1, 2, vec![RiskLevel::Low]).is_none());
    }
}
