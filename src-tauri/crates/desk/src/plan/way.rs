//! One way in words and numbers.

use passage_model::{RiskLevel, Time, TimePrecision};
use passage_risk::{Gap, RouteAssessment};
use passage_words::Words;

use super::{
    assessed::{Assessed, telling},
    daylight::Daylight,
    gates,
    judge::{self, Asked, Facts},
    kept::Stop,
    reached::Judging,
    stops::{self, Track},
};
use crate::{
    assess::{self, level_text},
    dto::*,
    explain, inspect,
    lookup::shown_name,
};

/// Worst stretches that are told.
const MOST_WORST: usize = 3;

/// Everything that one way is told from.
pub(super) struct Told<'a> {
    pub(super) number: usize,
    pub(super) track: &'a Track,
    pub(super) stops: &'a [Stop],
    pub(super) name: String,
    pub(super) via: Vec<String>,
    pub(super) assessed: &'a Assessed,
    pub(super) judging: Judging<'a>,
    /// Its crossings when they are reached.
    pub(super) rows: &'a [CrossingRowDto],
    /// The title of a closure, by its number.
    pub(super) title: &'a dyn Fn(u32) -> String,
}

pub(super) fn letter(number: usize) -> String {
    (b'A'..=b'Z').nth(number).map_or_else(|| number.to_string(), |letter| char::from(letter).to_string())
}

/// One decimal is what a planner reads; more would promise more.
pub(super) fn round(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

/// A way without its price against the others; `None`: its line could not be assessed.
pub(super) fn dto(words: Words, told: &Told<'_>, asked: &Asked<'_>) -> Option<PlanWayDto> {
    let route = told.assessed.route(told.number)?;
    let answered = &told.assessed.answered;
    let clock = &told.track.clock;
    let (minutes, minutes_margin) = clock.minutes();
    let end = clock.end();
    let crossings = gates::crossings(words, answered, told.rows, told.track);
    let passage = last_passage(told.assessed, route);
    let access = told.judging.access(told.assessed, told.number, told.track)?;
    let known = route.segments.iter().map(|segment| segment.level).filter(|level| *level != RiskLevel::Unknown);
    let facts = Facts {
        worst_known: known.max_by_key(|level| level.rank()),
        unknown_km: route.unknown_km,
        closed: access.is_closed(),
        missed: crossings.iter().any(|crossing| crossing.fit.is_shut()),
        has_tight: crossings.iter().any(|crossing| crossing.fit == HoursFit::Tight)
            || access.met.iter().any(|met| !met.surely),
    };
    let against = judge::against(asked.ceiling, &facts);
    let light = &asked.light;
    let mut way = PlanWayDto {
        letter: letter(told.number),
        name: told.name.clone(),
        via: told.via.clone(),
        km: round(told.track.line.length_km()),
        minutes: round(minutes),
        minutes_margin: round(minutes_margin),
        waiting_minutes: round(clock.waiting()),
        arrive: end.at,
        arrive_margin: end.at_margin,
        before_dark: before_dark(light, end.at_margin),
        level: route.level,
        level_number: route.level.number(),
        level_text: level_text(words, route.level),
        part_unknown: route.part_unknown,
        unknown_km: round(route.unknown_km),
        probability_7d: route.probability_7d,
        confidence: route.confidence,
        confidence_text: words.text(&format!("confidence-{}", route.confidence.code())),
        worst: worst(words, told, route),
        strip: strip(told, route),
        access: access.status,
        access_text: words.text(&format!("access-{}", access.status.code())),
        access_reason: told.judging.reason(words, &access, route.length_km),
        crossings,
        last_passage_at: passage.map(|(at, _)| at),
        last_passage_text: passage.map_or_else(|| words.text("passage-none"), |(at, _)| words.day(at)),
        not_known: not_known(words, told, route),
        against,
        against_text: String::new(),
        more_km: 0.0,
        more_minutes: 0.0,
        levels_less: None,
        price_text: None,
        overlap: 0.0,
        overlap_text: None,
        avoids: Vec::new(),
        warnings: Vec::new(),
        dominated: told.track.choice.dominated,
        needs: Vec::new(),
        needs_text: String::new(),
        stops: stops::dtos(words, told.stops),
        geometry: told.track.line.points().iter().map(|at| [at.lon(), at.lat()]).collect(),
    };
    let asked = Asked { last_passage: passage, answered: asked.answered, ..*asked };
    let named = |id| told.judging.course.title(words, told.judging.answered, id);
    let beside = judge::Beside {
        asked: access.orders.iter().map(|order| named(*order)).collect(),
        late: access.met.iter().filter(|met| !met.surely).map(|met| (told.title)(met.id)).collect(),
    };
    way.needs = judge::needs(words, &way, &asked, &beside);
    way.needs_text = judge::needs_text(words, &way.needs);
    let conditions = facts.has_tight || way.needs.iter().any(|need| need.state != ConditionState::InPlace);
    way.against_text = judge::against_text(words, against, conditions);
    Some(way)
}

/// Raises a way to a level that a person has set, where that is worse.
pub(super) fn raise(words: Words, way: &mut PlanWayDto, level: RiskLevel, ceiling: RiskLevel) {
    way.level = level;
    way.level_number = level.number();
    way.level_text = level_text(words, level);
    if level.rank() > ceiling.rank() || level == RiskLevel::Unacceptable {
        way.against = AgainstCeiling::Above;
        way.against_text = judge::against_text(words, AgainstCeiling::Above, true);
    } else if level == ceiling && way.against == AgainstCeiling::Below {
        way.against = AgainstCeiling::At;
        way.against_text = judge::against_text(words, AgainstCeiling::At, true);
    }
}

fn before_dark(light: &Daylight, arrive: Time) -> Option<bool> {
    light.sunset.map(|sunset| arrive <= sunset)
}

fn last_passage(assessed: &Assessed, route: &RouteAssessment) -> Option<(Time, TimePrecision)> {
    let event = assessed.answered.scene.event(route.access.last_passage?.event)?;
    Some((event.time.last(), event.time.precision))
}

/// The stretches of the worst level, the longest of them, in order.
fn worst(words: Words, told: &Told<'_>, route: &RouteAssessment) -> Vec<PlanWorstDto> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (number, segment) in route.segments.iter().enumerate() {
        if segment.level != route.level {
            continue;
        }
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == number => *last = number,
            _ => runs.push((number, number)),
        }
    }
    runs.sort_by_key(|(first, last)| std::cmp::Reverse(last - first));
    runs.truncate(MOST_WORST);
    runs.sort_unstable();
    let dto = |(first, last): (usize, usize)| {
        let run = route.segments.get(first..=last)?;
        let (from_km, to_km) = (run.first()?.from_km, run.last()?.to_km);
        let segment = first + telling(run)?;
        Some(PlanWorstDto {
            from_km: round(from_km),
            to_km: round(to_km),
            level: route.level,
            stretch_text: explain::stretch(words, from_km, to_km),
            text: told.assessed.why(words, told.number, segment),
        })
    };
    runs.into_iter().filter_map(dto).collect()
}

