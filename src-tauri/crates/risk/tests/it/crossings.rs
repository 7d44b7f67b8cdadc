//! Crossings: sides, hours, borders.

use passage_model::*;
use passage_risk::*;

use crate::support::*;

fn said(status: SideStatusKind, days: f64, grade: &str) -> SideStatus {
    SideStatus {
        traffic: None,
        direction: TrafficDirection::Both,
        status,
        basis: None,
        since: None,
        until: None,
        checked_at: ago(days),
        source: None,
        grade: grade.parse().unwrap(),
    }
}

fn side(country: &str, statuses: Vec<SideStatus>) -> Side {
    Side {
        names: Names::one(Lang::En, "Gate"),
        country: Some(country.parse().unwrap()),
        authority: None,
        hours: None,
        statuses,
    }
}

/// The first route with a border crossing in its middle, passed ten days ago up to the crossing only.
fn world(a: Vec<SideStatus>, b: Vec<SideStatus>) -> World {
    let mut world = World::new();
    world.crossings.push(Crossing {
        id: crossing_id(1),
        names: Names::one(Lang::En, "Gate"),
        kind: CrossingKind::Border,
        at: at(36.0, 37.25),
        formal: None,
        sides: vec![side("SY", a), side("IQ", b)],
    });
    world.routes[0].crossings = vec![crossing_id(1)];
    for (from, to) in [(0.0, 22.0), (23.0, 46.0)] {
        let event = world.passage(10.0, "B2");
        let Detail::Passage { from_km, to_km, .. } = &mut event.detail else { unreachable!() };
        (*from_km, *to_km) = (Some(Km(from)), Some(Km(to)));
    }
    // The gap between the passages is known to be open by a word.
    world.event(Detail::Reopening(closure(section(21.0, 24.0))), None, ago(10.0), "B2");
    world
}

fn open() -> Vec<SideStatus> {
    vec![said(SideStatusKind::Open, 20.0, "B2")]
}

fn is(world: &World, status: Access, rule: Rule) {
    let assessment = world.assess();
    let route = &assessment.routes[0].access;
    assert_eq!((route.status, route.rule), (status, rule), "{:#?}", route.findings);
    let crossing = &assessment.crossings[0];
    if status != Access::Open {
        assert_eq!((crossing.status, crossing.rule), (status, rule), "{:#?}", crossing.findings);
    }
}

#[test]
fn both_sides_must_be_open() {
    let w = world(open(), open());
    assert_eq!(w.first().access.status, Access::Open, "{:#?}", w.first().access);
    assert_eq!(w.assess().crossings[0].rule, Rule::OpenSide);
    is(&world(open(), vec![]), Access::Unknown, Rule::UnknownCrossing);
    is(&world(open(), vec![said(SideStatusKind::Open, 30.1, "B2")]), Access::Unknown, Rule::UnknownCrossing);
    is(&world(open(), vec![said(SideStatusKind::Open, 1.0, "F6")]), Access::Unknown, Rule::UnknownCrossing);
    is(&world(open(), vec![said(SideStatusKind::Unknown, 1.0, "B2")]), Access::Unknown, Rule::UnknownCrossing);
    is(&world(open(), vec![said(SideStatusKind::Closed, 1.0, "B2")]), Access::Closed, Rule::ClosedSide);
    is(&world(open(), vec![said(SideStatusKind::Closed, 1.0, "F6")]), Access::Unknown, Rule::UnknownDoubted);
    is(&world(open(), vec![said(SideStatusKind::Restricted, 1.0, "F6")]), Access::Restricted, Rule::RestrictedSide);
    let gaps = world(open(), vec![said(SideStatusKind::Open, 40.0, "B2")]).first().explanation.gaps;
    assert!(gaps.iter().any(|g| matches!(
        g, Gap::CrossingUnchecked { side: Some(1), days: Some(days), .. } if (days - 40.0).abs() < 0.01
    )));
}

