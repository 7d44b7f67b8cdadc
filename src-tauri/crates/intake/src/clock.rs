//! Clock times: `13:10`, `0558Z`, `7am`, `16 h 45`, `noon`, date-time groups.

use chrono::{Datelike, NaiveDate};

use crate::{
    sentence::Word,
    time::{Clock, What},
};

fn make(hour: u32, minute: u32, zulu: bool) -> Option<Clock> {
    (hour <= 24 && minute < 60).then_some(Clock { hour: hour % 24, minute, zulu })
}

/// Four digits together are a clock time only with a Z or a word beside them.
fn compact(text: &str) -> Option<Clock> {
    let zulu = text.ends_with('z');
    let digits = text.trim_end_matches(['z', 'h', 'l']);
    let tail = &text[digits.len()..];
    if digits.len() != 4 || !digits.bytes().all(|b| b.is_ascii_digit()) || tail.len() > 1 {
        return None;
    }
    make(digits[..2].parse().ok()?, digits[2..].parse().ok()?, zulu)
}

/// One clock time at word `i`.
fn single(words: &[Word], i: usize) -> Option<(Clock, usize)> {
    let word = words.get(i)?;
    let norm = word.norm();
    let after = |n: usize| words.get(i + n).filter(|word| !word.after_break());
    if let Some((hour, minute)) = norm.split_once(':') {
        let zulu = minute.ends_with('z');
        let minute = minute.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let (hour, minute): (u32, u32) = (hour.parse().ok()?, minute.split(':').next()?.parse().ok()?);
        return half(words, i + 1, make(hour, minute, zulu)?);
    }
    if word.any(&["midnight", "minuit"]) || norm == "منتصف" && after(1).is_some_and(|next| next.is("ليل")) {
        return Some((make(0, 0, false)?, i + 1 + usize::from(norm == "منتصف")));
    }
    if norm == "midi" || norm == "noon" {
        return Some((make(12, 0, false)?, i + 1));
    }
    // 7am, 7pm
    for (suffix, plus) in [("am", 0), ("pm", 12)] {
        if let Some(hour) =
            norm.strip_suffix(suffix).and_then(|hour| hour.parse::<u32>().ok()).filter(|hour| *hour <= 12)
        {
            return Some((make(hour % 12 + plus, 0, false)?, i + 1));
        }
    }
    // 16h45, 7h
    if let Some((hour, minute)) = norm.split_once('h')
        && let Ok(hour) = hour.parse::<u32>()
    {
        let minute = if minute.is_empty() { 0 } else { minute.parse().ok()? };
        return Some((make(hour, minute, false)?, i + 1));
    }
    if compact(norm).is_some_and(|_| norm.ends_with(['z', 'h', 'l'])) {
        return Some((compact(norm)?, i + 1));
    }
    let number: Option<u32> = norm.parse().ok();
    // 16 h 45, 7 heures
    if let Some(hour) = number.filter(|hour| *hour <= 24)
        && after(1).is_some_and(|next| matches!(next.norm(), "h" | "heures" | "heure" | "hrs"))
    {
        return match after(2)
            .and_then(|next| next.norm().parse::<u32>().ok())
            .filter(|minute| *minute < 60 && after(2).is_some_and(|n| n.norm().len() == 2))
        {
            Some(minute) => Some((make(hour, minute, false)?, i + 3)),
            None => Some((make(hour, 0, false)?, i + 2)),
        };
    }
    // 7 am; الساعة 9
    if let Some(hour) = number.filter(|hour| *hour <= 12)
        && let Some(next) = after(1)
        && let Some(plus) = match next.norm() {
            "am" => Some(0),
            "pm" => Some(12),
            _ => None,
        }
    {
        return Some((make(hour % 12 + plus, 0, false)?, i + 2));
    }
    let told = i > 0 && words[i - 1].any(&["ساعه", "at", "approx", "circa", "around", "vers"]);
    if told && words[i - 1].is("ساعه") && number.is_some_and(|hour| hour <= 24) {
        return half(words, i + 1, make(number?, 0, false)?);
    }
    let unit =
        after(1).is_some_and(|next| matches!(next.norm(), "local" | "hrs" | "hours" | "lt" | "utc" | "gmt" | "zulu"));
    if compact(norm).is_some() && (told || unit) {
        // The name of the zone is left to be read.
        let local = unit && !after(1).is_some_and(is_zulu);
        return Some((compact(norm)?, i + 1 + usize::from(local)));
    }
    // 9.40 after "update" or "at"
    if i > 0
        && words[i - 1].any(&["update", "at"])
        && let Some((hour, minute)) = norm.split_once('.')
        && minute.len() == 2
    {
        return Some((make(hour.parse().ok()?, minute.parse().ok()?, false)?, i + 1));
    }
    None
}

/// Morning and evening after a clock time in Arabic.
fn half(words: &[Word], end: usize, clock: Clock) -> Option<(Clock, usize)> {
    match words.get(end) {
        Some(word) if clock.hour < 12 && word.any(&["مساء", "pm", "عصرا", "ظهرا"]) => {
            Some((make(clock.hour + 12, clock.minute, clock.zulu)?, end + 1))
        }
        Some(word) if word.any(&["صباحا", "am", "فجرا"]) => Some((clock, end + 1)),
        _ => Some((clock, end)),
    }
}

