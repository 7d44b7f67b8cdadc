//! What we export as events comes back as events.

use std::fs;

use passage_model::{Detail, EventKind, Lang, LocationPrecision};
use passage_store::EventFilter;

use super::case::{AS_OF, question, starter};
use crate::{Desk, app, dto::*, export, import};

fn bring(desk: &mut Desk, file: &str, kind: Option<ImportKind>) -> ImportFileDto {
    let args = ImportArgs { kind, ..ImportArgs::files(vec![file.to_owned()], Lang::En) };
    import::import(desk, args).unwrap().files.remove(0)
}

#[test]
fn events_of_every_map_format_come_back_as_events() {
    let (mut desk, folder) = starter();
    for (format, name) in [
        (ExportFormat::Geojson, "e.geojson"),
        (ExportFormat::Kml, "e.kml"),
        (ExportFormat::Kmz, "e.kmz"),
        (ExportFormat::Gpx, "e.gpx"),
    ] {
        let file = folder.path().join(name).display().to_string();
        let args = ExportArgs {
            tlp: None,
            question: question(Lang::En),
            format,
            what: ExportWhat::Events,
            routes: Vec::new(),
            redact: Redaction::None,
            file: file.clone(),
        };
        let written = export::export(&mut desk, args).unwrap().rows;
        // Where they are already nothing is new.
        let same = bring(&mut desk, &file, None);
        assert_eq!((same.added, same.unchanged, same.rejected), (0, written, 0), "{name}: {:?}", same.issues);
        let elsewhere = tempfile::tempdir().unwrap();
        let now = AS_OF.parse().unwrap();
        let mut other = Desk::with_clock(elsewhere.path().join("other.db"), move || now);
        let create = CreateArgs { path: None, passphrase: None, starter: false, lang: Lang::En };
        app::create_database(&mut other, create).unwrap();
        let taken = bring(&mut other, &file, None);
        assert_eq!((taken.added, taken.rejected), (written, 0), "{name}: {:?}", taken.issues);
        assert_eq!(taken.added_text, Some(format!("{written} events")), "{name}");
        let counts = app::status(&mut other, LangArgs { lang: Lang::En }).unwrap().counts;
        assert_eq!((counts.places, counts.routes, counts.events), (0, 0, written), "{name}");
        // Asked for as events they are the same.
        assert_eq!(bring(&mut other, &file, Some(ImportKind::Events)).unchanged, written, "{name}");
        let here = desk.store(crate::desk::words(Lang::En)).unwrap().at(None).events(&EventFilter::default()).unwrap();
        let there =
            other.store(crate::desk::words(Lang::En)).unwrap().at(None).events(&EventFilter::default()).unwrap();
        for event in &there {
            let key = event.source_key.clone().unwrap();
            let old = here.iter().find(|old| key.ends_with(&old.id.to_string())).unwrap();
            assert_eq!(
                (event.kind(), event.precision, event.time, event.status),
                (old.kind(), old.precision, old.time, old.status),
                "{name}"
            );
            if let (Detail::Strike { means: a }, Detail::Strike { means: b }) = (&event.detail, &old.detail) {
                assert_eq!(a, b);
            }
        }
        assert!(there.iter().any(|event| event.kind() == EventKind::Strike));
        assert!(there.iter().any(|event| event.precision != LocationPrecision::Near));
    }
}

#[test]
fn what_was_changed_in_the_file_is_not_passed_over() {
    let (mut desk, folder) = starter();
    let file = folder.path().join("e.geojson").display().to_string();
    let args = ExportArgs {
        tlp: None,
        question: question(Lang::En),
        format: ExportFormat::Geojson,
        what: ExportWhat::Events,
        routes: Vec::new(),
        redact: Redaction::None,
        file: file.clone(),
    };
    let written = export::export(&mut desk, args).unwrap().rows;
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replacen("\"status\":\"reported\"", "\"status\":\"rumour\"", 1)).unwrap();
    let taken = bring(&mut desk, &file, None);
    assert_eq!((taken.added, taken.unchanged), (1, written - 1));
}

#[test]
fn a_road_that_names_where_it_comes_from_is_no_event() {
    let (mut desk, folder) = starter();
    let file = folder.path().join("roads.geojson").display().to_string();
    let text = r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"kind":"passage","from":"Mill","to":"Ford","name":"Mill to Ford"},"geometry":{"type":"LineString","coordinates":[[37.0,36.0],[37.2,36.1]]}},{"type":"Feature","properties":{"id":"a-1","kind":"closure","from":"2024-11-28","name":"Shut"},"geometry":{"type":"LineString","coordinates":[[37.0,36.0],[37.2,36.1]]}}]}"#;
    fs::write(&file, text).unwrap();
    let taken = bring(&mut desk, &file, None);
    assert_eq!(taken.added_text.as_deref(), Some("1 route and 1 event"), "{:?}", taken.issues);
    let given: Vec<&ImportIssueDto> = taken.issues.iter().filter(|issue| issue.code == "not-given").collect();
    assert!(given.iter().any(|issue| issue.message.starts_with("where_prec is not given")), "{:?}", taken.issues);
}

