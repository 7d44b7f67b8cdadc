//! What people did with the drafts of a text.

use passage_model::{Review, ReviewAct, ReviewId};
use rusqlite::{Connection, Row, params};

use super::{Doc, Record, Refusal};
use crate::{
    Entity, EntityKind,
    codec::{json, ms, time, to_json},
};

impl Record for Review {
    const KIND: EntityKind = EntityKind::Review;
    const TABLE: &'static str = "review_body b";
    const COLUMNS: &'static str = "b.rest";
    /// All of it as JSON.
    type Ready = String;

    fn entity(&self) -> Entity {
        Entity::Review(self.id)
    }

    fn ready(&self, _: &Connection, _: bool) -> Result<String, Refusal> {
        self.check()?;
        // Times as this database keeps them.
        Ok(to_json(&Self { at: time(ms(self.at)), ..self.clone() })?)
    }

    fn write(&self, conn: &Connection, body: i64, rest: &String) -> rusqlite::Result<()> {
        let act = match &self.act {
            ReviewAct::TakenIn { .. } => "taken_in",
            ReviewAct::Decided { verdict, .. } => verdict.code(),
        };
        conn.prepare_cached("INSERT INTO review_body (body, report, act, rest) VALUES (?1, ?2, ?3, ?4)")?
            .execute(params![body, self.report.bytes(), act, rest])?;
        Ok(())
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let read: Self = json(row, 1)?;
        Ok(Self { id: ReviewId::from_bytes(row.get(0)?), ..read })
    }

    fn docs(&self) -> Vec<Doc> {
        Vec::new()
    }
}
