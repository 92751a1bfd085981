//! Exponential and logarithm, the same digits on every platform.
//!
//! The standard library's differ between machines and are slow scalar code in WebAssembly. These
//! are straight lines of additions and multiplications, without a branch or a table, so that a
//! compiler can do several at once.

// the constants are halves of one number, given to the last bit
#![expect(clippy::excessive_precision, reason = "the digits are the exact doubles")]

/// The part of ln 2 that a whole number below 2^20 multiplies without rounding.
const LN2_HIGH: f64 = 6.931_471_803_691_238_164_90e-1;
/// What ln 2 has beyond [`LN2_HIGH`].
const LN2_LOW: f64 = 1.908_214_929_270_587_700_02e-10;
/// Added to a number below 2^51, it leaves the nearest whole number in the low bits.
const ROUND: f64 = 6_755_399_441_055_744.0;
/// 2^52, whose last bit counts one.
const TWO_52: f64 = 4_503_599_627_370_496.0;
const EXPONENT_BIAS: u64 = 1023;
const MANTISSA_BITS: u32 = 52;
const MANTISSA_MASK: u64 = (1 << MANTISSA_BITS) - 1;
/// Bits of sqrt(1/2): mantissas are taken between it and sqrt 2.
const SQRT_HALF_BITS: u64 = 0x3FE6_A09E_667F_3BCD;
const ONE_BITS: u64 = 0x3FF0_0000_0000_0000;
/// Arguments of `exp` between these give a normal number.
const EXP_LOWEST: f64 = -708.0;
const EXP_HIGHEST: f64 = 709.0;

/// The exponential function, within 2 units in the last place.
///
/// Arguments beyond -708 and 709 count as those; a result is never zero nor infinite.
///
/// # Formula
/// `x = k ln 2 + r` with `|r| <= ln 2 / 2`; `exp x = 2^k sum r^n / n!` up to `n = 13`.
///
/// # Example
/// ```
/// assert!((canghai_sim::math::exp(1.0) - std::f64::consts::E).abs() < 1e-15);
/// ```
#[inline]
#[must_use]
pub fn exp(x: f64) -> f64 {
    let x = clamp(x, EXP_LOWEST, EXP_HIGHEST);
    let rounded = x * std::f64::consts::LOG2_E + ROUND;
    let k = rounded - ROUND;
    let r = (x - k * LN2_HIGH) - k * LN2_LOW;
    let power_of_two =
        f64::from_bits(rounded.to_bits().wrapping_add(EXPONENT_BIAS) << MANTISSA_BITS);
    (1.0 + (r + r * r * exp_tail(r))) * power_of_two
}

/// `sum r^(n-2) / n!` for `n` from 2 to 13, in pairs so that the processor need not wait.
#[inline]
fn exp_tail(r: f64) -> f64 {
    let r2 = r * r;
    let r4 = r2 * r2;
    let low = (1.0 / 2.0 + r * (1.0 / 6.0)) + r2 * (1.0 / 24.0 + r * (1.0 / 120.0));
    let middle =
        (1.0 / 720.0 + r * (1.0 / 5_040.0)) + r2 * (1.0 / 40_320.0 + r * (1.0 / 362_880.0));
    let high = (1.0 / 3_628_800.0 + r * (1.0 / 39_916_800.0))
        + r2 * (1.0 / 479_001_600.0 + r * (1.0 / 6_227_020_800.0));
    low + r4 * (middle + r4 * high)
}

/// The natural logarithm of a positive number, within 2 units in the last place.
///
/// Arguments below the smallest normal number count as it, so that an empty stock gives a large
/// negative logarithm and no infinity.
///
/// # Formula
/// `x = 2^k (1 + f)` with `1 + f` between `sqrt(1/2)` and `sqrt 2`; `s = f / (2 + f)`;
/// `ln x = k ln 2 + 2 artanh s`.
///
/// # Example
/// ```
/// assert_eq!(canghai_sim::math::ln(1.0), 0.0);
/// ```
#[inline]
#[must_use]
pub fn ln(x: f64) -> f64 {
    let not_a_number = x * 0.0;
    let x = if x < f64::MIN_POSITIVE { f64::MIN_POSITIVE } else { x };
    let shifted = x.to_bits().wrapping_add(ONE_BITS - SQRT_HALF_BITS);
    let biased = f64::from_bits(TWO_52.to_bits() | (shifted >> MANTISSA_BITS));
    let k = biased - (TWO_52 + EXPONENT_BIAS as f64);
    let f = f64::from_bits((shifted & MANTISSA_MASK) + SQRT_HALF_BITS) - 1.0;
    let s = f / (2.0 + f);
    let half_square = 0.5 * f * f;
    let small = s * (half_square + artanh_tail(s * s)) + k * LN2_LOW;
    k * LN2_HIGH + (f - (half_square - small)) + not_a_number
}

/// `2 (artanh s - s) / s` as a polynomial in `z = s^2`, for `s` between -0.172 and 0.172.
///
/// # Source
/// The minimax coefficients of the logarithm in Sun's freely distributable mathematical library.
#[inline]
fn artanh_tail(z: f64) -> f64 {
    let w = z * z;
    let odd = 6.666_666_666_666_735_130e-1
        + w * (2.857_142_874_366_239_149e-1
            + w * (1.818_357_216_161_805_012e-1 + w * 1.479_819_860_511_658_591e-1));
    let even = 3.999_999_999_940_941_908e-1
        + w * (2.222_219_843_214_978_396e-1 + w * 1.531_383_769_920_937_332e-1);
    z * odd + w * even
}

/// `x` between the ends; unlike [`f64::clamp`] made of two selections that keep a NaN.
#[inline]
fn clamp(x: f64, low: f64, high: f64) -> f64 {
    let x = if x < low { low } else { x };
    if x > high { high } else { x }
}

#[cfg(test)]
mod tests {
    use super::{exp, ln};

    fn relative(found: f64, expected: f64) -> f64 {
        ((found - expected) / expected).abs()
    }

    #[test]
    fn exponential_agrees_with_a_reference_library_over_its_whole_range() {
        for i in -70_000..=70_000 {
            let x = f64::from(i) * 0.010_1;
            assert!(relative(exp(x), libm::exp(x)) < 4.5e-16, "exp({x})");
        }
    }

    #[test]
    fn logarithm_agrees_with_a_reference_library_from_tiny_to_huge() {
        for i in -3_000..=3_000 {
            let x = libm::exp(f64::from(i) * 0.234_5);
            let error = (ln(x) - libm::log(x)).abs();
            assert!(error <= 4.5e-16 * libm::log(x).abs().max(1e-3), "ln({x})");
        }
    }

    #[test]
    fn logarithm_is_exact_to_rounding_near_one() {
        for i in -1_000..=1_000 {
            let x = 1.0 + f64::from(i) * 1e-6;
            assert!((ln(x) - libm::log(x)).abs() <= 4.5e-16 * libm::log(x).abs(), "ln({x})");
        }
    }

    #[test]
    fn nothing_is_hidden_and_nothing_overflows() {
        assert!(exp(f64::NAN).is_nan() && ln(f64::NAN).is_nan());
        assert!(exp(1e9).is_finite() && exp(-1e9) > 0.0);
        assert!(ln(0.0).is_finite() && ln(0.0) < -700.0);
    }
}
