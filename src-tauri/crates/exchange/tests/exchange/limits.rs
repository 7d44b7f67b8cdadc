//! What limits a row: read where the event can hold it, else an opening is refused and a closure taken as wider.

use std::io::Cursor;

use passage_exchange::{Batch, IssueCode, ReadOptions, Severity};
use passage_model::{Closure, Detail, Direction, EventKind, TrafficClass, VehicleClass};
use rust_xlsxwriter::Workbook;

use crate::support::{codes, read_text, try_read};

fn row(kind: &str, columns: &str, values: &str) -> Batch {
    read_text(
        "a.csv",
        &format!("id,date_start,lat,lon,where_prec,kind,{columns}\n1,2024-11-29,36,37.15,1,{kind},{values}\n"),
    )
}

fn closure(batch: &Batch) -> &Closure {
    match &batch.events[0].record.detail {
        Detail::Closure(closure) | Detail::Reopening(closure) => closure,
        other => panic!("{other:?}"),
    }
}

fn code(batch: &Batch) -> Option<(IssueCode, Severity)> {
    batch.issues.first().map(|issue| (issue.code, issue.severity))
}

#[test]
fn limits_are_read_where_the_event_has_room() {
    let batch = row("reopening", "traffic_classes,direction,vehicles", "commercial,forward,light_truck; motorbike");
    assert_eq!(codes(&batch), []);
    let open = closure(&batch);
    assert_eq!(open.traffic.0, [TrafficClass::Commercial]);
    assert_eq!(
        (open.direction, &open.vehicles[..]),
        (Direction::Forward, &[VehicleClass::Motorbike, VehicleClass::LightTruck][..])
    );
    let batch = row("reopening", "hours,Partial", "05:00-13:00 UTC,yes");
    assert_eq!(
        (closure(&batch).hours.map(|hours| hours.to_string()).as_deref(), closure(&batch).partial),
        (Some("05:00-13:00"), true)
    );
    let batch = row("closure", "exempt", "humanitarian");
    let closed = &closure(&batch).traffic.0;
    assert_eq!(closed.len(), TrafficClass::ALL.len() - 2);
    assert!(!closed.contains(&TrafficClass::HumanitarianCargo));
    // What says that there is no limit is none.
    let batch =
        row("reopening", "traffic_classes,direction,hours,partial,exempt,restrictions", "all,both,24/7,no,none,-");
    assert_eq!((batch.rows_accepted, code(&batch)), (1, None));
}

#[test]
fn an_opening_with_a_limit_that_is_not_understood_is_refused() {
    for (kind, columns, value) in [
        ("reopening", "direction", "eastbound"),
        ("reopening", "traffic_classes", "commercial and friends"),
        ("reopening", "hours", "08:00-16:00"),
        ("reopening", "from_km", "10"),
        ("reopening", "exempt", "heavy stuff"),
        ("reopening", "restrictions", "humanitarian convoys only"),
        ("reopening", "Partial", "half"),
        ("reopening", "max_weight", "3.5"),
        ("reopening/commercial", "traffic_classes", "medical"),
        ("passage", "vehicles", "motorbike; light_4wd"),
        ("passage", "partial", "yes"),
        ("passage", "to_km", "30"),
        ("checkpoint/gone", "direction", "forward"),
        ("explosive_hazard/mine/cleared", "from_km", "10"),
    ] {
        let batch = row(kind, columns, value);
        assert_eq!(batch.rows_rejected, 1, "{kind} {columns} {value}");
        assert_eq!(code(&batch), Some((IssueCode::LimitNotUnderstood, Severity::Rejected)), "{kind} {columns} {value}");
        assert_eq!(batch.issues[0].column.as_deref(), Some(columns));
    }
}

#[test]
fn a_closure_with_such_a_limit_is_taken_as_wider_and_told() {
    for (columns, value) in [
        ("direction", "eastbound"),
        ("traffic_classes", "friends"),
        ("hours", "18:00-05:00"),
        ("exempt", "partners"),
        ("restrictions", "trucks"),
    ] {
        let batch = row("closure", columns, value);
        assert_eq!(code(&batch), Some((IssueCode::LimitLeftOut, Severity::Warning)), "{columns}");
        let closed = closure(&batch);
        assert!(closed.traffic.0.is_empty() && closed.vehicles.is_empty() && closed.hours.is_none(), "{columns}");
        assert_eq!(closed.direction, Direction::Both);
    }
    let batch = row("closure/commercial", "traffic_classes", "medical");
    assert!(closure(&batch).traffic.0.is_empty(), "what contradicts itself holds for all");
    assert_eq!(code(&row("strike", "direction", "eastbound")), Some((IssueCode::LimitLeftOut, Severity::Warning)));
}

