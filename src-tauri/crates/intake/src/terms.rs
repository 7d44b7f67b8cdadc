//! Whom a closure or an obstruction bars, where that is said. Nobody is let through for a list that was not understood: one with
//! a word that is no class, or one that goes on elsewhere, closes for all, and a person has to look at it. Nor for somebody who is
//! only told of beside it: "closed, lorries queue" closes for all.

use crate::{
    arguments,
    context::Read,
    cue::{BARS, is_past},
    lexicon::Found,
    limits::WHOM,
    time::{Atom, Lead, What},
    trigger::Trigger,
};

/// For whom, and whether that is more than was understood.
#[derive(Debug, Default)]
pub(crate) struct Terms {
    pub(crate) classes: Vec<String>,
    pub(crate) unsure: bool,
}

/// Classes that are those of vehicles.
const VEHICLES: [&str; 2] = ["heavy_vehicles", "light_vehicles"];

/// Words of leave that begin a statement of their own.
const LEAVE: [&str; 5] = ["يسمح", "تسمح", "سمح", "سمحت", "مسموح"];

/// How many words a list may go on behind "for".
const LIST: usize = 7;

/// Words that join the parts of a list, or two statements.
const AND: [&str; 6] = ["and", "or", "nor", "et", "ou", "ni"];

/// Words behind which somebody is told of beside what is barred: who does it, why, what else goes on.
const BESIDE: [&str; 29] = [
    "but",
    "so",
    "as",
    "while",
    "when",
    "where",
    "because",
    "since",
    "after",
    "before",
    "due",
    "with",
    "by",
    "despite",
    "mais",
    "car",
    "donc",
    "alors",
    "tandis",
    "quand",
    "puis",
    "apres",
    "avec",
    "par",
    "cause",
    "ثم",
    "بينما",
    "بسبب",
    "مع",
];

/// Words in a list that name nobody.
const LITTLE: [&str; 14] =
    ["both", "all", "any", "of", "the", "de", "des", "les", "tous", "toutes", "tout", "كل", "جميع", "كافه"];

impl Terms {
    /// Of the closure or obstruction that `trigger` tells.
    pub(crate) fn of(read: &Read, trigger: &Trigger) -> Self {
        // "The closure was lifted for ambulances": they are those of the opening.
        let opening = read.scan.all("reopening").map(|opening| opening.start);
        let to = opening.filter(|start| (trigger.found.end..trigger.to).contains(start)).fold(trigger.to, usize::min);
        // "Closed to lorries, and pedestrians are let through" in Arabic, where the verb stands first.
        let leave = (trigger.found.end..to).find(|k| read.sentence.words[*k].any(&LEAVE));
        let to = leave.filter(|k| read.sentence.words[*k].after_break()).unwrap_or(to);
        let from = shut_to_all(read, trigger).unwrap_or(trigger.from);
        let found = &trigger.found;
        let meant = |i: usize| !arguments::is_exempt(read, i) && !arguments::is_negated(read, i);
        let classes = arguments::named(read, from, to, |i| meant(i) && is_barred(read, found, i));
        // "Closed to goods, lorries queue": whether these are the goods, nobody says.
        let beside = |i: usize| meant(i) && !is_barred(read, found, i) && !passes(read, found, i);
        let unsure = !classes.is_empty()
            && (!arguments::named(read, from, to, beside).is_empty()
                || mixed(read, from, to, &classes)
                || others(read, found, to)
                || goes_on(read, trigger.to));
        Self { classes: if unsure { Vec::new() } else { classes }, unsure }
    }
}

/// "No lorries went through, the gate is shut": shut to all. Where the words of the closure itself begin.
fn shut_to_all(read: &Read, trigger: &Trigger) -> Option<usize> {
    let begins = (trigger.from..=trigger.found.start).rev().find(|k| read.sentence.words[*k].after_break())?;
    let nobody = read.scan.all("class").any(|class| {
        (trigger.from..begins).contains(&class.start)
            && read.scan.has("negation", class.start.saturating_sub(2), class.start)
    });
    nobody.then_some(begins)
}

