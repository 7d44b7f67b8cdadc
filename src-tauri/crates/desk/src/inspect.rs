//! The inspector: one route explained.

mod announced;
mod background;
mod ceasefires;
mod changes;
mod drivers;
mod gaps;

use passage_model::{Access, RiskLevel, WaypointAt};
use passage_risk::{Params, RouteAssessment, Smaller};
use passage_words::Words;

use crate::{
    Desk,
    assess::{self, Answered, level_text},
    cited::cited_elsewhere,
    context::parse_id,
    desk::words,
    dto::*,
    error::{ApiError, ErrorCode, Result},
    explain,
    lookup::shown_name,
    silences,
};

pub(crate) use announced::{Announced, announced, coming};
pub(crate) use background::{background, dangers_without_weight};
pub(crate) use drivers::{drivers, merged};
pub(crate) use gaps::{gaps, gaps_of_route};

/// Events of the background that are told; the rest is counted. So are events without a place among the gaps.
const MAX_BACKGROUND: usize = 8;
const MAX_UNPLACED: usize = 12;

/// Smallest height of a bar, so that a quiet segment still shows.
const LEAST_HEIGHT: f64 = 0.06;

pub(crate) fn route_detail(desk: &mut Desk, args: RouteDetailArgs) -> Result<RouteDetailDto> {
    let words = words(args.question.lang);
    let id = parse_id(words, &args.route)?;
    let answered = assess::answer(desk, words, &args.question, Some(vec![id]))?;
    let route = answered.route(id).ok_or_else(|| ApiError::new(words, ErrorCode::NoSuchThing, &[]))?;
    let words = answered.words(words);
    let announced = announced(desk, words, &answered)?;
    let announced = announced.into_iter().map(|one| one.dto).collect();
    Ok(RouteDetailDto { announced, ..detail(words, &answered, route) })
}

/// Everything the inspector shows of a route, but what is announced.
pub(crate) fn detail(words: Words, answered: &Answered, route: &RouteAssessment) -> RouteDetailDto {
    let (access_lead, access_reason) = explain::access_sentences(words, answered, route);
    let (background, background_more_text) = background(words, answered, route, MAX_BACKGROUND);
    let row = assess::route_row(words, answered, route);
    let row_probability = row.probability_7d;
    // Outside of the area of the scale in use the line does not call the route calibrated.
    let method = match row.uncalibrated_text {
        Some(_) => cited_elsewhere(words, &answered.scene.params),
        None => answered.assessment.method.clone(),
    };
    RouteDetailDto {
        row,
        as_of: answered.scene.question.as_of,
        headline: explain::headline(words, answered, route),
        access_lead,
        access_reason,
        announced: Vec::new(),
        silences: silences::of_route(words, answered, route),
        worst: worst(words, route),
        profile: profile(route),
        waypoints: waypoints(words, answered, route),
        drivers: drivers(words, answered, route),
        smaller_text: smaller(words, &route.explanation.smaller),
        changes: changes::changes(words, answered, route),
        changes_note: changes::note(words, route),
        ceasefires: ceasefires::ceasefires(words, answered, route),
        ceasefires_note: ceasefires::note(words, answered, route),
        background,
        background_more_text,
        gaps: gaps_of_route(words, answered, route, usize::MAX, MAX_UNPLACED)
            .into_iter()
            // Told on its own, with who says so.
            .filter(|gap| gap.code != gaps::SILENT)
            .collect(),
        categories: categories(words, route),
        probability_text: row_probability.map(|p| probability(words, &answered.scene.params, p)),
        confidence_reason: confidence(words, &answered.scene.params, route),
        method,
    }
}

/// What is not listed among the drivers: how many, and what they weigh together.
fn smaller(words: Words, smaller: &Smaller) -> Option<String> {
    let shares = (smaller.count > 0).then(|| {
        let share = words.percent(smaller.share);
        words.with("drivers-smaller", &[("count", smaller.count.into()), ("share", share.into())])
    });
    let elsewhere =
        (smaller.elsewhere > 0).then(|| words.with("drivers-elsewhere-more", &[("count", smaller.elsewhere.into())]));
    let parts: Vec<String> = shares.into_iter().chain(elsewhere).collect();
    (!parts.is_empty()).then(|| words.beside(&parts))
}

