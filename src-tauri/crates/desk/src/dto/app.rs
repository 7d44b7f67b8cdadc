//! State of the application, settings, undo, search.

use passage_model::{Lang, Time};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// No arguments.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct NoArgs {}

/// Arguments of calls that only need the language.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct LangArgs {
    /// Language of the texts in the answer.
    pub lang: Lang,
}

/// Whether a database is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AppState {
    /// No database at the path yet: first run.
    Missing,
    /// There is a database, and it asks for a passphrase.
    Locked,
    /// There is a file at the path that cannot be opened; `problem` says why.
    Unusable,
    /// Open.
    Open,
}

/// What the window needs before anything else.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct StatusDto {
    /// Version of the application.
    pub version: String,
    /// State.
    pub state: AppState,
    /// Path of the database.
    pub path: String,
    /// Why it cannot be opened, in words.
    pub problem: Option<String>,
    /// Code of that problem.
    pub problem_code: Option<String>,
    /// Encrypted with a passphrase.
    pub encrypted: bool,
    /// Name of the operation, as set by a person.
    pub workspace: Option<String>,
    /// Holds example data.
    pub example: bool,
    /// Grows with every change.
    pub revision: i64,
    /// Counts.
    pub counts: CountsDto,
    /// When the newest report was received. Of reports that came with a file, that is when the file was taken in.
    pub newest_report_at: Option<Time>,
    /// When the newest event on record began; none that is still ahead.
    pub newest_event: Option<NewestEventDto>,
    /// The moment worth showing first: now, or for example data the example's own moment.
    pub suggested_as_of: Time,
    /// Now, by the machine's clock.
    pub now: Time,
    /// Method and parameter set.
    pub method: String,
    /// What undo would take back.
    pub undo: Option<UndoDto>,
    /// Name of the person at work, as set in the settings.
    pub author: Option<String>,
    /// The number that the next briefing issued will have. `None`: no database is open.
    pub next_briefing: Option<u32>,
}

/// How much the database holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CountsDto {
    /// Routes.
    pub routes: u64,
    /// Crossings.
    pub crossings: u64,
    /// Places.
    pub places: u64,
    /// Sources.
    pub sources: u64,
    /// Events.
    pub events: u64,
    /// Reports.
    pub reports: u64,
}

/// A change that can be taken back.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct UndoDto {
    /// Id of the change.
    pub change: String,
    /// What it did, in words.
    pub text: String,
}

/// What the state of the application is asked with.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct StatusArgs {
    /// Files that were encrypted when they were last open here: one that no longer is, is not opened unasked.
    #[serde(default)]
    pub known_encrypted: Option<Vec<String>>,
    /// Language of the texts in the answer.
    pub lang: Lang,
}

impl From<LangArgs> for StatusArgs {
    fn from(args: LangArgs) -> Self {
        Self { known_encrypted: None, lang: args.lang }
    }
}

/// Opens the database.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct OpenArgs {
    /// Path; `None`: the default path.
    #[serde(default)]
    pub path: Option<String>,
    /// Passphrase, where it is encrypted.
    #[serde(default)]
    pub passphrase: Option<String>,
    /// Opens a file that is not encrypted although a passphrase is given for it, or although it was encrypted before.
    #[serde(default)]
    pub unencrypted: Option<bool>,
    /// Files that were encrypted when they were last open here.
    #[serde(default)]
    pub known_encrypted: Option<Vec<String>>,
    /// Language of messages.
    pub lang: Lang,
}

/// Creates a database.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct CreateArgs {
    /// Path; `None`: the default path.
    #[serde(default)]
    pub path: Option<String>,
    /// Passphrase, to encrypt it.
    #[serde(default)]
    pub passphrase: Option<String>,
    /// Filled with the starter region.
    pub starter: bool,
    /// Language of messages.
    pub lang: Lang,
}

/// What every change carries: language, and the person's name.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct SettingsArgs {
    /// Language of messages.
    pub lang: Lang,
    /// Name of the person at work; `None`: unchanged.
    #[serde(default)]
    pub author: Option<String>,
    /// Name of the operation; `None`: unchanged.
    #[serde(default)]
    pub workspace: Option<String>,
}

/// Another passphrase for the open database.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct PassphraseArgs {
    /// Language of messages.
    pub lang: Lang,
    /// The one it has; `None`: it is not encrypted.
    #[serde(default)]
    pub current: Option<String>,
    /// The one it is to have.
    pub passphrase: String,
}

/// The answer of every change.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ChangedDto {
    /// Id of the change, for undo.
    pub change: String,
    /// What was done, in words.
    pub text: String,
    /// Id of the thing changed, where there is one.
    pub id: Option<String>,
    /// Revision after it.
    pub revision: i64,
}

