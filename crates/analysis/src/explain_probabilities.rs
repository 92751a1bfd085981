//! What makes the difference of two scenarios in the probabilities of the targets.

use std::ops::Range;

use canghai_sim::InputError;

use crate::between::Between;
use crate::desk::Precision;
use crate::futures::Member;
use crate::run::{DOUBLES, Runner, SINGLES};
use crate::shapley::{Contribution, contributions};
use crate::tally::target_probabilities;

/// What makes the difference of two scenarios in the probabilities of the targets.
#[derive(Clone, Debug, PartialEq)]
pub struct ProbabilityContributions {
    /// Of each target, in the order of the board.
    pub targets: Vec<Contribution>,
    /// Of all targets at once.
    pub joint: Contribution,
}

impl Between<'_> {
    /// The probabilities under each of some coalitions over the same members, one row after the
    /// other: every target, then all at once. The run goes to the plan's end, whatever the years
    /// that the scenarios are compared over.
    ///
    /// It takes as long as running the members once for each coalition: a caller that shows progress
    /// or may stop asks for a few coalitions at a time.
    ///
    /// # Errors
    /// What the model refuses; never for scenarios and members of the pack.
    pub fn probabilities(
        &self,
        coalitions: Range<usize>,
        members: &[Member],
        precision: Precision,
    ) -> Result<Vec<f64>, Vec<InputError>> {
        let mut rows = Vec::new();
        for coalition in self.existing(coalitions) {
            rows.extend(self.probabilities_of(coalition, members, precision)?);
        }
        Ok(rows)
    }

    /// Shares out the probabilities of all coalitions in their order; `None` where they are not as
    /// many as they should be.
    #[must_use]
    pub fn explain_probabilities(&self, values: &[f64]) -> Option<ProbabilityContributions> {
        let columns = self.pack.targets.len() + 1;
        let mut targets = contributions(self.groups(), columns, values)?;
        let joint = targets.pop()?;
        Some(ProbabilityContributions { targets, joint })
    }

    fn probabilities_of(
        &self,
        coalition: usize,
        members: &[Member],
        precision: Precision,
    ) -> Result<Vec<f64>, Vec<InputError>> {
        let (pack, scenario) = (self.pack, self.scenario(coalition));
        let inputs = self.inputs_of(coalition);
        let years = pack.calendar.plan_years;
        let samples = match precision {
            Precision::Double => {
                Runner::<f64, DOUBLES>::under(pack, &scenario, &inputs, years).run(members)
            }
            Precision::Single => {
                Runner::<f32, SINGLES>::under(pack, &scenario, &inputs, years).run(members)
            }
        }?;
        let (targets, joint) = target_probabilities(pack, &samples);
        Ok(targets.iter().chain([&joint]).map(|probability| probability.value).collect())
    }
}
