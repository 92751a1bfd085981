//! Exponential and logarithm, the same digits on every platform.
//!
//! The standard library's differ between machines and are slow scalar code in WebAssembly. These
//! are straight lines of additions and multiplications, without a branch or a table, so that a
//! compiler can do several at once.

// the constants are halves of one number, given to the last bit
#![expect(clippy::excessive_precision, reason = "the digits are the exact doubles")]
#![expect(clippy::inline_always, reason = "a call a step would cost more than the step")]

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
    let [y] = exp_each([x]);
    y
}

/// The exponential function of several numbers side by side, each as [`exp`] gives it.
#[inline(always)]
#[must_use]
pub fn exp_each<const N: usize>(x: [f64; N]) -> [f64; N] {
    let x: [f64; N] = each(|i| clamp(x[i], EXP_LOWEST, EXP_HIGHEST));
    let rounded: [f64; N] = each(|i| x[i] * std::f64::consts::LOG2_E + ROUND);
    let k: [f64; N] = each(|i| rounded[i] - ROUND);
    let high: [f64; N] = each(|i| x[i] - k[i] * LN2_HIGH);
    let r: [f64; N] = each(|i| high[i] - k[i] * LN2_LOW);
    let r2: [f64; N] = each(|i| r[i] * r[i]);
    let tail = exp_tail(r, r2);
    let sum: [f64; N] = each(|i| 1.0 + (r[i] + r2[i] * tail[i]));
    each(|i| sum[i] * power_of_two(rounded[i]))
}

/// Two to the whole number that [`ROUND`] left in the low bits.
#[inline(always)]
fn power_of_two(rounded: f64) -> f64 {
    f64::from_bits(rounded.to_bits().wrapping_add(EXPONENT_BIAS) << MANTISSA_BITS)
}

/// `sum r^(n-2) / n!` for `n` from 2 to 13, in groups so that the processor need not wait.
#[inline(always)]
fn exp_tail<const N: usize>(r: [f64; N], r2: [f64; N]) -> [f64; N] {
    let r4: [f64; N] = each(|i| r2[i] * r2[i]);
    let group = |c: [f64; 4]| -> [f64; N] {
        let low: [f64; N] = each(|i| c[0] + r[i] * c[1]);
        let high: [f64; N] = each(|i| c[2] + r[i] * c[3]);
        each(|i| low[i] + r2[i] * high[i])
    };
    let low = group([1.0 / 2.0, 1.0 / 6.0, 1.0 / 24.0, 1.0 / 120.0]);
    let middle = group([1.0 / 720.0, 1.0 / 5_040.0, 1.0 / 40_320.0, 1.0 / 362_880.0]);
    let high =
        group([1.0 / 3_628_800.0, 1.0 / 39_916_800.0, 1.0 / 479_001_600.0, 1.0 / 6_227_020_800.0]);
    let upper: [f64; N] = each(|i| middle[i] + r4[i] * high[i]);
    each(|i| low[i] + r4[i] * upper[i])
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
    let [y] = ln_each([x]);
    y
}

/// The natural logarithm of several numbers side by side, each as [`ln`] gives it.
#[inline(always)]
#[must_use]
pub fn ln_each<const N: usize>(x: [f64; N]) -> [f64; N] {
    // nothing for a number, not a number for what is none: bits alone would hide it
    let none: [f64; N] = each(|i| x[i] * 0.0);
    let x: [f64; N] = each(|i| if x[i] < f64::MIN_POSITIVE { f64::MIN_POSITIVE } else { x[i] });
    let shifted: [u64; N] = each(|i: usize| x[i].to_bits().wrapping_add(ONE_BITS - SQRT_HALF_BITS));
    let k: [f64; N] = each(|i| exponent(shifted[i]));
    let f: [f64; N] = each(|i| f64::from_bits((shifted[i] & MANTISSA_MASK) + SQRT_HALF_BITS) - 1.0);
    let s: [f64; N] = each(|i| f[i] / (2.0 + f[i]));
    let half_square: [f64; N] = each(|i| 0.5 * f[i] * f[i]);
    let tail = artanh_tail(s);
    let small: [f64; N] = each(|i| s[i] * (half_square[i] + tail[i]) + k[i] * LN2_LOW);
    let rest: [f64; N] = each(|i| f[i] - (half_square[i] - small[i]));
    each(|i| k[i] * LN2_HIGH + rest[i] + none[i])
}

/// The exponent in the high bits as a number.
#[inline(always)]
fn exponent(shifted: u64) -> f64 {
    let biased = f64::from_bits(TWO_52.to_bits() | (shifted >> MANTISSA_BITS));
    biased - (TWO_52 + EXPONENT_BIAS as f64)
}

/// `2 (artanh s - s) / s` as a polynomial in `s^2`, for `s` between -0.172 and 0.172.
///
/// # Source
/// The minimax coefficients of the logarithm in Sun's freely distributable mathematical library.
#[inline(always)]
fn artanh_tail<const N: usize>(s: [f64; N]) -> [f64; N] {
    let z: [f64; N] = each(|i| s[i] * s[i]);
    let w: [f64; N] = each(|i| z[i] * z[i]);
    let odd = horner(
        w,
        [
            1.479_819_860_511_658_591e-1,
            1.818_357_216_161_805_012e-1,
            2.857_142_874_366_239_149e-1,
            6.666_666_666_666_735_130e-1,
        ],
    );
    let even = horner(
        w,
        [1.531_383_769_920_937_332e-1, 2.222_219_843_214_978_396e-1, 3.999_999_999_940_941_908e-1],
    );
    each(|i| z[i] * odd[i] + w[i] * even[i])
}

/// A polynomial, the coefficient of the highest power first.
#[inline(always)]
fn horner<const N: usize, const C: usize>(x: [f64; N], coefficients: [f64; C]) -> [f64; N] {
    let mut sum = [coefficients[0]; N];
    for coefficient in &coefficients[1..] {
        sum = each(|i| coefficient + x[i] * sum[i]);
    }
    sum
}

/// `x` between the ends; unlike [`f64::clamp`] made of two selections that keep a NaN.
#[inline(always)]
fn clamp(x: f64, low: f64, high: f64) -> f64 {
    let x = if x < low { low } else { x };
    if x > high { high } else { x }
}

/// An array made element by element, in a loop that a compiler unrolls into vector instructions,
/// which it does not with [`std::array::from_fn`].
#[inline(always)]
pub fn each<const N: usize, V: Copy + Default>(value: impl Fn(usize) -> V) -> [V; N] {
    let mut array = [V::default(); N];
    for (index, place) in array.iter_mut().enumerate() {
        *place = value(index);
    }
    array
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
