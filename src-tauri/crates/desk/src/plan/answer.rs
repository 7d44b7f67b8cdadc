//! The answer of `passage plan`: names of fields are a contract with scripts.

use chrono::Duration;
use passage_model::{RiskLevel, Time};
use passage_roads::{Blocked, Choice, Network, Plan, Question, WarningKind};
use passage_words::Words;
use serde::Serialize;

use super::{ground::Reason, network::hex};
use crate::assess::Answered;

/// Ways to choose from, or what blocks them.
#[derive(Debug, Clone, Serialize)]
pub struct PlanAnswer {
    /// When they leave.
    pub depart: Time,
    /// The ways, the preferred one first.
    pub alternatives: Vec<AlternativeAnswer>,
    /// The smallest set of closures that blocks, when there is no way.
    pub blocked_by: Vec<BlockedAnswer>,
    /// Why there is no way, in words; `None`: there is one.
    pub blocked_text: Option<String>,
    /// How far the places asked for are from a road.
    pub snapped: Snapped,
    /// SHA-256 of the network that was asked.
    pub network: String,
    /// What to know before anything else: that the roads are a sketch.
    pub notes: Vec<String>,
}

/// Distances from the places asked for to the road.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Snapped {
    /// From the start, m.
    pub from_m: f64,
    /// From the destination, m.
    pub to_m: f64,
}

/// A way.
#[derive(Debug, Clone, Serialize)]
pub struct AlternativeAnswer {
    /// Length, km.
    pub km: f64,
    /// Driving and waiting for what opens, minutes; waiting at controls is not known and not in it.
    pub minutes: f64,
    /// Of which waiting, minutes.
    pub waiting_minutes: f64,
    /// Arrival.
    pub arrive: Time,
    /// The worst level along it.
    pub level: &'static str,
    /// Its number, 1 to 6; `None`: Unknown.
    pub level_number: Option<u8>,
    /// Not worked out for ways: only for routes of the register.
    pub probability_7d: Option<f64>,
    /// `open`, `restricted` or `unknown`: unknown where the status of a place on it is not known or nobody reports.
    pub access: &'static str,
    /// The first stretch of the worst level.
    pub worst: StretchAnswer,
    /// Levels along it, without gaps.
    pub stretches: Vec<StretchAnswer>,
    /// Longitude and latitude, degrees.
    pub geometry: Vec<[f64; 2]>,
    /// Names of the roads that make up most of it, longest first.
    pub via: Vec<String>,
    /// Kilometres more than the first way; negative: fewer.
    pub more_km: f64,
    /// Minutes more than the first way.
    pub more_minutes: f64,
    /// Share of its length that is on ways before it, 0 to 1.
    pub overlap: f64,
    /// What stands on the quickest way and is avoided by this one.
    pub avoids: Vec<String>,
    /// What a driver will meet.
    pub warnings: Vec<WarningAnswer>,
    /// Another way is neither slower nor more exposed.
    pub dominated: bool,
}

/// A stretch of one level.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct StretchAnswer {
    /// Start, km.
    pub from_km: f64,
    /// End, km.
    pub to_km: f64,
    /// Level.
    pub level: &'static str,
}

/// What a driver will meet.
#[derive(Debug, Clone, Serialize)]
pub struct WarningAnswer {
    /// Where, km from the start.
    pub km: f64,
    /// When.
    pub at: Time,
    /// What, in words.
    pub text: String,
}

/// A closure that blocks.
#[derive(Debug, Clone, Serialize)]
pub struct BlockedAnswer {
    /// The event or crossing.
    pub id: String,
    /// What it is, in words.
    pub title: String,
    /// The way there would be if it alone were open; `None`: still none.
    pub opened: Option<Opening>,
}

/// A way that there would be.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Opening {
    /// Length, km.
    pub km: f64,
    /// Minutes.
    pub minutes: f64,
}

