//! Areas from which reports have stopped coming.

use passage_model::{Silence, SilenceError};
use passage_store::{Entity, Invalid, StoreError};

use crate::common::*;

pub(crate) fn silence(n: u64) -> Silence {
    Silence {
        id: silence_id(n),
        at: lat_lon(35.8, 36.8),
        radius_km: 20.0,
        area: "Saraqib".into(),
        reason: "none of our contacts answers".into(),
        author: "A. Officer".into(),
        from: at(5),
        until: None,
    }
}

#[test]
fn silences_are_kept_ended_and_taken_back() {
    let mut store = store();
    change(&mut store, 1, |c| c.put_silence(&silence(1)));
    assert_eq!(store.at(None).silences().unwrap(), [silence(1)]);
    let over = Silence { until: Some(at(9)), ..silence(1) };
    change(&mut store, 2, |c| c.put_silence(&over));
    assert_eq!(store.at(None).silence(silence_id(1)).unwrap(), Some(over.clone()));
    // Until then nobody knew that it would end.
    assert_eq!(store.at(Some(at(1))).silences().unwrap(), [silence(1)]);
    change(&mut store, 3, |c| c.delete_silence(silence_id(1)));
    assert_eq!(store.at(None).silences().unwrap(), []);
    store.undo(change_id(3), note(4)).unwrap();
    assert_eq!(store.at(None).silences().unwrap(), [over]);
    assert_eq!(store.history(Entity::Silence(silence_id(1))).unwrap().len(), 4);
    assert_eq!(store.check(), []);
}

#[test]
fn a_silence_without_reason_author_or_size_is_refused() {
    let mut store = store();
    let mut refused = |silence: Silence| match store.change(note(1), |c| c.put_silence(&silence)).unwrap_err() {
        StoreError::Invalid { reason: Invalid::Silence(error), .. } => error,
        other => panic!("{other}"),
    };
    assert_eq!(refused(Silence { reason: " ".into(), ..silence(1) }), SilenceError::NoReason);
    assert_eq!(refused(Silence { author: String::new(), ..silence(1) }), SilenceError::NoAuthor);
    for radius_km in [0.0, 0.9, 200.1, f64::NAN, f64::INFINITY, -5.0] {
        assert_eq!(refused(Silence { radius_km, ..silence(1) }), SilenceError::Radius);
    }
    // Two instants within one millisecond are one.
    let until = Some(at(5) + chrono::Duration::microseconds(10));
    assert_eq!(refused(Silence { until, ..silence(1) }), SilenceError::Ended);
}
