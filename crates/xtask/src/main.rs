//! Builds, serves and checks the simulator: the one place that knows how its page is made.
//!
//! Each task first makes sure of the programs it needs: it looks for them, installs what is
//! missing where it can, and says so.

#![forbid(unsafe_code)]

use std::process::ExitCode;

use anyhow::Result;
use clap::Parser;

mod assets;
mod bindings;
mod browser;
mod checks;
mod comments;
mod compression;
mod debian;
mod fingerprint;
mod glue;
mod npm;
mod page;
mod parting;
mod serve;
mod system;
mod wasm_opt;
mod wasm_target;
mod workspace;

/// Tasks of the Canghai repository
#[derive(Parser)]
#[command(bin_name = "cargo xtask")]
enum Task {
    /// Build the simulator and open it in the browser
    Serve {
        /// The port to serve at; if it is taken, the next free one
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// Leave the browser alone and only print the address
        #[arg(long)]
        no_open: bool,
    },
    /// Build the page into dist/, ready for any web server
    Build,
    /// Check everything: formatting, lints, documentation, tests, and the page in a browser
    Test,
    /// Measure in a browser how soon a moved slider is answered
    BenchWeb,
    /// Note in a browser what the page's first view runs, so that the rest can follow it
    NoteFirstView,
    /// Check everything as CI does, with the slow tests
    Ci,
}

fn main() -> ExitCode {
    match run(&Task::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(task: &Task) -> Result<()> {
    match *task {
        Task::Serve { port, no_open } => serve::serve(&page::build()?, port, !no_open),
        Task::Build => page::build().map(drop),
        Task::Test => checks::run(checks::Depth::Usual),
        Task::BenchWeb => checks::bench_web(),
        Task::NoteFirstView => checks::note_first_view(),
        Task::Ci => checks::run(checks::Depth::Slow),
    }
}
