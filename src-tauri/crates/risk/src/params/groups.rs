//! The groups of parameters. Names are those of the data file; units, marks and sources stand there, value by value.

use std::collections::BTreeMap;

use passage_model::{Access, Advice, Credibility, EventKind, Reliability, RiskLevel, ThreatCategory};
use serde::{Deserialize, Serialize};

use super::Entry;
use crate::Rule;

/// How much an event of one location precision counts and how far it may be off.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Precision {
    /// Weight, 0 to 1.
    pub weight: Entry<f64>,
    /// Spread added to the core distance, km; an event with a spread has no tail.
    pub spread_km: Entry<f64>,
}

/// Location precisions that act on segments. Others are background.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Precisions {
    /// The named place itself.
    pub exact: Precision,
    /// Within about 25 km.
    pub near: Precision,
    /// A district.
    pub district: Precision,
}

/// Section 1.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HazardParams {
    /// Core distance D, km.
    pub radius_km: Entry<f64>,
    /// Horizon H, days.
    pub horizon_days: Entry<f64>,
    /// Time constant of the core, days.
    pub omori_days: Entry<f64>,
    /// Power of the core's decay.
    pub omori_power: Entry<f64>,
    /// Events older than this are left out, days.
    pub max_age_days: Entry<f64>,
    /// Scale A of the link.
    pub scale_a: Entry<f64>,
    /// Power g of the link.
    pub power_g: Entry<f64>,
    /// Background b, fresh incidents.
    pub background_b: Entry<f64>,
    /// Weight of the tail.
    pub tail_rho: Entry<f64>,
    /// Decay of the tail with distance, km.
    pub tail_decay_km: Entry<f64>,
    /// Decay of the tail with age, days.
    pub tail_decay_days: Entry<f64>,
    /// Reach of the tail, km.
    pub tail_reach_km: Entry<f64>,
    /// The tail is left out beyond this age, days.
    pub tail_age_days: Entry<f64>,
    /// Weights and spreads by location precision.
    pub precision: Precisions,
    /// Weights k by kind of event. A violent kind that is not listed counts 1.
    pub kind_weights: Entry<BTreeMap<EventKind, f64>>,
}

/// The fit for another distance and horizon of the target.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Target {
    /// Distance D, km.
    pub radius_km: f64,
    /// Horizon H, days.
    pub horizon_days: f64,
    /// Weight of the tail.
    pub tail_rho: f64,
    /// Scale A.
    pub scale_a: f64,
    /// Power g.
    pub power_g: f64,
    /// Background b.
    pub background_b: f64,
}

/// What is switched on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Options {
    /// The tail.
    pub tail: Entry<bool>,
    /// An event counts less where little happened in the year before it.
    pub isolated: Entry<bool>,
    /// Within this distance, km.
    pub isolated_km: Entry<f64>,
    /// In so many days before it.
    pub isolated_days: Entry<f64>,
    /// With n events there it counts (n + this) / (n + the next).
    pub isolated_alone: Entry<f64>,
    /// The next.
    pub isolated_among: Entry<f64>,
    /// The fits that go with it.
    pub isolated_fits: Entry<Vec<Target>>,
    /// Own kernel for incidents with improvised devices.
    pub ied_kernel: Entry<bool>,
    /// Its weight.
    pub ied_weight: Entry<f64>,
    /// Its time constant, days.
    pub ied_memory_days: Entry<f64>,
    /// A ceasefire changes the weight of what came before it.
    pub ceasefire: Entry<bool>,
    /// By this factor, 0 to 1.
    pub ceasefire_factor: Entry<f64>,
    /// When it is believed at least so far.
    pub ceasefire_min_q: Entry<f64>,
    /// The 25-cell matrix takes the place of the bands.
    pub matrix: Entry<bool>,
}

/// Section 2.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BeliefParams {
    /// Likelihood ratio of a source, by reliability.
    pub source_lr: Entry<BTreeMap<Reliability, f64>>,
    /// Likelihood ratio of a piece of information, by credibility.
    pub information_lr: Entry<BTreeMap<Credibility, f64>>,
    /// Lower clamp of q.
    pub min_q: Entry<f64>,
    /// Upper clamp of q.
    pub max_q: Entry<f64>,
    /// Contradicted when both sides have at least this likelihood ratio.
    pub contradicted_lr: Entry<f64>,
}

impl BeliefParams {
    /// Likelihood ratio of a source.
    pub fn source(&self, reliability: Reliability) -> f64 {
        self.source_lr.get(&reliability).copied().unwrap_or(1.0)
    }

    /// Likelihood ratio of a piece of information.
    pub fn information(&self, credibility: Credibility) -> f64 {
        self.information_lr.get(&credibility).copied().unwrap_or(1.0)
    }
}

/// Section 3: bands and the Unknown rule.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LevelParams {
    /// Lower bounds of Low, Medium, High and Very high.
    pub bounds_p: Entry<[f64; 4]>,
    /// Unknown: no report within this distance, km,
    pub unknown_km: Entry<f64>,
    /// in so many days,
    pub unknown_days: Entry<f64>,
    /// and a probability below this.
    pub unknown_p: Entry<f64>,
    /// A route is Unknown when more than this share of its length is.
    pub route_unknown_share: Entry<f64>,
}

