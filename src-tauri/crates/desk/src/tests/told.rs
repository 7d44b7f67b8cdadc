//! What the inspector and the briefing say of a route, in three languages: claims that were once wrong.

use passage_model::{
    Advice, Closure, Detail, Device, Direction, Geometry, Km, Lang, LatLon, LocationPrecision, RiskLevel, RouteId,
    Scope, SideStatus, SideStatusKind, TimePrecision, Traffic, TrafficDirection,
};

use super::{
    case::{question, starter},
    editing::{place, strike},
};
use crate::{Desk, brief, dto::*, edit, inspect};

const LANGS: [Lang; 3] = [Lang::En, Lang::Ar, Lang::Fr];

pub(super) fn id_of(desk: &mut Desk, code: &str) -> String {
    let rows = crate::assess::desk(desk, question(Lang::En)).unwrap().routes;
    rows.into_iter().find(|row| row.code == code).unwrap().id
}

pub(super) fn detail(desk: &mut Desk, code: &str, lang: Lang) -> RouteDetailDto {
    let route = id_of(desk, code);
    inspect::route_detail(desk, RouteDetailArgs { route, question: question(lang) }).unwrap()
}

/// The words of a briefing of one route.
pub(super) fn briefing(desk: &mut Desk, code: &str, lang: Lang) -> String {
    let args = BriefArgs {
        question: question(lang),
        routes: vec![code.to_owned()],
        issue: false,
        file: None,
        tlp: passage_model::Tlp::Amber,
        redact: Redaction::None,
        valid_hours: None,
    };
    let html = brief::brief(desk, args).unwrap().html.unwrap();
    let mut text = String::new();
    for part in html.split('<') {
        text.push_str(part.split_once('>').map_or(part, |(_, text)| text));
    }
    plain(&text)
}

