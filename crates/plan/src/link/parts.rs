//! Parts of a whole, as whole numbers that sum to a power of ten exactly.

use super::compositions;
use super::decimal::Decimal;
use super::digits::Digits;
use super::grid::whole;

/// What the parts sum to, from coarse to fine: hundredths, thousandths, then as fine as it takes
/// to keep six digits of the smallest part.
const TOTALS: [u64; 11] = [
    100,
    1000,
    1_000_000,
    10_000_000,
    100_000_000,
    1_000_000_000,
    10_000_000_000,
    100_000_000_000,
    1_000_000_000_000,
    10_000_000_000_000,
    100_000_000_000_000,
];
/// How many totals there are.
pub(super) const SCALES: usize = TOTALS.len();
/// Totals on which parts stand exactly.
const STEPS: usize = 2;
/// How far, relative, a value may stand from a step and still be it: some units of the last bit.
const ROUNDING: f64 = 1e-14;
/// How far the parts that are on no step may be stretched so that the sum is 1.
const STRETCH: f64 = 1e-5;

/// Parts of a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Parts {
    /// Which total.
    scale: usize,
    /// The parts; their sum is the total.
    counts: Vec<u64>,
}

impl Parts {
    /// Parts that sum to 1 within the tolerance of a scenario: exact where all stand on hundredths
    /// or thousandths, else each with six significant digits. Parts that were read from a token
    /// are written as they stood there.
    pub(super) fn of(parts: &[f64]) -> Self {
        let exact = (0..TOTALS.len()).find_map(|scale| Self::exact(parts, scale));
        exact.unwrap_or_else(|| Self::rounded(parts))
    }

    /// Parts that all stand on the steps of a total.
    fn exact(parts: &[f64], scale: usize) -> Option<Self> {
        let total = TOTALS[scale];
        let on = |part: f64| {
            step(part, total).filter(|count| scale < STEPS || *count as f64 / total as f64 == part)
        };
        let counts = parts.iter().map(|part| on(*part)).collect::<Option<Vec<u64>>>()?;
        (counts.iter().sum::<u64>() == total).then_some(Self { scale, counts })
    }

    /// Parts on the coarsest steps that keep six digits of each.
    fn rounded(parts: &[f64]) -> Self {
        let finest = TOTALS.len() - 1;
        (STEPS..=finest)
            .map(|scale| Self { scale, counts: apportioned(parts, TOTALS[scale]) })
            .find(|found| found.scale == finest || found.keeps(parts))
            .map(Self::coarsest)
            .unwrap_or_default()
    }

    /// The same parts on the coarsest steps that they stand on.
    fn coarsest(self) -> Self {
        let total = TOTALS[self.scale];
        let coarser = TOTALS[..self.scale].iter().map(|coarse| total / coarse).enumerate();
        let mut coarser = coarser.filter(|(_, by)| self.counts.iter().all(|count| count % by == 0));
        match coarser.next() {
            Some((scale, by)) => {
                Self { scale, counts: self.counts.iter().map(|count| count / by).collect() }
            }
            None => self,
        }
    }

    /// The parts as fractions of 1.
    pub(super) fn values(&self) -> Vec<f64> {
        let total = TOTALS[self.scale] as f64;
        self.counts.iter().map(|count| *count as f64 / total).collect()
    }

    /// Which total they sum to, from the coarsest.
    pub(super) fn scale(&self) -> usize {
        self.scale
    }

    /// Their place in a token of version 1: the total, then each part out of what is left.
    pub(super) fn coded(&self, digits: &mut impl Digits, length: usize) -> Self {
        let scale = digits.length(self.scale, SCALES - 1);
        Self { scale, counts: in_turn(digits, &self.counts, TOTALS[scale], length) }
    }

    /// Their place in a token since: the total, unless it is said already, then the number of the
    /// composition, or each part out of what is left where there are too many compositions.
    pub(super) fn ranked(
        &self,
        digits: &mut impl Digits,
        length: usize,
        scale: Option<usize>,
    ) -> Self {
        let scale = scale.unwrap_or_else(|| digits.length(self.scale, SCALES - 1));
        let total = TOTALS[scale];
        let finer = (total / TOTALS[self.scale]).max(1);
        let counts: Vec<u64> = self.counts.iter().map(|count| count * finer).collect();
        let counts = match compositions::count(total, length) {
            Some(all) => {
                let rank = digits.digit(compositions::rank(&counts).min(all - 1), all);
                compositions::unrank(rank, total, length)
            }
            None => in_turn(digits, &counts, total, length),
        };
        Self { scale, counts }
    }

    /// Whether each part is right to half a unit of its sixth digit.
    fn keeps(&self, parts: &[f64]) -> bool {
        let near = |(part, value): (&f64, f64)| {
            *part == value || (part - value).abs() <= Decimal::of(*part).half_unit()
        };
        parts.iter().zip(self.values()).all(near)
    }
}

/// Each part but the last out of what is left of the total.
fn in_turn(digits: &mut impl Digits, counts: &[u64], total: u64, length: usize) -> Vec<u64> {
    let mut rest = total;
    let mut found = Vec::with_capacity(length);
    for place in 0..length.saturating_sub(1) {
        let count = digits.digit(counts.get(place).copied().unwrap_or(0).min(rest), rest + 1);
        rest -= count;
        found.push(count);
    }
    found.push(rest);
    found
}

