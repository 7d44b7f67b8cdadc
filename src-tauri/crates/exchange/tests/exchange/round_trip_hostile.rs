//! Hostile texts through every format and back: marks that turn the direction of writing, control characters, line ends,
//! quotation marks, markup, formulas, and what formats use to escape all these.
//!
//! Blanks at the ends of a text are no part of it for our readers, whatever the format.

use std::io::{Cursor, Read as _};

use chrono::{NaiveDate, TimeZone, Utc};
use passage_exchange::{
    Batch, BatchKind, Cell, Column, ColumnKind, Feature, ReadOptions, Sheet, Table, write_csv, write_geojson,
    write_gpx, write_kml, write_kmz, write_xlsx,
};
use passage_model::{EventKind, Geometry, LatLon};
use proptest::prelude::*;

use crate::support::try_read;

/// Pieces of texts that something trips over.
const PIECES: [&str; 48] = [
    "a",
    "Mill",
    "ford",
    "حلب",
    "جسر",
    "é",
    "🚧",
    "=1+1",
    "+1",
    "-x",
    "@SUM(A1)",
    "=cmd|' /C calc'!A0",
    "＝1",
    "'",
    "'=",
    "''",
    "\"",
    "\"\"",
    ",",
    ";",
    "|",
    "\t",
    "\n",
    "\r",
    "\r\n",
    "\u{1}",
    "\u{b}",
    "\u{1b}[31m",
    "\u{7f}",
    "\u{85}",
    "\u{200e}",
    "\u{202e}",
    "\u{2066}",
    "\u{2028}",
    "\u{feff}",
    "\u{fffe}",
    "\u{ffff}",
    "\0",
    "<b>",
    "&amp;",
    "]]>",
    "_x0041_",
    "_x",
    "#event",
    "\\u0000",
    "{\"",
    " ",
    "\u{a0}",
];

const KINDS: [&str; 16] = [
    "closure",
    "reopening",
    "control_change",
    "front_line/claimed",
    "front_line/contested",
    "strike/air",
    "strike/drone",
    "armed_clash",
    "attack_on_site/health",
    "ambush",
    "explosive_hazard/mine",
    "checkpoint/new",
    "ceasefire",
    "obstruction/impassable",
    "detention_or_denial",
    "passage",
];

fn hostile() -> impl Strategy<Value = String> {
    proptest::collection::vec(proptest::sample::select(&PIECES[..]), 1..8).prop_map(|pieces| {
        let text = pieces.concat();
        // A text of nothing but blanks and marks is no name.
        if text.chars().any(char::is_alphanumeric) { text } else { format!("{text}x") }
    })
}

fn position() -> impl Strategy<Value = LatLon> {
    // Not 0, 0, which is what programs write that know no position.
    (1.0..89.0f64, -179.0..179.0f64)
        .prop_map(|(lat, lon)| LatLon::new((lat * 1e5).round() / 1e5, (lon * 1e5).round() / 1e5).unwrap())
}

/// What must come back where zero bytes are left out.
fn in_table(text: &str) -> String {
    text.replace('\0', "").trim().to_owned()
}

/// What must come back of a name: what would turn round, hide or break what stands beside it is left out.
fn short(text: &str) -> String {
    passage_model::plain(text).trim().to_owned()
}

/// What must come back where everything is left out that XML cannot hold.
fn in_xml(text: &str) -> String {
    let plain = |c: &char| matches!(c, '\t' | '\n' | '\r') || (*c >= ' ' && !matches!(c, '\u{fffe}' | '\u{ffff}'));
    text.chars().filter(plain).collect::<String>().trim().to_owned()
}

/// The table as CSV and as a workbook, each with the same rows.
fn files(columns: &[(&str, &str, ColumnKind)], rows: Vec<Vec<Cell>>) -> Vec<(&'static str, Vec<u8>)> {
    let columns = columns.iter().map(|(name, tag, kind)| Column::new(*name, tag, *kind)).collect();
    let table = Table { columns, rows };
    let (mut csv, mut xlsx) = (Vec::new(), Cursor::new(Vec::new()));
    write_csv(&table, true, &mut csv).unwrap();
    let created = Utc.with_ymd_and_hms(2031, 3, 1, 0, 0, 0).unwrap();
    write_xlsx(&[Sheet { name: "Table", table: &table, rtl: false }], created, &mut xlsx).unwrap();
    executes_nothing(&csv, xlsx.get_ref());
    vec![("a.csv", csv), ("a.xlsx", xlsx.into_inner())]
}

