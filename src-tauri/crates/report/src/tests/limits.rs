//! Briefings at the edge: much text, no data, values that are not numbers.

use passage_model::{Access, Lang, RiskLevel, Trend};
use serde_json::Value;

use super::{pages_of, readable, sample::sample};
use crate::{BriefingDoc, render};

/// Fields that hold texts to be printed in full.
const TEXTS: [&str; 24] = [
    "access_text",
    "author",
    "basis",
    "decision_by",
    "headline",
    "hold_until",
    "gaps",
    "name",
    "not_known",
    "note",
    "place",
    "prepared_by",
    "reason",
    "region",
    "said_by",
    "scope",
    "text",
    "title",
    "turn_back",
    "unit",
    "what",
    "parameters",
    "version",
    "sides",
];

/// Lengthens every text by `filler` and a word of its own; returns the words. Names on maps may be left out there.
fn mark(value: &mut Value, key: &str, on_map: bool, filler: &str, words: &mut Vec<String>) {
    match value {
        Value::String(text) if TEXTS.contains(&key) && !on_map => {
            let word = format!("zq{}q", words.len());
            *text = format!("{text}{filler} {word}");
            words.push(word);
        }
        Value::Array(items) => items.iter_mut().for_each(|item| mark(item, key, on_map, filler, words)),
        Value::Object(fields) => {
            for (name, field) in fields {
                mark(field, name, on_map || matches!(name.as_str(), "map" | "maps"), filler, words);
            }
        }
        _ => {}
    }
}

fn marked(doc: &BriefingDoc, filler: &str) -> (BriefingDoc, Vec<String>) {
    let (mut value, mut words) = (serde_json::to_value(doc).unwrap(), Vec::new());
    mark(&mut value, "", false, filler, &mut words);
    (serde_json::from_value(value).unwrap(), words)
}

fn assert_whole(doc: &BriefingDoc, lang: Lang, words: &[String]) {
    let text = readable(&render(doc, lang).unwrap());
    for word in words {
        assert!(text.contains(word.as_str()), "{word} is lost");
    }
    for page in pages_of(doc, lang) {
        assert!(page.used <= page.capacity, "{} of {}", page.used, page.capacity);
    }
}

#[test]
fn no_text_is_lost() {
    for lang in Lang::UI {
        let mut doc = sample(lang, 12, 60);
        doc.route_pages[0].set_by_person = doc.annex.overrides.first().cloned();
        let (doc, words) = marked(&doc, "");
        assert!(words.len() > 150);
        assert_whole(&doc, lang, &words);
    }
}

#[test]
fn no_long_text_is_lost() {
    for (lang, filler) in [(Lang::En, " more and more words".repeat(40)), (Lang::Ar, " كلمات طويلة كثيرة".repeat(40))]
    {
        let (doc, words) = marked(&sample(lang, 3, 5), &filler);
        assert_whole(&doc, lang, &words);
    }
}

#[test]
fn a_text_longer_than_a_page_goes_on() {
    let (doc, words) = marked(&sample(Lang::Fr, 1, 1), &" mot".repeat(1500));
    assert_whole(&doc, Lang::Fr, &words);
}

#[test]
fn all_unknown() {
    let mut doc = sample(Lang::En, 6, 0);
    for row in &mut doc.routes {
        row.level = RiskLevel::Unknown;
        row.access = Access::Unknown;
        row.trend = Trend::None;
        row.strip.clear();
        row.grade = None;
        row.last_passage = None;
    }
    let page = &mut doc.route_pages[0];
    page.level = RiskLevel::Unknown;
    page.probability = None;
    page.drivers.clear();
    page.smaller = None;
    let profile = page.profile.as_mut().unwrap();
    profile.worst = None;
    for segment in &mut profile.segments {
        segment.level = RiskLevel::Unknown;
        segment.score = None;
    }
    let html = render(&doc, Lang::En).unwrap();
    let table = readable(html.split("<table class=\"ruled\"").nth(1).unwrap());
    assert_eq!(table.matches("Unknown").count(), 12);
    assert!(!table.contains("Low") && html.contains("stroke-dasharray"));
}

#[test]
fn values_that_are_not_numbers_do_no_harm() {
    let mut doc = sample(Lang::En, 2, 2);
    for row in &mut doc.routes {
        row.strip.iter_mut().for_each(|part| part.to_km = f64::NAN);
    }
    for route in doc.maps.iter_mut().flat_map(|map| &mut map.routes) {
        route.focus = true;
        for segment in &mut route.segments {
            (segment.from_km, segment.to_km) = (f64::INFINITY, f64::NEG_INFINITY);
            segment.points.truncate(1);
        }
    }
    let page = &mut doc.route_pages[0];
    page.length_km = f64::NAN;
    page.drivers[0].share = Some(f64::NAN);
    page.points[0].km = f64::INFINITY;
    page.probability.as_mut().unwrap().value = f64::NAN;
    let profile = page.profile.as_mut().unwrap();
    profile.worst = Some((f64::NAN, f64::NAN));
    profile.segments[0].to_km = f64::INFINITY;
    profile.segments[1].score = Some(f64::NAN);
    doc.header.local_offset_minutes = Some(i32::MAX);
    let html = render(&doc, Lang::En).unwrap();
    assert!(!html.split("<svg").skip(1).any(|svg| svg.split("</svg>").next().unwrap().contains("NaN")));
}

#[test]
fn an_empty_document_is_a_briefing_too() {
    let mut doc = sample(Lang::Ar, 0, 0);
    doc.header.title.clear();
    doc.header.region.clear();
    doc.recommendation.clear();
    doc.findings.clear();
    doc.crossings.clear();
    doc.annex = crate::doc::Annex::default();
    for lang in Lang::UI {
        assert_eq!(pages_of(&doc, lang).len(), 2);
        assert!(render(&doc, lang).is_ok());
    }
}
