//! Dates and clock times as people write them, against the day of the report.

use std::{collections::HashMap, sync::OnceLock};

use chrono::{Datelike, Days, NaiveDate};
use passage_words::fold;

use crate::sentence::{Sentence, Word};

pub(crate) use crate::stamp::{Clock, Stamp};

/// What stands before a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lead {
    None,
    Since,
    Until,
    /// "before", "by": neither when it began nor when it ends.
    Before,
}

/// One expression of time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum What {
    /// A day or a span of days.
    Day { date: NaiveDate, end: Option<NaiveDate>, year: bool },
    /// A weekday or a span of them, as the last ones; which ones are meant the sentence has to say.
    Weekday { date: NaiveDate, end: Option<NaiveDate> },
    /// A day to come, said as one: tomorrow, next Friday.
    Coming { date: NaiveDate },
    /// A day in figures that may be one after the report or, read the other way, one before it; beside a day, that it was read
    /// the other way round.
    Ambiguous,
    /// A clock time or a span of the day.
    Clock { from: Clock, until: Option<Clock> },
    /// The same day as the one named before.
    Same,
    /// Some time in a week before.
    Week { date: NaiveDate, end: NaiveDate },
    /// Long ago: a year, a month of another year.
    Old,
    /// Later, said vaguely: next week.
    Future,
}

/// An expression with its place in the sentence.
#[derive(Debug, Clone)]
pub(crate) struct Atom {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) lead: Lead,
    /// It began in the past: "since", not "from".
    pub(crate) since: bool,
    pub(crate) what: What,
}

impl Atom {
    /// The day that it is or begins with.
    pub(crate) fn day(&self) -> Option<NaiveDate> {
        match self.what {
            What::Day { date, .. } | What::Weekday { date, .. } | What::Coming { date } | What::Week { date, .. } => {
                Some(date)
            }
            _ => None,
        }
    }

    /// Whether it is said to be to come.
    pub(crate) fn comes(&self) -> bool {
        matches!(self.what, What::Coming { .. } | What::Future)
    }

    /// Whether it says how long something lasts, not when it began.
    pub(crate) fn is_end(&self) -> bool {
        matches!(self.lead, Lead::Until | Lead::Before)
    }
}

enum Entry {
    Month(u32),
    Weekday(u32),
    Ago(u64),
}

fn calendar() -> &'static HashMap<String, Entry> {
    static TABLE: OnceLock<HashMap<String, Entry>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = HashMap::new();
        for line in include_str!("../lexicon/calendar.txt").lines().filter(|line| !line.starts_with("--")) {
            let mut parts = line.split_whitespace();
            let code = parts.next().unwrap_or_default();
            let (letter, number) = code.split_at(code.len().min(1));
            let number: u32 = number.parse().unwrap_or_default();
            for word in parts {
                let entry = match letter {
                    "m" => Entry::Month(number),
                    "d" => Entry::Weekday(number),
                    _ => Entry::Ago(u64::from(number)),
                };
                let key: Vec<String> = word.split('+').map(fold).collect();
                table.insert(key.join(" "), entry);
            }
        }
        table
    })
}

fn look(words: &[Word], i: usize) -> Option<(&'static Entry, usize)> {
    let word = words.get(i)?;
    for stem in word.stems() {
        if let Some(next) = words.get(i + 1).filter(|next| !next.after_break())
            && let Some(entry) = calendar().get(&format!("{stem} {}", next.norm()))
        {
            return Some((entry, i + 2));
        }
        if let Some(entry) = calendar().get(stem) {
            return Some((entry, i + 1));
        }
    }
    None
}

/// The month at word `i`. Syrian names may carry the other name in brackets or after a slash.
fn month(words: &[Word], i: usize) -> Option<(u32, usize)> {
    let (Entry::Month(month), end) = look(words, i)? else { return None };
    match look(words, end) {
        Some((Entry::Month(again), more)) if again == month => Some((*month, more)),
        _ => Some((*month, end)),
    }
}

