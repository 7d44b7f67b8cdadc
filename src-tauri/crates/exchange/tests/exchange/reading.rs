//! What good files give.

use chrono::{TimeZone, Utc};
use encoding_rs::{UTF_16LE, WINDOWS_1256};
use passage_exchange::{BatchKind, Format, ReadOptions, detect};
use passage_model::{
    ActorRole, Credibility, CrossingKind, Detail, EventStatus, Geometry, Lang, LocationPrecision, PlaceKind,
    Reliability, SiteKind, StrikeMeans, ThreatCategory, TimePrecision,
};

use crate::support::{codes, read_as, read_text, try_read};

const GED_41: &str = "id,year,active_year,type_of_violence,conflict_new_id,conflict_name,dyad_new_id,dyad_name,\
    side_a_new_id,side_a,side_b_new_id,gwnob,side_b,number_of_sources,source_article,source_office,source_date,\
    source_headline,source_original,where_prec,where_coordinates,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,\
    country,country_id,region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,\
    deaths_unknown,low,best,high\n";

fn ged([id, kind, place, time]: [u32; 4], sources: i32, side_a: &str, [from, to]: [&str; 2]) -> String {
    format!(
        "{id},2031,1,{kind},1,C,2,D,3,{side_a},4,,Civilians,{sources},\"\"\"Agency,2031-02-03,Headline\"\"\",Agency,\
         2031-02-03;2031-02-05,Headline,police,{place},Old Mill village,North,Mill district,10.5,20.25,POINT (20.25 10.5),\
         1,Farland,999,Nowhere,1,{time},{from},{to},0,0,4,0,3,4,5\n"
    )
}

#[test]
fn ucdp_rows_become_events() {
    let text = format!(
        "{GED_41}{}{}{}",
        ged([11, 1, 2, 1], 2, "Government of Farland", ["2031-02-03", "2031-02-03"]),
        ged([12, 3, 5, 3], 1, "Government of Farland", ["2031-02-01", "2031-02-07"]),
        ged([13, 3, 7, 5], -1, "Band", ["2031-01-01 00:00:00.000", "2031-06-01 00:00:00.000"]),
    );
    let batch = read_text("ged.csv", &text);
    assert_eq!((batch.format, batch.kind), ("ucdp-ged-csv", BatchKind::Events));
    assert_eq!(codes(&batch), [(None, "columns-not-used")]);
    let [clash, state, band] = &batch.events[..] else { panic!("{:?}", batch.issues) };
    let e = &clash.record;
    assert_eq!((clash.row, e.source_key.as_str(), e.deaths), (2, "ucdp-ged:11", Some(4)));
    assert_eq!((e.precision, e.time.precision, e.time.until), (LocationPrecision::Near, TimePrecision::Day, None));
    assert_eq!((e.status, e.reliability, e.credibility), (EventStatus::Corroborated, Reliability::B, Credibility::Two));
    assert_eq!(e.detail, Detail::ArmedClash);
    assert_eq!(e.place_text.as_deref(), Some("Old Mill village"));
    assert_eq!(e.published_at, Some(Utc.with_ymd_and_hms(2031, 2, 3, 0, 0, 0).unwrap()));
    assert!(e.report_text.contains("source_article: \"Agency,2031-02-03,Headline\"\n"), "{}", e.report_text);
    assert!(matches!(&e.geometry, Geometry::Point { at } if (at.lat(), at.lon()) == (10.5, 20.25)));
    let e = &state.record;
    assert_eq!(e.detail, Detail::AttackOnSite { site: SiteKind::Other });
    assert_eq!((e.category, e.actors[1].role), (Some(ThreatCategory::ArmedConflict), ActorRole::Target));
    assert_eq!((e.precision, e.time.precision), (LocationPrecision::Linear, TimePrecision::Week));
    let e = &band.record;
    assert_eq!((e.category, e.credibility), (None, Credibility::Six));
    assert_eq!((e.precision, e.time.precision), (LocationPrecision::Coarse, TimePrecision::Coarse));
    assert!(batch.provenance(2).starts_with("ged.csv, sha256 "));
}

