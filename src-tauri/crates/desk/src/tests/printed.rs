//! What paper and tables must not leave unsaid, nor say of what is not known.

use passage_model::{Detail, EventStatus, Lang, LocationPrecision, Names, RiskLevel, Tlp};

use super::{
    case::{question, starter},
    told::{briefing, detail, id_of, on_route, plain, put, section},
};
use crate::{Desk, assessment_report, brief, dto::*, export, inspect};

/// The words of a briefing of all routes: of its first page, and of the whole.
fn printed(desk: &mut Desk, lang: Lang, redact: Redaction) -> (String, String) {
    let args = BriefArgs {
        question: question(lang),
        routes: Vec::new(),
        issue: false,
        file: None,
        tlp: Tlp::Amber,
        redact,
        valid_hours: Some(48),
    };
    let html = brief::brief(desk, args).unwrap().html.unwrap();
    let words = |html: &str| {
        let parts = html.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text));
        plain(&parts.collect::<String>())
    };
    let first = html.split("<section class=\"page\">").nth(1).unwrap();
    (words(first), words(&html))
}

#[test]
fn an_unknown_route_has_no_probability_anywhere() {
    let (mut desk, folder) = starter();
    let report = assessment_report(&mut desk, &question(Lang::En), &[]).unwrap();
    let rows = crate::assess::desk(&mut desk, question(Lang::En)).unwrap().routes;
    assert!(report.routes.iter().any(|route| route.level == RiskLevel::Unknown));
    for (route, row) in report.routes.iter().map(|route| (route, rows.iter().find(|row| row.id == route.id).unwrap())) {
        let known = route.level != RiskLevel::Unknown;
        assert_eq!((route.probability_7d.is_some(), row.probability_7d.is_some()), (known, known), "{}", route.code);
        assert!(route.computed_probability_7d > 0.0);
        assert_eq!(detail(&mut desk, &route.code, Lang::En).probability_text.is_some(), known, "{}", route.code);
        for segment in &route.segments {
            assert_eq!(segment.probability_7d.is_some(), segment.level != RiskLevel::Unknown);
        }
    }
    let file = folder.path().join("assessments.csv").display().to_string();
    let args = ExportArgs {
        tlp: None,
        question: question(Lang::En),
        format: ExportFormat::Csv,
        what: ExportWhat::Assessments,
        routes: Vec::new(),
        redact: Redaction::None,
        file: file.clone(),
    };
    export::export(&mut desk, args).unwrap();
    let text = std::fs::read_to_string(file).unwrap();
    let mut lines = text.trim_start_matches('\u{feff}').lines();
    let header: Vec<&str> = lines.next().unwrap().split(',').collect();
    let place = |name: &str| header.len() - header.iter().position(|column| *column == name).unwrap();
    let mut unknown = 0;
    // Counted from the end: names may hold commas.
    for line in lines.skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let cell = |name: &str| cells[cells.len() - place(name)];
        assert_eq!(cell("risk") == "unknown", cell("probability_7d").is_empty(), "{line}");
        unknown += usize::from(cell("risk") == "unknown");
    }
    assert!(unknown > 0);
}

#[test]
fn an_event_without_a_place_is_a_gap_on_paper_too() {
    let (mut desk, _folder) = starter();
    let at = on_route(&mut desk, "R-13", 0.5);
    put(&mut desk, at, |event| event.geometry = None);
    for lang in [Lang::En, Lang::Ar, Lang::Fr] {
        let gaps = detail(&mut desk, "R-13", lang).gaps;
        let gap = gaps.iter().find(|gap| gap.code == "without-place").unwrap();
        let page = briefing(&mut desk, "R-13", lang);
        // The page of the route, before the annex, which counts them in its own way.
        assert!(page.contains(&plain(&gap.text)), "{}", gap.text);
    }
}