/// A stop trigger: hostilities near, and a change of control or a front line near, both fresh.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StopTrigger {
    /// The rule it is cited as.
    pub rule: Rule,
    /// The level it sets, 1 to 6.
    pub level: u8,
    /// Kinds that count as hostilities.
    pub hostilities: Vec<EventKind>,
    /// Within this distance, km.
    pub hostilities_km: f64,
    /// Within so many hours.
    pub hostilities_hours: f64,
    /// Believed at least so far.
    pub hostilities_min_q: f64,
    /// Change of control or front line within this distance, km.
    pub companion_km: f64,
    /// Within so many hours.
    pub companion_hours: f64,
}

/// Section 3: floors.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FloorParams {
    /// F1, F2 and F4 need an event believed at least so far (0: every event that is not retracted).
    pub min_q: Entry<f64>,
    /// F1: last known within so many days.
    pub front_days: Entry<f64>,
    /// F1: near, km.
    pub front_near_km: Entry<f64>,
    /// F1: level when near.
    pub front_near_level: Entry<u8>,
    /// F1: farther, km.
    pub front_far_km: Entry<f64>,
    /// F1: level when farther.
    pub front_far_level: Entry<u8>,
    /// F1: assumed advance, km per day since it was last known.
    pub front_advance_km_per_day: Entry<f64>,
    /// F1: so many levels less for a claimed line.
    pub claimed_less: Entry<u8>,
    /// F2: level inside.
    pub inside_level: Entry<u8>,
    /// F3: within, km.
    pub control_km: Entry<f64>,
    /// F3: in so many days.
    pub control_days: Entry<f64>,
    /// F3: believed at least so far.
    pub control_min_q: Entry<f64>,
    /// F3: level.
    pub control_level: Entry<u8>,
    /// F4: on the road, km.
    pub hazard_on_road_km: Entry<f64>,
    /// F4: level on the road.
    pub hazard_on_road_level: Entry<u8>,
    /// F4: near the road, km.
    pub hazard_near_km: Entry<f64>,
    /// F4: level near the road.
    pub hazard_near_level: Entry<u8>,
    /// F5 and what an organisation adds.
    pub stop_triggers: Entry<Vec<StopTrigger>>,
}

/// Section 4.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AccessParams {
    /// A closure closes when believed at least so far.
    pub close_min_q: Entry<f64>,
    /// Below that, and from here on, access is Unknown.
    pub doubt_min_q: Entry<f64>,
    /// A restriction counts from here on.
    pub restrict_min_q: Entry<f64>,
    /// A passage or a word of open counts from here on.
    pub open_min_q: Entry<f64>,
    /// A point, line or area acts on a road within this distance, km.
    pub reach_km: Entry<f64>,
    /// Two routes this near each other lie on one road, km,
    pub shared_road_km: Entry<f64>,
    /// for at least this length, km.
    pub shared_road_min_km: Entry<f64>,
    /// Status of a crossing's side is good for so many days.
    pub crossing_days: Entry<f64>,
    /// A passage or a word of open is good for so many days.
    pub evidence_days: Entry<f64>,
    /// Detentions and denials count for so many days.
    pub denial_days: Entry<f64>,
}

/// One row of the table of advice. Empty conditions fit everything.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdviceRow {
    /// Levels it is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<Vec<RiskLevel>>,
    /// Access statuses it is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub access: Option<Vec<Access>>,
    /// What it says.
    pub then: Advice,
}

/// Section 5.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ConfidenceParams {
    /// Reports within this distance count, km.
    pub km: Entry<f64>,
    /// Newest report at most so old: 2.
    pub fresh_days: Entry<f64>,
    /// At most so old: 1.
    pub ageing_days: Entry<f64>,
    /// Reports are counted over so many days.
    pub window_days: Entry<f64>,
    /// At least so many: 2.
    pub many_reports: Entry<u32>,
    /// At least so many: 1.
    pub some_reports: Entry<u32>,
    /// One lower when more than this share of s
    pub doubtful_share: Entry<f64>,
    /// rests on events believed less than this.
    pub doubtful_below_q: Entry<f64>,
    /// A route has the coverage that more than this share of its length reaches.
    pub route_share: Entry<f64>,
}

/// The 25-cell matrix.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MatrixParams {
    /// Levels 1 to 6; rows by likelihood, very unlikely first; columns by impact, negligible first.
    pub cells: Entry<[[u8; 5]; 5]>,
    /// Column (1 to 5) of each threat category.
    pub impacts: Entry<BTreeMap<ThreatCategory, u8>>,
}

/// Country calibration.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CalibrationParams {
    /// Spread of the prior for g ln A.
    pub prior_sd: Entry<f64>,
    /// Fewest weekly origins.
    pub min_weeks: Entry<u32>,
    /// Most weekly origins: older ones are left out.
    pub max_weeks: Entry<u32>,
}

/// Explanations and queue.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ExplanationParams {
    /// Drivers listed; smaller ones are summed.
    pub listed_drivers: Entry<u32>,
    /// Sets of events up to this size are searched exactly.
    pub search_size: Entry<u32>,
    /// Work allowed for one search; beyond it the answer says that it is not exact.
    pub search_steps: Entry<u32>,
    /// Events believed at least so far and confirmed are not queued.
    pub queue_below_q: Entry<f64>,
}
