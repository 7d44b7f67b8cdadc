//! Lists of names: taken in whole, found by number and place, given up whole.

use std::collections::{HashMap, HashSet};

use chrono::DateTime;
use passage_model::{Feature, Lang, LatLon, Name, Names};
use passage_store::{GazetteerHead, ListedPlace, Store, StoreError};

fn head(name: &str) -> GazetteerHead {
    GazetteerHead {
        name: name.into(),
        source: Some("Somebody".into()),
        dated: None,
        licence: None,
        file: "a.txt".into(),
        format: "geonames".into(),
        sha256: "0".repeat(64),
        imported_at: DateTime::UNIX_EPOCH,
        imported_by: "a".into(),
        filing: 1,
    }
}

fn place(key: &str, name: &str, lat: f64) -> ListedPlace {
    ListedPlace {
        key: key.into(),
        names: Names::one(Lang::En, name),
        at: LatLon::new(lat, 37.5).unwrap(),
        feature: Some(Feature::Settlement),
        size: None,
        population: Some(1200),
        country: "SY".parse().ok(),
        admin1: None,
        admin1_code: Some("09".into()),
    }
}

fn fill(store: &mut Store, name: &str, keys: &[&str]) {
    store
        .put_gazetteer(&head(name), |writer| {
            writer.area("SY", "09", &["Testan".into(), "تستان".into()])?;
            for (i, key) in keys.iter().enumerate() {
                writer.place(&place(key, &format!("Place {key}"), 35.5 + i as f64), &[7, u64::MAX - i as u64])?;
            }
            Ok::<_, StoreError>(())
        })
        .unwrap();
}

fn found(store: &Store, numbers: &[u64], near: Option<(LatLon, f64)>) -> Vec<String> {
    let found = store.find_listed(numbers, near, &mut HashSet::new()).unwrap();
    found.into_iter().map(|found| format!("{} {}", found.list, found.place.key)).collect()
}

#[test]
fn places_are_found_by_number_and_near_by() {
    let mut store = Store::in_memory(DateTime::UNIX_EPOCH).unwrap();
    assert!(found(&store, &[7], None).is_empty());
    fill(&mut store, "one", &["a", "b", "c"]);
    assert_eq!(found(&store, &[7], None), ["one a", "one b", "one c"]);
    assert_eq!(found(&store, &[u64::MAX - 1, 99], None), ["one b"]);
    let near = LatLon::new(35.6, 37.4).unwrap();
    assert_eq!(found(&store, &[7], Some((near, 0.2))), ["one a"]);
    let mut seen = HashSet::new();
    let first = store.find_listed(&[7], None, &mut seen).unwrap();
    assert_eq!(first[0].area, ["Testan", "تستان"]);
    assert_eq!(first[0].place, place("a", "Place a", 35.5));
    assert!(store.find_listed(&[7], None, &mut seen).unwrap().is_empty(), "nothing is given twice");
}

#[test]
fn a_list_is_replaced_and_given_up_whole() {
    let mut store = Store::in_memory(DateTime::UNIX_EPOCH).unwrap();
    fill(&mut store, "one", &["a", "b"]);
    fill(&mut store, "two", &["c"]);
    fill(&mut store, "one", &["d"]);
    assert_eq!(found(&store, &[7], None), ["two c", "one d"]);
    let lists = store.gazetteers().unwrap();
    assert_eq!(
        lists.iter().map(|list| (list.head.name.as_str(), list.places)).collect::<Vec<_>>(),
        [("one", 1), ("two", 1)]
    );
    assert!(store.remove_gazetteer("one").unwrap());
    assert!(!store.remove_gazetteer("one").unwrap());
    assert_eq!(found(&store, &[7], None), ["two c"]);
    assert_eq!(store.check(), []);
}

#[test]
fn what_fails_leaves_nothing() {
    let mut store = Store::in_memory(DateTime::UNIX_EPOCH).unwrap();
    fill(&mut store, "one", &["a"]);
    let failed = store.put_gazetteer(&head("one"), |writer| {
        writer.place(&place("b", "B", 35.0), &[7])?;
        Err::<(), _>(StoreError::Busy)
    });
    assert!(failed.is_err());
    assert_eq!(found(&store, &[7], None), ["one a"]);
}

#[test]
fn names_of_another_file_are_added_once_and_filed_anew() {
    let mut store = Store::in_memory(DateTime::UNIX_EPOCH).unwrap();
    fill(&mut store, "one", &["a"]);
    let place = store.listed_keys("one").unwrap()["a"];
    let name = Name { lang: Lang::Ar, text: "مكان".into(), alias: false };
    let number = |names: &Names| names.0.iter().map(|name| name.text.len() as u64 + 100).collect();
    for added in [1, 0] {
        let names = HashMap::from([(place, vec![name.clone()])]);
        assert_eq!(store.add_listed_names("one", names, number).unwrap(), added);
    }
    assert_eq!(found(&store, &[108], None), ["one a"]);
    assert!(!store.refile_gazetteers(1, number).unwrap());
    assert!(store.refile_gazetteers(2, |names| vec![names.0.len() as u64]).unwrap());
    assert_eq!(found(&store, &[2], None), ["one a"]);
    assert!(found(&store, &[7], None).is_empty());
}
