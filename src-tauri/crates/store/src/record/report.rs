//! Reports. The text is kept apart and once; a version holds only its circumstances.

use std::collections::HashSet;

use passage_model::{Lang, Report, ReportId, SourceId, TextHash, Time, plain};
use passage_words::fold;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{Doc, Record, Refusal, live_from};
use crate::{
    Entity, EntityKind, Invalid,
    codec::{code, lang, ms, time},
};

/// A report without its text: enough to weigh the evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportHead {
    /// Id.
    pub id: ReportId,
    /// Who said it.
    pub source: SourceId,
    /// Reports with the same origin count once; without one, the source is the origin.
    pub origin: Option<String>,
    /// When we received it.
    pub received_at: Time,
    /// When it was published or written, where known.
    pub published_at: Option<Time>,
    /// Language of the text.
    pub lang: Lang,
    /// Part of an example.
    pub example: bool,
    /// It came from a file: received with it, however long ago it happened.
    pub from_file: bool,
}

impl Record for Report {
    const KIND: EntityKind = EntityKind::Report;
    const TABLE: &'static str = "report_body b";
    const JOIN: &'static str = "JOIN report_text t ON t.text = b.text";
    const COLUMNS: &'static str =
        "b.source, b.origin, b.received_at, b.published_at, b.lang, b.example, b.provenance, t.hash, t.said";
    /// The row of the text, where it is kept already.
    type Ready = Option<i64>;

    fn entity(&self) -> Entity {
        Entity::Report(self.id)
    }

    fn ready(&self, conn: &Connection, known: bool) -> Result<Option<i64>, Refusal> {
        if self.text.trim().is_empty() {
            return Err(Invalid::NoText.into());
        }
        if TextHash::of(&self.text) != self.hash {
            return Err(Invalid::Hash.into());
        }
        if !known {
            return Ok(None);
        }
        let kept: Option<(i64, String)> = conn
            .prepare_cached(
                "SELECT t.text, t.said FROM fact f JOIN report_body b ON b.body = f.seq \
                 JOIN report_text t ON t.text = b.text WHERE f.kind = 5 AND f.id = ?1 LIMIT 1",
            )
            .and_then(|mut s| s.query_row([self.id.bytes()], |row| Ok((row.get(0)?, row.get(1)?))).optional())
            .map_err(Refusal::Engine)?;
        match kept {
            Some((_, said)) if said != self.text => Err(Invalid::TextFixed.into()),
            kept => Ok(kept.map(|(text, _)| text)),
        }
    }

    fn write(&self, conn: &Connection, body: i64, kept: &Option<i64>) -> rusqlite::Result<()> {
        if kept.is_none() {
            conn.prepare_cached("INSERT INTO report_text (text, hash, said) VALUES (?1, ?2, ?3)")?.execute(params![
                body,
                self.hash.0,
                self.text
            ])?;
        }
        conn.prepare_cached(
            "INSERT INTO report_body (body, text, source, origin, received_at, published_at, lang, example, provenance) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?
        .execute(params![
            body,
            kept.unwrap_or(body),
            self.source.bytes(),
            self.origin,
            ms(self.received_at),
            self.published_at.map(ms),
            self.lang.code(),
            self.example,
            self.provenance
        ])?;
        Ok(())
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: ReportId::from_bytes(row.get(0)?),
            source: SourceId::from_bytes(row.get(1)?),
            origin: row.get(2)?,
            received_at: time(row.get(3)?),
            published_at: row.get::<_, Option<i64>>(4)?.map(time),
            lang: code(row, 5, lang)?,
            example: row.get(6)?,
            provenance: row.get(7)?,
            hash: TextHash(row.get(8)?),
            text: row.get(9)?,
        })
    }

    fn docs(&self) -> Vec<Doc> {
        vec![Doc { lang: self.lang, label: None, words: fold(&self.text) }]
    }
}

/// Reports looked up one by one up to this number; beyond it one scan over all is quicker.
const FEW: usize = 200;

/// Heads of the live reports with these ids (`None`: of all), in the order of their ids.
pub(crate) fn heads(conn: &Connection, at: Option<i64>, ids: Option<&[ReportId]>) -> rusqlite::Result<Vec<ReportHead>> {
    let read = |row: &Row<'_>| {
        Ok(ReportHead {
            id: ReportId::from_bytes(row.get(0)?),
            source: SourceId::from_bytes(row.get(1)?),
            origin: row.get::<_, Option<String>>(2)?.map(|origin| plain(&origin).into_owned()),
            received_at: time(row.get(3)?),
            published_at: row.get::<_, Option<i64>>(4)?.map(time),
            lang: code(row, 5, lang)?,
            example: row.get(6)?,
            from_file: row.get(7)?,
        })
    };
    let sql = |only| {
        let from = live_from::<Report>(only, "");
        format!(
            "SELECT h.id, b.source, b.origin, b.received_at, b.published_at, b.lang, b.example, \
             b.provenance IS NOT NULL {from} ORDER BY h.id"
        )
    };
    let wanted: Option<HashSet<ReportId>> = ids.map(|ids| ids.iter().copied().collect());
    if let Some(wanted) = wanted.as_ref().filter(|wanted| wanted.len() <= FEW) {
        let mut statement = conn.prepare_cached(&sql(Some([0; 16])))?;
        let mut heads = Vec::with_capacity(wanted.len());
        for id in wanted {
            heads.extend(statement.query_row(params![at, id.bytes()], read).optional()?);
        }
        heads.sort_by_key(|head| head.id);
        return Ok(heads);
    }
    let mut statement = conn.prepare_cached(&sql(None))?;
    let mut rows = statement.query(params![at, None::<[u8; 16]>])?;
    let mut heads = Vec::new();
    while let Some(row) = rows.next()? {
        let id = ReportId::from_bytes(row.get(0)?);
        if wanted.as_ref().is_none_or(|wanted| wanted.contains(&id)) {
            heads.push(read(row)?);
        }
    }
    Ok(heads)
}
