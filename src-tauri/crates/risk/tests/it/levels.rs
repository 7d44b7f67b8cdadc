//! Levels of segments and routes: rules L1 to L5, U1, C1.

use passage_model::*;
use passage_risk::*;

use crate::support::*;

#[test]
fn no_evidence_is_unknown_and_not_low() {
    let route = World::new().first();
    assert_eq!(route.level, RiskLevel::Unknown);
    assert_eq!(route.probability_7d, None);
    assert!(route.computed_probability_7d > 0.0);
    assert!(!route.part_unknown);
    assert_eq!(route.unknown_km, route.length_km);
    assert_eq!(route.access.status, Access::Unknown);
    assert_eq!(route.advice, Advice::Hold);
    assert_eq!(route.confidence, Confidence::Low);
    assert!(route.segments.iter().all(|s| s.level == RiskLevel::Unknown && s.probability_7d.is_none()));
    assert!(matches!(route.explanation.gaps[0], Gap::NoReportEver { from_km, .. } if from_km == 0.0));
}

#[test]
fn one_fresh_exact_event_is_high_at_its_place() {
    let mut world = World::new();
    world.strike(north(2.0), 1.0, "A1");
    let route = world.first();
    assert_eq!(route.level, RiskLevel::High);
    let p = route.segments[route.worst.segment].computed_probability_7d;
    assert!((p - 0.295).abs() < 0.01, "{p}");
    assert!(route.worst.from_km > 15.0 && route.worst.to_km < 30.0);
    assert_eq!(route.categories.len(), 1);
    assert_eq!(route.categories[0].category, ThreatCategory::ArmedConflict);
}

#[test]
fn unknown_never_hides_a_worse_known_level() {
    let mut world = World::new();
    // Seen from one end only: most of the route is without a report.
    world.routes[0].line = vec![at(36.0, 37.0), at(36.0, 39.0)];
    world.strike(at(36.0, 37.0), 1.0, "A1");
    let route = world.first();
    assert_eq!(route.level, RiskLevel::High);
    assert!(route.part_unknown);
    assert!(route.unknown_km > 0.5 * route.length_km);
    // With an old event only the known part is below Medium: the route is Unknown.
    world.events[0].time.from = ago(60.0);
    let route = world.first();
    assert_eq!(route.level, RiskLevel::Unknown);
    assert!(route.segments.iter().any(|s| s.level == RiskLevel::Low));
    // A short route with the same event is known.
    world.routes[0].line = vec![at(36.0, 37.0), at(36.0, 37.1)];
    let route = world.first();
    assert_eq!((route.level, route.part_unknown), (RiskLevel::Low, false));
}

#[test]
fn any_report_within_20_km_in_90_days_ends_unknown() {
    let mut world = World::new();
    let ceasefire = Detail::Ceasefire { parties: Vec::new() };
    world.routes[0].line = vec![at(36.0, 37.2), at(36.0, 37.3)];
    world.event(ceasefire, Some(north(15.0)), ago(89.0), "F6");
    assert_eq!(world.first().level, RiskLevel::VeryLow);
    world.events[0].time.from = ago(91.0);
    assert_eq!(world.first().level, RiskLevel::Unknown);
    world.events[0].time.from = ago(10.0);
    world.events[0].geometry = Some(Geometry::Point { at: north(25.0) });
    assert_eq!(world.first().level, RiskLevel::Unknown);
    world.events[0].geometry = Some(Geometry::Point { at: north(15.0) });
    world.events[0].status = EventStatus::Retracted;
    assert_eq!(world.first().level, RiskLevel::Unknown);
}

#[test]
fn coarse_events_are_background() {
    let mut world = World::new();
    world.strike(north(0.0), 1.0, "A1").precision = LocationPrecision::Coarse;
    world.strike(north(0.0), 1.0, "A1").precision = LocationPrecision::Linear;
    world.strike(north(0.0), 1.0, "A1").time.precision = TimePrecision::Month;
    let assessment = world.assess();
    assert_eq!(assessment.background, [event_id(1), event_id(2), event_id(3)]);
    let b = *Params::builtin().hazard.background_b;
    assert!(assessment.routes[0].segments.iter().all(|s| s.fresh_incidents == b));
}

