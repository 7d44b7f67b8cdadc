//! Every sample of the geometry formats and of OpenStreetMap: read with counts that add up, or refused in plain words.
//! Skipped, and said so, where the development data is absent.

use std::path::PathBuf;

use passage_exchange::{Batch, ReadError, ReadOptions, Severity, read_path};

use crate::data::{data, walk};

/// Refusals that tell a person what to do; anything else is a reader that gave up.
const PLAIN: [&str; 10] = [
    "unknown-format",
    "unsupported-format",
    "unsupported-crs",
    "unknown-crs",
    "nothing-inside",
    "part-of-shapefile",
    "not-well-formed",
    "not-text",
    "damaged",
    "empty",
];

fn check(name: &str, batch: &Batch) {
    let parts = batch.rows_accepted + batch.rows_rejected + batch.rows_skipped;
    assert_eq!(batch.rows_in, parts, "{name}: rows are accounted for");
    let records = batch.routes.len() + batch.places.len() + batch.crossings.len() + batch.events.len();
    assert_eq!(records == 0, batch.rows_accepted == 0, "{name}: accepted rows give records");
    let rejected = batch.issues.iter().filter(|issue| issue.severity == Severity::Rejected).count() as u64;
    assert!(rejected >= batch.rows_rejected, "{name}: every rejected row has its reason");
    let located = |issue: &&passage_exchange::Issue| issue.severity == Severity::Rejected && issue.row.is_none();
    assert_eq!(batch.issues.iter().find(located), None, "{name}: every rejection has its place");
}

/// Reads the files and prints a table of what became of them.
fn table(folders: &[PathBuf]) -> Vec<(String, Result<Batch, ReadError>)> {
    let mut files = Vec::new();
    for folder in folders {
        walk(folder, &mut files);
    }
    files.sort();
    println!("file|format|rows|taken|refused|passed|routes|places|crossings|events");
    let mut all = Vec::new();
    for path in files {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let result = read_path(&path, ReadOptions::default());
        match &result {
            Ok(b) => {
                let counts = [b.rows_in, b.rows_accepted, b.rows_rejected, b.rows_skipped];
                let records = [b.routes.len(), b.places.len(), b.crossings.len(), b.events.len()];
                println!("{name}|{}|{counts:?}|{records:?}", b.format);
                check(&name, b);
            }
            Err(error) => {
                println!("{name}|refused|{}: {error}", error.code());
                assert!(PLAIN.contains(&error.code()), "{name}: {error}");
            }
        }
        all.push((name, result));
    }
    all
}

fn refused<'a>(all: &'a [(String, Result<Batch, ReadError>)]) -> Vec<&'a str> {
    all.iter().filter(|(_, result)| result.is_err()).map(|(name, _)| name.as_str()).collect::<Vec<&'a str>>()
}

#[test]
fn every_geometry_sample_is_read_or_refused() {
    let folders = ["gpxpy", "geozero", "togeojson"].map(|name| data(&format!("importer-samples/{name}")));
    let [Some(a), Some(b), Some(c)] = folders else { return };
    let all = table(&[a, b, c]);
    let refused = refused(&all);
    println!("{} files, {} refused: {refused:?}", all.len(), refused.len());
    for (name, result) in &all {
        // What has an extension that is read is read, but for what is broken or has no reference system.
        let known = [".gpx", ".kml", ".json", ".geojson"].iter().any(|extension| name.ends_with(extension));
        assert!(!known || result.is_ok(), "{name}: {result:?}");
    }
    let batch = |name: &str| all.iter().find(|(other, _)| other == name).and_then(|(_, result)| result.as_ref().ok());
    let count = |name: &str| batch(name).map(|b| (b.routes.len(), b.places.len(), b.rows_skipped));
    assert_eq!(count("places.json"), Some((0, 1249, 0)));
    assert_eq!(count("gxtrack.kml"), Some((1, 0, 0)));
    assert_eq!(count("multigeometry_sibling.kml"), Some((1, 0, 0)));
    assert_eq!(count("point.shp"), Some((0, 1, 0)));
    assert_eq!(count("countries.fgb"), Some((0, 0, 179)));
    let package = batch("gpkg_test.gpkg").map(|b| (b.rows_in, b.routes.len(), b.places.len()));
    assert_eq!(package, Some((137, 13, 17)));
    assert_eq!(batch("bad.kml").map(|b| b.rows_rejected), Some(3));
}

#[test]
fn openstreetmap_gives_places_and_crossings() {
    let Some(folder) = data("osm") else { return };
    let all = table(&[folder]);
    let batch = |name: &str| {
        let found = all.iter().find(|(other, _)| other == name).map(|(_, result)| result);
        found.unwrap_or_else(|| panic!("no {name}")).as_ref().unwrap()
    };
    assert!(batch("andorra_2021.osm.pbf").places.len() > 30);
    assert!(batch("malta_2018.osm.pbf").places.len() > 50);
    assert_eq!(batch("osm2pgsql_test_invalid_location.osm").rows_rejected, 0);
    assert_eq!(batch("r5_missing-nodes.pbf").rows_accepted, 0);
    let named = |b: &Batch| b.places.iter().all(|row| !row.record.names.is_empty());
    assert!(all.iter().filter_map(|(_, result)| result.as_ref().ok()).all(named));
}

#[test]
fn cut_and_turned_bytes_never_panic() {
    let Some(folder) = data("importer-samples/geozero") else { return };
    let mut files = Vec::new();
    walk(&folder, &mut files);
    for extra in
        ["osm/r5_missing-nodes.pbf", "osm/r5_fiji-ferry_antimeridian.pbf", "osm/osm2pgsql_test_invalid_location.osm"]
    {
        files.extend(data(extra));
    }
    for path in files {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let bytes = std::fs::read(&path).unwrap();
        mangle(&name, &bytes);
    }
}

/// Cuts and turns bytes at places spread over the file, the head most of all.
fn mangle(name: &str, bytes: &[u8]) {
    let small = bytes.len() < 40_000;
    let places: Vec<usize> = (0..if small { 40 } else { 8 })
        .map(|at| at * 5)
        .chain((1..if small { 30 } else { 5 }).map(|at| bytes.len() * at / 31))
        .filter(|at| *at < bytes.len())
        .collect();
    for at in places {
        let cut = std::io::Cursor::new(&bytes[..at]);
        let _ = passage_exchange::read(cut, name, ReadOptions::default());
        for turned in [0x00, 0xff, bytes[at].wrapping_add(1)] {
            let mut bytes = bytes.to_vec();
            bytes[at] = turned;
            if let Ok(batch) = passage_exchange::read(std::io::Cursor::new(bytes), name, ReadOptions::default()) {
                check(name, &batch);
            }
        }
    }
}
