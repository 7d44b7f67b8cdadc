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

/// Refuses a table of places that looks like one of events, of which `first` are the first rows.
pub(crate) fn ask(columns: &Columns, layout: Layout, first: &[Record]) -> Result<(), ReadError> {
    let rows = || first.iter().skip(layout.first()).filter(|row| !row.is_blank());
    let most = |at: usize, is: &dyn Fn(&str) -> bool| {
        let filled: Vec<&str> = rows().map(|row| row.get(at).trim()).filter(|value| !value.is_empty()).collect();
        !filled.is_empty() && filled.iter().filter(|value| is(value)).count() * 2 >= filled.len()
    };
    let of_place = |at: &usize| points::is_own(&normal(columns.name(*at)));
    let free: Vec<usize> = (0..columns.len()).filter(|at| !of_place(at)).collect();
    let date = free.iter().find(|at| most(**at, &|value| is_date(columns.name(**at), value)));
    let kind = free.iter().filter(|at| Some(*at) != date).find(|at| {
        let name = columns.name(**at);
        let said = says(name, &EVENTS) && most(**at, &|value| value.parse::<f64>().is_err());
        // Below a header that speaks of kinds one word is enough.
        let any = says(name, &KINDS) && rows().any(|row| is_kind(name, row.get(**at)));
        said || any || most(**at, &|value| is_kind(name, value))
    });
    match (date, kind) {
        (Some(date), Some(kind)) => {
            Err(ReadError::MayBeEvents { date: columns.name(*date).to_owned(), kind: columns.name(*kind).to_owned() })
        }
        _ => Ok(()),
    }
}
