//! Points brought to a probability.
//!
//! A search runs the central city, tilted; what a point takes of it for the probability is told by
//! the futures. So a point is aimed at anew from where it has led, some times, and what seems to have
//! the probability is verified over all futures.

use std::ops::ControlFlow;

use super::chance::Look;
use super::judge::Judge;
use super::question::Question;
use super::{Found, Likely, Reach, Stage};
use crate::tally::is_count;

/// Tries until the cheapest point of a round is verified, those among the first that search anew,
/// and rounds.
pub(super) const TRIES: usize = 4;
const SEARCHED: usize = 3;
const ROUNDS: usize = 3;
/// Points that lack very little which are raised by some steps, and how many times what they lack.
const RAISED: usize = 2;
const AMPLY: f64 = 1.2;
/// How much more than the goal's a verified probability may be before a round tries for less.
const SPARE: f64 = 0.0015;

/// A point that is being brought to the probability: its place among the points, where the next try
/// begins, and what was tried.
#[derive(Clone, Debug)]
pub(super) struct Settling {
    place: usize,
    found: Found,
    tries: Tries,
}

/// What was tried to bring a point to a probability.
#[derive(Clone, Debug, Default)]
struct Tries {
    round: usize,
    count: usize,
    /// Points that seem to have it.
    seeming: Vec<Found>,
    /// Points that lack very little of it, and how much of the outcome.
    short: Vec<(Found, f64)>,
    /// What the futures say of the point at hand, where they were asked.
    look: Option<Look>,
    /// The cheapest point that was verified.
    verified: Option<Found>,
}

impl Reach {
    /// Aims anew from the point at hand, searches and rounds again, some times; then verifies the
    /// cheapest that seems to have the probability, and goes on to the next point.
    pub(super) fn settle(&mut self, points: Vec<Found>, at: Option<Box<Settling>>) -> Stage {
        let next = |place: usize| {
            Box::new(Settling { place, found: points[place].clone(), tries: Tries::default() })
        };
        let at = at.or_else(|| {
            self.near = None;
            self.pieces.next(points.len()).map(next)
        });
        if let Some(at) = at {
            let Settling { place, found, tries } = *at;
            let at = match self.tried_again(&found, tries) {
                ControlFlow::Continue((found, tries)) => {
                    Some(Box::new(Settling { place, found, tries }))
                }
                ControlFlow::Break(settled) => {
                    self.pieces.put_point(place, settled.as_ref());
                    None
                }
            };
            return Stage::Settle { points, at };
        }
        let Some(mut settled) = self.pieces.take_points(points.len()) else {
            return Stage::Settle { points, at: None };
        };
        if settled.is_empty() {
            // that much is attained was found before anything was searched
            settled.push(Found::new(self.levers(), self.best.clone()));
        }
        self.sort(&mut settled);
        self.known(&settled, Vec::new())
    }

    /// The point that the next try begins from, or, where the point is settled, the one that is
    /// verified.
    fn tried_again(
        &mut self,
        found: &Found,
        mut tries: Tries,
    ) -> ControlFlow<Option<Found>, (Found, Tries)> {
        let wanted = self.question.goal.probability.unwrap_or_default();
        let look = tries.look.take().or_else(|| self.look(&found.point, wanted));
        let searches = tries.round == 0 && tries.count < SEARCHED;
        // what was searched and has just what is aimed at stays
        let aimed =
            look.as_ref().filter(|look| tries.count == 0 || !look.hits(&self.question, wanted));
        let next = aimed.map_or(found.clone(), |look| self.tried(found, look, searches));
        tries.count += 1;
        let stays = next.point == found.point;
        tries.look = if stays { look } else { self.look(&next.point, wanted) };
        if let Some(look) = &tries.look {
            let more = look.probability() - wanted;
            if more >= 0.0 {
                tries.seeming.push(next.clone());
            } else if more > -SPARE {
                tries.short.push((next.clone(), look.missing(&self.question, wanted)));
            }
        }
        if !stays && tries.count < TRIES {
            return ControlFlow::Continue((next, tries));
        }
        let Tries { round, mut seeming, short, verified: before, .. } = tries;
        self.raise(short, &mut seeming, wanted);
        let cheapest = self.verified(seeming, wanted);
        let likely = cheapest.as_ref().and_then(|found| found.likely);
        let again = likely.map_or(before.is_none(), |likely| likely.0.value > wanted + SPARE);
        let both = before.into_iter().chain(cheapest.clone());
        let verified = both.min_by(|a, b| self.cost(a).total_cmp(&self.cost(b)));
        if again && round + 1 < ROUNDS {
            let tries = Tries { round: round + 1, verified, ..Tries::default() };
            return ControlFlow::Continue((cheapest.unwrap_or(next), tries));
        }
        // what a part of the futures said of the ceilings of a set need not be true of all
        let top = Found::new(next.chosen.clone(), self.search(&next.chosen).top());
        ControlFlow::Break(verified.or_else(|| self.verified(vec![top], wanted)))
    }

