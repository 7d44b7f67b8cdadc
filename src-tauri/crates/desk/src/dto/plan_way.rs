//! One way of a plan: its price, its levels, its crossings with their hours, what is not known, what it needs.

use passage_model::{Access, Confidence, CrossingKind, RiskLevel, Time};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One way.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PlanWayDto {
    /// A, B, C.
    pub letter: String,
    /// "Direct", "North by Azaz".
    pub name: String,
    /// Settlements of the register passed, in order, four at most; where there are none, the roads that make up most of it.
    pub via: Vec<String>,
    /// Length, km.
    pub km: f64,
    /// Minutes from departure to arrival, waiting for what opens included. Waiting at controls is not known and not in it.
    pub minutes: f64,
    /// The same with a fourth more for driving.
    pub minutes_margin: f64,
    /// Of `minutes`, waiting for what opens.
    pub waiting_minutes: f64,
    /// Arrival.
    pub arrive: Time,
    /// Arrival with the margin.
    pub arrive_margin: Time,
    /// Whether they arrive, with the margin, before it is dark. `None`: there is no night or no day then.
    pub before_dark: Option<bool>,
    /// Level of the way: that of its worst stretch, or Unknown, by the rule for routes.
    pub level: RiskLevel,
    /// Its number; `None`: Unknown.
    pub level_number: Option<u8>,
    /// Its word.
    pub level_text: String,
    /// Part of it is Unknown although the level is not.
    pub part_unknown: bool,
    /// Length that is Unknown, km.
    pub unknown_km: f64,
    /// Probability of at least one violent event within 5 km in 7 days, 0 to 1. `None`: the level is Unknown.
    pub probability_7d: Option<f64>,
    /// How well founded.
    pub confidence: Confidence,
    /// Its words.
    pub confidence_text: String,
    /// The stretches of the worst known level, in order, each with why.
    pub worst: Vec<PlanWorstDto>,
    /// Levels along it, without gaps.
    pub strip: Vec<PlanStretchDto>,
    /// Access.
    pub access: Access,
    /// Its word.
    pub access_text: String,
    /// What it rests on.
    pub access_reason: String,
    /// Crossings and checkpoints of the register that it passes, in order.
    pub crossings: Vec<PlanCrossingDto>,
    /// When a passage over a part of it was last confirmed; `None`: none on file.
    pub last_passage_at: Option<Time>,
    /// "26 Nov", or "none".
    pub last_passage_text: String,
    /// What is not known.
    pub not_known: Vec<PlanGapDto>,
    /// Against the ceiling.
    pub against: AgainstCeiling,
    /// In words.
    pub against_text: String,
    /// Kilometres more than the first way; negative: fewer.
    pub more_km: f64,
    /// Minutes more than the first way; negative: fewer.
    pub more_minutes: f64,
    /// Levels less than the first way; negative: more. `None`: one of the two is Unknown in part or all, so it cannot be said.
    pub levels_less: Option<i8>,
    /// "+93 km, +1 h 14 for two levels less"; `None`: it is the first.
    pub price_text: Option<String>,
    /// Share of its length on ways before it, 0 to 1.
    pub overlap: f64,
    /// "12 % of it on A"; `None`: it is the first.
    pub overlap_text: Option<String>,
    /// Closures on the quickest way, were nothing closed, that this one goes round.
    pub avoids: Vec<String>,
    /// What a driver will meet.
    pub warnings: Vec<PlanWarningDto>,
    /// Another way is neither slower nor more exposed.
    pub dominated: bool,
    /// What would have to be in place before it is driven.
    pub needs: Vec<PlanConditionDto>,
    /// "1 of 3 in place".
    pub needs_text: String,
    /// Places, crossings and checkpoints passed, with start and end.
    pub stops: Vec<PlanStopDto>,
    /// The whole line, [longitude, latitude].
    pub geometry: Vec<[f64; 2]>,
}

/// A stretch of the worst known level.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PlanWorstDto {
    /// Start, km.
    pub from_km: f64,
    /// End, km.
    pub to_km: f64,
    /// Level.
    pub level: RiskLevel,
    /// "km 22 to 53".
    pub stretch_text: String,
    /// Why, in words: what the level of this stretch rests on.
    pub text: String,
}

/// A stretch of one level.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PlanStretchDto {
    /// Start, km.
    pub from_km: f64,
    /// End, km.
    pub to_km: f64,
    /// When it is reached, without the margin.
    pub from: Time,
    /// When it is left.
    pub to: Time,
    /// Level.
    pub level: RiskLevel,
    /// Its number; `None`: Unknown.
    pub level_number: Option<u8>,
    /// Access here.
    pub access: Access,
    /// Vertices, [longitude, latitude].
    pub line: Vec<[f64; 2]>,
}

