//! Everything that must hold before a change goes in.

use std::path::Path;
use std::process::Command;
use std::time::Instant;

use anyhow::{Context as _, Result};

use crate::browser::{self, Browser};
use crate::wasm_target::{self, TARGET, Toolchain};
use crate::{page, parting, system, workspace};

/// How much is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Depth {
    /// What a developer waits for.
    Usual,
    /// Also the slow tests.
    Slow,
}

/// Runs every check and stops at the first that fails.
///
/// What has to be installed comes first, so that nobody waits half an hour to hear of it. The
/// tests come last, so that their results are the last lines.
pub(crate) fn run(depth: Depth) -> Result<()> {
    let start = Instant::now();
    let browser = browser::ready()?;
    let toolchain = wasm_target::ready()?;
    step("formatting", formatting)?;
    step("lints", || lints(toolchain))?;
    step("documentation", documentation)?;
    let dist = step("page", page::build)?;
    step("tests", || tests(depth))?;
    step("browser tests", || browser_tests(depth, &browser, &dist))?;
    eprintln!("all checks passed in {} min", start.elapsed().as_secs().div_ceil(60));
    Ok(())
}

fn step<T>(name: &str, check: impl FnOnce() -> Result<T>) -> Result<T> {
    eprintln!("== {name}");
    let start = Instant::now();
    let outcome = check().with_context(|| format!("the check of {name} did not pass"))?;
    eprintln!("== {name}: passed in {} s", start.elapsed().as_secs());
    Ok(outcome)
}

fn formatting() -> Result<()> {
    require("rustfmt", "fmt")?;
    system::run(cargo().args(["fmt", "--all", "--check"]))
        .context("the code is not formatted as rustfmt.toml says; run `cargo fmt --all`")
}

fn lints(toolchain: Toolchain) -> Result<()> {
    require("clippy", "clippy")?;
    let everything = ["--workspace", "--all-targets", "--all-features"];
    clippy(&mut cargo(), &everything)?;
    // Debian's toolchain comes without clippy, and ours has no standard library for the page there
    if toolchain == Toolchain::Active {
        clippy(&mut cargo(), &["--package", "canghai-web", "--target", TARGET])?;
    }
    Ok(())
}

fn clippy(cargo: &mut Command, scope: &[&str]) -> Result<()> {
    system::run(cargo.arg("clippy").args(scope).args(["--", "--deny", "warnings"]))
}

/// Adds a component of the toolchain if cargo does not know its command.
fn require(component: &str, command: &str) -> Result<()> {
    if system::succeeds(cargo().args([command, "--version"])) {
        return Ok(());
    }
    eprintln!("installing {component} for the checks (rustup)");
    system::run(Command::new("rustup").args(["component", "add", component]))
        .with_context(|| format!("{component} is missing; install it with `rustup component add`"))
}

fn documentation() -> Result<()> {
    let mut cargo = cargo();
    cargo.env("RUSTDOCFLAGS", "-D warnings").args(["doc", "--workspace", "--no-deps"]);
    system::run(&mut cargo)
}

/// Unit, property, golden and documentation tests; the browser's are behind a feature.
fn tests(depth: Depth) -> Result<()> {
    system::run(cargo_test(depth).args(["--workspace", "--no-fail-fast"]))
}

fn browser_tests(depth: Depth, browser: &Browser, dist: &Path) -> Result<()> {
    system::run(&mut browser_test(depth, browser, dist)?)
}

/// The browser tests, with the command line that they hold the page against.
fn browser_test(depth: Depth, browser: &Browser, dist: &Path) -> Result<Command> {
    system::run(cargo().args(["build", "--package", "canghai-cli"]))?;
    let mut cargo = cargo_test(depth);
    cargo.args(["--package", "canghai-tests", "--test", "browser"]);
    cargo.args(["--features", "canghai-tests/browser"]);
    cargo.env("CANGHAI_CLI", workspace::target().join("debug").join(command_line()));
    browser.tell(&mut cargo, dist);
    Ok(cargo)
}

/// The file name of the command line on this system.
fn command_line() -> String {
    format!("canghai{}", std::env::consts::EXE_SUFFIX)
}

/// Tests that print what they measured, one after the other.
const MEASURES: [&str; 5] = [
    "every_move_of_a_dragged_slider_is_answered",
    "a_dragged_slider_leaves_the_pages_thread_free_in_between",
    "the_first_view_loads_nothing_that_it_does_not_show",
    "twelve_groups_that_differ_are_told_apart",
    "an_answer_stands_while_the_frontier_is_searched",
];

/// Measures in a browser how soon the page is there, and a moved slider and what is asked on the other
/// pages are answered, and prints it.
pub(crate) fn bench_web() -> Result<()> {
    let browser = browser::ready()?;
    let dist = page::build()?;
    let mut cargo = browser_test(Depth::Usual, &browser, &dist)?;
    cargo.env("CANGHAI_BENCH", "1");
    cargo.args(["--", "--nocapture", "--test-threads", "1"]).args(MEASURES);
    system::run(&mut cargo)
}

/// The test that notes what the first view runs.
const NOTES: &str = "the_first_view_does_without_the_rest";

/// Notes in a browser what the first view runs, and keeps what it does not as the rest.
pub(crate) fn note_first_view() -> Result<()> {
    let browser = browser::ready()?;
    let (dist, names) = page::build_noting()?;
    let notes = workspace::target().join("noting").join("notes");
    let mut cargo = browser_test(Depth::Usual, &browser, &dist)?;
    cargo.env("CANGHAI_NOTES", &notes).args(["--", NOTES]);
    system::run(&mut cargo)?;
    let list = parting::keep(&names, &notes)?;
    eprintln!("what the first view does without is noted in {}", list.display());
    Ok(())
}

fn cargo_test(depth: Depth) -> Command {
    let mut cargo = cargo();
    cargo.arg("test");
    if depth == Depth::Slow {
        cargo.env("CANGHAI_SLOW", "1");
    }
    cargo
}

fn cargo() -> Command {
    let mut cargo = system::cargo();
    cargo.current_dir(workspace::root());
    cargo
}
