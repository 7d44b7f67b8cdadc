//! What is drawn beside the road bars the road.

use std::fmt::Write;

use passage_model::{Direction, LatLon, VehicleClass};

use super::fixture::{of_bytes, question};
use crate::{Closure, Drawn, Network, Router, Section};

/// Metres of a degree at the latitude of these maps, north and east, near enough for a test.
const DEGREE_M: (f64, f64) = (110_960.0, 89_800.0);

/// A place so many metres north and east of 36.2 N 37 E.
fn at(north: f64, east: f64) -> LatLon {
    LatLon::new(36.2 + north / DEGREE_M.0, 37.0 + east / DEGREE_M.1).unwrap()
}

/// Roads through places in metres north and east; equal places are one junction.
fn roads(ways: &[(&str, Vec<(f64, f64)>)]) -> Network {
    let mut known: Vec<(f64, f64)> = Vec::new();
    let (mut nodes, mut lines) = (String::new(), String::new());
    for (number, (class, places)) in ways.iter().enumerate() {
        let _ = write!(lines, "<way id=\"{}\">", number + 1);
        for place in places {
            let id = known.iter().position(|other| other == place).unwrap_or_else(|| {
                known.push(*place);
                let at = at(place.0, place.1);
                let _ = write!(nodes, "<node id=\"{}\" lat=\"{}\" lon=\"{}\"/>", known.len(), at.lat(), at.lon());
                known.len() - 1
            });
            let _ = write!(lines, "<nd ref=\"{}\"/>", id + 1);
        }
        let _ = write!(lines, "<tag k=\"highway\" v=\"{class}\"/></way>");
    }
    of_bytes(format!("<osm version=\"0.6\">{nodes}{lines}</osm>").as_bytes()).unwrap().0
}

fn drawn(network: &Network, line: &[LatLon], (from, to): (f64, f64), rough: bool) -> Vec<Section> {
    network.sections_drawn(&Drawn { line, from, to, direction: Direction::Both, rough })
}

/// Metres of the way between two places with this closed; `None`: there is none.
fn way(network: &Network, closed: Vec<Section>, from: LatLon, to: LatLon) -> Option<f64> {
    let mut router = Router::new(network, question(VehicleClass::Light4wd), None, vec![Closure::whole(1, closed)]);
    let (from, to) = (router.snap(from, 300.0).unwrap(), router.snap(to, 300.0).unwrap());
    router.best(from, to).map(|way| way.metres())
}

/// A street of blocks of 80 m, one beside it, and cross streets.
fn town() -> (Network, Vec<LatLon>) {
    let blocks: Vec<f64> = (0..=40).map(|block| f64::from(block) * 80.0).collect();
    let mut ways = vec![
        ("primary", blocks.iter().map(|east| (0.0, *east)).collect()),
        ("residential", blocks.iter().map(|east| (80.0, *east)).collect()),
    ];
    for east in &blocks {
        ways.push(("residential", vec![(-80.0, *east), (0.0, *east), (80.0, *east), (160.0, *east)]));
    }
    (roads(&ways), vec![at(0.0, 0.0), at(0.0, 3200.0)])
}

#[test]
fn a_short_closure_bars_the_street_and_no_other() {
    let (network, line) = town();
    let open = way(&network, Vec::new(), line[0], line[1]).unwrap();
    assert!((3190.0..3210.0).contains(&open));
    for metres in [0.0, 10.0, 20.0, 50.0, 80.0, 100.0, 300.0] {
        for start in [640.0, 655.0, 670.0, 690.0, 719.0] {
            let part = (start / 3200.0, (start + metres) / 3200.0);
            let sections = drawn(&network, &line, part, false);
            let closed: f64 = sections.iter().map(|section| section.to_m - section.from_m).sum();
            assert!((closed - metres).abs() < 4.0, "{metres} from {start}: {sections:?}");
            let round = way(&network, sections, line[0], line[1]).unwrap();
            assert!((open + 155.0..open + 170.0).contains(&round), "{metres} from {start}: {round}");
        }
    }
}

/// One winding road with a vertex every 500 m, and a road across it.
fn winding() -> Network {
    let bend = |east: f64| 250.0 * (east / 1700.0).sin();
    let road = (0..=90).map(|step| f64::from(step) * 500.0).map(|east| (bend(east), east)).collect();
    roads(&[
        ("secondary", road),
        ("tertiary", vec![(-5000.0, 20_000.0), (bend(20_000.0), 20_000.0), (5000.0, 20_000.0)]),
    ])
}

