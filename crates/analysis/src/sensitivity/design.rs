//! The samples: points A and B drawn independently, and A with one input after the other from B.

use canghai_plan::{Grade, Pack, Scenario};
use canghai_sim::{InputError, Outcomes};

use super::inputs::{Input, Part, inputs};
use crate::futures::{Futures, Member};
use crate::run::Runner;
use crate::samples::{Layout, OUTCOMES, Samples};
use crate::tally::{count, is_count};

/// Which points are run for a scenario.
#[derive(Clone, Debug)]
pub struct Design<'a> {
    futures: Futures<'a>,
    scenario: &'a Scenario,
    inputs: Vec<Input>,
    samples: u32,
    year: usize,
}

/// A point of a sample.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Point {
    /// A, which is also the member of the ensemble with the sample's number.
    A,
    /// A with the input of this number from B.
    Mixed(usize),
    /// B.
    B,
    /// A with all inputs of grade "assumption" from B.
    Assumptions,
}

/// What came of some samples, one after the other.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draws {
    /// By outcome of the catalogue its values, points in the order of [`Design::points`] and sample
    /// by sample.
    pub outcomes: Vec<Vec<f64>>,
    /// By outcome the variance of the count's own noise at the points A; empty where it is no count.
    pub noise: Vec<Vec<f64>>,
    /// By outcome its values at the points A without the scenario's policy.
    pub trend: Vec<Vec<f64>>,
}

impl<'a> Design<'a> {
    /// The samples of a scenario for the outcomes of a year, the plan's first being 0.
    #[must_use]
    pub fn new(futures: Futures<'a>, scenario: &'a Scenario, year: usize, samples: u32) -> Self {
        let inputs = inputs(futures.pack(), scenario);
        Self { futures, scenario, inputs, samples, year }
    }

    /// The inputs.
    #[must_use]
    pub fn inputs(&self) -> &[Input] {
        &self.inputs
    }

    /// The pack that is drawn from.
    #[must_use]
    pub fn pack(&self) -> &'a Pack {
        self.futures.pack()
    }

    /// The scenario.
    #[must_use]
    pub fn scenario(&self) -> &'a Scenario {
        self.scenario
    }

    /// Number of samples.
    #[must_use]
    pub fn samples(&self) -> u32 {
        self.samples
    }

    /// Number of the calendar year, the plan's first being 0.
    #[must_use]
    pub fn year(&self) -> usize {
        self.year
    }

    /// The points of a sample in their order: A, A with each input from B in turn, B, and A with all
    /// assumptions from B. Without the last it is the order of the library `SALib`, without indices
    /// of second order.
    pub fn points(&self) -> impl Iterator<Item = Point> + use<> {
        let mixed = (0..self.inputs.len()).map(Point::Mixed);
        [Point::A].into_iter().chain(mixed).chain([Point::B, Point::Assumptions])
    }

    /// Points of a sample.
    pub(super) fn width(&self) -> usize {
        self.inputs.len() + 3
    }

    /// The members of a sample's points.
    #[must_use]
    pub fn members(&self, sample: u32) -> Vec<Member> {
        let a = self.futures.draw(sample, 0);
        let b = self.futures.draw(sample, self.futures.dimensions());
        let with = |parts: &mut dyn Iterator<Item = &Part>| {
            let mut mixed = a.clone();
            parts.for_each(|part| part.take(&self.futures, &mut mixed, &b));
            mixed.member
        };
        let member = |point| match point {
            Point::A => a.member.clone(),
            Point::B => b.member.clone(),
            Point::Mixed(input) => with(&mut [&self.inputs[input].part].into_iter()),
            Point::Assumptions => with(&mut self.assumptions().map(|input| &input.part)),
        };
        self.points().map(member).collect()
    }

    /// The inputs that are assumptions.
    pub fn assumptions(&self) -> impl Iterator<Item = &Input> {
        self.inputs.iter().filter(|input| input.grade == Grade::Assumption)
    }

    /// Runs some of the samples.
    ///
    /// # Errors
    /// What the model refuses; never for a scenario read with the pack.
    pub fn run(&self, samples: std::ops::Range<u32>) -> Result<Draws, Vec<InputError>> {
        let pack = self.pack();
        let runner = Runner::new(pack, self.scenario, self.year + 1)?;
        let trend = without_policy(self.scenario);
        let trend_runner = Runner::new(pack, &trend, self.year + 1)?;
        let parts: Result<Vec<Draws>, Vec<InputError>> = samples
            .map(|sample| {
                let members = self.members(sample);
                let all = runner.run(&members)?;
                let first = trend_runner.run(&members[..1])?;
                Ok(self.draws(&all, &first))
            })
            .collect();
        Ok(Draws::joined(parts?))
    }

    fn draws(&self, all: &Samples, trend: &Samples) -> Draws {
        let layout: Layout = all.layout();
        let column = |samples: &Samples, outcome| {
            samples.column(layout.outcome(self.year, outcome)).to_vec()
        };
        let outcomes = || 0..OUTCOMES;
        Draws {
            outcomes: outcomes().map(|outcome| column(all, outcome)).collect(),
            noise: outcomes().map(|outcome| self.noise(all, outcome)).collect(),
            trend: outcomes().map(|outcome| column(trend, outcome)).collect(),
        }
    }

    /// The variance of a count's own noise at the point A; nothing where the outcome is no count.
    fn noise(&self, all: &Samples, outcome: usize) -> Vec<f64> {
        if !is_count(&Outcomes::<f64>::FIELDS[outcome]) {
            return Vec::new();
        }
        let mut won = Vec::new();
        vec![count(self.pack(), all, self.year, outcome, 0, &mut won).variance()]
    }
}

