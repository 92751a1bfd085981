//! Runs scenarios over many futures.

use canghai_analysis::{Futures, Samples, run_parallel};
use canghai_app::Language;
use canghai_plan::{Pack, Scenario};
use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::arguments::FutureOptions;
use crate::failure::Failure;
use crate::{open, run};

/// A scenario with the results of its members.
pub(crate) struct Ensemble {
    /// The name to show.
    pub(crate) name: String,
    /// What was run.
    pub(crate) scenario: Scenario,
    /// What came of it, member by member.
    pub(crate) samples: Samples,
}

/// So many threads, or as many as there are processors.
pub(crate) fn threads(count: Option<u16>) -> Result<ThreadPool, Failure> {
    let pool = ThreadPoolBuilder::new().num_threads(count.unwrap_or(0).into()).build();
    pool.map_err(|error| Failure::Threads(error.to_string()))
}

/// Runs every scenario over the same futures.
pub(crate) fn run(
    names: &[String],
    options: &FutureOptions,
    language: Language,
) -> Result<(Pack, Vec<Ensemble>), Failure> {
    let pack = open::pack(options.how.plan.as_deref())?;
    let years = run::years(&pack, options.how.until)?;
    let opened = open::scenarios(&pack, language, names)?;
    let pool = threads(options.threads)?;
    let futures = Futures::new(&pack, options.seed);
    let one = |(name, scenario): (String, Scenario)| {
        let samples = pool.install(|| run_parallel(&futures, &scenario, years, options.members))?;
        Ok(Ensemble { name, scenario, samples })
    };
    let ensembles = opened.into_iter().map(one).collect::<Result<Vec<_>, Failure>>()?;
    Ok((pack, ensembles))
}
