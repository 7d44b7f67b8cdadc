//! Everything comes back as it was given; the filter of events.

use chrono::Duration;
use passage_model::*;
use passage_store::{EventFilter, GeoBox, KeyMatch, Store, StoreError};

use crate::common::*;

/// A store with one of everything.
pub(crate) fn filled() -> Store {
    let mut store = store();
    change(&mut store, 1, |c| {
        c.put_place(&place(1))?;
        c.put_crossing(&crossing(1))?;
        c.put_source(&source(1))?;
        c.put_report(&report(1, "The crossing is closed."))?;
        c.put_report(&report(2, "أغلق المعبر"))?;
        let waypoint = Waypoint { at: WaypointAt::Place { place: place_id(1) }, note: Some("fuel".into()) };
        c.put_route(&Route { waypoints: vec![waypoint], crossings: vec![crossing_id(1)], ..route(1) })?;
        c.put_event(&Event { evidence: vec![evidence(2), evidence(1)], ..closure(1) })?;
        c.put_event(&strike(2))?;
        c.put_override(&level(1, 1))
    });
    store
}

#[test]
fn everything_comes_back_as_it_was_given() {
    let store = filled();
    for known_at in [None, Some(at(1))] {
        let view = store.at(known_at);
        assert_eq!(view.places().unwrap(), [place(1)]);
        assert_eq!(view.crossings().unwrap(), [crossing(1)]);
        assert_eq!(view.sources().unwrap(), [source(1)]);
        assert_eq!(view.report(report_id(1)).unwrap(), Some(report(1, "The crossing is closed.")));
        assert_eq!(view.all_reports().unwrap().len(), 2);
        assert_eq!(view.overrides().unwrap(), [level(1, 1)]);
        let route = view.route(route_id(1)).unwrap().unwrap();
        assert_eq!(route.line, self::route(1).line);
        assert_eq!(route.waypoints.len(), 1);
        assert_eq!(view.routes().unwrap(), [route]);
        let events = view.events(&EventFilter::default()).unwrap();
        let whole = Event { evidence: vec![evidence(2), evidence(1)], ..closure(1) };
        assert_eq!(events, [whole.clone(), strike(2)]);
        assert_eq!(view.event(event_id(1)).unwrap(), Some(whole));
        assert_eq!(view.event(event_id(3)).unwrap(), None);
        assert_eq!(view.event_ids_by_report(report_id(2)).unwrap(), [event_id(1)]);
    }
    assert_eq!(store.at(Some(at(0))).places().unwrap(), []);
    assert_eq!(store.at(Some(at(0))).event_ids_by_report(report_id(2)).unwrap(), []);
}

#[test]
fn every_kind_of_event_and_geometry_comes_back() {
    let mut store = store();
    let ring = vec![lat_lon(36.0, 37.0), lat_lon(36.5, 37.0), lat_lon(36.5, 37.5)];
    let geometries = [
        None,
        Some(Geometry::Line { points: ring[..2].to_vec() }),
        Some(Geometry::Area { ring }),
        Some(Geometry::Point { at: lat_lon(-90.0, 180.0) }),
    ];
    let traffic = || Traffic(vec![TrafficClass::Medical]);
    let details = [
        Detail::Reopening(match closure(1).detail {
            Detail::Closure(c) => {
                Closure { scope: Scope::Border { a: "IQ".parse().unwrap(), b: "SY".parse().unwrap() }, ..c }
            }
            _ => unreachable!(),
        }),
        Detail::ControlChange { by: Some("a".into()), from_party: None, count: Some(13), unnamed: Some(11) },
        Detail::FrontLine { state: FrontState::Claimed, parties: vec!["a".into(), "b".into()] },
        Detail::ArmedClash,
        Detail::AttackOnSite { site: SiteKind::Diplomatic },
        Detail::Ambush { act: AmbushAct::Abduction },
        Detail::ExplosiveHazard { device: Device::Uxo, detonated: false, cleared: true },
        Detail::Checkpoint { change: CheckpointChange::Gone, official: Some(false), delays: true },
        Detail::Ceasefire { parties: vec![] },
        Detail::Obstruction {
            cause: CauseOfObstruction::Snow,
            passability: Passability::WithDifficulty,
            limit_tonnes: Some(7.5),
        },
        Detail::DetentionOrDenial { act: DenialAct::Detained, traffic: traffic() },
        Detail::Passage {
            route: Some(route_id(1)),
            from_km: Some(Km(0.1)),
            to_km: None,
            direction: Direction::Forward,
            by: PassedBy::Partner,
            traffic: traffic(),
            vehicle: Some(VehicleClass::Light4wd),
        },
    ];
    let mut all = Vec::new();
    for (n, detail) in (1_usize..).zip(details) {
        let precision = LocationPrecision::ALL[n % 5];
        let status = EventStatus::ALL[n % 7];
        let time = EventTime {
            from: at(0),
            until: Some(at(i64::try_from(n).unwrap() % 3)),
            precision: TimePrecision::ALL[n % 5],
        };
        let category = ThreatCategory::ALL.get(n % 6).copied();
        let geometry = geometries[n % 4].clone();
        all.push(Event { geometry, detail, precision, status, time, category, ..strike(n as u64) });
    }
    change(&mut store, 1, |c| all.iter().try_for_each(|e| c.put_event(e).map(|_| ())));
    assert_eq!(store.at(None).events(&EventFilter::default()).unwrap(), all);
}

