//! A briefing's document, composed from an assessment.

use std::collections::BTreeMap;

use passage_model::{
    Access, Advice, Event, EventId, Grade, RiskLevel, RouteId, SideStatusKind, SourceId, Time, Tlp, Trend,
};
use passage_report::{
    BriefingDoc,
    doc::{
        AdviceLine, Annex, AnnexRow, CrossingRow, CrossingSide, Finding, Header, LevelChange, MethodNote, OverrideNote,
        Previous, RouteDistance, RouteRow, SourceCount, StripPart,
    },
    document_id,
};
use passage_risk::{Params, RouteAssessment};
use passage_words::Words;

use super::{maps, pages};
use crate::{
    assess::{self, Answered, crossing_rows, event_grade, route_stretches},
    cited::cited,
    dto::{AnnouncedDto, CrossingRowDto, Redaction, RouteRowDto},
    explain, inspect,
    numbers::whole,
    own_values, silences, titles,
};

/// Routes named beside an event of the annex, nearest first; each route's own page names its events.
const MAX_NEAR: usize = 3;

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
}

/// A route with everything that has been written of it.
pub(crate) struct Told<'a> {
    pub(crate) route: &'a RouteAssessment,
    pub(crate) row: RouteRowDto,
    pub(crate) headline: String,
    /// What is announced for it.
    pub(crate) announced: Vec<AnnouncedDto>,
}

