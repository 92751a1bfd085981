//! The cheapest point at which a judge finds a level.
//!
//! Cost is linear, the level smooth, every value between two ends: sequential quadratic programming
//! (Kraft 1988) finds the nearest optimum from a start. Several starts guard against one that is
//! only local.

use std::cell::RefCell;

use slsqp::{StopTols, minimize};

use super::judge::Judge;
use super::room::Room;

/// Values at the scenario's that a search may raise, beside those that its start has raised.
const PROMISING: usize = 8;
/// Evaluations that one start may take.
const EVALUATIONS: usize = 60;
/// Change of the cost, as part of the largest, at which a search ends.
const TOLERANCE: f64 = 1e-7;
/// What a point that a search came by may lack, as part of what all levers do together, to be lifted
/// to the level.
const NEARLY: f64 = 2e-3;
/// What a value that costs nothing is taken to cost at its ceiling, as part of the largest cost: of
/// two changes for nothing the smaller is wanted.
const FOR_NOTHING: f64 = 1e-5;
/// Points between two ends that are looked at together, and how often they are narrowed.
const BETWEEN: usize = 8;
const NARROWED: usize = 4;

/// What is searched for.
#[derive(Clone, Copy)]
pub(crate) struct Search<'a> {
    pub(crate) room: &'a Room,
    pub(crate) judge: &'a Judge,
    /// The level that the judge is to find.
    pub(crate) level: f64,
    /// Levers that may be moved, by place in the catalogue.
    pub(crate) chosen: &'a [usize],
    /// Whether a point that lacks very little of the level is taken up as well, and lifted to it.
    pub(crate) from_below: bool,
    /// Whether single precision is enough for derivatives: the point found is searched from again.
    pub(crate) quick: bool,
}

