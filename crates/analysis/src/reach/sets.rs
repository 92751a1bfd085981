//! The fewest levers that reach a goal.

use super::chance::Look;
use super::search::Search;
use super::{CLOSE, Found, Reach, Stage};

/// Sets of levers that are searched, where there are more that are as small.
const MOST_SETS: usize = 12;
/// Standard errors that what a part of the futures says may be off, up to [`CLOSE`].
const SURELY: f64 = 3.0;

impl Reach {
    /// The sets of so many levers or more whose ceilings have what is aimed at, the smallest.
    pub(super) fn sets_of(&mut self, size: usize) -> Stage {
        let levers = self.levers();
        let (size, sets) = smallest(self.search(&levers), size);
        // each is confirmed and searched
        self.expect(2 * sets.len());
        Stage::Sets { size, sets }
    }

    /// Confirms that one of the sets reaches the goal; once all were asked, those that do are to be
    /// searched.
    pub(super) fn sets(&mut self, size: usize, sets: Vec<Vec<usize>>) -> Stage {
        if let Some(place) = self.pieces.next(sets.len()) {
            let top = self.search(&sets[place]).top();
            let found = self.confirmed(&top).then(|| Found::new(sets[place].clone(), top));
            self.pieces.put_point(place, found.as_ref());
            return Stage::Sets { size, sets };
        }
        let Some(confirmed) = self.pieces.take_points(sets.len()) else {
            return Stage::Sets { size, sets };
        };
        if confirmed.is_empty() && !sets.is_empty() {
            return self.sets_of(size + 1);
        }
        let confirmed = confirmed.into_iter().map(|found| found.chosen);
        let sets = self.most_promising(confirmed.collect());
        self.expect(sets.len());
        Stage::Set { sets }
    }

    /// Whether the futures find the goal's probability at a point: a part of them, or all where what
    /// differs there from the most that is attained does not decide.
    fn confirmed(&self, point: &[f64]) -> bool {
        let Some(probability) = self.question.goal.probability else { return true };
        let look = |part| self.chance.look(&self.question, point, part);
        let (Some(roughly), Some(at_best)) = (look(self.chance.rough()), &self.at_best) else {
            return false;
        };
        let told = roughly.beside(at_best);
        let margin = (SURELY * told.error).min(CLOSE);
        let is_enough = |look: Look| look.probability() >= probability;
        told.value >= probability + margin
            || told.value >= probability - margin && look(self.chance.all()).is_some_and(is_enough)
    }

    /// Of many sets those whose ceilings, lowered together to the level, cost least.
    fn most_promising(&self, sets: Vec<Vec<usize>>) -> Vec<Vec<usize>> {
        if sets.len() <= MOST_SETS {
            return sets;
        }
        let cost = |chosen: &Vec<usize>| {
            let ray = self.search(chosen).ray();
            ray.map_or(f64::INFINITY, |point| self.question.room.cost(&point))
        };
        let mut costs: Vec<(f64, Vec<usize>)> =
            sets.into_iter().map(|set| (cost(&set), set)).collect();
        costs.sort_by(|a, b| a.0.total_cmp(&b.0));
        costs.truncate(MOST_SETS);
        costs.into_iter().map(|(_, set)| set).collect()
    }
}

/// The smallest sets of so many levers or more whose ceilings have the level, and their size; none
/// where no set has it.
fn smallest(search: Search, size: usize) -> (usize, Vec<Vec<usize>>) {
    let levers = search.chosen.len();
    for size in size..=levers {
        let sets: Vec<Vec<usize>> = (0_u32..1 << levers)
            .filter(|set| set.count_ones() as usize == size)
            .map(|set| members(set, search.chosen))
            .collect();
        let tops: Vec<Vec<f64>> =
            sets.iter().map(|chosen| Search { chosen, ..search }.top()).collect();
        let values = search.judge.values(search.room, &tops);
        let both = sets.into_iter().zip(values);
        let reaching: Vec<Vec<usize>> =
            both.filter(|(_, value)| *value >= search.level).map(|(set, _)| set).collect();
        if !reaching.is_empty() {
            return (size, reaching);
        }
    }
    (levers, Vec::new())
}

fn members(set: u32, levers: &[usize]) -> Vec<usize> {
    let places = levers.iter().enumerate();
    places.filter(|(place, _)| set >> place & 1 == 1).map(|(_, lever)| *lever).collect()
}
