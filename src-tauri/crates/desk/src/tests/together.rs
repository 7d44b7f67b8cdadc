//! Two programs at one database, and files that are handed out beside it.

use std::{fmt::Write as _, fs, path::Path, sync::Barrier};

use passage_model::{Lang, Tlp};
use passage_store::Store;

use super::case::{AS_OF, again, question, starter};
use crate::{app, brief, dto::*, error::ErrorCode, export, import};

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
