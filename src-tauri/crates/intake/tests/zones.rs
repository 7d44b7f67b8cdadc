//! Whose clock an hour is told by, and sentences that go on about a place without naming it. The texts are invented, the places
//! are real.

mod sennar;

use passage_intake::{Drafts, Received, draft};
use passage_model::LatLon;

use sennar::gazetteer;

/// The drafts of a text received on 12 May 2025, told by a clock so many minutes east of UTC.
fn read(text: &str, zone: Option<i32>) -> Drafts {
    let day = chrono::NaiveDate::from_ymd_opt(2025, 5, 12).expect("a day");
    draft(text, &gazetteer(), &Received { day, zone, region: LatLon::new(14.0, 33.0).ok() })
}

/// `closure 2025-05-12T03:00Z..`.
fn lines(drafts: &Drafts) -> Vec<String> {
    let line = |event: &passage_intake::Draft| {
        let said = |stamp: &Option<String>| stamp.clone().unwrap_or_default();
        format!("{} {}..{}", event.kind, said(&event.from), said(&event.until))
    };
    drafts.events.iter().map(line).collect()
}

/// Of one draft, when it began, where the clock of the report is not known.
#[track_caller]
fn begins(text: &str, wanted: &str) {
    let drafts = read(text, None);
    let from: Vec<_> = drafts.events.iter().map(|event| event.from.as_deref()).collect();
    assert_eq!(from, [Some(wanted)], "{text}");
}

#[test]
fn a_zone_that_is_said_is_the_clock() {
    for (text, wanted) in [
        ("Strike on Sennar at 14:00 GMT+3 on 10 May.", "2025-05-10T11:00Z"),
        ("Strike on Sennar at 14:00 (UTC+2) on 10 May.", "2025-05-10T12:00Z"),
        ("Strike on Sennar at 14:00 UTC +02:00 on 10 May.", "2025-05-10T12:00Z"),
        ("Strike on Sennar at 14:00 UTC-3:30 on 10 May.", "2025-05-10T17:30Z"),
        ("Strike on Sennar at 14:00+02:00 on 10 May.", "2025-05-10T12:00Z"),
        ("Strike on Sennar at 14:00 GMT on 10 May.", "2025-05-10T14:00Z"),
        ("Strike on Sennar 0100 EAT on 10 May.", "2025-05-09T22:00Z"),
        ("Strike on Sennar at 0100 CAT on 10 May.", "2025-05-09T23:00Z"),
        ("Strike on Sennar 2025-05-10T14:00+02:00.", "2025-05-10T12:00Z"),
        ("Strike on Sennar 2025-05-10T14:00:30Z.", "2025-05-10T14:00Z"),
        ("Strike on Sennar 100200BMAY25.", "2025-05-10T00:00Z"),
        ("Strike on Sennar 10 0630 C MAY 25.", "2025-05-10T03:30Z"),
        ("Frappe sur Sennar à 5h30 TU le 10 mai.", "2025-05-10T05:30Z"),
        ("Frappe sur Sennar à 5h30 (heure de Greenwich) le 10 mai.", "2025-05-10T05:30Z"),
        ("قصف على سنار الساعة 05:00 بتوقيت غرينتش يوم 10 مايو.", "2025-05-10T05:00Z"),
        ("قصف على سنار الساعة 05:00 بتوقيت مكة المكرمة يوم 10 مايو.", "2025-05-10T02:00Z"),
    ] {
        begins(text, wanted);
    }
}

#[test]
fn a_clock_that_is_not_known_stays_as_it_is_said() {
    for text in [
        "Strike on Sennar at 14:00 on 10 May.",
        "Strike on Sennar at 14:00 local time on 10 May.",
        "Strike on Sennar 1400L on 10 May.",
        "Frappe sur Sennar à 14h heure locale le 10 mai.",
        "قصف على سنار الساعة 14:00 بالتوقيت المحلي يوم 10 مايو.",
        // Neither a place of the strike, nor a zone whose summer hours are known here.
        "Strike on Sennar at 14:00 Khartoum time on 10 May.",
        "Frappe sur Sennar à 14h heure de Khartoum le 10 mai.",
        "قصف على سنار الساعة 14:00 بتوقيت الخرطوم يوم 10 مايو.",
    ] {
        begins(text, "2025-05-10T14:00");
    }
    // No hours, and no zones.
    assert_eq!(read("Strike 1500 metres from Sennar.", None).events.iter().find_map(|event| event.from.clone()), None);
    begins("Strike on Sennar on 10 May, GMT-3 trucks hit.", "2025-05-10");
}

