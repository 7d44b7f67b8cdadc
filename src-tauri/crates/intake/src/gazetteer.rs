//! The names that can be resolved: exact after folding, then across scripts and transliterations by what is left of a
//! name without its vowels.

use std::collections::HashMap;

use passage_model::{Lang, LatLon, Names};

use crate::token::{TokenKind, tokens};

/// What a name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum EntryKind {
    /// A settlement or another place.
    Place,
    /// A crossing, bridge or ferry.
    Crossing,
    /// A route, by name or code; it has no single position.
    Route,
}

/// One thing with names.
#[derive(Debug, Clone)]
pub struct Entry {
    /// What it is.
    pub kind: EntryKind,
    /// Its names in all scripts.
    pub names: Names,
    /// Where it is; `None` for routes.
    pub at: Option<LatLon>,
}

impl Entry {
    /// The name shown.
    pub(crate) fn canonical(&self) -> Option<String> {
        self.names.in_lang(Lang::En).map(str::to_owned)
    }
}

/// Entries, indexed by name. Building it takes time proportional to the number of names.
#[derive(Debug, Default)]
pub struct Gazetteer {
    entries: Vec<Entry>,
    exact: HashMap<String, Vec<u32>>,
    skeletons: HashMap<String, Vec<(String, u32)>>,
}

/// Longest name in words, articles included.
pub(crate) const MAX_WORDS: usize = 6;

const ARTICLES: &[&str] = &[
    "al", "el", "il", "ul", "as", "es", "ash", "esh", "ad", "ed", "adh", "an", "en", "ar", "er", "at", "et", "az",
    "ez", "the", "le", "la", "les", "l", "d", "de", "du", "des", "of", "us", "uz", "ul",
];

const GENERIC: &[&str] = &[
    "city",
    "town",
    "village",
    "district",
    "crossing",
    "border",
    "gate",
    "bridge",
    "dam",
    "camp",
    "pont",
    "ville",
    "poste",
    "frontiere",
    "معبر",
    "مدينه",
    "بلده",
    "قريه",
    "جسر",
    "منفذ",
    "مخيم",
    "سد",
    "حدودي",
];

/// Whether a folded word is an article that spellings differ on.
pub(crate) fn is_article(word: &str) -> bool {
    ARTICLES.contains(&word)
}

/// Whether a folded word says what sort of place a name is of.
pub(crate) fn is_generic(word: &str) -> bool {
    GENERIC.contains(&word)
}

/// The key of a name given as folded words: no articles, no generic words, no blanks.
pub(crate) fn key<'w>(words: impl Iterator<Item = &'w str> + Clone) -> String {
    let kept: String = words.clone().filter(|word| !is_article(word) && !GENERIC.contains(word)).collect();
    if kept.is_empty() { words.filter(|word| !is_article(word)).collect() } else { kept }
}

fn key_of(name: &str) -> String {
    let name = name.split('(').next().unwrap_or(name);
    let all = tokens(name);
    key(all
        .iter()
        .filter(|token| !matches!(token.kind, TokenKind::Mark(_) | TokenKind::Newline))
        .map(crate::token::Token::norm))
}

/// What is left of a key without what spellings disagree on: vowels, doubled letters, and letters that are written
/// one way here and another there. The same for both scripts.
pub(crate) fn skeleton(key: &str) -> String {
    let key = key.replace("sh", "s").replace("ch", "s").replace("dj", "j").replace("ph", "f").replace("ck", "k");
    let mut out = String::new();
    for c in key.chars() {
        let mapped = match c {
            'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'w' | 'h' | 'ا' | 'و' | 'ي' | 'ه' | 'ح' | 'ع' | 'ء' => continue,
            'q' | 'c' | 'خ' | 'ق' | 'ك' => 'k',
            'غ' | 'گ' => 'g',
            'ش' | 'س' | 'ص' => 's',
            'ج' => 'j',
            'ث' | 'ت' | 'ط' => 't',
            'ذ' | 'ض' | 'د' => 'd',
            'ظ' | 'ز' => 'z',
            'ب' | 'پ' => 'b',
            'ف' | 'v' => 'f',
            'ر' => 'r',
            'ل' => 'l',
            'م' => 'm',
            'ن' => 'n',
            c => c,
        };
        if !out.ends_with(mapped) {
            out.push(mapped);
        }
    }
    out
}

