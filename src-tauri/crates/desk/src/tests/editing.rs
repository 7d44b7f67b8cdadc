//! Entering, changing, undoing, overriding, importing, briefing.

use std::{collections::BTreeMap, fs};

use passage_model::{
    Access, Closure, Credibility, Detail, EventStatus, EventTime, Lang, LocationPrecision, Names, Reliability,
    RiskLevel, RouteId, Scope, Stance, StrikeMeans, TimePrecision,
};

use super::{
    case::{AS_OF, again, question, starter},
    told::section,
};
use crate::{Desk, app, assessment_report, brief, check, dto::*, edit, export, import, lookup, overrides};

fn level(desk: &mut Desk, code: &str) -> RiskLevel {
    assessment_report(desk, &question(Lang::En), &[code.to_owned()]).unwrap().routes[0].level
}

pub(super) fn place(desk: &mut Desk, text: &str) -> HitDto {
    let args = SearchArgs { text: text.to_owned(), lang: Lang::En, kinds: vec![HitKind::Place], limit: None };
    lookup::search(desk, args).unwrap().remove(0)
}

pub(super) fn strike(place: &HitDto) -> EventForm {
    EventForm {
        id: None,
        read: None,
        title: Names::default(),
        place: Some(place.id.clone()),
        crossing: None,
        place_text: None,
        geometry: None,
        precision: LocationPrecision::Exact,
        time: EventTime { from: "2024-11-30T12:00:00Z".parse().unwrap(), until: None, precision: TimePrecision::Hour },
        actors: Vec::new(),
        status: EventStatus::Reported,
        detail: Detail::Strike { means: StrikeMeans::Drone },
        category: None,
        deaths: None,
        confirmed_at: None,
        evidence: Vec::new(),
        new_report: Some(ReportForm {
            source: None,
            source_name: Some("A test source".to_owned()),
            source_kind: None,
            reliability: Some(Reliability::A),
            credibility: Credibility::One,
            stance: Stance::Supports,
            origin: None,
            text: "Drone strike on the market road.".to_owned(),
            received_at: None,
            text_lang: Lang::En,
        }),
        example: false,
    }
}

#[test]
fn an_event_by_hand_changes_the_level_and_undo_takes_it_back() {
    let (mut desk, _folder) = starter();
    assert_eq!(level(&mut desk, "R-13"), RiskLevel::Unknown);
    let raqqa = place(&mut desk, "الرقة");
    assert_eq!(raqqa.name, "Raqqa");
    let args = SaveEventArgs { event: strike(&raqqa), reason: None, lang: Lang::En };
    let changed = edit::save_event(&mut desk, args).unwrap();
    assert!(changed.text.contains("Drone strike, Raqqa"), "{}", changed.text);
    let with = level(&mut desk, "R-13");
    assert!(with.number() >= Some(3), "{with:?}");
    app::undo(&mut desk, UndoArgs { change: Some(changed.change), lang: Lang::En }).unwrap();
    assert_eq!(level(&mut desk, "R-13"), RiskLevel::Unknown);
    assert!(check::check(&mut desk, LangArgs { lang: Lang::En }).unwrap().ok);
}

/// Level, access and advice of every route, in words.
fn read(desk: &mut Desk) -> BTreeMap<String, (String, String, String)> {
    let rows = crate::assess::desk(desk, question(Lang::En)).unwrap().routes;
    rows.into_iter().map(|row| (row.code, (row.computed_text, row.access_text, row.advice_text))).collect()
}