/// How many steps of 1/total a part is, if it stands on one.
fn step(part: f64, total: u64) -> Option<u64> {
    let total = total as f64;
    let count = (part * total).round();
    let on = (count / total - part).abs() <= ROUNDING * part.abs();
    (on && (0.0..=total).contains(&count)).then_some(whole(count))
}

/// Parts rounded so that their sum is the total and those on hundredths are exact.
fn apportioned(parts: &[f64], total: u64) -> Vec<u64> {
    let fixed = |part: f64| step(part, TOTALS[0]).map(|count| count * (total / TOTALS[0]));
    let mut counts: Vec<Option<u64>> = parts.iter().map(|part| fixed(*part)).collect();
    let free_sum: f64 =
        parts.iter().zip(&counts).filter(|(_, count)| count.is_none()).map(|(part, _)| part).sum();
    let left = total.saturating_sub(counts.iter().flatten().sum());
    let mut stretch = left as f64 / total as f64 / free_sum;
    let bearable = (stretch - 1.0).abs() <= STRETCH;
    if !bearable {
        // the parts on hundredths leave no room for the others: all of them give a little
        counts = vec![None; parts.len()];
        stretch = 1.0 / parts.iter().sum::<f64>();
    }
    let free: Vec<usize> = (0..parts.len()).filter(|place| counts[*place].is_none()).collect();
    let rounded =
        |(part, count): (&f64, Option<u64>)| count.unwrap_or(whole(part * stretch * total as f64));
    let counts = parts.iter().zip(counts).map(rounded).collect();
    summing_to(total, counts, free)
}

/// The counts with single units given to or taken from the largest of those that are free.
fn summing_to(total: u64, mut counts: Vec<u64>, mut free: Vec<usize>) -> Vec<u64> {
    free.sort_by_key(|place| std::cmp::Reverse(counts[*place]));
    let sum: u64 = counts.iter().sum();
    // rounding moves the sum by less than a unit a part
    let missing = usize::try_from(total.abs_diff(sum)).unwrap_or(0).min(2 * free.len());
    for place in free.iter().cycle().take(missing) {
        let count = &mut counts[*place];
        *count = if sum < total { *count + 1 } else { count.saturating_sub(1) };
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::{Parts, SCALES};
    use crate::link::digits::Writer;

    fn through(parts: &[f64]) -> (Vec<f64>, u32) {
        let (mut first, mut writer) = (Writer::default(), Writer::default());
        let coded = Parts::of(parts);
        coded.coded(&mut first, parts.len());
        coded.ranked(&mut writer, parts.len(), None);
        let bits = writer.room();
        let back = Parts::default().ranked(&mut writer.number(), parts.len(), None);
        assert_eq!(back, coded);
        assert_eq!(Parts::default().coded(&mut first.number(), parts.len()), coded);
        for scale in coded.scale..SCALES {
            let mut writer = Writer::default();
            coded.ranked(&mut writer, parts.len(), Some(scale));
            let finer = Parts::default().ranked(&mut writer.number(), parts.len(), Some(scale));
            assert_eq!(finer.values(), back.values(), "on finer steps they are the same");
        }
        let again = Parts::of(&back.values());
        assert_eq!(again.values(), back.values(), "what was read is written the same");
        (back.values(), bits)
    }

    #[test]
    fn parts_on_steps_come_back_exactly() {
        for parts in [[0.15, 0.4, 0.1, 0.25, 0.07, 0.03], [0.155, 0.395, 0.1, 0.25, 0.07, 0.03]] {
            assert_eq!(through(&parts).0, parts);
        }
        assert_eq!(through(&[1.0, 0.0, 0.0]).0, [1.0, 0.0, 0.0]);
        assert_eq!(through(&[0.15 + 2e-17, 0.4, 0.45]).0, [0.15, 0.4, 0.45]);
        assert_eq!(through(&[1.0]).0, [1.0]);
    }

    #[test]
    fn a_part_that_was_set_stays_exact_among_those_that_gave_way() {
        let others = [0.4, 0.1, 0.25, 0.07, 0.03].map(|part| part / 0.85 * 0.63);
        let mut parts = vec![0.37];
        parts.extend(others);
        let (back, bits) = through(&parts);
        assert_eq!(back[0], 0.37);
        assert!((back.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        assert!(bits < 116, "{bits}");
    }

    #[test]
    fn small_parts_keep_six_digits_too() {
        let small = 0.000_012_345_678;
        let (back, _) = through(&[small, 1.0 / 3.0, 2.0 / 3.0 - small]);
        assert!((back[0] - small).abs() <= 5e-11, "{back:?}");
        assert!((back[1] - 1.0 / 3.0).abs() <= 5e-7);
    }

    #[test]
    fn a_sum_that_is_almost_one_becomes_one() {
        let (back, _) = through(&[0.333_333, 0.333_333, 0.333_333]);
        assert!((back.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        let (back, _) = through(&[0.5, 0.5, 1e-7]);
        assert!(back[2] > 0.9e-7);
    }
}
