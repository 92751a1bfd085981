//! The waterfall from one scenario to the other.

use canghai_analysis::{Contribution, Group};
use canghai_chart::{Bar, BarChart, BarRow, Level, Node, Tick, nice_axis};
use canghai_plan::Target;

use super::parts::groups;
use super::told::Told;
use crate::board::level;
use crate::state::App;
use crate::text::{group_label, text_with};
use crate::view::charts::shortened;
use crate::why_state::Measure;

/// The drawing with what is to be said of it.
pub(super) struct Waterfall {
    pub(super) chart: Node,
    pub(super) height: f64,
    pub(super) sentences: Vec<String>,
}

/// Part of the extent of the bars that the target may lie beyond them and still be drawn.
const BEYOND: f64 = 0.8;
/// Part of the highest value below which the axis begins elsewhere than at zero.
const NEAR: f64 = 0.5;
/// Steps along the axis.
const STEPS: usize = 5;

pub(super) fn waterfall(
    app: &App,
    contribution: &Contribution,
    names: &[String; 2],
    (told, what): (Told, &str),
    (width, most): (f64, usize),
) -> Waterfall {
    let language = app.language();
    let steps = Step::all(app, contribution, most);
    let mut ends = vec![contribution.from];
    for step in &steps {
        ends.push(ends.last().copied().unwrap_or_default() + step.change);
    }
    let target = target(app);
    let level = target.map(|target| target.at_least);
    let axis = Axis::of(&ends, contribution.to, level, told.least());
    let whole = [contribution.from, contribution.to];
    let rows = rows(app, whole, (&steps, &ends), names, told, axis.start());
    let levels = target.filter(|_| axis.has_target).map(|target| Level {
        value: target.at_least,
        label: goal(app, target),
        class: "goal",
    });
    let ticks = axis.ticks.iter();
    let parts = steps.iter();
    let parts = parts.map(|step| format!("{} {}", step.label, told.change(language, step.change)));
    let parts = parts.collect::<Vec<_>>().join(", ");
    let (start, end) = (told.value(contribution.from), told.value(contribution.to));
    let values = [
        ("what", what),
        ("from", &names[0]),
        ("to", &names[1]),
        ("start", &start),
        ("end", &end),
        ("parts", &parts),
    ];
    let chart = BarChart {
        id: "parts",
        width,
        values: axis.ends,
        ticks: ticks
            .map(|value| Tick { value: *value, label: told.tick(*value, axis.step()) })
            .collect(),
        levels: levels.into_iter().collect(),
        rows,
        joined: true,
        description: text_with(language, "contributions.parts.description", &values),
    };
    let cut = (axis.start() != 0.0).then(|| {
        let start = told.tick(axis.start(), axis.step());
        text_with(language, "contributions.parts.cut", &[("start", &start)])
    });
    let beyond = target.filter(|_| !axis.has_target);
    let beyond = beyond.map(|target| off_axis(app, target, contribution.to, &names[1]));
    Waterfall {
        height: chart.height(),
        chart: chart.draw(),
        sentences: cut.into_iter().chain(beyond).collect(),
    }
}

/// The height that a drawing with so many rows will have, pixels.
pub(super) fn height(app: &App, width: f64, rows: u32) -> f64 {
    let level = Level { value: 0.0, label: String::new(), class: "goal" };
    let row =
        BarRow { label: group_label(app.language(), Group::Demonstration), ..BarRow::default() };
    let rows = (0..rows).map(|_| row.clone()).collect();
    BarChart { width, levels: vec![level], rows, ..BarChart::default() }.height()
}

/// The target of the outcome that is looked at, as it stands in the plan for its own year.
fn target(app: &App) -> Option<&Target> {
    let Measure::Outcome(_) = app.why().measure else { return None };
    app.pack().target(app.why().measure.outcome(app.pack()).key)
}

/// A target's level and year, as they stand on a chart.
pub(super) fn goal(app: &App, target: &Target) -> String {
    let (level, year) = (level(target.outcome, target.at_least), target.year.to_string());
    let values = [("level", level.as_str()), ("year", &year)];
    text_with(app.language(), "contributions.parts.goal", &values)
}

/// Where the target is that is off the axis.
fn off_axis(app: &App, target: &Target, reached: f64, to: &str) -> String {
    let language = app.language();
    let distance = target.at_least - reached;
    let key = if distance > 0.0 { "goal_above" } else { "goal_below" };
    let told = Told::outcome(target.outcome, distance.abs());
    let gap = told.change_with_unit(language, distance.abs());
    let (level, year) = (level(target.outcome, target.at_least), target.year.to_string());
    let gap = gap.trim_start_matches('+');
    let values = [("level", level.as_str()), ("year", &year), ("to", to), ("gap", gap)];
    text_with(language, &format!("contributions.parts.{key}"), &values)
}

/// A group, or several small ones together.
struct Step {
    id: &'static str,
    label: String,
    class: &'static str,
    change: f64,
}

