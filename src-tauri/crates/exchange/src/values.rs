//! Reading single values: numbers, dates, positions. One rule each, whatever the format.

use std::borrow::Cow;

use chrono::{DateTime, Days, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use passage_model::{LatLon, Time};
use passage_spatial::{Notation, Parsed, Problem, parse_position};

use crate::{Issue, IssueCode, dates};

/// What the messages call the accepted range of coordinates.
pub(crate) const RANGE: &str = "-90..90, -180..180";

/// What the messages call the accepted forms of a date.
pub(crate) const DATE: &str = "YYYY-MM-DD";

/// Whether a spreadsheet would calculate this text instead of showing it, or take it for a text that is guarded against
/// that: leading blanks, apostrophes and characters that show nothing (marks of direction, byte order marks, control
/// characters) are looked through, so that a guard put on can always be taken off again.
pub(crate) fn is_formula(text: &str) -> bool {
    const DANGEROUS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
    let unseen = |c: char| {
        let marks = ['\u{ad}', '\u{61c}', '\u{180e}', '\u{feff}'];
        c.is_control()
            || marks.contains(&c)
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
    };
    let rest = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\'' || unseen(c));
    let before = text.strip_suffix(rest).unwrap_or_default();
    before.contains(['\t', '\r', '\n']) || rest.starts_with(DANGEROUS)
}

/// A date or an instant, as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum When {
    /// A day.
    Day(NaiveDate),
    /// An instant; without a zone it is read as UTC.
    Instant(Time),
}

impl When {
    /// The instant it starts.
    pub(crate) fn start(self) -> Time {
        match self {
            Self::Day(day) => day.and_time(NaiveTime::MIN).and_utc(),
            Self::Instant(time) => time,
        }
    }

    /// The earliest moment at which it can be known anywhere on earth: a day starts 14 hours earlier at UTC+14.
    pub(crate) fn earliest(self) -> Time {
        match self {
            Self::Day(_) => self.start() - chrono::Duration::hours(14),
            Self::Instant(time) => time,
        }
    }
}

/// The text with Arabic-Indic and Persian digits and signs as ASCII; untouched where it is ASCII already.
pub(crate) fn ascii_digits(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let digit = |c: char, zero: u32| char::from_digit(c as u32 - zero, 10).unwrap_or(c);
    let plain = text.chars().filter(|c| !matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}')).map(|c| match c {
        '\u{660}'..='\u{669}' => digit(c, 0x660),
        '\u{6f0}'..='\u{6f9}' => digit(c, 0x6f0),
        '\u{66b}' => '.',
        '\u{2212}' => '-',
        '\u{a0}' | '\u{202f}' => ' ',
        c => c,
    });
    Cow::Owned(plain.collect::<String>().trim().to_owned())
}

/// A finite number; a single decimal comma is read as a point.
pub(crate) fn number(text: &str) -> Option<f64> {
    let text = ascii_digits(text);
    let digits = |c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '.' | ',' | 'e' | 'E');
    if !text.chars().all(digits) || !text.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let parsed: f64 = match text.split_once(',') {
        Some((whole, part)) if !text.contains('.') => format!("{whole}.{part}").parse().ok()?,
        Some(_) => return None,
        None => text.parse().ok()?,
    };
    parsed.is_finite().then_some(parsed)
}

/// Two numbers in one text: `36.2, 37.1`, `36,2 37,1`, `(36.2; 37.1)`.
pub(crate) fn pair(text: &str) -> Option<(f64, f64)> {
    let text = ascii_digits(text);
    let text = text.trim_matches(['(', ')', '[', ']', ' ']);
    let two = |parts: Vec<&str>| match parts[..] {
        [one, two] => Some((number(one.trim_matches([',', ' ']))?, number(two.trim())?)),
        _ => None,
    };
    let parts = |marks: &[char]| text.split(marks).map(str::trim).filter(|part| !part.is_empty()).collect();
    two(parts(&[';', '/', '|'])).or_else(|| two(parts(&[' ']))).or_else(|| two(parts(&[','])))
}

/// A whole number that is not negative.
pub(crate) fn count(text: &str) -> Option<u32> {
    ascii_digits(text).parse().ok()
}

