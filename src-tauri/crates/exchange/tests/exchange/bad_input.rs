//! What bad files give: a located issue for every bad row, an error for what is no file, a panic for nothing.

use std::ops::ControlFlow;

use chrono::{TimeZone, Utc};
use passage_exchange::{Limits, ReadOptions};
use proptest::prelude::*;

use crate::support::{codes, read_text, try_read};

const HEADER: &str = "id,date_start,date_end,lat,lon,where_prec,kind,deaths_best,country\n";

fn error(name: &str, bytes: &[u8]) -> &'static str {
    match try_read(name, bytes, ReadOptions::default()) {
        Ok(batch) => panic!("{name} was read: {:?}", batch.issues),
        Err(error) => error.code(),
    }
}

#[test]
fn files_that_cannot_be_read_at_all() {
    let deep_xml = format!("<gpx>{}", "<a>".repeat(100));
    let deep_json = format!("{{\"type\":\"Feature\",\"geometry\":{}", "[".repeat(1000));
    for (name, bytes, code) in [
        ("a.csv", &b""[..], "empty"),
        ("a.csv", b"\xef\xbb\xbf\r\n  \n", "empty"),
        ("a.csv", b"\x00\x01\x02\x03\x04\x05", "not-text"),
        ("a", b"hello world", "unknown-format"),
        ("a.csv", b"what,where\n1,2\n", "missing-columns"),
        ("a.xlsx", b"PK\x03\x04", "damaged"),
        ("a.kml", b"<html/>", "unknown-format"),
        ("a.json", b"[1]", "unsupported-format"),
        ("a.gpx", b"<gpx><trk><name>cut", "not-well-formed"),
        ("a.gpx", b"<gpx></trk>", "not-well-formed"),
        ("a.gpx", deep_xml.as_bytes(), "too-deep"),
        ("a.json", deep_json.as_bytes(), "too-deep"),
        ("a.json", b"{\"type\":\"Feature\",", "not-well-formed"),
        (
            "a.geojson",
            b"{\"type\":\"FeatureCollection\",\"crs\":{\"properties\":{\"name\":\"EPSG:28992\"}},\"features\":[{},{}]}",
            "unsupported-crs",
        ),
    ] {
        assert_eq!(error(name, bytes), code, "{name} {:?}", String::from_utf8_lossy(&bytes[..bytes.len().min(60)]));
    }
}

#[test]
fn bad_event_rows_are_located() {
    for (row, column, code) in [
        ("1,29.11.2024,,36,37,1,strike,,", Some("date_start"), "not-a-date"),
        ("1,,,36,37,1,strike,,", Some("date_start"), "missing-value"),
        ("1,2024-11-29,2024-11-28,36,37,1,strike,,", Some("date_end"), "end-before-start"),
        ("1,2024-12-02,,36,37,1,strike,,", Some("date_start"), "date-in-future"),
        ("1,2024-11-29,2025-11-29,36,37,1,strike,,", Some("date_end"), "date-in-future"),
        ("1,2024-11-29,,,37,1,strike,,", Some("lat"), "coordinates-missing"),
        ("1,2024-11-29,,x,37,1,strike,,", Some("lat"), "not-a-number"),
        ("1,2024-11-29,,36,370,1,strike,,", Some("lon"), "coordinates-out-of-range"),
        ("1,2024-11-29,,136,37,1,strike,,", Some("lat"), "coordinates-swapped"),
        ("1,2024-11-29,,0,0,1,strike,,", Some("lat"), "coordinates-zero"),
        ("1,2024-11-29,,36,37,9,strike,,", Some("where_prec"), "unknown-precision"),
        ("1,2024-11-29,,36,37,1,party,,", Some("kind"), "unknown-kind"),
        ("1,2024-11-29,,36,37,1,,,", Some("kind"), "missing-value"),
        ("1,2024-11-29,,36,37,1,strike,many,", Some("deaths_best"), "not-a-number"),
        (",2024-11-29,,36,37,1,strike,,", Some("id"), "missing-value"),
        ("ok,2024-11-29,,36,37,1,strike,,", Some("id"), "duplicate-id"),
        ("1,2024-11-29,,36,37,1,strike,,,,moved", None, "extra-fields"),
        ("1,2024-11-29,,36,37,1,strike,,,", None, "extra-fields"),
        ("1,2024-11-29,,36,37", None, "short-row"),
        ("1,\"2024-11-29,,36,37,1,strike,,", None, "unclosed-quote"),
        ("1,2024-11-29,,36,37,1,strike,,\0", None, "not-text"),
    ] {
        let text = format!("{HEADER}ok,2024-11-29,,36,37,1,strike,,\n{row}\nlast,2024-11-29,,36,37,1,strike,,\n");
        let now = Utc.with_ymd_and_hms(2024, 11, 30, 8, 0, 0).unwrap();
        let options = ReadOptions { now: Some(now), ..ReadOptions::default() };
        let batch = try_read("a.csv", text.as_bytes(), options).unwrap();
        let issues: Vec<_> = batch.issues.iter().filter(|issue| issue.code.code() != "date-order-open").collect();
        let [issue] = issues[..] else { panic!("{row}: {:?}", batch.issues) };
        assert_eq!((issue.code.code(), issue.row, issue.column.as_deref()), (code, Some(3), column), "{row}");
        assert_eq!((batch.rows_in, batch.rows_accepted, batch.rows_rejected), (3, 2, 1), "{row}");
        assert_eq!(batch.events.last().unwrap().row, 4, "{row}: the rows behind it are read");
    }
}

