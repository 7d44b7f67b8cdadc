//! Tables of the humanitarian logistics data model (UNSDI-T version 2, the WFP's obstacle, bridge and road layers saved as
//! tables), told by their columns.
//!
//! Conventions, ours:
//! - Roads: operational status 3 (closed) and 4 (disused) are a closure of the line, 2 (restricted) a partial one; 1 and
//!   0 say nothing that happened. Obstacles and bridges: closed is impassable, restricted with difficulty; open and
//!   planned are passed over; unknown is read as impassable with a notice (the more cautious reading).
//! - `locprecision` accurate is exact, approximate near, bad (district or worse) coarse; unknown near, with a notice.
//! - The date is that of the observation or of the last check. Without one there is no event.
//! - The road security category of a row is somebody's judgement, not an event: it is kept in the report.

use passage_model::{
    CauseOfObstruction, CheckpointChange, Closure, Credibility, Detail, Device, Direction, EventStatus, Geometry,
    LocationPrecision, Passability, Reliability, Scope, Time, TimePrecision, Traffic,
};

use super::{
    Cells, Seen,
    foreign::{self, word},
    wkt,
};
use crate::{
    EventRecord, Issue, IssueCode, Item, ReadError, ReadOptions, Row,
    batch::Collector,
    names::lang_of,
    table::{Columns, Record, RowReader},
    values,
};

/// Columns that tell such a table.
pub(crate) const TELLING: [&str; 8] =
    ["opstatus", "roadid", "obsdate", "obstype", "obstacletype", "hasbypass", "estimatedcrossingtime", "locprecision"];

const LAT: [&str; 3] = ["latitude", "lat", "y"];
const LON: [&str; 3] = ["longitude", "lon", "x"];
const WKT: [&str; 5] = ["wkt", "the_geom", "geom", "geometry", "shape"];
const TYPE: [&str; 5] = ["obstype", "obstacletype", "obstacle_type", "obs_type", "type"];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Layer {
    Road,
    Obstacle,
    Bridge,
}

fn layer(columns: &Columns) -> Option<Layer> {
    let any = |names: &[&str]| columns.any(names).is_some();
    if any(&["hasbypass", "estimatedcrossingtime"]) {
        Some(Layer::Bridge)
    } else if any(&["opstatus"]) && any(&["roadid", "fclass", "srfcond", "curntprac", "onme"]) {
        Some(Layer::Road)
    } else if any(&TYPE[..4]) || (any(&["obsdate"]) && any(&TYPE)) || (any(&["locprecision"]) && any(&TYPE)) {
        Some(Layer::Obstacle)
    } else {
        None
    }
}

/// Whether these are columns of such a table.
pub(crate) fn matches(columns: &Columns) -> bool {
    layer(columns).is_some()
}

/// Reads such a table.
pub(crate) struct Reader {
    layer: Layer,
    now: Option<Time>,
    key_space: String,
    seen: Seen,
    width: usize,
    id: Option<usize>,
    lat: Option<usize>,
    lon: Option<usize>,
    wkt: Option<usize>,
    date: Option<usize>,
    what: Option<usize>,
    status: Option<usize>,
    damage: Option<usize>,
    precision: Option<usize>,
    limit: Option<usize>,
    name: Option<usize>,
    country: Option<usize>,
    source: Option<usize>,
}