/// An ISO 8601 date or date and time, or a day with the name of its month (`12 March 2024`). `2016-01-01 00:00:00.000` (as UCDP writes days) is a day.
pub(crate) fn when(text: &str) -> Option<When> {
    let text = ascii_digits(text.trim());
    let Some(day) = text.get(..10).and_then(day) else { return dates::named(&text).map(When::Day) };
    let rest = text.get(10..)?;
    if rest.is_empty() {
        return Some(When::Day(day));
    }
    let rest = rest.strip_prefix(['T', 't', ' '])?;
    let (clock, zone) = match rest.find(['Z', 'z', '+', '-']) {
        Some(at) => (rest.get(..at)?, Some(rest.get(at..)?)),
        None => (rest, None),
    };
    let clock = clock.trim();
    let (time, midnight) = match clock {
        "24:00" | "24:00:00" => (NaiveTime::MIN, true),
        _ => (["%H:%M:%S%.f", "%H:%M"].iter().find_map(|form| NaiveTime::parse_from_str(clock, form).ok())?, false),
    };
    let day = if midnight { day.checked_add_days(Days::new(1))? } else { day };
    match zone {
        None if time == NaiveTime::MIN && clock.len() > 5 && !midnight => Some(When::Day(day)),
        None | Some("Z" | "z") => Some(When::Instant(day.and_time(time).and_utc())),
        Some(zone) => {
            let (sign, hours) = zone.split_at_checked(1)?;
            let hours = hours.replace(':', "");
            let (h, m) = match hours.len() {
                2 => (hours.parse::<i32>().ok()?, 0),
                4 => (hours.get(..2)?.parse::<i32>().ok()?, hours.get(2..)?.parse::<i32>().ok()?),
                _ => return None,
            };
            let seconds = (h * 60 + m) * 60;
            let offset = FixedOffset::east_opt(if sign == "-" { -seconds } else { seconds })?;
            let local: NaiveDateTime = day.and_time(time);
            let instant: DateTime<FixedOffset> = local.and_local_timezone(offset).single()?;
            Some(When::Instant(instant.with_timezone(&Utc)))
        }
    }
}

/// `YYYY-MM-DD` or `YYYY/MM/DD`, years 1900 to 2200: what lies outside is a typing error or a serial number.
fn day(text: &str) -> Option<NaiveDate> {
    let [year @ .., s1, m1, m2, s2, d1, d2] = text.as_bytes() else { return None };
    if s1 != s2 || !matches!(s1, b'-' | b'/') || year.len() != 4 {
        return None;
    }
    let digits = |list: &[u8]| {
        list.iter().try_fold(0u32, |sum, digit| digit.is_ascii_digit().then(|| sum * 10 + u32::from(*digit - b'0')))
    };
    let year = digits(year).filter(|year| (1900..=2200).contains(year))?;
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, digits(&[*m1, *m2])?, digits(&[*d1, *d2])?)
}

/// A position from two numbers, or what is wrong with them.
pub(crate) fn position(lat: f64, lon: f64) -> Result<LatLon, Issue> {
    // Zero is exact here: software without a position writes exactly 0, 0.
    if lat == 0.0 && lon == 0.0 {
        return Err(Issue::rejected(IssueCode::CoordinatesZero).value("0, 0").expected(RANGE));
    }
    LatLon::new(lat, lon).map_err(|_| {
        let swapped = LatLon::new(lon, lat).is_ok();
        let code = if swapped { IssueCode::CoordinatesSwapped } else { IssueCode::CoordinatesOutOfRange };
        Issue::rejected(code).value(&format!("{lat}, {lon}")).expected(RANGE)
    })
}

/// A position from the texts of a latitude and a longitude column.
pub(crate) fn position_text(lat: Option<&str>, lon: Option<&str>, columns: [&str; 2]) -> Result<LatLon, Issue> {
    let missing = |column: &str| Issue::rejected(IssueCode::CoordinatesMissing).column(column).expected(RANGE);
    let lat_text = lat.ok_or_else(|| missing(columns[0]))?;
    let lon_text = lon.ok_or_else(|| missing(columns[1]))?;
    if number(lat_text).is_none() || number(lon_text).is_none() {
        // A label before each: letters that say the opposite of the column are refused.
        let read = written([lat_text, lon_text], &format!("lat {lat_text}; lon {lon_text}"));
        if let Some(read) = read {
            let column = if number(lat_text).is_none() { columns[0] } else { columns[1] };
            return read
                .map(|read| read.at)
                .map_err(|issue| issue.column(column).value(&format!("{lat_text}, {lon_text}")))
                .and_then(|at| position(at.lat(), at.lon()).map_err(|issue| issue.column(column)));
        }
    }
    let parse = |text: &str, column: &str, range: &str| {
        number(text).ok_or_else(|| Issue::rejected(IssueCode::NotANumber).column(column).value(text).expected(range))
    };
    let lat = parse(lat_text, columns[0], "-90..90")?;
    let lon = parse(lon_text, columns[1], "-180..180")?;
    position(lat, lon).map_err(|issue| {
        let lon_is_wrong = lat != 0.0 && (-90.0..=90.0).contains(&lat);
        let column = if lon_is_wrong { columns[1] } else { columns[0] };
        issue.column(column).value(&format!("{lat_text}, {lon_text}"))
    })
}

