//! The way round, beside two other ways to find it on the same graph: the `cch` crate, and plain bidirectional A*.
//! See `README.md` beside the folder. Nothing is told of times before all three found the same costs.

mod astar;
#[expect(dead_code, reason = "the other bench also runs things more than once")]
#[path = "../clock.rs"]
mod clock;

use std::time::Duration;

use chrono::{TimeZone, Utc};
use passage_model::VehicleClass;
use passage_roads::{
    Network, Preference, Profile, Question, Router, SearchGraph, Source, import,
    synth::{Country, Dice, country},
};

use crate::{
    astar::Plain,
    clock::{Latencies, computed, ms, timed},
};

const USAGE: &str = "\
usage: cargo bench -p passage-tests --bench ways [-- FILE [PAIRS]]

FILE is an OpenStreetMap extract; without, a made-up country of 20,000 nodes. PAIRS: 500.
";

struct Bytes<'b>(&'b [u8]);

impl Source for Bytes<'_> {
    fn length(&self) -> u64 {
        self.0.length()
    }

    fn fetch(&self, at: u64, into: &mut [u8]) -> Result<(), String> {
        self.0.fetch(at, into)
    }
}

fn main() {
    let mut words: Vec<String> = std::env::args().skip(1).collect();
    let bench = words.iter().any(|word| word == "--bench");
    words.retain(|word| word != "--bench");
    // A test runner that starts everything must not wait for benches.
    if !bench {
        return print!("{USAGE}");
    }
    let pairs = words.get(1).and_then(|count| count.parse().ok()).unwrap_or(500);
    let bytes = match words.first() {
        Some(file) => std::fs::read(file).unwrap_or_else(|error| panic!("{file}: {error}")),
        None => country(Country::SMALL, 1),
    };
    match import(&[&Bytes(&bytes)], &()) {
        Ok((network, _)) => compare(&network, pairs),
        Err(error) => eprintln!("refused: {error}"),
    }
}

/// A car that leaves on a Monday morning and wants to be quick.
fn question() -> Question {
    Question {
        profile: Profile::of(VehicleClass::Light4wd),
        preference: Preference::FASTEST,
        depart: Utc.with_ymd_and_hms(2024, 11, 25, 8, 0, 0).single().unwrap_or_default(),
    }
}

fn compare(network: &Network, pairs: usize) {
    let mut router = told("Passage: all weights", || Router::new(network, question(), None, Vec::new()));
    let graph = router.graph();
    println!("{} states, {} steps", graph.at.len(), graph.head.len());
    let tail = tails(&graph);
    let lat: Vec<f32> = graph.at.iter().map(|at| narrow(at.lat())).collect();
    let lon: Vec<f32> = graph.at.iter().map(|at| narrow(at.lon())).collect();
    let count = u32::try_from(graph.at.len()).unwrap_or(u32::MAX);
    let input =
        cch::graph::Graph { first_out: graph.first.clone(), head: graph.head.clone(), weight: graph.cost.clone() };
    let order = told("cch: order (inertial flow)", || cch::inertial_order(count, &tail, &graph.head, &lat, &lon));
    let other = told("cch: structure", || cch::Cch::build(&input, &order));
    let metric = told("cch: all weights", || other.customize(&input.weight));
    let (view, weights) = (other.view(), metric.view());
    let mut plain = told("A*: bounds and the graph backwards", || Plain::new(&graph));

    let mut dice = Dice::new(7);
    let chosen: Vec<(u32, u32)> = (0..pairs).map(|_| (dice.below(count), dice.below(count))).collect();
    let mut times: [Latencies; 3] = Default::default();
    let mut reached = 0;
    for (from, to) in chosen {
        let (own, first) = timed(|| router.between(from, to));
        let (path, second) = timed(|| cch::node_path(&view, &weights, from, to));
        let (cost, third) = timed(|| plain.cost(&graph, from, to));
        let own_cost = own.as_ref().map(|(cost, _)| *cost);
        assert_eq!(own_cost, cost, "A* from {from} to {to}");
        assert_eq!(own_cost, path.map(|path| along(&graph, &path)), "cch from {from} to {to}");
        reached += usize::from(own.is_some());
        for (list, time) in times.iter_mut().zip([first, second, third]) {
            list.add(time);
        }
    }
    println!("{pairs} pairs, {reached} with a way: all three cost the same");
    for (what, list) in ["Passage, with the way", "cch, with the way", "bidirectional A*, cost only"].iter().zip(&times)
    {
        list.print(what);
    }
}

/// Runs once and tells the time on the wall, and the time computed by all threads.
fn told<T>(what: &str, run: impl FnOnce() -> T) -> T {
    let before = computed();
    let (done, wall) = timed(run);
    let computed = computed().zip(before).map_or(Duration::ZERO, |(after, before)| after.saturating_sub(before));
    println!("{what}: {:.1} ms, computed {:.0} ms", ms(wall), ms(computed));
    done
}

fn tails(graph: &SearchGraph) -> Vec<u32> {
    let states = (0u32..).zip(graph.first.windows(2));
    states.flat_map(|(state, run)| (run[0]..run[1]).map(move |_| state)).collect()
}

#[expect(clippy::cast_possible_truncation, reason = "the crate takes single precision")]
fn narrow(degrees: f64) -> f32 {
    degrees as f32
}

/// What the way over these states costs.
fn along(graph: &SearchGraph, path: &[u32]) -> u32 {
    let cost = |pair: &[u32]| {
        let run = graph.first[pair[0] as usize] as usize..graph.first[pair[0] as usize + 1] as usize;
        let at = graph.head[run.clone()].binary_search(&pair[1]);
        graph.cost[run.start + at.unwrap_or_else(|_| panic!("no step from {} to {}", pair[0], pair[1]))]
    };
    path.windows(2).map(cost).sum()
}