/// No cell of the files is one that a spreadsheet calculates.
fn executes_nothing(csv: &[u8], xlsx: &[u8]) {
    for record in csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(csv).records() {
        for field in &record.unwrap() {
            let first = field
                .trim_start_matches(|c: char| {
                    c.is_whitespace() || c.is_control() || "\u{feff}\u{200e}\u{202e}\u{2066}".contains(c)
                })
                .chars()
                .next();
            let number = field.parse::<f64>().is_ok();
            assert!(number || first.is_none_or(|c| !"=+-@＝＋－＠".contains(c)), "{field:?}");
            assert!(number || !field.starts_with(['\t', '\r', '\n']), "{field:?}");
        }
    }
    let mut zip = zip::ZipArchive::new(Cursor::new(xlsx)).unwrap();
    let mut sheet = String::new();
    zip.by_name("xl/worksheets/sheet1.xml").unwrap().read_to_string(&mut sheet).unwrap();
    assert!(!sheet.contains("<f>") && !sheet.contains("<f "), "{sheet}");
}

fn read(name: &str, bytes: &[u8], kind: Option<BatchKind>) -> Batch {
    try_read(name, bytes, ReadOptions { kind, ..ReadOptions::default() }).unwrap()
}

const NUMBER: ColumnKind = ColumnKind::Number { decimals: 5 };

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn places_through_tables(rows in proptest::collection::vec((hostile(), hostile(), hostile(), position()), 1..6)) {
        let columns = [
            ("name", "#loc+name", ColumnKind::Text), ("lat", "#geo+lat", NUMBER), ("lon", "#geo+lon", NUMBER),
            ("kind", "", ColumnKind::Text), ("pcode", "#adm3+code", ColumnKind::Text),
            ("country", "#country", ColumnKind::Text), ("admin1", "#adm1", ColumnKind::Text),
        ];
        let cells = |(number, (name, more, third, at)): (usize, &(String, String, String, LatLon))| vec![
            Cell::from(format!("{name}{number}").as_str()), Cell::Number(at.lat()), Cell::Number(at.lon()),
            Cell::from("village"), Cell::from(format!("{more}{number}").as_str()), Cell::from(third.as_str()),
            Cell::from(more.as_str()),
        ];
        for (file, bytes) in files(&columns, rows.iter().enumerate().map(cells).collect()) {
            let batch = read(file, &bytes, Some(BatchKind::Places));
            prop_assert_eq!(batch.rows_accepted, rows.len() as u64, "{} {:?}", file, batch.issues);
            for (number, (row, (name, more, third, at))) in batch.places.iter().zip(&rows).enumerate() {
                let place = &row.record;
                prop_assert_eq!(&place.names.0[0].text, &short(&in_table(&format!("{name}{number}"))), "{}", file);
                prop_assert_eq!(place.pcode.clone(), Some(short(&in_table(&format!("{more}{number}")))), "{}", file);
                prop_assert_eq!(place.country.clone(), Some(short(&in_table(third))), "{}", file);
                prop_assert_eq!(place.admin1.clone(), Some(short(&in_table(more))), "{}", file);
                prop_assert_eq!(place.at, *at);
            }
        }
    }

    #[test]
    fn crossings_through_tables(rows in proptest::collection::vec((hostile(), hostile(), hostile(), position()), 1..6)) {
        let columns = [
            ("name", "", ColumnKind::Text), ("lat", "", NUMBER), ("lon", "", NUMBER), ("kind", "", ColumnKind::Text),
            ("country_a", "", ColumnKind::Text), ("country_b", "", ColumnKind::Text),
            ("authority_a", "", ColumnKind::Text), ("name_b", "", ColumnKind::Text),
        ];
        let cells = |(number, (name, more, third, at)): (usize, &(String, String, String, LatLon))| vec![
            Cell::from(format!("{name}{number}").as_str()), Cell::Number(at.lat()), Cell::Number(at.lon()),
            Cell::from("border"), Cell::from("FA"), Cell::from("FB"), Cell::from(more.as_str()), Cell::from(third.as_str()),
        ];
        for (file, bytes) in files(&columns, rows.iter().enumerate().map(cells).collect()) {
            let batch = read(file, &bytes, None);
            prop_assert_eq!(batch.rows_accepted, rows.len() as u64, "{} {:?}", file, batch.issues);
            for (number, (row, (name, more, third, at))) in batch.crossings.iter().zip(&rows).enumerate() {
                let crossing = &row.record;
                prop_assert_eq!(&crossing.names.0[0].text, &short(&in_table(&format!("{name}{number}"))), "{}", file);
                prop_assert_eq!(crossing.sides[0].authority.clone(), Some(short(&in_table(more))), "{}", file);
                prop_assert_eq!(crossing.sides[1].name.clone(), Some(short(&in_table(third))), "{}", file);
                prop_assert_eq!(crossing.at, *at);
            }
        }
    }

    #[test]
    fn events_of_every_kind_through_tables(
        rows in proptest::collection::vec(
            (hostile(), hostile(), proptest::sample::select(&KINDS[..]), 0..3000i64, 0..500i64, position()),
            1..6,
        ),
    ) {
        let columns = [
            ("id", "", ColumnKind::Text), ("date_start", "", ColumnKind::Time), ("lat", "", NUMBER), ("lon", "", NUMBER),
            ("where_prec", "", ColumnKind::Integer), ("kind", "", ColumnKind::Text), ("deaths_best", "", ColumnKind::Integer),
            ("status", "", ColumnKind::Text), ("grade", "", ColumnKind::Text), ("source", "", ColumnKind::Text),
            ("report", "", ColumnKind::Text), ("place", "", ColumnKind::Text), ("until", "", ColumnKind::Time),
        ];
        let day = |days: i64| NaiveDate::from_ymd_opt(2024, 1, 1).unwrap() + chrono::Duration::days(days);
        let start = |days: i64| day(days).and_hms_opt(6, 15, 0).unwrap().and_utc();
        let until = |days: i64| (day(days) + chrono::Duration::days(2)).and_hms_opt(14, 30, 0).unwrap().and_utc();
        let cells = |(number, (text, more, kind, days, deaths, at)): (usize, &(String, String, &str, i64, i64, LatLon))| vec![
            Cell::from(format!("E{number}{more}").as_str()), Cell::Time(start(*days)), Cell::Number(at.lat()),
            Cell::Number(at.lon()), Cell::Integer(1), Cell::from(*kind), Cell::Integer(*deaths), Cell::from("claimed"),
            Cell::from("B3"), Cell::from(more.as_str()), Cell::from(text.as_str()), Cell::from(more.as_str()),
            Cell::Time(until(*days)),
        ];
        for (file, bytes) in files(&columns, rows.iter().enumerate().map(cells).collect()) {
            let batch = read(file, &bytes, Some(BatchKind::Events));
            prop_assert_eq!(batch.rows_accepted, rows.len() as u64, "{} {:?}", file, batch.issues);
            for (number, (row, (text, more, kind, days, deaths, at))) in batch.events.iter().zip(&rows).enumerate() {
                let event = &row.record;
                let kind = EventKind::from_code(kind.split('/').next().unwrap()).unwrap();
                prop_assert_eq!(event.detail.kind(), kind);
                let key = format!("event:{}:{}", in_table(more), in_table(&format!("E{number}{more}")));
                prop_assert_eq!(&event.source_key, &key, "{}", file);
                prop_assert_eq!(event.time.from, start(*days));
                prop_assert_eq!(event.time.until, Some(until(*days)), "{}", file);
                prop_assert_eq!(event.deaths.map(i64::from), Some(*deaths));
                prop_assert_eq!(&event.report_text, &in_table(text), "{}", file);
                prop_assert_eq!(event.place_text.clone(), Some(short(&in_table(more))), "{}", file);
                prop_assert_eq!(event.geometry.vertices(), &[*at]);
            }
        }
    }

    #[test]
    fn features_of_every_sort_through_maps(
        given in proptest::collection::vec((0..4u8, hostile(), hostile(), position(), proptest::sample::select(&KINDS[..])), 1..8),
    ) {
        let features: Vec<Feature> = given.iter().enumerate().map(|(number, given)| feature(number, given)).collect();
        let (mut geojson, mut kml, mut kmz, mut gpx) = (Vec::new(), Vec::new(), Cursor::new(Vec::new()), Vec::new());
        write_geojson(&features, &mut geojson).unwrap();
        write_kml(&features, "]]>&", &mut kml).unwrap();
        write_kmz(&features, "]]>&", &mut kmz).unwrap();
        let written = write_gpx(&features, "]]>&", &mut gpx).unwrap();
        prop_assert_eq!(written.left_out, 0);
        let as_given = |text: &str| text.trim().to_owned();
        same(&read("a.geojson", &geojson, None), &given, as_given, |row| row)?;
        same(&read("a.kml", &kml, None), &given, in_xml, |row| row)?;
        same(&read("a.kmz", &kmz.into_inner(), None), &given, in_xml, |row| row)?;
        // In GPX points come before lines.
        let points_first: Vec<_> = given.iter().filter(|given| given.0 != 0 && given.0 != 3).chain(given.iter().filter(|given| given.0 == 0 || given.0 == 3)).cloned().collect();
        let numbers: Vec<usize> = (0..given.len()).filter(|at| given[*at].0 != 0 && given[*at].0 != 3)
            .chain((0..given.len()).filter(|at| given[*at].0 == 0 || given[*at].0 == 3)).collect();
        same(&read("a.gpx", &gpx, None), &points_first, in_xml, |row| numbers[row])?;
    }
}

