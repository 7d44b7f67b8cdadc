//! Measures import, opening and search: `cargo run --release -p passage-roads --example measure -- WHAT …`.
//!
//! `import FILE…`; `keep FILE OUT` imports and writes the network file; `country OUT` writes the made-up country of 5 million
//! nodes; `pairs FILE COUNT [OUT.csv]` searches between places by chance, with levels, closures and without, and writes the
//! free-flow car ways as CSV; `plans FILE COUNT` makes whole plans, three ways each, with levels and 100 closures. FILE of
//! both may be a network file.

use std::{env, fmt::Write as _, fs, time::Instant};

use chrono::{TimeZone, Utc};
use passage_model::{Direction, LatLon, RiskLevel, VehicleClass};
use passage_roads::{
    Blocked, Closure, Exposure, Network, Plan, Planner, Preference, Profile, Question, RiskGrid, Router, Section, Snap,
    Source, Wish, import,
    synth::{Country, Dice, country},
};

/// As in the programs themselves.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    let args: Vec<String> = env::args().skip(1).collect();
    match args.split_first() {
        Some((what, files)) if what == "import" => import_files(files),
        Some((what, [out])) if what == "country" => {
            fs::write(out, country(Country::FIVE_MILLION, 1)).unwrap_or_else(|error| eprintln!("{error}"));
        }
        Some((what, [file, out])) if what == "keep" => {
            if let Some(network) = network(file) {
                told_peak("import");
                fs::write(out, network.to_bytes()).unwrap_or_else(|error| eprintln!("{error}"));
            }
        }
        Some((what, [file, count, rest @ ..])) if what == "pairs" => {
            pairs(file, count.parse().unwrap_or(500), rest.first().map(String::as_str));
        }
        Some((what, [file, count])) if what == "plans" => plans(file, count.parse().unwrap_or(20)),
        _ => {
            eprintln!("measure import FILE… | keep FILE OUT | country OUT | pairs FILE COUNT [CSV] | plans FILE COUNT");
        }
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
    told_peak("import");
    report(&network);
}

/// A network from an extract, or from its own file.
fn network(file: &str) -> Option<Network> {
    let bytes = fs::read(file).unwrap_or_default();
    let (start, before) = (Instant::now(), computed_ms());
    let network = if bytes.starts_with(b"PASSROAD") {
        Network::from_bytes(&bytes)
    } else {
        import(&[&Bytes(&bytes)], &Clock(start)).map(|(network, _)| network)
    };
    println!("{file}: {:.3} s, computed {:.3} s", start.elapsed().as_secs_f64(), (computed_ms() - before) / 1000.0);
    network.map_err(|error| eprintln!("refused: {error}")).ok()
}

/// The most memory so far; only Linux tells it.
fn told_peak(what: &str) {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    for line in status.lines().filter(|line| line.starts_with("VmHWM")) {
        println!("{what}: {line}");
    }
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
    told_peak("with a second copy");
}

fn pairs(file: &str, count: usize, csv: Option<&str>) {
    let Some(network) = network(file) else { return };
    let grid = levels(&network);
    let exposure = timed("levels of all edges", || Exposure::new(&network, &grid));
    let depart = Utc.with_ymd_and_hms(2024, 11, 25, 8, 0, 0).single().unwrap_or_default();
    let car = Profile::of(VehicleClass::Light4wd);
    let fast = Question { profile: car, preference: Preference::FASTEST, depart };
    let careful = Question { preference: Preference { avoid: 100, never: Some(RiskLevel::Unacceptable) }, ..fast };
    let mut dice = Dice::new(42);
    let mut router = timed("weights, free flow", || Router::new(&network, fast, Some(&exposure), Vec::new()));
    let ends: Vec<(Snap, Snap)> =
        std::iter::from_fn(|| Some((place(&router, &mut dice)?, place(&router, &mut dice)?))).take(count).collect();
    let ways = run("free flow", &mut router, &ends);
    if let Some(csv) = csv {
        let mut text = String::from("from_lat,from_lon,to_lat,to_lon,metres,seconds\n");
        for ((from, to), way) in ends.iter().zip(&ways) {
            let (metres, seconds) = way.map_or((f64::NAN, f64::NAN), |(metres, seconds)| (metres, seconds));
            let (a, b) = (from.at, to.at);
            let _ = writeln!(text, "{},{},{},{},{metres:.1},{seconds:.1}", a.lat(), a.lon(), b.lat(), b.lon());
        }
        fs::write(csv, text).unwrap_or_else(|error| eprintln!("{error}"));
    }
    drop(router);
    let mut router = timed("weights, with levels", || Router::new(&network, careful, Some(&exposure), Vec::new()));
    run("with levels", &mut router, &ends);
    let points: Vec<LatLon> = (0..1000).filter_map(|_| Some(place(&router, &mut dice)?.at)).collect();
    let put = timed("1,000 points put on roads", || {
        network.sections_at_each(&points, 60.0).iter().map(Vec::len).sum::<usize>()
    });
    println!("they are on {put} roads");
    let mut closures: Vec<Closure> = (0..1000).map(|id| closure(&network, id, &mut dice)).collect();
    timed("1,000 closures set", || router.set_closures(closures.clone()));
    run("with levels and 1,000 closures", &mut router, &ends);
    let (mut changes, mut computed) = (Vec::new(), Vec::new());
    for (from, to) in ends.iter().take(200) {
        // One closure more, right on the way.
        let Some(way) = router.best(*from, *to) else { continue };
        let piece = way.pieces[way.pieces.len() / 2];
        let mut more = closures.clone();
        more.push(on(&network, piece.arc / 2, 9999));
        let (start, before) = (Instant::now(), computed_ms());
        router.set_closures(more);
        let _ = router.best(*from, *to);
        changes.push(start.elapsed().as_secs_f64() * 1000.0);
        computed.push(computed_ms() - before);
        router.set_closures(closures.clone());
    }
    tell("one closure changed and searched again", changes);
    tell("the same, computed", computed);
    closures.clear();
    together(&mut router, &ends, &mut dice);
    told_peak("search");
}