#[test]
fn gaps_that_are_not_printed_are_counted() {
    let (mut desk, _folder) = starter();
    let words = crate::desk::words(Lang::En);
    let answered = crate::assess::answer(&mut desk, words, &question(Lang::En), None).unwrap();
    let many =
        |route: &&passage_risk::RouteAssessment| inspect::gaps_of_route(words, &answered, route, 99, 0).len() > 2;
    let route = answered.assessment.routes.iter().find(many).unwrap();
    let all = inspect::gaps_of_route(words, &answered, route, usize::MAX, 0);
    assert!(all.iter().all(|gap| gap.code != "more"));
    let one = inspect::gaps_of_route(words, &answered, route, 1, 0);
    assert!(one.iter().any(|gap| gap.code == "more" && gap.text.contains("not printed here")), "{one:?}");
}

#[test]
fn the_first_page_tells_all_that_is_announced_and_how_much_it_leaves_out() {
    let (mut desk, _folder) = starter();
    let at = on_route(&mut desk, "R-01", 0.5);
    for code in ["R-01", "R-05"] {
        let route = id_of(&mut desk, code).parse().unwrap();
        put(&mut desk, at, |event| {
            event.geometry = None;
            event.time.from = "2024-12-01T04:00:00Z".parse().unwrap();
            event.time.until = Some("2024-12-01T20:00:00Z".parse().unwrap());
            event.detail = Detail::Closure(section(route, 9.0));
        });
    }
    for lang in [Lang::En, Lang::Ar, Lang::Fr] {
        let (first, _) = printed(&mut desk, lang, Redaction::None);
        assert!(!first.contains('‹'), "{first}");
        for code in ["(R-01", "R-05)"] {
            assert!(first.contains(code), "{code}: {first}");
        }
    }
    let (first, _) = printed(&mut desk, Lang::En, Redaction::None);
    let told = "From 1 Dec, 04:00 UTC to 1 Dec, 20:00 UTC: Closed (A1), km 1 to 9 (R-01";
    assert!(first.contains(told), "{first}");
    // Every route at High or above is named.
    let rows = crate::assess::desk(&mut desk, question(Lang::En)).unwrap();
    for row in rows.routes.iter().filter(|row| row.level_number >= Some(4)) {
        let at = first.find("at High or above").unwrap();
        assert!(first[at..].contains(&row.code), "{}", row.code);
    }
    // Each crossing that is closed by order stands with its own reason.
    let ordered: Vec<&CrossingRowDto> = rows.crossings.iter().filter(|row| row.by_order_only).collect();
    for row in &ordered {
        let (name, reason) = (plain(&row.name), plain(&row.reason_text));
        let at = first.find(&name).unwrap_or_else(|| panic!("{name} is not in {first}"));
        let own = first[at..].find(&reason).unwrap_or_else(|| panic!("{reason} is not behind {name}"));
        let other = ordered.iter().map(|other| plain(&other.reason_text)).filter(|other| *other != reason);
        for other in other {
            assert!(first[at..].find(&other).is_none_or(|other| other > own), "{name}: {other}");
        }
    }
}

#[test]
fn what_has_no_weight_is_told_in_full_on_paper() {
    let (mut desk, _folder) = starter();
    let at = on_route(&mut desk, "R-13", 0.5);
    put(&mut desk, at, |event| {
        event.detail = Detail::Ceasefire { parties: vec!["Northern council".into(), "River brigade".into()] };
        event.time.from = "2024-11-29T12:00:00Z".parse().unwrap();
    });
    put(&mut desk, at, |event| event.title = Names::one(Lang::En, "Shots at the mill"));
    put(&mut desk, at, |event| {
        event.title = Names::one(Lang::En, "Somewhere in the province");
        event.precision = LocationPrecision::Coarse;
    });
    let route = id_of(&mut desk, "R-13").parse().unwrap();
    put(&mut desk, at, |event| {
        event.title = Names::one(Lang::En, "Bridge works ahead");
        event.geometry = None;
        event.time.from = "2024-12-20T04:00:00Z".parse().unwrap();
        event.detail = Detail::Closure(section(route, 9.0));
    });
    let page = briefing(&mut desk, "R-13", Lang::En);
    let told = "parties Northern council and River brigade (A1), since 29 Nov, 12:00 UTC: in force, on the route.";
    assert!(page.contains(told), "{}", &page[page.find("easefire").unwrap()..]);
    assert!(page.contains("On record: Shots at the mill, 30 Nov, 12:00 UTC"));
    // The annex has them all.
    let annex = &page[page.find("Event annex").unwrap()..];
    for title in ["Ceasefire", "Shots at the mill", "Somewhere in the province", "Bridge works ahead"] {
        assert!(annex.contains(title), "{title}");
    }
}

