//! The page of one route.

use passage_model::{Access, EventId, RiskLevel};
use passage_report::doc::{
    DriverRow, PointRow, Probability, Profile, ProfileSegment, RoutePage, SmallerDrivers, WhatIf,
};
use passage_risk::{ActsOn, Gap, RouteAssessment};
use passage_words::Words;

use super::{
    ahead,
    doc::{Told, override_note, trend},
    maps,
};
use crate::{
    assess::Answered,
    dto::{CeasefireDto, CrossingRowDto},
    explain, inspect,
    numbers::whole,
};

/// Drivers printed; the rest is summed.
const MAX_DRIVERS: usize = 6;
/// Hazards and floors elsewhere on the route printed beside those; the rest is counted.
const MAX_ELSEWHERE: usize = 6;
/// Gaps printed; the rest is counted. Events without a place are printed beside those, and counted.
const MAX_GAPS: usize = 5;
const MAX_UNPLACED: usize = 5;
/// Breaches of a ceasefire named; the rest is counted.
const MAX_BREACHES: usize = 4;
/// Events of the background printed; the rest is counted.
const MAX_BACKGROUND: usize = 6;

pub(crate) fn page(words: Words, answered: &Answered, told: &Told<'_>, crossings: &[CrossingRowDto]) -> RoutePage {
    let (route, row) = (told.route, &told.row);
    let stored = answered.register().route(route.route);
    let question = &answered.scene.question;
    let detail = inspect::detail(words, answered, route);
    let known = route.level != RiskLevel::Unknown;
    RoutePage {
        code: row.code.clone(),
        name: row.name.clone(),
        length_km: route.length_km,
        normal_minutes: stored.and_then(|stored| stored.normal_minutes),
        vehicle: question
            .vehicle
            .or(stored.map(|stored| stored.vehicle))
            .unwrap_or(passage_model::VehicleClass::HeavyTruck),
        direction: question.direction,
        advice: row.advice,
        level: row.level,
        partly_unknown: row.part_unknown,
        trend: trend(row),
        confidence: route.confidence,
        probability: known.then_some(Probability {
            value: route.computed_probability_7d,
            within_km: *answered.scene.params.hazard.radius_km,
            within_days: whole(*answered.scene.params.hazard.horizon_days),
        }),
        uncalibrated: row.uncalibrated_text.clone(),
        headline: told.headline.clone(),
        access: row.access,
        access_text: access_text(words, answered, told),
        hold_until: ahead::conditions(words, answered, route, &told.barred)
            .into_iter()
            .chain(hold_until(words, route))
            .collect(),
        turn_back: ["turn-back-strike", "turn-back-contact", "turn-back-refused"].map(|id| words.text(id)).to_vec(),
        map: maps::of_route(words, answered, route, crossings, &row.name),
        profile: Some(profile(route)),
        points: points(words, answered, route),
        drivers: drivers(words, answered, route),
        smaller: smaller(route),
        more_elsewhere: more_elsewhere(route),
        what_if: detail
            .changes
            .iter()
            .filter(|change| change.from != change.to)
            .take(4)
            .map(|change| WhatIf { text: change.text.clone(), from: change.from, to: change.to })
            .collect(),
        what_if_note: detail.changes_note.clone(),
        announced: told.announced.iter().map(|one| one.dto.text.clone()).collect(),
        ceasefires: detail
            .ceasefires
            .iter()
            .map(|one| ceasefire(words, one))
            .chain(detail.ceasefires_note.clone())
            .collect(),
        background: background(words, answered, route),
        not_known: inspect::gaps_of_route(words, answered, route, MAX_GAPS, MAX_UNPLACED)
            .into_iter()
            .map(|gap| gap.text)
            .collect(),
        measures: Vec::new(),
        set_by_person: override_note(answered, told),
    }
}

/// What access rests on, how it is the other way, and when it gets worse.
fn access_text(words: Words, answered: &Answered, told: &Told<'_>) -> String {
    let asked = answered.scene.question.direction;
    let own = std::iter::once(explain::access_text(words, answered, told.route));
    let way = told.row.other_way.iter().map(|way| way.text.clone());
    let worse = told.worse.iter().map(|one| ahead::sentence(words, one, asked));
    own.chain(way).chain(worse).collect::<Vec<_>>().join(" ")
}

/// A ceasefire with what happened while it held; the window lists that below it.
fn ceasefire(words: Words, told: &CeasefireDto) -> String {
    if told.breaches.is_empty() {
        return told.text.clone();
    }
    let breaches: Vec<String> = told.breaches.iter().map(|breach| breach.title.clone()).collect();
    words.with(
        "ceasefire-breaches-named",
        &[("text", told.text.as_str().into()), ("titles", words.few(&breaches, MAX_BREACHES).into())],
    )
}

/// What may be near and is no part of the level.
fn background(words: Words, answered: &Answered, route: &RouteAssessment) -> Vec<String> {
    let (told, more) = inspect::background(words, answered, route, MAX_BACKGROUND);
    told.into_iter().map(|one| one.text).chain(more).collect()
}

