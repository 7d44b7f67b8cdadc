//! What did not happen: negations, conditions, plans, history, questions, exercises.

use crate::{
    context::Read,
    lexicon::Found,
    lifting,
    tense::{assertive, coming, dated, dated_word, stays},
    time::{Lead, What},
};

/// How a trigger is to be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It is said to have happened.
    Told,
    /// It is not told at all.
    Out,
    /// It is said not to have happened.
    Negated,
    /// Another denies it before it is said.
    Denied,
    /// The writer takes it back.
    Retracted,
}

/// Judges the trigger `found` with its domain `from..to`. `ordered`: an order is in force above this sentence.
pub(crate) fn verdict(read: &Read, found: &Found<'static>, from: usize, to: usize, ordered: bool) -> Verdict {
    let (sentence, scan) = (&read.sentence, &read.scan);
    let words = &sentence.words;
    let at = found.start;
    let clause = (0..=at).rev().find(|i| *i == 0 || words[*i].gap >= 3).unwrap_or(0);
    if sentence.question || scan.has("exercise", 0, words.len()) || scan.has("asks", 0, at) {
        return Verdict::Out;
    }
    let hypothetical = scan
        .all("hypothetical")
        .any(|h| h.start < at && !(h.start < clause && clause > 0 && words[clause].mark == Some(';')));
    let order = ordered || scan.has("order", 0, words.len());
    let advice = scan.all("advice").any(|a| a.start < at && a.start >= clause) && !order;
    if hypothetical || advice || words[0].any(&["should", "had", "were"]) {
        return Verdict::Out;
    }
    if scan.has("generic", clause, to.max(at)) || scan.has("history", from.min(clause), to) {
        return Verdict::Out;
    }
    if read
        .atoms
        .iter()
        .any(|atom| atom.what == What::Old && atom.lead != Lead::Since && atom.start + 1 >= from && atom.start < to)
        && !dated(read, from, to)
    {
        return Verdict::Out;
    }
    if !stays(read, found)
        && scan.all("modal").any(|modal| {
            !dated_word(read, modal.start)
                && modal.start >= clause
                && modal.start < at
                && at - modal.end.min(at) <= 6
                && !assertive(read, modal)
        })
    {
        return Verdict::Out;
    }
    if coming(read, found, from, to) {
        let may = matches!(found.class.name.as_str(), "closure" | "reopening" | "ceasefire");
        if !(may && (order || dated(read, from, to)) && !scan.has("rumour", 0, words.len())) {
            return Verdict::Out;
        }
    }
    let negated = scan.all("negation").any(|no| {
        no.start < at
            && at - no.start <= 5
            && !(no.start + 1..=at).any(|i| words[i].gap >= 2)
            && !read.contrasts(no.start)
    });
    // "the checkpoint was not removed": the denial stands inside what is told.
    let inside = matches!(found.class.name.as_str(), "checkpoint" | "ceasefire" | "control_change" | "front_line")
        && scan.all("negation").any(|no| no.start > at && no.end < found.end);
    let negated = negated || inside;
    let comma = (0..=at).rev().find(|i| *i == 0 || words[*i].after_break()).unwrap_or(0);
    let next_comma = (at + 1..words.len()).find(|i| words[*i].after_break()).unwrap_or(words.len());
    if scan.has("retract", 0, words.len()) {
        let before = scan.has("saidbefore", comma, next_comma) || scan.all("retract").any(|r| withdraws(read, r));
        if negated || before {
            return Verdict::Retracted;
        }
    }
    if scan.all("deny").any(|deny| deny.start < at && at - deny.start <= 14 && deny.start >= clause) {
        return Verdict::Denied;
    }
    if negated {
        Verdict::Negated
    } else if lifting::lifts(found) && !lifting::holds(read, found, from, to, order) {
        Verdict::Out
    } else {
        Verdict::Told
    }
}

/// "ignore", "disregard": everything in the sentence goes; "correction" alone may be followed by what is right.
fn withdraws(read: &Read, found: &Found<'_>) -> bool {
    !read.sentence.words[found.start].any(&[
        "correction",
        "corrected",
        "rectificatif",
        "rectification",
        "erratum",
        "تصحيح",
        "تصويب",
        "استدراك",
        "corrigeons",
        "نصحح",
    ])
}
