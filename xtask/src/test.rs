//! `cargo xtask test`: every check and test, with one target folder and one profile.

use std::process::Command;

use anyhow::Result;

use crate::packages::{self, Set};
use crate::steps::Steps;
use crate::{tools, ui};

/// Tests of the real window; they run alone, after everything else.
const WINDOW: &str = "window::";

pub(crate) fn run(words: &[String]) -> Result<bool> {
    let mut steps = Steps::new(words);
    // Needed by every other step, so never left out by a word.
    packages::ensure(Set::Test)?;
    ui::install()?;

    steps.run("format", tools::cargo().args(["fmt", "--all", "--check"]));
    if ui::has_script("check") {
        steps.run("ui check", tools::npm().args(["run", "check"]));
    }
    if ui::has_script("test") {
        steps.run("ui test", tools::npm().args(["test"]));
    }
    // The program embeds the pages, and does not compile without them.
    ui::build()?;
    let locked = locked();
    steps.run(
        "lint",
        tools::cargo().args(["clippy", "--workspace", "--all-targets"]).args(locked).args(["--", "-D", "warnings"]),
    );
    if !steps.run("build for tests", &mut build()) {
        return Ok(steps.close());
    }
    let nextest = tools::answer("cargo", &["nextest", "--version"]).is_some();
    steps.run("tests", &mut rust(nextest, false));
    steps.run("doc tests", tools::cargo().args(["test", "--workspace", "--doc"]));
    if ui::has_script("e2e") {
        steps.run("ui e2e", tools::npm().args(["run", "e2e"]).envs(for_browser()));
    }
    steps.run("window e2e", &mut rust(nextest, true));
    Ok(steps.close())
}

/// Builds everything that tests and pictures use. Always the whole workspace: a narrower choice would resolve features
/// anew and build dependencies twice.
pub(crate) fn build() -> Command {
    let mut command = tools::cargo();
    command.args(["build", "--workspace", "--all-targets"]).args(locked());
    command
}

/// Where nobody is there to commit a changed lock file, it must already be right.
fn locked() -> Option<&'static str> {
    std::env::var_os("CI").map(|_| "--locked")
}

/// The Rust tests of the whole workspace: those of the window, or all others.
fn rust(nextest: bool, window: bool) -> Command {
    let mut command = tools::cargo();
    if nextest {
        let filter = if window { format!("test({WINDOW})") } else { format!("not test({WINDOW})") };
        command.args(["nextest", "run", "--workspace", "--no-fail-fast", "-E", &filter]);
    } else if window {
        command.args(["test", "--workspace", "--all-targets", "--no-fail-fast", "--", WINDOW, "--test-threads=1"]);
    } else {
        command.args(["test", "--workspace", "--all-targets", "--no-fail-fast", "--", "--skip", WINDOW]);
    }
    // Here a test may not leave itself out because a tool is missing: everything has been installed.
    command.env("PASSAGE_STRICT", "1");
    command
}

/// Where the browser and the built host are, for tests that are written in JavaScript.
pub(crate) fn for_browser() -> Vec<(&'static str, std::ffi::OsString)> {
    let programs = tools::target().join("debug");
    let host = programs.join(format!("passage-host{}", std::env::consts::EXE_SUFFIX));
    let mut env = vec![("PASSAGE_TARGET", programs.into_os_string()), ("PASSAGE_HOST_BIN", host.into_os_string())];
    if let Some(chromium) = tools::chromium() {
        env.push(("CHROMIUM", chromium.into_os_string()));
    }
    env
}
