//! Peak memory, of a process that does nothing else.

use std::process::Command;

use passage_risk::{Params, assess};

use crate::{pattern::Pattern, world::World};

/// Starts this program once more for each size, and passes on what it says.
pub(crate) fn measure() {
    for events in ["10000", "100000", "1000000"] {
        let done = std::env::current_exe().and_then(|me| Command::new(me).args(["memory-of", events]).status());
        if !done.as_ref().is_ok_and(std::process::ExitStatus::success) {
            println!("memory with {events} events: not measured ({done:?})");
        }
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
