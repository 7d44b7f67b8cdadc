//! Closures with sections, directions, classes and hours, at the time at which the vehicle gets there.

use passage_model::{Direction, Traffic, TrafficClass, VehicleClass};

use super::fixture::{Map, between, monday, place, question, router, snap, visits, way};
use crate::{AtHours, Closure, Doubt, Drawn, Router, Section};

const ROAD: [(&str, &str); 1] = [("highway", "primary")];

/// A line of three roads in a row, and a long way round.
fn line() -> Map {
    Map::default()
        .node(1, 0, 0, &[])
        .node(2, 0, 1, &[])
        .node(3, 0, 2, &[])
        .node(4, 4, 1, &[])
        .node(9, 0, 3, &[])
        .node(8, 0, -1, &[])
        .way(81, &[8, 1], &ROAD)
        .way(13, &[1, 2, 3], &ROAD)
        .way(39, &[3, 9], &ROAD)
        .way(143, &[1, 4, 3], &ROAD)
}

fn on_line(router: &Router<'_>, direction: Direction) -> Vec<Section> {
    let at = snap(router, place(0, 1));
    let (first, _) = router.network().ends(at.edge);
    let turned = router.network().position(first).lon() > 37.01;
    let direction = match (direction, turned) {
        (Direction::Forward, true) => Direction::Backward,
        (Direction::Backward, true) => Direction::Forward,
        (direction, _) => direction,
    };
    vec![Section { edge: at.edge, from_m: at.along_m - 100.0, to_m: at.along_m + 100.0, direction }]
}

#[test]
fn a_closed_stretch_bars_what_passes_it_and_nothing_else() {
    let (network, _) = line().network();
    let mut router = router(&network, Vec::new());
    let sections = on_line(&router, Direction::Both);
    assert!(way(&mut router, place(0, -1), place(0, 3)).unwrap().metres() < 4000.0);
    router.set_closures(vec![Closure::whole(7, sections)]);
    assert!(way(&mut router, place(0, -1), place(0, 3)).unwrap().metres() > 8000.0);
    // Up to the stretch, and from behind it, the road is open.
    let before = way(&mut router, place(0, -1), between((0, 0), (0, 1))).unwrap();
    assert!(before.metres() < 1500.0, "{}", before.metres());
    let behind = way(&mut router, between((0, 1), (0, 2)), place(0, 3)).unwrap();
    assert!(behind.metres() < 1500.0);
    let across = way(&mut router, between((0, 0), (0, 1)), between((0, 1), (0, 2))).unwrap();
    assert!(across.metres() > 8000.0, "not straight through: {}", across.metres());
}

#[test]
fn directions_and_classes() {
    let (network, _) = line().network();
    let free = router(&network, Vec::new());
    let forward = Closure::whole(1, on_line(&free, Direction::Forward));
    let metres = |closure: &Closure, vehicle, from, to| {
        let mut router = Router::new(&network, question(vehicle), None, vec![closure.clone()]);
        way(&mut router, from, to).unwrap().metres()
    };
    let (west, east, car) = (place(0, -1), place(0, 3), VehicleClass::Light4wd);
    assert!(metres(&forward, car, west, east) > 8000.0);
    assert!(metres(&forward, car, east, west) < 4000.0);
    let trucks = Closure { vehicles: vec![VehicleClass::HeavyTruck], ..forward.clone() };
    assert!(metres(&trucks, car, west, east) < 4000.0);
    assert!(metres(&trucks, VehicleClass::HeavyTruck, west, east) > 8000.0);
    let trade = Closure { traffic: Traffic(vec![TrafficClass::Commercial]), ..forward.clone() };
    assert!(metres(&trade, car, west, east) < 4000.0);
    let tomorrow = Closure { from: Some(monday(23, 0)), until: None, ..forward.clone() };
    assert!(metres(&tomorrow, car, west, east) < 4000.0);
    let unknown = Closure { doubt: Doubt::Unknown, ..forward };
    assert!(metres(&unknown, car, west, east) < 4000.0, "a warning, not a closed gate");
}

