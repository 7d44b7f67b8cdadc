//! The starter files and how they become the model's own things.

use std::collections::{BTreeMap, HashMap};

use passage_model::{
    Actor, Closure, Country, Credibility, Crossing, CrossingId, CrossingKind, Detail, Direction, Directive, Event,
    EventId, EventStatus, EventTime, Evidence, Geometry, Grade, Hours, Km, Lang, LatLon, LocationPrecision, Name,
    Names, Place, PlaceId, PlaceKind, Reliability, Report, ReportId, Route, RouteId, Scope, Side, SideStatus,
    SideStatusKind, Source, SourceId, SourceKind, Stance, TextHash, Time, TimePrecision, Traffic, TrafficClass,
    TrafficDirection, VehicleClass, Waypoint, WaypointAt,
};
use serde::Deserialize;
use serde_json::Value;

/// Ids given to the files' keys.
#[derive(Default)]
pub(crate) struct Keys {
    pub(crate) places: HashMap<String, PlaceId>,
    pub(crate) crossings: HashMap<String, CrossingId>,
    pub(crate) routes: HashMap<String, RouteId>,
    pub(crate) sources: HashMap<String, SourceId>,
    pub(crate) reports: HashMap<String, ReportId>,
}

#[derive(Deserialize)]
pub(crate) struct PlaceFile {
    pub(crate) key: String,
    names: Vec<Name>,
    lat: f64,
    lon: f64,
    country: Option<Country>,
    admin1: Option<String>,
    kind: PlaceKind,
    pcode: Option<String>,
}

#[derive(Deserialize)]
pub(crate) struct CrossingFile {
    pub(crate) key: String,
    kind: CrossingKind,
    names: Vec<Name>,
    lat: f64,
    lon: f64,
    formal: Option<bool>,
    sides: Vec<SideFile>,
}

#[derive(Deserialize)]
struct SideFile {
    name: BTreeMap<String, String>,
    country: Option<Country>,
    authority: Option<String>,
    hours: Option<HoursFile>,
    #[serde(default)]
    statuses: Vec<StatusFile>,
}

#[derive(Deserialize)]
struct HoursFile {
    from: String,
    to: String,
}

#[derive(Deserialize)]
struct StatusFile {
    traffic: String,
    direction: TrafficDirection,
    status: SideStatusKind,
    basis: Option<String>,
    since: Option<Time>,
    checked_at: Time,
    source: Option<String>,
    grade: Grade,
}

#[derive(Deserialize)]
pub(crate) struct RouteFile {
    pub(crate) key: String,
    code: String,
    names: Vec<Name>,
    road_ref: Option<String>,
    area: Option<String>,
    vehicle: VehicleClass,
    normal_minutes: Option<u32>,
    waypoints: Vec<String>,
    crossings: Vec<String>,
    line: Vec<[f64; 2]>,
}

#[derive(Deserialize)]
pub(crate) struct SourceFile {
    pub(crate) key: String,
    name: BTreeMap<String, String>,
    kind: SourceKind,
    reliability: Reliability,
    #[serde(default)]
    party: Option<String>,
    #[serde(default)]
    note: Option<String>,
}

#[derive(Deserialize)]
pub(crate) struct ReportFile {
    pub(crate) key: String,
    source: String,
    origin: Option<String>,
    received_at: Time,
    published_at: Option<Time>,
    lang: Lang,
    text: String,
}

#[derive(Deserialize)]
struct EventFile {
    key: String,
    kind: String,
    title: BTreeMap<String, String>,
    place: Option<String>,
    geometry: Option<GeometryFile>,
    location_precision: LocationPrecision,
    from: Time,
    until: Option<Time>,
    time_precision: TimePrecision,
    #[serde(default)]
    actors: Vec<Actor>,
    status: EventStatus,
    reports: Vec<LinkFile>,
    detail: Value,
}

#[derive(Deserialize)]
struct LinkFile {
    report: String,
    stance: Stance,
    credibility: Credibility,
}

#[derive(Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum GeometryFile {
    Point { lat: f64, lon: f64 },
    Line { points: Vec<[f64; 2]> },
    Area { ring: Vec<[f64; 2]> },
}

