//! Sources.

use passage_model::{Names, Reliability, Source, SourceId, SourceKind};
use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};

use super::{Doc, Record, Refusal, name_docs, rest};
use crate::{
    Entity, EntityKind,
    codec::{code, json},
};

#[derive(PartialEq, Serialize, Deserialize)]
struct Rest {
    names: Names,
    party: Option<String>,
    note: Option<String>,
}

impl Record for Source {
    const KIND: EntityKind = EntityKind::Source;
    const TABLE: &'static str = "source_body b";
    const COLUMNS: &'static str = "b.kind, b.reliability, b.rest";
    type Ready = String;

    fn entity(&self) -> Entity {
        Entity::Source(self.id)
    }

    fn ready(&self, _: &Connection, _: bool) -> Result<String, Refusal> {
        rest(&Rest { names: self.names.clone(), party: self.party.clone(), note: self.note.clone() })
    }

    fn write(&self, conn: &Connection, body: i64, rest: &String) -> rusqlite::Result<()> {
        conn.prepare_cached("INSERT INTO source_body (body, kind, reliability, rest) VALUES (?1, ?2, ?3, ?4)")?
            .execute(params![body, self.kind.code(), self.reliability.code(), rest])?;
        Ok(())
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let rest: Rest = json(row, 3)?;
        Ok(Self {
            id: SourceId::from_bytes(row.get(0)?),
            kind: code(row, 1, SourceKind::from_code)?,
            reliability: code(row, 2, Reliability::from_code)?,
            names: rest.names,
            party: rest.party,
            note: rest.note,
        })
    }

    fn docs(&self) -> Vec<Doc> {
        name_docs(&self.names, &[])
    }
}
