//! Order statistics.

use canghai_sim::math::each;

use crate::threads::of_each;

/// The quantile of sorted values at a level from 0 to 1, between two values in proportion.
///
/// # Formula
/// With `h = (n - 1) level`, the value at `floor h` plus the fraction of `h` times the distance to
/// the next: the usual definition of spreadsheets and of numpy. `None` of no values.
#[must_use]
pub fn quantile(sorted: &[f64], level: f64) -> Option<f64> {
    let last = sorted.len().checked_sub(1)?;
    let (below, part) = split(last, level);
    Some(between(sorted[below], sorted[last.min(below + 1)], part))
}

/// The quantiles of values in any order at ascending levels, as [`quantile`] gives them of sorted
/// ones; selecting a few places takes less than putting all in order. NaN of no values.
fn quantiles<const N: usize>(values: &mut [f64], levels: [f64; N]) -> [f64; N] {
    let mut quantiles = [f64::NAN; N];
    let Some(last) = values.len().checked_sub(1) else { return quantiles };
    // what is at or above this place is not below any value before it
    let mut settled = values.len();
    for (place, level) in levels.into_iter().enumerate().rev() {
        let (below, part) = split(last, level);
        if below < settled {
            values[..settled].select_nth_unstable_by(below, f64::total_cmp);
        }
        let least = |values: &[f64]| values.iter().copied().min_by(f64::total_cmp);
        let next = least(&values[below + 1..settled.max(below + 1)])
            .or_else(|| values.get(below + 1).copied());
        quantiles[place] = between(values[below], next.unwrap_or(values[below]), part);
        settled = settled.min(below);
    }
    quantiles
}

/// Columns that are put in order side by side.
const BLOCK: usize = 8;
/// Values up to which a network is quicker than selecting a few places; a page has few enough of them
/// always, and does without the code that selects.
const NETWORK: Option<usize> = if cfg!(target_family = "wasm") { None } else { Some(2048) };

/// Whether there are too many values for the network.
fn is_long(length: usize) -> bool {
    NETWORK.is_some_and(|most| length > most)
}

/// The quantiles of several columns of one length at ascending levels, as [`quantiles`] gives them
/// of each.
// as long as it is, it stands in a page once
#[inline(never)]
pub(crate) fn quantiles_of_columns<const N: usize>(
    columns: &[&[f64]],
    levels: [f64; N],
) -> Vec<[f64; N]> {
    let length = columns.first().map_or(0, |column| column.len());
    if length == 0 {
        return vec![[f64::NAN; N]; columns.len()];
    }
    if is_long(length) {
        return of_each(columns.len(), |place| quantiles(&mut columns[place].to_vec(), levels));
    }
    let mut rows = vec![[0.0; BLOCK]; length];
    let mut found = Vec::with_capacity(columns.len());
    for block in columns.chunks(BLOCK) {
        for (place, column) in block.iter().enumerate() {
            put(&mut rows, place, column);
        }
        sort_each(&mut rows);
        found.extend((0..block.len()).map(|place| {
            levels.map(|level| {
                let (below, part) = split(length - 1, level);
                let next = rows[(below + 1).min(length - 1)][place];
                between(rows[below][place], next, part)
            })
        }));
    }
    found
}

/// Puts the values of each column in ascending order, so that those of several parts of an ensemble
/// need only be merged; columns that are longer than the network is good for stay as they are.
pub(crate) fn put_in_order(columns: &mut [&mut [f64]]) {
    let length = columns.first().map_or(0, |column| column.len());
    if is_long(length) {
        return;
    }
    let mut rows = vec![[0.0; BLOCK]; length];
    for block in columns.chunks_mut(BLOCK) {
        for (place, column) in block.iter().enumerate() {
            put(&mut rows, place, column);
        }
        sort_each(&mut rows);
        for (place, column) in block.iter_mut().enumerate() {
            for (row, value) in rows.iter().zip(column.iter_mut()) {
                *value = row[place];
            }
        }
    }
}

/// Puts a column into a place of the rows.
fn put(rows: &mut [[f64; BLOCK]], place: usize, column: &[f64]) {
    for (row, value) in rows.iter_mut().zip(column) {
        row[place] = *value;
    }
}

/// Puts every place of the rows in ascending order, all places at once: a network of comparisons
/// that does not depend on the values has no branch that a processor could guess wrong.
///
/// # Source
/// Batcher's odd-even merge sort, which begins with what is in order already.
// as long as it is, it stands in a page once
#[inline(never)]
fn sort_each(rows: &mut [[f64; BLOCK]]) {
    let n = rows.len();
    let mut merged = runs(rows);
    while merged < n {
        let mut distance = merged;
        while distance > 0 {
            for start in (distance % merged..n.saturating_sub(distance)).step_by(2 * distance) {
                // both halves lie between multiples of the distance, so this holds of all or none
                if start / (2 * merged) == (start + distance) / (2 * merged) {
                    let (low, high) = rows[start..].split_at_mut(distance);
                    exchange(low, high);
                }
            }
            distance /= 2;
        }
        merged *= 2;
    }
}

