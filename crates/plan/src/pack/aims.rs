//! What a plan is about beside its numbers: worlds, targets, documents, ready-made scenarios.

use canghai_sim::Quantity;

use super::{Provenance, Text};
use crate::scenario::Scenario;

/// A world: the growth of demand, which the city does not decide.
#[derive(Clone, Debug, PartialEq)]
pub struct World {
    /// Its id in files.
    pub id: String,
    /// Its name.
    pub label: Text,
    /// What it assumes.
    pub description: Text,
    /// By sector: a yearly rate for each plan year and one for the years after, with the source.
    pub growth: Vec<(Vec<f64>, Provenance)>,
}

/// Falls of activity in consecutive months.
#[derive(Clone, Debug, PartialEq)]
pub struct Shock {
    /// Month of the first value, counted from the plan's beginning.
    pub first_month: usize,
    /// Falls as fractions, one a month.
    pub values: Vec<f64>,
    /// Where they come from.
    pub provenance: Provenance,
}

/// A target of the plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// The outcome that judges it.
    pub outcome: &'static Quantity,
    /// The level asked.
    pub at_least: f64,
    /// The year by whose end it is asked.
    pub year: i32,
    /// Where a level is asked every year.
    pub yearly: Option<Yearly>,
    /// Section of the plan.
    pub section: String,
    /// What the plan asks, in our words.
    pub asks: Text,
    /// Where it comes from.
    pub provenance: Provenance,
}

/// A level that the plan asks every year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Yearly {
    /// The outcome of a single year.
    pub outcome: &'static Quantity,
    /// The level asked of it.
    pub at_least: f64,
}

/// An outcome that the plan names without a level.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// The outcome.
    pub outcome: &'static Quantity,
    /// Section of the plan.
    pub section: String,
    /// What the plan says, in our words.
    pub asks: Text,
}

/// A document behind the numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// What kind of document: plan, report, statistic, paper, press or model.
    pub kind: String,
    /// Year of publication, where known.
    pub year: Option<i32>,
    /// Its address, where known; the same in both languages.
    pub address: Option<Text>,
    /// Whether we saw it, or recalled it.
    pub seen: bool,
}

/// A ready-made scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadyMade {
    /// Its id, a name on the command line.
    pub id: String,
    /// Its name.
    pub label: Text,
    /// What it is for.
    pub summary: Text,
    /// The scenario.
    pub scenario: Scenario,
    /// Why each lever that it sets has its values.
    pub levers: Vec<ReadyMadeLever>,
}

/// The provenance of a lever's values in a ready-made scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadyMadeLever {
    /// The lever's key.
    pub key: String,
    /// Where its values come from.
    pub provenance: Provenance,
}