fn strip(told: &Told<'_>, route: &RouteAssessment) -> Vec<PlanStretchDto> {
    let clock = &told.track.clock;
    let stretches = assess::route_stretches(&told.assessed.answered, route).into_iter().map(|stretch| {
        let reached = |km: f64| clock.at(told.track.metres(km)).at;
        PlanStretchDto {
            from_km: round(stretch.from_km),
            to_km: round(stretch.to_km),
            from: reached(stretch.from_km),
            to: reached(stretch.to_km),
            level: stretch.level,
            level_number: stretch.level.number(),
            access: stretch.access,
            line: stretch.line.iter().map(|at| [at.lon(), at.lat()]).collect(),
        }
    });
    stretches.collect()
}

/// What is not known: stretches without data, crossings, and what the assessment misses.
fn not_known(words: Words, told: &Told<'_>, route: &RouteAssessment) -> Vec<PlanGapDto> {
    let answered = &told.assessed.answered;
    let mut gaps = Vec::new();
    for run in route.segments.chunk_by(|a, b| a.level == b.level) {
        let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
        if first.level == RiskLevel::Unknown {
            let stretch = explain::stretch(words, first.from_km, last.to_km);
            gaps.push(PlanGapDto {
                from_km: Some(round(first.from_km)),
                to_km: Some(round(last.to_km)),
                text: words.with("plan-gap-no-data", &[("stretch", stretch.into())]),
            });
        }
    }
    for (id, km) in told.track.doubtful(answered.register()) {
        let Some(crossing) = answered.register().crossing(id) else { continue };
        let name = shown_name(&crossing.names, words.lang());
        gaps.push(PlanGapDto {
            from_km: Some(round(km)),
            to_km: Some(round(km)),
            text: words.with("plan-gap-crossing-near", &[("place", name.into()), ("km", format!("{km:.0}").into())]),
        });
    }
    let told = route.explanation.gaps.iter().zip(inspect::gaps(words, answered, &route.explanation.gaps));
    gaps.extend(told.map(|(gap, dto)| {
        let (from_km, to_km) = match *gap {
            Gap::NoReportStretch { from_km, to_km, .. }
            | Gap::ReportingStopped { from_km, to_km, .. }
            | Gap::NoReportEver { from_km, to_km }
            | Gap::NoAccessEvidence { from_km, to_km } => (Some(round(from_km)), Some(round(to_km))),
            _ => (None, None),
        };
        PlanGapDto { from_km, to_km, text: dto.text }
    }));
    gaps
}
