//! Two programs at one database, and files that are handed out beside it.

use std::{fmt::Write as _, fs, path::Path, sync::Barrier};

use passage_model::{Lang, Tlp};
use passage_store::Store;

use super::case::{AS_OF, again, question, starter};
use crate::{Desk, app, brief, dto::*, error::ErrorCode, export, import};

fn briefing(file: &Path, issue: bool) -> BriefArgs {
    BriefArgs {
        question: question(Lang::En),
        routes: vec!["R-01".to_owned()],
        issue,
        file: Some(file.display().to_string()),
        tlp: Tlp::Amber,
        redact: Redaction::None,
        valid_hours: None,
    }
}

#[test]
fn a_file_taken_in_by_two_programs_at_once_is_taken_in_once() {
    let (mut desk, folder) = starter();
    let before = app::status(&mut desk, LangArgs { lang: Lang::En }).unwrap().counts.events;
    let mut text = "id,date_start,lat,lon,where_prec,kind,source,deaths_best\n".to_owned();
    for n in 0..150 {
        writeln!(text, "{n},2024-11-28,36.{:03},37.1,1,strike,Radio,2", n + 100).unwrap();
    }
    let file = folder.path().join("radio.csv");
    fs::write(&file, text).unwrap();
    let ready = Barrier::new(2);
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                let mut desk = again(&folder);
                let args = serde_json::json!({
                    "files": [file.display().to_string()], "lang": "en", "dry_run": false, "accept_partial": false,
                });
                let args: ImportArgs = serde_json::from_value(args).unwrap();
                ready.wait();
                import::import(&mut desk, args).unwrap();
            });
        }
    });
    let after = app::status(&mut desk, LangArgs { lang: Lang::En }).unwrap().counts.events;
    assert_eq!(after, before + 150);
}

#[test]
fn briefings_of_two_programs_at_once_each_have_a_number() {
    let (_desk, folder) = starter();
    let ready = Barrier::new(2);
    let numbers: Vec<u32> = std::thread::scope(|scope| {
        let programs: Vec<_> = (0..2)
            .map(|n| {
                let (folder, ready) = (&folder, &ready);
                scope.spawn(move || {
                    let mut desk = again(folder);
                    let page = folder.path().join(format!("{n}.html"));
                    ready.wait();
                    brief::brief(&mut desk, briefing(&page, true)).unwrap().number.unwrap()
                })
            })
            .collect();
        programs.into_iter().map(|program| program.join().unwrap()).collect()
    });
    assert_eq!(numbers.iter().sum::<u32>(), 3, "{numbers:?}");
}

#[test]
fn nothing_is_written_over_a_database() {
    let (mut desk, folder) = starter();
    let own = desk.path_or_default(None);
    let other = folder.path().join("other.bin");
    drop(Store::create(&other, None, AS_OF.parse().unwrap()).unwrap());
    for place in [own.clone(), other, own.with_extension("roads")] {
        if !place.exists() {
            fs::write(&place, "roads").unwrap();
        }
        let was = fs::read(&place).unwrap();
        let error = brief::brief(&mut desk, briefing(&place, false)).unwrap_err();
        assert_eq!(error.code, ErrorCode::AlreadyExists, "{place:?}");
        let args = ExportArgs {
            tlp: None,
            format: ExportFormat::Csv,
            what: ExportWhat::Routes,
            file: place.display().to_string(),
            redact: Redaction::None,
            question: question(Lang::En),
            routes: Vec::new(),
        };
        assert_eq!(export::export(&mut desk, args).unwrap_err().code, ErrorCode::AlreadyExists, "{place:?}");
        assert_eq!(fs::read(&place).unwrap(), was, "{place:?}");
    }
    // A file of its own sort is replaced, as by any program; nothing is left beside it.
    let page = folder.path().join("page.html");
    fs::write(&page, "<!DOCTYPE html>old").unwrap();
    brief::brief(&mut desk, briefing(&page, false)).unwrap();
    let beside: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(!beside.iter().any(|name| name.to_string_lossy().ends_with(".part")), "{beside:?}");
}

#[test]
fn a_briefing_that_is_on_no_record_is_nowhere() {
    let (mut desk, folder) = starter();
    let place = folder.path().join("folder");
    fs::create_dir(&place).unwrap();
    assert!(brief::brief(&mut desk, briefing(&place.join("none/page.html"), true)).is_err());
    assert!(brief::brief(&mut desk, briefing(&place, true)).is_err());
    let page = folder.path().join("page.html");
    let done = brief::brief(&mut desk, briefing(&page, true)).unwrap();
    assert_eq!((done.number, page.exists()), (Some(1), true));
}

fn ask(desk: &mut Desk, window: &str, author: &str, command: &str, args: serde_json::Value) -> serde_json::Value {
    let mut args = args;
    args["lang"] = "en".into();
    args["sent_by"] = serde_json::json!({ "window": window, "author": author });
    desk.call(command, args).unwrap_or_else(|refused| serde_json::to_value(refused).unwrap())
}

