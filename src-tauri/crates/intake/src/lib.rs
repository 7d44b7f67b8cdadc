//! Free text to draft events: rules and a gazetteer, no model, no network.
//!
//! A report in English, Arabic or French is cut into sentences. Words that set something off (a *trigger*: "seized",
//! "قصف", "fermée") gather what belongs to them: places, times, actors, traffic. Cues around them say how sure the
//! writer is, and keep out what did not happen: negations, conditions, plans, history, exercises. Everything specific to
//! a language is data in `lexicon/`.
//!
//! A draft is a proposal to a person, who checks it against its evidence, an exact substring of the text. The same text,
//! register and day give the same drafts, on every machine; no input makes this panic.

mod about;
mod actors;
mod arguments;
mod beside;
mod build;
mod chainage;
mod clock;
mod context;
mod coords;
mod correction;
mod country;
mod cue;
mod drafts;
mod ellipsis;
mod fill;
mod flow;
mod gazetteer;
mod guard;
mod layer;
mod lexicon;
mod lifting;
mod limits;
mod list;
mod lookup;
mod mention;
mod number;
mod passers;
mod place_role;
mod place_set;
mod rank;
mod relative;
mod resolve;
mod scan;
mod section;
mod sentence;
mod spelling;
mod stamp;
mod status;
mod table;
mod tense;
mod terms;
mod tidy;
mod time;
mod token;
mod trigger;
mod unread;
mod unreal;
mod when;
mod zone;

use chrono::NaiveDate;
use passage_model::LatLon;

pub use country::{countries_at, country_alpha2};
pub use drafts::{Draft, DraftActor, DraftCandidate, DraftPlace, Drafts};
pub use gazetteer::{About, Entry, EntryKind, Gazetteer, Origin};
pub use lookup::{FILING, Lookup, Nothing, exactly, filed_under};

/// What is known about a report besides its text.
#[derive(Debug, Clone, Copy)]
pub struct Received {
    /// The day it was received: relative times count from it where the text carries no date of its own.
    pub day: NaiveDate,
    /// The clock by which it tells hours that name no zone, minutes east of UTC. `None`: not known, and such hours stay as they
    /// are said.
    pub zone: Option<i32>,
    /// A position in the region it speaks of: of places with the same name the nearest is taken.
    pub region: Option<LatLon>,
}

/// Longest text read, bytes; what follows is left unread.
pub const MAX_BYTES: usize = 1 << 20;

/// Reads a report.
///
/// ```
/// use passage_intake::{Gazetteer, Received, draft};
/// let received = Received { day: chrono::NaiveDate::from_ymd_opt(2024, 11, 30).unwrap(), zone: None, region: None };
/// let drafts = draft("Rebels captured Saraqib yesterday.", &Gazetteer::default(), &received);
/// assert_eq!(drafts.events[0].kind, "control_change");
/// assert_eq!(drafts.events[0].places[0].surface, "Saraqib");
/// assert_eq!(drafts.events[0].from.as_deref(), Some("2024-11-29"));
/// ```
pub fn draft(text: &str, gazetteer: &Gazetteer, received: &Received) -> Drafts {
    build::drafts(beginning(text), gazetteer, received)
}

/// Reads a report with the names in memory and those of a gazetteer that is not: only what the text may mean is fetched.
/// `gazetteer` holds what was fetched afterwards.
pub fn draft_with<L: Lookup>(
    text: &str,
    gazetteer: &mut Gazetteer,
    lookup: &mut L,
    received: &Received,
) -> Result<Drafts, L::Error> {
    build::drafts_with(beginning(text), gazetteer, lookup, received)
}

/// As much of a text as is read.
fn beginning(text: &str) -> &str {
    let mut end = text.len().min(MAX_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}
