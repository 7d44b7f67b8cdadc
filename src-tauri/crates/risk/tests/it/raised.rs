//! What would raise the level, and what a passage would change: each claim is carried out and compared.

use passage_model::*;
use passage_risk::*;
use proptest::prelude::*;

use crate::{scenes::scene, support::*};

const NEW: [RaisingReport; 5] = [
    RaisingReport::Incident,
    RaisingReport::ControlChange,
    RaisingReport::FrontLine,
    RaisingReport::ContestedArea,
    RaisingReport::StandingHazard,
];

fn read(o: &Outcome) -> (RiskLevel, bool, Access, Advice) {
    (o.level, o.part_unknown, o.access, o.advice)
}

fn now_of(r: &RouteAssessment) -> (RiskLevel, bool, Access, Advice) {
    (r.level, r.part_unknown, r.access.status, r.advice)
}

/// A route after an event that was claimed has really been added.
fn carried_out(world: &World, route: RouteId, report: RaisingReport, at_km: f64) -> RouteAssessment {
    let mut other = world.clone();
    let network = world.network();
    let event = supposed_event(network.line(route).unwrap(), report, at_km, now()).unwrap();
    let evidence = vec![other.report("A1")];
    other.events.push(Event { id: event_id(9_999), evidence, ..event });
    other.assess().routes.into_iter().find(|r| r.route == route).unwrap()
}

fn holds(world: &World) -> Result<usize, TestCaseError> {
    let mut said = 0;
    for route in world.assess().routes {
        let raised = &route.explanation.raised_by;
        for report in NEW {
            let Some(raising) = raised.iter().find(|raising| raising.report == report) else {
                // What is not offered makes nothing worse, at the worst place or elsewhere.
                for at_km in [route.worst.from_km.midpoint(route.worst.to_km), 1.0, 10.0] {
                    let then = carried_out(world, route.route, report, at_km.min(route.length_km));
                    let (level, access) = (then.level, then.access.status);
                    let calmer = level <= route.level || route.level == RiskLevel::Unknown && level < RiskLevel::Medium;
                    prop_assert!(calmer && access <= route.access.status, "{report:?} at {at_km}: {level:?}");
                }
                continue;
            };
            let then = carried_out(world, route.route, report, raising.at_km);
            prop_assert_eq!(read(&raising.outcome), now_of(&then), "{:?} at {}", report, raising.at_km);
            let p = (raising.outcome.computed_probability_7d, then.computed_probability_7d);
            prop_assert!((p.0 - p.1).abs() < 1e-9, "{report:?}: {p:?}");
            said += 1;
        }
    }
    Ok(said)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn what_would_raise_the_level_does(world in scene(12)) {
        holds(&world)?;
    }

    #[test]
    fn a_passage_does_what_is_said(world in scene(10)) {
        for route in world.assess().routes {
            let mut other = world.clone();
            let event = other.event(passage(Direction::Forward), None, now() - chrono::Duration::minutes(1), "A1");
            let Detail::Passage { route: over, .. } = &mut event.detail else { unreachable!() };
            *over = Some(route.route);
            let then = other.assess().routes.into_iter().find(|r| r.route == route.route).unwrap();
            prop_assert_eq!(read(&route.explanation.with_passage), now_of(&then));
        }
    }
}

#[test]
fn the_same_under_every_option() {
    let mut world = World::new();
    world.strike(north(2.0), 1.0, "C3");
    world.strike(at(36.0, 37.4), 300.0, "A1");
    world.event(Detail::Ceasefire { parties: Vec::new() }, Some(north(0.0)), ago(0.5), "B2");
    world.passage(3.0, "B2");
    for number in 0..4 {
        let mut params = Params::builtin().clone();
        params.options.matrix.value = number == 1;
        params.options.ceasefire.value = number == 2;
        params.options.isolated.value = number == 3;
        world.params = Some(params);
        assert!(holds(&world).unwrap() > 2, "{number}");
    }
}

fn raised(world: &World, report: RaisingReport) -> Option<Outcome> {
    world.first().explanation.raised_by.iter().find(|r| r.report == report).map(|r| r.outcome)
}

#[test]
fn a_front_line_and_a_contested_area_are_two_statements() {
    let mut world = World::new();
    world.strike(north(2.0), 60.0, "B2");
    assert_eq!(raised(&world, RaisingReport::FrontLine).unwrap().level, RiskLevel::High);
    assert_eq!(raised(&world, RaisingReport::ContestedArea).unwrap().level, RiskLevel::VeryHigh);
    // Where one is near already another adds nothing.
    let points = (0..=50).map(|i| at(north(4.0).lat(), 36.0 + f64::from(i) * 0.05)).collect();
    world.event(front(FrontState::Assessed), None, ago(1.0), "B2").geometry = Some(Geometry::Line { points });
    assert_eq!(raised(&world, RaisingReport::FrontLine), None);
    assert_eq!(raised(&world, RaisingReport::ContestedArea).unwrap().level, RiskLevel::VeryHigh);
}

#[test]
fn control_that_changes_hands_is_violence_a_trigger_and_access_unknown() {
    let mut world = World::new();
    world.passage(2.0, "B2");
    let quiet = raised(&world, RaisingReport::ControlChange).unwrap();
    // A captured place counts as one fresh incident, which is more than the floor of rule F3.
    assert_eq!((quiet.level, quiet.access, quiet.advice), (RiskLevel::High, Access::Unknown, Advice::Hold));
    world.strike(north(1.0), 1.0, "B2");
    for report in [RaisingReport::ControlChange, RaisingReport::FrontLine, RaisingReport::ContestedArea] {
        let beside = raised(&world, report).unwrap();
        assert_eq!((beside.level, beside.advice), (RiskLevel::Unacceptable, Advice::NoGo), "{report:?}");
    }
    assert!(holds(&world).unwrap() >= 4);
    // Where the level cannot rise any more, that access would be Unknown is said all the same.
    world.event(front(FrontState::Assessed), Some(north(1.0)), ago(1.0), "B2");
    let stopped = raised(&world, RaisingReport::ControlChange).unwrap();
    assert_eq!((stopped.level, stopped.access), (RiskLevel::Unacceptable, Access::Unknown));
}

#[test]
fn a_passage_makes_an_unknown_route_known() {
    let route = World::new().first();
    assert_eq!(route.level, RiskLevel::Unknown);
    let then = route.explanation.with_passage;
    assert_eq!((then.level, then.access, then.advice), (RiskLevel::VeryLow, Access::Open, Advice::Go));
}
