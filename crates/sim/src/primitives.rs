//! The shapes that several equations share.

#![expect(clippy::inline_always, reason = "a run is compiled as a whole for its instructions")]

use crate::number::Number;

/// The smooth minimum of two positive numbers, with a sharpness `c`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SmoothMin<T> {
    half_sharpness: T,
    per_sharpness: T,
}

impl<T: Number> SmoothMin<T> {
    pub(crate) fn new(sharpness: T) -> Self {
        Self { half_sharpness: sharpness * 0.5, per_sharpness: T::constant(1.0) / sharpness }
    }

    /// Logarithm of the smooth minimum, from the numbers' logarithms.
    ///
    /// # Formula
    /// `smin(a, b; c) = (a^-c + b^-c)^(-1/c)`. With `m = (ln a + ln b) / 2` and
    /// `e = exp(c (ln a - ln b) / 2)` its logarithm is `m - ln(e + 1/e) / c`, which cannot overflow
    /// for numbers that differ by less than a factor `exp(1400 / c)`.
    #[inline(always)]
    pub(crate) fn ln_of(&self, ln_a: T, ln_b: T) -> T {
        self.ln_from(ln_a, ln_b, self.exponent(ln_a, ln_b).exp())
    }

    /// What `e` is the exponential of.
    #[inline(always)]
    pub(crate) fn exponent(&self, ln_a: T, ln_b: T) -> T {
        (ln_a - ln_b) * self.half_sharpness
    }

    /// Logarithm of the smooth minimum where `e` is there already.
    #[inline(always)]
    pub(crate) fn ln_from(&self, ln_a: T, ln_b: T, e: T) -> T {
        (ln_a + ln_b) * 0.5 - (e + T::constant(1.0) / e).ln() * self.per_sharpness
    }
}

/// How much of its effect a yearly fund keeps: 1 where it is small, half at `half`.
///
/// # Formula
/// `sat(f; H) = 1 / (1 + f/H)`, both in 1e8 CNY a year.
#[inline(always)]
pub(crate) fn saturation<T: Number>(fund: T, half: T) -> T {
    half / (half + fund)
}

/// What one instrument of the special fund does for projects in a sector and year.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Instrument<T> {
    /// Eligible projects a year for each firm.
    eligible: T,
    /// Money over what all eligible projects of one firm would cost, `f / (cost p)`.
    effort: T,
    /// Part of the eligible that does not go ahead without city money, `1 - nat`.
    waiting: T,
}

impl<T: Number> Instrument<T> {
    /// `fund` and `cost` (of one project) in 1e8 CNY a year and 1e8 CNY, `eligible` projects a firm
    /// and year, of which the part `natural` goes ahead without city money.
    pub(crate) fn new(fund: T, cost: T, eligible: T, natural: T) -> Self {
        let waiting = T::constant(1.0) - natural;
        Self { eligible, effort: fund / (cost * eligible), waiting }
    }

    /// What [`Instrument::projects`] takes the exponential of; `per_firms` is one over the number of
    /// firms.
    #[inline(always)]
    pub(crate) fn exponent(&self, per_firms: T) -> T {
        -(self.effort * per_firms)
    }

    /// Projects a year among so many firms, `unfunded` being the exponential of
    /// [`Instrument::exponent`].
    ///
    /// # Formula
    /// `cap(f, cost, n, nat) = n (1 - (1 - nat) exp(-f / (cost n)))` with `n = p N` eligible.
    #[inline(always)]
    pub(crate) fn projects(&self, firms: T, unfunded: T) -> T {
        self.eligible * firms * (T::constant(1.0) - self.waiting * unfunded)
    }
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
    /// Logarithm of `z` in [`Investment::rate`].
    #[inline(always)]
    pub(crate) fn exponent(&self, growth: T, ln_utilisation_ratio: T) -> T {
        self.growth_response * growth + self.utilisation_response * ln_utilisation_ratio
    }

    /// Incumbents' yearly investment over capital.
    ///
    /// # Formula
    /// `iota = im z / (im/delta - 1 + z)` with `z = exp((eg g + eu ln(u/u0)) dref/delta)`; at base
    /// utilisation and no growth it replaces depreciation.
    #[inline(always)]
    pub(crate) fn rate(&self, z: T) -> T {
        self.cap * z / (self.headroom + z)
    }
}

#[cfg(test)]
mod tests {
    use super::{Instrument, Investment, SmoothMin, saturation};
    use crate::number::Number;

    fn smooth_min(a: f64, b: f64, sharpness: f64) -> f64 {
        SmoothMin::new(sharpness).ln_of(a.ln(), b.ln()).exp()
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
        let projects = |fund: f64| {
            let instrument = Instrument::new(fund, 0.01, 0.1, 0.3);
            instrument.projects(100.0, Number::exp(instrument.exponent(0.01)))
        };
        assert!((projects(0.0) - 3.0_f64).abs() < 1e-14);
        assert!((projects(100.0) - 10.0_f64).abs() < 1e-12);
        let half = projects(0.1 * 2.0_f64.ln());
        assert!((half - 6.5).abs() < 1e-12, "half of those waiting: {half}");
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
        let rate = |growth| investment.rate(Number::exp(investment.exponent(growth, 0.0)));
        assert!((rate(0.0) - delta).abs() < 1e-15);
        assert!((rate(100.0) - 0.45).abs() < 1e-12);
    }
}
