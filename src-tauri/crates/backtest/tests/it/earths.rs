//! Distances on WGS 84, and on a sphere to compare with tools that know no other.

use passage_backtest::{Past, Roads, network_of, run};
use passage_model::{Geometry, LatLon};
use passage_risk::{Params, distances};
use passage_spatial::{Earth, RouteLine};

use super::support::*;

#[test]
fn a_sphere_measures_otherwise_and_nothing_else_changes() {
    let at = |lat, lon| LatLon::new(lat, lon).unwrap();
    let line = RouteLine::new(&[at(0.0, 37.0), at(0.0, 37.2)]).unwrap();
    // A tenth of a degree north of the equator: 11.057 km on WGS 84 (Karney 2013), 11.1195 km on a sphere.
    let mut north = event(1, 0, 0);
    north.geometry = Some(Geometry::Point { at: at(0.1, 37.1) });
    let nearest = |earth| {
        let (network, refused) = network_of(earth, vec![line.segments()]);
        assert!(refused.is_empty());
        let mut nearest = f64::INFINITY;
        distances(&network, &north, 30.0, |_, km| nearest = nearest.min(km));
        (nearest, Roads::new(&network).length_km())
    };
    let ((ellipsoid, km), (sphere, same_km)) = (nearest(Earth::Wgs84), nearest(Earth::Sphere));
    assert!((ellipsoid - 11.0574).abs() < 1e-3, "{ellipsoid}");
    assert!((sphere - 11.1195).abs() < 1e-3, "{sphere}");
    assert_eq!(km, same_km, "lengths are as given");
}

#[test]
fn a_back_test_runs_on_either() {
    let at = |lon| LatLon::new(36.0, lon).unwrap();
    let line = RouteLine::new(&[at(37.0), at(37.2), at(37.4)]).unwrap();
    let events = year();
    let of = |earth| {
        let network = network_of(earth, vec![line.segments()]).0;
        run(&Roads::new(&network), Past::recorded(&events), Params::builtin(), &autumn(), &mut ()).unwrap()
    };
    let (ellipsoid, sphere) = (of(Earth::Wgs84), of(Earth::Sphere));
    assert_eq!(ellipsoid.origins, sphere.origins);
    let difference = (ellipsoid.scores.brier - sphere.scores.brier).abs();
    assert!(difference < 0.02, "{difference}");
}