fn weekday(words: &[Word], i: usize) -> Option<(u32, usize)> {
    match look(words, i)? {
        (Entry::Weekday(day), end) => {
            // "sat" and "sun" are words too.
            let short = words[i].norm().len() <= 3 && !words[i].token.arabic;
            // "One" is written as "and Sunday" without its article.
            let one = words[i].norm() == "واحد";
            // "Anyone" and "two" are written as Sunday and Monday without their article.
            let one = one
                || words[i].any(&["احد", "اثنين", "اتنين"])
                    && !words[i].token.definite
                    && !i.checked_sub(1).is_some_and(|before| words[before].any(&["يوم", "نهار"]));
            ((!short || words[i].token.capital) && !one).then_some((*day, end))
        }
        _ => None,
    }
}

fn day_number(word: &Word) -> Option<u32> {
    let norm = word.norm();
    let digits = norm.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let tail = &norm[digits.len()..];
    if !matches!(tail, "" | "st" | "nd" | "rd" | "th" | "er" | "eme" | "e") {
        return None;
    }
    digits.parse().ok().filter(|day| (1..=31).contains(day))
}

fn year(words: &[Word], i: usize) -> Option<(i32, usize)> {
    let word = words.get(i).filter(|word| word.gap < 3 || word.mark == Some(','))?;
    let year: i32 = word.norm().parse().ok().filter(|year| (1950..=2099).contains(year))?;
    Some((year, i + 1))
}

/// The day nearest to `near` with this day and month.
pub(crate) fn nearest(near: NaiveDate, month: u32, day: u32) -> Option<NaiveDate> {
    (-1..=1)
        .filter_map(|shift| NaiveDate::from_ymd_opt(near.year() + shift, month, day))
        .min_by_key(|date| date.signed_duration_since(near).num_days().abs())
}

/// The last day of this number on or before `reference`, Monday 1.
pub(crate) fn last_weekday(reference: NaiveDate, weekday: u32) -> Option<NaiveDate> {
    let back = (reference.weekday().number_from_monday() + 7 - weekday) % 7;
    reference.checked_sub_days(Days::new(u64::from(back)))
}

const TO: &[&str] = &["to", "and", "until", "till", "through", "au", "a", "et", "الي", "حتي", "و", "n", "لغايه"];

/// Reads the expressions of time of a sentence, with relative ones against `reference`.
pub(crate) fn atoms(sentence: &Sentence, reference: NaiveDate) -> Vec<Atom> {
    let words = &sentence.words;
    let mut out = Vec::new();
    let mut i = 0;
    while i < words.len() {
        // A date-time group is a day and a clock time in one word.
        if let Some((day, clock, end)) = crate::clock::group(words, i, reference) {
            let lead = to_end(words, &out, i).unwrap_or_else(|| lead(words, i));
            out.push(Atom { start: i, end, lead, since: false, what: day });
            out.push(Atom { start: i, end, lead, since: false, what: clock });
            i = end.max(i + 1);
            continue;
        }
        match one(words, i, reference) {
            Some((what, end)) if end > i => {
                let told = until_clock(words, &out, i).or_else(|| to_end(words, &out, i));
                let lead = told.unwrap_or_else(|| match lead(words, i) {
                    Lead::Until if !ends(words, i, end, &what, reference) => Lead::None,
                    lead => lead,
                });
                let since = words[i.saturating_sub(3)..i].iter().any(|word| word.any(&["since", "depuis", "منذ"]));
                out.push(Atom { start: i, end, lead, since, what });
                if turns(words, i, reference) {
                    out.push(Atom { start: i, end, lead, since, what: What::Ambiguous });
                }
                i = end;
            }
            _ => i += 1,
        }
    }
    out
}

