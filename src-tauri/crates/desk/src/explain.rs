//! The sentences that explain an assessment. Codes and numbers come from `passage-risk`; wording from the messages.

use passage_model::{
    Access, Enforcement, Event, EventStatus, EventTime, RiskLevel, SideStatus, SideStatusKind, TimePrecision,
};
use passage_risk::{AccessFinding, ActsOn, Params, RouteAssessment, Rule};
use passage_words::{Arg, Words};

use crate::{
    assess::{Answered, event_grade, level_text},
    context::{blocks, class_km},
    inspect, silences, terms, titles,
};

/// Up to this distance an event is on the route: so near a closure acts on it, with the method as it comes
/// (`access.reach_km`).
pub(crate) const ON_ROUTE_KM: f64 = 0.2;

/// A stretch of road in words: "km 22 to 53", "km 12".
pub(crate) fn stretch(words: Words, from_km: f64, to_km: f64) -> String {
    let (from, to) = if words.is_coarse() { blocks(from_km, to_km) } else { (from_km.round(), to_km.round()) };
    if (to - from).abs() < 1.0 {
        return words.with("km-at", &[("km", format!("{from:.0}").into())]);
    }
    words.with("km-span", &[("from", format!("{from:.0}").into()), ("to", format!("{to:.0}").into())])
}

/// How far off something is, for reading.
pub(crate) fn distance(words: Words, km: f64) -> String {
    if !words.is_coarse() {
        return words.km(km);
    }
    words.with("within-km", &[("distance", words.limit_km(class_km(km)).into())])
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

/// The word of a side that a finding rests on: the gravest of those that were checked at that moment.
fn side_status<'a, E>(answered: &'a Answered<E>, basis: &AccessFinding) -> Option<&'a SideStatus> {
    let question = &answered.scene.question;
    let side = answered.register().crossing(basis.crossing?)?.sides.get(basis.side?)?;
    let hours = basis.age_hours?;
    let at = side.statuses.iter().filter(|status| {
        let age = (question.as_of - status.checked_at).num_milliseconds() as f64 / 3_600_000.0;
        (age - hours).abs() < 1e-3 && status.traffic.is_none_or(|traffic| traffic == question.traffic)
    });
    let gravity = |status: &SideStatus| match status.status {
        SideStatusKind::Open => 0,
        SideStatusKind::Restricted => 1,
        SideStatusKind::Unknown => 2,
        SideStatusKind::Closed => 3,
    };
    at.max_by_key(|status| gravity(status))
}

