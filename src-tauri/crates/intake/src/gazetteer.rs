//! The names that can be resolved: exact after folding, then across scripts and transliterations by what is left of a
//! name without its vowels.

use std::collections::{HashMap, HashSet};

use passage_model::{Country, Feature, Lang, LatLon, Names, PlaceKind};

use crate::{
    spelling::{is_short, likeness, skeleton, slips},
    token::{TokenKind, tokens},
};

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

/// Where an entry is from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Origin {
    /// The register of the database: its names are trusted to be meant.
    #[default]
    Register,
    /// The list that the program brings along.
    BuiltIn,
    /// An imported gazetteer, by its name: so many names that a word is only taken for one where a place is expected.
    List(String),
}

/// What is known of an entry besides names and position; it helps to choose between places of one name.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct About {
    /// Where it is from.
    pub origin: Origin,
    /// What it is. `None`: not said.
    pub feature: Option<Feature>,
    /// People who live there. `None`: not known.
    pub population: Option<u64>,
    /// Country.
    pub country: Option<Country>,
    /// Size of a settlement. `None`: not said.
    pub size: Option<PlaceKind>,
    /// Names of the first administrative level, the one shown first.
    pub admin1: Vec<String>,
    /// How far off its position may be, km. `None`: as good as positions of its source are.
    pub within_km: Option<f64>,
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
    /// What else is known of it.
    pub about: About,
}

impl Entry {
    /// The name shown.
    pub(crate) fn canonical(&self) -> Option<String> {
        self.names.in_lang(Lang::En).map(str::to_owned)
    }

    /// Whether it is one of an imported list.
    pub(crate) fn is_listed(&self) -> bool {
        matches!(self.about.origin, Origin::List(_))
    }
}

/// Entries, indexed by name. Building it takes time proportional to the number of names.
#[derive(Debug, Default, Clone)]
pub struct Gazetteer {
    entries: Vec<Entry>,
    exact: HashMap<String, Vec<u32>>,
    skeletons: HashMap<String, Vec<(String, u32)>>,
    /// Cells of a tenth of a degree through which a route leads.
    roads: HashSet<(i32, i32)>,
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

pub(crate) fn key_of(name: &str) -> String {
    let name = name.split('(').next().unwrap_or(name);
    let all = tokens(name);
    key(all
        .iter()
        .filter(|token| !matches!(token.kind, TokenKind::Mark(_) | TokenKind::Newline))
        .map(crate::token::Token::norm))
}

/// Names of an entry as keys. What stands in brackets is an explanation; a slash parts two names.
pub(crate) fn keys_of(name: &str) -> impl Iterator<Item = String> + '_ {
    name.split('/').map(key_of).filter(|key| key.chars().nth(1).is_some())
}

/// Least likeness of a name that is written otherwise.
const ALIKE: f64 = 0.72;

/// The same for names of one or two consonants.
const ALIKE_SHORT: f64 = 0.9;

impl Gazetteer {
    /// Indexes `entries`. Their order is the order of preference where nothing else decides.
    pub fn new(entries: Vec<Entry>) -> Self {
        let mut out = Self::default();
        out.extend(entries);
        out
    }

    /// Adds entries behind those that are there.
    pub fn extend(&mut self, entries: Vec<Entry>) {
        for entry in entries {
            let Ok(id) = u32::try_from(self.entries.len()) else { return };
            for key in entry.names.0.iter().flat_map(|name| keys_of(&name.text)) {
                if let Some(skeleton) = skeleton(&key).filter(|_| entry.kind != EntryKind::Route) {
                    let list = self.skeletons.entry(skeleton).or_default();
                    if !list.iter().any(|(other, known)| *known == id && *other == key) {
                        list.push((key.clone(), id));
                    }
                }
                let list = self.exact.entry(key).or_default();
                if !list.contains(&id) {
                    list.push(id);
                }
            }
            self.entries.push(entry);
        }
    }

    /// The line of a route: of places of one name those near a route are a little more likely to be meant.
    pub fn add_road(&mut self, line: &[LatLon]) {
        for pair in line.windows(2) {
            let [a, b] = pair else { continue };
            // Cells are not left out between positions that lie far apart; a leap over the line of 180 degrees is not drawn.
            let apart = (a.lat() - b.lat()).abs().max((a.lon() - b.lon()).abs());
            let steps = if apart > 90.0 { 1 } else { whole(apart * 10.0) + 1 };
            for step in 0..=steps {
                let share = f64::from(step) / f64::from(steps);
                let at = |from: f64, to: f64| from + (to - from) * share;
                if let Ok(at) = LatLon::new(at(a.lat(), b.lat()), at(a.lon(), b.lon())) {
                    self.roads.insert(cell(at));
                }
            }
        }
    }

