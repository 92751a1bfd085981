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
mod sets;
mod settle;
mod shared;
mod wire;

use canghai_sim::Levers;

pub use answer::{Answer, Binding, Change, Move};
pub use assumptions::Needed;
pub use chance::VERIFIED;
pub use frontier::{Frontier, FrontierPoint};
pub use question::{Ask, Goal, Item, Question, Refusal};
pub use shared::Share;

use assumptions::Favourable;
use attainable::best;
use chance::{Chance, Look, Part};
use judge::Judge;
use search::Search;
use settle::{Settling, TRIES};
use shared::Pieces;

use crate::summary::Probability;
use crate::tally::is_count;

/// Starts of a search, the best point with few levers among them.
const STARTS: usize = 4;
/// Starts of a search among the points that move a set of levers.
const STARTS_OF_A_SET: usize = 1;
/// Points that are searched from again, and rounded, to find the cheapest among them.
const ROUNDED: usize = 2;
/// How far a probability may be off in single precision, and over a part of the futures.
const FAR: f64 = 0.002;
const ROUGHLY: f64 = 0.1;
/// How near to the goal's a probability is aimed from, and looks at the way to the most that is
/// attained until one is.
const CLOSE: f64 = 0.02;
const LOOKS: usize = 5;

/// The search for an answer, in steps that take a fraction of a second each.
#[derive(Clone, Debug)]
pub struct Reach {
    question: Question,
    chance: Chance,
    aim: Aim,
    /// The point that attains most, and what all futures say of it.
    best: Vec<f64>,
    at_best: Option<Look>,
    /// The futures near the level, once all were looked at near the goal's probability.
    near: Option<Part>,
    stage: Stage,
    /// What was found of the points that are worked on each for itself.
    pieces: Pieces,
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
    /// A piece of the work is done; the searches that share the work are to [hear](Reach::hear) of
    /// it.
    Found(Vec<f64>),
    /// It goes on once it has heard of the others' pieces.
    Waiting,
    /// It is over.
    Done(Box<Answer>),
    /// It is over, and the first of the searches that share the work has the answer.
    Helped,
}

/// What a point is to have: a level that a judge finds.
#[derive(Clone, Debug)]
pub(crate) struct Aim {
    judge: Judge,
    level: f64,
}

/// A point that moves some levers only.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Found {
    chosen: Vec<usize>,
    point: Vec<f64>,
    /// What all futures say of it, where they were asked.
    likely: Option<Likely>,
}

/// The probability of the goal in its year, and the first year with one that is large enough.
pub(crate) type Likely = (Probability, Option<usize>);

#[derive(Clone, Debug)]
enum Stage {
    /// What can be attained is to be found.
    Bounds,
    /// These sets, of so many levers each, are to be confirmed to reach the goal; where none does,
    /// larger ones.
    Sets { size: usize, sets: Vec<Vec<usize>> },
    /// These sets are to be searched.
    Set { sets: Vec<Vec<usize>> },
    /// These starts are to be searched from, at first quickly; points found before, and those with
    /// few levers.
    Start { starts: Vec<Vec<f64>>, quick: bool, found: Vec<Found>, few: Vec<Found> },
    /// The best points are to be rounded.
    Round { found: Vec<Found>, few: Vec<Found> },
    /// These points are to be brought to the probability; the one that this is under way for.
    Settle { points: Vec<Found>, at: Option<Box<Settling>> },
    /// The goal is out of reach: these assumptions may do it.
    OutOfReach { favourable: Vec<Favourable> },
    /// Everything is known.
    Known(Box<Answer>),
    /// Another search that shares the work knows everything.
    Helped,
}

impl Reach {
    /// The search for an answer to a question.
    #[must_use]
    pub fn new(question: Question) -> Self {
        Self::shared(question, Share::ALL)
    }

