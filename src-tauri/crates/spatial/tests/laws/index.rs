use passage_model::{Geometry, LatLon};
use passage_spatial::{RouteLine, STRETCH, SegmentIndex, Shape, Spot, SpotIndex, destination};
use proptest::prelude::*;

use crate::{around, centre, to_line};

/// A star round a centre: its corners at equal bearings, at these distances.
fn star(c: LatLon, radii: &[f64]) -> Vec<LatLon> {
    let step = 360.0 / radii.len() as f64;
    radii.iter().enumerate().map(|(i, km)| destination(c, step * i as f64, *km)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn points_find_what_brute_force_finds(points in around(40.0, 3..8), km in 0.0..30.0_f64) {
        let (p, rest) = points.split_first().unwrap();
        let Ok(line) = RouteLine::new(rest) else { return Ok(()) };
        let segments = line.segments();
        let index = SegmentIndex::build(segments.iter().map(|s| &s.points[..]));
        prop_assert_eq!(index.len(), segments.len());
        let mut found = vec![None; segments.len()];
        let mut last = None;
        index.within(&Shape::point(*p), km, |id, d| {
            assert!(last < Some(id), "ids ascend, each once");
            last = Some(id);
            found[id as usize] = Some(d);
        });
        for (segment, found) in segments.iter().zip(found) {
            let truth = to_line(*p, &segment.points);
            match found {
                Some(d) => prop_assert!(d <= km && (d - truth).abs() < 1e-4, "{d} {truth}"),
                None => prop_assert!(truth > km - 1e-4, "missed {truth} of {km}"),
            }
        }
    }

    #[test]
    fn runs_are_what_is_within_joined(points in around(60.0, 6..30), km in 0.0..40.0_f64, shape in 0..3) {
        let (thing, rest) = points.split_at(3);
        let shape = Shape::new(&match shape {
            0 => Geometry::Point { at: thing[0] },
            1 => Geometry::Line { points: thing.to_vec() },
            _ => Geometry::Area { ring: thing.to_vec() },
        });
        let Ok(line) = RouteLine::new(rest) else { return Ok(()) };
        let segments = line.segments();
        let index = SegmentIndex::build(segments.iter().map(|s| &s.points[..]));
        let (mut one_by_one, mut runs): (Vec<u32>, Vec<std::ops::Range<u32>>) = (Vec::new(), Vec::new());
        index.within(&shape, km, |id, _| one_by_one.push(id));
        index.runs_within(&shape, km, |run| runs.push(run));
        prop_assert!(runs.windows(2).all(|pair| pair[0].end < pair[1].start), "{runs:?}");
        prop_assert_eq!(runs.clone().into_iter().flatten().collect::<Vec<_>>(), one_by_one);
    }

    #[test]
    fn pairs_are_what_is_within_one_by_one(points in around(60.0, 6..30), km in 0.0..40.0_f64, from in 0..12_u32) {
        let (things, rest) = points.split_at(3);
        let Ok(line) = RouteLine::new(rest) else { return Ok(()) };
        let segments = line.segments();
        let index = SegmentIndex::build(segments.iter().map(|s| &s.points[..]));
        let spots = SpotIndex::build((0..).zip(things).map(|(id, p)| (id, Spot::of(*p))));
        let (mut pairs, mut masks, mut one_by_one) = (Vec::new(), Vec::new(), Vec::new());
        // From the middle of the road too: stretches are counted from where the run begins.
        let all = from.min(u32::try_from(index.len()).unwrap())..u32::try_from(index.len()).unwrap();
        let segments = |stretch: u32, mask: u8| {
            (0..STRETCH).filter(move |bit| mask & (1 << bit) != 0).map(move |bit| (bit, from + stretch * STRETCH + bit))
        };
        let around = index.around(all.clone(), km);
        index.pairs_within(all.clone(), &spots, km, |stretch, place, mask, distances| {
            pairs.extend(segments(stretch, mask).map(|(bit, id)| (place, id, distances[bit as usize])));
        });
        index.masks_within(all, &spots, km, |stretch, place, mask| {
            masks.extend(segments(stretch, mask).map(|(_, id)| (place, id)));
        });
        for (place, p) in (0..).zip(things) {
            index.within(&Shape::point(*p), km, |id, d| if id >= from { one_by_one.push((place, id, d)) });
        }
        for (place, p) in (0..).zip(things) {
            let is_near = one_by_one.iter().any(|(other, ..)| *other == place);
            prop_assert_eq!(around.holds(Spot::of(*p)), is_near);
        }
        pairs.sort_by_key(|(place, id, _)| (*place, *id));
        masks.sort_unstable();
        prop_assert_eq!(masks, one_by_one.iter().map(|(place, id, _)| (*place, *id)).collect::<Vec<_>>());
        prop_assert_eq!(pairs, one_by_one);
    }

    /// Lines and areas, against the same distances without the index.
    #[test]
    fn shapes_find_what_a_full_scan_finds(points in around(30.0, 6..12), km in 0.0..30.0_f64, area: bool) {
        let (thing, rest) = points.split_at(points.len() / 2);
        let geometry = if area { Geometry::Area { ring: thing.to_vec() } } else { Geometry::Line { points: thing.to_vec() } };
        let shape = Shape::new(&geometry);
        let Ok(line) = RouteLine::new(rest) else { return Ok(()) };
        let segments = line.segments();
        let index = SegmentIndex::build(segments.iter().map(|s| &s.points[..]));
        let mut found = Vec::new();
        index.within(&shape, km, |id, d| found.push((id, d)));
        let scan: Vec<(u32, f64)> = segments.iter().zip(0..).filter_map(|(s, id)| {
            let own = Shape::new(&Geometry::Line { points: s.points.clone() });
            let d = if s.points.iter().any(|p| shape.contains(*p)) { 0.0 } else { own.distance_to_shape(&shape) };
            (d <= km).then_some((id, d))
        }).collect();
        // A segment that only just enters an area is 0 for one and below the resolution for the other.
        prop_assert_eq!(found.len(), scan.len());
        for ((id, d), (other_id, other)) in found.into_iter().zip(scan) {
            prop_assert!(id == other_id && (d - other).abs() < 1e-4, "{id} {d} {other}");
            prop_assert!((index.distance(id, &shape) - d).abs() < 1e-12);
        }
    }

    /// The distance between two lines, against the distance from sampled places of one to the other.
    #[test]
    fn line_to_line_is_the_least_of_its_places(points in around(30.0, 4..6)) {
        let (a, b) = points.split_at(2);
        let shape = |p: &[LatLon]| Shape::new(&Geometry::Line { points: p.to_vec() });
        let d = shape(a).distance_to_shape(&shape(b));
        prop_assert!((d - shape(b).distance_to_shape(&shape(a))).abs() < 1e-9);
        let Ok(line) = RouteLine::new(a) else { return Ok(()) };
        let step = line.length_km() / 400.0;
        let other = shape(b);
        let least = (0..=400).map(|i| other.distance_to(line.at(step * f64::from(i)))).fold(f64::INFINITY, f64::min);
        prop_assert!(d <= least + 1e-6 && d >= least - step, "{d} {least}");
    }

    #[test]
    fn stars_contain_their_middle_and_not_their_surroundings(
        c in centre(), radii in proptest::collection::vec(5.0..400.0_f64, 5..40),
        bearing in 0.0..360.0_f64, share in 0.0..1.0_f64, backwards: bool,
    ) {
        let mut ring = star(c, &radii);
        if backwards { ring.reverse(); }
        let shape = Shape::new(&Geometry::Area { ring });
        let least = radii.iter().copied().fold(f64::INFINITY, f64::min);
        let most = radii.iter().copied().fold(0.0, f64::max);
        // The edge between two neighbours comes nearer than both, by no more than this.
        let safe = least * (std::f64::consts::PI / radii.len() as f64).cos() * 0.99;
        let inside = destination(c, bearing, safe * share);
        prop_assert!(shape.contains(inside) && shape.distance_to(inside) == 0.0 && shape.region().contains(inside));
        let outside = destination(c, bearing, most * 1.01 + share * 5000.0);
        prop_assert!(!shape.contains(outside) && shape.distance_to(outside) > 0.0);
        prop_assert!(!shape.contains(destination(c, bearing, 19_500.0)));
        let own = SegmentIndex::build([&[inside][..], &[outside][..]]);
        let mut found = Vec::new();
        own.within(&shape, 0.0, |id, d| found.push((id, d)));
        prop_assert_eq!(found, vec![(0, 0.0)]);
    }
}

#[test]
fn odd_indexes() {
    let p = LatLon::new(36.0, 37.0).unwrap();
    let none = SegmentIndex::build([]);
    assert!(none.is_empty());
    none.within(&Shape::point(p), 1e9, |_, _| panic!());
    let index = SegmentIndex::build([&[][..], &[p][..], &[p, p][..]]);
    assert_eq!((index.len(), index.distance(0, &Shape::point(p))), (3, f64::INFINITY));
    assert_eq!(index.distance(99, &Shape::point(p)), f64::INFINITY);
    let mut found = Vec::new();
    index.within(&Shape::point(p), f64::INFINITY, |id, d| found.push((id, d)));
    assert_eq!(found, [(1, 0.0), (2, 0.0)]);
    index.within(&Shape::point(p), -1.0, |_, _| panic!());
    index.within(&Shape::point(p), f64::NAN, |_, _| panic!());
    index.within(&Shape::new(&Geometry::Line { points: vec![] }), f64::INFINITY, |_, _| panic!());
}
