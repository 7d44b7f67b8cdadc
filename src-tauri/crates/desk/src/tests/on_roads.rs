//! What a card says of the road that its event acts on, and what the assessment then does.

use passage_model::{EventKind, Lang, LocationPrecision, Scope};

use super::case::{question, starter};
use crate::{Desk, assessment_report, dto::*, edit, inbox};

/// A report pasted and opened.
fn pasted(desk: &mut Desk, text: &str) -> OpenReportDto {
    let args = PasteArgs {
        text: text.to_owned(),
        source: None,
        source_name: Some("Field team".into()),
        source_kind: None,
        reliability: Some(passage_model::Reliability::B),
        published_at: None,
        received_at: None,
        region: None,
        utc_offset_minutes: None,
        lang: Lang::En,
    };
    let report = inbox::paste_report(desk, args).unwrap().report;
    inbox::inbox(desk, InboxArgs { report: Some(report), lang: Lang::En }).unwrap().open.unwrap()
}

fn accepted(desk: &mut Desk, open: &OpenReportDto, picks: Vec<Option<PickDto>>) -> EventForm {
    let draft = DraftRef { report: open.report.clone(), key: open.drafts[0].key.clone() };
    let choice = DraftChoice { picks, ..DraftChoice::default() };
    let id =
        inbox::accept_draft(desk, AcceptDraftArgs { draft, choice, event: None, lang: Lang::En }).unwrap().id.unwrap();
    edit::event_form(desk, IdArgs { id, lang: Lang::En }).unwrap()
}

/// Access of a route, by its code.
fn access(desk: &mut Desk, code: &str) -> passage_model::Access {
    let report = assessment_report(desk, &question(Lang::En), &[]).unwrap();
    report.routes.iter().find(|route| route.code == code).unwrap().access
}

#[test]
fn a_closure_in_a_settlement_closes_the_road_that_its_card_names() {
    let (mut desk, _folder) = starter();
    for (text, kind) in [
        ("M4 remains closed at Ariha.", EventKind::Closure),
        ("The bridge at Ariha is destroyed.", EventKind::Obstruction),
    ] {
        let open = pasted(&mut desk, text);
        let draft = &open.drafts[0];
        assert_eq!(draft.kind, kind, "{draft:?}");
        assert!(draft.line.starts_with("put on R-05, km "), "{}", draft.line);
        let event = accepted(&mut desk, &open, Vec::new());
        assert!(event.place.is_some() && event.precision == LocationPrecision::Linear, "{event:?}");
        if let passage_model::Detail::Closure(closure) = &event.detail {
            assert!(matches!(closure.scope, Scope::Section { .. }), "{closure:?}");
        }
        assert_eq!(access(&mut desk, "R-05"), passage_model::Access::Closed, "{text}");
        crate::app::undo(&mut desk, UndoArgs { change: None, lang: Lang::En }).unwrap();
        assert_ne!(access(&mut desk, "R-05"), passage_model::Access::Closed, "{text}");
    }
}

#[test]
fn violence_along_a_road_says_before_it_is_accepted_that_it_counts_for_no_level() {
    let (mut desk, _folder) = starter();
    for text in [
        "Three drivers were killed in an ambush on the Idlib - Bab al-Hawa road yesterday.",
        "Shelling on R-05 yesterday.",
    ] {
        let open = pasted(&mut desk, text);
        assert!(open.notices.iter().any(|notice| notice.contains("counts for no level")), "{:?}", open.notices);
    }
    let open = pasted(&mut desk, "Ambush at Ariha yesterday.");
    assert_eq!(open.notices, [] as [&str; 0]);
}

#[test]
fn mines_along_a_road_count_there_and_nothing_says_otherwise() {
    let (mut desk, _folder) = starter();
    let level = |desk: &mut Desk| {
        let report = assessment_report(desk, &question(Lang::En), &[]).unwrap();
        report.routes.iter().find(|route| route.code == "R-20").unwrap().level
    };
    assert!(level(&mut desk) < passage_model::RiskLevel::VeryHigh);
    for text in [
        "Mines were found on the road between Jableh and Baniyas.",
        "UXO on the road between Jableh and Baniyas.",
        "عثر على ألغام على الطريق بين جبلة وبانياس",
    ] {
        let open = pasted(&mut desk, text);
        assert!(!open.notices.iter().any(|notice| notice.contains("counts for no level")), "{:?}", open.notices);
        let event = accepted(&mut desk, &open, Vec::new());
        assert_eq!(event.precision, LocationPrecision::Linear, "{text}");
        assert_eq!(level(&mut desk), passage_model::RiskLevel::VeryHigh, "{text}");
        crate::app::undo(&mut desk, UndoArgs { change: None, lang: Lang::En }).unwrap();
    }
    // What the notice says of violence is what happens.
    let before = level(&mut desk);
    let open = pasted(&mut desk, "Shelling on the road between Jableh and Baniyas yesterday.");
    assert!(open.notices.iter().any(|notice| notice.contains("counts for no level")), "{:?}", open.notices);
    accepted(&mut desk, &open, Vec::new());
    assert_eq!(level(&mut desk), before);
}

