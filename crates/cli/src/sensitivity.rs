//! What the results of a scenario rest on.

use std::io::Write;

use canghai_analysis::Futures;
use canghai_analysis::reach::{Item, Refusal};
use canghai_analysis::sensitivity::{Design, Sensitivity, draw_parallel};
use canghai_app::Language;
use canghai_sim::{Outcomes, Quantity};

use crate::arguments::{Format, SensitivityOptions};
use crate::failure::Failure;
use crate::{futures, open, run, sensitivity_draws, sensitivity_output as output};

/// Draws the samples asked for and writes what they say.
pub(crate) fn run(
    options: &SensitivityOptions,
    language: Language,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let pack = open::pack(options.plan.as_deref())?;
    let year = run::at(&pack, options.at)?;
    let shown = outcome(&options.shown)?;
    let (name, scenario) = open::one(&pack, language, &options.scenario)?;
    let design = Design::new(Futures::new(&pack, options.seed), &scenario, year, options.samples);
    let pool = futures::threads(options.threads)?;
    let draws = pool.install(|| draw_parallel(&design))?;
    if let Some(path) = &options.draws {
        sensitivity_draws::write(&design, &draws, path)?;
    }
    let found = Sensitivity::of(&design, &draws)?;
    let asked = output::Asked { design: &design, name: &name, seed: options.seed };
    match options.format {
        Format::Table => output::table(&asked, language, shown, &found, out),
        Format::Json => output::json(&asked, &found, out),
        Format::Csv => output::csv(&asked, &found, out),
    }
}

fn outcome(key: &str) -> Result<&'static Quantity, Failure> {
    let outcomes: &'static [Quantity] = Outcomes::<f64>::FIELDS;
    outcomes.iter().find(|outcome| outcome.key == key).ok_or_else(|| {
        let allowed = outcomes.iter().map(|outcome| outcome.key).collect();
        let unknown = Refusal::Unknown { item: Item::Outcome, found: key.to_owned(), allowed };
        Failure::Refused(vec![unknown])
    })
}
