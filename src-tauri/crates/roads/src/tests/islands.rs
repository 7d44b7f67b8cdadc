//! Places beside roads that lead nowhere.

use super::fixture::{Map, router, snap};
use passage_model::LatLon;

/// A mesh of 64 streets' corners, and a track of its own beside the corner in the south-west.
fn town(track: (f64, f64)) -> (crate::Network, LatLon) {
    let at = |(lat, lon): (f64, f64)| LatLon::new(lat, lon).unwrap();
    let end = (track.0 - 0.0005, track.1);
    let xml = Map::default().mesh(8, &[("highway", "residential")]).xml();
    let nodes =
        [(1001, track), (1002, end)].map(|(id, (lat, lon))| format!("<node id=\"{id}\" lat=\"{lat}\" lon=\"{lon}\"/>"));
    let way = "<way id=\"2000\"><nd ref=\"1001\"/><nd ref=\"1002\"/><tag k=\"highway\" v=\"track\"/></way></osm>";
    // Nodes come before ways.
    let xml = xml.replacen("<way ", &format!("{}<way ", nodes.concat()), 1).replace("</osm>", way);
    (super::fixture::of_bytes(xml.as_bytes()).unwrap().0, at(track))
}

#[test]
fn a_place_beside_a_track_joined_to_nothing_goes_to_the_road_behind() {
    let (network, at) = town((35.999, 37.0));
    let router = router(&network, Vec::new());
    let found = snap(&router, at);
    assert_eq!(network.kind(found.edge).class, crate::RoadClass::Residential);
    assert!(found.off_m > 100.0 && found.off_m < 120.0, "{found:?}");
}

#[test]
fn where_no_other_road_is_near_the_island_is_kept() {
    let (network, at) = town((35.99, 37.0));
    let found = snap(&router(&network, Vec::new()), at);
    assert_eq!((network.kind(found.edge).class, found.off_m), (crate::RoadClass::Track, 0.0));
}