fn is_zulu(word: &Word) -> bool {
    word.any(&["utc", "gmt", "zulu"])
}

/// A clock time or a span of the day at word `i`, with the name of the zone behind it.
pub(crate) fn clock(words: &[Word], i: usize) -> Option<(What, usize)> {
    let (what, end) = bare(words, i)?;
    match what {
        What::Clock { from, until } if words.get(end).is_some_and(|word| !word.after_break() && is_zulu(word)) => {
            let zulu = |clock: Clock| Clock { zulu: true, ..clock };
            Some((What::Clock { from: zulu(from), until: until.map(zulu) }, end + 1))
        }
        what => Some((what, end)),
    }
}

fn bare(words: &[Word], i: usize) -> Option<(What, usize)> {
    if let Some((a, b)) = words.get(i)?.norm().split_once('-')
        && let (Some(from), Some(until)) = (span_end(a), span_end(b))
    {
        return Some((What::Clock { from, until: Some(until) }, i + 1));
    }
    let (from, end) = single(words, i)?;
    if words.get(end).is_some_and(|word| word.any(&["and", "to", "until", "till", "a", "et", "الي", "حتي"])) {
        let skip = usize::from(words.get(end + 1).is_some_and(|word| word.any(&["ساعه", "the"])));
        if let Some((until, end)) = single(words, end + 1 + skip) {
            return Some((What::Clock { from, until: Some(until) }, end));
        }
    }
    Some((What::Clock { from, until: None }, end))
}

/// One end of `0800-1600` or `8:00-16:00`.
fn span_end(text: &str) -> Option<Clock> {
    match text.split_once(':') {
        Some((hour, minute)) => make(hour.parse().ok()?, minute.parse().ok()?, false),
        None if text.len() == 4 => compact(text),
        None => None,
    }
}

/// The month of a date-time group.
fn month(text: &str) -> Option<u32> {
    let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    (1_u32..).zip(months).find(|(_, name)| text.starts_with(name)).map(|(n, _)| n)
}

/// The same with blanks: `30 0630 C NOV 24`, `30 0630Z NOV 2024`.
fn spaced_group(words: &[Word], i: usize) -> Option<(What, What, usize)> {
    let word = |k: usize| words.get(i + k).filter(|word| k == 0 || !word.after_break()).map(Word::norm);
    let day: u32 = word(0).filter(|day| day.len() == 2)?.parse().ok()?;
    let time = word(1)?;
    let digits: &str = time.get(..4).filter(|head| head.bytes().all(|b| b.is_ascii_digit()))?;
    let is_zone = |text: &str| matches!(text.as_bytes(), [b] if b.is_ascii_alphabetic());
    let (zone, next) = match time.get(4..)? {
        "" if word(2).is_some_and(is_zone) => (word(2)?, 3),
        rest if rest.is_empty() || is_zone(rest) => (rest, 2),
        _ => return None,
    };
    let month = month(word(next)?)?;
    let year: i32 = word(next + 1)?.parse().ok()?;
    let year = if year < 100 { year + 2000 } else { year };
    let clock = make(digits[..2].parse().ok()?, digits[2..].parse().ok()?, zone == "z")?;
    let date = NaiveDate::from_ymd_opt(year, month, day)?;
    Some((What::Day { date, end: None, year: true }, What::Clock { from: clock, until: None }, i + next + 2))
}

/// A date-time group: `301830Z NOV 24`, `301830ZNOV24`, or without month: the day nearest to the reference.
pub(crate) fn group(words: &[Word], i: usize, reference: NaiveDate) -> Option<(What, What, usize)> {
    if let Some(found) = spaced_group(words, i) {
        return Some(found);
    }
    let norm = words.get(i)?.norm();
    let digits: &str = norm.get(..6).filter(|head| head.bytes().all(|b| b.is_ascii_digit()))?;
    let rest = norm.get(6..)?.strip_prefix(|c: char| c.is_ascii_alphabetic())?;
    let day: u32 = digits[..2].parse().ok()?;
    let clock = make(digits[2..4].parse().ok()?, digits[4..].parse().ok()?, norm.as_bytes().get(6) == Some(&b'z'))?;
    let (month, year, end) = if rest.is_empty() {
        let month = words.get(i + 1).and_then(|word| month(word.norm()));
        let year = month.and_then(|_| words.get(i + 2)).and_then(|word| word.norm().parse::<i32>().ok());
        (month, year, i + 1 + usize::from(month.is_some()) + usize::from(year.is_some()))
    } else {
        (month(rest), rest.get(3..).and_then(|year| year.parse().ok()), i + 1)
    };
    let year = year.map_or(reference.year(), |year| if year < 100 { year + 2000 } else { year });
    let date = NaiveDate::from_ymd_opt(year, month.unwrap_or(reference.month()), day)?;
    Some((What::Day { date, end: None, year: true }, What::Clock { from: clock, until: None }, end))
}
