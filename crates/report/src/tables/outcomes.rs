//! Outcomes of each year: the central run and the quantiles of the futures.

use canghai_app::{Beside, label};

use super::{all_outcomes, five};
use crate::about::Report;
use crate::table::{Cell, Look, Table};

/// A row for each scenario, year and outcome, and for the value added of each sector.
pub(super) fn outcomes(report: &Report) -> Table {
    let keys =
        ["scenario", "year", "outcome", "unit", "central", "p10", "p25", "p50", "p75", "p90"];
    Table {
        columns: report.heads(keys),
        rows: report.scenarios().iter().flat_map(|one| of_scenario(report, one)).collect(),
    }
}

fn of_scenario(report: &Report, one: &Beside) -> Vec<Vec<Cell>> {
    let language = report.language();
    let summary = one.answer.map(|answer| &answer.summary);
    let mut rows = Vec::new();
    for (index, year) in one.results.years.iter().enumerate() {
        let head = [Cell::text(&one.name), Cell::year(report.pack().calendar.year(index))];
        for ((place, outcome), value) in all_outcomes().zip(year.city.values()) {
            let look = Look::of_outcome(outcome.key);
            let quantiles =
                summary.and_then(|summary| summary.years.get(index)?.quantiles.get(place));
            let mut row = head.to_vec();
            row.extend([Cell::text(label(language, outcome)), report.unit_of(outcome)]);
            row.push(Cell::Number(value, look));
            row.extend(five(quantiles, look));
            rows.push(row);
        }
        for (sector, value) in report.pack().sectors.iter().zip(&year.value_added) {
            let name = report.say_with("sector_money", &[("sector", language.of(&sector.label))]);
            let mut row = head.to_vec();
            row.extend([Cell::text(name), report.unit("1e8 CNY")]);
            row.push(Cell::Number(*value, Look::Tenths));
            row.extend(five(None, Look::Tenths));
            rows.push(row);
        }
    }
    rows
}
