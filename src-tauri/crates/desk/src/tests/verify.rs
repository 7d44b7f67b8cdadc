//! What to check first, and what would change: each claim is carried out and compared.

use passage_model::{EventStatus, Lang};

use super::case::{question, starter};
use crate::{Desk, app, dto::*, edit, inspect, queue};

fn asked(desk: &mut Desk, lang: Lang) -> QueueDto {
    queue::queue(desk, question(lang)).unwrap()
}

fn retract(desk: &mut Desk, event: &str) {
    let form = edit::event_form(desk, IdArgs { id: event.to_owned(), lang: Lang::En }).unwrap();
    let event = EventForm { status: EventStatus::Retracted, ..form };
    edit::save_event(desk, SaveEventArgs { event, reason: None, lang: Lang::En }).unwrap();
}

fn undo(desk: &mut Desk) {
    app::undo(desk, UndoArgs { change: None, lang: Lang::En }).unwrap();
}

fn rows(desk: &mut Desk) -> Vec<RouteRowDto> {
    crate::assess::desk(desk, question(Lang::En)).unwrap().routes
}

#[test]
fn what_the_queue_says_of_a_false_report_comes_true_when_it_is_retracted() {
    let (mut desk, _folder) = starter();
    let queue = asked(&mut desk, Lang::En);
    assert!(queue.items.len() >= 3, "{}", queue.items.len());
    let before = rows(&mut desk);
    for item in queue.items.iter().take(10) {
        retract(&mut desk, &item.event);
        for row in rows(&mut desk) {
            let stated = item.routes.iter().find(|route| route.route == row.id);
            let was = before.iter().find(|before| before.id == row.id).unwrap();
            let then = stated.and_then(|route| route.if_false.as_ref());
            let expected =
                then.map_or((was.level, was.access, was.advice), |then| (then.level, then.access, then.advice.code));
            assert_eq!((row.level, row.access, row.advice), expected, "{} without {}", row.code, item.title);
        }
        undo(&mut desk);
    }
}

#[test]
fn the_queue_is_ranked_counted_and_told_in_three_languages() {
    let (mut desk, _folder) = starter();
    for lang in [Lang::En, Lang::Ar, Lang::Fr] {
        let queue = asked(&mut desk, lang);
        let text = serde_json::to_string(&queue).unwrap();
        assert!(!text.contains('‹'), "{lang:?}");
        for pair in queue.items.windows(2) {
            let rank = |item: &QueueItemDto| (item.routes_that_change, item.km_that_change);
            assert!(rank(&pair[0]) >= rank(&pair[1]), "{} before {}", pair[0].title, pair[1].title);
        }
        for item in &queue.items {
            assert_eq!(item.routes.len(), item.routes_that_change as usize);
            assert!(item.routes.iter().all(|route| route.if_false.is_some() || route.if_true.is_some()));
            assert!((0.0..=1.0).contains(&item.belief));
            assert!(item.label.contains(&item.title) || lang == Lang::Ar, "{}", item.label);
            assert_ne!(item.row.status, EventStatus::Retracted);
        }
    }
}

#[test]
fn an_empty_register_has_nothing_to_check() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::new(folder.path().join("empty.db"));
    let args = CreateArgs { path: None, passphrase: None, starter: false, lang: Lang::En };
    app::create_database(&mut desk, args).unwrap();
    let queue = asked(&mut desk, Lang::En);
    assert_eq!((queue.items.len(), queue.idle), (0, 0));
}

#[test]
fn the_smallest_set_and_every_single_report_do_what_is_said() {
    let (mut desk, _folder) = starter();
    let mut sets = 0;
    for row in rows(&mut desk) {
        let args = RouteDetailArgs { route: row.id.clone(), question: question(Lang::En) };
        let detail = inspect::route_detail(&mut desk, args).unwrap();
        for change in &detail.changes {
            assert!(change.level_moves || change.access_to.is_some() || change.advice_to.is_some(), "{}", change.text);
            assert_eq!(change.level_moves, change.from != change.to);
            assert!(!change.outcome_text.is_empty());
        }
        let Some(set) = detail.changes.iter().find(|change| change.kind == ChangeKind::SetFalse) else { continue };
        sets += 1;
        assert!(set.note.is_some() && set.without.len() > 1 && set.level_moves, "{}", set.text);
        for event in &set.without {
            retract(&mut desk, event);
        }
        let then = rows(&mut desk).into_iter().find(|then| then.id == row.id).unwrap();
        assert_eq!(then.computed_level, set.to, "{}: {}", row.code, set.text);
        for _ in &set.without {
            undo(&mut desk);
        }
        let back = rows(&mut desk).into_iter().find(|back| back.id == row.id).unwrap();
        assert_eq!(back.level, row.level);
    }
    assert!(sets > 0, "no route of the example needs more than one report");
}

