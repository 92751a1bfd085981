//! The tables that can be made, by name.

use serde::{Deserialize, Serialize};

use crate::needs::Needs;

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
    /// What the difference between the base and the open scenario is made of.
    Contributions,
    /// The value of one more.
    Marginals,
    /// What binds each sector, quarter by quarter.
    Binds,
    /// What each result rests on.
    Variance,
    /// What growth is made of.
    Growth,
    /// How far more money, land and people lead.
    Frontier,
}

impl TableName {
    /// All tables with their names on the command line.
    pub const ALL: [(&'static str, Self); 12] = [
        ("inputs", Self::Inputs),
        ("outcomes", Self::Outcomes),
        ("months", Self::Months),
        ("uncertainty", Self::Uncertainty),
        ("targets", Self::Targets),
        ("parameters", Self::Parameters),
        ("contributions", Self::Contributions),
        ("marginals", Self::Marginals),
        ("binds", Self::Binds),
        ("variance", Self::Variance),
        ("growth", Self::Growth),
        ("frontier", Self::Frontier),
    ];
    /// Those that are sheets of the workbook.
    pub const SHEETS: [Self; 6] = [
        Self::Inputs,
        Self::Outcomes,
        Self::Months,
        Self::Uncertainty,
        Self::Targets,
        Self::Parameters,
    ];

    /// What has to be worked out before it can be made, beside the runs of all scenarios.
    #[must_use]
    pub fn needs(self) -> Needs {
        if self == Self::Frontier { Needs::Frontier } else { Needs::Nothing }
    }

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
