//! What a denial, a rumour or a word taken back is about. One that is about something else leaves a danger or a closure as it was
//! told: the army that denies casualties does not deny the strike. What eases is doubted by any of them.

use crate::{
    context::Read,
    cue::is_past,
    gazetteer::is_article,
    lexicon::Found,
    lifting::lifts,
    sentence::Word,
    tense::{dated, dated_word, stays},
};

/// Whether what `found` tells eases a road or the fighting: too much doubt of it costs nothing.
pub(crate) fn eases(found: &Found<'_>) -> bool {
    let sub = found.class.sub.as_deref();
    lifts(found)
        || match found.class.name.as_str() {
            "ceasefire" => sub != Some("ended"),
            "checkpoint" => sub == Some("removed"),
            "control_change" => sub == Some("withdrawn"),
            _ => false,
        }
}

/// Whether what `found` tells of danger or closure is told now, and what is taken back in its sentence is something else:
/// "we retract: it is NOT open", "closed, not open as we said".
pub(crate) fn told_now(read: &Read, found: &Found<'static>) -> bool {
    let (scan, words) = (&read.scan, &read.sentence.words);
    if eases(found) {
        return false;
    }
    let (from, to) = segment(read, found.start);
    // "Our message that it is still closed was wrong"
    let noun = |found: &&Found<'static>| found.class.sub.as_deref() == Some("noun");
    let message = scan.all("hearsay").filter(noun).any(|noun| noun.start >= from && noun.start < found.start);
    if message && (scan.has("retract", from, to) || scan.has("saidbefore", from, to)) {
        return false;
    }
    let opens_not = scan.all("opens").any(|opens| {
        let near = opens.start.saturating_sub(3);
        opens.start >= found.end
            && ["negation", "contrast"].iter().any(|class| scan.has(class, near, opens.start))
            && !(near + 1..opens.start).any(|k| words[k].gap >= 3)
    });
    // "As we said" agrees with what was said.
    let agrees = scan.all("saidbefore").any(|said| {
        said.start >= found.end
            && (words[said.start].any(&AS) || said.start > 0 && words[said.start - 1].any(&AS))
            && !scan.has("negation", found.end, said.start)
    });
    if stays(read, found) || opens_not || agrees {
        return true;
    }
    let takes_back = |from: usize, to: usize| scan.has("retract", from, to) || scan.has("saidbefore", from, to);
    // "We retract what we said of the mines; the road is closed"
    let clause = (1..=found.start).rev().find(|k| matches!(words[*k].mark, Some(';' | '؛'))).unwrap_or(0);
    let ends = (found.end..words.len()).find(|k| matches!(words[*k].mark, Some(';' | '؛'))).unwrap_or(words.len());
    if clause > 0 && !takes_back(clause, ends) {
        return true;
    }
    // "Ignore my last, the road is closed": what is told behind the break is what holds. A noun may be what was said.
    // "Shelled by mistake" takes nothing back.
    let mistake = scan.all("retract").all(|word| words[word.start..word.end].iter().any(|word| word.any(&MISTAKE)));
    let said = ["hearsay", "saidbefore", "claim", "reported"].iter().any(|class| match *class {
        "hearsay" => scan.all(class).any(|one| noun(&one)),
        _ => scan.has(class, 0, words.len()),
    });
    if mistake && !said {
        return true;
    }
    let state = matches!(found.class.name.as_str(), "closure" | "obstruction") && !words[found.start].any(&NOUNS);
    from > 0 && state && !takes_back(from, to)
}

/// Whether the denial `deny`, which stands before `found`, denies it.
pub(crate) fn denied_ahead(read: &Read, deny: &Found<'_>, found: &Found<'static>) -> bool {
    if eases(found) {
        return true;
    }
    let between = deny.end.min(found.start)..=found.start;
    // "Denied that its strike killed civilians"
    let (_, ends) = segment(read, found.start);
    !between.clone().chain(found.end..ends).any(|k| other(read, k) && !(found.start..found.end).contains(&k))
        && !between.into_iter().any(|k| breaks(read, k))
}

/// Whether the denial `deny`, which stands behind `found`, denies it.
pub(crate) fn denied_behind(read: &Read, deny: &Found<'_>, found: &Found<'static>) -> bool {
    eases(found) || about_report(read, deny, found.end)
}