#[test]
fn what_saving_would_change_is_what_it_changes() {
    let (mut desk, _folder) = starter();
    let raqqa = place(&mut desk, "Raqqa");
    let as_of = Some(AS_OF.parse().unwrap());
    let before = read(&mut desk);
    let args = EventEffectArgs { event: strike(&raqqa), as_of, lang: Lang::En };
    let effect = edit::event_effect(&mut desk, args).unwrap();
    assert_eq!(effect.later_text, None);
    let said = effect.moves;
    assert_eq!(read(&mut desk), before, "asking changes nothing");
    // Seen from before it nothing changes yet: that it lies later is said, so that nobody takes it for harmless.
    let earlier = Some("2024-11-20T06:00:00Z".parse().unwrap());
    let args = EventEffectArgs { event: strike(&raqqa), as_of: earlier, lang: Lang::En };
    let effect = edit::event_effect(&mut desk, args).unwrap();
    assert!(effect.moves.is_empty(), "{:?}", effect.moves);
    assert!(effect.later_text.unwrap().contains("20 Nov 2024, 06:00 UTC"));
    let args = SaveEventArgs { event: strike(&raqqa), reason: None, lang: Lang::En };
    let id = edit::save_event(&mut desk, args).unwrap().id.unwrap();
    let after = read(&mut desk);
    let moved: Vec<&String> = before.keys().filter(|code| before[*code] != after[*code]).collect();
    assert!(!moved.is_empty());
    assert_eq!(said.len(), moved.len());
    for row in said {
        let words = |outcome: OutcomeDto| (outcome.level_text, outcome.access_text, outcome.advice.text);
        assert_eq!((&words(row.now), &words(row.then)), (&before[&row.code], &after[&row.code]), "{}", row.code);
    }
    // An event that was on file is replaced, not added.
    let mut form = edit::event_form(&mut desk, IdArgs { id, lang: Lang::En }).unwrap();
    form.status = EventStatus::Retracted;
    let said = edit::event_effect(&mut desk, EventEffectArgs { event: form, as_of, lang: Lang::En }).unwrap().moves;
    assert_eq!(said.len(), moved.len(), "taken back, everything is as it was");
}

#[test]
fn what_a_closure_does_to_its_crossing_is_told_too() {
    let (mut desk, _folder) = starter();
    let access = |desk: &mut Desk| -> BTreeMap<String, Access> {
        let rows = crate::assess::desk(desk, question(Lang::En)).unwrap().crossings;
        rows.into_iter().map(|row| (row.id, row.access)).collect()
    };
    let before = access(&mut desk);
    let (id, _) =
        before.iter().find(|(_, access)| **access == Access::Unknown).expect("a gate of which nothing is known");
    let mut form = strike(&place(&mut desk, "Raqqa"));
    (form.place, form.crossing) = (None, Some(id.clone()));
    let scope = Scope::Crossing { crossing: id.parse().unwrap() };
    form.detail = Detail::Closure(Closure { scope, ..section(RouteId::from_parts(1, [1; 10]), 1.0) });
    let as_of = Some(AS_OF.parse().unwrap());
    let effect = edit::event_effect(&mut desk, EventEffectArgs { event: form.clone(), as_of, lang: Lang::En }).unwrap();
    edit::save_event(&mut desk, SaveEventArgs { event: form, reason: None, lang: Lang::En }).unwrap();
    let after = access(&mut desk);
    let moved: Vec<_> = before.iter().filter(|(id, was)| after[*id] != **was).collect();
    assert!(moved.iter().any(|(moved, _)| *moved == id));
    assert_eq!(effect.crossings.len(), moved.len());
    for row in effect.crossings {
        assert_eq!((row.now, row.then), (before[&row.crossing], after[&row.crossing]), "{}", row.name);
        assert!(row.text.contains("instead of"), "{}", row.text);
    }
}

#[test]
fn an_override_holds_until_it_expires_and_the_computed_level_stays() {
    let (mut desk, _folder) = starter();
    let id = assessment_report(&mut desk, &question(Lang::En), &["R-13".to_owned()]).unwrap().routes[0].id.clone();
    let args = |reason: &str, expires: &str| OverrideArgs {
        route: id.clone(),
        level: RiskLevel::High,
        reason: reason.to_owned(),
        author: Some("S.K.".to_owned()),
        from: None,
        expires: expires.parse().unwrap(),
        lang: Lang::En,
    };
    assert_eq!(
        overrides::set_override(&mut desk, args(" ", "2024-12-01T06:00:00Z")).unwrap_err().code.code(),
        "invalid"
    );
    assert!(overrides::set_override(&mut desk, args("two partners turned back", "2024-11-30T06:00:00Z")).is_err());
    overrides::set_override(&mut desk, args("two partners turned back", "2024-12-01T06:00:00Z")).unwrap();
    // Whoever signs the first one has done it, though nobody has said yet who is at work.
    let words = passage_words::Words::new(Lang::En);
    assert_eq!(desk.author(words).unwrap(), None);
    let last = desk.own_changes().pop().unwrap();
    assert_eq!(desk.store(words).unwrap().change_record(last).unwrap().unwrap().author, "S.K.");
    let report = assessment_report(&mut desk, &question(Lang::En), &["R-13".to_owned()]).unwrap();
    assert_eq!(report.routes[0].level, RiskLevel::High);
    assert_eq!(report.routes[0].computed_level, RiskLevel::Unknown);
    let later = AssessArgs { as_of: Some("2024-12-02T00:00:00Z".parse().unwrap()), ..question(Lang::En) };
    let report = assessment_report(&mut desk, &later, &["R-13".to_owned()]).unwrap();
    assert!(report.routes[0].overriding.is_none());
}

