//! Arabic and French as people speak and write them: what bars a road is drafted or told, and nothing opens it that does not
//! say so. The texts are invented, the places are real.

mod sennar;

use passage_intake::{Drafts, Received, draft};
use passage_model::LatLon;

use sennar::gazetteer;

/// The drafts of a text received on 12 May 2025.
fn read(text: &str) -> Drafts {
    let day = chrono::NaiveDate::from_ymd_opt(2025, 5, 12).expect("a day");
    draft(text, &gazetteer(), &Received { day, zone: None, region: LatLon::new(14.0, 33.0).ok() })
}

fn opens(drafts: &Drafts) -> bool {
    drafts.events.iter().any(|event| matches!(event.kind.as_str(), "reopening" | "passage"))
}

/// One of these kinds is drafted, and no opening.
#[track_caller]
fn drafted(texts: &[&str], kinds: &[&str]) {
    for text in texts {
        let drafts = read(text);
        assert!(drafts.events.iter().any(|event| kinds.contains(&event.kind.as_str())), "{text}: {drafts:?}");
        assert!(!opens(&drafts), "{text}: {drafts:?}");
    }
}

/// It is drafted as a danger or as closed, or told as unread; no opening.
#[track_caller]
fn told(texts: &[&str]) {
    for text in texts {
        let drafts = read(text);
        assert!(!(drafts.events.is_empty() && drafts.unread.is_empty()), "{text}: nothing");
        assert!(!opens(&drafts), "{text}: {drafts:?}");
    }
}

/// Nothing opens.
#[track_caller]
fn shut(texts: &[&str]) {
    for text in texts {
        let drafts = read(text);
        assert!(!opens(&drafts), "{text}: {drafts:?}");
    }
}

/// Nothing is drafted.
#[track_caller]
fn silent(texts: &[&str]) {
    for text in texts {
        let drafts = read(text);
        assert!(drafts.events.is_empty(), "{text}: {drafts:?}");
    }
}

const BARRED: [&str; 3] = ["closure", "obstruction", "detention_denial"];

#[test]
fn roads_that_are_closed_in_speech() {
    drafted(
        &[
            "الطريق من كوستي لربك مسكر من الصبح، ما تطلعوا",
            "مسكرين الطريق عند ربك، حطوا تراب وحجار",
            "الشباب عم يقولوا ما في حدا عم يقدر يقطع من كوستي لربك",
            "السيطرة يم كوستي سدت الطريق وما تخلي أحد يعبر لربك",
            "گطعوا الطريق يم ربك، محد يفوت لكوستي",
            "الشباب ترّسوا شارع ربك وحرقوا لساتك",
            "ولعوا كاوتش عالشارع قرب ربك ومافي مرور لكوستي",
            "الموية شالت الكبري بتاع ربك، الزول ما يقدر يعبر لكوستي",
            "الخور نزل وقطع الطريق بين كوستي وربك",
            "القبايل مقطعين الخط بين كوستي وسنار، ماحد يمر",
            "الكوبري طايح في ربك، ماتجوش من كوستي",
            "الكوبري واقع والعربيات مش عارفة تعدي من كوستي لربك",
            "مفيش مرور خالص بين كوستي وربك",
            "لا حدا يطلع عطريق كوستي ربك",
            "لا يزال الطريق بين كوستي وربك مقطوعاً",
            "كان الطريق مفتوح لكوستي الصبح بس هلق سكر عند ربك",
            "تعميم: يمنع التحرك على محور كوستي ربك",
            "حفروا خندق على طريق كوستي ربك",
        ],
        &BARRED,
    );
    drafted(
        &[
            "Le bac est en panne entre Kosti et Rabak",
            "Les gangs ont creusé une tranchée sur la route entre Kosti et Rabak",
            "La piste Kosti-Rabak est un bourbier",
            "Aucun véhicule ne circule entre Kosti et Rabak, les transporteurs sont en grève",
            "Rien ne circule entre Kosti et Rabak",
            "Le radier de Rabak a été emporté par les eaux, pas de passage vers Kosti",
            "La digue a lâché à Kosti et la route de Rabak est sous l'eau",
            "Blocage de la route à Rabak par les taximen",
            "Circulation interrompue entre Kosti et Rabak",
            "Saraf est sous embargo, rien n'entre depuis Kosti",
        ],
        &BARRED,
    );
}

