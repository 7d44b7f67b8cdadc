//! `cargo xtask run | test | shots DIR | setup`: what a newcomer types, and what continuous integration calls.
//!
//! Nothing here is needed to build the project with plain `cargo`; it only takes the steps in the right order and
//! takes each of them once.

mod counts;
mod packages;
mod shots;
mod steps;
mod test;
mod tools;
mod ui;

use std::process::ExitCode;

use anyhow::{Result, bail};

use crate::packages::Set;

const USAGE: &str = "\
usage: cargo xtask <task>

  run [ARGS…]        set up, build the pages and open the window; ARGS go to it (--db FILE)
  test [WORD…]       set up, then every check and test; with WORDs only the steps whose name has one of them
  shots DIR [WORD…]  pictures of every view and every briefing page as PNG into DIR
  setup [run|test]   only install what is missing (default: what `test` needs)
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&args) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Runs one task. `Ok(false)`: it ran, and something failed that has been reported.
fn dispatch(args: &[String]) -> Result<bool> {
    let (task, rest) = args.split_first().map_or(("", [].as_slice()), |(task, rest)| (task.as_str(), rest));
    match task {
        "setup" => {
            let set = match rest {
                [] => Set::Test,
                [word] if word == "test" => Set::Test,
                [word] if word == "run" => Set::Run,
                _ => bail!("`setup` takes `run` or `test`\n\n{USAGE}"),
            };
            packages::ensure(set)?;
            ui::install()?;
            ui::build()?;
            Ok(true)
        }
        "run" => {
            packages::ensure(Set::Run)?;
            ui::install()?;
            ui::build()?;
            let status = tools::cargo().args(["run", "--package", "passage-app", "--"]).args(rest).status()?;
            Ok(status.success())
        }
        "test" => test::run(rest),
        "shots" => match rest {
            [dir, words @ ..] => shots::run(std::path::Path::new(dir), words),
            [] => bail!("`shots` needs a folder to write to\n\n{USAGE}"),
        },
        "" | "help" | "--help" | "-h" => {
            print!("{USAGE}");
            Ok(!task.is_empty())
        }
        other => bail!("no such task: {other}\n\n{USAGE}"),
    }
}
