//! "Closed again at 14:00.": what goes on about the place told before without naming anything.

use crate::{context::Read, lexicon::Found, sentence::Word};

/// Words that may stand before and behind it besides times.
const LITTLE: [&str; 41] = [
    "now",
    "then",
    "but",
    "and",
    "again",
    "since",
    "at",
    "from",
    "as",
    "of",
    "update",
    "currently",
    "still",
    "was",
    "is",
    "has",
    "been",
    "later",
    "maintenant",
    "puis",
    "mais",
    "et",
    "nouveau",
    "depuis",
    "a",
    "desormais",
    "vers",
    "ensuite",
    "ete",
    "ان",
    "ثم",
    "لكن",
    "مجددا",
    "جديد",
    "من",
    "منذ",
    "حاليا",
    "لاحقا",
    "عند",
    "تم",
    "ساعه",
];

/// Whether `found` says only that something is so, and not where: the place is that of the sentence before.
pub(crate) fn goes_on(read: &Read, found: &Found<'_>) -> bool {
    let words = &read.sentence.words;
    let timed = |k: usize| read.atoms.iter().any(|atom| (atom.start..atom.end).contains(&k));
    let little = |k: usize, word: &Word| timed(k) || word.any(&LITTLE);
    let alone = || {
        let before = words[..found.start].iter().enumerate().all(|(k, word)| little(k, word));
        let behind = words.get(found.end).is_none_or(|word| word.after_break() || little(found.end, word));
        before && behind
    };
    !read.sentence.question
        && read.mentions.is_empty()
        && read.routes.is_empty()
        && (has_pronoun(read, found) || alone())
}

/// "They closed it" in one word, as Arabic says it.
fn has_pronoun(read: &Read, found: &Found<'_>) -> bool {
    read.sentence.words[found.start..found.end].iter().any(|word| !word.token.bare.is_empty())
}
