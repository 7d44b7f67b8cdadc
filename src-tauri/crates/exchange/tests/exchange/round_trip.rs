//! What is written is read again as it was.

use chrono::{TimeZone, Utc};
use passage_exchange::{
    BatchKind, Cell, Column, ColumnKind, Feature, Table, write_csv, write_geojson, write_gpx, write_kml,
};
use passage_model::{Geometry, LatLon};
use proptest::prelude::*;

use crate::support::{read_as, read_text};

fn position() -> impl Strategy<Value = LatLon> {
    (-89.0..89.0f64, -180.0..180.0f64)
        .prop_map(|(lat, lon)| LatLon::new((lat * 1e5).round() / 1e5, (lon * 1e5).round() / 1e5).unwrap())
}

/// A line of steps shorter than a degree that stays within 180 degrees: such lines are not cut.
fn line() -> impl Strategy<Value = Vec<LatLon>> {
    let steps = proptest::collection::vec((0.001..0.5f64, -0.5..0.5f64), 1..30);
    ((-60.0..60.0f64, -179.0..160.0f64), steps).prop_map(|((mut lat, mut lon), steps)| {
        let round = |x: f64| (x * 1e5).round() / 1e5;
        let mut points = vec![LatLon::new(round(lat), round(lon)).unwrap()];
        for (east, north) in steps {
            (lat, lon) = (lat + north, lon + east);
            points.push(LatLon::new(round(lat), round(lon)).unwrap());
        }
        points
    })
}

fn feature(name: &str, points: Vec<LatLon>) -> Feature {
    let properties = vec![("code".to_owned(), Cell::from(format!("C {name}").as_str()))];
    Feature { geometry: Geometry::Line { points }, name: Some(name.to_owned()), properties, color: None }
}

proptest! {
    #[test]
    fn routes_through_geojson_and_gpx(lines in proptest::collection::vec(line(), 1..5), name in "[A-Za-z<&\"'ح ]{0,12}x") {
        let features: Vec<Feature> =
            lines.iter().enumerate().map(|(at, line)| feature(&format!("{}{at}", name.trim()), line.clone())).collect();
        let (mut geojson, mut gpx) = (Vec::new(), Vec::new());
        write_geojson(&features, &mut geojson).unwrap();
        write_gpx(&features, "all & more", &mut gpx).unwrap();
        for (file, bytes) in [("a.geojson", geojson), ("a.gpx", gpx)] {
            let batch = read_text(file, std::str::from_utf8(&bytes).unwrap());
            prop_assert_eq!(batch.rows_accepted, lines.len() as u64, "{:?}", batch.issues);
            for (row, feature) in batch.routes.iter().zip(&features) {
                prop_assert_eq!(Some(row.record.names.0[0].text.as_str()), feature.name.as_deref());
                let Geometry::Line { points } = &feature.geometry else { unreachable!() };
                let mut points = points.clone();
                points.dedup();
                prop_assert_eq!(&row.record.line, &points);
            }
        }
    }

    #[test]
    fn lines_over_180_come_back_with_the_same_points(points in proptest::collection::vec(position(), 2..8)) {
        let mut out = Vec::new();
        write_geojson(&[feature("far", points)], &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        let batch = read_text("a.geojson", &text);
        prop_assert_eq!(batch.rows_in, 1);
        let read: Vec<LatLon> = batch.routes.iter().flat_map(|row| row.record.line.clone()).collect();
        prop_assert!(read.windows(2).count() > 0 || batch.rows_rejected == 1);
        let mut again = Vec::new();
        write_kml(&[feature("far", read)], "x", &mut again).unwrap();
    }

    #[test]
    fn events_through_csv(texts in proptest::collection::vec("[=+@a-z,;\"\n'ح -]{0,20}", 1..8)) {
        let day = Utc.with_ymd_and_hms(2024, 11, 29, 0, 0, 0).unwrap().date_naive();
        let columns = vec![
            Column::new("id", "#event+id", ColumnKind::Text),
            Column::new("date_start", "#date+start", ColumnKind::Date),
            Column::new("lat", "#geo+lat", ColumnKind::Number { decimals: 5 }),
            Column::new("lon", "#geo+lon", ColumnKind::Number { decimals: 5 }),
            Column::new("where_prec", "", ColumnKind::Integer),
            Column::new("kind", "#event+type", ColumnKind::Text),
            Column::new("report", "#description", ColumnKind::Text),
        ];
        let rows = texts.iter().enumerate().map(|(at, text)| vec![
            Cell::from(format!("E{at}").as_str()), Cell::Date(day), Cell::Number(-36.25), Cell::Number(37.0),
            Cell::Integer(1), Cell::from("strike/air"), Cell::from(text.as_str()),
        ]);
        let table = Table { columns, rows: rows.collect() };
        let mut out = Vec::new();
        let written = write_csv(&table, true, &mut out).unwrap();
        let batch = read_as("events.csv", std::str::from_utf8(&out).unwrap(), BatchKind::Events);
        prop_assert_eq!((written.rows, batch.rows_accepted), (texts.len() as u64, texts.len() as u64), "{:?}", batch.issues);
        for (row, text) in batch.events.iter().zip(&texts) {
            let given = text.trim();
            if !given.is_empty() {
                prop_assert_eq!(row.record.report_text.trim(), given);
            }
        }
    }
}
