//! Whatever becomes of a line, what was said of its road holds there.

use passage_model::{Closure, EventTime, Lang, Names, TimePrecision, Traffic, VehicleClass};
use passage_risk::on_roads;
use passage_spatial::destination;
use proptest::prelude::*;

use super::*;

fn numbered(number: u8) -> RouteId {
    RouteId::from_bytes([number; 16])
}

fn home() -> RouteId {
    numbered(1)
}

fn other() -> RouteId {
    numbered(2)
}

fn route(id: RouteId, line: Vec<LatLon>) -> Route {
    Route {
        id,
        code: "R".to_owned(),
        names: Names::one(Lang::En, "R"),
        road_ref: None,
        area: None,
        line,
        waypoints: Vec::new(),
        crossings: Vec::new(),
        vehicle: VehicleClass::HeavyTruck,
        normal_minutes: None,
        source_key: None,
    }
}

fn event(detail: Detail) -> Event {
    Event {
        id: EventId::from_bytes([9; 16]),
        title: Names::default(),
        place: None,
        crossing: None,
        place_text: None,
        geometry: None,
        precision: LocationPrecision::Exact,
        time: EventTime { from: Time::UNIX_EPOCH, until: None, precision: TimePrecision::Hour },
        actors: Vec::new(),
        status: EventStatus::Reported,
        evidence: Vec::new(),
        detail,
        category: None,
        deaths: None,
        confirmed_at: None,
        source_key: None,
        example: false,
    }
}

fn closure(from: f64, to: f64, direction: Direction) -> Event {
    event(Detail::Closure(Closure {
        scope: Scope::Section { route: home(), from_km: Km(from), to_km: Km(to) },
        direction,
        traffic: Traffic::all(),
        vehicles: Vec::new(),
        hours: None,
        partial: false,
        directive: None,
    }))
}

fn reopening(from: f64, to: f64, direction: Direction) -> Event {
    let Detail::Closure(closed) = closure(from, to, direction).detail else { unreachable!() };
    event(Detail::Reopening(closed))
}

fn passage(stretch: Option<(f64, f64)>) -> Event {
    event(Detail::Passage {
        route: Some(home()),
        from_km: stretch.map(|(from, _)| Km(from)),
        to_km: stretch.map(|(_, to)| Km(to)),
        direction: Direction::Forward,
        by: passage_model::PassedBy::Own,
        traffic: Traffic::all(),
        vehicle: None,
    })
}

/// A road that winds and never meets itself.
fn road() -> impl Strategy<Value = Vec<LatLon>> {
    proptest::collection::vec((2.0..9.0_f64, -50.0..50.0_f64), 4..9).prop_map(|steps| {
        let mut points = vec![LatLon::new(36.0, 37.0).unwrap()];
        for (km, bearing) in steps {
            points.push(destination(*points.last().unwrap(), 90.0 + bearing, km));
        }
        points
    })
}

/// What somebody does to a line.
#[derive(Debug, Clone, Copy)]
enum Edit {
    Turn,
    LongerBefore,
    LongerAfter,
    CutBefore(f64),
    CutAfter(f64),
    MoreVertices,
    TurnAndCut(f64),
    /// Another road for the middle of it.
    Round,
    Delete,
}

fn edits() -> impl Strategy<Value = Edit> {
    prop_oneof![
        Just(Edit::Turn),
        Just(Edit::LongerBefore),
        Just(Edit::LongerAfter),
        (0.05..0.95_f64).prop_map(Edit::CutBefore),
        (0.05..0.95_f64).prop_map(Edit::CutAfter),
        Just(Edit::MoreVertices),
        (0.05..0.95_f64).prop_map(Edit::TurnAndCut),
        Just(Edit::Round),
        Just(Edit::Delete),
    ]
}

