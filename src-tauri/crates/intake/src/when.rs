//! From the expressions of time around a trigger to the time of a draft.

use chrono::{Datelike, Days, NaiveDate};

use crate::{
    section,
    sentence::Sentence,
    time::{Atom, Clock, Lead, Stamp, What, atoms, last_weekday},
};

/// The time of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct When {
    pub(crate) from: Option<Stamp>,
    pub(crate) until: Option<Stamp>,
    pub(crate) week: bool,
    /// "since" was said: it still holds.
    pub(crate) since: bool,
    /// It is said to come.
    pub(crate) coming: bool,
    /// What is uncertain about it.
    pub(crate) doubt: Doubt,
}

/// What of a time a person has to look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Doubt {
    /// Its end was said to lie before the report, and is left out.
    pub(crate) ended: bool,
    /// A day that was written in figures may be either of two.
    pub(crate) two_days: bool,
    /// For whom or until when is said more than once, and is left out.
    pub(crate) terms: bool,
}

impl When {
    /// `hour`, `day`, `week`, `unknown`.
    pub(crate) fn precision(&self) -> &'static str {
        match self.from.or(self.until) {
            None => "unknown",
            Some(_) if self.week => "week",
            Some(stamp) if stamp.clock.is_some() => "hour",
            Some(_) => "day",
        }
    }
}

/// What the head of a report says about its time.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Header {
    pub(crate) from: Stamp,
    pub(crate) until: Option<Stamp>,
}

impl Header {
    /// The last day it speaks of.
    pub(crate) fn day(&self) -> NaiveDate {
        self.until.unwrap_or(self.from).date
    }

    /// For what happened: the whole period. For what holds: its end.
    pub(crate) fn when(&self, state: bool) -> When {
        match self.until {
            Some(until) if state => When { from: Some(until), ..When::default() },
            until => When { from: Some(self.from), until, ..When::default() },
        }
    }
}

/// Sentences among which the head is looked for.
const HEAD: usize = 8;

/// The dated head of a report: a full date with its year in one of the first lines that tells of no event.
pub(crate) fn header<'s>(
    sentences: impl Iterator<Item = &'s Sentence>,
    tells: impl Fn(usize) -> bool,
    received: NaiveDate,
) -> Option<Header> {
    let mut told = false;
    for (i, sentence) in sentences.enumerate().take(HEAD) {
        // A mail below what is told was sent before it.
        let below = told && section::is_mail(sentence);
        told |= tells(i);
        let long = sentence.words.len() > 24 || sentence.words.len() > 8 && tells(i);
        if sentence.line > 5 || long || below || section::is_of_other(sentence, received) {
            continue;
        }
        let found = atoms(sentence, received);
        let Some(full) = found.iter().position(|atom| matches!(atom.what, What::Day { year: true, .. })) else {
            continue;
        };
        let when = resolve(&found[full..], received, None)?;
        let (from, mut until) = (when.from?, when.until);
        // Nobody reports from a day to come, but for a night's difference of clocks.
        if received.succ_opt().is_some_and(|tomorrow| from.date > tomorrow) {
            continue;
        }
        let mut from = from;
        if until.is_some_and(|until| until.date == from.date) {
            until = None;
        }
        // "Reporting period: 29 November (08:00) …": the days are meant.
        if until.is_some() {
            from.clock = None;
        }
        return Some(Header { from, until });
    }
    None
}

/// Says which weekdays are meant. What `lasts` until one lasts until the next; what is `ahead` is on the next; a span that
/// ends on a day to come begins before it. `before` is the day to come that was told just before.
pub(crate) fn aim(
    atoms: &mut [Atom],
    reference: NaiveDate,
    lasts: bool,
    before: Option<NaiveDate>,
    ahead: impl Fn(&Atom) -> bool,
) {
    let next = |day: NaiveDate, after: NaiveDate| {
        let week = after.checked_add_days(Days::new(7));
        week.and_then(|week| last_weekday(week, day.weekday().number_from_monday())).unwrap_or(day)
    };
    let last =
        |day: NaiveDate, before: NaiveDate| last_weekday(before, day.weekday().number_from_monday()).unwrap_or(day);
    for atom in atoms.iter_mut() {
        let What::Weekday { date, end } = atom.what else { continue };
        let day = |date, end| What::Day { date, end, year: false };
        if atom.lead == Lead::Until && lasts {
            atom.what = day(next(date, reference), None);
        } else if ahead(atom) {
            let date = next(date, before.unwrap_or(reference).max(reference));
            atom.what = day(date, end.map(|end| next(end, date)));
        } else if let Some(end) = end.filter(|_| lasts) {
            let end = last(end, reference.checked_add_days(Days::new(6)).unwrap_or(end));
            atom.what = day(if atom.since { date } else { last(date, end) }, Some(end));
        }
    }
    let end = atoms.iter().filter(|atom| atom.lead == Lead::Until).find_map(Atom::day);
    for atom in atoms.iter_mut() {
        let What::Weekday { date, .. } = atom.what else { continue };
        if let Some(end) = end.filter(|end| lasts && !atom.since && *end > reference) {
            atom.what = What::Day { date: last(date, end).max(date), end: None, year: false };
        }
    }
}

