//! Counts with noise of their own, integrated exactly over the members.

use canghai_sim::math::each;

use crate::wire::Numbers;

/// How a member's count is distributed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Count<'a> {
    /// Negative binomial with variance `mean + dispersion mean^2`; Poisson at dispersion 0.
    NegativeBinomial {
        /// Its mean.
        mean: f64,
        /// Its overdispersion.
        dispersion: f64,
    },
    /// Independent events, each with a probability, on top of what stands already.
    PoissonBinomial {
        /// What stands already.
        standing: usize,
        /// Probability of each event.
        probabilities: &'a [f64],
    },
}

impl Count<'_> {
    /// The variance of its own noise.
    ///
    /// # Formula
    /// Negative binomial `m + a m^2` with mean `m` and overdispersion `a`; of independent events the
    /// sum of `p (1 - p)`.
    pub(crate) fn variance(&self) -> f64 {
        match *self {
            Self::NegativeBinomial { mean, dispersion } => mean + dispersion * mean * mean,
            Self::PoissonBinomial { probabilities, .. } => {
                probabilities.iter().map(|p| p * (1.0 - p)).sum()
            }
        }
    }
}

/// Probability relative to all before below which a tail is left out.
const TAIL: f64 = 1e-13;
/// Standard deviations below the mean at which a distribution begins.
const BELOW: f64 = 9.0;
/// Largest count that is told apart.
const MOST: usize = 100_000;
/// Whole numbers after which the end of the tail is looked for again.
const LOOK: usize = 8;

/// Members whose counts are added side by side.
pub(crate) const ABREAST: usize = 4;

/// A value for each of the members at hand.
type Abreast = [f64; ABREAST];

/// The mixture of the members' counts: what would be observed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mixture {
    /// Sums over the members of the probability of each whole number, apart for each place abreast.
    sums: Vec<Abreast>,
    members: usize,
    /// The members at hand: their probabilities from a first number on, not yet scaled.
    scratch: Vec<Abreast>,
    /// `1 / (k + 1)` by k: a product is quicker than a division.
    reciprocals: Vec<f64>,
}

impl Mixture {
    /// Adds a member's count; gives its probability of at least `level`.
    pub fn add(&mut self, count: &Count, level: f64) -> f64 {
        match *count {
            Count::NegativeBinomial { mean, dispersion } => {
                self.add_negative_binomials(&[mean], &[dispersion], level)[0]
            }
            Count::PoissonBinomial { standing, probabilities } => {
                let all = self.poisson_binomial(probabilities);
                self.add_scratch(standing, 1, all, level)[0]
            }
        }
    }

    /// Adds the counts of up to [`ABREAST`] members with these means and overdispersions; gives their
    /// probabilities of at least `level`.
    pub(crate) fn add_negative_binomials(
        &mut self,
        means: &[f64],
        dispersions: &[f64],
        level: f64,
    ) -> Abreast {
        let (first, all) = self.negative_binomials(means, dispersions);
        self.add_scratch(first, means.len().min(ABREAST), all, level)
    }

    /// Adds what stands in the scratch, from a first whole number on, for as many members as given and
    /// scaled by their sums; gives their probabilities of at least `level`.
    fn add_scratch(&mut self, first: usize, members: usize, all: Abreast, level: f64) -> Abreast {
        // a place without a member counts for nothing
        let scales: Abreast = each(|place| if place < members { 1.0 / all[place] } else { 0.0 });
        self.members += members;
        let end = first + self.scratch.len();
        if self.sums.len() < end {
            self.sums.resize(end, Abreast::default());
        }
        let below = whole(level.ceil()).saturating_sub(first).min(self.scratch.len());
        let mut reaching = Abreast::default();
        let (lower, upper) = self.scratch.split_at(below);
        let mut sums = self.sums[first..].iter_mut();
        for (values, sums) in lower.iter().zip(&mut sums) {
            *sums = each(|place| sums[place] + values[place] * scales[place]);
        }
        for (values, sums) in upper.iter().zip(sums) {
            let scaled: Abreast = each(|place| values[place] * scales[place]);
            *sums = each(|place| sums[place] + scaled[place]);
            reaching = each(|place| reaching[place] + scaled[place]);
        }
        reaching.map(|probability| probability.min(1.0))
    }

