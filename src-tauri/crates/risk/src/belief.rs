//! How far an event is believed: q = P(true), from the grades of the reports behind it (rules Q1 to Q4).

use passage_model::{
    ActorRole, Detail, Event, EventStatus, Evidence, Grade, Reliability, ReportId, SourceId, SourceKind, Stance,
};
use serde::Serialize;

use crate::{Dossier, Params, ReportHead, Rule, SourceHead};

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

/// A chain of sources that pass on each other's word is followed so far.
const LONGEST_CHAIN: u32 = 4;

/// A report behind an event with the folded names of its origin and of its source.
struct Voice<'a> {
    report: &'a ReportHead,
    origin: Option<String>,
    names: Vec<String>,
}

/// Who stands behind each report, in the order of the evidence. An origin that is itself a source behind the event is that
/// source: an agency and a paper that quotes it say one thing.
fn origins(reports: &[(&Evidence, &ReportHead)], dossier: &Dossier<'_>) -> Vec<Origin> {
    // Most reports name no origin, and then nobody's names need a look.
    if reports.iter().all(|(_, report)| report.origin.is_none()) {
        return reports.iter().map(|(_, report)| Origin::Source(report.source)).collect();
    }
    let voices: Vec<Voice<'_>> = reports
        .iter()
        .map(|(_, report)| {
            let names = dossier.sources.get(&report.source).map(|source| source.names.as_slice()).unwrap_or_default();
            let names: Vec<String> = names.iter().map(|name| key(name)).filter(|name| !name.is_empty()).collect();
            let origin = report.origin.as_deref().map(key).filter(|name| !name.is_empty() && !names.contains(name));
            Voice { report, origin, names }
        })
        .collect();
    voices.iter().map(|voice| behind(voice, &voices, LONGEST_CHAIN)).collect()
}

fn behind(voice: &Voice<'_>, voices: &[Voice<'_>], steps: u32) -> Origin {
    let Some(name) = &voice.origin else { return Origin::Source(voice.report.source) };
    let quoted = voices.iter().filter(|other| other.names.contains(name));
    // The same whoever comes first; a source before a name.
    let origin = quoted.filter(|_| steps > 0).map(|other| behind(other, voices, steps - 1)).max();
    origin.unwrap_or_else(|| Origin::Named(name.clone()))
}

/// What a name is compared by: case, accents, vowel marks and spacing do not count.
fn key(name: &str) -> String {
    let folded = passage_words::fold(name);
    // Of a script that is not known nothing would be left.
    if folded.is_empty() { name.trim().to_lowercase() } else { folded }
}

/// The origin as it is compared between events: a source by its first name, so that it meets those who name it.
fn between_events(origin: &Origin, dossier: &Dossier<'_>) -> Origin {
    let name = match origin {
        Origin::Named(_) => None,
        Origin::Source(id) => dossier.sources.get(id).and_then(|source| source.names.first()).map(|name| key(name)),
    };
    name.filter(|name| !name.is_empty()).map_or_else(|| origin.clone(), Origin::Named)
}

/// The parties that a source speaks for, folded: the one on record, and where the source is itself a party to the conflict,
/// the source.
fn parties(source: &SourceHead) -> impl Iterator<Item = String> {
    let own = matches!(source.kind, SourceKind::ArmedParty | SourceKind::Ministry);
    let names = if own { source.names.as_slice() } else { &[] };
    source.party.iter().chain(names).map(|name| key(name)).filter(|name| !name.is_empty())
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
    /// Whom it is known from: the origin that its grade is of, with those that weigh as much, in order. Whose report came first,
    /// or got the lower id, has no part in it.
    #[serde(skip)]
    pub(crate) best_origins: Vec<Origin>,
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
    let known = event.evidence.iter().filter_map(|one| Some((one, dossier.reports.get(&one.report)?)));
    let known: Vec<(&Evidence, &ReportHead)> = known.collect();
    let mut weighed: Vec<Weighed<'_>> = known
        .iter()
        .zip(origins(&known, dossier))
        .map(|((evidence, report), origin)| {
            let source = dossier.sources.get(&report.source);
            let reliability = source.map_or(Reliability::F, |s| s.reliability);
            let grade = Grade { reliability, credibility: evidence.credibility };
            Weighed {
                evidence,
                report,
                origin,
                grade,
                ratio: bounded(p.source(grade.reliability) * p.information(grade.credibility)),
                own_act: evidence.stance == Stance::Denies
                    && source.is_some_and(|source| parties(source).any(|party| did_it(event, &party))),
            }
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
    if !(odds.is_finite() && odds > 0.0) {
        // Hundreds of reports leave the range of a number; the sum of logarithms does not.
        odds = libm::exp(factors.iter().map(|f| libm::log(f.multiplier)).sum::<f64>().clamp(-500.0, 500.0));
    }
    let retracted = event.status == EventStatus::Retracted;
    let q = if retracted { 0.0 } else { (odds / (1.0 + odds)).clamp(*p.min_q, *p.max_q) };
    let side = *p.contradicted_lr;
    let contradicted = best.is_some_and(|b| b.ratio >= side) && against >= side;
    let grade = best.map_or(Grade::UNJUDGED, |b| b.grade);
    let equal = supports.iter().filter(|w| best.is_some_and(|b| b.ratio.to_bits() == w.ratio.to_bits()));
    let mut best_origins: Vec<Origin> = equal.map(|w| between_events(&w.origin, dossier)).collect();
    best_origins.sort();
    best_origins.dedup();
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
        best_origins,
    }
}

/// A likelihood ratio that odds can be multiplied with, whatever the parameters say.
fn bounded(ratio: f64) -> f64 {
    if ratio.is_nan() { 1.0 } else { ratio.clamp(1e-9, 1e9) }
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
    actors.chain(by).any(|name| key(name) == party)
}