/// Puts the expressions together. `same` is the day named before.
pub(crate) fn resolve(atoms: &[Atom], reference: NaiveDate, same: Option<NaiveDate>) -> Option<When> {
    let mut days: Vec<(usize, usize, Lead, NaiveDate, Option<NaiveDate>)> = Vec::new();
    let mut week = false;
    for atom in atoms.iter().filter(|atom| atom.lead != Lead::Before) {
        match atom.what {
            What::Day { date, end, .. } | What::Weekday { date, end } => {
                days.push((atom.start, atom.end, atom.lead, date, end));
            }
            What::Coming { date } => days.push((atom.start, atom.end, atom.lead, date, None)),
            What::Week { date, end } => {
                week = true;
                days.push((atom.start, atom.end, atom.lead, date, Some(end)));
            }
            What::Same => days.push((atom.start, atom.end, atom.lead, same.unwrap_or(reference), None)),
            What::Clock { .. } | What::Old | What::Future | What::Ambiguous => {}
        }
    }
    let clocks: Vec<(usize, Lead, Clock, Option<Clock>)> = atoms
        .iter()
        .filter_map(|atom| match atom.what {
            What::Clock { from, until } => Some((atom.start, atom.lead, from, until)),
            _ => None,
        })
        .collect();
    if days.is_empty() {
        let (_, lead, from, until) = *clocks.first()?;
        let stamp = |clock| Stamp { date: same.unwrap_or(reference), clock: Some(clock) };
        return Some(match lead {
            Lead::Until => {
                // "until ten next week" is no day.
                let vague = atoms.iter().any(|atom| atom.what == What::Future);
                let date = (!vague).then(|| same.unwrap_or(reference));
                When { until: date.map(|date| Stamp { date, clock: Some(from) }), ..When::default() }
            }
            lead => {
                When { from: Some(stamp(from)), until: until.map(stamp), since: lead == Lead::Since, ..When::default() }
            }
        });
    }
    let first = days.iter().find(|day| day.2 != Lead::Until);
    let last = days.iter().find(|day| day.2 == Lead::Until);
    // Each clock time belongs to the nearest day.
    let clock_of = |day: &(usize, usize, Lead, NaiveDate, Option<NaiveDate>)| {
        clocks.iter().find(|clock| {
            let gap = |other: &(usize, usize, Lead, NaiveDate, Option<NaiveDate>)| {
                // "to 08:00 on 16 May": the hour of an end is that of the day that ends it.
                let apart = if clock.1 == Lead::Until && other.2 != Lead::Until { 4 } else { 0 };
                let words =
                    if clock.0 >= other.1 { (clock.0 - other.1) * 2 + 1 } else { other.0.saturating_sub(clock.0) * 2 };
                words + apart
            };
            days.iter().all(|other| gap(day) <= gap(other))
        })
    };
    let mut when = When { week, ..When::default() };
    if let Some(day) = first {
        let clock = clock_of(day);
        when.since = day.2 == Lead::Since;
        when.from = Some(Stamp { date: day.3, clock: clock.map(|clock| clock.2) });
        when.until = match (day.4, clock.and_then(|clock| clock.3)) {
            (Some(end), _) => Some(Stamp { date: end, clock: None }),
            (None, Some(until)) => Some(Stamp { date: day.3, clock: Some(until) }),
            (None, None) => None,
        };
    }
    if let Some(day) = last {
        // Hours of every day are not those of the last.
        let mut clock = clock_of(day).filter(|clock| clock.3.is_none()).map(|clock| clock.2);
        // "until midnight on the 25th" is the end of that day.
        if let Some(clock) = clock.as_mut().filter(|clock| clock.hour == 0 && clock.minute == 0) {
            (clock.hour, clock.minute) = (23, 59);
        }
        when.until = Some(Stamp { date: day.3, clock });
    }
    Some(when)
}

/// Whether an event with this time is history: older than 30 days, and not said to hold since.
pub(crate) fn is_history(when: &When, reference: NaiveDate) -> bool {
    let oldest = reference.checked_sub_days(Days::new(30));
    !when.since && when.until.or(when.from).is_some_and(|stamp| oldest.is_some_and(|oldest| stamp.date < oldest))
}
