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
    /// Probability of the goal there, in single precision, where one is asked.
    pub probability: Option<f64>,
}

/// The frontier of a question: money in ten steps, land and people in two, up to their ceilings.
///
/// Levers that do harm at a point stay at the scenario's value.
#[must_use]
pub fn frontier(question: &Question) -> Vec<FrontierPoint> {
    let chance = question.goal.probability.map(|_| Chance::new(question));
    let judge = Judge::central(question);
    let part = |step: usize, steps: usize| step as f64 / steps as f64;
    let mut points = Vec::new();
    for people in 0..=OTHERS {
        for land in 0..=OTHERS {
            for money in 0..=MONEY {
                let parts = [part(money, MONEY), part(land, OTHERS), part(people, OTHERS)];
                points.push(point(question, &judge, chance.as_ref(), parts));
            }
        }
    }
    points
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
    let probability = chance.map(|chance| chance.quick(question, &best));
    FrontierPoint { parts, costs, land, people, value, probability }
}
