//! What double and single precision have in common.

#![expect(clippy::inline_always, reason = "a call an operation would cost more than the operation")]

use std::fmt::Debug;
use std::ops::{Add, Div, Mul, Neg, Sub};

use super::{double, single};

/// A floating-point number of the processor.
pub trait Real:
    Copy
    + Debug
    + Default
    + PartialOrd
    + Into<f64>
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + Div<Output = Self>
    + Neg<Output = Self>
{
    /// How far the nearest number may lie from a double, over that double; 0 for a double itself.
    const ROUNDING: f64;

    /// The number nearest to a double.
    fn nearest(value: f64) -> Self;

    /// The square root.
    #[must_use]
    fn sqrt(self) -> Self;

    /// The exponential function of several numbers side by side, each as [`exp`](super::exp) gives
    /// it.
    fn exp_each<const N: usize>(x: [Self; N]) -> [Self; N];

    /// The natural logarithm of several numbers side by side, each as [`ln`](super::ln) gives it.
    fn ln_each<const N: usize>(x: [Self; N]) -> [Self; N];
}

impl Real for f64 {
    const ROUNDING: f64 = 0.0;

    #[inline(always)]
    fn nearest(value: f64) -> Self {
        value
    }

    #[inline(always)]
    fn sqrt(self) -> Self {
        self.sqrt()
    }

    #[inline(always)]
    fn exp_each<const N: usize>(x: [Self; N]) -> [Self; N] {
        double::exp_each(x)
    }

    #[inline(always)]
    fn ln_each<const N: usize>(x: [Self; N]) -> [Self; N] {
        double::ln_each(x)
    }
}

impl Real for f32 {
    const ROUNDING: f64 = Self::EPSILON as f64 / 2.0;

    #[expect(clippy::cast_possible_truncation, reason = "the nearest single is what is asked for")]
    #[inline(always)]
    fn nearest(value: f64) -> Self {
        value as Self
    }

    #[inline(always)]
    fn sqrt(self) -> Self {
        self.sqrt()
    }

    #[inline(always)]
    fn exp_each<const N: usize>(x: [Self; N]) -> [Self; N] {
        single::exp_each(x)
    }

    #[inline(always)]
    fn ln_each<const N: usize>(x: [Self; N]) -> [Self; N] {
        single::ln_each(x)
    }
}
