//! Times, and how they are told.

use std::time::{Duration, Instant};

/// The result and how long it took.
pub(crate) fn timed<T>(run: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let result = run();
    (result, start.elapsed())
}

/// The shortest of some runs, after one that is not counted. What is made is dropped outside the clock.
pub(crate) fn best_of<T>(runs: usize, mut run: impl FnMut() -> T) -> Duration {
    std::hint::black_box(run());
    (0..runs).map(|_| timed(|| std::hint::black_box(run())).1).min().unwrap_or_default()
}

/// What all threads of this process have computed so far. `None`: only Linux tells it, in steps of 10 ms.
///
/// On a machine that others use too it says more than the time on the wall.
pub(crate) fn computed() -> Option<Duration> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    // The name of the program comes in brackets and may hold spaces; user and system time are 12th and 13th after it.
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks = |n: usize| fields.get(n)?.parse::<u64>().ok();
    Some(Duration::from_millis(10 * (ticks(11)? + ticks(12)?)))
}

pub(crate) fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// Many single times, for the slow ones among them: a mean would hide those.
#[derive(Debug, Default)]
pub(crate) struct Latencies(Vec<Duration>);

impl Latencies {
    pub(crate) fn add(&mut self, time: Duration) {
        self.0.push(time);
    }

    /// The time that this share of all runs, 0 to 1, did not pass.
    pub(crate) fn quantile(&self, share: f64) -> Duration {
        let mut times = self.0.clone();
        times.sort_unstable();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a rank")]
        let rank = (share * times.len() as f64).ceil() as usize;
        times.get(rank.max(1) - 1).copied().unwrap_or_default()
    }

    /// One line, and a row for every step of a third of a decade.
    pub(crate) fn print(&self, what: &str) {
        let [p50, p90, p99, most] = [0.5, 0.9, 0.99, 1.0].map(|share| ms(self.quantile(share)));
        println!("{what}: n {}, p50 {p50:.2} ms, p90 {p90:.2} ms, p99 {p99:.2} ms, most {most:.2} ms", self.0.len());
        let mut bound = 0.01;
        let mut below = 0;
        while below < self.0.len() {
            let count = self.0.iter().filter(|time| ms(**time) < bound).count();
            if count > below {
                let share = (count - below) as f64 / self.0.len() as f64;
                println!("  < {bound:>9.2} ms  {:>5.1} %", 100.0 * share);
            }
            below = count;
            bound *= 10_f64.powf(1.0 / 3.0);
        }
    }
}
