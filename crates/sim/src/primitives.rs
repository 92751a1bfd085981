//! The shapes that several equations share.

use crate::number::Number;

/// Logarithm of the smooth minimum of two positive numbers, from their logarithms.
///
/// # Formula
/// `smin(a, b; c) = (a^-c + b^-c)^(-1/c)`, `c` the sharpness. With `m = (ln a + ln b) / 2` and
/// `e = exp(c (ln a - ln b) / 2)` this is `exp(m - ln(e + 1/e) / c)`, which cannot overflow for
/// numbers that differ by less than a factor `exp(1400 / c)`.
#[inline]
pub(crate) fn ln_smooth_min<T: Number>(ln_a: T, ln_b: T, sharpness: T) -> T {
    let e = ((ln_a - ln_b) * sharpness * 0.5).exp();
    (ln_a + ln_b) * 0.5 - (e + T::constant(1.0) / e).ln() / sharpness
}

/// How much of its effect a yearly fund keeps: 1 where it is small, half at `half`.
///
/// # Formula
/// `sat(f; H) = 1 / (1 + f/H)`, both in 1e8 CNY a year.
#[inline]
pub(crate) fn saturation<T: Number>(fund: T, half: T) -> T {
    half / (half + fund)
}

/// Projects a year that money brings about among those eligible.
///
/// # Formula
/// `cap(f, cost, n, nat) = n (1 - (1 - nat) exp(-f / (cost n)))`: `f` and `cost` in 1e8 CNY,
/// `n` eligible projects a year, of which the part `nat` goes ahead without city money.
#[inline]
pub(crate) fn funded_projects<T: Number>(fund: T, cost: T, eligible: T, natural: T) -> T {
    let unfunded = (-(fund / (cost * eligible))).exp();
    eligible * (T::constant(1.0) - (T::constant(1.0) - natural) * unfunded)
}

/// The numbers that incumbents' investment rate depends on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Investment<T> {
    /// Response to demand growth times `dref / delta`.
    pub(crate) growth_response: T,
    /// Response to utilisation times `dref / delta`.
    pub(crate) utilisation_response: T,
    /// Largest rate, 1/yr.
    pub(crate) cap: T,
    /// `cap / delta - 1`.
    pub(crate) headroom: T,
}

impl<T: Number> Investment<T> {
    /// Incumbents' yearly investment over capital.
    ///
    /// # Formula
    /// `iota = im z / (im/delta - 1 + z)` with `z = exp((eg g + eu ln(u/u0)) dref/delta)`; at base
    /// utilisation and no growth it replaces depreciation.
    #[inline]
    pub(crate) fn rate(&self, growth: T, ln_utilisation_ratio: T) -> T {
        let response =
            self.growth_response * growth + self.utilisation_response * ln_utilisation_ratio;
        let z = response.exp();
        self.cap * z / (self.headroom + z)
    }
}

#[cfg(test)]
mod tests {
    use super::{Investment, funded_projects, ln_smooth_min, saturation};

    fn smooth_min(a: f64, b: f64, sharpness: f64) -> f64 {
        ln_smooth_min(a.ln(), b.ln(), sharpness).exp()
    }

    #[test]
    fn smooth_minimum_is_the_power_mean_it_says() {
        let expected = (2.0_f64.powf(-6.0) + 3.0_f64.powf(-6.0)).powf(-1.0 / 6.0);
        assert!((smooth_min(2.0, 3.0, 6.0) - expected).abs() < 1e-14);
        assert!((smooth_min(2.0, 2e30, 6.0) - 2.0).abs() < 1e-13);
    }

    #[test]
    fn saturation_halves_at_the_half_point() {
        assert_eq!((saturation(0.0, 3.0), saturation(3.0, 3.0)), (1.0, 0.5));
    }

    #[test]
    fn money_buys_projects_between_the_natural_and_the_eligible() {
        assert!((funded_projects(0.0, 0.01, 10.0, 0.3) - 3.0).abs() < 1e-15);
        assert!((funded_projects(100.0, 0.01, 10.0, 0.3) - 10.0).abs() < 1e-12);
    }

    #[test]
    fn investment_replaces_depreciation_at_rest_and_stays_below_its_cap() {
        let delta = 0.1;
        let investment = Investment {
            growth_response: 5.0,
            utilisation_response: 1.5,
            cap: 0.45,
            headroom: 0.45 / delta - 1.0,
        };
        assert!((investment.rate(0.0, 0.0) - delta).abs() < 1e-15);
        assert!((investment.rate(100.0, 0.0) - 0.45).abs() < 1e-12);
    }
}
