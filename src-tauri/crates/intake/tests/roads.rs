//! Roads of the register in a text: by the names of their ends, by code and by number; lists of roads; and what is told of
//! danger on them, whether a draft comes of it or not. The texts are invented, the places are real.

use std::fmt::Write as _;

use passage_intake::{About, Draft, Drafts, Entry, EntryKind, Gazetteer, Received, draft};
use passage_model::{Lang, LatLon, Name, Names};

fn names(all: &str) -> Names {
    let name = |(i, text): (usize, &str)| Name {
        lang: if i == 0 { Lang::En } else { Lang::Other },
        text: text.trim().to_owned(),
        alias: i > 0,
    };
    Names(all.split(';').enumerate().map(name).collect())
}

fn gazetteer() -> Gazetteer {
    use EntryKind::{Crossing, Place};
    let entry = |kind, all: &str, lat, lon| Entry {
        kind,
        names: names(all),
        at: LatLon::new(lat, lon).ok(),
        about: About::default(),
    };
    let route = |code: &str, all: &str| Entry {
        kind: EntryKind::Route,
        names: names(&format!("{all}; {code}")),
        at: None,
        about: About { code: Some(code.to_owned()), ..About::default() },
    };
    Gazetteer::new(vec![
        entry(Place, "Kosti; كوستي", 13.17, 32.66),
        entry(Place, "Rabak; ربك", 13.18, 32.74),
        entry(Place, "Sennar; سنار", 13.57, 33.57),
        entry(Place, "Wad Madani; ود مدني", 14.40, 33.52),
        entry(Crossing, "Gallabat; القلابات", 12.97, 36.16),
        entry(Crossing, "Argeen; أرقين", 22.0, 31.2),
        route("R-01", "Kosti → Sennar; كوستي ← سنار"),
        route("R-02", "Sennar → Wad Madani; H4"),
        route("R-03", "Wad Madani → Gallabat; H4"),
    ])
}

/// The drafts of a text received on 10 May 2025, a Saturday.
fn read(text: &str) -> Drafts {
    let received = Received {
        day: chrono::NaiveDate::from_ymd_opt(2025, 5, 10).expect("a day"),
        region: LatLon::new(14.0, 33.0).ok(),
    };
    draft(text, &gazetteer(), &received)
}

/// "closure Kosti+Rabak 2025-05-12..2025-05-15 whole_road".
fn line(event: &Draft) -> String {
    let places: Vec<&str> = event.places.iter().map(|place| place.surface.as_str()).collect();
    let mut out = format!("{} {}", event.kind, places.join("+"));
    if event.from.is_some() || event.until.is_some() {
        let day = |stamp: &Option<String>| stamp.clone().unwrap_or_default();
        let _ = write!(out, " {}..{}", day(&event.from), day(&event.until));
    }
    for doubt in &event.doubts {
        let _ = write!(out, " {doubt}");
    }
    out.trim().to_owned()
}

#[track_caller]
fn gives(text: &str, wanted: &[&str]) {
    let found: Vec<String> = read(text).events.iter().map(line).collect();
    assert_eq!(found, wanted, "{text}");
}

#[test]
fn a_route_called_after_its_ends_is_the_stretch_between_them() {
    for (text, wanted) in [
        ("Airstrike on the Kosti - Sennar road this morning.", "strike Kosti+Sennar 2025-05-10.."),
        ("Two drivers died in an ambush on the Kosti-Sennar road.", "ambush Kosti+Sennar"),
        ("Kosti - Sennar road is mined.", "explosive_hazard Kosti+Sennar"),
        ("The Kosti - Sennar road is closed.", "closure Kosti+Sennar"),
        ("Kosti - Sennar road reopened.", "reopening Kosti+Sennar"),
        ("Convoy passed Kosti - Sennar.", "passage Kosti+Sennar"),
        ("Embuscade sur la route Kosti - Sennar, deux morts.", "ambush Kosti+Sennar"),
        ("كمين على طريق كوستي - سنار", "ambush كوستي+سنار"),
        // The ends the other way round are no name of a route, and always were read.
        ("Ambush on the Sennar - Kosti road.", "ambush Sennar+Kosti"),
    ] {
        gives(text, &[wanted]);
    }
}

#[test]
fn a_route_named_without_a_place_is_all_of_it_and_says_so() {
    for (text, wanted) in [
        ("Shelling on R-01 yesterday.", "strike R-01 2025-05-09.. whole_road"),
        ("R-01 closed.", "closure R-01 whole_road"),
        ("r-01 is closed since monday", "closure r-01 2025-05-05.. whole_road"),
        ("R-01: closed since 8 May.", "closure R-01 2025-05-08.. whole_road"),
        ("R-01 reopened.", "reopening R-01 whole_road"),
        // A number of several routes is nobody's before a person picks one.
        ("An IED exploded on the H4 yesterday.", "explosive_hazard H4 2025-05-09.. which_road"),
        ("H4 closed.", "closure H4 which_road"),
        ("R-02 (H4) is closed.", "closure R-02 whole_road"),
        // With a place on it, it is that place.
        ("Ambush on the H4 at Sennar.", "ambush Sennar"),
        ("R-01 is closed at Rabak.", "closure Rabak"),
        ("H4 between Sennar and Wad Madani closed.", "closure Sennar+Wad Madani"),
    ] {
        gives(text, &[wanted]);
    }
    let one = &read("R-01 closed.").events[0].places[0];
    assert_eq!((one.precision.as_str(), one.ranked[0].code.as_deref()), ("route", Some("R-01")));
    assert_eq!(read("H4 closed.").events[0].places[0].ranked.len(), 2);
}

#[test]
fn a_part_of_a_road_that_opens_does_not_open_all_of_it() {
    for text in ["R-01 reopened between km 20 and km 35.", "R-01 is partially open.", "R-01 a rouvert en partie."] {
        let drafts = read(text);
        assert_eq!((drafts.events.len(), drafts.unread.len()), (0, 1), "{text}");
    }
}
