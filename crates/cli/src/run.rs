//! Runs scenarios.

use std::io::Write;

use canghai_app::{Language, Results};
use canghai_plan::{Pack, Scenario};

use crate::arguments::{Format, PathOptions, RunOptions};
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

/// A scenario whose path is looked into, and for how many years.
pub(crate) struct Path {
    pub(crate) pack: Pack,
    pub(crate) name: String,
    pub(crate) scenario: Scenario,
    pub(crate) years: usize,
}

/// Opens what a look into a path is asked of.
pub(crate) fn path(options: &PathOptions, language: Language) -> Result<Path, Failure> {
    let pack = open::pack(options.how.plan.as_deref())?;
    let years = years(&pack, options.how.until)?;
    let (name, scenario) = open::one(&pack, language, &options.scenario)?;
    Ok(Path { pack, name, scenario, years })
}

/// Years to run: to the plan's last year or any later one up to the horizon, which is the default.
pub(crate) fn years(pack: &Pack, until: Option<i32>) -> Result<usize, Failure> {
    let calendar = &pack.calendar;
    let (first, last) = (calendar.plan_years - 1, calendar.horizon_years - 1);
    let year = until.unwrap_or(calendar.year(last));
    Ok(year_index(pack, "until", year, first)? + 1)
}

/// The number of the calendar year whose results are asked for; the plan's last by default.
pub(crate) fn at(pack: &Pack, at: Option<i32>) -> Result<usize, Failure> {
    let year = at.unwrap_or(pack.calendar.year(pack.calendar.plan_years - 1));
    year_index(pack, "at", year, 0)
}

/// The number of a calendar year (the plan's first is 0) that an option asks for, from a first one
/// up to the horizon.
fn year_index(
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
