//! An independent reference: a naive double loop over all events and segments, written from the method and not from the
//! code it checks.

use std::collections::BTreeMap;

use passage_model::*;
use passage_risk::*;
use passage_spatial::{RouteLine, Shape};
use proptest::prelude::*;

use crate::{scenes::scene, support::*};

fn lr(grade: Grade) -> f64 {
    let source =
        [19.0, 4.0, 1.5, 0.67, 0.25, 1.0][Reliability::ALL.iter().position(|r| *r == grade.reliability).unwrap()];
    let info = [6.0, 2.0, 1.0, 0.5, 0.1, 1.0][Credibility::ALL.iter().position(|c| *c == grade.credibility).unwrap()];
    source * info
}

fn naive_q(world: &World, event: &Event) -> f64 {
    if event.status == EventStatus::Retracted {
        return 0.0;
    }
    let mut best: [BTreeMap<SourceId, f64>; 2] = Default::default();
    for e in &event.evidence {
        let source = world.reports[&e.report].source;
        let ratio = lr(Grade { reliability: world.sources[&source].reliability, credibility: e.credibility });
        let side = &mut best[usize::from(e.stance == Stance::Denies)];
        let kept = side.entry(source).or_insert(ratio);
        *kept = kept.max(ratio);
    }
    let mut ratios: Vec<f64> = best[0].values().copied().collect();
    ratios.sort_by(f64::total_cmp);
    let mut odds = ratios.pop().unwrap_or(1.0);
    odds *= ratios.iter().map(|r| r.max(1.0)).product::<f64>();
    odds /= best[1].values().map(|r| r.max(1.0)).product::<f64>();
    (odds / (1.0 + odds)).clamp(0.05, 0.98)
}

fn days(from: Time, to: Time) -> f64 {
    (to - from).num_milliseconds() as f64 / 86_400_000.0
}

/// The youngest an adverse act can be, days; what is known to the day ends with the day.
fn youngest(event: &Event) -> f64 {
    let slack = match (event.time.precision, event.time.until) {
        (TimePrecision::Hour, _) => 0.0,
        (TimePrecision::Week, None) => 7.0,
        (TimePrecision::Month | TimePrecision::Coarse, None) => 31.0,
        _ => 1.0,
    };
    // An open end: just inside when exact, just outside when not.
    days(event.time.last(), now()) - slack + if slack > 0.0 { 1e-9 } else { 0.0 }
}

fn is_state(event: &Event) -> bool {
    match event.detail {
        Detail::ExplosiveHazard { detonated, .. } => !detonated,
        Detail::DetentionOrDenial { .. } | Detail::Passage { .. } => false,
        _ => !event.is_violent(),
    }
}

fn is_placed(event: &Event) -> bool {
    event.precision != LocationPrecision::Coarse && event.precision != LocationPrecision::Linear
}

fn is_drawn(event: &Event) -> bool {
    !matches!(event.geometry, Some(Geometry::Point { .. }))
        && matches!(
            event.kind(),
            EventKind::FrontLine
                | EventKind::Closure
                | EventKind::Reopening
                | EventKind::Obstruction
                | EventKind::Passage
        )
}

/// The part of the first route that an event names, km.
fn named(event: &Event) -> Option<(f64, f64)> {
    match &event.detail {
        Detail::Passage { .. } => Some((0.0, f64::INFINITY)),
        Detail::Closure(c) | Detail::Reopening(c) => match c.scope {
            Scope::Section { from_km, to_km, .. } => Some((from_km.0.min(to_km.0), from_km.0.max(to_km.0))),
            _ => None,
        },
        _ => None,
    }
}

struct NaiveSegment {
    s: f64,
    p: f64,
    level: RiskLevel,
    /// A distance lies within a micrometre of a limit, where two ways of computing it may differ.
    close_call: bool,
}

