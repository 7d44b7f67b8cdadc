//! Import: preview, once and only once, and what is said about rows that are not taken.

use std::ffi::OsStr;

use serde_json::Value;

use super::{AS_OF, Desk, has_fields, text};

const HEAD: &str = "id,date_start,date_end,lat,lon,where_prec,kind,deaths_best,country,status,grade";

/// Three strikes on the road from Bab al-Hawa to Aleppo.
fn good() -> String {
    format!(
        "{HEAD}\n\
         t-1,2024-11-30,2024-11-30,36.15,36.95,1,strike,0,SYR,confirmed,B2\n\
         t-2,2024-11-30,2024-11-30,36.152,36.977,1,strike,2,SYR,confirmed,B2\n\
         t-3,2024-11-29,2024-11-30,36.166,37.024,1,armed_clash,,SYR,reported,C3\n"
    )
}

fn first(answer: &Value) -> &Value {
    &answer["files"][0]
}

#[test]
fn a_preview_changes_nothing_and_says_what_the_import_does() {
    let Some(desk) = Desk::starter() else { return };
    let before = desk.levels();
    let file = desk.file("events.csv", good());
    let preview = desk.json(&["import", &file, "--dry-run"]);
    has_fields(first(&preview), &["file", "format", "kind", "added", "updated", "unchanged", "rejected", "issues"]);
    assert_eq!(first(&preview)["added"], 3, "{preview}");
    assert_eq!(desk.levels(), before, "a preview has changed something");

    let done = desk.json(&["import", &file]);
    for count in ["added", "updated", "unchanged", "rejected"] {
        assert_eq!(first(&done)[count], first(&preview)[count], "{count}");
    }
    assert_ne!(desk.levels(), before, "three events on a road must show");
}

#[test]
fn the_same_file_twice_changes_nothing() {
    let Some(desk) = Desk::starter() else { return };
    let file = desk.file("events.csv", good());
    desk.json(&["import", &file]);
    let (db, levels) = (desk.json(&["check"]), desk.levels());
    // Under another name, with other line ends and a mark at its start, it is still the same file.
    let copy = desk.file("copy.csv", format!("\u{feff}{}", good().replace('\n', "\r\n")));
    for file in [file, copy] {
        let again = desk.json(&["import", &file]);
        assert_eq!((&first(&again)["added"], &first(&again)["updated"]), (&Value::from(0), &Value::from(0)), "{again}");
        assert_eq!(first(&again)["unchanged"], 3, "{again}");
    }
    assert_eq!((desk.json(&["check"]), desk.levels()), (db, levels));
}

#[test]
fn rows_that_are_wrong_are_located() {
    let Some(desk) = Desk::starter() else { return };
    let before = desk.levels();
    let half = format!(
        "{}t-4,2024-11-30,2024-11-30,north,36.95,1,strike,0,SYR,confirmed,B2\n\
         t-5,30 November,2024-11-30,36.15,36.95,1,strike,0,SYR,confirmed,B2\n\
         t-6,2024-11-30,2024-11-30,136.15,36.95,1,strike,0,SYR,confirmed,B2\n\
         t-7,2024-11-30,2024-11-30,36.15,36.95,1,picnic,0,SYR,confirmed,B2\n",
        good()
    );
    let file = desk.file("half.csv", half);
    let run = desk.run(&["import", &file, "--dry-run"]);
    assert_eq!(run.code, Some(1), "{}", run.err);
    let answer = run.json();
    assert_eq!((&first(&answer)["rejected"], &first(&answer)["added"]), (&Value::from(4), &Value::from(3)), "{answer}");
    let issues = first(&answer)["issues"].as_array().expect("issues");
    for (row, column, value) in
        [(5, "lat", "north"), (6, "date_start", "30 November"), (7, "lat", "136.15, 36.95"), (8, "kind", "picnic")]
    {
        let issue = issues.iter().find(|issue| issue["row"] == row).unwrap_or_else(|| panic!("row {row} in {answer}"));
        has_fields(issue, &["row", "column", "code", "message", "value"]);
        assert_eq!((issue["column"].as_str(), issue["value"].as_str()), (Some(column), Some(value)), "{issue}");
        assert!(issue["message"].as_str().is_some_and(|message| !message.is_empty()), "{issue}");
    }

    // Without a word from a person: all rows or none.
    assert_eq!(desk.run(&["import", &file]).code, Some(1));
    assert_eq!(desk.levels(), before, "rows of a refused file were stored");
    // With it: the good ones.
    let taken = desk.run(&["import", &file, "--accept-partial"]);
    assert_eq!((taken.code, &first(&taken.json())["added"]), (Some(1), &Value::from(3)));
    assert_ne!(desk.levels(), before);
}