#[test]
fn of_two_overrides_the_one_set_last_holds_and_what_has_held_stays() {
    let (mut desk, _folder) = starter();
    let id = assessment_report(&mut desk, &question(Lang::En), &["R-13".to_owned()]).unwrap().routes[0].id.clone();
    let set = |desk: &mut Desk, level, from: &str| {
        let args = OverrideArgs {
            route: id.clone(),
            level,
            reason: "seen from the road".to_owned(),
            author: Some("S.K.".to_owned()),
            from: Some(from.parse().unwrap()),
            expires: "2024-12-02T06:00:00Z".parse().unwrap(),
            lang: Lang::En,
        };
        overrides::set_override(desk, args).unwrap().id.unwrap()
    };
    let level = |desk: &mut Desk, at: &str| {
        let asked = AssessArgs { as_of: Some(at.parse().unwrap()), ..question(Lang::En) };
        assessment_report(desk, &asked, &["R-13".to_owned()]).unwrap().routes[0].level
    };
    // The second begins before the first.
    for _ in 0..4 {
        let low = set(&mut desk, RiskLevel::Low, "2024-11-30T12:00:00Z");
        let high = set(&mut desk, RiskLevel::Unacceptable, "2024-11-30T06:00:00Z");
        assert_eq!(level(&mut desk, "2024-11-30T18:00:00Z"), RiskLevel::Unacceptable);
        let end = |id: &str, at: &str| EndArgs {
            id: id.to_owned(),
            at: Some(at.parse().unwrap()),
            reason: None,
            lang: Lang::En,
        };
        // Ended, it holds no longer, and did before.
        overrides::clear_override(&mut desk, end(&high, "2024-11-30T15:00:00Z")).unwrap();
        assert_eq!(level(&mut desk, "2024-11-30T18:00:00Z"), RiskLevel::Low);
        assert_eq!(level(&mut desk, "2024-11-30T14:59:00Z"), RiskLevel::Unacceptable);
        assert!(overrides::clear_override(&mut desk, end(&high, "2024-11-30T16:00:00Z")).is_err());
        // Before it began it is taken back whole.
        overrides::clear_override(&mut desk, end(&high, "2024-11-30T06:00:00Z")).unwrap();
        overrides::clear_override(&mut desk, end(&low, "2024-11-30T12:00:00Z")).unwrap();
        assert_eq!(level(&mut desk, "2024-11-30T14:59:00Z"), RiskLevel::Unknown);
    }
}

