//! Closures and hours: what blocks all ways, what begins under way, gates that are missed.

use passage_model::{
    Closure, Credibility, Detail, Direction, EventStatus, EventTime, Geometry, Km, LatLon, LocationPrecision, Names,
    Reliability, RiskLevel, RouteId, Scope, Stance, TimePrecision, Traffic, VehicleClass,
};
use passage_spatial::RouteLine;
use passage_words::Words;

use super::starter::{LANG, plan, quiet, told};
use crate::{Desk, dto::*, edit};

pub(super) fn route(desk: &mut Desk, code: &str) -> RouteId {
    let register = desk.register(Words::new(LANG)).unwrap();
    register.routes.iter().find(|route| route.code == code).unwrap().id
}

/// What a closure is about and when it holds: for all traffic, both ways, without an end, where nothing else is put in.
pub(super) struct Shut {
    pub(super) closure: Closure,
    pub(super) geometry: Option<Geometry>,
    pub(super) from: &'static str,
    pub(super) until: Option<&'static str>,
}

impl Shut {
    pub(super) fn new(scope: Scope, from: &'static str) -> Self {
        let closure = Closure {
            scope,
            direction: Direction::Both,
            traffic: Traffic::all(),
            vehicles: Vec::new(),
            hours: None,
            partial: false,
            directive: None,
        };
        Self { closure, geometry: None, from, until: None }
    }
}

pub(super) fn close(desk: &mut Desk, name: &str, scope: Scope, geometry: Option<Geometry>, from: &'static str) {
    shut(desk, name, Shut { geometry, ..Shut::new(scope, from) });
}

/// A closure that a good source has seen.
pub(super) fn shut(desk: &mut Desk, name: &str, shut: Shut) {
    let Shut { closure, geometry, from, until } = shut;
    let crossing = match &closure.scope {
        Scope::Crossing { crossing } => Some(crossing.to_string()),
        _ => None,
    };
    let detail = Detail::Closure(closure);
    let event = EventForm {
        id: None,
        read: None,
        title: Names::one(LANG, name),
        place: None,
        crossing,
        place_text: None,
        geometry,
        precision: LocationPrecision::Exact,
        time: EventTime {
            from: from.parse().unwrap(),
            until: until.map(|until| until.parse().unwrap()),
            precision: TimePrecision::Hour,
        },
        actors: Vec::new(),
        status: EventStatus::Confirmed,
        detail,
        category: None,
        deaths: None,
        confirmed_at: None,
        evidence: Vec::new(),
        new_report: Some(ReportForm {
            source: None,
            source_name: Some("Somebody at the place".to_owned()),
            source_kind: None,
            reliability: Some(Reliability::A),
            credibility: Credibility::One,
            stance: Stance::Supports,
            origin: None,
            text: name.to_owned(),
            received_at: None,
            text_lang: LANG,
        }),
        example: false,
    };
    edit::save_event(desk, SaveEventArgs { event, reason: None, lang: LANG }).unwrap();
}

pub(super) fn section(desk: &mut Desk, code: &str, from_km: f64, to_km: f64) -> Scope {
    Scope::Section { route: route(desk, code), from_km: Km(from_km), to_km: Km(to_km) }
}

#[test]
fn closing_everything_names_the_blocking_set_and_what_each_would_give() {
    let (mut desk, _folder, args) = quiet();
    let words = Words::new(LANG);
    // Ten kilometres of each road into Aleppo, some way out.
    for code in ["R-01", "R-02", "R-06", "R-09", "R-21", "R-26"] {
        let id = route(&mut desk, code);
        let length = desk.register(words).unwrap().network.line(id).unwrap().length_km();
        let (from, to) = match code {
            "R-09" | "R-21" | "R-26" => (10.0, 20.0),
            "R-01" => (20.0, 30.0),
            _ => (length - 30.0, length - 20.0),
        };
        let scope = section(&mut desk, code, from, to);
        close(&mut desk, &format!("{code} shut before Aleppo"), scope, None, "2024-11-24T12:00:00Z");
    }
    let plan = plan(&mut desk, args).unwrap();
    let said = told(&plan);
    println!("{said}");
    assert!(plan.ways.is_empty(), "{said}");
    let blocked = plan.blocked.as_ref().unwrap();
    assert_eq!(blocked.kind, BlockedKind::Closures, "{said}");
    assert!(blocked.closures.len() >= 3 && blocked.all_open_text.is_some(), "{said}");
    let direct = blocked.closures.iter().find(|closure| closure.title.starts_with("R-01"));
    let direct = direct.expect(&said);
    assert!(direct.km.is_some_and(|km| km < 60.0) && direct.text.starts_with("if it opens"), "{said}");
    assert_eq!((plan.advice.kind, &plan.advice.letter), (PlanAdviceKind::Hold, &None), "{said}");
    assert!(plan.advice.reassess_at.is_some());
    // The way there would be, and where it is shut: ten kilometres of it, on its line.
    let at = |[lon, lat]: [f64; 2]| LatLon::new(lat, lon).unwrap();
    let line = |points: &[[f64; 2]]| RouteLine::new(&points.iter().copied().map(at).collect::<Vec<_>>()).unwrap();
    let way = line(&direct.line);
    assert!(direct.km.is_some_and(|km| (way.length_km() - km).abs() < 0.2), "{}", way.length_km());
    let shut: f64 = direct.shut.iter().map(|points| line(points).length_km()).sum();
    assert!((shut - 10.0).abs() < 0.5, "{shut}");
    let on_way = |point: &[f64; 2]| way.nearest(at(*point)).distance_km < 0.01;
    assert!(direct.shut.iter().flatten().all(on_way) && direct.at.is_some());
    assert!(blocked.line.len() > 1);
}

