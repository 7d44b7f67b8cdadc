//! The road network beside the database: whether there is one, taking it in, giving it up.

use passage_model::{Lang, Time};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Whether there are roads to plan over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RoadsState {
    /// None have been taken in.
    None,
    /// There are.
    Ready,
    /// There is a file, and it is not used; `problem` says why.
    Refused,
}

/// The road network beside the database.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RoadsStatusDto {
    /// State.
    pub state: RoadsState,
    /// The network, where there is one that can be used.
    pub facts: Option<RoadsFactsDto>,
    /// Why it is not used, in words.
    pub problem: Option<String>,
}

/// A road network.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RoadsFactsDto {
    /// Where it is kept.
    pub file: String,
    /// Names of the files it was made from.
    pub sources: Vec<String>,
    /// When they were taken in; `None`: not on record.
    pub imported_at: Option<Time>,
    /// Drawn by hand as an example: roads are missing, positions and lengths are rough.
    pub sketch: bool,
    /// The first eight digits of the SHA-256 of what it holds.
    pub hash_short: String,
    /// Length of all roads, km.
    pub km: f64,
    /// Junctions.
    pub junctions: u32,
    /// In one line: "syria.osm.pbf, taken in 28 Nov 2024, 61,000 km".
    pub text: String,
}

/// Takes roads in from OpenStreetMap extracts, in the background.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct RoadsImportArgs {
    /// Files, `.osm.pbf` or `.osm`; several are joined.
    pub files: Vec<String>,
    /// Language of messages.
    pub lang: Lang,
}

/// Asks after an import of roads, or stops it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct RoadsJobArgs {
    /// Number of the import.
    pub job: u32,
    /// Language of messages.
    pub lang: Lang,
}

/// An import of roads.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct RoadsJobDto {
    /// Its number.
    pub job: u32,
}

/// How an import of roads stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RoadsJobState {
    /// It runs.
    Running,
    /// It is done, and the roads can be planned over.
    Done,
    /// It failed; `problem` says why. The roads from before are still there.
    Failed,
    /// It was stopped. The roads from before are still there.
    Stopped,
    /// There is no such import.
    Gone,
}

/// How far an import of roads is.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RoadsProgressDto {
    /// State.
    pub state: RoadsJobState,
    /// What it does, in words.
    pub step_text: String,
    /// How much of all is done, 0 to 1.
    pub share: f64,
    /// What came of it, once it is done.
    pub facts: Option<RoadsFactsDto>,
    /// "61,000 km of road, 12 elements not used as meant"; once it is done.
    pub text: Option<String>,
    /// Why it failed, in words.
    pub problem: Option<String>,
}
