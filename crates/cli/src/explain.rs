//! What makes the difference of two scenarios.

use std::io::Write;

use canghai_analysis::{
    Between, Futures, Members, Precision, ProbabilityContributions, YearContributions, explain,
};
use canghai_app::Language;
use canghai_plan::Pack;
use rayon::prelude::*;

use crate::arguments::{ExplainOptions, Format};
use crate::failure::Failure;
use crate::open::Named;
use crate::{explain_output as output, open, run};

/// Two scenarios and what makes their difference in a year.
pub(crate) struct Explained {
    /// The scenarios' names.
    pub(crate) names: [String; 2],
    /// The calendar year.
    pub(crate) at: i32,
    /// Outcomes and sectors.
    pub(crate) year: YearContributions,
    /// Number of simulated futures that the probabilities come from.
    pub(crate) members: u32,
    /// The targets' probabilities, where they were asked for.
    pub(crate) probabilities: Option<ProbabilityContributions>,
}

/// Explains the difference of the scenarios asked for and writes what makes it.
pub(crate) fn run(
    options: &ExplainOptions,
    language: Language,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let pack = open::pack(options.plan.as_deref())?;
    let index = run::at(&pack, options.at)?;
    let named: [Named; 2] = open::exactly(&pack, language, &options.scenarios)?;
    let [from, to] = named.each_ref().map(|(_, scenario)| scenario);
    let mut years = explain(&pack, from, to, index + 1)?;
    let probabilities = if options.probabilities {
        probabilities(&pack, &named, &Futures::new(&pack, options.seed), options.members)?
    } else {
        None
    };
    let explained = Explained {
        year: years.swap_remove(index),
        names: named.map(|(name, _)| name),
        at: pack.calendar.year(index),
        members: options.members,
        probabilities,
    };
    match options.format {
        Format::Table => output::table(&pack, language, &explained, out),
        Format::Json => output::json(&pack, &explained, out),
        Format::Csv => output::csv(&pack, &explained, out),
    }
}

/// The targets' probabilities, every coalition over the same members, on all threads.
fn probabilities(
    pack: &Pack,
    [(_, from), (_, to)]: &[Named; 2],
    futures: &Futures,
    members: u32,
) -> Result<Option<ProbabilityContributions>, Failure> {
    let between = Between::new(pack, from, to, pack.calendar.plan_years)?;
    let members = Members::draw(futures, 0..members);
    let row = |coalition: usize| {
        let one = coalition..coalition + 1;
        between.probabilities(one, members.as_slice(), Precision::Double)
    };
    let rows: Result<Vec<_>, _> = (0..between.coalitions()).into_par_iter().map(row).collect();
    Ok(between.explain_probabilities(&rows?.concat()))
}