#[test]
fn a_ceasefire_that_is_denied_or_hardly_believed_is_not_told_as_if_it_held() {
    let told = |edit: &dyn Fn(&mut EventForm)| {
        let (mut desk, _folder) = starter();
        let at = on_route(&mut desk, "R-13", 0.5);
        put(&mut desk, at, |event| {
            event.detail = Detail::Ceasefire { parties: Vec::new() };
            event.time.from = "2024-11-29T12:00:00Z".parse().unwrap();
            edit(event);
        });
        detail(&mut desk, "R-13", Lang::En).ceasefires.remove(0).text
    };
    let denied = told(&|event| event.status = EventStatus::Contradicted);
    assert!(denied.contains("(contradicted)") && denied.contains("and denied"), "{denied}");
    let doubted = told(&|event| {
        event.status = EventStatus::Claimed;
        let report = event.new_report.as_mut().unwrap();
        report.reliability = Some(passage_model::Reliability::E);
        report.credibility = passage_model::Credibility::Five;
    });
    assert!(doubted.contains("(claimed)") && doubted.contains("believed too little"), "{doubted}");
}

#[test]
fn without_names_a_briefing_prints_no_typed_title_and_no_party() {
    let (mut desk, folder) = starter();
    let at = on_route(&mut desk, "R-13", 0.5);
    put(&mut desk, at, |event| {
        event.title = Names::one(Lang::En, "Blast, says Karim of the mill");
        event.place_text = Some("House of Karim".into());
    });
    put(&mut desk, at, |event| {
        event.detail = Detail::Ceasefire { parties: vec!["Northern council".into()] };
        event.time.from = "2024-11-29T12:00:00Z".parse().unwrap();
    });
    let route = id_of(&mut desk, "R-13").parse().unwrap();
    put(&mut desk, at, |event| {
        event.title = Names::one(Lang::En, "Karim expects a closure");
        event.geometry = None;
        event.time.from = "2024-12-01T04:00:00Z".parse().unwrap();
        event.detail = Detail::Closure(section(route, 9.0));
    });
    let (_, open) = printed(&mut desk, Lang::En, Redaction::None);
    for name in ["Karim", "Northern council", "stated by the Ministry of Defence"] {
        assert!(open.contains(name), "{name}");
    }
    for redact in [Redaction::Sources, Redaction::Public] {
        let (_, closed) = printed(&mut desk, Lang::En, redact);
        for name in ["Karim", "Northern council", "stated by the Ministry of Defence"] {
            assert!(!closed.contains(name), "{name}: {redact:?}");
        }
        assert!(closed.contains("Drone strike"));
    }
    let file = folder.path().join("events.csv");
    let mut write = |redact: Redaction| {
        let args = ExportArgs {
            tlp: None,
            question: question(Lang::En),
            format: ExportFormat::Csv,
            what: ExportWhat::Events,
            routes: Vec::new(),
            redact,
            file: file.display().to_string(),
        };
        export::export(&mut desk, args).map(|_| std::fs::read_to_string(&file).unwrap())
    };
    assert!(write(Redaction::None).unwrap().contains("Karim"));
    assert!(!write(Redaction::Sources).unwrap().contains("Karim"));
    assert!(write(Redaction::Public).is_err(), "a list of events is nothing for the public");
}
