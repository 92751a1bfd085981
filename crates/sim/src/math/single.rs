//! Exponential and logarithm in single precision, within 2 units in the last place.

#![expect(clippy::excessive_precision, reason = "the digits as their source gives them")]
#![expect(clippy::inline_always, reason = "a call a step would cost more than the step")]

use super::{each, horner};

/// The part of ln 2 that a whole number below 2^9 multiplies without rounding.
const LN2_HIGH: f32 = 6.931_381_225_6e-1;
/// What ln 2 has beyond [`LN2_HIGH`].
const LN2_LOW: f32 = 9.058_000_614_5e-6;
/// Added to a number below 2^22, it leaves the nearest whole number in the low bits.
const ROUND: f32 = 12_582_912.0;
/// 2^23, whose last bit counts one.
const TWO_23: f32 = 8_388_608.0;
const EXPONENT_BIAS: u32 = 127;
const MANTISSA_BITS: u32 = 23;
const MANTISSA_MASK: u32 = (1 << MANTISSA_BITS) - 1;
/// Bits of sqrt(1/2): mantissas are taken between it and sqrt 2.
const SQRT_HALF_BITS: u32 = 0x3F35_04F3;
const ONE_BITS: u32 = 0x3F80_0000;
/// Bits of the smallest normal number.
const LEAST_BITS: i32 = f32::MIN_POSITIVE.to_bits().cast_signed();
/// Bits of the arguments of `exp` between which it gives a normal number, -87 and 88.
const EXP_LOWEST_BITS: u32 = (-87.0_f32).to_bits();
const EXP_HIGHEST_BITS: i32 = 88.0_f32.to_bits().cast_signed();

/// The exponential function of several numbers side by side.
///
/// # Formula
/// `x = k ln 2 + r` with `|r| <= ln 2 / 2`; `exp x = 2^k (1 + r + r^2 p(r))`.
///
/// # Source
/// The coefficients of `p` are those of the single-precision exponential of the Cephes library.
#[inline(always)]
pub(super) fn exp_each<const N: usize>(x: [f32; N]) -> [f32; N] {
    let none = none(x);
    let x: [f32; N] = each(|i| within(x[i]));
    let rounded: [f32; N] = each(|i| x[i] * std::f32::consts::LOG2_E + ROUND);
    let k: [f32; N] = each(|i| rounded[i] - ROUND);
    let high: [f32; N] = each(|i| x[i] - k[i] * LN2_HIGH);
    let r: [f32; N] = each(|i| high[i] - k[i] * LN2_LOW);
    let r2: [f32; N] = each(|i| r[i] * r[i]);
    let low: [f32; N] = each(|i| 5.000_000_120_1e-1 + r[i] * 1.666_666_545_9e-1);
    let middle: [f32; N] = each(|i| 4.166_579_589_4e-2 + r[i] * 8.333_451_907_3e-3);
    let high: [f32; N] = each(|i| 1.398_199_950_7e-3 + r[i] * 1.987_569_150_0e-4);
    let tail: [f32; N] = each(|i| low[i] + r2[i] * (middle[i] + r2[i] * high[i]));
    let sum: [f32; N] = each(|i| 1.0 + (r[i] + r2[i] * tail[i]));
    each(|i| sum[i] * power_of_two(rounded[i]) + none[i])
}

/// An argument of `exp` between the ends. Compared are bits, whole numbers, which compilers do for
/// four at once where of fractions they compare one after the other: as signed ones positive
/// numbers stand in order above all negative ones, as unsigned ones negative numbers stand in
/// reverse order above all positive ones.
#[inline(always)]
fn within(x: f32) -> f32 {
    let bits = x.to_bits().cast_signed().min(EXP_HIGHEST_BITS);
    f32::from_bits(bits.cast_unsigned().min(EXP_LOWEST_BITS))
}

/// Nothing for a number, not a number for what is none: bits alone would hide it.
#[inline(always)]
fn none<const N: usize>(x: [f32; N]) -> [f32; N] {
    each(|i| x[i] * 0.0)
}

/// Two to the whole number that [`ROUND`] left in the low bits.
#[inline(always)]
fn power_of_two(rounded: f32) -> f32 {
    f32::from_bits(rounded.to_bits().wrapping_add(EXPONENT_BIAS) << MANTISSA_BITS)
}

/// The natural logarithm of several numbers side by side.
///
/// # Formula
/// `x = 2^k (1 + f)` with `1 + f` between `sqrt(1/2)` and `sqrt 2`; `s = f / (2 + f)`;
/// `ln x = k ln 2 + 2 artanh s`.
///
/// # Source
/// The coefficients are those of the single-precision logarithm in FreeBSD's library.
#[inline(always)]
pub(super) fn ln_each<const N: usize>(x: [f32; N]) -> [f32; N] {
    let none = none(x);
    // bits in order are positive numbers in order, and negative ones come before them
    let bits: [i32; N] = each(|i| x[i].to_bits().cast_signed().max(LEAST_BITS));
    let shifted: [u32; N] =
        each(|i: usize| bits[i].cast_unsigned().wrapping_add(ONE_BITS - SQRT_HALF_BITS));
    let k: [f32; N] = each(|i| exponent(shifted[i]));
    let f: [f32; N] = each(|i| f32::from_bits((shifted[i] & MANTISSA_MASK) + SQRT_HALF_BITS) - 1.0);
    let s: [f32; N] = each(|i| f[i] / (2.0 + f[i]));
    let z: [f32; N] = each(|i| s[i] * s[i]);
    let tail = horner(z, [0.242_790_788_41, 0.284_987_866_88, 0.400_009_721_52, 0.666_666_626_93]);
    let half_square: [f32; N] = each(|i| 0.5 * f[i] * f[i]);
    let small: [f32; N] = each(|i| s[i] * (half_square[i] + z[i] * tail[i]) + k[i] * LN2_LOW);
    let rest: [f32; N] = each(|i| f[i] - (half_square[i] - small[i]));
    each(|i| k[i] * LN2_HIGH + rest[i] + none[i])
}

/// The exponent in the high bits as a number.
#[inline(always)]
fn exponent(shifted: u32) -> f32 {
    let biased = f32::from_bits(TWO_23.to_bits() | (shifted >> MANTISSA_BITS));
    biased - (TWO_23 + EXPONENT_BIAS as f32)
}