    /// A search that shares the work with others for the same question.
    #[must_use]
    pub fn shared(question: Question, share: Share) -> Self {
        let chance = Chance::new(&question);
        let aim = Aim { judge: Judge::central(&question), level: question.goal.level };
        let best = question.room.low();
        let (at_best, near, stage) = (None, None, Stage::Bounds);
        let pieces = Pieces::new(share);
        Self { question, chance, aim, best, at_best, near, stage, pieces, done: 0, of: 8 }
    }

    /// Hears of a piece of the work that another search has done.
    pub fn hear(&mut self, piece: &[f64]) {
        self.pieces.hear(piece);
    }

    /// Takes one step.
    pub fn step(&mut self) -> Progress {
        if self.waits() {
            return Progress::Waiting;
        }
        self.done += 1;
        self.stage = match std::mem::replace(&mut self.stage, Stage::Bounds) {
            Stage::Bounds => self.bounds(),
            Stage::Sets { size, sets } => self.sets(size, sets),
            Stage::Set { sets } => self.set(sets),
            Stage::Start { starts, quick, found, few } => self.start(starts, quick, found, few),
            Stage::Round { found, few } => self.round(found, few),
            Stage::Settle { points, at } => self.settle(points, at),
            Stage::OutOfReach { favourable } => self.needed(favourable),
            over @ (Stage::Known(_) | Stage::Helped) => over,
        };
        if let Some(piece) = self.pieces.news() {
            return Progress::Found(piece);
        }
        match &self.stage {
            Stage::Known(answer) => Progress::Done(answer.clone()),
            Stage::Helped => Progress::Helped,
            _ => Progress::Working { done: self.done, of: self.of.max(self.done + 1) },
        }
    }

    /// Whether all that is still missing is worked on by others.
    fn waits(&self) -> bool {
        let pieces = match &self.stage {
            Stage::Sets { sets, .. } | Stage::Set { sets } => sets.len(),
            Stage::Start { starts, .. } => starts.len(),
            Stage::Settle { points, at: None } => points.len(),
            Stage::OutOfReach { favourable } => favourable.len(),
            _ => 0,
        };
        self.pieces.are_awaited(pieces)
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
        let from_below = is_count(self.question.goal.outcome);
        Search { room: &self.question.room, judge, level: *level, chosen, from_below, quick: false }
    }

    /// Finds what is attained at the most; where the goal is reached without a change, or not at
    /// all, everything is known.
    fn bounds(&mut self) -> Stage {
        self.best = best(&self.question.room, &self.aim.judge);
        self.at_best = self.chance.look(&self.question, &self.best, self.chance.all());
        let low = self.question.room.low();
        let Some(probability) = self.question.goal.probability else {
            let reached = |point: &[f64]| self.search(&[]).reaches(point);
            return match (reached(&low), reached(&self.best)) {
                (true, _) => self.known_without_change(low),
                (_, true) => self.sets_of(1),
                _ => self.out_of_reach(),
            };
        };
        let at_low = self.chance.look(&self.question, &low, self.chance.rough());
        // what a part of the futures finds far too little is not worth a closer look
        let worth = at_low.as_ref().is_some_and(|look| look.probability() >= probability - ROUGHLY);
        if worth && self.verify(&low, probability).0.value >= probability {
            return self.known_without_change(low);
        }
        let surely = self.best_probability() >= probability + FAR;
        let surely_not = self.best_probability() < probability - FAR;
        let is_enough = |likely: Likely| likely.0.value >= probability;
        if surely_not || !surely && !is_enough(self.verify(&self.best.clone(), probability)) {
            return self.out_of_reach();
        }
        if let (Some(at_low), Some(at_best)) = (&at_low, &self.at_best) {
            let missing = |look: &Look| look.missing(&self.question, probability);
            self.aim_between(&low, (missing(at_low), missing(at_best)), probability);
        }
        self.sets_of(1)
    }

    fn best_probability(&self) -> f64 {
        self.at_best.as_ref().map_or(0.0, Look::probability)
    }

