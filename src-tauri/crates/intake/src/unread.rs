//! What the rules left aside: sentences about access at a known place that gave no draft. Whoever reads the drafts alone would
//! not know of them.

use crate::{
    context::Read,
    drafts::Draft,
    gazetteer::{EntryKind, Gazetteer},
    time::What,
    trigger::road_code,
};

/// Kinds that are about access: a word of one is a word of access.
const KINDS: [&str; 6] = ["closure", "reopening", "obstruction", "passage", "detention_denial", "checkpoint"];

/// Those sentences, in the order of the text.
pub(crate) fn unread(text: &str, gazetteer: &Gazetteer, reads: &[Read], events: &[Draft]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for read in reads.iter().filter(|read| speaks(read) && names(read, gazetteer)) {
        let Some(span) = read.sentence.span(0, read.sentence.words.len()) else { continue };
        let told = events.iter().any(|event| event.span.0 < span.1 && span.0 < event.span.1);
        let Some(words) = text.get(span.0..span.1).filter(|_| !told) else { continue };
        if !out.iter().any(|known| known == words) {
            out.push(words.to_owned());
        }
    }
    out
}

/// Whether it speaks of access as it is: no question, condition or exercise, nothing of years ago.
fn speaks(read: &Read) -> bool {
    let (scan, words) = (&read.scan, read.sentence.words.len());
    let past =
        read.atoms.iter().any(|atom| atom.what == What::Old) && read.atoms.iter().all(|atom| atom.day().is_none());
    let aside = ["exercise", "hypothetical", "history"].iter().any(|class| scan.has(class, 0, words));
    !read.sentence.question
        && !past
        && !aside
        && (scan.has("access", 0, words) || KINDS.iter().any(|kind| scan.has(kind, 0, words)))
}

/// Whether it names a place, crossing or road of the register, in so many letters.
fn names(read: &Read, gazetteer: &Gazetteer) -> bool {
    let known =
        |id: &u32| gazetteer.entry(*id).is_some_and(|entry| !entry.is_listed() || entry.kind == EntryKind::Crossing);
    let code = |word: &crate::sentence::Word| word.token.capital && road_code(word.norm());
    !read.routes.is_empty()
        || read.mentions.iter().any(|mention| mention.exact && mention.ids.iter().any(known))
        || read.sentence.words.iter().any(code)
}
