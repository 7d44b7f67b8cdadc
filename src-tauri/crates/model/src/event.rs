//! Events: what is said to have happened or to hold.

use serde::{Deserialize, Serialize};

use crate::{
    Credibility, CrossingId, Detail, EventId, EventKind, EventStatus, EventTime, Geometry, LocationPrecision, Names,
    PlaceId, ReportId, ThreatCategory, Time,
};

/// What an actor did in an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ActorRole {
    /// Did it.
    Perpetrator,
    /// Suffered it.
    Target,
    /// Issued the order.
    Issuer,
    /// Holds control after it.
    Controller,
    /// Held control before it.
    PreviousController,
    /// Says so.
    Claimant,
}

/// An actor, as named by the report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Actor {
    /// Name as written.
    pub name: String,
    /// Role.
    pub role: ActorRole,
}

/// Whether a report says that the event is so, or that it is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Stance {
    /// It is so.
    Supports,
    /// It is not so.
    Denies,
}

/// A report behind an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Evidence {
    /// The report.
    pub report: ReportId,
    /// For or against.
    pub stance: Stance,
    /// Credibility of what the report says about this event.
    pub credibility: Credibility,
}

/// What is said to have happened or to hold.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Event {
    /// Id.
    pub id: EventId,
    /// A short title as a person wrote it, per language; empty: composed from kind and place.
    #[serde(default)]
    pub title: Names,
    /// The named place, where it is in the register.
    pub place: Option<PlaceId>,
    /// The crossing, where it is about one.
    pub crossing: Option<CrossingId>,
    /// The place as the report names it, resolved or not.
    pub place_text: Option<String>,
    /// Where. `None`: not placed (an information gap), never a guess.
    pub geometry: Option<Geometry>,
    /// How well the place is known.
    pub precision: LocationPrecision,
    /// When.
    pub time: EventTime,
    /// Who.
    pub actors: Vec<Actor>,
    /// Standing.
    pub status: EventStatus,
    /// The reports behind it. Empty only for events typed in without one; then it is graded F6.
    pub evidence: Vec<Evidence>,
    /// Particulars of its kind.
    pub detail: Detail,
    /// Threat category, where a person set another than the usual one of the kind.
    pub category: Option<ThreatCategory>,
    /// Deaths, best estimate, where the source gives one.
    pub deaths: Option<u32>,
    /// When a vehicle or person last re-stated that it still holds (front lines, closures).
    pub confirmed_at: Option<Time>,
    /// Key in the file it was imported from, for idempotent re-import.
    pub source_key: Option<String>,
    /// Part of an example, not of the user's own work.
    #[serde(default)]
    pub example: bool,
}

impl Event {
    /// Its kind.
    pub fn kind(&self) -> EventKind {
        self.detail.kind()
    }

    /// Whether it is a violent event in the sense of the method, section 1: strike, clash, attack, ambush, detonated
    /// explosive, control change.
    pub fn is_violent(&self) -> bool {
        match &self.detail {
            Detail::Strike { .. }
            | Detail::ArmedClash
            | Detail::AttackOnSite { .. }
            | Detail::Ambush { .. }
            | Detail::ControlChange { .. } => true,
            Detail::ExplosiveHazard { detonated, .. } => *detonated,
            Detail::Closure(_)
            | Detail::Reopening(_)
            | Detail::FrontLine { .. }
            | Detail::Checkpoint { .. }
            | Detail::Ceasefire { .. }
            | Detail::Obstruction { .. }
            | Detail::DetentionOrDenial { .. }
            | Detail::Passage { .. } => false,
        }
    }

    /// The threat category it is shown under: the one a person set, else the usual one of the kind (convention).
    pub fn threat_category(&self) -> ThreatCategory {
        self.category.unwrap_or(match &self.detail {
            Detail::Ambush { .. } => ThreatCategory::Crime,
            Detail::AttackOnSite { .. } => ThreatCategory::Terrorism,
            Detail::ExplosiveHazard { detonated, .. } if !detonated => ThreatCategory::Hazards,
            Detail::Obstruction { cause: crate::CauseOfObstruction::Protest, .. } => ThreatCategory::CivilUnrest,
            Detail::Obstruction { .. } => ThreatCategory::Hazards,
            _ => ThreatCategory::ArmedConflict,
        })
    }
}
