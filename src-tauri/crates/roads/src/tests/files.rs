//! Bent, cut and hostile files; the file of the network; several extracts.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::fixture::{Bytes, Map, of_bytes, router};
use crate::{
    Network, RoadsError, Snap, Step, Watch, import,
    synth::{Country, country},
};

#[test]
fn a_network_comes_back_from_its_file() {
    let (network, _) = of_bytes(&country(Country::TINY, 1)).unwrap();
    let bytes = network.to_bytes();
    let again = Network::from_bytes(&bytes).unwrap();
    assert_eq!(again.columns, network.columns);
    assert_eq!(again.states, network.states);
    assert_eq!(again.hierarchy, network.hierarchy);
    assert_eq!(again.grid, network.grid);
    assert!(again.is_genuine() && again.hash() == network.hash());
    let (other, _) = of_bytes(&country(Country::TINY, 2)).unwrap();
    assert_ne!(other.hash(), network.hash());
}

#[test]
fn a_bent_network_file_is_refused() {
    let (network, _) = of_bytes(&country(Country::TINY, 1)).unwrap();
    let bytes = network.to_bytes();
    for at in (0..bytes.len()).step_by(997).chain(0..44) {
        let mut bent = bytes.clone();
        bent[at] ^= 0x41;
        // The stated hash is not part of any checksum.
        let accepted = (12..44).contains(&at);
        match Network::from_bytes(&bent) {
            Ok(network) => assert!(accepted && !network.is_genuine(), "byte {at}"),
            Err(_) => assert!(!accepted, "byte {at}"),
        }
        assert!(Network::from_bytes(&bytes[..at]).is_err());
    }
    let mut newer = bytes;
    newer[8] = 99;
    assert_eq!(Network::from_bytes(&newer).unwrap_err(), RoadsError::Version { found: 99, expected: crate::VERSION });
}

#[test]
fn two_extracts_join_where_they_share_a_node() {
    let road = [("highway", "primary"), ("name", "الطريق"), ("name:en", "The road")];
    let west = Map::default().node(1, 0, 0, &[]).node(2, 0, 1, &[]).node(3, 0, 2, &[]).way(1, &[1, 2, 3], &road);
    let east = Map::default().node(2, 0, 1, &[]).node(3, 0, 2, &[]).node(4, 0, 3, &[]).way(1, &[2, 3], &road).way(
        2,
        &[3, 4],
        &[("highway", "track")],
    );
    let (a, b) = (west.xml(), east.xml());
    let (a, b) = (Bytes(a.as_bytes()), Bytes(b.as_bytes()));
    let (joined, told) = import(&[&a, &b], &()).unwrap();
    assert_eq!((joined.edges(), joined.nodes(), told.roads, told.joined), (2, 3, 2, 1));
    let names = (0..2).map(|edge| joined.names(edge).len()).max();
    assert_eq!(names, Some(2));
    let (turned, _) = import(&[&b, &a], &()).unwrap();
    assert_eq!(turned.hash(), joined.hash(), "the order of the files does not matter");
}

#[test]
fn two_extracts_that_cut_one_road_give_it_whole() {
    let road = [("highway", "primary"), ("name", "The road")];
    let at = |map: Map, nodes: &[i64]| {
        let map = nodes.iter().fold(map, |map, id| map.node(*id, 0, i32::try_from(*id).unwrap(), &[]));
        map.way(1, nodes, &road).xml()
    };
    let km = |one: &[i64], other: &[i64]| {
        let (a, b) = (at(Map::default(), one), at(Map::default(), other));
        let (a, b) = (Bytes(a.as_bytes()), Bytes(b.as_bytes()));
        let (joined, told) = import(&[&a, &b], &()).unwrap();
        let (turned, _) = import(&[&b, &a], &()).unwrap();
        assert_eq!(turned.hash(), joined.hash(), "the order of the files does not matter");
        assert_eq!((told.roads, told.joined), (1, 1));
        #[expect(clippy::cast_possible_truncation)]
        let tenths = (joined.total_km() * 10.0 / 9.02).round() as i32;
        (tenths, told.refused)
    };
    assert_eq!(km(&[1, 2, 3], &[3, 4, 5]), (4, 0));
    assert_eq!(km(&[1, 2, 3, 4], &[2, 3, 4, 5]), (4, 0));
    assert_eq!(km(&[1, 2, 3, 4, 5], &[3, 4]), (4, 0));
    assert_eq!(km(&[1, 2, 3], &[5, 6]), (3, 1), "a hole is told");
    assert_eq!(km(&[1, 2, 3, 5], &[1, 2, 4, 5]), (4, 1), "two versions are not mixed");
}

