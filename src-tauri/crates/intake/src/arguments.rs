//! Numbers, traffic, direction, hours and the country pair of a border.

use crate::{
    context::Read,
    country::country_code,
    lexicon::Found,
    mention::Mention,
    number::number,
    sentence::Word,
    time::{Atom, Clock, What},
    trigger::Trigger,
};

/// A list of which only some are named.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Counted {
    /// How many, as written.
    pub(crate) count: u32,
    /// Word after the number and its noun.
    pub(crate) end: usize,
    /// Word from which the named ones stand, if any are named.
    pub(crate) named_from: Option<usize>,
}

/// "thirteen settlements, including X and Y" in words `from..to`.
pub(crate) fn counted(read: &Read, from: usize, to: usize) -> Option<Counted> {
    let (scan, words) = (&read.scan, &read.sentence.words);
    for i in from..to.min(words.len()) {
        let Some((count, next)) = number(words, i).filter(|found| found.0 >= 2 && found.0 < 10_000) else { continue };
        let Some(noun) = (next..next + 3).find(|k| *k < to && scan.covers("counted", *k)) else { continue };
        if (next..=noun).any(|k| words[k].after_break()) {
            continue;
        }
        let named_from =
            scan.all("including").filter(|cue| cue.start > noun && cue.start < to).map(|cue| cue.end).next();
        return Some(Counted { count, end: noun + 1, named_from });
    }
    None
}

/// The number that goes with the trigger: `two new checkpoints`, `غارتين`.
pub(crate) fn count(read: &Read, trigger: &Trigger) -> Option<u32> {
    let words = &read.sentence.words;
    let start = trigger.found.start.saturating_sub(3).max(trigger.from);
    let day = |i: usize| read.atoms.iter().any(|atom| atom.start <= i && i < atom.end);
    let dual = |i: usize| {
        (words[i].token.arabic
            && words[i].norm().len() > 8
            && (words[i].norm().ends_with("تين") || words[i].norm().ends_with("تان")))
        .then_some(2)
    };
    (start..trigger.found.end.min(words.len()))
        .filter(|i| !(day(*i) || words[*i].gap == 1 && matches!(words[*i].mark, Some('-' | '‑'))))
        .find_map(|i| number(words, i).map(|found| found.0).filter(|n| *n < 1000).or_else(|| dual(i)))
}

/// Classes of traffic named in the domain, in the order of the text, each once, but for those that are exempted or said not
/// to be meant.
pub(crate) fn classes(read: &Read, from: usize, to: usize) -> Vec<String> {
    named(read, from, to, |i| !is_exempt(read, i) && !is_negated(read, i))
}

/// Classes of traffic that a sentence exempts: "except ambulances", "humanitarian convoys exempted".
pub(crate) fn exempt(read: &Read) -> Vec<String> {
    named(read, 0, read.sentence.words.len(), |i| is_exempt(read, i))
}

/// Whether word `i` lies in what an exemption speaks of: up to the next break behind "except", back to the last one before
/// "exempted".
pub(crate) fn is_exempt(read: &Read, i: usize) -> bool {
    let before = |found: &Found<'_>| {
        found.class.sub.as_deref() != Some("after") && i < found.end && !broken(read, i + 1, found.start)
    };
    is_exempt_after(read, i) || read.scan.all("exempt").any(before)
}

/// Whether word `i` lies behind "except", before the next break.
pub(crate) fn is_exempt_after(read: &Read, i: usize) -> bool {
    read.scan
        .all("exempt")
        .any(|found| found.class.sub.as_deref() == Some("after") && found.start <= i && !broken(read, found.end, i))
}

fn broken(read: &Read, from: usize, to: usize) -> bool {
    (from..=to).any(|k| read.sentence.words.get(k).is_some_and(crate::sentence::Word::after_break))
}