    /// Raises the cheapest of the points that lack very little by some steps, where that is cheaper
    /// than all that seem to have the probability.
    fn raise(&mut self, mut short: Vec<(Found, f64)>, seeming: &mut Vec<Found>, wanted: f64) {
        short.sort_by(|a, b| self.cost(&a.0).total_cmp(&self.cost(&b.0)));
        for (found, missing) in short.into_iter().take(RAISED) {
            let raised = self.search(&found.chosen).raised(&found.point, AMPLY * missing);
            let Some(point) = raised else { continue };
            let raised = Found::new(found.chosen, point);
            let cost = self.cost(&raised);
            if seeming.iter().all(|found| cost < self.cost(found))
                && self.look(&raised.point, wanted).is_some_and(|l| l.probability() >= wanted)
            {
                seeming.push(raised);
            }
        }
    }

    /// What the futures say of a point, in single precision: all of them the first time, then those
    /// near the level.
    fn look(&mut self, point: &[f64], wanted: f64) -> Option<Look> {
        let part = self.near.clone().unwrap_or_else(|| self.chance.all());
        let look = self.chance.look(&self.question, point, part)?;
        if self.near.is_none() {
            self.near = Some(look.part(&self.question, wanted));
        }
        Some(look)
    }

    /// What all futures say of a point in the years to the goal's; those near the level are chosen
    /// anew from that.
    pub(super) fn verify(&mut self, point: &[f64], wanted: f64) -> Likely {
        let Question { pack, scenario, room, goal, .. } = &self.question;
        let changed = room.scenario(pack, scenario, point);
        // where the goal's year has it no later one is the first
        let years = goal.year + 1;
        let (likely, look) = self.chance.by_year(&self.question, &changed, wanted, years);
        self.near = look.map(|look| look.part(&self.question, wanted));
        likely
    }

    /// The cheapest of some points that all futures find likely enough.
    fn verified(&mut self, mut seeming: Vec<Found>, wanted: f64) -> Option<Found> {
        self.sort(&mut seeming);
        for found in seeming {
            let likely = self.verify(&found.point, wanted);
            if likely.0.value >= wanted {
                return Some(Found { likely: Some(likely), ..found });
            }
        }
        None
    }

    /// The point that a search from another leads to, aimed at from there, or, without a search,
    /// the cheapest near it in steps.
    fn tried(&mut self, found: &Found, look: &Look, searches: bool) -> Found {
        let probability = self.question.goal.probability.unwrap_or_default();
        let Found { chosen, point, .. } = found;
        // of a count the probability is smooth, and the last digits worth another tilt
        if searches || is_count(self.question.goal.outcome) {
            let free = self.search(chosen).free();
            let Self { chance, question, .. } = &*self;
            let told = |points: &[Vec<f64>]| chance.standing(question, look, probability, points);
            let mut judge = Judge::central(question);
            judge.tilt(&question.room, point, &free, told);
            self.aim.judge = judge;
        }
        let missing = look.missing(&self.question, probability);
        self.aim.level = self.aim.judge.value(&self.question.room, point) + missing;
        let search = self.search(chosen);
        let next = if searches { search.from(point) } else { search.lifted(point) };
        let next = next.and_then(|next| search.rounded(&next));
        // where those that stand for all cannot reach what is aimed at, the ceilings can
        let point = next.unwrap_or_else(|| search.top());
        Found::new(chosen.clone(), point)
    }
}