pub(crate) fn compose(
    words: Words,
    answered: &Answered,
    announced: &[(RouteId, AnnouncedDto)],
    edition: &Edition,
) -> BriefingDoc {
    let told: Vec<Told<'_>> = answered
        .worst_first()
        .into_iter()
        .map(|route| Told {
            route,
            row: assess::route_row(words, answered, route),
            headline: explain::headline(words, answered, route),
            announced: announced.iter().filter(|(of, _)| *of == route.route).map(|(_, one)| one.clone()).collect(),
        })
        .collect();
    let crossings = crossing_rows(words, answered);
    let hide = edition.redact != Redaction::None;
    BriefingDoc {
        header: header(words, answered, edition, &told),
        recommendation: recommendation(words, &told),
        findings: findings(words, answered, &told, &crossings, edition.valid_until),
        maps: maps::overview(words, answered, &crossings),
        routes: told.iter().map(|told| route_row(words, answered, told)).collect(),
        // Crossings that no route of the briefing uses are left to the register.
        crossings: crossings
            .iter()
            .filter(|row| told.iter().any(|told| row.routes.contains(&told.row.id)))
            .map(|row| crossing_row(answered, row))
            .collect(),
        route_pages: told.iter().map(|told| pages::page(words, answered, told, &crossings)).collect(),
        annex: annex(words, answered, &told, edition),
        redaction: passage_report::doc::Redaction {
            hide_names: hide,
            hide_sources: hide,
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

fn findings(
    words: Words,
    answered: &Answered,
    told: &[Told<'_>],
    crossings: &[CrossingRowDto],
    valid_until: Time,
) -> Vec<Finding> {
    let params = &answered.scene.params;
    let mut findings = Vec::new();
    let high = told.iter().filter(|told| told.row.level.number().is_some_and(|number| number >= 4));
    let count = high.clone().count();
    if count > 0 {
        let text: Vec<String> = high.take(2).map(|told| format!("{}: {}", told.row.code, told.headline)).collect();
        findings.push(Finding {
            title: words.with("finding-high", &[("count", count.into()), ("total", told.len().into())]),
            text: text.join(" "),
        });
    }
    let soon: Vec<(&Told<'_>, &AnnouncedDto)> = told
        .iter()
        .flat_map(|told| told.announced.iter().map(move |one| (told, one)))
        .filter(|(_, one)| one.begins <= valid_until)
        .collect();
    if !soon.is_empty() {
        let mut events: Vec<&str> = soon.iter().map(|(_, one)| one.event.as_str()).collect();
        events.sort_unstable();
        events.dedup();
        let text: Vec<String> =
            soon.iter().take(2).map(|(told, one)| format!("{}: {}", told.row.code, one.text)).collect();
        findings.push(Finding {
            title: words.with("finding-announced", &[("count", events.len().into())]),
            text: text.join(" "),
        });
    }
    let silent: Vec<&Told<'_>> = told.iter().filter(|told| told.route.coverage.silent_km > 0.0).collect();
    if !silent.is_empty() {
        let mut areas: Vec<String> = silent
            .iter()
            .flat_map(|told| silences::of_route(words, answered, told.route))
            .map(|one| one.area)
            .collect();
        areas.sort_unstable();
        areas.dedup();
        areas.truncate(5);
        let codes: Vec<String> = silent.iter().map(|told| told.row.code.clone()).collect();
        findings.push(Finding {
            title: words.with("finding-silent", &[("count", silent.len().into()), ("total", told.len().into())]),
            text: words.with(
                "finding-silent-text",
                &[("areas", words.list(&areas).into()), ("routes", words.list(&codes).into())],
            ),
        });
    }
    let ordered: Vec<String> = crossings.iter().filter(|row| row.by_order_only).map(|row| row.name.clone()).collect();
    if let Some(first) = crossings.iter().find(|row| row.by_order_only) {
        let shown: Vec<String> = ordered.iter().take(5).cloned().collect();
        findings.push(Finding {
            title: words.with("finding-order", &[("count", ordered.len().into())]),
            text: words.with(
                "finding-order-text",
                &[("names", words.list(&shown).into()), ("reason", first.reason_text.clone().into())],
            ),
        });
    }
    let unknown = told.iter().filter(|told| told.row.level == RiskLevel::Unknown).count();
    if unknown > 0 {
        let [near, days] = explain::heard_of(words, params);
        let codes: Vec<String> =
            told.iter().filter(|told| told.row.level == RiskLevel::Unknown).map(|told| told.row.code.clone()).collect();
        findings.push(Finding {
            title: words.with("finding-unknown", &[("count", unknown.into()), ("total", told.len().into())]),
            text: words.with("finding-unknown-text", &[("routes", words.list(&codes).into()), near, days]),
        });
    }
    if findings.is_empty() {
        findings.push(Finding {
            title: words.text("finding-quiet"),
            text: told.first().map(|told| told.headline.clone()).unwrap_or_default(),
        });
    }
    findings
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
        last_check: checks.map(|status| status.checked_at).filter(|at| *at <= answered.scene.question.as_of).max(),
    }
}

/// Events behind the levels, newest first, with what else belongs at the end.
fn annex(words: Words, answered: &Answered, told: &[Told<'_>], edition: &Edition) -> Annex {
    let mut nearest: BTreeMap<EventId, Vec<RouteDistance>> = BTreeMap::new();
    for told in told {
        for driver in &told.route.explanation.drivers {
            let Some(id) = driver.event else { continue };
            let routes = nearest.entry(id).or_default();
            if !routes.iter().any(|near| near.code == told.row.code) {
                routes.push(RouteDistance { code: told.row.code.clone(), km: driver.distance_km });
            }
        }
    }
    let background = answered.assessment.gaps.iter().filter_map(|gap| match gap {
        passage_risk::Gap::UnplacedEvent { event } | passage_risk::Gap::UnnamedPlaces { event, .. } => Some(*event),
        _ => None,
    });
    for id in background {
        nearest.entry(id).or_default();
    }
    let mut events: Vec<(&Event, Vec<RouteDistance>)> =
        nearest.into_iter().filter_map(|(id, routes)| Some((answered.scene.event(id)?, routes))).collect();
    events.sort_by(|a, b| b.0.time.from.cmp(&a.0.time.from).then(a.0.id.cmp(&b.0.id)));
    let mut reports: BTreeMap<SourceId, u32> = BTreeMap::new();
    let mut seen = Vec::new();
    for (event, _) in &events {
        for evidence in event.evidence.iter().filter(|evidence| answered.scene.reports().contains_key(&evidence.report))
        {
            if !seen.contains(&evidence.report) {
                seen.push(evidence.report);
                if let Some(head) = answered.scene.reports().get(&evidence.report) {
                    *reports.entry(head.source).or_default() += 1;
                }
            }
        }
    }
    let rows: Vec<AnnexRow> =
        events.iter().map(|(event, routes)| annex_row(words, answered, event, routes.clone())).collect();
    let public = edition.redact == Redaction::Public;
    Annex {
        scope: Some(words.with("annex-scope", &[("count", rows.len().into())])),
        event_count: u32::try_from(rows.len()).unwrap_or(u32::MAX),
        events: if public { Vec::new() } else { rows },
        gaps: inspect::gaps(words, answered, &answered.assessment.gaps).into_iter().map(|gap| gap.text).collect(),
        report_count: u32::try_from(seen.len()).unwrap_or(u32::MAX),
        sources: reports.into_iter().filter_map(|(id, count)| source_count(words, answered, id, count)).collect(),
        changes: told.iter().filter_map(|told| level_change(words, answered, told)).collect(),
        overrides: told.iter().filter_map(|told| override_note(answered, told)).collect(),
    }
}

fn source_count(words: Words, answered: &Answered, id: SourceId, reports: u32) -> Option<SourceCount> {
    let source = answered.register().sources.get(&id)?;
    Some(SourceCount { name: source.names.in_lang(words.lang()).map(str::to_owned), kind: source.kind, reports })
}

fn annex_row(words: Words, answered: &Answered, event: &Event, mut routes: Vec<RouteDistance>) -> AnnexRow {
    let distance = |near: &RouteDistance| near.km.unwrap_or(f64::INFINITY);
    routes.sort_by(|a, b| distance(a).total_cmp(&distance(b)).then_with(|| a.code.cmp(&b.code)));
    routes.truncate(MAX_NEAR);
    let heads = event.evidence.iter().filter_map(|evidence| answered.scene.reports().get(&evidence.report));
    let first = heads.min_by_key(|head| head.received_at);
    AnnexRow {
        occurred: event.time,
        reported: first.map(|head| head.received_at),
        place: titles::place(words, answered.register(), event).unwrap_or_else(|| {
            words.text(if event.geometry.is_some() { "place-not-named" } else { "place-not-placed" })
        }),
        kind: event.kind(),
        what: Some(titles::title(words, answered.register(), event)),
        routes,
        grade: event_grade(answered, event),
        status: event.status,
        said_by: first.and_then(|head| answered.register().source_name(words.lang(), head.source)),
    }
}

fn level_change(words: Words, answered: &Answered, told: &Told<'_>) -> Option<LevelChange> {
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
