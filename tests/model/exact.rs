//! Exact solutions of linear stocks, and how near a run comes to them.

use canghai_sim::{City, Policy, SectorState};

use crate::runs::run_in_steps;

/// One time step, years.
pub(crate) const MONTH: f64 = 1.0 / 12.0;

/// A stock and its exact solution over the years.
pub(crate) struct Closed<'a> {
    pub(crate) stock: fn(&SectorState<f64>) -> f64,
    pub(crate) exact: &'a dyn Fn(f64) -> f64,
}

impl Closed<'_> {
    /// Largest error at a month's end over the largest distance from the start.
    fn error(&self, city: &City<f64>, policy: &Policy<f64>, steps: u32) -> f64 {
        let run = run_in_steps(city, policy, steps);
        let found = run.states.iter().map(|state| (self.stock)(&state.sectors[0]));
        let pairs: Vec<(f64, f64)> = found
            .enumerate()
            .map(|(month, found)| (found, (self.exact)(month as f64 / 12.0)))
            .collect();
        let largest =
            |value: &dyn Fn(&(f64, f64)) -> f64| pairs.iter().map(value).fold(0.0, f64::max);
        largest(&|(found, exact)| (found - exact).abs())
            / largest(&|(_, exact)| (exact - pairs[0].1).abs())
    }

    /// Sees the error within its bound at one step a month, and quartered with each halving.
    pub(crate) fn holds(&self, city: &City<f64>, policy: &Policy<f64>, bound: f64) {
        let [one, two, four, eight] = [1, 2, 4, 8].map(|steps| self.error(city, policy, steps));
        assert!(one <= bound, "error {one:e} over its bound {bound:e}");
        for ratio in [two / four, four / eight] {
            assert!((3.8..=4.25).contains(&ratio), "halving the step divides {two:e} by {ratio}");
        }
    }
}

/// Heun's bound for a stock that empties at `rate`.
pub(crate) fn bound(rate: f64) -> f64 {
    (rate * MONTH).powi(2) / 6.0 * 1.1
}

/// `1 - exp(-rate t)`: how far a stock has moved to its new level.
pub(crate) fn moved(rate: f64, time: f64) -> f64 {
    -(-rate * time).exp_m1()
}

/// A stock that empties at `b`, filled by the outflow of one that empties at `a` and gets 1 a year.
pub(crate) fn second_of_two(a: f64, b: f64, time: f64) -> f64 {
    moved(b, time) / b - ((-a * time).exp() - (-b * time).exp()) / (b - a)
}

/// The exact content of stage `stage` (from 1) of an Erlang chain that gets 1 a year from 0.
pub(crate) fn erlang(stage: i32, rate: f64, time: f64) -> f64 {
    let mut term = 1.0;
    let mut sum = 0.0;
    for index in 1..=stage {
        sum += term;
        term *= rate * time / f64::from(index);
    }
    (1.0 - (-rate * time).exp() * sum) / rate
}