#[test]
fn a_clash_and_a_capture_from_one_origin_count_once() {
    let mut world = World::new();
    world.event(Detail::ArmedClash, Some(north(1.0)), ago(20.0), "B2");
    let evidence = world.events[0].evidence.clone();
    world.event(capture(), Some(north(1.0)), ago(20.2), "").evidence = evidence.clone();
    let s = |world: &World| {
        let route = world.first();
        route.segments[route.worst.segment].fresh_incidents
    };
    let alone = s(&world.without(&[event_id(2)]));
    assert_eq!(s(&world), alone);
    // Another day, place or origin: two events.
    world.events[1].time.from = ago(22.0);
    assert!(s(&world) > alone * 1.5);
    world.events[1].time.from = ago(20.2);
    world.events[1].geometry = Some(Geometry::Point { at: north(1.1) });
    assert!(s(&world) > alone * 1.5);
    world.events[1].geometry = Some(Geometry::Point { at: north(1.0) });
    world.events[1].evidence = vec![world.report("B2")];
    assert!(s(&world) > alone * 1.5);
    // Two strikes are two events in any case.
    world.events[1].detail = strike();
    world.events[1].evidence = evidence;
    assert!(s(&world) > alone * 1.5);
}

/// Which of two equal sources got the lower id has no part in whether a clash and a capture are one.
#[test]
fn what_two_origins_say_equally_well_is_one_with_what_both_say() {
    let s = |clash: &[&str], capture_of: &[usize]| {
        let mut world = World::new();
        world.event(Detail::ArmedClash, Some(north(1.0)), ago(20.0), "");
        world.events[0].evidence = clash.iter().map(|grade| world.report(grade)).collect();
        let evidence = capture_of.iter().map(|one| world.events[0].evidence[*one].clone()).collect();
        world.event(capture(), Some(north(1.0)), ago(20.2), "").evidence = evidence;
        let route = world.first();
        route.segments[route.worst.segment].fresh_incidents
    };
    let both = s(&["B2", "B2"], &[0, 1]);
    assert_eq!(both, s(&["B2", "B2"], &[1, 0]));
    let either = [s(&["B2", "B2"], &[0]), s(&["B2", "B2"], &[1])];
    assert_eq!(either[0], either[1]);
    assert!(either[0] > both * 1.5);
    // A weaker one beside the best makes no difference.
    assert_eq!(s(&["B2", "C3"], &[0]), s(&["B2", "C3"], &[0, 1]));
}

#[test]
fn splitting_a_route_keeps_its_worst_level() {
    let mut world = World::new();
    world.strike(north(2.0), 1.0, "A1");
    world.strike(at(36.02, 37.45), 12.0, "B2");
    let (whole, _) = Network::build(&world.routes, &[]);
    let segments = whole.segments(route_id(1)).to_vec();
    for cut in [1, 10, 22, 40] {
        let halves = [&segments[..cut], &segments[cut..]];
        let parts = halves.iter().zip(1..).map(|(s, n)| CutRoute { id: route_id(n), segments: s.to_vec() });
        let (network, _) = Network::from_segments(parts.collect());
        let parts = assess(&network, &world.dossier(), Params::builtin(), &question()).routes;
        let route = world.first();
        assert_eq!(parts.iter().map(|r| r.level).max(), Some(route.level));
        let joined: Vec<f64> = parts.iter().flat_map(|r| r.segments.iter().map(|s| s.fresh_incidents)).collect();
        let all: Vec<f64> = route.segments.iter().map(|s| s.fresh_incidents).collect();
        assert_eq!(joined, all);
    }
}

#[test]
fn the_matrix_takes_the_place_of_the_bands() {
    let mut world = World::new();
    world.strike(north(2.0), 1.0, "A1");
    let mut params = Params::builtin().clone();
    params.options.matrix.value = true;
    params.matrix.impacts.value.insert(ThreatCategory::ArmedConflict, 5);
    world.params = Some(params);
    // Likely and critical.
    assert_eq!(world.first().level, RiskLevel::VeryHigh);
    world.params.as_mut().unwrap().matrix.impacts.value.insert(ThreatCategory::ArmedConflict, 1);
    assert_eq!(world.first().level, RiskLevel::Low);
}

