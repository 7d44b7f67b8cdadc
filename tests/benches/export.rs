//! The same data and our own answer as files, for the peers.

use std::{
    fs::{self, File},
    io::{BufWriter, Result, Write},
    path::Path,
};

use passage_model::{Event, Geometry};
use passage_risk::{Params, belief};

use crate::{
    clock::{computed, ms, timed},
    join::join,
    pattern::Pattern,
    world::World,
};

/// Timed runs of the join, after one that is not counted.
const RUNS: u32 = 5;

/// Writes `events.csv`, `segments.csv`, `sums.csv` and `passage.json` into a folder, and prints the times.
pub(crate) fn write(folder: &Path, events: usize, routes: usize) -> Result<()> {
    let world = World::new(&Pattern::read(), events, routes);
    println!("{}", world.about);
    fs::create_dir_all(folder)?;
    let dossier = world.dossier();
    let (params, question) = (Params::builtin(), world.question());

    let mut out = BufWriter::new(File::create(folder.join("events.csv"))?);
    writeln!(out, "id,lon,lat,q,age_days,m,r_km")?;
    let acting = |event: &&Event| event.is_violent() && event.time.last() < world.as_of;
    for (id, event) in world.events.iter().filter(acting).enumerate() {
        let (Some(Geometry::Point { at }), Some((m, r))) = (&event.geometry, weight(event, params)) else { continue };
        let age = (world.as_of - event.time.representative()).num_milliseconds() as f64 / 86_400_000.0;
        if age > *params.hazard.max_age_days {
            continue;
        }
        let q = belief(event, &dossier, params).q;
        writeln!(out, "{id},{},{},{q},{age},{m},{r}", at.lon(), at.lat())?;
    }
    out.flush()?;

    let mut out = BufWriter::new(File::create(folder.join("segments.csv"))?);
    writeln!(out, "id;route;wkt")?;
    let segments = world.network.routes().enumerate();
    let segments = segments.flat_map(|(n, id)| world.network.segments(id).iter().map(move |segment| (n, segment)));
    for (id, (route, segment)) in segments.enumerate() {
        let points: Vec<String> = segment.points.iter().map(|p| format!("{} {}", p.lon(), p.lat())).collect();
        writeln!(out, "{id};{route};LINESTRING({})", points.join(","))?;
    }
    out.flush()?;

    let sums = join(&world.network, &dossier, params, &question);
    let before = computed();
    let times: Vec<f64> = (0..RUNS)
        .map(|_| {
            let (again, time) = timed(|| join(&world.network, &dossier, params, &question));
            assert_eq!(sums, again, "two runs differ");
            ms(time)
        })
        .collect();
    let cpu = before.and_then(|before| Some(ms(computed()?.saturating_sub(before)) / f64::from(RUNS)));
    let mut out = BufWriter::new(File::create(folder.join("sums.csv"))?);
    writeln!(out, "id,s")?;
    for (id, s) in sums.iter().enumerate() {
        writeln!(out, "{id},{s}")?;
    }
    out.flush()?;
    let told = serde_json::json!({
        "about": world.about,
        "events": events,
        "routes": routes,
        "segments": sums.len(),
        "join_ms": times,
        "join_cpu_ms": cpu,
        "kernel": {
            "b": *params.hazard.background_b,
            "D": *params.hazard.radius_km,
            "tau": *params.hazard.omori_days,
            "power": *params.hazard.omori_power,
            "rho": *params.hazard.tail_rho,
            "L": *params.hazard.tail_decay_km,
            "T": *params.hazard.tail_decay_days,
            "Dmax": *params.hazard.tail_reach_km,
            "tail_age": *params.hazard.tail_age_days,
        },
    });
    fs::write(folder.join("passage.json"), serde_json::to_string_pretty(&told)?)?;
    println!("join: {times:.1?} ms, computing {:.0} ms each", cpu.unwrap_or(f64::NAN));
    Ok(())
}

/// The weight m and the spread r, km, of a location precision; `None` for events that act on no segment.
fn weight(event: &Event, params: &Params) -> Option<(f64, f64)> {
    use passage_model::{LocationPrecision as L, TimePrecision as T};
    let p = &params.hazard.precision;
    let precision = match event.precision {
        L::Exact => &p.exact,
        L::Near => &p.near,
        L::District => &p.district,
        L::Coarse | L::Linear => return None,
    };
    matches!(event.time.precision, T::Hour | T::Day | T::Week).then_some((*precision.weight, *precision.spread_km))
}
