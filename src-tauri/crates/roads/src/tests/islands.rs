//! From places to roads: none is overlooked, and roads that lead nowhere are passed over.

use passage_model::LatLon;

use super::fixture::{Map, router, snap};
use crate::{
    network::{nearest_on_line, units},
    synth::{Country, Dice, country},
};

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

#[test]
fn all_roads_near_a_place_are_found() {
    let (network, _) = super::fixture::of_bytes(&country(Country::SMALL, 3)).unwrap();
    let mut dice = Dice::new(23);
    let edges = u32::try_from(network.edges()).unwrap();
    let mut met = 0;
    for round in 0..120 {
        let node = network.position(network.ends(dice.below(edges)).0);
        let at = LatLon::new(node.lat() + 0.02 * (dice.unit() - 0.5), node.lon() + 0.02 * (dice.unit() - 0.5)).unwrap();
        let within_m = [60.0, 250.0, 800.0, 5000.0][round % 4];
        let off_m = |edge: u32| nearest_on_line(&network.columns.points(edge), units(at)).1;
        let expected: Vec<u32> = (0..edges).filter(|edge| off_m(*edge) <= within_m).collect();
        let mut found: Vec<u32> = network.around(at, within_m, |_| true).into_iter().map(|snap| snap.edge).collect();
        found.sort_unstable();
        assert_eq!(found, expected, "{at:?} {within_m}");
        met += found.len();
        let nearest = expected.iter().map(|edge| off_m(*edge)).min_by(f64::total_cmp);
        assert_eq!(network.snap(at, within_m, |_| true).map(|snap| snap.off_m), nearest);
    }
    assert!(met > 200, "{met}");
}
