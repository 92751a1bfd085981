//! Headline results that travel with a link.

use canghai_sim::{Outcomes, Quantity};

use super::decimal::Decimal;
use super::errors::{IdKind, LinkWarning};
use super::grid::whole;
use super::raw::{CHANCES, MONTHS, RawHeadline, RawMeasure, YEARS};
use crate::pack::Pack;

/// One result of one scenario, as it was when the link was made.
#[derive(Clone, Debug, PartialEq)]
pub struct Headline {
    /// The scenario's place in the link.
    pub scenario: usize,
    /// What was measured, and the result.
    pub measure: Measure,
}

/// A result.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Measure {
    /// An outcome of the central run, kept to a tenth of the step in which it is shown.
    Central {
        /// The outcome.
        outcome: &'static Quantity,
        /// The calendar year.
        year: i32,
        /// The result, in the outcome's unit.
        value: f64,
    },
    /// The probability that an outcome meets its target, kept to a thousandth.
    Chance {
        /// The outcome.
        outcome: &'static Quantity,
        /// The calendar year.
        year: i32,
        /// The probability.
        value: f64,
    },
    /// The probability that all targets are met, kept to a thousandth.
    AllTargets {
        /// The calendar year.
        year: i32,
        /// The probability.
        value: f64,
    },
    /// When the share reaches its target.
    Reached {
        /// The month, the plan's first being 1; `None` if not by the horizon.
        month: Option<u32>,
    },
}

impl Headline {
    pub(super) fn raw(&self, pack: &Pack) -> RawHeadline {
        let years = |year: i32| u64::try_from(year - pack.calendar.base_year).unwrap_or(0);
        let thousandths = |value: f64| whole(value.clamp(0.0, 1.0) * 1000.0);
        let (year, outcome, measure) = match self.measure {
            Measure::Central { outcome, year, value } => {
                let decimal = Decimal::of(shown(outcome, value));
                (years(year), outcome.id.into(), RawMeasure::Central(decimal))
            }
            Measure::Chance { outcome, year, value } => {
                (years(year), outcome.id.into(), RawMeasure::Chance(thousandths(value)))
            }
            Measure::AllTargets { year, value } => {
                (years(year), 0, RawMeasure::AllTargets(thousandths(value)))
            }
            Measure::Reached { month } => {
                (0, 0, RawMeasure::Reached(u64::from(month.unwrap_or(0)).min(MONTHS - 1)))
            }
        };
        RawHeadline { scenario: self.scenario, year: year.min(YEARS - 1), outcome, measure }
    }

    /// The headline that a token holds, or the number that is not known.
    pub(super) fn of(pack: &Pack, raw: &RawHeadline) -> Result<Self, LinkWarning> {
        let year = pack.calendar.base_year + i32::try_from(raw.year).unwrap_or(0);
        let outcome = || {
            let known = Outcomes::<f64>::FIELDS.iter();
            let known = known.into_iter().find(|outcome| u64::from(outcome.id) == raw.outcome);
            known.ok_or(LinkWarning::Unknown {
                scenario: Some(raw.scenario + 1),
                kind: IdKind::Outcome,
                number: raw.outcome,
            })
        };
        let chance = |value: u64| value as f64 / (CHANCES - 1) as f64;
        let measure = match raw.measure {
            RawMeasure::Central(value) => {
                Measure::Central { outcome: outcome()?, year, value: value.value() }
            }
            RawMeasure::Chance(value) => {
                Measure::Chance { outcome: outcome()?, year, value: chance(value) }
            }
            RawMeasure::AllTargets(value) => Measure::AllTargets { year, value: chance(value) },
            RawMeasure::Reached(month) => {
                Measure::Reached { month: u32::try_from(month).ok().filter(|month| *month > 0) }
            }
        };
        Ok(Self { scenario: raw.scenario, measure })
    }
}

/// A result to a tenth of the step in which it is shown.
fn shown(outcome: &Quantity, value: f64) -> f64 {
    let per_unit = 10.0 / outcome.step.unwrap_or(0.1);
    (value * per_unit).round() / per_unit.round()
}
