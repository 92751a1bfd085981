//! In what a measure and its changes are told.

use canghai_sim::Quantity;

use crate::format::{grouped, percent, signed};
use crate::language::Language;
use crate::text::{text, unit_label};

/// In what something is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Told {
    kind: Kind,
    /// Decimals of a change.
    decimals: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// A part of GDP.
    Share,
    /// A part of the simulated futures.
    Probability,
    /// A number of a unit of the catalogue.
    Number(&'static str),
}

impl Told {
    /// An outcome whose largest change is of this size.
    pub(super) fn outcome(outcome: &'static Quantity, largest: f64) -> Self {
        match outcome.key {
            "share" => Self { kind: Kind::Share, decimals: decimals(largest * 100.0, 2) },
            _ => Self {
                kind: Kind::Number(outcome.unit),
                decimals: decimals(largest, usize::from(largest < 1000.0)),
            },
        }
    }

    pub(super) fn probability() -> Self {
        Self { kind: Kind::Probability, decimals: 1 }
    }

    /// The unit of changes, in words.
    pub(super) fn unit(self, language: Language) -> String {
        match self.kind {
            Kind::Share => text(language, "unit.percentage_point"),
            Kind::Probability => text(language, "contributions.parts.probability_unit"),
            Kind::Number(unit) => unit_label(language, unit),
        }
    }

    /// A value, without its unit but for percent.
    pub(super) fn value(self, value: f64) -> String {
        match self.kind {
            Kind::Share => percent(value, 2),
            Kind::Probability => percent(value, 1),
            Kind::Number(_) => grouped(value, self.decimals.min(2)),
        }
    }

    /// A value on an axis of this step.
    pub(super) fn tick(self, value: f64, step: f64) -> String {
        let least = |step: f64| (0..6).find(|n| step * 10_f64.powi(*n) > 0.999).unwrap_or(6);
        let decimals = |step: f64| usize::try_from(least(step)).unwrap_or(0);
        match self.kind {
            Kind::Share | Kind::Probability => percent(value, decimals(step * 100.0)),
            Kind::Number(_) => grouped(value, decimals(step)),
        }
    }

    /// The shortest axis on which values are drawn.
    pub(super) fn least(self) -> f64 {
        match self.kind {
            Kind::Probability => 0.01,
            Kind::Share | Kind::Number(_) => 0.0,
        }
    }

    /// A change with its sign, without its unit.
    pub(super) fn change(self, language: Language, value: f64) -> String {
        signed(language, value * self.factor(), self.decimals)
    }

    /// A change with its unit.
    pub(super) fn change_with_unit(self, language: Language, value: f64) -> String {
        format!("{} {}", self.change(language, value), self.unit(language)).trim_end().to_owned()
    }

    /// Whether a change is too small to be told in digits.
    pub(super) fn is_nothing(self, value: f64) -> bool {
        let decimals = i32::try_from(self.decimals).unwrap_or(i32::MAX);
        (value * self.factor()).abs() < 0.1_f64.powi(decimals)
    }

    fn factor(self) -> f64 {
        match self.kind {
            Kind::Share | Kind::Probability => 100.0,
            Kind::Number(_) => 1.0,
        }
    }
}

/// Decimals that leave two digits of the largest of several changes, and no fewer than usual.
fn decimals(largest: f64, usual: usize) -> usize {
    let needed = (0..5_u8).find(|n| largest * 10_f64.powi(i32::from(*n)) >= 10.0);
    usize::from(needed.unwrap_or(5)).max(usual)
}

#[cfg(test)]
mod tests {
    use super::decimals;

    #[test]
    fn the_largest_change_keeps_two_digits() {
        let found = [120.0, 12.0, 1.2, 0.12, 0.012, 0.0].map(|largest| decimals(largest, 1));
        assert_eq!(found, [1, 1, 1, 2, 3, 5]);
    }
}
