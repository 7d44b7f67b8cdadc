//! Words that limit an opening, or take it back.

use crate::{context::Read, gazetteer::is_article, lexicon::Found, mention::Mention, tense::dated_word, time::What};

/// A word that limits.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cue {
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// `only`, `part`, `lane`, `way`, `far`, `time`, `bar`, `turn`, `still`, `weight` as in the lists, or `not`.
    pub(crate) what: &'static str,
}

/// Kinds that bar a road.
pub(crate) const BARS: [&str; 4] = ["closure", "obstruction", "detention_denial", "explosive_hazard"];

/// What began or ended behind these words is over: "reopened after it had been closed".
const PAST: [&str; 12] =
    ["after", "following", "since", "once", "depuis", "apres", "suite", "منذ", "بعد", "عقب", "اثر", "ago"];

/// All words of a sentence that limit.
pub(crate) fn cues(read: &Read) -> Vec<Cue> {
    let scan = &read.scan;
    // A name that nobody knows may be no name.
    let known = |mention: &&Mention| mention.at.is_some() || !mention.ids.is_empty();
    let named = |i: usize| read.mentions.iter().filter(known).any(|mention| mention.start <= i && i < mention.end);
    let excepts = scan.all("exempt").filter(|exempt| exempt.class.sub.as_deref() == Some("after"));
    let cue = |found: &Found<'static>, what| Cue { start: found.start, end: found.end, what };
    let limits = scan
        .all("limit")
        .filter(|limit| !is_fine(limit) && !is_lasting(limit) && !is_hour(read, limit))
        .filter_map(|limit| {
            let what = limit.class.sub.as_deref()?;
            Some(cue(limit, what))
        });
    let bars = BARS.iter().flat_map(|kind| scan.all(kind)).filter(|bar| !scan.covers("reopening", bar.start));
    let not = scan.all("negation").filter(|no| !dated_word(read, no.start));
    limits
        .chain(bars.map(|bar| cue(bar, "bar")))
        .chain(not.map(|no| cue(no, "not")))
        .chain(excepts.map(|except| cue(except, "turn")))
        .filter(|cue| !is_harmless(read, cue.start) && !named(cue.start) && !read.contrasts(cue.start))
        .collect()
}

fn is_fine(limit: &Found<'_>) -> bool {
    limit.class.sub.as_deref() == Some("fine")
}

/// Words of how long a closure is said to last limit no opening.
fn is_lasting(limit: &Found<'_>) -> bool {
    matches!(limit.class.sub.as_deref(), Some("longer" | "endless"))
}

/// "الساعة 14:00": at what hour, not for an hour.
fn is_hour(read: &Read, limit: &Found<'_>) -> bool {
    let clock = |k: usize| read.atoms.iter().any(|atom| atom.start == k && matches!(atom.what, What::Clock { .. }));
    limit.end == limit.start + 1 && read.sentence.words[limit.start].is("ساعه") && clock(limit.end)
}

/// "Without incident", "not only": words that look like a limit and are none.
pub(crate) fn is_harmless(read: &Read, i: usize) -> bool {
    read.scan.all("limit").any(|limit| is_fine(limit) && (limit.start..limit.end).contains(&i))
}

/// "Had been closed"
pub(crate) fn is_perfect(read: &Read, i: usize) -> bool {
    let words = &read.sentence.words[i.saturating_sub(3)..i];
    words.iter().any(|word| word.any(&["had", "avait", "avaient", "كان", "كانت"]))
}

/// "Reopened the closed road", "a rouvert la route fermée": what it was before `found`, word `at`.
pub(crate) fn is_adjective(read: &Read, found: &Found<'_>, at: usize) -> bool {
    let words = &read.sentence.words;
    let from = (found.end..at).find(|k| !is_article(words[*k].norm())).unwrap_or(at);
    let noun = |k: usize| words.get(k).is_some() && read.scan.covers("transport", k);
    at >= found.end
        && !(found.end..=at).any(|k| words[k].after_break())
        && (from == at && at > found.end && noun(at + 1) || from + 1 == at && noun(from))
}

/// Whether word `i` lies behind "after" in words from `from` on, with no break between.
pub(crate) fn is_past(read: &Read, i: usize, from: usize) -> bool {
    let words = &read.sentence.words;
    for k in (from..=i).rev() {
        if words[k].any(&PAST) {
            return true;
        }
        if words[k].after_break() {
            return false;
        }
    }
    false
}
