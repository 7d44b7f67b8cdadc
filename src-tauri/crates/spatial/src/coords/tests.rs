use super::*;

fn read(text: &str) -> Parsed {
    parse_position(text).unwrap_or_else(|e| panic!("{text:?}: {e}"))
}

fn problem(text: &str) -> Problem {
    match parse_position(text) {
        Err(e) => {
            assert!(e.range.start <= e.range.end && e.range.end <= text.len(), "{text:?}: {:?}", e.range);
            e.problem
        }
        Ok(p) => panic!("{text:?} was read as {p:?}"),
    }
}

fn same(text: &str, lat: f64, lon: f64) -> Parsed {
    let p = read(text);
    assert!((p.at.lat() - lat).abs() < 1e-9 && (p.at.lon() - lon).abs() < 1e-9, "{text:?}: {:?}", p.at);
    p
}

#[test]
fn decimal_degrees_in_many_dresses() {
    for text in [
        "36.2021, 37.1343",
        "36.2021,37.1343",
        "36.2021 37.1343",
        "36.2021\t37.1343",
        "36.2021; 37.1343",
        "36.2021/37.1343",
        "(36.2021, 37.1343)",
        "[36.2021, 37.1343].",
        "36,2021 37,1343",
        "36,2021, 37,1343",
        "36,2021;37,1343",
        "36,2021,37,1343",
        "+36.2021 +37.1343",
        "+36.2021+037.1343",
        "36.2021° 37.1343°",
        "36.2021º, 37.1343˚",
        "N36.2021 E37.1343",
        "n 36.2021, e 37.1343",
        "36.2021N 37.1343E",
        "36.2021N37.1343E",
        "36.2021N-37.1343E",
        "36.2021 N - 37.1343 E",
        "36.2021° N, 37.1343° E",
        "37.1343E 36.2021N",
        "E 37.1343, N 36.2021",
        "lat: 36.2021 lon: 37.1343",
        "Latitude=36.2021, Longitude=37.1343",
        "lon 37.1343 lat 36.2021",
        "lat 36.2021 N lng 37.1343 E",
        "geo:36.2021,37.1343",
        "WGS84 36.2021 37.1343",
        "GPS: 36.2021 and 37.1343",
        "٣٦٫٢٠٢١، ٣٧٫١٣٤٣",
        "۳۶٫۲۰۲۱ ۳۷٫۱۳۴۳",
        "٣٦٫٢٠٢١ شمالاً، ٣٧٫١٣٤٣ شرقاً",
        "شمال ٣٦.٢٠٢١ شرق ٣٧.١٣٤٣",
        "٣٦٫٢٠٢١° شمالًا و ٣٧٫١٣٤٣° شرقًا",
        "خط العرض: ٣٦٫٢٠٢١ خط الطول: ٣٧٫١٣٤٣",
        "36.2021 nord, 37.1343 est",
        "\u{200f}36.2021\u{200e},\u{a0}37.1343\u{202c}",
        "３６．２０２１， ３７．１３４３",
        "  36.2021\u{2009}  37.1343  \r",
    ] {
        let p = same(text, 36.2021, 37.1343);
        assert_eq!(p.notation, Notation::Decimal, "{text}");
        assert!((p.resolution_m - 11.132).abs() < 1e-6, "{text}");
    }
}

#[test]
fn signs_of_every_kind() {
    for minus in ["-", "−", "–", "‑", "﹣", "－", "- "] {
        same(&format!("{minus}33.5, {minus}70.25"), -33.5, -70.25);
    }
    same("36.5 -70.25", 36.5, -70.25);
    same("-36.5-70.25", -36.5, -70.25);
    same("33.5S 70.25W", -33.5, -70.25);
    same("٣٣٫٥ جنوبا ٧٠٫٢٥ غربا", -33.5, -70.25);
    same("33,5 sud / 70,25 ouest", -33.5, -70.25);
    same("-36°30' -70°15'", -36.5, -70.25);
    same("33.5, - 70.25", 33.5, -70.25);
    same("-36°30'-70°15'", -36.5, -70.25);
    same("36 30 -70 15", 36.5, -70.25);
    same("lat - 33.5 lon - 70.25", -33.5, -70.25);
    // With letters a dash between the two cannot be a minus.
    same("33.5S - 70.25W", -33.5, -70.25);
    for text in [
        "36.2021-37.1343",
        "36.2021 - 37.1343",
        "36.2021- 37.1343",
        "36 12 08 - 37 09 30",
        "36-12-08-37-09-30",
        "36°12'-37°9'",
        "--36.2, 37.1",
        "36 -12 N 37 E",
        "36.2 -, 37.1",
    ] {
        assert_eq!(problem(text), Problem::UnclearDash, "{text}");
    }
    assert_eq!(problem("-36.2 S, 37.1 E"), Problem::SignAndLetter);
    assert_eq!(problem("36.2 N, -37.1 W"), Problem::SignAndLetter);
}

