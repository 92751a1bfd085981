//! Numbers as people type them.

use crate::field::BadInput;

/// How far the signs of full width lie behind those that they stand for: `！` to `～` for `!` to `~`.
const FULL_WIDTH: u32 = 0xFEE0;

/// The number that a text says. A Chinese keyboard may type digits and signs at full width and a Chinese
/// full stop for the point.
///
/// # Errors
/// A text that is no finite number.
pub(crate) fn number(text: &str) -> Result<f64, BadInput> {
    let narrow: String = text.chars().map(narrow).collect();
    let value = narrow.trim().parse().ok().filter(|value: &f64| value.is_finite());
    value.ok_or(BadInput::NotANumber)
}

fn narrow(sign: char) -> char {
    match sign {
        '！'..='～' => char::from_u32(u32::from(sign) - FULL_WIDTH).unwrap_or(sign),
        '。' => '.',
        // as the page itself writes a number below zero
        '−' => '-',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn a_number_may_be_typed_at_full_width() {
        for typed in ["2.5", " 2.5 ", "２.５", "２．５", "2。5", "\u{3000}２。５"] {
            assert_eq!(number(typed).ok(), Some(2.5), "{typed}");
        }
        assert_eq!(number("－５").ok(), Some(-5.0));
        assert_eq!(number("−5").ok(), Some(-5.0));
    }

    #[test]
    fn what_is_no_number_stays_none() {
        for typed in ["", "abc", "ａｂｃ", "二", "2..5", "2。。5", "NaN", "ｉｎｆ", "1e999"]
        {
            assert!(number(typed).is_err(), "{typed}");
        }
    }
}
