//! The reader of reports.

use std::sync::LazyLock;

use chrono::NaiveDate;
use passage_intake::{Entry, EntryKind, Gazetteer, Received, draft};
use passage_model::{Lang, LatLon, Name, Names};

/// Places, a crossing and a route, so that names are found.
static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(|| {
    let entry = |kind, en: &str, ar: &str, at: Option<(f64, f64)>| Entry {
        kind,
        names: Names(
            [(Lang::En, en), (Lang::Ar, ar)]
                .map(|(lang, text)| Name { lang, text: text.to_owned(), alias: false })
                .to_vec(),
        ),
        about: Default::default(),
        at: at.and_then(|(lat, lon)| LatLon::new(lat, lon).ok()),
    };
    Gazetteer::new(vec![
        entry(EntryKind::Place, "Saraqib", "سراقب", Some((35.86, 36.80))),
        entry(EntryKind::Place, "Aleppo", "حلب", Some((36.20, 37.16))),
        entry(EntryKind::Place, "Tal Rifaat", "تل رفعت", Some((36.47, 37.10))),
        entry(EntryKind::Crossing, "Bab al-Hawa", "باب الهوى", Some((36.23, 36.68))),
        entry(EntryKind::Route, "M5", "الطريق الدولي", None),
    ])
});

/// Reads the bytes as a report, and checks what must hold of every draft.
///
/// # Panics
/// Where it does not hold.
pub fn drafting(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let day = NaiveDate::from_ymd_opt(2024, 11, 30).unwrap_or_default();
    let region = (data.len() % 2 == 0).then(|| LatLon::new(36.0, 37.0).ok()).flatten();
    let drafts = draft(&text, &GAZETTEER, &Received { day, zone: None, region });
    for event in &drafts.events {
        assert!(text.contains(&event.evidence), "evidence is a piece of the text: {event:?}");
        for place in &event.places {
            assert!(place.lat.is_none_or(|lat| (-90.0..=90.0).contains(&lat)), "{event:?}");
            assert!(place.lon.is_none_or(|lon| (-180.0..=180.0).contains(&lon)), "{event:?}");
        }
    }
}
