//! Briefing, export.

use passage_model::{Lang, Time, Tlp};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AssessArgs, FieldChangeDto};

/// Writes a briefing.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct BriefArgs {
    /// As of when, language, and so on.
    pub question: AssessArgs,
    /// Routes; empty: all.
    #[serde(default)]
    pub routes: Vec<String>,
    /// Marking.
    pub tlp: Tlp,
    /// Redaction profile.
    #[serde(default)]
    pub redact: Redaction,
    /// Hours for which it may be used, 1 to 168; `None`: 12.
    #[serde(default)]
    pub valid_hours: Option<u32>,
    /// Where to write the HTML; `None`: only stored (and returned by `briefing_html`).
    #[serde(default)]
    pub file: Option<String>,
    /// Stored, numbered and used for trends; `false`: a draft, neither stored nor numbered.
    pub issue: bool,
}

/// What a briefing leaves out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Redaction {
    /// Nothing.
    #[default]
    None,
    /// Names of sources and authors.
    Sources,
    /// Names of sources and authors; no exact position, distance or hour; no informal checkpoints; no events one by one.
    Public,
}

impl Redaction {
    /// Stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Sources => "sources",
            Self::Public => "public",
        }
    }
}

impl ExportFormat {
    /// Stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Geojson => "geojson",
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Gpx => "gpx",
            Self::Kml => "kml",
            Self::Kmz => "kmz",
        }
    }
}

impl ExportWhat {
    /// Stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Routes => "routes",
            Self::Crossings => "crossings",
            Self::Events => "events",
            Self::Assessments => "assessments",
        }
    }
}

/// A briefing written.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct BriefDto {
    /// File, where one was written.
    pub file: Option<String>,
    /// Id; `None`: a draft.
    pub id: Option<String>,
    /// Number; `None`: a draft.
    pub number: Option<u32>,
    /// Routes in it.
    pub routes: u32,
    /// SHA-256 of the HTML.
    pub sha256: String,
    /// The HTML, where no file was asked for.
    pub html: Option<String>,
    /// As of when.
    pub as_of: Time,
    /// What it lets out under a marking that lets it be passed on.
    pub warning: Option<String>,
}

/// An issued briefing as it is kept.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct KeptBriefingArgs {
    /// Which.
    pub id: String,
    /// Where to write it; `None`: it is answered.
    #[serde(default)]
    pub file: Option<String>,
    /// Language.
    pub lang: Lang,
}

/// An issued briefing in the list of all.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct IssuedDto {
    /// Id.
    pub id: String,
    /// Number.
    pub number: u32,
    /// Code of its language.
    pub lang: String,
    /// Marking.
    pub tlp: Tlp,
    /// The moment for which it holds.
    pub as_of: Time,
    /// Until when it may be used.
    pub valid_until: Time,
    /// Whether that is past.
    pub over: bool,
    /// When it was issued.
    pub issued_at: Time,
    /// Who issued it, where a name was given.
    pub author: Option<String>,
    /// Routes in it.
    pub routes: u32,
    /// "R-01, R-03 and 12 more".
    pub routes_text: String,
}

/// Two issued briefings, in whichever order.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct BriefingDifferenceArgs {
    /// One.
    pub one: String,
    /// The other.
    pub other: String,
    /// Language.
    pub lang: Lang,
}

/// What differs between two issued briefings.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct BriefingDifferenceDto {
    /// Number of the one that was issued first.
    pub before: u32,
    /// Number of the other.
    pub after: u32,
    /// Routes that are told otherwise, or by one of them alone.
    pub routes: Vec<BriefedRouteDto>,
    /// Routes of which both say the same.
    pub same: u32,
    /// That the advice of one was not kept and could not be compared.
    pub note: Option<String>,
}

/// A route on which two briefings differ.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct BriefedRouteDto {
    /// The route; `None`: it is no longer in the register.
    pub route: Option<String>,
    /// Code, as it is now.
    pub code: String,
    /// Name, as it is now.
    pub name: String,
    /// What both say of it, where that differs.
    pub fields: Vec<FieldChangeDto>,
    /// That only one of them tells of it, and what.
    pub only: Option<String>,
}

/// How a file for others would be marked, and what would be left out.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct LetOutArgs {
    /// What is exported; `None`: a briefing.
    #[serde(default)]
    pub what: Option<ExportWhat>,
    /// Marking; `None`: amber.
    #[serde(default)]
    pub tlp: Option<Tlp>,
    /// What is left out.
    #[serde(default)]
    pub redact: Redaction,
    /// Language.
    pub lang: Lang,
}

/// Export for others.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct ExportArgs {
    /// As of when, language, and so on.
    pub question: AssessArgs,
    /// Format.
    pub format: ExportFormat,
    /// What.
    pub what: ExportWhat,
    /// Routes; empty: all.
    #[serde(default)]
    pub routes: Vec<String>,
    /// What is left out.
    #[serde(default)]
    pub redact: Redaction,
    /// Marking, where the format has a place for one; `None`: amber.
    #[serde(default)]
    pub tlp: Option<Tlp>,
    /// Where.
    pub file: String,
}

/// Formats.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ExportFormat {
    /// GeoJSON.
    Geojson,
    /// CSV with HXL tags.
    Csv,
    /// XLSX with HXL tags.
    Xlsx,
    /// GPX.
    Gpx,
    /// KML.
    Kml,
    /// KMZ.
    Kmz,
}

/// What is exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ExportWhat {
    /// Routes.
    Routes,
    /// Crossings.
    Crossings,
    /// Events.
    Events,
    /// Assessments.
    Assessments,
}

/// A file written.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ExportDto {
    /// File.
    pub file: String,
    /// Rows or features.
    pub rows: u64,
    /// What is not in it; empty: nothing is lost.
    pub lost: Vec<LostDto>,
    /// What it lets out under a marking that lets it be passed on.
    pub warning: Option<String>,
}

/// Something that a file cannot hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LostDto {
    /// Stable code: `not-placed`, `shapes`, `areas`, `colours`, …
    pub code: String,
    /// Values or features concerned.
    pub count: u64,
    /// Names of the fields concerned, or of what is left out, at most 20.
    pub fields: Vec<String>,
    /// In words.
    pub text: String,
}

/// Integrity of the database.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CheckDto {
    /// No problem.
    pub ok: bool,
    /// Problems, in words.
    pub problems: Vec<String>,
    /// Head of the chain over the record, its first 8 hexadecimal digits: noted elsewhere, it proves later that nothing
    /// before was altered. `None`: nothing is on record.
    pub chain_head: Option<String>,
}

/// A consistent copy.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct BackupArgs {
    /// Where to.
    pub file: String,
    /// Language of messages.
    pub lang: Lang,
}

/// A backup put in the place of a database.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RestoreDto {
    /// The backup.
    pub file: String,
    /// The database.
    pub db: String,
    /// SHA-256 of the backup.
    pub sha256: String,
    /// Where the database that was there is kept; `None`: there was none.
    pub replaced: Option<String>,
}

/// A copy written.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct BackupDto {
    /// File.
    pub file: String,
    /// SHA-256.
    pub sha256: String,
    /// Head of the chain over the record that was copied, its first 8 hexadecimal digits.
    pub chain_head: Option<String>,
}