#[test]
fn columns_can_be_named() {
    let Some(desk) = Desk::starter() else { return };
    let file =
        desk.file("own.csv", "Nr;When;Y;X;What\na;2024-11-30;36.15;36.95;strike\nb;2024-11-30;36.16;37.00;strike\n");
    let map = ["id=Nr", "date_start=When", "lat=Y", "lon=X", "kind=What"];
    let mut args = vec!["import", &file, "--kind", "events"];
    for pair in map {
        args.extend(["--map", pair]);
    }
    let answer = desk.json(&args);
    assert_eq!(first(&answer)["added"], 2, "{answer}");
}

#[test]
fn an_event_far_away_or_not_yet_known_changes_no_level() {
    let Some(desk) = Desk::starter() else { return };
    let known = desk.run(&["assess", "--as-of", AS_OF, "--known-at", AS_OF]).out;
    let file = desk.file("events.csv", good());
    desk.json(&["import", &file]);
    // Received now, long after: whoever looks back at that morning must not see it.
    assert_eq!(desk.run(&["assess", "--as-of", AS_OF, "--known-at", AS_OF]).out, known);
}

#[test]
fn what_is_new_and_where_a_row_is_wrong_are_said_in_words() {
    let Some(desk) = Desk::starter() else { return };
    let file = desk.file("half.csv", format!("{}t-4,2024-11-30,2024-11-30,36.15,36.95,1,picnic,0,SYR,,\n", good()));
    let db = desk.db();
    let said = ["import", &file, "--dry-run", "--db"].map(OsStr::new);
    let told = desk.raw(&[&said[..], &[db.as_os_str()]].concat());
    assert!(told.out.contains("New: 3 events"), "{}", told.out);
    assert!(told.out.contains("Row 5, column kind: “picnic”"), "{}", told.out);
}

#[test]
fn a_list_of_what_happened_is_refused_as_places_until_somebody_says_what_it_is() {
    let Some(desk) = Desk::starter() else { return };
    let file = desk.file("list.csv", "date,type,place,lat,lon\n2024-11-30,Shelling,ev 1,36.15,36.95\n");
    let run = desk.run(&["import", &file]);
    let answer = run.json();
    let issue = &first(&answer)["issues"][0];
    assert_eq!((run.code, issue["code"].as_str()), (Some(1), Some("may-be-events")), "{issue}");
    assert!(issue["message"].as_str().is_some_and(|message| message.contains("--kind events")), "{issue}");
    let done = desk.json(&["import", &file, "--kind", "events", "--map", "kind=type", "--map", "date_start=date"]);
    assert_eq!((&first(&done)["kind"], &first(&done)["added"]), (&Value::from("events"), &Value::from(1)), "{done}");
}

