//! Explanations: drivers, what would raise, gaps, queue.

use passage_model::*;
use passage_risk::*;

use crate::support::*;

#[test]
fn drivers_name_distance_place_age_grade_and_rule() {
    let mut world = World::new();
    world.strike(north(2.0), 1.0, "B2");
    world.strike(north(12.0), 2.0, "C3");
    let e = world.first().explanation;
    let first = e.drivers[0];
    assert_eq!((first.event, first.rule, first.kind), (Some(event_id(1)), Rule::Core, Some(EventKind::Strike)));
    assert!((first.distance_km.unwrap() - 2.0).abs() < 0.05 && (first.at_km.unwrap() - 22.5).abs() < 0.2);
    assert!((first.age_hours.unwrap() - 24.0).abs() < 1e-9);
    assert_eq!(first.grade.unwrap().to_string(), "B2");
    assert_eq!(first.status, Some(EventStatus::Reported));
    assert!(first.share.unwrap() > 0.9);
    assert_eq!(e.drivers[1].rule, Rule::Tail);
    assert_eq!(e.counterfactuals[0].without, event_id(1));
    assert!(e.counterfactuals[0].outcome.level < RiskLevel::High);
}

#[test]
fn what_opens_a_road_is_a_driver_and_has_its_counterfactual() {
    let mut world = World::new();
    world.strike(north(2.0), 1.0, "B2");
    let passage = world.passage(0.5, "B1").id;
    let route = world.first();
    assert_eq!(route.access.status, Access::Open);
    let e = &route.explanation;
    let own: Vec<&Driver> = e.drivers.iter().filter(|d| d.acts_on == ActsOn::Access).collect();
    assert_eq!(own.len(), 1, "{own:?}");
    assert_eq!((own[0].event, own[0].rule, own[0].access), (Some(passage), Rule::OpenPassage, Some(Access::Open)));
    let without = e.counterfactuals.iter().find(|c| c.without == passage).unwrap().outcome;
    assert_eq!(without.access, world.without(&[passage]).first().access.status);
    assert_eq!(without.access, Access::Unknown);
}

#[test]
fn smaller_drivers_are_summed() {
    let mut world = World::new();
    for i in 0..20 {
        world.strike(north(1.0), 1.0 + f64::from(i), "B2");
    }
    let e = world.first().explanation;
    assert_eq!(e.drivers.iter().filter(|d| d.share.is_some()).count(), 12);
    assert_eq!(e.smaller.count, 8);
    assert!(e.smaller.share > 0.0);
}

#[test]
fn floors_elsewhere_on_the_route_are_drivers_too() {
    let hazard = || Detail::ExplosiveHazard { device: Device::Mine, detonated: false, cleared: false };
    let mut world = World::new();
    for _ in 0..6 {
        world.strike(at(36.0, 37.1), 1.0, "A1");
    }
    world.event(hazard(), Some(at(36.0, 37.4)), ago(30.0), "B2");
    world.event(hazard(), Some(at(north(0.8).lat(), 37.45)), ago(300.0), "C3");
    let route = world.first();
    assert_eq!(route.level, RiskLevel::VeryHigh);
    let e = route.explanation;
    let level: Vec<&Driver> = e.drivers.iter().filter(|d| d.acts_on == ActsOn::Level).collect();
    assert_eq!(level.len(), 8);
    assert!(level[..6].iter().all(|d| d.share.is_some() && !d.elsewhere));
    let told = |d: &Driver| (d.event, d.rule, d.floor, d.elsewhere);
    assert_eq!(told(level[6]), (Some(event_id(7)), Rule::StandingHazard, Some(RiskLevel::VeryHigh), true));
    assert!((level[6].at_km.unwrap() - 36.1).abs() < 0.2);
    assert_eq!(told(level[7]), (Some(event_id(8)), Rule::StandingHazard, Some(RiskLevel::High), true));
    assert!(e.counterfactuals.iter().any(|c| c.without == event_id(7)));
    // Another floor is named elsewhere where it holds the level of the route, and not below.
    world.event(capture(), Some(at(36.0, 37.45)), ago(10.0), "B2");
    let rules = |world: &World| world.first().explanation.drivers.iter().map(|d| d.rule).collect::<Vec<_>>();
    assert!(!rules(&world).contains(&Rule::ControlChange));
    let quiet = world.without(&(1..=8).map(event_id).collect::<Vec<_>>());
    assert!(rules(&quiet).contains(&Rule::ControlChange));
    // Many are counted.
    for i in 0..20 {
        world.event(hazard(), Some(at(36.0, 37.3 + f64::from(i) * 0.002)), ago(30.0), "B2");
    }
    let e = world.first().explanation;
    assert_eq!(e.drivers.iter().filter(|d| d.elsewhere).count(), 12);
    assert_eq!(e.smaller.elsewhere, 10);
}

#[test]
fn the_smallest_set_may_need_several_reports() {
    let mut world = World::new();
    for days in [1.0, 2.0, 3.0, 4.0, 5.0] {
        world.strike(north(1.0), days, "A1");
    }
    let route = world.first();
    assert_eq!(route.level, RiskLevel::VeryHigh);
    let lowering = route.explanation.lowered_by.unwrap();
    assert!(lowering.exact);
    assert_eq!(lowering.outcome.level, RiskLevel::High);
    assert_eq!(lowering.without.len(), 2);
    // Two places apart: one report at each.
    let mut world = World::new();
    world.strike(at(36.0, 37.05), 1.0, "A1");
    world.strike(at(36.0, 37.45), 1.0, "A1");
    let lowering = world.first().explanation.lowered_by.unwrap();
    assert_eq!((lowering.without.len(), lowering.exact), (2, true));
}

