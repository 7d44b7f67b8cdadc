//! Clock times: `13:10`, `0558Z`, `7am`, `16 h 45`, `noon`, date-time groups, `2024-11-30T05:58+03:00`.

use chrono::{Datelike, NaiveDate};

use crate::{
    sentence::Word,
    time::{Clock, What},
    zone::{self, Zone},
};

pub(crate) fn make(hour: u32, minute: u32, zone: Zone) -> Option<Clock> {
    (hour <= 24 && minute < 60).then_some(Clock { hour: hour % 24, minute, zone })
}

/// Letters behind four digits that make them a clock time: the zones of the region, "local" and "hours". Others are units.
const TAILS: [char; 6] = ['z', 'h', 'l', 'b', 'c', 'd'];

/// Four digits together are a clock time only with a Z or a word beside them.
fn compact(text: &str) -> Option<Clock> {
    let digits = text.trim_end_matches(TAILS);
    let tail = &text[digits.len()..];
    if digits.len() != 4 || !digits.bytes().all(|b| b.is_ascii_digit()) || tail.len() > 1 {
        return None;
    }
    let zone = if tail == "h" { Zone::Unsaid } else { zone::of_letter(tail).unwrap_or(Zone::Unsaid) };
    make(digits[..2].parse().ok()?, digits[2..].parse().ok()?, zone)
}

/// One clock time at word `i`.
fn single(words: &[Word], i: usize) -> Option<(Clock, usize)> {
    let word = words.get(i)?;
    let norm = word.norm();
    let after = |n: usize| words.get(i + n).filter(|word| !word.after_break());
    if let Some((hour, minute)) = norm.split_once(':') {
        let zone = if minute.ends_with('z') { Zone::UTC } else { Zone::Unsaid };
        let minute = minute.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let (hour, minute): (u32, u32) = (hour.parse().ok()?, minute.split(':').next()?.parse().ok()?);
        return half(words, i + 1, make(hour, minute, zone)?);
    }
    if word.any(&["midnight", "minuit"]) || norm == "منتصف" && after(1).is_some_and(|next| next.is("ليل")) {
        return Some((make(0, 0, Zone::Unsaid)?, i + 1 + usize::from(norm == "منتصف")));
    }
    if norm == "midi" || norm == "noon" {
        return Some((make(12, 0, Zone::Unsaid)?, i + 1));
    }
    // 7am, 7pm
    for (suffix, plus) in [("am", 0), ("pm", 12)] {
        if let Some(hour) =
            norm.strip_suffix(suffix).and_then(|hour| hour.parse::<u32>().ok()).filter(|hour| *hour <= 12)
        {
            return Some((make(hour % 12 + plus, 0, Zone::Unsaid)?, i + 1));
        }
    }
    // 16h45, 7h
    if let Some((hour, minute)) = norm.split_once('h')
        && let Ok(hour) = hour.parse::<u32>()
    {
        let minute = if minute.is_empty() { 0 } else { minute.parse().ok()? };
        return Some(evening(words, make(hour, minute, Zone::Unsaid)?, i + 1));
    }
    if compact(norm).is_some_and(|_| norm.ends_with(TAILS)) {
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
            Some(minute) => Some(evening(words, make(hour, minute, Zone::Unsaid)?, i + 3)),
            None => Some(evening(words, make(hour, 0, Zone::Unsaid)?, i + 2)),
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
        return Some((make(hour % 12 + plus, 0, Zone::Unsaid)?, i + 2));
    }
    let told = i > 0 && words[i - 1].any(&["ساعه", "at", "approx", "circa", "around", "vers"]);
    // "From 0900", not "from 2015".
    let year = number.is_some_and(|number| (1900..2100).contains(&number));
    let told = told || i > 0 && !year && words[i - 1].any(&["from", "until", "till", "til", "by", "since"]);
    if told && words[i - 1].is("ساعه") && number.is_some_and(|hour| hour <= 24) {
        return half(words, i + 1, make(number?, 0, Zone::Unsaid)?);
    }
    let unit =
        after(1).is_some_and(|next| matches!(next.norm(), "local" | "hrs" | "hours" | "lt" | "utc" | "gmt" | "zulu"));
    // "0500 EEST"
    let zoned = || zone::behind(words, i + 1).is_some_and(|(zone, _)| zone != Zone::Named);
    if compact(norm).is_some() && (told || unit || zoned()) {
        // The name of the zone is left to be read.
        let hours = unit && after(1).is_some_and(|next| next.any(&["hrs", "hours"]));
        return Some((compact(norm)?, i + 1 + usize::from(hours)));
    }
    // 9.40 after "update" or "at"
    if i > 0
        && words[i - 1].any(&["update", "at"])
        && let Some((hour, minute)) = norm.split_once('.')
        && minute.len() == 2
    {
        return Some((make(hour.parse().ok()?, minute.parse().ok()?, Zone::Unsaid)?, i + 1));
    }
    None
}

/// "5h du soir", "3h de l'après-midi": the half of the day behind an hour in French.
fn evening(words: &[Word], clock: Clock, end: usize) -> (Clock, usize) {
    let says = |phrase: &[&str]| {
        words
            .get(end..end + phrase.len())
            .is_some_and(|words| words.iter().zip(phrase).all(|(word, said)| word.is(said)))
    };
    let phrases: [&[&str]; 3] = [&["du", "soir"], &["de", "l", "apres", "midi"], &["apres", "midi"]];
    let said = phrases.into_iter().find(|phrase| says(phrase)).filter(|_| clock.hour < 12);
    said.map_or((clock, end), |phrase| (Clock { hour: clock.hour + 12, ..clock }, end + phrase.len()))
}

