//! The annotated sample reports beside the project, scored by their own script. Skipped where they are absent.

use std::{fs, path::PathBuf, process::Command};

use passage_intake::{About, Entry, EntryKind, Gazetteer, Origin, Received, draft};
use passage_model::{Lang, LatLon, Name, Names};
use serde_json::Value;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../..")
}

fn samples() -> Option<PathBuf> {
    let folder = root().join("../shared/data/samples");
    folder.join("score.py").is_file().then_some(folder)
}

/// The starter region, as the desk has it.
fn starter() -> Vec<Entry> {
    let folder = root().join("src-tauri/crates/desk/starter");
    let mut out = Vec::new();
    for (file, kind) in [("crossings.json", EntryKind::Crossing), ("places.json", EntryKind::Place)] {
        let text = fs::read_to_string(folder.join(file)).expect("starter region");
        let rows: Value = serde_json::from_str(&text).expect("JSON");
        for row in rows.as_array().expect("a list") {
            let names = row["names"].as_array().expect("names").iter().map(|name| Name {
                lang: Lang::from_code(name["lang"].as_str().unwrap_or_default()).unwrap_or(Lang::Other),
                text: name["text"].as_str().unwrap_or_default().to_owned(),
                alias: name["alias"].as_bool().unwrap_or_default(),
            });
            let at = row["lat"].as_f64().zip(row["lon"].as_f64()).and_then(|(lat, lon)| LatLon::new(lat, lon).ok());
            out.push(Entry { kind, names: Names(names.collect()), at, about: About::default() });
        }
    }
    out
}

/// Places of the world's crises, where that file is there.
fn world() -> Vec<Entry> {
    let file = root().join("../shared/data/gazetteer/geonames_cities500_crisis_countries.csv.gz");
    let Ok(file) = fs::File::open(file) else { return Vec::new() };
    let mut out = Vec::new();
    for row in csv::Reader::from_reader(flate2::read::GzDecoder::new(file)).records().flatten() {
        let number = |i: usize| row.get(i).and_then(|text| text.parse::<f64>().ok());
        let Some(at) = number(2).zip(number(3)).and_then(|(lat, lon)| LatLon::new(lat, lon).ok()) else { continue };
        let about = About {
            origin: Origin::List("world".to_owned()),
            population: row.get(6).and_then(|text| text.parse().ok()).filter(|people| *people > 0),
            country: row.get(4).and_then(|text| text.parse().ok()),
            ..About::default()
        };
        let mut names = Names::one(Lang::En, row.get(1).unwrap_or_default());
        for alias in row.get(8).unwrap_or_default().split('|').filter(|alias| !alias.is_empty()) {
            names.0.push(Name { lang: Lang::Other, text: alias.to_owned(), alias: true });
        }
        out.push(Entry { kind: EntryKind::Place, names, at: Some(at), about });
    }
    out
}

fn score(entries: Vec<Entry>) -> Option<Value> {
    let folder = samples()?;
    let gazetteer = Gazetteer::new(entries);
    let kept = std::env::var_os("PASSAGE_DRAFTS").map(PathBuf::from);
    let temporary = tempfile::tempdir().expect("a folder");
    let out = kept.unwrap_or_else(|| temporary.path().to_owned());
    for file in fs::read_dir(&folder).expect("samples").flatten() {
        let path = file.path();
        if path.extension().is_none_or(|extension| extension != "txt") {
            continue;
        }
        let text = fs::read_to_string(&path).expect("a text");
        let gold: Value =
            serde_json::from_str(&fs::read_to_string(path.with_extension("json")).expect("gold")).expect("JSON");
        let day = gold["reference_date"].as_str().and_then(|day| day.parse().ok()).expect("a day");
        let drafts = draft(&text, &gazetteer, &Received { day, zone: None, region: None });
        for event in &drafts.events {
            assert!(text.contains(&event.evidence), "{}", event.evidence);
        }
        let name = path.with_extension("json");
        fs::write(out.join(name.file_name().expect("a name")), serde_json::to_string_pretty(&drafts).expect("JSON"))
            .expect("written");
    }
    let answer =
        Command::new("python3").arg(folder.join("score.py")).arg(&folder).arg(&out).arg("--details").output().ok()?;
    serde_json::from_slice(&answer.stdout).ok()
}

#[test]
fn sample_reports_are_read_as_people_read_them() {
    let mut entries = starter();
    entries.extend(world());
    let Some(score) = score(entries) else {
        eprintln!("skipped: the sample reports or python3 are not there");
        return;
    };
    if let Some(file) = std::env::var_os("PASSAGE_DRAFTS") {
        fs::write(PathBuf::from(file).join("../score.json"), serde_json::to_string_pretty(&score).expect("JSON"))
            .expect("written");
    }
    for (lang, floor) in [("en", 0.90), ("ar", 0.85), ("fr", 0.85)] {
        let f1 = score[lang]["f1"].as_f64().unwrap_or_default();
        assert!(f1 >= floor, "{lang}: F1 {f1}");
    }
    let all = &score["overall"];
    // A village that no register has keeps its name and has no position.
    for (field, floor) in [("place_accuracy", 0.75), ("date_accuracy", 0.90), ("status_accuracy", 0.90)] {
        assert!(all[field].as_f64().unwrap_or_default() >= floor, "{field} {}", all[field]);
    }
    assert_eq!(all["must_not_violations"], 0);
    assert_eq!(all["evidence_not_in_text"], 0);
}
