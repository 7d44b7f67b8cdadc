//! Weights, lengths, speeds and times as OSM writes them. Facts: the wiki of OpenStreetMap, "Map features/Units",
//! "Key:duration". A limit is rounded down, since it must not grow.

/// The values with which mappers say that no limit is signed. `below_default` is none of them: it says that there is less
/// room than is usual, and not how much.
const NO_LIMIT: [&str; 7] = ["none", "no", "default", "unsigned", "no_sign", "no_indications", "unlimited"];

/// Longest value that is looked at, bytes: OSM keeps 255 characters.
const LONGEST: usize = 1_024;

/// What a limit says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Limit {
    /// That none is signed.
    None,
    /// The value.
    At(u16),
    /// Nothing that is understood.
    Unread,
}

impl Limit {
    /// The smallest of a list such as `3.5;7.5`.
    pub(crate) fn least_of(text: &str, read: impl Fn(&str) -> Option<u16>) -> Self {
        if text.len() > LONGEST {
            return Self::Unread;
        }
        let mut least = Self::None;
        for part in text.split(';') {
            let part = part.trim().to_lowercase();
            if NO_LIMIT.contains(&part.as_str()) {
                continue;
            }
            least = match (least, read(&part)) {
                (_, None) => return Self::Unread,
                (Self::At(known), Some(limit)) => Self::At(known.min(limit)),
                (_, Some(limit)) => Self::At(limit),
            };
        }
        least
    }
}

/// A number before its unit.
struct Number<'t> {
    value: f64,
    /// A comma stands before three digits: thousands, or a fraction.
    grouped: bool,
    unit: &'t str,
}

fn number(text: &str) -> Option<Number<'_>> {
    let text = text.trim();
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',').unwrap_or(text.len());
    let (digits, unit) = text.split_at(end);
    let unit = unit.trim();
    let Some((whole, fraction)) = digits.split_once(',') else {
        return Some(Number { value: digits.parse().ok()?, grouped: false, unit });
    };
    if digits.contains('.') || fraction.contains(',') || whole.is_empty() {
        return None;
    }
    match fraction.len() {
        1 | 2 => Some(Number { value: format!("{whole}.{fraction}").parse().ok()?, grouped: false, unit }),
        3 => Some(Number { value: format!("{whole}{fraction}").parse().ok()?, grouped: true, unit }),
        _ => None,
    }
}

/// Units of a tenth, rounded down; `None` where nothing would be left.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn tenths_down(value: f64) -> Option<u16> {
    (0.1..6000.0).contains(&value).then_some((value * 10.0 + 1e-6) as u16)
}

/// Units of 100 kg, rounded to the nearest.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
pub(crate) fn hundreds(tonnes: f64) -> Option<u16> {
    (0.05..6000.0).contains(&tonnes).then(|| (tonnes * 10.0).round() as u16)
}

/// A limit of weight, units of 100 kg. More than `most` tonnes without a unit are taken for a slip (kilograms, most often).
pub(crate) fn weight(text: &str, most: f64) -> Option<u16> {
    let text = text.to_lowercase();
    let Number { value, grouped, unit } = number(&text)?;
    let (share, small) = match unit {
        "" if value > most => return None,
        "" | "t" | "to" | "tonne" | "tonnes" | "mt" => (1.0, false),
        // Short tons are the smaller ones.
        "st" | "ton" | "tons" => (0.907_184_74, false),
        "lt" => (1.016_046_91, false),
        "kg" | "kgs" => (0.001, true),
        "lb" | "lbs" => (0.000_453_592_37, true),
        "cwt" => (0.050_802_35, true),
        _ => return None,
    };
    if grouped && !small { None } else { tenths_down(value * share) }
}

/// A height or width, decimetres. More than 30 without a unit is taken for a slip.
pub(crate) fn metres(text: &str) -> Option<u16> {
    let mut text = text.to_lowercase();
    for (other, usual) in [
        ("′", "'"),
        ("’", "'"),
        ("″", "\""),
        ("”", "\""),
        ("feet", "'"),
        ("foot", "'"),
        ("ft", "'"),
        ("inches", "\""),
        ("inch", "\""),
        ("in", "\""),
    ] {
        text = text.replace(other, usual);
    }
    let Number { value, grouped, unit } = number(&text)?;
    let value = match unit {
        _ if grouped => return None,
        "" if value > 30.0 => return None,
        "" | "m" | "metre" | "metres" | "meter" | "meters" => value,
        "cm" => value / 100.0,
        "\"" => value * 0.0254,
        feet => {
            let inches = feet.strip_prefix('\'')?.trim();
            let inches = if inches.is_empty() {
                0.0
            } else {
                let inches = number(inches).filter(|inches| !inches.grouped && matches!(inches.unit, "" | "\""))?;
                inches.value
            };
            value * 0.3048 + inches * 0.0254
        }
    };
    (0.5..1000.0).contains(&value).then(|| tenths_down(value)).flatten()
}

