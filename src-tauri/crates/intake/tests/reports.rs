//! Small invented reports from many countries: several events in a sentence, what did not happen, hours, marks on the road,
//! positions in every notation. The words are ours; the places are real.

use passage_intake::{Draft, Gazetteer, Received, draft};

fn told(event: &Draft) -> String {
    let mut places: Vec<String> = event.places.iter().map(|place| place.surface.clone()).collect();
    places.extend(event.border.iter().map(|border| border.join("-")));
    let from = event.from.as_deref().unwrap_or("-");
    format!("{} {} {from} {}", event.kind, places.join("+"), event.status)
}

/// The drafts of a text received on 20 May 2025, a Tuesday.
fn reads(text: &str, expected: &[&str]) {
    let received =
        Received { day: chrono::NaiveDate::from_ymd_opt(2025, 5, 20).expect("a day"), zone: None, region: None };
    let drafts = draft(text, &Gazetteer::default(), &received);
    let found: Vec<String> = drafts.events.iter().map(told).collect();
    assert_eq!(found, expected, "{text}\n{:#?}", drafts.events);
}

#[test]
fn sudan_two_events_in_one_sentence() {
    reads(
        "Report of 18 May 2025. RSF artillery shelled Abu Shouk camp and fighters robbed a convoy near Mellit on 17 May. The \
         road between Kutum and Mellit is closed since yesterday.",
        &[
            "attack_site Abu Shouk 2025-05-17 reported",
            "ambush Mellit 2025-05-17 reported",
            "closure Kutum+Mellit 2025-05-17 reported",
        ],
    );
}

#[test]
fn the_day_of_the_word_is_not_that_of_the_deed() {
    reads(
        "The group said on Monday that it has imposed a blockade on the town of Lere since 14 May. Residents reported on 18 May \
         that the road between Kutum and Mellit is closed. The road from Kosti to Rabak is closed since 12 May, officials \
         announced on Sunday.",
        &[
            "closure Lere 2025-05-14 reported",
            "closure Kutum+Mellit 2025-05-18 reported",
            "closure Kosti+Rabak 2025-05-12 reported",
        ],
    );
    reads(
        "Le groupe a déclaré lundi que la route entre Gao et Ménaka est fermée depuis le 14 mai.",
        &["closure Gao+Ménaka 2025-05-14 reported"],
    );
    reads(
        "أعلنت الجماعة يوم الاثنين أن الطريق بين كتم ومليط مغلق منذ 14 أيار.",
        &["closure كتم+مليط 2025-05-14 reported"],
    );
}

#[test]
fn sudan_in_arabic() {
    reads(
        "١٩ أيار ٢٠٢٥\nقصفت طائرة مسيرة مدينة الأبيض أمس، وأغلقت السلطات الطريق بين كوستي وأم روابة بقرار من والي النيل الأبيض.",
        &["strike الأبيض 2025-05-18 reported", "closure كوستي+أم روابة 2025-05-18 confirmed"],
    );
}

#[test]
fn yemen_what_would_be_is_not() {
    reads(
        "If fighting resumed in Marib, the road to Al Abr could be closed. Houthi forces denied that they had closed the \
         crossing at Al Hawban. In 2019 the bridge at Zabid was destroyed. A mine exploded near Hays on 16 May 2025.",
        &["closure Al Hawban - contradicted", "explosive_hazard Hays 2025-05-16 reported"],
    );
}

#[test]
fn yemen_in_arabic() {
    reads(
        "٢٠ أيار ٢٠٢٥\nأعيد فتح طريق الضالع – عدن اليوم أمام الشاحنات. ولم تقع اشتباكات في البيضاء. وانفجرت عبوة ناسفة قرب مدينة شبوة أمس.",
        &["reopening الضالع+عدن 2025-05-20 reported", "explosive_hazard شبوة 2025-05-19 reported"],
    );
}