/// The parts of an hour behind it in Arabic: "two and a half".
const PARTS: [(&str, u32); 4] = [("ونص", 30), ("ونصف", 30), ("وربع", 15), ("وثلث", 20)];

/// Parts of the hour, morning and evening after a clock time in Arabic.
fn half(words: &[Word], end: usize, clock: Clock) -> Option<(Clock, usize)> {
    let part = words.get(end).and_then(|word| PARTS.iter().find(|part| part.0 == word.norm()));
    let (clock, end) = match part.filter(|_| clock.minute == 0) {
        Some((_, minute)) => (make(clock.hour, *minute, clock.zone)?, end + 1),
        None => (clock, end),
    };
    let Some(word) = words.get(end).filter(|word| !word.after_break()) else { return Some((clock, end)) };
    let later = |end| Some((make(clock.hour + 12, clock.minute, clock.zone)?, end));
    let noon = |word: &Word| word.any(&["ظهرا", "ظهر", "ضهرا", "ضهر"]);
    let after = word.is("بعد") && words.get(end + 1).is_some_and(noon);
    if clock.hour < 12 && word.any(&["مساء", "مسا", "pm", "عصرا", "عصر"]) {
        return later(end + 1);
    }
    // Eleven is before noon, two at night is before morning.
    if clock.hour < 7 && (noon(word) || after) || (6..12).contains(&clock.hour) && word.any(&["ليلا", "ليل"]) {
        return later(end + 1 + usize::from(after));
    }
    let said = noon(word) || word.any(&["صباحا", "صبح", "am", "فجرا", "فجر", "ليلا"]);
    Some((clock, end + usize::from(said)))
}

/// A clock time or a span of the day at word `i`, with the zone behind it.
pub(crate) fn clock(words: &[Word], i: usize) -> Option<(What, usize)> {
    let (what, end) = bare(words, i)?;
    let What::Clock { from, until } = what else { return Some((what, end)) };
    let Some((zone, end)) = zone::behind(words, end) else { return Some((what, end)) };
    let said = |clock: Clock| Clock { zone: if clock.zone == Zone::Unsaid { zone } else { clock.zone }, ..clock };
    Some((What::Clock { from: said(from), until: until.map(said) }, end))
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
        Some((hour, minute)) => make(hour.parse().ok()?, minute.parse().ok()?, Zone::Unsaid),
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
    let is_zone = |text: &str| zone::of_letter(text).is_some();
    let (zone, next) = match time.get(4..)? {
        "" if word(2).is_some_and(is_zone) => (word(2)?, 3),
        rest if rest.is_empty() || is_zone(rest) => (rest, 2),
        _ => return None,
    };
    let month = month(word(next)?)?;
    let year: i32 = word(next + 1)?.parse().ok()?;
    let year = if year < 100 { year + 2000 } else { year };
    let clock =
        make(digits[..2].parse().ok()?, digits[2..].parse().ok()?, zone::of_letter(zone).unwrap_or(Zone::Unsaid))?;
    let date = NaiveDate::from_ymd_opt(year, month, day)?;
    Some((What::Day { date, end: None, year: true }, What::Clock { from: clock, until: None }, i + next + 2))
}

/// `2024-11-30T05:58Z`, `2024-11-30T05:58:00+03:00`: the minutes are a word of their own.
fn iso(words: &[Word], i: usize) -> Option<(What, What, usize)> {
    let (date, hour) = words[i].norm().split_once('t')?;
    let date: NaiveDate = date.parse().ok()?;
    let rest = words.get(i + 1).filter(|word| word.mark == Some(':') && word.token.start == words[i].token.end + 1)?;
    let minute = rest.norm().get(..2)?;
    let zone = if rest.norm().ends_with('z') { Zone::UTC } else { Zone::Unsaid };
    let clock = make(hour.parse().ok()?, minute.parse().ok()?, zone)?;
    let (zone, end) = zone::behind(words, i + 2).filter(|_| zone == Zone::Unsaid).unwrap_or((zone, i + 2));
    let clock = Clock { zone, ..clock };
    Some((What::Day { date, end: None, year: true }, What::Clock { from: clock, until: None }, end))
}

/// A date-time group: `301830Z NOV 24`, `301830ZNOV24`, or without month: the day nearest to the reference.
pub(crate) fn group(words: &[Word], i: usize, reference: NaiveDate) -> Option<(What, What, usize)> {
    if let Some(found) = spaced_group(words, i).or_else(|| iso(words, i)) {
        return Some(found);
    }
    let norm = words.get(i)?.norm();
    let digits: &str = norm.get(..6).filter(|head| head.bytes().all(|b| b.is_ascii_digit()))?;
    let rest = norm.get(6..)?.strip_prefix(|c: char| c.is_ascii_alphabetic())?;
    let day: u32 = digits[..2].parse().ok()?;
    let zone = norm.get(6..7).and_then(zone::of_letter).unwrap_or(Zone::Unsaid);
    let clock = make(digits[2..4].parse().ok()?, digits[4..].parse().ok()?, zone)?;
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
