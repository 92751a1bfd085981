//! `canghai`: runs scenarios of the city's plan and checks plan packs, without a browser.
//!
//! Exit codes: 0 for success, 1 for input that is refused or cannot be read, 2 for a command line
//! that cannot be understood.

#![forbid(unsafe_code)]

mod arguments;
mod bottlenecks;
mod compare;
mod csv_output;
mod ensemble;
mod ensemble_output;
mod explain;
mod explain_output;
mod failure;
mod frontier_output;
mod futures;
mod growth;
mod json_output;
mod link;
mod marginal;
mod open;
mod open_link;
mod reach;
mod reach_output;
mod report;
mod run;
mod scenarios;
mod sensitivity;
mod sensitivity_draws;
mod sensitivity_output;
mod table_output;

use std::io::{self, Write as _};
use std::process::ExitCode;

use crate::arguments::{Arguments, Command};
use crate::failure::Failure;

fn main() -> ExitCode {
    let arguments = arguments::parse();
    let language = arguments.language();
    match perform(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        // whoever reads the output has seen enough
        Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => {
            ExitCode::SUCCESS
        }
        Err(failure) => {
            // a message that cannot be written has nowhere else to go
            let _ = writeln!(io::stderr(), "{}", failure.message(language));
            ExitCode::from(failure.code())
        }
    }
}

fn perform(arguments: &Arguments) -> Result<(), Failure> {
    let language = arguments.language();
    let mut out = io::BufWriter::new(io::stdout().lock());
    match &arguments.command {
        Command::Run(options) => run::run(options, language, &mut out)?,
        Command::Ensemble(options) => ensemble::run(options, language, &mut out)?,
        Command::Compare(options) => compare::run(options, language, &mut out)?,
        Command::Explain(options) => explain::run(options, language, &mut out)?,
        Command::Marginal(options) => marginal::run(options, language, &mut out)?,
        Command::Growth(options) => growth::run(options, language, &mut out)?,
        Command::Bottlenecks(options) => bottlenecks::run(options, language, &mut out)?,
        Command::Reach(options) => reach::run(options, language, &mut out)?,
        Command::Sensitivity(options) => sensitivity::run(options, language, &mut out)?,
        Command::Report(options) => report::run(options, language, &mut out)?,
        Command::Minutes(options) => report::run_minutes(options, language, &mut out)?,
        Command::Link(options) => link::run(options, language, &mut out)?,
        Command::Open(options) => open_link::run(options, language, &mut out)?,
        Command::Scenarios(options) => scenarios::list(options, language, &mut out)?,
        Command::CheckPlan { folder } => {
            let pack = open::pack(Some(folder))?;
            writeln!(out, "{}", open::sound(language, &pack))?;
        }
    }
    Ok(out.flush()?)
}