#[test]
fn light_vehicles_let_through_are_no_trucks_and_trucks_shut_out_are_all_trucks() {
    use passage_model::{Detail, VehicleClass::*};
    let (mut desk, _folder) = starter();
    let mut form = |text: &str| {
        let open = pasted(&mut desk, text);
        accepted(&mut desk, &open, Vec::new())
    };
    for text in [
        "The road between Jableh and Baniyas reopened for light vehicles only, lorries have to wait.",
        "La route entre Jableh et Baniyas est rouverte aux véhicules légers uniquement.",
        "أعيد فتح الطريق بين جبلة وبانياس أمام السيارات الصغيرة فقط، الشاحنات ممنوعة",
    ] {
        let Detail::Reopening(open) = form(text).detail else { panic!("{text}") };
        assert_eq!(open.vehicles, [Light4wd], "{text}");
    }
    for text in [
        "معبر باب السلامة مغلق أمام الشاحنات",
        "معبر باب السلامة مغلق أمام الشاحنات حتى إشعار آخر، ويسمح بعبور المشاة",
        "Bab al-Salama is closed to heavy vehicles.",
        "Bab al-Salama est fermé aux poids lourds.",
    ] {
        let Detail::Closure(closed) = form(text).detail else { panic!("{text}") };
        assert_eq!(closed.vehicles, [LightTruck, HeavyTruck, TruckAndTrailer], "{text}");
    }
}

#[test]
fn who_passed_in_a_car_opens_no_road_to_trucks_and_who_went_round_opens_none() {
    use passage_model::{Detail, VehicleClass};
    let (mut desk, _folder) = starter();
    let mut passed = |text: &str| {
        let open = pasted(&mut desk, text);
        let Detail::Passage { route, vehicle, .. } = accepted(&mut desk, &open, Vec::new()).detail else {
            panic!("{text}")
        };
        (route.is_some(), vehicle)
    };
    for text in [
        "Our car passed from Latakia to Homs yesterday.",
        "An ambulance passed from Latakia to Homs yesterday.",
        "وصلت سيارة إسعاف من اللاذقية إلى حمص أمس",
    ] {
        assert_eq!(passed(text), (true, Some(VehicleClass::Light4wd)), "{text}");
    }
    assert_eq!(passed("Our convoy passed from Latakia to Homs yesterday."), (true, None));
    assert_eq!(passed("Our convoy passed from Latakia to Homs via Baniyas yesterday."), (true, None));
    assert_eq!(passed("Our convoy passed from Latakia to Homs via Palmyra yesterday."), (false, None));
}

#[test]
fn a_way_and_hours_that_a_closure_leaves_out_are_told() {
    let (mut desk, _folder) = starter();
    for text in [
        "The road between Jableh and Baniyas is closed southbound only, daily 08:00-12:00, until 12 December.",
        "La route entre Jableh et Baniyas est fermée dans un seul sens, de 8h à 12h chaque jour.",
        "الطريق بين جبلة وبانياس مغلق باتجاه واحد يوميا من الساعة 8 حتى الساعة 12",
    ] {
        let open = pasted(&mut desk, text);
        for told in ["one way only", "some hours only"] {
            assert!(open.notices.iter().any(|notice| notice.contains(told)), "{text}: {:?}", open.notices);
        }
    }
    let open = pasted(&mut desk, "The road between Jableh and Baniyas is closed from both sides.");
    assert_eq!(open.notices, [] as [&str; 0]);
}

