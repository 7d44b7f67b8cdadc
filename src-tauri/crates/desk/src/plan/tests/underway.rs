//! What holds when they get there, not when they leave: closures by the hour, gates and their words, directions.

use passage_model::{
    Access, CrossingId, Direction, Grade, LatLon, Names, RiskLevel, Scope, SideStatus, SideStatusKind, TrafficClass,
    TrafficDirection, VehicleClass,
};
use passage_words::Words;

use super::{
    closing::{Shut, route, section, shut},
    starter::{LANG, plan, quiet, told},
};
use crate::{Desk, dto::*, edit};

/// Kilometres of R-01 that are reached between twenty past and ten to six, when they leave at five.
const STRETCH: (f64, f64) = (25.0, 30.0);

/// The way over R-01, as long as it is shown.
fn direct(plan: &PlanDto) -> Option<&PlanWayDto> {
    plan.ways.iter().find(|way| way.km < 60.0)
}

/// They wait until it opens.
const LONG_MINUTES: f64 = 60.0;

/// The way over R-01 is not offered as one that can be driven without a long wait, in the window and on the command line.
fn is_barred(desk: &mut Desk, args: &PlanWaysArgs, case: &str) {
    let plan = plan(desk, args.clone()).unwrap();
    let said = format!("{case}: {}", told(&plan));
    assert!(direct(&plan).is_none_or(|way| way.letter != "A"), "{said}");
    if let Some(direct) = direct(&plan).filter(|way| way.waiting_minutes < LONG_MINUTES) {
        assert_eq!(direct.access, Access::Closed, "{said}");
        assert!(matches!(direct.against, AgainstCeiling::Closed | AgainstCeiling::Above), "{said}");
        assert!(direct.warnings.iter().any(|warning| warning.text.starts_with("closed when it is reached")), "{said}");
        assert_ne!(plan.advice.letter.as_ref(), Some(&direct.letter), "{said}");
        assert!(!plan.ways[0].dominated, "a way that is closed is no better: {said}");
    }
    assert!(!on_the_command_line(desk, args), "{said}");
}

/// It is, as if nothing were closed.
fn is_free(desk: &mut Desk, args: &PlanWaysArgs, case: &str) {
    let plan = plan(desk, args.clone()).unwrap();
    let said = format!("{case}: {}", told(&plan));
    let direct = direct(&plan).expect(&said);
    assert_ne!(direct.access, Access::Closed, "{said}");
    assert_eq!(direct.letter, "A", "{said}");
    assert!(!direct.warnings.iter().any(|warning| warning.text.contains("closed when")), "{said}");
    assert!(on_the_command_line(desk, args), "{said}");
}

/// Whether `passage plan` offers the way over R-01.
fn on_the_command_line(desk: &mut Desk, args: &PlanWaysArgs) -> bool {
    let at = |desk: &mut Desk, end: &PlanEnd| {
        let register = desk.register(Words::new(LANG)).unwrap();
        match end {
            PlanEnd::Place { id } => register.places[&id.parse().unwrap()].at,
            PlanEnd::Crossing { id } => register.crossing(id.parse().unwrap()).unwrap().at,
            PlanEnd::Position { .. } => panic!("an end of the register is expected"),
        }
    };
    let (from, to) = (at(desk, &args.from), at(desk, &args.to));
    let asked = crate::plan::PlanArgs {
        lang: LANG,
        from,
        to,
        depart: args.depart,
        local_offset_minutes: args.local_offset_minutes,
        vehicle: args.vehicle,
        traffic: TrafficClass::HumanitarianCargo,
        convoy: false,
        alternatives: 3,
        avoid: 100,
        never: args.never,
    };
    let answer = crate::plan::plan(desk, &asked).unwrap();
    answer.alternatives.iter().any(|way| way.km < 60.0 && way.waiting_minutes < LONG_MINUTES)
}

fn closed(desk: &mut Desk, from: &'static str, until: Option<&'static str>, change: impl FnOnce(&mut Shut)) {
    let scope = section(desk, "R-01", STRETCH.0, STRETCH.1);
    let mut what = Shut { until, ..Shut::new(scope, from) };
    change(&mut what);
    shut(desk, "Shut on the way", what);
}

#[test]
fn a_closure_that_begins_and_ends_under_way_bars_the_way() {
    let (mut desk, _folder, args) = quiet();
    is_free(&mut desk, &args, "nothing closed");
    closed(&mut desk, "2024-11-26T05:10:00Z", Some("2024-11-26T07:00:00Z"), |_| ());
    is_barred(&mut desk, &args, "from ten past five to seven");
}

