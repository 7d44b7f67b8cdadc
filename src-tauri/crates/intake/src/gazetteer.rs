//! The names that can be resolved: exact after folding, then across scripts and transliterations by what is left of a
//! name without its vowels.

use std::{collections::HashSet, sync::Arc};

use passage_model::{Country, Feature, Lang, LatLon, Names, PlaceKind};

use crate::{
    layer::{Filed, Layer},
    spelling::{is_short, likeness, skeleton, slips},
    token::{TokenKind, name_tokens},
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
    /// Short code, which tells a route from others of its name or number.
    pub code: Option<String>,
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

/// Entries, indexed by name. Building it takes time proportional to the number of names; a copy shares what was there
/// when it was built.
#[derive(Debug, Default, Clone)]
pub struct Gazetteer {
    base: Arc<Base>,
    /// What was added since.
    more: Layer,
}

/// What texts share.
#[derive(Debug, Default, Clone)]
struct Base {
    names: Layer,
    /// Cells of a tenth of a degree through which a route leads.
    roads: HashSet<(i32, i32)>,
}

/// Longest name in words, articles included.
pub(crate) const MAX_WORDS: usize = 6;

/// In order.
const ARTICLES: [&str; 31] = [
    "ad", "adh", "al", "an", "ar", "as", "ash", "at", "az", "d", "de", "des", "du", "ed", "el", "en", "er", "es",
    "esh", "et", "ez", "il", "l", "la", "le", "les", "of", "the", "ul", "us", "uz",
];

/// In order.
const GENERIC: [&str; 23] = [
    "border",
    "bridge",
    "camp",
    "city",
    "crossing",
    "dam",
    "district",
    "frontiere",
    "gate",
    "pont",
    "poste",
    "town",
    "village",
    "ville",
    "بلده",
    "جسر",
    "حدودي",
    "سد",
    "قريه",
    "مخيم",
    "مدينه",
    "معبر",
    "منفذ",
];

/// Whether a folded word is an article that spellings differ on.
pub(crate) fn is_article(word: &str) -> bool {
    // No article is longer, and most words are.
    word.len() <= 3 && ARTICLES.binary_search(&word).is_ok()
}

/// Whether a folded word says what sort of place a name is of.
pub(crate) fn is_generic(word: &str) -> bool {
    GENERIC.binary_search(&word).is_ok()
}

/// The key of a name given as folded words: no articles, no generic words, no blanks.
pub(crate) fn key<'w>(words: impl Iterator<Item = &'w str> + Clone) -> String {
    let kept: String = words.clone().filter(|word| !is_article(word) && !is_generic(word)).collect();
    if kept.is_empty() { words.filter(|word| !is_article(word)).collect() } else { kept }
}