/// "for lorries, not yet for buses": whether a class is said not to be meant.
pub(crate) fn is_negated(read: &Read, i: usize) -> bool {
    let words = &read.sentence.words;
    read.scan.all("negation").filter(|no| !crate::cue::is_harmless(read, no.start)).any(|no| {
        let between = no.start + 1..i + 1;
        (1..=4).contains(&between.len())
            && !between.clone().any(|k| words[k].after_break())
            && between.clone().any(|k| words[k].any(&["for", "to", "pour", "aux", "au", "امام"]))
    })
}

pub(crate) fn named(read: &Read, from: usize, to: usize, fits: impl Fn(usize) -> bool) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    // The name of an account says nothing of traffic.
    let label = read.sentence.words.first().filter(|word| word.mark == Some('@')).map_or(0, |_| read.sentence.label);
    let inside = |found: &&Found<'_>| found.start >= from.max(label) && found.start < to && fits(found.start);
    let mut found: Vec<_> = read.scan.all("class").filter(inside).collect();
    found.sort_by_key(|found| found.start);
    for sub in found.iter().filter_map(|found| found.class.sub.clone()) {
        if !out.contains(&sub) {
            out.push(sub);
        }
    }
    out
}

/// `both`, where it is said.
pub(crate) fn direction(read: &Read, from: usize, to: usize) -> Option<String> {
    read.scan.has("direction", from, to).then(|| "both".to_owned())
}

/// "From the Turkish side", "one lane": where, not which way.
pub(crate) fn is_side(read: &Read, cue: &Found<'_>) -> bool {
    read.sentence.words[cue.start].any(&["side", "cote", "جانب", "جهه"])
}

/// Whether the hours beside a trigger are those of every day: an opening that is said as a state, or daily.
pub(crate) fn has_hours(read: &Read, trigger: &Trigger) -> bool {
    let daily = (trigger.from..trigger.to).any(|i| is_daily(read, i));
    trigger.sub.as_deref() == Some("open_status") || trigger.kind == "reopening" && daily
}

/// Opening hours in the domain.
pub(crate) fn hours(read: &Read, from: usize, to: usize) -> Option<(Clock, Clock)> {
    read.atoms.iter().filter(|atom| atom.start >= from && atom.start < to).find_map(|atom| match atom.what {
        What::Clock { from, until: Some(until) } => Some((from, until)),
        _ => None,
    })
}

/// "Closed daily from 18:00 to 06:00": a closure that holds at the hours that are said and at no other. Only where nothing else
/// is said of when, and neither which clock nor which half of the day is left open: else it holds at all hours.
pub(crate) fn is_shut_daily(read: &Read, trigger: &Trigger, zone: Option<i32>) -> bool {
    let words = &read.sentence.words;
    let clocks = || read.atoms.iter().filter(|atom| matches!(atom.what, What::Clock { .. }));
    let (Some(atom), 1) = (clocks().next(), clocks().count()) else { return false };
    let What::Clock { from, until: Some(until) } = atom.what else { return false };
    let some_days = |word: &Word| {
        word.stems().any(|stem| SOME_DAYS.iter().any(|day| stem.starts_with(day))) || word.any(&["عطله", "عطل"])
    };
    let of_day = |atom: &Atom| matches!(atom.what, What::Weekday { .. } | What::Same | What::Week { .. });
    let whole = from.hour > 12 || until.hour > 12 || words[atom.start].norm().starts_with('0');
    trigger.kind == "closure"
        && trigger.found.class.sub.is_none()
        && (trigger.from..trigger.to).contains(&atom.start)
        && repeats(read, trigger.from, trigger.to)
        && from.is_placed(zone)
        && until.is_placed(zone)
        && from != until
        && !words.iter().any(some_days)
        && whole
        && !read.atoms.iter().any(of_day)
        && !["exempt", "contrast", "negation", "stays"].iter().any(|class| read.scan.has(class, 0, words.len()))
        && read
            .scan
            .triggers()
            .filter(|other| other.start != trigger.found.start)
            .all(|other| other.start >= trigger.found.start && other.end <= trigger.found.end)
}

/// How words begin that speak of some days of the week.
const SOME_DAYS: [&str; 17] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "weekday",
    "weekend",
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
    "ouvrable",
];

