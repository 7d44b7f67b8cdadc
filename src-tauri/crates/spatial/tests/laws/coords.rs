use passage_model::LatLon;
use passage_spatial::{
    Problem, distance_km, parse_position, parse_positions, print_decimal, print_dms, print_mgrs, print_utm,
};
use proptest::prelude::*;

use crate::centre;

/// Within half a digit of what was printed: 0.8 m covers the diagonal of a square metre.
fn back(text: &str, at: LatLon, km: f64) -> Result<(), TestCaseError> {
    let read = parse_position(text).map_err(|e| TestCaseError::fail(format!("{text}: {e}")))?;
    let off = distance_km(read.at, at);
    prop_assert!(off <= km, "{text} is {off} km off {at:?}");
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn what_is_printed_is_read_back(at in centre()) {
        back(&print_decimal(at), at, 0.000_9)?;
        back(&print_dms(at), at, 0.000_3)?;
        back(&print_utm(at), at, 0.001_5)?;
        back(&print_mgrs(at), at, 0.000_75)?;
        back(&print_mgrs(at).replace(' ', "").to_lowercase(), at, 0.000_75)?;
    }

    #[test]
    fn printing_what_was_read_changes_nothing(at in centre()) {
        // The middle of a square at the edge of the first zone lies in the last.
        let prints: [fn(LatLon) -> String; 3] = [print_decimal, print_dms, print_mgrs];
        for print in &prints[..if at.lon().abs() < 179.9 { 3 } else { 2 }] {
            let once = print(at);
            prop_assert_eq!(print(parse_position(&once).unwrap().at), once);
        }
    }

    /// Our square letters against those of the library that we wrap, wherever it does not refuse.
    #[test]
    fn squares_agree_with_geoconvert(at in centre()) {
        if at.lat().abs() < 1e-6 {
            // Its printer panics at the equator.
            return Ok(());
        }
        let at = if at.lon() < 180.0 { at } else { LatLon::new(at.lat(), -180.0).unwrap() };
        let theirs = geoconvert::LatLon::create(at.lat(), at.lon()).unwrap().to_mgrs(5).to_string();
        prop_assert_eq!(print_mgrs(at).replace(' ', ""), theirs);
    }

    #[test]
    fn a_list_is_read_as_its_parts(points in proptest::collection::vec(centre(), 1..6), how in 0..3_usize) {
        let separator = ["\n", "; ", " | "][how];
        let text = points.iter().map(|p| [print_decimal, print_dms, print_mgrs][how](*p)).collect::<Vec<_>>();
        let read = parse_positions(&text.join(separator));
        prop_assert_eq!(read.len(), points.len());
        for (read, p) in read.into_iter().zip(points) {
            prop_assert!(distance_km(read.unwrap().at, p) < 0.001);
        }
    }

    #[test]
    fn scripts_and_invisible_marks_do_not_matter(lat in -90.0..90.0_f64, lon in -180.0..180.0_f64, persian: bool) {
        let western = format!("{:.4} {} {:.4} {}", lat.abs(), if lat < 0.0 { 'S' } else { 'N' }, lon.abs(),
            if lon < 0.0 { 'W' } else { 'E' });
        let zero = if persian { 0x6f0 } else { 0x660 };
        let arabic: String = western.chars().map(|c| match c {
            '0'..='9' => char::from_u32(zero + c.to_digit(10).unwrap()).unwrap().to_string(),
            '.' => "٫".into(),
            'N' => "شمالاً،".into(),
            'S' => "جنوبًا،".into(),
            'E' => "شرقاً".into(),
            'W' => "\u{200f}غربًا\u{200e}".into(),
            c => c.to_string(),
        }).collect();
        prop_assert_eq!(parse_position(&western).unwrap().at, parse_position(&arabic).unwrap().at);
    }

    #[test]
    fn nothing_panics_and_errors_lie_within(text in r"\PC{0,60}") {
        check(&text)?;
    }

    #[test]
    fn near_misses_do_not_panic(text in r#"[0-9٠-٩ .,;:'"°\-+NSEWnsewA-Zمشج٫،\n()]{0,40}"#) {
        check(&text)?;
    }

    #[test]
    fn any_grid_reference_is_read_or_refused(text in "[0-9]{0,2} ?[A-Z]{1,3} ?[0-9]{0,7} ?[0-9]{0,8}") {
        check(&text)?;
    }
}

/// Every combination of zone, band and square: read or refused, and when its middle lies in its own zone and band, then
/// printed with the same letters.
#[test]
fn every_square_of_the_earth() {
    let letters: Vec<char> = ('A'..='Z').collect();
    let (mut read, mut own) = (0, 0);
    let mut one = |text: String| match parse_position(&text) {
        Ok(p) => {
            read += 1;
            let printed = print_mgrs(p.at).replace(' ', "");
            let prefix = text.len() - 4;
            if printed[..printed.len() - 12] == text[..prefix - 2] {
                assert_eq!(printed[..prefix], text[..prefix], "{text} {:?}", p.at);
                own += 1;
            }
        }
        Err(e) => assert!(matches!(e.problem, Problem::GridSquare | Problem::GridBand { .. }), "{text}: {e}"),
    };
    for zone in [1, 2, 3, 31, 32, 33, 34, 35, 36, 37, 60] {
        for band in &letters {
            for (column, row) in letters.iter().flat_map(|c| letters.iter().map(move |r| (c, r))) {
                one(format!("{zone:02}{band}{column}{row}5050"));
            }
        }
    }
    for band in ['A', 'B', 'Y', 'Z'] {
        for (column, row) in letters.iter().flat_map(|c| letters.iter().map(move |r| (c, r))) {
            one(format!("{band}{column}{row}5050"));
        }
    }
    assert!(own > 11 * 500 && read < own * 3, "{read} {own}");
}

fn check(text: &str) -> Result<(), TestCaseError> {
    match parse_position(text) {
        Ok(p) => prop_assert!(p.resolution_m > 0.0 && p.resolution_m.is_finite()),
        Err(e) => {
            prop_assert!(text.get(e.range.clone()).is_some(), "{:?} in {text:?}", e.range);
            prop_assert!(!e.problem.code().is_empty());
        }
    }
    for error in parse_positions(text).into_iter().filter_map(Result::err) {
        prop_assert!(text.get(error.range.clone()).is_some(), "{:?} in {text:?}", error.range);
    }
    Ok(())
}