/// Without the marks that set Latin apart, and with plain spaces.
pub(super) fn plain(text: &str) -> String {
    let text: String = text.chars().filter(|c| !matches!(c, '\u{2066}'..='\u{2069}')).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Enters an event of the form's grade, A1 unless it says otherwise.
pub(super) fn put(desk: &mut Desk, at: LatLon, edit: impl FnOnce(&mut EventForm)) -> String {
    let raqqa = place(desk, "Raqqa");
    let mut event = EventForm { place: None, geometry: Some(Geometry::Point { at }), ..strike(&raqqa) };
    edit(&mut event);
    edit::save_event(desk, SaveEventArgs { event, reason: None, lang: Lang::En }).unwrap().id.unwrap()
}

/// A place on the line of a route, so far along it.
pub(super) fn on_route(desk: &mut Desk, code: &str, share: f64) -> LatLon {
    let args = &question(Lang::En);
    let answered = crate::assess::answer(desk, passage_words::Words::new(Lang::En), args, None).unwrap();
    let register = answered.register();
    let route = register.routes.iter().find(|route| route.code == code).unwrap();
    let line = register.network.line(route.id).unwrap();
    line.at(line.length_km() * share)
}

#[test]
fn that_no_set_was_found_is_not_said_as_if_there_were_none() {
    let (mut desk, _folder) = starter();
    let at = on_route(&mut desk, "R-13", 0.5);
    for _ in 0..100 {
        put(&mut desk, at, |_| {});
    }
    for (lang, said) in LANGS.into_iter().zip(["More than 64", "64", "plus de 64"]) {
        let note = plain(&detail(&mut desk, "R-13", lang).changes_note.unwrap());
        assert!(note.contains(said), "{note}");
        assert!(briefing(&mut desk, "R-13", lang).contains(&note), "{note}");
    }
}

#[test]
fn a_mine_away_from_the_worst_place_is_named_with_its_km() {
    let (mut desk, _folder) = starter();
    let (worst, mined) = (on_route(&mut desk, "R-13", 0.1), on_route(&mut desk, "R-13", 0.8));
    for _ in 0..6 {
        put(&mut desk, worst, |_| {});
    }
    let hazard = Detail::ExplosiveHazard { device: Device::Mine, detonated: false, cleared: false };
    let id = put(&mut desk, mined, |event| event.detail = hazard.clone());
    for (lang, mine) in LANGS.into_iter().zip(["Mine", "لغم", "Mine"]) {
        let told = detail(&mut desk, "R-13", lang);
        let driver = told.drivers.iter().find(|driver| driver.event.as_ref() == Some(&id)).unwrap();
        assert_eq!(driver.rule, "F4");
        assert!(driver.detail.contains(&format!("{:.0}", driver.at_km.unwrap())), "{}", driver.detail);
        assert!(briefing(&mut desk, "R-13", lang).contains(mine), "{lang:?}");
    }
    // More than are listed are counted, and leave room for what holds the level.
    for step in 0..20 {
        let at = on_route(&mut desk, "R-13", 0.7 + f64::from(step) * 0.005);
        put(&mut desk, at, |event| event.detail = hazard.clone());
    }
    let told = detail(&mut desk, "R-13", Lang::En);
    assert!(told.smaller_text.unwrap().contains("9 more hazards and fronts elsewhere on the route"));
    let page = briefing(&mut desk, "R-13", Lang::En);
    assert!(page.contains("15 more hazards and fronts elsewhere on the route"));
    assert!(page.contains("Drone strike"));
}

#[test]
fn a_ceasefire_and_its_breaches_are_told_as_facts() {
    let (mut desk, _folder) = starter();
    let at = on_route(&mut desk, "R-13", 0.5);
    let id = put(&mut desk, at, |event| {
        event.detail = Detail::Ceasefire { parties: Vec::new() };
        event.time.from = "2024-11-29T12:00:00Z".parse().unwrap();
    });
    let breach = put(&mut desk, at, |_| {});
    for (lang, said) in
        LANGS.into_iter().zip(["in force, on the route", "سارٍ، على الطريق", "en vigueur, sur l’itinéraire"])
    {
        let told = detail(&mut desk, "R-13", lang);
        let [one] = told.ceasefires.as_slice() else { panic!("{:?}", told.ceasefires) };
        assert_eq!((&one.event, one.in_force, one.breaches.len()), (&id, true, 1));
        assert_eq!(one.breaches[0].event, breach);
        assert!(plain(&one.text).contains(said) && !one.text.contains('‹'), "{}", one.text);
        let (page, note) = (briefing(&mut desk, "R-13", lang), told.ceasefires_note.unwrap());
        for line in [&one.text, &note] {
            assert!(page.contains(&plain(line)), "{line} is not in {}", &page[page.find("easefire").unwrap_or(0)..]);
        }
    }
    assert!(detail(&mut desk, "R-01", Lang::En).ceasefires.iter().all(|one| one.event != id));
}

/// Rewrites what the sides of a crossing say and gives the sentence on its access, in three languages.
fn said_of(desk: &mut Desk, name: &str, hours: Option<&str>, said: &[(SideStatusKind, &str, i64)]) -> [String; 3] {
    let answered = crate::assess::answer(desk, passage_words::Words::new(Lang::En), &question(Lang::En), None).unwrap();
    let as_of = answered.scene.question.as_of;
    let mut crossing = answered
        .register()
        .crossings
        .iter()
        .find(|c| c.names.in_lang(Lang::En).is_some_and(|own| own.starts_with(name)))
        .unwrap()
        .clone();
    for side in &mut crossing.sides {
        side.hours = hours.map(|hours| hours.parse().unwrap());
        let status = |(status, grade, hours): &(SideStatusKind, &str, i64)| SideStatus {
            traffic: None,
            direction: TrafficDirection::Both,
            status: *status,
            basis: None,
            since: None,
            until: None,
            checked_at: as_of - chrono::Duration::hours(*hours),
            source: None,
            grade: grade.parse().unwrap(),
        };
        side.statuses = said.iter().map(status).collect();
    }
    let form = CrossingForm {
        read: None,
        id: Some(crossing.id.to_string()),
        names: crossing.names,
        kind: crossing.kind,
        at: crossing.at,
        formal: crossing.formal,
        sides: crossing.sides,
    };
    edit::save_crossing(desk, SaveCrossingArgs { crossing: form, reason: None, lang: Lang::En }).unwrap();
    LANGS.map(|lang| {
        let rows = crate::assess::desk(desk, question(lang)).unwrap().crossings;
        let row = rows.into_iter().find(|row| row.id == crossing.id.to_string()).unwrap();
        plain(&row.reason_text)
    })
}

#[test]
fn what_a_side_says_is_told_with_side_grade_and_age() {
    use SideStatusKind::{Closed, Open, Restricted, Unknown};
    let (mut desk, _folder) = starter();
    // As of 18:00.
    for (hours, said, start) in [
        (None, vec![(Closed, "F6", 24)], "may be closed: it is said to be (F6), checked 24 h ago."),
        (Some("05:00-19:00"), vec![(Open, "B2", 24)], "open at limited hours, checked 24 h ago (B2)."),
        (None, vec![(Open, "D4", 24)], "“Open” is not believed enough (D4), checked 24 h ago."),
        (None, vec![(Restricted, "D4", 24)], "“Restricted” is not believed enough (D4), checked 24 h ago."),
        (None, vec![(Unknown, "B2", 24)], "its status could not be found out, checked 24 h ago (B2)."),
        (None, vec![(Open, "B2", 24 * 40)], "no status in 30 days."),
    ] {
        let told = said_of(&mut desk, "Bab al-Hawa", hours, &said);
        assert!(told[0].contains(start), "{}", told[0]);
        assert!(told.iter().all(|text| !text.contains('—') && !text.contains('‹')), "{told:?}");
        let [(_, grade, age)] = said[..] else { unreachable!() };
        assert!(age > 24 || told.iter().all(|text| text.contains(grade)), "{told:?}");
    }
}

#[test]
fn what_the_gate_says_after_an_order_is_the_word_of_the_gate() {
    let (mut desk, _folder) = starter();
    let before = said_of(&mut desk, "al-Yarubiyah", None, &[]);
    assert!(before[0].contains("nobody has reported from the gate"), "{}", before[0]);
    let after = said_of(&mut desk, "al-Yarubiyah", None, &[(SideStatusKind::Open, "B2", 1)]);
    assert!(after[0].contains("said “Open” (B2), checked 1 h ago"), "{}", after[0]);
    assert!(after.iter().all(|text| !text.contains('‹')) && !after[0].contains("nobody"), "{after:?}");
}

/// All traffic, both ways, from the first kilometre of a route on.
pub(super) fn section(route: RouteId, to_km: f64) -> Closure {
    Closure {
        scope: Scope::Section { route, from_km: Km(1.0), to_km: Km(to_km) },
        direction: Direction::Both,
        traffic: Traffic::all(),
        vehicles: Vec::new(),
        hours: None,
        partial: false,
        directive: None,
    }
}

#[test]
fn what_is_announced_is_told_before_it_begins() {
    let (mut desk, _folder) = starter();
    let (at, route) = (on_route(&mut desk, "R-13", 0.5), id_of(&mut desk, "R-13").parse().unwrap());
    let mut announce = |detail: Detail, from: &str, until: Option<&str>| {
        put(&mut desk, at, |event| {
            event.geometry = None;
            event.time.from = from.parse().unwrap();
            event.time.until = until.map(|until| until.parse().unwrap());
            event.detail = detail;
        })
    };
    let shut = announce(Detail::Closure(section(route, 9.0)), "2024-12-01T04:00:00Z", Some("2024-12-01T20:00:00Z"));
    let open = announce(Detail::Reopening(section(route, 5.0)), "2024-12-03T06:00:00Z", None);
    let said = [
        ["From 1 Dec, 04:00 UTC to 1 Dec, 20:00 UTC: Closed, km 1 to 9.", "From 3 Dec, 06:00 UTC: Open, km 1 to 5."],
        ["إلى", "ابتداءً من"],
        ["Du 1 déc.", "À partir du 3 déc."],
    ];
    for (lang, said) in LANGS.into_iter().zip(said) {
        let told = detail(&mut desk, "R-13", lang);
        let events: Vec<&str> = told.announced.iter().map(|one| one.event.as_str()).collect();
        assert_eq!(events, [shut.as_str(), open.as_str()]);
        let page = briefing(&mut desk, "R-13", lang);
        for (one, said) in told.announced.iter().zip(said) {
            let text = plain(&one.text);
            assert!(text.contains(said) && text.contains("A1") && !text.contains('‹'), "{text}");
            assert!(page.contains(&text), "{text}");
        }
    }
    // What begins while a briefing holds stands on its first page too, what begins later does not.
    let page = briefing(&mut desk, "R-13", Lang::En);
    assert!(page.contains("1 announced closure or opening begins while this briefing holds"));
    assert!(detail(&mut desk, "R-01", Lang::En).announced.is_empty());
    // Once it has begun it is told among what holds, and before it was known of nobody could be told.
    let mut ask = |as_of: &str, known_at: Option<&str>| {
        let [as_of, known_at] = [Some(as_of), known_at].map(|at| at.map(|at| at.parse().unwrap()));
        let question = AssessArgs { as_of, known_at, ..question(Lang::En) };
        inspect::route_detail(&mut desk, RouteDetailArgs { route: route.to_string(), question }).unwrap().announced
    };
    let later: Vec<String> = ask("2024-12-01T05:00:00Z", None).into_iter().map(|one| one.event).collect();
    assert_eq!(later, [open]);
    assert!(ask("2024-11-30T18:00:00Z", Some("2024-11-29T00:00:00Z")).is_empty());
    assert!(ask("2024-11-29T18:00:00Z", None).is_empty());
}

#[test]
fn a_curfew_on_a_road_is_told_by_its_event() {
    let (mut desk, _folder) = starter();
    let (at, route) = (on_route(&mut desk, "R-13", 0.5), id_of(&mut desk, "R-13").parse().unwrap());
    let curfew = Closure { hours: Some("17:00-05:00".parse().unwrap()), ..section(route, 9.0) };
    put(&mut desk, at, |event| {
        event.geometry = None;
        event.detail = Detail::Closure(curfew);
    });
    for lang in LANGS {
        let told = detail(&mut desk, "R-13", lang).access_reason;
        assert!(told.contains("A1") && !told.contains('—') && !told.contains('‹'), "{told}");
    }
}

#[test]
fn one_report_is_not_told_as_many() {
    let (mut desk, _folder) = starter();
    let at = on_route(&mut desk, "R-13", 0.5);
    put(&mut desk, at, |_| {});
    let said = ["1 independent report within", "تقرير مستقل واحد", "1 rapport indépendant à"];
    for (lang, said) in LANGS.into_iter().zip(said) {
        let told = plain(&detail(&mut desk, "R-13", lang).confidence_reason);
        assert!(told.contains(said), "{told}");
    }
}

#[test]
fn what_goes_on_is_told_as_going_on() {
    let (mut desk, _folder) = starter();
    let at = on_route(&mut desk, "R-13", 0.5);
    let id = put(&mut desk, at, |event| {
        event.detail = Detail::ArmedClash;
        event.time.from = "2024-11-28T12:00:00Z".parse().unwrap();
        event.time.until = Some("2024-12-01T12:00:00Z".parse().unwrap());
    });
    for (lang, said) in LANGS.into_iter().zip(["still going on", "ما زال مستمرا", "toujours en cours"]) {
        let told = detail(&mut desk, "R-13", lang);
        assert!(told.row.level >= RiskLevel::High, "{:?}", told.row.level);
        let driver = told.drivers.iter().find(|driver| driver.event.as_ref() == Some(&id)).unwrap();
        assert!(driver.detail.contains(said) && driver.age_hours == Some(0.0), "{}", driver.detail);
    }
}

#[test]
fn what_is_known_too_coarsely_to_count_is_told_near_a_route() {
    let (mut desk, _folder) = starter();
    let at = on_route(&mut desk, "R-13", 0.5);
    assert_eq!(detail(&mut desk, "R-13", Lang::En).row.level, RiskLevel::Unknown);
    let month = put(&mut desk, at, |event| {
        event.time.from = "2024-11-01T00:00:00Z".parse().unwrap();
        event.time.precision = TimePrecision::Month;
    });
    let province = put(&mut desk, at, |event| event.precision = LocationPrecision::Coarse);
    let hazard = Detail::ExplosiveHazard { device: Device::Mine, detonated: false, cleared: false };
    put(&mut desk, at, |event| {
        event.detail = hazard;
        event.precision = LocationPrecision::District;
    });
    let said = [
        ["3 reported dangers that may be near", "known to its province", "Where exactly “Mine"],
        ["3 أخطار مبلَّغ عنها", "مستوى المحافظة", "لغم"],
        ["3 dangers signalés", "connu à la province", "Le lieu précis de « Mine"],
    ];
    for (lang, [headline, why, gap]) in LANGS.into_iter().zip(said) {
        let told = detail(&mut desk, "R-13", lang);
        assert_eq!((told.row.level, told.row.advice), (RiskLevel::Unknown, Advice::Hold));
        assert!(plain(&told.headline).contains(headline), "{}", told.headline);
        let events: Vec<&str> = told.background.iter().map(|one| one.event.as_str()).collect();
        // What happened some day of this month may have happened today.
        assert_eq!(events, [month.as_str(), province.as_str()], "youngest first");
        assert!(plain(&told.background[1].text).contains(why), "{}", told.background[1].text);
        assert!(told.gaps.iter().any(|own| plain(&own.text).contains(gap)), "{:?}", told.gaps);
        let page = briefing(&mut desk, "R-13", lang);
        let lines = told.background.iter().map(|one| &one.text).chain([&told.headline]);
        for line in lines.chain(told.gaps.iter().map(|gap| &gap.text).filter(|text| plain(text).contains(gap))) {
            assert!(page.contains(&plain(line)) && !line.contains('‹'), "{line}");
        }
    }
    for _ in 0..10 {
        put(&mut desk, at, |event| event.precision = LocationPrecision::Linear);
    }
    let told = detail(&mut desk, "R-13", Lang::En);
    assert_eq!((told.background.len(), told.background_more_text.is_some()), (8, true));
    assert!(briefing(&mut desk, "R-13", Lang::En).contains("6 more violent events that may be near"));
    // A route that is known keeps the sentence as long as little weighs on it.
    let passage = section_passage(id_of(&mut desk, "R-13").parse().unwrap());
    put(&mut desk, at, |event| {
        (event.geometry, event.detail) = (None, passage);
    });
    let told = detail(&mut desk, "R-13", Lang::En);
    assert!(told.row.level < RiskLevel::Medium && told.row.level != RiskLevel::Unknown, "{:?}", told.row.level);
    assert!(told.headline.contains("13 reported dangers that may be near"), "{}", told.headline);
}

#[test]
fn an_event_without_any_place_is_counted_beside_every_route() {
    let (mut desk, _folder) = starter();
    let at = on_route(&mut desk, "R-13", 0.5);
    let count = |desk: &mut Desk, lang| {
        let gaps = detail(desk, "R-13", lang).gaps;
        gaps.into_iter().find(|gap| gap.code == "without-place").map(|gap| plain(&gap.text))
    };
    let before = count(&mut desk, Lang::En);
    put(&mut desk, at, |event| event.geometry = None);
    for (lang, said) in LANGS.into_iter().zip(["no place at all", "بلا أي مكان", "aucun lieu"]) {
        let after = count(&mut desk, lang).unwrap();
        assert!(after.contains(said) && Some(&after) != before.as_ref(), "{after}");
    }
}

/// A passage over a whole route.
fn section_passage(route: RouteId) -> Detail {
    Detail::Passage {
        route: Some(route),
        from_km: None,
        to_km: None,
        direction: Direction::Both,
        by: passage_model::PassedBy::Own,
        traffic: Traffic::all(),
        vehicle: None,
    }
}

#[test]
fn a_category_of_an_unknown_route_is_not_told_as_low() {
    let (mut desk, _folder) = starter();
    let at = on_route(&mut desk, "R-13", 0.5);
    put(&mut desk, at, |event| event.time.from = "2024-05-01T12:00:00Z".parse().unwrap());
    for (lang, word) in LANGS.into_iter().zip(["Unknown", "غير معروف", "Inconnu"]) {
        let told = detail(&mut desk, "R-13", lang);
        assert_eq!(told.row.level, RiskLevel::Unknown);
        let [category] = told.categories.as_slice() else { panic!("{:?}", told.categories) };
        assert_eq!((category.level, category.level_number, category.probability_7d), (RiskLevel::Unknown, None, None));
        assert_eq!(category.level_text, word);
    }
}

#[test]
fn at_low_a_set_is_not_called_the_smallest_that_changes_the_level() {
    let (mut desk, _folder) = starter();
    let route = id_of(&mut desk, "R-09");
    let as_of = Some("2024-11-29T08:00:00Z".parse().unwrap());
    let ask = |desk: &mut Desk, lang| {
        let question = AssessArgs { as_of, direction: Some(Direction::Backward), ..question(lang) };
        inspect::route_detail(desk, RouteDetailArgs { route: route.clone(), question }).unwrap()
    };
    // Without what holds it at Medium it is Low, by several reports from the far end.
    let id = ask(&mut desk, Lang::En).drivers[0].event.clone().unwrap();
    let form = edit::event_form(&mut desk, IdArgs { id, lang: Lang::En }).unwrap();
    let event = EventForm { status: passage_model::EventStatus::Retracted, ..form };
    edit::save_event(&mut desk, SaveEventArgs { event, reason: None, lang: Lang::En }).unwrap();
    let said = ["brings every stretch below Low; fewer may", "«منخفض»", "« Faible »"];
    for (lang, said) in LANGS.into_iter().zip(said) {
        let told = ask(&mut desk, lang);
        assert_eq!(told.row.level, RiskLevel::Low);
        let set = told.changes.iter().find(|change| change.kind == ChangeKind::SetFalse).unwrap();
        assert!(plain(set.note.as_ref().unwrap()).contains(said), "{:?}", set.note);
    }
}