#[test]
fn danger_in_speech() {
    drafted(
        &["الدعامة استلموا ربك خلاص، وكوستي لسه في يد الجيش", "قوة المدينة خشت ربك", "ربك صارت بإيد الجيش"],
        &["control_change"],
    );
    drafted(&["في ضرب نار قوي بربك من نص ساعة", "عم يقوصوا على بعض في كوستي", "رماية عشوائية في ربك"], &["clash"]);
    drafted(
        &[
            "قوّصوا على سيارة الإسعاف وهي جاية من ربك لكوستي",
            "سلّابة طلعوا على لوري بين كوستي وربك",
            "تقطعوا لقاطرة غاز في طريق ربك كوستي",
            "اعترض مسلحون سيارة تابعة لمنظمة بين كوستي وربك",
            "حرابة في طريق ربك كوستي، خذوا السيارة وخلوا السواق",
            "Tirs sur un convoi humanitaire entre Kosti et Rabak",
            "Attaque contre un bus entre Kosti et Rabak, trois morts",
        ],
        &["ambush", "attack_site"],
    );
    drafted(
        &["المسيّرة نزلت قنبلة على سيارة قرب ربك", "انقضّت مسيّرة انتحارية على سيارة في ربك", "ضربت الطيارة ضربتين بربك"],
        &["strike"],
    );
    drafted(
        &[
            "في عبوة محطوطة عند جسر ربك",
            "الطريق الترابي من ربك لكوستي مفخخ",
            "Un engin suspect signalé sur la route de Rabak",
            "Un véhicule a sauté sur un engin entre Kosti et Rabak",
        ],
        &["explosive_hazard"],
    );
    drafted(
        &[
            "ناصبين سيطرة جديدة بين ربك وكوستي",
            "ارتكاز جديد في مدخل ربك من كوستي",
            "دايرين استيقافة جديدة في مدخل ربك",
            "Les FDS ont posé un barrage entre Kosti et Rabak",
            "Check-point improvisé à la sortie de Kosti vers Rabak",
        ],
        &["checkpoint"],
    );
}

#[test]
fn what_is_not_understood_is_told() {
    told(&[
        "طريق كوستي - ربك: أحمر",
        "Route Kosti-Rabak : NO GO",
        "Route Kosti-Rabak : rouge",
        "ننصح بعدم استخدام طريق كوستي ربك",
        "الطريق مو أمان بين كوستي وربك",
        "لا تروحوا عن طريق ربك، روحوا عن سنار أأمن",
        "مافيش جاز والعربيات راكنة من كوستي لربك",
        "Pénurie de carburant à Kosti, les bus ne partent pas vers Rabak",
        "axe Kosti Rabak pas ok aujourd'hui",
        "انكسر الجيش بربك وهرب على كوستي",
    ]);
}

#[test]
fn arabic_in_latin_letters_is_told() {
    told(&[
        "el tari2 msakkar ben Kosti w Rabak",
        "fi qanas 3al tari2 bi Rabak",
        "ma fi tari2 men Kosti la Rabak",
        "sakkaro el tari2 ben kosti w rabak",
        "lagham enfajar 3a tari2 Rabak Kosti",
        "7ajez jdid ben Kosti w Rabak",
        "el jisr we2e3 bi Rabak",
    ]);
}

#[test]
fn what_opens_no_road() {
    shut(&[
        // Work, agreement, news of it.
        "الجرافات تعمل على فتح الطريق بين كوستي وربك",
        "ورشات البلدية عم تشتغل لفتح طريق كوستي ربك",
        "اتفق الطرفان على فتح طريق كوستي ربك الأسبوع القادم",
        "وصلتنا أخبار عن فتح طريق كوستي ربك",
        "تم الاتفاق مبدئياً على مرور الشاحنات من كوستي إلى ربك",
        // Who is kept from it, and what turned back before it.
        "منع سيارات المنظمات من الدخول إلى ربك قادمة من كوستي",
        "كان مقرراً دخول قافلة من كوستي إلى ربك",
        "عادت القافلة أدراجها قبل وصولها ربك من كوستي",
        // At whose risk, in a dream, on paper.
        "الطريق مفتوح على مسؤوليتك بين كوستي وربك",
        "الطريق مفتوح بس مع خطورة عالية بين ربك وكوستي",
        "La route Kosti-Rabak est ouverte à vos risques et périls",
        "Une fois la route ouverte, nous irons de Kosti à Rabak",
        "La levée du siège de Kosti est un mensonge",
        "ياريت يفتحوا طريق كوستي ربك ونرتاح",
        "لسا ما فتحوا معبر القلابات",
        "هيفتحوا معبر القلابات إمتى؟",
    ]);
}

