//! The road network: junctions, the roads between them, what stands on them, and which turns are forbidden.
//!
//! An *edge* is a piece of road between two junctions, with one [`Kind`] all along. An *arc* is an edge in one
//! direction: arc `2 * edge` runs from its first junction to its last, arc `2 * edge + 1` back.

mod file;
mod geometry;
mod grid;
mod snap;

use passage_model::LatLon;

use crate::{Condition, Kind, cch::Hierarchy, states::States};

pub use file::{VERSION, fingerprint};
pub(crate) use geometry::{encode, length_cm, metres};
pub(crate) use grid::Grid;
pub use snap::Snap;
pub(crate) use snap::{between, nearest_on_line};

/// Number of a junction.
pub type Node = u32;

/// Number of an edge.
pub type Edge = u32;

/// Number of an arc.
pub type Arc = u32;

/// A position in units of 1e-7 degrees, latitude first.
pub(crate) type Units = (i32, i32);

/// A forbidden turn, or the only one allowed: `arcs` are driven one after another, the last of them is the turn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// At least two arcs, each starting where the one before ends.
    pub arcs: Vec<Arc>,
    /// The last is the only way on; `false`: it is forbidden.
    pub only: bool,
    /// For whom ([`crate::mode`]).
    pub modes: u8,
    /// When, and for whom: number of a list of conditions; `0`: always.
    pub conditions: u16,
}

/// A name, with its language as OSM has it; empty: the name as such; `ref`: the number of the road.
pub type NameText = (String, String);

/// Columns of the network as they are stored.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Columns {
    /// Positions of the junctions.
    pub(crate) nodes: Vec<Units>,
    /// First and last junction of every edge.
    pub(crate) ends: Vec<(Node, Node)>,
    /// Length of every edge, centimetres.
    pub(crate) length_cm: Vec<u32>,
    /// Its kind: a number into `kinds`.
    pub(crate) kind: Vec<u16>,
    /// Its names: a number into `names`; 0: none.
    pub(crate) name: Vec<u32>,
    /// Where its inner vertices start in `geometry`; one more than there are edges.
    pub(crate) shape: Vec<u32>,
    /// Inner vertices, as differences.
    pub(crate) geometry: Vec<u8>,
    pub(crate) kinds: Vec<Kind>,
    /// Lists of conditions; the first is empty.
    pub(crate) conditions: Vec<Vec<Condition>>,
    /// Lists of names; the first is empty.
    pub(crate) names: Vec<Vec<NameText>>,
    pub(crate) turns: Vec<Turn>,
    /// How densely roads lie around every edge, km of road per square km.
    pub(crate) density: Vec<u8>,
    /// What holds a driver up at the ends of every arc, half seconds.
    pub(crate) holds: Vec<u8>,
}

/// A road network, ready for search.
#[derive(Debug)]
pub struct Network {
    pub(crate) columns: Columns,
    pub(crate) grid: Grid,
    pub(crate) states: States,
    pub(crate) hierarchy: Hierarchy,
    pub(crate) hash: [u8; 32],
}

impl Network {
    /// How many junctions there are.
    pub fn nodes(&self) -> usize {
        self.columns.nodes.len()
    }

    /// How many edges there are.
    pub fn edges(&self) -> usize {
        self.columns.ends.len()
    }

    /// SHA-256 of what the network holds: the same files give the same hash.
    pub fn hash(&self) -> [u8; 32] {
        self.hash
    }

    /// How many kilometres of road there are.
    pub fn total_km(&self) -> f64 {
        self.columns.length_cm.iter().map(|cm| f64::from(*cm)).sum::<f64>() / 100_000.0
    }

    /// What an edge is.
    pub fn kind(&self, edge: Edge) -> &Kind {
        &self.columns.kinds[usize::from(self.columns.kind[edge as usize])]
    }

    /// Length of an edge, metres.
    pub fn length_m(&self, edge: Edge) -> f64 {
        f64::from(self.columns.length_cm[edge as usize]) / 100.0
    }

    /// Names of an edge.
    pub fn names(&self, edge: Edge) -> &[NameText] {
        &self.columns.names[self.columns.name[edge as usize] as usize]
    }

    /// Rules of an edge that hold at times or for some.
    pub fn conditions(&self, edge: Edge) -> &[Condition] {
        &self.columns.conditions[usize::from(self.kind(edge).conditions)]
    }

    /// Whether some sign holds at times or for some only.
    pub fn has_conditions(&self) -> bool {
        self.columns.conditions.iter().any(|list| !list.is_empty())
    }

    /// Kilometres of road on each square kilometre around an edge: how built-up its surroundings are.
    pub fn density(&self, edge: Edge) -> u8 {
        self.columns.density[edge as usize]
    }

    /// What holds a car up at the ends of an arc, seconds: giving way, turning off, lights, toll booths.
    pub fn hold_s(&self, arc: Arc) -> f64 {
        f64::from(self.columns.holds[arc as usize]) / 2.0
    }

    /// First and last junction of an edge.
    pub fn ends(&self, edge: Edge) -> (Node, Node) {
        self.columns.ends[edge as usize]
    }

    /// Position of a junction.
    pub fn position(&self, node: Node) -> LatLon {
        degrees(self.columns.nodes[node as usize])
    }

    /// The vertices of an edge, from its first junction to its last.
    pub fn vertices(&self, edge: Edge) -> Vec<LatLon> {
        self.columns.points(edge).into_iter().map(degrees).collect()
    }

    /// Forbidden turns.
    pub fn turns(&self) -> &[Turn] {
        &self.columns.turns
    }

    /// Bytes of memory that the network holds, about.
    pub fn memory(&self) -> usize {
        let c = &self.columns;
        c.nodes.len() * 8
            + c.ends.len() * 25
            + c.geometry.len()
            + self.grid.memory()
            + self.states.memory()
            + self.hierarchy.memory()
    }
}

/// Degrees of a position in units.
pub(crate) fn degrees((lat, lon): Units) -> LatLon {
    let (lat, lon) = (f64::from(lat) / 1e7, f64::from(lon) / 1e7);
    // In range by construction; the fallback is never seen.
    LatLon::new(lat.clamp(-90.0, 90.0), lon.clamp(-180.0, 180.0)).unwrap_or_else(|_| origin())
}

fn origin() -> LatLon {
    LatLon::new(0.0, 0.0).unwrap_or_else(|_| unreachable!("0, 0 is a position"))
}

/// Units of a position in degrees.
#[expect(clippy::cast_possible_truncation)]
pub(crate) fn units(at: LatLon) -> Units {
    ((at.lat() * 1e7).round() as i32, (at.lon() * 1e7).round() as i32)
}
