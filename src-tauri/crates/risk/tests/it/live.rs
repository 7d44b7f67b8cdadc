//! A picture kept up to date is the picture made anew.

use std::sync::Arc;

use chrono::Duration;
use passage_model::*;
use passage_risk::*;
use proptest::prelude::*;

use crate::{scenes::scene, support::*};

/// What is done to the picture.
#[derive(Debug, Clone)]
enum Step {
    /// The event with this place in the world comes in.
    Put(usize),
    /// It comes again as a confirmed, denied or moved one.
    Edit(usize, u8),
    /// The moment moves by so many hours.
    Move(i64),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        (0..14_usize).prop_map(Step::Put),
        (0..14_usize, 0..4_u8).prop_map(|(event, how)| Step::Edit(event, how)),
        prop_oneof![-72..72_i64, -2_000..2_000_i64].prop_map(Step::Move),
    ];
    proptest::collection::vec(step, 1..8)
}

fn edited(mut event: Event, how: u8) -> Event {
    match how {
        0 => event.status = EventStatus::Confirmed,
        1 => event.status = EventStatus::Retracted,
        2 => event.time.from -= Duration::days(3),
        _ => event.geometry = Some(Geometry::Point { at: at(36.05, 37.4) }),
    }
    if event.time.until.is_some_and(|until| until < event.time.from) {
        event.time.until = None;
    }
    event
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn kept_up_to_date_is_as_made_anew(
        world in scene(14), begin in 0..14_usize, steps in steps(), varied_by in 0..=WINDOWS.len(),
    ) {
        let mut now: Vec<Event> = world.events.iter().take(begin).cloned().collect();
        let known = |events: &[Event]| KnownEvents {
            events: events.iter().cloned().map(Arc::new).collect(),
            reports: Arc::new(world.dossier().reports.clone()),
            sources: Arc::new(world.dossier().sources.clone()),
        };
        let (network, params) = (world.network(), Arc::new(varied(varied_by)));
        let mut asked = question();
        let mut live = Live::new(Arc::clone(&network), Arc::clone(&params), known(&now), asked.clone());
        let mut before = live.assessment();
        for step in steps {
            let mut touched = None;
            match step {
                Step::Move(hours) => {
                    asked.as_of += Duration::hours(hours);
                    live.move_to(asked.as_of);
                }
                Step::Put(place) | Step::Edit(place, _) => {
                    let Some(event) = world.events.get(place).cloned() else { continue };
                    let event = if let Step::Edit(_, how) = step { edited(event, how) } else { event };
                    now.retain(|e| e.id != event.id);
                    now.push(event.clone());
                    touched = Some(live.put(known(&[event])));
                }
            }
            let all = known(&now);
            let events: Vec<Event> = all.events.iter().map(|event| (**event).clone()).collect();
            let dossier = Dossier { events: &events, reports: &all.reports, sources: &all.sources };
            let anew = assess(&network, &dossier, &params, &asked);
            let kept = live.assessment();
            prop_assert_eq!(&kept, &anew);
            prop_assert_eq!(live.queue(), verification_queue(&network, &dossier, &params, &asked));
            for (summary, route) in live.summaries().iter().zip(&anew.routes) {
                prop_assert_eq!((summary.route, summary.outcome.level, summary.worst), (route.route, route.level, route.worst));
            }
            // A route that is not named has not changed.
            for (route, was) in kept.routes.iter().zip(&before.routes) {
                let named = touched.as_ref().is_none_or(|ids| ids.contains(&route.route));
                prop_assert!(named || route == was, "{}: {:?}", route.route, difference(route, was));
            }
            before = kept;
        }
    }
}

/// What of a route is another.
fn difference(a: &RouteAssessment, b: &RouteAssessment) -> Vec<(String, String)> {
    let lines = |route: &RouteAssessment| format!("{route:#?}").lines().map(str::to_owned).collect::<Vec<_>>();
    lines(a).into_iter().zip(lines(b)).filter(|(a, b)| a != b).take(4).collect()
}

/// Many tails at once are summed along the routes, few from event to event: to the bit the same.
#[test]
fn many_at_once_are_as_one_by_one() {
    let mut world = World::new();
    for n in 0..400_u32 {
        let place = at(35.9 + f64::from(n % 23) * 0.013, 36.9 + f64::from(n % 37) * 0.021);
        world.strike(place, 0.2 + f64::from(n % 19), ["B2", "C3", "F6"][n as usize % 3]);
    }
    let (network, params) = (world.network(), Arc::new(Params::builtin().clone()));
    let known = |events: &[Event]| KnownEvents {
        events: events.iter().cloned().map(Arc::new).collect(),
        reports: Arc::new(world.dossier().reports.clone()),
        sources: Arc::new(world.dossier().sources.clone()),
    };
    let mut live = Live::new(network, params, known(&world.events[..200]), question());
    for event in &world.events[200..] {
        live.put(known(std::slice::from_ref(event)));
    }
    assert_eq!(live.assessment(), world.assess());
}

/// Reports cover as long and as far as they count for the Unknown rule, longer and farther, less long and far.
const WINDOWS: [(f64, f64); 3] = [(90.0, 20.0), (60.0, 12.0), (120.0, 26.0)];

/// The same, and isolated reports count less.
fn varied(number: usize) -> Params {
    let isolated = SetValue { parameter: "options.isolated", value: "true", source: "a test" };
    WINDOWS
        .get(number)
        .map_or_else(|| Params::builtin().with_values([isolated]).unwrap(), |window| counting_for(*window))
}

fn counting_for((days, km): (f64, f64)) -> Params {
    let mut params = Params::builtin().clone();
    (params.levels.unknown_days.value, params.levels.unknown_km.value) = (days, km);
    params
}

/// When many tails and reports come or go at once they are looked for along the roads: to the bit the same.
#[test]
fn many_come_and_go_as_anew() {
    let mut world = World::new();
    for n in 0..360_u32 {
        let place = at(35.9 + f64::from(n % 23) * 0.013, 36.9 + f64::from(n % 37) * 0.021);
        // Sixty a day, on six days: each day's tails end together, and so does what its reports cover.
        let event = world.strike(place, f64::from(n / 60) * 2.0, ["B2", "C3", "F6"][n as usize % 3]);
        if n % 29 == 0 {
            event.geometry = Some(Geometry::Line { points: vec![place, at(36.0, 37.3)] });
        }
        if n % 31 == 0 {
            event.precision = LocationPrecision::District;
        }
    }
    let network = world.network();
    for params in (0..=WINDOWS.len()).map(varied) {
        let all = KnownEvents {
            events: world.events.iter().cloned().map(Arc::new).collect(),
            reports: Arc::new(world.dossier().reports.clone()),
            sources: Arc::new(world.dossier().sources.clone()),
        };
        let mut asked = question();
        let mut live = Live::new(Arc::clone(&network), Arc::new(params.clone()), all, asked.clone());
        // Back to before the last of them, on past the end of their tails, past all that is reported, and home.
        for hours in [-50, -60, 110, 24 * 36, 36, 48, 24 * 20, 24 * 32, 30, 60, -24 * 30, -24 * 60, -48] {
            asked.as_of += Duration::hours(hours);
            live.move_to(asked.as_of);
            let anew = assess(&network, &world.dossier(), &params, &asked);
            assert_eq!(live.assessment(), anew, "{} {:?}", asked.as_of, params.levels.unknown_days);
        }
    }
}