#[test]
fn congo_in_french() {
    reads(
        "Le 19 mai 2025. Les rebelles du M23 ont pris Walikale et des combats ont éclaté à Pinga. La RN2 est coupée entre Sake et \
         Kitshanga depuis samedi. Aucun incident à Bunia.",
        &[
            "control_change Walikale 2025-05-19 reported",
            "clash Pinga 2025-05-19 reported",
            "obstruction Sake+Kitshanga 2025-05-17 reported",
        ],
    );
}

#[test]
fn congo_a_rumour_and_a_correction() {
    reads(
        "Rectificatif : le pont de Kavumu n'est pas fermé. Le bruit court que Uvira serait tombée hier.",
        &["closure Kavumu - retracted", "control_change Uvira 2025-05-19 rumour"],
    );
}

#[test]
fn ukraine_in_english() {
    reads(
        "Situation as of 19 May 2025. Russian forces claimed the capture of Novopil on Sunday; Ukraine denied it. Missiles struck \
         Kramatorsk and Sloviansk overnight. The bridge at Oskil was reopened to light vehicles on 18 May.",
        &[
            "control_change Novopil 2025-05-18 contradicted",
            "strike Kramatorsk 2025-05-18 reported",
            "strike Sloviansk 2025-05-18 reported",
            "reopening Oskil 2025-05-18 reported",
        ],
    );
}

#[test]
fn articles_are_part_of_names() {
    reads(
        "On 18 May 2025 the army captured Tell as-Sawra and Deir at-Tin.",
        &["control_change Tell as-Sawra 2025-05-18 reported", "control_change Deir at-Tin 2025-05-18 reported"],
    );
}

#[test]
fn an_outpost_taken_is_a_change_of_control_and_a_photo_is_none() {
    reads(
        "On 18 May 2025 fighters took an outpost at Anefis. They took three army positions near Aguelhok. Visitors took a photo of \
         the hill at Hombori. Soldiers took up positions near Gossi.",
        &["control_change Anefis 2025-05-18 reported", "control_change Aguelhok 2025-05-18 reported"],
    );
}

#[test]
fn mali_in_french() {
    reads(
        "Note du 16 mai 2025. Une mine a explosé au passage d'un bus entre Douentza et Hombori jeudi. Des hommes armés ont enlevé deux \
         humanitaires près de Ménaka. L'armée affirme avoir repris Tessit mercredi.",
        &[
            "explosive_hazard Douentza+Hombori 2025-05-15 reported",
            "ambush Ménaka 2025-05-16 reported",
            "control_change Tessit 2025-05-14 claimed",
        ],
    );
}

#[test]
fn burkina_and_niger_hours() {
    reads(
        "Arrêté du 15 mai 2025 : le poste frontière de Kantchari est fermé de 18 h à 6 h jusqu'au 30 mai. La frontière entre le Niger \
         et le Bénin reste fermée.",
        &["closure Kantchari 2025-05-15 confirmed", "closure NER-BEN - reported"],
    );
}

#[test]
fn myanmar_in_english() {
    reads(
        "20 May 2025: Airstrikes hit Thabeikkyin on Monday. Resistance fighters seized Falam, while the army set up a new checkpoint \
         at Loikaw. Our team reached Lashio from Hsipaw this morning.",
        &[
            "strike Thabeikkyin 2025-05-19 reported",
            "control_change Falam 2025-05-20 reported",
            "checkpoint Loikaw 2025-05-20 reported",
            "passage Lashio+Hsipaw 2025-05-20 confirmed",
        ],
    );
}

#[test]
fn haiti_in_french() {
    reads(
        "Le 12 mai 2025, des gangs ont attaqué l'hôpital de Mirebalais. La route nationale 1 est bloquée à Canaan par des barricades. \
         La police dit avoir rouvert la route de Kenscoff le 13 mai.",
        &[
            "attack_site Mirebalais 2025-05-12 reported",
            "obstruction Canaan 2025-05-12 reported",
            "reopening Kenscoff 2025-05-13 reported",
        ],
    );
}

