//! What the answer says.

use canghai_plan::Scenario;
use canghai_sim::{Levers, Outcomes, Trajectory};

use super::Found;
use super::assumptions::Needed;
use super::chance::Chance;
use super::question::Question;
use crate::summary::Probability;

/// The answer to a question.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// Whether the goal is reached within the limits.
    pub reached: bool,
    /// The cheapest change that reaches it; where it is out of reach, the change that attains most.
    pub change: Change,
    /// The cheapest among the changes that move the fewest levers; `None` where the goal is out of
    /// reach.
    pub fewest: Option<Change>,
    /// The most that the outcome attains in the goal's year within the limits, in the central run.
    pub best_attainable: f64,
    /// Probability of the goal where most is attained, in single precision.
    pub best_probability: f64,
    /// Where the goal is out of reach: assumptions of which any one alone would bring it within
    /// reach, at the change that attains most; the least departure first.
    pub needed: Vec<Needed>,
}

/// A change of the scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The scenario as it is changed.
    pub scenario: Scenario,
    /// What is raised.
    pub moves: Vec<Move>,
    /// Unit costs times what is raised, summed over the plan's years, 1e8 CNY.
    pub cost: f64,
    /// The outcome in the goal's year, in the central run.
    pub value: f64,
    /// Probability of the goal.
    pub probability: Probability,
    /// Levers whose limits bind: raised to the ceiling or locked, and of use beyond.
    pub binding: Vec<Binding>,
    /// The first calendar year in which the outcome has the level, and the probability where one is
    /// asked; `None` where none has to the horizon.
    pub year_reached: Option<i32>,
}

/// A lever raised in one plan year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Move {
    /// Key of the lever.
    pub lever: &'static str,
    /// Calendar year.
    pub year: i32,
    /// The scenario's value.
    pub from: f64,
    /// The value it takes.
    pub to: f64,
    /// 1e8 CNY.
    pub cost: f64,
}

/// A limit that binds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Binding {
    /// Key of the lever.
    pub lever: &'static str,
    /// Whether the lever is locked; else it is at its ceiling.
    pub locked: bool,
    /// What the outcome gains in the goal's year, in the central run, where the lever alone goes to
    /// the end of its range in every plan year; 0 where its ceiling is that end.
    pub gain: f64,
}

impl Question {
    /// What is said of a point.
    pub(crate) fn change(&self, chance: &Chance, found: &Found) -> Change {
        let point = found.point.as_slice();
        let scenario = self.room.scenario(&self.pack, &self.scenario, point);
        let (value, central_year) = self.central(&scenario);
        let (probability, year_reached) = match (self.goal.probability, found.likely) {
            (None, _) => (chance.verified(self, &scenario), central_year),
            (Some(_), Some(likely)) => likely,
            (Some(at_least), None) => {
                let years = self.pack.calendar.horizon_years;
                chance.by_year(self, &scenario, at_least, years).0
            }
        };
        Change {
            moves: self.moves(point),
            cost: self.room.cost(point),
            value,
            probability,
            binding: self.binding(point, &scenario, value),
            year_reached: year_reached.map(|year| self.pack.calendar.year(year)),
            scenario,
        }
    }

    /// The outcome at a point in the goal's year, in the central run.
    pub(crate) fn value(&self, point: &[f64]) -> f64 {
        self.central(&self.room.scenario(&self.pack, &self.scenario, point)).0
    }

    /// The outcome of the central run in the goal's year, and the first year that has the level.
    pub(super) fn central(&self, scenario: &Scenario) -> (f64, Option<usize>) {
        let Ok(model) = self.pack.model(scenario) else { return (f64::NAN, None) };
        let run = Trajectory::of(&model, self.pack.calendar.horizon_months());
        let key = self.goal.outcome.key;
        let value = |city: &Outcomes<f64>| city.get(key).copied().unwrap_or(f64::NAN);
        let values: Vec<f64> = run.outcomes.iter().map(|year| value(&year.city)).collect();
        let first = values.iter().position(|value| *value >= self.goal.level);
        (values[self.goal.year], first)
    }

    fn moves(&self, point: &[f64]) -> Vec<Move> {
        let values = self.room.variables.iter().zip(point);
        let moved = values.filter(|(variable, to)| **to != variable.low);
        let one = |(variable, to): (&super::room::Variable, &f64)| Move {
            lever: Levers::<f64>::FIELDS[variable.lever].key,
            year: self.pack.calendar.year(variable.year),
            from: variable.low,
            to: *to,
            cost: variable.cost * (to - variable.low),
        };
        moved.map(one).collect()
    }

    /// The limits that bind at a point, those first beyond which there is most to gain; those at the
    /// end of a range stand last.
    fn binding(&self, point: &[f64], scenario: &Scenario, value: f64) -> Vec<Binding> {
        let mut binding: Vec<(Binding, f64)> = Vec::new();
        for (place, (ceiling, free)) in self.limits.iter().enumerate() {
            let lever = &Levers::<f64>::FIELDS[place];
            let mut own = self.room.variables.iter().zip(point).filter(|(v, _)| v.lever == place);
            if *free && !own.any(|(variable, value)| *value >= variable.high) {
                continue;
            }
            let at_end = *free && *ceiling >= lever.max;
            let use_of_it = if at_end {
                value - self.central(&self.with_lever(scenario, lever.key, None)).0
            } else {
                self.central(&self.with_lever(scenario, lever.key, Some(lever.max))).0 - value
            };
            if use_of_it > 0.0 {
                let gain = if at_end { 0.0 } else { use_of_it };
                binding.push((Binding { lever: lever.key, locked: !free, gain }, use_of_it));
            }
        }
        binding.sort_by(|a, b| b.0.gain.total_cmp(&a.0.gain).then(b.1.total_cmp(&a.1)));
        binding.into_iter().map(|(binding, _)| binding).collect()
    }

    /// A scenario with a lever at one value in every plan year, or as it stands before the change.
    fn with_lever(&self, scenario: &Scenario, key: &str, value: Option<f64>) -> Scenario {
        let mut changed = scenario.clone();
        for year in 0..self.pack.calendar.plan_years {
            let before = self.scenario.lever(&self.pack, key).get(year).copied();
            if let Some(value) = value.or(before) {
                changed.set_lever(&self.pack, key, year, value);
            }
        }
        changed
    }
}
