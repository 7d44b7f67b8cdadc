//! What resumes or is opened: traffic, or fire. "Hostilities resumed on the road" says nothing of the road being open.

use crate::{context::Read, gazetteer::is_article, lexicon::Found};

/// Words that begin another statement, with another subject.
const JOINS: [&str; 16] = [
    "and",
    "but",
    "that",
    "while",
    "as",
    "after",
    "where",
    "et",
    "mais",
    "que",
    "qu",
    "ou",
    "apres",
    "ثم",
    "فيما",
    "بينما",
];

/// Whether traffic is what the verb `found` says to resume: its subject, its object, or a word of it.
pub(crate) fn moves(read: &Read, found: &Found<'_>) -> bool {
    let words = &read.sentence.words;
    if read.scan.has("flow", found.start, found.end) {
        return true;
    }
    let subject = (begins(read, found.start)..found.start).any(|i| flows(read, i) && heads(read, i));
    let object = (found.end..(found.end + 4).min(words.len()))
        .take_while(|i| !words[*i].after_break() && !hostile(read, *i))
        .take_while(|i| is_article(words[*i].norm()) || of(read, *i) || qualifies(read, *i) || flows(read, *i))
        .any(|i| flows(read, i));
    subject || object
}

/// Whether a word of violence stands beside the verb `found`, and nothing of traffic between: "opened fire", "a new front
/// opened on the road".
pub(crate) fn opens_fire(read: &Read, found: &Found<'_>) -> bool {
    let words = &read.sentence.words;
    let plain = |from: usize, to: usize| {
        !(from + 1..to).any(|k| words[k].after_break() || words[k].any(&JOINS) || read.scan.covers("transport", k))
            && !read.places(from + 1, to).any(|_| true)
    };
    let before = (found.start.saturating_sub(4)..found.start)
        .any(|i| hostile(read, i) && plain(i, found.start) && !words[found.start].after_break());
    let after = (found.end..(found.end + 3).min(words.len()))
        .take_while(|i| !words[*i].after_break())
        .any(|i| hostile(read, i) && plain(found.end.saturating_sub(1), i));
    before || after || (found.start..found.end).any(|i| hostile(read, i))
}

fn flows(read: &Read, i: usize) -> bool {
    read.scan.has("flow", i, i + 1)
}

/// A word of violence. The fire of a French curfew, "couvre-feu", is none.
fn hostile(read: &Read, i: usize) -> bool {
    let curfew = i > 0 && read.sentence.words[i - 1].is("couvre");
    read.scan.covers("hostile", i) && !curfew
}

/// Where the statement begins whose verb is word `at`.
fn begins(read: &Read, at: usize) -> usize {
    let words = &read.sentence.words;
    (0..=at).rev().find(|i| *i == 0 || words[*i].after_break() || words[*i - 1].any(&JOINS)).unwrap_or(0)
}

/// Whether word `i` is what is spoken of, not what something is done to: "traffic", not "attacks on traffic".
fn heads(read: &Read, i: usize) -> bool {
    let words = &read.sentence.words;
    let mut k = i;
    while k > 0 && !words[k].after_break() {
        k -= 1;
        if of(read, k) || hostile(read, k) {
            return false;
        }
        if !(is_article(words[k].norm()) || qualifies(read, k)) {
            return true;
        }
    }
    true
}

fn of(read: &Read, i: usize) -> bool {
    ["at", "to", "from", "between"].iter().any(|class| read.scan.covers(class, i))
        || read.sentence.words[i].any(&["of", "des", "du"])
}

/// Words that may stand before a noun of traffic: whose, which, how many.
fn qualifies(read: &Read, i: usize) -> bool {
    let words = &read.sentence.words;
    ["class", "transport", "vehicle", "flow"].iter().any(|class| read.scan.covers(class, i))
        || words[i].number().is_some()
        || words[i]
            .any(&["all", "normal", "some", "its", "their", "the", "toute", "tout", "ses", "leurs", "sa", "كل", "جميع"])
}
