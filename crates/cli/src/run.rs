//! Runs scenarios.

use std::io::Write;

use canghai_app::{Language, Results};
use canghai_plan::{Pack, Scenario};

use crate::arguments::{Format, RunOptions};
use crate::failure::Failure;
use crate::{csv_output, json_output, open, table_output};

/// A scenario with its results.
pub(crate) struct Run {
    /// The name to show.
    pub(crate) name: String,
    /// What was run.
    pub(crate) scenario: Scenario,
    /// What came of it.
    pub(crate) results: Results,
}

/// Runs every scenario asked for and writes the results; nothing is written if one is refused.
pub(crate) fn run(
    options: &RunOptions,
    language: Language,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let pack = open::pack(options.how.plan.as_deref())?;
    let years = years(&pack, options.how.until)?;
    let runs: Vec<Run> = open::scenarios(&pack, language, &options.scenarios)?
        .into_iter()
        .map(|(name, scenario)| {
            let results = Results::until(&pack, &scenario, years)?;
            Ok(Run { name, scenario, results })
        })
        .collect::<Result<_, Failure>>()?;
    match options.how.format {
        Format::Table => table_output::write(&pack, language, &runs, out),
        Format::Json => json_output::write(&pack, &runs, out),
        Format::Csv => csv_output::write(&pack, &runs, out),
    }
}

/// Years to run: to the plan's last year or any later one up to the horizon, which is the default.
pub(crate) fn years(pack: &Pack, until: Option<i32>) -> Result<usize, Failure> {
    let calendar = &pack.calendar;
    let (first, last) = (calendar.plan_years - 1, calendar.horizon_years - 1);
    let year = until.unwrap_or(calendar.year(last));
    Ok(year_index(pack, "until", year, first)? + 1)
}

/// The number of a calendar year (the plan's first is 0) that an option asks for, from a first one
/// up to the horizon.
pub(crate) fn year_index(
    pack: &Pack,
    option: &'static str,
    year: i32,
    first: usize,
) -> Result<usize, Failure> {
    let calendar = &pack.calendar;
    let (first_year, last) = (calendar.year(first), calendar.year(calendar.horizon_years - 1));
    let index = calendar.index(year).filter(|index| *index >= first);
    index.ok_or(Failure::Year { option, year, first: first_year, last })
}
