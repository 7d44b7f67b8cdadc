//! Openings that are limited, and what closes again behind them: an opening lifts what stands against a road, so it counts in
//! full only where all that is said of it is understood. The texts are invented, the places are real.

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
        about: About { origin: Origin::BuiltIn, ..About::default() },
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

/// "reopening commercial -civilians partial 08:00-12:00 2025-05-12.."
fn line(event: &Draft) -> String {
    let mut parts = vec![event.kind.clone()];
    parts.extend(event.traffic_classes.iter().cloned());
    parts.extend(event.exempt_classes.iter().map(|class| format!("-{class}")));
    parts.extend(event.partial.then(|| "partial".to_owned()));
    parts.extend(event.hours.clone());
    if event.from.is_some() || event.until.is_some() {
        let text = |stamp: &Option<String>| stamp.clone().unwrap_or_default();
        parts.push(format!("{}..{}", text(&event.from), text(&event.until)));
    }
    parts.extend(event.doubts.iter().map(|doubt| format!("?{doubt}")));
    parts.join(" ")
}

#[track_caller]
fn gives(text: &str, wanted: &[&str]) {
    let found: Vec<String> = read(text).events.iter().map(line).collect();
    assert_eq!(found, wanted, "{text}");
}

/// No opening, and a word that the sentence was left aside.
#[track_caller]
fn leaves(text: &str) {
    let drafts = read(text);
    assert_eq!(drafts.events.iter().map(line).collect::<Vec<_>>(), [] as [String; 0], "{text}");
    assert!(!drafts.unread.is_empty(), "{text}");
}

#[test]
fn whom_an_opening_leaves_out_is_not_let_in() {
    for text in [
        "Gallabat crossing has reopened, except for humanitarian cargo.",
        "Gallabat crossing is open except for aid trucks.",
        "Gallabat crossing reopened, but aid convoys remain banned.",
        "Gallabat crossing reopened, humanitarian cargo excluded.",
        "Gallabat crossing reopened without humanitarian cargo.",
        "Gallabat crossing reopened, not for humanitarian cargo.",
        "أعيد فتح معبر القلابات باستثناء المساعدات الإنسانية",
        "Le poste de Gallabat a rouvert, sauf pour les convois humanitaires.",
    ] {
        gives(text, &["reopening -humanitarian_cargo"]);
    }
    gives("Gallabat is open to all except civilians.", &["reopening -civilians"]);
    gives(
        "Gallabat reopened for commercial traffic, humanitarian cargo still waiting for approval.",
        &["reopening commercial"],
    );
    gives(
        "Gallabat crossing reopened; humanitarian cargo is still refused.",
        &["reopening -humanitarian_cargo", "detention_denial humanitarian_cargo"],
    );
    for text in [
        "Gallabat crossing reopened for all except trucks.",
        "Gallabat crossing reopened but trucks are not allowed.",
        "Gallabat crossing reopened, no trucks yet.",
        "Gallabat crossing reopened except for humanitarian cargo and trucks.",
        "Lorries crossed at Gallabat except those with fuel.",
        "Le poste de Gallabat a rouvert, sauf pour les camions.",
    ] {
        leaves(text);
    }
    gives("أعيد فتح معبر القلابات لكن الشاحنات ممنوعة", &["closure heavy_vehicles"]);
}

