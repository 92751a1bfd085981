//! Lengths and positions as text.

use std::fmt::{self, Display, Write};

/// Pixels to a hundredth, without trailing zeros or a minus before zero.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pixels(pub(crate) f64);

/// Beyond this a position is nowhere to be seen, and has no hundredths.
const FARTHEST: f64 = 1e7;

/// A sign, eight digits, a point and two digits more.
const LONGEST: usize = 12;

impl Pixels {
    /// Writes them behind a text.
    ///
    /// Charts have thousands of these in every picture: digits of whole hundredths are put down one by
    /// one, which takes a third of the time of a formatter.
    pub(crate) fn write_to(self, text: &mut String) {
        if !(-FARTHEST..=FARTHEST).contains(&self.0) {
            // writing to a string cannot fail
            let _ = write!(text, "{}", self.0);
            return;
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "at most FARTHEST times 100, and not negative"
        )]
        let hundredths = (self.0.abs() * 100.0 + 0.5) as u32;
        let (whole, part) = (hundredths / 100, hundredths % 100);
        let mut digits = Digits { buffer: [0; LONGEST], start: LONGEST };
        if part != 0 {
            if part % 10 != 0 {
                digits.put(part % 10);
            }
            digits.put(part / 10);
            digits.put_byte(b'.');
        }
        let mut left = whole;
        loop {
            digits.put(left % 10);
            left /= 10;
            if left == 0 {
                break;
            }
        }
        if self.0 < 0.0 && hundredths != 0 {
            digits.put_byte(b'-');
        }
        text.push_str(digits.as_str());
    }
}

impl Display for Pixels {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::with_capacity(LONGEST);
        self.write_to(&mut text);
        f.write_str(&text)
    }
}

/// A number's digits, written from the last to the first.
struct Digits {
    buffer: [u8; LONGEST],
    start: usize,
}

impl Digits {
    fn put(&mut self, digit: u32) {
        // a digit is less than ten
        self.put_byte(b'0' + u8::try_from(digit).unwrap_or_default());
    }

    fn put_byte(&mut self, byte: u8) {
        self.start -= 1;
        self.buffer[self.start] = byte;
    }

    fn as_str(&self) -> &str {
        std::str::from_utf8(&self.buffer[self.start..]).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::{FARTHEST, Pixels};

    #[test]
    fn they_are_what_a_rounded_number_would_be_written_as() {
        for hundredths in [-12_345, -110, -101, -5, 0, 1, 10, 99, 100, 105, 150, 99_999] {
            let value = f64::from(hundredths) / 100.0;
            assert_eq!(Pixels(value).to_string(), value.to_string());
        }
    }

    #[test]
    fn they_are_rounded_to_a_hundredth() {
        let written = [-0.000_1, 12.345_6, 0.996, -7.005, 20.1].map(|at| Pixels(at).to_string());
        assert_eq!(written, ["0", "12.35", "1", "-7.01", "20.1"]);
    }

    #[test]
    fn the_farthest_and_what_lies_beyond_are_written_too() {
        assert_eq!(Pixels(-FARTHEST).to_string(), "-10000000");
        assert_eq!(Pixels(FARTHEST + 0.25).to_string(), "10000000.25");
        assert_eq!(Pixels(f64::NAN).to_string(), "NaN");
    }
}
