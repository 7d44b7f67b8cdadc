//! Overrides.

use passage_model::{Override, OverrideId, RiskLevel, RouteId};
use rusqlite::{Connection, Row, params};

use super::{Doc, Record, Refusal};
use crate::{
    Entity, EntityKind,
    codec::{code, ms, time},
};

impl Record for Override {
    const KIND: EntityKind = EntityKind::Override;
    const TABLE: &'static str = "override_body b";
    const COLUMNS: &'static str = "b.route, b.level, b.reason, b.author, b.start, b.expires";
    /// As they were first recorded: of two that hold the later word counts, whatever the clock said.
    const ORDER: &'static str = "(SELECT min(f.seq) FROM fact f WHERE f.kind = h.kind AND f.id = h.id)";
    type Ready = ();

    fn entity(&self) -> Entity {
        Entity::Override(self.id)
    }

    fn ready(&self, _: &Connection, _: bool) -> Result<(), Refusal> {
        self.check()?;
        // Two instants within one millisecond are one instant here.
        if ms(self.expires) <= ms(self.from) {
            return Err(passage_model::OverrideError::Expired.into());
        }
        Ok(())
    }

    fn write(&self, conn: &Connection, body: i64, (): &()) -> rusqlite::Result<()> {
        conn.prepare_cached(
            "INSERT INTO override_body (body, route, level, reason, author, start, expires) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            body,
            self.route.bytes(),
            self.level.code(),
            self.reason,
            self.author,
            ms(self.from),
            ms(self.expires)
        ])?;
        Ok(())
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: OverrideId::from_bytes(row.get(0)?),
            route: RouteId::from_bytes(row.get(1)?),
            level: code(row, 2, RiskLevel::from_code)?,
            reason: row.get(3)?,
            author: row.get(4)?,
            from: time(row.get(5)?),
            expires: time(row.get(6)?),
        })
    }

    fn docs(&self) -> Vec<Doc> {
        Vec::new()
    }
}
