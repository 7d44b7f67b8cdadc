//! What leaves the house under a redaction profile, and what names may hold.

use std::fs;

use passage_model::{
    Credibility, CrossingKind, Detail, EventStatus, EventTime, Geometry, Lang, LatLon, LocationPrecision, Name, Names,
    Reliability, Side, SiteKind, Stance, Time, TimePrecision, Tlp,
};

use super::case::{AS_OF, question, starter};
use crate::{Desk, app, assess, brief, dto::*, edit, export, import};

const LANGS: [Lang; 3] = [Lang::En, Lang::Ar, Lang::Fr];

fn save(desk: &mut Desk, title: &str, at: LatLon) {
    let as_of: Time = AS_OF.parse().unwrap();
    let report = ReportForm {
        source: None,
        source_name: Some("Own office".to_owned()),
        source_kind: None,
        reliability: Some(Reliability::A),
        credibility: Credibility::One,
        stance: Stance::Supports,
        origin: None,
        text: "attack \u{202e}kept\u{1b}[2K".to_owned(),
        received_at: None,
        text_lang: Lang::En,
    };
    let event = EventForm {
        id: None,
        read: None,
        title: Names(vec![Name { lang: Lang::En, text: title.to_owned(), alias: false }]),
        place: None,
        crossing: None,
        place_text: None,
        geometry: Some(Geometry::Point { at }),
        precision: LocationPrecision::Exact,
        time: EventTime { from: as_of - chrono::Duration::hours(9), until: None, precision: TimePrecision::Hour },
        actors: Vec::new(),
        status: EventStatus::Confirmed,
        detail: Detail::AttackOnSite { site: SiteKind::Aid },
        category: None,
        deaths: None,
        confirmed_at: None,
        evidence: Vec::new(),
        new_report: Some(report),
        example: false,
    };
    edit::save_event(desk, SaveEventArgs { event, reason: None, lang: Lang::En }).unwrap();
}

/// A post of nobody recognised, on a route.
fn post(desk: &mut Desk, at: LatLon) {
    let names = Names::one(Lang::En, "Olive grove post");
    let side = Side { names: names.clone(), country: None, authority: None, hours: None, statuses: Vec::new() };
    let crossing = CrossingForm {
        id: None,
        read: None,
        names,
        kind: CrossingKind::Checkpoint,
        at,
        formal: Some(false),
        sides: vec![side],
    };
    let saved = edit::save_crossing(desk, SaveCrossingArgs { crossing, reason: None, lang: Lang::En }).unwrap();
    let routes = assess::desk(desk, question(Lang::En)).unwrap().routes;
    let id = routes.iter().find(|route| route.code == "R-01").unwrap().id.clone();
    let mut route = edit::route_form(desk, IdArgs { id, lang: Lang::En }).unwrap();
    route.crossings.push(saved.id.unwrap());
    edit::save_route(desk, SaveRouteArgs { route, reason: None, lang: Lang::En }).unwrap();
}

fn page(desk: &mut Desk, lang: Lang, redact: Redaction) -> String {
    let args = BriefArgs {
        question: question(lang),
        routes: Vec::new(),
        tlp: Tlp::Clear,
        redact,
        valid_hours: None,
        file: None,
        issue: false,
    };
    brief::brief(desk, args).unwrap().html.unwrap()
}

fn exported(desk: &mut Desk, file: &str, format: ExportFormat, what: ExportWhat, redact: Redaction) -> String {
    let file = format!("{file}.{format:?}");
    let args = ExportArgs {
        tlp: None,
        question: question(Lang::En),
        format,
        what,
        routes: Vec::new(),
        redact,
        file: file.clone(),
    };
    export::export(desk, args).unwrap();
    fs::read_to_string(file).unwrap()
}

/// Text between tags.
fn words_of(html: &str) -> String {
    let mut text = String::new();
    let mut inside = true;
    for c in html.chars() {
        match c {
            '<' => inside = false,
            '>' => {
                inside = true;
                text.push(' ');
            }
            c if inside => text.push(c),
            _ => {}
        }
    }
    text.replace('\u{a0}', " ")
}

