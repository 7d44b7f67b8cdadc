//! Grid references against published values.

use super::{print::*, problem::Problem, project::project, *};
use crate::distance_km;

fn ll(lat: f64, lon: f64) -> LatLon {
    LatLon::new(lat, lon).unwrap()
}

fn read(text: &str) -> Parsed {
    parse_position(text).unwrap_or_else(|e| panic!("{text:?}: {e}"))
}

fn problem(text: &str) -> Problem {
    parse_position(text).expect_err(text).problem
}

/// Position, MGRS to the metre; each published, see the comments.
const SQUARES: &[(f64, f64, &str)] = &[
    // Tests of the mgrs library of proj4js.
    (0.0, 0.0, "31NAA6602100000"),
    (0.000_01, 0.0, "31NAA6602100001"),
    (36.236_132_2, -115.082_094_4, "11SPA7234911844"),
    (48.249_49, 16.414_50, "33UXP0500444997"),
    // Output of GDAL and hobuinc/mgrs for well-known places; the second is moved by the Norway exception.
    (38.8977, -77.0365, "18SUJ2339407395"),
    (60.0, 5.0, "32VKM7697958157"),
    (37.7749, -122.4194, "10SEG5113080998"),
    (-33.8688, 151.2093, "56HLH3436850948"),
    (61.2181, -149.9003, "06VUN4424790536"),
    // The poles: the corner of the south-western square of the eastern half in the north, AN in the south.
    (90.0, 0.0, "ZAH0000000000"),
    (-90.0, 77.0, "BAN0000000000"),
];

#[test]
fn published_squares_are_printed_and_read() {
    for (lat, lon, reference) in SQUARES {
        let at = ll(*lat, *lon);
        assert_eq!(print_mgrs(at).replace(' ', ""), *reference);
        let back = read(reference);
        assert_eq!((back.notation, back.resolution_m), (Notation::Mgrs, 1.0));
        assert!(distance_km(at, back.at) < 0.002, "{reference}");
    }
}

/// `GeographicLib`: manual of `GeoConvert`, header of `MGRS.hpp`, and the tests of its JavaScript port.
#[test]
fn published_references_of_geographiclib() {
    let p = read("38SMB4488");
    assert!((p.at.lat() - 33.334_24).abs() < 5e-6 && (p.at.lon() - 44.403_63).abs() < 5e-6);
    assert_eq!(p.resolution_m, 1000.0);
    assert!(distance_km(p.at, read("38n 444500 3688500").at) < 1e-6);
    assert!(print_mgrs(ll(33.3, 44.4)).starts_with("38S MB 44"));
    assert!(print_mgrs(ll(-79.9, 6.1)).replace(' ', "").starts_with("32CMS43"));
    assert!(distance_km(ll(-1.0, 3.0), read("31s 500000 9889470").at) < 0.001);
    assert!(distance_km(ll(86.0, 0.0), read("n 2000000.0 1555731.570643").at) < 1e-8);
    assert!(distance_km(read("ZAG5206546829").at, read("UPS N 2052065.5 1946829.5").at) < 1e-8);
    assert!(distance_km(read("ZGC2677330125").at, read("Z 2426773.5 1530125.5").at) < 1e-8);
    // Honolulu, as in the encyclopaedia article on MGRS: a zone of one digit.
    let p = read("4Q FJ 12345 67890").at;
    assert!((21.3..21.5).contains(&p.lat()) && (-158.0..-157.8).contains(&p.lon()));
    // A square of zone 24 that lies in zone 25.
    let p = read("24XWT783908").at;
    assert!((p.lat() - 83.627_78).abs() < 1e-5 && (p.lon() + 32.664_33).abs() < 1e-5);
    assert!(print_mgrs(p).starts_with("25X EN 041"));
}

/// CN Tower, as in the encyclopaedia article on UTM; Flinders Peak and Buninyong from the Geodetic Datum of Australia
/// technical manual (GRS 80, which differs from WGS 84 by less than 1 mm here).
#[test]
fn published_utm() {
    for (lat, lon, zone, easting, northing, off) in [
        (43.642_566_7, -79.387_139, 17, 630_084.0, 4_833_438.0, 1.5),
        (-37.951_033_417, 144.424_867_889, 55, 273_741.297, 5_796_489.777, 0.001),
        (-37.652_821_139, 143.926_495_528, 54, 758_173.797, 5_828_674.340, 0.001),
    ] {
        let grid = project(ll(lat, lon)).unwrap();
        assert_eq!(grid.zone, zone);
        assert!((grid.easting - easting).abs() < off && (grid.northing - northing).abs() < off, "{grid:?}");
    }
}