fn naive(world: &World, qs: &[f64], line: &[LatLon], on_route: impl Fn(&Event) -> bool) -> NaiveSegment {
    let segment = Shape::new(&Geometry::Line { points: line.to_vec() });
    let (mut s, mut floor, mut reported, mut close_call) = (0.00066, 0_u8, false, false);
    let (mut hostile, mut moving) = (false, false);
    for (event, q) in world.events.iter().zip(qs) {
        let happened = match event.detail {
            Detail::Passage { .. } => event.time.last() < now(),
            _ if is_state(event) => event.time.from <= now(),
            _ => event.time.from < now(),
        };
        if *q == 0.0 || !happened {
            continue;
        }
        let geometry = event.geometry.as_ref().unwrap();
        let d = segment.distance_to_shape(&Shape::new(geometry));
        close_call |= [0.001, 0.2, 1.0, 2.0, 5.0, 10.0, 20.0, 25.0, 30.0].iter().any(|limit| (d - limit).abs() < 2e-6);
        let good = matches!(event.precision, LocationPrecision::Exact | LocationPrecision::Near);
        let placed = is_placed(event);
        let since_report = if is_state(event) {
            days(event.time.from, now()).min(days(event.time.last().min(now()), now()).max(0.0))
        } else if matches!(event.time.precision, TimePrecision::Hour | TimePrecision::Day) && event.time.last() <= now()
        {
            days(event.time.last(), now())
        } else {
            days(event.time.from, now())
        };
        let since_report = match (is_state(event), event.time.until) {
            // Only a finer precision than a week dates a state by its end.
            (true, Some(until)) if until > now() || event.time.precision >= TimePrecision::Week => {
                days(event.time.from, now())
            }
            _ => since_report,
        };
        let hazard = matches!(event.detail, Detail::ExplosiveHazard { detonated: false, .. });
        let mute = (event.is_violent() && event.time.precision > TimePrecision::Week) || (hazard && !good);
        reported |= !mute && since_report <= 90.0 && ((d <= 20.0 && (placed || is_drawn(event))) || on_route(event));
        if event.is_violent() && placed && event.time.precision <= TimePrecision::Week {
            let open_days =
                if event.time.until.is_none() && event.time.precision == TimePrecision::Week { 6.0 } else { 0.0 };
            let a = (days(event.time.last(), now()) - open_days).max(0.0);
            let (m, r) = match event.precision {
                LocationPrecision::Exact => (1.0, 0.0),
                LocationPrecision::Near => (0.5, 0.0),
                _ => (0.04, 20.0),
            };
            if a <= 1095.0 && d <= 5.0 + r {
                s += q * m * (1.0 + a / 14.0).powi(-2);
            } else if a <= 40.0 && r == 0.0 && d <= 30.0 {
                s += q * m * 0.06158 * (-(d - 5.0) / 7.0).exp() * (-a / 4.0).exp();
            }
        }
        let mut raise = |level: u8| floor = floor.max(level);
        match event.detail {
            Detail::FrontLine { state, .. } => {
                // An end that lies ahead says nothing of now.
                let known = event.time.until.filter(|until| *until <= now()).unwrap_or(event.time.from);
                let since = days(known, now());
                let whole_day = event.time.precision != TimePrecision::Hour;
                let young = (since - f64::from(u8::from(whole_day))).max(0.0);
                let fresh = young <= 14.0;
                let open = matches!(state, FrontState::Contested | FrontState::Infiltrated);
                let is_area = matches!(geometry, Geometry::Area { .. });
                if is_area && open && d <= 1e-3 && (fresh || event.time.holds_at(now())) {
                    raise(5);
                }
                if fresh && !(is_area && state == FrontState::Infiltrated) {
                    let to_line = match geometry {
                        Geometry::Area { ring } if !open => {
                            let mut points = ring.clone();
                            points.push(ring[0]);
                            segment.distance_to_shape(&Shape::new(&Geometry::Line { points }))
                        }
                        _ => d,
                    };
                    let near = (to_line - since).max(0.0);
                    close_call |= [5.0, 10.0].iter().any(|limit| (near - limit).abs() < 2e-6);
                    let less = u8::from(state == FrontState::Claimed);
                    if near <= 5.0 {
                        raise(4 - less);
                        moving |= young <= 3.0;
                    } else if near <= 10.0 {
                        raise(3 - less);
                    }
                }
            }
            Detail::ControlChange { .. } if good && d <= 5.0 && *q >= 0.5 => {
                if youngest(event) <= 14.0 {
                    raise(3);
                }
                moving |= youngest(event) <= 3.0;
            }
            Detail::ExplosiveHazard { detonated: false, .. } if good => {
                if d <= 0.2 {
                    raise(5);
                } else if d <= 1.0 {
                    raise(4);
                }
            }
            _ => {}
        }
        let fights = event.is_violent() && event.kind() != EventKind::ControlChange;
        hostile |= fights && good && d <= 2.0 && *q >= 0.6 && youngest(event) <= 2.0;
    }
    if hostile && moving {
        floor = 6;
    }
    let p = 1.0 - (-(0.2991 * s).powf(0.77012)).exp();
    let band = [0.02, 0.08, 0.25, 0.5].iter().fold(1, |band, bound| band + u8::from(p >= *bound));
    let known = floor > 0 || p >= 0.02 || reported;
    let level = if known { RiskLevel::from_number(band.max(floor)).unwrap() } else { RiskLevel::Unknown };
    NaiveSegment { s, p, level, close_call }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn agrees_with_the_naive_method(world in scene(18)) {
        let network = world.network();
        let qs: Vec<f64> = world.events.iter().map(|e| naive_q(&world, e)).collect();
        for (event, q) in world.events.iter().zip(&qs) {
            prop_assert!((belief(event, &world.dossier(), Params::builtin()).q - q).abs() < 1e-12);
        }
        let first = RouteLine::new(&world.routes[0].line).unwrap();
        for route in world.assess().routes {
            let mut levels = Vec::new();
            let (mut sum, mut ends) = (0.0, Vec::new());
            let mut close_calls = false;
            for (cut, found) in network.segments(route.route).iter().zip(&route.segments) {
                // A passage and a closure by km lie on the first route. Where it is drawn nowhere, it is heard of near by too.
                let on_route = |event: &Event| {
                    let Some((from, to)) = named(event) else { return false };
                    let part = first.slice(from.min(first.length_km()), to.min(first.length_km()));
                    let near = part.len() > 1 && !is_placed(event) && !is_drawn(event) && {
                        let part = Shape::new(&Geometry::Line { points: part });
                        Shape::new(&Geometry::Line { points: cut.points.clone() }).distance_to_shape(&part) <= 20.0
                    };
                    near || route.route == route_id(1) && cut.to_km >= from && cut.from_km <= to
                };
                let expected = naive(&world, &qs, &cut.points, on_route);
                close_calls |= expected.close_call;
                let lambda = (0.2991 * expected.s).powf(0.77012);
                sum += (cut.to_km - cut.from_km) * lambda;
                ends.push(lambda);
                levels.push((expected.level, cut.to_km - cut.from_km));
                if expected.close_call {
                    continue;
                }
                prop_assert!((found.fresh_incidents - expected.s).abs() < 1e-5, "{} {}", found.fresh_incidents, expected.s);
                prop_assert!((found.computed_probability_7d - expected.p).abs() < 1e-5);
                prop_assert_eq!(found.level, expected.level, "km {} of {:?}", cut.from_km, world.events);
            }
            if close_calls {
                continue;
            }
            let km: f64 = levels.iter().map(|l| l.1).sum();
            let cap = std::f64::consts::PI * 5.0 / 4.0;
            let lambda = (sum + cap * (ends[0] + ends[ends.len() - 1])) / (2.0 * cap + km / ends.len() as f64);
            prop_assert!((route.computed_probability_7d - (1.0 - (-lambda).exp())).abs() < 1e-5);
            let unknown: f64 = levels.iter().filter(|l| l.0 == RiskLevel::Unknown).map(|l| l.1).sum();
            let worst = levels.iter().map(|l| l.0).max().unwrap();
            let level = if unknown > 0.5 * km && worst < RiskLevel::Medium { RiskLevel::Unknown } else { worst };
            prop_assert_eq!(route.level, level);
            prop_assert_eq!(route.part_unknown, unknown > 0.0 && level != RiskLevel::Unknown);
        }
    }
}
