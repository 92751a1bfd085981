//! A value with its derivatives.

use std::ops::{Add, Div, Mul, Neg, Sub};

use canghai_sim::math::each;
use canghai_sim::{Number, math};

/// A value and its derivatives by `N` variables at once; the value is the digits that a plain `f64`
/// would give.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dual<const N: usize> {
    /// The value.
    pub value: f64,
    /// Its derivatives.
    pub derivatives: [f64; N],
}

impl<const N: usize> Dual<N> {
    /// A function of this number by the chain rule, from its value and slope here.
    #[inline]
    fn chain(self, value: f64, slope: f64) -> Self {
        Self { value, derivatives: each(|i| slope * self.derivatives[i]) }
    }
}

impl<const N: usize> Add for Dual<N> {
    type Output = Self;

    #[inline]
    fn add(self, other: Self) -> Self {
        Self {
            value: self.value + other.value,
            derivatives: each(|i| self.derivatives[i] + other.derivatives[i]),
        }
    }
}

impl<const N: usize> Sub for Dual<N> {
    type Output = Self;

    #[inline]
    fn sub(self, other: Self) -> Self {
        Self {
            value: self.value - other.value,
            derivatives: each(|i| self.derivatives[i] - other.derivatives[i]),
        }
    }
}

impl<const N: usize> Mul for Dual<N> {
    type Output = Self;

    #[expect(clippy::suspicious_arithmetic_impl, reason = "the derivative of a product is a sum")]
    #[inline]
    fn mul(self, other: Self) -> Self {
        Self {
            value: self.value * other.value,
            derivatives: each(|i| {
                self.derivatives[i] * other.value + self.value * other.derivatives[i]
            }),
        }
    }
}

impl<const N: usize> Div for Dual<N> {
    type Output = Self;

    #[inline]
    fn div(self, other: Self) -> Self {
        let (value, per) = (self.value / other.value, 1.0 / other.value);
        Self {
            value,
            derivatives: each(|i| (self.derivatives[i] - value * other.derivatives[i]) * per),
        }
    }
}

impl<const N: usize> Neg for Dual<N> {
    type Output = Self;

    #[inline]
    fn neg(self) -> Self {
        self.chain(-self.value, -1.0)
    }
}

impl<const N: usize> Add<f64> for Dual<N> {
    type Output = Self;

    #[inline]
    fn add(self, other: f64) -> Self {
        Self { value: self.value + other, ..self }
    }
}

impl<const N: usize> Sub<f64> for Dual<N> {
    type Output = Self;

    #[inline]
    fn sub(self, other: f64) -> Self {
        Self { value: self.value - other, ..self }
    }
}

impl<const N: usize> Mul<f64> for Dual<N> {
    type Output = Self;

    #[inline]
    fn mul(self, other: f64) -> Self {
        self.chain(self.value * other, other)
    }
}

impl<const N: usize> Div<f64> for Dual<N> {
    type Output = Self;

    #[inline]
    fn div(self, other: f64) -> Self {
        self.chain(self.value / other, 1.0 / other)
    }
}

impl<const N: usize> Number for Dual<N> {
    #[inline]
    fn constant(value: f64) -> Self {
        Self { value, derivatives: [0.0; N] }
    }

    #[inline]
    fn exp(self) -> Self {
        let value = math::exp(self.value);
        self.chain(value, value)
    }

    #[inline]
    fn ln(self) -> Self {
        self.chain(math::ln(self.value), 1.0 / self.value)
    }

    /// Has slope 0 at 0, where there is no derivative.
    #[inline]
    fn sqrt(self) -> Self {
        let value = self.value.sqrt();
        self.chain(value, if value > 0.0 { 0.5 / value } else { 0.0 })
    }

    fn all(self, holds: impl Fn(f64) -> bool) -> bool {
        holds(self.value)
    }
}

#[cfg(test)]
mod tests {
    use canghai_sim::Number;

    use super::Dual;

    /// The derivatives of `f` by both its variables, and their difference quotients.
    fn both(f: impl Fn(Dual<2>, Dual<2>) -> Dual<2>, (x, y): (f64, f64)) -> ([f64; 2], [f64; 2]) {
        let variable = |value, derivatives| Dual { value, derivatives };
        let exact = f(variable(x, [1.0, 0.0]), variable(y, [0.0, 1.0])).derivatives;
        let value = |x, y| f(Dual::constant(x), Dual::constant(y)).value;
        let h = 1e-5;
        let by_x = (value(x + h, y) - value(x - h, y)) / (2.0 * h);
        let by_y = (value(x, y + h) - value(x, y - h)) / (2.0 * h);
        (exact, [by_x, by_y])
    }

    #[test]
    fn every_operation_has_the_derivative_of_its_difference_quotient() {
        let functions: [fn(Dual<2>, Dual<2>) -> Dual<2>; 10] = [
            |x, y| x + y,
            |x, y| x - y * 3.0,
            |x, y| x * y,
            |x, y| x / y,
            |x, y| -x * (y + 2.0),
            |x, y| (x - 0.5) / 4.0 * y,
            |x, y| (x * y).exp(),
            |x, y| (x + y).ln(),
            |x, y| (x * x + y).sqrt(),
            |x, y| (x.ln() * y).exp() / (y.sqrt() + x),
        ];
        for (place, function) in functions.into_iter().enumerate() {
            let (exact, quotient) = both(function, (0.7, 1.9));
            for (exact, quotient) in exact.into_iter().zip(quotient) {
                assert!((exact - quotient).abs() < 1e-9, "{place}: {exact} {quotient}");
            }
        }
    }

    #[test]
    fn a_root_of_nothing_has_no_slope() {
        let root = Dual { value: 0.0, derivatives: [1.0] }.sqrt();
        assert_eq!((root.value, root.derivatives), (0.0, [0.0]));
    }
}
