//! Where a sentence speaks of a place: positions, names of the register, names that only their neighbours give away.

use passage_model::LatLon;

use crate::{
    beside::Offset,
    coords,
    gazetteer::{EntryKind, Gazetteer, MAX_WORDS, is_article, is_generic, key},
    scan::Scan,
    sentence::{Sentence, Word},
};

/// The part a place plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    At,
    From,
    To,
    Between,
    /// Nothing says.
    Plain,
}

/// One mention.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "independent marks, each read in one place")]
pub(crate) struct Mention {
    /// Words `start..end`.
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// Bytes of the name itself, particles glued to it left out.
    pub(crate) bytes: (usize, usize),
    /// Entries of the register, best first; empty: not resolved.
    pub(crate) ids: Vec<u32>,
    /// The name as a key.
    pub(crate) key: String,
    /// How alike a name of each of them is to the one written, 0 to 1.
    pub(crate) alike: Vec<f64>,
    /// The name stands in the register as written, or is only like one.
    pub(crate) exact: bool,
    /// A word beside it says that it is a crossing.
    pub(crate) crossing: bool,
    /// A position in the text itself.
    pub(crate) at: Option<LatLon>,
    pub(crate) role: Role,
    /// An area around or named after the place.
    pub(crate) area: bool,
    /// The seat or name of an authority, not a place of what happened.
    pub(crate) aside: bool,
    /// Words that set it apart from what is told: "not A", "unlike A", "except A".
    pub(crate) contrast: Option<(usize, usize)>,
    /// Both ends of a stretch carry its number.
    pub(crate) pair: Option<usize>,
    /// The text says how it lies to another place.
    pub(crate) beside: Option<Box<(Mention, Offset)>>,
    /// What is meant lies so to the place named.
    pub(crate) offset: Option<Offset>,
    /// On the way to which other place that is: "12 km from A on the road to B".
    pub(crate) toward: Option<Box<Mention>>,
}

impl Mention {
    /// Whether it is the second end of a stretch.
    pub(crate) fn ends_pair(&self, all: &[&Self]) -> bool {
        all.iter().any(|other| other.pair.is_some() && other.pair == self.pair && other.start < self.start)
    }

    /// Whether it names a crossing or a route, in so many letters.
    pub(crate) fn is_crossed(&self, gazetteer: &Gazetteer) -> bool {
        let surely = self.ids.iter().zip(&self.alike).filter(|(_, alike)| **alike >= 0.95);
        surely.filter_map(|(id, _)| gazetteer.entry(*id)).any(|entry| entry.kind != EntryKind::Place)
    }
}

/// Reads the mentions of a sentence: places, and by themselves the routes of the register, which have no one position.
pub(crate) fn mentions(
    text: &str,
    sentence: &Sentence,
    scan: &Scan,
    gazetteer: &Gazetteer,
) -> (Vec<Mention>, Vec<Mention>) {
    let words = &sentence.words;
    let mut out: Vec<Mention> = Vec::new();
    let mut i = 0;
    while i < words.len() {
        let found = positioned(text, words, i)
            .or_else(|| known(sentence, scan, gazetteer, i, out.last()))
            .or_else(|| unknown(sentence, scan, gazetteer, i, out.last()));
        match found {
            Some(mention) => {
                i = mention.end.max(i + 1);
                out.push(mention);
            }
            None => i += 1,
        }
    }
    for found in &mut out {
        let beside = |k: Option<usize>| {
            k.and_then(|k| words.get(k)).is_some_and(|word| {
                word.any(&["crossing", "معبر", "منفذ", "poste", "gate", "border", "bridge", "pont", "جسر"])
            })
        };
        found.crossing = beside(found.start.checked_sub(1))
            || beside(Some(found.end))
            || beside(found.start.checked_sub(2)) && is_article(words[found.start - 1].norm());
        if found.crossing && !words[found.start].token.arabic {
            let key = key(words[found.start..found.end].iter().map(Word::norm));
            for (id, alike) in gazetteer.similar(&key) {
                if !found.ids.contains(&id)
                    && gazetteer.entry(id).is_some_and(|entry| entry.kind == EntryKind::Crossing)
                {
                    found.ids.push(id);
                    found.alike.push(alike);
                }
            }
        }
    }
    let (mut routes, mut out): (Vec<Mention>, Vec<Mention>) =
        out.into_iter().partition(|found| gazetteer.is_route(&found.ids));
    crate::place_role::assign(sentence, scan, &[], &mut routes);
    let roads: Vec<usize> = routes.iter().map(|road| road.start).collect();
    crate::place_role::assign(sentence, scan, &roads, &mut out);
    crate::beside::assign(sentence, &mut out);
    (out, routes)
}

