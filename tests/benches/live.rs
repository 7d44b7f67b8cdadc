//! One new report, and the moment moved by six hours: what a planner waits for.
//!
//! Both need the incremental way in of `passage-risk`, which is not there yet. Until then the same answers are timed
//! from scratch, a few times only, and the output says so.

use std::hint::black_box;

use chrono::Duration;
use passage_risk::{Params, Question, assess};

use crate::{
    clock::{Latencies, timed},
    pattern::Pattern,
    world::World,
};

/// How many new reports are timed from scratch, each another one. With the incremental way in: 1,000.
const REPORTS: usize = 10;

/// A new report to the levels, drivers and counterfactuals of every route it changes. Limit: 10 ms at p99.
pub(crate) fn one_new_report(pattern: &Pattern) {
    let mut world = World::new(pattern, 100_000, 2_000);
    let mut times = Latencies::default();
    for _ in 0..REPORTS {
        let (event, report, head) = world.news(pattern);
        world.reports.insert(report, head);
        world.events.push(event);
        // PLACE TO FILL: put the event in, incrementally.
        let question = world.question();
        times.add(timed(|| black_box(assess(&world.network, &world.dossier(), Params::builtin(), &question))).1);
    }
    times.print("one new report, everything from scratch");
}

/// The moment moved on by six hours, again and again. Limit: 50 ms.
pub(crate) fn six_hours_on(pattern: &Pattern) {
    let world = World::new(pattern, 100_000, 2_000);
    let mut times = Latencies::default();
    for step in 1..=10 {
        let question = Question { as_of: world.as_of + Duration::hours(6 * step), ..world.question() };
        // PLACE TO FILL: move the moment, incrementally.
        times.add(timed(|| black_box(assess(&world.network, &world.dossier(), Params::builtin(), &question))).1);
    }
    times.print("as-of moved by 6 h, everything from scratch");
}
