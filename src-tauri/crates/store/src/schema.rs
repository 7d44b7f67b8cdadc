//! The structure of a database against the one that the migrations make.
//!
//! A table, trigger, view or index that came in from outside rewrites what is recorded, or hides it, while every row still
//! looks as if it had been written here. So the whole of it is compared, word for word.

use std::{collections::BTreeMap, path::Path};

use passage_model::Time;
use rusqlite::Connection;

use crate::{
    OpenError,
    migrate::{migrate, version},
    open::from_engine,
};

/// Type and name of an entry.
type Key = (String, String);
/// Entries with what they say of the table that they belong to and of themselves. A list, since a file that was written
/// into by hand may hold two of one name.
type Schema = BTreeMap<Key, Vec<(Option<String>, Option<String>)>>;

/// How the structure differs from the one that it should have.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Difference {
    /// Type and name of the entry.
    pub(crate) entry: String,
    /// It is one of ours, and it is gone.
    pub(crate) missing: bool,
}

/// The entries that are not as the migrations up to the version of this database make them.
pub(crate) fn differences(
    conn: &Connection,
    path: Option<&Path>,
    migrations: &[&str],
) -> Result<Vec<Difference>, OpenError> {
    let engine = |error| from_engine(error, path);
    let found = version(conn).map_err(engine)?;
    let there = read(conn).map_err(engine)?;
    let ours = made(migrations, usize::try_from(found).unwrap_or(0))?;
    let mut differences = Vec::new();
    for (key, entry) in &ours {
        if there.get(key) != Some(entry) {
            differences.push(Difference { entry: named(key), missing: !there.contains_key(key) });
        }
    }
    let foreign = there.iter().filter(|(key, entry)| !ours.contains_key(*key) && !is_statistics(key, entry));
    let foreign = foreign.map(|(key, _)| key);
    differences.extend(foreign.map(|key| Difference { entry: named(key), missing: false }));
    Ok(differences)
}

/// The statistics that `ANALYZE` of the engine keeps, and the words with which it makes their tables: of which way to look
/// something up is the shortest, and of nothing that is recorded.
const STATISTICS: [(&str, &str); 2] = [
    ("sqlite_stat1", "CREATE TABLE sqlite_stat1(tbl,idx,stat)"),
    ("sqlite_stat4", "CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)"),
];

/// Whether an entry is one of these tables, to the letter.
fn is_statistics((kind, name): &Key, entry: &[(Option<String>, Option<String>)]) -> bool {
    let [(Some(table), Some(sql))] = entry else { return false };
    kind == "table" && table == name && STATISTICS.contains(&(name.as_str(), sql.as_str()))
}

/// What the first `count` migrations make.
fn made(migrations: &[&str], count: usize) -> Result<Schema, OpenError> {
    let engine = |error| from_engine(error, None);
    let conn = Connection::open_in_memory().map_err(engine)?;
    // The time names a copy, and of a database in memory none is made.
    migrate(&conn, None, migrations.get(..count).unwrap_or(migrations), Time::UNIX_EPOCH)?;
    read(&conn).map_err(engine)
}

fn read(conn: &Connection) -> rusqlite::Result<Schema> {
    // Whatever is there is read as text: what a hand has written into this table keeps to no types.
    let sql = "SELECT coalesce(CAST(type AS TEXT), ''), coalesce(CAST(name AS TEXT), ''), CAST(tbl_name AS TEXT), \
         CAST(sql AS TEXT) FROM sqlite_schema ORDER BY 1, 2, 3, 4";
    let mut statement = conn.prepare(sql)?;
    let mut rows = statement.query([])?;
    let mut schema = Schema::new();
    while let Some(row) = rows.next()? {
        schema.entry((row.get(0)?, row.get(1)?)).or_default().push((row.get(2)?, row.get(3)?));
    }
    Ok(schema)
}

fn named((kind, name): &Key) -> String {
    format!("{kind} {name}")
}
