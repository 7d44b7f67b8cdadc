//! Steps with a name, a time and an outcome.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use crate::counts::Counts;

struct Done {
    name: String,
    time: Duration,
    counts: Counts,
}

/// The steps of one task, in the order in which they ran.
pub(crate) struct Steps {
    only: Vec<String>,
    done: Vec<Done>,
}

impl Steps {
    /// With words: only steps whose name has one of them are run.
    pub(crate) fn new(only: &[String]) -> Self {
        Self { only: only.to_vec(), done: Vec::new() }
    }

    /// Whether a step of this name is to be run.
    pub(crate) fn wants(&self, name: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|word| name.contains(word.as_str()))
    }

    /// Runs a program as a step; its tests are counted, or the step itself where it has none. Returns whether the
    /// step, if it was wanted, went well.
    pub(crate) fn run(&mut self, name: &str, command: &mut Command) -> bool {
        self.work(name, || stream(command))
    }

    /// Runs a function as a step.
    pub(crate) fn work(&mut self, name: &str, work: impl FnOnce() -> Result<Outcome>) -> bool {
        if !self.wants(name) {
            return true;
        }
        println!("\n== {name}");
        let start = Instant::now();
        let outcome = work().unwrap_or_else(|error| {
            println!("{error:#}");
            Outcome { ok: false, counts: Counts::default() }
        });
        let mut counts = outcome.counts;
        if outcome.ok && counts == Counts::default() {
            counts.passed = 1;
        }
        if !outcome.ok && counts.failed == 0 {
            counts.failed = 1;
        }
        let time = start.elapsed();
        println!("== {name}: {} ({:.1} s)", if counts.failed == 0 { "ok" } else { "FAILED" }, time.as_secs_f64());
        let ok = counts.failed == 0;
        self.done.push(Done { name: name.to_owned(), time, counts });
        ok
    }

    /// Prints every step with its time and the closing line; returns whether nothing failed.
    pub(crate) fn close(&self) -> bool {
        println!();
        for step in &self.done {
            let Counts { passed, failed } = step.counts;
            println!("{:>8.1} s  {:>5} passed  {failed:>3} failed  {}", step.time.as_secs_f64(), passed, step.name);
        }
        let total: f64 = self.done.iter().map(|step| step.time.as_secs_f64()).sum();
        println!("{total:>8.1} s  in all\n");
        let passed: u64 = self.done.iter().map(|step| step.counts.passed).sum();
        let failed: u64 = self.done.iter().map(|step| step.counts.failed).sum();
        println!("{passed} passed, {failed} failed");
        failed == 0 && !self.done.is_empty()
    }
}

/// How a step ended.
pub(crate) struct Outcome {
    pub(crate) ok: bool,
    pub(crate) counts: Counts,
}

/// Runs a program, passes its output on line by line and counts the tests that it reports.
fn stream(command: &mut Command) -> Result<Outcome> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("{} cannot be started", command.get_program().display()))?;
    let counts = Mutex::new(Counts::default());
    let (out, err) = (child.stdout.take(), child.stderr.take());
    std::thread::scope(|scope| {
        if let Some(err) = err {
            scope.spawn(|| pass_on(err, &counts, &mut std::io::stderr()));
        }
        if let Some(out) = out {
            pass_on(out, &counts, &mut std::io::stdout());
        }
    });
    let ok = child.wait()?.success();
    let counts = *counts.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    Ok(Outcome { ok, counts })
}

fn pass_on(from: impl Read, counts: &Mutex<Counts>, to: &mut impl Write) {
    let mut reader = BufReader::new(from);
    let mut line = Vec::new();
    while reader.read_until(b'\n', &mut line).is_ok_and(|read| read > 0) {
        // Nobody reading any more (a closed pipe) is no reason to stop the tests.
        let _ = to.write_all(&line);
        if let Ok(mut counts) = counts.lock() {
            counts.read(&String::from_utf8_lossy(&line));
        }
        line.clear();
    }
}
