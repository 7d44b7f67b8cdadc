//! Our files against readers that others wrote, and their files against ours: gpxpy, GDAL (in pyogrio), openpyxl and
//! libosmium (in osmium), installed from `PyPI` into the target folder.

use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use chrono::{TimeZone, Utc};
use passage_exchange::{
    Batch, BatchKind, Cell, Column, ColumnKind, Feature, ReadOptions, Sheet, Table, read_path, write_csv,
    write_geojson, write_gpx, write_kml, write_kmz, write_xlsx,
};
use passage_model::{Geometry, LatLon, PlaceKind};
use passage_tests::{program, require, root, tool};
use serde_json::{Value, json};

/// What is installed: exactly these, so that a test fails for a change of ours and not of theirs.
const PACKAGES: [&str; 6] =
    ["gpxpy==1.6.2", "numpy==2.4.6", "openpyxl==3.1.5", "osmium==4.3.2", "pyogrio==0.13.0", "shapely==2.2.0"];

/// What pip says where there is no network; elsewhere it is a failure.
const NO_NETWORK: [&str; 5] = [
    "NewConnectionError",
    "ConnectTimeoutError",
    "NameResolutionError",
    "Temporary failure in name resolution",
    "Network is unreachable",
];

const LINES: [(&str, &str, &[[f64; 2]]); 2] =
    [("Mill road", "R-7", &[[37.0, 36.0], [37.1, 36.1], [37.25, 36.2]]), ("جسر", "R-8", &[[38.0, 35.0], [38.5, 35.5]])];

const POINTS: [(&str, PlaceKind, [f64; 2]); 2] =
    [("Mill", PlaceKind::Village, [37.5, 36.5]), ("بلدة", PlaceKind::Town, [38.25, 35.75])];

/// Names at which readers stumble, and which a spreadsheet must not run.
const HOSTILE: [&str; 4] = ["=cmd|' /C calc'!A0", "two\nlines, \"quoted\" & <b>", "\u{202e}right\u{2066}", "'=1+1"];

/// The Python that has the packages. `None`, with a printed reason, where they cannot be fetched.
fn python() -> Option<PathBuf> {
    if !tool("python3") {
        return None;
    }
    let folder = root().join("target/independent-readers");
    let python = folder.join("bin/python");
    let done = folder.join("installed");
    let wanted = PACKAGES.join("\n");
    if fs::read_to_string(&done).is_ok_and(|installed| installed == wanted) {
        return Some(python);
    }
    // A folder that was left half done is no use.
    let _ = fs::remove_dir_all(&folder);
    let made = run(Command::new("python3").args(["-m", "venv"]).arg(&folder));
    if !require(made.status.success(), &format!("python3 -m venv fails: {}", said(&made))) {
        return None;
    }
    let mut pip = Command::new(&python);
    pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--only-binary=:all:"]);
    let installed = run(pip.args(["--retries=1", "--timeout=20"]).args(PACKAGES));
    if !installed.status.success() {
        let why = said(&installed);
        if NO_NETWORK.iter().any(|mark| why.contains(mark)) {
            println!("skipped: PyPI cannot be reached, so there are no independent readers");
            return None;
        }
        require(false, &format!("pip cannot install the independent readers: {why}"));
        return None;
    }
    fs::write(done, wanted).expect("the target folder can be written");
    Some(python)
}