pub(crate) struct StarterFiles {
    pub(crate) places: Vec<PlaceFile>,
    pub(crate) crossings: Vec<CrossingFile>,
    pub(crate) routes: Vec<RouteFile>,
    pub(crate) sources: Vec<SourceFile>,
    pub(crate) reports: Vec<ReportFile>,
    events: Vec<EventFile>,
}

/// The region as the model's own things.
pub(crate) struct Built {
    pub(crate) places: Vec<Place>,
    pub(crate) crossings: Vec<Crossing>,
    pub(crate) routes: Vec<Route>,
    pub(crate) sources: Vec<Source>,
    pub(crate) reports: Vec<Report>,
    /// With placeholder ids, to be replaced by the caller.
    pub(crate) events: Vec<Event>,
}

type Done<T> = Result<T, String>;

fn parse<T: for<'de> Deserialize<'de>>(name: &str, text: &str) -> Done<T> {
    serde_json::from_str(text).map_err(|error| format!("{name}: {error}"))
}

fn at(lat: f64, lon: f64) -> Done<LatLon> {
    LatLon::new(lat, lon).map_err(|error| error.to_string())
}

fn line(points: &[[f64; 2]]) -> Done<Vec<LatLon>> {
    points.iter().map(|[lon, lat]| at(*lat, *lon)).collect()
}

fn names(map: &BTreeMap<String, String>) -> Names {
    let name = |(lang, text): (&String, &String)| Name {
        lang: Lang::from_code(lang).unwrap_or(Lang::Other),
        text: text.clone(),
        alias: false,
    };
    Names(map.iter().map(name).collect())
}

fn key<T: Copy>(map: &HashMap<String, T>, key: &str) -> Done<T> {
    map.get(key).copied().ok_or_else(|| format!("no key {key}"))
}

impl StarterFiles {
    pub(crate) fn parse() -> Done<Self> {
        Ok(Self {
            places: parse("places", include_str!("../../starter/places.json"))?,
            crossings: parse("crossings", include_str!("../../starter/crossings.json"))?,
            routes: parse("routes", include_str!("../../starter/routes.json"))?,
            sources: parse("sources", include_str!("../../starter/sources.json"))?,
            reports: parse("reports", include_str!("../../starter/reports.json"))?,
            events: parse("events", include_str!("../../starter/events.json"))?,
        })
    }

    pub(crate) fn build(&self, keys: &Keys) -> Done<Built> {
        Ok(Built {
            places: self.places.iter().map(|place| place.build(keys)).collect::<Done<_>>()?,
            crossings: self.crossings.iter().map(|crossing| crossing.build(keys)).collect::<Done<_>>()?,
            routes: self.routes.iter().map(|route| route.build(keys)).collect::<Done<_>>()?,
            sources: self.sources.iter().map(|source| source.build(keys)).collect::<Done<_>>()?,
            reports: self.reports.iter().map(|report| report.build(keys)).collect::<Done<_>>()?,
            events: self
                .events
                .iter()
                .map(|event| event.build(keys, self).map_err(|error| format!("{}: {error}", event.key)))
                .collect::<Done<_>>()?,
        })
    }

    fn position(&self, wanted: &str) -> Option<LatLon> {
        let place = self.places.iter().find(|place| place.key == wanted).map(|place| (place.lat, place.lon));
        let crossing = || self.crossings.iter().find(|crossing| crossing.key == wanted).map(|c| (c.lat, c.lon));
        place.or_else(crossing).and_then(|(lat, lon)| LatLon::new(lat, lon).ok())
    }
}

impl PlaceFile {
    fn build(&self, keys: &Keys) -> Done<Place> {
        Ok(Place {
            id: key(&keys.places, &self.key)?,
            names: Names(self.names.clone()),
            at: at(self.lat, self.lon)?,
            kind: self.kind,
            country: self.country,
            admin1: self.admin1.clone(),
            pcode: self.pcode.clone(),
        })
    }
}