fn worst(words: Words, route: &RouteAssessment) -> Option<StretchDto> {
    let worst = &route.worst;
    // A bracket over everything says nothing.
    let whole = worst.to_km - worst.from_km > route.length_km - 0.5;
    (!whole || route.part_unknown).then(|| StretchDto {
        from_km: worst.from_km,
        to_km: worst.to_km,
        level: worst.level,
        text: words.with("worst-stretch", &[("stretch", explain::stretch(words, worst.from_km, worst.to_km).into())]),
    })
}

fn profile(route: &RouteAssessment) -> Vec<ProfileBarDto> {
    let bar = |segment: &passage_risk::SegmentAssessment| {
        let p = segment.computed_probability_7d;
        // The level's own place on the scale where a floor holds it above its probability.
        let level = f64::from(segment.level.number().unwrap_or(0)) / 6.0;
        let height =
            if segment.level == RiskLevel::Unknown { 0.3 } else { p.sqrt().max(level).clamp(LEAST_HEIGHT, 1.0) };
        ProfileBarDto {
            from_km: segment.from_km,
            to_km: segment.to_km,
            level: segment.level,
            level_number: segment.level.number(),
            height,
            probability_7d: segment.probability_7d,
            access: segment.access,
        }
    };
    route.segments.iter().map(bar).collect()
}

/// Places and crossings along the route by km; those more than 10 km off its line are left out.
pub(crate) fn waypoints(words: Words, answered: &Answered, route: &RouteAssessment) -> Vec<WaypointDto> {
    let register = answered.register();
    let (Some(stored), Some(line)) = (register.route(route.route), register.network.line(route.route)) else {
        return Vec::new();
    };
    let mut points: Vec<WaypointDto> = stored
        .waypoints
        .iter()
        .filter_map(|waypoint| {
            let (at, name, crossing) = match &waypoint.at {
                WaypointAt::Place { place } => {
                    let place = register.places.get(place)?;
                    (place.at, shown_name(&place.names, words.lang()), None)
                }
                WaypointAt::Crossing { crossing } => {
                    let crossing =
                        register.crossing(*crossing).filter(|crossing| !answered.scene.withholds(crossing))?;
                    (crossing.at, shown_name(&crossing.names, words.lang()), Some(crossing.id.to_string()))
                }
                WaypointAt::Position { at, name } => (*at, name.clone(), None),
            };
            let near = line.nearest(at);
            (near.distance_km <= 10.0).then(|| WaypointDto {
                km: near.chainage_km,
                name,
                crossing,
                note: waypoint.note.clone(),
            })
        })
        .collect();
    points.sort_by(|a, b| a.km.total_cmp(&b.km));
    points
}

fn categories(words: Words, route: &RouteAssessment) -> Vec<CategoryDto> {
    route
        .categories
        .iter()
        .map(|category| CategoryDto {
            category: category.category,
            name: words.text(&format!("category-{}", category.category.code().replace('_', "-"))),
            level: category.level,
            level_number: category.level.number(),
            level_text: level_text(words, category.level),
            probability_7d: category.probability_7d,
        })
        .collect()
}

fn probability(words: Words, params: &Params, p: f64) -> String {
    let [near, days] = explain::within(words, *params.hazard.radius_km, *params.hazard.horizon_days);
    words.with("probability", &[("p", words.percent(p).into()), near, days])
}

fn confidence(words: Words, params: &Params, route: &RouteAssessment) -> String {
    let (c, coverage) = (&params.confidence, &route.coverage);
    let [near, days] = explain::within(words, *c.km, *c.window_days);
    let counted = match coverage.newest_report_hours {
        None => words.with("confidence-no-report", &[near, days]),
        Some(hours) => words.with(
            "confidence-reason",
            &[
                near,
                days,
                ("below", words.percent(*c.doubtful_below_q).into()),
                ("age", words.age(assess::hours(hours)).into()),
                ("count", coverage.independent_reports.into()),
                ("share", words.percent(coverage.doubtful_share).into()),
            ],
        ),
    };
    match silences::along(words, route) {
        Some(silent) => format!("{silent} {counted}"),
        None => counted,
    }
}

/// Access at a place of the route.
pub(crate) fn access_at(route: &RouteAssessment, km: f64) -> Access {
    let segment = route.segments.iter().find(|segment| km <= segment.to_km + 1e-9).or(route.segments.last());
    segment.map_or(Access::Unknown, |segment| segment.access)
}
