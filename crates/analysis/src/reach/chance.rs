//! The probability of a goal over simulated futures, and what to aim at to reach it.

use canghai_plan::Scenario;

use super::judge::Judge;
use super::question::Question;
use super::{Aim, Likely};
use crate::futures::{Futures, Member};
use crate::run::{Members, Runner};
use crate::samples::Samples;
use crate::summary::{Probability, place};
use crate::tally::{chances, is_count};

/// Futures over which a probability is verified.
pub const VERIFIED: u32 = 1024;

/// How near to the level, as a part of it, a value in single precision leaves it to double precision
/// to decide; its error is less than a tenth of that.
const UNDECIDED: f64 = 1e-3;
/// Futures that tell a probability roughly, and those of a part.
const ROUGHLY: usize = 256;
/// How much more than the goal's probability is aimed at for a count, of which it is smooth, so that
/// no digit of single precision decides.
const HAIR: f64 = 1e-5;
/// Futures that stand for all where a change is to be judged.
const STANDING: usize = 24;
const STANDING_OF_A_COUNT: usize = 64;
/// Members, above and below the one at the goal's probability, that those are taken from.
const NEAR: usize = 48;

/// The futures that probabilities are of.
///
/// A search cannot run a thousand futures at each of its points. Where the probability is near the
/// goal's, what it takes is decided by the futures near the level: the quantile that has to reach it
/// rises with each value as the mean of a few about it does. So a search runs the central city
/// alone, tilted by what those few say where it begins, and from where it has led another begins;
/// a [`Part`] of the futures tells how far it is from the probability.
#[derive(Clone, Debug)]
pub(crate) struct Chance {
    members: Members,
}

/// Some of the futures, and how the probability over all is told from them.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    members: Vec<usize>,
    /// Members beside these that reach the level as far as is known.
    above: usize,
    /// The probability is this and so much for each member that reaches the level.
    offset: f64,
    each: f64,
    /// Members that it is about.
    of: usize,
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

    /// All futures.
    pub(crate) fn all(&self) -> Part {
        Part::first(self.members().len())
    }

    /// A quarter of the futures that verify an answer.
    pub(crate) fn rough(&self) -> Part {
        Part::first(ROUGHLY.min(self.members().len()))
    }

    /// The probability of the goal, as in double precision.
    pub(crate) fn verified(&self, question: &Question, scenario: &Scenario) -> Probability {
        let samples = self.samples(question, scenario, question.goal.year + 1);
        samples.map_or(NEVER, |samples| probability(question, &samples, question.goal.year))
    }

    /// The probability of the goal and the first of so many years in which the outcome has the level
    /// with one that is large enough, as in double precision; and what all futures say of the
    /// scenario.
    pub(crate) fn by_year(
        &self,
        question: &Question,
        scenario: &Scenario,
        at_least: f64,
        years: usize,
    ) -> (Likely, Option<Look>) {
        let Some(samples) = self.samples(question, scenario, years) else {
            return ((NEVER, None), None);
        };
        let of = |year| probability(question, &samples, year);
        let first = (0..years).find(|year| of(*year).value >= at_least);
        ((of(question.goal.year), first), Look::new(question, &samples, self.all()))
    }

    /// What a part of the futures says of a point, in single precision.
    pub(crate) fn look(&self, question: &Question, point: &[f64], part: Part) -> Option<Look> {
        let scenario = question.room.scenario(&question.pack, &question.scenario, point);
        self.look_at(question, &scenario, part)
    }

    /// What a part of the futures says of a scenario, in single precision.
    pub(crate) fn look_at(
        &self,
        question: &Question,
        scenario: &Scenario,
        part: Part,
    ) -> Option<Look> {
        // a scenario within the levers' ranges is never refused
        let runner = Runner::quick(&question.pack, scenario, question.goal.year + 1).ok()?;
        let members = part.members.iter().map(|place| self.members()[*place].clone());
        let samples = runner.run(&members.collect::<Vec<Member>>()).ok()?;
        Look::new(question, &samples, part)
    }

    /// What the central run is to have so that the probability is about the goal's, as far as can be
    /// told from a point that has it.
    pub(crate) fn central_aim(question: &Question, point: &[f64]) -> Aim {
        let judge = Judge::central(question);
        let level = judge.value(&question.room, point);
        Aim { judge, level }
    }

    /// What some futures, which stand for all where a change from here is to be judged, say of
    /// points in single precision: their outcome on average, or, of a count, their probability in
    /// terms of how much more the count is then.
    pub(crate) fn standing(
        &self,
        question: &Question,
        look: &Look,
        at_least: f64,
        points: &[Vec<f64>],
    ) -> Vec<f64> {
        let count = is_count(question.goal.outcome);
        let members = if count { look.evenly() } else { look.nearest(at_least) };
        let part = Part::of(members);
        let value = |point: &Vec<f64>| {
            let look = self.look(question, point, part.clone());
            look.map_or(f64::NAN, |look| if count { look.probability() } else { look.mean() })
        };
        let more = if count { look.more_on_average() } else { 1.0 };
        points.iter().map(|point| more * value(point)).collect()
    }

    /// What all futures give, in double precision where that may decide whether the outcome has the
    /// level: of the others single precision says it as surely.
    fn samples(&self, question: &Question, scenario: &Scenario, years: usize) -> Option<Samples> {
        let (pack, goal) = (&question.pack, question.goal);
        let exact = Runner::new(pack, scenario, years).ok()?;
        if is_count(goal.outcome) {
            return exact.run(self.members()).ok();
        }
        let mut samples = Runner::quick(pack, scenario, years).ok()?.run(self.members()).ok()?;
        let (layout, outcome) = (samples.layout(), place(goal.outcome.key)?);
        let columns: Vec<usize> = (0..years).map(|year| layout.outcome(year, outcome)).collect();
        let undecided: Vec<usize> = (0..self.members().len())
            .filter(|member| {
                let mut values = columns.iter().map(|column| samples.column(*column)[*member]);
                values.any(|value| (value - goal.level).abs() <= UNDECIDED * goal.level)
            })
            .collect();
        let members = undecided.iter().map(|place| self.members()[*place].clone());
        let exact = exact.run(&members.collect::<Vec<Member>>()).ok()?;
        for column in columns {
            for (member, value) in undecided.iter().zip(exact.column(column)) {
                samples.column_mut(column)[*member] = *value;
            }
        }
        Some(samples)
    }
}

