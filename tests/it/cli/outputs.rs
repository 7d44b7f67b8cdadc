//! Files for others: complete or not there at all.

use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};

use super::{AS_OF, Desk, has_fields, text};

fn sha256(path: &Path) -> String {
    let digest = Sha256::digest(fs::read(path).expect("the file"));
    digest.iter().fold(String::new(), |text, byte| format!("{text}{byte:02x}"))
}

#[test]
fn a_briefing_is_one_file_that_needs_nothing_else() {
    let Some(desk) = Desk::starter() else { return };
    let mut last = 0;
    for (lang, dir) in [("en", "ltr"), ("ar", "rtl"), ("fr", "ltr")] {
        let file = desk.path(&format!("briefing-{lang}.html"));
        let answer = desk.json(&["brief", "--as-of", AS_OF, "--tlp", "green", "--lang", lang, "-o", &text(&file)]);
        has_fields(&answer, &["file", "number", "routes", "sha256"]);
        assert_eq!(answer["sha256"].as_str(), Some(sha256(&file).as_str()));
        let number = answer["number"].as_i64().expect("a number");
        assert!(number > last, "briefings are numbered upwards");
        last = number;

        let html = fs::read_to_string(&file).expect("text");
        assert!(html.contains(&format!("dir=\"{dir}\"")) && html.contains(&format!("lang=\"{lang}\"")), "{lang}");
        for (what, mark) in
            [("a script", "<script"), ("a frame", "<iframe"), ("an import", "@import"), ("a style sheet", "<link")]
        {
            assert!(!html.to_lowercase().contains(mark), "{lang}: {what} in a briefing");
        }
        for attribute in ["src=", "href=", "url("] {
            for (at, _) in html.match_indices(attribute) {
                let value: String =
                    html[at + attribute.len()..].chars().skip_while(|c| "\"' ".contains(*c)).take(8).collect();
                let own = value.starts_with('#') || value.starts_with("data:");
                assert!(own, "{lang}: {attribute}{value}… leads out of the file");
            }
        }
        assert!(html.contains("TLP:GREEN"), "{lang}: the marking");
    }
    assert_eq!(desk.json(&["check"])["ok"], true, "the hashes of issued briefings");
}

#[test]
fn a_driver_sheet_says_what_to_do_and_nothing_else() {
    let Some(desk) = Desk::starter() else { return };
    let file = desk.path("sheet.html");
    let depart = "2099-12-01T08:00+03:00";
    let answer = desk.json(&["sheet", "--route", "R-01", "--depart", depart, "--stop", "1=30", "-o", &text(&file)]);
    has_fields(&answer, &["file", "sha256", "stops"]);
    assert_eq!(answer["sha256"].as_str(), Some(sha256(&file).as_str()));
    let html = fs::read_to_string(&file).expect("text");
    for wanted in ["TLP:AMBER+STRICT", "1 Dec 2099", "08:00", "UTC+3", "S-1", "dir=\"rtl\""] {
        assert!(html.contains(wanted), "{wanted}");
    }
    let report = desk.json(&["assess", "--as-of", AS_OF, "--route", "R-01"]);
    let route = &report["routes"][0];
    for field in ["headline", "access_reason", "code"] {
        let secret = route[field].as_str().expect(field);
        assert!(!html.contains(secret), "{field}: {secret}");
    }
    let again = desk.json(&["sheet", "--route", "R-01", "--depart", depart, "-o", &text(&desk.path("x.html"))]);
    assert_eq!(again["number"], 2);
    for (wrong, code) in [
        (&["--depart", "2024-12-01T08:00+03:00"][..], 1),
        (&["--depart", depart, "--valid-until", "2099-12-01T07:00+03:00"], 1),
        (&["--depart", depart, "--second", "en"], 1),
        (&["--depart", depart, "--without", "77"], 1),
        (&["--depart", "2099-12-01T08:00"], 2),
    ] {
        let args = [&["sheet", "--route", "R-01", "-o", "never.html"][..], wrong].concat();
        desk.run(&args).refused(code);
    }
    assert!(!desk.path("never.html").exists());
}

#[test]
fn an_issued_briefing_is_what_trends_compare_with() {
    let Some(desk) = Desk::starter() else { return };
    let file = text(&desk.path("b.html"));
    let before = desk.json(&["assess", "--as-of", AS_OF]);
    desk.json(&["brief", "--as-of", AS_OF, "-o", &file]);
    let after = desk.json(&["assess", "--as-of", "2024-12-01T07:00:00Z"]);
    assert_ne!(before["routes"][0]["trend"], after["routes"][0]["trend"]);
}