/// Whether opening hours fit the hour at which a crossing is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum HoursFit {
    /// Open when it is reached, also with the margin.
    Fits,
    /// Open when it is reached, shut when it is reached with the margin.
    Tight,
    /// Shut when it is reached; it opens later the same day, and waiting for it is counted.
    Waits,
    /// Shut when it is reached; waiting until it opens on another day is counted.
    NextDay,
    /// Shut when it is reached; it opens later the same day or, shut all day, on another one. Waiting for it is not counted:
    /// it does not bring them through.
    Early,
    /// Shut when it is reached, and it does not open again that day.
    Missed,
    /// Nobody has put down hours.
    Unknown,
}

impl HoursFit {
    /// They do not get through on the day on which they come.
    pub(crate) fn is_shut(self) -> bool {
        matches!(self, Self::NextDay | Self::Early | Self::Missed)
    }
}

/// A crossing that a way passes.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PlanCrossingDto {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Sort.
    pub kind: CrossingKind,
    /// Where, km from the start.
    pub km: f64,
    /// Latitude, degrees.
    pub lat: f64,
    /// Longitude, degrees.
    pub lon: f64,
    /// When it is reached, without the margin.
    pub at: Time,
    /// When it is reached with the margin.
    pub at_margin: Time,
    /// Access for the traffic asked for: the worst of its sides.
    pub access: Access,
    /// Its word.
    pub access_text: String,
    /// Why, in words.
    pub reason_text: String,
    /// The sides, each with its hours and its status.
    pub sides: Vec<PlanSideDto>,
    /// When both sides are open on the day it is reached; `None`: not known, or not that day.
    pub open_from: Option<Time>,
    /// Until when.
    pub open_until: Option<Time>,
    /// "05:00 to 12:00", "hours not known", "shut that day".
    pub hours_text: String,
    /// Whether that fits.
    pub fit: HoursFit,
    /// "fits", "missed", "hours not known".
    pub fit_text: String,
}

/// One side of a crossing.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PlanSideDto {
    /// Name.
    pub name: String,
    /// Opening hours, "05:00 to 13:00"; `None`: not known.
    pub hours_text: Option<String>,
    /// Status for the traffic asked for.
    pub access: Access,
    /// Its word.
    pub access_text: String,
    /// "checked 29 Nov", or that it never was.
    pub checked_text: String,
}

/// Something that is not known about a way.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PlanGapDto {
    /// Start, km; `None`: it is about no stretch.
    pub from_km: Option<f64>,
    /// End, km.
    pub to_km: Option<f64>,
    /// In words.
    pub text: String,
}

/// A way against the ceiling of its criticality.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AgainstCeiling {
    /// Below.
    Below,
    /// At the ceiling.
    At,
    /// Above: it cannot be approved at this criticality.
    Above,
    /// A gate is missed: it cannot be driven at these hours, whatever the level.
    HoursDoNotFit,
    /// Closed.
    Closed,
    /// A part of it is Unknown, so that nobody can say.
    Unknown,
}

/// What a driver will meet.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PlanWarningDto {
    /// Where, km from the start.
    pub km: f64,
    /// When, without the margin.
    pub at: Time,
    /// What, in words.
    pub text: String,
}

/// What sort of condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ConditionKind {
    /// The movement has been notified and the notification acknowledged.
    Notification,
    /// Somebody has passed on the day.
    PassageThatDay,
    /// They drive by daylight only.
    Daylight,
    /// A place whose status nobody knows has been asked.
    StatusAsked,
    /// They are past what closes under way before it does, also with the margin.
    BeforeItCloses,
    /// A senior signs, where the ceiling is Very high.
    SignOff,
}

/// Whether a condition is in place, as far as the register knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ConditionState {
    /// In place.
    InPlace,
    /// Not in place.
    Missing,
    /// The register does not hold such things: somebody has to say.
    NotKnown,
}

/// A condition.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PlanConditionDto {
    /// Which.
    pub kind: ConditionKind,
    /// "a passage confirmed on 1 Dec".
    pub text: String,
    /// Whether it is in place.
    pub state: ConditionState,
    /// Why, in words: "arrives 13:47, dark from 14:40".
    pub reason: Option<String>,
}

/// What stands on a way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PlanStopKind {
    /// Where they leave.
    Start,
    /// A settlement of the register.
    Place,
    /// A crossing of the register.
    Crossing,
    /// A control on the road.
    Checkpoint,
    /// Where another road is taken.
    Turn,
    /// Where they arrive.
    End,
}

/// A place, crossing or control on a way.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PlanStopDto {
    /// What.
    pub kind: PlanStopKind,
    /// Id of the place or crossing, where it is in the register.
    pub id: Option<String>,
    /// Name in the language asked for.
    pub name: String,
    /// Where, km from the start.
    pub km: f64,
    /// When, without the margin.
    pub at: Time,
    /// Latitude, degrees.
    pub lat: f64,
    /// Longitude, degrees.
    pub lon: f64,
}
