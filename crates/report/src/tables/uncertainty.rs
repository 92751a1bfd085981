//! What else the futures say: expectations, differences to the base, and when the share's target is
//! reached.

use canghai_analysis::{Answer, Quantiles};
use canghai_app::{Beside, label};
use canghai_sim::Quantity;

use super::{all_outcomes, five};
use crate::about::Report;
use crate::table::{Cell, Look, Table};

const KEYS: [&str; 11] =
    ["scenario", "what", "year", "outcome", "unit", "p10", "p25", "p50", "p75", "p90", "part"];

/// Rows of four kinds, the second column saying which.
pub(super) fn uncertainty(report: &Report) -> Table {
    let scenarios = report.scenarios();
    let rows = scenarios.iter().filter_map(|one| Some((one, one.answer?)));
    Table {
        columns: report.heads(KEYS),
        rows: rows.flat_map(|(one, answer)| of_scenario(report, one, answer)).collect(),
    }
}

fn of_scenario(report: &Report, one: &Beside, answer: &Answer) -> Vec<Vec<Cell>> {
    let mut rows = vec![time(report, one, &answer.summary.reached)];
    for (index, part) in answer.summary.reached_by.iter().enumerate() {
        let mut row = head(report, one, "reached_by", Some(index));
        row.extend([share(report), Cell::Empty]);
        row.extend(five(None, Look::Exact));
        row.push(Cell::Number(*part, Look::Chance));
        rows.push(row);
    }
    for (index, year) in answer.summary.years.iter().enumerate() {
        for (place, outcome) in all_outcomes() {
            let quantiles = year.mean_quantiles.get(place);
            rows.push(quantile_row(report, one, ("expectation", index), outcome, quantiles, None));
        }
    }
    if !one.is_base {
        rows.extend(differences(report, one, answer));
    }
    rows
}

/// The paired differences to the base in the scenario's world.
fn differences(report: &Report, one: &Beside, answer: &Answer) -> Vec<Vec<Cell>> {
    let years = answer.comparison.years.iter().enumerate();
    let row = |index: usize, (place, outcome): (usize, &'static Quantity)| {
        let difference = answer.comparison.years.get(index)?.get(place)?;
        let (what, more) = (("difference", index), Some(difference.more));
        Some(quantile_row(report, one, what, outcome, Some(&difference.quantiles), more))
    };
    years.flat_map(|(index, _)| all_outcomes().filter_map(move |it| row(index, it))).collect()
}

fn head(report: &Report, one: &Beside, what: &str, year: Option<usize>) -> Vec<Cell> {
    let year = year.map_or(Cell::Empty, |index| Cell::year(report.pack().calendar.year(index)));
    vec![Cell::text(&one.name), Cell::text(report.say(&format!("what.{what}"))), year]
}

fn share(report: &Report) -> Cell {
    let outcome = all_outcomes().find(|(_, outcome)| outcome.key == "share");
    Cell::text(outcome.map_or_else(String::new, |(_, it)| label(report.language(), it)))
}

fn quantile_row(
    report: &Report,
    one: &Beside,
    (what, year): (&str, usize),
    outcome: &Quantity,
    quantiles: Option<&Quantiles>,
    part: Option<f64>,
) -> Vec<Cell> {
    let look = Look::of_outcome(outcome.key);
    let mut row = head(report, one, what, Some(year));
    row.extend([Cell::text(label(report.language(), outcome)), report.unit_of(outcome)]);
    row.extend(five(quantiles, look));
    row.push(Cell::maybe(part, Look::Chance));
    row
}

/// The time of reaching the share's target, calendar years; later than the last is said in words.
fn time(report: &Report, one: &Beside, reached: &Quantiles) -> Vec<Cell> {
    let calendar = &report.pack().calendar;
    let last = calendar.year(calendar.horizon_years.saturating_sub(1)).to_string();
    let mut row = head(report, one, "reached", None);
    row.extend([share(report), report.unit("yr")]);
    row.extend(reached.map(|time| {
        if time.is_finite() {
            return Cell::Number(time, Look::Hundredths);
        }
        Cell::text(canghai_app::text_with(report.language(), "futures.after", &[("last", &last)]))
    }));
    row.push(Cell::Empty);
    row
}
