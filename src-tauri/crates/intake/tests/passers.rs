//! Who passed and by which road, what "through today" means, and sentences that must not vanish. The texts are invented, the
//! places are real.

use passage_intake::{About, Draft, Drafts, Entry, EntryKind, Gazetteer, Origin, Received, draft};
use passage_model::{Lang, LatLon, Name, Names};

fn gazetteer() -> Gazetteer {
    let entry = |kind, names: [&str; 2], lat, lon| Entry {
        kind,
        names: Names(
            names
                .into_iter()
                .enumerate()
                .map(|(i, text)| Name {
                    lang: if i == 0 { Lang::En } else { Lang::Ar },
                    text: text.to_owned(),
                    alias: i > 0,
                })
                .collect(),
        ),
        at: LatLon::new(lat, lon).ok(),
        about: About { origin: Origin::Register, ..About::default() },
    };
    Gazetteer::new(vec![
        entry(EntryKind::Place, ["Kosti", "كوستي"], 13.17, 32.66),
        entry(EntryKind::Place, ["Rabak", "ربك"], 13.18, 32.74),
        entry(EntryKind::Place, ["Sennar", "سنار"], 13.57, 33.57),
        entry(EntryKind::Crossing, ["Gallabat", "القلابات"], 12.97, 36.16),
    ])
}

/// The drafts of a text received on 12 May 2025, a Monday.
fn read(text: &str) -> Drafts {
    let day = chrono::NaiveDate::from_ymd_opt(2025, 5, 12).expect("a day");
    draft(text, &gazetteer(), &Received { day, zone: None, region: LatLon::new(14.0, 33.0).ok() })
}

/// "closure Kosti/Rabak medical ..2025-05-14"
fn line(event: &Draft) -> String {
    let names: Vec<&str> = event.places.iter().map(|place| place.canonical_en.as_deref().unwrap_or("?")).collect();
    let mut parts = vec![event.kind.clone()];
    parts.extend((event.kind == "checkpoint").then(|| event.subkind.clone().unwrap_or_default()));
    parts.push(names.join("/"));
    parts.extend(event.traffic_classes.iter().cloned());
    parts.extend(event.until.as_ref().map(|until| format!("..{until}")));
    parts.extend(event.doubts.iter().map(|doubt| format!("?{doubt}")));
    parts.join(" ")
}

#[track_caller]
fn gives(text: &str, wanted: &[&str]) {
    let found: Vec<String> = read(text).events.iter().map(line).collect();
    assert_eq!(found, wanted, "{text}");
}

/// No draft, and a word that the sentence was left aside.
#[track_caller]
fn leaves(text: &str) {
    let drafts = read(text);
    assert_eq!(drafts.events.iter().map(line).collect::<Vec<_>>(), [] as [String; 0], "{text}");
    assert!(!drafts.unread.is_empty(), "{text}");
}

#[test]
fn who_gets_through_where_aid_does_not_opens_no_road() {
    for text in [
        "Two motorcycles crossed from Kosti to Rabak last night.",
        "A boy on a donkey passed from Kosti to Rabak.",
        "An army column passed from Kosti to Rabak this morning with four trucks.",
        "A convoy of the army passed from Kosti to Rabak this morning.",
        "RSF vehicles drove from Kosti to Rabak.",
        "We drove from Kosti to Rabak on a motorbike.",
        "Our team reached Rabak from Kosti on foot.",
        "Des motos sont passées par Kosti et ont atteint Rabak.",
        "Un convoi de l'armée est arrivé de Kosti à Rabak.",
        "وصلت دورية عسكرية من كوستي إلى ربك",
        "عبرت دراجات نارية من كوستي إلى ربك",
    ] {
        leaves(text);
    }
    // Who goes along, guards a post or says so is not who passed.
    for text in [
        "Our convoy, escorted by the army, passed from Kosti to Rabak.",
        "The army said that our convoy passed from Kosti to Rabak.",
        "Notre convoi est arrivé de Kosti à Rabak avec une escorte de l'armée.",
        "وصلت قافلتنا من كوستي إلى ربك برفقة الجيش",
    ] {
        gives(text, &["passage Kosti/Rabak"]);
    }
}

