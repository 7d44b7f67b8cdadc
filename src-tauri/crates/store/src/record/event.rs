//! Events and the reports behind them. What the assessment needs stands in columns.

use passage_model::{
    Actor, Credibility, CrossingId, Detail, Event, EventId, EventKind, EventStatus, EventTime, EventTimeError,
    Evidence, Geometry, Lang, LatLon, LocationPrecision, Names, PlaceId, ReportId, Stance, ThreatCategory, Time,
    TimePrecision,
};
use passage_words::fold;
use rusqlite::{Connection, Row, params, types::ValueRef};

use super::{Doc, Record, Refusal, live_from, name_docs};
use crate::{
    Entity, EntityKind, Invalid,
    codec::{Id, code, code_opt, json, ms, points, points_blob, position, time, to_json, unreadable},
};

/// A box on the map, degrees. `west` above `east`: the box lies across the 180th meridian.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GeoBox {
    /// Southern edge, latitude.
    pub south: f64,
    /// Western edge, longitude.
    pub west: f64,
    /// Northern edge, latitude.
    pub north: f64,
    /// Eastern edge, longitude.
    pub east: f64,
}

impl GeoBox {
    /// Whether the two boxes share a point. Both edges belong to a box.
    fn meets(&self, other: &Self) -> bool {
        let overlaps = |west: f64, east: f64| west <= other.east && east >= other.west;
        self.south <= other.north
            && self.north >= other.south
            && if self.west <= self.east {
                overlaps(self.west, self.east)
            } else {
                overlaps(self.west, 180.0) || overlaps(-180.0, self.east)
            }
    }

    fn around(points: &[LatLon]) -> Option<Self> {
        let first = points.first()?;
        let point = |p: &LatLon| Self { south: p.lat(), west: p.lon(), north: p.lat(), east: p.lon() };
        Some(points.iter().fold(point(first), |b, p| Self {
            south: b.south.min(p.lat()),
            west: b.west.min(p.lon()),
            north: b.north.max(p.lat()),
            east: b.east.max(p.lon()),
        }))
    }
}

/// Which events to read. The default is all.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct EventFilter {
    /// Events that ended before this are left out, except states without a known end: closures, reopenings, front
    /// lines, checkpoints, ceasefires, obstructions and explosive hazards that are not cleared hold until something
    /// ends them, however old. A state with a known end is kept through the whole of its last day.
    pub time_from: Option<Time>,
    /// Events that start after this are left out.
    pub time_until: Option<Time>,
    /// Only events whose bounding box meets one of these; empty: everywhere. Events that are not placed are always
    /// read: they are information gaps.
    pub boxes: Vec<GeoBox>,
    /// Only these kinds; empty: all.
    pub kinds: Vec<EventKind>,
}

/// What is worked out of an event before it is written.
pub(crate) struct Ready {
    shape: Option<&'static str>,
    around: Option<GeoBox>,
    points: Option<Vec<u8>>,
    actors: Option<String>,
    title: Option<String>,
    detail: String,
}

impl Record for Event {
    const KIND: EntityKind = EntityKind::Event;
    const TABLE: &'static str = "event_body b";
    const COLUMNS: &'static str = "b.body, b.kind, b.status, b.time_from, b.time_until, b.time_precision, \
         b.place_precision, b.shape, b.south, b.west, b.north, b.east, b.points, b.category, b.deaths, \
         b.confirmed_at, b.example, b.place, b.crossing, b.place_text, b.title, b.source_key, b.actors, b.detail";
    type Ready = Ready;

    fn entity(&self) -> Entity {
        Entity::Event(self.id)
    }

    fn ready(&self, _: &Connection, _: bool) -> Result<Ready, Refusal> {
        if let Some(until) = self.time.until.filter(|until| *until < self.time.from) {
            return Err(EventTimeError { from: self.time.from, until }.into());
        }
        let shape = match &self.geometry {
            None => None,
            Some(Geometry::Point { .. }) => Some("point"),
            Some(Geometry::Line { points }) if points.len() < 2 => {
                return Err(Invalid::Shape { shape: "line", points: points.len() }.into());
            }
            Some(Geometry::Line { .. }) => Some("line"),
            Some(Geometry::Area { ring }) if ring.len() < 3 => {
                return Err(Invalid::Shape { shape: "area", points: ring.len() }.into());
            }
            Some(Geometry::Area { .. }) => Some("area"),
        };
        let vertices = self.geometry.as_ref().map(Geometry::vertices).unwrap_or_default();
        Ok(Ready {
            shape,
            around: GeoBox::around(vertices),
            points: shape.filter(|shape| *shape != "point").map(|_| points_blob(vertices)),
            actors: if self.actors.is_empty() { None } else { Some(to_json(&self.actors)?) },
            title: if self.title.is_empty() { None } else { Some(to_json(&self.title)?) },
            detail: to_json(&self.detail)?,
        })
    }

