//! Share and value added by month.

use canghai_app::Beside;

use crate::about::Report;
use crate::table::{Cell, Look, Table};

/// Columns before those of the sectors.
const KEYS: [&str; 8] =
    ["scenario", "month", "share", "p10", "p50", "p90", "target_level", "sectors_total"];

/// A row for each scenario and month: the share of the last twelve months with its range, and value
/// added at a yearly rate.
pub(super) fn months(report: &Report) -> Table {
    let language = report.language();
    let money = |name: &str| report.say_with("money", &[("name", name)]);
    let mut columns = report.heads(KEYS);
    columns[7] = money(&columns[7]);
    columns.extend(report.pack().sectors.iter().map(|one| money(language.of(&one.short))));
    columns.push(money(&report.say("column.other")));
    Table {
        columns,
        rows: report.scenarios().iter().flat_map(|one| of_scenario(report, one)).collect(),
    }
}

fn of_scenario(report: &Report, one: &Beside) -> Vec<Vec<Cell>> {
    let calendar = &report.pack().calendar;
    let target = report.pack().share_target();
    let ranges = one.answer.map(|answer| &answer.summary.rolling_share);
    let months = (1..=12).cycle();
    let row = |((month, share), of_year): ((usize, &f64), u8)| {
        let range = ranges.and_then(|ranges| ranges.get(month));
        let at = |place: usize| Cell::maybe(range.map(|range| range[place]), Look::Percent);
        let sectors = &one.results.value_added[month];
        let mut cells = vec![
            Cell::text(&one.name),
            Cell::Month(calendar.year(month / 12), of_year),
            Cell::Number(*share, Look::Percent),
            at(0),
            at(2),
            at(4),
            Cell::maybe(target, Look::Percent),
            Cell::Number(sectors.iter().sum(), Look::Tenths),
        ];
        cells.extend(sectors.iter().map(|value| Cell::Number(*value, Look::Tenths)));
        cells.push(Cell::maybe(one.results.other.get(month).copied(), Look::Tenths));
        cells
    };
    one.results.rolling_share.iter().enumerate().zip(months).map(row).collect()
}