#[test]
fn who_took_another_way_says_nothing_of_the_road() {
    for text in [
        "Our trucks passed from Kosti to Rabak by a back road.",
        "Our trucks passed from Kosti to Rabak using the longer road instead of the main one.",
        "Our trucks drove from Kosti to Rabak across the fields.",
        "Our trucks passed from Kosti to Rabak, bypassing the bridge.",
        "Our trucks passed from Kosti to Rabak. They took the desert track.",
        "Our trucks came from Kosti and reached Rabak by boat.",
        "Nos camions sont arrivés de Kosti à Rabak par un détour.",
        "Nos camions sont arrivés de Kosti à Rabak par une route secondaire.",
        "وصلت قافلتنا من كوستي إلى ربك عبر طريق ترابي",
        "وصلت قافلتنا من كوستي إلى ربك عبر الحقول",
        "وصلت قافلتنا من كوستي إلى ربك. سلكت طريقا بديلا.",
    ] {
        leaves(text);
    }
}

#[test]
fn a_road_that_is_open_to_motorbikes_is_not_open_to_cars() {
    for text in [
        "The road between Kosti and Rabak reopened for motorbikes only.",
        "La route entre Kosti et Rabak est rouverte aux motos.",
        "أعيد فتح الطريق بين كوستي وربك أمام الدراجات فقط",
    ] {
        leaves(text);
    }
    gives(
        "The road between Kosti and Rabak reopened for cars and motorbikes.",
        &["reopening Kosti/Rabak light_vehicles"],
    );
}

#[test]
fn what_passed_in_a_car_or_an_ambulance_says_so() {
    gives("Our car passed from Kosti to Rabak.", &["passage Kosti/Rabak light_vehicles"]);
    gives("An ambulance passed from Kosti to Rabak.", &["passage Kosti/Rabak medical light_vehicles"]);
    gives("Une ambulance est arrivée de Kosti à Rabak.", &["passage Kosti/Rabak medical light_vehicles"]);
    gives("وصلت سيارة إسعاف من كوستي إلى ربك", &["passage Kosti/Rabak medical light_vehicles"]);
    gives("Our trucks passed from Kosti to Rabak.", &["passage Kosti/Rabak"]);
}

#[test]
fn through_today_is_no_end() {
    for text in [
        "Gallabat gate shut, nothing passed through today.",
        "Gallabat: no lorries went through today, the gate is shut.",
        "Gallabat is closed until today.",
        "Gallabat est fermé jusqu'à aujourd'hui.",
        "معبر القلابات مغلق حتى اليوم",
    ] {
        gives(text, &["closure Gallabat"]);
    }
    gives("Gallabat gate closed through 14 May.", &["closure Gallabat ..2025-05-14"]);
    gives("Gallabat gate closed until 18:00 today.", &["closure Gallabat ..2025-05-12T18:00"]);
}

#[test]
fn because_of_is_no_place() {
    for text in [
        "معبر القلابات مغلق بسبب القصف",
        "إغلاق معبر القلابات بسبب الأمطار",
        "إغلاق معبر القلابات بموجب تعميم",
        "معبر القلابات مغلق بحجة الصيانة",
        "معبر القلابات مفتوح للحالات الإنسانية فقط",
    ] {
        let drafts = read(text);
        assert!(!drafts.events.is_empty(), "{text}");
        for place in drafts.events.iter().flat_map(|event| &event.places) {
            assert_eq!(place.canonical_en.as_deref(), Some("Gallabat"), "{text}: {}", place.surface);
        }
    }
}

#[test]
fn leave_to_pass_is_no_passage() {
    gives("معبر القلابات مغلق أمام الشاحنات حتى إشعار آخر، ويسمح بعبور المشاة", &["closure Gallabat heavy_vehicles"]);
    leaves("يسمح بعبور المشاة من معبر القلابات");
}