#[test]
fn a_gate_that_opens_soon_is_waited_for_and_one_that_opens_late_is_not() {
    let (network, _) = line().network();
    let sections = on_line(&router(&network, Vec::new()), Direction::Both);
    let drive = |hours: AtHours| {
        let closure = Closure { hours, ..Closure::whole(1, sections.clone()) };
        let mut router = router(&network, vec![closure]);
        way(&mut router, place(0, -1), place(0, 3)).unwrap()
    };
    let soon = drive(AtHours::OpenOnly("08:03-16:00".parse().unwrap()));
    assert!(soon.metres() < 4000.0 && soon.wait_cs() > 0, "{soon:?}");
    let passed = soon.pieces.iter().find(|piece| piece.wait_cs > 0).unwrap();
    assert!(passed.leave_cs >= 3 * 6000, "not before it opens");
    let late = drive(AtHours::OpenOnly("16:00-18:00".parse().unwrap()));
    assert!(late.metres() > 8000.0 && late.wait_cs() == 0);
    // Open when they leave, closed when they get there.
    let shuts = drive(AtHours::OpenOnly("05:00-08:01".parse().unwrap()));
    assert!(shuts.metres() > 8000.0);
    let curfew = drive(AtHours::Closed("08:01-08:03".parse().unwrap()));
    assert!(curfew.metres() < 4000.0);
}

#[test]
fn what_closes_or_opens_while_they_drive_counts_at_the_hour_they_get_there() {
    let (network, _) = line().network();
    let sections = on_line(&router(&network, Vec::new()), Direction::Both);
    let drive = |from, until| {
        let closure = Closure { from, until, ..Closure::whole(1, sections.clone()) };
        let mut router = router(&network, vec![closure]);
        way(&mut router, place(0, -1), place(0, 3)).unwrap()
    };
    // They leave at 8:00 and need about a minute and a half to get there.
    let begins_before = drive(Some(monday(8, 1)), None);
    assert!(begins_before.metres() > 8000.0, "closed when they get there: {begins_before:?}");
    let begins_after = drive(Some(monday(8, 10)), None);
    assert!(begins_after.metres() < 4000.0 && begins_after.wait_cs() == 0, "they are through before");
    let ends_soon = drive(None, Some(monday(8, 3)));
    assert!(ends_soon.metres() < 4000.0 && ends_soon.wait_cs() > 0, "it is waited for");
    let ends_late = drive(Some(monday(8, 1)), Some(monday(12, 0)));
    assert!(ends_late.metres() > 8000.0);
    // Without another way there is none: what never opens is not waited for.
    let blocked = Closure { from: Some(monday(8, 1)), ..Closure::whole(1, sections) };
    let both = [
        snap(&router(&network, Vec::new()), place(4, 1)),
        snap(&router(&network, Vec::new()), between((0, 0), (4, 1))),
    ];
    let all =
        both.map(|at| Section { edge: at.edge, from_m: at.along_m, to_m: at.along_m, direction: Direction::Both });
    let mut router =
        router(&network, vec![blocked, Closure { from: Some(monday(8, 1)), ..Closure::whole(2, all.to_vec()) }]);
    assert_eq!(way(&mut router, place(0, -1), place(0, 3)), None);
}

#[test]
fn signs_with_hours_hold_in_local_time() {
    let tags = [("highway", "primary"), ("access:conditional", "no @ (Mo-Fr 11:00-13:00)")];
    let map = Map::default()
        .node(1, 0, 0, &[])
        .node(3, 0, 2, &[])
        .node(4, 4, 1, &[])
        .node(8, 0, -1, &[])
        .node(9, 0, 3, &[])
        .way(81, &[8, 1], &ROAD)
        .way(13, &[1, 3], &tags)
        .way(39, &[3, 9], &ROAD)
        .way(143, &[1, 4, 3], &ROAD);
    let (network, _) = map.network();
    for (offset, barred) in [(0, false), (180, true), (-180, false)] {
        let mut question = question(VehicleClass::Light4wd);
        question.profile.utc_offset_minutes = offset;
        let mut router = Router::new(&network, question, None, Vec::new());
        let found = way(&mut router, place(0, -1), place(0, 3)).unwrap();
        assert_eq!(found.metres() > 8000.0, barred, "{offset}");
    }
}