#[test]
fn an_undo_is_taken_back_until_new_work_follows() {
    let (mut desk, _folder) = starter();
    let lang = LangArgs { lang: Lang::En };
    assert_eq!(app::redo(&mut desk, lang.clone()).unwrap_err().code.code(), "nothing-to-redo");
    let event = asked(&mut desk, Lang::En).items[0].event.clone();
    retract(&mut desk, &event);
    let retracted = rows(&mut desk);
    undo(&mut desk);
    app::redo(&mut desk, lang.clone()).unwrap();
    let again = rows(&mut desk);
    let levels = |rows: &[RouteRowDto]| rows.iter().map(|row| (row.id.clone(), row.level)).collect::<Vec<_>>();
    assert_eq!(levels(&again), levels(&retracted));
    assert!(app::redo(&mut desk, lang).is_err(), "there is nothing more to redo");
}

#[test]
fn the_method_is_told_by_the_command() {
    let (mut desk, _folder) = starter();
    let method = desk.call("method", serde_json::json!({ "lang": "en" })).unwrap();
    assert_eq!(method["method"], "passage-method 1 (uncalibrated)");
    let method = desk.call("method", serde_json::json!({ "lang": "ar" })).unwrap();
    let line = method["method"].as_str().unwrap();
    assert!(line.contains("passage-method 1") && line.contains("غير معاير"), "{line}");
    assert!(method["country"].is_null());
    assert_eq!(method["rules"].as_array().unwrap().len(), passage_risk::Rule::ALL.len());
}

#[test]
fn reports_of_one_title_are_told_apart() {
    let (mut desk, folder) = starter();
    let file = folder.path().join("clashes.csv");
    let row = |n: u32| format!("{n},2024-11-{},2024-11-{},35.95,39.0{n},1,armed_clash,0,SY\n", 20 + n % 3, 20 + n % 3);
    let header = "id,date_start,date_end,lat,lon,where_prec,kind,deaths_best,country\n";
    std::fs::write(&file, [29, 27, 25].map(row).iter().fold(header.to_owned(), |text, row| text + row)).unwrap();
    let args = ImportArgs::files(vec![file.display().to_string()], Lang::En);
    crate::import::import(&mut desk, args).unwrap();
    let mut alike = 0;
    for row in rows(&mut desk) {
        let args = RouteDetailArgs { route: row.id.clone(), question: question(Lang::En) };
        let detail = inspect::route_detail(&mut desk, args).unwrap();
        let texts: Vec<&str> = detail.changes.iter().map(|change| change.text.as_str()).collect();
        let clashes =
            texts.iter().filter(|text| text.contains("“Armed clash, Raqqa”") || text.contains("“Armed clash”"));
        alike = alike.max(clashes.count());
        let different: std::collections::BTreeSet<&str> = texts.iter().copied().collect();
        assert_eq!(different.len(), texts.len(), "{}: {texts:?}", row.code);
    }
    assert!(alike > 1, "no two of them matter to one route");
}

#[test]
fn each_side_of_a_crossing_is_named_where_both_say_nothing() {
    let (mut desk, _folder) = starter();
    let later = AssessArgs { as_of: Some("2025-03-30T18:00:00Z".parse().unwrap()), ..question(Lang::En) };
    let id = rows(&mut desk).into_iter().find(|row| row.code == "R-13").unwrap().id;
    let detail = inspect::route_detail(&mut desk, RouteDetailArgs { route: id, question: later }).unwrap();
    let bridge: Vec<&str> =
        detail.drivers.iter().filter(|d| d.title == "Raqqa old bridge").map(|d| d.detail.as_str()).collect();
    assert_eq!(bridge.len(), 2, "{bridge:?}");
    assert_ne!(bridge[0], bridge[1]);
}
