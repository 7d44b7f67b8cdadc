//! The inspector: one route explained.

use passage_model::{Access, EventKind, EventStatus, Lang, RiskLevel, ThreatCategory, Time};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AssessArgs, ChangeDto, EventRefDto, RouteRowDto, SilenceDto};

/// Asks for one route explained.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct RouteDetailArgs {
    /// Which.
    pub route: String,
    /// As of when, and so on.
    pub question: AssessArgs,
}

/// One route explained.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RouteDetailDto {
    /// The row of the list.
    pub row: RouteRowDto,
    /// The moment.
    pub as_of: Time,
    /// "Very high because …".
    pub headline: String,
    /// "Access unknown past km 18." and what it rests on.
    pub access_lead: String,
    /// The rest of the access sentence.
    pub access_reason: String,
    /// Closures and openings that have not begun, in the order in which they do.
    pub announced: Vec<AnnouncedDto>,
    /// Areas along it from which reports have stopped coming.
    pub silences: Vec<SilenceDto>,
    /// The worst stretch.
    pub worst: Option<StretchDto>,
    /// The profile, start to end.
    pub profile: Vec<ProfileBarDto>,
    /// Places and crossings along it.
    pub waypoints: Vec<WaypointDto>,
    /// Drivers, heaviest first.
    pub drivers: Vec<DriverDto>,
    /// "7 smaller drivers, 3 %".
    pub smaller_text: Option<String>,
    /// What would change the level or the access.
    pub changes: Vec<ChangeDto>,
    /// Said where no reports that are false would lower the level.
    pub changes_note: Option<String>,
    /// Ceasefires that touch the route: facts for and against.
    pub ceasefires: Vec<CeasefireDto>,
    /// Said beneath them: what they change, which is nothing as the method ships.
    pub ceasefires_note: Option<String>,
    /// Violent events that may be near and are no part of the level, newest first.
    pub background: Vec<BackgroundDto>,
    /// "3 more": those that are not listed.
    pub background_more_text: Option<String>,
    /// What is not known.
    pub gaps: Vec<GapDto>,
    /// Per threat category.
    pub categories: Vec<CategoryDto>,
    /// "30 % that at least one violent event happens within 5 km of the road in 7 days; not the chance that a convoy is harmed".
    /// `None`: the level is Unknown.
    pub probability_text: Option<String>,
    /// What the confidence rests on.
    pub confidence_reason: String,
    /// Method and parameter set.
    pub method: String,
}

/// A stretch of road.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct StretchDto {
    /// Start, km.
    pub from_km: f64,
    /// End, km.
    pub to_km: f64,
    /// Level.
    pub level: RiskLevel,
    /// "worst stretch, km 22 to 53".
    pub text: String,
}

/// One bar of the profile: one segment.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ProfileBarDto {
    /// Start, km.
    pub from_km: f64,
    /// End, km.
    pub to_km: f64,
    /// Level.
    pub level: RiskLevel,
    /// Its number.
    pub level_number: Option<u8>,
    /// Height, 0 to 1 (the segment's probability on the scale of the profile).
    pub height: f64,
    /// Probability in 7 days, 0 to 1. `None`: the level is Unknown.
    pub probability_7d: Option<f64>,
    /// Access.
    pub access: Access,
}

/// A place or crossing along the route.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct WaypointDto {
    /// km.
    pub km: f64,
    /// Name.
    pub name: String,
    /// Crossing id, where it is one.
    pub crossing: Option<String>,
    /// Remark.
    pub note: Option<String>,
}

/// A driver of the level or of the access.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct DriverDto {
    /// Event, where it is one.
    pub event: Option<String>,
    /// Its kind.
    pub kind: Option<EventKind>,
    /// Name of the icon.
    pub icon: String,
    /// "13 settlements claimed captured".
    pub title: String,
    /// "one on route, km 34, 18 h ago".
    pub detail: String,
    /// Share of the sum at the worst segment, 0 to 1; `None`: acts through a floor, a trigger or on access.
    pub share: Option<f64>,
    /// "41 %" or the rule.
    pub share_text: String,
    /// Distance to the route, km.
    pub distance_km: Option<f64>,
    /// Nearest km of the route.
    pub at_km: Option<f64>,
    /// Age, hours.
    pub age_hours: Option<f64>,
    /// Grade.
    pub grade: Option<String>,
    /// P(true), 0 to 1, from the grades.
    pub belief: Option<f64>,
    /// Status.
    pub status: Option<EventStatus>,
    /// Its word.
    pub status_text: Option<String>,
    /// Drawn dashed.
    pub claimed: bool,
    /// Rule.
    pub rule: String,
    /// Acts on: level or access.
    pub acts_on: ActsOn,
}

/// What a driver acts on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ActsOn {
    /// The level.
    Level,
    /// The access.
    Access,
}

/// A closure or opening that has not begun.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AnnouncedDto {
    /// The event.
    pub event: String,
    /// When it begins.
    pub begins: Time,
    /// What access is where it holds, by it alone.
    pub access: Access,
    /// "From 30 Nov 06:00 to 1 Dec 18:00: closed, km 20 to 21. “Closure, M5” (B2)."
    pub text: String,
}

/// A ceasefire that touches a route.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CeasefireDto {
    /// The event.
    pub event: String,
    /// It holds at the moment asked.
    pub in_force: bool,
    /// "“Ceasefire, Idlib” (B2): in force, 3.2 km from the route. 2 violent events within 5 km of it since it began."
    pub text: String,
    /// Violent events near the route while it held.
    pub breaches: Vec<EventRefDto>,
}

/// A violent event that may be near a route and counts nowhere: place or time is known too coarsely.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct BackgroundDto {
    /// The event.
    pub event: String,
    /// "“Air strike, Idlib” (B2), 28 Nov: known to its province only, no part of the level."
    pub text: String,
}

/// Something that is not known.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct GapDto {
    /// Stable code.
    pub code: String,
    /// In words.
    pub text: String,
}

/// Level per threat category.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CategoryDto {
    /// Category.
    pub category: ThreatCategory,
    /// Its name.
    pub name: String,
    /// Level.
    pub level: RiskLevel,
    /// Its number.
    pub level_number: Option<u8>,
    /// Its word.
    pub level_text: String,
    /// Probability, 0 to 1; `None`: the level is Unknown.
    pub probability_7d: Option<f64>,
}

/// Asks for the history of an event or for its full record.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct IdArgs {
    /// Which.
    pub id: String,
    /// Language.
    pub lang: Lang,
}