#[test]
fn importing_twice_changes_nothing_and_a_bad_file_leaves_everything() {
    let (mut desk, folder) = starter();
    let file = folder.path().join("incidents.csv");
    let good = "id,date_start,date_end,lat,lon,where_prec,kind,deaths_best,country\n\
                1,2024-11-20,2024-11-20,35.95,39.01,1,strike/air,2,SY\n\
                2,2024-11-21,2024-11-21,35.90,39.10,1,armed_clash,0,SY\n";
    fs::write(&file, good).unwrap();
    let args = |path: &std::path::Path| ImportArgs::files(vec![path.display().to_string()], Lang::En);
    let first = import::import(&mut desk, args(&file)).unwrap();
    assert_eq!((first.files[0].added, first.files[0].rejected), (2, 0), "{:?}", first.files[0].issues);
    let revision = desk.store(crate::desk::words(Lang::En)).unwrap().revision().unwrap();
    let again = import::import(&mut desk, args(&file)).unwrap();
    assert_eq!((again.files[0].added, again.files[0].updated, again.files[0].unchanged), (0, 0, 2));
    assert_eq!(desk.store(crate::desk::words(Lang::En)).unwrap().revision().unwrap(), revision);
    let bad = folder.path().join("bad.csv");
    fs::write(&bad, format!("{good}3,2024-11-22,2024-11-22,135.0,39.0,1,armed_clash,0,SY\n")).unwrap();
    let refused = import::import(&mut desk, args(&bad)).unwrap();
    assert!(!refused.applied);
    assert_eq!(refused.files[0].rejected, 1);
    let issue = refused.files[0].issues.iter().find(|issue| issue.rejected).unwrap();
    assert_eq!(issue.row, Some(4));
    assert!(!issue.message.contains('‹'), "{}", issue.message);
    assert_eq!(desk.store(crate::desk::words(Lang::En)).unwrap().revision().unwrap(), revision);
}

#[test]
fn a_briefing_is_numbered_stored_and_gives_the_trend() {
    let (mut desk, folder) = starter();
    let file = folder.path().join("briefing.html");
    let args = |lang: Lang, redact: Redaction| BriefArgs {
        question: question(lang),
        routes: Vec::new(),
        tlp: passage_model::Tlp::Amber,
        redact,
        valid_hours: None,
        file: Some(file.display().to_string()),
        issue: true,
    };
    let first = brief::brief(&mut desk, args(Lang::En, Redaction::None)).unwrap();
    assert_eq!((first.number, first.routes), (Some(1), 26));
    let html = fs::read_to_string(&file).unwrap();
    assert!(html.contains("TLP:AMBER") && html.contains("R-01"));
    assert!(!html.contains('‹'), "…{}", &html[html.find('‹').unwrap()..].chars().take(80).collect::<String>());
    assert!(!html.contains("<script") && !html.contains("http://www.w3.org/1999/xhtml"));
    let stored =
        brief::briefing_html(&mut desk, KeptBriefingArgs { id: first.id.unwrap(), file: None, lang: Lang::En })
            .unwrap();
    assert_eq!(stored.html.as_deref(), Some(html.as_str()));
    for (lang, number) in [(Lang::Ar, 2), (Lang::Fr, 3)] {
        let next = brief::brief(&mut desk, args(lang, Redaction::None)).unwrap();
        assert_eq!(next.number, Some(number));
        let html = fs::read_to_string(&file).unwrap();
        assert!(
            !html.contains('‹'),
            "{lang:?} …{}",
            &html[html.find('‹').unwrap()..].chars().take(80).collect::<String>()
        );
    }
    let dto = crate::assess::desk(&mut desk, question(Lang::En)).unwrap();
    assert!(dto.routes.iter().all(|route| route.trend.kind == TrendKind::Same));
    // Before it was issued nobody had read it.
    let known_at = Some(desk.now() - chrono::Duration::minutes(1));
    let then = crate::assess::desk(&mut desk, AssessArgs { known_at, ..question(Lang::En) }).unwrap();
    assert!(then.last_briefing.is_none());
    assert!(then.routes.iter().all(|route| route.trend.kind == TrendKind::None));
    // A briefing for others carries no name of a source and no author.
    brief::brief(&mut desk, args(Lang::En, Redaction::Public)).unwrap();
    let html = fs::read_to_string(&file).unwrap();
    for name in ["Anadolu", "Observatory"] {
        assert!(!html.contains(name), "{name}");
    }
}

#[test]
fn an_unwritable_briefing_takes_no_number() {
    let (mut desk, folder) = starter();
    let args = BriefArgs {
        question: question(Lang::En),
        routes: Vec::new(),
        tlp: passage_model::Tlp::Green,
        redact: Redaction::None,
        valid_hours: None,
        file: Some(folder.path().join("no").join("such").join("place.html").display().to_string()),
        issue: true,
    };
    assert_eq!(brief::brief(&mut desk, args).unwrap_err().code.code(), "unwritable");
    assert!(brief::briefings(&mut desk, LangArgs { lang: Lang::En }).unwrap().is_empty());
}

