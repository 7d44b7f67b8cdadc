//! Import: what is asked, what a file would do, and how tables of others are described.

use passage_model::{EventKind, Lang, Time};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Imports files, or says what an import would do.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct ImportArgs {
    /// Paths.
    pub files: Vec<String>,
    /// What they hold; `None`: recognised.
    #[serde(default)]
    pub kind: Option<ImportKind>,
    /// FIELD=COLUMN.
    #[serde(default)]
    pub map: Vec<String>,
    /// FIELD=VALUE, the same for every row of a table.
    #[serde(default)]
    pub set: Vec<String>,
    /// How numeric dates are read; `None`: only dates that leave no doubt are taken.
    #[serde(default)]
    pub dates: Option<DateOrder>,
    /// How one column with two coordinates is read; `None`: latitude first.
    #[serde(default)]
    pub pairs: Option<CoordinateOrder>,
    /// The sheet of a workbook that is read; `None`: the first that can be.
    #[serde(default)]
    pub sheet: Option<String>,
    /// Only say what would happen.
    pub dry_run: bool,
    /// Take the good rows although others were rejected. Without it a file with rejected rows changes nothing.
    #[serde(default)]
    pub accept_partial: bool,
    /// What to do with events that may be there already.
    #[serde(default)]
    pub doubles: DoublesArgs,
    /// Language of messages.
    pub lang: Lang,
}

impl ImportArgs {
    /// Takes files in as they are recognised: all rows or none.
    pub fn files(files: Vec<String>, lang: Lang) -> Self {
        Self {
            files,
            kind: None,
            map: Vec::new(),
            set: Vec::new(),
            dates: None,
            pairs: None,
            sheet: None,
            dry_run: false,
            accept_partial: false,
            doubles: DoublesArgs::default(),
            lang,
        }
    }
}

/// Reads files in the background; nothing is stored.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct ImportStartArgs {
    /// What to read.
    pub sources: Vec<ImportSource>,
    /// How a person says that tables are to be read; `None`: as recognised, or as said earlier for the same header.
    #[serde(default)]
    pub reading: Option<TableReading>,
    /// Language of messages.
    pub lang: Lang,
}

/// A file of the disk, or something dropped or pasted.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct ImportSource {
    /// Path of a file.
    #[serde(default)]
    pub path: Option<String>,
    /// Name of what is not a file of the disk.
    #[serde(default)]
    pub name: Option<String>,
    /// Its text.
    #[serde(default)]
    pub text: Option<String>,
    /// Its bytes in hexadecimal, where it is no text.
    #[serde(default)]
    pub hex: Option<String>,
}

/// A reading that is running or done.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ImportJobArgs {
    /// Number of the reading.
    pub job: u32,
    /// What to do with events that may be there already.
    #[serde(default)]
    pub doubles: DoublesArgs,
    /// Language of messages.
    pub lang: Lang,
}

/// A reading was started.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct ImportJobDto {
    /// Its number.
    pub job: u32,
}

/// How far a reading is.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ImportProgressDto {
    /// What it does.
    pub state: ImportState,
    /// Name of the file that is read.
    pub file: Option<String>,
    /// Its place among the files, from 1.
    pub number: u32,
    /// Files in all.
    pub files: u32,
    /// Share of the file that has been read, 0 to 1.
    pub share: f64,
    /// What the files would do, once they are read.
    pub preview: Option<ImportDto>,
}

/// What a reading does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ImportState {
    /// It reads.
    Reading,
    /// Everything is read and compared; nothing is stored.
    Ready,
    /// A person stopped it.
    Stopped,
    /// There is no such reading: another one took its place.
    Gone,
}

/// Takes in what has been read.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ImportApplyArgs {
    /// Number of the reading.
    pub job: u32,
    /// What to do with events that may be there already.
    #[serde(default)]
    pub doubles: DoublesArgs,
    /// Take the good rows although others were rejected.
    #[serde(default)]
    pub accept_partial: bool,
    /// Language of messages.
    pub lang: Lang,
}

