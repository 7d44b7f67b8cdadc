//! Undo, redo, and when they are refused.

use passage_model::*;
use passage_store::{Entity, Store, StoreError};

use crate::{common::*, reading::filled};

fn deaths(store: &Store, n: u64) -> Option<u32> {
    store.at(None).event(event_id(n)).unwrap().and_then(|e| e.deaths)
}

fn set(store: &mut Store, n: u64, event: u64, deaths: u32) -> ChangeId {
    change(store, n, |c| c.put_event(&Event { deaths: Some(deaths), ..strike(event) }));
    change_id(n)
}

#[test]
fn undo_adds_facts_and_takes_none_away() {
    let mut store = filled();
    set(&mut store, 2, 2, 50);
    change(&mut store, 3, |c| c.delete_event(event_id(2)));
    store.undo(change_id(3), note(4)).unwrap();
    assert_eq!(deaths(&store, 2), Some(50));
    store.undo(change_id(2), note(5)).unwrap();
    assert_eq!(deaths(&store, 2), Some(3));
    let history = store.history(Entity::Event(event_id(2))).unwrap();
    let told: Vec<_> = history.iter().map(|v| (v.version, v.body.is_some(), v.known_from)).collect();
    assert_eq!(told, [(1, true, at(1)), (2, true, at(2)), (3, false, at(3)), (4, true, at(4)), (5, true, at(5))]);
    // What was known in between stays known in between.
    let at_three = store.at(Some(at(3))).event(event_id(2)).unwrap();
    assert_eq!(at_three, None);
    assert_eq!(store.at(Some(at(2))).event(event_id(2)).unwrap().unwrap().deaths, Some(50));
    assert_eq!(store.check(), []);
}

#[test]
fn undoing_an_addition_deletes_and_search_forgets() {
    let mut store = filled();
    assert!(!store.search("urum", 5).unwrap().is_empty());
    store.undo(change_id(1), note(2)).unwrap();
    let counts = store.counts().unwrap();
    assert_eq!((counts.places, counts.events, counts.reports, counts.routes), (0, 0, 0, 0));
    assert!(store.search("urum", 5).unwrap().is_empty());
    assert_eq!(store.undo(change_id(2), note(3)).unwrap(), change_id(3));
    assert!(!store.search("urum", 5).unwrap().is_empty());
    assert_eq!(store.counts().unwrap().events, 2);
    assert_eq!(store.at(None).routes().unwrap().len(), 1);
    assert_eq!(store.check(), []);
}

#[test]
fn the_stack_of_undo_and_redo() {
    let mut store = filled();
    for (n, deaths) in [(2, 10), (3, 20), (4, 30)] {
        set(&mut store, n, 2, deaths);
    }
    let mut n = 10;
    let mut next = || {
        n += 1;
        note(n)
    };
    let undo = |store: &mut Store, note| {
        let id = store.last_undoable(0).unwrap().unwrap().id;
        store.undo(id, note).unwrap();
        deaths(store, 2)
    };
    let redo = |store: &mut Store, note| {
        let id = store.last_redoable(0).unwrap().unwrap().id;
        store.undo(id, note).unwrap();
        deaths(store, 2)
    };
    assert!(store.last_redoable(0).unwrap().is_none());
    assert_eq!(undo(&mut store, next()), Some(20));
    assert_eq!(undo(&mut store, next()), Some(10));
    assert_eq!(redo(&mut store, next()), Some(20));
    assert_eq!(undo(&mut store, next()), Some(10));
    assert_eq!(undo(&mut store, next()), Some(3));
    assert_eq!(redo(&mut store, next()), Some(10));
    assert_eq!(redo(&mut store, next()), Some(20));
    assert_eq!(redo(&mut store, next()), Some(30));
    assert!(store.last_redoable(0).unwrap().is_none());
    assert_eq!(undo(&mut store, next()), Some(20));
    assert!(store.last_redoable(0).unwrap().is_some());
    // New work ends redo.
    set(&mut store, 50, 2, 99);
    assert!(store.last_redoable(0).unwrap().is_none());
    for expected in [Some(20), Some(10), Some(3), None] {
        assert_eq!(undo(&mut store, next()), expected);
    }
    assert!(store.last_undoable(0).unwrap().is_none());
    assert_eq!(store.check(), []);
}

#[test]
fn later_work_on_the_same_entity_bars_undo() {
    let mut store = filled();
    let first = set(&mut store, 2, 2, 10);
    let other = set(&mut store, 3, 7, 1);
    let second = set(&mut store, 4, 2, 20);
    match store.undo(first, note(5)) {
        Err(StoreError::UndoConflict { change, later, entity }) => {
            assert_eq!((change, later, entity), (first, second, Entity::Event(event_id(2))));
        }
        result => panic!("{result:?}"),
    }
    store.undo(other, note(6)).unwrap();
    store.undo(second, note(7)).unwrap();
    store.undo(first, note(8)).unwrap();
    assert!(matches!(store.undo(first, note(9)), Err(StoreError::AlreadyUndone { by, .. }) if by == change_id(8)));
    // Redone, it can be undone under its first id.
    store.undo(change_id(8), note(10)).unwrap();
    assert_eq!(deaths(&store, 2), Some(10));
    store.undo(first, note(11)).unwrap();
    assert_eq!(deaths(&store, 2), Some(3));
}

#[test]
fn what_later_work_rests_on_is_not_undone_away() {
    let mut store = filled();
    change(&mut store, 2, |c| c.put_report(&report(3, "later")));
    change(&mut store, 3, |c| c.put_event(&Event { evidence: vec![evidence(3)], ..strike(9) }));
    match store.undo(change_id(2), note(4)) {
        Err(StoreError::InUse { entity, by }) => {
            assert_eq!((entity, by), (Entity::Report(report_id(3)), Entity::Event(event_id(9))));
        }
        result => panic!("{result:?}"),
    }
    assert_eq!(store.counts().unwrap().changes, 3);
}

#[test]
fn nothing_and_the_unknown_cannot_be_undone() {
    let mut store = store();
    change(&mut store, 1, |_| Ok(()));
    assert!(store.last_undoable(0).unwrap().is_none());
    assert!(matches!(store.undo(change_id(1), note(2)), Err(StoreError::NothingToUndo(_))));
    assert!(matches!(store.undo(change_id(7), note(2)), Err(StoreError::NoSuchChange(_))));
}

#[test]
fn an_edit_takes_effect_although_the_clock_was_set_back() {
    let mut store = filled();
    let mut early = note(9);
    early.recorded_at = at(-500);
    let recorded = store.change(early, |c| c.put_event(&Event { deaths: Some(8), ..strike(2) })).unwrap().0;
    assert!(recorded.current);
    assert_eq!(deaths(&store, 2), Some(8));
    let mut undo = note(10);
    undo.recorded_at = at(-600);
    store.undo(change_id(9), undo).unwrap();
    assert_eq!(deaths(&store, 2), Some(3));
    let history = store.history(Entity::Event(event_id(2))).unwrap();
    assert_eq!(history[1].recorded_at, at(-500), "the clock of the machine stands in the audit trail");
}
