//! `GeoPackage`: every layer of features, one after another. The file is read by a small reader of the `SQLite` format
//! (`sqlite.rs`): it is a foreign file, and nothing in it is executed.

mod schema;
mod sqlite;

use std::{
    collections::BTreeMap,
    io::{Read, Seek},
};

use serde_json::Value as Json;

use crate::{
    BatchKind, Issue, IssueCode, ReadError, ReadOptions,
    batch::Collector,
    crs::Crs,
    geojson::{Features, Properties},
    wkb,
};
use schema::{Table, columns};
use sqlite::{Database, Value};

/// Most layers and tables looked at.
const TABLES: usize = 1000;

/// Most names told of a database that holds no features.
const NAMED: usize = 20;

struct Layer {
    table: String,
    column: String,
    srs: i64,
}

/// Reads all layers.
pub(crate) fn read(
    source: impl Read + Seek,
    name: &str,
    options: &ReadOptions<'_>,
    out: &mut Collector<'_>,
) -> Result<BatchKind, ReadError> {
    let mut database = Database::open(source)?;
    let tables = tables(&mut database)?;
    let layers = layers(&mut database, &tables)?;
    if layers.is_empty() {
        let found = tables.keys().take(NAMED).map(|name| crate::issue::cap(name)).collect();
        return Err(ReadError::NothingInside { name: name.to_owned(), found });
    }
    let systems = systems(&mut database, &tables)?;
    let mut features = Features::new(name, options, out);
    for layer in &layers {
        let Some(table) = tables.get(&layer.table.to_lowercase()) else { continue };
        // Known before the first row of the layer, but not before those of the others: all or nothing.
        let crs = match systems.get(&layer.srs) {
            Some(system) => system.crs(),
            None => Err(ReadError::UnsupportedCrs { crs: format!("{}: {}", layer.table, layer.srs) }),
        }?;
        let result = database.rows(table.root, &mut |rowid, values| {
            let row = features.next_row();
            take(row, rowid, values, table, &layer.column, &crs, &mut features);
        });
        if let Err(error) = result {
            return features.finish(Err(error));
        }
    }
    features.finish(Ok(()))
}

fn take(
    row: u64,
    rowid: i64,
    values: Vec<Value>,
    table: &Table,
    column: &str,
    crs: &Crs,
    features: &mut Features<'_, '_>,
) {
    let mut properties = Properties::new();
    let mut geometry = None;
    for (at, value) in values.into_iter().enumerate() {
        let Some(known) = table.columns.get(at) else { break };
        let json = match value {
            Value::Blob(bytes) if known.name.eq_ignore_ascii_case(column) => {
                geometry = Some(bytes);
                continue;
            }
            Value::Null if known.is_rowid => Json::from(rowid),
            Value::Null | Value::Blob(_) => continue,
            Value::Integer(number) => Json::from(number),
            Value::Real(number) => Json::from(number),
            Value::Text(text) => Json::from(text),
        };
        properties.insert(known.name.clone(), json);
    }
    let missing = || Issue::rejected(IssueCode::GeometryMissing).column(column);
    match geometry.map(|bytes| wkb::geopackage(&bytes, crs)) {
        None | Some(Ok(None)) => features.reject(row, missing()),
        Some(Ok(Some(shape))) => features.take(row, &properties, Ok(shape)),
        Some(Err(issue)) => features.take(row, &properties, Err(issue)),
    }
}

/// The tables by name, lower case.
fn tables<R: Read + Seek>(database: &mut Database<R>) -> Result<BTreeMap<String, Table>, ReadError> {
    let mut tables = BTreeMap::new();
    database.rows(1, &mut |_, values| {
        let [Value::Text(sort), Value::Text(name), _, Value::Integer(root), Value::Text(sql), ..] = values.as_slice()
        else {
            return;
        };
        if let (true, Ok(root)) = (sort == "table" && tables.len() < TABLES, u32::try_from(*root)) {
            tables.insert(name.to_lowercase(), Table { root, columns: columns(sql) });
        }
    })?;
    Ok(tables)
}

/// The rows of a table of the format itself, their values by the names of the columns.
fn named<R: Read + Seek>(
    database: &mut Database<R>,
    tables: &BTreeMap<String, Table>,
    name: &str,
) -> Result<Vec<BTreeMap<String, Value>>, ReadError> {
    let Some(table) = tables.get(name) else { return Ok(Vec::new()) };
    let mut rows = Vec::new();
    database.rows(table.root, &mut |rowid, values| {
        if rows.len() < TABLES {
            let own = |(value, column): (Value, &schema::Column)| match value {
                Value::Null if column.is_rowid => (column.name.to_lowercase(), Value::Integer(rowid)),
                value => (column.name.to_lowercase(), value),
            };
            rows.push(values.into_iter().zip(&table.columns).map(own).collect());
        }
    })?;
    Ok(rows)
}

fn layers<R: Read + Seek>(
    database: &mut Database<R>,
    tables: &BTreeMap<String, Table>,
) -> Result<Vec<Layer>, ReadError> {
    let rows = named(database, tables, "gpkg_geometry_columns")?;
    let layer = |row: BTreeMap<String, Value>| {
        let text = |name: &str| match row.get(name) {
            Some(Value::Text(text)) => Some(text.clone()),
            _ => None,
        };
        let Some(Value::Integer(srs)) = row.get("srs_id") else { return None };
        Some(Layer { table: text("table_name")?, column: text("column_name")?, srs: *srs })
    };
    Ok(rows.into_iter().filter_map(layer).collect())
}

/// A reference system as the file defines it.
struct System {
    name: String,
    code: Option<u32>,
    definition: String,
}

impl System {
    /// By its code where that is known, else by its definition.
    fn crs(&self) -> Result<Crs, ReadError> {
        let by_code = self.code.map(Crs::epsg);
        match by_code {
            Some(Ok(crs)) => Ok(crs),
            _ => {
                Crs::wkt(&self.definition).map_err(|_| ReadError::UnsupportedCrs { crs: crate::issue::cap(&self.name) })
            }
        }
    }
}

fn systems<R: Read + Seek>(
    database: &mut Database<R>,
    tables: &BTreeMap<String, Table>,
) -> Result<BTreeMap<i64, System>, ReadError> {
    let rows = named(database, tables, "gpkg_spatial_ref_sys")?;
    let system = |row: BTreeMap<String, Value>| {
        let text = |name: &str| match row.get(name) {
            Some(Value::Text(text)) => text.clone(),
            _ => String::new(),
        };
        let Some(Value::Integer(id)) = row.get("srs_id") else { return None };
        let code = match row.get("organization_coordsys_id") {
            Some(Value::Integer(code)) if text("organization").eq_ignore_ascii_case("epsg") => {
                u32::try_from(*code).ok()
            }
            _ => None,
        };
        Some((*id, System { name: text("srs_name"), code, definition: text("definition") }))
    };
    Ok(rows.into_iter().filter_map(system).collect())
}
