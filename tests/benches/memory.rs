//! Peak memory, of a process that does nothing else.

use std::{collections::HashMap, hint::black_box, process::Command, sync::Arc};

use chrono::Duration;
use passage_risk::{KnownEvents, Params, assess};

use crate::{live::live, pattern::Pattern, world::World};

/// Starts this program once more for each size, and passes on what it says.
pub(crate) fn measure() {
    for (what, events) in
        [("memory-of", "10000"), ("memory-of", "100000"), ("memory-of", "1000000"), ("memory-of-live", "100000")]
    {
        let done = std::env::current_exe().and_then(|me| Command::new(me).args([what, events]).status());
        if !done.as_ref().is_ok_and(std::process::ExitStatus::success) {
            println!("{what} {events}: not measured ({done:?})");
        }
    }
}

/// The process that is measured: keeps an assessment up to date through a day of news and moves.
pub(crate) fn of_live(events: usize) {
    let pattern = Pattern::read();
    let mut world = World::new(&pattern, events, 2_000);
    let mut live = live(&mut world);
    let made = peak_mb();
    for hours in [-6, -6, 6, 6] {
        for _ in 0..10 {
            let (event, report, head) = world.news(&pattern);
            let reports = Arc::new(HashMap::from([(report, head)]));
            let ids = live.put(KnownEvents { events: vec![Arc::new(event)], reports, sources: Arc::default() });
            black_box(live.routes(&ids));
        }
        live.move_to(live.as_of() + Duration::hours(hours));
    }
    match (made, peak_mb()) {
        (Some(made), Some(after)) => println!(
            "peak memory, {events} events x {} routes kept up to date: {after:.0} MB (when made: {made:.0} MB)",
            world.network.routes().count()
        ),
        _ => println!("peak memory: only Linux tells it (VmHWM)"),
    }
}

/// The process that is measured: makes the world, assesses it once, tells its peak.
pub(crate) fn of(events: usize) {
    let world = World::new(&Pattern::read(), events, 2_000);
    let before = peak_mb();
    let answer = assess(&world.network, &world.dossier(), Params::builtin(), &world.question());
    match (before, peak_mb()) {
        (Some(before), Some(after)) => println!(
            "peak memory, {events} events x {} routes: {after:.0} MB (network and events alone: {before:.0} MB)",
            answer.routes.len()
        ),
        _ => println!("peak memory: only Linux tells it (VmHWM)"),
    }
}

/// The most memory this process has had, MB of a million bytes.
fn peak_mb() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kib: f64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kib * 1024.0 / 1e6)
}
