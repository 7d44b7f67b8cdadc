//! What must hold of every briefing.

use passage_model::{Lang, RiskLevel, Tlp};

use super::{pages_of, readable, sample::sample};
use crate::{BriefingDoc, doc::Redaction, render};

/// Long names, in Arabic whatever the language of the page.
fn lengthen(doc: &mut BriefingDoc, arabic: &BriefingDoc) {
    let long = |name: &str| format!("{name} الواقعة قرب محطة تحويل الكهرباء الجديدة عند سد مارن العليا");
    for (row, other) in doc.routes.iter_mut().zip(&arabic.routes) {
        row.name = long(&other.name);
    }
    for (row, other) in doc.crossings.iter_mut().zip(&arabic.crossings) {
        row.name = long(&other.name);
    }
    for (row, other) in doc.annex.events.iter_mut().zip(&arabic.annex.events) {
        row.place = long(&other.place);
    }
    let maps = doc.maps.iter_mut().chain(doc.route_pages.iter_mut().filter_map(|page| page.map.as_mut()));
    for map in maps {
        for (place, other) in map.places.iter_mut().zip(&arabic.maps[0].places) {
            place.name = long(&other.name);
        }
    }
    for (point, other) in doc.route_pages[0].points.iter_mut().zip(&arabic.route_pages[0].points) {
        point.name = long(&other.name);
    }
}

/// Writes samples for looking at them: `PASSAGE_REPORT_OUT=<folder>`.
#[test]
fn samples_are_written_where_asked() {
    let Ok(folder) = std::env::var("PASSAGE_REPORT_OUT") else {
        println!("skipped: PASSAGE_REPORT_OUT is not set");
        return;
    };
    for lang in Lang::UI {
        for (name, routes, events) in
            [("usual", 12, 18), ("many", 26, 70), ("none", 0, 0), ("few", 4, 6), ("long", 6, 9)]
        {
            let mut doc = sample(lang, routes, events);
            if name == "long" {
                lengthen(&mut doc, &sample(Lang::Ar, routes, events));
            }
            let pages = pages_of(&doc, lang);
            let used: Vec<String> = pages.iter().map(|page| format!("{:.0}/{:.0}", page.used, page.capacity)).collect();
            std::fs::write(format!("{folder}/{name}-{}.used", lang.code()), used.join(" ")).unwrap();
            let html = render(&doc, lang).unwrap();
            std::fs::write(format!("{folder}/{name}-{}.html", lang.code()), html).unwrap();
        }
    }
}

#[test]
fn no_page_is_fuller_than_it_can_be() {
    for lang in Lang::UI {
        for (routes, events) in [(0, 0), (1, 1), (12, 18), (12, 60), (40, 200)] {
            for (number, page) in pages_of(&sample(lang, routes, events), lang).iter().enumerate() {
                assert!(page.used <= page.capacity, "{lang:?} {routes} {events}: page {}", number + 1);
                assert!(!page.placed.is_empty());
            }
        }
    }
}

#[test]
fn a_small_briefing_is_one_page_one_route_and_one_annex() {
    for lang in Lang::UI {
        assert_eq!(pages_of(&sample(lang, 4, 6), lang).len(), 3, "{lang:?}");
    }
}