/// Kilometres per hour.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
pub(crate) fn speed(text: &str) -> Option<u8> {
    let Number { value, grouped, unit } = number(text)?;
    let value = match unit {
        _ if grouped => return None,
        "" | "km/h" | "kmh" | "kph" => value,
        "mph" => value * 1.609_344,
        _ => return None,
    };
    (1.0..=250.0).contains(&value).then(|| value.round() as u8)
}

/// A time in minutes: `HH:MM`, `HH:MM:SS`, minutes alone, or by ISO 8601 as `PT1H30M`.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
pub(crate) fn minutes(text: &str) -> Option<u16> {
    let text = Some(text.trim()).filter(|text| text.len() <= LONGEST)?;
    let whole = |text: &str| -> Option<f64> {
        let text = text.trim();
        text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten()
    };
    let total = if let Some(period) = text.strip_prefix(['P', 'p']) {
        period_minutes(period)?
    } else {
        match text.split(':').collect::<Vec<_>>()[..] {
            [hours, minutes] => whole(hours)? * 60.0 + whole(minutes)?,
            [hours, minutes, seconds] => whole(hours)? * 60.0 + whole(minutes)? + whole(seconds)? / 60.0,
            [minutes] => whole(minutes)?,
            _ => return None,
        }
    };
    (0.5..20_000.0).contains(&total).then(|| total.round() as u16)
}

/// `1DT2H`, `T1H30M`, `T90M`: what follows the `P`. Months and years are no time of a crossing.
fn period_minutes(text: &str) -> Option<f64> {
    let (days, rest) = text.split_once(['T', 't']).unwrap_or((text, ""));
    let mut total = 0.0;
    let mut any = false;
    for (part, units) in [(days, &[('D', 1440.0)][..]), (rest, &[('H', 60.0), ('M', 1.0), ('S', 1.0 / 60.0)])] {
        let (mut part, mut units) = (part, units.iter());
        while !part.is_empty() {
            let end = part.find(|c: char| c.is_ascii_alphabetic())?;
            let unit = part[end..].chars().next()?.to_ascii_uppercase();
            // Each unit once, the larger ones first.
            let (_, share) = units.find(|(known, _)| *known == unit)?;
            let number = number(&part[..end]).filter(|number| !number.grouped && number.unit.is_empty())?;
            total += number.value * share;
            any = true;
            part = &part[end + 1..];
        }
    }
    any.then_some(total)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights() {
        for (text, expected) in [
            ("7.5", Some(75)),
            ("7,5", Some(75)),
            ("5T", Some(50)),
            ("5 tonnes", Some(50)),
            ("3.55 t", Some(35)),
            ("5000 kg", Some(50)),
            ("5,000 kg", Some(50)),
            ("10000 lb", Some(45)),
            ("10,000 lbs", Some(45)),
            ("5 st", Some(45)),
            ("5,000", None),
            ("5000", None),
            ("0", None),
            ("1.2.3", None),
            ("7,5,5", None),
            (",5", None),
            ("5 stones", None),
            ("heavy", None),
        ] {
            assert_eq!(weight(text, 200.0), expected, "{text}");
        }
    }

    #[test]
    fn heights() {
        for (text, expected) in [
            ("2.5", Some(25)),
            ("2,5", Some(25)),
            ("2.5 m", Some(25)),
            ("250 cm", Some(25)),
            ("250", None),
            ("12'6\"", Some(38)),
            ("8' 2\"", Some(24)),
            ("8 ft 2 in", Some(24)),
            ("8′2″", Some(24)),
            ("9 feet", Some(27)),
            ("98\"", Some(24)),
            ("8'x\"", None),
            ("0.2", None),
            ("low", None),
        ] {
            assert_eq!(metres(text), expected, "{text}");
        }
    }

    #[test]
    fn the_smallest_of_a_list_counts() {
        let read = |text: &str| Limit::least_of(text, |text| weight(text, 200.0));
        assert_eq!(read("7.5;3.5"), Limit::At(35));
        assert_eq!(read("none; 12"), Limit::At(120));
        assert_eq!(read("unsigned"), Limit::None);
        assert_eq!(read("3.5;lorries"), Limit::Unread);
        assert_eq!(read(""), Limit::Unread);
    }

    #[test]
    fn times() {
        for (text, expected) in [
            ("01:30", Some(90)),
            ("1:30:00", Some(90)),
            ("90", Some(90)),
            ("PT2H", Some(120)),
            ("PT1H30M", Some(90)),
            ("PT90M", Some(90)),
            ("P1DT2H", Some(1560)),
            ("PT0.5H", Some(30)),
            ("PT", None),
            ("P2M", None),
            ("PT30M2H", None),
            ("inf", None),
            ("-1:30", None),
            ("0", None),
            ("half an hour", None),
        ] {
            assert_eq!(minutes(text), expected, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_ends(text in ".{0,30}") {
            let _ = (weight(&text, 200.0), metres(&text), speed(&text), minutes(&text));
        }

        #[test]
        fn what_looks_like_a_time_ends(text in "P?[0-9DTHM:.,é]{0,12}") {
            let _ = (minutes(&text), metres(&text));
        }
    }
}
