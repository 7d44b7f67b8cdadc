//! The annex: events, gaps, sources, changes, overrides.

use passage_model::{EventKind, EventStatus, EventTime, Grade, RiskLevel, SourceKind, Time};
use serde::{Deserialize, Serialize};

use super::OverrideNote;

/// Everything behind the levels.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Annex {
    /// Which events are listed (e.g. those that carry nine tenths of the scores), one sentence.
    pub scope: Option<String>,
    /// Events, in the order to print.
    pub events: Vec<AnnexRow>,
    /// What is not known about the whole region, one gap a line.
    pub gaps: Vec<String>,
    /// Who told us.
    pub sources: Vec<SourceCount>,
    /// Reports used.
    pub report_count: u32,
    /// Events after reports of one origin were merged.
    pub event_count: u32,
    /// Levels that changed since the last edition.
    pub changes: Vec<LevelChange>,
    /// Every override that holds. Empty: *none* is printed.
    pub overrides: Vec<OverrideNote>,
}

/// An event.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AnnexRow {
    /// When it happened or began to hold.
    pub occurred: EventTime,
    /// When it was reported. `None`: not recorded.
    pub reported: Option<Time>,
    /// Where, as named.
    pub place: String,
    /// What kind.
    pub kind: EventKind,
    /// What, in words. `None`: the word for the kind.
    pub what: Option<String>,
    /// The routes it bears on, nearest first. Empty: not placed on a route.
    pub routes: Vec<RouteDistance>,
    /// Grade.
    pub grade: Grade,
    /// Standing.
    pub status: EventStatus,
    /// Who said so, as it stands after *by*. Left out when names or sources are hidden.
    pub said_by: Option<String>,
}

/// A route and how far from it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RouteDistance {
    /// Code of the route.
    pub code: String,
    /// Distance to the nearest point of the route, km. `None`: it bears on the route without a distance.
    pub km: Option<f64>,
}

/// A source or group of sources, and how many reports came from it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceCount {
    /// Its name. `None`, or when sources are hidden: the word for the kind.
    pub name: Option<String>,
    /// What sort.
    pub kind: SourceKind,
    /// Reports.
    pub reports: u32,
}

/// A level that changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LevelChange {
    /// Code of the route.
    pub code: String,
    /// Name of the route.
    pub name: String,
    /// The level in the last edition. `None`: the route was not in it.
    pub from: Option<RiskLevel>,
    /// The level now.
    pub to: RiskLevel,
    /// What changed it.
    pub reason: String,
}
