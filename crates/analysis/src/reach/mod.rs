//! What it would take: the cheapest change of a scenario that brings an outcome to a level, and the
//! change that moves the fewest levers.
//!
//! Decided is the value of each free lever in each plan year; sector shares and mix stay the
//! scenario's. The cost of a change is the sum over the plan's years of unit cost times increase: a
//! lever is never lowered below the scenario's value, as that would help no target, and what is
//! spent after the plan's last year, where the last values are held, is not counted.

mod answer;
mod assumptions;
mod attainable;
mod chance;
mod frontier;
mod judge;
mod question;
mod room;
mod rounding;
mod search;
mod wire;

use canghai_sim::Levers;

pub use answer::{Answer, Binding, Change, Move};
pub use assumptions::Needed;
pub use chance::VERIFIED;
pub use frontier::{Frontier, FrontierPoint};
pub use question::{Ask, Goal, Item, Question, Refusal};

use attainable::{best, smallest};
use chance::Chance;
use judge::Judge;
use search::Search;

use crate::summary::Probability;

/// Sets of levers that are searched, where there are more that are as small.
const MOST_SETS: usize = 12;
/// Starts of a search, the best point with few levers among them.
const STARTS: usize = 5;
/// Starts of a search among the points that move a set of levers.
const STARTS_OF_A_SET: usize = 2;
/// Points that are rounded to find the cheapest among them.
const ROUNDED: usize = 3;
/// How much less of a probability is seen in single precision already.
const FAR: f64 = 0.002;
/// How often the way to the most that is attained is halved to find the goal's probability.
const HALVED: usize = 6;
/// Searches from one point to the next, each aimed at from where the one before has led, and tries
/// altogether until a point has the probability.
const SEARCHED: usize = 3;
const TRIED: usize = 9;

/// The search for an answer, in steps that take a fraction of a second each.
#[derive(Clone, Debug)]
pub struct Reach {
    question: Question,
    chance: Chance,
    aim: Aim,
    /// The point that attains most.
    best: Vec<f64>,
    stage: Stage,
    done: usize,
    of: usize,
}

/// How far a search is.
#[derive(Clone, Debug, PartialEq)]
pub enum Progress {
    /// It goes on.
    Working {
        /// Steps taken.
        done: usize,
        /// Steps that it will take, as far as is known.
        of: usize,
    },
    /// It is over.
    Done(Box<Answer>),
}

/// What a point is to have: a level that a judge finds.
#[derive(Clone, Debug)]
pub(crate) struct Aim {
    judge: Judge,
    level: f64,
}

/// A point that moves some levers only.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    chosen: Vec<usize>,
    point: Vec<f64>,
    /// What all futures say of it, where they were asked.
    likely: Option<Likely>,
}

/// The probability of the goal in its year, and the first year with one that is large enough.
pub(crate) type Likely = (Probability, Option<usize>);

/// What was tried to bring a point to a probability.
#[derive(Clone, Debug, Default)]
struct Tries {
    count: usize,
    /// Points that seem to have it.
    seeming: Vec<Found>,
}

#[derive(Clone, Debug)]
enum Stage {
    /// What can be attained is to be found.
    Bounds,
    /// The smallest sets of levers are to be found.
    Sets,
    /// These sets are still to be searched; points found in the others.
    Set { sets: Vec<Vec<usize>>, found: Vec<Found> },
    /// These starts are still to be searched from; points found from the others.
    Start { starts: Vec<Vec<f64>>, found: Vec<Found>, few: Vec<Found> },
    /// The best points are to be rounded.
    Round { found: Vec<Found>, few: Vec<Found> },
    /// These points are still to be brought to the probability; those that have it.
    Settle { left: Vec<Found>, settled: Vec<Found>, tries: Tries },
    /// Everything is known.
    Known(Box<Answer>),
}

impl Reach {
    /// The search for an answer to a question.
    #[must_use]
    pub fn new(question: Question) -> Self {
        let chance = Chance::new(&question);
        let aim = Aim { judge: Judge::central(&question), level: question.goal.level };
        let best = question.room.low();
        Self { question, chance, aim, best, stage: Stage::Bounds, done: 0, of: 8 }
    }

    /// Takes one step.
    pub fn step(&mut self) -> Progress {
        self.done += 1;
        self.stage = match std::mem::replace(&mut self.stage, Stage::Bounds) {
            Stage::Bounds => self.bounds(),
            Stage::Sets => self.sets(),
            Stage::Set { sets, found } => self.set(sets, found),
            Stage::Start { starts, found, few } => self.start(starts, found, few),
            Stage::Round { found, few } => self.round(found, few),
            Stage::Settle { left, settled, tries } => self.settle(left, settled, tries),
            Stage::Known(answer) => Stage::Known(answer),
        };
        match &self.stage {
            Stage::Known(answer) => Progress::Done(answer.clone()),
            _ => Progress::Working { done: self.done, of: self.of.max(self.done + 1) },
        }
    }

    /// Takes all steps.
    #[must_use]
    pub fn answer(mut self) -> Answer {
        loop {
            if let Progress::Done(answer) = self.step() {
                return *answer;
            }
        }
    }

