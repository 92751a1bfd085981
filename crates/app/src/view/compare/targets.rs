//! Targets of the scenarios side by side, and who does better in the same futures.

use std::rc::Rc;

use canghai_analysis::OutcomeDifference;
use canghai_chart::{Node, Whisker, WhiskerChart};
use canghai_plan::Target;
use canghai_sim::{Outcomes, Quantity};

use super::Column;
use crate::board::{Chance, amount, level, range};
use crate::format::{chance, grouped, signed};
use crate::state::App;
use crate::text::{label, text, text_with};

/// Width of the drawing of ranges, pixels.
const WHISKERS: f64 = 80.0;

/// All targets.
#[derive(Clone, Debug, PartialEq)]
pub struct Targets {
    /// What they are.
    pub title: String,
    /// One row a target.
    pub rows: Vec<TargetRow>,
    /// Name of the probability of all targets at once.
    pub joint_label: String,
    /// That probability of each scenario, once its futures are run.
    pub joint: Vec<Option<Chance>>,
}

/// A target.
#[derive(Clone, Debug, PartialEq)]
pub struct TargetRow {
    /// Key of its outcome.
    pub key: &'static str,
    /// Its name.
    pub label: String,
    /// Its level in words.
    pub target: String,
    /// Whether the scenarios are sorted by it.
    pub sorts: bool,
    /// Values and ranges of the scenarios below each other, against the level.
    pub whiskers: Rc<Node>,
    /// What each scenario gives.
    pub cells: Vec<TargetCell>,
}

/// What a scenario gives of a target.
#[derive(Clone, Debug, PartialEq)]
pub struct TargetCell {
    /// The central value, with unit.
    pub value: String,
    /// The range from 10 to 90 %; empty until the futures are run.
    pub range: String,
    /// The probability of the target.
    pub chance: Option<Chance>,
    /// In how many futures it is more than in the base scenario; empty for the base itself.
    pub paired: String,
}

/// A scenario against the base, future by future.
#[derive(Clone, Debug, PartialEq)]
pub struct Paired {
    /// The scenario's tab.
    pub id: u32,
    /// Class of its line.
    pub class: &'static str,
    /// Part of the futures in which it does better, a fraction.
    pub part: f64,
    /// The same in a sentence.
    pub sentence: String,
}

pub(super) fn targets(app: &App, columns: &[Column]) -> Targets {
    let language = app.language();
    let joint = |column: &Column| {
        let summary = &column.answer?.summary;
        Some(Chance::of(language, summary.joint, summary.members))
    };
    Targets {
        title: of_year(app, "compare.targets"),
        rows: app.pack().targets.iter().map(|target| row(app, target, columns)).collect(),
        joint_label: text(language, "futures.joint"),
        joint: columns.iter().map(joint).collect(),
    }
}

/// Words that name the year of the share's target.
pub(super) fn of_year(app: &App, key: &str) -> String {
    let year = app.pack().target("share").map_or(0, |target| target.year).to_string();
    text_with(app.language(), key, &[("year", &year)])
}

fn row(app: &App, target: &Target, columns: &[Column]) -> TargetRow {
    let language = app.language();
    let outcome = target.outcome;
    let name = label(language, target.yearly.map_or(outcome, |yearly| yearly.outcome));
    TargetRow {
        key: outcome.key,
        label: name.replace(&text(language, "board.in_the_year"), ""),
        target: text_with(
            language,
            "board.at_least",
            &[("level", &level(outcome, target.at_least))],
        ),
        whiskers: Rc::new(whiskers(app, target, columns)),
        sorts: app.compare().sort.as_deref() == Some(outcome.key),
        cells: columns.iter().map(|column| cell(app, target, column)).collect(),
    }
}

/// The values with their ranges from 10 to 90 %, as far as the futures are run.
fn whiskers(app: &App, target: &Target, columns: &[Column]) -> Node {
    let year = app.pack().calendar.index(target.year).unwrap_or(0);
    let key = target.outcome.key;
    let whisker = |column: &Column| {
        let quantiles = column.answer.and_then(|answer| answer.summary.quantiles(year, key));
        Whisker {
            value: column.value(year, key).unwrap_or(0.0),
            range: quantiles.map(|&[low, _, _, _, high]| (low, high)),
            class: column.class(),
            shape: column.shape(),
        }
    };
    WhiskerChart {
        width: WHISKERS,
        goal: target.at_least,
        whiskers: columns.iter().map(whisker).collect(),
        description: text(app.language(), "compare.whiskers_description"),
    }
    .draw()
}

