//! One sentence with all that was read in it.

use chrono::NaiveDate;
use passage_model::Lang;

use crate::{
    gazetteer::Gazetteer,
    mention::{Mention, mentions},
    scan::Scan,
    sentence::{Sentence, is_undecided},
    time::{Atom, atoms},
};

/// A sentence, what the lists say of it, its places and times.
pub(crate) struct Read {
    pub(crate) sentence: Sentence,
    pub(crate) scan: Scan,
    pub(crate) mentions: Vec<Mention>,
    /// Routes of the register that it names, by name, code or number.
    pub(crate) routes: Vec<Mention>,
    pub(crate) atoms: Vec<Atom>,
    /// The day of the report.
    pub(crate) reference: NaiveDate,
}

impl Read {
    pub(crate) fn new(text: &str, sentence: Sentence, gazetteer: &Gazetteer) -> Self {
        let (sentence, scan) = scanned(sentence);
        let (mentions, routes) = mentions(text, &sentence, &scan, gazetteer);
        Self { sentence, scan, mentions, routes, atoms: Vec::new(), reference: NaiveDate::default() }
    }

    /// Reads the times, once the day of the report is known.
    pub(crate) fn date(&mut self, reference: NaiveDate) {
        self.reference = reference;
        self.atoms = atoms(&self.sentence, reference);
        // A name is not a date, nor a date a name.
        let mentions = &self.mentions;
        self.atoms.retain(|atom| {
            !mentions
                .iter()
                .any(|mention| mention.at.is_some() && mention.start <= atom.start && atom.start < mention.end)
        });
        let atoms = &self.atoms;
        self.mentions.retain(|mention| {
            mention.at.is_some() || !atoms.iter().any(|atom| atom.start <= mention.start && mention.start < atom.end)
        });
        self.routes.retain(|route| !atoms.iter().any(|atom| atom.start <= route.start && route.start < atom.end));
    }

    /// Whether the word at `cue` sets a place apart: "not A", "unlike A".
    pub(crate) fn contrasts(&self, cue: usize) -> bool {
        self.mentions.iter().any(|mention| mention.contrast.is_some_and(|(from, to)| (from..to).contains(&cue)))
    }

    /// Routes whose names begin in `from..to`, those named for something else left out.
    pub(crate) fn roads(&self, from: usize, to: usize) -> impl Iterator<Item = &Mention> {
        self.routes.iter().filter(move |route| route.start >= from && route.start < to && !route.aside)
    }

    /// Mentions that begin in `from..to`, those of authorities left out.
    pub(crate) fn places(&self, from: usize, to: usize) -> impl Iterator<Item = &Mention> {
        self.mentions.iter().filter(move |mention| mention.start >= from && mention.start < to && !mention.aside)
    }
}

/// What the lists say of a sentence. One without a small word is of the language whose words it has: "Routes fermées".
fn scanned(sentence: Sentence) -> (Sentence, Scan) {
    let scan = Scan::of(&sentence);
    if scan.triggers().next().is_some() || !is_undecided(&sentence) {
        return (sentence, scan);
    }
    let lang = if sentence.lang == Lang::Fr { Lang::En } else { Lang::Fr };
    let other = Sentence { lang, ..sentence.clone() };
    let found = Scan::of(&other);
    if found.triggers().next().is_some() { (other, found) } else { (sentence, scan) }
}
