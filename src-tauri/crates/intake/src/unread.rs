//! What the rules left aside: sentences about danger or access that gave no draft, or told of something that gave none. Whoever
//! reads the drafts alone would not know of them.

use crate::{
    arguments::at_border,
    context::Read,
    cue::BARS,
    drafts::Draft,
    gazetteer::{EntryKind, Gazetteer, key_of},
    guard::{now, plainly_not, still},
    lexicon::Found,
    mention::Mention,
    time::What,
    trigger::road_code,
    unreal,
};

/// Kinds that are about access: a word of one is a word of access.
const KINDS: [&str; 6] = ["closure", "reopening", "obstruction", "passage", "detention_denial", "checkpoint"];

/// Kinds of violence: one draft of them in a sentence stands for the words of that sentence.
const VIOLENT: [&str; 6] = ["strike", "clash", "attack_site", "ambush", "control_change", "front_line"];

/// What a word warns of. A draft of one family does not tell of another: a reopening says nothing of the mines beside the road.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Family {
    Violence,
    Mine,
    Access,
}

/// What became of the triggers of a sentence.
#[derive(Debug, Clone, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a thing of its own")]
pub(crate) struct Fate {
    /// One of them gave no draft.
    pub(crate) left: bool,
    /// One of them tells of violence or of mines, and no place is known for it.
    nowhere: bool,
    /// It is a line of a list whose heading tells of danger or access, and gave no draft.
    pub(crate) listed: bool,
    /// It goes on about what was told before, and gave no draft.
    pub(crate) goes_on: bool,
    /// Families of those that gave one.
    told: Vec<Family>,
}

impl Fate {
    /// A trigger of this kind is told, at a place or at none.
    pub(crate) fn add(&mut self, kind: &str, placed: bool) {
        let family = family(kind);
        if placed {
            self.told.extend(family);
        } else {
            self.left = true;
            self.nowhere |= matches!(family, Some(Family::Violence | Family::Mine));
        }
    }

    fn is_violent(&self) -> bool {
        self.told.iter().any(|told| *told != Family::Access)
    }

    /// Whether a word of this family is told by a draft. What goes off is violence, too, and what is not cleared no road.
    fn tells(&self, family: Family) -> bool {
        self.told.iter().any(|told| *told == family || *told == Family::Mine)
    }
}

fn family(kind: &str) -> Option<Family> {
    match kind {
        "explosive_hazard" => Some(Family::Mine),
        kind if VIOLENT.contains(&kind) => Some(Family::Violence),
        kind if KINDS.contains(&kind) => Some(Family::Access),
        _ => None,
    }
}

/// Those sentences, in the order of the text.
pub(crate) fn unread(
    text: &str,
    gazetteer: &Gazetteer,
    reads: &[Read],
    events: &[Draft],
    fates: &[Fate],
) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for (i, (read, fate)) in reads.iter().zip(fates).enumerate() {
        let Some(span) = read.sentence.span(0, read.sentence.words.len()) else { continue };
        let told = events.iter().any(|event| event.span.0 < span.1 && span.0 < event.span.1);
        let access = !told && speaks(read) && (names(read, gazetteer) || at_border(read));
        // What goes on telling of something that has a place needs none.
        let goes_on =
            [i.checked_sub(1), Some(i + 1)].into_iter().flatten().filter_map(|i| fates.get(i)).any(Fate::is_violent);
        let before = i.checked_sub(1).and_then(|i| end_of(&reads[i])).unwrap_or(0);
        let after = reads.get(i + 1).and_then(|next| next.sentence.span(0, 1)).map_or(text.len(), |next| next.0);
        let signs = text.get(before..after).is_some_and(|words| words.contains(SIGNS)) && names(read, gazetteer);
        let marked = !told && (signs || is_marked(read) || of_a_road(read, gazetteer));
        if !(access || marked || fate.listed || fate.goes_on || warns(read, gazetteer, fate, goes_on)) {
            continue;
        }
        let Some(words) = text.get(span.0..span.1) else { continue };
        if !out.iter().any(|known| known == words) {
            out.push(words.to_owned());
        }
    }
    out
}

/// Whether it speaks of access as it is: no question, condition or exercise, nothing of years ago.
fn speaks(read: &Read) -> bool {
    let (scan, words) = (&read.scan, read.sentence.words.len());
    !unreal::only_asks(read)
        && !past(read)
        && !aside(read)
        // What an opening would lead to is no news, what a closure would is.
        && (bars(read) || !unreal::supposes(read))
        && (scan.has("access", 0, words) || KINDS.iter().any(|kind| scan.has(kind, 0, words)))
}

/// Whether something is said to bar a way.
fn bars(read: &Read) -> bool {
    BARS.iter().chain(&["checkpoint"]).any(|kind| read.scan.has(kind, 0, read.sentence.words.len()))
}

