//! Inputs in which the scenarios differ.

use canghai_plan::{Assumption, Scenario, ShareGroup};
use canghai_sim::{After, Levers, Mix, Parameters, Quantity, SectorParameters};

use super::Column;
use crate::format::{grouped, lever_number, rounded};
use crate::state::App;
use crate::text::{label, text, text_with, unit_label};

/// What differs, and how much does not.
#[derive(Clone, Debug, PartialEq)]
pub struct Inputs {
    /// Inputs that differ.
    pub rows: Vec<InputRow>,
    /// How many others are alike.
    pub note: String,
}

/// An input in which the scenarios differ.
#[derive(Clone, Debug, PartialEq)]
pub struct InputRow {
    /// Its name.
    pub label: String,
    /// Its unit; empty where it has none.
    pub unit: String,
    /// Its value in each scenario.
    pub cells: Vec<Cell>,
}

/// An input in a scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The value in words; the years' values where they differ.
    pub text: String,
    /// Whether it is another than in the base scenario.
    pub differs: bool,
}

/// One input of any scenario in words.
type Read<'a> = Box<dyn Fn(&Scenario) -> String + 'a>;

/// The inputs in which two scenarios differ: name, and value in the one and in the other.
pub(crate) fn differences(app: &App, from: &Scenario, to: &Scenario) -> Vec<(String, String)> {
    let all = all(app, &[from, to]).into_iter();
    let values = all.map(|(label, unit, read)| (label, unit, read(from), read(to)));
    let differing = values.filter(|(_, _, from, to)| from != to);
    let words = |from, to, unit| format!("{from} ⇒ {to} {unit}").trim_end().to_owned();
    differing.map(|(label, unit, from, to)| (label, words(from, to, unit))).collect()
}

pub(super) fn inputs(app: &App, columns: &[Column]) -> Inputs {
    let scenarios: Vec<&Scenario> = columns.iter().map(Column::scenario).collect();
    let all = all(app, &scenarios);
    let count = all.len();
    let base = &app.workspace().base().scenario;
    let row = |(label, unit, read): (String, String, Read)| {
        let usual = read(base);
        let cell = |column: &Column| {
            let text = read(column.scenario());
            Cell { differs: text != usual, text }
        };
        let cells: Vec<Cell> = columns.iter().map(cell).collect();
        let differs = cells.iter().any(|cell| Some(&cell.text) != cells.first().map(|c| &c.text));
        differs.then_some(InputRow { label, unit, cells })
    };
    let rows: Vec<InputRow> = all.into_iter().filter_map(row).collect();
    let alike = (count - rows.len()).to_string();
    let key = if rows.is_empty() { "compare.all_alike" } else { "compare.others_alike" };
    Inputs { note: text_with(app.language(), key, &[("count", &alike)]), rows }
}

/// Every input: name, unit and how it is read off a scenario.
fn all<'a>(app: &'a App, scenarios: &[&Scenario]) -> Vec<(String, String, Read<'a>)> {
    let (language, pack) = (app.language(), app.pack());
    let percent = || "%".to_owned();
    let mut all: Vec<(String, String, Read)> = Vec::new();
    for lever in Levers::<f64>::FIELDS {
        let read = move |scenario: &Scenario| {
            let years = scenario.lever(pack, lever.key);
            by_year(years.iter().map(|value| lever_words(lever, *value)))
        };
        all.push((label(language, lever), unit_label(language, lever.unit), Box::new(read)));
    }
    for part in Mix::<f64>::FIELDS {
        let part_name = text(language, &format!("mix.{}.label", part.key));
        let name = format!("{} · {part_name}", text(language, "mix.title"));
        let read = move |scenario: &Scenario| {
            scenario.mix(pack).get(part.key).map_or_else(String::new, |value| part_words(*value))
        };
        all.push((name, percent(), Box::new(read)));
    }
    for group in ShareGroup::ALL {
        let title = text(language, &format!("shares.{}.label", group.key()));
        for (index, sector) in pack.sectors.iter().enumerate() {
            let read = move |scenario: &Scenario| {
                let years = 0..pack.calendar.plan_years;
                let part = |year| scenario.shares(pack, group, year).get(index).copied();
                by_year(years.filter_map(part).map(part_words))
            };
            let name = format!("{title} · {}", language.of(&sector.label));
            all.push((name, percent(), Box::new(read)));
        }
    }
    all.extend(surroundings(app));
    all.extend(assumptions(app, scenarios));
    all
}

/// Base share, world, pandemic and what follows the plan.
fn surroundings(app: &App) -> [(String, String, Read<'_>); 4] {
    let (language, pack) = (app.language(), app.pack());
    let last = pack.plan_years().last().unwrap_or_default().to_string();
    let world = move |scenario: &Scenario| {
        pack.world(&scenario.world).map_or_else(String::new, |w| language.of(&w.label).to_owned())
    };
    let pandemic = move |scenario: &Scenario| {
        text(language, if scenario.pandemic { "compare.comes" } else { "compare.does_not_come" })
    };
    let after = move |scenario: &Scenario| match scenario.after {
        After::Hold => text(language, "after.hold"),
        After::Stop => text(language, "after.stop"),
    };
    [
        (
            text(language, "base_share.label"),
            "%".to_owned(),
            Box::new(|scenario: &Scenario| rounded(scenario.base_share * 100.0)),
        ),
        (text(language, "world.label"), String::new(), Box::new(world)),
        (language.of(&pack.pandemic.0).to_owned(), String::new(), Box::new(pandemic)),
        (text_with(language, "after.label", &[("year", &last)]), String::new(), Box::new(after)),
    ]
}

/// Parameters that a scenario sets.
fn assumptions<'a>(app: &'a App, scenarios: &[&Scenario]) -> Vec<(String, String, Read<'a>)> {
    let language = app.language();
    let city = Parameters::<f64>::FIELDS.iter();
    let all = city.chain(SectorParameters::<f64>::FIELDS);
    let set = all.filter(|parameter| {
        scenarios.iter().any(|scenario| scenario.assumptions.contains_key(parameter.key))
    });
    let row = |parameter: &'static Quantity| {
        let read = move |scenario: &Scenario| match scenario.assumptions.get(parameter.key) {
            None => text(language, "compare.central"),
            Some(Assumption::City(value)) => rounded(*value),
            Some(Assumption::BySector(values)) => {
                values.iter().map(|value| rounded(*value)).collect::<Vec<_>>().join(" / ")
            }
        };
        let read: Read = Box::new(read);
        (label(language, parameter), unit_label(language, parameter.unit), read)
    };
    set.map(row).collect()
}

/// One value where it is the same in all years, else all with arrows between them.
fn by_year(years: impl Iterator<Item = String>) -> String {
    let mut years: Vec<String> = years.collect();
    if years.iter().all(|year| Some(year) == years.first()) {
        years.truncate(1);
    }
    years.join(" → ")
}

/// A lever's value to its step, or as exact as it was typed.
fn lever_words(lever: &Quantity, value: f64) -> String {
    let step = lever.step.unwrap_or(1.0);
    let on_a_step = ((value / step).round() * step - value).abs() < 1e-9;
    if on_a_step { lever_number(lever, value) } else { rounded(value) }
}

fn part_words(part: f64) -> String {
    let percent = part * 100.0;
    let decimals = if (percent - percent.round()).abs() < 0.005 { 0 } else { 2 };
    grouped(percent, decimals)
}