#[test]
fn every_export_is_written() {
    let (mut desk, folder) = starter();
    for format in [
        ExportFormat::Geojson,
        ExportFormat::Csv,
        ExportFormat::Xlsx,
        ExportFormat::Gpx,
        ExportFormat::Kml,
        ExportFormat::Kmz,
    ] {
        for what in [ExportWhat::Routes, ExportWhat::Crossings, ExportWhat::Events, ExportWhat::Assessments] {
            let file = folder.path().join(format!("{format:?}-{what:?}"));
            let args = ExportArgs {
                tlp: None,
                question: question(Lang::Fr),
                format,
                what,
                routes: Vec::new(),
                redact: Redaction::None,
                file: file.display().to_string(),
            };
            let written = export::export(&mut desk, args).unwrap();
            assert!(written.rows > 0, "{format:?} {what:?}");
            assert!(fs::metadata(&file).unwrap().len() > 100);
        }
    }
}

#[test]
fn a_route_of_one_point_and_an_event_from_the_future_are_refused() {
    let (mut desk, _folder) = starter();
    let at = passage_model::LatLon::new(36.0, 37.0).unwrap();
    let route = RouteForm {
        id: None,
        read: None,
        code: String::new(),
        names: Names::one(Lang::En, "One point"),
        road_ref: None,
        area: None,
        line: vec![at, at],
        waypoints: Vec::new(),
        crossings: Vec::new(),
        vehicle: passage_model::VehicleClass::LightTruck,
        normal_minutes: None,
    };
    let error = edit::save_route(&mut desk, SaveRouteArgs { route, reason: None, lang: Lang::Fr }).unwrap_err();
    assert_eq!(error.code.code(), "invalid");
    assert!(error.message.contains("deux points"), "{}", error.message);
    let raqqa = place(&mut desk, "Raqqa");
    let mut event = strike(&raqqa);
    event.time.from = "2025-01-01T00:00:00Z".parse().unwrap();
    let error = edit::save_event(&mut desk, SaveEventArgs { event, reason: None, lang: Lang::En }).unwrap_err();
    assert_eq!(error.code.code(), "invalid");
    assert_eq!(AS_OF, "2024-11-30T18:00:00Z");
}

#[test]
fn a_passphrase_keeps_the_database_shut() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("locked.db");
    let mut desk = Desk::new(&path);
    let create = CreateArgs { path: None, passphrase: Some("long enough".into()), starter: true, lang: Lang::En };
    app::create_database(&mut desk, create).unwrap();
    let mut other = Desk::new(&path);
    let status = app::status(&mut other, LangArgs { lang: Lang::En }).unwrap();
    assert_eq!(status.state, AppState::Locked);
    let open = |passphrase: &str| OpenArgs {
        path: None,
        passphrase: Some(passphrase.into()),
        unencrypted: None,
        known_encrypted: None,
        lang: Lang::En,
    };
    assert_eq!(app::open_database(&mut other, open("wrong")).unwrap_err().code.code(), "wrong-passphrase");
    let status = app::open_database(&mut other, open("long enough")).unwrap();
    assert_eq!((status.state, status.encrypted, status.counts.routes), (AppState::Open, true, 26));
}

