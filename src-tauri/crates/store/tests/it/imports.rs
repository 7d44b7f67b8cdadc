//! What files brought, which rows are further reports, and what a person said of tables.

use passage_model::*;
use passage_store::{Alias, Double, EventRow, ImportedFile, KeptMapping, StoreError};
use serde_json::json;

use crate::{common::*, reading::filled};

pub(crate) fn imported() -> ImportedFile {
    ImportedFile {
        file: "events.csv".into(),
        sha256: "ab".repeat(32),
        format: "event-csv".into(),
        kind: Some("events".into()),
        rows: 6,
        added: 1,
        updated: 1,
        unchanged: 1,
        joined: 1,
        rejected: 1,
        skipped: 1,
    }
}

#[test]
fn imports_are_listed_with_who_and_when_and_whether_they_were_taken_back() {
    let mut store = filled();
    change(&mut store, 2, |c| {
        c.put_event(&strike(3))?;
        c.put_imported_file(0, &imported())
    });
    change(&mut store, 3, |c| c.put_event(&strike(4)));
    let found = store.imports(9).unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!((&found[0].files[..], found[0].change.id), (&[imported()][..], change_id(2)));
    assert_eq!(found[0].change.undone_by, None);
    store.undo(change_id(2), note(4)).unwrap();
    assert_eq!(store.imports(9).unwrap()[0].change.undone_by, Some(change_id(4)));
    assert_eq!(store.check(), []);
}

#[test]
fn a_source_that_others_use_stays_when_its_import_is_taken_back() {
    let mut store = store();
    change(&mut store, 1, |c| {
        c.put_source(&source(1))?;
        c.put_report(&report(1, "one"))?;
        c.put_event(&Event { evidence: vec![evidence(1)], ..strike(1) })
    });
    change(&mut store, 2, |c| {
        c.put_report(&report(2, "two"))?;
        c.put_event(&Event { evidence: vec![evidence(2)], ..strike(2) })
    });
    store.undo(change_id(1), note(3)).unwrap();
    let counts = store.counts().unwrap();
    assert_eq!((counts.sources, counts.reports, counts.events), (1, 1, 1));
    store.undo(change_id(3), note(4)).unwrap();
    assert_eq!(store.counts().unwrap().events, 2);
    // Alone it is refused as ever: nothing would be taken back.
    change(&mut store, 5, |c| c.put_source(&source(2)));
    change(&mut store, 6, |c| c.put_report(&Report { source: source_id(2), ..report(3, "three") }));
    assert!(matches!(store.undo(change_id(5), note(7)), Err(StoreError::InUse { .. })));
    assert_eq!(store.check(), []);
}

#[test]
fn a_key_leads_to_its_event_as_long_as_its_report_stands_behind_it() {
    let mut store = filled();
    let alias = Alias { event: event_id(2), report: report_id(5) };
    change(&mut store, 2, |c| {
        c.put_report(&report(5, "The same, said by another."))?;
        c.put_event(&Event { evidence: vec![evidence(5)], ..strike(2) })?;
        c.put_alias("event:Press:7", alias)
    });
    let found = |store: &passage_store::Store| store.at(None).aliases(&["event:Press:7", "x"]).unwrap();
    assert_eq!(found(&store).get("event:Press:7"), Some(&alias));
    assert!(store.at(None).has_aliases().unwrap());
    store.undo(change_id(2), note(3)).unwrap();
    assert!(found(&store).is_empty());
    store.undo(change_id(3), note(4)).unwrap();
    assert_eq!(found(&store).len(), 1);
}

#[test]
fn doubles_are_named_until_they_are_settled_or_gone() {
    let mut store = filled();
    let double = Double { event: event_id(3), other: event_id(2), hours: 2.0, km: 1.5 };
    change(&mut store, 2, |c| {
        c.put_event(&strike(3))?;
        c.put_double(&double)
    });
    for id in [2, 3] {
        assert_eq!(store.at(None).doubles(event_id(id)).unwrap(), [double]);
    }
    store.undo(change_id(2), note(3)).unwrap();
    assert_eq!(store.at(None).doubles(event_id(2)).unwrap(), []);
    store.undo(change_id(3), note(4)).unwrap();
    store.settle_double(event_id(2), event_id(3)).unwrap();
    assert_eq!(store.at(None).doubles(event_id(2)).unwrap(), []);
    // What a person has settled is not asked again.
    change(&mut store, 5, |c| c.put_double(&double));
    assert_eq!(store.at(None).doubles(event_id(2)).unwrap(), []);
}