impl Search<'_> {
    /// The highest point of the levers chosen.
    pub(crate) fn top(&self) -> Vec<f64> {
        self.room.top(|variable| self.chosen.contains(&variable.lever))
    }

    /// Places of the values that may be raised.
    pub(crate) fn free(&self) -> Vec<usize> {
        let variables = self.room.variables.iter().enumerate();
        let chosen = variables.filter(|(_, variable)| self.chosen.contains(&variable.lever));
        chosen.map(|(place, _)| place).collect()
    }

    /// Whether a point has the level.
    pub(crate) fn reaches(&self, point: &[f64]) -> bool {
        self.judge.value(self.room, point) >= self.level
    }

    fn slopes(&self, point: &[f64], places: &[usize]) -> (f64, Vec<f64>) {
        if self.quick {
            self.judge.quick_slopes(self.room, point, places)
        } else {
            self.judge.slopes(self.room, point, places)
        }
    }

    /// The cheapest point that a search from a start finds and that has the level; `None` where not
    /// even the levers' ceilings have it.
    pub(crate) fn from(&self, start: &[f64]) -> Option<Vec<f64>> {
        let free = &self.promising(start);
        let scale = Scale::new(self, free);
        let (room, top) = (self.room, self.top());
        let spread = (self.judge.value(room, &top) - self.judge.value(room, &room.low())).abs();
        let objective = |z: &[f64], slopes: Option<&mut [f64]>, (): &mut ()| {
            if let Some(slopes) = slopes {
                slopes.copy_from_slice(&scale.weights);
            }
            scale.cost(z)
        };
        // a search that nears the level from below names the last point above, be it the start
        let cheapest_nearly: RefCell<Option<Vec<f64>>> = RefCell::new(None);
        let missing = |z: &[f64], slopes: Option<&mut [f64]>, (): &mut ()| {
            let point = scale.point(z);
            let value = match slopes {
                Some(slopes) => {
                    let (value, found) = self.slopes(&point, free);
                    for ((slope, found), place) in slopes.iter_mut().zip(found).zip(free) {
                        *slope = -found * room.variables[*place].extent() / spread;
                    }
                    value
                }
                None => self.judge.value(room, &point),
            };
            let missing = (self.level - value) / spread;
            let mut nearly = cheapest_nearly.borrow_mut();
            let cheaper = nearly.as_ref().is_none_or(|before| scale.cost(z) < scale.cost(before));
            if self.from_below && missing <= NEARLY && cheaper {
                *nearly = Some(z.to_vec());
            }
            missing
        };
        let tolerance = StopTols { ftol_abs: TOLERANCE, ..StopTols::default() };
        let bounds = vec![(0.0, 1.0); free.len()];
        let found = minimize(
            objective,
            &scale.parts(start),
            &bounds,
            &[missing],
            (),
            EVALUATIONS,
            Some(tolerance),
        );
        // a search that ends for lack of progress has found a point all the same
        let (Ok((_, z, _)) | Err((_, z, _))) = found;
        let nearly = cheapest_nearly.take();
        let lifted = [Some(z), nearly].into_iter().flatten().filter_map(|z| {
            let point = scale.point(&z);
            self.lifted(&point)
        });
        lifted.min_by(|a, b| room.cost(a).total_cmp(&room.cost(b)))
    }

    /// Places of the values that a point has raised, and of those that give most for their cost
    /// there: the others are hardly worth a run for each of their derivatives.
    fn promising(&self, point: &[f64]) -> Vec<usize> {
        let free = self.free();
        let low = self.room.low();
        let (raised, mut others): (Vec<usize>, Vec<usize>) =
            free.iter().partition(|place| point[**place] > low[**place]);
        if others.len() > PROMISING {
            let order = self.by_gain(point, &others);
            others = order.into_iter().take(PROMISING).collect();
        }
        let mut promising = [raised, others].concat();
        promising.sort_unstable();
        promising
    }

    /// Places of values in the order of what they give for their cost at a point; those that give
    /// nothing are left out.
    fn by_gain(&self, point: &[f64], places: &[usize]) -> Vec<usize> {
        let (_, slopes) = self.slopes(point, places);
        let scale = Scale::new(self, places);
        let gain = |index: usize| {
            slopes[index] * self.room.variables[places[index]].extent() / scale.weights[index]
        };
        let mut order: Vec<usize> = (0..places.len()).filter(|i| slopes[*i] > 0.0).collect();
        order.sort_by(|a, b| gain(*b).total_cmp(&gain(*a)));
        order.into_iter().map(|index| places[index]).collect()
    }

    /// The point itself where it has the level, else the first on the way to the ceilings that has.
    pub(crate) fn lifted(&self, point: &[f64]) -> Option<Vec<f64>> {
        if self.reaches(point) {
            return Some(point.to_vec());
        }
        self.between(point, &self.top())
    }

    /// The first point with the level on the way from the scenario to all ceilings at once.
    pub(crate) fn ray(&self) -> Option<Vec<f64>> {
        self.between(&self.room.low(), &self.top())
    }

    /// The first point with the level on the way from one point to another.
    fn between(&self, from: &[f64], to: &[f64]) -> Option<Vec<f64>> {
        let at = |part: f64| -> Vec<f64> {
            let ends = from.iter().zip(to);
            ends.map(|(from, to)| if part >= 1.0 { *to } else { from + part * (to - from) })
                .collect()
        };
        let (mut low, mut high) = (0.0, 1.0);
        for _ in 0..NARROWED {
            let parts: Vec<f64> = (1..=BETWEEN)
                .map(|index| low + (high - low) * index as f64 / BETWEEN as f64)
                .collect();
            let points: Vec<Vec<f64>> = parts.iter().map(|part| at(*part)).collect();
            let values = self.judge.values(self.room, &points);
            let first = values.iter().position(|value| *value >= self.level)?;
            low = if first == 0 { low } else { parts[first - 1] };
            high = parts[first];
        }
        Some(at(high))
    }

    /// As many points with the level from which to search, four at most: on the way to all ceilings at once, and by
    /// raising one value after the other to its ceiling, those first that give most for their cost
    /// at the scenario, half-way and at the ceilings.
    pub(crate) fn starts(&self, count: usize) -> Vec<Vec<f64>> {
        let (low, top) = (self.room.low(), self.top());
        let Some(ray) = self.ray() else { return Vec::new() };
        let mut starts = vec![ray.clone()];
        for reference in [&low, &ray, &top].into_iter().take(count.saturating_sub(1)) {
            starts.extend(self.one_after_the_other(reference, &low, &top));
        }
        starts
    }

    /// The start that raises values in the order of what they give for their cost at a point.
    fn one_after_the_other(&self, reference: &[f64], low: &[f64], top: &[f64]) -> Option<Vec<f64>> {
        let mut points = vec![low.to_vec()];
        for place in self.by_gain(reference, &self.free()) {
            let mut next = points[points.len() - 1].clone();
            next[place] = top[place];
            points.push(next);
        }
        let values = self.judge.values(self.room, &points);
        let first = values.iter().position(|value| *value >= self.level)?;
        self.between(&points[first.saturating_sub(1)], &points[first])
    }
}

