//! Maps. Positions in WGS 84 degrees; the renderer projects, clips, thins and places labels.

use passage_model::{Access, EventKind, EventStatus, LatLon, PlaceKind, RiskLevel};
use serde::{Deserialize, Serialize};

/// A map.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MapDoc {
    /// Place and subject.
    pub title: String,
    /// What is particular to it (what a hatch stands for, as of when lines of control hold).
    pub note: Option<String>,
    /// What must be visible. The map shows more on two sides where the frame has another shape.
    pub view: Bounds,
    /// Land, water, borders, areas of control, in drawing order. May be empty: then the ground is plain.
    #[serde(default)]
    pub base: Vec<BaseShape>,
    /// Routes.
    pub routes: Vec<MapRoute>,
    /// Crossings.
    pub crossings: Vec<MapCrossing>,
    /// Events, most important first. Those that would overlap are drawn as one with a count.
    pub events: Vec<MapEvent>,
    /// Names to write, most important first. Those that find no room are left out; tables carry every name.
    pub places: Vec<MapPlace>,
}

/// A rectangle in degrees. A rectangle across the 180th meridian is not supported (it is drawn as the long way round).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Bounds {
    /// South-western corner.
    pub south_west: LatLon,
    /// North-eastern corner.
    pub north_east: LatLon,
}

/// What a shape of the ground is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum BaseKind {
    /// Land inside the region: a ring.
    Land,
    /// Land outside the region: a ring.
    Outside,
    /// Sea or lake: a ring.
    Water,
    /// Built-up area: a ring.
    Urban,
    /// River: a line.
    River,
    /// Road that is not a route of the briefing: a line.
    Road,
    /// Border between countries: a line.
    Border,
    /// Area of control: a ring. Drawn with a tint and a line when assessed, with a hatch and a dashed line when claimed.
    Control {
        /// Which of the four cool tints, 0 to 3 (higher numbers start again). Tints tell areas apart; names say whose.
        tint: u8,
        /// Claimed, not assessed.
        claimed: bool,
    },
}

/// A shape of the ground.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BaseShape {
    /// What it is.
    pub kind: BaseKind,
    /// Vertices in order; a ring need not repeat its first point.
    pub points: Vec<LatLon>,
}

/// A route on a map.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MapRoute {
    /// Its code, written beside it.
    pub code: String,
    /// Drawn at full strength with its kilometres marked (the map of a route page); else the usual way.
    #[serde(default)]
    pub focus: bool,
    /// Segments from start to end.
    pub segments: Vec<MapSegment>,
}

/// A stretch of a route with one level and one access.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MapSegment {
    /// Start, km from the start of the route.
    pub from_km: f64,
    /// End, km from the start of the route.
    pub to_km: f64,
    /// Its level.
    pub level: RiskLevel,
    /// Its access.
    pub access: Access,
    /// Its line. The first point repeats the last of the segment before.
    pub points: Vec<LatLon>,
}

/// A crossing on a map.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MapCrossing {
    /// Where.
    pub at: LatLon,
    /// Name to write.
    pub name: String,
    /// Status for the traffic of the briefing: the worse of its sides.
    pub access: Access,
    /// Closed or restricted by an order of which no report from the gate confirms the enforcement: a dashed frame.
    #[serde(default)]
    pub by_order: bool,
}

/// An event on a map.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct MapEvent {
    /// Where.
    pub at: LatLon,
    /// What.
    pub kind: EventKind,
    /// Its standing: rumours and claims are drawn dashed.
    pub status: EventStatus,
    /// Age in whole days at the as-of moment. Mines and lines of contact that still hold: 0.
    pub age_days: u32,
}

/// A name on a map.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MapPlace {
    /// Where.
    pub at: LatLon,
    /// Name to write.
    pub name: String,
    /// Size of the settlement, for the size of the writing.
    /// [`PlaceKind::Other`]: an area (a country, an area of control), written without a point.
    pub kind: PlaceKind,
}
