//! The tables that can be made, by name.

use serde::{Deserialize, Serialize};

/// A table by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
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

    /// Its name.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(_, table)| *table == self).map_or("", |(word, _)| word)
    }

    /// The table of a name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(word, _)| *word == name).map(|(_, table)| *table)
    }
}