#[test]
fn what_a_file_holds_can_be_said() {
    let Some(desk) = Desk::starter() else { return };
    let points = desk.file("points.csv", "name,lat,lon\nDepot 7,36.15,36.95\n");
    for kind in ["places", "crossings", "auto"] {
        let told = desk.json(&["import", &points, "--kind", kind, "--dry-run"]);
        let wanted = if kind == "crossings" { "crossings" } else { "places" };
        assert_eq!((&first(&told)["kind"], &first(&told)["added"]), (&Value::from(wanted), &Value::from(1)), "{told}");
    }
    // Nothing is made of what it does not hold.
    let run = desk.run(&["import", &points, "--kind", "routes"]);
    assert_eq!(
        (run.code, first(&run.json())["issues"][0]["code"].as_str()),
        (Some(1), Some("wrong-kind")),
        "{}",
        run.out
    );
    desk.run(&["import", &points, "--kind", "events"]).json();
    let map = "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"name\":\"x\",\
               \"incident\":\"sniping\",\"day\":\"2024-11-28\"},\"geometry\":{\"type\":\"Point\",\"coordinates\":[37.1,36.2]}}]}";
    let map = desk.file("points.geojson", map);
    let run = desk.run(&["import", &map]);
    assert_eq!((run.code, first(&run.json())["issues"][0]["code"].as_str()), (Some(1), Some("may-be-events")));
    assert_eq!(first(&desk.json(&["import", &map, "--kind", "places"]))["added"], 1);
    desk.run(&["import", &points, "--kind", "roads"]).refused(2);
    desk.run(&["import", &points, "--kind", "holes"]).refused(2);
    // Events without ids: the same file twice adds nothing, under whatever name.
    let rows = "date_start,lat,lon,kind\n2024-11-30,36.15,36.95,strike\n2024-11-30,36.16,37.00,strike\n";
    let (one, two) = (desk.file("one.csv", rows), desk.file("two.csv", rows));
    let done = desk.json(&["import", &one, "--kind", "events"]);
    assert_eq!(first(&done)["added"], 2, "{done}");
    let codes: Vec<_> =
        first(&done)["issues"].as_array().into_iter().flatten().filter_map(|i| i["code"].as_str()).collect();
    assert!(codes.contains(&"ids-made"), "{codes:?}");
    for file in [&one, &two] {
        let again = desk.json(&["import", file, "--kind", "events"]);
        assert_eq!(
            (&first(&again)["added"], &first(&again)["unchanged"]),
            (&Value::from(0), &Value::from(2)),
            "{again}"
        );
    }
}

#[test]
fn the_sheet_of_a_workbook_can_be_said() {
    let Some(desk) = Desk::starter() else { return };
    let book = text(&desk.path("book.xlsx"));
    desk.json(&["export", "--format", "xlsx", "--what", "crossings", "-o", &book]);
    let told = desk.json(&["import", &book, "--sheet", "Crossings", "--dry-run"]);
    assert_eq!(
        (&first(&told)["kind"], &first(&told)["rejected"]),
        (&Value::from("crossings"), &Value::from(0)),
        "{told}"
    );
    let run = desk.run(&["import", &book, "--sheet", "Nowhere"]);
    let answer = run.json();
    let issue = &first(&answer)["issues"][0];
    assert_eq!(run.code, Some(1), "{}", run.out);
    assert!(issue["message"].as_str().is_some_and(|message| message.contains("Crossings")), "{issue}");
}

#[test]
fn damaged_files_change_nothing_and_are_named() {
    let Some(desk) = Desk::starter() else { return };
    let before = desk.levels();
    let whole = |format: &str, what: &str| {
        let file = desk.path(&format!("whole-{what}.{format}"));
        desk.json(&["export", "--format", format, "--what", what, "-o", &text(&file)]);
        std::fs::read(file).expect("what was written")
    };
    for (format, what) in
        [("xlsx", "events"), ("kmz", "routes"), ("geojson", "events"), ("gpx", "routes"), ("kml", "events")]
    {
        let bytes = whole(format, what);
        let mut bent = bytes.clone();
        for at in (bytes.len() / 3..bytes.len()).step_by(7) {
            bent[at] ^= 0x5a;
        }
        for (name, content) in [("cut", bytes[..bytes.len() / 2].to_vec()), ("bent", bent)] {
            let file = desk.file(&format!("{name}-{what}.{format}"), content);
            let run = desk.run(&["import", &file]);
            assert_eq!(run.code, Some(1), "{file}: {}{}", run.out, run.err);
            let told = format!("{}{}", run.out, run.err);
            assert!(told.contains(&format!("{name}-{what}.{format}")), "{file}: {told}");
        }
    }
    let folder = text(&desk.path("folder.csv"));
    std::fs::create_dir(&folder).expect("a folder");
    for path in [&folder, "\u{7}none.csv", "whole-events.geojson/below.csv"] {
        let run = desk.run(&["import", path]);
        assert_eq!(run.code, Some(1), "{path}: {}{}", run.out, run.err);
    }
    assert_eq!(desk.levels(), before);
}
