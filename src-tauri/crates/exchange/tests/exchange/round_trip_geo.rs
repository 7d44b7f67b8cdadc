//! What is written as GeoJSON, KML, KMZ or GPX is read again as it was, as far as the format can carry it.
//!
//! What cannot be carried, and is not asked for here:
//! - GeoJSON: colours.
//! - KML, KMZ and GPX: whether a value was a number or a text; values that are unknown (they are left out); blanks at the ends.
//! - GPX: colours; areas (counted as left out).
//! - All of them: line ends in names; more than seven decimals of a degree (a centimetre), the vertex at which a ring starts, characters that
//!   XML forbids.

use std::io::Cursor;

use passage_exchange::{Batch, BatchKind, Cell, Feature, ReadOptions, write_geojson, write_gpx, write_kml, write_kmz};
use passage_model::{CrossingKind, EventStatus, Geometry, LatLon, PlaceKind, Reliability};
use proptest::prelude::*;

use crate::support::try_read;

fn at(lat: f64, lon: f64) -> LatLon {
    LatLon::new((lat * 1e5).round() / 1e5, (lon * 1e5).round() / 1e5).unwrap()
}

/// Texts that try the escaping, without blanks at the ends.
fn text() -> impl Strategy<Value = String> {
    "[A-Za-z<>&\"'\\]حلب ,;\n-]{0,16}".prop_map(|text| format!("t{text}x"))
}

fn said(pairs: &[(&str, &str)]) -> Vec<(String, Cell)> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), Cell::from(*value))).collect()
}

/// A route, a place, a crossing or an event, by the number.
fn feature() -> impl Strategy<Value = Feature> {
    let line = proptest::collection::vec((0.001..0.2f64, -0.2..0.2f64), 1..12);
    (0..4u8, (-60.0..60.0f64, -170.0..170.0f64), line, text(), text()).prop_map(
        |(sort, (lat, lon), steps, name, more)| {
            let mut points = vec![at(lat, lon)];
            for (east, north) in steps {
                let last = points[points.len() - 1];
                points.push(at(last.lat() + north, last.lon() + east));
            }
            let start = points[0];
            let (geometry, properties) = match sort {
                0 => (Geometry::Line { points }, said(&[("code", &more), ("ref", "M5"), ("area", "North")])),
                1 => (Geometry::Point { at: start }, said(&[("kind", "village"), ("pcode", &more), ("country", "FA")])),
                2 => {
                    (Geometry::Point { at: start }, said(&[("kind", "border"), ("country_a", "FA"), ("name_b", &more)]))
                }
                _ => {
                    let ring = vec![start, at(lat, lon + 1.0), at(lat + 1.0, lon + 1.0)];
                    let properties = said(&[
                        ("id", &more),
                        ("kind", "front_line/claimed"),
                        ("date_start", "2031-03-01"),
                        ("where_prec", "1"),
                        ("status", "claimed"),
                        ("grade", "B3"),
                        ("report", &more),
                    ]);
                    (Geometry::Area { ring }, properties)
                }
            };
            Feature { geometry, name: Some(name), properties, color: Some([1, 2, 3]) }
        },
    )
}

fn features() -> impl Strategy<Value = Vec<Feature>> {
    proptest::collection::vec(feature(), 1..8).prop_map(|mut features| {
        // Names, codes and ids are of one thing each.
        for (number, feature) in features.iter_mut().enumerate() {
            feature.name = feature.name.take().map(|name| format!("{name}{number}"));
            for (key, cell) in &mut feature.properties {
                if let (true, Cell::Text(text)) = (matches!(key.as_str(), "code" | "pcode" | "id" | "report"), cell) {
                    text.push_str(&number.to_string());
                }
            }
        }
        features
    })
}

fn value<'f>(feature: &'f Feature, name: &str) -> Option<&'f str> {
    feature.properties.iter().find(|(key, _)| key == name).and_then(|(_, cell)| match cell {
        Cell::Text(text) => Some(text.as_str()),
        _ => None,
    })
}

fn vertices(geometry: &Geometry) -> Vec<(i64, i64)> {
    let whole = |degrees: f64| format!("{:.0}", degrees * 1e7).parse::<i64>().unwrap();
    let mut all: Vec<_> = geometry.vertices().iter().map(|p| (whole(p.lat()), whole(p.lon()))).collect();
    if matches!(geometry, Geometry::Area { .. }) {
        all.sort_unstable();
    }
    all
}

