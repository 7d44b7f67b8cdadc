//! What is only asked, supposed, played or taught. It reaches no further than the words it is of: "road closed, can we go round?"
//! tells before it asks, and nobody asks anything in "exercise caution".

use crate::{context::Read, lexicon::Found, lifting::lifts, sentence::Word};

/// How far a lesson's subject stands behind it: "training on how to behave in an ambush".
const SUBJECT: usize = 7;

/// Words that begin what somebody says before he asks: "so, can we go?"
const FILL: [&str; 9] = ["so", "and", "but", "also", "pls", "please", "et", "alors", "svp"];

/// From which word on a sentence asks, if it does.
pub(crate) fn asks_from(read: &Read) -> Option<usize> {
    let words = &read.sentence.words;
    let begins = |k: &usize| {
        let first = (*k..words.len()).find(|k| !words[*k].any(&FILL)).unwrap_or(*k);
        (*k == 0 || words[*k].after_break()) && (read.scan.covers("query", first) || read.scan.covers("asks", first))
    };
    read.sentence.question.then(|| (0..words.len()).find(begins).unwrap_or(0))
}

/// Whether the sentence tells nothing, it only asks.
pub(crate) fn only_asks(read: &Read) -> bool {
    asks_from(read) == Some(0)
}

/// Whether what `found` tells is asked, not told. Nothing is opened in a sentence that asks, and "A is closed, is that true?"
/// asks about all of it.
pub(crate) fn asked(read: &Read, found: &Found<'_>) -> bool {
    let Some(from) = asks_from(read) else { return false };
    let words = read.sentence.words.len();
    let other = ["transport", "roadnoun"].iter().any(|class| read.scan.has(class, from, words))
        || read.places(from, words).next().is_some()
        || read.roads(from, words).next().is_some();
    found.start >= from || lifts(found) || !other
}

/// Whether the sentence is of an exercise.
pub(crate) fn exercise(read: &Read) -> bool {
    let real = |word: &Found<'_>| of(read, "exercise", "real").any(|real| covers(real, word.start));
    read.scan.all("exercise").any(|word| word.class.sub.is_none() && !real(word))
}

/// Whether what `found` tells is the subject of a lesson: "training on ambush drills", "ambush training".
pub(crate) fn taught(read: &Read, found: &Found<'_>) -> bool {
    let words = &read.sentence.words;
    let unbroken = |from: usize, to: usize| !(from..=to).any(|k| words.get(k).is_some_and(Word::after_break));
    let subject = |lesson: &Found<'_>| {
        lesson.end <= found.start && found.start - lesson.end < SUBJECT && unbroken(lesson.end, found.start)
    };
    let noun = ["explosive_hazard", "ambush"].contains(&found.class.name.as_str());
    let before = |lesson: &Found<'_>| noun && found.end == lesson.start && unbroken(lesson.start, lesson.start);
    of(read, "exercise", "about").any(subject) || of(read, "exercise", "lesson").any(before)
}

/// Whether word `at` stands in words of a danger that mean none: "mine awareness", "labour strike".
pub(crate) fn calm(read: &Read, start: usize, end: usize) -> bool {
    of(read, "danger", "calm").any(|calm| calm.start <= start && end <= calm.end)
}

/// Whether what `found` tells is said to hold only if something else does. Not so where it is only said to whom it matters:
/// "if you go to A: the road is closed", and where it holds all the same: "even if they say it is open, it is closed".
pub(crate) fn supposed(read: &Read, found: &Found<'_>, clause: usize) -> bool {
    let words = &read.sentence.words;
    let to_whom = |start: usize| {
        let told = |one: &Found<'_>| covers(one, start) && (one.end..=found.start).any(|k| words[k].after_break());
        !lifts(found) && of(read, "hypothetical", "whom").any(told)
    };
    read.scan.all("hypothetical").any(|h| {
        let parted = h.start < clause && clause > 0 && words[clause].mark == Some(';');
        h.start < found.start && !(parted || polite(read, h) || to_whom(h.start))
    })
}

/// Whether the sentence supposes something.
pub(crate) fn supposes(read: &Read) -> bool {
    read.scan.all("hypothetical").any(|h| !polite(read, h))
}

/// Whether it tells only of what would be: "if fighting resumed, the road would be closed".
pub(crate) fn would(read: &Read) -> bool {
    let words = &read.sentence.words;
    let would =
        |word: &Word| word.any(&["would", "could", "serait", "seraient", "pourrait", "pourraient", "لكان", "لكانت"]);
    let whom = of(read, "hypothetical", "whom").next().is_some();
    supposes(read) && !whom && words.iter().any(would)
}

/// "Please" in French and Arabic, which begins with "if".
fn polite(read: &Read, supposed: &Found<'_>) -> bool {
    of(read, "hypothetical", "polite").any(|one| covers(one, supposed.start))
}

fn covers(found: &Found<'_>, i: usize) -> bool {
    found.start <= i && i < found.end
}

fn of<'r>(read: &'r Read, class: &str, sub: &'r str) -> impl Iterator<Item = &'r Found<'static>> {
    read.scan.all(class).filter(move |found| found.class.sub.as_deref() == Some(sub))
}