/// A file in the clear in the place of the encrypted one opens when a person says so, and not before.
#[test]
fn a_plain_file_does_not_take_the_place_of_an_encrypted_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    let create = CreateArgs { path: None, passphrase: None, starter: false, lang: Lang::En };
    app::create_database(&mut Desk::new(&path), create).unwrap();
    let bytes = std::fs::read(&path).unwrap();
    let known = Some(vec![path.display().to_string()]);
    let open = OpenArgs {
        path: None,
        passphrase: Some("long enough".into()),
        unencrypted: None,
        known_encrypted: None,
        lang: Lang::En,
    };

    let mut desk = Desk::new(&path);
    let error = app::open_database(&mut desk, open.clone()).unwrap_err();
    assert_eq!(error.code.code(), "not-encrypted");
    assert!(error.code.is_opening() && error.message.contains("not encrypted"), "{}", error.message);
    let status = app::status(&mut desk, LangArgs { lang: Lang::En }).unwrap();
    assert_eq!((status.state, status.problem_code.as_deref()), (AppState::Unusable, Some("not-encrypted")));
    // What the window remembers is looked at before the file is.
    let remembered = OpenArgs { passphrase: None, known_encrypted: known.clone(), ..open.clone() };
    assert_eq!(app::open_database(&mut desk, remembered.clone()).unwrap_err().code.code(), "not-encrypted");
    let mut fresh = Desk::new(&path);
    let status = app::status(&mut fresh, StatusArgs { known_encrypted: known, lang: Lang::Ar }).unwrap();
    assert_eq!((status.state, status.problem_code.as_deref()), (AppState::Unusable, Some("not-encrypted")));
    assert!(bytes == std::fs::read(&path).unwrap());
    for args in [open, remembered] {
        let status = app::open_database(&mut desk, OpenArgs { unencrypted: Some(true), ..args }).unwrap();
        assert_eq!((status.state, status.encrypted), (AppState::Open, false));
    }
    // Another file was never encrypted here.
    let other = Some(vec!["/elsewhere/a.db".to_owned()]);
    let status = app::status(&mut Desk::new(&path), StatusArgs { known_encrypted: other, lang: Lang::En }).unwrap();
    assert_eq!(status.state, AppState::Open);
}

/// A passphrase that is empty was asked for and not given: nothing is made or opened without it.
#[test]
fn an_empty_passphrase_is_none() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.db");
    let mut desk = Desk::new(&path);
    let create = CreateArgs { path: None, passphrase: Some(String::new()), starter: false, lang: Lang::En };
    let error = app::create_database(&mut desk, create.clone()).unwrap_err();
    assert!(error.message.contains("protects nothing"), "{}", error.message);
    assert!(!path.exists());
    app::create_database(&mut desk, CreateArgs { passphrase: None, ..create }).unwrap();
    let open = serde_json::json!({ "passphrase": "", "lang": "en" });
    assert!(Desk::new(&path).call("open_database", open).unwrap_err().message.contains("protects nothing"));
}

/// Whose name stands under what follows is on record, and who set it.
#[test]
fn the_name_of_the_person_at_work_is_in_the_trail() {
    let (mut desk, _folder) = starter();
    let trail = |desk: &mut Desk| app::audit(desk, AuditArgs { limit: None, lang: Lang::En }).unwrap();
    let set = |desk: &mut Desk, author: &str| {
        let settings = SettingsArgs { author: Some(author.into()), workspace: None, lang: Lang::En };
        app::set_settings(desk, settings).unwrap();
    };
    set(&mut desk, "Ali");
    let before = trail(&mut desk).len();
    set(&mut desk, "Director");
    set(&mut desk, " Director ");
    set(&mut desk, "Ali");
    let rows = trail(&mut desk);
    assert_eq!(rows.len(), before + 2, "the same name is no change");
    let told: Vec<_> =
        rows[..2].iter().map(|row| (row.author.as_str(), row.reason.as_deref().unwrap_or_default())).collect();
    assert_eq!(told, [("Director", "Director → Ali"), ("Ali", "Ali → Director")]);
    assert_eq!(rows[0].text, "Name of the person at work changed");
}

