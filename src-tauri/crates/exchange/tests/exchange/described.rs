//! Tables that a person describes: columns, values for all rows, the order of days and of coordinates.

use std::io::Cursor;

use passage_exchange::{BatchKind, DayOrder, PairOrder, ReadOptions, read};
use passage_model::EventKind;

fn pairs(list: &[(&str, &str)]) -> Vec<(String, String)> {
    list.iter().map(|(one, two)| ((*one).to_owned(), (*two).to_owned())).collect()
}

const TABLE: &str = "Incidents of March\n\nWhen;Where;What\n3/4/2024;36.1, 37.1;shelling\n4/4/2024;36.2, 37.2;shelling\n\
                     5/4/2024;37.3, 36.3 N;shelling\n";

fn options<'o>() -> ReadOptions<'o> {
    ReadOptions {
        kind: Some(BatchKind::Events),
        column_map: pairs(&[("date_start", "When"), ("lat", "Where"), ("lon", "Where"), ("kind", "What")]),
        day_order: Some(DayOrder::DayFirst),
        ..ReadOptions::default()
    }
}

#[test]
fn a_table_of_somebody_else_is_read_as_described() {
    let batch = read(Cursor::new(TABLE), "march.csv", options()).unwrap();
    assert_eq!((batch.rows_in, batch.rows_accepted, batch.rows_rejected, batch.rows_skipped), (4, 2, 1, 1));
    let event = &batch.events[0].record;
    assert_eq!(event.time.from.to_rfc3339(), "2024-04-03T00:00:00+00:00");
    assert_eq!(event.detail.kind(), EventKind::Strike);
    assert_eq!((event.geometry.vertices()[0].lat(), event.geometry.vertices()[0].lon()), (36.1, 37.1));
    // Without ids the content is the key: the same rows again are the same events.
    let again = read(Cursor::new(TABLE), "other.csv", options()).unwrap();
    assert_eq!(again.events[0].record.source_key, event.source_key);
}

#[test]
fn orders_are_those_that_were_named() {
    let turned = ReadOptions { day_order: Some(DayOrder::MonthFirst), pair_order: PairOrder::LonLat, ..options() };
    let batch = read(Cursor::new(TABLE), "march.csv", turned).unwrap();
    let event = &batch.events[0].record;
    assert_eq!(event.time.from.to_rfc3339(), "2024-03-04T00:00:00+00:00");
    assert_eq!((event.geometry.vertices()[0].lat(), event.geometry.vertices()[0].lon()), (37.1, 36.1));
    // Nobody named one: no date is guessed.
    let batch = read(Cursor::new(TABLE), "march.csv", ReadOptions { day_order: None, ..options() }).unwrap();
    assert_eq!(batch.rows_accepted, 0);
    assert_eq!(batch.issues.iter().filter(|issue| issue.code.code() == "not-a-date").count(), 3);
}

#[test]
fn what_no_column_says_is_said_once_for_all_rows() {
    let text = "When,Y,X,\n2024-04-03,36.1,37.1,\n2024-04-03,36.2,37.1\n";
    let described = || ReadOptions {
        kind: Some(BatchKind::Events),
        column_map: pairs(&[("date_start", "When"), ("lat", "Y"), ("lon", "X")]),
        fixed: pairs(&[("kind", "strike/air"), ("source", "Radio"), ("grade", "B2")]),
        ..ReadOptions::default()
    };
    let batch = read(Cursor::new(text), "a.csv", described()).unwrap();
    assert_eq!((batch.rows_accepted, batch.rows_rejected), (1, 1), "{:?}", batch.issues);
    let event = &batch.events[0].record;
    assert_eq!((event.source.as_deref(), event.credibility.code()), (Some("Radio"), "2"));
    // What a person adds is not what the file says: neither the report nor the key holds it.
    assert!(!event.report_text.contains("strike"), "{}", event.report_text);
    let other = ReadOptions { fixed: pairs(&[("kind", "strike/drone"), ("source", "Radio")]), ..described() };
    let other = read(Cursor::new(text), "a.csv", other).unwrap();
    assert_eq!(other.events[0].record.source_key, event.source_key);
}

#[test]
fn places_can_be_described_too() {
    let text = "Site,Pos\nDepot,\"37.1, 36.1\"\n";
    let described = ReadOptions {
        kind: Some(BatchKind::Places),
        column_map: pairs(&[("name", "Site"), ("lat", "Pos"), ("lon", "Pos")]),
        fixed: pairs(&[("country", "SY")]),
        pair_order: PairOrder::LonLat,
        ..ReadOptions::default()
    };
    let batch = read(Cursor::new(text), "a.csv", described).unwrap();
    let place = &batch.places[0].record;
    assert_eq!((place.at.lat(), place.country.as_deref()), (36.1, Some("SY")), "{:?}", batch.issues);
}
