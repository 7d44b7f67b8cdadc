//! A text of several parts: mails that carry others below them, chats, logs with a heading for each day. "Today" is another day
//! in each of them, and what an old mail says holds is not what holds now.

use chrono::{Days, NaiveDate};

use crate::{
    context::Read,
    sentence::{Sentence, Word},
    time::{Atom, Stamp, What, atoms, nearest},
    when::{Header, resolve},
};

/// Words of a mail's head before its date.
const SENT: [&str; 7] = ["sent", "date", "envoye", "transmis", "ارسال", "تاريخ", "ارسلت"];

/// Words before a quoted mail: "On Monday X wrote:".
const WROTE: [&str; 4] = ["wrote", "ecrit", "كتب", "كتبت"];

/// Words beside a date that alone makes a heading.
const BESIDE: [&str; 14] =
    ["on", "the", "of", "le", "du", "de", "day", "date", "morning", "evening", "يوم", "بتاريخ", "تاريخ", "صباح"];

/// The date of the part that each sentence stands in; `None`: that of the report.
pub(crate) fn parts(text: &str, reads: &[Read], reference: NaiveDate) -> Vec<Option<Header>> {
    let quotes: Vec<usize> = text.split('\n').map(depth).collect();
    let at = |line: usize| quotes.get(line).copied().unwrap_or(0);
    let mut open: Vec<(usize, Header)> = Vec::new();
    let mut out = Vec::with_capacity(reads.len());
    for Read { sentence, .. } in reads {
        let here = at(sentence.line);
        open.retain(|(depth, _)| *depth <= here);
        if let Some(header) = begins(sentence, reference) {
            // What is quoted below such a line stands one deeper.
            let below = if is_reply(sentence) { here.max(at(sentence.line + 1)) } else { here };
            open.retain(|(depth, _)| *depth < below);
            open.push((below, header));
        }
        out.push(open.iter().rev().find(|(depth, _)| *depth <= here).map(|(_, header)| *header));
    }
    out
}

/// Whether a sentence is the head of another's words: its date is not that of the report.
pub(crate) fn is_of_other(sentence: &Sentence, reference: NaiveDate) -> bool {
    is_reply(sentence) || is_chat(sentence, &atoms(sentence, reference))
}

/// Whether it is the line of a mail's head that says when it was sent.
pub(crate) fn is_mail(sentence: &Sentence) -> bool {
    (1..=2).contains(&sentence.label) && sentence.words[..sentence.label].iter().any(|word| word.any(&SENT))
}

/// How many times a line is quoted.
fn depth(line: &str) -> usize {
    line.chars().take_while(|c| c.is_whitespace() || *c == '>').filter(|c| *c == '>').count()
}

/// The date of the part that begins with this sentence.
fn begins(sentence: &Sentence, reference: NaiveDate) -> Option<Header> {
    let found = atoms(sentence, reference);
    if found.iter().any(Atom::is_end) {
        return None;
    }
    let when = if is_mail(sentence) || is_reply(sentence) || is_chat(sentence, &found) {
        let first = found.iter().position(|atom| matches!(atom.what, What::Day { .. }))?;
        resolve(&found[first..], reference, None)?
    } else if is_heading(sentence, &found) {
        resolve(&found, reference, None)?
    } else {
        let from = figures(sentence, reference)?;
        return Some(Header { from: Stamp { date: from, clock: None }, until: None });
    };
    Some(Header {
        from: when.from?,
        until: when.until.filter(|until| Some(until.date) != when.from.map(|from| from.date)),
    })
}

/// "On Monday X wrote:" alone on its line; "on Monday the ministry wrote." is a sentence like others.
fn is_reply(sentence: &Sentence) -> bool {
    sentence.bare
        && sentence.words.first().is_some_and(|word| word.any(&["on", "le", "في", "بتاريخ", "يوم"]))
        && sentence.words.iter().rev().take(2).any(|word| word.any(&WROTE))
}

/// "[1/12/24, 07:45] Name: …", "01/12/2024, 07:45 - Name: …"
fn is_chat(sentence: &Sentence, found: &[Atom]) -> bool {
    let Some(day) = found.first() else { return false };
    let Some(clock) = found.iter().find(|atom| matches!(atom.what, What::Clock { .. }) && atom.start <= 2) else {
        return false;
    };
    let Some(first) = sentence.words.first() else { return false };
    let numeric = first.norm().starts_with(|c: char| c.is_ascii_digit()) && first.norm().contains(['/', '.', '-']);
    let says = |word: &Word| word.after_break();
    numeric
        && day.start == 0
        && matches!(day.what, What::Day { year: true, .. } | What::Ambiguous)
        && clock.end < sentence.words.len()
        && (first.mark == Some('[') || sentence.label > 2)
        && sentence.words.iter().skip(2).any(says)
}

/// A line that is a date and no more.
fn is_heading(sentence: &Sentence, found: &[Atom]) -> bool {
    let dated = |i: usize| found.iter().any(|atom| atom.start <= i && i < atom.end);
    sentence.bare
        && found.iter().any(|atom| matches!(atom.what, What::Day { .. } | What::Weekday { .. }))
        && sentence.words.iter().enumerate().all(|(i, word)| dated(i) || word.any(&BESIDE))
}

/// "24/11" alone on its line: the day nearest to the report.
fn figures(sentence: &Sentence, reference: NaiveDate) -> Option<NaiveDate> {
    let [word] = &sentence.words[..] else { return None };
    let (day, month) = word.norm().split_once(['/', '.']).filter(|_| sentence.bare)?;
    let (day, month): (u32, u32) = (day.parse().ok()?, month.parse().ok()?);
    let off = |date: &NaiveDate| date.signed_duration_since(reference).num_days().abs();
    // Which of them is the month the nearer day says.
    [nearest(reference, month, day), nearest(reference, day, month)].into_iter().flatten().min_by_key(off)
}

/// The day from which a part counts: a part that is dated after the report tells of what is to come.
pub(crate) fn reference(part: &Header, report: NaiveDate, received: NaiveDate) -> NaiveDate {
    let tomorrow = received.checked_add_days(Days::new(1)).unwrap_or(received);
    if part.day() > tomorrow { report } else { part.day() }
}
