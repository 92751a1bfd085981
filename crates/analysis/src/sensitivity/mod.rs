//! What a result rests on: which uncertain inputs its spread comes from, how much of it rests on
//! assumptions, and how much is chance or policy.

mod design;
mod indices;
mod inputs;
mod tornado;

use canghai_sim::{InputError, Outcomes, Quantity};

#[cfg(feature = "parallel")]
pub use design::draw_parallel;
pub use design::{Design, Draws, Point};
pub use indices::{Indices, Resamples, Rows};
pub use inputs::Input;
pub use tornado::{Bar, ENDS, Tornado, tornado};

use crate::order::quantile;

/// What the outcomes of a scenario in a year rest on.
#[derive(Clone, Debug, PartialEq)]
pub struct Sensitivity {
    /// By outcome of the catalogue.
    pub outcomes: Vec<OutcomeSensitivity>,
    /// One input after the other at the ends of its distribution.
    pub tornado: Tornado,
}

/// What one outcome rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct OutcomeSensitivity {
    /// The outcome.
    pub outcome: &'static Quantity,
    /// Its indices by input, in the order of the design's.
    pub inputs: Vec<Indices>,
    /// Closed indices of all inputs of grade "assumption" together.
    pub assumptions: Indices,
    /// Mean over the points A and B.
    pub mean: f64,
    /// Standard deviation over the points A and B.
    pub deviation: f64,
    /// Part of the variance of what would be observed that is a count's own noise: 0 for what is no
    /// count, or a yearly count, which is shown as an expectation.
    pub luck: f64,
    /// What the scenario makes of it against the trend.
    pub policy: Effect,
}

/// The difference of an outcome to the same futures at the pack's trend.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Effect {
    /// Its mean.
    pub mean: f64,
    /// Its 10 % quantile.
    pub low: f64,
    /// Its 90 % quantile.
    pub high: f64,
}

impl Sensitivity {
    /// What the outcomes rest on, from the draws of all samples of a design.
    ///
    /// # Errors
    /// What the model refuses; never for a scenario read with the pack.
    pub fn of(design: &Design, draws: &Draws) -> Result<Self, Vec<InputError>> {
        let resamples = Resamples::new(draws.trend.first().map_or(0, Vec::len));
        let of =
            |(place, outcome)| OutcomeSensitivity::of(design, draws, &resamples, place, outcome);
        Ok(Self {
            outcomes: Outcomes::<f64>::FIELDS.iter().enumerate().map(of).collect(),
            tornado: tornado(design.pack(), design.scenario(), design.year())?,
        })
    }
}

impl OutcomeSensitivity {
    /// What one outcome rests on, by its place in the catalogue, from the draws of all samples of a
    /// design; `None` where there is no such outcome.
    #[must_use]
    pub fn at(design: &Design, draws: &Draws, place: usize) -> Option<Self> {
        let outcome = Outcomes::<f64>::FIELDS.get(place)?;
        let resamples = Resamples::new(draws.trend.first().map_or(0, Vec::len));
        Some(Self::of(design, draws, &resamples, place, outcome))
    }

    fn of(
        design: &Design,
        draws: &Draws,
        resamples: &Resamples,
        place: usize,
        outcome: &'static Quantity,
    ) -> Self {
        let columns = Columns::new(design, &draws.outcomes[place]);
        let (a, b) = (&columns.0[0], &columns.0[columns.0.len() - 2]);
        let centre = columns.centre();
        let indices = |mixed: &Vec<f64>| Rows { a, b, mixed }.indices(centre, resamples);
        let (mean, variance) = moments(a.iter().chain(b));
        let noise = moments(draws.noise[place].iter()).0;
        let differences = a.iter().zip(&draws.trend[place]).map(|(own, trend)| own - trend);
        Self {
            outcome,
            inputs: columns.0[1..columns.0.len() - 2].iter().map(indices).collect(),
            assumptions: indices(&columns.0[columns.0.len() - 1]),
            mean,
            deviation: variance.sqrt(),
            luck: if noise > 0.0 { noise / (noise + variance) } else { 0.0 },
            policy: Effect::of(differences.collect()),
        }
    }
}

/// Outcomes by point of the design, one value a sample.
struct Columns(Vec<Vec<f64>>);

impl Columns {
    fn new(design: &Design, values: &[f64]) -> Self {
        let width = design.width();
        let column = |point: usize| values.iter().skip(point).step_by(width).copied().collect();
        Self((0..width).map(column).collect())
    }

    /// The mean over all points but those that mix all assumptions: what `SALib` takes off.
    fn centre(&self) -> f64 {
        moments(self.0[..self.0.len() - 1].iter().flatten()).0
    }
}

/// Mean and variance; 0 of nothing.
fn moments<'a>(values: impl Iterator<Item = &'a f64> + Clone) -> (f64, f64) {
    let count = values.clone().count().max(1) as f64;
    let mean = values.clone().sum::<f64>() / count;
    let squares = values.map(|value| (value - mean) * (value - mean));
    (mean, squares.sum::<f64>() / count)
}

impl Effect {
    fn of(mut differences: Vec<f64>) -> Self {
        differences.sort_by(f64::total_cmp);
        let at = |level| quantile(&differences, level).unwrap_or_default();
        Self { mean: moments(differences.iter()).0, low: at(0.10), high: at(0.90) }
    }
}
