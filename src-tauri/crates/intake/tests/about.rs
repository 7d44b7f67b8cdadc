//! What a correction, a denial or a rumour is about, and news of an opening that is old or that nobody has checked. The texts are
//! invented, the places are real.

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
    Gazetteer::new(vec![
        entry(Place, "Kosti; كوستي", 13.17, 32.66),
        entry(Place, "Rabak; ربك", 13.18, 32.74),
        entry(Place, "Sennar; سنار", 13.57, 33.57),
        entry(Crossing, "Gallabat; القلابات", 12.97, 36.16),
        Entry {
            kind: EntryKind::Route,
            names: names("Kosti → Sennar; كوستي ← سنار; R-01"),
            at: None,
            about: About { code: Some("R-01".to_owned()), ..About::default() },
        },
    ])
}

/// The drafts of a text received on 12 May 2025, a Monday.
fn read(text: &str) -> Drafts {
    let received = Received {
        day: chrono::NaiveDate::from_ymd_opt(2025, 5, 12).expect("a day"),
        zone: None,
        region: LatLon::new(14.0, 33.0).ok(),
    };
    draft(text, &gazetteer(), &received)
}

/// `closure R-01@14-16 reported`, without its time.
fn line(event: &Draft) -> String {
    let place = |place: &DraftPlace| match place.km {
        Some([from, to]) => format!("{}@{from}-{to}", place.surface),
        None => place.surface.clone(),
    };
    let places: Vec<String> = event.places.iter().map(place).collect();
    let mut out = event.kind.clone();
    let _ = write!(out, " {} {}", places.join("+"), event.status);
    out
}

#[track_caller]
fn gives(text: &str, wanted: &[&str]) {
    let found: Vec<String> = read(text).events.iter().map(line).collect();
    assert_eq!(found, wanted, "{text}");
}

/// No draft, and a word that the text was left aside.
#[track_caller]
fn leaves(text: &str) {
    let drafts = read(text);
    assert_eq!(drafts.events.iter().map(line).collect::<Vec<_>>(), [] as [String; 0], "{text}");
    assert!(!drafts.unread.is_empty(), "{text}");
}

#[test]
fn a_correction_that_says_closed_tells_of_a_closure() {
    for text in [
        "Correction to our last message: the road between Kosti and Rabak remains closed.",
        "Retraction: the road between Kosti and Rabak stays closed.",
        "We retract: the road between Kosti and Rabak is NOT open.",
        "Disregard my last: the road between Kosti and Rabak is closed.",
        "Correction: the road between Kosti and Rabak is closed, not open as we said earlier.",
        "Erratum : la route entre Kosti et Rabak est fermée et non ouverte comme indiqué par erreur.",
        "Nous retirons notre message : la route entre Kosti et Rabak n'est pas rouverte.",
        "Ignorez mon message : la route entre Kosti et Rabak est toujours fermée.",
    ] {
        gives(text, &["closure Kosti+Rabak reported"]);
    }
    for text in [
        "تصويب: الطريق بين كوستي وربك مغلق وليس مفتوحا كما ذكرنا",
        "نعتذر عن الخطأ، الطريق بين كوستي وربك ما زال مغلقا",
        "تجاهلوا رسالتي السابقة، الطريق بين كوستي وربك مغلق",
        "استدراك: الطريق بين كوستي وربك لم يفتح بعد",
    ] {
        gives(text, &["closure كوستي+ربك reported"]);
    }
    gives(
        "Nous retirons l'annonce de la réouverture entre Kosti et Rabak ; la route reste fermée.",
        &["reopening Kosti+Rabak retracted", "closure Kosti+Rabak reported"],
    );
    gives(
        "نسحب خبر فتح الطريق بين كوستي وربك، الطريق لا يزال مغلقا",
        &["reopening كوستي+ربك retracted", "closure كوستي+ربك reported"],
    );
    gives(
        "Retraction: our message about UXO on R-01 was wrong for km 12 to 14; km 14 to 16 stays closed.",
        &["explosive_hazard R-01@12-14 retracted", "closure R-01@14-16 reported"],
    );
}

#[test]
fn a_deed_by_mistake_takes_nothing_back() {
    for text in ["Sennar was shelled in error.", "La ville de Sennar a été bombardée par erreur."] {
        gives(text, &["strike Sennar reported"]);
    }
    gives("قصف مدفعي بالخطأ على سنار", &["strike سنار reported"]);
}

