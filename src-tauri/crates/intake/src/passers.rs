//! Who passed, and by which road: a motorbike or an army gets through where aid trucks do not, and who drove through the fields
//! says nothing of the road.

use crate::{context::Read, lexicon::Found, sentence::Word};

/// Words behind which somebody is only beside who passed: "escorted by the army", "past the army's checkpoint".
const BESIDE: [&str; 22] = [
    "by",
    "with",
    "past",
    "after",
    "near",
    "of",
    "despite",
    "under",
    "escorted",
    "avec",
    "par",
    "sous",
    "apres",
    "malgre",
    "pres",
    "مع",
    "برفقه",
    "بمرافقه",
    "مرافقه",
    "بعد",
    "رغم",
    "تحت",
];

/// Words before which a word of an armed party is not who passed: its escort, its post, its leave.
const THINGS: [&str; 22] = [
    "escort",
    "escorts",
    "checkpoint",
    "checkpoints",
    "post",
    "posts",
    "base",
    "bases",
    "position",
    "positions",
    "permit",
    "permission",
    "approval",
    "side",
    "officials",
    "station",
    "hospital",
    "escorte",
    "مرافقه",
    "حاجز",
    "موافقه",
    "مستشفي",
];

/// Words before what somebody rides or walks.
const ON: [&str; 9] = ["on", "by", "riding", "en", "a", "sur", "علي", "متن", "سيرا"];

/// Words for somebody, or something, that carries aid or people at large.
const CARRIERS: [&str; 34] = [
    "convoy",
    "convoys",
    "truck",
    "trucks",
    "lorry",
    "lorries",
    "bus",
    "buses",
    "tanker",
    "tankers",
    "vehicle",
    "vehicles",
    "team",
    "mission",
    "convoi",
    "convois",
    "camion",
    "camions",
    "citerne",
    "citernes",
    "vehicule",
    "vehicules",
    "equipe",
    "قافله",
    "قوافل",
    "قافلتنا",
    "شاحنه",
    "شاحنات",
    "حافله",
    "حافلات",
    "صهريج",
    "صهاريج",
    "فريق",
    "فريقنا",
];

/// Whether the passage `found` says nothing of the road: those who passed are no traffic that the road is asked about, or they
/// took another way.
pub(crate) fn speaks_for_no_road(read: &Read, found: &Found<'_>, clause: usize, to: usize) -> bool {
    let (from, end) = who(read, found, clause, to);
    let other = read.scan.all("passer").any(|passer| {
        (from..end).contains(&passer.start)
            && match passer.class.sub.as_deref() {
                Some("small") => !carried(read, from, end),
                Some("armed") => is_who(read, passer),
                _ => false,
            }
    });
    // "We drove from A to B on a motorbike"
    let astride = read.scan.all("passer").any(|passer| {
        let near = (passer.start.saturating_sub(2)..=passer.start).any(|k| read.sentence.words[k].any(&ON));
        passer.class.sub.as_deref() == Some("small") && (found.end..to).contains(&passer.start) && near
    });
    other || astride || read.scan.has("byway", clause, to.max(found.end))
}

/// Whether one of the sentences that follow on `read` says that they took another way: up to the next place.
pub(crate) fn went_beside(read: &Read, after: &[Read]) -> bool {
    let own = |key: &str| read.mentions.iter().any(|mention| mention.key == key);
    let about = |next: &&Read| {
        next.sentence.line == read.sentence.line
            && next.mentions.iter().all(|mention| own(&mention.key) || mention.aside)
    };
    let beside = |next: &Read| next.scan.has("byway", 0, next.sentence.words.len()) && !next.sentence.question;
    after.iter().take(2).take_while(about).any(beside)
}

/// Classes of those who passed that their word alone gives: what gets through in a car does not in a truck.
pub(crate) fn classes(read: &Read, found: &Found<'_>, from: usize, to: usize) -> Vec<&'static str> {
    let (from, end) = who(read, found, from, to);
    if carried(read, from, end) {
        return Vec::new();
    }
    let has = |sub: &str| {
        let mut all = read.scan.all("passer").filter(|passer| (from..end).contains(&passer.start));
        all.any(|passer| passer.class.sub.as_deref() == Some(sub))
    };
    let medical = has("medical");
    let light = medical || has("light");
    [(medical, "medical"), (light, "light_vehicles")].into_iter().filter(|one| one.0).map(|one| one.1).collect()
}

/// The words that say who passed: before the verb, in Arabic behind it as well; up to the first place.
fn who(read: &Read, found: &Found<'_>, from: usize, to: usize) -> (usize, usize) {
    let arabic = read.sentence.words.get(found.start).is_some_and(|word| word.token.arabic);
    let place = read.places(found.end, to.max(found.end)).map(|mention| mention.start).min();
    let behind = place.unwrap_or(to).max(found.end).min(found.end + 6);
    (from.min(found.start), if arabic { behind } else { found.end })
}

/// Whether something that carries loads is among them.
fn carried(read: &Read, from: usize, to: usize) -> bool {
    read.sentence.words.get(from..to).is_some_and(|words| words.iter().any(|word| word.any(&CARRIERS)))
}

/// Whether a word of an armed party is who passed, not who lets pass, who says so or who goes along.
fn is_who(read: &Read, passer: &Found<'_>) -> bool {
    let words = &read.sentence.words;
    let article =
        |word: &Word| word.any(&["the", "an", "a", "la", "l", "le", "les", "un", "une", "local", "government"]);
    let before = words[..passer.start].iter().rev().find(|word| !article(word));
    // "A convoy of the army", "un convoi de l'armée"
    let of = before.is_some_and(|word| word.is("of")) && carried(read, 0, passer.start);
    let beside = !of && before.is_some_and(|word| word.any(&BESIDE));
    let next = words.get(passer.end);
    let things = next.is_some_and(|word| word.any(&THINGS) && word.gap <= 1);
    let says = (passer.end..passer.end + 2).any(|k| read.scan.covers("claim", k) || read.scan.covers("reported", k));
    !(beside || things || says)
}
