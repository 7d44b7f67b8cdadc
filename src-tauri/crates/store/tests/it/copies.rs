//! Whole copies, and changing the passphrase.

use std::fs;

use passage_store::{OpenError, Store, StoreError};

use crate::common::*;

const PASS: &str = "it's a \"long\" пароль مرور";

fn listing(folder: &std::path::Path) -> Vec<String> {
    let mut names: Vec<_> =
        fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_copy_is_whole_and_under_the_same_passphrase() {
    for pass in [None, Some(PASS)] {
        let folder = tempfile::tempdir().unwrap();
        let (path, copy) = (folder.path().join("a.passage"), folder.path().join("copy.passage"));
        let mut store = Store::create(&path, pass, at(0)).unwrap();
        change(&mut store, 1, |c| c.put_place(&place(1)));
        store.set_setting("lang", &"fr".into()).unwrap();
        store.backup_to(&copy).unwrap();
        assert!(matches!(store.backup_to(&copy), Err(StoreError::AlreadyExists(_))));
        change(&mut store, 2, |c| c.put_place(&place(2)));
        let copied = Store::open(&copy, pass, at(9)).unwrap();
        assert_eq!(copied.at(None).places().unwrap(), [place(1)]);
        assert_eq!(copied.setting("lang").unwrap(), Some("fr".into()));
        assert_eq!(copied.search("urum", 5).unwrap().len(), 1);
        assert_eq!(copied.check(), []);
        drop(copied);
        let plain = fs::read(&copy).unwrap().starts_with(b"SQLite format 3");
        assert_eq!(plain, pass.is_none());
        if pass.is_some() {
            assert!(matches!(Store::open(&copy, Some("other"), at(9)), Err(OpenError::WrongPassphraseOrForeign)));
        }
        drop(store);
        assert_eq!(listing(folder.path()), ["a.passage", "copy.passage"]);
    }
}

#[test]
fn a_copy_to_where_nothing_can_be_written_is_an_error() {
    let store = store();
    assert!(matches!(store.backup_to("/proc/nowhere/copy".as_ref()), Err(StoreError::Io { .. })));
}

#[test]
fn the_passphrase_is_set_changed_and_taken_off() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.passage");
    let mut store = Store::create(&path, None, at(0)).unwrap();
    change(&mut store, 1, |c| {
        c.put_source(&source(1))?;
        c.put_report(&report(1, "a text that must not lie on the disk in the clear"))
    });
    let mut was = None;
    for (n, pass) in [(2, Some(PASS)), (3, Some("second")), (4, None), (5, None)] {
        store.rekey(pass, at(9)).unwrap();
        assert_eq!(store.is_encrypted(), pass.is_some());
        change(&mut store, n, |c| c.put_place(&place(n)));
        assert_eq!(store.check(), []);
        drop(store);
        let bytes = fs::read(&path).unwrap();
        let readable = bytes.windows(20).any(|w| w == b"a text that must not");
        assert_eq!(readable, pass.is_none());
        if pass.is_some() {
            for wrong in [was, Some("wrong")] {
                assert!(Store::open(&path, wrong, at(9)).is_err());
            }
        }
        store = Store::open(&path, pass, at(9)).unwrap();
        assert_eq!(store.at(None).places().unwrap().len() as u64, n - 1);
        assert!(store.at(None).report(report_id(1)).unwrap().is_some());
        assert_eq!(store.search("text disk", 5).unwrap().len(), 1);
        was = pass;
    }
    assert!(matches!(store.rekey(Some(""), at(9)), Err(StoreError::UnusablePassphrase)));
    drop(store);
    assert_eq!(listing(folder.path()), ["a.passage"]);
}

#[test]
fn the_passphrase_is_not_changed_while_another_has_the_database_open() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.passage");
    let mut store = Store::create(&path, None, at(0)).unwrap();
    let other = Store::open(&path, None, at(0)).unwrap();
    other.counts().unwrap();
    assert!(matches!(store.rekey(Some(PASS), at(1)), Err(StoreError::Busy)));
    change(&mut store, 1, |c| c.put_place(&place(1)));
    assert_eq!(other.at(None).places().unwrap().len(), 1, "both go on");
    drop((store, other));
    assert_eq!(listing(folder.path()), ["a.passage"]);
    assert!(matches!(Store::in_memory(at(0)).unwrap().rekey(Some(PASS), at(1)), Err(StoreError::InMemory)));
}