    /// Probabilities by their recursion, up from where they are negligible, not yet scaled; gives
    /// the first whole number and their sums, added up as they come. A member's recursion waits for
    /// itself, so several take turns.
    ///
    /// # Formula
    /// With `a` the overdispersion, `m` the mean and `b = m / (1 + a m)`,
    /// `p(k+1)/p(k) = (b + a b k) / (k + 1)`, which at `a = 0` is the Poisson distribution's
    /// `m / (k + 1)`.
    fn negative_binomials(&mut self, means: &[f64], dispersions: &[f64]) -> (usize, Abreast) {
        let given = |values: &[f64], place: usize| values.get(place).copied().unwrap_or_default();
        // also what is no number becomes 0
        let means: Abreast = each(|place| given(means, place).max(0.0));
        let dispersions: Abreast = each(|place| given(dispersions, place));
        let starts: [usize; ABREAST] = each(|place| {
            let (mean, dispersion) = (means[place], dispersions[place]);
            whole(mean - BELOW * (mean + dispersion * mean * mean).sqrt())
        });
        let (first, last) = starts
            .iter()
            .fold((MOST, 0), |(first, last), start| (first.min(*start), last.max(*start)));
        let base: Abreast = each(|place| means[place] / (1.0 + dispersions[place] * means[place]));
        let slope: Abreast = each(|place| base[place] * dispersions[place]);
        let (mut values, mut sums) = (Abreast::default(), Abreast::default());
        self.scratch.clear();
        for begin in (first..MOST).step_by(LOOK) {
            while self.reciprocals.len() < begin + LOOK {
                self.reciprocals.push(1.0 / (self.reciprocals.len() + 1) as f64);
            }
            for (k, reciprocal) in (begin..).zip(&self.reciprocals[begin..begin + LOOK]) {
                if k <= last {
                    values = each(|place| if k == starts[place] { 1.0 } else { values[place] });
                }
                sums = each(|place| sums[place] + values[place]);
                self.scratch.push(values);
                let number = k as f64;
                values = each(|place| {
                    values[place] * ((base[place] + slope[place] * number) * reciprocal)
                });
            }
            let counts = |place: usize| values[place] >= TAIL * sums[place];
            if begin + LOOK > last && !(0..ABREAST).any(counts) {
                break;
            }
        }
        (first, sums)
    }

    /// Probabilities of 0, 1, ... events of one member, adding one event after the other; gives their
    /// sum.
    fn poisson_binomial(&mut self, probabilities: &[f64]) -> Abreast {
        let distribution = &mut self.scratch;
        let alone = |value| each(|place| if place == 0 { value } else { 0.0 });
        distribution.clear();
        distribution.push(alone(1.0));
        for probability in probabilities {
            distribution.push(alone(0.0));
            for k in (0..distribution.len()).rev() {
                let before = if k > 0 { distribution[k - 1][0] } else { 0.0 };
                distribution[k][0] =
                    distribution[k][0] * (1.0 - probability) + before * probability;
            }
        }
        alone(distribution.iter().map(|values| values[0]).sum())
    }

    /// Takes up the members of another.
    pub(crate) fn append(&mut self, other: &Self) {
        self.members += other.members;
        if self.sums.len() < other.sums.len() {
            self.sums.resize(other.sums.len(), Abreast::default());
        }
        for (own, other) in self.sums.iter_mut().zip(&other.sums) {
            *own = each(|place| own[place] + other[place]);
        }
    }

    /// Writes the members' number and sums.
    pub(crate) fn write(&self, numbers: &mut Vec<f64>) {
        numbers.extend([self.members as f64, self.sums.len() as f64]);
        numbers.extend(self.sums.iter().map(|values| values.iter().sum::<f64>()));
    }

    /// Reads what [`Mixture::write`] wrote.
    pub(crate) fn read(numbers: &mut Numbers) -> Option<Self> {
        let members = numbers.whole()?;
        let sums = numbers.list()?.into_iter();
        let sums = sums.map(|sum| each(|place| if place == 0 { sum } else { 0.0 })).collect();
        Some(Self { sums, members, ..Self::default() })
    }

    /// The smallest whole number at which the distribution function reaches the level.
    #[must_use]
    pub fn quantile(&self, level: f64) -> f64 {
        let members = self.members as f64;
        // a sum of many parts may miss a level that it equals by its last digits
        let wanted = (level - 1e-12) * members;
        let mut reached = 0.0;
        let place = self.sums.iter().position(|values| {
            reached += values.iter().sum::<f64>();
            reached >= wanted
        });
        place.unwrap_or(self.sums.len().saturating_sub(1)) as f64
    }
}

