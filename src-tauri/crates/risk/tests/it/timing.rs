//! A picture of three years of a country: must be assessed in a fraction of a second. Prints its time; the limit is
//! only held in release builds, where it means something.

use std::time::Instant;

use passage_model::*;
use passage_risk::*;

use crate::support::*;

/// Small steps of a linear congruential generator (Knuth's MMIX constants): the same picture every time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 11) as f64 / (1_u64 << 53) as f64
    }
}

#[test]
fn three_years_of_a_country() {
    let mut dice = Dice(7);
    let mut world = World::new();
    world.routes.clear();
    for n in 1..=20 {
        let (mut lat, mut lon) = (33.0 + 3.5 * dice.roll(), 36.0 + 4.0 * dice.roll());
        let (dlat, dlon) = (0.02 * (dice.roll() - 0.5), 0.02 * (dice.roll() - 0.5));
        let mut line = vec![at(lat, lon)];
        for _ in 0..(100.0 + 160.0 * dice.roll()) as u32 {
            lat += dlat + 0.01 * (dice.roll() - 0.5);
            lon += dlon + 0.01 * (dice.roll() - 0.5);
            line.push(at(lat, lon));
        }
        world.routes.push(route(n, line));
    }
    // About two thousand named places, two thirds of them near routes, as people live along roads.
    let mut places = Vec::new();
    for _ in 0..2_020 {
        places.push(if dice.roll() < 0.66 {
            let line = &world.routes[(dice.roll() * 20.0) as usize].line;
            let p = line[(dice.roll().powi(2) * line.len() as f64) as usize];
            at(p.lat() + 0.1 * (dice.roll() - 0.5), p.lon() + 0.1 * (dice.roll() - 0.5))
        } else {
            at(32.5 + 4.5 * dice.roll(), 35.5 + 5.0 * dice.roll())
        });
    }
    let grades = ["B2", "B3", "C3", "F6", "D4"];
    for _ in 0..16_566 {
        let place = places[(dice.roll() * places.len() as f64) as usize];
        let days = 0.1 + 1_200.0 * dice.roll();
        let grade = grades[(dice.roll() * 5.0) as usize];
        let detail = if dice.roll() < 0.98 { strike() } else { capture() };
        let event = world.event(detail, Some(place), ago(days), grade);
        event.time.precision = TimePrecision::Day;
        if dice.roll() < 0.3 {
            event.precision = LocationPrecision::Near;
        }
    }
    let network = world.network();
    let (dossier, params) = (world.dossier(), Params::builtin());
    let time = |what: &str, run: &dyn Fn() -> usize| {
        run();
        let start = Instant::now();
        let n = run();
        let ms = start.elapsed().as_secs_f64() * 1e3;
        println!("{what}: {ms:.1} ms ({n})");
        ms
    };
    println!("{} segments, {} events", network.segment_count(), world.events.len());
    let assessed = time("assess", &|| assess(&network, &dossier, params, &question()).routes.len());
    let queued = time("queue", &|| verification_queue(&network, &dossier, params, &question()).len());
    if !cfg!(debug_assertions) {
        assert!(assessed < 1_000.0 && queued < 5_000.0, "{assessed} ms, {queued} ms");
    }
}
