//! Back-tests and country calibration.

use passage_model::{Lang, RiskLevel, Time};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How well probabilities fitted what followed. Everything is weighted by road length.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
pub struct ScoresDto {
    /// Share of road length and weeks that were followed by a violent event, 0 to 1.
    pub base_rate: f64,
    /// Mean probability said, 0 to 1.
    pub mean_probability: f64,
    /// Brier score: mean squared error of the probability; 0 is perfect.
    pub brier: f64,
    /// Brier skill against climatology: 1 is perfect, 0 no better than always saying the long-run share. `None`: nothing
    /// to compare with.
    pub skill: Option<f64>,
    /// Area under the precision-recall curve, 0 to 1. `None`: nothing followed anywhere, or everywhere.
    pub aupr: Option<f64>,
    /// Area under the ROC curve, 0 to 1; 0.5 is chance. `None` as above.
    pub auc: Option<f64>,
    /// Expected calibration error: mean distance between what was said and what was seen, 0 to 1.
    pub ece: f64,
    /// Predictive accuracy index. `None`: nothing followed anywhere.
    pub pai: Option<PaiDto>,
}

/// How many times more of what followed lay on the worst 5, 10 and 20 % of the road length than on as much road picked at
/// random.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
pub struct PaiDto {
    /// On the worst 5 %; at most 20.
    pub p5: f64,
    /// On the worst 10 %; at most 10.
    pub p10: f64,
    /// On the worst 20 %; at most 5.
    pub p20: f64,
}

/// One bin of a reliability diagram: of the road for which about this was said, so much was followed by an event.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
pub struct ReliabilityBinDto {
    /// Mean probability said, 0 to 1.
    pub mean_probability: f64,
    /// Share that was followed by a violent event, 0 to 1.
    pub observed: f64,
    /// Share of the road length that lies in the bin, 0 to 1.
    pub share_of_km: f64,
}

/// One level: how much road had it, and how often a violent event followed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct LevelShareDto {
    /// Level; Unknown is one of its own.
    pub level: RiskLevel,
    /// Its word.
    pub level_text: String,
    /// Share of road length and weeks, 0 to 1.
    pub share_of_km: f64,
    /// Share of that which was followed by a violent event, 0 to 1. `None`: no road had this level.
    pub observed: Option<f64>,
}

/// One simple rule for comparison.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct BaselineDto {
    /// Stable code.
    pub id: String,
    /// What it does, in words.
    pub text: String,
    /// Its scores.
    pub scores: ScoresDto,
}

/// The back-test of the parameters that ship with the program.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ShippedBacktestDto {
    /// The data it rests on, with its licence, as its owners ask to be cited.
    pub source: String,
    /// The method and parameters tested.
    pub method: String,
    /// What was done, in words.
    pub text: String,
    /// First weekly origin.
    pub first_origin: Time,
    /// Last weekly origin.
    pub last_origin: Time,
    /// Weekly origins.
    pub origins: u32,
    /// Road segments.
    pub segments: u32,
    /// Length of the roads, km.
    pub km: f64,
    /// Scores of the method.
    pub scores: ScoresDto,
    /// Scores of simple rules, each turned into a probability on the time before the first origin.
    pub baselines: Vec<BaselineDto>,
    /// Reliability diagram, lowest probability first.
    pub reliability: Vec<ReliabilityBinDto>,
    /// By level, lowest first, Unknown last.
    pub levels: Vec<LevelShareDto>,
}

