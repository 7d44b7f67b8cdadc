//! Arguments and files that cannot be used.

use std::ffi::OsStr;

use super::{Desk, text};

#[test]
fn usage_has_its_own_status() {
    let Some(desk) = Desk::starter() else { return };
    for args in [
        &["frobnicate"][..],
        &["assess", "--as-of", "yesterday"],
        &["assess", "--lang", "xx"],
        &["export", "--format", "pdf", "-o", "x"],
        &["import"],
        &["brief"],
    ] {
        desk.run(args).refused(2);
    }
    assert_eq!(desk.raw(&[OsStr::new("--help")]).code, Some(0));
    assert_eq!(desk.raw(&[]).code, Some(2));
}

#[test]
fn files_that_cannot_be_imported_are_refused_whole() {
    let Some(desk) = Desk::starter() else { return };
    let before = desk.levels();
    let files = [
        desk.file("empty.csv", ""),
        desk.file("head-only.csv", "id,date_start,date_end,lat,lon,where_prec,kind\n"),
        desk.file("noise.csv", (0..5000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect::<Vec<u8>>()),
        desk.file("broken.geojson", "{\"type\":\"FeatureCollection\",\"features\":["),
        desk.file("deep.geojson", "[".repeat(100_000)),
        desk.file("not.xlsx", "PK\u{3}\u{4} and nothing more"),
        desk.file("unknown.bin", [0, 1, 2, 3]),
        text(&desk.path("missing.csv")),
        text(desk.folder.path()),
    ];
    for file in &files {
        let run = desk.run(&["import", file]);
        // A file with a head and no row has nothing wrong in it, and nothing to add.
        let allowed: &[i32] = if file.ends_with("head-only.csv") { &[0, 1] } else { &[1] };
        assert!(run.code.is_some_and(|code| allowed.contains(&code)), "{file}: {:?} {}{}", run.code, run.out, run.err);
        let said = format!("{}{}", run.out, run.err);
        assert!(!said.trim().is_empty(), "{file}: it must say why");
    }
    assert_eq!(desk.levels(), before);
}

#[test]
fn one_bad_file_holds_back_the_good_ones() {
    let Some(desk) = Desk::starter() else { return };
    let before = desk.levels();
    let good = desk.file(
        "good.csv",
        "id,date_start,date_end,lat,lon,where_prec,kind\na,2024-11-30,2024-11-30,36.15,36.95,1,strike\n",
    );
    let bad = desk
        .file("bad.csv", "id,date_start,date_end,lat,lon,where_prec,kind\nb,never,2024-11-30,36.15,36.95,1,strike\n");
    assert_eq!(desk.run(&["import", &good, &bad]).code, Some(1));
    assert_eq!(desk.levels(), before, "all accepted rows or none");
}

#[test]
fn a_report_is_read_in_its_encoding_or_refused() {
    let Some(desk) = Desk::starter() else { return };
    let report = "Saraqib was shelled on Friday.\n";
    let wide: Vec<u8> = format!("\u{feff}{report}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let plain = desk.json(&["draft", &desk.file("plain.txt", report)]);
    assert_eq!(plain["encoding"], "UTF-8", "{plain}");
    let run = desk.run(&["draft", &desk.file("wide.txt", wide)]);
    let read = run.json();
    assert!(read["events"].as_array().is_some_and(|events| !events.is_empty()), "{read}");
    assert_eq!((&read["events"], read["encoding"].as_str()), (&plain["events"], Some("UTF-16LE")));
    assert!(run.err.contains("UTF-16LE"), "{}", run.err);
    let noise: Vec<u8> = (0..2_000u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    desk.run(&["draft", &desk.file("noise.txt", noise)]).refused(1);
}