/// Whether the class of traffic named at word `i` is whom `found` bars: "closed to lorries", "lorries are barred".
fn is_barred(read: &Read, found: &Found<'_>, i: usize) -> bool {
    let words = &read.sentence.words;
    let listed = |k: usize| !words[k].any(&BESIDE) && names_whom(read, k);
    if i < found.start {
        let label = read.sentence.label;
        return i < label && label <= found.start
            || !passes(read, found, i)
                && (i + 1..=found.start).all(|k| !parts(read, k) || k < found.start && listed(k));
    }
    let whom = |from: usize, to: usize| (from..to).any(|k| words[k].any(&WHOM));
    let led = |k: usize| whom(found.start, k) || (found.start..k).any(|k| is_who(read, k));
    let own = |k: usize| {
        if words[k].any(&BESIDE) { whom(k + 1, i) } else { listed(k) && (led(k) || whom(k, i)) }
    };
    // "Closed to let a convoy pass"
    let lets = (found.end..i).any(|k| words[k].any(&["let", "allow", "permit", "laisser", "permettre"]));
    // "Cut by lorries" in Arabic, where the two are one word.
    let by = words[i].token.arabic && words[i].norm().starts_with('ب') && words[i].token.stems.len() > 1;
    !(by || lets) && (found.start + 1..=i).all(|k| !parts(read, k) || own(k)) && !passes(read, found, i)
}

/// Whether those named at word `i` are said to pass, in words of their own: "closed to lorries, buses continue".
fn passes(read: &Read, found: &Found<'_>, i: usize) -> bool {
    let before = i < found.start;
    let breaks = |k: &usize| *k == 0 || read.sentence.words[*k].after_break();
    let begins = if before { (0..=i).rev().find(breaks) } else { (found.end..=i).rev().find(|k| parts(read, *k)) };
    let Some(from) = begins else { return false };
    let listed = |k: usize| is_who(read, k) || read.sentence.words[k].any(&AND) && names_whom(read, k);
    let ends = |k: &usize| if before { breaks(k) } else { parts(read, *k) && !listed(*k) };
    let to = (i + 1..read.sentence.words.len()).find(ends);
    let to = to.unwrap_or(read.sentence.words.len());
    let barred = ["negation", "none"].into_iter().chain(BARS).any(|class| read.scan.has(class, from, to));
    !barred && read.scan.has("goes", from, to) && !(from..to).contains(&found.start)
}

/// Whether word `k` begins another part of a list, or another statement.
fn parts(read: &Read, k: usize) -> bool {
    let word = &read.sentence.words[k];
    word.after_break() || word.any(&AND) || word.any(&BESIDE) || joined(read, k)
}

/// Whether what word `k` begins goes on with a list: "and for all lorries".
fn names_whom(read: &Read, k: usize) -> bool {
    let words = &read.sentence.words;
    let little = |k: usize| words[k].any(&AND) || words[k].any(&LITTLE) || words[k].any(&WHOM);
    (k..words.len().min(k + 4)).find(|k| !little(*k)).is_some_and(|k| is_who(read, k))
}

/// Whether word `k` is of somebody or something that travels.
fn is_who(read: &Read, k: usize) -> bool {
    read.scan.covers("class", k) || read.scan.covers("vehicle", k)
}

/// "Closed to heavy lorries and to civilians": not to civilians in heavy lorries alone.
fn mixed(read: &Read, from: usize, to: usize, classes: &[String]) -> bool {
    let vehicle = |code: &str| VEHICLES.contains(&code);
    let named = |class: &&Found<'_>| class.class.sub.as_ref().is_some_and(|sub| classes.contains(sub));
    let found: Vec<&Found<'_>> =
        read.scan.all("class").filter(|class| class.start >= from && class.start < to).filter(named).collect();
    let beside = found.windows(2).any(|pair| pair[1].start <= pair[0].end && !joined(read, pair[1].start));
    let traffic = classes.iter().filter(|code| !vehicle(code) && *code != "all").count();
    classes.iter().any(|code| vehicle(code)) && traffic > 0 && !(beside && traffic == 1)
}

