//! The geometry formats against small files of our own.

use std::io::{Cursor, Write};

use passage_exchange::{Batch, BatchKind, ReadError, ReadOptions, read_path};
use passage_model::{CrossingKind, EventStatus, Geometry, Lang, PlaceKind};
use zip::{ZipWriter, write::SimpleFileOptions};

use crate::support::{codes, read_text, try_read};

const UTM_37: &str = r#"PROJCS["WGS_1984_UTM_Zone_37N",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",39.0],PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]"#;

fn zipped(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn read(name: &str, bytes: &[u8]) -> Result<Batch, ReadError> {
    try_read(name, bytes, ReadOptions::default())
}

/// A shapefile of points.
fn shp(points: &[[f64; 2]]) -> Vec<u8> {
    let mut bytes = vec![0; 100];
    bytes[..4].copy_from_slice(&9994i32.to_be_bytes());
    let all = |at: usize| points.iter().map(move |p| p[at]);
    let bounds = [
        all(0).fold(f64::MAX, f64::min),
        all(1).fold(f64::MAX, f64::min),
        all(0).fold(f64::MIN, f64::max),
        all(1).fold(f64::MIN, f64::max),
    ];
    for (at, bound) in bounds.iter().enumerate() {
        bytes[36 + 8 * at..44 + 8 * at].copy_from_slice(&bound.to_le_bytes());
    }
    for (at, [x, y]) in (1i32..).zip(points) {
        bytes.extend(at.to_be_bytes());
        bytes.extend(10i32.to_be_bytes());
        bytes.extend(1i32.to_le_bytes());
        bytes.extend(x.to_le_bytes());
        bytes.extend(y.to_le_bytes());
    }
    bytes
}

/// A table with the columns `NAME` and `KIND`, twenty bytes each.
fn dbf(rows: &[[&[u8]; 2]]) -> Vec<u8> {
    let mut bytes = vec![0; 32];
    bytes[0] = 3;
    bytes[4..8].copy_from_slice(&u32::try_from(rows.len()).unwrap().to_le_bytes());
    bytes[8..10].copy_from_slice(&97u16.to_le_bytes());
    bytes[10..12].copy_from_slice(&41u16.to_le_bytes());
    for name in [b"NAME", b"KIND"] {
        let mut field = [0; 32];
        field[..4].copy_from_slice(name);
        (field[11], field[16]) = (b'C', 20);
        bytes.extend(field);
    }
    bytes.push(0x0d);
    for row in rows {
        bytes.push(b' ');
        for value in row {
            let mut cell = [b' '; 20];
            cell[..value.len()].copy_from_slice(value);
            bytes.extend(cell);
        }
    }
    bytes
}

#[test]
fn placemarks_become_what_they_are() {
    let text = r#"<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2"><Document>
      <Style id="checkpoint"><IconStyle/></Style>
      <Folder><name>North</name>
      <Placemark><name>Mill road</name><ExtendedData><Data name="code"><value>R-7</value></Data></ExtendedData>
        <LineString><coordinates>37,36,0 37.1, 36.1,0
          37.2,36.2</coordinates></LineString></Placemark>
      <Placemark><name>حاجز الجسر</name><styleUrl>#checkpoint</styleUrl><Point><coordinates>37.5,36.5</coordinates></Point></Placemark>
      <Placemark><name>Track</name><gx:MultiTrack><gx:Track><when>2031-01-01T00:00:00Z</when><gx:coord>37 35 400</gx:coord><gx:coord>37.1 35 400</gx:coord></gx:Track>
        <gx:Track><gx:coord>37.1 35 0</gx:coord><gx:coord>37.2 35 0</gx:coord></gx:Track></gx:MultiTrack></Placemark></Folder>
      <Placemark><name>Held area</name><TimeSpan><begin>2031-03-01</begin></TimeSpan><styleUrl>#claimed</styleUrl>
        <description>Said to be held.</description>
        <ExtendedData><SchemaData><SimpleData name="kind">front_line/claimed</SimpleData><SimpleData name="id">A1</SimpleData></SchemaData></ExtendedData>
        <Polygon><outerBoundaryIs><LinearRing><coordinates>37,36 38,36 38,37 37,36</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>
      <NetworkLink><name>never followed</name><Link><href>http://example.org/x.kml</href></Link></NetworkLink>
      <Placemark><name>nowhere</name></Placemark></Document></kml>"#;
    let batch = read_text("a.kml", text);
    assert_eq!((batch.format, batch.kind), ("kml", BatchKind::Mixed));
    assert_eq!((batch.rows_in, batch.rows_skipped), (6, 1), "{:?}", batch.issues);
    let road = &batch.routes[0].record;
    assert_eq!((road.code.as_deref(), road.area.as_deref(), road.line.len()), (Some("R-7"), Some("North"), 3));
    assert_eq!(batch.routes[1].record.line.len(), 3);
    let post = &batch.crossings[0].record;
    assert_eq!((post.kind, post.names.in_lang(Lang::Ar)), (CrossingKind::Checkpoint, Some("حاجز الجسر")));
    let [event] = &batch.events[..] else { panic!("{:?}", batch.issues) };
    assert!(matches!(&event.record.geometry, Geometry::Area { ring } if ring.len() == 3));
    assert_eq!(event.record.status, EventStatus::Claimed);
    assert_eq!(event.record.report_text, "Said to be held.");
    assert!(codes(&batch).contains(&(Some(6), "geometry-missing")));
}

#[test]
fn events_keep_their_line_or_area() {
    let feature = |geometry: &str, id: u32| {
        format!(
            r#"{{"type":"Feature","properties":{{"id":"E{id}","kind":"closure","date_start":"2031-03-01","where_prec":1}},"geometry":{geometry}}}"#
        )
    };
    let ring = "[[37,36],[38,36],[38,37],[37,36]]";
    let shapes = [
        r#"{"type":"LineString","coordinates":[[37,36],[38,36]]}"#.to_owned(),
        format!(r#"{{"type":"Polygon","coordinates":[{ring}]}}"#),
        format!(r#"{{"type":"Polygon","coordinates":[{ring},{ring}]}}"#),
        format!(r#"{{"type":"MultiPolygon","coordinates":[[{ring}],[{ring}]]}}"#),
    ];
    let all: Vec<String> = (1..).zip(&shapes).map(|(id, shape)| feature(shape, id)).collect();
    let batch = read_text("a.geojson", &format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, all.join(",")));
    // With its hole filled, or as one of its parts, it would be another area.
    assert_eq!((batch.rows_accepted, batch.rows_rejected), (2, 2), "{:?}", batch.issues);
    assert_eq!(codes(&batch), [(Some(3), "area-not-whole"), (Some(4), "area-not-whole")]);
    assert!(matches!(&batch.events[0].record.geometry, Geometry::Line { points } if points.len() == 2));
    assert!(matches!(&batch.events[1].record.geometry, Geometry::Area { ring } if ring.len() == 3));
}

#[test]
fn kmz_and_other_archives() {
    let kml = br"<kml><Placemark><name>A</name><Point><coordinates>37,36</coordinates></Point></Placemark></kml>";
    let batch = read("a.kmz", &zipped(&[("files/x.png", b"png"), ("doc.kml", kml), ("more/b.kml", kml)])).unwrap();
    assert_eq!((batch.format, batch.places.len()), ("kmz", 1));
    assert_eq!(codes(&batch), [(None, "member-chosen")]);
    let gpx = br#"<gpx><trk><trkseg><trkpt lat="36" lon="37"/><trkpt lat="36" lon="38"/></trkseg></trk></gpx>"#;
    assert_eq!(read("a.zip", &zipped(&[("x/b.gpx", gpx)])).unwrap().routes.len(), 1);
    assert_eq!(read("a.zip", &zipped(&[("readme.md", b"hello")])).unwrap_err().code(), "nothing-inside");
    for part in ["a.shx", "a.DBF", "a.prj", "a.cpg"] {
        assert_eq!(read(part, &[0, 0, 0x27, 0x0a]).unwrap_err().code(), "part-of-shapefile");
    }
    assert!(read("a.zip", &zipped(&[("b.kml", &zipped(&[("doc.kml", kml)]))])).is_err());
    // A bomb: two megabytes of blanks in two kilobytes, under a limit of one megabyte.
    let mut long = kml.to_vec();
    long.splice(5..5, std::iter::repeat_n(b' ', 2 << 20));
    let mut options = ReadOptions::default();
    options.limits.unpacked = 1 << 20;
    let error = try_read("a.kmz", &zipped(&[("doc.kml", &long)]), options).unwrap_err();
    assert_eq!(error.code(), "too-big");
}

#[test]
fn shapefiles_with_what_belongs_to_them() {
    let arabic = encoding_rs::WINDOWS_1256.encode("الجسر").0.into_owned();
    let table = dbf(&[[b"Old Mill", b"village"], [&arabic, b"border_control"]]);
    let points = shp(&[[500_000.0, 4_000_000.0], [510_000.0, 4_010_000.0]]);
    let members: [(&str, &[u8]); 4] = [
        ("x/Points.shp", &points),
        ("x/points.DBF", &table),
        ("x/points.prj", UTM_37.as_bytes()),
        ("x/points.cpg", b"1256"),
    ];
    let batch = read("points.zip", &zipped(&members)).unwrap();
    assert_eq!((batch.format, batch.rows_accepted), ("shapefile", 2), "{:?}", batch.issues);
    let place = &batch.places[0].record;
    assert_eq!((place.kind, place.names.in_lang(Lang::Other)), (PlaceKind::Village, Some("Old Mill")));
    assert!((place.at.lon() - 39.0).abs() < 1e-9 && (place.at.lat() - 36.14).abs() < 0.01, "{:?}", place.at);
    assert_eq!(batch.crossings[0].record.names.in_lang(Lang::Ar), Some("الجسر"));

    // On the disk, and without the reference system.
    let folder = std::env::temp_dir().join(format!("passage-shp-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    for (name, bytes) in &members[..2] {
        std::fs::write(folder.join(name.trim_start_matches("x/")), bytes).unwrap();
    }
    let unknown = read_path(folder.join("Points.shp"), ReadOptions::default()).unwrap_err();
    assert_eq!(unknown.code(), "unknown-crs");
    std::fs::write(folder.join("points.PRJ"), UTM_37).unwrap();
    let batch = read_path(folder.join("Points.shp"), ReadOptions::default()).unwrap();
    std::fs::remove_dir_all(&folder).unwrap();
    assert_eq!(batch.rows_accepted, 2);
    assert_eq!(codes(&batch), [(None, "encoding-guessed")]);

    // A table that is too short must not lend its rows to other shapes.
    let short = [("p.shp", shp(&[[37.0, 36.0], [38.0, 36.0]])), ("p.dbf", dbf(&[[b"Old Mill", b"village"]]))];
    let short: Vec<(&str, &[u8])> = short.iter().map(|(name, bytes)| (*name, bytes.as_slice())).collect();
    let batch = read("p.zip", &zipped(&short)).unwrap();
    assert_eq!((batch.rows_accepted, batch.rows_rejected), (1, 1));
    // What is cut keeps the shapes before the cut.
    let whole = shp(&[[37.0, 36.0], [38.0, 36.0]]);
    let batch = read("p.shp", &whole[..whole.len() - 5]).unwrap();
    assert_eq!((batch.rows_accepted, batch.rows_rejected), (1, 1));
}

#[test]
fn openstreetmap_xml() {
    let text = r#"<?xml version="1.0"?><osm version="0.6">
        <node id="1" lat="36" lon="37"><tag k="place" v="town"/><tag k="name" v="بلدة"/><tag k="name:en" v="Town"/><tag k="name:fr" v="Ville"/><tag k="name:tr" v="Kasaba"/></node>
        <node id="2" lat="36.1" lon="37"><tag k="barrier" v="border_control"/><tag k="name" v="A &amp; B"/></node>
        <node id="3" lat="36.1" lon="37"/>
        <node id="4" lat="236" lon="37"><tag k="place" v="village"/><tag k="name" v="Far"/></node>
        <node id="5" lat="36" lon="37"><tag k="place" v="village"/></node>
        <way id="6"><nd ref="1"/><tag k="place" v="village"/><tag k="name" v="Drawn"/></way>
        <node id="7" lat="36" lon="37" visible="false"><tag k="place" v="village"/><tag k="name" v="Gone"/></node></osm>"#;
    let batch = read_text("a.osm", text);
    let counts = (batch.rows_in, batch.rows_accepted, batch.rows_rejected, batch.rows_skipped);
    assert_eq!(counts, (7, 2, 1, 4), "{:?}", batch.issues);
    let place = &batch.places[0].record;
    let names = [Lang::En, Lang::Ar, Lang::Fr, Lang::Tr].map(|lang| place.names.in_lang(lang));
    assert_eq!(names, [Some("Town"), Some("بلدة"), Some("Ville"), Some("Kasaba")]);
    assert_eq!(place.source_key, "place:node/1");
    assert_eq!(batch.crossings[0].record.kind, CrossingKind::Border);
    assert!(codes(&batch).contains(&(Some(6), "geometry-not-used")));
    let options = ReadOptions { kind: Some(BatchKind::Routes), ..ReadOptions::default() };
    assert_eq!(try_read("a.osm", text.as_bytes(), options).unwrap_err().code(), "wrong-kind");
    assert_eq!(read("a.osc", b"<osmChange><create/></osmChange>").unwrap_err().code(), "unsupported-format");
}

#[test]
fn other_reference_systems_in_geojson() {
    let text = |crs: &str, x: f64, y: f64| {
        format!(
            r#"{{"type":"FeatureCollection","crs":{{"type":"name","properties":{{"name":"{crs}"}}}},"features":[{{"type":"Feature","properties":{{"name":"P"}},"geometry":{{"type":"Point","coordinates":[{x},{y}]}}}}]}}"#
        )
    };
    for (crs, x, y, lat, lon) in [
        ("urn:ogc:def:crs:EPSG::32637", 500_000.0, 0.0, 0.0, 39.0),
        ("EPSG:3857", 4_341_460.14, 0.0, 0.0, 39.0),
        ("urn:ogc:def:crs:OGC:1.3:CRS84", 39.0, 0.5, 0.5, 39.0),
    ] {
        let at = read_text("a.geojson", &text(crs, x, y)).places[0].record.at;
        assert!((at.lat() - lat).abs() < 1e-6 && (at.lon() - lon).abs() < 1e-6, "{crs}: {at:?}");
    }
}

#[test]
fn any_byte_turned_or_cut_is_borne() {
    let kml =
        br#"<kml><Placemark><name>A</name><ExtendedData><Data name="code"><value>&lt;1</value></Data></ExtendedData>
        <LineString><coordinates>37,36 38,36</coordinates></LineString></Placemark></kml>"#;
    let osm = br#"<osm><node id="1" lat="36" lon="37"><tag k="place" v="town"/><tag k="name" v="Town"/></node></osm>"#;
    let points = shp(&[[37.0, 36.0], [38.0, 36.0]]);
    let table = dbf(&[[b"Old Mill", b"village"], [b"Gate", b"border_control"]]);
    let members: [(&str, &[u8]); 3] = [("p.shp", &points), ("p.dbf", &table), ("p.prj", UTM_37.as_bytes())];
    let (zip, kmz) = (zipped(&members), zipped(&[("doc.kml", kml)]));
    let files: [(&str, &[u8]); 5] =
        [("a.kml", kml), ("a.osm", osm), ("p.shp", &points), ("p.zip", &zip), ("a.kmz", &kmz)];
    for (name, bytes) in files {
        for at in 0..bytes.len() {
            let _ = passage_exchange::read(Cursor::new(&bytes[..at]), name, ReadOptions::default());
            for turned in [0, 0x7f, 0xff, bytes[at] ^ 1] {
                let mut bytes = bytes.to_vec();
                bytes[at] = turned;
                if let Ok(batch) = passage_exchange::read(Cursor::new(bytes), name, ReadOptions::default()) {
                    assert_eq!(batch.rows_in, batch.rows_accepted + batch.rows_rejected + batch.rows_skipped);
                }
            }
        }
    }
}
