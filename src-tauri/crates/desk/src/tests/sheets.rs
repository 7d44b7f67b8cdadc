//! Sheets of the starter region: what they hold, what they must never hold, and what they are refused for.

use chrono::Duration;
use passage_model::{Lang, Time, Tlp};

use super::case::{AS_OF, starter};
use crate::{
    Desk,
    dto::*,
    error::ErrorCode,
    sheet::{sheet, sheet_preview},
};

fn depart() -> Time {
    "2024-12-01T05:00:00Z".parse().unwrap()
}

fn args(route: &str) -> SheetArgs {
    SheetArgs {
        lang: Lang::En,
        of: SheetOf::Route { route: route.to_owned(), reverse: false },
        langs: None,
        tlp: Tlp::AmberStrict,
        depart: depart(),
        local_offset_minutes: 180,
        back_by: None,
        valid_until: None,
        vehicle: None,
        convoy: false,
        drive_minutes: Some(120),
        wait_minutes: None,
        stops: Vec::new(),
    }
}

fn written(desk: &mut Desk, sheet_args: SheetArgs, format: SheetFormat) -> SheetDto {
    sheet(desk, SheetWriteArgs { sheet: sheet_args, format, file: None }).unwrap()
}

fn routes(desk: &mut Desk) -> Vec<String> {
    let words = passage_words::Words::new(Lang::En);
    desk.register(words).unwrap().routes.iter().map(|route| route.code.clone()).collect()
}

/// Words that stand for a level, a party, a source or a person in the starter region, in every language.
fn secrets(desk: &mut Desk) -> Vec<String> {
    let words = passage_words::Words::new(Lang::En);
    let register = desk.register(words).unwrap();
    let mut secret: Vec<String> = Vec::new();
    for source in register.sources.values() {
        secret.extend(source.names.0.iter().map(|name| name.text.clone()));
    }
    for side in register.crossings.iter().flat_map(|crossing| &crossing.sides) {
        secret.extend(side.authority.clone());
        secret.extend(side.statuses.iter().filter_map(|status| status.basis.clone()));
    }
    for route in &register.routes {
        secret.extend(route.waypoints.iter().filter_map(|waypoint| waypoint.note.clone()));
    }
    let filter = passage_store::EventFilter::default();
    let events = desk.store(words).unwrap().at(None).events(&filter).unwrap();
    for event in &events {
        let json = serde_json::to_value(event).unwrap();
        let mut names = Vec::new();
        actors(&json, false, &mut names);
        secret.extend(names);
    }
    for lang in Lang::UI {
        let words = passage_words::Words::new(lang);
        for level in ["very-low", "very-high", "unacceptable"] {
            secret.push(words.text(&format!("level-{level}")));
        }
        for access in ["restricted", "closed"] {
            secret.push(words.text(&format!("access-{access}")));
        }
    }
    secret.push("Duty officer Nour".to_owned());
    secret.retain(|text| text.chars().count() >= 3);
    secret
}

/// Every text below a field that speaks of actors, parties or holders.
fn actors(value: &serde_json::Value, inside: bool, names: &mut Vec<String>) {
    match value {
        serde_json::Value::String(text) if inside && text.contains(|c: char| c.is_uppercase()) => {
            names.push(text.clone());
        }
        serde_json::Value::Array(items) => items.iter().for_each(|item| actors(item, inside, names)),
        serde_json::Value::Object(fields) => {
            for (key, field) in fields {
                let speaks = ["actor", "party", "by", "holder", "controller"].iter().any(|word| key.contains(word));
                actors(field, inside || speaks, names);
            }
        }
        _ => {}
    }
}

