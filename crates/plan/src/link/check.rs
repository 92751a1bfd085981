//! Check symbols that find any three changed symbols.
//!
//! # Formula
//! Symbols are elements of GF(2^m); a row of n symbols is a polynomial c of degree below n. Three
//! symbols are appended that make c divisible by g(x) = (x − 1)(x − α)(x − α²), where α generates
//! the field. A row that differs from such a row in the places i, j, k by the non-zero a, b, c
//! would pass only if a α^(i l) + b α^(j l) + c α^(k l) = 0 for l = 0, 1, 2. The determinant of
//! that system is Vandermonde's, (α^j − α^i)(α^k − α^i)(α^k − α^j), and not 0 as long as the
//! powers differ, which they do for n < 2^m; so a = b = c = 0. One, two or three changed symbols
//! are therefore always found, wherever they stand. This is the Reed-Solomon code of distance 4.

/// A field of 2^m elements, in which x generates all but 0.
#[derive(Clone, Copy, Debug)]
pub(super) struct Field {
    bits: u32,
    polynomial: u64,
}

/// Characters: x^6 + x + 1, for rows of up to 63.
pub(super) const CHARACTERS: Field = Field { bits: 6, polynomial: 0b100_0011 };
/// Pairs of characters: x^12 + x^6 + x^4 + x + 1, for rows of up to 4,095.
pub(super) const PAIRS: Field = Field { bits: 12, polynomial: 0x1053 };

/// g(x) but for x³: (x − 1)(x − α)(x − α²) = x³ + 7x² + 14x + 8 in both fields, as α is 2.
const GENERATOR: [u64; 3] = [7, 14, 8];

impl Field {
    /// The three symbols to append.
    pub(super) fn checks(self, symbols: &[u64]) -> [u64; 3] {
        let mut rest = [0; 3];
        for symbol in symbols {
            let lead = rest[0] ^ symbol;
            let [a, b, c] = GENERATOR.map(|coefficient| self.times(lead, coefficient));
            rest = [rest[1] ^ a, rest[2] ^ b, c];
        }
        rest
    }

    /// The symbols before the checks, if the checks fit them.
    pub(super) fn checked(self, symbols: &[u64]) -> Option<&[u64]> {
        let (content, checks) = symbols.split_at_checked(symbols.len().checked_sub(3)?)?;
        (self.checks(content) == checks).then_some(content)
    }

    fn times(self, mut a: u64, mut b: u64) -> u64 {
        let mut product = 0;
        while b > 0 {
            product ^= a * (b & 1);
            b >>= 1;
            a <<= 1;
            a ^= (a >> self.bits) * self.polynomial;
        }
        product
    }
}

#[cfg(test)]
mod tests {
    use super::{CHARACTERS, Field, PAIRS};

    /// How many powers of x differ.
    fn order(field: Field) -> u32 {
        let mut power = 2;
        let mut order = 1;
        while power != 1 {
            power = field.times(power, 2);
            order += 1;
        }
        order
    }

    #[test]
    fn x_generates_the_whole_field() {
        assert_eq!((order(CHARACTERS), order(PAIRS)), (63, 4095));
    }

    #[test]
    fn the_generator_has_the_roots_that_it_is_said_to_have() {
        for field in [CHARACTERS, PAIRS] {
            for root in [1, 2, 4] {
                let power = |n: u32| (0..n).fold(1, |product, _| field.times(product, root));
                let terms = [(1, 3), (7, 2), (14, 1), (8, 0)];
                let value = terms.iter().fold(0, |sum, (c, n)| sum ^ field.times(*c, power(*n)));
                assert_eq!(value, 0, "{field:?} at {root}");
            }
        }
    }

    #[test]
    fn every_change_of_up_to_three_symbols_of_a_short_row_is_found() {
        let mut row = vec![53, 0, 21];
        row.extend(CHARACTERS.checks(&row));
        assert_eq!(CHARACTERS.checked(&row), Some(&row[..3]));
        for places in (1_u32..64).filter(|places| places.count_ones() <= 3) {
            let places: Vec<usize> = (0..6).filter(|place| places & (1 << place) != 0).collect();
            let count = places.iter().fold(1, |count, _| count * 63);
            for change in 0..count {
                let mut changed = row.clone();
                let mut rest = change;
                for place in &places {
                    changed[*place] ^= rest % 63 + 1;
                    rest /= 63;
                }
                assert_eq!(CHARACTERS.checked(&changed), None, "{changed:?}");
            }
        }
    }
}
