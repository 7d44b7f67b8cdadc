//! The road network, and the way round.
//!
//! OSM extracts become a [`Network`] ([`import`]), which is kept as one file ([`Network::to_bytes`]). No I/O, no clock,
//! no locale: bytes, times and risk come in as arguments, and the same inputs give the same outputs on every machine.
//!
//! Units: metres along roads, seconds for time, degrees on WGS 84 for positions.

mod cch;
mod closure;
mod company;
mod condition;
mod drawn;
mod error;
mod field;
mod import;
mod kind;
mod measure;
mod network;
mod osm;
mod plan;
mod profile;
mod search;
mod source;
mod states;
pub mod synth;
#[cfg(test)]
mod tests;
mod times;

pub use closure::{AtHours, Closure, Doubt, Section};
pub use company::Company;
pub use condition::{Condition, Window};
pub use drawn::Drawn;
pub use error::RoadsError;
pub use field::{EdgeRisk, Exposure, NoField, RiskField, RiskGrid, weight_of};
pub use import::{Imported, Refusal, RefusalReason, import};
pub use kind::{GateKind, Kind, RoadClass, Surface, mode};
pub use network::{Arc, Edge, NameText, Network, Node, Snap, Turn, VERSION, fingerprint};
pub use plan::{Blocked, Choice, Opened, Plan, PlanError, Planner, Stretch, Warning, WarningKind, Wish};
pub use profile::Profile;
pub use search::{HORIZON_H, Piece, Preference, Question, Router, SearchGraph, Way};
pub use source::{Source, Step, Watch};
