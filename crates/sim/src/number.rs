//! The number type of the model: one value, or several members side by side, or a value with its
//! derivatives.

use std::fmt::Debug;
use std::hint::black_box;
use std::ops::{Add, Div, Mul, Neg, Sub};

use crate::math::Real as _;

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

    /// The exponential function of numbers that do not wait for each other: one after the other in
    /// a loop they overlap in the processor, and the function's code stands there once. A compiler
    /// that knew how many they are would write it once for each, which the processor's cache does not
    /// hold, and put parts of unlike numbers into one vector.
    #[expect(clippy::inline_always, reason = "it wants the run's instructions")]
    #[inline(always)]
    #[must_use]
    fn exp_all<const N: usize>(mut numbers: [Self; N]) -> [Self; N] {
        for number in numbers.iter_mut().take(black_box(N)) {
            *number = number.exp();
        }
        numbers
    }

    /// The natural logarithm of numbers that do not wait for each other, as [`Number::exp_all`].
    #[expect(clippy::inline_always, reason = "it wants the run's instructions")]
    #[inline(always)]
    #[must_use]
    fn ln_all<const N: usize>(mut numbers: [Self; N]) -> [Self; N] {
        for number in numbers.iter_mut().take(black_box(N)) {
            *number = number.ln();
        }
        numbers
    }

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
        exp_pair([self; 2])[0]
    }

    #[inline]
    fn ln(self) -> Self {
        ln_pair([self; 2])[0]
    }

    #[inline]
    fn sqrt(self) -> Self {
        f64::sqrt(self)
    }

    #[inline]
    fn exp_all<const N: usize>(numbers: [Self; N]) -> [Self; N] {
        in_pairs(numbers, exp_pair)
    }

    #[inline]
    fn ln_all<const N: usize>(numbers: [Self; N]) -> [Self; N] {
        in_pairs(numbers, ln_pair)
    }

    fn all(self, holds: impl Fn(f64) -> bool) -> bool {
        holds(self)
    }
}

/// Applies a function to numbers two by two, as many as the narrowest vectors hold; it gives each the
/// digits that it has alone.
#[inline]
fn in_pairs<const N: usize>(
    mut numbers: [f64; N],
    function: impl Fn([f64; 2]) -> [f64; 2],
) -> [f64; N] {
    let (pairs, last) = numbers.as_chunks_mut();
    for pair in pairs {
        *pair = function(*pair);
    }
    for number in last {
        [*number, _] = function([*number; 2]);
    }
    numbers
}

// long as they are, they stand in a page once
#[inline(never)]
fn exp_pair(pair: [f64; 2]) -> [f64; 2] {
    f64::exp_each(pair)
}

#[inline(never)]
fn ln_pair(pair: [f64; 2]) -> [f64; 2] {
    f64::ln_each(pair)
}

#[cfg(test)]
mod tests {
    use super::Number as _;
    use crate::math;

    #[test]
    fn numbers_together_have_the_digits_that_each_has_alone() {
        let numbers = [1e-300, 0.3, 1.0, 2.5, 700.0];
        assert_eq!(f64::exp_all(numbers), numbers.map(math::exp));
        assert_eq!(f64::ln_all(numbers), numbers.map(math::ln));
    }
}
