//! The tables of a report.

mod inputs;
mod months;
mod outcomes;
mod parameters;
mod targets;
mod uncertainty;

use canghai_analysis::Quantiles;
use canghai_app::unit_label;
use canghai_sim::{Outcomes, Quantity};

use crate::about::Report;
use crate::table::{Cell, Look, Table};

/// A table by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableName {
    /// What each scenario sets.
    Inputs,
    /// Outcomes by year with their quantiles.
    Outcomes,
    /// Share and value added by month.
    Months,
    /// Expectations, differences to the base and the time of reaching the share's target.
    Uncertainty,
    /// Targets with ranges and probabilities.
    Targets,
    /// Numbers of the model and the plan with their sources.
    Parameters,
}

impl TableName {
    /// All tables with their names on the command line.
    pub const ALL: [(&'static str, Self); 6] = [
        ("inputs", Self::Inputs),
        ("outcomes", Self::Outcomes),
        ("months", Self::Months),
        ("uncertainty", Self::Uncertainty),
        ("targets", Self::Targets),
        ("parameters", Self::Parameters),
    ];

    /// The table of a name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(word, _)| *word == name).map(|(_, table)| *table)
    }
}

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