    /// Aims from where the probability is about the goal's on the way to the most that is attained;
    /// what the outcome lacks at both ends says where to look.
    fn aim_between(&mut self, low: &[f64], missing: (f64, f64), probability: f64) {
        let at = |part: f64| -> Vec<f64> {
            low.iter().zip(&self.best).map(|(low, best)| low + part * (best - low)).collect()
        };
        let (mut below, mut above) = ((0.0, missing.0), (1.0, missing.1));
        let mut point = self.best.clone();
        for _ in 0..LOOKS {
            let way = below.1 / (below.1 - above.1);
            let way = if way.is_finite() { way.clamp(0.1, 0.9) } else { 0.5 };
            let part = below.0 + way * (above.0 - below.0);
            point = at(part);
            let look = self.chance.look(&self.question, &point, self.chance.rough());
            let Some(look) = look else { break };
            let off = look.probability() - probability;
            if off.abs() < CLOSE {
                break;
            }
            let end = if off < 0.0 { &mut below } else { &mut above };
            *end = (part, look.missing(&self.question, probability));
        }
        self.aim = Chance::central_aim(&self.question, &point);
    }

    /// Says how many steps are left where so many points are to be worked on before the best are
    /// brought to the goal.
    fn expect(&mut self, points: usize) {
        let pieces = points + STARTS + ROUNDED + 2 * TRIES;
        self.of = self.done + pieces / self.pieces.share().of + 1;
    }

    /// Searches among the points that move the levers of one of the sets.
    fn set(&mut self, sets: Vec<Vec<usize>>) -> Stage {
        if let Some(place) = self.pieces.next(sets.len()) {
            let chosen = &sets[place];
            let search = self.search(chosen);
            let starts = search.starts(STARTS_OF_A_SET);
            let points = starts.iter().filter_map(|start| search.from(start));
            let point = self.cheapest(points.collect()).unwrap_or_else(|| search.top());
            let found = Found::new(chosen.clone(), point);
            self.pieces.put_point(place, Some(&found));
            return Stage::Set { sets };
        }
        let Some(few) = self.pieces.take_points(sets.len()) else { return Stage::Set { sets } };
        let levers = self.levers();
        let mut starts = self.search(&levers).starts(STARTS - 1);
        starts.extend(self.cheapest(few.iter().map(|found| found.point.clone()).collect()));
        Stage::Start { starts, quick: true, found: Vec::new(), few }
    }

    /// Searches from one of the starts; once from all quickly, from the cheapest points that were
    /// found again.
    fn start(
        &mut self,
        starts: Vec<Vec<f64>>,
        quick: bool,
        mut found: Vec<Found>,
        few: Vec<Found>,
    ) -> Stage {
        if let Some(place) = self.pieces.next(starts.len()) {
            let chosen = self.levers();
            let point = Search { quick, ..self.search(&chosen) }.from(&starts[place]);
            let point = point.map(|point| Found::new(chosen, point));
            self.pieces.put_point(place, point.as_ref());
            return Stage::Start { starts, quick, found, few };
        }
        let Some(more) = self.pieces.take_points(starts.len()) else {
            return Stage::Start { starts, quick, found, few };
        };
        found.extend(more);
        if !quick {
            return Stage::Round { found, few };
        }
        self.sort(&mut found);
        let starts = found.iter().take(ROUNDED).map(|found| found.point.clone()).collect();
        Stage::Start { starts, quick: false, found, few }
    }

    fn cheapest(&self, points: Vec<Vec<f64>>) -> Option<Vec<f64>> {
        let cost = |point: &Vec<f64>| self.question.room.cost(point);
        points.into_iter().min_by(|a, b| cost(a).total_cmp(&cost(b)))
    }