#[test]
fn somalia_marks_on_the_road() {
    reads(
        "19 May 2025. An IED exploded at km 14 on the road between Afgooye and Mogadishu this morning. The road is closed from km 12 \
         to km 18.",
        &["explosive_hazard Afgooye+Mogadishu 2025-05-19 reported", "closure Afgooye+Mogadishu 2025-05-19 reported"],
    );
}

#[test]
fn ethiopia_detention() {
    reads(
        "On 14 May 2025 three trucks were held at Serdo checkpoint for six hours. Staff were not harmed. A truce between the two sides \
         holds since 10 May in Shire.",
        &["detention_denial Serdo 2025-05-14 reported", "ceasefire Shire 2025-05-10 reported"],
    );
}

#[test]
fn lebanon_in_arabic_a_list() {
    reads(
        "١٨ أيار ٢٠٢٥\nشن الطيران غارات على بلدات عيترون وبليدا وميس الجبل فجر اليوم.",
        &[
            "strike عيترون 2025-05-18 reported",
            "strike بليدا 2025-05-18 reported",
            "strike ميس الجبل 2025-05-18 reported",
        ],
    );
}

#[test]
fn afghanistan_snow() {
    reads(
        "Salang pass has been blocked by snow since 16 May 2025 and the road from Chaghcharan to Herat was reopened on 19 May.",
        &["obstruction Salang 2025-05-16 reported", "reopening Chaghcharan+Herat 2025-05-19 reported"],
    );
}

#[test]
fn nigeria_two_sources_and_a_plan() {
    reads(
        "Gunmen ambushed a convoy near Damboa on 13 May 2025, two independent sources said. The army plans to open the road to Baga next \
         month.",
        &["ambush Damboa 2025-05-13 corroborated"],
    );
}

#[test]
fn mozambique_time_groups() {
    reads(
        "Bridge at Awasse closed 180600Z MAY 25 by order of the district administrator. Clashes vic Mocimboa da Praia 171430Z MAY 25.",
        &["closure Awasse 2025-05-18T06:00Z confirmed", "clash Mocimboa da Praia 2025-05-17T14:30Z reported"],
    );
}

#[test]
fn libya_ceasefire_with_an_end() {
    reads(
        "١٥ أيار ٢٠٢٥\nأعلن الطرفان وقف إطلاق النار في مدينة طرابلس اعتبارا من اليوم حتى ٢٠ أيار.",
        &["ceasefire طرابلس 2025-05-15 reported"],
    );
}

#[test]
fn chad_border_of_two_states() {
    reads(
        "By decree of 11 May 2025 the border between Chad and Sudan is closed to all traffic until further notice. Humanitarian cargo may \
         cross at Adré.",
        &["closure TCD-SDN 2025-05-11 confirmed"],
    );
}

#[test]
fn iraq_questions_and_exercises_are_no_events() {
    reads(
        "Is the road to Sinjar closed? The army held an exercise near Tal Afar on 12 May 2025, in which a convoy was attacked. No strikes \
         were reported in Kirkuk.",
        &[],
    );
}

#[test]
fn positions_in_every_notation() {
    for position in [
        "13.6289, 25.3493",
        "13°37'44\"N 25°20'57\"E",
        "N13 37.73 E025 20.96",
        "35P LR 21361 07169",
        "35P 321361 1507169",
    ] {
        let text = format!("A drone struck a truck at {position} on 18 May 2025.");
        let received =
            Received { day: chrono::NaiveDate::from_ymd_opt(2025, 5, 20).expect("a day"), zone: None, region: None };
        let drafts = draft(&text, &Gazetteer::default(), &received);
        let place = drafts.events.first().and_then(|event| event.places.first());
        let at = place.and_then(|place| place.lat.zip(place.lon)).unwrap_or_default();
        assert!((at.0 - 13.629).abs() < 0.02 && (at.1 - 25.349).abs() < 0.02, "{text}: {:#?}", drafts.events);
    }
}