/// A report that is added to an event on file was known when it was received, as one typed in with a new event is; what else
/// is edited with it is known from now on.
#[test]
fn a_report_added_later_was_known_when_it_was_received() {
    let (mut desk, _folder) = starter();
    let words = crate::desk::words(Lang::En);
    let place = place(&mut desk, "Saraqib");
    let event = strike(&place);
    let saved = edit::save_event(&mut desk, SaveEventArgs { event, reason: None, lang: Lang::En }).unwrap();
    let id = saved.id.unwrap();
    let of = |desk: &Desk, at| desk.store(words).unwrap().at(Some(at)).event(id.parse().unwrap()).unwrap();
    let now = desk.now();
    let (asked, received, before) =
        (now - chrono::Duration::hours(1), now - chrono::Duration::hours(2), now - chrono::Duration::hours(3));
    assert!(of(&desk, asked).is_none(), "typed in now, and nothing was received before");

    let mut form = edit::event_form(&mut desk, IdArgs { id: id.clone(), lang: Lang::En }).unwrap();
    let mut report = ReportForm { received_at: Some(received), ..strike(&place).new_report.unwrap() };
    report.text = "It was heard here too.".into();
    form.new_report = Some(report);
    form.place_text = Some("by the silo".into());
    let changed = edit::save_event(&mut desk, SaveEventArgs { event: form, reason: None, lang: Lang::En }).unwrap();

    assert!(of(&desk, before).is_none());
    let then = of(&desk, asked).unwrap();
    assert_eq!((then.evidence.len(), then.place_text.as_deref()), (2, None), "the edit is of now");
    let is = desk.store(words).unwrap().at(None).event(id.parse().unwrap()).unwrap().unwrap();
    assert_eq!((is.evidence.len(), is.place_text.as_deref()), (2, Some("by the silo")));
    crate::app::undo(&mut desk, UndoArgs { change: Some(changed.change), lang: Lang::En }).unwrap();
    let is = desk.store(words).unwrap().at(None).event(id.parse().unwrap()).unwrap().unwrap();
    assert_eq!((is.evidence.len(), is.place_text), (1, None));
    assert!(crate::check::check(&mut desk, LangArgs { lang: Lang::En }).unwrap().ok);
}

#[test]
fn a_source_typed_in_twice_is_one_source() {
    let (mut desk, _folder) = starter();
    let words = crate::desk::words(Lang::En);
    let place = place(&mut desk, "Saraqib");
    let saved =
        edit::save_event(&mut desk, SaveEventArgs { event: strike(&place), reason: None, lang: Lang::En }).unwrap();
    let id = saved.id.unwrap();
    let sources = desk.register(words).unwrap().sources.len();
    let mut form = edit::event_form(&mut desk, IdArgs { id: id.clone(), lang: Lang::En }).unwrap();
    let report = strike(&place).new_report.unwrap();
    form.new_report =
        Some(ReportForm { source_name: Some(" A  Test-source".into()), text: "Once more.".into(), ..report.clone() });
    edit::save_event(&mut desk, SaveEventArgs { event: form, reason: None, lang: Lang::En }).unwrap();
    assert_eq!(desk.register(words).unwrap().sources.len(), sources);
    // Another reliability is neither dropped nor made a second voice.
    for (lang, says) in [(Lang::En, "on record"), (Lang::Fr, "enregistrée"), (Lang::Ar, "مسجل")] {
        let mut form = edit::event_form(&mut desk, IdArgs { id: id.clone(), lang: Lang::En }).unwrap();
        let other = Some(passage_model::Reliability::E);
        assert_ne!(report.reliability, other);
        form.new_report = Some(ReportForm { reliability: other, text: "Graded anew.".into(), ..report.clone() });
        let error = edit::save_event(&mut desk, SaveEventArgs { event: form, reason: None, lang }).unwrap_err();
        assert!(error.message.contains(says), "{}", error.message);
    }
    // Another kind of source is another source.
    let mut form = edit::event_form(&mut desk, IdArgs { id, lang: Lang::En }).unwrap();
    let kind = Some(passage_model::SourceKind::NewsAgency);
    form.new_report = Some(ReportForm { source_kind: kind, text: "And again.".into(), ..report });
    edit::save_event(&mut desk, SaveEventArgs { event: form, reason: None, lang: Lang::En }).unwrap();
    assert_eq!(desk.register(words).unwrap().sources.len(), sources + 1);
}

#[test]
fn a_route_is_compared_with_the_last_edition_that_holds_it() {
    let (mut desk, folder) = starter();
    let file = folder.path().join("b.html");
    let rows = crate::assess::desk(&mut desk, question(Lang::En)).unwrap().routes;
    let issue = |desk: &mut Desk, routes: Vec<String>| {
        let args = BriefArgs {
            question: question(Lang::En),
            routes,
            tlp: passage_model::Tlp::Amber,
            redact: Redaction::None,
            valid_hours: None,
            file: Some(file.display().to_string()),
            issue: true,
        };
        brief::brief(desk, args).unwrap();
    };
    issue(&mut desk, Vec::new());
    issue(&mut desk, vec![rows[0].id.clone()]);
    for row in crate::assess::desk(&mut desk, question(Lang::En)).unwrap().routes {
        assert_eq!(row.trend.kind, TrendKind::Same, "{}", row.name);
        let edition = if row.id == rows[0].id { "since edition 2 of " } else { "since edition 1 of " };
        assert!(row.trend.since.unwrap().starts_with(edition), "{}", row.name);
        assert!(row.label.contains(edition), "{}", row.label);
    }
}

