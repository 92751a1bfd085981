//! Sobol indices from samples: how much of an outcome's variance an input explains.

/// The indices of one input for one outcome.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Indices {
    /// The part of the variance that the input explains alone (of a group: closed index).
    pub first: f64,
    /// The part that it explains alone or together with others.
    pub total: f64,
    /// Low end of the interval that holds `first` with a confidence of 95 %.
    pub first_low: f64,
    /// High end.
    pub first_high: f64,
    /// Low end of the interval that holds `total` with a confidence of 95 %.
    pub total_low: f64,
    /// High end.
    pub total_high: f64,
}

/// Samples drawn again for confidence intervals.
const RESAMPLES: usize = 200;
/// Order statistics of the resamples that hold 95 % between them.
const OUTER: (usize, usize) = (4, 195);

/// The outcome of one input's samples: `a` and `b` drawn independently, `mixed` of the points of `a`
/// with the input taken from `b`.
#[derive(Clone, Copy, Debug)]
pub struct Rows<'a> {
    /// Outcomes of the points A.
    pub a: &'a [f64],
    /// Outcomes of the points B.
    pub b: &'a [f64],
    /// Outcomes of the points A with the input of B.
    pub mixed: &'a [f64],
}

/// Samples drawn again, the same for every input and on every machine.
#[derive(Clone, Debug)]
pub struct Resamples(Vec<Vec<usize>>);

impl Resamples {
    /// So many samples drawn again and again.
    #[must_use]
    pub fn new(samples: usize) -> Self {
        let mut random = Random(0x5EED);
        let mut again = || (0..samples).map(|_| random.below(samples)).collect();
        Self((0..RESAMPLES).map(|_| again()).collect())
    }
}

impl Rows<'_> {
    /// The indices, with confidence intervals by bootstrap over the samples.
    ///
    /// `centre` is taken off all outcomes first; any number gives an estimate, one near their mean
    /// the least spread.
    ///
    /// # Formula
    /// `first = mean(b (mixed - a)) / V` (Saltelli et al. 2010), `total = mean((a - mixed)^2) / 2V`
    /// (Jansen 1999), `V` the variance of all `a` and `b`. An outcome without variance has indices 0.
    ///
    /// # Source
    /// Saltelli, Annoni, Azzini, Campolongo, Ratto, Tarantola (2010), Variance based sensitivity
    /// analysis of model output, Computer Physics Communications 181:259-270.
    #[must_use]
    pub fn indices(&self, centre: f64, resamples: &Resamples) -> Indices {
        let (first, total) = self.estimates(centre, 0..self.a.len());
        let again = resamples.0.iter();
        let (mut firsts, mut totals): (Vec<f64>, Vec<f64>) =
            again.map(|again| self.estimates(centre, again.iter().copied())).unzip();
        firsts.sort_by(f64::total_cmp);
        totals.sort_by(f64::total_cmp);
        Indices {
            first,
            total,
            first_low: firsts[OUTER.0].min(first),
            first_high: firsts[OUTER.1].max(first),
            total_low: totals[OUTER.0].min(total),
            total_high: totals[OUTER.1].max(total),
        }
    }

    /// First-order and total index from some of the samples.
    fn estimates(&self, centre: f64, samples: impl Iterator<Item = usize>) -> (f64, f64) {
        let (mut n, mut sum, mut squares, mut product, mut distance) = (0.0, 0.0, 0.0, 0.0, 0.0);
        for sample in samples {
            let [a, b, mixed] = [self.a, self.b, self.mixed].map(|rows| rows[sample] - centre);
            n += 1.0;
            sum += a + b;
            squares += a * a + b * b;
            product += b * (mixed - a);
            distance += (a - mixed) * (a - mixed);
        }
        let mean = sum / (2.0 * n);
        let variance = squares / (2.0 * n) - mean * mean;
        // what rounding leaves of nothing is nothing
        if variance <= f64::EPSILON * squares / n {
            return (0.0, 0.0);
        }
        (product / n / variance, distance / (2.0 * n) / variance)
    }
}