#[test]
fn nothing_that_endangers_a_driver_is_on_any_sheet_or_track() {
    let (mut desk, _folder) = starter();
    let settings = SettingsArgs {
        author: Some("Duty officer Nour".into()),
        workspace: Some("Gaziantep access cell".into()),
        lang: Lang::En,
    };
    crate::app::set_settings(&mut desk, settings).unwrap();
    let secret = secrets(&mut desk);
    assert!(secret.len() > 20, "{secret:?}");
    for code in routes(&mut desk) {
        let pairs = [(Lang::En, Lang::Ar, SheetFormat::Html), (Lang::Ar, Lang::Fr, SheetFormat::Html)];
        let tracks = [(Lang::En, Lang::Ar, SheetFormat::Gpx), (Lang::Fr, Lang::Ar, SheetFormat::Kml)];
        for (first, second, format) in pairs.into_iter().chain(tracks) {
            let langs = Some((first, second));
            let text = written(&mut desk, SheetArgs { langs, ..args(&code) }, format).text.unwrap();
            let body = text.split_once("<body>").map_or(text.as_str(), |(_, body)| body);
            for word in secret.iter().map(String::as_str).chain(["Gaziantep access cell", code.as_str()]) {
                assert!(!body.contains(word), "{code} {langs:?} {format:?}: “{word}” in {body}");
            }
        }
    }
}

#[test]
fn times_follow_from_kilometres_and_stops() {
    let (mut desk, _folder) = starter();
    let code = routes(&mut desk).swap_remove(0);
    let plain = sheet_preview(&mut desk, args(&code)).unwrap();
    assert!(plain.problem.is_none(), "{:?}", plain.problem);
    assert!(plain.stops.len() >= 2 && plain.stops[0].fixed && plain.stops[0].km < 1.0);
    assert_eq!(plain.stops[0].clock.as_deref(), Some("08:00"), "05:00 UTC is 08:00 there");
    assert_eq!(plain.arrive, depart() + Duration::minutes(120));
    assert_eq!(plain.valid_until, plain.arrive + Duration::hours(2));
    let minutes = SheetStopArgs { index: 1, minutes: 30, ..SheetStopArgs::default() };
    let stopped = sheet_preview(&mut desk, SheetArgs { stops: vec![minutes], ..args(&code) }).unwrap();
    if plain.stops.len() > 2 {
        assert_eq!(stopped.arrive, plain.arrive + Duration::minutes(30));
        assert_eq!(stopped.stops[1].clock, plain.stops[1].clock);
        let out = SheetStopArgs { index: 1, leave_out: true, minutes: 30, ..SheetStopArgs::default() };
        let without = sheet_preview(&mut desk, SheetArgs { stops: vec![out], ..args(&code) }).unwrap();
        assert_eq!((without.arrive, without.stops[1].clock.clone()), (plain.arrive, None));
    }
    let back = SheetArgs { of: SheetOf::Route { route: code.clone(), reverse: true }, ..args(&code) };
    let back = sheet_preview(&mut desk, back).unwrap();
    assert_eq!(back.stops.last().map(|stop| &stop.first), plain.stops.first().map(|stop| &stop.first));
    assert!((back.km - plain.km).abs() < 1e-6);
    let slow =
        SheetArgs { drive_minutes: None, vehicle: Some(passage_model::VehicleClass::NonMotorised), ..args(&code) };
    let slow = sheet_preview(&mut desk, slow).unwrap();
    assert!(slow.warnings.iter().any(|warning| warning.contains("km/h")) && slow.arrive > plain.arrive);
}

