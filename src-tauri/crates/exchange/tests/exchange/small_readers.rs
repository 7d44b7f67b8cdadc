//! Formats that need little: gzip of the others, TCX, tables in JSON.

use std::io::Write;

use flate2::{Compression, write::GzEncoder};
use passage_exchange::{Batch, BatchKind, Limits, ReadError, ReadOptions};

use crate::support::{codes, read_as, read_text, try_read};

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn read(name: &str, bytes: &[u8]) -> Result<Batch, ReadError> {
    try_read(name, bytes, ReadOptions::default())
}

const PLACES: &str = "name,lat,lon\nMill,36,37\nFord,36.5,37\n";

#[test]
fn a_table_packed_with_gzip() {
    let batch = read("places.csv.gz", &packed(PLACES.as_bytes())).unwrap();
    assert_eq!((batch.format, batch.kind, batch.places.len()), ("point-csv", BatchKind::Places, 2));
    assert_eq!(batch.name, "places.csv.gz");
    // Two packed files one behind the other are one text; the name need not tell.
    let both = [packed(&PLACES.as_bytes()[..20]), packed(&PLACES.as_bytes()[20..])].concat();
    assert_eq!(read("places", &both).unwrap().places.len(), 2);
    let utf16: Vec<u8> = format!("\u{feff}{PLACES}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(read("a.csv.GZ", &packed(&utf16)).unwrap().places.len(), 2);
}

#[test]
fn other_formats_packed_with_gzip() {
    let gpx = r#"<gpx><trk><trkseg><trkpt lat="36" lon="37"/><trkpt lat="36" lon="38"/></trkseg></trk></gpx>"#;
    let batch = read("a.gpx.gz", &packed(gpx.as_bytes())).unwrap();
    assert_eq!((batch.format, batch.routes.len()), ("gpx", 1));
    assert_eq!(batch.routes[0].record.names.0[0].text, "a 1");
    assert_eq!(read("a.gz", &packed(&packed(b"a"))).unwrap_err().code(), "unsupported-format");
    assert_eq!(read("a.gz", &packed(b"%PDF-1")).unwrap_err().code(), "unsupported-format");
    assert_eq!(read("a.gz", &packed(b"")).unwrap_err().code(), "unknown-format");
}

#[test]
fn gzip_that_is_cut_or_grows_without_end_is_refused() {
    let whole = packed(PLACES.as_bytes());
    for at in 2..whole.len() - 1 {
        assert!(read("a.csv.gz", &whole[..at]).is_err(), "{at}");
    }
    let limits = Limits { unpacked: 1 << 20, ..Limits::default() };
    let bomb = packed(format!("name,lat,lon\n{}", "Mill,36,37\n".repeat(1 << 20)).as_bytes());
    let error = try_read("a.csv.gz", &bomb, ReadOptions { limits, ..ReadOptions::default() }).unwrap_err();
    assert_eq!(error.code(), "too-big");
}

const TCX: &str = r#"<?xml version="1.0"?>
<TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2">
 <Activities><Activity Sport="Other"><Id>2031-03-01T06:00:00Z</Id>
  <Lap StartTime="2031-03-01T06:00:00Z"><Track>
   <Trackpoint><Time>2031-03-01T06:00:00Z</Time></Trackpoint>
   <Trackpoint><Position><LatitudeDegrees>36</LatitudeDegrees><LongitudeDegrees>37</LongitudeDegrees></Position></Trackpoint>
   <Trackpoint><Position><LatitudeDegrees>36.1</LatitudeDegrees><LongitudeDegrees>37</LongitudeDegrees></Position></Trackpoint></Track></Lap>
  <Lap><Track>
   <Trackpoint><Position><LatitudeDegrees>36.1</LatitudeDegrees><LongitudeDegrees>37</LongitudeDegrees></Position></Trackpoint>
   <Trackpoint><Position><LatitudeDegrees>36.2</LatitudeDegrees><LongitudeDegrees>37</LongitudeDegrees></Position></Trackpoint></Track></Lap>
 </Activity></Activities>
 <Courses><Course><Name>Mill &amp; ford</Name><Track>
   <Trackpoint><Position><LatitudeDegrees>35</LatitudeDegrees><LongitudeDegrees>37</LongitudeDegrees></Position></Trackpoint>
   <Trackpoint><Position><LatitudeDegrees>35.5</LatitudeDegrees><LongitudeDegrees>37</LongitudeDegrees></Position></Trackpoint></Track>
  <CoursePoint><Name>Ford</Name><Position><LatitudeDegrees>35.2</LatitudeDegrees><LongitudeDegrees>37</LongitudeDegrees></Position></CoursePoint></Course>
  <Course><Name>Bent</Name><Track><Trackpoint><Position><LatitudeDegrees>195</LatitudeDegrees><LongitudeDegrees>37</LongitudeDegrees></Position></Trackpoint></Track></Course>
 </Courses></TrainingCenterDatabase>"#;

#[test]
fn courses_and_activities_of_tcx() {
    let batch = read_text("ride.tcx", TCX);
    assert_eq!((batch.format, batch.rows_in, batch.rows_accepted), ("tcx", 4, 2), "{:?}", batch.issues);
    let names: Vec<_> = batch.routes.iter().map(|row| row.record.names.0[0].text.as_str()).collect();
    // The hour of an activity is in no name.
    assert_eq!(names, ["ride 1", "Mill & ford"]);
    assert_eq!(batch.routes[0].record.line.len(), 3);
    let codes = codes(&batch);
    assert!(
        codes.contains(&(Some(4), "coordinates-out-of-range")) && codes.contains(&(None, "waypoints-skipped")),
        "{codes:?}"
    );
    let places = read_as("ride.tcx", TCX, BatchKind::Places);
    assert_eq!((places.places.len(), places.rows_skipped), (1, 2), "{:?}", places.issues);
    let cut = read_text("ride.tcx", &TCX[..TCX.find("CoursePoint").unwrap()]);
    assert_eq!((cut.rows_accepted, codes_of(&cut)), (1, vec!["parts-joined", "name-missing", "file-truncated"]));
}

fn codes_of(batch: &Batch) -> Vec<&'static str> {
    let mut codes: Vec<_> = batch.issues.iter().map(|issue| issue.code.code()).collect();
    codes.sort_unstable_by_key(|code| !code.starts_with("parts"));
    codes
}