/// Numbers for drawing again, the same everywhere (splitmix64).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A whole number below `count`.
    fn below(&mut self, count: usize) -> usize {
        let wide = u128::from(self.next()) * count as u128;
        usize::try_from(wide >> 64).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::{Indices, Resamples, Rows};
    use sobol_burley::sample;

    const SAMPLES: u32 = 4096;

    /// Indices of a function of uniform numbers for each of its inputs.
    fn indices(inputs: u32, function: impl Fn(&[f64]) -> f64) -> Vec<Indices> {
        let point = |number: u32, first: u32| -> Vec<f64> {
            (first..first + inputs).map(|d| f64::from(sample(number, d, 7))).collect()
        };
        let points: Vec<(Vec<f64>, Vec<f64>)> =
            (0..SAMPLES).map(|number| (point(number, 0), point(number, inputs))).collect();
        let a: Vec<f64> = points.iter().map(|(a, _)| function(a)).collect();
        let b: Vec<f64> = points.iter().map(|(_, b)| function(b)).collect();
        let centre = a.iter().sum::<f64>() / f64::from(SAMPLES);
        let mixed = |input: usize| -> Vec<f64> {
            let mixed = points.iter().map(|(a, b)| {
                let mut mixed = a.clone();
                mixed[input] = b[input];
                function(&mixed)
            });
            mixed.collect()
        };
        let resamples = Resamples::new(SAMPLES as usize);
        (0..inputs as usize)
            .map(|input| Rows { a: &a, b: &b, mixed: &mixed(input) }.indices(centre, &resamples))
            .collect()
    }

    #[test]
    fn ishigami_s_function_has_the_indices_that_are_known() {
        // sin x1 + a sin^2 x2 + b x3^4 sin x1 of uniforms from -pi to pi
        let (a, b) = (7.0, 0.1);
        let found = indices(3, |u| {
            let x = [0, 1, 2].map(|i| std::f64::consts::PI * (2.0 * u[i] - 1.0));
            x[0].sin() + a * x[1].sin().powi(2) + b * x[2].powi(4) * x[0].sin()
        });
        let pi4 = std::f64::consts::PI.powi(4);
        let v1 = 0.5 * (1.0 + b * pi4 / 5.0).powi(2);
        let v2 = a * a / 8.0;
        let v13 = b * b * pi4 * pi4 * 8.0 / 225.0;
        let v = v1 + v2 + v13;
        let known = [(v1 / v, (v1 + v13) / v), (v2 / v, v2 / v), (0.0, v13 / v)];
        for (found, (first, total)) in found.iter().zip(known) {
            assert!((found.first - first).abs() < 0.02, "{found:?} {first}");
            assert!((found.total - total).abs() < 0.02, "{found:?} {total}");
            assert!(found.total_low <= total + 0.01 && found.total_high >= total - 0.01);
            assert!(found.total_low < found.total_high && found.first_low < found.first_high);
        }
    }

    #[test]
    fn of_a_sum_each_part_explains_its_own_variance() {
        let weights = [1.0, 2.0, 4.0];
        let found = indices(3, |u| u.iter().zip(weights).map(|(u, w)| u * w).sum());
        for (found, weight) in found.iter().zip(weights) {
            let known = weight * weight / 21.0;
            assert!((found.first - known).abs() < 0.005, "{found:?} {known}");
            assert!((found.total - known).abs() < 0.005, "{found:?} {known}");
        }
    }

    #[test]
    fn what_does_not_vary_has_no_indices() {
        let found = indices(2, |_| 0.1);
        assert_eq!(found, [Indices::default(); 2]);
        let found = indices(2, |u| u[0]);
        assert_eq!((found[1].first, found[1].total), (0.0, 0.0));
    }
}
