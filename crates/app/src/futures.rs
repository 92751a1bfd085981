//! The futures of the open scenario: what is asked of the workers, and what they answered.

use canghai_analysis::Answer;
use canghai_plan::Scenario;

/// Members that answer while a slider moves.
pub const QUICK: u32 = 256;
/// Members that follow when it rests.
pub const FULL: u32 = 1024;

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
    /// Members to run.
    pub members: u32,
}

/// An answer, and the state of the scenario that it is for.
#[derive(Clone, Debug, PartialEq)]
pub struct Reply {
    /// The order's revision.
    pub revision: u64,
    /// Whether it is the full ensemble.
    pub full: bool,
    /// What came of it.
    pub answer: Answer,
}