/// Whether `deny` denies the report that was made up to word `from`, and nothing else: "which the army denied", "this is
/// false", not "the army denies casualties", "claims that it reopened are false".
pub(crate) fn about_report(read: &Read, deny: &Found<'_>, from: usize) -> bool {
    let words = &read.sentence.words;
    let from = from.min(deny.start);
    let parted = (from..=deny.start).rev().find(|k| breaks(read, *k));
    let mut subject = parted.unwrap_or(from)..deny.start;
    let ends = (deny.end..words.len()).find(|k| breaks(read, *k)).unwrap_or(words.len());
    let agent = |k: usize| words[k].any(&AGENT);
    let mut object = (deny.end..ends).take_while(|k| !agent(*k));
    if subject.clone().any(|k| other(read, k)) || !object.all(|k| light(read, k)) {
        return false;
    }
    parted.is_none() || denies_actively(read, deny) || subject.all(|k| light(read, k))
}

/// Whether the rumour `rumour` is that what `found` tells happened.
pub(crate) fn rumoured(read: &Read, rumour: &Found<'_>, found: &Found<'static>) -> bool {
    if eases(found) {
        return true;
    }
    let words = &read.sentence.words;
    let contrary = (rumour.start.saturating_sub(3)..rumour.start).any(|k| words[k].any(&CONTRARY));
    let (from, to) = segment(read, rumour.start);
    let inside = (from..to).contains(&found.start);
    let own = !inside && (from..to).any(|k| other(read, k));
    let behind = found.end <= rumour.start && (rumour.end..to.min(rumour.end + 8)).any(|k| other(read, k));
    !(contrary || own || behind)
}

/// Whether a sentence speaks of an opening, or of something else that may be denied of a danger.
pub(crate) fn speaks_of_other(read: &Read) -> bool {
    (0..read.sentence.words.len()).any(|k| read.scan.covers("opens", k) || read.scan.covers("blame", k))
}

/// Whether a sentence says of news that it is old, passed on or unchecked: no opening can rest on it. `opening` has the domain
/// `from..to`.
pub(crate) fn is_stale(read: &Read, opening: Option<(&Found<'static>, usize, usize)>) -> bool {
    let words = &read.sentence.words;
    let Some((found, from, to)) = opening else { return read.scan.has("stale", 0, words.len()) };
    let label = read.sentence.label;
    read.scan.all("stale").any(|stale| match stale.class.sub.as_deref() {
        // "Closed last month, reopened yesterday"
        Some("month") => {
            let since = words[stale.start.saturating_sub(3)..stale.start].iter().any(|word| word.any(&SINCE));
            (stale.start < label || (from..to).contains(&stale.start))
                && !since
                && !dated(read, from.max(label), to)
                && !is_past(read, stale.start, from)
        }
        _ => stale.start < found.end || !is_past(read, stale.start, found.end),
    })
}

/// The same of the sentence `i`, by one that stands beside it and tells nothing itself: a heading, or what follows on its line.
pub(crate) fn is_stale_beside(reads: &[Read], i: usize) -> bool {
    let line = reads[i].sentence.line;
    let tells_nothing = |read: &&Read| read.scan.triggers().next().is_none();
    let ahead = reads[..i].iter().filter(|read| {
        read.sentence.bare || read.sentence.line == line || read.sentence.label == read.sentence.words.len()
    });
    let behind = reads[i + 1..].iter().take(2).take_while(|read| {
        read.sentence.line == line
            || read.sentence.line == line + 1 && read.mentions.is_empty() && read.routes.is_empty()
    });
    ahead.chain(behind).filter(tells_nothing).any(|read| is_stale(read, None))
}

/// Whether what follows on the sentence `i` takes back or denies an opening that it tells of.
pub(crate) fn is_denied_beside(reads: &[Read], i: usize) -> bool {
    let line = reads[i].sentence.line;
    let own = |key: &str| reads[i].mentions.iter().any(|mention| mention.key == key);
    let behind = reads[i + 1..].iter().take(2).take_while(|read| {
        (read.sentence.line == line || read.sentence.line == line + 1 && !read.sentence.bare)
            && read.mentions.iter().all(|mention| own(&mention.key) || mention.ids.is_empty() && mention.at.is_none())
    });
    behind.into_iter().any(|read| {
        let words = read.sentence.words.len();
        read.scan.has("retract", 0, words) || read.scan.has("deny", 0, words)
    })
}

/// Where words of `from..to` behind `found` begin that set kilometres apart: "km 3 to 5, not km 10".
pub(crate) fn kilometres_apart(read: &Read, found: &Found<'static>, to: usize) -> usize {
    let apart = |cue: &&Found<'static>| {
        cue.start >= found.end
            && cue.start < to
            && cue.class.sub.is_none()
            && read.scan.has("part", cue.end, cue.end + 3)
    };
    read.scan.all("contrast").filter(apart).map(|cue| cue.start).min().unwrap_or(to)
}

