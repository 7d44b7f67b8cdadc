//! What would change if something were saved.

use passage_model::{Access, Lang, Time};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{EventForm, OutcomeDto};

/// Asks what saving an event would change.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct EventEffectArgs {
    /// The form, as it would be saved.
    pub event: EventForm,
    /// The moment looked at; none: now.
    #[serde(default)]
    pub as_of: Option<Time>,
    /// Language of texts.
    pub lang: Lang,
}

/// What would change.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct EventEffectDto {
    /// Routes whose level, access or advice would be another, the worst first.
    pub moves: Vec<EffectRowDto>,
    /// Crossings whose access would be another, the worst first.
    pub crossings: Vec<EffectCrossingDto>,
    /// "The event lies after 25 Nov 2024, 06:00 UTC, the moment shown: what it changes is not seen there." `None`: all of it
    /// lies before.
    pub later_text: Option<String>,
}

/// What would change at one crossing.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct EffectCrossingDto {
    /// Crossing.
    pub crossing: String,
    /// Its name.
    pub name: String,
    /// As it is.
    pub now: Access,
    /// As it would be.
    pub then: Access,
    /// "Access Closed instead of Open."
    pub text: String,
}

/// What would change on one route.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct EffectRowDto {
    /// Route.
    pub route: String,
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// As it is.
    pub now: OutcomeDto,
    /// As it would be.
    pub then: OutcomeDto,
    /// Access the other way, as it is and as it would be. `None`: it would be the same.
    pub other_way: Option<[Access; 2]>,
    /// "Risk Very high instead of High."
    pub text: String,
}