/// Arabic writes "and" and its word together.
fn joined(read: &Read, i: usize) -> bool {
    let word = &read.sentence.words[i];
    word.token.arabic && word.norm().starts_with('و') && word.token.stems.len() > 1
}

/// "For civilians and for lorries": a word of vehicles that no class goes with.
fn others(read: &Read, found: &Found<'_>, to: usize) -> bool {
    let (scan, words) = (&read.scan, &read.sentence.words);
    let class = |k: usize| scan.covers("class", k);
    let listed = |k: usize| {
        (k.saturating_sub(LIST).max(found.end.saturating_sub(1))..k)
            .any(|whom| words[whom].any(&WHOM) && !(whom + 1..=k).any(|i| words[i].gap >= 3))
            || words[k].token.arabic && words[k].norm().starts_with('ل')
    };
    let classed = |k: usize| class(k) || class(k + 1) || k.checked_sub(1).is_some_and(class);
    let mut vehicles = (found.end..to.min(words.len())).filter(|k| scan.covers("vehicle", *k) && !classed(*k));
    vehicles.any(|k| listed(k) && !is_past(read, k, found.end) && !passes(read, found, k))
}

/// "…; humanitarian cargo likewise": classes behind its domain of whom nobody says that they pass.
fn goes_on(read: &Read, to: usize) -> bool {
    let scan = &read.scan;
    let place = read.mentions.iter().filter(|mention| mention.start >= to).map(|mention| mention.start);
    let kinds = scan.triggers().filter(|found| found.start >= to).map(|found| found.start);
    let end = place.chain(kinds).fold(read.sentence.words.len(), usize::min);
    let passes = (to..end).any(|k| {
        (scan.covers("access", k) || scan.covers("goes", k)) && !scan.covers("class", k) && !scan.covers("vehicle", k)
    });
    !passes && !arguments::classes(read, to, end).is_empty()
}

/// Takes out ends that contradict each other: of an extension the last one counts, else none. Whether any were taken out.
pub(crate) fn settle_ends(read: &Read, kept: &mut Vec<Atom>, unsure: bool) -> bool {
    let mut ends: Vec<_> = kept.iter().filter(|atom| atom.lead == Lead::Until).filter_map(Atom::day).collect();
    ends.dedup();
    let Some(last) = ends.last().copied() else { return false };
    let extended = read.scan.all("limit").find(|cue| cue.class.sub.as_deref() == Some("longer"));
    let open = read.scan.all("limit").any(|cue| cue.class.sub.as_deref() == Some("endless"));
    if ends.len() > 1 && !open && !unsure && extended.is_some() {
        kept.retain(|atom| atom.lead != Lead::Until || atom.day().is_none_or(|day| day == last));
        return false;
    }
    if ends.len() > 1 || open || unsure {
        kept.retain(|atom| atom.lead != Lead::Until);
        return true;
    }
    false
}

/// Whether it is said to begin more than once, "on the 1st and again from the 2nd": it does not end where the first time ends.
pub(crate) fn begins_again(kept: &[Atom]) -> bool {
    let begins: Vec<&Atom> = kept.iter().filter(|atom| !atom.is_end() && atom.day().is_some()).collect();
    begins.iter().skip(1).any(|atom| atom.lead == Lead::Since && atom.day() != begins[0].day())
}

/// Hours that are not those of the closure `found`: "open 08:00-12:00, closed on Friday".
pub(crate) fn of_opening(read: &Read, found: &Found<'_>, atom: &Atom) -> bool {
    matches!(atom.what, What::Clock { until: Some(_), .. })
        && atom.start < found.start
        && (atom.end..=found.start).any(|k| read.sentence.words[k].after_break())
}
