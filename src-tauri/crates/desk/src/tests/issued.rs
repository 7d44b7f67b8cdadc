//! Issued briefings are found again, read as they were, and compared.

use std::fs;

use passage_model::{Briefing, BriefingId, BriefingRoute, Lang, RiskLevel, Time, Tlp};
use passage_store::page_hash;

use super::case::{AS_OF, question, starter};
use super::told::id_of;
use crate::{Desk, app, brief, dto::*, edit, overrides};

const LANGS: [Lang; 3] = [Lang::En, Lang::Ar, Lang::Fr];

fn issue(desk: &mut Desk, lang: Lang, codes: &[&str]) -> BriefDto {
    let args = BriefArgs {
        question: question(lang),
        routes: codes.iter().map(ToString::to_string).collect(),
        issue: true,
        file: None,
        tlp: Tlp::AmberStrict,
        redact: Redaction::None,
        valid_hours: Some(12),
    };
    brief::brief(desk, args).unwrap()
}

fn list(desk: &mut Desk, lang: Lang) -> Vec<IssuedDto> {
    brief::briefings(desk, LangArgs { lang }).unwrap()
}

fn differ(desk: &mut Desk, one: &str, other: &str, lang: Lang) -> BriefingDifferenceDto {
    let args = BriefingDifferenceArgs { one: one.to_owned(), other: other.to_owned(), lang };
    brief::briefing_difference(desk, args).unwrap()
}

fn set(desk: &mut Desk, code: &str, level: RiskLevel) {
    let args = OverrideArgs {
        route: id_of(desk, code),
        level,
        reason: "Guards turned two partners back.".to_owned(),
        author: Some("S.K.".to_owned()),
        from: None,
        expires: AS_OF.parse::<Time>().unwrap() + chrono::Duration::hours(9),
        lang: Lang::En,
    };
    overrides::set_override(desk, args).unwrap();
}

#[test]
fn what_was_issued_is_listed_and_its_page_is_kept() {
    let (mut desk, folder) = starter();
    let first = issue(&mut desk, Lang::Fr, &["R-01", "R-03"]);
    issue(&mut desk, Lang::En, &[]);
    let [second, one] = list(&mut desk, Lang::En).try_into().unwrap();
    assert_eq!((second.number, one.number, one.routes, one.lang.as_str()), (2, 1, 2, "fr"));
    assert_eq!((one.tlp, one.over, &one.id), (Tlp::AmberStrict, false, first.id.as_ref().unwrap()));
    assert_eq!(one.routes_text, "R-01 and R-03");
    assert!(second.routes > 10 && second.routes_text.contains("more"), "{}", second.routes_text);
    let file = folder.path().join("again.html");
    let args = |file: Option<String>| KeptBriefingArgs { id: one.id.clone(), file, lang: Lang::En };
    let page = brief::briefing_html(&mut desk, args(None)).unwrap();
    assert_eq!(page.html, first.html);
    let copy = brief::briefing_html(&mut desk, args(Some(file.display().to_string()))).unwrap();
    assert_eq!((copy.html, fs::read_to_string(&file).ok()), (None, first.html));
    // A copy that leaves the house is on record.
    let row = app::audit(&mut desk, AuditArgs { lang: Lang::En, limit: None }).unwrap().swap_remove(0);
    assert_eq!(row.text, "Copy of an issued briefing written");
    assert!(row.reason.unwrap().contains("again.html"));
}

#[test]
fn two_briefings_are_compared_route_by_route() {
    let (mut desk, _folder) = starter();
    let one = issue(&mut desk, Lang::En, &["R-01", "R-03", "R-13"]).id.unwrap();
    set(&mut desk, "R-01", RiskLevel::Unknown);
    let other = issue(&mut desk, Lang::En, &["R-01", "R-03", "R-07"]).id.unwrap();
    let told = differ(&mut desk, &other, &one, Lang::En);
    assert_eq!((told.before, told.after, told.same, &told.note), (1, 2, 1, &None));
    let [set, only_then, only_now] = told.routes.as_slice() else { panic!("{:?}", told.routes) };
    assert_eq!(set.code, "R-01");
    assert!(set.fields.iter().any(|field| field.label == "Risk" && field.new == "Unknown"), "{:?}", set.fields);
    let mut codes = [(&only_then.code, &only_then.only), (&only_now.code, &only_now.only)];
    codes.sort();
    assert_eq!(codes.map(|(code, _)| code.as_str()), ["R-07", "R-13"]);
    assert!(codes[0].1.as_ref().unwrap().starts_with("Only in briefing 2: "), "{codes:?}");
    assert!(codes[1].1.as_ref().unwrap().starts_with("Only in briefing 1: "), "{codes:?}");
    for lang in LANGS {
        let told = differ(&mut desk, &one, &other, lang);
        let all = told.routes.iter().flat_map(|row| row.fields.iter().map(|field| &field.label).chain(&row.only));
        assert!(all.into_iter().all(|text| !text.contains('‹')), "{:?}", told.routes);
    }
    // A route that has left the register is still called by its name.
    let id = id_of(&mut desk, "R-13");
    let args = DeleteArgs { what: Deletable::Route, id, reason: None, lang: Lang::En };
    edit::delete(&mut desk, args).unwrap();
    let told = differ(&mut desk, &one, &other, Lang::En);
    let gone = told.routes.iter().find(|row| row.code == "R-13").unwrap();
    assert!(gone.route.is_none() && gone.name.len() > 3, "{gone:?}");
    assert!(list(&mut desk, Lang::En)[1].routes_text.contains("R-13"));
}

#[test]
fn an_advice_that_an_older_version_did_not_keep_is_not_compared() {
    let (mut desk, _folder) = starter();
    let new = issue(&mut desk, Lang::En, &["R-01"]).id.unwrap();
    let kept = desk.opened(crate::desk::words(Lang::En)).unwrap().store.last_briefing().unwrap().unwrap();
    assert!(kept.routes[0].advice.is_some());
    let mut old: serde_json::Value = serde_json::to_value(&kept).unwrap();
    old["routes"][0].as_object_mut().unwrap().remove("advice");
    let old: Briefing = serde_json::from_value(old).unwrap();
    let routes: Vec<BriefingRoute> = old.routes.clone();
    assert_eq!(routes[0].advice, None);
    let html = "<p>old</p>";
    let id = BriefingId::from_parts(1, [7; 10]);
    let old = Briefing { id, number: 2, sha256: page_hash(html), ..old };
    desk.opened(crate::desk::words(Lang::En)).unwrap().store.issue_briefing(&old, html).unwrap();
    let told = differ(&mut desk, &new, &id.to_string(), Lang::En);
    assert_eq!((told.routes.len(), told.same), (0, 1));
    assert!(told.note.unwrap().ends_with("briefing 2."));
}
