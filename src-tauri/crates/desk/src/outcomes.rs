//! Outcomes in words: a level, an access and an advice beside what they are now.

use passage_risk::Outcome;
use passage_words::Words;

use crate::{
    assess::{advice_id, level_text},
    dto::{AdviceDto, OutcomeDto},
};

/// An advice with its word.
pub(crate) fn advice(words: Words, advice: passage_model::Advice) -> AdviceDto {
    AdviceDto { code: advice, text: words.text(&format!("advice-{}", advice_id(advice))) }
}

/// An outcome with its words.
pub(crate) fn dto(words: Words, outcome: &Outcome) -> OutcomeDto {
    OutcomeDto {
        level: outcome.level,
        level_text: level_text(words, outcome.level),
        part_unknown: outcome.part_unknown,
        access: outcome.access,
        access_text: words.text(&format!("access-{}", outcome.access.code())),
        advice: advice(words, outcome.advice),
    }
}

/// "Risk High instead of Very high. Access Unknown instead of Closed." — only what is another than now.
pub(crate) fn difference(words: Words, now: &Outcome, then: &Outcome) -> String {
    let (a, b) = (dto(words, now), dto(words, then));
    let mut parts = Vec::new();
    for (id, moves, from, to) in [
        ("outcome-level", now.level != then.level, a.level_text, b.level_text),
        ("outcome-access", now.access != then.access, a.access_text, b.access_text),
        ("outcome-advice", now.advice != then.advice, a.advice.text, b.advice.text),
    ] {
        if moves {
            parts.push(words.with(id, &[("from", from.into()), ("to", to.into())]));
        }
    }
    if parts.is_empty() { words.text("outcome-same") } else { parts.join(" ") }
}
