//! What is shown of an ensemble: ranges, probabilities, the year of reaching the share.

use std::ops::Range;

use canghai_plan::{Pack, Target};
use canghai_sim::{Outcomes, Quantity, year_reached};

use crate::counts::{ABREAST, Count, Mixture};
use crate::order::{quantiles, quantiles_of_columns};
use crate::samples::{OUTCOMES, Samples};
use crate::threads::of_each;

/// Levels of the quantiles that are shown.
pub const LEVELS: [f64; 5] = [0.10, 0.25, 0.50, 0.75, 0.90];

/// Quantiles at [`LEVELS`].
pub type Quantiles = [f64; 5];

/// Outcomes that are counts with noise of their own.
const COUNTS: [&str; 8] = [
    "platforms",
    "demonstration_total",
    "transformation_total",
    "research_total",
    "standards_total",
    "landed_projects",
    "leading_firms",
    "bases",
];

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
        let layout = samples.layout();
        let reached = reached(pack, base_share, samples);
        let counts = of_each(layout.years, |year| counts(pack, samples, year, detail));
        let (targets, joint) = probabilities(pack, samples, &counts);
        Self {
            members: samples.members(),
            years: (0..layout.years)
                .map(|year| year_summary(samples, year, &counts[year]))
                .collect(),
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
            reached: of_values(reached),
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

fn of_values(values: impl IntoIterator<Item = f64>) -> Quantiles {
    let mut values: Vec<f64> = values.into_iter().collect();
    quantiles(&mut values, LEVELS)
}

/// The quantiles of some columns of the samples.
fn of_columns(
    samples: &Samples,
    numbers: Range<usize>,
    column: impl Fn(usize) -> usize,
) -> Vec<Quantiles> {
    quantiles_of_columns(numbers.map(|number| samples.column(column(number))), LEVELS)
}

/// Value added by month and sector.
fn value_added(samples: &Samples) -> Vec<Vec<Quantiles>> {
    let layout = samples.layout();
    let first = layout.value_added(0, 0);
    // month by month, the sectors of each one after the other
    let all = of_columns(samples, first..layout.columns(), |column| column);
    all.chunks(layout.sectors.max(1)).map(<[Quantiles]>::to_vec).collect()
}

fn year_summary(samples: &Samples, year: usize, counts: &[CountSummary]) -> YearSummary {
    let layout = samples.layout();
    let mean_quantiles = of_columns(samples, 0..OUTCOMES, |place| layout.outcome(year, place));
    let mut quantiles = mean_quantiles.clone();
    for count in counts {
        quantiles[count.outcome] = count.quantiles;
    }
    YearSummary { quantiles, mean_quantiles }
}

/// A count of one year with its own noise.
struct CountSummary {
    /// Its place in the catalogue.
    outcome: usize,
    quantiles: Quantiles,
    /// Each member's probability of the target's level, where one is asked.
    reaching: Vec<f64>,
}

/// The counts of a year: those of the plan's last year, or of every year.
fn counts(pack: &Pack, samples: &Samples, year: usize, detail: Detail) -> Vec<CountSummary> {
    if detail == Detail::PlanEnd && year + 1 != pack.calendar.plan_years {
        return Vec::new();
    }
    let count = |number: usize| {
        let key = COUNTS[number];
        let level = pack.target(key).map_or(f64::INFINITY, |target| target.at_least);
        let (mixture, reaching) = mixture(pack, samples, year, key, level);
        let quantiles = LEVELS.map(|level| mixture.quantile(level));
        Some(CountSummary { outcome: place(key)?, quantiles, reaching })
    };
    of_each(COUNTS.len(), count).into_iter().flatten().collect()
}

/// The mixture of a count over the members, and each member's probability of at least a level.
fn mixture(
    pack: &Pack,
    samples: &Samples,
    year: usize,
    key: &str,
    level: f64,
) -> (Mixture, Vec<f64>) {
    let outcome = place(key).unwrap_or_default();
    let mut mixture = Mixture::default();
    if key == "bases" {
        let mut won = Vec::new();
        let mut add =
            |member| mixture.add(&count(pack, samples, year, outcome, member, &mut won), level);
        let reaching = (0..samples.members()).map(&mut add).collect();
        return (mixture, reaching);
    }
    let layout = samples.layout();
    let means = samples.column(layout.outcome(year, outcome)).chunks(ABREAST);
    let drawn = samples.column(layout.dispersion()).chunks(ABREAST);
    let mut reaching = Vec::with_capacity(samples.members());
    for (means, drawn) in means.zip(drawn) {
        let mut dispersions = [0.0; ABREAST];
        for (place, drawn) in dispersions.iter_mut().zip(drawn) {
            *place = dispersion(key, *drawn);
        }
        let chances = mixture.add_negative_binomials(means, &dispersions, level);
        reaching.extend(&chances[..means.len()]);
    }
    (mixture, reaching)
}

/// Overdispersion of a count, given what a member has drawn: leading firms have none.
fn dispersion(key: &str, drawn: f64) -> f64 {
    if key == "leading_firms" { 0.0 } else { drawn }
}

/// How a member's count is distributed; the probabilities of bases are kept in `won`.
pub(crate) fn count<'a>(
    pack: &Pack,
    samples: &Samples,
    year: usize,
    outcome: usize,
    member: usize,
    won: &'a mut Vec<f64>,
) -> Count<'a> {
    let layout = samples.layout();
    let mean = samples.column(layout.outcome(year, outcome))[member];
    let drawn = samples.column(layout.dispersion())[member];
    match Outcomes::<f64>::FIELDS[outcome].key {
        "bases" => {
            let base = |sector| samples.column(layout.base(year, sector))[member];
            won.clear();
            won.extend((0..layout.sectors).map(base));
            Count::PoissonBinomial { standing: standing_bases(pack), probabilities: won }
        }
        key => Count::NegativeBinomial { mean, dispersion: dispersion(key, drawn) },
    }
}

