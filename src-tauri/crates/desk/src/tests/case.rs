//! The founding case: what a planner must read on 30 November 2024 at 18:00 UTC.

use passage_model::{Access, Lang, RiskLevel};
use tempfile::TempDir;

use crate::{
    Desk, assessment_report,
    dto::{AssessArgs, AssessmentReport, CreateArgs, RouteReport},
};

pub(super) const AS_OF: &str = "2024-11-30T18:00:00Z";

/// A desk over a new database with the starter region, at the example's own moment. The folder lives as long as it.
pub(super) fn starter() -> (Desk, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let now = AS_OF.parse().unwrap();
    let mut desk = Desk::with_clock(folder.path().join("case.db"), move || now);
    let args = CreateArgs { path: None, passphrase: None, starter: true, lang: Lang::En };
    crate::app::create_database(&mut desk, args).unwrap();
    (desk, folder)
}

/// Another desk over the same database, that has been asked nothing yet.
pub(super) fn again(folder: &TempDir) -> Desk {
    let now = AS_OF.parse().unwrap();
    let mut desk = Desk::with_clock(folder.path().join("case.db"), move || now);
    crate::app::status(&mut desk, crate::dto::LangArgs { lang: Lang::En }).unwrap();
    desk
}

pub(super) fn question(lang: Lang) -> AssessArgs {
    AssessArgs {
        lang,
        as_of: Some(AS_OF.parse().unwrap()),
        known_at: None,
        traffic: None,
        vehicle: None,
        direction: None,
        window_days: None,
        histogram_days: None,
    }
}

fn assessed() -> AssessmentReport {
    let (mut desk, _folder) = starter();
    assessment_report(&mut desk, &question(Lang::En), &[]).unwrap()
}

fn route<'a>(report: &'a AssessmentReport, code: &str) -> &'a RouteReport {
    report.routes.iter().find(|route| route.code == code).unwrap()
}

#[test]
fn roads_west_of_aleppo_are_high_or_above_with_the_claims_named() {
    let report = assessed();
    for code in ["R-01", "R-06"] {
        let route = route(&report, code);
        assert!(route.level_number >= Some(4), "{code}: {:?}", route.level);
        assert!(route.drivers.iter().any(|driver| driver.title.contains("claimed")), "{code}");
        assert!(route.drivers.iter().any(|driver| driver.title.contains("Ministry of Defence")), "{code}");
    }
}

#[test]
fn the_iraq_border_is_closed_by_order_and_says_that_the_gates_are_not_confirmed() {
    let (mut desk, _folder) = starter();
    let dto = crate::assess::desk(&mut desk, question(Lang::En)).unwrap();
    for name in ["al-Bukamal / al-Qa'im", "al-Yarubiyah / Rabia", "al-Tanf / al-Waleed"] {
        let crossing = dto.crossings.iter().find(|crossing| crossing.name == name).unwrap();
        assert_eq!(crossing.access, Access::Closed, "{name}");
        assert!(crossing.by_order_only, "{name}");
        assert!(crossing.reason_text.contains("A1"), "{}", crossing.reason_text);
    }
    let bab_al_hawa = dto.crossings.iter().find(|crossing| crossing.name.starts_with("Bab al-Hawa")).unwrap();
    assert_ne!(bab_al_hawa.access, Access::Closed, "the order is about another border");
}

#[test]
fn routes_without_reports_are_unknown_never_low() {
    let report = assessed();
    let unknown = report.routes.iter().filter(|route| route.level == RiskLevel::Unknown).count();
    assert!(unknown >= 8, "{unknown}");
    for route in &report.routes {
        let silent = route.gaps.iter().any(|gap| gap.code == "no-report-ever");
        let all = route.drivers.iter().all(|driver| driver.share.is_none());
        if silent && all && route.drivers.iter().all(|driver| driver.rule.starts_with('A')) {
            assert_eq!(route.level, RiskLevel::Unknown, "{}", route.code);
        }
        assert_ne!(route.level_number, Some(0), "{}", route.code);
    }
}

#[test]
fn a_confirmed_passage_over_the_whole_road_opens_it() {
    let report = assessed();
    for code in ["R-03", "R-07"] {
        let route = route(&report, code);
        assert_eq!(route.access, Access::Open, "{code}: {}", route.access_reason);
    }
}