#[test]
fn a_closure_that_begins_after_departure_bars_who_comes_later() {
    let (mut desk, _folder, args) = quiet();
    let before = plan(&mut desk, args.clone()).unwrap();
    assert_eq!(before.ways[0].name, "Direct", "{}", told(&before));
    // They leave at 05:00 and are there before six.
    let scope = section(&mut desk, "R-01", 45.0, 47.0);
    close(&mut desk, "Shut from half past five", scope, None, "2024-11-26T05:30:00Z");
    let after = plan(&mut desk, args).unwrap();
    let said = told(&after);
    assert!(after.ways[0].name != "Direct", "{said}");
    assert!(after.ways[0].avoids.iter().any(|what| what.contains("half past five")), "{said}");
    // Where it is shown at all, it is shown as closed, behind those that can be driven.
    for way in after.ways.iter().filter(|way| way.km < 60.0) {
        assert!(way.warnings.iter().any(|warning| warning.text.starts_with("closed when it is reached")), "{said}");
    }
}

#[test]
fn a_closure_on_a_road_of_no_route_is_found_all_the_same() {
    let (mut desk, _folder, args) = quiet();
    let at = |lat, lon| LatLon::new(lat, lon).unwrap();
    // Between Azaz and Marea, and on both roads to Afrin: all that leads north.
    for (name, points) in [
        ("Road to al-Ghazawiya cut", vec![at(36.315, 36.849), at(36.346, 36.841)]),
        ("Road to Deir Ballut cut", vec![at(36.250, 36.741), at(36.291, 36.706)]),
    ] {
        let line = Some(Geometry::Line { points });
        close(&mut desk, name, Scope::Geometry, line, "2024-11-24T12:00:00Z");
    }
    let plan = plan(&mut desk, args).unwrap();
    let said = told(&plan);
    let drivable = plan.ways.iter().filter(|way| !way.warnings.iter().any(|warning| warning.text.contains("cut")));
    assert_eq!(drivable.count(), 1, "{said}");
    assert_eq!(plan.ways[0].name, "Direct", "{said}");
}

#[test]
fn a_gate_that_has_shut_is_missed_and_says_when_to_look_again() {
    let (mut desk, _folder, mut args) = quiet();
    let PlanEnd::Crossing { id } = &args.from else { panic!() };
    let mut form = edit::crossing_form(&mut desk, IdArgs { id: id.clone(), lang: LANG }).unwrap();
    for side in &mut form.sides {
        side.hours = Some("05:00-13:00".parse().unwrap());
    }
    edit::save_crossing(&mut desk, SaveCrossingArgs { crossing: form, reason: None, lang: LANG }).unwrap();
    let fits = plan(&mut desk, args.clone()).unwrap();
    let gate = &fits.ways[0].crossings[0];
    assert_eq!((gate.fit, gate.hours_text.as_str()), (HoursFit::Fits, "05:00 to 13:00"), "{}", told(&fits));
    // An hour after it has shut.
    args.depart = Some("2024-11-26T14:00:00Z".parse().unwrap());
    let missed = plan(&mut desk, args).unwrap();
    let said = told(&missed);
    let first = &missed.ways[0];
    assert_eq!(first.crossings[0].fit, HoursFit::NextDay, "{said}");
    assert!(matches!(first.against, AgainstCeiling::HoursDoNotFit | AgainstCeiling::Above), "{said}");
    assert_eq!(first.before_dark, Some(false), "{said}");
    assert_eq!(missed.advice.kind, PlanAdviceKind::Hold, "{said}");
    assert_eq!(missed.advice.reassess_at, Some("2024-11-27T05:00:00Z".parse().unwrap()), "{said}");
}

#[test]
fn never_through_a_level_is_kept_off_the_register_too() {
    let (mut desk, _folder, mut args) = quiet();
    args.vehicle = VehicleClass::Light4wd;
    for never in [RiskLevel::Medium, RiskLevel::High] {
        args.never = Some(never);
        let plan = plan(&mut desk, args.clone()).unwrap();
        let said = told(&plan);
        let broken = plan.ways.iter().flat_map(|way| &way.strip).any(|part| part.level.rank() >= never.rank());
        assert!(!broken && (!plan.ways.is_empty() || plan.blocked.is_some()), "{never:?} {said}");
    }
}