/// Conditions for a movement that follow from what is not known.
fn hold_until(words: Words, route: &RouteAssessment) -> Vec<String> {
    let mut conditions = Vec::new();
    if route.access.status != Access::Open {
        conditions.push(words.text("hold-passage"));
    }
    let has = |test: fn(&Gap) -> bool| route.explanation.gaps.iter().any(test);
    if has(|gap| matches!(gap, Gap::EnforcementUnconfirmed { .. })) {
        conditions.push(words.text("hold-enforcement"));
    }
    if has(|gap| matches!(gap, Gap::CrossingUnchecked { .. })) {
        conditions.push(words.text("hold-crossing"));
    }
    if has(|gap| matches!(gap, Gap::FrontLineStale { .. } | Gap::UnnamedPlaces { .. })) {
        conditions.push(words.text("hold-front"));
    }
    if has(|gap| matches!(gap, Gap::NoReportEver { .. } | Gap::NoReportStretch { .. } | Gap::ReportingStopped { .. })) {
        conditions.push(words.text("hold-report"));
    }
    conditions
}

fn profile(route: &RouteAssessment) -> Profile {
    let highest = route.segments.iter().map(|segment| segment.computed_probability_7d).fold(0.0, f64::max).max(1e-9);
    Profile {
        segments: route
            .segments
            .iter()
            .map(|segment| ProfileSegment {
                from_km: segment.from_km,
                to_km: segment.to_km,
                level: segment.level,
                access: segment.access,
                score: (segment.level != RiskLevel::Unknown).then(|| segment.computed_probability_7d / highest),
            })
            .collect(),
        worst: (route.worst.to_km - route.worst.from_km < route.length_km - 0.5 && route.level != RiskLevel::Unknown)
            .then_some((route.worst.from_km, route.worst.to_km)),
    }
}

fn points(words: Words, answered: &Answered, route: &RouteAssessment) -> Vec<PointRow> {
    let waypoints = inspect::waypoints(words, answered, route);
    let last = waypoints.len().saturating_sub(1);
    let named = waypoints.len().clamp(1, 5);
    waypoints
        .into_iter()
        .enumerate()
        .map(|(number, waypoint)| {
            let crossing = waypoint
                .crossing
                .as_ref()
                .and_then(|id| id.parse().ok())
                .and_then(|id| answered.assessment.crossings.iter().find(|crossing| crossing.crossing == id));
            let access = crossing.map_or_else(|| inspect::access_at(route, waypoint.km), |crossing| crossing.status);
            let note = match crossing {
                Some(crossing) => explain::access_reason(words, answered, crossing.rule, crossing.basis.as_ref()),
                None => waypoint.note.clone().unwrap_or_default(),
            };
            // Names stand under the profile at its ends and at even distances between.
            let every = last.div_ceil((named - 1).max(1)).max(1);
            PointRow {
                km: waypoint.km,
                name: waypoint.name,
                access,
                note,
                on_profile: number == last || number % every == 0,
            }
        })
        .collect()
}

fn drivers(words: Words, answered: &Answered, route: &RouteAssessment) -> Vec<DriverRow> {
    let level =
        inspect::merged(route).into_iter().map(|(driver, _)| driver).filter(|driver| driver.acts_on == ActsOn::Level);
    let told = inspect::drivers(words, answered, route);
    let told = told.into_iter().filter(|dto| dto.acts_on == crate::dto::ActsOn::Level).zip(level);
    // What holds the level at the worst place and what lies elsewhere do not crowd out one another.
    let (elsewhere, here): (Vec<_>, Vec<_>) = told.partition(|(_, driver)| driver.elsewhere);
    here.into_iter()
        .take(MAX_DRIVERS)
        .chain(elsewhere.into_iter().take(MAX_ELSEWHERE))
        .map(|(dto, driver)| DriverRow {
            share: driver.share,
            what: dto.title,
            place: dto.detail,
            occurred: driver.event.and_then(|id| answered.scene.event(id)).map(|event| event.time),
            grade: driver.grade,
            status: driver.status,
            said_by: driver.event.and_then(|id| said_by(words, answered, id)),
        })
        .collect()
}

/// The source of the first report behind an event.
fn said_by(words: Words, answered: &Answered, id: EventId) -> Option<String> {
    let event = answered.scene.event(id)?;
    let heads = event.evidence.iter().filter_map(|evidence| answered.scene.reports().get(&evidence.report));
    let first = heads.min_by_key(|head| head.received_at)?;
    answered.register().source_name(words.lang(), first.source)
}

fn smaller(route: &RouteAssessment) -> Option<SmallerDrivers> {
    let explanation = &route.explanation;
    let merged = inspect::merged(route);
    let here = merged.iter().map(|(driver, _)| driver);
    let left_out = here.filter(|driver| driver.acts_on == ActsOn::Level && !driver.elsewhere).skip(MAX_DRIVERS);
    let (count, share) =
        left_out.fold((0_u32, 0.0), |(count, share), driver| (count + 1, share + driver.share.unwrap_or(0.0)));
    let count = count + explanation.smaller.count;
    (count > 0).then_some(SmallerDrivers { count, share: share + explanation.smaller.share })
}

/// How many hazards and floors elsewhere on the route are not printed.
fn more_elsewhere(route: &RouteAssessment) -> u32 {
    let listed = route.explanation.drivers.iter().filter(|driver| driver.elsewhere).count();
    let left_out = u32::try_from(listed.saturating_sub(MAX_ELSEWHERE)).unwrap_or(u32::MAX);
    left_out.saturating_add(route.explanation.smaller.elsewhere)
}
