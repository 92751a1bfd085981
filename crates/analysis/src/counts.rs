//! Counts with noise of their own, integrated exactly over the members.

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

/// Probability relative to the mode's below which a tail is left out.
const TAIL: f64 = 1e-12;
/// Standard deviations below the mean at which a distribution begins.
const BELOW: f64 = 9.0;
/// Largest count that is told apart.
const MOST: usize = 100_000;

/// The mixture of the members' counts: what would be observed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mixture {
    /// Sums over the members of the probability of each whole number.
    sums: Vec<f64>,
    members: usize,
    /// The member at hand: its probabilities from a first number on, not yet scaled.
    scratch: Vec<f64>,
    /// `1 / (k + 1)` by k: a product is quicker than a division.
    reciprocals: Vec<f64>,
}

impl Mixture {
    /// Adds a member's count; gives its probability of at least `level`.
    pub fn add(&mut self, count: &Count, level: f64) -> f64 {
        let (first, all) = match *count {
            Count::NegativeBinomial { mean, dispersion } => {
                self.negative_binomial(mean, dispersion)
            }
            Count::PoissonBinomial { standing, probabilities } => {
                self.poisson_binomial(probabilities);
                (standing, self.scratch.iter().sum())
            }
        };
        let end = first + self.scratch.len();
        if self.sums.len() < end {
            self.sums.resize(end, 0.0);
        }
        self.members += 1;
        let scale = 1.0 / all;
        for (sum, value) in self.sums[first..end].iter_mut().zip(&self.scratch) {
            *sum += value * scale;
        }
        let below = (first..end).take_while(|k| (*k as f64) < level).count();
        (self.scratch[below..].iter().sum::<f64>() * scale).min(1.0)
    }

    /// Probabilities by their recursion, up from where they are negligible, not yet scaled; gives
    /// the first whole number and their sum, added up as they come: one sum need not wait for
    /// another.
    ///
    /// # Formula
    /// With `a` the overdispersion and `m` the mean, `p(k+1)/p(k) = (1 + a k) m / ((1 + a m)(k + 1))`,
    /// which at `a = 0` is the Poisson distribution's `m / (k + 1)`.
    fn negative_binomial(&mut self, mean: f64, dispersion: f64) -> (usize, f64) {
        self.scratch.clear();
        self.scratch.push(1.0);
        if mean.is_nan() || mean <= 0.0 {
            return (0, 1.0);
        }
        let first = whole(mean - BELOW * (mean + dispersion * mean * mean).sqrt());
        let scale = mean / (1.0 + dispersion * mean);
        let (mut value, mut largest, mut sum) = (1.0, 1.0_f64, 1.0);
        for k in first..MOST {
            value *= scale * (1.0 + dispersion * k as f64) * self.reciprocal(k);
            largest = largest.max(value);
            if value < TAIL * largest {
                break;
            }
            sum += value;
            self.scratch.push(value);
        }
        (first, sum)
    }

    fn reciprocal(&mut self, k: usize) -> f64 {
        while self.reciprocals.len() <= k {
            self.reciprocals.push(1.0 / (self.reciprocals.len() + 1) as f64);
        }
        self.reciprocals[k]
    }

    /// Probabilities of 0, 1, ... events, adding one event after the other.
    fn poisson_binomial(&mut self, probabilities: &[f64]) {
        let distribution = &mut self.scratch;
        distribution.clear();
        distribution.push(1.0);
        for probability in probabilities {
            distribution.push(0.0);
            for k in (0..distribution.len()).rev() {
                let before = if k > 0 { distribution[k - 1] } else { 0.0 };
                distribution[k] = distribution[k] * (1.0 - probability) + before * probability;
            }
        }
    }

    /// The smallest whole number at which the distribution function reaches the level.
    #[must_use]
    pub fn quantile(&self, level: f64) -> f64 {
        let members = self.members as f64;
        // a sum of many parts may miss a level that it equals by its last digits
        let wanted = (level - 1e-12) * members;
        let mut reached = 0.0;
        let place = self.sums.iter().position(|value| {
            reached += value;
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
    use super::{Count, Mixture};
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
