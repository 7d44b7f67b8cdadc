//! What the word lists say about one sentence.

use crate::{
    lexicon::{Class, Found, Lexicon},
    sentence::{Sentence, Word},
};

/// Kinds of event a pattern may set off.
pub(crate) const KINDS: &[&str] = &[
    "closure",
    "reopening",
    "obstruction",
    "control_change",
    "front_line",
    "strike",
    "clash",
    "attack_site",
    "ambush",
    "explosive_hazard",
    "checkpoint",
    "ceasefire",
    "detention_denial",
    "passage",
];

/// Classes of patterns in order, the kinds among them.
const CLASSES: [&str; 78] = [
    "access",
    "actor",
    "advice",
    "ambush",
    "areanoun",
    "asks",
    "at",
    "attack_site",
    "between",
    "blame",
    "byway",
    "ceasefire",
    "checkpoint",
    "claim",
    "clash",
    "class",
    "closure",
    "common",
    "confirm",
    "contrast",
    "control_change",
    "corroborate",
    "counted",
    "danger",
    "defines",
    "deny",
    "detention_denial",
    "detonated",
    "direction",
    "exempt",
    "exercise",
    "explosive_hazard",
    "flow",
    "from",
    "front_line",
    "future",
    "generic",
    "goes",
    "harm",
    "hearsay",
    "history",
    "hostile",
    "hypothetical",
    "including",
    "limit",
    "modal",
    "movement",
    "negation",
    "none",
    "obstruction",
    "opens",
    "order",
    "own",
    "part",
    "party",
    "passage",
    "passer",
    "placenoun",
    "premises",
    "pronoun",
    "query",
    "reach",
    "removed",
    "reopening",
    "reported",
    "retract",
    "roadnoun",
    "rumour",
    "saidbefore",
    "site",
    "stale",
    "stays",
    "strike",
    "to",
    "transport",
    "undone",
    "vehicle",
    "wish",
];

/// One bit for the class of this name, none for names that are no class.
pub(crate) fn bit(name: &str) -> u128 {
    CLASSES.binary_search(&name).map_or(0, |i| 1 << i)
}

/// Verbs of what something led to.
const LED: [&str; 9] = ["ادي", "ادت", "اسفر", "اسفرت", "تسبب", "تسببت", "دفع", "اضطر", "اجبر"];

/// "ما أدى إلى", "الأمر الذي": "which". The words are those of "not" and "order".
fn says_nothing(words: &[Word], found: &Found<'_>) -> bool {
    let next = words.get(found.end);
    match found.class.name.as_str() {
        "negation" => words[found.start].norm() == "ما" && next.is_some_and(|word| word.any(&LED)),
        "order" => words[found.start].is("امر") && next.is_some_and(|word| word.any(&["الذي", "ذي"])),
        _ => false,
    }
}

/// The patterns found in a sentence.
pub(crate) struct Scan {
    found: Vec<Found<'static>>,
    /// Classes in whose patterns each word lies: every word is asked about for many of them.
    covers: Vec<u128>,
    /// Classes of which a pattern begins at each word.
    begins: Vec<u128>,
}

impl Scan {
    /// Looks up every pattern of the sentence's language.
    pub(crate) fn of(sentence: &Sentence) -> Self {
        let mut found = Lexicon::of(sentence.lang).scan(&sentence.words);
        found.retain(|one| !says_nothing(&sentence.words, one));
        let (mut covers, mut begins) = (vec![0; sentence.words.len()], vec![0; sentence.words.len()]);
        for one in &found {
            if let Some(word) = begins.get_mut(one.start) {
                *word |= one.class.bit;
            }
            for word in covers.iter_mut().take(one.end).skip(one.start) {
                *word |= one.class.bit;
            }
        }
        Self { found, covers, begins }
    }

    /// Patterns of class `name`.
    pub(crate) fn all<'s>(&'s self, name: &str) -> impl Iterator<Item = &'s Found<'static>> + use<'s> {
        let bit = bit(name);
        self.found.iter().filter(move |found| found.class.bit == bit)
    }

    /// Whether there is one of class `name` that begins in `from..to`.
    pub(crate) fn has(&self, name: &str, from: usize, to: usize) -> bool {
        let (bit, to) = (bit(name), to.min(self.begins.len()));
        self.begins.get(from..to).is_some_and(|words| words.iter().any(|word| word & bit != 0))
    }

    /// Whether word `i` lies in a pattern of class `name`.
    pub(crate) fn covers(&self, name: &str, i: usize) -> bool {
        self.covers.get(i).is_some_and(|word| word & bit(name) != 0)
    }

    /// Whether word `i` lies in a pattern that may set off a draft.
    pub(crate) fn covers_kind(&self, i: usize) -> bool {
        KINDS.iter().any(|kind| self.covers(kind, i))
    }

    /// What sets off drafts, in order.
    pub(crate) fn triggers(&self) -> impl Iterator<Item = &Found<'static>> {
        self.found.iter().filter(|found| KINDS.contains(&found.class.name.as_str()))
    }

    /// The subclass of the first pattern of class `name` in `from..to`.
    pub(crate) fn sub(&self, name: &str, from: usize, to: usize) -> Option<&'static str> {
        self.all(name).find(|found| found.start >= from && found.start < to).and_then(|found| sub(found.class))
    }
}

fn sub(class: &'static Class) -> Option<&'static str> {
    class.sub.as_deref()
}

#[cfg(test)]
mod tests {
    use passage_model::Lang;

    use super::*;

    #[test]
    fn every_class_has_a_bit() {
        assert!(CLASSES.is_sorted() && CLASSES.len() <= 128);
        for lang in [Lang::En, Lang::Ar, Lang::Fr] {
            assert_eq!(Lexicon::of(lang).classes().find(|class| class.bit.count_ones() != 1), None);
        }
    }
}
