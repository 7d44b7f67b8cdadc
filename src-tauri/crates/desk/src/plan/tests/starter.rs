//! Plans over the sketch of the starter region, as on first run.

use std::fmt::Write as _;

use passage_model::{Access, Lang, RiskLevel, Time, VehicleClass};

use super::closing::{close, section};
use crate::{Desk, dto::*, error::Result};

pub(super) const LANG: Lang = Lang::En;

/// A desk as on first run.
pub(super) fn first_run() -> (Desk, tempfile::TempDir) {
    starting_at("2024-11-30T18:00:00Z")
}

/// The same, with the clock at a moment.
pub(super) fn starting_at(now: &str) -> (Desk, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let now: Time = now.parse().unwrap();
    let mut desk = Desk::with_clock(folder.path().join("plan.db"), move || now);
    let args = CreateArgs { path: None, passphrase: None, starter: true, lang: LANG };
    crate::app::create_database(&mut desk, args).unwrap();
    (desk, folder)
}

/// In the evening before the fighting of late November: a front line lies west of Aleppo, and no road is closed.
pub(super) fn quiet() -> (Desk, tempfile::TempDir, PlanWaysArgs) {
    let (mut desk, folder) = starting_at("2024-11-25T18:00:00Z");
    let mut args = to_aleppo(&mut desk);
    args.depart = Some("2024-11-26T05:00:00Z".parse().unwrap());
    (desk, folder, args)
}

/// What a plan says, short: shown when a test fails.
pub(super) fn told(plan: &PlanDto) -> String {
    let mut text = format!("{:?} {}\n", plan.advice.kind, plan.advice.text);
    for way in &plan.ways {
        let _ = writeln!(
            text,
            "{} {} via {:?}: {} km, {} min, {} | {} | {} | {} | {:?} | {:?}",
            way.letter,
            way.name,
            way.via,
            way.km,
            way.minutes,
            way.level_text,
            way.access_text,
            way.against_text,
            way.price_text.as_deref().unwrap_or("first"),
            way.worst.iter().map(|worst| format!("{} {}", worst.stretch_text, worst.text)).collect::<Vec<_>>(),
            way.warnings.iter().map(|warning| format!("{} {}", warning.km, warning.text)).collect::<Vec<_>>(),
        );
    }
    let _ = writeln!(text, "{:?}\n{:?}", plan.blocked, plan.notes);
    text
}

/// The id of a place or crossing by its English name.
pub(super) fn end(desk: &mut Desk, name: &str, kind: HitKind) -> PlanEnd {
    let args = SearchArgs { text: name.to_owned(), lang: LANG, kinds: vec![kind], limit: None };
    let id = crate::lookup::search(desk, args).unwrap().first().unwrap_or_else(|| panic!("{name}")).id.clone();
    if kind == HitKind::Place { PlanEnd::Place { id } } else { PlanEnd::Crossing { id } }
}

pub(super) fn to_aleppo(desk: &mut Desk) -> PlanWaysArgs {
    PlanWaysArgs {
        lang: LANG,
        from: end(desk, "Bab al-Hawa", HitKind::Crossing),
        to: end(desk, "Aleppo", HitKind::Place),
        depart: Some("2024-12-01T05:00:00Z".parse().unwrap()),
        local_offset_minutes: None,
        vehicle: VehicleClass::HeavyTruck,
        traffic: None,
        trucks: 6,
        light_vehicles: 1,
        criticality: Criticality::Pc2,
        avoid: AvoidStrength::Usual,
        never: None,
    }
}

pub(super) fn plan(desk: &mut Desk, args: PlanWaysArgs) -> Result<PlanDto> {
    crate::plan::plan_ways(desk, args)
}

