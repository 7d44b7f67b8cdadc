//! What the word lists say about one sentence.

use crate::{
    lexicon::{Class, Found, Lexicon},
    sentence::Sentence,
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

/// The patterns found in a sentence.
pub(crate) struct Scan {
    found: Vec<Found<'static>>,
}

impl Scan {
    /// Looks up every pattern of the sentence's language.
    pub(crate) fn of(sentence: &Sentence) -> Self {
        Self { found: Lexicon::of(sentence.lang).scan(&sentence.words) }
    }

    /// Patterns of class `name`.
    pub(crate) fn all<'s>(&'s self, name: &'s str) -> impl Iterator<Item = &'s Found<'static>> {
        self.found.iter().filter(move |found| found.class.name == name)
    }

    /// Whether there is one of class `name` that begins in `from..to`.
    pub(crate) fn has(&self, name: &str, from: usize, to: usize) -> bool {
        self.all(name).any(|found| found.start >= from && found.start < to)
    }

    /// Whether word `i` lies in a pattern of class `name`.
    pub(crate) fn covers(&self, name: &str, i: usize) -> bool {
        self.all(name).any(|found| found.start <= i && i < found.end)
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
