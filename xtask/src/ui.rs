//! The pages of the window: their packages and their build, each redone only when what goes in has changed.

use std::collections::BTreeSet;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::tools;

/// Everything the build reads, relative to the workspace. Messages are shared with the Rust side.
const INPUTS: &[&str] = &[
    "ui/src",
    "ui/public",
    "ui/index.html",
    "ui/package.json",
    "ui/package-lock.json",
    "ui/svelte.config.js",
    "ui/tsconfig.json",
    "ui/vite.config.ts",
    "src-tauri/messages",
];

/// `npm ci`, when the lock file is not the one that was installed.
pub(crate) fn install() -> Result<()> {
    let ui = tools::root().join("ui");
    let stamp = Stamp::new(ui.join("node_modules/.passage-packages"), &[ui.join("package-lock.json")])?;
    if stamp.holds() {
        return Ok(());
    }
    if newer(&ui.join("node_modules/.package-lock.json"), &ui.join("package-lock.json")) {
        return stamp.set(); // npm itself was called by hand since the lock file changed
    }
    println!("setup: npm ci");
    let status = tools::npm().arg("ci").status().context("npm cannot be started")?;
    if !status.success() {
        bail!("npm ci failed in {}", ui.display());
    }
    stamp.set()
}

/// `npm run build`, when a source is not the one that was built.
pub(crate) fn build() -> Result<()> {
    let root = tools::root();
    let inputs: Vec<PathBuf> = INPUTS.iter().map(|name| root.join(name)).collect();
    // Beside the packages and not in `dist`, which is embedded in the program as it is.
    let stamp = Stamp::new(root.join("ui/node_modules/.passage-pages"), &inputs)?;
    if stamp.holds() && root.join("ui/dist/index.html").is_file() {
        return Ok(());
    }
    println!("setup: npm run build");
    let status = tools::npm().args(["run", "build"]).status().context("npm cannot be started")?;
    if !status.success() {
        bail!("the pages could not be built");
    }
    stamp.set()
}

/// Whether `package.json` has this script.
pub(crate) fn has_script(name: &str) -> bool {
    fs::read_to_string(tools::root().join("ui/package.json"))
        .is_ok_and(|text| text.lines().any(|line| line.trim_start().starts_with(&format!("\"{name}\":"))))
}

fn newer(file: &Path, than: &Path) -> bool {
    let time = |path: &Path| fs::metadata(path).and_then(|meta| meta.modified()).ok();
    matches!((time(file), time(than)), (Some(file), Some(than)) if file > than)
}

/// A file that remembers from which inputs something was made.
struct Stamp {
    file: PathBuf,
    value: String,
}

impl Stamp {
    fn new(file: PathBuf, inputs: &[PathBuf]) -> Result<Self> {
        let mut files = BTreeSet::new();
        for input in inputs {
            collect(input, &mut files)?;
        }
        // Fixed keys: the same inputs give the same value in every run. It guards against haste, not against malice.
        let mut hasher = DefaultHasher::new();
        for path in files {
            path.strip_prefix(tools::root()).unwrap_or(&path).hash(&mut hasher);
            fs::read(&path).with_context(|| path.display().to_string())?.hash(&mut hasher);
        }
        Ok(Self { file, value: format!("{:016x}", hasher.finish()) })
    }

    fn holds(&self) -> bool {
        fs::read_to_string(&self.file).is_ok_and(|text| text == self.value)
    }

    fn set(&self) -> Result<()> {
        fs::write(&self.file, &self.value).with_context(|| self.file.display().to_string())
    }
}

/// All files at or below `path`; one that does not exist has none.
fn collect(path: &Path, files: &mut BTreeSet<PathBuf>) -> Result<()> {
    if path.is_dir() {
        for entry in fs::read_dir(path).with_context(|| path.display().to_string())? {
            collect(&entry?.path(), files)?;
        }
    } else if path.is_file() {
        files.insert(path.to_path_buf());
    }
    Ok(())
}