/// Edits between two short words, with a limit beyond which the answer is not needed.
fn distance(a: &str, b: &str, limit: usize) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > limit {
        return limit + 1;
    }
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut before = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let cost = before + usize::from(x != y);
            before = row[j + 1];
            row[j + 1] = cost.min(before + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

impl Gazetteer {
    /// Indexes `entries`. Their order is the order of preference where nothing else decides.
    pub fn new(entries: Vec<Entry>) -> Self {
        let mut out = Self { entries: Vec::new(), ..Self::default() };
        for (id, entry) in (0_u32..).zip(&entries) {
            for name in entry.names.0.iter().flat_map(|name| name.text.split('/')) {
                let key = key_of(name);
                if key.chars().count() < 2 {
                    continue;
                }
                let list = out.exact.entry(key.clone()).or_default();
                if !list.contains(&id) {
                    list.push(id);
                }
                let skeleton = skeleton(&key);
                if skeleton.chars().count() >= 2 && entry.kind != EntryKind::Route {
                    let list = out.skeletons.entry(skeleton).or_default();
                    if !list.iter().any(|(other, known)| *known == id && *other == key) {
                        list.push((key, id));
                    }
                }
            }
        }
        out.entries = entries;
        out
    }

    /// The entry with this number.
    pub(crate) fn entry(&self, id: u32) -> Option<&Entry> {
        self.entries.get(usize::try_from(id).ok()?)
    }

    /// Entries of which one name has exactly this key.
    pub(crate) fn exact(&self, key: &str) -> &[u32] {
        self.exact.get(key).map_or(&[], Vec::as_slice)
    }

    /// Entries with a name like this key, nearest spelling first: the same skeleton, or one letter off.
    pub(crate) fn similar(&self, key: &str) -> Vec<u32> {
        let own = skeleton(key);
        let length = key.chars().count();
        if own.chars().count() < 2 || length < 4 {
            return Vec::new();
        }
        let limit = (length / 3).clamp(1, 3);
        let arabic = |text: &str| !text.is_ascii();
        let mut found: Vec<(usize, u32)> = Vec::new();
        for (other, id) in self.skeletons.get(&own).into_iter().flatten() {
            let cross = arabic(other) != arabic(key);
            let far = if cross { 2 } else { distance(key, other, limit) };
            if cross && own.chars().count() >= 3 || !cross && far <= limit {
                found.push((far, *id));
            }
        }
        if found.is_empty() && length >= 5 {
            // A typing error: only looked for where the register is small enough to look at every name.
            for (other, ids) in self.exact.iter().filter(|_| self.exact.len() <= 20_000) {
                if distance(key, other, 1) <= 1 {
                    found.extend(ids.iter().map(|id| (1, *id)));
                }
            }
        }
        found.sort_unstable();
        let mut out: Vec<u32> = Vec::new();
        for (_, id) in found {
            if !out.contains(&id) {
                out.push(id);
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_meet() {
        let names = |text: &str| Names::one(Lang::En, text);
        let at = LatLon::new(36.0, 37.0).ok();
        let gazetteer = Gazetteer::new(vec![
            Entry { kind: EntryKind::Place, names: names("Urum al-Sughra"), at },
            Entry { kind: EntryKind::Place, names: names("Shaddadah"), at },
        ]);
        assert_eq!(gazetteer.exact(&key_of("Urum as-Sughra")), [0]);
        assert_eq!(gazetteer.similar(&key_of("Urm es-Sughra")), [0]);
        assert_eq!(gazetteer.similar(&key_of("أورم الصغرى")), [0]);
        assert_eq!(gazetteer.similar(&key_of("Ash-Shadadeh")), [1]);
        assert!(gazetteer.similar("").is_empty());
    }
}
