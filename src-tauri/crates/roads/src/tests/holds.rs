//! What holds a driver up where roads meet, and what a town does to the speed.

use passage_model::VehicleClass;

use super::fixture::{Map, question};
use crate::{Network, Router};

const MAIN: [(&str, &str); 1] = [("highway", "primary")];
const SIDE: [(&str, &str); 1] = [("highway", "residential")];

/// A main road from west to east (1, 2, 3), and a side road from the south into its middle (4, 2).
fn junction(middle: &[(&str, &str)]) -> Network {
    let map = Map::default().node(1, 1, 0, &[]).node(2, 1, 1, middle).node(3, 1, 2, &[]).node(4, 0, 1, &[]);
    let map = map.way(12, &[1, 2], &MAIN).way(23, &[2, 3], &[("highway", "primary"), ("name", "Main")]);
    map.way(42, &[4, 2], &SIDE).network().0
}

/// Seconds at the ends of the arcs between two nodes of the grid, by columns and rows.
fn hold(network: &Network, from: (i32, i32), to: (i32, i32)) -> f64 {
    let at = |node| {
        let at = network.position(node);
        #[expect(clippy::cast_possible_truncation)]
        let place = (((at.lat() - 36.0) * 100.0).round() as i32, ((at.lon() - 37.0) * 100.0).round() as i32);
        place
    };
    let arcs = 0..2 * u32::try_from(network.edges()).unwrap();
    let found = arcs.into_iter().find(|arc| {
        let (a, b) = network.ends(arc / 2);
        let (a, b) = if arc % 2 == 0 { (a, b) } else { (b, a) };
        at(a) == from && at(b) == to
    });
    network.hold_s(found.expect("an arc"))
}

#[test]
fn who_gives_way_waits_and_who_turns_off_slows_down() {
    let network = junction(&[]);
    let (west, middle, south) = ((1, 0), (1, 1), (0, 1));
    assert_eq!(hold(&network, west, middle), 0.0, "the main road passes a side road");
    assert!(hold(&network, south, middle) > 10.0, "the side road gives way");
    let off = hold(&network, middle, south);
    assert!(off > 2.0 && off < hold(&network, south, middle), "{off}");
}

#[test]
fn lights_hold_up_and_so_do_toll_booths() {
    let lit = junction(&[("highway", "traffic_signals")]);
    assert!(hold(&lit, (1, 0), (1, 1)) > 0.0);
    let toll = Map::default().node(1, 0, 0, &[]).node(2, 0, 1, &[("barrier", "toll_booth")]).node(3, 0, 2, &[]);
    let (toll, _) = toll.way(13, &[1, 2, 3], &MAIN).network();
    assert_eq!((toll.edges(), hold(&toll, (0, 0), (0, 2)), hold(&toll, (0, 2), (0, 0))), (1, 15.0, 15.0));
}

#[test]
fn streets_of_a_town_are_slower_and_nobody_is_held_up_on_foot() {
    // A mesh of streets 100 m apart, and a lone road of the same class far away.
    let mut map = Map::default().node(9001, 50, 0, &[]).node(9002, 50, 1, &[]).way(9001, &[9001, 9002], &SIDE);
    map = map.mesh(24, &SIDE);
    let (network, _) = map.network();
    let edges = 0..u32::try_from(network.edges()).unwrap();
    let (town, lone): (Vec<u32>, Vec<u32>) = edges.partition(|edge| network.density(*edge) > 0);
    assert!(town.iter().any(|edge| network.density(*edge) > 4) && lone.len() == 1, "{}", town.len());
    for (vehicle, same) in [(VehicleClass::Light4wd, false), (VehicleClass::NonMotorised, true)] {
        let router = Router::new(&network, question(vehicle), None, Vec::new());
        let pace = |edge: u32| f64::from(router.rules.arc_cost(2 * edge)) / network.length_m(edge);
        let dense = town.iter().copied().max_by_key(|edge| network.density(*edge)).unwrap();
        assert_eq!((pace(dense) / pace(lone[0]) - 1.0).abs() < 0.01, same, "{} {}", pace(dense), pace(lone[0]));
    }
}
