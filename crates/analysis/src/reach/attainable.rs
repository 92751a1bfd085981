//! The most that can be attained.

use super::judge::Judge;
use super::room::Room;

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
