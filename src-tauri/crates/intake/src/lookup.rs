//! Names that are not in memory: which ones of a gazetteer a text may mean, asked for by number.

use passage_model::LatLon;

use crate::{
    gazetteer::{Entry, Gazetteer, MAX_WORDS, is_article, is_generic, key, keys_of},
    mention::Mention,
    rank::Around,
    sentence::{Sentence, Word},
    spelling::{exact_number, skeleton, skeleton_number, slips},
};

/// Version of the numbers that [`filed_under`] gives. A gazetteer filed by other rules has to be filed anew.
pub const FILING: u32 = 1;

/// A gazetteer that is not in memory.
pub trait Lookup {
    /// Why it cannot be read.
    type Error;

    /// Entries of which a name is filed under one of `numbers`; with `near` only those at most so many degrees of latitude
    /// or longitude from there. An entry that was given before need not be given again. Too many are no harm: what does
    /// not fit is not taken.
    fn find(&mut self, numbers: &[u64], near: Option<(LatLon, f64)>) -> Result<Vec<Entry>, Self::Error>;
}

/// A gazetteer without any name.
#[derive(Debug, Clone, Copy, Default)]
pub struct Nothing;

impl Lookup for Nothing {
    type Error = std::convert::Infallible;

    fn find(&mut self, _: &[u64], _: Option<(LatLon, f64)>) -> Result<Vec<Entry>, Self::Error> {
        Ok(Vec::new())
    }
}

/// Longest name in Arabic letters, words; articles are glued there.
const ARABIC_WORDS: usize = 4;

/// Degrees around the middle of a text within which a name may be one that is only alike.
const AROUND: f64 = 4.0;

/// The same for one that is a slip away: of so many spellings that farther ones are chance.
const SLIPPED: f64 = 2.0;

/// Numbers under which a place of a gazetteer is filed: one for each name as written, one for each spelling of it.
///
/// ```
/// use passage_intake::filed_under;
/// let both = |name: &str| filed_under([name].into_iter());
/// // Another transliteration and another script share a number.
/// assert!(both("Urm es-Sughra").iter().any(|number| both("أورم الصغرى").contains(number)));
/// ```
pub fn filed_under<'n>(names: impl Iterator<Item = &'n str>) -> Vec<u64> {
    let mut out = Vec::new();
    for name in names {
        for key in keys_of(name) {
            out.push(exact_number(&key));
            out.extend(skeleton(&key).map(|skeleton| skeleton_number(&skeleton)));
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}

/// Numbers of a name as written, for finding a place by its exact name.
pub fn exactly(name: &str) -> Vec<u64> {
    keys_of(name).map(|key| exact_number(&key)).collect()
}

/// Numbers of everything in the sentences that may be a name.
pub(crate) fn names_in(sentences: &[Sentence]) -> Vec<u64> {
    let mut out = Vec::new();
    for sentence in sentences {
        let small = crate::mention::plain(sentence);
        for i in 0..sentence.words.len() {
            names_at(&sentence.words, i, small, &mut out);
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}

/// Names that begin at word `i`. `small`: the writer uses no capitals.
fn names_at(words: &[Word], i: usize, small: bool, out: &mut Vec<u64>) {
    let first = &words[i];
    let arabic = first.token.arabic;
    if is_generic(first.norm()) || !(arabic || small || first.token.capital || is_article(first.norm())) {
        return;
    }
    let most = if arabic { ARABIC_WORDS } else { MAX_WORDS };
    for n in 1..=most.min(words.len() - i) {
        let last = &words[i + n - 1];
        if n > 1 {
            let goes_on = arabic || small || last.token.capital || last.norm().len() <= 3;
            if last.gap > 1 || !goes_on || matches!(last.mark, Some('–' | '—' | '/')) && last.gap > 0 {
                return;
            }
        }
        if is_article(last.norm()) {
            continue;
        }
        for (stem, _) in &first.token.stems {
            let rest = words[i + 1..i + n].iter().map(Word::norm);
            let key = key(std::iter::once(stem.as_str()).chain(rest));
            if key.chars().nth(1).is_some() {
                out.push(exact_number(&key));
            }
        }
    }
}

/// Numbers of spellings like the name of an open mention.
pub(crate) fn alike(mention: &Mention) -> Vec<u64> {
    skeleton(&mention.key).map(|skeleton| skeleton_number(&skeleton)).into_iter().collect()
}

/// Numbers of spellings one slip away from it.
pub(crate) fn slipped(mention: &Mention) -> Vec<u64> {
    // Of a short name one letter makes another.
    let own = skeleton(&mention.key).filter(|_| mention.key.chars().count() >= 6);
    own.map(|own| slips(&own).iter().map(|slip| skeleton_number(slip)).collect()).unwrap_or_default()
}

/// From a mention to the numbers that are asked for.
type Numbers = fn(&Mention) -> Vec<u64>;

/// Fetches entries for the mentions that nothing in memory fits.
pub(crate) fn complete<L: Lookup>(
    gazetteer: &mut Gazetteer,
    mentions: &mut [&mut Mention],
    around: &Around,
    lookup: &mut L,
) -> Result<(), L::Error> {
    let Some(middle) = around.middle else { return Ok(()) };
    let passes: [(Numbers, f64); 2] = [(alike, AROUND), (slipped, SLIPPED)];
    for (numbers, around) in passes {
        let open = |gazetteer: &Gazetteer, mention: &Mention| !fits(gazetteer, mention, middle);
        let mut wanted: Vec<u64> =
            mentions.iter().filter(|mention| open(gazetteer, mention)).flat_map(|mention| numbers(mention)).collect();
        wanted.sort_unstable();
        wanted.dedup();
        if wanted.is_empty() {
            return Ok(());
        }
        let found = lookup.find(&wanted, Some((middle, around)))?;
        let waiting: Vec<bool> = mentions.iter().map(|mention| open(gazetteer, mention)).collect();
        gazetteer.extend(found);
        for (mention, _) in mentions.iter_mut().zip(waiting).filter(|(_, waits)| *waits) {
            for (id, likeness) in gazetteer.similar(&mention.key) {
                if !mention.ids.contains(&id) {
                    mention.ids.push(id);
                    mention.alike.push(likeness);
                    // Whatever had the name as written is too far away.
                    mention.exact = false;
                }
            }
        }
    }
    Ok(())
}

/// Whether one of the entries of a mention is near what the text speaks of.
fn fits(gazetteer: &Gazetteer, mention: &Mention, middle: LatLon) -> bool {
    let limit = if mention.exact { crate::rank::FAR_EXACT } else { crate::rank::FAR_ALIKE };
    mention.at.is_some()
        || mention.ids.iter().any(|id| {
            gazetteer.entry(*id).is_some_and(|entry| entry.at.is_none_or(|at| crate::rank::apart(at, middle) <= limit))
        })
}
