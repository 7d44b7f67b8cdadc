//! The annex: every event that the pages name, who told of them, and what else belongs at the end.

use std::collections::BTreeMap;

use passage_model::{Event, EventId, SourceId};
use passage_report::doc::{Annex, AnnexRow, RouteDistance, SourceCount};
use passage_words::Words;

use super::doc::{Edition, Told, level_change, override_note};
use crate::{
    assess::{Answered, event_grade},
    dto::Redaction,
    inspect, titles,
};

/// Routes named beside an event, nearest first; each route's own page names its events.
const MAX_NEAR: usize = 3;

/// Events behind the levels, newest first, with what else belongs at the end.
pub(super) fn annex(words: Words, answered: &Answered, told: &[Told<'_>], edition: &Edition) -> Annex {
    let mut nearest: BTreeMap<EventId, Vec<RouteDistance>> = BTreeMap::new();
    // What is announced has not begun and is no part of the scene.
    let mut ahead: BTreeMap<EventId, &Event> = BTreeMap::new();
    for told in told {
        let explanation = &told.route.explanation;
        let drivers = explanation.drivers.iter().filter_map(|driver| Some((driver.event?, driver.distance_km)));
        let ceasefires = explanation.ceasefires.iter().map(|fact| (fact.event, fact.distance_km));
        let breaches = explanation.ceasefires.iter().flat_map(|fact| &fact.breaches).map(|id| (*id, None));
        let background = explanation.background.iter().map(|fact| (fact.event, None));
        let announced = told.announced.iter().map(|one| (one.event.id, None));
        for (id, km) in drivers.chain(ceasefires).chain(breaches).chain(background).chain(announced) {
            let routes = nearest.entry(id).or_default();
            if !routes.iter().any(|near| near.code == told.row.code) {
                routes.push(RouteDistance { code: told.row.code.clone(), km });
            }
        }
        ahead.extend(told.announced.iter().map(|one| (one.event.id, one.event.as_ref())));
    }
    let background = answered.assessment.gaps.iter().filter_map(|gap| match gap {
        passage_risk::Gap::UnplacedEvent { event } | passage_risk::Gap::UnnamedPlaces { event, .. } => Some(*event),
        _ => None,
    });
    for id in background {
        nearest.entry(id).or_default();
    }
    let mut events: Vec<(&Event, Vec<RouteDistance>)> = nearest
        .into_iter()
        .filter_map(|(id, routes)| Some((answered.scene.event(id).or(ahead.get(&id).copied())?, routes)))
        .collect();
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
        place: titles::told_whereabouts(words, answered.register(), event),
        kind: event.kind(),
        what: Some(titles::limited(words, answered.register(), event)),
        routes,
        grade: event_grade(answered, event),
        status: event.status,
        said_by: first.and_then(|head| answered.register().source_name(words.lang(), head.source)),
    }
}