fn mention(words: &[Word], start: usize, end: usize, cut: usize, key: String, found: Vec<(u32, f64)>) -> Mention {
    let bytes = (words[start].token.start + cut, words[end - 1].token.end);
    let (ids, alike) = found.into_iter().unzip();
    Mention {
        start,
        end,
        bytes,
        ids,
        key,
        alike,
        exact: true,
        crossing: false,
        at: None,
        role: Role::Plain,
        area: false,
        aside: false,
        contrast: None,
        pair: None,
        beside: None,
        offset: None,
        toward: None,
    }
}

fn positioned(text: &str, words: &[Word], i: usize) -> Option<Mention> {
    let (at, end) = coords::position(text, words, i)?;
    Some(Mention { at: Some(at), role: Role::At, ..mention(words, i, end, 0, String::new(), Vec::new()) })
}

/// The longest name of the register that begins at word `i`.
fn known(sentence: &Sentence, scan: &Scan, gazetteer: &Gazetteer, i: usize, last: Option<&Mention>) -> Option<Mention> {
    let words = &sentence.words;
    let first = &words[i];
    if is_generic(first.norm()) || is_article(first.norm()) && !article_of_name(words, i) {
        return None;
    }
    let longest = (1..=MAX_WORDS.min(words.len() - i))
        .take_while(|n| *n == 1 || words[i + n - 1].gap <= 1 && !dash(&words[i + n - 1]))
        .last()?;
    for n in (1..=longest).rev() {
        if n > 1 && (is_article(words[i + n - 1].norm()) || hangs(&words[i + n - 1])) {
            continue;
        }
        for (stem, cut) in &first.token.stems {
            let rest = words[i + 1..i + n].iter().map(Word::norm);
            let key = key(std::iter::once(stem.as_str()).chain(rest));
            let ids = gazetteer.exact(&key);
            let route = gazetteer.is_route(&ids);
            // A route called after its ends is the stretch between them, whichever is named first.
            if ids.is_empty() || route && is_two_ends(words, gazetteer, i, n, stem) {
                continue;
            }
            let numbered = route && key.contains(|c: char| c.is_ascii_digit());
            if (numbered || credible(sentence, scan, gazetteer, i, n, *cut, &key, last))
                && (gazetteer.is_own(&ids) || expected(sentence, scan, gazetteer, i, n, &ids, last))
            {
                let ids = ids.iter().map(|id| (*id, 1.0)).collect();
                let found = mention(words, i, i + n, *cut, key, ids);
                return longer(sentence, scan, gazetteer, &found).filter(|_| !route).or(Some(found));
            }
        }
    }
    None
}

/// Whether words `i..i + n` are two names of places, one after the other: "Idlib - Bab al-Hawa". `first` stands for word `i`.
fn is_two_ends(words: &[Word], gazetteer: &Gazetteer, i: usize, n: usize, first: &str) -> bool {
    let place = |key: &str| !key.is_empty() && gazetteer.exact(key).iter().any(|id| !gazetteer.is_route(&[*id]));
    let norms = |from: usize, to: usize| words[from..to].iter().map(Word::norm);
    (i + 1..i + n).any(|cut| {
        let to_cut = key(std::iter::once(first).chain(norms(i + 1, cut)));
        place(&to_cut)
            && words[cut]
                .token
                .stems
                .iter()
                .any(|stem| place(&key(std::iter::once(stem.0.as_str()).chain(norms(cut + 1, i + n)))))
    })
}

