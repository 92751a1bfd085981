//! Round numbers along an axis.

/// A mark on an axis with its words.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Where it stands.
    pub value: f64,
    /// What it says.
    pub label: String,
}

/// Steps that people count in, times a power of ten.
const STEPS: [f64; 4] = [1.0, 2.0, 5.0, 10.0];

/// About `count` steps of 1, 2 or 5 times a power of ten within the ends.
#[must_use]
pub fn nice_ticks((low, high): (f64, f64), count: usize) -> Vec<f64> {
    let Some(step) = nice_step(high - low, count) else { return vec![low] };
    let first = (low / step - 1e-9).ceil();
    let last = (high / step + 1e-9).floor();
    // whole multiples divide back exactly, where adding steps would drift
    std::iter::successors(Some(first), |n| Some(n + 1.0))
        .take_while(|n| *n <= last)
        .map(|n| if step < 1.0 { n / (1.0 / step).round() } else { n * step })
        .collect()
}

/// The ends moved outward to whole steps, so that the first and last tick lie on them.
#[must_use]
pub fn nice_domain((low, high): (f64, f64), count: usize) -> (f64, f64) {
    let Some(step) = nice_step(high - low, count) else { return (low, high) };
    ((low / step + 1e-9).floor() * step, (high / step - 1e-9).ceil() * step)
}

fn nice_step(extent: f64, count: usize) -> Option<f64> {
    let rough = extent / count.max(1) as f64;
    if !(rough.is_finite() && rough > 1e-12) {
        return None;
    }
    let power = 10_f64.powf(rough.log10().floor());
    STEPS.into_iter().map(|step| step * power).find(|step| *step >= rough * 0.999_999)
}

#[cfg(test)]
mod tests {
    use super::{nice_domain, nice_ticks};

    #[test]
    fn ticks_are_round_and_within_the_ends() {
        assert_eq!(nice_ticks((6.2, 14.1), 4), [8.0, 10.0, 12.0, 14.0]);
        assert_eq!(nice_ticks((0.0, 0.3), 3), [0.0, 0.1, 0.2, 0.3]);
        assert_eq!(nice_ticks((-1.0, 1.0), 4), [-1.0, -0.5, 0.0, 0.5, 1.0]);
    }

    #[test]
    fn a_domain_grows_to_whole_steps() {
        assert_eq!(nice_domain((6.2, 14.1), 4), (6.0, 16.0));
        assert_eq!(nice_domain((0.0, 8.0), 4), (0.0, 8.0));
    }

    #[test]
    fn no_extent_gives_one_tick() {
        assert_eq!(nice_ticks((3.0, 3.0), 4), [3.0]);
        assert_eq!(nice_domain((3.0, 3.0), 4), (3.0, 3.0));
    }
}
