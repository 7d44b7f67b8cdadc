//! One-way roads, turn restrictions, gates, limits: on maps of nine junctions.

use passage_model::{Direction, VehicleClass};

use super::fixture::{Map, between, place, question, router, snap, visits, way};
use crate::{Closure, GateKind, Piece, RefusalReason, RoadClass, Router, Section};

const ROAD: [(&str, &str); 1] = [("highway", "primary")];
const NO_TURN: [(&str, &str); 2] = [("type", "restriction"), ("restriction", "no_left_turn")];

#[test]
fn a_one_way_road_is_driven_one_way() {
    let tags = [("highway", "primary"), ("oneway", "yes")];
    let map = Map::default()
        .node(1, 0, 0, &[])
        .node(2, 0, 1, &[])
        .node(3, 0, 2, &[])
        .node(5, 1, 1, &[])
        .way(12, &[1, 2], &ROAD)
        .way(23, &[2, 3], &tags)
        .way(35, &[3, 5, 2], &tags);
    let (network, _) = map.network();
    let mut router = router(&network, Vec::new());
    let there = way(&mut router, place(0, 0), between((0, 1), (0, 2))).unwrap();
    assert!((there.metres() - 1354.0).abs() < 5.0, "{}", there.metres());
    let back = way(&mut router, between((0, 1), (0, 2)), place(0, 0)).unwrap();
    assert!(back.metres() > 3000.0, "{}", back.metres());
    // Nobody reaches the middle of a one-way road from its end but through its start.
    let round = way(&mut router, between((1, 1), (0, 2)), between((0, 1), (0, 2))).unwrap();
    assert!(visits(&network, &round).contains(&2));
}

#[test]
fn a_forbidden_left_turn_sends_round_the_block() {
    let restriction = |map: Map, value: &str, extra: &[(&str, &str)]| {
        let mut tags = vec![("type", "restriction"), ("restriction", value)];
        tags.extend_from_slice(extra);
        map.relation(1, &[("way", 25, "from"), ("node", 5, "via"), ("way", 45, "to")], &tags)
    };
    let straight = Map::grid(&ROAD);
    let (network, _) = straight.network();
    let drive = |network: &crate::Network, vehicle| {
        let mut router = Router::new(network, question(vehicle), None, Vec::new());
        let found = way(&mut router, between((0, 1), (1, 1)), between((1, 0), (1, 1))).unwrap();
        visits(network, &found)
    };
    assert_eq!(drive(&network, VehicleClass::Light4wd), [5]);
    let (network, imported) = restriction(Map::grid(&ROAD), "no_left_turn", &[]).network();
    assert_eq!((imported.turns, imported.refused), (1, 0));
    let round = drive(&network, VehicleClass::Light4wd);
    assert!(round.len() > 1, "{round:?}");
    // Those on foot turn where they like.
    assert_eq!(drive(&network, VehicleClass::NonMotorised), [5]);
    let (network, _) = restriction(Map::grid(&ROAD), "no_left_turn", &[("except", "hgv")]).network();
    assert_eq!(drive(&network, VehicleClass::HeavyTruck), [5]);
    assert_ne!(drive(&network, VehicleClass::Light4wd), [5]);
    let (network, _) = restriction(Map::grid(&ROAD), "only_straight_on", &[]).network();
    assert_eq!(drive(&network, VehicleClass::Light4wd), [5], "the only way on is where it says: to way 45");
}

#[test]
fn nobody_turns_on_the_road_to_get_round_a_forbidden_turn() {
    let tags = [("type", "restriction"), ("restriction", "no_left_turn")];
    let members = [("way", 25, "from"), ("node", 5, "via"), ("way", 45, "to")];
    let (network, _) = Map::grid(&ROAD).relation(1, &members, &tags).network();
    let mut open = router(&network, Vec::new());
    let round = way(&mut open, between((0, 1), (1, 1)), between((1, 0), (1, 1))).unwrap();
    let seen = visits(&network, &round);
    assert!(seen.windows(3).all(|three| three[0] != three[2]), "{seen:?}");
    // Where the road on is a dead end, they turn at its end.
    let cross = Map::default().node(1, 0, 1, &[]).node(5, 1, 1, &[]).node(4, 1, 0, &[]).node(8, 2, 1, &[]);
    let cross = cross.way(25, &[1, 5], &ROAD).way(45, &[4, 5], &ROAD).way(58, &[5, 8], &ROAD);
    let (network, _) = cross.relation(1, &members, &tags).network();
    let mut open = router(&network, Vec::new());
    let round = way(&mut open, between((0, 1), (1, 1)), between((1, 0), (1, 1))).unwrap();
    assert_eq!(visits(&network, &round), [5, 8, 5]);
}