#[test]
fn a_drawn_line_becomes_sections() {
    let (network, _) = Map::grid(&ROAD).network();
    let line = [between((1, 0), (1, 1)), place(1, 1), between((1, 1), (1, 2))];
    let drawn = Drawn { line: &line, from: 0.0, to: 1.0, direction: Direction::Forward, rough: false };
    let sections = network.sections_drawn(&drawn);
    assert_eq!(sections.len(), 2, "{sections:?}");
    for section in &sections {
        let half = network.length_m(section.edge) / 2.0;
        assert!((section.to_m - section.from_m - half).abs() < 80.0, "{section:?} {half}");
    }
    let mut router = router(&network, vec![Closure::whole(1, sections)]);
    let east = way(&mut router, place(1, 0), place(1, 2)).unwrap();
    assert!(!visits(&network, &east).contains(&5));
    let west = way(&mut router, place(1, 2), place(1, 0)).unwrap();
    assert_eq!(visits(&network, &west).len(), 3);
}

#[test]
fn a_crossing_lets_people_out_and_not_in() {
    let (network, _) = line().network();
    // On the second road of the line: out to the east is open, in from there is not.
    let sections = network.sections_toward(place(0, 1), 50.0, place(0, 5), Direction::Backward);
    assert_eq!(sections.len(), 1);
    let mut router = router(&network, vec![Closure::whole(1, sections)]);
    let out = way(&mut router, place(0, -1), place(0, 3)).unwrap();
    let back = way(&mut router, place(0, 3), place(0, -1)).unwrap();
    assert!(out.metres() < 4000.0 && back.metres() > 8000.0, "{} {}", out.metres(), back.metres());
}

#[test]
fn nobody_waits_inside_what_closes_while_they_are_there() {
    let map = Map::default()
        .node(1, 0, 0, &[])
        .node(2, 0, 1, &[])
        .node(3, 0, 2, &[])
        .node(4, 0, 3, &[])
        .node(5, 0, 4, &[])
        .node(12, 1, 1, &[])
        .node(13, 1, 2, &[])
        .node(14, 1, 3, &[]);
    let roads: [(i64, &[i64]); 7] =
        [(12, &[1, 2]), (23, &[2, 3]), (34, &[3, 4]), (45, &[4, 5]), (212, &[2, 12]), (313, &[3, 13]), (414, &[4, 14])];
    let (network, _) = roads.into_iter().fold(map, |map, (id, nodes)| map.way(id, nodes, &ROAD)).network();
    let drive = |closures| way(&mut router(&network, closures), place(0, 0), place(0, 4));
    let free = drive(Vec::new()).unwrap();
    assert_eq!(free.pieces.len(), 4, "{free:?}");
    // The second and the third road, from a moment at which they are on the third, for an hour.
    let sections: Vec<Section> = free.pieces[1..3].iter().map(|piece| on(&network, piece.arc / 2)).collect();
    let begins = monday(8, 0) + chrono::Duration::seconds(i64::from(free.pieces[2].enter_cs / 100) + 10);
    let until = begins + chrono::Duration::hours(1);
    let closure = |from, sections: &[Section]| Closure {
        from: Some(from),
        until: Some(until),
        ..Closure::whole(1, sections.to_vec())
    };
    let found = drive(vec![closure(begins, &sections)]).expect("they can wait before it");
    let waits: Vec<usize> = (0..4).filter(|at| found.pieces[*at].wait_cs > 0).collect();
    assert_eq!(waits, [1], "before the first closed road: {found:?}");
    let opens = u32::try_from((until - monday(8, 0)).num_seconds()).unwrap() * 100;
    assert!((opens..opens + 200).contains(&found.pieces[1].enter_cs), "{found:?}");
    // Who is through before it begins does not wait.
    let later = closure(begins + chrono::Duration::minutes(5), &sections);
    assert_eq!(drive(vec![later]).unwrap().wait_cs(), 0);
    // What begins behind them on another road is waited for where they are.
    let last = closure(begins, &sections[1..]);
    let found = drive(vec![last]).unwrap();
    assert!(found.pieces[2].wait_cs > 0 && found.pieces[1].wait_cs == 0, "{found:?}");
    // They are held before another that holds there already.
    let first = Closure { id: 2, ..closure(monday(7, 0), &[on(&network, free.pieces[0].arc / 2)]) };
    let first = Closure { until: Some(monday(8, 20)), ..first };
    let found = drive(vec![first, closure(begins, &sections)]).unwrap();
    assert!(found.pieces[0].enter_cs >= 20 * 6_000 && found.pieces[2].wait_cs == 0, "{found:?}");
}

fn on(network: &crate::Network, edge: u32) -> Section {
    Section { edge, from_m: 0.0, to_m: network.length_m(edge), direction: Direction::Both }
}