#[test]
fn a_large_set_is_found_and_marked_as_not_exact() {
    let mut world = World::new();
    for i in 0..60 {
        world.strike(north(1.0), 1.0 + f64::from(i) * 0.01, "A1");
    }
    let lowering = world.first().explanation.lowered_by.unwrap();
    assert!(!lowering.exact && lowering.without.len() > 50);
    assert!(lowering.outcome.level < RiskLevel::VeryHigh);
}

#[test]
fn why_no_set_lowers_the_level() {
    // Of a hundred fresh incidents any thirty hold the level.
    let mut world = World::new();
    for i in 0..100 {
        world.strike(north(1.0), 1.0 + f64::from(i) * 0.01, "A1");
    }
    let e = world.first().explanation;
    assert_eq!((e.lowered_by, e.not_lowered), (None, Some(NotLowered::MoreThan { reports: 64 })));
    // At forty places along the road two each: no proof is at hand, so none is claimed.
    let mut world = World::new();
    for place in 0..80 {
        let (km, lon) = (f64::from(place % 2) * 0.1, 37.0 + f64::from(place / 2) * 0.0125);
        let hazard = Detail::ExplosiveHazard { device: Device::Mine, detonated: false, cleared: false };
        world.event(hazard, Some(at(north(km).lat(), lon)), ago(9.0), "B2");
    }
    let e = world.first().explanation;
    assert_eq!((e.lowered_by, e.not_lowered), (None, Some(NotLowered::NotFound { reports: 64 })));
    // A scale under which the background alone is Low.
    let mut params = Params::builtin().clone();
    params.hazard.background_b.value = 0.05;
    let mut world = World::new();
    world.params = Some(params);
    let route = world.first();
    assert_eq!(route.level, RiskLevel::Low);
    assert_eq!(route.explanation.not_lowered, Some(NotLowered::Impossible));
    // Where a set is given, and where nothing is lower, there is nothing to say.
    let mut world = World::new();
    world.strike(north(1.0), 1.0, "A1");
    assert_eq!(world.first().explanation.not_lowered, None);
    assert_eq!(World::new().first().explanation.not_lowered, None);
}

#[test]
fn what_would_raise_the_level() {
    let mut world = World::new();
    world.strike(north(2.0), 8.0, "D4");
    let e = world.first();
    assert_eq!(e.level, RiskLevel::Low);
    let raised = e.explanation.raised_by;
    let has = |report: RaisingReport, level| raised.iter().any(|r| r.report == report && r.outcome.level == level);
    assert!(has(RaisingReport::Confirmed { event: event_id(1) }, RiskLevel::Medium));
    assert!(has(RaisingReport::Incident, RiskLevel::High));
    // Its floor is Medium, but it is a violent event too.
    assert!(has(RaisingReport::ControlChange, RiskLevel::High));
    assert!(has(RaisingReport::StandingHazard, RiskLevel::VeryHigh));
    assert!(raised.is_sorted_by(|a, b| a.outcome.level >= b.outcome.level));
    // Beside a moving front a fresh incident stops everything.
    world.event(capture(), Some(north(2.0)), ago(1.0), "B2");
    let raised = world.first().explanation.raised_by;
    assert!(raised.iter().any(|r| r.report == RaisingReport::Incident && r.outcome.level == RiskLevel::Unacceptable));
}

#[test]
fn gaps_name_places_and_ages() {
    let mut world = World::new();
    world.strike(north(5.0), 200.0, "B2");
    let event = world.event(capture(), Some(at(36.05, 37.0)), ago(3.0), "C3");
    event.detail = Detail::ControlChange { by: None, from_party: None, count: Some(13), unnamed: Some(11) };
    world.event(capture(), None, ago(3.0), "C3").detail =
        Detail::ControlChange { by: None, from_party: None, count: Some(5), unnamed: Some(5) };
    let assessment = world.assess();
    let gaps = &assessment.routes[0].explanation.gaps;
    assert!(gaps.contains(&Gap::UnnamedPlaces { event: event_id(2), count: 11 }));
    assert!(gaps.iter().any(|g| matches!(
        g, Gap::NoReportStretch { from_km, to_km, days } if *from_km > 15.0 && *to_km > 44.0 && (days - 200.0).abs() < 0.1
    )));
    assert!(gaps.iter().any(|g| matches!(g, Gap::NoAccessEvidence { .. })));
    assert!(assessment.gaps.contains(&Gap::UnplacedEvent { event: event_id(3) }));
    assert!(assessment.gaps.contains(&Gap::UnnamedPlaces { event: event_id(3), count: 5 }));
}

#[test]
fn the_queue_ranks_by_routes() {
    let mut world = World::new();
    world.routes.push(route(2, vec![at(36.05, 37.2), at(36.05, 37.3)]));
    world.strike(at(36.0, 37.45), 1.0, "C3");
    world.strike(north(2.0), 1.0, "C3");
    world.strike(north(2.0), 60.0, "A1").status = EventStatus::Confirmed;
    let queue = world.queue();
    assert!(queue.iter().all(|item| item.event != event_id(3)));
    assert_eq!(queue[0].event, event_id(2));
    assert_eq!(queue[0].routes_that_change, 2);
    assert!(queue[0].changes.iter().all(|c| c.if_true.is_some() || c.if_false.is_some()));
}

#[test]
fn the_method_is_cited() {
    assert_eq!(World::new().assess().method, "passage-method 1 (uncalibrated)");
    let world = World::new();
    let (network, q) = (world.network(), question());
    assert!(explain(&network, &world.dossier(), Params::builtin(), &q, route_id(1)).is_some());
    assert!(explain(&network, &world.dossier(), Params::builtin(), &q, route_id(9)).is_none());
    assert!(contributions(&network, &world.dossier(), Params::builtin(), &q, route_id(1), 999).is_none());
}
