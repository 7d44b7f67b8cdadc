//! The audit trail is complete.

use passage_model::*;
use passage_store::{Body, Entity, EntityKind, Touched};

use crate::{common::*, reading::filled};

#[test]
fn every_change_leaves_one_record() {
    let mut store = filled();
    let mut why = note(2);
    why.reason = Some("second call".into());
    why.action = "event.edit".into();
    why.known_from = Some(at(1));
    store
        .change(why, |c| {
            c.put_event(&Event { deaths: None, ..strike(2) })?;
            c.put_event(&strike(3))?;
            c.delete_override(override_id(1))
        })
        .unwrap();
    store.undo(change_id(2), note(3)).unwrap();
    let trail = store.audit(10, None).unwrap();
    assert_eq!(trail.iter().map(|r| r.id).collect::<Vec<_>>(), [3, 2, 1].map(change_id));
    let second = &trail[1];
    assert_eq!((second.author.as_str(), second.action.as_str()), ("A. Officer", "event.edit"));
    assert_eq!(second.reason.as_deref(), Some("second call"));
    assert_eq!((second.recorded_at, second.known_from), (at(2), at(1)));
    assert_eq!((second.undoes, second.undone_by), (None, Some(change_id(3))));
    assert_eq!(
        second.touched,
        [
            Touched { kind: EntityKind::Event, added: 1, changed: 1, removed: 0 },
            Touched { kind: EntityKind::Override, added: 0, changed: 0, removed: 1 },
        ]
    );
    assert_eq!(trail[0].undoes, Some(change_id(2)));
    assert_eq!(store.change_record(change_id(2)).unwrap().as_ref(), Some(second));
    assert_eq!(store.change_record(change_id(99)).unwrap(), None);
    assert_eq!(
        store.touched_by(change_id(2), 10).unwrap(),
        [Entity::Event(event_id(2)), Entity::Event(event_id(3)), Entity::Override(override_id(1))]
    );
    // Page by page.
    assert_eq!(store.audit(1, None).unwrap()[0].id, change_id(3));
    assert_eq!(store.audit(1, Some(change_id(3))).unwrap()[0].id, change_id(2));
    assert_eq!(store.audit(5, Some(change_id(1))).unwrap(), []);
}

#[test]
fn what_was_touched_since_a_revision_is_told_once_each() {
    let mut store = filled();
    let begin = store.revision().unwrap();
    assert_eq!(store.touched_since(begin, 10).unwrap(), Some(Vec::new()));
    change(&mut store, 2, |c| {
        c.put_event(&strike(3))?;
        c.put_event(&Event { deaths: None, ..strike(2) })
    });
    let then = store.revision().unwrap();
    change(&mut store, 3, |c| c.delete_override(override_id(1)));
    change(&mut store, 4, |c| c.put_event(&strike(2)));
    store.undo(change_id(3), note(5)).unwrap();
    let (events, overriding) =
        ([Entity::Event(event_id(2)), Entity::Event(event_id(3))], Entity::Override(override_id(1)));
    assert_eq!(store.touched_since(begin, 3).unwrap(), Some(vec![events[0], events[1], overriding]));
    assert_eq!(store.touched_since(begin, 2).unwrap(), None);
    assert_eq!(store.touched_since(then, 10).unwrap(), Some(vec![events[0], overriding]));
    assert!(store.touched_since(0, 100).unwrap().unwrap().len() > 3);
}

#[test]
fn the_records_account_for_every_fact() {
    let mut store = filled();
    change(&mut store, 2, |c| c.delete_event(event_id(2)));
    change(&mut store, 3, |c| c.put_event(&strike(2)));
    let trail = store.audit(10, None).unwrap();
    let touched: u32 = trail.iter().flat_map(|r| &r.touched).map(|t| t.added + t.changed + t.removed).sum();
    let mut facts = 0;
    for record in &trail {
        for entity in store.touched_by(record.id, 100).unwrap() {
            let versions = store.history(entity).unwrap();
            facts += versions.iter().filter(|v| v.change == record.id).count();
        }
    }
    assert_eq!(facts, 11);
    assert_eq!(touched, 11);
    let history = store.history(Entity::Event(event_id(2))).unwrap();
    assert_eq!(history[0].body, Some(Body::Event(Box::new(strike(2)))));
    assert_eq!(history[1].body, None);
    assert_eq!(history[2].recorded_at, at(3));
    assert_eq!(store.history(Entity::Place(place_id(77))).unwrap(), []);
}
