//! The number type of the model: one value, or several members side by side, or a value with its
//! derivatives.

use std::fmt::Debug;
use std::ops::{Add, Div, Mul, Neg, Sub};

use crate::math;

/// What the equations ask of a number.
///
/// There is no comparison among them: the equations hold no branch on a value, so that every lane
/// of a vector takes the same path and every derivative exists.
pub trait Number:
    Copy
    + Debug
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + Div<Output = Self>
    + Neg<Output = Self>
    + Add<f64, Output = Self>
    + Sub<f64, Output = Self>
    + Mul<f64, Output = Self>
    + Div<f64, Output = Self>
{
    /// How far a constant may be from its value, over that value, because the type has fewer digits
    /// than a double; checks at the door allow for it.
    const ROUNDING: f64 = 0.0;

    /// The number that is `value` in every lane, with no derivative.
    fn constant(value: f64) -> Self;

    /// The exponential function.
    #[must_use]
    fn exp(self) -> Self;

    /// The natural logarithm; the argument is positive.
    #[must_use]
    fn ln(self) -> Self;

    /// The square root; the argument is not negative.
    #[must_use]
    fn sqrt(self) -> Self;

    /// Whether `holds` is true of every lane's value. For checks at the door, not for equations.
    fn all(self, holds: impl Fn(f64) -> bool) -> bool;
}

impl Number for f64 {
    #[inline]
    fn constant(value: f64) -> Self {
        value
    }

    #[inline]
    fn exp(self) -> Self {
        math::exp(self)
    }

    #[inline]
    fn ln(self) -> Self {
        math::ln(self)
    }

    #[inline]
    fn sqrt(self) -> Self {
        f64::sqrt(self)
    }

    fn all(self, holds: impl Fn(f64) -> bool) -> bool {
        holds(self)
    }
}
