use passage_model::Geometry;

use super::*;
use crate::destination;

fn ll(lat: f64, lon: f64) -> LatLon {
    LatLon::new(lat, lon).unwrap()
}

#[test]
fn too_few_different_positions_are_refused() {
    let p = ll(36.0, 37.0);
    assert_eq!(RouteLine::new(&[]).unwrap_err(), LineError::TooFewPoints { distinct: 0 });
    assert_eq!(RouteLine::new(&[p, p, p]).unwrap_err(), LineError::TooFewPoints { distinct: 1 });
    let one_meridian = [ll(1.0, 180.0), ll(1.0, -180.0)];
    assert_eq!(RouteLine::new(&one_meridian).unwrap_err(), LineError::TooFewPoints { distinct: 1 });
    let line = RouteLine::new(&[p, p, ll(36.1, 37.0), ll(36.1, 37.0), p]).unwrap();
    assert_eq!(line.points().len(), 3);
}

#[test]
fn endless_lines_are_refused_before_they_fill_the_memory() {
    let ends = [ll(0.0, 0.0), ll(0.0, 170.0)];
    let points: Vec<LatLon> = (0..1_000_000).map(|i| ends[i % 2]).collect();
    assert!(matches!(RouteLine::new(&points), Err(LineError::TooLong { .. })));
}

#[test]
fn chainage_is_the_geodesic_length() {
    let points = [ll(36.0, 37.0), ll(36.2, 37.3), ll(35.0, 40.0)];
    let line = RouteLine::new(&points).unwrap();
    let expected = distance_km(points[0], points[1]);
    assert_eq!(line.chainages(), [0.0, expected, expected + distance_km(points[1], points[2])]);
    assert_eq!(line.length_km(), line.chainages()[2]);
    assert_eq!(line.at(expected), points[1]);
    // Half way along a long edge, against the geodesic itself.
    let middle = crate::midpoint(points[1], points[2]);
    let at = line.at(expected.midpoint(line.length_km()));
    assert!(distance_km(middle, at) < 1e-6, "{middle:?} {at:?}");
}

#[test]
fn positions_beyond_the_ends_are_the_ends() {
    let line = RouteLine::new(&[ll(36.0, 37.0), ll(36.2, 37.3)]).unwrap();
    for km in [-1.0, f64::NEG_INFINITY, f64::NAN, -0.0] {
        assert_eq!(line.at(km), line.points()[0]);
    }
    for km in [line.length_km(), 1e9, f64::INFINITY] {
        assert_eq!(line.at(km), line.points()[1]);
    }
    assert_eq!(line.slice(-5.0, 1e9), line.points());
    assert_eq!(line.slice(1e9, -5.0), [line.points()[1], line.points()[0]]);
    assert_eq!(line.slice(3.0, 3.0), [line.at(3.0)]);
    assert_eq!(line.slice(f64::NAN, f64::NAN), [line.points()[0]]);
}

#[test]
fn a_slice_across_180_degrees_stays_there() {
    let line = RouteLine::new(&[ll(-17.0, 179.0), ll(-17.0, -179.0), ll(-16.0, -179.0)]).unwrap();
    let slice = line.slice(90.0, 230.0);
    assert_eq!(slice.len(), 3);
    assert!(slice[0].lon() > 179.8 && slice[1] == ll(-17.0, -179.0));
    let near = line.nearest(ll(-17.1, 180.0));
    assert!((near.chainage_km - line.chainages()[1] / 2.0).abs() < 0.1 && (near.distance_km - 10.9).abs() < 0.5);
}

#[test]
fn segments_are_equal_and_at_least_one() {
    let start = ll(36.0, 37.0);
    for (km, n) in [(0.01, 1), (0.4, 1), (1.49, 1), (1.51, 2), (10.0, 10), (12.6, 13)] {
        let line = RouteLine::new(&[start, destination(start, 70.0, km)]).unwrap();
        let segments = line.segments();
        assert_eq!(segments.len(), n, "{km}");
        assert_eq!((segments[0].from_km, segments[n - 1].to_km), (0.0, line.length_km()));
        assert!(segments.windows(2).all(|w| w[0].to_km == w[1].from_km && w[0].points.last() == w[1].points.first()));
    }
}

#[test]
fn nearest_takes_the_first_of_equals_and_the_ends() {
    let there = ll(36.1, 37.0);
    let line = RouteLine::new(&[ll(36.0, 37.0), there, ll(36.0, 37.0)]).unwrap();
    let near = line.nearest(ll(36.05, 37.01));
    assert!(near.chainage_km < line.length_km() / 2.0);
    let end = line.nearest(ll(36.2, 37.0));
    assert_eq!((end.at, end.chainage_km), (there, line.chainages()[1]));
    assert_eq!(line.nearest(there).distance_km, 0.0);
    // From the other side of the earth some place is nearest, and nothing breaks.
    assert!(line.nearest(ll(-36.0, -143.0)).distance_km > 19_000.0);
}

#[test]
fn stretches_near_a_point_a_line_and_an_area() {
    let start = ll(36.0, 37.0);
    let line = RouteLine::new(&[start, destination(start, 90.0, 100.0)]).unwrap();
    // A point 3 km off at km 40, radius 5: 36 to 44.
    let shape = Shape::point(destination(line.at(40.0), 180.0, 3.0));
    let [(from, to)] = line.stretch_within(&shape, 5.0)[..] else { panic!() };
    // The line curves by a quarter of a degree on the way there, so that the point is not exactly abeam of km 40.
    assert!((from - 36.01).abs() < 0.03 && (to - 44.01).abs() < 0.03, "{from} {to}");
    assert!(line.stretch_within(&shape, 2.9).is_empty());
    assert!(line.stretch_within(&shape, -1.0).is_empty() && line.stretch_within(&shape, f64::NAN).is_empty());
    assert_eq!(line.stretch_within(&shape, f64::INFINITY), [(0.0, line.length_km())]);
    // A line that crosses at km 70 gives a short stretch even for no distance at all.
    let cross = [destination(line.at(70.0), 0.0, 5.0), destination(line.at(70.0), 180.0, 5.0)];
    let shape = Shape::new(&Geometry::Line { points: cross.to_vec() });
    let [(from, to)] = line.stretch_within(&shape, 0.0)[..] else { panic!() };
    assert!(from <= 70.001 && to >= 69.999 && to - from < 0.05, "{from} {to}");
    // An area from km 20 to 30.
    let corner = |km: f64, bearing: f64| destination(line.at(km), bearing, 10.0);
    let ring = vec![corner(20.0, 0.0), corner(30.0, 0.0), corner(30.0, 180.0), corner(20.0, 180.0)];
    let shape = Shape::new(&Geometry::Area { ring });
    let [(from, to)] = line.stretch_within(&shape, 0.0)[..] else { panic!() };
    assert!((from - 20.0).abs() < 0.05 && (to - 30.0).abs() < 0.05, "{from} {to}");
    // An empty shape is near nothing.
    assert!(line.stretch_within(&Shape::new(&Geometry::Line { points: vec![] }), 1e9).is_empty());
}

#[test]
fn a_route_that_comes_back_has_two_stretches() {
    let start = ll(36.0, 37.0);
    let far = destination(start, 90.0, 50.0);
    let line = RouteLine::new(&[start, far, start]).unwrap();
    assert_eq!(line.stretch_within(&Shape::point(line.at(10.0)), 1.0).len(), 2);
    assert_eq!(line.stretch_within(&Shape::point(far), 1.0).len(), 1);
}
