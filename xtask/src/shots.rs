//! `cargo xtask shots DIR`: what the program shows, as pictures to look at. The list of views is data:
//! `tests/shots/views.json`.

use std::path::Path;

use anyhow::{Context, Result};

use crate::packages::{self, Set};
use crate::steps::Steps;
use crate::{test, tools, ui};

pub(crate) fn run(dir: &Path, words: &[String]) -> Result<bool> {
    packages::ensure(Set::Test)?;
    ui::install()?;
    ui::build()?;
    std::fs::create_dir_all(dir).with_context(|| dir.display().to_string())?;
    let dir = dir.canonicalize().with_context(|| dir.display().to_string())?;
    let mut steps = Steps::new(&[]);
    if steps.run("build", &mut test::build()) {
        let mut node = std::process::Command::new("node");
        node.arg(tools::root().join("tests/shots/shots.mjs")).arg(&dir).args(words).envs(test::for_browser());
        steps.run("pictures", &mut node);
    }
    Ok(steps.close())
}