    fn write(&self, conn: &Connection, body: i64, ready: &Ready) -> rusqlite::Result<()> {
        conn.prepare_cached(
            "INSERT INTO event_body (body, kind, status, time_from, time_until, time_precision, place_precision, \
             shape, south, west, north, east, points, category, deaths, confirmed_at, example, place, crossing, \
             place_text, title, source_key, actors, detail) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, \
             ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24)",
        )?
        .execute(params![
            body,
            self.kind().code(),
            self.status.code(),
            ms(self.time.from),
            self.time.until.map(ms),
            self.time.precision.code(),
            self.precision.code(),
            ready.shape,
            ready.around.map(|b| b.south),
            ready.around.map(|b| b.west),
            ready.around.map(|b| b.north),
            ready.around.map(|b| b.east),
            ready.points,
            self.category.map(ThreatCategory::code),
            self.deaths,
            self.confirmed_at.map(ms),
            self.example,
            self.place.map(PlaceId::bytes),
            self.crossing.map(CrossingId::bytes),
            self.place_text,
            ready.title,
            self.source_key,
            ready.actors,
            ready.detail
        ])?;
        let mut insert = conn.prepare_cached(
            "INSERT INTO evidence (body, ordinal, report, stance, credibility) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?;
        for (ordinal, evidence) in (0_i64..).zip(&self.evidence) {
            insert.execute(params![
                body,
                ordinal,
                evidence.report.bytes(),
                match evidence.stance {
                    Stance::Supports => "supports",
                    Stance::Denies => "denies",
                },
                evidence.credibility.code()
            ])?;
        }
        Ok(())
    }

    /// Without the evidence, which stands in rows of its own.
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let detail: Detail = json(row, 24)?;
        if code(row, 2, EventKind::from_code)? != detail.kind() {
            return Err(unreadable(2, "the kind is not that of the particulars"));
        }
        Ok(Self {
            id: EventId::from_bytes(row.get(0)?),
            title: match row.get_ref(21)? {
                ValueRef::Null => Names::default(),
                _ => json(row, 21)?,
            },
            place: row.get::<_, Option<Id>>(18)?.map(PlaceId::from_bytes),
            crossing: row.get::<_, Option<Id>>(19)?.map(CrossingId::from_bytes),
            place_text: row.get(20)?,
            geometry: match row.get_ref(8)? {
                ValueRef::Null => None,
                ValueRef::Text(b"point") => Some(Geometry::Point { at: position(row, 9, 10)? }),
                ValueRef::Text(b"line") => Some(Geometry::Line { points: points(row, 13)? }),
                _ => Some(Geometry::Area { ring: points(row, 13)? }),
            },
            precision: code(row, 7, |text| LocationPrecision::ALL.into_iter().find(|p| p.code() == text))?,
            time: EventTime {
                from: time(row.get(4)?),
                until: row.get::<_, Option<i64>>(5)?.map(time),
                precision: code(row, 6, TimePrecision::from_code)?,
            },
            actors: match row.get_ref(23)? {
                ValueRef::Null => Vec::new(),
                _ => json::<Vec<Actor>>(row, 23)?,
            },
            status: code(row, 3, EventStatus::from_code)?,
            evidence: Vec::new(),
            detail,
            category: code_opt(row, 14, ThreatCategory::from_code)?,
            deaths: row.get(15)?,
            confirmed_at: row.get::<_, Option<i64>>(16)?.map(time),
            source_key: row.get(22)?,
            example: row.get(17)?,
        })
    }

    /// By its titles together with the place as named; without a title by the place alone.
    fn docs(&self) -> Vec<Doc> {
        let place = self.place_text.as_deref().unwrap_or_default();
        if self.title.is_empty() && !place.is_empty() {
            return vec![Doc { lang: Lang::Other, label: Some(place.to_owned()), words: fold(place) }];
        }
        name_docs(&self.title, &[place])
    }

    fn select(conn: &Connection, at: Option<i64>, only: Option<Id>) -> rusqlite::Result<Vec<Self>> {
        scan(conn, at, only, &EventFilter::default())
    }

