//! Invented rows in the layouts of the sources.

use std::io::{Cursor, Write};

use proptest::prelude::*;

use super::*;
use crate::IssueCode;

fn row(id: u32, name: &str, others: &str, class: &str, code: &str, admin1: &str) -> String {
    format!(
        "{id}\t{name}\t{name}\t{others}\t36.5\t37.25\t{class}\t{code}\tSY\t\t{admin1}\t\t\t\t1200\t\t300\tAsia/Damascus\t2024-01-01"
    )
}

fn dump() -> String {
    [
        row(1, "Kafr Test", "Kafar Test,كفر تست,kfr tst", "P", "PPL", "09"),
        row(2, "Testan", "محافظة تستان", "A", "ADM1", "09"),
        row(3, "River", "", "H", "STM", "09"),
        "4\tshort".to_owned(),
        row(5, "Nowhere", "", "P", "PPL", "").replace("36.5", "236.5"),
        row(6, "Bab Test", "", "S", "PSTB", "09"),
    ]
    .join("\n")
}

fn read_all(bytes: Vec<u8>, name: &str) -> (Vec<GazetteerItem>, Result<GazetteerSummary, ReadError>) {
    let mut items = Vec::new();
    let summary = read_gazetteer(Cursor::new(bytes), name, ReadOptions::default(), &mut |item| items.push(item));
    (items, summary)
}

fn places(items: &[GazetteerItem]) -> Vec<&GazetteerPlace> {
    items.iter().filter_map(|item| if let GazetteerItem::Place(place) = item { Some(place) } else { None }).collect()
}

#[test]
fn a_dump_of_geonames_is_read() {
    let (items, summary) = read_all(dump().into_bytes(), "SY.txt");
    let summary = summary.unwrap();
    assert_eq!((summary.format, summary.rows, summary.accepted), ("geonames", 6, 3));
    assert_eq!((summary.rejected, summary.skipped), (2, 1));
    let places = places(&items);
    let names: Vec<&str> = places[0].names.0.iter().map(|name| name.text.as_str()).collect();
    assert_eq!(names, ["Kafr Test", "Kafar Test", "كفر تست"], "what a machine spelled is left out");
    assert_eq!((places[0].population, places[0].admin1_code.as_deref()), (Some(1200), Some("09")));
    assert_eq!(places[2].feature, Some(Feature::Crossing));
    let issues: Vec<_> = items
        .iter()
        .filter_map(|item| if let GazetteerItem::Issue(issue) = item { Some((issue.row, issue.code)) } else { None })
        .collect();
    assert_eq!(issues, [(Some(4), IssueCode::ShortRow), (Some(5), IssueCode::CoordinatesOutOfRange)]);
    assert!(items.iter().any(|item| matches!(item, GazetteerItem::Area(area) if area.code == "09")));
}

#[test]
fn packed_dumps_are_the_same() {
    let (plain, _) = read_all(dump().into_bytes(), "SY.txt");
    let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gz.write_all(dump().as_bytes()).unwrap();
    assert_eq!(read_all(gz.finish().unwrap(), "SY.txt.gz").0, plain);
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for (name, text) in [("readme.txt", "About this file"), ("SY.txt", &dump())] {
        zip.start_file(name, options).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    assert_eq!(read_all(zip.finish().unwrap().into_inner(), "SY.zip").0, plain);
}

#[test]
fn names_in_single_languages_are_read() {
    let text = "1\t77\tar\tكفر تست\t1\t\t\t\t\t\n2\t77\tlink\thttps://example.org\t\t\t\t\t\t\n3\t77\ten\tOld Test\t\t\t\t1\t\t\n";
    let (items, summary) = read_all(text.as_bytes().to_vec(), "alternateNamesV2.txt");
    assert_eq!(summary.unwrap().accepted, 1);
    assert!(matches!(&items[0], GazetteerItem::Name { of, name } if of == "77" && !name.alias), "{items:?}");
}

#[test]
fn a_list_with_a_header_is_read() {
    let text = "Name;Name_AR;Latitude;Longitude;Alt names;Population;Governorate\n\
                Kafr Test;كفر تست;36.5;37,25;Kafar Test|K. Test;1200;Testan\nNo Place;;;37;;;\n";
    let text = text.replace("37,25", "37.25");
    let (items, summary) = read_all(text.into_bytes(), "list.csv");
    let summary = summary.unwrap();
    assert_eq!((summary.format, summary.accepted, summary.rejected), ("place-list", 1, 1));
    let place = places(&items)[0];
    assert_eq!(place.admin1.as_deref(), Some("Testan"));
    assert_eq!(place.names.0.len(), 4, "{:?}", place.names);
    assert_eq!(place.population, Some(1200));
}

#[test]
fn elements_of_openstreetmap_are_read_with_all_names() {
    let xml = r#"<osm version="0.6"><node id="7" lat="36.5" lon="37.25"><tag k="place" v="village"/><tag k="name" v="كفر تست"/>
        <tag k="name:en" v="Kafr Test"/><tag k="name:ckb" v="کەفر"/><tag k="name:ru" v="Кафр"/></node></osm>"#;
    let (items, summary) = read_all(xml.as_bytes().to_vec(), "x.osm");
    assert_eq!(summary.unwrap().accepted, 1);
    let names: Vec<&str> = places(&items)[0].names.0.iter().map(|name| name.text.as_str()).collect();
    for name in ["كفر تست", "Kafr Test", "کەفر", "Кафр"] {
        assert!(names.contains(&name), "{name}: {names:?}");
    }
}

proptest! {
    #[test]
    fn any_bytes_are_borne(bytes in prop::collection::vec(any::<u8>(), 0..400), name in "[a-z]{0,4}\\.(txt|csv|zip|gz|osm)") {
        let _ = read_all(bytes, &name);
    }

    #[test]
    fn any_cells_are_counted(rows in prop::collection::vec("[0-9]{1,3}\t\\PC{0,60}", 1..20)) {
        let text = format!("{}\n{}\n", row(1, "A b", "", "P", "PPL", ""), rows.join("\n"));
        let summary = read_all(text.into_bytes(), "a.txt").1.unwrap();
        prop_assert_eq!(summary.rows, rows.len() as u64 + 1);
    }
}
