//! The probability of a goal over simulated futures.

use canghai_plan::Scenario;

use super::question::Question;
use crate::futures::{Futures, Member};
use crate::run::{Members, Runner};
use crate::samples::Samples;
use crate::summary::{Probability, chances};

/// Futures over which a probability is verified.
pub const VERIFIED: u32 = 1024;

/// The futures that probabilities are of.
#[derive(Clone, Debug)]
pub(crate) struct Chance {
    members: Members,
}

impl Chance {
    /// Draws the futures.
    pub(crate) fn new(question: &Question) -> Self {
        let futures = Futures::new(&question.pack, Futures::SEED);
        Self { members: Members::draw(&futures, 0..VERIFIED) }
    }

    pub(crate) fn members(&self) -> &[Member] {
        self.members.as_slice()
    }

    /// The probability of the goal, in double precision.
    pub(crate) fn verified(&self, question: &Question, scenario: &Scenario) -> Probability {
        let years = question.goal.year + 1;
        let samples = self.samples(question, scenario, years);
        samples.map_or(NEVER, |samples| probability(question, &samples, question.goal.year))
    }

    /// The first year in which the outcome has the level with a probability.
    pub(crate) fn year_reached(
        &self,
        question: &Question,
        scenario: &Scenario,
        at_least: f64,
    ) -> Option<usize> {
        let years = question.pack.calendar.horizon_years;
        let samples = self.samples(question, scenario, years)?;
        (0..years).find(|year| probability(question, &samples, *year).value >= at_least)
    }

    fn samples(&self, question: &Question, scenario: &Scenario, years: usize) -> Option<Samples> {
        // a scenario within the levers' ranges is never refused
        Runner::new(&question.pack, scenario, years).ok()?.run(self.members()).ok()
    }
}

const NEVER: Probability = Probability { value: 0.0, error: 0.0 };

fn probability(question: &Question, samples: &Samples, year: usize) -> Probability {
    let goal = question.goal;
    Probability::mean(&chances(&question.pack, samples, year, goal.outcome, goal.level))
}
