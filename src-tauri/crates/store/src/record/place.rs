//! Places.

use passage_model::{Country, Names, Place, PlaceId, PlaceKind};
use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};

use super::{Doc, Record, Refusal, name_docs, rest};
use crate::{
    Entity, EntityKind,
    codec::{code, json, position},
};

#[derive(PartialEq, Serialize, Deserialize)]
struct Rest {
    names: Names,
    country: Option<Country>,
    admin1: Option<String>,
    pcode: Option<String>,
}

impl Record for Place {
    const KIND: EntityKind = EntityKind::Place;
    const TABLE: &'static str = "place_body b";
    const COLUMNS: &'static str = "b.lat, b.lon, b.kind, b.rest";
    type Ready = String;

    fn entity(&self) -> Entity {
        Entity::Place(self.id)
    }

    fn ready(&self, _: &Connection, _: bool) -> Result<String, Refusal> {
        rest(&Rest {
            names: self.names.clone(),
            country: self.country,
            admin1: self.admin1.clone(),
            pcode: self.pcode.clone(),
        })
    }

    fn write(&self, conn: &Connection, body: i64, rest: &String) -> rusqlite::Result<()> {
        conn.prepare_cached("INSERT INTO place_body (body, lat, lon, kind, rest) VALUES (?1, ?2, ?3, ?4, ?5)")?
            .execute(params![body, self.at.lat(), self.at.lon(), self.kind.code(), rest])?;
        Ok(())
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let rest: Rest = json(row, 4)?;
        Ok(Self {
            id: PlaceId::from_bytes(row.get(0)?),
            at: position(row, 1, 2)?,
            kind: code(row, 3, PlaceKind::from_code)?,
            names: rest.names,
            country: rest.country,
            admin1: rest.admin1,
            pcode: rest.pcode,
        })
    }

    fn docs(&self) -> Vec<Doc> {
        name_docs(&self.names, &[self.pcode.as_deref().unwrap_or_default()])
    }
}
