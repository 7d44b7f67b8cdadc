//! Kinds of event in other people's words, as forms and HXL tables have them. Only words that leave no choice are taken;
//! what the word does not say is taken with a notice (see [`kinds::detail`](super::kinds::detail)).

use passage_model::EventKind;

use super::{
    foreign::word,
    kinds::{self, Context, Kind},
};

/// Words and the wording of ours that they stand for.
const WORDS: [(&str, &str); 113] = [
    ("airstrike", "strike/air"),
    ("air_strike", "strike/air"),
    ("aerial_bombardment", "strike/air"),
    ("drone_strike", "strike/drone"),
    ("drone_attack", "strike/drone"),
    ("shelling", "strike/artillery"),
    ("artillery", "strike/artillery"),
    ("artillery_shelling", "strike/artillery"),
    ("missile_attack", "strike/missile"),
    ("missile_strike", "strike/missile"),
    ("clash", "armed_clash"),
    ("clashes", "armed_clash"),
    ("armed_clashes", "armed_clash"),
    ("fighting", "armed_clash"),
    ("robbery", "ambush/robbery"),
    ("looting", "ambush/robbery"),
    ("carjacking", "ambush/robbery"),
    ("abduction", "ambush/abduction"),
    ("kidnapping", "ambush/abduction"),
    ("landmine", "explosive_hazard/mine"),
    ("mine", "explosive_hazard/mine"),
    ("ied", "explosive_hazard/ied"),
    ("roadside_bomb", "explosive_hazard/ied"),
    ("uxo", "explosive_hazard/uxo"),
    ("unexploded_ordnance", "explosive_hazard/uxo"),
    ("erw", "explosive_hazard/uxo"),
    ("new_checkpoint", "checkpoint/new"),
    ("truce", "ceasefire"),
    ("road_closed", "closure"),
    ("road_closure", "closure"),
    ("border_closed", "closure"),
    ("closed", "closure"),
    ("reopened", "reopening"),
    ("road_open", "reopening"),
    ("flood", "obstruction/flood"),
    ("flooding", "obstruction/flood"),
    ("snow", "obstruction/snow"),
    ("landslide", "obstruction/landslide"),
    ("road_damage", "obstruction/damage"),
    ("bridge_damage", "obstruction/damage"),
    ("protest", "obstruction/protest"),
    ("demonstration", "obstruction/protest"),
    ("detention", "detention_or_denial/detained"),
    ("arrest", "detention_or_denial/detained"),
    ("access_denied", "detention_or_denial/denied"),
    ("delay", "detention_or_denial/delayed"),
    // French.
    ("ferme", "closure"),
    ("fermee", "closure"),
    ("fermeture", "closure"),
    ("route_fermee", "closure"),
    ("route_coupee", "closure"),
    ("fermeture_de_la_route", "closure"),
    ("reouverture", "reopening"),
    ("rouvert", "reopening"),
    ("rouverte", "reopening"),
    ("route_rouverte", "reopening"),
    ("frappe_aerienne", "strike/air"),
    ("frappe_de_drone", "strike/drone"),
    ("bombardement", "strike"),
    ("affrontement", "armed_clash"),
    ("affrontements", "armed_clash"),
    ("combats", "armed_clash"),
    ("embuscade", "ambush"),
    ("enlevement", "ambush/abduction"),
    ("braquage", "ambush/robbery"),
    ("eei", "explosive_hazard/ied"),
    ("inondation", "obstruction/flood"),
    ("neige", "obstruction/snow"),
    ("glissement_de_terrain", "obstruction/landslide"),
    ("manifestation", "obstruction/protest"),
    ("arrestation", "detention_or_denial/detained"),
    ("acces_refuse", "detention_or_denial/denied"),
    ("cessez_le_feu", "ceasefire"),
    ("treve", "ceasefire"),
    // Arabic, in the letters of `plain`.
    ("مغلق", "closure"),
    ("مغلقه", "closure"),
    ("اغلاق", "closure"),
    ("طريق_مغلق", "closure"),
    ("طريق_مغلقه", "closure"),
    ("الطريق_مغلق", "closure"),
    ("الطريق_مغلقه", "closure"),
    ("اغلاق_طريق", "closure"),
    ("اغلاق_الطريق", "closure"),
    ("قطع_طريق", "closure"),
    ("اعاده_فتح", "reopening"),
    ("اعاده_فتح_طريق", "reopening"),
    ("اعاده_فتح_الطريق", "reopening"),
    ("غاره_جويه", "strike/air"),
    ("غاره", "strike/air"),
    ("قصف_جوي", "strike/air"),
    ("قصف_مدفعي", "strike/artillery"),
    ("قصف_صاروخي", "strike/missile"),
    ("قصف", "strike"),
    ("اشتباك", "armed_clash"),
    ("اشتباكات", "armed_clash"),
    ("كمين", "ambush"),
    ("خطف", "ambush/abduction"),
    ("اختطاف", "ambush/abduction"),
    ("سطو", "ambush/robbery"),
    ("لغم", "explosive_hazard/mine"),
    ("الغام", "explosive_hazard/mine"),
    ("عبوه_ناسفه", "explosive_hazard/ied"),
    ("حاجز_جديد", "checkpoint/new"),
    ("فيضان", "obstruction/flood"),
    ("سيول", "obstruction/flood"),
    ("ثلوج", "obstruction/snow"),
    ("انهيار_ارضي", "obstruction/landslide"),
    ("مظاهره", "obstruction/protest"),
    ("احتجاج", "obstruction/protest"),
    ("اعتقال", "detention_or_denial/detained"),
    ("احتجاز", "detention_or_denial/detained"),
    ("هدنه", "ceasefire"),
    ("وقف_اطلاق_النار", "ceasefire"),
];