#[test]
fn the_word_for_the_class_goes_first() {
    let own = |status, days| SideStatus { traffic: Some(TrafficClass::HumanitarianCargo), ..said(status, days, "B2") };
    let closed_to_all = said(SideStatusKind::Closed, 5.0, "B2");
    let a = vec![closed_to_all.clone(), own(SideStatusKind::Open, 5.0)];
    assert_eq!(world(a.clone(), open()).first().access.status, Access::Open);
    let civilians = world(a, open()).first_asked(|q| q.traffic = TrafficClass::Civilians);
    assert_eq!(civilians.access.status, Access::Closed);
    // A newer word for all that is worse counts.
    is(&world(vec![closed_to_all, own(SideStatusKind::Open, 6.0)], open()), Access::Closed, Rule::ClosedSide);
    let one_way = SideStatus { direction: TrafficDirection::In, ..said(SideStatusKind::Open, 1.0, "B2") };
    is(&world(vec![one_way], open()), Access::Unknown, Rule::UnknownCrossing);
}

#[test]
fn the_table_of_sides_and_classes() {
    let assessment = world(open(), vec![]).assess();
    let sides = &assessment.crossings[0].sides;
    assert_eq!(sides.len(), 10);
    assert!(sides[..5].iter().all(|s| s.status == Access::Open && s.side == 0));
    assert!(sides[5..].iter().all(|s| s.status == Access::Unknown && s.age_hours.is_none()));
}

#[test]
fn what_a_side_comes_to_now_is_told_for_every_class_and_way() {
    let access = |w: &World, side, traffic| {
        let assessment = w.assess();
        let of = assessment.crossings[0].sides.iter().find(|s| s.side == side && s.traffic == traffic).unwrap();
        (of.access, of.ways)
    };
    let own = |direction, status, days| SideStatus {
        traffic: Some(TrafficClass::HumanitarianStaff),
        direction,
        ..said(status, days, "B2")
    };
    let staff = TrafficClass::HumanitarianStaff;
    // An old word is none, and one way does not open the other.
    let w = world(vec![own(TrafficDirection::Both, SideStatusKind::Open, 124.0)], open());
    assert_eq!(access(&w, 0, staff), (Access::Unknown, [Access::Unknown; 2]));
    let w = world(
        vec![
            own(TrafficDirection::In, SideStatusKind::Open, 2.0),
            own(TrafficDirection::Out, SideStatusKind::Closed, 2.0),
        ],
        open(),
    );
    assert_eq!(access(&w, 0, staff), (Access::Closed, [Access::Open, Access::Closed]));
    assert_eq!(access(&w, 1, staff), (Access::Open, [Access::Open; 2]));
    // What closes the crossing for some closes it for them alone, whoever is asked for.
    let mut w = world(open(), open());
    let mut shut = closure(Scope::Crossing { crossing: crossing_id(1) });
    shut.traffic = Traffic(vec![staff]);
    w.event(Detail::Closure(shut), None, ago(1.0), "A1");
    assert_eq!(access(&w, 0, staff), (Access::Closed, [Access::Closed; 2]));
    assert_eq!(access(&w, 0, TrafficClass::Civilians).0, Access::Open);
}

#[test]
fn opening_hours() {
    let with = |hours: &str| {
        let mut w = world(open(), open());
        w.crossings[0].sides[0].hours = Some(hours.parse().unwrap());
        w
    };
    is(&with("05:00-13:00"), Access::Restricted, Rule::RestrictedHours);
    is(&with("09:00-13:00"), Access::Closed, Rule::ClosedHours);
    assert_eq!(with("00:00-24:00").first().access.status, Access::Open);
}

#[test]
fn hours_do_not_hide_what_a_side_says() {
    let rules = |b: Vec<SideStatus>, edit: &dyn Fn(&mut World)| {
        let mut w = world(open(), b);
        w.crossings[0].sides[1].hours = Some("09:00-13:00".parse().unwrap());
        edit(&mut w);
        let gate = w.assess().crossings.remove(0);
        assert_eq!(gate.status, Access::Closed);
        let route = w.first().access;
        assert_eq!(route.status, Access::Closed);
        assert!(
            gate.findings.iter().all(|own| route.findings.iter().any(|on| (on.rule, on.side) == (own.rule, own.side)))
        );
        gate.findings.iter().filter(|f| f.side == Some(1)).map(|f| f.rule).collect::<Vec<Rule>>()
    };
    let none: &dyn Fn(&mut World) = &|_| {};
    assert_eq!(rules(open(), none), [Rule::ClosedHours]);
    let closed = vec![said(SideStatusKind::Closed, 1.0, "B2")];
    assert_eq!(rules(closed.clone(), none), [Rule::ClosedSide, Rule::ClosedHours]);
    assert_eq!(rules(vec![], none), [Rule::ClosedHours, Rule::UnknownCrossing]);
    // Where somebody says since that it is open again, the hours alone remain.
    let reopened: &dyn Fn(&mut World) = &|w| {
        let scope = Scope::Crossing { crossing: crossing_id(1) };
        w.event(Detail::Reopening(closure(scope)), None, ago(0.5), "B2");
    };
    assert_eq!(rules(closed, reopened), [Rule::ClosedHours]);
}

