//! Numbers that an organisation has set: kept with a history, taken back, never without a reason.

use passage_model::*;
use passage_store::{Entity, Invalid, StoreError};

use crate::common::*;

#[test]
fn own_values_are_kept_and_taken_back() {
    let mut store = store();
    change(&mut store, 1, |c| c.put_own_value(&own_value(1, "7")));
    change(&mut store, 2, |c| c.put_own_value(&own_value(1, "10")));
    assert_eq!(store.at(None).own_values().unwrap(), [own_value(1, "10")]);
    // What was known then was assessed with what held then.
    assert_eq!(store.at(Some(at(1))).own_values().unwrap(), [own_value(1, "7")]);
    change(&mut store, 3, |c| c.delete_own_value(own_value_id(1)));
    assert_eq!(store.at(None).own_values().unwrap(), []);
    store.undo(change_id(3), note(4)).unwrap();
    assert_eq!(store.at(None).own_values().unwrap(), [own_value(1, "10")]);
    assert_eq!(store.history(Entity::OwnValue(own_value_id(1))).unwrap().len(), 4);
    assert_eq!(store.check(), []);
}

#[test]
fn an_own_value_without_a_reason_or_author_is_refused() {
    let mut store = store();
    let mut refused = |value: OwnValue| match store.change(note(1), |c| c.put_own_value(&value)).unwrap_err() {
        StoreError::Invalid { reason: Invalid::OwnValue(error), .. } => error,
        other => panic!("{other}"),
    };
    assert_eq!(refused(OwnValue { reason: " ".into(), ..own_value(1, "7") }), OwnValueError::NoReason);
    assert_eq!(refused(OwnValue { by: String::new(), ..own_value(1, "7") }), OwnValueError::NoAuthor);
    assert_eq!(refused(own_value(1, " ")), OwnValueError::NoValue);
    assert_eq!(refused(own_value(1, &"1".repeat(70_000))), OwnValueError::NoValue);
    assert_eq!(refused(OwnValue { parameter: "x".repeat(121), ..own_value(1, "7") }), OwnValueError::NoValue);
}