#[test]
fn the_public_is_told_no_place_from_which_another_can_be_worked_out() {
    let (mut desk, folder) = starter();
    save(&mut desk, "Own store hit", LatLon::new(36.1637, 36.9291).unwrap());
    post(&mut desk, LatLon::new(36.158_217, 36.812_843).unwrap());
    for lang in LANGS {
        let open = words_of(&page(&mut desk, lang, Redaction::None));
        let public = words_of(&page(&mut desk, lang, Redaction::Public));
        // So that the test looks at what it is to look at.
        assert!(open.contains("09:00") && open.contains("Olive grove post"), "{lang:?}");
        assert!(!public.contains("09:00") && !public.contains("Olive grove post"), "{lang:?}: {public}");
        // Distances are classes, stretches are blocks.
        for (at, _) in public.match_indices(" km") {
            let before = public[..at].rsplit(' ').next().unwrap_or_default();
            let told = before.trim_matches(|c: char| !c.is_ascii_digit());
            let from = &public[at..].chars().take(60).collect::<String>();
            assert!(!from.contains(" from km "), "{lang:?}: {told}{from}");
        }
        if lang == Lang::En {
            assert!(open.contains("2.0 km from km 26"), "{open}");
            assert!(public.contains("within 5 km of the route, 1 d ago"), "{public}");
            assert!(public.contains("Passage confirmed") && !public.contains("own vehicle"), "{public}");
        }
    }
    let workspace = "Sector office nine";
    let settings = SettingsArgs { author: None, workspace: Some(workspace.to_owned()), lang: Lang::En };
    app::set_settings(&mut desk, settings).unwrap();
    assert!(page(&mut desk, Lang::En, Redaction::Sources).contains(workspace));
    assert!(!page(&mut desk, Lang::En, Redaction::Public).contains(workspace));

    let file = folder.path().join("public").display().to_string();
    for what in [ExportWhat::Routes, ExportWhat::Crossings, ExportWhat::Assessments] {
        for format in [ExportFormat::Geojson, ExportFormat::Csv, ExportFormat::Kml, ExportFormat::Gpx] {
            let text = exported(&mut desk, &file, format, what, Redaction::Public);
            for left_out in [workspace, "Olive grove", "36.158", "36.812"] {
                assert!(!text.contains(left_out), "{what:?} {format:?}: {left_out}");
            }
            if format == ExportFormat::Geojson {
                let json: serde_json::Value = serde_json::from_str(&text).unwrap();
                positions(&json["features"], &mut |degrees| {
                    assert!(((degrees * 100.0).round() - degrees * 100.0).abs() < 1e-6, "{what:?}: {degrees}");
                });
            }
        }
        let all = exported(&mut desk, &file, ExportFormat::Geojson, what, Redaction::None);
        assert_eq!(all.contains("Olive grove"), what != ExportWhat::Assessments, "{what:?}");
    }
    let public = exported(&mut desk, &file, ExportFormat::Geojson, ExportWhat::Assessments, Redaction::Public);
    let json: serde_json::Value = serde_json::from_str(&public).unwrap();
    for feature in json["features"].as_array().unwrap() {
        // A stretch ends where a block does, or where nothing more is known, or with its route.
        let properties = &feature["properties"];
        let begins = properties["from_km"].as_f64().unwrap();
        let known = properties["risk"] != "unknown";
        assert!(begins.is_finite() && (known || properties["risk_level"].is_null()));
    }
}

fn positions(json: &serde_json::Value, f: &mut impl FnMut(f64)) {
    for feature in json.as_array().unwrap() {
        let mut open = vec![&feature["geometry"]["coordinates"]];
        while let Some(next) = open.pop() {
            match next.as_f64() {
                Some(degrees) => f(degrees),
                None => open.extend(next.as_array().into_iter().flatten()),
            }
        }
    }
}

#[test]
fn whose_vehicle_passed_and_when_is_left_out_with_the_sources() {
    let (mut desk, folder) = starter();
    let file = folder.path().join("e.csv").display().to_string();
    let all = exported(&mut desk, &file, ExportFormat::Csv, ExportWhat::Events, Redaction::None);
    let some = exported(&mut desk, &file, ExportFormat::Csv, ExportWhat::Events, Redaction::Sources);
    assert!(all.contains("own/forward") && all.contains("own staff"), "{all}");
    assert!(!some.contains("/forward") && !some.contains("own staff"), "{some}");
    let passages: Vec<&str> = some.lines().filter(|line| line.contains(",passage,")).collect();
    assert!(!passages.is_empty());
    for line in passages {
        assert!(line.contains("Passage confirmed") && !line.contains(":30") && !line.contains(":50"), "{line}");
    }
}

