//! Whom a closure or an opening is for, and who is only told of beside it. The texts are invented, the places are real.

mod sennar;

use passage_intake::{Drafts, Received, draft};
use passage_model::LatLon;

use sennar::gazetteer;

/// The drafts of a text received on 12 May 2025.
fn read(text: &str) -> Drafts {
    let day = chrono::NaiveDate::from_ymd_opt(2025, 5, 12).expect("a day");
    draft(text, &gazetteer(), &Received { day, zone: None, region: LatLon::new(14.0, 33.0).ok() })
}

/// One draft of this kind, for these classes of traffic.
#[track_caller]
fn gives(texts: &[&str], kind: &str, classes: &[&str]) {
    for text in texts {
        let events = read(text).events;
        assert_eq!(events.len(), 1, "{text}: {events:?}");
        assert_eq!((events[0].kind.as_str(), events[0].traffic_classes.join(" ")), (kind, classes.join(" ")), "{text}");
    }
}

#[test]
fn who_waits_before_what_is_closed_is_not_all_it_closes_to() {
    gives(
        &[
            "Gallabat crossing is closed, lorries queue for 7 km.",
            "Gallabat crossing closed and lorries are waiting.",
            "Gallabat crossing closed while civilians wait.",
            "Le poste de Gallabat est fermé, les poids lourds attendent depuis deux jours.",
            "معبر القلابات مغلق والشاحنات متوقفة",
            "معبر القلابات مغلق، الشاحنات تنتظر",
        ],
        "closure",
        &[],
    );
    gives(
        &[
            "Road Kosti - Rabak blocked, cars turn round.",
            "Road Kosti - Rabak blocked by lorries.",
            "جرفت السيول الطريق بين كوستي وربك والشاحنات عالقة",
        ],
        "obstruction",
        &[],
    );
}

#[test]
fn what_is_closed_to_lorries_is_not_closed_to_all() {
    gives(
        &[
            "Gallabat crossing closed to trucks.",
            "Gallabat crossing is closed for all trucks today.",
            "Gallabat crossing closed to trucks today, buses and private cars continue.",
            "The road at Sennar is closed to lorries, cars pass.",
            "The bridge at Sennar is closed for vehicles over 10 tonnes.",
            "Le poste de Gallabat est fermé aux camions.",
            "Le poste de Gallabat est fermé aux poids lourds, les voitures passent.",
            "Le pont de Sennar est fermé aux véhicules de plus de 10 tonnes.",
            "معبر القلابات مغلق أمام الشاحنات",
            "معبر القلابات مغلق أمام الشاحنات والباصات عم تمشي عادي",
        ],
        "closure",
        &["heavy_vehicles"],
    );
    gives(
        &["The road at Sennar is impassable for lorries.", "La piste de Sennar est impraticable pour les camions."],
        "obstruction",
        &["heavy_vehicles"],
    );
    gives(
        &[
            "Humanitarian cargo passes at Gallabat crossing, commercial traffic is suspended.",
            "Seul le fret humanitaire passe à Gallabat, trafic commercial suspendu.",
        ],
        "closure",
        &["commercial"],
    );
    gives(&["Police closed the road at Sennar to let an aid convoy pass."], "closure", &[]);
    // Buses are no class: it closes to all.
    gives(&["Gallabat crossing closed to trucks and buses."], "closure", &[]);
}

#[test]
fn who_is_sent_back_is_not_let_in() {
    gives(
        &[
            "Road to Sennar open for light vehicles only, lorries are sent back.",
            "Road to Sennar open for cars, lorries sleep there.",
        ],
        "reopening",
        &["light_vehicles"],
    );
    gives(&["Road to Sennar open for cars, lorries too."], "reopening", &["light_vehicles", "heavy_vehicles"]);
    for text in [
        "Road to Sennar open, lorries sleep there.",
        "Road to Sennar open, lorries are sent back.",
        "طريق سنار مفتوح للسيارات الصغيرة فقط والشاحنات ترجع",
    ] {
        let drafts = read(text);
        assert!(drafts.events.is_empty() && !drafts.unread.is_empty(), "{text}: {drafts:?}");
    }
}
