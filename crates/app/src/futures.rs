//! The futures of the open scenario: what is asked of the workers, and what they answered.

use canghai_analysis::{Answer, Precision};
use canghai_plan::Scenario;

/// Members that answer while a slider moves.
pub const QUICK: u32 = 256;
/// Members that follow when it rests.
pub const FULL: u32 = 1024;

/// How thorough an ensemble is; each is better than the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Depth {
    /// A small one of the plan's years in single precision, which follows a finger.
    Quick,
    /// All members to the horizon in single precision, soon there when the finger rests.
    Full,
    /// The same in double precision: digit for digit what the command line gives.
    Exact,
}

impl Depth {
    /// Members to run.
    #[must_use]
    pub fn members(self) -> u32 {
        if self == Self::Quick { QUICK } else { FULL }
    }

    /// The precision to run them in.
    #[must_use]
    pub fn precision(self) -> Precision {
        if self == Self::Exact { Precision::Double } else { Precision::Single }
    }
}

/// What is to be run for the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Order {
    /// Which state of the scenario it is for; a later state has a larger number.
    pub revision: u64,
    /// The scenario.
    pub scenario: Scenario,
    /// The base scenario under the same world.
    pub base: Scenario,
    /// Calendar years to run.
    pub years: usize,
    /// Members to run, and how.
    pub depth: Depth,
}

/// An answer, and the state of the scenario that it is for.
#[derive(Clone, Debug, PartialEq)]
pub struct Reply {
    /// The order's revision.
    pub revision: u64,
    /// Which ensemble it is of.
    pub depth: Depth,
    /// What came of it.
    pub answer: Answer,
}

impl Reply {
    /// Whether all members were run, to the horizon.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.depth >= Depth::Full
    }
}
