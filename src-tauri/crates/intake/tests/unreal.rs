//! What is asked, supposed, played or taught sets nothing off, and takes nothing away from what is told beside it. The texts are
//! invented, the places are real.

mod sennar;

use passage_intake::{Drafts, Received, draft};
use passage_model::LatLon;

use sennar::gazetteer;

/// The drafts of a text received on 12 May 2025.
fn read(text: &str) -> Drafts {
    let day = chrono::NaiveDate::from_ymd_opt(2025, 5, 12).expect("a day");
    draft(text, &gazetteer(), &Received { day, zone: None, region: LatLon::new(14.0, 33.0).ok() })
}

/// Kind, with the places, of each draft.
fn lines(text: &str) -> Vec<String> {
    let line = |event: &passage_intake::Draft| {
        let places: Vec<&str> = event.places.iter().map(|place| place.surface.as_str()).collect();
        format!("{} {}", event.kind, places.join("+"))
    };
    read(text).events.iter().map(line).collect()
}

#[track_caller]
fn gives(texts: &[(&str, &str)]) {
    for (text, wanted) in texts {
        assert_eq!(lines(text), [*wanted], "{text}");
    }
}

/// No draft, but a person is told to read it.
#[track_caller]
fn leaves(texts: &[&str]) {
    for text in texts {
        let drafts = read(text);
        assert!(drafts.events.is_empty() && !drafts.unread.is_empty(), "{text}: {drafts:?}");
    }
}

#[track_caller]
fn silent(texts: &[&str]) {
    for text in texts {
        let drafts = read(text);
        assert!(drafts.events.is_empty() && drafts.unread.is_empty(), "{text}: {drafts:?}");
    }
}

#[test]
fn what_is_told_before_a_question_is_told() {
    gives(&[
        ("Road Kosti - Rabak closed, can we go via Sennar?", "closure Kosti+Rabak"),
        ("There was an ambush near Sennar this morning, do you know if the road is open?", "ambush Sennar"),
        ("La route de Sennar est fermée, est-ce qu'on peut passer par Rabak?", "closure Sennar"),
        ("طريق سنار مسكر، حدا بيعرف طريق تاني؟", "closure سنار"),
    ]);
    // Whether it is so is what is asked, and nothing is opened beside a question.
    leaves(&["Road to Sennar closed, anyone confirm?", "Gallabat crossing is open, how is the road to Sennar?"]);
    silent(&["Is the road to Sennar open?", "هل الطريق إلى سنار مفتوح؟", "La route de Sennar est ouverte?"]);
}

#[test]
fn what_is_told_to_whom_it_matters_is_no_condition() {
    gives(&[
        ("If anyone is going to Kosti: the road is closed at Sennar.", "closure Sennar"),
        ("In case you did not hear, the bridge is closed at Sennar.", "closure Sennar"),
        ("Even if they say otherwise, the road to Sennar is closed.", "closure Sennar"),
        ("لو سمحتوا انتبهوا في ألغام على طريق سنار", "explosive_hazard سنار"),
        ("S'il vous plaît attention, embuscade à Sennar hier.", "ambush Sennar"),
    ]);
    // A danger that may come is told, an opening that may come is not, nor what only would be.
    leaves(&[
        "If the shelling goes on they may close the road at Sennar.",
        "Unless the army agrees, the bridge at Sennar is closed.",
    ]);
    silent(&["If the road to Sennar is open we go.", "If fighting resumed in Sennar, the road would be closed."]);
}

#[test]
fn who_trains_may_be_struck() {
    gives(&[
        ("Airstrike on the military training camp near Sennar.", "strike Sennar"),
        ("غارة جوية على معسكر تدريب قرب سنار", "strike سنار"),
        ("Staff returning from a training were ambushed near Sennar.", "ambush Sennar"),
        ("Exercise caution on the Sennar road, landmines were found.", "explosive_hazard Sennar"),
        ("Army exercises closed the road at Sennar.", "closure Sennar"),
    ]);
    leaves(&["Un humanitaire tué dans l'exercice de ses fonctions près de Sennar."]);
    silent(&["Exercise: ambush on the road at Sennar.", "Exercice de simulation embuscade à Sennar."]);
}

