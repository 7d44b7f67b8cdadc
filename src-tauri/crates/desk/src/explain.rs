//! The sentences that explain an assessment. Codes and numbers come from `passage-risk`; wording from the messages.

use passage_model::{Access, Enforcement, Event, EventStatus};
use passage_risk::{AccessFinding, ActsOn, Params, RouteAssessment, Rule};
use passage_words::{Arg, Words};

use crate::{
    assess::{Answered, event_grade, level_text},
    titles,
};

/// Below this distance an event is on the route.
pub(crate) const ON_ROUTE_KM: f64 = 0.25;

/// A stretch of road in words: "km 22 to 53", "km 12".
pub(crate) fn stretch(words: Words, from_km: f64, to_km: f64) -> String {
    let (from, to) = (from_km.round(), to_km.round());
    if (to - from).abs() < 1.0 {
        return words.with("km-at", &[("km", format!("{from:.0}").into())]);
    }
    words.with("km-span", &[("from", format!("{from:.0}").into()), ("to", format!("{to:.0}").into())])
}

/// The limits within which a stretch must have been heard of, or its level is Unknown (rule U1).
pub(crate) fn heard_of(words: Words, params: &Params) -> [(&'static str, Arg<'static>); 2] {
    within(words, *params.levels.unknown_km, *params.levels.unknown_days)
}

/// A distance and a time that a rule names.
pub(crate) fn within(words: Words, km: f64, days: f64) -> [(&'static str, Arg<'static>); 2] {
    [("near", words.limit_km(km).into()), ("days", words.span_days(days).into())]
}

/// How long the status of a crossing's side counts, or else evidence of passage.
fn counts_for(rule: Rule, params: &Params) -> f64 {
    if rule == Rule::UnknownCrossing { *params.access.crossing_days } else { *params.access.evidence_days }
}