/// A slip of the hand takes back what was done since the database was opened, and says what: never the register, nor the work
/// of yesterday.
#[test]
fn undo_without_a_name_stays_in_the_session_and_says_what() {
    let (mut desk, folder) = starter();
    let undo = |desk: &mut Desk, change: Option<String>| app::undo(desk, UndoArgs { change, lang: Lang::En });
    let redo = |desk: &mut Desk| app::redo(desk, LangArgs { lang: Lang::En });
    assert_eq!(undo(&mut desk, None).unwrap_err().code.code(), "nothing-to-undo");
    let at = place(&mut desk, "Saraqib");
    let added =
        edit::save_event(&mut desk, SaveEventArgs { event: strike(&at), reason: None, lang: Lang::En }).unwrap();
    assert_eq!(undo(&mut desk, None).unwrap().text, "Undone: Event added: Drone strike, Saraqib");
    assert_eq!(redo(&mut desk).unwrap().text, "Done again: Event added: Drone strike, Saraqib");
    drop(desk);
    let mut desk = again(&folder);
    assert_eq!(undo(&mut desk, None).unwrap_err().code.code(), "nothing-to-undo");
    assert!(redo(&mut desk).is_err());
    // By name it can still be taken back.
    undo(&mut desk, Some(added.change)).unwrap();
}

/// A closure that is announced for tomorrow can be looked at today.
#[test]
fn an_event_that_begins_after_the_moment_is_told_all_the_same() {
    let (mut desk, _folder) = starter();
    let at = place(&mut desk, "Saraqib");
    let args = SaveEventArgs { event: strike(&at), reason: None, lang: Lang::En };
    let id = edit::save_event(&mut desk, args).unwrap().id.unwrap();
    let mut told = |as_of: &str| {
        let question = AssessArgs { as_of: Some(as_of.parse().unwrap()), ..question(Lang::En) };
        edit::event_row(&mut desk, EventToldArgs { id: id.clone(), question }).unwrap()
    };
    let before = told("2024-11-30T06:00:00Z");
    assert_eq!((before.row.title.as_str(), before.row.grade.as_str()), ("Drone strike, Saraqib", "A1"));
    assert!(before.later_text.unwrap().contains("30 Nov 2024, 06:00 UTC"));
    assert_eq!(told("2024-11-30T18:00:00Z").later_text, None);
}

#[test]
fn names_have_a_most_and_those_on_file_stay() {
    let (mut desk, _folder) = starter();
    let words = passage_words::Words::new(Lang::En);
    let place = |name: String, id: Option<String>| SavePlaceArgs {
        place: PlaceForm {
            id,
            names: Names::one(Lang::En, name),
            at: passage_model::LatLon::new(35.5, 37.5).unwrap(),
            kind: passage_model::PlaceKind::Other,
            country: None,
            admin1: None,
        },
        lang: Lang::En,
    };
    let refused = edit::save_place(&mut desk, place("é".repeat(301), None)).unwrap_err();
    assert!(refused.message.contains("300"), "{}", refused.message);
    let id = edit::save_place(&mut desk, place("é".repeat(300), None)).unwrap().id.unwrap();
    // Of an older version a longer one may be on file: it does not stand in the way of other changes.
    let long = "x".repeat(5_000);
    let mut old = desk.register(words).unwrap().places.get(&id.parse().unwrap()).unwrap().clone();
    old.names = Names::one(Lang::En, long.clone());
    let note = desk.note(words, "place.edit", None).unwrap();
    desk.opened(words).unwrap().store.change(note, |change| change.put_place(&old)).unwrap();
    edit::save_place(&mut desk, place(long, Some(id.clone()))).unwrap();
    assert!(edit::save_place(&mut desk, place("y".repeat(5_000), Some(id))).is_err());
}
