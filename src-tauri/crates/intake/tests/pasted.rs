//! Faults that texts pasted from other countries showed, each in one line of an invented report.

use passage_intake::{About, Draft, Entry, EntryKind, Gazetteer, Origin, Received, draft};
use passage_model::{Lang, LatLon, Names};

fn read(text: &str) -> Vec<Draft> {
    let received =
        Received { day: chrono::NaiveDate::from_ymd_opt(2025, 6, 4).expect("a day"), zone: None, region: None };
    draft(text, &Gazetteer::default(), &received).events
}

/// Kinds with the places of each, joined with `+`.
fn told(text: &str) -> Vec<(String, String)> {
    let places = |event: &Draft| event.places.iter().map(|place| place.surface.as_str()).collect::<Vec<_>>().join("+");
    read(text).iter().map(|event| (event.kind.clone(), places(event))).collect()
}

fn expect(text: &str, wanted: &[(&str, &str)]) {
    let found = told(text);
    let found: Vec<(&str, &str)> = found.iter().map(|(kind, places)| (kind.as_str(), places.as_str())).collect();
    assert_eq!(found, wanted, "{text}");
}

#[test]
fn a_warning_is_no_strike() {
    expect("Air raid alerts in Vilna; no strikes confirmed.", &[]);
}

#[test]
fn brackets_and_near_say_where_a_place_is() {
    expect("Clashes in Abudo (Galga) on Monday killed six.", &[("clash", "Abudo")]);
    expect("Heavy rains washed away the Irto bridge near Bele.", &[("obstruction", "Irto")]);
}

#[test]
fn what_is_closed_may_stand_before_the_word() {
    expect(
        "Frontière : Malpas fermée, Ouanam ouverte les lundis et vendredis pour le marché.",
        &[("closure", "Malpas"), ("reopening", "Ouanam")],
    );
}

#[test]
fn hyphens_hold_names_together_and_blanks_part_them() {
    expect("La RN3 est bloquée à Morne-à-Cab.", &[("obstruction", "Morne-à-Cab")]);
}

#[test]
fn robbed_and_attacked_on_the_road() {
    expect(
        "On 1 June armed men stopped a three-truck convoy near Um Dukh and took 40 bags of sorghum.",
        &[("ambush", "Um Dukh")],
    );
    assert_eq!(told("Les ADF ont attaqué un véhicule de MSF sur l'axe Mamba – Koma dimanche.")[0].0, "ambush");
}

#[test]
fn an_armed_group_is_no_road() {
    let events = read("Combats entre M23 et Wazalendo à Sake dans la matinée.");
    assert_eq!((events.len(), events[0].route_name.as_deref()), (1, None));
}

#[test]
fn the_day_of_one_gate_is_not_that_of_the_other() {
    let events = read("معبر كرم أبو سالم مفتوح أمام شاحنات المساعدات، ومعبر رفح مغلق أمام المسافرين منذ 7 أيار 2025.");
    let from: Vec<_> = events.iter().map(|event| (event.kind.as_str(), event.from.as_deref())).collect();
    assert_eq!(from[1], ("closure", Some("2025-05-07")));
    assert_ne!(from[0].1, Some("2025-05-07"), "{from:?}");
}

#[test]
fn who_may_not_pass_yet_is_not_told_as_passing() {
    let events = read("The Muso-Lashi road reopened on 1 June for cargo trucks, not yet for passenger buses.");
    assert!(events[0].traffic_classes.iter().all(|class| class != "civilians"), "{:?}", events[0].traffic_classes);
}

#[test]
fn a_place_of_a_list_in_another_country_and_far_from_all_others_stays_open() {
    let entry = |name: &str, lat: f64, lon: f64, country: &str| Entry {
        kind: EntryKind::Place,
        names: Names::one(Lang::En, name),
        at: LatLon::new(lat, lon).ok(),
        about: About { origin: Origin::List("l".to_owned()), country: country.parse().ok(), ..About::default() },
    };
    let names = vec![
        entry("Malakar", 9.5, 31.7, "SS"),
        entry("Bentur", 9.2, 29.8, "SS"),
        entry("Jubar", 4.9, 31.6, "SS"),
        entry("Nasur", 15.6, 32.6, "SD"),
    ];
    let received = Received {
        day: chrono::NaiveDate::from_ymd_opt(2025, 6, 4).expect("a day"),
        zone: None,
        region: LatLon::new(7.5, 30.0).ok(),
    };
    let text = "Clashes in Malakar, clashes in Bentur. Troops withdrew from Nasur. Clashes in Jubar.";
    let events = draft(text, &Gazetteer::new(names), &received).events;
    let known: Vec<_> =
        events.iter().map(|event| (event.places[0].surface.as_str(), event.places[0].lat.is_some())).collect();
    assert_eq!(known, [("Malakar", true), ("Bentur", true), ("Nasur", false), ("Jubar", true)]);
}