impl CrossingFile {
    fn build(&self, keys: &Keys) -> Done<Crossing> {
        let status = |status: &StatusFile| -> Done<SideStatus> {
            Ok(SideStatus {
                traffic: TrafficClass::from_code(&status.traffic),
                direction: status.direction,
                status: status.status,
                basis: status.basis.clone(),
                since: status.since,
                until: None,
                checked_at: status.checked_at,
                source: status.source.as_ref().map(|source| key(&keys.sources, source)).transpose()?,
                grade: status.grade,
            })
        };
        let side = |side: &SideFile| -> Done<Side> {
            let hours = side.hours.as_ref().map(|hours| format!("{}-{}", hours.from, hours.to).parse::<Hours>());
            Ok(Side {
                names: names(&side.name),
                country: side.country,
                authority: side.authority.clone(),
                hours: hours.transpose().map_err(|error| error.to_string())?,
                statuses: side.statuses.iter().map(status).collect::<Done<_>>()?,
            })
        };
        Ok(Crossing {
            id: key(&keys.crossings, &self.key)?,
            names: Names(self.names.clone()),
            kind: self.kind,
            at: at(self.lat, self.lon)?,
            formal: self.formal,
            sides: self.sides.iter().map(side).collect::<Done<_>>()?,
        })
    }
}

impl RouteFile {
    fn build(&self, keys: &Keys) -> Done<Route> {
        let waypoint = |name: &String| -> Done<Waypoint> {
            let at = match (keys.places.get(name), keys.crossings.get(name)) {
                (Some(&place), _) => WaypointAt::Place { place },
                (None, Some(&crossing)) => WaypointAt::Crossing { crossing },
                (None, None) => return Err(format!("no key {name}")),
            };
            Ok(Waypoint { at, note: None })
        };
        Ok(Route {
            id: key(&keys.routes, &self.key)?,
            code: self.code.clone(),
            names: Names(self.names.clone()),
            road_ref: self.road_ref.clone(),
            area: self.area.clone(),
            line: line(&self.line)?,
            waypoints: self.waypoints.iter().map(waypoint).collect::<Done<_>>()?,
            crossings: self.crossings.iter().map(|name| key(&keys.crossings, name)).collect::<Done<_>>()?,
            vehicle: self.vehicle,
            normal_minutes: self.normal_minutes,
            source_key: Some(format!("starter:{}", self.key)),
        })
    }
}

impl SourceFile {
    fn build(&self, keys: &Keys) -> Done<Source> {
        Ok(Source {
            id: key(&keys.sources, &self.key)?,
            names: names(&self.name),
            kind: self.kind,
            reliability: self.reliability,
            party: self.party.clone(),
            note: self.note.clone(),
        })
    }
}

impl ReportFile {
    fn build(&self, keys: &Keys) -> Done<Report> {
        Ok(Report {
            id: key(&keys.reports, &self.key)?,
            source: key(&keys.sources, &self.source)?,
            origin: self.origin.clone(),
            received_at: self.received_at,
            published_at: self.published_at,
            lang: self.lang,
            hash: TextHash::of(&self.text),
            text: self.text.clone(),
            example: true,
            provenance: None,
        })
    }
}

impl EventFile {
    fn build(&self, keys: &Keys, files: &StarterFiles) -> Done<Event> {
        let (mut place, mut crossing, mut geometry) = (None, None, None);
        if let Some(name) = &self.place {
            place = keys.places.get(name).copied();
            crossing = keys.crossings.get(name).copied();
            geometry = files.position(name).map(|at| Geometry::Point { at });
            if geometry.is_none() {
                return Err(format!("no key {name}"));
            }
        }
        match &self.geometry {
            None => {}
            Some(GeometryFile::Point { lat, lon }) => geometry = Some(Geometry::Point { at: at(*lat, *lon)? }),
            Some(GeometryFile::Line { points }) => geometry = Some(Geometry::Line { points: line(points)? }),
            Some(GeometryFile::Area { ring }) => geometry = Some(Geometry::Area { ring: line(ring)? }),
        }
        // Day precision means the start of the day (see `EventTime`).
        let day = |time: Time| match self.time_precision {
            TimePrecision::Hour => time,
            _ => time.date_naive().and_hms_opt(0, 0, 0).map_or(time, |day| day.and_utc()),
        };
        let link = |link: &LinkFile| -> Done<Evidence> {
            Ok(Evidence {
                report: key(&keys.reports, &link.report)?,
                stance: link.stance,
                credibility: link.credibility,
            })
        };
        Ok(Event {
            id: EventId::from_bytes([0; 16]),
            title: names(&self.title),
            place,
            crossing,
            place_text: None,
            geometry,
            precision: self.location_precision,
            time: EventTime::new(day(self.from), self.until.map(day), self.time_precision)
                .map_err(|error| error.to_string())?,
            actors: self.actors.clone(),
            status: self.status,
            evidence: self.reports.iter().map(link).collect::<Done<_>>()?,
            detail: detail(&self.kind, &self.detail, keys)?,
            category: None,
            deaths: None,
            confirmed_at: None,
            source_key: Some(format!("starter:{}", self.key)),
            example: true,
        })
    }
}

