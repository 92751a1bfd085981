//! The noise that a count has of its own.

use canghai_sim::Outcomes;

use crate::samples::Samples;
use crate::summary::is_count;

/// The variance of a count's own noise for one member; nothing where the outcome is no such count.
///
/// # Formula
/// Negative binomial `m + a m^2` with mean `m` and overdispersion `a`, Poisson (leading firms) `m`,
/// one Bernoulli a sector (bases) `sum p (1 - p)`.
pub(super) fn variance(samples: &Samples, year: usize, outcome: usize, member: usize) -> Vec<f64> {
    let quantity = &Outcomes::<f64>::FIELDS[outcome];
    if !is_count(quantity) {
        return Vec::new();
    }
    let layout = samples.layout();
    let mean = samples.column(layout.outcome(year, outcome))[member];
    let dispersion = samples.column(layout.dispersion())[member];
    let variance = match quantity.key {
        "bases" => {
            let won = |sector| samples.column(layout.base(year, sector))[member];
            (0..layout.sectors).map(won).map(|p| p * (1.0 - p)).sum()
        }
        "leading_firms" => mean,
        _ => mean + dispersion * mean * mean,
    };
    vec![variance]
}