#[test]
fn what_is_announced_is_taken_and_said_to_be() {
    let (mut desk, folder) = starter();
    let file = folder.path().join("ahead.csv").display().to_string();
    fs::write(&file, "id,date,lat,lon,where_prec,kind\n1,2024-12-05,36.1,37.0,1,closure\n").unwrap();
    let taken = bring(&mut desk, &file, None);
    assert_eq!((taken.added, taken.rejected), (1, 0));
    let issue = taken.issues.iter().find(|issue| issue.code == "date-ahead").unwrap();
    assert!(issue.message.contains("announced") && issue.row == Some(2), "{issue:?}");
}

fn bare(folder: &std::path::Path) -> Desk {
    let now = AS_OF.parse().unwrap();
    let mut desk = Desk::with_clock(folder.join("other.db"), move || now);
    let create = CreateArgs { path: None, passphrase: None, starter: false, lang: Lang::En };
    app::create_database(&mut desk, create).unwrap();
    desk
}

#[test]
fn the_starter_region_has_the_same_access_after_a_round_trip() {
    let (mut desk, folder) = starter();
    let access = |desk: &mut Desk| {
        let report = crate::assessment_report(desk, &question(Lang::En), &[]).unwrap();
        let mut all: Vec<(String, String)> =
            report.routes.iter().map(|route| (route.name.clone(), format!("{:?}", route.access))).collect();
        all.sort();
        all
    };
    let here = access(&mut desk);
    for (format, name) in [(ExportFormat::Geojson, "geojson"), (ExportFormat::Csv, "csv"), (ExportFormat::Xlsx, "xlsx")]
    {
        let elsewhere = tempfile::tempdir().unwrap();
        let mut other = bare(elsewhere.path());
        for what in [ExportWhat::Crossings, ExportWhat::Routes, ExportWhat::Events] {
            // Lines are in no table.
            let format = if what == ExportWhat::Crossings { format } else { ExportFormat::Geojson };
            let extension = if what == ExportWhat::Crossings { name } else { "geojson" };
            let file = folder.path().join(format!("{name}-{what:?}.{extension}")).display().to_string();
            let args = ExportArgs {
                question: question(Lang::En),
                format,
                what,
                routes: Vec::new(),
                tlp: None,
                redact: Redaction::None,
                file: file.clone(),
            };
            let written = export::export(&mut desk, args).unwrap();
            if what == ExportWhat::Crossings {
                assert!(written.lost.iter().any(|lost| lost.code == "sides"), "{:?}", written.lost);
            }
            let taken = bring(&mut other, &file, None);
            assert_eq!((taken.added, taken.rejected), (written.rows, 0), "{name} {what:?}: {:?}", taken.issues);
            let warned: Vec<_> = taken.issues.iter().filter(|issue| issue.severity == IssueSeverity::Warning).collect();
            assert!(warned.is_empty(), "{name} {what:?}: {warned:?}");
            // What is here already is as it is.
            if what == ExportWhat::Crossings {
                assert_eq!(bring(&mut desk, &file, None).unchanged, written.rows, "{name}");
            }
        }
        // A closed section is written as the line of it, and holds for every route that runs along there: once more.
        let there = access(&mut other);
        let differ: Vec<_> = there.iter().zip(&here).filter(|(there, here)| there != here).collect();
        for (there, here) in &differ {
            assert_eq!((&there.0, there.1.as_str(), here.1.as_str()), (&here.0, "Closed", "Unknown"), "{name}");
        }
        assert!(differ.len() <= 1, "{name}: {differ:?}");
    }
}

#[test]
fn a_status_of_a_crossing_is_taken_where_it_was_checked_later() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = bare(folder.path());
    let file = folder.path().join("c.csv").display().to_string();
    let list = |day: &str, status: &str| {
        format!(
            "name,lat,lon,kind,country_a,country_b,statuses_a\nBab X,36.0,37.15,border,SY,TR,all both {status} checked 2024-11-{day}T06:00:00Z grade A1\n"
        )
    };
    let status = |desk: &mut Desk| {
        let register = desk.register(crate::desk::words(Lang::En)).unwrap();
        register.crossings[0].sides[0].statuses[0].status.code().to_owned()
    };
    for (day, said, held) in [("20", "open", "open"), ("22", "closed", "closed"), ("21", "open", "closed")] {
        fs::write(&file, list(day, said)).unwrap();
        bring(&mut desk, &file, Some(ImportKind::Crossings));
        assert_eq!(status(&mut desk), held, "{day}");
    }
    // Statuses in other words are not taken, and are told.
    fs::write(
        &file,
        "name,lat,lon,kind,country_a,country_b,status,hours\nBab Y,36.5,37.15,border,SY,TR,closed,08:00-16:00\n",
    )
    .unwrap();
    let taken = bring(&mut desk, &file, Some(ImportKind::Crossings));
    let warned: Vec<_> = taken.issues.iter().filter(|issue| issue.severity == IssueSeverity::Warning).collect();
    assert_eq!(warned.iter().filter_map(|issue| issue.column.as_deref()).collect::<Vec<_>>(), ["status", "hours"]);
    fs::write(&file, list("23", "shut")).unwrap();
    let args = ImportArgs { kind: Some(ImportKind::Crossings), ..ImportArgs::files(vec![file], Lang::En) };
    assert_eq!(import::import(&mut desk, args).unwrap().files[0].rejected, 1);
}
