//! The tables of a report.

mod binds;
mod contributions;
mod frontier;
mod growth;
mod inputs;
mod marginals;
mod months;
mod outcomes;
mod parameters;
mod targets;
mod uncertainty;
mod variance;

use canghai_analysis::Quantiles;
use canghai_app::{TableName, unit_label};
use canghai_sim::{Outcomes, Quantity};

use crate::about::Report;
use crate::table::{Cell, Look, Table};

impl Report<'_> {
    /// A table by its name.
    pub(crate) fn table(&self, name: TableName) -> Table {
        match name {
            TableName::Inputs => inputs::inputs(self),
            TableName::Outcomes => outcomes::outcomes(self),
            TableName::Months => months::months(self),
            TableName::Uncertainty => uncertainty::uncertainty(self),
            TableName::Targets => targets::targets(self),
            TableName::Parameters => parameters::parameters(self),
            TableName::Contributions => contributions::contributions(self),
            TableName::Marginals => marginals::marginals(self),
            TableName::Binds => binds::binds(self),
            TableName::Variance => variance::variance(self),
            TableName::Growth => growth::growth(self),
            TableName::Frontier => frontier::frontier(self),
        }
    }

    /// The heads of columns.
    fn heads<const N: usize>(&self, keys: [&str; N]) -> Vec<String> {
        keys.map(|key| self.say(&format!("column.{key}"))).to_vec()
    }

    /// The unit of an outcome; a share is a fraction, whatever it is shown as.
    fn unit_of(&self, outcome: &Quantity) -> Cell {
        match outcome.key {
            "share" => Cell::text(self.say("fraction")),
            _ => self.unit(outcome.unit),
        }
    }

    /// A unit in words; a ratio says that it has none.
    fn unit(&self, unit: &str) -> Cell {
        match unit {
            "1" => Cell::text(canghai_app::text(self.language(), "unit.one")),
            unit => Cell::text(unit_label(self.language(), unit)),
        }
    }
}

/// The outcomes with their places in the catalogue.
fn all_outcomes() -> impl Iterator<Item = (usize, &'static Quantity)> {
    Outcomes::<f64>::FIELDS.iter().enumerate()
}

/// Five quantiles as cells, empty where there are none.
fn five(quantiles: Option<&Quantiles>, look: Look) -> [Cell; 5] {
    [0, 1, 2, 3, 4].map(|place| Cell::maybe(quantiles.map(|all| all[place]), look))
}
