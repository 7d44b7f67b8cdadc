//! What can be recorded: the eleven kinds of entity, by id and by content.

use std::fmt;

use passage_model::{
    Calibration, CalibrationId, Crossing, CrossingId, Event, EventId, Override, OverrideId, OwnValue, OwnValueId,
    Place, PlaceId, Report, ReportId, Review, ReviewId, Route, RouteId, Silence, SilenceId, Source, SourceId,
};
use serde::{Deserialize, Serialize};

/// The kinds of entity that have a history.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntityKind {
    /// A place.
    Place,
    /// A crossing.
    Crossing,
    /// A route.
    Route,
    /// A source.
    Source,
    /// A report.
    Report,
    /// An event.
    Event,
    /// An override.
    Override,
    /// A country calibration.
    Calibration,
    /// What a person did with a draft of a text.
    Review,
    /// A number of the method that an organisation has set for itself.
    OwnValue,
    /// An area from which reports have stopped coming.
    Silence,
}

impl EntityKind {
    /// All values, in the order in which they are stored.
    pub const ALL: [Self; 11] = [
        Self::Place,
        Self::Crossing,
        Self::Route,
        Self::Source,
        Self::Report,
        Self::Event,
        Self::Override,
        Self::Calibration,
        Self::Review,
        Self::OwnValue,
        Self::Silence,
    ];

    /// Stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Place => "place",
            Self::Crossing => "crossing",
            Self::Route => "route",
            Self::Source => "source",
            Self::Report => "report",
            Self::Event => "event",
            Self::Override => "override",
            Self::Calibration => "calibration",
            Self::Review => "review",
            Self::OwnValue => "own_value",
            Self::Silence => "silence",
        }
    }

    /// The number under which it is stored.
    pub(crate) fn number(self) -> i64 {
        match self {
            Self::Place => 1,
            Self::Crossing => 2,
            Self::Route => 3,
            Self::Source => 4,
            Self::Report => 5,
            Self::Event => 6,
            Self::Override => 7,
            Self::Calibration => 8,
            Self::Review => 9,
            Self::OwnValue => 10,
            Self::Silence => 11,
        }
    }

    pub(crate) fn from_number(number: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.number() == number)
    }
}

/// One entity: its kind and id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", content = "id", rename_all = "snake_case")]
pub enum Entity {
    /// A place.
    Place(PlaceId),
    /// A crossing.
    Crossing(CrossingId),
    /// A route.
    Route(RouteId),
    /// A source.
    Source(SourceId),
    /// A report.
    Report(ReportId),
    /// An event.
    Event(EventId),
    /// An override.
    Override(OverrideId),
    /// A country calibration.
    Calibration(CalibrationId),
    /// What a person did with a draft of a text.
    Review(ReviewId),
    /// A number of the method that an organisation has set for itself.
    OwnValue(OwnValueId),
    /// An area from which reports have stopped coming.
    Silence(SilenceId),
}

impl Entity {
    /// Its kind.
    pub fn kind(self) -> EntityKind {
        match self {
            Self::Place(_) => EntityKind::Place,
            Self::Crossing(_) => EntityKind::Crossing,
            Self::Route(_) => EntityKind::Route,
            Self::Source(_) => EntityKind::Source,
            Self::Report(_) => EntityKind::Report,
            Self::Event(_) => EntityKind::Event,
            Self::Override(_) => EntityKind::Override,
            Self::Calibration(_) => EntityKind::Calibration,
            Self::Review(_) => EntityKind::Review,
            Self::OwnValue(_) => EntityKind::OwnValue,
            Self::Silence(_) => EntityKind::Silence,
        }
    }

    /// The sixteen bytes of its id.
    pub(crate) fn bytes(self) -> [u8; 16] {
        match self {
            Self::Place(id) => id.bytes(),
            Self::Crossing(id) => id.bytes(),
            Self::Route(id) => id.bytes(),
            Self::Source(id) => id.bytes(),
            Self::Report(id) => id.bytes(),
            Self::Event(id) => id.bytes(),
            Self::Override(id) => id.bytes(),
            Self::Calibration(id) => id.bytes(),
            Self::Review(id) => id.bytes(),
            Self::OwnValue(id) => id.bytes(),
            Self::Silence(id) => id.bytes(),
        }
    }

    pub(crate) fn new(kind: EntityKind, id: [u8; 16]) -> Self {
        match kind {
            EntityKind::Place => Self::Place(PlaceId::from_bytes(id)),
            EntityKind::Crossing => Self::Crossing(CrossingId::from_bytes(id)),
            EntityKind::Route => Self::Route(RouteId::from_bytes(id)),
            EntityKind::Source => Self::Source(SourceId::from_bytes(id)),
            EntityKind::Report => Self::Report(ReportId::from_bytes(id)),
            EntityKind::Event => Self::Event(EventId::from_bytes(id)),
            EntityKind::Override => Self::Override(OverrideId::from_bytes(id)),
            EntityKind::Calibration => Self::Calibration(CalibrationId::from_bytes(id)),
            EntityKind::Review => Self::Review(ReviewId::from_bytes(id)),
            EntityKind::OwnValue => Self::OwnValue(OwnValueId::from_bytes(id)),
            EntityKind::Silence => Self::Silence(SilenceId::from_bytes(id)),
        }
    }
}

impl fmt::Display for Entity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = self.kind().code();
        match self {
            Self::Place(id) => write!(f, "{kind} {id}"),
            Self::Crossing(id) => write!(f, "{kind} {id}"),
            Self::Route(id) => write!(f, "{kind} {id}"),
            Self::Source(id) => write!(f, "{kind} {id}"),
            Self::Report(id) => write!(f, "{kind} {id}"),
            Self::Event(id) => write!(f, "{kind} {id}"),
            Self::Override(id) => write!(f, "{kind} {id}"),
            Self::Calibration(id) => write!(f, "{kind} {id}"),
            Self::Review(id) => write!(f, "{kind} {id}"),
            Self::OwnValue(id) => write!(f, "{kind} {id}"),
            Self::Silence(id) => write!(f, "{kind} {id}"),
        }
    }
}

/// The content of one version of an entity.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub enum Body {
    /// A place.
    Place(Place),
    /// A crossing.
    Crossing(Crossing),
    /// A route.
    Route(Route),
    /// A source.
    Source(Source),
    /// A report.
    Report(Report),
    /// An event.
    Event(Box<Event>),
    /// An override.
    Override(Override),
    /// A country calibration.
    Calibration(Box<Calibration>),
    /// What a person did with a draft of a text.
    Review(Review),
    /// A number of the method that an organisation has set for itself.
    OwnValue(OwnValue),
    /// An area from which reports have stopped coming.
    Silence(Silence),
}