    /// Whether a route leads by, within some 15 km; `None`: no route is known.
    pub(crate) fn by_road(&self, at: LatLon) -> Option<bool> {
        let (row, column) = cell(at);
        let around = (-1..=1).flat_map(|up| (-1..=1).map(move |right| (row + up, column + right)));
        (!self.roads.is_empty()).then(|| around.into_iter().any(|cell| self.roads.contains(&cell)))
    }

    /// The entry with this number.
    pub(crate) fn entry(&self, id: u32) -> Option<&Entry> {
        self.entries.get(usize::try_from(id).ok()?)
    }

    /// Entries of which one name has exactly this key.
    pub(crate) fn exact(&self, key: &str) -> &[u32] {
        self.exact.get(key).map_or(&[], Vec::as_slice)
    }

    /// Whether an entry that is not of an imported list has exactly this name.
    pub(crate) fn is_own(&self, ids: &[u32]) -> bool {
        ids.iter().any(|id| self.entry(*id).is_some_and(|entry| !entry.is_listed()))
    }

    /// The most people who live at one of these entries.
    pub(crate) fn people(&self, ids: &[u32]) -> u64 {
        ids.iter().filter_map(|id| self.entry(*id)).map(crate::rank::people).max().unwrap_or(0)
    }

    /// Entries with a name like this key, most alike first: the same skeleton, or one letter off.
    pub(crate) fn similar(&self, key: &str) -> Vec<(u32, f64)> {
        let mut found: Vec<(u32, f64)> = Vec::new();
        if key.chars().count() < 3 {
            return found;
        }
        let own = skeleton(key);
        let short = own.as_deref().is_some_and(is_short);
        for (other, id) in own.as_ref().and_then(|own| self.skeletons.get(own)).into_iter().flatten() {
            found.push((*id, likeness(key, other)));
        }
        found.retain(|found| found.1 >= if short { ALIKE_SHORT } else { ALIKE });
        if let Some(own) = own.filter(|_| found.is_empty()) {
            for slip in slips(&own) {
                for (other, id) in self.skeletons.get(&slip).into_iter().flatten() {
                    // One letter in so many.
                    let alike = likeness(key, other);
                    if one_slip(key, other) && alike >= ALIKE {
                        found.push((*id, alike * 0.95));
                    }
                }
            }
        }
        found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let mut out: Vec<(u32, f64)> = Vec::new();
        for (id, alike) in found {
            if !out.iter().any(|known| known.0 == id) {
                out.push((id, alike));
            }
        }
        out
    }
}

/// Of a short name one letter makes another: a slip is only believed in names of five letters and more.
fn one_slip(a: &str, b: &str) -> bool {
    a.chars().count().min(b.chars().count()) >= 5
}

fn cell(at: LatLon) -> (i32, i32) {
    (whole(at.lat() * 10.0), whole(at.lon() * 10.0))
}

#[expect(clippy::cast_possible_truncation, reason = "a cast of floats saturates")]
fn whole(number: f64) -> i32 {
    number.floor() as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_meet() {
        let names = |text: &str| Names::one(Lang::En, text);
        let at = LatLon::new(36.0, 37.0).ok();
        let entry = |text: &str| Entry { kind: EntryKind::Place, names: names(text), at, about: About::default() };
        let gazetteer = Gazetteer::new(vec![entry("Urum al-Sughra"), entry("Shaddadah"), entry("Saraqib")]);
        let first = |text: &str| gazetteer.similar(&key_of(text)).first().map(|found| found.0);
        assert_eq!(gazetteer.exact(&key_of("Urum as-Sughra")), [0]);
        assert_eq!(first("Urm es-Sughra"), Some(0));
        assert_eq!(first("أورم الصغرى"), Some(0));
        assert_eq!(first("Ash-Shadadeh"), Some(1));
        assert_eq!(first("Saraqeb"), Some(2));
        assert_eq!(first("Sarakin"), Some(2));
        assert!(gazetteer.similar("").is_empty());
    }
}