#[test]
fn every_road_of_a_junction_serves_a_place_there() {
    // Each of the roads that meet in 5 once comes first, and so is the one that the place is found on.
    let roads: [(i64, [i64; 2]); 4] = [(25, [2, 5]), (45, [4, 5]), (56, [5, 6]), (58, [5, 8])];
    for first in 0..4 {
        let map = Map::default().node(2, 0, 1, &[]).node(4, 1, 0, &[]).node(5, 1, 1, &[]).node(6, 1, 2, &[]);
        let map = (0..4).map(|at| roads[(first + at) % 4]).fold(map.node(8, 2, 1, &[]), |map, (id, nodes)| {
            let others = map.way(id, &nodes, &ROAD);
            others.relation(id, &[("way", 25, "from"), ("node", 5, "via"), ("way", id, "to")], &NO_TURN)
        });
        let (network, _) = map.network();
        let mut open = router(&network, Vec::new());
        let there = way(&mut open, place(0, 1), place(1, 1)).unwrap();
        assert_eq!((there.pieces.len(), visits(&network, &there)), (1, vec![2, 5]), "{first}");
        for (number, to) in [(4, (1, 0)), (6, (1, 2)), (8, (2, 1))] {
            let on = way(&mut open, place(1, 1), place(to.0, to.1)).unwrap();
            assert_eq!((on.pieces.len(), visits(&network, &on)), (1, vec![5, number]), "{first}");
        }
        // What is closed from there on is not met by who leaves by another road.
        let edge = (0..4).find(|edge| network.ends(*edge) == network.ends(snap(&open, between((1, 1), (2, 1))).edge));
        let section = Section { edge: edge.unwrap(), from_m: 0.0, to_m: 1e4, direction: Direction::Both };
        let mut closed = router(&network, vec![Closure::whole(1, vec![section])]);
        let on = way(&mut closed, place(1, 1), place(1, 2)).unwrap();
        let met = |piece: &Piece| section.on(piece.arc, network.length_m(piece.arc / 2), (piece.from_m, piece.to_m));
        assert!(on.pieces.iter().all(|piece| met(piece).is_none()), "{first} {on:?}");
    }
}

#[test]
fn nobody_turns_on_the_road_again_and_again_to_get_round_a_restriction() {
    // All ways round are long, so that turning several times would be the quickest.
    let one_way = [("highway", "primary"), ("oneway", "yes")];
    let long = |value: &str, to: i64| {
        let map = Map::default().node(2, 0, 1, &[]).node(5, 1, 1, &[]).node(8, 2, 1, &[]).node(7, 2, 0, &[]);
        let map = map.node(4, 1, 0, &[]).node(6, 1, 2, &[]).node(9, 2, 2, &[]).node(1, 40, 0, &[]);
        let map = map.way(25, &[2, 5], &ROAD).way(58, &[5, 8], &ROAD).way(45, &[4, 5], &ROAD).way(56, &[5, 6], &ROAD);
        let map = map.way(87, &[8, 7, 1, 4], &one_way).way(69, &[6, 9, 1], &one_way);
        let members = [("way", 25, "from"), ("node", 5, "via"), ("way", to, "to")];
        map.relation(1, &members, &[("type", "restriction"), ("restriction", value)]).network().0
    };
    for (value, to) in [("no_left_turn", 45), ("only_straight_on", 58)] {
        let network = long(value, to);
        let mut open = Router::new(&network, question(VehicleClass::HeavyTruck), None, Vec::new());
        let round = way(&mut open, between((0, 1), (1, 1)), between((1, 0), (1, 1))).unwrap();
        let seen = visits(&network, &round);
        assert_eq!(seen.iter().filter(|at| **at == 5).count(), 1, "{value} {seen:?}");
        assert!(round.metres() > 80_000.0, "{value}");
    }
}

