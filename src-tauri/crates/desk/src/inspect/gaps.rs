//! What is not known, in words.

use std::cmp::Reverse;

use passage_risk::{Gap, RouteAssessment};
use passage_words::Words;

use crate::{assess::Answered, dto::GapDto, explain, silences};

/// The code of a stretch from which reports have stopped coming.
pub(super) const SILENT: &str = "reporting-stopped";

/// Gaps in words, in their order.
pub(crate) fn gaps(words: Words, answered: &Answered, gaps: &[Gap]) -> Vec<GapDto> {
    gaps.iter().map(|gap| dto(words, answered, gap)).collect()
}

/// Gaps of a route: not more than `most` and how many more there are, then the newest events without a place, not more than `unplaced`, and how many
/// more of those there are. Neither crowds out the other. Last how many events have no place at all.
pub(crate) fn gaps_of_route(
    words: Words,
    answered: &Answered,
    route: &RouteAssessment,
    most: usize,
    unplaced: usize,
) -> Vec<GapDto> {
    let event = |gap: &Gap| match gap {
        Gap::UnplacedEvent { event } => Some(*event),
        _ => None,
    };
    let (mut events, others): (Vec<Gap>, Vec<Gap>) =
        route.explanation.gaps.iter().partition(|gap| event(gap).is_some());
    let began = |gap: &Gap| event(gap).and_then(|id| answered.scene.event(id)).map(|event| event.time.from);
    events.sort_by_key(|gap| Reverse(began(gap)));
    let (cut, more) = (others.len().saturating_sub(most), events.len().saturating_sub(unplaced));
    let told = others.iter().take(most).chain(events.iter().take(unplaced));
    let mut told: Vec<GapDto> = told.map(|gap| dto(words, answered, gap)).collect();
    if cut > 0 {
        let text = words.with("gap-more", &[("count", cut.into())]);
        told.push(GapDto { code: "more".to_owned(), text });
    }
    if more > 0 {
        let text = words.with("gap-unplaced-more", &[("count", more.into())]);
        told.push(GapDto { code: "unplaced-more".to_owned(), text });
    }
    told.extend(without_place(words, answered));
    told
}

/// Said of every route: how many events have no place at all, and may lie on it as on any other.
fn without_place(words: Words, answered: &Answered) -> Option<GapDto> {
    let nowhere = answered.assessment.gaps.iter().filter(|gap| match gap {
        Gap::UnplacedEvent { event } => answered.scene.event(*event).is_some_and(|event| event.geometry.is_none()),
        _ => false,
    });
    let count = nowhere.count();
    let text = words.with("gap-without-place", &[("count", count.into())]);
    (count > 0).then(|| GapDto { code: "without-place".to_owned(), text })
}

fn dto(words: Words, answered: &Answered, gap: &Gap) -> GapDto {
    let quoted = |id| words.with("quoted", &[("text", answered.title(words, id).into())]);
    let days = |days: f64| format!("{:.0}", days.floor());
    let (code, text) = match *gap {
        Gap::ReportingStopped { silence, from_km, to_km } => {
            let silence = answered.scene.question.silences.iter().find(|known| known.id == silence);
            let stretch = explain::stretch(words, from_km, to_km);
            (
                SILENT,
                silence.map_or_else(
                    || "—".to_owned(),
                    |silence| silences::told(words, answered.register(), silence, &stretch),
                ),
            )
        }
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
