//! Kinds of event in other people's words, as forms and HXL tables have them. Only words that leave no choice are taken;
//! what the word does not say is taken with a notice (see [`kinds::detail`](super::kinds::detail)).

use super::{
    foreign::word,
    kinds::{self, Context, Kind},
};

/// Words and the wording of ours that they stand for.
const WORDS: [(&str, &str); 46] = [
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
];

/// The particulars that a word says: ours, or one of these.
pub(crate) fn detail(text: &str, context: Context<'_>) -> Result<Kind, &'static str> {
    kinds::detail(text, context).or_else(|expected| {
        let word = word(text);
        let ours = WORDS.iter().find(|(theirs, _)| *theirs == word).map(|(_, ours)| *ours).ok_or(expected)?;
        kinds::detail(ours, context)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_understood() {
        for (theirs, _) in WORDS {
            assert!(detail(theirs, Context::default()).is_ok(), "{theirs}");
        }
        assert!(detail(" Road closed! ", Context::default()).is_ok());
        assert!(detail("incident", Context::default()).is_err());
    }
}