#[test]
fn nobody_turns_twice_to_get_round_a_turn_that_is_forbidden_by_a_way() {
    // From 2-5 by 5-6 into 6-9 is forbidden: not by going back and forth on 5-6, nor by turning on a side road before it or
    // after it, nor by doing both.
    let tags = [("type", "restriction"), ("restriction", "no_left_turn")];
    let map = Map::grid(&ROAD).relation(1, &[("way", 25, "from"), ("way", 56, "via"), ("way", 69, "to")], &tags);
    let (network, _) = map.network();
    for vehicle in [VehicleClass::Light4wd, VehicleClass::TruckAndTrailer] {
        let mut open = Router::new(&network, question(vehicle), None, Vec::new());
        let round = way(&mut open, between((0, 1), (1, 1)), between((1, 2), (2, 2))).unwrap();
        let seen = visits(&network, &round);
        assert!(seen.windows(3).all(|three| three[0] != three[2]), "{vehicle:?} {seen:?}");
        assert_ne!(seen, [5, 6]);
    }
    // Those on foot turn where they like.
    let mut walk = Router::new(&network, question(VehicleClass::NonMotorised), None, Vec::new());
    let found = way(&mut walk, between((0, 1), (1, 1)), between((1, 2), (2, 2))).unwrap();
    assert_eq!(visits(&network, &found), [5, 6]);
    // Where nothing else leads there, nothing does.
    let alone = Map::default().node(2, 0, 1, &[]).node(5, 1, 1, &[]).node(6, 1, 2, &[]).node(9, 2, 2, &[]);
    let alone = alone.node(4, 1, 0, &[]).node(7, 2, 0, &[]).node(3, 0, 2, &[]).node(1, -1, 2, &[]);
    let alone = alone.way(25, &[2, 5], &ROAD).way(56, &[5, 6], &ROAD).way(69, &[6, 9], &ROAD);
    let alone = alone.way(45, &[4, 5], &ROAD).way(47, &[4, 7], &ROAD).way(36, &[3, 6], &ROAD).way(13, &[1, 3], &ROAD);
    let alone = alone.relation(1, &[("way", 25, "from"), ("way", 56, "via"), ("way", 69, "to")], &tags);
    let (network, _) = alone.network();
    let mut router = router(&network, Vec::new());
    let found = way(&mut router, between((0, 1), (1, 1)), between((1, 2), (2, 2)));
    let seen = found.map(|found| visits(&network, &found));
    // To the end of a dead end and back is the only way that is left.
    assert!(seen.as_ref().is_none_or(|seen| seen.iter().any(|at| [1, 2, 7].contains(at))), "{seen:?}");
}

#[test]
fn a_gate_at_the_junction_lifts_no_restriction() {
    let members = [("way", 25, "from"), ("node", 5, "via"), ("way", 45, "to")];
    let drive = |value: &str, roads: &[(i64, [i64; 2])]| {
        let map = Map::default().node(2, 0, 1, &[]).node(4, 1, 0, &[]).node(8, 2, 1, &[]).node(6, 1, 2, &[]);
        let map = map.node(5, 1, 1, &[("barrier", "gate"), ("maxweight", "10")]);
        let map = roads.iter().fold(map, |map, (id, nodes)| map.way(*id, nodes, &ROAD));
        let (network, imported) =
            map.relation(1, &members, &[("type", "restriction"), ("restriction", value)]).network();
        assert_eq!((imported.turns, imported.refused, imported.gates), (1, 0, 1), "{value}");
        let mut router = router(&network, Vec::new());
        let mut to = |at| way(&mut router, between((0, 1), (1, 1)), at).map(|way| way.metres() < 1_500.0);
        (to(between((1, 0), (1, 1))), to(between((1, 1), (2, 1))))
    };
    let (two, four) = ([(25, [2, 5]), (45, [4, 5])], [(25, [2, 5]), (45, [4, 5]), (58, [5, 8]), (56, [5, 6])]);
    assert_eq!(drive("no_left_turn", &two).0, None);
    let (left, ahead) = drive("no_left_turn", &four);
    assert!(left != Some(true) && ahead == Some(true), "{left:?} {ahead:?}");
    let (left, ahead) = drive("only_left_turn", &four);
    assert!(left == Some(true) && ahead != Some(true), "{left:?} {ahead:?}");
}

