//! Several members side by side in one number.

use std::ops::{Add, Div, Mul, Neg, Sub};

use canghai_sim::Number;
use canghai_sim::math::{Real, each};

/// One value for each of `N` members, in double or single precision; a compiler turns its loops into
/// vector instructions.
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(align(16))]
pub struct Lanes<R, const N: usize>(pub [R; N]);

macro_rules! lane_by_lane {
    ($($operation:ident $method:ident $sign:tt),+) => { $(
        impl<R: Real, const N: usize> $operation for Lanes<R, N> {
            type Output = Self;

            #[inline]
            fn $method(self, other: Self) -> Self {
                Self(each(|lane| self.0[lane] $sign other.0[lane]))
            }
        }

        impl<R: Real, const N: usize> $operation<f64> for Lanes<R, N> {
            type Output = Self;

            #[inline]
            fn $method(self, other: f64) -> Self {
                let other = R::nearest(other);
                Self(each(|lane| self.0[lane] $sign other))
            }
        }
    )+ };
}

lane_by_lane!(Add add +, Sub sub -, Mul mul *, Div div /);

impl<R: Real, const N: usize> Neg for Lanes<R, N> {
    type Output = Self;

    #[inline]
    fn neg(self) -> Self {
        Self(each(|lane| -self.0[lane]))
    }
}

impl<R: Real, const N: usize> Number for Lanes<R, N> {
    const ROUNDING: f64 = R::ROUNDING;

    #[inline]
    fn constant(value: f64) -> Self {
        Self([R::nearest(value); N])
    }

    #[expect(clippy::inline_always, reason = "as long as it is, it wants the run's instructions")]
    #[inline(always)]
    fn exp(self) -> Self {
        Self(R::exp_each(self.0))
    }

    #[expect(clippy::inline_always, reason = "as long as it is, it wants the run's instructions")]
    #[inline(always)]
    fn ln(self) -> Self {
        Self(R::ln_each(self.0))
    }

    #[inline]
    fn sqrt(self) -> Self {
        Self(each(|lane| self.0[lane].sqrt()))
    }

    fn all(self, holds: impl Fn(f64) -> bool) -> bool {
        self.0.into_iter().all(|value| holds(value.into()))
    }
}
