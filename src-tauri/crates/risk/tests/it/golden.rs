//! Port vectors: our own, and those of the reference when they lie beside the checkout.

use std::path::PathBuf;

use chrono::NaiveDate;
use passage_model::*;
use passage_risk::*;
use passage_spatial::{Segment, Shape};
use serde_json::Value;

use crate::support::*;

/// Age in days, location precision, distance in km, fresh incidents for q = 1. Worked out by hand from the formulas of
/// rules H1 and H2: (1 + a/14)^-2 and 0.06158 exp(-(d-5)/7) exp(-a/4).
const TERMS: [(f64, LocationPrecision, f64, f64); 12] = [
    (0.0, LocationPrecision::Exact, 0.0, 1.0),
    (7.0, LocationPrecision::Exact, 5.0, 0.444_444_444),
    (14.0, LocationPrecision::Near, 4.9, 0.125),
    (28.0, LocationPrecision::District, 25.0, 0.004_444_444),
    (28.0, LocationPrecision::District, 25.1, 0.0),
    (4.0, LocationPrecision::Exact, 12.0, 0.008_333_948),
    (0.0, LocationPrecision::Near, 19.0, 0.004_166_974),
    (0.0, LocationPrecision::Exact, 30.1, 0.0),
    (40.1, LocationPrecision::Exact, 6.0, 0.0),
    (1095.0, LocationPrecision::Exact, 1.0, 0.000_159_349),
    (1095.1, LocationPrecision::Exact, 1.0, 0.0),
    (1.0, LocationPrecision::Coarse, 0.0, 0.0),
];

#[test]
fn own_vectors() {
    for (age, precision, km, expected) in TERMS {
        let mut world = World::new();
        world.strike(north(0.0), age, "").precision = precision;
        let kernel = Kernel::new(&world.events[0], age, Params::builtin());
        let found = kernel.map_or(0.0, |k| k.at(km));
        assert!((found - expected).abs() <= 1e-7 + 1e-6 * expected, "{age} {precision:?} {km}: {found} {expected}");
        assert!(kernel.is_none_or(|k| k.at(k.reach_km()) > 0.0 && k.at(k.reach_km() + 1e-6) == 0.0));
    }
}

#[test]
fn reference_vectors() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/tools/golden.json");
    let Ok(text) = std::fs::read_to_string(&path) else {
        println!("skipped: no reference vectors beside the checkout");
        return;
    };
    let golden: Value = serde_json::from_str(&text).unwrap();
    let number = |v: &Value| v.as_f64().unwrap();
    let close = |a: f64, b: f64| (a - b).abs() <= 1e-3 * b.abs().max(1e-9);
    let as_of = NaiveDate::from_ymd_opt(2024, 6, 1).unwrap().and_hms_opt(0, 0, 0).unwrap().and_utc();

    let mut km = 0.0;
    let segments: Vec<Segment> = golden["segments"]
        .as_array()
        .unwrap()
        .iter()
        .map(|feature| {
            let points = feature["geometry"]["coordinates"].as_array().unwrap();
            let from_km = km;
            km += number(&feature["properties"]["length_km"]);
            Segment { from_km, to_km: km, points: points.iter().map(|p| at(number(&p[1]), number(&p[0]))).collect() }
        })
        .collect();
    let mut world = World::new();
    let mut keys = Vec::new();
    for e in golden["events"].as_array().unwrap() {
        let date: NaiveDate = e["date_end"].as_str().unwrap().parse().unwrap();
        let day = date.and_hms_opt(0, 0, 0).unwrap().and_utc();
        let event = world.event(Detail::ArmedClash, Some(at(number(&e["lat"]), number(&e["lon"]))), day, "A1");
        event.time.precision = TimePrecision::Day;
        event.precision = match e["where_prec"].as_u64().unwrap() {
            1 => LocationPrecision::Exact,
            2 => LocationPrecision::Near,
            _ => LocationPrecision::District,
        };
        keys.push(e["id"].as_str().unwrap().to_owned());
    }
    let (network, refused) = Network::from_segments(vec![CutRoute { id: route_id(1), segments: segments.clone() }]);
    assert!(refused.is_empty());

    let link = Link::new(Params::builtin());
    let b = *Params::builtin().hazard.background_b;
    let mut lambdas = Vec::new();
    for (i, segment) in segments.iter().enumerate() {
        let line = Shape::new(&Geometry::Line { points: segment.points.clone() });
        let mut terms = Vec::new();
        for (event, key) in world.events.iter().zip(&keys) {
            let d = line.distance_to_shape(&Shape::new(event.geometry.as_ref().unwrap()));
            // The reference works in a local plane: two per mille of a distance.
            assert!((d - number(&golden["distance_km"][key][i])).abs() < 0.003 + 0.003 * d, "{key} {i} {d}");
            let age = (as_of - event.time.representative()).num_days() as f64;
            let counts = event.time.last() < as_of;
            let kernel = Kernel::new(event, age, Params::builtin()).filter(|_| counts);
            let term = |km: f64| kernel.map_or(0.0, |k| k.at(km));
            let expected = number(&golden["contributions_s"][key][i]);
            assert!(close(term(number(&golden["distance_km"][key][i])), expected), "{key} {i}");
            // A term of the tail follows the distance, which is ours from here on.
            assert!((term(d) - expected).abs() < 0.006 * expected.max(1e-9), "{key} {i}");
            terms.push(term(d));
        }
        let s: f64 = terms.iter().sum();
        assert!(close(s, number(&golden["s"][i])));
        assert!(close(link.of_sum(b + s), number(&golden["p7"][i])));
        for (key, term) in keys.iter().zip(&terms) {
            assert!(close(link.of_sum(b + s - term), number(&golden["p7_without"][key][i])), "{key} {i}");
        }
        lambdas.push((segment.to_km - segment.from_km, link.lambda(b + s)));
    }
    let route_lambda = link.route_lambda(lambdas);
    assert!(close(route_lambda, number(&golden["route_lambda"])));
    assert!(close(link.probability(route_lambda), number(&golden["route_p7"])));

    // The same through the front door, where the best grade gives q = 0.98.
    let question = Question { as_of, ..question() };
    for i in 0..segments.len() {
        let parts = contributions(&network, &world.dossier(), Params::builtin(), &question, route_id(1), i).unwrap();
        let sum: f64 = parts.terms.iter().map(|t| t.fresh_incidents).sum();
        assert!(close(sum, 0.98 * number(&golden["s"][i])), "{sum}");
        assert_eq!(parts.terms.len(), 5, "the event of the day itself does not count");
    }
}
