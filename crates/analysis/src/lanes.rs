//! Several members side by side in one number.

#![expect(
    clippy::inline_always,
    reason = "a call a lane operation would cost more than the operation"
)]

use std::ops::{Add, Div, Mul, Neg, Sub};

use canghai_sim::Number;
use canghai_sim::math::{each, exp_each, ln_each};

/// One value for each of `N` members; a compiler turns its loops into vector instructions.
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(align(16))]
pub struct Lanes<const N: usize>(pub [f64; N]);

macro_rules! lane_by_lane {
    ($($operation:ident $method:ident $sign:tt),+) => { $(
        impl<const N: usize> $operation for Lanes<N> {
            type Output = Self;

            #[inline(always)]
            fn $method(self, other: Self) -> Self {
                Self(each(|lane| self.0[lane] $sign other.0[lane]))
            }
        }

        impl<const N: usize> $operation<f64> for Lanes<N> {
            type Output = Self;

            #[inline(always)]
            fn $method(self, other: f64) -> Self {
                Self(each(|lane| self.0[lane] $sign other))
            }
        }
    )+ };
}

lane_by_lane!(Add add +, Sub sub -, Mul mul *, Div div /);

impl<const N: usize> Neg for Lanes<N> {
    type Output = Self;

    #[inline(always)]
    fn neg(self) -> Self {
        Self(each(|lane| -self.0[lane]))
    }
}

impl<const N: usize> Number for Lanes<N> {
    #[inline(always)]
    fn constant(value: f64) -> Self {
        Self([value; N])
    }

    #[inline(always)]
    fn exp(self) -> Self {
        Self(exp_each(self.0))
    }

    #[inline(always)]
    fn ln(self) -> Self {
        Self(ln_each(self.0))
    }

    #[inline(always)]
    fn sqrt(self) -> Self {
        Self(each(|lane| self.0[lane].sqrt()))
    }

    fn all(self, holds: impl Fn(f64) -> bool) -> bool {
        self.0.into_iter().all(holds)
    }
}