/// Demonstration bases that stand when the plan begins.
fn standing_bases(pack: &Pack) -> usize {
    let constant = pack.constants.iter().find(|constant| constant.quantity.key == "bases_0");
    let standing = constant.map_or(0.0, |constant| constant.value.round());
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 1000")]
    let standing = standing.clamp(0.0, 1000.0) as usize;
    standing
}

/// Probability of each target and of all at once; no target where the run ends before their year.
pub(crate) fn target_probabilities(
    pack: &Pack,
    samples: &Samples,
) -> (Vec<Probability>, Probability) {
    let years = samples.layout().years;
    let counts = of_each(years, |year| counts(pack, samples, year, Detail::PlanEnd));
    probabilities(pack, samples, &counts)
}

/// Probability of each target and of all at once.
fn probabilities(
    pack: &Pack,
    samples: &Samples,
    counts: &[Vec<CountSummary>],
) -> (Vec<Probability>, Probability) {
    let conditional: Option<Vec<Vec<f64>>> =
        pack.targets.iter().map(|target| conditional(pack, samples, counts, target)).collect();
    let Some(conditional) = conditional else { return (Vec::new(), Probability::default()) };
    let joint: Vec<f64> = (0..samples.members())
        .map(|member| conditional.iter().map(|target| target[member]).product())
        .collect();
    (
        conditional.iter().map(|target| Probability::mean(target)).collect(),
        Probability::mean(&joint),
    )
}

/// Each member's probability of meeting a target; `None` where the run ends before its year.
fn conditional(
    pack: &Pack,
    samples: &Samples,
    counts: &[Vec<CountSummary>],
    target: &Target,
) -> Option<Vec<f64>> {
    let year = pack.calendar.index(target.year)?;
    let outcome = place(target.outcome.key)?;
    if let Some(count) = counts.get(year)?.iter().find(|count| count.outcome == outcome) {
        return Some(count.reaching.clone());
    }
    Some(at_or_above(samples.column(samples.layout().outcome(year, outcome)), target.at_least))
}

/// 1 for each value that is at least the level, 0 for the others.
fn at_or_above(values: &[f64], level: f64) -> Vec<f64> {
    values.iter().map(|value| f64::from(u8::from(*value >= level))).collect()
}

/// Each member's probability that an outcome is at least a level in a year: for a count of its
/// distribution given the member, else 0 or 1.
pub(crate) fn chances(
    pack: &Pack,
    samples: &Samples,
    year: usize,
    outcome: &Quantity,
    level: f64,
) -> Vec<f64> {
    if is_count(outcome) {
        return mixture(pack, samples, year, outcome.key, level).1;
    }
    let column = samples.layout().outcome(year, place(outcome.key).unwrap_or_default());
    at_or_above(samples.column(column), level)
}

/// Whether an outcome is a count with noise of its own.
pub(crate) fn is_count(outcome: &Quantity) -> bool {
    COUNTS.contains(&outcome.key)
}

/// When each member reaches the share's target; infinite where it does not.
fn reached(pack: &Pack, base_share: f64, samples: &Samples) -> Vec<f64> {
    let layout = samples.layout();
    let level = pack.share_target().unwrap_or(1.0);
    let mut shares = vec![0.0; layout.months()];
    let time = |member: usize| {
        for (month, share) in shares.iter_mut().enumerate() {
            *share = samples.column(layout.rolling_share(month))[member];
        }
        let time = year_reached(&shares, base_share, level, pack.calendar.base_year);
        time.unwrap_or(f64::INFINITY)
    };
    (0..samples.members()).map(time).collect()
}