#[test]
fn an_opening_that_the_next_words_take_back_is_left_to_a_person() {
    for text in [
        "The road between Kosti and Rabak reopened. Correction: this is wrong.",
        "The road between Kosti and Rabak reopened. Please ignore this message.",
        "The road between Kosti and Rabak reopened. The army denies any reopening.",
        "La route entre Kosti et Rabak a rouvert. Désolé, c'était une erreur.",
        "الطريق بين كوستي وربك مفتوح. نعتذر، الخبر غير صحيح",
    ] {
        leaves(text);
    }
    gives(
        "We were wrong to say the road between Kosti and Rabak is open. It is closed.",
        &["reopening Kosti+Rabak retracted", "closure Kosti+Rabak reported"],
    );
    gives(
        "C'est à tort que nous avons annoncé la réouverture de la route entre Kosti et Rabak.",
        &["reopening Kosti+Rabak retracted"],
    );
    gives(
        "Gallabat est fermé, la réouverture annoncée est une fausse nouvelle.",
        &["closure Gallabat reported", "reopening Gallabat contradicted"],
    );
}

#[test]
fn what_is_taken_back_is_taken_back() {
    for text in [
        "Disregard our report that the road between Kosti and Rabak is closed.",
        "Our message that the road between Kosti and Rabak is still closed was wrong.",
        "Correction: the road between Kosti and Rabak is not closed.",
        "Nous avions annoncé par erreur la fermeture de la route entre Kosti et Rabak.",
    ] {
        gives(text, &["closure Kosti+Rabak retracted"]);
    }
    gives("نسحب خبر إغلاق الطريق بين كوستي وربك", &["closure كوستي+ربك retracted"]);
    gives("Our report of shelling in Sennar was wrong.", &["strike Sennar retracted"]);
    gives("Correction: no shelling at Sennar as we said earlier.", &["strike Sennar retracted"]);
}

#[test]
fn kilometres_that_a_correction_sets_apart_are_not_closed() {
    for text in [
        "Rectificatif : la fermeture de la R-01 concerne le km 3 au km 5, et non le km 10.",
        "Correction: R-01 is closed from km 3 to km 5, not km 10.",
        "تصحيح: الطريق R-01 مغلق من الكيلومتر 3 إلى الكيلومتر 5 وليس الكيلومتر 10",
    ] {
        gives(text, &["closure R-01@3-5 reported"]);
    }
}

#[test]
fn still_closed_is_closed() {
    gives("الطريق بين كوستي وربك ما زال مغلقا", &["closure كوستي+ربك reported"]);
    gives("معبر القلابات لا يزال مغلقا", &["closure القلابات reported"]);
    gives("La route entre Kosti et Rabak est toujours coupée.", &["obstruction Kosti+Rabak reported"]);
    leaves("La route entre Kosti et Rabak est toujours ouverte.");
}

#[test]
fn a_denied_opening_denies_no_closure() {
    for text in [
        "The road between Kosti and Rabak is cut since dawn. Claims that it can be used are untrue.",
        "The road between Kosti and Rabak is cut since dawn, the mayor denies that it is passable.",
        "La route entre Kosti et Rabak est coupée, le maire dément l'avoir dite praticable.",
        "The road between Kosti and Rabak is cut despite rumours that vehicles can pass.",
    ] {
        gives(text, &["obstruction Kosti+Rabak reported"]);
    }
    gives(
        "The road between Kosti and Rabak is cut; reports that it reopened are false.",
        &["obstruction Kosti+Rabak reported", "reopening Kosti+Rabak contradicted"],
    );
    gives(
        "La route entre Kosti et Rabak est coupée, contrairement aux rumeurs de réouverture.",
        &["obstruction Kosti+Rabak reported", "reopening Kosti+Rabak rumour"],
    );
    for text in [
        "الطريق بين كوستي وربك مقطوع منذ الفجر، ولا صحة لما يقال عن فتحه",
        "الطريق بين كوستي وربك مقطوع، وما يشاع عن فتحه كذب",
    ] {
        gives(text, &["obstruction كوستي+ربك reported"]);
    }
    gives(
        "الطريق بين كوستي وربك مقطوع والأنباء عن إعادة فتحه عارية عن الصحة",
        &["obstruction كوستي+ربك reported", "reopening كوستي+ربك contradicted"],
    );
}

