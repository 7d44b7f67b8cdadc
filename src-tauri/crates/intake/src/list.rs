//! A heading that tells something, and below it the places of which it is told, each on a line of its own: "Roads closed:".

use crate::{
    about,
    build::{State, on_road},
    context::Read,
    gazetteer::is_article,
    guard::{Verdict, verdict},
    lexicon::Found,
    lifting::lifts,
    place_set::{self, Spot},
    status::status,
    trigger::{Around, Trigger, of_heading, triggers},
    when::When,
};

/// The heading of a list.
pub(crate) struct Listing {
    /// Its sentence.
    at: usize,
    trigger: Trigger,
    when: When,
    status: &'static str,
    /// Last line that belongs to it.
    line: usize,
}

/// Longest heading, words.
const HEADING: usize = 10;
/// Longest line of a list that is told though nothing in it is known, words.
const ITEM: usize = 5;
/// Lines that may lie between two of a list, one of them empty.
const LINES: usize = 2;

impl State<'_> {
    /// Whether sentence `i` is the heading of a list or a line of one; what it tells is drafted, or told under the text.
    pub(crate) fn list(&mut self, reads: &[Read], i: usize) -> bool {
        let read = &reads[i];
        let alone = is_alone(reads, i);
        if self.listing.is_some() && is_number(reads, i) {
            return true;
        }
        if let Some(listing) = self.listing.take().filter(|listing| read.sentence.line <= listing.line + LINES) {
            let named = !read.mentions.is_empty() || !read.routes.is_empty();
            // "OPEN": another heading, which tells something of its own.
            let speaks = ["access", "danger"].iter().any(|class| read.scan.has(class, 0, read.sentence.words.len()));
            let follows = read.sentence.line == listing.line + 1 && read.sentence.words.len() <= ITEM && !speaks;
            if alone && self.tells_nothing(read) && (named || follows) {
                self.item(reads, i, &listing);
                self.listing = Some(Listing { line: read.sentence.line, ..listing });
                return true;
            }
        }
        if alone && let Some(listing) = self.heading_of(reads, i) {
            self.listing = Some(listing);
            return true;
        }
        false
    }

    fn heading_of(&mut self, reads: &[Read], i: usize) -> Option<Listing> {
        let read = &reads[i];
        let line = read.sentence.line;
        let names = |read: &Read| !read.mentions.is_empty() || !read.routes.is_empty();
        let first = if is_number(reads, i + 1) { i + 2 } else { i + 1 };
        let next = reads.get(first).filter(|next| next.sentence.line <= line + LINES && names(next))?;
        if read.sentence.words.len() > HEADING || names(read) || !is_alone(reads, first) || !self.tells_nothing(next) {
            return None;
        }
        let trigger = of_heading(read, self.gazetteer, self.ordered)?;
        let told = verdict(read, &trigger.found, trigger.from, trigger.to, self.ordered);
        if told != Verdict::Told || matches!(trigger.kind, "passage" | "ceasefire" | "front_line") {
            return None;
        }
        let when = self.when(read, &trigger, std::slice::from_ref(&trigger), told, None)?;
        let status = status(read, &trigger, told, &[], self.ordered);
        Some(Listing { at: i, trigger, when, status, line })
    }

    /// A line that says something itself is none of the list.
    fn tells_nothing(&self, read: &Read) -> bool {
        let around = Around { transport: true, place: true, before: false };
        triggers(read, self.gazetteer, &around, self.ordered).is_empty()
    }

    fn item(&mut self, reads: &[Read], i: usize, listing: &Listing) {
        let read = &reads[i];
        let words = read.sentence.words.len();
        let stale = lifts(&listing.trigger.found) && about::is_stale_beside(reads, listing.at);
        let spots = if is_plain(read) && !stale { self.of_item(read, &listing.trigger) } else { Vec::new() };
        self.fates[i].listed = spots.is_empty();
        let Some(span) = read.sentence.span(0, words) else { return };
        for spot in spots {
            let heading = &reads[listing.at];
            let mut draft = crate::fill::fill(self, heading, &listing.trigger, &spot, &listing.when, listing.status);
            self.text.get(span.0..span.1).unwrap_or_default().clone_into(&mut draft.evidence);
            draft.span = span;
            on_road(&mut draft);
            self.out.push((draft, i));
        }
    }

    /// The places of a line, as those of what the heading tells.
    fn of_item(&self, read: &Read, heading: &Trigger) -> Vec<Spot> {
        let words = read.sentence.words.len();
        let found = Found { start: 0, end: 0, class: heading.found.class };
        let trigger = Trigger { found, from: 0, to: words, ..heading.clone() };
        let crossing = matches!(heading.kind, "closure" | "reopening" | "detention_denial");
        let own = place_set::own(read, &trigger, &|mention| self.place(mention, crossing));
        let named: Vec<_> = read.roads(0, words).collect();
        if own.is_empty() && !named.is_empty() { self.roads(read, &trigger, &named) } else { own }
    }
}

/// Whether a sentence has its line for itself, but for its number.
fn is_alone(reads: &[Read], i: usize) -> bool {
    let line = |i: usize| reads.get(i).map(|read| read.sentence.line);
    let before = i.checked_sub(1).filter(|before| !is_number(reads, *before)).and_then(line);
    line(i).is_some() && before != line(i) && line(i + 1) != line(i)
}

/// "2." before what stands on the same line.
fn is_number(reads: &[Read], i: usize) -> bool {
    let number = |read: &Read| matches!(&read.sentence.words[..], [word] if word.number().is_some());
    reads.get(i).is_some_and(|read| {
        number(read) && reads.get(i + 1).is_some_and(|next| next.sentence.line == read.sentence.line)
    })
}

/// Whether a line names places and nothing else: what is said beside them ("except for aid", "since Monday") is for a person.
fn is_plain(read: &Read) -> bool {
    let words = &read.sentence.words;
    let named = |k: usize| read.mentions.iter().chain(&read.routes).any(|name| name.start <= k && k < name.end);
    let noun = |k: usize| {
        is_article(words[k].norm())
            || ["placenoun", "roadnoun", "transport", "between"].iter().any(|class| read.scan.covers(class, k))
            || words[k].any(&["and", "et", "to", "a", "الي"])
            || k == 0 && words[k].number().is_some()
    };
    (0..words.len()).all(|k| named(k) || noun(k)) && (0..words.len()).any(named)
}