#[test]
fn a_closure_that_is_over_when_they_get_there_bars_nobody() {
    let (mut desk, _folder, args) = quiet();
    closed(&mut desk, "2024-11-25T05:00:00Z", Some("2024-11-26T05:05:00Z"), |_| ());
    is_free(&mut desk, &args, "until five past five");
}

#[test]
fn a_curfew_bars_at_its_hours() {
    for (hours, barred) in [("05:10-07:00", true), ("04:00-05:05", false), ("22:00-05:05", false)] {
        let (mut desk, _folder, args) = quiet();
        closed(&mut desk, "2024-11-20T00:00:00Z", None, |shut| shut.closure.hours = Some(hours.parse().unwrap()));
        if barred { is_barred(&mut desk, &args, hours) } else { is_free(&mut desk, &args, hours) }
    }
}

#[test]
fn a_closure_one_way_does_not_bar_the_other_whatever_routes_lie_on_the_road() {
    for (direction, barred) in [(Direction::Forward, true), (Direction::Backward, false), (Direction::Both, true)] {
        let (mut desk, _folder, args) = quiet();
        // The same road, the other way round.
        let id = route(&mut desk, "R-01").to_string();
        let mut form = edit::route_form(&mut desk, IdArgs { id, lang: LANG }).unwrap();
        (form.id, form.code) = (None, "R-99".to_owned());
        form.line.reverse();
        form.waypoints.clear();
        edit::save_route(&mut desk, SaveRouteArgs { route: form, reason: None, lang: LANG }).unwrap();
        closed(&mut desk, "2024-11-25T05:00:00Z", None, |shut| shut.closure.direction = direction);
        let case = format!("{direction:?}");
        if barred { is_barred(&mut desk, &args, &case) } else { is_free(&mut desk, &args, &case) }
    }
}

/// A gate in the middle of R-01, with what its second side says; the first is open.
fn gate(desk: &mut Desk, hours: Option<&str>, says: &[(SideStatusKind, Option<&str>, Option<&str>)]) -> CrossingId {
    let line = {
        let id = route(desk, "R-01");
        let register = desk.register(Words::new(LANG)).unwrap();
        register.network.line(id).unwrap().at(27.0)
    };
    let status = |(status, since, until): (SideStatusKind, Option<&str>, Option<&str>)| SideStatus {
        traffic: None,
        direction: TrafficDirection::Both,
        status,
        basis: None,
        since: since.map(|at| at.parse().unwrap()),
        until: until.map(|at| at.parse().unwrap()),
        checked_at: "2024-11-25T12:00:00Z".parse().unwrap(),
        source: None,
        grade: "B2".parse::<Grade>().unwrap(),
    };
    let side = |name: &str, statuses: Vec<SideStatus>| passage_model::Side {
        names: Names::one(LANG, name),
        country: None,
        authority: None,
        hours: hours.map(|hours| hours.parse().unwrap()),
        statuses,
    };
    let open = (SideStatusKind::Open, None, None);
    let form = CrossingForm {
        id: None,
        read: None,
        names: Names::one(LANG, "Gate"),
        kind: passage_model::CrossingKind::InternalLine,
        at: LatLon::new(line.lat(), line.lon()).unwrap(),
        formal: None,
        sides: vec![side("West", vec![status(open)]), side("East", says.iter().copied().map(status).collect())],
    };
    let saved = edit::save_crossing(desk, SaveCrossingArgs { crossing: form, reason: None, lang: LANG }).unwrap();
    saved.id.unwrap().parse().unwrap()
}

#[test]
fn what_a_side_says_counts_when_they_get_there() {
    const OPEN: (SideStatusKind, Option<&str>, Option<&str>) = (SideStatusKind::Open, None, None);
    let closed = |since, until| (SideStatusKind::Closed, since, until);
    let cases: [(&str, Vec<_>, bool); 4] = [
        ("open", vec![OPEN], false),
        ("closed", vec![closed(None, None)], true),
        ("closed from ten past five", vec![OPEN, closed(Some("2024-11-26T05:10:00Z"), None)], true),
        ("closed until five past five", vec![OPEN, closed(None, Some("2024-11-26T05:05:00Z"))], false),
    ];
    for (case, says, barred) in cases {
        let (mut desk, _folder, args) = quiet();
        gate(&mut desk, None, &says);
        if barred { is_barred(&mut desk, &args, case) } else { is_free(&mut desk, &args, case) }
    }
}

