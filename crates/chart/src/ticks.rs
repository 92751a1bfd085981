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

/// Ends moved outward to whole steps of 1, 2 or 5 times a power of ten, about `count` of them, and
/// the steps from end to end.
#[must_use]
pub fn nice_axis((low, high): (f64, f64), count: usize) -> ((f64, f64), Vec<f64>) {
    let Some(step) = nice_step(high - low, count) else { return ((low, high), vec![low]) };
    let first = (low / step + 1e-9).floor();
    let last = (high / step - 1e-9).ceil();
    // whole multiples divide back exactly, where adding steps would drift
    let value = |n: f64| if step < 1.0 { n / (1.0 / step).round() } else { n * step };
    let ticks: Vec<f64> = std::iter::successors(Some(first), |n| Some(n + 1.0))
        .take_while(|n| *n <= last)
        .map(value)
        .collect();
    ((value(first), value(last)), ticks)
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
    use super::nice_axis;

    #[test]
    fn ticks_are_round_and_reach_from_end_to_end() {
        let axis = nice_axis((6.2, 14.1), 4);
        assert_eq!(axis, ((6.0, 16.0), vec![6.0, 8.0, 10.0, 12.0, 14.0, 16.0]));
        assert_eq!(nice_axis((0.0, 0.3), 3).1, [0.0, 0.1, 0.2, 0.3]);
        assert_eq!(nice_axis((-1.0, 1.0), 4).1, [-1.0, -0.5, 0.0, 0.5, 1.0]);
    }

    #[test]
    fn ends_on_a_step_stay() {
        assert_eq!(nice_axis((0.0, 8.0), 4).0, (0.0, 8.0));
    }

    #[test]
    fn no_extent_gives_one_tick() {
        assert_eq!(nice_axis((3.0, 3.0), 4), ((3.0, 3.0), vec![3.0]));
    }
}
