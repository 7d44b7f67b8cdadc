//! Forms: what a person enters or edits by hand.

use passage_model::{
    Actor, Credibility, CrossingKind, Detail, EventStatus, EventTime, Geometry, Hours, Lang, LatLon, LocationPrecision,
    Names, PlaceKind, Reliability, RiskLevel, Side, SourceKind, Stance, ThreatCategory, Time, VehicleClass, Waypoint,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// An event as the form shows it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct EventForm {
    /// Id; `None`: a new event.
    #[serde(default)]
    pub id: Option<String>,
    /// What was on file when the form was read: it is not saved over anything else.
    #[serde(default)]
    pub read: Option<String>,
    /// Title per language; empty: composed from kind and place.
    #[serde(default)]
    pub title: Names,
    /// Place of the register.
    #[serde(default)]
    pub place: Option<String>,
    /// Crossing of the register.
    #[serde(default)]
    pub crossing: Option<String>,
    /// Place as the report names it.
    #[serde(default)]
    pub place_text: Option<String>,
    /// Geometry; `None` with a place or crossing given: a point there; `None` without: not placed.
    #[serde(default)]
    pub geometry: Option<Geometry>,
    /// Location precision.
    pub precision: LocationPrecision,
    /// Time.
    pub time: EventTime,
    /// Actors.
    #[serde(default)]
    pub actors: Vec<Actor>,
    /// Status.
    pub status: EventStatus,
    /// Particulars.
    pub detail: Detail,
    /// Threat category, where not the usual one.
    #[serde(default)]
    pub category: Option<ThreatCategory>,
    /// Deaths, where stated.
    #[serde(default)]
    pub deaths: Option<u32>,
    /// When it was last said still to hold.
    #[serde(default)]
    pub confirmed_at: Option<Time>,
    /// Reports already behind it (shown, not edited here).
    #[serde(default)]
    pub evidence: Vec<EvidenceDto>,
    /// A report to add.
    #[serde(default)]
    pub new_report: Option<ReportForm>,
    /// Part of the example.
    #[serde(default)]
    pub example: bool,
}

/// A report behind an event.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct EvidenceDto {
    /// Report.
    pub report: String,
    /// Source.
    pub source: String,
    /// Its name.
    pub source_name: String,
    /// For or against.
    pub stance: Stance,
    /// Grade.
    pub grade: String,
    /// Received.
    pub received_at: Time,
    /// Text, verbatim.
    pub text: String,
    /// SHA-256, hexadecimal.
    pub hash: String,
    /// Language.
    pub text_lang: Lang,
}

/// A report to add to an event.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct ReportForm {
    /// Source of the register; `None`: `source_name` names a new one.
    #[serde(default)]
    pub source: Option<String>,
    /// Name of a new source.
    #[serde(default)]
    pub source_name: Option<String>,
    /// Sort of a new source.
    #[serde(default)]
    pub source_kind: Option<SourceKind>,
    /// Reliability of a new source.
    #[serde(default)]
    pub reliability: Option<Reliability>,
    /// Credibility of the information.
    pub credibility: Credibility,
    /// For or against.
    pub stance: Stance,
    /// Origin, where it traces to another.
    #[serde(default)]
    pub origin: Option<String>,
    /// Text, verbatim.
    pub text: String,
    /// Received; `None`: now.
    #[serde(default)]
    pub received_at: Option<Time>,
    /// Language of the text.
    pub text_lang: Lang,
}

/// Saves an event.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct SaveEventArgs {
    /// The form.
    pub event: EventForm,
    /// Why it is changed.
    #[serde(default)]
    pub reason: Option<String>,
    /// Language of messages.
    pub lang: Lang,
}

/// A route as the form shows it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct RouteForm {
    /// Id; `None`: a new route.
    #[serde(default)]
    pub id: Option<String>,
    /// What was on file when the form was read: it is not saved over anything else.
    #[serde(default)]
    pub read: Option<String>,
    /// Code; empty for a new route: the next free one.
    pub code: String,
    /// Names.
    pub names: Names,
    /// Road number.
    #[serde(default)]
    pub road_ref: Option<String>,
    /// Part of the operation.
    #[serde(default)]
    pub area: Option<String>,
    /// The line.
    pub line: Vec<LatLon>,
    /// Places and crossings along it.
    #[serde(default)]
    pub waypoints: Vec<Waypoint>,
    /// Crossings it uses.
    #[serde(default)]
    pub crossings: Vec<String>,
    /// Vehicle class.
    pub vehicle: VehicleClass,
    /// Minutes in normal times.
    #[serde(default)]
    pub normal_minutes: Option<u32>,
}

