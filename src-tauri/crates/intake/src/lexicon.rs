//! Word lists as data: patterns over folded words, one file per language.
//!
//! A section begins with `@ class [subclass] [flags]`; every other line is a pattern. Words are separated by spaces;
//! `a|b` is either, `a*` begins with, `?a` may be missing, `..` is a gap of up to five words, `#` a number.

use std::{collections::HashMap, sync::OnceLock};

use passage_model::Lang;
use passage_words::fold;

use crate::{
    scan::{KINDS, bit},
    sentence::Word,
};

/// What a pattern stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Class {
    /// `closure`, `negation`, …
    pub(crate) name: String,
    /// Subkind, where there is one.
    pub(crate) sub: Option<String>,
    /// Single letters: see the head of the files.
    pub(crate) flags: String,
    /// Of its name, see [`bit`].
    pub(crate) bit: u128,
}

#[derive(Debug, Clone)]
enum Item {
    Word { alts: Vec<(String, bool)>, optional: bool },
    Gap,
    Number,
}

#[derive(Debug)]
struct Pattern {
    items: Vec<Item>,
    class: usize,
    /// Of what happens, which may carry a pronoun in Arabic.
    deed: bool,
}

/// One pattern found: words `start..end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Found<'l> {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) class: &'l Class,
}

/// The word lists of one language.
#[derive(Debug, Default)]
pub(crate) struct Lexicon {
    classes: Vec<Class>,
    patterns: Vec<Pattern>,
    /// By the first word.
    index: HashMap<String, Vec<usize>>,
    /// By the first letter, with how the first word begins.
    open: HashMap<char, Vec<(String, usize)>>,
    /// Patterns that begin with a number.
    numbered: Vec<usize>,
}

/// Classes of words about what happens, besides those that set off drafts.
const WARNINGS: [&str; 2] = ["access", "danger"];

/// Words that a gap may span.
const GAP: usize = 5;

impl Lexicon {
    /// The lists of `lang`; English for languages without their own.
    pub(crate) fn of(lang: Lang) -> &'static Self {
        static EN: OnceLock<Lexicon> = OnceLock::new();
        static AR: OnceLock<Lexicon> = OnceLock::new();
        static FR: OnceLock<Lexicon> = OnceLock::new();
        match lang {
            Lang::Ar => AR.get_or_init(|| {
                Self::parse(&[include_str!("../lexicon/ar-events.txt"), include_str!("../lexicon/ar-words.txt")])
            }),
            Lang::Fr => FR.get_or_init(|| {
                Self::parse(&[include_str!("../lexicon/fr-events.txt"), include_str!("../lexicon/fr-words.txt")])
            }),
            _ => EN.get_or_init(|| {
                Self::parse(&[include_str!("../lexicon/en-events.txt"), include_str!("../lexicon/en-words.txt")])
            }),
        }
    }

    fn parse(files: &[&str]) -> Self {
        let mut lexicon = Self::default();
        for line in files.iter().flat_map(|file| file.lines()).map(str::trim) {
            if line.is_empty() || line.starts_with("--") {
                continue;
            }
            if let Some(head) = line.strip_prefix('@') {
                let mut parts = head.split_whitespace();
                let name = parts.next().unwrap_or_default().to_owned();
                let sub = parts.next().filter(|sub| *sub != "-").map(str::to_owned);
                let flags = parts.next().unwrap_or_default().to_owned();
                lexicon.classes.push(Class { bit: bit(&name), name, sub, flags });
                continue;
            }
            for part in line.split(';').map(str::trim).filter(|part| !part.is_empty()) {
                lexicon.add(part);
            }
        }
        lexicon
    }

    fn add(&mut self, line: &str) {
        let items: Vec<Item> = line.split_whitespace().map(item).collect();
        let id = self.patterns.len();
        let mut heads = Vec::new();
        for item in &items {
            match item {
                Item::Word { alts, optional } => {
                    heads.extend(alts.iter().cloned());
                    if !optional {
                        break;
                    }
                }
                Item::Number => {
                    self.numbered.push(id);
                    break;
                }
                Item::Gap => break,
            }
        }
        heads.sort_unstable();
        heads.dedup();
        for (head, open) in heads {
            match head.chars().next() {
                Some(first) if open => self.open.entry(first).or_default().push((head, id)),
                _ => self.index.entry(head).or_default().push(id),
            }
        }
        let class = self.classes.len().saturating_sub(1);
        let of = |class: &Class| KINDS.contains(&class.name.as_str()) || WARNINGS.contains(&class.name.as_str());
        let deed = self.classes.get(class).is_some_and(of);
        self.patterns.push(Pattern { items, class, deed });
    }

    /// What its patterns stand for.
    #[cfg(test)]
    pub(crate) fn classes(&self) -> impl Iterator<Item = &Class> {
        self.classes.iter()
    }

    /// All patterns in `words`, in order; of two that overlap and are of one class the longer.
    pub(crate) fn scan(&self, words: &[Word]) -> Vec<Found<'_>> {
        let mut out = Vec::new();
        for start in 0..words.len() {
            self.at(words, start, &mut out);
        }
        out
    }

    fn at<'l>(&'l self, words: &[Word], start: usize, out: &mut Vec<Found<'l>>) {
        let mut ids: Vec<usize> = Vec::new();
        for stem in words[start].deeds() {
            ids.extend(self.index.get(stem).into_iter().flatten());
            let open = stem.chars().next().and_then(|first| self.open.get(&first));
            ids.extend(
                open.into_iter().flatten().filter(|(head, _)| stem.starts_with(head.as_str())).map(|open| open.1),
            );
        }
        if words[start].number().is_some() {
            ids.extend(&self.numbered);
        }
        ids.sort_unstable();
        ids.dedup();
        for id in ids {
            let pattern = &self.patterns[id];
            let words = Words { words, deed: pattern.deed };
            if let Some(end) = matched(&pattern.items, &words, start, true).filter(|end| *end > start) {
                let Some(class) = self.classes.get(pattern.class) else { continue };
                match out.iter_mut().find(|found| found.start == start && found.class == class) {
                    Some(found) => found.end = found.end.max(end),
                    None => out.push(Found { start, end, class }),
                }
            }
        }
    }
}