impl Step {
    /// So many steps at most, the largest part first; what does not fit is one step at the end.
    fn all(app: &App, contribution: &Contribution, most: usize) -> Vec<Self> {
        let part = |group: &Group| contribution.parts[group.place()];
        let step = |group: &Group| Self {
            id: group.key(),
            label: group_label(app.language(), *group),
            class: class(*group),
            change: part(group),
        };
        let groups = groups(contribution);
        if groups.len() <= most {
            return groups.iter().map(step).collect();
        }
        let mut sizes: Vec<f64> = groups.iter().map(|group| part(group).abs()).collect();
        sizes.sort_by(|one, other| other.total_cmp(one));
        let least = sizes.get(most.saturating_sub(1)).copied().unwrap_or(f64::INFINITY);
        let (large, small): (Vec<Group>, Vec<Group>) =
            groups.into_iter().partition(|group| part(group).abs() > least);
        let count = small.len().to_string();
        let label = text_with(app.language(), "contributions.parts.others", &[("count", &count)]);
        let change = small.iter().map(part).sum();
        let others = Self { id: "others", label, class: "others", change };
        large.iter().map(step).chain([others]).collect()
    }
}

/// The first scenario, the groups one after the other, the second scenario.
fn rows(
    app: &App,
    [from, to]: [f64; 2],
    (steps, ends): (&[Step], &[f64]),
    names: &[String; 2],
    told: Told,
    start: f64,
) -> Vec<BarRow> {
    let language = app.language();
    let whole = |id: &str, name: &str, value: f64, class: &'static str| BarRow {
        id: id.to_owned(),
        label: shortened(name),
        bars: vec![Bar { from: start, to: value, class, hatched: false, broken: start != 0.0 }],
        words: (String::new(), told.value(value)),
        class: "whole",
        ..BarRow::default()
    };
    let part = |(step, ends): (&Step, &[f64])| {
        let (from, to, hatched) = (ends[0], ends[1], step.change < 0.0);
        BarRow {
            id: step.id.to_owned(),
            label: step.label.clone(),
            bars: vec![Bar { from, to, class: step.class, hatched, broken: false }],
            words: (String::new(), told.change(language, step.change)),
            ..BarRow::default()
        }
    };
    let first = whole("from", &names[0], from, "base");
    let last = whole("to", &names[1], to, "scenario");
    let parts = steps.iter().zip(ends.windows(2)).map(part);
    std::iter::once(first).chain(parts).chain([last]).collect()
}

/// The colour of a group: that of the levers that it belongs to.
fn class(group: Group) -> &'static str {
    match group {
        Group::Demonstration
        | Group::Transformation
        | Group::Platforms
        | Group::Research
        | Group::GuidanceFund => "money",
        Group::Land | Group::PlotRatioAndTenure => "land",
        Group::HighLevelTalent | Group::SkilledTraining => "talent",
        Group::SignedProjects => "promotion",
        Group::Assumptions => "assumption",
        Group::World => "world",
    }
}

/// The axis of values.
struct Axis {
    ends: (f64, f64),
    ticks: Vec<f64>,
    has_target: bool,
}

impl Axis {
    /// Around all steps, from zero unless they lie close together; the target is on it where it is
    /// not far. It is no shorter than `least`, so that next to nothing does not look like much.
    fn of(steps: &[f64], to: f64, target: Option<f64>, least: f64) -> Self {
        let all = || steps.iter().copied().chain([to]);
        let (low, high) = (all().fold(f64::INFINITY, f64::min), all().fold(0.0, f64::max));
        let extent = (high - low).max(high.abs() * 0.02);
        let near = |target: &f64| (low - BEYOND * extent..=high + BEYOND * extent).contains(target);
        let on = target.filter(near);
        let low = on.map_or(low, |target| low.min(target));
        let high = on.map_or(high, |target| high.max(target));
        let start =
            if low > NEAR * high { low - 0.25 * (high - low).max(extent) } else { low.min(0.0) };
        let (ends, ticks) = nice_axis((start, high.max(start + least)), STEPS);
        Self { ends, ticks, has_target: on.is_some() }
    }

    /// Where whole bars begin.
    fn start(&self) -> f64 {
        self.ends.0.max(0.0)
    }

    fn step(&self) -> f64 {
        self.ticks.windows(2).map(|two| two[1] - two[0]).fold(f64::INFINITY, f64::min)
    }
}

#[cfg(test)]
mod tests {
    use super::Axis;

    #[test]
    fn an_axis_begins_at_zero_unless_all_lies_close_together() {
        assert_eq!(Axis::of(&[1.0, 2.0, 4.0], 4.0, None, 0.0).ends, (0.0, 4.0));
        let (start, end) = Axis::of(&[0.091, 0.094], 0.096, None, 0.0).ends;
        assert!(start > 0.08 && start < 0.091 && end >= 0.096, "{start} {end}");
        let all_below = Axis::of(&[0.0, -1.0], -0.5, None, 0.0).ends;
        assert_eq!(all_below, (-1.0, 0.0));
    }

    #[test]
    fn next_to_nothing_stands_on_an_axis_of_the_least_length() {
        assert_eq!(Axis::of(&[0.0, 1e-7], 2e-7, None, 0.01).ends, (0.0, 0.01));
    }

    #[test]
    fn a_target_far_off_leaves_the_axis_as_it_is() {
        let steps = [0.091, 0.094, 0.096];
        assert!(!Axis::of(&steps, 0.096, Some(0.12), 0.0).has_target);
        let near = Axis::of(&steps, 0.096, Some(0.099), 0.0);
        assert!(near.has_target && near.ends.1 >= 0.099);
        assert!(Axis::of(&steps, 0.096, Some(0.095), 0.0).has_target);
    }
}
