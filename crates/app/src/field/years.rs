//! One slider for a lever in all plan years.

/// The mean of a lever's values.
pub(super) fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len().max(1) as f64
}

/// The values moved up or down together until their mean is as wanted, each on a step and within
/// the range; what one year cannot take for its end the others take for it.
pub(super) fn moved_to(values: &[f64], wanted: f64, (min, max, step): (f64, f64, f64)) -> Vec<f64> {
    let shifted = |shift: f64| -> Vec<f64> {
        values.iter().map(|value| (value + shift).clamp(min, max)).collect()
    };
    // the mean never falls with the shift: halving the interval finds it
    let (mut low, mut high) = (min - max, max - min);
    for _ in 0..60 {
        let middle = 0.5 * (low + high);
        if mean(&shifted(middle)) < wanted {
            low = middle;
        } else {
            high = middle;
        }
    }
    shifted(high).into_iter().map(|value| on_step(value, min, step)).collect()
}

/// The nearest value that is a whole number of steps from the range's begin, without the tail that
/// binary fractions leave.
fn on_step(value: f64, min: f64, step: f64) -> f64 {
    let steps = ((value - min) / step).round();
    let tail = 1e9;
    ((min + steps * step) * tail).round() / tail
}

#[cfg(test)]
mod tests {
    use super::{mean, moved_to};

    const RANGE: (f64, f64, f64) = (0.0, 20.0, 0.1);

    #[test]
    fn all_years_move_together_and_keep_their_profile() {
        assert_eq!(moved_to(&[2.0, 2.4, 2.8], 3.0, RANGE), [2.6, 3.0, 3.4]);
        assert_eq!(moved_to(&[2.0, 2.4, 2.8], 2.4, RANGE), [2.0, 2.4, 2.8]);
    }

    #[test]
    fn a_year_at_its_end_leaves_the_rest_to_the_others() {
        let values = moved_to(&[2.0, 10.0, 18.0], 15.0, RANGE);
        assert_eq!(values[2], 20.0);
        assert!((mean(&values) - 15.0).abs() < 0.1, "{values:?}");
        assert_eq!(moved_to(&[2.0, 2.4, 2.8], 20.0, RANGE), [20.0; 3]);
        assert_eq!(moved_to(&[2.0, 2.4, 2.8], 0.0, RANGE), [0.0; 3]);
    }
}