#[test]
fn the_ceasefire_factor_is_off_and_acts_on_what_came_before() {
    let mut world = World::new();
    world.strike(north(2.0), 3.0, "A1");
    world.event(Detail::Ceasefire { parties: Vec::new() }, Some(north(0.0)), ago(2.0), "B2");
    world.strike(north(1.0), 1.0, "A1");
    let before = world.first();
    assert_eq!(before.level, RiskLevel::High);
    let fact = &before.explanation.ceasefires[0];
    assert!(fact.in_force);
    assert_eq!(fact.breaches, [event_id(3)]);
    // What happened beyond the core distance is no breach.
    let mut far = world.clone();
    far.strike(north(12.0), 1.0, "A1");
    assert_eq!(far.first().explanation.ceasefires[0].breaches, [event_id(3)]);
    let mut params = Params::builtin().clone();
    params.options.ceasefire.value = true;
    params.options.ceasefire_factor.value = 0.0;
    world.params = Some(params);
    let after = world.first();
    let s = after.segments[after.worst.segment].fresh_incidents;
    let only_breach = world.without(&[event_id(1)]).first();
    assert!((s - only_breach.segments[only_breach.worst.segment].fresh_incidents).abs() < 1e-12);
}

#[test]
fn confidence_is_coverage() {
    let mut world = World::new();
    world.routes[0].line = vec![at(36.0, 37.2), at(36.0, 37.3)];
    let confidence = |world: &World| world.first().confidence;
    for _ in 0..2 {
        world.strike(north(3.0), 3.0, "B2");
    }
    assert_eq!(confidence(&world), Confidence::Low);
    world.strike(north(3.0), 3.0, "B2");
    assert_eq!(confidence(&world), Confidence::Moderate);
    for _ in 0..7 {
        world.strike(north(3.0), 3.0, "B2");
    }
    assert_eq!(confidence(&world), Confidence::High);
    for event in &mut world.events {
        event.time.from = ago(10.0);
    }
    assert_eq!(confidence(&world), Confidence::Moderate);
    for event in &mut world.events {
        event.time.from = ago(3.0);
        event.evidence.clear();
    }
    // Ten rumours: well covered, but s rests on what is not believed.
    let route = world.first();
    assert_eq!(route.confidence, Confidence::Moderate);
    assert!(route.coverage.lowered && route.coverage.doubtful_share > 0.9);
}

#[test]
fn options_change_kernels() {
    let mut world = World::new();
    let ied = Detail::ExplosiveHazard { device: Device::Ied, detonated: true, cleared: false };
    world.event(ied, Some(north(1.0)), ago(14.0), "A1");
    let s = |world: &World| world.first().segments.iter().map(|s| s.fresh_incidents).fold(0.0, f64::max);
    let b = *Params::builtin().hazard.background_b;
    assert!((s(&world) - b - 0.98 * 0.25).abs() < 1e-9);
    let mut params = Params::builtin().clone();
    params.options.ied_kernel.value = true;
    world.params = Some(params.clone());
    assert!((s(&world) - b - 0.98 * 0.5 / (1.56 * 1.56)).abs() < 1e-9);
    params.options.ied_kernel.value = false;
    params.options.tail.value = false;
    world.params = Some(params);
    world.events[0].geometry = Some(Geometry::Point { at: north(10.0) });
    assert!((s(&world) - b).abs() < 1e-12);
}

#[test]
fn a_report_that_names_a_stretch_is_a_report_near_it() {
    let mut world = World::new();
    // 11 km to the north, and 33.
    world.routes.push(route(2, vec![at(36.1, 37.0), at(36.1, 37.5)]));
    world.routes.push(route(3, vec![at(36.3, 37.0), at(36.3, 37.5)]));
    world.passage(1.0, "B2");
    let assessment = world.ask(&question());
    let levels: Vec<RiskLevel> = assessment.routes.iter().map(|route| route.level).collect();
    assert_eq!(levels, [RiskLevel::VeryLow, RiskLevel::VeryLow, RiskLevel::Unknown]);
    // Somebody passed there, not here.
    assert_eq!(assessment.routes[1].access.status, Access::Unknown);
}