#[test]
fn bad_grades_and_statuses() {
    let header = "id,date_start,lat,lon,where_prec,kind,status,grade\n";
    let batch = read_text(
        "a.csv",
        &format!(
            "{header}1,2024-11-29,36,37,1,strike,sure,B3\n2,2024-11-29,36,37,1,strike,,Z9\n3,2024-11-29,36,37,1,strike,,A5\n"
        ),
    );
    let expected = [(Some(2), "unknown-status"), (Some(3), "grade-malformed"), (Some(4), "grade-contradictory")];
    assert_eq!((codes(&batch), batch.rows_accepted), (expected.to_vec(), 1));
}

#[test]
fn an_order_may_be_announced_an_attack_may_not() {
    let now = Utc.with_ymd_and_hms(2024, 11, 30, 8, 0, 0).unwrap();
    let text = format!(
        "{HEADER}1,2024-12-05,,36,37,1,closure,,\n2,2024-12-05,,36,37,1,ambush,,\n3,2024-11-30,,36,37,1,ambush,,\n"
    );
    let batch = try_read("a.csv", text.as_bytes(), ReadOptions { now: Some(now), ..ReadOptions::default() }).unwrap();
    assert_eq!(codes(&batch), [(Some(2), "date-ahead"), (Some(3), "date-in-future")]);
    assert_eq!((batch.rows_accepted, batch.rows_rejected), (2, 1));
}

#[test]
fn a_cut_file_gives_what_came_before_the_cut() {
    let csv = read_text("a.csv", &format!("{HEADER}1,2024-11-29,,36,37,1,strike,,\n2,2024-11-29,,36,3"));
    assert_eq!((csv.rows_accepted, codes(&csv)), (1, vec![(Some(3), "file-truncated")]));
    let json = "{\"type\":\"FeatureCollection\",\"features\":[\n{\"type\":\"Feature\",\"properties\":{\"name\":\"A\"},\
                \"geometry\":{\"type\":\"LineString\",\"coordinates\":[[37,36],[38,36]]}},\n{\"type\":\"Fea";
    let json = read_text("a.geojson", json);
    assert_eq!((json.rows_accepted, codes(&json)), (1, vec![(Some(2), "file-truncated")]));
    let gpx = "<gpx><trk><name>A</name><trkseg><trkpt lat='1' lon='2'/><trkpt lat='1' lon='3'/></trkseg></trk><trk><trkseg><trkpt";
    let gpx = read_text("a.gpx", gpx);
    assert_eq!((gpx.rows_accepted, codes(&gpx)), (1, vec![(Some(2), "file-truncated")]));
    let pieces = r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"segment_id":"1","route_id":"R","seq":0},"geometry":{"type":"LineString","coordinates":[[37,36],[38,36]]}},"#;
    let pieces = read_text("a.geojson", pieces);
    assert_eq!((pieces.rows_accepted, pieces.rows_rejected), (0, 2), "a route whose end may be missing is no route");
}