/// Whether it speaks of a danger somewhere, and no draft tells of it.
fn warns(read: &Read, gazetteer: &Gazetteer, fate: &Fate, goes_on: bool) -> bool {
    let words = read.sentence.words.len();
    let somewhere = !read.mentions.is_empty()
        || !read.routes.is_empty()
        || fate.nowhere && !goes_on && reports(read)
        // "Mines on the road behind the second bridge": the message may say elsewhere which.
        || read.scan.has("roadnoun", 0, words) && read.scan.has("explosive_hazard", 0, words)
        || speaks_name(read, gazetteer);
    if unreal::only_asks(read) || !somewhere {
        return false;
    }
    let untold = |(found, family): (&Found<'static>, Family)| {
        !fate.tells(family)
            && !plainly_not(read, found.start)
            && unreal::asks_from(read).is_none_or(|from| found.start < from)
            // A mine does not grow old.
            && (family == Family::Mine || !past(read) && !aside(read))
    };
    let named = |found: &Found<'static>| {
        // "Kosti bridge gone" says more than the name of a bridge.
        let place = |m: &Mention| m.start <= found.start && found.end <= m.end;
        !read.mentions.iter().chain(&read.routes).any(place)
    };
    let of_kind = read.scan.triggers().filter_map(|found| {
        let family = family(&found.class.name)?;
        (family != Family::Access && !unreal::calm(read, found.start, found.end)).then_some((found, family))
    });
    let of_word = read.scan.all("danger").filter_map(|found| {
        let family = match found.class.sub.as_deref() {
            Some("mine") => Family::Mine,
            Some("access") => Family::Access,
            Some("violence") => Family::Violence,
            _ => return None,
        };
        (!unreal::calm(read, found.start, found.end)).then_some((found, family))
    });
    let left = fate.left && !past(read) && !aside(read) && (bars(read) || !unreal::supposes(read));
    !unreal::exercise(read) && (left || of_kind.chain(of_word).filter(|(found, _)| named(found)).any(untold))
}

/// Whether it tells of something that happened, at some time or to somebody: no remark on fighting in general.
fn reports(read: &Read) -> bool {
    !read.atoms.is_empty() || read.scan.has("harm", 0, read.sentence.words.len())
}

/// An exercise, history.
fn aside(read: &Read) -> bool {
    let words = read.sentence.words.len();
    // "The road was cut" may be of an hour ago.
    let was = |cue: &Found<'_>| !now(read, cue.end, words) && !read.sentence.words[cue.start].any(&["كان", "كانت"]);
    unreal::exercise(read) || unreal::would(read) || read.scan.all("history").any(was)
}

/// Of years ago, and of nothing since.
fn past(read: &Read) -> bool {
    read.atoms.iter().any(|atom| atom.what == What::Old)
        && read.atoms.iter().all(|atom| atom.day().is_none())
        && !still(read)
}

/// Whether it names a place, crossing or road of the register, in so many letters.
fn names(read: &Read, gazetteer: &Gazetteer) -> bool {
    let known =
        |id: &u32| gazetteer.entry(*id).is_some_and(|entry| !entry.is_listed() || entry.kind == EntryKind::Crossing);
    let code = |word: &crate::sentence::Word| word.token.capital && road_code(word.norm());
    !read.routes.is_empty()
        || read.mentions.iter().any(|mention| mention.exact && mention.ids.iter().any(known))
        || read.sentence.words.iter().any(code)
        || speaks_name(read, gazetteer)
}

/// Whether a word is the name of a place of the register, though nothing beside it says that a place is meant: speech leaves
/// such words out, and capitals.
fn speaks_name(read: &Read, gazetteer: &Gazetteer) -> bool {
    let own = |stem: &str| stem.chars().count() >= 3 && gazetteer.is_own(&gazetteer.exact(&key_of(stem)));
    let words = read.sentence.words.iter().enumerate();
    words.filter(|(i, _)| !read.scan.covers("common", *i)).any(|(_, word)| word.stems().any(own))
}

/// Words that a remark on a road has at least.
const REMARK: usize = 4;

/// Whether it says something of a road, a bridge or what goes there, at a place of the register, in the way people speak, which
/// no list of words holds whole.
fn of_a_road(read: &Read, gazetteer: &Gazetteer) -> bool {
    let (scan, words) = (&read.scan, read.sentence.words.len());
    let has = |class: &str| scan.has(class, 0, words);
    !unreal::only_asks(read)
        && !unreal::supposes(read)
        && words >= REMARK
        && !past(read)
        && !aside(read)
        && (has("roadnoun") || has("transport") || has("vehicle") && has("negation"))
        && names(read, gazetteer)
}

/// Signs that bar, as chats have them.
const SIGNS: [char; 7] = ['❌', '⛔', '🚫', '🔴', '✖', '🛑', '🚷'];

/// Where the last word of a sentence ends.
fn end_of(read: &Read) -> Option<usize> {
    read.sentence.words.last().map(|word| word.token.end)
}

/// Marks of a road by a colour or a letter: "Route A - B: red", "طريق: أحمر".
const MARKS: [&str; 8] = ["red", "rouge", "احمر", "حمرا", "nogo", "noir", "black", "اسود"];

/// Whether it is a line about a road or place that marks it as one not to go by.
fn is_marked(read: &Read) -> bool {
    let words = &read.sentence.words;
    // "A - B: green. C - D: red": only the first of a line has a label.
    let colon = || words.iter().position(|word| word.mark == Some(':')).unwrap_or(0);
    let label = if read.sentence.label > 0 { read.sentence.label } else { colon() };
    let behind = words.get(label..).unwrap_or_default();
    let marked = behind.first().is_some_and(|word| word.any(&MARKS))
        || matches!(behind, [no, go, ..] if no.is("no") && go.is("go"));
    label > 0
        && behind.len() <= 4
        && marked
        && (read.mentions.iter().chain(&read.routes).any(|one| one.start < label)
            || read.scan.has("roadnoun", 0, label))
}
