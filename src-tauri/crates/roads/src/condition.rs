//! Rules that hold at times or for some: `no @ (Mo-Fr 07:00-09:00)`, `no @ (weight>7.5)`, as OSM writes them.

use chrono::{DateTime, Datelike, Utc};
use passage_model::{Hours, Weekdays};

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
        let day = u16::try_from(local.month() * 100 + local.day()).unwrap_or(0);
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

/// Reads `value @ (condition); value @ (condition)`. Each is a value and what it depends on; `Err` with the part that is
/// not understood.
pub(crate) fn parse(text: &str, modes: u8) -> Result<Vec<(String, Condition)>, String> {
    let mut found = Vec::new();
    for part in split_outside_brackets(text) {
        let (value, rest) = part.split_once('@').ok_or_else(|| part.to_owned())?;
        let rest = rest.trim();
        let rest = rest.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).unwrap_or(rest);
        let mut condition = Condition { allows: false, modes, heavier_than: None, windows: Vec::new() };
        for term in rest.split(" AND ") {
            if let Some(limit) = term.trim().strip_prefix("weight") {
                let limit = limit.trim().strip_prefix('>').ok_or_else(|| term.to_owned())?;
                let limit = limit.trim_start_matches('=').trim().trim_end_matches('t').trim();
                let tonnes: f64 = limit.parse().map_err(|_| term.to_owned())?;
                condition.heavier_than = Some(hundreds(tonnes).ok_or_else(|| term.to_owned())?);
            } else {
                for span in term.split([';', ',']) {
                    condition.windows.extend(window(span.trim()).ok_or_else(|| term.to_owned())?);
                }
            }
        }
        found.push((value.trim().to_ascii_lowercase(), condition));
    }
    Ok(found)
}

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

/// Units of 100 kg.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
pub(crate) fn hundreds(tonnes: f64) -> Option<u16> {
    (0.05..6000.0).contains(&tonnes).then(|| (tonnes * 10.0).round() as u16)
}

/// `Jan15-Aug15`, `Mo-Fr 07:00-09:00`, `07:00-09:00`, `Sa`, or season, days and hours one after another.
fn window(text: &str) -> Option<Vec<Window>> {
    let mut season = None;
    let mut days = None;
    let mut spans: Vec<(u16, u16)> = Vec::new();
    let joined = join_month_and_day(text);
    for word in joined.split_whitespace() {
        if let Some(found) = season_of(word) {
            season = Some(found);
        } else if let Some(found) = days_of(word) {
            days = Some(found);
        } else {
            spans.push(minutes_of(word)?);
        }
    }
    if season.is_none() && days.is_none() && spans.is_empty() {
        return None;
    }
    if spans.is_empty() {
        let whole = days.map(|days| Hours { days, from_minute: 0, to_minute: 1440 });
        return Some(vec![Window { season, hours: whole }]);
    }
    let days = days.unwrap_or(Weekdays::ALL);
    let hours = |(from_minute, to_minute)| Some(Hours { days, from_minute, to_minute });
    Some(spans.into_iter().map(|span| Window { season, hours: hours(span) }).collect())
}

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const DAYS: [&str; 7] = ["mo", "tu", "we", "th", "fr", "sa", "su"];

/// `Jan 15 - Aug 15` to `Jan15-Aug15`.
fn join_month_and_day(text: &str) -> String {
    let text = text.replace(" - ", "-").replace('–', "-");
    let mut joined = String::new();
    for word in text.split_whitespace() {
        let number = word.starts_with(|c: char| c.is_ascii_digit()) && !word.contains(':');
        let tail: String = joined.chars().rev().take(3).collect::<String>().chars().rev().collect();
        if !(joined.is_empty() || number && MONTHS.contains(&tail.to_ascii_lowercase().as_str())) {
            joined.push(' ');
        }
        joined.push_str(word);
    }
    joined
}

fn season_of(word: &str) -> Option<(u16, u16)> {
    let day = |text: &str, end: bool| -> Option<u16> {
        let (name, number) = text.split_at_checked(3)?;
        let month = MONTHS.iter().position(|known| name.eq_ignore_ascii_case(known))? + 1;
        let number: u16 = if number.is_empty() { if end { 31 } else { 1 } } else { number.trim().parse().ok()? };
        (1..=31).contains(&number).then_some(u16::try_from(month).ok()? * 100 + number)
    };
    match word.split_once('-') {
        Some((from, to)) => Some((day(from, false)?, day(to, true)?)),
        None => Some((day(word, false)?, day(word, true)?)),
    }
}

fn days_of(word: &str) -> Option<Weekdays> {
    let day = |text: &str| DAYS.iter().position(|known| text.eq_ignore_ascii_case(known));
    let mut set = 0u8;
    for part in word.split(',') {
        let (from, to) = part.split_once('-').unwrap_or((part, part));
        let (mut at, to) = (day(from)?, day(to)?);
        loop {
            set |= 1 << at;
            if at == to {
                break;
            }
            at = (at + 1) % 7;
        }
    }
    Some(Weekdays(set))
}

fn minutes_of(word: &str) -> Option<(u16, u16)> {
    let hours: Hours = word.parse().ok()?;
    Some((hours.from_minute, hours.to_minute))
}

#[cfg(test)]
mod tests {
    use chrono::TimeZone;

    use super::*;

    fn at(month: u32, day: u32, hour: u32) -> DateTime<Utc> {
        Utc.with_ymd_and_hms(2024, month, day, hour, 30, 0).unwrap()
    }

    #[test]
    fn hours_days_and_seasons() {
        let rules = parse("no @ (Mo-Fr 07:00-09:00); no@ (Jan15-Aug15)", 4).unwrap();
        assert_eq!(rules.len(), 2);
        let (value, weekdays) = &rules[0];
        assert_eq!(value, "no");
        assert!(weekdays.holds(at(11, 25, 8)) && !weekdays.holds(at(11, 25, 9)) && !weekdays.holds(at(11, 24, 8)));
        let season = &rules[1].1;
        assert!(season.holds(at(1, 15, 0)) && season.holds(at(8, 15, 23)) && !season.holds(at(8, 16, 0)));
        let winter = &parse("no @ (Nov - Mar)", 4).unwrap()[0].1;
        assert!(winter.holds(at(12, 1, 0)) && winter.holds(at(3, 31, 0)) && !winter.holds(at(4, 1, 0)));
        let heavy = &parse("no @ (weight>7.5)", 4).unwrap()[0].1;
        assert!(heavy.concerns(4, 76) && !heavy.concerns(4, 75) && !heavy.concerns(8, 76));
        let two = &parse("no @ (06:00-08:00,16:00-18:00)", 4).unwrap()[0].1;
        assert!(two.holds(at(5, 1, 16)) && !two.holds(at(5, 1, 12)));
    }

    #[test]
    fn what_is_not_understood_is_named() {
        assert_eq!(parse("no @ (sunset-sunrise)", 4).unwrap_err(), "sunset-sunrise");
        assert_eq!(parse("no @ (destination)", 4).unwrap_err(), "destination");
        assert_eq!(parse("no", 4).unwrap_err(), "no");
        assert_eq!(parse("no @ ()", 4).unwrap_err(), "");
    }

    proptest::proptest! {
        #[test]
        fn any_text_ends(text in ".{0,60}") {
            let _ = parse(&text, 4);
            let _ = parse(&format!("no @ ({text})"), 4);
        }
    }
}
