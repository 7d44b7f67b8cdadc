//! What keeps the house readable.

use std::fs;
use std::path::{Path, PathBuf};

use passage_tests::{files, root};

/// A file of this length is a defect: it holds more than one idea.
const TOO_LONG: usize = 800;

const CODE: &[&str] = &["rs", "ts", "svelte", "css", "js", "mjs", "sql", "ftl", "html"];

/// Files that nobody reads or writes by hand.
fn is_made_by_a_program(file: &Path) -> bool {
    let name = file.to_string_lossy();
    name.contains("generated") || name.contains("snapshots")
}

fn code() -> Vec<(PathBuf, String)> {
    files()
        .unwrap_or_default()
        .into_iter()
        .filter(|file| file.extension().is_some_and(|extension| CODE.iter().any(|known| extension == *known)))
        .filter(|file| !is_made_by_a_program(file))
        .map(|file| {
            let text = fs::read_to_string(root().join(&file)).expect("a text file");
            (file, text)
        })
        .collect()
}

#[test]
fn no_file_is_too_long() {
    let long: Vec<String> = code()
        .into_iter()
        .map(|(name, text)| (name, text.lines().count()))
        .filter(|(_, lines)| *lines > TOO_LONG)
        .map(|(name, lines)| format!("{}: {lines} lines", name.display()))
        .collect();
    assert!(long.is_empty(), "a seam is missing:\n{}", long.join("\n"));
}

#[test]
fn nothing_is_left_unfinished() {
    // Put together here, so that this file does not find itself.
    let marks = ["todo", "unimplemented"].map(|name| format!("{name}!("));
    let mut found = Vec::new();
    for (name, text) in code().into_iter().filter(|(name, _)| name.extension().is_some_and(|e| e == "rs")) {
        for (number, line) in text.lines().enumerate() {
            if marks.iter().any(|mark| line.contains(mark.as_str())) {
                found.push(format!("{}:{}: {}", name.display(), number + 1, line.trim()));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn the_top_level_shows_only_what_a_newcomer_must_see() {
    const TOP: &[&str] = &[
        "Cargo.toml",
        "Cargo.lock",
        "clippy.toml",
        "rustfmt.toml",
        "README.md",
        "ARCHITECTURE.md",
        "CHANGELOG.md",
        "LICENSE",
        "src-tauri",
        "ui",
        "tests",
        "xtask",
    ];
    for file in files().unwrap_or_default() {
        let top =
            file.components().next().map(|part| part.as_os_str().to_string_lossy().into_owned()).unwrap_or_default();
        assert!(top.starts_with('.') || TOP.contains(&top.as_str()), "{} is at the top level", file.display());
    }
}
