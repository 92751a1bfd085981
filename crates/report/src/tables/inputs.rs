//! What each scenario sets.

use canghai_app::{Beside, label, text, text_with};
use canghai_plan::{Assumption, Scenario, ShareGroup};
use canghai_sim::{After, Levers, Mix, Quantity};

use crate::about::Report;
use crate::table::{Cell, Look, Table};

/// Columns before those of the scenarios.
const KEYS: [&str; 4] = ["group", "input", "year", "unit"];

/// An input with its value in each scenario.
type Row = Vec<Cell>;

/// A row for each input, with a column for each scenario, and one that says where they differ.
pub(super) fn inputs(report: &Report) -> Table {
    let scenarios = report.scenarios();
    let mut columns = report.heads(KEYS);
    columns.extend(scenarios.iter().map(|one| one.name.clone()));
    columns.push(report.say("column.differs"));
    let own = Inputs { report, scenarios };
    let rows = [own.levers(), own.mix(), own.shares(), own.surroundings(), own.assumptions()];
    Table { columns, rows: rows.concat() }
}

struct Inputs<'a, 'b> {
    report: &'b Report<'a>,
    scenarios: Vec<Beside<'a>>,
}

impl Inputs<'_, '_> {
    fn row(
        &self,
        group: &str,
        input: String,
        year: Cell,
        unit: Cell,
        read: impl Fn(&Scenario) -> Cell,
    ) -> Row {
        let cells: Vec<Cell> = self.scenarios.iter().map(|one| read(one.scenario)).collect();
        let differs = cells.iter().any(|cell| Some(cell) != cells.first());
        let group = self.report.say(&format!("inputs.{group}"));
        let mut row = vec![Cell::text(group), Cell::text(input), year, unit];
        row.extend(cells);
        row.push(Cell::text(if differs { self.report.say("yes") } else { String::new() }));
        row
    }

    fn levers(&self) -> Vec<Row> {
        let pack = self.report.pack();
        let years = || pack.plan_years().enumerate();
        let row = |lever: &'static Quantity, (index, year): (usize, i32)| {
            let name = label(self.report.language(), lever);
            self.row("levers", name, Cell::year(year), self.report.unit(lever.unit), |scenario| {
                Cell::maybe(scenario.lever(pack, lever.key).get(index).copied(), Look::Exact)
            })
        };
        let fields = Levers::<f64>::FIELDS.iter();
        fields.flat_map(|lever| years().map(move |year| row(lever, year))).collect()
    }

    fn mix(&self) -> Vec<Row> {
        let (language, pack) = (self.report.language(), self.report.pack());
        let row = |part: &'static Quantity| {
            let name = text(language, &format!("mix.{}.label", part.key));
            self.row("mix", name, Cell::Empty, self.percent(), |scenario| {
                Cell::maybe(scenario.mix(pack).get(part.key).copied(), Look::Percent)
            })
        };
        Mix::<f64>::FIELDS.iter().map(row).collect()
    }

    /// Parts by sector: a row for all years, or one for each where a scenario sets them apart.
    fn shares(&self) -> Vec<Row> {
        let (language, pack) = (self.report.language(), self.report.pack());
        let mut rows = Vec::new();
        for group in ShareGroup::ALL {
            let title = text(language, &format!("shares.{}.label", group.key()));
            for (sector, entry) in pack.sectors.iter().enumerate() {
                let name = format!("{title} · {}", language.of(&entry.label));
                for (index, year) in self.share_years(group) {
                    rows.push(self.row("shares", name.clone(), year, self.percent(), |scenario| {
                        let parts = scenario.shares(pack, group, index);
                        Cell::maybe(parts.get(sector).copied(), Look::Percent)
                    }));
                }
            }
        }
        rows
    }

    fn share_years(&self, group: ShareGroup) -> Vec<(usize, Cell)> {
        let pack = self.report.pack();
        let years = || pack.plan_years().enumerate();
        let alike = self.scenarios.iter().all(|one| {
            years().all(|(index, _)| {
                one.scenario.shares(pack, group, index) == one.scenario.shares(pack, group, 0)
            })
        });
        if alike {
            return vec![(0, Cell::Empty)];
        }
        years().map(|(index, year)| (index, Cell::year(year))).collect()
    }

    fn surroundings(&self) -> Vec<Row> {
        let (language, pack) = (self.report.language(), self.report.pack());
        let row = |name: String, unit: Cell, read: &dyn Fn(&Scenario) -> Cell| {
            self.row("world", name, Cell::Empty, unit, read)
        };
        let last = pack.plan_years().last().unwrap_or_default().to_string();
        let world = |scenario: &Scenario| {
            Cell::text(pack.world(&scenario.world).map_or("", |world| language.of(&world.label)))
        };
        let pandemic = |scenario: &Scenario| {
            let key = if scenario.pandemic { "compare.comes" } else { "compare.does_not_come" };
            Cell::text(text(language, key))
        };
        let after = |scenario: &Scenario| match scenario.after {
            After::Hold => Cell::text(text(language, "after.hold")),
            After::Stop => Cell::text(text(language, "after.stop")),
        };
        vec![
            row(text(language, "base_share.label"), self.percent(), &|scenario| {
                Cell::Number(scenario.base_share, Look::Percent)
            }),
            row(text(language, "world.label"), Cell::Empty, &world),
            row(language.of(&pack.pandemic.0).to_owned(), Cell::Empty, &pandemic),
            row(text_with(language, "after.label", &[("year", &last)]), Cell::Empty, &after),
        ]
    }

    /// Parameters that a scenario sets; those that do not are at the pack's values.
    fn assumptions(&self) -> Vec<Row> {
        let (language, pack) = (self.report.language(), self.report.pack());
        let set =
            |key: &str| self.scenarios.iter().any(|one| one.scenario.assumptions.contains_key(key));
        let mut rows = Vec::new();
        for parameter in pack.parameters.iter().filter(|it| set(it.quantity.key)) {
            let (name, unit) =
                (label(language, parameter.quantity), self.report.unit(parameter.quantity.unit));
            rows.push(self.row("assumptions", name, Cell::Empty, unit, |scenario| {
                let own = scenario.assumptions.get(parameter.quantity.key);
                Cell::Number(value(own, 0).unwrap_or(parameter.value), Look::Exact)
            }));
        }
        for parameter in pack.sector_parameters.iter().filter(|it| set(it.quantity.key)) {
            for (sector, (entry, usual)) in pack.sectors.iter().zip(&parameter.values).enumerate() {
                let name = label(language, parameter.quantity);
                let name = format!("{name} · {}", language.of(&entry.label));
                let unit = self.report.unit(parameter.quantity.unit);
                rows.push(self.row("assumptions", name, Cell::Empty, unit, |scenario| {
                    let own = scenario.assumptions.get(parameter.quantity.key);
                    Cell::Number(value(own, sector).unwrap_or(*usual), Look::Exact)
                }));
            }
        }
        rows
    }

    fn percent(&self) -> Cell {
        Cell::text(text(self.report.language(), "unit.percent"))
    }
}

/// The value that a scenario sets, for a sector where it has one each.
fn value(own: Option<&Assumption>, sector: usize) -> Option<f64> {
    match own? {
        Assumption::City(value) => Some(*value),
        Assumption::BySector(values) => values.get(sector).copied(),
    }
}