#[test]
fn degrees_minutes_seconds_however_sloppy() {
    let (lat, lon) = (36.0 + 12.0 / 60.0 + 8.0 / 3600.0, 37.0 + 9.0 / 60.0 + 30.0 / 3600.0);
    for text in [
        "36°12'8\"N 37°9'30\"E",
        "36° 12′ 08″ N, 37° 09′ 30″ E",
        "36º12’08” N 37º09’30” E",
        "36°12'08''N 37°09'30''E",
        "N36°12'08\" E037°09'30\"",
        "36-12-08N 37-09-30E",
        "36:12:08N 37:09:30E",
        "36:12:08 37:09:30",
        "36 12 08 N 37 09 30 E",
        "36 12 08 37 09 30",
        "36 12 08, 37 09 30",
        "36 12 8,37 9 30",
        "36,12,8,37,9,30",
        "36,12,8N 37,9,30E",
        "36d12'8\"N 37d9'30\"E",
        "36 deg 12 min 8 sec N, 37 deg 9 min 30 sec E",
        "٣٦° ١٢′ ٨″ شمال ٣٧° ٩′ ٣٠″ شرق",
        "36°12'8\" 37°9'30\"",
        "36°12'8\"N 37 09 30 E",
    ] {
        assert_eq!(same(text, lat, lon).notation, Notation::DegreesMinutesSeconds, "{text}");
    }
    same("36°12'8.1\"N 37 09 30 E", 36.202_25, lon);
    same("36°12'8,1\"N 37°09'30\"E", 36.202_25, lon);
    for text in ["36°12.5'N 37°9.25'E", "36 12.5 37 9.25", "36°12,5'N 37°9,25'E", "36d12.5N 37d9.25E"] {
        let p = same(text, 36.0 + 12.5 / 60.0, 37.0 + 9.25 / 60.0);
        assert_eq!(p.notation, Notation::DegreesMinutes, "{text}");
    }
    // From the manual of `GeographicLib`'s GeoConvert.
    same("E44d24 N33d20", 33.0 + 20.0 / 60.0, 44.4);
}

#[test]
fn what_was_assumed_is_said() {
    let Some(Note::LatitudeFirst { other: Some(other) }) = read("36.2, 37.1").note else { panic!() };
    assert_eq!((other.lat(), other.lon()), (37.1, 36.2));
    assert_eq!(read("36.2, 137.1").note, Some(Note::LatitudeFirst { other: None }));
    assert_eq!(read("36.2N 37.1E").note, None);
    assert_eq!(read("lat 36.2 lon 37.1").note, None);
}

#[test]
fn swapped_and_out_of_range() {
    let suggestion = LatLon::new(36.2, 137.1).unwrap();
    for text in ["137.1, 36.2", "lat 137.1 lon 36.2", "137.1 N 36.2 E"] {
        assert_eq!(problem(text), Problem::Swapped { suggestion }, "{text}");
    }
    assert_eq!(problem("137,1 36,2"), Problem::Swapped { suggestion });
    assert_eq!(problem("91 181"), Problem::Latitude { value: 91.0 });
    assert_eq!(problem("36 181"), Problem::Longitude { value: 181.0 });
    assert_eq!(problem("-90.00001, 190"), Problem::Latitude { value: -90.000_01 });
    assert_eq!(problem("36°60'N 37°0'E"), Problem::Minutes { value: 60.0 });
    assert_eq!(problem("36 0 75 37 0 0"), Problem::Seconds { value: 75.0 });
    same("90, 180", 90.0, 180.0);
    same("-90, -180", -90.0, -180.0);
}

