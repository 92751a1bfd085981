//! Ranges and probabilities of scenarios.

use std::io::Write;

use canghai_analysis::{Detail, Summary};
use canghai_app::Language;
use serde_json::Value;

use crate::arguments::{EnsembleOptions, Format};
use crate::failure::Failure;
use crate::{ensemble_output as output, futures};

/// Runs the ensembles asked for and writes what they say.
pub(crate) fn run(
    options: &EnsembleOptions,
    language: Language,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let (pack, ensembles) = futures::run(&options.scenarios, &options.futures, language)?;
    let summaries: Vec<(String, Summary)> = ensembles
        .into_iter()
        .map(|ensemble| {
            let (share, samples) = (ensemble.scenario.base_share, &ensemble.samples);
            (ensemble.name, Summary::of(&pack, share, samples, Detail::EveryYear))
        })
        .collect();
    match options.futures.how.format {
        Format::Table => {
            for (name, summary) in &summaries {
                output::table(&pack, language, name, summary, out)?;
            }
            Ok(())
        }
        Format::Csv => output::csv(&pack, &summaries, out),
        Format::Json => {
            let mut objects: Vec<Value> = summaries
                .iter()
                .map(|(name, summary)| output::object(&pack, name, options.futures.seed, summary))
                .collect();
            let value = if objects.len() == 1 { objects.remove(0) } else { Value::Array(objects) };
            serde_json::to_writer_pretty(&mut *out, &value)?;
            Ok(writeln!(out)?)
        }
    }
}
