//! The head of a briefing: which edition, for which moment, by whom, by which method.

use passage_model::{Advice, Time, Tlp};
use serde::{Deserialize, Serialize};

/// Which edition, for which moment, by whom.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Header {
    /// Running number. `None`: a draft, and every page says so.
    pub number: Option<u32>,
    /// Document id, printed on every page; see [`crate::document_id`].
    pub id: String,
    /// The message, e.g. *Hold* "all movements into Marsal" and *No-go* "at the eastern border". Printed as one title.
    /// Empty: a neutral title is printed.
    pub title: Vec<AdviceLine>,
    /// Region covered, for the line under the title.
    pub region: String,
    /// The issuing unit, printed at the top of every page.
    pub unit: Option<String>,
    /// Marking, at the top and bottom of every page.
    pub tlp: Tlp,
    /// The moment for which the levels hold.
    pub as_of: Time,
    /// What had been received by then was used.
    pub known_at: Time,
    /// Until when the briefing may be used.
    pub valid_until: Time,
    /// Offset of local time from UTC in minutes (-840 to 840), to print the local hour beside UTC. `None`: UTC only.
    pub local_offset_minutes: Option<i32>,
    /// Who prepared it. `None`: an empty line to fill in by hand.
    pub prepared_by: Option<String>,
    /// Who approved it. `None`: an empty line to fill in by hand.
    pub approved_by: Option<String>,
    /// With whom the decision rests, as it stands in a sentence ("the country director").
    /// `None`: with whoever orders the movement.
    pub decision_by: Option<String>,
    /// How levels were made.
    pub method: MethodNote,
    /// The edition that changes are counted from. `None`: the first edition.
    pub previous: Option<Previous>,
    /// The data are an example; every page says so.
    #[serde(default)]
    pub example: bool,
}

/// The method and its parameters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MethodNote {
    /// Name and version of the method.
    pub version: String,
    /// Version of the parameter set.
    pub parameters: String,
    /// Values that the organisation has put in the place of shipped ones, in words.
    #[serde(default)]
    pub own: Vec<String>,
    /// Days without any report after which a stretch is Unknown.
    pub unknown_after_days: u32,
    /// Whether the likelihoods were fitted to the country's own past events. When `false` the briefing says so.
    pub calibrated: bool,
    /// On what they were fitted and which routes of the briefing lie elsewhere, one sentence each.
    #[serde(default)]
    pub calibration: Vec<String>,
}

/// An earlier briefing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Previous {
    /// Its number.
    pub number: u32,
    /// The moment for which it held.
    pub as_of: Time,
}

/// An advice with what it applies to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdviceLine {
    /// The advice, printed as its word. `None`: the text stands alone.
    pub advice: Option<Advice>,
    /// What it applies to and until when, continuing after the word ("R-01 and R-02 until a passage is confirmed.").
    pub text: String,
}

/// Something that matters, with its grade in the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// One line.
    pub title: String,
    /// Two or three sentences.
    pub text: String,
}
