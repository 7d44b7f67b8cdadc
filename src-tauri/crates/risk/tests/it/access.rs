//! Access of roads: every rule that does not need a crossing.

use passage_model::*;
use passage_risk::*;

use crate::support::*;

fn is(world: &World, status: Access, rule: Rule) {
    let access = world.first().access;
    assert_eq!((access.status, access.rule), (status, rule), "{:#?}", access.findings);
}

fn closed(edit: impl FnOnce(&mut Closure), grade: &str) -> World {
    let mut world = World::new();
    world.passage(5.0, "B2");
    let mut c = closure(section(10.0, 20.0));
    edit(&mut c);
    world.event(Detail::Closure(c), None, ago(2.0), grade);
    world
}

fn reopen(world: &mut World, days: f64, grade: &str, edit: impl FnOnce(&mut Closure)) {
    let mut c = closure(section(0.0, 45.0));
    edit(&mut c);
    world.event(Detail::Reopening(c), None, ago(days), grade);
}

#[test]
fn open_needs_evidence_all_along() {
    let mut world = World::new();
    is(&world, Access::Unknown, Rule::UnknownEvidence);
    world.passage(5.0, "B2");
    is(&world, Access::Open, Rule::OpenPassage);
    let access = world.first().access;
    assert_eq!(access.basis.unwrap().event, Some(event_id(1)));
    assert!((access.basis.unwrap().age_hours.unwrap() - 120.0).abs() < 1e-6);
    assert_eq!(access.last_passage.unwrap().event, event_id(1));
    assert_eq!(access.stretches.len(), 1);
    world.events[0].time.from = ago(14.1);
    is(&world, Access::Unknown, Rule::UnknownEvidence);
    world.events[0].time.from = ago(1.0);
    world.events[0].evidence.clear();
    is(&world, Access::Unknown, Rule::UnknownEvidence);
}

#[test]
fn a_passage_counts_for_its_stretch_direction_vehicle_and_traffic() {
    let set = |edit: &dyn Fn(&mut Detail)| {
        let mut world = World::new();
        world.passage(5.0, "B2");
        edit(&mut world.events[0].detail);
        world
    };
    let half = set(&|d| {
        if let Detail::Passage { to_km, .. } = d {
            *to_km = Some(Km(30.0))
        }
    });
    is(&half, Access::Unknown, Rule::UnknownEvidence);
    let stretches = half.first().access.stretches;
    assert_eq!(stretches.iter().map(|s| s.status).collect::<Vec<_>>(), [Access::Open, Access::Unknown]);
    assert_eq!(stretches[0].to_km, 30.0);
    let back = set(&|d| {
        if let Detail::Passage { direction, .. } = d {
            *direction = Direction::Backward
        }
    });
    is(&back, Access::Unknown, Rule::UnknownEvidence);
    assert_eq!(back.first_asked(|q| q.direction = Direction::Backward).access.status, Access::Open);
    assert_eq!(back.first_asked(|q| q.direction = Direction::Both).access.status, Access::Unknown);
    let light = set(&|d| {
        if let Detail::Passage { vehicle, .. } = d {
            *vehicle = Some(VehicleClass::Motorbike)
        }
    });
    is(&light, Access::Unknown, Rule::UnknownEvidence);
    let asked = light.first_asked(|q| q.vehicle = Some(VehicleClass::Motorbike));
    assert_eq!(asked.access.status, Access::Open);
    let trade = set(&|d| {
        if let Detail::Passage { traffic, .. } = d {
            *traffic = Traffic(vec![TrafficClass::Commercial])
        }
    });
    is(&trade, Access::Unknown, Rule::UnknownEvidence);
}

#[test]
fn a_passage_by_its_track() {
    let mut world = World::new();
    let event = world.passage(3.0, "B2");
    let Detail::Passage { route, direction, .. } = &mut event.detail else { unreachable!() };
    (*route, *direction) = (None, Direction::Forward);
    event.geometry = Some(Geometry::Line { points: vec![at(36.0, 37.5), at(36.0, 37.0)] });
    assert_eq!(world.first_asked(|q| q.direction = Direction::Backward).access.status, Access::Open);
    assert_eq!(world.first().access.status, Access::Unknown, "the track runs the other way");
}

#[test]
fn closures_close_by_belief() {
    is(&closed(|_| (), "C3"), Access::Closed, Rule::ClosedReport);
    is(&closed(|_| (), "F6"), Access::Unknown, Rule::UnknownDoubted);
    is(&closed(|_| (), "D4"), Access::Open, Rule::OpenPassage);
    let route = closed(|_| (), "C3").first();
    assert_eq!(route.advice, Advice::NoGo);
    let worst = route.access.findings[0];
    assert_eq!((worst.from_km, worst.to_km, worst.by_order), (10.0, 20.0, false));
    assert_eq!(
        route.access.stretches.iter().map(|s| s.status).collect::<Vec<_>>(),
        [Access::Open, Access::Closed, Access::Open]
    );
    assert_eq!(route.segments[15].access, Access::Closed);
    assert_eq!(route.segments[30].access, Access::Open);
}