/// Whether the day behind a word of "until" is an end. "Nothing went through today" has none, and "closed until today" says
/// what has been so far.
fn ends(words: &[Word], start: usize, end: usize, what: &What, reference: NaiveDate) -> bool {
    let through = (start.saturating_sub(4)..start).rev().find(|k| words[*k].is("through"));
    if let Some(k) = through {
        let moved = words[k.saturating_sub(2)..k].iter().any(|word| word.any(&GONE));
        if moved || matches!(what, What::Day { date, .. } if *date <= reference) {
            return false;
        }
    }
    let today = words[start].any(&["today", "now", "aujourd", "aujourdhui", "يوم", "ان"]);
    let clock = (end..end + 2).any(|k| words.get(k).is_some() && crate::clock::clock(words, k).is_some());
    !(today && !clock && matches!(what, What::Day { date, end: None, year: false } if *date == reference))
}

/// Words of who goes "through".
const GONE: [&str; 22] = [
    "go", "goes", "going", "gone", "went", "get", "gets", "getting", "got", "pass", "passes", "passing", "passed",
    "come", "comes", "came", "let", "lets", "allowed", "moved", "driven", "waved",
];

/// "until 18:00 on Friday": the day after the hour that ends it.
fn until_clock(words: &[Word], before: &[Atom], start: usize) -> Option<Lead> {
    let clock = before.last().filter(|atom| atom.lead == Lead::Until && matches!(atom.what, What::Clock { .. }))?;
    let little = |word: &Word| word.any(&["on", "the", "le", "de", "du", "يوم", "من"]);
    (start - clock.end <= 2 && words[clock.end..start].iter().all(little) && !words[start].after_break())
        .then_some(Lead::Until)
}

/// "From 30 November 18:00 to 2 December 08:00": behind a day with its hour, "to" leads to the end.
fn to_end(words: &[Word], before: &[Atom], start: usize) -> Option<Lead> {
    let [.., a, b] = before else { return None };
    let hour = |atom: &Atom| matches!(atom.what, What::Clock { until: None, .. });
    let dated = (hour(a) && b.day().is_some() || hour(b) && a.day().is_some()) && b.start <= a.end + 2;
    let to = words[b.end.min(start)..start].split_first().is_some_and(|(to, rest)| {
        to.any(&["to", "au", "a", "الي"])
            && rest.len() < 2
            && rest.iter().all(|word| word.any(&["the", "le", "يوم", "ساعه"]))
    });
    (dated && to).then_some(Lead::Until)
}

fn lead(words: &[Word], start: usize) -> Lead {
    for word in words[..start].iter().rev().take(4) {
        if word.any(&["since", "depuis", "منذ", "from", "des"]) {
            return Lead::Since;
        }
        if word.any(&["until", "till", "jusqu", "jusquau", "حتي", "لغايه", "through"]) {
            return Lead::Until;
        }
        if word.any(&["to", "au", "الي"]) && lengthened(words, start) {
            return Lead::Until;
        }
        if word.any(&["before", "by", "avant", "قبل"]) {
            return Lead::Before;
        }
        let filler = word.any(&[
            "the", "le", "la", "a", "au", "around", "about", "يوم", "ساعه", "vers", "of", "early", "late", "night",
            "nuit", "du", "morning", "evening", "صباح", "مساء", "فجر", "ليله",
        ]) || word.number().is_some();
        if !filler {
            return if word.is("من") && words[start].any(&["امس", "مبارح", "اول"]) {
                Lead::Since
            } else {
                Lead::None
            };
        }
    }
    Lead::None
}

/// "Extended to 10 December": a word of lengthening before the day, with no break between.
fn lengthened(words: &[Word], start: usize) -> bool {
    let begins = (0..=start).rev().find(|k| words[*k].after_break()).unwrap_or(0);
    let longer = ["extend", "prolong", "مدد", "تمديد"];
    words[begins..start].iter().any(|word| word.stems().any(|stem| longer.iter().any(|long| stem.starts_with(long))))
}

