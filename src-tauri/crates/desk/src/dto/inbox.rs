//! The Inbox: reports taken in as text, the drafts read from them, and what a person decides about each.

use passage_model::{Credibility, EventKind, EventStatus, EventTime, Lang, LatLon, Reliability, SourceKind, Time};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ChangedDto, EventForm};

/// Takes in a report as text. The text is kept unchanged, with its SHA-256.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct PasteArgs {
    /// The text, word for word.
    pub text: String,
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
    /// When it was published or written; relative times count from it. `None`: not known.
    #[serde(default)]
    pub published_at: Option<Time>,
    /// When we received it; `None`: now.
    #[serde(default)]
    pub received_at: Option<Time>,
    /// The region it speaks of, in words.
    #[serde(default)]
    pub region: Option<String>,
    /// The clock by which it tells hours that name no zone, minutes east of UTC. `None`: not known; then such hours count for
    /// their day alone.
    #[serde(default)]
    pub utc_offset_minutes: Option<i32>,
    /// Language of messages.
    pub lang: Lang,
}

/// A report taken in.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PastedDto {
    /// The report.
    pub report: String,
    /// What was recorded; `None`: the text was in the Inbox already, and nothing was changed.
    pub changed: Option<ChangedDto>,
    /// What happened, in one sentence.
    pub text: String,
}

/// Asks for the Inbox.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct InboxArgs {
    /// The report to open; `None`: the newest with something to review, else the newest.
    #[serde(default)]
    pub report: Option<String>,
    /// Language of texts.
    pub lang: Lang,
}

/// The Inbox.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct InboxDto {
    /// Revision of the database it rests on.
    pub revision: i64,
    /// Drafts that nobody has decided on, over all reports read so far.
    pub to_review: u32,
    /// Texts not read yet since the program was started: asked again, the answer knows more of them.
    pub unread: u32,
    /// Reports taken in, oldest first.
    pub reports: Vec<InboxReportDto>,
    /// The one that is open; `None`: there is none.
    pub open: Option<OpenReportDto>,
}

/// A report in the Inbox.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct InboxReportDto {
    /// The report.
    pub report: String,
    /// Its number among all reports, from 1.
    pub number: u32,
    /// Drafts to decide on; `None`: its text is not read yet.
    pub to_review: Option<u32>,
}

/// The report that is open, with its drafts.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct OpenReportDto {
    /// The report.
    pub report: String,
    /// "Report 214".
    pub title: String,
    /// "taken in 30 Nov 2024, 17:40 UTC, English and Arabic".
    pub taken_text: String,
    /// Name of the source.
    pub source_name: String,
    /// Its reliability.
    pub reliability: Reliability,
    /// "usually reliable".
    pub reliability_text: String,
    /// "30 Nov 2024, 16:20 UTC", or that it is not known.
    pub published_text: String,
    /// "UTC+3 where no zone is named": by which clock hours are taken, or that it is not known.
    pub clock_text: String,
    /// SHA-256 of the text, hexadecimal.
    pub hash: String,
    /// Its beginning and end: "9f2c 07d1 … 41ab".
    pub hash_short: String,
    /// The text, cut into paragraphs and marked words. Put together it is the text, to the byte.
    pub paragraphs: Vec<ParagraphDto>,
    /// The drafts, in the order of the text.
    pub drafts: Vec<DraftDto>,
    /// "5 draft events".
    pub count_text: String,
    /// "1 accepted, 4 to review".
    pub state_text: String,
    /// What could not be made use of.
    pub notices: Vec<String>,
}

/// A paragraph of the text.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ParagraphDto {
    /// It is written from right to left.
    pub rtl: bool,
    /// What follows it in the text: line breaks.
    pub gap: String,
    /// Its pieces, in order.
    pub pieces: Vec<PieceDto>,
}

/// A piece of the text that the same drafts rest on.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PieceDto {
    /// The words, as they are.
    pub text: String,
    /// Numbers of the drafts that rest on it; empty: none.
    pub drafts: Vec<u32>,
    /// Numbers of those whose words begin here.
    pub begins: Vec<u32>,
}

/// What has become of a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DraftState {
    /// Nobody has decided.
    ToReview,
    /// It is an event now, or several.
    Accepted,
    /// Its report stands behind an event that was on record.
    Merged,
    /// It was turned down.
    Rejected,
}