type Given = (u8, String, String, LatLon, &'static str);

/// A route, a place, an event at a point, an event along a line.
fn feature(number: usize, (sort, name, more, at, kind): &Given) -> Feature {
    let line = Geometry::Line { points: vec![*at, LatLon::new(at.lat(), at.lon() + 0.5).unwrap()] };
    let point = Geometry::Point { at: *at };
    let said = |pairs: &[(&str, String)]| {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), Cell::from(value.as_str()))).collect::<Vec<_>>()
    };
    let event = || {
        said(&[
            ("id", format!("E{number}")),
            ("kind", (*kind).to_owned()),
            ("date_start", "2031-03-01".to_owned()),
            ("where_prec", "1".to_owned()),
            ("status", "claimed".to_owned()),
            ("grade", "B3".to_owned()),
            ("report", more.clone()),
        ])
    };
    let (geometry, properties) = match sort {
        0 => (line, said(&[("code", format!("C{number}{more}")), ("ref", more.clone()), ("area", more.clone())])),
        1 => (point, said(&[("kind", "village".to_owned()), ("pcode", format!("P{number}{more}"))])),
        2 => (point, event()),
        _ => (line, event()),
    };
    Feature { geometry, name: Some(format!("{name}{number}")), properties, color: None }
}

/// Every record says what was given; `number`: which number the feature of this row had.
fn same(
    batch: &Batch,
    given: &[Given],
    kept: impl Fn(&str) -> String,
    number: impl Fn(usize) -> usize,
) -> Result<(), TestCaseError> {
    prop_assert_eq!(batch.rows_accepted, given.len() as u64, "{} {:?}", batch.name, batch.issues);
    for (row, (sort, name, more, at, kind)) in (1u64..).zip(given) {
        let number = number(usize::try_from(row - 1).unwrap());
        let name = short(&kept(&format!("{name}{number}")));
        match sort {
            0 => {
                let route = &batch.routes.iter().find(|found| found.row == row).unwrap().record;
                prop_assert_eq!(&route.names.0[0].text, &name, "{}", batch.name);
                prop_assert_eq!(route.code.clone(), Some(short(&kept(&format!("C{number}{more}")))), "{}", batch.name);
                prop_assert_eq!(route.road_ref.clone(), Some(short(&kept(more))), "{}", batch.name);
                prop_assert_eq!(route.area.clone(), Some(short(&kept(more))), "{}", batch.name);
                prop_assert_eq!(route.line.first(), Some(at));
            }
            1 => {
                let place = &batch.places.iter().find(|found| found.row == row).unwrap().record;
                prop_assert_eq!(&place.names.0[0].text, &name, "{}", batch.name);
                prop_assert_eq!(place.pcode.clone(), Some(short(&kept(&format!("P{number}{more}")))), "{}", batch.name);
                prop_assert_eq!(place.at, *at);
            }
            _ => {
                let event = &batch.events.iter().find(|found| found.row == row).unwrap().record;
                let kind = EventKind::from_code(kind.split('/').next().unwrap()).unwrap();
                prop_assert_eq!(event.detail.kind(), kind);
                prop_assert_eq!(&event.source_key, &format!("event::E{number}"));
                prop_assert_eq!(&event.report_text, &kept(more), "{}", batch.name);
                prop_assert_eq!(event.geometry.vertices().first(), Some(at));
                prop_assert_eq!(event.geometry.vertices().len(), if *sort == 2 { 1 } else { 2 });
            }
        }
    }
    Ok(())
}
