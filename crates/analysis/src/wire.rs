//! What a worker answers, as a list of numbers that passes between threads without being copied.

use std::vec;

use crate::compare::{Comparison, OutcomeDifference};
use crate::samples::{Layout, MONTHS, OUTCOMES};
use crate::summary::{Probability, Quantiles, Summary, YearSummary};

/// What is shown of a scenario's futures, and of their difference to the base scenario's.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// Ranges and probabilities.
    pub summary: Summary,
    /// The paired difference to the base scenario.
    pub comparison: Comparison,
}

impl Answer {
    /// The answer as numbers.
    #[must_use]
    pub fn numbers(&self) -> Vec<f64> {
        let Self { summary, comparison } = self;
        let mut numbers = vec![summary.members as f64, summary.targets.len() as f64];
        for year in &summary.years {
            numbers.extend(year.quantiles.iter().chain(&year.mean_quantiles).flatten());
        }
        numbers.extend(summary.rolling_share.iter().flatten());
        numbers.extend(summary.value_added.iter().flatten().flatten());
        for probability in summary.targets.iter().chain([&summary.joint]) {
            numbers.extend([probability.value, probability.error]);
        }
        numbers.extend(summary.reached);
        numbers.extend(&summary.reached_by);
        for difference in comparison.years.iter().flatten() {
            numbers.extend(difference.quantiles);
            numbers.extend([difference.mean, difference.more, difference.less]);
        }
        numbers.extend(comparison.rolling_share.iter().flatten());
        numbers.extend(comparison.value_added.iter().flatten());
        numbers
    }

    /// The answer from its numbers; `None` where they are not those of such a run.
    #[must_use]
    pub fn from_numbers(layout: Layout, numbers: Vec<f64>) -> Option<Self> {
        let mut numbers = Numbers::new(numbers);
        let members = numbers.whole()?;
        let targets = numbers.whole()?;
        let summary = Summary {
            members,
            years: numbers.many(layout.years, |numbers| {
                Some(YearSummary {
                    quantiles: numbers.many(OUTCOMES, Numbers::quantiles)?,
                    mean_quantiles: numbers.many(OUTCOMES, Numbers::quantiles)?,
                })
            })?,
            rolling_share: numbers.many(layout.months(), Numbers::quantiles)?,
            value_added: numbers.many(layout.months(), |numbers| {
                numbers.many(layout.sectors, Numbers::quantiles)
            })?,
            targets: numbers.many(targets, Numbers::probability)?,
            joint: numbers.probability()?,
            reached: numbers.quantiles()?,
            reached_by: numbers.many(layout.years, Numbers::next)?,
        };
        let comparison = Comparison {
            years: numbers
                .many(layout.years, |numbers| numbers.many(OUTCOMES, Numbers::difference))?,
            rolling_share: numbers.many(layout.months(), Numbers::quantiles)?,
            value_added: numbers
                .many((layout.months() + 1).saturating_sub(MONTHS), Numbers::quantiles)?,
        };
        numbers.is_over().then_some(Self { summary, comparison })
    }
}

/// Numbers read one after the other.
pub(crate) struct Numbers(vec::IntoIter<f64>);

impl Numbers {
    pub(crate) fn new(numbers: Vec<f64>) -> Self {
        Self(numbers.into_iter())
    }

    /// Whether all were read.
    pub(crate) fn is_over(&self) -> bool {
        self.0.as_slice().is_empty()
    }

    pub(crate) fn next(&mut self) -> Option<f64> {
        self.0.next()
    }

    /// A count, which no answer has more of than numbers.
    pub(crate) fn whole(&mut self) -> Option<usize> {
        let value = self.next()?;
        let whole = (0.0..=1e7).contains(&value) && value.fract() == 0.0;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 1e7")]
        whole.then_some(value as usize)
    }

    /// Numbers before which their count stands.
    pub(crate) fn list(&mut self) -> Option<Vec<f64>> {
        let count = self.whole()?;
        self.many(count, Self::next)
    }

    fn quantiles(&mut self) -> Option<Quantiles> {
        let mut quantiles = Quantiles::default();
        for place in &mut quantiles {
            *place = self.next()?;
        }
        Some(quantiles)
    }

    pub(crate) fn probability(&mut self) -> Option<Probability> {
        Some(Probability { value: self.next()?, error: self.next()? })
    }

    fn difference(&mut self) -> Option<OutcomeDifference> {
        Some(OutcomeDifference {
            quantiles: self.quantiles()?,
            mean: self.next()?,
            more: self.next()?,
            less: self.next()?,
        })
    }

    pub(crate) fn many<T>(
        &mut self,
        count: usize,
        mut read: impl FnMut(&mut Self) -> Option<T>,
    ) -> Option<Vec<T>> {
        (0..count).map(|_| read(self)).collect()
    }
}