/// Two angles, and whether the text says which is which.
type Angles = ((f64, f64), bool);

/// Both angles of a position in one text, and whether the text itself says that the first of them is the latitude.
pub(crate) fn pair_text(text: &str) -> Option<Result<Angles, Issue>> {
    if let Some(pair) = pair(text) {
        return Some(Ok((pair, false)));
    }
    Some(written([text], text)?.map(|read| ((read.at.lat(), read.at.lon()), read.note.is_none())))
}

/// Longest text taken for a position, bytes.
const MOST_WRITTEN: usize = 200;

/// A position in degrees with minutes and seconds, or with letters or words for the four directions. `None`: some part is
/// neither that nor a number. Bare numbers side by side (`36 12`) may be anything and are none of these.
fn written<const N: usize>(parts: [&str; N], whole: &str) -> Option<Result<Parsed, Issue>> {
    let is_marked = |text: &str| {
        let marks = ['°', 'º', '˚', '\'', '\u{2019}', '′', '"', '\u{201d}', '″'];
        let has_digit = ascii_digits(text).contains(|c: char| c.is_ascii_digit());
        has_digit && (text.contains(marks) || text.contains(char::is_alphabetic))
    };
    if whole.len() > MOST_WRITTEN || !parts.iter().all(|part| number(part).is_some() || is_marked(part)) {
        return None;
    }
    let degrees = |read: &Parsed| !matches!(read.notation, Notation::Utm | Notation::Ups | Notation::Mgrs);
    match parse_position(whole) {
        Ok(read) if degrees(&read) => Some(Ok(read)),
        Ok(_) => None,
        Err(error) => {
            let code = match error.problem {
                Problem::Latitude { .. } | Problem::Longitude { .. } => IssueCode::CoordinatesOutOfRange,
                Problem::Swapped { .. } => IssueCode::CoordinatesSwapped,
                _ => IssueCode::NotANumber,
            };
            Some(Err(Issue::rejected(code).expected("36.2021, 36°12'08\"N")))
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeZone;
    use proptest::prelude::*;

    use super::*;

    fn at(h: u32, m: u32) -> When {
        When::Instant(Utc.with_ymd_and_hms(2024, 11, 29, h, m, 0).unwrap())
    }

    #[test]
    fn dates() {
        let day = When::Day(NaiveDate::from_ymd_opt(2024, 11, 29).unwrap());
        assert_eq!(when("2024-11-29"), Some(day));
        assert_eq!(when("2024/11/29"), Some(day));
        assert_eq!(when("٢٠٢٤-١١-٢٩"), Some(day));
        assert_eq!(when("2024-11-29 00:00:00.000"), Some(day));
        assert_eq!(when("2024-11-29T14:05Z"), Some(at(14, 5)));
        assert_eq!(when("2024-11-29 14:05"), Some(at(14, 5)));
        assert_eq!(when("2024-11-29T17:05:00+03:00"), Some(at(14, 5)));
        assert_eq!(when("2024-11-28T24:00"), Some(at(0, 0)));
        for bad in [
            "",
            "29.11.2024",
            "29/11/2024",
            "2024-13-01",
            "2024-02-30",
            "45625",
            "2024-11-29T25:00",
            "0024-11-29",
            "2024-11-29x",
            "2024-11-29T10:00+99:00",
        ] {
            assert_eq!(when(bad), None, "{bad}");
        }
    }

    #[test]
    fn numbers() {
        assert_eq!(number("36.2"), Some(36.2));
        assert_eq!(number("36,2"), Some(36.2));
        assert_eq!(number("٣٦٫٢"), Some(36.2));
        for bad in ["", "nan", "inf", "1e999", "36.2N", "1,234.5", "-", "e"] {
            assert_eq!(number(bad), None, "{bad}");
        }
    }

    #[test]
    fn pairs() {
        for text in ["36.2, 37.1", "36.2,37.1", "36,2 37,1", "(36.2; 37.1)", "٣٦٫٢ ٣٧٫١", "36,2; 37,1"] {
            assert_eq!(pair(text), Some((36.2, 37.1)), "{text}");
        }
        for bad in ["", "36.2", "36.2, 37.1, 300", "north, south", "36,2,37,1"] {
            assert_eq!(pair(bad), None, "{bad}");
        }
    }

    #[test]
    fn degrees_with_minutes_and_seconds() {
        let read = |lat: &str, lon: &str| {
            position_text(Some(lat), Some(lon), ["lat", "lon"])
                .map(|at| (at.lat(), at.lon()))
                .map_err(|issue| issue.code)
        };
        let wanted = (36.0 + 12.0 / 60.0 + 4.0 / 3600.0, 37.0 + 9.0 / 60.0 + 29.0 / 3600.0);
        for (lat, lon) in [
            ("36°12'04\"N", "37°09'29\"E"),
            ("36° 12′ 4″", "37° 9′ 29″"),
            ("N 36 12 04", "E 37 09 29"),
            ("٣٦°١٢'٠٤\"", "٣٧°٠٩'٢٩\""),
            ("٣٦°١٢'٠٤\" شمالا", "٣٧°٠٩'٢٩\" شرقا"),
            ("36°12’04”N", "37.158055555555556"),
        ] {
            let (a, b) = read(lat, lon).unwrap_or_else(|code| panic!("{lat} {lon}: {code:?}"));
            assert!((a - wanted.0).abs() < 1e-9 && (b - wanted.1).abs() < 1e-9, "{lat} {lon}: {a} {b}");
        }
        let (a, b) = read("36 12.07 N", "37 09.48 E").unwrap();
        assert!((a - 36.201_166_666).abs() < 1e-6 && (b - 37.158).abs() < 1e-6);
        assert_eq!(read("33.5 S", "70.25 W"), Ok((-33.5, -70.25)));
        for (lat, lon, code) in [
            ("196°12'04\"N", "37°09'29\"E", IssueCode::CoordinatesOutOfRange),
            ("36°12'04\"N", "197°09'29\"E", IssueCode::CoordinatesOutOfRange),
            ("36°72'04\"N", "37°09'29\"E", IssueCode::NotANumber),
            ("36°12'94\"N", "37°09'29\"E", IssueCode::NotANumber),
            ("-36°12'04\"N", "37°09'29\"E", IssueCode::NotANumber),
            ("36°12'04\"N", "37°09'29\"N", IssueCode::NotANumber),
            // The letters say the opposite of the columns.
            ("37°09'29\"E", "36°12'04\"N", IssueCode::NotANumber),
            ("36 12 04", "37 09 29", IssueCode::NotANumber),
            ("36.2.1", "37.1", IssueCode::NotANumber),
            ("36°12'04\"N", "n/a", IssueCode::NotANumber),
            ("0°N", "0°E", IssueCode::CoordinatesZero),
            ("37S CA 18880 00710", "37S CA 18880 00710", IssueCode::NotANumber),
        ] {
            assert_eq!(read(lat, lon), Err(code), "{lat} {lon}");
        }
        let one = |text: &str| pair_text(text).map(|read| read.map_err(|issue| issue.code));
        let near = |text: &str| matches!(one(text), Some(Ok(((a, b), true))) if (a - wanted.0).abs() < 1e-9 && (b - wanted.1).abs() < 1e-9);
        assert!(near("36°12'04\"N 37°09'29\"E") && near("37°09'29\"E, 36°12'04\"N"));
        assert_eq!((one("depot"), one("36 12 37 09")), (None, None));
    }

    #[test]
    fn positions_that_fit_when_turned_are_called_swapped() {
        let code = |lat, lon| position(lat, lon).map_err(|i| i.code);
        assert_eq!(code(120.0, 36.0), Err(IssueCode::CoordinatesSwapped));
        assert_eq!(code(120.0, 100.0), Err(IssueCode::CoordinatesOutOfRange));
        assert_eq!(code(36.0, 400.0), Err(IssueCode::CoordinatesOutOfRange));
        assert_eq!(code(0.0, 0.0), Err(IssueCode::CoordinatesZero));
        assert!(code(36.0, 37.0).is_ok());
    }

    proptest! {
        #[test]
        fn nothing_panics(text in ".{0,40}") {
            let _ = (when(&text), number(&text), count(&text));
        }
    }
}