#[test]
fn a_route_drawn_roughly_bars_the_road_it_means() {
    let network = winding();
    let (from, to) = (at(0.0, 0.0), at(250.0 * (45_000.0_f64 / 1700.0).sin(), 45_000.0));
    for off in [0.0, 40.0, 70.0, 150.0, 300.0, 600.0] {
        for (start, end) in [(18_000.0, 22_000.0), (30_000.0, 30_500.0), (31_000.0, 31_020.0), (40_000.0, 40_000.0)] {
            // Vertices every three kilometres.
            let line: Vec<LatLon> = (0..=15).map(|step| at(off, f64::from(step) * 3000.0)).collect();
            let sections = drawn(&network, &line, (start / 45_000.0, end / 45_000.0), true);
            assert_eq!(way(&network, sections.clone(), from, to), None, "{off} m off, {start} to {end}: {sections:?}");
            // The road across is open on either side of it.
            let across = way(&network, sections, at(4000.0, 20_000.0), at(4900.0, 20_000.0));
            assert!(across.is_some_and(|metres| metres < 910.0), "{off}");
        }
    }
}

#[test]
fn beside_a_street_the_greater_road_is_meant_too() {
    let street = (0..=30).map(|step| (0.0, f64::from(step) * 100.0)).collect();
    let road = (0..=30).map(|step| (200.0, f64::from(step) * 100.0)).collect();
    let ends = |east: f64| vec![(0.0, east), (200.0, east)];
    let network =
        roads(&[("residential", street), ("primary", road), ("tertiary", ends(0.0)), ("tertiary", ends(3000.0))]);
    let line = |off: f64| [at(off, 0.0), at(off, 3000.0)];
    let round = |off: f64, rough: bool| {
        way(&network, drawn(&network, &line(off), (0.4, 0.6), rough), at(100.0, 0.0), at(100.0, 3000.0))
    };
    assert_eq!(round(30.0, true), None);
    // Where the line is that of the street itself the road is another.
    assert!(round(5.0, true).is_some() && round(30.0, false).is_some());
}

#[test]
fn far_from_every_road_nothing_is_barred() {
    let network = winding();
    let line = [at(3000.0, 30_000.0), at(3000.0, 40_000.0)];
    assert!(drawn(&network, &line, (0.2, 0.8), true).is_empty());
    assert!(drawn(&network, &[], (0.0, 1.0), true).is_empty());
    assert!(drawn(&network, &line[..1], (0.0, 0.0), true).is_empty());
}

/// A road to the east, 20 km, and one over it at an angle, on a bridge.
fn bridge(degrees: f64) -> (Network, LatLon, LatLon) {
    let (cos, sin) = (degrees.to_radians().cos(), degrees.to_radians().sin());
    let over = |along: f64| (along * sin, 10_000.0 + along * cos);
    let network = roads(&[
        ("primary", (0..=20).map(|km| (0.0, f64::from(km) * 1000.0)).collect()),
        ("secondary", [-5000.0, -1500.0, -100.0].map(over).into()),
        ("secondary", [-100.0, 100.0].map(over).into()),
        ("secondary", [100.0, 1500.0, 5000.0].map(over).into()),
    ]);
    let end = |along: f64| at(over(along).0, over(along).1);
    (network, end(-4900.0), end(4900.0))
}

#[test]
fn a_road_that_leads_over_the_closed_one_stays_open() {
    for degrees in [20.0, 30.0, 45.0, 59.0, 70.0, 90.0] {
        for (from, to) in [(0.25, 0.75), (0.475, 0.525), (0.5, 0.5)] {
            for (off, rough) in [(0.0, true), (30.0, true), (0.0, false)] {
                let (network, start, end) = bridge(degrees);
                let sections = drawn(&network, &[at(off, 0.0), at(off, 20_000.0)], (from, to), rough);
                let case = format!("{degrees} degrees, {from} to {to}, {off} m off");
                assert!(way(&network, sections.clone(), start, end).is_some(), "{case}: {sections:?}");
                assert_eq!(way(&network, sections, at(0.0, 100.0), at(0.0, 19_900.0)), None, "{case}");
            }
        }
    }
}
