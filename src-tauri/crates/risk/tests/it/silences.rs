//! Areas from which reports have stopped coming: rule C3.

use chrono::Duration;
use passage_model::*;
use passage_risk::*;

use crate::support::*;

/// Round the middle of the first route, which is 45 km long.
fn silence(radius_km: f64) -> Silence {
    Silence {
        id: SilenceId::from_parts(1, [7; 10]),
        at: at(36.0, 37.25),
        radius_km,
        area: String::new(),
        reason: "nobody answers".into(),
        author: "A. Officer".into(),
        from: ago(2.0),
        until: None,
    }
}

/// Fresh reports by many sources along the whole route, so that coverage is High everywhere; one on its middle.
fn heard_of() -> World {
    let mut world = World::new();
    for n in 0..12 {
        for lon in [37.12, 37.38] {
            world.strike(at(36.07 + f64::from(n) * 0.001, lon), 1.0, "B2");
        }
    }
    world.strike(at(36.0, 37.25), 1.0, "B2");
    world
}

fn asked(world: &World, silences: &[Silence]) -> RouteAssessment {
    world.first_asked(|q| q.silences = silences.to_vec())
}

#[test]
fn a_silence_takes_from_coverage_and_from_nothing_else() {
    let world = heard_of();
    let (before, then) = (world.first(), asked(&world, &[silence(5.0)]));
    assert_eq!(before.confidence, Confidence::High);
    // The worst stretch is within it.
    assert_eq!((then.confidence, then.coverage.at_worst), (Confidence::Low, Confidence::Low));
    let silent = then.segments.iter().filter(|segment| segment.coverage == Confidence::Low);
    let km: f64 = silent.map(|segment| segment.to_km - segment.from_km).sum();
    assert!((10.0..=12.1).contains(&km), "{km}");
    assert!((then.coverage.silent_km - km).abs() < 1e-9);
    let gap = then.explanation.gaps[0];
    let Gap::ReportingStopped { silence: of, from_km, to_km } = gap else { panic!("{gap:?}") };
    assert_eq!(of, silence(5.0).id);
    assert!((to_km - from_km - km).abs() < 1e-9, "{from_km} to {to_km}");
    // Levels, access, advice, drivers and counterfactuals are as they were.
    let mut same = then.clone();
    same.explanation.gaps.remove(0);
    (same.confidence, same.coverage) = (before.confidence, before.coverage);
    for (own, other) in same.segments.iter_mut().zip(&before.segments) {
        own.coverage = other.coverage;
    }
    assert_eq!(same, before);
}

#[test]
fn a_route_with_a_silent_part_is_moderate_at_most_and_with_a_silent_half_low() {
    let mut world = heard_of();
    // The worst stretch is at its start now.
    for _ in 0..3 {
        world.strike(at(36.0, 37.0), 0.5, "A1");
    }
    assert!(world.first().worst.segment < 6, "{}", world.first().worst.segment);
    assert_eq!(asked(&world, &[]).coverage.at_worst, Confidence::High);
    let part = asked(&world, &[silence(5.0)]);
    assert_eq!((part.coverage.along_route, part.confidence), (Confidence::High, Confidence::Moderate));
    let half = asked(&world, &[silence(15.0)]);
    assert_eq!((half.coverage.along_route, half.confidence), (Confidence::Low, Confidence::Low));
}

#[test]
fn a_silence_holds_from_its_start_to_its_end() {
    let world = heard_of();
    let km = |silence: Silence| asked(&world, &[silence]).coverage.silent_km;
    let later = Silence { from: now() + Duration::hours(1), ..silence(5.0) };
    let over = Silence { until: Some(now()), ..silence(5.0) };
    assert_eq!((km(later), km(over)), (0.0, 0.0));
    let begins = Silence { from: now(), ..silence(5.0) };
    let ends = Silence { until: Some(now() + Duration::hours(1)), ..silence(5.0) };
    assert!(km(begins) > 10.0 && km(ends) > 10.0);
}

#[test]
fn nothing_heard_of_stays_unknown_and_two_words_are_told_apart() {
    let world = World::new();
    let west = Silence { id: SilenceId::from_parts(2, [7; 10]), at: at(36.0, 37.2), ..silence(5.0) };
    let route = asked(&world, &[silence(5.0), west]);
    assert_eq!((route.level, route.confidence), (RiskLevel::Unknown, Confidence::Low));
    let told = route.explanation.gaps.iter().filter(|gap| matches!(gap, Gap::ReportingStopped { .. }));
    assert_eq!(told.count(), 2);
    // Where they overlap the road is counted once.
    assert!((14.0..=17.1).contains(&route.coverage.silent_km), "{}", route.coverage.silent_km);
}

#[test]
fn a_picture_that_is_kept_hears_of_it() {
    let world = heard_of();
    let known = KnownEvents {
        events: world.events.iter().cloned().map(std::sync::Arc::new).collect(),
        reports: std::sync::Arc::new(world.reports.clone()),
        sources: std::sync::Arc::new(world.sources.clone()),
    };
    let params = std::sync::Arc::new(world.params().clone());
    let mut live = Live::new(world.network(), params, known, question());
    let before = live.assessment();
    live.hear_of_silences(vec![silence(5.0)]);
    assert_eq!(live.assessment().routes[0], asked(&world, &[silence(5.0)]));
    live.hear_of_silences(Vec::new());
    assert_eq!(live.assessment(), before);
}
