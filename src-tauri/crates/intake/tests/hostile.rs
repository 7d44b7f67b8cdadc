//! No input makes it panic, and every draft rests on words that are in the text.

use std::fmt::Write as _;

use passage_intake::{About, Entry, EntryKind, Gazetteer, Received, draft};
use passage_model::{Lang, LatLon, Names};
use proptest::prelude::*;

fn gazetteer() -> Gazetteer {
    let entry = |name: &str, lat, lon| Entry {
        kind: EntryKind::Place,
        names: Names::one(Lang::En, name),
        at: LatLon::new(lat, lon).ok(),
        about: About::default(),
    };
    Gazetteer::new(vec![entry("Aleppo", 36.2, 37.16), entry("حلب", 36.2, 37.16), entry("El Fasher", 13.63, 25.35)])
}

fn received() -> Received {
    Received { day: chrono::NaiveDate::from_ymd_opt(2025, 3, 1).expect("a day"), zone: None, region: None }
}

fn holds(text: &str) {
    let drafts = draft(text, &gazetteer(), &received());
    for event in &drafts.events {
        assert!(!event.evidence.is_empty() && text.contains(&event.evidence), "{event:?}");
        for place in &event.places {
            assert!(text.contains(&place.surface), "{place:?}");
            assert_eq!(place.lat.is_some(), place.lon.is_some());
        }
    }
    assert_eq!(drafts, draft(text, &gazetteer(), &received()), "the same text gives the same drafts");
}

proptest! {
    #[test]
    fn any_text(text in any::<String>()) {
        holds(&text);
    }

    #[test]
    fn words_of_the_field_in_any_order(words in prop::collection::vec(prop::sample::select(vec![
        "closed", "Aleppo", "حلب", "قصف", "مغلق", "fermée", "route", "between", "and", "،", ",", ";", ":", "|", "\n", "\n\n", "-", "–",
        "29", "November", "2024", "0558Z", "since", "until", "16-22", "13:10", "9999", "31/02/2024", "le", "l'", "de", "including",
        "thirteen", "settlements", "captured", "not", "no", "if", "?", ".", "correction", "my", "grid", "37S", "FA", "3611", "4972",
        "35 58 40 N 040 44 50 E", "🚫", "و", "ال", "لل", "ب", "من", "منذ", "بين", "طريق", "معبر", "open", "commercial", "travellers", "closed |",
        "border", "Iraq", "Syria", "convoy", "reached", "from", "EL FASHER.", "A3", "arr", "\u{200f}", "\u{0301}", "ﻻ", "İ", "ß",
    ]), 0..60), glue in prop::sample::select(vec!["", " ", "  "])) {
        holds(&words.join(glue));
    }
}

#[test]
fn odd_texts() {
    for text in [
        "",
        " ",
        "\n",
        "|",
        "a|b|c\n|||",
        "٢٩",
        "0000Z",
        "252525Z XXX",
        "-",
        "'",
        "l'",
        "’’’",
        "1:2:3:4",
        "and and and",
        "و",
        "\u{feff}Aleppo shelled",
    ] {
        holds(text);
    }
}

#[test]
fn twenty_kilobytes_take_no_longer_than_they_must() {
    let mut text = String::new();
    let mut n = 0;
    while text.len() < 20_000 {
        n += 1;
        let _ = writeln!(
            text,
            "On {} February 2025 artillery fire struck Aleppo and El Fasher, and the road between Aleppo and Khan {n} was closed. وقصفت مدفعية مدينة حلب أمس.",
            n % 28 + 1
        );
    }
    let began = std::time::Instant::now();
    let found = draft(&text, &gazetteer(), &received()).events.len();
    let took = began.elapsed();
    eprintln!("20 KB: {found} drafts in {took:?}");
    assert!(found > 50);
    // A debug build is some twenty times slower than what people run; this only catches what grows out of hand.
    assert!(took.as_secs_f64() < 10.0, "{took:?}");
}
