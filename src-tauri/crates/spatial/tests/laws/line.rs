use passage_model::{Geometry, LatLon};
use passage_spatial::{RouteLine, Shape, destination, distance_km};
use proptest::prelude::*;

use crate::{around, centre, to_line};

fn length(points: &[LatLon]) -> f64 {
    points.windows(2).map(|w| distance_km(w[0], w[1])).sum()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn distances_are_symmetric_and_obey_the_triangle(a in centre(), b in centre(), c in centre()) {
        prop_assert!((distance_km(a, b) - distance_km(b, a)).abs() < 1e-9);
        prop_assert!(distance_km(a, c) <= distance_km(a, b) + distance_km(b, c) + 1e-9);
    }

    #[test]
    fn destinations_are_as_far_as_asked(a in centre(), bearing in 0.0..360.0_f64, km in 0.0..10_000.0_f64) {
        prop_assert!((distance_km(a, destination(a, bearing, km)) - km).abs() < 1e-8);
    }

    #[test]
    fn segments_add_up(points in around(60.0, 2..8)) {
        let Ok(line) = RouteLine::new(&points) else { return Ok(()) };
        let segments = line.segments();
        let lengths: Vec<f64> = segments.iter().map(|s| length(&s.points)).collect();
        prop_assert!((lengths.iter().sum::<f64>() - line.length_km()).abs() < 1e-6);
        for (segment, length) in segments.iter().zip(lengths) {
            prop_assert!((segment.to_km - segment.from_km - length).abs() < 1e-6);
            prop_assert!(line.length_km() < 0.5 || (0.6..=1.5).contains(&length));
        }
    }

    #[test]
    fn slices_are_as_long_as_asked(points in around(300.0, 2..6), s in 0.0..1.0_f64, t in 0.0..1.0_f64) {
        let Ok(line) = RouteLine::new(&points) else { return Ok(()) };
        let (from, to) = (line.length_km() * s, line.length_km() * t);
        prop_assert!((length(&line.slice(from, to)) - (to - from).abs()).abs() < 1e-6);
    }

    #[test]
    fn nearest_is_nearest(points in around(30.0, 3..7)) {
        let (p, rest) = points.split_first().unwrap();
        let Ok(line) = RouteLine::new(rest) else { return Ok(()) };
        let near = line.nearest(*p);
        let truth = to_line(*p, line.points());
        prop_assert!((near.distance_km - truth).abs() < 1e-5, "{near:?} {truth}");
        prop_assert!(distance_km(near.at, line.at(near.chainage_km)) < 1e-9);
        let shape = Shape::new(&Geometry::Line { points: rest.to_vec() });
        prop_assert!((shape.distance_to(*p) - truth).abs() < 1e-4);
        // A place on the line is found again, if not at the same chainage then at the same place.
        let on = line.at(line.length_km() * 0.37);
        prop_assert!(line.nearest(on).distance_km < 1e-6);
    }

    #[test]
    fn stretches_hold_all_that_is_near_and_little_else(points in around(25.0, 4..8), km in 0.0..10.0_f64, kind in 0..3) {
        let (thing, rest) = points.split_at(if kind == 0 { 1 } else { points.len() / 2 });
        let geometry = match kind {
            0 => Geometry::Point { at: thing[0] },
            1 => Geometry::Line { points: thing.to_vec() },
            _ => Geometry::Area { ring: thing.to_vec() },
        };
        let Ok(line) = RouteLine::new(rest) else { return Ok(()) };
        let shape = Shape::new(&geometry);
        let stretches = line.stretch_within(&shape, km);
        prop_assert!(stretches.iter().all(|(from, to)| from < to && *from >= 0.0 && *to <= line.length_km()));
        prop_assert!(stretches.windows(2).all(|w| w[0].1 < w[1].0));
        for i in 0..=200 {
            let at = line.length_km() * (f64::from(i) / 200.0);
            let d = shape.distance_to(line.at(at));
            let inside = stretches.iter().any(|(from, to)| (*from..=*to).contains(&at));
            prop_assert!(inside || d > km, "left out {at}: {d} of {km}");
            prop_assert!(!inside || d <= km + 0.021, "taken in {at}: {d} of {km}");
        }
    }

    /// The earth is the same all round: turning everything by the same longitude changes no distance.
    #[test]
    fn turning_the_earth_changes_nothing(
        base in -89.0..89.0_f64, spots in proptest::collection::vec((-0.5..0.5_f64, -1.0..1.0_f64), 4..8),
        turn in 170.0..185.0_f64,
    ) {
        let place = |by: f64| -> Vec<LatLon> {
            let wrap = |lon: f64| if lon > 180.0 { lon - 360.0 } else { lon };
            spots.iter().map(|(lat, lon)| LatLon::new(base + lat, wrap(lon + by)).unwrap()).collect()
        };
        let (here, there) = (place(0.0), place(turn));
        let (Ok(a), Ok(b)) = (RouteLine::new(&here[1..]), RouteLine::new(&there[1..])) else { return Ok(()) };
        prop_assert!((a.length_km() - b.length_km()).abs() < 1e-8);
        prop_assert!((a.nearest(here[0]).distance_km - b.nearest(there[0]).distance_km).abs() < 1e-6);
        let area = |p: &[LatLon]| Shape::new(&Geometry::Area { ring: p[1..].to_vec() });
        prop_assert!((area(&here).distance_to(here[0]) - area(&there).distance_to(there[0])).abs() < 1e-6);
    }
}
