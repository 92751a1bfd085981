//! Points whose values are multiples of the levers' steps.

use super::search::Search;

/// Changes of a point that are tried before it is left as it is.
const CHANGES: usize = 200;
/// Exchanges of steps that are tried at once.
const EXCHANGES: usize = 16;
/// Most steps that one value is raised so that another can be lowered.
const MOST_STEPS: usize = 20;
/// Values of which a step up is looked at, after all were once.
const PROMISING: usize = 8;
/// Saving, 1e8 CNY, below which a change is none.
const NO_SAVING: f64 = 1e-9;

/// A point by the steps of each value above the scenario's.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Steps(Vec<usize>);

impl Search<'_> {
    /// A point with the level whose values are multiples of the steps: rounded up, then made cheaper
    /// step by step as long as it keeps the level.
    pub(crate) fn rounded(&self, point: &[f64]) -> Option<Vec<f64>> {
        let values = self.room.variables.iter().zip(point);
        let steps = Steps(values.map(|(variable, value)| variable.steps_to(*value)).collect());
        let mut point = self.point(&steps);
        let steps = if self.reaches(&point) {
            steps
        } else {
            // values that do more harm than good when rounded up: up to the ceilings instead
            point = self.between_steps(&steps)?;
            let values = self.room.variables.iter().zip(&point);
            Steps(values.map(|(variable, value)| variable.steps_to(*value)).collect())
        };
        Some(self.point(&self.cheaper(steps)))
    }

    /// A point on the way to the ceilings that keeps the level when it is rounded up.
    fn between_steps(&self, steps: &Steps) -> Option<Vec<f64>> {
        let (from, to) = (self.point(steps), self.top());
        let parts = (1..=32).map(|part| f64::from(part) / 32.0);
        let rounded = parts.map(|part| {
            let ends = from.iter().zip(&to).zip(&self.room.variables);
            let value = |((from, to), variable): ((&f64, &f64), &super::room::Variable)| {
                variable.at(variable.steps_to(from + part * (to - from)))
            };
            ends.map(value).collect::<Vec<f64>>()
        });
        let points: Vec<Vec<f64>> = rounded.collect();
        let values = self.judge.values(self.room, &points);
        let first = values.iter().position(|value| *value >= self.level)?;
        Some(points[first].clone())
    }

    fn point(&self, steps: &Steps) -> Vec<f64> {
        let values = self.room.variables.iter().zip(&steps.0);
        values.map(|(variable, steps)| variable.at(*steps)).collect()
    }

    /// Lowers values by a step, or one by a step while another rises, as long as it saves.
    fn cheaper(&self, mut steps: Steps) -> Steps {
        let mut raised: Vec<usize> = (0..self.room.variables.len()).collect();
        for _ in 0..CHANGES {
            let around = Around::new(self, &steps, &raised);
            raised = around.promising();
            let Some(better) = around.lowered().or_else(|| around.exchanged()) else { break };
            steps = better;
        }
        steps
    }
}

/// What one step up or down from a point does.
struct Around<'a> {
    search: &'a Search<'a>,
    steps: &'a Steps,
    /// How far the point is above the level.
    slack: f64,
    /// By value: what one step down saves and takes off the level; `None` at the scenario's value.
    down: Vec<Option<(f64, f64)>>,
    /// By value: what one step up costs and adds; `None` at the ceiling or for a locked lever.
    up: Vec<Option<(f64, f64)>>,
}

impl<'a> Around<'a> {
    /// Of the values at `raised` alone is a step up looked at.
    fn new(search: &'a Search<'a>, steps: &'a Steps, raised: &[usize]) -> Self {
        let variables = &search.room.variables;
        let moved = |place: usize, to: usize| {
            let mut moved = steps.clone();
            moved.0[place] = to;
            moved
        };
        let free = |place: usize| {
            raised.contains(&place) && search.chosen.contains(&variables[place].lever)
        };
        let down: Vec<Option<Steps>> = (0..variables.len())
            .map(|place| Some(moved(place, steps.0[place].checked_sub(1)?)))
            .collect();
        let up: Vec<Option<Steps>> = (0..variables.len())
            .map(|place| {
                let next = steps.0[place] + 1;
                (free(place) && next <= variables[place].steps()).then(|| moved(place, next))
            })
            .collect();
        let here = search.point(steps);
        let mut points = vec![here.clone()];
        points.extend(down.iter().chain(&up).flatten().map(|steps| search.point(steps)));
        let values = search.judge.values(search.room, &points);
        let cost = search.room.cost(&here);
        let mut found = points.iter().zip(&values).skip(1);
        let mut effect = |moved: &Option<Steps>| {
            moved.as_ref()?;
            let (point, value) = found.next()?;
            Some((search.room.cost(point) - cost, value - values[0]))
        };
        let down: Vec<_> = down.iter().map(&mut effect).collect();
        let up = up.iter().map(&mut effect).collect();
        Self { search, steps, slack: values[0] - search.level, down, up }
    }

    /// The values of which a step up gives most for its cost.
    fn promising(&self) -> Vec<usize> {
        let mut gains: Vec<(usize, f64)> = self
            .up
            .iter()
            .enumerate()
            .filter_map(|(place, effect)| Some((place, (*effect)?)))
            .filter(|(_, (_, gained))| *gained > 0.0)
            .map(|(place, (cost, gained))| (place, gained / cost))
            .collect();
        gains.sort_by(|a, b| b.1.total_cmp(&a.1));
        gains.into_iter().take(PROMISING).map(|(place, _)| place).collect()
    }

    /// The point with the value lowered that saves most while the level is kept.
    fn lowered(&self) -> Option<Steps> {
        let lower = self.down.iter().enumerate().filter_map(|(place, effect)| {
            let (cost, value) = (*effect)?;
            (self.slack + value >= 0.0 && cost <= 0.0).then_some((place, cost))
        });
        let (place, _) = lower.min_by(|a, b| a.1.total_cmp(&b.1))?;
        let mut steps = self.steps.clone();
        steps.0[place] -= 1;
        Some(steps)
    }

    /// The point with one value a step lower and another some steps higher that saves most.
    fn exchanged(&self) -> Option<Steps> {
        let mut exchanges: Vec<(f64, Steps)> = Vec::new();
        for (down, lower) in self.down.iter().enumerate() {
            let Some((saved, lost)) = *lower else { continue };
            for (up, higher) in self.up.iter().enumerate().filter(|(up, _)| *up != down) {
                let Some((cost, gained)) = higher.filter(|(_, gained)| *gained > 0.0) else {
                    continue;
                };
                let needed = (-(self.slack + lost) / gained).ceil().max(1.0);
                let change = saved + needed * cost;
                if change > -NO_SAVING || needed > MOST_STEPS as f64 {
                    continue;
                }
                let mut steps = self.steps.clone();
                steps.0[down] -= 1;
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "1 to 20"
                )]
                let needed = needed as usize;
                let highest = self.search.room.variables[up].steps();
                steps.0[up] = (steps.0[up] + needed).min(highest);
                exchanges.push((change, steps));
            }
        }
        exchanges.sort_by(|a, b| a.0.total_cmp(&b.0));
        exchanges.truncate(EXCHANGES);
        let points: Vec<Vec<f64>> =
            exchanges.iter().map(|(_, steps)| self.search.point(steps)).collect();
        let values = self.search.judge.values(self.search.room, &points);
        let kept = values.iter().position(|value| *value >= self.search.level)?;
        Some(exchanges.swap_remove(kept).1)
    }
}
