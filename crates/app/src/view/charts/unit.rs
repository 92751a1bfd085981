//! Values of charts in words.

use crate::format::{grouped, percent, signed};
use crate::language::Language;
use crate::text::text_with;

/// What the values of a chart are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    /// A share, a fraction.
    Share,
    /// A difference of shares, percentage points.
    Points,
    /// A difference of money, 1e8 CNY.
    MoneyDifference,
    /// Money, 1e8 CNY.
    Money,
    /// Projects.
    Projects,
}

impl Unit {
    /// Decimals of a value.
    pub(super) fn decimals(self) -> usize {
        match self {
            Self::Share | Self::Points => 2,
            Self::MoneyDifference | Self::Money => 1,
            Self::Projects => 0,
        }
    }

    /// A value in words, without its unit but for percent.
    pub(super) fn words(self, language: Language, value: f64) -> String {
        match self {
            Self::Share => percent(value, self.decimals()),
            Self::Points | Self::MoneyDifference => signed(language, value, self.decimals()),
            Self::Money | Self::Projects => grouped(value, self.decimals()),
        }
    }

    /// A range in words.
    pub(super) fn range(self, language: Language, (low, high): (f64, f64)) -> String {
        match self {
            Self::Share => format!("{} – {}", grouped(low * 100.0, 1), percent(high, 1)),
            Self::Money | Self::Projects => {
                format!("{} – {}", self.words(language, low), self.words(language, high))
            }
            // a sign before each end is easily read as a part of the dash
            Self::Points | Self::MoneyDifference => {
                let (low, high) = (self.words(language, low), self.words(language, high));
                text_with(language, "difference.range", &[("low", &low), ("high", &high)])
            }
        }
    }
}
