//! A list of names is taken in, serves drafts, and is given up.

use std::{fs, path::Path};

use passage_model::Lang;
use serde_json::{Value, json};

use super::case::starter;
use crate::{DraftArgs, draft};

/// Invented places near Damazin, in the layout of `GeoNames`.
fn dump(folder: &Path) -> String {
    let row = |id: u32, name: &str, others: &str, lat: f64, code: &str, people: u32| {
        let class = if code == "ADM1" { "A" } else { "P" };
        format!(
            "{id}\t{name}\t{name}\t{others}\t{lat}\t34.36\t{class}\t{code}\tSD\t\t42\t\t\t\t{people}\t\t300\tAfrica/Khartoum\t2024-01-01"
        )
    };
    let rows = [
        row(1, "Testabad", "تستاباد", 11.79, "PPL", 40_000),
        row(2, "Wad Tajriba", "ود تجربة", 11.9, "PPL", 0),
        row(3, "Tajriba State", "ولاية تجربة", 11.5, "ADM1", 0),
    ];
    let path = folder.join("SD.txt");
    fs::write(&path, rows.join("\n")).unwrap();
    path.display().to_string()
}

fn place(desk: &mut crate::Desk, text: &str) -> (Option<f64>, Vec<String>) {
    let args = DraftArgs {
        text: text.to_owned(),
        received: Some("2024-11-30T00:00:00Z".parse().unwrap()),
        region: None,
        utc_offset_minutes: None,
        lang: Lang::En,
    };
    let read = draft(desk, &args).unwrap();
    let place = read.drafts.events.first().and_then(|event| event.places.first()).cloned().unwrap();
    (place.lat, place.ranked.into_iter().filter_map(|one| one.name_other).collect())
}

#[test]
fn a_list_serves_drafts_until_it_is_given_up() {
    let (mut desk, folder) = starter();
    let file = dump(folder.path());
    let text = "Fighters captured Testabad on Friday.";
    assert_eq!(place(&mut desk, text).0, None);
    let import = json!({ "files": [file], "name": "Sudan", "lang": "en" });
    let told = desk.call("gazetteer_import", import.clone()).unwrap();
    assert_eq!(told["files"][0]["applied"], true, "{told}");
    assert_eq!(told["files"][0]["places"], 3);
    assert_eq!(desk.call("gazetteer_import", import).unwrap()["files"][0]["unchanged"], true);
    assert_eq!(place(&mut desk, text), (Some(11.79), vec!["تستاباد".to_owned()]));
    // Another spelling and another script, near another place of the text.
    let both = "Fighters captured Wad Tajreeba and Testabad on Friday.";
    assert_eq!(place(&mut desk, both).0, Some(11.9));
    let list = desk.call("gazetteers", json!({ "lang": "en" })).unwrap();
    assert_eq!(list[0]["licence"], "CC BY 4.0");
    assert_eq!(desk.call("gazetteer_remove", json!({ "name": "Sudan", "lang": "en" })).unwrap(), Value::Array(vec![]));
    assert!(desk.call("gazetteer_remove", json!({ "name": "Sudan", "lang": "en" })).is_err());
    assert_eq!(place(&mut desk, text).0, None);
    // That a list came and went is on record; nothing of it can be undone.
    let trail = desk.call("audit", json!({ "limit": 2, "lang": "en" })).unwrap().to_string();
    assert!(trail.contains("List of names given up") && trail.contains("List of names taken in"), "{trail}");
    let status = desk.call("status", json!({ "lang": "en" })).unwrap();
    assert!(!status["undo"].to_string().contains("List of names"), "{status}");
}

#[test]
fn rejected_rows_wait_for_a_word() {
    let (mut desk, folder) = starter();
    let path = folder.path().join("list.csv");
    fs::write(&path, "name,lat,lon\nTestabad,11.79,34.36\nNowhere,91,34\n").unwrap();
    let mut import = json!({ "files": [path.display().to_string()], "lang": "fr" });
    let told = desk.call("gazetteer_import", import.clone()).unwrap();
    assert_eq!((&told["files"][0]["applied"], &told["files"][0]["rejected"]), (&json!(false), &json!(1)));
    assert_eq!(told["files"][0]["issues"][0]["row"], 3);
    import["accept_partial"] = json!(true);
    assert_eq!(desk.call("gazetteer_import", import).unwrap()["files"][0]["places"], 1);
    let names = folder.path().join("names.txt");
    fs::write(&names, "1\t77\tar\tتست\t1\t\t\t\t\t\n").unwrap();
    let import = json!({ "files": [names.display().to_string()], "lang": "en" });
    assert!(desk.call("gazetteer_import", import).is_err(), "names need the list they belong to");
}
