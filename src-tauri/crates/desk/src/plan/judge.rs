//! A way against its ceiling, what it needs, and what the rules say about the whole plan. People decide.

use chrono::Duration;
use passage_model::{Access, Advice, Hours, LatLon, RiskLevel, Time, TimePrecision};
use passage_words::Words;

use super::{daylight::Daylight, gates};
use crate::{assess::Answered, context::parse_id, dto::*};

/// The highest level that a movement of this criticality may bear (UN Programme Criticality Framework).
pub(super) fn ceiling(criticality: Criticality) -> RiskLevel {
    match criticality {
        Criticality::Pc1 => RiskLevel::VeryHigh,
        Criticality::Pc2 => RiskLevel::High,
        Criticality::Pc3 => RiskLevel::Medium,
        Criticality::Pc4 => RiskLevel::Low,
    }
}

/// What is needed to judge a way.
pub(super) struct Facts {
    /// The worst known level.
    pub(super) worst_known: Option<RiskLevel>,
    pub(super) unknown_km: f64,
    /// Closed for another reason than the hours of a gate.
    pub(super) closed: bool,
    /// A gate is missed.
    pub(super) missed: bool,
    /// Some gate or road is open without the margin only.
    pub(super) has_tight: bool,
}

/// What a way needs beside what is seen on it.
#[derive(Default)]
pub(super) struct Beside {
    /// Orders that may close it.
    pub(super) asked: Vec<String>,
    /// What closes it when they come with the margin.
    pub(super) late: Vec<String>,
}

/// Stretches shorter than this may be the edge of a square, km.
const A_STRETCH_KM: f64 = 0.1;

pub(super) fn against(ceiling: RiskLevel, facts: &Facts) -> AgainstCeiling {
    let worst = facts.worst_known;
    if worst.is_some_and(|worst| worst.rank() > ceiling.rank() || worst == RiskLevel::Unacceptable) {
        AgainstCeiling::Above
    } else if facts.closed {
        AgainstCeiling::Closed
    } else if facts.missed {
        AgainstCeiling::HoursDoNotFit
    } else if facts.unknown_km > A_STRETCH_KM || worst.is_none() {
        AgainstCeiling::Unknown
    } else if worst == Some(ceiling) {
        AgainstCeiling::At
    } else {
        AgainstCeiling::Below
    }
}

pub(super) fn against_text(words: Words, against: AgainstCeiling, has_needs: bool) -> String {
    words.text(match (against, has_needs) {
        (AgainstCeiling::Above, _) => "plan-against-above",
        (AgainstCeiling::Closed, _) => "plan-against-closed",
        (AgainstCeiling::HoursDoNotFit, _) => "plan-against-hours",
        (AgainstCeiling::Unknown, _) => "plan-against-unknown",
        (AgainstCeiling::At, true) => "plan-against-at-conditions",
        (AgainstCeiling::At, false) => "plan-against-at",
        (AgainstCeiling::Below, true) => "plan-against-below-conditions",
        (AgainstCeiling::Below, false) => "plan-against-below",
    })
}

/// What a way needs before it is driven, and whether that is in place as far as the register knows.
pub(super) fn needs(words: Words, way: &PlanWayDto, asked: &Asked<'_>, beside: &Beside) -> Vec<PlanConditionDto> {
    let mut needs = Vec::new();
    // The register holds no notifications: somebody has to say.
    needs.push(PlanConditionDto {
        kind: ConditionKind::Notification,
        text: words.text("plan-need-notification"),
        state: ConditionState::NotKnown,
        reason: Some(words.text("plan-need-not-on-record")),
    });
    let severe = way.level.rank() >= RiskLevel::Unknown.rank();
    if severe || way.access == Access::Unknown {
        let day = asked.depart.date_naive();
        // "That day" must be known to the hour or the day; a week's report says less.
        let passed = asked.last_passage.filter(|(at, precision)| {
            at.date_naive() == day && matches!(precision, TimePrecision::Hour | TimePrecision::Day)
        });
        let state = if passed.is_some() { ConditionState::InPlace } else { ConditionState::Missing };
        needs.push(PlanConditionDto {
            kind: ConditionKind::PassageThatDay,
            text: words.with("plan-need-passage", &[("day", words.day(asked.depart).into())]),
            state,
            reason: Some(words.with("plan-need-last-passage", &[("day", way.last_passage_text.clone().into())])),
        });
    }
    let mut unknown: Vec<String> = way
        .crossings
        .iter()
        .filter(|crossing| crossing.access == Access::Unknown)
        .map(|crossing| crossing.name.clone())
        .collect();
    unknown.extend(beside.asked.iter().cloned());
    if !unknown.is_empty() {
        needs.push(PlanConditionDto {
            kind: ConditionKind::StatusAsked,
            text: words.with("plan-need-status", &[("places", words.list(&unknown).into())]),
            state: ConditionState::Missing,
            reason: None,
        });
    }
    if !beside.late.is_empty() {
        needs.push(PlanConditionDto {
            kind: ConditionKind::BeforeItCloses,
            text: words.with("plan-need-before-it-closes", &[("what", words.list(&beside.late).into())]),
            state: ConditionState::NotKnown,
            reason: Some(words.text("plan-need-margin")),
        });
    }
    needs.push(daylight(words, way, asked));
    if asked.ceiling == RiskLevel::VeryHigh && way.level == RiskLevel::VeryHigh {
        needs.push(PlanConditionDto {
            kind: ConditionKind::SignOff,
            text: words.text("plan-need-sign-off"),
            state: ConditionState::NotKnown,
            reason: Some(words.text("plan-need-not-on-record")),
        });
    }
    needs
}

