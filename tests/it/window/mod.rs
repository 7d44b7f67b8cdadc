//! The real window under a screen without hardware. Only where WebKit is the system's browser engine: Linux.
#![cfg(target_os = "linux")]

mod desk;
mod driver;
mod leaving;
mod offline;
mod pdf;
mod processes;

use std::path::{Path, PathBuf};
use std::process::Command;

use driver::Window;
use passage_tests::{program, tool};
use tempfile::TempDir;

/// The program and a folder of its own; `None`, with a printed reason, where something is missing.
fn prepare() -> Option<(PathBuf, TempDir)> {
    let tools = ["Xvfb", "WebKitWebDriver", "import", "kill"];
    if !tools.into_iter().all(tool) {
        return None;
    }
    Some((program("passage-app")?, TempDir::new().expect("a folder")))
}

/// A database of the starter region in this folder; `None`, with a printed reason, where the command line is not built.
fn starter(folder: &Path) -> Option<PathBuf> {
    let database = folder.join("starter.db");
    let made = Command::new(program("passage")?)
        .args(["init", "--starter", "--db"])
        .arg(&database)
        .output()
        .expect("the command line starts");
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    Some(database)
}

/// Runs a test that waits for a window.
fn run(test: impl Future<Output = ()>) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(test);
}
