//! Random scenes: a few routes, crossings and events of every kind near each other.

use std::sync::LazyLock;

use chrono::Duration;
use passage_model::*;
use proptest::prelude::*;

use crate::support::*;

/// What a random event is made from.
#[derive(Debug, Clone)]
pub(crate) struct Seed {
    kind: u8,
    lat: f64,
    lon: f64,
    hours: i64,
    precision: u8,
    time: u8,
    grades: Vec<u8>,
    denied: Option<u8>,
    pick: u8,
}

fn seed() -> impl Strategy<Value = Seed> {
    let place = (35.85..36.15_f64, 36.9..37.4_f64);
    let grades = proptest::collection::vec(0_u8..36, 0..3);
    let age = prop_oneof![3 => 1_i64..100, 2 => 100_i64..900, 1 => 900_i64..30_000, 1 => -48_i64..1];
    (0_u8..16, place, age, 0_u8..8, 0_u8..6, grades, proptest::option::weighted(0.15, 0_u8..36), any::<u8>()).prop_map(
        |(kind, (lat, lon), hours, precision, time, grades, denied, pick)| Seed {
            kind,
            lat,
            lon,
            hours,
            precision,
            time,
            grades,
            denied,
            pick,
        },
    )
}

/// A world of up to `most` random events on two crossing routes, one with a border crossing.
pub(crate) fn scene(most: usize) -> impl Strategy<Value = World> {
    proptest::collection::vec(seed(), 0..=most).prop_map(|seeds| build(&seeds))
}

fn grade(n: u8) -> String {
    format!("{}{}", char::from(b'A' + n / 6), n % 6 + 1)
}

/// Two crossing routes and a border crossing, prepared once.
fn ground() -> World {
    let mut world = World::new();
    world.routes = vec![
        route(1, vec![at(36.0, 37.0), at(36.02, 37.1), at(35.98, 37.25)]),
        route(2, vec![at(35.9, 37.1), at(36.02, 37.1), at(36.1, 37.12)]),
    ];
    world.crossings = vec![Crossing {
        id: crossing_id(1),
        names: Names::one(Lang::En, "Gate"),
        kind: CrossingKind::Border,
        at: at(36.02, 37.1),
        formal: None,
        sides: ["SY", "IQ"]
            .map(|country| Side {
                names: Names::default(),
                country: country.parse().ok(),
                authority: None,
                hours: None,
                statuses: vec![SideStatus {
                    traffic: None,
                    direction: TrafficDirection::Both,
                    status: SideStatusKind::Open,
                    basis: None,
                    since: None,
                    until: None,
                    checked_at: ago(8.0),
                    source: None,
                    grade: "B2".parse().unwrap(),
                }],
            })
            .to_vec(),
    }];
    world.routes[0].crossings = vec![crossing_id(1)];
    world.shared = Some(world.network());
    world
}

fn build(seeds: &[Seed]) -> World {
    static GROUND: LazyLock<World> = LazyLock::new(ground);
    let mut world = GROUND.clone();
    for seed in seeds {
        add(&mut world, seed);
    }
    world
}

fn add(world: &mut World, seed: &Seed) {
    let spot = at(seed.lat, seed.lon);
    let near = |dlat: f64, dlon: f64| at(seed.lat + dlat, seed.lon + dlon);
    let place = Geometry::Point { at: spot };
    let line = Geometry::Line { points: vec![near(0.0, -0.1), near(0.02, 0.1)] };
    let area =
        Geometry::Area { ring: vec![near(-0.02, -0.03), near(-0.02, 0.03), near(0.02, 0.03), near(0.02, -0.03)] };
    let scope = match seed.pick % 5 {
        0 => Scope::Crossing { crossing: crossing_id(1) },
        1 => Scope::Border { a: "SY".parse().unwrap(), b: "IQ".parse().unwrap() },
        2 => Scope::Geometry,
        _ => section(f64::from(seed.pick % 20), f64::from(seed.pick % 30)),
    };
    let shut = Closure { partial: seed.pick.is_multiple_of(7), ..closure(scope) };
    let state = FrontState::ALL[usize::from(seed.pick % 4)];
    let (detail, geometry) = match seed.kind {
        0..=2 => (strike(), place),
        3 => (Detail::ArmedClash, if seed.pick.is_multiple_of(4) { line } else { place }),
        4 => (Detail::AttackOnSite { site: SiteKind::Aid }, if seed.pick.is_multiple_of(4) { area } else { place }),
        5 => (Detail::Ambush { act: AmbushAct::Robbery }, place),
        6 => (capture(), place),
        7 => (
            Detail::ExplosiveHazard { device: Device::Mine, detonated: seed.pick.is_multiple_of(2), cleared: false },
            place,
        ),
        8 => (front(state), line),
        9 => (front(state), area),
        10 => (Detail::Closure(shut), if seed.pick.is_multiple_of(2) { place } else { area }),
        11 => (Detail::Reopening(shut), area),
        12 => (passage(Direction::ALL[usize::from(seed.pick % 3)]), line),
        13 => {
            let passability = Passability::ALL[usize::from(seed.pick % 2)];
            (Detail::Obstruction { cause: CauseOfObstruction::Snow, passability, limit_tonnes: None }, line)
        }
        14 => (Detail::DetentionOrDenial { act: DenialAct::Denied, traffic: Traffic::all() }, area),
        _ => (Detail::Ceasefire { parties: Vec::new() }, place),
    };
    let mut evidence: Vec<Evidence> = seed.grades.iter().map(|n| world.report(&grade(*n))).collect();
    if let Some(n) = seed.denied {
        evidence.push(Evidence { stance: Stance::Denies, ..world.report(&grade(n)) });
    }
    let event = world.event(detail, None, now() - Duration::hours(seed.hours), "");
    event.geometry = Some(geometry);
    event.evidence = evidence;
    event.precision = match seed.precision {
        0 => LocationPrecision::Near,
        1 => LocationPrecision::District,
        2 => LocationPrecision::Coarse,
        _ => LocationPrecision::Exact,
    };
    event.time.precision = match seed.time {
        0 => TimePrecision::Day,
        1 => TimePrecision::Week,
        2 => TimePrecision::Month,
        _ => TimePrecision::Hour,
    };
    if seed.pick.is_multiple_of(11) {
        event.status = EventStatus::Retracted;
    } else if seed.pick.is_multiple_of(3) {
        event.status = EventStatus::Confirmed;
    }
    if seed.pick.is_multiple_of(9) {
        event.time.until = Some(event.time.from + Duration::hours(i64::from(seed.pick)));
    }
}
