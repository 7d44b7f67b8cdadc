//! A program that dies in the middle of a change.

use std::{env, process::Command};

use passage_model::Place;
use passage_store::{Store, StoreError};

use crate::common::*;

const PATH: &str = "PASSAGE_TEST_CRASH_PATH";
const PASS: Option<&str> = Some("correct horse");

/// Run by the test below in a process of its own: dies without any clean-up after many writes of a change.
#[test]
fn child() {
    let Ok(path) = env::var(PATH) else { return };
    let mut store = Store::open(path.as_ref(), PASS, at(0)).unwrap();
    let _ = store.change(note(2), |c| -> Result<(), StoreError> {
        // More than the cache holds, so that part of it is in the log already.
        for n in 2..=90 {
            c.put_place(&Place { admin1: Some("x".repeat(1_000_000)), ..place(n) })?;
        }
        std::process::abort();
    });
}

#[test]
fn a_crash_in_the_middle_of_a_change_leaves_nothing_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.passage");
    let mut store = Store::create(&path, PASS, at(0)).unwrap();
    change(&mut store, 1, |c| c.put_place(&place(1)));
    drop(store);
    let died =
        Command::new(env::current_exe().unwrap()).args(["--exact", "crash::child"]).env(PATH, &path).output().unwrap();
    assert!(!died.status.success(), "the child was to die");
    let log = std::fs::metadata(folder.path().join("a.passage-wal")).unwrap();
    assert!(log.len() > 1_000_000, "the log holds part of the change: {} bytes", log.len());
    let mut store = Store::open(&path, PASS, at(3)).unwrap();
    assert_eq!(store.counts().unwrap().changes, 1);
    assert_eq!(store.at(None).places().unwrap(), [place(1)]);
    assert_eq!(store.check(), []);
    change(&mut store, 2, |c| c.put_place(&place(2)));
    assert_eq!(store.counts().unwrap().places, 2);
}
