//! What the window may load and call: only itself (invariant 9).

use std::collections::BTreeMap;
use std::fs;

use passage_tests::root;
use serde_json::Value;

/// Every source that a directive may name. `ipc:` and its Windows form are the way to the commands.
const OWN: &[(&str, &[&str])] = &[
    ("default-src", &["'none'"]),
    ("script-src", &["'self'"]),
    ("worker-src", &["'self'"]),
    ("style-src", &["'self'"]),
    ("img-src", &["'self'", "data:", "blob:"]),
    ("font-src", &["'self'"]),
    ("connect-src", &["'self'", "ipc:", "http://ipc.localhost"]),
    ("object-src", &["'none'"]),
    ("base-uri", &["'none'"]),
    ("form-action", &["'none'"]),
    ("frame-ancestors", &["'none'"]),
];

fn config() -> Value {
    let text = fs::read_to_string(root().join("src-tauri/tauri.conf.json")).expect("tauri.conf.json");
    serde_json::from_str(&text).expect("tauri.conf.json is JSON")
}

#[test]
fn the_window_may_load_only_itself() {
    let config = config();
    let csp = config["app"]["security"]["csp"].as_str().expect("a CSP");
    let found: BTreeMap<&str, Vec<&str>> = csp
        .split(';')
        .filter_map(|directive| {
            let mut words = directive.split_whitespace();
            Some((words.next()?, words.collect()))
        })
        .collect();
    let allowed: BTreeMap<&str, Vec<&str>> = OWN.iter().map(|(name, sources)| (*name, sources.to_vec())).collect();
    assert_eq!(found, allowed);
}

#[test]
fn nothing_weakens_the_policy() {
    let config = config();
    let security = &config["app"]["security"];
    for key in ["dangerousDisableAssetCspModification", "assetProtocol", "devCsp"] {
        assert!(security[key].is_null(), "app.security.{key} is set");
    }
    assert!(config["build"]["devUrl"].is_null(), "a development server would be asked for the pages");
    assert_ne!(config["app"]["withGlobalTauri"], true);
    assert!(config["plugins"].is_null(), "plugins are called from Rust only");
}

#[test]
fn the_pages_are_given_no_api_but_the_commands() {
    for entry in fs::read_dir(root().join("src-tauri/capabilities")).expect("capabilities") {
        let text = fs::read_to_string(entry.expect("an entry").path()).expect("a text file");
        let capability: Value = serde_json::from_str(&text).expect("a capability is JSON");
        assert_eq!(capability["permissions"], Value::Array(vec![]), "{text}");
        assert!(capability["remote"].is_null(), "{text}");
    }
}