#[test]
fn mappings_are_kept_by_header_and_forgotten_on_request() {
    let mut store = store();
    let kept = |header: &str, label: &str, minutes| KeptMapping {
        header: header.into(),
        label: label.into(),
        author: "A. Officer".into(),
        used_at: at(minutes),
        mapping: json!({ "lat": "Y" }),
    };
    store.keep_mapping(&kept("a", "march.xlsx", 1)).unwrap();
    store.keep_mapping(&kept("b", "other.csv", 2)).unwrap();
    store.keep_mapping(&kept("a", "april.xlsx", 3)).unwrap();
    assert_eq!(store.mapping("a").unwrap(), Some(kept("a", "april.xlsx", 3)));
    assert_eq!(store.mappings().unwrap(), [kept("a", "april.xlsx", 3), kept("b", "other.csv", 2)]);
    store.forget_mapping("a").unwrap();
    assert_eq!(store.mapping("a").unwrap(), None);
}

#[test]
fn what_went_with_its_import_is_told_from_what_a_person_deleted() {
    let mut store = store();
    change(&mut store, 1, |c| c.put_event(&strike(1)));
    change(&mut store, 2, |c| c.put_event(&strike(2)));
    change(&mut store, 3, |c| c.delete_event(event_id(2)));
    store.undo(change_id(1), note(4)).unwrap();
    let gone = store.at(None).taken_back(&[event_id(1), event_id(2), event_id(3)]).unwrap();
    assert_eq!(gone.into_iter().collect::<Vec<_>>(), [event_id(1)]);
    store.undo(change_id(4), note(5)).unwrap();
    assert!(store.at(None).taken_back(&[event_id(1)]).unwrap().is_empty());
}

#[test]
fn a_row_says_what_it_said_until_its_change_is_taken_back() {
    let mut store = filled();
    let grade = Grade { reliability: Reliability::B, credibility: Credibility::Two };
    let row =
        |report: u64, said| EventRow { event: event_id(2), report: report_id(report), grade, coded_at: None, said };
    let told = |n: u64| Event { evidence: vec![evidence(n)], ..strike(2) };
    change(&mut store, 2, |c| {
        c.put_report(&report(5, "First."))?;
        c.put_event(&told(5))?;
        c.put_event_row("event:Radio:1", &row(5, None))
    });
    let said = |store: &passage_store::Store| store.at(None).rows_said(&["event:Radio:1", "x"]).unwrap();
    assert_eq!(said(&store)["event:Radio:1"].said, None, "as it stands");
    // A person changes the event: the row said what it said.
    change(&mut store, 3, |c| c.put_event(&Event { status: EventStatus::Retracted, ..told(5) }));
    assert_eq!(said(&store)["event:Radio:1"].said.as_ref().unwrap().status, strike(2).status);
    let alone = Event { deaths: Some(7), ..strike(2) };
    change(&mut store, 4, |c| {
        c.put_report(&report(6, "Second."))?;
        c.put_event(&told(6))?;
        c.put_event_row("event:Radio:1", &row(6, Some(alone.clone())))
    });
    let last = &said(&store)["event:Radio:1"];
    assert_eq!((last.report, last.said.as_ref(), last.hash), (report_id(6), Some(&alone), TextHash::of("Second.")));
    store.undo(change_id(4), note(5)).unwrap();
    assert_eq!(said(&store)["event:Radio:1"].report, report_id(5));
    store.undo(change_id(5), note(6)).unwrap();
    assert_eq!(said(&store)["event:Radio:1"].report, report_id(6));
    assert_eq!(store.check(), []);
}
