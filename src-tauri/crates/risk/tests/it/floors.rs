//! Floors and stop triggers: rules F1 to F5.

use passage_model::*;
use passage_risk::*;

use crate::support::*;

fn worst_floor(world: &World) -> Option<(RiskLevel, Rule)> {
    let route = world.first();
    route.segments.iter().filter_map(|s| s.floor).max_by_key(|f| f.level).map(|f| (f.level, f.rule))
}

fn line_at(km: f64) -> Geometry {
    // Along the parallel; a single edge would run north of it.
    Geometry::Line { points: (0..=50).map(|i| at(north(km).lat(), 36.0 + f64::from(i) * 0.05)).collect() }
}

fn area(from_km: f64, to_km: f64) -> Geometry {
    let (south, north) = (north(from_km).lat(), north(to_km).lat());
    Geometry::Area { ring: vec![at(south, 37.2), at(south, 37.3), at(north, 37.3), at(north, 37.2)] }
}

fn front_world(state: FrontState, geometry: Geometry, days: f64) -> World {
    let mut world = World::new();
    world.event(front(state), None, ago(days), "F6").geometry = Some(geometry);
    world
}

#[test]
fn f1_by_distance_state_and_age() {
    use FrontState::{Assessed, Claimed, Contested, Infiltrated};
    let level = |state, km, days| worst_floor(&front_world(state, line_at(km), days)).map(|f| f.0);
    assert_eq!(level(Assessed, 4.9, 0.0), Some(RiskLevel::High));
    assert_eq!(level(Contested, 4.9, 0.0), Some(RiskLevel::High));
    assert_eq!(level(Infiltrated, 4.9, 0.0), Some(RiskLevel::High));
    assert_eq!(level(Assessed, 9.9, 0.0), Some(RiskLevel::Medium));
    assert_eq!(level(Assessed, 10.1, 0.0), None);
    assert_eq!(level(Claimed, 4.9, 0.0), Some(RiskLevel::Medium));
    assert_eq!(level(Claimed, 9.9, 0.0), Some(RiskLevel::Low));
    // One km a day.
    assert_eq!(level(Assessed, 7.9, 3.0), Some(RiskLevel::High));
    assert_eq!(level(Assessed, 13.0, 3.1), Some(RiskLevel::Medium));
    assert_eq!(level(Assessed, 13.2, 3.1), None);
    assert_eq!(level(Assessed, 2.0, 14.0), Some(RiskLevel::High));
    assert_eq!(level(Assessed, 2.0, 14.1), None);
}

#[test]
fn f1_an_end_ahead_makes_a_front_line_no_younger() {
    let until = |days: f64, km: f64, end: Option<Time>| {
        let mut world = front_world(FrontState::Assessed, line_at(km), days);
        world.events[0].time.until = end;
        worst_floor(&world).map(|f| f.0)
    };
    // Ten days old and 14 km off, it may be 4 km off by now.
    assert_eq!(until(10.0, 14.0, None), Some(RiskLevel::High));
    for hours in [1, 24, 240] {
        let end = now() + chrono::Duration::hours(hours);
        assert_eq!(until(10.0, 14.0, Some(end)), Some(RiskLevel::High), "{hours} h ahead");
    }
    let day = |end| {
        let mut world = front_world(FrontState::Assessed, line_at(2.0), 14.5);
        world.events[0].time.precision = TimePrecision::Day;
        world.events[0].time.until = end;
        worst_floor(&world).map(|f| f.0)
    };
    assert_eq!(day(Some(now() + chrono::Duration::days(3))), day(None));
    // An end that has come is the last day it was known.
    assert_eq!(until(10.0, 14.0, Some(now())), None);
    assert_eq!(until(10.0, 14.0, Some(ago(5.0))), Some(RiskLevel::Medium));
}

#[test]
fn f1_confirmation_keeps_a_front_line_fresh() {
    let mut world = front_world(FrontState::Assessed, line_at(4.0), 40.0);
    assert_eq!(worst_floor(&world), None);
    let stale = world.first().explanation.gaps;
    assert!(stale.iter().any(|g| matches!(g, Gap::FrontLineStale { days, .. } if (days - 40.0).abs() < 0.01)));
    world.events[0].confirmed_at = Some(ago(2.0));
    assert_eq!(worst_floor(&world), Some((RiskLevel::High, Rule::FrontLine)));
    world.events[0].confirmed_at = Some(now() + chrono::Duration::days(1));
    assert_eq!(worst_floor(&world), None, "a confirmation of tomorrow is not known today");
}

#[test]
fn f1_an_area_of_control_has_its_front_on_the_boundary() {
    // The route runs through the middle of a large assessed area.
    let large = Geometry::Area { ring: vec![at(35.0, 36.0), at(35.0, 38.5), at(37.0, 38.5), at(37.0, 36.0)] };
    assert_eq!(worst_floor(&front_world(FrontState::Assessed, large, 1.0)), None);
    assert_eq!(
        worst_floor(&front_world(FrontState::Assessed, area(-4.0, 30.0), 1.0)).map(|f| f.0),
        Some(RiskLevel::High)
    );
}

