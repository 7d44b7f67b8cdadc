//! How long crossings with a timetable take, and roads over the 180th meridian.

use passage_model::{LatLon, VehicleClass};

use super::fixture::{Map, of_bytes, place, question, router, snap, way};
use crate::{Network, RefusalReason, Router};

const ROAD: [(&str, &str); 1] = [("highway", "secondary")];

fn ferry<'t>(duration: &'t str, name: &'t str) -> [(&'t str, &'t str); 3] {
    [("route", "ferry"), ("duration", duration), ("name", name)]
}

/// A road, the sea from column 1 to column 5, and a road.
fn shores() -> Map {
    let map = (0..7).fold(Map::default(), |map, column| map.node(i64::from(column), 0, column, &[]));
    map.node(9, 2, 3, &[]).way(1, &[0, 1], &ROAD).way(2, &[5, 6], &ROAD)
}

/// Minutes from shore to shore.
fn minutes(network: &Network) -> f64 {
    let mut router = Router::new(network, question(VehicleClass::Light4wd), None, Vec::new());
    let way = way(&mut router, place(0, 1), place(0, 5)).unwrap();
    f64::from(way.time_cs()) / 6000.0
}

#[test]
fn a_crossing_that_another_touches_midway_takes_its_time_once() {
    let whole = shores().way(3, &[1, 2, 3, 4, 5], &ferry("01:00", "A"));
    let touched = whole.way(4, &[9, 3], &ferry("00:30", "B"));
    let (network, _) = touched.network();
    assert!((minutes(&network) - 60.0).abs() < 0.1, "{}", minutes(&network));
    // To the middle it is half of it, and the other one takes its own time.
    let mut router = router(&network, Vec::new());
    let branch = way(&mut router, place(0, 1), place(2, 3)).unwrap();
    let both = f64::from(branch.time_cs()) / 6000.0;
    // A few seconds for changing over.
    assert!((both - 60.0).abs() < 0.2, "{both}");
}

#[test]
fn crossings_one_after_another_take_the_time_of_both() {
    let alike = shores().way(3, &[1, 2, 3], &ferry("00:30", "A")).way(4, &[3, 4, 5], &ferry("00:30", "A"));
    let (network, _) = alike.network();
    assert!((minutes(&network) - 60.0).abs() < 0.2, "{}", minutes(&network));
    let unlike = shores().way(3, &[1, 2], &ferry("00:30", "A")).way(4, &[2, 3, 4, 5], &ferry("00:30", "A"));
    let (network, _) = unlike.network();
    assert!((minutes(&network) - 60.0).abs() < 0.2, "{}", minutes(&network));
    // And after a journey through a file.
    let again = Network::from_bytes(&network.to_bytes()).unwrap();
    assert!((minutes(&again) - 60.0).abs() < 0.2);
}

#[test]
fn times_are_read_by_iso_8601_or_told() {
    let (network, told) = shores().way(3, &[1, 2, 3, 4, 5], &ferry("PT2H", "A")).network();
    assert!((minutes(&network) - 120.0).abs() < 0.1 && told.refused == 0, "{}", minutes(&network));
    let (network, told) = shores().way(3, &[1, 2, 3, 4, 5], &ferry("two hours", "A")).network();
    assert_eq!((told.refused, told.refusals[0].reason), (1, RefusalReason::UnreadRule));
    assert_eq!((told.refusals[0].element.as_str(), told.refusals[0].detail.as_str()), ("way/3", "duration=two hours"));
    let marked = (0..u32::try_from(network.edges()).unwrap()).filter(|edge| network.kind(*edge).unread_rule);
    assert_eq!(marked.count(), 1);
}

#[test]
fn a_road_over_the_180th_meridian_is_as_short_as_it_is() {
    let xml = r#"<osm version="0.6"><node id="1" lat="-17" lon="179.95"/><node id="2" lat="-17" lon="179.97"/>
        <node id="3" lat="-17" lon="-179.95"/><node id="4" lat="-17" lon="-179.93"/>
        <way id="1"><nd ref="1"/><nd ref="2"/><nd ref="3"/><nd ref="4"/><tag k="highway" v="secondary"/></way></osm>"#;
    let (network, _) = of_bytes(xml.as_bytes()).unwrap();
    assert!((network.total_km() - 12.8).abs() < 0.1, "{}", network.total_km());
    let at = |lon| LatLon::new(-17.0, lon).unwrap();
    let mut router = router(&network, Vec::new());
    let found = way(&mut router, at(179.96), at(-179.94)).unwrap();
    assert!((found.metres() - 10_650.0).abs() < 50.0, "{}", found.metres());
    assert!(snap(&router, at(-179.99)).off_m < 20.0);
    let line = found.line(&network);
    assert!(line.iter().all(|at| at.lon().abs() > 179.9), "{line:?}");
}
