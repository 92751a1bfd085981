//! Compositions: all the ways in which a whole number is a sum of parts, in a fixed order.
//!
//! # Formula
//! Let s(m) be the sum of the last m of k parts that sum to n. The numbers s(m) + m − 1 for
//! m = k − 1, …, 1 fall strictly, and every such row belongs to one composition. Its number in the
//! combinatorial number system is Σ C(s(m) + m − 1, m), from 0 to C(n + k − 1, k − 1) − 1.

use super::digits::LARGEST_BASE;

/// How many there are of `total` in `parts` parts; `None` if more than one digit can say.
pub(super) fn count(total: u64, parts: usize) -> Option<u64> {
    let last = parts.checked_sub(1)? as u64;
    binomial(total + last, last).filter(|count| *count <= LARGEST_BASE)
}

/// The number of a composition.
pub(super) fn rank(parts: &[u64]) -> u64 {
    let mut sum = 0;
    let places = parts.iter().skip(1).rev().zip(1..);
    places
        .map(|(part, place)| {
            sum += part;
            term(sum, place)
        })
        .fold(0, u64::saturating_add)
}

/// The composition of `total` in `parts` parts that has this number.
pub(super) fn unrank(mut rank: u64, total: u64, parts: usize) -> Vec<u64> {
    let mut before = total;
    let mut counts = Vec::with_capacity(parts);
    for place in (1..parts as u64).rev() {
        let sum = last_within(rank, before, place);
        rank -= term(sum, place);
        counts.push(before - sum);
        before = sum;
    }
    counts.push(before);
    counts
}

/// The largest sum of the last `place` parts whose term is not above the rank.
fn last_within(rank: u64, total: u64, place: u64) -> u64 {
    let (mut low, mut high) = (0, total);
    while low < high {
        let middle = (low + high).div_ceil(2);
        if term(middle, place) <= rank { low = middle } else { high = middle - 1 }
    }
    low
}

/// C(sum + place − 1, place): 0 for an empty sum.
fn term(sum: u64, place: u64) -> u64 {
    let top = (sum + place).saturating_sub(1);
    binomial(top, place).unwrap_or(u64::MAX)
}

/// C(n, k), if it and what it takes fit 64 bits.
fn binomial(n: u64, k: u64) -> Option<u64> {
    if k > n {
        return Some(0);
    }
    (1..=k).try_fold(1_u64, |product, i| Some(product.checked_mul(n - k + i)? / i))
}

#[cfg(test)]
mod tests {
    use super::{count, rank, unrank};

    #[test]
    fn every_composition_has_a_number_of_its_own() {
        for (total, parts) in [(0, 1), (0, 3), (7, 1), (9, 2), (12, 4), (5, 6)] {
            let all = count(total, parts).expect("few");
            for number in 0..all {
                let composition = unrank(number, total, parts);
                assert_eq!((composition.len(), composition.iter().sum::<u64>()), (parts, total));
                assert_eq!(rank(&composition), number);
            }
        }
    }

    #[test]
    fn six_parts_of_a_thousand_take_43_bits() {
        let all = count(1000, 6).expect("one digit");
        assert_eq!(all, 8_459_043_543_951);
        let ends = [vec![1000, 0, 0, 0, 0, 0], vec![0, 0, 0, 0, 0, 1000]];
        assert_eq!(ends.each_ref().map(|parts| rank(parts)), [0, all - 1]);
        assert_eq!([0, all - 1].map(|number| unrank(number, 1000, 6)), ends);
    }

    #[test]
    fn what_no_digit_can_say_has_no_count() {
        assert_eq!((count(1_000_000, 6), count(u64::MAX / 2, 40)), (None, None));
    }
}
