//! Values on the steps of a slider, as whole numbers.

use super::decimal::Decimal;
use super::digits::Digits;

/// The steps of a slider: the multiples of a fraction.
///
/// They are part of the format and do not follow the catalogue: what a token means must not change
/// when a slider gets another step.
#[derive(Clone, Copy, Debug)]
pub(super) struct Grid {
    /// The step is `numerator / denominator`.
    pub(super) numerator: u32,
    /// See `numerator`.
    pub(super) denominator: u32,
    /// First and last multiple.
    pub(super) ends: (u32, u32),
}

/// The whole number nearest to a value that is not negative.
#[expect(clippy::cast_possible_truncation, reason = "rounded, and far below the largest")]
#[expect(clippy::cast_sign_loss, reason = "not negative")]
pub(super) fn whole(value: f64) -> u64 {
    value.round() as u64
}

/// A value in a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Value {
    /// On a step, counted from the first.
    Step(u64),
    /// On none.
    Decimal(Decimal),
}

impl Default for Value {
    fn default() -> Self {
        Self::Step(0)
    }
}

impl Grid {
    /// The value as it stands in a token: on a step if six digits of it say so.
    pub(super) fn of(self, value: f64) -> Value {
        let decimal = Decimal::of(value);
        let rounded = decimal.value();
        let steps = (rounded * f64::from(self.denominator) / f64::from(self.numerator)).round();
        let within = (f64::from(self.ends.0)..=f64::from(self.ends.1)).contains(&steps);
        if within && self.multiple(steps) == rounded {
            return Value::Step(whole(steps - f64::from(self.ends.0)));
        }
        Value::Decimal(decimal)
    }

    /// The double that the value means: on a step the one nearest to it in decimals.
    pub(super) fn value(self, value: Value) -> f64 {
        match value {
            Value::Step(step) => self.multiple(f64::from(self.ends.0) + step as f64),
            Value::Decimal(decimal) => decimal.value(),
        }
    }

    /// The place of a step in a token.
    pub(super) fn step(self, digits: &mut impl Digits, step: u64) -> u64 {
        let steps = u64::from(self.ends.1 - self.ends.0) + 1;
        digits.digit(step.min(steps - 1), steps)
    }

    /// The place of a value in a token that may stand on no step.
    pub(super) fn coded(self, digits: &mut impl Digits, value: Value) -> Value {
        let (step, decimal) = match value {
            Value::Step(step) => (Some(step), Decimal::default()),
            Value::Decimal(decimal) => (None, decimal),
        };
        if digits.flag(step.is_some()) {
            Value::Step(self.step(digits, step.unwrap_or(0)))
        } else {
            Value::Decimal(decimal.coded(digits))
        }
    }

    fn multiple(self, steps: f64) -> f64 {
        steps * f64::from(self.numerator) / f64::from(self.denominator)
    }
}