#[test]
fn every_format_is_written() {
    let Some(desk) = Desk::starter() else { return };
    for (format, what, head) in [
        ("geojson", "assessments", &b"{"[..]),
        ("geojson", "events", b"{"),
        ("csv", "assessments", b""),
        ("csv", "routes", b""),
        ("csv", "crossings", b""),
        ("csv", "events", b""),
        ("xlsx", "assessments", b"PK"),
        ("gpx", "routes", b"<?xml"),
        ("kml", "routes", b"<?xml"),
        ("kmz", "routes", b"PK"),
    ] {
        let file = desk.path(&format!("{what}.{format}"));
        let answer = desk.json(&["export", "--format", format, "--what", what, "--as-of", AS_OF, "-o", &text(&file)]);
        has_fields(&answer, &["file", "rows"]);
        assert!(answer["rows"].as_u64().is_some_and(|rows| rows > 0), "{format} {what}: {answer}");
        let bytes = fs::read(&file).expect("the file");
        assert!(bytes.len() > 100 && bytes.starts_with(head), "{format} {what}");
        if format == "geojson" {
            let json: serde_json::Value = serde_json::from_slice(&bytes).expect("JSON");
            assert_eq!(json["type"], "FeatureCollection");
        }
    }
}

#[test]
fn exported_routes_can_be_imported_again() {
    let Some(desk) = Desk::starter() else { return };
    let file = text(&desk.path("routes.geojson"));
    let rows = desk.json(&["export", "--format", "geojson", "--what", "routes", "-o", &file])["rows"].clone();
    let other = desk.path("other.db");
    assert_eq!(desk.run_on(&other, &["init"]).code, Some(0));
    let run = desk.run_on(&other, &["import", &file, "--kind", "routes"]);
    assert_eq!(run.code, Some(0), "{}{}", run.out, run.err);
    assert_eq!(run.json()["files"][0]["added"], rows);
}

#[test]
fn what_cannot_be_written_leaves_nothing_behind() {
    let Some(desk) = Desk::starter() else { return };
    let nowhere = text(&desk.path("no such folder/out"));
    let folder = text(desk.folder.path());
    for output in [&nowhere, &folder] {
        for args in [
            &["brief", "--as-of", AS_OF, "-o", output][..],
            &["export", "--format", "csv", "-o", output],
            &["backup", "-o", output],
        ] {
            desk.run(args).refused(1);
        }
    }
    let left: Vec<String> = fs::read_dir(desk.folder.path())
        .expect("the folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .filter(|name| !name.starts_with("passage.db") && name != "passage.roads")
        .collect();
    assert!(left.is_empty(), "{left:?}");
    // A briefing that nobody has received was not issued.
    let answer = desk.json(&["brief", "--as-of", AS_OF, "-o", &text(&desk.path("b.html"))]);
    assert_eq!(answer["number"], 1, "a number was used up");
}

#[test]
fn a_backup_is_a_whole_database() {
    let Some(desk) = Desk::starter() else { return };
    let copy = desk.path("copy.db");
    let answer = desk.json(&["backup", "-o", &text(&copy)]);
    has_fields(&answer, &["file", "sha256", "chain_head"]);
    let head = answer["chain_head"].as_str().expect("the head of the chain");
    assert!(head.len() == 8 && head.bytes().all(|digit| digit.is_ascii_hexdigit()), "{head}");
    assert_eq!(desk.json(&["check"])["chain_head"], head);
    assert!(desk.run(&["check"]).out.contains(head));
    assert_eq!(answer["sha256"].as_str(), Some(sha256(&copy).as_str()));
    let run = desk.run_on(&copy, &["assess", "--as-of", AS_OF]);
    assert_eq!((run.code, run.out), (Some(0), desk.levels()));
}

/// On a disk without room the levels can still be read; what would be recorded is refused, and nothing is lost. No file may
/// grow here, which the programs cannot tell from a full disk.
#[cfg(unix)]
#[test]
fn a_full_disk_can_be_read() {
    let Some(desk) = Desk::starter() else { return };
    let before = desk.levels();
    let full = |args: &[&str]| {
        let script = "ulimit -f 0; trap '' XFSZ; exec \"$0\" \"$@\"";
        let mut command = std::process::Command::new("sh");
        command.args(["-c", script]).arg(&desk.program).args(args).arg("--json").arg("--db").arg(desk.db());
        let output = command.env("HOME", desk.path("")).output().expect("a shell");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
        (output.status.code(), text(output.stdout), text(output.stderr))
    };
    let (code, out, err) = full(&["assess", "--as-of", AS_OF]);
    assert_eq!((code, err.as_str()), (Some(0), ""), "{out}");
    let told: serde_json::Value = serde_json::from_str(&out).expect("an answer");
    assert_eq!(told["routes"].as_array().map(Vec::len), Some(26));
    let (code, _, err) = full(&["method", "set", "options.tail", "false", "--by", "A. Planner", "--reason", "a trial"]);
    assert_eq!(code, Some(1), "{err}");
    assert!(!err.contains("inside Passage"), "a full disk is no fault of the program: {err}");
    assert_eq!(desk.json(&["check"])["ok"], true);
    assert_eq!(desk.levels(), before);
}
