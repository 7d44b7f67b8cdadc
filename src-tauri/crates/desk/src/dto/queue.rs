//! The verification queue: which report, if checked, would change the most.

use passage_model::{Access, RiskLevel, Time};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{EventRowDto, OutcomeDto};

/// The verification queue.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct QueueDto {
    /// The moment.
    pub as_of: Time,
    /// Revision of the database it rests on.
    pub revision: i64,
    /// Items, most routes first.
    pub items: Vec<QueueItemDto>,
    /// Unconfirmed events on which no route hangs.
    pub idle: u32,
}

/// One event worth checking.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct QueueItemDto {
    /// Event.
    pub event: String,
    /// Title.
    pub title: String,
    /// Grade.
    pub grade: String,
    /// How many routes change if it is false or true.
    pub routes_that_change: u32,
    /// The changes, one for each route and supposition.
    pub changes: Vec<QueueChangeDto>,
    /// The event as the map and the inspector show it, with the routes that hang on it.
    pub row: EventRowDto,
    /// "6 h", "3 d".
    pub age_text: String,
    /// P(true), 0 to 1, from the grades.
    pub belief: f64,
    /// "believed 60 %".
    pub belief_text: String,
    /// Length of the routes that change, km.
    pub km_that_change: f64,
    /// "3 routes, 212 km".
    pub weight_text: String,
    /// Everything of the head in one sentence, for screen readers.
    pub label: String,
    /// The routes that change, worst first.
    pub routes: Vec<QueueRouteDto>,
}

/// A route that hangs on an event.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct QueueRouteDto {
    /// Route.
    pub route: String,
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Now.
    pub now: OutcomeDto,
    /// If the event is false; `None`: as now.
    pub if_false: Option<OutcomeDto>,
    /// If it is true; `None`: as now.
    pub if_true: Option<OutcomeDto>,
    /// "If false: High instead of Very high. If true: no change."
    pub text: String,
}

/// One route that would change under one supposition; the command line's form.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct QueueChangeDto {
    /// Route.
    pub route: String,
    /// Its name.
    pub name: String,
    /// If the event is true or false.
    pub if_true: bool,
    /// Level now.
    pub from: RiskLevel,
    /// Level then.
    pub to: RiskLevel,
    /// Access now.
    pub access_from: Access,
    /// Access then.
    pub access_to: Access,
}