#[test]
fn zone_exceptions_of_norway_and_svalbard_and_both_limits() {
    for (lat, lon, zone) in [
        (60.39, 5.32, "32V"),
        (60.39, 2.99, "31V"),
        (55.9, 5.32, "31U"),
        (64.1, 5.32, "31W"),
        (75.0, 0.0, "31X"),
        (75.0, 8.99, "31X"),
        (75.0, 9.0, "33X"),
        (78.22, 15.65, "33X"),
        (75.0, 20.99, "33X"),
        (75.0, 21.0, "35X"),
        (75.0, 33.0, "37X"),
        (75.0, 41.99, "37X"),
        (75.0, 42.0, "38X"),
        (71.9, 9.5, "32W"),
        (83.999_999, 10.0, "33X"),
        (84.0, 10.0, "Z"),
        (84.0, -10.0, "Y"),
        (-80.0, 10.0, "32C"),
        (-80.000_001, 10.0, "B"),
        (-85.0, -10.0, "A"),
        (10.0, 180.0, "1P"),
        (10.0, -180.0, "1P"),
        (10.0, 179.999_999, "60P"),
    ] {
        let at = ll(lat, lon);
        let printed = print_utm(at);
        assert_eq!(printed.split(' ').next(), Some(zone), "{at:?}");
        for text in [printed, print_mgrs(at)] {
            assert!(distance_km(at, read(&text).at) < 0.0016, "{at:?} {text}");
        }
    }
}

#[test]
fn utm_in_many_dresses() {
    let expected = read("37 N 333000 4007000").at;
    for text in [
        "37S 333 000mE 4 007 000mN",
        "37S 333000mE 4007000mN",
        "37S 333000 4007000",
        "37 S 333000 4007000",
        "37s 333000E 4007000N",
        "37N 333000 4007000",
        "37N 333,000 4,007,000",
        "37N 333,000mE, 4,007,000mN",
        "37 north 333000 4007000",
        "UTM 37N 333000 4007000",
        "UTM zone 37N, easting 333000, northing 4007000",
        "Zone 37S E 333000 N 4007000",
        "37N 4007000mN 333000mE",
        "37 شمال ٣٣٣٠٠٠ ٤٠٠٧٠٠٠",
        "٣٧S ٣٣٣٬٠٠٠ ٤٬٠٠٧٬٠٠٠",
        "37S 333 000 4 007 000",
        "37S 333000.0m 4007000.0m",
    ] {
        let p = read(text);
        assert_eq!(p.notation, Notation::Utm, "{text}");
        assert!(distance_km(expected, p.at) < 1e-9, "{text}");
    }
    assert_eq!(read("37N 333000.5 4007000.2").resolution_m, 0.1);
}

#[test]
fn the_letter_s_is_a_band_or_a_hemisphere() {
    // Northern Syria as band S; the other reading is in the southern ocean.
    let p = read("37S 333000 4007000");
    let Some(Note::BandS { other }) = p.note else { panic!("{p:?}") };
    assert!((36.1..36.3).contains(&p.at.lat()) && other.lat() < -50.0);
    // Harare in zone 36: no latitude of band S has this northing.
    let p = read("36S 292000 8027000");
    assert_eq!(p.note, Some(Note::SouthernHemisphere));
    assert!((-17.9..-17.7).contains(&p.at.lat()));
    assert_eq!(read("36 south 292000 8027000").note, None);
    assert_eq!(read("36K 292000 8027000").at, p.at);
    // N is the north whichever way it is meant.
    assert_eq!(read("37N 333000 4007000").note, None);
}