/// A small word that leads on to something else and ends no name: "PAM à Carrefour" is not Pama.
fn hangs(word: &Word) -> bool {
    let small = word.norm().chars().all(|c| c.is_ascii_lowercase()) && word.norm().len() <= 2;
    small && !word.token.capital && !word.token.arabic
}

/// The register knows "Tell", the text speaks of "Tell Tamr": the whole of it, where that is like another name or the
/// known part is short.
fn longer(sentence: &Sentence, scan: &Scan, gazetteer: &Gazetteer, found: &Mention) -> Option<Mention> {
    let words = &sentence.words;
    if words[found.start].token.arabic || !words[found.start].token.capital {
        return None;
    }
    let end = run_end(sentence, scan, found.start);
    if end <= found.end || joins_two(words, gazetteer, found.end, end) {
        return None;
    }
    let key = key(words[found.start..end].iter().map(Word::norm));
    let ids = gazetteer.similar(&key);
    let short = words[found.start..found.end].iter().map(|word| word.norm().len()).sum::<usize>() <= 4;
    (short || !ids.is_empty()).then(|| Mention { exact: false, ..mention(words, found.start, end, 0, key, ids) })
}

/// Whether a hyphen at word `i` joins a name that is known to the one before it: "the Homs-Palmyra road".
fn joins_two(words: &[Word], gazetteer: &Gazetteer, i: usize, end: usize) -> bool {
    let hyphen = words[i].gap == 1 && matches!(words[i].mark, Some('-' | '‑'));
    let named = |to: usize| gazetteer.has(&key(words[i..to].iter().map(Word::norm)));
    hyphen && (i + 1..=end).any(named)
}

/// Where a run of capitals that begins at word `i` ends.
fn run_end(sentence: &Sentence, scan: &Scan, i: usize) -> usize {
    let words = &sentence.words;
    let mut end = i + 1;
    while end < words.len() && end - i < MAX_WORDS && words[end].gap <= 1 && !dash(&words[end]) && !spaced(words, end) {
        let inner = (is_article(words[end].norm()) && !is_word(words, end) || is_particle(words[end].norm()))
            && words.get(end + 1).is_some_and(|next| next.gap <= 1 && next.token.capital)
            && nameable(sentence, scan, end + 1);
        // Morne-à-Cabri, Ville-sur-Mer: between two hyphens a small word is part of the name.
        let hyphen = |k: usize| words.get(k).is_some_and(|word| word.gap == 1 && word.mark == Some('-'));
        let inner = inner || hyphen(end) && hyphen(end + 1) && words[end + 1].token.capital;
        if !(nameable(sentence, scan, end) || inner) {
            break;
        }
        end += 1;
    }
    end
}

/// Articles that are words of their own in English or French unless a hyphen or a capital says otherwise.
fn is_word(words: &[Word], i: usize) -> bool {
    let hyphen =
        words.get(i + 1).is_some_and(|next| next.gap == 1 && matches!(next.mark, Some('-' | '‑' | '’' | '\'')));
    let joined = words[i].token.capital || hyphen;
    !joined && matches!(words[i].norm(), "et" | "as" | "at" | "an" | "en" | "us" | "ad" | "er")
}

/// Small words inside names: Mocimboa da Praia, Abu bin Ali.
fn is_particle(word: &str) -> bool {
    matches!(word, "da" | "do" | "dos" | "das" | "bin" | "ibn" | "ben" | "sur" | "au")
}

/// A dash between blanks parts two names; one between letters joins one.
fn dash(word: &Word) -> bool {
    word.mark.is_some_and(|mark| matches!(mark, '–' | '—' | '/'))
}

/// A hyphen between blanks parts two names, as a dash does: "REPORT - GOMA".
fn spaced(words: &[Word], i: usize) -> bool {
    words[i].mark == Some('-') && i > 0 && words[i].token.start >= words[i - 1].token.end + 3
}

