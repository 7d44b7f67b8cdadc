//! How tables of one header are read: what a person has said once is offered again.

use passage_model::Time;
use rusqlite::{OptionalExtension, Row, params};
use serde_json::Value;

use crate::{
    Store, StoreError,
    codec::{json, ms, time},
};

/// What a person has said of the columns of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct KeptMapping {
    /// Fingerprint of the header. Not empty.
    pub header: String,
    /// The file for which it was said last.
    pub label: String,
    /// Who said it.
    pub author: String,
    /// When it was used last.
    pub used_at: Time,
    /// The saying itself, in the caller's form.
    pub mapping: Value,
}

fn read(row: &Row<'_>) -> rusqlite::Result<KeptMapping> {
    Ok(KeptMapping {
        header: row.get(0)?,
        label: row.get(1)?,
        author: row.get(2)?,
        used_at: time(row.get(3)?),
        mapping: json(row, 4)?,
    })
}

impl Store {
    /// What was said for this header; `None`: nothing.
    pub fn mapping(&self, header: &str) -> Result<Option<KeptMapping>, StoreError> {
        let sql = "SELECT header, label, author, used_at, mapping FROM table_mapping WHERE header = ?1";
        Ok(self.conn().prepare_cached(sql)?.query_row([header], read).optional()?)
    }

    /// All of them, those used last first.
    pub fn mappings(&self) -> Result<Vec<KeptMapping>, StoreError> {
        let sql = "SELECT header, label, author, used_at, mapping FROM table_mapping ORDER BY used_at DESC, header";
        let mut statement = self.conn().prepare_cached(sql)?;
        let rows = statement.query_map([], read)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Keeps one, in place of an earlier one for the same header.
    pub fn keep_mapping(&mut self, kept: &KeptMapping) -> Result<(), StoreError> {
        self.conn()
            .prepare_cached(
                "INSERT OR REPLACE INTO table_mapping (header, label, author, used_at, mapping) \
                 VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute(params![kept.header, kept.label, kept.author, ms(kept.used_at), kept.mapping.to_string()])?;
        Ok(())
    }

    /// Forgets one.
    pub fn forget_mapping(&mut self, header: &str) -> Result<(), StoreError> {
        self.conn().prepare_cached("DELETE FROM table_mapping WHERE header = ?1")?.execute([header])?;
        Ok(())
    }
}