#[test]
fn only_one_way_on_bars_all_others() {
    let tags = [("type", "restriction"), ("restriction", "only_right_turn")];
    let map = Map::grid(&ROAD).relation(1, &[("way", 25, "from"), ("node", 5, "via"), ("way", 56, "to")], &tags);
    let (network, _) = map.network();
    let mut router = router(&network, Vec::new());
    let ahead = way(&mut router, between((0, 1), (1, 1)), between((1, 1), (2, 1))).unwrap();
    assert!(visits(&network, &ahead).len() > 1);
    let right = way(&mut router, between((0, 1), (1, 1)), between((1, 1), (1, 2))).unwrap();
    assert_eq!(visits(&network, &right), [5]);
}

#[test]
fn a_restriction_by_a_way_holds_for_that_way_only() {
    // From 2-5 by 5-6 into 6-9: not after having come from the south.
    let tags = [("type", "restriction"), ("restriction", "no_left_turn")];
    let map = Map::grid(&ROAD).relation(1, &[("way", 25, "from"), ("way", 56, "via"), ("way", 69, "to")], &tags);
    let (network, imported) = map.network();
    assert_eq!((imported.turns, imported.refused), (1, 0));
    let mut router = router(&network, Vec::new());
    let from_south = way(&mut router, between((0, 1), (1, 1)), between((1, 2), (2, 2))).unwrap();
    assert_ne!(visits(&network, &from_south), [5, 6]);
    let from_west = way(&mut router, between((1, 0), (1, 1)), between((1, 2), (2, 2))).unwrap();
    assert_eq!(visits(&network, &from_west), [5, 6]);
}

#[test]
fn restrictions_that_cannot_be_used_are_told() {
    let kind = ("type", "restriction");
    let members = [("way", 25, "from"), ("node", 5, "via"), ("way", 45, "to")];
    let map = Map::grid(&ROAD)
        .relation(1, &members, &[kind, ("restriction", "perhaps")])
        .relation(
            2,
            &[("way", 25, "from"), ("node", 9, "via"), ("way", 45, "to")],
            &[kind, ("restriction", "no_entry")],
        )
        .relation(3, &members, &[kind, ("restriction:conditional", "no_left_turn @ (sunset-sunrise)")]);
    let (_, imported) = map.network();
    let reasons: Vec<_> = imported.refusals.iter().map(|refusal| refusal.reason).collect();
    assert_eq!(reasons, [RefusalReason::TurnUnknown, RefusalReason::TurnNotFound, RefusalReason::UnreadRule]);
    assert_eq!(imported.turns, 0);
}

#[test]
fn a_block_stops_cars_and_lets_walkers_through() {
    let map = Map::default().node(1, 0, 0, &[]).node(2, 0, 1, &[("barrier", "block")]).node(3, 0, 2, &[]).way(
        1,
        &[1, 2, 3],
        &ROAD,
    );
    let (network, imported) = map.network();
    assert_eq!(imported.gates, 1);
    let gate = (0..3).find(|edge| network.kind(*edge).class == RoadClass::Gate).unwrap();
    assert_eq!(network.kind(gate).gate, Some(GateKind::Block));
    for (vehicle, passes) in [(VehicleClass::Light4wd, false), (VehicleClass::NonMotorised, true)] {
        let mut router = Router::new(&network, question(vehicle), None, Vec::new());
        assert_eq!(way(&mut router, place(0, 0), place(0, 2)).is_some(), passes, "{vehicle:?}");
    }
}

