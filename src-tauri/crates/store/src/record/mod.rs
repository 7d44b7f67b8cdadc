//! How each kind of entity is kept: one module per kind, with its columns.

mod calibration;
mod crossing;
mod event;
mod overriding;
mod own_value;
mod place;
mod report;
mod review;
mod route;
mod silence;
mod source;

use passage_model::{Lang, Names, ShortTexts};
use passage_words::fold;
use rusqlite::{Connection, Row, params};
use serde::{Serialize, de::DeserializeOwned};

pub(crate) use self::event::events;
pub(crate) use self::report::heads as report_heads;
pub use self::{
    event::{EventFilter, GeoBox},
    report::ReportHead,
};
use crate::{
    Entity, EntityKind, Invalid,
    codec::{Id, to_json},
};

/// Why something is not written.
pub(crate) enum Refusal {
    /// It breaks a rule; nothing has been written.
    Invalid(Invalid),
    /// The engine failed.
    Engine(rusqlite::Error),
}

impl<T: Into<Invalid>> From<T> for Refusal {
    fn from(invalid: T) -> Self {
        Self::Invalid(invalid.into())
    }
}

/// What search finds an entity by.
pub(crate) struct Doc {
    pub(crate) lang: Lang,
    /// `None`: read from the report when shown.
    pub(crate) label: Option<String>,
    /// Folded words.
    pub(crate) words: String,
}

/// One kind of entity.
pub(crate) trait Record: Clone + ShortTexts {
    const KIND: EntityKind;
    /// Table and columns after the id, as a `SELECT` list over the alias `b`.
    const TABLE: &'static str;
    const COLUMNS: &'static str;
    /// A further table that `COLUMNS` needs.
    const JOIN: &'static str = "";
    /// The order in which they are read.
    const ORDER: &'static str = "h.id";
    /// What is worked out before anything is written.
    type Ready;

    fn entity(&self) -> Entity;

    /// Checks every rule and encodes. `known`: the entity has earlier versions.
    fn ready(&self, conn: &Connection, known: bool) -> Result<Self::Ready, Refusal>;

    /// Writes the body.
    fn write(&self, conn: &Connection, body: i64, ready: &Self::Ready) -> rusqlite::Result<()>;

    /// From a row whose column 0 is the id and whose next columns are [`Record::COLUMNS`].
    fn read(row: &Row<'_>) -> rusqlite::Result<Self>;

    /// As [`Record::read`], without what older builds, other programs or other hands let into names.
    fn read_plain(row: &Row<'_>) -> rusqlite::Result<Self> {
        let mut value = Self::read(row)?;
        value.make_plain();
        Ok(value)
    }

    fn docs(&self) -> Vec<Doc>;

    /// All live entities of the kind in their order, or the one with this id.
    fn select(conn: &Connection, at: Option<i64>, only: Option<Id>) -> rusqlite::Result<Vec<Self>> {
        let sql = live_sql::<Self>(only);
        let mut statement = conn.prepare_cached(&sql)?;
        let rows = statement.query_map(params![at, only], Self::read_plain)?;
        rows.collect()
    }

    /// The content of one fact, live or not.
    fn by_body(conn: &Connection, body: i64) -> rusqlite::Result<Self> {
        let sql = format!(
            "SELECT f.id, {} FROM fact f JOIN {} ON b.body = f.seq {} WHERE f.seq = ?1",
            Self::COLUMNS,
            Self::TABLE,
            Self::JOIN
        );
        conn.prepare_cached(&sql)?.query_row([body], Self::read_plain)
    }
}

/// `FROM` and `WHERE` for the live entities of a kind: alias `h` has the `id`, alias `b` the columns of the body.
/// Always takes two parameters: ?1 known at (NULL: the present) and ?2 an id (NULL: all), as `only` says.
///
/// The head is the newest of all versions; where it was known at the time asked for, it is the answer, and the history
/// is looked into for the others alone. CROSS JOIN: SQLite keeps the order, so that rows come by id without sorting.
pub(crate) fn live_from<T: Record>(only: Option<Id>, join: &str) -> String {
    let (table, kind) = (T::TABLE, T::KIND.number());
    let one = if only.is_some() { "h.id = ?2" } else { "?2 IS NULL" };
    format!(
        "FROM head h CROSS JOIN {table} ON b.body = CASE WHEN ?1 IS NULL OR h.known_from <= ?1 THEN h.body \
         ELSE (SELECT f.body FROM fact f WHERE f.kind = h.kind AND f.id = h.id AND f.known_from <= ?1 \
         ORDER BY f.known_from DESC, f.version DESC LIMIT 1) END {join} WHERE h.kind = {kind} AND {one}"
    )
}

fn live_sql<T: Record>(only: Option<Id>) -> String {
    format!("SELECT h.id, {} {} ORDER BY {}", T::COLUMNS, live_from::<T>(only, T::JOIN), T::ORDER)
}

/// One document per name; an alias is found by its own words and shown as the main name.
fn name_docs(names: &Names, more: &[&str]) -> Vec<Doc> {
    let more: Vec<String> = more.iter().map(|text| fold(text)).collect();
    names
        .0
        .iter()
        .map(|name| {
            let shown = if name.alias { names.in_lang(name.lang).unwrap_or(&name.text) } else { &name.text };
            let mut words = fold(&name.text);
            for more in &more {
                words.push(' ');
                words.push_str(more);
            }
            Doc { lang: name.lang, label: Some(shown.to_owned()), words }
        })
        .collect()
}

/// The rarely needed fields of a kind as JSON.
fn rest<T: Serialize + DeserializeOwned + PartialEq>(value: &T) -> Result<String, Refusal> {
    Ok(to_json(value)?)
}
