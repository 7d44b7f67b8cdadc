//! Laws of evidence: what more of it may do, what its order may do, and what may not be known yet.

use std::collections::HashMap;

use chrono::Duration;
use passage_model::*;
use passage_risk::*;
use proptest::prelude::*;

use crate::{scenes::scene, support::*};

/// What a segment says of its hazard.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Hazard {
    s: f64,
    p: f64,
    floor: Option<RiskLevel>,
    level: RiskLevel,
}

fn hazards(assessment: &Assessment) -> Vec<Hazard> {
    let of = |s: &SegmentAssessment| Hazard {
        s: s.fresh_incidents,
        p: s.computed_probability_7d,
        floor: s.floor.map(|floor| floor.level),
        level: s.level,
    };
    assessment.routes.iter().flat_map(|route| route.segments.iter().map(of)).collect()
}

/// No segment of `more` is less hazardous than that of `less`. The sum may be less by its own rounding only. Unknown is
/// no hazard: what was Unknown may become any level.
fn none_lower(less: &Assessment, more: &Assessment) -> Result<(), TestCaseError> {
    for (a, b) in hazards(less).iter().zip(hazards(more)) {
        prop_assert!(b.s >= a.s * (1.0 - 1e-12) && b.p >= a.p - 1e-12, "{a:?} to {b:?}");
        prop_assert!(b.floor >= a.floor, "{a:?} to {b:?}");
        prop_assert!(b.level >= a.level, "{a:?} to {b:?}");
    }
    for (a, b) in less.routes.iter().zip(&more.routes) {
        prop_assert!(b.computed_probability_7d >= a.computed_probability_7d - 1e-12);
    }
    Ok(())
}

/// The likelihood ratio of a grade, from the tables of the method.
fn ratio(grade: Grade) -> f64 {
    let source = [19.0, 4.0, 1.5, 0.67, 0.25, 1.0];
    let information = [6.0, 2.0, 1.0, 0.5, 0.1, 1.0];
    let place = |found: Option<usize>| found.unwrap_or(5);
    source[place(Reliability::ALL.iter().position(|r| *r == grade.reliability))]
        * information[place(Credibility::ALL.iter().position(|c| *c == grade.credibility))]
}

fn grade(n: u8) -> Grade {
    Grade { reliability: Reliability::ALL[usize::from(n / 6)], credibility: Credibility::ALL[usize::from(n % 6)] }
}

/// Adds an adverse event of one of the kinds that say something against a road.
fn adverse(world: &mut World, kind: u8, place: LatLon, days: f64, grade: &str) {
    let detail = match kind {
        0 => strike(),
        1 => Detail::ArmedClash,
        2 => Detail::Ambush { act: AmbushAct::Abduction },
        3 => capture(),
        4 => Detail::ExplosiveHazard { device: Device::Mine, detonated: false, cleared: false },
        _ => front(FrontState::Contested),
    };
    let east = at(place.lat(), place.lon() + 0.05);
    let event = world.event(detail, Some(place), ago(days), grade);
    if kind > 4 {
        event.geometry = Some(Geometry::Line { points: vec![place, east] });
    }
}

/// Where the scenes are.
fn spot() -> impl Strategy<Value = LatLon> {
    (35.85..36.15_f64, 36.9..37.4_f64).prop_map(|(lat, lon)| at(lat, lon))
}

/// The reports of an event, graded anew: the source is the report's own.
fn regrade(world: &mut World, event: usize, evidence: usize, to: Grade) {
    let evidence = &mut world.events[event].evidence[evidence];
    evidence.credibility = to.credibility;
    let source = world.reports[&evidence.report].source;
    world.sources.get_mut(&source).unwrap().reliability = to.reliability;
}

