//! How far more money, land and people lead: the most that is attained below a sweep of ceilings.

use canghai_sim::Levers;

use super::attainable::best;
use super::chance::Chance;
use super::judge::Judge;
use super::question::Question;

/// Steps in which money is raised.
const MONEY: usize = 10;
/// Steps in which land and people are raised, each for itself.
const OTHERS: usize = 2;

/// What is raised together in a frontier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Resource {
    /// Both funds and the promotion of projects, which is paid for.
    Money,
    /// Land and the rules for it.
    Land,
    /// Talent and training.
    People,
}

impl Resource {
    /// The resource that a lever belongs to.
    fn of(lever: &str) -> Self {
        match lever {
            "land" | "plot_ratio" | "flexible_tenure" => Self::Land,
            "high_level_talent" | "skilled_training" => Self::People,
            _ => Self::Money,
        }
    }
}

/// A point of the frontier.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FrontierPoint {
    /// Part of the way from the scenario's values to the ceilings: money, land, people.
    pub parts: [f64; 3],
    /// What the change costs, 1e8 CNY, by resource in the same order.
    pub costs: [f64; 3],
    /// Land above the scenario's, mu over the plan's years.
    pub land: f64,
    /// Talent and trainees above the scenario's, persons over the plan's years.
    pub people: f64,
    /// The most that the outcome attains in the goal's year, in the central run.
    pub value: f64,
    /// Probability of the goal there over [`Frontier::MEMBERS`] futures, in single precision, where
    /// one is asked.
    pub probability: Option<f64>,
}

/// The frontier of a question: money in ten steps, land and people in two, up to their ceilings,
/// point after point.
///
/// Levers that do harm at a point stay at the scenario's value.
#[derive(Clone, Debug)]
pub struct Frontier {
    question: Question,
    judge: Judge,
    chance: Option<Chance>,
    next: usize,
}

impl Frontier {
    /// Points of a frontier.
    pub const POINTS: usize = (MONEY + 1) * (OTHERS + 1) * (OTHERS + 1);

    /// Futures that a probability is of: all points have the same, so that one future more or less
    /// is seen at all of them.
    pub const MEMBERS: u32 = 256;

    /// The frontier of a question.
    #[must_use]
    pub fn new(question: Question) -> Self {
        let chance = question.goal.probability.map(|_| Chance::over(&question, Self::MEMBERS));
        Self { judge: Judge::central(&question), chance, question, next: 0 }
    }
}

impl Iterator for Frontier {
    type Item = FrontierPoint;

    /// Money rises first, then land, then people.
    fn next(&mut self) -> Option<FrontierPoint> {
        let index = self.next;
        if index == Self::POINTS {
            return None;
        }
        self.next += 1;
        let part = |step: usize, steps: usize| step as f64 / steps as f64;
        let (money, others) = (index % (MONEY + 1), index / (MONEY + 1));
        let (land, people) = (others % (OTHERS + 1), others / (OTHERS + 1));
        let parts = [part(money, MONEY), part(land, OTHERS), part(people, OTHERS)];
        Some(point(&self.question, &self.judge, self.chance.as_ref(), parts))
    }
}

fn point(
    question: &Question,
    judge: &Judge,
    chance: Option<&Chance>,
    parts: [f64; 3],
) -> FrontierPoint {
    let key = |lever: usize| Levers::<f64>::FIELDS[lever].key;
    let resource = |lever: usize| Resource::of(key(lever)) as usize;
    let mut room = question.room.clone();
    for variable in &mut room.variables {
        variable.high = variable.low + parts[resource(variable.lever)] * variable.extent();
    }
    let best = best(&room, judge);
    let mut costs = [0.0; 3];
    let (mut land, mut people) = (0.0, 0.0);
    for (variable, value) in room.variables.iter().zip(&best) {
        let more = value - variable.low;
        costs[resource(variable.lever)] += variable.cost * more;
        match key(variable.lever) {
            "land" => land += more,
            "high_level_talent" | "skilled_training" => people += more,
            _ => {}
        }
    }
    let value = judge.value(&room, &best);
    let look = |chance: &Chance| chance.look(question, &best, chance.all());
    let probability = chance.and_then(look).map(|look| look.probability());
    FrontierPoint { parts, costs, land, people, value, probability }
}