#[test]
fn old_states_are_read_until_they_end() {
    let mut store = store();
    let old = |n, until: Option<Time>, detail| Event {
        time: EventTime { from: at(0) - Duration::days(400), until, precision: TimePrecision::Day },
        detail,
        ..strike(n)
    };
    let Detail::Closure(shut) = closure(1).detail else { unreachable!() };
    let mine = |cleared| Detail::ExplosiveHazard { device: Device::Mine, detonated: false, cleared };
    let midnight = at(0);
    change(&mut store, 1, |c| {
        c.put_event(&old(1, None, Detail::Strike { means: StrikeMeans::Air }))?;
        c.put_event(&old(2, None, Detail::Closure(shut.clone())))?;
        c.put_event(&old(3, None, Detail::Reopening(shut.clone())))?;
        c.put_event(&old(4, None, Detail::FrontLine { state: FrontState::Assessed, parties: vec![] }))?;
        c.put_event(&old(5, None, mine(false)))?;
        c.put_event(&old(6, None, mine(true)))?;
        c.put_event(&old(7, Some(midnight - Duration::days(2)), Detail::Closure(shut.clone())))?;
        c.put_event(&old(8, Some(midnight), Detail::Closure(shut.clone())))?;
        c.put_event(&old(9, Some(midnight), Detail::ArmedClash))?;
        c.put_event(&old(10, None, Detail::Ceasefire { parties: vec![] }))
    });
    let noon = at(720);
    let filter = EventFilter { time_from: Some(noon), ..EventFilter::default() };
    let read: Vec<_> = store.at(None).events(&filter).unwrap().into_iter().map(|e| e.id).collect();
    // 8: a state that ends on this day holds through the day; 9: an act of this day's midnight is over.
    assert_eq!(read, [2, 3, 4, 5, 8, 10].map(event_id));
    let filter = EventFilter { time_until: Some(midnight - Duration::days(401)), ..EventFilter::default() };
    assert_eq!(store.at(None).events(&filter).unwrap(), []);
}

#[test]
fn boxes_and_kinds_select() {
    let mut store = store();
    let line = Geometry::Line { points: vec![lat_lon(35.0, 36.0), lat_lon(37.0, 38.0)] };
    change(&mut store, 1, |c| {
        c.put_event(&strike(1))?;
        c.put_event(&Event { geometry: None, ..strike(2) })?;
        c.put_event(&Event { geometry: Some(line.clone()), detail: Detail::ArmedClash, ..strike(3) })?;
        c.put_event(&Event { geometry: Some(Geometry::Point { at: lat_lon(10.0, 10.0) }), ..strike(4) })
    });
    let ids = |filter: &EventFilter| -> Vec<EventId> {
        store.at(None).events(filter).unwrap().into_iter().map(|e| e.id).collect()
    };
    let aleppo = GeoBox { south: 36.1, west: 37.0, north: 36.3, east: 37.2 };
    let boxes = EventFilter { boxes: vec![aleppo], ..EventFilter::default() };
    assert_eq!(ids(&boxes), [1, 2, 3].map(event_id), "unplaced events are always read");
    let kinds = EventFilter { kinds: vec![EventKind::ArmedClash], ..boxes.clone() };
    assert_eq!(ids(&kinds), [event_id(3)]);
    let elsewhere = GeoBox { south: 9.0, west: 9.0, north: 11.0, east: 11.0 };
    let two = EventFilter { boxes: vec![aleppo, elsewhere], ..EventFilter::default() };
    assert_eq!(ids(&two).len(), 4);
}

