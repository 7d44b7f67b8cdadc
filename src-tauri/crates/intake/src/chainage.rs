//! Kilometres along a route: "between km 20 and km 35", "au PK 12", `من الكيلومتر 20 إلى 35`.
//!
//! They count from the start of the route where the text calls it by the code that the register gave it. The posts of a road
//! count from somewhere else, and nothing here knows from where.

use crate::{context::Read, sentence::Word};

/// What words say of kilometres along a route.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Along {
    /// Nothing.
    Unsaid,
    /// Stretches, from and to, km; a single place has both alike.
    Stretches(Vec<[f64; 2]>),
    /// Something that is open at one end, or not understood.
    Unclear,
}

const MARKS: [&str; 14] = [
    "km",
    "kms",
    "pk",
    "kp",
    "kilometre",
    "kilometres",
    "kilometer",
    "kilometers",
    "كم",
    "كيلومتر",
    "الكيلومتر",
    "كيلو",
    "الكيلو",
    "الكم",
];
/// Between the two ends of a stretch.
const AND: [&str; 13] =
    ["and", "to", "till", "until", "et", "a", "au", "jusqu", "و", "الي", "حتي", "والكيلومتر", "through"];
/// Words after which a single kilometre is a place; after any other it may be the end of something.
const AT: [&str; 16] =
    ["at", "on", "near", "around", "the", "a", "au", "du", "vers", "pres", "le", "sur", "عند", "في", "علي", "قرب"];

/// "And not km 10": nothing is told of it.
const NOT: [&str; 6] = ["not", "non", "pas", "ليس", "وليس", "لا"];

/// What words `from..to` of a sentence say of kilometres along a route.
pub(crate) fn along(read: &Read, from: usize, to: usize) -> Along {
    let words = &read.sentence.words;
    let to = to.min(words.len());
    let (mut out, mut unclear, mut k) = (Vec::new(), false, from);
    while k < to {
        let Some((first, mut end)) = post(words, k, to).filter(|_| !is_unit(read, k)) else {
            k += 1;
            continue;
        };
        let before = k.checked_sub(1).filter(|i| *i >= from && !words[k].after_break()).map(|i| &words[i]);
        let not = k.saturating_sub(3).max(from)..k;
        if not.clone().any(|i| words[i].any(&NOT) && !(i + 1..=k).any(|i| words[i].after_break())) {
            k = second(words, end, to).map_or(end, |(_, next)| next);
            continue;
        }
        match first {
            [a, b] if a.total_cmp(&b).is_ne() => out.push([a.min(b), a.max(b)]),
            [a, _] => match second(words, end, to) {
                Some((b, next)) => {
                    out.push([a.min(b), a.max(b)]);
                    end = next;
                }
                None if before.is_none_or(|word| word.any(&AT) || has_digit(word)) && !goes_on(words, end, to) => {
                    out.push([a, a]);
                }
                None => unclear = true,
            },
        }
        k = end;
    }
    match (unclear, out.is_empty()) {
        (true, _) => Along::Unclear,
        (false, true) => Along::Unsaid,
        (false, false) => Along::Stretches(out),
    }
}

/// "Km 20", "PK20", "km 20-35": the numbers, and the word behind them.
fn post(words: &[Word], k: usize, to: usize) -> Option<([f64; 2], usize)> {
    let norm = words[k].norm();
    if let Some(digits) = norm.strip_prefix("km").or_else(|| norm.strip_prefix("pk")).filter(|rest| !rest.is_empty()) {
        return pair(digits).map(|pair| (pair, k + 1));
    }
    if !words[k].any(&MARKS) {
        return None;
    }
    number(words, k + 1, to)
}

/// The number at word `k`, or the two that a dash joins there.
fn number(words: &[Word], k: usize, to: usize) -> Option<([f64; 2], usize)> {
    let word = words.get(k).filter(|word| k < to && word.gap < 2)?;
    let found = pair(word.norm())?;
    // "12,5"
    let tenths = words.get(k + 1).filter(|next| {
        k + 1 < to
            && next.mark == Some(',')
            && next.token.start == word.token.end + 1
            && found[0].total_cmp(&found[1]).is_eq()
    });
    match tenths.and_then(|next| format!("{}.{}", word.norm(), next.norm()).parse::<f64>().ok()) {
        Some(km) => Some(([km, km], k + 2)),
        None => Some((found, k + 1)),
    }
}

fn pair(norm: &str) -> Option<[f64; 2]> {
    let km = |text: &str| text.parse::<f64>().ok().filter(|km| km.is_finite() && *km >= 0.0);
    match norm.split_once('-') {
        Some((a, b)) => Some([km(a)?, km(b)?]),
        None => km(norm).map(|km| [km, km]),
    }
}

/// The other end: "and 35", "to km 35", "- 35".
fn second(words: &[Word], mut k: usize, to: usize) -> Option<(f64, usize)> {
    let joined = words.get(k).is_some_and(|word| word.gap == 1 && matches!(word.mark, Some('-' | '–' | '—')));
    let and = words.get(k).is_some_and(|word| word.gap < 2 && (word.any(&AND) || glued(word)));
    if k >= to || !(joined || and) {
        return None;
    }
    // "jusqu'au PK 35"
    let little = |word: &Word| word.gap < 2 && (word.any(&AND) || word.any(&["le", "the", "l"]));
    while k < to && little(&words[k]) {
        k += 1;
    }
    let marked = words.get(k).filter(|_| k < to).and_then(|_| post(words, k, to));
    let ([a, b], end) = marked.or_else(|| number(words, k, to))?;
    // "km 20 and 35-40" is two places of which one is a stretch: not understood.
    a.total_cmp(&b).is_eq().then_some((a, end))
}

/// `والكيلومتر`: "and the kilometre" in one word.
fn glued(word: &Word) -> bool {
    word.norm().starts_with('و') && word.any(&MARKS)
}

/// "12 km": a length, not a place; the number of a road is none.
fn is_unit(read: &Read, k: usize) -> bool {
    let words = &read.sentence.words;
    let before = k.checked_sub(1).filter(|_| words[k].gap < 2);
    before.is_some_and(|i| {
        let road = read.routes.iter().any(|road| (road.start..road.end).contains(&i));
        !road && words[i].norm().starts_with(|c: char| c.is_ascii_digit())
    })
}

/// A code or number of a road right before: "R-05 km 12".
fn has_digit(word: &Word) -> bool {
    word.norm().contains(|c: char| c.is_ascii_digit())
}

/// "Km 20 onwards", "à partir du PK 20 et au-delà".
fn goes_on(words: &[Word], k: usize, to: usize) -> bool {
    const ON: [&str; 10] = ["onwards", "onward", "and", "upwards", "et", "jusqu", "وما", "فصاعدا", "to", "or"];
    words.get(k).is_some_and(|word| k < to && word.gap < 2 && word.any(&ON))
}