/// A country scale fitted on the user's own events, with its back-test.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CalibrationDto {
    /// Id.
    pub id: String,
    /// Country or region, as named by the person who made it.
    pub label: String,
    /// When it was made.
    pub made_at: Time,
    /// Who made it.
    pub made_by: String,
    /// The method and parameters it was fitted with.
    pub method: String,
    /// Weekly origins it was fitted on.
    pub weeks: u32,
    /// First of them.
    pub first_origin: Time,
    /// Last of them.
    pub last_origin: Time,
    /// The time it rests on, first to last day, in words.
    pub period_text: String,
    /// Routes it was fitted on.
    pub routes: u32,
    /// Their length, km.
    pub km: f64,
    /// Events within reach of them.
    pub events: u32,
    /// Scale A fitted.
    pub scale_a: f64,
    /// Scale A that ships with the program.
    pub shipped_scale_a: f64,
    /// In use: every level and every output follows it.
    pub chosen: bool,
    /// When a person chose it. `None`: not in use.
    pub chosen_at: Option<Time>,
    /// Who chose it.
    pub chosen_by: Option<String>,
    /// Weeks scored for `before` and `after`: those with at least eight weeks before them, each with a scale fitted on the
    /// weeks before it alone. 0: too few weeks to test it.
    pub scored_weeks: u32,
    /// Scores with the shipped scale. `None`: too few weeks to test it.
    pub before: Option<ScoresDto>,
    /// Scores with a fitted scale. `None` as above.
    pub after: Option<ScoresDto>,
    /// Reliability diagram with a fitted scale, lowest probability first.
    pub reliability: Vec<ReliabilityBinDto>,
    /// Reliability diagram with the shipped scale.
    pub reliability_before: Vec<ReliabilityBinDto>,
    /// What it does, in words.
    pub text: String,
    /// It was fitted with other parameters than those now in use, or the newest week it rests on was over more than four
    /// weeks ago, or where it was fitted is not on record: what to do, in words.
    pub advice: Option<String>,
}

/// All calibrations, and whether one can be made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CalibrationsDto {
    /// Newest first.
    pub items: Vec<CalibrationDto>,
    /// Id of the one in use. `None`: uncalibrated.
    pub chosen: Option<String>,
    /// The line that every output cites.
    pub method: String,
    /// Weeks that could be used now: fully observed, with at least one event known before them.
    pub weeks_available: u32,
    /// Weeks needed.
    pub weeks_needed: u32,
    /// Weeks used at most; older ones are left out.
    pub weeks_most: u32,
    /// Whether there is enough.
    pub enough: bool,
    /// The state in words with the time that could be used, or what is missing.
    pub text: String,
    /// The newest violent event on record is more than two weeks old: weeks after it are left out, and why, in words.
    pub warning: Option<String>,
}

/// Fits a country scale on the events and routes of the open database. Nothing uses it until a person chooses it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct CalibrateArgs {
    /// Country or region, as it shall be printed.
    pub label: String,
    /// Until when, by this person's word, all that happened is on record. `None`: to the end of the day of the newest
    /// violent event on record.
    #[serde(default)]
    pub until: Option<Time>,
    /// Why it is made.
    #[serde(default)]
    pub reason: Option<String>,
    /// Language of messages.
    pub lang: Lang,
}

/// A fit that runs in the background.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct CalibrateJobDto {
    /// Its number.
    pub job: u32,
}

/// Asks after a fit, or stops it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct CalibrateJobArgs {
    /// Number of the fit.
    pub job: u32,
    /// Language of messages.
    pub lang: Lang,
}

/// How a fit stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CalibrateState {
    /// It runs.
    Running,
    /// It is done and kept; nothing uses it until a person chooses it.
    Done,
    /// Nothing came of it; `problem` says why.
    Failed,
    /// It was stopped; nothing is kept.
    Stopped,
    /// There is no such fit.
    Gone,
}

/// How far a fit is.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CalibrateProgressDto {
    /// State.
    pub state: CalibrateState,
    /// What it does, in words; empty where it does nothing.
    pub step_text: String,
    /// How much of all is done, 0 to 1.
    pub share: f64,
    /// What was kept, once it is done.
    pub calibration: Option<CalibrationDto>,
    /// Why nothing came of it, in words.
    pub problem: Option<String>,
}

/// Puts a calibration into use, or none.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct ChooseCalibrationArgs {
    /// Which; `None`: none, so that outputs say "uncalibrated" again.
    #[serde(default)]
    pub id: Option<String>,
    /// Why.
    #[serde(default)]
    pub reason: Option<String>,
    /// Language of messages.
    pub lang: Lang,
}
