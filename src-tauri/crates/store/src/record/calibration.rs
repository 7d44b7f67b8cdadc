//! Country calibrations.

use passage_model::{Calibration, CalibrationId};
use rusqlite::{Connection, Row, params};

use super::{Doc, Record, Refusal};
use crate::{
    Entity, EntityKind,
    codec::{json, ms, time, to_json},
};

impl Record for Calibration {
    const KIND: EntityKind = EntityKind::Calibration;
    const TABLE: &'static str = "calibration_body b";
    const COLUMNS: &'static str = "b.label, b.scale_a, b.weeks, b.chosen_at, b.chosen_by, b.rest";
    /// The rest as JSON.
    type Ready = String;

    fn entity(&self) -> Entity {
        Entity::Calibration(self.id)
    }

    fn ready(&self, _: &Connection, _: bool) -> Result<String, Refusal> {
        self.check()?;
        Ok(to_json(&to_the_millisecond(self))?)
    }

    fn write(&self, conn: &Connection, body: i64, rest: &String) -> rusqlite::Result<()> {
        conn.prepare_cached(
            "INSERT INTO calibration_body (body, label, scale_a, weeks, chosen_at, chosen_by, rest) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            body,
            self.label,
            self.scale_a,
            self.weeks,
            self.chosen.as_ref().map(|choice| ms(choice.at)),
            self.chosen.as_ref().map(|choice| &choice.by),
            rest,
        ])?;
        Ok(())
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let read: Self = json(row, 6)?;
        Ok(Self { id: CalibrationId::from_bytes(row.get(0)?), ..read })
    }

    fn docs(&self) -> Vec<Doc> {
        Vec::new()
    }
}

/// Times as this database keeps them.
fn to_the_millisecond(calibration: &Calibration) -> Calibration {
    let mut kept = calibration.clone();
    for at in [&mut kept.made_at, &mut kept.first_origin, &mut kept.last_origin] {
        *at = time(ms(*at));
    }
    if let Some(choice) = &mut kept.chosen {
        choice.at = time(ms(choice.at));
    }
    kept
}