/// Takes back a change.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct UndoArgs {
    /// Which; `None`: the last one that can be undone.
    #[serde(default)]
    pub change: Option<String>,
    /// Language of messages.
    pub lang: Lang,
}

/// Search in the register, in any script.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct SearchArgs {
    /// What is looked for.
    pub text: String,
    /// Language of the labels.
    pub lang: Lang,
    /// Only these kinds; empty: all.
    #[serde(default)]
    pub kinds: Vec<HitKind>,
    /// At most so many, 1 to 100.
    #[serde(default)]
    pub limit: Option<u32>,
}

/// What was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum HitKind {
    /// A place.
    Place,
    /// A crossing.
    Crossing,
    /// A route.
    Route,
    /// An event.
    Event,
    /// A report.
    Report,
}

/// One hit.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct HitDto {
    /// Kind.
    pub kind: HitKind,
    /// Id.
    pub id: String,
    /// Name in the language asked for.
    pub name: String,
    /// Name in another script, or the governorate.
    pub detail: Option<String>,
    /// Latitude, where it has a position.
    pub lat: Option<f64>,
    /// Longitude, where it has a position.
    pub lon: Option<f64>,
}

/// Reads one pasted position or several.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct CoordinatesArgs {
    /// The pasted text.
    pub text: String,
    /// Language of messages.
    pub lang: Lang,
}

/// A position in every notation.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PositionDto {
    /// Latitude, degrees.
    pub lat: f64,
    /// Longitude, degrees.
    pub lon: f64,
    /// Decimal degrees, as text.
    pub decimal: String,
    /// Degrees, minutes, seconds.
    pub dms: String,
    /// UTM, or UPS near the poles.
    pub utm: Option<String>,
    /// MGRS.
    pub mgrs: Option<String>,
}

/// What became of a pasted text: positions and what could not be read.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CoordinatesDto {
    /// The positions read, in order.
    pub positions: Vec<PositionDto>,
    /// What could not be read, in words.
    pub problems: Vec<String>,
}

/// Prints a position in every notation.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct PrintArgs {
    /// Latitude, degrees.
    pub lat: f64,
    /// Longitude, degrees.
    pub lon: f64,
}

/// When the newest event began.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct NewestEventDto {
    /// When.
    pub at: Time,
    /// Known to the hour, not to the day or less.
    pub exact: bool,
}

/// The audit trail.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct AuditArgs {
    /// Language.
    pub lang: Lang,
    /// At most so many, 1 to 500.
    #[serde(default)]
    pub limit: Option<u32>,
}

/// One change in the audit trail.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AuditDto {
    /// Id.
    pub change: String,
    /// When it was recorded.
    pub at: Time,
    /// Who.
    pub author: String,
    /// What, in words.
    pub text: String,
    /// What it was made for, where that is few.
    pub things: Vec<AuditThingDto>,
    /// Why, where a reason was given.
    pub reason: Option<String>,
}

/// A thing that a change was made for.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AuditThingDto {
    /// What can be opened; `None`: it is gone, or has no page of its own.
    pub what: Option<AuditWhat>,
    /// Its id. Empty: it has none that can be opened.
    pub id: String,
    /// Name, as the change left it.
    pub name: String,
    /// Main values that the change made others.
    pub fields: Vec<AuditFieldDto>,
}

/// What a row of the audit trail leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AuditWhat {
    /// An event.
    Event,
    /// A route.
    Route,
    /// A crossing.
    Crossing,
    /// An issued briefing.
    Briefing,
}

/// A value before and after a change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AuditFieldDto {
    /// Which.
    pub label: String,
    /// Before; `None`: not given.
    pub old: Option<String>,
    /// After; `None`: not given.
    pub new: Option<String>,
}

/// What was changed after a revision.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct ChangesSinceArgs {
    /// The revision up to which the window knows.
    pub since: i64,
    /// Language.
    pub lang: Lang,
}

/// What was changed after a revision.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ChangesSinceDto {
    /// The revision now.
    pub revision: i64,
    /// The changes, newest first.
    pub changes: Vec<ChangeToldDto>,
    /// There are older ones that are not listed.
    pub more: bool,
}

/// One change, told by what it was done to.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ChangeToldDto {
    /// Id of the change.
    pub change: String,
    /// What, in words.
    pub text: String,
    /// Who.
    pub author: String,
    /// Made by the window that asks.
    pub own: bool,
    /// Nothing on record is another: it was only written down.
    pub quiet: bool,
}
