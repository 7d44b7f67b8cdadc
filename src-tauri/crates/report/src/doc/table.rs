//! Rows of the tables on the first page.

use passage_model::{Access, Advice, Grade, RiskLevel, SideStatusKind, Time, Trend};
use serde::{Deserialize, Serialize};

/// A route in the table of routes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RouteRow {
    /// Its code.
    pub code: String,
    /// Its name, with an arrow that points in the reading direction where it has one.
    pub name: String,
    /// The level that holds: the override where there is one.
    pub level: RiskLevel,
    /// The computed level, where a person set another one. Printed beside it.
    pub computed: Option<RiskLevel>,
    /// Part of the route is Unknown although the route has a level: a small question mark beside it.
    #[serde(default)]
    pub partly_unknown: bool,
    /// Change since the last edition.
    pub trend: Trend,
    /// Access.
    pub access: Access,
    /// Levels along the route, from its start, without gaps.
    pub strip: Vec<StripPart>,
    /// The main reason for the level.
    pub reason: String,
    /// Grade of what the reason rests on.
    pub grade: Option<Grade>,
    /// Last confirmed passage. `None`: none known.
    pub last_passage: Option<Time>,
    /// Advice.
    pub advice: Advice,
}

/// A stretch of one level.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct StripPart {
    /// Start, km from the start of the route.
    pub from_km: f64,
    /// End, km from the start of the route.
    pub to_km: f64,
    /// Its level.
    pub level: RiskLevel,
}

/// A crossing in the table of crossings.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CrossingRow {
    /// Its name or names.
    pub name: String,
    /// Its sides, one or two. More are printed too.
    pub sides: Vec<CrossingSide>,
    /// Whether aid cargo may pass.
    pub aid_cargo: SideStatusKind,
    /// What the statuses rest on, with its date and grade.
    pub basis: String,
    /// When it was last checked. `None`: never.
    pub last_check: Option<Time>,
}

/// One side of a crossing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CrossingSide {
    /// Whose side (country or authority).
    pub name: String,
    /// Its status.
    pub status: SideStatusKind,
}