#[test]
fn hospitals_and_networks_are_no_roads() {
    silent(&[
        "المشفى مفتوح في كوستي ويستقبل مرضى ربك",
        "سوق كوستي شغال وأسعار ربك نار",
        "الفرن واقف في ربك وما في خبز",
        "النت شغال بكوستي ومقطوع بربك",
        "L'école de Kosti a rouvert ses portes, celle de Rabak aussi",
        "Le réseau est coupé à Kosti et Rabak",
        "L'hôpital de Gallabat a rouvert",
        "The hospital in Kosti is open.",
    ]);
    // The road to one is a road.
    let drafts = read("The hospital road between Kosti and Rabak has reopened.");
    assert!(opens(&drafts), "{drafts:?}");
    drafted(&["طريق المشفى بين كوستي وربك مغلق"], &BARRED);
}

#[test]
fn openings_in_speech_are_openings() {
    for text in [
        "انفتح الطريق بين كوستي وربك والسير ماشي",
        "Le bac a repris ses rotations entre Rabak et Kosti",
        "أعلن المحافظ عن فتح الطريق بين كوستي وربك",
        "La route entre Kosti et Rabak est rouverte, les camions passent",
    ] {
        let drafts = read(text);
        assert!(opens(&drafts), "{text}: {drafts:?}");
    }
}

#[test]
fn anyone_is_no_sunday() {
    let drafts = read("سدوا الطريق بين كوستي وربك وما تركوا أحد يعبر");
    assert!(drafts.events.iter().all(|event| event.from.is_none()), "{drafts:?}");
    assert!(!drafts.events.is_empty());
    let drafts = read("أغلق الطريق بين كوستي وربك يوم الأحد");
    assert_eq!(drafts.events[0].from.as_deref(), Some("2025-05-11"));
}

#[test]
fn a_noun_of_opening_is_no_opening() {
    shut(&[
        "بعد فتح طريق كوستي ربك سيعود النازحون",
        "رفض الفصيل فتح طريق كوستي ربك",
        "لجنة فتح طريق كوستي ربك تجتمع اليوم",
        "فتح طريق كوستي ربك أولوية للمنظمات",
        "عملية فتح طريق كوستي ربك مستمرة",
        "عبور القوافل من كوستي إلى ربك مرهون بالموافقة",
        "قُتل السائق أثناء مروره من كوستي إلى ربك بشاحنته",
        "وصلت القافلة إلى ربك بعد تعرضها لإطلاق نار قرب كوستي",
        "الطريق سالك إن شاء الله بين كوستي وربك",
        "يفترض أن الطريق مفتوح بين كوستي وربك",
        "الباب مفتوح للحوار بين أهالي كوستي وربك",
        "حرب مفتوحة في القلابات",
        "Comité pour la réouverture de la route Kosti-Rabak",
        "Conflit ouvert à Gallabat",
        "Appel d'offres ouvert à Gallabat et Kosti",
    ]);
}

#[test]
fn verbs_of_what_goes_on_now() {
    drafted(&["المحتجون يغلقون طريق كوستي ربك", "Le gouverneur a décidé de fermer la route Kosti-Rabak"], &BARRED);
    drafted(&["بيقصفوا ربك من كوستي", "يقصفون ربك منذ الصباح من كوستي"], &["strike"]);
    drafted(
        &["الجيش ينسحب من ربك إلى كوستي", "الدعم السريع يسيطر على ربك", "Le M23 contrôle Rabak"],
        &["control_change"],
    );
    drafted(&["ينصبون الحواجز بين كوستي وربك"], &["checkpoint"]);
    drafted(&["Les deux groupes s'affrontent à Rabak"], &["clash"]);
    drafted(
        &["ينهبون الشاحنات بين كوستي وربك", "Des bandits attaquent les véhicules entre Kosti et Rabak"],
        &["ambush"],
    );
}
