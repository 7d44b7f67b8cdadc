//! How far an event is believed: q = P(true), from the grades of the reports behind it (rules Q1 to Q4).

use passage_model::{ActorRole, Detail, Event, EventStatus, Evidence, Grade, Reliability, ReportId, SourceId, Stance};
use serde::Serialize;

use crate::{Dossier, Params, ReportHead, Rule};

/// What a report does to the odds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FactorRole {
    /// The best supporting report: its ratio counts in full.
    Best,
    /// The best of a further origin: its ratio counts when above 1.
    FurtherOrigin,
    /// Another report of an origin that is counted already.
    SameOrigin,
    /// A denial: divides by its ratio when above 1.
    Denial,
    /// A denial by the party that is said to have done it: no weight.
    OwnAct,
}

/// One report's part in the odds.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Factor {
    /// The report.
    pub report: ReportId,
    /// Its source.
    pub source: SourceId,
    /// For or against.
    pub stance: Stance,
    /// Reliability of the source and credibility of the information.
    pub grade: Grade,
    /// The likelihood ratio of the grade.
    pub ratio: f64,
    /// What it does.
    pub role: FactorRole,
    /// What it multiplies the odds by.
    pub multiplier: f64,
    /// The rule.
    pub rule: Rule,
}

/// Who stands behind a report: reports of one origin count once.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Origin {
    /// A named origin, folded.
    Named(String),
    /// No origin named: the source.
    Source(SourceId),
}

impl Origin {
    fn of(report: &ReportHead) -> Self {
        match report.origin.as_deref().map(fold) {
            Some(name) if !name.is_empty() => Self::Named(name),
            _ => Self::Source(report.source),
        }
    }
}

fn fold(name: &str) -> String {
    name.trim().to_lowercase()
}

/// How far an event is believed, and why.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Belief {
    /// P(true), 0 (retracted) or within the clamp.
    pub q: f64,
    /// Odds before the clamp: the product of the multipliers.
    pub odds: f64,
    /// The grade shown: that of the best supporting report, F6 where there is none.
    pub grade: Grade,
    /// The factors, in the order of the report ids.
    pub factors: Vec<Factor>,
    /// Both sides have weight.
    pub contradicted: bool,
    /// A report behind it has a grade whose halves contradict each other (A5, E1): for review.
    pub mixed_grade: bool,
    /// Independent origins that support it; 0 for an event typed in without a report.
    pub origins: u32,
    /// The rule: Q1, or Q4 for a retracted event.
    pub rule: Rule,
    #[serde(skip)]
    pub(crate) best_origin: Option<Origin>,
}

struct Weighed<'a> {
    evidence: &'a Evidence,
    report: &'a ReportHead,
    origin: Origin,
    grade: Grade,
    ratio: f64,
    own_act: bool,
}