fn article_of_name(words: &[Word], i: usize) -> bool {
    let hyphen = words.get(i + 1).is_some_and(|next| next.gap == 1 && next.mark == Some('-'));
    let plain = words[i].any(&["the", "les", "des", "du", "of", "de", "d", "l"]);
    words.get(i + 1).is_some_and(|next| {
        next.gap <= 1
            && (hyphen
                || !plain
                    && (words[i].token.capital && next.token.capital
                        || !next.token.capital && !words[i].token.capital && matches!(words[i].norm(), "el" | "al")))
    })
}

/// Whether a name of the register is meant as a name here.
#[expect(clippy::too_many_arguments, reason = "one name in its sentence")]
fn credible(
    sentence: &Sentence,
    scan: &Scan,
    gazetteer: &Gazetteer,
    i: usize,
    n: usize,
    cut: usize,
    key: &str,
    last: Option<&Mention>,
) -> bool {
    let words = &sentence.words;
    let own = &words[i..i + n];
    // Lists hold the codes of airports: ADF is who they are here.
    let party = words[i].token.shouted && scan.covers("party", i);
    let common = n == 1 && (scan.covers("common", i) || country(&words[i]) || party);
    if words[i].token.arabic {
        if n > 1 {
            return !own.iter().enumerate().all(|(k, _)| scan.covers("common", i + k));
        }
        let before = i.checked_sub(1);
        let led = before.is_some_and(|b| {
            scan.covers("placenoun", b)
                || scan.covers("areanoun", b)
                || scan.covers("reach", b)
                || scan.covers("contrast", b)
                || scan.covers("including", b)
                || scan.covers("at", b)
                || scan.covers("to", b)
                || scan.covers("from", b)
                || scan.covers("between", b)
                || scan.covers("roadnoun", b)
                // "They took Kassala"
                || scan.covers("control_change", b)
        });
        let joined = last.is_some_and(|last| last.end == i);
        let label = i < sentence.label || sentence.bare && words.len() <= 6;
        // "Twenty trucks Kassala", "Urgent Port Sudan": spoken Arabic leaves the preposition out.
        let led = led
            || before.is_some_and(|b| {
                words[b].any(&["عاجل"]) || scan.covers("vehicle", b) && scan.all("passage").any(|found| found.end <= b)
            });
        let length = key.chars().count();
        let glued = cut > 0
            && !first_is_and(&words[i], cut)
            && (length >= 4 || length == 3 && gazetteer.is_own(&gazetteer.exact(key)));
        return (led || joined || label || glued || beside_road(sentence, scan, i))
            && key.chars().count() >= 3
            && !scan.covers("placenoun", i)
            && !(common && !(led && text_article(&words[i])));
    }
    // Part of a longer name that the register does not have.
    let after_name =
        i > 0 && words[i].gap == 0 && nameable(sentence, scan, i - 1) && last.is_none_or(|last| last.end < i);
    if after_name && i > 1 && !words[i].token.shouted && !words[i - 1].token.shouted {
        return false;
    }
    let emphasis = own.iter().all(|word| word.token.shouted) && plain(sentence);
    let lower = emphasis || !own.iter().any(|word| word.token.capital || word.token.start == word.token.end);
    if lower {
        let before = i.checked_sub(1);
        let led = before.is_some_and(|b| {
            scan.covers("at", b)
                || scan.covers("between", b)
                || scan.covers("to", b)
                || scan.covers("from", b)
                || scan.covers("placenoun", b)
        }) || words.get(i + n).is_some_and(|next| next.any(&["rd", "road", "bridge", "crossing", "border"]))
            || last.is_some_and(|last| last.end + 1 == i || last.end == i);
        return key.len() >= 5 && led && !common && n <= 3 && plain(sentence);
    }
    !common
}