#[test]
fn the_49_columns_are_known_by_their_names_in_any_order() {
    let text = "gwnoa,best,high,low,longitude,latitude,date_end,date_start,date_prec,where_prec,type_of_violence,relid,\
                code_status,id,where_description,side_a\n\
                652,7,9,5,20.25,10.5,2031-02-04 00:00:00.000,2031-02-03 00:00:00.000,2,1,3,FAR-1,Clear,77,on the bridge,Gov\n";
    let batch = read_text("x.csv", text);
    let e = &batch.events[0].record;
    assert_eq!((e.deaths, e.place_text.as_deref()), (Some(7), Some("on the bridge")));
    assert_eq!(e.category, Some(ThreatCategory::ArmedConflict));
    assert!(e.report_text.starts_with("id: 77\nrelid: FAR-1\n"));
}

#[test]
fn plain_events_with_all_columns() {
    let text = "id;date_start;date_end;lat;lon;where_prec;kind;deaths_best;country;date_prec;status;grade;source;report;place;until;actor\n\
                #event+id;#date+start;#date+end;#geo+lat;#geo+lon;#geo+precision;#event+type;;;;;;;;;;\n\
                a1;2031-03-01T14:30Z;2031-03-01;10,5;20,25;exact;strike/drone;0;FAR;;claimed;b3;Radio;'=quoted;Old Mill;;Air force\n\
                a2;2031-03-01;;10.5;20.25;3;closure/partial;;FAR;;;;;;North gate;2031-03-09;Governor\n\
                a3;2031-03-01;2031-03-07;10.5;20.25;2;state_based;3;FAR;;;;;;;;\n";
    let batch = read_text("events.csv", text);
    assert_eq!((batch.rows_in, batch.rows_accepted), (3, 3), "{:?}", batch.issues);
    let e = &batch.events[0].record;
    assert_eq!((batch.events[0].row, e.source_key.as_str()), (3, "event:Radio:a1"));
    assert_eq!(e.time.precision, TimePrecision::Hour);
    assert_eq!((e.time.from, e.time.until), (Utc.with_ymd_and_hms(2031, 3, 1, 14, 30, 0).unwrap(), None));
    assert_eq!((e.status, e.reliability, e.credibility), (EventStatus::Claimed, Reliability::B, Credibility::Three));
    assert_eq!((e.report_text.as_str(), e.deaths), ("=quoted", Some(0)));
    assert_eq!(e.detail, Detail::Strike { means: StrikeMeans::Drone });
    let e = &batch.events[1].record;
    assert_eq!(e.time.until, Some(Utc.with_ymd_and_hms(2031, 3, 9, 0, 0, 0).unwrap()));
    assert_eq!((e.actors[0].role, e.source.as_deref()), (ActorRole::Issuer, None));
    assert!(e.report_text.contains("place: North gate"));
    assert_eq!(batch.events[2].record.time.precision, TimePrecision::Week);
}

