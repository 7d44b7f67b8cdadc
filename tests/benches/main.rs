//! Benches of the method: the same seeded region in several sizes. See `README.md` beside this file.
//!
//! One binary: linking is what takes time. What to run comes as words after `--`.

mod clock;
mod dice;
mod export;
mod growth;
mod join;
mod live;
mod memory;
mod pattern;
mod roads;
mod world;

use std::path::PathBuf;

use criterion::Criterion;
use passage_risk::{Params, Prepared};

use crate::{
    clock::{ms, timed},
    join::join,
    pattern::Pattern,
    world::World,
};

const USAGE: &str = "\
usage: cargo bench -p passage-tests --bench method [-- WORD…]

  assess   full assessment and join, 100,000 events x 2,000 routes (criterion)
  growth   the same by events and by km
  live     one new report, and the moment moved by six hours: p50, p99
  memory   peak memory of a process of its own
  export DIR [EVENTS ROUTES]   data and answer for the peers

Without words: all but export.
";

fn main() {
    let mut words: Vec<String> = std::env::args().skip(1).collect();
    let bench = words.iter().any(|word| word == "--bench");
    words.retain(|word| word != "--bench");
    match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["memory-of", events] => memory::of(events.parse().unwrap_or(100_000)),
        ["export", folder, ref size @ ..] => {
            let size: Vec<usize> = size.iter().filter_map(|n| n.parse().ok()).collect();
            let (events, routes) = (size.first().unwrap_or(&100_000), size.get(1).unwrap_or(&2_000));
            if let Err(error) = export::write(&PathBuf::from(folder), *events, *routes) {
                eprintln!("{folder}: {error}");
                std::process::exit(1);
            }
        }
        // A test runner that starts everything must not wait for benches.
        _ if !bench => print!("{USAGE}"),
        [] => ["assess", "growth", "live", "memory"].into_iter().for_each(run),
        ref words if words.iter().all(|word| ["assess", "growth", "live", "memory"].contains(word)) => {
            words.iter().copied().for_each(run);
        }
        _ => {
            eprint!("{USAGE}");
            std::process::exit(2);
        }
    }
}

fn run(what: &str) {
    let pattern = Pattern::read();
    match what {
        "assess" => assess(&pattern),
        "growth" => growth::table(&pattern),
        "live" => {
            live::one_new_report(&pattern);
            live::six_hours_on(&pattern);
        }
        _ => memory::measure(),
    }
}

fn assess(pattern: &Pattern) {
    let world = World::new(pattern, 100_000, 2_000);
    println!("{}", world.about);
    let (dossier, params, question) = (world.dossier(), Params::builtin(), world.question());
    check(&world);
    let mut criterion = Criterion::default().sample_size(10);
    criterion.bench_function("assess", |b| {
        b.iter_with_large_drop(|| Prepared::new(&world.network, &dossier, params, &question).assess());
    });
    criterion.bench_function("join", |b| {
        b.iter_with_large_drop(|| join(&world.network, &dossier, params, world.as_of));
    });
}

/// The assessment and the join must say the same of every segment, or their times mean nothing.
fn check(world: &World) {
    let (dossier, question) = (world.dossier(), world.question());
    let (prepared, joining) = timed(|| Prepared::new(&world.network, &dossier, Params::builtin(), &question));
    let (assessment, answering) = timed(|| prepared.assess());
    println!("first run: prepared in {:.0} ms, answered in {:.0} ms", ms(joining), ms(answering));
    let said = assessment.routes.iter().flat_map(|route| route.segments.iter().map(|segment| segment.fresh_incidents));
    let sums = join(&world.network, &dossier, Params::builtin(), world.as_of);
    let most = said.zip(&sums).map(|(said, sum)| ((said - sum) / sum).abs()).fold(0.0, f64::max);
    println!("assessment and join differ by at most {most:.1e} of the sum at any of {} segments", sums.len());
    assert!(most < 1e-9);
}
