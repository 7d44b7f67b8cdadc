//! Rules that hold at times or for some: `no @ (Mo-Fr 07:00-09:00)`, `no @ (weight>7.5)`, as OSM writes them.

use chrono::{DateTime, Datelike, Duration, Timelike, Utc};
use passage_model::Hours;

use crate::{measure, times};

/// A span of a rule: days of the year, days of the week, hours; local time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// First and last day of the year, as month * 100 + day; it may run over the new year.
    pub season: Option<(u16, u16)>,
    /// Hours on days of the week; `None`: always.
    pub hours: Option<Hours>,
}

impl Window {
    /// Whether a local time is inside.
    pub fn covers(&self, local: DateTime<Utc>) -> bool {
        // The small hours of a night belong to the day on which it began.
        let minute = local.hour() * 60 + local.minute();
        let small = self.hours.is_some_and(|h| h.to_minute < h.from_minute && minute < u32::from(h.to_minute));
        let begun = if small { local.checked_sub_signed(Duration::days(1)).unwrap_or(local) } else { local };
        let day = u16::try_from(begun.month() * 100 + begun.day()).unwrap_or(0);
        let in_season = self
            .season
            .is_none_or(|(from, to)| if from <= to { (from..=to).contains(&day) } else { day >= from || day <= to });
        in_season && self.hours.is_none_or(|hours| hours.covers(local))
    }
}

/// One rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// It lets through what is otherwise barred; `false`: it bars.
    pub allows: bool,
    /// For whom ([`crate::mode`]).
    pub modes: u8,
    /// Only for vehicles heavier than this, units of 100 kg.
    pub heavier_than: Option<u16>,
    /// Only then; empty: always.
    pub windows: Vec<Window>,
}

impl Condition {
    /// Whether it concerns a vehicle of these modes and this weight (units of 100 kg).
    pub fn concerns(&self, modes: u8, weight: u16) -> bool {
        self.modes & modes != 0 && self.heavier_than.is_none_or(|limit| weight > limit)
    }

    /// Whether it holds at a local time.
    pub fn holds(&self, local: DateTime<Utc>) -> bool {
        self.windows.is_empty() || self.windows.iter().any(|window| window.covers(local))
    }
}

/// Longest text that is read, bytes: OSM keeps 255 characters of a value.
const LONGEST: usize = 1_024;

/// Reads `value @ (condition); value @ (condition)`. Each is a value and what it depends on, or `Err` with the part that
/// is not understood.
pub(crate) fn parse(text: &str, modes: u8) -> Vec<Result<(String, Condition), String>> {
    let parts = if text.len() > LONGEST { Vec::new() } else { split_outside_brackets(text) };
    if parts.is_empty() {
        return vec![Err(text.chars().take(200).collect())];
    }
    parts.into_iter().map(|part| rule(part, modes)).collect()
}

fn rule(part: &str, modes: u8) -> Result<(String, Condition), String> {
    let (value, rest) = part.split_once('@').ok_or_else(|| part.to_owned())?;
    let value = value.trim().to_ascii_lowercase();
    let rest = rest.trim();
    let rest = rest.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).unwrap_or(rest);
    let mut condition = Condition { allows: false, modes, heavier_than: None, windows: Vec::new() };
    for term in terms(rest) {
        let error = || term.to_owned();
        if term.trim_start().to_ascii_lowercase().starts_with("weight") {
            let limit = heavier_than(term).filter(|_| condition.heavier_than.is_none()).ok_or_else(error)?;
            condition.heavier_than = Some(limit);
        } else {
            // Hours that hold only together with other hours are not understood.
            let times = times::parse(term).filter(|_| condition.windows.is_empty()).ok_or_else(error)?;
            // Where it is not clear which part holds, a bar holds in both, and nothing is let through.
            if times.overlap && !bars(&value) {
                return Err(error());
            }
            condition.windows = times.windows;
        }
    }
    Ok((value, condition))
}

/// Whether a value forbids something: access, or a turn.
fn bars(value: &str) -> bool {
    matches!(value, "no" | "private") || value.starts_with("no_") || value.starts_with("only_")
}

/// What is joined by `AND`.
fn terms(text: &str) -> Vec<&str> {
    let lower = text.to_ascii_lowercase();
    let mut terms = Vec::new();
    let mut from = 0;
    for (at, joint) in lower.match_indices(" and ") {
        terms.push(&text[from..at]);
        from = at + joint.len();
    }
    terms.push(&text[from..]);
    terms
}

