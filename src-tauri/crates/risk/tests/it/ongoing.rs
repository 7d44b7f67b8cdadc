//! What has begun is a danger now, though its end lies ahead, and what is known to a week is as young as that week allows.

use std::sync::Arc;

use chrono::Duration;
use passage_model::*;
use passage_risk::*;

use crate::support::*;

/// A clash on the road from so many days ago to so many days ahead.
fn clash(precision: TimePrecision, ago_days: f64, ahead_days: f64) -> World {
    let mut world = World::new();
    let event = world.event(Detail::ArmedClash, Some(north(0.0)), ago(ago_days), "A1");
    event.time = EventTime::new(ago(ago_days), Some(ago(-ahead_days)), precision).unwrap();
    world
}

/// The world with a clash that happened this moment.
fn just_now() -> World {
    let mut world = World::new();
    world.strike(north(0.0), 0.000_1, "A1");
    world
}

#[test]
fn a_clash_that_goes_on_counts_as_one_that_happened_now() {
    let now = just_now().first();
    for precision in [TimePrecision::Hour, TimePrecision::Day, TimePrecision::Week] {
        for ahead in [0.01, 1.0, 60.0] {
            let route = clash(precision, 2.0, ahead).first();
            assert_eq!(route.level, now.level, "{precision:?} {ahead}");
            assert!((route.computed_probability_7d - now.computed_probability_7d).abs() < 1e-4);
            assert_eq!(route.explanation.drivers[0].age_hours, Some(0.0));
            assert!(route.coverage.independent_reports == 1);
        }
    }
    let before = clash(TimePrecision::Hour, -0.5, 1.0).first();
    assert_eq!(before.level, RiskLevel::Unknown, "what has not begun does not count");
}

#[test]
fn a_clash_that_goes_on_is_half_of_a_trigger_and_a_capture_a_floor() {
    let mut world = clash(TimePrecision::Hour, 20.0, 1.0);
    world.event(front(FrontState::Assessed), Some(north(4.0)), ago(1.0), "B2");
    assert_eq!(world.first().level, RiskLevel::Unacceptable);
    let mut world = clash(TimePrecision::Hour, 20.0, 1.0);
    world.events[0].detail = capture();
    world.events[0].geometry = Some(Geometry::Point { at: north(4.9) });
    let route = world.first();
    assert!(route.segments.iter().filter_map(|s| s.floor).any(|floor| floor.rule == Rule::ControlChange));
}

#[test]
fn a_denial_that_goes_on_restricts_and_a_passage_under_way_opens_nothing() {
    let mut world = World::new();
    let denial = Detail::DetentionOrDenial { act: DenialAct::Denied, traffic: Traffic::all() };
    let event = world.event(denial, Some(north(0.0)), ago(1.0), "A1");
    event.time.until = Some(ago(-1.0));
    assert!(world.first().access.findings.iter().any(|finding| finding.rule == Rule::RestrictedDenial));
    let mut world = World::new();
    world.passage(0.1, "A1").time.until = Some(ago(-0.1));
    assert_eq!(world.first().access.status, Access::Unknown);
}

#[test]
fn moved_before_within_and_after_it_is_as_made_anew() {
    let mut world = clash(TimePrecision::Hour, 3.0, 12.0);
    for km in [2.0, 9.0, 14.0] {
        let mut event = clash(TimePrecision::Day, 1.0, 6.0).events.remove(0);
        (event.id, event.geometry) = (event_id(10 + km as u64), Some(Geometry::Point { at: north(km) }));
        world.events.push(event);
    }
    let known = KnownEvents {
        events: world.events.iter().cloned().map(Arc::new).collect(),
        reports: Arc::new(world.dossier().reports.clone()),
        sources: Arc::new(world.dossier().sources.clone()),
    };
    let (network, params) = (world.network(), Arc::new(Params::builtin().clone()));
    let mut asked = question();
    let mut live = Live::new(Arc::clone(&network), Arc::clone(&params), known, asked.clone());
    for hours in [-60, -100, 100, 24, 24 * 4, 24 * 7, 24 * 40, -24 * 46, 3, -24 * 20, 24 * 19] {
        asked.as_of += Duration::hours(hours);
        live.move_to(asked.as_of);
        assert_eq!(live.assessment(), assess(&network, &world.dossier(), &params, &asked), "{}", asked.as_of);
    }
}

#[test]
fn a_week_without_an_end_is_aged_from_its_last_day_and_never_from_the_future() {
    let age = |days: f64, precision: TimePrecision| {
        let mut world = World::new();
        world.strike(north(0.0), days, "A1").time.precision = precision;
        world.first().explanation.drivers[0].age_hours.unwrap() / 24.0
    };
    assert!((age(10.0, TimePrecision::Week) - 4.0).abs() < 1e-9);
    assert!((age(10.0, TimePrecision::Day) - 10.0).abs() < 1e-9);
    assert!(age(3.0, TimePrecision::Week).abs() < 1e-9);
}
