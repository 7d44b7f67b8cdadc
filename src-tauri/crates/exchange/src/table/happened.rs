//! Tables that say a place and a position, and are lists of what happened all the same: dates, and kinds of event. Read as
//! places they would count for nothing, so a person is asked first.

use passage_model::{CrossingKind, EventKind, PlaceKind};

use super::{Columns, Record, layout::Layout, normal};
use crate::{ReadError, dates, events::loose, points, values};

/// Words of a header below which a kind of event may stand.
const KINDS: [&str; 22] = [
    "kind",
    "type",
    "subtype",
    "category",
    "class",
    "nature",
    "what",
    "hazard",
    "threat",
    "violence",
    "event",
    "events",
    "incident",
    "incidents",
    "attack",
    "attacks",
    "evenement",
    "categorie",
    "نوع",
    "النوع",
    "حادث",
    "حدث",
];

/// Those that speak of events by themselves.
const EVENTS: [&str; 12] = [
    "event",
    "events",
    "incident",
    "incidents",
    "attack",
    "attacks",
    "violence",
    "evenement",
    "حادث",
    "الحادث",
    "حدث",
    "الحدث",
];

/// Words of a header below which a day may stand, however it is written.
const DATES: [&str; 14] = [
    "date",
    "dates",
    "day",
    "when",
    "time",
    "datetime",
    "jour",
    "quand",
    "heure",
    "تاريخ",
    "التاريخ",
    "اليوم",
    "الوقت",
    "وقت",
];

/// So many words one after another may name a kind within a cell.
const LONGEST: usize = 3;

/// Whether a header holds one of these words.
fn says(header: &str, words: &[&str]) -> bool {
    passage_model::plain(header)
        .to_lowercase()
        .replace(['é', 'è'], "e")
        .split(|c: char| !c.is_alphanumeric())
        .any(|word| words.contains(&word))
}

/// Whether a column of this name looks like one of dates, or this value like a day.
pub(crate) fn is_date(header: &str, value: &str) -> bool {
    let digits = values::ascii_digits(value.trim());
    let day = || values::when(value).is_some() || dates::short(&digits).is_some() || dates::is_numeric(&digits);
    says(header, &DATES) || day()
}

/// Whether a value below this header is a kind of event. What may as well be a kind of place or crossing is none; an order
/// ("closed") is one only where the header speaks of kinds, for it may be the status of a crossing.
pub(crate) fn is_kind(header: &str, value: &str) -> bool {
    let kinds = says(header, &KINDS);
    let code = normal(value);
    if CrossingKind::from_code(&code).is_some() || PlaceKind::from_code(&code).is_some() {
        return false;
    }
    let acts = |kind: EventKind| kinds || !matches!(kind, EventKind::Closure | EventKind::Reopening);
    if loose::kind(value).is_some_and(acts) {
        return true;
    }
    let words: Vec<&str> = value.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    // A post of the army is a checkpoint, not the news of one.
    let tells = |words: &[&str]| loose::kind(&words.join(" ")).is_some_and(|kind| kind != EventKind::Checkpoint);
    let within = |size| words.windows(size).any(tells);
    kinds && words.len() <= 8 && (1..=LONGEST).any(within)
}

/// So many points of a file are looked at.
const LOOKED_AT: usize = 500;

/// What stands below one header, or in one property.
#[derive(Debug, Default)]
struct Column {
    name: String,
    filled: usize,
    dates: usize,
    kinds: usize,
    /// Not numbers.
    words: usize,
    /// Neither a number nor a kind of place or crossing.
    strange: usize,
}

impl Column {
    fn value(&mut self, value: &str) {
        let value = value.trim();
        if value.is_empty() {
            return;
        }
        self.filled += 1;
        self.dates += usize::from(is_date(&self.name, value));
        self.kinds += usize::from(is_kind(&self.name, value));
        let is_word = value.parse::<f64>().is_err();
        self.words += usize::from(is_word);
        let code = normal(value);
        let of_places = CrossingKind::from_code(&code).is_some() || PlaceKind::from_code(&code).is_some();
        self.strange += usize::from(is_word && !of_places);
    }

    fn most(&self, count: usize) -> bool {
        self.filled > 0 && count * 2 >= self.filled
    }

    /// A day on which something happened, and not one on which somebody looked.
    fn is_of_events(&self) -> bool {
        let name = normal(&self.name);
        says(&self.name, &EVENTS) || matches!(name.as_str(), "date_start" | "start_date" | "date_end" | "occurred")
    }

    /// Whether it holds kinds of event; `sure`: the dates beside it are those of events.
    fn is_of_kinds(&self, sure: bool) -> bool {
        let said = says(&self.name, &EVENTS) && self.most(self.words);
        // Below a header that speaks of kinds one word is enough.
        let any = says(&self.name, &KINDS) && self.kinds > 0;
        let strange = sure && says(&self.name, &KINDS) && self.most(self.strange);
        said || any || strange || self.most(self.kinds)
    }
}

/// What the first of a file's places say of themselves.
#[derive(Debug, Default)]
pub(crate) struct Look {
    columns: Vec<Column>,
    rows: usize,
}

impl Look {
    /// Takes in a point with its properties: all but those that are a position. Of points the name may be the kind of event.
    pub(crate) fn point<'p>(&mut self, properties: impl Iterator<Item = (&'p str, String)>) {
        if self.rows >= LOOKED_AT {
            return;
        }
        self.rows += 1;
        for (name, value) in properties {
            let plain = normal(name);
            if points::is_own(&plain) && plain != "name" {
                continue;
            }
            let known = self.columns.iter().position(|column| column.name == name);
            let at = known.unwrap_or(self.columns.len());
            if known.is_none() {
                if at >= LOOKED_AT {
                    continue;
                }
                self.columns.push(Column { name: name.to_owned(), ..Column::default() });
            }
            if let Some(column) = self.columns.get_mut(at) {
                column.value(&value);
            }
        }
    }

    /// Refuses what looks like events.
    pub(crate) fn ask(&self) -> Result<(), ReadError> {
        let is_date = |at: &usize| self.columns.get(*at).is_some_and(|column| column.most(column.dates));
        let dates: Vec<usize> = (0..self.columns.len()).filter(is_date).collect();
        let Some(first) = dates.first() else { return Ok(()) };
        let sure = dates.iter().filter_map(|at| self.columns.get(*at)).any(Column::is_of_events);
        let others = self.columns.iter().enumerate().filter(|(at, _)| at != first);
        let kind = others.map(|(_, column)| column).find(|column| column.is_of_kinds(sure));
        match (self.columns.get(*first), kind) {
            (Some(date), Some(kind)) => {
                Err(ReadError::MayBeEvents { date: date.name.clone(), kind: kind.name.clone() })
            }
            _ => Ok(()),
        }
    }
}

/// Refuses a table of places that looks like one of events, of which `first` are the first rows.
pub(crate) fn ask(columns: &Columns, layout: Layout, first: &[Record]) -> Result<(), ReadError> {
    let mut look = Look::default();
    for at in (0..columns.len()).filter(|at| !points::is_own(&normal(columns.name(*at)))) {
        let mut column = Column { name: columns.name(at).to_owned(), ..Column::default() };
        for row in first.iter().skip(layout.first()).filter(|row| !row.is_blank()) {
            column.value(row.get(at));
        }
        look.columns.push(column);
    }
    look.ask()
}