fn one(words: &[Word], i: usize, reference: NaiveDate) -> Option<(What, usize)> {
    numeric(words, i, reference)
        .or_else(|| span(words, i, reference))
        .or_else(|| dated(words, i, reference))
        .or_else(|| by_weekday(words, i, reference))
        .or_else(|| crate::relative::relative(words, i, reference))
        .or_else(|| crate::clock::clock(words, i))
        .or_else(|| old(words, i, reference))
}

/// How far off the report a day in figures may be before it is read the other way round, days.
const NEAR_DAYS: i64 = 30;

/// `2024-11-30`, `30/11/2024`, `30.11.2024`; `11/30/2024` where only that is a day.
fn numeric(words: &[Word], i: usize, reference: NaiveDate) -> Option<(What, usize)> {
    let (date, turned) = figures(&words[i])?;
    if let Some(turned) = turned.filter(|turned| is_turned(words, i, reference, date, *turned)) {
        return Some((What::Day { date: turned, end: None, year: true }, i + 1));
    }
    if date > reference && turned.is_some_and(|turned| turned <= reference) {
        return Some((What::Ambiguous, i + 1));
    }
    Some((What::Day { date, end: None, year: true }, i + 1))
}

/// The day in figures that a word is, and what it is read the other way round where that is another one.
fn figures(word: &Word) -> Option<(NaiveDate, Option<NaiveDate>)> {
    let head = word.norm().split('t').next().unwrap_or_default();
    let parts: Vec<u32> = head.split(['-', '/', '.']).map(str::parse).collect::<Result<_, _>>().ok()?;
    let [a, b, c] = parts[..] else { return None };
    let (year, month, day) = if a > 31 { (a, b, c) } else { (c, b, a) };
    let year = if year < 100 { year + 2000 } else { year };
    let year = i32::try_from(year).ok()?;
    let turned = NaiveDate::from_ymd_opt(year, day, month);
    let date = NaiveDate::from_ymd_opt(year, month, day).or(turned)?;
    Some((date, turned.filter(|turned| a <= 31 && *turned != date)))
}

/// Whether a day in figures has the month first: it is near the report so, and the hours beside it are those of who writes it
/// that way, or the other reading lies far back.
fn is_turned(words: &[Word], i: usize, reference: NaiveDate, date: NaiveDate, turned: NaiveDate) -> bool {
    let back = |date: NaiveDate| reference.signed_duration_since(date).num_days();
    let halves = words[i + 1..].iter().take(3).any(|word| {
        let norm = word.norm();
        norm.ends_with("am") || norm.ends_with("pm")
    });
    (-1..=NEAR_DAYS).contains(&back(turned)) && (halves || back(date) > NEAR_DAYS)
}

/// Whether word `i` is such a day.
fn turns(words: &[Word], i: usize, reference: NaiveDate) -> bool {
    let found = figures(&words[i]).and_then(|(date, turned)| Some((date, turned?)));
    found.is_some_and(|(date, turned)| is_turned(words, i, reference, date, turned))
}

/// One day with month: `29 November 2024`, `Friday 29 November`, `November 29`, `le 1er décembre`.
fn day_month(words: &[Word], i: usize, reference: NaiveDate) -> Option<(NaiveDate, bool, usize)> {
    let i = match weekday(words, i) {
        Some((_, next)) => next,
        None => i,
    };
    let word = words.get(i)?;
    let (day, month, end) = if let Some(day) = day_number(word) {
        let skip = usize::from(words.get(i + 1).is_some_and(|word| word.any(&["of", "de"])));
        let (month, end) = month(words, i + 1 + skip)?;
        (day, month, end)
    } else {
        let (month, next) = month(words, i)?;
        let day = words.get(next).filter(|word| !word.after_break()).and_then(day_number)?;
        (day, month, next + 1)
    };
    let skip = usize::from(words.get(end).is_some_and(|word| word.any(&["من", "عام", "سنه", "of"])));
    match year(words, end + skip) {
        Some((year, end)) => Some((NaiveDate::from_ymd_opt(year, month, day)?, true, end)),
        None => Some((nearest(reference, month, day)?, false, end)),
    }
}

