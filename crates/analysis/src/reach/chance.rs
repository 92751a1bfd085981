//! The probability of a goal over simulated futures, and what to aim at to reach it.

use canghai_plan::Scenario;

use super::judge::Judge;
use super::question::Question;
use super::{Aim, Likely};
use crate::futures::{Futures, Member};
use crate::run::{DOUBLES, Members, Runner};
use crate::samples::Samples;
use crate::summary::{Probability, chances, is_count, place};

/// Futures over which a probability is verified.
pub const VERIFIED: u32 = 1024;

/// Futures that tell a probability roughly.
const ROUGHLY: usize = 256;
/// Futures that stand for all in a search: as many as are run side by side.
const STANDING: usize = DOUBLES;
/// Members, above and below the one at the goal's probability, that those are taken from.
const NEAR: usize = 24;

/// The futures that probabilities are of.
///
/// A search cannot run a thousand futures at each of its points. Where the probability is near the
/// goal's, what it takes is decided by the futures near the level: their mean goes up and down with
/// the quantile that has to reach it, only by another amount. So four of them stand for all, and are
/// chosen anew where a search has led.
#[derive(Clone, Debug)]
pub(crate) struct Chance {
    members: Members,
}

impl Chance {
    /// Draws as many futures as verify an answer.
    pub(crate) fn new(question: &Question) -> Self {
        Self::over(question, VERIFIED)
    }

    /// Draws some futures.
    pub(crate) fn over(question: &Question, count: u32) -> Self {
        let futures = Futures::new(&question.pack, Futures::SEED);
        Self { members: Members::draw(&futures, 0..count) }
    }

    fn members(&self) -> &[Member] {
        self.members.as_slice()
    }

    /// The probability of the goal, in double precision.
    pub(crate) fn verified(&self, question: &Question, scenario: &Scenario) -> Probability {
        let samples = self.samples(question, scenario, question.goal.year + 1);
        samples.map_or(NEVER, |samples| probability(question, &samples, question.goal.year))
    }

    /// The probability of the goal at a point, in single precision.
    pub(crate) fn quick(&self, question: &Question, point: &[f64]) -> f64 {
        self.look(question, point).map_or(0.0, |look| look.probability())
    }

    /// The same over a part of the futures.
    pub(crate) fn rough(&self, question: &Question, point: &[f64]) -> f64 {
        let scenario = question.room.scenario(&question.pack, &question.scenario, point);
        let some = &self.members()[..ROUGHLY.min(self.members().len())];
        look_at(question, &scenario, some).map_or(0.0, |look| look.probability())
    }

    /// The probability of the goal, and the first year in which the outcome has the level with one
    /// that is large enough.
    pub(crate) fn by_year(
        &self,
        question: &Question,
        scenario: &Scenario,
        at_least: f64,
    ) -> Likely {
        let years = question.pack.calendar.horizon_years;
        let Some(samples) = self.samples(question, scenario, years) else { return (NEVER, None) };
        let of = |year| probability(question, &samples, year);
        (of(question.goal.year), (0..years).find(|year| of(*year).value >= at_least))
    }

    /// The probability of the goal for a scenario, in single precision.
    pub(crate) fn quick_of(&self, question: &Question, scenario: &Scenario) -> f64 {
        self.look_at(question, scenario).map_or(0.0, |look| look.probability())
    }

    /// What the central run is to have so that the probability is about the goal's, as far as can be
    /// told from a point that has it.
    pub(crate) fn central_aim(question: &Question, point: &[f64]) -> Aim {
        let judge = Judge::central(question);
        let level = judge.value(&question.room, point);
        Aim { judge, level }
    }

    /// What to aim at from a point for a probability: futures that stand for all, and the level that
    /// their mean has to reach as far as can be told from here.
    pub(crate) fn aim(&self, question: &Question, point: &[f64], at_least: f64) -> Option<Aim> {
        let look = self.look(question, point)?;
        let count = is_count(question.goal.outcome);
        let standing = if count { look.undecided() } else { look.nearest(at_least) };
        let missing =
            if count { look.more_on_average(at_least) } else { look.more(question, at_least) };
        let standing = standing.into_iter().map(|place| &self.members()[place]);
        let judge = Judge::over(question, standing);
        let level = judge.value(&question.room, point) + missing;
        Some(Aim { judge, level })
    }