fn daylight(words: Words, way: &PlanWayDto, asked: &Asked<'_>) -> PlanConditionDto {
    let light = &asked.light;
    let early = light.dawn.is_some_and(|dawn| asked.depart < dawn);
    let state = match way.before_dark {
        None => ConditionState::NotKnown,
        Some(true) if !early => ConditionState::InPlace,
        Some(_) => ConditionState::Missing,
    };
    let early_reason = light.dawn.filter(|_| early).map(|dawn| {
        let args = [("depart", words.clock(asked.depart).into()), ("dawn", words.clock(dawn).into())];
        words.with("plan-need-daylight-early", &args)
    });
    let late_reason = || {
        light.sunset.map(|sunset| {
            let args = [("arrive", words.clock(way.arrive_margin).into()), ("sunset", words.clock(sunset).into())];
            words.with("plan-need-daylight-reason", &args)
        })
    };
    let reason = early_reason.or_else(late_reason);
    PlanConditionDto { kind: ConditionKind::Daylight, text: words.text("plan-need-daylight"), state, reason }
}

/// How many are in place, in words.
pub(super) fn needs_text(words: Words, needs: &[PlanConditionDto]) -> String {
    let there = needs.iter().filter(|need| need.state == ConditionState::InPlace).count();
    words.with("plan-needs", &[("there", there.into()), ("all", needs.len().into())])
}

/// What was asked, as far as it bears on the judgement.
pub(super) struct Asked<'a> {
    pub(super) depart: Time,
    pub(super) now: Time,
    pub(super) ceiling: RiskLevel,
    /// Where they leave.
    pub(super) from: LatLon,
    /// At the destination, on the day of departure.
    pub(super) light: Daylight,
    pub(super) answered: &'a Answered,
    /// The newest passage over the way.
    pub(super) last_passage: Option<(Time, TimePrecision)>,
}

