//! The audit trail says what was changed, from what to what, by whom, and leads there.

use std::{collections::BTreeSet, fs, path::Path};

use passage_model::{
    Closure, Detail, Direction, EventStatus, Km, Lang, RiskLevel, Scope, Time, Tlp, Traffic, VehicleClass,
};
use passage_words::Words;

use super::case::{AS_OF, question, starter};
use super::editing::{place, strike};
use super::told::id_of;
use crate::{Desk, app, brief, dto::*, edit, overrides};

const LANGS: [Lang; 3] = [Lang::En, Lang::Ar, Lang::Fr];

fn newest(desk: &mut Desk, lang: Lang) -> AuditDto {
    app::audit(desk, AuditArgs { lang, limit: Some(1) }).unwrap().remove(0)
}

fn field<'a>(thing: &'a AuditThingDto, label: &str) -> (Option<&'a str>, Option<&'a str>) {
    let found = thing.fields.iter().find(|field| field.label == label);
    let found = found.unwrap_or_else(|| panic!("{label} in {:?}", thing.fields));
    (found.old.as_deref(), found.new.as_deref())
}

#[test]
fn a_change_of_an_event_says_which_and_what_it_was_before() {
    let (mut desk, _folder) = starter();
    let place = place(&mut desk, "Raqqa");
    let mut form = strike(&place);
    let route = id_of(&mut desk, "R-07").parse().unwrap();
    form.place = None;
    form.detail = Detail::Closure(Closure {
        scope: Scope::Section { route, from_km: Km(20.0), to_km: Km(40.0) },
        direction: Direction::Both,
        traffic: Traffic::default(),
        vehicles: vec![VehicleClass::ALL[0]],
        hours: Some("19:00-02:00".parse().unwrap()),
        partial: false,
        directive: None,
    });
    let saved = SaveEventArgs { event: form, reason: None, lang: Lang::En };
    let id = edit::save_event(&mut desk, saved).unwrap().id.unwrap();
    let added = newest(&mut desk, Lang::En);
    assert!(added.text.starts_with("Event added: Closure, R-07"), "{}", added.text);
    assert_eq!((added.things[0].what, &added.things[0].id), (Some(AuditWhat::Event), &id));
    assert_eq!(field(&added.things[0], "Hours"), (None, Some("19:00-02:00 UTC")));

    let mut form = edit::event_form(&mut desk, IdArgs { id: id.clone(), lang: Lang::En }).unwrap();
    form.status = EventStatus::Confirmed;
    form.time.until = Some("2024-12-10T00:00:00Z".parse().unwrap());
    if let Detail::Closure(closure) = &mut form.detail {
        closure.hours = None;
    }
    let saved = SaveEventArgs { event: form, reason: Some("seen".to_owned()), lang: Lang::En };
    edit::save_event(&mut desk, saved).unwrap();
    let told = newest(&mut desk, Lang::En);
    assert!(told.text.starts_with("Event changed: Closure, R-07"), "{}", told.text);
    let [thing] = told.things.as_slice() else { panic!("{:?}", told.things) };
    assert_eq!(field(thing, "Status"), (Some("reported"), Some("confirmed")));
    assert_eq!(field(thing, "Hours"), (Some("19:00-02:00 UTC"), Some("at all hours")));
    let (before, until) = field(thing, "Until");
    assert!(before.is_none() && until.unwrap().contains("10 Dec"), "{until:?}");
    assert_eq!(thing.fields.len(), 3, "what is as before is not told: {:?}", thing.fields);
    for lang in LANGS {
        let told = newest(&mut desk, lang);
        let labels = told.things.iter().flat_map(|thing| &thing.fields).map(|field| &field.label);
        assert!(labels.chain([&told.text]).all(|text| !text.contains('‹')), "{told:?}");
    }

    // What is gone is still named, and leads nowhere.
    let args = DeleteArgs { what: Deletable::Event, id, reason: Some("wrong".to_owned()), lang: Lang::En };
    edit::delete(&mut desk, args).unwrap();
    let gone = newest(&mut desk, Lang::En);
    assert!(gone.text.starts_with("Event deleted: Closure, R-07"), "{}", gone.text);
    assert_eq!(gone.things[0].what, None);
    assert_eq!(field(&gone.things[0], "Status"), (Some("confirmed"), None));
}

#[test]
fn a_level_is_by_the_person_who_is_named_with_it() {
    let (mut desk, _folder) = starter();
    let route = id_of(&mut desk, "R-03");
    let args = OverrideArgs {
        route: route.clone(),
        level: RiskLevel::High,
        reason: "Own convoy drove it".to_owned(),
        author: Some("S.K.".to_owned()),
        from: None,
        expires: AS_OF.parse::<Time>().unwrap() + chrono::Duration::hours(9),
        lang: Lang::En,
    };
    let id = overrides::set_override(&mut desk, args).unwrap().id.unwrap();
    let told = newest(&mut desk, Lang::En);
    assert_eq!(told.author, "S.K.");
    assert!(told.text.contains("R-03") && told.text.ends_with("High"), "{}", told.text);
    assert_eq!((told.things[0].what, &told.things[0].id), (Some(AuditWhat::Route), &route));
    assert_eq!(field(&told.things[0], "Level"), (None, Some("High")));
    // Who ends it is not who set it.
    let args = EndArgs { id, at: None, reason: None, lang: Lang::En };
    overrides::clear_override(&mut desk, args).unwrap();
    assert_eq!(newest(&mut desk, Lang::En).author, "—");
}

