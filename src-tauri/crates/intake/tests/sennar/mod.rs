//! Five places that the texts of several tests speak of.

use passage_intake::{About, Entry, EntryKind, Gazetteer};
use passage_model::{Lang, LatLon, Name, Names};

pub(crate) fn gazetteer() -> Gazetteer {
    use EntryKind::{Crossing, Place};
    let entry = |kind, english: &str, arabic: &str, lat, lon| Entry {
        kind,
        names: Names(vec![
            Name { lang: Lang::En, text: english.to_owned(), alias: false },
            Name { lang: Lang::Ar, text: arabic.to_owned(), alias: true },
        ]),
        at: LatLon::new(lat, lon).ok(),
        about: About::default(),
    };
    Gazetteer::new(vec![
        entry(Place, "Kosti", "كوستي", 13.17, 32.66),
        entry(Place, "Rabak", "ربك", 13.18, 32.74),
        entry(Place, "Sennar", "سنار", 13.57, 33.57),
        entry(Crossing, "Gallabat", "القلابات", 12.97, 36.16),
        entry(Crossing, "Adre", "أدري", 13.47, 22.2),
    ])
}
