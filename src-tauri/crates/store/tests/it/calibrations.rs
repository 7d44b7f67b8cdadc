//! Country calibrations: kept to the last digit, chosen and un-chosen with a history, taken back.

use passage_model::*;
use passage_store::{Body, Entity, Invalid, StoreError};

use crate::common::*;

fn chosen(n: u64, minutes: i64) -> Calibration {
    calibration(n, Some(Choice { at: at(minutes), by: "B. Officer".into() }))
}

#[test]
fn a_choice_has_a_history_and_can_be_undone() {
    let mut store = store();
    change(&mut store, 1, |c| c.put_calibration(&calibration(1, None)));
    assert_eq!(store.at(None).calibrations().unwrap(), [calibration(1, None)]);
    assert_eq!(store.at(None).calibration(calibration_id(1)).unwrap(), Some(calibration(1, None)));
    change(&mut store, 2, |c| c.put_calibration(&chosen(1, 2)));
    assert_eq!(store.at(None).calibrations().unwrap(), [chosen(1, 2)]);
    // What was in use at an earlier moment is known still.
    assert_eq!(store.at(Some(at(1))).calibrations().unwrap(), [calibration(1, None)]);
    assert_eq!(store.at(Some(at(0))).calibrations().unwrap(), []);
    let history = store.history(Entity::Calibration(calibration_id(1))).unwrap();
    assert_eq!(history.len(), 2);
    assert_eq!(history[1].body, Some(Body::Calibration(Box::new(chosen(1, 2)))));
    store.undo(change_id(2), note(3)).unwrap();
    assert_eq!(store.at(None).calibrations().unwrap(), [calibration(1, None)]);
    store.undo(change_id(1), note(4)).unwrap();
    assert_eq!(store.at(None).calibrations().unwrap(), []);
    assert_eq!(store.audit(9, None).unwrap()[0].touched[0].removed, 1);
    assert_eq!(store.check(), []);
}

#[test]
fn what_no_fit_gives_is_refused() {
    let mut store = store();
    let good = calibration(1, None);
    let bad = [
        (Calibration { label: " ".into(), ..good.clone() }, CalibrationError::NoLabel),
        (Calibration { made_by: String::new(), ..good.clone() }, CalibrationError::NoAuthor),
        (Calibration { scale_a: 0.0, ..good.clone() }, CalibrationError::NoFit),
        (Calibration { scale_a: f64::NAN, ..good.clone() }, CalibrationError::NoFit),
        (Calibration { weeks: 0, ..good.clone() }, CalibrationError::NoFit),
    ];
    for (bad, why) in bad {
        let refused = store.change(note(1), |c| c.put_calibration(&bad)).unwrap_err();
        assert!(
            matches!(refused, StoreError::Invalid { reason: Invalid::Calibration(error), .. } if error == why),
            "{refused:?}"
        );
    }
    let endless = Calibration { km: f64::INFINITY, ..good };
    assert!(store.change(note(1), |c| c.put_calibration(&endless)).is_err());
    assert_eq!(store.audit(9, None).unwrap().len(), 0);
}
