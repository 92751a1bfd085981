//! What the difference between the scenario compared with and the open one is made of.

use canghai_analysis::{Between, Contribution, Group};
use canghai_app::{group_label, label, text};

use super::all_outcomes;
use crate::about::Report;
use crate::table::{Cell, Look, Table};

const KEYS: [&str; 9] =
    ["from", "scenario", "year", "outcome", "unit", "group", "contribution", "alone", "last"];

/// A row for each year, outcome and group of inputs, each scenario in its own world; no row where
/// both are one.
pub(super) fn contributions(report: &Report) -> Table {
    Table { columns: report.heads(KEYS), rows: rows(report).unwrap_or_default() }
}

fn rows(report: &Report) -> Option<Vec<Vec<Cell>>> {
    let (app, pack, language) = (report.app(), report.pack(), report.language());
    let (from, to) = (app.why_from(), app.workspace().open());
    if from.id == to.id {
        return None;
    }
    let years = pack.calendar.horizon_years;
    let between = Between::new(pack, &from.scenario, &to.scenario, years).ok()?;
    let values = between.outcomes(0..between.coalitions()).ok()?;
    let names = [from, to].map(|tab| Cell::text(tab.name(language, pack)));
    let mut rows = Vec::new();
    for (index, year) in between.explain_outcomes(&values)?.iter().enumerate() {
        let head = |name: String, unit: Cell| {
            let year = Cell::year(pack.calendar.year(index));
            [names.to_vec(), vec![year, Cell::text(name), unit]].concat()
        };
        for ((_, outcome), contribution) in all_outcomes().zip(year.city.values()) {
            let head = head(label(language, outcome), report.unit_of(outcome));
            rows.extend(of_groups(report, &head, &contribution));
        }
        for (sector, contribution) in pack.sectors.iter().zip(&year.sectors) {
            let name = report.say_with("sector_money", &[("sector", language.of(&sector.label))]);
            rows.extend(of_groups(report, &head(name, report.unit("1e8 CNY")), contribution));
        }
    }
    Some(rows)
}

/// The groups that do something, and all together.
fn of_groups(report: &Report, head: &[Cell], contribution: &Contribution) -> Vec<Vec<Cell>> {
    let language = report.language();
    let row = |name: String, values: [Option<f64>; 3]| {
        let mut row = head.to_vec();
        row.push(Cell::text(name));
        row.extend(values.map(|value| Cell::maybe(value, Look::Exact)));
        row
    };
    let groups = Group::ALL.into_iter().filter_map(|group| {
        let place = group.place();
        let values = [&contribution.parts, &contribution.alone, &contribution.last];
        let values = values.map(|all| all[place]);
        let does = values.iter().any(|value| *value != 0.0);
        does.then(|| row(group_label(language, group), values.map(Some)))
    });
    let all = contribution.to - contribution.from;
    let total = row(text(language, "contributions.parts.total"), [Some(all), None, None]);
    groups.chain([total]).collect()
}
