//! Laws that hold for every scene.

use chrono::Duration;
use passage_model::*;
use passage_risk::*;
use proptest::prelude::*;

use crate::{scenes::scene, support::*};

fn json(assessment: &Assessment) -> String {
    serde_json::to_string(assessment).unwrap()
}

fn outcome(route: &RouteAssessment) -> (RiskLevel, bool, Access, Advice) {
    (route.level, route.part_unknown, route.access.status, route.advice)
}

fn told(o: &Outcome) -> (RiskLevel, bool, Access, Advice) {
    (o.level, o.part_unknown, o.access, o.advice)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn contributions_sum_to_s(world in scene(16)) {
        let (network, params) = (world.network(), Params::builtin());
        for route in world.assess().routes {
            for (i, segment) in route.segments.iter().enumerate().step_by(5) {
                let parts = contributions(&network, &world.dossier(), params, &question(), route.route, i).unwrap();
                let sum = parts.terms.iter().fold(parts.background, |sum, t| sum + t.fresh_incidents);
                // Tails are summed in whole units of 2^-48 fresh incidents.
                prop_assert!((sum - segment.fresh_incidents).abs() < 1e-12, "{sum} {}", segment.fresh_incidents);
            }
            let e = &route.explanation;
            let shares: f64 = e.drivers.iter().filter_map(|d| d.share).sum();
            prop_assert!((shares + e.smaller.share + e.background_share - 1.0).abs() < 1e-9);
        }
    }

    #[test]
    fn sums_alone_are_those_of_the_assessment(world in scene(16), asked in proptest::bool::ANY) {
        let mut question = question();
        question.routes = asked.then(|| vec![world.routes[0].id]);
        let (network, dossier) = (world.network(), world.dossier());
        let alone = fresh_incidents(&network, &dossier, world.params(), &question);
        let prepared = Prepared::new(&network, &dossier, world.params(), &question).fresh_incidents();
        let bits = |sums: Vec<f64>| sums.into_iter().map(f64::to_bits).collect::<Vec<_>>();
        prop_assert_eq!(bits(alone), bits(prepared));
    }

    #[test]
    fn a_counterfactual_is_the_world_without_the_event(world in scene(14)) {
        for route in world.assess().routes {
            for c in &route.explanation.counterfactuals {
                let other = world.without(&[c.without]).assess();
                let other = other.routes.iter().find(|r| r.route == route.route).unwrap();
                prop_assert_eq!(told(&c.outcome), outcome(other), "without {}", c.without);
                prop_assert!((c.outcome.computed_probability_7d - other.computed_probability_7d).abs() < 1e-12);
            }
        }
    }

    #[test]
    fn lowering_lowers_and_nothing_smaller_does(world in scene(9)) {
        for route in world.assess().routes {
            let Some(lowering) = &route.explanation.lowered_by else { continue };
            let below = |gone: &[EventId]| {
                let other = world.without(gone).assess();
                let other = other.routes.into_iter().find(|r| r.route == route.route).unwrap();
                let top = other.segments.iter().map(|s| s.level).max().unwrap();
                (top < route.level, outcome(&other))
            };
            let (lower, then) = below(&lowering.without);
            prop_assert!(lower);
            prop_assert_eq!(told(&lowering.outcome), then);
            if lowering.exact {
                let ids: Vec<EventId> = world.events.iter().map(|e| e.id).collect();
                for mask in 0_u32..(1 << ids.len()) {
                    if (mask.count_ones() as usize) < lowering.without.len() && mask.count_ones() < 3 {
                        let gone: Vec<EventId> =
                            ids.iter().enumerate().filter(|(i, _)| mask >> i & 1 == 1).map(|(_, id)| *id).collect();
                        prop_assert!(!below(&gone).0, "{gone:?} is smaller than {:?}", lowering.without);
                    }
                }
            }
        }
    }

    #[test]
    fn the_order_of_events_does_not_matter(world in scene(14), turn in 0_usize..14) {
        let mut other = world.clone();
        let n = other.events.len().max(1);
        other.events.rotate_left(turn % n);
        other.events.reverse();
        for event in &mut other.events {
            event.evidence.reverse();
        }
        prop_assert_eq!(json(&world.assess()), json(&other.assess()));
        prop_assert_eq!(world.queue(), other.queue());
    }

    #[test]
    fn what_happens_later_is_not_used(world in scene(10), hours in 1_i64..200) {
        let before = json(&world.assess());
        let mut later = world.clone();
        for event in world.events {
            let n = later.events.len() as u64 + 1;
            let from = now() + Duration::hours(hours);
            let time = EventTime { from, until: None, ..event.time };
            later.events.push(Event { id: event_id(n + 1000), time, ..event });
        }
        prop_assert_eq!(before, json(&later.assess()));
    }

    #[test]
    fn retracted_events_count_nowhere(world in scene(10), which in 0_usize..10) {
        prop_assume!(which < world.events.len());
        let id = world.events[which].id;
        let mut retracted = world.clone();
        retracted.events[which].status = EventStatus::Retracted;
        prop_assert_eq!(json(&retracted.assess()), json(&world.without(&[id]).assess()));
    }

    #[test]
    fn more_belief_in_violence_never_lowers_p(world in scene(10), which in 0_usize..10, grade in 0_usize..3) {
        prop_assume!(which < world.events.len() && world.events[which].is_violent());
        let mut more = world.clone();
        let evidence = more.report(["B2", "C3", "F6"][grade]);
        // A first report of grade F6 is what an event without one has; all further ones can only add.
        more.events[which].evidence.push(evidence);
        prop_assume!(!world.events[which].evidence.iter().all(|e| e.stance == Stance::Denies) || grade < 2);
        for (less, more) in world.assess().routes.iter().zip(more.assess().routes) {
            for (a, b) in less.segments.iter().zip(&more.segments) {
                prop_assert!(b.fresh_incidents >= a.fresh_incidents);
                prop_assert!(b.level >= a.level);
            }
            prop_assert!(more.computed_probability_7d >= less.computed_probability_7d);
        }
    }

}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_queue_is_exact_and_complete(world in scene(9)) {
        let base = world.assess();
        let queue = world.queue();
        for window in queue.windows(2) {
            prop_assert!(window[0].routes_that_change >= window[1].routes_that_change);
        }
        for event in &world.events {
            let item = queue.iter().find(|item| item.event == event.id);
            let gone = world.without(&[event.id]).assess();
            let mut sure = world.clone();
            let evidence = sure.report("A1");
            let place = sure.events.iter().position(|e| e.id == event.id).unwrap();
            sure.events[place].evidence = vec![evidence];
            let sure = sure.assess();
            for (i, route) in base.routes.iter().enumerate() {
                let change = item.and_then(|item| item.changes.iter().find(|c| c.route == route.route));
                let now = outcome(route);
                let differs = |o: (RiskLevel, bool, Access, Advice)| (o.0, o.2, o.3) != (now.0, now.2, now.3);
                let queued = event.status != EventStatus::Retracted
                    && (event.status != EventStatus::Confirmed
                        || belief(event, &world.dossier(), Params::builtin()).q < 0.9);
                if queued {
                    let if_false = change.and_then(|c| c.if_false);
                    let then = outcome(&gone.routes[i]);
                    prop_assert_eq!(if_false.is_some(), differs(then), "{:?} if false", event);
                    if let Some(o) = if_false {
                        prop_assert_eq!(told(&o), then);
                    }
                    let if_true = change.and_then(|c| c.if_true);
                    let then = outcome(&sure.routes[i]);
                    prop_assert_eq!(if_true.is_some(), differs(then), "{:?} if true", event);
                    if let Some(o) = if_true {
                        prop_assert_eq!(told(&o), then);
                    }
                } else {
                    prop_assert!(item.is_none());
                }
            }
        }
    }

    #[test]
    fn one_route_alone_is_assessed_as_among_others(world in scene(12)) {
        let all = world.assess();
        for route in &all.routes {
            let alone = world.ask(&Question { routes: Some(vec![route.route]), ..question() });
            prop_assert_eq!(&alone.routes[0], route);
        }
    }
}
