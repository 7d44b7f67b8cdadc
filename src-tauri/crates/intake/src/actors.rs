//! Who did what, by whose order.

use crate::{context::Read, drafts::DraftActor, trigger::Trigger};

/// The authority named after the order in the domain: "on the instruction of the crossing administration".
pub(crate) fn authority(text: &str, read: &Read, from: usize, to: usize) -> Option<DraftActor> {
    let words = &read.sentence.words;
    let order = read.scan.all("order").find(|order| order.start >= from && order.start < to)?;
    let start = (order.end..words.len())
        .find(|k| !words[*k].any(&["of", "from", "by", "the", "من", "de", "du", "des", "l", "le", "la", "d"]))?;
    if words.get(start)?.after_break() {
        return None;
    }
    let article = start > order.end && words[start - 1].any(&["the", "l", "le", "la"]);
    let begin = if article { start - 1 } else { start };
    let stop = |k: usize| {
        words[k].gap >= 2
            || words[k].any(&[
                "until",
                "from",
                "since",
                "for",
                "signaling",
                "and",
                "depuis",
                "jusqu",
                "حتي",
                "منذ",
                "which",
                "due",
                "because",
                "that",
            ])
            || read.atoms.iter().any(|atom| atom.start == k)
            || is_other(read, k)
    };
    let end = (start + 1..words.len()).find(|k| stop(*k) || *k >= start + 8).unwrap_or(words.len());
    actor(text, read, begin, end, "authority")
}

/// Words by which the name of an authority goes on.
const OF: [&str; 18] =
    ["of", "in", "at", "and", "for", "de", "du", "des", "d", "a", "et", "في", "من", "and", "sur", "with", "avec", "ب"];

/// Whose name goes on with a gate in Arabic: "the administration of the gate".
const WHO: [&str; 8] = ["اداره", "هييه", "سلطه", "سلطات", "جمارك", "امن", "شرطه", "مدير"];

/// Whether word `k` behind the name of an authority begins what it orders: "by order of the governor the crossing closes".
fn is_other(read: &Read, k: usize) -> bool {
    let (words, scan) = (&read.sentence.words, &read.scan);
    let before = &words[k - 1];
    let led = before.any(&OF);
    let verb = words[k].any(&["is", "are", "was", "were", "has", "have", "est", "sont", "sera", "seront", "ont"]);
    let arabic = words[k].token.arabic;
    let gate = arabic && (scan.covers("transport", k) || scan.covers("roadnoun", k)) && !before.any(&WHO);
    let article = words[k].any(&["the", "le", "la", "les", "l"]) && !led;
    let place = !arabic && !led && !crate::gazetteer::is_article(before.norm());
    let named = read.mentions.iter().chain(&read.routes).any(|mention| mention.start == k);
    scan.covers_kind(k)
        || ["future", "modal"].iter().any(|class| scan.covers(class, k))
        || verb
        || gate
        || article
        || place && named
}

/// Parties in the domain: before the trigger the doer, after "by" too, after "against" or "on" the other side.
pub(crate) fn parties(text: &str, read: &Read, trigger: &Trigger) -> Vec<DraftActor> {
    let words = &read.sentence.words;
    let mut out: Vec<DraftActor> = Vec::new();
    let mut last_end = 0;
    for party in read.scan.all("party").filter(|party| party.start >= trigger.from && party.start < trigger.to) {
        if party.start < last_end {
            continue;
        }
        let (start, end) = grow(read, party.start, party.end);
        last_end = end;
        let led = |any: &[&str]| start > 0 && words[start - 1].any(any);
        let role = if led(&["against", "contre", "on", "ضد", "sur", "targeting"]) {
            "against"
        } else if start < trigger.found.start || led(&["by", "par"]) || words[start].token.arabic {
            "by"
        } else {
            continue;
        };
        if let Some(actor) = actor(text, read, start, end, role).filter(|actor| !out.contains(actor)) {
            out.push(actor);
        }
        if out.len() == 3 {
            break;
        }
    }
    out
}

/// The whole phrase around a word for an armed party: adjectives before, more of the kind after.
fn grow(read: &Read, mut start: usize, mut end: usize) -> (usize, usize) {
    let (words, scan) = (&read.sentence.words, &read.scan);
    let before = |k: usize| {
        !words[k].after_break()
            && (crate::country::country_code(&words[k - 1]).is_some()
                || scan.covers("party", k - 1)
                || words[k - 1].any(&[
                    "the",
                    "armed",
                    "non",
                    "state",
                    "government",
                    "unidentified",
                    "local",
                    "le",
                    "la",
                    "les",
                    "l",
                    "des",
                    "allied",
                    "foreign",
                ]))
    };
    while start > 0 && before(start) {
        start -= 1;
    }
    let after = |k: usize| {
        k < words.len()
            && !words[k].after_break()
            && (scan.covers("party", k)
                || words[k].any(&["armees", "armes", "libanaise", "مسلحه", "syrienne", "congolaise"])
                || crate::country::country_code(&words[k]).is_some() && words[k].token.arabic)
    };
    while after(end) {
        end += 1;
    }
    (start, end)
}

fn actor(text: &str, read: &Read, start: usize, end: usize, role: &str) -> Option<DraftActor> {
    let first = read.sentence.words.get(start)?;
    let (_, stop) = read.sentence.span(start, end)?;
    // The particle glued to the first word is no part of the name.
    let cut = first.token.stems.iter().map(|stem| stem.1).filter(|_| first.token.arabic).max().unwrap_or(0);
    let raw = text.get(first.token.start..stop)?;
    let plain = raw.strip_prefix(['و', 'ب', 'ل']).filter(|rest| cut > 0 && rest.starts_with("ال")).unwrap_or(raw);
    Some(DraftActor { surface: plain.to_owned(), role: role.to_owned() })
}