#[test]
fn hxl_in_json_both_ways() {
    let rows = r##"[["Where","","When","What"],["#geo+lat","#geo+lon","#date+start","#event+type"],
        [36.2,37.1,"2031-03-01","strike"],"lost",[36.3,37.1,"2031-03-02",null]]"##;
    let objects = r##"{"status":"OK","results":[
        {"#geo+lat":36.2,"#geo+lon":"37.1","#date+start":"2031-03-01","#event+type":"strike"},
        {"#geo+lat":36.3,"#geo+lon":"37.1","#date+start":"2031-03-02","#event+type":"strike","#meta+more":"x"}],"more":[1]}"##;
    let first = read_as("a.json", rows, BatchKind::Events);
    assert_eq!((first.format, first.events.len(), first.rows_rejected), ("hxl-json", 1, 2), "{:?}", first.issues);
    let codes_of = |batch: &Batch| codes(batch).into_iter().filter(|(row, _)| row.is_some()).collect::<Vec<_>>();
    assert!(codes_of(&first).contains(&(Some(4), "not-a-feature")), "{:?}", first.issues);
    let second = read_as("a.json", objects, BatchKind::Events);
    assert_eq!((second.events.len(), second.rows_rejected), (1, 1), "{:?}", second.issues);
    assert!(codes_of(&second).contains(&(Some(3), "extra-fields")), "{:?}", second.issues);
    assert!(codes(&second).contains(&(None, "member-chosen")));
    let cut = try_read("a.json", &rows.as_bytes()[..rows.len() - 20], ReadOptions::default()).unwrap();
    assert!(codes(&cut).iter().any(|(_, code)| *code == "file-truncated"), "{:?}", cut.issues);
}

#[test]
fn json_without_a_table_is_refused() {
    let code = |text: &str| read("a.json", text.as_bytes()).unwrap_err().code();
    assert_eq!(code(r##"{"#a": 1}"##), "nothing-inside");
    assert_eq!(code(r##"["#a"]"##), "nothing-inside");
    assert_eq!(code(r##"[["#a","##), "not-well-formed");
    let deep = format!(r##"[["#a"],[{}"##, "[".repeat(200));
    assert_eq!(code(&deep), "missing-columns");
    let limits = Limits { unpacked: 1 << 20, ..Limits::default() };
    let much = format!(r##"[["#a"],{}["x"]]"##, r#"["x"],"#.repeat(100_000));
    let error = try_read("a.json", much.as_bytes(), ReadOptions { limits, ..ReadOptions::default() }).unwrap_err();
    assert_eq!(error.code(), "too-big");
}

const CORNERS: [(i64, f64, f64); 4] = [(1, 36.0, 37.0), (2, 36.0, 37.2), (3, 36.1, 37.2), (4, 36.1, 37.0)];

#[test]
fn a_settlement_drawn_as_a_closed_way_lies_in_its_middle() {
    let nodes: String = CORNERS.map(|(id, lat, lon)| format!("<node id='{id}' lat='{lat}' lon='{lon}'/>")).concat();
    let way = |id: u32, nodes: &[i64]| {
        let refs: Vec<_> = nodes.iter().map(|node| format!("<nd ref='{node}'/>")).collect();
        let refs = refs.concat();
        format!("<way id='{id}'>{refs}<tag k='place' v='village'/><tag k='name' v='Way {id}'/></way>")
    };
    let ways = [way(10, &[1, 2, 3, 4, 1]), way(11, &[1, 2, 3]), way(12, &[1, 2, 99, 1])].concat();
    let relation =
        "<relation id='13'><center lat='35' lon='38'/><tag k='place' v='city'/><tag k='name' v='R'/></relation>";
    // Overpass writes the nodes of ways behind them, planet files before.
    for text in [format!("<osm>{nodes}{ways}{relation}</osm>"), format!("<osm>{ways}{nodes}{relation}</osm>")] {
        let batch = read_text("a.osm", &text);
        let counts = (batch.rows_in, batch.rows_accepted, batch.rows_skipped);
        assert_eq!(counts, (8, 2, 6), "{:?}", batch.issues);
        let mut places: Vec<_> = batch.places.iter().map(|row| &row.record).collect();
        places.sort_by(|a, b| a.source_key.cmp(&b.source_key));
        assert_eq!((places[0].source_key.as_str(), places[0].at.lat()), ("place:relation/13", 35.0));
        assert_eq!(places[1].source_key, "place:way/10");
        assert!((places[1].at.lat() - 36.05).abs() < 1e-9 && (places[1].at.lon() - 37.1).abs() < 1e-9);
        let told: Vec<_> = batch.issues.iter().filter_map(|issue| issue.value.as_deref()).collect();
        assert!(told.contains(&"way/11") && told.contains(&"way/12"), "{told:?}");
    }
}
