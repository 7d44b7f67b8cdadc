//! The real window under a screen without hardware. Only where WebKit is the system's browser engine: Linux.
#![cfg(target_os = "linux")]

mod driver;
mod pdf;
mod processes;

use std::path::PathBuf;

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

/// Runs a test that waits for a window.
fn run(test: impl Future<Output = ()>) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(test);
}