#[test]
fn one_checkpoint_gone_and_another_new_are_two() {
    for text in [
        "Le point de contrôle de Kosti a été levé ; un nouveau barrage à Rabak.",
        "Le barrage de Kosti a été démantelé et un nouveau checkpoint érigé à Rabak.",
        "رفع الحاجز في كوستي وأقيم حاجز آخر في ربك",
        "The checkpoint at Kosti was removed and a new one set up at Rabak.",
    ] {
        gives(text, &["checkpoint removed Kosti", "checkpoint new Rabak"]);
    }
    gives("إزالة حاجز سنار ونصب حاجز جديد في ربك", &["checkpoint removed Sennar", "checkpoint new Rabak"]);
}

#[test]
fn a_closure_for_one_way_or_some_hours_says_so() {
    gives(
        "The road between Kosti and Rabak is closed northbound only, daily 08:00-12:00, until 14 May.",
        &["closure Kosti/Rabak ..2025-05-14 ?direction ?hours"],
    );
    gives("Gallabat is closed from the Sudanese side.", &["closure Gallabat"]);
}

#[test]
fn plain_words_of_control_and_of_shut_borders_are_drafted() {
    gives("The militia now controls Kosti.", &["control_change Kosti"]);
    gives("La milice contrôle Kosti.", &["control_change Kosti"]);
    gives("سيطرة الفصائل على كوستي", &["control_change Kosti"]);
    gives("Sudan has stopped letting aid through Gallabat.", &["closure Gallabat humanitarian_cargo"]);
    let shut = read("Sudan shuts all its gates with Ethiopia from midnight.");
    assert_eq!(shut.events[0].border, Some(["SDN".to_owned(), "ETH".to_owned()]), "{shut:?}");
    // Which of them, the text does not say.
    assert!(read("Sudan shuts two crossings with Ethiopia.").events.iter().all(|event| event.border.is_none()));
}

#[test]
fn danger_and_access_that_give_no_draft_are_told() {
    for text in [
        "Les passages avec le Soudan sont tous fermés depuis minuit.",
        "Tanks are moving towards Kosti.",
        "RSF fighters seen near Kosti.",
        "Nobody gets out of Kosti.",
        "لا أحد يستطيع الخروج من كوستي",
        "Personne ne sort de Kosti.",
        "Tireur embusqué sur la route de Kosti.",
        "Ne prenez pas la route Kosti - Rabak.",
        "Our driver is missing since Kosti.",
        "The ferry at Kosti stopped.",
        "Evacuation of Kosti ordered.",
        "UN: all missions to Kosti cancelled",
        "OCHA : toutes les missions vers Kosti sont annulées.",
        "Drivers refuse to go to Kosti, too many bullets.",
        "تحليق طيران فوق كوستي",
        "سائقون يرفضون الذهاب إلى كوستي",
    ] {
        leaves(text);
    }
    for text in ["No tanks seen in Kosti.", "WFP distributed food in Kosti.", "Cease-fire exercise in Kosti, no tanks."]
    {
        assert_eq!(read(text).unread, [] as [&str; 0], "{text}");
    }
}

#[test]
fn a_sentence_with_a_single_a_is_not_taken_for_french() {
    gives("Gallabat reopened; humanitarian convoys need a permit.", &["reopening Gallabat"]);
    assert!(read("Gallabat reopened; humanitarian convoys need a permit.").events[0].partial);
}

#[test]
fn hours_of_every_day_do_not_end_a_closure() {
    for text in [
        "The road between Kosti and Rabak is closed daily from 08:00 to 12:00.",
        "The road between Kosti and Rabak is closed every night until 06:00.",
        "La route entre Kosti et Rabak est fermée de 8h à 12h chaque jour.",
        "La route entre Kosti et Rabak est fermée tous les jours jusqu'à 12h.",
        "الطريق بين كوستي وربك مغلق يوميا من الساعة 8 حتى الساعة 12",
    ] {
        gives(text, &["closure Kosti/Rabak ?hours"]);
    }
    gives(
        "The road between Kosti and Rabak is closed from 08:00 to 12:00.",
        &["closure Kosti/Rabak ..2025-05-12T12:00"],
    );
}
