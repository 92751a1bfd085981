//! Numbers in words.

use canghai_sim::Quantity;

use crate::language::Language;
use crate::text::{text, unit_label};

/// The sign of a number below zero.
const MINUS: char = '−';
/// Digits between two separators of thousands.
const GROUP: usize = 3;

/// A number with so many decimals and its thousands apart: `12,345.6`.
#[must_use]
pub fn grouped(value: f64, decimals: usize) -> String {
    let digits = format!("{:.decimals$}", value.abs());
    let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
    let mut text = String::new();
    let zero = digits.bytes().all(|digit| matches!(digit, b'0' | b'.'));
    if value < 0.0 && !zero {
        text.push(MINUS);
    }
    for (index, digit) in whole.char_indices() {
        if index > 0 && (whole.len() - index) % GROUP == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push('.');
        text.push_str(fraction);
    }
    text
}

/// A fraction in percent with so many decimals: `9.57%`.
#[must_use]
pub fn percent(fraction: f64, decimals: usize) -> String {
    format!("{}%", grouped(fraction * 100.0, decimals))
}

/// A probability in percent; one that so many members can hardly tell from nothing or from
/// certainty says so: `< 0.1%`, `> 99.9%`.
#[must_use]
pub fn chance(probability: f64, members: usize) -> String {
    let smallest = 1.0 / members.max(1) as f64;
    // one in a thousand is `< 0.1%`, one in 256 is `< 0.4%`
    let decimals = 1;
    let bound = (smallest * 1000.0).ceil() / 1000.0;
    if probability < bound {
        format!("< {}", percent(bound, decimals))
    } else if probability > 1.0 - bound {
        format!("> {}", percent(1.0 - bound, decimals))
    } else if probability < 0.1 {
        percent(probability, decimals)
    } else {
        percent(probability, 0)
    }
}

/// A number as short as its value allows, for a field: `2.4`, `3500`.
#[must_use]
pub fn rounded(value: f64) -> String {
    let text = format!("{value:.6}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// A number to four digits, without idle zeros: 5/12 is `0.4167`.
pub(crate) fn four_digits(value: f64) -> String {
    let whole_digits = if value == 0.0 { 0.0 } else { value.abs().log10().floor() };
    // what is whole is not rounded
    let decimals = (3.0 - whole_digits).max(0.0);
    let unit = 10_f64.powf(decimals);
    rounded((value * unit).round() / unit)
}

/// A difference with its sign; a small one is `< 0.01`, none at all is said in words.
#[must_use]
pub fn signed(language: Language, difference: f64, decimals: usize) -> String {
    let smallest = 0.1_f64.powi(i32::try_from(decimals).unwrap_or(i32::MAX));
    // less than rounding leaves of a share of value added
    if difference.abs() < 1e-9 {
        return text(language, "difference.none");
    }
    let size = difference.abs();
    match (size < smallest, difference > 0.0) {
        (true, true) => format!("< {}", grouped(smallest, decimals)),
        (true, false) => format!("> {MINUS}{}", grouped(smallest, decimals)),
        (false, true) => format!("+{}", grouped(size, decimals)),
        (false, false) => format!("{MINUS}{}", grouped(size, decimals)),
    }
}

/// A lever's value with as many decimals as its step has; none where it is whole.
#[must_use]
pub fn lever_number(lever: &Quantity, value: f64) -> String {
    let step = lever.step.unwrap_or(1.0);
    let decimals = (0..6).find(|decimals| step * 10_f64.powi(*decimals) >= 0.99).unwrap_or(6);
    let decimals = usize::try_from(decimals).unwrap_or(6);
    let text = grouped(value, decimals);
    match text.split_once('.') {
        Some((whole, fraction)) if fraction.bytes().all(|digit| digit == b'0') => whole.to_owned(),
        _ => text,
    }
}

/// A lever's value with its unit.
#[must_use]
pub fn lever_amount(language: Language, lever: &Quantity, value: f64) -> String {
    with_unit(language, &lever_number(lever, value), lever.unit)
}

/// A number with a unit of the catalogue; a ratio has none.
pub(crate) fn with_unit(language: Language, number: &str, unit: &str) -> String {
    format!("{number} {}", unit_label(language, unit)).trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::{chance, grouped, percent, rounded, signed};
    use crate::language::Language;

    #[test]
    fn thousands_stand_apart() {
        assert_eq!(grouped(1_234_567.89, 1), "1,234,567.9");
        assert_eq!(grouped(-999.96, 1), "−1,000.0");
        assert_eq!(grouped(-0.04, 1), "0.0");
    }

    #[test]
    fn percentages_come_from_fractions() {
        assert_eq!(percent(0.095_67, 2), "9.57%");
    }

    #[test]
    fn a_probability_is_never_more_certain_than_its_members() {
        assert_eq!((chance(0.0, 1000), chance(1.0, 1000)), ("< 0.1%".into(), "> 99.9%".into()));
        assert_eq!((chance(0.0, 256), chance(0.312, 256)), ("< 0.4%".into(), "31%".into()));
        assert_eq!(chance(0.032, 1000), "3.2%");
    }

    #[test]
    fn a_lever_has_the_decimals_of_its_step() {
        let levers = canghai_sim::Levers::<f64>::FIELDS;
        let amount =
            |place: usize, value| super::lever_amount(Language::Chinese, &levers[place], value);
        assert_eq!((amount(0, 2.4), amount(0, 11.0)), ("2.4 亿元/年".into(), "11 亿元/年".into()));
        assert_eq!((amount(2, 2865.0), amount(3, 1.25)), ("2,865 亩/年".into(), "1.25".into()));
    }

    #[test]
    fn fields_show_no_idle_zeros() {
        assert_eq!(
            (rounded(2.40), rounded(3500.0), rounded(-0.0)),
            ("2.4".into(), "3500".into(), "0".into())
        );
        assert_eq!(rounded(7.65), "7.65");
    }

    #[test]
    fn a_number_of_the_model_has_four_digits_at_most() {
        let shown = [5.0 / 12.0, 0.0048, 380.0, 12_345.0, -0.01, 0.0].map(super::four_digits);
        assert_eq!(shown, ["0.4167", "0.0048", "380", "12345", "-0.01", "0"]);
    }

    #[test]
    fn a_small_difference_is_never_nothing() {
        let signed = |value| signed(Language::English, value, 2);
        assert_eq!((signed(0.004), signed(-0.004)), ("< 0.01".into(), "> −0.01".into()));
        assert_eq!((signed(0.126), signed(-0.126)), ("+0.13".into(), "−0.13".into()));
        assert_eq!(signed(0.0), "no change");
    }
}
