//! Gates that do not work, people who are sent back, and hours at which an opening ends. The texts are invented, the places are
//! real.

mod sennar;

use passage_intake::{Draft, Drafts, Received, draft};
use passage_model::LatLon;
use sennar::gazetteer;

/// The drafts of a text received on 12 May 2025, a Monday.
fn read(text: &str) -> Drafts {
    let day = chrono::NaiveDate::from_ymd_opt(2025, 5, 12).expect("a day");
    draft(text, &gazetteer(), &Received { day, zone: None, region: LatLon::new(14.0, 33.0).ok() })
}

/// `closure Kosti+Rabak heavy_vehicles partial 08:00-12:00 2025-05-12..`
fn line(event: &Draft) -> String {
    let places: Vec<&str> =
        event.places.iter().map(|place| place.canonical_en.as_deref().unwrap_or(&place.surface)).collect();
    let mut parts = vec![event.kind.clone(), places.join("+")];
    parts.extend(event.traffic_classes.iter().cloned());
    parts.extend(event.partial.then(|| "partial".to_owned()));
    parts.extend(event.hours.clone());
    if event.from.is_some() || event.until.is_some() {
        let text = |stamp: &Option<String>| stamp.clone().unwrap_or_default();
        parts.push(format!("{}..{}", text(&event.from), text(&event.until)));
    }
    parts.join(" ")
}

#[track_caller]
fn gives(text: &str, wanted: &[&str]) {
    let found: Vec<String> = read(text).events.iter().map(line).collect();
    assert_eq!(found, wanted, "{text}");
}

/// No draft that opens anything, and a word that the sentence was left aside.
#[track_caller]
fn opens_nothing(text: &str) {
    let drafts = read(text);
    let opens: Vec<String> = drafts.events.iter().filter(|event| event.kind == "reopening").map(line).collect();
    assert_eq!(opens, [] as [String; 0], "{text}");
    assert!(!drafts.unread.is_empty(), "{text}");
}

#[test]
fn a_gate_that_does_not_work_is_closed() {
    for text in [
        "Gallabat crossing will not operate tomorrow.",
        "Le poste de Gallabat ne fonctionnera pas demain.",
        "Demain pas d'ouverture à Gallabat.",
        "معبر القلابات لن يعمل غدا",
        "معبر القلابات ما رح يشتغل بكرا",
        "غدا لن يكون معبر القلابات في الخدمة",
    ] {
        gives(text, &["closure Gallabat 2025-05-13.."]);
    }
    gives("Gallabat gate won't open until Thursday.", &["closure Gallabat ..2025-05-15"]);
    gives("The gate at Gallabat is not working.", &["closure Gallabat"]);
    gives("The crossing at Gallabat did not operate today.", &["closure Gallabat 2025-05-12.."]);
    gives("Le poste de Gallabat n'ouvrira pas avant jeudi.", &["closure Gallabat"]);
    gives("Nothing is moving on the road between Kosti and Rabak.", &["closure Kosti+Rabak"]);
    // What will not close is not closed.
    for text in [
        "Gallabat crossing will not close tomorrow.",
        "Le poste de Gallabat ne sera pas fermé demain.",
        "معبر القلابات ما رح يسكر بكرا",
    ] {
        gives(text, &[]);
    }
}

#[test]
fn who_is_told_to_come_back_was_denied() {
    for text in [
        "Checkpoint at Sennar: they told us to return next week.",
        "At the Sennar checkpoint the driver was asked to come back tomorrow.",
        "The trucks were turned away at the Sennar checkpoint.",
        "Sennar checkpoint sent the team back, said come again on Sunday.",
        "Au checkpoint de Sennar on nous a dit de revenir la semaine prochaine.",
        "Barrage de Sennar : on nous a demandé de repasser lundi.",
        "قالوا لنا على حاجز سنار ارجعوا الأسبوع القادم",
        "طلبوا منا على حاجز سنار نرجع يوم الأحد",
    ] {
        gives(text, &["detention_denial Sennar"]);
    }
    gives("Bus drivers passed Sennar yesterday, today they refuse everybody.", &["closure Sennar 2025-05-12.."]);
    // He says where he comes from.
    gives("Le chauffeur dit revenir de Sennar par la route.", &[]);
}

