//! Exponential and logarithm in double precision, within 2 units in the last place.

// the constants are halves of one number, given to the last bit
#![expect(clippy::excessive_precision, reason = "the digits are the exact doubles")]
#![expect(clippy::inline_always, reason = "a call a step would cost more than the step")]

use super::{clamp, each, horner};

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

/// The exponential function of several numbers side by side.
///
/// # Formula
/// `x = k ln 2 + r` with `|r| <= ln 2 / 2`; `exp x = 2^k sum r^n / n!` up to `n = 13`.
#[inline(always)]
pub(super) fn exp_each<const N: usize>(x: [f64; N]) -> [f64; N] {
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

/// The natural logarithm of several numbers side by side.
///
/// # Formula
/// `x = 2^k (1 + f)` with `1 + f` between `sqrt(1/2)` and `sqrt 2`; `s = f / (2 + f)`;
/// `ln x = k ln 2 + 2 artanh s`.
#[inline(always)]
pub(super) fn ln_each<const N: usize>(x: [f64; N]) -> [f64; N] {
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
