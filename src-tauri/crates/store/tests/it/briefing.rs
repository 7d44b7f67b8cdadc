//! Issued briefings.

use passage_model::*;
use passage_store::{StoreError, page_hash};

use crate::common::*;

fn briefing(number: u32, html: &str) -> Briefing {
    Briefing {
        id: briefing_id(number.into()),
        number,
        issued_at: at(100),
        as_of: at(90),
        known_at: at(95),
        valid_until: at(1500),
        tlp: Tlp::AmberStrict,
        method: "1".into(),
        lang: "ar".into(),
        author: Some("A. Officer".into()),
        routes: vec![BriefingRoute {
            route: route_id(1),
            level: RiskLevel::Unknown,
            computed: RiskLevel::High,
            access: Access::Closed,
            advice: Some(Advice::NoGo),
        }],
        sha256: page_hash(html),
    }
}

#[test]
fn briefings_are_numbered_kept_and_audited() {
    let mut store = store();
    assert_eq!(store.next_briefing_number().unwrap(), 1);
    assert_eq!(store.last_briefing().unwrap(), None);
    store.issue_briefing(&briefing(1, "<p>one</p>"), "<p>one</p>").unwrap();
    let revision = store.revision().unwrap();
    store.issue_briefing(&briefing(2, "<p>two</p>"), "<p>two</p>").unwrap();
    assert!(store.revision().unwrap() > revision);
    assert_eq!(store.last_briefing().unwrap(), Some(briefing(2, "<p>two</p>")));
    assert_eq!(store.briefings().unwrap().len(), 2);
    assert_eq!(store.briefing(briefing_id(1)).unwrap(), Some(briefing(1, "<p>one</p>")));
    assert_eq!(store.briefing_html(briefing_id(1)).unwrap().as_deref(), Some("<p>one</p>"));
    assert_eq!(store.briefing_html(briefing_id(9)).unwrap(), None);
    let trail = store.audit(10, None).unwrap();
    assert_eq!(trail[0].action, "briefing.issue");
    assert_eq!(trail[0].recorded_at, at(100));
    assert!(store.last_undoable(0).unwrap().is_none(), "a briefing is not taken back");
    assert_eq!(store.check(), []);
}

#[test]
fn a_wrong_number_or_hash_is_refused() {
    let mut store = store();
    assert!(matches!(
        store.issue_briefing(&briefing(2, "x"), "x"),
        Err(StoreError::BriefingNumber { given: 2, next: 1 })
    ));
    assert!(matches!(store.issue_briefing(&briefing(1, "x"), "y"), Err(StoreError::BriefingHash { .. })));
    store.issue_briefing(&briefing(1, "x"), "x").unwrap();
    let again = Briefing { id: briefing_id(1), ..briefing(2, "x") };
    assert!(matches!(store.issue_briefing(&again, "x"), Err(StoreError::DuplicateChange(_))));
    assert_eq!(store.briefings().unwrap().len(), 1);
}
