//! Why a link is not opened or made, and what of it is left out, as data.

use crate::problem::Problem;

/// Why nothing comes of a link.
#[derive(Clone, Debug, PartialEq)]
pub enum LinkError {
    /// There is no link in the text.
    NotFound,
    /// The text is longer than any that a link is looked for in.
    TextTooLong {
        /// Its length, bytes.
        found: usize,
        /// The greatest length, bytes.
        max: usize,
    },
    /// The link was cut.
    Cut {
        /// Characters that are there.
        found: usize,
        /// Characters that it had, if so much can be read.
        expected: Option<usize>,
    },
    /// Characters of the link were changed.
    Altered,
    /// The link was written by a newer version of the program.
    Newer {
        /// The character of its format.
        version: char,
    },
    /// The link is for another plan than the one that is open.
    OtherPlan {
        /// The permanent number of its plan.
        number: u64,
        /// The id of its plan, if the number is known.
        id: Option<String>,
        /// The id of the plan that is open.
        open: String,
    },
    /// The link is whole, but what it says is no list of scenarios.
    Garbled,
    /// Everything in the link had to be left out.
    NothingLeft {
        /// Why.
        warnings: Vec<LinkWarning>,
    },
    /// No links can be made for a plan without a permanent number.
    PlanWithoutNumber {
        /// The id of the plan.
        id: String,
    },
    /// A world has no permanent number.
    WorldWithoutNumber {
        /// Its id.
        id: String,
    },
    /// A link holds at least one scenario and at most a few.
    Scenarios {
        /// How many were given.
        found: usize,
        /// The most it holds.
        max: usize,
    },
    /// The scenarios say more than a link can hold.
    TooLong,
}

/// What of a link is left out or worth knowing.
#[derive(Clone, Debug, PartialEq)]
pub enum LinkWarning {
    /// A permanent number that this version does not know.
    Unknown {
        /// The scenario that uses it, from 1.
        scenario: Option<usize>,
        /// What it is the number of.
        kind: IdKind,
        /// The number.
        number: u64,
    },
    /// A value that a scenario may not have.
    Refused(Problem),
    /// A whole scenario is left out, as it would be another one without what is unknown.
    ScenarioLeftOut {
        /// The scenario, from 1.
        scenario: usize,
    },
    /// The text has other links; the first was opened.
    OtherLinks {
        /// How many others.
        count: usize,
    },
}

/// What a permanent number stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdKind {
    /// A lever.
    Lever,
    /// A parameter of the model.
    Parameter,
    /// A world.
    World,
    /// A frozen scenario that another is coded against.
    Baseline,
    /// What follows the plan.
    After,
    /// A page.
    Page,
    /// An outcome.
    Outcome,
    /// A part of a scenario that later versions have.
    Block,
}