#[test]
fn bad_routes_are_located() {
    let text = r#"{"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"name":"A"},"geometry":{"type":"LineString","coordinates":[[37,36]]}},
        {"type":"Feature","properties":{"name":"B"},"geometry":{"type":"LineString","coordinates":[[36,137],[36,138]]}},
        {"type":"Feature","properties":{"name":"C"},"geometry":null},
        {"type":"Feature","properties":{"name":"D"},"geometry":{"type":"LineString","coordinates":[[37,36],["x",36]]}},
        {"type":"Thing"}, 7,
        {"type":"Feature","properties":{"name":"E"},"geometry":{"type":"LineString","coordinates":[[37,36],[38,36]]}},
        {"type":"Feature","properties":{"name":"E"},"geometry":{"type":"LineString","coordinates":[[37,36],[38,36]]}}]}"#;
    let batch = read_text("a.geojson", text);
    let expected = [
        (Some(1), "too-few-points"),
        (Some(2), "coordinates-swapped"),
        (Some(3), "geometry-missing"),
        (Some(4), "geometry-malformed"),
        (Some(5), "not-a-feature"),
        (Some(6), "not-a-feature"),
        (Some(8), "duplicate-row"),
    ];
    assert_eq!((codes(&batch), batch.rows_accepted), (expected.to_vec(), 1));
    let gpx = read_text(
        "a.gpx",
        "<gpx><trk><trkseg><trkpt lat='91' lon='37'/></trkseg></trk><rte><rtept lat='1' lon='1'/></rte><trk><trkseg><trkpt lat='1'/></trkseg></trk></gpx>",
    );
    let expected = [(Some(1), "coordinates-swapped"), (Some(2), "too-few-points"), (Some(3), "coordinates-missing")];
    assert_eq!(codes(&gpx), expected);
}

#[test]
fn a_bad_line_of_a_sequence_costs_one_line() {
    let good = r#"{"type":"LineString","coordinates":[[37,36],[38,36]]}"#;
    let batch = read_text("a.geojsonl", &format!("{good}\n{{\"type\":\n\n{}\n", good.replace("38", "39")));
    assert_eq!((batch.rows_accepted, batch.rows_rejected), (2, 1));
    assert!(codes(&batch).contains(&(Some(2), "not-json")));
}

#[test]
fn entities_are_not_expanded() {
    let bomb = "<?xml version='1.0'?><!DOCTYPE gpx [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;'>]>\
                <gpx><trk><name>&b;</name><trkseg><trkpt lat='1' lon='2'/><trkpt lat='1' lon='3'/></trkseg></trk></gpx>";
    let batch = read_text("a.gpx", bomb);
    assert_eq!(batch.routes[0].record.names.0[0].text, "&b;");
    assert_eq!(codes(&batch), [(Some(1), "unknown-entity")]);
}

#[test]
fn giants_are_refused_without_being_held() {
    let limits = Limits { row_bytes: 10_000, token_bytes: 100_000, ..Limits::default() };
    let read =
        |name: &str, text: &str| try_read(name, text.as_bytes(), ReadOptions { limits, ..ReadOptions::default() });
    let giant = "x".repeat(1_000_000);
    let batch = read("a.csv", &format!("{HEADER}1,{giant}\n2,2024-11-29,,36,37,1,strike,,\n")).unwrap();
    assert_eq!((codes(&batch), batch.rows_accepted), (vec![(Some(2), "row-too-long")], 1));
    assert_eq!(read("a.gpx", &format!("<gpx><trk><name>{giant}")).unwrap_err().code(), "too-long");
    assert_eq!(read("a.gpx", &format!("<gpx a='{giant}")).unwrap_err().code(), "too-long");
}