/// The particulars that a word says: ours, or one of these.
pub(crate) fn detail(text: &str, context: Context<'_>) -> Result<Kind, &'static str> {
    kinds::detail(text, context).or_else(|expected| {
        let ours = |text: &str| {
            let word = plain(&word(text));
            WORDS.iter().find(|(theirs, _)| *theirs == word).map(|(_, ours)| *ours)
        };
        if let Some(ours) = ours(text) {
            return kinds::detail(ours, context);
        }
        // What is said behind the word is said of the same.
        let (head, rest) = text.split_once('/').ok_or(expected)?;
        kinds::detail(&format!("{}/{rest}", ours(head).ok_or(expected)?), context)
    })
}

/// The kind of event with which a cell begins, in our words or these.
pub(crate) fn kind(text: &str) -> Option<EventKind> {
    let head = plain(&word(text.split('/').next().unwrap_or_default()));
    let ours = WORDS.iter().find(|(theirs, _)| *theirs == head).and_then(|(_, ours)| ours.split('/').next());
    ours.map_or_else(|| kinds::kind(text), EventKind::from_code)
}

/// Letters without the marks that people leave out: accents, hamza, vowel signs.
fn plain(word: &str) -> String {
    let letter = |c: char| match c {
        'à' | 'â' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'î' | 'ï' => 'i',
        'ô' => 'o',
        'ù' | 'û' => 'u',
        'ç' => 'c',
        'أ' | 'إ' | 'آ' => 'ا',
        'ى' => 'ي',
        'ة' => 'ه',
        other => other,
    };
    word.chars().filter(|c| !matches!(c, '\u{640}' | '\u{64b}'..='\u{652}')).map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_understood() {
        for (theirs, _) in WORDS {
            assert!(detail(theirs, Context::default()).is_ok(), "{theirs}");
            assert_eq!(plain(&word(theirs)), theirs, "as it is compared");
        }
        for text in ["Closed", "Fermé", "Route fermée", "مُغلق", "إغلاق طريق", "closed/commercial"] {
            let kind = detail(text, Context::default()).map(|kind| kind.detail.kind());
            assert_eq!(kind, Ok(passage_model::EventKind::Closure), "{text}");
        }
        assert!(detail("open", Context::default()).is_err(), "no word for a reopening");
        assert!(detail(" Road closed! ", Context::default()).is_ok());
        assert!(detail("incident", Context::default()).is_err());
    }
}