/// Lists of the whole world hold villages called like people and like ordinary words: their names are only meant where a
/// place is expected, or where they are of towns.
fn expected(
    sentence: &Sentence,
    scan: &Scan,
    gazetteer: &Gazetteer,
    i: usize,
    n: usize,
    ids: &[u32],
    last: Option<&Mention>,
) -> bool {
    if sentence.words[i].token.arabic {
        return n > 1 || gazetteer.people(ids) >= TOWN || arabic_name(sentence, scan, i, last).is_some();
    }
    let begins = i == 0 || sentence.words[i].gap >= 3;
    !begins && gazetteer.people(ids) >= TOWN || latin_name(sentence, scan, i, last).is_some()
}

/// People of a town whose name is known without a word beside it that says so.
const TOWN: u64 = 15_000;

/// A sentence of somebody who uses no capitals.
pub(crate) fn plain(sentence: &Sentence) -> bool {
    let small = |word: &&Word| word.norm().starts_with(|c: char| c.is_alphabetic());
    let begins_small = sentence.words.iter().find(small).is_some_and(|word| !word.token.capital || word.token.shouted);
    let capitals = sentence.words.iter().filter(|word| word.token.capital && !word.token.shouted).count();
    let shouted = sentence.words.iter().filter(|word| word.token.shouted).count();
    begins_small && capitals * 6 <= sentence.words.len() && shouted * 4 <= sentence.words.len()
}

/// Whether the particle taken off is "and": what is joined to a place is one, anything else is not.
fn first_is_and(word: &Word, cut: usize) -> bool {
    cut == 'و'.len_utf8() && word.norm().starts_with(['و', 'ف'])
}

/// Between two names of a road: `حلب – دمشق`.
fn beside_road(sentence: &Sentence, scan: &Scan, i: usize) -> bool {
    let words = &sentence.words;
    let dashed = |k: usize| words.get(k).is_some_and(|word| matches!(word.mark, Some('-' | '–')) && word.gap == 1);
    // "Roads closed: A - B, C - D"
    (dashed(i) || dashed(i + 1)) && (0..i).any(|k| scan.covers("roadnoun", k))
}

/// A name that is not in the register: capitals, or in Arabic the word after "town of", where a place is expected.
fn unknown(
    sentence: &Sentence,
    scan: &Scan,
    gazetteer: &Gazetteer,
    i: usize,
    last: Option<&Mention>,
) -> Option<Mention> {
    let words = &sentence.words;
    let (start, end, cut) = if words[i].token.arabic {
        arabic_name(sentence, scan, i, last)?
    } else {
        latin_name(sentence, scan, i, last)?
    };
    let first = words[start].token.stems.iter().find(|stem| stem.1 == cut).map(|stem| stem.0.as_str())?;
    let key = key(std::iter::once(first).chain(words[start + 1..end].iter().map(Word::norm)));
    let exact = gazetteer.exact(&key);
    if words[start].token.arabic && gazetteer.is_own(&exact) {
        let ids = exact.into_iter().map(|id| (id, 1.0)).collect();
        return Some(mention(words, start, end, cut, key, ids));
    }
    let mut ids = gazetteer.similar(&key);
    ids.truncate(24);
    Some(Mention { exact: false, ..mention(words, start, end, cut, key, ids) })
}

fn nameable(sentence: &Sentence, scan: &Scan, i: usize) -> bool {
    let Some(word) = sentence.words.get(i) else { return false };
    let digits = word.norm().chars().any(|c| c.is_ascii_digit());
    // A short word in capitals among others that are not is an acronym.
    let beside = |k: Option<usize>| k.and_then(|k| sentence.words.get(k)).is_some_and(|other| other.token.shouted);
    if word.norm().chars().nth(1).is_none() {
        return false;
    }
    // "Crossings closed": a capital at the beginning makes no name of a word of the field.
    let begins = i == 0 || word.gap >= 3;
    let goes_on = sentence.words.get(i + 1).is_some_and(|next| next.token.capital && next.gap <= 1);
    if begins && !goes_on && (scan.covers("transport", i) || scan.covers_kind(i)) {
        return false;
    }
    let acronym = word.token.shouted && word.norm().len() <= 4 && !beside(i.checked_sub(1)) && !beside(Some(i + 1));
    word.token.capital
        && !digits
        && !acronym
        && !scan.covers("common", i)
        && !scan.covers("party", i)
        && !scan.covers("actor", i)
        && !country(word)
}