fn edited(points: &[LatLon], edit: Edit) -> Option<Vec<LatLon>> {
    let line = RouteLine::new(points).unwrap();
    let length = line.length_km();
    let (first, last) = (points[0], *points.last().unwrap());
    let back = |mut points: Vec<LatLon>| {
        points.reverse();
        points
    };
    Some(match edit {
        Edit::Turn => back(points.to_vec()),
        Edit::LongerBefore => [&[destination(first, 250.0, 18.0)], points].concat(),
        Edit::LongerAfter => [points, &[destination(last, 70.0, 25.0)]].concat(),
        Edit::CutBefore(share) => line.slice(share * length, length),
        Edit::CutAfter(share) => line.slice(0.0, share * length),
        Edit::MoreVertices => {
            let count = 80_u32;
            (0..=count).map(|i| line.at(length * f64::from(i) / f64::from(count))).chain([last]).collect()
        }
        Edit::TurnAndCut(share) => back(line.slice(share * length, length)),
        Edit::Round => {
            let (before, after) = (line.slice(0.0, length * 0.3), line.slice(length * 0.6, length));
            [before, vec![destination(line.at(length * 0.45), 0.0, 9.0)], after].concat()
        }
        Edit::Delete => return None,
    })
}

/// The event after the change, with the roads before and after it.
fn carried(points: &[LatLon], others: &[Vec<LatLon>], event: &Event, edit: Edit) -> (Event, Network, Network) {
    let beside = |(number, line): (u8, &Vec<LatLon>)| route(numbered(number), line.clone());
    let others: Vec<Route> = (2..).zip(others).map(beside).collect();
    let before: Vec<Route> = [vec![route(home(), points.to_vec())], others.clone()].concat();
    let edited = edited(points, edit).map(|line| route(home(), line));
    let after: Vec<Route> = edited.into_iter().chain(others).collect();
    let (before, after) = (Network::build(&before, &[]).0, Network::build(&after, &[]).0);
    let moved = HashSet::from([home()]);
    let ground = Ground { before: &before, after: &after, moved: &moved, params: Params::builtin() };
    let kept = ground.carry(event, Time::UNIX_EPOCH);
    assert!(!matches!(kept, Kept::Lost), "lost: {event:?}");
    (kept.event(event).clone(), before, after)
}

fn on(found: &[OnRoad], route: RouteId) -> Vec<OnRoad> {
    found.iter().filter(|on| on.route == route).cloned().collect()
}

/// Whether every place of the one, but for its ends, is in the other, the same way.
fn is_within(less: &[OnRoad], more: &[OnRoad]) -> bool {
    let margin = 1.5 * SAME_KM;
    let holds = |on: &OnRoad, km: f64, slack: f64| {
        more.iter().any(|there| {
            let same = there.direction == on.direction || there.direction == Direction::Both;
            same && there.ranges.iter().any(|(a, b)| (a - slack..=b + slack).contains(&km))
        })
    };
    less.iter().all(|on| {
        on.ranges.iter().all(|(from, to)| {
            let mut inner = from + margin;
            while inner < to - margin {
                if !holds(on, inner, 0.05) {
                    return false;
                }
                inner += 0.05;
            }
            holds(on, f64::midpoint(*from, *to), margin)
        })
    })
}