/// Saves a route.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct SaveRouteArgs {
    /// The form.
    pub route: RouteForm,
    /// Why it is changed.
    #[serde(default)]
    pub reason: Option<String>,
    /// Language of messages.
    pub lang: Lang,
}

/// A crossing as the form shows it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct CrossingForm {
    /// Id; `None`: a new crossing.
    #[serde(default)]
    pub id: Option<String>,
    /// What was on file when the form was read: it is not saved over anything else.
    #[serde(default)]
    pub read: Option<String>,
    /// Names.
    pub names: Names,
    /// Sort.
    pub kind: CrossingKind,
    /// Position.
    pub at: LatLon,
    /// Formal.
    #[serde(default)]
    pub formal: Option<bool>,
    /// One or two sides.
    pub sides: Vec<Side>,
}

/// Saves a crossing.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct SaveCrossingArgs {
    /// The form.
    pub crossing: CrossingForm,
    /// Why it is changed.
    #[serde(default)]
    pub reason: Option<String>,
    /// Language of messages.
    pub lang: Lang,
}

/// A place as the form shows it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct PlaceForm {
    /// Id; `None`: a new place.
    #[serde(default)]
    pub id: Option<String>,
    /// Names.
    pub names: Names,
    /// Position.
    pub at: LatLon,
    /// Size.
    pub kind: PlaceKind,
    /// Country code.
    #[serde(default)]
    pub country: Option<String>,
    /// First administrative level.
    #[serde(default)]
    pub admin1: Option<String>,
}

/// Saves a place.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct SavePlaceArgs {
    /// The form.
    pub place: PlaceForm,
    /// Language of messages.
    pub lang: Lang,
}

/// What can be deleted. Deleting hides; history stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Deletable {
    /// A route.
    Route,
    /// A crossing.
    Crossing,
    /// An event.
    Event,
    /// A place.
    Place,
}

/// Deletes something.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct DeleteArgs {
    /// What.
    pub what: Deletable,
    /// Which.
    pub id: String,
    /// Why.
    #[serde(default)]
    pub reason: Option<String>,
    /// Language of messages.
    pub lang: Lang,
}

/// Sets an officer's level.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct OverrideArgs {
    /// Route.
    pub route: String,
    /// Level.
    pub level: RiskLevel,
    /// Reason. Required.
    pub reason: String,
    /// Author; `None`: the person at work.
    #[serde(default)]
    pub author: Option<String>,
    /// From; `None`: now.
    #[serde(default)]
    pub from: Option<Time>,
    /// Until. Required.
    pub expires: Time,
    /// Language of messages.
    pub lang: Lang,
}

/// Says that reports from round a place of a route have stopped coming.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct SilenceArgs {
    /// Route.
    pub route: String,
    /// The middle of the area: km from its start.
    pub km: f64,
    /// How far the area reaches round it, km; `None`: as far as a report counts as near.
    #[serde(default)]
    pub radius_km: Option<f64>,
    /// What the area is called; `None`: the settlement nearest to its middle.
    #[serde(default)]
    pub area: Option<String>,
    /// How that is known. Required.
    pub reason: String,
    /// Who says so; `None`: the person at work.
    #[serde(default)]
    pub author: Option<String>,
    /// Since when; `None`: now.
    #[serde(default)]
    pub from: Option<Time>,
    /// Until when; `None`: until somebody takes it back.
    #[serde(default)]
    pub until: Option<Time>,
    /// Language of messages.
    pub lang: Lang,
}

/// Ends what a person has said: an override, or that reporting has stopped.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct EndArgs {
    /// Which.
    pub id: String,
    /// When; `None`: now. Before its start it is taken back whole: it was wrong.
    #[serde(default)]
    pub at: Option<Time>,
    /// Why.
    #[serde(default)]
    pub reason: Option<String>,
    /// Language of messages.
    pub lang: Lang,
}

/// A source in the register.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SourceDto {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Sort.
    pub kind: SourceKind,
    /// Its word.
    pub kind_text: String,
    /// Reliability.
    pub reliability: Reliability,
}

/// Reads a span of hours as typed: "05:00-13:00".
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct HoursArgs {
    /// The text.
    pub text: String,
    /// Language of messages.
    pub lang: Lang,
}

/// A span of hours.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct HoursDto {
    /// The span.
    pub hours: Hours,
    /// As printed.
    pub text: String,
}
