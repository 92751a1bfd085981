//! The characters of a token: what version it is of, how long, and whether it is whole.
//!
//! | characters | meaning, the same in every version |
//! |---|---|
//! | 1 | the version of the format: `1` to `9`, then letters |
//! | 2, 3 | how many pairs of characters follow the sixth, n |
//! | 4 to 6 | checks of the first three, [`check::CHARACTERS`](super::check) |
//! | 7 to 6 + 2n | n pairs: the content, a number in base 4,096, its end first, and three pairs of checks, [`check::PAIRS`](super::check) |
//!
//! A change of up to three characters that touches the first six breaks their checks. One that does
//! not leaves n as it was and changes up to three pairs, which the checks of the pairs find. So every
//! change of up to three characters is found. A cut is told from a change by n: fewer characters
//! than it says are there. What follows the last pair is no part of the token.

use super::check::{CHARACTERS, PAIRS};
use super::digits::Number;

/// The characters of a token in the order of their values.
pub(super) const ALPHABET: &[u8; 64] =
    b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
/// Characters before the pairs.
pub(super) const HEAD: usize = 6;
/// Base of a pair.
const PAIR: u64 = 4096;
/// Most pairs, those of the checks included: as many as the checks hold for.
const MOST_PAIRS: usize = 4095;
/// Pairs of checks.
const CHECKS: usize = 3;

/// What the first characters say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Head {
    /// The character of the version.
    pub(super) version: u8,
    /// Characters of the whole token.
    pub(super) length: usize,
}

/// The value of a character of the alphabet.
pub(super) fn symbol(character: u8) -> Option<u8> {
    let value = match character {
        b'A'..=b'Z' => character - b'A',
        b'a'..=b'z' => character - b'a' + 26,
        b'0'..=b'9' => character - b'0' + 52,
        b'-' => 62,
        b'_' => 63,
        _ => return None,
    };
    Some(value)
}

/// The character of a value.
pub(super) fn character(symbol: u8) -> Option<char> {
    ALPHABET.get(usize::from(symbol)).copied().map(char::from)
}

/// The head of a token, if these symbols begin with one that is whole.
pub(super) fn head(symbols: &[u8]) -> Option<Head> {
    let values: Vec<u64> = symbols.get(..HEAD)?.iter().map(|symbol| u64::from(*symbol)).collect();
    CHARACTERS.checked(&values)?;
    let [version, high, low] = [0, 1, 2].map(|place| usize::from(symbols[place]));
    let pairs = high * 64 + low;
    let version = *ALPHABET.get(version)?;
    let sound = pairs > CHECKS && pairs <= MOST_PAIRS && version.is_ascii_alphanumeric();
    sound.then_some(Head { version, length: HEAD + 2 * pairs })
}

/// The content of a token of a known head; `None` if the checks do not fit it.
pub(super) fn content(symbols: &[u8]) -> Option<Number> {
    let pairs: Vec<u64> = symbols
        .get(HEAD..)?
        .chunks(2)
        .map(|pair| pair.iter().fold(0, |value, symbol| value * 64 + u64::from(*symbol)))
        .collect();
    let mut number = Number::default();
    for pair in PAIRS.checked(&pairs)?.iter().rev() {
        number.push(*pair, PAIR);
    }
    Some(number)
}

/// The token of a content in a version of the format; `None` if it is longer than a token can be.
pub(super) fn token(version: u8, mut number: Number) -> Option<String> {
    let mut pairs = Vec::new();
    while !number.is_zero() || pairs.is_empty() {
        pairs.push(number.pop(PAIR));
    }
    pairs.extend(PAIRS.checks(&pairs));
    if pairs.len() > MOST_PAIRS {
        return None;
    }
    let count = pairs.len() as u64;
    let mut symbols = vec![u64::from(symbol(version)?), count / 64, count % 64];
    symbols.extend(CHARACTERS.checks(&symbols));
    symbols.extend(pairs.iter().flat_map(|pair| [pair / 64, pair % 64]));
    symbols.into_iter().map(|symbol| u8::try_from(symbol).ok().and_then(character)).collect()
}

#[cfg(test)]
mod tests {
    use super::{ALPHABET, content, head, symbol, token};
    use crate::link::digits::{Digits as _, Writer};

    #[test]
    fn every_character_of_the_alphabet_has_its_place_as_value() {
        for (place, character) in ALPHABET.iter().enumerate() {
            assert_eq!(symbol(*character).map(usize::from), Some(place));
        }
        assert_eq!(symbol(b'+'), None);
    }

    #[test]
    fn a_number_comes_back_from_its_token() {
        let mut writer = Writer::default();
        for value in 0..500 {
            writer.digit(value % 7, 7);
        }
        let number = writer.number();
        let token = token(b'1', number.clone()).expect("a short number");
        let symbols: Vec<u8> = token.bytes().filter_map(symbol).collect();
        assert_eq!(head(&symbols).map(|head| head.length), Some(token.len()));
        assert_eq!(content(&symbols), Some(number));
    }

    #[test]
    fn a_number_that_is_too_long_makes_no_token() {
        let mut writer = Writer::default();
        for _ in 0..4093 {
            writer.digit(4095, 4096);
        }
        assert_eq!(token(b'1', writer.number()), None);
    }
}