#[test]
fn the_clock_of_the_report_tells_hours_without_a_zone() {
    for (text, wanted) in [
        ("Gallabat crossing was closed at 06:00.", "closure 2025-05-12T03:00Z.."),
        ("Gallabat crossing was closed at 01:00 local time.", "closure 2025-05-11T22:00Z.."),
        ("Gallabat crossing was closed from 06:00 to 14:00.", "closure 2025-05-12T03:00Z..2025-05-12T11:00Z"),
        ("Gallabat crossing was closed at 06:00 GMT.", "closure 2025-05-12T06:00Z.."),
        ("Gallabat crossing was closed at 06:00 Asmara time.", "closure 2025-05-12T06:00.."),
        ("Gallabat crossing was closed yesterday.", "closure 2025-05-11.."),
    ] {
        assert_eq!(lines(&read(text, Some(180))), [wanted], "{text}");
    }
}

#[test]
fn hours_of_a_table_are_by_the_same_clock() {
    for (cell, zone, wanted) in [
        ("08:00-16:00", None, "08:00-16:00"),
        ("0800-1600", Some(180), "05:00-13:00Z"),
        ("8:00 - 16:00 local", Some(-90), "09:30-17:30Z"),
        ("22:00-06:00", Some(180), "19:00-03:00Z"),
        ("0800-1600 UTC", Some(180), "08:00-16:00Z"),
        ("0800-1600Z", None, "08:00-16:00Z"),
        ("0800-1600 GMT+2", Some(180), "08:00-16:00"),
    ] {
        let text = format!("Crossing | Humanitarian | Commercial | Hours\nGallabat | open | closed | {cell}\n");
        let drafts = read(&text, zone);
        let hours: Vec<_> = drafts.events.iter().map(|event| event.hours.as_deref()).collect();
        assert_eq!(hours, [Some(wanted), Some(wanted)], "{cell}");
    }
}

#[test]
fn what_closed_in_the_morning_and_opened_at_noon_is_both() {
    for text in [
        "Gallabat crossing closed at 06:00 (UTC+3) and reopened at 14:00.",
        "The road between Kosti and Rabak was closed at 06:00 and reopened at 14:00.",
        "Le poste de Gallabat a été fermé à 6h00 (heure locale) et rouvert à 14h00.",
        "أغلق معبر القلابات الساعة 06:00 وأعيد فتحه الساعة 14:00.",
        "أغلق معبر القلابات الساعة 06:00 بالتوقيت المحلي وأعيد فتحه عند الساعة 14:00.",
    ] {
        let wanted = ["closure 2025-05-12T03:00Z..", "reopening 2025-05-12T11:00Z.."];
        assert_eq!(lines(&read(text, Some(180))), wanted, "{text}");
    }
}

/// A curfew is one at its hours, where they are known in UTC and nothing else is said of when; else it holds at all hours.
#[test]
fn hours_of_every_night_are_those_of_the_closure() {
    let read = |text: &str, zone| {
        let drafts = self::read(text, zone);
        let [event] = &drafts.events[..] else { panic!("{text}: {:?}", lines(&drafts)) };
        assert_eq!(event.kind, "closure", "{text}");
        (event.hours.clone(), event.doubts.join(" "))
    };
    for text in [
        "Gallabat crossing is closed daily from 18:00 to 06:00.",
        "Gallabat crossing is closed every night from 18:00 to 06:00 until 30 May.",
        "Le poste de Gallabat est fermé tous les jours de 18h à 6h.",
        "معبر القلابات مغلق يوميا من الساعة 18:00 حتى الساعة 06:00.",
    ] {
        assert_eq!(read(text, Some(180)), (Some("15:00-03:00Z".to_owned()), "daily".to_owned()), "{text}");
        assert_eq!(read(text, None), (None, "hours".to_owned()), "{text}");
    }
    for text in [
        "Gallabat crossing is closed daily 12:00-13:00 and 18:00-06:00.",
        "Gallabat crossing is closed daily from 18:00 to 06:00 except Fridays.",
        "Gallabat crossing is closed daily from 18:00 to 06:00 on weekdays.",
        "Gallabat crossing is closed daily from 18:00.",
        // In the morning or in the evening.
        "Gallabat crossing is closed daily from 6:00 to 8:00.",
    ] {
        assert_eq!(read(text, Some(180)).0, None, "{text}");
    }
}

