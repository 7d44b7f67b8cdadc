//! Arrows only point down, and the pure crates stay pure (ARCHITECTURE.md, floors and invariants 1, 2, 8).

use std::collections::BTreeMap;
use std::fs;
use std::process::Command;

use passage_tests::{files, root};
use serde_json::Value;

/// The floors of the house. A new crate is entered here, or the test fails.
const FLOORS: &[(&str, u8)] = &[
    ("passage-model", 1),
    ("passage-spatial", 2),
    ("passage-words", 2),
    ("passage-osm", 2),
    ("passage-risk", 3),
    ("passage-roads", 3),
    ("passage-backtest", 4),
    ("passage-store", 4),
    ("passage-exchange", 4),
    ("passage-report", 4),
    ("passage-intake", 4),
    ("passage-desk", 5),
    ("passage-cli", 6),
    ("passage-host", 6),
    ("passage-app", 6),
    ("passage-tests", 7),
    ("xtask", 7),
];

/// They do no input or output, and read no clock and no locale.
const PURE: &[&str] =
    &["passage-model", "passage-osm", "passage-spatial", "passage-risk", "passage-roads", "passage-backtest"];

/// What a pure crate has no business with.
const IMPURE_CRATES: &[&str] = &["rusqlite", "tauri", "tokio", "axum", "getrandom", "tempfile", "reqwest"];

/// The same in the standard library and in `chrono`.
const IMPURE_CODE: &[&str] = &[
    "std::fs",
    "std::net",
    "std::env",
    "std::process",
    "std::io::",
    "std::thread",
    "SystemTime",
    "Instant::now",
    "Utc::now",
    "Local::now",
];

/// Dependencies of every package of the workspace, those of its tests left out.
fn dependencies() -> BTreeMap<String, Vec<String>> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["metadata", "--no-deps", "--format-version", "1", "--offline"])
        .current_dir(root())
        .output()
        .expect("cargo metadata");
    let data: Value = serde_json::from_slice(&output.stdout).expect("cargo metadata answers JSON");
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    data["packages"]
        .as_array()
        .expect("packages")
        .iter()
        .map(|package| {
            let names = package["dependencies"].as_array().into_iter().flatten();
            let names =
                names.filter(|dependency| dependency["kind"] != "dev").map(|dependency| text(&dependency["name"]));
            (text(&package["name"]), names.collect())
        })
        .collect()
}

fn floor(name: &str) -> Option<u8> {
    FLOORS.iter().find(|(crate_name, _)| *crate_name == name).map(|(_, floor)| *floor)
}

#[test]
fn arrows_only_point_down() {
    let mut wrong = Vec::new();
    for (package, dependencies) in dependencies() {
        let Some(own) = floor(&package) else {
            wrong.push(format!("{package} has no floor: enter it in FLOORS"));
            continue;
        };
        for dependency in &dependencies {
            if floor(dependency).is_some_and(|below| below >= own) {
                wrong.push(format!("{package} must not depend on {dependency}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn pure_crates_depend_on_nothing_that_does_io() {
    for (package, dependencies) in dependencies() {
        if PURE.contains(&package.as_str()) {
            let wrong: Vec<_> = dependencies.iter().filter(|name| IMPURE_CRATES.contains(&name.as_str())).collect();
            assert!(wrong.is_empty(), "{package} depends on {wrong:?}");
        }
    }
}

#[test]
fn pure_crates_do_no_io_and_read_no_clock() {
    let mut wrong = Vec::new();
    for file in files().unwrap_or_default() {
        let name = file.to_string_lossy().replace('\\', "/");
        let pure = PURE.iter().any(|name_of_crate| {
            name.starts_with(&format!("src-tauri/crates/{}/src/", name_of_crate.trim_start_matches("passage-")))
        });
        // Test files may read their fixtures.
        if !pure || file.extension().is_none_or(|e| e != "rs") || name.ends_with("tests.rs") || name.contains("/tests/")
        {
            continue;
        }
        let text = fs::read_to_string(root().join(&file)).expect("a text file");
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for (number, line) in code.lines().enumerate() {
            let line = line.split("//").next().unwrap_or_default();
            for word in IMPURE_CODE.iter().filter(|word| line.contains(**word)) {
                wrong.push(format!("{name}:{}: {word}", number + 1));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_the_store_opens_the_database() {
    for (package, dependencies) in dependencies() {
        let opens = dependencies.iter().any(|name| name == "rusqlite");
        assert!(!opens || package == "passage-store", "{package} depends on rusqlite; all SQL is in passage-store");
    }
}

#[test]
fn the_shell_is_thin() {
    let lines: usize = files()
        .unwrap_or_default()
        .iter()
        .filter(|file| file.starts_with("src-tauri/src"))
        .map(|file| fs::read_to_string(root().join(file)).expect("a text file").lines().count())
        .sum();
    assert!(lines < 460, "the shell has {lines} lines; what it does belongs into passage-desk");
}

#[test]
fn nothing_in_the_window_or_the_command_line_reaches_for_the_network() {
    // Name by name: what would let a later change open a connection without anyone noticing.
    const NETWORK: &[&str] = &[
        "reqwest",
        "ureq",
        "hyper-tls",
        "hyper-rustls",
        "curl",
        "tauri-plugin-http",
        "tauri-plugin-updater",
        "tauri-plugin-shell",
    ];
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    for package in ["passage-app", "passage-cli"] {
        let output = Command::new(&cargo)
            .args(["tree", "--offline", "--edges", "normal", "--prefix", "none", "--package", package])
            .current_dir(root())
            .output()
            .expect("cargo tree");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let tree = String::from_utf8_lossy(&output.stdout);
        for line in tree.lines() {
            let name = line.split(' ').next().unwrap_or_default();
            assert!(!NETWORK.contains(&name), "{package} contains {name}");
        }
    }
}