    /// The levers that may be moved, by place in the catalogue.
    fn levers(&self) -> Vec<usize> {
        let levers = 0..Levers::<f64>::FIELDS.len();
        let moves = |lever: &usize| self.question.room.variables.iter().any(|v| v.lever == *lever);
        levers.filter(moves).collect()
    }

    fn search<'a>(&'a self, chosen: &'a [usize]) -> Search<'a> {
        let Aim { judge, level } = &self.aim;
        Search { room: &self.question.room, judge, level: *level, chosen }
    }

    /// Finds what is attained at the most; where the goal is reached without a change, or not at
    /// all, everything is known.
    fn bounds(&mut self) -> Stage {
        self.best = best(&self.question.room, &self.aim.judge);
        let low = self.question.room.low();
        if self.reached(&low) {
            let same = Found::new(Vec::new(), low);
            return self.known(&[same.clone(), same]);
        }
        if !self.reached(&self.best) {
            return self.known(&[]);
        }
        if let Some(probability) = self.question.goal.probability {
            self.aim_between(&low, probability);
        }
        Stage::Sets
    }

    /// Whether a point reaches the goal.
    fn reached(&self, point: &[f64]) -> bool {
        let Some(probability) = self.question.goal.probability else {
            return self.aim.judge.value(&self.question.room, point) >= self.aim.level;
        };
        // what single precision finds far too little is not worth a closer look
        if self.chance.quick(&self.question, point) < probability - FAR {
            return false;
        }
        let Question { pack, scenario, room, .. } = &self.question;
        let scenario = room.scenario(pack, scenario, point);
        self.chance.verified(&self.question, &scenario).value >= probability
    }

    /// Aims from where the probability is about the goal's on the way to the most that is attained.
    fn aim_between(&mut self, low: &[f64], probability: f64) {
        let at = |part: f64| -> Vec<f64> {
            low.iter().zip(&self.best).map(|(low, best)| low + part * (best - low)).collect()
        };
        let (mut below, mut above) = (0.0, 1.0);
        for _ in 0..HALVED {
            let middle = f64::midpoint(below, above);
            let enough = self.chance.rough(&self.question, &at(middle)) >= probability;
            *(if enough { &mut above } else { &mut below }) = middle;
        }
        self.aim = Chance::central_aim(&self.question, &at(above));
    }

    fn sets(&mut self) -> Stage {
        let levers = self.levers();
        let confirmed = |top: &[f64]| {
            let likely = |p| self.chance.rough(&self.question, top) >= p;
            self.question.goal.probability.is_none_or(likely)
        };
        let mut sets = smallest(self.search(&levers), confirmed);
        if sets.len() > MOST_SETS {
            // those first whose ceilings, lowered together to the level, cost least
            let cost = |chosen: &Vec<usize>| {
                let ray = self.search(chosen).ray();
                ray.map_or(f64::INFINITY, |point| self.question.room.cost(&point))
            };
            let mut costs: Vec<(f64, Vec<usize>)> =
                sets.into_iter().map(|set| (cost(&set), set)).collect();
            costs.sort_by(|a, b| a.0.total_cmp(&b.0));
            costs.truncate(MOST_SETS);
            sets = costs.into_iter().map(|(_, set)| set).collect();
        }
        self.of = self.done + sets.len() + STARTS + 3;
        Stage::Set { sets, found: Vec::new() }
    }

    /// Searches among the points that move the levers of one of the sets.
    fn set(&self, mut sets: Vec<Vec<usize>>, mut found: Vec<Found>) -> Stage {
        if let Some(chosen) = sets.pop() {
            let search = self.search(&chosen);
            let starts = search.starts().into_iter().take(STARTS_OF_A_SET);
            let points = starts.filter_map(|start| search.from(&start));
            let point = self.cheapest(points.collect()).unwrap_or_else(|| search.top());
            found.push(Found::new(chosen, point));
            return Stage::Set { sets, found };
        }
        let levers = self.levers();
        let mut starts = self.search(&levers).starts();
        let few = found.iter().map(|found| found.point.clone());
        starts.extend(self.cheapest(few.collect()));
        Stage::Start { starts, found: Vec::new(), few: found }
    }

    /// Searches from one of the starts.
    fn start(&self, mut starts: Vec<Vec<f64>>, mut found: Vec<Found>, few: Vec<Found>) -> Stage {
        let Some(start) = starts.pop() else { return Stage::Round { found, few } };
        let chosen = self.levers();
        let point = self.search(&chosen).from(&start);
        found.extend(point.map(|point| Found::new(chosen, point)));
        Stage::Start { starts, found, few }
    }

    fn cheapest(&self, points: Vec<Vec<f64>>) -> Option<Vec<f64>> {
        let cost = |point: &Vec<f64>| self.question.room.cost(point);
        points.into_iter().min_by(|a, b| cost(a).total_cmp(&cost(b)))
    }

