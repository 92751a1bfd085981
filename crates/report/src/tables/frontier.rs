//! How far more money, land and people lead.

use canghai_app::label;

use super::all_outcomes;
use crate::about::Report;
use crate::table::{Cell, Look, Table};

const KEYS: [&str; 9] = [
    "scenario",
    "year",
    "outcome",
    "unit",
    "more_money",
    "more_land",
    "more_people",
    "value",
    "probability",
];

/// A row for each point of the frontier of the question that was asked; none where none was.
pub(super) fn frontier(report: &Report) -> Table {
    let (order, points) = report.app().frontier().unzip();
    let outcome = order
        .and_then(|order| all_outcomes().find(|(_, outcome)| outcome.key == order.ask.outcome));
    let rows = points.unwrap_or_default().iter().filter_map(|point| {
        let (order, (_, outcome)) = (order?, outcome?);
        let more = [point.costs[0], point.land, point.people];
        let mut row = vec![
            Cell::text(report.open_name()),
            Cell::year(order.ask.by),
            Cell::text(label(report.language(), outcome)),
            report.unit_of(outcome),
        ];
        row.extend(more.map(|value| Cell::Number(value, Look::Exact)));
        row.push(Cell::Number(point.value, Look::of_outcome(outcome.key)));
        row.push(Cell::maybe(point.probability, Look::Chance));
        Some(row)
    });
    Table { columns: report.heads(KEYS), rows: rows.collect() }
}