/// One decimal is what a planner reads; more would promise more.
fn round(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

fn minutes(cs: u32) -> f64 {
    round(f64::from(cs) / 6000.0)
}

pub(super) fn of(
    words: Words,
    answered: &Answered,
    network: &Network,
    asked: Question,
    plan: &Plan,
    reasons: &[Reason],
) -> PlanAnswer {
    let title = |id: u32| match reasons.get(id as usize) {
        Some(Reason::Event(event)) => (event.to_string(), answered.title(words, *event)),
        Some(Reason::Crossing(crossing)) => {
            let name = answered.register().crossing_name(words.lang(), *crossing);
            (crossing.to_string(), name.unwrap_or_default())
        }
        None => Default::default(),
    };
    let first = plan.choices.first().map(|choice| (choice.way.metres(), choice.way.time_cs()));
    let alternatives = plan.choices.iter().map(|choice| {
        let mut answer = alternative(network, asked, choice);
        if let Some((metres, cs)) = first {
            answer.more_km = round((choice.way.metres() - metres) / 1000.0);
            answer.more_minutes = round((f64::from(choice.way.time_cs()) - f64::from(cs)) / 6000.0);
        }
        answer.avoids = choice.avoids.iter().map(|id| title(*id).1).collect();
        answer.warnings = choice
            .warnings
            .iter()
            .map(|warning| WarningAnswer {
                km: round(warning.at_m / 1000.0),
                at: later(asked.depart, warning.at_cs),
                text: self::warning(words, warning.kind, |id| title(id).1),
            })
            .collect();
        answer
    });
    let blocked_by = match &plan.blocked {
        Some(Blocked::Closures { set, .. }) => set
            .iter()
            .map(|opened| {
                let (id, title) = title(opened.id);
                BlockedAnswer {
                    id,
                    title,
                    opened: opened.way.as_ref().map(|way| opening((way.metres(), way.time_cs()))),
                }
            })
            .collect(),
        _ => Vec::new(),
    };
    let blocked_text = plan.blocked.as_ref().map(|blocked| self::blocked_text(words, blocked));
    PlanAnswer {
        depart: asked.depart,
        alternatives: alternatives.collect(),
        blocked_by,
        blocked_text,
        snapped: Snapped { from_m: round(plan.from.off_m), to_m: round(plan.to.off_m) },
        network: hex(&network.hash()),
        notes: Vec::new(),
    }
}

/// What a driver will meet, in words.
pub(super) fn warning(words: Words, kind: WarningKind, title: impl Fn(u32) -> String) -> String {
    match kind {
        WarningKind::Unknown(id) => words.with("plan-warn-unknown", &[("place", title(id).into())]),
        WarningKind::Waits => words.text("plan-warn-waits"),
        WarningKind::BorderControl => words.text("plan-warn-border"),
        WarningKind::Checkpoint => words.text("plan-warn-checkpoint"),
        WarningKind::Ford => words.text("plan-warn-ford"),
        WarningKind::Ferry => words.text("plan-warn-ferry"),
        WarningKind::UnreadRule => words.text("plan-warn-sign"),
        WarningKind::Private => words.text("plan-warn-private"),
    }
}

/// Why there is no way, in words.
pub(super) fn blocked_text(words: Words, blocked: &Blocked) -> String {
    match blocked {
        Blocked::Closures { set, .. } => words.with("plan-blocked-closures", &[("count", set.len().into())]),
        Blocked::Level { way } => {
            let Opening { km, minutes } = opening(*way);
            words.with("plan-blocked-level", &[("km", km.into()), ("minutes", minutes.into())])
        }
        Blocked::Both => words.text("plan-blocked-both"),
        Blocked::NoRoad => words.text("plan-blocked-no-road"),
    }
}

fn opening((metres, cs): (f64, u32)) -> Opening {
    Opening { km: round(metres / 1000.0), minutes: minutes(cs) }
}

fn later(depart: Time, cs: u32) -> Time {
    depart.checked_add_signed(Duration::milliseconds(i64::from(cs) * 10)).unwrap_or(depart)
}

fn alternative(network: &Network, asked: Question, choice: &Choice) -> AlternativeAnswer {
    let level = choice.worst.unwrap_or(RiskLevel::Unknown);
    let stretches: Vec<StretchAnswer> = choice
        .stretches
        .iter()
        .map(|stretch| StretchAnswer {
            from_km: round(stretch.from_m / 1000.0),
            to_km: round(stretch.to_m / 1000.0),
            level: stretch.level.unwrap_or(RiskLevel::Unknown).code(),
        })
        .collect();
    let whole = StretchAnswer { from_km: 0.0, to_km: round(choice.way.metres() / 1000.0), level: level.code() };
    let worst = stretches.iter().find(|stretch| stretch.level == level.code()).copied().unwrap_or(whole);
    // Nobody's word makes a road open: open needs evidence, which a plan does not look for.
    let waits = choice.warnings.iter().any(|warning| {
        matches!(warning.kind, WarningKind::Waits | WarningKind::Checkpoint | WarningKind::BorderControl)
    });
    let doubtful = choice.warnings.iter().any(|warning| matches!(warning.kind, WarningKind::Unknown(_)));
    AlternativeAnswer {
        km: whole.to_km,
        minutes: minutes(choice.way.time_cs()),
        waiting_minutes: minutes(choice.way.wait_cs()),
        arrive: later(asked.depart, choice.way.time_cs()),
        level: level.code(),
        level_number: level.number(),
        probability_7d: None,
        access: if waits && !doubtful { "restricted" } else { "unknown" },
        worst,
        stretches,
        geometry: choice.line.iter().map(|at| [at.lon(), at.lat()]).collect(),
        via: via(network, choice),
        more_km: 0.0,
        more_minutes: 0.0,
        overlap: round(choice.overlap * 10.0) / 10.0,
        avoids: Vec::new(),
        warnings: Vec::new(),
        dominated: choice.dominated,
    }
}

/// The three roads that make up most of a way, by number or name.
pub(super) fn via(network: &Network, choice: &Choice) -> Vec<String> {
    let mut roads: Vec<(String, f64)> = Vec::new();
    for piece in &choice.way.pieces {
        let names = network.names(piece.arc / 2);
        let name = ["ref", "en", ""].iter().find_map(|key| names.iter().find(|(lang, _)| lang == key));
        let Some((_, name)) = name else { continue };
        let metres = piece.to_m - piece.from_m;
        match roads.iter_mut().find(|(known, _)| known == name) {
            Some((_, sum)) => *sum += metres,
            None => roads.push((name.clone(), metres)),
        }
    }
    roads.sort_by(|a, b| b.1.total_cmp(&a.1));
    roads.into_iter().take(3).map(|(name, _)| name).collect()
}
