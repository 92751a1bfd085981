//! What the plan's years cost in each scenario, and what came of it.

use super::Column;
use crate::format::{grouped, signed};
use crate::state::App;
use crate::text::{text, text_with};

/// Costs and what they buy.
#[derive(Clone, Debug, PartialEq)]
pub struct Cost {
    /// Sums of the plan's years, then the value added that is more, then the ratios.
    pub rows: Vec<CostRow>,
    /// How the numbers are to be read.
    pub note: String,
}

/// A line of the costs.
#[derive(Clone, Debug, PartialEq)]
pub struct CostRow {
    /// What it counts.
    pub label: String,
    /// Its unit.
    pub unit: String,
    /// The value of each scenario, and its part of the largest, for a bar; 0 where there is none.
    pub cells: Vec<(String, f64)>,
}

/// What is spent, by the levers that are summed for it.
const SPENT: [(&str, &str, &[&str]); 4] = [
    ("money", "yi_yuan", &["special_fund", "guidance_fund"]),
    ("land", "mu", &["land"]),
    ("talent", "person", &["high_level_talent"]),
    ("skilled", "person", &["skilled_training"]),
];
/// Ratios of more value added to what was spent more: by which levers, and for how much of them.
const RATIOS: [(&str, &[&str], f64); 3] = [
    ("per_money", &["special_fund", "guidance_fund"], 1.0),
    ("per_land", &["land"], 100.0),
    ("per_people", &["high_level_talent", "skilled_training"], 100.0),
];

/// A column's sum of some levers over the plan's years.
pub(super) fn spent(app: &App, column: &Column, levers: &[&str]) -> f64 {
    sum(app, column.scenario(), levers)
}

/// The base scenario's sum of some levers over the plan's years.
pub(super) fn spent_by_base(app: &App, levers: &[&str]) -> f64 {
    sum(app, &app.workspace().base().scenario, levers)
}

fn sum(app: &App, scenario: &canghai_plan::Scenario, levers: &[&str]) -> f64 {
    levers.iter().flat_map(|lever| scenario.lever(app.pack(), lever)).sum()
}

/// Value added of a year that is more than the base scenario's in the same world, 1e8 CNY.
fn more(column: &Column, year: usize) -> f64 {
    let of = |results: &crate::results::Results| {
        results.years.get(year).map_or(0.0, |outcomes| outcomes.city.value_added)
    };
    of(column.results) - of(column.base)
}

pub(super) fn cost(app: &App, columns: &[Column]) -> Cost {
    let (language, calendar) = (app.language(), &app.pack().calendar);
    let (plan, last) = (calendar.plan_years - 1, calendar.horizon_years - 1);
    let spent_rows = SPENT.map(|(key, unit, levers)| {
        let values: Vec<f64> = columns.iter().map(|column| spent(app, column, levers)).collect();
        let highest = values.iter().copied().fold(0.0, f64::max);
        let bar = |value: f64| if highest > 0.0 { value / highest } else { 0.0 };
        let decimals = usize::from(key == "money");
        CostRow {
            label: text(language, &format!("cost.{key}")),
            unit: text(language, &format!("unit.{unit}")),
            cells: values.iter().map(|value| (grouped(*value, decimals), bar(*value))).collect(),
        }
    });
    let bought = [plan, last].map(|year| {
        let cell = |column: &Column| {
            let words = if column.is_base {
                text(language, "cost.none")
            } else {
                signed(language, more(column, year), 1)
            };
            (words, 0.0)
        };
        let year = calendar.year(year).to_string();
        CostRow {
            label: text_with(language, "cost.bought", &[("year", &year)]),
            unit: text(language, "unit.yi_yuan"),
            cells: columns.iter().map(cell).collect(),
        }
    });
    let ratios = RATIOS.map(|(key, levers, per)| CostRow {
        label: text_with(
            language,
            &format!("cost.{key}"),
            &[("year", &calendar.year(plan).to_string())],
        ),
        unit: text(language, "unit.yi_yuan"),
        cells: columns.iter().map(|column| (ratio(app, column, levers, per, plan), 0.0)).collect(),
    });
    let last = calendar.year(plan).to_string();
    Cost {
        rows: spent_rows.into_iter().chain(bought).chain(ratios).collect(),
        note: text_with(language, "cost.note", &[("year", &last)]),
    }
}

/// More value added for what was spent more; a dash where either is not more.
fn ratio(app: &App, column: &Column, levers: &[&str], per: f64, year: usize) -> String {
    let extra = spent(app, column, levers) - spent_by_base(app, levers);
    let more = more(column, year);
    // what rounding leaves of the same amounts
    if column.is_base || extra < 1e-6 || more < 1e-6 {
        return text(app.language(), "cost.none");
    }
    grouped(more / extra * per, 2)
}