fn dated(words: &[Word], i: usize, reference: NaiveDate) -> Option<(What, usize)> {
    let (date, year, end) = day_month(words, i, reference)?;
    // A second date joined by a word of range, brackets in between allowed: 29 November (08:00) to 1 December.
    let after =
        words.get(end).is_some_and(|word| word.mark == Some('(')).then(|| crate::clock::clock(words, end)).flatten();
    let join = after.map_or(end, |(_, end)| end);
    // "28 November - 3 December"
    let dash = words.get(join).is_some_and(|word| word.gap == 1 && matches!(word.mark, Some('-' | '–' | '—')));
    if dash || words.get(join).is_some_and(|word| word.any(TO)) {
        for skip in if dash { 0..=0 } else { 1..=2 } {
            if let Some((until, year2, end2)) = day_month(words, join + skip, reference).filter(|found| found.0 > date)
            {
                // The year of the end holds for the beginning too.
                let date = if year2 && !year { nearest(until, date.month(), date.day()).unwrap_or(date) } else { date };
                return Some((What::Day { date, end: Some(until), year: year || year2 }, end2));
            }
        }
    }
    Some((What::Day { date, end: None, year }, end))
}

/// Two days of one month: `17 to 20 September`, `16-22 September 2024`, `du 16 au 17 décembre`.
fn span(words: &[Word], i: usize, reference: NaiveDate) -> Option<(What, usize)> {
    let word = words.get(i)?;
    let (first, next) = match word.norm().split_once('-') {
        Some((a, b)) => {
            let (a, b): (u32, u32) = (a.parse().ok()?, b.parse().ok()?);
            let (month, end) = month(words, i + 1)?;
            return days(words, a, b, month, end, reference);
        }
        None => (day_number(word)?, i + 1),
    };
    let dash = words.get(next).is_some_and(|word| word.gap == 1 && word.number().is_some());
    let mut next = if dash {
        next
    } else if words.get(next)?.any(TO) {
        next + 1
    } else if words.get(next)?.token.arabic && words.get(next)?.number().is_some() {
        next
    } else {
        return None;
    };
    if words.get(next).is_some_and(|word| word.any(&["the", "le"])) {
        next += 1;
    }
    let second = day_number(words.get(next)?)?;
    let (month, end) = month(words, next + 1)?;
    days(words, first, second, month, end, reference)
}

fn days(words: &[Word], a: u32, b: u32, month: u32, end: usize, reference: NaiveDate) -> Option<(What, usize)> {
    let (from, until, year, end) = match year(words, end) {
        Some((year, end)) => {
            (NaiveDate::from_ymd_opt(year, month, a)?, NaiveDate::from_ymd_opt(year, month, b)?, true, end)
        }
        None => (nearest(reference, month, a)?, nearest(reference, month, b)?, false, end),
    };
    (from < until).then_some((What::Day { date: from, end: Some(until), year }, end))
}