/// Whether the word at `i` says that hours are those of every day.
pub(crate) fn is_daily(read: &Read, i: usize) -> bool {
    let words = &read.sentence.words;
    words[i].any(&["daily", "every", "chaque", "tous", "quotidien", "quotidiennement", "يوميا", "كل"])
        && !words.get(i + 1).is_some_and(|next| next.any(&["other", "second", "week", "semaine", "اسبوع"]))
}

/// Whether words `from..to` say that hours are those of every day or night: they end nothing for good.
pub(crate) fn repeats(read: &Read, from: usize, to: usize) -> bool {
    let words = &read.sentence.words;
    (from..to.min(words.len())).any(|i| {
        let each =
            words[i].any(&["every", "each", "chaque", "كل"]) || words[i].is("les") && i > 0 && words[i - 1].is("tous");
        let days = words.get(i + 1).is_some_and(|next| next.any(&DAYS));
        each && days
            || words[i].any(&["daily", "nightly", "quotidien", "quotidiennement", "quotidienne", "يوميا", "ليليا"])
    })
}

/// Parts of a day that come again.
const DAYS: [&str; 20] = [
    "day",
    "night",
    "morning",
    "evening",
    "afternoon",
    "jour",
    "jours",
    "nuit",
    "nuits",
    "matin",
    "matins",
    "soir",
    "soirs",
    "يوم",
    "ليله",
    "ليل",
    "صباح",
    "مساء",
    "ظهر",
    "نهار",
];

/// Words for a border.
const BORDER: [&str; 8] = ["border", "borders", "frontier", "frontiere", "frontieres", "حدود", "حدودي", "حدوديه"];

/// Words for the ways across it.
const GATES: [&str; 9] = ["gates", "crossings", "passages", "postes", "points", "معابر", "معابرها", "منافذ", "منافذها"];

const ALL: [&str; 8] = ["all", "every", "tous", "toutes", "ses", "جميع", "كل", "كافه"];

/// Whether a sentence speaks of a country's border or of ways across it.
pub(crate) fn at_border(read: &Read) -> bool {
    let words = &read.sentence.words;
    words.iter().any(|word| word.any(&BORDER) || word.any(&GATES))
        && words.iter().any(|word| country_code(word).is_some())
}

/// The two countries of a border spoken of as a whole, in the order of the text.
pub(crate) fn border(read: &Read, from: usize, to: usize) -> Option<[String; 2]> {
    let words = &read.sentence.words;
    // "All gates with Syria" are the border, two of them are not.
    let all = words[from..to.min(words.len())].iter().any(|word| word.any(&ALL))
        && !read.mentions.iter().any(|mention| mention.contrast.is_some());
    let is_border = |i: usize| words[i].any(&BORDER) || all && words[i].any(&GATES);
    let at = (from..to.min(words.len())).find(|i| is_border(*i))?;
    let mut codes: Vec<&str> = Vec::new();
    for word in &words[at.saturating_sub(4).max(from)..(at + 8).min(to)] {
        if let Some(code) = country_code(word).filter(|code| !codes.contains(code)) {
            codes.push(code);
        }
    }
    match codes[..] {
        [a, b, ..] => Some([a.to_owned(), b.to_owned()]),
        _ => None,
    }
}

/// What the text calls the road: a number, or the two ends of a stretch with the noun beside them.
pub(crate) fn route(text: &str, read: &Read, from: usize, to: usize) -> Option<String> {
    let words = &read.sentence.words;
    let end = to.min(words.len());
    let pair: Vec<&Mention> = read.places(from, end).filter(|m| m.pair.is_some()).take(2).collect();
    let code = (from..end).find(|i| crate::trigger::road_code(words[*i].norm()) && words[*i].token.capital);
    let (start, stop) = match (&pair[..], code) {
        ([a, b], code) => {
            let first = code.filter(|code| *code + 2 >= a.start && *code < a.start).unwrap_or(a.start);
            (first, b.end)
        }
        (_, Some(code)) => (code, code + 1),
        _ => return None,
    };
    let span = read.sentence.span(start, stop)?;
    text.get(span.0..span.1).map(str::to_owned)
}