/// What a row says.
enum Meaning {
    Event(Detail, Option<&'static str>),
    /// Nothing that stops or slows anybody.
    Nothing,
    Unknown(&'static str),
}

impl Reader {
    /// For a header.
    pub(crate) fn new(columns: &Columns, options: &ReadOptions<'_>) -> Result<Self, ReadError> {
        let layer = layer(columns).unwrap_or(Layer::Obstacle);
        let (lat, lon, wkt) = (columns.any(&LAT), columns.any(&LON), columns.any(&WKT));
        let date = columns.any(&["obsdate", "lastcheckdate", "lastupdate", "lastupdated", "date", "date_start"]);
        let mut missing = Vec::new();
        if wkt.is_none() && (lat.is_none() || lon.is_none()) {
            missing.push(if layer == Layer::Road { "wkt" } else { "latitude, longitude" }.to_owned());
        }
        if date.is_none() {
            missing.push("lastcheckdate".to_owned());
        }
        if !missing.is_empty() {
            return Err(columns.missing(missing));
        }
        let id = match layer {
            Layer::Road => columns.any(&["roadid", "globalid", "id"]),
            Layer::Obstacle => columns.any(&["obsid", "obstacleid", "globalid", "id"]),
            Layer::Bridge => columns.any(&["bridgeid", "globalid", "id"]),
        };
        Ok(Self {
            layer,
            now: options.now,
            key_space: options.key_space.clone().unwrap_or_default(),
            seen: Seen::default(),
            width: columns.len(),
            id,
            lat,
            lon,
            wkt,
            date,
            what: columns.any(&TYPE),
            status: columns.any(&["opstatus", "status"]),
            damage: columns.any(&["dmg", "damage"]),
            precision: columns.any(&["locprecision"]),
            limit: columns.any(&["maxloadmt", "totloadmt"]),
            name: columns.any(&["obsname", "bridgename", "name", "rtenme", "onme"]),
            country: columns.any(&["country", "iso3"]),
            source: columns.any(&["source", "sourceid"]),
        })
    }

    fn meaning(&self, cells: &Cells<'_>) -> Meaning {
        let status = word(cells.get(self.status).unwrap_or_default());
        if self.layer == Layer::Road {
            return match status.strip_suffix("_0").unwrap_or(&status) {
                "3" | "closed" | "4" | "abandoned" | "disused" | "abandoned_disused" => {
                    Meaning::Event(closure(false), None)
                }
                "2" | "restricted" => Meaning::Event(closure(true), None),
                "" | "0" | "1" | "open" | "unknown" | "unspecified" | "planned" => Meaning::Nothing,
                _ => Meaning::Unknown("0, 1, 2, 3, 4"),
            };
        }
        let passability = match status.as_str() {
            "open" | "planned" => return Meaning::Nothing,
            "closed" => Some(Passability::Impassable),
            "restricted" => Some(Passability::WithDifficulty),
            "" | "unknown" => None,
            _ => return Meaning::Unknown("Unknown, Open, Closed, Planned, Restricted"),
        };
        let limit_tonnes = cells.get(self.limit).and_then(values::number).filter(|tonnes| *tonnes > 0.0);
        if self.layer == Layer::Bridge {
            let damage = word(cells.get(self.damage).unwrap_or_default());
            let damaged = !matches!(damage.as_str(), "" | "0" | "no" | "none" | "unknown" | "no_damage");
            return match passability {
                None if !damaged => Meaning::Nothing,
                _ if damaged => obstruction(passability, CauseOfObstruction::Damage, limit_tonnes),
                _ => obstruction(passability, CauseOfObstruction::Other, limit_tonnes),
            };
        }
        let hazard = |device| Detail::ExplosiveHazard { device, detonated: false, cleared: false };
        let checkpoint =
            |official| Detail::Checkpoint { change: CheckpointChange::New, official: Some(official), delays: false };
        let cause = match word(cells.get(self.what).unwrap_or_default()).as_str() {
            "mines_uxo" | "mines" | "mine" => {
                return Meaning::Event(hazard(Device::Mine), Some("explosive_hazard/mine"));
            }
            "uxo" => return Meaning::Event(hazard(Device::Uxo), None),
            "checkpoint_official" => return Meaning::Event(checkpoint(true), Some("checkpoint/new/official")),
            "checkpoint_unofficial" => return Meaning::Event(checkpoint(false), Some("checkpoint/new/unofficial")),
            // How a river is crossed, not what happened to it.
            "ferry" | "ford" => return Meaning::Nothing,
            "traffic_restriction" => {
                let passability = passability.or(Some(Passability::WithDifficulty));
                return obstruction(passability, CauseOfObstruction::Other, limit_tonnes);
            }
            "flood" | "flooding" => CauseOfObstruction::Flood,
            "landslide" => CauseOfObstruction::Landslide,
            "snow" => CauseOfObstruction::Snow,
            "road_damage" | "railway_damage" | "bridge_damage" | "culvert_damage" => CauseOfObstruction::Damage,
            "roadblock" | "wreckage" | "trees" | "other" => CauseOfObstruction::Other,
            _ => {
                return Meaning::Unknown(
                    "Flood, Mines/UXO, Roadblock, Road damage, Bridge damage, Culvert damage, Ferry, Checkpoint \
                     Official, Checkpoint Unofficial, Traffic restriction, Landslide, Wreckage, Ford, Trees",
                );
            }
        };
        obstruction(passability, cause, limit_tonnes)
    }

    fn geometry(&self, cells: &mut Cells<'_>) -> Option<Geometry> {
        let Some(text) = cells.get(self.wkt) else {
            if self.lat.is_some() && self.lon.is_some() {
                return foreign::point(cells, self.lat, self.lon);
            }
            cells.note(self.wkt, Issue::rejected(IssueCode::GeometryMissing).expected("POINT, LINESTRING"));
            return None;
        };
        match wkt::read(text) {
            Ok(Geometry::Area { .. }) => {
                let issue = Issue::rejected(IssueCode::GeometryMalformed).value(text).expected("POINT, LINESTRING");
                cells.note(self.wkt, issue);
                None
            }
            Ok(geometry) => Some(geometry),
            Err(issue) => {
                cells.note(self.wkt, issue);
                None
            }
        }
    }

    fn precision(&self, cells: &mut Cells<'_>, geometry: Option<&Geometry>) -> Option<LocationPrecision> {
        if matches!(geometry, Some(Geometry::Line { .. })) && cells.get(self.precision).is_none() {
            return Some(LocationPrecision::Exact);
        }
        let text = cells.get(self.precision).unwrap_or_default();
        match word(text).as_str() {
            "" | "unknown" => Some(foreign::near(cells, self.precision)),
            w if w.starts_with("accurate") => Some(LocationPrecision::Exact),
            w if w.starts_with("approximate") => Some(LocationPrecision::Near),
            w if w.starts_with("bad") => Some(LocationPrecision::Coarse),
            _ => {
                let issue = Issue::rejected(IssueCode::UnknownPrecision).value(text);
                cells.note(self.precision, issue.expected("Accurate, Approximate, Bad, Unknown"));
                None
            }
        }
    }

    fn record(&mut self, row: u64, cells: &mut Cells<'_>, detail: Detail) -> Option<EventRecord> {
        let key = match self.id.filter(|_| cells.get(self.id).is_some()) {
            Some(_) => foreign::id(cells, &mut self.seen, self.id, row).map(str::to_owned),
            None => foreign::content_key(cells, &mut self.seen, self.width, row),
        };
        let time = foreign::time(cells, self.date, self.now, TimePrecision::Day);
        let geometry = self.geometry(cells);
        let precision = self.precision(cells, geometry.as_ref());
        let report = cells.rendering((0..self.width).filter(|at| Some(*at) != self.wkt));
        let layer = match self.layer {
            Layer::Road => "road",
            Layer::Obstacle => "obstacle",
            Layer::Bridge => "bridge",
        };
        Some(EventRecord {
            source_key: format!("sdi-t:{layer}:{}{}", self.key_space, key?),
            place_text: cells.text(self.name).map(str::to_owned),
            geometry: geometry?,
            precision: precision?,
            time: time?,
            actors: Vec::new(),
            status: EventStatus::Reported,
            detail,
            category: None,
            deaths: None,
            country: cells.text(self.country).map(str::to_owned),
            source: cells.text(self.source).map(str::to_owned),
            reliability: Reliability::F,
            credibility: Credibility::Six,
            lang: lang_of(&report),
            report_text: report,
            published_at: None,
            coded_at: None,
            further: None,
        })
    }
}

fn closure(partial: bool) -> Detail {
    Detail::Closure(Closure {
        scope: Scope::Geometry,
        direction: Direction::Both,
        traffic: Traffic::all(),
        vehicles: Vec::new(),
        hours: None,
        partial,
        directive: None,
    })
}

fn obstruction(passability: Option<Passability>, cause: CauseOfObstruction, limit_tonnes: Option<f64>) -> Meaning {
    let assumed = passability.is_none().then_some("obstruction/impassable");
    let passability = passability.unwrap_or(Passability::Impassable);
    Meaning::Event(Detail::Obstruction { passability, cause, limit_tonnes }, assumed)
}

impl RowReader for Reader {
    fn row(&mut self, record: &Record, columns: &Columns, out: &mut Collector<'_>) {
        let mut cells = Cells::new(record, columns);
        let column = if self.layer == Layer::Obstacle { self.what } else { self.status };
        let value = cells.get(column).unwrap_or_default().to_owned();
        let item = match self.meaning(&cells) {
            Meaning::Nothing => {
                let issue = Issue::notice(IssueCode::KindNotUsed).column(cells.name(column)).value(&value);
                return out.skip_with(record.line, issue);
            }
            Meaning::Unknown(expected) => {
                cells.note(column, Issue::rejected(IssueCode::UnknownKind).value(&value).expected(expected));
                None
            }
            Meaning::Event(detail, assumed) => {
                if let Some(assumed) = assumed {
                    cells.note(column, Issue::notice(IssueCode::ValueAssumed).value(&value).expected(assumed));
                }
                self.record(record.line, &mut cells, detail)
            }
        };
        let item = item.map(|event| Item::Event(Box::new(Row { row: record.line, record: event })));
        out.row(record.line, item, cells.issues);
    }
}