#[test]
fn grid_refusals() {
    assert_eq!(problem("61S 333000 4007000"), Problem::GridZone { zone: 61 });
    assert_eq!(problem("0N 333000 4007000"), Problem::GridZone { zone: 0 });
    assert_eq!(problem("37I 333000 4007000"), Problem::GridBand { letter: 'I' });
    assert_eq!(problem("37A 333000 4007000"), Problem::GridBand { letter: 'A' });
    assert!(matches!(problem("37N 33300 4007000"), Problem::Easting { .. }));
    assert!(matches!(problem("37N 333000 9900000"), Problem::Northing { .. }));
    assert!(matches!(problem("37T 333000 4007000"), Problem::NotInBand { letter: 'T', .. }));
    assert!(matches!(problem("37S 333000 500000"), Problem::NotInBand { letter: 'S', .. }));
    assert_eq!(problem("37N 333000"), Problem::GridNumbers);
    assert_eq!(problem("37N 333000 4007000 12"), Problem::GridNumbers);
    assert_eq!(problem("37N 333000E 4007000E"), Problem::GridNumbers);
    assert_eq!(problem("UTM 37N 333 000 4 007 00"), Problem::GridNumbers);
    assert!(matches!(problem("Y 2426773 1530125"), Problem::NotInBand { letter: 'Y', .. }));
    assert!(matches!(problem("N 100000 2000000"), Problem::Easting { .. }));
    assert_eq!(problem("61SCA18880071"), Problem::GridZone { zone: 61 });
    assert_eq!(problem("00SCA18880071"), Problem::GridZone { zone: 0 });
    assert_eq!(problem("37ICA18880071"), Problem::GridBand { letter: 'I' });
    assert_eq!(problem("37SCA1888007"), Problem::GridDigits { digits: 7 });
    assert_eq!(problem("37SCA 188 80071"), Problem::GridDigits { digits: 8 });
    assert_eq!(problem("37SCA 18 88 00 71"), Problem::GridDigits { digits: 8 });
    assert_eq!(problem("37SCA"), Problem::GridDigits { digits: 0 });
    assert_eq!(problem("37SCA188800711234"), Problem::GridDigits { digits: 12 });
    // Column letters of another zone; a row that the band does not reach.
    assert_eq!(problem("37SMA18880071"), Problem::GridSquare);
    assert_eq!(problem("37SCL18880071"), Problem::GridSquare);
}

#[test]
fn mgrs_in_many_dresses() {
    let expected = read("37SCA18880071");
    assert_eq!(expected.resolution_m, 10.0);
    for text in [
        "37S CA 1888 0071",
        "37S CA 18880071",
        "37sca18880071",
        "37 S CA 1888 0071",
        "MGRS: 37SCA18880071",
        "mgrs 37s ca 1888 0071",
        "٣٧SCA١٨٨٨٠٠٧١",
        "37S\u{a0}CA\u{202f}1888\u{202f}0071",
        "\u{200e}37SCA1888\u{200e}0071\u{200f}",
    ] {
        assert_eq!(read(text), expected, "{text}");
    }
    for (text, metres) in
        [("37SCA10", 10_000.0), ("37SCA1800", 1000.0), ("37SCA188007", 100.0), ("37SCA1888000712", 1.0)]
    {
        assert_eq!(read(text).resolution_m, metres);
        assert!(distance_km(read(text).at, expected.at) < f64::max(metres, 10.0) / 1000.0 * 1.5);
    }
}

#[test]
fn printed_forms() {
    let aleppo = ll(36.2021, 37.1343);
    assert_eq!(print_decimal(aleppo), "36.20210, 37.13430");
    assert_eq!(print_dms(aleppo), "36°12'07.56\"N 037°08'03.48\"E");
    assert!(print_utm(aleppo).starts_with("37S 332"));
    assert_eq!(print_decimal(ll(-0.000_001, -0.0)), "0.00000, 0.00000");
    assert_eq!(print_dms(ll(-0.999_999_999, -179.999_999_999)), "01°00'00.00\"S 180°00'00.00\"W");
    assert_eq!(print_dms(ll(-1e-9, -1e-9)), "00°00'00.00\"N 000°00'00.00\"E");
    assert_eq!(print_utm(ll(90.0, 0.0)), "Z 2000000mE 2000000mN");
    assert_eq!(print_utm(ll(0.0, 3.0)), "31N 500000mE 0mN");
    assert_eq!(print_utm(ll(-1e-8, 3.0)), "31M 500000mE 10000000mN");
    assert!(read("31M 500000mE 10000000mN").at.lat().abs() < 1e-9);
}
