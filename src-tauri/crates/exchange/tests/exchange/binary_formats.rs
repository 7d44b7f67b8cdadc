//! `GeoPackage` and OSM PBF against files made here: the one by `SQLite` itself, the other byte by byte.

use std::io::Cursor;

use passage_exchange::{Batch, ReadError, ReadOptions, Severity};
use passage_model::{CrossingKind, Lang};
use rusqlite::{Connection, params};

use crate::support::{codes, try_read};

fn read(name: &str, bytes: &[u8]) -> Result<Batch, ReadError> {
    try_read(name, bytes, ReadOptions::default())
}

/// A geometry as `GeoPackage` writes it: a line or, of one point, a point.
fn blob(points: &[[f64; 2]]) -> Vec<u8> {
    let mut bytes = vec![b'G', b'P', 0, 1, 0, 0, 0, 0, 1];
    bytes.extend(if points.len() == 1 { 1u32 } else { 2 }.to_le_bytes());
    if points.len() > 1 {
        bytes.extend(u32::try_from(points.len()).unwrap().to_le_bytes());
    }
    bytes.extend(points.iter().flatten().flat_map(|number| number.to_le_bytes()));
    bytes
}

/// A package with a layer of roads in UTM, one of points in degrees, and pages enough for a tree of several levels.
fn package(srs: i64, rows: i64) -> Vec<u8> {
    let path = std::env::temp_dir().join(format!("passage-gpkg-{}-{srs}-{rows}.gpkg", std::process::id()));
    let _ = std::fs::remove_file(&path);
    let base = Connection::open(&path).unwrap();
    base.execute_batch(
        "BEGIN; CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY,
            organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL);
         CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL,
            geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL);
         INSERT INTO gpkg_spatial_ref_sys VALUES ('WGS 84', 4326, 'EPSG', 4326, ''),
            ('UTM 37', 32637, 'EPSG', 32637, ''), ('Local', 99999, 'NONE', 99999, 'undefined');
         CREATE TABLE roads (fid INTEGER PRIMARY KEY AUTOINCREMENT, geom LINESTRING, \"code\" TEXT, note TEXT);
         CREATE TABLE points (\"geom\" POINT, name TEXT, kind TEXT, n REAL);",
    )
    .unwrap();
    base.execute("INSERT INTO gpkg_geometry_columns VALUES ('roads', 'geom', 'LINESTRING', ?1, 0, 0)", [srs]).unwrap();
    base.execute("INSERT INTO gpkg_geometry_columns VALUES ('points', 'geom', 'POINT', 4326, 0, 0)", []).unwrap();
    for row in 0..rows {
        let east = 500_000.0 + row as f64 * 100.0;
        let line: Vec<[f64; 2]> = (0..200).map(|step| [east, 4_000_000.0 + f64::from(step)]).collect();
        let note = "ملاحظة ".repeat(usize::try_from(row % 7).unwrap() * 300);
        base.execute(
            "INSERT INTO roads (geom, code, note) VALUES (?1, ?2, ?3)",
            params![blob(&line), format!("R-{row}"), note],
        )
        .unwrap();
    }
    base.execute(
        "INSERT INTO points VALUES (?1, 'بلدة', 'town', 1.5), (NULL, 'Nowhere', 'town', NULL)",
        [blob(&[[37.0, 36.0]])],
    )
    .unwrap();
    base.execute_batch("COMMIT").unwrap();
    drop(base);
    let bytes = std::fs::read(&path).unwrap();
    std::fs::remove_file(&path).unwrap();
    bytes
}

#[test]
fn a_package_of_two_layers() {
    let batch = read("a.gpkg", &package(32637, 300)).unwrap();
    assert_eq!((batch.format, batch.rows_in, batch.rows_rejected), ("geopackage", 302, 1), "{:?}", batch.issues);
    assert_eq!((batch.routes.len(), batch.places.len()), (300, 1));
    for (row, route) in batch.routes.iter().enumerate() {
        assert_eq!(route.record.code.as_deref(), Some(format!("R-{row}").as_str()));
        assert_eq!(route.record.line.len(), 200);
    }
    let first = batch.routes[0].record.line[0];
    assert!((first.lon() - 39.0).abs() < 1e-9 && (first.lat() - 36.14).abs() < 0.01, "{first:?}");
    assert_eq!(batch.places[0].record.names.in_lang(Lang::Ar), Some("بلدة"));
    assert!(codes(&batch).contains(&(Some(302), "geometry-missing")));
}