fn item(text: &str) -> Item {
    match text {
        ".." => Item::Gap,
        "#" => Item::Number,
        _ => {
            let (text, optional) = text.strip_prefix('?').map_or((text, false), |rest| (rest, true));
            let alt = |alt: &str| {
                let (alt, open) = alt.strip_suffix('*').map_or((alt, false), |rest| (rest, true));
                (fold(alt).replace(' ', ""), open)
            };
            Item::Word { alts: text.split('|').map(alt).filter(|alt| !alt.0.is_empty()).collect(), optional }
        }
    }
}

/// A sentence as a pattern looks at it.
struct Words<'w> {
    words: &'w [Word],
    /// Pronouns at the end of words are looked past.
    deed: bool,
}

impl Words<'_> {
    fn get(&self, i: usize) -> Option<&Word> {
        self.words.get(i)
    }

    fn fits(&self, word: &Word, alts: &[(String, bool)]) -> bool {
        let fits = |stem: &str| alts.iter().any(|(alt, open)| stem == alt || (*open && stem.starts_with(alt)));
        if self.deed { word.deeds().any(fits) } else { word.stems().any(fits) }
    }
}

/// The end of the match of `items` at `i`. Words of one match have at most a light break between them.
fn matched(items: &[Item], words: &Words<'_>, i: usize, first: bool) -> Option<usize> {
    let Some((item, rest)) = items.split_first() else { return Some(i) };
    let open = |i: usize| first || words.get(i).is_some_and(|word| !word.after_break());
    match item {
        Item::Word { alts, optional } => {
            let fits = words.get(i).is_some_and(|word| open(i) && words.fits(word, alts));
            if fits && let Some(end) = matched(rest, words, i + 1, false) {
                return Some(end);
            }
            if *optional { matched(rest, words, i, first) } else { None }
        }
        Item::Number => {
            if words.get(i).is_some_and(|word| open(i) && word.number().is_some()) {
                matched(rest, words, i + 1, false)
            } else {
                None
            }
        }
        Item::Gap => {
            for skip in 0..=GAP {
                if let Some(end) = matched(rest, words, i + skip, false) {
                    return Some(end);
                }
                if words.get(i + skip).is_none_or(|word| word.after_break() && skip > 0) {
                    return None;
                }
            }
            None
        }
    }
}
