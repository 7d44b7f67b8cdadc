//! What must hold of every sheet.

use chrono::Duration;
use passage_model::{Lang, Tlp};

use super::{Both, RoadHours, SheetDoc, SheetStop, StopKind, layout::Pages, page::laid_out, render_sheet, sheet_texts};

const NAMES: [(&str, &str, StopKind); 6] = [
    ("Senn office", "مكتب سن", StopKind::Place),
    ("Marsal market", "سوق مرسل", StopKind::Place),
    ("Kesh turn", "مفرق كش", StopKind::Place),
    ("Barrow post", "حاجز برو", StopKind::Checkpoint),
    ("Lower Dam", "السد الأسفل", StopKind::Place),
    ("East gate, cargo", "البوابة الشرقية، الشحن", StopKind::Crossing),
];

fn both(first: &str, second: &str) -> Both {
    Both { first: first.into(), second: second.into() }
}

/// A sheet of so many stops, English and Arabic, with everything that a stop can have.
fn sample(langs: (Lang, Lang), stops: usize) -> SheetDoc {
    let depart: passage_model::Time = "2031-03-14T05:00:00Z".parse().unwrap();
    let stop = |index: usize| {
        let (en, ar, kind) = NAMES[index % NAMES.len()];
        let in_order = |en: &str, ar: &str| if langs.0 == Lang::Ar { both(ar, en) } else { both(en, ar) };
        SheetStop {
            km: index as f64 * 7.5,
            kind,
            name: in_order(en, ar),
            note: (index % 3 == 1).then(|| in_order("Do not stop in the market", "لا تتوقف في السوق")),
            at: depart + Duration::minutes(13 * i64::try_from(index).unwrap()),
            stop_minutes: if index % 6 == 4 { 30 } else { 0 },
            call: index.is_multiple_of(2),
            wait_minutes: 0,
            halt: false,
            road: Vec::new(),
            open: (kind == StopKind::Crossing).then_some((480, 960)),
        }
    };
    SheetDoc {
        langs,
        number: Some(7),
        tlp: Tlp::AmberStrict,
        stops: (0..stops).map(stop).collect(),
        back_by: Some(depart + Duration::hours(8)),
        valid_until: depart + Duration::hours(4),
        local_offset_minutes: 180,
        wait_minutes: 60,
    }
}

fn pages(html: &str) -> Vec<&str> {
    html.split("<section class=\"page\">").skip(1).collect()
}

fn text(html: &str) -> String {
    crate::tests::readable(html)
}

const PAIRS: [(Lang, Lang); 6] = [
    (Lang::En, Lang::Ar),
    (Lang::Fr, Lang::Ar),
    (Lang::Ar, Lang::En),
    (Lang::Ar, Lang::Fr),
    (Lang::En, Lang::Fr),
    (Lang::Fr, Lang::En),
];

#[test]
fn sheets_are_written_where_asked() {
    let Ok(folder) = std::env::var("PASSAGE_REPORT_OUT") else {
        println!("skipped: PASSAGE_REPORT_OUT is not set");
        return;
    };
    for langs in PAIRS {
        for stops in [6, 8, 26] {
            let html = render_sheet(&sample(langs, stops)).unwrap();
            let name = format!("{folder}/sheet-{}-{}-{stops}.html", langs.0.code(), langs.1.code());
            std::fs::write(name, html).unwrap();
        }
    }
}

#[test]
fn english_beside_arabic() {
    insta::assert_snapshot!(render_sheet(&sample((Lang::En, Lang::Ar), 6)).unwrap());
}

#[test]
fn it_says_what_the_driver_needs_in_both_languages() {
    let html = render_sheet(&sample((Lang::En, Lang::Ar), 6)).unwrap();
    let page = text(&html);
    for wanted in [
        "Senn office to East gate, cargo",
        "مكتب سن ← البوابة الشرقية، الشحن",
        "Fri 14 Mar 2031",
        "TLP:AMBER+STRICT",
        "08:00",
        "16:00",
        "14 Mar, 12:00",
        "Driver sheet, 38 km, about 1 h 05 with stops",
        "Checkpoint. Papers ready, windows open.",
        "حاجز. الأوراق جاهزة والنوافذ مفتوحة.",
        "Do not stop in the market.",
        "لا تتوقف في السوق.",
        "Planned stop 30 min. Call 3.",
        "Gate open 08:00 to 16:00.",
        "You wait more than 60 minutes anywhere",
        "انتظار أكثر من 60 دقيقة في أي مكان",
        "S-7, page 1 of 1",
        "Times are local (UTC+3)",
    ] {
        assert!(page.contains(wanted), "{wanted}: {page}");
    }
    assert_eq!(html.matches("<h1").count(), 1);
    assert!(!html.contains('‹') && !html.contains('\u{2068}'));
}

