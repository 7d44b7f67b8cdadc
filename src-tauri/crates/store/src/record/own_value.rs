//! Numbers of the method that an organisation has set for itself.

use passage_model::{OwnValue, OwnValueId};
use rusqlite::{Connection, Row, params};

use super::{Doc, Record, Refusal};
use crate::{
    Entity, EntityKind,
    codec::{json, ms, time, to_json},
};

impl Record for OwnValue {
    const KIND: EntityKind = EntityKind::OwnValue;
    const TABLE: &'static str = "own_value_body b";
    const COLUMNS: &'static str = "b.rest";
    /// All of it as JSON.
    type Ready = String;

    fn entity(&self) -> Entity {
        Entity::OwnValue(self.id)
    }

    fn ready(&self, _: &Connection, _: bool) -> Result<String, Refusal> {
        self.check()?;
        // Times as this database keeps them.
        Ok(to_json(&Self { at: time(ms(self.at)), ..self.clone() })?)
    }

    fn write(&self, conn: &Connection, body: i64, rest: &String) -> rusqlite::Result<()> {
        conn.prepare_cached("INSERT INTO own_value_body (body, parameter, rest) VALUES (?1, ?2, ?3)")?
            .execute(params![body, self.parameter, rest])?;
        Ok(())
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let read: Self = json(row, 1)?;
        Ok(Self { id: OwnValueId::from_bytes(row.get(0)?), ..read })
    }

    fn docs(&self) -> Vec<Doc> {
        Vec::new()
    }
}