/// The longest power of two of which the rows are runs in ascending order, below the rows' number
/// unless they are one run.
fn runs(rows: &[[f64; BLOCK]]) -> usize {
    let mut run = rows.len().next_power_of_two();
    while run > 1 && !rows.chunks(run).all(ascends) {
        run /= 2;
    }
    run
}

/// Whether every place ascends; rows in no order are told from others by the first few.
fn ascends(rows: &[[f64; BLOCK]]) -> bool {
    rows.iter()
        .zip(rows.iter().skip(1))
        .all(|(low, high)| low.iter().zip(high).all(|(a, b)| a <= b))
}

/// Puts the smaller of each place of two rows into the lower one; rows that have no counterpart
/// stay. Each selection has a comparison of its own, which is what vector instructions do.
fn exchange(low: &mut [[f64; BLOCK]], high: &mut [[f64; BLOCK]]) {
    for (low, high) in low.iter_mut().zip(high) {
        let smaller = each(|place| if high[place] < low[place] { high[place] } else { low[place] });
        let larger = each(|place| if low[place] < high[place] { high[place] } else { low[place] });
        (*low, *high) = (smaller, larger);
    }
}

/// The place at or below a level among places up to `last`, and how far the level is beyond it.
fn split(last: usize, level: f64) -> (usize, f64) {
    let place = last as f64 * level.clamp(0.0, 1.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to last")]
    let below = place.floor() as usize;
    (below, place - below as f64)
}

/// A value between two in proportion; one that is met stays what it is, whatever comes after it,
/// and so do equal ends, infinite ones included.
fn between(low: f64, high: f64, part: f64) -> f64 {
    if part == 0.0 || low == high { low } else { low + part * (high - low) }
}

#[cfg(test)]
mod tests {
    use super::{put_in_order, quantile, quantiles, quantiles_of_columns};

    #[test]
    fn selecting_gives_what_sorting_gives() {
        let levels = [0.1, 0.25, 0.5, 0.75, 0.9];
        for n in [1, 2, 3, 10, 11, 255, 256, 1000] {
            let values: Vec<f64> = (0..n).map(|i| f64::from(i * 7919 % 97) * 0.5).collect();
            let mut sorted = values.clone();
            sorted.sort_by(f64::total_cmp);
            let expected = levels.map(|level| quantile(&sorted, level).expect("values"));
            assert_eq!(quantiles(&mut values.clone(), levels), expected, "{n} values");
        }
        assert!(quantiles(&mut [], [0.5])[0].is_nan());
        let infinite = quantiles(&mut [f64::INFINITY, 1.0, f64::INFINITY], levels);
        assert_eq!((infinite[1], infinite[4]), (f64::INFINITY, f64::INFINITY));
    }

    #[test]
    fn columns_in_order_side_by_side_give_what_each_gives_alone() {
        let levels = [0.1, 0.25, 0.5, 0.75, 0.9];
        for n in [0, 1, 2, 3, 5, 8, 64, 85, 171, 256, 1000, 1024, 3000] {
            let column = |step: i32| -> Vec<f64> {
                (0..n).map(|i| f64::from((i * step) % 251 - 100) * 0.25).collect()
            };
            let mut columns: Vec<Vec<f64>> =
                [7919, 104_729, 1, 31, 17, 3, 0, 97, 41].map(column).into();
            columns[3].fill(f64::INFINITY);
            let expected: Vec<[f64; 5]> =
                columns.iter().map(|column| quantiles(&mut column.clone(), levels)).collect();
            let slices: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
            let found = quantiles_of_columns(&slices, levels);
            assert!(n == 0 || found == expected, "{n} values");
            assert_eq!(found.len(), columns.len());
        }
    }

    #[test]
    fn parts_in_order_put_together_give_what_all_together_give() {
        let levels = [0.1, 0.25, 0.5, 0.75, 0.9];
        for lengths in [&[128, 128][..], &[64, 64, 64], &[43, 43, 42], &[512, 512], &[3000, 96]] {
            let mut all: Vec<Vec<f64>> = vec![Vec::new(); 9];
            for (part, length) in lengths.iter().enumerate() {
                let value = |i: usize, step: usize| ((i * step + part * 13) % 251) as f64 * 0.5;
                let mut columns: Vec<Vec<f64>> = [7919, 104_729, 1, 31, 17, 3, 0, 97, 41]
                    .map(|step| (0..*length).map(|i| value(i, step)).collect())
                    .into();
                let mut slices: Vec<&mut [f64]> =
                    columns.iter_mut().map(Vec::as_mut_slice).collect();
                put_in_order(&mut slices);
                for (all, column) in all.iter_mut().zip(columns) {
                    assert!(*length > 2048 || column.is_sorted());
                    all.extend(column);
                }
            }
            let expected: Vec<[f64; 5]> =
                all.iter().map(|column| quantiles(&mut column.clone(), levels)).collect();
            let all: Vec<&[f64]> = all.iter().map(Vec::as_slice).collect();
            let found = quantiles_of_columns(&all, levels);
            assert_eq!(found, expected, "{lengths:?}");
        }
    }

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