#[test]
fn what_cannot_be_driven_is_refused_in_words() {
    let (mut desk, _folder) = starter();
    let code = routes(&mut desk).swap_remove(0);
    let now: Time = AS_OF.parse().unwrap();
    let hour = Duration::hours(1);
    let long = Some("x".repeat(121));
    let stop = |stop: SheetStopArgs| SheetArgs { stops: vec![stop], ..args(&code) };
    let wrong = [
        SheetArgs { depart: now - hour, ..args(&code) },
        SheetArgs { valid_until: Some(depart() - hour), ..args(&code) },
        SheetArgs { back_by: Some(depart()), ..args(&code) },
        SheetArgs { back_by: Some(depart() + Duration::days(8)), ..args(&code) },
        SheetArgs { langs: Some((Lang::En, Lang::En)), ..args(&code) },
        SheetArgs { langs: Some((Lang::En, Lang::Ku)), ..args(&code) },
        SheetArgs { local_offset_minutes: 900, ..args(&code) },
        SheetArgs { drive_minutes: Some(0), ..args(&code) },
        SheetArgs { wait_minutes: Some(1), ..args(&code) },
        stop(SheetStopArgs { index: 99, ..SheetStopArgs::default() }),
        stop(SheetStopArgs { index: 0, minutes: 1441, ..SheetStopArgs::default() }),
        stop(SheetStopArgs { index: 0, first: long, ..SheetStopArgs::default() }),
    ];
    for wrong in wrong {
        let preview = sheet_preview(&mut desk, wrong.clone()).unwrap();
        let error =
            sheet(&mut desk, SheetWriteArgs { sheet: wrong, format: SheetFormat::Html, file: None }).unwrap_err();
        assert_eq!(error.code, ErrorCode::Invalid);
        assert!(!error.message.contains('‹'), "{}", error.message);
        assert_eq!(preview.problem.as_deref(), Some(error.message.as_str()));
    }
    let gone = SheetArgs { of: SheetOf::Route { route: "R-999".into(), reverse: false }, ..args(&code) };
    assert_eq!(sheet_preview(&mut desk, gone).unwrap_err().code, ErrorCode::NoSuchThing);
    let gone = SheetArgs { of: SheetOf::Way { plan: "plan-1".into(), way: "A".into() }, ..args(&code) };
    assert!(sheet_preview(&mut desk, gone).is_err());
}

#[test]
fn sheets_are_numbered_audited_and_not_undone() {
    let (mut desk, folder) = starter();
    let code = routes(&mut desk).swap_remove(0);
    assert_eq!(written(&mut desk, args(&code), SheetFormat::Html).number, Some(1));
    let file = folder.path().join("sheet.html").display().to_string();
    let to_file = SheetWriteArgs { sheet: args(&code), format: SheetFormat::Html, file: Some(file.clone()) };
    let second = sheet(&mut desk, to_file).unwrap();
    assert_eq!((second.number, second.text), (Some(2), None));
    assert!(std::fs::read_to_string(&file).unwrap().contains("S-2"));
    assert_eq!(written(&mut desk, args(&code), SheetFormat::Gpx).number, None);
    let nowhere = folder.path().join("no/such/folder.html").display().to_string();
    let lost = SheetWriteArgs { sheet: args(&code), format: SheetFormat::Html, file: Some(nowhere) };
    assert_eq!(sheet(&mut desk, lost).unwrap_err().code, ErrorCode::Unwritable);
    let trail = crate::app::audit(&mut desk, AuditArgs { limit: Some(3), lang: Lang::En }).unwrap();
    let told: Vec<_> =
        trail.iter().map(|entry| (entry.text.as_str(), entry.reason.clone().unwrap_or_default())).collect();
    assert_eq!(told[0], ("Track for drivers written", code.clone()));
    assert_eq!(told[1], ("Driver sheet written", format!("{code}, S-2")));
    // Nothing of it is taken back.
    let undone = crate::app::undo(&mut desk, UndoArgs { change: None, lang: Lang::En });
    assert_eq!(undone.unwrap_err().code, ErrorCode::NothingToUndo);
}

#[test]
fn notes_are_looked_at_before_they_are_carried() {
    let (mut desk, _folder) = starter();
    let code = routes(&mut desk).swap_remove(0);
    let words = passage_words::Words::new(Lang::En);
    let source = desk.register(words).unwrap().sources.values().next().unwrap().names.0[0].text.clone();
    for (first, second, wanted) in [
        (format!("ask {source} first"), "اسأل".to_owned(), "on record"),
        ("call 0555 123 456".to_owned(), "اتصل".to_owned(), "long number"),
        ("Keep left".to_owned(), String::new(), "one language only"),
    ] {
        let said = SheetStopArgs { index: 0, first: Some(first), second: Some(second), ..SheetStopArgs::default() };
        let preview = sheet_preview(&mut desk, SheetArgs { stops: vec![said], ..args(&code) }).unwrap();
        assert!(preview.warnings.iter().any(|warning| warning.contains(wanted)), "{wanted}: {:?}", preview.warnings);
    }
    for lang in Lang::UI {
        let preview = sheet_preview(&mut desk, SheetArgs { lang, drive_minutes: None, ..args(&code) }).unwrap();
        assert!(!serde_json::to_string(&preview).unwrap().contains('‹'));
    }
}