/// Values as parts of their ranges, costs as parts of the largest cost.
struct Scale<'a> {
    room: &'a Room,
    free: &'a [usize],
    weights: Vec<f64>,
}

impl<'a> Scale<'a> {
    fn new(search: &Search<'a>, free: &'a [usize]) -> Self {
        let room = search.room;
        let cost = |place: &usize| room.variables[*place].cost * room.variables[*place].extent();
        let largest: f64 = free.iter().map(cost).sum();
        let least = FOR_NOTHING / free.len().max(1) as f64;
        let weight = |place: &usize| {
            let part = if largest > 0.0 { cost(place) / largest } else { 0.0 };
            part.max(least)
        };
        Self { room, free, weights: free.iter().map(weight).collect() }
    }

    fn cost(&self, parts: &[f64]) -> f64 {
        self.weights.iter().zip(parts).map(|(weight, part)| weight * part).sum()
    }

    fn parts(&self, point: &[f64]) -> Vec<f64> {
        let part = |place: &usize| {
            let variable = &self.room.variables[*place];
            (point[*place] - variable.low) / variable.extent()
        };
        self.free.iter().map(part).collect()
    }

    fn point(&self, parts: &[f64]) -> Vec<f64> {
        let mut point = self.room.low();
        for (place, part) in self.free.iter().zip(parts) {
            let variable = &self.room.variables[*place];
            let value = variable.low + part * variable.extent();
            point[*place] = value.clamp(variable.low, variable.high);
        }
        point
    }
}

#[cfg(test)]
mod tests {
    use super::Search;
    use crate::reach::judge::Judge;
    use crate::reach::question::{Ask, Question};
    use canghai_plan::Pack;
    use canghai_sim::Levers;

    #[test]
    fn every_start_leads_to_a_point_as_cheap() {
        let pack = Pack::embedded().expect("the embedded pack");
        let scenario = &pack.ready_made("plan-effort").expect("a ready-made scenario").scenario;
        let level = 6.948_252_875;
        let outcome = "leading_firms".to_owned();
        let ask = Ask { outcome, at_least: level, by: 2020, ..Ask::default() };
        let question = Question::new(&pack, scenario, &ask).expect("a question");
        let (room, judge) = (&question.room, &Judge::central(&question));
        let chosen: Vec<usize> = (0..Levers::<f64>::FIELDS.len()).collect();
        let search = Search { room, judge, level, chosen: &chosen, from_below: true, quick: false };
        let cost = |start: &Vec<f64>| room.cost(&search.from(start).expect("a point"));
        let costs: Vec<f64> = search.starts(4).iter().map(cost).collect();
        let least = costs.iter().copied().fold(f64::INFINITY, f64::min);
        assert!(costs.len() > 2 && costs.iter().all(|cost| *cost < 1.005 * least), "{costs:?}");
    }
}
