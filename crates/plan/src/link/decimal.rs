//! Numbers of six significant digits.

use super::digits::Digits;

/// Significant digits kept.
const DIGITS: u8 = 6;
/// Exponents that are written directly lie from this one on.
const FIRST_EXPONENT: i32 = -20;
/// How many of them there are; the digit after the last says that another exponent follows.
const EXPONENTS: u64 = 31;
/// Other exponents count from this one: enough for every double.
const LOWEST_EXPONENT: i32 = -512;

/// A number of up to six significant digits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Decimal {
    negative: bool,
    /// The digits as a whole number, without zeros at the end; 0 for zero.
    digits: u64,
    /// The power of ten of the first digit.
    exponent: i32,
}

impl Decimal {
    /// The nearest such number.
    pub(super) fn of(value: f64) -> Self {
        let text = format!("{:.*e}", usize::from(DIGITS) - 1, value.abs());
        let (mantissa, exponent) = text.split_once('e').unwrap_or(("0", "0"));
        let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
        let digits = digits.trim_end_matches('0').parse().unwrap_or(0);
        if digits == 0 {
            return Self::default();
        }
        Self { negative: value < 0.0, digits, exponent: exponent.parse().unwrap_or(0) }
    }

    /// The double nearest to it.
    pub(super) fn value(self) -> f64 {
        let sign = if self.negative { "-" } else { "" };
        let places = self.exponent + 1 - self.count().cast_signed();
        format!("{sign}{}e{places}", self.digits).parse().unwrap_or(f64::NAN)
    }

    /// Half a unit of the last of six digits.
    pub(super) fn half_unit(self) -> f64 {
        format!("5e{}", self.exponent - i32::from(DIGITS)).parse().unwrap_or(0.0)
    }

    /// How many digits there are.
    fn count(self) -> u32 {
        self.digits.checked_ilog10().map_or(0, |log| log + 1)
    }

    /// Its place in a token: how many digits, sign, exponent, digits.
    pub(super) fn coded(self, digits: &mut impl Digits) -> Self {
        let count = digits.digit(self.count().into(), u64::from(DIGITS) + 1);
        let above = u32::try_from(count).unwrap_or(0).checked_sub(1);
        let Some(above) = above else { return Self::default() };
        let negative = digits.flag(self.negative);
        let exponent = exponent(digits, self.exponent);
        let least = 10_u64.pow(above);
        let value = digits.digit(self.digits.saturating_sub(least), 9 * least);
        Self { negative, digits: least + value, exponent }
    }
}

fn exponent(digits: &mut impl Digits, exponent: i32) -> i32 {
    let short = u64::try_from(exponent - FIRST_EXPONENT).ok().filter(|short| *short < EXPONENTS);
    let found = digits.digit(short.unwrap_or(EXPONENTS), EXPONENTS + 1);
    if found < EXPONENTS {
        return FIRST_EXPONENT + i32::try_from(found).unwrap_or(0);
    }
    let long = u64::try_from(exponent - LOWEST_EXPONENT).unwrap_or(0);
    LOWEST_EXPONENT + i32::try_from(digits.digit(long.min(1023), 1024)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::Decimal;
    use crate::link::digits::Writer;

    fn through(value: f64) -> f64 {
        let mut writer = Writer::default();
        let decimal = Decimal::of(value);
        decimal.coded(&mut writer);
        let mut number = writer.number();
        let back = Decimal::default().coded(&mut number);
        assert_eq!(back, decimal);
        assert!(number.is_zero());
        back.value()
    }

    #[test]
    fn six_digits_come_back_as_they_were_written() {
        for value in [0.0, 0.8, -0.03, 123_456.0, 1e-300, 9.99999e22, 0.1 + 0.2, 5e-324, f64::MAX] {
            let expected: f64 = format!("{value:.5e}").parse().expect("a number");
            assert_eq!(through(value), expected);
        }
    }

    #[test]
    fn short_numbers_take_little_room() {
        let mut writer = Writer::default();
        Decimal::of(0.8).coded(&mut writer);
        assert!(writer.number().bits() <= 12);
    }

    #[test]
    fn what_is_no_number_becomes_nothing() {
        assert_eq!((through(f64::NAN), through(f64::INFINITY)), (0.0, 0.0));
    }
}
