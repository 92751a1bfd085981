//! What each result of the open scenario rests on: Sobol indices with their intervals.

use canghai_analysis::Futures;
use canghai_analysis::sensitivity::{Design, OutcomeSensitivity};
use canghai_app::{WHY_SAMPLES, input_label, label, text};

use super::all_outcomes;
use crate::about::Report;
use crate::table::{Cell, Look, Table};

const KEYS: [&str; 11] = [
    "scenario",
    "year",
    "outcome",
    "input",
    "grade",
    "first",
    "first_low",
    "first_high",
    "total",
    "total_low",
    "total_high",
];

/// A row for each outcome and uncertain input in the last year of all, from the samples that the page
/// takes.
pub(super) fn variance(report: &Report) -> Table {
    Table { columns: report.heads(KEYS), rows: rows(report).unwrap_or_default() }
}

fn rows(report: &Report) -> Option<Vec<Vec<Cell>>> {
    let (language, pack) = (report.language(), report.pack());
    let last = pack.calendar.horizon_years - 1;
    let futures = Futures::new(pack, Futures::SEED);
    let design = Design::new(futures, report.app().scenario(), last, WHY_SAMPLES);
    let draws = design.run(0..WHY_SAMPLES).ok()?;
    let mut rows = Vec::new();
    for (place, outcome) in all_outcomes() {
        let Some(found) = OutcomeSensitivity::at(&design, &draws, place) else { continue };
        for (input, own) in design.inputs().iter().zip(&found.inputs) {
            let indices = [
                own.first,
                own.first_low,
                own.first_high,
                own.total,
                own.total_low,
                own.total_high,
            ];
            let mut row = vec![
                Cell::text(report.open_name()),
                Cell::year(pack.calendar.year(last)),
                Cell::text(label(language, outcome)),
                Cell::text(input_label(language, &input.name)),
                Cell::text(text(language, &format!("grade.{}", input.grade.word()))),
            ];
            row.extend(indices.map(|value| Cell::Number(value, Look::Exact)));
            rows.push(row);
        }
    }
    Some(rows)
}