/// What to do with events of a file that may be there already. Nothing is joined unless a person says so.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct DoublesArgs {
    /// Most hours between two, 0 to 744; `None`: 24.
    #[serde(default)]
    pub hours: Option<f64>,
    /// Most kilometres between two, 0 to 50; `None`: 5.
    #[serde(default)]
    pub km: Option<f64>,
    /// Said of single rows, by their key.
    #[serde(default)]
    pub rows: Vec<DoubleChoice>,
    /// All of these kinds are the same event, unless said otherwise of the row.
    #[serde(default)]
    pub same_kinds: Vec<EventKind>,
}

/// What a person said of one row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DoubleChoice {
    /// Key of the row.
    pub key: String,
    /// The same event: the row becomes a further report of it. Otherwise it stays an event of its own.
    pub same: bool,
}

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ImportKind {
    /// Routes.
    Routes,
    /// Crossings.
    Crossings,
    /// Places.
    Places,
    /// Events.
    Events,
}

/// Which number of `03/04/2024` is the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DateOrder {
    /// 3 April.
    DayFirst,
    /// 4 March.
    MonthFirst,
}

/// Which of two numbers in one column is the latitude.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CoordinateOrder {
    /// The first.
    LatLon,
    /// The second.
    LonLat,
}

/// What became of the files.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ImportDto {
    /// Per file.
    pub files: Vec<ImportFileDto>,
    /// What becomes of reports that name a route by km whose line changes, in words; `None`: nothing.
    pub carried: Option<String>,
    /// The change, when something was taken in.
    pub change: Option<String>,
    /// Whether anything was or would be stored.
    pub applied: bool,
}

/// What became of one file.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ImportFileDto {
    /// Path, or the name of what is not a file of the disk.
    pub file: String,
    /// Format recognised; `None`: not readable.
    pub format: Option<String>,
    /// What told the format, in words.
    pub reason: Option<String>,
    /// SHA-256 of its bytes.
    pub sha256: Option<String>,
    /// What it holds.
    pub kind: Option<ImportKind>,
    /// Rows read: the accepted, the rejected and the skipped ones.
    pub rows: u64,
    /// Rows whose content is taken.
    pub accepted: u64,
    /// New.
    pub added: u64,
    /// What they are: "34 events and 2 routes"; `None`: nothing is new.
    pub added_text: Option<String>,
    /// Changed.
    pub updated: u64,
    /// As before.
    pub unchanged: u64,
    /// Taken as a further report of an event of another source.
    pub joined: u64,
    /// Rows that are not taken because they meet with what people did, or with a later word; each is among the issues.
    pub held: u64,
    /// Not taken.
    pub rejected: u64,
    /// Rows that hold nothing to take.
    pub skipped: u64,
    /// What is wrong and where; at most 1,000.
    pub issues: Vec<ImportIssueDto>,
    /// Issues beyond those listed.
    pub more_issues: u64,
    /// The first new things.
    pub news: Vec<NewRowDto>,
    /// What would change, field by field; at most 200.
    pub changes: Vec<RowChangeDto>,
    /// Changes beyond those listed.
    pub more_changes: u64,
    /// Events that may be there already; at most 500.
    pub doubles: Vec<DoubleDto>,
    /// How many there are of each kind.
    pub double_kinds: Vec<DoubleKindDto>,
    /// The grades that its events come with and what that means for levels, in words; `None`: it holds no event.
    pub grades: Option<String>,
    /// Its columns, where it is a table.
    pub table: Option<TableDto>,
}

/// A new thing.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct NewRowDto {
    /// Row or feature, from 1.
    pub row: u64,
    /// What it is called.
    pub title: String,
    /// When, or where.
    pub detail: String,
}

