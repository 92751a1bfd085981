//! Points whose values are multiples of the levers' steps.

use super::search::Search;

/// Rounds in which all steps are looked at, and changes of a point in each, before it is left as it
/// is.
const ROUNDS: usize = 12;
const CHANGES: usize = 24;
/// Changes that are tried at once.
const TRIED: usize = 8;
/// Most steps that one value is lowered at once.
const MOST_DOWN: usize = 3;
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
        let steps = self.steps_to(point);
        let mut point = self.point(&steps);
        let steps = if self.reaches(&point) {
            steps
        } else {
            // values that do more harm than good when rounded up: up to the ceilings instead
            point = self.between_steps(&steps)?;
            self.steps_to(&point)
        };
        Some(self.point(&self.cheaper(steps)))
    }

    /// The cheapest point with one value some steps higher that the judge finds to have so much more.
    pub(crate) fn raised(&self, point: &[f64], missing: f64) -> Option<Vec<f64>> {
        let steps = self.steps_to(point);
        let all: Vec<usize> = (0..point.len()).collect();
        let around = Around::new(self, &steps, &all);
        let raised = all.iter().filter_map(|up| around.raised(*up, &steps, missing));
        let (_, cheapest) = raised.min_by(|a, b| a.0.total_cmp(&b.0))?;
        Some(self.point(&cheapest))
    }

    /// The first steps that are not below a point.
    fn steps_to(&self, point: &[f64]) -> Steps {
        let values = self.room.variables.iter().zip(point);
        Steps(values.map(|(variable, value)| variable.steps_to(*value)).collect())
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

    /// Lowers values by a step, or one by some steps while another rises, as long as it saves.
    fn cheaper(&self, mut steps: Steps) -> Steps {
        let mut raised: Vec<usize> = (0..self.room.variables.len()).collect();
        for _ in 0..ROUNDS {
            let mut around = Around::new(self, &steps, &raised);
            raised = around.promising();
            for _ in 0..CHANGES {
                let Some(better) = around.better() else { break };
                around.move_to(better);
            }
            // what a step does was told where this round began: another begins here
            if around.steps == steps {
                break;
            }
            steps = around.steps;
        }
        steps
    }
}

/// What one step up or down from a point does.
struct Around<'a> {
    search: &'a Search<'a>,
    steps: Steps,
    /// How far the point is above the level.
    slack: f64,
    /// By value: what one step down saves and takes off the level; `None` at the scenario's value.
    down: Vec<Option<(f64, f64)>>,
    /// By value: what one step up costs and adds; `None` at the ceiling or for a locked lever.
    up: Vec<Option<(f64, f64)>>,
}

/// A change of a point that keeps the level, and how far it is above it then.
struct Better {
    steps: Steps,
    slack: f64,
}

impl<'a> Around<'a> {
    /// Of the values at `raised` alone is a step up looked at.
    fn new(search: &'a Search<'a>, steps: &Steps, raised: &[usize]) -> Self {
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
        Self { search, steps: steps.clone(), slack: values[0] - search.level, down, up }
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

    /// The change that saves most of those that keep the level, as far as they are tried.
    fn better(&self) -> Option<Better> {
        let mut changes = self.changes();
        changes.sort_by(|a, b| a.0.total_cmp(&b.0));
        changes.truncate(TRIED);
        let points: Vec<Vec<f64>> =
            changes.iter().map(|(_, steps)| self.search.point(steps)).collect();
        let values = self.search.judge.values(self.search.room, &points);
        let kept = values.iter().position(|value| *value >= self.search.level)?;
        let (_, steps) = changes.swap_remove(kept);
        Some(Better { steps, slack: values[kept] - self.search.level })
    }

    /// Goes on from another point, as if steps did there what they do here.
    fn move_to(&mut self, better: Better) {
        for (place, variable) in self.search.room.variables.iter().enumerate() {
            let steps = better.steps.0[place];
            let back = |(cost, value): (f64, f64)| (-cost, -value);
            self.down[place] = self.down[place].or(self.up[place].map(back)).filter(|_| steps > 0);
            self.up[place] = self.up[place].filter(|_| steps < variable.steps());
        }
        (self.steps, self.slack) = (better.steps, better.slack);
    }

    /// Changes that save something and may keep the level, and what each costs: one value some
    /// steps lower, and perhaps another as much higher as it takes.
    fn changes(&self) -> Vec<(f64, Steps)> {
        let mut changes = Vec::new();
        for (down, effect) in self.down.iter().enumerate() {
            let Some((saved, lost)) = *effect else { continue };
            for lower in 1..=self.steps.0[down].min(MOST_DOWN) {
                let (saved, lost) = (saved * lower as f64, lost * lower as f64);
                let mut lowered = self.steps.clone();
                lowered.0[down] -= lower;
                if self.slack + lost >= 0.0 && saved <= 0.0 {
                    changes.push((saved, lowered));
                    continue;
                }
                changes.extend(self.exchanges(down, &lowered, saved, self.slack + lost));
            }
        }
        changes
    }

    /// Points with another value as many steps higher as make up for what a lowered one lacks.
    fn exchanges(
        &self,
        down: usize,
        lowered: &Steps,
        saved: f64,
        slack: f64,
    ) -> impl Iterator<Item = (f64, Steps)> {
        let others = (0..self.up.len()).filter(move |up| *up != down);
        others.filter_map(move |up| {
            let (cost, steps) = self.raised(up, lowered, -slack)?;
            (saved + cost <= -NO_SAVING).then_some((saved + cost, steps))
        })
    }

    /// A point with one value as many steps higher as make up for what is missing, up to its ceiling,
    /// and what they cost.
    fn raised(&self, up: usize, from: &Steps, missing: f64) -> Option<(f64, Steps)> {
        let (cost, gained) = self.up[up].filter(|(_, gained)| *gained > 0.0)?;
        let needed = (missing / gained).ceil().max(1.0);
        if needed > MOST_STEPS as f64 {
            return None;
        }
        let mut steps = from.clone();
        let highest = self.search.room.variables[up].steps();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "1 to 20")]
        let to = steps.0[up] + needed as usize;
        steps.0[up] = to.min(highest);
        Some((needed * cost, steps))
    }
}