/// How far `event` is believed. Reports that are not in the dossier (not known yet) count for nothing.
///
/// Odds are the best supporting ratio, times each further origin's ratio when above 1, divided by each denying
/// origin's ratio when above 1; F6, odds 1, without a supporting report.
pub fn belief(event: &Event, dossier: &Dossier<'_>, params: &Params) -> Belief {
    let p = &params.belief;
    let mut weighed: Vec<Weighed<'_>> = event
        .evidence
        .iter()
        .filter_map(|evidence| {
            let report = dossier.reports.get(&evidence.report)?;
            let source = dossier.sources.get(&report.source);
            let reliability = source.map_or(Reliability::F, |s| s.reliability);
            let grade = Grade { reliability, credibility: evidence.credibility };
            let party = source.and_then(|s| s.party.as_deref()).map(fold).filter(|party| !party.is_empty());
            Some(Weighed {
                evidence,
                report,
                origin: Origin::of(report),
                grade,
                ratio: p.source(grade.reliability) * p.information(grade.credibility),
                own_act: evidence.stance == Stance::Denies && party.is_some_and(|party| did_it(event, &party)),
            })
        })
        .collect();
    // Best of each origin first; a report listed twice counts once.
    weighed.sort_by(|a, b| {
        let (stance, other) = (a.evidence.stance == Stance::Denies, b.evidence.stance == Stance::Denies);
        stance
            .cmp(&other)
            .then_with(|| a.origin.cmp(&b.origin))
            .then_with(|| weight(b).total_cmp(&weight(a)))
            .then_with(|| a.evidence.report.cmp(&b.evidence.report))
    });
    let supports: Vec<&Weighed<'_>> = weighed.iter().filter(|w| w.evidence.stance == Stance::Supports).collect();
    // The first of the greatest: origins are in order, so the choice does not depend on the order of arrival.
    let best = supports.iter().copied().reduce(|best, w| if w.ratio > best.ratio { w } else { best });
    let mut factors = Vec::with_capacity(weighed.len());
    let (mut odds, mut origins, mut against) = (1.0, 0, 0.0_f64);
    let mut previous: Option<&Weighed<'_>> = None;
    for w in &weighed {
        let first = previous.is_none_or(|p| p.origin != w.origin || p.evidence.stance != w.evidence.stance);
        previous = Some(w);
        let is_best = best.is_some_and(|b| std::ptr::eq(b, w));
        let (role, multiplier, rule) = match w.evidence.stance {
            Stance::Supports if is_best => (FactorRole::Best, w.ratio, Rule::Belief),
            Stance::Supports if first => (FactorRole::FurtherOrigin, w.ratio.max(1.0), Rule::Belief),
            Stance::Supports => (FactorRole::SameOrigin, 1.0, Rule::Belief),
            Stance::Denies if w.own_act => (FactorRole::OwnAct, 1.0, Rule::OwnAct),
            Stance::Denies if first => (FactorRole::Denial, 1.0 / w.ratio.max(1.0), Rule::Denial),
            Stance::Denies => (FactorRole::SameOrigin, 1.0, Rule::Denial),
        };
        odds *= multiplier;
        match w.evidence.stance {
            Stance::Supports => origins += u32::from(first),
            Stance::Denies => against = against.max(weight(w)),
        }
        factors.push(Factor {
            report: w.evidence.report,
            source: w.report.source,
            stance: w.evidence.stance,
            grade: w.grade,
            ratio: w.ratio,
            role,
            multiplier,
            rule,
        });
    }
    let retracted = event.status == EventStatus::Retracted;
    let q = if retracted { 0.0 } else { (odds / (1.0 + odds)).clamp(*p.min_q, *p.max_q) };
    let side = *p.contradicted_lr;
    let contradicted = best.is_some_and(|b| b.ratio >= side) && against >= side;
    let (grade, best_origin) = best.map_or((Grade::UNJUDGED, None), |b| (b.grade, Some(b.origin.clone())));
    factors.sort_by_key(|f| (f.report, f.stance == Stance::Denies));
    Belief {
        q,
        odds,
        grade,
        contradicted,
        mixed_grade: factors.iter().any(|f| f.grade.is_contradictory()),
        factors,
        origins,
        rule: if retracted { Rule::Retracted } else { Rule::Belief },
        best_origin,
    }
}

/// What a report weighs: a party's denial of its own act has the ratio 1.
fn weight(w: &Weighed<'_>) -> f64 {
    if w.own_act { 1.0 } else { w.ratio }
}

/// Whether the party is said to have done it: perpetrator, new controller.
fn did_it(event: &Event, party: &str) -> bool {
    let by = match &event.detail {
        Detail::ControlChange { by, .. } => by.as_deref(),
        _ => None,
    };
    let acting = |role| matches!(role, ActorRole::Perpetrator | ActorRole::Controller);
    let actors = event.actors.iter().filter(|actor| acting(actor.role)).map(|actor| actor.name.as_str());
    actors.chain(by).any(|name| fold(name) == party)
}