#[test]
fn each_reason_that_closes_a_gate_counts() {
    let over = ("2024-11-25T05:00:00Z", Some("2024-11-26T05:05:00Z"));
    let lasting = ("2024-11-25T06:00:00Z", Some("2024-11-29T05:00:00Z"));
    for order in [[over, lasting], [lasting, over]] {
        let (mut desk, _folder, args) = quiet();
        let crossing = gate(&mut desk, None, &[(SideStatusKind::Open, None, None)]);
        for (from, until) in order {
            shut(&mut desk, "Gate shut", Shut { until, ..Shut::new(Scope::Crossing { crossing }, from) });
        }
        is_barred(&mut desk, &args, &format!("{order:?}"));
    }
    // By the hour, like a road.
    for (hours, barred) in [("05:10-07:00", true), ("03:00-05:05", false)] {
        let (mut desk, _folder, args) = quiet();
        let crossing = gate(&mut desk, None, &[(SideStatusKind::Open, None, None)]);
        let mut what = Shut::new(Scope::Crossing { crossing }, "2024-11-20T00:00:00Z");
        what.closure.hours = Some(hours.parse().unwrap());
        shut(&mut desk, "Gate shut at hours", what);
        if barred { is_barred(&mut desk, &args, hours) } else { is_free(&mut desk, &args, hours) }
    }
}

#[test]
fn a_gate_that_opens_before_they_come_does_not_close_the_way() {
    let (mut desk, _folder, args) = quiet();
    gate(&mut desk, Some("05:10-13:00"), &[(SideStatusKind::Open, None, None)]);
    let plan = plan(&mut desk, args).unwrap();
    let said = told(&plan);
    let direct = direct(&plan).expect(&said);
    assert_eq!((direct.access, direct.letter.as_str()), (Access::Unknown, "A"), "{said}");
    assert_ne!(direct.against, AgainstCeiling::Closed, "{said}");
}

#[test]
fn the_command_line_keeps_to_never_as_the_window_does() {
    let (mut desk, _folder, mut args) = quiet();
    args.vehicle = VehicleClass::Light4wd;
    for never in [RiskLevel::Medium, RiskLevel::High] {
        args.never = Some(never);
        let window = plan(&mut desk, args.clone()).unwrap();
        assert_eq!(direct(&window).is_some(), on_the_command_line(&mut desk, &args), "{never:?} {}", told(&window));
    }
}

#[test]
fn an_announced_closure_counts_for_who_leaves_when_it_holds() {
    let (mut desk, _folder, mut args) = quiet();
    // The clock stands at the evening of the 25th: more than a day before.
    closed(&mut desk, "2024-11-27T00:00:00Z", None, |_| ());
    is_free(&mut desk, &args, "the day before");
    args.depart = Some("2024-11-27T05:00:00Z".parse().unwrap());
    is_barred(&mut desk, &args, "that day");
}

#[test]
fn a_closure_on_no_road_is_told_where_a_way_passes_near_it() {
    let (mut desk, _folder, args) = quiet();
    let words = Words::new(LANG);
    // A route that was drawn where the network has no road, a kilometre and a half beside one.
    let main = route(&mut desk, "R-01");
    let line = desk.register(words).unwrap().network.line(main).unwrap().clone();
    let beside = |km: f64| {
        let (a, b) = (line.at(km), line.at(km + 0.1));
        passage_spatial::destination(a, passage_spatial::bearing_deg(a, b) + 90.0, 1.5)
    };
    let form = RouteForm {
        id: None,
        read: None,
        code: "X-1".to_owned(),
        names: Names::one(LANG, "A path by hand"),
        road_ref: None,
        area: None,
        line: (20..=24).map(|km| beside(f64::from(km))).collect(),
        waypoints: Vec::new(),
        crossings: Vec::new(),
        vehicle: VehicleClass::HeavyTruck,
        normal_minutes: None,
    };
    edit::save_route(&mut desk, SaveRouteArgs { route: form, reason: None, lang: LANG }).unwrap();
    let scope = section(&mut desk, "X-1", 1.0, 2.0);
    shut(&mut desk, "Shut beside the road", Shut::new(scope, "2024-11-24T12:00:00Z"));
    let plan = plan(&mut desk, args).unwrap();
    let said = told(&plan);
    let direct = plan.ways.iter().find(|way| way.km < 60.0).expect(&said);
    let warned = direct.warnings.iter().any(|warning| warning.text.contains("on no road of the map"));
    assert!(warned, "{said}");
}
