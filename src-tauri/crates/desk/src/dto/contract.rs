//! What the command line answers in JSON: fixed names, so that scripts keep working. Add, do not change.

use passage_model::{Access, Confidence, EventKind, EventStatus, RiskLevel, ThreatCategory, Time};
use serde::Serialize;

/// `passage assess --json`.
#[derive(Debug, Clone, Serialize)]
pub struct AssessmentReport {
    /// The moment for which it holds.
    pub as_of: Time,
    /// The limit of what was known, if one was set.
    pub known_at: Option<Time>,
    /// Method and parameter set.
    pub method: String,
    /// Routes, worst first.
    pub routes: Vec<RouteReport>,
}

/// One route of it.
#[derive(Debug, Clone, Serialize)]
pub struct RouteReport {
    /// Id.
    pub id: String,
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Length, km.
    pub length_km: f64,
    /// Access.
    pub access: Access,
    /// Why, in words.
    pub access_reason: String,
    /// Level that holds.
    pub level: RiskLevel,
    /// Its number; null: Unknown.
    pub level_number: Option<u8>,
    /// Part of the route is Unknown although the level is not.
    pub part_unknown: bool,
    /// Probability of at least one violent event within 5 km in 7 days, 0 to 1; null: the level is Unknown.
    pub probability_7d: Option<f64>,
    /// What the sum alone gives, also where the level is Unknown and it is no basis for one.
    pub computed_probability_7d: f64,
    /// Confidence.
    pub confidence: Confidence,
    /// Computed level.
    pub computed_level: RiskLevel,
    /// Override in force.
    #[serde(rename = "override")]
    pub overriding: Option<OverrideReport>,
    /// Trend against the last briefing.
    pub trend: super::TrendKind,
    /// Advice.
    pub advice: passage_model::Advice,
    /// The sentence that explains the level.
    pub headline: String,
    /// Worst stretch.
    pub worst: Option<WorstReport>,
    /// Per threat category.
    pub categories: Vec<CategoryReport>,
    /// Drivers, heaviest first.
    pub drivers: Vec<DriverReport>,
    /// Exact counterfactuals.
    pub counterfactuals: Vec<CounterfactualReport>,
    /// Violent events that may be near and are no part of the level, newest first.
    pub background: Vec<super::BackgroundDto>,
    /// What is not known.
    pub gaps: Vec<super::GapDto>,
    /// Segments, start to end.
    pub segments: Vec<SegmentReport>,
}

/// An override.
#[derive(Debug, Clone, Serialize)]
pub struct OverrideReport {
    /// Level.
    pub level: RiskLevel,
    /// Reason.
    pub reason: String,
    /// Author.
    pub author: String,
    /// Until.
    pub expires: Time,
}

/// The worst stretch.
#[derive(Debug, Clone, Serialize)]
pub struct WorstReport {
    /// Start, km.
    pub from_km: f64,
    /// End, km.
    pub to_km: f64,
    /// Level.
    pub level: RiskLevel,
}

/// A threat category.
#[derive(Debug, Clone, Serialize)]
pub struct CategoryReport {
    /// Category.
    pub category: ThreatCategory,
    /// Level.
    pub level: RiskLevel,
    /// Probability, 0 to 1; null: the level is Unknown.
    pub probability_7d: Option<f64>,
}

/// A driver.
#[derive(Debug, Clone, Serialize)]
pub struct DriverReport {
    /// Event; null for a crossing's own status.
    pub event: Option<String>,
    /// Its title.
    pub title: String,
    /// Kind.
    pub kind: Option<EventKind>,
    /// Share of the sum at the worst segment, 0 to 1; null: it acts through a rule.
    pub share: Option<f64>,
    /// Distance to the route, km.
    pub distance_km: Option<f64>,
    /// Age, hours.
    pub age_hours: Option<f64>,
    /// Grade.
    pub grade: Option<String>,
    /// Status.
    pub status: Option<EventStatus>,
    /// Rule.
    pub rule: String,
    /// Level or access.
    pub acts_on: super::ActsOn,
}

/// A counterfactual.
#[derive(Debug, Clone, Serialize)]
pub struct CounterfactualReport {
    /// Events taken as false.
    pub without: Vec<String>,
    /// The level then.
    pub level: RiskLevel,
    /// The access then.
    pub access: Access,
}

/// A segment.
#[derive(Debug, Clone, Serialize)]
pub struct SegmentReport {
    /// Start, km.
    pub from_km: f64,
    /// End, km.
    pub to_km: f64,
    /// Level.
    pub level: RiskLevel,
    /// Probability, 0 to 1; null: the level is Unknown.
    pub probability_7d: Option<f64>,
    /// What the sum alone gives, also where the level is Unknown.
    pub computed_probability_7d: f64,
    /// Access.
    pub access: Access,
}
