//! Reads the embedded pack when the program is built, so that the page has it without reading TOML.

use std::path::Path;
use std::{env, fs};

use toml::{Table, Value};

#[path = "src/tree.rs"]
mod tree;

/// The embedded pack, seen from the crate.
const SEEDS: &str = "../../seeds/cangzhou-2018-2020";

/// The keys of texts that the page's first view does without: they are packed by themselves.
const LATER_TEXTS: [&str; 5] = ["address", "asks", "description", "source", "title"];

fn main() {
    println!("cargo::rerun-if-changed={SEEDS}");
    println!("cargo::rerun-if-changed=src/tree.rs");
    if let Err(problem) = embed() {
        println!("cargo::error=the pack in {SEEDS} cannot be embedded: {problem}");
    }
}

fn embed() -> Result<(), String> {
    let mut files = files(Path::new(SEEDS), "")?;
    let mut later = Vec::new();
    take_later(&mut files, &mut later);
    let folder = env::var("OUT_DIR").map_err(|error| error.to_string())?;
    let write = |name, bytes: &[u8]| {
        fs::write(Path::new(&folder).join(name), bytes).map_err(|error| error.to_string())
    };
    write("embedded", &tree::write(&files)?)?;
    write("later", later.concat().as_bytes())
}

/// Takes later texts out, in the writing of `src/later.rs`, and leaves their keys in their places.
fn take_later(table: &mut Table, later: &mut Vec<String>) {
    for (key, value) in table.iter_mut() {
        if let (true, Some([zh, en])) = (LATER_TEXTS.contains(&key.as_str()), texts(value)) {
            let number = later.len().to_string();
            later.push(format!("{number}\u{1f}{zh}\u{1f}{en}\u{1e}"));
            *value = Table::from_iter([(tree::LATER.to_owned(), Value::String(number))]).into();
        }
        let inner = match value {
            Value::Array(values) => values.as_mut_slice(),
            value => std::slice::from_mut(value),
        };
        inner.iter_mut().filter_map(Value::as_table_mut).for_each(|table| take_later(table, later));
    }
}

/// What a value says in both languages, if it is a text.
fn texts(value: &Value) -> Option<[String; 2]> {
    if let Some(text) = value.as_str() {
        return Some([text.to_owned(), text.to_owned()]);
    }
    let table = value.as_table().filter(|table| table.len() == 2)?;
    let text = |language| table.get(language)?.as_str().map(str::to_owned);
    Some([text("zh")?, text("en")?])
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
