//! A briefing's document, composed from an assessment.

use std::collections::BTreeMap;

use passage_model::{Access, Advice, Grade, RiskLevel, SideStatusKind, Time, Tlp, Trend};
use passage_report::{
    BriefingDoc,
    doc::{
        AdviceLine, CrossingRow, CrossingSide, Header, LevelChange, MethodNote, OverrideNote, Previous, RouteRow,
        StripPart,
    },
    document_id,
};
use passage_risk::{Params, RouteAssessment};
use passage_words::Words;

use super::{
    ahead::{Barred, Worse},
    annex, findings, maps, pages,
};
use crate::{
    assess::{self, Answered, crossing_rows, route_stretches},
    cited::cited,
    dto::{CrossingRowDto, Redaction, RouteRowDto},
    explain,
    inspect::Announced,
    numbers::whole,
    own_values,
};

/// What is particular to one edition.
pub(crate) struct Edition {
    pub(crate) number: Option<u32>,
    pub(crate) tlp: Tlp,
    pub(crate) valid_until: Time,
    pub(crate) redact: Redaction,
    pub(crate) author: Option<String>,
    pub(crate) workspace: Option<String>,
    pub(crate) example: bool,
    pub(crate) now: Time,
    /// What gets worse while it holds.
    pub(crate) worse: Vec<Worse>,
    /// Closures to other vehicles than those it is about.
    pub(crate) barred: Vec<Barred>,
}

/// A route with everything that has been written of it.
pub(crate) struct Told<'a> {
    pub(crate) route: &'a RouteAssessment,
    pub(crate) row: RouteRowDto,
    pub(crate) headline: String,
    /// What is announced for it.
    pub(crate) announced: Vec<&'a Announced>,
    /// How it gets worse while the briefing holds, there and back.
    pub(crate) worse: Vec<&'a Worse>,
    /// Closures on it to other vehicles.
    pub(crate) barred: Vec<&'a Barred>,
}

pub(crate) fn compose(words: Words, answered: &Answered, announced: &[Announced], edition: &Edition) -> BriefingDoc {
    let told: Vec<Told<'_>> = answered
        .worst_first()
        .into_iter()
        .map(|route| Told {
            route,
            row: assess::route_row(words, answered, route),
            headline: explain::headline(words, answered, route),
            announced: announced.iter().filter(|one| one.route == route.route).collect(),
            worse: edition.worse.iter().filter(|one| one.route == route.route).collect(),
            barred: edition.barred.iter().filter(|one| one.route == route.route).collect(),
        })
        .collect();
    let crossings = crossing_rows(words, answered);
    let hide = edition.redact != Redaction::None;
    BriefingDoc {
        header: header(words, answered, edition, &told),
        recommendation: recommendation(words, &told),
        findings: findings::findings(words, answered, &told, &crossings, edition.valid_until),
        maps: maps::overview(words, answered, &crossings),
        routes: told.iter().map(|told| route_row(words, answered, told)).collect(),
        // Crossings that no route of the briefing uses are left to the register.
        crossings: crossings
            .iter()
            .filter(|row| told.iter().any(|told| row.routes.contains(&told.row.id)))
            .map(|row| crossing_row(answered, row))
            .collect(),
        route_pages: told.iter().map(|told| pages::page(words, answered, told, &crossings)).collect(),
        annex: annex::annex(words, answered, &told, edition),
        redaction: passage_report::doc::Redaction {
            hide_names: hide,
            hide_sources: hide,
            // Of maps: what is rounded already, and places, which are of the public's own maps.
            coordinate_decimals: (edition.redact == Redaction::Public).then_some(2),
        },
    }
}

