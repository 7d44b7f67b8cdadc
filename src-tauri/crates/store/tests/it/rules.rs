//! What is refused, and that a refused change leaves nothing.

use passage_model::*;
use passage_store::{Entity, EventFilter, Invalid, Store, StoreError};

use crate::{common::*, reading::filled};

fn invalid(result: Result<passage_store::Recorded, StoreError>) -> Invalid {
    match result {
        Err(StoreError::Invalid { reason, .. }) => reason,
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_breaks_a_rule_is_refused_and_the_rest_of_the_change_may_go_on() {
    let mut store = store();
    let far = |n| Event {
        detail: Detail::Passage {
            route: None,
            from_km: Some(Km(n)),
            to_km: None,
            direction: Direction::Both,
            by: PassedBy::Own,
            traffic: Traffic::all(),
            vehicle: None,
        },
        ..strike(9)
    };
    change(&mut store, 1, |c| {
        c.put_source(&source(1))?;
        assert_eq!(invalid(c.put_route(&Route { code: " ".into(), ..route(1) })), Invalid::Route(RouteError::NoCode));
        assert_eq!(
            invalid(c.put_route(&Route { names: Names::default(), ..route(1) })),
            Invalid::Route(RouteError::NoName)
        );
        let expired = Override { expires: at(0), ..level(1, 1) };
        assert_eq!(invalid(c.put_override(&expired)), Invalid::Override(OverrideError::Expired));
        let hair = Override { expires: at(0) + chrono::Duration::microseconds(3), ..level(1, 1) };
        assert_eq!(invalid(c.put_override(&hair)), Invalid::Override(OverrideError::Expired));
        let turned = EventTime { from: at(1), until: Some(at(0)), precision: TimePrecision::Day };
        assert!(matches!(invalid(c.put_event(&Event { time: turned, ..strike(1) })), Invalid::Time(_)));
        let line = Geometry::Line { points: vec![lat_lon(1.0, 1.0)] };
        assert!(matches!(invalid(c.put_event(&Event { geometry: Some(line), ..strike(1) })), Invalid::Shape { .. }));
        let area = Geometry::Area { ring: vec![] };
        assert!(matches!(invalid(c.put_event(&Event { geometry: Some(area), ..strike(1) })), Invalid::Shape { .. }));
        assert_eq!(invalid(c.put_report(&report(1, "  "))), Invalid::NoText);
        let forged = Report { hash: TextHash::of("other"), ..report(1, "text") };
        assert_eq!(invalid(c.put_report(&forged)), Invalid::Hash);
        assert!(matches!(invalid(c.put_event(&far(f64::NAN))), Invalid::NotStorable(_)));
        assert!(matches!(invalid(c.put_event(&far(f64::INFINITY))), Invalid::NotStorable(_)));
        c.put_event(&far(1.0))
    });
    assert_eq!(store.at(None).events(&EventFilter::default()).unwrap().len(), 1);
    assert_eq!(store.check(), []);
}

#[test]
fn the_text_of_a_report_never_changes_but_its_circumstances_may() {
    let mut store = filled();
    let corrected = Report { origin: None, ..report(1, "The crossing is closed.") };
    change(&mut store, 2, |c| c.put_report(&corrected));
    assert_eq!(store.at(None).report(report_id(1)).unwrap(), Some(corrected));
    assert_eq!(store.at(Some(at(1))).report(report_id(1)).unwrap().unwrap().origin.unwrap(), "directive 12");
    let altered = report(1, "The crossing is open.");
    let refused = store.change(note(3), |c| c.put_report(&altered));
    assert_eq!(invalid(refused.map(|(r, _)| r)), Invalid::TextFixed);
    // Also not by way of a deletion.
    change(&mut store, 4, |c| {
        c.put_event(&closure(1))?;
        c.delete_report(report_id(1))
    });
    assert!(store.change(note(5), |c| c.put_report(&altered)).is_err());
    assert_eq!(store.at(None).report(report_id(1)).unwrap(), None);
    let kept = store.history(Entity::Report(report_id(1))).unwrap();
    assert_eq!(kept.len(), 3);
    assert_eq!(store.check(), []);
}

#[test]
fn nothing_loses_its_ground() {
    let mut store = filled();
    let mut bars = |entity: Entity, user: Entity| {
        assert_eq!(store.users_of(entity).unwrap(), [user]);
        match store.change(note(2), |c| c.delete(entity)) {
            Err(StoreError::InUse { entity: gone, by }) => assert_eq!((gone, by), (entity, user)),
            other => panic!("{other:?}"),
        }
    };
    bars(Entity::Report(report_id(1)), Entity::Event(event_id(1)));
    bars(Entity::Crossing(crossing_id(1)), Entity::Route(route_id(1)));
    bars(Entity::Place(place_id(1)), Entity::Route(route_id(1)));
    assert!(matches!(store.change(note(2), |c| c.delete_source(source_id(1))), Err(StoreError::InUse { .. })));
    // Within one change the order does not matter.
    change(&mut store, 2, |c| {
        c.delete_source(source_id(1))?;
        c.delete_report(report_id(2))?;
        c.delete_report(report_id(1))?;
        c.put_event(&closure(1))?;
        c.delete_crossing(crossing_id(1))?;
        c.delete_place(place_id(1))?;
        c.delete_route(route_id(1))
    });
    let missing = |result: Result<((), ChangeId), StoreError>| match result {
        Err(StoreError::Dangling { missing, .. }) => missing,
        other => panic!("{other:?}"),
    };
    let result =
        store.change(note(3), |c| c.put_event(&Event { evidence: vec![evidence(1)], ..strike(9) }).map(|_| ()));
    assert_eq!(missing(result), Entity::Report(report_id(1)));
    let result = store.change(note(3), |c| c.put_report(&report(3, "text")).map(|_| ()));
    assert_eq!(missing(result), Entity::Source(source_id(1)));
    let result =
        store.change(note(3), |c| c.put_route(&Route { crossings: vec![crossing_id(1)], ..route(2) }).map(|_| ()));
    assert_eq!(missing(result), Entity::Crossing(crossing_id(1)));
    assert_eq!(store.counts().unwrap().changes, 2);
    assert_eq!(store.check(), []);
}

#[test]
fn live_routes_have_different_codes() {
    let mut store = filled();
    let twin = Route { code: " r-01".into(), ..route(2) };
    assert!(matches!(store.change(note(2), |c| c.put_route(&twin)), Err(StoreError::DuplicateCode { .. })));
    change(&mut store, 3, |c| {
        c.put_route(&twin)?;
        c.delete_route(route_id(1))
    });
    assert!(matches!(store.undo(change_id(1), note(4)), Err(StoreError::UndoConflict { .. })));
    assert!(matches!(
        store.change(note(5), |c| c.put_route(&route(1))),
        Err(StoreError::DuplicateCode { code }) if code.trim().eq_ignore_ascii_case("r-01")
    ));
}

#[derive(Debug)]
enum Mine {
    Changed,
    Store(#[expect(dead_code, reason = "shown by Debug")] StoreError),
}

impl From<StoreError> for Mine {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

fn nothing_happened(store: &Store) {
    assert_eq!(store.counts().unwrap().changes, 1);
    assert_eq!(store.at(None).events(&EventFilter::default()).unwrap().len(), 2);
    assert!(store.search("Khan", 5).unwrap().is_empty());
    assert_eq!(store.check(), []);
}

#[test]
fn an_error_of_the_caller_takes_everything_back() {
    let mut store = filled();
    let titled = Event { title: Names::one(Lang::En, "Khan Shaykhun"), ..strike(9) };
    let result: Result<((), ChangeId), Mine> = store.change(note(2), |c| {
        c.put_event(&titled)?;
        c.delete_event(event_id(1))?;
        assert!(c.view().event(event_id(1))?.is_none(), "a change sees its own writes");
        Err(Mine::Changed)
    });
    assert!(matches!(result, Err(Mine::Changed)));
    nothing_happened(&store);
    let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        store.change(note(2), |c| -> Result<(), StoreError> {
            c.put_event(&titled)?;
            panic!("in the middle of a change");
        })
    }));
    assert!(panicked.is_err());
    nothing_happened(&store);
}

#[test]
fn an_id_of_a_change_is_used_once() {
    let mut store = filled();
    assert!(matches!(
        store.change(note(1), |c| c.put_event(&strike(9))),
        Err(StoreError::DuplicateChange(id)) if id == change_id(1)
    ));
    nothing_happened(&store);
}