#[test]
fn orders_close_and_their_enforcement_is_told() {
    let order = |enforcement| {
        closed(|c| c.directive = Some(Directive { issuer: "Ministry".into(), reference: None, enforcement }), "B2")
    };
    let world = order(Enforcement::Unconfirmed);
    is(&world, Access::Closed, Rule::ClosedOrder);
    assert!(world.first().access.basis.unwrap().by_order);
    assert!(world.first().explanation.gaps.contains(&Gap::EnforcementUnconfirmed { event: event_id(2) }));
    let world = order(Enforcement::Confirmed);
    is(&world, Access::Closed, Rule::ClosedOrder);
    assert!(!world.first().explanation.gaps.iter().any(|g| matches!(g, Gap::EnforcementUnconfirmed { .. })));
    is(&order(Enforcement::NotEnforced), Access::Unknown, Rule::UnknownEnforcement);
}

#[test]
fn closures_apply_to_what_they_name() {
    is(&closed(|c| c.direction = Direction::Backward, "B2"), Access::Open, Rule::OpenPassage);
    let back = closed(|c| c.direction = Direction::Backward, "B2");
    assert_eq!(back.first_asked(|q| q.direction = Direction::Both).access.status, Access::Closed);
    is(&closed(|c| c.traffic = Traffic(vec![TrafficClass::Civilians]), "B2"), Access::Open, Rule::OpenPassage);
    is(&closed(|c| c.vehicles = vec![VehicleClass::HeavyTruck], "B2"), Access::Open, Rule::OpenPassage);
    is(&closed(|c| c.vehicles = vec![VehicleClass::LightTruck], "B2"), Access::Closed, Rule::ClosedReport);
    is(&closed(|c| c.partial = true, "F6"), Access::Restricted, Rule::RestrictedPartial);
    is(&closed(|c| c.hours = Some("06:00-09:00".parse().unwrap()), "B2"), Access::Closed, Rule::ClosedHours);
    is(&closed(|c| c.hours = Some("20:00-04:00".parse().unwrap()), "B2"), Access::Restricted, Rule::RestrictedHours);
    let mut ended = closed(|_| (), "B2");
    ended.events[1].time.until = Some(ago(1.0));
    is(&ended, Access::Open, Rule::OpenPassage);
    let mut later = closed(|_| (), "B2");
    later.events[1].time.from = now() + chrono::Duration::hours(1);
    is(&later, Access::Open, Rule::OpenPassage);
}

#[test]
fn closures_by_geometry_reach_200_m() {
    let by = |geometry: Geometry| {
        let mut world = closed(|c| c.scope = Scope::Geometry, "B2");
        world.events[1].geometry = Some(geometry);
        world.first().access
    };
    let point = by(Geometry::Point { at: north(0.15) });
    assert_eq!(point.status, Access::Closed);
    assert!(point.findings[0].to_km - point.findings[0].from_km < 0.5);
    assert_eq!(by(Geometry::Point { at: north(0.25) }).status, Access::Open);
    let (south, north) = (35.9, 36.1);
    let ring = vec![at(south, 37.1), at(south, 37.2), at(north, 37.2), at(north, 37.1)];
    let area = by(Geometry::Area { ring });
    assert!((area.findings[0].to_km - area.findings[0].from_km - 9.0).abs() < 0.6, "{area:?}");
}

#[test]
fn closures_of_a_section_close_every_route_on_that_road() {
    let mut world = closed(|_| (), "B2");
    world.routes.push(route(2, vec![at(36.0, 37.3), at(36.0, 37.05), at(36.2, 37.0)]));
    world.routes.push(route(3, vec![at(35.8, 37.15), at(36.2, 37.15)]));
    let status: Vec<Access> = world.assess().routes.iter().map(|r| r.access.status).collect();
    assert_eq!(status, [Access::Closed, Access::Closed, Access::Unknown], "a road that crosses is not closed");
}

