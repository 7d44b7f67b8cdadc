//! Invented reports from other countries: the grammar is general, not made for one region.

use passage_intake::{Draft, Gazetteer, Received, draft};

/// Kind, places joined with `+`, from, status.
type Expected = (&'static str, &'static str, Option<&'static str>, &'static str);

fn line(event: &Draft) -> (String, String, Option<String>, String) {
    let mut places: Vec<String> = event.places.iter().map(|place| place.surface.clone()).collect();
    places.extend(event.border.iter().map(|border| border.join("-")));
    (event.kind.clone(), places.join("+"), event.from.clone(), event.status.clone())
}

fn reads(text: &str, expected: &[Expected]) {
    let received =
        Received { day: chrono::NaiveDate::from_ymd_opt(2025, 6, 4).expect("a day"), zone: None, region: None };
    let drafts = draft(text, &Gazetteer::default(), &received);
    let found: Vec<_> = drafts.events.iter().map(line).collect();
    let wanted: Vec<_> = expected
        .iter()
        .map(|(kind, places, from, status)| {
            ((*kind).to_owned(), (*places).to_owned(), from.map(str::to_owned), (*status).to_owned())
        })
        .collect();
    assert_eq!(found, wanted, "{text}");
}

#[test]
fn somalia_in_english() {
    reads(
        "ACCESS UPDATE, 10-16 March 2025\n\
         Fighters ambushed a convoy near Bulo Burte on 12 March. The road between Jowhar and Bal'ad has been closed by order \
         of the Hirshabelle administration since 13 March.\n\
         Two aid workers were abducted outside Baidoa on Friday, according to elders. No clashes were reported in Adado.\n\
         If the rains go on, the road to Bardhere would be cut. In 2023 the bridge was destroyed.",
        &[
            ("ambush", "Bulo Burte", Some("2025-03-12"), "reported"),
            ("closure", "Jowhar+Bal'ad", Some("2025-03-13"), "confirmed"),
            ("ambush", "Baidoa", Some("2025-03-14"), "reported"),
        ],
    );
}

#[test]
fn central_africa_in_french() {
    reads(
        "Bulletin accès, 14 avril 2025\n\
         Par décision du préfet de la Vakaga, la frontière entre le Tchad et la RCA est fermée depuis le 10 avril.\n\
         Des combats ont opposé les FACA à la CPC à Ndélé vendredi.\n\
         Notre équipe a rejoint Bambari depuis Bangui hier sans incident.\n\
         Aucun affrontement n'a été signalé à Bria.\n\
         D'après la rumeur, Birao serait tombée.",
        &[
            ("closure", "TCD-CAF", Some("2025-04-10"), "confirmed"),
            ("clash", "Ndélé", Some("2025-04-11"), "reported"),
            ("passage", "Bambari+Bangui", Some("2025-04-13"), "confirmed"),
            ("control_change", "Birao", Some("2025-04-14"), "rumour"),
        ],
    );
}

#[test]
fn yemen_in_arabic() {
    reads(
        "نشرة الوصول\n١٢ آذار ٢٠٢٥\n\
         انفجر لغم أرضي بحافلة على طريق المخا – الخوخة أمس.\n\
         وصلت قافلة مساعدات من ١٥ شاحنة إلى مدينة تعز قادمة من عدن يوم الأحد.\n\
         يشاع أن مطار صنعاء أغلق اليوم.\n\
         إذا استمرت الأمطار فقد تنقطع طريق مأرب.",
        &[
            ("explosive_hazard", "المخا+الخوخة", Some("2025-03-11"), "reported"),
            ("passage", "تعز+عدن", Some("2025-03-09"), "reported"),
            ("closure", "صنعاء", Some("2025-03-12"), "rumour"),
        ],
    );
}

#[test]
fn what_is_taken_back_and_what_is_denied() {
    reads(
        "Correction: we said the bridge at Serdo was closed, it is not.\nThe army denied that Lalibela had fallen.",
        &[("closure", "Serdo", None, "retracted"), ("control_change", "Lalibela", None, "contradicted")],
    );
}

#[test]
fn a_list_leaves_a_gap() {
    let received =
        Received { day: chrono::NaiveDate::from_ymd_opt(2025, 6, 4).expect("a day"), zone: None, region: None };
    let text = "Rebels seized seven villages in the hills, including Tima and Abu Zabad, on 1 June.";
    let drafts = draft(text, &Gazetteer::default(), &received);
    let named: Vec<_> =
        drafts.events.iter().flat_map(|event| &event.places).map(|place| place.surface.as_str()).collect();
    assert_eq!(named, ["Tima", "Abu Zabad"]);
    let gap = drafts.events.last().expect("the rest");
    assert_eq!((gap.count, gap.count_unnamed), (Some(7), Some(5)));
    assert!(drafts.events.iter().all(|event| event.from.as_deref() == Some("2025-06-01")));
}

#[test]
fn a_date_time_group_is_a_moment() {
    reads(
        "Bridge at Serdo closed 011830Z JUN 25 by order of the governor.",
        &[("closure", "Serdo", Some("2025-06-01T18:30Z"), "confirmed")],
    );
}