#[test]
fn nothing_is_known_before_it_was_received() {
    let (mut desk, _folder) = starter();
    let early = AssessArgs { known_at: Some("2024-11-26T00:00:00Z".parse().unwrap()), ..question(Lang::En) };
    let report = assessment_report(&mut desk, &early, &[]).unwrap();
    assert!(route(&report, "R-01").level_number < Some(4), "{:?}", route(&report, "R-01").level);
    let dto = crate::assess::desk(&mut desk, early).unwrap();
    assert!(dto.events.iter().all(|event| !event.title.contains("Iraq–Syria")));
}

#[test]
fn the_same_question_gets_the_same_bytes() {
    let (mut desk, _folder) = starter();
    let one = serde_json::to_string(&assessment_report(&mut desk, &question(Lang::En), &[]).unwrap()).unwrap();
    let two = serde_json::to_string(&assessment_report(&mut desk, &question(Lang::En), &[]).unwrap()).unwrap();
    assert_eq!(one, two);
}

#[test]
fn every_sentence_is_there_in_three_languages() {
    let (mut desk, _folder) = starter();
    for lang in [Lang::En, Lang::Ar, Lang::Fr] {
        let report = assessment_report(&mut desk, &question(lang), &[]).unwrap();
        let text = serde_json::to_string(&report).unwrap();
        let desk_text = serde_json::to_string(&crate::assess::desk(&mut desk, question(lang)).unwrap()).unwrap();
        for text in [text, desk_text] {
            // A missing message comes back between these marks.
            assert!(
                !text.contains('‹'),
                "{lang:?}: …{}",
                &text[text.find('‹').unwrap()..].chars().take(60).collect::<String>()
            );
            // So does a part that no number was given for.
            assert!(!text.contains("{$"), "{lang:?}: {text}");
        }
        let summary = crate::inspect::route_detail(
            &mut desk,
            crate::dto::RouteDetailArgs { route: report.routes[0].id.clone(), question: question(lang) },
        )
        .unwrap();
        assert!(!serde_json::to_string(&summary).unwrap().contains('‹'));
    }
}

#[test]
fn counterfactuals_hold_when_the_report_is_retracted() {
    let (mut desk, _folder) = starter();
    let before = assessment_report(&mut desk, &question(Lang::En), &["R-04".to_owned()]).unwrap();
    let stated: Vec<_> = before.routes[0].counterfactuals.iter().filter(|c| c.without.len() == 1).cloned().collect();
    assert!(!stated.is_empty());
    for counterfactual in stated {
        let id = counterfactual.without[0].clone();
        let form = crate::edit::event_form(&mut desk, crate::dto::IdArgs { id, lang: Lang::En }).unwrap();
        let retracted = crate::dto::EventForm { status: passage_model::EventStatus::Retracted, ..form };
        let args = crate::dto::SaveEventArgs { event: retracted, reason: None, lang: Lang::En };
        crate::edit::save_event(&mut desk, args).unwrap();
        let after = assessment_report(&mut desk, &question(Lang::En), &["R-04".to_owned()]).unwrap();
        assert_eq!(after.routes[0].level, counterfactual.level);
        assert_eq!(after.routes[0].access, counterfactual.access);
        crate::app::undo(&mut desk, crate::dto::UndoArgs { change: None, lang: Lang::En }).unwrap();
    }
}

#[test]
fn a_crossing_shows_what_holds_now_beside_each_word() {
    let (mut desk, _folder) = starter();
    let dto = crate::assess::desk(&mut desk, question(Lang::En)).unwrap();
    let crossing = |name: &str| dto.crossings.iter().find(|crossing| crossing.name.starts_with(name)).unwrap();
    let rows: Vec<_> = crossing("Bab al-Hawa").sides[0].statuses.iter().collect();
    let row = |who: &str| rows.iter().find(|row| row.who_text.starts_with(who)).unwrap();
    // Four months old: nobody knows now.
    let staff = row("humanitarian staff");
    assert_eq!((staff.access, staff.access_text.as_str()), (Access::Unknown, "Unknown"));
    assert!(staff.said_text.contains("“Open”, 29 Jul, 124 d ago"), "{}", staff.said_text);
    let cargo = row("humanitarian cargo");
    assert_eq!(cargo.access, Access::Open, "{}", cargo.said_text);
    // What is closed by order is open at no side of it.
    for side in &crossing("al-Bukamal").sides {
        assert_eq!(side.access, Access::Closed);
        assert!(side.statuses.iter().all(|row| row.access == Access::Closed), "{:?}", side.statuses);
    }
}