/// One located issue.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ImportIssueDto {
    /// Row or feature, from 1.
    pub row: Option<u64>,
    /// Column.
    pub column: Option<String>,
    /// Stable code.
    pub code: String,
    /// In words.
    pub message: String,
    /// The value.
    pub value: Option<String>,
    /// What was expected.
    pub expected: Option<String>,
    /// The row was not taken; otherwise a notice.
    pub rejected: bool,
    /// It was not taken because of what is on record: a person has to decide.
    pub held: bool,
    /// How much it matters.
    pub severity: IssueSeverity,
}

/// How much an issue of a file matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum IssueSeverity {
    /// The row was not taken.
    Rejected,
    /// What was taken may say more than the file does.
    Warning,
    /// Worth knowing.
    Notice,
}

/// A thing on record that a row would change.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RowChangeDto {
    /// Row or feature, from 1.
    pub row: u64,
    /// What it is called.
    pub title: String,
    /// What differs.
    pub fields: Vec<FieldChangeDto>,
}

/// A field that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FieldChangeDto {
    /// Its name.
    pub label: String,
    /// As it is on record.
    pub old: String,
    /// As the file says.
    pub new: String,
}

/// An event of the file that may be there already.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct DoubleDto {
    /// Its row, from 1.
    pub row: u64,
    /// Its key, for a choice.
    pub key: String,
    /// Its kind.
    pub kind: EventKind,
    /// What it is called.
    pub title: String,
    /// When.
    pub when_text: String,
    /// Who says so.
    pub source: String,
    /// The event that is there; `None`: it stands further up in the files.
    pub event: Option<String>,
    /// What that is called.
    pub other_title: String,
    /// When that was.
    pub other_when_text: String,
    /// Who tells of that.
    pub other_source: String,
    /// Why: "2.2 km and 24 h apart".
    pub why: String,
    /// It would be taken as a further report of that event.
    pub same: bool,
}

/// How many of a kind may be there already.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DoubleKindDto {
    /// The kind.
    pub kind: EventKind,
    /// Its word.
    pub text: String,
    /// How many.
    pub count: u64,
}

/// How a table is to be read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct TableReading {
    /// What its rows are; `None`: recognised.
    #[serde(default)]
    pub kind: Option<ImportKind>,
    /// Sheet of a workbook; `None`: the first that can be used.
    #[serde(default)]
    pub sheet: Option<String>,
    /// Which column holds a field.
    #[serde(default)]
    pub columns: Vec<FieldValue>,
    /// Which value a field has in every row.
    #[serde(default)]
    pub fixed: Vec<FieldValue>,
    /// How numeric dates are read.
    #[serde(default)]
    pub dates: Option<DateOrder>,
    /// How one column with two coordinates is read.
    #[serde(default)]
    pub pairs: Option<CoordinateOrder>,
}

/// A field with its column or its value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FieldValue {
    /// Our field.
    pub field: String,
    /// Column or value.
    pub value: String,
}

/// The columns of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TableDto {
    /// Stands for its header.
    pub fingerprint: String,
    /// Whether its columns say by themselves what they hold.
    pub recognised: bool,
    /// Names of the columns.
    pub columns: Vec<String>,
    /// Row of the header, from 1.
    pub header_row: u64,
    /// The first rows, at most five.
    pub rows: Vec<Vec<String>>,
    /// The sheet that was read.
    pub sheet: Option<String>,
    /// All sheets.
    pub sheets: Vec<String>,
    /// The reading used, or one to begin with.
    pub reading: TableReading,
    /// The reading used is one that was said earlier: for this file, by this person, then.
    pub kept: Option<KeptReadingDto>,
}

/// A reading that was kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct KeptReadingDto {
    /// Stands for the header.
    pub fingerprint: String,
    /// The file for which it was said last.
    pub label: String,
    /// Who said it.
    pub author: String,
    /// When it was used last.
    pub used_at: Time,
}

