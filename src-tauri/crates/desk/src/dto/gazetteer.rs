//! Lists of the names of places.

use passage_model::{Lang, Time};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Takes lists of names in.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct GazetteerImportArgs {
    /// Paths.
    pub files: Vec<String>,
    /// What the list is called; only with one file. `None`: as the file. One of the same name is replaced.
    #[serde(default)]
    pub name: Option<String>,
    /// Who publishes it. `None`: what the format tells.
    #[serde(default)]
    pub source: Option<String>,
    /// As of when.
    #[serde(default)]
    pub dated: Option<String>,
    /// Under which terms. `None`: what the format tells.
    #[serde(default)]
    pub licence: Option<String>,
    /// Take the good rows although others were rejected. Without it a file with rejected rows changes nothing.
    #[serde(default)]
    pub accept_partial: bool,
    /// Language of messages.
    pub lang: Lang,
}

/// What became of the files.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct GazetteerImportDto {
    /// Per file.
    pub files: Vec<GazetteerFileDto>,
}

/// What became of one file.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
pub struct GazetteerFileDto {
    /// Path.
    pub file: String,
    /// Format recognised; `None`: not readable.
    pub format: Option<String>,
    /// The list it went to.
    pub name: Option<String>,
    /// Places in the list now.
    pub places: u32,
    /// Names in the list now; of a file of names alone: names added.
    pub names: u32,
    /// Rows read.
    pub rows: u64,
    /// Rows that can be taken.
    pub accepted: u64,
    /// Rows that cannot.
    pub rejected: u64,
    /// Rows that are of nothing a report would name as a place.
    pub skipped: u64,
    /// It was there already.
    pub unchanged: bool,
    /// Something was stored.
    pub applied: bool,
    /// What is wrong and where; at most 100.
    pub issues: Vec<GazetteerIssueDto>,
    /// Issues beyond those told.
    pub more_issues: u64,
}

/// A row that cannot be taken, or a remark.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct GazetteerIssueDto {
    /// Row, from 1.
    pub row: Option<u64>,
    /// Stable code.
    pub code: String,
    /// In words.
    pub message: String,
}

/// A list of names.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct GazetteerDto {
    /// What it is called.
    pub name: String,
    /// Who publishes it; `None`: not stated.
    pub source: Option<String>,
    /// As of when, as stated.
    pub dated: Option<String>,
    /// Under which terms, as stated.
    pub licence: Option<String>,
    /// File it was read from.
    pub file: String,
    /// Code of that file's format.
    pub format: String,
    /// SHA-256 of that file.
    pub sha256: String,
    /// When it was taken in.
    pub imported_at: Time,
    /// By whom.
    pub imported_by: String,
    /// Places.
    pub places: u32,
    /// Names and other spellings.
    pub names: u32,
}

/// Gives a list up.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct GazetteerRemoveArgs {
    /// Which.
    pub name: String,
    /// Language of messages.
    pub lang: Lang,
}
