//! Order statistics.

/// The quantile of sorted values at a level from 0 to 1, between two values in proportion.
///
/// # Formula
/// With `h = (n - 1) level`, the value at `floor h` plus the fraction of `h` times the distance to
/// the next: the usual definition of spreadsheets and of numpy. `None` of no values.
#[must_use]
pub fn quantile(sorted: &[f64], level: f64) -> Option<f64> {
    let last = sorted.len().checked_sub(1)?;
    let place = last as f64 * level.clamp(0.0, 1.0);
    // a place is at most the last index
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to last")]
    let below = place.floor() as usize;
    let (low, high) = (sorted[below], sorted[last.min(below + 1)]);
    let part = place - below as f64;
    // a value that is met stays what it is, whatever comes after it, and so do equal ends
    Some(if part == 0.0 || low == high { low } else { low + part * (high - low) })
}

/// The values in ascending order.
pub(crate) fn sorted(values: impl IntoIterator<Item = f64>) -> Vec<f64> {
    let mut values: Vec<f64> = values.into_iter().collect();
    values.sort_unstable_by(f64::total_cmp);
    values
}

#[cfg(test)]
mod tests {
    use super::quantile;

    #[test]
    fn quantiles_lie_between_values_in_proportion() {
        let values = [1.0, 2.0, 4.0];
        assert_eq!(quantile(&values, 0.5), Some(2.0));
        assert_eq!(quantile(&values, 0.75), Some(3.0));
        assert_eq!((quantile(&values, 0.0), quantile(&values, 1.0)), (Some(1.0), Some(4.0)));
        assert_eq!(quantile(&[], 0.5), None);
        assert_eq!(quantile(&[1.0, f64::INFINITY], 0.0), Some(1.0));
    }
}