/// A reading that was kept, to be forgotten.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ForgetReadingArgs {
    /// Stands for the header.
    pub fingerprint: String,
    /// Language of messages.
    pub lang: Lang,
}

/// Fields that a table of this kind can give.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TableFieldsArgs {
    /// What its rows are: events, places or crossings.
    pub kind: ImportKind,
    /// Language of messages.
    pub lang: Lang,
}

/// A field that a table can give.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TableFieldDto {
    /// Its code.
    pub field: String,
    /// Its name.
    pub label: String,
    /// What belongs in it, where the name does not say it.
    pub hint: Option<String>,
    /// Without it no row can be taken.
    pub required: bool,
    /// Values it may have in every row; empty: any text. A field that only a column can give has none and is not `fixed`.
    pub choices: Vec<FieldChoiceDto>,
    /// Whether one value may hold for every row.
    pub fixed: bool,
}

/// A value that a field may have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FieldChoiceDto {
    /// The value.
    pub value: String,
    /// Its word.
    pub text: String,
}

/// Reads the first rows of a table as described; nothing is stored.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TryReadingArgs {
    /// Names of the columns.
    pub columns: Vec<String>,
    /// Rows, at most five.
    pub rows: Vec<Vec<String>>,
    /// How to read them.
    pub reading: TableReading,
    /// Language of messages.
    pub lang: Lang,
}

/// What came of it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TryReadingDto {
    /// Why none can be read: "Columns are missing: …".
    pub problem: Option<String>,
    /// Per row.
    pub rows: Vec<TriedRowDto>,
}

/// One row as it would be taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TriedRowDto {
    /// What it is called; `None`: it would be left out.
    pub title: Option<String>,
    /// When.
    pub when_text: Option<String>,
    /// Where.
    pub at_text: Option<String>,
    /// What is wrong with it, or worth knowing.
    pub messages: Vec<String>,
}

/// An import of the past.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PastImportDto {
    /// The change, for undo.
    pub change: String,
    /// When.
    pub at: Time,
    /// Who.
    pub author: String,
    /// It has been taken back.
    pub undone: bool,
    /// Its files.
    pub files: Vec<PastFileDto>,
}

/// A file of it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PastFileDto {
    /// Name.
    pub file: String,
    /// SHA-256.
    pub sha256: String,
    /// Format.
    pub format: String,
    /// Rows in it.
    pub rows: u64,
    /// New.
    pub added: u64,
    /// Changed.
    pub updated: u64,
    /// As before.
    pub unchanged: u64,
    /// Taken as further reports.
    pub joined: u64,
    /// Not taken because of what was on record.
    pub held: u64,
    /// Not taken.
    pub rejected: u64,
    /// Held nothing to take.
    pub skipped: u64,
}

/// Where an event comes from, and which others may be the same.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct EventOriginDto {
    /// The files behind its reports.
    pub files: Vec<OriginDto>,
    /// Events that may be the same one, until a person settles it.
    pub doubles: Vec<PossibleDoubleDto>,
}

/// The row of a file from which a report was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OriginDto {
    /// Report.
    pub report: String,
    /// Who says so.
    pub source: String,
    /// Name of the file.
    pub file: String,
    /// SHA-256 of the file.
    pub sha256: String,
    /// Row, from 1.
    pub row: u64,
    /// When it was taken in.
    pub received_at: Time,
}

/// An event that may be the same one.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PossibleDoubleDto {
    /// The event.
    pub event: String,
    /// What it is called.
    pub title: String,
    /// When.
    pub when_text: String,
    /// Who tells of it.
    pub source: String,
    /// Why.
    pub why: String,
}

/// Says whether two events are one.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SettleDoubleArgs {
    /// The event that stays.
    pub event: String,
    /// The other one.
    pub other: String,
    /// They are one: the reports of the other one are added to it, and the other one is deleted.
    pub same: bool,
    /// Language of messages.
    pub lang: Lang,
}
