//! Shared helpers of the tests that cross crate borders.

use std::path::{Path, PathBuf};
use std::process::Command;

/// The folder with the workspace's `Cargo.toml`.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// A program built from this workspace, beside the running test. `None`, with a printed reason, where it has not been
/// built; under `PASSAGE_STRICT` (set by `cargo xtask test`, which has built it) that is a failure.
pub fn program(name: &str) -> Option<PathBuf> {
    // target/debug/deps/it-… → target/debug
    let folder = std::env::current_exe().ok()?.parent()?.parent()?.to_path_buf();
    let file = folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    require(file.is_file(), &format!("{name} is not built: cargo build --workspace")).then_some(file)
}

/// Whether a tool of the system can be started; see [`program`] for what happens otherwise.
pub fn tool(name: &str) -> bool {
    let found = std::env::var_os("PATH")
        .is_some_and(|path| std::env::split_paths(&path).any(|folder| folder.join(name).is_file()));
    require(found, &format!("{name} is not installed: cargo xtask setup"))
}

/// Says why a test is left out where something is missing.
///
/// # Panics
/// Under `PASSAGE_STRICT`, where nothing may be missing.
pub fn require(there: bool, reason: &str) -> bool {
    if !there {
        assert!(std::env::var_os("PASSAGE_STRICT").is_none(), "{reason}");
        println!("skipped: {reason}");
    }
    there
}

/// The project's files as git would take them: everything but what is ignored, relative to [`root`]. `None`, with a
/// printed reason, outside a git checkout.
pub fn files() -> Option<Vec<PathBuf>> {
    let output = Command::new("git")
        .args(["ls-files", "--cached", "--others", "--exclude-standard", "-z"])
        .current_dir(root())
        .output()
        .ok()
        .filter(|output| output.status.success());
    if !require(output.is_some(), "not a git checkout") {
        return None;
    }
    let text = String::from_utf8_lossy(&output?.stdout).into_owned();
    let mut files: Vec<PathBuf> = text
        .split('\0')
        .filter(|name| !name.is_empty())
        .map(PathBuf::from)
        .filter(|f| root().join(f).is_file())
        .collect();
    files.sort();
    files.dedup();
    Some(files)
}
