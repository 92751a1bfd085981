//! The value of one more of each lever in the open scenario.

use canghai_app::{label, unit_label};

use super::all_outcomes;
use crate::about::Report;
use crate::table::{Cell, Look, Table};

const KEYS: [&str; 8] =
    ["scenario", "lever", "sector", "given", "year", "outcome", "unit", "one_more"];

/// A row for each lever, sector, year in which it is given, and outcome at the ends of plan and run:
/// the exact derivative at central parameters, per unit of the lever.
pub(super) fn marginals(report: &Report) -> Table {
    let (language, pack) = (report.language(), report.pack());
    let calendar = &pack.calendar;
    let mut rows = Vec::new();
    // a scenario that was run cannot be refused here
    let all = canghai_analysis::marginals(pack, report.app().scenario()).unwrap_or_default();
    for own in &all {
        let sector = own.sector.and_then(|place| pack.sectors.get(place));
        let (lever, unit) = (label(language, own.lever), unit_label(language, own.lever.unit));
        let head = [
            Cell::text(report.open_name()),
            Cell::text(report.named_unit(&lever, &unit)),
            Cell::text(sector.map_or("", |sector| language.of(&sector.label))),
            Cell::year(calendar.year(own.year)),
        ];
        for index in [calendar.plan_years - 1, calendar.horizon_years - 1] {
            for (_, outcome) in all_outcomes() {
                let mut row = head.to_vec();
                row.push(Cell::year(calendar.year(index)));
                row.extend([Cell::text(label(language, outcome)), report.unit_of(outcome)]);
                row.push(Cell::maybe(own.per_unit(outcome.key, index), Look::Exact));
                rows.push(row);
            }
        }
    }
    Table { columns: report.heads(KEYS), rows }
}
