//! Isolated reports count less (rule H4).

use std::sync::Arc;

use chrono::Duration;
use passage_model::*;
use passage_risk::*;
use proptest::prelude::*;

use crate::support::*;

fn on() -> Params {
    let set = |parameter, value| SetValue { parameter, value, source: "a test" };
    Params::builtin().with_values([set("options.isolated", "true")]).unwrap()
}

fn factors(world: &World, params: &Params) -> Vec<f64> {
    isolated_factors(&world.network(), world.events.len(), |n| &world.events[n], params, |_| None)
}

/// Terms at the first segment of the first route, by event.
fn terms(world: &World, params: &Params) -> Vec<(EventId, f64)> {
    let prepared = Prepared::new(&world.network(), &world.dossier(), params, &question()).contributions(route_id(1), 0);
    prepared.unwrap().terms.iter().map(|term| (term.event, term.fresh_incidents)).collect()
}

#[test]
fn alone_it_counts_a_quarter_and_more_among_others() {
    let mut world = World::new();
    let place = at(36.0, 37.0);
    let alone = world.strike(place, 2.0, "B2").id;
    assert_eq!(factors(&world, &on()), [0.25]);
    let term = |world: &World, params: &Params, id| terms(world, params).iter().find(|(e, _)| *e == id).unwrap().1;
    let before = term(&world, Params::builtin(), alone);
    assert!((term(&world, &on(), alone) / before - 0.25).abs() < 1e-12);
    // Before it, near it: two. Not: on its day, after it, too long before it, too far, a district, a retracted one.
    for days in [30.0, 300.0] {
        world.strike(place, days, "F6");
    }
    world.strike(place, 2.01, "B2");
    world.strike(place, 1.0, "B2");
    world.strike(place, 368.5, "B2");
    world.strike(at(36.06, 37.0), 30.0, "B2");
    world.strike(place, 31.0, "B2").precision = LocationPrecision::District;
    world.strike(place, 32.0, "B2").status = EventStatus::Retracted;
    let (two, among) = (factors(&world, &on())[0], 2.5 / 4.0);
    assert!((two - among).abs() < 1e-12, "{two}");
    assert!((term(&world, &on(), alone) / before - among).abs() < 1e-12);
    assert_eq!(factors(&world, Params::builtin()), [0.0; 0]);
}

#[test]
fn what_happens_while_it_goes_on_is_no_history() {
    let mut world = World::new();
    let place = at(36.0, 37.0);
    world.strike(place, 20.0, "B2").time = EventTime::new(ago(20.0), Some(ago(0.1)), TimePrecision::Hour).unwrap();
    world.strike(place, 30.0, "B2");
    let before = factors(&world, &on())[0];
    for _ in 0..12 {
        world.strike(place, 5.0, "B2");
    }
    assert_eq!(factors(&world, &on())[0].to_bits(), before.to_bits());
    assert!((before - 1.5 / 3.0).abs() < 1e-12, "{before}");
}

#[test]
fn the_fit_goes_with_it_but_for_what_was_set() {
    let params = on();
    assert!((*params.hazard.scale_a - 0.31578).abs() < 1e-9);
    assert!((*params.hazard.power_g - 0.70716).abs() < 1e-9);
    assert!((*params.hazard.tail_rho - 0.045_113).abs() < 1e-9);
    let set = |parameter, value| SetValue { parameter, value, source: "a test" };
    let own = [set("hazard.scale_a", "0.5"), set("options.isolated", "true")];
    let own = Params::builtin().with_values(own).unwrap();
    assert_eq!((*own.hazard.scale_a, *own.hazard.power_g), (0.5, *params.hazard.power_g));
    // Another horizon has its own fit with it too; another distance has none.
    assert!((*params.for_target(5.0, 30.0).unwrap().hazard.scale_a - 1.316).abs() < 1e-3);
    assert!(params.for_target(2.0, 7.0).is_none());
}

#[test]
fn only_what_was_known_then_is_counted() {
    let mut world = World::new();
    world.strike(at(36.0, 37.0), 2.0, "B2");
    world.strike(at(36.0, 37.0), 30.0, "B2");
    let known = |late: f64| {
        let known_at = move |n: usize| Some(if n == 0 { ago(1.0) } else { ago(late) });
        isolated_factors(&world.network(), 2, |n| &world.events[n], &on(), known_at)[0]
    };
    assert!((known(29.0) - 0.5).abs() < 1e-12);
    assert!((known(0.5) - 0.25).abs() < 1e-12);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn counted_as_one_by_one(spots in proptest::collection::vec((0..30_i32, 0..30_i32, 0..800_i64), 0..60)) {
        let mut world = World::new();
        for (x, y, days) in &spots {
            let place = at(36.0 + f64::from(*x) * 0.013, 37.0 + f64::from(*y) * 0.017);
            let event = world.strike(place, 1.0, "B2");
            event.time.from -= Duration::days(*days);
        }
        let day = |event: &Event| event.time.representative().date_naive();
        let found = factors(&world, &on());
        for (event, factor) in world.events.iter().zip(&found) {
            let here = |event: &Event| match event.geometry {
                Some(Geometry::Point { at }) => passage_spatial::Spot::of(at),
                _ => panic!("a point"),
            };
            let near = |other: &&Event| {
                let before = (day(event) - day(other)).num_days();
                (1..=365).contains(&before) && here(event).straight_km(here(other)) <= 5.0
            };
            let n = world.events.iter().filter(near).count() as f64;
            prop_assert!((factor - (n + 0.5) / (n + 2.0)).abs() < 1e-12);
        }
    }

    /// News of today, news of long ago before which others stood, and events that come again elsewhere or retracted.
    #[test]
    fn kept_up_to_date_it_counts_as_made_anew(
        spots in proptest::collection::vec((0..14_i32, 0..5_i32, 0..500_i64), 12..40),
        begin in 0..12_usize, order in proptest::collection::vec((0..40_usize, 0..6_u8), 1..12),
    ) {
        let mut world = World::new();
        for (x, y, days) in &spots {
            let place = at(35.99 + f64::from(*y) * 0.013, 36.9 + f64::from(*x) * 0.017);
            let event = world.strike(place, 1.0, "B2");
            event.time.from -= Duration::days(*days);
        }
        let mut now: Vec<Event> = world.events[..begin].to_vec();
        let known = |events: &[Event]| KnownEvents {
            events: events.iter().cloned().map(Arc::new).collect(),
            reports: Arc::new(world.dossier().reports.clone()),
            sources: Arc::new(world.dossier().sources.clone()),
        };
        let mut live = Live::new(world.network(), Arc::new(on()), known(&now), question());
        for (place, how) in order {
            let mut event = world.events[place % spots.len()].clone();
            match how {
                0 => event.status = EventStatus::Retracted,
                1 => event.geometry = Some(Geometry::Point { at: at(36.0, 37.02) }),
                2 => event.time.from -= Duration::days(40),
                3 => event.geometry = Some(Geometry::Line { points: vec![at(36.0, 37.0), at(36.0, 37.05)] }),
                _ => {}
            }
            now.retain(|known| known.id != event.id);
            now.push(event.clone());
            live.put(known(&[event]));
            let all = known(&now);
            let dossier = Dossier { events: &now, reports: &all.reports, sources: &all.sources };
            prop_assert_eq!(live.assessment(), assess(&world.network(), &dossier, &on(), &question()));
        }
    }
}