    fn by_body(conn: &Connection, body: i64) -> rusqlite::Result<Self> {
        let sql = format!(
            "SELECT f.id, {}, {EVIDENCE} FROM fact f JOIN event_body b ON b.body = f.seq \
             LEFT JOIN evidence e ON e.body = b.body WHERE f.seq = ?1",
            Self::COLUMNS
        );
        let mut statement = conn.prepare_cached(&sql)?;
        let mut rows = statement.query([body])?;
        collect(&mut rows, |_| Ok(true))?.pop().ok_or(rusqlite::Error::QueryReturnedNoRows)
    }
}

/// Of one event in the order of its key, body and ordinal; asking for that order would make SQLite sort whole events.
const EVIDENCE: &str = "e.report, e.stance, e.credibility, e.ordinal";

/// The live events that pass the filter, in the order of their ids.
pub(crate) fn events(conn: &Connection, at: Option<i64>, filter: &EventFilter) -> rusqlite::Result<Vec<Event>> {
    scan(conn, at, None, filter)
}

/// One statement reads events and evidence together: one row per report behind an event, one for an event without.
fn scan(conn: &Connection, at: Option<i64>, only: Option<Id>, filter: &EventFilter) -> rusqlite::Result<Vec<Event>> {
    let from = live_from::<Event>(only, "LEFT JOIN evidence e ON e.body = b.body");
    let sql = format!(
        "SELECT h.id, {}, {EVIDENCE} {from} AND (?3 IS NULL OR coalesce(b.time_until, b.time_from) >= ?3 \
         OR ((b.kind IN ('closure', 'reopening', 'front_line', 'checkpoint', 'ceasefire', 'obstruction') \
         OR (b.kind = 'explosive_hazard' AND NOT b.detail ->> '$.cleared')) \
         AND (b.time_until IS NULL OR b.time_until + 86400000 >= ?3))) \
         AND (?4 IS NULL OR b.time_from <= ?4) ORDER BY h.id",
        Event::COLUMNS
    );
    let mut statement = conn.prepare_cached(&sql)?;
    let mut rows = statement.query(params![at, only, filter.time_from.map(ms), filter.time_until.map(ms)])?;
    collect(&mut rows, |row| {
        if !filter.kinds.is_empty() && !filter.kinds.contains(&code(row, 2, EventKind::from_code)?) {
            return Ok(false);
        }
        if filter.boxes.is_empty() || row.get_ref(8)? == ValueRef::Null {
            return Ok(true);
        }
        let own = GeoBox { south: row.get(9)?, west: row.get(10)?, north: row.get(11)?, east: row.get(12)? };
        Ok(filter.boxes.iter().any(|wanted| wanted.meets(&own)))
    })
}

fn collect(
    rows: &mut rusqlite::Rows<'_>,
    wanted: impl Fn(&Row<'_>) -> rusqlite::Result<bool>,
) -> rusqlite::Result<Vec<Event>> {
    let mut events: Vec<Event> = Vec::new();
    let mut last: Option<(i64, bool)> = None;
    while let Some(row) = rows.next()? {
        let body = row.get(1)?;
        let taken = match last {
            Some((last, taken)) if last == body => taken,
            _ => {
                let taken = wanted(row)?;
                if taken {
                    events.push(Event::read_plain(row)?);
                }
                taken
            }
        };
        last = Some((body, taken));
        if taken && let (Some(event), false) = (events.last_mut(), row.get_ref(25)? == ValueRef::Null) {
            if usize::try_from(row.get::<_, i64>(28)?) != Ok(event.evidence.len()) {
                return Err(unreadable(28, "the evidence has a gap or is out of order"));
            }
            event.evidence.push(Evidence {
                report: ReportId::from_bytes(row.get(25)?),
                stance: code(row, 26, |text| match text {
                    "supports" => Some(Stance::Supports),
                    "denies" => Some(Stance::Denies),
                    _ => None,
                })?,
                credibility: code(row, 27, Credibility::from_code)?,
            });
        }
    }
    Ok(events)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_across_the_180th_meridian_meets_both_sides() {
        let fiji = GeoBox { south: -20.0, west: 177.0, north: -12.0, east: -178.0 };
        let at = |lat, lon| GeoBox { south: lat, west: lon, north: lat, east: lon };
        assert!(fiji.meets(&at(-18.0, 178.0)));
        assert!(fiji.meets(&at(-18.0, -179.0)));
        assert!(fiji.meets(&at(-12.0, 177.0)));
        assert!(!fiji.meets(&at(-18.0, 0.0)));
        assert!(!fiji.meets(&at(-21.0, 178.0)));
    }
}
