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
    assert_eq!(taken.added_text.as_deref(), Some("1 event and 1 route"), "{:?}", taken.issues);
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