#[test]
fn any_encoding_and_line_end() {
    let text = "id;date_start;lat;lon;kind;where_prec;place;report\r1;2031-03-01;10.5;20.25;strike;1;حلب الجديدة;قصف على الطريق\r";
    let wide: Vec<u8> = [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let legacy = WINDOWS_1256.encode(text).0.into_owned();
    let marked = [b"\xef\xbb\xbf", text.as_bytes()].concat();
    for (bytes, encoding) in
        [(text.as_bytes().to_vec(), "UTF-8"), (marked, "UTF-8"), (wide, UTF_16LE.name()), (legacy, "windows-1256")]
    {
        let batch = try_read("a.csv", &bytes, ReadOptions::default()).unwrap();
        assert_eq!((batch.encoding, batch.events.len()), (encoding, 1), "{:?}", batch.issues);
        let e = &batch.events[0].record;
        assert_eq!((e.place_text.as_deref(), e.lang), (Some("حلب الجديدة"), Lang::Ar));
        assert_eq!(
            codes(&batch).iter().any(|(row, code)| *code == "encoding-guessed" && *row == Some(2)),
            encoding == "windows-1256"
        );
    }
}

#[test]
fn mapped_columns() {
    let text = "Nr,Datum,Breite,Laenge,Art\n5,2031-03-01,10.5,20.25,ambush/robbery\n";
    let map = [("id", "nr"), ("date_start", "Datum"), ("lat", "Breite"), ("lon", "Laenge"), ("kind", "Art")];
    let column_map = map.map(|(ours, theirs)| (ours.to_owned(), theirs.to_owned())).to_vec();
    let options = ReadOptions { column_map, key_space: Some("north:".into()), ..ReadOptions::default() };
    let batch = try_read("list", text.as_bytes(), options).unwrap();
    assert_eq!(batch.events[0].record.source_key, "event:north::5");
    assert_eq!(codes(&batch), [(Some(2), "not-given")]);
    assert_eq!(batch.issues[0].column.as_deref(), Some("where_prec"));
}

#[test]
fn geojson_in_every_shape() {
    let line = r#"{"type":"LineString","coordinates":[[37,36],[37.5,36.5]]}"#;
    let feature = format!(
        r#"{{"type":"Feature","properties":{{"name":"Aleppo road","name:ar":"طريق حلب","code":"R-01","ref":"M5"}},"geometry":{line}}}"#
    );
    for text in [
        line.to_owned(),
        feature.clone(),
        format!(r#"{{"features":[{feature}],"type":"FeatureCollection"}}"#),
        format!("{feature}\n{feature}\n").replacen("R-01", "R-02", 1),
        format!("\u{1e}{feature}\n\u{1e}{line}\n"),
    ] {
        let batch = read_text("a.json", &text);
        assert!(!batch.routes.is_empty() && batch.rows_rejected == 0, "{text} {:?}", batch.issues);
        assert_eq!(batch.routes[0].record.line.len(), 2);
    }
    let route = &read_text("a.json", &feature).routes[0].record;
    assert_eq!((route.code.as_deref(), route.road_ref.as_deref()), (Some("R-01"), Some("M5")));
    assert_eq!((route.names.in_lang(Lang::Ar), route.source_key.as_str()), (Some("طريق حلب"), "route:R-01"));
    assert_eq!(read_text("x/North roads.json", line).routes[0].record.names.in_lang(Lang::En), Some("North roads 1"));
}

#[test]
fn parts_are_joined_or_kept_apart() {
    let multi = |gap: f64| {
        format!(
            r#"{{"type":"Feature","properties":{{"name":"A"}},"geometry":{{"type":"MultiLineString","coordinates":[[[37.1,36],[37.2,36]],[[37.0,36],[{},36]]]}}}}"#,
            37.1 - gap
        )
    };
    let joined = read_text("a.geojson", &multi(0.0));
    assert_eq!((joined.routes.len(), joined.routes[0].record.line.len()), (1, 3));
    assert_eq!(codes(&joined), [(Some(1), "parts-joined")]);
    let apart = read_text("a.geojson", &multi(0.05));
    assert_eq!(codes(&apart), [(Some(1), "parts-split")]);
    assert_eq!(apart.routes[1].record.names.in_lang(Lang::En), Some("A (2)"));
}

#[test]
fn pieces_become_routes_in_the_order_of_seq() {
    let piece = |seq: u32, from: f64, to: f64| {
        format!(
            r#"{{"type":"Feature","properties":{{"segment_id":"S{seq}","route_id":"R1","route_name":"North","seq":{seq},"length_km":9}},"geometry":{{"type":"LineString","coordinates":[[{from},36],[{to},36]]}}}}"#
        )
    };
    let text = |pieces: &[String]| format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, pieces.join(","));
    let whole = text(&[piece(2, 37.2, 37.3), piece(1, 37.1, 37.2), piece(0, 37.1, 37.0)]);
    let batch = read_text("a.geojson", &whole);
    assert_eq!((batch.rows_accepted, batch.routes.len()), (3, 1), "{:?}", batch.issues);
    assert_eq!(batch.routes[0].record.line.iter().map(|p| p.lon()).collect::<Vec<_>>(), [37.0, 37.1, 37.2, 37.3]);
    let segments = read_as("a.geojson", &whole, BatchKind::Segments);
    let first = &segments.segments[0].record;
    assert_eq!((first.segment_id.as_deref(), first.length_km), (Some("S2"), Some(9.0)));
    let gap = read_text("a.geojson", &text(&[piece(0, 37.0, 37.1), piece(1, 37.4, 37.5)]));
    assert_eq!((gap.rows_rejected, codes(&gap)), (2, vec![(Some(2), "route-gap"), (None, "columns-not-used")]));
    let bad = read_text("a.geojson", &text(&[piece(0, 37.0, 37.1), piece(1, 370.0, 37.5)]));
    assert_eq!(
        codes(&bad),
        [(Some(2), "coordinates-out-of-range"), (Some(1), "part-rejected"), (None, "columns-not-used")]
    );
}

#[test]
fn points_become_places_crossings_and_events() {
    let text = r#"{"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"name":"Old Mill","kind":"village","pcode":"FA0101"},"geometry":{"type":"Point","coordinates":[20,10]}},
        {"type":"Feature","properties":{"name":"North gate","kind":"border","country_a":"FA","country_b":"NE"},"geometry":{"type":"Point","coordinates":[21,10]}},
        {"type":"Feature","properties":{"id":7,"kind":"ambush","date_start":"2031-03-01","where_prec":1},"geometry":{"type":"Point","coordinates":[22,10]}},
        {"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[]}}]}"#;
    let batch = read_text("a.geojson", text);
    assert_eq!((batch.kind, batch.rows_accepted, batch.rows_skipped), (BatchKind::Mixed, 3, 1), "{:?}", batch.issues);
    assert_eq!(batch.places[0].record.kind, PlaceKind::Village);
    let crossing = &batch.crossings[0].record;
    assert_eq!((crossing.kind, crossing.sides.len()), (CrossingKind::Border, 2));
    assert_eq!(batch.events[0].record.source_key, "event::7");
    assert_eq!(codes(&batch), [(Some(4), "geometry-not-used")]);
    let table = "name;latitude;longitude;kind\nOld Mill;10;20;town\n";
    assert_eq!(read_text("p.csv", table).places[0].record.kind, PlaceKind::Town);
    assert_eq!(detect("p.csv", table.as_bytes()).unwrap().format, Format::PointCsv);
}

#[test]
fn gpx_tracks_and_routes() {
    let text = r#"<?xml version="1.0"?><gpx version="1.0"><wpt lat="10" lon="20"><name>W &amp; &#65;</name><type>town</type></wpt>
        <trk><name>T&lt;1&gt; <![CDATA[& more]]></name><extensions><x><name>not this</name></x></extensions>
        <trkseg><trkpt lat="10" lon="20"><time>2031-01-01T00:00:00Z</time></trkpt><trkpt lat="10" lon="20.1"/></trkseg>
        <trkseg><trkpt lat="10" lon="20.1"/><trkpt lat="10" lon="20.2"/></trkseg></trk>
        <rte><rtept lat="1" lon="2"/><rtept lat="2" lon="2"/></rte></gpx>"#;
    let batch = read_text("day one.gpx", text);
    assert_eq!((batch.routes.len(), batch.rows_in, batch.rows_skipped), (2, 3, 1));
    assert_eq!(batch.routes[0].record.names.in_lang(Lang::En), Some("T<1> & more"));
    assert_eq!(batch.routes[0].record.line.len(), 3);
    assert_eq!(batch.routes[1].record.names.in_lang(Lang::En), Some("day one 3"));
    assert_eq!(codes(&batch), [(Some(2), "parts-joined"), (Some(3), "name-missing"), (None, "waypoints-skipped")]);
    let places = read_as("a.gpx", text, BatchKind::Places);
    assert_eq!(places.places[0].record.names.in_lang(Lang::En), Some("W & A"));
    // Waypoints alone are places unasked, as the points of every other format.
    let alone = r#"<gpx><wpt lat="10" lon="20"><name>A</name></wpt><wpt lat="195" lon="195"/><wpt lat="1" lon="2"><name>B</name>"#;
    let batch = read_text("points.gpx", &format!("{alone}</wpt></gpx>"));
    assert_eq!((batch.kind, batch.rows_in, batch.rows_rejected), (BatchKind::Places, 3, 1));
    assert_eq!(codes(&batch), [(Some(2), "coordinates-out-of-range")]);
    let cut = read_text("points.gpx", alone);
    assert_eq!((cut.places.len(), codes(&cut).last().copied()), (1, Some((Some(3), "file-truncated"))));
    let routes = read_as("points.gpx", &format!("{alone}</wpt></gpx>"), BatchKind::Routes);
    assert_eq!((routes.rows_in, routes.rows_skipped), (3, 3));
    assert_eq!(codes(&read_text("none.gpx", "<gpx></gpx>")), [(None, "no-rows")]);
}
