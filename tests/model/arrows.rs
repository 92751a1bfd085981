//! Which crate may know which: the drawing in ARCHITECTURE.md, held by cargo's own metadata.

use std::collections::BTreeMap;
use std::process::Command;

use serde_json::Value;

/// Crates of the workspace that each crate names in its manifest.
const ARROWS: [(&str, &[&str]); 12] = [
    ("canghai-sim", &[]),
    ("canghai-plan", &["canghai-sim"]),
    ("canghai-analysis", &["canghai-plan", "canghai-sim"]),
    ("canghai-chart", &[]),
    ("canghai-app", &["canghai-analysis", "canghai-chart", "canghai-plan", "canghai-sim"]),
    (
        "canghai-report",
        &["canghai-analysis", "canghai-app", "canghai-chart", "canghai-plan", "canghai-sim"],
    ),
    (
        "canghai-cli",
        &["canghai-analysis", "canghai-app", "canghai-plan", "canghai-report", "canghai-sim"],
    ),
    ("canghai-web", &["canghai-analysis", "canghai-app", "canghai-chart", "canghai-plan"]),
    ("canghai-workshop", &["canghai-app", "canghai-plan"]),
    (
        "canghai-web-report",
        &["canghai-analysis", "canghai-app", "canghai-plan", "canghai-report", "canghai-sim"],
    ),
    ("canghai-tests", &["canghai-analysis", "canghai-app", "canghai-plan", "canghai-sim"]),
    ("xtask", &[]),
];

/// Crates of which a browser loads modules.
const MODULES: [&str; 3] = ["canghai-web", "canghai-web-report", "canghai-workshop"];

/// Libraries that only they may name.
const BROWSER: [&str; 5] = ["yew", "web-sys", "gloo", "wasm-bindgen", "js-sys"];

fn dependencies() -> BTreeMap<String, Vec<String>> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let output = Command::new(cargo)
        .args(["metadata", "--no-deps", "--format-version", "1", "--offline"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs");
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("cargo's metadata");
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let packages = metadata["packages"].as_array().expect("packages").iter();
    packages
        .map(|package| {
            let all = package["dependencies"].as_array().expect("dependencies").iter();
            let built = all.filter(|dependency| dependency["kind"].is_null());
            let mut names: Vec<String> =
                built.map(|dependency| text(&dependency["name"])).collect();
            names.sort();
            (text(&package["name"]), names)
        })
        .collect()
}

#[test]
fn crates_know_only_what_the_architecture_draws() {
    let found: Vec<(String, Vec<String>)> = dependencies()
        .into_iter()
        .map(|(name, mut known)| {
            known.retain(|other| ARROWS.iter().any(|(crate_name, _)| crate_name == other));
            (name, known)
        })
        .collect();
    let mut drawn: Vec<(String, Vec<String>)> = ARROWS
        .iter()
        .map(|(name, known)| {
            ((*name).to_owned(), known.iter().map(|other| (*other).to_owned()).collect())
        })
        .collect();
    drawn.sort();
    assert_eq!(found, drawn);
}

#[test]
fn only_what_a_browser_loads_names_it() {
    for (name, known) in dependencies().iter().filter(|(name, _)| !MODULES.contains(&name.as_str()))
    {
        let browser = known.iter().find(|other| BROWSER.contains(&other.as_str()));
        assert_eq!(browser, None, "{name}");
    }
}