#[test]
fn a_lesson_about_mines_is_no_mine() {
    silent(&[
        "Landmine awareness session in Sennar on Wednesday.",
        "Mine risk education training for drivers in Sennar.",
        "Course on the dangers of landmines in Kosti.",
        "Séance de sensibilisation aux mines à Sennar.",
        "Formation sur les risques de mines à Sennar.",
        "جلسة توعية بمخاطر الألغام في سنار",
        "دورة حول مخاطر الألغام والمتفجرات في سنار",
    ]);
    for text in [
        "Mine found at Sennar during the mine awareness session.",
        "Mine awareness session in Sennar stopped, landmine found at the school.",
        "Mine trouvée à Sennar pendant la séance de sensibilisation.",
        "انفجر لغم في سنار خلال جلسة توعية بمخاطر الألغام",
    ] {
        let drafts = read(text);
        assert!(!(drafts.events.is_empty() && drafts.unread.is_empty()), "{text}");
    }
    for text in ["Training on ambush drills in Sennar.", "تدريب على التعامل مع الكمائن في سنار"]
    {
        assert_eq!(lines(text), [] as [String; 0], "{text}");
    }
}

#[test]
fn those_who_strike_may_work() {
    leaves(&["Labour strike at Gallabat crossing.", "Strike by customs staff at Gallabat crossing."]);
}

#[test]
fn a_curfew_that_is_lifted_is_none() {
    // Nor does its end open what something else has closed: it is told.
    leaves(&[
        "Couvre-feu levé à Sennar.",
        "Levée du couvre-feu à Sennar.",
        "Curfew lifted in Sennar.",
        "The curfew in Sennar was lifted this morning.",
        "رفع حظر التجول في سنار.",
        "Le couvre-feu n'est pas levé à Sennar.",
        "Le couvre-feu sera levé demain à Sennar.",
        "Curfew has not been lifted in Sennar.",
    ]);
}

#[test]
fn what_is_noted_asks_for_nothing() {
    gives(&[
        ("Please note the road Kosti - Rabak is closed.", "closure Kosti+Rabak"),
        ("Merci de noter que la route de Sennar est fermée.", "closure Sennar"),
    ]);
    leaves(&["Please keep the road Kosti - Rabak closed.", "Please note the road to Sennar is open."]);
}

#[test]
fn what_happened_besides_nothing_is_told() {
    for text in [
        "سنار هادية ما عدا قذيفة",
        "ما صار شي بسنار غير عبوة عند الدوار",
        "No incident in Sennar except an IED at the roundabout.",
        "Aucun incident à Sennar sauf un EEI au rond-point.",
    ] {
        let drafts = read(text);
        assert!(!(drafts.events.is_empty() && drafts.unread.is_empty()), "{text}: nothing");
    }
    silent(&["ما في أي اشتباكات في سنار"]);
}

/// Remarks that no list of words holds whole, and words of force that name no deed.
#[test]
fn remarks_on_roads_and_force_are_told() {
    leaves(&[
        "They put stones on the road in Sennar.",
        "Water over the road at Sennar.",
        "Sennar bridge gone.",
        "Mines on the road after the second bridge.",
        "Armed youth collect money at Sennar.",
        "Two colleagues taken by men in uniform at Sennar.",
        "Fuel truck burned near Sennar.",
        "Only ambulances are allowed past Sennar.",
        "Sennar old bridge weight restricted to 5 t.",
        "Il n'est pas prudent d'aller à Sennar.",
        "Deux collègues emmenés par des hommes en uniforme à Sennar.",
        "Des gens armés prennent de l'argent à Sennar.",
        "رشوا سيارتنا عند سنار",
        "سنار سقطت بس مش مؤكد",
        "ثلاث حواجز بين كوستي وربك",
        "الجيش لسه ما شال حاجز سنار",
    ]);
}

#[test]
fn words_that_were_missing_are_read() {
    gives(&[
        ("Sennar: new check post at the grain silo.", "checkpoint Sennar"),
        ("Two of our vehicles were held 4 hours at the Sennar checkpoint.", "detention_denial Sennar"),
        ("Convoy was not allowed to proceed to Sennar.", "detention_denial Sennar"),
        ("Le convoi n'a pas été autorisé à continuer sur Sennar.", "detention_denial Sennar"),
        ("Sennar: curfew 1800-0600 imposed by the military police.", "closure Sennar"),
        ("Trucks banned at Gallabat crossing.", "closure Gallabat crossing"),
        ("معبر القلابات مفتوح للعائدين فقط", "reopening القلابات"),
    ]);
    assert_eq!(read("غارة جوية على سنار الساعة ٢ ونص").events[0].from.as_deref(), Some("2025-05-12T02:30"));
}
