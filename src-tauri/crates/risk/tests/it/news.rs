//! A long row of news: what is kept of each route from one to the next never tells anything but what is found anew.

use std::sync::Arc;

use chrono::Duration;
use passage_model::*;
use passage_risk::*;

use crate::support::*;

/// Numbers that look like chance, the same every time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }

    fn between(&mut self, from: f64, to: f64) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "a million")]
        let share = self.below(1_000_000) as f64 / 1e6;
        from + (to - from) * share
    }
}

/// Four roads of about 70 km: through the fighting, past it, and away from it.
fn roads() -> World {
    let mut world = World::new();
    let across = |n: u64, lat: f64| route(n, vec![at(lat, 36.8), at(lat + 0.03, 37.2), at(lat, 37.6)]);
    world.routes = vec![
        across(1, 36.0),
        across(2, 36.15),
        across(3, 36.4),
        route(4, vec![at(35.8, 37.1), at(36.1, 37.12), at(36.5, 37.1)]),
    ];
    world
}

/// Something violent, mostly near the fighting, sometimes far out where only its tail reaches a road.
fn incident(world: &mut World, chance: &mut Chance) {
    let far = chance.below(4) == 0;
    let spread = if far { 0.45 } else { 0.12 };
    let place = at(36.05 + chance.between(-spread, spread), 37.15 + chance.between(-spread, spread));
    let grade = ["A1", "B2", "C3", "F6", "D4"][usize::try_from(chance.below(5)).unwrap()];
    let days = if chance.below(3) == 0 { chance.between(0.1, 90.0) } else { chance.between(0.1, 6.0) };
    let kind = chance.below(12);
    let event = world.strike(place, days, grade);
    event.detail = match kind {
        0 => Detail::ControlChange { by: None, from_party: None, count: None, unnamed: None },
        1..5 => Detail::ArmedClash,
        _ => strike(),
    };
    if kind == 7 {
        event.precision = LocationPrecision::District;
    }
}

#[test]
fn kept_from_news_to_news_is_as_found_anew() {
    let (mut world, mut chance) = (roads(), Chance(7));
    (0..60).for_each(|_| incident(&mut world, &mut chance));
    let first = world.events.len();
    (0..120).for_each(|_| incident(&mut world, &mut chance));
    let (network, params) = (world.network(), Arc::new(Params::builtin().clone()));
    let known = |events: &[Event]| KnownEvents {
        events: events.iter().cloned().map(Arc::new).collect(),
        reports: Arc::new(world.dossier().reports.clone()),
        sources: Arc::new(world.dossier().sources.clone()),
    };
    let (mut now, mut asked) = (world.events[..first].to_vec(), question());
    let mut live = Live::new(Arc::clone(&network), Arc::clone(&params), known(&now), asked.clone());
    let (mut lowered, mut moved) = (0, 0);
    for (turn, event) in world.events[first..].iter().enumerate() {
        let mut named = live.put(known(std::slice::from_ref(event)));
        now.push(event.clone());
        match chance.below(20) {
            // One that is on file is retracted, or comes again as confirmed.
            0 | 1 => {
                let place = usize::try_from(chance.below(now.len() as u64)).unwrap();
                let status = if chance.below(2) == 0 { EventStatus::Retracted } else { EventStatus::Confirmed };
                now[place].status = status;
                named.extend(live.put(known(&now[place..=place])));
            }
            2 => {
                asked.as_of += Duration::hours(6);
                live.move_to(asked.as_of);
                moved += 1;
            }
            _ => {}
        }
        // Now and then only some routes are asked for, so that what is kept is of different ages.
        if turn % 3 == 1 {
            let some = live.routes(&named[..named.len().min(2)]);
            assert!(some.len() <= 2);
            continue;
        }
        let dossier = Dossier { events: &now, reports: &world.reports, sources: &world.sources };
        let anew = assess(&network, &dossier, &params, &asked);
        for (kept, anew) in live.assessment().routes.iter().zip(&anew.routes) {
            assert_eq!(kept, anew, "after {turn} news");
            lowered += u32::from(anew.explanation.lowered_by.is_some());
        }
    }
    assert!(lowered > 100 && moved > 2, "{lowered} sets, {moved} moves: the test tests too little");
}
