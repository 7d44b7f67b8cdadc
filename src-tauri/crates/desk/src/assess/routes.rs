//! A route as the list and the map show it.

use chrono::Duration;
use passage_model::{Access, Advice, LatLon, RiskLevel, RouteId, Trend};
use passage_risk::{RouteAssessment, SegmentAssessment};
use passage_words::Words;

use super::{Answered, other_way};
use crate::{
    dto::*,
    lookup::{every_name, shown_name},
    overrides::level_id,
    silences,
};

/// A route whose newest report is older than this says so in the list.
const STALE_DAYS: i64 = 7;

/// The word of a level.
pub(crate) fn level_text(words: Words, level: RiskLevel) -> String {
    words.text(&format!("level-{}", level_id(level)))
}

/// The part of a message id that names an advice: `no-go`.
pub(crate) fn advice_id(advice: Advice) -> String {
    advice.code().replace('_', "-")
}

/// The level that holds and what the table advises: an officer's level stands before the computed one.
pub(crate) fn told<E>(answered: &Answered<E>, route: &RouteAssessment<E>) -> (RiskLevel, Advice) {
    match answered.scene.overriding(route.route) {
        None => (route.level, route.advice),
        Some(overriding) => (overriding.level, answered.scene.params.advise(overriding.level, route.access.status)),
    }
}

/// A route with its segments' lines.
pub(crate) fn row<E>(words: Words, answered: &Answered<E>, route: &RouteAssessment<E>) -> RouteRowDto {
    let segments = stretches(answered, route).into_iter().map(|stretch| SegmentDto {
        from_km: stretch.from_km,
        to_km: stretch.to_km,
        level: stretch.level,
        level_number: stretch.level.number(),
        access: stretch.access,
        line: stretch.line.iter().map(|at| [rounded(at.lon()), rounded(at.lat())]).collect(),
    });
    RouteRowDto { segments: segments.collect(), ..summary(words, answered, route) }
}

/// A route without its segments.
pub(crate) fn summary<E>(words: Words, answered: &Answered<E>, route: &RouteAssessment<E>) -> RouteRowDto {
    let register = answered.register();
    let stored = register.route(route.route);
    let overriding = answered.scene.overriding(route.route);
    let (level, advice) = told(answered, route);
    let before = answered.scene.told_before(route.route);
    let since = before.map(|(briefing, _)| since(words, briefing));
    let trend = TrendDto { since, ..trend(words, Trend::between(before.map(|(_, then)| then), level)) };
    let passage = route.access.last_passage;
    let passed_at = passage.and_then(|passage| answered.scene.event(passage.event)).map(|event| event.time.last());
    let name = stored.map_or_else(|| "—".to_owned(), |stored| shown_name(&stored.names, words.lang()));
    let access_text = words.text(&format!("access-{}", route.access.status.code()));
    let confidence_text = words.text(&format!("confidence-{}", route.confidence.code()));
    let last_passage_text = passed_at.map_or_else(|| words.text("passage-none"), |at| words.day(at));
    let number = level.number();
    let override_text = overriding.map(|overriding| {
        let args = [
            ("author", overriding.author.clone().into()),
            ("computed", level_text(words, route.level).into()),
            ("expires", words.short_moment(overriding.expires).into()),
        ];
        words.with("override-text", &args)
    });
    // Who only hears the row must hear that a person set its level.
    let level_word = level_text(words, level);
    let told_level = override_text.iter().fold(level_word, |level, text| format!("{level} ({text})"));
    let label = words.with(
        "route-label",
        &[
            ("name", name.clone().into()),
            ("code", stored.map_or("", |stored| &stored.code).to_owned().into()),
            ("level", told_level.into()),
            ("number", number.map_or_else(|| "?".to_owned(), |number| number.to_string()).into()),
            ("trend", trend.since.iter().fold(trend.text.clone(), |text, since| format!("{text} {since}")).into()),
            ("access", access_text.clone().into()),
            ("confidence", confidence_text.clone().into()),
            ("passage", last_passage_text.clone().into()),
        ],
    );
    let other_way = other_way::told(words, answered, route, level);
    let uncalibrated_text = elsewhere(words, answered, route.route);
    let silent_text = silences::along(words, route);
    let moved = matches!(trend.kind, TrendKind::Up | TrendKind::Down);
    RouteRowDto {
        id: route.route.to_string(),
        code: stored.map(|stored| stored.code.clone()).unwrap_or_default(),
        name,
        names: stored.map(|stored| every_name(&stored.names).collect()).unwrap_or_default(),
        road_ref: stored.and_then(|stored| stored.road_ref.clone()),
        area: stored.and_then(|stored| stored.area.clone()),
        length_km: route.length_km,
        level,
        level_number: number,
        level_text: level_text(words, level),
        computed_level: route.level,
        computed_number: route.level.number(),
        computed_text: level_text(words, route.level),
        part_unknown: route.part_unknown && overriding.is_none(),
        // An officer may also set Unknown in the place of a computed level.
        probability_7d: route.probability_7d.filter(|_| level != RiskLevel::Unknown),
        access: route.access.status,
        access_text,
        confidence: route.confidence,
        confidence_text,
        advice,
        advice_text: words.text(&format!("advice-{}", advice_id(advice))),
        trend,
        overriding: overriding.map(|overriding| OverrideDto {
            id: overriding.id.to_string(),
            level: overriding.level,
            reason: overriding.reason.clone(),
            author: overriding.author.clone(),
            from: overriding.from,
            expires: overriding.expires,
            text: override_text.clone().unwrap_or_default(),
        }),
        last_passage_at: passed_at,
        last_passage_text,
        stale_text: stale(words, route, moved),
        label: (other_way.iter().map(|way| &way.short_text))
            .chain(&uncalibrated_text)
            .chain(&silent_text)
            .fold(label, |label, text| format!("{label}. {text}")),
        other_way,
        uncalibrated_text,
        segments: Vec::new(),
    }
}

