//! What people did with drafts: kept with a history, taken back, and never without its report.

use passage_model::*;
use passage_store::{Entity, Invalid, StoreError};

use crate::common::*;

#[test]
fn reviews_are_kept_and_taken_back() {
    let mut store = store();
    let taken = Review {
        act: ReviewAct::TakenIn { region: Some("Aleppo".into()), utc_offset_minutes: Some(180) },
        ..review(1, 1)
    };
    change(&mut store, 1, |c| {
        c.put_source(&source(1))?;
        c.put_report(&report(1, "The crossing is closed."))?;
        c.put_review(&taken)
    });
    change(&mut store, 2, |c| c.put_review(&review(2, 1)));
    assert_eq!(store.at(None).reviews().unwrap(), [taken.clone(), review(2, 1)]);
    assert_eq!(store.at(Some(at(1))).reviews().unwrap(), std::slice::from_ref(&taken));
    store.undo(change_id(2), note(3)).unwrap();
    assert_eq!(store.at(None).reviews().unwrap(), std::slice::from_ref(&taken));
    assert_eq!(store.history(Entity::Review(review_id(2))).unwrap().len(), 2);
    store.undo(change_id(3), note(4)).unwrap();
    assert_eq!(store.at(None).reviews().unwrap().len(), 2);
    assert_eq!(store.check(), []);
}

#[test]
fn a_review_needs_its_report() {
    let mut store = store();
    let lost = store.change(note(1), |c| c.put_review(&review(1, 9))).unwrap_err();
    assert!(matches!(lost, StoreError::Dangling { missing: Entity::Report(id), .. } if id == report_id(9)), "{lost:?}");
    change(&mut store, 2, |c| {
        c.put_source(&source(1))?;
        c.put_report(&report(1, "The crossing is closed."))
    });
    change(&mut store, 3, |c| c.put_review(&review(1, 1)));
    let held = store.change(note(4), |c| c.delete_report(report_id(1)).map(|_| ())).unwrap_err();
    assert!(matches!(held, StoreError::InUse { .. }), "{held:?}");
    let held = store.undo(change_id(2), note(5)).unwrap_err();
    assert!(matches!(held, StoreError::InUse { .. }), "{held:?}");
}

#[test]
fn a_review_that_says_nothing_is_refused() {
    let mut store = store();
    let bad = Review { by: " ".into(), ..review(1, 1) };
    let refused = store.change(note(1), |c| c.put_review(&bad)).unwrap_err();
    assert!(
        matches!(refused, StoreError::Invalid { reason: Invalid::Review(ReviewError::NoAuthor), .. }),
        "{refused:?}"
    );
}