/// Places come in, the roads at them are closed, and one way is found: other places each time, all open before.
fn together(router: &mut Router<'_>, ends: &[(Snap, Snap)], dice: &mut Dice) {
    let network = router.network();
    let (mut times, mut puts, mut sets) = (Vec::new(), Vec::new(), Vec::new());
    for (from, to) in ends.iter().take(20) {
        let points: Vec<LatLon> = (0..1000).filter_map(|_| Some(place(router, dice)?.at)).collect();
        router.set_closures(Vec::new());
        let start = Instant::now();
        let places = network.sections_at_each(&points, 60.0);
        let closures = places.into_iter().zip(0..).map(|(sections, id)| Closure::whole(id, sections)).collect();
        puts.push(start.elapsed().as_secs_f64() * 1000.0);
        router.set_closures(closures);
        sets.push(start.elapsed().as_secs_f64() * 1000.0 - puts[puts.len() - 1]);
        let _ = router.best(*from, *to);
        times.push(start.elapsed().as_secs_f64() * 1000.0);
    }
    tell("1,000 points put on roads, closed, and one way found: p50 of 20 runs", times);
    tell("of that, put on roads", puts);
    tell("of that, closed", sets);
}

fn plans(file: &str, count: usize) {
    let Some(network) = network(file) else { return };
    let exposure = timed("levels of all edges", || Exposure::new(&network, &levels(&network)));
    let depart = Utc.with_ymd_and_hms(2024, 11, 25, 8, 0, 0).single().unwrap_or_default();
    let preference = Preference { avoid: 100, never: Some(RiskLevel::Unacceptable) };
    let question = Question { profile: Profile::of(VehicleClass::HeavyTruck), preference, depart };
    let mut dice = Dice::new(42);
    let closures: Vec<Closure> = (0..100).map(|id| closure(&network, id, &mut dice)).collect();
    let nodes = u32::try_from(network.nodes()).unwrap_or(1);
    let mut planner = Planner::new(&network, question, Some(&exposure));
    let (mut fresh, mut again, mut ways) = (Vec::new(), Vec::new(), 0);
    for number in 0..count {
        let wish = Wish::between(network.position(dice.below(nodes)), network.position(dice.below(nodes)));
        // The first few from the beginning, as a person who asks for the first time.
        if number < 5 {
            let start = Instant::now();
            let _ = timed("a plan from the beginning", || network.plan(question, Some(&exposure), &closures, wish));
            fresh.push(start.elapsed().as_secs_f64() * 1000.0);
        }
        let start = Instant::now();
        let plan = planner.plan(&closures, wish);
        again.push(start.elapsed().as_secs_f64() * 1000.0);
        ways += plan.map_or(0, |plan| plan.choices.len());
    }
    println!("{count} plans with {ways} ways");
    tell("a plan from the beginning", fresh);
    tell("a plan by a planner that goes on", again);
    told_peak("plans");
    let (mut blocked, mut named) = (Vec::new(), 0);
    for _ in 0..count.min(20) {
        let to = network.position(dice.below(nodes));
        let wish = Wish::between(network.position(dice.below(nodes)), to);
        let mut all = closures.clone();
        all.extend(around(&network, to));
        let start = Instant::now();
        let plan = planner.plan(&all, wish);
        let took = start.elapsed().as_secs_f64() * 1000.0;
        if let Ok(Plan { blocked: Some(Blocked::Closures { set, .. }), .. }) = plan {
            blocked.push(took);
            named += set.len();
        }
    }
    println!("{} plans are blocked, by {named} closures together", blocked.len());
    tell("what blocks", blocked);
    told_peak("plans, blocked ones too");
}

