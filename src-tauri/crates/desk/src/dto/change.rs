//! What would change an answer: one report away, one more, a set of them, a passage.

use passage_model::{Access, Advice, RiskLevel};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What would have to be so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// One report is false.
    OneFalse,
    /// A set of reports is false: the smallest that lowers the level.
    SetFalse,
    /// One report on file is confirmed.
    OneTrue,
    /// Something is reported anew.
    NewReport,
    /// Somebody passes over the whole route.
    Passage,
}

/// What would change the answer.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ChangeDto {
    /// What would have to be so.
    pub kind: ChangeKind,
    /// "“13 settlements captured” is false".
    pub text: String,
    /// The level now.
    pub from: RiskLevel,
    /// Its number.
    pub from_number: Option<u8>,
    /// The level then.
    pub to: RiskLevel,
    /// Its number.
    pub to_number: Option<u8>,
    /// Whether the level is another then.
    pub level_moves: bool,
    /// Access now, where it would change.
    pub access_from: Option<Access>,
    /// Access then.
    pub access_to: Option<Access>,
    /// Advice now, where it would change.
    pub advice_from: Option<AdviceDto>,
    /// Advice then.
    pub advice_to: Option<AdviceDto>,
    /// The same in one sentence: "High instead of Very high. Access unknown instead of closed."
    pub outcome_text: String,
    /// What limits the statement: "There may be a smaller set."
    pub note: Option<String>,
    /// Events taken away.
    pub without: Vec<String>,
    /// The events it speaks of.
    pub events: Vec<EventRefDto>,
}

/// An advice with its word.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AdviceDto {
    /// Which.
    pub code: Advice,
    /// "go with conditions".
    pub text: String,
}

/// An event by name.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct EventRefDto {
    /// Id.
    pub event: String,
    /// Title.
    pub title: String,
}

/// Level, access and advice of a route, now or under some condition.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct OutcomeDto {
    /// Level.
    pub level: RiskLevel,
    /// Its word.
    pub level_text: String,
    /// Part of it is Unknown.
    pub part_unknown: bool,
    /// Access.
    pub access: Access,
    /// Its word.
    pub access_text: String,
    /// Advice.
    pub advice: AdviceDto,
}
