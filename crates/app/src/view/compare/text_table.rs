//! The tables of the comparison as text for a spreadsheet.

use super::{Column, Cost, Inputs, Targets};
use crate::state::App;
use crate::text::text;

/// All tables below each other, with tabs between the columns and an empty line between tables.
pub(super) fn tab_separated(
    app: &App,
    columns: &[Column],
    inputs: &Inputs,
    targets: &Targets,
    cost: &Cost,
) -> String {
    let language = app.language();
    let names = || columns.iter().map(|column| column.name(app));
    let with_unit = |label: &str, unit: &str| {
        if unit.is_empty() { label.to_owned() } else { format!("{label} ({unit})") }
    };
    let mut table = Vec::new();
    table.push(line(text(language, "compare.inputs"), names()));
    for row in &inputs.rows {
        let cells = row.cells.iter().map(|cell| cell.text.clone());
        table.push(line(with_unit(&row.label, &row.unit), cells));
    }
    table.push(String::new());
    let parts = ["compare.value", "compare.range", "compare.chance", "compare.paired"];
    let parts = parts.map(|key| text(language, key));
    let heads = names().flat_map(|name| parts.clone().map(|part| format!("{name} {part}")));
    table.push(line(targets.title.clone(), heads));
    for row in &targets.rows {
        let cells = row.cells.iter().flat_map(|cell| {
            let chance = cell.chance.as_ref().map_or_else(String::new, |c| c.number.clone());
            [cell.value.clone(), cell.range.clone(), chance, cell.paired.clone()]
        });
        table.push(line(format!("{} {}", row.label, row.target), cells));
    }
    table.push(String::new());
    table.push(line(text(language, "compare.cost"), names()));
    for row in &cost.rows {
        let cells = row.cells.iter().map(|(value, _)| value.clone());
        table.push(line(with_unit(&row.label, &row.unit), cells));
    }
    table.join("\n") + "\n"
}

fn line(head: String, cells: impl Iterator<Item = String>) -> String {
    // a spreadsheet knows no minus but the hyphen, and no separators of thousands
    let plain = cells.map(|cell| cell.replace('−', "-").replace(',', ""));
    std::iter::once(head).chain(plain).collect::<Vec<_>>().join("\t")
}