#[test]
fn what_is_no_map_is_refused() {
    let refused = |bytes: &[u8]| of_bytes(bytes).map(|_| ()).unwrap_err();
    assert_eq!(refused(b""), RoadsError::NotOsm);
    assert_eq!(refused(b"PK\x03\x04 and more"), RoadsError::NotOsm);
    assert_eq!(refused(b"<gpx></gpx>"), RoadsError::NotOsm);
    assert_eq!(refused(b"<osm></osm>"), RoadsError::NoRoads { ways: 0 });
    assert!(matches!(refused(b"<osm><node"), RoadsError::Damaged { .. }));
    assert!(matches!(refused(&[0x1f, 0x8b, 8]), RoadsError::Damaged { .. }));
    // A block that claims 4 GB.
    let mut claim = country(Country::TINY, 1);
    claim[..4].copy_from_slice(&[0xff; 4]);
    assert!(matches!(refused(&claim), RoadsError::Damaged { .. }));
}

#[test]
fn a_road_with_missing_nodes_ends_there() {
    let map = Map::default().node(1, 0, 0, &[]).node(2, 0, 1, &[]).node(4, 0, 3, &[]).node(5, 0, 4, &[]);
    let (network, imported) = map.way(1, &[1, 2, 3, 4, 5], &[("highway", "primary")]).network();
    assert_eq!((network.edges(), imported.refused), (2, 1));
}

struct StopAt(Step);

impl Watch for StopAt {
    fn at(&self, step: Step, _: u64, _: u64) -> bool {
        step != self.0
    }
}

#[test]
fn an_import_can_be_stopped_at_every_step() {
    let bytes = country(Country::TINY, 1);
    let whole = of_bytes(&bytes).unwrap();
    for step in [Step::Ways, Step::Positions, Step::Network, Step::Order] {
        let stopped = import(&[&Bytes(&bytes)], &StopAt(step));
        assert_eq!(stopped.map(|_| ()).unwrap_err(), RoadsError::Stopped, "{step:?}");
        // Nothing is left behind: what comes next is as if nothing had been.
        let (next, told) = of_bytes(&bytes).unwrap();
        assert_eq!((next.hash(), told), (whole.0.hash(), whole.1.clone()));
    }
}

#[test]
fn a_cut_file_is_refused_wherever_it_is_cut() {
    let bytes = country(Country::TINY, 4);
    for at in (0..bytes.len()).step_by(61) {
        let found = of_bytes(&bytes[..at]);
        // Cut exactly between two blocks it is a smaller map, or one without roads.
        if let Ok((network, _)) = found {
            assert!(network.edges() > 0);
        }
    }
}

/// The file of a small network with turns and gates.
static SMALL_FILE: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let bytes = country(Country { towns: 2, streets: 2, ..Country::TINY }, 4);
    of_bytes(&bytes).expect("a network").0.to_bytes()
});

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn a_file_with_bent_bytes_is_borne(changes in proptest::collection::vec((any::<u16>(), any::<u8>()), 1..6)) {
        let mut bytes = country(Country { towns: 2, streets: 2, ..Country::TINY }, 4);
        for (at, byte) in changes {
            let at = usize::from(at) % bytes.len();
            bytes[at] = byte;
        }
        let _ = of_bytes(&bytes);
    }

    #[test]
    fn a_network_file_with_bent_numbers_is_refused_or_searched(
        changes in proptest::collection::vec((any::<u32>(), any::<u8>()), 1..6),
        places in proptest::collection::vec(any::<u32>(), 4),
    ) {
        let mut bytes = SMALL_FILE.clone();
        for (at, byte) in changes {
            let at = 44 + at as usize % (bytes.len() - 44);
            bytes[at] = byte;
        }
        // Checksums as they should be: else nothing behind them would be looked at.
        let mut at = 44;
        while let Some(length) = bytes.get(at + 4..at + 12) {
            let length = u64::from_le_bytes(length.try_into().unwrap());
            let end = usize::try_from(length).ok().and_then(|length| length.checked_add(at + 16));
            let Some(end) = end.filter(|end| *end <= bytes.len()) else { break };
            let checksum = crc32fast::hash(&bytes[at + 16..end]).to_le_bytes();
            bytes[at + 12..at + 16].copy_from_slice(&checksum);
            at = end;
        }
        if let Ok(network) = Network::from_bytes(&bytes) {
            let mut router = router(&network, Vec::new());
            let snap = |number: u32| {
                let edge = number % u32::try_from(network.edges()).unwrap();
                let at = network.position(network.ends(edge).0);
                Snap { edge, along_m: network.length_m(edge) / 2.0, off_m: 0.0, at }
            };
            for pair in places.windows(2) {
                let _ = router.best(snap(pair[0]), snap(pair[1]));
                let _ = router.snap(snap(pair[0]).at, 300.0);
            }
        }
    }

    #[test]
    fn any_text_is_borne(text in "<osm>(<(node|way|relation|nd|tag|member)( (id|ref|k|v|lat|lon|role|type)=\"[a-z0-9.-]{0,8}\"){0,4}/?>){0,12}(</osm>)?") {
        let _ = of_bytes(text.as_bytes());
    }
}
