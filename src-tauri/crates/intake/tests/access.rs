//! What speaks for a road and what against it: passages that were none, openings that were planned or were of fire, places set
//! apart, days to come, and what is left aside with a word. The texts are invented, the places are real.

use std::fmt::Write as _;

use passage_intake::{About, Draft, Drafts, Entry, EntryKind, Gazetteer, Origin, Received, draft};
use passage_model::{Lang, LatLon, Name, Names};

fn gazetteer() -> Gazetteer {
    use EntryKind::{Crossing, Place};
    let entry = |kind, names: &str, lat, lon| Entry {
        kind,
        names: Names(
            names
                .split(';')
                .enumerate()
                .map(|(i, text)| Name {
                    lang: if i == 0 { Lang::En } else { Lang::Other },
                    text: text.trim().to_owned(),
                    alias: i > 0,
                })
                .collect(),
        ),
        at: LatLon::new(lat, lon).ok(),
        about: About { origin: Origin::BuiltIn, ..About::default() },
    };
    Gazetteer::new(vec![
        entry(Place, "Kosti; كوستي", 13.17, 32.66),
        entry(Place, "Rabak; ربك", 13.18, 32.74),
        entry(Place, "Sennar; سنار", 13.57, 33.57),
        entry(Place, "Wad Madani; ود مدني", 14.40, 33.52),
        entry(Crossing, "Gallabat; القلابات", 12.97, 36.16),
        entry(Crossing, "Argeen; أرقين", 22.0, 31.2),
        Entry {
            kind: EntryKind::Route,
            names: Names::one(Lang::En, "Kosti - Sennar"),
            at: None,
            about: About::default(),
        },
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

/// "closure Kosti+Rabak 2025-05-12..2025-05-15".
fn line(event: &Draft) -> String {
    let places: Vec<&str> = event.places.iter().map(|place| place.surface.as_str()).collect();
    let mut out = format!("{} {}", event.kind, places.join("+"));
    if event.from.is_some() || event.until.is_some() {
        let day = |stamp: &Option<String>| stamp.clone().unwrap_or_default();
        let _ = write!(out, " {}..{}", day(&event.from), day(&event.until));
    }
    if event.status != "reported" && event.status != "confirmed" {
        let _ = write!(out, " {}", event.status);
    }
    out.trim().to_owned()
}

#[track_caller]
fn gives(text: &str, wanted: &[&str]) {
    let found: Vec<String> = read(text).events.iter().map(line).collect();
    assert_eq!(found, wanted, "{text}");
}

/// No draft, but a word that it was left aside.
#[track_caller]
fn leaves(text: &str) {
    let drafts = read(text);
    assert_eq!(drafts.events.iter().map(line).collect::<Vec<_>>(), [] as [String; 0], "{text}");
    assert_eq!(drafts.unread.len(), 1, "{text}");
    assert!(text.contains(&drafts.unread[0]), "{text}");
}

#[test]
fn nobody_passed_is_no_passage() {
    for text in [
        "Zero vehicles passed the road from Kosti to Rabak on 9 May.",
        "0 lorries crossed at Gallabat.",
        "Trucks that crossed at Gallabat: 0.",
        "Hardly any trucks crossed at Gallabat yesterday.",
        "None of the 30 trucks, waiting since Monday, crossed at Gallabat.",
        "The convoy almost reached Sennar.",
        "Zéro camion a traversé la frontière à Gallabat.",
        "À peine quelques camions ont traversé à Gallabat.",
        "عبرت صفر شاحنات معبر القلابات.",
        "بالكاد عبرت شاحنات معبر القلابات.",
    ] {
        leaves(text);
    }
    gives("Nearly 40 trucks crossed at Gallabat on 9 May.", &["passage Gallabat 2025-05-09.."]);
}

#[test]
fn a_passage_ends_where_it_says() {
    gives("Our convoy travelled from Kosti to Sennar only as far as Rabak.", &["passage Kosti+Rabak"]);
    gives("Notre convoi est arrivé de Kosti jusqu'à Rabak seulement.", &["passage Kosti+Rabak"]);
    gives("وصلت قافلتنا من كوستي حتى ربك فقط.", &["passage كوستي+ربك"]);
    gives("Our convoy drove from Kosti to Sennar but turned back at Rabak.", &["detention_denial Rabak"]);
}

#[test]
fn a_weekday_to_come_is_the_next_one() {
    for (text, wanted) in [
        (
            "Movements on the road from Kosti to Rabak are suspended from Monday until Thursday.",
            "2025-05-12..2025-05-15",
        ),
        ("The road from Kosti to Rabak is closed until Tuesday.", "..2025-05-13"),
        ("The road from Kosti to Rabak is closed since Monday until Thursday.", "2025-05-05..2025-05-15"),
        ("The road from Kosti to Rabak will be closed from Friday to Sunday.", "2025-05-16..2025-05-18"),
        ("The road from Kosti to Rabak will close tomorrow at 18:00.", "2025-05-11T18:00.."),
        ("The road from Kosti to Rabak will be closed next Friday.", "2025-05-16.."),
        ("The road from Kosti to Rabak was closed on Friday.", "2025-05-09.."),
        ("The UN said on Friday that the road from Kosti to Rabak will close on Monday.", "2025-05-12.."),
        ("La route entre Kosti et Rabak est fermée jusqu'à mardi.", "..2025-05-13"),
        ("La route entre Kosti et Rabak sera fermée demain.", "2025-05-11.."),
        ("La route entre Kosti et Rabak fermera vendredi prochain.", "2025-05-16.."),
    ] {
        gives(text, &[&format!("closure Kosti+Rabak {wanted}")]);
    }
    for (text, wanted) in [
        ("الطريق بين كوستي وربك مغلق حتى يوم الثلاثاء.", "..2025-05-13"),
        ("سيغلق الطريق بين كوستي وربك غدا.", "2025-05-11.."),
        ("سيغلق الطريق بين كوستي وربك يوم الجمعة.", "2025-05-16.."),
    ] {
        gives(text, &[&format!("closure كوستي+ربك {wanted}")]);
    }
    gives("Gallabat crossing will close on Friday and reopen on Monday.", &["closure Gallabat crossing 2025-05-16.."]);
    // What happened until a day is over.
    gives("Fighting went on in Sennar until Thursday.", &["clash Sennar ..2025-05-08"]);
}

#[test]
fn an_end_before_the_report_is_left_out_and_said() {
    let drafts = read("The road from Kosti to Rabak is closed until 2 May.");
    assert_eq!(line(&drafts.events[0]), "closure Kosti+Rabak");
    assert_eq!(drafts.events[0].doubts, ["ended"]);
}

#[test]
fn an_opening_that_did_not_come_lifts_nothing() {
    for text in [
        "The reopening of Gallabat crossing, planned for 9 May, has been postponed indefinitely.",
        "OCHA calls for the reopening of Gallabat crossing.",
        "Negotiations to reopen Gallabat crossing continue.",
        "Gallabat crossing will reopen on Monday.",
        "Gallabat crossing reopens from 20 May.",
        "Gallabat crossing reopens on Monday.",
        "As of Monday Gallabat crossing is open.",
        "Le poste de Gallabat rouvre lundi.",
        "يعاد فتح معبر القلابات يوم الاثنين.",
        "Traders hope that Gallabat crossing is open for lorries soon, and wait for the crossing to reopen.",
        "La réouverture du poste de Gallabat a été reportée au 20 mai.",
        "OCHA appelle à la réouverture du poste de Gallabat.",
        "Le poste de Gallabat rouvrira lundi.",
        "دعت الأمم المتحدة إلى إعادة فتح معبر القلابات.",
        "تأجيل إعادة فتح معبر القلابات إلى 20 أيار.",
        "سيعاد فتح معبر القلابات يوم الاثنين.",
    ] {
        leaves(text);
    }
    for text in [
        "Gallabat crossing was due to reopen on 9 May but did not.",
        "Gallabat crossing failed to reopen on 9 May.",
        "Gallabat crossing will not reopen this week.",
    ] {
        let events = read(text).events;
        assert!(events.len() == 1 && events[0].kind == "closure", "{text}: {events:?}");
    }
    gives("Rumours that Gallabat crossing reopened are unfounded.", &["reopening Gallabat crossing contradicted"]);
    // By order, for a day: it is kept, and said to be announced only.
    let drafts = read("By decree of the governor, Gallabat crossing will reopen on 20 May.");
    assert_eq!(line(&drafts.events[0]), "reopening Gallabat crossing 2025-05-20..");
    assert_eq!(drafts.events[0].doubts, ["announced"]);
}

#[test]
fn openings_that_came_still_lift() {
    gives("Gallabat crossing reopened on 9 May.", &["reopening Gallabat crossing 2025-05-09.."]);
    gives("Gallabat crossing reopened as planned on 9 May.", &["reopening Gallabat crossing 2025-05-09.."]);
    gives("Traffic on the road from Kosti to Rabak resumed yesterday.", &["reopening Kosti+Rabak 2025-05-09.."]);
    gives("La circulation a repris entre Kosti et Rabak.", &["reopening Kosti+Rabak"]);
    gives("استئناف حركة العبور في معبر القلابات.", &["reopening القلابات"]);
    gives(
        "The road from Kosti to Rabak, closed due to floods, reopened yesterday.",
        &["reopening Kosti+Rabak 2025-05-09.."],
    );
}

#[test]
fn what_resumes_may_be_fire() {
    for (text, wanted) in [
        ("Hostilities resumed on the road between Kosti and Rabak.", "clash Kosti+Rabak"),
        ("Shelling resumed on the road between Kosti and Rabak.", "strike Kosti+Rabak"),
        ("Attacks on aid convoys on the road between Kosti and Rabak have resumed.", "ambush Kosti+Rabak"),
        ("A new front opened on the road between Kosti and Rabak.", "clash Kosti+Rabak"),
        ("Gunmen opened fire at Gallabat crossing.", "clash Gallabat crossing"),
        ("Les tirs ont repris sur la route entre Kosti et Rabak.", "clash Kosti+Rabak"),
        ("Les rebelles ont repris Sennar.", "control_change Sennar"),
        ("Des hommes armés ont ouvert le feu au poste de Gallabat.", "clash Gallabat"),
        ("فتحت القوات النار على معبر القلابات.", "clash القلابات"),
        ("استئناف القصف على معبر القلابات.", "strike القلابات"),
    ] {
        gives(text, &[wanted]);
    }
    leaves("Restrictions resumed at Gallabat crossing.");
    leaves("Protests resumed on the road between Kosti and Rabak.");
}

#[test]
fn a_place_set_apart_is_not_the_one_that_is_told_of() {
    for (text, wanted) in [
        ("The road from Kosti to Rabak is open, unlike the road from Sennar to Wad Madani.", "reopening Kosti+Rabak"),
        ("Road closed is Kosti - Rabak, not Sennar - Wad Madani.", "closure Kosti+Rabak"),
        ("Gallabat crossing is open, unlike Argeen crossing.", "reopening Gallabat crossing"),
        ("Not Argeen but Gallabat crossing is closed.", "closure Gallabat crossing"),
        ("Correction: the strike hit Sennar, not Kosti.", "strike Sennar"),
        (
            "La route entre Kosti et Rabak est ouverte, contrairement à la route entre Sennar et Wad Madani.",
            "reopening Kosti+Rabak",
        ),
        ("Le poste de Gallabat a rouvert, pas celui d'Argeen.", "reopening Gallabat"),
        ("معبر القلابات مغلق وليس معبر أرقين.", "closure القلابات"),
        ("Road closed is Kosti - Sennar, not Rabak - Wad Madani.", "closure Kosti+Sennar"),
        // Nothing else is named: where it is stays open.
        ("All crossings with Sudan are closed except Gallabat and Argeen.", "closure"),
        ("Tous les postes sont fermés à l'exception de Gallabat et Argeen.", "closure"),
        ("جميع المعابر مغلقة باستثناء معبر القلابات ومعبر أرقين.", "closure"),
    ] {
        gives(text, &[wanted]);
    }
}

#[test]
fn a_negated_opening_is_a_closure() {
    for text in [
        "The road between Kosti and Rabak is no longer open.",
        "The road between Kosti and Rabak is not open to trucks.",
        "The road between Kosti and Rabak is off limits.",
        "Do not use the road between Kosti and Rabak.",
        "The road between Kosti and Rabak has not reopened despite promises.",
        "The road between Kosti and Rabak, which had been expected to reopen on 12 May, will remain closed until further notice.",
        "La route entre Kosti et Rabak n'est plus ouverte.",
        "La route entre Kosti et Rabak n'a pas rouvert.",
    ] {
        gives(text, &["closure Kosti+Rabak"]);
    }
    gives("The road between Kosti and Rabak is no longer passable.", &["obstruction Kosti+Rabak"]);
    gives("La route entre Kosti et Rabak n'est plus praticable.", &["obstruction Kosti+Rabak"]);
    gives("لم يعد الطريق بين كوستي وربك سالكا.", &["obstruction كوستي+ربك"]);
    gives("لم يعد معبر القلابات مفتوحا.", &["closure القلابات"]);
    gives("Gallabat crossing is no longer accepting trucks.", &["closure Gallabat crossing"]);
    gives("Gallabat crossing: reopened, then closed at 15:00.", &["closure Gallabat crossing 2025-05-10T15:00.."]);
}

#[test]
fn rows_with_blanks_between_their_cells() {
    gives(
        "Crossing\tStatus\tSince\tRemarks\nArgeen\tPartially open\t8/5/2025\tMedical only\nGallabat\tClosed\t7/5/2025\tReopening planned\n",
        &["closure Gallabat 2025-05-07.."],
    );
}

#[test]
fn a_day_belongs_to_its_own_verb() {
    gives("The road from Kosti to Rabak is closed and will open on 20 May.", &["closure Kosti+Rabak"]);
    gives("Gallabat crossing: closed, reopening planned 20/5/2025.", &["closure Gallabat crossing"]);
    gives("Gallabat crossing is closed (expected to reopen on Monday).", &["closure Gallabat crossing"]);
    gives("Gallabat crossing closed for trucks 8 May - 13 May.", &["closure Gallabat crossing 2025-05-08..2025-05-13"]);
    gives("Strike on Sennar 09 0630 C MAY 25.", &["strike Sennar 2025-05-09T03:30Z.."]);
}

#[test]
fn days_after_the_report_are_doubted() {
    let doubts = |text: &str| {
        let drafts = read(text);
        assert_eq!(drafts.events.len(), 1, "{text}");
        (drafts.events[0].from.clone(), drafts.events[0].doubts.clone())
    };
    assert_eq!(doubts("Strike on Sennar on 15 May."), (Some("2025-05-15".into()), vec!["after_report".into()]));
    // 4 November or 11 April.
    assert_eq!(doubts("Strike on Sennar on 04/11/2025."), (None, vec!["two_days".into()]));
    assert_eq!(doubts("Strike on Sennar on 04/05/2025."), (Some("2025-05-04".into()), vec![]));
    assert_eq!(doubts("The bridge at Sennar will be closed on 15 May."), (Some("2025-05-15".into()), vec![]));
}

#[test]
fn a_distance_is_never_the_place_itself() {
    let near = |text: &str| {
        let drafts = read(text);
        assert_eq!(drafts.events.len(), 1, "{text}");
        let place = &drafts.events[0].places[0];
        assert_eq!(place.precision, "near", "{text}: {place:?}");
        (place.lat.expect("a position"), place.lon.expect("a position"), place.radius_km.expect("a radius"))
    };
    for text in [
        "A mine was found 500 m north of Sennar.",
        "A mine was found half a kilometre from Sennar.",
        "Une mine a explosé à 800 mètres de Sennar.",
        "انفجر لغم على بعد نصف كيلومتر من سنار.",
    ] {
        assert!((1.5..1.6).contains(&near(text).2), "{text}");
    }
    let (lat, _, within) = near("A mine was found 5 miles south of Sennar.");
    assert!((13.57 - lat - 0.065).abs() < 0.01 && within > 2.0, "{lat} {within}");
    // Without a direction it is a ring; along a road it is on the road.
    assert!((near("A strike hit 6 km from Sennar.").2 - 6.0).abs() < 0.1);
    let (lat, lon, _) = near("Shelling 10 km from Sennar on the road to Wad Madani.");
    assert!((lat - 13.65).abs() < 0.01 && (lon - 33.57).abs() < 0.02, "{lat} {lon}");
}

#[test]
fn longitude_first_where_it_says_so() {
    for text in ["Shelling at 33.5700, 13.5500 (lon, lat).", "Shelling at lon 33.5700 lat 13.5500."] {
        let drafts = read(text);
        let place = &drafts.events[0].places[0];
        assert_eq!((place.lat, place.lon), (Some(13.55), Some(33.57)), "{text}");
    }
}

#[test]
fn whom_a_closure_leaves_out() {
    for text in [
        "Gallabat crossing is closed to all but humanitarian cargo.",
        "Gallabat crossing closed to everyone but aid convoys.",
        "Gallabat crossing: closed (humanitarian cargo exempt).",
        "Le poste de Gallabat est fermé à tous sauf à l'aide humanitaire.",
    ] {
        let drafts = read(text);
        assert_eq!(drafts.events.len(), 1, "{text}");
        let event = &drafts.events[0];
        assert_eq!((event.kind.as_str(), &event.traffic_classes[..]), ("closure", &[][..]), "{text}");
        assert_eq!(event.exempt_classes, ["humanitarian_cargo"], "{text}");
    }
    leaves("Only vehicles under 3.5 t may use the bridge at Sennar.");
    leaves("The bridge at Sennar is open, but not for trucks.");
}