const NEVER: Probability = Probability { value: 0.0, error: 0.0 };

fn probability(question: &Question, samples: &Samples, year: usize) -> Probability {
    let goal = question.goal;
    Probability::mean(&chances(&question.pack, samples, year, goal.outcome, goal.level))
}

impl Part {
    fn first(count: usize) -> Self {
        Self::of((0..count).collect())
    }

    /// Members as if they were all.
    fn of(members: Vec<usize>) -> Self {
        let of = members.len();
        Self { members, above: 0, offset: 0.0, each: 1.0 / of.max(1) as f64, of }
    }
}

/// What futures say of a point.
#[derive(Clone, Debug)]
pub(crate) struct Look {
    part: Part,
    /// The outcome in each; a count's mean.
    values: Vec<f64>,
    /// Probability of the level in each.
    chances: Vec<f64>,
}

impl Look {
    fn new(question: &Question, samples: &Samples, part: Part) -> Option<Self> {
        let goal = question.goal;
        let outcome = place(goal.outcome.key)?;
        let values = samples.column(samples.layout().outcome(goal.year, outcome)).to_vec();
        let chances = chances(&question.pack, samples, goal.year, goal.outcome, goal.level);
        Some(Self { part, values, chances })
    }

    /// The probability over all futures, as far as it can be told.
    pub(crate) fn probability(&self) -> f64 {
        self.part.offset + self.part.each * self.chances.iter().sum::<f64>()
    }

    /// The probability over all futures that this look at the first of them tells beside a look at
    /// all of them at another point.
    pub(crate) fn beside(&self, other: &Self) -> Probability {
        let both = self.chances.iter().zip(&other.chances);
        let more: Vec<f64> = both.map(|(here, there)| here - there).collect();
        let more = Probability::mean(&more);
        Probability { value: other.probability() + more.value, ..more }
    }

    /// The outcome on average.
    fn mean(&self) -> f64 {
        self.values.iter().sum::<f64>() / self.values.len() as f64
    }

    /// The part of the futures to which a change from here matters most, where all were looked at:
    /// those near the last that has to reach the level, whether it reaches it here or not. A count
    /// may have the level or not in any of them, so of that it is all.
    pub(crate) fn part(&self, question: &Question, at_least: f64) -> Part {
        let of = self.part.of;
        if is_count(question.goal.outcome) {
            return Part::first(of);
        }
        let order = self.ordered();
        let above = self.last(at_least).saturating_sub(ROUGHLY / 2);
        let members: Vec<usize> = order.into_iter().skip(above).take(ROUGHLY).collect();
        let each = 1.0 / of as f64;
        Part { members, above, offset: above as f64 * each, each, of }
    }

    /// What the outcome lacks on average for the probability, as far as can be told from here;
    /// negative where it has more than it needs.
    pub(crate) fn missing(&self, question: &Question, at_least: f64) -> f64 {
        let lacking = self.lacking(question, at_least);
        let count = is_count(question.goal.outcome);
        if count { (lacking + HAIR) * self.more_on_average() } else { lacking }
    }

    /// What the last future lacks that has to reach the level or, of a count, what its probability
    /// lacks; not above 0 where there is enough.
    pub(crate) fn lacking(&self, question: &Question, at_least: f64) -> f64 {
        if is_count(question.goal.outcome) {
            at_least - self.probability()
        } else {
            question.goal.level - self.values[self.ordered()[self.last(at_least)]]
        }
    }

