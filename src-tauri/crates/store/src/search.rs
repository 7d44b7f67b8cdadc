//! Search by the beginnings of words, in any script, over what is live now.

use std::collections::BTreeMap;

use passage_model::{Lang, plain};
use passage_words::fold;
use rusqlite::{Connection, OptionalExtension, params};

use crate::{
    Entity, StoreError,
    audit::entity,
    codec::{code, lang},
    record::Doc,
    writer::docs,
};

/// Longest label of a report in a hit, characters.
const LABEL_CHARS: usize = 160;

/// Words of a search beyond this number are not looked at.
const MOST_WORDS: usize = 16;

/// One thing found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// What.
    pub entity: Entity,
    /// The name or title that matched (of an alias: the main name), or the beginning of the report.
    pub label: String,
    /// Language of the label.
    pub lang: Lang,
}

/// What the index has still to learn. It is written in one go when a change ends: between other statements it would
/// put its words on the disk after every single one.
#[derive(Default)]
pub(crate) struct Pending {
    removed: Vec<i64>,
    added: BTreeMap<i64, String>,
    bytes: usize,
}

/// Bytes of words after which the index is written although the change goes on.
const MOST_BYTES: usize = 32 << 20;

impl Pending {
    /// Replaces what an entity is found by. `new`: there is nothing to replace.
    pub(crate) fn replace(
        &mut self,
        conn: &Connection,
        entity: Entity,
        docs: Vec<Doc>,
        new: bool,
    ) -> rusqlite::Result<()> {
        let (kind, id) = (entity.kind().number(), entity.bytes());
        if !new {
            let mut delete = conn.prepare_cached("DELETE FROM search_doc WHERE kind = ?1 AND id = ?2 RETURNING doc")?;
            let mut rows = delete.query(params![kind, id])?;
            while let Some(row) = rows.next()? {
                let doc = row.get(0)?;
                if self.added.remove(&doc).is_none() {
                    self.removed.push(doc);
                }
            }
        }
        for doc in docs.into_iter().filter(|doc| !doc.words.trim().is_empty()) {
            conn.prepare_cached("INSERT INTO search_doc (kind, id, lang, label) VALUES (?1, ?2, ?3, ?4)")?
                .execute(params![kind, id, doc.lang.code(), doc.label])?;
            self.bytes += doc.words.len();
            self.added.insert(conn.last_insert_rowid(), doc.words);
        }
        if self.bytes > MOST_BYTES { self.flush(conn) } else { Ok(()) }
    }

    /// Writes the index.
    pub(crate) fn flush(&mut self, conn: &Connection) -> rusqlite::Result<()> {
        self.bytes = 0;
        // Removals first: the number of a removed text may have been given to a new one.
        let mut delete = conn.prepare_cached("DELETE FROM search WHERE rowid = ?1")?;
        for doc in self.removed.drain(..) {
            delete.execute([doc])?;
        }
        let mut insert = conn.prepare_cached("INSERT INTO search (rowid, words) VALUES (?1, ?2)")?;
        for (doc, words) in std::mem::take(&mut self.added) {
            insert.execute(params![doc, words])?;
        }
        Ok(())
    }
}

/// Entities of which one text holds, for every word of `text`, a word that begins with it. Names come before titles
/// and titles before reports; shorter labels first. Texts without a letter or digit find nothing.
pub(crate) fn search(conn: &Connection, text: &str, limit: u32) -> Result<Vec<Hit>, StoreError> {
    // Quoted, so that nothing a person types is taken for the syntax of the index.
    let mut query: Vec<String> = Vec::new();
    for word in fold(text).split_whitespace().map(|word| format!("\"{word}\"*")) {
        if query.len() < MOST_WORDS && !query.contains(&word) {
            query.push(word);
        }
    }
    if query.is_empty() || limit == 0 {
        return Ok(Vec::new());
    }
    let mut statement = conn.prepare_cached(
        "SELECT d.kind, d.id, d.lang, d.label FROM search s JOIN search_doc d ON d.doc = s.rowid WHERE search MATCH ?1 \
         ORDER BY CASE d.kind WHEN 5 THEN 2 WHEN 6 THEN 1 ELSE 0 END, length(d.label), d.kind, d.doc",
    )?;
    let mut rows = statement.query([query.join(" ")])?;
    let mut hits: Vec<Hit> = Vec::new();
    while hits.len() < limit as usize
        && let Some(row) = rows.next()?
    {
        let entity = entity(row)?;
        if hits.iter().any(|hit| hit.entity == entity) {
            continue;
        }
        // The texts of reports are read for the hits alone, not for everything that is sorted.
        let label = match row.get::<_, Option<String>>(3)? {
            Some(label) => label,
            None => beginning_of(conn, entity)?,
        };
        hits.push(Hit { entity, label: plain(&label).into_owned(), lang: code(row, 2, lang)? });
    }
    Ok(hits)
}