#[test]
fn located_refusals() {
    assert_eq!(problem(""), Problem::Empty);
    assert_eq!(problem(" \u{200f}\u{a0} "), Problem::Empty);
    assert_eq!(problem("36.2"), Problem::NotTwoAngles { numbers: 1 });
    assert_eq!(problem("36.2, 37.1, 400"), Problem::NotTwoAngles { numbers: 3 });
    assert_eq!(problem("36,2021,37"), Problem::UnclearComma);
    assert_eq!(problem("36.2 N 37.1"), Problem::OneDirection);
    assert_eq!(problem("36.2 N 37.1 N"), Problem::SameDirection);
    assert_eq!(problem("lat 36.2 E lon 37.1 N"), Problem::SameDirection);
    assert_eq!(problem("36.2 N 37.1 O"), Problem::UnclearLetter);
    assert_eq!(problem("٣٦ ش ٣٧ ش"), Problem::UnclearLetter);
    assert_eq!(problem("36.5 12 37 9"), Problem::EarlyFraction);
    assert_eq!(problem("36'12° 37°9'"), Problem::MarkOrder);
    assert_eq!(problem("1.2.3 4"), Problem::Unexpected);
    assert_eq!(problem("36. 2021, 37. 1343"), Problem::Unexpected);
    assert_eq!(problem("NaN, NaN"), Problem::Unexpected);
    assert_eq!(problem("inf inf"), Problem::Unexpected);
    assert_eq!(problem("LINESTRING(37.1 36.2, 37.2 36.3)"), Problem::Unexpected);
    assert_eq!(problem(&format!("{} 37", "9".repeat(30))), Problem::LongNumber);
    assert!(matches!(problem(&"1 ".repeat(3000)), Problem::TooLong { limit: 4096, .. }));
    let error = parse_position("٣٦٫٢ حلب ٣٧٫١").unwrap_err();
    assert_eq!(&"٣٦٫٢ حلب ٣٧٫١"[error.range], "حلب");
}

#[test]
fn lists_are_split_and_errors_located_in_the_whole() {
    for text in [
        "36.2,37.1\n36.3,37.2\n\n 36.4,37.3\r\n",
        "36.2, 37.1; 36.3, 37.2; 36.4, 37.3",
        "36.2, 37.1 | 36.3, 37.2 → 36.4, 37.3",
        "(36.2, 37.1), (36.3, 37.2), (36.4, 37.3)",
        "[[36.2,37.1],[36.3,37.2],[36.4,37.3]]",
        "36.2,37.1 36.3,37.2 36.4,37.3",
    ] {
        let all = parse_positions(text);
        let at: Vec<_> = all.iter().map(|p| p.as_ref().map(|p| (p.at.lat(), p.at.lon()))).collect();
        assert_eq!(at, [Ok((36.2, 37.1)), Ok((36.3, 37.2)), Ok((36.4, 37.3))], "{text}");
    }
    let text = "36.2, 37.1\n37SCA188800\n37S CA 1888 007\nحلب";
    let all = parse_positions(text);
    assert!(all[0].is_ok() && all[1].is_ok());
    assert_eq!(&text[all[2].as_ref().unwrap_err().range.clone()], "1888 007");
    assert_eq!(&text[all[3].as_ref().unwrap_err().range.clone()], "حلب");
    assert!(parse_positions("").is_empty());
    // One line may be longer than a position when it is a list.
    let many = "36.2,37.1;".repeat(2000);
    assert_eq!(parse_positions(&many).iter().filter(|p| p.is_ok()).count(), 2000);
}

#[test]
fn hostile_text_is_refused_in_linear_time() {
    let start = std::time::Instant::now();
    for unit in ["1,", "1 ", "°", "N", "-", "((", "1,1;", "'", "37SCA", "\u{200f}", "٣", "lat ", "1-", "، "] {
        let text = unit.repeat(50_000 / unit.len());
        let _ = parse_positions(&text);
        let _ = parse_position(&text[..4000 / unit.len() * unit.len()]);
    }
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}
