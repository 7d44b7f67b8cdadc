//! What `passage backtest` answers in JSON: fixed names, so that scripts keep working. Add, do not change.

use passage_model::RiskLevel;
use serde::{Deserialize, Serialize};

use super::{PaiDto, ReliabilityBinDto};

/// `passage backtest --json`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct BacktestReport {
    /// Origins gone through.
    pub origins: u32,
    /// Segments.
    pub segments: usize,
    /// The scores of the method.
    #[serde(flatten)]
    pub scores: FigureReport,
    /// By level: Very low to Very high where known, then Unknown.
    pub levels: Vec<LevelReport>,
    /// Method and parameters.
    pub method: String,
    /// First origin, a date where it is midnight.
    pub first_origin: String,
    /// Last origin.
    pub last_origin: String,
    /// Origins whose days ahead reach beyond the events.
    pub origins_left_out: u32,
    /// Origins that lie before the first event: nobody knows what happened then.
    #[serde(default)]
    pub origins_before_record: u32,
    /// Days looked ahead.
    pub horizon_days: u32,
    /// Distance, km.
    pub radius_km: f64,
    /// Events read.
    pub events: usize,
    /// Of these, how many say when they became known; the others are taken as known when they were over.
    #[serde(default)]
    pub events_with_known_time: usize,
    /// Length of the roads, km.
    pub km: f64,
    /// The probability that the skill compares with.
    pub climatology: f64,
    /// Weekly origins it was taken from; 0: the scored ones themselves.
    pub climatology_origins: usize,
    /// Reliability table, lowest probability first.
    pub reliability: Vec<ReliabilityBinDto>,
    /// Simple rules.
    pub baselines: Vec<BaselineReport>,
    /// Whole routes.
    pub routes: RoutesReport,
    /// Scale A of the shipped parameters.
    pub shipped_scale_a: f64,
    /// With `--calibrate scale`.
    pub calibration: Option<ScaleReport>,
    /// File of the predictions.
    pub predictions: Option<String>,
}

/// Scores by their names in the contract.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct FigureReport {
    /// Brier score.
    pub brier: f64,
    /// Brier skill against climatology.
    pub skill: Option<f64>,
    /// Area under the precision-recall curve.
    pub aupr: Option<f64>,
    /// Area under the ROC curve.
    pub auc: Option<f64>,
    /// Expected calibration error.
    pub ece: f64,
    /// Predictive accuracy index.
    pub pai: Option<PaiDto>,
    /// Share followed.
    pub base_rate: f64,
    /// Mean probability said.
    pub mean_probability: f64,
}

/// One level.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct LevelReport {
    /// Level.
    pub level: RiskLevel,
    /// Share of length and origins.
    pub share_of_km: f64,
    /// Share of that which was followed.
    pub observed: Option<f64>,
}

/// One simple rule.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct BaselineReport {
    /// Stable code.
    pub id: String,
    /// Its scores.
    #[serde(flatten)]
    pub scores: FigureReport,
}

/// Whole routes.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RoutesReport {
    /// Routes.
    pub routes: usize,
    /// Scores, each route counted once per origin.
    #[serde(flatten)]
    pub scores: FigureReport,
    /// Reliability table.
    pub reliability: Vec<ReliabilityBinDto>,
}

/// What came of fitting the scale for every origin.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ScaleReport {
    /// Origins with a fitted scale; the others had too few weeks before them.
    pub origins: usize,
    /// Scale of the first of them.
    pub first_scale_a: Option<f64>,
    /// Scale of the last.
    pub last_scale_a: Option<f64>,
    /// Scores with the shipped scale.
    pub shipped: Option<FigureReport>,
}