/// What the rules say: the best way within the ceiling, or hold until when.
pub(super) fn advise(words: Words, ways: &[PlanWayDto], asked: &Asked<'_>) -> PlanAdviceDto {
    let within = |way: &&PlanWayDto| matches!(way.against, AgainstCeiling::Below | AgainstCeiling::At);
    let tight = |way: &PlanWayDto| {
        way.crossings.iter().any(|crossing| crossing.fit == HoursFit::Tight)
            || way.needs.iter().any(|need| need.kind == ConditionKind::BeforeItCloses)
    };
    // A way that nothing holds back goes before one of a better level that has to wait for something.
    let held = |way: &PlanWayDto| {
        let by_rule = asked.answered.scene.params.advise(way.level, way.access);
        matches!(by_rule, Advice::Hold | Advice::NoGo)
            || way.needs.iter().any(|need| need.state == ConditionState::Missing)
    };
    let key = |way: &PlanWayDto| (held(way), tight(way), way.level.rank(), way.access);
    let order =
        |a: &&PlanWayDto, b: &&PlanWayDto| key(a).cmp(&key(b)).then(a.minutes_margin.total_cmp(&b.minutes_margin));
    if let Some(best) = ways.iter().filter(within).min_by(order) {
        let by_rule = asked.answered.scene.params.advise(best.level, best.access);
        let missing: Vec<String> = best
            .needs
            .iter()
            .filter(|need| need.state == ConditionState::Missing)
            .map(|need| need.text.clone())
            .collect();
        let letter = best.letter.clone();
        let args = |text: String| [("letter", letter.clone().into()), ("what", text.into())];
        if !missing.is_empty() {
            let text = words.with("plan-advice-hold-needs", &args(words.list(&missing)));
            return hold(words, Some(best), text, asked);
        }
        return match by_rule {
            Advice::Hold | Advice::NoGo => {
                let reason = words.with(
                    "plan-level-access",
                    &[("level", best.level_text.clone().into()), ("access", best.access_text.clone().into())],
                );
                hold(words, Some(best), words.with("plan-advice-hold-rule", &args(reason)), asked)
            }
            Advice::Conditions | Advice::Go => {
                let open: Vec<String> = best
                    .needs
                    .iter()
                    .filter(|need| need.state == ConditionState::NotKnown)
                    .map(|need| need.text.clone())
                    .collect();
                let go = by_rule == Advice::Go && open.is_empty();
                let kind = if go { PlanAdviceKind::Go } else { PlanAdviceKind::Conditions };
                let text = if open.is_empty() {
                    words.with("plan-advice-within", &[("letter", letter.into())])
                } else {
                    words.with("plan-advice-conditions", &args(words.list(&open)))
                };
                PlanAdviceDto { kind, letter: Some(best.letter.clone()), text, reassess_at: None, reassess_text: None }
            }
        };
    }
    // None within the ceiling: the one that comes nearest to it.
    let rank = |way: &PlanWayDto| match way.against {
        AgainstCeiling::Below | AgainstCeiling::At => 0,
        AgainstCeiling::Unknown => 1,
        AgainstCeiling::HoursDoNotFit => 2,
        AgainstCeiling::Above => 3,
        AgainstCeiling::Closed => 4,
    };
    let nearest = ways.iter().min_by(|a, b| rank(a).cmp(&rank(b)).then_with(|| order(a, b)));
    let text = match nearest {
        None => words.text("plan-advice-no-way"),
        Some(way) => {
            let args = [("letter", way.letter.clone().into()), ("level", way.level_text.clone().into())];
            words.with(
                match way.against {
                    AgainstCeiling::Unknown => "plan-advice-unknown",
                    AgainstCeiling::HoursDoNotFit => "plan-advice-hours",
                    AgainstCeiling::Closed => "plan-advice-closed",
                    _ => "plan-advice-above",
                },
                &args,
            )
        }
    };
    hold(words, nearest, text, asked)
}

/// Hold, and when to look again: when the gate that is missed opens next, else at first light before leaving.
fn hold(words: Words, way: Option<&PlanWayDto>, text: String, asked: &Asked<'_>) -> PlanAdviceDto {
    let register = asked.answered.register();
    let gate = way.and_then(|way| {
        let is_shut = |crossing: &&PlanCrossingDto| crossing.fit.is_shut();
        let missed = way.crossings.iter().find(is_shut)?;
        let crossing = register.crossing(parse_id(words, &missed.id).ok()?)?;
        let hours: Vec<Hours> = crossing.sides.iter().filter_map(|side| side.hours).collect();
        // Where waiting for it is counted, it opens at the very moment at which they get through.
        let before = missed.at - Duration::minutes(1);
        Some((gates::next_opening(&hours, before)?, missed.name.clone()))
    });
    let (at, reason) = match gate {
        Some((at, name)) => (Some(at), words.with("plan-reassess-gate", &[("place", name.into())])),
        None => (first_light(asked), words.text("plan-reassess-light")),
    };
    PlanAdviceDto {
        kind: PlanAdviceKind::Hold,
        letter: way.map(|way| way.letter.clone()),
        text,
        reassess_at: at,
        reassess_text: at.is_some().then_some(reason),
    }
}

/// First light on the day of departure when that still lies ahead and before leaving, else the next one.
fn first_light(asked: &Asked<'_>) -> Option<Time> {
    let planned_ahead = asked.depart > asked.now;
    (0..3).find_map(|days| {
        let dawn = Daylight::of(asked.depart + Duration::days(days), asked.from).dawn?;
        let ahead = if planned_ahead { dawn > asked.now } else { days > 0 || dawn <= asked.depart };
        ahead.then_some(dawn)
    })
}