/// The particulars: the files name crossings and routes by key and "all traffic" by a word.
fn detail(kind: &str, value: &Value, keys: &Keys) -> Done<Detail> {
    match kind {
        "closure" => Ok(Detail::Closure(closure(value, keys)?)),
        "reopening" => Ok(Detail::Reopening(closure(value, keys)?)),
        "passage" => {
            let km = |name: &str| value.get(name).and_then(Value::as_f64).map(Km);
            let route = value.get("route").and_then(Value::as_str).map(|name| key(&keys.routes, name)).transpose()?;
            Ok(Detail::Passage {
                route,
                from_km: km("from_km"),
                to_km: km("to_km"),
                direction: field(value, "direction")?.unwrap_or(Direction::Forward),
                by: field(value, "by")?.ok_or("passage without `by`")?,
                traffic: Traffic::all(),
                vehicle: None,
            })
        }
        _ => {
            let mut object = value.as_object().cloned().unwrap_or_default();
            object.insert("kind".to_owned(), Value::from(kind));
            if kind == "detention_or_denial" {
                let act = match object.remove("what").as_ref().and_then(Value::as_str) {
                    Some("denied") => "denied",
                    Some("detained") => "detained",
                    _ => "delayed",
                };
                object.insert("act".to_owned(), Value::from(act));
            }
            serde_json::from_value(Value::Object(object)).map_err(|error| error.to_string())
        }
    }
}

fn field<T: for<'de> Deserialize<'de>>(value: &Value, name: &str) -> Done<Option<T>> {
    match value.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(value) => serde_json::from_value(value.clone()).map(Some).map_err(|error| format!("{name}: {error}")),
    }
}

fn closure(value: &Value, keys: &Keys) -> Done<Closure> {
    let scope = value.get("scope").ok_or("closure without scope")?;
    let scope = if let Some([a, b]) = scope.get("border").and_then(Value::as_array).map(Vec::as_slice) {
        let country = |value: &Value| value.as_str().unwrap_or_default().parse::<Country>().map_err(|e| e.to_string());
        Scope::Border { a: country(a)?, b: country(b)? }
    } else if let Some(name) = scope.get("crossing").and_then(Value::as_str) {
        Scope::Crossing { crossing: key(&keys.crossings, name)? }
    } else if let Some(name) = scope.get("route").and_then(Value::as_str) {
        let km = |field: &str| scope.get(field).and_then(Value::as_f64).map(Km).ok_or(format!("no {field}"));
        Scope::Section { route: key(&keys.routes, name)?, from_km: km("from_km")?, to_km: km("to_km")? }
    } else {
        Scope::Geometry
    };
    let traffic: Vec<String> = field(value, "traffic")?.unwrap_or_default();
    Ok(Closure {
        scope,
        direction: field(value, "direction")?.unwrap_or(Direction::Both),
        traffic: Traffic(traffic.iter().filter_map(|name| TrafficClass::from_code(name)).collect()),
        vehicles: Vec::new(),
        hours: None,
        partial: field(value, "partial")?.unwrap_or(false),
        directive: field::<Directive>(value, "directive")?,
    })
}