/// Arabic writes "it" at the end of the verb.
#[test]
fn a_deed_is_known_with_a_pronoun_at_its_end() {
    let kinds = |text: &str| -> Vec<String> { read(text, None).events.into_iter().map(|event| event.kind).collect() };
    for (text, wanted) in [
        ("فتح معبر القلابات صباحا وأغلقته السلطات ظهرا.", "closure"),
        ("فتحت السلطات معبر القلابات صباحا ثم أغلقوه.", "closure"),
        ("فتح الطريق بين كوستي وربك صباحا ثم قطعه محتجون.", "obstruction"),
        ("معبر القلابات تم إغلاقه صباح اليوم.", "closure"),
        ("معبر القلابات لم يتم فتحه بعد.", "closure"),
        ("معبر القلابات تم فتحه صباح اليوم.", "reopening"),
        ("الطريق بين كوستي وربك قصفته الطائرات صباح اليوم.", "strike"),
    ] {
        assert_eq!(kinds(text), [wanted], "{text}");
    }
    // Wished for, or said of another: no opening.
    for text in ["معبر القلابات: طالب التجار بإعادة فتحه.", "معبر القلابات لن يتم فتحه اليوم."]
    {
        assert!(kinds(text).iter().all(|kind| kind != "reopening"), "{text}");
    }
}

#[test]
fn a_sentence_without_a_place_goes_on_about_the_one_before() {
    for text in [
        "The road between Kosti and Rabak reopened at 06:00. Closed again at 14:00.",
        "Gallabat crossing open this morning. Now closed.",
        "Gallabat: open. 14:00 update: closed.",
        "فتح معبر القلابات صباح اليوم. أغلق مجددا الساعة 14:00.",
        "فتح معبر القلابات صباح اليوم. وأغلقوه ظهرا.",
        "Le poste de Gallabat a rouvert ce matin. Refermé à 14h.",
    ] {
        let drafts = read(text, None);
        let told: Vec<_> = drafts.events.iter().map(|event| (event.kind.as_str(), event.places.is_empty())).collect();
        assert_eq!(told, [("closure", false)], "{text}");
        assert!(!drafts.unread.is_empty(), "{text}");
    }
    // What opens has to say what: it is told.
    for text in ["Gallabat crossing closed at 06:00. Reopened at 14:00.", "أغلق معبر القلابات. أعيد فتحه ظهرا."]
    {
        let drafts = read(text, None);
        assert!(drafts.events.iter().all(|event| event.kind == "closure"), "{text}");
        assert_eq!(drafts.unread.len(), 1, "{text}");
    }
    // Of something else.
    for text in
        ["Gallabat crossing is open. Schools closed.", "Gallabat crossing is open. Shops in town closed at 14:00."]
    {
        assert!(read(text, None).events.iter().all(|event| event.kind != "closure"), "{text}");
    }
}

/// Words that look like others: an aid worker is no open road, sugar closes none.
#[test]
fn words_that_look_like_others_set_nothing_off() {
    for text in [
        "أصيب عامل إغاثة على الطريق بين كوستي وربك.",
        "موقف الحكومة من معبر القلابات لم يتغير.",
        "علق المتحدث على وضع معبر القلابات.",
        "قالت هيئة تحرير البلاد إنها لم تدخل سنار.",
        "سلمت المنظمة المساعدات إلى أهالي سنار.",
        "Nouveau point de situation sur Sennar.",
        "Le trafic a été détourné vers Sennar à cause de travaux.",
        "Le groupe affirme avoir libéré trois chauffeurs à Sennar.",
    ] {
        let drafts = read(text, None);
        assert!(drafts.events.is_empty(), "{text}: {:?}", lines(&drafts));
    }
    for text in ["وصلت شاحنة سكر إلى سنار.", "سيارة تحمل عبوات مياه وصلت إلى سنار."]
    {
        assert!(read(text, None).events.iter().all(|event| event.kind == "passage"), "{text}");
    }
}

#[test]
fn words_of_speech_are_read() {
    for (text, wanted) in [
        ("معبر القلابات مقفول.", "closure"),
        ("قفلوا الطريق بين كوستي وربك.", "closure"),
        ("الطريق بين كوستي وربك قافل.", "closure"),
        ("الطريق بين كوستي وربك سكروه.", "closure"),
        ("ماكو طريق بين كوستي وربك.", "obstruction"),
        ("سقوط دانات على سنار.", "strike"),
        ("كوبري سنار مدمر والطريق إلى سنار مقطوع.", "obstruction"),
        ("Un check-point a été installé près de Sennar.", "checkpoint"),
    ] {
        let kinds: Vec<String> = read(text, None).events.into_iter().map(|event| event.kind).collect();
        assert_eq!(kinds.first().map(String::as_str), Some(wanted), "{text}: {kinds:?}");
    }
    // "Which led to": not a "not".
    let drafts = read("اشتباكات قرب سنار ما أدى إلى إغلاق الطريق بين كوستي وربك.", None);
    assert_eq!(lines(&drafts), ["clash ..", "closure .."]);
}
