//! Inverse distribution functions of the uncertain parameters.

use canghai_plan::Distribution;
use statrs::distribution::{Beta, ContinuousCDF as _, Normal, Triangular};

/// Bits of a drawn value's mantissa that are kept.
const KEPT_BITS: u32 = 28;
/// Weight of the mode in a PERT distribution.
const PERT_WEIGHT: f64 = 4.0;
/// Standard deviations of a normal between its 5 % and 95 % points.
pub(crate) const FIVE_TO_NINETY_FIVE: f64 = 3.29;

/// A value with its last bits rounded away.
///
/// Libraries of different platforms may differ in the last bit of a quantile; rounded to 28 bits
/// (4e-9, far below what a draw means) the members are the same everywhere.
pub(crate) fn settled(value: f64) -> f64 {
    let step = 1_u64 << (f64::MANTISSA_DIGITS - 1 - KEPT_BITS);
    let bits = value.to_bits().wrapping_add(step / 2);
    f64::from_bits(bits & !(step - 1))
}

/// Standard deviation of the logarithm from the 5 % and 95 % points.
pub(crate) fn log_deviation(low: f64, high: f64) -> f64 {
    (high / low).ln() / FIVE_TO_NINETY_FIVE
}

/// The quantile of the standard normal.
fn normal_quantile(u: f64) -> f64 {
    Normal::standard().inverse_cdf(u)
}

/// The distribution function of the standard normal.
fn normal_cdf(z: f64) -> f64 {
    Normal::standard().cdf(z)
}

/// Where a draw lies in its distribution: as a uniform from 0 to 1 or, where it is correlated with
/// another draw, as a standard normal. One follows from the other; most draws need but one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Point {
    /// `u = Phi(z)`.
    Uniform(f64),
    /// `z = Phi^-1(u)`.
    Normal(f64),
}

impl Point {
    /// The uniform `u`.
    pub(crate) fn uniform(self) -> f64 {
        match self {
            Self::Uniform(u) => u,
            Self::Normal(z) => normal_cdf(z),
        }
    }

    /// The standard normal `z`.
    pub(crate) fn normal(self) -> f64 {
        match self {
            Self::Uniform(u) => normal_quantile(u),
            Self::Normal(z) => z,
        }
    }
}

/// The value of a parameter at a point of its distribution.
///
/// # Formula
/// Triangular and PERT: `F^-1(u)` between `low` and `high` with mode `value`, where PERT is
/// `low + (high - low) B` with `B` beta of `1 + 4 (value - low)/(high - low)` and
/// `1 + 4 (high - value)/(high - low)`. Lognormal: `value exp(sd z)`, `sd = ln(high/low)/3.29`.
pub(crate) fn parameter_value(
    distribution: Distribution,
    (low, value, high): (f64, f64, f64),
    point: Point,
) -> f64 {
    match distribution {
        Distribution::Triangular => triangular_quantile((low, value, high), point.uniform()),
        Distribution::Pert => pert_quantile((low, value, high), point.uniform()),
        Distribution::Lognormal => value * (log_deviation(low, high) * point.normal()).exp(),
    }
}

/// The quantile of a triangular distribution; its mode where the ends leave no room.
pub(crate) fn triangular_quantile((low, mode, high): (f64, f64, f64), u: f64) -> f64 {
    let distribution = Triangular::new(low, high, mode);
    distribution.map_or(mode, |triangular| triangular.inverse_cdf(u.clamp(0.0, 1.0)))
}

/// The quantile of a PERT distribution; its mode where the ends leave no room.
pub(crate) fn pert_quantile((low, mode, high): (f64, f64, f64), u: f64) -> f64 {
    let extent = high - low;
    let shape = |part: f64| 1.0 + PERT_WEIGHT * part / extent;
    let beta = Beta::new(shape(mode - low), shape(high - mode));
    beta.map_or(mode, |beta| low + extent * beta.inverse_cdf(u.clamp(0.0, 1.0)))
}
