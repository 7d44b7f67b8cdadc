//! Tables that a person describes: columns, values for all rows, the order of days and of coordinates.

use std::io::Cursor;

use passage_exchange::{BatchKind, DayOrder, PairOrder, ReadError, ReadOptions, read};
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

const INCIDENTS: &str = "date,type,place,lat,lon,source,notes\n\
    2024-11-27,Shelling,ev 1,36.2,37.1,Radio,\n\
    2024-11-28,Air strike,ev 2,36.3,37.0,Radio,two hurt\n\
    2024-13-45,Clash,ev 3,36.1,37.2,Radio,\n";

#[test]
fn a_list_of_what_happened_is_not_taken_for_places() {
    let asked = |text: &str| match read(Cursor::new(text.to_owned()), "a.csv", ReadOptions::default()) {
        Err(ReadError::MayBeEvents { date, kind }) => Some((date, kind)),
        Err(other) => panic!("{text}: {other}"),
        Ok(_) => None,
    };
    let named = |date: &str, kind: &str| Some((date.to_owned(), kind.to_owned()));
    assert_eq!(asked(INCIDENTS), named("date", "type"));
    for (text, date, kind) in [
        // In the words of others, among words that are not known, in other languages, without a day that can be read.
        ("When,What,name,lat,lon\nyesterday,heavy shelling near the mill,Atarib,36.2,37.1\n", "When", "What"),
        ("Jour;Nature;place;lat;lon\n03/04/2024;Frappe aérienne;Atarib;36,2;37,1\n", "Jour", "Nature"),
        ("name,lat,lon,التاريخ,النوع\nالأتارب,36.2,37.1,2024-11-28,قصف\n", "التاريخ", "النوع"),
        ("name,lat,lon,event_date,incident\nAtarib,36.2,37.1,2024-11-28,men at the door\n", "event_date", "incident"),
        ("name,lat,lon,seen,remark\nAtarib,36.2,37.1,2024-11-28,shelling\n", "seen", "remark"),
        ("crossing,name,lat,lon,date,type\nx,Bab al-Hawa,36.2,36.7,2024-11-28,closure\n", "date", "type"),
    ] {
        assert_eq!(asked(text), named(date, kind), "{text}");
    }
    // Honest lists of places and crossings.
    for text in [
        "name,lat,lon,type,updated\nAtarib,36.1,36.8,town,2024-11-28\n",
        "name,lat,lon,type,date\nAtarib hospital,36.1,36.8,Hospital,2024-11-28\n",
        "name,lat,lon,validOn,date,admin\nAtarib,36.1,36.8,2024-11-28,2020-01-01,strike\n"
            .replace("strike", "Aleppo")
            .as_str(),
        "name,lat,lon,country_a,status,checked\nBab al-Hawa,36.2,36.7,SY,closed,2024-11-28\n",
        "name,lat,lon,kind,date\nPost 5,36.2,36.7,checkpoint,2024-11-28\nPost 6,36.3,36.7,Army checkpoint,2024-11-28\n",
        "name,lat,lon,kind\nMine 5,36.2,36.7,strike\n",
    ] {
        assert_eq!(asked(text), None, "{text}");
    }
    // A person says what they are.
    let places = ReadOptions { kind: Some(BatchKind::Places), ..ReadOptions::default() };
    assert_eq!(read(Cursor::new(INCIDENTS), "a.csv", places).unwrap().places.len(), 3);
    let events = ReadOptions {
        kind: Some(BatchKind::Events),
        column_map: pairs(&[("date_start", "date"), ("kind", "type")]),
        ..ReadOptions::default()
    };
    let batch = read(Cursor::new(INCIDENTS), "a.csv", events).unwrap();
    assert_eq!((batch.events.len(), batch.rows_rejected), (2, 1), "{:?}", batch.issues);
}

#[test]
fn columns_of_places_that_look_like_dates_or_kinds_are_named_first() {
    let text = "name,lat,lon,notes,seen\nAtarib,36.1,36.8,dusty,2024-11-28\nSarmada,36.2,36.7,,\n";
    let batch = read(Cursor::new(text), "a.csv", ReadOptions::default()).unwrap();
    let said: Vec<_> = batch.issues.iter().map(|issue| (issue.code.code(), issue.column.as_deref())).collect();
    assert_eq!(said, [("column-may-happen", Some("seen")), ("columns-not-used", None)]);
}