#[test]
fn f2_inside_a_contested_or_infiltrated_area() {
    for state in [FrontState::Contested, FrontState::Infiltrated] {
        let world = front_world(state, area(-1.0, 1.0), 100.0);
        assert_eq!(worst_floor(&world), Some((RiskLevel::VeryHigh, Rule::InsideFront)));
    }
    let beside = |state| worst_floor(&front_world(state, area(2.0, 9.0), 1.0)).map(|f| f.0);
    assert_eq!(beside(FrontState::Contested), Some(RiskLevel::High));
    assert_eq!(beside(FrontState::Infiltrated), None);
    let mut world = front_world(FrontState::Contested, area(-1.0, 1.0), 100.0);
    world.events[0].time.until = Some(ago(20.0));
    assert_eq!(worst_floor(&world), None);
    world.events[0].time.until = Some(ago(10.0));
    assert_eq!(worst_floor(&world).map(|f| f.0), Some(RiskLevel::VeryHigh));
}

#[test]
fn f3_control_changed_hands() {
    let level = |km: f64, days: f64, grade: &str| {
        let mut world = World::new();
        world.event(capture(), Some(north(km)), ago(days), grade);
        worst_floor(&world)
    };
    assert_eq!(level(4.9, 13.9, "F6"), Some((RiskLevel::Medium, Rule::ControlChange)));
    assert_eq!(level(5.1, 1.0, "F6"), None);
    assert_eq!(level(4.9, 14.1, "F6"), None);
    assert_eq!(level(4.9, 1.0, "D4"), None);
}

#[test]
fn f4_standing_hazard_does_not_fade() {
    let level = |km: f64, detonated: bool, cleared: bool| {
        let mut world = World::new();
        let hazard = Detail::ExplosiveHazard { device: Device::Mine, detonated, cleared };
        world.event(hazard, Some(north(km)), ago(2000.0), "E5");
        worst_floor(&world)
    };
    assert_eq!(level(0.15, false, false), Some((RiskLevel::VeryHigh, Rule::StandingHazard)));
    assert_eq!(level(0.9, false, false), Some((RiskLevel::High, Rule::StandingHazard)));
    assert_eq!(level(1.1, false, false), None);
    assert_eq!(level(0.1, true, false), None);
    assert_eq!(level(0.1, false, true), None);
}

#[test]
fn f4_drawn_along_a_road_counts_there() {
    let mut world = World::new();
    let hazard = Detail::ExplosiveHazard { device: Device::Uxo, detonated: false, cleared: false };
    let event = world.event(hazard, Some(north(0.1)), ago(5.0), "B2");
    event.precision = LocationPrecision::Linear;
    assert_eq!(worst_floor(&world), None);
    world.events[0].geometry = Some(line_at(0.1));
    assert_eq!(worst_floor(&world).map(|f| f.1), Some(Rule::StandingHazard));
}

#[test]
fn f5_stop_trigger_needs_both_halves() {
    let mut world = World::new();
    world.strike(north(1.0), 1.0, "C3");
    world.event(front(FrontState::Claimed), None, ago(2.0), "F6").geometry = Some(line_at(4.0));
    let route = world.first();
    assert_eq!(route.level, RiskLevel::Unacceptable);
    assert_eq!(route.advice, Advice::NoGo);
    let floor = route.segments[route.worst.segment].floor.unwrap();
    assert_eq!((floor.rule, floor.event, floor.companion), (Rule::StopTrigger, event_id(1), Some(event_id(2))));
    let lowered = route.explanation.lowered_by.unwrap();
    assert_eq!((lowered.without.len(), lowered.exact), (1, true));

    let stops = |edit: &dyn Fn(&mut World)| {
        let mut other = world.clone();
        edit(&mut other);
        other.first().level == RiskLevel::Unacceptable
    };
    assert!(!stops(&|w| w.events[0].time.from = ago(2.1)));
    assert!(!stops(&|w| w.events[0].geometry = Some(Geometry::Point { at: north(2.1) })));
    assert!(!stops(&|w| w.events[0].evidence.clear()));
    assert!(stops(&|w| w.events[0].detail = Detail::ArmedClash));
    assert!(!stops(&|w| w.events[1].time.from = ago(3.1)));
    assert!(!stops(&|w| w.events[1].geometry = Some(line_at(8.0))));
    let captured = |grade: &'static str| {
        move |w: &mut World| {
            let evidence = w.report(grade);
            w.events[1].detail = capture();
            w.events[1].geometry = Some(Geometry::Point { at: north(4.0) });
            w.events[1].evidence = vec![evidence];
        }
    };
    assert!(stops(&captured("F6")));
    assert!(!stops(&captured("D4")));
    // A capture alone is not both halves.
    assert!(!stops(&|w| {
        captured("A1")(w);
        w.events.remove(0);
    }));
}
