//! What a back-test answers.

use passage_model::{RiskLevel, Time};
use passage_risk::CountryScale;

use crate::{Baseline, ReliabilityBin, Scores};

/// What a back-test answers.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// The method and the parameters tested.
    pub method: String,
    /// Origins gone through.
    pub origins: u32,
    /// Origins asked for whose days ahead reach beyond the events: left out, since nobody knows what followed.
    pub left_out: u32,
    /// Origins asked for that lie before the first event: left out, since that nothing is on record then is no peace.
    pub before_record: u32,
    /// First origin.
    pub first: Time,
    /// Last origin.
    pub last: Time,
    /// Segments.
    pub segments: usize,
    /// Length of the roads, km.
    pub km: f64,
    /// The probability with which the skill is compared, 0 to 1.
    pub climatology: f64,
    /// Weekly origins before the first one that it was taken from. 0: too few; it is the share of the scored origins
    /// themselves, which is hard to beat.
    pub climatology_origins: usize,
    /// Scores of the method.
    pub scores: Scores,
    /// Reliability table of the method.
    pub reliability: Vec<ReliabilityBin>,
    /// By level: Very low to Very high where known, then Unknown. Floors and stop triggers are not in it: past events say
    /// nothing of front lines.
    pub levels: Vec<LevelShare>,
    /// The simple rules. Empty where not asked for, or too little lies before the first origin.
    pub baselines: Vec<BaselineScores>,
    /// Whole routes.
    pub routes: RouteReport,
    /// Scale A of the parameters tested, before any fit.
    pub shipped_scale_a: f64,
    /// Scores with the shipped scale, where a fitted one was tested.
    pub shipped: Option<Scores>,
    /// Reliability table with the shipped scale, where a fitted one was tested.
    pub shipped_reliability: Vec<ReliabilityBin>,
    /// The scales fitted, origin by origin; fewer than origins where the first had too few weeks before them.
    pub scales: Vec<f64>,
}

/// One level.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LevelShare {
    /// The level.
    pub level: RiskLevel,
    /// Share of length and origins, 0 to 1.
    pub share: f64,
    /// Share of that which was followed by an event, 0 to 1. `None`: no road had this level.
    pub observed: Option<f64>,
}

/// One simple rule.
#[derive(Debug, Clone, PartialEq)]
pub struct BaselineScores {
    /// Which.
    pub baseline: Baseline,
    /// Its scores.
    pub scores: Scores,
}

/// Whole routes, each counted once per origin.
#[derive(Debug, Clone, PartialEq)]
pub struct RouteReport {
    /// Routes.
    pub routes: usize,
    /// Scores; the skill is against the mean of the scored origins.
    pub scores: Scores,
    /// Reliability table.
    pub reliability: Vec<ReliabilityBin>,
}

/// A country scale and what it rests on.
#[derive(Debug, Clone, PartialEq)]
pub struct Fit {
    /// The scale.
    pub scale: CountryScale,
    /// First weekly origin used.
    pub first: Time,
    /// Last weekly origin used.
    pub last: Time,
    /// Events within reach of the roads.
    pub events: u32,
}
