//! A whole number as a row of digits, each in a base of its own.
//!
//! A choice among n costs log2(n) bits, never a rounded-up number of them: the row of choices is
//! one number in mixed radix, the first choice being its last digit.

/// Bits of a limb.
const LIMB: u32 = 16;
/// Largest base of a digit: with a limb beside it a digit fits 64 bits.
pub(super) const LARGEST_BASE: u64 = 1 << 47;

/// Where the digits of a link go to, or come from.
///
/// The layout is written once over this trait and so cannot differ between writing and reading.
pub(super) trait Digits {
    /// Takes `value`, which is below `base`, or gives the digit that stands there.
    fn digit(&mut self, value: u64, base: u64) -> u64;

    /// A digit that is yes or no.
    fn flag(&mut self, value: bool) -> bool {
        self.digit(value.into(), 2) == 1
    }

    /// A value below `base` that is mostly below `few` − 1, and then takes the room of `few` choices.
    fn small(&mut self, value: u64, few: u64, base: u64) -> u64 {
        let last = few - 1;
        let short = self.digit(value.min(last), few);
        if short < last {
            short
        } else {
            last + self.digit(value.saturating_sub(last), base - last)
        }
    }

    /// The length of a list of at most `max` entries.
    fn length(&mut self, value: usize, max: usize) -> usize {
        let length = self.digit(value as u64, max as u64 + 1);
        usize::try_from(length).unwrap_or(max)
    }
}

/// Keeps digits until all are known.
#[derive(Clone, Debug, Default)]
pub(super) struct Writer(Vec<(u64, u64)>);

impl Writer {
    /// The number that the digits make.
    pub(super) fn number(&self) -> Number {
        let mut number = Number::default();
        for (value, base) in self.0.iter().rev() {
            number.push(*value, *base);
        }
        number
    }

    /// Bits of the largest number that digits in these bases make.
    pub(super) fn room(&self) -> u32 {
        let mut number = Number { limbs: vec![1] };
        for (_, base) in &self.0 {
            number.push(0, *base);
        }
        number.bits()
    }
}

impl Digits for Writer {
    fn digit(&mut self, value: u64, base: u64) -> u64 {
        debug_assert!(value < base && base <= LARGEST_BASE, "{value} of {base}");
        self.0.push((value, base));
        value
    }
}

/// A whole number of any size; reading takes digits off its end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Number {
    /// Limbs, the lowest first, the highest not 0.
    limbs: Vec<u16>,
}

impl Number {
    /// Bits up to the highest that is set.
    pub(super) fn bits(&self) -> u32 {
        let length = u32::try_from(self.limbs.len()).unwrap_or(u32::MAX / LIMB);
        length * LIMB - self.limbs.last().map_or(0, |limb| limb.leading_zeros())
    }

    /// Whether all digits were taken off.
    pub(super) fn is_zero(&self) -> bool {
        self.limbs.is_empty()
    }

    /// Appends a digit at the end.
    pub(super) fn push(&mut self, value: u64, base: u64) {
        let mut carry = value;
        for limb in &mut self.limbs {
            carry += u64::from(*limb) * base;
            *limb = low(carry);
            carry >>= LIMB;
        }
        while carry > 0 {
            self.limbs.push(low(carry));
            carry >>= LIMB;
        }
    }

    /// Takes a digit off the end.
    pub(super) fn pop(&mut self, base: u64) -> u64 {
        let mut rest = 0;
        for limb in self.limbs.iter_mut().rev() {
            let value = (rest << LIMB) | u64::from(*limb);
            *limb = low(value / base);
            rest = value % base;
        }
        while self.limbs.last() == Some(&0) {
            self.limbs.pop();
        }
        rest
    }
}

impl Digits for Number {
    fn digit(&mut self, _: u64, base: u64) -> u64 {
        self.pop(base)
    }
}

/// The lowest limb.
#[expect(clippy::cast_possible_truncation, reason = "the upper bits are masked away")]
fn low(value: u64) -> u16 {
    (value & u64::from(u16::MAX)) as u16
}

#[cfg(test)]
mod tests {
    use super::{Digits as _, LARGEST_BASE, Writer};

    #[test]
    fn digits_come_back_in_order_and_leave_nothing() {
        let digits = [(0, 1), (6, 7), (1, 2), (LARGEST_BASE - 1, LARGEST_BASE), (0, 5), (92, 1001)];
        let mut writer = Writer::default();
        for (value, base) in digits {
            writer.digit(value, base);
        }
        let mut number = writer.number();
        for (value, base) in digits {
            assert_eq!(number.digit(0, base), value);
        }
        assert!(number.is_zero());
    }

    #[test]
    fn small_values_come_back_and_take_less_room() {
        for (value, room) in [(0, 5), (14, 5), (15, 10), (63, 10)] {
            let mut writer = Writer::default();
            assert_eq!(writer.small(value, 16, 64), value);
            assert_eq!(writer.number().small(0, 16, 64), value);
            assert_eq!(writer.room(), room, "{value}");
        }
    }

    #[test]
    fn a_row_costs_the_bits_of_its_choices() {
        let mut writer = Writer::default();
        for _ in 0..100 {
            writer.digit(4, 5);
        }
        assert_eq!(writer.number().bits(), 233, "100 log2(5) is 232.2");
    }
}
