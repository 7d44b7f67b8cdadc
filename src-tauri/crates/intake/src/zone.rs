//! The zone of a clock time: `Z`, `UTC+3`, `+03:00`, `EEST`, the letter of a date-time group, "local time", "Damascus time".

use crate::{
    sentence::Word,
    token::{Token, TokenKind},
};

/// By what clock an hour is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Zone {
    /// None is said, or "local time": that of the report, where it is known.
    Unsaid,
    /// So many minutes east of UTC.
    East(i32),
    /// One is said that is not known here: the time of a town, whose summer hours nobody keeps a list of.
    Named,
}

impl Zone {
    pub(crate) const UTC: Self = Self::East(0);

    /// Minutes east of UTC. `report`: those of the clock that the report goes by.
    pub(crate) fn east(self, report: Option<i32>) -> Option<i32> {
        match self {
            Self::Unsaid => report,
            Self::East(minutes) => Some(minutes),
            Self::Named => None,
        }
    }
}

/// Farthest that clocks lie from UTC, hours.
const MOST: u32 = 14;

/// Zones by their letters, hours east of UTC. Letters that stand for two zones in the field (AST, IST, CST, BST) are left out.
const LETTERS: [(&str, i32); 12] = [
    ("utc", 0),
    ("gmt", 0),
    ("zulu", 0),
    ("tu", 0),
    ("wat", 1),
    ("cet", 1),
    ("cest", 2),
    ("cat", 2),
    ("eet", 2),
    ("eest", 3),
    ("eat", 3),
    ("trt", 3),
];

/// Times that are called after a town and never change.
const TOWNS: [(&str, i32); 5] = [("غرينتش", 0), ("جرينتش", 0), ("greenwich", 0), ("مكه", 3), ("mecca", 3)];

/// The zone of a letter of a date-time group. `l` is written for "local", and `j` says so.
pub(crate) fn of_letter(letter: &str) -> Option<Zone> {
    let [letter] = letter.as_bytes() else { return None };
    let hours = match letter {
        b'z' => 0,
        b'a'..=b'i' => i32::from(letter - b'a') + 1,
        b'k' => 10,
        b'm' => 12,
        b'n'..=b'y' => -(i32::from(letter - b'n') + 1),
        b'j' | b'l' => return Some(Zone::Unsaid),
        _ => return None,
    };
    Some(Zone::East(hours * 60))
}

/// The zone that is said behind a clock time which ends before word `end`, and the end of its words.
pub(crate) fn behind(words: &[Word], end: usize) -> Option<(Zone, usize)> {
    if let Some((minutes, next)) = signed(words, end, true) {
        return Some((Zone::East(minutes), next));
    }
    let first = words.get(end).filter(|word| !word.after_break() || word.mark == Some('('))?;
    let local = is_local(words, end);
    if let Some((zone, next)) = named(words, local.unwrap_or(end)) {
        return Some((zone, next));
    }
    if let Some(next) = local {
        return Some((Zone::Unsaid, next));
    }
    // "Damascus time", "heure de Damas", "بتوقيت دمشق"
    let town = |i: usize| words.get(i).filter(|word| !word.after_break() && (word.token.capital || word.token.arabic));
    let next = |i: usize, what: &[&str]| words.get(i).is_some_and(|word| !word.after_break() && word.any(what));
    if first.any(&["توقيت"]) {
        let town = town(end + 1)?;
        let honoured = usize::from(next(end + 2, &["مكرمه"]));
        return Some((of_town(town), end + 2 + honoured));
    }
    if first.any(&["heure"]) && next(end + 1, &["de", "d"]) {
        return Some((of_town(town(end + 2)?), end + 3));
    }
    let capital = first.token.capital && first.norm().len() > 2 && !first.after_break();
    (capital && next(end + 1, &["time"])).then(|| (of_town(first), end + 2))
}

/// Longest bracket that holds a zone and nothing else, tokens.
const BRACKET: usize = 5;