#[test]
fn each_page_carries_marking_id_number_and_disclaimer() {
    for lang in Lang::UI {
        let html = render(&sample(lang, 12, 60), lang).unwrap();
        let pages: Vec<&str> = html.split("<section class=\"page\">").skip(1).collect();
        assert!(pages.len() >= 5);
        for page in &pages {
            assert_eq!(page.matches(r#"aria-label="TLP:AMBER""#).count(), 2);
            assert_eq!(page.matches("PSG_XST_routerisk_A4_20310314_1800").count(), 2);
            assert!(page.contains(r#"<td class="count">"#) && page.contains(r#"<p class="t-foot">"#));
        }
        assert!(readable(pages[0]).contains(&format!("{}", pages.len())));
    }
}

#[test]
fn nothing_outside_the_file_is_needed_and_nothing_runs() {
    for lang in Lang::UI {
        let html = render(&sample(lang, 12, 18), lang).unwrap();
        for forbidden in ["<script", "http:", "https:", "url(", "src=", "@import", "<link", "<img", "onload", "‹"] {
            assert!(!html.contains(forbidden), "{forbidden}");
        }
        assert!(!html.contains("NaN") && !html.contains("inf\""));
    }
}

#[test]
fn texts_are_escaped() {
    let mut doc = sample(Lang::En, 2, 2);
    let evil = "</td><script>alert(\"1\")</script>&amp;\u{202e}";
    doc.routes[0].name = evil.into();
    doc.header.region = evil.into();
    doc.header.id = evil.into();
    doc.maps[0].title = evil.into();
    doc.maps[0].places[0].name = evil.into();
    doc.route_pages[0].headline = evil.into();
    let html = render(&doc, Lang::En).unwrap();
    assert!(!html.contains("<script") && !html.contains('\u{202e}'));
    assert!(readable(&html).contains("</td><script>alert(\"1\")</script>&amp;"));
}

#[test]
fn words_that_promise_are_not_used() {
    let english = ["safe", "safely", "safety", "secure", "guaranteed", "guarantee", "verified", "cleared", "liberated"];
    let french = ["sûr", "sûre", "sécurisé", "sécurisée", "garanti", "garantie", "vérifié", "libéré", "libérée"];
    let arabic = ["آمن", "آمنة", "مضمون", "مضمونة", "محرر", "محررة", "مؤمن"];
    let files = [
        include_str!("../../../../messages/en/report.ftl"),
        include_str!("../../../../messages/fr/report.ftl"),
        include_str!("../../../../messages/ar/report.ftl"),
    ];
    let outputs = Lang::UI.map(|lang| readable(&render(&sample(lang, 12, 18), lang).unwrap()));
    for text in files.iter().map(ToString::to_string).chain(outputs) {
        let words = text.split(|c: char| !c.is_alphabetic()).map(str::to_lowercase);
        for word in words {
            let found = english.iter().chain(&french).chain(&arabic).any(|bad| *bad == word);
            assert!(!found, "{word}");
        }
    }
}

#[test]
fn unknown_stands_just_above_medium_and_is_printed() {
    let doc = sample(Lang::En, 7, 0);
    let text = readable(&render(&doc, Lang::En).unwrap());
    let code = |level: RiskLevel| {
        let row = doc.routes.iter().find(|row| row.level == level).unwrap();
        // The name follows the code in the table alone.
        text.find(&format!("{} {}", row.code, row.name)).unwrap()
    };
    let order = [
        RiskLevel::Unacceptable,
        RiskLevel::VeryHigh,
        RiskLevel::High,
        RiskLevel::Unknown,
        RiskLevel::Medium,
        RiskLevel::Low,
        RiskLevel::VeryLow,
    ];
    assert!(order.windows(2).all(|pair| code(pair[0]) < code(pair[1])));
}

#[test]
fn overrides_print_the_computed_level() {
    let mut doc = sample(Lang::En, 4, 0);
    doc.route_pages[0].set_by_person = doc.annex.overrides.first().cloned();
    let text = readable(&render(&doc, Lang::En).unwrap());
    assert!(text.contains("Set by duty access officer: 3 Medium. Computed: 4 High. Reason: the shelling"));
    assert!(text.contains("Set by a person, computed: 4 High."));
}

#[test]
fn redaction_leaves_out_names_sources_and_exact_positions() {
    let mut doc = sample(Lang::En, 4, 20);
    doc.redaction = Redaction { hide_names: true, hide_sources: true, coordinate_decimals: Some(1) };
    let redacted = doc.clone().redacted();
    assert_eq!(redacted.clone().redacted(), redacted);
    let at = redacted.maps[0].events[0].at;
    assert_eq!((at.lat(), at.lon()), (10.5, -39.2));
    let text = readable(&render(&doc, Lang::En).unwrap());
    for hidden in
        ["Highland Command,", "claimed by the Highland Command", "Bridge Relief", "Prepared duty access officer"]
    {
        assert!(!text.contains(hidden), "{hidden}");
    }
    assert!(text.contains("Ministry or army, 3.") && text.contains("Redacted:"));
}

#[test]
fn drafts_examples_and_markings_are_told_apart() {
    let mut doc = sample(Lang::En, 1, 1);
    doc.header.number = None;
    for tlp in Tlp::ALL {
        doc.header.tlp = tlp;
        let html = render(&doc, Lang::En).unwrap();
        let text = readable(&html);
        assert!(text.contains(tlp.marking()) && text.contains("DRAFT") && text.contains("EXAMPLE DATA"));
        assert!(!text.contains("Edition 12"));
    }
}

#[test]
fn arabic_pages_run_from_right_to_left_with_latin_tokens_set_apart() {
    let html = render(&sample(Lang::Ar, 3, 3), Lang::Ar).unwrap();
    assert!(html.contains(r#"<html lang="ar" dir="rtl">"#));
    assert!(
        html.contains(r#"<bdi dir="ltr">R-03</bdi>"#) || html.contains(r#"<bdi dir="ltr" class="code">R-03</bdi>"#)
    );
    assert!(!html.contains('\u{2068}'));
}

#[test]
fn the_same_document_gives_the_same_bytes_and_survives_json() {
    let doc = sample(Lang::Fr, 5, 9);
    let json = serde_json::to_string(&doc).unwrap();
    let back: crate::BriefingDoc = serde_json::from_str(&json).unwrap();
    assert_eq!(render(&doc, Lang::Fr).unwrap(), render(&back, Lang::Fr).unwrap());
}
