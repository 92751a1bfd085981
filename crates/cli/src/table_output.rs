//! Results as tables for a terminal.

use std::io::Write;

use canghai_app::{Language, board, grouped, percent, signed, text, text_with};
use canghai_plan::Pack;
use canghai_sim::Outcomes;
use comfy_table::{CellAlignment, LineStyle, Table, TableStyle};

use crate::failure::Failure;
use crate::run::Run;

/// Outcomes that are not on the board and that a table shows all the same.
const MORE: [&str; 2] = ["producing_projects", "employment"];

/// One line under the head and one at the end, nothing else: numbers stand out by themselves.
const LINE: LineStyle = LineStyle::none().fill('─').junction('─');
const STYLE: TableStyle = TableStyle::new().header_separator(LINE).bottom_border(LINE);

/// Writes, for each scenario, the targets and the sectors.
pub(crate) fn write(
    pack: &Pack,
    language: Language,
    runs: &[Run],
    out: &mut impl Write,
) -> Result<(), Failure> {
    for (index, run) in runs.iter().enumerate() {
        if index > 0 {
            writeln!(out)?;
        }
        writeln!(out, "{}", heading(pack, language, run))?;
        writeln!(out, "{}", targets(pack, language, run))?;
        writeln!(out, "{}", reached(pack, language, run))?;
        writeln!(out)?;
        writeln!(out, "{}", text(language, "cli.table.sectors"))?;
        writeln!(out, "{}", sectors(pack, language, run))?;
    }
    writeln!(out, "{}", text(language, "cli.table.note"))?;
    Ok(())
}

fn heading(pack: &Pack, language: Language, run: &Run) -> String {
    let world = pack.world(&run.scenario.world).map_or("", |world| language.of(&world.label));
    let share = percent(run.scenario.base_share, 2);
    let values = [("name", run.name.as_str()), ("share", &share), ("world", world)];
    text_with(language, "cli.table.heading", &values)
}

/// A table without lines, whose columns but the first stand to the right.
pub(crate) fn table(head: Vec<String>, text_columns: &[usize]) -> Table {
    let mut table = Table::new();
    let columns = head.len();
    table.load_style(STYLE).set_header(head);
    for column in (0..columns).filter(|column| !text_columns.contains(column)) {
        if let Some(column) = table.column_mut(column) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table
}

/// Years of a run that a table has room for: those of the plan, and the last.
fn shown_years(pack: &Pack, run: &Run) -> Vec<usize> {
    let last = run.results.years.len().saturating_sub(1);
    let plan = pack.calendar.plan_years;
    let mut years: Vec<usize> = (0..plan.min(last + 1)).collect();
    if last >= plan {
        years.push(last);
    }
    years
}

fn targets(pack: &Pack, language: Language, run: &Run) -> Table {
    let say = |key: &str| text(language, &format!("cli.table.{key}"));
    let years = shown_years(pack, run);
    let (plan, later): (Vec<usize>, Vec<usize>) =
        years.into_iter().partition(|year| *year < pack.calendar.plan_years);
    let year = |index: &usize| pack.calendar.year(*index).to_string();
    let mut head = vec![say("outcome")];
    head.extend(plan.iter().map(year));
    head.extend([say("target"), say("gap"), say("status")]);
    head.extend(later.iter().map(year));
    let mut table = table(head, &[0, plan.len() + 3]);
    let mut add = |key: &str, verdict: [String; 3]| {
        let value = |index: &usize| value(run, key, *index);
        let outcome = Outcomes::<f64>::FIELDS.iter().find(|outcome| outcome.key == key);
        let label = outcome.map(|outcome| canghai_app::label(language, outcome));
        let mut cells = vec![label.unwrap_or_default()];
        cells.extend(plan.iter().map(value));
        cells.extend(verdict);
        cells.extend(later.iter().map(value));
        table.add_row(cells);
    };
    for row in board(language, pack, &run.results, None) {
        add(row.key, [row.level, row.gap, row.status_text]);
    }
    for key in MORE {
        add(key, Default::default());
    }
    table
}

fn value(run: &Run, key: &str, index: usize) -> String {
    let value = run.results.years.get(index).and_then(|year| year.city.get(key)).copied();
    number(key, value.unwrap_or_default())
}

/// A value of an outcome with as many digits as it deserves.
pub(crate) fn number(key: &str, value: f64) -> String {
    match key {
        "share" => percent(value, 2),
        "employment" => grouped(value, 0),
        _ => grouped(value, 1),
    }
}

/// A difference with its sign; that of the share in percentage points.
pub(crate) fn difference(language: Language, key: &str, value: f64) -> String {
    match key {
        "share" => points(language, value, 2),
        "employment" => signed(language, value, 0),
        _ => signed(language, value, 1),
    }
}

/// A difference of fractions in percentage points with so many decimals; none at all has no unit.
pub(crate) fn points(language: Language, value: f64, decimals: usize) -> String {
    let number = signed(language, value * 100.0, decimals);
    if number == text(language, "difference.none") {
        return number;
    }
    format!("{number} {}", text(language, "unit.percentage_point"))
}

fn reached(pack: &Pack, language: Language, run: &Run) -> String {
    let level = percent(pack.share_target().unwrap_or_default(), 0);
    if let Some(time) = run.results.reached {
        let when = canghai_app::month(language, time);
        return text_with(language, "cli.table.reached", &[("level", &level), ("when", &when)]);
    }
    let last = pack.calendar.year(run.results.years.len().saturating_sub(1)).to_string();
    text_with(language, "cli.table.not_reached", &[("level", &level), ("last", &last)])
}

fn sectors(pack: &Pack, language: Language, run: &Run) -> Table {
    let years = shown_years(pack, run);
    let mut head = vec![text(language, "cli.table.sector")];
    head.extend(years.iter().map(|index| pack.calendar.year(*index).to_string()));
    let mut table = table(head, &[0]);
    for (index, sector) in pack.sectors.iter().enumerate() {
        let mut cells = vec![language.of(&sector.label).to_owned()];
        cells.extend(
            years.iter().map(|year| grouped(run.results.years[*year].value_added[index], 1)),
        );
        table.add_row(cells);
    }
    let mut cells = vec![text(language, "cli.table.total")];
    cells.extend(years.iter().map(|year| value(run, "value_added", *year)));
    table.add_row(cells);
    table
}
