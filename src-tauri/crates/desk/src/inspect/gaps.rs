//! What is not known, in words.

use passage_risk::Gap;
use passage_words::Words;

use crate::{assess::Answered, dto::GapDto, explain};

/// Gaps in words, in their order.
pub(crate) fn gaps(words: Words, answered: &Answered, gaps: &[Gap]) -> Vec<GapDto> {
    gaps.iter().map(|gap| dto(words, answered, gap)).collect()
}

fn dto(words: Words, answered: &Answered, gap: &Gap) -> GapDto {
    let quoted = |id| words.with("quoted", &[("text", answered.title(words, id).into())]);
    let days = |days: f64| format!("{:.0}", days.floor());
    let (code, text) = match *gap {
        Gap::UnnamedPlaces { event, count } => (
            "unnamed-places",
            words.with("gap-unnamed-places", &[("count", count.into()), ("title", quoted(event).into())]),
        ),
        Gap::NoReportStretch { from_km, to_km, days: age } => (
            "no-report-stretch",
            words.with(
                "gap-no-report-stretch",
                &[("stretch", explain::stretch(words, from_km, to_km).into()), ("days", days(age).into())],
            ),
        ),
        Gap::NoReportEver { from_km, to_km } => (
            "no-report-ever",
            words.with("gap-no-report-ever", &[("stretch", explain::stretch(words, from_km, to_km).into())]),
        ),
        Gap::CrossingUnchecked { crossing, side, days: age } => {
            let register = answered.register();
            let name = register.crossing(crossing).and_then(|crossing| {
                let side = side.and_then(|side| crossing.sides.get(side));
                side.and_then(|side| side.names.in_lang(words.lang()))
                    .or_else(|| crossing.names.in_lang(words.lang()))
                    .map(str::to_owned)
            });
            let name = name.unwrap_or_else(|| "—".to_owned());
            let text = match age {
                Some(age) if age <= *answered.scene.params.access.crossing_days => {
                    words.with("gap-crossing-no-basis", &[("name", name.into()), ("days", days(age).into())])
                }
                Some(age) => words.with("gap-crossing-old", &[("name", name.into()), ("days", days(age).into())]),
                None => words.with("gap-crossing-never", &[("name", name.into())]),
            };
            ("crossing-unchecked", text)
        }
        Gap::EnforcementUnconfirmed { event } => {
            ("enforcement-unconfirmed", words.with("gap-enforcement", &[("title", quoted(event).into())]))
        }
        Gap::FrontLineStale { event, days: age } => (
            "front-line-stale",
            words.with("gap-front-line-stale", &[("title", quoted(event).into()), ("days", days(age).into())]),
        ),
        Gap::UnplacedEvent { event } => {
            ("unplaced-event", words.with("gap-unplaced-event", &[("title", quoted(event).into())]))
        }
        Gap::NoAccessEvidence { from_km, to_km } => {
            let days = words.span_days(*answered.scene.params.access.evidence_days);
            let stretch = explain::stretch(words, from_km, to_km);
            let args = [("days", days.into()), ("stretch", stretch.into())];
            ("no-access-evidence", words.with("gap-no-access-evidence", &args))
        }
    };
    GapDto { code: code.to_owned(), text }
}