/// Nouns, and their French and Arabic like: "the closure of".
const NOUNS: [&str; 12] = [
    "closure",
    "closures",
    "suspension",
    "blockade",
    "curfew",
    "fermeture",
    "blocus",
    "اغلاق",
    "قطع",
    "انقطاع",
    "تعليق",
    "حظر",
];

/// What may be of a deed as well as of a message.
const MISTAKE: [&str; 4] = ["error", "erreur", "خطا", "غلط"];

/// Before what was said: "as we said".
const AS: [&str; 3] = ["as", "كما", "comme"];

/// What began then lasts.
const SINCE: [&str; 3] = ["since", "depuis", "منذ"];

/// Before who denies, or when.
const AGENT: [&str; 15] =
    ["by", "according", "in", "on", "at", "par", "selon", "dans", "sur", "قبل", "بحسب", "حسب", "وفق", "في", "عبر"];

/// Before a rumour that something else is set against.
const CONTRARY: [&str; 15] = [
    "contrary",
    "despite",
    "unlike",
    "against",
    "notwithstanding",
    "amid",
    "contrairement",
    "malgre",
    "depit",
    "encontre",
    "خلافا",
    "رغم",
    "عكس",
    "بعكس",
    "بخلاف",
];

/// Verbs whose subject denies.
const DENIES: [&str; 26] = [
    "denied",
    "denies",
    "deny",
    "denying",
    "refuted",
    "refutes",
    "rejected",
    "rejects",
    "dismissed",
    "called",
    "dement",
    "dementent",
    "dementi",
    "dementons",
    "nie",
    "nient",
    "nions",
    "refute",
    "refutent",
    "rejette",
    "نفي",
    "نفت",
    "ينفي",
    "تنفي",
    "ننفي",
    "ينفون",
];

/// Before a participle: who is named is not who denies.
const PASSIVE: [&str; 10] = ["is", "are", "was", "were", "been", "being", "est", "sont", "ete", "تم"];

fn denies_actively(read: &Read, deny: &Found<'_>) -> bool {
    let words = &read.sentence.words;
    let passive = deny.start > 0 && words[deny.start - 1].any(&PASSIVE);
    words[deny.start].any(&DENIES) && !passive && !words.get(deny.end).is_some_and(|next| next.any(&["by", "par"]))
}

/// A break between two words, the points of a dash or bracket left out.
fn breaks(read: &Read, k: usize) -> bool {
    read.sentence.words.get(k).is_some_and(Word::after_break)
}

/// The words around `i` between two breaks.
fn segment(read: &Read, i: usize) -> (usize, usize) {
    let from = (0..=i).rev().find(|k| breaks(read, *k)).unwrap_or(0);
    let to = (i + 1..read.sentence.words.len()).find(|k| breaks(read, *k)).unwrap_or(read.sentence.words.len());
    (from, to)
}

/// Whether word `k` names something that may be denied of a danger without denying it.
fn other(read: &Read, k: usize) -> bool {
    read.scan.covers("opens", k) || read.scan.covers("blame", k)
}

/// Whether word `k` is of the report as such, of who speaks, where or when.
fn light(read: &Read, k: usize) -> bool {
    let word = &read.sentence.words[k];
    let of_report = ["hearsay", "claim", "reported", "rumour", "party", "actor"];
    !other(read, k)
        && (is_article(word.norm())
            || of_report.iter().any(|class| read.scan.covers(class, k))
            || dated_word(read, k)
            || read.mentions.iter().any(|mention| mention.start <= k && k < mention.end))
}
