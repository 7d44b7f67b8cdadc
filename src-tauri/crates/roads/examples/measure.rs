//! Measures import, opening and search: `cargo run --release -p passage-roads --example measure -- import FILE…`.

use std::{env, fs, time::Instant};

use passage_roads::{Network, Source, import};

fn main() {
    let args: Vec<String> = env::args().skip(1).collect();
    match args.split_first() {
        Some((what, files)) if what == "import" => import_files(files),
        _ => eprintln!("measure import FILE…"),
    }
}

fn import_files(files: &[String]) {
    let start = Instant::now();
    let bytes: Vec<Vec<u8>> = files.iter().map(|file| fs::read(file).unwrap_or_default()).collect();
    let sources: Vec<&[u8]> = bytes.iter().map(Vec::as_slice).collect();
    let sources: Vec<Bytes<'_>> = sources.into_iter().map(Bytes).collect();
    let sources: Vec<&dyn Source> = sources.iter().map(|bytes| bytes as &dyn Source).collect();
    let watch = Clock(start);
    let (network, imported) = match import(&sources, &watch) {
        Ok(done) => done,
        Err(error) => return eprintln!("refused: {error}"),
    };
    println!("import {:.2} s", start.elapsed().as_secs_f64());
    println!(
        "{} ways, {} roads, {} joined, {} nodes of roads, {} turns, {} gates, {} refused",
        imported.ways,
        imported.roads,
        imported.joined,
        imported.road_nodes,
        imported.turns,
        imported.gates,
        imported.refused
    );
    for refusal in imported.refusals.iter().take(5) {
        println!("  {} {} {}", refusal.element, refusal.reason.code(), refusal.detail);
    }
    report(&network);
}

struct Bytes<'b>(&'b [u8]);

impl Source for Bytes<'_> {
    fn length(&self) -> u64 {
        self.0.length()
    }

    fn fetch(&self, at: u64, into: &mut [u8]) -> Result<(), String> {
        self.0.fetch(at, into)
    }
}

struct Clock(Instant);

impl passage_roads::Watch for Clock {
    fn at(&self, step: passage_roads::Step, done: u64, all: u64) -> bool {
        eprintln!("{:6.2} s {step:?} {done}/{all}", self.0.elapsed().as_secs_f64());
        true
    }
}

fn report(network: &Network) {
    println!(
        "{} junctions, {} edges, {:.0} km, {:.1} MB in memory",
        network.nodes(),
        network.edges(),
        network.total_km(),
        network.memory() as f64 / 1e6
    );
    let start = Instant::now();
    let file = network.to_bytes();
    println!("written {:.1} MB in {:.3} s", file.len() as f64 / 1e6, start.elapsed().as_secs_f64());
    let start = Instant::now();
    let again = Network::from_bytes(&file);
    println!("opened in {:.3} s: {}", start.elapsed().as_secs_f64(), again.is_ok_and(|again| again.is_genuine()));
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    for line in status.lines().filter(|line| line.starts_with("VmHWM")) {
        println!("{line}");
    }
}