#[test]
fn a_border_closed_by_order_closes_every_crossing_of_it() {
    let mut w = world(open(), open());
    let (a, b) = ("IQ".parse().unwrap(), "SY".parse().unwrap());
    let mut order = closure(Scope::Border { a, b });
    order.directive =
        Some(Directive { issuer: "C-in-C".into(), reference: None, enforcement: Enforcement::Unconfirmed });
    w.event(Detail::Closure(order), None, ago(1.0), "B2");
    is(&w, Access::Closed, Rule::ClosedOrder);
    let crossing = &w.assess().crossings[0];
    assert!(crossing.by_order);
    assert_eq!(crossing.basis.unwrap().event, Some(event_id(4)));
    // A passage does not open what an order closes; a reopening does.
    w.passage(0.5, "B2");
    is(&w, Access::Closed, Rule::ClosedOrder);
    w.event(Detail::Reopening(closure(Scope::Border { a: b, b: a })), None, ago(0.4), "B2");
    assert_eq!(w.first().access.status, Access::Open);
    // Another border is not meant.
    let mut other = world(open(), open());
    let tr = "TR".parse().unwrap();
    other.event(Detail::Closure(closure(Scope::Border { a, b: tr })), None, ago(1.0), "B2");
    assert_eq!(other.first().access.status, Access::Open);
}

#[test]
fn closing_one_direction_of_a_crossing_counts_for_both() {
    let mut w = world(open(), open());
    let mut c = closure(Scope::Crossing { crossing: crossing_id(1) });
    c.direction = Direction::Backward;
    w.event(Detail::Closure(c), None, ago(1.0), "B2");
    is(&w, Access::Closed, Rule::ClosedReport);
}

#[test]
fn a_later_word_or_passage_resolves_a_side() {
    let mut w = world(open(), vec![]);
    w.passage(1.0, "B2");
    is(&w, Access::Open, Rule::OpenPassage);
    let mut w = world(open(), vec![said(SideStatusKind::Closed, 5.0, "B2")]);
    w.passage(1.0, "B2");
    is(&w, Access::Closed, Rule::ClosedSide);
    let scope = Scope::Crossing { crossing: crossing_id(1) };
    w.event(Detail::Reopening(closure(scope.clone())), None, ago(2.0), "B2");
    assert_eq!(w.first().access.status, Access::Open);
    w.crossings[0].sides[1].statuses[0].checked_at = ago(1.0);
    is(&w, Access::Closed, Rule::ClosedSide);
}

#[test]
fn classes_without_a_stated_vehicle() {
    let mut w = world(open(), open());
    let mut c = closure(Scope::Crossing { crossing: crossing_id(1) });
    c.vehicles = vec![VehicleClass::HeavyTruck];
    w.event(Detail::Closure(c), None, ago(1.0), "B2");
    let assessment = w.assess();
    assert_eq!(assessment.crossings[0].rule, Rule::RestrictedClass);
    assert_eq!(assessment.routes[0].access.status, Access::Open, "the route's own vehicle is lighter");
    let heavy = w.first_asked(|q| q.vehicle = Some(VehicleClass::HeavyTruck));
    assert_eq!(heavy.access.rule, Rule::ClosedReport);
}

#[test]
fn a_crossing_that_the_register_does_not_hold() {
    let mut w = world(open(), open());
    w.routes[0].crossings.push(crossing_id(9));
    assert_eq!(w.first().access.rule, Rule::UnknownCrossing);
    let gaps = w.first().explanation.gaps;
    assert!(gaps.contains(&Gap::CrossingUnchecked { crossing: crossing_id(9), side: None, days: None }));
}

#[test]
fn events_without_a_place_at_a_crossing_are_there() {
    let mut w = world(open(), open());
    let event = w.event(strike(), None, ago(1.0), "A1");
    event.crossing = Some(crossing_id(1));
    assert_eq!(w.first().level, RiskLevel::High);
    w.events[3].crossing = None;
    assert_eq!(w.assess().gaps, [Gap::UnplacedEvent { event: event_id(4) }]);
}