/// Every record says what its feature said.
fn same(features: &[Feature], batch: &Batch) -> Result<(), TestCaseError> {
    prop_assert_eq!(batch.rows_accepted, features.len() as u64, "{:?}", batch.issues);
    for (row, feature) in (1u64..).zip(features) {
        let name = feature.name.as_deref().map(passage_model::plain);
        let name = name.as_deref();
        let short = |key: &str| value(feature, key).map(|text| passage_model::plain(text).trim().to_owned());
        if let Some(found) = batch.routes.iter().find(|found| found.row == row) {
            let r = &found.record;
            prop_assert_eq!(Some(r.names.0[0].text.as_str()), name);
            prop_assert_eq!(r.code.clone(), short("code"));
            prop_assert_eq!((r.road_ref.as_deref(), r.area.as_deref()), (Some("M5"), Some("North")));
            let mut points = feature.geometry.vertices().to_vec();
            points.dedup();
            prop_assert_eq!(&r.line, &points);
        } else if let Some(found) = batch.places.iter().find(|found| found.row == row) {
            let p = &found.record;
            prop_assert_eq!(Some(p.names.0[0].text.as_str()), name);
            prop_assert_eq!((p.kind, p.country.as_deref()), (PlaceKind::Village, Some("FA")));
            prop_assert_eq!(p.pcode.clone(), short("pcode"));
            prop_assert_eq!(feature.geometry.vertices(), &[p.at]);
        } else if let Some(found) = batch.crossings.iter().find(|found| found.row == row) {
            let c = &found.record;
            prop_assert_eq!(Some(c.names.0[0].text.as_str()), name);
            prop_assert_eq!((c.kind, c.sides.len()), (CrossingKind::Border, 2));
            prop_assert_eq!(c.sides[1].name.clone(), short("name_b"));
            prop_assert_eq!(feature.geometry.vertices(), &[c.at]);
        } else {
            let found = batch.events.iter().find(|found| found.row == row);
            let Some(found) = found else { return Err(TestCaseError::fail(format!("row {row} is lost"))) };
            let e = &found.record;
            prop_assert_eq!((e.status, e.reliability), (EventStatus::Claimed, Reliability::B));
            prop_assert_eq!(Some(e.report_text.as_str()), value(feature, "report"));
            prop_assert_eq!(vertices(&e.geometry), vertices(&feature.geometry));
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn geojson_kml_and_kmz_lose_nothing(features in features()) {
        let (mut geojson, mut kml, mut kmz) = (Vec::new(), Vec::new(), Cursor::new(Vec::new()));
        write_geojson(&features, &mut geojson).unwrap();
        write_kml(&features, "all & more", &mut kml).unwrap();
        write_kmz(&features, "all & more", &mut kmz).unwrap();
        for (name, bytes) in [("a.geojson", geojson), ("a.kml", kml), ("a.kmz", kmz.into_inner())] {
            same(&features, &try_read(name, &bytes, ReadOptions::default()).unwrap())?;
        }
    }

    #[test]
    fn gpx_keeps_lines_and_waypoints(features in features()) {
        let mut gpx = Vec::new();
        let written = write_gpx(&features, "all & more", &mut gpx).unwrap();
        let of = |wanted: fn(&Geometry) -> bool| features.iter().filter(move |f| wanted(&f.geometry)).cloned();
        let points: Vec<_> = of(|geometry| matches!(geometry, Geometry::Point { .. })).collect();
        let all: Vec<_> = points.iter().cloned().chain(of(|g| matches!(g, Geometry::Line { .. }))).collect();
        prop_assert_eq!((written.rows, written.left_out), (all.len() as u64, (features.len() - all.len()) as u64));
        same(&all, &try_read("a.gpx", &gpx, ReadOptions::default()).unwrap())?;
        let options = ReadOptions { kind: Some(BatchKind::Places), ..ReadOptions::default() };
        let batch = try_read("a.gpx", &gpx, options).unwrap();
        prop_assert_eq!(batch.places.len(), points.len());
        for (row, feature) in batch.places.iter().zip(&points) {
            let name = feature.name.as_deref().map(passage_model::plain);
            prop_assert_eq!(Some(row.record.names.0[0].text.as_str()), name.as_deref());
            prop_assert_eq!(feature.geometry.vertices(), &[row.record.at]);
        }
    }
}
