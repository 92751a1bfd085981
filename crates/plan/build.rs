//! Reads the embedded pack when the program is built, so that the page has it without reading TOML.

use std::path::Path;
use std::{env, fs};

use toml::{Table, Value};

#[path = "src/tree.rs"]
mod tree;

/// The embedded pack, seen from the crate.
const SEEDS: &str = "../../seeds/cangzhou-2018-2020";

fn main() {
    println!("cargo::rerun-if-changed={SEEDS}");
    println!("cargo::rerun-if-changed=src/tree.rs");
    let embedded = Path::new(&env::var("OUT_DIR").expect("cargo sets it")).join("embedded");
    let written = files(Path::new(SEEDS), "")
        .and_then(|files| tree::write(&files))
        .and_then(|bytes| fs::write(embedded, bytes).map_err(|error| error.to_string()));
    if let Err(problem) = written {
        println!("cargo::error=the pack in {SEEDS} cannot be embedded: {problem}");
    }
}

/// The files of a folder and of those in it, by their names.
fn files(folder: &Path, prefix: &str) -> Result<Table, String> {
    let mut found = Table::new();
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for path in entries.flatten().map(|entry| entry.path()) {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let name = format!("{prefix}{name}");
        if path.is_dir() {
            found.extend(files(&path, &format!("{name}/"))?);
        } else if path.extension().is_some_and(|extension| extension == "toml") {
            let text = fs::read_to_string(&path).map_err(|error| format!("{name}: {error}"))?;
            let table: Table = text.parse().map_err(|error| format!("{name}: {error}"))?;
            found.insert(name, Value::Table(table));
        }
    }
    Ok(found)
}