    /// Whether a count's probability is what is aimed at, so that another try would change the last
    /// digits of the cost alone.
    pub(crate) fn hits(&self, question: &Question, at_least: f64) -> bool {
        let more = self.probability() - at_least;
        is_count(question.goal.outcome) && (0.0..2.0 * HAIR).contains(&more)
    }

    /// Places from the largest value to the smallest.
    fn ordered(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.values.len()).collect();
        order.sort_by(|a, b| self.values[*b].total_cmp(&self.values[*a]));
        order
    }

    /// Place in that order of the last member that has to reach the level.
    fn last(&self, at_least: f64) -> usize {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 1024")]
        let needed = (at_least * self.part.of as f64).ceil() as usize;
        needed.saturating_sub(self.part.above).clamp(1, self.values.len()) - 1
    }

    /// Members about the last that has to reach the level.
    fn nearest(&self, at_least: f64) -> Vec<usize> {
        let (order, last) = (self.ordered(), self.last(at_least));
        let first = last.saturating_sub(NEAR).min(order.len().saturating_sub(2 * NEAR));
        let step = 2 * NEAR / STANDING;
        let places = order.into_iter().skip(first + step / 2).step_by(step).take(STANDING);
        places.map(|place| self.part.members[place]).collect()
    }

    /// Some of the members, evenly from those that give most to those that give least.
    fn evenly(&self) -> Vec<usize> {
        let step = (self.values.len() / STANDING_OF_A_COUNT).max(1);
        let places = self.ordered().into_iter().skip(step / 2).step_by(step);
        places.map(|place| self.part.members[place]).collect()
    }

    /// How much more a count is on average where the probability is more by one, by how the two go
    /// together over the members.
    fn more_on_average(&self) -> f64 {
        let n = self.values.len() as f64;
        let mean = self.mean();
        let chance = self.chances.iter().sum::<f64>() / n;
        let both = self.values.iter().zip(&self.chances);
        let together: f64 = both.map(|(value, c)| (value - mean) * (c - chance)).sum();
        let spread: f64 = self.values.iter().map(|value| (value - mean) * (value - mean)).sum();
        let more = spread / together;
        if more.is_finite() { more } else { 0.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::{Chance, Probability, chances};
    use crate::reach::question::{Ask, Question};
    use crate::run::Runner;
    use canghai_plan::Pack;

    #[test]
    fn double_precision_decides_as_if_it_had_run_all_futures() {
        let pack = Pack::embedded().expect("the embedded pack");
        let scenario = &pack.ready_made("plan-effort").expect("a ready-made scenario").scenario;
        for (outcome, at_least, by) in
            [("share", 0.12, 2023), ("value_added", 600.0, 2021), ("landed_projects", 90.0, 2020)]
        {
            let probability = Some(0.8);
            let ask = Ask { outcome: outcome.into(), at_least, by, probability, ..Ask::default() };
            let question = Question::new(&pack, scenario, &ask).expect("a question");
            let chance = Chance::over(&question, 256);
            let runner = Runner::new(&pack, scenario, question.goal.year + 1).expect("a scenario");
            let samples = runner.run(chance.members()).expect("members");
            let goal = question.goal;
            let all = chances(&pack, &samples, goal.year, goal.outcome, goal.level);
            let found = chance.verified(&question, scenario);
            assert_eq!(found, Probability::mean(&all), "{outcome}");
            assert!((0.02..0.98).contains(&found.value), "{outcome}: {found:?} decides nothing");
        }
    }

    #[test]
    fn no_future_is_off_by_a_tenth_of_what_double_precision_decides() {
        let pack = Pack::embedded().expect("the embedded pack");
        let scenario = &pack.ready_made("strong-push").expect("a ready-made scenario").scenario;
        let ask = Ask { outcome: "share".into(), at_least: 0.12, by: 2025, ..Ask::default() };
        let question = Question::new(&pack, scenario, &ask).expect("a question");
        let chance = Chance::over(&question, 128);
        let years = pack.calendar.horizon_years;
        let exact = Runner::new(&pack, scenario, years).expect("a scenario");
        let exact = exact.run(chance.members()).expect("members");
        let quick = Runner::quick(&pack, scenario, years).expect("a scenario");
        let quick = quick.run(chance.members()).expect("members");
        for (year, key) in (0..years).flat_map(|year| [(year, "share"), (year, "value_added")]) {
            let place = super::place(key).expect("an outcome");
            let column = exact.layout().outcome(year, place);
            for (exact, quick) in exact.column(column).iter().zip(quick.column(column)) {
                let off = (quick - exact).abs() / exact;
                assert!(off < super::UNDECIDED / 10.0, "{key} in year {year}: off by {off:e}");
            }
        }
    }
}
