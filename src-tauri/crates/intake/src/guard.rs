//! What did not happen: negations, conditions, plans, history, questions, exercises.

use crate::{
    about,
    context::Read,
    lexicon::Found,
    lifting,
    tense::{assertive, coming, dated, dated_word, stays},
    time::{Lead, What},
    unreal,
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
    if unreal::asked(read, found) || unreal::exercise(read) || unreal::taught(read, found) || scan.has("asks", 0, at) {
        return Verdict::Out;
    }
    let hypothetical = unreal::supposed(read, found, clause);
    let order = ordered || scan.has("order", 0, words.len());
    // "Please note that it is closed" asks for nothing.
    let noted = |advice: &Found<'_>| {
        !lifting::lifts(found)
            && scan.all("advice").any(|note| note.class.sub.is_some() && (note.start..note.end).contains(&advice.start))
    };
    let advice = scan.all("advice").any(|a| a.start < at && a.start >= clause && !noted(a)) && !order;
    if hypothetical || advice || words[0].any(&["should", "had", "were"]) {
        return Verdict::Out;
    }
    // "Toujours coupée" is still cut, not always.
    let still_so =
        |generic: &Found<'_>| !lifting::lifts(found) && scan.covers("stays", generic.start) && stays(read, found);
    let general = scan.all("generic").any(|one| (clause..to.max(at)).contains(&one.start) && !still_so(one));
    let bygone = scan.all("history").any(|cue| {
        (from.min(clause)..to).contains(&cue.start) && (lifting::lifts(found) || !now(read, cue.end, found.end))
    });
    if general || bygone {
        return Verdict::Out;
    }
    if !(lies_there(read, found) && still(read))
        && read
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
            && !spared(read, no, at)
            && !excepts(read, no)
            // Arabic "has not ceased to be": it still is.
            && !scan.covers("stays", no.start)
    });
    // "N'a pas été déminée": both words of the negation are of what it is told by.
    let negated = negated && !scan.covers("negation", at);
    // "the checkpoint was not removed": the denial stands inside what is told.
    let inside =
        matches!(found.class.name.as_str(), "checkpoint" | "ceasefire" | "control_change" | "front_line" | "reopening")
            && scan.all("negation").any(|no| no.start > at && no.end < found.end);
    let negated = negated || inside;
    let comma = (0..=at).rev().find(|i| *i == 0 || words[*i].after_break()).unwrap_or(0);
    let next_comma = (at + 1..words.len()).find(|i| words[*i].after_break()).unwrap_or(words.len());
    if scan.has("retract", 0, words.len()) {
        let before = scan.has("saidbefore", comma, next_comma) || scan.all("retract").any(|r| withdraws(read, r));
        if negated || before && !about::told_now(read, found) {
            return Verdict::Retracted;
        }
    }
    let denies = |deny: &Found<'static>| {
        deny.start < at && at - deny.start <= 14 && deny.start >= clause && about::denied_ahead(read, deny, found)
    };
    if scan.all("deny").any(denies) {
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

/// Words that say of what follows that it is so now, whatever was before.
const NOW: [&str; 22] = [
    "now",
    "but",
    "maintenant",
    "mais",
    "desormais",
    "هلق",
    "هلا",
    "هسه",
    "هسا",
    "هسع",
    "الان",
    "ان",
    "حاليا",
    "توا",
    "دلوقتي",
    "بس",
    "لكن",
    "ولكن",
    "صار",
    "بعدين",
    "رجع",
    "رجعوا",
];

/// "Was open in the morning but is closed now": whether such a word stands between what was, before word `from`, and `at`.
pub(crate) fn now(read: &Read, from: usize, at: usize) -> bool {
    from < at && read.sentence.words[from..at].iter().any(|word| word.any(&NOW))
}

/// "No casualties in the shelling", "not a drone but artillery": the negation is of something else than the word at `at`.
fn spared(read: &Read, no: &Found<'_>, at: usize) -> bool {
    let words = &read.sentence.words;
    let between = no.end.min(at)..at;
    let harm = between.clone().rev().find(|k| read.scan.covers("harm", *k));
    // "No casualties or shelling"
    let or = |harm: usize| (harm + 1..at).any(|k| words[k].any(&["or", "nor", "and", "ou", "ni", "et", "او", "ولا"]));
    harm.is_some_and(|harm| !or(harm)) || between.into_iter().any(|k| words[k].any(&["but", "mais", "بل", "لكن"]))
}

/// "Nothing happened but a mine went off": a negation that is none, "ما عدا", or the Arabic "غير" behind another.
fn excepts(read: &Read, no: &Found<'_>) -> bool {
    let other = read.scan.all("negation").any(|other| other.end <= no.start);
    read.scan.covers("exempt", no.start) || other && read.sentence.words[no.start].is("غير")
}

/// Whether a negation stands right before the word at `at`: "no shelling", "not closed". Nobody has to be told of that.
pub(crate) fn plainly_not(read: &Read, at: usize) -> bool {
    let near = |no: &Found<'_>| {
        no.start < at
            && at.saturating_sub(no.end) <= 2
            && !spared(read, no, at)
            && !excepts(read, no)
            && !read.scan.covers("stays", no.start)
            && !read.sentence.words[at].after_break()
    };
    read.scan.all("negation").any(near) && !read.scan.covers("negation", at)
}

/// What lies where it is until somebody takes it away, however long ago it was laid or broke: a mine, a bridge that is gone.
/// What went off does not.
pub(crate) fn lies_there(read: &Read, found: &Found<'_>) -> bool {
    let (name, sub) = (found.class.name.as_str(), found.class.sub.as_deref());
    let lies = name == "explosive_hazard" || name == "obstruction" && sub == Some("damage");
    let words = read.sentence.words.len();
    let gone = read.scan.all("removed").any(|cue| !read.scan.has("negation", cue.start.saturating_sub(3), cue.start));
    lies && !gone && !read.scan.has("detonated", 0, words)
}

/// "Destroyed in 2015, is still unusable", "never cleared": what happened years ago is said to hold.
pub(crate) fn still(read: &Read) -> bool {
    let words = read.sentence.words.len();
    read.scan.has("stays", 0, words) || read.scan.has("negation", 0, words)
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
