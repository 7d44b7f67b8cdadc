//! One new report, and the moment moved by six hours: what a planner waits for.

use std::{collections::HashMap, hint::black_box, sync::Arc};

use chrono::Duration;
use passage_model::{Access, Advice, RiskLevel, RouteId};
use passage_risk::{KnownEvents, Live, Params, RouteSummary};

use crate::{
    clock::{Latencies, timed},
    pattern::Pattern,
    world::World,
};

/// How many new reports are timed, each another one.
const REPORTS: usize = 300;

/// How many moves of the moment are timed.
const MOVES: i64 = 200;

pub(crate) fn live(world: &mut World) -> Live {
    Live::new(Arc::clone(&world.network), Arc::new(Params::builtin().clone()), world.give(), world.question())
}

/// A new report to the levels of every route it changes; to these and everything that explains one of them, which is what
/// somebody looks at, or those that are told of: with another level, access or advice than before; to the drivers and
/// counterfactuals of all. Limit of each: 10 ms at p99.
pub(crate) fn one_new_report(pattern: &Pattern) {
    let mut world = World::new(pattern, 100_000, 2_000);
    let mut live = live(&mut world);
    let (mut levels, mut shown, mut told, mut times) =
        (Latencies::default(), Latencies::default(), Latencies::default(), Latencies::default());
    let (mut changed, mut others) = (0, 0);
    for _ in 0..REPORTS {
        let (event, report, head) = world.news(pattern);
        let news = KnownEvents {
            events: vec![Arc::new(event)],
            reports: Arc::new(HashMap::from([(report, head)])),
            sources: Arc::default(),
        };
        let before = outcomes(&live);
        let (ids, put) = timed(|| live.put(news));
        let turned: Vec<RouteId> =
            outcomes(&live).into_iter().zip(before).filter(|(now, then)| now != then).map(|(now, _)| now.0).collect();
        others += turned.len();
        let (_, each) = timed(|| black_box(live.routes(&turned)));
        // The one in the middle: any of them may be selected. It is asked for again among all.
        let (_, one) = timed(|| black_box(live.routes(&ids[ids.len() / 2..][..usize::from(!ids.is_empty())])));
        let (routes, explained) = timed(|| live.routes(&ids));
        changed += black_box(routes).len();
        levels.add(put);
        shown.add(put + one);
        told.add(put + each);
        times.add(put + explained);
    }
    let mean = |count: usize| count as f64 / REPORTS as f64;
    println!("routes changed by one new report, on average: {:.1}", mean(changed));
    println!("of them with another level, access or advice: {:.1}", mean(others));
    levels.print("one new report to the levels");
    shown.print("one new report to the levels, and one of the routes explained");
    told.print("one new report to the levels, and those routes explained whose level, access or advice is another");
    times.print("one new report to levels, drivers and counterfactuals");
}

/// What is told of a route at a glance.
fn outcomes(live: &Live) -> Vec<(RouteId, RiskLevel, bool, Access, Advice)> {
    let told = |route: RouteSummary| {
        let now = route.outcome;
        (route.route, now.level, now.part_unknown, now.access, now.advice)
    };
    live.summaries().into_iter().map(told).collect()
}

/// The moment moved by six hours, ten times back and ten times on. Limit: 50 ms.
pub(crate) fn six_hours_on(pattern: &Pattern) {
    let mut world = World::new(pattern, 100_000, 2_000);
    let mut live = live(&mut world);
    let mut times = Latencies::default();
    for step in 0..MOVES {
        let hours = if step % 20 < 10 { -6 } else { 6 };
        let at = live.as_of() + Duration::hours(hours);
        let ((), moved) = timed(|| live.move_to(at));
        let (all, told) = timed(|| live.summaries());
        black_box(all);
        times.add(moved + told);
    }
    times.print("as-of moved by 6 h, all levels");
}
