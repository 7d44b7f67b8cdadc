//! Where a text itself says that a place is, which of several is meant, and whom a closure exempts. The texts are invented.

use chrono::NaiveDate;
use passage_intake::{About, Draft, DraftPlace, Entry, EntryKind, Gazetteer, Origin, Received, draft};
use passage_model::{Lang, LatLon, Name, Names};

fn entry(kind: EntryKind, names: &str, lat: f64, lon: f64) -> Entry {
    let names = names.split(';').enumerate().map(|(i, text)| Name {
        lang: if i == 0 { Lang::En } else { Lang::Other },
        text: text.trim().to_owned(),
        alias: i > 0,
    });
    let about = About { origin: Origin::BuiltIn, ..About::default() };
    Entry { kind, names: Names(names.collect()), at: LatLon::new(lat, lon).ok(), about }
}

fn reads(text: &str, region: (f64, f64)) -> Vec<Draft> {
    use EntryKind::{Crossing, Place};
    let gazetteer = Gazetteer::new(vec![
        entry(Place, "Sake; Saké", -1.57, 29.04),
        entry(Place, "Goma", -1.68, 29.23),
        entry(Place, "El Fasher; الفاشر", 13.63, 25.35),
        entry(Place, "Hays; حيس", 13.93, 43.48),
        entry(Place, "Al-Mayadin; الميادين", 35.02, 40.45),
        entry(Place, "Al-Bukamal; البوكمال", 34.45, 40.92),
        entry(Place, "Far Salihiyah; الصالحية", 35.36, 40.18),
        entry(Place, "Al-Salihiyah; الصالحية", 34.77, 40.64),
        entry(Place, "Deir ez-Zor; دير الزور", 35.34, 40.14),
        entry(Place, "Latakia", 35.53, 35.79),
        entry(Place, "Bor", 6.21, 31.56),
        entry(Crossing, "Gallabat", 12.97, 36.16),
        entry(Crossing, "Adré crossing; Adré", 13.46, 22.20),
        entry(Crossing, "Kamanyola", -2.74, 29.0),
    ]);
    let day = NaiveDate::from_ymd_opt(2025, 3, 10).expect("a day");
    draft(text, &gazetteer, &Received { day, zone: None, region: LatLon::new(region.0, region.1).ok() }).events
}

fn only(text: &str, region: (f64, f64)) -> Draft {
    let events = reads(text, region);
    assert_eq!(events.len(), 1, "{text}: {events:#?}");
    events.into_iter().next().expect("one")
}

fn lies(place: &DraftPlace, lat: f64, lon: f64, within_km: f64) {
    let at = place.lat.zip(place.lon).unwrap_or_else(|| panic!("{place:?} is open"));
    assert!((at.0 - lat).abs() < 0.03 && (at.1 - lon).abs() < 0.03, "{place:?}");
    assert!(place.radius_km.is_some_and(|km| (km - within_km).abs() < 1.0), "{place:?}");
    assert_eq!(place.precision, "near");
}

const KIVU: (f64, f64) = (-1.6, 29.0);
const DARFUR: (f64, f64) = (13.6, 25.3);

#[test]
fn a_village_that_no_list_has_lies_where_the_text_says() {
    let event = only("Combats hier à Ngungu, à 12 km à l'ouest de Sake.", KIVU);
    assert_eq!(event.places.len(), 1, "{:?}", event.places);
    assert_eq!((event.places[0].surface.as_str(), &event.places[0].canonical_en), ("Ngungu", &None));
    lies(&event.places[0], -1.57, 28.94, 4.2);
    assert_eq!(event.places[0].ranked[0].kind, "approximate");
    let event = only("Clashes broke out in Kingi village, west of Sake, on 9 March.", KIVU);
    assert_eq!(event.places.len(), 1, "{:?}", event.places);
    lies(&event.places[0], -1.57, 29.0, 8.0);
}

#[test]
fn an_event_beside_a_town_is_not_in_it() {
    let event = only("A landmine exploded 7 km south of Hays on 8 March.", (14.0, 43.5));
    lies(&event.places[0], 13.87, 43.48, 2.5);
    let event = only("قُتل مدني بانفجار لغم أرضي على بعد ٧ كم جنوب حيس أمس.", (14.0, 43.5));
    lies(&event.places[0], 13.87, 43.48, 2.5);
}

#[test]
fn what_is_too_vague_is_left_to_a_person() {
    let event = only("Fighting was reported 60 km south of El Fasher on 9 March.", DARFUR);
    let place = &event.places[0];
    assert_eq!((place.lat, place.precision.as_str(), &place.canonical_en), (None, "unknown", &None));
    assert!(place.ranked.iter().any(|found| found.radius_km.is_some_and(|km| km > 10.0)), "{place:?}");
    let event = only("Fighting 40 km south of El Fasher near Dar es Salaam village on 9 March.", DARFUR);
    assert_eq!(event.places[0].surface, "Dar es Salaam");
    assert_eq!(event.places[0].lat, None);
}

#[test]
fn neighbours_in_the_sentence_say_which_of_two_is_meant() {
    let events = reads("انفجرت عبوة ناسفة أمس على طريق الميادين – البوكمال قرب الصالحية والطريق واقف", (35.34, 40.14));
    assert_eq!(events[0].places[0].canonical_en.as_deref(), Some("Al-Salihiyah"));
    let ends: Vec<_> = events[1].places.iter().map(|place| place.surface.as_str()).collect();
    assert_eq!((events[1].kind.as_str(), ends), ("obstruction", vec!["الميادين", "البوكمال"]));
}

#[test]
fn a_place_far_away_counts_where_its_country_is_named() {
    let event = only("Tchad : le poste d'Adré est fermé depuis le 8 mars.", (16.0, -1.0));
    assert_eq!(event.places[0].canonical_en.as_deref(), Some("Adré crossing"));
    let event = only("The bridge at Bor was closed on 8 March.", (49.0, 32.0));
    assert_eq!(event.places[0].lat, None);
}

#[test]
fn whom_a_closure_exempts() {
    for (text, region, closed, exempt) in [
        (
            "Ambulances may cross at Gallabat; all other traffic is suspended since 4 March.",
            DARFUR,
            &[][..],
            &["medical"][..],
        ),
        (
            "Gallabat crossing is closed to commercial traffic since 4 March, except humanitarian convoys.",
            DARFUR,
            &["commercial"],
            &["humanitarian_cargo"],
        ),
        (
            "Les ambulances peuvent passer à Kamanyola, les camions commerciaux sont refoulés depuis le 8 mars.",
            KIVU,
            &["commercial"],
            &["medical"],
        ),
        (
            "أغلقت السلطات معبر الحدود في حيس أمام الشاحنات التجارية أمس، ويستثنى من ذلك سيارات الإسعاف.",
            (14.0, 43.5),
            &["heavy_vehicles", "commercial"],
            &["medical"],
        ),
    ] {
        let event = only(text, region);
        assert_eq!(event.kind, "closure", "{text}");
        assert_eq!(event.traffic_classes, closed, "{text}");
        assert_eq!(event.exempt_classes, exempt, "{text}");
    }
}

#[test]
fn what_never_happened_and_what_lasts() {
    assert_eq!(reads("Had the bridge at Goma been closed, the convoy would have waited.", KIVU), []);
    let event = only("There is a curfew in Latakia until 10:00 tomorrow.", (35.0, 36.0));
    assert_eq!(event.until.as_deref(), Some("2025-03-11T10:00"));
    let event = only("Trois obus sont tombés hier sur le camp de déplacés de Sake.", KIVU);
    assert_eq!(event.kind, "attack_site");
}