fn header(words: Words, answered: &Answered, edition: &Edition, told: &[Told<'_>]) -> Header {
    let params = &answered.scene.params;
    let as_of = answered.scene.question.as_of;
    let total = told.len();
    let line = |advice: Advice| {
        let count = told.iter().filter(|told| told.row.advice == advice).count();
        (count > 0).then(|| AdviceLine {
            advice: Some(advice),
            text: words.with("brief-title-count", &[("count", count.into()), ("total", total.into())]),
        })
    };
    Header {
        number: edition.number,
        id: document_id(&region_code(answered), as_of),
        title: [Advice::NoGo, Advice::Hold].into_iter().filter_map(line).collect(),
        region: edition.workspace.clone().unwrap_or_else(|| words.text("brief-region")),
        unit: None,
        tlp: edition.tlp,
        as_of,
        known_at: answered.scene.known_at.unwrap_or(edition.now),
        valid_until: edition.valid_until,
        local_offset_minutes: None,
        prepared_by: edition.author.clone(),
        approved_by: None,
        decision_by: None,
        method: MethodNote {
            version: answered.assessment.method.clone(),
            parameters: cited(words, params),
            own: own_values::printed(words, &answered.scene.own_values),
            unknown_after_days: whole(*params.levels.unknown_days),
            calibrated: params.country.is_some() && told.iter().any(|told| told.row.uncalibrated_text.is_none()),
            calibration: calibration(words, params, told),
        },
        previous: answered
            .scene
            .last_briefing()
            .map(|briefing| Previous { number: briefing.number, as_of: briefing.as_of }),
        example: edition.example,
    }
}

/// On what the likelihoods are calibrated, and the routes for which that says nothing.
fn calibration(words: Words, params: &Params, told: &[Told<'_>]) -> Vec<String> {
    let Some(country) = &params.country else { return Vec::new() };
    let label = ("label", country.label.clone().into());
    let mut sentences = vec![match country.period {
        Some((from, until)) => words.with(
            "brief-calibrated-on",
            &[label.clone(), ("from", words.date(from).into()), ("until", words.date(until).into())],
        ),
        None => words.with("brief-calibrated-for", std::slice::from_ref(&label)),
    }];
    if country.areas.is_empty() {
        sentences.push(words.text("brief-calibrated-somewhere"));
    }
    let elsewhere: Vec<String> =
        told.iter().filter(|told| told.row.uncalibrated_text.is_some()).map(|told| told.row.code.clone()).collect();
    if !elsewhere.is_empty() {
        sentences.push(words.with("brief-calibrated-elsewhere", &[("routes", words.list(&elsewhere).into())]));
    }
    sentences
}

/// The countries of the register, most places first, for the document id.
fn region_code(answered: &Answered) -> String {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for place in answered.register().places.values() {
        if let Some(country) = place.country {
            *counts.entry(country.to_string()).or_default() += 1;
        }
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map_or_else(|| "REG".to_owned(), |(code, _)| code)
}

/// One line per advice, worst first, with the codes it applies to.
fn recommendation(words: Words, told: &[Told<'_>]) -> Vec<AdviceLine> {
    [Advice::NoGo, Advice::Hold, Advice::Conditions, Advice::Go]
        .into_iter()
        .filter_map(|advice| {
            let codes: Vec<String> =
                told.iter().filter(|told| told.row.advice == advice).map(|told| told.row.code.clone()).collect();
            (!codes.is_empty()).then(|| AdviceLine {
                advice: Some(advice),
                text: words.with(
                    &format!("brief-advice-{}", assess::advice_id(advice)),
                    &[("routes", words.list(&codes).into())],
                ),
            })
        })
        .collect()
}

/// The trend of a row, as the document wants it.
pub(crate) fn trend(row: &RouteRowDto) -> Trend {
    use crate::dto::TrendKind;
    match (row.trend.kind, row.trend.from) {
        (TrendKind::Same, _) => Trend::Same { level: row.level },
        (TrendKind::Up, Some(from)) => Trend::Up { from },
        (TrendKind::Down, Some(from)) => Trend::Down { from },
        _ => Trend::None,
    }
}

/// The first driver of the level, with its grade.
fn reason(words: Words, answered: &Answered, route: &RouteAssessment) -> (String, Option<Grade>) {
    let driver = route.explanation.drivers.iter().find(|driver| driver.acts_on == passage_risk::ActsOn::Level);
    match driver.and_then(|driver| Some((driver, driver.event?))) {
        Some((driver, id)) => (answered.title(words, id), driver.grade),
        None if route.level == RiskLevel::Unknown => (words.text("no-report"), None),
        None => (words.text("brief-no-driver"), None),
    }
}

fn route_row(words: Words, answered: &Answered, told: &Told<'_>) -> RouteRow {
    let (reason, grade) = reason(words, answered, told.route);
    RouteRow {
        code: told.row.code.clone(),
        name: told.row.name.clone(),
        level: told.row.level,
        computed: (told.row.level != told.row.computed_level).then_some(told.row.computed_level),
        partly_unknown: told.row.part_unknown,
        trend: trend(&told.row),
        access: told.row.access,
        strip: strip(answered, told.route),
        reason,
        grade,
        last_passage: told.row.last_passage_at,
        advice: told.row.advice,
    }
}

/// Levels along the route, neighbours of one level joined.
fn strip(answered: &Answered, route: &RouteAssessment) -> Vec<StripPart> {
    let mut parts: Vec<StripPart> = Vec::new();
    for stretch in route_stretches(answered, route) {
        match parts.last_mut() {
            Some(last) if last.level == stretch.level => last.to_km = stretch.to_km,
            _ => parts.push(StripPart { from_km: stretch.from_km, to_km: stretch.to_km, level: stretch.level }),
        }
    }
    parts
}

fn kind_of(access: Access) -> SideStatusKind {
    match access {
        Access::Open => SideStatusKind::Open,
        Access::Restricted => SideStatusKind::Restricted,
        Access::Closed => SideStatusKind::Closed,
        Access::Unknown => SideStatusKind::Unknown,
    }
}

fn crossing_row(answered: &Answered, row: &CrossingRowDto) -> CrossingRow {
    let stored = row.id.parse().ok().and_then(|id| answered.register().crossing(id));
    let checks = stored.into_iter().flat_map(|crossing| &crossing.sides).flat_map(|side| &side.statuses);
    CrossingRow {
        name: row.name.clone(),
        sides: row
            .sides
            .iter()
            .map(|side| CrossingSide { name: side.name.clone(), status: kind_of(side.access) })
            .collect(),
        aid_cargo: kind_of(row.access),
        basis: row.reason_text.clone(),
        last_check: checks
            .map(|status| status.checked_at)
            .filter(|at| *at <= answered.scene.question.as_of)
            .max()
            .map(|at| answered.scene.looked_at(at)),
    }
}

pub(super) fn level_change(words: Words, answered: &Answered, told: &Told<'_>) -> Option<LevelChange> {
    let last = answered.scene.last_briefing()?;
    let before = answered.scene.told_before(told.route.route);
    let from = before.map(|(_, level)| level);
    // The table is headed with the last edition; a route that it did not hold is compared with an earlier one.
    let other = before.filter(|(briefing, _)| briefing.number != last.number);
    let reason = match other {
        Some((briefing, _)) => format!("{} ({})", told.headline, assess::since(words, briefing)),
        None => told.headline.clone(),
    };
    (from != Some(told.row.level)).then(|| LevelChange {
        code: told.row.code.clone(),
        name: told.row.name.clone(),
        from,
        to: told.row.level,
        reason,
    })
}

/// The override in force on a route.
pub(crate) fn override_note(answered: &Answered, told: &Told<'_>) -> Option<OverrideNote> {
    let overriding = answered.scene.overriding(told.route.route)?;
    Some(OverrideNote {
        code: told.row.code.clone(),
        computed: told.route.level,
        level: overriding.level,
        reason: overriding.reason.clone(),
        author: Some(overriding.author.clone()),
        from: overriding.from,
        expires: overriding.expires,
    })
}
