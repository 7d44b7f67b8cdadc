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
use passage_risk::{Kernel, Params, Prepared, belief};
use passage_spatial::{SegmentIndex, Shape};

use crate::{
    clock::{ms, timed},
    join::join,
    pattern::Pattern,
    world::World,
};

/// As in the programs themselves.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

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
        ["memory-of-live", events] => memory::of_live(events.parse().unwrap_or(100_000)),
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
        b.iter_with_large_drop(|| join(&world.network, &dossier, params, &question));
    });
}

/// So many segments are summed one by one.
const CHECKED: usize = 300;

/// The join must say what every event by itself adds up to, or its time means nothing.
fn check(world: &World) {
    let (dossier, question, params) = (world.dossier(), world.question(), Params::builtin());
    let (prepared, joining) = timed(|| Prepared::new(&world.network, &dossier, params, &question));
    let (assessment, answering) = timed(|| prepared.assess());
    println!(
        "first run: prepared in {:.0} ms, {} routes explained in {:.0} ms",
        ms(joining),
        assessment.routes.len(),
        ms(answering)
    );
    let sums = join(&world.network, &dossier, params, &question);
    let segments: Vec<_> = world.network.routes().flat_map(|id| world.network.segments(id)).collect();
    let step = segments.len() / CHECKED;
    let index = SegmentIndex::build(segments.iter().step_by(step).map(|segment| &segment.points[..]));
    let mut plain = vec![*params.hazard.background_b; index.len()];
    for event in world.events.iter().filter(|event| event.time.last() < world.as_of) {
        let age_days = (world.as_of - event.time.representative()).num_milliseconds() as f64 / 86_400_000.0;
        let Some((kernel, geometry)) = Kernel::new(event, age_days, params).zip(event.geometry.as_ref()) else {
            continue;
        };
        let (q, shape) = (belief(event, &dossier, params).q, Shape::new(geometry));
        index.within(&shape, kernel.reach_km(), |id, km| plain[id as usize] += q * kernel.at(km));
    }
    let differences = sums.iter().step_by(step).zip(&plain).map(|(sum, plain)| ((sum - plain) / plain).abs());
    let most = differences.fold(0.0, f64::max);
    println!("the join differs by at most {most:.1e} from {} segments summed one by one", plain.len());
    assert!(most < 1e-9);
}
