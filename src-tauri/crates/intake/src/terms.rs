//! Whom a closure closes, where that is said. Nobody is let through for a list that was not understood: one with a word that is
//! no class, or one that goes on elsewhere, closes for all, and a person has to look at it.

use crate::{
    arguments,
    context::Read,
    cue::is_past,
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

impl Terms {
    /// Of the closure that `trigger` tells.
    pub(crate) fn of(read: &Read, trigger: &Trigger) -> Self {
        // "The closure was lifted for ambulances": they are those of the opening.
        let opening = read.scan.all("reopening").map(|opening| opening.start);
        let to = opening.filter(|start| (trigger.found.end..trigger.to).contains(start)).fold(trigger.to, usize::min);
        // "Closed to lorries, and pedestrians are let through" in Arabic, where the verb stands first.
        let leave = (trigger.found.end..to).find(|k| read.sentence.words[*k].any(&LEAVE));
        let to = leave.filter(|k| read.sentence.words[*k].after_break()).unwrap_or(to);
        let classes = arguments::classes(read, shut_to_all(read, trigger).unwrap_or(trigger.from), to);
        let unsure = !classes.is_empty()
            && (mixed(read, trigger.from, to, &classes)
                || others(read, &trigger.found, to)
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

/// "Closed to heavy lorries and to civilians": not to civilians in heavy lorries alone.
fn mixed(read: &Read, from: usize, to: usize, classes: &[String]) -> bool {
    let vehicle = |code: &str| VEHICLES.contains(&code);
    let found: Vec<&Found<'_>> =
        read.scan.all("class").filter(|class| class.start >= from && class.start < to).collect();
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
    vehicles.any(|k| listed(k) && !is_past(read, k, found.end))
}

/// "…; humanitarian cargo likewise": classes behind its domain of whom nobody says that they pass.
fn goes_on(read: &Read, to: usize) -> bool {
    let scan = &read.scan;
    let place = read.mentions.iter().filter(|mention| mention.start >= to).map(|mention| mention.start);
    let kinds = scan.triggers().filter(|found| found.start >= to).map(|found| found.start);
    let end = place.chain(kinds).fold(read.sentence.words.len(), usize::min);
    let passes = (to..end).any(|k| scan.covers("access", k) && !scan.covers("class", k) && !scan.covers("vehicle", k));
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