    /// Rounds the cheapest points of both kinds.
    fn round(&self, found: Vec<Found>, few: Vec<Found>) -> Stage {
        let few = self.best_rounded(few);
        let cheapest = self.best_rounded(found.into_iter().chain(few.clone()).collect());
        let points: Vec<Found> = cheapest.into_iter().chain(few).collect();
        match self.question.goal.probability {
            None => self.known(&points),
            Some(_) => Stage::Settle { left: points, settled: Vec::new(), tries: Tries::default() },
        }
    }

    /// Aims anew from the point at hand, searches and rounds again, some times; then verifies the
    /// cheapest that seems to have the probability, and goes on to the next point.
    fn settle(&mut self, mut left: Vec<Found>, mut settled: Vec<Found>, tries: Tries) -> Stage {
        let Some(found) = left.first().cloned() else {
            settled.sort_by(|a, b| self.cost(a).total_cmp(&self.cost(b)));
            return self.known(&settled);
        };
        let Tries { mut count, mut seeming } = tries;
        let found = self.tried(found, count);
        count += 1;
        if self.seems_likely(&found.point) {
            seeming.push(found.clone());
        }
        let verified = if count < SEARCHED { None } else { self.verified(&mut seeming) };
        if verified.is_none() && count < TRIED {
            left[0] = found;
            return Stage::Settle { left, settled, tries: Tries { count, seeming } };
        }
        left.remove(0);
        // with all its levers at their ceilings it was confirmed before
        let top = || Found::new(found.chosen.clone(), self.search(&found.chosen).top());
        settled.push(verified.unwrap_or_else(top));
        Stage::Settle { left, settled, tries: Tries::default() }
    }

    /// Whether single precision finds the goal's probability.
    fn seems_likely(&self, point: &[f64]) -> bool {
        let wanted = self.question.goal.probability.unwrap_or_default();
        self.chance.quick(&self.question, point) >= wanted
    }

    /// The cheapest of some points that all futures find likely enough; those that they do not are
    /// taken out.
    fn verified(&self, seeming: &mut Vec<Found>) -> Option<Found> {
        seeming.sort_by(|a, b| self.cost(a).total_cmp(&self.cost(b)));
        let Question { pack, scenario, room, goal, .. } = &self.question;
        let wanted = goal.probability.unwrap_or_default();
        while !seeming.is_empty() {
            let found = seeming.remove(0);
            let changed = room.scenario(pack, scenario, &found.point);
            let likely = self.chance.by_year(&self.question, &changed, wanted);
            if likely.0.value >= wanted {
                return Some(Found { likely: Some(likely), ..found });
            }
        }
        None
    }

    fn cost(&self, found: &Found) -> f64 {
        self.question.room.cost(&found.point)
    }

    /// The point that a search from another leads to, aimed at from there; after some tries the
    /// point is only moved on as far as it lacks.
    fn tried(&mut self, found: Found, count: usize) -> Found {
        let probability = self.question.goal.probability.unwrap_or_default();
        let Some(aim) = self.chance.aim(&self.question, &found.point, probability) else {
            return found;
        };
        self.aim = aim;
        let Found { chosen, point, .. } = found;
        let search = self.search(&chosen);
        let next = if count < SEARCHED { search.from(&point) } else { search.lifted(&point) };
        let next = next.and_then(|next| search.rounded(&next));
        // where those that stand for all cannot reach what is aimed at, the ceilings can
        let point = next.unwrap_or_else(|| search.top());
        Found::new(chosen, point)
    }

    /// The cheapest point when rounded among the few cheapest before.
    fn best_rounded(&self, mut found: Vec<Found>) -> Option<Found> {
        found.sort_by(|a, b| self.cost(a).total_cmp(&self.cost(b)));
        let rounded =
            found.into_iter().take(ROUNDED).filter_map(|Found { chosen, point, .. }| {
                let point = self.search(&chosen).rounded(&point)?;
                Some(Found::new(chosen, point))
            });
        rounded.min_by(|a, b| self.cost(a).total_cmp(&self.cost(b)))
    }

    /// Says what there is to say of the cheapest point and that with the fewest levers, or, where
    /// there are none, of the most that is attained.
    fn known(&self, points: &[Found]) -> Stage {
        let change = |found: &Found| self.question.change(&self.chance, found);
        let cheapest = points.first().map(change);
        // often the cheapest change moves the fewest levers as well
        let fewest = points.iter().min_by_key(|found| found.chosen.len());
        let fewest = fewest.map(|few| match &cheapest {
            Some(cheapest) if few.point == points[0].point => cheapest.clone(),
            _ => change(few),
        });
        let reached = cheapest.is_some();
        let needed = |best: &[f64]| self.question.needed(&self.chance, best);
        let best = Found::new(Vec::new(), self.best.clone());
        Stage::Known(Box::new(Answer {
            reached,
            needed: if reached { Vec::new() } else { needed(&self.best) },
            change: cheapest.unwrap_or_else(|| change(&best)),
            fewest,
            best_attainable: self.question.value(&self.best),
            best_probability: self.chance.quick(&self.question, &self.best),
        }))
    }
}

impl Found {
    fn new(chosen: Vec<usize>, point: Vec<f64>) -> Self {
        Self { chosen, point, likely: None }
    }
}