#[test]
fn an_issued_briefing_is_named_by_its_number_and_leads_to_its_page() {
    let (mut desk, _folder) = starter();
    let args = BriefArgs {
        question: question(Lang::En),
        routes: vec!["R-01".to_owned()],
        issue: true,
        file: None,
        tlp: Tlp::Amber,
        redact: Redaction::None,
        valid_hours: None,
    };
    let id = brief::brief(&mut desk, args).unwrap().id.unwrap();
    let told = newest(&mut desk, Lang::En);
    assert_eq!(told.text, "Briefing issued: 1");
    assert_eq!((told.things[0].what, &told.things[0].id), (Some(AuditWhat::Briefing), &id));
    assert_eq!(told.things[0].name, "Briefing 1");
}

#[test]
fn what_an_unknown_version_did_shows_no_code() {
    let (mut desk, _folder) = starter();
    desk.write_down(Words::new(Lang::En), "thing.of_tomorrow", "why").unwrap();
    assert_eq!(newest(&mut desk, Lang::En).text, "Something else changed");
}

/// Every action that store, desk and command line write, as their sources have it.
#[test]
fn every_action_has_a_message_in_every_language() {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut sources = Vec::new();
    let mut folders = vec![crates.join("desk/src"), crates.join("store/src"), crates.join("cli/src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() && !path.ends_with("tests") {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") && !path.ends_with("tests.rs") {
                sources.push(fs::read_to_string(path).unwrap());
            }
        }
    }
    // Put together from parts, or of one word.
    let made = "settings.author settings.workspace import export print undo redo other gazetteer-import gazetteer-names \
                gazetteer-remove";
    let mut actions: BTreeSet<String> = made.split_whitespace().map(str::to_owned).collect();
    let things = "briefing calibration crossing draft event gazetteer override parameter place plan report route settings \
                  sheet silence source starter";
    for text in &sources {
        // What the tests of a file write is none.
        let text = text.split("#[cfg(test)]").next().unwrap_or_default();
        for literal in text.split('"') {
            let (thing, act) = literal.split_once('.').unwrap_or_default();
            let is_act = !act.is_empty() && act.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
            if is_act && things.split_whitespace().any(|one| one == thing) && literal != "sheet.number" {
                actions.insert(literal.to_owned());
            }
        }
    }
    assert!(actions.len() > 40, "{actions:?}");
    for lang in LANGS {
        let words = Words::new(lang);
        for action in &actions {
            assert!(words.has(&format!("action-{}", action.replace('.', "-"))), "{action} in {lang:?}");
        }
    }
}

/// The head of the window tells of the data, not of the day on which a file was taken in.
#[test]
fn the_newest_event_is_told_apart_from_what_was_received_last() {
    let (mut desk, folder) = starter();
    let empty = app::status(&mut desk, LangArgs { lang: Lang::En }).unwrap();
    let (at, exact) = empty.newest_event.map(|newest| (newest.at, newest.exact)).unwrap();
    assert!(at <= AS_OF.parse::<Time>().unwrap());
    let file = folder.path().join("old.csv");
    let rows = "id,date_start,lat,lon,where_prec,kind,source,deaths_best\n1,2019-11-28,36.1,37.1,1,strike,Radio,2\n";
    fs::write(&file, rows).unwrap();
    let args = serde_json::json!({
        "files": [file.display().to_string()], "lang": "en", "dry_run": false, "accept_partial": false,
    });
    crate::import::import(&mut desk, serde_json::from_value(args).unwrap()).unwrap();
    let then = app::status(&mut desk, LangArgs { lang: Lang::En }).unwrap();
    assert_eq!(then.newest_event.map(|newest| (newest.at, newest.exact)), Some((at, exact)));
    assert_eq!(then.newest_report_at, AS_OF.parse::<Time>().ok(), "received today");
    // What is announced has not happened.
    let place = place(&mut desk, "Raqqa");
    let mut form = strike(&place);
    form.time.from = "2024-12-01T09:00:00Z".parse().unwrap();
    edit::save_event(&mut desk, SaveEventArgs { event: form, reason: None, lang: Lang::En }).unwrap();
    let then = app::status(&mut desk, LangArgs { lang: Lang::En }).unwrap();
    assert_eq!(then.newest_event.map(|newest| newest.at), Some(at));
}

#[test]
fn a_time_of_receipt_ahead_of_the_clock_is_told() {
    let (mut desk, _folder) = starter();
    let paste = |desk: &mut Desk, text: &str, minutes: i64| {
        let received = AS_OF.parse::<Time>().unwrap() + chrono::Duration::minutes(minutes);
        let args = serde_json::json!({
            "text": text, "source_name": "Radio", "source_kind": "other", "reliability": "C",
            "received_at": received, "lang": "en",
        });
        crate::inbox::paste_report(desk, serde_json::from_value(args).unwrap()).unwrap().text
    };
    let told = paste(&mut desk, "The road between Manbij and Aleppo is closed.", 30);
    assert!(told.contains("lies ahead of this computer’s clock"), "{told}");
    let told = paste(&mut desk, "The road between Raqqa and Aleppo is closed.", 0);
    assert!(!told.contains("ahead"), "{told}");
    let place = place(&mut desk, "Raqqa");
    let mut form = strike(&place);
    form.new_report.as_mut().unwrap().received_at =
        Some(AS_OF.parse::<Time>().unwrap() + chrono::Duration::minutes(30));
    let saved = edit::save_event(&mut desk, SaveEventArgs { event: form, reason: None, lang: Lang::En }).unwrap();
    assert!(saved.text.contains("lies ahead of this computer’s clock"), "{}", saved.text);
}