/// A draft event.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct DraftDto {
    /// Names it in the commands about drafts.
    pub key: String,
    /// Its number in the text, from 1.
    pub number: u32,
    /// Icon in icons.svg.
    pub icon: String,
    /// Title.
    pub title: String,
    /// Where and who, in one line.
    pub line: String,
    /// Kind.
    pub kind: EventKind,
    /// "by armed opposition groups"; empty: the text does not say who.
    pub actors_text: String,
    /// Status from the wording.
    pub status: EventStatus,
    /// Its word.
    pub status_text: String,
    /// It is drawn dashed.
    pub claimed: bool,
    /// Time, as it would be saved.
    pub time: EventTime,
    /// "27 Nov 2024", or that it is not said.
    pub when_text: String,
    /// "all traffic · both ways · all vehicles · at all hours": whom it would apply to; `None`: nobody in particular.
    pub terms_text: Option<String>,
    /// It holds at certain hours of the day: of UTC, whatever the clock of the area does.
    pub hourly: bool,
    /// The words it was read from; `None`: none.
    pub when_words: Option<String>,
    /// "day", or where the time is from where no words say it.
    pub when_note: String,
    /// Places, in the order of the text.
    pub places: Vec<DraftPlaceDto>,
    /// "11 more, not named in the text"; `None`: all are named.
    pub unnamed_text: Option<String>,
    /// Credibility that the wording suggests.
    pub credibility: Credibility,
    /// The words it rests on, the first of them.
    pub evidence: String,
    /// An event on record that it may be.
    pub twin: Option<TwinDto>,
    /// What has become of it.
    pub state: DraftState,
    /// "accepted", "rejected: …".
    pub state_text: String,
    /// The change that decided, for undo; `None`: not decided.
    pub change: Option<String>,
    /// Events it has become part of.
    pub events: Vec<String>,
    /// What is missing before it can be accepted as it is; `None`: nothing.
    pub missing: Option<String>,
    /// It has several parts that can be looked at one by one.
    pub can_split: bool,
}

/// A place of a draft.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct DraftPlaceDto {
    /// As written.
    pub surface: String,
    /// The name in the other script, where one is known.
    pub other: Option<String>,
    /// What it may be, best first.
    pub candidates: Vec<CandidateDto>,
    /// Which of them is taken unless a person says otherwise; `None`: open.
    pub picked: Option<u32>,
}

/// What a place may be.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CandidateDto {
    /// What is sent to take it.
    pub pick: PickDto,
    /// Name.
    pub name: String,
    /// Name in the other script.
    pub other: Option<String>,
    /// "on R-01, km 34", "9.9 km from R-01".
    pub where_text: String,
    /// How well name and surroundings fit, 0 to 1: it orders, it is no probability. `None`: a position.
    pub score: Option<f64>,
    /// "96 %"; empty for a position.
    pub score_text: String,
}

/// Where an event is put.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum PickDto {
    /// At a place of the register.
    Place {
        /// Which.
        id: String,
    },
    /// At a crossing of the register.
    Crossing {
        /// Which.
        id: String,
    },
    /// At a position: of the text, or of a place that the register does not have.
    Position {
        /// Where.
        at: LatLon,
    },
    /// On all of a route of the register.
    Route {
        /// Which.
        id: String,
    },
    /// Nowhere: it is kept as an information gap.
    Gap,
}

/// An event on record that a draft may tell of.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TwinDto {
    /// The event.
    pub event: String,
    /// "May share one origin with report 209", or "Report 209 may tell of the same event".
    pub text: String,
    /// "13 settlements captured; Channel X, 29 Nov 14:05".
    pub detail: String,
    /// The reports count as one when merged.
    pub one_origin: bool,
    /// The report can be put behind it. One that was taken back is only told of.
    pub merges: bool,
}

/// Names a draft.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct DraftRef {
    /// Its report.
    pub report: String,
    /// Its key.
    pub key: String,
}

/// What a person changed about a draft before deciding.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct DraftChoice {
    /// Another kind.
    #[serde(default)]
    pub kind: Option<EventKind>,
    /// Another status.
    #[serde(default)]
    pub status: Option<EventStatus>,
    /// Another credibility.
    #[serde(default)]
    pub credibility: Option<Credibility>,
    /// For each place, in order: what it is. `null` or left out: what the draft takes.
    #[serde(default)]
    pub picks: Vec<Option<PickDto>>,
}

/// A draft with what a person chose.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct DraftChoiceArgs {
    /// Which.
    pub draft: DraftRef,
    /// What was chosen.
    pub choice: DraftChoice,
    /// Language of texts.
    pub lang: Lang,
}

/// What accepting a draft would change.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct DraftEffectArgs {
    /// Which.
    pub draft: DraftRef,
    /// What was chosen.
    pub choice: DraftChoice,
    /// The event as a person edited it; `None`: as the draft has it.
    #[serde(default)]
    pub event: Option<EventForm>,
    /// The moment looked at; `None`: now.
    #[serde(default)]
    pub as_of: Option<Time>,
    /// Language of texts.
    pub lang: Lang,
}

/// Accepts a draft.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(optional_fields = nullable)]
pub struct AcceptDraftArgs {
    /// Which.
    pub draft: DraftRef,
    /// What was chosen.
    pub choice: DraftChoice,
    /// The event as a person edited it; `None`: as the draft has it.
    #[serde(default)]
    pub event: Option<EventForm>,
    /// Language of messages.
    pub lang: Lang,
}

/// Turns a draft down.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RejectDraftArgs {
    /// Which.
    pub draft: DraftRef,
    /// Why. Required.
    pub reason: String,
    /// Language of messages.
    pub lang: Lang,
}

/// Puts the report of a draft behind an event on record.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct MergeDraftArgs {
    /// Which.
    pub draft: DraftRef,
    /// What was chosen; the credibility counts.
    pub choice: DraftChoice,
    /// The event.
    pub event: String,
    /// Language of messages.
    pub lang: Lang,
}

/// Splits a draft into its parts.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SplitDraftArgs {
    /// Which.
    pub draft: DraftRef,
    /// Language of messages.
    pub lang: Lang,
}
