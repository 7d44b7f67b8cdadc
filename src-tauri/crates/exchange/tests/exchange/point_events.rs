//! Points of what happened, of any format of maps: not taken for places without being asked.

use std::io::Cursor;

use passage_exchange::{BatchKind, ReadError, ReadOptions, read};

fn asked(name: &str, text: &str) -> Option<(String, String)> {
    match read(Cursor::new(text.to_owned()), name, ReadOptions::default()) {
        Err(ReadError::MayBeEvents { date, kind }) => Some((date, kind)),
        Err(other) => panic!("{text}: {other}"),
        Ok(_) => None,
    }
}

fn points(properties: &[&str]) -> String {
    let feature = |properties: &&str| {
        format!(
            r#"{{"type":"Feature","properties":{{{properties}}},"geometry":{{"type":"Point","coordinates":[37.1,36.2]}}}}"#
        )
    };
    let features: Vec<String> = properties.iter().map(feature).collect();
    format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.join(","))
}

#[test]
fn points_of_what_happened_are_not_taken_for_places() {
    for (properties, date, kind) in [
        (r#""name":"ev 1","incident":"men at the door","day":"2024-11-28""#, "day", "incident"),
        (r#""name":"x","type":"heavy shelling near the mill","seen":"28/11/2024""#, "seen", "type"),
        (r#""name":"Shelling","reported":"2024-11-28""#, "reported", "name"),
        (r#""name":"x","category":"sniping","event_date":"2024-11-28""#, "event_date", "category"),
        (r#""الاسم":"x","name":"y","التاريخ":"2024-11-28","النوع":"قصف""#, "التاريخ", "النوع"),
    ] {
        assert_eq!(
            asked("a.geojson", &points(&[properties])),
            Some((date.to_owned(), kind.to_owned())),
            "{properties}"
        );
    }
    let kml = |data: &str| {
        format!(
            "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document><Placemark><name>Site 4</name><ExtendedData>{data}\
             </ExtendedData><Point><coordinates>37.1,36.2</coordinates></Point></Placemark></Document></kml>"
        )
    };
    let data = |name: &str, value: &str| format!("<Data name=\"{name}\"><value>{value}</value></Data>");
    let text = kml(&(data("date", "2024-11-28") + &data("incident", "sniping")));
    assert_eq!(asked("a.kml", &text), Some(("date".to_owned(), "incident".to_owned())));
    let gpx = |inner: &str| {
        format!(
            "<gpx version=\"1.1\" xmlns=\"http://www.topografix.com/GPX/1/1\"><wpt lat=\"36.2\" lon=\"37.1\">{inner}</wpt></gpx>"
        )
    };
    let text = gpx("<time>2024-11-28T08:00:00Z</time><name>4</name><type>Air strike</type>");
    assert_eq!(asked("a.gpx", &text), Some(("time".to_owned(), "type".to_owned())));
    let text = gpx("<time>2024-11-28T08:00:00Z</time><name>4</name><desc>shelling</desc>");
    assert_eq!(asked("a.gpx", &text), Some(("time".to_owned(), "desc".to_owned())));

    // Honest points, and such of which a person says what they are.
    for text in [
        points(&[r#""name":"Atarib","type":"town","updated":"2024-11-28""#]),
        points(&[r#""name":"Atarib hospital","type":"Hospital","date":"2024-11-28""#]),
        points(&[r#""name":"Post 5","kind":"checkpoint","date":"2024-11-28""#]),
        points(&[r#""name":"Mine 5","kind":"strike""#]),
    ] {
        assert_eq!(asked("a.geojson", &text), None, "{text}");
    }
    let honest = gpx("<time>2024-11-28T08:00:00Z</time><name>Depot</name><desc>blue gate</desc><type>Residence</type>");
    assert_eq!(asked("a.gpx", &honest), None);
    let batch = read(Cursor::new(honest), "a.gpx", ReadOptions::default()).unwrap();
    assert!(batch.issues.iter().all(|issue| issue.code.code() != "columns-not-used"), "{:?}", batch.issues);
    let places = ReadOptions { kind: Some(BatchKind::Places), ..ReadOptions::default() };
    let text = points(&[r#""name":"x","incident":"sniping","date":"2024-11-28""#]);
    assert_eq!(read(Cursor::new(text), "a.geojson", places).unwrap().places.len(), 1);
}

#[test]
fn a_table_said_to_hold_events_needs_no_ids() {
    let text = "date_start,lat,lon,kind,source\n2024-11-28,36.2,37.1,strike,Radio\n2024-11-29,36.3,37.0,strike,Radio\n\
                2024-11-28,36.2,37.1,strike,Radio\n";
    let events = || ReadOptions { kind: Some(BatchKind::Events), ..ReadOptions::default() };
    let batch = read(Cursor::new(text), "a.csv", events()).unwrap();
    assert_eq!((batch.rows_accepted, batch.rows_rejected), (2, 1), "{:?}", batch.issues);
    let told = batch.issues.iter().filter(|issue| issue.code.code() == "ids-made").count();
    assert_eq!(told, 1);
    let keys = |text: &str, name: &str| -> Vec<String> {
        let batch = read(Cursor::new(text.to_owned()), name, events()).unwrap();
        batch.events.into_iter().map(|row| row.record.source_key).collect()
    };
    assert_eq!(keys(text, "a.csv"), keys(text, "b.csv"), "whatever the file is called");
    // What has ids keeps them, and a row without one is refused as before.
    let text = "id,date_start,lat,lon,kind\n7,2024-11-28,36.2,37.1,strike\n,2024-11-28,36.2,37.1,strike\n";
    let batch = read(Cursor::new(text), "a.csv", events()).unwrap();
    assert_eq!((batch.events.len(), batch.events[0].record.source_key.as_str()), (1, "event::7"));
    assert!(batch.issues.iter().all(|issue| issue.code.code() != "ids-made"));
}

#[test]
fn names_have_a_most_and_what_is_cut_is_told() {
    let long = "ä".repeat(1 << 20);
    let text = points(&[&format!(r#""name":"{long}""#), r#""name":"Depot""#]);
    let batch = read(Cursor::new(text), "a.geojson", ReadOptions::default()).unwrap();
    let letters: Vec<usize> = batch.places.iter().map(|row| row.record.names.0[0].text.chars().count()).collect();
    assert_eq!(letters, [300, 5]);
    let told: Vec<_> = batch.issues.iter().filter(|issue| issue.code.code() == "name-cut").collect();
    assert_eq!(told.len(), 1);
    assert_eq!((told[0].row, told[0].expected.as_deref()), (Some(1), Some("300")));
}

#[test]
fn tables_may_write_degrees_with_minutes_and_seconds() {
    let text = "name,lat,lon\nA,\"36°12'04\"\"N\",\"37°09'29\"\"E\"\nB,36 12.07 N,37 09.48 E\nC,٣٦°١٢'٠٤\",٣٧°٠٩'٢٩\"\n\
                D,\"196°12'04\"\"N\",\"37°09'29\"\"E\"\nE,36 12 07,37 09 48\n";
    let batch = read(Cursor::new(text), "a.csv", ReadOptions::default()).unwrap();
    let read: Vec<_> = batch.places.iter().map(|row| (row.record.at.lat() * 1e4, row.record.at.lon() * 1e4)).collect();
    assert_eq!(read.len(), 3, "{:?}", batch.issues);
    assert!(read.iter().all(|(lat, lon)| (lat - 362_011.0).abs() < 2.0 && (lon - 371_580.0).abs() < 2.0), "{read:?}");
    let codes: Vec<_> = batch.issues.iter().map(|issue| (issue.code.code(), issue.row)).collect();
    assert!(
        codes.contains(&("coordinates-out-of-range", Some(5))) && codes.contains(&("not-a-number", Some(6))),
        "{codes:?}"
    );
}