/// Routes cut in two after some of their segments, as routes of their own.
fn cut(network: &Network, after: usize) -> Vec<CutRoute> {
    let mut halves = Vec::new();
    for route in network.routes() {
        let segments = network.segments(route);
        let (first, second) = segments.split_at(after.min(segments.len() - 1));
        for half in [first, second] {
            halves.push(CutRoute { id: route_id(halves.len() as u64 + 1), segments: half.to_vec() });
        }
    }
    halves
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn more_adverse_events_never_lower_a_hazard(
        world in scene(10), kind in 0_u8..6, place in spot(), days in 0.01..60.0_f64, n in 0_u8..36,
    ) {
        let mut more = world.clone();
        adverse(&mut more, kind, place, days, &grade(n).to_string());
        none_lower(&world.assess(), &more.assess())?;
    }

    #[test]
    fn better_graded_adverse_evidence_never_lowers_a_hazard(world in scene(10), pick in 0_usize..60, n in 0_u8..36) {
        let supports = |event: &usize| {
            let evidence = world.events[*event].evidence.iter().enumerate();
            evidence.filter(|(_, e)| e.stance == Stance::Supports).map(|(i, _)| i).collect::<Vec<_>>()
        };
        let violent = (0..world.events.len()).filter(|event| world.events[*event].is_violent());
        let said: Vec<(usize, usize)> =
            violent.flat_map(|event| supports(&event).into_iter().map(move |evidence| (event, evidence))).collect();
        prop_assume!(!said.is_empty());
        let (event, evidence) = said[pick % said.len()];
        let reported = &world.events[event].evidence[evidence];
        let reliability = world.sources[&world.reports[&reported.report].source].reliability;
        let old = Grade { reliability, credibility: reported.credibility };
        let mut other = world.clone();
        regrade(&mut other, event, evidence, grade(n));
        if ratio(grade(n)) >= ratio(old) {
            none_lower(&world.assess(), &other.assess())?;
        } else {
            none_lower(&other.assess(), &world.assess())?;
        }
    }

    #[test]
    fn a_denial_never_raises_a_hazard(world in scene(10), pick in 0_usize..60, n in 0_u8..36) {
        let violent: Vec<usize> = (0..world.events.len()).filter(|event| world.events[*event].is_violent()).collect();
        prop_assume!(!violent.is_empty());
        let mut denied = world.clone();
        let denial = Evidence { stance: Stance::Denies, ..denied.report(&grade(n).to_string()) };
        denied.events[violent[pick % violent.len()]].evidence.push(denial);
        none_lower(&denied.assess(), &world.assess())?;
    }

    #[test]
    fn a_retracted_event_acts_as_if_it_had_never_come(
        world in scene(10), kind in 0_u8..6, place in spot(), days in 0.01..60.0_f64, n in 0_u8..36,
    ) {
        let mut retracted = world.clone();
        adverse(&mut retracted, kind, place, days, &grade(n).to_string());
        let event = retracted.events.last_mut().unwrap();
        event.status = EventStatus::Retracted;
        let event = event.clone();
        prop_assert_eq!(belief(&event, &retracted.dossier(), Params::builtin()).q, 0.0);
        prop_assert!(retracted.queue().iter().all(|item| item.event != event.id));
        prop_assert_eq!(hazards(&world.assess()), hazards(&retracted.assess()));
        prop_assert_eq!(world.queue(), retracted.queue());
    }

    #[test]
    fn the_order_of_arrival_does_not_matter(world in scene(12), turn in 0_usize..12) {
        // Ids are made on arrival, one after the other: another order gives the same events other ids.
        let count = world.events.len();
        let mut other = world.clone();
        for (i, event) in other.events.iter_mut().enumerate() {
            event.id = event_id(((i * 7 + turn) % count.max(1) * 31 + i) as u64 + 1);
        }
        for (minutes, head) in (0..).zip(other.reports.values_mut()) {
            head.received_at = now() - Duration::minutes(minutes);
        }
        let (one, two) = (world.assess(), other.assess());
        for (a, b) in hazards(&one).iter().zip(hazards(&two)) {
            prop_assert!((a.s - b.s).abs() <= 1e-12 * a.s && (a.p - b.p).abs() <= 1e-12, "{a:?} {b:?}");
            prop_assert_eq!((a.floor, a.level), (b.floor, b.level));
        }
        for (a, b) in one.routes.iter().zip(&two.routes) {
            prop_assert_eq!(
                (a.level, a.part_unknown, a.access.status, a.advice, a.confidence),
                (b.level, b.part_unknown, b.access.status, b.advice, b.confidence)
            );
        }
    }

    #[test]
    fn splitting_a_route_changes_none_of_its_segments(world in scene(12), after in 1_usize..40) {
        let whole = world.network();
        let (halves, refused) = Network::from_segments(cut(&whole, after));
        prop_assert!(refused.is_empty());
        let ask = |network: &Network| hazards(&assess(network, &world.dossier(), world.params(), &question()));
        for (a, b) in ask(&whole).iter().zip(ask(&halves)) {
            prop_assert_eq!((a.s.to_bits(), a.floor), (b.s.to_bits(), b.floor));
        }
    }

    #[test]
    fn splitting_a_line_before_it_is_cut_changes_no_hazard_beyond_rounding(world in scene(12), after in 1_usize..20) {
        let whole = world.network();
        let lines = cut(&whole, after);
        let routes: Vec<Route> = lines
            .iter()
            .map(|half| {
                let points = half.segments.iter().flat_map(|segment| segment.points.iter().copied()).collect();
                Route { id: half.id, ..route(1, points) }
            })
            .collect();
        let (halves, refused) = Network::build(&routes, &[]);
        prop_assert!(refused.is_empty());
        // Pieces of about 1 km: a half must come out in as many pieces as it had in the whole.
        prop_assume!(lines.iter().all(|half| halves.segments(half.id).len() == half.segments.len()));
        let ask = |network: &Network| hazards(&assess(network, &world.dossier(), world.params(), &question()));
        for (i, (a, b)) in ask(&whole).iter().zip(ask(&halves)).enumerate() {
            // The cut lies a hair elsewhere, so a place just at the edge of a core may fall on its other side.
            let close = (a.s - b.s).abs() <= 1e-5 * a.s || at_an_edge(&world, i);
            prop_assert!(close, "{a:?} {b:?}");
        }
    }

    #[test]
    fn what_is_not_known_yet_counts_for_nothing(world in scene(10), seed in any::<u64>()) {
        // Reports that the dossier does not hold have not been received.
        let late = |report: &ReportId| (u64::from(report.bytes()[5]) ^ seed).count_ones().is_multiple_of(2);
        let mut early = world.clone();
        early.reports.retain(|report, _| !late(report));
        let mut stripped = world.clone();
        for event in &mut stripped.events {
            event.evidence.retain(|evidence| !late(&evidence.report));
        }
        prop_assert_eq!(hazards(&early.assess()), hazards(&stripped.assess()));
        for event in &early.events {
            let known = belief(event, &early.dossier(), Params::builtin());
            prop_assert!(known.factors.iter().all(|factor| !late(&factor.report)));
        }
    }

    #[test]
    fn a_question_about_the_past_uses_nothing_later(world in scene(12), hours in 1_i64..400) {
        let then = Question { as_of: now() - Duration::hours(hours), ..question() };
        let mut past = world.clone();
        past.events.retain(|event| event.time.from <= then.as_of);
        let (all, known) = (world.ask(&then), past.ask(&then));
        prop_assert_eq!(hazards(&all), hazards(&known));
        prop_assert_eq!(serde_json::to_string(&all).unwrap(), serde_json::to_string(&known).unwrap());
        let sums = |world: &World| {
            let exposure = Exposure::new(&world.network(), &world.events, Params::builtin());
            exposure.sums(&world.events, Params::builtin(), then.as_of, |_, _| 1.0)
        };
        prop_assert_eq!(sums(&world), sums(&past));
    }

    #[test]
    fn no_evidence_gives_unknown_not_low(world in scene(12)) {
        // A road 150 km from everything that is known, beside those in the middle of it.
        let mut far = world.clone();
        far.routes.push(route(9, vec![at(37.5, 37.0), at(37.5, 37.3)]));
        far.shared = None;
        let answer = far.assess();
        let silent = answer.routes.iter().find(|route| route.route == route_id(9)).unwrap();
        prop_assert_eq!(silent.level, RiskLevel::Unknown);
        prop_assert_eq!(silent.probability_7d, None);
        prop_assert_eq!(silent.access.status, Access::Unknown);
        prop_assert_eq!(silent.confidence, Confidence::Low);
        for segment in &silent.segments {
            prop_assert_eq!((segment.level, segment.probability_7d), (RiskLevel::Unknown, None));
        }
        // Nowhere is a level said without a report, a probability or a floor behind it.
        for segment in answer.routes.iter().flat_map(|route| &route.segments) {
            let told = segment.computed_probability_7d >= 0.02 || segment.floor.is_some();
            prop_assert!(told || segment.level <= RiskLevel::Low);
            prop_assert_eq!(segment.level == RiskLevel::Unknown, segment.probability_7d.is_none());
        }
    }
}

/// Whether an event lies within a centimetre of the edge of a core or a tail at a segment, counted over all routes.
fn at_an_edge(world: &World, segment: usize) -> bool {
    let network = world.network();
    let mut owners: HashMap<usize, (RouteId, usize)> = HashMap::new();
    let segments = network.routes().flat_map(|id| (0..network.segments(id).len()).map(move |i| (id, i)));
    owners.extend(segments.enumerate());
    let (route, i) = owners[&segment];
    let shape = passage_spatial::Shape::new(&Geometry::Line { points: network.segments(route)[i].points.clone() });
    world.events.iter().filter_map(|event| event.geometry.as_ref()).any(|geometry| {
        let km = shape.distance_to_shape(&passage_spatial::Shape::new(geometry));
        [5.0, 25.0, 30.0].iter().any(|edge| (km - edge).abs() < 1e-5)
    })
}