fn run(command: &mut Command) -> Output {
    command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"))
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn others(python: &Path, what: &str, folder: &Path) -> String {
    let script = root().join("tests/it/independent/others.py");
    let output = run(Command::new(python).env("PYTHONUTF8", "1").arg(script).arg(what).arg(folder));
    assert!(output.status.success(), "others.py {what}: {}", said(&output));
    String::from_utf8(output.stdout).expect("UTF-8")
}

fn at([lon, lat]: [f64; 2]) -> LatLon {
    LatLon::new(lat, lon).expect("a position")
}

fn features() -> Vec<Feature> {
    let said = |name: &str, value: &str| vec![(name.to_owned(), Cell::from(value))];
    let feature = |name: &str, geometry, properties| Feature {
        geometry,
        name: Some(name.to_owned()),
        properties,
        color: Some([200, 100, 0]),
    };
    let points =
        POINTS.map(|(name, kind, place)| feature(name, Geometry::Point { at: at(place) }, said("kind", kind.code())));
    let hostile = HOSTILE.map(|name| feature(name, Geometry::Point { at: at([36.5, 36.5]) }, said("kind", "village")));
    let lines = LINES.map(|(name, code, line)| {
        feature(name, Geometry::Line { points: line.iter().copied().map(at).collect() }, said("code", code))
    });
    points.into_iter().chain(hostile).chain(lines).collect()
}

fn write_ours(folder: &Path) {
    let features = features();
    let file = |name: &str| fs::File::create(folder.join(name)).expect("a new file");
    write_gpx(&features, "Title & more", file("a.gpx")).expect("GPX");
    write_geojson(&features, file("a.geojson")).expect("GeoJSON");
    write_kml(&features, "Title & more", file("a.kml")).expect("KML");
    write_kmz(&features, "Title & more", file("a.kmz")).expect("KMZ");
    let columns = vec![
        Column::new("name", "#loc+name", ColumnKind::Text),
        Column::new("lat", "#geo+lat", ColumnKind::Number { decimals: 5 }),
        Column::new("when", "#date+start", ColumnKind::Time),
    ];
    let time = Utc.with_ymd_and_hms(2031, 3, 1, 14, 30, 0).single().expect("a time");
    let rows = HOSTILE.map(|name| vec![Cell::from(name), Cell::Number(36.25), Cell::Time(time)]).to_vec();
    let table = Table { columns, rows };
    write_csv(&table, true, file("a.csv")).expect("CSV");
    let mut book = Cursor::new(Vec::new());
    write_xlsx(&[Sheet { name: "Places", table: &table, rtl: false }], time, &mut book).expect("XLSX");
    fs::write(folder.join("a.xlsx"), book.into_inner()).expect("a new file");
}

/// One test, so that the packages are installed once and by one.
#[test]
fn independent_readers_and_writers_agree_with_ours() {
    let Some(python) = python() else { return };
    others_read_what_we_write(&python);
    we_read_what_others_write(&python);
    a_device_reads_the_track_for_a_driver(&python);
}

fn others_read_what_we_write(python: &Path) {
    let folder = tempfile::tempdir().expect("a folder");
    write_ours(folder.path());
    let found: Value = serde_json::from_str(&others(python, "read", folder.path())).expect("JSON");
    // Name, code (or, in GPX, the type of a waypoint), coordinates.
    let expected = |gpx: bool| -> Vec<Value> {
        let points = POINTS.iter().map(|(name, kind, place)| json!([name, gpx.then(|| kind.code()), [place]]));
        let hostile = HOSTILE.iter().map(|name| json!([name, gpx.then_some("village"), [[36.5, 36.5]]]));
        let lines = LINES.iter().map(|(name, code, line)| json!([name, (!gpx).then_some(code), line]));
        points.chain(hostile).chain(lines).collect()
    };
    assert_eq!(found["gpx"], Value::from(expected(true)));
    for format in ["geojson", "kml", "kmz"] {
        if found[format].is_null() {
            println!("{format}: this GDAL has no driver for it");
            continue;
        }
        let mut rows = found[format].as_array().expect("features").clone();
        let mut expected = expected(false);
        if format != "geojson" {
            // The KML driver gives what a field that is not there holds as an empty text, and sorts by layers.
            for row in &mut rows {
                if row[1] == "" {
                    row[1] = Value::Null;
                }
            }
        }
        rows.sort_by_key(ToString::to_string);
        expected.sort_by_key(ToString::to_string);
        assert_eq!(rows, expected, "{format}");
    }
    // Texts stay texts: no cell is a formula (`f`), and what looks like one is what was written.
    assert_eq!(found["xlsx"]["kinds"], json!(["d", "n", "s"]));
    let rows = found["xlsx"]["rows"].as_array().expect("rows");
    assert_eq!(rows.len(), HOSTILE.len() + 2);
    for (row, name) in rows.iter().skip(2).zip(HOSTILE) {
        // What looks guarded already is guarded once more.
        let kept = if name.starts_with('\'') { format!("'{name}") } else { name.to_owned() };
        assert_eq!((&row[0], &row[1]), (&json!(kept), &json!(36.25)));
    }
    for (row, name) in found["csv"].as_array().expect("rows").iter().skip(2).zip(HOSTILE) {
        let guarded = if name.contains('=') { format!("'{name}") } else { name.to_owned() };
        assert_eq!(row, &json!([guarded, "36.25000", "2031-03-01T14:30:00Z"]));
    }
}

fn check(batch: &Batch) {
    let name = &batch.name;
    let close = |a: LatLon, b: [f64; 2]| (a.lon() - b[0]).abs() < 1e-7 && (a.lat() - b[1]).abs() < 1e-7;
    if name.starts_with("lines") {
        assert_eq!(batch.routes.len(), LINES.len(), "{name}: {:?}", batch.issues);
        for (called, code, line) in LINES {
            // FlatGeobuf sorts by place.
            let row = batch.routes.iter().find(|row| row.record.names.0[0].text == called).expect(name);
            // GPX of others has no place for a code.
            assert_eq!(row.record.code.as_deref(), (batch.format != "gpx").then_some(code), "{name}");
            assert_eq!(row.record.line.len(), line.len(), "{name}");
            assert!(row.record.line.iter().zip(line).all(|(at, given)| close(*at, *given)), "{name}");
        }
    } else {
        assert_eq!(batch.places.len(), POINTS.len(), "{name}: {:?}", batch.issues);
        for (called, kind, place) in POINTS {
            let row = batch.places.iter().find(|row| row.record.names.0[0].text == called).expect(name);
            assert_eq!(row.record.kind, kind, "{name}");
            assert!(close(row.record.at, place), "{name}");
        }
    }
    assert_eq!(batch.rows_rejected, 0, "{name}: {:?}", batch.issues);
}

fn we_read_what_others_write(python: &Path) {
    let folder = tempfile::tempdir().expect("a folder");
    others(python, "write", folder.path());
    let mut read = Vec::new();
    for sort in ["lines", "points"] {
        for extension in ["gpkg", "shp", "fgb", "geojson", "geojsonl", "kml", "gpx", "xlsx", "osm", "osm.pbf"] {
            let path = folder.path().join(format!("{sort}.{extension}"));
            if !path.is_file() {
                continue;
            }
            let kind = (sort == "points" && extension == "gpx").then_some(BatchKind::Places);
            let batch = read_path(&path, ReadOptions { kind, ..ReadOptions::default() });
            check(&batch.unwrap_or_else(|error| panic!("{sort}.{extension}: {error}")));
            read.push(format!("{sort}.{extension}"));
        }
    }
    assert_eq!(read.len(), 17, "{read:?}");
}

fn a_device_reads_the_track_for_a_driver(python: &Path) {
    let Some(passage) = program("passage") else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let db = folder.path().join("passage.db");
    let passage = |args: &[&str]| {
        let output = run(Command::new(&passage).args(args).arg("--db").arg(&db));
        assert!(output.status.success(), "{args:?}: {}", said(&output));
    };
    passage(&["init", "--starter"]);
    for name in ["track.gpx", "track.kml"] {
        let file = folder.path().join(name).display().to_string();
        passage(&["sheet", "--route", "R-01", "--depart", "2099-12-01T08:00+03:00", "-o", &file]);
    }
    let found: Value = serde_json::from_str(&others(python, "track", folder.path())).expect("JSON");
    let stops = found["stops"].as_array().expect("stops");
    assert!(stops.len() >= 2, "{found}");
    let line = found["gpx"].as_array().and_then(|features| features.last()).expect("a line");
    assert!(line[2].as_array().is_some_and(|points| points.len() >= 2), "{line}");
    // Each stop says how far it is and what to do there; GDAL finds as many features as gpxpy.
    assert!(stops.iter().all(|stop| stop[1].as_str().is_some_and(|text| text.starts_with("km: "))), "{stops:?}");
    assert_eq!(found["kml"].as_array().map(Vec::len), Some(stops.len() + 1), "{found}");
}
