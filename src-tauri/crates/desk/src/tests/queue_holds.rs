//! The queue's claims, carried out: each of its first ten reports is made false, then true, everything is assessed
//! from scratch, and what changes must be what was stated, on these routes and on no others.

use std::{collections::HashMap, fmt::Write as _, path::PathBuf};

use passage_model::{
    Credibility, Event, EventStatus, Evidence, Lang, Reliability, ReportId, RouteId, SourceId, SourceKind, Stance,
};
use passage_risk::{
    Assessment, Dossier, Live, Outcome, QueueItem, ReportHead, RouteAssessment, SourceHead, assess, verification_queue,
};

use super::case::{question, starter};
use crate::{Desk, context::Scene, desk::words, dto::*, import};

/// Level, mark, access, advice: what a planner reads. The probability is compared apart, as a number.
fn read(route: &RouteAssessment) -> Outcome {
    Outcome {
        level: route.level,
        part_unknown: route.part_unknown,
        computed_probability_7d: route.computed_probability_7d,
        access: route.access.status,
        advice: route.advice,
    }
}

fn same(one: &Outcome, two: &Outcome) -> bool {
    let told = |o: &Outcome| (o.level, o.part_unknown, o.access, o.advice);
    told(one) == told(two) && (one.computed_probability_7d - two.computed_probability_7d).abs() < 1e-9
}

fn from_scratch(scene: &Scene, events: &[Event], extra: Option<(&ReportHead, &SourceHead)>) -> Assessment {
    let (mut reports, mut sources) = (scene.reports().clone(), scene.sources().clone());
    if let Some((report, source)) = extra {
        reports.insert(sure_report(), report.clone());
        sources.insert(report.source, source.clone());
    }
    let dossier = Dossier { events, reports: &reports, sources: &sources };
    assess(&scene.register.network, &dossier, &scene.params, &scene.question)
}

fn all(scene: &Scene) -> Vec<Event> {
    scene.events().cloned().collect()
}

fn sure_report() -> ReportId {
    ReportId::from_parts(1, [9; 10])
}

/// The event taken back.
fn if_false(scene: &Scene, item: &QueueItem) -> Assessment {
    let mut events = all(scene);
    events.iter_mut().find(|event| event.id == item.event).unwrap().status = EventStatus::Retracted;
    from_scratch(scene, &events, None)
}

/// The event beyond doubt: one report graded A1, from where the best one came, in place of those there are.
fn if_true(scene: &Scene, item: &QueueItem) -> Assessment {
    let mut events = all(scene);
    let event = events.iter_mut().find(|event| event.id == item.event).unwrap();
    let origin = event.evidence.iter().find_map(|e| scene.reports().get(&e.report)?.origin.clone());
    event.evidence = vec![Evidence { report: sure_report(), stance: Stance::Supports, credibility: Credibility::One }];
    let report = ReportHead { source: SourceId::from_parts(1, [9; 10]), origin, received_at: scene.question.as_of };
    let source = SourceHead { reliability: Reliability::A, kind: SourceKind::OwnStaff, party: None, names: Vec::new() };
    from_scratch(scene, &events, Some((&report, &source)))
}

/// Compares the first ten items with what happens; says how many changes there were.
fn holds(scene: &Scene) -> usize {
    let now: HashMap<RouteId, Outcome> =
        from_scratch(scene, &all(scene), None).routes.iter().map(|route| (route.route, read(route))).collect();
    let events = all(scene);
    let dossier = Dossier { events: &events, reports: scene.reports(), sources: scene.sources() };
    let queue = verification_queue(&scene.register.network, &dossier, &scene.params, &scene.question);
    let mut changes = 0;
    for item in queue.iter().take(10) {
        for (what, then) in [("false", if_false(scene, item)), ("true", if_true(scene, item))] {
            for route in &then.routes {
                let stated = item.changes.iter().find(|change| change.route == route.route);
                let claim = stated.and_then(|change| if what == "false" { change.if_false } else { change.if_true });
                let (before, after) = (&now[&route.route], read(route));
                let moved = (before.level, before.access, before.advice) != (after.level, after.access, after.advice);
                assert_eq!(moved, claim.is_some(), "{} if {what}: {before:?} to {after:?}", item.event);
                if let Some(claim) = claim {
                    assert!(same(&claim, &after), "{} if {what}: said {claim:?}, is {after:?}", item.event);
                    changes += 1;
                }
                if let Some(stated) = stated {
                    assert!(same(&stated.now, before), "{}: said {:?}, is {before:?}", item.event, stated.now);
                }
            }
        }
        let count = u32::try_from(item.changes.len()).unwrap();
        assert_eq!(item.routes_that_change, count, "{}", item.event);
    }
    changes
}

#[test]
fn of_the_starter_case() {
    let (mut desk, _folder) = starter();
    let scene = desk.scene(words(Lang::En), &question(Lang::En), None).unwrap();
    assert!(holds(&scene) >= 10);
    let events = all(&scene);
    let dossier = Dossier { events: &events, reports: scene.reports(), sources: scene.sources() };
    let anew = verification_queue(&scene.register.network, &dossier, &scene.params, &scene.question);
    assert_eq!(desk.ask(&scene, Live::queue), anew);
}

#[test]
fn of_a_week_of_the_past() {
    let data = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/data/ucdp");
    let Ok(events) = std::fs::read_to_string(data.join("syria_events.csv")) else {
        println!("skipped: no UCDP data beside the checkout");
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("week.csv");
    std::fs::write(&file, as_ged(&events)).unwrap();
    let (mut desk, _folder) = starter();
    take_in(&mut desk, &data.join("syria_routes.geojson"), ImportKind::Routes);
    take_in(&mut desk, &file, ImportKind::Events);
    // The Monday after the offensive in the north-east began.
    let asked = AssessArgs { as_of: Some("2019-10-14T00:00:00Z".parse().unwrap()), ..question(Lang::En) };
    let scene = desk.scene(words(Lang::En), &asked, None).unwrap();
    assert!(scene.events().count() > 500 && scene.register.routes.len() > 100);
    assert!(holds(&scene) >= 10);
}

fn take_in(desk: &mut Desk, file: &std::path::Path, kind: ImportKind) {
    let files = ImportArgs::files(vec![file.to_string_lossy().into_owned()], Lang::En);
    let args = ImportArgs { kind: Some(kind), accept_partial: true, ..files };
    let done = import::import(desk, args).unwrap();
    assert!(done.applied && done.files[0].added > 0, "{:?}", done.files[0].issues.first());
}

/// Three months of the slim file in the columns of the full one, which is what the importer reads.
fn as_ged(slim: &str) -> String {
    let mut out = String::from(
        "id,type_of_violence,where_prec,date_prec,date_start,date_end,latitude,longitude,best,number_of_sources\n",
    );
    for line in slim.lines().skip(1) {
        let [id, start, end, lat, lon, where_prec, kind, best, _, date_prec, sources] =
            line.split(',').collect::<Vec<_>>()[..]
        else {
            panic!("eleven columns: {line}")
        };
        if !("2019-07-15".."2019-10-14").contains(&start) {
            continue;
        }
        let kind = match kind {
            "state_based" => 1,
            "non_state" => 2,
            _ => 3,
        };
        writeln!(out, "{id},{kind},{where_prec},{date_prec},{start},{end},{lat},{lon},{best},{sources}").unwrap();
    }
    out
}