/// Carries a closure and a passage of a stretch over an edit, and looks at what is closed and open before and after.
fn holds(
    points: &[LatLon],
    edit: Edit,
    (from, to): (f64, f64),
    direction: Direction,
) -> std::result::Result<(), TestCaseError> {
    let line = RouteLine::new(points).unwrap();
    // The same road the other way round, with more of it; and a road that only crosses.
    let mut shared = vec![destination(points[0], 200.0, 7.0)];
    shared.extend(points);
    shared.push(destination(*points.last().unwrap(), 160.0, 5.0));
    shared.reverse();
    let middle = line.at(f64::midpoint(from, to));
    let crossing = vec![destination(middle, 0.0, 30.0), destination(middle, 180.0, 30.0)];
    for event in [closure(from, to, direction), passage(Some((from, to)))] {
        let (kept, before, after) = carried(points, &[shared.clone(), crossing.clone()], &event, edit);
        let params = Params::builtin();
        let (was, is) = (on_roads(&before, params, &event), on_roads(&after, params, &kept));
        let near = after.line(home()).map_or(0.0, |new| near_km(&event, (&line, from, to), new));
        for id in [other(), numbered(3)] {
            let (was, is) = (on(&was, id), on(&is, id));
            // What closes may close more, what opens may open less.
            let (less, more) = if opens(&event) { (&is, &was) } else { (&was, &is) };
            prop_assert!(is_within(less, more), "{edit:?} {was:?} {is:?}");
        }
        let Some(new) = after.line(home()) else { continue };
        let ranges: Vec<(f64, f64)> = on(&is, home()).into_iter().flat_map(|on| on.ranges).collect();
        let mut km = from + SAME_KM;
        while km < to - SAME_KM {
            let foot = new.nearest(line.at(km));
            // A road of less than a hundred metres is a place on this one.
            let inside = foot.chainage_km > 0.2 && foot.chainage_km < new.length_km() - 0.2;
            let is_on = |km: f64| new.nearest(line.at(km)).distance_km < 0.01;
            if !opens(&event) && inside && [km - SAME_KM, km, km + SAME_KM].into_iter().all(is_on) {
                let closed = ranges.iter().any(|(a, b)| (a - SAME_KM..b + SAME_KM).contains(&foot.chainage_km));
                prop_assert!(closed, "{edit:?}: km {km} of {from}-{to} is open: {ranges:?}");
            }
            km += 0.2;
        }
        // What a rough line means may lie off it, and along it by as much.
        let near = near + SAME_KM;
        for (a, b) in ranges {
            for km in [a, f64::midpoint(a, b), b] {
                let foot = line.nearest(new.at(km));
                prop_assert!(foot.distance_km < near, "{edit:?}: km {km} was no part of it");
                let there = (from - near..to + near).contains(&foot.chainage_km);
                prop_assert!(there, "{edit:?}: km {km} was km {} before", foot.chainage_km);
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    /// One change after the other, of the route that it names and of one that shares its road.
    #[test]
    fn whatever_is_changed_in_turn_a_third_route_sees_the_same(
        points in road(),
        steps in proptest::collection::vec((edits(), proptest::bool::ANY), 1..5),
        (start, length) in (0.0..0.95_f64, 0.05..9.0_f64),
        kind in 0..3_usize,
        (off_m, way) in (prop_oneof![Just(0.0), 40.0..160.0_f64], 0..3_usize),
    ) {
        let line = RouteLine::new(&points).unwrap();
        let (from, to) = (start * line.length_km(), (start * line.length_km() + length).min(line.length_km()));
        let direction = [Direction::Both, Direction::Forward, Direction::Backward][way];
        let mut event = match kind {
            0 => closure(from, to, direction),
            1 => passage(Some((from, to))),
            _ => reopening(from, to, direction),
        };
        let beside: Vec<LatLon> = points.iter().map(|at| destination(*at, 0.0, off_m / 1000.0)).collect();
        let mut routes =
            vec![route(home(), points.clone()), route(other(), points.clone()), route(numbered(3), points), route(numbered(4), beside)];
        let start = on_roads(&Network::build(&routes, &[]).0, Params::builtin(), &event);
        for (edit, is_home) in steps {
            let id = if is_home { home() } else { other() };
            let before = Network::build(&routes, &[]).0;
            let Some(own) = routes.iter_mut().find(|route| route.id == id) else { continue };
            match edited(&own.line, edit).filter(|line| RouteLine::new(line).is_ok()) {
                Some(line) => own.line = line,
                None => routes.retain(|route| route.id != id),
            }
            let (after, moved) = (Network::build(&routes, &[]).0, HashSet::from([id]));
            let ground = Ground { before: &before, after: &after, moved: &moved, params: Params::builtin() };
            let kept = ground.carry(&event, Time::UNIX_EPOCH);
            if matches!(kept, Kept::Lost) {
                // Refused: the change is not made.
                return Ok(());
            }
            event = kept.event(&event).clone();
            let is = on_roads(&after, Params::builtin(), &event);
            for id in [numbered(3), numbered(4)] {
                let (was, is) = (on(&start, id), on(&is, id));
                let (less, more) = if opens(&event) { (&is, &was) } else { (&was, &is) };
                prop_assert!(is_within(less, more), "{edit:?} {was:?} {is:?} {event:?}");
            }
        }
    }

    #[test]
    fn roads_stay_closed_where_they_were(
        points in road(),
        edit in edits(),
        (start, length) in (0.0..0.9_f64, 0.7..9.0_f64),
        way in 0..3_usize,
    ) {
        let line = RouteLine::new(&points).unwrap();
        let (from, to) = (start * line.length_km(), (start * line.length_km() + length).min(line.length_km()));
        prop_assume!(to - from > 0.6);
        holds(&points, edit, (from, to), [Direction::Both, Direction::Forward, Direction::Backward][way])?;
    }
}

/// 400 m of the closed stretch are left on the new line, just behind a corner.
#[test]
fn what_begins_at_a_corner_is_closed() {
    let at = |lat: f64, lon: f64| LatLon::new(lat, lon).unwrap();
    let points = [
        at(36.0, 37.0),
        at(35.999_965_173_084_21, 37.091_409_190_799_18),
        at(35.999_963_122_246_55, 37.113_591_059_514_07),
        at(36.019_582_666_641_95, 37.147_421_668_572_214),
        at(36.019_566_812_168_144, 37.209_089_773_236_25),
    ];
    let from = 0.566_341_390_353_454_7 * RouteLine::new(&points).unwrap().length_km();
    holds(&points, Edit::Round, (from, from + 1.049_110_989_390_921_2), Direction::Both).unwrap();
}

#[test]
fn a_whole_route_was_driven_as_far_as_it_led() {
    let points: Vec<LatLon> = (0..11).map(|i| LatLon::new(36.0, 37.0 + f64::from(i) * 0.05).unwrap()).collect();
    let range = |edit: Edit| {
        let (kept, _, after) = carried(&points, &[], &passage(None), edit);
        let found = on(&on_roads(&after, Params::builtin(), &kept), home());
        let length = after.line(home()).unwrap().length_km();
        (kept, found[0].ranges.clone(), length)
    };
    let (kept, ranges, length) = range(Edit::LongerAfter);
    assert!((ranges[0].1 - (length - 25.0)).abs() < 0.1, "{ranges:?}");
    assert!(matches!(kept.detail, Detail::Passage { from_km: None, to_km: Some(_), .. }));
    let (kept, _, _) = range(Edit::MoreVertices);
    assert_eq!(kept, passage(None), "the same road says nothing new");
    let (kept, ranges, length) = range(Edit::Round);
    assert!(matches!(kept.detail, Detail::Passage { route: None, .. }), "{kept:?}");
    assert!(ranges.len() == 2 && ranges[0].1 < length * 0.5 && ranges[1].0 > length * 0.5, "{ranges:?}");
}

#[test]
fn a_route_drawn_more_closely_keeps_its_closure_and_so_do_the_rough_ones_beside_it() {
    let at = |lat: f64, lon: f64| LatLon::new(lat, lon).unwrap();
    let rough = vec![at(36.0, 37.0), at(36.0, 37.2), at(36.0, 37.4)];
    let fine =
        vec![at(36.0, 37.0), at(36.004, 37.05), at(35.997, 37.1), at(36.0, 37.2), at(36.003, 37.3), at(36.0, 37.4)];
    let routes = |line: &[LatLon]| [route(home(), line.to_vec()), route(other(), rough.clone())];
    let (before, after) = (Network::build(&routes(&rough), &[]).0, Network::build(&routes(&fine), &[]).0);
    let moved = HashSet::from([home()]);
    let ground = Ground { before: &before, after: &after, moved: &moved, params: Params::builtin() };
    let event = closure(3.0, 12.0, Direction::Forward);
    let Kept::Laid(kept) = ground.carry(&event, Time::UNIX_EPOCH) else { panic!("not laid") };
    let (was, is) = (on_roads(&before, ground.params, &event), on_roads(&after, ground.params, &kept));
    let (here, there) = (on(&was, other()), on(&is, other()));
    assert!(is_within(&here, &there) && is_within(&there, &here), "{is:?}");
    assert!((on(&is, home())[0].ranges[0].1 - 12.0).abs() < 0.6, "{is:?}");
}

#[test]
fn a_passage_of_one_place_that_is_left_cannot_be_said() {
    let points = vec![LatLon::new(36.0, 37.0).unwrap(), LatLon::new(36.0, 37.5).unwrap()];
    let before = Network::build(&[route(home(), points)], &[]).0;
    let (after, moved) = (Network::build(&[], &[]).0, HashSet::from([home()]));
    let ground = Ground { before: &before, after: &after, moved: &moved, params: Params::builtin() };
    assert!(matches!(ground.carry(&passage(Some((5.0, 5.0))), Time::UNIX_EPOCH), Kept::Lost));
    let Kept::Drawn(place) = ground.carry(&closure(5.0, 5.0, Direction::Both), Time::UNIX_EPOCH) else {
        panic!("lost")
    };
    assert!(matches!(place.geometry, Some(Geometry::Line { .. })), "so that it has a course");
}