/// Six decimals of a degree are 11 cm: enough to draw, and half the text.
fn rounded(degrees: f64) -> f64 {
    (degrees * 1e6).round() / 1e6
}

/// Which edition a route is compared with: "since edition 3 of 12 Dec 2024".
pub(crate) fn since(words: Words, briefing: &passage_model::Briefing) -> String {
    let args = [("number", briefing.number.into()), ("day", words.date(briefing.as_of).into())];
    words.with("trend-since", &args)
}

pub(crate) fn trend(words: Words, trend: Trend) -> TrendDto {
    let number = |level: RiskLevel| level.number().map_or_else(|| "?".to_owned(), |number| number.to_string());
    match trend {
        Trend::None => TrendDto { kind: TrendKind::None, from: None, text: words.text("trend-none"), since: None },
        Trend::Same { level } => {
            TrendDto { kind: TrendKind::Same, from: Some(level), text: words.text("trend-same"), since: None }
        }
        Trend::Up { from } => TrendDto {
            kind: TrendKind::Up,
            from: Some(from),
            text: words.with("trend-up", &[("level", number(from).into())]),
            since: None,
        },
        Trend::Down { from } => TrendDto {
            kind: TrendKind::Down,
            from: Some(from),
            text: words.with("trend-down", &[("level", number(from).into())]),
            since: None,
        },
    }
}

/// That the country scale in use was fitted for another area than a route's.
fn elsewhere<E>(words: Words, answered: &Answered<E>, route: RouteId) -> Option<String> {
    let country = answered.scene.params.country.as_ref()?;
    let holds = country.holds_at(&answered.register().route(route)?.line)?;
    (!holds).then(|| words.with("route-other-area", &[("label", country.label.clone().into())]))
}

fn stale<E>(words: Words, route: &RouteAssessment<E>, moved: bool) -> Option<String> {
    match route.coverage.newest_report_hours {
        // A level that moved is told in the same place, and comes first.
        _ if route.coverage.silent_km > 0.0 && !moved => Some(words.text("reporting-stopped")),
        None => Some(words.text("no-report")),
        Some(hours) => {
            let age = super::hours(hours);
            (age >= Duration::days(STALE_DAYS))
                .then(|| words.with("no-report-days", &[("days", age.num_days().into())]))
        }
    }
}

/// A stretch of one level and one access.
pub(crate) struct LevelStretch {
    pub(crate) from_km: f64,
    pub(crate) to_km: f64,
    pub(crate) level: RiskLevel,
    pub(crate) access: Access,
    pub(crate) line: Vec<LatLon>,
}

/// Neighbouring segments of one level and access joined, with their line.
pub(crate) fn stretches<E>(answered: &Answered<E>, route: &RouteAssessment<E>) -> Vec<LevelStretch> {
    let line = answered.register().network.line(route.route);
    route
        .segments
        .chunk_by(|a: &SegmentAssessment, b| a.level == b.level && a.access == b.access)
        .filter_map(|run| {
            let (first, last) = (run.first()?, run.last()?);
            Some(LevelStretch {
                from_km: first.from_km,
                to_km: last.to_km,
                level: first.level,
                access: first.access,
                line: answered.scene.drawn(line.map(|line| line.slice(first.from_km, last.to_km)).unwrap_or_default()),
            })
        })
        .collect()
}