#[test]
fn arabic_first_turns_the_page_round() {
    let html = render_sheet(&sample((Lang::Ar, Lang::Fr), 6)).unwrap();
    assert!(html.contains(r#"<html lang="ar" dir="rtl">"#) && html.contains(r#"lang="fr" dir="ltr""#));
    let both_ltr = render_sheet(&sample((Lang::En, Lang::Fr), 6)).unwrap();
    assert!(!both_ltr.contains("dir=\"rtl\">مكتب سن ←"));
}

#[test]
fn many_stops_go_on_with_head_and_foot_and_none_is_lost() {
    for langs in PAIRS {
        for stops in [0, 1, 2, 6, 9, 12, 26, 60] {
            let doc = sample(langs, stops);
            let Pages { list: laid, room, .. } = laid_out(&doc);
            let rows: Vec<usize> = laid.iter().flat_map(|page| page.rows.iter().map(|row| row.index)).collect();
            assert_eq!(rows, (0..stops).collect::<Vec<_>>(), "{langs:?}");
            assert!(laid.iter().all(|page| page.used <= room), "{langs:?} {stops}");
            assert_eq!(laid.iter().filter(|page| page.tail).count(), 1);
            let html = render_sheet(&doc).unwrap();
            assert_eq!(pages(&html).len(), laid.len());
            for page in pages(&html) {
                assert_eq!(page.matches(r#"aria-label="TLP:AMBER+STRICT""#).count(), 1);
                assert!(page.contains("class=\"facts\"") && page.contains("class=\"legend small\""));
            }
        }
    }
    let close = |stops: &usize| {
        let laid = laid_out(&sample((Lang::En, Lang::Ar), *stops));
        laid.list.len() == 1 && laid.padding.0 < 12.0
    };
    assert!((6..12).any(|stops| close(&stops)), "rows move closer to spare a page");
}

#[test]
fn long_names_and_hostile_texts_do_no_harm() {
    let mut doc = sample((Lang::En, Lang::Ar), 6);
    let evil = format!("</td><script>alert(1)</script>\u{202e}& {}", "word ".repeat(20));
    for stop in &mut doc.stops {
        stop.name = both(&evil, &evil);
        stop.note = Some(both(&evil, ""));
        stop.km = f64::NAN;
    }
    doc.local_offset_minutes = i32::MIN;
    let html = render_sheet(&doc).unwrap();
    assert!(!html.contains("<script") && !html.contains('\u{202e}') && !html.contains("NaN"));
    let laid = laid_out(&doc);
    assert!(laid.list.iter().all(|page| page.used <= laid.room));
    let texts = sheet_texts(&doc);
    assert!(texts.iter().all(|(_, second)| second.todo.contains("word")), "one language stands in both columns");
}

#[test]
fn nothing_outside_the_file_is_needed_and_drafts_say_so() {
    let mut doc = sample((Lang::Fr, Lang::Ar), 12);
    doc.number = None;
    doc.back_by = None;
    let html = render_sheet(&doc).unwrap();
    for forbidden in ["<script", "http:", "https:", "url(", "src=", "@import", "<link", "<img", "onload"] {
        assert!(!html.contains(forbidden), "{forbidden}");
    }
    assert!(text(&html).contains("BROUILLON"));
    assert_eq!(html, render_sheet(&doc).unwrap());
    let json = serde_json::to_string(&doc).unwrap();
    assert_eq!(serde_json::from_str::<SheetDoc>(&json).unwrap(), doc);
}

#[test]
fn a_stop_on_another_day_says_which_and_how_long_they_wait() {
    let mut doc = sample((Lang::En, Lang::Fr), 6);
    doc.stops[5].at += Duration::hours(24);
    doc.stops[5].wait_minutes = 780;
    let texts = sheet_texts(&doc);
    let (first, second) = &texts[5];
    let plain = |text: &str| text.replace(['\u{a0}', '\u{202f}'], " ");
    let (one, two) = (plain(&first.todo), plain(&second.todo));
    // 780 minutes before they go on they are there: on the day before by the clock, or the same.
    assert!(one.starts_with("On Fri 14 Mar 2031.") || one.contains("Do not go on before 15 Mar"), "{one}");
    assert!(one.contains("about 13 h"), "{one}");
    assert!(two.contains("13 h"), "{two}");
    assert!(texts[..5].iter().all(|(first, _)| !first.todo.contains("2031")), "{texts:?}");
}

#[test]
fn where_they_wait_both_hours_stand_and_the_rule_lets_them_wait() {
    let mut doc = sample((Lang::En, Lang::Fr), 6);
    let before = text(&render_sheet(&doc).unwrap());
    assert!(before.contains("You wait more than 60 minutes anywhere"), "{before}");
    // Planned: there at 09:05 local, on at 15:08.
    doc.stops[5].at += Duration::minutes(363);
    doc.stops[5].wait_minutes = 363;
    doc.stops[5].halt = true;
    let after = text(&render_sheet(&doc).unwrap());
    assert!(after.contains("09:05") && after.contains("–15:08"), "{after}");
    assert!(!after.contains("You wait more than 60 minutes anywhere"), "{after}");
    assert!(after.contains("You wait anywhere 60 minutes longer than planned"), "{after}");
}

#[test]
fn hours_of_a_stretch_stand_at_the_stop_before_it() {
    let mut doc = sample((Lang::En, Lang::Ar), 4);
    doc.stops[1].road = vec![RoadHours { section: (9.0, 12.4), open: (300, 1080) }];
    let texts = sheet_texts(&doc);
    let todo = text(&texts[1].0.todo);
    assert!(todo.contains("Road open 05:00 to 18:00, km 9 to 12."), "{todo}");
    assert!(texts[1].1.todo.contains("18:00"), "{}", texts[1].1.todo);
}