/// The whole number at or below, from 0 to [`MOST`].
fn whole(value: f64) -> usize {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
    let whole = value.clamp(0.0, MOST as f64) as usize;
    whole
}

#[cfg(test)]
mod tests {
    use super::{ABREAST, Count, Mixture};
    use statrs::distribution::{DiscreteCDF as _, NegativeBinomial, Poisson};

    fn reaching(mean: f64, dispersion: f64, level: f64) -> f64 {
        Mixture::default().add(&Count::NegativeBinomial { mean, dispersion }, level)
    }

    #[test]
    fn negative_binomial_agrees_with_a_reference_library() {
        for (mean, dispersion, level) in [(30.0, 0.05, 30), (86.0, 0.15, 100), (4.0, 0.2, 8)] {
            let r = 1.0 / dispersion;
            let reference = NegativeBinomial::new(r, r / (r + mean)).expect("valid parameters");
            let expected = reference.sf(level - 1);
            assert!((reaching(mean, dispersion, level as f64) - expected).abs() < 1e-9);
        }
    }

    #[test]
    fn poisson_agrees_with_published_values() {
        // tables of the Poisson distribution: P(X >= 8 | 6.5) and P(X >= 13 | 10)
        assert!((reaching(6.5, 0.0, 8.0) - 0.327_242).abs() < 1e-6);
        assert!((reaching(10.0, 0.0, 13.0) - 0.208_444).abs() < 1e-6);
        let reference = Poisson::new(800.0).expect("a valid mean");
        assert!((reaching(800.0, 0.0, 820.0) - reference.sf(819)).abs() < 1e-9);
    }

    #[test]
    fn poisson_binomial_agrees_with_a_count_by_hand() {
        let probabilities = [0.5, 0.2, 0.1];
        let count = Count::PoissonBinomial { standing: 2, probabilities: &probabilities };
        let mut mixture = Mixture::default();
        // at least two of three: .5 .2 .9 + .5 .8 .1 + .5 .2 .1 + .5 .2 .1
        assert!((mixture.add(&count, 4.0) - 0.15).abs() < 1e-15);
        // none with .36, at most one with .85
        assert_eq!((mixture.quantile(0.3), mixture.quantile(0.5)), (2.0, 3.0));
    }

    #[test]
    fn members_abreast_have_what_each_has_alone() {
        let counts =
            [(0.0, 0.1), (3.0, 0.2), (900.0, 0.0), (4000.0, 0.001), (7.0, 0.0), (0.5, 0.05)];
        let (means, dispersions): (Vec<f64>, Vec<f64>) = counts.into_iter().unzip();
        let (mut abreast, mut alone) = (Mixture::default(), Mixture::default());
        for level in [-1.0, 2.5, 8.0, 850.0, f64::INFINITY] {
            // four and then the two that are left
            let fours = means.chunks(ABREAST).zip(dispersions.chunks(ABREAST));
            let together: Vec<f64> = fours
                .flat_map(|(means, dispersions)| {
                    let chances = abreast.add_negative_binomials(means, dispersions, level);
                    chances[..means.len()].to_vec()
                })
                .collect();
            for ((mean, dispersion), together) in counts.into_iter().zip(together) {
                let own = alone.add(&Count::NegativeBinomial { mean, dispersion }, level);
                assert!((own - together).abs() < 1e-13, "{mean}, {level}: {own}, {together}");
            }
        }
        for level in [0.1, 0.25, 0.4, 0.6, 0.75, 0.9] {
            assert_eq!(abreast.quantile(level), alone.quantile(level), "at {level}");
        }
    }

    #[test]
    fn a_mixture_has_the_quantiles_of_all_its_members_together() {
        let mut mixture = Mixture::default();
        for mean in [0.0, 0.0, 0.0, 1000.0] {
            mixture.add(&Count::NegativeBinomial { mean, dispersion: 0.0 }, 1.0);
        }
        assert_eq!(mixture.quantile(0.75), 0.0);
        assert!(mixture.quantile(0.9) > 900.0);
    }

    #[test]
    fn no_mean_is_too_small_or_too_large() {
        for mean in [0.0, 1e-12, 1e-3, 5_000.0, f64::NAN] {
            let p = reaching(mean, 0.1, 1.0);
            assert!((0.0..=1.0).contains(&p), "{mean}: {p}");
        }
    }
}