#[test]
fn a_way_of_a_plan_has_a_sheet_and_a_track() {
    let folder = tempfile::tempdir().unwrap();
    // In the evening before the fighting of late November: nothing is closed on the roads to Aleppo.
    let now: Time = "2024-11-24T18:00:00Z".parse().unwrap();
    let mut desk = Desk::with_clock(folder.path().join("case.db"), move || now);
    let new = CreateArgs { path: None, passphrase: None, starter: true, lang: Lang::En };
    crate::app::create_database(&mut desk, new).unwrap();
    let mut found = |text: &str, kind: HitKind| {
        let args = SearchArgs { text: text.to_owned(), lang: Lang::En, kinds: vec![kind], limit: None };
        crate::lookup::search(&mut desk, args).unwrap()[0].id.clone()
    };
    let from = PlanEnd::Crossing { id: found("Bab al-Hawa", HitKind::Crossing) };
    let to = PlanEnd::Place { id: found("Aleppo", HitKind::Place) };
    let leave: Time = "2024-11-25T05:00:00Z".parse().unwrap();
    let asked = PlanWaysArgs {
        lang: Lang::En,
        from,
        to,
        depart: Some(leave),
        local_offset_minutes: None,
        vehicle: passage_model::VehicleClass::HeavyTruck,
        traffic: None,
        trucks: 3,
        light_vehicles: 1,
        criticality: Criticality::Pc1,
        avoid: AvoidStrength::Usual,
        never: None,
    };
    let plan = crate::plan::plan_ways(&mut desk, asked).unwrap();
    let way = plan.ways.first().expect("a way");
    let of = SheetOf::Way { plan: plan.plan.clone(), way: way.letter.to_lowercase() };
    let for_way = SheetArgs { of, depart: leave, drive_minutes: None, ..args("") };
    let preview = sheet_preview(&mut desk, for_way.clone()).unwrap();
    assert!(preview.problem.is_none(), "{:?}", preview.problem);
    assert!(preview.title.starts_with("Bab al-Hawa") && preview.title.ends_with(" to Aleppo"), "{}", preview.title);
    assert!((preview.km - way.km).abs() < 0.2, "{} {}", preview.km, way.km);
    let late = (preview.arrive - way.arrive).num_minutes();
    assert!((0..=1).contains(&late), "the plan's own time, to the full minute: {} {}", preview.arrive, way.arrive);
    let convoy = sheet_preview(&mut desk, SheetArgs { convoy: true, ..for_way.clone() }).unwrap();
    assert!(convoy.arrive > preview.arrive && convoy.arrive - way.arrive_margin < Duration::minutes(2));
    let html = written(&mut desk, for_way.clone(), SheetFormat::Html).text.unwrap();
    assert!(html.contains("Aleppo") && html.contains("حلب") && !html.contains("plan-1"));
    let track = written(&mut desk, for_way.clone(), SheetFormat::Gpx).text.unwrap();
    assert_eq!(track.matches("<trkpt").count(), way.geometry.len());
    let trail = crate::app::audit(&mut desk, AuditArgs { limit: Some(2), lang: Lang::En }).unwrap();
    assert!(trail[1].reason.as_deref().is_some_and(|reason| reason.contains(" to Aleppo, ")));
    let overtaken = |warnings: &[String]| warnings.iter().any(|text| text.contains("Work the plan out again"));
    assert!(!overtaken(&sheet_preview(&mut desk, for_way.clone()).unwrap().warnings));
    let asked = serde_json::json!({ "lang": "en", "as_of": plan.depart });
    let event = desk.call("assess", asked).unwrap()["events"][0]["id"].clone();
    desk.call("delete", serde_json::json!({ "what": "event", "id": event, "lang": "en" })).unwrap();
    assert!(overtaken(&sheet_preview(&mut desk, for_way).unwrap().warnings));
}
