//! Areas from which reports have stopped coming.

use passage_model::{Silence, SilenceId};
use rusqlite::{Connection, Row, params};

use super::{Doc, Record, Refusal};
use crate::{
    Entity, EntityKind,
    codec::{json, ms, time, to_json},
};

impl Record for Silence {
    const KIND: EntityKind = EntityKind::Silence;
    const TABLE: &'static str = "silence_body b";
    const COLUMNS: &'static str = "b.rest";
    /// All of it as JSON.
    type Ready = String;

    fn entity(&self) -> Entity {
        Entity::Silence(self.id)
    }

    fn ready(&self, _: &Connection, _: bool) -> Result<String, Refusal> {
        // Times as this database keeps them: two instants within one millisecond are one.
        let kept = Self { from: time(ms(self.from)), until: self.until.map(|until| time(ms(until))), ..self.clone() };
        kept.check()?;
        Ok(to_json(&kept)?)
    }

    fn write(&self, conn: &Connection, body: i64, rest: &String) -> rusqlite::Result<()> {
        conn.prepare_cached("INSERT INTO silence_body (body, rest) VALUES (?1, ?2)")?.execute(params![body, rest])?;
        Ok(())
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let read: Self = json(row, 1)?;
        Ok(Self { id: SilenceId::from_bytes(row.get(0)?), ..read })
    }

    fn docs(&self) -> Vec<Doc> {
        Vec::new()
    }
}