/// A weekday, perhaps with the day of the month: `Friday`, `vendredi 29`.
fn by_weekday(words: &[Word], i: usize, reference: NaiveDate) -> Option<(What, usize)> {
    let (day, end) = weekday(words, i)?;
    let date = last_weekday(reference, day)?;
    if let Some(number) = words.get(end).filter(|word| !word.after_break()).and_then(day_number)
        && let Some(found) =
            (0..60).filter_map(|back| reference.checked_sub_days(Days::new(back))).find(|date| date.day() == number)
        && found.weekday().number_from_monday() == day
    {
        return Some((What::Day { date: found, end: None, year: false }, end + 1));
    }
    let after = words.get(end).is_some_and(|word| word.any(&["prochain", "prochaine", "مقبل", "قادم"]));
    if after || i > 0 && words[i - 1].any(&["next", "coming"]) {
        let date = date.checked_add_days(Days::new(7))?;
        return Some((What::Coming { date }, end + usize::from(after)));
    }
    // Fridays excepted, every Friday: opening hours.
    if i > 0 && words[i - 1].any(&["every", "chaque", "كل"]) {
        return None;
    }
    let next = words.get(end).filter(|word| !word.after_break());
    let dash = next.is_some_and(|word| word.gap == 1 && matches!(word.mark, Some('-' | '–')));
    let join = if dash { Some(end) } else { next.filter(|word| word.any(TO)).map(|_| end + 1) };
    let last = join.and_then(|join| {
        let skip = usize::from(words.get(join).is_some_and(|word| word.any(&["يوم", "the", "le", "on"])));
        weekday(words, join + skip)
    });
    let Some((last, end)) = last else { return Some((What::Weekday { date, end: None }, end)) };
    // A span that is not over yet is the one of the week before.
    let until = last_weekday(date.checked_add_days(Days::new(6))?, last)?;
    let back = Days::new(if until > reference { 7 } else { 0 });
    Some((What::Weekday { date: date.checked_sub_days(back)?, end: Some(until.checked_sub_days(back)?) }, end))
}

/// A day `back` days before the reference, by the calendar's own words.
pub(crate) fn ago(words: &[Word], i: usize) -> Option<(u64, usize)> {
    match look(words, i)? {
        (Entry::Ago(days), end) => Some((*days, end)),
        _ => None,
    }
}

/// The days that "12/10" may be, nearest to the report, which way round it may be read. "24/7" is none.
pub(crate) fn days_in_figures(word: &Word, reference: NaiveDate) -> Option<Vec<NaiveDate>> {
    let (a, b) = word.norm().split_once(['/', '.'])?;
    let two = |text: &str| text.parse::<u32>().ok().filter(|_| text.len() <= 2);
    let (a, b) = (two(a)?, two(b)?);
    if word.norm() == "24/7" || word.norm().contains('.') && !word.norm().starts_with('0') && a < 10 {
        return None;
    }
    let days: Vec<NaiveDate> = [nearest(reference, b, a), nearest(reference, a, b)].into_iter().flatten().collect();
    (!days.is_empty()).then_some(days)
}

/// Whether word `i` names a month without a day: "in October".
pub(crate) fn month_alone(words: &[Word], i: usize) -> bool {
    let Some((_, end)) = month(words, i) else { return false };
    let of = ["in", "last", "of", "from", "en", "de", "du", "d", "fin", "debut", "من", "في", "شهر", "خلال"];
    let begins = i == 0 || words[i].after_break();
    let said = i > 0 && words[i - 1].any(&of) || begins && (words[i].token.capital || words[i].token.arabic);
    let plain = words[i].token.arabic || words[i].norm().len() > 3;
    let numbered = |k: usize| words.get(k).is_some_and(|word| day_number(word).is_some() && !word.after_break());
    let day = numbered(end) || i > 0 && numbered(i - 1);
    said && plain && !day
}

/// A year or decade alone, or a month with a year, well before the reference.
fn old(words: &[Word], i: usize, reference: NaiveDate) -> Option<(What, usize)> {
    if let Some((month, end)) = month(words, i) {
        let plain = words[i].token.arabic || words[i].norm().len() > 3;
        if let Some((year, end)) = year(words, end) {
            let date = NaiveDate::from_ymd_opt(year, month, 28)?;
            return Some((
                if date < reference.checked_sub_days(Days::new(60))? { What::Old } else { What::Future },
                end,
            ));
        }
        let before = i > 0 && words[i - 1].any(&["last", "in", "en", "في", "early", "late"]);
        let gap = (reference.month() + 12 - month) % 12;
        return (plain && before && (2..=9).contains(&gap)).then_some((What::Old, end));
    }
    let norm = words[i].norm();
    let number = norm.strip_suffix('s').unwrap_or(norm);
    let year: i32 = number.parse().ok().filter(|year| (1900..=2099).contains(year) && norm.len() >= 4)?;
    (year < reference.year()).then_some((What::Old, i + 1))
}
