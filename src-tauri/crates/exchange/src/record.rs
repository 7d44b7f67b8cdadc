//! What readers give: values ready for the model, without ids.

use passage_model::{
    Actor, Credibility, CrossingKind, Detail, EventStatus, EventTime, Geometry, Hours, Lang, LatLon, LocationPrecision,
    Names, PlaceKind, Reliability, SideStatus, ThreatCategory, Time, VehicleClass,
};

use crate::Further;

/// A record with its place in the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Row<T> {
    /// As [`Issue::row`](crate::Issue): the line of a table, the number of a feature or element.
    pub row: u64,
    /// The record.
    pub record: T,
}

/// An event and the report behind it.
#[derive(Debug, Clone, PartialEq)]
pub struct EventRecord {
    /// Key for re-import: `ucdp-ged:<id>`, `event:<source>:<id>`.
    pub source_key: String,
    /// The place as the file names it.
    pub place_text: Option<String>,
    /// Where.
    pub geometry: Geometry,
    /// How well the place is known.
    pub precision: LocationPrecision,
    /// When.
    pub time: EventTime,
    /// Who, as the file names them.
    pub actors: Vec<Actor>,
    /// Standing.
    pub status: EventStatus,
    /// Particulars of its kind.
    pub detail: Detail,
    /// Threat category, where it differs from the usual one of the kind.
    pub category: Option<ThreatCategory>,
    /// Deaths, best estimate. `None`: not stated.
    pub deaths: Option<u32>,
    /// Country as the file writes it.
    pub country: Option<String>,
    /// Who says so. `None`: the file does not say.
    pub source: Option<String>,
    /// Reliability of that source.
    pub reliability: Reliability,
    /// Credibility of the information.
    pub credibility: Credibility,
    /// The report, verbatim: the text of the file, or the row's own fields where there is no text.
    pub report_text: String,
    /// Language of the report.
    pub lang: Lang,
    /// When the report was published, where stated.
    pub published_at: Option<Time>,
    /// When the row was coded last, where the file says so: of two versions the later one holds.
    pub coded_at: Option<Time>,
    /// What our own export says besides.
    pub further: Option<Box<Further>>,
}

/// A route: at least two different positions.
#[derive(Debug, Clone, PartialEq)]
pub struct RouteRecord {
    /// Key for re-import: `route:<id>` or `line:<hash of name and line>`.
    pub source_key: String,
    /// Short code, where the file has one.
    pub code: Option<String>,
    /// Names; never empty (made from the file name where there is none, with a notice).
    pub names: Names,
    /// Road number.
    pub road_ref: Option<String>,
    /// Part of the operation, for grouping.
    pub area: Option<String>,
    /// The crossings that it takes, by name.
    pub crossings: Vec<String>,
    /// The vehicle for which it is meant.
    pub vehicle: Option<VehicleClass>,
    /// The line; no two neighbours are equal.
    pub line: Vec<LatLon>,
}

/// A piece of a route as the file cuts it (for back-tests).
#[derive(Debug, Clone, PartialEq)]
pub struct SegmentRecord {
    /// Its id. `None`: a whole line that is still to be cut.
    pub segment_id: Option<String>,
    /// The route it belongs to.
    pub route_id: Option<String>,
    /// Its place in the route.
    pub seq: Option<f64>,
    /// Its length as stated, kilometres.
    pub length_km: Option<f64>,
    /// Name of the route.
    pub name: Option<String>,
    /// The line.
    pub line: Vec<LatLon>,
}

/// A named place.
#[derive(Debug, Clone, PartialEq)]
pub struct PlaceRecord {
    /// Key for re-import.
    pub source_key: String,
    /// Names.
    pub names: Names,
    /// Position.
    pub at: LatLon,
    /// Size.
    pub kind: PlaceKind,
    /// Country as the file writes it.
    pub country: Option<String>,
    /// First administrative level, as named.
    pub admin1: Option<String>,
    /// Place code.
    pub pcode: Option<String>,
}

/// One side of a crossing.
#[derive(Debug, Clone, PartialEq)]
pub struct SideRecord {
    /// The name used on this side.
    pub name: Option<String>,
    /// Country as the file writes it.
    pub country: Option<String>,
    /// Who runs it.
    pub authority: Option<String>,
    /// When it is open.
    pub hours: Option<Hours>,
    /// What it says of classes of traffic.
    pub statuses: Vec<SideStatus>,
}

/// A crossing.
#[derive(Debug, Clone, PartialEq)]
pub struct CrossingRecord {
    /// Key for re-import.
    pub source_key: String,
    /// Names.
    pub names: Names,
    /// Position.
    pub at: LatLon,
    /// What sort.
    pub kind: CrossingKind,
    /// Run by recognised authorities on both sides, where the file says.
    pub formal: Option<bool>,
    /// Its sides, none to two.
    pub sides: Vec<SideRecord>,
}