fn latin_name(sentence: &Sentence, scan: &Scan, i: usize, last: Option<&Mention>) -> Option<(usize, usize, usize)> {
    let words = &sentence.words;
    let article = is_article(words[i].norm()) && article_of_name(words, i);
    let lower_slot = !words[i].token.capital
        && plain(sentence)
        && i > 0
        && scan.covers("between", i - 1)
        && !scan.covers("common", i)
        && words[i].number().is_none();
    if !(nameable(sentence, scan, i) || article && nameable(sentence, scan, i + 1) || lower_slot) {
        return None;
    }
    let end = run_end(sentence, scan, i);
    let label = end <= sentence.label || sentence.bare && words.len() <= 6 && words[i].token.shouted;
    let object = i > 0
        && !words[i].after_break()
        && ["control_change", "strike", "passage", "closure", "reopening", "attack_site"]
            .iter()
            .any(|kind| scan.covers(kind, i - 1));
    // "Birao has fallen": the town itself is the subject.
    let falls = (end..(end + 3).min(words.len())).any(|k| words[k].any(&["fell", "fallen", "tombe", "tombee"]))
        && words.get(end).is_some_and(|next| !next.after_break() && scan.covers("control_change", end));
    // "Border: Malpasse closed, Ouanaminthe open": what is closed stands before the word.
    let subject = i > 0
        && words[i].after_break()
        && words.get(end).is_some_and(|next| next.gap == 0)
        && (scan.covers("closure", end) || scan.covers("reopening", end))
        && scan.has("transport", 0, i);
    let led = object || falls || subject || led(scan, words, i);
    let named = words.get(end).is_some_and(|next| {
        next.gap <= 1
            && (next.any(&[
                "crossing",
                "bridge",
                "road",
                "rd",
                "camp",
                "junction",
                "gate",
                "town",
                "village",
                "highway",
                "district",
                "pass",
                "city",
                "airport",
                "port",
                "border",
                "checkpoint",
                "post",
                "market",
                "hospital",
            ]))
    });
    let joined = last.is_some_and(|last| {
        last.end == i && words[i].gap >= 1
            || last.end + 1 == i && words[i - 1].any(&["and", "et", "or", "ou", "n", "to", "through", "via"])
    });
    (label || led || named || joined || lower_slot).then_some((i, end, 0))
}

/// Whether a word before says that a place follows; articles may stand between.
fn led(scan: &Scan, words: &[Word], i: usize) -> bool {
    let mut k = i;
    for _ in 0..2 {
        if k == 0 || words[k].after_break() {
            return false;
        }
        k -= 1;
        if ["at", "to", "from", "between", "placenoun", "areanoun", "roadnoun", "including"]
            .iter()
            .any(|class| scan.covers(class, k))
        {
            return true;
        }
        if !is_article(words[k].norm()) {
            return false;
        }
    }
    false
}

/// First words of Arabic names of two words.
const OPENERS: &[&str] = &[
    "ابو",
    "ام",
    "تل",
    "خان",
    "كفر",
    "دير",
    "عين",
    "راس",
    "بيت",
    "دار",
    "داره",
    "باب",
    "وادي",
    "جبل",
    "بني",
    "مرج",
    "معره",
    "جسر",
    "حمام",
    "بير",
    "بئر",
    "قلعه",
    "سوق",
    "شيخ",
    "نبع",
    "اورم",
    "بنت",
    "جب",
    "ود",
    "كوم",
    "سد",
    "عرب",
    "حاره",
    "جديده",
    "مزرعه",
    "صلاح",
    "ذات",
    "خور",
    "بحر",
    "نهر",
];

