//! Making the WebAssembly smaller and faster, where Binaryen's `wasm-opt` is at hand.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::{npm, system};

/// Older ones do not know what today's compiler emits.
const LEAST_VERSION: u32 = 116;

/// The release of the npm package `binaryen` that was tried.
const NPM_PACKAGE: &str = "binaryen@132.0.0";

/// What the compiler uses. Never `--all-features`: it also lets `wasm-opt` emit what no browser
/// reads yet.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-simd",
];

/// Optimizes the module in place, or says why it stays as it is.
pub(crate) fn optimize(module: &Path) {
    if let Err(error) = find_or_install().and_then(|program| run(&program, module)) {
        eprintln!("going on without wasm-opt, the page will be about a third larger: {error:#}");
    }
}

fn run(program: &Path, module: &Path) -> Result<()> {
    let optimized = module.with_extension("optimized");
    let mut command = Command::new(program);
    command
        .args(["-O3", "--strip-debug"])
        .args(FEATURES)
        .arg(module)
        .arg("--output")
        .arg(&optimized);
    system::read(&mut command)?;
    fs::rename(&optimized, module)
        .with_context(|| format!("could not replace {}", module.display()))
}

fn find_or_install() -> Result<PathBuf> {
    let installed = system::find_program(&["wasm-opt"]);
    if let Some(program) = installed.filter(|program| is_recent(program)) {
        return Ok(program);
    }
    let program = npm::modules().join(".bin").join("wasm-opt");
    if !is_recent(&program) {
        npm::install(NPM_PACKAGE, "a smaller page")?;
    }
    Ok(program)
}

fn is_recent(program: &Path) -> bool {
    let version = system::read(Command::new(program).arg("--version"));
    version.ok().and_then(|line| version_in(&line)).is_some_and(|found| found >= LEAST_VERSION)
}

/// The number in `wasm-opt version 116 (version_116)`.
fn version_in(line: &str) -> Option<u32> {
    line.split_whitespace().find_map(|word| word.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_read_from_a_release_and_from_a_build_of_the_sources() {
        assert_eq!(version_in("wasm-opt version 116 (version_116)\n"), Some(116));
        assert_eq!(version_in("wasm-opt version 108"), Some(108));
        assert_eq!(version_in("command not found"), None);
    }
}