pub(crate) fn key_of(name: &str) -> String {
    let name = name.split('(').next().unwrap_or(name);
    // Most names are letters, blanks and hyphens: nothing to fold, and their words end where one would think.
    if name.bytes().all(|byte| byte.is_ascii_alphabetic() || matches!(byte, b' ' | b'-')) {
        let small = name.to_ascii_lowercase();
        return key(small.split([' ', '-']).filter(|word| !word.is_empty()));
    }
    let all = name_tokens(name);
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
        let mut names = Layer::default();
        names.extend(entries, 0);
        Self { base: Arc::new(Base { names, ..Base::default() }), more: Layer::default() }
    }

    /// Adds entries behind those that are there.
    pub fn extend(&mut self, entries: Vec<Entry>) {
        self.more.extend(entries, self.base.names.len());
    }

    /// The line of a route: of places of one name those near a route are a little more likely to be meant.
    pub fn add_road(&mut self, line: &[LatLon]) {
        let roads = &mut Arc::make_mut(&mut self.base).roads;
        for pair in line.windows(2) {
            let [a, b] = pair else { continue };
            // Cells are not left out between positions that lie far apart; a leap over the line of 180 degrees is not drawn.
            let apart = (a.lat() - b.lat()).abs().max((a.lon() - b.lon()).abs());
            let steps = if apart > 90.0 { 1 } else { whole(apart * 10.0) + 1 };
            for step in 0..=steps {
                let share = f64::from(step) / f64::from(steps);
                let at = |from: f64, to: f64| from + (to - from) * share;
                if let Ok(at) = LatLon::new(at(a.lat(), b.lat()), at(a.lon(), b.lon())) {
                    roads.insert(cell(at));
                }
            }
        }
    }

    /// Whether a route leads by, within some 15 km; `None`: no route is known.
    pub(crate) fn by_road(&self, at: LatLon) -> Option<bool> {
        let (row, column) = cell(at);
        let around = (-1..=1).flat_map(|up| (-1..=1).map(move |right| (row + up, column + right)));
        let roads = &self.base.roads;
        (!roads.is_empty()).then(|| around.into_iter().any(|cell| roads.contains(&cell)))
    }

    /// The entry with this number.
    pub(crate) fn entry(&self, id: u32) -> Option<&Entry> {
        self.filed(id).map(|filed| &filed.entry)
    }

    /// The same with its keys.
    pub(crate) fn filed(&self, id: u32) -> Option<&Filed> {
        let (i, base) = (usize::try_from(id).ok()?, &self.base.names);
        base.get(i).or_else(|| self.more.get(i - base.len()))
    }

    /// Entries of which one name has exactly this key.
    pub(crate) fn exact(&self, key: &str) -> Vec<u32> {
        [self.base.names.exact(key), self.more.exact(key)].concat()
    }

    /// Whether an entry has exactly this key.
    pub(crate) fn has(&self, key: &str) -> bool {
        !(self.base.names.exact(key).is_empty() && self.more.exact(key).is_empty())
    }

    /// Names with this skeleton, and whose they are.
    fn sounding(&self, skeleton: &str) -> impl Iterator<Item = &(String, u32)> {
        self.base.names.sounding(skeleton).iter().chain(self.more.sounding(skeleton))
    }

    /// Whether an entry that is not of an imported list has exactly this name.
    pub(crate) fn is_own(&self, ids: &[u32]) -> bool {
        ids.iter().any(|id| self.entry(*id).is_some_and(|entry| !entry.is_listed()))
    }

    /// Whether these entries are routes and nothing else: a road by its name, its code or its number.
    pub(crate) fn is_route(&self, ids: &[u32]) -> bool {
        let route =
            |id: &u32| self.entry(*id).is_some_and(|entry| entry.kind == EntryKind::Route && entry.at.is_none());
        !ids.is_empty() && ids.iter().all(route)
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
        for (other, id) in own.iter().flat_map(|own| self.sounding(own)) {
            found.push((*id, likeness(key, other)));
        }
        found.retain(|found| found.1 >= if short { ALIKE_SHORT } else { ALIKE });
        if let Some(own) = own.filter(|_| found.is_empty()) {
            for slip in slips(&own) {
                for (other, id) in self.sounding(&slip) {
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
    fn words_without_a_part_in_names_are_in_order() {
        assert!(ARTICLES.is_sorted() && ARTICLES.iter().all(|word| is_article(word)));
        assert!(GENERIC.is_sorted() && GENERIC.iter().all(|word| is_generic(word)));
    }

    #[test]
    fn plain_names_need_no_tokens() {
        for name in
            ["Ash-Shaykh  Maskin", "al Bab", "-El Fasher-", "Tell Abyad city", "the", "", "Bab al-Hawa crossing"]
        {
            let all = name_tokens(name);
            let words = all.iter().filter(|token| !matches!(token.kind, TokenKind::Mark(_) | TokenKind::Newline));
            assert_eq!(key_of(name), key(words.map(crate::token::Token::norm)), "{name}");
        }
    }

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
