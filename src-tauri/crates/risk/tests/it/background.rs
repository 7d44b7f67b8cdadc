//! What is known too coarsely to count is told where it may concern a route, and makes nothing Very low of what is Unknown.

use std::sync::Arc;

use passage_model::*;
use passage_risk::*;

use crate::support::*;

/// A strike so far north of the route with these precisions.
fn strike_of(km: f64, place: LocationPrecision, time: TimePrecision) -> World {
    let mut world = World::new();
    let event = world.strike(north(km), 2.0, "A1");
    (event.precision, event.time.precision) = (place, time);
    world
}

const COARSE: [(LocationPrecision, TimePrecision, f64); 4] = [
    (LocationPrecision::Coarse, TimePrecision::Day, 99.0),
    (LocationPrecision::Linear, TimePrecision::Day, 49.0),
    (LocationPrecision::District, TimePrecision::Month, 49.0),
    (LocationPrecision::Exact, TimePrecision::Month, 29.0),
];

#[test]
fn a_coarse_event_is_told_where_it_may_concern_a_route() {
    for (place, time, km) in COARSE {
        let background = |km: f64| strike_of(km, place, time).first().explanation.background;
        let [fact] = background(km)[..] else { panic!("{place:?} {time:?}") };
        assert_eq!(fact.event, event_id(1));
        assert!(background(km + 2.0).is_empty(), "{place:?} {time:?}");
    }
    assert!(strike_of(1.0, LocationPrecision::Exact, TimePrecision::Day).first().explanation.background.is_empty());
    let mut old = strike_of(1.0, LocationPrecision::Coarse, TimePrecision::Day);
    old.events[0].time.from = ago(91.0);
    assert!(old.first().explanation.background.is_empty());
    old.strike(north(50.0), 1.0, "A1").precision = LocationPrecision::Coarse;
    old.strike(north(1.0), 2.0, "A1").precision = LocationPrecision::Coarse;
    let told: Vec<EventId> = old.first().explanation.background.iter().map(|fact| fact.event).collect();
    assert_eq!(told, [event_id(2), event_id(3)], "newest first");
}

#[test]
fn a_danger_that_acts_nowhere_leaves_unknown_what_was() {
    for (place, time, _) in COARSE {
        let route = strike_of(2.0, place, time).first();
        assert_eq!((route.level, route.advice), (RiskLevel::Unknown, Advice::Hold), "{place:?} {time:?}");
    }
    let mine = Detail::ExplosiveHazard { device: Device::Mine, detonated: false, cleared: false };
    for detail in [mine.clone(), front(FrontState::Assessed)] {
        let mut world = World::new();
        world.event(detail, Some(north(1.0)), ago(2.0), "A1").precision = LocationPrecision::District;
        assert_eq!(world.first().level, RiskLevel::Unknown);
    }
    // Another report makes the level known; what acts nowhere does not take it away.
    let mut world = strike_of(2.0, LocationPrecision::Coarse, TimePrecision::Day);
    world.passage(1.0, "A1");
    assert_eq!(world.first().level, RiskLevel::VeryLow);
}

#[test]
fn a_mine_known_to_its_district_is_a_gap_of_the_routes_near() {
    let mine = Detail::ExplosiveHazard { device: Device::Mine, detonated: false, cleared: false };
    let gaps = |km: f64| {
        let mut world = World::new();
        world.event(mine.clone(), Some(north(km)), ago(400.0), "A1").precision = LocationPrecision::District;
        let assessment = world.assess();
        let gap = Gap::UnplacedEvent { event: event_id(1) };
        (assessment.routes[0].explanation.gaps.contains(&gap), assessment.gaps.contains(&gap))
    };
    assert_eq!(gaps(49.0), (true, true));
    assert_eq!(gaps(51.0), (false, true));
}

#[test]
fn the_background_is_kept_up_to_date() {
    let mut world = strike_of(40.0, LocationPrecision::Coarse, TimePrecision::Day);
    world.routes.push(route(2, vec![at(34.0, 37.0), at(34.0, 37.5)]));
    let known = |events: &[Event], world: &World| KnownEvents {
        events: events.iter().cloned().map(Arc::new).collect(),
        reports: Arc::new(world.dossier().reports.clone()),
        sources: Arc::new(world.dossier().sources.clone()),
    };
    let (network, params) = (world.network(), Arc::new(Params::builtin().clone()));
    let mut live = Live::new(network, params, known(&[], &world), question());
    assert_eq!(live.put(known(&world.events, &world)), [route_id(1)]);
    assert_eq!(live.assessment(), world.assess());
    world.events[0].precision = LocationPrecision::Exact;
    assert_eq!(live.put(known(&world.events, &world)), [route_id(1)]);
    assert_eq!(live.assessment(), world.assess());
}

#[test]
fn a_category_of_an_unknown_route_is_unknown() {
    let mut world = World::new();
    world.strike(north(2.0), 200.0, "A1");
    for matrix in [false, true] {
        let mut params = Params::builtin().clone();
        params.options.matrix.value = matrix;
        world.params = Some(params);
        let route = world.first();
        assert_eq!(route.level, RiskLevel::Unknown);
        let [category] = route.categories[..] else { panic!("{:?}", route.categories) };
        assert_eq!((category.level, category.probability_7d), (RiskLevel::Unknown, None));
    }
}

#[test]
fn a_known_category_is_not_hidden_by_what_is_unknown() {
    let mut world = World::new();
    // Most of a long road is Unknown; a fresh strike holds one end at Medium or above, a robbery long ago at nothing.
    world.routes[0].line = vec![at(36.0, 37.0), at(36.0, 38.5)];
    world.strike(at(36.0, 37.0), 1.0, "A1");
    world.event(Detail::Ambush { act: AmbushAct::Robbery }, Some(at(36.0, 37.0)), ago(150.0), "A1");
    let route = world.first();
    assert!(route.part_unknown && route.level >= RiskLevel::Medium);
    let level = |wanted| route.categories.iter().find(|own| own.category == wanted).map(|own| own.level);
    assert_eq!(level(ThreatCategory::ArmedConflict), Some(route.level));
    assert_eq!(level(ThreatCategory::Crime), Some(RiskLevel::Unknown));
}