/// What a status of access rests on, in words, with grade and age.
pub(crate) fn access_reason<E>(
    words: Words,
    answered: &Answered<E>,
    rule: Rule,
    basis: Option<&AccessFinding>,
) -> String {
    let register = answered.register();
    let event = basis.and_then(|basis| basis.event).and_then(|id| answered.scene.event(id));
    let crossing = basis.and_then(|basis| basis.crossing).and_then(|id| register.crossing(id));
    let side = basis
        .and_then(|basis| basis.side)
        .and_then(|number| crossing.and_then(|crossing| crossing.sides.get(number)))
        .and_then(|side| side.names.in_lang(words.lang()))
        .map(str::to_owned);
    let age = basis
        .and_then(|basis| basis.age_hours)
        .map_or_else(|| words.text("age-never"), |hours| words.age(crate::assess::hours(hours)));
    let mut args: Vec<(&str, Arg<'_>)> = vec![("age", age.into())];
    args.push(("title", event.map_or_else(|| "—".to_owned(), |event| titles::title(words, register, event)).into()));
    args.push(("grade", event.map_or_else(|| "—".to_owned(), |event| event_grade(answered, event).to_string()).into()));
    let crossing_name = crossing.and_then(|crossing| crossing.names.in_lang(words.lang())).unwrap_or("—").to_owned();
    args.push(("side", side.unwrap_or_else(|| crossing_name.clone()).into()));
    args.push(("crossing", crossing_name.into()));
    args.push(("days", words.span_days(counts_for(rule, &answered.scene.params)).into()));
    let mut text = words.with(&format!("rule-{}", rule.code()), &args);
    if let Some(enforcement) = basis.and_then(|basis| basis.enforcement)
        && enforcement == Enforcement::Unconfirmed
        && basis.is_some_and(|basis| basis.status == Access::Closed)
    {
        text.push(' ');
        text.push_str(&words.text("access-enforcement-unconfirmed"));
    }
    text
}

/// Where the status of access holds, when it is not the whole route: a crossing's name or a stretch.
pub(crate) fn access_place(words: Words, answered: &Answered, route: &RouteAssessment) -> Option<String> {
    let access = &route.access;
    let basis = access.basis.as_ref().or_else(|| access.findings.first())?;
    if access.status == Access::Open || basis.to_km - basis.from_km >= route.length_km - 1.0 {
        return None;
    }
    let crossing = basis.crossing.and_then(|id| answered.register().crossing_name(words.lang(), id));
    Some(crossing.unwrap_or_else(|| stretch(words, basis.from_km, basis.to_km)))
}

/// What the access of a route rests on, and when somebody last passed.
fn access_because(words: Words, answered: &Answered, route: &RouteAssessment) -> String {
    let access = &route.access;
    let reason = access_reason(words, answered, access.rule, access.basis.as_ref());
    let passed = match access.last_passage {
        Some(passage) => {
            let when = words.age(crate::assess::hours(passage.age_hours));
            words.with("passage-last", &[("age", when.into())])
        }
        None => words.text("passage-never"),
    };
    format!("{reason} {passed}")
}

/// "Access: Closed, km 43 to 53." and what it rests on.
pub(crate) fn access_sentences(words: Words, answered: &Answered, route: &RouteAssessment) -> (String, String) {
    let word = words.text(&format!("access-{}", route.access.status.code()));
    let lead = match access_place(words, answered, route) {
        Some(place) => words.with("access-lead-at", &[("access", word.into()), ("place", place.into())]),
        None => words.with("access-lead", &[("access", word.into())]),
    };
    (lead, access_because(words, answered, route))
}

/// The same for a page that prints the status itself.
pub(crate) fn access_text(words: Words, answered: &Answered, route: &RouteAssessment) -> String {
    let because = access_because(words, answered, route);
    match access_place(words, answered, route) {
        Some(place) => words.with("access-at", &[("place", place.into()), ("reason", because.into())]),
        None => because,
    }
}

/// A claim reads as a claim wherever it is named.
pub(crate) fn with_standing(words: Words, event: &Event, text: String) -> String {
    if !matches!(event.status, EventStatus::Claimed | EventStatus::Rumour | EventStatus::Contradicted) {
        return text;
    }
    let status = words.text(&format!("status-{}", event.status.code()));
    words.with("with-status", &[("text", text.into()), ("status", status.into())])
}

/// "High because of “…” and “…”." — the level with what makes it.
pub(crate) fn headline(words: Words, answered: &Answered, route: &RouteAssessment) -> String {
    let level = level_text(words, route.level);
    let quoted = |id| words.with("quoted", &[("text", answered.title(words, id).into())]);
    let mut reasons: Vec<String> = Vec::new();
    for driver in route.explanation.drivers.iter().filter(|driver| driver.acts_on == ActsOn::Level) {
        let Some(id) = driver.event else { continue };
        let mut reason = quoted(id);
        if let Some(event) = answered.scene.event(id) {
            reason = with_standing(words, event, reason);
        }
        if !reasons.contains(&reason) {
            reasons.push(reason);
        }
        if reasons.len() == 2 {
            break;
        }
    }
    let mut text = if route.level == passage_model::RiskLevel::Unknown {
        let [near, days] = heard_of(words, &answered.scene.params);
        words.with("headline-unknown", &[("km", format!("{:.0}", route.unknown_km).into()), near, days])
    } else if reasons.is_empty() {
        words.with("headline-quiet", &[("level", level.into())])
    } else {
        words.with("headline-because", &[("level", level.into()), ("reasons", words.list(&reasons).into())])
    };
    if route.part_unknown {
        text.push(' ');
        text.push_str(&words.with("headline-part-unknown", &[("km", format!("{:.0}", route.unknown_km).into())]));
    }
    // WebKit misplaces quotation marks where an isolated part wraps over two lines; a headline holds hardly any Latin.
    text.retain(|c| !matches!(c, '\u{2068}' | '\u{2069}'));
    text
}