/// The message for a rule: what rests on a side of a crossing reads otherwise than what rests on an event.
fn reason_id(rule: Rule, basis: Option<&AccessFinding>, said: Option<&SideStatus>, params: &Params) -> String {
    let id = format!("rule-{}", rule.code());
    let Some(basis) = basis else { return id };
    let fresh = basis.age_hours.is_some_and(|hours| hours <= *params.access.crossing_days * 24.0);
    match rule {
        Rule::ClosedHours if basis.event.is_some() => format!("{id}-event"),
        Rule::UnknownDoubted | Rule::RestrictedHours if basis.event.is_none() => format!("{id}-side"),
        // Somebody looked, and it is no basis all the same.
        Rule::UnknownCrossing if fresh => match said.map(|said| said.status) {
            Some(SideStatusKind::Unknown) => format!("{id}-asked"),
            Some(_) if basis.belief.is_some() => format!("{id}-doubted"),
            _ => format!("{id}-other"),
        },
        _ => id,
    }
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
    let said = basis.and_then(|basis| side_status(answered, basis));
    let side = basis
        .and_then(|basis| basis.side)
        .and_then(|number| crossing.and_then(|crossing| crossing.sides.get(number)))
        .and_then(|side| side.names.in_lang(words.lang()))
        .map(str::to_owned);
    let age = basis
        .and_then(|basis| basis.age_hours)
        .map_or_else(|| words.text("age-never"), |hours| words.age(crate::assess::hours(hours)));
    let grade = match (event, said) {
        (Some(event), _) => event_grade(answered, event).to_string(),
        (None, Some(said)) => said.grade.to_string(),
        (None, None) => "—".to_owned(),
    };
    let mut args: Vec<(&str, Arg<'_>)> = vec![("age", age.into()), ("grade", grade.into())];
    args.push(("title", event.map_or_else(|| "—".to_owned(), |event| titles::title(words, register, event)).into()));
    let crossing_name = crossing.and_then(|crossing| crossing.names.in_lang(words.lang())).unwrap_or("—").to_owned();
    args.push(("side", side.unwrap_or_else(|| crossing_name.clone()).into()));
    args.push(("crossing", crossing_name.into()));
    args.push(("word", said.map_or_else(String::new, |said| side_word(words, said)).into()));
    args.push(("days", words.span_days(counts_for(rule, &answered.scene.params)).into()));
    let mut text = words.with(&reason_id(rule, basis, said, &answered.scene.params), &args);
    let hours = || terms::side_hours(words, crossing?.sides.get(basis?.side?)?);
    let limits = match event {
        Some(event) => terms::limits_sentence(words, event),
        None if matches!(rule, Rule::ClosedHours | Rule::RestrictedHours) => hours(),
        None => None,
    };
    if let Some(limits) = limits {
        text = format!("{text} {limits}");
    }
    if let (Some(basis), Some(event)) = (basis, event)
        && basis.enforcement == Some(Enforcement::Unconfirmed)
        && basis.status == Access::Closed
    {
        text.push(' ');
        text.push_str(&order_at_the_gate(words, answered, basis, event));
    }
    text
}

fn side_word(words: Words, said: &SideStatus) -> String {
    words.text(&format!("access-{}", said.status.code()))
}

/// What is known of an order at the gate: what a side said since, or that nobody has reported from there.
fn order_at_the_gate<E>(words: Words, answered: &Answered<E>, basis: &AccessFinding, order: &Event) -> String {
    let (register, as_of) = (answered.register(), answered.scene.question.as_of);
    let crossing = basis.crossing.and_then(|id| register.crossing(id));
    let sides = crossing.into_iter().flat_map(|crossing| &crossing.sides);
    // Of an order known to the day it stays open which came first; both ages are told.
    let since = sides.flat_map(|side| side.statuses.iter().map(move |status| (side, status))).filter(|(_, status)| {
        status.status != SideStatusKind::Unknown && (order.time.from..=as_of).contains(&status.checked_at)
    });
    let Some((side, said)) = since.max_by_key(|(_, status)| status.checked_at) else {
        let confirmed = order.status == EventStatus::Confirmed;
        return words.text(if confirmed { "access-enforcement-unconfirmed" } else { "access-order-on-record" });
    };
    let name = side.names.in_lang(words.lang()).or_else(|| crossing?.names.in_lang(words.lang())).unwrap_or("—");
    let args = [
        ("side", name.to_owned().into()),
        ("word", side_word(words, said).into()),
        ("grade", said.grade.to_string().into()),
        ("age", words.age(as_of - said.checked_at).into()),
    ];
    words.with("access-order-gate-said", &args)
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
    let mut reason = access_reason(words, answered, access.rule, access.basis.as_ref());
    let days = *answered.scene.params.access.evidence_days;
    if access.rule == Rule::UnknownEvidence && access.last_passage.is_some_and(|last| last.age_hours <= days * 24.0) {
        // Somebody has passed, but not all along, not this way, or not with such a vehicle or load.
        reason = words.with("rule-A-unknown-evidence-other", &[("days", words.span_days(days).into())]);
    }
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
    match standing(words, event) {
        Some(status) => words.with("with-status", &[("text", text.into()), ("status", status.into())]),
        None => text,
    }
}

/// The standing of an event, where it must not go unsaid.
pub(crate) fn standing(words: Words, event: &Event) -> Option<String> {
    use EventStatus::{Claimed, Contradicted, Retracted, Rumour};
    let doubtful = matches!(event.status, Claimed | Rumour | Contradicted | Retracted);
    doubtful.then(|| words.text(&format!("status-{}", event.status.code())))
}

/// The time of an event in a sentence, with its zone where it has an hour.
pub(crate) fn when(words: Words, time: &EventTime) -> String {
    if time.precision == TimePrecision::Hour { words.near_moment(time.from) } else { words.event_time(time) }
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
    let without_weight = inspect::dangers_without_weight(answered, route);
    let mut text = if route.level == RiskLevel::Unknown {
        let [near, days] = heard_of(words, &answered.scene.params);
        let id = if without_weight > 0 { "headline-unknown-coarse" } else { "headline-unknown" };
        words.with(id, &[("km", read_km(route.unknown_km).into()), near, days])
    } else if reasons.is_empty() {
        words.with("headline-quiet", &[("level", level.into())])
    } else {
        words.with("headline-because", &[("level", level.into()), ("reasons", words.list(&reasons).into())])
    };
    if route.part_unknown {
        text.push(' ');
        text.push_str(&words.with("headline-part-unknown", &[("km", read_km(route.unknown_km).into())]));
    }
    // Where little or nothing weighs, what could not be weighed must not go unsaid.
    if without_weight > 0 && route.level < RiskLevel::Medium {
        text.push(' ');
        text.push_str(&words.with("headline-background", &[("count", without_weight.into())]));
    }
    if route.level < RiskLevel::Medium
        && let Some(silent) = silences::along(words, route)
    {
        text.push(' ');
        text.push_str(&silent);
    }
    // WebKit misplaces quotation marks where an isolated part wraps over two lines; a headline holds hardly any Latin.
    text.retain(|c| !matches!(c, '\u{2067}'..='\u{2069}'));
    text
}

/// A length as a sentence counts it, km: tenths below 10, and never 0 where there is some.
pub(crate) fn read_km(km: f64) -> f64 {
    if km < 9.95 { (km * 10.0).round().max(1.0) / 10.0 } else { km.round() }
}

#[cfg(test)]
mod tests {
    use passage_model::Lang;

    use super::*;

    #[test]
    fn lengths_and_counts_agree_with_their_words() {
        let [en, fr, ar] = [Lang::En, Lang::Fr, Lang::Ar].map(Words::new);
        let part = |words: Words, km| words.with("headline-part-unknown", &[("km", read_km(km).into())]);
        assert_eq!(part(en, 1.04), "1 km of it is Unknown.");
        assert_eq!(part(en, 12.4), "12 km of it are Unknown.");
        assert_eq!(part(en, 0.04), "0.1 km of it are Unknown.");
        assert_eq!(part(fr, 1.5), "1,5 km en est inconnu.");
        assert_eq!(part(fr, 12.0), "12 km en sont inconnus.");
        let [near, days] = heard_of(en, passage_risk::Params::builtin());
        let short = en.with("headline-unknown", &[("km", read_km(0.28).into()), near, days]);
        assert!(short.contains("within 20 km of 0.3 km of it"), "{short}");
        let unnamed = |words: Words, count: u32| {
            words.with("gap-unnamed-places", &[("count", count.into()), ("title", "X".into())])
        };
        assert_eq!(unnamed(en, 1), "One of the settlements in X is not named.");
        assert_eq!(unnamed(en, 3), "3 of the settlements in X are not named.");
        assert!(unnamed(fr, 1).contains("n’est pas nommée") && unnamed(ar, 2).contains("بلدتان"));
        // Titles are of either gender; the report is what is false.
        let title = [("reports", "« Frappe aérienne »".into())];
        assert_eq!(fr.with("change-false", &title), "Le rapport « Frappe aérienne » est faux");
    }
}
