//! Routes.

use passage_model::{CrossingId, Names, Route, RouteId, VehicleClass, Waypoint, WaypointAt};
use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};

use super::{Doc, Record, Refusal, name_docs, rest};
use crate::{
    Entity, EntityKind,
    codec::{json, points, points_blob},
};

#[derive(PartialEq, Serialize, Deserialize)]
struct Rest {
    names: Names,
    road_ref: Option<String>,
    area: Option<String>,
    waypoints: Vec<Waypoint>,
    crossings: Vec<CrossingId>,
    vehicle: VehicleClass,
    normal_minutes: Option<u32>,
    source_key: Option<String>,
}

impl Record for Route {
    const KIND: EntityKind = EntityKind::Route;
    const TABLE: &'static str = "route_body b";
    const COLUMNS: &'static str = "b.code, b.line, b.rest";
    type Ready = String;

    fn entity(&self) -> Entity {
        Entity::Route(self.id)
    }

    fn ready(&self, _: &Connection, _: bool) -> Result<String, Refusal> {
        self.check()?;
        rest(&Rest {
            names: self.names.clone(),
            road_ref: self.road_ref.clone(),
            area: self.area.clone(),
            waypoints: self.waypoints.clone(),
            crossings: self.crossings.clone(),
            vehicle: self.vehicle,
            normal_minutes: self.normal_minutes,
            source_key: self.source_key.clone(),
        })
    }

    fn write(&self, conn: &Connection, body: i64, rest: &String) -> rusqlite::Result<()> {
        conn.prepare_cached("INSERT INTO route_body (body, code, line, rest) VALUES (?1, ?2, ?3, ?4)")?
            .execute(params![body, self.code, points_blob(&self.line), rest])?;
        // The same crossing may be listed and be a waypoint.
        let mut link =
            conn.prepare_cached("INSERT INTO route_link (body, kind, id) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING")?;
        for crossing in &self.crossings {
            link.execute(params![body, EntityKind::Crossing.number(), crossing.bytes()])?;
        }
        for waypoint in &self.waypoints {
            match waypoint.at {
                WaypointAt::Place { place } => {
                    link.execute(params![body, EntityKind::Place.number(), place.bytes()])?;
                }
                WaypointAt::Crossing { crossing } => {
                    link.execute(params![body, EntityKind::Crossing.number(), crossing.bytes()])?;
                }
                WaypointAt::Position { .. } => {}
            }
        }
        Ok(())
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let rest: Rest = json(row, 3)?;
        Ok(Self {
            id: RouteId::from_bytes(row.get(0)?),
            code: row.get(1)?,
            line: points(row, 2)?,
            names: rest.names,
            road_ref: rest.road_ref,
            area: rest.area,
            waypoints: rest.waypoints,
            crossings: rest.crossings,
            vehicle: rest.vehicle,
            normal_minutes: rest.normal_minutes,
            source_key: rest.source_key,
        })
    }

    fn docs(&self) -> Vec<Doc> {
        name_docs(&self.names, &[&self.code, self.road_ref.as_deref().unwrap_or_default()])
    }
}
