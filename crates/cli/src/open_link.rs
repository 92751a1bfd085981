//! Opens links.

use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Read as _, Write};
use std::path::Path;

use canghai_app::{Language, describe_link_warning, describe_moved, text_with};
use canghai_plan::Scenario;
use canghai_plan::link::{self, LARGEST_TEXT, Opened};

use crate::arguments;
use crate::failure::Failure;
use crate::open;

/// Writes the scenario files that a link holds.
pub(crate) fn run(
    options: &arguments::OpenOptions,
    language: Language,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let pack = open::pack(options.plan.as_deref())?;
    let text = if options.text == "-" { standard_input()? } else { options.text.clone() };
    let opened = link::open(&pack, &text)?;
    warn(language, &opened);
    let scenarios = &opened.shared.scenarios;
    match &options.output {
        Some(folder) => to_folder(folder, scenarios, language, out),
        None => print(scenarios, out),
    }
}

/// Says on standard error what was left out of a link.
pub(crate) fn warn(language: Language, opened: &Opened) {
    let mut lines: Vec<String> =
        opened.warnings.iter().map(|warning| describe_link_warning(language, warning)).collect();
    if opened.model_moved || opened.plan_moved {
        lines.push(describe_moved(language));
    }
    for line in lines {
        // a message that cannot be written has nowhere else to go
        let _ = writeln!(io::stderr(), "canghai: {line}");
    }
}

/// The text on standard input, of which no more is read than a link is looked for in.
fn standard_input() -> Result<String, Failure> {
    let mut bytes = Vec::new();
    let limit = LARGEST_TEXT as u64 + 1;
    let read = io::stdin().lock().take(limit).read_to_end(&mut bytes);
    read.map_err(|error| Failure::File { file: "-".to_owned(), detail: error.to_string() })?;
    // what is no text has no link in it, but a link may stand among it
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// One file after the other, each of several behind a comment with its number.
fn print(scenarios: &[Scenario], out: &mut impl Write) -> Result<(), Failure> {
    let count = scenarios.len();
    for (scenario, place) in scenarios.iter().zip(1..) {
        if place > 1 {
            writeln!(out)?;
        }
        if count > 1 {
            writeln!(out, "# {place}/{count}")?;
        }
        write!(out, "{}", scenario.write())?;
    }
    Ok(())
}

/// A file for each scenario; none that is there is overwritten.
fn to_folder(
    folder: &Path,
    scenarios: &[Scenario],
    language: Language,
    out: &mut impl Write,
) -> Result<(), Failure> {
    fs::create_dir_all(folder).map_err(|error| failure(folder, &error))?;
    for (scenario, place) in scenarios.iter().zip(1..) {
        let path = folder.join(format!("scenario-{place}.toml"));
        let file = OpenOptions::new().write(true).create_new(true).open(&path);
        let written = file.and_then(|mut file| file.write_all(scenario.write().as_bytes()));
        written.map_err(|error| failure(&path, &error))?;
        let values = [("file", &*path.display().to_string())];
        writeln!(out, "{}", text_with(language, "cli.written", &values))?;
    }
    Ok(())
}

fn failure(path: &Path, error: &io::Error) -> Failure {
    let file = path.display().to_string();
    match error.kind() {
        ErrorKind::AlreadyExists => Failure::Exists(file),
        _ => Failure::File { file, detail: error.to_string() },
    }
}
