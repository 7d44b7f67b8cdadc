//! Over the development data beside the repository; skipped, and said so, where it is absent.

use std::{
    collections::BTreeMap,
    fs,
    io::Read,
    path::{Path, PathBuf},
    time::Instant,
};

use passage_exchange::{BatchKind, ReadError, ReadOptions};
use passage_model::{EventKind, EventStatus, LocationPrecision};

use crate::support::try_read;

pub(crate) fn data(path: &str) -> Option<PathBuf> {
    let full = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/data").join(path);
    if full.exists() {
        return Some(full);
    }
    println!("skipped: the development data has no {path} here");
    None
}

fn ucdp() -> Option<Vec<u8>> {
    let path = data("ucdp/ucdp_ged_syria_v652.1601.1911_2016-2019.csv.gz")?;
    let mut bytes = Vec::new();
    flate2::read::GzDecoder::new(fs::File::open(path).unwrap()).read_to_end(&mut bytes).unwrap();
    Some(bytes)
}

#[test]
fn every_ucdp_row_is_accounted_for() {
    let Some(bytes) = ucdp() else { return };
    let start = Instant::now();
    let batch = try_read("ged.csv", &bytes, ReadOptions::default()).unwrap();
    println!("ucdp: {} rows in {:?}, {} issues", batch.rows_in, start.elapsed(), batch.issues.len());
    for issue in batch.issues.iter().take(5) {
        println!("{issue:?}");
    }
    assert_eq!((batch.format, batch.kind), ("ucdp-ged-csv", BatchKind::Events));
    assert_eq!(batch.rows_in, 16_566);
    assert_eq!(batch.events.len() as u64, batch.rows_accepted);
    assert_eq!(batch.rows_accepted, 16_566);
    let count =
        |f: &dyn Fn(&passage_exchange::EventRecord) -> bool| batch.events.iter().filter(|row| f(&row.record)).count();
    assert_eq!(count(&|e| e.precision == LocationPrecision::Exact), 9010);
    assert_eq!(count(&|e| e.precision == LocationPrecision::Coarse), 620 + 254);
    assert_eq!(count(&|e| e.precision == LocationPrecision::Linear), 562);
    assert_eq!(count(&|e| e.detail.kind() == EventKind::AttackOnSite), 482);
    assert_eq!(count(&|e| e.status == EventStatus::Corroborated), 16_566 - 13_419);
    assert!(batch.events.iter().all(|row| row.record.source_key.starts_with("ucdp-ged:")));
    assert!(batch.events.iter().all(|row| !row.record.report_text.is_empty()));
}

#[test]
fn the_slim_form_is_a_plain_event_table() {
    let Some(path) = data("ucdp/syria_events.csv") else { return };
    let batch = try_read("syria_events.csv", &fs::read(path).unwrap(), ReadOptions::default()).unwrap();
    assert_eq!((batch.format, batch.rows_accepted), ("event-csv", 16_566));
    let Some(full) = ucdp() else { return };
    let full = try_read("ged.csv", &full, ReadOptions::default()).unwrap();
    let by_id = |batch: &passage_exchange::Batch| {
        let rows = batch.events.iter().map(|row| {
            let e = row.record.clone();
            let id = e.source_key.rsplit(':').next().unwrap().to_owned();
            (id, (e.geometry, e.precision, e.time, e.detail.kind(), e.deaths))
        });
        rows.collect::<BTreeMap<_, _>>()
    };
    assert!(by_id(&batch) == by_id(&full), "both forms say the same");
}

#[test]
fn pieces_are_assembled_into_routes() {
    let Some(path) = data("ucdp/syria_routes.geojson") else { return };
    let bytes = fs::read(path).unwrap();
    let start = Instant::now();
    let batch = try_read("syria_routes.geojson", &bytes, ReadOptions::default()).unwrap();
    println!("routes: {} features in {:?}; {:?}", batch.rows_in, start.elapsed(), batch.issues.first());
    assert_eq!((batch.rows_in, batch.routes.len()), (6253, 120));
    let segments = ReadOptions { kind: Some(BatchKind::Segments), ..ReadOptions::default() };
    let batch = try_read("syria_routes.geojson", &bytes, segments).unwrap();
    assert_eq!(batch.segments.len(), 6253);
    let km: f64 = batch.segments.iter().filter_map(|s| s.record.length_km).sum();
    assert!((km - 6248.0).abs() < 1.0, "{km}");
}

#[test]
fn crossings_are_read_from_a_table() {
    let Some(path) = data("crossings/border_crossings_SY_IQ_wikipedia_2017snapshot.csv") else { return };
    let batch = try_read("crossings.csv", &fs::read(path).unwrap(), ReadOptions::default()).unwrap();
    assert_eq!((batch.kind, batch.crossings.len()), (BatchKind::Crossings, 8));
    assert!(batch.crossings.iter().all(|row| row.record.sides.len() == 2));
}

pub(crate) fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { walk(&path, files) } else { files.push(path) }
    }
}

#[test]
fn every_sample_is_read_or_refused() {
    let Some(folder) = data("importer-samples") else { return };
    let mut files = Vec::new();
    walk(&folder, &mut files);
    files.sort();
    let mut unread = Vec::new();
    for path in &files {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let bytes = fs::read(path).unwrap();
        let gpx = path.extension().is_some_and(|e| e == "gpx");
        match try_read(&name, &bytes, ReadOptions::default()) {
            Ok(batch) => {
                let (routes, issues) = (batch.routes.len(), batch.issues.len());
                println!("{name}: {}, {routes} routes, {} places, {issues} issues", batch.format, batch.places.len());
                if gpx {
                    assert_eq!(batch.format, "gpx", "{name}");
                }
            }
            Err(error) => {
                println!("{name}: refused, {error}");
                if gpx {
                    unread.push(name.clone());
                }
                assert!(!matches!(error, ReadError::Io(_) | ReadError::Changed), "{name}");
            }
        }
        // Cut in the middle and with one byte turned, nothing may panic.
        for bytes in [&bytes[..bytes.len() / 2], &bytes[bytes.len() / 3..]] {
            let _ = try_read(&name, bytes, ReadOptions::default());
        }
    }
    println!("{} files, {} GPX refused: {unread:?}", files.len(), unread.len());
    assert!(unread.len() <= 2, "{unread:?}");
}