#[test]
fn report_heads_leave_the_text_out_and_skip_what_is_not_there() {
    let mut store = store();
    change(&mut store, 1, |c| {
        c.put_source(&source(1))?;
        (1..=500).try_for_each(|n| c.put_report(&report(n, &format!("text {n}"))).map(|_| ()))
    });
    let few = store.at(None).report_heads(&[report_id(7), report_id(900), report_id(3)]).unwrap();
    assert_eq!(few.iter().map(|h| h.id).collect::<Vec<_>>(), [report_id(3), report_id(7)]);
    assert_eq!(few[0].origin.as_deref(), Some("directive 12"));
    let many: Vec<ReportId> = (1..=450).map(report_id).collect();
    assert_eq!(store.at(None).report_heads(&many).unwrap().len(), 450, "read by one scan");
    assert_eq!(store.at(Some(at(1))).all_report_heads().unwrap().len(), 500);
    for moment in [None, Some(at(1))] {
        let heads = store.at(moment).all_report_heads().unwrap();
        assert_eq!(store.at(moment).newest_report_at().unwrap(), heads.iter().map(|head| head.received_at).max());
    }
    assert_eq!(store.at(Some(at(0))).report_heads(&many).unwrap(), []);
    let hashes = [TextHash::of("text 5"), TextHash::of("never received")];
    let found = store.at(None).report_ids_by_hash(&hashes).unwrap();
    assert_eq!(found.into_iter().collect::<Vec<_>>(), [(hashes[0], report_id(5))]);
    let asked = store.at(None).reports(&[report_id(9), report_id(900), report_id(2)]).unwrap();
    assert_eq!(asked.iter().map(|r| r.id).collect::<Vec<_>>(), [report_id(9), report_id(2)]);
}

#[test]
fn source_keys_find_live_and_deleted_events() {
    let mut store = store();
    let keyed = |n, key: &str| Event { source_key: Some(key.into()), ..strike(n) };
    change(&mut store, 1, |c| {
        c.put_event(&keyed(1, "a"))?;
        c.put_event(&keyed(2, "b"))?;
        c.put_event(&keyed(3, "c"))?;
        c.put_event(&strike(4))
    });
    change(&mut store, 2, |c| {
        c.delete_event(event_id(2))?;
        // The key of 3 is corrected: the old one finds it no more.
        c.put_event(&keyed(3, "c2"))?;
        // `a` was deleted in another row and is live in this one.
        c.put_event(&keyed(5, "a"))?;
        c.delete_event(event_id(1))
    });
    let found = store.at(None).event_ids_by_source_key(&["a", "b", "c", "c2", "d"]).unwrap();
    assert_eq!(found.get("a"), Some(&KeyMatch { id: event_id(5), deleted: false }));
    assert_eq!(found.get("b"), Some(&KeyMatch { id: event_id(2), deleted: true }));
    assert_eq!(found.get("c"), None);
    assert_eq!(found.get("c2"), Some(&KeyMatch { id: event_id(3), deleted: false }));
    assert_eq!(found.get("d"), None);
}

#[test]
fn the_span_is_that_of_the_starts() {
    let mut store = store();
    let on = |n, minutes, status| Event {
        time: EventTime { from: at(minutes), until: None, precision: TimePrecision::Hour },
        status,
        ..strike(n)
    };
    change(&mut store, 1, |c| {
        c.put_event(&on(1, 0, EventStatus::Confirmed))?;
        c.put_event(&on(2, 1439, EventStatus::Claimed))?;
        c.put_event(&on(3, 1440, EventStatus::Rumour))?;
        c.put_event(&on(4, 1441, EventStatus::Retracted))?;
        c.put_event(&on(5, -1, EventStatus::Reported))
    });
    let view = store.at(None);
    assert_eq!(view.event_span().unwrap(), Some((at(-1), at(1441))));
    assert_eq!(store.at(Some(at(0))).event_span().unwrap(), None);
}

#[test]
fn settings_counts_and_revision() {
    let mut store = filled();
    assert_eq!(store.setting("lang").unwrap(), None);
    store.set_setting("lang", &serde_json::json!({"ui": "ar"})).unwrap();
    store.set_setting("lang", &serde_json::json!("fr")).unwrap();
    assert_eq!(store.setting("lang").unwrap(), Some("fr".into()));
    store.set_setting("lang", &serde_json::Value::Null).unwrap();
    assert_eq!(store.setting("lang").unwrap(), None);
    let counts = store.counts().unwrap();
    assert_eq!((counts.places, counts.reports, counts.events, counts.overrides, counts.changes), (1, 2, 2, 1, 1));
    let before = store.revision().unwrap();
    change(&mut store, 2, |c| c.delete_event(event_id(2)));
    assert!(store.revision().unwrap() > before);
    assert_eq!(store.counts().unwrap().events, 1);
    assert!(matches!(
        store.change(note(3), |c| c.delete_event(event_id(2))),
        Err(StoreError::NoSuch(e)) if e == passage_store::Entity::Event(event_id(2))
    ));
}