/// The scenario in the same world with every lever, share and mix at the pack's trend.
pub(crate) fn without_policy(scenario: &Scenario) -> Scenario {
    Scenario {
        levers: canghai_sim::Levers::from_fn(|_| None),
        mix: None,
        shares: std::collections::BTreeMap::new(),
        ..scenario.clone()
    }
}

impl Draws {
    /// Draws of samples that follow each other.
    #[must_use]
    pub fn joined(parts: Vec<Self>) -> Self {
        let mut parts = parts.into_iter();
        let mut all = parts.next().unwrap_or_default();
        for part in parts {
            let Self { outcomes, noise, trend } = part;
            for (all, more) in
                [(&mut all.outcomes, outcomes), (&mut all.noise, noise), (&mut all.trend, trend)]
            {
                for (all, more) in all.iter_mut().zip(more) {
                    all.extend(more);
                }
            }
        }
        all
    }
}

/// The values that one sample has in an outcome's lists.
#[derive(Clone, Copy)]
struct Widths {
    points: usize,
    noise: usize,
}

impl Draws {
    /// All values, sample after sample, so that parts can be put together.
    #[must_use]
    pub fn numbers(&self) -> Vec<f64> {
        let samples = self.trend.first().map_or(0, Vec::len);
        let mut numbers = Vec::new();
        for sample in 0..samples {
            let lists = self.outcomes.iter().zip(&self.noise).zip(&self.trend);
            for ((outcomes, noise), trend) in lists {
                for list in [outcomes, noise, trend] {
                    let width = list.len() / samples;
                    numbers.extend(&list[sample * width..(sample + 1) * width]);
                }
            }
        }
        numbers
    }

    /// The draws of a design from such numbers; `None` where they are not those of its samples.
    #[must_use]
    pub fn from_numbers(design: &Design, numbers: &[f64]) -> Option<Self> {
        let widths: Vec<Widths> = Outcomes::<f64>::FIELDS
            .iter()
            .map(|own| Widths { points: design.width(), noise: usize::from(is_count(own)) })
            .collect();
        let sample: usize = widths.iter().map(|own| own.points + own.noise + 1).sum();
        let samples = usize::try_from(design.samples).ok()?;
        if numbers.len() != samples * sample || numbers.iter().any(|value| !value.is_finite()) {
            return None;
        }
        let empty = || vec![Vec::new(); widths.len()];
        let mut draws = Self { outcomes: empty(), noise: empty(), trend: empty() };
        let mut rest = numbers;
        for _ in 0..samples {
            for (place, own) in widths.iter().enumerate() {
                let lists = [
                    (&mut draws.outcomes, own.points),
                    (&mut draws.noise, own.noise),
                    (&mut draws.trend, 1),
                ];
                for (lists, width) in lists {
                    let (values, others) = rest.split_at(width);
                    lists[place].extend(values);
                    rest = others;
                }
            }
        }
        Some(draws)
    }
}

/// Samples that one task runs.
#[cfg(feature = "parallel")]
const TASK: u32 = 8;

/// Runs all samples of a design on all threads of the current pool; the answer does not depend on
/// their number.
///
/// # Errors
/// As [`Design::run`].
#[cfg(feature = "parallel")]
pub fn draw_parallel(design: &Design) -> Result<Draws, Vec<InputError>> {
    use rayon::prelude::*;

    let tasks = (0..design.samples.div_ceil(TASK)).into_par_iter();
    let task = |task| design.run(task * TASK..design.samples.min((task + 1) * TASK));
    let parts: Result<Vec<Draws>, Vec<InputError>> = tasks.map(task).collect();
    Ok(Draws::joined(parts?))
}
