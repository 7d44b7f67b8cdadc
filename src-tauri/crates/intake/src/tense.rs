//! What is said to come: words of plans, and which days belong to them.

use crate::{
    context::Read,
    lexicon::Found,
    sentence::Word,
    time::{Atom, Lead, What},
};

/// A word that puts what it governs into the future: "will", "may", "is due to".
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cue {
    pub(crate) start: usize,
    pub(crate) end: usize,
}

impl Cue {
    /// All of a sentence, but for adjectives, which follow what they speak of; a word of a date ("3 May") is none, nor what a span that ends tomorrow is said with.
    pub(crate) fn all(read: &Read) -> impl Iterator<Item = Self> {
        let found = ["future", "modal"].into_iter().flat_map(|class| read.scan.all(class));
        found
            .filter(|cue| {
                let adjective = cue.class.sub.as_deref() == Some("adjective");
                let date = dated_word(read, cue.start) && !comes(read, cue.start);
                !adjective && !date && !lasts_until(read, cue.start) && !assertive(read, cue)
            })
            .map(|cue| Self { start: cue.start, end: cue.end })
    }
}

/// "Tomorrow" is a date and a word of the future.
fn comes(read: &Read, i: usize) -> bool {
    read.atoms.iter().any(|atom| atom.start <= i && i < atom.end && atom.comes() && atom.lead != Lead::Until)
}

/// Whether what `found` tells is said to come, in its domain `from..to`: "will close", "is closed from tomorrow".
pub(crate) fn coming(read: &Read, found: &Found<'_>, from: usize, to: usize) -> bool {
    if stays(read, found) {
        return false;
    }
    let words = &read.sentence.words;
    let at = found.start;
    let clause = (0..=at).rev().find(|i| *i == 0 || words[*i].gap >= 3).unwrap_or(0);
    read.scan
        .all("future")
        .filter(|future| !lasts_until(read, future.start))
        .any(|future| future.start >= clause && future.start < found.end && at.saturating_sub(future.end) <= 5)
        || read.atoms.iter().any(|atom| {
            atom.comes() && !atom.is_end() && !foreseen(read, found, atom) && atom.start >= from && atom.start < to
        })
}

/// "Will remain closed", "no longer open": it holds already.
pub(crate) fn stays(read: &Read, found: &Found<'_>) -> bool {
    let words = &read.sentence.words;
    found.class.flags.contains('h')
        || read.scan.all("stays").any(|stays| {
            stays.start < found.end
                && found.start.saturating_sub(stays.end) <= 3
                && !(stays.start + 1..=found.start).any(|k| words.get(k).is_some_and(Word::after_break))
        })
}

/// "Is closed and will open on 5 December": whether the day is that of another verb, of something to come.
pub(crate) fn foreseen(read: &Read, found: &Found<'_>, atom: &Atom) -> bool {
    let words = &read.sentence.words;
    let cues = Cue::all(read).map(|cue| (cue.start, cue.end));
    let wishes = ["wish", "undone"].into_iter().flat_map(|class| read.scan.all(class)).map(|cue| (cue.start, cue.end));
    !atom.is_end()
        && cues.chain(wishes).any(|(start, end)| {
            let own = start <= found.start && found.start < atom.start || start < found.end && found.start < end;
            end <= atom.start && !own && !as_said(read, start) && !(end..=atom.start).any(|k| words[k].after_break())
        })
}

/// "As planned": it came so.
pub(crate) fn as_said(read: &Read, cue: usize) -> bool {
    cue.checked_sub(1).is_some_and(|before| read.sentence.words[before].any(&["as", "comme", "كما"]))
}

/// "until 10 tomorrow": what lasts until then holds now.
pub(crate) fn lasts_until(read: &Read, i: usize) -> bool {
    read.atoms.iter().any(|atom| atom.lead == Lead::Until && atom.start <= i && i <= atom.end)
}

/// "May" in "3 May".
pub(crate) fn dated_word(read: &Read, i: usize) -> bool {
    read.atoms.iter().any(|atom| atom.start <= i && i < atom.end)
}

/// Arabic قد before a verb of the past is "indeed", not "may".
pub(crate) fn assertive(read: &Read, modal: &Found<'_>) -> bool {
    let words = &read.sentence.words;
    words[modal.start].is("قد")
        && words.get(modal.start + 1).is_some_and(|next| {
            let norm = next.norm();
            norm == "تم" || norm == "تمت" || !(norm.starts_with('ي') || norm.starts_with('ت'))
        })
}

/// Whether the day is that of a word of saying: "said on Monday that".
pub(crate) fn of_word(read: &Read, atom: &Atom) -> bool {
    let spoken = |i: usize| read.scan.covers("claim", i) || read.scan.covers("reported", i);
    let words = &read.sentence.words;
    let before = (atom.start.saturating_sub(4)..atom.start).rev();
    before.take_while(|i| !words[*i].any(&["that", "que", "qu", "ان"])).any(spoken)
}

/// Whether a day stands in the domain `from..to`.
pub(crate) fn dated(read: &Read, from: usize, to: usize) -> bool {
    let day = |atom: &Atom| matches!(atom.what, What::Day { .. } | What::Weekday { .. } | What::Coming { .. });
    read.atoms.iter().any(|atom| day(atom) && atom.start >= from && atom.start < to)
}

/// A day in figures of the domain `from..to` that can be read in two ways.
pub(crate) fn ambiguous(read: &Read, from: usize, to: usize) -> bool {
    read.atoms.iter().any(|atom| atom.start >= from && atom.start < to && atom.what == What::Ambiguous)
}
