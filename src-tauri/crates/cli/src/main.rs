//! `passage`: the second door into the same use-cases as the window. Its JSON is a contract; see `README.md`.

mod args;
mod backtest;
mod calibrate;
mod draft;
mod gazetteer;
mod import;
mod method;
mod output;
mod plan;
mod progress;
mod run;
mod sheet;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    match args::Cli::try_parse() {
        Ok(cli) => run::run(cli),
        Err(error) => {
            // Help and version are answers, not mistakes; clap prints them on stdout itself.
            let usage = error.use_stderr();
            let _ = error.print();
            ExitCode::from(if usage { 2 } else { 0 })
        }
    }
}
