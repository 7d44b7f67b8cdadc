//! The composed sentences of the invented briefing in three languages.

use passage_model::Lang;

/// Sentences of one language.
pub(crate) struct Texts {
    pub title: [&'static str; 2],
    pub region: &'static str,
    pub unit: &'static str,
    pub officer: &'static str,
    pub director: &'static str,
    pub party: &'static str,
    pub partner: &'static str,
    pub area: &'static str,
    pub map_title: &'static str,
    pub map_note: &'static str,
    pub recommendation: [&'static str; 3],
    pub findings: [(&'static str, &'static str); 3],
    pub headline: &'static str,
    pub access_text: &'static str,
    pub hold_until: [&'static str; 3],
    pub turn_back: [&'static str; 2],
    pub point_note: &'static str,
    pub driver_place: &'static str,
    pub what_if: [&'static str; 2],
    pub gaps: [&'static str; 3],
    pub measures: [&'static str; 2],
    pub override_reason: &'static str,
    pub scope: &'static str,
    pub sides: [&'static str; 2],
    pub basis: &'static str,
    drivers: [&'static str; 3],
    reasons: [&'static str; 4],
    places: [&'static str; 9],
    arrow: &'static str,
}

impl Texts {
    pub(crate) fn new(lang: Lang) -> Self {
        match lang {
            Lang::Ar => arabic(),
            Lang::Fr => french(),
            _ => english(),
        }
    }

    pub(crate) fn place(&self, index: usize) -> String {
        self.places[index % self.places.len()].into()
    }

    pub(crate) fn route(&self, index: usize) -> String {
        format!("{} {} {}", self.place(index + 1), self.arrow, self.place(index + 3))
    }

    pub(crate) fn reason(&self, index: usize) -> String {
        self.reasons[index % self.reasons.len()].into()
    }

    pub(crate) fn driver(&self, index: usize) -> String {
        self.drivers[index % self.drivers.len()].into()
    }
}

fn english() -> Texts {
    Texts {
        title: ["all movements into Oramel", "at the eastern border"],
        region: "the Oramel plain and the eastern border",
        unit: "Access unit",
        officer: "duty access officer",
        director: "the area director",
        party: "the Highland Command",
        partner: "Bridge Relief",
        area: "WEST COAST",
        map_title: "Oramel plain",
        map_note: "Hatch: claimed since 12 Mar, not assessed",
        recommendation: [
            "R-01, R-03 until a passage is confirmed and the claims north of Oramel are assessed.",
            "R-07 while the order of the eastern border stands.",
            "Other routes: go with the usual conditions.",
        ],
        findings: [
            (
                "1 route at Very high, from none",
                "Armed groups are inside Oramel, as stated by the Highland Command (B2). Two settlements to its north are claimed captured (B3), not assessed.",
            ),
            (
                "Eastern border: order confirmed, gates not",
                "A directive of 13 Mar closes the border (A1). Nobody has reported what happens at the gates.",
            ),
            ("Also since 10 Mar", "Airstrike on the edge of Oramel (C2). Attack on an aid store (C3)."),
        ],
        headline: "Very high because two settlements north of Oramel are claimed captured, one of them on the route, and armed groups are inside the town.",
        access_text: "Last confirmed passage 12 Mar. No closure order on file.",
        hold_until: [
            "A passage past km 44 is confirmed by our own or a partner’s vehicle",
            "The line of control is assessed again, after 14 Mar",
            "Movement notified and acknowledged",
        ],
        turn_back: [
            "A new strike or clash within 5 km of the route in the last 6 h",
            "No contact at two calls in a row",
        ],
        point_note: "05:00 to 13:00 UTC; checked 13 Mar (B2)",
        driver_place: "2 placed: km 44, and 9.9 km off",
        what_if: ["Both settlements: false", "That, and town not entered"],
        gaps: [
            "One of the two settlements is not named",
            "Checkpoint before Oramel: no report for 4 days",
            "Which quarters of Oramel are held, and by whom",
        ],
        measures: ["Present, usual measures", "Alternate by the coast, 118 km"],
        override_reason: "the shelling of 9 Mar was misplaced; own staff passed twice since",
        scope: "The events that carry nine tenths of the scores.",
        sides: ["Ostria", "Marn"],
        basis: "Directive of 13 Mar (A1)",
        drivers: ["Two settlements claimed captured", "Armed groups inside Oramel", "Front line within 5 km"],
        reasons: [
            "Two settlements claimed; town entered",
            "No event within 10 km in 14 days",
            "No report since 20 Feb",
            "Shelling near the bridge, easing",
        ],
        places: [
            "Oramel",
            "Port Senn",
            "Tuval",
            "Kesh",
            "Upper Marn",
            "Dalit",
            "Ostra Gate / Marn Gate",
            "Senn Bridge",
            "Halvor Ferry",
        ],
        arrow: "→",
    }
}

fn french() -> Texts {
    Texts {
        title: ["pour tout mouvement vers Oramel", "à la frontière orientale"],
        region: "plaine d’Oramel et frontière orientale",
        unit: "Unité accès",
        officer: "responsable accès de permanence",
        director: "la direction de zone",
        party: "le Commandement des Hauts",
        partner: "Secours du Pont",
        area: "CÔTE OUEST",
        map_title: "Plaine d’Oramel",
        map_note: "Hachures : revendiqué depuis le 12 mars, non évalué",
        recommendation: [
            "R-01, R-03 jusqu’à un passage confirmé et une évaluation des revendications au nord d’Oramel.",
            "R-07 tant que l’ordre de la frontière orientale tient.",
            "Autres itinéraires : partir aux conditions habituelles.",
        ],
        findings: [
            (
                "1 itinéraire à Très élevé, contre aucun",
                "Des groupes armés sont dans Oramel, selon le Commandement des Hauts (B2). Deux localités au nord sont revendiquées (B3), non évaluées.",
            ),
            (
                "Frontière orientale : ordre confirmé, portes non",
                "Une directive du 13 mars ferme la frontière (A1). Personne n’a rapporté ce qui se passe aux portes.",
            ),
            ("Aussi depuis le 10 mars", "Frappe aérienne au bord d’Oramel (C2). Attaque d’un dépôt d’aide (C3)."),
        ],
        headline: "Très élevé parce que deux localités au nord d’Oramel sont revendiquées, dont une sur l’itinéraire, et que des groupes armés sont dans la ville.",
        access_text: "Dernier passage confirmé le 12 mars. Aucun ordre de fermeture au dossier.",
        hold_until: [
            "Un passage au-delà du km 44 est confirmé par un véhicule à nous ou d’un partenaire",
            "La ligne de contrôle est évaluée de nouveau, après le 14 mars",
            "Mouvement notifié et accusé de réception",
        ],
        turn_back: [
            "Nouvelle frappe ou nouvel affrontement à moins de 5 km dans les 6 dernières heures",
            "Pas de contact à deux appels de suite",
        ],
        point_note: "05:00 à 13:00 UTC ; contrôlé le 13 mars (B2)",
        driver_place: "2 situés : km 44, et à 9,9 km",
        what_if: ["Les deux localités : faux", "Cela, et ville non pénétrée"],
        gaps: [
            "Une des deux localités n’est pas nommée",
            "Poste avant Oramel : aucun rapport depuis 4 jours",
            "Quels quartiers d’Oramel sont tenus, et par qui",
        ],
        measures: ["Actuel, mesures habituelles", "Détour par la côte, 118 km"],
        override_reason: "les tirs du 9 mars étaient mal situés ; nos équipes sont passées deux fois depuis",
        scope: "Les événements qui portent neuf dixièmes des scores.",
        sides: ["Ostrie", "Marn"],
        basis: "Directive du 13 mars (A1)",
        drivers: ["Deux localités revendiquées", "Groupes armés dans Oramel", "Ligne de front à moins de 5 km"],
        reasons: [
            "Deux localités revendiquées ; ville pénétrée",
            "Aucun événement à moins de 10 km en 14 jours",
            "Aucun rapport depuis le 20 févr.",
            "Tirs près du pont, en baisse",
        ],
        places: [
            "Oramel",
            "Port-Senn",
            "Touval",
            "Kech",
            "Haut-Marn",
            "Dalit",
            "Porte d’Ostre / Porte de Marn",
            "Pont de Senn",
            "Bac de Halvor",
        ],
        arrow: "→",
    }
}

fn arabic() -> Texts {
    Texts {
        title: ["في كل التحركات إلى أورامل", "عبر الحدود الشرقية"],
        region: "سهل أورامل والحدود الشرقية",
        unit: "وحدة الوصول",
        officer: "مسؤول الوصول المناوب",
        director: "مدير المنطقة",
        party: "قيادة المرتفعات",
        partner: "إغاثة الجسر",
        area: "الساحل الغربي",
        map_title: "سهل أورامل",
        map_note: "التظليل: ادعاء منذ 12 آذار، غير مقدر",
        recommendation: [
            "على R-01 وR-03 إلى أن يتأكد عبور فعلي وتقدر الادعاءات شمال أورامل.",
            "على R-07 ما دام قرار الحدود الشرقية ساريا.",
            "الطرق الأخرى: انطلاق بالشروط المعتادة.",
        ],
        findings: [
            (
                "طريق واحد عند مستوى مرتفع جدا",
                "مجموعات مسلحة داخل أورامل بحسب قيادة المرتفعات (B2). ادعاء بالسيطرة على بلدتين شمالها (B3)، غير مقدر بعد.",
            ),
            (
                "الحدود الشرقية: القرار مؤكد، والبوابات لا",
                "قرار صادر في 13 آذار يغلق الحدود (A1). لا بلاغ عما يجري عند البوابات.",
            ),
            ("وأيضا منذ 10 آذار", "غارة جوية على طرف أورامل (C2). هجوم على مستودع إغاثة (C3)."),
        ],
        headline: "مرتفع جدا لأن بلدتين شمال أورامل ادعيت السيطرة عليهما، إحداهما على الطريق، ولأن مجموعات مسلحة داخل المدينة.",
        access_text: "آخر عبور مؤكد 12 آذار. لا قرار إغلاق مسجلا.",
        hold_until: [
            "يتأكد عبور بعد كم 44 بمركبتنا أو مركبة شريك",
            "يعاد تقدير خط السيطرة بعد 14 آذار",
            "يبلغ عن التحرك ويرد إشعار بالعلم",
        ],
        turn_back: ["ضربة أو اشتباك جديد ضمن 5 كم من الطريق في آخر 6 ساعات", "لا اتصال في نداءين متتاليين"],
        point_note: "من 05:00 إلى 13:00 UTC؛ تحقق 13 آذار (B2)",
        driver_place: "اثنان محددان: كم 44، وعلى بعد 9.9 كم",
        what_if: ["البلدتان: غير صحيح", "ذلك، ولم تدخل المدينة"],
        gaps: ["إحدى البلدتين غير مسماة", "حاجز قبل أورامل: لا بلاغ منذ 4 أيام", "أي أحياء أورامل تحت السيطرة، وبيد من"],
        measures: ["الحالي، التدابير المعتادة", "بديل عبر الساحل، 118 كم"],
        override_reason: "كان موقع قصف 9 آذار خاطئا؛ عبر موظفونا مرتين بعده",
        scope: "الأحداث التي تحمل تسعة أعشار الدرجات.",
        sides: ["أوستريا", "مارن"],
        basis: "قرار 13 آذار (A1)",
        drivers: ["ادعاء السيطرة على بلدتين", "مجموعات مسلحة داخل أورامل", "خط تماس ضمن 5 كم"],
        reasons: [
            "ادعاء السيطرة على بلدتين؛ دخول المدينة",
            "لا حدث ضمن 10 كم في 14 يوما",
            "لا بلاغ منذ 20 شباط",
            "قصف قرب الجسر M5، يتراجع",
        ],
        places: [
            "أورامل",
            "ميناء سن",
            "طوفال",
            "كش",
            "مارن العليا",
            "داليت",
            "بوابة أوسترا / بوابة مارن",
            "جسر سن",
            "عبارة هالفور",
        ],
        arrow: "←",
    }
}
