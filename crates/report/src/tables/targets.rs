//! Targets with ranges and probabilities.

use canghai_app::{Beside, board, label};
use canghai_plan::Target;

use super::five;
use crate::about::Report;
use crate::table::{Cell, Look, Table};

const KEYS: [&str; 15] = [
    "scenario",
    "target",
    "section",
    "asks",
    "year",
    "unit",
    "level",
    "central",
    "p10",
    "p25",
    "p50",
    "p75",
    "p90",
    "probability",
    "error",
];

/// A row for each scenario and target, and one for all targets at once.
pub(super) fn targets(report: &Report) -> Table {
    Table {
        columns: report.heads(KEYS).into_iter().chain([report.say("column.verdict")]).collect(),
        rows: report.scenarios().iter().flat_map(|one| of_scenario(report, one)).collect(),
    }
}

fn of_scenario(report: &Report, one: &Beside) -> Vec<Vec<Cell>> {
    let mut rows: Vec<Vec<Cell>> =
        report.pack().targets.iter().map(|target| row(report, one, target)).collect();
    let joint = one.answer.map(|answer| answer.summary.joint);
    let mut all = vec![Cell::Empty; KEYS.len() + 1];
    all[0] = Cell::text(&one.name);
    all[1] = Cell::text(canghai_app::text(report.language(), "futures.joint"));
    all[13] = Cell::maybe(joint.map(|joint| joint.value), Look::Chance);
    all[14] = Cell::maybe(joint.map(|joint| joint.error), Look::Exact);
    rows.push(all);
    rows
}

fn row(report: &Report, one: &Beside, target: &Target) -> Vec<Cell> {
    let (language, pack) = (report.language(), report.pack());
    let key = target.outcome.key;
    let look = Look::of_outcome(key);
    let index = pack.calendar.index(target.year);
    let central = index.and_then(|year| one.results.years.get(year)?.city.get(key).copied());
    let summary = one.answer.map(|answer| &answer.summary);
    let quantiles = summary.and_then(|summary| summary.quantiles(index?, key));
    let probability = summary.and_then(|summary| summary.target(pack, key));
    let words = board(language, pack, one.results, summary).into_iter().find(|row| row.key == key);
    let verdict = words.map_or_else(String::new, |row| row.status_text);
    let mut cells = vec![
        Cell::text(&one.name),
        Cell::text(label(language, target.outcome)),
        Cell::text(&target.section),
        Cell::text(language.of(&target.asks)),
        Cell::year(target.year),
        report.unit_of(target.outcome),
        Cell::Number(target.at_least, look),
        Cell::maybe(central, look),
    ];
    cells.extend(five(quantiles, look));
    cells.push(Cell::maybe(probability.map(|p| p.value), Look::Chance));
    cells.push(Cell::maybe(probability.map(|p| p.error), Look::Exact));
    cells.push(Cell::text(verdict));
    cells
}