fn cell(app: &App, target: &Target, column: &Column) -> TargetCell {
    let (language, pack) = (app.language(), app.pack());
    let outcome = target.outcome;
    let year = pack.calendar.index(target.year).unwrap_or(0);
    let value = column.value(year, outcome.key).unwrap_or(0.0);
    let summary = column.answer.map(|answer| &answer.summary);
    let quantiles = summary.and_then(|summary| summary.quantiles(year, outcome.key));
    let probability = summary.and_then(|summary| {
        let probability = summary.target(pack, outcome.key)?;
        Some(Chance::of(language, probability, summary.members))
    });
    TargetCell {
        value: amount(language, outcome, value),
        range: quantiles
            .map_or_else(String::new, |&[low, _, _, _, high]| range(outcome, low, high)),
        chance: probability,
        paired: paired_words(app, outcome, year, column),
    }
}

/// The paired difference to the base in few words.
fn paired_words(app: &App, outcome: &Quantity, year: usize, column: &Column) -> String {
    let language = app.language();
    let Some((difference, members)) = difference(column, year, outcome.key) else {
        return String::new();
    };
    if difference.more == 0.0 && difference.less == 0.0 {
        return text(language, "compare.paired_same");
    }
    let median = median(app, outcome, difference);
    let values = [("median", median.as_str()), ("part", &chance(difference.more, members))];
    text_with(language, "compare.paired_short", &values)
}

/// A scenario's difference to the base in an outcome, and over how many futures; `None` for the base
/// itself and until the futures are run.
pub(super) fn difference<'a>(
    column: &Column<'a>,
    year: usize,
    outcome: &str,
) -> Option<(&'a OutcomeDifference, usize)> {
    let answer = column.answer.filter(|_| !column.is_base)?;
    let place = Outcomes::<f64>::FIELDS.iter().position(|other| other.key == outcome)?;
    let difference = answer.comparison.years.get(year)?.get(place)?;
    Some((difference, answer.summary.members))
}

/// The median of a difference with its unit, where it needs one.
fn median(app: &App, outcome: &Quantity, difference: &OutcomeDifference) -> String {
    let language = app.language();
    let median = difference.quantiles[2];
    if outcome.key == "share" {
        let unit = text(language, "unit.percentage_point");
        return format!("{} {unit}", signed(language, median * 100.0, 2));
    }
    signed(language, median, 1)
}

/// Each scenario against the base, by the share in the year of its target.
pub(in crate::view) fn paired(app: &App, columns: &[Column]) -> Vec<Paired> {
    let Some(target) = app.pack().target("share") else { return Vec::new() };
    let year = app.pack().calendar.index(target.year).unwrap_or(0);
    let paired = |column: &Column| {
        let (difference, members) = difference(column, year, target.outcome.key)?;
        Some(Paired {
            id: column.tab.id,
            class: column.class(),
            part: difference.more,
            sentence: paired_sentence(app, column, difference, members),
        })
    };
    columns.iter().filter_map(paired).collect()
}

fn paired_sentence(
    app: &App,
    column: &Column,
    difference: &OutcomeDifference,
    members: usize,
) -> String {
    let language = app.language();
    let (scenario, base) = (column.name(app), app.workspace().base().name(language, app.pack()));
    if difference.more == 0.0 && difference.less == 0.0 {
        let values = [("scenario", scenario.as_str()), ("base", &base)];
        return text_with(language, "compare.same_in_all", &values);
    }
    let median = signed(language, difference.quantiles[2] * 100.0, 2);
    let part = chance(difference.more, members);
    let members = grouped(members as f64, 0);
    let values = [
        ("scenario", scenario.as_str()),
        ("base", &base),
        ("part", &part),
        ("median", &median),
        ("members", &members),
    ];
    text_with(language, "compare.better", &values)
}