#[test]
fn who_denies_blame_or_a_truce_denies_no_attack() {
    for (text, wanted) in [
        ("Air strike on Sennar at dawn, the army denies responsibility.", "strike Sennar reported"),
        ("The army denied responsibility for the air strike on Sennar.", "strike Sennar reported"),
        ("The army denied that its strike on Sennar killed civilians.", "strike Sennar reported"),
        ("Sennar was shelled at dawn. The army denied involvement.", "strike Sennar reported"),
        ("Sennar was shelled at dawn; rumours of a truce are false.", "strike Sennar reported"),
        ("Rebels captured Sennar; the ministry denies casualties.", "control_change Sennar reported"),
        ("Le pont de Sennar est détruit ; la mairie nie avoir été informée.", "obstruction Sennar reported"),
        ("Frappe aérienne sur Sennar, l'armée nie toute responsabilité.", "strike Sennar reported"),
        ("قصف مدفعي على سنار، والجيش ينفي مسؤوليته", "strike سنار reported"),
        ("قصف مدفعي على سنار والجيش ينفي سقوط ضحايا", "strike سنار reported"),
    ] {
        gives(text, &[wanted]);
    }
    gives(
        "Shelling at Sennar goes on; the announced ceasefire is denied by both parties.",
        &["strike Sennar reported", "ceasefire Sennar contradicted"],
    );
}

#[test]
fn a_denial_of_the_report_is_one() {
    for (text, wanted) in [
        ("Sennar was shelled at dawn. The army denied this.", "strike Sennar contradicted"),
        ("Claims that shelling hit Sennar are unfounded.", "strike Sennar contradicted"),
        ("Rebels captured Sennar; this is false, the ministry says.", "control_change Sennar contradicted"),
        ("Frappe aérienne sur Sennar, information démentie par l'armée.", "strike Sennar contradicted"),
        ("قصف مدفعي على سنار، ونفى الجيش ذلك", "strike سنار contradicted"),
        ("ننفي خبر إغلاق معبر القلابات", "closure القلابات contradicted"),
        ("لا صحة لخبر إغلاق معبر القلابات", "closure القلابات contradicted"),
        ("Nous démentons la fermeture de Gallabat.", "closure Gallabat contradicted"),
        ("The army denies that the road between Kosti and Rabak is closed.", "closure Kosti+Rabak contradicted"),
        // Of an opening any denial is enough.
        ("The road between Kosti and Rabak reopened; the army denies it.", "reopening Kosti+Rabak contradicted"),
        ("ننفي ما يشاع عن فتح معبر القلابات", "reopening القلابات contradicted"),
    ] {
        gives(text, &[wanted]);
    }
}

#[test]
fn old_or_unchecked_news_of_an_opening_is_left_to_a_person() {
    for text in [
        "Forwarded from a colleague, not checked: the road between Kosti and Rabak reopened.",
        "[Forwarded] 12/03 R-01 reopened between Kosti and Rabak",
        "Archive: the road between Kosti and Rabak reopened.",
        "Nobody has confirmed that the road between Kosti and Rabak reopened.",
        "We could not verify that the road between Kosti and Rabak is open.",
        "The road between Kosti and Rabak reopened. Nobody has confirmed this.",
        "The road between Kosti and Rabak reopened. This is old news.",
        "Old news:\nThe road between Kosti and Rabak reopened.",
        "Old news:\n\nRoads reopened:\n- Kosti - Rabak\n- R-01",
        "The road between Kosti and Rabak reopened last month.",
        "The road between Kosti and Rabak reopened a few weeks ago.",
        "In April the road between Kosti and Rabak reopened.",
        "Message from April: our convoy passed from Kosti to Sennar.",
        "Transféré du mois dernier : route Kosti-Rabak rouverte",
        "Une vieille info : la route entre Kosti et Rabak a rouvert.",
        "Personne n'a confirmé que la route entre Kosti et Rabak a rouvert.",
        "La route entre Kosti et Rabak a rouvert, à vérifier.",
        "خبر قديم من نيسان: فتح الطريق بين كوستي وربك",
        "منقول من الشهر الماضي: الطريق بين كوستي وربك مفتوح",
        "منقول: الطريق بين كوستي وربك مفتوح (خبر قديم)",
        "لم يؤكد أحد فتح الطريق بين كوستي وربك",
    ] {
        leaves(text);
    }
    // Danger does not lose by it.
    gives("Forwarded many times: R-01 closed between Kosti and Rabak.", &["closure Kosti+Rabak reported"]);
    gives("خبر قديم: إغلاق معبر القلابات", &["closure القلابات reported"]);
    for text in [
        "Yesterday the road between Kosti and Rabak reopened.",
        "11/05: the road between Kosti and Rabak reopened.",
        "The road between Kosti and Rabak is open 24/7.",
        "The road between Kosti and Rabak reopened. Our team confirmed it.",
    ] {
        let events = read(text).events;
        assert!(matches!(&events[..], [only] if only.kind == "reopening"), "{text}: {events:?}");
    }
    let events = read("The road between Kosti and Rabak was closed last month and reopened yesterday.").events;
    assert_eq!(events.last().map(line).as_deref(), Some("reopening Kosti+Rabak reported"));
}