#[test]
fn a_weak_bridge_sends_heavy_vehicles_round() {
    let bridge = [("highway", "primary"), ("bridge", "yes"), ("maxweight", "15")];
    let map = Map::default()
        .node(1, 0, 0, &[])
        .node(2, 0, 1, &[])
        .node(5, 1, 1, &[])
        .way(12, &[1, 2], &bridge)
        .way(152, &[1, 5, 2], &ROAD)
        .node(3, 0, 2, &[])
        .node(4, 0, -1, &[])
        .way(23, &[2, 3], &ROAD)
        .way(41, &[4, 1], &ROAD);
    let (network, _) = map.network();
    let metres = |vehicle| {
        let mut router = Router::new(&network, question(vehicle), None, Vec::new());
        way(&mut router, place(0, -1), place(0, 2)).unwrap().metres()
    };
    assert!(metres(VehicleClass::LightTruck) < 2800.0);
    assert!(metres(VehicleClass::HeavyTruck) > 3500.0);
}

#[test]
fn a_turn_rule_where_only_two_roads_meet_holds() {
    // A road that goes on, and a way round from before the place to behind it.
    let map = |value: &str| {
        let tags = [("type", "restriction"), ("restriction", value)];
        Map::default()
            .node(1, 0, 0, &[])
            .node(2, 0, 1, &[])
            .node(3, 0, 2, &[])
            .node(4, 0, 3, &[])
            .node(5, 0, 4, &[])
            .node(6, 2, 1, &[])
            .node(7, 2, 3, &[])
            .way(12, &[1, 2], &ROAD)
            .way(23, &[2, 3], &ROAD)
            .way(34, &[3, 4], &ROAD)
            .way(45, &[4, 5], &ROAD)
            .way(267, &[2, 6, 7, 4], &ROAD)
            .relation(1, &[("way", 23, "from"), ("node", 3, "via"), ("way", 34, "to")], &tags)
    };
    let (network, imported) = map("no_straight_on").network();
    assert_eq!((imported.turns, imported.refused), (1, 0), "{imported:?}");
    let metres = |from, to| {
        let mut router = Router::new(&network, question(VehicleClass::HeavyTruck), None, Vec::new());
        way(&mut router, from, to).unwrap().metres()
    };
    assert!(metres(place(0, 0), place(0, 4)) > 6_000.0, "they may not go straight on");
    assert!(metres(place(0, 4), place(0, 0)) < 5_500.0, "back they may");
}

#[test]
fn a_turn_rule_that_is_not_kept_is_a_sign_on_the_road_before_it() {
    let tags = [("type", "restriction"), ("restriction", "no_left_turn")];
    // By a node and by a road: nobody can say which.
    let members = [("way", 25, "from"), ("node", 5, "via"), ("way", 58, "via"), ("way", 45, "to")];
    let (network, imported) = Map::grid(&ROAD).relation(1, &members, &tags).network();
    assert_eq!(imported.refusals[0].reason, RefusalReason::TurnAmbiguous);
    let wish = crate::Wish { ways: 1, ..crate::Wish::between(between((0, 1), (1, 1)), between((1, 0), (1, 1))) };
    let warned = |network: &crate::Network| {
        let plan = network.plan(question(VehicleClass::HeavyTruck), None, &[], wish).unwrap();
        plan.choices[0].warnings.iter().any(|warning| warning.kind == crate::WarningKind::UnreadRule)
    };
    assert!(warned(&network));
    // What forbids a road that is not there says nothing of those that are.
    let members = [("way", 25, "from"), ("node", 5, "via"), ("way", 999, "to")];
    assert!(!warned(&Map::grid(&ROAD).relation(1, &members, &tags).network().0));
}

#[test]
fn a_way_that_runs_to_and_fro_is_taken_in_at_once() {
    let nodes: Vec<i64> = (0..40_000).map(|at| 1 + at % 2).collect();
    let map = Map::default().node(1, 0, 0, &[]).node(2, 0, 1, &[]).node(3, 0, 2, &[]).way(12, &nodes, &ROAD);
    let (network, _) = map.way(23, &[2, 3], &ROAD).network();
    assert!(network.edges() <= 2, "{}", network.edges());
    let mut router = router(&network, Vec::new());
    assert!(way(&mut router, place(0, 0), place(0, 2)).is_some());
}