#[test]
fn wrong_encoding_is_said_once_with_its_place() {
    let mut text = format!("{HEADER}1,2024-11-29,,36,37,1,strike,,Syr\n2,2024-11-29,,36,37,1,strike,,").into_bytes();
    text.extend(b"Rep\xfablica\n");
    let batch = try_read("a.csv", &text, ReadOptions::default()).unwrap();
    assert_eq!((codes(&batch), batch.encoding), (vec![(Some(3), "encoding-guessed")], "windows-1252"));
    assert_eq!(batch.events[1].record.country.as_deref(), Some("República"));
}

#[test]
fn the_list_of_issues_is_bounded_and_the_counts_are_not() {
    let limits = Limits { issues: 10, ..Limits::default() };
    let text = format!("{HEADER}{}", "1,x,,36,37,1,strike,,\n".repeat(50));
    let batch = try_read("a.csv", text.as_bytes(), ReadOptions { limits, ..ReadOptions::default() }).unwrap();
    assert_eq!((batch.rows_rejected, batch.issues.len()), (50, 11));
    assert_eq!(batch.issues[10].code.code(), "issues-left-out");
}

#[test]
fn reading_can_be_stopped() {
    let text = format!("{HEADER}{}", "1,2024-11-29,,36,37,1,strike,,\n".repeat(100_000));
    let mut told = 0;
    let progress = Box::new(|progress: passage_exchange::Progress| {
        told += 1;
        assert!(progress.bytes <= progress.total);
        if told == 3 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    let options = ReadOptions { progress: Some(progress), ..ReadOptions::default() };
    assert_eq!(try_read("a.csv", text.as_bytes(), options).unwrap_err().code(), "cancelled");
    assert_eq!(told, 3);
}

/// Texts of a format, bent: pieces of its grammar in any order with noise between.
fn bent(pieces: &'static [&'static str]) -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        8 => proptest::sample::select(pieces).prop_map(|text| text.as_bytes().to_vec()),
        1 => proptest::collection::vec(any::<u8>(), 0..6),
    ];
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn arbitrary_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..600), name in "a\\.(csv|gpx|geojson|geojsonl|json|txt)") {
        let _ = try_read(&name, &bytes, ReadOptions::default());
    }

    #[test]
    fn bent_tables_never_panic(tail in bent(&["1,", "2024-11-29", ",", "\"", "\n", "\r", "36", "137", "strike", "closure/partial", "\0", "é", "B3", "-"])) {
        let _ = try_read("a.csv", &[HEADER.as_bytes(), &tail].concat(), ReadOptions::default());
        let ged = b"id,type_of_violence,where_prec,date_prec,date_start,date_end,latitude,longitude,best,number_of_sources\n";
        let _ = try_read("a.csv", &[&ged[..], &tail].concat(), ReadOptions::default());
    }

    #[test]
    fn bent_gpx_never_panics(tail in bent(&["<trk>", "</trk>", "<trkseg>", "</trkseg>", "<trkpt lat='1' lon='2'/>", "<trkpt lat='95'>", "<name>", "</name>", "&a;", "&#0;", "&#x1F600;", "<![CDATA[", "]]>", "<rte>", "<rtept lat='1' lon='2'/>", "</rte>", "<wpt/>", "</gpx>", "<!--", "-->", "<!DOCTYPE"])) {
        let _ = try_read("a.gpx", &[b"<gpx>".as_slice(), &tail].concat(), ReadOptions::default());
    }

    #[test]
    fn bent_geojson_never_panics(tail in bent(&["{\"type\":\"Feature\",\"geometry\":", "{\"type\":\"LineString\",\"coordinates\":", "[[1,2],[3,4]]", "[[1]]", "}", ",", "]", "null", ",\"properties\":{\"route_id\":\"R\",\"seq\":1}", "[", "{", "\"features\":[", "\n", "\u{1e}"])) {
        let _ = try_read("a.geojson", &[b"{\"type\":\"FeatureCollection\",\"features\":[".as_slice(), &tail].concat(), ReadOptions::default());
        let _ = try_read("a.geojsonl", &tail, ReadOptions::default());
    }
}