/// The beginning of a live report.
fn beginning_of(conn: &Connection, report: Entity) -> rusqlite::Result<String> {
    let text = conn
        .prepare_cached(
            "SELECT t.said FROM head h JOIN report_body b ON b.body = h.body JOIN report_text t ON t.text = b.text \
             WHERE h.kind = 5 AND h.id = ?1",
        )?
        .query_row([report.bytes()], |row| Ok(beginning(row.get_ref(0)?.as_str().unwrap_or_default())))
        .optional()?;
    Ok(text.unwrap_or_default())
}

/// The beginning of a text on one line.
fn beginning(text: &str) -> String {
    let mut label = String::new();
    for (n, c) in text.split_whitespace().flat_map(|word| word.chars().chain([' '])).enumerate() {
        if n == LABEL_CHARS {
            label.push('…');
            break;
        }
        label.push(c);
    }
    label.truncate(label.trim_end().len());
    label
}

/// Holds every rule of folding; when its folded form changes with a new version of the program, the index is stale.
const PROBE: &str = "Ṣughrā al-Ḥasaka Ørsted straße İstanbul أورم الصُّغرى مؤتة شاطئ کفر ۱۲٣ Москва R-01 l'Oronte";
const PROBE_KEY: &str = "search.fold";

/// Builds the index again when the rules of folding have changed since it was built.
pub(crate) fn keep_up(conn: &Connection) -> rusqlite::Result<()> {
    let expected = serde_json::Value::String(fold(PROBE)).to_string();
    let found: Option<String> =
        conn.query_row("SELECT value FROM setting WHERE key = ?1", [PROBE_KEY], |row| row.get(0)).optional()?;
    if found.as_ref() == Some(&expected) {
        return Ok(());
    }
    let tx = conn.unchecked_transaction()?;
    rebuild(&tx)?;
    tx.execute("INSERT OR REPLACE INTO setting (key, value) VALUES (?1, ?2)", [PROBE_KEY, expected.as_str()])?;
    tx.commit()
}

/// Builds the index again from what is live.
pub(crate) fn rebuild(conn: &Connection) -> rusqlite::Result<()> {
    conn.execute("INSERT INTO search (search) VALUES ('delete-all')", [])?;
    conn.execute("DELETE FROM search_doc", [])?;
    let mut heads = conn.prepare("SELECT kind, id, body FROM head WHERE body IS NOT NULL ORDER BY kind, id")?;
    let mut rows = heads.query([])?;
    let mut pending = Pending::default();
    while let Some(row) = rows.next()? {
        let entity = entity(row)?;
        pending.replace(conn, entity, docs(conn, entity.kind(), row.get(2)?)?, true)?;
    }
    pending.flush(conn)
}

/// Number of texts of the present that are not in the index, or in it without being live.
pub(crate) fn astray(conn: &Connection) -> Result<u32, StoreError> {
    let unmatched: u32 = conn.query_row(
        "SELECT (SELECT count(*) FROM search_doc WHERE doc NOT IN (SELECT rowid FROM search)) \
         + (SELECT count(*) FROM search WHERE rowid NOT IN (SELECT doc FROM search_doc))",
        [],
        |row| row.get(0),
    )?;
    let mut astray = unmatched;
    let mut heads = conn.prepare("SELECT kind, id, body FROM head ORDER BY kind, id")?;
    let mut rows = heads.query([])?;
    while let Some(row) = rows.next()? {
        let entity = entity(row)?;
        let kind = entity.kind();
        let mut expected: Vec<Option<String>> = match row.get::<_, Option<i64>>(2)? {
            None => Vec::new(),
            Some(body) => {
                docs(conn, kind, body)?.into_iter().filter(|d| !d.words.trim().is_empty()).map(|d| d.label).collect()
            }
        };
        let mut found: Vec<Option<String>> = conn
            .prepare_cached("SELECT label FROM search_doc WHERE kind = ?1 AND id = ?2")?
            .query_map(params![kind.number(), entity.bytes()], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        expected.sort();
        found.sort();
        astray += u32::from(expected != found);
    }
    Ok(astray)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beginnings_are_one_line_and_end_at_a_limit() {
        assert_eq!(beginning("  one\n two\t"), "one two");
        let long = beginning(&"حلب ".repeat(100));
        assert_eq!(long.chars().count(), LABEL_CHARS + 1);
        assert!(long.ends_with('…'));
    }
}
