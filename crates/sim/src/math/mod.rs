//! Exponential and logarithm, the same digits on every platform, in two precisions.
//!
//! The standard library's differ between machines and are slow scalar code in WebAssembly. These
//! are straight lines of additions and multiplications, without a branch or a table, so that a
//! compiler can do several at once.

#![expect(clippy::inline_always, reason = "a call a step would cost more than the step")]

mod double;
mod real;
mod single;

pub use real::Real;

/// The exponential function, within 2 units in the last place.
///
/// Arguments beyond -708 and 709 count as those (-87 and 88 in single precision, where an infinite
/// one gives no number); a result is never zero nor infinite.
///
/// # Example
/// ```
/// assert!((canghai_sim::math::exp(1.0) - std::f64::consts::E).abs() < 1e-15);
/// ```
#[inline]
#[must_use]
pub fn exp<R: Real>(x: R) -> R {
    let [y] = R::exp_each([x]);
    y
}

/// The natural logarithm of a positive number, within 2 units in the last place.
///
/// Arguments below the smallest normal number count as it, so that an empty stock gives a large
/// negative logarithm and no infinity.
///
/// # Example
/// ```
/// assert_eq!(canghai_sim::math::ln(1.0), 0.0);
/// ```
#[inline]
#[must_use]
pub fn ln<R: Real>(x: R) -> R {
    let [y] = R::ln_each([x]);
    y
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

/// A polynomial, the coefficient of the highest power first.
#[inline(always)]
fn horner<R: Real, const N: usize, const C: usize>(x: [R; N], coefficients: [R; C]) -> [R; N] {
    let mut sum = [coefficients[0]; N];
    for coefficient in &coefficients[1..] {
        sum = each(|i| *coefficient + x[i] * sum[i]);
    }
    sum
}

/// `x` between the ends; unlike [`f64::clamp`] made of two selections that keep a NaN.
#[inline(always)]
fn clamp<R: Real>(x: R, low: R, high: R) -> R {
    let x = if x < low { low } else { x };
    if x > high { high } else { x }
}

#[cfg(test)]
mod tests {
    use super::{exp, ln};

    /// Distance of two neighbouring numbers at 1, single precision.
    const ULP: f64 = f32::EPSILON as f64;

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
        assert!(exp(1e9_f64).is_finite() && exp(-1e9) > 0.0);
        assert!(ln(0.0_f64).is_finite() && ln(0.0) < -700.0);
    }

    #[test]
    fn single_precision_agrees_with_the_double_over_its_whole_range() {
        for i in -8_600..=8_800 {
            let x = i as f32 * 0.01;
            assert!(relative(exp(x).into(), libm::exp(x.into())) < ULP, "exp({x})");
        }
        for i in -8_600..=8_800 {
            let x = <f32 as super::Real>::nearest(libm::exp(f64::from(i) * 0.01));
            let expected = libm::log(x.into());
            let error = (f64::from(ln(x)) - expected).abs();
            assert!(error <= ULP * expected.abs(), "ln({x})");
        }
    }

    #[test]
    fn single_precision_hides_nothing_and_overflows_nowhere() {
        assert!(exp(f32::NAN).is_nan() && ln(f32::NAN).is_nan());
        assert!(exp(1e9_f32).is_finite() && exp(-1e9_f32) > 0.0);
        assert!(ln(0.0_f32).is_finite() && ln(0.0_f32) < -80.0);
    }
}