#[test]
fn reopenings_end_earlier_closures() {
    let mut world = closed(|_| (), "B2");
    reopen(&mut world, 1.0, "B2", |_| ());
    is(&world, Access::Open, Rule::OpenPassage);
    world.events[2].time.from = ago(2.0);
    is(&world, Access::Closed, Rule::ClosedReport);
    world.events[2].time.from = ago(1.0);
    world.events[1].confirmed_at = Some(ago(0.5));
    is(&world, Access::Closed, Rule::ClosedReport);
    world.events[1].confirmed_at = None;
    world.events[2].evidence.clear();
    is(&world, Access::Closed, Rule::ClosedReport);

    let other = |edit: &dyn Fn(&mut Closure)| {
        let mut world = closed(|_| (), "B2");
        reopen(&mut world, 1.0, "B2", edit);
        world
    };
    is(&other(&|c| c.partial = true), Access::Restricted, Rule::RestrictedPartial);
    is(&other(&|c| c.hours = Some("06:00-12:00".parse().unwrap())), Access::Restricted, Rule::RestrictedHours);
    is(&other(&|c| c.hours = Some("10:00-12:00".parse().unwrap())), Access::Closed, Rule::ClosedReport);
    is(&other(&|c| c.traffic = Traffic(vec![TrafficClass::Medical])), Access::Closed, Rule::ClosedReport);
    is(&other(&|c| c.direction = Direction::Backward), Access::Closed, Rule::ClosedReport);
    let part = other(&|c| c.scope = section(0.0, 15.0));
    is(&part, Access::Closed, Rule::ClosedReport);
    assert_eq!(part.first().access.findings[0].from_km, 15.0);
}

#[test]
fn a_reopening_is_a_word_of_open() {
    let mut world = World::new();
    reopen(&mut world, 1.0, "B2", |c| c.scope = section(0.0, 100.0));
    is(&world, Access::Open, Rule::OpenReport);
    world.events[0].time.from = ago(15.0);
    is(&world, Access::Unknown, Rule::UnknownEvidence);
    world.events[0].confirmed_at = Some(ago(3.0));
    is(&world, Access::Open, Rule::OpenReport);
}

#[test]
fn a_passage_resolves_doubts_and_not_closures() {
    let mut world = closed(|_| (), "F6");
    world.passage(1.0, "B2");
    is(&world, Access::Open, Rule::OpenPassage);
    let mut world = closed(|_| (), "B2");
    world.passage(1.0, "B2");
    is(&world, Access::Closed, Rule::ClosedReport);
}

#[test]
fn control_change_needs_a_passage_or_an_authority() {
    let mut world = World::new();
    world.passage(5.0, "B2");
    world.event(capture(), Some(north(3.0)), ago(3.0), "F6");
    is(&world, Access::Unknown, Rule::UnknownControl);
    let finding = world.first().access.findings[0];
    assert!(finding.from_km > 15.0 && finding.to_km < 30.0);
    assert_eq!(world.first().explanation.with_passage.access, Access::Open);
    let mut doubted = world.clone();
    doubted.events[1].evidence = vec![doubted.report("D4")];
    is(&doubted, Access::Open, Rule::OpenPassage);
    let mut passed = world.clone();
    passed.passage(1.0, "B2");
    is(&passed, Access::Open, Rule::OpenPassage);
    // The passage of the same day may have come before.
    passed.events[1].time.precision = TimePrecision::Day;
    passed.events[2].time.from = ago(2.9);
    is(&passed, Access::Unknown, Rule::UnknownControl);
    let mut word = world.clone();
    reopen(&mut word, 1.0, "B2", |_| ());
    is(&word, Access::Unknown, Rule::UnknownControl);
    let source = word.reports[&word.events[2].evidence[0].report].source;
    word.sources.get_mut(&source).unwrap().kind = SourceKind::Authority;
    is(&word, Access::Open, Rule::OpenPassage);
}

#[test]
fn who_lost_a_place_does_not_say_that_it_is_open() {
    use SourceKind::{ArmedParty, Authority, Ministry, NewsAgency};
    let with = |kind, party: Option<&str>, issuer: Option<&str>| {
        let mut world = World::new();
        world.passage(5.0, "B2");
        world.event(capture(), Some(north(3.0)), ago(3.0), "B2").detail = Detail::ControlChange {
            by: Some("Group North".into()),
            from_party: Some("Government".into()),
            count: None,
            unnamed: None,
        };
        let enforcement = Enforcement::Confirmed;
        let order = issuer.map(|issuer| Directive { issuer: issuer.into(), reference: None, enforcement });
        reopen(&mut world, 1.0, "A1", |c| c.directive = order);
        let source = world.reports[&world.events[2].evidence[0].report].source;
        let source = world.sources.get_mut(&source).unwrap();
        (source.kind, source.party) = (kind, party.map(str::to_owned));
        world.first().access.status
    };
    for kind in [Authority, Ministry, ArmedParty] {
        assert_eq!(with(kind, Some("government "), None), Access::Unknown, "{kind:?}");
        assert_eq!(with(kind, Some("Group North"), None), Access::Open, "{kind:?}");
    }
    assert_eq!(with(ArmedParty, Some("Group South"), None), Access::Unknown);
    assert_eq!(with(NewsAgency, None, Some("Government")), Access::Unknown);
    assert_eq!(with(Ministry, Some("Government"), Some("Ministry of Defence")), Access::Unknown);
    assert_eq!(with(NewsAgency, None, Some("Group North")), Access::Open);
}

