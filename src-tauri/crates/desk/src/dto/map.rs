//! The desk view: every route, crossing and event as of a moment.

use passage_model::{
    Access, Advice, Confidence, CrossingKind, Direction, EventKind, EventStatus, Geometry, Hours, Lang, PlaceKind,
    RiskLevel, Time, TrafficClass, VehicleClass,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What is asked of an assessment.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct AssessArgs {
    /// Language of the texts.
    pub lang: Lang,
    /// The moment for which it shall hold; `None`: now.
    #[serde(default)]
    pub as_of: Option<Time>,
    /// Only what had been received by then; `None`: all that is known.
    #[serde(default)]
    pub known_at: Option<Time>,
    /// As which traffic; `None`: humanitarian cargo.
    #[serde(default)]
    pub traffic: Option<TrafficClass>,
    /// In which vehicle; `None`: each route's own.
    #[serde(default)]
    pub vehicle: Option<VehicleClass>,
    /// Which way; `None`: forward.
    #[serde(default)]
    pub direction: Option<Direction>,
    /// Days of the events drawn, 1 to 365; `None`: 14.
    #[serde(default)]
    pub window_days: Option<u32>,
    /// Days of the histogram, 1 to 365; `None`: 30.
    #[serde(default)]
    pub histogram_days: Option<u32>,
}

/// The desk as of a moment.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct DeskDto {
    /// The moment for which it holds.
    pub as_of: Time,
    /// "30 Nov 2024, 18:00 UTC".
    pub as_of_text: String,
    /// The limit of what was known, if one was set.
    pub known_at: Option<Time>,
    /// Method and parameter set.
    pub method: String,
    /// Whether a country scale is in use that was not fitted for another area than all the routes.
    pub calibrated: bool,
    /// Revision of the database it rests on.
    pub revision: i64,
    /// Grows with every change of what levels and access rest on: a plan with a smaller number is out of date.
    pub evidence: i64,
    /// Routes, worst first.
    pub routes: Vec<RouteRowDto>,
    /// Crossings, by name.
    pub crossings: Vec<CrossingRowDto>,
    /// Events of the window and states still in force, newest first.
    pub events: Vec<EventRowDto>,
    /// Days of the histogram, oldest first.
    pub days: Vec<DayDto>,
    /// Settlements to name on the map, most important first.
    pub places: Vec<PlaceLabelDto>,
    /// Areas from which reports have stopped coming.
    pub silences: Vec<SilenceDto>,
    /// The last issued briefing before `as_of`.
    pub last_briefing: Option<BriefingRefDto>,
}

/// A route in the list and on the map.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RouteRowDto {
    /// Id.
    pub id: String,
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
    /// All its names, in every language and spelling, for search.
    pub names: Vec<String>,
    /// Road number.
    pub road_ref: Option<String>,
    /// Part of the operation.
    pub area: Option<String>,
    /// Length, km.
    pub length_km: f64,
    /// Level that holds: the override where one is in force, else the computed one.
    pub level: RiskLevel,
    /// Its number, 1 to 6; `None`: Unknown.
    pub level_number: Option<u8>,
    /// Its word.
    pub level_text: String,
    /// The computed level.
    pub computed_level: RiskLevel,
    /// Its number, 1 to 6; `None`: Unknown.
    pub computed_number: Option<u8>,
    /// Its word.
    pub computed_text: String,
    /// Part of the route is Unknown although the level is not.
    pub part_unknown: bool,
    /// Probability of at least one violent event within 5 km in 7 days, 0 to 1, for the whole route. `None`: Unknown.
    pub probability_7d: Option<f64>,
    /// Access.
    pub access: Access,
    /// Its word.
    pub access_text: String,
    /// The other direction, where something holds one way only and it is worse that way or limited otherwise.
    pub other_way: Option<OtherWayDto>,
    /// Confidence.
    pub confidence: Confidence,
    /// Its words.
    pub confidence_text: String,
    /// Advice.
    pub advice: Advice,
    /// Its words.
    pub advice_text: String,
    /// Trend against the last issued briefing that holds the route.
    pub trend: TrendDto,
    /// The override in force.
    pub overriding: Option<OverrideDto>,
    /// When a passage was last confirmed.
    pub last_passage_at: Option<Time>,
    /// "26 Nov", or "none".
    pub last_passage_text: String,
    /// The country scale in use was fitted for another area: its likelihoods are uncalibrated here, in words. `None`: it
    /// was fitted here, none is in use, or where it was fitted is not known.
    pub uncalibrated_text: Option<String>,
    /// "no report for 19 d" when the newest report is old or missing; `None` otherwise.
    pub stale_text: Option<String>,
    /// Everything above in one sentence, for screen readers.
    pub label: String,
    /// Segments along the line, about 1 km each.
    pub segments: Vec<SegmentDto>,
}

/// A route the other way.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct OtherWayDto {
    /// Which way.
    pub direction: Direction,
    /// Access that way.
    pub access: Access,
    /// Advice that way.
    pub advice: Advice,
    /// "return: closed".
    pub short_text: String,
    /// "The way back: Closed · km 20 to 40 · No-go. Closed at these hours: …"
    pub text: String,
}

/// One stretch of equal level and access, drawn on the map.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SegmentDto {
    /// Start, km.
    pub from_km: f64,
    /// End, km.
    pub to_km: f64,
    /// Level.
    pub level: RiskLevel,
    /// Its number.
    pub level_number: Option<u8>,
    /// Access.
    pub access: Access,
    /// Vertices, [longitude, latitude].
    pub line: Vec<[f64; 2]>,
}

