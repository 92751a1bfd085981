//! The most that can be attained, and the fewest levers that it takes.

use super::judge::Judge;
use super::room::Room;
use super::search::Search;

/// The point at which the judge finds most: all values at their ceilings but those that do harm.
pub(crate) fn best(room: &Room, judge: &Judge) -> Vec<f64> {
    let mut best = room.top(|_| true);
    let mut value = judge.value(room, &best);
    // each round turns at least one value, and a value that was turned seldom turns back
    for _ in 0..2 * room.variables.len() {
        let turned = |(place, variable): (usize, &super::room::Variable)| {
            let mut point = best.clone();
            point[place] = if point[place] == variable.high { variable.low } else { variable.high };
            point
        };
        let points: Vec<Vec<f64>> = room.variables.iter().enumerate().map(turned).collect();
        let values = judge.values(room, &points);
        let better = points.into_iter().zip(values).filter(|(_, found)| *found > value);
        let Some((point, found)) = better.max_by(|a, b| a.1.total_cmp(&b.1)) else { break };
        (best, value) = (point, found);
    }
    best
}

/// The smallest sets of levers whose ceilings have the level and are confirmed to reach the goal.
pub(crate) fn smallest(search: Search, confirmed: impl Fn(&[f64]) -> bool) -> Vec<Vec<usize>> {
    let levers = search.chosen.len();
    for size in 1..=levers {
        let sets: Vec<Vec<usize>> = (0_u32..1 << levers)
            .filter(|set| set.count_ones() as usize == size)
            .map(|set| members(set, search.chosen))
            .collect();
        let tops: Vec<Vec<f64>> =
            sets.iter().map(|chosen| Search { chosen, ..search }.top()).collect();
        let values = search.judge.values(search.room, &tops);
        let reaching: Vec<Vec<usize>> = sets
            .into_iter()
            .zip(tops.iter().zip(values))
            .filter(|(_, (top, value))| *value >= search.level && confirmed(top))
            .map(|(set, _)| set)
            .collect();
        if !reaching.is_empty() {
            return reaching;
        }
    }
    Vec::new()
}

fn members(set: u32, levers: &[usize]) -> Vec<usize> {
    let places = levers.iter().enumerate();
    places.filter(|(place, _)| set >> place & 1 == 1).map(|(_, lever)| *lever).collect()
}
