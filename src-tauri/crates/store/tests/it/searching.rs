//! Search in Latin and Arabic script.

use passage_model::*;
use passage_store::{Entity, Store};

use crate::{common::*, reading::filled};

fn found(store: &Store, text: &str) -> Vec<(Entity, String)> {
    store.search(text, 20).unwrap().into_iter().map(|hit| (hit.entity, hit.label)).collect()
}

#[test]
fn names_are_found_in_any_script_and_spelling() {
    let mut store = filled();
    let aleppo = Place {
        names: Names(vec![
            Name { lang: Lang::En, text: "Aleppo".into(), alias: false },
            Name { lang: Lang::En, text: "Ḥalab".into(), alias: true },
            Name { lang: Lang::Ar, text: "حَلَب".into(), alias: false },
        ]),
        ..place(2)
    };
    change(&mut store, 2, |c| c.put_place(&aleppo));
    let urum = Entity::Place(place_id(1));
    for text in ["Urum", "urum al-sughra", "ur sug", "SUGHRA", "أورم", "اورم الصُّغرى", "صغرى", "الصغري"]
    {
        assert_eq!(found(&store, text).first().map(|hit| hit.0), Some(urum), "{text}");
    }
    let aleppo = Entity::Place(place_id(2));
    assert_eq!(found(&store, "halab"), [(aleppo, "Aleppo".into())], "an alias is shown as the main name");
    let arabic: Vec<_> = found(&store, "حلب").into_iter().filter(|hit| hit.0 == aleppo).collect();
    assert_eq!(arabic, [(aleppo, "حَلَب".into())]);
    assert_eq!(store.search("Aleppo", 20).unwrap()[0].lang, Lang::En);
}

#[test]
fn codes_sides_titles_and_reports_are_found() {
    let store = filled();
    let route = Entity::Route(route_id(1));
    for text in ["R-01", "r 01 gazi", "M5", "غازي"] {
        assert_eq!(found(&store, text)[0].0, route, "{text}");
    }
    assert_eq!(found(&store, "bukamal"), [(Entity::Crossing(crossing_id(1)), "Al-Bukamal".into())]);
    assert_eq!(found(&store, "C1234")[0].0, Entity::Place(place_id(1)));
    let hits = found(&store, "closed");
    let (event, report) = (Entity::Event(event_id(1)), Entity::Report(report_id(1)));
    assert_eq!(hits, [(event, "Border closed".into()), (report, "The crossing is closed.".into())], "titles first");
    assert_eq!(found(&store, "معبر"), [(Entity::Report(report_id(2)), "أغلق المعبر".into())]);
    // Every word must be there, in one text.
    assert_eq!(found(&store, "closed urum"), []);
}

#[test]
fn names_come_before_titles_and_short_before_long_and_the_limit_holds() {
    let mut store = store();
    change(&mut store, 1, |c| {
        c.put_source(&source(1))?;
        c.put_report(&report(1, "Hama was quiet."))?;
        c.put_event(&Event { title: Names::one(Lang::En, "Hama road"), ..strike(1) })?;
        c.put_place(&Place { names: Names::one(Lang::En, "Hamadaniyah"), ..place(1) })?;
        c.put_place(&Place { names: Names::one(Lang::En, "Hama"), ..place(2) })
    });
    let labels: Vec<_> = found(&store, "hama").into_iter().map(|hit| hit.1).collect();
    assert_eq!(labels, ["Hama", "Hamadaniyah", "Hama road", "Hama was quiet."]);
    assert_eq!(store.search("hama", 2).unwrap().len(), 2);
    assert_eq!(store.search("hama", 0).unwrap(), []);
}

#[test]
fn what_is_typed_is_never_taken_for_syntax() {
    let store = filled();
    let typed = [
        "",
        " ",
        "\"",
        "*",
        "\"urum",
        "urum*",
        "NOT urum",
        "urum OR zz",
        "words: urum",
        "urum -zz",
        "(",
        "NEAR(a b)",
        "^urum",
        "'; DROP TABLE fact; --",
        "\u{202e}",
        "\0urum",
        "a\"b",
        "😀",
        "%",
        "{words}: x",
    ];
    for text in typed {
        assert!(store.search(text, 5).is_ok(), "{text}");
    }
    assert_eq!(found(&store, "\"urum")[0].0, Entity::Place(place_id(1)));
    assert_eq!(found(&store, "urum*")[0].0, Entity::Place(place_id(1)));
    assert!(store.search(&"ab ".repeat(20_000), 5).is_ok());
}

#[test]
fn search_follows_the_present() {
    let mut store = filled();
    change(&mut store, 2, |c| c.put_place(&Place { names: Names::one(Lang::En, "Renamed"), ..place(1) }));
    assert_eq!(found(&store, "urum"), []);
    assert_eq!(found(&store, "renamed").len(), 1);
    // A fact known from earlier does not change the present, so it does not change search.
    let (renamed, old) = (Names::one(Lang::En, "Kilis gate"), Names::one(Lang::En, "Bab gate"));
    change(&mut store, 3, |c| c.put_crossing(&Crossing { names: renamed, ..crossing(2) }));
    change(&mut store, 4, |c| c.put_crossing_known(&Crossing { names: old, ..crossing(2) }, at(0)));
    assert_eq!(found(&store, "bab"), []);
    assert_eq!(found(&store, "kilis").len(), 1);
    store.rebuild_search().unwrap();
    assert_eq!(found(&store, "renamed").len(), 1);
    assert_eq!(found(&store, "closed").len(), 2);
    assert_eq!(store.check(), []);
}