/// Which way a level moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TrendKind {
    /// No earlier briefing.
    None,
    /// As before.
    Same,
    /// Worse.
    Up,
    /// Better.
    Down,
}

/// Trend.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TrendDto {
    /// Which way.
    pub kind: TrendKind,
    /// The level then.
    pub from: Option<RiskLevel>,
    /// "from 3", "no change".
    pub text: String,
    /// Which edition that is compared with: the last one that holds the route. `None`: there is none.
    pub since: Option<String>,
}

/// An override in force.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct OverrideDto {
    /// Id.
    pub id: String,
    /// Level.
    pub level: RiskLevel,
    /// Reason.
    pub reason: String,
    /// Author.
    pub author: String,
    /// From.
    pub from: Time,
    /// Until.
    pub expires: Time,
    /// "set by S.K., model says 3, until 2 Dec 06:00".
    pub text: String,
}

/// An area from which reports have stopped coming, by a person's word.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SilenceDto {
    /// Id.
    pub id: String,
    /// What the area is called.
    pub area: String,
    /// "Reporting has stopped around Saraqib since 12 Nov, says S.K."
    pub text: String,
    /// How that is known.
    pub reason: String,
    /// Middle.
    pub lat: f64,
    /// Middle.
    pub lon: f64,
    /// How far it reaches, km.
    pub radius_km: f64,
}

/// A crossing in the list and on the map.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CrossingRowDto {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// All its names and those of its sides, in every language and spelling, for search.
    pub names: Vec<String>,
    /// Sort.
    pub kind: CrossingKind,
    /// Its word.
    pub kind_text: String,
    /// Latitude.
    pub lat: f64,
    /// Longitude.
    pub lon: f64,
    /// Access for the traffic asked for: the worst of its sides.
    pub access: Access,
    /// Its word, "closed by order".
    pub access_text: String,
    /// Closed by an order whose enforcement nobody at the gate has reported.
    pub by_order_only: bool,
    /// Why, in words, with age and grade.
    pub reason_text: String,
    /// Sides.
    pub sides: Vec<SideRowDto>,
    /// When it was last checked; `None`: never.
    pub checked_at: Option<Time>,
    /// "29 Nov", or "never".
    pub checked_text: String,
    /// Routes that use it.
    pub routes: Vec<String>,
}

/// One side of a crossing.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SideRowDto {
    /// Name.
    pub name: String,
    /// Authority.
    pub authority: Option<String>,
    /// Country code.
    pub country: Option<String>,
    /// Opening hours in words.
    pub hours_text: Option<String>,
    /// Status for the traffic asked for.
    pub access: Access,
    /// Its word.
    pub access_text: String,
    /// Every stated status.
    pub statuses: Vec<SideStatusRowDto>,
}

/// One stated status.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SideStatusRowDto {
    /// "humanitarian cargo, in".
    pub who_text: String,
    /// What holds for them at the moment asked for; an old word counts for nothing there.
    pub access: Access,
    /// Its word.
    pub access_text: String,
    /// What was said, when, and how old that is.
    pub said_text: String,
    /// Basis.
    pub basis: Option<String>,
    /// Grade, B2.
    pub grade: String,
}

/// An event in the list and on the map.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct EventRowDto {
    /// Id.
    pub id: String,
    /// Kind.
    pub kind: EventKind,
    /// Name of the icon in icons.svg.
    pub icon: String,
    /// Title.
    pub title: String,
    /// What limits it: whom, which way, in which vehicles, when and until when. `None`: nothing.
    pub limits_text: Option<String>,
    /// Its hours, UTC, for the clock of the area beside them.
    pub hours: Option<Hours>,
    /// Where, in words.
    pub place_text: String,
    /// Status.
    pub status: EventStatus,
    /// Its word.
    pub status_text: String,
    /// Grade, B3.
    pub grade: String,
    /// Drawn dashed: claimed, rumoured, or ordered without confirmed enforcement.
    pub claimed: bool,
    /// Counts for nothing: retracted.
    pub retracted: bool,
    /// Start.
    pub at: Time,
    /// "30 Nov, day".
    pub when_text: String,
    /// Age at the moment asked for, hours; negative: it lies ahead.
    pub age_hours: f64,
    /// Where to draw the symbol; `None`: not placed.
    pub lat: Option<f64>,
    /// See `lat`.
    pub lon: Option<f64>,
    /// Lines and areas.
    pub geometry: Option<Geometry>,
    /// Part of the example.
    pub example: bool,
    /// Routes it weighs on, worst share first: route id and share in percent.
    pub routes: Vec<String>,
}

/// One event, whenever it begins.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct EventToldArgs {
    /// Which.
    pub id: String,
    /// The moment looked at, language.
    pub question: AssessArgs,
}

/// One event, whenever it begins.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct EventToldDto {
    /// The event.
    pub row: EventRowDto,
    /// That it begins after the moment looked at. `None`: it does not.
    pub later_text: Option<String>,
}

/// A settlement to name on the map.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PlaceLabelDto {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Size.
    pub kind: PlaceKind,
    /// Latitude.
    pub lat: f64,
    /// Longitude.
    pub lon: f64,
    /// A waypoint of a route.
    pub on_route: bool,
}

/// A day of the histogram.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct DayDto {
    /// Start of the day, UTC.
    pub day: Time,
    /// Events.
    pub total: u32,
    /// Of which claimed or rumoured.
    pub claimed: u32,
}

/// A briefing, for reference.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct BriefingRefDto {
    /// Id.
    pub id: String,
    /// Number.
    pub number: u32,
    /// As of.
    pub as_of: Time,
    /// "last briefing 26 Nov 08:00".
    pub text: String,
}