/// Kinds with the day that each is from, and what is doubted of it.
fn dated(text: &str) -> Vec<String> {
    let line = |event: &Draft| {
        let from = event.from.as_deref().unwrap_or("-");
        [&[event.kind.as_str(), from], &event.doubts.iter().map(String::as_str).collect::<Vec<_>>()[..]]
            .concat()
            .join(" ")
    };
    read(text).iter().map(line).collect()
}

#[test]
fn a_mail_below_another_counts_from_its_own_day() {
    let forwarded = "From: Ann\nSent: Wednesday, 4 June 2025 07:10\nSubject: FW: crossing\n\nFor information.\n\n\
        -----Original Message-----\nFrom: Bob\nSent: Tuesday, 20 May 2025 18:00\nSubject: crossing\n\n\
        Malpas crossing reopened today. Our convoy passed Malpas this morning.";
    assert_eq!(dated(forwarded), ["reopening 2025-05-20", "passage 2025-05-20"]);
    let french = "De : Ann\nEnvoyé : mercredi 4 juin 2025 07:10\nObjet : TR: poste\n\nPour info.\n\n\
        De : Bob\nEnvoyé : mardi 20 mai 2025 18:00\nObjet : poste\n\nLe poste de Malpas a rouvert aujourd'hui.";
    assert_eq!(dated(french), ["reopening 2025-05-20"]);
    // What stands above or below the quoted words is of the day of the report.
    let answer = "Malpas crossing is closed today.\n\nOn Tue, 20 May 2025 at 18:00, Bob wrote:\n\
        > Malpas crossing reopened today.\n\nOuanam crossing is closed today too.";
    assert_eq!(dated(answer), ["closure 2025-06-04", "reopening 2025-05-20", "closure 2025-06-04"]);
    // A sentence that ends like one is no head of a mail.
    let told = "Sitrep, 4 June 2025\nOn 20 May 2025 the ministry wrote. Malpas crossing is closed today.\n\
        Ouanam crossing is closed today too.";
    assert!(dated(told).iter().all(|line| line == "closure 2025-06-04"), "{:?}", dated(told));
}

#[test]
fn a_day_alone_on_its_line_heads_what_follows() {
    for text in [
        "Tuesday 27 May\nMalpas crossing reopened.\nWednesday 4 June\nShelling in Ouanam.",
        "27/05\n- Malpas crossing reopened.\n04/06\n- Shelling in Ouanam.",
        "27 mai 2025\nLe poste de Malpas a rouvert.\n4 juin 2025\nBombardement à Ouanam.",
    ] {
        assert_eq!(dated(text), ["reopening 2025-05-27", "strike 2025-06-04"], "{text}");
    }
    assert_eq!(dated("الثلاثاء 27 أيار\nأعيد فتح معبر القلابات"), ["reopening 2025-05-27"]);
    // A day to come is said to be one.
    assert_eq!(dated("10 June\nMalpas crossing closed."), ["closure 2025-06-10 after_report"]);
}

#[test]
fn months_that_stand_first() {
    assert_eq!(dated("[6/3/25, 7:45 AM] Bob: Malpas crossing closed"), ["closure 2025-06-03T07:45 two_days"]);
    let chat = "[6/3/25, 7:45 AM] Bob: Malpas crossing closed\n[6/4/25, 6:20 AM] Ann: Shelling in Ouanam today";
    assert_eq!(dated(chat), ["closure 2025-06-03T07:45 two_days", "strike 2025-06-04 two_days"]);
    assert_eq!(dated("Malpas crossing closed 6/3/25."), ["closure 2025-06-03 two_days"]);
    assert_eq!(dated("[03/06/2025, 07:45] Bob: Malpas crossing closed"), ["closure 2025-06-03T07:45"]);
}