/// How many tokens stand before the end of a bracket that holds a zone and nothing else: `(UTC+3)`, `(local time)`.
pub(crate) fn bracket(inside: &[Token]) -> Option<usize> {
    let length = inside.iter().take(BRACKET + 1).position(|token| token.kind == TokenKind::Mark(')'))?;
    let words = ["time", "locale", "محلي", "مكه", "مكرمه", "damas", "دمشق", "de"];
    let heads = ["local", "lt", "heure", "توقيت", "محليا"];
    let zone = |token: &Token| {
        let is = |word: &&str| token.is(word);
        heads.iter().any(&is) || LETTERS.iter().any(|(letters, _)| is(letters))
    };
    let plain = |token: &Token| match token.kind {
        TokenKind::Word => zone(token) || words.iter().any(|word| token.is(word)),
        TokenKind::Number | TokenKind::Mark('+' | '-' | '–' | '−' | ':') => true,
        TokenKind::Mark(_) | TokenKind::Newline => false,
    };
    let inside = &inside[..length];
    (inside.first().is_some_and(zone) && inside.iter().all(plain)).then_some(length)
}

fn of_town(word: &Word) -> Zone {
    TOWNS.iter().find(|(town, _)| word.is(town)).map_or(Zone::Named, |(_, hours)| Zone::East(hours * 60))
}

/// "Local", "local time", "heure locale", "بالتوقيت المحلي".
fn is_local(words: &[Word], i: usize) -> Option<usize> {
    let is = |i: usize, what: &[&str]| words.get(i).is_some_and(|word| word.any(what));
    if is(i, &["heure", "توقيت"]) && is(i + 1, &["locale", "محلي"]) {
        return Some(i + 2);
    }
    is(i, &["local", "lt", "locales", "محليا"]).then(|| i + 1 + usize::from(is(i + 1, &["time"])))
}

/// A zone by its letters, and what is added to it: `UTC`, `GMT+3`, `UTC +03:00`.
fn named(words: &[Word], i: usize) -> Option<(Zone, usize)> {
    let word = words.get(i).filter(|word| !word.after_break() || word.mark == Some('('))?;
    let i = i + usize::from(word.is("توقيت"));
    let word = words.get(i)?;
    let hours = LETTERS.iter().find(|(letters, _)| word.is(letters)).map(|(_, hours)| *hours);
    let hours = hours.or_else(|| TOWNS.iter().find(|(town, hours)| *hours == 0 && word.is(town)).map(|_| 0))?;
    match signed(words, i + 1, false).filter(|_| hours == 0) {
        Some((minutes, end)) => Some((Zone::East(minutes), end)),
        None => Some((Zone::East(hours * 60), i + 1)),
    }
}

/// A signed offset in word `i`, minutes: `+3`, `-03:30`, `+0300`. `alone`: right behind a clock time, where `-` is a span and
/// `+3` may be a count.
fn signed(words: &[Word], i: usize, alone: bool) -> Option<(i32, usize)> {
    let (word, before) = (words.get(i)?, words.get(i.checked_sub(1)?)?);
    let far = word.token.start.checked_sub(before.token.end)?;
    let sign = match word.mark? {
        '+' if far == 1 || !alone && far == 2 => 1,
        '-' | '–' | '−' if !alone && far == word.mark.map_or(0, char::len_utf8) => -1,
        _ => return None,
    };
    let norm = word.norm();
    let (hours, minutes) = match norm.split_once(':') {
        Some(parts) => parts,
        None if norm.len() == 4 => norm.split_at_checked(2)?,
        None if norm.len() <= 2 && (norm.len() == 2 || !alone) => (norm, "0"),
        None => return None,
    };
    let (hours, minutes): (u32, u32) = (hours.parse().ok()?, minutes.parse().ok()?);
    let sensible = hours <= MOST && minutes < 60 && minutes.is_multiple_of(15);
    sensible.then(|| Some((sign * i32::try_from(hours * 60 + minutes).ok()?, i + 1))).flatten()
}