fn arabic_name(sentence: &Sentence, scan: &Scan, i: usize, last: Option<&Mention>) -> Option<(usize, usize, usize)> {
    let words = &sentence.words;
    let word = &words[i];
    if scan.covers("common", i)
        || scan.covers("placenoun", i)
        || word.number().is_some()
        || country(word)
        || scan.covers("at", i)
        || scan.covers("party", i)
        || scan.covers("actor", i)
        || scan.covers("transport", i)
        || scan.covers("vehicle", i)
        || scan.covers("contrast", i)
        || scan.covers("exempt", i)
        || scan.covers("class", i)
        || scan.covers_kind(i)
    {
        return None;
    }
    let before = i.checked_sub(1)?;
    let strong = scan.covers("placenoun", before)
        && !words[before].any(&["طريق", "حاجز", "منطقه", "محيط", "اطراف", "عند", "قرب", "شمال", "جنوب", "شرق", "غرب"])
        || scan.covers("between", before)
        || words[before].is("حاجز") && !text_article(word)
        || words[before].is("من")
            && before > 0
            && words[before - 1].any(&["قادمه", "قادما", "قادمين", "قادم", "انطلقت", "انطلاقا"]);
    let article = text_article(word);
    let weak = (scan.covers("placenoun", before)
        || scan.covers("to", before)
        || scan.covers("from", before)
        || words[before].any(&["قرب", "عند", "محيط", "اطراف"]))
        && (article || OPENERS.iter().any(|opener| word.is(opener)));
    let joined = last.is_some_and(|last| last.end == i && last.role != Role::At)
        && (joins(word) || matches!(words[i].mark, Some('–' | '-')))
        && (article || !word.after_break());
    // "the new checkpoint بالهري": the particle and the article say that a place follows what happened.
    let glued =
        word.token.stems.iter().find(|stem| stem.1 == 'ب'.len_utf8() && stem.0.chars().count() >= 3).map(|stem| stem.1);
    let told = glued.is_some() && scan.covers_kind(before);
    if told && !word.after_break() {
        return Some((i, i + 1, glued?));
    }
    if word.after_break() && !joined || !(strong || weak || joined) {
        return None;
    }
    let cut = if joined {
        word.token.stems.iter().map(|stem| stem.1).find(|cut| *cut == 'و'.len_utf8()).unwrap_or(0)
    } else {
        0
    };
    let stem = word.token.stems.iter().find(|stem| stem.1 == cut)?;
    if stem.0.chars().count() < 2 {
        return None;
    }
    let opens = OPENERS.contains(&stem.0.as_str());
    // A word without the article and one with it are one name: أورم الصغرى.
    let two = words.get(i + 1).is_some_and(|next| {
        let bare = !article
            && text_article(next)
            && next.token.arabic
            && (next.any(&["جبل", "وادي", "نهر", "بحر", "تل"])
                || !scan.covers("common", i + 1) && !scan.covers("placenoun", i + 1));
        next.gap == 0 && (opens || bare)
    });
    Some((i, i + 1 + usize::from(two), cut))
}

/// Whether it begins with "and" and may be a name: "and they took", "and it spread" are none.
fn joins(word: &Word) -> bool {
    let norm = word.norm();
    let Some(rest) = norm.strip_prefix('و').filter(|_| word.token.stems.len() > 1) else { return false };
    let ends = |end: &[&str]| end.iter().any(|end| rest.ends_with(end));
    let they = ends(&["وا", "وه", "وهم", "وها", "ونا"]);
    let past = rest.starts_with('ا') && rest.ends_with('ت') && rest.chars().count() >= 5;
    let present = rest.starts_with("تت") || rest.starts_with('ي') && ends(&["ون", "وا"]);
    text_article(word) || !(they || past || present)
}

/// Whether the word is written with the article: the folded form is shorter.
fn text_article(word: &Word) -> bool {
    word.token.end - word.token.start >= word.norm().len() + "ال".len()
}

fn country(word: &Word) -> bool {
    crate::country::country_code(word).is_some()
}
