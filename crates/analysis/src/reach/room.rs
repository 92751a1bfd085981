//! The values that may be raised, and what raising them makes of the scenario.

use canghai_plan::{Pack, Scenario};
use canghai_sim::{Calendar, Inputs, Levers, Policy};

/// A lever's value in one plan year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Variable {
    /// Place of the lever in the catalogue.
    pub(crate) lever: usize,
    /// Number of the plan year, the first being 0.
    pub(crate) year: usize,
    /// The scenario's value, below which it is not lowered.
    pub(crate) low: f64,
    /// The highest value allowed.
    pub(crate) high: f64,
    /// Step of the lever.
    pub(crate) step: f64,
    /// 1e8 CNY per unit.
    pub(crate) cost: f64,
}

impl Variable {
    /// How far it may be raised.
    pub(crate) fn extent(&self) -> f64 {
        self.high - self.low
    }

    /// Multiples of the step that the value at `index` is, the scenario's being 0.
    fn multiple(&self, index: usize) -> f64 {
        (self.low / self.step + ROUNDING).floor() + index as f64
    }

    /// The value so many steps above the scenario's: a multiple of the step or the ceiling.
    pub(crate) fn at(&self, index: usize) -> f64 {
        if index == 0 {
            return self.low;
        }
        // a tenth is written as a quotient, so that 24 steps of 0.1 are 2.4
        let multiple = self.multiple(index);
        let value = if self.step < 1.0 {
            multiple / (1.0 / self.step).round()
        } else {
            multiple * self.step
        };
        value.min(self.high)
    }

    /// Steps to the ceiling.
    pub(crate) fn steps(&self) -> usize {
        whole((self.high / self.step - ROUNDING).ceil() - self.multiple(0))
    }

    /// Steps to the first value that is not below.
    pub(crate) fn steps_to(&self, value: f64) -> usize {
        let steps = whole((value / self.step - ROUNDING).ceil() - self.multiple(0));
        let steps = if value <= self.low + ROUNDING * self.step { 0 } else { steps };
        steps.min(self.steps())
    }
}

/// Part of a step that counts as rounding.
const ROUNDING: f64 = 1e-6;

fn whole(value: f64) -> usize {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 1e6")]
    let whole = value.clamp(0.0, 1e6) as usize;
    whole
}

/// The values that may be raised. A point has one value for each of them.
#[derive(Clone, Debug)]
pub(crate) struct Room {
    pub(crate) variables: Vec<Variable>,
    policy: Policy<f64>,
    calendar: Calendar,
}

impl Room {
    pub(crate) fn new(pack: &Pack, scenario: &Scenario, variables: Vec<Variable>) -> Self {
        Self { variables, policy: pack.policy(scenario), calendar: pack.calendar }
    }

    /// The scenario's own values.
    pub(crate) fn low(&self) -> Vec<f64> {
        self.variables.iter().map(|variable| variable.low).collect()
    }

    /// The highest values, of the levers chosen.
    pub(crate) fn top(&self, chosen: impl Fn(&Variable) -> bool) -> Vec<f64> {
        let value = |v: &Variable| if chosen(v) { v.high } else { v.low };
        self.variables.iter().map(value).collect()
    }

    /// Cost of a point, 1e8 CNY.
    pub(crate) fn cost(&self, point: &[f64]) -> f64 {
        let values = self.variables.iter().zip(point);
        values.map(|(variable, value)| variable.cost * (value - variable.low)).sum()
    }

    /// The amounts of every year at a point.
    pub(crate) fn inputs(&self, point: &[f64]) -> Inputs<f64> {
        let mut policy = self.policy.clone();
        for (variable, value) in self.variables.iter().zip(point) {
            let key = Levers::<f64>::FIELDS[variable.lever].key;
            if let Some(slot) = policy.years[variable.year].levers.get_mut(key) {
                *slot = *value;
            }
        }
        policy.inputs(&self.calendar)
    }

    /// The scenario with the values of a point; what is not raised stays as it stands there.
    pub(crate) fn scenario(&self, pack: &Pack, scenario: &Scenario, point: &[f64]) -> Scenario {
        let mut changed = scenario.clone();
        for (variable, value) in self.variables.iter().zip(point) {
            if *value != variable.low {
                let key = Levers::<f64>::FIELDS[variable.lever].key;
                changed.set_lever(pack, key, variable.year, *value);
            }
        }
        changed
    }
}

#[cfg(test)]
mod tests {
    use super::Variable;

    fn variable(low: f64, high: f64, step: f64) -> Variable {
        Variable { lever: 0, year: 0, low, high, step, cost: 1.0 }
    }

    #[test]
    fn values_are_multiples_of_the_step_between_the_scenario_s_and_the_ceiling() {
        let tenths = variable(2.35, 2.75, 0.1);
        let values: Vec<f64> = (0..=tenths.steps()).map(|index| tenths.at(index)).collect();
        assert_eq!(values, [2.35, 2.4, 2.5, 2.6, 2.7, 2.75]);
        let mu = variable(3500.0, 3700.0, 50.0);
        let values: Vec<f64> = (0..=mu.steps()).map(|index| mu.at(index)).collect();
        assert_eq!(values, [3500.0, 3550.0, 3600.0, 3650.0, 3700.0]);
    }

    #[test]
    fn a_value_is_rounded_up_and_what_rounding_left_is_not() {
        let tenths = variable(2.0, 20.0, 0.1);
        let up = |value: f64| tenths.at(tenths.steps_to(value));
        assert_eq!((up(2.0), up(2.01), up(2.1), up(2.100_000_000_1)), (2.0, 2.1, 2.1, 2.1));
        assert_eq!((up(2.000_000_001), up(20.0), up(19.95)), (2.0, 20.0, 20.0));
    }
}