fn by_hand(route: &str, level: &str, author: &str) -> serde_json::Value {
    serde_json::json!({
        "route": route, "level": level, "reason": "mine found", "author": author,
        "from": AS_OF, "expires": "2024-12-02T00:00:00Z",
    })
}

fn route(desk: &mut Desk, code: &str) -> (String, String) {
    let desk_dto = crate::assess::desk(desk, question(Lang::En)).unwrap();
    let row = desk_dto.routes.into_iter().find(|row| row.code == code).unwrap();
    (row.id, row.level_text)
}

/// Two programs at one database: each hears what the other has done, and takes back none of it by a slip of the hand. What is
/// taken back is named, and is signed by who did it.
#[test]
fn undo_without_a_name_takes_back_only_what_the_window_itself_has_done() {
    let (mut here, folder) = starter();
    let (id, _) = route(&mut here, "R-03");
    let mut there = again(&folder);
    let seen = ask(&mut here, "a", "Bo", "status", serde_json::json!({}))["revision"].clone();
    let since = |seen: &serde_json::Value| serde_json::json!({ "since": seen });
    assert_eq!(ask(&mut here, "a", "Bo", "changes_since", since(&seen))["changes"], serde_json::json!([]));

    let set = ask(&mut there, "c", "Cy", "set_override", by_hand(&id, "very_high", "Cy"));
    assert_eq!(route(&mut here, "R-03").1, route(&mut there, "R-03").1, "read anew");
    let news = ask(&mut here, "a", "Bo", "changes_since", since(&seen));
    let told = &news["changes"][0];
    let name = told["text"].as_str().unwrap();
    assert!(name.starts_with("Level set by hand: R-03, ") && name.ends_with(", Very high"), "{name}");
    assert_eq!((&told["author"], &told["own"], &told["quiet"]), (&"Cy".into(), &false.into(), &false.into()));
    assert_eq!(news["revision"], set["revision"]);
    assert_eq!(ask(&mut there, "c", "Cy", "changes_since", since(&seen))["changes"][0]["own"], true);

    let none = serde_json::json!({});
    assert_eq!(ask(&mut here, "a", "Bo", "undo", none.clone())["code"], "nothing-to-undo");
    assert_eq!(ask(&mut here, "a", "Bo", "status", none.clone())["undo"], serde_json::Value::Null);
    // Nor a window of the same host.
    assert_eq!(ask(&mut there, "d", "Di", "undo", none.clone())["code"], "nothing-to-undo");
    assert_eq!(ask(&mut there, "d", "Di", "changes_since", since(&seen))["changes"][0]["own"], false);

    // By name it can be taken back, and the audit says whose it was and who did it.
    let named = serde_json::json!({ "change": set["change"] });
    let undone = ask(&mut here, "a", "Bo", "undo", named);
    assert_eq!(undone["text"], format!("Undone: {name} (by Cy)"));
    let row = &ask(&mut there, "c", "Cy", "audit", none.clone())[0];
    assert_eq!((&row["text"], &row["author"]), (&undone["text"], &"Bo".into()));
    assert_eq!(ask(&mut there, "c", "Cy", "redo", none.clone())["code"], "nothing-to-redo");
    assert!(ask(&mut here, "a", "Bo", "redo", none.clone())["text"].as_str().unwrap().starts_with("Done again: Level"));

    // What the window has done itself is taken back whatever others do meanwhile elsewhere.
    let other = route(&mut here, "R-01").0;
    ask(&mut here, "a", "Bo", "set_override", by_hand(&other, "high", "Bo"));
    ask(&mut there, "c", "Cy", "set_override", by_hand(&id, "low", "Cy"));
    let undone = ask(&mut here, "a", "Bo", "undo", none);
    assert!(undone["text"].as_str().unwrap().starts_with("Undone: Level set by hand: R-01, "), "{undone}");
}

/// The name that the database was given last may be anybody's: a window in which none was given signs as nobody.
#[test]
fn nobody_signs_with_the_name_that_another_gave() {
    let (mut here, folder) = starter();
    let mut there = again(&folder);
    let status = ask(&mut there, "c", "", "set_settings", serde_json::json!({ "author": "Cy" }));
    assert_eq!(status["author"], "Cy");
    assert_eq!(ask(&mut there, "c", "Cy", "status", serde_json::json!({}))["author"], "Cy");
    assert_eq!(ask(&mut here, "a", "", "status", serde_json::json!({}))["author"], serde_json::Value::Null);
    let (id, _) = route(&mut here, "R-03");
    assert_eq!(ask(&mut here, "a", "", "set_override", by_hand(&id, "high", ""))["code"], "invalid");
    let set = ask(&mut here, "a", "", "set_override", by_hand(&id, "high", "Bo"));
    assert!(set["change"].is_string(), "{set}");
    // Where no window asks, as on the command line, it is the name of the database.
    assert_eq!(app::status(&mut here, LangArgs { lang: Lang::En }).unwrap().author.as_deref(), None);
    let plain = here.call("status", serde_json::json!({ "lang": "en" })).unwrap();
    assert_eq!(plain["author"], "Cy");
}