#[test]
fn who_still_waits_is_not_let_in() {
    for text in [
        "Gallabat crossing reopened for pedestrians but vehicles still not.",
        "Le poste de Gallabat a rouvert pour les piétons mais pas les véhicules.",
    ] {
        gives(text, &["reopening Gallabat pedestrians", "closure Gallabat"]);
    }
    for text in [
        "Gallabat crossing: only ambulances allowed.",
        "Le passage de Gallabat n'est ouvert que pour les cas médicaux.",
    ] {
        opens_nothing(text);
    }
    opens_nothing("Gallabat crossing should be open again, inshallah.");
    opens_nothing("Le poste de Gallabat est censé être ouvert.");
    opens_nothing("Gallabat ouvert, Adre non.");
    gives("معبر القلابات مفتوح لحملة الجنسية الأجنبية", &["reopening Gallabat partial"]);
    // "Only lorries of one country" are not all lorries.
    let drafts = read("معبر القلابات: استئناف دخول الشاحنات الأردنية فقط بعد توقف");
    assert!(drafts.events.is_empty() && !drafts.unread.is_empty(), "{drafts:?}");
    // From a day to come.
    let drafts = read("دخول المسافرين من معبر القلابات اعتبارا من الأحد");
    assert!(drafts.events.is_empty() && !drafts.unread.is_empty(), "{drafts:?}");
}

#[test]
fn an_opening_that_ends_at_an_hour_ends() {
    for text in [
        "Gallabat crossing open until 15h only.",
        "Gallabat crossing is open till 3pm.",
        "Gallabat crossing open until 1500.",
        "Le poste de Gallabat est ouvert jusqu'à 15h.",
        "Le poste de Gallabat est ouvert jusqu'à 3h de l'après-midi.",
        "معبر القلابات مفتوح حتى الساعة 3 عصرا",
        "معبر القلابات مفتوح حتى الساعة 3 بعد الظهر",
    ] {
        gives(text, &["reopening Gallabat ..2025-05-12T15:00"]);
    }
    for text in ["Gallabat crossing is open from 0900.", "Le poste de Gallabat est ouvert à partir de 9h."] {
        gives(text, &["reopening Gallabat 2025-05-12T09:00.."]);
    }
    // Hours that are not read.
    for text in [
        "Gallabat crossing is open 8 to 3.",
        "Gallabat crossing is open till sunset.",
        "Le poste de Gallabat est ouvert de 8 à 15.",
        "Le poste de Gallabat est ouvert le matin.",
        "Le poste de Gallabat est ouvert un jour sur deux.",
        "معبر القلابات مفتوح من 9 إلى 1",
        "معبر القلابات مفتوح من الأحد للخميس",
        "معبر القلابات مفتوح يوم وبيوم",
    ] {
        opens_nothing(text);
    }
    // What is closed until five in the evening is not open at five in the morning.
    for text in ["معبر القلابات مغلق حتى الساعة 5 المسا", "Le poste de Gallabat est fermé jusqu'à 5h du soir."]
    {
        gives(text, &["closure Gallabat ..2025-05-12T17:00"]);
    }
}

#[test]
fn what_is_closed_to_more_is_told_beside_what_is_closed_to_some() {
    gives(
        "À Sennar les gros porteurs sont bloqués, gué emporté par la crue.",
        &["obstruction Sennar heavy_vehicles", "obstruction Sennar"],
    );
    gives(
        "Gallabat crossing is closed to heavy trucks. Gallabat crossing is closed to all from 15:00.",
        &["closure Gallabat heavy_vehicles", "closure Gallabat 2025-05-12T15:00.."],
    );
}

#[test]
fn a_road_is_closed_from_one_end_to_the_other() {
    gives("Road Kosti to Sennar closed.", &["closure Kosti+Sennar"]);
    gives("Route Kosti à Sennar coupée.", &["obstruction Kosti+Sennar"]);
    gives("الطريق من كوستي لسنار مقطوع", &["obstruction Kosti+Sennar"]);
    gives("Gallabat crossing: traffic from Kosti to Sennar suspended.", &["closure Gallabat"]);
}

#[test]
fn each_on_a_line_of_several_has_its_own() {
    gives(
        "Gallabat: closed, Adre: closed until Sunday, Sennar road: flooded",
        &["closure Gallabat", "closure Adre ..2025-05-18", "obstruction Sennar"],
    );
    gives(
        "Le point : - Gallabat : ouvert sous escorte - Adre : fermé",
        &["reopening Gallabat partial", "closure Adre"],
    );
    for text in ["Gallabat ✅ Adre ❌", "🔴 Gallabat", "Kosti - Rabak: green. Rabak - Sennar: red"] {
        assert!(!read(text).unread.is_empty(), "{text}");
    }
}

#[test]
fn an_authority_is_not_what_it_orders() {
    for (text, name) in [
        ("By order of the governor the Gallabat crossing is closed.", "the governor"),
        ("By order of the governor of Sennar the road to Kosti is closed.", "the governor of Sennar"),
        ("بأمر المحافظ معبر القلابات مغلق", "المحافظ"),
    ] {
        let names: Vec<String> =
            read(text).events.iter().flat_map(|event| &event.actors).map(|actor| actor.surface.clone()).collect();
        assert_eq!(names, [name], "{text}");
    }
}
