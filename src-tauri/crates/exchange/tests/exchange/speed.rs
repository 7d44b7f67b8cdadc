//! How fast a million rows are read and checked, and in how much memory. Not run by itself: only an optimised build says
//! anything (`cargo test --release -p passage-exchange --test exchange speed -- --ignored --nocapture`).

use std::{
    fs::{self, File},
    io::{BufWriter, Write},
    time::Instant,
};

use passage_exchange::{Item, ReadOptions, read_with};

const ROWS: u32 = 1_000_000;

/// Largest memory of this process so far, megabytes; `None` where the system does not tell.
fn peak_mb() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse::<u64>().ok().map(|kb| kb / 1024)
}

#[test]
#[ignore = "needs an optimised build"]
fn a_million_rows() {
    let path = std::env::temp_dir().join(format!("passage-speed-{}.csv", std::process::id()));
    let mut file = BufWriter::new(File::create(&path).unwrap());
    writeln!(file, "id,date_start,date_end,lat,lon,where_prec,kind,deaths_best,country,report").unwrap();
    for row in 0..ROWS {
        let (lat, lon) = (30.0 + f64::from(row % 5000) / 1000.0, 36.0 + f64::from(row % 7000) / 1000.0);
        writeln!(
            file,
            "SYR{row},2024-11-29,,{lat},{lon},1,strike/air,{},SYR,\"Shells fell near the bridge, again\"",
            row % 9
        )
        .unwrap();
    }
    drop(file);
    let mut events = 0u32;
    let start = Instant::now();
    let sink = &mut |item: Item| events += u32::from(matches!(item, Item::Event(_)));
    let summary = read_with(File::open(&path).unwrap(), "big.csv", ReadOptions::default(), sink).unwrap();
    let seconds = start.elapsed().as_secs_f64();
    fs::remove_file(&path).unwrap();
    println!(
        "{} rows, {} MB in {seconds:.2} s: {:.0} rows/s; peak {:?} MB",
        summary.rows_in,
        summary.bytes >> 20,
        f64::from(ROWS) / seconds,
        peak_mb()
    );
    assert_eq!((events, summary.rows_accepted), (ROWS, u64::from(ROWS)));
}