#[test]
fn an_opening_that_is_limited_is_no_full_one() {
    for text in [
        "The road from Kosti to Rabak reopened westbound only.",
        "The road from Kosti to Rabak reopened in one direction.",
        "The road from Kosti to Rabak reopened as far as km 6.",
        "The road from Kosti to Rabak is open, but not at night.",
        "The road from Kosti to Rabak is open in dry weather.",
        "The road from Kosti to Rabak reopened but there are mines on the shoulders.",
        "Gallabat crossing reopened for exit only.",
        "Gallabat crossing reopened from the Sudanese side only.",
        "Gallabat crossing reopened for three hours.",
        "Gallabat crossing reopened during daylight hours.",
        "Gallabat crossing reopened Monday to Thursday.",
        "Gallabat crossing reopened for holders of visas.",
        "Gallabat crossing reopened this morning before closing again in the afternoon.",
        "Gallabat crossing reopened in the direction of Sudan.",
        "Gallabat crossing reopened apart from the cargo terminal.",
        "The road from Kosti to Rabak is open to Rabak.",
        "Gallabat crossing reopened. Trucks: no.",
        "Gallabat crossing reopened. Only pedestrians pass.",
        "La route entre Kosti et Rabak est rouverte dans un seul sens.",
        "Le poste de Gallabat a rouvert pour les sorties uniquement.",
        "La route entre Kosti et Rabak est ouverte de jour.",
        "أعيد فتح معبر القلابات للخروج فقط",
        "أعيد فتح طريق كوستي - ربك باتجاه واحد فقط",
        "أعيد فتح معبر القلابات لثلاث ساعات",
    ] {
        let drafts = read(text);
        assert!(drafts.events.iter().all(|event| event.kind != "reopening"), "{text}: {:?}", drafts.events);
        assert!(!drafts.unread.is_empty(), "{text}");
    }
    for (text, wanted) in [
        ("Gallabat crossing partially reopened.", "reopening partial"),
        ("Gallabat crossing reopened with prior permit only.", "reopening partial"),
        ("Gallabat crossing reopened for empty trucks.", "reopening partial"),
        ("The road from Kosti to Rabak reopened, escort required.", "reopening partial"),
        ("Gallabat crossing reopened for patients on Mondays and Thursdays.", "reopening medical partial"),
        ("La route entre Kosti et Rabak est rouverte partiellement.", "reopening partial"),
        ("أعيد فتح معبر القلابات جزئياً", "reopening partial"),
        ("Gallabat crossing reopened under certain conditions.", "reopening partial"),
        ("The road from Kosti to Rabak is passable again, with difficulty.", "reopening partial"),
        ("Half of the road from Kosti to Rabak reopened.", "reopening partial"),
        ("La route entre Kosti et Rabak est de nouveau praticable, avec prudence.", "reopening partial"),
        ("Gallabat crossing reopened daily 08:00-12:00.", "reopening 08:00-12:00"),
        ("Gallabat crossing reopened until 15:00.", "reopening ..2025-05-12T15:00"),
        ("Gallabat crossing reopened but only for light vehicles.", "reopening light_vehicles"),
    ] {
        gives(text, &[wanted]);
    }
}

#[test]
fn a_remark_limits_the_row_that_it_stands_in() {
    let table = |remark: &str| {
        format!(
            "| Crossing | Humanitarian | Commercial | Remarks |\n|---|---|---|---|\n| Gallabat | open | open | {remark} |\n"
        )
    };
    gives(&table(""), &["reopening humanitarian_cargo commercial"]);
    leaves(&table("exit only"));
    leaves(&table("trucks turned back"));
}

#[test]
fn openings_without_a_limit_are_full() {
    for text in [
        "The road from Kosti to Rabak reopened after engineers had cleared two berms.",
        "The road from Kosti to Rabak reopened after being closed for three days.",
        "The road from Kosti to Rabak is open and no incidents were reported.",
        "Traffic resumed on the road from Kosti to Rabak without restrictions.",
        "The army reopened the closed road from Kosti to Rabak.",
        "Gallabat crossing reopened for the first time since October.",
        "Gallabat crossing reopened. Shelling hit Sennar, where trucks are refused.",
        "La route entre Kosti et Rabak est rouverte à la circulation, sans incident.",
        "أعيد فتح طريق كوستي - ربك أمام حركة السير بالاتجاهين",
        // "One driver", not "Sunday".
        "قال سائق واحد إن طريق كوستي - ربك مفتوح",
    ] {
        let events = read(text).events;
        assert_eq!(line(&events[0]), "reopening", "{text}");
    }
}

