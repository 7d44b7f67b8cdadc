use passage_model::LatLon;
use passage_spatial::{Region, RouteLine, destination};
use proptest::prelude::*;

use crate::{around, centre};

/// As the database would compare.
fn selects(region: Region, p: LatLon) -> bool {
    region.lat_range().is_some_and(|(s, n)| (s..=n).contains(&p.lat()))
        && region.lon_ranges().iter().any(|(w, e)| (*w..=*e).contains(&p.lon()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn an_expanded_region_holds_all_within_the_distance(
        points in around(500.0, 1..6), bearing in 0.0..360.0_f64, share in 0.0..1.0_f64,
        km in prop_oneof![0.0..50.0_f64, 0.0..3000.0_f64],
    ) {
        let region = Region::of(&points).expand(km);
        for p in &points {
            let q = destination(*p, bearing, km * share);
            prop_assert!(region.contains(q) && selects(region, q), "{region:?} {q:?}");
        }
    }

    #[test]
    fn the_region_of_a_line_holds_its_places(points in around(800.0, 2..5), share in 0.0..1.0_f64) {
        let Ok(line) = RouteLine::new(&points) else { return Ok(()) };
        let q = line.at(line.length_km() * share);
        prop_assert!(line.region().expand(0.001).contains(q), "{:?} {q:?}", line.region());
    }

    #[test]
    fn unions_hold_both_and_the_order_does_not_matter(a in around(500.0, 1..4), b in around(500.0, 1..4)) {
        let (one, two) = (Region::of(&a), Region::of(&b));
        let both = one.union(two);
        for p in a.iter().chain(&b) {
            prop_assert!(both.expand(1e-6).contains(*p), "{both:?} {p:?}");
        }
        prop_assert_eq!(both.lon_ranges().len(), two.union(one).lon_ranges().len());
    }

    #[test]
    fn contains_and_the_database_agree(points in around(2000.0, 1..5), p in centre()) {
        let region = Region::of(&points);
        prop_assert_eq!(region.contains(p), selects(region, p));
    }
}
