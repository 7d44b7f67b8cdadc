//! Roads of the register in a text: by the names of their ends, by code and by number; lists of roads; and what is told of
//! danger on them, whether a draft comes of it or not. The texts are invented, the places are real.

use std::fmt::Write as _;

use passage_intake::{About, Draft, DraftPlace, Drafts, Entry, EntryKind, Gazetteer, Received, draft};
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
        zone: None,
        region: LatLon::new(14.0, 33.0).ok(),
    };
    draft(text, &gazetteer(), &received)
}

/// `closure Kosti+Rabak 2025-05-12..2025-05-15 whole_road`.
fn line(event: &Draft) -> String {
    let place = |place: &DraftPlace| match place.km {
        Some([from, to]) => format!("{}@{from}-{to}", place.surface),
        None => place.surface.clone(),
    };
    let places: Vec<String> = event.places.iter().map(place).collect();
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
fn km_of_a_route_count_where_it_is_called_by_its_code() {
    for (text, wanted) in [
        ("R-01 closed between km 20 and 35.", "closure R-01@20-35"),
        ("R-01 is closed from km 20 to km 35.", "closure R-01@20-35"),
        ("R-01: closed km 20-35.", "closure R-01@20-35"),
        ("R-01 blocked at km 12.5.", "obstruction R-01@12.5-12.5"),
        ("Ambush on R-01 at km 12 yesterday.", "ambush R-01@12-12 2025-05-09.."),
        ("R-01 est fermée entre le PK 20 et le PK 35,5.", "closure R-01@20-35.5"),
        ("R-01 fermée au PK 12.", "closure R-01@12-12"),
        ("المسار R-01 مغلق من الكيلومتر 20 إلى الكيلومتر 35", "closure R-01@20-35"),
        ("R-01 reopened between km 20 and km 35.", "reopening R-01@20-35"),
        // Open at one end, or by the posts of a road: nothing says where that is.
        ("R-01 km20-km35 closed", "closure R-01@20-35"),
        ("المسار R-01 مغلق بين الكيلو 20 والكيلو 35", "closure R-01@20-35"),
        ("R-01 closed beyond km 20.", "closure R-01 whole_road"),
        ("H4 closed between km 20 and 35.", "closure H4 which_road"),
        ("R-01 closed for 12 km.", "closure R-01 whole_road"),
    ] {
        gives(text, &[wanted]);
    }
    for (text, wanted) in [
        // A place beside them says why or whence.
        ("R-01 km 20 to 35 closed due to heavy rain near Sennar.", "closure R-01@20-35"),
        ("R-01 closed km 30 to 40 (coming from Kosti).", "closure R-01@30-40"),
        ("R-01 fermée du PK 30 au PK 40 (Rabak)", "closure R-01@30-40"),
        ("الطريق R-01 مغلق من الكيلومتر 20 إلى الكيلومتر 35 قرب سنار", "closure R-01@20-35"),
        ("R-01 closed at km 30 near Rabak.", "closure R-01@30-30"),
        ("IED found on R-01 km 33 near Rabak.", "explosive_hazard R-01@33-33"),
        ("R-01 closed from km 30 to Sennar.", "closure R-01 whole_road"),
        ("R-01 closed from Rabak (km 9) to Sennar (km 110).", "closure Rabak+Sennar"),
        ("Road R-01 closed km 20 to 35, use R-02 instead.", "closure R-01@20-35"),
        ("R-01 closed, use R-02.", "closure R-01 whole_road"),
        ("The H4 (R-02) from km 20 to km 35 is closed due to snow near Sennar.", "obstruction R-02@20-35"),
        ("La fermeture de la R-01 concerne le km 3 au km 5, et non le km 10.", "closure R-01@3-5"),
        ("Trucks from Kosti to Sennar wait because R-01 is closed at Rabak.", "closure Rabak"),
    ] {
        gives(text, &[wanted]);
    }
    gives("R-01 km 20 to 35 closed due to shelling near Sennar.", &["closure R-01@20-35", "strike Sennar"]);
    gives("R-01 km 30-40: mines found, road closed.", &["explosive_hazard R-01@30-40", "closure R-01@30-40"]);
    gives("R-01 is closed between km 5 and 9 and between km 20 and 35.", &["closure R-01@5-9", "closure R-01@20-35"]);
    gives("H4 reopened between km 20 and 35.", &[]);
    gives("R-01 reopened beyond km 20.", &[]);
}

#[test]
fn a_road_closed_from_one_place_to_another_is_closed_between_these() {
    for text in [
        "The Kosti - Wad Madani road is closed from Rabak to Sennar.",
        "طريق كوستي - ود مدني مغلق من ربك إلى سنار",
        "طريق كوستي ود مدني مغلق من ربك إلى سنار",
        "R-01 closed from Rabak to Sennar.",
        "H4 closed from Rabak to Sennar.",
        "R-01: closed Rabak to Sennar",
        "La R-01 est fermée de Rabak à Sennar.",
        "R-01 مغلق من ربك إلى سنار",
        "طريق ربك سنار مغلق",
        "إغلاق الطريق من ربك إلى مدينة سنار بسبب الصيانة",
        "الطريق من ربك حتى سنار مغلق تماما",
        "R-01 closed both directions from Rabak to Sennar until further notice.",
        "From Rabak to Sennar the R-01 is closed.",
    ] {
        let found = read(text).events;
        let ends: Vec<_> = found.iter().map(|event| (event.kind.as_str(), event.places.len())).collect();
        assert_eq!(ends, [("closure", 2)], "{text}: {found:?}");
        let names: Vec<_> = found[0].places.iter().filter_map(|place| place.canonical_en.as_deref()).collect();
        assert_eq!(names, ["Rabak", "Sennar"], "{text}");
    }
}

#[test]
fn mines_from_one_place_to_another_lie_between_these() {
    gives("Mines laid on R-01 from Rabak to Sennar.", &["explosive_hazard Rabak+Sennar"]);
    gives("Our convoy passed from Rabak to Sennar on R-01 yesterday.", &["passage Rabak+Sennar 2025-05-09.."]);
}

#[test]
fn one_checkpoint_gone_and_another_one_new() {
    for text in [
        "Checkpoint removed at Rabak, new one at Sennar.",
        "The checkpoint at Rabak was removed and another one was set up in Sennar.",
        "تمت إزالة الحاجز في ربك ونصب آخر في سنار",
    ] {
        let found = read(text).events;
        let told: Vec<_> = found
            .iter()
            .map(|event| {
                (event.subkind.as_deref().unwrap_or(""), event.places[0].canonical_en.as_deref().unwrap_or(""))
            })
            .collect();
        assert_eq!(told, [("removed", "Rabak"), ("new", "Sennar")], "{text}");
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
    for text in [
        "H4 reopened between km 20 and km 35.",
        "R-01 is partially open.",
        "R-01 a rouvert en partie.",
        // Neither how far nor which way.
        "Our convoy passed R-01 yesterday.",
    ] {
        let drafts = read(text);
        assert_eq!((drafts.events.len(), drafts.unread.len()), (0, 1), "{text}");
    }
}

/// Drafts, and whether the sentence is told besides.
#[track_caller]
fn told(text: &str, wanted: &[&str], besides: bool) {
    gives(text, wanted);
    assert_eq!(!read(text).unread.is_empty(), besides, "{text}: {:?}", read(text).unread);
}

#[test]
fn what_did_no_harm_happened() {
    for (text, wanted) in [
        ("No casualties in the shelling of Sennar yesterday.", "strike Sennar 2025-05-09.."),
        ("There was no damage in the airstrike on Rabak.", "strike Rabak"),
        ("Nobody was hurt when mortar rounds hit the Kosti-Rabak road.", "strike Kosti+Rabak"),
        ("Aucune victime dans le bombardement de Sennar.", "strike Sennar"),
        ("لا إصابات جراء القصف المدفعي على سنار", "strike سنار"),
    ] {
        told(text, &[wanted], false);
    }
    for text in
        ["No shelling in Sennar.", "No casualties or shelling in Sennar.", "Sennar is calm, no attacks were recorded."]
    {
        told(text, &[], false);
    }
}

#[test]
fn danger_that_gives_no_draft_is_told() {
    for text in [
        "It was not a drone but artillery that hit Sennar.",
        "Never before has Sennar been bombed like last night.",
        "Explosion in Sennar.",
        "The Kosti-Rabak road is unsafe.",
        "La route Kosti-Rabak n'est pas sûre.",
        "طريق كوستي - ربك غير آمن",
        "Attacks on the Kosti-Rabak road yesterday.",
        "Looting in Rabak yesterday.",
        "Roadblocks on the Kosti-Rabak road.",
        "Clashes in Sennar governorate yesterday.",
        "Three drivers were killed in an ambush yesterday.",
        "Sennar may be shelled tonight.",
        "Explosion à Sennar hier.",
        "انفجار في سنار",
        "هجمات على طريق كوستي - ربك أمس",
        // Of a year ago, and not said to be over.
        "The bridge at Sennar, destroyed in 2019, is still unusable.",
    ] {
        told(text, &[], true);
    }
    for text in [
        "Is there fighting in Sennar?",
        "If fighting resumed in Sennar, the road would be closed.",
        "Before the war clashes in Sennar were rare.",
        "Fighting closes roads faster than a ceasefire opens them.",
        "The ceasefire in Sennar is being observed.",
    ] {
        assert_eq!(read(text).unread, [] as [&str; 0], "{text}");
    }
}

#[test]
fn many_of_a_kind_and_plain_words_are_read_like_one() {
    for (text, wanted) in [
        ("Ambushes on the Kosti-Rabak road.", "ambush Kosti+Rabak"),
        ("Three ambushes were reported on the Kosti-Rabak road.", "ambush Kosti+Rabak"),
        ("Robberies on the Kosti-Rabak road.", "ambush Kosti+Rabak"),
        ("Kidnappings on the Kosti-Rabak road.", "ambush Kosti+Rabak"),
        ("Sniper fire on the Kosti-Rabak road.", "clash Kosti+Rabak"),
        ("Small arms fire on the Kosti-Rabak road.", "clash Kosti+Rabak"),
        ("The Kosti-Rabak road is under fire.", "clash Kosti+Rabak"),
        ("Vehicles were shot at on the Kosti-Rabak road.", "ambush Kosti+Rabak"),
        ("Car bombs on the Kosti-Rabak road.", "explosive_hazard Kosti+Rabak"),
        ("Mines on the Kosti-Rabak road.", "explosive_hazard Kosti+Rabak"),
        ("Sennar is in the hands of the RSF.", "control_change Sennar"),
        ("The bridge at Sennar is down.", "obstruction Sennar"),
        ("The bridge at Sennar was blown up.", "obstruction Sennar"),
        ("Nobody is let through at Gallabat.", "closure Gallabat"),
        ("No entry at Gallabat.", "closure Gallabat"),
        ("Tirs sur la route Kosti-Rabak.", "clash Kosti+Rabak"),
        ("Coups de feu sur la route Kosti-Rabak.", "clash Kosti+Rabak"),
        ("Mines sur la route Kosti-Rabak.", "explosive_hazard Kosti+Rabak"),
        ("Gallabat reste fermé.", "closure Gallabat"),
        ("كمائن على طريق كوستي - ربك", "ambush كوستي+ربك"),
        ("قنص على طريق كوستي - ربك", "clash كوستي+ربك"),
        ("ثلوج على طريق كوستي - ربك", "obstruction كوستي+ربك"),
    ] {
        gives(text, &[wanted]);
    }
}

#[test]
fn one_draft_does_not_stand_for_another_danger() {
    // With mines beside it, it is no full opening.
    gives("Road Kosti-Rabak reopened but mines on the shoulders.", &["explosive_hazard Kosti+Rabak"]);
    told("Road Kosti-Rabak reopened, explosions were heard there.", &["reopening Kosti+Rabak"], true);
    told("The market of Sennar was shelled, ordnance lies about.", &["attack_site Sennar"], true);
}

#[test]
fn a_mine_and_a_broken_bridge_are_no_history() {
    for (text, wanted) in [
        ("The Kosti-Rabak road was mined in February and has never been cleared.", "explosive_hazard Kosti+Rabak"),
        ("The road from Kosti to Rabak is not clear of mines.", "explosive_hazard Kosti+Rabak"),
        ("La route Kosti-Rabak n'a pas été déminée.", "explosive_hazard Kosti+Rabak"),
        ("الطريق بين كوستي وربك غير خال من الألغام", "explosive_hazard كوستي+ربك"),
        ("The bridge at Rabak was destroyed on 2 March.", "obstruction Rabak"),
    ] {
        let drafts = read(text);
        let found: Vec<String> = drafts.events.iter().map(line).collect();
        assert!(matches!(&found[..], [one] if one.starts_with(wanted)), "{text}: {found:?}");
    }
    // What went off or was cleared then is over; of mines it is told.
    told("A mine exploded on the Kosti-Rabak road in January.", &[], true);
    told("The Kosti-Rabak road was mined in 2023 and cleared since.", &[], true);
    told("The bridge at Rabak was destroyed in 2019 and rebuilt.", &[], false);
}

#[test]
fn every_road_of_a_list_is_told() {
    let three = ["closure Kosti+Rabak", "closure Sennar+Rabak", "closure Sennar+Wad Madani"];
    gives("Closed roads: Kosti-Rabak, Sennar-Rabak, Sennar-Wad Madani.", &three);
    gives("Kosti-Rabak and Sennar-Rabak roads are closed.", &three[..2]);
    gives("Routes fermées : Kosti-Rabak, Sennar-Rabak, Sennar-Wad Madani", &three);
    gives("طرق مغلقة: كوستي - ربك، سنار - ود مدني", &["closure كوستي+ربك", "closure سنار+ود مدني"]);
    gives("Shelling: Kosti-Rabak, Sennar-Wad Madani.", &["strike Kosti+Rabak", "strike Sennar+Wad Madani"]);
    // Those ends alone.
    gives("The Kosti-Sennar road is cut between Rabak and Sennar.", &["obstruction Rabak+Sennar"]);
}

#[test]
fn a_heading_tells_of_the_places_below_it() {
    gives("The following crossings are closed:\n1. Gallabat\n2. Argeen\n", &["closure Gallabat", "closure Argeen"]);
    gives("Roads closed:\n- Kosti-Rabak\n- R-02\n", &["closure Kosti+Rabak", "closure R-02 whole_road"]);
    gives("CLOSED\nGallabat\nArgeen\nOPEN\nKosti\n", &["closure Gallabat", "closure Argeen"]);
    gives("Routes fermées :\n- Kosti-Rabak\n- Sennar-Rabak\n", &["closure Kosti+Rabak", "closure Sennar+Rabak"]);
    gives("المعابر المغلقة:\n- القلابات\n- أرقين\n", &["closure القلابات", "closure أرقين"]);
    gives("Ambushes yesterday:\n- Rabak\n", &["ambush Rabak 2025-05-09.."]);
    // What says more, or names what is not known, is for a person.
    let drafts = read("Roads closed:\n- Kosti-Rabak\n- Sennar-Rabak except for aid\n- Umm Nowhere\n\nRegards, Ali\n");
    assert_eq!(drafts.events.iter().map(line).collect::<Vec<_>>(), ["closure Kosti+Rabak"]);
    assert_eq!(drafts.unread, ["Sennar-Rabak except for aid", "Umm Nowhere"]);
    // A line with a verb of its own is none of the list.
    gives("Crossings closed:\n- Gallabat\n- Argeen reopened\n", &["closure Gallabat", "reopening Argeen"]);
}