#[test]
fn what_closes_again_is_told() {
    for (text, wanted) in [
        ("The road from Kosti to Rabak reopened yesterday, closed today.", "closure 2025-05-12.."),
        ("The road from Kosti to Rabak reopened yesterday; re-closed today.", "closure 2025-05-12.."),
        ("La route entre Kosti et Rabak a rouvert hier, refermée ce matin.", "closure 2025-05-12.."),
        ("أعيد فتح معبر القلابات أمس ثم أغلق مجددا اليوم", "closure 2025-05-12.."),
        ("Gallabat crossing reopened, our guard says the gate is locked.", "closure"),
        ("Gallabat crossing reopened for trucks leaving Sudan; entry is still suspended.", "closure"),
    ] {
        gives(text, &[wanted]);
    }
    gives(
        "Gallabat crossing was closed on 10 May and reopened this morning; closed again at noon.",
        &["closure 2025-05-10..", "closure 2025-05-12T12:00.."],
    );
    leaves("Officials say Gallabat crossing reopened; drivers on the spot say it did not.");
    leaves("Our convoy passed Kosti but was stopped before Rabak.");
}

#[test]
fn the_terms_of_a_closure_are_not_turned_round() {
    for (text, wanted) in [
        // Hours of the opening.
        ("Gallabat open 08:00-12:00 only, closed Friday.", "closure 2025-05-09.."),
        ("Gallabat crossing closed until 15 May, extended to 20 May.", "closure ..2025-05-20"),
        ("Le poste de Gallabat est fermé jusqu'au 15 mai, prolongé jusqu'au 20 mai.", "closure ..2025-05-20"),
        ("معبر القلابات مغلق حتى 15 أيار، مدد حتى 20 أيار", "closure ..2025-05-20"),
        ("Gallabat crossing closed until 15 May for civilians and until further notice for cargo.", "closure ?terms"),
        ("Gallabat crossing is closed for commercial trucks; humanitarian cargo likewise.", "closure ?terms"),
        ("Gallabat crossing is closed for civilians and for trucks.", "closure ?terms"),
        ("Le poste de Gallabat est fermé aux civils et aux camions.", "closure ?terms"),
        ("معبر القلابات مغلق أمام المسافرين والشاحنات", "closure ?terms"),
        (
            "Gallabat crossing closed from 06:00 to 08:00 on 11 May and again from 12 May 06:00.",
            "closure 2025-05-11T06:00.. ?terms",
        ),
        ("Gallabat crossing is closed for commercial trucks; humanitarian cargo passes.", "closure commercial"),
        (
            "Gallabat crossing is closed for commercial trucks, aid convoys too.",
            "closure commercial humanitarian_cargo",
        ),
        (
            "Gallabat crossing is closed not only for civilians but also for humanitarian cargo.",
            "closure civilians humanitarian_cargo",
        ),
    ] {
        gives(text, &[wanted]);
    }
    gives(
        "The closure of the road from Kosti to Rabak has been lifted for ambulances only.",
        &["closure", "reopening medical"],
    );
}

#[test]
fn a_span_of_days_with_their_hours_keeps_its_end() {
    for (text, wanted) in [
        (
            "Gallabat crossing is closed from 14 May 18:00 to 16 May 08:00.",
            "closure 2025-05-14T18:00..2025-05-16T08:00",
        ),
        (
            "Gallabat crossing is closed from 18:00 on 14 May to 08:00 on 16 May.",
            "closure 2025-05-14T18:00..2025-05-16T08:00",
        ),
        ("Gallabat crossing closed 14 May 18:00 to 16 May.", "closure 2025-05-14T18:00..2025-05-16"),
        (
            "Le poste de Gallabat est fermé du 14 mai à 18h00 au 16 mai à 08h00.",
            "closure 2025-05-14T18:00..2025-05-16T08:00",
        ),
        (
            "معبر القلابات مغلق من 14 أيار الساعة 18:00 إلى 16 أيار الساعة 08:00",
            "closure 2025-05-14T18:00..2025-05-16T08:00",
        ),
        (
            "Gallabat crossing closed 2025-05-14T18:00 to 2025-05-16T08:00.",
            "closure 2025-05-14T18:00..2025-05-16T08:00",
        ),
        // The hours of one day end on it.
        ("Gallabat crossing is closed on 14 May from 08:00 to 16:00.", "closure 2025-05-14T08:00..2025-05-14T16:00"),
    ] {
        // What begins on a day after the report is pointed out.
        gives(text, &[&format!("{wanted} ?after_report")]);
    }
}
