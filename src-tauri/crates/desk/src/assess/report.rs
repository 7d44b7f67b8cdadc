//! The command line's assessment: the contract's fields.

use super::{answer, chosen};
use crate::{Desk, desk::words, dto::*, error::Result, explain, inspect};

/// Levels for routes named by id or code (none: all), with everything that the contract of the command line names.
pub fn report(desk: &mut Desk, args: &AssessArgs, routes: &[String]) -> Result<AssessmentReport> {
    let words = words(args.lang);
    let routes = chosen(desk, words, routes)?;
    let answered = answer(desk, words, args, routes)?;
    let words = answered.words(words);
    let reports = answered
        .worst_first()
        .into_iter()
        .map(|route| {
            let row = super::routes::summary(words, &answered, route);
            let (lead, reason) = explain::access_sentences(words, &answered, route);
            RouteReport {
                id: row.id,
                code: row.code,
                name: row.name,
                length_km: route.length_km,
                access: row.access,
                access_reason: row
                    .other_way
                    .iter()
                    .fold(format!("{lead} {reason}"), |text, way| format!("{text} {}", way.text)),
                level: row.level,
                level_number: row.level_number,
                part_unknown: row.part_unknown,
                probability_7d: row.probability_7d,
                computed_probability_7d: route.computed_probability_7d,
                confidence: row.confidence,
                computed_level: row.computed_level,
                overriding: row.overriding.map(|overriding| OverrideReport {
                    level: overriding.level,
                    reason: overriding.reason,
                    author: overriding.author,
                    expires: overriding.expires,
                }),
                trend: row.trend.kind,
                advice: row.advice,
                headline: explain::headline(words, &answered, route),
                worst: Some(WorstReport {
                    from_km: route.worst.from_km,
                    to_km: route.worst.to_km,
                    level: route.worst.level,
                }),
                categories: route
                    .categories
                    .iter()
                    .map(|category| CategoryReport {
                        category: category.category,
                        level: category.level,
                        probability_7d: category.probability_7d,
                    })
                    .collect(),
                drivers: inspect::drivers(words, &answered, route)
                    .into_iter()
                    .map(|driver| DriverReport {
                        event: driver.event,
                        title: driver.title,
                        kind: driver.kind,
                        share: driver.share,
                        distance_km: driver.distance_km,
                        age_hours: driver.age_hours,
                        grade: driver.grade,
                        status: driver.status,
                        rule: driver.rule,
                        acts_on: driver.acts_on,
                    })
                    .collect(),
                counterfactuals: counterfactuals(route),
                background: inspect::background(words, &answered, route, usize::MAX).0,
                gaps: inspect::gaps(words, &answered, &route.explanation.gaps),
                segments: route
                    .segments
                    .iter()
                    .map(|segment| SegmentReport {
                        from_km: segment.from_km,
                        to_km: segment.to_km,
                        level: segment.level,
                        probability_7d: segment.probability_7d,
                        computed_probability_7d: segment.computed_probability_7d,
                        access: segment.access,
                    })
                    .collect(),
            }
        })
        .collect();
    Ok(AssessmentReport {
        as_of: answered.scene.question.as_of,
        known_at: answered.scene.known_at,
        method: answered.assessment.method.clone(),
        routes: reports,
    })
}

/// The outcome without each driver, then without the smallest set that lowers the level.
fn counterfactuals(route: &passage_risk::RouteAssessment) -> Vec<CounterfactualReport> {
    let explanation = &route.explanation;
    let mut out: Vec<CounterfactualReport> = explanation
        .counterfactuals
        .iter()
        .map(|counterfactual| CounterfactualReport {
            without: vec![counterfactual.without.to_string()],
            level: counterfactual.outcome.level,
            access: counterfactual.outcome.access,
        })
        .collect();
    if let Some(lowering) = explanation.lowered_by.as_ref().filter(|lowering| lowering.without.len() > 1) {
        out.push(CounterfactualReport {
            without: lowering.without.iter().map(ToString::to_string).collect(),
            level: lowering.outcome.level,
            access: lowering.outcome.access,
        });
    }
    out
}
