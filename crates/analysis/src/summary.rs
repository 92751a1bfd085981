//! What is shown of an ensemble: ranges, probabilities, the year of reaching the share.

use std::ops::Range;

use canghai_plan::Pack;
use canghai_sim::Outcomes;

use crate::order::quantiles_of_columns;
use crate::samples::{OUTCOMES, Samples};
use crate::tally::{CountTally, Tally};

/// Levels of the quantiles that are shown.
pub const LEVELS: [f64; 5] = [0.10, 0.25, 0.50, 0.75, 0.90];

/// Quantiles at [`LEVELS`].
pub type Quantiles = [f64; 5];

/// A probability with the standard error that comes from the finite number of members.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Probability {
    /// The estimate.
    pub value: f64,
    /// Its standard error were the members independent; evenly spread members do better.
    pub error: f64,
}

impl Probability {
    /// The mean of conditional probabilities, one a member.
    pub(crate) fn mean(conditional: &[f64]) -> Self {
        let n = conditional.len().max(1) as f64;
        let value = conditional.iter().sum::<f64>() / n;
        let spread: f64 = conditional.iter().map(|p| (p - value) * (p - value)).sum();
        Self { value, error: (spread / n / n).sqrt() }
    }
}

/// Ranges of the outcomes of one year, in the order of the catalogue.
#[derive(Clone, Debug, PartialEq)]
pub struct YearSummary {
    /// Of what would be observed: for counts their noise included.
    pub quantiles: Vec<Quantiles>,
    /// Of the members' expectations.
    pub mean_quantiles: Vec<Quantiles>,
}

/// What an ensemble says of a scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    /// Number of members.
    pub members: usize,
    /// Ranges of the outcomes by year.
    pub years: Vec<YearSummary>,
    /// Ranges of the rolling share at the ends of months.
    pub rolling_share: Vec<Quantiles>,
    /// Ranges of value added by month and sector, 1e8 CNY a year.
    pub value_added: Vec<Vec<Quantiles>>,
    /// Probability of each target, in the order of the board; empty where the run ends before the
    /// targets' year.
    pub targets: Vec<Probability>,
    /// Probability of all targets at once.
    pub joint: Probability,
    /// Time at which the share's target is reached, calendar years; infinite where it is not within
    /// the run.
    pub reached: Quantiles,
    /// Probability that it is reached by the end of each year.
    pub reached_by: Vec<f64>,
}

/// How much of an ensemble is worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// Counts are integrated for the plan's last year alone; other years show expectations.
    PlanEnd,
    /// Counts are integrated for every year.
    EveryYear,
}

impl Summary {
    /// Summarises the samples of a scenario with this base share.
    #[must_use]
    pub fn of(pack: &Pack, base_share: f64, samples: &Samples, detail: Detail) -> Self {
        Self::from_tally(pack, samples, Tally::of(pack, base_share, samples, detail))
    }

    /// Summarises the samples of members that were tallied, whose columns may be in any order.
    pub(crate) fn from_tally(pack: &Pack, samples: &Samples, tally: Tally) -> Self {
        let layout = samples.layout();
        let (targets, joint) = tally.probabilities();
        let Tally { counts, reached, .. } = tally;
        Self {
            members: samples.members(),
            years: (0..layout.years).map(|year| year_summary(samples, year, &counts)).collect(),
            rolling_share: of_columns(samples, 0..layout.months(), |m| layout.rolling_share(m)),
            value_added: value_added(samples),
            targets,
            joint,
            reached_by: (0..layout.years)
                .map(|year| {
                    let end = f64::from(pack.calendar.year(year)) + 1.0;
                    let within = reached.iter().filter(|time| **time <= end).count();
                    within as f64 / samples.members().max(1) as f64
                })
                .collect(),
            reached: quantiles_of_columns(&[&reached], LEVELS)[0],
        }
    }

    /// The probability of a target by the key of the outcome that judges it.
    #[must_use]
    pub fn target(&self, pack: &Pack, outcome: &str) -> Option<Probability> {
        let place = pack.targets.iter().position(|target| target.outcome.key == outcome)?;
        self.targets.get(place).copied()
    }

    /// Ranges of an outcome in a year, noise included.
    #[must_use]
    pub fn quantiles(&self, year: usize, outcome: &str) -> Option<&Quantiles> {
        let place = place(outcome)?;
        self.years.get(year)?.quantiles.get(place)
    }
}

/// The place of an outcome in the catalogue.
pub(crate) fn place(outcome: &str) -> Option<usize> {
    Outcomes::<f64>::FIELDS.iter().position(|quantity| quantity.key == outcome)
}

/// The quantiles of some columns of the samples.
fn of_columns(
    samples: &Samples,
    numbers: Range<usize>,
    column: impl Fn(usize) -> usize,
) -> Vec<Quantiles> {
    let columns: Vec<&[f64]> = numbers.map(|number| samples.column(column(number))).collect();
    quantiles_of_columns(&columns, LEVELS)
}

/// Value added by month and sector.
fn value_added(samples: &Samples) -> Vec<Vec<Quantiles>> {
    let layout = samples.layout();
    let first = layout.value_added(0, 0);
    // month by month, the sectors of each one after the other
    let all = of_columns(samples, first..layout.columns(), |column| column);
    all.chunks(layout.sectors.max(1)).map(<[Quantiles]>::to_vec).collect()
}

fn year_summary(samples: &Samples, year: usize, counts: &[CountTally]) -> YearSummary {
    let layout = samples.layout();
    let mean_quantiles = of_columns(samples, 0..OUTCOMES, |place| layout.outcome(year, place));
    let mut quantiles = mean_quantiles.clone();
    for count in counts.iter().filter(|count| count.year == year) {
        quantiles[count.outcome] = LEVELS.map(|level| count.mixture.quantile(level));
    }
    YearSummary { quantiles, mean_quantiles }
}