#[test]
fn what_leaves_is_on_record_and_carries_its_marking() {
    let (mut desk, folder) = starter();
    let place = |name: &str| folder.path().join(name).display().to_string();
    let export = |desk: &mut Desk, format, tlp, redact| {
        let file = place(&format!("out.{format:?}"));
        let (what, routes) = (ExportWhat::Routes, Vec::new());
        let args = ExportArgs { question: question(Lang::En), format, what, routes, redact, tlp, file: file.clone() };
        let done = export::export(desk, args).unwrap();
        (done.warning, fs::read(file).unwrap())
    };
    for format in [ExportFormat::Geojson, ExportFormat::Kml, ExportFormat::Gpx] {
        let (warning, bytes) = export(&mut desk, format, Some(Tlp::Red), Redaction::None);
        assert!(warning.is_none() && String::from_utf8(bytes).unwrap().contains("TLP:RED"), "{format:?}");
    }
    let (_, book) = export(&mut desk, ExportFormat::Xlsx, Some(Tlp::Green), Redaction::Sources);
    assert!(book.starts_with(b"PK"));
    let (_, table) = export(&mut desk, ExportFormat::Csv, None, Redaction::None);
    assert!(!String::from_utf8(table).unwrap().contains("TLP"), "the columns of a table are what they were");
    for tlp in [Tlp::Clear, Tlp::Green] {
        let (warning, _) = export(&mut desk, ExportFormat::Gpx, Some(tlp), Redaction::None);
        assert!(warning.is_some_and(|text| text.contains(tlp.marking()) && text.contains("exact positions")));
        assert!(export(&mut desk, ExportFormat::Gpx, Some(tlp), Redaction::Public).0.is_none());
    }
    let mut draft = |file: Option<String>, issue| {
        let (routes, redact) = (Vec::new(), Redaction::None);
        let question = question(Lang::En);
        let args = BriefArgs { question, routes, tlp: Tlp::Clear, redact, valid_hours: None, file, issue };
        brief::brief(&mut desk, args).unwrap()
    };
    assert!(draft(Some(place("draft.html")), false).warning.is_some_and(|text| text.contains("sources")));
    // What is only looked at has not left.
    draft(None, false);
    let audit = app::audit(&mut desk, AuditArgs { limit: None, lang: Lang::En }).unwrap();
    let told: Vec<(&str, &str)> =
        audit.iter().map(|entry| (entry.text.as_str(), entry.reason.as_deref().unwrap_or_default())).collect();
    assert_eq!(told[0], ("Draft of a briefing written", "draft.html: en, TLP:CLEAR, none"), "{told:?}");
    assert_eq!(told[1], ("File for others written", "out.Gpx: routes, gpx, TLP:GREEN, public"));
    assert_eq!(told.iter().filter(|(text, _)| *text == "File for others written").count(), 9);
    assert_eq!(told.iter().filter(|(text, _)| text.starts_with("Draft")).count(), 1);
}

#[test]
fn names_hold_nothing_that_turns_a_line_round() {
    let (mut desk, folder) = starter();
    let bad = |c: char| passage_model::is_unwanted(c) && !matches!(c, '\n' | '\u{2067}'..='\u{2069}');
    save(&mut desk, "M5 works, lanes 1 to 2 \u{202e}", LatLon::new(36.1637, 36.9291).unwrap());
    let file = folder.path().join("esc.geojson").display().to_string();
    let route = "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"name\":\
        \"bypass\\u001b[1G\\u001b[2KE-9\\u202e  Low\",\"code\":\"E\\u0000-9\\n\"},\"geometry\":{\"type\":\"LineString\",\
        \"coordinates\":[[36.9,36.1],[37.1,36.2]]}}]}";
    fs::write(&file, route).unwrap();
    for again in [false, true] {
        let taken = import::import(&mut desk, ImportArgs::files(vec![file.clone()], Lang::En)).unwrap().files.remove(0);
        assert_eq!((taken.added, taken.unchanged), (u64::from(!again), u64::from(again)), "{taken:?}");
    }
    let shown = assess::desk(&mut desk, question(Lang::En)).unwrap();
    let route = shown.routes.iter().find(|route| route.name.starts_with("bypass")).unwrap();
    assert_eq!((route.code.as_str(), route.name.as_str()), ("E-9", "bypass[1G[2KE-9  Low"));
    for lang in LANGS {
        let text = serde_json::to_value(assess::desk(&mut desk, question(lang)).unwrap()).unwrap();
        let mut open = vec![&text];
        while let Some(next) = open.pop() {
            match next {
                serde_json::Value::String(text) => assert!(!text.contains(bad), "{lang:?}: {text:?}"),
                serde_json::Value::Array(list) => open.extend(list),
                serde_json::Value::Object(map) => open.extend(map.values()),
                _ => {}
            }
        }
    }
    // The text of a report is kept to the byte.
    let event = shown.events.iter().find(|event| event.title.starts_with("M5 works")).unwrap();
    assert_eq!(event.title, "M5 works, lanes 1 to 2");
    let form = edit::event_form(&mut desk, IdArgs { id: event.id.clone(), lang: Lang::En }).unwrap();
    assert_eq!(form.evidence[0].text, "attack \u{202e}kept\u{1b}[2K");
}

/// What may be passed on with nothing left out is said when it is chosen: an issued briefing is not taken back.
#[test]
fn what_a_file_would_let_out_is_said_before_it_is_written() {
    let (mut desk, _folder) = starter();
    let mut said = |what: Option<ExportWhat>, tlp: Option<Tlp>, redact: Redaction| {
        crate::export::would_let_out(&mut desk, LetOutArgs { what, tlp, redact, lang: Lang::En }).unwrap()
    };
    let clear = said(None, Some(Tlp::Clear), Redaction::None).unwrap();
    assert!(clear.contains("TLP:CLEAR") && clear.contains("names of sources"), "{clear}");
    assert!(said(Some(ExportWhat::Events), Some(Tlp::Green), Redaction::None).unwrap().contains("of every event"));
    assert_eq!(said(None, Some(Tlp::Amber), Redaction::None), None);
    assert_eq!(said(None, Some(Tlp::Clear), Redaction::Public), None);
    assert_eq!(said(Some(ExportWhat::Events), None, Redaction::None), None);
}
