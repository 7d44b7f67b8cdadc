//! The files of the shared collection, where it is there: each becomes a network or is refused with a reason.

use std::{fs, path::PathBuf};

use super::fixture::{of_bytes, router, snap};
use crate::{RefusalReason, RoadsError, Router};

/// The collection lies beside the project; without it these tests have nothing to do.
fn file(name: &str) -> Option<Vec<u8>> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/data/osm").join(name);
    let bytes = fs::read(&path).ok();
    if bytes.is_none() {
        eprintln!("skipped: {} is not there", path.display());
    }
    bytes
}

#[test]
fn odd_files() {
    for (name, least) in [
        ("graphhopper_monaco.osm.gz", Some(500)),
        ("graphhopper_conditional-restrictions.osm.xml", Some(5)),
        ("r5_fiji-ferry_antimeridian.pbf", Some(2)),
        ("r5_missing-nodes.pbf", None),
        ("tokyo_center.osm.pbf", None),
        ("osm2pgsql_test_invalid_location.osm", None),
        ("osm2pgsql_test_multipolygon.osm", None),
    ] {
        let Some(bytes) = file(name) else { return };
        match (of_bytes(&bytes), least) {
            (Ok((network, imported)), Some(least)) => assert!(network.edges() >= least, "{name}: {imported:?}"),
            (Ok((network, imported)), None) => eprintln!("{name}: {} edges, {imported:?}", network.edges()),
            (Err(error @ (RoadsError::NoRoads { .. } | RoadsError::Damaged { .. })), None) => {
                eprintln!("{name}: {error}");
            }
            (Err(error), _) => panic!("{name}: {error}"),
        }
    }
}

#[test]
fn the_season_of_a_road_is_read() {
    let Some(bytes) = file("graphhopper_conditional-restrictions.osm.xml") else { return };
    let (network, imported) = of_bytes(&bytes).unwrap();
    assert!(!imported.refusals.iter().any(|refusal| refusal.reason == RefusalReason::UnreadRule), "{imported:?}");
    let edges = 0..u32::try_from(network.edges()).unwrap();
    assert!(edges.into_iter().any(|edge| !network.conditions(edge).is_empty()));
}

#[test]
fn a_ferry_crosses_the_antimeridian_by_the_short_way() {
    let Some(bytes) = file("r5_fiji-ferry_antimeridian.pbf") else { return };
    let (network, _) = of_bytes(&bytes).unwrap();
    let longest = (0..u32::try_from(network.edges()).unwrap()).map(|edge| network.length_m(edge)).fold(0.0, f64::max);
    assert!(longest < 500_000.0, "{longest}");
}

#[test]
fn a_town_is_driven_through() {
    let Some(bytes) = file("heidelberg.osm.pbf") else { return };
    let (network, imported) = of_bytes(&bytes).unwrap();
    assert!(imported.turns > 10);
    let mut router: Router<'_> = router(&network, Vec::new());
    let at = |lat, lon| passage_model::LatLon::new(lat, lon).unwrap();
    let (from, to) = (snap(&router, at(49.4034, 8.6757)), snap(&router, at(49.4107, 8.7153)));
    let way = router.best(from, to).unwrap();
    assert!((2_500.0..6_000.0).contains(&way.metres()), "{}", way.metres());
}
