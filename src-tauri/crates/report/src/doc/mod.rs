//! What a briefing says, as data: the input of the renderer.
//!
//! A [`BriefingDoc`] is filled by the use-cases from the results of the method and is kept with the issued briefing, so
//! that the same file can be drawn again. Levels, access, grades, kinds and times are values of the model; whoever
//! renders puts them into words. **Composed sentences** (headlines, titles of drivers, gaps, conditions) arrive
//! ready-made, in the language that is passed to [`crate::render`], since composing them needs rules that this crate
//! does not know. Names of places and routes arrive in that language too. No text is trimmed to fit: what does not
//! fit on a page goes to a further page.

mod annex;
mod header;
mod map;
mod redaction;
mod route;
mod table;

pub use annex::{Annex, AnnexRow, LevelChange, RouteDistance, SourceCount};
pub use header::{AdviceLine, Finding, Header, MethodNote, Previous};
pub use map::{BaseKind, BaseShape, Bounds, MapCrossing, MapDoc, MapEvent, MapPlace, MapRoute, MapSegment};
pub use redaction::Redaction;
pub use route::{
    DriverRow, Measure, OverrideNote, PointRow, Probability, Profile, ProfileSegment, RoutePage, SmallerDrivers, WhatIf,
};
pub use table::{CrossingRow, CrossingSide, RouteRow, StripPart};

use serde::{Deserialize, Serialize};

/// A whole briefing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BriefingDoc {
    /// Number, marking, times, people, method.
    pub header: Header,
    /// What is recommended, worst first. Printed in the box on the first page, each line after its advice in bold.
    pub recommendation: Vec<AdviceLine>,
    /// What matters most, in the order to print. The first three stand in columns; more follow in further rows.
    pub findings: Vec<Finding>,
    /// Maps of the first page. One takes the whole width, two share it, more follow in further rows of two.
    pub maps: Vec<MapDoc>,
    /// All routes. Printed worst first, Unknown just above Medium; within a level in the order given.
    pub routes: Vec<RouteRow>,
    /// All crossings, in the order to print.
    pub crossings: Vec<CrossingRow>,
    /// Routes that get a page of their own, in the order to print.
    pub route_pages: Vec<RoutePage>,
    /// Events, gaps, sources, changes, overrides.
    pub annex: Annex,
    /// What must not be shown. Applied by the renderer; see [`BriefingDoc::redacted`].
    #[serde(default)]
    pub redaction: Redaction,
}