/// All roads that lead to a place over a ring about two kilometres off, shut by four closures.
fn around(network: &Network, at: LatLon) -> Vec<Closure> {
    let off = |edge: u32| {
        let (a, b) = network.ends(edge);
        let km = |node: u32| {
            let node = network.position(node);
            let east = (node.lon() - at.lon()) * at.lat().to_radians().cos();
            (node.lat() - at.lat()).hypot(east) * 111.2
        };
        (km(a), km(b))
    };
    let edges = u32::try_from(network.edges()).unwrap_or(0);
    let ring = (0..edges).filter(|edge| {
        let (a, b) = off(*edge);
        (a < 2.0) != (b < 2.0)
    });
    let mut sections: [Vec<Section>; 4] = Default::default();
    for (number, edge) in ring.enumerate() {
        let to_m = network.length_m(edge);
        sections[number % 4].push(Section { edge, from_m: 0.0, to_m, direction: Direction::Both });
    }
    (1000..).zip(sections).map(|(id, sections)| Closure::whole(id, sections)).collect()
}

fn timed<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let (start, before) = (Instant::now(), computed_ms());
    let done = work();
    println!("{what}: {:.3} s, computed {:.3} s", start.elapsed().as_secs_f64(), (computed_ms() - before) / 1000.0);
    done
}

/// What all threads of this process have computed so far, ms; 0 where only Linux tells it. On a machine that others use it
/// says more than the time on the wall.
fn computed_ms() -> f64 {
    let tasks = fs::read_dir("/proc/self/task").into_iter().flatten().flatten();
    let ns = tasks.filter_map(|task| {
        let told = fs::read_to_string(task.path().join("schedstat")).ok()?;
        told.split_whitespace().next()?.parse::<u64>().ok()
    });
    ns.sum::<u64>() as f64 / 1e6
}

fn run(what: &str, router: &mut Router<'_>, ends: &[(Snap, Snap)]) -> Vec<Option<(f64, f64)>> {
    let (mut times, mut ways, before) = (Vec::new(), Vec::new(), computed_ms());
    for (from, to) in ends {
        let start = Instant::now();
        let way = router.best(*from, *to);
        times.push(start.elapsed().as_secs_f64() * 1000.0);
        ways.push(way.map(|way| (way.metres(), f64::from(way.time_cs()) / 100.0)));
    }
    let found = ways.iter().flatten().count();
    let each = (computed_ms() - before) / ends.len().max(1) as f64;
    println!("{what}: {found} of {} have a way, computed {each:.3} ms each", ends.len());
    tell(what, times);
    ways
}

fn tell(what: &str, mut ms: Vec<f64>) {
    ms.sort_by(f64::total_cmp);
    if let [first, .., last] = ms[..] {
        let at = |share: usize| ms[(ms.len() - 1) * share / 100];
        println!("{what}: least {first:.3} ms, p50 {:.3} ms, p99 {:.3} ms, most {last:.3} ms", at(50), at(99));
    }
}

/// A place near a road by chance.
fn place(router: &Router<'_>, dice: &mut Dice) -> Option<Snap> {
    let network = router.network();
    let edges = u32::try_from(network.edges()).ok()?;
    (0..1000).find_map(|_| router.snap(network.position(network.ends(dice.below(edges)).0), 500.0))
}

fn closure(network: &Network, id: u32, dice: &mut Dice) -> Closure {
    on(network, dice.below(u32::try_from(network.edges()).unwrap_or(u32::MAX)), id)
}

fn on(network: &Network, edge: u32, id: u32) -> Closure {
    let at = network.length_m(edge) / 2.0;
    Closure::whole(id, vec![Section { edge, from_m: at, to_m: at, direction: Direction::Both }])
}

/// Levels in patches of 0.02 degrees over the whole network.
fn levels(network: &Network) -> RiskGrid {
    let nodes = (0..u32::try_from(network.nodes()).unwrap_or(0)).map(|node| network.position(node));
    let (mut south, mut west, mut north, mut east) = (90.0_f64, 180.0_f64, -90.0_f64, -180.0_f64);
    for at in nodes {
        (south, north) = (south.min(at.lat()), north.max(at.lat()));
        (west, east) = (west.min(at.lon()), east.max(at.lon()));
    }
    let step = 0.02;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let count = |from: f64, to: f64| ((to - from) / step) as usize + 1;
    let (rows, columns) = (count(south, north), count(west, east));
    let cells = (0..rows * columns)
        .map(|cell| {
            let (row, column) = ((cell / columns) as f64, (cell % columns) as f64);
            let wave = (row * 0.13).sin() + (column * 0.11).cos() + (row * 0.037 + column * 0.05).sin();
            let level = [2, 1, 1, 2, 3, 0, 4, 5, 6];
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            let at = ((wave + 3.0) * 1.45) as usize;
            RiskLevel::ALL[level[at.min(8)]]
        })
        .collect();
    let corner = LatLon::new(south, west).unwrap_or_else(|error| panic!("{error}"));
    RiskGrid::new(corner, step, columns, cells).unwrap_or_else(|| panic!("a grid"))
}
