//! Runs scenarios over many futures.

use canghai_analysis::{Futures, Precision, Samples, run_parallel};
use canghai_app::Language;
use canghai_plan::{Pack, Scenario};
use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::arguments::{Digits, FutureOptions};
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

/// The scenarios asked for over the same futures, with what is needed to go on with them.
pub(crate) struct Ensembles {
    pub(crate) pack: Pack,
    pub(crate) all: Vec<Ensemble>,
    /// The threads that they were run on.
    pub(crate) pool: ThreadPool,
}

/// Members up to which an ensemble is run in double precision where nothing is asked. More take long,
/// and what single precision changes is still far below the chance of the draw.
const DOUBLE_UP_TO: u32 = 16_384;

/// The precision of an ensemble.
pub(crate) fn precision(options: &FutureOptions) -> Precision {
    match options.precision {
        Some(Digits::Single) => Precision::Single,
        None if options.members > DOUBLE_UP_TO => Precision::Single,
        Some(Digits::Double) | None => Precision::Double,
    }
}

/// The precision of a comparison: double where nothing is asked, so that the difference that a small
/// change makes does not drown in rounding.
pub(crate) fn precision_of_differences(options: &FutureOptions) -> Precision {
    if options.precision == Some(Digits::Single) { Precision::Single } else { Precision::Double }
}

/// The word for a precision, as in the options.
pub(crate) fn precision_name(precision: Precision) -> &'static str {
    match precision {
        Precision::Double => "double",
        Precision::Single => "single",
    }
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
    precision: Precision,
    language: Language,
) -> Result<Ensembles, Failure> {
    let pack = open::pack(options.how.plan.as_deref())?;
    let years = run::years(&pack, options.how.until)?;
    let opened = open::scenarios(&pack, language, names)?;
    let pool = threads(options.threads)?;
    let futures = Futures::new(&pack, options.seed);
    let one = |(name, scenario): (String, Scenario)| {
        let members = options.members;
        let samples =
            pool.install(|| run_parallel(&futures, &scenario, years, members, precision))?;
        Ok(Ensemble { name, scenario, samples })
    };
    let all = opened.into_iter().map(one).collect::<Result<Vec<_>, Failure>>()?;
    Ok(Ensembles { pack, all, pool })
}

#[cfg(test)]
mod tests {
    use super::{precision, precision_of_differences};
    use crate::arguments::{Arguments, Command};
    use canghai_analysis::Precision::{self, Double, Single};
    use clap::Parser as _;

    /// Of an ensemble and of a comparison with these options.
    fn precisions(options: &[&str]) -> (Precision, Precision) {
        let parsed = |command: &'static str| {
            let all = [&["canghai", command, "plan-effort"], options].concat();
            Arguments::try_parse_from(all).expect("a command line").command
        };
        match (parsed("ensemble"), parsed("compare")) {
            (Command::Ensemble(ensemble), Command::Compare(compare)) => {
                (precision(&ensemble.futures), precision_of_differences(&compare.futures))
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn only_ensembles_of_many_futures_are_in_single_precision_unless_it_is_asked_for() {
        assert_eq!(precisions(&["--members", "16384"]), (Double, Double));
        assert_eq!(precisions(&["--members", "16385"]), (Single, Double));
        assert_eq!(precisions(&["--precision", "single"]), (Single, Single));
        let asked = ["--members", "100000", "--precision", "double"];
        assert_eq!(precisions(&asked), (Double, Double));
    }
}