/// `weight>7.5`, `weight >= 3.5 t`, `weightrating>12`: more than so many units of 100 kg.
fn heavier_than(term: &str) -> Option<u16> {
    let term = term.trim().to_ascii_lowercase();
    let rest = term.strip_prefix("weight")?;
    let limit = rest.strip_prefix("rating").unwrap_or(rest).trim_start().strip_prefix('>')?;
    match limit.strip_prefix('=') {
        Some(limit) => measure::weight(limit, MOST_TONNES)?.checked_sub(1),
        None => measure::weight(limit, MOST_TONNES),
    }
}

/// A weight without a unit is no more than so many tonnes.
pub(crate) const MOST_TONNES: f64 = 200.0;

fn split_outside_brackets(text: &str) -> Vec<&str> {
    let (mut parts, mut depth, mut from) = (Vec::new(), 0i32, 0);
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            ';' if depth <= 0 => {
                parts.push(&text[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&text[from..]);
    parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use chrono::TimeZone;

    use super::*;

    fn at(month: u32, day: u32, hour: u32) -> DateTime<Utc> {
        Utc.with_ymd_and_hms(2024, month, day, hour, 30, 0).unwrap()
    }

    fn read(text: &str) -> Result<Vec<(String, Condition)>, String> {
        parse(text, 4).into_iter().collect()
    }

    #[test]
    fn hours_days_and_seasons() {
        let rules = read("no @ (Mo-Fr 07:00-09:00); no@ (Jan15-Aug15)").unwrap();
        assert_eq!(rules.len(), 2);
        let (value, weekdays) = &rules[0];
        assert_eq!(value, "no");
        assert!(weekdays.holds(at(11, 25, 8)) && !weekdays.holds(at(11, 25, 9)) && !weekdays.holds(at(11, 24, 8)));
        let season = &rules[1].1;
        assert!(season.holds(at(1, 15, 0)) && season.holds(at(8, 15, 23)) && !season.holds(at(8, 16, 0)));
        let winter = &read("no @ (Nov - Mar)").unwrap()[0].1;
        assert!(winter.holds(at(12, 1, 0)) && winter.holds(at(3, 31, 0)) && !winter.holds(at(4, 1, 0)));
        let heavy = &read("no @ (weight>7.5)").unwrap()[0].1;
        assert!(heavy.concerns(4, 76) && !heavy.concerns(4, 75) && !heavy.concerns(8, 76));
        let two = &read("no @ (06:00-08:00,16:00-18:00)").unwrap()[0].1;
        assert!(two.holds(at(5, 1, 16)) && !two.holds(at(5, 1, 12)));
    }

    #[test]
    fn what_is_not_understood_is_named() {
        assert_eq!(read("no @ (sunset-sunrise)").unwrap_err(), "sunset-sunrise");
        assert_eq!(read("no @ (destination)").unwrap_err(), "destination");
        assert_eq!(read("no").unwrap_err(), "no");
        assert_eq!(read("no @ ()").unwrap_err(), "");
    }

    #[test]
    fn terms_hold_together_and_half_a_rule_does_not() {
        let heavy = &read("no @ (weight >= 20 t and Mo-Su 07:00-19:00)").unwrap()[0].1;
        assert!(heavy.concerns(4, 200) && !heavy.concerns(4, 199));
        assert!(heavy.holds(at(12, 2, 8)) && !heavy.holds(at(12, 2, 20)));
        // The limit is not rounded up: 7.3 t are more than 7.25 t.
        assert!(read("no @ (weight>7.25)").unwrap()[0].1.concerns(4, 73));
        for text in [
            "yes @ (Mo-Fr AND 07:00-09:00)",
            "yes @ (07:00-09:00; 16:00-18:00)",
            "no @ (weight<7.5)",
            "no @ (weight>7.5 AND weight>3.5)",
            "no @ (weight>5000)",
            "no @ (Mo-Fr 07:00-09:00,PH)",
        ] {
            assert!(read(text).is_err(), "{text}");
        }
        let both = &read("no @ (07:00-09:00; 16:00-18:00)").unwrap()[0].1;
        assert!(both.holds(at(12, 2, 8)) && both.holds(at(12, 2, 17)) && !both.holds(at(12, 2, 12)));
        assert!(read(&format!("no @ ({})", "Mo,".repeat(1000))).is_err());
    }

    proptest::proptest! {
        #[test]
        fn any_text_ends(text in ".{0,60}") {
            let _ = parse(&text, 4);
            let _ = parse(&format!("no @ ({text})"), 4);
        }
    }
}
