//! Crossings: two names, two authorities, two statuses.

use serde::{Deserialize, Serialize};

use crate::{Country, CrossingId, Grade, Hours, LatLon, Names, SourceId, Time, TrafficClass, TrafficDirection};

/// What sort of crossing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum CrossingKind {
    /// Between two countries.
    Border,
    /// Between areas of control.
    InternalLine,
    /// A control on the road.
    Checkpoint,
    /// Bridge.
    Bridge,
    /// Ferry.
    Ferry,
}

impl CrossingKind {
    /// All values, in the order of the scale.
    pub const ALL: [Self; 5] = [Self::Border, Self::InternalLine, Self::Checkpoint, Self::Bridge, Self::Ferry];

    /// Stable code, as stored and in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Border => "border",
            Self::InternalLine => "internal_line",
            Self::Checkpoint => "checkpoint",
            Self::Bridge => "bridge",
            Self::Ferry => "ferry",
        }
    }

    /// The value with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|v| v.code() == code)
    }
}

/// Status of one side for one class of traffic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum SideStatusKind {
    /// Open.
    Open,
    /// Open with restrictions, or sporadically.
    Restricted,
    /// Closed.
    Closed,
    /// Not known.
    Unknown,
}

impl SideStatusKind {
    /// All values, in the order of the scale.
    pub const ALL: [Self; 4] = [Self::Open, Self::Restricted, Self::Closed, Self::Unknown];

    /// Stable code, as stored and in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Restricted => "restricted",
            Self::Closed => "closed",
            Self::Unknown => "unknown",
        }
    }

    /// The value with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|v| v.code() == code)
    }
}

/// What one side says or does about one class of traffic in one direction, with the word it rests on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct SideStatus {
    /// For whom. `None`: every class.
    pub traffic: Option<TrafficClass>,
    /// Which way.
    pub direction: TrafficDirection,
    /// Status.
    pub status: SideStatusKind,
    /// Legal basis or what was seen, in words.
    pub basis: Option<String>,
    /// In force since.
    pub since: Option<Time>,
    /// In force until, where an end is known.
    pub until: Option<Time>,
    /// When it was last checked.
    pub checked_at: Time,
    /// Who said so.
    pub source: Option<SourceId>,
    /// How far that is believed.
    pub grade: Grade,
}

/// One side of a crossing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Side {
    /// The name used on this side.
    pub names: Names,
    /// Country.
    pub country: Option<Country>,
    /// Who runs it, as named.
    pub authority: Option<String>,
    /// Opening hours. `None`: not known.
    pub hours: Option<Hours>,
    /// Statuses per traffic class and direction; what is not listed is unknown.
    #[serde(default)]
    pub statuses: Vec<SideStatus>,
}

/// A border crossing, internal line crossing, checkpoint, bridge or ferry.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Crossing {
    /// Id.
    pub id: CrossingId,
    /// Names of the whole.
    pub names: Names,
    /// What sort.
    pub kind: CrossingKind,
    /// Position.
    pub at: LatLon,
    /// Run by recognised authorities on both sides. `None`: not known.
    pub formal: Option<bool>,
    /// One or two sides. The first is met first by a route that runs forward only by chance: sides are told apart by
    /// name and country, not by order.
    pub sides: Vec<Side>,
}

impl Crossing {
    /// Whether this is a crossing of the border between these two countries (either order).
    pub fn joins(&self, a: Country, b: Country) -> bool {
        let has = |c: Country| self.sides.iter().any(|side| side.country == Some(c));
        self.kind == CrossingKind::Border && has(a) && has(b)
    }
}
