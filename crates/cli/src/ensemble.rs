//! Ranges and probabilities of scenarios.

use std::io::Write;

use canghai_analysis::{Detail, Summary};
use canghai_app::Language;
use serde_json::Value;

use crate::arguments::{EnsembleOptions, Format};
use crate::ensemble_output as output;
use crate::failure::Failure;
use crate::futures::{self, Ensembles};

/// Runs the ensembles asked for and writes what they say.
pub(crate) fn run(
    options: &EnsembleOptions,
    language: Language,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let precision = futures::precision(&options.futures);
    let Ensembles { pack, all, pool } =
        futures::run(&options.scenarios, &options.futures, precision, language)?;
    // the table shows the plan's last year alone
    let detail = match options.futures.how.format {
        Format::Table => Detail::PlanEnd,
        Format::Json | Format::Csv => Detail::EveryYear,
    };
    let summaries: Vec<(String, Summary)> = all
        .into_iter()
        .map(|ensemble| {
            let (share, samples) = (ensemble.scenario.base_share, &ensemble.samples);
            (ensemble.name, pool.install(|| Summary::of(&pack, share, samples, detail)))
        })
        .collect();
    match options.futures.how.format {
        Format::Table => {
            for (name, summary) in &summaries {
                output::table(&pack, language, name, summary, precision, out)?;
            }
            Ok(())
        }
        Format::Csv => output::csv(&pack, &summaries, out),
        Format::Json => {
            let mut objects: Vec<Value> = summaries
                .iter()
                .map(|(name, summary)| {
                    output::object(&pack, name, options.futures.seed, precision, summary)
                })
                .collect();
            let value = if objects.len() == 1 { objects.remove(0) } else { Value::Array(objects) };
            serde_json::to_writer_pretty(&mut *out, &value)?;
            Ok(writeln!(out)?)
        }
    }
}