#[test]
fn packages_that_cannot_be_read_say_why() {
    assert_eq!(read("a.gpkg", &package(99_999, 1)).unwrap_err().code(), "unsupported-crs");
    let path = std::env::temp_dir().join(format!("passage-plain-{}.db", std::process::id()));
    let base = Connection::open(&path).unwrap();
    base.execute_batch("CREATE TABLE t (a); INSERT INTO t VALUES (1);").unwrap();
    drop(base);
    let bytes = std::fs::read(&path).unwrap();
    std::fs::remove_file(&path).unwrap();
    let error = read("a.db", &bytes).unwrap_err();
    assert!(matches!(&error, ReadError::NothingInside { found, .. } if found == &["t"]), "{error}");
}

fn varint(mut number: u64, out: &mut Vec<u8>) {
    while number > 127 {
        out.push(u8::try_from(number & 127).unwrap() | 128);
        number >>= 7;
    }
    out.push(u8::try_from(number).unwrap());
}

fn field(number: u64, bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    varint(number << 3 | 2, &mut out);
    varint(bytes.len() as u64, &mut out);
    out.extend(bytes);
    out
}

fn packed(numbers: impl IntoIterator<Item = i64>) -> Vec<u8> {
    let mut out = Vec::new();
    for number in numbers {
        varint(((number << 1) ^ (number >> 63)).cast_unsigned(), &mut out);
    }
    out
}

fn block(sort: &str, content: &[u8]) -> Vec<u8> {
    let blob = field(1, content);
    let mut header = field(1, sort.as_bytes());
    varint(3 << 3, &mut header);
    varint(blob.len() as u64, &mut header);
    [u32::try_from(header.len()).unwrap().to_be_bytes().as_slice(), &header, &blob].concat()
}

/// Three dense nodes: a border control, a town, nothing.
fn pbf(feature: &str) -> Vec<u8> {
    let strings = ["", "barrier", "border_control", "name", "Gate", "place", "town", "بلدة", "name:en", "Town"];
    let table: Vec<u8> = strings.iter().flat_map(|text| field(1, text.as_bytes())).collect();
    let tags: [u8; 13] = [1, 2, 3, 4, 0, 5, 6, 3, 7, 8, 9, 0, 0];
    let dense = [
        field(1, &packed([7, 1, 1])),
        field(8, &packed([360_000_000, 1_000_000, 0])),
        field(9, &packed([370_000_000, 1_000_000, 0])),
        field(10, &tags),
    ]
    .concat();
    let data = [field(1, &table), field(2, &field(2, &dense))].concat();
    [block("OSMHeader", &field(4, feature.as_bytes())), block("OSMData", &data)].concat()
}

#[test]
fn nodes_of_a_pbf() {
    let batch = read("a.osm.pbf", &pbf("DenseNodes")).unwrap();
    let counts = (batch.rows_in, batch.rows_accepted, batch.rows_skipped);
    assert_eq!((batch.format, counts), ("osm-pbf", (3, 2, 1)), "{:?}", batch.issues);
    let gate = &batch.crossings[0].record;
    assert_eq!((gate.kind, gate.source_key.as_str()), (CrossingKind::Border, "crossing:node/7"));
    assert_eq!((gate.at.lat(), gate.at.lon()), (36.0, 37.0));
    let town = &batch.places[0].record;
    assert_eq!((town.names.in_lang(Lang::En), town.names.in_lang(Lang::Ar)), (Some("Town"), Some("بلدة")));
    assert_eq!((town.at.lat(), town.at.lon()), (36.1, 37.1));
    assert_eq!(read("a.osm.pbf", &pbf("SomethingNew")).unwrap_err().code(), "damaged");
}

#[test]
fn any_byte_turned_or_cut_is_borne() {
    let small = package(4326, 2);
    let pbf = pbf("DenseNodes");
    for (name, bytes, step) in [("a.gpkg", &small, 61), ("a.osm.pbf", &pbf, 1)] {
        for at in (0..bytes.len()).step_by(step) {
            let _ = passage_exchange::read(Cursor::new(&bytes[..at]), name, ReadOptions::default());
            for turned in [0, 0x7f, 0xff] {
                let mut bytes = bytes.clone();
                bytes[at] = turned;
                let Ok(batch) = passage_exchange::read(Cursor::new(bytes), name, ReadOptions::default()) else {
                    continue;
                };
                let rejected = batch.issues.iter().filter(|issue| issue.severity == Severity::Rejected).count() as u64;
                assert_eq!(batch.rows_in, batch.rows_accepted + batch.rows_rejected + batch.rows_skipped);
                assert!(rejected >= batch.rows_rejected, "{name} {at}");
            }
        }
    }
}
