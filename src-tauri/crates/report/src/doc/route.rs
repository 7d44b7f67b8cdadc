//! The page of one route.

use passage_model::{
    Access, Advice, Confidence, Direction, EventStatus, EventTime, Grade, RiskLevel, Time, Trend, VehicleClass,
};
use serde::{Deserialize, Serialize};

use super::MapDoc;

/// The page of one route: the answer first, then the evidence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RoutePage {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Length, km.
    pub length_km: f64,
    /// Travel time in normal times, minutes, where known.
    pub normal_minutes: Option<u32>,
    /// The vehicle class it was assessed for.
    pub vehicle: VehicleClass,
    /// The direction it was assessed for.
    pub direction: Direction,
    /// Advice.
    pub advice: Advice,
    /// The level that holds: the override where there is one.
    pub level: RiskLevel,
    /// Part of the route is Unknown although the route has a level.
    #[serde(default)]
    pub partly_unknown: bool,
    /// Change since the last edition.
    pub trend: Trend,
    /// How well founded the level is.
    pub confidence: Confidence,
    /// The likelihood behind the level. `None` where there is no basis for one.
    pub probability: Option<Probability>,
    /// That the likelihood is uncalibrated on this route although others are calibrated, one sentence.
    #[serde(default)]
    pub uncalibrated: Option<String>,
    /// One sentence: the level with *because*.
    pub headline: String,
    /// Access.
    pub access: Access,
    /// One or two sentences: what the access rests on, how old, and any order on file.
    pub access_text: String,
    /// What must be true before a movement, one condition a line. Empty: the list is left out.
    pub hold_until: Vec<String>,
    /// What must turn a movement back, one trigger a line. Empty: the list is left out.
    pub turn_back: Vec<String>,
    /// A map with the route in focus.
    pub map: Option<MapDoc>,
    /// The course of risk and access along the route.
    pub profile: Option<Profile>,
    /// Points along the route by km.
    pub points: Vec<PointRow>,
    /// What makes the level, in any order: printed by share, largest first; those without a share (rules that set a
    /// floor) stand before all others.
    pub drivers: Vec<DriverRow>,
    /// The drivers that were too small to list.
    pub smaller: Option<SmallerDrivers>,
    /// Hazards and floors elsewhere on the route that are not printed.
    #[serde(default)]
    pub more_elsewhere: u32,
    /// What would change the level.
    pub what_if: Vec<WhatIf>,
    /// Why nothing is said of reports that, taken as false, lower the level, where a lower one exists.
    #[serde(default)]
    pub what_if_note: Option<String>,
    /// Closures and openings that have not begun, one a line, in the order in which they do. Empty: left out.
    #[serde(default)]
    pub announced: Vec<String>,
    /// Ceasefires along the route and what happened all the same, one a line; last what they change. Empty: left out.
    #[serde(default)]
    pub ceasefires: Vec<String>,
    /// Violent events that may be near and are no part of the level, one a line; last how many more. Empty: left out.
    #[serde(default)]
    pub background: Vec<String>,
    /// What is not known, one gap a line.
    pub not_known: Vec<String>,
    /// Present risk and what remains of it with measures. Empty: the list is left out.
    #[serde(default)]
    pub measures: Vec<Measure>,
    /// The override that holds. Always printed, with the computed level.
    pub set_by_person: Option<OverrideNote>,
}

/// A likelihood: at least one violent event near the route within some days. It is not the likelihood that a vehicle
/// is harmed, and the page says so.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Probability {
    /// 0 to 1.
    pub value: f64,
    /// Distance meant by *near*, km.
    pub within_km: f64,
    /// Days meant.
    pub within_days: u32,
}

/// The course of risk and access along a route.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Profile {
    /// Segments from start to end.
    pub segments: Vec<ProfileSegment>,
    /// The worst stretch, from and to, km. `None`: the level is the same all along, or nothing is known.
    pub worst: Option<(f64, f64)>,
}

/// One segment of a profile.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct ProfileSegment {
    /// Start, km.
    pub from_km: f64,
    /// End, km.
    pub to_km: f64,
    /// Its level.
    pub level: RiskLevel,
    /// Its access.
    pub access: Access,
    /// Height of the bar, 0 to 1, relative to the highest score of the route. `None`: no basis (drawn as a low hatch).
    pub score: Option<f64>,
}

/// A point along the route.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PointRow {
    /// Distance from the start, km.
    pub km: f64,
    /// Its name.
    pub name: String,
    /// Access at this point.
    pub access: Access,
    /// Hours, fuel, last word, with date and grade.
    pub note: String,
    /// Name it below the profile too.
    #[serde(default)]
    pub on_profile: bool,
}

/// Something that makes the level.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DriverRow {
    /// Share of the score, 0 to 1. `None`: a rule that sets a floor or a stop, printed as *rule*.
    pub share: Option<f64>,
    /// What.
    pub what: String,
    /// Distance to the route and where along it.
    pub place: String,
    /// When. `None`: it holds without a date.
    pub occurred: Option<EventTime>,
    /// Grade.
    pub grade: Option<Grade>,
    /// Standing.
    pub status: Option<EventStatus>,
    /// Who said so, as it stands after *by*. Left out when names or sources are hidden.
    pub said_by: Option<String>,
}

/// Drivers summed up.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct SmallerDrivers {
    /// How many.
    pub count: u32,
    /// Their share together, 0 to 1.
    pub share: f64,
}

/// What the level would be if.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WhatIf {
    /// The condition.
    pub text: String,
    /// The level now.
    pub from: RiskLevel,
    /// The level then.
    pub to: RiskLevel,
}

/// Risk with some measures taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measure {
    /// The measures.
    pub text: String,
    /// The level that remains.
    pub level: RiskLevel,
}

/// A level set by a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OverrideNote {
    /// Code of the route.
    pub code: String,
    /// The computed level.
    pub computed: RiskLevel,
    /// The level set.
    pub level: RiskLevel,
    /// Why.
    pub reason: String,
    /// Who. Left out when names are hidden.
    pub author: Option<String>,
    /// From when.
    pub from: Time,
    /// Until when.
    pub expires: Time,
}