#[test]
fn a_road_of_one_route_is_closed_as_a_whole_and_one_of_several_is_picked() {
    let (mut desk, _folder) = starter();
    let open = pasted(&mut desk, "R-05 closed since 29 November.");
    assert!(open.drafts[0].line.starts_with("all of R-05, km 0 to "), "{}", open.drafts[0].line);
    assert!(open.notices[0].contains("no place on it"), "{:?}", open.notices);
    accepted(&mut desk, &open, Vec::new());
    assert_eq!(access(&mut desk, "R-05"), passage_model::Access::Closed);

    let open = pasted(&mut desk, "The M4 is closed since 28 November.");
    let draft = &open.drafts[0];
    assert_eq!((draft.places[0].picked, draft.places[0].candidates.len()), (None, 4), "{draft:?}");
    assert!(open.notices[0].contains("several routes"), "{:?}", open.notices);
    let pick = draft.places[0].candidates.iter().find(|one| one.where_text.contains("R-10")).unwrap().pick.clone();
    accepted(&mut desk, &open, vec![Some(pick)]);
    assert_eq!(access(&mut desk, "R-10"), passage_model::Access::Closed);
}

#[test]
fn of_two_roads_between_two_places_the_card_names_both() {
    let (mut desk, _folder) = starter();
    let open = pasted(&mut desk, "The Hama - Aleppo road is closed.");
    let told = open.notices.iter().find(|notice| notice.contains("more than one route")).unwrap();
    assert!(told.contains("R-06") && told.contains("R-26"), "{told}");
    let open = pasted(&mut desk, "The M5 Hama - Aleppo is closed.");
    assert!(!open.notices.iter().any(|notice| notice.contains("more than one route")), "{:?}", open.notices);
}

#[test]
fn km_of_a_route_called_by_its_code_are_where_the_card_puts_it() {
    let (mut desk, _folder) = starter();
    let open = pasted(&mut desk, "R-05 is closed between km 20 and km 35, and between km 50 and 52.");
    let places = &open.drafts[0].places;
    let lines: Vec<&str> = places.iter().map(|place| place.candidates[0].where_text.as_str()).collect();
    assert_eq!(lines, ["put on R-05, km 20 to 35", "put on R-05, km 50 to 52"]);
    assert_eq!(open.notices, [] as [&str; 0]);
    let event = accepted(&mut desk, &open, Vec::new());
    let passage_model::Detail::Closure(closure) = &event.detail else { panic!("{event:?}") };
    let Scope::Section { from_km, to_km, .. } = closure.scope else { panic!("{closure:?}") };
    assert_eq!((from_km.0, to_km.0), (20.0, 35.0));

    let open = pasted(&mut desk, "Ambush on R-05 at km 30 yesterday.");
    assert!(open.drafts[0].line.starts_with("on R-05, km 30"), "{}", open.drafts[0].line);
    let event = accepted(&mut desk, &open, Vec::new());
    assert_eq!(event.precision, LocationPrecision::Exact);

    let open = pasted(&mut desk, "R-05 is blocked between km 900 and km 950.");
    assert!(open.notices.iter().any(|notice| notice.contains("does not have")), "{:?}", open.notices);
}

#[test]
fn a_form_of_a_draft_is_not_saved_over_routes_that_have_changed_since() {
    let (mut desk, _folder) = starter();
    let open = pasted(&mut desk, "R-05 is closed between km 20 and km 35.");
    let draft = DraftRef { report: open.report.clone(), key: open.drafts[0].key.clone() };
    let args = DraftChoiceArgs { draft: draft.clone(), choice: DraftChoice::default(), lang: Lang::En };
    let stale = inbox::draft_form(&mut desk, args.clone()).unwrap();
    let id = assessment_report(&mut desk, &question(Lang::En), &[]).unwrap();
    let id = id.routes.iter().find(|route| route.code == "R-05").unwrap().id.clone();
    let mut route = edit::route_form(&mut desk, IdArgs { id, lang: Lang::En }).unwrap();
    route.line.reverse();
    edit::save_route(&mut desk, SaveRouteArgs { route, reason: None, lang: Lang::En }).unwrap();
    let accept = |desk: &mut Desk, form: EventForm| {
        let args =
            AcceptDraftArgs { draft: draft.clone(), choice: DraftChoice::default(), event: Some(form), lang: Lang::En };
        inbox::accept_draft(desk, args)
    };
    assert!(accept(&mut desk, stale).is_err());
    let fresh = inbox::draft_form(&mut desk, args).unwrap();
    accept(&mut desk, fresh).unwrap();
}
