//! Crossings.

use passage_model::{Crossing, CrossingId, CrossingKind, Names, Side};
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
    formal: Option<bool>,
    sides: Vec<Side>,
}

impl Record for Crossing {
    const KIND: EntityKind = EntityKind::Crossing;
    const TABLE: &'static str = "crossing_body b";
    const COLUMNS: &'static str = "b.lat, b.lon, b.kind, b.rest";
    type Ready = String;

    fn entity(&self) -> Entity {
        Entity::Crossing(self.id)
    }

    fn ready(&self, _: &Connection, _: bool) -> Result<String, Refusal> {
        rest(&Rest { names: self.names.clone(), formal: self.formal, sides: self.sides.clone() })
    }

    fn write(&self, conn: &Connection, body: i64, rest: &String) -> rusqlite::Result<()> {
        conn.prepare_cached("INSERT INTO crossing_body (body, lat, lon, kind, rest) VALUES (?1, ?2, ?3, ?4, ?5)")?
            .execute(params![body, self.at.lat(), self.at.lon(), self.kind.code(), rest])?;
        Ok(())
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let rest: Rest = json(row, 4)?;
        Ok(Self {
            id: CrossingId::from_bytes(row.get(0)?),
            at: position(row, 1, 2)?,
            kind: code(row, 3, CrossingKind::from_code)?,
            names: rest.names,
            formal: rest.formal,
            sides: rest.sides,
        })
    }

    fn docs(&self) -> Vec<Doc> {
        let mut docs = name_docs(&self.names, &[]);
        docs.extend(self.sides.iter().flat_map(|side| name_docs(&side.names, &[])));
        docs
    }
}
