//! The vocabulary of Passage.
//!
//! Plain data: ids, places, crossings, routes, sources, reports, events, overrides, silences, calibrations, briefings, and the scales
//! they are judged on. No I/O, no clock, no locale: every time and every random byte comes in as an argument, so that the same
//! inputs give the same outputs on every machine.
//!
//! Conventions: coordinates are WGS 84 degrees in named fields ([`LatLon`]); distances are kilometres ([`Km`]); times
//! are UTC instants ([`Time`]). Unknown is always a value of its own, never `0`, an empty string or the lowest level.

mod briefing;
mod calibration;
mod country;
mod crossing;
mod detail;
mod event;
mod extent;
mod feature;
mod geo;
mod grade;
mod ids;
mod kind;
mod level;
mod names;
mod overriding;
mod own_value;
mod place;
mod plain;
mod report;
mod review;
mod route;
mod schedule;
mod silence;
mod source;
mod time;
mod traffic;

pub use briefing::{Briefing, BriefingRoute, Tlp};
pub use calibration::{Calibration, CalibrationError, CalibrationTest, Choice, Scores, TestedScale};
pub use country::{Country, CountryError};
pub use crossing::{Crossing, CrossingKind, Side, SideStatus, SideStatusKind};
pub use detail::{
    AmbushAct, CauseOfObstruction, CheckpointChange, Closure, DenialAct, Detail, Device, Directive, Enforcement,
    FrontState, Passability, PassedBy, Scope, SiteKind, StrikeMeans,
};
pub use event::{Actor, ActorRole, Event, Evidence, Stance};
pub use extent::Extent;
pub use feature::Feature;
pub use geo::{Geometry, LatLon, LatLonError, LocationPrecision};
pub use grade::{Credibility, EventStatus, Grade, GradeError, Reliability};
pub use ids::{
    BriefingId, CalibrationId, ChangeId, CrossingId, EventId, IdError, OverrideId, OwnValueId, PlaceId, ReportId,
    ReviewId, RouteId, SilenceId, SourceId,
};
pub use kind::{EventKind, ThreatCategory};
pub use level::{Access, Advice, Confidence, RiskLevel, Trend};
pub use names::{Lang, Name, Names};
pub use overriding::{Override, OverrideError};
pub use own_value::{OwnValue, OwnValueError};
pub use place::{Place, PlaceKind};
pub use plain::{MOST_LETTERS, ShortTexts, is_unwanted, plain};
pub use report::{Report, TextHash};
pub use review::{DraftKey, Review, ReviewAct, ReviewError, Verdict};
pub use route::{Chainage, Km, Route, RouteError, Waypoint, WaypointAt};
pub use schedule::{Hours, HoursError, Weekdays};
pub use silence::{Silence, SilenceError};
pub use source::{Source, SourceKind};
pub use time::{EventTime, EventTimeError, Known, Time, TimePrecision};
pub use traffic::{Direction, Traffic, TrafficClass, TrafficDirection, VehicleClass};