#[test]
fn properties_of_features_are_read_alike() {
    let feature = |properties: &str| {
        let text = format!(
            r#"{{"type":"Feature","properties":{{"id":"1","date_start":"2024-11-29","where_prec":"1",{properties}}},"geometry":{{"type":"LineString","coordinates":[[37,36],[37.4,36]]}}}}"#
        );
        read_text("a.geojson", &text)
    };
    let batch = feature(r#""kind":"passage","vehicle":"motorbike","traffic_classes":["civilians"]"#);
    let Detail::Passage { vehicle, traffic, .. } = &batch.events[0].record.detail else { panic!("{batch:?}") };
    assert_eq!((*vehicle, &traffic.0[..]), (Some(VehicleClass::Motorbike), &[TrafficClass::Civilians][..]));
    let batch = feature(r#""kind":"reopening","Traffic Classes":["commercial","friends"]"#);
    assert_eq!((batch.rows_rejected, code(&batch).map(|(code, _)| code)), (1, Some(IssueCode::LimitNotUnderstood)));
    let batch = feature(r#""kind":"reopening","hours":{"from":"8"}"#);
    assert_eq!(batch.rows_rejected, 1);
}

#[test]
fn what_was_not_used_is_named_once_and_pointed_out_where_it_looks_like_a_limit() {
    let text = "id,date_start,lat,lon,where_prec,kind,note,lane_state,colour\n\
                1,2024-11-28,36,37.1,1,closure,,,red\n2,2024-11-29,36,37.1,1,reopening,dusty,one lane,red\n";
    let batch = read_text("a.csv", text);
    assert_eq!((batch.rows_accepted, batch.rows_rejected), (2, 0));
    assert_eq!(codes(&batch), [(None, "columns-not-used"), (Some(3), "column-may-limit")]);
    assert_eq!(batch.issues[0].expected.as_deref(), Some("note, lane_state, colour"));
    assert_eq!((batch.issues[0].severity, batch.issues[1].severity), (Severity::Notice, Severity::Warning));
    assert_eq!(
        (batch.issues[1].column.as_deref(), batch.issues[1].value.as_deref()),
        (Some("lane_state"), Some("one lane"))
    );
    let feature = r#"{"type":"Feature","properties":{"name":"M5","now":"Closed","lanes":null},"geometry":{"type":"LineString","coordinates":[[37,36],[37.4,36]]}}"#;
    let batch = read_text("a.geojson", feature);
    assert_eq!(codes(&batch), [(None, "columns-not-used"), (Some(1), "column-may-limit")]);
    assert_eq!(batch.issues[0].expected.as_deref(), Some("now"));
}

#[test]
fn an_event_of_several_parts_is_refused_and_a_route_takes_its_line() {
    let read = |properties: &str, geometry: &str| {
        let text = format!(r#"{{"type":"Feature","properties":{{{properties}}},"geometry":{geometry}}}"#);
        read_text("a.geojson", &text)
    };
    let point = r#"{"type":"Point","coordinates":[37,36]}"#;
    let line = r#"{"type":"LineString","coordinates":[[37.2,36],[37.3,36]]}"#;
    let both = format!(r#"{{"type":"GeometryCollection","geometries":[{point},{line}]}}"#);
    let lines = r#"{"type":"MultiLineString","coordinates":[[[37,36],[37.1,36]],[[37.2,36],[37.3,36]]]}"#;
    let points = r#"{"type":"MultiPoint","coordinates":[[37,36],[37.1,36]]}"#;
    let closed = r#""id":"1","kind":"closure","date_start":"2024-11-28","where_prec":"1""#;
    for geometry in [&both, lines, points] {
        let batch = read(closed, geometry);
        assert_eq!((batch.rows_rejected, batch.rows_skipped), (1, 0), "{geometry}");
        assert_eq!(code(&batch), Some((IssueCode::EventNotWhole, Severity::Rejected)), "{geometry}");
    }
    let one = r#"{"type":"MultiLineString","coordinates":[[[37,36],[37.1,36]]]}"#;
    assert_eq!(read(closed, one).rows_accepted, 1);
    assert_eq!(read(closed, r#"{"type":"MultiPoint","coordinates":[[37,36]]}"#).rows_accepted, 1);
    let route = read(r#""name":"M5""#, &both);
    assert_eq!((route.routes.len(), codes(&route)), (1, vec![(Some(1), "parts-left-out")]));
    let kml = "<kml><Document><Placemark><name>c</name><ExtendedData><Data name=\"id\"><value>1</value></Data>\
               <Data name=\"kind\"><value>closure</value></Data><Data name=\"date_start\"><value>2024-11-28</value></Data>\
               </ExtendedData><MultiGeometry><LineString><coordinates>37.2,36 37.3,36</coordinates></LineString>\
               <Point><coordinates>37.15,36</coordinates></Point></MultiGeometry></Placemark></Document></kml>";
    assert_eq!(code(&read_text("a.kml", kml)), Some((IssueCode::EventNotWhole, Severity::Rejected)));
}

#[test]
fn a_delimiter_in_a_text_moves_values_whatever_the_last_one_is() {
    let text = "id,date_start,lat,lon,where_prec,kind,report,place,actor\n\
                1,2024-11-28,36,37.1,1,closure,it hit the bridge, the bridge is gone,Y,\n";
    assert_eq!(codes(&read_text("a.csv", text))[0], (Some(2), "extra-fields"));
}

#[test]
fn words_that_people_write_are_read() {
    for kind in ["closed", "Road closed", "fermé", "مغلق", "طريق مغلق"] {
        let batch = row(kind, "grade", "B2");
        assert_eq!(batch.events[0].record.detail.kind(), EventKind::Closure, "{kind}");
    }
    let text = "id,date,lat,lon,precision,type\n1,29-Nov-24,36,37.1,1.0,strike\n";
    let batch = read_text("a.csv", text);
    assert_eq!((batch.rows_accepted, codes(&batch)), (1, vec![(Some(2), "value-assumed")]), "{:?}", batch.issues);
    assert_eq!(batch.events[0].record.time.from.date_naive().to_string(), "2024-11-29");
    // Nobody can tell which number is the day; how to say it is told once.
    let text = "id,date,lat,lon,precision,kind\n1,29/11/2024,36,37.1,1,strike\n2,28/11/2024,36,37.1,1,strike\n";
    let batch = read_text("a.csv", text);
    assert_eq!(codes(&batch), [(Some(2), "not-a-date"), (Some(3), "not-a-date"), (Some(2), "date-order-open")]);
    // A list of places with a type stays one.
    let batch = read_text("a.csv", "id,date,name,lat,lon,type\n1,2024-11-29,Depot,36,37.1,village\n");
    assert_eq!(batch.places.len(), 1);
    let batch = read_text("a.csv", "Name,Latitude,Longitude,Type,Status\nBab X,36,37.1,border crossing,closed\n");
    assert_eq!((batch.crossings.len(), batch.places.len()), (1, 0));
    assert_eq!(codes(&batch), [(None, "columns-not-used"), (Some(2), "column-may-limit")]);
}

#[test]
fn hidden_rows_and_sheets_and_other_usable_ones_are_told() {
    let mut book = Workbook::new();
    for (name, kind) in [("Strikes", "strike"), ("Closures", "closure")] {
        let sheet = book.add_worksheet();
        sheet.set_name(name).unwrap();
        for (at, header) in (0u16..).zip(["id", "date_start", "lat", "lon", "where_prec", "kind"]) {
            sheet.write(0, at, header).unwrap();
        }
        for row in 1..4u32 {
            for (at, value) in (0u16..).zip([&row.to_string(), "2024-11-28", "36", "37.1", "1", kind]) {
                sheet.write(row, at, value).unwrap();
            }
        }
        if kind == "closure" {
            sheet.set_row_hidden(2).unwrap();
            sheet.set_row_hidden(9).unwrap();
            sheet.set_hidden(true);
        }
    }
    let bytes = book.save_to_buffer().unwrap();
    let batch = try_read("a.xlsx", &bytes, ReadOptions::default()).unwrap();
    assert_eq!(code(&batch), Some((IssueCode::SheetChosen, Severity::Warning)));
    let options =
        ReadOptions { column_map: vec![("sheet".to_owned(), "Closures".to_owned())], ..ReadOptions::default() };
    let batch = passage_exchange::read(Cursor::new(bytes), "a.xlsx", options).unwrap();
    assert_eq!(batch.events[0].record.detail.kind(), EventKind::Closure);
    let told: Vec<_> = batch.issues.iter().map(|issue| (issue.code.code(), issue.value.as_deref())).collect();
    assert_eq!(
        told,
        [("sheet-chosen", Some("Closures")), ("sheet-hidden", Some("Closures")), ("rows-hidden", Some("1"))]
    );
}