    /// Rounds the cheapest points of both kinds.
    fn round(&self, found: Vec<Found>, few: Vec<Found>) -> Stage {
        // those with the fewest levers are brought to a probability as they are: a lever's steps may
        // be large beside what little it is raised by
        let few = match self.question.goal.probability {
            None => self.best_rounded(few),
            Some(_) => few.into_iter().min_by(|a, b| self.cost(a).total_cmp(&self.cost(b))),
        };
        let cheapest = self.best_rounded(found.into_iter().chain(few.clone()).collect());
        let mut points: Vec<Found> = cheapest.into_iter().chain(few).collect();
        points.dedup_by(|a, b| a.point == b.point);
        match self.question.goal.probability {
            None => self.known(&points, Vec::new()),
            Some(_) => Stage::Settle { points, at: None },
        }
    }

    /// Sorts points from the cheapest on.
    fn sort(&self, points: &mut [Found]) {
        points.sort_by(|a, b| self.cost(a).total_cmp(&self.cost(b)));
    }

    fn cost(&self, found: &Found) -> f64 {
        self.question.room.cost(&found.point)
    }

    /// The cheapest point when rounded among the few cheapest before.
    fn best_rounded(&self, mut found: Vec<Found>) -> Option<Found> {
        self.sort(&mut found);
        let rounded =
            found.into_iter().take(ROUNDED).filter_map(|Found { chosen, point, .. }| {
                let point = self.search(&chosen).rounded(&point)?;
                Some(Found::new(chosen, point))
            });
        rounded.min_by(|a, b| self.cost(a).total_cmp(&self.cost(b)))
    }

    /// Says what there is to say where the goal is reached as it is.
    fn known_without_change(&self, low: Vec<f64>) -> Stage {
        let same = Found::new(Vec::new(), low);
        self.known(&[same.clone(), same], Vec::new())
    }

    fn out_of_reach(&mut self) -> Stage {
        let favourable = self.question.favourable(&self.best);
        self.of = self.done + favourable.len() / self.pieces.share().of + 1;
        Stage::OutOfReach { favourable }
    }

    /// Finds what one of the assumptions would have to be; once all were asked, everything is known.
    fn needed(&mut self, favourable: Vec<Favourable>) -> Stage {
        if let Some(place) = self.pieces.next(favourable.len()) {
            let value = self.question.suffices(&self.chance, &self.best, &favourable[place]);
            self.pieces.put(place, value.into_iter().collect());
            return Stage::OutOfReach { favourable };
        }
        let Some(values) = self.pieces.take(favourable.len()) else {
            return Stage::OutOfReach { favourable };
        };
        let both = favourable.iter().zip(values);
        let needed = both.filter_map(|(one, value)| value.first().map(|value| one.needed(*value)));
        let mut needed: Vec<Needed> = needed.collect();
        needed.sort_by(|a, b| a.departure().total_cmp(&b.departure()));
        self.known(&[], needed)
    }

    /// Says what there is to say of the cheapest point and that with the fewest levers, or, where
    /// there are none, of the most that is attained and the assumptions that would do.
    fn known(&self, points: &[Found], needed: Vec<Needed>) -> Stage {
        if self.pieces.share().number > 0 {
            return Stage::Helped;
        }
        let change = |found: &Found| self.question.change(&self.chance, found);
        let cheapest = points.first().map(change);
        // often the cheapest change moves the fewest levers as well
        let fewest = points.iter().min_by_key(|found| found.chosen.len());
        let fewest = fewest.map(|few| match &cheapest {
            Some(cheapest) if few.point == points[0].point => cheapest.clone(),
            _ => change(few),
        });
        let reached = cheapest.is_some();
        let best = Found::new(Vec::new(), self.best.clone());
        Stage::Known(Box::new(Answer {
            reached,
            needed,
            change: cheapest.unwrap_or_else(|| change(&best)),
            fewest,
            best_attainable: self.question.value(&self.best),
            best_probability: self.best_probability(),
        }))
    }
}

impl Found {
    fn new(chosen: Vec<usize>, point: Vec<f64>) -> Self {
        Self { chosen, point, likely: None }
    }
}