    fn look(&self, question: &Question, point: &[f64]) -> Option<Look> {
        let scenario = question.room.scenario(&question.pack, &question.scenario, point);
        self.look_at(question, &scenario)
    }

    fn look_at(&self, question: &Question, scenario: &Scenario) -> Option<Look> {
        look_at(question, scenario, self.members())
    }

    fn samples(&self, question: &Question, scenario: &Scenario, years: usize) -> Option<Samples> {
        Runner::new(&question.pack, scenario, years).ok()?.run(self.members()).ok()
    }
}

fn look_at(question: &Question, scenario: &Scenario, members: &[Member]) -> Option<Look> {
    let (pack, year) = (&question.pack, question.goal.year);
    // a scenario within the levers' ranges is never refused
    let runner = Runner::quick(pack, scenario, year + 1).ok()?;
    let samples = runner.run(members).ok()?;
    let outcome = place(question.goal.outcome.key)?;
    Some(Look {
        values: samples.column(samples.layout().outcome(year, outcome)).to_vec(),
        chances: chances(pack, &samples, year, question.goal.outcome, question.goal.level),
    })
}

const NEVER: Probability = Probability { value: 0.0, error: 0.0 };

fn probability(question: &Question, samples: &Samples, year: usize) -> Probability {
    let goal = question.goal;
    Probability::mean(&chances(&question.pack, samples, year, goal.outcome, goal.level))
}

/// What the futures say of a point.
struct Look {
    /// The outcome in each; a count's mean.
    values: Vec<f64>,
    /// Probability of the level in each.
    chances: Vec<f64>,
}

impl Look {
    fn probability(&self) -> f64 {
        self.chances.iter().sum::<f64>() / self.chances.len() as f64
    }

    /// Members from the largest value to the smallest.
    fn ordered(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.values.len()).collect();
        order.sort_by(|a, b| self.values[*b].total_cmp(&self.values[*a]));
        order
    }

    /// Place in that order of the last member that has to reach the level.
    fn last(&self, at_least: f64) -> usize {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 1024")]
        let needed = (at_least * self.values.len() as f64).ceil() as usize;
        needed.clamp(1, self.values.len()) - 1
    }

    /// Members about the last that has to reach the level.
    fn nearest(&self, at_least: f64) -> Vec<usize> {
        let (order, last) = (self.ordered(), self.last(at_least));
        let first = last.saturating_sub(NEAR).min(order.len().saturating_sub(2 * NEAR));
        let step = 2 * NEAR / STANDING;
        order.into_iter().skip(first + step / 2).step_by(step).take(STANDING).collect()
    }

    /// What the outcome lacks of the level in the last member that has to reach it.
    fn more(&self, question: &Question, at_least: f64) -> f64 {
        let (order, last) = (self.ordered(), self.last(at_least));
        question.goal.level - self.values[order[last]]
    }

    /// Members in which a count may as well have the level as not, evenly by how undecided they are.
    fn undecided(&self) -> Vec<usize> {
        let order = self.ordered();
        let weight = |member: &usize| self.chances[*member] * (1.0 - self.chances[*member]);
        let all: f64 = order.iter().map(weight).sum();
        let (mut sum, mut standing) = (0.0, Vec::new());
        for member in &order {
            sum += weight(member);
            // a member that is most undecided of all may stand more than once
            while standing.len() < STANDING
                && sum >= all * (standing.len() as f64 + 0.5) / STANDING as f64
            {
                standing.push(*member);
            }
        }
        standing
    }

    /// What a count's mean lacks, by how the probability goes with it over the members.
    fn more_on_average(&self, at_least: f64) -> f64 {
        let n = self.values.len() as f64;
        let (mean, chance) = (self.values.iter().sum::<f64>() / n, self.probability());
        let both = self.values.iter().zip(&self.chances);
        let together: f64 = both.map(|(value, c)| (value - mean) * (c - chance)).sum();
        let spread: f64 = self.values.iter().map(|value| (value - mean) * (value - mean)).sum();
        let missing = (at_least - chance) * spread / together;
        if missing.is_finite() { missing } else { 0.0 }
    }
}