#[test]
fn what_is_known_to_its_district_closes_no_road_and_sets_no_floor() {
    let hazard = Detail::ExplosiveHazard { device: Device::Mine, detonated: false, cleared: false };
    let flood = Detail::Obstruction {
        cause: CauseOfObstruction::Flood,
        passability: Passability::Impassable,
        limit_tonnes: None,
    };
    let shut = Detail::Closure(closure(Scope::Geometry));
    for detail in [hazard, flood, shut, capture(), front(FrontState::Assessed)] {
        let mut world = World::new();
        world.passage(1.0, "B2");
        world.event(detail, Some(north(0.0)), ago(3.0), "A1").precision = LocationPrecision::District;
        let (route, gaps) = (world.first(), world.assess().gaps);
        assert!(route.segments.iter().all(|segment| segment.floor.is_none()));
        assert_eq!(route.access.status, Access::Open);
        assert!(gaps.contains(&Gap::UnplacedEvent { event: event_id(2) }), "{gaps:?}");
        world.events[1].precision = LocationPrecision::Exact;
        let (route, gaps) = (world.first(), world.assess().gaps);
        assert!(route.level > RiskLevel::VeryLow || route.access.status == Access::Closed);
        assert!(!gaps.contains(&Gap::UnplacedEvent { event: event_id(2) }));
    }
}

#[test]
fn obstructions() {
    let by = |passability, limit_tonnes, grade: &str| {
        let mut world = World::new();
        world.passage(5.0, "B2");
        let detail = Detail::Obstruction { cause: CauseOfObstruction::Flood, passability, limit_tonnes };
        world.event(detail, Some(north(0.0)), ago(2.0), grade);
        world
    };
    is(&by(Passability::Impassable, None, "B2"), Access::Closed, Rule::ClosedObstruction);
    is(&by(Passability::Impassable, None, "F6"), Access::Unknown, Rule::UnknownDoubted);
    is(&by(Passability::WithDifficulty, None, "F6"), Access::Restricted, Rule::RestrictedObstruction);
    is(&by(Passability::WithDifficulty, Some(5.0), "B2"), Access::Closed, Rule::ClosedWeight);
    is(&by(Passability::WithDifficulty, Some(15.0), "B2"), Access::Restricted, Rule::RestrictedWeight);
    let mut over = by(Passability::Impassable, None, "B2");
    reopen(&mut over, 1.0, "B2", |_| ());
    is(&over, Access::Open, Rule::OpenPassage);
}

#[test]
fn checkpoints_and_denials_restrict() {
    let mut world = World::new();
    world.passage(5.0, "B2");
    let checkpoint = |change, delays| Detail::Checkpoint { change, official: None, delays };
    world.event(checkpoint(CheckpointChange::New, false), Some(north(0.1)), ago(3.0), "F6");
    is(&world, Access::Open, Rule::OpenPassage);
    world.events[1].detail = checkpoint(CheckpointChange::New, true);
    is(&world, Access::Restricted, Rule::RestrictedCheckpoint);
    assert_eq!(world.first().advice, Advice::Conditions);
    world.event(checkpoint(CheckpointChange::Gone, false), Some(north(0.1)), ago(1.0), "B2");
    is(&world, Access::Open, Rule::OpenPassage);
    let denial = Detail::DetentionOrDenial { act: DenialAct::Delayed, traffic: Traffic::all() };
    world.event(denial, Some(north(0.1)), ago(13.0), "F6");
    is(&world, Access::Restricted, Rule::RestrictedDenial);
    world.events[3].time.from = ago(14.1);
    is(&world, Access::Open, Rule::OpenPassage);
}

#[test]
fn an_old_restriction_alone_is_no_evidence() {
    let mut world = closed(|c| c.partial = true, "B2");
    world.events[0].time.from = ago(30.0);
    is(&world, Access::Restricted, Rule::RestrictedPartial);
    world.events[1].time.from = ago(20.0);
    is(&world, Access::Unknown, Rule::UnknownEvidence);
    // The restriction is known all the same, and the advice heeds it.
    let route = world.first();
    assert_eq!((route.level, route.advice), (RiskLevel::VeryLow, Advice::Conditions));
}