#[test]
fn from_bab_al_hawa_to_aleppo_there_are_three_ways_with_their_price() {
    let (mut desk, _folder, args) = quiet();
    let plan = plan(&mut desk, args).unwrap();
    let said = told(&plan);
    println!("{said}");
    assert_eq!((plan.ways.len(), plan.ceiling), (3, RiskLevel::High), "{said}");
    assert!(plan.network.sketch && plan.notes.iter().any(|note| note.kind == PlanNoteKind::Sketch));
    assert!(plan.from.off_m < 100.0 && plan.to.off_m < 100.0);
    let [direct, north, far] = plan.ways.as_slice() else { panic!("{said}") };
    assert!(direct.name == "Direct" && direct.km > 45.0 && direct.km < 60.0, "{said}");
    assert!(direct.via.iter().any(|name| name == "Atarib") && direct.price_text.is_none(), "{said}");
    assert!(north.name.contains("North") && north.via.iter().any(|name| name == "Azaz"), "{said}");
    assert!(far.name.contains("al-Bab"), "{said}");
    for way in [north, far] {
        assert!(way.price_text.as_deref().is_some_and(|text| text.starts_with('+')), "{said}");
        assert!(way.more_km > 40.0 && way.more_minutes > 30.0 && way.overlap <= 0.5, "{said}");
    }
    for way in &plan.ways {
        assert!(way.minutes_margin > way.minutes * 1.2 && way.arrive_margin > way.arrive, "{said}");
        assert_eq!(way.before_dark, Some(true), "{said}");
        let joined = way.strip.windows(2).all(|pair| (pair[0].to_km - pair[1].from_km).abs() < 0.11);
        let ends = (way.strip.first().unwrap().from_km, way.strip.last().unwrap().to_km);
        assert!(joined && ends.0 == 0.0 && (ends.1 - way.km).abs() < 0.11, "{said}");
        assert!(way.strip.iter().any(|part| part.level == way.level) && !way.worst.is_empty(), "{said}");
        // The border post is where they leave; nobody has put down its hours.
        assert_eq!((way.crossings[0].fit, way.crossings[0].km), (HoursFit::Unknown, 0.0), "{said}");
        assert!(way.stops.first().unwrap().kind == PlanStopKind::Start);
        assert!(way.stops.last().unwrap().kind == PlanStopKind::End);
        assert!(way.stops.windows(2).all(|pair| pair[0].km <= pair[1].km), "{said}");
        assert!(way.needs.iter().any(|need| need.kind == ConditionKind::Notification));
        assert_ne!(way.access, Access::Open, "nobody has passed: {said}");
    }
}

#[test]
fn after_the_roads_were_shut_what_blocks_is_named_with_what_opening_it_gives() {
    let (mut desk, _folder) = first_run();
    let args = to_aleppo(&mut desk);
    // One road leads into the city that no order names: it only begins where the closed ones do.
    let round = plan(&mut desk, args.clone()).unwrap();
    let by_khanasser = round.ways.first().is_some_and(|way| way.km > 900.0 && way.access == Access::Unknown);
    assert!(by_khanasser && round.ways[1..].iter().all(|way| way.access == Access::Closed), "{}", told(&round));
    let scope = section(&mut desk, "R-26", 0.0, 8.0);
    close(&mut desk, "The Khanasser road shut at the city", scope, None, "2024-11-30T06:00:00Z");
    let plan = plan(&mut desk, args).unwrap();
    let said = told(&plan);
    let blocked = plan.blocked.as_ref().expect(&said);
    assert!(plan.ways.is_empty() && blocked.kind == BlockedKind::Closures, "{said}");
    let army = blocked.closures.iter().find(|closure| closure.title.contains("closed by the army")).expect(&said);
    assert!(army.event.is_some() && army.km.is_some_and(|km| km < 60.0), "{said}");
    assert_eq!(plan.advice.kind, PlanAdviceKind::Hold, "{said}");
}

#[test]
fn a_plan_is_kept_under_its_letters() {
    let (mut desk, _folder, args) = quiet();
    let plan = plan(&mut desk, args).unwrap();
    let words = passage_words::Words::new(LANG);
    let (_, kept) = desk.kept_way(words, &plan.plan, "a").unwrap();
    assert!(kept.stops.len() > 3 && kept.line.len() > 10);
    assert!(desk.kept_way(words, "plan-99", "A").is_err() && desk.kept_way(words, &plan.plan, "X").is_err());
}
